/*
 * automaton.h - all rules at once over a text: which of them can match here, and how far.
 *
 * The patterns' trees (pattern.h) are one nondeterministic automaton, made deterministic
 * while it runs, state by state, as the texts at hand need it (Thompson 1968; lazily as in
 * RE2 and grep). One walk from a place tells every rule that can match there, with the
 * furthest end that it can reach: nearly all rules are ruled out within a few characters,
 * for the price of one table look-up each.
 *
 * The automaton never rules out a match that PCRE2 would make, nor one that reaches beyond
 * the end it tells. It may tell of matches that there are none of.
 *
 * Texts are spelled in letters first: characters that all patterns treat alike are one
 * letter. The automaton is not changed by use; states are kept in the cache of one thread.
 */
#ifndef MUBIAO_EXTRACT_AUTOMATON_H
#define MUBIAO_EXTRACT_AUTOMATON_H

#include <glib.h>
#include <stdint.h>

struct automaton;
struct automaton_cache;

/* A rule that can match, and the letter behind the longest such match. */
struct automaton_hit {
    uint32_t rule;
    uint32_t end;
};

/* A text in letters: letter[1] to letter[n], with the letter of what is outside around. */
struct spelling {
    uint16_t *letter;
    uint32_t *byte; /* where letter i begins in the text; byte[n + 1] is its length */
    uint32_t n, room;
};

/* Which letters are worth a walk. */
#define AUTOMATON_STARTS 1 /* some rule can start with it */
#define AUTOMATON_DIGIT  2 /* 0 to 9, of full or half width */

/* `patterns` are rules 0 to n - 1; PCRE2 has compiled them. */
struct automaton *automaton_new(const char *const *patterns, guint n);
void automaton_free(struct automaton *a); /* NULL is fine */

/* AUTOMATON_… flags, by letter. */
const uint8_t *automaton_flags(const struct automaton *a);
/* May matches of this rule begin behind the place where it is tried (\K)? */
gboolean automaton_moves_start(const struct automaton *a, guint rule);

/* Spell `n` bytes; `s` (zeroed at first) keeps its memory from text to text. */
void automaton_spell(const struct automaton *a, const char *text, gsize n, struct spelling *s);
void spelling_release(struct spelling *s);

struct automaton_cache *automaton_cache_new(const struct automaton *a);
void automaton_cache_free(struct automaton_cache *c); /* NULL is fine */

/*
 * The rules that can match at letter `at` (1 to n), each once, to `hits`, which has room for
 * every rule. Returns how many. Takes at most AUTOMATON_WALK steps: what is not ruled out
 * by then is told to reach the text's end.
 */
#define AUTOMATON_WALK 400
guint automaton_walk(const struct automaton *a, struct automaton_cache *c, const struct spelling *s,
                     uint32_t at, struct automaton_hit *hits);

#endif
