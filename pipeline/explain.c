/*
 * explain.c - `mubiao explain`: how each record of a page came about.
 */
#include "core/error.h"
#include "core/log.h"
#include "core/program.h"
#include "pipeline/chain.h"
#include "pipeline/commands.h"

#include <string.h>

static char *only_type;

static const GOptionEntry ENTRIES[] = {
    { "types", 't', 0, G_OPTION_ARG_STRING, &only_type,
      "Only these types of records, as for mubiao-normalize", "TYPE,…" },
    G_OPTION_ENTRY_NULL,
};

struct explain {
    struct program_run *run;
    struct chain chain;
    struct extract_scratch *scratch;
    struct document *doc;
    struct record_list records;
};

/* A string of a page, on one line and safe for a terminal. */
static void add_line(GString *out, const char *label, const char *value)
{
    char *s;

    if (!value)
        return;
    s = g_strdup(value);
    log_make_harmless(s);
    g_string_append_printf(out, "  %-10s %s\n", label, s);
    g_free(s);
}

/* The mention that stands where the record does: what the rule cut out. */
static void add_groups(GString *out, const struct document *doc, const struct record *r)
{
    for (uint32_t i = 0; i < doc->n_mentions; i++) {
        const struct mention *m = &doc->mentions[i];
        if (m->start < (uint32_t)r->start || m->end > (uint32_t)r->end)
            continue;
        g_string_append_printf(out, "  %-10s %s", "groups", m->rule);
        for (uint32_t g = 0; g < m->n_groups; g++)
            g_string_append_printf(out, " %s=%s", m->groups[g].name, m->groups[g].value);
        g_string_append_c(out, '\n');
    }
}

static void add_record(GString *out, const struct document *doc, const struct record *r)
{
    g_string_append_printf(out, "%s %s\n", record_type_name(r->type), r->quote ? r->quote : "");
    add_line(out, "sentence", r->sentence);
    add_line(out, "section", r->section);
    add_line(out, "rule", r->rule);
    if (r->start != RECORD_NO_INT)
        add_groups(out, doc, r);
    for (gsize i = 0; i < record_n_fields; i++) {
        const struct record_field *f = &record_fields[i];
        const void *p = (const char *)r + f->offset;
        if (strcmp(f->key, "text") == 0 || strcmp(f->key, "sentence") == 0 ||
            strcmp(f->key, "section") == 0 || strcmp(f->key, "rule") == 0 ||
            strcmp(f->key, "quote") == 0 || strcmp(f->key, "document") == 0)
            continue;
        if (f->kind == FIELD_STRING || f->kind == FIELD_NUMBER)
            add_line(out, f->key, *(const char *const *)p);
        else if (f->kind == FIELD_TRUE && *(const gboolean *)p)
            add_line(out, f->key, "true");
    }
    g_string_append_c(out, '\n');
}

static gboolean one_page(void *data, const struct page *page, GError **error)
{
    struct explain *e = data;
    GString *out = g_string_new(NULL), *trace = g_string_new(NULL);
    gboolean ok = parser_parse(e->chain.parser, page, e->doc, error) &&
                  extractor_run(e->chain.extractor, e->scratch, e->doc, error);

    if (ok) {
        normalizer_run(e->chain.normalizer, e->doc, &e->records, trace);
        for (gsize i = 0; i < e->records.n; i++)
            add_record(out, e->doc, &e->records.at[i]);
        g_string_append_printf(out, "how it was resolved\n%s", trace->str);
        ok = program_write(out, error);
    }
    record_list_clear(&e->records);
    document_reset(e->doc);
    g_string_free(trace, TRUE);
    g_string_free(out, TRUE);
    return ok;
}

static void bad_record(void *data, const char *input, uint64_t record, const GError *why)
{
    struct explain *e = data;

    rejects_add(e->run->rejects, "parse", input, record, parse_reject_reason(why, REJECT_BAD_WARC),
                why->message);
}

static gboolean each_input(struct explain *e, GError **error)
{
    for (char **input = e->run->inputs; *input; input++) {
        GError *why = NULL;
        if (parse_each_page(*input, 0, one_page, bad_record, e, &why))
            continue;
        if (!mubiao_error_is_reject(why)) {
            g_propagate_error(error, why);
            return FALSE;
        }
        rejects_add(e->run->rejects, "parse", *input, 0,
                    parse_reject_reason(why, REJECT_UNREADABLE), why->message);
        g_error_free(why);
    }
    return TRUE;
}

static gboolean run(struct program_run *program, GError **error)
{
    struct explain e = { .run = program };
    struct settings *settings = settings_new();
    gboolean ok;

    settings->types = only_type;
    ok = chain_open(&e.chain, settings, error);
    if (ok) {
        e.scratch = extract_scratch_new(e.chain.extractor);
        e.doc = document_new();
        ok = each_input(&e, error);
        document_free(e.doc);
        extract_scratch_free(e.scratch);
    }
    chain_close(&e.chain);
    record_list_release(&e.records);
    settings_free(settings);
    return ok;
}

int explain_main(int argc, char **argv)
{
    static const struct program PROGRAM = {
        .stage = "explain",
        .arguments = "[FILE…]",
        .summary = "Show how each record of a page came about.",
        .description = "For each record: its sentence, the rule that found it, the groups that the "
                       "rule cut\nout, and every field; then, in the order of the work, where "
                       "dates, deadlines,\nregions and sectors were taken from.\n\n"
                       "  mubiao explain samples/plan.html",
        .entries = ENTRIES,
        .run = run,
    };
    int status = program_main(&PROGRAM, argc, argv);

    g_clear_pointer(&only_type, g_free);
    return status;
}
