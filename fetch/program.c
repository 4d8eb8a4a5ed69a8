#include "fetch/fetch.h"

#include "core/error.h"
#include "core/log.h"
#include "core/program.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MAX_LINE ((gsize)64 << 10)

/* Options that are keys of [fetch] too are kept as text: one table checks both. */
enum {
    DELAY,
    PARALLEL,
    CONNECT_TIMEOUT,
    TIMEOUT,
    LOW_SPEED_TIME,
    MAX_BODY,
    MAX_REDIRECTS,
    RETRIES,
    USER_AGENT,
    VALUES
};

static struct {
    char *config, *output, *values[VALUES];
    gboolean gzip, ignore_robots, allow_private;
} given;

static const char *const value_keys[VALUES] = {
    "delay",    "parallel",      "connect-timeout", "timeout",    "low-speed-time",
    "max-body", "max-redirects", "retries",         "user-agent",
};

static const GOptionEntry entries[] = {
    { "config", 'c', 0, G_OPTION_ARG_FILENAME, &given.config,
      "Take [fetch] and the URLs of [source …] from this file", "FILE" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &given.output,
      "Write here, not to stdout; the file appears whole or not at all", "FILE" },
    { "gzip", 'z', 0, G_OPTION_ARG_NONE, &given.gzip, "Compress each record", NULL },
    { "delay", 'd', 0, G_OPTION_ARG_STRING, &given.values[DELAY],
      "Between two requests to one site (1)", "SECONDS" },
    { "parallel", 'P', 0, G_OPTION_ARG_STRING, &given.values[PARALLEL], "Sites asked at once (16)",
      "N" },
    { "connect-timeout", 0, 0, G_OPTION_ARG_STRING, &given.values[CONNECT_TIMEOUT],
      "For a connection (10)", "SECONDS" },
    { "timeout", 't', 0, G_OPTION_ARG_STRING, &given.values[TIMEOUT], "For a transfer (60)",
      "SECONDS" },
    { "low-speed-time", 0, 0, G_OPTION_ARG_STRING, &given.values[LOW_SPEED_TIME],
      "Give up after so long below 100 bytes/s (20)", "SECONDS" },
    { "max-body", 0, 0, G_OPTION_ARG_STRING, &given.values[MAX_BODY],
      "Largest body, before and after decoding (16M)", "BYTES" },
    { "max-redirects", 0, 0, G_OPTION_ARG_STRING, &given.values[MAX_REDIRECTS],
      "Redirects followed (5)", "N" },
    { "retries", 0, 0, G_OPTION_ARG_STRING, &given.values[RETRIES],
      "Further tries after a fault (2)", "N" },
    { "user-agent", 'A', 0, G_OPTION_ARG_STRING, &given.values[USER_AGENT],
      "Sent to servers; robots.txt is asked for its first word", "TEXT" },
    { "ignore-robots", 0, 0, G_OPTION_ARG_NONE, &given.ignore_robots,
      "Do not ask for robots.txt (only for servers of your own)", NULL },
    { "allow-private", 0, 0, G_OPTION_ARG_NONE, &given.allow_private,
      "Also ask loopback and private addresses", NULL },
    G_OPTION_ENTRY_NULL,
};

struct job {
    struct program_run *run;
    struct fetch_options options;
    struct config *file, *line; /* they own the options' strings */
    GPtrArray *urls;
};

/* ---- what to do ---- */

/* The command line as a key file; it counts more than --config's. */
static gboolean read_command_line(struct job *job, GError **error)
{
    GKeyFile *keys = g_key_file_new();
    char *text;

    for (int i = 0; i < VALUES; i++)
        if (given.values[i])
            g_key_file_set_string(keys, "fetch", value_keys[i], given.values[i]);
    if (given.ignore_robots)
        g_key_file_set_boolean(keys, "fetch", "ignore-robots", TRUE);
    if (given.allow_private)
        g_key_file_set_boolean(keys, "fetch", "allow-private", TRUE);
    text = g_key_file_to_data(keys, NULL, NULL);
    g_key_file_unref(keys);
    job->line = config_parse("options", text, error);
    g_free(text);
    return job->line && config_read(job->line, "fetch", fetch_config_keys, fetch_config_n_keys,
                                    &job->options, error);
}

struct source {
    char **files, **url;
    const char *urls;
};

/* Sources of files are the driver's; here only URLs count. */
static gboolean read_source(struct job *job, const char *group, GError **error)
{
    static const struct config_key keys[] = {
        { "files", CONFIG_LIST, G_STRUCT_OFFSET(struct source, files), 0, 0 },
        { "urls", CONFIG_STRING, G_STRUCT_OFFSET(struct source, urls), 0, 0 },
        { "url", CONFIG_LIST, G_STRUCT_OFFSET(struct source, url), 0, 0 },
    };
    struct source s = { 0 };

    if (!config_read(job->file, group, keys, G_N_ELEMENTS(keys), &s, error))
        return FALSE;
    for (char **u = s.url; u && *u; u++)
        g_ptr_array_add(job->urls, g_strdup(*u));
    return !s.urls || fetch_read_list(config_path(job->file, s.urls), job->urls, error);
}

static gboolean read_config(struct job *job, GError **error)
{
    const char *const *groups;

    job->file = config_load(given.config, error);
    if (!job->file || !config_read(job->file, "fetch", fetch_config_keys, fetch_config_n_keys,
                                   &job->options, error))
        return FALSE;
    for (groups = config_groups(job->file); *groups && !job->run->named; groups++)
        if (g_str_has_prefix(*groups, "source ") && !read_source(job, *groups, error))
            return FALSE;
    if (job->urls->len || job->run->named)
        return TRUE;
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE,
                "%s: no [source …] has url or urls; give URLs as arguments", given.config);
    return FALSE;
}

/* Arguments are URLs; "-" is a list on stdin. */
static gboolean read_arguments(struct job *job, GError **error)
{
    for (char **input = job->run->inputs; *input; input++) {
        if (strcmp(*input, "-") == 0) {
            if (!fetch_read_list("-", job->urls, error))
                return FALSE;
        } else {
            g_ptr_array_add(job->urls, g_strdup(*input));
        }
    }
    return TRUE;
}

/* ---- doing it ---- */

static gboolean fetch_to(struct job *job, int fd, GError **error)
{
    struct warc_writer *w = warc_writer_new(fd, given.gzip);
    struct fetch_stats stats;
    gboolean ok = fetch_all((const char *const *)job->urls->pdata, &job->options, w,
                            job->run->rejects, job->run->progress, &stats, error);

    warc_writer_free(w);
    if (ok)
        log_info("%" G_GUINT64_FORMAT " URLs, %" G_GUINT64_FORMAT " fetched, %" G_GUINT64_FORMAT
                 " failed, %" G_GUINT64_FORMAT " bytes",
                 stats.urls, stats.fetched, stats.failed, stats.bytes);
    return ok;
}

static gboolean cannot(const char *what, const char *path, GError **error)
{
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_IO, "cannot %s '%s': %s", what, path,
                g_strerror(errno));
    return FALSE;
}

/* Through a temporary name in the same folder. */
static gboolean fetch_to_file(struct job *job, const char *path, GError **error)
{
    char *temporary = g_strdup_printf("%s.tmp-%d", path, (int)getpid());
    int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    gboolean ok = fd >= 0 ? fetch_to(job, fd, error) : cannot("create", temporary, error);

    if (ok && fsync(fd) != 0)
        ok = cannot("write", temporary, error);
    if (fd >= 0 && close(fd) != 0 && ok)
        ok = cannot("write", temporary, error);
    if (ok && rename(temporary, path) != 0)
        ok = cannot("create", path, error);
    if (!ok && fd >= 0)
        unlink(temporary);
    g_free(temporary);
    return ok;
}

static gboolean run(struct program_run *run, GError **error)
{
    struct job job = { .run = run, .urls = g_ptr_array_new_with_free_func(g_free) };
    gboolean ok = TRUE;

    fetch_options_init(&job.options);
    if (given.config)
        ok = read_config(&job, error);
    ok = ok && read_command_line(&job, error);
    if (ok && (run->named || !given.config))
        ok = read_arguments(&job, error);
    g_ptr_array_add(job.urls, NULL);
    if (ok && given.output && strcmp(given.output, "-") != 0)
        ok = fetch_to_file(&job, given.output, error);
    else if (ok)
        ok = fetch_to(&job, STDOUT_FILENO, error);
    g_ptr_array_unref(job.urls);
    config_free(job.file);
    config_free(job.line);
    return ok;
}

int fetch_main(int argc, char **argv)
{
    static const struct program program = {
        .stage = "fetch",
        .arguments = "[URL…]",
        .summary = "Fetch URLs, politely, and write them as WARC.",
        .description = "Without URLs they are read from stdin (or --config's sources), one a "
                       "line; # starts a comment line.\n\n"
                       "  mubiao-fetch -o today.warc.gz -z < urls.txt\n"
                       "  mubiao-fetch https://example.org/ | mubiao-parse | jq -r .text\n",
        .entries = entries,
        .run = run,
    };

    return program_main(&program, argc, argv);
}
