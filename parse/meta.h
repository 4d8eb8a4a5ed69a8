/*
 * meta.h - who published an article, when, under which headline.
 *
 * A page says each of these several times: in JSON-LD, in meta elements, in the
 * text around the headline, in scripts, in its own address. The functions here
 * gather what is said, weigh it, and fill the document's fields; they leave NULL
 * what the page does not say. Fields are in the page's own script: the caller
 * simplifies title, source, author, editor, site and keywords afterwards.
 *
 * `published` is as precise as the page says: "2024-08-01", "2024-08-01T09:30+08:00",
 * "2024-08-01T09:30:15+08:00". Times that a page shows without a zone are those of
 * Beijing, Taipei and Hong Kong. When something was updated goes to `modified`.
 * Dates after `page->fetched` (by more than a day, for the zones) are refused.
 *
 * Everything is linear in the page, and all strings are in the document's arena.
 */
#ifndef MUBIAO_PARSE_META_H
#define MUBIAO_PARSE_META_H

#include "core/document.h"
#include "parse/parse.h"

struct tree;
struct content;

/*
 * Fill title, published, published_from, modified, source, author, editor, site,
 * canonical, keywords, language and script of `doc` from an HTML page, after its
 * body has been found. `doc->text` must be set, before simplification (it may be "").
 * `page->url` gives a date or a canonical URL where the page itself has none.
 */
void meta_extract(struct document *doc, const struct tree *tree, const struct content *content,
                  const struct page *page);

/*
 * The same for plain text: `n` bytes of valid UTF-8, the whole file as it came in, of
 * which `content` is what plain_find() made. Dates and names are looked for in the lines
 * before the body and right behind it: what stands farther off is other articles'.
 */
void meta_extract_plain(struct document *doc, const struct content *content, const char *text,
                        gsize n, const struct page *page);

/*
 * What script a text is written in: "hant", "hans", or NULL where nothing tells.
 * Counts characters that only one of the two scripts has.
 */
const char *meta_script(const char *text, gsize n);

#endif
