#include "normalize/date_resolve.h"

#include <string.h>

/* `before` and at least `width` digits of `n`, at `p`; returns what is behind them. */
static char *write_number(char *p, const char *before, int n, int width)
{
    char buffer[TEXT_INT_MAX];
    const char *digits = text_of_int(buffer, n);

    p = stpcpy(p, before);
    for (int i = (int)strlen(digits); i < width; i++)
        *p++ = '0';
    return stpcpy(p, digits);
}

/* No year has more than four digits, and the other parts no more than two. */
#define MOMENT_MAX (6 * TEXT_INT_MAX)

static char *write_moment(char *p, const struct moment *t)
{
    p = write_number(p, "", t->year, 4);
    if (t->month)
        p = write_number(p, "-", t->month, 2);
    if (t->day)
        p = write_number(p, "-", t->day, 2);
    if (t->day && t->hour >= 0) {
        p = write_number(p, "T", t->hour, 2);
        p = write_number(p, ":", MAX(t->minute, 0), 2);
    }
    if (t->day && t->hour >= 0 && t->second >= 0)
        p = write_number(p, ":", t->second, 2);
    return p;
}

const char *date_write(const struct resolver *r, const struct stretch *s)
{
    char edtf[2 * MOMENT_MAX + 2];
    char *p = write_moment(edtf, &s->from);

    if (moment_compare(&s->from, &s->to)) {
        *p++ = '/';
        p = write_moment(p, &s->to);
    }
    return arena_strndup(r->c->arena, edtf, (gsize)(p - edtf));
}

const char *date_grain(const struct stretch *s, const struct date_parts *p)
{
    if (s->known && moment_compare(&s->from, &s->to)) {
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

const char *date_partial(const struct resolver *r, const struct date_parts *a,
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
