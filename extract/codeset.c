#include "extract/codeset.h"

#include <stdlib.h>
#include <string.h>

struct codeset *codeset_new(void)
{
    struct codeset *s = g_new0(struct codeset, 1);

    s->ranges = g_array_new(FALSE, FALSE, sizeof(struct code_range));
    s->exact = TRUE;
    return s;
}

void codeset_free(struct codeset *s)
{
    if (!s)
        return;
    g_array_free(s->ranges, TRUE);
    g_free(s);
}

void codeset_add(struct codeset *s, uint32_t first, uint32_t last)
{
    struct code_range range = { first, MIN(last, CODESET_ASTRAL - 1) };

    if (first < CODESET_ASTRAL)
        g_array_append_val(s->ranges, range);
    if (last < CODESET_ASTRAL)
        return;
    range = (struct code_range){ CODESET_ASTRAL, CODESET_ASTRAL };
    g_array_append_val(s->ranges, range);
    s->exact &= first <= CODESET_ASTRAL && last >= 0x10ffff;
}

void codeset_add_all(struct codeset *s, const struct codeset *other)
{
    g_array_append_vals(s->ranges, other->ranges->data, other->ranges->len);
    s->exact &= other->exact;
}

static int by_first(const void *a, const void *b)
{
    const struct code_range *x = a, *y = b;

    return (x->first > y->first) - (x->first < y->first);
}

void codeset_seal(struct codeset *s)
{
    struct code_range *at = (struct code_range *)(void *)s->ranges->data;
    guint n = s->ranges->len, kept = 0;

    if (n > 1)
        qsort(at, n, sizeof(*at), by_first);
    for (guint i = 0; i < n; i++) {
        if (kept > 0 && at[i].first <= at[kept - 1].last + 1)
            at[kept - 1].last = MAX(at[kept - 1].last, at[i].last);
        else
            at[kept++] = at[i];
    }
    g_array_set_size(s->ranges, kept);
}

void codeset_invert(struct codeset *s, gboolean with_outside)
{
    GArray *old = s->ranges;
    uint32_t next = with_outside ? CODESET_OUTSIDE : CODESET_OUTSIDE + 1;

    codeset_seal(s);
    s->ranges = g_array_new(FALSE, FALSE, sizeof(struct code_range));
    for (guint i = 0; s->exact && i < old->len; i++) {
        const struct code_range *range = &g_array_index(old, struct code_range, i);

        if (range->first > next)
            codeset_add(s, next, range->first - 1);
        next = MAX(next, range->last + 1);
    }
    if (next < CODESET_CODES) {
        struct code_range rest = { next, CODESET_CODES - 1 };
        g_array_append_val(s->ranges, rest);
    }
    g_array_free(old, TRUE);
}

/* ---- the pool ---- */

static void free_set(void *set)
{
    codeset_free(set);
}

void codeset_pool_init(struct codeset_pool *pool)
{
    pool->sets = g_ptr_array_new_with_free_func(free_set);
    pool->index =
        g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
    pool->chars = g_hash_table_new(g_direct_hash, g_direct_equal);
}

void codeset_pool_release(struct codeset_pool *pool)
{
    g_hash_table_destroy(pool->chars);
    g_hash_table_destroy(pool->index);
    g_ptr_array_free(pool->sets, TRUE);
}

/* The ranges, and whether they are exact. */
static GBytes *content_of(const struct codeset *s)
{
    gsize n = s->ranges->len * sizeof(struct code_range);
    char *bytes = g_malloc(n + 1);

    if (n > 0)
        memcpy(bytes, s->ranges->data, n);
    bytes[n] = (char)s->exact;
    return g_bytes_new_take(bytes, n + 1);
}

const struct codeset *codeset_pool_add(struct codeset_pool *pool, struct codeset *s)
{
    struct codeset *known;
    GBytes *content;

    codeset_seal(s);
    content = content_of(s);
    if ((known = g_hash_table_lookup(pool->index, content))) {
        g_bytes_unref(content);
        codeset_free(s);
        return known;
    }
    g_hash_table_insert(pool->index, content, s);
    g_ptr_array_add(pool->sets, s);
    return s;
}

const struct codeset *codeset_pool_char(struct codeset_pool *pool, uint32_t c)
{
    const struct codeset *known = g_hash_table_lookup(pool->chars, GUINT_TO_POINTER(c));
    struct codeset *s;

    if (known)
        return known;
    s = codeset_new();
    codeset_add(s, c, c);
    known = codeset_pool_add(pool, s);
    g_hash_table_insert(pool->chars, GUINT_TO_POINTER(c), (gpointer)(uintptr_t)known);
    return known;
}
