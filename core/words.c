#include "core/words.h"

#include "core/text.h"

#include <string.h>

/* The bit of a character by its last two bytes, which tell characters apart best. */
static inline uint64_t bit_of(unsigned char before, unsigned char last)
{
    return (uint64_t)1 << ((before * 5u ^ last) & 63);
}

/* Of the character at *s, which is moved behind it. Most have three bytes. */
static inline uint64_t bit_of_next(const char **s)
{
    const unsigned char *p = (const unsigned char *)*s;
    unsigned n;

    if ((*p & 0xf0) == 0xe0) {
        *s += 3;
        return bit_of(p[1], p[2]);
    }
    n = text_step(*p);
    *s += n;
    return n == 1 ? bit_of(0, *p) : bit_of(p[n - 2], p[n - 1]);
}

static inline uint64_t bit_of_first(const char *s)
{
    return bit_of_next(&s);
}

static inline uint64_t bit_of_last(const char *end)
{
    const unsigned char *p = (const unsigned char *)end;

    return p[-1] < 0x80 ? bit_of(0, p[-1]) : bit_of(p[-2], p[-1]);
}

/* The words by the bits of their first or last characters; those of one bit in the list's order. */
struct words_by_bit {
    uint8_t word[WORDS_MAX];
    uint8_t until[64]; /* by the bit's rank among those set: where its words end in `word` */
};

struct words_index {
    struct words_by_bit by_first, by_last;
    uint16_t bytes[WORDS_MAX]; /* of each word */
};

/* Sort the words whose bits are `bit_of_word` by them; returns all bits. */
static uint64_t sort_by_bit(struct words_by_bit *by, const uint64_t *bit_of_word, unsigned n)
{
    uint64_t all = 0;
    unsigned placed = 0, rank = 0;

    for (unsigned i = 0; i < n; i++)
        all |= bit_of_word[i];
    for (uint64_t left = all; left; left &= left - 1) {
        for (unsigned i = 0; i < n; i++)
            if (bit_of_word[i] == (left & -left))
                by->word[placed++] = (uint8_t)i;
        by->until[rank++] = (uint8_t)placed;
    }
    return all;
}

static void make_sets(struct words *w)
{
    struct words_index *index = g_new0(struct words_index, 1), *none = NULL;
    uint64_t first[WORDS_MAX], last[WORDS_MAX];
    unsigned n = 0;

    for (; w->list[n]; n++) {
        index->bytes[n] = (uint16_t)strlen(w->list[n]);
        first[n] = bit_of_first(w->list[n]);
        last[n] = bit_of_last(w->list[n] + index->bytes[n]);
    }
    first[0] = sort_by_bit(&index->by_first, first, n);
    last[0] = sort_by_bit(&index->by_last, last, n);
    if (!atomic_compare_exchange_strong(&w->index, &none, index))
        g_free(index);
    atomic_store_explicit(&w->first, first[0], memory_order_release);
    atomic_store_explicit(&w->last, last[0], memory_order_release);
}

static inline uint64_t set_of(struct words *w, _Atomic uint64_t *set)
{
    uint64_t bits = atomic_load_explicit(set, memory_order_acquire);

    if (bits)
        return bits;
    make_sets(w);
    return atomic_load_explicit(set, memory_order_relaxed);
}

/* Where the words of `bit`, one of `set`, begin in `by`; `*end`: where they end. */
static inline unsigned words_of_bit(const struct words_by_bit *by, uint64_t set, uint64_t bit,
                                    unsigned *end)
{
    unsigned rank = (unsigned)__builtin_popcountll(set & (bit - 1));

    *end = by->until[rank];
    return rank ? by->until[rank - 1] : 0;
}

/* The word that stands at `s`, whose first character's bit is one of the `set`. */
static const char *begins_with(const struct words *w, uint64_t set, uint64_t bit, const char *s,
                               const char *end)
{
    const struct words_index *index = w->index;
    unsigned n, i = words_of_bit(&index->by_first, set, bit, &n);

    for (; i < n; i++) {
        unsigned word = index->by_first.word[i];
        gsize bytes = index->bytes[word];

        if (bytes <= (gsize)(end - s) && memcmp(s, w->list[word], bytes) == 0)
            return w->list[word];
    }
    return NULL;
}

const char *words_begin(struct words *w, const char *s, const char *end)
{
    uint64_t set, bit;

    if (s >= end)
        return NULL;
    set = set_of(w, &w->first);
    bit = bit_of_first(s);
    return set & bit ? begins_with(w, set, bit, s, end) : NULL;
}

const char *words_end(struct words *w, const char *s, const char *end)
{
    const struct words_index *index;
    uint64_t set, bit;

    if (s >= end || !((set = set_of(w, &w->last)) & (bit = bit_of_last(end))))
        return NULL;
    index = w->index;
    for (unsigned n, i = words_of_bit(&index->by_last, set, bit, &n); i < n; i++) {
        unsigned word = index->by_last.word[i];
        gsize bytes = index->bytes[word];

        if (bytes <= (gsize)(end - s) && memcmp(end - bytes, w->list[word], bytes) == 0)
            return w->list[word];
    }
    return NULL;
}

const char *words_match(struct words *w, const char *s, const char *end)
{
    const struct words_index *index;
    uint64_t set, bit;

    if (s >= end || !((set = set_of(w, &w->first)) & (bit = bit_of_first(s))))
        return NULL;
    index = w->index;
    for (unsigned n, i = words_of_bit(&index->by_first, set, bit, &n); i < n; i++) {
        unsigned word = index->by_first.word[i];

        if (index->bytes[word] == end - s && memcmp(s, w->list[word], (gsize)(end - s)) == 0)
            return w->list[word];
    }
    return NULL;
}

const char *words_find(struct words *w, const char *s, const char *end, const char **behind)
{
    uint64_t first = s < end ? set_of(w, &w->first) : 0;

    while (s < end) {
        const char *at = s, *word;
        uint64_t bit = bit_of_next(&s);

        if ((first & bit) && (word = begins_with(w, first, bit, at, end)) != NULL) {
            if (behind)
                *behind = at + strlen(word);
            return at;
        }
    }
    return NULL;
}

unsigned words_count(struct words *w, const char *s, const char *end, unsigned most)
{
    unsigned n = 0;

    while (n < most && words_find(w, s, end, &s))
        n++;
    return n;
}

const char *words_find_in(struct words *w, const char *s, const char **behind)
{
    return s ? words_find(w, s, s + strlen(s), behind) : NULL;
}
