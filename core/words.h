/*
 * words.h - short lists of words that a text is tested for at many places.
 *
 *   static struct words RANK = WORDS("第", "首", "前");
 *   if (words_begin(&RANK, s, end)) …
 *
 * Most places hold none of the words, and two sets of 64 bits, one for the characters that
 * the words begin with and one for those that they end with, tell so without looking at
 * any; where a bit is set, an index tells the few words that share it. Sets and index are
 * made when the list is first used, and kept for as long as the program runs; of threads
 * that do so at once the first one's index stays. A list is never changed otherwise.
 */
#ifndef MUBIAO_CORE_WORDS_H
#define MUBIAO_CORE_WORDS_H

#include <glib.h>
#include <stdatomic.h>
#include <stdint.h>

#define WORDS_MAX 63

struct words_index;

struct words {
    _Atomic uint64_t first, last; /* 0: not made yet */
    struct words_index *_Atomic index;
    const char *list[WORDS_MAX + 1]; /* NULL behind the last */
};

/* No word may be empty; more than WORDS_MAX are a compiler's warning. */
#define WORDS(...)                                                                                 \
    {                                                                                              \
        .list = { __VA_ARGS__, NULL }                                                              \
    }

/* The word, first in the list, that the text from `s` to `end` begins with; NULL: none. */
const char *words_begin(struct words *w, const char *s, const char *end);
/* The word, first in the list, that it ends with. */
const char *words_end(struct words *w, const char *s, const char *end);
/* The word that it is, neither more nor less. */
const char *words_match(struct words *w, const char *s, const char *end);
/* The first place where one of the words stands, and where it ends in `*behind` (which may be NULL). */
const char *words_find(struct words *w, const char *s, const char *end, const char **behind);

/* How often one of the words stands there, one behind the other, up to `most`. */
unsigned words_count(struct words *w, const char *s, const char *end, unsigned most);

/* words_find() in a string that ends with NUL; NULL for NULL. */
const char *words_find_in(struct words *w, const char *s, const char **behind);

#endif
