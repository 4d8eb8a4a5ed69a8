#include "core/program.h"
#include "core/error.h"
#include "extract/extract.h"

static char **rules, **tables;

static const GOptionEntry ENTRIES[] = {
    { "rules", 'r', 0, G_OPTION_ARG_FILENAME_ARRAY, &rules,
      "A folder with more *.rules files; may be given again", "FOLDER" },
    { "tables", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &tables,
      "A folder with more *.tsv tables; may be given again", "FOLDER" },
    G_OPTION_ENTRY_NULL,
};

struct work {
    struct extractor *extractor;
    struct extract_scratch *scratch;
    GString *out;
};

static gboolean one_document(void *data, struct document *doc, GError **error)
{
    struct work *w = data;

    if (!extractor_run(w->extractor, w->scratch, doc, error))
        return FALSE;
    g_string_truncate(w->out, 0);
    document_write(doc, w->out);
    return program_write(w->out, error);
}

static gboolean run(struct program_run *program, GError **error)
{
    struct extract_options options = { (const char *const *)rules, (const char *const *)tables };
    struct work w = { .extractor = extractor_new(&options, error) };
    gboolean ok;

    if (!w.extractor)
        return FALSE;
    w.scratch = extract_scratch_new(w.extractor);
    w.out = g_string_new(NULL);
    ok = program_each_document(program, one_document, &w, error);
    g_string_free(w.out, TRUE);
    extract_scratch_free(w.scratch);
    extractor_free(w.extractor);
    return ok;
}

int extract_main(int argc, char **argv)
{
    static const struct program PROGRAM = {
        .stage = "extract",
        .arguments = "[FILE…]",
        .summary = "Find dates, quantities, sectors, regions and plans in documents.",
        .description =
            "Reads JSON documents, one a line, as mubiao-parse writes them ({\"text\":\"…\"} is\n"
            "enough), and writes each again with its mentions.\n\n"
            "  mubiao-parse page.html | mubiao-extract | jq -c '.mentions[]'",
        .entries = ENTRIES,
        .run = run,
    };
    int status = program_main(&PROGRAM, argc, argv);

    g_clear_pointer(&rules, g_strfreev);
    g_clear_pointer(&tables, g_strfreev);
    return status;
}
