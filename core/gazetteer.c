#include "core/gazetteer.h"

#include "core/error.h"
#include "core/text.h"

#include <string.h>

/*
 * Names and texts are read in units: a character of three bytes (nearly all of Chinese) is
 * one, any other byte another. Each unit that some name holds has a letter, from 1.
 *
 * Node n has children at base[n] + letter (and its own end, if a name ends here, at
 * base[n] + 0, whose base holds the value); a cell belongs to the node in its `parent`.
 * Nodes at which a name ends are marked, so that most steps look at one cell only.
 */
struct cell {
    uint32_t base;
    uint32_t parent; /* NO_PARENT: free */
};

#define NO_PARENT UINT32_MAX
#define ENDS      0x80000000u /* in `base` of a node: a name ends here */
#define UNITS     0x10000

/*
 * Most places of a text begin no name, and most of those fail by their first two
 * characters. For those of three bytes two bits of a hash table tell: one for each first
 * character that is a whole name or followed by something shorter, one for each pair that
 * some name begins with. For others the first byte tells.
 */
#define START_BITS 17

struct gazetteer {
    struct cell *cells;
    uint32_t n;
    uint16_t letter_of[UNITS];
    uint32_t starts[(1 << START_BITS) / 32];
    gboolean first[256]; /* by first byte, other than those of three-byte characters */
};

#define EIGHT ((gsize)8)
#define ONE   0xffffffu       /* a character of three bytes, */
#define TWO   0xffffffffffffu /* and two of them, of eight bytes */

static inline uint64_t eight_bytes(const char *s)
{
    uint64_t w;

    memcpy(&w, s, EIGHT);
    return GUINT64_FROM_LE(w);
}

/* The same where fewer are left, at least three. */
static inline uint64_t last_bytes(const char *s, gsize n)
{
    const unsigned char *p = (const unsigned char *)s;
    uint64_t w = 0;

    for (gsize i = MIN(n, 6); i-- > 0;)
        w = w << 8 | p[i];
    return w;
}

static inline uint32_t hash(uint64_t start)
{
    return (uint32_t)(start * 0x9e3779b97f4a7c15u >> (64 - START_BITS));
}

static inline gboolean is_start(const struct gazetteer *g, uint64_t start)
{
    uint32_t bit = hash(start);

    return g->starts[bit / 32] >> bit % 32 & 1;
}

static inline gboolean is_three(unsigned char byte)
{
    return (byte & 0xf0) == 0xe0;
}

/* The unit at *s, which is moved behind it. */
static inline uint32_t next_unit(const char **s, const char *end)
{
    const unsigned char *p = (const unsigned char *)*s;

    if (is_three(p[0]) && end - *s >= 3) {
        *s += 3;
        return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
    }
    *s += 1;
    return p[0];
}

static void note_start(struct gazetteer *g, const char *name, gsize n)
{
    char padded[EIGHT + 1] = { 0 };
    gboolean pair = n >= 6 && is_three((unsigned char)name[3]);
    uint32_t bit;

    if (!is_three((unsigned char)*name)) {
        g->first[(unsigned char)*name] = TRUE;
        return;
    }
    memcpy(padded, name, MIN(n, EIGHT));
    bit = hash(eight_bytes(padded) & (pair ? TWO : ONE));
    g->starts[bit / 32] |= 1u << bit % 32;
}

/* False: no name begins at `s`, before `end`. */
static inline gboolean may_begin(const struct gazetteer *g, const char *s, const char *end)
{
    gsize n = (gsize)(end - s);
    uint64_t w;

    if (!is_three((unsigned char)*s))
        return g->first[(unsigned char)*s];
    if (n < 3)
        return FALSE;
    w = n >= EIGHT ? eight_bytes(s) : last_bytes(s, n);
    return is_start(g, w & ONE) ||
           (n >= 6 && is_three((unsigned char)s[3]) && is_start(g, w & TWO));
}

struct name {
    const char *bytes;
    uint16_t *letters;
    uint32_t n; /* letters */
    uint32_t value;
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

/* The names in the order of their bytes, without their letters. */
static struct name *sorted_names(struct gazetteer_builder *b, uint32_t *n)
{
    GHashTableIter it;
    gpointer key, value;
    struct name *names = g_new(struct name, g_hash_table_size(b->seen) + 1);

    *n = 0;
    g_hash_table_iter_init(&it, b->seen);
    while (g_hash_table_iter_next(&it, &key, &value))
        names[(*n)++] = (struct name){ .bytes = key, .value = GPOINTER_TO_UINT(value) };
    qsort(names, *n, sizeof(*names), by_bytes);
    return names;
}

/* Letters in the order of the units; returns how many there are, with the 0 for an end. */
static uint32_t assign_letters(struct gazetteer *g, const struct name *names, uint32_t n)
{
    uint32_t letters = 1;

    for (uint32_t i = 0; i < n; i++)
        for (const char *p = names[i].bytes, *end = p + strlen(p); p < end;)
            g->letter_of[next_unit(&p, end)] = 1;
    for (uint32_t unit = 0; unit < UNITS; unit++)
        if (g->letter_of[unit])
            g->letter_of[unit] = (uint16_t)letters++;
    return letters;
}

/* Spell the names; the letters of all of them, which the caller releases. */
static uint16_t *spell(const struct gazetteer *g, struct name *names, uint32_t n)
{
    gsize bytes = 0;
    uint16_t *all, *at;

    for (uint32_t i = 0; i < n; i++)
        bytes += strlen(names[i].bytes);
    all = at = g_new(uint16_t, bytes + 1);
    for (uint32_t i = 0; i < n; i++) {
        const char *p = names[i].bytes, *end = p + strlen(p);

        names[i].letters = at;
        while (p < end)
            *at++ = g->letter_of[next_unit(&p, end)];
        names[i].n = (uint32_t)(at - names[i].letters);
    }
    return all;
}

/* While building: the cells so far, and where the first free one may be. */
struct building {
    struct cell *cells;
    uint32_t n, first_free;
    uint32_t letters;
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

/* What stands at depth `d` of a name: 0 for its end, else a letter. */
static uint16_t letter_at(const struct name *name, uint32_t d)
{
    return d == name->n ? 0 : name->letters[d];
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
        make_room(b, base + b->letters);
        if (fits(b, base, labels, n))
            return base;
    }
}

/* The letters at `depth` of names [from, to), each once. */
static GArray *children(const struct building *b, uint32_t from, uint32_t to, uint32_t depth)
{
    GArray *labels = g_array_new(FALSE, FALSE, sizeof(uint16_t));

    for (uint32_t i = from; i < to; i++) {
        uint16_t l = letter_at(&b->names[i], depth);

        if (labels->len == 0 || g_array_index(labels, uint16_t, labels->len - 1) != l)
            g_array_append_val(labels, l);
    }
    return labels;
}

/* Place the children of `node`: names [from, to) share their first `depth` letters. */
static void place(struct building *b, uint32_t node, uint32_t from, uint32_t to, uint32_t depth)
{
    GArray *array = children(b, from, to, depth);
    const uint16_t *labels = (const uint16_t *)(void *)array->data;
    uint32_t base = find_base(b, labels, array->len);

    b->cells[node].base = base | (labels[0] == 0 ? ENDS : 0);
    for (uint32_t i = 0; i < array->len; i++)
        b->cells[base + labels[i]].parent = node;
    g_array_free(array, TRUE);
    for (uint32_t i = from, j; i < to; i = j) {
        uint16_t l = letter_at(&b->names[i], depth);

        for (j = i + 1; j < to && letter_at(&b->names[j], depth) == l;)
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
    uint16_t *letters;

    b.letters = assign_letters(g, names, n);
    letters = spell(g, names, n);
    b.names = names;
    make_room(&b, 1024);
    b.cells[0].parent = 0;
    for (uint32_t i = 0; i < n; i++)
        note_start(g, names[i].bytes, strlen(names[i].bytes));
    if (n > 0)
        place(&b, 0, 0, n, 0);
    g_free(letters);
    g_free(names);
    make_room(&b, b.n + b.letters); /* so that no walk needs to look at the end */
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

/* The longest name that begins at `s`. */
static gsize walk(const struct gazetteer *g, const char *s, const char *end, uint32_t *value)
{
    const struct cell *cells = g->cells;
    const char *p = s, *best = s;
    uint32_t node = 0, last = 0; /* the last node at which a name ends */

    while (p < end) {
        uint32_t letter = g->letter_of[next_unit(&p, end)];
        uint32_t child = (cells[node].base & ~ENDS) + letter;

        if (!letter || cells[child].parent != node)
            break;
        node = child;
        if (cells[node].base & ENDS) {
            last = node;
            best = p;
        }
    }
    if (last)
        *value = cells[cells[last].base & ~ENDS].base;
    return (gsize)(best - s);
}

gsize gazetteer_longest(const struct gazetteer *g, const char *s, const char *end, uint32_t *value)
{
    return s < end && may_begin(g, s, end) ? walk(g, s, end, value) : 0;
}

const char *gazetteer_next(const struct gazetteer *g, const char *s, const char *end, gsize *n,
                           uint32_t *value)
{
    for (; s < end; s += text_step((unsigned char)*s))
        if (may_begin(g, s, end) && (*n = walk(g, s, end, value)) > 0)
            return s;
    *n = 0;
    return end;
}
