/*
 * sink.h - what a kind of output has to offer to stand behind out.h.
 */
#ifndef MUBIAO_OUT_SINK_H
#define MUBIAO_OUT_SINK_H

#include "core/record.h"

#include <glib.h>

struct sink {
    const char *scheme; /* "sqlite": the word before the `:` */
    const char *suffix; /* ".db": a plain path that ends so is meant */
    void *(*open)(const char *path, GError **error);
    gboolean (*put)(void *state, const struct record *records, gsize n, GError **error);
    gboolean (*close)(void *state, GError **error); /* releases `state` in any case */
    void (*abandon)(void *state);
};

extern const struct sink sink_jsonl;
extern const struct sink sink_sqlite;

#endif
