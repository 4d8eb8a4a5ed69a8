/*
 * number.h - numerals as Chinese print writes them → exact numbers.
 *
 * Arabic (1,050.5; full-width), Chinese (一千五百, 二〇二五), financial (壹佰), traditional
 * (兩萬), mixed (1.3万亿, 5万4千6百), with a short tail (两千四百五 = 2450), with a point
 * (五十五点五), negative, fractions (三分之二, 2/3, 1 4/3), approximate ones: 十余万 and 三十几万
 * say more than 100000 and 300000, 两三百 says 200 to 300, 数十 says no number at all.
 */
#ifndef MUBIAO_NORMALIZE_NUMBER_H
#define MUBIAO_NORMALIZE_NUMBER_H

#include "normalize/decimal.h"

#include <glib.h>

#define NUMBER_MAX_BYTES  256
#define NUMBER_MAX_TOKENS 64

struct number {
    struct decimal low, high; /* alike unless `range` */
    gboolean range;           /* 两三百 */
    gboolean more;            /* 余, 多, 几: somewhat more than `low` */
    gboolean vague;           /* 数十, 几百: the numbers mean nothing */
    /*
     * The magnitude words at its end, as powers of ten: 5000亿 has big 8, small 0;
     * 三千亿 has big 8, small 3 (千 stands right behind the digits); 15 has none. What
     * they say may hold for a number before it: 10至15万.
     */
    int big, small;
    gboolean has_big, has_small; /* is there any 万, 亿 / any 十, 百, 千 in it? */
};

/* Returns FALSE where `n` bytes of `s` are no numeral, or one too long to be exact. */
gboolean number_parse(struct number *out, const char *s, gsize n);

#endif
