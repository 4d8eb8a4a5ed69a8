#include "normalize/date_resolve.h"

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

const char *date_write(const struct resolver *r, const struct stretch *s)
{
    GString *out = g_string_new(NULL);
    const char *edtf;

    write_moment(out, &s->from);
    if (moment_compare(&s->from, &s->to)) {
        g_string_append_c(out, '/');
        write_moment(out, &s->to);
    }
    edtf = arena_strndup(r->c->arena, out->str, out->len);
    g_string_free(out, TRUE);
    return edtf;
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
