/*
 * calendar.h - points and stretches of the Gregorian calendar, years 1 to 9999.
 * Private to the date resolver.
 */
#ifndef MUBIAO_NORMALIZE_CALENDAR_H
#define MUBIAO_NORMALIZE_CALENDAR_H

#include <glib.h>

/* A point on the calendar; 0 (hour, minute, second: -1) is unset. Year 0: not known. */
struct moment {
    int year, month, day, hour, minute, second;
};

/* A stretch of the calendar: from == to for a point. */
struct stretch {
    struct moment from, to;
    gboolean known, approximate;
    gboolean impossible; /* no such day or hour, or the end before the beginning */
};

extern const struct stretch STRETCH_UNKNOWN;
extern const struct stretch STRETCH_NO_DATE; /* what is written is no date */

/* 31 where there is no such month. */
int days_in_month(int year, int month);

/* A day without clock. */
struct moment moment_of(int year, int month, int day);
gboolean moment_is_real(const struct moment *t);
/* < 0, 0, > 0; what is unset comes before what is set. */
int moment_compare(const struct moment *a, const struct moment *b);
/* Days since the first of January of year 1; an unset month or day counts as the first. */
int moment_day_number(struct moment t);
/* 1 Monday … 7 Sunday */
int moment_weekday(struct moment t);
/* The clock is dropped, and with months the day; year 0 where that leaves the calendar. */
struct moment moment_add_days(struct moment t, int days);
struct moment moment_add_months(struct moment t, int months);

struct stretch stretch_point(struct moment t);
struct stretch stretch_between(struct moment from, struct moment to);
/* From the month `first` to the month `last` of a year. */
struct stretch stretch_months(int year, int first, int last);
/* The week, Monday to Sunday, that `day` lies in, or its weekday (1 Monday … 7 Sunday). */
struct stretch stretch_week(struct moment day, int weekday);
/* The n-th week of a period begins with its n-th Monday. */
struct stretch stretch_nth_week(struct moment first, int n);

#endif
