/*
 * meta_clues.h - what a page says about its article, gathered in one walk over the tree.
 *
 * The other meta_*.c weigh these clues; nothing here decides. All strings are in the
 * document's arena or the tree's pool.
 */
#ifndef MUBIAO_PARSE_META_CLUES_H
#define MUBIAO_PARSE_META_CLUES_H

#include "parse/content.h"
#include "parse/meta_byline.h"
#include "parse/meta_jsonld.h"
#include "parse/parse.h"

/* More than any honest page has; what is over is not looked at. */
#define CLUE_METAS    400
#define CLUE_HEADINGS 120
#define CLUE_ARTICLES 12
#define CLUE_TIMES    60
#define CLUE_SCRIPTS  400
#define CLUE_HEAD     160 /* lines before the body */
#define CLUE_TAIL     30  /* lines behind it */

/* A meta element: `name` is its name, property, itemprop or http-equiv. */
struct clue_meta {
    const char *name, *value;
};

/* One line of shown text, as a reader sees it: inline elements joined, parted by blocks. */
struct clue_line {
    const char *text; /* white space squeezed, a blank between inline elements */
    uint32_t n;
    uint32_t node;    /* its first text node */
    uint32_t element; /* the innermost block around it */
    uint8_t heading;  /* 1 … 6, 0: no heading */
    gboolean linked;  /* most of it is link text */
    gboolean inside;  /* it stands inside the body */
};

/* An element that says a time: <time>, itemprop, data-time … */
struct clue_time {
    const char *value;
    uint32_t node;
    gboolean published, modified; /* by its itemprop or pubdate */
};

struct clues {
    struct arena *arena;
    const struct tree *tree;
    const struct content *content;
    const struct page *page;

    struct clue_meta *metas;
    uint32_t n_metas;
    const char *title;     /* of <title>, squeezed */
    const char *canonical; /* of <link rel=canonical> */
    const char *language;  /* of <html lang> */
    struct jsonld_article *articles;
    gsize n_articles;
    struct clue_line *headings; /* all over the page */
    uint32_t n_headings;
    struct clue_line *head; /* lines before the body, the last one is nearest to it */
    uint32_t n_head;
    struct clue_line *tail; /* lines behind the body */
    uint32_t n_tail;
    struct clue_time *times;
    uint32_t n_times;
    uint32_t *scripts; /* inline scripts that are code or data */
    uint32_t n_scripts;
};

void clues_gather(struct clues *clues, struct arena *a, const struct tree *tree,
                  const struct content *content, const struct page *page);

/* The text of script `i` of `scripts`, in the tree where it can be. */
const char *clues_script(const struct clues *clues, uint32_t i, gsize *n);

/* The value of the first meta of this name (any case) that is not empty, or NULL. */
const char *clues_meta(const struct clues *clues, const char *name);
/* The same for the first of a NULL-terminated list of names. */
const char *clues_meta_any(const struct clues *clues, const char *const *names);

/*
 * `s` without blanks, punctuation and case, full-width letters folded: what two ways of
 * writing the same headline have in common. At most `max` bytes of `s` are read.
 */
const char *clues_fold(struct arena *a, const char *s, gsize n, gsize max, gsize *length);

#endif
