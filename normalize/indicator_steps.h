/*
 * indicator_steps.h - small steps over the bytes of a clause, for finding where a noun begins
 * and ends. Places are bytes of the document's text.
 */
#ifndef MUBIAO_NORMALIZE_INDICATOR_STEPS_H
#define MUBIAO_NORMALIZE_INDICATOR_STEPS_H

#include "core/words.h"
#include "normalize/indicator.h"

/* Characters that stand around a noun and are none of it; the sets end with 0. */
extern const uint32_t STEP_EDGES[], STEP_SPACES[];

/* Does `word` stand at `at`, before `end`? */
gboolean step_at(const struct context *c, uint32_t at, uint32_t end, const char *word);

/* Is token `t` just this word? */
gboolean step_is(const struct context *c, const struct token *t, const char *word);

/* Does `word` stand in [start, end)? */
gboolean step_finds(const struct context *c, uint32_t start, uint32_t end, const char *word);

/* Behind the characters of `set`, or the words of `words`, that stand at `at`; at most `end`. */
uint32_t step_over_any(const struct context *c, uint32_t at, uint32_t end, const uint32_t *set);
uint32_t step_over(const struct context *c, uint32_t at, uint32_t end, struct words *words);

/* … and before those that end at `at`; at least `start`. */
uint32_t step_back_any(const struct context *c, uint32_t start, uint32_t at, const uint32_t *set);
uint32_t step_back(const struct context *c, uint32_t start, uint32_t at, struct words *words);

/* 年均增速: a rate that says nothing without what grows? */
gboolean step_is_rate(const struct context *c, uint32_t start, uint32_t end);

/*
 * The first 等 in [start, end) that closes an enumeration (电子、汽车等), or 0; 高等学校 and
 * 等级 have none.
 */
uint32_t step_etc(const struct context *c, uint32_t start, uint32_t end);

/* Where 的士 begins if its 的, skipped from `start` on, ends at `at`; else `at`. */
uint32_t step_keep_taxi(const struct context *c, uint32_t start, uint32_t at, uint32_t end);

/* “从0到1”原创技术: does a quotation mark end at `at` whose partner stands in [at, end)? */
gboolean step_is_quoted(const struct context *c, uint32_t start, uint32_t at, uint32_t end);

/* Take punctuation from both ends; a quotation mark stays where its partner is inside. */
void step_trim(const struct context *c, struct phrase *p);

#endif
