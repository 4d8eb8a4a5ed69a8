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
 *   priority N           default 0; decides between equal spans
 *   + text with <<span>> | group=value …
 *   - text without a match
 *   ? like +, but known not to work yet: an error once it does
 *
 * How rules are tried: never by searching. An automaton made of all patterns (automaton.h)
 * tells which rules can match at a place, and how far; PCRE2 is asked only about those, the
 * longest first, and only where the place is still free. Time is linear in the text's length.
 * No match starts inside a run of digits.
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
 * Append a struct mention to `out` for every match that is left when overlaps are settled,
 * traps too, by start (the order and the pools are those of overlap.h). Only byte_start and
 * byte_end are set, start and end are the caller's to fill in; groups are in `arena`.
 * Returns false with MUBIAO_ERROR_LIMIT where a match limit was hit.
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
