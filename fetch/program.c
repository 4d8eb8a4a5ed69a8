#include "core/program.h"
#include "core/error.h"
#include "core/lines.h"
#include "core/log.h"
#include "fetch/fetch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MAX_URL  ((gsize)16 << 10)
#define MAX_URLS 10000000

static struct fetch_options o;
static struct {
    char *output, *user_agent;
    gboolean plain;
    int parallel, connect_timeout, timeout, low_speed_time, max_redirects, retries;
    gint64 max_body;
} given;

static const GOptionEntry ENTRIES[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &given.output,
      "Write here in place of standard output; the file appears when all is done", "FILE" },
    { "plain", 0, 0, G_OPTION_ARG_NONE, &given.plain, "Do not gzip the WARC records", NULL },
    { "delay", 'd', 0, G_OPTION_ARG_DOUBLE, &o.delay,
      "Seconds between two requests to one site (default 1; -1: none)", "S" },
    { "parallel", 'p', 0, G_OPTION_ARG_INT, &given.parallel, "Sites asked at once (default 16)",
      "N" },
    { "connect-timeout", 0, 0, G_OPTION_ARG_INT, &given.connect_timeout, "Seconds (default 10)",
      "S" },
    { "timeout", 0, 0, G_OPTION_ARG_INT, &given.timeout, "Seconds for one transfer (default 60)",
      "S" },
    { "low-speed-time", 0, 0, G_OPTION_ARG_INT, &given.low_speed_time,
      "Seconds below 100 bytes/s before giving up (default 20)", "S" },
    { "max-body", 0, 0, G_OPTION_ARG_INT64, &given.max_body,
      "Bytes of a body, as sent and decoded (default 16777216)", "N" },
    { "max-redirects", 0, 0, G_OPTION_ARG_INT, &given.max_redirects, "Default 5", "N" },
    { "retries", 0, 0, G_OPTION_ARG_INT, &given.retries,
      "More tries where one may help (default 2)", "N" },
    { "user-agent", 'A', 0, G_OPTION_ARG_STRING, &given.user_agent,
      "Sent to servers; robots.txt is asked for its first word", "TEXT" },
    { "ignore-robots", 0, 0, G_OPTION_ARG_NONE, &o.ignore_robots,
      "Do not ask robots.txt: for servers of your own", NULL },
    { "allow-private", 0, 0, G_OPTION_ARG_NONE, &o.allow_private,
      "Also loopback and private addresses", NULL },
    G_OPTION_ENTRY_NULL,
};

/* The arguments that are URLs, and the lines of stdin where there are none or for "-". */
static gboolean collect(struct program_run *run, GPtrArray *urls, GError **error)
{
    for (char **input = run->inputs; *input; input++) {
        struct lines *l;
        const char *line;
        gsize n;
        gboolean cut;
        enum lines_status got;
        if (strcmp(*input, "-") != 0) {
            g_ptr_array_add(urls, g_strdup(*input));
            continue;
        }
        l = lines_open("-", MAX_URL, error);
        if (!l)
            return FALSE;
        while ((got = lines_next(l, &line, &n, &cut, error)) != LINES_END) {
            char *url;
            if (got == LINES_FAILED || urls->len > MAX_URLS) {
                lines_close(l);
                return FALSE;
            }
            if (got == LINES_LONG) {
                rejects_add(run->rejects, "fetch", "-", lines_number(l), REJECT_BAD_URL,
                            "the line is too long");
                continue;
            }
            url = g_strstrip(g_strndup(line, n));
            if (*url && *url != '#')
                g_ptr_array_add(urls, url);
            else
                g_free(url);
        }
        lines_close(l);
    }
    return TRUE;
}

static gboolean io_failed(const char *what, const char *path, GError **error)
{
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_IO, "cannot %s '%s': %s", what, path,
                g_strerror(errno));
    return FALSE;
}

static gboolean fetch_to(struct program_run *run, int fd, GPtrArray *urls, GError **error)
{
    struct warc_writer *writer = warc_writer_new(fd, !given.plain);
    struct fetch_stats stats = { 0 };
    gboolean ok =
        fetch_all((const char *const *)urls->pdata, &o, writer, run->rejects, &stats, error);

    warc_writer_free(writer);
    log_info("%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " fetched, %" G_GUINT64_FORMAT " bytes",
             stats.fetched, stats.urls, stats.bytes);
    return ok;
}

static gboolean fetch_to_file(struct program_run *run, GPtrArray *urls, GError **error)
{
    char *temporary = g_strdup_printf("%s.tmp-%d", given.output, (int)getpid());
    int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    gboolean ok = fd >= 0 || io_failed("create", given.output, error);

    if (ok) {
        ok = fetch_to(run, fd, urls, error);
        if (ok && (fsync(fd) || rename(temporary, given.output)))
            ok = io_failed("finish", given.output, error);
        close(fd);
        if (!ok)
            unlink(temporary);
    }
    g_free(temporary);
    return ok;
}

static gboolean run(struct program_run *program, GError **error)
{
    GPtrArray *urls = g_ptr_array_new_with_free_func(g_free);
    gboolean ok;

    o.user_agent = given.user_agent;
    o.parallel = (unsigned)MAX(given.parallel, 0);
    o.connect_timeout = (unsigned)MAX(given.connect_timeout, 0);
    o.timeout = (unsigned)MAX(given.timeout, 0);
    o.low_speed_time = (unsigned)MAX(given.low_speed_time, 0);
    o.max_redirects = (unsigned)MAX(given.max_redirects, 0);
    o.retries = (unsigned)MAX(given.retries, 0);
    o.max_body = (gsize)MAX(given.max_body, 0);
    ok = collect(program, urls, error);
    g_ptr_array_add(urls, NULL);
    if (ok && given.output)
        ok = fetch_to_file(program, urls, error);
    else if (ok)
        ok = fetch_to(program, STDOUT_FILENO, urls, error);
    g_ptr_array_free(urls, TRUE);
    return ok;
}

int fetch_main(int argc, char **argv)
{
    static const struct program PROGRAM = {
        .stage = "fetch",
        .arguments = "[URL…]",
        .summary = "Fetch pages into a WARC file.",
        .description = "URLs come from the command line, or one a line from standard input. Obeys "
                       "robots.txt,\n"
                       "asks each site for one page at a time, and only public addresses.\n\n"
                       "  mubiao-fetch <urls.txt >pages.warc.gz\n"
                       "  mubiao-fetch https://example.org/ | mubiao-parse",
        .entries = ENTRIES,
        .run = run,
    };
    int status = program_main(&PROGRAM, argc, argv);

    g_clear_pointer(&given.output, g_free);
    g_clear_pointer(&given.user_agent, g_free);
    return status;
}
