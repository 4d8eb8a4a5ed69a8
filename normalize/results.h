/*
 * results.h - the time that a company's report is on, which its name alone tells: 半年报, 三季报.
 */
#ifndef MUBIAO_NORMALIZE_RESULTS_H
#define MUBIAO_NORMALIZE_RESULTS_H

#include "normalize/context.h"

/*
 * The months (EDTF, 2017-01/2017-06) of the report that bytes [from, to) of the text cite
 * (半年报显示), by the day of publication: the last such months that may be reported by then. NULL:
 * none is cited, or the day is not known. Lives as long as the context's arena.
 */
const char *results_period(struct context *c, uint32_t from, uint32_t to);

#endif
