#include "normalize/date_resolve.h"

#include <string.h>

#define CLOCK_REACH 2 /* sentences, across paragraphs */

int date_relative_step(const char *s)
{
    if (g_str_has_prefix(s, "上上"))
        return -2;
    if (g_str_has_prefix(s, "下下下"))
        return 3;
    if (g_str_has_prefix(s, "下下"))
        return 2;
    if (g_str_has_prefix(s, "上") || g_str_has_prefix(s, "前一"))
        return -1;
    return g_str_has_prefix(s, "下") || g_str_has_prefix(s, "次") || g_str_has_prefix(s, "翌") ? 1
                                                                                               : 0;
}

/* 11月第四个星期四 */
static struct stretch nth_weekday(struct moment first, int n, int weekday)
{
    int days = (weekday - moment_weekday(first) + 7) % 7;

    return stretch_point(moment_add_days(first, days + 7 * (n - 1)));
}

static struct stretch part_of_month(const struct date_parts *p, int year, int month)
{
    int last_xun = MAX(p->xun, p->last_xun);
    int last = days_in_month(year, month);

    if (p->week && p->weekday)
        return nth_weekday(moment_of(year, month, 1), p->week, p->weekday);
    if (p->week)
        return stretch_nth_week(moment_of(year, month, 1), p->week);
    if (p->half_month)
        return p->half_month == 1
                   ? stretch_between(moment_of(year, month, 1), moment_of(year, month, 15))
                   : stretch_between(moment_of(year, month, 16), moment_of(year, month, last));
    if (p->days)
        return stretch_between(moment_of(year, month, 1),
                               moment_of(year, month, MIN(p->days, last)));
    if (p->last_days)
        return stretch_between(moment_of(year, month, MAX(last - p->last_days + 1, 1)),
                               moment_of(year, month, last));
    if (p->xun)
        return stretch_between(moment_of(year, month, p->xun * 10 - 9),
                               moment_of(year, month, last_xun < 3 ? last_xun * 10 : last));
    return stretch_point(moment_of(year, month, 0));
}

static struct stretch part_of_quarter(const struct date_parts *p, int year, int quarter)
{
    if (date_part_is_begin(p->part))
        return stretch_point(moment_of(year, quarter * 3 - 2, 0));
    if (date_part_is_end(p->part))
        return stretch_point(moment_of(year, quarter * 3, 0));
    return stretch_months(year, quarter * 3 - 2, quarter * 3);
}

/* Winter ends in the next year; in January 今冬 is the one that has begun. */
static struct stretch season_of(const struct resolver *r, const struct date_parts *p, int year)
{
    if (p->season < 4)
        return stretch_months(year, p->season * 3, p->season * 3 + 2);
    if (p->ryear && g_str_has_prefix(p->ryear, "今") && r->now.month && r->now.month <= 2)
        year--;
    return stretch_between(moment_of(year, 12, 0), moment_of(year + 1, 2, 0));
}

/* Halves, quarters, the first months … of a year. */
static struct stretch part_of_year(const struct date_parts *p, int year)
{
    if (p->half)
        return stretch_months(year, p->half * 6 - 5, p->half * 6);
    if (p->quarter)
        return part_of_quarter(p, year, MIN(p->quarter, 4));
    if (p->quarters)
        return stretch_months(year, 1, MIN(p->quarters, 4) * 3);
    if (p->months)
        return stretch_months(year, 1, MIN(p->months, 12));
    if (p->last_months)
        return stretch_months(year, 13 - MIN(p->last_months, 12), 12);
    if (p->days)
        return stretch_between(moment_of(year, 1, 1),
                               moment_add_days(moment_of(year, 1, 1), p->days - 1));
    if (p->last_days)
        return stretch_between(moment_add_days(moment_of(year, 12, 31), 1 - p->last_days),
                               moment_of(year, 12, 31));
    if (p->week)
        return stretch_nth_week(moment_of(year, 1, 1), p->week);
    if (date_part_is_begin(p->part))
        return stretch_point(moment_of(year, 1, 0));
    if (date_part_is_end(p->part))
        return stretch_point(moment_of(year, 12, 0));
    return stretch_point(moment_of(year, 0, 0));
}

static gboolean needs_year(const struct date_parts *p)
{
    return p->half || p->quarter || p->quarters || p->months || p->last_months || p->month;
}

static struct stretch centuries(const struct resolver *r, const struct date_parts *p)
{
    int now = r->now.year ? r->now.year : 2001, first;
    struct stretch s;

    if (!p->century && !p->this_century && !p->last_century) /* 90年代 */
        return stretch_between(moment_of(date_full_year(r, p->decade), 0, 0),
                               moment_of(date_full_year(r, p->last_decade) + 9, 0, 0));
    first = p->century ? (p->century - 1) * 100 : (now / 100 - p->last_century) * 100;
    if (p->decade)
        return stretch_between(moment_of(first + p->decade, 0, 0),
                               moment_of(first + p->last_decade + 9, 0, 0));
    if (p->this_century && date_part_is_end(p->part)) { /* of a scenario: by 2100 */
        s = stretch_point(moment_of(first + 100, 0, 0));
        s.approximate = TRUE;
        return s;
    }
    if (date_part_is_end(p->part))
        return stretch_between(moment_of(first + 80, 0, 0), moment_of(first + 99, 0, 0));
    if (p->part && g_str_has_prefix(p->part, "中")) {
        s = stretch_point(moment_of(first + 50, 0, 0));
        s.approximate = TRUE;
        return s;
    }
    if (date_part_is_begin(p->part))
        return stretch_between(moment_of(first, 0, 0), moment_of(first + 19, 0, 0));
    return stretch_between(moment_of(first + 1, 0, 0), moment_of(first + 100, 0, 0));
}

/* The first plan (一五) began in 1953, the sixth in 1981; each has five years since. */
static struct stretch plan_years(const struct date_parts *p)
{
    static const int early[] = { 0, 1953, 1958, 1966, 1971, 1976 };
    int first = p->plan <= 5 ? early[p->plan] : 1981 + (p->plan - 6) * 5;

    if (date_part_is_end(p->part))
        return stretch_point(moment_of(first + 4, 0, 0));
    if (date_part_is_begin(p->part))
        return stretch_point(moment_of(first, 0, 0));
    return stretch_between(moment_of(first, 0, 0), moment_of(first + 4, 0, 0));
}

static const struct {
    const char *word;
    int shift;
    gboolean from_last;
} RELATIVE_DAYS[] = {
    { "大前天", -3, FALSE }, { "前天", -2, FALSE }, { "前日", -2, FALSE },  { "前晚", -2, FALSE },
    { "昨", -1, FALSE },     { "今", 0, FALSE },    { "本日", 0, FALSE },   { "即日", 0, FALSE },
    { "明", 1, FALSE },      { "后天", 2, FALSE },  { "大后天", 3, FALSE }, { "当日", 0, TRUE },
    { "当天", 0, TRUE },     { "同日", 0, TRUE },   { "同一天", 0, TRUE },  { "当晚", 0, TRUE },
    { "次日", 1, TRUE },     { "翌日", 1, TRUE },   { "隔日", 1, TRUE },    { "前", -2, FALSE },
};

static struct stretch relative_day(const struct resolver *r, const char *word)
{
    for (gsize i = 0; i < G_N_ELEMENTS(RELATIVE_DAYS); i++) {
        struct moment from = r->now;
        if (!g_str_has_prefix(word, RELATIVE_DAYS[i].word))
            continue;
        if (RELATIVE_DAYS[i].from_last && r->last.year && r->last.day)
            from = r->last;
        if (!from.year || !from.day)
            return STRETCH_UNKNOWN;
        return stretch_point(moment_add_days(from, RELATIVE_DAYS[i].shift));
    }
    return STRETCH_UNKNOWN;
}

/* 今（19）日, 明日（30日）: of the days with that number the nearest to what the word says. */
static struct stretch numbered_day(const struct resolver *r, const char *word, int day)
{
    struct stretch said = relative_day(r, word), best = STRETCH_UNKNOWN;
    int nearest = G_MAXINT;

    if (!said.known)
        return STRETCH_UNKNOWN;
    for (int shift = -1; shift <= 1; shift++) {
        struct moment t = moment_add_months(moment_of(said.from.year, said.from.month, 0), shift);
        int off;

        t.day = day;
        if (!t.year || !moment_is_real(&t))
            continue;
        off = ABS(moment_day_number(t) - moment_day_number(said.from));
        if (off < nearest)
            best = stretch_point(t);
        nearest = MIN(nearest, off);
    }
    return best;
}

static struct stretch same_day_in(struct stretch day, int year)
{
    return day.known ? stretch_point(moment_of(year, day.from.month, day.from.day)) : day;
}

static struct stretch with_clock(struct stretch s, const struct date_parts *p)
{
    if (!s.known || p->hour < 0 || !s.from.day)
        return s;
    if (p->hour == 24) {
        return s; /* midnight at its end: still the day named */
    }
    s.from.hour = p->hour;
    s.from.minute = MAX(p->minute, 0);
    s.from.second = p->second;
    s.impossible = s.impossible || !moment_is_real(&s.from);
    s.to = s.from;
    return s;
}

/* The day that a clock time of its own belongs to: the one spoken of just before, or none. */
static struct moment date_of_clock(const struct resolver *r)
{
    uint32_t here = r->c->sentence_of[r->i], last = r->last_sentence;

    return r->last.day && (last + CLOCK_REACH >= here ||
                           r->c->sentences[last].block == r->c->sentences[here].block)
               ? moment_of(r->last.year, r->last.month, r->last.day)
               : moment_of(0, 0, 0);
}

static struct stretch resolve_month(const struct resolver *r, const struct date_parts *p, int year)
{
    if (!year)
        year = date_year_of_month(r, p->month, p->day);
    if (!year)
        return STRETCH_UNKNOWN;
    if (p->day)
        return with_clock(stretch_point(moment_of(year, p->month, p->day)), p);
    return part_of_month(p, year, p->month);
}

/* 比上月回落 in a report of 9月份 is 8月, whenever it was printed. */
static gboolean is_compared_month(const struct resolver *r, const struct date_parts *p)
{
    static const char *const words[] = { "比", "较", "与", "和", "同" };
    const struct mention *m = &r->c->doc->mentions[r->i];
    const char *text = r->c->doc->text;

    if (!g_str_has_prefix(p->rmonth, "上") || !r->period_to.month || m->byte_start < 3 ||
        r->period_to.year * 12 + r->period_to.month < r->now.year * 12 + r->now.month - 3)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (!strncmp(text + m->byte_start - 3, words[i], 3))
            return TRUE;
    return FALSE;
}

static struct stretch resolve_rmonth(const struct resolver *r, const struct date_parts *p)
{
    gboolean from_last = (g_str_has_prefix(p->rmonth, "同") || g_str_has_prefix(p->rmonth, "当") ||
                          g_str_has_prefix(p->rmonth, "次") || g_str_has_prefix(p->rmonth, "翌")) &&
                         r->last.year && r->last.month;
    struct moment from = from_last ? r->last : is_compared_month(r, p) ? r->period_to : r->now, t;

    if (!from.year || !from.month)
        return STRETCH_UNKNOWN;
    t = moment_add_months(from, date_relative_step(p->rmonth));
    t.day = p->day;
    return p->day ? with_clock(stretch_point(t), p) : part_of_month(p, t.year, t.month);
}

/* 上周五, written on a Sunday in Taiwan or Hong Kong, where the week begins: two days ago. */
static struct moment first_of_week(const struct resolver *r, const struct date_parts *p)
{
    gboolean sunday =
        moment_weekday(r->now) == 7 && p->weekday != 7 && document_is_traditional(r->c->doc);

    return sunday ? moment_add_days(r->now, 1) : r->now;
}

static struct stretch resolve_week(const struct resolver *r, const struct date_parts *p)
{
    struct stretch s;

    if (!r->now.year || !r->now.day)
        return STRETCH_UNKNOWN;
    if (p->weekend) {
        s = stretch_week(moment_add_days(r->now, 7 * date_relative_step(p->rweek)), 0);
        return stretch_between(moment_add_days(s.to, -1), s.to);
    }
    if (p->rweek)
        return stretch_week(moment_add_days(first_of_week(r, p), 7 * date_relative_step(p->rweek)),
                            p->weekday);
    s = stretch_week(r->now, p->weekday);
    if (moment_day_number(s.from) > moment_day_number(r->now) && date_tense_of_clause(r) <= 0)
        s = stretch_point(moment_add_days(s.from, -7)); /* a bare weekday has been */
    return s;
}

/* 本周六（10日）: is the day in brackets the one that the week tells? */
static gboolean is_day_of_week(const struct resolver *r, const struct date_parts *p)
{
    struct stretch s = p->rweek && p->weekday ? resolve_week(r, p) : STRETCH_UNKNOWN;

    return s.known && s.from.day == p->day;
}

/* Is the latest period a quarter, whole and over? */
static gboolean reports_quarter(const struct resolver *r)
{
    return r->period_from.month % 3 == 1 && !r->period_from.day && !r->period_to.day &&
           r->period_to.year == r->period_from.year &&
           r->period_to.month == r->period_from.month + 2 &&
           moment_compare(&r->period_to, &r->now) <= 0;
}

/* 当季, 上季 count from the quarter that is reported, where one is; 本季 and 下季 from today's. */
static struct stretch resolve_rquarter(const struct resolver *r, const struct date_parts *p)
{
    int step = date_relative_step(p->rquarter);
    gboolean reported = (step < 0 || g_str_has_prefix(p->rquarter, "当")) && reports_quarter(r);
    struct moment t = reported ? r->period_from : r->now;

    if (!t.year || !t.month)
        return STRETCH_UNKNOWN;
    t = moment_add_months(t, 3 * step);
    return part_of_quarter(p, t.year, (t.month + 2) / 3);
}

struct stretch date_point_resolve(const struct resolver *r, const struct date_parts *p)
{
    int year = date_written_year(r, p);

    if (p->plan)
        return plan_years(p);
    if (p->century || p->decade || p->this_century || p->last_century)
        return centuries(r, p);
    if (p->rday && year) /* 去年今日 */
        return same_day_in(relative_day(r, p->rday), year);
    if (p->rday && !p->month)
        return with_clock(p->day ? numbered_day(r, p->rday, p->day) : relative_day(r, p->rday), p);
    if (p->rmonth)
        return resolve_rmonth(r, p);
    if (p->rquarter)
        return resolve_rquarter(r, p);
    if ((p->rweek || p->weekday) && !p->month && (!p->day || is_day_of_week(r, p)))
        return resolve_week(r, p);
    if (p->month)
        return (p->year || p->ryear) && !year ? STRETCH_UNKNOWN : resolve_month(r, p, year);
    if (p->day)
        return with_clock(stretch_point(date_day_alone(r, p->day)), p);
    if (p->hour >= 0)
        return with_clock(stretch_point(date_of_clock(r)), p);
    if (!year && needs_year(p))
        year = p->year || p->ryear ? 0 : date_year_of_period(r, p);
    if (year && p->season)
        return season_of(r, p, year);
    return year ? part_of_year(p, year) : STRETCH_UNKNOWN;
}
