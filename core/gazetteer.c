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
 * Most places of a text begin no name, and most of those fail by their first two units: for
 * each letter that names begin with there are 64 bits, one for the letters with the same last
 * six bits that may stand behind it; all of them, where it is a whole name.
 */
struct gazetteer {
    struct cell *cells;
    uint64_t *seconds; /* by letter */
    uint32_t n;
    uint16_t letter_of[UNITS];
};

#define ALL_SECONDS UINT64_MAX

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

/* The letter of the unit at *s, which is moved behind it; 0 at the end. */
static inline uint32_t next_letter(const struct gazetteer *g, const char **s, const char *end)
{
    return *s < end ? g->letter_of[next_unit(s, end)] : 0;
}

/* False: no name begins with these two letters. */
static inline gboolean may_begin(const struct gazetteer *g, uint32_t first, uint32_t second)
{
    return g->seconds[first] >> (second & 63) & 1;
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

static uint64_t *note_seconds(const struct name *names, uint32_t n, uint32_t letters)
{
    uint64_t *seconds = g_new0(uint64_t, letters);

    for (uint32_t i = 0; i < n; i++)
        seconds[names[i].letters[0]] |=
            names[i].n > 1 ? (uint64_t)1 << (names[i].letters[1] & 63) : ALL_SECONDS;
    return seconds;
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
    g->seconds = note_seconds(names, n, b.letters);
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
    g_free(g->seconds);
    g_free(g);
}

/* The longest name that begins with the `letter` before `p`: where it ends, NULL where none does. */
static const char *walk(const struct gazetteer *g, uint32_t letter, const char *p, const char *end,
                        uint32_t *value)
{
    const struct cell *cells = g->cells;
    uint32_t node = 0, last = 0; /* the last node at which a name ends */
    const char *behind = NULL;

    while (letter) {
        uint32_t child = (cells[node].base & ~ENDS) + letter;

        if (cells[child].parent != node)
            break;
        node = child;
        if (cells[node].base & ENDS) {
            last = node;
            behind = p;
        }
        letter = next_letter(g, &p, end);
    }
    if (last)
        *value = cells[cells[last].base & ~ENDS].base;
    return behind;
}

gsize gazetteer_longest(const struct gazetteer *g, const char *s, const char *end, uint32_t *value)
{
    const char *p = s, *q, *behind;
    uint32_t first = next_letter(g, &p, end);

    q = p;
    if (!may_begin(g, first, next_letter(g, &q, end)))
        return 0;
    behind = walk(g, first, p, end, value);
    return behind ? (gsize)(behind - s) : 0;
}

/*
 * It goes by units: what begins inside a character of two or four bytes is no name's first
 * unit.
 */
const char *gazetteer_next(const struct gazetteer *g, const char *s, const char *end, gsize *n,
                           uint32_t *value)
{
    const char *p = s, *q, *behind;
    uint32_t first = next_letter(g, &p, end), second;

    for (; s < end; s = p, p = q, first = second) {
        q = p;
        second = next_letter(g, &q, end);
        if (may_begin(g, first, second) && (behind = walk(g, first, p, end, value)) != NULL) {
            *n = (gsize)(behind - s);
            return s;
        }
    }
    *n = 0;
    return end;
}
