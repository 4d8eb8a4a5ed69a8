/*
 * rules.h - regex rules from text files: read, compile, match, check.
 *
 * A rule file has one `KEY value` a line; a blank line ends a rule, `#` starts a comment
 * line. docs/rules.md is the manual for rule authors.
 *
 *   def   NAME regex     a piece of grammar, written (?&NAME) in later defs and rules of
 *                        all files; it is put in where it is named, so it may not name itself.
 *                        (?&NAME:to_) puts "to_" before the names of all groups in it
 *   rule  NAME
 *   match REGEX          PCRE2; named groups become the mention's groups
 *   set   key=value …    type=date|quantity|policy|cue (needed), other keys: constant groups;
 *                        trap=yes: takes its stretch from other rules and gives no mention
 *   start CHARS          characters a match may start with; only needed where the pattern
 *                        looks behind for something ((?<=…), \b, \K), else it is worked out
 *   priority N           default 0; decides between equal spans
 *   + text with <<span>> | group=value …
 *   - text without a match
 *   ? like +, but known not to work yet: an error once it does
 *
 * How rules are tried: never by searching. When a file is loaded, each rule is asked (by
 * partial matching) with which characters it can start; a text is then scanned once, and
 * only where a character stands that some rule can start with, those rules are matched
 * there, anchored. So text without digits and date words costs one table look-up a
 * character, and time is linear in the text's length. Where many rules can start, the next
 * two and four characters are asked the same way when they come again, and the answers are
 * kept with the scratch; rules that look behind are left out of this. No match starts
 * inside a run of digits.
 */
#ifndef MUBIAO_EXTRACT_RULES_H
#define MUBIAO_EXTRACT_RULES_H

#include "core/arena.h"
#include "core/mention.h"

#include <glib.h>

/* Most rules in all files; the most bytes of a pattern when its defs are put in. */
#define RULES_MAX         256
#define RULES_MAX_PATTERN ((gsize)256 << 10)

struct rules;
struct rules_scratch; /* match data of one thread */

/*
 * Read all *.rules of the folders (NULL-terminated), in order of folder and name.
 * MUBIAO_ERROR_USAGE names file and line.
 */
struct rules *rules_load(const char *const *folders, GError **error);
void rules_free(struct rules *r); /* NULL is fine */

struct rules_scratch *rules_scratch_new(void);
void rules_scratch_free(struct rules_scratch *s); /* NULL is fine */

/*
 * Append a struct mention for every match of every rule, overlapping ones too, to `out`,
 * by start. Only byte_start and byte_end are set, start and end are the caller's to fill
 * in; groups are in `arena`. Returns false with MUBIAO_ERROR_LIMIT where a match limit was
 * hit.
 */
gboolean rules_run(const struct rules *r, struct rules_scratch *s, struct arena *arena,
                   const char *text, gsize n, GArray *out, GError **error);

/* A rule's place between others that match the same span; higher wins. */
int rules_priority(const struct rules *r, const struct mention *m);

/*
 * Run every rule's examples, each with that rule alone. One line for each that fails is
 * appended to `report`. Returns how many failed; `*checked` says how many there were.
 */
guint rules_check(const struct rules *r, GString *report, guint *checked);

#endif
