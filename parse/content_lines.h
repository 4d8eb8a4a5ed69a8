/*
 * content_lines.h - a page as the lines a reader sees, with what each is made of.
 *
 * A line ends at each block element and each <br>. Lines stand in the order of the
 * page, so the lines of one element are a range.
 */
#ifndef MUBIAO_PARSE_CONTENT_LINES_H
#define MUBIAO_PARSE_CONTENT_LINES_H

#include "core/arena.h"
#include "core/document.h"
#include "parse/tree.h"

enum line_flags {
    LINE_CAPTION = 1,     /* in figcaption or caption */
    LINE_AFTER_IMAGE = 2, /* a picture stands right before it */
    LINE_BOLD = 4,        /* all of it is bold or in a heading */
    LINE_CENTER = 8,      /* centred by its element */
    LINE_BREAK = 16,      /* begins behind a <br>, in the block of the line before */
    LINE_UNIT = 32,       /* in one of many alike: teasers, comments, menu entries */
    LINE_QUOTE = 64,      /* in blockquote */
    LINE_DATE = 128,      /* holds a date or a clock time */
    LINE_CONTROL = 256    /* all of it is in a button or label */
};

struct line {
    uint32_t node;  /* first text node */
    uint32_t block; /* the nearest block element around it */
    uint32_t row;   /* nearest table row around it, or 0 */
    uint32_t bytes;
    const char *text; /* NUL-terminated, white space squeezed */
    uint32_t chars;   /* letters, digits and characters: no spaces, no punctuation */
    uint32_t links;   /* those in links */
    uint16_t marks;   /* ，。；！？ and the like */
    uint16_t flags;   /* enum line_flags */
    uint8_t kind;     /* enum block_kind */
    float gain;       /* how much it speaks for being part of an article */
};

struct lines_of_page {
    struct line *lines;
    uint32_t n;
    uint32_t *before; /* before[i]: how many lines start before node i; n_nodes + 1 entries */
};

/* `hidden`: take hidden elements too. Everything is in `a`. */
void content_lines(struct lines_of_page *p, const struct tree *t, struct arena *a, gboolean hidden);

/* Letters of `n` bytes of text, as line.chars counts them; `*marks` gets the punctuation. */
uint32_t content_letters(const char *s, gsize n, uint32_t *marks);

#endif
