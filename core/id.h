/*
 * id.h - stable names: 128 bits of a hash as 32 lower-case hex digits. Documents, which come
 * from anywhere, are named by SHA-256 (FIPS 180-4); records, which are many, by XXH3 over
 * their document's name and what tells them apart in it (docs/decisions/0008).
 */
#ifndef MUBIAO_CORE_ID_H
#define MUBIAO_CORE_ID_H

#include <glib.h>

#define ID_LENGTH 32

/* The first half of SHA-256; `out` gets ID_LENGTH digits and a NUL. */
void id_of_bytes(char out[ID_LENGTH + 1], const void *bytes, gsize n);

/*
 * XXH3 (128 bits, big-endian) of a list of strings: each with its length, so that ("ab","c") and
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
