/*
 * pattern.h - what a PCRE2 pattern can match, as a tree that automaton.c runs.
 *
 * PCRE2 has the last word on every match; the tree only says where asking it is worth
 * while. So the tree may accept more than the pattern does, never less:
 *
 *  - which characters may stand where, choices, repetitions and subroutine calls are read
 *    exactly; possessive and lazy forms are read as plain ones
 *  - of what is looked at ahead or behind, one character counts: (?![年月]) is exact, and so
 *    is (?<!第); of longer ones the first (last) character where it must stand, else nothing
 *  - (?(<name>)yes|no) is read exactly where the group stands outside of look-arounds
 *  - \b, \G and the like hold everywhere; a back reference is read as its group once more
 *  - what is not known at all ((?i), \X, (*VERB) …) makes the whole tree PATTERN_ANYTHING
 */
#ifndef MUBIAO_EXTRACT_PATTERN_H
#define MUBIAO_EXTRACT_PATTERN_H

#include "core/arena.h"
#include "extract/codeset.h"

#define PATTERN_MARKS 8 /* groups that conditions of one pattern ask for */

enum pattern_kind {
    PATTERN_SEQUENCE, /* the children one behind the other; without any: the empty string */
    PATTERN_CHOICE,   /* one of the children */
    PATTERN_REPEAT,   /* the only child, min to max times */
    PATTERN_SET,      /* one character of `set` */
    PATTERN_BEHIND,   /* nothing, where the character before is in `set` */
    PATTERN_AHEAD,    /* nothing, where the next character is in `set` */
    PATTERN_MARK,     /* nothing; from here on group `mark` has taken part */
    PATTERN_IF,       /* the first child where group `mark` has taken part, else the second */
    PATTERN_NEVER,    /* nothing gets past this */
    PATTERN_ANYTHING  /* whatever follows is accepted */
};

#define PATTERN_NO_MAX UINT32_MAX

struct pattern_node {
    enum pattern_kind kind;
    const struct codeset *set;
    uint32_t min, max;
    unsigned mark;
    struct pattern_node *children, *next; /* the first child; the next of the same parent */
};

struct pattern {
    struct pattern_node *tree;
    gboolean moves_start; /* \K: a match may begin behind the place where it was tried */
};

/* Read `text`, which PCRE2 has compiled. The tree lives in `arena`, its sets in `pool`. */
void pattern_read(struct pattern *pattern, const char *text, struct arena *arena,
                  struct codeset_pool *pool);

#endif
