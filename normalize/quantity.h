/*
 * quantity.h - quantity mentions → value, unit, comparator.
 */
#ifndef MUBIAO_NORMALIZE_QUANTITY_H
#define MUBIAO_NORMALIZE_QUANTITY_H

#include "normalize/context.h"

struct units; /* tables/units.tsv */

/* MUBIAO_ERROR_USAGE names file and line. Later folders add to and override the first. */
struct units *units_load(const char *const *folders, GError **error);
void units_free(struct units *u); /* NULL is fine */

/* Fill c->quantities from the quantity mentions. */
void quantities_resolve(const struct units *u, struct context *c);

#endif
