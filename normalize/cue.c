#include "normalize/cue.h"

#include "core/error.h"
#include "core/gazetteer.h"
#include "core/table.h"

#include <string.h>

struct cues {
    struct gazetteer *words; /* → bits of enum cue_kind */
};

static const struct {
    const char *name;
    uint32_t kind;
} KINDS[] = {
    { "strive", CUE_STRIVE },
    { "plan", CUE_PLAN },
    { "commit", CUE_COMMIT },
    { "expect", CUE_EXPECT },
    { "aim", CUE_AIM },
    { "now", CUE_NOW },
    { "fact", CUE_FACT },
    { "build", CUE_BUILD },
    { "done", CUE_DONE },
    { "level", CUE_LEVEL },
    { "to", CUE_TO },
    { "up", CUE_UP },
    { "down", CUE_DOWN },
    { "than", CUE_THAN },
    { "base", CUE_BASE },
    { "link", CUE_LINK },
    { "intro", CUE_INTRO },
    { "says", CUE_SAYS },
    { "class", CUE_CLASS },
    { "list", CUE_LIST },
    { "and", CUE_AND },
    { "metric", CUE_METRIC },
    { "price", CUE_PRICE },
    { "aside", CUE_ASIDE },
    { "trap", 0 },
};

static gboolean kind_of(const char *name, uint32_t *kind)
{
    for (gsize i = 0; i < G_N_ELEMENTS(KINDS); i++)
        if (strcmp(KINDS[i].name, name) == 0) {
            *kind = KINDS[i].kind;
            return TRUE;
        }
    return FALSE;
}

/* `data` collects word → bits, so that one word may stand in several rows. */
static gboolean add_row(void *data, char *const *cells, GError **error)
{
    GHashTable *bits = data;
    uint32_t kind;
    char **words;

    if (!kind_of(cells[0], &kind)) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "unknown kind of cue '%s'", cells[0]);
        return FALSE;
    }
    words = g_strsplit(cells[1], " ", -1);
    for (int i = 0; words[i]; i++)
        if (*words[i])
            g_hash_table_replace(
                bits, g_strdup(words[i]),
                GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(bits, words[i])) | kind));
    g_strfreev(words);
    return TRUE;
}

/* Before the words, so that one that is a mark as well stays a word. */
static gboolean add_marks(struct gazetteer_builder *b, GError **error)
{
    char **mark = g_strsplit(CUE_MARKS, " ", -1);
    gboolean ok = TRUE;

    for (int i = 0; ok && mark[i]; i++)
        ok = gazetteer_builder_add(b, mark[i], CUE_MARK, error);
    g_strfreev(mark);
    return ok;
}

static const char *const COLUMNS[] = { "kind", "words", NULL };

struct cues *cues_load(const char *const *folders, GError **error)
{
    GHashTable *bits = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct gazetteer_builder *b = gazetteer_builder_new();
    struct cues *cues = NULL;
    GHashTableIter it;
    gpointer word, kinds;
    gboolean ok =
        add_marks(b, error) && table_read("cues.tsv", folders, COLUMNS, add_row, bits, error);

    g_hash_table_iter_init(&it, bits);
    while (ok && g_hash_table_iter_next(&it, &word, &kinds))
        ok = gazetteer_builder_add(b, word, GPOINTER_TO_UINT(kinds), error);
    if (ok) {
        cues = g_new0(struct cues, 1);
        cues->words = gazetteer_new(b);
    }
    gazetteer_builder_free(b);
    g_hash_table_destroy(bits);
    return cues;
}

void cues_free(struct cues *cues)
{
    if (!cues)
        return;
    gazetteer_free(cues->words);
    g_free(cues);
}

const char *cues_next(const struct cues *cues, const char *s, const char *end, gsize *n,
                      uint32_t *kinds)
{
    return gazetteer_next(cues->words, s, end, n, kinds);
}
