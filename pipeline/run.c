/*
 * run.c - `mubiao run`: sources in, records out, all stages in one process.
 */
#include "core/error.h"
#include "core/log.h"
#include "core/program.h"
#include "out/out.h"
#include "pipeline/chain.h"
#include "pipeline/commands.h"
#include "pipeline/inputs.h"
#include "pipeline/summary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define DEFAULT_CONFIG "pipeline.conf"
#define DEFAULT_WARC   "var/warc"

static struct {
    char *config, *summary;
    char **output;
    int workers;
} option = { .workers = -1 };

static const GOptionEntry ENTRIES[] = {
    { "config", 'c', 0, G_OPTION_ARG_FILENAME, &option.config,
      "Settings and sources (default: pipeline.conf, where there is one)", "FILE" },
    { "workers", 'w', 0, G_OPTION_ARG_INT, &option.workers,
      "Threads (default 0: one for each core); the output does not depend on it", "N" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME_ARRAY, &option.output,
      "FILE.jsonl, FILE.db or - in place of the configured outputs; may be given again", "TARGET" },
    { "summary", 0, 0, G_OPTION_ARG_FILENAME, &option.summary, "Also write the summary as JSON",
      "FILE" },
    G_OPTION_ENTRY_NULL,
};

struct job {
    struct program_run *run;
    struct settings *settings;
    struct inputs inputs;
    struct chain chain;
    struct batch *batch;
    GPtrArray *outs; /* struct out * */
    struct summary summary;
    const char *input; /* the file that is being read */
    GError *stopped;   /* why a callback that cannot say so ended the run */
};

/* ---- settings ---- */

static struct settings *read_settings(GError **error)
{
    struct settings *s = option.config ? settings_load(option.config, error)
                         : g_file_test(DEFAULT_CONFIG, G_FILE_TEST_EXISTS)
                             ? settings_load(DEFAULT_CONFIG, error)
                             : settings_new();

    if (!s)
        return NULL;
    if (option.workers < -1 || option.workers > 256) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "--workers %d: 0 to 256 is wanted",
                    option.workers);
        settings_free(s);
        return NULL;
    }
    if (option.workers >= 0)
        s->workers = (unsigned)option.workers;
    if (option.summary)
        s->summary = option.summary;
    return s;
}

static gboolean collect_inputs(struct job *job, GError **error)
{
    if (job->run->named) {
        for (char **name = job->run->inputs; *name; name++)
            inputs_add(&job->inputs, *name);
        return TRUE;
    }
    for (gsize i = 0; i < job->settings->n_sources; i++)
        if (!inputs_add_source(&job->inputs, &job->settings->sources[i], error))
            return FALSE;
    if (job->settings->n_sources)
        return TRUE;
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE,
                "nothing to do: name files or URLs, or put a [source NAME] into %s",
                option.config ? option.config : DEFAULT_CONFIG);
    return FALSE;
}

static gboolean make_folder(const char *path, GError **error)
{
    char *folder = g_path_get_dirname(path);
    gboolean ok = g_mkdir_with_parents(folder, 0777) == 0;

    if (!ok)
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_IO, "cannot make folder '%s': %s", folder,
                    g_strerror(errno));
    g_free(folder);
    return ok;
}

/* The reject file of pipeline.conf, unless --rejects named another. */
static gboolean open_rejects(struct job *job, GError **error)
{
    struct rejects *r;

    if (!job->settings->rejects || job->run->rejects_named)
        return TRUE;
    if (!make_folder(job->settings->rejects, error))
        return FALSE;
    r = rejects_open(job->settings->rejects, error);
    if (!r)
        return FALSE;
    rejects_close(job->run->rejects, NULL);
    job->run->rejects = r;
    return TRUE;
}

/* ---- outputs ---- */

static char **output_names(const struct job *job)
{
    static char *STDOUT[] = { (char *)"-", NULL };

    return option.output ? option.output : job->settings->output ? job->settings->output : STDOUT;
}

static gboolean to_stdout(const struct job *job)
{
    for (char **name = output_names(job); *name; name++)
        if (strcmp(*name, "-") == 0 || strcmp(*name, "jsonl:-") == 0)
            return TRUE;
    return FALSE;
}

static gboolean open_outputs(struct job *job, GError **error)
{
    for (char **name = output_names(job); *name; name++) {
        const char *colon = strchr(*name, ':');
        struct out *out;
        if (!make_folder(colon ? colon + 1 : *name, error))
            return FALSE;
        out = out_open(*name, error);
        if (!out)
            return FALSE;
        g_ptr_array_add(job->outs, out);
    }
    return TRUE;
}

static gboolean close_outputs(struct job *job, gboolean ok, GError **error)
{
    for (guint i = 0; i < job->outs->len; i++) {
        if (ok)
            ok = out_close(g_ptr_array_index(job->outs, i), error);
        else
            out_abandon(g_ptr_array_index(job->outs, i));
    }
    g_ptr_array_free(job->outs, TRUE);
    return ok;
}

/* ---- pages ---- */

static gboolean page_done(void *data, const struct batch_result *r, GError **error)
{
    struct job *job = data;

    if (!job->inputs.files->pdata || job->inputs.files->len < 2)
        progress_add(job->run->progress, 1);
    if (r->error) {
        rejects_add(job->run->rejects, r->stage, r->input, r->record, r->reason, r->error->message);
        return TRUE;
    }
    job->summary.pages++;
    job->summary.bytes += r->bytes;
    summary_add(&job->summary, r->records->at, r->records->n);
    for (guint i = 0; i < job->outs->len; i++)
        if (!out_put(g_ptr_array_index(job->outs, i), r->records->at, r->records->n, error))
            return FALSE;
    return TRUE;
}

static gboolean one_page(void *data, const struct page *page, GError **error)
{
    struct job *job = data;

    return batch_page(job->batch, page, job->input, error);
}

static void bad_record(void *data, const char *input, uint64_t record, const GError *why)
{
    struct job *job = data;

    if (!job->stopped)
        batch_failure(job->batch, input, record, parse_reject_reason(why, REJECT_BAD_WARC), why,
                      &job->stopped);
}

static gboolean one_file(struct job *job, const char *path, GError **error)
{
    GError *why = NULL;

    job->input = path;
    if (!parse_each_page(path, job->settings->max_page, one_page, bad_record, job, &why)) {
        gboolean ok = mubiao_error_is_reject(why) &&
                      batch_failure(job->batch, path, 0,
                                    parse_reject_reason(why, REJECT_UNREADABLE), why, error);
        if (mubiao_error_is_reject(why)) {
            g_error_free(why);
            return ok;
        }
        g_propagate_error(error, why);
        return FALSE;
    }
    if (job->stopped) {
        g_propagate_error(error, g_steal_pointer(&job->stopped));
        return FALSE;
    }
    return TRUE;
}

static gboolean all_files(struct job *job, GError **error)
{
    guint n = job->inputs.files->len;

    job->batch = batch_new(&job->chain, job->settings->workers, page_done, job, error);
    if (!job->batch)
        return FALSE;
    progress_expect(job->run->progress, n > 1 ? n : 0);
    for (guint i = 0; i < n; i++) {
        if (!one_file(job, g_ptr_array_index(job->inputs.files, i), error))
            return FALSE;
        if (n > 1)
            progress_add(job->run->progress, 1);
    }
    return batch_finish(job->batch, error);
}

/* ---- fetching ---- */

/* Fetch the run's URLs into a WARC file of its own, and read that like any other. */
static gboolean fetch_urls(struct job *job, GError **error)
{
    const char *folder = job->settings->warc ? job->settings->warc : DEFAULT_WARC;
    GDateTime *now = g_date_time_new_now_utc();
    char *name = g_date_time_format(now, "mubiao-%Y%m%dT%H%M%S.warc.gz");
    char *path = g_build_filename(folder, name, NULL);
    char *temporary = g_strdup_printf("%s.tmp-%d", path, (int)getpid());
    struct fetch_stats stats = { 0 };
    gboolean ok = make_folder(path, error);
    int fd = ok ? open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666) : -1;

    g_ptr_array_add(job->inputs.urls, NULL);
    if (fd >= 0) {
        struct warc_writer *writer = warc_writer_new(fd, TRUE);
        ok = fetch_all((const char *const *)job->inputs.urls->pdata, &job->settings->fetch, writer,
                       job->run->rejects, job->run->progress, &stats, error);
        warc_writer_free(writer);
        if (fsync(fd) || close(fd) || rename(temporary, path)) {
            if (ok)
                g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_IO, "cannot finish '%s': %s", path,
                            g_strerror(errno));
            ok = FALSE;
        }
    } else if (ok) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_IO, "cannot create '%s': %s", temporary,
                    g_strerror(errno));
        ok = FALSE;
    }
    job->summary.fetched = stats.fetched;
    g_ptr_array_add(job->inputs.files, path);
    g_free(temporary);
    g_free(name);
    g_date_time_unref(now);
    return ok;
}

/* ---- the run ---- */

static gboolean write_file(const char *path, const GString *text, GError **error)
{
    GError *why = NULL;

    if (strcmp(path, "-") == 0)
        return program_write(text, error);
    if (!make_folder(path, error))
        return FALSE;
    if (g_file_set_contents(path, text->str, (gssize)text->len, &why))
        return TRUE;
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_IO, "cannot write the summary: %s", why->message);
    g_error_free(why);
    return FALSE;
}

static gboolean report(struct job *job, gboolean ok, GError **error)
{
    struct summary *s = &job->summary;
    GString *text = g_string_new(NULL);
    gboolean written = TRUE;

    s->finished = g_get_real_time();
    s->rejects = rejects_count(job->run->rejects);
    for (int i = 0; i < REJECT_REASONS; i++)
        s->reasons[i] = rejects_count_of(job->run->rejects, (enum reject_reason)i);
    if (ok)
        s->status = s->rejects ? EXIT_REJECTS : EXIT_DONE;
    s->outputs = (const char *const *)output_names(job);
    if (job->settings->summary) {
        summary_json(s, text);
        written = write_file(job->settings->summary, text, error);
        g_string_truncate(text, 0);
    }
    if (written && !job->run->quiet && !to_stdout(job)) {
        summary_text(s, text);
        written = program_write(text, error);
    }
    g_string_free(text, TRUE);
    return written;
}

static gboolean work(struct job *job, GError **error)
{
    return collect_inputs(job, error) && open_rejects(job, error) &&
           chain_open(&job->chain, job->settings, error) && open_outputs(job, error);
}

static gboolean run(struct program_run *program, GError **error)
{
    struct job job = { .run = program, .outs = g_ptr_array_new() };
    GError *why = NULL;
    gboolean ok;

    job.settings = read_settings(error);
    if (!job.settings) {
        g_ptr_array_free(job.outs, TRUE);
        return FALSE;
    }
    inputs_init(&job.inputs);
    job.summary.started = g_get_real_time();
    ok = work(&job, &why);
    if (ok) {
        job.summary.inputs = job.inputs.files->len + job.inputs.urls->len;
        ok = (!job.inputs.urls->len || fetch_urls(&job, &why)) && all_files(&job, &why);
        batch_free(job.batch);
        ok = close_outputs(&job, ok, ok ? &why : NULL);
        job.summary.error = why ? why->message : NULL;
        job.summary.status = why ? program_status(why) : EXIT_DONE;
        if (!report(&job, ok, ok ? &why : NULL))
            ok = FALSE;
    } else {
        close_outputs(&job, FALSE, NULL);
    }
    chain_close(&job.chain);
    inputs_release(&job.inputs);
    summary_release(&job.summary);
    settings_free(job.settings);
    if (why)
        g_propagate_error(error, why);
    return ok;
}

int run_main(int argc, char **argv)
{
    static const struct program PROGRAM = {
        .stage = "run",
        .arguments = "[INPUT…]",
        .summary = "Run all stages in one process: pages in, records out.",
        .description =
            "INPUT is a file, a folder or a URL; inputs named here take the place of the sources\n"
            "in pipeline.conf. Prints a summary, unless the records go to standard output.\n\n"
            "  mubiao run\n"
            "  mubiao run --output - pages/*.html | jq -r 'select(.type==\"target\").indicator'\n"
            "  mubiao run --config hourly.conf --quiet --summary var/last-run.json",
        .entries = ENTRIES,
        .run = run,
    };
    int status = program_main(&PROGRAM, argc, argv);

    g_clear_pointer(&option.config, g_free);
    g_clear_pointer(&option.summary, g_free);
    g_clear_pointer(&option.output, g_strfreev);
    return status;
}
