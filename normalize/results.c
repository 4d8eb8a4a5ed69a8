#include "normalize/results.h"

#include "core/text.h"
#include "normalize/when.h"

#include <stdlib.h>
#include <string.h>

/* A report, the months it is on, and the month from which on this year's may be out. */
static const struct {
    const char *name;
    int to, out;
} REPORTS[] = { { "一季报", 3, 4 },     { "第一季度报告", 3, 4 }, { "半年报", 6, 7 },
                { "中期报告", 6, 7 },   { "中报", 6, 7 },         { "三季报", 9, 10 },
                { "三季度报告", 9, 10 } };

/* 披露的半年报显示: words that tell what stands in it, and not when it will be out. */
static gboolean tells_what_it_says(const char *behind, const char *end)
{
    static struct words TELLS = WORDS("显示", "披露", "数据显示", "中显示", "，");

    return behind == end || words_begin(&TELLS, behind, end);
}

const char *results_period(struct context *c, uint32_t from, uint32_t to)
{
    const char *text = c->doc->text, *published = c->doc->published;
    gsize month_at = strlen("2017-");

    if (!published || strlen(published) < strlen("2017-08"))
        return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(REPORTS); i++) {
        const char *at = text_find(text + from, to - from, REPORTS[i].name);
        int year = atoi(published) - (atoi(published + month_at) < REPORTS[i].out);

        if (at && tells_what_it_says(at + strlen(REPORTS[i].name), text + to))
            return arena_printf(c->arena, "%04d-01/%04d-%02d", year, year, REPORTS[i].to);
    }
    return NULL;
}
