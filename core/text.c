#include "core/text.h"

#include <string.h>

const char *text_of_int(char buffer[TEXT_INT_MAX], int64_t n)
{
    char *p = buffer + TEXT_INT_MAX - 1;
    uint64_t rest = n < 0 ? -(uint64_t)n : (uint64_t)n;

    *p = '\0';
    do
        *--p = (char)('0' + rest % 10);
    while (rest /= 10);
    if (n < 0)
        *--p = '-';
    return p;
}

#define WORD  sizeof(uint64_t)
#define LANES (UINT64_MAX / 255) /* 1 in each byte */

/* 1 in each byte of the eight at `s` that starts no code point, else 0. */
static inline uint64_t continuations(const char *s)
{
    uint64_t w;

    memcpy(&w, s, WORD);
    return (w & ~(w << 1)) >> 7 & LANES;
}

static inline gsize add_lanes(uint64_t lanes)
{
    const uint64_t PAIRS = UINT64_MAX / 0xffff * 0xff;

    lanes = (lanes & PAIRS) + (lanes >> 8 & PAIRS);
    return (gsize)(lanes * (UINT64_MAX / 0xffff) >> 48);
}

static inline gboolean starts_character(char byte)
{
    return ((unsigned char)byte & 0xc0) != 0x80;
}

gsize text_length(const char *s, gsize n)
{
    gsize chars = 0, i = 0;

    while (n - i >= WORD) {
        gsize words = MIN((n - i) / WORD, 255); /* no byte of the sum overflows */
        uint64_t sum = 0;

        for (gsize k = 0; k < words; k++, i += WORD)
            sum += continuations(s + i);
        chars += words * WORD - add_lanes(sum);
    }
    for (; i < n; i++)
        chars += starts_character(s[i]);
    return chars;
}

gsize text_byte_at(const char *s, gsize n, gsize chars)
{
    gsize i = 0;

    while (chars >= WORD && n - i >= WORD) {
        chars -= WORD - add_lanes(continuations(s + i));
        i += WORD;
    }
    for (; i < n; i++)
        if (starts_character(s[i]) && chars-- == 0)
            return i;
    return n;
}

gsize text_append_valid(GString *out, const char *s, gsize n)
{
    gsize bad = 0;

    while (n) {
        const char *end;
        gsize ok;

        if (g_utf8_validate_len(s, n, &end)) {
            g_string_append_len(out, s, (gssize)n);
            break;
        }
        ok = (gsize)(end - s);
        g_string_append_len(out, s, (gssize)ok);
        g_string_append(out, "\xef\xbf\xbd");
        bad++;
        s += ok + 1;
        n -= ok + 1;
        while (n && ((unsigned char)*s & 0xc0) == 0x80) { /* the rest of the broken sequence */
            s++;
            n--;
        }
    }
    return bad;
}

/* Characters differ most in their last byte, and memchr() is much faster than memmem(). */
const char *text_find_bytes(const char *s, gsize n, const char *word, gsize size)
{
    gsize last = text_step((unsigned char)*word) - 1;
    const char *p = s + last, *end = s + n;

    if (n < size)
        return NULL;
    while (p - last + size <= end && (p = memchr(p, word[last], (gsize)(end - p)))) {
        const char *at = p++ - last;

        if (at + size <= end && text_same(at, word, size))
            return at;
    }
    return NULL;
}

gboolean text_is_item(const char *s, const char *end)
{
    gsize first = s < end ? text_step((unsigned char)*s) : 0;

    return first > 1 && first <= (gsize)(end - s) &&
           memmem(TEXT_ITEM_SIGNS, strlen(TEXT_ITEM_SIGNS), s, first) != NULL;
}

/* 名额160个，轮候申请212宗; 五十四万人次，减少百分之一点三: numbers, with a comma between. */
static gboolean lists_numbers(const char *s, const char *end)
{
    static const char COMMA[] = "，", *const NUMBERS[] = { "百分之", "万", "千", "百" };
    gboolean number = FALSE;

    if (!text_find(s, (gsize)(end - s), COMMA))
        return FALSE;
    for (const char *p = s; p < end && !number; p++)
        number = g_ascii_isdigit(*p);
    for (gsize i = 0; i < G_N_ELEMENTS(NUMBERS) && !number; i++)
        number = text_find(s, (gsize)(end - s), NUMBERS[i]) != NULL;
    return number;
}

gboolean text_is_row(const char *s, const char *end)
{
    static const char *const COLONS[] = { "：", ":" };

    for (gsize i = 0; i < G_N_ELEMENTS(COLONS); i++) {
        gsize n = strlen(COLONS[i]);
        const char *colon = text_find(s, (gsize)(end - s), COLONS[i]);

        if (colon && colon + n < end &&
            (g_ascii_isdigit(colon[n]) || lists_numbers(colon + n, end)))
            return !text_find(colon, (gsize)(end - colon), "年"); /* 展望：2030年 is a heading */
    }
    return FALSE;
}
