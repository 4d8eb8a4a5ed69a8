#include "normalize/calendar.h"

const struct stretch STRETCH_UNKNOWN = { .known = FALSE };
const struct stretch STRETCH_NO_DATE = { .known = TRUE, .impossible = TRUE };

int days_in_month(int year, int month)
{
    return year >= 1 && month >= 1 && month <= 12
               ? g_date_get_days_in_month((GDateMonth)month, (GDateYear)year)
               : 31;
}

struct moment moment_of(int year, int month, int day)
{
    return (struct moment){ year, month, day, -1, -1, -1 };
}

gboolean moment_is_real(const struct moment *t)
{
    return t->year >= 1 && t->year <= 9999 && t->month >= 0 && t->month <= 12 && t->day >= 0 &&
           (!t->day || t->day <= days_in_month(t->year, t->month)) && t->hour <= 24 &&
           t->minute <= 59;
}

int moment_compare(const struct moment *a, const struct moment *b)
{
    const int *x = &a->year, *y = &b->year;

    for (int i = 0; i < 6; i++)
        if (x[i] != y[i])
            return x[i] < y[i] ? -1 : 1;
    return 0;
}

int moment_day_number(struct moment t)
{
    GDate d;

    g_date_clear(&d, 1);
    g_date_set_dmy(&d, (GDateDay)MIN(MAX(t.day, 1), days_in_month(t.year, MAX(t.month, 1))),
                   (GDateMonth)MAX(t.month, 1), (GDateYear)t.year);
    return (int)g_date_get_julian(&d);
}

struct moment moment_add_days(struct moment t, int days)
{
    int n = moment_day_number(t) + days;
    GDate d;

    if (n < 1 || n > 3652059) /* outside of years 1 to 9999 */
        return moment_of(0, 0, 0);
    g_date_clear(&d, 1);
    g_date_set_julian(&d, (guint32)n);
    return moment_of(g_date_get_year(&d), (int)g_date_get_month(&d), g_date_get_day(&d));
}

struct moment moment_add_months(struct moment t, int months)
{
    int n = t.year * 12 + MAX(t.month, 1) - 1 + months;

    return n < 12 ? moment_of(0, 0, 0) : moment_of(n / 12, n % 12 + 1, 0);
}

int moment_weekday(struct moment t)
{
    return (moment_day_number(t) + 6) % 7 + 1;
}

struct stretch stretch_point(struct moment t)
{
    struct stretch s = { .from = t, .to = t, .known = TRUE };

    s.known = t.year > 0;
    s.impossible = t.year > 0 && !moment_is_real(&t);
    return s;
}

struct stretch stretch_between(struct moment from, struct moment to)
{
    struct stretch s = stretch_point(from), end = stretch_point(to);

    s.to = to;
    s.known = s.known && end.known;
    s.impossible = s.impossible || end.impossible;
    return s;
}

struct stretch stretch_months(int year, int first, int last)
{
    return first == last ? stretch_point(moment_of(year, first, 0))
                         : stretch_between(moment_of(year, first, 0), moment_of(year, last, 0));
}

struct stretch stretch_week(struct moment day, int weekday)
{
    struct moment monday = moment_add_days(day, 1 - moment_weekday(day));

    if (weekday)
        return stretch_point(moment_add_days(monday, weekday - 1));
    return stretch_between(monday, moment_add_days(monday, 6));
}

struct stretch stretch_nth_week(struct moment first, int n)
{
    return stretch_week(moment_add_days(first, (8 - moment_weekday(first)) % 7 + 7 * (n - 1)), 0);
}
