#include "extract/overlap.h"

#include <stdlib.h>
#include <string.h>

/*
 * Mentions are sorted by place once. In that order those of one pool fall into clusters
 * that do not touch each other; most hold one mention, and only within the others the best
 * claims must be looked for.
 */

int overlap_pool(enum mention_type type)
{
    return type == MENTION_QUANTITY ? MENTION_DATE : (int)type;
}

static uint32_t length(const struct mention *m)
{
    return m->byte_end - m->byte_start;
}

#define COMPARE(x, y) (((x) > (y)) - ((x) < (y)))

/* A mention's place, to sort by instead of moving the mention. */
struct place {
    uint32_t start, end;
    enum mention_type type;
    uint32_t index; /* into the mentions as they came */
};

/* The last step makes the order total: equal ones stay as they came. */
static int by_place(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    int order = COMPARE(x->start, y->start);

    if (!order)
        order = COMPARE(y->end, x->end);
    if (!order)
        order = COMPARE(x->type, y->type);
    return order ? order : COMPARE(x->index, y->index);
}

struct settling {
    const struct rules *rules;
    const struct mention *mentions; /* [n], as they came */
    struct place *places;           /* [n], sorted */
    gboolean *lost;                 /* [n], by index */
    guint n;

    uint32_t *group; /* the cluster at hand, by index */
    guint n_group;
    GByteArray *taken; /* for each byte of it: does a winner cover it? */
};

/* Best first. */
static int by_claim(const void *a, const void *b, void *data)
{
    const struct settling *s = data;
    uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
    const struct mention *x = &s->mentions[i], *y = &s->mentions[j];
    int order = COMPARE(length(y), length(x));

    if (!order)
        order = COMPARE(x->byte_start, y->byte_start);
    if (!order)
        order = COMPARE(rules_priority(s->rules, y), rules_priority(s->rules, x));
    if (!order)
        order = COMPARE(x->type, y->type);
    if (!order)
        order = strcmp(x->rule, y->rule);
    return order ? order : COMPARE(i, j);
}

/*
 * The best claims win, and what overlaps a winner loses. Winners are no shorter than who
 * comes after them, so one that overlaps covers an end of it.
 */
static void settle_cluster(struct settling *s, uint32_t start, uint32_t end)
{
    if (s->n_group < 2)
        return;
    qsort_r(s->group, s->n_group, sizeof(*s->group), by_claim, s);
    g_byte_array_set_size(s->taken, end - start);
    memset(s->taken->data, FALSE, end - start);
    for (guint i = 0; i < s->n_group; i++) {
        const struct mention *m = &s->mentions[s->group[i]];
        uint8_t *first = s->taken->data + (m->byte_start - start);

        s->lost[s->group[i]] = first[0] || first[length(m) - 1];
        if (!s->lost[s->group[i]])
            memset(first, TRUE, length(m));
    }
}

static void settle_pool(struct settling *s, int pool)
{
    uint32_t start = 0, end = 0;

    s->n_group = 0;
    for (guint i = 0; i < s->n; i++) {
        const struct place *at = &s->places[i];

        if (overlap_pool(at->type) != pool)
            continue;
        if (at->start >= end) {
            settle_cluster(s, start, end);
            s->n_group = 0;
            start = at->start;
        }
        s->group[s->n_group++] = at->index;
        end = MAX(end, at->end);
    }
    settle_cluster(s, start, end);
}

static void sort_places(struct settling *s)
{
    for (guint i = 0; i < s->n; i++) {
        const struct mention *m = &s->mentions[i];

        s->places[i] = (struct place){ m->byte_start, m->byte_end, m->type, i };
    }
    qsort(s->places, s->n, sizeof(*s->places), by_place);
}

void overlap_settle(GArray *mentions, const struct rules *rules)
{
    const guint n = mentions->len;
    struct settling s = { .rules = rules, .n = n };
    struct mention *all;

    if (n == 0)
        return;
    all = g_memdup2(mentions->data, n * sizeof(*all));
    s.mentions = all;
    s.places = g_new(struct place, n);
    s.lost = g_new0(gboolean, n);
    s.group = g_new(uint32_t, n);
    s.taken = g_byte_array_new();
    sort_places(&s);
    for (int pool = 0; pool < MENTION_TYPES; pool++)
        settle_pool(&s, pool);
    g_array_set_size(mentions, 0);
    for (guint i = 0; i < n; i++) {
        const struct mention *m = &all[s.places[i].index];

        if (!s.lost[s.places[i].index] && !mention_group(m, "trap"))
            g_array_append_vals(mentions, m, 1);
    }
    g_byte_array_free(s.taken, TRUE);
    g_free(s.group);
    g_free(s.lost);
    g_free(s.places);
    g_free(all);
}
