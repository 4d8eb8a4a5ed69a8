/*
 * fetch.h - URLs → WARC records.
 */
#ifndef MUBIAO_FETCH_FETCH_H
#define MUBIAO_FETCH_FETCH_H

#include "core/reject.h"
#include "core/warc.h"

#include <glib.h>
#include <stdint.h>

/* 0 or NULL in any member means its default, given behind it. */
struct fetch_options {
    const char *user_agent; /* "mubiao/VERSION"; its first token is what robots.txt is asked for */
    double delay;           /* seconds between two requests to one host: 1; negative: none */
    unsigned parallel;      /* transfers at once, each to another host: 16 */
    unsigned connect_timeout; /* seconds: 10 */
    unsigned timeout;         /* seconds for one transfer: 60 */
    unsigned low_speed_time;  /* seconds below 100 bytes/s before giving up: 20 */
    gsize max_body;           /* bytes, counted before and after decoding: 16 MiB */
    unsigned max_redirects;   /* 5 */
    unsigned retries;         /* for faults that a second try may cure: 2 */
    gboolean ignore_robots;
    gboolean allow_private; /* also loopback, private and link-local addresses */
};

struct fetch_stats {
    uint64_t urls, fetched, failed, bytes;
};

/*
 * Fetch all `urls` (NULL-terminated) and write requests and responses to `writer`.
 * What cannot be fetched goes to `rejects`. Returns false with an error only where
 * the writer or the network library itself fails.
 */
gboolean fetch_all(const char *const *urls, const struct fetch_options *options,
                   struct warc_writer *writer, struct rejects *rejects, struct fetch_stats *stats,
                   GError **error);

/* The program mubiao-fetch. */
int fetch_main(int argc, char **argv);

#endif
