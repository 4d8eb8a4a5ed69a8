#include "extract/automaton.h"

#include "core/arena.h"
#include "core/text.h"
#include "extract/nfa.h"

#include <stdlib.h>
#include <string.h>

/* Beyond these the cache is emptied and begun anew. */
#define MAX_THREADS (1u << 20)
#define MAX_STATES  (1u << 15)
#define MAX_STEPS   (1u << 17)
#define FIRST_STEPS (1u << 12)
#define MAX_LISTS   (1u << 15)

struct automaton {
    struct nfa nfa;
};

/* A place in the net that has been reached: node, what must come next, groups that took part. */
typedef uint64_t thread_t;

#define THREAD(node, ahead, marks)                                                                 \
    ((thread_t)(node) << 32 | (thread_t)(ahead) << 8 | (thread_t)(marks))
#define NODE_OF(thread)  ((uint32_t)((thread) >> 32))
#define AHEAD_OF(thread) ((uint32_t)((thread) >> 8 & 0xffffff))
#define MARKS_OF(thread) ((uint32_t)((thread)&0xff))

#define NO_AHEAD 0xffffff /* anything may come next */

/* A run of members of one of the cache's arrays. */
struct span {
    uint32_t first, n;
};

/* From `state` with `letter`: where to, and which rules have matched before the letter. */
struct step {
    uint32_t state; /* 0: the place is free; states count from 1 */
    uint16_t letter;
    uint16_t accepts; /* a list; 0 is the empty one */
    uint32_t next;    /* 0: nowhere */
};

/* Keys that have been met since the set was emptied. */
struct key_set {
    uint64_t *key;
    uint32_t *round; /* a key counts where this is the set's */
    uint32_t mask, n, now;
};

/* Plain memory: making a state adds to one and takes from one some hundred times. */
struct thread_list {
    thread_t *at;
    guint n, room;
};

struct automaton_cache {
    const struct automaton *of;
    GArray *threads;    /* thread_t */
    GArray *states;     /* struct span of threads; state i is at i - 1 */
    GArray *rules;      /* uint16_t */
    GArray *lists;      /* struct span of rules */
    uint32_t *index;    /* states by the hash of their threads, open addressing */
    struct step *steps; /* by the hash of state and letter, open addressing */
    uint32_t n_steps, steps_mask;
    uint32_t *start;  /* the state before a text's next letter, by the letter before; 0: not made */
    GArray *aheads;   /* uint64_t: sets that are cuts of others, behind the net's own */
    GHashTable *cuts; /* two sets → their cut */
    struct thread_list stack, next; /* what is to be followed; the state that is being made */
    struct key_set seen;
    uint16_t *accepted; /* rules, of the step that is being made */
    uint32_t *hit_of;   /* by rule: its hit of this walk + 1, where round_of is the walk's */
    uint32_t *round_of, round;
};

/* ---- keys that have been met ---- */

static void key_set_init(struct key_set *s, uint32_t size)
{
    s->key = g_new(uint64_t, size);
    s->round = g_new0(uint32_t, size);
    s->mask = size - 1;
    s->n = 0;
    s->now = 1;
}

static void key_set_release(struct key_set *s)
{
    g_free(s->key);
    g_free(s->round);
}

static void key_set_clear(struct key_set *s)
{
    s->n = 0;
    if (++s->now == 0) {
        memset(s->round, 0, (s->mask + (gsize)1) * sizeof(*s->round));
        s->now = 1;
    }
}

static inline uint32_t hash64(uint64_t x)
{
    return (uint32_t)(x * 0x9e3779b97f4a7c15u >> 32);
}

static gboolean key_set_add(struct key_set *s, uint64_t key);

static void key_set_grow(struct key_set *s)
{
    struct key_set old = *s;

    key_set_init(s, (old.mask + 1) * 2);
    for (uint32_t i = 0; i <= old.mask; i++)
        if (old.round[i] == old.now)
            key_set_add(s, old.key[i]);
    key_set_release(&old);
}

/* Returns whether `key` is new. */
static gboolean key_set_add(struct key_set *s, uint64_t key)
{
    uint32_t i;

    if (s->n > s->mask / 2)
        key_set_grow(s);
    for (i = hash64(key) & s->mask; s->round[i] == s->now; i = (i + 1) & s->mask)
        if (s->key[i] == key)
            return FALSE;
    s->key[i] = key;
    s->round[i] = s->now;
    s->n++;
    return TRUE;
}

/* ---- making and emptying ---- */

struct automaton *automaton_new(const char *const *patterns, guint n)
{
    struct automaton *a = g_new0(struct automaton, 1);

    nfa_init(&a->nfa, patterns, n);
    return a;
}

void automaton_free(struct automaton *a)
{
    if (!a)
        return;
    nfa_release(&a->nfa);
    g_free(a);
}

const uint8_t *automaton_flags(const struct automaton *a)
{
    return a->nfa.flags;
}

gboolean automaton_moves_start(const struct automaton *a, guint rule)
{
    return a->nfa.rules[rule].moves_start;
}

/* Forget all states. List 0 is the empty one. */
static void forget(struct automaton_cache *c)
{
    struct span none = { 0, 0 };

    g_array_set_size(c->threads, 0);
    g_array_set_size(c->states, 0);
    g_array_set_size(c->rules, 0);
    g_array_set_size(c->lists, 0);
    g_array_append_val(c->lists, none);
    g_array_set_size(c->aheads, 0);
    g_hash_table_remove_all(c->cuts);
    memset(c->index, 0, 2 * MAX_STATES * sizeof(*c->index));
    memset(c->steps, 0, (c->steps_mask + (gsize)1) * sizeof(*c->steps));
    memset(c->start, 0, c->of->nfa.n_letters * sizeof(*c->start));
    c->n_steps = 0;
}

struct automaton_cache *automaton_cache_new(const struct automaton *a)
{
    struct automaton_cache *c = g_new0(struct automaton_cache, 1);
    guint n = a->nfa.n_rules;

    c->of = a;
    c->threads = g_array_new(FALSE, FALSE, sizeof(thread_t));
    c->states = g_array_new(FALSE, FALSE, sizeof(struct span));
    c->rules = g_array_new(FALSE, FALSE, sizeof(uint16_t));
    c->lists = g_array_new(FALSE, FALSE, sizeof(struct span));
    c->index = g_new(uint32_t, 2 * MAX_STATES);
    c->steps_mask = FIRST_STEPS - 1;
    c->steps = g_new(struct step, FIRST_STEPS);
    c->start = g_new(uint32_t, a->nfa.n_letters);
    c->aheads = g_array_new(FALSE, FALSE, sizeof(uint64_t));
    c->cuts = g_hash_table_new(g_direct_hash, g_direct_equal);
    c->accepted = g_new(uint16_t, n + 1);
    c->hit_of = g_new0(uint32_t, n + 1);
    c->round_of = g_new0(uint32_t, n + 1);
    key_set_init(&c->seen, 1024);
    forget(c);
    return c;
}

void automaton_cache_free(struct automaton_cache *c)
{
    if (!c)
        return;
    g_array_free(c->threads, TRUE);
    g_array_free(c->states, TRUE);
    g_array_free(c->rules, TRUE);
    g_array_free(c->lists, TRUE);
    g_array_free(c->aheads, TRUE);
    g_free(c->stack.at);
    g_free(c->next.at);
    g_hash_table_destroy(c->cuts);
    key_set_release(&c->seen);
    g_free(c->index);
    g_free(c->steps);
    g_free(c->start);
    g_free(c->accepted);
    g_free(c->hit_of);
    g_free(c->round_of);
    g_free(c);
}

/* ---- sets, and what two of them share ---- */

static inline const uint64_t *bits_of(const struct automaton_cache *c, uint32_t set)
{
    const struct nfa *nfa = &c->of->nfa;

    return set < nfa->n_sets
               ? nfa->sets + (gsize)set * nfa->words
               : &g_array_index(c->aheads, uint64_t, (set - nfa->n_sets) * nfa->words);
}

static inline gboolean has(const uint64_t *bits, uint16_t letter)
{
    return bits[letter / 64] >> (letter % 64) & 1;
}

/* What both sets have. Made once, since the same look-aheads meet again and again. */
static uint32_t cut_of(struct automaton_cache *c, uint32_t x, uint32_t y)
{
    const struct nfa *nfa = &c->of->nfa;
    gpointer key = GSIZE_TO_POINTER((gsize)x << 32 | (y + (gsize)1)), known;
    uint32_t cut;

    if (x == NO_AHEAD || x == y)
        return y;
    if ((known = g_hash_table_lookup(c->cuts, key)))
        return GPOINTER_TO_UINT(known);
    cut = nfa->n_sets + c->aheads->len / nfa->words;
    g_array_set_size(c->aheads, c->aheads->len + nfa->words);
    for (uint32_t i = 0; i < nfa->words; i++)
        g_array_index(c->aheads, uint64_t, (cut - nfa->n_sets) * nfa->words + i) =
            bits_of(c, x)[i] & bits_of(c, y)[i];
    g_hash_table_insert(c->cuts, key, GUINT_TO_POINTER(cut));
    return cut;
}

/* ---- states ---- */

static inline void thread_list_add(struct thread_list *l, thread_t thread)
{
    if (l->n == l->room) {
        l->room = MAX(2 * l->room, 64);
        l->at = g_renew(thread_t, l->at, l->room);
    }
    l->at[l->n++] = thread;
}

static inline void push(struct automaton_cache *c, uint32_t node, uint32_t ahead, uint32_t marks)
{
    thread_t thread = THREAD(node, ahead, marks);

    thread_list_add(&c->stack, thread);
}

/* Everything that can be reached from what is on the stack, behind letter `before`. */
static void follow(struct automaton_cache *c, uint16_t before)
{
    while (c->stack.n > 0) {
        thread_t thread = c->stack.at[--c->stack.n];
        uint32_t ahead = AHEAD_OF(thread), marks = MARKS_OF(thread);
        const struct nfa_node *node = &c->of->nfa.nodes[NODE_OF(thread)];

        if (!key_set_add(&c->seen, thread))
            continue;
        switch (node->kind) {
        case NFA_SET:
        case NFA_ACCEPT:
            thread_list_add(&c->next, thread);
            break;
        case NFA_MANY:
            thread_list_add(&c->next, thread);
            push(c, node->next, ahead, marks);
            break;
        case NFA_SPLIT:
            push(c, node->other, ahead, marks);
            push(c, node->next, ahead, marks);
            break;
        case NFA_BEHIND:
            if (has(bits_of(c, node->set), before))
                push(c, node->next, ahead, marks);
            break;
        case NFA_AHEAD:
            push(c, node->next, cut_of(c, ahead, node->set), marks);
            break;
        case NFA_MARK:
            push(c, node->next, ahead, marks | 1u << node->mark);
            break;
        case NFA_IF:
            push(c, marks >> node->mark & 1 ? node->next : node->other, ahead, marks);
            break;
        case NFA_NEVER:
            break;
        }
    }
}

/*
 * Shell's sort, with Ciura's gaps: states have about a hundred threads, in runs that are
 * sorted already, and qsort() would call for each comparison.
 */
static void sort_threads(thread_t *at, guint n)
{
    static const guint GAPS[] = { 1750, 701, 301, 132, 57, 23, 10, 4, 1 };

    for (gsize g = 0; g < G_N_ELEMENTS(GAPS); g++)
        for (guint i = GAPS[g]; i < n; i++) {
            thread_t thread = at[i];
            guint k = i;

            for (; k >= GAPS[g] && at[k - GAPS[g]] > thread; k -= GAPS[g])
                at[k] = at[k - GAPS[g]];
            at[k] = thread;
        }
}

static uint32_t hash_threads(const thread_t *at, guint n)
{
    uint64_t h = n;

    for (guint i = 0; i < n; i++)
        h = (h ^ at[i]) * 0x9e3779b97f4a7c15u, h ^= h >> 29;
    return (uint32_t)(h >> 16);
}

/* The state that c->next is, 0 where it is empty. */
static uint32_t state_of_next(struct automaton_cache *c)
{
    thread_t *at = c->next.at;
    struct span span = { c->threads->len, c->next.n };
    uint32_t i;

    if (span.n == 0)
        return 0;
    sort_threads(at, span.n);
    for (i = hash_threads(at, span.n) & (2 * MAX_STATES - 1); c->index[i];
         i = (i + 1) & (2 * MAX_STATES - 1)) {
        const struct span *known = &g_array_index(c->states, struct span, c->index[i] - 1);

        if (known->n == span.n && memcmp(&g_array_index(c->threads, thread_t, known->first), at,
                                         span.n * sizeof(*at)) == 0)
            return c->index[i];
    }
    g_array_append_vals(c->threads, at, span.n);
    g_array_append_val(c->states, span);
    return c->index[i] = c->states->len;
}

/* The list of the first `n` rules of c->accepted, which are different ones. */
static uint16_t list_of_accepted(struct automaton_cache *c, guint n)
{
    struct span span = { c->rules->len, n };

    for (guint i = 0; i < c->lists->len; i++) {
        const struct span *known = &g_array_index(c->lists, struct span, i);

        if (known->n == n && (n == 0 || memcmp(&g_array_index(c->rules, uint16_t, known->first),
                                               c->accepted, n * sizeof(uint16_t)) == 0))
            return (uint16_t)i;
    }
    g_array_append_vals(c->rules, c->accepted, n);
    g_array_append_val(c->lists, span);
    return (uint16_t)(c->lists->len - 1);
}

/* Rules stand in the threads' order, so equal ones are neighbours. */
static guint accept(struct automaton_cache *c, guint n, uint16_t rule)
{
    if (n > 0 && c->accepted[n - 1] == rule)
        return n;
    c->accepted[n] = rule;
    return n + 1;
}

/* Take all branches with this letter. */
static void take_branches(struct automaton_cache *c, const struct nfa_node *node, uint16_t letter,
                          uint32_t marks)
{
    const struct nfa_branch *at = c->of->nfa.branches + node->set, *end = at + node->other;
    gsize n = node->other;

    while (n > 0) { /* the first that is not before the letter */
        gsize half = n / 2;

        if (at[half].letter < letter) {
            at += half + 1;
            n -= half + 1;
        } else {
            n = half;
        }
    }
    for (; at < end && at->letter == letter; at++)
        push(c, at->next, NO_AHEAD, marks);
}

static void make_step(struct automaton_cache *c, struct step *step)
{
    struct span state = g_array_index(c->states, struct span, step->state - 1);
    guint accepted = 0;

    c->next.n = 0;
    key_set_clear(&c->seen);
    for (uint32_t i = 0; i < state.n; i++) {
        thread_t thread = g_array_index(c->threads, thread_t, state.first + i);
        const struct nfa_node *node = &c->of->nfa.nodes[NODE_OF(thread)];
        uint32_t ahead = AHEAD_OF(thread);

        if (ahead != NO_AHEAD && !has(bits_of(c, ahead), step->letter))
            continue;
        if (node->kind == NFA_ACCEPT)
            accepted = accept(c, accepted, node->rule);
        else if (node->kind == NFA_MANY)
            take_branches(c, node, step->letter, MARKS_OF(thread));
        else if (step->letter != NFA_OUTSIDE && has(bits_of(c, node->set), step->letter))
            push(c, node->next, NO_AHEAD, MARKS_OF(thread));
    }
    follow(c, step->letter);
    step->next = state_of_next(c);
    step->accepts = list_of_accepted(c, accepted);
}

/* The place of a step, or where it would stand. */
static inline struct step *find_step(const struct automaton_cache *c, uint32_t state,
                                     uint16_t letter)
{
    uint32_t i = hash64((uint64_t)state << 16 | letter) & c->steps_mask;

    while (c->steps[i].state && (c->steps[i].state != state || c->steps[i].letter != letter))
        i = (i + 1) & c->steps_mask;
    return &c->steps[i];
}

/* The table is kept small, so that it stays in the processor's cache. */
static void grow_steps(struct automaton_cache *c)
{
    struct step *old = c->steps;
    uint32_t n = c->steps_mask + 1;

    c->steps_mask = 2 * n - 1;
    c->steps = g_new0(struct step, 2 * (gsize)n);
    for (uint32_t i = 0; i < n; i++)
        if (old[i].state)
            *find_step(c, old[i].state, old[i].letter) = old[i];
    g_free(old);
}

static inline const struct step *step_from(struct automaton_cache *c, uint32_t state,
                                           uint16_t letter)
{
    struct step *step = find_step(c, state, letter);

    if (step->state)
        return step;
    if (c->n_steps >= c->steps_mask / 2) {
        grow_steps(c);
        step = find_step(c, state, letter);
    }
    step->state = state;
    step->letter = letter;
    c->n_steps++;
    make_step(c, step);
    return step;
}

static uint32_t start_behind(struct automaton_cache *c, uint16_t before)
{
    if (!c->start[before]) {
        c->next.n = 0;
        key_set_clear(&c->seen);
        push(c, c->of->nfa.start, NO_AHEAD, 0);
        follow(c, before);
        c->start[before] = state_of_next(c);
    }
    return c->start[before];
}

/* ---- walking ---- */

void automaton_spell(const struct automaton *a, const char *text, gsize n, struct spelling *s)
{
    const uint16_t *letter_of = a->nfa.letter_of;
    const char *p = text, *end = text + n;
    uint32_t at = 1;

    if (n + 2 > s->room) {
        spelling_release(s);
        s->room = (uint32_t)(n + 2);
        s->letter = g_new(uint16_t, s->room);
        s->byte = g_new(uint32_t, s->room);
    }
    s->letter[0] = NFA_OUTSIDE;
    for (; p < end; at++) {
        uint32_t c;

        s->byte[at] = (uint32_t)(p - text);
        c = text_next(&p);
        s->letter[at] = letter_of[MIN(c, CODESET_ASTRAL)];
    }
    s->letter[at] = NFA_OUTSIDE;
    s->byte[at] = (uint32_t)n;
    s->n = at - 1;
}

void spelling_release(struct spelling *s)
{
    g_clear_pointer(&s->letter, g_free);
    g_clear_pointer(&s->byte, g_free);
    s->room = 0;
}

static guint add_hits(struct automaton_cache *c, uint16_t list, uint32_t end,
                      struct automaton_hit *hits, guint n)
{
    const struct span *span = &g_array_index(c->lists, struct span, list);

    for (uint32_t i = 0; i < span->n; i++) {
        uint16_t rule = g_array_index(c->rules, uint16_t, span->first + i);

        if (c->round_of[rule] != c->round) {
            c->round_of[rule] = c->round;
            c->hit_of[rule] = n;
            hits[n++].rule = rule;
        }
        hits[c->hit_of[rule]].end = end;
    }
    return n;
}

/* All rules that are still on the way may reach the end of the text. */
static guint add_open(struct automaton_cache *c, uint32_t state, uint32_t end,
                      struct automaton_hit *hits, guint n)
{
    struct span span = g_array_index(c->states, struct span, state - 1);
    guint accepted = 0;

    for (uint32_t i = 0; i < span.n; i++) {
        thread_t thread = g_array_index(c->threads, thread_t, span.first + i);
        accepted = accept(c, accepted, c->of->nfa.nodes[NODE_OF(thread)].rule);
    }
    return add_hits(c, list_of_accepted(c, accepted), end, hits, n);
}

guint automaton_walk(const struct automaton *a, struct automaton_cache *c, const struct spelling *s,
                     uint32_t at, struct automaton_hit *hits)
{
    guint n = 0;
    uint32_t state, end = MIN(s->n + 1, at + AUTOMATON_WALK);

    if (c->threads->len > MAX_THREADS || c->states->len > MAX_STATES - 2 * AUTOMATON_WALK ||
        c->n_steps > MAX_STEPS - AUTOMATON_WALK || c->lists->len > MAX_LISTS ||
        c->aheads->len > MAX_THREADS)
        forget(c);
    c->round++;
    state = start_behind(c, s->letter[at - 1]);
    for (uint32_t i = at; state; i++) {
        const struct step *step = step_from(c, state, s->letter[i]);

        if (step->accepts && i > at) /* an empty match is none */
            n = add_hits(c, step->accepts, i, hits, n);
        state = step->next;
        if (i == end)
            break;
    }
    if (state)
        n = add_open(c, state, s->n + 1, hits, n);
    for (guint i = 0; i < a->nfa.n_unknown; i++)
        hits[n++] = (struct automaton_hit){ a->nfa.unknown[i], s->n + 1 };
    return n;
}
