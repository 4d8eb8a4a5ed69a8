/*
 * parse.h - a page's bytes → a clean document.
 *
 * A parser holds what is read once (dictionaries, patterns); it is not changed by
 * parsing, so one parser serves any number of threads.
 */
#ifndef MUBIAO_PARSE_PARSE_H
#define MUBIAO_PARSE_PARSE_H

#include "core/document.h"
#include "core/reject.h"

#include <glib.h>
#include <stdint.h>

/* The most bytes a page may have; larger ones are rejected before memory is taken. */
#define PARSE_MAX_PAGE ((gsize)64 << 20)

enum simplify_mode {
    SIMPLIFY_NEWS,
    SIMPLIFY_T2S,
    SIMPLIFY_TW2S,
    SIMPLIFY_TW2SP,
    SIMPLIFY_HK2S,
    SIMPLIFY_OFF
};
/* "news", "t2s" … "off"; returns false for any other word. */
gboolean simplify_mode_parse(const char *name, enum simplify_mode *mode);

struct parse_options {
    enum simplify_mode simplify; /* 0 is SIMPLIFY_NEWS, the default */
    gsize max_page;              /* bytes; 0: PARSE_MAX_PAGE */
};

struct parser;

/* Returns NULL with MUBIAO_ERROR_USAGE where a dictionary is missing or broken. */
struct parser *parser_new(const struct parse_options *options, GError **error);
void parser_free(struct parser *p); /* NULL is fine */

/* One page as it came in. Nothing here is kept after the call that gets it. */
struct page {
    const char *url;           /* "https://…", "file:PATH"; NULL: unknown */
    const char *fetched;       /* UTC, or NULL */
    const char *content_type;  /* the HTTP header's value, or NULL */
    const char *last_modified; /* the HTTP header's value, or NULL */
    gboolean plain_text;       /* the bytes are text, not HTML */
    gboolean truncated;
    const guint8 *bytes;
    gsize n;
};

/*
 * Parse one page into `doc` (which must be new or reset). Every page that is text
 * gives a document; one without an article has kind "list" or "other" and an empty
 * text. Returns false with MUBIAO_ERROR_INPUT (empty, binary, nothing readable) or
 * MUBIAO_ERROR_LIMIT (over max_page).
 */
gboolean parser_parse(const struct parser *p, const struct page *page, struct document *doc,
                      GError **error);

/*
 * Read one input (path, or "-" for stdin) and hand each page in it to `each`: all
 * responses, resources and conversions of a WARC file (told by its bytes), else
 * the file itself: plain text if it is named .txt or has no markup, else HTML.
 *
 * `each` returns false to stop. A part of the input that cannot be used (a cut-off
 * record, say) goes to `bad`, with the record's URI or else the path as `input`,
 * and reading goes on. Returns false with `error` where the input itself cannot be
 * read, or where `each` stopped with an error.
 */
typedef gboolean page_func(void *data, const struct page *page, GError **error);
typedef void page_bad_func(void *data, const char *input, uint64_t record, const GError *error);
gboolean parse_each_page(const char *path, gsize max_page, page_func *each, page_bad_func *bad,
                         void *data, GError **error);

/* The word for an error of parse_each_page() or parser_parse(); `otherwise` where none fits. */
enum reject_reason parse_reject_reason(const GError *error, enum reject_reason otherwise);

/* The program mubiao-parse. */
int parse_main(int argc, char **argv);

#endif
