/*
 * rules_program.c - `mubiao rules check [FOLDER…]`.
 */
#include "core/datadir.h"
#include "core/error.h"
#include "core/program.h"
#include "extract/extract.h"
#include "extract/rules.h"

#include <string.h>

/* The built-in folder first: rules of one's own may use its defs. */
static GPtrArray *folders_of(char **names, GError **error)
{
    GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
    char *own = data_path("rules", error);

    if (!own) {
        g_ptr_array_free(folders, TRUE);
        return NULL;
    }
    g_ptr_array_add(folders, own);
    for (; *names; names++)
        g_ptr_array_add(folders, g_strdup(*names));
    g_ptr_array_add(folders, NULL);
    return folders;
}

static gboolean run(struct program_run *program, GError **error)
{
    GPtrArray *folders;
    struct rules *rules;
    GString *report;
    guint failed, checked;
    gboolean ok;

    if (!program->named || strcmp(program->inputs[0], "check") != 0) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "say what to do: mubiao rules check");
        return FALSE;
    }
    folders = folders_of(program->inputs + 1, error);
    if (!folders)
        return FALSE;
    rules = rules_load((const char *const *)folders->pdata, error);
    g_ptr_array_free(folders, TRUE);
    if (!rules)
        return FALSE;
    report = g_string_new(NULL);
    failed = rules_check(rules, report, &checked);
    g_string_append_printf(report, "%u examples hold, %u do not\n", checked - failed, failed);
    ok = program_write(report, error);
    if (ok && failed) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "%u examples do not hold", failed);
        ok = FALSE;
    }
    g_string_free(report, TRUE);
    rules_free(rules);
    return ok;
}

int rules_main(int argc, char **argv)
{
    static const struct program PROGRAM = {
        .stage = "rules",
        .arguments = "check [FOLDER…]",
        .summary = "Check every rule against its own examples.",
        .description =
            "Reads the built-in rules and those of the named folders. Exit status 2 where "
            "a rule\ndoes not do what its examples say, or a file is wrong.",
        .run = run,
    };

    return program_main(&PROGRAM, argc, argv);
}
