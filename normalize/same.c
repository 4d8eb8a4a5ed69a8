#include "normalize/target.h"

#include "core/text.h"

#include <string.h>

#define MAX_CHAIN 16 /* records of one value that are compared */

/* How many pairs of neighbouring code points of `a` stand in `b` too, and how many there are. */
static void shared_pairs(const char *a, const char *b, gsize *shared, gsize *all)
{
    gsize pair;

    *shared = *all = 0;
    for (const char *p = a; *p; p += text_step((unsigned char)*p)) {
        pair = text_step((unsigned char)*p);
        if (!p[pair])
            break;
        pair += text_step((unsigned char)p[pair]);
        *all += 1;
        *shared += memmem(b, strlen(b), p, pair) != NULL;
    }
}

/* Do two indicators say the same: one within the other, or most pairs shared? */
static gboolean alike(const char *a, const char *b)
{
    gsize shared, in_a, in_b, unused;

    if (!a || !b)
        return a == b;
    if (strlen(a) > 600 || strlen(b) > 600)
        return strcmp(a, b) == 0;
    if (strstr(a, b) || strstr(b, a))
        return TRUE;
    shared_pairs(a, b, &shared, &in_a);
    shared_pairs(b, a, &unused, &in_b);
    return 10 * 2 * shared >= 6 * (in_a + in_b) && shared > 0;
}

static gboolean equal(const char *a, const char *b)
{
    return g_strcmp0(a, b) == 0;
}

static gboolean same_facts(const struct record *a, const struct record *b)
{
    return a->type == b->type && equal(a->value, b->value) && equal(a->value_max, b->value_max) &&
           equal(a->unit, b->unit) && equal(a->deadline, b->deadline) &&
           equal(a->period, b->period) && equal(a->region, b->region) &&
           alike(a->indicator, b->indicator);
}

void records_mark_same(struct record *at, gsize n)
{
    GHashTable *first = g_hash_table_new(g_str_hash, g_str_equal); /* value → index + 1 */
    gsize *next = g_new0(gsize, n + 1); /* the one before it with the same value, + 1 */

    for (gsize i = 0; i < n; i++) {
        gsize j, steps = 0;

        if ((at[i].type != RECORD_TARGET && at[i].type != RECORD_FIGURE) || !at[i].value)
            continue;
        j = GPOINTER_TO_SIZE(g_hash_table_lookup(first, at[i].value));
        next[i] = j;
        for (; j > 0 && steps < MAX_CHAIN && !at[i].same_as; j = next[j - 1], steps++)
            if (same_facts(&at[j - 1], &at[i]))
                at[i].same_as = at[j - 1].same_as ? at[j - 1].same_as : at[j - 1].id;
        g_hash_table_replace(first, (char *)at[i].value, GSIZE_TO_POINTER(i + 1));
    }
    g_hash_table_destroy(first);
    g_free(next);
}
