/*
 * rule.h - one rule as it is kept; private to rules.c, match.c and check.c.
 */
#ifndef MUBIAO_EXTRACT_RULE_H
#define MUBIAO_EXTRACT_RULE_H

#include "core/mention.h"
#include "extract/automaton.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <glib.h>
#include <pcre2.h>
#include <stdint.h>

struct rule_example {
    char kind; /* '+', '-', '?' */
    char *text;
    unsigned line;
};

struct rule_name { /* a named group of the pattern */
    const char *name;
    unsigned number;
};

struct rule {
    char *name, *match; /* as in the file */
    char *file;
    unsigned line;
    enum mention_type type;
    int priority;
    GArray *constants; /* struct mention_group, strings owned */
    GArray *examples;  /* struct rule_example */
    pcre2_code *code;
    gboolean jit;         /* compiled to machine code */
    gboolean moves_start; /* has \K: a match may begin behind the place where it was tried */
    uint16_t rank;        /* between equal stretches the lower wins */
    uint8_t pool;         /* a bit: mentions of one pool do not overlap */
    GArray *names;        /* struct rule_name */
};

struct rules {
    GPtrArray *rules; /* struct rule * */
    GHashTable *defs; /* name → expanded pattern */
    pcre2_match_context *limits;
    struct automaton *automaton; /* of all rules, by their place in `rules` */
};

#endif
