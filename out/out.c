#include "out/out.h"

#include "core/error.h"
#include "out/sink.h"

#include <string.h>

static const struct sink *const SINKS[] = { &sink_jsonl, &sink_sqlite };

struct out {
    const struct sink *sink;
    void *state;
};

/* The sink that `target` asks for; `*path` is what is left of it. */
static const struct sink *sink_of(const char *target, const char **path)
{
    for (gsize i = 0; i < G_N_ELEMENTS(SINKS); i++) {
        gsize n = strlen(SINKS[i]->scheme);
        if (strncmp(target, SINKS[i]->scheme, n) == 0 && target[n] == ':') {
            *path = target + n + 1;
            return SINKS[i];
        }
    }
    *path = target;
    if (strcmp(target, "-") == 0)
        return &sink_jsonl;
    for (gsize i = 0; i < G_N_ELEMENTS(SINKS); i++)
        if (g_str_has_suffix(target, SINKS[i]->suffix))
            return SINKS[i];
    return NULL;
}

struct out *out_open(const char *target, GError **error)
{
    const char *path;
    const struct sink *sink = sink_of(target, &path);
    void *state;
    struct out *o;

    if (!sink || !*path) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE,
                    "cannot tell what kind of output '%s' is: name a .jsonl or .db file, or put "
                    "jsonl: or sqlite: before it",
                    target);
        return NULL;
    }
    state = sink->open(path, error);
    if (!state)
        return NULL;
    o = g_new(struct out, 1);
    o->sink = sink;
    o->state = state;
    return o;
}

gboolean out_put(struct out *o, const struct record *records, gsize n, GError **error)
{
    return o->sink->put(o->state, records, n, error);
}

gboolean out_close(struct out *o, GError **error)
{
    gboolean ok = o->sink->close(o->state, error);

    g_free(o);
    return ok;
}

void out_abandon(struct out *o)
{
    if (!o)
        return;
    o->sink->abandon(o->state);
    g_free(o);
}
