#include "parse/parse.h"

#include "core/error.h"
#include "core/text.h"
#include "parse/charset.h"
#include "parse/content.h"
#include "parse/meta.h"
#include "parse/plain.h"
#include "parse/simplify.h"
#include "parse/tree.h"

#include <libxml/parser.h>
#include <string.h>

struct parser {
    struct simplifier *simplifier;
    gsize max_page;
};

struct parser *parser_new(const struct parse_options *options, GError **error)
{
    struct simplifier *s = simplifier_new(options->simplify, error);
    struct parser *p;

    if (!s)
        return NULL;
    xmlInitParser(); /* before there are threads */
    p = g_new0(struct parser, 1);
    p->simplifier = s;
    p->max_page = options->max_page ? MIN(options->max_page, PARSE_MAX_PAGE) : PARSE_MAX_PAGE;
    return p;
}

void parser_free(struct parser *p)
{
    if (!p)
        return;
    simplifier_free(p->simplifier);
    g_free(p);
}

/* The body's blocks as one text; `blocks` gets their places in it, in code points. */
static void set_body(struct document *doc, const struct content *c)
{
    gsize bytes = 0;
    uint32_t chars = 0;
    char *text, *to;

    for (uint32_t i = 0; i < c->n_blocks; i++)
        bytes += c->blocks[i].bytes + 1;
    text = to = arena_alloc(&doc->arena, bytes + 1);
    doc->blocks = arena_calloc(&doc->arena, c->n_blocks, sizeof(*doc->blocks));
    for (uint32_t i = 0; i < c->n_blocks; i++) {
        const struct content_block *b = &c->blocks[i];
        uint32_t n = (uint32_t)text_length(b->text, b->bytes);
        if (i) {
            *to++ = '\n';
            chars++;
        }
        memcpy(to, b->text, b->bytes);
        to += b->bytes;
        doc->blocks[i] = (struct block){ b->kind, chars, chars + n };
        chars += n;
    }
    *to = '\0';
    doc->n_blocks = c->n_blocks;
    document_set_text(doc, text, (gsize)(to - text));
}

static void set_rest(struct document *doc, const struct content *c)
{
    doc->kind = page_kind_name(c->kind);
    doc->captions = c->captions;
    doc->n_captions = c->n_captions;
    doc->pages = c->pages;
}

/* Blocks of a text whose length changed: each ends where its line ends. */
static void place_blocks(struct document *doc)
{
    const char *s = doc->text;
    uint32_t at = 0;

    for (uint32_t i = 0; i < doc->n_blocks; i++) {
        gsize n = strcspn(s, "\n");
        uint32_t chars = (uint32_t)text_length(s, n);
        doc->blocks[i].start = at;
        doc->blocks[i].end = at + chars;
        at += chars + 1;
        s += n + (s[n] == '\n');
    }
}

static gboolean simplify_body(const struct parser *p, struct document *doc, GError **error)
{
    const char *in = doc->text, *out;
    gsize n = doc->text_bytes, m;
    uint32_t chars = doc->text_chars;

    if (!simplify_text(p->simplifier, &doc->arena, in, n, &out, &m, error))
        return FALSE;
    if (out == in)
        return TRUE;
    doc->original = in;
    document_set_text(doc, out, m);
    doc->align = simplify_align(p->simplifier, &doc->arena, in, n);
    if (doc->text_chars != chars || doc->align)
        place_blocks(doc);
    return TRUE;
}

static gboolean simplify_all(const struct parser *p, struct document *doc, GError **error)
{
    const char **fields[] = { &doc->title,  &doc->source, &doc->author,
                              &doc->editor, &doc->site,   &doc->keywords };

    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
        *fields[i] = simplify_string(p->simplifier, &doc->arena, *fields[i]);
    for (uint32_t i = 0; i < doc->n_captions; i++)
        doc->captions[i] = simplify_string(p->simplifier, &doc->arena, doc->captions[i]);
    return simplify_body(p, doc, error);
}

static void read_text(struct document *doc, const char *utf8, gsize n, const struct page *page)
{
    struct content c;

    plain_find(&c, &doc->arena, utf8, n);
    set_body(doc, &c);
    set_rest(doc, &c);
    doc->title = c.headline_text;
    meta_extract_plain(doc, &c, utf8, n, page);
}

static gboolean read_html(struct document *doc, const char *utf8, gsize n, const struct page *page,
                          GError **error)
{
    struct content c;
    struct tree t;

    if (!tree_build(&t, &doc->arena, utf8, n, error))
        return FALSE;
    content_find(&c, &t, &doc->arena);
    set_body(doc, &c);
    set_rest(doc, &c);
    doc->truncated = doc->truncated || t.cut;
    meta_extract(doc, &t, &c, page);
    return TRUE;
}

gboolean parser_parse(const struct parser *p, const struct page *page, struct document *doc,
                      GError **error)
{
    const char *utf8;
    gsize n;

    if (page->n > p->max_page) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_LIMIT, "page of %zu bytes; the most is %zu",
                    page->n, p->max_page);
        return FALSE;
    }
    if (!charset_decode(&doc->arena, page->bytes, page->n, page->content_type, &utf8, &n,
                        &doc->charset, error))
        return FALSE;
    doc->url = arena_strdup(&doc->arena, page->url);
    doc->fetched = arena_strdup(&doc->arena, page->fetched);
    doc->truncated = page->truncated;
    if (page->plain_text)
        read_text(doc, utf8, n, page);
    else if (!read_html(doc, utf8, n, page, error))
        return FALSE;
    if (!simplify_all(p, doc, error))
        return FALSE;
    document_set_id(doc, page->bytes, page->n);
    return TRUE;
}
