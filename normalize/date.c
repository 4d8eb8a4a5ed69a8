#include "normalize/date.h"

#include "core/text.h"
#include "normalize/date_parts.h"

#include <string.h>

#define SHORT_YEARS_AHEAD 10  /* 98年 in 1997 is 1998; 33年 in 2021 is 1933 */
#define SHORT_YEAR_PIVOT  50  /* where nobody knows the year of publication */
#define FAR_AHEAD         213 /* days: a bare 12月 in March is the one before */

/* A stretch of the calendar: from == to for a point. */
struct span {
    struct moment from, to;
    gboolean known, approximate;
    gboolean impossible;
};

struct resolver {
    struct context *c;
    struct moment now;      /* what relative dates count from; year 0: unknown */
    gboolean inferred;      /* `now` is the article's own latest date, not `published` */
    struct moment last;     /* the date read last: 同年, 次日 … count from it; year 0: none */
    gboolean last_explicit; /* its year was written */
    uint32_t last_sentence;
    struct moment period_from, period_to; /* the latest period for 去年同期; year 0: none */
    uint32_t period_block;
    uint32_t i; /* the mention */
};

/* ---- the calendar ---- */

static int days_in(int year, int month)
{
    return year >= 1 && month >= 1 && month <= 12
               ? g_date_get_days_in_month((GDateMonth)month, (GDateYear)year)
               : 31;
}

static struct moment moment(int year, int month, int day)
{
    return (struct moment){ year, month, day, -1, -1, -1 };
}

static gboolean is_real(const struct moment *t)
{
    return t->year >= 1 && t->year <= 9999 && t->month >= 0 && t->month <= 12 && t->day >= 0 &&
           (!t->day || t->day <= days_in(t->year, t->month)) && t->hour <= 24 && t->minute <= 59;
}

static int day_number(struct moment t)
{
    GDate d;

    g_date_clear(&d, 1);
    g_date_set_dmy(&d, (GDateDay)MIN(MAX(t.day, 1), days_in(t.year, MAX(t.month, 1))),
                   (GDateMonth)MAX(t.month, 1), (GDateYear)t.year);
    return (int)g_date_get_julian(&d);
}

static struct moment add_days(struct moment t, int days)
{
    int n = day_number(t) + days;
    GDate d;

    if (n < 1 || n > 3652059) /* outside of years 1 to 9999 */
        return moment(0, 0, 0);
    g_date_clear(&d, 1);
    g_date_set_julian(&d, (guint32)n);
    return moment(g_date_get_year(&d), (int)g_date_get_month(&d), g_date_get_day(&d));
}

static struct moment add_months(struct moment t, int months)
{
    int n = t.year * 12 + MAX(t.month, 1) - 1 + months;

    return n < 12 ? moment(0, 0, 0) : moment(n / 12, n % 12 + 1, 0);
}

/* 1 Monday … 7 Sunday */
static int weekday_of(struct moment t)
{
    return (day_number(t) + 6) % 7 + 1;
}

static struct span point(struct moment t)
{
    struct span s = { .from = t, .to = t, .known = TRUE };

    s.known = t.year > 0;
    s.impossible = t.year > 0 && !is_real(&t);
    return s;
}

static struct span between(struct moment from, struct moment to)
{
    struct span s = point(from), end = point(to);

    s.to = to;
    s.known = s.known && end.known;
    s.impossible = s.impossible || end.impossible;
    return s;
}

static const struct span UNKNOWN = { .known = FALSE };

/* ---- years ---- */

static int full_year(const struct resolver *r, int yy)
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
static int written_year(const struct resolver *r, const struct date_parts *p)
{
    if (p->year)
        return p->short_year ? full_year(r, p->year) : p->year;
    if (p->ryear)
        return relative_year(r, p->ryear);
    return 0;
}

/* ---- a month or day without its year ---- */

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
static int year_of_month(const struct resolver *r, int month, int day)
{
    struct moment same = moment(r->now.year, month, day);
    int ahead;

    if (r->last_explicit && r->last.year && r->last_sentence == r->c->sentence_of[r->i] &&
        (r->last.year != r->now.year))
        return r->last.month > month && r->last.year + 1 <= r->now.year ? r->last.year + 1
                                                                        : r->last.year;
    if (!r->now.year)
        return 0;
    if (month == 2 && day == 29) {
        int year = r->now.year;
        while (days_in(year, 2) < 29 || day_number(moment(year, 2, 29)) > day_number(r->now))
            year--;
        return year;
    }
    if (day && !is_real(&same))
        return r->now.year;
    ahead = day_number(same) - day_number(r->now);
    if (ahead > FAR_AHEAD)
        return speaks_of_future(r) ? r->now.year : r->now.year - 1;
    if (ahead < -60 && speaks_of_future(r))
        return r->now.year + 1;
    return r->now.year;
}

/* A bare day: of this month, or of the last one that had it and is not ahead. */
static struct moment day_alone(const struct resolver *r, int day)
{
    struct moment t;

    if (r->last.year && r->last.month && r->last_sentence == r->c->sentence_of[r->i])
        return moment(r->last.year, r->last.month, day);
    if (!r->now.year || !r->now.month)
        return moment(0, 0, 0);
    t = moment(r->now.year, r->now.month, day);
    if (day > r->now.day && speaks_of_future(r))
        return t;
    /* Print names the month of a bare day only where it is not this one, but for its first days. */
    for (int back = day > r->now.day && r->now.day <= 10; back < 3; back++) {
        t = add_months(moment(r->now.year, r->now.month, 0), -back);
        t.day = day;
        if (is_real(&t))
            return t;
    }
    return t;
}

/* ---- one end of a mention ---- */

static int relative_step(const char *s)
{
    if (g_str_has_prefix(s, "上上"))
        return -2;
    if (g_str_has_prefix(s, "下下下"))
        return 3;
    if (g_str_has_prefix(s, "下下"))
        return 2;
    if (g_str_has_prefix(s, "上"))
        return -1;
    return g_str_has_prefix(s, "下") || g_str_has_prefix(s, "次") || g_str_has_prefix(s, "翌") ? 1
                                                                                               : 0;
}

static struct span week_of(struct moment day, int weekday)
{
    struct moment monday = add_days(day, 1 - weekday_of(day));

    if (weekday)
        return point(add_days(monday, weekday - 1));
    return between(monday, add_days(monday, 6));
}

/* The n-th week of a period begins with its n-th Monday. */
static struct span nth_week(struct moment first, int n)
{
    return week_of(add_days(first, (8 - weekday_of(first)) % 7 + 7 * (n - 1)), 0);
}

static gboolean is_end(const char *part)
{
    return part && (strstr(part, "末") || strstr(part, "底") || strstr(part, "终") ||
                    strstr(part, "尾") || strstr(part, "收官"));
}

static gboolean is_begin(const char *part)
{
    return part && strstr(part, "初");
}

static struct span months_of(int year, int first, int last)
{
    return first == last ? point(moment(year, first, 0))
                         : between(moment(year, first, 0), moment(year, last, 0));
}

static struct span part_of_month(const struct date_parts *p, int year, int month)
{
    int last = days_in(year, month);

    if (p->week)
        return nth_week(moment(year, month, 1), p->week);
    if (p->days)
        return between(moment(year, month, 1), moment(year, month, MIN(p->days, last)));
    if (p->last_days)
        return between(moment(year, month, MAX(last - p->last_days + 1, 1)),
                       moment(year, month, last));
    if (p->xun)
        return between(moment(year, month, p->xun * 10 - 9),
                       moment(year, month, p->xun < 3 ? p->xun * 10 : last));
    return point(moment(year, month, 0));
}

static struct span part_of_quarter(const struct date_parts *p, int year, int quarter)
{
    if (is_begin(p->part))
        return point(moment(year, quarter * 3 - 2, 0));
    if (is_end(p->part))
        return point(moment(year, quarter * 3, 0));
    return months_of(year, quarter * 3 - 2, quarter * 3);
}

/* Halves, quarters, the first months … of a year. */
static struct span part_of_year(const struct date_parts *p, int year)
{
    if (p->half)
        return months_of(year, p->half * 6 - 5, p->half * 6);
    if (p->quarter)
        return part_of_quarter(p, year, MIN(p->quarter, 4));
    if (p->quarters)
        return months_of(year, 1, MIN(p->quarters, 4) * 3);
    if (p->months)
        return months_of(year, 1, MIN(p->months, 12));
    if (p->last_months)
        return months_of(year, 13 - MIN(p->last_months, 12), 12);
    if (p->days)
        return between(moment(year, 1, 1), add_days(moment(year, 1, 1), p->days - 1));
    if (p->last_days)
        return between(add_days(moment(year, 12, 31), 1 - p->last_days), moment(year, 12, 31));
    if (p->week)
        return nth_week(moment(year, 1, 1), p->week);
    if (is_begin(p->part))
        return point(moment(year, 1, 0));
    if (is_end(p->part))
        return point(moment(year, 12, 0));
    return point(moment(year, 0, 0));
}

static gboolean needs_year(const struct date_parts *p)
{
    return p->half || p->quarter || p->quarters || p->months || p->last_months || p->month;
}

/* A period of a year that is not named: the latest that has begun, or this year's. */
static int year_of_period(const struct resolver *r, const struct date_parts *p)
{
    if (r->last_explicit && r->last.year && r->last.year < r->now.year &&
        r->last_sentence == r->c->sentence_of[r->i])
        return r->last.year;
    if (p->quarter == 4 && r->now.year && r->now.month <= 3 && !speaks_of_future(r))
        return r->now.year - 1;
    return r->now.year;
}

static struct span centuries(const struct resolver *r, const struct date_parts *p)
{
    int now = r->now.year ? r->now.year : 2001, first;
    struct span s;

    if (!p->century && !p->this_century && !p->last_century) /* 90年代 */
        return between(moment(full_year(r, p->decade), 0, 0),
                       moment(full_year(r, p->decade) + 9, 0, 0));
    first = p->century ? (p->century - 1) * 100 : (now / 100 - p->last_century) * 100;
    if (p->decade)
        return between(moment(first + p->decade, 0, 0), moment(first + p->decade + 9, 0, 0));
    if (p->part && g_str_has_prefix(p->part, "中")) {
        s = point(moment(first + 50, 0, 0));
        s.approximate = TRUE;
        return s;
    }
    if (is_begin(p->part))
        return between(moment(first, 0, 0), moment(first + 19, 0, 0));
    return between(moment(first + 1, 0, 0), moment(first + 100, 0, 0));
}

/* The first plan (一五) began in 1953, the sixth in 1981; each has five years since. */
static struct span plan_years(const struct date_parts *p)
{
    static const int early[] = { 0, 1953, 1958, 1966, 1971, 1976 };
    int first = p->plan <= 5 ? early[p->plan] : 1981 + (p->plan - 6) * 5;

    if (is_end(p->part))
        return point(moment(first + 4, 0, 0));
    if (is_begin(p->part))
        return point(moment(first, 0, 0));
    return between(moment(first, 0, 0), moment(first + 4, 0, 0));
}

static const struct {
    const char *word;
    int shift;
    gboolean from_last;
} RELATIVE_DAYS[] = {
    { "大前天", -3, FALSE }, { "前天", -2, FALSE },  { "前日", -2, FALSE }, { "昨", -1, FALSE },
    { "今", 0, FALSE },      { "本日", 0, FALSE },   { "即日", 0, FALSE },  { "明", 1, FALSE },
    { "后天", 2, FALSE },    { "大后天", 3, FALSE }, { "当日", 0, TRUE },   { "当天", 0, TRUE },
    { "同日", 0, TRUE },     { "同一天", 0, TRUE },  { "次日", 1, TRUE },   { "翌日", 1, TRUE },
    { "隔日", 1, TRUE },
};

static struct span relative_day(const struct resolver *r, const char *word)
{
    for (gsize i = 0; i < G_N_ELEMENTS(RELATIVE_DAYS); i++) {
        struct moment from = r->now;
        if (!g_str_has_prefix(word, RELATIVE_DAYS[i].word))
            continue;
        if (RELATIVE_DAYS[i].from_last && r->last.year && r->last.day)
            from = r->last;
        if (!from.year || !from.day)
            return UNKNOWN;
        return point(add_days(from, RELATIVE_DAYS[i].shift));
    }
    return UNKNOWN;
}

static struct span with_clock(struct span s, const struct date_parts *p)
{
    if (!s.known || p->hour < 0 || !s.from.day)
        return s;
    if (p->hour == 24) {
        return s; /* midnight at its end: still the day named */
    }
    s.from.hour = p->hour;
    s.from.minute = MAX(p->minute, 0);
    s.from.second = p->second;
    s.impossible = s.impossible || !is_real(&s.from);
    s.to = s.from;
    return s;
}

/* `near`: the other end of the range gives what this one leaves out (8月1日至5日). */
static struct span resolve_month(const struct resolver *r, const struct date_parts *p, int year)
{
    if (!year)
        year = year_of_month(r, p->month, p->day);
    if (!year)
        return UNKNOWN;
    if (p->day)
        return with_clock(point(moment(year, p->month, p->day)), p);
    return part_of_month(p, year, p->month);
}

static struct span resolve_rmonth(const struct resolver *r, const struct date_parts *p)
{
    gboolean from_last = (g_str_has_prefix(p->rmonth, "同") || g_str_has_prefix(p->rmonth, "当") ||
                          g_str_has_prefix(p->rmonth, "次") || g_str_has_prefix(p->rmonth, "翌")) &&
                         r->last.year && r->last.month;
    struct moment from = from_last ? r->last : r->now, t;

    if (!from.year || !from.month)
        return UNKNOWN;
    t = add_months(from, relative_step(p->rmonth));
    t.day = p->day;
    return p->day ? with_clock(point(t), p) : part_of_month(p, t.year, t.month);
}

static struct span resolve_week(const struct resolver *r, const struct date_parts *p)
{
    struct span s;

    if (!r->now.year || !r->now.day)
        return UNKNOWN;
    if (p->rweek)
        return week_of(add_days(r->now, 7 * relative_step(p->rweek)), p->weekday);
    s = week_of(r->now, p->weekday);
    if (day_number(s.from) > day_number(r->now)) /* a bare weekday has been */
        s = point(add_days(s.from, -7));
    return s;
}

static struct span resolve_rquarter(const struct resolver *r, const struct date_parts *p)
{
    struct moment t;

    if (!r->now.year || !r->now.month)
        return UNKNOWN;
    t = add_months(r->now, 3 * relative_step(p->rquarter));
    return part_of_quarter(p, t.year, (t.month + 2) / 3);
}

static struct span resolve_parts(const struct resolver *r, const struct date_parts *p)
{
    int year = written_year(r, p);

    if (p->plan)
        return plan_years(p);
    if (p->century || p->decade || p->this_century || p->last_century)
        return centuries(r, p);
    if (p->rday)
        return with_clock(relative_day(r, p->rday), p);
    if (p->rmonth)
        return resolve_rmonth(r, p);
    if (p->rquarter)
        return resolve_rquarter(r, p);
    if (p->rweek || (p->weekday && !p->month && !p->day))
        return resolve_week(r, p);
    if (p->month)
        return (p->year || p->ryear) && !year ? UNKNOWN : resolve_month(r, p, year);
    if (p->day)
        return with_clock(point(day_alone(r, p->day)), p);
    if (!year && needs_year(p))
        year = p->year || p->ryear ? 0 : year_of_period(r, p);
    return year ? part_of_year(p, year) : UNKNOWN;
}

/* ---- ranges ---- */

/* What the first end leaves out stands with the second (1—7月), and the other way round. */
static void share(struct date_parts *a, struct date_parts *b)
{
    gboolean b_has_year = b->year || b->ryear;

    if (!a->month && !a->rmonth && !a->rday && b->month && a->day)
        a->month = b->month;
    if (b->day && !b->month && !b->rmonth) {
        b->month = a->month;
        b->rmonth = a->rmonth;
    }
    if (a->short_year && b->year && !b->short_year) {
        a->year += b->year / 100 * 100;
        a->short_year = FALSE;
    }
    if (b->short_year && a->year && !a->short_year) {
        b->year += a->year / 100 * 100;
        b->short_year = FALSE;
    }
    if (!b_has_year && b->month) {
        b->year = a->year;
        b->ryear = a->ryear;
        b->short_year = a->short_year;
    }
}

static gboolean is_empty(const struct date_parts *p)
{
    return !p->year && !p->ryear && !p->month && !p->day && !p->quarter && p->hour < 0;
}

static gint compare(const struct moment *a, const struct moment *b)
{
    const int *x = &a->year, *y = &b->year;

    for (int i = 0; i < 6; i++)
        if (x[i] != y[i])
            return x[i] < y[i] ? -1 : 1;
    return 0;
}

static struct span resolve_range(const struct resolver *r, struct date_parts *a,
                                 struct date_parts *b)
{
    struct span from, to;

    share(a, b);
    if (b->hour >= 0 && !b->month && !b->day && !b->quarter && !b->year) { /* 3时至5时 */
        from = resolve_parts(r, a);
        b->month = from.from.month;
        b->day = from.from.day;
        b->year = from.from.year;
    } else {
        from = resolve_parts(r, a);
    }
    if (b->quarter && !b->year && !b->ryear) {
        b->year = from.from.year;
        b->short_year = FALSE;
    }
    if (b->month && !b->year && !b->ryear && from.known)
        b->year = from.from.year + (b->month < from.from.month);
    to = resolve_parts(r, b);
    if (!from.known || !to.known)
        return UNKNOWN;
    if (b->year && !b->month && from.from.month) /* 2008.03-2009 */
        to.to.month = 12;
    if (!from.from.month && to.to.month && !to.to.day) /* 1985到89年9月 */
        from.from.month = 1;
    if (b->day && b->hour == 24)
        to.to.hour = to.to.minute = to.to.second = -1;
    if (to.to.hour < 0)
        from.from.hour = from.from.minute = from.from.second = -1;
    from = between(from.from, to.to);
    from.impossible = from.impossible || compare(&from.to, &from.from) < 0;
    return from;
}

/* ---- shapes that are no points ---- */

static struct span offset_of(const struct resolver *r, const struct mention *m)
{
    const char *unit = mention_group(m, "unit"), *amount = mention_group(m, "amount");
    gboolean half = mention_group(m, "half_more") != NULL;
    int sign =
        strcmp(mention_group(m, "shift"), "后") && strcmp(mention_group(m, "shift"), "後") ? -1 : 1;
    int n = !strcmp(amount, "半") ? 0 : date_number(amount);
    gboolean only_half = n == 0;
    int months;
    struct moment t;

    if (!r->now.year || n < 0 || n > 5000)
        return UNKNOWN;
    if (g_str_has_prefix(unit, "天"))
        return r->now.day ? point(add_days(r->now, sign * n)) : UNKNOWN;
    if (g_str_has_prefix(unit, "周") || g_str_has_prefix(unit, "星") ||
        g_str_has_prefix(unit, "礼"))
        return r->now.day ? week_of(add_days(r->now, sign * n * 7), 0) : UNKNOWN;
    if (g_str_has_prefix(unit, "年") && !half && !only_half)
        return point(moment(MAX(r->now.year + sign * n, 0), 0, 0));
    months = g_str_has_prefix(unit, "年")   ? n * 12 + (half || only_half ? 6 : 0)
             : g_str_has_prefix(unit, "季") ? n * 3
                                            : n;
    t = add_months(r->now, sign * months);
    return r->now.month ? point(t) : point(moment(t.year, 0, 0));
}

static gboolean is_forward(const char *window)
{
    static const char *const words[] = { "未来", "今后", "接下来", "后", "下" };

    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (!strcmp(window, words[i]))
            return TRUE;
    return FALSE;
}

/* 前1周: the seven days before today; 后1年: the year from tomorrow. */
static struct span near_window(const struct resolver *r, int n, const char *unit, gboolean forward)
{
    struct moment edge = add_days(r->now, forward ? 1 : -1), far;

    if (!r->now.day)
        return UNKNOWN;
    if (g_str_has_prefix(unit, "周") || g_str_has_prefix(unit, "天")) {
        int days = g_str_has_prefix(unit, "周") ? 7 * n : n;
        far = add_days(r->now, forward ? days : -days);
    } else {
        far = add_months(r->now, (forward ? 1 : -1) * (g_str_has_prefix(unit, "年") ? 12 * n : n));
        far.day = MIN(r->now.day, days_in(far.year, far.month));
    }
    return forward ? between(edge, far) : between(far, edge);
}

static struct span window_of(const struct resolver *r, const struct mention *m)
{
    const char *unit = mention_group(m, "unit"), *window = mention_group(m, "window");
    const char *to = mention_group(m, "to_amount");
    int n = date_number(mention_group(m, "amount")), last = to ? date_number(to) : n;
    gboolean forward = is_forward(window);
    int sign = forward ? 1 : -1, first = to ? n : 0;
    struct moment a, b;

    if (!r->now.year || n < 0 || last < 0)
        return UNKNOWN;
    if (!strcmp(window, "前") || !strcmp(window, "后") || !strcmp(window, "下"))
        return near_window(r, n, unit, forward);
    if (g_str_has_prefix(unit, "周"))
        return r->now.day ? near_window(r, n, unit, forward) : UNKNOWN;
    if (g_str_has_prefix(unit, "年") && (n > 1 || forward)) {
        a = moment(r->now.year + sign * first, 0, 0);
        b = moment(r->now.year + sign * last, 0, 0);
    } else {
        int months = g_str_has_prefix(unit, "年") ? 12 : g_str_has_prefix(unit, "季") ? 3 : 1;
        if (!r->now.month)
            return UNKNOWN;
        a = add_months(r->now, 0);
        b = add_months(r->now, sign * last * months);
    }
    return forward ? between(a, b) : between(b, a);
}

/* 同期 of another year: the period spoken of last in this paragraph, moved there. */
static struct span same_period(const struct resolver *r, const struct date_parts *p)
{
    int year = written_year(r, p);
    uint32_t block = r->c->sentences[r->c->sentence_of[r->i]].block;
    struct moment from = r->period_from, to = r->period_to;

    if (!year)
        return UNKNOWN;
    if (!from.year || block > r->period_block + 1 || !from.month)
        return point(moment(year, 0, 0));
    to.year = year + (to.year - from.year);
    from.year = year;
    from.hour = to.hour = from.minute = to.minute = from.second = to.second = -1;
    if (from.day)
        from.day = MIN(from.day, days_in(from.year, from.month));
    if (to.day)
        to.day = MIN(to.day, days_in(to.year, to.month));
    return compare(&from, &to) ? between(from, to) : point(from);
}

/* 年内, 年底, 全年, 月底: of the year or month that is now. */
static struct span tail_of(const struct resolver *r, const char *tail)
{
    int year = r->now.year;

    if (g_str_has_prefix(tail, "全") && r->last_explicit && r->last.year &&
        r->last_sentence == r->c->sentence_of[r->i])
        year = r->last.year;
    if (!year)
        return UNKNOWN;
    if (g_str_has_prefix(tail, "月"))
        return r->now.month ? point(moment(year, r->now.month, 0)) : UNKNOWN;
    if (is_end(tail))
        return point(moment(year, 12, 0));
    return point(moment(year, is_begin(tail) ? 1 : 0, 0));
}

static struct span fiscal_of(const struct resolver *r, const struct mention *m,
                             const struct date_parts *a)
{
    int from = a->year;
    const char *last = mention_group(m, "to_fiscal");
    int to = date_number(last ? last : mention_group(m, "fiscal"));

    (void)r;
    if (to < 100)
        to += from / 100 * 100 + (to < from % 100 ? 100 : 0);
    return to > from ? between(moment(from, 0, 0), moment(to, 0, 0))
                     : (struct span){ .known = TRUE, .impossible = TRUE };
}

/* ---- writing ---- */

static void write_moment(GString *s, const struct moment *t)
{
    g_string_append_printf(s, "%04d", t->year);
    if (t->month)
        g_string_append_printf(s, "-%02d", t->month);
    if (t->day)
        g_string_append_printf(s, "-%02d", t->day);
    if (t->day && t->hour >= 0)
        g_string_append_printf(s, "T%02d:%02d", t->hour, MAX(t->minute, 0));
    if (t->day && t->hour >= 0 && t->second >= 0)
        g_string_append_printf(s, ":%02d", t->second);
}

static const char *edtf_of(const struct resolver *r, const struct span *s)
{
    GString *out = g_string_new(NULL);
    const char *edtf;

    write_moment(out, &s->from);
    if (compare(&s->from, &s->to)) {
        g_string_append_c(out, '/');
        write_moment(out, &s->to);
    }
    edtf = arena_strndup(r->c->arena, out->str, out->len);
    g_string_free(out, TRUE);
    return edtf;
}

static const char *grain_of(const struct span *s, const struct date_parts *p)
{
    if (s->known && compare(&s->from, &s->to)) {
        if (p->half)
            return "half";
        if ((p->quarter || p->rquarter) && s->to.month == s->from.month + 2)
            return "quarter";
        return "interval";
    }
    if (s->from.hour >= 0)
        return s->from.second >= 0 ? "second" : "minute";
    return s->from.day ? "day" : s->from.month ? "month" : "year";
}

/* What is known of a date without its year, as in vCard (RFC 6350): --08-01, --08, ---01. */
static const char *partial_of(const struct resolver *r, const struct date_parts *a,
                              const struct date_parts *b)
{
    int first = a->half                    ? a->half * 6 - 5
                : a->quarter               ? a->quarter * 3 - 2
                : a->quarters || a->months ? 1
                                           : a->month;
    int last = a->half       ? a->half * 6
               : a->quarter  ? a->quarter * 3
               : a->quarters ? a->quarters * 3
               : a->months   ? a->months
                             : b->month;

    if (!first)
        return a->day ? arena_printf(r->c->arena, "---%02d", a->day) : NULL;
    if (a->day && !b->day)
        return arena_printf(r->c->arena, "--%02d-%02d", first, a->day);
    if (a->day)
        return arena_printf(r->c->arena, "--%02d-%02d/--%02d-%02d", first, a->day,
                            b->month ? b->month : first, b->day);
    if (last && last != first)
        return arena_printf(r->c->arena, "--%02d/--%02d", first, last);
    return arena_printf(r->c->arena, "--%02d", first);
}

/* ---- one mention ---- */

static struct span resolve_mention(struct resolver *r, const struct mention *m,
                                   struct date_parts *a, struct date_parts *b)
{
    const char *tail = mention_group(m, "tail");

    if (mention_group(m, "shift"))
        return offset_of(r, m);
    if (mention_group(m, "window"))
        return window_of(r, m);
    if (mention_group(m, "same"))
        return same_period(r, a);
    if (mention_group(m, "fiscal"))
        return fiscal_of(r, m, a);
    if (mention_group(m, "amount")) /* 今明两年 */
        return r->now.year ? between(moment(r->now.year, 0, 0), moment(r->now.year + 1, 0, 0))
                           : UNKNOWN;
    if (tail)
        return tail_of(r, tail);
    return is_empty(b) ? resolve_parts(r, a) : resolve_range(r, a, b);
}

/* Months and days that no year has (2月30日) are no dates, whatever the year. */
static gboolean is_impossible(const struct date_parts *p)
{
    return p->month > 12 || p->day > 31 || (p->month && p->day > days_in(2000, p->month));
}

static void remember(struct resolver *r, const struct span *s, const struct date_parts *a,
                     gboolean same)
{
    if (!s->known || (a->plan && !a->year))
        return;
    r->last = compare(&s->from, &s->to) ? s->to : s->from;
    r->last_explicit = a->year || a->ryear;
    r->last_sentence = r->c->sentence_of[r->i];
    if (!same && s->from.month && (compare(&s->from, &s->to) || !s->from.day) &&
        !mention_group(&r->c->doc->mentions[r->i], "window")) {
        r->period_from = s->from;
        r->period_to = s->to;
        r->period_block = r->c->sentences[r->c->sentence_of[r->i]].block;
    }
}

static const char *bound_of(const struct mention *m)
{
    if (mention_group(m, "before"))
        return "before";
    return mention_group(m, "after") ? "after" : NULL;
}

/* Does the mention's value hang on `now`? */
static gboolean uses_now(const struct mention *m, const struct date_parts *a)
{
    return !(a->year && !a->short_year) && !a->plan && !mention_group(m, "fiscal") &&
           !(a->century && !a->this_century);
}

static void resolve_one(struct resolver *r)
{
    const struct mention *m = &r->c->doc->mentions[r->i];
    struct date_value *d = &r->c->dates[r->i];
    struct date_parts a, b;
    struct span s;

    date_parts_read(&a, m, "");
    date_parts_read(&b, m, "to_");
    if (is_impossible(&a) || is_impossible(&b))
        return;
    s = resolve_mention(r, m, &a, &b);
    if (s.known && s.impossible)
        return;
    d->is_date = TRUE;
    d->bound = bound_of(m);
    d->approximate = s.approximate || mention_group(m, "about") != NULL;
    if (s.known) {
        d->edtf = edtf_of(r, &s);
        d->grain = grain_of(&s, &a);
        d->inferred = r->inferred && uses_now(m, &a);
    } else {
        d->partial = partial_of(r, &a, &b);
    }
    remember(r, &s, &a, mention_group(m, "same") != NULL);
    context_trace(r->c, "date %s: rule %s → %s%s%s",
                  context_string(r->c, m->byte_start, m->byte_end), m->rule,
                  d->edtf ? d->edtf : "not resolvable", d->partial ? ", known: " : "",
                  d->partial ? d->partial : "");
}

/* ---- what relative dates count from ---- */

static gboolean read_published(const char *s, struct moment *t)
{
    int n = 0;

    *t = moment(0, 0, 0);
    if (!s)
        return FALSE;
    for (const char *p = s; g_ascii_isdigit(*p) && n < 4; p++, n++)
        t->year = t->year * 10 + (*p - '0');
    if (n != 4)
        return FALSE;
    if (s[4] == '-' && g_ascii_isdigit(s[5]) && g_ascii_isdigit(s[6]))
        t->month = (s[5] - '0') * 10 + s[6] - '0';
    if (t->month && s[7] == '-' && g_ascii_isdigit(s[8]) && g_ascii_isdigit(s[9]))
        t->day = (s[8] - '0') * 10 + s[9] - '0';
    return is_real(t) && t->year > 0;
}

/* The latest full date that the article itself gives as past: no end of a range, no deadline. */
static struct moment latest_full_date(const struct context *c)
{
    struct moment best = moment(0, 0, 0);

    for (uint32_t i = 0; i < c->doc->n_mentions; i++) {
        const struct mention *m = &c->doc->mentions[i];
        struct date_parts p, to;
        struct moment t;
        if (m->type != MENTION_DATE || mention_group(m, "before"))
            continue;
        date_parts_read(&p, m, "");
        date_parts_read(&to, m, "to_");
        t = moment(p.year, p.month, p.day);
        if (p.short_year || !t.day || !t.month || !t.year || !is_empty(&to) || !is_real(&t))
            continue;
        if (compare(&t, &best) > 0)
            best = t;
    }
    return best;
}

static void find_now(struct resolver *r)
{
    struct context *c = r->c;

    if (read_published(c->doc->published, &r->now)) {
        context_trace(c, "relative dates count from its publication, %s", c->doc->published);
        return;
    }
    r->now = latest_full_date(c);
    r->inferred = r->now.year > 0;
    if (r->inferred)
        context_trace(c,
                      "no publication date: relative dates count from %04d-%02d-%02d, the latest "
                      "full date in the text",
                      r->now.year, r->now.month, r->now.day);
    else
        context_trace(c, "no publication date and no full date: relative dates stay open");
}

void dates_resolve(struct context *c)
{
    struct resolver r = { .c = c };

    find_now(&r);
    for (r.i = 0; r.i < c->doc->n_mentions; r.i++)
        if (c->doc->mentions[r.i].type == MENTION_DATE)
            resolve_one(&r);
}
