#include "parse/plain.h"

#include "core/text.h"
#include "parse/content_cues.h"
#include "parse/content_lines.h"
#include "parse/datetime_text.h"
#include "parse/slice.h"
#include "parse/tree.h"

#include <string.h>

#define HEAD_LINES     40 /* a body starts within so many lines */
#define PROSE          22 /* a line of so many letters with sentence marks is prose */
#define HEADING_MOST   34 /* letters of a heading */
#define DATE_MOST      14 /* letters of a line with a month: 云南省2024年5月份经济运行简况 has more */
#define DATE_LINE      26 /* … and of one that begins with a day in characters, with its source */
#define MASTHEAD_MOST  120
#define HEADLINE_MOST  45
#define TITLE_REPEATED 9  /* letters of a headline that stands there twice */
#define TAG_MOST       42 /* letters of a tag or teaser below the body */

struct plain_line {
    const char *text;
    uint32_t bytes, letters, number;
    uint8_t cue;
    gboolean prose, ended, dated, feed, out;
};

struct plain {
    struct arena *a;
    struct plain_line *lines;
    uint32_t n;
    uint32_t start, end; /* of the body */
    uint32_t title;      /* n: there is none */
};

static gboolean starts_with_any(const char *s, const char *const *words, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if (g_str_has_prefix(s, words[i]))
            return TRUE;
    return FALSE;
}

/* …才能請領。（編輯：王小明）1140312: does a day of the Republic end the line, which an agency puts behind a text? */
static gboolean ends_with_stamp(const struct plain_line *line)
{
    static const char *const BEFORE[] = { "。", "）", ")" };
    const gsize stamp = strlen("1140312");

    if (line->bytes <= stamp || strspn(line->text + line->bytes - stamp, "0123456789") != stamp)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(BEFORE); i++)
        if (slice_ends(line->text, line->bytes - stamp, BEFORE[i]))
            return TRUE;
    return FALSE;
}

/* Does the line end as a sentence or a list item does? */
static gboolean ends_sentence(const struct plain_line *line)
{
    static const char *const ENDS[] = { "。", "！", "？", "；", "：", "”", "」", "』", "）", "…",
                                        ".",  "!",  "?",  ";",  ":",  ")", "，", ",",  "、" };

    for (gsize i = 0; i < G_N_ELEMENTS(ENDS); i++)
        if (g_str_has_suffix(line->text, ENDS[i]))
            return TRUE;
    return ends_with_stamp(line);
}

/* Commas and full stops; a mere enumeration has none. */
static gboolean has_clauses(const char *s)
{
    static const char *const MARKS[] = { "，", "。", "；", "！", "？", "﹐" };

    for (gsize i = 0; i < G_N_ELEMENTS(MARKS); i++)
        if (strstr(s, MARKS[i]))
            return TRUE;
    for (const char *comma = s; (comma = strchr(comma, ',')); comma++)
        if (!g_ascii_isdigit(comma[1])) /* not that of 2,966 */
            return TRUE;
    return FALSE;
}

/* 2024-02-24 18:22 at `s`? */
static gboolean stamp_at(const char *s)
{
    static const char FORM[] = "dddd-dd-dd dd:dd";

    for (gsize i = 0; FORM[i]; i++)
        if (FORM[i] == 'd' ? !g_ascii_isdigit(s[i]) : s[i] != FORM[i])
            return FALSE;
    return TRUE;
}

/*
 * A teaser of a feed that was glued into one line: behind its last full stop stand a time
 * stamp or counters, and often the headline of the next one.
 */
static gboolean is_feed(const char *s)
{
    const char *last = NULL, *p;

    for (p = s; (p = strstr(p, "。")); p += strlen("。"))
        last = p;
    if (!last || strlen(s) < 60)
        return FALSE;
    for (p = last; *p; p++)
        if (strncmp(p, "0000", 4) == 0 || (g_ascii_isdigit(*p) && stamp_at(p)))
            return TRUE;
    return FALSE;
}

/* 索引号：…　发布日期：…　字号：[大 中 小]: what a page says of its article. */
static gboolean is_masthead(const char *s)
{
    static const char *const WORDS[] = { "来源：",   "发布时间", "发布日期", "索引号",   "字号",
                                         "浏览次数", "点击数",   "发布人",   "文号",     "時間：",
                                         "發布日期", "發佈日期", "發布時間", "發佈時間", "發布單位",
                                         "發佈單位", "資料來源", "新聞來源", "新聞公報", "香港時間",
                                         "日期：" };

    for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++)
        if (strstr(s, WORDS[i]))
            return TRUE;
    return FALSE;
}

/* 撰文：…　出版：…　更新：…, 民國102年8月22日16時發布: labels of a byline, and no sentence. */
static gboolean is_byline(const char *s)
{
    static const char *const LABELS[] = { "出版：", "更新：", "撰文：", "記者：",
                                          "作者：", "文：",   "發布：", "發佈：",
                                          "刊登：", "上載：", "編輯：", "記者 ",
                                          "时间：", "更新:",  "出版:",  "最後更新" };
    static const char *const ENDS[] = { "發布", "發佈", "发布" };

    if (has_clauses(s))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(ENDS); i++)
        if (g_str_has_suffix(s, ENDS[i]))
            return TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(LABELS); i++)
        if (strstr(s, LABELS[i]))
            return TRUE;
    return FALSE;
}

/* How many bytes the day takes that the line begins with; 0: it begins with none. */
static gsize leading_day(const struct plain_line *line)
{
    struct datetime when;
    gsize start, end;

    return datetime_find(line->text, line->bytes, 0, 0, &when, &start, &end) && start == 0 ? end
                                                                                           : 0;
}

/* ２０１０年９月２日（星期四）: the line says no more than a day. */
static gboolean is_day_alone(const struct plain_line *line)
{
    gsize day = leading_day(line);

    return day > 0 && line->bytes - day <= strlen("（星期四）");
}

/* A year with a month behind it, in a short line. */
static gboolean is_dated(const struct plain_line *line)
{
    gboolean masthead = is_masthead(line->text) || is_byline(line->text);
    struct datetime when;
    gsize start, end;

    if (line->letters <= DATE_LINE && !g_ascii_isdigit(*line->text) && leading_day(line))
        return TRUE; /* 二〇一〇年九月二日（星期四）, ２０１０年９月２日 */
    if (line->letters > (masthead ? MASTHEAD_MOST : 40))
        return FALSE;
    if (datetime_is_roc_line(line->text, line->bytes) && !has_clauses(line->text))
        return TRUE; /* 臺中市政府主計處 114-10-31 */
    if (masthead &&
        datetime_find(line->text, line->bytes, 0, datetime_flags_of_label(line->text, line->bytes),
                      &when, &start, &end))
        return TRUE; /* 新聞公報　二零二三年六月二十一日（星期三）, 發布日期：113-07-16 */
    for (const char *p = line->text; *p; p++) {
        gsize mark;
        if (strspn(p, "0123456789") < 4)
            continue;
        mark = g_str_has_prefix(p + 4, "年") ? strlen("年") : p[4] && strchr("-/.", p[4]) ? 1 : 0;
        if (mark && g_ascii_isdigit(p[4 + mark]))
            return mark == 1 || line->letters <= DATE_MOST || strstr(p, "日");
    }
    return FALSE;
}

static void add_line(struct plain *p, const char *s, gsize n, uint32_t number, GString *scratch)
{
    struct plain_line *line = &p->lines[p->n];
    uint32_t marks = 0;

    g_string_truncate(scratch, 0);
    tree_squeeze(scratch, s, n);
    while (scratch->len && scratch->str[scratch->len - 1] == ' ')
        g_string_truncate(scratch, scratch->len - 1);
    if (!scratch->len)
        return;
    *line = (struct plain_line){ .text = arena_strndup(p->a, scratch->str, scratch->len),
                                 .bytes = (uint32_t)scratch->len,
                                 .number = number };
    line->letters = content_letters(line->text, line->bytes, &marks);
    line->cue = (uint8_t)content_cue(line->text, line->bytes, line->letters);
    line->dated = is_dated(line);
    line->ended = ends_sentence(line);
    line->feed = is_feed(line->text);
    line->prose = line->letters >= PROSE && has_clauses(line->text) && !line->dated &&
                  line->cue != CUE_NOTE && line->cue != CUE_LIST;
    p->n++;
}

static void read_lines(struct plain *p, const char *s, gsize n)
{
    GString *scratch = g_string_sized_new(1024);
    uint32_t number = 0, room = 1;
    const char *end = s + n;

    for (const char *at = s; at < end && (at = memchr(at, '\n', (gsize)(end - at))); at++)
        room++;
    p->lines = arena_alloc(p->a, room * sizeof(*p->lines));
    while (s < end) {
        const char *stop = memchr(s, '\n', (gsize)(end - s));
        gsize m = (gsize)((stop ? stop : end) - s);
        add_line(p, s, m, number++, scratch);
        s += m + 1;
    }
    g_string_free(scratch, TRUE);
}

static gboolean is_trail(const struct plain_line *line)
{
    static const char *const WORDS[] = { "首页", "首頁", "当前位置", "您的位置", "您现在的位置" };

    return starts_with_any(line->text, WORDS, G_N_ELEMENTS(WORDS)) ||
           strstr(line->text, " > ") != NULL || strstr(line->text, " » ") != NULL;
}

/* 谁是下一个万亿赛道？ above 2025-03-06 15:08 来源：…: a headline may read like prose. */
static gboolean is_above_date(const struct plain *p, uint32_t i)
{
    const struct plain_line *line = &p->lines[i];

    if (line->letters > HEADLINE_MOST || g_str_has_suffix(line->text, "。"))
        return FALSE;
    for (uint32_t k = i + 1; k < p->n && k <= i + 3; k++)
        if (p->lines[k].dated)
            return TRUE;
    return FALSE;
}

/* The first prose, else the first line behind the title that is no furniture. */
static void find_start(struct plain *p)
{
    uint32_t most = MIN(p->n, HEAD_LINES);

    for (p->start = 0; p->start < most; p->start++)
        if (p->lines[p->start].prose && p->lines[p->start].cue != CUE_PROMO &&
            !is_trail(&p->lines[p->start]) && !is_above_date(p, p->start))
            return;
    p->start = 0;
}

static gboolean may_be_title(const struct plain_line *line)
{
    return !is_masthead(line->text) && line->letters >= 5 && line->letters <= 80 &&
           line->cue == CUE_NONE && !is_trail(line) && !line->dated;
}

/* Does another line above the body hold it, too? Not 政府工作报告: that names a section. */
static gboolean is_repeated(const struct plain *p, uint32_t i)
{
    if (p->lines[i].letters < TITLE_REPEATED)
        return FALSE;
    for (uint32_t k = 0; k < p->start; k++)
        if (k != i && strstr(p->lines[k].text, p->lines[i].text))
            return TRUE;
    return FALSE;
}

/*
 * Of the lines above the body: one that another repeats, else the longest above the line with
 * the date. Names of sites and sections, controls and bylines are shorter than headlines.
 */
static void find_title(struct plain *p)
{
    gboolean dated = FALSE;

    p->title = p->n;
    for (uint32_t i = 0; i < p->start; i++) {
        dated |= p->lines[i].dated;
        if (!may_be_title(&p->lines[i]))
            continue;
        if (is_repeated(p, i)) {
            p->title = i;
            return;
        }
        if (p->title == p->n || (!dated && p->lines[i].letters > p->lines[p->title].letters))
            p->title = i;
    }
}

/* 一、2022年工作回顾: a heading with a number is the body's, however short. */
static gboolean is_numbered(const char *s)
{
    static const char *const NUMBERS[] = { "一、",   "二、",   "三、",   "四、", "五、",
                                           "（一）", "（二）", "（三）", "第一" };

    return starts_with_any(s, NUMBERS, G_N_ELEMENTS(NUMBERS));
}

/* Lines between title and first prose that belong to the body: subtitle, form of address. */
static void widen_head(struct plain *p)
{
    uint32_t from = p->title < p->n ? p->title + 1 : 0;

    for (uint32_t i = from; i < p->start; i++) {
        struct plain_line *line = &p->lines[i];
        gboolean lead_in =
            line->ended && line->letters >= 3 &&
            (g_str_has_suffix(line->text, "：") || g_str_has_suffix(line->text, ":"));
        line->out = line->cue != CUE_NONE || is_trail(line) || line->dated ||
                    is_masthead(line->text) || (line->letters < 12 && !lead_in) ||
                    (p->title < p->n && strstr(line->text, p->lines[p->title].text));
        if (is_numbered(line->text) || g_str_has_prefix(line->text, "——") ||
            strstr(line->text, "会议上") || strstr(line->text, "會議上"))
            line->out = FALSE;
    }
    p->start = MIN(from, p->start);
}

/* How many letters of prose are in [from, to)? */
static uint32_t prose_in(const struct plain *p, uint32_t from, uint32_t to)
{
    uint32_t letters = 0;

    for (uint32_t i = from; i < to; i++)
        letters += p->lines[i].prose ? p->lines[i].letters : 0;
    return letters;
}

/* An outline of items has no full stop anywhere: there a line without one is no mere tag. */
static gboolean is_outline(const struct plain *p)
{
    for (uint32_t i = p->start; i < p->end; i++)
        if (strstr(p->lines[i].text, "。"))
            return FALSE;
    return TRUE;
}

/* Is the line below the body what a page puts there: a tag, a teaser, a control, the day? */
static gboolean is_below(const struct plain_line *line, gboolean outline)
{
    if (line->cue != CUE_NONE && (line->cue != CUE_CAPTION || !line->ended))
        return TRUE;
    if (outline)
        return !line->letters || is_day_alone(line);
    return line->letters <= TAG_MOST && (!line->ended || !line->letters || is_day_alone(line));
}

/* The first heading of other articles that has the article before it ends the body. */
static void find_end(struct plain *p)
{
    uint32_t so_far = 0;
    gboolean outline;

    p->end = p->n;
    for (uint32_t i = p->start; i < p->n; i++) {
        const struct plain_line *line = &p->lines[i];
        if (line->cue == CUE_LIST && so_far >= 40) {
            p->end = i;
            break;
        }
        if (line->feed && so_far >= 40 && prose_in(p, i, p->n) < so_far &&
            (i + 1 == p->n || p->lines[i + 1].feed)) {
            p->end = i;
            break;
        }
        so_far += line->prose ? line->letters : 0;
    }
    outline = is_outline(p);
    while (p->end > p->start && is_below(&p->lines[p->end - 1], outline))
        p->end--;
}

static void drop_inside(struct plain *p)
{
    for (uint32_t i = p->start; i < p->end; i++) {
        struct plain_line *line = &p->lines[i];
        if (line->cue == CUE_CONTROL || line->cue == CUE_CAPTION ||
            (line->cue == CUE_PROMO && line->letters <= 60) || !line->letters ||
            (line->cue == CUE_NOTE && line->letters <= 30) ||
            (p->title < p->n && i < p->start + 6 &&
             strcmp(line->text, p->lines[p->title].text) == 0))
            line->out = TRUE;
    }
}

/* 到2025年要实现哪些目标？: asked and answered below; but no interviewer's line (问：…？). */
static gboolean asks(const char *s)
{
    static const char *const SPEAKERS[] = { "问", "記者", "记者", "Q" };

    return g_str_has_suffix(s, "？") && !strstr(s, "。") && !strstr(s, "：") &&
           !starts_with_any(s, SPEAKERS, G_N_ELEMENTS(SPEAKERS));
}

static gboolean is_heading(const struct plain *p, uint32_t i)
{
    const struct plain_line *line = &p->lines[i];

    return (!line->ended || asks(line->text)) &&
           !text_is_row(line->text, line->text + strlen(line->text)) &&
           !text_is_item(line->text, line->text + strlen(line->text)) && line->letters >= 2 &&
           line->letters <= HEADING_MOST && i + 1 < p->end &&
           p->lines[i + 1].letters > line->letters;
}

static struct content_block block_of(const struct plain_line *line, enum block_kind kind)
{
    return (struct content_block){ kind, line->number, line->bytes, line->text };
}

static void emit(struct plain *p, struct content *c)
{
    c->blocks = arena_alloc(p->a, (p->n + 1) * sizeof(*c->blocks));
    c->notes = arena_alloc(p->a, (p->n + 1) * sizeof(*c->notes));
    for (uint32_t i = 0; i < p->n; i++) {
        const struct plain_line *line = &p->lines[i];
        if (i >= p->start && i < p->end && !line->out)
            c->blocks[c->n_blocks++] = block_of(line, is_heading(p, i) ? BLOCK_H2 : BLOCK_P);
        else if (i != p->title && i < p->end + 12)
            c->notes[c->n_notes++] = block_of(line, BLOCK_P);
    }
    if (!c->n_blocks)
        return;
    c->first = c->blocks[0].node;
    c->last = c->blocks[c->n_blocks - 1].node;
}

void plain_find(struct content *c, struct arena *a, const char *utf8, gsize n)
{
    struct plain p = { .a = a };

    memset(c, 0, sizeof(*c));
    c->kind = PAGE_OTHER;
    read_lines(&p, utf8, n);
    if (!p.n)
        return;
    find_start(&p);
    find_title(&p);
    widen_head(&p);
    find_end(&p);
    drop_inside(&p);
    if (p.title < p.n)
        c->headline_text = p.lines[p.title].text;
    emit(&p, c);
    c->kind = c->n_blocks ? PAGE_ARTICLE : PAGE_OTHER;
}
