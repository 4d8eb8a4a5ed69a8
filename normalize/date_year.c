#include "normalize/date_resolve.h"

#include <string.h>

#define SHORT_YEARS_AHEAD 10  /* 98年 in 1997 is 1998; 33年 in 2021 is 1933 */
#define SHORT_YEAR_PIVOT  50  /* where nobody knows the year of publication */
#define FAR_AHEAD         213 /* days: a bare 12月 in March is the one before */

int date_full_year(const struct resolver *r, int yy)
{
    int now = r->now.year;

    if (!now)
        return yy < SHORT_YEAR_PIVOT ? 2000 + yy : 1900 + yy;
    yy += now / 100 * 100;
    if (yy > now + SHORT_YEARS_AHEAD)
        return yy - 100;
    return yy + 100 <= now + SHORT_YEARS_AHEAD ? yy + 100 : yy;
}

/* `from_last`: the year counts from the date spoken of before. */
static const struct {
    const char *word;
    int shift;
    gboolean from_last;
} RELATIVE_YEARS[] = {
    { "大前年", -3, FALSE },   { "前年", -2, FALSE },    { "去年", -1, FALSE },
    { "上年", -1, FALSE },     { "上一年", -1, FALSE },  { "上财年", -1, FALSE },
    { "上个财年", -1, FALSE }, { "今年", 0, FALSE },     { "本年", 0, FALSE },
    { "本财年", 0, FALSE },    { "明年", 1, FALSE },     { "来年", 1, FALSE },
    { "下一年", 1, FALSE },    { "新的一年", 0, FALSE }, { "下财年", 1, FALSE },
    { "下个财年", 1, FALSE },  { "后年", 2, FALSE },     { "大后年", 3, FALSE },
    { "当年", 0, TRUE },       { "同年", 0, TRUE },      { "次年", 1, TRUE },
    { "翌年", 1, TRUE },       { "隔年", 1, TRUE },      { "今", 0, FALSE },
    { "去", -1, FALSE },       { "明", 1, FALSE },
};

static int relative_year(const struct resolver *r, const char *word)
{
    for (gsize i = 0; i < G_N_ELEMENTS(RELATIVE_YEARS); i++) {
        if (strcmp(RELATIVE_YEARS[i].word, word) != 0)
            continue;
        if (RELATIVE_YEARS[i].from_last && r->last.year)
            return r->last.year + RELATIVE_YEARS[i].shift;
        return r->now.year ? r->now.year + RELATIVE_YEARS[i].shift : 0;
    }
    return 0;
}

/* The year that is written, or 0. */
int date_written_year(const struct resolver *r, const struct date_parts *p)
{
    if (p->year)
        return p->short_year ? date_full_year(r, p->year) : p->year;
    if (p->ryear)
        return relative_year(r, p->ryear);
    return 0;
}

static gboolean sentence_has_before(const struct resolver *r, const char *const *words)
{
    const struct mention *m = &r->c->doc->mentions[r->i];
    const struct sentence *s = &r->c->sentences[r->c->sentence_of[r->i]];
    gsize from = m->byte_start > s->start + 24 ? m->byte_start - 24 : s->start;
    const char *text = r->c->doc->text;

    for (; *words; words++) {
        const char *hit = from <= m->byte_start
                              ? g_strstr_len(text + from, (gssize)(m->byte_start - from), *words)
                              : NULL;
        if (hit)
            return TRUE;
    }
    return FALSE;
}

/* Do the words right before the date say that it lies ahead? */
static gboolean speaks_of_future(const struct resolver *r)
{
    static const char *const words[] = { "将于", "将在", "将从", "拟于",   "拟在",
                                         "定于", "预计", "计划", "力争",   "最迟",
                                         "即将", "有望", "下一", "不晚于", NULL };

    return sentence_has_before(r, words);
}

/*
 * The year of a month (and day): that of the date before it in the same sentence, if
 * that was written; else the nearest not after `now`. A day that is still to come this
 * year counts as this year's unless it is so far ahead that last year's is nearer, and
 * one long past as next year's only where the sentence says so.
 */
int date_year_of_month(const struct resolver *r, int month, int day)
{
    struct moment same = moment_of(r->now.year, month, day);
    int ahead;

    if (r->last_explicit && r->last.year && r->last_sentence == r->c->sentence_of[r->i] &&
        (r->last.year != r->now.year))
        return r->last.month > month && r->last.year + 1 <= r->now.year ? r->last.year + 1
                                                                        : r->last.year;
    if (!r->now.year)
        return 0;
    if (month == 2 && day == 29) {
        int year = r->now.year;
        while (days_in_month(year, 2) < 29 ||
               moment_day_number(moment_of(year, 2, 29)) > moment_day_number(r->now))
            year--;
        return year;
    }
    if (day && !moment_is_real(&same))
        return r->now.year;
    ahead = moment_day_number(same) - moment_day_number(r->now);
    if (ahead > FAR_AHEAD)
        return speaks_of_future(r) ? r->now.year : r->now.year - 1;
    if (ahead < -60 && speaks_of_future(r))
        return r->now.year + 1;
    return r->now.year;
}

/* A period of a year that is not named: the latest that has begun, or this year's. */
int date_year_of_period(const struct resolver *r, const struct date_parts *p)
{
    if (r->last_explicit && r->last.year && r->last.year < r->now.year &&
        r->last_sentence == r->c->sentence_of[r->i])
        return r->last.year;
    if (p->quarter == 4 && r->now.year && r->now.month <= 3 && !speaks_of_future(r))
        return r->now.year - 1;
    return r->now.year;
}

/* A bare day: of this month, or of the last one that had it and is not ahead. */
struct moment date_day_alone(const struct resolver *r, int day)
{
    struct moment t;

    if (r->last.year && r->last.month && r->last_sentence == r->c->sentence_of[r->i])
        return moment_of(r->last.year, r->last.month, day);
    if (!r->now.year || !r->now.month)
        return moment_of(0, 0, 0);
    t = moment_of(r->now.year, r->now.month, day);
    if (day > r->now.day && speaks_of_future(r))
        return t;
    /* Print names the month of a bare day only where it is not this one, but for its first days. */
    for (int back = day > r->now.day && r->now.day <= 10; back < 3; back++) {
        t = moment_add_months(moment_of(r->now.year, r->now.month, 0), -back);
        t.day = day;
        if (moment_is_real(&t))
            return t;
    }
    return t;
}
