#include "normalize/region_table.h"

#include "core/error.h"
#include "core/gazetteer.h"
#include "core/table.h"

#include <stdlib.h>
#include <string.h>

/* Names that several rows share hang in a chain, the highest level first. */
struct entry {
    struct region *row;
    uint32_t next;  /* index into entries, REGION_NO_ENTRY: the last */
    gboolean alias; /* is it neither its name nor its short one? */
};

struct regions {
    GStringChunk *strings;
    GPtrArray *rows; /* struct region, owned */
    GArray *entries; /* struct entry */
    struct gazetteer *names;
    const struct region *nation;
};

static const char *const LEVELS[REGION_LEVELS] = { "nation", "area", "province", "prefecture",
                                                   "county", "town", "zone",     "foreign" };

const char *region_level_name(enum region_level level)
{
    return LEVELS[level];
}

/* ---- loading ---- */

struct loading {
    struct regions *regions;
    GHashTable *rows;    /* code → struct region */
    GHashTable *chains;  /* name → index into entries + 1 */
    GHashTable *parents; /* struct region → code of its parent */
    GPtrArray *traps;
};

static gboolean parse_level(const char *name, enum region_level *level)
{
    for (int i = 0; i < REGION_LEVELS; i++)
        if (strcmp(LEVELS[i], name) == 0) {
            *level = (enum region_level)i;
            return TRUE;
        }
    return FALSE;
}

static void add_name(struct loading *l, const char *name, struct region *row, gboolean alias)
{
    GArray *entries = l->regions->entries;
    struct entry new = { row, REGION_NO_ENTRY, alias };
    uint32_t at = GPOINTER_TO_UINT(g_hash_table_lookup(l->chains, name)), index = entries->len;
    uint32_t before = REGION_NO_ENTRY;

    if (!*name)
        return;
    while (at != 0 && at - 1 != REGION_NO_ENTRY) {
        struct entry *e = &g_array_index(entries, struct entry, at - 1);

        if (e->row == row)
            return;
        if (e->row->level > row->level)
            break;
        before = at - 1;
        at = e->next + 1;
    }
    new.next = at - 1; /* 0 - 1 is REGION_NO_ENTRY */
    g_array_append_val(entries, new);
    if (before == REGION_NO_ENTRY)
        g_hash_table_replace(l->chains, g_string_chunk_insert_const(l->regions->strings, name),
                             GUINT_TO_POINTER(index + 1));
    else
        g_array_index(entries, struct entry, before).next = index;
}

static void add_names(struct loading *l, const char *names, struct region *row, gboolean alias)
{
    char **name = g_strsplit(names, " ", -1);

    for (int i = 0; name[i]; i++)
        add_name(l, name[i], row, alias);
    g_strfreev(name);
}

static const char *const COLUMNS[] = { "code",   "name",    "level",  "short",
                                       "parent", "aliases", "bodies", NULL };

/* The row with this code, a new one if there is none; without a code ("-") it goes by its name and parent. */
static struct region *row_of(struct loading *l, const char *code, const char *name,
                             const char *parent)
{
    GStringChunk *strings = l->regions->strings;
    gboolean coded = strcmp(code, "-") != 0;
    char *key = coded ? g_strdup(code) : g_strconcat(parent, " ", name, NULL);
    struct region *row = g_hash_table_lookup(l->rows, key);

    if (!row) {
        row = g_new0(struct region, 1);
        row->code = coded ? g_string_chunk_insert_const(strings, code) : NULL;
        g_ptr_array_add(l->regions->rows, row);
        g_hash_table_insert(l->rows, g_string_chunk_insert_const(strings, key), row);
    }
    g_free(key);
    return row;
}

static gboolean add_row(void *data, char *const *cells, GError **error)
{
    struct loading *l = data;
    GStringChunk *strings = l->regions->strings;
    struct region *row;
    enum region_level level;

    if (strcmp(cells[2], "trap") == 0) {
        g_ptr_array_add(l->traps, g_string_chunk_insert_const(strings, cells[1]));
        return TRUE;
    }
    if (!*cells[0] || !*cells[1] || !parse_level(cells[2], &level)) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE,
                    "a region needs a code, a name and a level (nation, area, province, "
                    "prefecture, county, town, zone, foreign or trap), not '%s'",
                    cells[2]);
        return FALSE;
    }
    row = row_of(l, cells[0], cells[1], cells[4]);
    row->name = g_string_chunk_insert_const(strings, cells[1]);
    row->short_name = g_string_chunk_insert_const(strings, *cells[3] ? cells[3] : cells[1]);
    row->level = level;
    g_hash_table_insert(l->parents, row, g_string_chunk_insert_const(strings, cells[4]));
    add_name(l, cells[1], row, FALSE);
    add_names(l, cells[3], row, FALSE);
    add_names(l, cells[5], row, TRUE);
    add_names(l, cells[6], row, TRUE);
    if (level == REGION_NATION)
        l->regions->nation = row;
    return TRUE;
}

static gboolean build(struct loading *l, GError **error)
{
    struct gazetteer_builder *b = gazetteer_builder_new();
    GHashTableIter it;
    gpointer key, value;
    gboolean ok = TRUE;

    g_hash_table_iter_init(&it, l->parents);
    while (g_hash_table_iter_next(&it, &key, &value))
        ((struct region *)key)->parent = g_hash_table_lookup(l->rows, value);
    g_hash_table_iter_init(&it, l->chains);
    while (ok && g_hash_table_iter_next(&it, &key, &value))
        ok = gazetteer_builder_add(b, key, GPOINTER_TO_UINT(value) - 1, error);
    for (guint i = 0; ok && i < l->traps->len; i++)
        ok = gazetteer_builder_add(b, l->traps->pdata[i], GAZETTEER_TRAP, error);
    if (ok)
        l->regions->names = gazetteer_new(b);
    gazetteer_builder_free(b);
    return ok;
}

struct regions *regions_load(const char *const *folders, GError **error)
{
    struct regions *r = g_new0(struct regions, 1);
    struct loading l = { .regions = r };

    r->strings = g_string_chunk_new(1 << 16);
    r->rows = g_ptr_array_new_with_free_func(g_free);
    r->entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
    l.rows = g_hash_table_new(g_str_hash, g_str_equal);
    l.chains = g_hash_table_new(g_str_hash, g_str_equal);
    l.parents = g_hash_table_new(NULL, NULL);
    l.traps = g_ptr_array_new();
    if (!table_read("regions.tsv", folders, COLUMNS, add_row, &l, error) || !build(&l, error)) {
        regions_free(r);
        r = NULL;
    }
    g_hash_table_destroy(l.rows);
    g_hash_table_destroy(l.chains);
    g_hash_table_destroy(l.parents);
    g_ptr_array_free(l.traps, TRUE);
    return r;
}

void regions_free(struct regions *r)
{
    if (!r)
        return;
    g_string_chunk_free(r->strings);
    g_ptr_array_free(r->rows, TRUE);
    g_array_free(r->entries, TRUE);
    gazetteer_free(r->names);
    g_free(r);
}

/* The chain of rows for exactly these `n` bytes, or REGION_NO_ENTRY. */
uint32_t region_chain(const struct regions *r, const char *name, gsize n)
{
    uint32_t value;

    if (gazetteer_longest(r->names, name, name + n, &value) != n || value == GAZETTEER_TRAP)
        return REGION_NO_ENTRY;
    return value;
}

static const struct entry *entry_at(const struct regions *r, uint32_t i)
{
    return &g_array_index(r->entries, struct entry, i);
}

const struct region *regions_find(const struct regions *r, const char *name, gsize n)
{
    uint32_t i = n > 0 ? region_chain(r, name, n) : REGION_NO_ENTRY;

    return i == REGION_NO_ENTRY ? NULL : entry_at(r, i)->row;
}

const struct region *region_find_kind(const struct regions *r, const char *stem, gsize n,
                                      const char *kind)
{
    char *name = g_strdup_printf("%.*s%s", (int)n, stem, kind);
    const struct region *row = regions_find(r, name, strlen(name));

    g_free(name);
    return row;
}

/* ---- what a name means here ---- */

gboolean region_within(const struct region *inner, const struct region *outer)
{
    for (; inner; inner = inner->parent)
        if (inner == outer)
            return TRUE;
    return outer && outer->level == REGION_NATION;
}

const struct region *region_first(const struct regions *r, uint32_t chain)
{
    const struct region *first = entry_at(r, chain)->row;

    for (uint32_t i = chain; i != REGION_NO_ENTRY; i = entry_at(r, i)->next)
        if (g_strcmp0(entry_at(r, i)->row->code, first->code) < 0)
            first = entry_at(r, i)->row;
    return first;
}

const struct region *region_town_of(const struct regions *r, const char *name,
                                    const struct region *parent)
{
    uint32_t i = region_chain(r, name, strlen(name));

    for (; i != REGION_NO_ENTRY; i = entry_at(r, i)->next)
        if (entry_at(r, i)->row->level == REGION_TOWN && entry_at(r, i)->row->parent == parent)
            return entry_at(r, i)->row;
    return NULL;
}

/* A short name that several places of one level share is left alone, unless `near` decides. */
const struct region *region_choose(const struct regions *r, uint32_t chain,
                                   const struct region *near)
{
    const struct entry *first = entry_at(r, chain);

    if (first->next == REGION_NO_ENTRY)
        return first->row;
    for (uint32_t i = chain; near && i != REGION_NO_ENTRY; i = entry_at(r, i)->next)
        if (entry_at(r, i)->row->level != REGION_NATION && region_within(near, entry_at(r, i)->row))
            return entry_at(r, i)->row;
    for (const struct region *up = near; up; up = up->parent)
        for (uint32_t i = chain; i != REGION_NO_ENTRY; i = entry_at(r, i)->next)
            if (up->level != REGION_NATION && region_within(entry_at(r, i)->row, up))
                return entry_at(r, i)->row;
    if (first->alias && !entry_at(r, first->next)->alias)
        return entry_at(r, first->next)->row; /* 马鞍山市, before a quarter of Hong Kong */
    if (entry_at(r, first->next)->row->level == first->row->level)
        return NULL;
    return first->row;
}

/* Names in a title, where no mention stands: the smallest that goes with the one before it. */
const struct region *region_named_in(const struct regions *r, const char *s, gboolean towns)
{
    const struct region *found = NULL;

    for (const char *end = s + strlen(s); s < end;) {
        uint32_t chain;
        gsize n = gazetteer_longest(r->names, s, end, &chain);

        if (n > 0 && chain != GAZETTEER_TRAP) {
            const struct region *row = region_choose(r, chain, found);

            if (row && row->level != REGION_FOREIGN &&
                (row->level != REGION_TOWN || (towns && n == strlen(row->name))) &&
                (!found || (row->level != REGION_NATION && region_within(row, found))))
                found = row;
        }
        s += n > 0 ? n : text_step((unsigned char)*s);
    }
    return found;
}

const struct region *region_foreign_in(const struct regions *r, const char *s)
{
    for (const char *end = s + strlen(s); s < end;) {
        uint32_t chain;
        gsize n = gazetteer_longest(r->names, s, end, &chain);
        const struct region *row =
            n > 0 && chain != GAZETTEER_TRAP ? region_choose(r, chain, NULL) : NULL;

        if (row && row->level == REGION_FOREIGN && !region_is_world(row))
            return row;
        s += n > 0 ? n : text_step((unsigned char)*s);
    }
    return NULL;
}

const struct region *region_prefix(const struct regions *r, const char *name)
{
    uint32_t chain;
    gsize n = gazetteer_longest(r->names, name, name + strlen(name), &chain);

    return n > 0 && chain != GAZETTEER_TRAP ? entry_at(r, chain)->row : NULL;
}

const struct region *region_nation(const struct regions *r)
{
    return r->nation;
}
