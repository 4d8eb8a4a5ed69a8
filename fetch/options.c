#include "fetch/fetch.h"

#include "core/error.h"
#include "core/lines.h"
#include "core/version.h"

#include <stddef.h>

#define MAX_LINE ((gsize)64 << 10)

#define KEY(name, kind, member, least, most)                                                       \
    {                                                                                              \
        name, kind, offsetof(struct fetch_options, member), least, most                            \
    }

const struct config_key fetch_config_keys[] = {
    KEY("user-agent", CONFIG_STRING, user_agent, 0, 0),
    KEY("delay", CONFIG_NUMBER, delay, 0, 3600),
    KEY("parallel", CONFIG_UINT, parallel, 1, 1000),
    KEY("connect-timeout", CONFIG_UINT, connect_timeout, 1, 3600),
    KEY("timeout", CONFIG_UINT, timeout, 1, 86400),
    KEY("low-speed-time", CONFIG_UINT, low_speed_time, 1, 3600),
    KEY("max-body", CONFIG_SIZE, max_body, 1024, 134217728.0),
    KEY("max-redirects", CONFIG_UINT, max_redirects, 0, 50),
    KEY("retries", CONFIG_UINT, retries, 0, 20),
    KEY("ignore-robots", CONFIG_BOOL, ignore_robots, 0, 0),
    KEY("allow-private", CONFIG_BOOL, allow_private, 0, 0),
};
const gsize fetch_config_n_keys = G_N_ELEMENTS(fetch_config_keys);

void fetch_options_init(struct fetch_options *o)
{
    *o = (struct fetch_options){
        .user_agent = "mubiao/" MUBIAO_VERSION,
        .delay = 1,
        .parallel = 16,
        .connect_timeout = 10,
        .timeout = 60,
        .low_speed_time = 20,
        .max_body = (gsize)16 << 20,
        .max_redirects = 5,
        .retries = 2,
    };
}

gboolean fetch_read_list(const char *path, GPtrArray *urls, GError **error)
{
    GError *why = NULL;
    struct lines *l = lines_open(path, MAX_LINE, &why);
    enum lines_status got = l ? LINES_GOT : LINES_FAILED;

    while (l && got != LINES_END && got != LINES_FAILED) {
        const char *line;
        gboolean cut;
        gsize n;
        got = lines_next(l, &line, &n, &cut, &why);
        if (got == LINES_GOT) {
            char *url = g_strstrip(g_strndup(line, n));
            if (*url && *url != '#')
                g_ptr_array_add(urls, g_steal_pointer(&url));
            g_free(url);
        } else if (got == LINES_LONG) {
            g_set_error(&why, MUBIAO_ERROR, MUBIAO_ERROR_USAGE,
                        "%s: line %" G_GUINT64_FORMAT " has more than %zu bytes", path,
                        lines_number(l), MAX_LINE);
            got = LINES_FAILED;
        }
    }
    lines_close(l);
    if (got != LINES_FAILED)
        return TRUE;
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "cannot read the URLs: %s", why->message);
    g_error_free(why);
    return FALSE;
}
