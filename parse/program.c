#include "core/program.h"
#include "core/error.h"
#include "core/log.h"
#include "parse/parse.h"

#include <string.h>

#define KEEP_OUTPUT ((gsize)1 << 20) /* of the line buffer, from one page to the next */

static struct {
    char *simplify;
    gint64 max_page;
} option;

static const GOptionEntry ENTRIES[] = {
    { "simplify", 's', 0, G_OPTION_ARG_STRING, &option.simplify,
      "Characters of the text: news (default), t2s, tw2s, tw2sp, hk2s or off", "MODE" },
    { "max-page", 0, 0, G_OPTION_ARG_INT64, &option.max_page,
      "Reject pages of more than N bytes (default and most: 67108864)", "N" },
    G_OPTION_ENTRY_NULL,
};

struct work {
    struct program_run *run;
    const char *input;
    struct parser *parser;
    struct document *doc;
    GString *out;
    gsize max_page;
};

enum reject_reason parse_reject_reason(const GError *error, enum reject_reason otherwise)
{
    if (g_str_has_prefix(error->message, "empty"))
        return REJECT_EMPTY;
    if (g_str_has_prefix(error->message, "binary"))
        return REJECT_BINARY;
    return reject_reason_of(error, otherwise);
}

static void bad_record(void *data, const char *input, uint64_t record, const GError *error)
{
    struct work *w = data;

    rejects_add(w->run->rejects, "parse", input, record,
                parse_reject_reason(error, REJECT_BAD_WARC), error->message);
}

static gboolean one_page(void *data, const struct page *page, GError **error)
{
    struct work *w = data;
    GError *why = NULL;
    gboolean ok = TRUE;

    if (parser_parse(w->parser, page, w->doc, &why)) {
        g_string_truncate(w->out, 0);
        document_write(w->doc, w->out);
        ok = program_write(w->out, error);
        if (w->out->allocated_len > KEEP_OUTPUT) {
            g_string_free(w->out, TRUE);
            w->out = g_string_new(NULL);
        }
    } else if (mubiao_error_is_reject(why)) {
        rejects_add(w->run->rejects, "parse", page->url ? page->url : w->input, 0,
                    parse_reject_reason(why, REJECT_BAD_ENCODING), why->message);
        g_error_free(why);
    } else {
        g_propagate_error(error, why);
        ok = FALSE;
    }
    document_reset(w->doc);
    if (!w->run->inputs[1])
        progress_add(w->run->progress, 1);
    return ok;
}

static gboolean each_input(struct work *w, GError **error)
{
    progress_expect(w->run->progress, w->run->inputs[1] ? g_strv_length(w->run->inputs) : 0);
    for (char **input = w->run->inputs; *input; input++) {
        GError *why = NULL;
        w->input = *input;
        if (!parse_each_page(*input, w->max_page, one_page, bad_record, w, &why)) {
            if (!mubiao_error_is_reject(why)) {
                g_propagate_error(error, why);
                return FALSE;
            }
            rejects_add(w->run->rejects, "parse", *input, 0,
                        parse_reject_reason(why, REJECT_UNREADABLE), why->message);
            g_error_free(why);
        }
        if (w->run->inputs[1])
            progress_add(w->run->progress, 1);
    }
    return TRUE;
}

static gboolean read_options(struct parse_options *o, GError **error)
{
    if (option.simplify && !simplify_mode_parse(option.simplify, &o->simplify)) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE,
                    "--simplify %s: give news, t2s, tw2s, tw2sp, hk2s or off", option.simplify);
        return FALSE;
    }
    if (option.max_page < 0 || (guint64)option.max_page > PARSE_MAX_PAGE) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE,
                    "--max-page %" G_GINT64_FORMAT ": give 1 to %zu bytes", option.max_page,
                    PARSE_MAX_PAGE);
        return FALSE;
    }
    o->max_page = (gsize)option.max_page;
    return TRUE;
}

static gboolean run_parse(struct program_run *run, GError **error)
{
    struct parse_options options = { 0 };
    struct work w = { .run = run };
    gboolean ok;

    if (!read_options(&options, error))
        return FALSE;
    w.parser = parser_new(&options, error);
    if (!w.parser)
        return FALSE;
    w.max_page = options.max_page;
    w.doc = document_new();
    w.out = g_string_new(NULL);
    ok = each_input(&w, error);
    g_string_free(w.out, TRUE);
    document_free(w.doc);
    parser_free(w.parser);
    return ok;
}

int parse_main(int argc, char **argv)
{
    static const struct program PROGRAM = {
        .stage = "parse",
        .arguments = "[FILE…]",
        .summary =
            "Turn news pages into documents: clean, simplified text with title, date, source.",
        .description =
            "Reads WARC files (plain or gzipped), HTML pages and text files, told apart by what "
            "is\n"
            "in them (.txt is always text), or stdin. Writes one JSON document a line.\n\n"
            "  mubiao-parse page.html | jq -r .text\n"
            "  mubiao-parse CC-MAIN-20240801-00001.warc.gz > documents.jsonl",
        .entries = ENTRIES,
        .run = run_parse,
    };
    int status = program_main(&PROGRAM, argc, argv);

    g_clear_pointer(&option.simplify, g_free);
    return status;
}
