#include "normalize/section.h"

#include <string.h>

#define NONE        UINT32_MAX
#define LONGEST     40 /* code points of a heading in plain text */
#define LEAD_IN_MAX 60

static gboolean starts(const char *s, const char *end, const char *word)
{
    return text_begins_within(s, end, word);
}

/* The text of a number: 一, 十二, 3, 3.2; returns where it ends. */
static const char *skip_number(const char *s, const char *end)
{
    static struct words DIGITS = WORDS("一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
                                       "0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    const char *digit;

    while ((digit = words_begin(&DIGITS, s, end)))
        s += strlen(digit);
    return s;
}

/* 一、 → part, （一） → chapter, 1. or 1、 → item, 第三章 → part, 第一节 → chapter. */
static enum section_level numbered(const char *s, const char *end)
{
    gboolean bracket = starts(s, end, "（") || starts(s, end, "(");
    gboolean ordinal = starts(s, end, "第");
    const char *digits = bracket ? s + (*s == '(' ? 1 : 3) : ordinal ? s + 3 : s;
    const char *p = skip_number(digits, end);

    if (p == digits)
        return SECTION_NONE;
    if (bracket)
        return starts(p, end, "）") || starts(p, end, ")") ? SECTION_CHAPTER : SECTION_NONE;
    if (ordinal)
        return starts(p, end, "节")                             ? SECTION_CHAPTER
               : starts(p, end, "章") || starts(p, end, "部分") ? SECTION_PART
                                                                : SECTION_NONE;
    if (g_ascii_isdigit(*digits))
        return starts(p, end, "、") || starts(p, end, "．") ||
                       (starts(p, end, ".") && !g_ascii_isdigit(p[1]))
                   ? SECTION_ITEM
                   : SECTION_NONE;
    return starts(p, end, "、") ? SECTION_PART : SECTION_NONE;
}

static struct words STOPS =
    WORDS("。", "；", ";", "，", ",", "！", "？", "!", "?", "、", "…", "）", ")", "”", "」");
static struct words COLONS = WORDS("：", ":");
/* A line that ends with a time says when what follows shall be reached: 远期目标是到2035年 */
static struct words TIMES = WORDS("年", "年底", "年末", "期间", "时期", "年前");

/* （截至2025年底） behind a part's heading is of the heading. */
static struct words ASIDE_ENDS = WORDS("）", ")");

static gboolean has_commas(const char *s, const char *end)
{
    static struct words COMMAS = WORDS("，", "；", ";");

    return words_find(&COMMAS, s, end, NULL) != NULL;
}

static enum section_level level_of(const struct block *b, const char *s, const char *end)
{
    uint32_t chars = b->end - b->start;
    enum section_level number;

    if (b->kind >= BLOCK_H1 && b->kind <= BLOCK_H6) {
        number = numbered(s, end); /* below 2025年目标, 一、… is one of its parts */
        return number != SECTION_NONE ? number : SECTION_H1 + (b->kind - BLOCK_H1);
    }
    if (b->kind == BLOCK_TD || b->kind == BLOCK_PRE || chars < 2 || chars > LEAD_IN_MAX ||
        text_find(s, (gsize)(end - s), "。"))
        return SECTION_NONE;
    if (words_end(&COLONS, s, end))
        return SECTION_LEAD_IN;
    number = numbered(s, end);
    if (chars > LONGEST || text_is_row(s, end) ||
        (words_end(&STOPS, s, end) &&
         !(number == SECTION_PART && words_end(&ASIDE_ENDS, s, end) && !has_commas(s, end))))
        return SECTION_NONE;
    if (words_end(&TIMES, s, end) && b->kind != BLOCK_LI)
        return SECTION_LEAD_IN; /* ▶ 到2026年底, too */
    if (text_is_item(s, end))
        return SECTION_NONE;
    if (number != SECTION_NONE)
        return number;
    return b->kind == BLOCK_P ? SECTION_PLAIN : SECTION_NONE;
}

/* "outer > inner", in the arena. */
static const char *path_of(struct context *c, uint32_t heading)
{
    const struct byte_span *at = &c->blocks[heading];
    const char *outer = c->section[heading], *own = context_string(c, at->start, at->end);

    return outer ? arena_printf(c->arena, "%s > %s", outer, own) : own;
}

/* …，把目光放到2022年——, …如下：, and lines that end with ；: a paragraph that leads in a list. */
static gboolean leads_in(const struct context *c, uint32_t b)
{
    static struct words ENDS = WORDS("：", ":", "——");
    const char *text = c->doc->text;

    return c->levels[b] == SECTION_NONE && b + 1 < c->doc->n_blocks &&
           words_end(&ENDS, text + c->blocks[b].start, text + c->blocks[b].end) &&
           text_ends(text, text + c->blocks[b + 1].end, "；");
}

/* …。今后五年，经济社会发展的主要目标是：, at the end of a paragraph: what its last sentence sets below it. */
static gboolean leads_in_aims(const struct context *c, uint32_t b)
{
    static struct words ENDS =
        WORDS("目标是：", "目标为：", "目标如下：", "指标是：", "指标如下：", "目标：", "目标是——");
    const char *text = c->doc->text, *s = text + c->blocks[b].start, *end = text + c->blocks[b].end;

    return c->levels[b] == SECTION_NONE && b + 1 < c->doc->n_blocks &&
           words_end(&ENDS, s, end) != NULL;
}

/* Up to the next heading or the next time that is spoken of. */
static void find_aims(struct context *c)
{
    static struct words OUTLOOKS = WORDS("展望", "到2035年", "为实现", "围绕", "为了", "实现上述");

    uint32_t lead = NONE;

    for (uint32_t b = 0; b < c->doc->n_blocks; b++) {
        const struct byte_span *at = &c->blocks[b];

        if (c->levels[b] != SECTION_NONE ||
            words_begin(&OUTLOOKS, c->doc->text + at->start, c->doc->text + at->end))
            lead = NONE;
        if (lead != NONE)
            c->above[b] = lead;
        if (leads_in_aims(c, b))
            lead = b;
    }
}

/* 过去的一年，…; 2009年…主要预期目标是：…: the first paragraph that sets aims, or the number of them all. */
static uint32_t first_with_aims(const struct context *c)
{
    static struct words AIMS = WORDS("主要预期目标是", "预期目标是", "主要目标是", "奋斗目标是",
                                     "主要预期目标为", "预期目标为");
    const char *text = c->doc->text;
    uint32_t b = 1;

    while (b < c->doc->n_blocks &&
           !words_find(&AIMS, text + c->blocks[b].start, text + c->blocks[b].end, NULL))
        b++;
    return b;
}

/*
 * A work report's extract without headings: up to the aims its paragraphs go on with the first one,
 * which looks back, and then with the one that sets the aims.
 */
static void find_halves(struct context *c)
{
    static struct words REPORTS = WORDS("工作报告"),
                        BEFORE = WORDS("过去的一年", "过去一年", "一年来", "刚刚过去的一年");
    const char *text = c->doc->text;
    uint32_t aims;

    if (c->doc->n_blocks == 0 || !words_find_in(&REPORTS, c->doc->title, NULL) ||
        !words_begin(&BEFORE, text + c->blocks[0].start, text + c->blocks[0].end))
        return;
    for (uint32_t b = 0; b < c->doc->n_blocks; b++)
        if (c->levels[b] != SECTION_NONE)
            return;
    aims = first_with_aims(c);
    for (uint32_t b = 1; b < c->doc->n_blocks && aims < c->doc->n_blocks; b++)
        if (b != aims && c->above[b] == NONE)
            c->above[b] = b < aims ? 0 : aims;
}

/* The lines of such a list, up to the first that does not end with ；. */
static void find_lists(struct context *c)
{
    for (uint32_t b = 0; b < c->doc->n_blocks; b++) {
        uint32_t line = b + 1;

        if (!leads_in(c, b))
            continue;
        do
            c->above[line] = b;
        while (text_ends(c->doc->text, c->doc->text + c->blocks[line].end, "；") &&
               ++line < c->doc->n_blocks && c->levels[line] == SECTION_NONE);
        b = line - 1;
    }
}

/*
 * Headings end those of their own level and below. A path is built once for each
 * heading; its length is bounded by the number of levels.
 */
void sections_find(struct context *c)
{
    const struct document *doc = c->doc;
    uint32_t open[SECTION_LEVELS], deepest = NONE;
    const char *path = NULL;

    c->section = arena_calloc(c->arena, doc->n_blocks, sizeof(*c->section));
    c->levels = arena_calloc(c->arena, doc->n_blocks, sizeof(*c->levels));
    c->above = arena_alloc(c->arena, doc->n_blocks * sizeof(*c->above));
    for (int l = 0; l < SECTION_LEVELS; l++)
        open[l] = NONE;
    for (uint32_t b = 0; b < doc->n_blocks; b++) {
        const char *s = doc->text + c->blocks[b].start;
        const char *end = doc->text + c->blocks[b].end;
        enum section_level level = level_of(&doc->blocks[b], s, end);

        c->levels[b] = (uint8_t)level;
        for (int l = level; level != SECTION_NONE && l < SECTION_LEVELS; l++)
            open[l] = NONE;
        if (level != SECTION_NONE) {
            deepest = NONE;
            for (int l = SECTION_H1; l < (int)level; l++)
                if (open[l] != NONE)
                    deepest = open[l];
            path = deepest == NONE ? NULL : path_of(c, deepest);
        }
        c->above[b] = deepest;
        c->section[b] = path;
        if (level != SECTION_NONE) {
            open[level] = b;
            deepest = b;
            path = path_of(c, b);
        }
    }
    find_aims(c);
    find_halves(c);
    find_lists(c);
}
