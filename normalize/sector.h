/*
 * sector.h - sector mentions → rows of tables/sectors.tsv, or names as written.
 */
#ifndef MUBIAO_NORMALIZE_SECTOR_H
#define MUBIAO_NORMALIZE_SECTOR_H

#include "normalize/context.h"

/* A row of the table; rows live as long as their `struct sectors`. */
struct sector {
    const char *code;    /* "FI.3", "C36": the list it comes from and its place there */
    const char *name;    /* canonical: "通用人工智能" */
    const char *english; /* NULL where the table has none */
    const char *parent;  /* canonical name of the group, or NULL */
};

struct sectors;

/* Tables of later folders add to and override the first. MUBIAO_ERROR_USAGE names file and line. */
struct sectors *sectors_load(const char *const *folders, GError **error);
void sectors_free(struct sectors *s); /* NULL is fine */

/* The row of a canonical name or alias, with or without 产业, 行业 … behind it; or NULL. */
const struct sector *sectors_find(const struct sectors *s, const char *name, gsize n);

/* Fill c->sectors from the sector mentions: canonical name, code, parent, region. */
void sectors_resolve(const struct sectors *s, struct context *c);

/*
 * Canonical name of the sector that bytes [start, end) of the text (a quantity and its
 * indicator) are about: named in that stretch, else the nearest before it in the sentence,
 * else the one that the clause's heading or lead-in names. NULL: none.
 */
const char *sector_for(const struct context *c, uint32_t start, uint32_t end);

#endif
