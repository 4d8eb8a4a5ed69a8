/*
 * normalize.h - a document with mentions → records: what it means.
 *
 * A normalizer holds tables; it is not changed by use, so one serves any number of
 * threads.
 */
#ifndef MUBIAO_NORMALIZE_NORMALIZE_H
#define MUBIAO_NORMALIZE_NORMALIZE_H

#include "core/document.h"
#include "core/record.h"

#include <glib.h>

#define NORMALIZE_DEFAULT_TYPES                                                                    \
    (1u << RECORD_DOCUMENT | 1u << RECORD_TARGET | 1u << RECORD_FIGURE | 1u << RECORD_DATE |       \
     1u << RECORD_SECTOR)

struct normalize_options {
    unsigned types;            /* 1 << RECORD_… for each wanted type; 0: the default ones */
    const char *const *tables; /* more folders with *.tsv; may be NULL */
};

struct normalizer;

struct normalizer *normalizer_new(const struct normalize_options *options, GError **error);
void normalizer_free(struct normalizer *n); /* NULL is fine */

/*
 * Append the document's record and then its records, in text order, to `out`. All
 * their strings live in doc->arena or in the normalizer's tables.
 *
 * `trace`, if not NULL, gets lines for people on how each field was resolved
 * (`mubiao explain`).
 */
void normalizer_run(const struct normalizer *n, struct document *doc, struct record_list *out,
                    GString *trace);

/* "target,date,…", as for --types, → bits. MUBIAO_ERROR_USAGE names an unknown type. */
gboolean normalize_parse_types(const char *list, unsigned *types, GError **error);

/* The program mubiao-normalize. */
int normalize_main(int argc, char **argv);

#endif
