/*
 * batch.h - pages through parse, extract and normalize, by several threads, in order.
 *
 * The calling thread hands pages in; workers turn them into records; finished pages
 * come back, in the order they were handed in, to the calling thread, which alone
 * writes. So the output does not depend on the number of workers. At most
 * BATCH_DEPTH pages a worker wait or are being worked on: memory stays bounded.
 */
#ifndef MUBIAO_PIPELINE_BATCH_H
#define MUBIAO_PIPELINE_BATCH_H

#include "core/record.h"
#include "core/reject.h"
#include "extract/extract.h"
#include "normalize/normalize.h"
#include "parse/parse.h"

#include <glib.h>

#define BATCH_DEPTH 4

struct chain { /* the stages: made once, only read by the workers */
    struct parser *parser;
    struct extractor *extractor;
    struct normalizer *normalizer;
};

/* A page that is done. Everything in it holds until the function returns. */
struct batch_result {
    const char *input; /* the page's url, or the file it came from */
    uint64_t record;   /* of a WARC file, where it failed before it became a page; else 0 */
    const char *stage; /* where it failed: "parse", "extract" */
    enum reject_reason reason;
    const GError *error; /* NULL: it worked, and records->at[0] is the document's */
    const struct record_list *records;
    gsize bytes; /* of the page */
};
typedef gboolean batch_done_func(void *data, const struct batch_result *result, GError **error);

struct batch;

/*
 * `workers` 0: one for each core. NULL with MUBIAO_ERROR_IO where the system lets none start;
 * fewer than asked for do the work as well.
 */
struct batch *batch_new(const struct chain *chain, unsigned workers, batch_done_func *done,
                        void *data, GError **error);
/*
 * Hand in a page (copied). May call `done` for earlier pages. Returns false with an
 * error where `done` did.
 */
gboolean batch_page(struct batch *b, const struct page *page, const char *input, GError **error);
/* The same for an input that failed before it became a page, so that it keeps its place. */
gboolean batch_failure(struct batch *b, const char *input, uint64_t record,
                       enum reject_reason reason, const GError *why, GError **error);
/* Wait for all pages. */
gboolean batch_finish(struct batch *b, GError **error);
void batch_free(struct batch *b); /* drops what is not finished; NULL is fine */

#endif
