#include "core/words.h"

#include "core/text.h"

/* The bit of a character by its last two bytes, which tell characters apart best. */
static inline uint64_t bit_of(unsigned char before, unsigned char last)
{
    return (uint64_t)1 << ((before * 5u ^ last) & 63);
}

static inline uint64_t bit_of_first(const char *s)
{
    const unsigned char *p = (const unsigned char *)s;
    unsigned n = text_step(*p);

    return n == 1 ? bit_of(0, *p) : bit_of(p[n - 2], p[n - 1]);
}

static inline uint64_t bit_of_last(const char *end)
{
    const unsigned char *p = (const unsigned char *)end;

    return p[-1] < 0x80 ? bit_of(0, p[-1]) : bit_of(p[-2], p[-1]);
}

static void make_sets(struct words *w)
{
    uint64_t first = 0, last = 0;

    for (const char *const *word = w->list; *word; word++) {
        first |= bit_of_first(*word);
        last |= bit_of_last(*word + strlen(*word));
    }
    atomic_store_explicit(&w->first, first, memory_order_relaxed);
    atomic_store_explicit(&w->last, last, memory_order_relaxed);
}

static inline uint64_t set_of(struct words *w, _Atomic uint64_t *set)
{
    uint64_t bits = atomic_load_explicit(set, memory_order_relaxed);

    if (bits)
        return bits;
    make_sets(w);
    return atomic_load_explicit(set, memory_order_relaxed);
}

static const char *begins_with(const struct words *w, const char *s, const char *end)
{
    for (const char *const *word = w->list; *word; word++)
        if (text_begins_within(s, end, *word))
            return *word;
    return NULL;
}

const char *words_begin(struct words *w, const char *s, const char *end)
{
    return s < end && (set_of(w, &w->first) & bit_of_first(s)) ? begins_with(w, s, end) : NULL;
}

const char *words_end(struct words *w, const char *s, const char *end)
{
    if (s >= end || !(set_of(w, &w->last) & bit_of_last(end)))
        return NULL;
    for (const char *const *word = w->list; *word; word++)
        if (text_ends(s, end, *word))
            return *word;
    return NULL;
}

const char *words_match(struct words *w, const char *s, const char *end)
{
    gsize n = (gsize)(end - s);

    if (s >= end || !(set_of(w, &w->first) & bit_of_first(s)))
        return NULL;
    for (const char *const *word = w->list; *word; word++)
        if (strlen(*word) == n && memcmp(s, *word, n) == 0)
            return *word;
    return NULL;
}

const char *words_find(struct words *w, const char *s, const char *end, const char **behind)
{
    uint64_t first = s < end ? set_of(w, &w->first) : 0;

    for (; s < end; s += text_step((unsigned char)*s)) {
        const char *word = first & bit_of_first(s) ? begins_with(w, s, end) : NULL;

        if (word) {
            if (behind)
                *behind = s + strlen(word);
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
