#include "extract/claims.h"

static inline gboolean beats(const struct claim *x, const struct claim *y)
{
    uint32_t m = x->end - x->start, n = y->end - y->start;

    if (m != n)
        return m > n;
    if (x->start != y->start)
        return x->start < y->start;
    return x->rank < y->rank;
}

void claims_release(struct claims *c)
{
    g_free(c->at);
    *c = (struct claims){ 0 };
}

void claims_push(struct claims *c, const struct claim *claim)
{
    guint i = c->n++;

    if (c->n > c->room) {
        c->room = MAX(64, c->room * 2);
        c->at = g_renew(struct claim, c->at, c->room);
    }
    for (; i > 0 && beats(claim, &c->at[(i - 1) / 2]); i = (i - 1) / 2)
        c->at[i] = c->at[(i - 1) / 2];
    c->at[i] = *claim;
}

struct claim claims_pop(struct claims *c)
{
    struct claim best = c->at[0], last = c->at[--c->n];
    guint i = 0, child;

    for (; (child = 2 * i + 1) < c->n; i = child) {
        child += child + 1 < c->n && beats(&c->at[child + 1], &c->at[child]);
        if (!beats(&c->at[child], &last))
            break;
        c->at[i] = c->at[child];
    }
    if (c->n > 0)
        c->at[i] = last;
    return best;
}

gboolean claims_is_best(const struct claims *c, const struct claim *claim)
{
    return c->n == 0 || beats(claim, &c->at[0]);
}
