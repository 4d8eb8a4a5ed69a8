#include "normalize/date_resolve.h"

#include <string.h>

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

/* 1—11月: its last month tells the year. */
static gboolean is_sum_from_january(const struct date_parts *a, const struct date_parts *b)
{
    return a->month == 1 && b->month > 1 && !a->day && !b->day && !a->year && !a->ryear &&
           !b->year && !b->ryear;
}

static gboolean is_year_after(const char *ryear)
{
    return ryear && (!strcmp(ryear, "次年") || !strcmp(ryear, "翌年") || !strcmp(ryear, "来年"));
}

/* 10月至明年3月, 11月至2024年3月: the second end's year tells the first one's. */
static void take_year_from_end(const struct resolver *r, struct date_parts *a,
                               const struct date_parts *b)
{
    struct stretch to;

    if (a->year || a->ryear || !a->month || !b->month || !(b->year || b->ryear) ||
        is_year_after(b->ryear))
        return;
    to = date_point_resolve(r, b);
    if (to.known)
        a->year = to.from.year - (a->month > b->month || g_strcmp0(b->ryear, "明年") == 0);
}

struct stretch date_range_resolve(const struct resolver *r, struct date_parts *a,
                                  struct date_parts *b)
{
    struct stretch from, to;

    share(a, b);
    take_year_from_end(r, a, b);
    if (is_sum_from_january(a, b))
        a->year = b->year = date_year_of_month(r, b->month, 0);
    if (b->hour >= 0 && !b->month && !b->day && !b->quarter && !b->year) { /* 3时至5时 */
        from = date_point_resolve(r, a);
        b->month = from.from.month;
        b->day = from.from.day;
        b->year = from.from.year;
    } else {
        from = date_point_resolve(r, a);
    }
    if (from.known && is_year_after(b->ryear)) { /* 11月至次年3月 */
        b->year = from.from.year + 1;
        b->ryear = NULL;
    }
    if (b->quarter && !b->year && !b->ryear) {
        b->year = from.from.year;
        b->short_year = FALSE;
    }
    if (b->month && !b->year && !b->ryear && from.known)
        b->year = from.from.year + (b->month < from.from.month);
    to = date_point_resolve(r, b);
    if (!from.known || !to.known)
        return STRETCH_UNKNOWN;
    if (b->year && !b->month && !b->season && !b->quarter && from.from.month) /* 2008.03-2009 */
        to.to.month = 12;
    if (!from.from.month && to.to.month && !to.to.day) /* 1985到89年9月 */
        from.from.month = 1;
    if (b->day && b->hour == 24)
        to.to.hour = to.to.minute = to.to.second = -1;
    if (to.to.hour < 0)
        from.from.hour = from.from.minute = from.from.second = -1;
    from = stretch_between(from.from, to.to);
    from.impossible = from.impossible || moment_compare(&from.to, &from.from) < 0;
    return from;
}
