/*
 * date.h - date mentions → EDTF (ISO 8601-2:2019, level 1).
 */
#ifndef MUBIAO_NORMALIZE_DATE_H
#define MUBIAO_NORMALIZE_DATE_H

#include "normalize/context.h"

/*
 * Fill c->dates from the date mentions, in text order (同年, 次日 look back). Needs
 * regions_resolve(): a text of Taiwan's counts its years otherwise.
 */
void dates_resolve(struct context *c);

#endif
