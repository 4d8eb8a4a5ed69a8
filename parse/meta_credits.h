/*
 * meta_credits.h - who wrote an article, who published it first, who edited it.
 *
 * Read where bylines stand: between headline and body, in the body's opening and closing
 * lines, right behind it; then from what the page declares about itself.
 */
#ifndef MUBIAO_PARSE_META_CREDITS_H
#define MUBIAO_PARSE_META_CREDITS_H

#include "parse/meta_clues.h"

struct credits {
    const char *source, *author, *editor;
};

/* `headline`: first text node of the shown headline, or 0; `site`: the site's name, or NULL. */
void meta_credits(struct credits *out, const struct clues *c, uint32_t headline, const char *site);

/* The same from the lines around a plain text's body. */
void meta_credits_plain(struct credits *out, struct arena *a, const struct content *content);

#endif
