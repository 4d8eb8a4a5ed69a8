/*
 * target.h - which quantities are targets (somebody wants to reach them), which are
 * figures (reported as facts), and what is said about them.
 */
#ifndef MUBIAO_NORMALIZE_TARGET_H
#define MUBIAO_NORMALIZE_TARGET_H

#include "core/record.h"
#include "normalize/clause.h"
#include "normalize/region.h"

/* Strings live in the document's arena or are static. NULL: not said. */
struct target {
    uint32_t mention;   /* of the quantity: value, unit and comparator are there */
    gboolean is_target; /* else a figure */
    const char *time;   /* EDTF: a target's deadline, a figure's period */
    const char *indicator;
    const char *direction; /* "up", "down" */
    const char *modality;  /* "strive", "plan", "commit", "expect" */
    const char *per;
    const char *op; /* what other words than the quantity's own say; NULL: nothing */
    gboolean stretch;
    gboolean solid; /* shows by itself that it is no number told in passing */
    uint32_t block; /* where it stands */
    const char *sector, *policy;
    const struct region *region;
};

struct target_list {
    struct target *at; /* in the arena */
    uint32_t n;
};

/* Needs all the other steps. Linear. */
void targets_find(const struct cues *cues, struct context *c, struct target_list *out);

/* Set `same_as` where an earlier record of a document says the same. */
void records_mark_same(struct record *at, gsize n);

#endif
