/*
 * nfa.h - the patterns of all rules as one net of nodes (a nondeterministic finite
 * automaton), over letters; private to automaton.c.
 */
#ifndef MUBIAO_EXTRACT_NFA_H
#define MUBIAO_EXTRACT_NFA_H

#include "extract/codeset.h"

#include <glib.h>
#include <stdint.h>

enum nfa_kind {
    NFA_SET,    /* a letter of `set`, then `next` */
    NFA_SPLIT,  /* `next` and `other` */
    NFA_MANY,   /* a letter of the branches from number `set`, `other` of them; or `next` */
    NFA_BEHIND, /* `next`, where the letter before is in `set` */
    NFA_AHEAD,  /* `next`, where the next letter is in `set` */
    NFA_MARK,   /* `next`, with mark `mark` set */
    NFA_IF,     /* `next` where mark `mark` is set, else `other` */
    NFA_ACCEPT, /* the rule has matched */
    NFA_NEVER
};

struct nfa_node {
    uint8_t kind, mark;
    uint16_t rule;
    uint32_t set, next, other;
};

/* One way on from an NFA_MANY node. */
struct nfa_branch {
    uint32_t letter, next;
};

struct nfa_rule {
    gboolean moves_start;
};

/* The letter of what is outside of the text. It is never consumed. */
#define NFA_OUTSIDE 0

struct nfa {
    struct nfa_node *nodes;
    guint n_nodes;
    uint32_t start;              /* all rules begin here */
    struct nfa_branch *branches; /* those of one node stand together, by letter */
    struct nfa_rule *rules;
    guint n_rules;
    uint16_t *unknown; /* rules that are not in the net, because nothing is known of them */
    guint n_unknown;

    uint16_t *letter_of; /* by code point, CODESET_CODES of them */
    guint n_letters;
    uint8_t *flags; /* AUTOMATON_…, by letter */
    uint64_t *sets; /* bit i of a set's words: it has letter i */
    guint n_sets, words;
};

void nfa_init(struct nfa *nfa, const char *const *patterns, guint n);
void nfa_release(struct nfa *nfa);

#endif
