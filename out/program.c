#include "core/program.h"
#include "core/error.h"
#include "core/log.h"
#include "out/out.h"

#include <string.h>

static char **targets;

static const GOptionEntry ENTRIES[] = {
    { "to", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &targets,
      "Where to: FILE.jsonl, FILE.db, jsonl:FILE, sqlite:FILE or - (default); may be given again",
      "TARGET" },
    G_OPTION_ENTRY_NULL,
};

/* A document record and those behind it, until the next document record. */
struct gather {
    struct program_run *run;
    GPtrArray *outs;
    struct record_list records;
    struct arena arena;
};

static gboolean put_all(struct gather *g, GError **error)
{
    gboolean ok = TRUE;

    for (guint i = 0; ok && g->records.n && i < g->outs->len; i++)
        ok = out_put(g_ptr_array_index(g->outs, i), g->records.at, g->records.n, error);
    record_list_clear(&g->records);
    arena_reset(&g->arena);
    return ok;
}

static gboolean one_record(void *data, const char *line, gsize n, GError **error)
{
    struct gather *g = data;
    struct record r;

    if (!record_read(&r, &g->arena, line, n, error))
        return FALSE;
    if (r.type == RECORD_DOCUMENT) {
        if (!put_all(g, error)) /* empties the arena: the line is read anew */
            return FALSE;
        record_read(&r, &g->arena, line, n, NULL);
    } else if (!g->records.n || !r.document || strcmp(r.document, g->records.at[0].id) != 0) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT,
                    "a %s record that does not follow its document's record",
                    record_type_name(r.type));
        return FALSE;
    }
    *record_list_add(&g->records, r.type) = r;
    return TRUE;
}

static gboolean open_all(GPtrArray *outs, GError **error)
{
    static char *STDOUT[] = { (char *)"-", NULL };

    for (char **t = targets ? targets : STDOUT; *t; t++) {
        struct out *o = out_open(*t, error);
        if (!o)
            return FALSE;
        g_ptr_array_add(outs, o);
    }
    return TRUE;
}

/* Close every output; after a failure the rest is given up. */
static gboolean close_all(GPtrArray *outs, gboolean ok, GError **error)
{
    for (guint i = 0; i < outs->len; i++) {
        if (ok)
            ok = out_close(g_ptr_array_index(outs, i), error);
        else
            out_abandon(g_ptr_array_index(outs, i));
    }
    g_ptr_array_free(outs, TRUE);
    return ok;
}

static gboolean run(struct program_run *run_, GError **error)
{
    struct gather g = { .run = run_, .outs = g_ptr_array_new() };
    gboolean ok = open_all(g.outs, error) &&
                  program_each_line(run_, DOCUMENT_MAX_LINE, one_record, &g, error) &&
                  put_all(&g, error);

    ok = close_all(g.outs, ok, error);
    record_list_release(&g.records);
    arena_release(&g.arena);
    g_clear_pointer(&targets, g_strfreev);
    return ok;
}

int out_main(int argc, char **argv)
{
    static const struct program PROGRAM = {
        .stage = "out",
        .arguments = "[FILE…]",
        .summary = "Write records to JSON Lines files and SQLite databases.",
        .description =
            "Reads records as mubiao-normalize writes them: each document's record, then its own.\n"
            "A .jsonl file appears whole or not at all; in a database each document's records are\n"
            "replaced in one transaction, so a second run changes nothing.\n\n"
            "Example: mubiao-normalize <mentions.jsonl | mubiao-out -t records.db\n",
        .entries = ENTRIES,
        .run = run,
    };

    return program_main(&PROGRAM, argc, argv);
}
