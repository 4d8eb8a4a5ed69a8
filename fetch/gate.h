/*
 * gate.h - what robots.txt says about one origin, as it is being found out.
 *
 * RFC 9309 2.3.1: an answer 4xx opens everything, 5xx and no answer close
 * everything, up to five redirects are followed and more count as no file. 429 is
 * read as 5xx: who has no patience for one small file has none for pages.
 */
#ifndef MUBIAO_FETCH_GATE_H
#define MUBIAO_FETCH_GATE_H

#include "fetch/exchange.h"
#include "fetch/robots.h"

struct gate {
    gboolean known;
    char *next; /* where to ask, until it is known */
    unsigned redirects, tries;
    struct robots *rules; /* NULL: all or nothing, as `shut` says */
    gboolean shut;
    enum reject_reason reason; /* why it is shut */
    char *detail;
};

struct gate *gate_new(const char *origin);
void gate_free(struct gate *g);

/*
 * Learn from an answer to `next`. Afterwards the gate is known, or `next` is to be
 * asked (again); `*again` then says whether that is a second try.
 */
void gate_learn(struct gate *g, const struct exchange *x, gboolean *again);
/* May `url` be fetched? Where not, `*reason` and `*detail` (the gate's own) say why. */
gboolean gate_open(const struct gate *g, const char *url, enum reject_reason *reason,
                   const char **detail);

#endif
