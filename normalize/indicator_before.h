/*
 * indicator_before.h - what the files share that find the noun before a number: indicator_before.c
 * the noun, indicator_first.c which words it may begin with, indicator_owner.c who has or does it,
 * indicator_drop.c what else is no part of it, indicator_time.c lengths of time in it,
 * indicator_from.c what a change starts from, indicator_label.c the noun of the clause before.
 * Places are bytes of the document's text; a function that finds where the noun ends before `at`
 * gives `at` where nothing of its kind stands there.
 */
#ifndef MUBIAO_NORMALIZE_INDICATOR_BEFORE_H
#define MUBIAO_NORMALIZE_INDICATOR_BEFORE_H

#include "normalize/indicator.h"
#include "normalize/indicator_steps.h"

/* ---- indicator_from.c ---- */

extern struct words before_from_words; /* 由, 从 */

/* 2012年的61%: before the date, and its 的, that ends at `right`. */
uint32_t before_date(const struct context *c, const struct clauses *all,
                     const struct clause *clause, uint32_t q, uint32_t right);
/* 由现时约100公顷 */
uint32_t before_from(const struct context *c, const struct clause *clause, uint32_t at);
/* 增长预测由8月公布的5.5% */
uint32_t before_told(const struct context *c, const struct clauses *all,
                     const struct clause *clause, uint32_t q, uint32_t at);
/* 产业规模有望向3000亿元迈进 */
uint32_t before_towards(const struct context *c, const struct clause *clause, uint32_t at);
/* 排放较2014年的高峰下跌, 营业额较前一年成长 */
uint32_t before_base(const struct context *c, const struct clauses *all,
                     const struct clause *clause, uint32_t q, uint32_t at);
/* 比重高于全国平均水平: the change is 高于; `p` ends where the noun may. */
uint32_t before_above(const struct context *c, const struct clauses *all,
                      const struct clause *clause, uint32_t q, struct phrase *p);

/* ---- indicator_first.c ---- */

/* Does token `i`, which the noun begins with, tell what is measured: 平均入住率, 受伤人数, 对东盟出口? */
gboolean before_keeps_first(const struct context *c, const struct clauses *all,
                            const struct clause *clause, const struct phrase *p, uint32_t i);

/* 创造2万个就业机会、产值逾1兆元: behind what the count that ends where the noun begins is of; or where it begins. */
uint32_t before_skip_counted(const struct context *c, const struct clauses *all,
                             const struct clause *clause, uint32_t q, const struct phrase *p);

/* ---- indicator_time.c ---- */

/* The numbers of years that lengths of time are told in, and what may stand before. */
extern struct words before_numbers;

/* Behind what opens the noun [at, end): 五年内, 首5年; 农历新年黄金周, 位于竹北的. */
uint32_t before_skip_length_of_time(const struct context *c, uint32_t at, uint32_t end);
uint32_t before_skip_holidays(const struct context *c, uint32_t at, uint32_t end);
/* Where the holidays begin that end at `at` (去年|春节假期), or `at`. */
uint32_t before_holidays(const struct context *c, uint32_t start, uint32_t at);
/* 在15个城市基础上新增试点: what it builds upon goes from the noun's start. */
void before_drop_basis(const struct context *c, struct phrase *p);
/* 人均产值在2020年基础上翻一番 */
uint32_t before_basis(const struct context *c, const struct clause *clause, uint32_t at);
/* 产值三年翻一番 */
uint32_t before_years_of_fold(const struct context *c, const struct clause *clause,
                              const struct token *q, uint32_t at);
/* 产值力争用三年时间突破 */
uint32_t before_length_of_time(const struct context *c, const struct clause *clause, uint32_t at);
/* 产量预计连续10年稳定在800亿斤 */
uint32_t before_row_of_years(const struct context *c, uint32_t start, uint32_t at);

/* ---- indicator_drop.c ---- */

/*
 * Take from the noun who owns it, acts or speaks, and why; add what belongs to it and stands
 * before (累计, 对东盟). Empty where the rest says nothing.
 */
void before_drop_others(const struct context *c, const struct clauses *all,
                        const struct clause *clause, uint32_t q, struct phrase *p);

/* ---- indicator_owner.c ---- */

/* 台水公司漏水率, 晟鸿营收, 各市生产总值: whose it is. */
void before_drop_owner(const struct context *c, const struct clause *clause, struct phrase *p);
/* 政府应把研发开支提高到1.3%: who does it stands before 把. */
void before_drop_agent(const struct context *c, struct phrase *p);
/* 轮渡公司每天投入客滚船, 监管局共接获申请, 政府每年动用: who acts, got it or spends it. */
void before_drop_actor(const struct context *c, struct phrase *p);

/* ---- indicator_before.c ---- */

/* Take words that are none of the noun from its start: dates, places, verbs. */
void before_strip_start(const struct context *c, const struct clauses *all,
                        const struct clause *clause, uint32_t q, struct phrase *p);

#endif
