#include "core/words.h"

#include "core/text.h"

#include <string.h>

struct word {
    const char *text;
    gsize bytes;
};

/* The words by the bits of their first, and again of their last characters; those of one bit in the list's order. */
struct words_index {
    uint8_t first[65], last[65]; /* by bit: the place of its first word in `word` */
    struct word word[];
};

/* Append the words to those in the index, sorted by their `bits`; returns all bits. */
static uint64_t sort_by_bit(struct words_index *index, uint8_t from[65], unsigned *placed,
                            const struct word *words, const unsigned *bits, unsigned n)
{
    uint64_t all = 0;

    for (unsigned bit = 0; bit < 64; bit++) {
        from[bit] = (uint8_t)*placed;
        for (unsigned i = 0; i < n; i++)
            if (bits[i] == bit) {
                index->word[(*placed)++] = words[i];
                all |= (uint64_t)1 << bit;
            }
    }
    from[64] = (uint8_t)*placed;
    return all;
}

static const struct words_index *make_index(struct words *w)
{
    struct word words[WORDS_MAX];
    unsigned first[WORDS_MAX], last[WORDS_MAX], n = 0, placed = 0;
    struct words_index *index, *none = NULL;
    uint64_t firsts, lasts;

    for (; w->list[n]; n++) {
        words[n] = (struct word){ w->list[n], strlen(w->list[n]) };
        first[n] = words_bit_at(w->list[n]);
        last[n] = words_bit_before(w->list[n] + words[n].bytes);
    }
    index = g_malloc0(sizeof(*index) + 2 * n * sizeof(*index->word));
    firsts = sort_by_bit(index, index->first, &placed, words, first, n);
    lasts = sort_by_bit(index, index->last, &placed, words, last, n);
    if (!atomic_compare_exchange_strong(&w->index, &none, index)) {
        g_free(index);
        index = none;
    }
    atomic_store_explicit(&w->first, firsts, memory_order_relaxed);
    atomic_store_explicit(&w->last, lasts, memory_order_relaxed);
    return index;
}

static inline const struct words_index *index_of(struct words *w)
{
    const struct words_index *index = atomic_load_explicit(&w->index, memory_order_acquire);

    return index ? index : make_index(w);
}

/* The word that stands at `s`, whose first character has the bit. */
static inline const struct word *word_at(const struct words_index *index, unsigned bit,
                                         const char *s, const char *end)
{
    const struct word *word = index->word + index->first[bit],
                      *behind = index->word + index->first[bit + 1];

    for (; word < behind; word++)
        if (word->bytes <= (gsize)(end - s) && text_same(s, word->text, word->bytes))
            return word;
    return NULL;
}

const char *words_begin_of_bit(struct words *w, unsigned bit, const char *s, const char *end)
{
    const struct word *word = word_at(index_of(w), bit, s, end);

    return word ? word->text : NULL;
}

const char *words_end_of_bit(struct words *w, unsigned bit, const char *s, const char *end)
{
    const struct words_index *index = index_of(w);
    const struct word *word = index->word + index->last[bit],
                      *behind = index->word + index->last[bit + 1];

    for (; word < behind; word++)
        if (word->bytes <= (gsize)(end - s) &&
            text_same(end - word->bytes, word->text, word->bytes))
            return word->text;
    return NULL;
}

const char *words_match_of_bit(struct words *w, unsigned bit, const char *s, const char *end)
{
    const struct words_index *index = index_of(w);
    const struct word *word = index->word + index->first[bit],
                      *behind = index->word + index->first[bit + 1];

    for (; word < behind; word++)
        if (word->bytes == (gsize)(end - s) && text_same(s, word->text, word->bytes))
            return word->text;
    return NULL;
}

const char *words_find(struct words *w, const char *s, const char *end, const char **behind)
{
    const struct words_index *index = index_of(w);
    uint64_t first = atomic_load_explicit(&w->first, memory_order_relaxed);

    for (; s < end; s += text_step((unsigned char)*s)) {
        unsigned bit = words_bit_at(s);
        const struct word *word;

        if ((first >> bit & 1) && (word = word_at(index, bit, s, end)) != NULL) {
            if (behind)
                *behind = s + word->bytes;
            return s;
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
