/*
 * The crawl: one thread, libcurl's multi handle, and a queue for each site.
 *
 * A site is busy (one transfer runs), waiting (it has tasks; `ready` says from when
 * on it may be asked) or idle. The waiting ones are kept sorted by `ready`, so each
 * step costs the logarithm of their number.
 */
#include "fetch/fetch.h"

#include "core/arena.h"
#include "core/error.h"
#include "core/http_message.h"
#include "core/version.h"
#include "fetch/archive.h"
#include "fetch/gate.h"
#include "fetch/url.h"

#include <math.h>
#include <string.h>

#define MAX_WAIT    120.0 /* seconds a server may ask us to stay away and still be asked again */
#define FIRST_PAUSE 1.0   /* seconds before a second try, doubled for each one more */
#define MAX_PAUSE   60.0
#define MAX_DELAY   30.0 /* of a Crawl-delay that is obeyed; more would starve the run */
#define POLL        1000 /* ms */

struct task {
    const char *input; /* the URL as it was given */
    char *url;
    unsigned redirects, tries;
};

struct site {
    GQueue tasks;
    gint64 ready; /* monotonic time, µs */
    double delay; /* seconds: the largest Crawl-delay of its origins */
    gboolean busy, waiting;
};

struct transfer {
    struct exchange *x;
    struct site *site;
    struct task *task; /* NULL: this asks for robots.txt */
    struct gate *gate;
};

struct crawl {
    const struct fetch_options *options;
    struct archive archive;
    struct rejects *rejects;
    struct progress *progress;
    struct fetch_stats *stats;
    CURLM *multi;
    GHashTable *sites;   /* by url_site() */
    GHashTable *gates;   /* by url_origin() */
    GSequence *waiting;  /* of struct site, by `ready` */
    GHashTable *running; /* struct exchange → struct transfer */
};

/* ---- tasks and sites ---- */

static void task_free(gpointer data)
{
    struct task *t = data;

    g_free(t->url);
    g_free(t);
}

static void site_free(gpointer data)
{
    struct site *s = data;

    g_queue_clear_full(&s->tasks, task_free);
    g_free(s);
}

static void transfer_free(struct crawl *c, struct transfer *t)
{
    curl_multi_remove_handle(c->multi, t->x->easy);
    exchange_free(t->x);
    if (t->task)
        task_free(t->task);
    g_free(t);
}

static gint by_ready(gconstpointer a, gconstpointer b, gpointer data)
{
    const struct site *x = a, *y = b;

    (void)data;
    return (x->ready > y->ready) - (x->ready < y->ready);
}

static void let_wait(struct crawl *c, struct site *s)
{
    if (s->busy || s->waiting || g_queue_is_empty(&s->tasks))
        return;
    s->waiting = TRUE;
    g_sequence_insert_sorted(c->waiting, s, by_ready, NULL);
}

/* The task's chain is done, well or not. */
static void end_task(struct crawl *c, struct task *t)
{
    if (c->progress)
        progress_add(c->progress, 1);
    task_free(t);
}

static void reject_task(struct crawl *c, struct task *t, enum reject_reason reason,
                        const char *detail)
{
    char *all = strcmp(t->input, t->url) ? g_strdup_printf("%s: %s", t->url, detail) : NULL;

    rejects_add(c->rejects, "fetch", t->input, 0, reason, all ? all : detail);
    c->stats->failed++;
    g_free(all);
    end_task(c, t);
}

/* Put the task into its site's queue: what has begun goes before what has not. */
static void enqueue(struct crawl *c, struct task *t)
{
    char *name = url_site(t->url);
    struct site *s = g_hash_table_lookup(c->sites, name);

    if (!s) {
        s = g_new0(struct site, 1);
        g_queue_init(&s->tasks);
        g_hash_table_insert(c->sites, g_steal_pointer(&name), s);
    }
    g_free(name);
    if (t->redirects || t->tries)
        g_queue_push_head(&s->tasks, t);
    else
        g_queue_push_tail(&s->tasks, t);
    let_wait(c, s);
}

static struct gate *gate_of(struct crawl *c, const char *url)
{
    char *origin = url_origin(url);
    struct gate *g = g_hash_table_lookup(c->gates, origin);

    if (!g) {
        g = gate_new(origin);
        g_hash_table_insert(c->gates, g_steal_pointer(&origin), g);
    }
    g_free(origin);
    return g;
}

/* ---- starting ---- */

static gboolean start(struct crawl *c, struct site *s, struct task *task, struct gate *gate,
                      GError **error)
{
    struct exchange *x = exchange_new(task ? task->url : gate->next, c->options,
                                      task ? c->options->max_body : ROBOTS_MAX_BYTES);
    struct transfer *t = g_new0(struct transfer, 1);

    t->x = x;
    t->site = s;
    t->task = task;
    t->gate = gate;
    s->busy = TRUE;
    if (x && curl_multi_add_handle(c->multi, x->easy) == CURLM_OK) {
        g_hash_table_insert(c->running, x, t);
        return TRUE;
    }
    exchange_free(x);
    if (task)
        task_free(task);
    g_free(t);
    g_set_error_literal(error, MUBIAO_ERROR, MUBIAO_ERROR_IO, "libcurl has no more handles");
    return FALSE;
}

/* Start the site's next transfer; tasks that robots.txt forbids fall away on the way. */
static gboolean start_site(struct crawl *c, struct site *s, GError **error)
{
    while (!g_queue_is_empty(&s->tasks)) {
        struct task *t = g_queue_peek_head(&s->tasks);
        struct gate *g = c->options->ignore_robots ? NULL : gate_of(c, t->url);
        enum reject_reason reason;
        const char *detail;
        if (g && !g->known)
            return start(c, s, NULL, g, error);
        g_queue_pop_head(&s->tasks);
        if (!g || gate_open(g, t->url, &reason, &detail))
            return start(c, s, t, NULL, error);
        reject_task(c, t, reason, detail);
    }
    return TRUE;
}

/* Start whatever may start. `*pause` gets the ms until the next site is ready. */
static gboolean start_ready(struct crawl *c, int *pause, GError **error)
{
    *pause = POLL;
    while (g_hash_table_size(c->running) < c->options->parallel &&
           !g_sequence_is_empty(c->waiting)) {
        GSequenceIter *first = g_sequence_get_begin_iter(c->waiting);
        struct site *s = g_sequence_get(first);
        gint64 left = s->ready - g_get_monotonic_time();
        if (left > 0) {
            *pause = (int)MIN(left / 1000 + 1, POLL);
            break;
        }
        g_sequence_remove(first);
        s->waiting = FALSE;
        if (!start_site(c, s, error))
            return FALSE;
    }
    return TRUE;
}

/* ---- what came ---- */

/* Seconds the server asks for, 0 where it asks for nothing that can be read. */
static double retry_after(const struct exchange *x)
{
    char *value = x->status == 429 || x->status == 503 ? exchange_header(x, "Retry-After") : NULL;
    double seconds = 0;

    if (value && g_ascii_isdigit(*value)) {
        seconds = g_ascii_strtod(value, NULL);
    } else if (value) {
        time_t at = curl_getdate(value, NULL);
        if (at >= 0)
            seconds = MAX(0.0, difftime(at, time(NULL)));
    }
    g_free(value);
    return seconds;
}

/* Should this be tried again? Then `*pause` says after how many seconds. */
static gboolean may_retry(struct crawl *c, const struct exchange *x, unsigned tries, double *pause)
{
    if (!exchange_may_retry(x) || tries >= c->options->retries)
        return FALSE;
    *pause = MAX(retry_after(x), MIN(FIRST_PAUSE * exp2(MIN(tries, 10)), MAX_PAUSE));
    return *pause <= MAX_WAIT;
}

static void reject_fault(struct crawl *c, struct task *t, const struct exchange *x)
{
    if (x->refused)
        reject_task(c, t, REJECT_FORBIDDEN, "its address is not public");
    else if (x->over || x->result == CURLE_FILESIZE_EXCEEDED)
        reject_task(c, t, REJECT_TOO_LARGE, "the body is over the cap; see max-body");
    else if (x->result == CURLE_PARTIAL_FILE)
        reject_task(c, t, REJECT_TRUNCATED, x->fault);
    else
        reject_task(c, t, REJECT_NETWORK, x->fault);
}

static gboolean is_redirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static void redirect(struct crawl *c, struct task *t, const struct exchange *x)
{
    char *location = exchange_header(x, "Location");
    GError *why = NULL;
    char *url = location ? url_resolve(x->url, location, &why) : NULL;

    if (!location) {
        reject_task(c, t, REJECT_HTTP, "a redirect without Location");
    } else if (!url) {
        reject_task(c, t, REJECT_BAD_URL, why->message);
    } else if (t->redirects >= c->options->max_redirects) {
        char *detail = g_strdup_printf("more than %u redirects", c->options->max_redirects);
        reject_task(c, t, REJECT_HTTP, detail);
        g_free(detail);
    } else {
        g_free(t->url);
        t->url = g_steal_pointer(&url);
        t->redirects++;
        t->tries = 0;
        enqueue(c, t);
    }
    g_clear_error(&why);
    g_free(url);
    g_free(location);
}

/* Is the body over the cap once it is decoded? */
static gboolean is_bomb(const struct crawl *c, const struct exchange *x)
{
    struct arena arena = { 0 };
    struct http_message m;
    GError *why = NULL;
    gboolean bomb = !http_message_parse(&m, &arena, x->response->data, x->response->len,
                                        c->options->max_body, &why) &&
                    why->code == MUBIAO_ERROR_LIMIT;

    g_clear_error(&why);
    arena_release(&arena);
    return bomb;
}

/* A whole response. Returns false where the archive cannot be written. */
static gboolean take_response(struct crawl *c, struct task *t, struct exchange *x, GError **error)
{
    if (is_bomb(c, x)) {
        reject_task(c, t, REJECT_TOO_LARGE, "the decoded body is over the cap; see max-body");
        return TRUE;
    }
    c->stats->bytes += x->response->len - x->head_bytes;
    if (!archive_put(&c->archive, x, error)) {
        end_task(c, t);
        return FALSE;
    }
    if (is_redirect(x->status)) {
        redirect(c, t, x);
    } else if (x->status >= 200 && x->status < 300) {
        c->stats->fetched++;
        end_task(c, t);
    } else {
        char *detail = g_strdup_printf("status %d", x->status);
        reject_task(c, t, REJECT_HTTP, detail);
        g_free(detail);
    }
    return TRUE;
}

static gboolean take_page(struct crawl *c, struct transfer *tr, double *pause, GError **error)
{
    struct task *t = g_steal_pointer(&tr->task);

    if (may_retry(c, tr->x, t->tries, pause)) {
        t->tries++;
        enqueue(c, t);
        return TRUE;
    }
    if (tr->x->result == CURLE_OK && tr->x->status)
        return take_response(c, t, tr->x, error);
    reject_fault(c, t, tr->x);
    return TRUE;
}

static gboolean finish(struct crawl *c, struct exchange *x, CURLcode result, GError **error)
{
    struct transfer *t = g_hash_table_lookup(c->running, x);
    struct site *s = t->site;
    double pause = 0;
    gboolean ok = TRUE, again = FALSE;

    exchange_finish(x, result);
    g_hash_table_remove(c->running, x);
    if (t->task) {
        ok = take_page(c, t, &pause, error);
    } else {
        unsigned tries = t->gate->tries;
        gate_learn(t->gate, x, &again);
        if (t->gate->rules)
            s->delay = MAX(s->delay, MIN(robots_delay(t->gate->rules), MAX_DELAY));
        if (again && !may_retry(c, x, tries, &pause))
            pause = MAX_WAIT; /* asked to stay away for longer */
    }
    pause = MAX(pause, MAX(s->delay, c->options->delay));
    s->ready = g_get_monotonic_time() + (gint64)(pause * 1e6);
    s->busy = FALSE;
    let_wait(c, s);
    transfer_free(c, t);
    return ok;
}

static gboolean finish_done(struct crawl *c, GError **error)
{
    CURLMsg *m;
    int left;

    while ((m = curl_multi_info_read(c->multi, &left)) != NULL) {
        struct exchange *x;
        CURLcode result = m->data.result;
        if (m->msg != CURLMSG_DONE)
            continue;
        curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, (char **)&x);
        if (!finish(c, x, result, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean run(struct crawl *c, GError **error)
{
    for (;;) {
        CURLMcode got;
        int pause, still;
        guint before;
        if (!start_ready(c, &pause, error))
            return FALSE;
        if (!g_hash_table_size(c->running) && g_sequence_is_empty(c->waiting))
            return TRUE;
        before = g_hash_table_size(c->running);
        got = curl_multi_perform(c->multi, &still);
        if (!finish_done(c, error))
            return FALSE;
        if (got == CURLM_OK && before == g_hash_table_size(c->running)) /* nothing is done */
            got = curl_multi_poll(c->multi, NULL, 0, pause, NULL);
        if (got != CURLM_OK) {
            g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_IO, "libcurl: %s",
                        curl_multi_strerror(got));
            return FALSE;
        }
    }
}

/* ---- the whole ---- */

/* Queue each URL once; bad ones are rejected at once. */
static void add_urls(struct crawl *c, const char *const *urls)
{
    GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (; *urls; urls++) {
        GError *why = NULL;
        char *url = url_resolve(NULL, *urls, &why);
        if (!url) {
            c->stats->urls++;
            c->stats->failed++;
            rejects_add(c->rejects, "fetch", *urls, 0, REJECT_BAD_URL, why->message);
            g_error_free(why);
        } else if (g_hash_table_add(seen, g_strdup(url))) {
            struct task *t = g_new0(struct task, 1);
            t->input = *urls;
            t->url = g_steal_pointer(&url);
            c->stats->urls++;
            enqueue(c, t);
        }
        g_free(url);
    }
    g_hash_table_unref(seen);
    if (c->progress)
        progress_expect(c->progress, c->stats->urls);
}

static void crawl_release(struct crawl *c)
{
    GHashTableIter i;
    gpointer t;

    g_hash_table_iter_init(&i, c->running);
    while (g_hash_table_iter_next(&i, NULL, &t))
        transfer_free(c, t);
    g_hash_table_unref(c->running);
    g_sequence_free(c->waiting);
    g_hash_table_unref(c->sites);
    g_hash_table_unref(c->gates);
    archive_close(&c->archive);
    curl_multi_cleanup(c->multi);
}

static gboolean start_library(CURLM **multi, GError **error)
{
    static gsize once;
    static CURLcode got;

    if (g_once_init_enter(&once)) {
        got = curl_global_init(CURL_GLOBAL_DEFAULT);
        g_once_init_leave(&once, 1);
    }
    *multi = got == CURLE_OK ? curl_multi_init() : NULL;
    if (!*multi)
        g_set_error_literal(error, MUBIAO_ERROR, MUBIAO_ERROR_IO, "libcurl does not start");
    return *multi != NULL;
}

gboolean fetch_all(const char *const *urls, const struct fetch_options *options,
                   struct warc_writer *writer, struct rejects *rejects, struct progress *progress,
                   struct fetch_stats *stats, GError **error)
{
    struct fetch_options own = *options;
    struct crawl c = { .options = &own, .rejects = rejects, .progress = progress, .stats = stats };
    gboolean ok;

    memset(stats, 0, sizeof *stats);
    if (!own.user_agent) /* an empty one in a key file */
        own.user_agent = "mubiao/" MUBIAO_VERSION;
    if (!start_library(&c.multi, error))
        return FALSE;
    c.sites = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, site_free);
    c.gates = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)gate_free);
    c.waiting = g_sequence_new(NULL);
    c.running = g_hash_table_new(NULL, NULL);
    ok = archive_open(&c.archive, writer, &own, error);
    if (ok) {
        add_urls(&c, urls);
        ok = run(&c, error);
    }
    crawl_release(&c);
    return ok;
}
