/*
 * out.h - records → JSON Lines files and databases.
 *
 * Records come document by document: the document's own record first, then the
 * records it owns. A sink replaces what it has of a document as a whole.
 */
#ifndef MUBIAO_OUT_OUT_H
#define MUBIAO_OUT_OUT_H

#include "core/record.h"

#include <glib.h>

struct out;

/*
 * Open a sink: "jsonl:PATH" or PATH.jsonl (written to a temporary name, and renamed
 * by out_close()), "jsonl:-" (stdout), "sqlite:PATH" or PATH.db. MUBIAO_ERROR_USAGE
 * for another kind, MUBIAO_ERROR_IO where it cannot be opened.
 */
struct out *out_open(const char *target, GError **error);

/*
 * Write one document's records: `records[0]` is its document record. Either all are
 * taken or, on an error, none.
 */
gboolean out_put(struct out *o, const struct record *records, gsize n, GError **error);

/*
 * Finish: sync, commit, rename. Nothing of a JSON Lines file is visible before.
 * After an error the old file stands as it was. `o` is released in any case.
 */
gboolean out_close(struct out *o, GError **error);

/* Give up: release without making anything visible. NULL is fine. */
void out_abandon(struct out *o);

/* The program mubiao-out. */
int out_main(int argc, char **argv);

#endif
