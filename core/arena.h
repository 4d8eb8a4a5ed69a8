/*
 * arena.h - the memory of one document, given back in one step.
 *
 * Each chunk is half of what the arena has, 16 KiB to 4 MiB. arena_reset() keeps the newest chunk
 * for the next document (at most ARENA_KEEP bytes) and frees the rest, so that
 * one huge page does not hold its memory for the rest of a run. Like g_malloc(),
 * an arena aborts where the system has no memory: every caller bounds its sizes
 * before it asks.
 */
#ifndef MUBIAO_CORE_ARENA_H
#define MUBIAO_CORE_ARENA_H

#include <glib.h>
#include <stddef.h>

#define ARENA_KEEP ((gsize)1 << 20)

struct arena_chunk;

struct arena {
    struct arena_chunk *head; /* the chunk that is being filled; NULL before the first use */
    gsize total;              /* bytes taken from the system */
};

void arena_init(struct arena *a); /* zeroed storage (`{ 0 }`) is an initialised arena too */
void arena_reset(struct arena *a);
void arena_release(struct arena *a);

/* `n` bytes aligned for any type, not cleared; `n` 0 gives a valid pointer. */
void *arena_alloc(struct arena *a, gsize n);
/* The same, zeroed, for `n` members of `size` bytes; the product is checked. */
void *arena_calloc(struct arena *a, gsize n, gsize size);
/* A NUL-terminated copy of `n` bytes. */
char *arena_strndup(struct arena *a, const char *s, gsize n);
/* A copy of `s`, or NULL for NULL. */
char *arena_strdup(struct arena *a, const char *s);
char *arena_printf(struct arena *a, const char *format, ...) G_GNUC_PRINTF(2, 3);
/*
 * Grow an array of the arena from `old_size` to `new_size` bytes: in place where
 * it was the last thing taken, else a copy. `p` may be NULL with `old_size` 0.
 */
void *arena_grow(struct arena *a, void *p, gsize old_size, gsize new_size);

#endif
