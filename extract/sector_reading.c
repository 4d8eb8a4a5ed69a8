#include "extract/sector_reading.h"

#include "core/error.h"
#include "core/gazetteer.h"
#include "core/mention.h"
#include "core/table.h"
#include "core/text.h"
#include "extract/sector.h"

#include <string.h>

struct sector_finder {
    struct gazetteer *names;
};

/* ---- loading ---- */

static const struct {
    const char *name;
    enum token_kind kind;
} KINDS[] = {
    { "verb", TOKEN_VERB },       { "head", TOKEN_HEAD },   { "modifier", TOKEN_MODIFIER },
    { "thing", TOKEN_THING },     { "org", TOKEN_ORG },     { "stop", TOKEN_STOP },
    { "measure", TOKEN_MEASURE }, { "plain", TOKEN_PLAIN }, { "quality", TOKEN_QUALITY },
};

static const char *const WORD_COLUMNS[] = { "word", "kind", NULL };

static gboolean add_word(void *data, char *const *cells, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS(KINDS); i++)
        if (strcmp(KINDS[i].name, cells[1]) == 0)
            return gazetteer_builder_add(data, cells[0], KINDS[i].kind, error);
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE,
                "'%s' is no kind of word: verb, head, modifier, thing, org, stop, measure, quality "
                "or plain",
                cells[1]);
    return FALSE;
}

static gboolean add_all(struct gazetteer_builder *b, const char *names, const char *separator,
                        uint32_t kind, GError **error)
{
    char **name = g_strsplit(names, separator, -1);
    gboolean ok = TRUE;

    for (int i = 0; ok && name[i]; i++)
        if (*name[i])
            ok = gazetteer_builder_add(b, name[i], kind, error);
    g_strfreev(name);
    return ok;
}

static const char *const REGION_COLUMNS[] = { "name", "level", "short", "aliases", "bodies", NULL };

static gboolean add_region(void *data, char *const *cells, GError **error)
{
    if (strcmp(cells[1], "trap") == 0)
        return TRUE;
    return gazetteer_builder_add(data, cells[0], TOKEN_REGION, error) &&
           add_all(data, cells[2], " ", TOKEN_REGION, error) &&
           add_all(data, cells[3], " ", TOKEN_REGION, error) &&
           add_all(data, cells[4], " ", TOKEN_REGION, error);
}

static const char *const SECTOR_COLUMNS[] = { "name", "aliases", "use", NULL };

static gboolean add_sector(void *data, char *const *cells, GError **error)
{
    enum token_kind kind = TOKEN_SECTOR;

    if (strcmp(cells[2], "trap") == 0)
        return gazetteer_builder_add(data, cells[0], GAZETTEER_TRAP, error);
    if (strcmp(cells[2], "sure") == 0)
        kind = TOKEN_SURE;
    else if (*cells[2]) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE,
                    "'%s' is no use of a sector: sure, trap or nothing", cells[2]);
        return FALSE;
    }
    return gazetteer_builder_add(data, cells[0], kind, error) &&
           add_all(data, cells[1], "|", kind, error);
}

/* Marks that are part of the grammar, not of anybody's table. */
static const struct {
    const char *words;
    enum token_kind kind;
} MARKS[] = {
    { "等", TOKEN_ETC },
    { "、 ，以及 ，及", TOKEN_COMMA },
    { "和 与 及 以及 或 或者", TOKEN_AND },
    { "“ ” ‘ ’ 「 」 \"", TOKEN_QUOTE },
};

/*
 * Where a segment ends, a bracket opens or a count may begin: in the gazetteer too, so that
 * it stops there; a name that begins with one of them goes before.
 */
enum { PLACE_STOP = TOKEN_KINDS, PLACE_BRACKET, PLACE_COUNT };

static const struct {
    const char *marks;
    uint32_t place;
} PLACES[] = {
    { "。 ！ ？ ； ， ： 《 》 — … , ; : ! ? \n", PLACE_STOP },
    { "( （", PLACE_BRACKET },
    { "0 1 2 3 4 5 6 7 8 9 零 一 二 三 四 五 六 七 八 九 十 两", PLACE_COUNT },
};

struct sector_finder *sector_finder_new(const char *const *tables, GError **error)
{
    struct gazetteer_builder *b = gazetteer_builder_new();
    struct sector_finder *f = NULL;
    gboolean ok = TRUE;

    for (guint i = 0; ok && i < G_N_ELEMENTS(PLACES); i++)
        ok = add_all(b, PLACES[i].marks, " ", PLACES[i].place, error);
    ok = ok && table_read("regions.tsv", tables, REGION_COLUMNS, add_region, b, error) &&
         table_read("sector_words.tsv", tables, WORD_COLUMNS, add_word, b, error);
    for (guint i = 0; ok && i < G_N_ELEMENTS(MARKS); i++)
        ok = add_all(b, MARKS[i].words, " ", MARKS[i].kind, error);
    /* sectors last: a name is a name though it be a word of another kind as well */
    if (ok && table_read("sectors.tsv", tables, SECTOR_COLUMNS, add_sector, b, error)) {
        f = g_new0(struct sector_finder, 1);
        f->names = gazetteer_new(b);
    }
    gazetteer_builder_free(b);
    return f;
}

void sector_finder_free(struct sector_finder *f)
{
    if (!f)
        return;
    gazetteer_free(f->names);
    g_free(f);
}

/* ---- tokens ---- */

static int han_digit(uint32_t c)
{
    static const uint32_t DIGITS[] = { 0x96f6, 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94,
                                       0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341 };

    for (int i = 0; i < (int)G_N_ELEMENTS(DIGITS); i++)
        if (c == DIGITS[i])
            return i;
    return c == 0x4e24 ? 2 : -1; /* 两 */
}

static gboolean is_counter(uint32_t c)
{
    return c == 0x4e2a || c == 0x5927 || c == 0x79cd || c == 0x7c7b || c == 0x9879 ||
           c == 0x6761; /* 个 大 种 类 项 条 */
}

/* 3个, 五大, 二十大: returns the end, or NULL. */
static const char *read_count(const char *p, const char *end, uint32_t *count)
{
    uint32_t value = 0, digits = 0;

    while (p < end && digits < 5) {
        const char *q = p;
        uint32_t c = text_next(&q);
        int d = c >= '0' && c <= '9' ? (int)(c - '0') : han_digit(c);

        if (d < 0) {
            *count = value;
            return digits > 0 && is_counter(c) ? q : NULL;
        }
        if (d == 10)
            value = value == 0 ? 10 : value * 10;
        else if (c >= '0' && c <= '9')
            value = value * 10 + (uint32_t)d;
        else
            value += (uint32_t)d;
        digits++;
        p = q;
    }
    return NULL;
}

/* `p` is behind an opening bracket: the place behind the closing one, within this line. */
static const char *read_bracket(const char *p, const char *end)
{
    for (int n = 0; p < end && n < 40; n++) {
        uint32_t c = text_next(&p);

        if (c == ')' || c == 0xff09)
            return p;
        if (c == '\n')
            return NULL;
    }
    return NULL;
}

static void add_token(struct reading *r, enum token_kind kind, const char *from, const char *to,
                      uint32_t count)
{
    r->tokens[r->n++] =
        (struct token){ kind, (uint32_t)(from - r->text), (uint32_t)(to - r->text), count, FALSE };
}

/* What stands at `p`, where a bracket opens or a count may begin; returns the place behind it. */
static const char *read_place(struct reading *r, uint32_t place, const char *p, const char *end)
{
    const char *next = p + text_step((unsigned char)*p), *to;
    uint32_t count;

    if (place == PLACE_BRACKET) {
        to = read_bracket(next, end);
        if (to)
            add_token(r, TOKEN_PAREN, p, to, 0);
    } else {
        to = read_count(p, end, &count);
        if (to)
            add_token(r, TOKEN_COUNT, p, to, count);
    }
    return to ? to : next;
}

const char *reading_segment(struct reading *r, const char *p, const char *end)
{
    r->n = 0;
    r->start = (uint32_t)(p - r->text);
    while (p < end && r->n < MAX_TOKENS) {
        uint32_t kind;
        gsize n;

        p = gazetteer_next(r->finder->names, p, end, &n, &kind);
        if (n == 0 || kind == PLACE_STOP)
            break;
        if (kind == PLACE_BRACKET || kind == PLACE_COUNT) {
            p = read_place(r, kind, p, end);
        } else {
            add_token(r, kind == GAZETTEER_TRAP ? TOKEN_PLAIN : kind, p, p + n, 0);
            p += n;
        }
    }
    r->end = (uint32_t)(p - r->text);
    return p;
}

gboolean token_is_name(const struct token *t)
{
    return t->kind == TOKEN_SECTOR || t->kind == TOKEN_SURE;
}

/* A token that no name goes across. */
gboolean token_is_wall(const struct token *t)
{
    return t->kind == TOKEN_VERB || t->kind == TOKEN_STOP || t->kind == TOKEN_COUNT ||
           t->kind == TOKEN_MEASURE || t->kind == TOKEN_ORG;
}

gboolean token_is(const struct reading *r, const struct token *t, const char *word)
{
    gsize n = strlen(word);

    return t->end - t->start == n && memcmp(r->text + t->start, word, n) == 0;
}

/* Is there a verb right before token `i` that begins at byte `at`, with modifiers between at most? */
gboolean verb_before(const struct reading *r, uint32_t i, uint32_t at)
{
    const struct token *t = r->tokens;

    if (at == r->start)
        return r->verb_before;
    while (i > 0 && t[i - 1].end == at) {
        if (t[i - 1].kind == TOKEN_VERB)
            return TRUE;
        if (t[i - 1].kind != TOKEN_MODIFIER && t[i - 1].kind != TOKEN_QUOTE &&
            t[i - 1].kind != TOKEN_COUNT && t[i - 1].kind != TOKEN_HEAD &&
            t[i - 1].kind != TOKEN_REGION &&
            !(t[i - 1].kind == TOKEN_STOP && memcmp(r->text + t[i - 1].start, "了", 3) == 0))
            return FALSE;
        at = t[--i].start;
    }
    return FALSE;
}

static const struct mention_group AS_SECTOR[] = { { "as", "sector" } };

static const struct mention_group AS_WORD[] = { { "as", "word" } };

void reading_add(struct reading *r, uint32_t start, uint32_t end, const char *rule,
                 gboolean presented)
{
    struct mention m = { .type = MENTION_SECTOR, .rule = rule };

    presented = presented && !r->title;
    m.byte_start = start;
    m.byte_end = end;
    m.groups = presented ? AS_SECTOR : AS_WORD;
    m.n_groups = 1;
    if (presented && r->parent) {
        struct mention_group *g = arena_alloc(&r->doc->arena, 2 * sizeof(*g));

        g[0] = AS_SECTOR[0];
        g[1] = (struct mention_group){ "parent", r->parent };
        m.groups = g;
        m.n_groups = 2;
    }
    g_array_append_val(r->out, m);
}
