/*
 * frame_date.h - what a date does to the frame of its clause: whether it lies ahead or is over,
 * and whether it is one the text goes on with, goes back to, or only measures against.
 */
#ifndef MUBIAO_NORMALIZE_FRAME_DATE_H
#define MUBIAO_NORMALIZE_FRAME_DATE_H

#include "normalize/frame.h"

/* Let date token `i` of the clause change the frame. */
void frame_see_date(struct frame *f, struct context *c, const struct clauses *all,
                    const struct clause *clause, uint32_t i);

/* From here on the clause speaks of an aim, and how sure it is (NULL: as before) … */
void frame_aim(struct frame *f, const char *modality);
/* … or of a fact. */
void frame_fact(struct frame *f);

/* Is it a stretch of time with two ends: 2026/2030? False for NULL. */
gboolean frame_is_range(const char *edtf);

/*
 * 2016年喊出五年内投资百亿元: the years that an aim had which was set at the date of mention `date` of the
 * clause ("2016/2021", of the document's arena); NULL: the clause says no such thing.
 */
const char *frame_term_set_then(struct context *c, const struct clause *clause, uint32_t date);

/*
 * 当年官员承诺，2017年前把弃置量减少40%: is what stands at byte `at` of the clause a promise or an
 * estimate of back then, which nothing before it in the sentence says was met?
 */
gboolean frame_promised_then(const struct context *c, const struct clause *clause, uint32_t at);

#endif
