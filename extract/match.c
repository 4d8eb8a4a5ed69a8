#include "extract/match.h"

#include "core/error.h"
#include "core/text.h"

#include <stdlib.h>
#include <string.h>

#define MAX_GROUPS 256
#define STACK_MIN  ((gsize)32 << 10)
#define STACK_MAX  ((gsize)1 << 20)

struct rules_scratch *rules_scratch_new(void)
{
    struct rules_scratch *s = g_new0(struct rules_scratch, 1);

    s->data = pcre2_match_data_create(MAX_GROUPS, NULL);
    s->stack = pcre2_jit_stack_create(STACK_MIN, STACK_MAX, NULL);
    s->groups = g_array_new(FALSE, FALSE, sizeof(struct mention_group));
    return s;
}

void rules_scratch_free(struct rules_scratch *s)
{
    if (!s)
        return;
    pcre2_match_context_free(s->context);
    pcre2_jit_stack_free(s->stack);
    pcre2_match_data_free(s->data);
    automaton_cache_free(s->cache);
    spelling_release(&s->spelling);
    claims_release(&s->claims);
    g_array_free(s->groups, TRUE);
    g_free(s->hits);
    g_free(s->taken);
    g_free(s);
}

/* Limits are the rules', the stack is the thread's. */
void rules_scratch_adopt(struct rules_scratch *s, const struct rules *rules)
{
    if (s->of == rules)
        return;
    pcre2_match_context_free(s->context);
    s->context = pcre2_match_context_copy(rules->limits);
    pcre2_jit_stack_assign(s->context, NULL, s->stack);
    automaton_cache_free(s->cache);
    s->cache = automaton_cache_new(rules->automaton);
    s->hits = g_renew(struct automaton_hit, s->hits, rules->rules->len + 1);
    s->of = rules;
}

static gboolean has_group(const GArray *groups, guint n, const char *name)
{
    for (guint i = 0; i < n; i++)
        if (!strcmp(g_array_index(groups, struct mention_group, i).name, name))
            return TRUE;
    return FALSE;
}

/* The named groups that took part; most of a pattern's many names do not. */
static void fill_groups(const struct rule *rule, const struct rules_scratch *s, struct arena *arena,
                        const char *text, struct mention *m)
{
    const PCRE2_SIZE *ovector = pcre2_get_ovector_pointer(s->data);
    struct mention_group *groups;

    g_array_set_size(s->groups, 0);
    for (guint i = 0; i < rule->names->len; i++) {
        const struct rule_name *name = &g_array_index(rule->names, struct rule_name, i);
        PCRE2_SIZE from = ovector[2 * name->number], to = ovector[2 * name->number + 1];

        if (from != PCRE2_UNSET && to > from) {
            struct mention_group g = { name->name, arena_strndup(arena, text + from, to - from) };
            g_array_append_val(s->groups, g);
        }
    }
    for (guint i = 0, taken = s->groups->len; i < rule->constants->len; i++) {
        const struct mention_group *g = &g_array_index(rule->constants, struct mention_group, i);

        if (!has_group(s->groups, taken, g->name)) /* a constant stands in for what is not there */
            g_array_append_val(s->groups, *g);
    }
    m->n_groups = s->groups->len;
    m->groups = groups = arena_alloc(arena, m->n_groups * sizeof(*groups));
    if (m->n_groups > 0)
        memcpy(groups, s->groups->data, m->n_groups * sizeof(*groups));
}

/* Let PCRE2 match; what it found is in s->data. 1, 0 or -1, as rule_match. */
static int try_match(const struct rule *rule, struct rules_scratch *s, const char *text, gsize n,
                     gsize at)
{
    const PCRE2_SIZE *ovector = pcre2_get_ovector_pointer(s->data);
    int rc;

    rc = rule->jit ? pcre2_jit_match(rule->code, (PCRE2_SPTR)text, n, at, 0, s->data, s->context)
                   : pcre2_match(rule->code, (PCRE2_SPTR)text, n, at, PCRE2_NO_UTF_CHECK, s->data,
                                 s->context);
    if (rc == PCRE2_ERROR_NOMATCH)
        return 0;
    if (rc < 0)
        return -1;
    return ovector[1] > ovector[0];
}

/* The match that is in s->data. */
static void read_match(const struct rule *rule, const struct rules_scratch *s, struct arena *arena,
                       const char *text, struct mention *m)
{
    const PCRE2_SIZE *ovector = pcre2_get_ovector_pointer(s->data);

    memset(m, 0, sizeof(*m));
    m->type = rule->type;
    m->rule = rule->name;
    m->byte_start = (uint32_t)ovector[0];
    m->byte_end = (uint32_t)ovector[1];
    fill_groups(rule, s, arena, text, m);
}

int rule_match(const struct rule *rule, struct rules_scratch *s, struct arena *arena,
               const char *text, gsize n, gsize at, struct mention *m)
{
    int got = try_match(rule, s, text, n, at);

    if (got > 0)
        read_match(rule, s, arena, text, m);
    return got;
}

/* ---- a whole text ---- */

struct run {
    const struct rules *rules;
    struct rules_scratch *s;
    struct arena *arena;
    const char *text;
    gsize n;
    GArray *out;
};

static gboolean over_limit(const struct rule *rule, gsize at, GError **error)
{
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_LIMIT,
                "rule %s needs too many steps at byte %zu of the text", rule->name, at);
    return FALSE;
}

static void accept(struct run *run, const struct rule *rule)
{
    struct mention m;

    read_match(rule, run->s, run->arena, run->text, &m);
    g_array_append_val(run->out, m);
    for (uint32_t i = m.byte_start; i < m.byte_end; i++)
        run->s->taken[i] |= rule->pool;
}

/*
 * A longer match of the same pool may have taken the start or the end. It cannot lie inside
 * the claim alone: those that come up first are no shorter.
 */
static gboolean is_taken(const struct run *run, const struct rule *rule, const struct claim *c)
{
    if (!c->is_match)
        return !rule->moves_start && (run->s->taken[c->start] & rule->pool);
    return ((run->s->taken[c->start] | run->s->taken[c->end - 1]) & rule->pool) != 0;
}

static gboolean settle_claim(struct run *run, struct claim claim, GError **error)
{
    const struct rule *rule = g_ptr_array_index(run->rules->rules, claim.rule);
    const PCRE2_SIZE *ovector = pcre2_get_ovector_pointer(run->s->data);
    gboolean was_bound = !claim.is_match;
    int got;

    if (is_taken(run, rule, &claim))
        return TRUE;
    got = try_match(rule, run->s, run->text, run->n, claim.tried);
    if (got < 0)
        return over_limit(rule, claim.tried, error);
    if (got == 0)
        return TRUE;
    claim.start = (uint32_t)ovector[0];
    claim.end = (uint32_t)ovector[1];
    claim.is_match = TRUE;
    if (was_bound && !claims_is_best(&run->s->claims, &claim))
        claims_push(&run->s->claims, &claim);
    else if (!is_taken(run, rule, &claim))
        accept(run, rule);
    return TRUE;
}

static int by_place(const void *a, const void *b)
{
    const struct mention *x = a, *y = b;

    if (x->byte_start != y->byte_start)
        return x->byte_start < y->byte_start ? -1 : 1;
    if (x->byte_end != y->byte_end)
        return x->byte_end > y->byte_end ? -1 : 1;
    return (int)x->type - (int)y->type;
}

/* The claims that were laid overlap each other, and none overlaps what comes later. */
static gboolean settle(struct run *run, GError **error)
{
    guint first = run->out->len;

    while (run->s->claims.n > 0)
        if (!settle_claim(run, claims_pop(&run->s->claims), error)) {
            run->s->claims.n = 0;
            return FALSE;
        }
    if (run->out->len > first + 1)
        qsort(&g_array_index(run->out, struct mention, first), run->out->len - first,
              sizeof(struct mention), by_place);
    return TRUE;
}

/* Lay a claim for each rule that can match at letter `at`. `*furthest` is moved to their ends. */
static void lay_claims(struct run *run, uint32_t at, uint32_t *furthest)
{
    struct rules_scratch *s = run->s;
    guint n = automaton_walk(run->rules->automaton, s->cache, &s->spelling, at, s->hits);

    for (guint i = 0; i < n; i++) {
        const struct rule *rule = g_ptr_array_index(run->rules->rules, s->hits[i].rule);
        struct claim claim = { .start = s->spelling.byte[at],
                               .end = s->spelling.byte[s->hits[i].end],
                               .tried = s->spelling.byte[at],
                               .rule = (uint16_t)s->hits[i].rule,
                               .rank = rule->rank };

        claims_push(&s->claims, &claim);
        *furthest = MAX(*furthest, claim.end);
    }
}

static void clear_taken(struct rules_scratch *s, gsize n)
{
    if (n > s->taken_room) {
        g_free(s->taken);
        s->taken = g_malloc(n);
        s->taken_room = n;
    }
    if (n > 0)
        memset(s->taken, 0, n);
}

gboolean rules_run(const struct rules *r, struct rules_scratch *s, struct arena *arena,
                   const char *text, gsize n, GArray *out, GError **error)
{
    struct run run = { r, s, arena, text, n, out };
    const uint8_t *flags = automaton_flags(r->automaton);
    uint8_t before = 0, now;
    uint32_t furthest = 0;

    rules_scratch_adopt(s, r);
    automaton_spell(r->automaton, text, n, &s->spelling);
    clear_taken(s, n);
    for (uint32_t i = 1; i <= s->spelling.n; i++, before = now) {
        now = flags[s->spelling.letter[i]];
        if (!(now & AUTOMATON_STARTS) || (now & before & AUTOMATON_DIGIT))
            continue;
        if (s->spelling.byte[i] >= furthest && !settle(&run, error))
            return FALSE;
        lay_claims(&run, i, &furthest);
    }
    return settle(&run, error);
}

int rules_priority(const struct rules *r, const struct mention *m)
{
    for (guint i = 0; i < r->rules->len; i++) {
        const struct rule *rule = g_ptr_array_index(r->rules, i);
        if (rule->name == m->rule)
            return rule->priority;
    }
    return 0;
}
