/*
 * charset.h - a page's bytes, in whatever encoding, → valid UTF-8.
 *
 * What a page declares is a hint, never the last word: one in twenty Chinese pages
 * contradicts its own bytes. Hints are taken in the order of the WHATWG Encoding
 * standard (byte order mark, HTTP header, <meta> or XML declaration), but only if
 * the bytes agree; valid UTF-8 is UTF-8 whatever is declared. Names mean what
 * browsers take them for: gb2312 and gbk are GB18030, big5 is Big5 with the Hong
 * Kong supplement.
 */
#ifndef MUBIAO_PARSE_CHARSET_H
#define MUBIAO_PARSE_CHARSET_H

#include "core/arena.h"

#include <glib.h>

/*
 * Decode `n` bytes. `content_type` is the HTTP header's value, or NULL.
 *
 * `*utf8` gets `*len` bytes of valid UTF-8 without NUL and without a byte order
 * mark, not NUL-terminated: either within `bytes` itself (valid UTF-8 is not copied)
 * or in `a`, at most 3 times as long as the input. What cannot be decoded is one
 * U+FFFD for each bad sequence. `*charset_name` gets a static name: "utf-8",
 * "gb18030", "big5", "big5-hkscs" (characters of the supplement are in use),
 * "utf-16le", "windows-1252" …
 *
 * Returns false with MUBIAO_ERROR_INPUT: "empty …" for no bytes at all, "binary …"
 * for files that are no text (a known magic number, many control characters).
 */
gboolean charset_decode(struct arena *a, const guint8 *bytes, gsize n, const char *content_type,
                        const char **utf8, gsize *len, const char **charset_name, GError **error);

#endif
