/*
 * claims.h - the stretches that rules lay claim to, best first.
 *
 * The order is the one of overlap.h: the longer, then the one further left, then the rule
 * of the better rank. A claim may be a bound, no match of the rule there being longer; so
 * PCRE2 is only asked about claims that come up with their start still free.
 */
#ifndef MUBIAO_EXTRACT_CLAIMS_H
#define MUBIAO_EXTRACT_CLAIMS_H

#include <glib.h>
#include <stdint.h>

struct claim {
    uint32_t start, end; /* bytes */
    uint32_t tried;      /* where the rule is tried: `start`, but for rules with \K */
    uint16_t rule, rank;
    gboolean is_match; /* else `end` is a bound */
};

/* A heap of claims; zeroed storage is an empty one. */
struct claims {
    struct claim *at;
    guint n, room;
};

void claims_release(struct claims *c);
void claims_push(struct claims *c, const struct claim *claim);
/* The best claim is taken out; there must be one. */
struct claim claims_pop(struct claims *c);
/* Would `claim` come up before all that are left? */
gboolean claims_is_best(const struct claims *c, const struct claim *claim);

#endif
