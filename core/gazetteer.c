#include "core/gazetteer.h"

#include "core/error.h"

#include <string.h>

/*
 * Node n has children at base[n] + byte + 1 (and its own end, if a name ends here, at
 * base[n] + 0, whose base holds the value); a cell belongs to the node in its `parent`.
 */
struct cell {
    uint32_t base;
    uint32_t parent; /* NO_PARENT: free */
};

#define NO_PARENT UINT32_MAX

/*
 * Most places of a text begin no name, and most of those fail by their first two
 * characters: one bit for each pair that some name begins with (hashed), and one for each
 * first character behind which the pairs say nothing (names of one character, or with a
 * second one that is not of three bytes).
 */
#define PAIR_BITS 17

struct gazetteer {
    struct cell *cells;
    uint32_t n;
    uint8_t pairs[(1 << PAIR_BITS) / 8];
    uint8_t alone[0x10000 / 8];
};

/* The characters of three bytes at `p`: U+0800 to U+FFFF, as a number of 16 bits. */
static inline uint32_t three_bytes(const unsigned char *p)
{
    return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
}

static inline uint32_t pair_of(const unsigned char *p)
{
    return (three_bytes(p) << 16 | three_bytes(p + 3)) * 0x9e3779b1u >> (32 - PAIR_BITS);
}

static inline gboolean is_three(unsigned char byte)
{
    return (byte & 0xf0) == 0xe0;
}

static void note_start(struct gazetteer *g, const char *name, uint32_t n)
{
    const unsigned char *p = (const unsigned char *)name;
    uint32_t bit;

    if (!is_three(p[0]))
        return;
    if (n >= 6 && is_three(p[3])) {
        bit = pair_of(p);
        g->pairs[bit / 8] |= (uint8_t)(1u << bit % 8);
    } else {
        bit = three_bytes(p);
        g->alone[bit / 8] |= (uint8_t)(1u << bit % 8);
    }
}

/* False: no name begins at `s`. */
static inline gboolean may_begin(const struct gazetteer *g, const char *s, const char *end)
{
    const unsigned char *p = (const unsigned char *)s;
    uint32_t bit;

    if (end - s < 3 || !is_three(p[0]))
        return TRUE;
    bit = three_bytes(p);
    if (g->alone[bit / 8] >> bit % 8 & 1)
        return TRUE;
    if (end - s < 6 || !is_three(p[3]))
        return FALSE;
    bit = pair_of(p);
    return g->pairs[bit / 8] >> bit % 8 & 1;
}

struct name {
    char *bytes;
    uint32_t n, value;
};

struct gazetteer_builder {
    GHashTable *seen; /* name → value */
    GStringChunk *chunk;
};

struct gazetteer_builder *gazetteer_builder_new(void)
{
    struct gazetteer_builder *b = g_new0(struct gazetteer_builder, 1);

    b->seen = g_hash_table_new(g_str_hash, g_str_equal);
    b->chunk = g_string_chunk_new(1 << 14);
    return b;
}

void gazetteer_builder_free(struct gazetteer_builder *b)
{
    if (!b)
        return;
    g_hash_table_destroy(b->seen);
    g_string_chunk_free(b->chunk);
    g_free(b);
}

gboolean gazetteer_builder_add(struct gazetteer_builder *b, const char *name, uint32_t value,
                               GError **error)
{
    gsize n = strlen(name);

    if (n == 0 || n > GAZETTEER_MAX_NAME) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE,
                    "the name '%.30s' has %zu bytes: 1 to %d will do", name, n, GAZETTEER_MAX_NAME);
        return FALSE;
    }
    if (g_hash_table_size(b->seen) >= GAZETTEER_MAX_NAMES) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "there are more than %d names",
                    GAZETTEER_MAX_NAMES);
        return FALSE;
    }
    if (value == GAZETTEER_TRAP && g_hash_table_contains(b->seen, name))
        return TRUE;
    g_hash_table_replace(b->seen, g_string_chunk_insert(b->chunk, name), GUINT_TO_POINTER(value));
    return TRUE;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(((const struct name *)a)->bytes, ((const struct name *)b)->bytes);
}

static struct name *sorted_names(struct gazetteer_builder *b, uint32_t *n)
{
    GHashTableIter it;
    gpointer key, value;
    struct name *names = g_new(struct name, g_hash_table_size(b->seen) + 1);

    *n = 0;
    g_hash_table_iter_init(&it, b->seen);
    while (g_hash_table_iter_next(&it, &key, &value))
        names[(*n)++] =
            (struct name){ key, (uint32_t)strlen(key), (uint32_t)GPOINTER_TO_UINT(value) };
    qsort(names, *n, sizeof(*names), by_bytes);
    return names;
}

/* While building: the cells so far, and where the first free one may be. */
struct building {
    struct cell *cells;
    uint32_t n, first_free;
    const struct name *names;
};

static void make_room(struct building *b, uint32_t n)
{
    uint32_t old = b->n;

    if (n <= old)
        return;
    b->n = MAX(n, old * 2);
    b->cells = g_renew(struct cell, b->cells, b->n);
    for (uint32_t i = old; i < b->n; i++)
        b->cells[i] = (struct cell){ 0, NO_PARENT };
}

/* What stands behind depth `d` of a name: 0 for its end, else its byte + 1. */
static uint32_t label(const struct name *name, uint32_t d)
{
    return d == name->n ? 0 : (uint32_t)(unsigned char)name->bytes[d] + 1;
}

static gboolean fits(const struct building *b, uint32_t base, const uint16_t *labels, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (b->cells[base + labels[i]].parent != NO_PARENT)
            return FALSE;
    return TRUE;
}

/* The first base at which all labels fall on free cells. */
static uint32_t find_base(struct building *b, const uint16_t *labels, uint32_t n)
{
    uint32_t at = b->first_free;

    while (at < b->n && b->cells[at].parent != NO_PARENT)
        at++;
    b->first_free = at;
    for (uint32_t base = at > labels[0] ? at - labels[0] : 1;; base++) {
        make_room(b, base + 258);
        if (fits(b, base, labels, n))
            return base;
    }
}

/* Place the children of `node`: names [from, to) share their first `depth` bytes. */
static void place(struct building *b, uint32_t node, uint32_t from, uint32_t to, uint32_t depth)
{
    uint16_t labels[257];
    uint32_t n = 0, base;

    for (uint32_t i = from; i < to; i++) {
        uint16_t l = (uint16_t)label(&b->names[i], depth);

        if (n == 0 || labels[n - 1] != l)
            labels[n++] = l;
    }
    base = find_base(b, labels, n);
    b->cells[node].base = base;
    for (uint32_t i = 0; i < n; i++)
        b->cells[base + labels[i]].parent = node;
    for (uint32_t i = from, j; i < to; i = j) {
        uint32_t l = label(&b->names[i], depth);

        for (j = i + 1; j < to && label(&b->names[j], depth) == l;)
            j++;
        if (l == 0)
            b->cells[base].base = b->names[i].value;
        else
            place(b, base + l, i, j, depth + 1); /* at most GAZETTEER_MAX_NAME deep */
    }
}

struct gazetteer *gazetteer_new(struct gazetteer_builder *builder)
{
    struct gazetteer *g = g_new0(struct gazetteer, 1);
    struct building b = { .first_free = 1 };
    uint32_t n;
    struct name *names = sorted_names(builder, &n);

    b.names = names;
    make_room(&b, 1024);
    b.cells[0].parent = 0;
    for (uint32_t i = 0; i < n; i++)
        note_start(g, names[i].bytes, names[i].n);
    if (n > 0)
        place(&b, 0, 0, n, 0);
    g_free(names);
    make_room(&b, b.n + 258); /* so that no walk needs to look at the end */
    g->cells = b.cells;
    g->n = b.n;
    return g;
}

void gazetteer_free(struct gazetteer *g)
{
    if (!g)
        return;
    g_free(g->cells);
    g_free(g);
}

gsize gazetteer_longest(const struct gazetteer *g, const char *s, const char *end, uint32_t *value)
{
    const struct cell *cells = g->cells;
    uint32_t node = 0;
    gsize best = 0;

    if (!may_begin(g, s, end))
        return 0;
    for (const char *p = s;; p++) {
        uint32_t base = cells[node].base, child;

        if (node != 0 && cells[base].parent == node) {
            best = (gsize)(p - s);
            *value = cells[base].base;
        }
        if (p == end)
            return best;
        child = base + (uint32_t)(unsigned char)*p + 1;
        if (cells[child].parent != node)
            return best;
        node = child;
    }
}
