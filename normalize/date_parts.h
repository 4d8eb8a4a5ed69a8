/*
 * date_parts.h - the parts of a date mention as numbers; private to the date resolver.
 */
#ifndef MUBIAO_NORMALIZE_DATE_PARTS_H
#define MUBIAO_NORMALIZE_DATE_PARTS_H

#include "core/mention.h"

#include <glib.h>

#define ROC_YEAR_ZERO 1911 /* 民国元年 is 1912 */

/* One end of a date mention, read but not resolved. Numbers are 0 where unsaid, strings NULL. */
struct date_parts {
    int year; /* of the Gregorian calendar; two digits stand as they are, see `short_year` */
    gboolean short_year;
    const char *ryear, *rmonth, *rday, *rweek, *rquarter;
    int plan, century, decade, last_decade; /* last_decade: 90 in 八九十年代, else `decade` */
    gboolean this_century, last_century;
    int half, quarter;
    int quarters, months, last_months, days, last_days, week;
    int month, day;
    int weekday;              /* 1 Monday … 7 Sunday */
    gboolean weekend;         /* 上周末 */
    int xun, last_xun;        /* 1 … 3; the second of 中下旬 */
    int half_month;           /* 1, 2 */
    int season;               /* 1 spring … 4 winter */
    const char *part;         /* 初, 底, 末 … */
    int hour, minute, second; /* -1: unsaid */
    const char *daypart;
};

/* Read the groups whose names begin with `prefix` ("" or "to_"). */
void date_parts_read(struct date_parts *p, const struct mention *m, const char *prefix);

/* Nothing that could be the end of a range. */
gboolean date_parts_is_empty(const struct date_parts *p);

/* Do the words of `part` name the end (末, 底, 年终) or the beginning (初) of a period? NULL: no. */
gboolean date_part_is_end(const char *part);
gboolean date_part_is_begin(const char *part);

/* 24, ２４, 二十四, 二〇二四, 元, 两, 首 → a number; -1 where it is none. */
int date_number(const char *s);

#endif
