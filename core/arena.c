#include "core/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#define ALIGNMENT   _Alignof(max_align_t)
#define FIRST_CHUNK ((gsize)16 << 10)
#define LAST_CHUNK  ((gsize)4 << 20)

struct arena_chunk {
    struct arena_chunk *older;
    gsize size; /* bytes of `data` */
    gsize used;
    max_align_t data[];
};

void arena_init(struct arena *a)
{
    a->head = NULL;
    a->total = 0;
}

static void free_chunks(struct arena *a, struct arena_chunk *chunk)
{
    while (chunk) {
        struct arena_chunk *older = chunk->older;
        a->total -= chunk->size;
        g_free(chunk);
        chunk = older;
    }
}

void arena_reset(struct arena *a)
{
    struct arena_chunk *keep = a->head;

    if (!keep)
        return;
    free_chunks(a, keep->older);
    keep->older = NULL;
    keep->used = 0;
    if (keep->size > ARENA_KEEP)
        arena_release(a);
}

void arena_release(struct arena *a)
{
    free_chunks(a, a->head);
    arena_init(a);
}

static void add_chunk(struct arena *a, gsize need)
{
    gsize size = CLAMP(a->total / 2, FIRST_CHUNK, LAST_CHUNK);
    struct arena_chunk *chunk;

    size = MAX(size, need);
    chunk = g_malloc(sizeof(*chunk) + size);
    chunk->older = a->head;
    chunk->size = size;
    chunk->used = 0;
    a->head = chunk;
    a->total += size;
}

void *arena_alloc(struct arena *a, gsize n)
{
    gsize need = n ? n : 1;
    void *p;

    g_assert(need <= SIZE_MAX - ALIGNMENT - sizeof(struct arena_chunk));
    need = (need + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (!a->head || a->head->size - a->head->used < need)
        add_chunk(a, need);
    p = (char *)a->head->data + a->head->used;
    a->head->used += need;
    return p;
}

void *arena_calloc(struct arena *a, gsize n, gsize size)
{
    gsize bytes;

    g_assert(g_size_checked_mul(&bytes, n, size));
    return memset(arena_alloc(a, bytes), 0, bytes);
}

char *arena_strndup(struct arena *a, const char *s, gsize n)
{
    char *copy = arena_alloc(a, n + 1);

    memcpy(copy, s, n);
    copy[n] = '\0';
    return copy;
}

char *arena_strdup(struct arena *a, const char *s)
{
    return s ? arena_strndup(a, s, strlen(s)) : NULL;
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    va_list args;
    char *made, *copy;

    va_start(args, format);
    made = g_strdup_vprintf(format, args);
    va_end(args);
    copy = arena_strdup(a, made);
    g_free(made);
    return copy;
}

void *arena_grow(struct arena *a, void *p, gsize old_size, gsize new_size)
{
    gsize padded = (MAX(old_size, 1) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct arena_chunk *head = a->head;
    void *bigger;

    if (p && head && (char *)p + padded == (char *)head->data + head->used &&
        new_size <= head->size - (head->used - padded)) {
        head->used -= padded;
        return arena_alloc(a, new_size); /* the same place, now longer */
    }
    bigger = arena_alloc(a, new_size);
    if (old_size)
        memcpy(bigger, p, old_size);
    return bigger;
}
