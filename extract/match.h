/*
 * match.h - one rule at one place; private to match.c and check.c.
 */
#ifndef MUBIAO_EXTRACT_MATCH_H
#define MUBIAO_EXTRACT_MATCH_H

#include "core/arena.h"
#include "extract/automaton.h"
#include "extract/claims.h"
#include "extract/rule.h"
#include "extract/rules.h"

struct rules_scratch {
    pcre2_match_data *data;
    pcre2_jit_stack *stack;
    pcre2_match_context *context; /* the rules' limits, with this thread's stack */
    const struct rules *of;
    struct automaton_cache *cache;
    struct automaton_hit *hits; /* room for every rule */
    struct spelling spelling;
    struct claims claims;
    GArray *groups; /* struct mention_group: of the mention at hand */
    uint8_t *taken; /* by byte of the text: the pools in which it is taken, a bit each */
    gsize taken_room;
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
