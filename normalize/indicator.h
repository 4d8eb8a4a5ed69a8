/*
 * indicator.h - what a number measures or counts: the nouns before it
 * (营业收入规模突破千亿元) or behind it (13个以上新型研发机构).
 */
#ifndef MUBIAO_NORMALIZE_INDICATOR_H
#define MUBIAO_NORMALIZE_INDICATOR_H

#include "normalize/clause.h"

struct phrase {
    uint32_t start, end;               /* bytes of the noun; empty where start == end */
    uint32_t change_start, change_end; /* the change word behind it: 增长; empty: none */
    uint32_t cues;                     /* bits of the words between the noun and the number */
    uint32_t verb_start, verb_end; /* a verb right before the number: 投入50亿元; empty: none */
    gboolean up, down;
};

/*
 * The phrase before token `q` (a quantity) of the clause: without dates, regions,
 * verbs, comparators and the base of comparison.
 */
struct phrase phrase_before(const struct context *c, const struct clauses *all,
                            const struct clause *clause, uint32_t q);

/*
 * What the clause before names and quantity token `q` measures, or empty: 普及率：70%;
 * 把开支占总值的比率，由1.1%提升至1.3%; 新闻纸产量仍在下滑，当季为94万吨, where `first` says that the
 * sentence has said no number before.
 */
struct phrase phrase_label(const struct context *c, const struct clauses *all,
                           const struct clause *clause, uint32_t q, gboolean first);

/* +7.3%: how many bytes the sign takes that stands before the clause's first number; 0: none does. */
uint32_t phrase_sign(const struct context *c, const struct clause *clause);

/* Is quantity token `q` what a change starts from (由现时约100公顷 …)? */
gboolean phrase_starts_change(const struct context *c, const struct clauses *all,
                              const struct clause *clause, uint32_t q);

/* The date that quantity token `q` has of its own (2012年的61%), EDTF, or NULL. */
const char *phrase_date(const struct context *c, const struct clauses *all,
                        const struct clause *clause, uint32_t q);

/*
 * The noun behind token `q`. Quantities that belong to it (5个产值超10亿元的园区) are marked
 * in `within` [n_tokens].
 */
struct phrase phrase_after(const struct context *c, const struct clauses *all,
                           const struct clause *clause, uint32_t q, gboolean *within);

/* Does a rank begin at `at`: 居首, 位列第二? */
gboolean phrase_tells_rank(const struct context *c, uint32_t at, uint32_t end);

/* Does the quantity token `t` stand in front of a noun that it describes: …级集群, …的企业? */
gboolean quantity_describes(const struct context *c, const struct clause *clause,
                            const struct token *t);

/* 6班以下的有109所: does the quantity say of what there is the number behind it? */
gboolean quantity_bounds_subject(const struct context *c, const struct clause *clause,
                                 const struct token *t);

/*
 * Does quantity token `i` say how large something is that the next one counts: 收入超300亿元的
 * 企业2家, 10亿元以上项目不少于3个? It belongs to the noun then.
 */
gboolean quantity_is_threshold(const struct context *c, const struct clauses *all,
                               const struct clause *clause, uint32_t i);

/*
 * Member `i` of `n` in a noun that lists as many: 工业机器人、集成电路产量 → 工业机器人产量,
 * 集成电路产量. A string in the arena, or NULL where the noun does not list `n`.
 */
const char *phrase_member(struct context *c, const struct clauses *all, const struct clause *clause,
                          const struct phrase *p, uint32_t i, uint32_t n);

/*
 * The same for trades, whose names hold 、 and 和 themselves, in a list that may have begun in
 * the clauses before: 汽车制造业，酒、饮料和精制茶制造业增加值 lists two.
 */
const char *phrase_trade(struct context *c, const struct clauses *all, const struct clause *clause,
                         const struct phrase *p, uint32_t i, uint32_t n);

/* The noun as a string in the arena, without dates within it; "" where it is empty. */
const char *phrase_noun(struct context *c, const struct clauses *all, const struct clause *clause,
                        const struct phrase *p);

#endif
