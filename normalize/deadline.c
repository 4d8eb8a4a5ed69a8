#include "normalize/deadline.h"

#include "normalize/date_parts.h"
#include "normalize/policy.h"
#include "normalize/when.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_YEAR 1949
#define LAST_YEAR  2100

/* Four digits that may be a year, with no digit around them. */
static const char *find_year(const char *s, int *year)
{
    for (; *s; s++) {
        gsize n = strspn(s, "0123456789");

        if (n == 4) {
            *year = atoi(s);
            if (*year >= FIRST_YEAR && *year <= LAST_YEAR)
                return s + n;
        }
        s += n;
        if (!*s)
            break;
    }
    return NULL;
}

static const char *skip_dashes(const char *s)
{
    static struct words DASHES = WORDS("年", "—", "－", "-", "–", "～", "~", "至", "到");
    const char *end = s + strlen(s), *dash;

    while ((dash = words_begin(&DASHES, s, end)))
        s += strlen(dash);
    return s;
}

/* The first five-year plan began in 1953, the tenth in 2001; since then every five years. */
static const struct {
    const char *name, *full;
    int from;
} FIVE_YEARS[] = {
    { "十六五", "第十六个五年", 2031 }, { "十五五", "第十五个五年", 2026 },
    { "十四五", "第十四个五年", 2021 }, { "十三五", "第十三个五年", 2016 },
    { "十二五", "第十二个五年", 2011 }, { "十一五", "第十一个五年", 2006 },
    { "“十五”", "第十个五年", 2001 },   { "十五计划", "十五规划", 2001 },
};

/* 气候行动蓝图2050, said up to `behind`: a vision's year is not when each of its aims is due. */
static gboolean ends_vision(const char *title, const char *behind)
{
    static struct words VISIONS = WORDS("蓝图", "愿景", "策略", "战略");

    return words_end(&VISIONS, title, behind - strlen("2050")) != NULL;
}

const char *deadline_of_plan(struct context *c, const char *title)
{
    const char *behind, *dash;
    int from, to;

    if (!title)
        return NULL;
    behind = find_year(title, &from);
    if (behind) {
        dash = skip_dashes(behind);
        if (dash > behind && find_year(dash, &to) == dash + 4 && to > from)
            return arena_printf(c->arena, "%d/%d", from, to);
        if (g_str_has_prefix(behind, "年") || !ends_vision(title, behind))
            return arena_printf(c->arena, "%d", from);
        return NULL;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(FIVE_YEARS); i++)
        if (strstr(title, FIVE_YEARS[i].name) || strstr(title, FIVE_YEARS[i].full))
            return arena_printf(c->arena, "%d/%d", FIVE_YEARS[i].from, FIVE_YEARS[i].from + 4);
    return NULL;
}

const char *deadline_of_plan_at(struct context *c, uint32_t at)
{
    const struct policy *plan = policy_for(c, at);

    return plan ? deadline_of_plan(c, plan->title) : NULL;
}

gboolean headline_sets_aims(const struct context *c)
{
    static struct words AIMS =
        WORDS("力争", "目标", "计划", "方案", "规划", "拟", "预期", "确保", "冲刺", "争取", "剑指");

    return words_find_in(&AIMS, c->doc->title, NULL) != NULL;
}

/* 2024年生产总值力争增长6.5%: the year of the headline, where it sets aims and names but one. */
static const char *year_aimed_at(struct context *c)
{
    int year = headline_sets_aims(c) ? year_of_title(c) : 0;
    const char *edtf = year > 0 ? arena_printf(c->arena, "%d", year) : NULL;

    return edtf && when_relative(edtf, c->doc->published) != WHEN_PAST ? edtf : NULL;
}

/* 部署今年重点任务, 定下明年工作要点: the year that the headline names from when it was published. */
static const char *year_called_in_title(struct context *c)
{
    static struct words THIS = WORDS("今年"), NEXT = WORDS("明年");
    const char *title = c->doc->title, *today = c->doc->published;
    int later = words_find_in(&THIS, title, NULL) ? 0 : 1;

    if (!today || (later && !words_find_in(&NEXT, title, NULL)))
        return NULL;
    return arena_printf(c->arena, "%d", atoi(today) + later);
}

const char *deadline_of_title(struct context *c)
{
    static struct words YEARLY =
        WORDS("工作报告", "工作要点", "重点工作", "工作计划", "预期目标", "重点任务", "工作安排");
    const char *title = c->doc->title, *due;

    if (!words_find_in(&YEARLY, title, NULL))
        return NULL;
    due = deadline_of_plan(c, title);
    return due ? due : year_called_in_title(c);
}

gboolean is_work_report(const struct context *c)
{
    static struct words REPORTS = WORDS("政府工作报告");

    return words_find_in(&REPORTS, c->doc->title, NULL) != NULL;
}

#define CONGRESS_MOST 4 /* the last month of a year in which congresses meet */

int year_of_work_report(const struct context *c)
{
    const char *day = c->doc->published;
    gboolean early =
        day && strlen(day) >= strlen("2009-03") && atoi(day + strlen("2009-")) <= CONGRESS_MOST;
    int year = is_work_report(c) ? year_of_title(c) : 0;

    return year > 0 ? year : early && is_work_report(c) ? atoi(day) : 0;
}

const char *deadline_of_work_report(struct context *c)
{
    int year = year_of_work_report(c);

    return year > 0 ? arena_printf(c->arena, "%d", year) : NULL;
}

const char *deadline_of_headline(struct context *c)
{
    const char *due = deadline_of_title(c);

    return due ? due : year_aimed_at(c);
}

const char *deadline_of_budget(const struct context *c)
{
    static struct words BUDGETS = WORDS("预算", "岁出"), EXECUTED = WORDS("执行", "决算");
    static struct words BEHIND = WORDS("总预算", "年度总预算", "度总预算", "预算案", "年度预算",
                                       "中央政府总预算", "地方总预算", "财政预算");
    const char *title = c->doc->title, *text = c->doc->text;

    if (!words_find_in(&BUDGETS, title, NULL) || words_find_in(&EXECUTED, title, NULL))
        return NULL;
    for (uint32_t i = 0; i < c->doc->n_mentions; i++) {
        const struct mention *m = &c->doc->mentions[i];

        if (m->type == MENTION_DATE && c->dates[i].edtf &&
            words_begin(&BEHIND, text + m->byte_end, text + c->doc->text_bytes))
            return when_relative(c->dates[i].edtf, c->doc->published) == WHEN_PAST
                       ? NULL
                       : c->dates[i].edtf;
    }
    return NULL;
}

#define REPUBLIC_NEAR 3 /* years from a report of Taiwan to the year that it is on */

/* 103年家庭收支调查结果, said in 2015 in traditional script: the Republic's year, that no span of years is; or 0. */
static int year_of_republic(const struct context *c)
{
    static struct words SPANS = WORDS("年来", "年内", "年间", "年计", "年期", "年长", "年大计");
    const char *title = c->doc->title, *published = c->doc->published;

    if (!title || !published || !document_is_traditional(c->doc))
        return 0;
    for (const char *s = title; *s;) {
        gsize n = strspn(s, "0123456789");
        int year = n == 2 || n == 3 ? atoi(s) + ROC_YEAR_ZERO : 0;

        s += n;
        if (year && abs(year - atoi(published)) <= REPUBLIC_NEAR && g_str_has_prefix(s, "年") &&
            !words_begin(&SPANS, s, s + strlen(s)))
            return year;
        s += n ? 0 : 1;
    }
    return 0;
}

int year_of_title(const struct context *c)
{
    int year;
    const char *behind = c->doc->title ? find_year(c->doc->title, &year) : NULL;

    return behind && g_str_has_prefix(behind, "年") ? year : 0;
}

int year_reported_in_title(const struct context *c)
{
    int year = year_of_title(c);

    return year > 0 ? year : year_of_republic(c);
}

/* The year of `n` bytes at `s`; 0: none, or -1: several. */
static int only_year(const char *s, gsize n)
{
    char heading[200];
    const char *p = heading;
    int year, only = 0;

    if (n >= sizeof(heading)) /* too long for a heading that names a year's tasks */
        return 0;
    memcpy(heading, s, n);
    heading[n] = '\0';
    while ((p = find_year(p, &year)))
        if (g_str_has_prefix(p, "年"))
            only = only == 0 || only == year ? year : -1;
    return only;
}

int year_of_section(const struct context *c, uint32_t block)
{
    for (uint32_t b = c->above[block]; b != UINT32_MAX; b = c->above[b]) {
        int year =
            only_year(c->doc->text + c->blocks[b].start, c->blocks[b].end - c->blocks[b].start);

        if (year)
            return MAX(year, 0);
    }
    return 0;
}
