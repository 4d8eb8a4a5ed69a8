#include "fetch/gate.h"

#include "core/arena.h"
#include "core/http_message.h"
#include "fetch/url.h"

#define MAX_REDIRECTS 5
#define MAX_DECODED   ((gsize)16 << 20) /* of which ROBOTS_MAX_BYTES are read */

struct gate *gate_new(const char *origin)
{
    struct gate *g = g_new0(struct gate, 1);

    g->next = g_strconcat(origin, "/robots.txt", NULL);
    return g;
}

void gate_free(struct gate *g)
{
    g_free(g->next);
    g_free(g->detail);
    robots_free(g->rules);
    g_free(g);
}

static void read_rules(struct gate *g, const struct exchange *x)
{
    char *agent = robots_agent(x->options->user_agent);
    struct arena arena = { 0 };
    struct http_message m;
    GError *why = NULL;

    g->known = TRUE;
    if (http_message_parse(&m, &arena, x->response->data, x->response->len, MAX_DECODED, &why)) {
        g->rules = robots_parse(m.body, m.body_bytes, agent);
    } else {
        g->shut = TRUE;
        g->reason = REJECT_FORBIDDEN;
        g->detail = g_strdup_printf("robots.txt cannot be read: %s", why->message);
        g_error_free(why);
    }
    arena_release(&arena);
    g_free(agent);
}

static void follow(struct gate *g, const struct exchange *x)
{
    char *location = exchange_header(x, "Location");
    char *next =
        location && g->redirects++ < MAX_REDIRECTS ? url_resolve(x->url, location, NULL) : NULL;

    g->known = !next; /* no file to be found: open */
    if (next) {
        g_free(g->next);
        g->next = next;
    }
    g_free(location);
}

static void shut(struct gate *g, const struct exchange *x)
{
    g->known = g->shut = TRUE;
    g->reason = x->refused || x->status ? REJECT_FORBIDDEN : REJECT_NETWORK;
    g->detail = x->refused  ? g_strdup("its address is not public")
                : x->status ? g_strdup_printf("robots.txt: status %d", x->status)
                            : g_strdup_printf("robots.txt: %s", x->fault);
}

void gate_learn(struct gate *g, const struct exchange *x, gboolean *again)
{
    gboolean answered = x->result == CURLE_OK || x->over;

    *again = FALSE;
    if (exchange_may_retry(x) && g->tries < x->options->retries) {
        g->tries++;
        *again = TRUE;
    } else if (answered && x->status >= 200 && x->status < 300) {
        read_rules(g, x);
    } else if (answered && x->status >= 300 && x->status < 400) {
        follow(g, x);
    } else if (answered && x->status >= 400 && x->status < 500 && x->status != 429) {
        g->known = TRUE;
    } else {
        shut(g, x);
    }
}

gboolean gate_open(const struct gate *g, const char *url, enum reject_reason *reason,
                   const char **detail)
{
    if (g->shut) {
        *reason = g->reason;
        *detail = g->detail;
        return FALSE;
    }
    if (!g->rules || robots_allow(g->rules, url))
        return TRUE;
    *reason = REJECT_FORBIDDEN;
    *detail = "robots.txt disallows it";
    return FALSE;
}
