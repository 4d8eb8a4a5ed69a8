/*
 * rule.h - one rule as it is kept; private to rules.c, match.c and check.c.
 */
#ifndef MUBIAO_EXTRACT_RULE_H
#define MUBIAO_EXTRACT_RULE_H

#include "core/mention.h"

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
    char *name, *match, *start; /* as in the file */
    char *file;
    unsigned line;
    enum mention_type type;
    int priority;
    GArray *constants; /* struct mention_group, strings owned */
    GArray *examples;  /* struct rule_example */
    pcre2_code *code;
    gboolean looks_behind; /* what it matches depends on what stands before */
    gboolean jit;          /* compiled to machine code */
    GArray *names;         /* struct rule_name */
};

#define RULES_BMP  0x10000
#define RULE_WORDS 4 /* RULES_MAX bits */

/* The rules that can start with a character: bit i is rule i. */
struct rule_set {
    uint64_t word[RULE_WORDS];
};

struct rules {
    GPtrArray *rules; /* struct rule * */
    GHashTable *defs; /* name → expanded pattern */
    pcre2_match_context *limits;
    /* class_of[c] for the BMP: index into sets; 0 is the empty set, so most of the text is
     * passed over by one look-up. Characters above the BMP start no rule. */
    uint8_t *class_of;
    /* letter_of[c]: characters that all patterns treat alike have the same; 0: not known */
    uint16_t *letter_of;
    GArray *sets; /* struct rule_set */
};

#endif
