/*
 * meta_script.h - what a page's scripts say: `publishTime = "…"`, `"pubDate":"…"`.
 *
 * Scripts are not run; only assignments of a constant to a telling name are read.
 */
#ifndef MUBIAO_PARSE_META_SCRIPT_H
#define MUBIAO_PARSE_META_SCRIPT_H

#include "parse/datetime_text.h"
#include "parse/meta_clues.h"

struct script_dates {
    struct datetime when; /* year 0: none, or several that differ */
};

/*
 * The article's date of publication. Where a script names many (its neighbours' too), the
 * one nearest to the headline counts, else the day that all of them share.
 */
void script_dates_find(struct script_dates *d, const struct clues *c);

/* The string constant assigned to one of the names, or NULL. In the arena. */
const char *script_string(const struct clues *c, const char *const *names);

#endif
