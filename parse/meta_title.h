/*
 * meta_title.h - the headline, told from section and site names by agreement.
 */
#ifndef MUBIAO_PARSE_META_TITLE_H
#define MUBIAO_PARSE_META_TITLE_H

#include "parse/meta_clues.h"

/*
 * The headline: the shown line that <title>, og:title or JSON-LD repeat, near the body;
 * else what they say, without the site's name. `*node` gets the first text node of the
 * shown line, 0 where none is shown. NULL where the page has no title at all.
 */
const char *meta_title(const struct clues *c, uint32_t *node);

/*
 * Cut section and site names off: "Headline - Section | Site". `site` may be NULL.
 * The result is in `a`; `*suffix` (may be NULL) gets the last name that was cut off.
 */
const char *meta_title_core(struct arena *a, const char *title, const char *site,
                            const char **suffix);

/* The site's name, from og:site_name and its like or the end of <title>. */
const char *meta_site(const struct clues *c);

#endif
