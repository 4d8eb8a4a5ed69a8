/*
 * fetch.c - which URL is fetched when.
 *
 * Each site (registrable domain) has a queue, one transfer at a time, and a pause
 * between two; sites run side by side. Before an origin's first page its robots.txt is
 * fetched. Redirects and second tries go back to the front of a queue.
 */
#include "fetch/fetch.h"

#include "core/arena.h"
#include "core/error.h"
#include "core/http_message.h"
#include "core/version.h"
#include "fetch/robots.h"
#include "fetch/site.h"
#include "fetch/transfer.h"

#include <stdlib.h>
#include <string.h>

#define POLL_MS         1000
#define MAX_RETRY_AFTER 120.0 /* seconds that a server may ask us to wait */
#define MAX_CRAWL_DELAY 30.0
#define ROBOTS_HOPS     5 /* RFC 9309, 2.3.1.2 */

struct job {
    char *url, *asked; /* now, and as the caller gave it */
    gboolean robots;   /* this is a robots.txt, and `asked` the origin */
    unsigned hops, tries;
};

struct site {
    GQueue jobs; /* struct job * */
    gboolean busy;
    gint64 ready; /* monotonic microseconds: not before */
    double delay; /* seconds */
};

struct fetcher {
    struct fetch_options o; /* defaults filled in */
    struct warc_writer *writer;
    struct rejects *rejects;
    struct fetch_stats *stats;
    CURLM *multi;
    GHashTable *sites;   /* name → struct site */
    GHashTable *origins; /* origin → struct robots */
    GHashTable *running; /* struct transfer * → struct job * */
    GHashTable *site_of; /* struct transfer * → struct site * */
};

static void job_free(void *p)
{
    struct job *j = p;

    g_free(j->url);
    g_free(j->asked);
    g_free(j);
}

static void site_free(void *p)
{
    struct site *s = p;

    g_queue_clear_full(&s->jobs, job_free);
    g_free(s);
}

static void reject(struct fetcher *f, const struct job *j, enum reject_reason reason,
                   const char *detail)
{
    rejects_add(f->rejects, "fetch", j->asked, 0, reason, detail);
    f->stats->failed++;
}

/* ---- queues ---- */

/* Takes the job. False, and the job is rejected, where its URL is none. */
static gboolean enqueue(struct fetcher *f, struct job *j, gboolean front)
{
    char *name = site_of_url(j->url);
    struct site *s;

    if (!name) {
        reject(f, j, REJECT_BAD_URL, "no http or https URL");
        job_free(j);
        return FALSE;
    }
    s = g_hash_table_lookup(f->sites, name);
    if (!s) {
        s = g_new0(struct site, 1);
        g_queue_init(&s->jobs);
        s->delay = MAX(f->o.delay, 0);
        g_hash_table_insert(f->sites, name, s);
    } else {
        g_free(name);
    }
    if (front)
        g_queue_push_head(&s->jobs, j);
    else
        g_queue_push_tail(&s->jobs, j);
    return TRUE;
}

static struct job *job_new(const char *url, const char *asked)
{
    struct job *j = g_new0(struct job, 1);

    j->url = g_strdup(url);
    j->asked = g_strdup(asked);
    return j;
}

/* What robots.txt says of the job; NULL where it must be fetched first (and that is queued). */
static const struct robots *robots_for(struct fetcher *f, struct job *j)
{
    char *origin = site_origin(j->url);
    const struct robots *r = origin ? g_hash_table_lookup(f->origins, origin) : NULL;

    if (!r && origin) {
        struct job *ask = g_new0(struct job, 1);
        ask->url = g_strconcat(origin, "/robots.txt", NULL);
        ask->asked = g_strdup(origin);
        ask->robots = TRUE;
        enqueue(f, j, TRUE);
        enqueue(f, ask, TRUE);
    }
    g_free(origin);
    return r;
}

/* ---- starting ---- */

static gboolean start(struct fetcher *f, struct site *s, GError **error)
{
    struct job *j = g_queue_pop_head(&s->jobs);
    struct transfer *t;

    if (!j->robots && !f->o.ignore_robots) {
        const struct robots *r = robots_for(f, j);
        if (!r)
            return TRUE; /* its robots.txt stands before it now */
        s->delay = MAX(s->delay, MIN(robots_delay(r), MAX_CRAWL_DELAY));
        if (!robots_allow(r, j->url)) {
            reject(f, j, REJECT_FORBIDDEN, "robots.txt does not allow it");
            job_free(j);
            return TRUE;
        }
    }
    t = transfer_new(j->url, &f->o);
    if (!t || curl_multi_add_handle(f->multi, t->easy) != CURLM_OK) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_IO, "libcurl cannot start a transfer");
        transfer_free(t);
        job_free(j);
        return FALSE;
    }
    s->busy = TRUE;
    g_hash_table_insert(f->running, t, j);
    g_hash_table_insert(f->site_of, t, s);
    return TRUE;
}

/* Start what may start; `*wait_ms` is when to look again. False with an error. */
static gboolean start_ready(struct fetcher *f, int *wait_ms, GError **error)
{
    gint64 now = g_get_monotonic_time();
    GHashTableIter it;
    gpointer value;
    GPtrArray *ready = g_ptr_array_new();
    gboolean ok = TRUE;

    *wait_ms = POLL_MS;
    g_hash_table_iter_init(&it, f->sites);
    while (g_hash_table_iter_next(&it, NULL, &value)) {
        struct site *s = value;
        if (s->busy || g_queue_is_empty(&s->jobs))
            continue;
        if (s->ready <= now)
            g_ptr_array_add(ready, s);
        else
            *wait_ms = (int)MIN(*wait_ms, (s->ready - now) / 1000 + 1);
    }
    for (guint i = 0; ok && i < ready->len; i++) {
        struct site *s = g_ptr_array_index(ready, i);
        while (ok && !s->busy && !g_queue_is_empty(&s->jobs) &&
               g_hash_table_size(f->running) < f->o.parallel)
            ok = start(f, s, error);
    }
    g_ptr_array_free(ready, TRUE);
    return ok;
}

/* ---- finishing ---- */

/* Put the job back for another try after `seconds`. False where it had its tries. */
static gboolean again(struct fetcher *f, struct site *s, struct job *j, double seconds)
{
    if (j->tries >= f->o.retries)
        return FALSE;
    j->tries++;
    if (seconds <= 0)
        seconds = (double)(1u << MIN(j->tries, 6u)) / 2;
    s->ready = g_get_monotonic_time() + (gint64)(MIN(seconds, MAX_RETRY_AFTER) * 1e6);
    enqueue(f, j, TRUE);
    return TRUE;
}

static void set_robots(struct fetcher *f, const struct job *j, struct robots *r)
{
    g_hash_table_replace(f->origins, g_strdup(j->asked), r);
}

/* The rules in a robots.txt: its body may be compressed. */
static struct robots *read_robots(struct fetcher *f, const struct transfer *t)
{
    GByteArray *whole = g_byte_array_new();
    struct arena arena = { 0 };
    struct http_message m;
    struct robots *r;

    g_byte_array_append(whole, (const guint8 *)t->head->str, (guint)t->head->len);
    g_byte_array_append(whole, t->body->data, t->body->len);
    if (http_message_parse(&m, &arena, whole->data, whole->len, f->o.max_body, NULL))
        r = robots_parse((const char *)m.body, m.body_bytes, f->o.user_agent);
    else
        r = robots_constant(FALSE);
    arena_release(&arena);
    g_byte_array_unref(whole);
    return r;
}

/* A body that is small on the wire may still be a bomb: decode it under the same cap. */
static gboolean decodes(struct fetcher *f, const struct transfer *t, GError **error)
{
    GByteArray *whole = g_byte_array_new();
    struct arena arena = { 0 };
    struct http_message m;
    gboolean ok;

    g_byte_array_append(whole, (const guint8 *)t->head->str, (guint)t->head->len);
    g_byte_array_append(whole, t->body->data, t->body->len);
    ok = http_message_parse(&m, &arena, whole->data, whole->len, f->o.max_body, error);
    arena_release(&arena);
    g_byte_array_unref(whole);
    return ok;
}

/* Takes the job. */
static void redirect(struct fetcher *f, const struct transfer *t, struct job *j)
{
    char *location = transfer_header(t, "Location");
    char *to = location ? site_resolve(j->url, location) : NULL;
    unsigned most = j->robots ? ROBOTS_HOPS : f->o.max_redirects;

    if (to && j->hops < most) {
        g_free(j->url);
        j->url = g_steal_pointer(&to);
        j->hops++;
        enqueue(f, j, TRUE);
    } else {
        if (j->robots)
            set_robots(f, j, robots_constant(TRUE)); /* unavailable: as 4xx */
        else if (to)
            reject(f, j, REJECT_HTTP, "too many redirects");
        else
            reject(f, j, REJECT_BAD_URL, "redirected to no http or https URL");
        job_free(j);
    }
    g_free(to);
    g_free(location);
}

/* Takes the job. */
static gboolean got_response(struct fetcher *f, struct site *s, const struct transfer *t,
                             struct job *j, long status, GError **error)
{
    char *after;
    char detail[64];
    GError *why = NULL;

    if (!transfer_record(t, f->writer, error)) {
        job_free(j);
        return FALSE;
    }
    f->stats->bytes += t->body->len;
    if (status >= 300 && status < 400 && status != 304) {
        redirect(f, t, j);
        return TRUE;
    }
    if (status == 429 || status == 503) {
        gboolean retried;
        after = transfer_header(t, "Retry-After");
        retried = again(f, s, j, after ? g_ascii_strtod(after, NULL) : 0);
        g_free(after);
        if (retried)
            return TRUE;
    }
    if (j->robots) {
        set_robots(f, j,
                   status >= 500   ? robots_constant(FALSE)
                   : status >= 400 ? robots_constant(TRUE)
                                   : read_robots(f, t));
    } else if (status >= 400) {
        g_snprintf(detail, sizeof(detail), "the server answered %ld", status);
        reject(f, j, REJECT_HTTP, detail);
    } else if (!decodes(f, t, &why)) {
        reject(f, j, why->code == MUBIAO_ERROR_LIMIT ? REJECT_TOO_LARGE : REJECT_BAD_ENCODING,
               why->message);
        g_error_free(why);
    } else {
        f->stats->fetched++;
    }
    job_free(j);
    return TRUE;
}

static gboolean worth_another_try(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        return TRUE;
    default:
        return FALSE;
    }
}

/* Takes the job. */
static void got_nothing(struct fetcher *f, struct site *s, const struct transfer *t, struct job *j,
                        CURLcode code)
{
    if (!t->refused && !t->too_large && worth_another_try(code) && again(f, s, j, 0))
        return;
    if (j->robots) /* RFC 9309, 2.3.1.4: assume the worst; a refused page is told apart below */
        set_robots(f, j, robots_constant(t->refused));
    else if (t->refused)
        reject(f, j, REJECT_FORBIDDEN, "its address is not public (--allow-private allows it)");
    else if (t->too_large)
        reject(f, j, REJECT_TOO_LARGE, "the body is larger than --max-body");
    else
        reject(f, j, REJECT_NETWORK, curl_easy_strerror(code));
    job_free(j);
}

static gboolean finish(struct fetcher *f, struct transfer *t, CURLcode code, GError **error)
{
    struct job *j = g_hash_table_lookup(f->running, t);
    struct site *s = g_hash_table_lookup(f->site_of, t);
    long status = 0;
    gboolean ok = TRUE;

    curl_multi_remove_handle(f->multi, t->easy);
    curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &status);
    s->busy = FALSE;
    s->ready = g_get_monotonic_time() + (gint64)(s->delay * 1e6);
    if (code == CURLE_OK && status)
        ok = got_response(f, s, t, j, status, error);
    else
        got_nothing(f, s, t, j, code);
    g_hash_table_remove(f->running, t);
    g_hash_table_remove(f->site_of, t);
    transfer_free(t);
    return ok;
}

static gboolean pending(const struct fetcher *f)
{
    GHashTableIter it;
    gpointer value;

    if (g_hash_table_size(f->running))
        return TRUE;
    g_hash_table_iter_init(&it, f->sites);
    while (g_hash_table_iter_next(&it, NULL, &value))
        if (!g_queue_is_empty(&((struct site *)value)->jobs))
            return TRUE;
    return FALSE;
}

static gboolean loop(struct fetcher *f, GError **error)
{
    while (pending(f)) {
        int wait_ms, running, left;
        CURLMsg *message;
        if (!start_ready(f, &wait_ms, error))
            return FALSE;
        if (curl_multi_perform(f->multi, &running) != CURLM_OK)
            break;
        while ((message = curl_multi_info_read(f->multi, &left))) {
            struct transfer *t;
            if (message->msg != CURLMSG_DONE)
                continue;
            curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&t);
            if (!finish(f, t, message->data.result, error))
                return FALSE;
            wait_ms = 0;
        }
        curl_multi_poll(f->multi, NULL, 0, wait_ms, NULL);
    }
    return TRUE;
}

/* ---- the whole ---- */

static void fill_in(struct fetch_options *o)
{
    o->user_agent = o->user_agent ? o->user_agent : "mubiao/" MUBIAO_VERSION;
    o->delay = o->delay == 0 ? 1 : o->delay;
    o->parallel = o->parallel ? o->parallel : 16;
    o->connect_timeout = o->connect_timeout ? o->connect_timeout : 10;
    o->timeout = o->timeout ? o->timeout : 60;
    o->low_speed_time = o->low_speed_time ? o->low_speed_time : 20;
    o->max_body = o->max_body ? o->max_body : (gsize)16 << 20;
    o->max_redirects = o->max_redirects ? o->max_redirects : 5;
    o->retries = o->retries ? o->retries : 2;
}

static gboolean write_info(struct fetcher *f, GError **error)
{
    static const char *const FIELDS[] = { "Content-Type", "application/warc-fields", NULL };
    GDateTime *now = g_date_time_new_now_utc();
    char *date = g_date_time_format(now, "%Y-%m-%dT%H:%M:%SZ");
    char *block = g_strdup_printf("software: mubiao/" MUBIAO_VERSION "\r\n"
                                  "format: WARC File Format 1.1\r\n"
                                  "robots: %s\r\nhttp-header-user-agent: %s\r\n",
                                  f->o.ignore_robots ? "ignore" : "obey", f->o.user_agent);
    gboolean ok =
        warc_writer_put(f->writer, WARC_WARCINFO, date, FIELDS, block, strlen(block), NULL, error);

    g_free(block);
    g_free(date);
    g_date_time_unref(now);
    return ok;
}

static void abandon_running(struct fetcher *f)
{
    GHashTableIter it;
    gpointer transfer, job;

    g_hash_table_iter_init(&it, f->running);
    while (g_hash_table_iter_next(&it, &transfer, &job)) {
        curl_multi_remove_handle(f->multi, ((struct transfer *)transfer)->easy);
        transfer_free(transfer);
        job_free(job);
    }
}

gboolean fetch_all(const char *const *urls, const struct fetch_options *options,
                   struct warc_writer *writer, struct rejects *rejects, struct fetch_stats *stats,
                   GError **error)
{
    struct fetcher f = { .o = *options, .writer = writer, .rejects = rejects, .stats = stats };
    gboolean ok;

    curl_global_init(CURL_GLOBAL_DEFAULT);
    fill_in(&f.o);
    f.multi = curl_multi_init();
    f.sites = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, site_free);
    f.origins = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)robots_free);
    f.running = g_hash_table_new(NULL, NULL);
    f.site_of = g_hash_table_new(NULL, NULL);
    ok = write_info(&f, error);
    for (; ok && *urls; urls++) {
        stats->urls++;
        enqueue(&f, job_new(*urls, *urls), FALSE);
    }
    ok = ok && loop(&f, error);
    abandon_running(&f);
    g_hash_table_destroy(f.site_of);
    g_hash_table_destroy(f.running);
    g_hash_table_destroy(f.origins);
    g_hash_table_destroy(f.sites);
    curl_multi_cleanup(f.multi);
    return ok;
}
