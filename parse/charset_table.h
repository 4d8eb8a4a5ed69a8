/*
 * charset_table.h - the two Chinese double-byte encodings as lookup tables.
 *
 * iconv is asked once for each pair of bytes; decoding a page is then one lookup a
 * character, and, unlike iconv, tells in the same pass how well the bytes fit.
 */
#ifndef MUBIAO_PARSE_CHARSET_TABLE_H
#define MUBIAO_PARSE_CHARSET_TABLE_H

#include <glib.h>
#include <stdint.h>

enum charset_table_id { CHARSET_GB18030, CHARSET_BIG5 };

/*
 * How well bytes fit an encoding. `familiar` counts the commonest characters of
 * Chinese prose (的, 是, 在 …) and its comma and full stop: about one in five of any
 * Chinese text, one in a hundred of bytes read in the wrong encoding.
 */
struct charset_fit {
    gsize chars;    /* beyond ASCII, well-formed */
    gsize bad;      /* ill-formed sequences */
    gsize familiar; /* of `chars` */
    gsize hkscs;    /* of `chars`: only the Hong Kong supplement has them */
    gsize bytes;    /* length of the result in UTF-8 */
};

/* Count; nothing is decoded. */
void charset_table_fit(enum charset_table_id id, const guint8 *s, gsize n, struct charset_fit *fit);
/* Decode into `out`, which has room for the fit's `bytes`. NUL becomes U+FFFD too. */
void charset_table_decode(enum charset_table_id id, const guint8 *s, gsize n, char *out);

/*
 * How many of the characters beyond ASCII in `n` bytes of valid UTF-8 are familiar; all
 * that are beyond ASCII are added to `*chars`.
 */
gsize charset_familiar(const char *s, gsize n, gsize *chars);

/* How many of the first bytes are ASCII without NUL: found eight at a time, so up to 7 too few. */
gsize charset_ascii_run(const guint8 *s, gsize n);

#endif
