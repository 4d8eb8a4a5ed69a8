/*
 * document.h - one article on its way through the stages.
 *
 * parse makes documents, extract adds mentions, normalize reads both. All
 * strings are valid UTF-8, NUL-terminated, owned by the document's arena (or
 * static), and NULL where the page says nothing.
 *
 * In JSON a document is one object on one line; see docs/schema/document.json.
 * The smallest one is {"text":"…"}: every other field may be absent.
 */
#ifndef MUBIAO_CORE_DOCUMENT_H
#define MUBIAO_CORE_DOCUMENT_H

#include "core/arena.h"
#include "core/mention.h"

#include <glib.h>
#include <stdint.h>

/* Caps, in bytes: longer input is rejected, not cut. */
#define DOCUMENT_MAX_TEXT ((gsize)64 << 20)
#define DOCUMENT_MAX_LINE ((gsize)512 << 20)

enum block_kind {
    BLOCK_P,
    BLOCK_H1,
    BLOCK_H2,
    BLOCK_H3,
    BLOCK_H4,
    BLOCK_H5,
    BLOCK_H6,
    BLOCK_LI,
    BLOCK_TD,    /* one table row: its cells in reading order */
    BLOCK_QUOTE, /* blockquote */
    BLOCK_PRE,
    BLOCK_CAPTION, /* of a picture or table: stands in `captions`, not in `text` */
    BLOCK_KINDS
};

/* A paragraph, heading, list item …: code points [start, end) of `text`, without the \n behind it. */
struct block {
    enum block_kind kind;
    uint32_t start, end;
};

struct document {
    struct arena arena;

    const char *id;        /* 32 hex digits; see core/id.h */
    const char *url;       /* as fetched, or "file:PATH"; NULL where unknown */
    const char *canonical; /* the page's own idea of its URL */
    const char *fetched;   /* UTC, "2024-08-02T03:04:05Z" */
    const char *title;
    const char *published;      /* ISO 8601 as precise as the page says: day, or minute with zone */
    const char *published_from; /* "json-ld", "meta", "page", "url", "header" … */
    const char *modified;       /* when the page says it was updated */
    const char *source;         /* who wrote it first (来源) */
    const char *author;         /* names joined by "、" */
    const char *editor;
    const char *site;
    const char *language; /* BCP 47, of the page's own script: "zh-Hans", "zh-Hant" */
    const char *script;   /* "hans" or "hant", of the page as it was */
    const char *kind;     /* "article", "list", "other" */
    const char *keywords; /* joined by "、" */
    const char *charset;  /* what the bytes were decoded from */
    uint32_t pages;       /* how many pages the article has, 0: not said */
    gboolean truncated;   /* the payload was cut off before it reached us */

    const char *text; /* blocks joined by \n, simplified; never NULL ("" where there is none) */
    gsize text_bytes;
    uint32_t text_chars;
    const char *original; /* `text` before simplification; NULL where it changed nothing */
    const char *align;    /* only for configurations that change lengths; see parse/simplify.h */

    struct block *blocks;
    uint32_t n_blocks;
    const char **captions; /* of pictures, in page order */
    uint32_t n_captions;

    struct mention *mentions;
    uint32_t n_mentions;
};

struct document *document_new(void);
/* Empty it for the next input; its memory is reused. */
void document_reset(struct document *doc);
void document_free(struct document *doc); /* NULL is fine */

/* Takes `text` (arena-owned, valid UTF-8, NUL-terminated) and counts it. */
void document_set_text(struct document *doc, const char *text, gsize bytes);

/*
 * Fill `id` where it is NULL: of `canonical`, else `url` if it is http(s), else
 * of the `n` bytes of `body` (the text, where `body` is NULL).
 */
void document_set_id(struct document *doc, const void *body, gsize n);

/* Was the page in traditional script? Not where nobody told. */
static inline gboolean document_is_traditional(const struct document *doc)
{
    return g_strcmp0(doc->script, "hant") == 0;
}

const char *block_kind_name(enum block_kind kind); /* "p", "h2", "li" … */

/* Append the document as one JSON line, "\n" included, to `out`. */
void document_write(const struct document *doc, GString *out);

/*
 * Read one JSON line of `n` bytes into `doc` (which is reset first). Unknown keys are
 * passed over. Where there are no blocks, each line of text becomes a paragraph. Returns
 * false with a MUBIAO_ERROR_INPUT (no JSON object, no "text", wrong types, offsets out
 * of order) or MUBIAO_ERROR_LIMIT error.
 */
gboolean document_read(struct document *doc, const char *line, gsize n, GError **error);

#endif
