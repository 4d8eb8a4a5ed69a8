/*
 * fetch.h - URLs → WARC records.
 *
 * Polite and careful: one request at a time for each site, with a delay between
 * two; robots.txt is obeyed (RFC 9309); only http and https, only public
 * addresses, TLS certificates checked; everything has a limit. Redirects are
 * followed here, not by the library: each hop passes the same checks and is a
 * record of its own.
 */
#ifndef MUBIAO_FETCH_FETCH_H
#define MUBIAO_FETCH_FETCH_H

#include "core/config.h"
#include "core/progress.h"
#include "core/reject.h"
#include "core/warc.h"

#include <glib.h>
#include <stdint.h>

struct fetch_options {
    const char *user_agent;   /* its first word is the name robots.txt is asked for */
    double delay;             /* seconds between two requests to one site */
    unsigned parallel;        /* sites asked at once */
    unsigned connect_timeout; /* seconds */
    unsigned timeout;         /* seconds for one transfer */
    unsigned low_speed_time;  /* seconds below 100 bytes/s before giving up */
    gsize max_body;           /* bytes, counted before and after decoding */
    unsigned max_redirects;
    unsigned retries; /* for faults that a second try may cure */
    gboolean ignore_robots;
    gboolean allow_private; /* also loopback, private and link-local addresses */
};

/* "mubiao/VERSION", 1 s, 16 sites, 10 s, 60 s, 20 s, 16 MiB, 5 redirects, 2 retries. */
void fetch_options_init(struct fetch_options *options);

/* The keys of the [fetch] group of pipeline.conf, for config_read() into fetch_options. */
extern const struct config_key fetch_config_keys[];
extern const gsize fetch_config_n_keys;

struct fetch_stats {
    uint64_t urls, fetched, failed; /* a URL given twice counts once */
    uint64_t bytes;                 /* of bodies as they came */
};

/*
 * Fetch all `urls` (NULL-terminated) and write a warcinfo record, then the response
 * and the request of each exchange to `writer`, bodies encoded as they came. What
 * cannot be fetched goes to `rejects`. robots.txt files are asked for once a call and
 * not written. `progress` may be NULL. Returns false with MUBIAO_ERROR_IO only where
 * the writer or the network library itself fails.
 */
gboolean fetch_all(const char *const *urls, const struct fetch_options *options,
                   struct warc_writer *writer, struct rejects *rejects, struct progress *progress,
                   struct fetch_stats *stats, GError **error);

/*
 * Append the URLs of a list, one a line, to `urls` (of g_malloc()ed strings); empty
 * lines and those that start with # are passed over. MUBIAO_ERROR_USAGE where the
 * file cannot be read.
 */
gboolean fetch_read_list(const char *path, GPtrArray *urls, GError **error);

/* The program mubiao-fetch. */
int fetch_main(int argc, char **argv);

#endif
