#include "extract/match.h"

#include "core/error.h"
#include "core/text.h"

#include <string.h>

#define MAX_GROUPS 256
#define STACK_MIN  ((gsize)32 << 10)
#define STACK_MAX  ((gsize)1 << 20)

struct rules_scratch *rules_scratch_new(void)
{
    struct rules_scratch *s = g_new0(struct rules_scratch, 1);

    s->data = pcre2_match_data_create(MAX_GROUPS, NULL);
    s->stack = pcre2_jit_stack_create(STACK_MIN, STACK_MAX, NULL);
    s->gates = g_new0(struct rule_gate, GATES);
    return s;
}

void rules_scratch_free(struct rules_scratch *s)
{
    if (!s)
        return;
    pcre2_match_context_free(s->context);
    pcre2_jit_stack_free(s->stack);
    g_free(s->gates);
    pcre2_match_data_free(s->data);
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
    memset(s->gates, 0, GATES * sizeof(*s->gates));
    s->of = rules;
}

static void fill_groups(const struct rule *rule, const PCRE2_SIZE *ovector, int pairs,
                        struct arena *arena, const char *text, struct mention *m)
{
    guint most = rule->names->len + rule->constants->len;
    struct mention_group *groups = most ? arena_alloc(arena, most * sizeof(*groups)) : NULL;
    uint32_t n = 0;

    for (guint i = 0; i < rule->names->len; i++) {
        const struct rule_name *name = &g_array_index(rule->names, struct rule_name, i);
        PCRE2_SIZE from, to;
        if (name->number >= (unsigned)pairs || ovector[2 * name->number] == PCRE2_UNSET)
            continue;
        from = ovector[2 * name->number];
        to = ovector[2 * name->number + 1];
        if (to > from)
            groups[n++] =
                (struct mention_group){ name->name, arena_strndup(arena, text + from, to - from) };
    }
    for (guint i = 0; i < rule->constants->len; i++)
        groups[n++] = g_array_index(rule->constants, struct mention_group, i);
    m->groups = groups;
    m->n_groups = n;
}

int rule_match(const struct rule *rule, struct rules_scratch *s, struct arena *arena,
               const char *text, gsize n, gsize at, struct mention *m)
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
    if (ovector[1] <= ovector[0])
        return 0;
    memset(m, 0, sizeof(*m));
    m->type = rule->type;
    m->rule = rule->name;
    m->byte_start = (uint32_t)ovector[0];
    m->byte_end = (uint32_t)ovector[1];
    fill_groups(rule, ovector, rc ? rc : MAX_GROUPS, arena, text, m);
    return 1;
}

static gboolean over_limit(const struct rule *rule, gsize at, GError **error)
{
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_LIMIT,
                "rule %s needs too many steps at byte %zu of the text", rule->name, at);
    return FALSE;
}

/* Try the rules of one class at one place. */
static gboolean run_set(const struct rules *r, const struct rule_set *set, struct rules_scratch *s,
                        struct arena *arena, const char *text, gsize n, gsize at, GArray *out,
                        GError **error)
{
    for (guint w = 0; w < RULE_WORDS; w++)
        for (uint64_t bits = set->word[w]; bits; bits &= bits - 1) {
            const struct rule *rule =
                g_ptr_array_index(r->rules, w * 64 + (guint)__builtin_ctzll(bits));
            struct mention m;
            int got = rule_match(rule, s, arena, text, n, at, &m);
            if (got < 0)
                return over_limit(rule, at, error);
            if (got)
                g_array_append_val(out, m);
        }
    return TRUE;
}

/* ---- the second gate: the next characters ---- */

/* The letters of the characters at `p`, at most `most` of them; 0 where one has none. */
static uint64_t key_at(const struct rules *r, const char *p, const char *end, int most,
                       const char **stop)
{
    uint64_t key = 0;

    for (int i = 0; i < most; i++) {
        uint32_t c = p < end ? text_next(&p) : 0;
        uint16_t letter = c < RULES_BMP ? r->letter_of[c] : 0;
        if (!letter)
            return 0;
        key = key << 16 | letter;
    }
    *stop = p;
    return key;
}

/* The rules of `set` that can go on with the characters of [p, stop). */
static struct rule_set going_on(const struct rules *r, struct rules_scratch *s,
                                const struct rule_set *set, const char *p, const char *stop)
{
    struct rule_set on = { { 0 } };

    for (guint w = 0; w < RULE_WORDS; w++)
        for (uint64_t bits = set->word[w]; bits; bits &= bits - 1) {
            const struct rule *rule =
                g_ptr_array_index(r->rules, w * 64 + (guint)__builtin_ctzll(bits));
            int rc =
                rule->looks_behind
                    ? 0
                    : pcre2_match(rule->code, (PCRE2_SPTR)p, (PCRE2_SIZE)(stop - p), 0,
                                  PCRE2_PARTIAL_HARD | PCRE2_NO_UTF_CHECK, s->data, s->context);
            if (rc != PCRE2_ERROR_NOMATCH)
                on.word[w] |= bits & -bits;
        }
    return on;
}

/*
 * Narrow `set` by the next `chars` characters. What the rules say of them is asked when they
 * come for the second time, and kept: most characters of a text come again and again.
 */
static const struct rule_set *narrow(const struct rules *r, struct rules_scratch *s,
                                     const struct rule_set *set, const char *p, const char *end,
                                     int chars)
{
    const char *stop;
    uint64_t key = key_at(r, p, end, chars, &stop);
    struct rule_gate *gate = &s->gates[key * 0x9e3779b97f4a7c15u >> (64 - GATE_BITS)];

    if (!key)
        return set;
    if (gate->key != key) {
        if (gate->times > 0) { /* what came often stays for a while */
            gate->times--;
            return set;
        }
        gate->key = key;
        gate->known = FALSE;
    }
    if (gate->times < GATE_ASKS && ++gate->times < GATE_ASKS)
        return set;
    if (!gate->known) {
        gate->set = going_on(r, s, set, p, stop);
        gate->known = TRUE;
    }
    return &gate->set;
}

static inline gboolean is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19);
}

gboolean rules_run(const struct rules *r, struct rules_scratch *s, struct arena *arena,
                   const char *text, gsize n, GArray *out, GError **error)
{
    const struct rule_set *sets = (const struct rule_set *)(void *)r->sets->data;
    const char *p = text, *end = text + n;
    gboolean digit = FALSE, after_digit;
    const struct rule_set *set;

    rules_scratch_adopt(s, r);
    while (p < end) {
        const char *at = p;
        uint32_t c = text_next(&p);
        uint8_t class = c < 0x10000 ? r->class_of[c] : 0;
        after_digit = digit;
        digit = is_digit(c);
        if (!class || (digit && after_digit))
            continue;
        set = narrow(r, s, &sets[class], at, end, 2);
        if (set != &sets[class])
            set = narrow(r, s, set, at, end, 4);
        if (!run_set(r, set, s, arena, text, n, (gsize)(at - text), out, error))
            return FALSE;
    }
    return TRUE;
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
