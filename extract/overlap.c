#include "extract/overlap.h"

#include <stdlib.h>
#include <string.h>

int overlap_pool(enum mention_type type)
{
    return type == MENTION_QUANTITY ? MENTION_DATE : (int)type;
}

static int pool_of(const struct mention *m)
{
    return overlap_pool(m->type);
}

static uint32_t length(const struct mention *m)
{
    return m->byte_end - m->byte_start;
}

#define COMPARE(x, y) (((x) > (y)) - ((x) < (y)))

/* Best first within each pool. */
static gint by_claim(gconstpointer a, gconstpointer b, gpointer rules)
{
    const struct mention *x = a, *y = b;
    int order = COMPARE(pool_of(x), pool_of(y));

    if (!order)
        order = COMPARE(length(y), length(x));
    if (!order)
        order = COMPARE(x->byte_start, y->byte_start);
    if (!order)
        order = COMPARE(rules_priority(rules, y), rules_priority(rules, x));
    if (!order)
        order = COMPARE(x->type, y->type);
    return order ? order : strcmp(x->rule, y->rule);
}

static int by_place(const void *a, const void *b)
{
    const struct mention *x = a, *y = b;
    int order = COMPARE(x->byte_start, y->byte_start);

    if (!order)
        order = COMPARE(y->byte_end, x->byte_end);
    return order ? order : COMPARE(x->type, y->type);
}

/* Does [start, end) overlap one of the taken spans, which are disjoint and keyed by start? */
static gboolean is_taken(GTree *taken, const struct mention *m)
{
    /* the last span that starts before m ends */
    GTreeNode *node = g_tree_upper_bound(taken, GUINT_TO_POINTER(m->byte_end - 1));

    node = node ? g_tree_node_previous(node) : g_tree_node_last(taken);
    return node && GPOINTER_TO_UINT(g_tree_node_value(node)) > m->byte_start;
}

static gint by_start(gconstpointer a, gconstpointer b)
{
    guint x = GPOINTER_TO_UINT(a), y = GPOINTER_TO_UINT(b);

    return COMPARE(x, y);
}

void overlap_settle(GArray *mentions, const struct rules *rules)
{
    GTree *taken = g_tree_new(by_start);
    int pool = -1;
    guint kept = 0;

    g_array_sort_with_data(mentions, by_claim, (gpointer)(uintptr_t)rules);
    for (guint i = 0; i < mentions->len; i++) {
        struct mention m = g_array_index(mentions, struct mention, i);
        if (pool_of(&m) != pool) {
            pool = pool_of(&m);
            g_tree_unref(taken);
            taken = g_tree_new(by_start);
        }
        if (is_taken(taken, &m))
            continue;
        g_tree_insert(taken, GUINT_TO_POINTER(m.byte_start), GUINT_TO_POINTER(m.byte_end));
        if (!mention_group(&m, "trap"))
            g_array_index(mentions, struct mention, kept++) = m;
    }
    g_tree_unref(taken);
    g_array_set_size(mentions, kept);
    if (kept)
        qsort(mentions->data, kept, sizeof(struct mention), by_place);
}
