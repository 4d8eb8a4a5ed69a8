/*
 * plain.h - which lines of a plain text file are the article.
 *
 * A text saved from a page has the same furniture as the page: title, source line, body,
 * related list, hot list, disclaimer.
 */
#ifndef MUBIAO_PARSE_PLAIN_H
#define MUBIAO_PARSE_PLAIN_H

#include "core/arena.h"
#include "parse/content.h"

#include <glib.h>

/*
 * Read `n` bytes of valid UTF-8. In `c`, node of a block is its line in the text, counted
 * from 0; headline_text is the title line; notes are the lines before and behind the body
 * that may tell date, source, author. Everything is in `a`.
 */
void plain_find(struct content *c, struct arena *a, const char *utf8, gsize n);

#endif
