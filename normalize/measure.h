/*
 * measure.h - what kind of number a unit makes: a count of things, a measured level, a
 * length of time, a rank.
 */
#ifndef MUBIAO_NORMALIZE_MEASURE_H
#define MUBIAO_NORMALIZE_MEASURE_H

#include "core/words.h"

#include <glib.h>
#include <string.h>

enum measure {
    MEASURE_COUNT,    /* 个, 家, 项: what is counted stands behind it, or before it */
    MEASURE_LEVEL,    /* 元, %, 吨: what is measured stands before it */
    MEASURE_PEOPLE,   /* 人, 户, 人次: either */
    MEASURE_DURATION, /* 年, 小时 */
    MEASURE_RANK,     /* 位, 名 */
    MEASURE_POINT,    /* 点, 只股: what exchanges deal in */
    MEASURE_BARE      /* no unit */
};

enum measure measure_of(const char *unit);

/* Is it % or 个百分点? NULL is neither. */
static inline gboolean measure_is_share(const char *unit)
{
    static const char POINT[] = "个百分点";

    return unit && (*unit == '%' ? unit[1] == '\0' : *unit == *POINT && strcmp(unit, POINT) == 0);
}

/* Are both units among `units`, of which each counts the same: 家 and 户? NULL is not. */
gboolean measure_both_among(struct words *units, const char *unit, const char *other);

#endif
