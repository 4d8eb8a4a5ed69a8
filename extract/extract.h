/*
 * extract.h - a document's text → mentions: what stands where.
 *
 * An extractor holds compiled rules and gazetteers; it is not changed by use, so one
 * extractor serves any number of threads (each with its own scratch).
 */
#ifndef MUBIAO_EXTRACT_EXTRACT_H
#define MUBIAO_EXTRACT_EXTRACT_H

#include "core/document.h"

#include <glib.h>

struct extract_options {
    const char *const *rules; /* more folders with *.rules, NULL-terminated; may be NULL */
    const char *const
        *tables; /* more folders with *.tsv (sectors, regions, units …); may be NULL */
};

struct extractor;
struct extract_scratch; /* match data and buffers of one thread */

/* MUBIAO_ERROR_USAGE names the rule file and line that is wrong. */
struct extractor *extractor_new(const struct extract_options *options, GError **error);
void extractor_free(struct extractor *x); /* NULL is fine */

struct extract_scratch *extract_scratch_new(const struct extractor *x);
void extract_scratch_free(struct extract_scratch *s); /* NULL is fine */

/*
 * Find all mentions in doc->text and set doc->mentions (never NULL afterwards), in
 * place of any it had. Returns false with MUBIAO_ERROR_LIMIT where a match limit was
 * hit: the document has no mentions then.
 */
gboolean extractor_run(const struct extractor *x, struct extract_scratch *s, struct document *doc,
                       GError **error);

/* The program mubiao-extract. */
int extract_main(int argc, char **argv);

/* `mubiao rules check [FOLDER…]`: every rule's own examples. Returns the exit status. */
int rules_main(int argc, char **argv);

#endif
