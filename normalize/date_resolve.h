/*
 * date_resolve.h - what the files of the date resolver share; date.h is its public face.
 *
 * date.c goes through the mentions and keeps `struct resolver` up to date; each of the
 * others resolves one kind of mention from it.
 */
#ifndef MUBIAO_NORMALIZE_DATE_RESOLVE_H
#define MUBIAO_NORMALIZE_DATE_RESOLVE_H

#include "normalize/calendar.h"
#include "normalize/context.h"
#include "normalize/date_parts.h"

struct resolver {
    struct context *c;
    struct moment now;      /* what relative dates count from; year 0: unknown */
    gboolean inferred;      /* `now` is the article's own latest date, not `published` */
    struct moment last;     /* the date read last: 同年, 次日 … count from it; year 0: none */
    gboolean last_explicit; /* its year was written, and is one year */
    gboolean since;         /* … and what it tells of began then (去年起) */
    uint32_t last_sentence;
    struct moment period_from, period_to; /* the latest period for 去年同期; year 0: none */
    uint32_t period_block;
    int reported_year; /* the year that was written last and has begun: 上年 counts from it; or 0 */
    int whole_year;    /* the last year, or end of several, named as a whole, or 0 */
    uint32_t whole_block; /* where it was */
    uint32_t outlook;     /* the block, + 1, that looked ahead to the next year last; 0: none */
    int title_year;       /* the year that the headline names, or 0 */
    gboolean work_report; /* 政府工作报告: it tells of the year before, and then of this one */
    gboolean programme; /* is it the year for which the text sets aims (2026年政府工作报告)? */
    gboolean republic; /* does the text count its years from 1912, as Taiwan does? */
    gboolean fiscal;   /* … or in financial years, as Hong Kong does? */
    int fiscal_year;   /* in which the one named last began, or 0 */
    uint32_t fiscal_block;
    uint32_t i; /* the mention */
};

/* The block that the mention stands in. */
static inline uint32_t date_block(const struct resolver *r)
{
    return r->c->sentences[r->c->sentence_of[r->i]].block;
}

/* date_point.c: 上个, 前一个, 下个 …: how many back (below 0) or ahead; 0: this one. */
int date_relative_step(const char *s);

#define REPUBLIC_SHORT_FROM 60 /* below, two digits are not one of 民国's years */

/* date_year.c: which year. 0 where nobody can know. */
int date_full_year(const struct resolver *r, int yy);
int date_written_year(const struct resolver *r, const struct date_parts *p);
/* Of a month (day 0) or a day without its year. */
int date_year_of_month(const struct resolver *r, int month, int day);
/* Of a half, a quarter, the first months … without their year. */
int date_year_of_period(const struct resolver *r, const struct date_parts *p);
/* A yearly report to a congress, where it looks back: is the year named last the one before? */
gboolean date_reviews_last_year(const struct resolver *r);
/* 二、2025年工作打算: the year next to today's that the heading above is on, or 0. */
int date_year_of_section(const struct resolver *r);
/* A day without month and year. */
struct moment date_day_alone(const struct resolver *r, int day);

/*
 * date_tense.c: does what is said around the date, which lies `days` ahead of `now` (below 0:
 * behind) in the year of `now`, mean the one to come?
 */
gboolean date_lies_ahead(const struct resolver *r, int days);
/* What is said around the date: 1 it is to come, -1 it is over, 0 neither. */
int date_tense(const struct resolver *r);
/* … by its clause alone. */
int date_tense_of_clause(const struct resolver *r);

/* date_point.c: 2024年8月1日, 下周一, 去年四季度, 上世纪90年代 */
struct stretch date_point_resolve(const struct resolver *r, const struct date_parts *p);

/* date_range.c: 8月1日至5日; fills in what one end leaves to the other. */
struct stretch date_range_resolve(const struct resolver *r, struct date_parts *a,
                                  struct date_parts *b);

/* date_window.c: what has neither month nor day of its own. */
struct stretch date_offset_resolve(const struct resolver *r, const struct mention *m);
struct stretch date_window_resolve(const struct resolver *r, const struct mention *m);
struct stretch date_same_period(const struct resolver *r, const struct date_parts *p);
struct stretch date_tail_resolve(const struct resolver *r, const char *tail);

/* date_fiscal.c: 2024/25年度. */
struct stretch date_fiscal_resolve(const struct resolver *r, const struct mention *m,
                                   const struct date_parts *a);
/* Does the text count in financial years? */
gboolean date_counts_fiscal(const struct context *c);
/* In a text that does: 本财年, 明年度, 本财年第四季; unknown where it is none. */
struct stretch date_fiscal_relative(struct resolver *r, const struct date_parts *p);
/* 全年, behind a financial year in its paragraph: that one; else unknown. */
struct stretch date_fiscal_whole(const struct resolver *r);

/* date_write.c: EDTF in the document's arena, and what goes with it. */
const char *date_write(const struct resolver *r, const struct stretch *s);
const char *date_grain(const struct stretch *s, const struct date_parts *p);
/* What is known of a date without its year, as in vCard (RFC 6350): --08-01, --08, ---01. */
const char *date_partial(const struct resolver *r, const struct date_parts *a,
                         const struct date_parts *b);

#endif
