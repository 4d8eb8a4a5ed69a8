#include "core/program.h"
#include "core/error.h"
#include "normalize/normalize.h"

#define KEEP_OUTPUT ((gsize)1 << 20) /* of the line buffer, from one document to the next */

static struct {
    char *types;
    char **tables;
} option;

static const GOptionEntry ENTRIES[] = {
    { "types", 't', 0, G_OPTION_ARG_STRING, &option.types,
      "Records to write, of document, target, figure, date, sector (these five are the "
      "default), quantity, region, policy",
      "LIST" },
    { "tables", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &option.tables,
      "A folder with *.tsv of your own; may be given more than once", "FOLDER" },
    G_OPTION_ENTRY_NULL,
};

struct work {
    struct normalizer *normalizer;
    struct record_list records;
    GString *out;
};

static gboolean one_document(void *data, struct document *doc, GError **error)
{
    struct work *w = data;
    gboolean ok;

    record_list_clear(&w->records);
    normalizer_run(w->normalizer, doc, &w->records, NULL);
    g_string_truncate(w->out, 0);
    for (gsize i = 0; i < w->records.n; i++)
        record_write(&w->records.at[i], w->out);
    ok = program_write(w->out, error);
    if (w->out->allocated_len > KEEP_OUTPUT) {
        g_string_free(w->out, TRUE);
        w->out = g_string_new(NULL);
    }
    return ok;
}

static gboolean run(struct program_run *r, GError **error)
{
    struct normalize_options options = { .tables = (const char *const *)option.tables };
    struct work w = { 0 };
    gboolean ok = !option.types || normalize_parse_types(option.types, &options.types, error);

    if (!ok || !(w.normalizer = normalizer_new(&options, error)))
        return FALSE;
    w.out = g_string_new(NULL);
    ok = program_each_document(r, one_document, &w, error);
    g_string_free(w.out, TRUE);
    record_list_release(&w.records);
    normalizer_free(w.normalizer);
    return ok;
}

int normalize_main(int argc, char **argv)
{
    static const struct program PROGRAM = {
        .stage = "normalize",
        .arguments = "[FILE…]",
        .summary = "documents with mentions → records: what they mean",
        .description =
            "Reads documents with mentions as mubiao-extract writes them, one JSON object a line, "
            "and writes records, one a line: the document's own first, then targets, figures, "
            "dates and sectors in text order. A document without mentions gives its own record "
            "only.\n\nExample:\n"
            "  mubiao-parse page.html | mubiao-extract | mubiao-normalize --types target\n",
        .entries = ENTRIES,
        .run = run,
    };

    return program_main(&PROGRAM, argc, argv);
}
