#include "normalize/sector.h"

#include "core/error.h"
#include "core/gazetteer.h"
#include "core/table.h"

#include <string.h>

struct sectors {
    GStringChunk *strings;
    GPtrArray *rows;         /* struct sector, owned */
    struct gazetteer *names; /* name or alias → index into rows */
};

/* ---- loading ---- */

struct loading {
    struct sectors *sectors;
    struct gazetteer_builder *names;
    GHashTable *by_code; /* code → index + 1 */
};

static const char *const COLUMNS[] = {
    "code", "name", "parent", "aliases", "english", "use", NULL
};

static const char *keep(struct sectors *s, const char *text)
{
    return *text ? g_string_chunk_insert_const(s->strings, text) : NULL;
}

static gboolean add_names(struct loading *l, const char *names, uint32_t index, GError **error)
{
    char **name = g_strsplit(names, "|", -1);
    gboolean ok = TRUE;

    for (int i = 0; ok && name[i]; i++)
        if (*name[i])
            ok = gazetteer_builder_add(l->names, name[i], index, error);
    g_strfreev(name);
    return ok;
}

static gboolean add_row(void *data, char *const *cells, GError **error)
{
    struct loading *l = data;
    struct sectors *s = l->sectors;
    uint32_t index = GPOINTER_TO_UINT(g_hash_table_lookup(l->by_code, cells[0]));
    struct sector *row;

    if (strcmp(cells[5], "trap") == 0)
        return TRUE;
    if (!*cells[0] || !*cells[1]) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "a sector needs a code and a name");
        return FALSE;
    }
    if (index == 0) {
        g_ptr_array_add(s->rows, g_new0(struct sector, 1));
        index = s->rows->len;
    }
    row = s->rows->pdata[index - 1];
    row->code = keep(s, cells[0]);
    row->name = keep(s, cells[1]);
    row->parent = keep(s, cells[2]);
    row->english = keep(s, cells[4]);
    g_hash_table_replace(l->by_code, (char *)row->code, GUINT_TO_POINTER(index));
    return add_names(l, row->name, index - 1, error) && add_names(l, cells[3], index - 1, error);
}

struct sectors *sectors_load(const char *const *folders, GError **error)
{
    struct sectors *s = g_new0(struct sectors, 1);
    struct loading l = { .sectors = s };

    s->strings = g_string_chunk_new(1 << 14);
    s->rows = g_ptr_array_new_with_free_func(g_free);
    l.names = gazetteer_builder_new();
    l.by_code = g_hash_table_new(g_str_hash, g_str_equal);
    if (table_read("sectors.tsv", folders, COLUMNS, add_row, &l, error)) {
        s->names = gazetteer_new(l.names);
    } else {
        sectors_free(s);
        s = NULL;
    }
    gazetteer_builder_free(l.names);
    g_hash_table_destroy(l.by_code);
    return s;
}

void sectors_free(struct sectors *s)
{
    if (!s)
        return;
    g_string_chunk_free(s->strings);
    g_ptr_array_free(s->rows, TRUE);
    gazetteer_free(s->names);
    g_free(s);
}

/* ---- names ---- */

static const char *const TAILS[] = { "产业集群", "产业", "行业", "领域", "赛道", "集群" };

/* Length of the name without the words that only say that it is a sector. */
static gsize without_tail(const char *name, gsize n)
{
    for (guint i = 0; i < G_N_ELEMENTS(TAILS); i++) {
        gsize t = strlen(TAILS[i]);

        if (n >= t + 6 && memcmp(name + n - t, TAILS[i], t) == 0)
            return n - t;
    }
    return n;
}

static const struct sector *exactly(const struct sectors *s, const char *name, gsize n)
{
    uint32_t index;

    if (n == 0 || gazetteer_longest(s->names, name, name + n, &index) != n)
        return NULL;
    return s->rows->pdata[index];
}

const struct sector *sectors_find(const struct sectors *s, const char *name, gsize n)
{
    const struct sector *row = exactly(s, name, n);

    return row ? row : exactly(s, name, without_tail(name, n));
}

static const char *canonical(const struct sectors *s, const char *name)
{
    const struct sector *row = name ? sectors_find(s, name, strlen(name)) : NULL;

    return row ? row->name : name;
}

/* ---- a document ---- */

struct sector_frames {
    uint32_t *at; /* the document's sector mentions, in text order */
    uint32_t n;
};

static struct sector_value resolve(const struct sectors *s, struct context *c,
                                   const struct mention *m)
{
    const char *name = c->doc->text + m->byte_start, *parent = mention_group(m, "parent");
    const char *as = mention_group(m, "as");
    gsize n = m->byte_end - m->byte_start;
    struct sector_value v = { .row = sectors_find(s, name, n) };

    v.is_sector = !as || strcmp(as, "sector") == 0;
    v.name = v.row ? v.row->name : arena_strndup(c->arena, name, without_tail(name, n));
    v.code = v.row ? v.row->code : NULL;
    v.parent = parent ? canonical(s, parent) : v.row ? v.row->parent : NULL;
    if (v.parent && strcmp(v.parent, v.name) == 0)
        v.parent = v.row ? v.row->parent : NULL;
    return v;
}

void sectors_resolve(const struct sectors *s, struct context *c)
{
    struct sector_frames *f = arena_calloc(c->arena, 1, sizeof(*f));

    f->at = arena_alloc(c->arena, c->doc->n_mentions * sizeof(*f->at));
    c->sector_frames = f;
    for (uint32_t i = 0; i < c->doc->n_mentions; i++)
        if (c->doc->mentions[i].type == MENTION_SECTOR) {
            c->sectors[i] = resolve(s, c, &c->doc->mentions[i]);
            f->at[f->n++] = i;
        }
}

/* How many sector mentions begin before byte `at`. */
static uint32_t count_before(const struct context *c, uint32_t at)
{
    const struct sector_frames *f = c->sector_frames;
    uint32_t low = 0, high = f->n;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (c->doc->mentions[f->at[middle]].byte_start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The sentence that holds byte `at`, or the one before it; NULL where there is none. */
static const struct sentence *sentence_at(const struct context *c, uint32_t at)
{
    uint32_t n = context_count_until(c->sentences, c->n_sentences, sizeof(*c->sentences), at);

    return n > 0 ? &c->sentences[n - 1] : NULL;
}

const char *sector_for(const struct context *c, uint32_t start, uint32_t end)
{
    const struct sector_frames *f = c->sector_frames;
    const struct sentence *sentence;
    uint32_t before;

    if (!f || f->n == 0)
        return NULL;
    before = count_before(c, end);
    if (before == 0)
        return NULL;
    sentence = sentence_at(c, start);
    if (c->doc->mentions[f->at[before - 1]].byte_start >= (sentence ? sentence->start : start))
        return c->sectors[f->at[before - 1]].name;
    return NULL;
}
