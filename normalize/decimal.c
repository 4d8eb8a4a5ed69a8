#include "normalize/decimal.h"

#include <stdint.h>
#include <string.h>

/* 10^DECIMAL_MAX_DIGITS: the first number with too many digits; ten times as much still fits. */
#define TEN_TO_18 ((decimal_digits)1000000000000000000u)
#define LIMIT     (TEN_TO_18 * TEN_TO_18)
G_STATIC_ASSERT(DECIMAL_MAX_DIGITS == 36);

static decimal_digits power_of_ten(int n)
{
    decimal_digits p = 1;

    while (n-- > 0)
        p *= 10;
    return p;
}

/* Without zeros at the end of the digits, so that equal numbers look equal. */
static struct decimal normal(struct decimal a)
{
    uint64_t low = (uint64_t)a.digits;

    if (a.digits == 0)
        return (struct decimal){ 0 };
    if (a.digits == low) { /* nearly always; dividing 64 bits is no call */
        for (; low % 10 == 0; low /= 10)
            a.scale--;
        a.digits = low;
        return a;
    }
    while (a.digits % 10 == 0) {
        a.digits /= 10;
        a.scale--;
    }
    return a;
}

static gboolean store(struct decimal *out, struct decimal a)
{
    if (a.digits >= LIMIT)
        return FALSE;
    a = normal(a);
    if (a.scale > DECIMAL_MAX_SCALE || a.scale < -DECIMAL_MAX_SCALE)
        return FALSE;
    *out = a;
    return TRUE;
}

struct decimal decimal_of(unsigned n)
{
    return normal((struct decimal){ .digits = n });
}

gboolean decimal_parse(struct decimal *out, const char *s, gsize n)
{
    struct decimal a = { 0 };
    gboolean point = FALSE, any = FALSE;

    for (gsize i = 0; i < n; i++) {
        if (s[i] == '.' && !point) {
            point = TRUE;
            continue;
        }
        if (!g_ascii_isdigit(s[i]) || a.digits >= LIMIT)
            return FALSE;
        a.digits = a.digits * 10 + (unsigned)(s[i] - '0');
        a.scale += point;
        any = TRUE;
    }
    return any && store(out, a);
}

/* Give `a` the larger scale `scale`. */
static gboolean rescale(struct decimal *a, int scale)
{
    while (a->scale < scale) {
        if (a->digits >= LIMIT)
            return FALSE;
        a->digits *= 10;
        a->scale++;
    }
    return a->digits < LIMIT;
}

gboolean decimal_add(struct decimal *a, struct decimal b)
{
    struct decimal x = *a;

    if (!rescale(&x, b.scale) || !rescale(&b, x.scale))
        return FALSE;
    if (x.negative == b.negative) {
        x.digits += b.digits;
    } else if (x.digits >= b.digits) {
        x.digits -= b.digits;
    } else {
        x.digits = b.digits - x.digits;
        x.negative = b.negative;
    }
    return store(a, x);
}

gboolean decimal_mul(struct decimal *a, struct decimal b)
{
    struct decimal x = *a;

    if (x.digits != 0 && b.digits > (LIMIT - 1) / x.digits)
        return FALSE;
    x.digits *= b.digits;
    x.scale += b.scale;
    x.negative = x.negative != b.negative;
    return store(a, x);
}

/* School division: digit by digit until it comes out even or there are enough. */
gboolean decimal_div(struct decimal *a, struct decimal b)
{
    struct decimal q = { .scale = a->scale - b.scale, .negative = a->negative != b.negative };
    decimal_digits rest;

    if (b.digits == 0 || b.digits >= LIMIT || a->digits >= LIMIT)
        return FALSE;
    q.digits = a->digits / b.digits;
    rest = a->digits % b.digits;
    while (rest != 0 && q.digits < power_of_ten(DECIMAL_QUOTIENT_DIGITS) &&
           q.scale <= DECIMAL_MAX_SCALE) {
        rest *= 10;
        q.digits = q.digits * 10 + rest / b.digits;
        q.scale++;
        rest %= b.digits;
    }
    if (rest != 0) { /* one digit too many is there to round by */
        q.digits = (q.digits + 5) / 10;
        q.scale--;
    }
    return store(a, q);
}

gboolean decimal_shift(struct decimal *a, int power)
{
    struct decimal x = *a;

    x.scale -= power;
    return store(a, x);
}

int decimal_compare(struct decimal a, struct decimal b)
{
    struct decimal d = a;

    b.negative = !b.negative;
    if (!decimal_add(&d, b)) /* too far apart to be told by a difference: the scales tell */
        return (a.scale < b.scale) != a.negative ? 1 : -1;
    return d.digits == 0 ? 0 : d.negative ? -1 : 1;
}

const char *decimal_print(struct arena *arena, struct decimal a)
{
    char text[DECIMAL_MAX_DIGITS + DECIMAL_MAX_SCALE + 8];
    char *p = text + sizeof text;

    a = normal(a);
    *--p = '\0';
    for (int i = a.scale; i < 0; i++)
        *--p = '0';
    for (int i = 0; a.digits != 0 || i <= a.scale; i++) {
        if (i > 0 && i == a.scale)
            *--p = '.';
        *--p = (char)('0' + (int)(a.digits % 10));
        a.digits /= 10;
    }
    if (a.negative)
        *--p = '-';
    return arena_strdup(arena, p);
}
