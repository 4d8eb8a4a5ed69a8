/*
 * settings.h - what pipeline.conf and the command line ask of `mubiao run`.
 */
#ifndef MUBIAO_PIPELINE_SETTINGS_H
#define MUBIAO_PIPELINE_SETTINGS_H

#include "fetch/fetch.h"
#include "parse/parse.h"

#include <glib.h>

/* One [source NAME] group: exactly one of the three says where its pages are. */
struct source {
    const char *name;
    char **files;     /* files, folders or shell patterns */
    const char *urls; /* a file with one URL a line */
    char **url;       /* URLs */
};

struct settings {
    struct config *config; /* owns the strings; NULL where no file was read */
    struct source *sources;
    gsize n_sources;

    unsigned workers; /* 0: one for each core */
    char **output;    /* targets as for out_open() */
    const char *rejects, *summary;
    const char *warc; /* folder that keeps what was fetched */

    const char *simplify;
    gsize max_page;
    char **rules, **tables; /* more folders */
    const char *types;

    struct fetch_options fetch;
};

/*
 * Read `path`. Relative paths in it are relative to its folder. MUBIAO_ERROR_USAGE
 * names file and line of an unknown group or key, or of a wrong value.
 */
struct settings *settings_load(const char *path, GError **error);
/* The defaults, without a file. */
struct settings *settings_new(void);
void settings_free(struct settings *s); /* NULL is fine */

#endif
