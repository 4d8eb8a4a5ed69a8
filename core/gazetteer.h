/*
 * gazetteer.h - thousands of names, looked up in one walk over the text.
 *
 * A double-array trie over characters (Aoe 1989): each step is one addition and one
 * comparison, and text that holds no name is left after its first two characters. Built
 * once, then immutable.
 *
 * Words that merely contain a name (长治久安, 汽车站) are names of their own with the value
 * GAZETTEER_TRAP: being longer, or starting earlier, they take the name's place.
 */
#ifndef MUBIAO_CORE_GAZETTEER_H
#define MUBIAO_CORE_GAZETTEER_H

#include <glib.h>
#include <stdint.h>

#define GAZETTEER_TRAP      UINT32_MAX
#define GAZETTEER_MAX_NAMES 1000000
#define GAZETTEER_MAX_NAME  255 /* bytes */

struct gazetteer;

struct gazetteer_builder;
struct gazetteer_builder *gazetteer_builder_new(void);
void gazetteer_builder_free(struct gazetteer_builder *b); /* NULL is fine */
/*
 * Copies `name`. Of equal names the one added last stays, but a trap never takes the
 * place of a name. Returns false with MUBIAO_ERROR_USAGE for an empty or overlong name, or
 * too many.
 */
gboolean gazetteer_builder_add(struct gazetteer_builder *b, const char *name, uint32_t value,
                               GError **error);

struct gazetteer *gazetteer_new(struct gazetteer_builder *b);
void gazetteer_free(struct gazetteer *g); /* NULL is fine */

/*
 * The longest name that begins at `s`, which ends at `end`. Returns its length in
 * bytes and sets `value`, or 0 where no name begins here.
 */
gsize gazetteer_longest(const struct gazetteer *g, const char *s, const char *end, uint32_t *value);

/*
 * The first place from `s` on where a name begins, with the longest name there: its length
 * in bytes and its value. `end` with length 0 where there is none. `s` is where a character
 * begins.
 */
const char *gazetteer_next(const struct gazetteer *g, const char *s, const char *end, gsize *n,
                           uint32_t *value);

#endif
