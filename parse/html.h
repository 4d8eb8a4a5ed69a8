/*
 * html.h - HTML source → properly nested events.
 *
 * A tokenizer after the WHATWG HTML standard (13.2.5) and as much of its tree
 * construction as text extraction notices: implied html, head and body, elements
 * that close each other (p, li, td, option …), end tags that match nothing, void and
 * raw text elements. Left out are what moves nodes about: the adoption agency (a
 * misnested inline end tag is passed over) and foster parenting. </body> and </html>
 * end nothing: what follows them is still the page.
 *
 * Works on decoded bytes, needs no memory but for the longest text with character
 * references, and is linear in its input: nesting is cut at HTML_MAX_DEPTH, deeper
 * elements become empty siblings of what they contain.
 */
#ifndef MUBIAO_PARSE_HTML_H
#define MUBIAO_PARSE_HTML_H

#include "parse/tree.h"

#include <glib.h>
#include <stdint.h>

#define HTML_MAX_DEPTH      400 /* browsers stop at 512 */
#define HTML_MAX_ATTRIBUTES 64  /* of one element; more are passed over */

/* Slices of the source; nothing is decoded yet. */
struct html_attribute {
    const char *name, *value;
    uint32_t name_bytes, value_bytes;
};

struct html_tag {
    enum tag tag;
    const char *name; /* as in the source, any case; implied ones in lower case */
    uint32_t name_bytes;
    const struct html_attribute *attributes;
    uint32_t n_attributes;
};

/* Every start has its end; all hold until they return. Names may not be NULL. */
struct html_events {
    void (*start)(void *data, const struct html_tag *tag);
    void (*end)(void *data, enum tag tag);
    /* Text with its references resolved (`raw`: of script and the like, as in the source). */
    void (*text)(void *data, const char *s, gsize n, gboolean raw);
};

/* Read `n` bytes of valid UTF-8. */
void html_read(const char *utf8, gsize n, const struct html_events *events, void *data);

/*
 * Resolve the character references in `n` bytes of an attribute's value (`attribute`) or of text.
 * `out` has room for `n` bytes: a reference is never shorter than its character. Returns
 * the length.
 */
gsize html_decode(const char *s, gsize n, gboolean attribute, char *out);

#endif
