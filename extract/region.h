/*
 * region.h - finds names of regions (tables/regions.tsv), and the words that stand for
 * one: 全省, 我市, 本港.
 */
#ifndef MUBIAO_EXTRACT_REGION_H
#define MUBIAO_EXTRACT_REGION_H

#include "core/document.h"

#include <glib.h>

struct region_finder;

/* `tables`: more folders with regions.tsv, NULL-terminated; may be NULL. */
struct region_finder *region_finder_new(const char *const *tables, GError **error);
void region_finder_free(struct region_finder *f); /* NULL is fine */

/*
 * Append a struct mention for each region in doc->text to `out`, in text order. Only
 * byte_start and byte_end are set, start and end are the caller's to fill in. One scan;
 * immutable, so one finder serves any number of threads.
 */
void region_finder_run(const struct region_finder *f, struct document *doc, GArray *out);

#endif
