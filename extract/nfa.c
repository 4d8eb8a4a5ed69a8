#include "extract/nfa.h"

#include "extract/automaton.h"
#include "extract/pattern.h"

#include <stdlib.h>
#include <string.h>

#define MAX_NODES  ((guint)1 << 24) /* of all rules */
#define MAX_COPIES 32               /* of what is repeated; more is read as any number */

struct builder {
    GArray *nodes;         /* struct nfa_node */
    GHashTable *set_index; /* struct codeset → its number + 1 */
    uint16_t rule;
    gboolean full;
};

/* ---- letters ---- */

/* A number for each set, well mixed (splitmix64). */
static uint64_t signature(uint64_t i)
{
    uint64_t x = (i + 1) * 0x9e3779b97f4a7c15u;

    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

static gsize size_of(const struct codeset *set)
{
    gsize n = 0;

    for (guint i = 0; i < set->ranges->len; i++) {
        const struct code_range *r = &g_array_index(set->ranges, struct code_range, i);
        n += r->last - r->first + 1;
    }
    return n;
}

/* Every member of `set`, or of what it lacks where that is less: the parting is the same. */
static void sign_members(uint64_t *signs, const struct codeset *set, uint64_t sign)
{
    gboolean lacks = size_of(set) > CODESET_CODES / 2;
    uint32_t next = 0;

    for (guint i = 0; i <= set->ranges->len; i++) {
        static const struct code_range END = { CODESET_CODES, CODESET_CODES };
        const struct code_range *r =
            i < set->ranges->len ? &g_array_index(set->ranges, struct code_range, i) : &END;

        for (uint32_t c = next; lacks && c < r->first; c++)
            signs[c] ^= sign;
        for (uint32_t c = r->first; !lacks && c <= r->last && c < CODESET_CODES; c++)
            signs[c] ^= sign;
        next = r->last + 1;
    }
}

static void sign_digits(uint64_t *signs)
{
    for (uint32_t i = 0; i < 10; i++) {
        signs['0' + i] ^= signature(~(uint64_t)0);
        signs[0xff10 + i] ^= signature(~(uint64_t)0);
    }
}

/* Characters that are in the same sets are one letter; what is outside is letter 0, alone. */
static void make_letters(struct nfa *nfa, const GPtrArray *sets)
{
    uint64_t *signs = g_new0(uint64_t, CODESET_CODES);
    GHashTable *known = g_hash_table_new(g_int64_hash, g_int64_equal);

    for (guint i = 0; i < sets->len; i++)
        sign_members(signs, g_ptr_array_index(sets, i), signature(i));
    sign_digits(signs);
    signs[CODESET_OUTSIDE] ^= signature(~(uint64_t)1);
    nfa->letter_of = g_new(uint16_t, CODESET_CODES);
    for (uint32_t c = 0; c < CODESET_CODES; c++) {
        gpointer letter;

        if (c > 0 && signs[c] == signs[c - 1]) {
            nfa->letter_of[c] = nfa->letter_of[c - 1];
            continue;
        }
        if (!(letter = g_hash_table_lookup(known, &signs[c]))) {
            letter = GUINT_TO_POINTER(++nfa->n_letters);
            g_hash_table_insert(known, &signs[c], letter);
        }
        nfa->letter_of[c] = (uint16_t)(GPOINTER_TO_UINT(letter) - 1);
    }
    g_hash_table_destroy(known);
    g_free(signs);
}

/*
 * Which letters are in the set: all members of a letter are, or none, so its first one tells.
 * `first` has them by letter, and goes up, since letters are numbered as they are met.
 */
static void make_bits(const struct codeset *set, const uint32_t *first, guint n, uint64_t *bits)
{
    guint letter = 0;

    for (guint i = 0; i < set->ranges->len; i++) {
        const struct code_range *r = &g_array_index(set->ranges, struct code_range, i);

        while (letter < n && first[letter] < r->first)
            letter++;
        for (; letter < n && first[letter] <= r->last; letter++)
            bits[letter / 64] |= (uint64_t)1 << (letter % 64);
    }
}

static void make_sets(struct nfa *nfa, const GPtrArray *sets)
{
    uint32_t *first = g_new(uint32_t, nfa->n_letters);
    guint n = 0;

    for (uint32_t c = 0; c < CODESET_CODES; c++)
        if (nfa->letter_of[c] == n)
            first[n++] = c;
    nfa->n_sets = sets->len;
    nfa->words = (nfa->n_letters + 63) / 64;
    nfa->sets = g_new0(uint64_t, (gsize)nfa->n_sets * nfa->words + 1);
    for (guint i = 0; i < sets->len; i++)
        make_bits(g_ptr_array_index(sets, i), first, n, nfa->sets + (gsize)i * nfa->words);
    g_free(first);
}

/* ---- the net ---- */

static uint32_t add_node(struct builder *b, enum nfa_kind kind, uint32_t next, uint32_t other)
{
    struct nfa_node node = { .kind = (uint8_t)kind, .rule = b->rule, .next = next, .other = other };

    if (b->nodes->len >= MAX_NODES) {
        b->full = TRUE;
        return 0;
    }
    g_array_append_val(b->nodes, node);
    return b->nodes->len - 1;
}

static struct nfa_node *at(struct builder *b, uint32_t node)
{
    return &g_array_index(b->nodes, struct nfa_node, node);
}

static uint32_t build(struct builder *b, const struct pattern_node *p, uint32_t next);

static GPtrArray *children_of(const struct pattern_node *p)
{
    GPtrArray *children = g_ptr_array_new();

    for (const struct pattern_node *c = p->children; c; c = c->next)
        g_ptr_array_add(children, (gpointer)(uintptr_t)c);
    return children;
}

static uint32_t build_sequence(struct builder *b, const struct pattern_node *p, uint32_t next)
{
    GPtrArray *children = children_of(p);

    for (guint i = children->len; i-- > 0;)
        next = build(b, g_ptr_array_index(children, i), next);
    g_ptr_array_free(children, TRUE);
    return next;
}

static uint32_t build_choice(struct builder *b, const struct pattern_node *p, uint32_t next)
{
    GPtrArray *children = children_of(p);
    uint32_t node = build(b, g_ptr_array_index(children, children->len - 1), next);

    for (guint i = children->len - 1; i-- > 0;)
        node = add_node(b, NFA_SPLIT, build(b, g_ptr_array_index(children, i), next), node);
    g_ptr_array_free(children, TRUE);
    return node;
}

static uint32_t build_repeat(struct builder *b, const struct pattern_node *p, uint32_t next)
{
    uint32_t min = MIN(p->min, MAX_COPIES), node = next;

    if (p->max > MAX_COPIES) {
        uint32_t loop = add_node(b, NFA_SPLIT, 0, next), body = build(b, p->children, loop);

        at(b, loop)->next = body;
        node = min > 0 ? body : loop;
        min -= min > 0;
    } else {
        for (uint32_t i = p->min; i < p->max; i++)
            node = add_node(b, NFA_SPLIT, build(b, p->children, node), next);
    }
    for (uint32_t i = 0; i < min; i++)
        node = build(b, p->children, node);
    return node;
}

static uint32_t build_set(struct builder *b, const struct pattern_node *p, uint32_t next)
{
    enum nfa_kind kind = p->kind == PATTERN_SET      ? NFA_SET
                         : p->kind == PATTERN_BEHIND ? NFA_BEHIND
                                                     : NFA_AHEAD;
    uint32_t node = add_node(b, kind, next, 0);

    at(b, node)->set = GPOINTER_TO_UINT(g_hash_table_lookup(b->set_index, p->set)) - 1;
    return node;
}

/* The way into `p`, from which one comes to `next`. */
static uint32_t build(struct builder *b, const struct pattern_node *p, uint32_t next)
{
    uint32_t node;

    if (b->full)
        return 0;
    switch (p->kind) {
    case PATTERN_SEQUENCE:
        return build_sequence(b, p, next);
    case PATTERN_CHOICE:
        return build_choice(b, p, next);
    case PATTERN_REPEAT:
        return build_repeat(b, p, next);
    case PATTERN_SET:
    case PATTERN_BEHIND:
    case PATTERN_AHEAD:
        return build_set(b, p, next);
    case PATTERN_MARK:
        node = add_node(b, NFA_MARK, next, 0);
        at(b, node)->mark = (uint8_t)p->mark;
        return node;
    case PATTERN_IF:
        node = add_node(b, NFA_IF, build(b, p->children, next), build(b, p->children->next, next));
        at(b, node)->mark = (uint8_t)p->mark;
        return node;
    case PATTERN_NEVER:
    case PATTERN_ANYTHING: /* only ever a whole tree, which is not built */
        break;
    }
    return add_node(b, NFA_NEVER, 0, 0);
}

/* ---- choices between many letters ---- */

#define FEW_LETTERS 16 /* a set with more stays a node of its own */
#define MANY        4  /* branches that are worth a table */

struct gathering {
    struct nfa *nfa;
    const struct nfa_node *net; /* as it was built */
    GArray *nodes;              /* struct nfa_node: as it becomes */
    GArray *branches;           /* struct nfa_branch: of all choices */
    GArray *stack;              /* uint32_t */
    GArray *rest;               /* uint32_t: ways out of the choice that are no branch */
    uint32_t *seen;             /* by node: the head + 1 that has led to it last */
};

/* Add a branch for each letter of the set; FALSE where it has too many. */
static gboolean add_branches(struct gathering *g, const struct nfa_node *node)
{
    const uint64_t *bits = g->nfa->sets + (gsize)node->set * g->nfa->words;
    guint n = 0;

    for (guint w = 0; w < g->nfa->words; w++)
        n += (guint)__builtin_popcountll(bits[w]);
    if (n > FEW_LETTERS)
        return FALSE;
    for (guint w = 0; w < g->nfa->words; w++)
        for (uint64_t rest = bits[w]; rest; rest &= rest - 1) {
            struct nfa_branch branch = { w * 64 + (guint)__builtin_ctzll(rest), node->next };
            g_array_append_val(g->branches, branch);
        }
    return TRUE;
}

/* Everything that `head` leads to through splits alone, to branches and rest. */
static void gather(struct gathering *g, uint32_t head)
{
    g_array_set_size(g->rest, 0);
    g_array_append_val(g->stack, head);
    while (g->stack->len > 0) {
        uint32_t i = g_array_index(g->stack, uint32_t, g->stack->len - 1);
        const struct nfa_node *node = &g->net[i];

        g_array_set_size(g->stack, g->stack->len - 1);
        if (g->seen[i] == head + 1)
            continue;
        g->seen[i] = head + 1;
        if (node->kind == NFA_SPLIT) {
            g_array_append_val(g->stack, node->other);
            g_array_append_val(g->stack, node->next);
        } else if (node->kind != NFA_SET || !add_branches(g, node)) {
            g_array_append_val(g->rest, i);
        }
    }
}

static int by_letter(const void *a, const void *b)
{
    const struct nfa_branch *x = a, *y = b;

    if (x->letter != y->letter)
        return x->letter < y->letter ? -1 : 1;
    return (x->next > y->next) - (x->next < y->next);
}

/* Make `head`, a split, a node of many branches where it leads to that many. */
static void gather_choice(struct gathering *g, uint32_t head)
{
    guint first = g->branches->len, n;
    struct nfa_node many = g->net[head];
    struct nfa_node way = { .kind = NFA_NEVER, .rule = many.rule };

    gather(g, head);
    n = g->branches->len - first;
    if (n < MANY) {
        g_array_set_size(g->branches, first);
        return;
    }
    qsort(&g_array_index(g->branches, struct nfa_branch, first), n, sizeof(struct nfa_branch),
          by_letter);
    for (guint i = 0; i < g->rest->len; i++) {
        g_array_append_val(g->nodes, way);
        way.kind = NFA_SPLIT;
        way.next = g_array_index(g->rest, uint32_t, i);
        way.other = g->nodes->len - 1;
    }
    g_array_append_val(g->nodes, way);
    many.kind = NFA_MANY;
    many.set = first;
    many.other = n;
    many.next = g->nodes->len - 1;
    g_array_index(g->nodes, struct nfa_node, head) = many;
}

/* Which nodes are come to in another way than from a split. */
static guint8 *find_heads(const struct nfa *nfa, const struct nfa_node *net, guint n)
{
    guint8 *heads = g_malloc0(n);

    heads[nfa->start] = TRUE;
    for (guint i = 0; i < n; i++)
        if (net[i].kind != NFA_SPLIT) {
            heads[net[i].next] = TRUE;
            heads[net[i].other] = TRUE;
        }
    return heads;
}

/*
 * A unit is one of three hundred words: a table by letter in the place of all the splits
 * keeps a state to a few threads.
 */
static void gather_choices(struct nfa *nfa, GArray *nodes)
{
    guint n = nodes->len;
    struct nfa_node *net = g_new(struct nfa_node, n);
    struct gathering g = { .nfa = nfa, .net = net, .nodes = nodes };
    guint8 *heads;

    memcpy(net, nodes->data, n * sizeof(*net));
    heads = find_heads(nfa, net, n);
    g.branches = g_array_new(FALSE, FALSE, sizeof(struct nfa_branch));
    g.stack = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    g.rest = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    g.seen = g_new0(uint32_t, n);
    for (guint i = 0; i < n; i++)
        if (heads[i] && net[i].kind == NFA_SPLIT)
            gather_choice(&g, i);
    g_free(g.seen);
    g_free(heads);
    g_free(net);
    g_array_free(g.rest, TRUE);
    g_array_free(g.stack, TRUE);
    nfa->branches = (struct nfa_branch *)(void *)g_array_free(g.branches, FALSE);
}

/* The letters that some rule can consume first, whatever stands before. */
static void find_starts(struct nfa *nfa)
{
    guint8 *seen = g_malloc0(nfa->n_nodes);
    GArray *stack = g_array_new(FALSE, FALSE, sizeof(uint32_t));

    g_array_append_val(stack, nfa->start);
    while (stack->len > 0) {
        uint32_t i = g_array_index(stack, uint32_t, stack->len - 1);
        const struct nfa_node *node = &nfa->nodes[i];

        g_array_set_size(stack, stack->len - 1);
        if (seen[i]++)
            continue;
        if (node->kind == NFA_SET) {
            const uint64_t *bits = nfa->sets + (gsize)node->set * nfa->words;
            for (guint k = NFA_OUTSIDE + 1; k < nfa->n_letters; k++)
                nfa->flags[k] |= bits[k / 64] >> (k % 64) & 1 ? AUTOMATON_STARTS : 0;
        } else if (node->kind == NFA_MANY) {
            for (uint32_t k = 0; k < node->other; k++)
                nfa->flags[nfa->branches[node->set + k].letter] |= AUTOMATON_STARTS;
            g_array_append_val(stack, node->next);
        } else if (node->kind != NFA_ACCEPT && node->kind != NFA_NEVER) {
            g_array_append_val(stack, node->next);
            if (node->kind == NFA_SPLIT || node->kind == NFA_IF)
                g_array_append_val(stack, node->other);
        }
    }
    g_array_free(stack, TRUE);
    g_free(seen);
}

static void find_flags(struct nfa *nfa)
{
    nfa->flags = g_malloc0(nfa->n_letters);
    for (uint32_t i = 0; i < 10; i++) {
        nfa->flags[nfa->letter_of['0' + i]] |= AUTOMATON_DIGIT;
        nfa->flags[nfa->letter_of[0xff10 + i]] |= AUTOMATON_DIGIT;
    }
    if (nfa->n_unknown > 0)
        memset(nfa->flags, AUTOMATON_STARTS, nfa->n_letters);
    else
        find_starts(nfa);
}

static void build_rule(struct nfa *nfa, struct builder *b, const struct pattern *pattern,
                       guint rule)
{
    guint before = b->nodes->len;
    uint32_t start = nfa->start, way;

    b->rule = (uint16_t)rule;
    nfa->rules[rule].moves_start = pattern->moves_start;
    if (pattern->tree->kind != PATTERN_ANYTHING) {
        way = build(b, pattern->tree, add_node(b, NFA_ACCEPT, 0, 0));
        nfa->start = add_node(b, NFA_SPLIT, way, nfa->start);
    }
    if (pattern->tree->kind == PATTERN_ANYTHING || b->full) {
        g_array_set_size(b->nodes, before);
        nfa->start = start;
        nfa->unknown[nfa->n_unknown++] = (uint16_t)rule;
        b->full = FALSE;
    }
}

void nfa_init(struct nfa *nfa, const char *const *patterns, guint n)
{
    struct arena arena = { 0 };
    struct codeset_pool pool;
    struct pattern *read = g_new0(struct pattern, n + 1);
    struct builder b = { .nodes = g_array_new(FALSE, FALSE, sizeof(struct nfa_node)) };

    memset(nfa, 0, sizeof(*nfa));
    codeset_pool_init(&pool);
    for (guint i = 0; i < n; i++)
        pattern_read(&read[i], patterns[i], &arena, &pool);
    make_letters(nfa, pool.sets);
    make_sets(nfa, pool.sets);
    b.set_index = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (guint i = 0; i < pool.sets->len; i++)
        g_hash_table_insert(b.set_index, g_ptr_array_index(pool.sets, i), GUINT_TO_POINTER(i + 1));
    nfa->n_rules = n;
    nfa->rules = g_new0(struct nfa_rule, n + 1);
    nfa->unknown = g_new(uint16_t, n + 1);
    nfa->start = add_node(&b, NFA_NEVER, 0, 0);
    for (guint i = 0; i < n; i++)
        build_rule(nfa, &b, &read[i], i);
    gather_choices(nfa, b.nodes);
    nfa->n_nodes = b.nodes->len;
    nfa->nodes = (struct nfa_node *)(void *)g_array_free(b.nodes, FALSE);
    find_flags(nfa);
    g_hash_table_destroy(b.set_index);
    codeset_pool_release(&pool);
    arena_release(&arena);
    g_free(read);
}

void nfa_release(struct nfa *nfa)
{
    g_free(nfa->nodes);
    g_free(nfa->branches);
    g_free(nfa->rules);
    g_free(nfa->unknown);
    g_free(nfa->letter_of);
    g_free(nfa->flags);
    g_free(nfa->sets);
}
