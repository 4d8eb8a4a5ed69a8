#include "core/program.h"

#include "core/error.h"
#include "core/lines.h"
#include "core/log.h"
#include "core/version.h"

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

gboolean program_write(const GString *out, GError **error)
{
    gsize done = 0;

    while (done < out->len) {
        gssize n = write(STDOUT_FILENO, out->str + done, out->len - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_IO, "cannot write the output: %s",
                        g_strerror(errno));
            return FALSE;
        }
        done += (gsize)n;
    }
    return TRUE;
}

enum reject_reason reject_reason_of(const GError *error, enum reject_reason otherwise)
{
    return error->domain == MUBIAO_ERROR && error->code == MUBIAO_ERROR_LIMIT ? REJECT_TOO_LARGE
                                                                              : otherwise;
}

/* Which kind of failure a message of the JSON reader speaks of. */
static enum reject_reason line_reason(const GError *error)
{
    return reject_reason_of(error, g_str_has_prefix(error->message, "not a JSON object")
                                       ? REJECT_BAD_JSON
                                       : REJECT_BAD_RECORD);
}

void program_reject(struct program_run *run, const char *input, uint64_t line, const GError *error)
{
    rejects_add(run->rejects, run->stage, input, line,
                line ? line_reason(error) : reject_reason_of(error, REJECT_UNREADABLE),
                error->message);
}

/* Returns false where the run must end. */
static gboolean one_line(struct program_run *run, const char *input, uint64_t number,
                         program_line_func *each, void *data, const char *line, gsize n,
                         GError **error)
{
    GError *why = NULL;

    if (n && !each(data, line, n, &why)) {
        if (!mubiao_error_is_reject(why)) {
            g_propagate_error(error, why);
            return FALSE;
        }
        program_reject(run, input, number, why);
        g_error_free(why);
    }
    progress_add(run->progress, 1);
    return TRUE;
}

static gboolean lines_of_input(struct program_run *run, const char *input, gsize max_line,
                               program_line_func *each, void *data, GError **error)
{
    GError *why = NULL;
    struct lines *l = lines_open(input, max_line, &why);
    gboolean ok = TRUE;

    if (!l) {
        program_reject(run, input, 0, why);
        g_error_free(why);
        return TRUE;
    }
    while (ok) {
        const char *line;
        gboolean cut;
        gsize n;
        enum lines_status got = lines_next(l, &line, &n, &cut, error);
        if (got == LINES_END)
            break;
        if (got == LINES_FAILED) {
            ok = FALSE;
        } else if (got == LINES_LONG) {
            char *detail = g_strdup_printf("line of more than %zu bytes", max_line);
            rejects_add(run->rejects, run->stage, input, lines_number(l), REJECT_TOO_LARGE, detail);
            g_free(detail);
        } else {
            ok = one_line(run, input, lines_number(l), each, data, line, n, error);
        }
    }
    lines_close(l);
    return ok;
}

gboolean program_each_line(struct program_run *run, gsize max_line, program_line_func *each,
                           void *data, GError **error)
{
    for (char **input = run->inputs; *input; input++)
        if (!lines_of_input(run, *input, max_line, each, data, error))
            return FALSE;
    return TRUE;
}

struct document_lines {
    struct document *doc;
    program_document_func *each;
    void *data;
};

static gboolean document_line(void *data, const char *line, gsize n, GError **error)
{
    struct document_lines *d = data;

    return document_read(d->doc, line, n, error) && d->each(d->data, d->doc, error);
}

gboolean program_each_document(struct program_run *run, program_document_func *each, void *data,
                               GError **error)
{
    struct document_lines d = { document_new(), each, data };
    gboolean ok = program_each_line(run, DOCUMENT_MAX_LINE, document_line, &d, error);

    document_free(d.doc);
    return ok;
}

/* ---- options ---- */

static struct {
    gboolean version, quiet, verbose;
    char *rejects;
    char **inputs;
} common;

static const GOptionEntry COMMON[] = {
    { "rejects", 0, 0, G_OPTION_ARG_FILENAME, &common.rejects,
      "Write a JSON line for each input that could not be used", "FILE" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &common.quiet, "No warnings, no progress", NULL },
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &common.verbose, "Say more on stderr", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &common.version, "Print the version and exit", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &common.inputs, NULL, NULL },
    G_OPTION_ENTRY_NULL,
};

static gboolean parse_options(const struct program *program, int *argc, char ***argv,
                              GError **error)
{
    GOptionContext *context = g_option_context_new(program->arguments);
    gboolean ok;

    g_option_context_set_summary(context, program->summary);
    g_option_context_set_description(context, program->description);
    if (program->entries)
        g_option_context_add_main_entries(context, program->entries, NULL);
    g_option_context_add_main_entries(context, COMMON, NULL);
    ok = g_option_context_parse(context, argc, argv, error);
    g_option_context_free(context);
    return ok;
}

enum exit_status program_status(const GError *error)
{
    if (error->domain == G_OPTION_ERROR)
        return EXIT_USAGE;
    if (error->domain != MUBIAO_ERROR)
        return EXIT_IO;
    switch (error->code) {
    case MUBIAO_ERROR_USAGE:
        return EXIT_USAGE;
    case MUBIAO_ERROR_TEMPFAIL:
        return EXIT_TEMPFAIL;
    default:
        return EXIT_IO;
    }
}

static gboolean run_program(const struct program *program, gboolean *rejected, GError **error)
{
    static char *STDIN[] = { (char *)"-", NULL };
    struct program_run run = {
        .stage = program->stage,
        .inputs = common.inputs ? common.inputs : STDIN,
        .named = common.inputs != NULL,
        .quiet = common.quiet,
        .rejects_named = common.rejects != NULL,
    };
    gboolean ok;

    run.rejects = rejects_open(common.rejects, error);
    if (!run.rejects)
        return FALSE;
    run.progress = progress_new(program->stage, common.quiet);
    ok = program->run(&run, error);
    progress_free(run.progress);
    *rejected = rejects_count(run.rejects) > 0;
    return rejects_close(run.rejects, ok ? error : NULL) && ok;
}

int program_main(const struct program *program, int argc, char **argv)
{
    GError *error = NULL;
    gboolean rejected = FALSE;
    int status = EXIT_DONE;

    setlocale(LC_CTYPE, "C.UTF-8"); /* arguments are bytes to us; messages are UTF-8 */
    signal(SIGPIPE, SIG_IGN);       /* a closed pipe is an error of write(2), and said */
    log_init(program->stage, LOG_WARNING);
    if (!parse_options(program, &argc, &argv, &error)) {
        log_error("%s; try --help", error->message);
        g_error_free(error);
        return EXIT_USAGE;
    }
    if (common.version) {
        GString *v = g_string_new("mubiao-" /* one name for the whole kit */);
        g_string_append_printf(v, "%s %s\n", program->stage, MUBIAO_VERSION);
        status = program_write(v, NULL) ? EXIT_DONE : EXIT_IO;
        g_string_free(v, TRUE);
        return status;
    }
    log_init(program->stage, common.quiet ? LOG_ERROR : common.verbose ? LOG_INFO : LOG_WARNING);
    if (!run_program(program, &rejected, &error)) {
        log_error("%s", error ? error->message : "failed");
        status = error ? (int)program_status(error) : EXIT_IO;
        g_clear_error(&error);
    } else if (rejected) {
        status = EXIT_REJECTS;
    }
    g_clear_pointer(&common.rejects, g_free);
    g_clear_pointer(&common.inputs, g_strfreev);
    return status;
}
