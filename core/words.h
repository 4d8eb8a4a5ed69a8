/*
 * words.h - short lists of words that a text is tested for at many places.
 *
 *   static struct words RANK = WORDS("第", "首", "前");
 *   if (words_begin(&RANK, s, end)) …
 *
 * Most places hold none of the words, and two sets of 64 bits, one for the characters that
 * the words begin with and one for those that they end with, tell so without a call and
 * without looking at any; where a bit is set, an index tells the few words that share it.
 * Sets and index are made when the list is first used, and kept for as long as the program
 * runs; of threads that do so at once the first one's index stays. A list is never changed
 * otherwise.
 */
#ifndef MUBIAO_CORE_WORDS_H
#define MUBIAO_CORE_WORDS_H

#include <glib.h>
#include <stdatomic.h>
#include <stdint.h>

#define WORDS_MAX 63

struct words_index;

struct words {
    _Atomic uint64_t first, last; /* all bits until they are made */
    struct words_index *_Atomic index;
    const char *list[WORDS_MAX + 1]; /* NULL behind the last */
};

/* No word may be empty; more than WORDS_MAX are a compiler's warning. */
#define WORDS(...)                                                                                 \
    {                                                                                              \
        .first = UINT64_MAX, .last = UINT64_MAX, .list = { __VA_ARGS__, NULL }                     \
    }

/* The bit's number of a character by its last two bytes, which tell characters apart best. */
static inline unsigned words_bit(unsigned char before, unsigned char last)
{
    return (before * 5u ^ last) & 63;
}

/* … of the character at `s`; nearly all have three bytes, or one. */
static inline unsigned words_bit_at(const char *s)
{
    const unsigned char *p = (const unsigned char *)s;

    if ((*p & 0xf0) == 0xe0)
        return words_bit(p[1], p[2]);
    return *p < 0x80 ? words_bit(0, *p) : words_bit(p[*p < 0xe0 ? 0 : 2], p[*p < 0xe0 ? 1 : 3]);
}

/* … of the character before `end`. */
static inline unsigned words_bit_before(const char *end)
{
    const unsigned char *p = (const unsigned char *)end;

    return words_bit(p[-1] < 0x80 ? 0 : p[-2], p[-1]);
}

static inline gboolean words_has_bit(_Atomic uint64_t *set, unsigned bit)
{
    return atomic_load_explicit(set, memory_order_relaxed) >> bit & 1;
}

/* What the questions below come to where a word with this bit is in the list. */
const char *words_begin_of_bit(struct words *w, unsigned bit, const char *s, const char *end);
const char *words_end_of_bit(struct words *w, unsigned bit, const char *s, const char *end);
const char *words_match_of_bit(struct words *w, unsigned bit, const char *s, const char *end);

/* The word, first in the list, that the text from `s` to `end` begins with; NULL: none. */
static inline const char *words_begin(struct words *w, const char *s, const char *end)
{
    unsigned bit;

    return s < end && words_has_bit(&w->first, bit = words_bit_at(s))
               ? words_begin_of_bit(w, bit, s, end)
               : NULL;
}

/* The word, first in the list, that it ends with. */
static inline const char *words_end(struct words *w, const char *s, const char *end)
{
    unsigned bit;

    return s < end && words_has_bit(&w->last, bit = words_bit_before(end))
               ? words_end_of_bit(w, bit, s, end)
               : NULL;
}

/* The word that it is, neither more nor less. */
static inline const char *words_match(struct words *w, const char *s, const char *end)
{
    unsigned bit;

    return s < end && words_has_bit(&w->first, bit = words_bit_at(s))
               ? words_match_of_bit(w, bit, s, end)
               : NULL;
}

/* The first place where one of the words stands, and where it ends in `*behind` (which may be NULL). */
const char *words_find(struct words *w, const char *s, const char *end, const char **behind);

/* How often one of the words stands there, one behind the other, up to `most`. */
unsigned words_count(struct words *w, const char *s, const char *end, unsigned most);

/* words_find() in a string that ends with NUL; NULL for NULL. */
const char *words_find_in(struct words *w, const char *s, const char **behind);

#endif
