#include "extract/sector.h"

#include "core/mention.h"
#include "core/text.h"
#include "core/words.h"
#include "extract/sector_reading.h"

#include <string.h>

/* May a name begin with token `i`? */
static gboolean at_left_edge(const struct reading *r, uint32_t i)
{
    const struct token *t = &r->tokens[i];

    return t->start == r->start ||
           (i > 0 && t[-1].end == t->start && t[-1].kind != TOKEN_QUALITY &&
            t[-1].kind != TOKEN_PLAIN && !token_is_name(&t[-1])) ||
           r->text[t->start - 1] == ' ' || (unsigned char)r->text[t->start - 1] < 0x80;
}

/* 数字安防与网络通信产业: the name before 与 is not known, so where the whole begins is not. */
static gboolean joined_to_unknown(const struct reading *r, uint32_t i)
{
    const struct token *t = &r->tokens[i];

    return i > 0 && t[-1].kind == TOKEN_AND && t[-1].end == t->start &&
           (token_is(r, &t[-1], "与") || token_is(r, &t[-1], "及")) && t[-1].start > r->start &&
           (i < 2 || t[-2].end != t[-1].start ||
            (token_is_name(&t[-2]) && !at_left_edge(r, i - 2)));
}

#define LOOK_AHEAD 8 /* tokens */

/* Does an organisation's name go on behind token `i`? 新能源研究院, 合成生物产业协会 */
static gboolean in_organisation(const struct reading *r, uint32_t i)
{
    uint32_t at = r->tokens[i].end, last = MIN(i + LOOK_AHEAD, r->n);

    for (i++; i < last && r->tokens[i].start <= at + 6; at = r->tokens[i++].end) {
        if (r->tokens[i].kind == TOKEN_ORG)
            return TRUE;
        if (r->tokens[i].kind != TOKEN_HEAD && r->tokens[i].kind != TOKEN_MODIFIER &&
            r->tokens[i].kind != TOKEN_PLAIN && !token_is_name(&r->tokens[i]))
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
           (token_is_wall(&t[1]) || t[1].kind == TOKEN_AND || t[1].kind == TOKEN_COMMA ||
            t[1].kind == TOKEN_ETC || t[1].kind == TOKEN_QUOTE || t[1].kind == TOKEN_PAREN);
}

#define VERY_LONG_NAME (5 * 3)
#define LONG_NAME      (4 * 3) /* bytes: 激光 may be part of a longer word, 低空经济 hardly */

/* XR in iPhone XR, LED in AMOLED. */
static gboolean in_latin_word(const struct reading *r, const struct token *t)
{
    uint32_t before = t->start;

    if (!g_ascii_isalnum(r->text[t->start]))
        return FALSE;
    if (t->end < r->doc->text_bytes && g_ascii_isalnum(r->text[t->end]))
        return TRUE;
    while (before > r->start && r->text[before - 1] == ' ')
        before--;
    return before > r->start && g_ascii_isalnum(r->text[before - 1]);
}

/* Does nothing unknown stand right behind token `i`? */
static gboolean next_to_token(const struct reading *r, uint32_t i)
{
    const struct token *t = &r->tokens[i];

    return t->end == r->end || (i + 1 < r->n && t[1].start == t->end && !token_is_name(&t[1])) ||
           r->text[t->end] == ' ';
}

/* 房地产业, 金融业: the language of statistics. */
static gboolean is_branch(const struct reading *r, const struct token *t)
{
    return t->end - t->start >= 3 * 3 && memcmp(r->text + t->end - 3, "业", 3) == 0;
}

/* 半导体业用电, 食品加工业营收; not 旅游业务, 物流业者 */
static gboolean is_called_branch(const struct reading *r, const struct token *t)
{
    static struct words OTHERS = WORDS("业务", "业主", "业绩", "业态", "业界", "业者", "业内",
                                       "业余", "业委", "业户", "业协会");
    static const char BRANCH[] = "业";
    const char *s = r->text + t->end, *end = r->text + r->end;

    return t->end - t->start >= strlen("物流") && text_begins_within(s, end, BRANCH) &&
           !words_begin(&OTHERS, s, end);
}

/* 可再生能源装机, 再生能源占比: where power comes from, and no sector. */
static gboolean is_source_of_power(const struct reading *r, const struct token *t)
{
    static struct words SOURCES = WORDS("新能源"),
                        MEASURED =
                            WORDS("装机", "总装机", "并网装机", "发电", "发电量", "电量", "并网",
                                  "占比", "比重", "消费", "消纳", "电力", "供电", "占", "利用率");
    const char *s = r->text + t->end, *end = r->text + r->end;

    return words_match(&SOURCES, r->text + t->start, r->text + t->end) &&
           words_begin(&MEASURED, s, end);
}

/* Is token `i` a sector by its neighbours alone? */
static const char *presented(const struct reading *r, uint32_t i)
{
    const struct token *t = &r->tokens[i];

    if (in_organisation(r, i))
        return NULL;
    if (in_latin_word(r, t) || is_source_of_power(r, t))
        return NULL;
    if (t->kind == TOKEN_SURE && t->end - t->start >= VERY_LONG_NAME && next_to_token(r, i) &&
        (i == 0 || t[-1].end != t->start || !token_is_name(&t[-1])))
        return "gazetteer.sector";
    if (!at_left_edge(r, i) || (t->kind == TOKEN_SECTOR && joined_to_unknown(r, i)))
        return NULL;
    if (t->kind == TOKEN_SURE && (t->end - t->start >= LONG_NAME || next_to_token(r, i)))
        return "gazetteer.sector";
    if (head_behind(r, i) || is_called_branch(r, t))
        return "sector.head";
    if (r->heading)
        return "sector.heading";
    if (is_branch(r, t) && at_right_edge(r, i))
        return "sector.branch";
    if (at_right_edge(r, i) && verb_before(r, i, t->start))
        return "sector.verb";
    return NULL;
}

/* A name that no table knows before 产业 or 行业, kept until the whole document is read. */
struct unknown_name {
    uint32_t start, end;
    gboolean framed; /* a verb stands before it, and nothing unknown behind the head */
    const char *bytes;
};

#define NAME_MIN_BYTES (2 * 3)
#define NAME_MAX_BYTES (8 * 3)
#define MAX_UNKNOWN    10000

/* 产业, 行业 … but not 领域, 方向, 板块: what stands before those may be anything. */
static gboolean is_strong_head(const struct reading *r, const struct token *t)
{
    static const char *const HEADS[] = { "产业",     "行业", "产业集群", "产业链",
                                         "全产业链", "集群", "赛道" };

    for (guint i = 0; i < G_N_ELEMENTS(HEADS); i++)
        if (token_is(r, t, HEADS[i]))
            return TRUE;
    return FALSE;
}

static gboolean all_han(const char *p, const char *end)
{
    while (p < end)
        if (!text_is_han(text_next(&p)))
            return FALSE;
    return TRUE;
}

/*
 * Several tokens that make one name before head `i`: 大数据电子信息产业. Returns the first of
 * them, or `i`.
 */
static uint32_t compound_before(const struct reading *r, uint32_t i)
{
    const struct token *t = r->tokens;
    uint32_t first = i, names = 0;

    while (first > 0 && i - first < 4 && t[first - 1].end == t[first].start &&
           !t[first - 1].taken &&
           (token_is_name(&t[first - 1]) || t[first - 1].kind == TOKEN_QUALITY))
        names += token_is_name(&t[--first]);
    if (i - first < 2 || names == 0 || t[i].start - t[first].start > NAME_MAX_BYTES)
        return i;
    if (t[first].start != r->start && (first == 0 || t[first - 1].end != t[first].start))
        return i; /* something unknown stands before it */
    return first;
}

/* 平乡县自行车产业, 全县酥梨产业: a place right before a name says that it is one, whole. */
static gboolean is_place(const struct reading *r, const struct token *t)
{
    static const char *const PLACES[] = { "全国", "全省", "全市", "全县", "全区", "全州", "我国",
                                          "我省", "我市", "我县", "我区", "当地", "该县", "该市" };

    if (t->kind == TOKEN_REGION)
        return TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(PLACES); i++)
        if (token_is(r, t, PLACES[i]))
            return TRUE;
    return FALSE;
}

/*
 * 全国棉纺织行业, 平乡县自行车童车产业: names of which tables know a part, between a place and head
 * `i`. Returns the token behind the place, or `i`.
 */
static uint32_t behind_place(const struct reading *r, uint32_t i)
{
    const struct token *t = r->tokens;
    uint32_t k = i, known = 0;

    while (k > 0 && i - k < 3 && !t[k - 1].taken && token_is_name(&t[k - 1])) {
        k--;
        known += t[k].end - t[k].start;
    }
    if (k == i || k == 0 || !is_place(r, &t[k - 1]) || t[i].start - t[k - 1].end == known)
        return i;
    return k;
}

/* Names before head `i` that no token covers: 小龙虾产业, between a wall and the head. */
static void read_unknown(struct reading *r, uint32_t i)
{
    const struct token *t = r->tokens;
    uint32_t k = behind_place(r, i);
    struct unknown_name name = { .start = k > 0 ? t[k - 1].end : r->start, .end = t[i].start };
    enum token_kind before = k > 0 ? t[k - 1].kind : TOKEN_STOP;

    if (!is_strong_head(r, &t[i]) || in_organisation(r, i) || r->names->len >= MAX_UNKNOWN)
        return;
    if (name.end < name.start + NAME_MIN_BYTES || name.end > name.start + NAME_MAX_BYTES ||
        !all_han(r->text + name.start, r->text + name.end))
        return;
    if (k > 0 && is_place(r, &t[k - 1]))
        before = TOKEN_REGION;
    if (before == TOKEN_PLAIN || before == TOKEN_PAREN || before == TOKEN_SECTOR ||
        before == TOKEN_SURE || before == TOKEN_HEAD || before == TOKEN_THING ||
        before == TOKEN_MODIFIER || before == TOKEN_QUALITY)
        return;
    name.framed = before == TOKEN_REGION || (before == TOKEN_VERB && i > 0 && at_right_edge(r, i));
    name.bytes = r->text + name.start;
    g_array_append_val(r->names, name);
}

static int by_name(const void *a, const void *b)
{
    const struct unknown_name *x = a, *y = b;
    uint32_t n = x->end - x->start, m = y->end - y->start;

    return n != m ? (n < m ? -1 : 1) : memcmp(x->bytes, y->bytes, n);
}

/* A name that stands there once may be cut wrong; one that comes again, or behind a verb, is one. */
static void settle_unknown(struct reading *r)
{
    struct unknown_name *at = (struct unknown_name *)(void *)r->names->data;
    guint n = r->names->len, j;

    if (n > 1)
        qsort(at, n, sizeof(*at), by_name);
    for (guint i = 0; i < n; i = j) {
        gboolean framed = at[i].framed;

        for (j = i + 1; j < n && by_name(&at[i], &at[j]) == 0; j++)
            framed = framed || at[j].framed;
        for (guint k = i; k < j && (framed || j - i > 1); k++)
            reading_add(r, at[k].start, at[k].end, "sector.name", TRUE);
    }
}

static void read_before_head(struct reading *r, uint32_t i)
{
    uint32_t first = compound_before(r, i);

    if (first == i) {
        read_unknown(r, i);
    } else if (!in_organisation(r, i)) {
        reading_add(r, r->tokens[first].start, r->tokens[i].start, "sector.compound", TRUE);
        while (first < i)
            r->tokens[first++].taken = TRUE;
    }
}

/* A和B: what one is, the other is too. */
static gboolean joined(const struct reading *r, uint32_t i, uint32_t j)
{
    const struct token *t = r->tokens;

    return j < r->n && j == i + 2 && t[i + 1].kind == TOKEN_AND && t[i + 1].start == t[i].end &&
           t[i + 1].end == t[j].start && token_is_name(&t[i]) && token_is_name(&t[j]) &&
           !t[i].taken && !t[j].taken && at_left_edge(r, i) &&
           (at_right_edge(r, j) || head_behind(r, j));
}

static void read_singles(struct reading *r)
{
    struct token *t = r->tokens;

    for (uint32_t i = 0; i < r->n; i++)
        if (t[i].kind == TOKEN_HEAD && !r->title)
            read_before_head(r, i);
    for (uint32_t i = 0; i < r->n; i++) {
        const char *rule;

        if (!token_is_name(&t[i]) || t[i].taken)
            continue;
        rule = presented(r, i);
        if (!rule && joined(r, i, i + 2))
            rule = presented(r, i + 2);
        if (!rule && i >= 2 && joined(r, i - 2, i))
            rule = presented(r, i - 2);
        reading_add(r, t[i].start, t[i].end, rule ? rule : "gazetteer.sector", rule != NULL);
    }
}

/* 在未来制造方向: the group of what the sentence lists behind it. */
static void read_parent(struct reading *r)
{
    const struct token *t = r->tokens;

    if (r->n >= 3 && t[0].start == r->start && token_is(r, &t[0], "在") && token_is_name(&t[1]) &&
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

/* 以下赛道：, 重点产业：: a head behind which sectors are listed; 支持领域： may list anything. */
static gboolean names_sectors(const struct reading *r, const struct token *t)
{
    static struct words HEADS = WORDS("赛道", "产业", "行业", "产业链", "集群");

    return t->kind == TOKEN_HEAD && words_end(&HEADS, r->text + t->start, r->text + t->end);
}

void sector_finder_run(const struct sector_finder *f, struct document *doc, GArray *out)
{
    struct reading r = { .finder = f, .doc = doc, .text = doc->text, .out = out };
    const char *end = doc->text + doc->text_bytes;

    r.names = g_array_new(FALSE, FALSE, sizeof(struct unknown_name));
    for (const char *p = doc->text; p < end;) {
        uint32_t mark = 0;

        p = reading_segment(&r, p, end);
        if (r.n > 0) {
            r.heading = is_heading(&r, p, end);
            read_parent(&r);
            sector_lists_read(&r);
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
        r.head_before = r.verb_before && names_sectors(&r, &r.tokens[r.n - 1]);
        if (ends_sentence(mark))
            r.parent = NULL;
    }
    r.title = FALSE;
    r.parent = NULL;
    settle_unknown(&r);
    g_array_free(r.names, TRUE);
}
