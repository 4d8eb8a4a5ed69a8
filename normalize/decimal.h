/*
 * decimal.h - exact decimal numbers: value = ± digits · 10^-scale.
 *
 * No double anywhere: 3.1亿 is 310000000, not nearly so. A number holds up to
 * DECIMAL_MAX_DIGITS significant digits; what does not fit is refused, never rounded.
 * Only decimal_div() rounds (to DECIMAL_QUOTIENT_DIGITS), since 2/3 has no end.
 */
#ifndef MUBIAO_NORMALIZE_DECIMAL_H
#define MUBIAO_NORMALIZE_DECIMAL_H

#include "core/arena.h"

#include <glib.h>

#define DECIMAL_MAX_DIGITS      36
#define DECIMAL_MAX_SCALE       48 /* |scale|: no number in print needs more */
#define DECIMAL_QUOTIENT_DIGITS 15

__extension__ typedef unsigned __int128 decimal_digits;

/* Zeroed storage is the number 0. */
struct decimal {
    decimal_digits digits;
    int scale; /* digits behind the point; negative: zeros before it */
    gboolean negative;
};

struct decimal decimal_of(unsigned n);

/* `n` bytes of ASCII digits, at most one '.' among them. */
gboolean decimal_parse(struct decimal *out, const char *s, gsize n);

/* All return FALSE, with `a` as it was, where the result does not fit. */
gboolean decimal_add(struct decimal *a, struct decimal b);
gboolean decimal_mul(struct decimal *a, struct decimal b);
gboolean decimal_div(struct decimal *a, struct decimal b); /* FALSE for b = 0, too */
gboolean decimal_shift(struct decimal *a, int power);      /* times 10^power */

/* Less than 0, 0 or more than 0, as for strcmp(). */
int decimal_compare(struct decimal a, struct decimal b);

static inline gboolean decimal_is_zero(struct decimal a)
{
    return a.digits == 0;
}

/* "100000000000", "-0.25": plain, no exponent, no needless zeros. */
const char *decimal_print(struct arena *arena, struct decimal a);

#endif
