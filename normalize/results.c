#include "normalize/results.h"

#include "core/text.h"
#include "normalize/when.h"

#include <stdlib.h>
#include <string.h>

/* What a report is called, up to which month it is, and the month from which on this year's may be out. */
static struct {
    struct words names;
    int to, out;
} REPORTS[] = { { WORDS("一季报", "第一季度报告"), 3, 4 },
                { WORDS("半年报", "中期报告", "中报"), 6, 7 },
                { WORDS("三季报", "三季度报告"), 9, 10 } };

/* 披露的半年报显示: words that tell what stands in it, and not when it will be out. */
static gboolean tells_what_it_says(const char *behind, const char *end)
{
    static struct words TELLS = WORDS("显示", "披露", "数据显示", "中显示", "，");

    return behind == end || words_begin(&TELLS, behind, end);
}

const char *results_period(struct context *c, uint32_t from, uint32_t to)
{
    static const char REPORT[] = "报"; /* in all of them, and in few clauses */
    const char *s = c->doc->text + from, *end = c->doc->text + to, *published = c->doc->published,
               *behind;

    if (!text_find(s, to - from, REPORT) || !published || strlen(published) < strlen("2017-08"))
        return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(REPORTS); i++) {
        int year = atoi(published) - (atoi(published + strlen("2017-")) < REPORTS[i].out);

        if (words_find(&REPORTS[i].names, s, end, &behind) && tells_what_it_says(behind, end))
            return arena_printf(c->arena, "%04d-01/%04d-%02d", year, year, REPORTS[i].to);
    }
    return NULL;
}
