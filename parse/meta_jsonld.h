/*
 * meta_jsonld.h - articles described by JSON-LD (schema.org, and Baidu's cambrian.jsonld).
 *
 * Pages break JSON in many ways; read is what can be: comments, CDATA marks, control
 * characters in strings, trailing commas, a list of objects, `@graph`, nested objects.
 */
#ifndef MUBIAO_PARSE_META_JSONLD_H
#define MUBIAO_PARSE_META_JSONLD_H

#include "core/arena.h"

#include <glib.h>

/* Longer blocks are not read. */
#define JSONLD_MAX ((gsize)1 << 20)

/* One article; strings are in the arena, NULL where it says nothing. */
struct jsonld_article {
    const char *headline, *published, *created, *modified;
    const char *author;       /* joined by "、" */
    gboolean author_is_group; /* an Organization wrote it */
    const char *publisher, *url, *keywords;
};

/*
 * Add the articles of one block to `out`, which holds `count` of at most `max`; returns
 * how many it holds then. A block that is no JSON adds nothing.
 */
gsize jsonld_read(struct arena *a, const char *s, gsize n, struct jsonld_article *out, gsize count,
                  gsize max);

#endif
