/*
 * libFuzzer target over all of parse. The first byte of an input says how the rest
 * is taken: bit 0 text or HTML, bits 1-3 the Content-Type's charset, bits 4-6 the
 * mode of simplification. Build and run:
 *
 *   make FUZZ=1 CC=clang build/fuzz/fuzz_parse
 *   build/fuzz/fuzz_parse -max_len=65536 -dict=tests/fuzz/parse.dict tests/fuzz/corpus_parse
 */
#include "core/document.h"
#include "core/text.h"
#include "parse/parse.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The dictionaries stand beside the fuzzer: it is not in a bin folder. */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    char *dir = g_path_get_dirname((*argv)[0]);
    char *data = g_build_filename(dir, "share", "mubiao", NULL);

    (void)argc;
    g_setenv("MUBIAO_DATA", data, FALSE);
    g_free(data);
    g_free(dir);
    return 0;
}

static const char *const TYPES[8] = {
    NULL,
    "text/html; charset=utf-8",
    "text/html; charset=gbk",
    "text/html; charset=big5",
    "text/html; charset=utf-16le",
    "text/html; charset=utf-16be",
    "text/html; charset=shift_jis",
    "text/html; charset=iso-8859-1",
};

static struct parser *parser_of(enum simplify_mode mode)
{
    static struct parser *parsers[SIMPLIFY_OFF + 1]; /* one thread, never freed: a fuzzer only */

    if (!parsers[mode]) {
        struct parse_options options = { .simplify = mode };
        parsers[mode] = parser_new(&options, NULL);
        if (!parsers[mode])
            abort();
    }
    return parsers[mode];
}

/* What every document promises. */
static void check(const struct document *doc)
{
    uint32_t last = 0;

    if (!g_utf8_validate_len(doc->text, doc->text_bytes, NULL) ||
        doc->text_chars != text_length(doc->text, doc->text_bytes))
        abort();
    if (doc->original && !doc->align &&
        text_length(doc->original, strlen(doc->original)) != doc->text_chars)
        abort();
    for (uint32_t i = 0; i < doc->n_blocks; i++) {
        if (doc->blocks[i].start < last || doc->blocks[i].end < doc->blocks[i].start ||
            doc->blocks[i].end > doc->text_chars)
            abort();
        last = doc->blocks[i].end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct document *doc, *again;
    struct page page = { .url = "https://news.example/2024/0801/c1-2.html" };
    GString *line;

    if (size < 1)
        return 0;
    if (!doc) {
        doc = document_new();
        again = document_new();
    }
    page.plain_text = data[0] & 1;
    page.content_type = TYPES[data[0] >> 1 & 7];
    page.bytes = data + 1;
    page.n = size - 1;
    if (parser_parse(parser_of((enum simplify_mode)(MIN(data[0] >> 4 & 7, SIMPLIFY_OFF))), &page,
                     doc, NULL)) {
        check(doc);
        line = g_string_new(NULL);
        document_write(doc, line);
        if (!document_read(again, line->str, line->len - 1, NULL)) /* what is written can be read */
            abort();
        check(again);
        document_reset(again);
        g_string_free(line, TRUE);
    }
    document_reset(doc);
    return 0;
}
