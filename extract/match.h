/*
 * match.h - one rule at one place; private to match.c and check.c.
 */
#ifndef MUBIAO_EXTRACT_MATCH_H
#define MUBIAO_EXTRACT_MATCH_H

#include "core/arena.h"
#include "extract/rule.h"
#include "extract/rules.h"

/* Which rules can go on with some characters. */
struct rule_gate {
    uint64_t key; /* the letters of the characters, 0: empty */
    struct rule_set set;
    uint8_t times; /* how often the characters came, up to GATE_ASKS */
    gboolean known;
};

#define GATE_ASKS 3
#define GATE_BITS 15
#define GATES     ((gsize)1 << GATE_BITS)

struct rules_scratch {
    pcre2_match_data *data;
    pcre2_jit_stack *stack;
    pcre2_match_context *context; /* the rules' limits, with this thread's stack */
    const struct rules *of;
    struct rule_gate *gates; /* GATES of them, by a hash of the key; a new one takes the place */
};

/* Make the scratch fit for these rules, before rule_match. */
void rules_scratch_adopt(struct rules_scratch *s, const struct rules *rules);

/*
 * Match `rule` at byte `at` of the text. Returns 1 with `m` filled in, 0, or -1 where a
 * limit was hit. An empty match is none.
 */
int rule_match(const struct rule *rule, struct rules_scratch *s, struct arena *arena,
               const char *text, gsize n, gsize at, struct mention *m);

#endif
