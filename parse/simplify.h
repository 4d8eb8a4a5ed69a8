/*
 * simplify.h - traditional → simplified characters, by OpenCC with dictionaries of our own.
 *
 * A simplifier is made once and not changed by use: any number of threads may share it.
 *
 * Modes (enum simplify_mode in parse/parse.h):
 *   news    the default: mainland, Taiwan and Hong Kong news alike. OpenCC's TSPhrases and
 *           TSCharacters, 著 → 着 with its exceptions, Hong Kong's 衞 and 甚麼, Taiwan's
 *           裡, 台 and the like, and corrections of the stock dictionaries
 *   t2s, tw2s, hk2s   OpenCC's configurations of these names, with the same corrections
 *   tw2sp   Taiwan's words too (滑鼠 → 鼠标): the only one that changes lengths
 *   off     nothing is changed
 */
#ifndef MUBIAO_PARSE_SIMPLIFY_H
#define MUBIAO_PARSE_SIMPLIFY_H

#include "core/arena.h"
#include "parse/parse.h"

#include <glib.h>

struct simplifier;

/* Returns NULL with MUBIAO_ERROR_USAGE where a dictionary below data_path("opencc") is missing. */
struct simplifier *simplifier_new(enum simplify_mode mode, GError **error);
void simplifier_free(struct simplifier *s); /* NULL is fine */

/*
 * Simplify `n` bytes of valid UTF-8. Where nothing changes, `*out` is `in` itself;
 * else it is NUL-terminated, in `a`. Except in mode tw2sp, `*out` has as many code
 * points as `in`. Returns false with MUBIAO_ERROR_INPUT where OpenCC fails.
 */
gboolean simplify_text(const struct simplifier *s, struct arena *a, const char *in, gsize n,
                       const char **out, gsize *out_len, GError **error);

/* A title or name: simplified in `a`, or `in` itself where nothing changes; NULL for NULL. */
const char *simplify_string(const struct simplifier *s, struct arena *a, const char *in);

/*
 * How offsets of a text that was simplified in mode tw2sp map to its original: JSON,
 * `[[start,end,original_start,original_end],…]` for each stretch whose length changed,
 * in order, in code points. Between two stretches offsets run in step. NULL where no
 * length changed, and in all other modes.
 */
const char *simplify_align(const struct simplifier *s, struct arena *a, const char *in, gsize n);

#endif
