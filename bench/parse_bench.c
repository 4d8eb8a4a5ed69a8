/*
 * parse_bench - what parsing pages costs, beside what cannot be avoided.
 *
 *   parse_bench [--rounds N] [--only dom|parse] FILE…
 *
 * The yardstick is libxml2's htmlReadMemory() and xmlFreeDoc() on the same, already
 * decoded bytes. "parse" is all of it: decoding, content, metadata, simplification
 * and the JSON line. Each figure is the best of N rounds over all pages, one core.
 * `--only` does one of the two, once, for a run under callgrind.
 */
#include "core/document.h"
#include "parse/charset.h"
#include "parse/parse.h"
#include "parse/simplify.h"

#include <libxml/HTMLparser.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DOM_OPTIONS                                                                                \
    (HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET)

struct sample {
    struct page page;
    const char *utf8;
    gsize n;
    gboolean decoded; /* `utf8` is a copy, in `arena` */
};

struct bench {
    struct parser *parser;
    struct document *doc;
    GString *out;
    GArray *samples;
    struct arena arena; /* decoded pages */
    gsize bytes;        /* of all pages, decoded */
    GString *traditional, *simplified;
};

static gboolean keep_page(void *data, const struct page *page, GError **error)
{
    struct bench *b = data;
    struct sample s = { .page = *page };
    const char *charset;

    s.page.bytes = g_memdup2(page->bytes, page->n);
    s.page.url = g_strdup(page->url);
    s.page.content_type = g_strdup(page->content_type);
    s.page.fetched = s.page.last_modified = NULL;
    if (!charset_decode(&b->arena, s.page.bytes, s.page.n, s.page.content_type, &s.utf8, &s.n,
                        &charset, error))
        return FALSE;
    b->bytes += s.n;
    g_array_append_val(b->samples, s);
    return TRUE;
}

static void round_dom(struct bench *b)
{
    for (guint i = 0; i < b->samples->len; i++) {
        const struct sample *s = &g_array_index(b->samples, struct sample, i);
        xmlFreeDoc(htmlReadMemory(s->utf8, (int)s->n, NULL, "UTF-8", DOM_OPTIONS));
    }
}

static void round_decode(struct bench *b)
{
    for (guint i = 0; i < b->samples->len; i++) {
        const struct page *p = &g_array_index(b->samples, struct sample, i).page;
        struct arena a = { 0 };
        const char *utf8, *charset;
        gsize n;
        charset_decode(&a, p->bytes, p->n, p->content_type, &utf8, &n, &charset, NULL);
        arena_release(&a);
    }
}

static void round_parse(struct bench *b)
{
    for (guint i = 0; i < b->samples->len; i++) {
        const struct sample *s = &g_array_index(b->samples, struct sample, i);
        g_string_truncate(b->out, 0);
        if (parser_parse(b->parser, &s->page, b->doc, NULL))
            document_write(b->doc, b->out);
        document_reset(b->doc);
    }
}

/* Seconds of the best round. */
static double best(struct bench *b, unsigned rounds, void (*round)(struct bench *))
{
    double least = 1e9;

    for (unsigned i = 0; i < rounds; i++) {
        gint64 start = g_get_monotonic_time();
        round(b);
        least = MIN(least, (double)(g_get_monotonic_time() - start) / 1e6);
    }
    return least;
}

static void say(const struct bench *b, const char *what, double seconds, double dom)
{
    printf("%-8s %8.0f pages/s  %7.3f ms/page  %7.1f MB/s  %5.2f of dom\n", what,
           b->samples->len / seconds, 1e3 * seconds / b->samples->len,
           (double)b->bytes / seconds / 1e6, seconds / dom);
}

/* ---- simplification, on the texts of the pages ---- */

static void collect_text(struct bench *b)
{
    for (guint i = 0; i < b->samples->len; i++) {
        const struct sample *s = &g_array_index(b->samples, struct sample, i);
        if (parser_parse(b->parser, &s->page, b->doc, NULL)) {
            g_string_append(b->simplified, b->doc->text);
            if (b->doc->original)
                g_string_append(b->traditional, b->doc->original);
        }
        document_reset(b->doc);
    }
}

static void bench_simplify(const char *what, const GString *text, unsigned rounds)
{
    struct simplifier *s = simplifier_new(SIMPLIFY_NEWS, NULL);
    double least = 1e9;

    for (unsigned i = 0; s && text->len && i < 4 * rounds; i++) {
        struct arena a = { 0 };
        const char *out;
        gsize n;
        gint64 start = g_get_monotonic_time();
        for (unsigned k = 0; k < 20; k++) {
            simplify_text(s, &a, text->str, text->len, &out, &n, NULL);
            arena_reset(&a);
        }
        least = MIN(least, (double)(g_get_monotonic_time() - start) / 20e6);
        arena_release(&a);
    }
    if (text->len)
        printf("simplify %-11s %7.1f MB/s (%zu bytes)\n", what, (double)text->len / least / 1e6,
               text->len);
    simplifier_free(s);
}

/* ---- memory: this program's own malloc() counts ---- */

static gsize in_use, peak;

extern void *__libc_malloc(size_t n);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t n);
extern void __libc_free(void *p);

static void *count(void *p)
{
    in_use += malloc_usable_size(p);
    peak = MAX(peak, in_use);
    return p;
}

void *malloc(size_t n)
{
    return count(__libc_malloc(n));
}

void *calloc(size_t n, size_t size)
{
    return count(__libc_calloc(n, size));
}

void *realloc(void *p, size_t n)
{
    in_use -= malloc_usable_size(p);
    return count(__libc_realloc(p, n));
}

void free(void *p)
{
    in_use -= malloc_usable_size(p);
    __libc_free(p);
}

/* The most bytes that are in use while a page is parsed and written, less those in use before. */
static gsize memory_of(struct bench *b, const struct page *page)
{
    struct document *doc = document_new();
    GString *out = g_string_new(NULL);
    gsize before = in_use;

    peak = in_use;
    if (parser_parse(b->parser, page, doc, NULL))
        document_write(doc, out);
    g_string_free(out, TRUE);
    document_free(doc);
    return peak - before;
}

static void bench_memory(struct bench *b)
{
    double worst = 0, grown = 0, bytes = 0;

    for (guint i = 0; i < b->samples->len; i++) {
        const struct page *p = &g_array_index(b->samples, struct sample, i).page;
        double more = (double)memory_of(b, p);
        grown += more;
        bytes += (double)p->n;
        worst = MAX(worst, more / (double)p->n);
    }
    printf("memory   %.1f times the pages, most for one page %.1f\n", grown / bytes, worst);
}

static void free_bench(struct bench *b)
{
    for (guint i = 0; i < b->samples->len; i++) {
        struct page *p = &g_array_index(b->samples, struct sample, i).page;
        g_free((void *)p->bytes);
        g_free((void *)p->url);
        g_free((void *)p->content_type);
    }
    g_array_free(b->samples, TRUE);
    g_string_free(b->out, TRUE);
    g_string_free(b->traditional, TRUE);
    g_string_free(b->simplified, TRUE);
    arena_release(&b->arena);
    document_free(b->doc);
    parser_free(b->parser);
}

static void measure(struct bench *b, unsigned rounds, const char *only)
{
    double dom;

    if (only) {
        best(b, 1, strcmp(only, "dom") == 0 ? round_dom : round_parse);
        return;
    }
    printf("%u pages, %zu bytes decoded\n", b->samples->len, b->bytes);
    dom = best(b, rounds, round_dom);
    say(b, "dom", dom, dom);
    say(b, "decode", best(b, rounds, round_decode), dom);
    say(b, "parse", best(b, rounds, round_parse), dom);
    bench_memory(b); /* when all tables are loaded */
    collect_text(b);
    bench_simplify("traditional", b->traditional, rounds);
    bench_simplify("simplified", b->simplified, rounds);
}

int main(int argc, char **argv)
{
    const struct parse_options options = { 0 };
    struct bench b = { .doc = document_new(),
                       .out = g_string_new(NULL),
                       .samples = g_array_new(FALSE, FALSE, sizeof(struct sample)),
                       .traditional = g_string_new(NULL),
                       .simplified = g_string_new(NULL) };
    GError *error = NULL;
    const char *only = NULL;
    unsigned rounds = 5;
    int i = 1;

    for (; i + 1 < argc && argv[i][0] == '-'; i += 2)
        if (strcmp(argv[i], "--only") == 0)
            only = argv[i + 1];
        else
            rounds = (unsigned)MAX(1, atoi(argv[i + 1]));
    b.parser = parser_new(&options, &error);
    for (; b.parser && i < argc; i++)
        if (!parse_each_page(argv[i], 0, keep_page, NULL, &b, &error)) {
            fprintf(stderr, "parse_bench: %s\n", error->message);
            g_clear_error(&error);
        }
    if (!b.parser || b.samples->len == 0) {
        fprintf(stderr, "parse_bench: %s\n", error ? error->message : "no pages named");
        return 2;
    }
    measure(&b, rounds, only);
    free_bench(&b);
    return 0;
}
