/*
 * libFuzzer target over the rule engine, the gazetteers and all of normalize. The first
 * byte of an input: bit 0 a date of publication, bit 1 lines marked #, - and | are
 * headings, list items and table rows, bit 2 the mentions go through JSON, too. Build
 * and run:
 *
 *   make FUZZ=1 CC=clang build/fuzz/fuzz_extract
 *   build/fuzz/fuzz_extract -max_len=4096 -only_ascii=0 -dict=tests/fuzz/extract.dict \
 *     tests/fuzz/corpus_extract
 */
#include "core/document.h"
#include "core/json.h"
#include "core/record.h"
#include "core/text.h"
#include "extract/extract.h"
#include "normalize/normalize.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PUBLISHED = 1, MARKED = 2, THROUGH_JSON = 4 };

/* Made once and kept: a fuzzer only. */
static struct extractor *extractor;
static struct extract_scratch *scratch;
static struct normalizer *normalizer;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    struct extract_options extract = { 0 };
    struct normalize_options normalize = { .types = (1u << RECORD_TYPES) - 1 };
    char *dir = g_path_get_dirname((*argv)[0]);
    char *data = g_build_filename(dir, "share", "mubiao", NULL);

    (void)argc;
    g_setenv("MUBIAO_DATA", data, FALSE); /* it stands beside the fuzzer, not beside a bin folder */
    g_free(data);
    g_free(dir);
    extractor = extractor_new(&extract, NULL);
    normalizer = normalizer_new(&normalize, NULL);
    if (!extractor || !normalizer)
        abort();
    scratch = extract_scratch_new(extractor);
    return 0;
}

/* Like assert(), of which no build flag can make nothing. */
#define demand(holds)                                                                              \
    do {                                                                                           \
        if (!(holds)) {                                                                            \
            g_printerr("%d: this does not hold: %s\n", __LINE__, #holds);                          \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

static const char *kind_of(char mark)
{
    return mark == '#' ? "h2" : mark == '-' ? "li" : mark == '|' ? "td" : "p";
}

/* Every line a block, the first character of the line says of which kind. */
static void append_blocks(GString *json, const char *text)
{
    gsize at = 0;
    const char *comma = "";

    json_key(json, "blocks");
    g_string_append_c(json, '[');
    while (*text) {
        gsize n = strcspn(text, "\n"), chars = text_length(text, n);

        if (n) {
            g_string_append_printf(json, "%s[\"%s\",%zu,%zu]", comma, kind_of(*text), at,
                                   at + chars);
            comma = ",";
        }
        at += chars + 1;
        text += n + (text[n] == '\n');
    }
    g_string_append_c(json, ']');
}

static void make_document(struct document *doc, unsigned how, const char *bytes, gsize n)
{
    GString *text = g_string_new(NULL), *json = g_string_new("{");

    text_append_valid(text, bytes, n);
    json_member(json, "url", "https://news.example/2024/0801/c1-2.html");
    json_member(json, "published", how & PUBLISHED ? "2024-08-01" : NULL);
    json_member(json, "text", text->str);
    if (how & MARKED)
        append_blocks(json, text->str);
    g_string_append_c(json, '}');
    demand(document_read(doc, json->str, json->len, NULL));
    g_string_free(json, TRUE);
    g_string_free(text, TRUE);
}

/* A record stands where it says, and what is written can be read. */
static void check_record(const struct document *doc, const struct record *r)
{
    struct arena arena = { 0 };
    struct record again;
    GString *line = g_string_new(NULL), *twice = g_string_new(NULL);

    if (r->type != RECORD_DOCUMENT) {
        demand(r->start >= 0 && r->start < r->end && r->end <= doc->text_chars);
        gsize from = text_byte_at(doc->text, doc->text_bytes, (gsize)r->start);
        gsize to = text_byte_at(doc->text, doc->text_bytes, (gsize)r->end);
        demand(strlen(r->quote) == to - from && !memcmp(r->quote, doc->text + from, to - from));
        demand(strstr(r->sentence, r->quote) != NULL);
    }
    record_write(r, line);
    demand(record_read(&again, &arena, line->str, line->len - 1, NULL));
    record_write(&again, twice);
    demand(g_string_equal(line, twice));
    g_string_free(twice, TRUE);
    g_string_free(line, TRUE);
    arena_release(&arena);
}

static void append_records(const struct record_list *records, GString *out)
{
    for (gsize i = 0; i < records->n; i++)
        record_write(&records->at[i], out);
}

static void check_records(const struct document *doc, const struct record_list *records)
{
    GHashTable *ids = g_hash_table_new(g_str_hash, g_str_equal);
    int64_t last = 0;

    for (gsize i = 0; i < records->n; i++) {
        const struct record *r = &records->at[i];

        check_record(doc, r);
        demand(r->type == RECORD_DOCUMENT || r->start >= last);
        last = r->type == RECORD_DOCUMENT ? 0 : r->start;
        demand(!r->same_as || g_hash_table_contains(ids, r->same_as));
        demand(g_hash_table_add(ids, (gpointer)(uintptr_t)r->id));
    }
    g_hash_table_unref(ids);
}

/* normalize behind a pipe says what normalize in the same process says. */
static void check_through_json(struct document *doc, const struct record_list *records)
{
    struct document *again = document_new();
    struct record_list others = { 0 };
    GString *line = g_string_new(NULL), *here = g_string_new(NULL), *there = g_string_new(NULL);

    document_write(doc, line);
    demand(document_read(again, line->str, line->len - 1, NULL));
    normalizer_run(normalizer, again, &others, NULL);
    append_records(records, here);
    append_records(&others, there);
    demand(g_string_equal(here, there));
    g_string_free(there, TRUE);
    g_string_free(here, TRUE);
    g_string_free(line, TRUE);
    record_list_release(&others);
    document_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct document *doc;
    static struct record_list records;

    if (size < 1)
        return 0;
    if (!doc)
        doc = document_new();
    make_document(doc, data[0], (const char *)data + 1, size - 1);
    record_list_clear(&records);
    if (extractor_run(extractor, scratch, doc, NULL)) {
        normalizer_run(normalizer, doc, &records, NULL);
        check_records(doc, &records);
        if (data[0] & THROUGH_JSON)
            check_through_json(doc, &records);
    }
    document_reset(doc);
    return 0;
}
