/*
 * region_table.h - tables/regions.tsv as loaded, and what a name of it means; private to
 * the files that read regions. regions_load() and regions_find() are in region.h.
 */
#ifndef MUBIAO_NORMALIZE_REGION_TABLE_H
#define MUBIAO_NORMALIZE_REGION_TABLE_H

#include "normalize/region.h"

#define REGION_NO_ENTRY UINT32_MAX

/* The chain of rows for exactly these `n` bytes, or REGION_NO_ENTRY. */
uint32_t region_chain(const struct regions *r, const char *name, gsize n);

/* The row of a chain that goes with `near` (NULL: nothing known); NULL: left open. */
const struct region *region_choose(const struct regions *r, uint32_t chain,
                                   const struct region *near);

/* The row of a town or township right within `parent`, by its full name; NULL: the table has none. */
const struct region *region_town_of(const struct regions *r, const char *name,
                                    const struct region *parent);

/* The row called as the `n` bytes at `stem` and `kind` behind them: 嘉义 and 县; or NULL. */
const struct region *region_find_kind(const struct regions *r, const char *stem, gsize n,
                                      const char *kind);

/* The row of a chain with the lowest code. */
const struct region *region_first(const struct regions *r, uint32_t chain);

/* Is `inner` the same as `outer` or a part of it? Everything is within the nation. */
gboolean region_within(const struct region *inner, const struct region *outer);

/* The smallest region named in a headline, or NULL; towns and townships count where `towns` says so. */
const struct region *region_named_in(const struct regions *r, const char *s, gboolean towns);

/* The first foreign country named in a headline, or NULL. */
const struct region *region_foreign_in(const struct regions *r, const char *s);

/* 全球: none of the administrative regions that a record may name. */
static inline gboolean region_is_world(const struct region *r)
{
    return g_strcmp0(r->code, "F00") == 0;
}

/* A place of ours: not NULL, and no other country. */
static inline gboolean region_is_ours(const struct region *r)
{
    return r && r->level != REGION_FOREIGN;
}

/* The region itself, or what holds it where it is a zone that no table has: that is no administrative region. */
static inline const struct region *region_administrative(const struct region *r)
{
    return r && r->level == REGION_ZONE && !r->code && r->parent ? r->parent : r;
}

/* The row of the longest name that `name` begins with, or NULL. */
const struct region *region_prefix(const struct regions *r, const char *name);

const struct region *region_nation(const struct regions *r);

#endif
