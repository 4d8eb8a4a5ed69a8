/*
 * config.h - key files (GKeyFile) read by tables.
 *
 * A program says in a table which keys a group may have; whatever else stands in
 * the file is an error that names file, line, group and key. Numbers are checked
 * against the range in the table; sizes take the suffixes K, M and G (1024).
 */
#ifndef MUBIAO_CORE_CONFIG_H
#define MUBIAO_CORE_CONFIG_H

#include <glib.h>

enum config_kind {
    CONFIG_STRING, /* const char *; empty counts as absent */
    CONFIG_LIST,   /* char **, NULL-terminated: values between `;` */
    CONFIG_BOOL,   /* gboolean: true or false */
    CONFIG_UINT,   /* unsigned */
    CONFIG_SIZE,   /* gsize, bytes */
    CONFIG_NUMBER  /* double */
};

struct config_key {
    const char *key;
    enum config_kind kind;
    gsize offset;       /* into the struct that is filled */
    double least, most; /* for numbers and sizes; both 0: any */
};

struct config;

/* MUBIAO_ERROR_USAGE: cannot be opened, over 1 MiB, not a key file. */
struct config *config_load(const char *path, GError **error);
/* The same from text at hand; `name` stands for the file in messages. */
struct config *config_parse(const char *name, const char *text, GError **error);
void config_free(struct config *c); /* NULL is fine; gives back all strings it gave */

/* All groups in the file's order, NULL-terminated; owned by `c`. */
const char *const *config_groups(const struct config *c);

/*
 * Fill `into` from `group`; members whose key is absent keep what they have, and a
 * missing group fills nothing. MUBIAO_ERROR_USAGE for an unknown key or a wrong value.
 */
gboolean config_read(struct config *c, const char *group, const struct config_key *keys, gsize n,
                     void *into, GError **error);

/* An error about a whole group that the program does not know. */
void config_unknown_group(const struct config *c, const char *group, GError **error);

/* A path in the file is relative to the file's folder. Owned by `c`; NULL gives NULL. */
const char *config_path(struct config *c, const char *path);

#endif
