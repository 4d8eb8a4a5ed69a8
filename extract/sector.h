/*
 * sector.h - finds the names of industries, tracks and fields of technology that the
 * text presents as such: rows of tables/sectors.tsv where the words around them say so,
 * and names no table knows where they stand in a list of sectors (重点发展A、B两个领域)
 * or before 产业, 赛道 ….
 */
#ifndef MUBIAO_EXTRACT_SECTOR_H
#define MUBIAO_EXTRACT_SECTOR_H

#include "core/document.h"

#include <glib.h>

struct sector_finder;

/* `tables`: more folders with sectors.tsv, NULL-terminated; may be NULL. */
struct sector_finder *sector_finder_new(const char *const *tables, GError **error);
void sector_finder_free(struct sector_finder *f); /* NULL is fine */

/*
 * Append a struct mention for each sector in doc->text to `out`, in no order. Only
 * byte_start and byte_end are set, start and end are the caller's to fill in. Group
 * `parent`: the heading of the list it stands in. Linear; immutable.
 */
void sector_finder_run(const struct sector_finder *f, struct document *doc, GArray *out);

#endif
