/*
 * codeset.h - sets of code points: what one character of a pattern may be.
 *
 * A set is a sorted list of ranges. Code point 0 stands for what is outside of the text,
 * before its first and behind its last character: no text holds a NUL. Characters above
 * the BMP are all alike and count as the one code point CODESET_ASTRAL, so a set that has
 * only some of them is said to have all, and is not exact.
 */
#ifndef MUBIAO_EXTRACT_CODESET_H
#define MUBIAO_EXTRACT_CODESET_H

#include <glib.h>
#include <stdint.h>

#define CODESET_OUTSIDE 0x0
#define CODESET_ASTRAL  0xffff /* a code point that is no character */
#define CODESET_CODES   0x10000

struct code_range {
    uint32_t first, last;
};

struct codeset {
    GArray *ranges; /* struct code_range; sorted, apart, none touching the next, once sealed */
    gboolean exact; /* FALSE: it may hold more than it should */
};

struct codeset *codeset_new(void);
void codeset_free(struct codeset *s); /* NULL is fine */

void codeset_add(struct codeset *s, uint32_t first, uint32_t last);
void codeset_add_all(struct codeset *s, const struct codeset *other);
/*
 * All characters that `s` lacks, and what is outside of the text where that is wanted. Of a
 * set that is not exact nothing is known: all.
 */
void codeset_invert(struct codeset *s, gboolean with_outside);
/* Sort and join the ranges; the functions above leave that to do. */
void codeset_seal(struct codeset *s);

/* Sets that occur again and again stand once: by content, and by character. */
struct codeset_pool {
    GPtrArray *sets;   /* struct codeset, owned, in the order of their first use */
    GHashTable *index; /* GBytes of the content → struct codeset */
    GHashTable *chars; /* a code point → the set that has only this */
};

void codeset_pool_init(struct codeset_pool *pool);
void codeset_pool_release(struct codeset_pool *pool);
/* Takes `s`; the result is sealed and lives as long as the pool. */
const struct codeset *codeset_pool_add(struct codeset_pool *pool, struct codeset *s);
const struct codeset *codeset_pool_char(struct codeset_pool *pool, uint32_t c);

#endif
