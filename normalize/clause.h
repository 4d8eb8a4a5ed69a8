/*
 * clause.h - the text as clauses, and clauses as tokens: dates, quantities, regions,
 * plans (mentions), cues and brackets. What no token covers is plain words: the nouns
 * that indicators are made of.
 */
#ifndef MUBIAO_NORMALIZE_CLAUSE_H
#define MUBIAO_NORMALIZE_CLAUSE_H

#include "normalize/context.h"
#include "normalize/cue.h"

enum token_kind {
    TOKEN_CUE,
    TOKEN_DATE,
    TOKEN_QUANTITY,
    TOKEN_REGION,
    TOKEN_POLICY,
    TOKEN_OPEN, /* a bracket */
    TOKEN_CLOSE
};

struct token {
    uint32_t start, end; /* bytes of the text */
    enum token_kind kind;
    uint32_t cues;    /* TOKEN_CUE: bits of enum cue_kind */
    uint32_t mention; /* of the four kinds that are mentions: its index */
};

/* Code points of the stops that are asked for by name. */
enum clause_stop {
    STOP_COMMA = 0xff0c,     /* ， */
    STOP_SEMICOLON = 0xff1b, /* ； */
    STOP_COLON = 0xff1a      /* ： */
};

/* Up to ，；：。！？ or the end of its block. */
struct clause {
    uint32_t start, end; /* bytes, without the stop */
    uint32_t first, n;   /* tokens */
    uint32_t block;
    uint32_t stop;           /* the code point that ends it, '\n' at the end of a block */
    gboolean opens_sentence; /* is it the first of its sentence? … */
    uint32_t behind;         /* … and how many clauses is it behind that one? */
};

struct clauses {
    struct clause *at;
    uint32_t n;
    struct token *tokens;
    uint32_t n_tokens;
};

/* The first clause of the sentence that the clause is in. */
const struct clause *clause_sentence_opener(const struct clause *clause);

/* The bracket token of the clause that is next before token `i`, opening or closing; NULL: none. */
const struct token *clause_bracket_before(const struct clauses *all, const struct clause *clause,
                                          uint32_t i);

/* Is one of the clause's tokens a quantity, from token `from` on? */
gboolean clause_has_number(const struct clauses *all, const struct clause *clause, uint32_t from);

/*
 * Behind the short form of a term in Latin letters that stands in brackets at `s`, with more of the noun
 * behind it: 细悬浮微粒(PM2.5)年平均浓度. It opens no bracket of its clause. NULL: none stands there.
 */
const char *clause_gloss_end(const char *s, const char *end);

/* Needs what dates_resolve(), quantities_resolve() … filled in. Linear. */
void clauses_find(struct context *c, const struct cues *cues, struct clauses *out);

#endif
