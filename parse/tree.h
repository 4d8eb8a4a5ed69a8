/*
 * tree.h - a page's elements and text in one flat array.
 *
 * Built from html.h's events on decoded UTF-8 bytes. Nodes stand in
 * source order (preorder), so the subtree of node i is [i, end): its first child, if
 * any, is i + 1 and the next sibling of c is c's end. Only attributes that somebody
 * reads are kept. Nothing points into the page.
 *
 *     for (uint32_t c = tree_first(t, i); c; c = tree_next(t, c)) …      children
 *     for (uint32_t d = i + 1; d < t->nodes[i].end; d++) …               all below
 */
#ifndef MUBIAO_PARSE_TREE_H
#define MUBIAO_PARSE_TREE_H

#include "core/arena.h"

#include <glib.h>
#include <stdint.h>

/* In the order of the names in tree.c, which is that of strcmp(). */
enum tag {
    TAG_A,
    TAG_ABBR,
    TAG_ADDRESS,
    TAG_ARTICLE,
    TAG_ASIDE,
    TAG_AUDIO,
    TAG_B,
    TAG_BIG,
    TAG_BLOCKQUOTE,
    TAG_BODY,
    TAG_BR,
    TAG_BUTTON,
    TAG_CAPTION,
    TAG_CENTER,
    TAG_CITE,
    TAG_CODE,
    TAG_DD,
    TAG_DEL,
    TAG_DETAILS,
    TAG_DIV,
    TAG_DL,
    TAG_DT,
    TAG_EM,
    TAG_EMBED,
    TAG_FIELDSET,
    TAG_FIGCAPTION,
    TAG_FIGURE,
    TAG_FONT,
    TAG_FOOTER,
    TAG_FORM,
    TAG_FRAME,
    TAG_FRAMESET,
    TAG_H1,
    TAG_H2,
    TAG_H3,
    TAG_H4,
    TAG_H5,
    TAG_H6,
    TAG_HEAD,
    TAG_HEADER,
    TAG_HGROUP,
    TAG_HR,
    TAG_HTML,
    TAG_I,
    TAG_IFRAME,
    TAG_IMG,
    TAG_INPUT,
    TAG_INS,
    TAG_LABEL,
    TAG_LEGEND,
    TAG_LI,
    TAG_LINK,
    TAG_MAIN,
    TAG_MAP,
    TAG_MENU,
    TAG_META,
    TAG_NAV,
    TAG_NOBR,
    TAG_NOFRAMES,
    TAG_NOSCRIPT,
    TAG_OBJECT,
    TAG_OL,
    TAG_OPTION,
    TAG_P,
    TAG_PICTURE,
    TAG_PRE,
    TAG_Q,
    TAG_RP,
    TAG_RT,
    TAG_RUBY,
    TAG_S,
    TAG_SCRIPT,
    TAG_SECTION,
    TAG_SELECT,
    TAG_SMALL,
    TAG_SOURCE,
    TAG_SPAN,
    TAG_STRIKE,
    TAG_STRONG,
    TAG_STYLE,
    TAG_SUB,
    TAG_SUMMARY,
    TAG_SUP,
    TAG_SVG,
    TAG_TABLE,
    TAG_TBODY,
    TAG_TD,
    TAG_TEMPLATE,
    TAG_TEXTAREA,
    TAG_TFOOT,
    TAG_TH,
    TAG_THEAD,
    TAG_TIME,
    TAG_TITLE,
    TAG_TR,
    TAG_TT,
    TAG_U,
    TAG_UL,
    TAG_VIDEO,
    TAG_NAMED,             /* so many have names of their own */
    TAG_OTHER = TAG_NAMED, /* any other element */
    TAG_TEXT,              /* text: no element at all */
    TAG_ROOT               /* node 0 */
};

/* The attributes that are kept, in the order of strcmp(). */
enum attribute {
    ATTR_ALIGN,
    ATTR_ALT,
    ATTR_ARIA_HIDDEN,
    ATTR_CHARSET,
    ATTR_CLASS,
    ATTR_CONTENT,
    ATTR_DATA_DATE,
    ATTR_DATA_PUBTIME,
    ATTR_DATA_TIME,
    ATTR_DATA_TIMESTAMP,
    ATTR_DATETIME,
    ATTR_HIDDEN,
    ATTR_HREF,
    ATTR_HTTP_EQUIV,
    ATTR_ID,
    ATTR_ITEMPROP,
    ATTR_ITEMTYPE,
    ATTR_LANG,
    ATTR_NAME,
    ATTR_PROPERTY,
    ATTR_REL,
    ATTR_ROLE,
    ATTR_SRC,
    ATTR_STYLE,
    ATTR_TITLE,
    ATTR_TYPE,
    ATTR_VALUE,
    ATTR_COUNT
};

enum node_flags {
    NODE_HIDDEN =
        1, /* not shown, by its own attributes: hidden, aria-hidden, display:none, off-screen */
    NODE_FAINT = 2,  /* visibility:hidden or opacity:0: often shown by a script later */
    NODE_BLOCK = 4,  /* an element that starts a new line */
    NODE_SILENT = 8, /* its text is never shown: script, style, template, head, select … */
    NODE_CENTER = 16 /* its text is centred by its own attributes */
};

struct node {
    uint32_t parent; /* 0 is the root, which is its own parent */
    uint32_t end;    /* index behind the subtree */
    uint32_t at;     /* text: offset into pool; element: index of its first attribute */
    uint32_t n;      /* text: bytes; element: how many attributes */
    uint8_t tag;     /* enum tag */
    uint8_t flags;   /* enum node_flags */
};

struct tree_attribute {
    uint8_t name;      /* enum attribute */
    const char *value; /* NUL-terminated, entities resolved, white space as in the source */
};

struct tree {
    struct node *nodes; /* nodes[0] is the root */
    uint32_t n_nodes;
    struct tree_attribute *attributes;
    uint32_t n_attributes;
    const char *pool; /* all text; runs of white space are one space except in pre and script */
    uint32_t html, head, body; /* 0: there is none */
    gboolean cut;              /* a limit ended the tree early: the rest of the page is missing */
};

/*
 * Parse `n` bytes of valid UTF-8 without NUL. Everything is in `a`. Cannot fail on bad
 * HTML; returns false with MUBIAO_ERROR_LIMIT where `n` is over PARSE_MAX_PAGE.
 * Time and memory are linear in `n`.
 */
gboolean tree_build(struct tree *t, struct arena *a, const char *utf8, gsize n, GError **error);

/* h1 to h6? */
static inline gboolean tree_is_heading(uint8_t tag)
{
    return tag >= TAG_H1 && tag <= TAG_H6;
}

static inline uint32_t tree_first(const struct tree *t, uint32_t i)
{
    return t->nodes[i].end > i + 1 ? i + 1 : 0;
}

static inline uint32_t tree_next(const struct tree *t, uint32_t i)
{
    uint32_t end = t->nodes[i].end;

    return end < t->nodes[t->nodes[i].parent].end ? end : 0;
}

/* Is `i` inside `outer` (or the same)? */
static inline gboolean tree_within(const struct tree *t, uint32_t i, uint32_t outer)
{
    return i >= outer && i < t->nodes[outer].end;
}

/* The text of a text node: `*n` bytes, not NUL-terminated. */
static inline const char *tree_slice(const struct tree *t, uint32_t i, uint32_t *n)
{
    *n = t->nodes[i].n;
    return t->pool + t->nodes[i].at;
}

/* The value of an attribute, or NULL where the element has none ("" where it is empty). */
const char *tree_attribute(const struct tree *t, uint32_t i, enum attribute name);
/* Is `word` (ASCII, any case) one of the words of class or the id of element `i`? */
gboolean tree_has_class(const struct tree *t, uint32_t i, const char *word);

/*
 * Append the shown text below `i` to `out`: hidden and silent elements left out, runs of
 * white space (also no-break and ideographic spaces) as one space, blocks and <br> parted by
 * `gap` (" " or "\n"), none at either end. At most `max` bytes are appended (0: no limit).
 */
void tree_text(const struct tree *t, uint32_t i, const char *gap, gsize max, GString *out);
/*
 * Append `n` bytes of text to `out` with each run of white space (also no-break and
 * ideographic) as one space, none behind a space or \n; zero-width characters are dropped.
 */
void tree_squeeze(GString *out, const char *s, gsize n);
/* The text of a silent element such as script, as it stands in the page, in the arena. */
const char *tree_raw_text(const struct tree *t, uint32_t i, struct arena *a, gsize *n);

#endif
