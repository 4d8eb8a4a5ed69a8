#include "normalize/results.h"

#include "core/text.h"
#include "normalize/when.h"

#include <stdlib.h>
#include <string.h>

/* Up to which month a report is, and the month from which on this year's may be out. */
static const struct {
    int to, out;
} REPORTS[] = { { 3, 4 }, { 3, 4 }, { 6, 7 }, { 6, 7 }, { 6, 7 }, { 9, 10 }, { 9, 10 } };

/* 披露的半年报显示: words that tell what stands in it, and not when it will be out. */
static gboolean tells_what_it_says(const char *behind, const char *end)
{
    static struct words TELLS = WORDS("显示", "披露", "数据显示", "中显示", "，");

    return behind == end || words_begin(&TELLS, behind, end);
}

const char *results_period(struct context *c, uint32_t from, uint32_t to)
{
    static struct words NAMES = WORDS("一季报", "第一季度报告", "半年报", "中期报告", "中报",
                                      "三季报", "三季度报告"); /* in the order of REPORTS */
    static const char REPORT[] = "报"; /* in all of them, and in few clauses */
    const char *s = c->doc->text + from, *end = c->doc->text + to, *published = c->doc->published,
               *at = text_find(s, to - from, REPORT), *behind, *name;
    gsize i = 0;
    int year;

    if (!at || !published || strlen(published) < strlen("2017-08") ||
        !(at = words_find(&NAMES, s, end, &behind)) || !tells_what_it_says(behind, end))
        return NULL;
    for (name = words_begin(&NAMES, at, end); NAMES.list[i] != name;)
        i++;
    year = atoi(published) - (atoi(published + strlen("2017-")) < REPORTS[i].out);
    return arena_printf(c->arena, "%04d-01/%04d-%02d", year, year, REPORTS[i].to);
}
