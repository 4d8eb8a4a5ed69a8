/*
 * content.h - which part of a page is the article.
 *
 * General signals only: punctuation, link density, runs of sibling paragraphs, place
 * after the headline, and what lines at the head and tail of an article say. No site
 * is known by name.
 */
#ifndef MUBIAO_PARSE_CONTENT_H
#define MUBIAO_PARSE_CONTENT_H

#include "core/arena.h"
#include "core/document.h"
#include "parse/tree.h"

#include <glib.h>
#include <stdint.h>

enum page_kind { PAGE_ARTICLE, PAGE_LIST, PAGE_OTHER };

/* One block of the page in reading order. */
struct content_block {
    enum block_kind kind;
    uint32_t node; /* the block's element, or its first text node; plain text: the line, from 0 */
    uint32_t bytes;
    const char *text; /* NUL-terminated, white space normalised, not simplified */
};

struct content {
    enum page_kind kind;
    uint32_t headline;            /* element that holds the headline; 0: not found */
    const char *headline_text;    /* of that element, or of the line; NULL: not found */
    uint32_t container;           /* lowest element around all of the body; 0: no body */
    uint32_t first, last;         /* nodes of the first and last body block */
    struct content_block *blocks; /* the body, with BLOCK_CAPTION never among them */
    uint32_t n_blocks;
    /*
     * Lines near the body that are not body, in page order: dateline, source, author and
     * editor lines, notes on rights. For meta to read; `node` tells where they stand.
     */
    struct content_block *notes;
    uint32_t n_notes;
    const char **captions;
    uint32_t n_captions;
    uint32_t pages; /* 0: not said */
};

const char *page_kind_name(enum page_kind kind);

/* Find the article in `t`. All memory is in `a`. Linear in the size of the tree. */
void content_find(struct content *c, const struct tree *t, struct arena *a);

#endif
