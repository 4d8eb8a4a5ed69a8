/*
 * slice.h - questions about a stretch of bytes that is not NUL-terminated.
 */
#ifndef MUBIAO_PARSE_SLICE_H
#define MUBIAO_PARSE_SLICE_H

#include <glib.h>
#include <string.h>

static inline gboolean slice_starts(const char *s, gsize n, const char *word)
{
    gsize w = strlen(word);
    return n >= w && memcmp(s, word, w) == 0;
}

static inline gboolean slice_ends(const char *s, gsize n, const char *word)
{
    gsize w = strlen(word);
    return n >= w && memcmp(s + n - w, word, w) == 0;
}

static inline gboolean slice_is(const char *s, gsize n, const char *word)
{
    return n == strlen(word) && memcmp(s, word, n) == 0;
}

/* The byte offset of `word`, or `n` where it does not occur. */
static inline gsize slice_find(const char *s, gsize n, const char *word)
{
    const char *at = memmem(s, n, word, strlen(word));
    return at ? (gsize)(at - s) : n;
}

/* At most `max` of the `n` bytes, cut where a character ends. */
static inline gsize slice_cut(const char *s, gsize n, gsize max)
{
    if (n <= max)
        return n;
    while (max && ((unsigned char)s[max] & 0xc0) == 0x80)
        max--;
    return max;
}

static inline gboolean slice_has(const char *s, gsize n, const char *word)
{
    return memmem(s, n, word, strlen(word)) != NULL;
}

#endif
