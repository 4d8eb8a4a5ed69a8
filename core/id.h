/*
 * id.h - stable names: the first 128 bits of SHA-256, as 32 lower-case hex digits.
 */
#ifndef MUBIAO_CORE_ID_H
#define MUBIAO_CORE_ID_H

#include <glib.h>

#define ID_LENGTH 32

/* `out` gets ID_LENGTH digits and a NUL. */
void id_of_bytes(char out[ID_LENGTH + 1], const void *bytes, gsize n);

/*
 * The id of a list of strings: each with its length, so that ("ab","c") and
 * ("a","bc") differ. The list ends with NULL.
 */
void id_of_parts(char out[ID_LENGTH + 1], const char *const *parts);

/*
 * An http(s) URL as it counts for ids: scheme and host in lower case, no default
 * port, no fragment, dot segments resolved, no empty query. NULL where `url` is
 * no http(s) URL. Release with g_free().
 */
char *id_canonical_url(const char *url);

#endif
