#include "extract/sector.h"

#include "core/error.h"
#include "core/gazetteer.h"
#include "core/mention.h"
#include "core/table.h"
#include "core/text.h"

#include <string.h>

/*
 * The text is read as segments between stops (。，：and the like). In a segment the
 * gazetteer cuts tokens: names of sectors and the words of tables/sector_words.tsv; what
 * lies between tokens is unknown. A list (A、B和C) is judged as a whole: by the verb before
 * it, the head behind it, the number it announces and how many of its members are known.
 * A name outside lists is judged by its own neighbours.
 */
enum token_kind {
    TOKEN_SECTOR, /* needs a context */
    TOKEN_SURE,   /* a sector wherever it stands */
    TOKEN_VERB,
    TOKEN_HEAD,
    TOKEN_MODIFIER,
    TOKEN_THING,
    TOKEN_ORG,
    TOKEN_STOP,
    TOKEN_MEASURE,
    TOKEN_PLAIN,
    TOKEN_REGION,
    TOKEN_ETC,   /* 等 */
    TOKEN_COMMA, /* 、 */
    TOKEN_AND,   /* 和, 与, 及, 以及 */
    TOKEN_COUNT, /* 3个, 五大 */
    TOKEN_QUOTE,
    TOKEN_PAREN, /* what stands in brackets, with them */
    TOKEN_KINDS
};

struct token {
    enum token_kind kind;
    uint32_t start, end; /* bytes of the text */
    uint32_t count;      /* of a TOKEN_COUNT */
    gboolean taken;      /* a mention covers it already */
};

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
    { "measure", TOKEN_MEASURE }, { "plain", TOKEN_PLAIN },
};

static const char *const WORD_COLUMNS[] = { "word", "kind", NULL };

static gboolean add_word(void *data, char *const *cells, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS(KINDS); i++)
        if (strcmp(KINDS[i].name, cells[1]) == 0)
            return gazetteer_builder_add(data, cells[0], KINDS[i].kind, error);
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE,
                "'%s' is no kind of word: verb, head, modifier, thing, org, stop, measure or plain",
                cells[1]);
    return FALSE;
}

static gboolean add_all(struct gazetteer_builder *b, const char *names, const char *separator,
                        enum token_kind kind, GError **error)
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
    { "、", TOKEN_COMMA },
    { "和 与 及 以及 或 或者", TOKEN_AND },
    { "“ ” ‘ ’ 「 」 \"", TOKEN_QUOTE },
};

struct sector_finder *sector_finder_new(const char *const *tables, GError **error)
{
    struct gazetteer_builder *b = gazetteer_builder_new();
    struct sector_finder *f = NULL;
    gboolean ok = table_read("regions.tsv", tables, REGION_COLUMNS, add_region, b, error) &&
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

#define MAX_TOKENS 1024 /* a segment with more is read in pieces */

struct reading {
    const struct sector_finder *finder;
    struct document *doc;
    const char *text;
    GArray *out;
    struct token tokens[MAX_TOKENS];
    uint32_t n;
    uint32_t start, end;  /* the segment, bytes */
    const char *parent;   /* 在X方向 in this sentence, or NULL */
    gboolean heading;     /* 水电：at the start of a line */
    gboolean title;       /* the segment stands in 《》 */
    gboolean verb_before; /* the segment before ended with a verb or a head and a colon */
};

static gboolean is_stop_mark(uint32_t c)
{
    switch (c) {
    case 0x3002: /* 。 */
    case 0xff01: /* ！ */
    case 0xff1f: /* ？ */
    case 0xff1b: /* ； */
    case 0xff0c: /* ， */
    case 0xff1a: /* ： */
    case 0x300a: /* 《 */
    case 0x300b: /* 》 */
    case 0x2014: /* — */
    case 0x2026: /* … */
    case ',':
    case ';':
    case ':':
    case '!':
    case '?':
    case '\n':
        return TRUE;
    default:
        return FALSE;
    }
}

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

/* Cut the segment that begins at `p` into tokens; returns its end, a stop mark or the text's end. */
static const char *read_segment(struct reading *r, const char *p, const char *end)
{
    r->n = 0;
    r->start = (uint32_t)(p - r->text);
    while (p < end && r->n < MAX_TOKENS) {
        const char *q = p, *to;
        uint32_t kind, count, c = text_next(&q);
        gsize n;

        if (is_stop_mark(c))
            break;
        n = gazetteer_longest(r->finder->names, p, end, &kind);
        if (n > 0) {
            if (kind != GAZETTEER_TRAP)
                add_token(r, kind, p, p + n, 0);
            else
                add_token(r, TOKEN_PLAIN, p, p + n, 0);
            p += n;
            continue;
        }
        to = (c == '(' || c == 0xff08) ? read_bracket(q, end) : NULL;
        if (to)
            add_token(r, TOKEN_PAREN, p, to, 0);
        else if ((to = read_count(p, end, &count)) != NULL)
            add_token(r, TOKEN_COUNT, p, to, count);
        p = to ? to : q;
    }
    r->end = (uint32_t)(p - r->text);
    return p;
}

static gboolean is_name(const struct token *t)
{
    return t->kind == TOKEN_SECTOR || t->kind == TOKEN_SURE;
}

/* A token that no name goes across. */
static gboolean is_wall(const struct token *t)
{
    return t->kind == TOKEN_VERB || t->kind == TOKEN_STOP || t->kind == TOKEN_COUNT ||
           t->kind == TOKEN_MEASURE || t->kind == TOKEN_ORG;
}

/* ---- mentions ---- */

static const struct mention_group AS_SECTOR[] = { { "as", "sector" } };
static const struct mention_group AS_WORD[] = { { "as", "word" } };

static void add_mention(struct reading *r, uint32_t start, uint32_t end, const char *rule,
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

/* ---- lists ---- */

#define MAX_ITEMS      64
#define ITEM_MIN_BYTES 2 /* 6G */
#define ITEM_MAX_BYTES (16 * 3)

struct item {
    uint32_t start, end; /* bytes */
    uint32_t from, to;   /* tokens [from, to) */
    gboolean known, sure;
};

struct list {
    struct item items[MAX_ITEMS];
    uint32_t n;                          /* items */
    gboolean verb, head, thing, applied; /* 在…领域: where something is used */
    uint32_t count;                      /* 3个; 0: none */
};

static void trim_item(const struct reading *r, struct item *it)
{
    const struct token *t = r->tokens;

    while (it->from < it->to &&
           ((t[it->from].kind == TOKEN_QUOTE && t[it->from].start == it->start))) {
        it->start = t[it->from].end;
        it->from++;
    }
    while (it->to > it->from && t[it->to - 1].end == it->end &&
           (t[it->to - 1].kind == TOKEN_QUOTE || t[it->to - 1].kind == TOKEN_PAREN ||
            t[it->to - 1].kind == TOKEN_HEAD)) {
        it->end = t[it->to - 1].start;
        it->to--;
    }
    while (it->start < it->end && r->text[it->start] == ' ')
        it->start++;
    while (it->end > it->start && r->text[it->end - 1] == ' ')
        it->end--;
}

/* The name that covers the item, or what is left of it behind modifiers. */
static void know_item(const struct reading *r, struct item *it, gboolean first)
{
    const struct token *t = r->tokens;
    uint32_t i = it->from;

    if (it->to == it->from)
        return;
    while (i + 1 < it->to && t[i].kind == TOKEN_MODIFIER && t[i].end == t[i + 1].start)
        i++;
    if (first) /* what stands before a list's first name may belong to the sentence */
        i = it->to - 1;
    if (i + 1 == it->to && is_name(&t[i]) && t[i].end == it->end) {
        if (t[i].start != it->start &&
            (i == it->from || t[i - 1].end != t[i].start || is_name(&t[i - 1])))
            return;
        it->start = t[i].start;
        it->from = i;
        it->known = TRUE;
        it->sure = t[i].kind == TOKEN_SURE;
    }
}

static gboolean good_item(const struct reading *r, const struct item *it)
{
    uint32_t bytes = it->end - it->start;
    const char *p = r->text + it->start, *end = r->text + it->end;
    guint han = 0, other = 0;

    if (it->known)
        return TRUE;
    if (bytes < ITEM_MIN_BYTES || bytes > ITEM_MAX_BYTES)
        return FALSE;
    for (uint32_t i = it->from; i < it->to; i++)
        if (is_wall(&r->tokens[i]) || r->tokens[i].kind == TOKEN_REGION ||
            r->tokens[i].kind == TOKEN_PAREN)
            return FALSE;
    while (p < end)
        text_is_han(text_next(&p)) ? han++ : other++;
    return han >= 2;
}

static void add_item(const struct reading *r, struct list *l, struct item it, gboolean first)
{
    trim_item(r, &it);
    know_item(r, &it, first);
    if (l->n < MAX_ITEMS && it.end > it.start)
        l->items[l->n++] = it;
}

/* What stands behind a list: 等, a number, modifiers, a head or a thing. Returns the token behind. */
static uint32_t read_tail(const struct reading *r, struct list *l, uint32_t i, uint32_t at)
{
    const struct token *t = r->tokens;

    for (; i < r->n && t[i].start == at; at = t[i++].end) {
        if (t[i].kind == TOKEN_COUNT && l->count == 0)
            l->count = t[i].count;
        else if (t[i].kind == TOKEN_HEAD)
            l->head = TRUE;
        else if (is_name(&t[i]) && t[i].end - t[i].start >= 6 &&
                 memcmp(r->text + t[i].end - 6, "产业", 6) == 0)
            l->head = TRUE; /* 四个未来产业 */
        else if (t[i].kind == TOKEN_THING || t[i].kind == TOKEN_ORG) {
            l->thing = !l->head;
            break;
        } else if (t[i].kind != TOKEN_ETC && t[i].kind != TOKEN_MODIFIER &&
                   t[i].kind != TOKEN_QUOTE && t[i].kind != TOKEN_PAREN)
            break;
    }
    return i;
}

/* May members that no table knows be sectors? */
static gboolean unknown_too(const struct list *l, uint32_t known)
{
    if (l->thing)
        return l->verb && l->count == l->n && 2 * known >= l->n;
    if (l->count > 1 && l->count == l->n && (l->head || l->verb))
        return TRUE;
    if (l->applied && !l->verb)
        return FALSE;
    if (l->verb && l->head)
        return TRUE;
    if (l->head && 2 * known >= l->n)
        return TRUE;
    if (l->verb && l->n >= 3 && 2 * known >= l->n)
        return TRUE;
    return l->n >= 4 && 3 * known >= 2 * l->n;
}

static void take_tokens(struct reading *r, const struct item *it)
{
    for (uint32_t i = it->from; i < it->to; i++)
        r->tokens[i].taken = TRUE;
}

static void close_list(struct reading *r, struct list *l)
{
    uint32_t known = 0, sure = 0;
    gboolean unknown, weak;

    for (uint32_t i = 0; i < l->n; i++) {
        known += l->items[i].known;
        sure += l->items[i].sure;
    }
    unknown = l->n > 1 && unknown_too(l, known);
    weak = l->n > 1 && (l->thing ? unknown || (l->verb && 2 * sure >= l->n)
                                 : l->verb || l->head || (sure > 0 && known >= 2));
    for (uint32_t i = 0; i < l->n; i++) {
        const struct item *it = &l->items[i];

        if (!good_item(r, it) || !(it->known ? it->sure || weak : unknown))
            continue;
        add_mention(r, it->start, it->end, "sector.list", TRUE);
        take_tokens(r, it);
    }
    l->n = l->count = 0;
    l->verb = l->head = l->thing = l->applied = FALSE;
}

/* Is there a verb right before token `i` that begins at byte `at`, with modifiers between at most? */
static gboolean verb_before(const struct reading *r, uint32_t i, uint32_t at)
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

static gboolean word_is(const struct reading *r, const struct token *t, const char *word)
{
    gsize n = strlen(word);

    return t->end - t->start == n && memcmp(r->text + t->start, word, n) == 0;
}

/* Where the first member of a list begins: behind the last wall before token `to`. */
static struct item first_item(const struct reading *r, uint32_t from, uint32_t to, uint32_t start,
                              uint32_t end, struct list *l)
{
    struct item it = { .start = start, .end = end, .from = from, .to = to };

    for (uint32_t i = from; i < to; i++)
        if (is_wall(&r->tokens[i]) || r->tokens[i].kind == TOKEN_ETC ||
            (r->tokens[i].kind == TOKEN_REGION && r->tokens[i].start == it.start)) {
            it.start = r->tokens[i].end;
            it.from = i + 1;
            l->applied = word_is(r, &r->tokens[i], "在");
        }
    return it;
}

/* Split the last member at 和 or 以及; 与 and 及 join, unless the announced number says otherwise. */
static void last_items(const struct reading *r, struct list *l, struct item it, gboolean first)
{
    const struct token *t = r->tokens;
    uint32_t at = it.to;

    for (uint32_t i = it.to; i > it.from; i--)
        if (t[i - 1].kind == TOKEN_AND) {
            at = i - 1;
            break;
        }
    if (at > it.from && at + 0 < it.to) {
        gboolean both =
            at > it.from && at + 1 < it.to && is_name(&t[at - 1]) && is_name(&t[at + 1]);
        gboolean joins = word_is(r, &t[at], "与") || word_is(r, &t[at], "及");
        gboolean split = l->count > 0 ? l->count == l->n + 2 : !joins || (both && first);

        if (joins && both && l->count == 0 && l->n > 0)
            split = FALSE;
        if (split) {
            struct item left = it, right = it;

            left.end = t[at].start;
            left.to = at;
            right.start = t[at].end;
            right.from = at + 1;
            add_item(r, l, left, first);
            add_item(r, l, right, FALSE);
            return;
        }
    } else if (at < it.to && at == it.from && t[at].start > it.start) {
        struct item left = it, right = it; /* the left one has no token */

        left.end = t[at].start;
        left.to = at;
        right.start = t[at].end;
        right.from = at + 1;
        if (!word_is(r, &t[at], "与") && !word_is(r, &t[at], "及")) {
            add_item(r, l, left, first);
            add_item(r, l, right, FALSE);
            return;
        }
    }
    add_item(r, l, it, first);
}

/* The first token in [from, to) behind `start` that ends a list's last member. */
static uint32_t end_of_last(const struct reading *r, uint32_t from, uint32_t to, uint32_t start)
{
    const struct token *t = r->tokens;

    for (uint32_t i = from; i < to; i++)
        if (t[i].start > start &&
            (is_wall(&t[i]) || t[i].kind == TOKEN_ETC || t[i].kind == TOKEN_HEAD ||
             t[i].kind == TOKEN_THING || t[i].kind == TOKEN_PAREN))
            return i;
    return to;
}

/*
 * Members are cut at 、; one that holds a wall ends its list, and what stands behind the
 * last wall begins the next.
 */
static void read_lists(struct reading *r)
{
    struct list l = { .n = 0 };
    struct token *t = r->tokens;
    uint32_t from = 0, start = r->start;
    gboolean open = FALSE;

    for (uint32_t i = 0; i <= r->n; i++) {
        gboolean comma = i < r->n && t[i].kind == TOKEN_COMMA;
        uint32_t end = i < r->n ? t[i].start : r->end;
        struct item it = { .start = start, .end = end, .from = from, .to = i };

        if (i < r->n && !comma)
            continue;
        if (open) {
            uint32_t stop = end_of_last(r, from, i, start);
            gboolean ends = stop < i &&
                            !(comma && t[stop].kind == TOKEN_HEAD && t[stop].end == end) &&
                            !(comma && t[stop].kind == TOKEN_PAREN && t[stop].end == end);

            if (!ends && stop < i && t[stop].kind == TOKEN_HEAD)
                l.head = TRUE;
            if (!ends && comma)
                add_item(r, &l, it, FALSE);
            else {
                it.to = stop;
                it.end = stop < i ? t[stop].start : end;
                from = stop < i ? read_tail(r, &l, stop, it.end) : i;
                if (it.end > it.start &&
                    !(it.from < it.to && is_wall(&t[it.from]) && t[it.from].start == it.start))
                    last_items(r, &l, it, FALSE);
                close_list(r, &l);
                open = FALSE;
                it.start = from > 0 && from <= i ? t[from - 1].end : it.end;
            }
        }
        if (!open && comma) {
            struct item first = first_item(r, from, i, MAX(it.start, start), end, &l);

            l.verb = verb_before(r, first.from, first.start);
            add_item(r, &l, first, TRUE);
            open = TRUE;
        }
        start = comma ? t[i].end : end;
        from = i + 1;
    }
}

/* ---- names outside lists ---- */

static gboolean at_left_edge(const struct reading *r, uint32_t i)
{
    const struct token *t = &r->tokens[i];

    return t->start == r->start || (i > 0 && t[-1].end == t->start) ||
           r->text[t->start - 1] == ' ' || (unsigned char)r->text[t->start - 1] < 0x80;
}

/* Does an organisation's name go on behind token `i`? 新能源研究院, 合成生物产业协会 */
static gboolean in_organisation(const struct reading *r, uint32_t i)
{
    uint32_t at = r->tokens[i].end;

    for (i++; i < r->n && r->tokens[i].start <= at + 6; at = r->tokens[i++].end) {
        if (r->tokens[i].kind == TOKEN_ORG)
            return TRUE;
        if (r->tokens[i].kind != TOKEN_HEAD && r->tokens[i].kind != TOKEN_MODIFIER &&
            r->tokens[i].kind != TOKEN_PLAIN && !is_name(&r->tokens[i]))
            return FALSE;
    }
    return FALSE;
}

static gboolean head_behind(const struct reading *r, uint32_t i)
{
    return i + 1 < r->n && r->tokens[i + 1].start == r->tokens[i].end &&
           r->tokens[i + 1].kind == TOKEN_HEAD;
}

static gboolean at_right_edge(const struct reading *r, uint32_t i)
{
    const struct token *t = &r->tokens[i];

    if (t->end == r->end)
        return TRUE;
    return i + 1 < r->n && t[1].start == t->end &&
           (is_wall(&t[1]) || t[1].kind == TOKEN_AND || t[1].kind == TOKEN_COMMA ||
            t[1].kind == TOKEN_ETC || t[1].kind == TOKEN_QUOTE || t[1].kind == TOKEN_PAREN);
}

#define LONG_NAME (4 * 3) /* bytes: 激光 may be part of a longer word, 低空经济 hardly */

/* Does nothing unknown stand right behind token `i`? */
static gboolean next_to_token(const struct reading *r, uint32_t i)
{
    const struct token *t = &r->tokens[i];

    return t->end == r->end || (i + 1 < r->n && t[1].start == t->end) || r->text[t->end] == ' ';
}

/* Is token `i` a sector by its neighbours alone? */
static const char *presented(const struct reading *r, uint32_t i)
{
    const struct token *t = &r->tokens[i];

    if (in_organisation(r, i))
        return NULL;
    if (!at_left_edge(r, i))
        return NULL;
    if (t->kind == TOKEN_SURE && (t->end - t->start >= LONG_NAME || next_to_token(r, i)))
        return "gazetteer.sector";
    if (head_behind(r, i))
        return "sector.head";
    if (r->heading)
        return "sector.heading";
    if (at_right_edge(r, i) && verb_before(r, i, t->start))
        return "sector.verb";
    return NULL;
}

/* A和B: what one is, the other is too. */
static gboolean joined(const struct reading *r, uint32_t i, uint32_t j)
{
    const struct token *t = r->tokens;

    return j < r->n && j == i + 2 && t[i + 1].kind == TOKEN_AND && t[i + 1].start == t[i].end &&
           t[i + 1].end == t[j].start && is_name(&t[i]) && is_name(&t[j]) && !t[i].taken &&
           !t[j].taken;
}

static void read_singles(struct reading *r)
{
    struct token *t = r->tokens;

    for (uint32_t i = 0; i < r->n; i++) {
        const char *rule;

        if (!is_name(&t[i]) || t[i].taken)
            continue;
        rule = presented(r, i);
        if (!rule && joined(r, i, i + 2))
            rule = presented(r, i + 2);
        if (!rule && i >= 2 && joined(r, i - 2, i))
            rule = presented(r, i - 2);
        add_mention(r, t[i].start, t[i].end, rule ? rule : "gazetteer.sector", rule != NULL);
    }
}

/* 在未来制造方向: the group of what the sentence lists behind it. */
static void read_parent(struct reading *r)
{
    const struct token *t = r->tokens;

    if (r->n >= 3 && t[0].start == r->start && word_is(r, &t[0], "在") && is_name(&t[1]) &&
        t[1].start == t[0].end && t[2].kind == TOKEN_HEAD && t[2].end == r->end)
        r->parent = arena_strndup(&r->doc->arena, r->text + t[1].start, t[1].end - t[1].start);
}

/* A line that begins with a name and a colon, the segment that ends at `p`. */
static gboolean is_heading(const struct reading *r, const char *p, const char *end)
{
    const char *q = p;

    return r->n == 1 && r->tokens[0].start == r->start && r->tokens[0].end == r->end && p < end &&
           (r->start == 0 || r->text[r->start - 1] == '\n') &&
           (*p == ':' || *p == '\n' || text_next(&q) == 0xff1a);
}

static gboolean ends_sentence(uint32_t c)
{
    return c == 0x3002 || c == '\n' || c == 0xff01 || c == 0xff1f;
}

static int by_place(const void *a, const void *b)
{
    const struct mention *x = a, *y = b;

    if (x->byte_start != y->byte_start)
        return x->byte_start < y->byte_start ? -1 : 1;
    return x->byte_end > y->byte_end ? -1 : x->byte_end < y->byte_end;
}

void sector_finder_run(const struct sector_finder *f, struct document *doc, GArray *out)
{
    struct reading r = { .finder = f, .doc = doc, .text = doc->text, .out = out };
    const char *end = doc->text + doc->text_bytes;
    guint before = out->len;

    for (const char *p = doc->text; p < end;) {
        uint32_t mark = 0;

        p = read_segment(&r, p, end);
        if (r.n > 0) {
            r.heading = is_heading(&r, p, end);
            read_parent(&r);
            read_lists(&r);
            read_singles(&r);
        }
        if (p < end && r.n < MAX_TOKENS)
            mark = text_next(&p);
        if (mark == 0x300a || mark == 0x300b || ends_sentence(mark))
            r.title = mark == 0x300a;
        r.verb_before =
            (mark == ':' || mark == 0xff1a) && r.n > 0 &&
            (r.tokens[r.n - 1].kind == TOKEN_VERB || r.tokens[r.n - 1].kind == TOKEN_HEAD) &&
            r.tokens[r.n - 1].end == r.end;
        if (ends_sentence(mark))
            r.parent = NULL;
    }
    qsort(out->data + before * sizeof(struct mention), out->len - before, sizeof(struct mention),
          by_place);
}
