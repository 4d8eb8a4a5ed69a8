/*
 * overlap.h - the one place where overlapping mentions are settled.
 *
 * Between overlapping matches of the same pool the longer wins, then the one further
 * left, then the rule with the higher priority, then the earlier rule. Dates and
 * quantities are one pool (a stretch is one or the other, a date at equal length); cues
 * are a pool of their own, and so is every other type. Mentions of different pools may
 * overlap or lie inside each other: a year inside a plan's title is both. What rules_run
 * finds comes settled already, by the same order (claims.h).
 */
#ifndef MUBIAO_EXTRACT_OVERLAP_H
#define MUBIAO_EXTRACT_OVERLAP_H

#include "extract/rules.h"

#include <glib.h>

/* The number of the pool that mentions of this type are in, below 8. */
int overlap_pool(enum mention_type type);

/*
 * Drop the losers from `mentions` (struct mention, byte places set) and sort the rest by
 * start, longer first, then by type. O(n log n).
 */
void overlap_settle(GArray *mentions, const struct rules *rules);

#endif
