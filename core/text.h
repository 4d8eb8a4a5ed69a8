/*
 * text.h - UTF-8 text and its code points.
 *
 * All text inside mubiao is valid UTF-8 without NUL: it is validated once, where
 * it enters (parse, or the JSON reader), and functions here rely on it unless
 * they say otherwise. Offsets in documents, mentions and records count code
 * points; offsets into memory count bytes and are named so.
 */
#ifndef MUBIAO_CORE_TEXT_H
#define MUBIAO_CORE_TEXT_H

#include <glib.h>
#include <stdint.h>
#include <string.h>

/* Length in bytes of the code point that starts with byte `b`. */
static inline unsigned text_step(unsigned char b)
{
    return b < 0x80 ? 1 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
}

/* Decode the code point at `s` and move `*s` behind it. Most have three bytes, or one. */
static inline uint32_t text_next(const char **s)
{
    const unsigned char *p = (const unsigned char *)*s;

    if ((p[0] & 0xf0) == 0xe0) {
        *s += 3;
        return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
    }
    if (p[0] < 0x80) {
        *s += 1;
        return p[0];
    }
    if (p[0] < 0xe0) {
        *s += 2;
        return (uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
    }
    *s += 4;
    return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3f) << 12 |
           (uint32_t)(p[2] & 0x3f) << 6 | (p[3] & 0x3f);
}

/* Is `c` a Chinese character (CJK unified ideographs, extension A, compatibility, 〇)? */
static inline gboolean text_is_han(uint32_t c)
{
    return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || c == 0x3007 ||
           (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

static inline uint64_t text_eight(const char *s)
{
    uint64_t bytes;

    memcpy(&bytes, s, sizeof bytes);
    return bytes;
}

static inline uint32_t text_four(const char *s)
{
    uint32_t bytes;

    memcpy(&bytes, s, sizeof bytes);
    return bytes;
}

/*
 * Are the `n` bytes at both places the same? A word has mostly one to five characters of three
 * bytes: its first bytes and its last ones, which may overlap, are all of it, without a call.
 */
static inline gboolean text_same(const char *a, const char *b, gsize n)
{
    if (n == 3)
        return a[0] == b[0] && a[1] == b[1] && a[2] == b[2];
    if (n < 4 || n > 16)
        return memcmp(a, b, n) == 0;
    if (n < 8)
        return text_four(a) == text_four(b) && text_four(a + n - 4) == text_four(b + n - 4);
    return text_eight(a) == text_eight(b) && text_eight(a + n - 8) == text_eight(b + n - 8);
}

/*
 * Does `s`, which ends with NUL, begin with `word`? Most words that a text is tested for
 * differ from it in the first bytes, so this is no call.
 */
static inline gboolean text_begins(const char *s, const char *word)
{
    while (*word && *s == *word) {
        s++;
        word++;
    }
    return !*word;
}

/* Does what stands between `s` and `end` begin with `word`? */
static inline gboolean text_begins_within(const char *s, const char *end, const char *word)
{
    while (*word && s < end && *s == *word) {
        s++;
        word++;
    }
    return !*word;
}

/* Does what stands between `s` and `end` end with `word`? */
static inline gboolean text_ends(const char *s, const char *end, const char *word)
{
    gssize n = (gssize)strlen(word);

    return end - s >= n && end[-n] == *word && memcmp(end - n, word, (gsize)n) == 0;
}

/* The first place of the `size` bytes of `word`, at least one, in the `n` bytes at `s`, or NULL. */
const char *text_find_bytes(const char *s, gsize n, const char *word, gsize size);

/* The same of a string; the length of one that the compiler sees costs nothing. */
static inline const char *text_find(const char *s, gsize n, const char *word)
{
    return text_find_bytes(s, n, word, strlen(word));
}

/* The signs that items of lists begin with. */
#define TEXT_ITEM_SIGNS "◆●■▲★◇►▶•·✦▪◎☆○➤✓□※"

/* ◆用水总量, · 建成: does a sign stand before it that marks an item of a list? */
gboolean text_is_item(const char *s, const char *end);

/* Is it a name and its number (普及率：70%): a row of a table, not a heading? */
gboolean text_is_row(const char *s, const char *end);

/* A number in decimal digits, somewhere in `buffer`; printf() takes five times as long. */
#define TEXT_INT_MAX 24
const char *text_of_int(char buffer[TEXT_INT_MAX], int64_t n);

/* Code points in `n` bytes. */
gsize text_length(const char *s, gsize n);

/* The byte offset of code point `chars` in `n` bytes of `s`, or `n` where the text is shorter. */
gsize text_byte_at(const char *s, gsize n, gsize chars);

/*
 * Both ask how far it is from `s`: who has many questions about one text asks them in text
 * order, each from the last answer on.
 */

/*
 * The one validation at the door: appends `n` bytes to `out` with each ill-formed
 * sequence (with the continuation bytes behind it) and each NUL replaced by U+FFFD. Returns how many replacements were made.
 */
gsize text_append_valid(GString *out, const char *s, gsize n);

#endif
