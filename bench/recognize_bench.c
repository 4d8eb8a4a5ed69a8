/*
 * recognize_bench - how fast dates, quantities, names and targets are found in texts.
 *
 *   recognize_bench [FILE…]      default: the texts of ../shared, else samples/
 *
 * The files' texts are put one behind the other, over and over, and cut into pieces of
 * 1 000, 16 000 and 256 000 characters; each size goes over the same 256 000. "rules" is
 * rules_run() alone (dates and quantities), "extract" extractor_run(), "both" that and
 * normalizer_run(). Figures are the best of five rounds, one core, nothing read or written.
 * A step that is linear keeps its figure from size to size.
 */
#include "core/datadir.h"
#include "core/document.h"
#include "core/error.h"
#include "core/text.h"
#include "extract/extract.h"
#include "extract/rules.h"
#include "normalize/normalize.h"
#include "parse/parse.h"

#include <glob.h>
#include <stdio.h>
#include <string.h>

#define CHARS  256000
#define ROUNDS 5

struct bench {
    struct parser *parser;
    struct rules *rules;
    struct rules_scratch *rules_scratch;
    struct extractor *extractor;
    struct extract_scratch *scratch;
    struct normalizer *normalizer;
    struct record_list records;
    struct document *doc;
    GArray *found;
    GString *text;
};

static gboolean add_page(void *data, const struct page *page, GError **error)
{
    struct bench *b = data;

    (void)error;
    if (parser_parse(b->parser, page, b->doc, NULL)) {
        g_string_append(b->text, b->doc->text);
        g_string_append_c(b->text, '\n');
    }
    return TRUE;
}

static void pass_over(void *data, const char *input, uint64_t record, const GError *error)
{
    (void)data, (void)record;
    fprintf(stderr, "recognize_bench: %s: %s\n", input, error->message);
}

static gboolean load(struct bench *b, GError **error)
{
    struct parse_options parse = { 0 };
    struct extract_options extract = { 0 };
    struct normalize_options normalize = { 0 };
    char *folder = data_path("rules", error);
    const char *folders[] = { folder, NULL };

    if (folder && (b->parser = parser_new(&parse, error)) &&
        (b->rules = rules_load(folders, error)) &&
        (b->extractor = extractor_new(&extract, error)) &&
        (b->normalizer = normalizer_new(&normalize, error))) {
        b->rules_scratch = rules_scratch_new();
        b->scratch = extract_scratch_new(b->extractor);
    }
    g_free(folder);
    return b->normalizer != NULL;
}

static void release(struct bench *b)
{
    rules_scratch_free(b->rules_scratch);
    extract_scratch_free(b->scratch);
    normalizer_free(b->normalizer);
    extractor_free(b->extractor);
    rules_free(b->rules);
    parser_free(b->parser);
    record_list_release(&b->records);
    document_free(b->doc);
    g_array_free(b->found, TRUE);
    g_string_free(b->text, TRUE);
}

static gboolean read_texts(struct bench *b, char *const *paths, gsize n, GError **error)
{
    gsize once;

    for (gsize i = 0; i < n; i++)
        if (!parse_each_page(paths[i], 0, add_page, pass_over, b, error))
            return FALSE;
    once = b->text->len;
    if (once == 0) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT, "no file gave a text");
        return FALSE;
    }
    while (text_length(b->text->str, b->text->len) < CHARS)
        g_string_append_len(b->text, b->text->str, (gssize)once);
    return TRUE;
}

/* Each line is a paragraph, as in a document without blocks. */
static void set_blocks(struct document *doc)
{
    const char *s = doc->text, *end = s + doc->text_bytes;
    uint32_t at = 0, lines = 1;

    for (const char *p = s; p < end; p++)
        lines += *p == '\n';
    doc->blocks = arena_alloc(&doc->arena, lines * sizeof(*doc->blocks));
    while (s < end) {
        const char *stop = memchr(s, '\n', (gsize)(end - s));
        gsize n = (gsize)((stop ? stop : end) - s);
        uint32_t chars = (uint32_t)text_length(s, n);

        if (n)
            doc->blocks[doc->n_blocks++] = (struct block){ BLOCK_P, at, at + chars };
        at += chars + 1;
        s += n + 1;
    }
}

static void only_rules(struct bench *b)
{
    g_array_set_size(b->found, 0);
    rules_run(b->rules, b->rules_scratch, &b->doc->arena, b->doc->text, b->doc->text_bytes,
              b->found, NULL);
}

static void only_extract(struct bench *b)
{
    extractor_run(b->extractor, b->scratch, b->doc, NULL);
}

static void both(struct bench *b)
{
    set_blocks(b->doc);
    only_extract(b);
    record_list_clear(&b->records);
    normalizer_run(b->normalizer, b->doc, &b->records, NULL);
}

/* Seconds of the best round over all pieces of `chars` characters; `bytes` is what they hold. */
static double best(struct bench *b, gsize chars, void (*run)(struct bench *), gsize *bytes)
{
    double least = 1e9;

    for (int round = 0; round < ROUNDS; round++) {
        const char *p = b->text->str, *end = p + b->text->len;
        gint64 start = g_get_monotonic_time();

        for (gsize done = 0; done < CHARS; done += chars) {
            gsize n = text_byte_at(p, (gsize)(end - p), chars);

            document_reset(b->doc);
            document_set_text(b->doc, arena_strndup(&b->doc->arena, p, n), n);
            run(b);
            p += n;
        }
        least = MIN(least, (double)(g_get_monotonic_time() - start) / 1e6);
        *bytes = (gsize)(p - b->text->str);
    }
    return least;
}

enum step { RULES, EXTRACT, BOTH, STEPS };

static const struct {
    const char *name;
    void (*run)(struct bench *b);
} STEP[STEPS] = { { "rules", only_rules }, { "extract", only_extract }, { "both", both } };

static const gsize SIZES[] = { 1000, 16000, CHARS };
#define N_SIZES G_N_ELEMENTS(SIZES)

/* What each step takes by itself. */
static void print_parts(double took[STEPS][N_SIZES], gsize bytes)
{
    const double ms = 1e3 * 1e6 / (double)bytes;

    printf("== ms a MB: rules, the rest of extract, normalize\n");
    for (guint k = 0; k < N_SIZES; k++)
        printf("  %6zu: %5.1f %5.1f %5.1f\n", SIZES[k], took[RULES][k] * ms,
               (took[EXTRACT][k] - took[RULES][k]) * ms, (took[BOTH][k] - took[EXTRACT][k]) * ms);
}

static void measure(struct bench *b)
{
    double took[STEPS][N_SIZES];
    gsize bytes = 0;

    printf("== dates and quantities (rules), all mentions (extract), with records (both)\n");
    for (guint i = 0; i < STEPS; i++) {
        printf("%-8s", STEP[i].name);
        for (guint k = 0; k < N_SIZES; k++) {
            double s = took[i][k] = best(b, SIZES[k], STEP[i].run, &bytes);

            printf("  %6zu: %5.2f M chars/s %6.1f MB/s", SIZES[k], CHARS / s / 1e6,
                   (double)bytes / s / 1e6);
        }
        printf("\n");
    }
    print_parts(took, bytes);
}

int main(int argc, char **argv)
{
    struct bench b = { .doc = document_new(), .text = g_string_new(NULL) };
    GError *error = NULL;
    glob_t found = { 0 };

    b.found = g_array_new(FALSE, FALSE, sizeof(struct mention));
    if (argc < 2 && glob("../shared/seeds/*.txt", 0, NULL, &found) == 0)
        glob("../shared/dev/*.txt", GLOB_APPEND, NULL, &found);
    else if (argc < 2)
        glob("samples/*.html", 0, NULL, &found);
    if (load(&b, &error) && read_texts(&b, argc < 2 ? found.gl_pathv : argv + 1,
                                       argc < 2 ? found.gl_pathc : (gsize)argc - 1, &error))
        measure(&b);
    if (error)
        fprintf(stderr, "recognize_bench: %s\n", error->message);
    globfree(&found);
    release(&b);
    return error ? 1 : 0;
}
