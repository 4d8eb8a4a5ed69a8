#include "normalize/number.h"

#include "core/text.h"

#include <string.h>

enum token_kind {
    TOKEN_ARABIC,
    TOKEN_DIGIT,     /* a Chinese digit */
    TOKEN_MAGNITUDE, /* 十 … 亿, as a power of ten */
    TOKEN_POINT,
    TOKEN_MORE,  /* 余, 多 */
    TOKEN_SOME,  /* 几, 数: as MORE behind a number, else no number */
    TOKEN_HALF,  /* 半 */
    TOKEN_MINUS, /* 负 */
    TOKEN_OF,    /* 分之 */
    TOKEN_SLASH,
    TOKEN_AND,  /* 又: 一又二分之一 */
    TOKEN_SKIP, /* 个 before 亿 */
    TOKEN_KILO  /* k, M, as a power of ten */
};

struct token {
    enum token_kind kind;
    int n;                /* digit, or power of ten */
    struct decimal value; /* of an Arabic number */
    gboolean pair;        /* this digit and the next are two readings: 两三百 */
};

struct tokens {
    struct token at[NUMBER_MAX_TOKENS];
    int n;
};

static const struct word {
    uint32_t c;
    enum token_kind kind;
    int n;
} WORDS[] = {
    { U'〇', TOKEN_DIGIT, 0 },     { U'零', TOKEN_DIGIT, 0 },      { U'○', TOKEN_DIGIT, 0 },
    { U'一', TOKEN_DIGIT, 1 },     { U'壹', TOKEN_DIGIT, 1 },      { U'二', TOKEN_DIGIT, 2 },
    { U'两', TOKEN_DIGIT, 2 },     { U'兩', TOKEN_DIGIT, 2 },      { U'贰', TOKEN_DIGIT, 2 },
    { U'貳', TOKEN_DIGIT, 2 },     { U'三', TOKEN_DIGIT, 3 },      { U'叁', TOKEN_DIGIT, 3 },
    { U'參', TOKEN_DIGIT, 3 },     { U'叄', TOKEN_DIGIT, 3 },      { U'四', TOKEN_DIGIT, 4 },
    { U'肆', TOKEN_DIGIT, 4 },     { U'五', TOKEN_DIGIT, 5 },      { U'伍', TOKEN_DIGIT, 5 },
    { U'六', TOKEN_DIGIT, 6 },     { U'陆', TOKEN_DIGIT, 6 },      { U'陸', TOKEN_DIGIT, 6 },
    { U'七', TOKEN_DIGIT, 7 },     { U'柒', TOKEN_DIGIT, 7 },      { U'八', TOKEN_DIGIT, 8 },
    { U'捌', TOKEN_DIGIT, 8 },     { U'九', TOKEN_DIGIT, 9 },      { U'玖', TOKEN_DIGIT, 9 },
    { U'十', TOKEN_MAGNITUDE, 1 }, { U'拾', TOKEN_MAGNITUDE, 1 },  { U'百', TOKEN_MAGNITUDE, 2 },
    { U'佰', TOKEN_MAGNITUDE, 2 }, { U'千', TOKEN_MAGNITUDE, 3 },  { U'仟', TOKEN_MAGNITUDE, 3 },
    { U'万', TOKEN_MAGNITUDE, 4 }, { U'萬', TOKEN_MAGNITUDE, 4 },  { U'亿', TOKEN_MAGNITUDE, 8 },
    { U'億', TOKEN_MAGNITUDE, 8 }, { U'兆', TOKEN_MAGNITUDE, 12 }, { U'点', TOKEN_POINT, 0 },
    { U'點', TOKEN_POINT, 0 },     { U'．', TOKEN_POINT, 0 },      { U'余', TOKEN_MORE, 0 },
    { U'餘', TOKEN_MORE, 0 },      { U'多', TOKEN_MORE, 0 },       { U'来', TOKEN_MORE, 0 },
    { U'几', TOKEN_SOME, 0 },      { U'幾', TOKEN_SOME, 0 },       { U'数', TOKEN_SOME, 0 },
    { U'數', TOKEN_SOME, 0 },      { U'半', TOKEN_HALF, 0 },       { U'负', TOKEN_MINUS, 0 },
    { U'負', TOKEN_MINUS, 0 },     { U'-', TOKEN_MINUS, 0 },       { U'－', TOKEN_MINUS, 0 },
    { U'−', TOKEN_MINUS, 0 },      { U'/', TOKEN_SLASH, 0 },       { U'／', TOKEN_SLASH, 0 },
    { U'又', TOKEN_AND, 0 },       { U'个', TOKEN_SKIP, 0 },       { U'個', TOKEN_SKIP, 0 },
    { U'k', TOKEN_KILO, 3 },       { U'K', TOKEN_KILO, 3 },        { U'Ｋ', TOKEN_KILO, 3 },
    { U'M', TOKEN_KILO, 6 },
};

static const struct word *word_of(uint32_t c)
{
    for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++)
        if (WORDS[i].c == c)
            return &WORDS[i];
    return NULL;
}

static gboolean is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0xa0 || c == 0x3000;
}

/* Full-width digits and signs (U+FF01 …) as ASCII. */
static uint32_t narrow(uint32_t c)
{
    return c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c;
}

static gboolean is_digit(uint32_t c)
{
    c = narrow(c);
    return c >= '0' && c <= '9';
}

/* The code point at `s`, or 0 at the end. */
static uint32_t peek(const char *s, const char *end)
{
    return s < end ? text_next(&s) : 0;
}

/* Are there exactly three digits at `s`: a group behind a thousands separator? */
static gboolean is_group(const char *s, const char *end)
{
    for (int i = 0; i < 3; i++)
        if (s >= end || !is_digit(text_next(&s)))
            return FALSE;
    return !is_digit(peek(s, end));
}

/* The decimal point at `s`, perhaps behind a space (9 .5): returns what follows, or NULL. */
static const char *behind_point(const char *s, const char *end)
{
    uint32_t c = s < end ? text_next(&s) : 0;

    if (is_space(c) && s < end)
        c = text_next(&s);
    return narrow(c) == '.' && is_digit(peek(s, end)) ? s : NULL;
}

/* "e14", "E+14" at *s: the power, with *s moved behind it; 0 where there is none. */
static int read_exponent(const char **s, const char *end)
{
    const char *p = *s;
    int sign = 1, power = 0;

    if (p >= end || (*p != 'e' && *p != 'E'))
        return 0;
    p++;
    if (p < end && (*p == '+' || *p == '-'))
        sign = *p++ == '-' ? -1 : 1;
    if (p >= end || !g_ascii_isdigit(*p))
        return 0;
    for (; p < end && g_ascii_isdigit(*p); p++)
        power = MIN(power * 10 + (*p - '0'), 1000);
    *s = p;
    return sign * power;
}

static gboolean read_arabic(const char **s, const char *end, struct decimal *out)
{
    char plain[NUMBER_MAX_BYTES];
    const char *p = *s, *next, *behind;
    gsize n = 0;
    gboolean point = FALSE;

    while (p < end) {
        uint32_t c;

        next = p;
        c = narrow(text_next(&next));
        if (is_digit(c)) {
            plain[n++] = (char)c;
        } else if (!point && (behind = behind_point(p, end)) != NULL) {
            plain[n++] = '.';
            point = TRUE;
            next = behind;
        } else if (!point && (c == ',' || c == ' ') && n > 0 && is_group(next, end)) {
            /* passed over */
        } else {
            break;
        }
        p = next;
    }
    *s = p;
    return decimal_parse(out, plain, n) && decimal_shift(out, read_exponent(s, end));
}

static gboolean read_token(const char **s, const char *end, struct token *t)
{
    const char *start = *s;
    const struct word *w;
    uint32_t c;

    if (is_digit(peek(start, end)) || behind_point(start, end)) {
        t->kind = TOKEN_ARABIC;
        return read_arabic(s, end, &t->value);
    }
    c = text_next(s);
    if (c == U'分' && peek(*s, end) == U'之') {
        text_next(s);
        t->kind = TOKEN_OF;
        return TRUE;
    }
    w = word_of(c);
    if (w) {
        t->kind = w->kind;
        t->n = w->n;
    }
    return w != NULL;
}

/*
 * Spaces that OCR and old pages leave inside a numeral (百 分之 三) are taken out beforehand;
 * between two digits a space separates: 1 4/3.
 */
static gsize without_spaces(char *out, const char *s, gsize n)
{
    const char *end = s + n;
    gsize m = 0;
    uint32_t before = 0;

    while (s < end) {
        const char *start = s;
        uint32_t c = text_next(&s);

        if (is_space(c) && !(is_digit(before) && is_digit(peek(s, end))))
            continue;
        memcpy(out + m, start, (gsize)(s - start));
        m += (gsize)(s - start);
        before = c;
    }
    return m;
}

static gboolean tokenize(struct tokens *t, const char *s, gsize n)
{
    const char *end = s + n;

    t->n = 0;
    while (s < end) {
        struct token *next = &t->at[t->n];

        if (is_space(peek(s, end))) {
            text_next(&s);
            continue;
        }
        if (t->n == NUMBER_MAX_TOKENS - 1)
            return FALSE;
        *next = (struct token){ 0 };
        if (!read_token(&s, end, next))
            return FALSE;
        t->n += next->kind != TOKEN_SKIP;
    }
    return t->n > 0;
}

static gboolean is_kind(const struct tokens *t, int i, enum token_kind kind)
{
    return i >= 0 && i < t->n && t->at[i].kind == kind;
}

/*
 * Two Chinese digits in a row, neighbours or 三五, with no third beside them: two
 * readings (七八个, 二三十), unless they stand behind the point.
 */
static gboolean mark_pairs(struct tokens *t)
{
    gboolean any = FALSE;

    for (int i = 0; i + 1 < t->n; i++) {
        int a = t->at[i].n, b = t->at[i + 1].n;

        if (!is_kind(t, i, TOKEN_DIGIT) || !is_kind(t, i + 1, TOKEN_DIGIT) ||
            is_kind(t, i - 1, TOKEN_DIGIT) || is_kind(t, i + 2, TOKEN_DIGIT) ||
            is_kind(t, i - 1, TOKEN_POINT) || is_kind(t, i + 2, TOKEN_POINT))
            continue;
        t->at[i].pair = a > 0 && (b == a + 1 || (a == 3 && b == 5));
        any |= t->at[i].pair;
    }
    return any;
}

/*
 * A numeral being added up. Digits gather in `digits` until a magnitude below 万 moves
 * them to `section`, and 万 or 亿 moves both to `total`.
 */
struct sum {
    struct decimal total, section, digits;
    gboolean has_digits, has_section;
    gboolean single; /* `digits` is one digit, right behind a magnitude: 两千四百五 */
    int last;        /* the last magnitude, 0: none yet */
    int decimals;    /* Chinese digits behind the point, -1: no point yet */
    gboolean more, vague;
};

/* A lone digit at the end counts in the next lower magnitude: 两千四百五 is 2450. */
static gboolean close_digits(struct sum *s)
{
    if (!s->has_digits)
        return TRUE;
    if (s->single && s->last > 1 && !decimal_shift(&s->digits, s->last - 1))
        return FALSE;
    s->single = FALSE;
    return TRUE;
}

static gboolean add_digit(struct sum *s, int d, gboolean behind_magnitude)
{
    struct decimal x = decimal_of((unsigned)d);

    if (d == 0 && behind_magnitude) /* 一千零五: a mere gap */
        return TRUE;
    if (s->decimals >= 0) {
        s->decimals++;
        return decimal_shift(&x, -s->decimals) && decimal_add(&s->digits, x);
    }
    if (s->has_digits && !decimal_shift(&s->digits, 1))
        return FALSE;
    s->single = !s->has_digits && behind_magnitude;
    s->has_digits = TRUE;
    return decimal_add(&s->digits, x);
}

static gboolean add_arabic(struct sum *s, struct decimal x, gboolean behind_magnitude)
{
    if (s->has_digits)
        return FALSE;
    s->digits = x;
    s->has_digits = TRUE;
    s->single = behind_magnitude && x.scale == 0 && x.digits < 10;
    return TRUE;
}

static gboolean add_point(struct sum *s)
{
    if (s->decimals >= 0)
        return FALSE;
    if (s->last > 0) { /* 两千三点一: the 三 is settled before the decimals come */
        if (!close_digits(s) || !decimal_add(&s->section, s->digits))
            return FALSE;
        s->digits = (struct decimal){ 0 };
        s->has_section = TRUE;
    }
    s->has_digits = TRUE;
    s->single = FALSE;
    s->decimals = 0;
    return TRUE;
}

static gboolean add_small(struct sum *s, int power, gboolean behind_magnitude)
{
    if (!s->has_digits) {
        if (behind_magnitude) /* 五十千 */
            return FALSE;
        s->digits = decimal_of(1);
    }
    if (!decimal_shift(&s->digits, power) || !decimal_add(&s->section, s->digits))
        return FALSE;
    s->has_section = TRUE;
    return TRUE;
}

static gboolean add_big(struct sum *s, int power)
{
    struct decimal unit = decimal_of(1);

    if (!decimal_shift(&unit, power))
        return FALSE;
    if (!s->has_digits && !s->has_section) { /* 万亿, 四万万 */
        if (decimal_is_zero(s->total))
            s->total = unit;
        else if (!decimal_shift(&s->total, power))
            return FALSE;
        return TRUE;
    }
    if (s->has_digits && !decimal_add(&s->section, s->digits))
        return FALSE;
    if (decimal_compare(s->total, unit) < 0) { /* 三万五千亿 */
        if (!decimal_add(&s->total, s->section) || !decimal_shift(&s->total, power))
            return FALSE;
    } else if (!decimal_shift(&s->section, power) || !decimal_add(&s->total, s->section)) {
        return FALSE;
    }
    s->section = (struct decimal){ 0 };
    s->has_section = FALSE;
    return TRUE;
}

static gboolean add_magnitude(struct sum *s, int power, gboolean behind_magnitude)
{
    if (!(power < 4 ? add_small(s, power, behind_magnitude) : add_big(s, power)))
        return FALSE;
    s->digits = (struct decimal){ 0 };
    s->has_digits = s->single = FALSE;
    s->decimals = -1;
    s->last = power;
    return TRUE;
}

static gboolean add_half(struct sum *s)
{
    struct decimal half = { .digits = 5, .scale = 1 };

    s->single = FALSE;
    s->has_digits = TRUE;
    return decimal_add(&s->digits, half);
}

static gboolean add_token(struct sum *s, const struct token *t, gboolean behind_magnitude)
{
    switch (t->kind) {
    case TOKEN_ARABIC:
        return add_arabic(s, t->value, behind_magnitude);
    case TOKEN_DIGIT:
        return add_digit(s, t->n, behind_magnitude);
    case TOKEN_MAGNITUDE:
        return add_magnitude(s, t->n, behind_magnitude);
    case TOKEN_POINT:
        return add_point(s);
    case TOKEN_SOME:
        if (!s->has_digits && s->last == 0)
            s->vague = TRUE;
        s->more = TRUE;
        return TRUE;
    case TOKEN_MORE:
        s->more = TRUE;
        return s->has_digits || s->last > 0;
    case TOKEN_HALF:
        return add_half(s);
    case TOKEN_KILO:
        return s->has_digits && decimal_shift(&s->digits, t->n);
    default:
        return FALSE;
    }
}

/* Add up tokens [from, to); of each pair take the second reading where `second`. */
static gboolean add_up(const struct tokens *t, int from, int to, gboolean second, struct sum *s)
{
    *s = (struct sum){ .decimals = -1 };
    if (from >= to)
        return FALSE;
    for (int i = from; i < to; i++) {
        gboolean behind = i > from && t->at[i - 1].kind == TOKEN_MAGNITUDE;
        gboolean pair = t->at[i].pair;

        if (!add_token(s, &t->at[pair && second ? i + 1 : i], behind))
            return FALSE;
        i += pair;
    }
    return close_digits(s) && (!s->has_digits || decimal_add(&s->total, s->digits)) &&
           (!s->has_section || decimal_add(&s->total, s->section));
}

/* As add_up(), with a sign before it. */
static gboolean signed_sum(const struct tokens *t, int from, int to, struct sum *s)
{
    gboolean minus = from < to && t->at[from].kind == TOKEN_MINUS;

    if (!add_up(t, from + minus, to, FALSE, s))
        return FALSE;
    s->total.negative = minus && !decimal_is_zero(s->total);
    return TRUE;
}

static int find(const struct tokens *t, enum token_kind kind)
{
    for (int i = 0; i < t->n; i++)
        if (t->at[i].kind == kind)
            return i;
    return -1;
}

/* 三分之二, 一又三分之二. */
static gboolean parse_parts(struct number *out, const struct tokens *t, int of)
{
    int and_at = find(t, TOKEN_AND);
    struct sum whole = { 0 }, lower, upper;

    if (and_at > of || (and_at >= 0 && !signed_sum(t, 0, and_at, &whole)))
        return FALSE;
    if (!signed_sum(t, and_at + 1, of, &lower) || !signed_sum(t, of + 1, t->n, &upper))
        return FALSE;
    out->low = upper.total;
    return decimal_div(&out->low, lower.total) && decimal_add(&out->low, whole.total);
}

/* 2/3, 1 4/3: the whole number is the one before two Arabic numbers in a row. */
static gboolean parse_ratio(struct number *out, const struct tokens *t, int slash)
{
    gboolean minus = is_kind(t, 0, TOKEN_MINUS);
    struct sum whole = { 0 }, upper, lower;
    int from = minus;

    if (slash - from == 2 && is_kind(t, from, TOKEN_ARABIC)) {
        if (!add_up(t, from, from + 1, FALSE, &whole))
            return FALSE;
        from++;
    }
    if (!add_up(t, from, slash, FALSE, &upper) || !add_up(t, slash + 1, t->n, FALSE, &lower))
        return FALSE;
    out->low = upper.total;
    if (!decimal_div(&out->low, lower.total) || !decimal_add(&out->low, whole.total))
        return FALSE;
    out->low.negative = minus && !decimal_is_zero(out->low);
    return TRUE;
}

static void note_magnitudes(struct number *out, const struct tokens *t)
{
    int i = t->n - 1;

    while (i >= 0 && (t->at[i].kind == TOKEN_MORE || t->at[i].kind == TOKEN_SOME))
        i--;
    for (; i >= 0 && t->at[i].kind == TOKEN_MAGNITUDE && t->at[i].n >= 4; i--)
        out->big += t->at[i].n;
    if (i >= 0 && t->at[i].kind == TOKEN_MAGNITUDE)
        out->small = t->at[i].n;
    for (i = 0; i < t->n; i++)
        if (t->at[i].kind == TOKEN_MAGNITUDE)
            *(t->at[i].n >= 4 ? &out->has_big : &out->has_small) = TRUE;
}

static gboolean parse_plain(struct number *out, struct tokens *t)
{
    struct sum s;

    out->range = mark_pairs(t);
    if (!signed_sum(t, 0, t->n, &s))
        return FALSE;
    out->low = s.total;
    out->more = s.more;
    out->vague = s.vague;
    note_magnitudes(out, t);
    if (!out->range)
        return TRUE;
    if (!add_up(t, is_kind(t, 0, TOKEN_MINUS), t->n, TRUE, &s))
        return FALSE;
    out->high = s.total;
    return TRUE;
}

gboolean number_parse(struct number *out, const char *s, gsize n)
{
    char text[NUMBER_MAX_BYTES];
    struct tokens t;
    gboolean good;
    int at;

    *out = (struct number){ 0 };
    if (n == 0 || n > sizeof text)
        return FALSE;
    if (!tokenize(&t, text, without_spaces(text, s, n)))
        return FALSE;
    if ((at = find(&t, TOKEN_OF)) >= 0)
        good = parse_parts(out, &t, at);
    else if ((at = find(&t, TOKEN_SLASH)) >= 0)
        good = parse_ratio(out, &t, at);
    else
        good = parse_plain(out, &t);
    if (good && !out->range)
        out->high = out->low;
    return good;
}
