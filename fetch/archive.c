#include "fetch/archive.h"

#include "core/version.h"

#include <string.h>

static char *in_brackets(const char *id)
{
    return g_strdup_printf("<%s>", id);
}

gboolean archive_open(struct archive *a, struct warc_writer *writer,
                      const struct fetch_options *options, GError **error)
{
    static const char *const fields[] = { "Content-Type", "application/warc-fields", NULL };
    GDateTime *now = g_date_time_new_now_utc();
    char *date = g_date_time_format(now, "%Y-%m-%dT%H:%M:%SZ"), *id = NULL;
    char *block = g_strdup_printf(
        "software: mubiao-fetch/%s\r\nformat: WARC File Format 1.1\r\n"
        "conformsTo: "
        "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
        "robots: %s\r\nhttp-header-user-agent: %s\r\n",
        MUBIAO_VERSION, options->ignore_robots ? "ignore" : "obey", options->user_agent);
    gboolean ok;

    a->writer = writer;
    a->info_id = NULL;
    ok = warc_writer_put(writer, WARC_WARCINFO, date, fields, block, strlen(block), &id, error);
    if (ok)
        a->info_id = in_brackets(id);
    g_free(id);
    g_free(block);
    g_free(date);
    g_date_time_unref(now);
    return ok;
}

gboolean archive_put(struct archive *a, const struct exchange *x, GError **error)
{
    const char *fields[16] = { "WARC-Target-URI", x->url, "WARC-Warcinfo-ID", a->info_id };
    char *id = NULL, *with = NULL;
    gboolean ok;
    int n = 4;

    if (x->address) {
        fields[n++] = "WARC-IP-Address";
        fields[n++] = x->address;
    }
    fields[n++] = "Content-Type";
    fields[n++] = "application/http; msgtype=response";
    ok = warc_writer_put(a->writer, WARC_RESPONSE, x->date, fields, x->response->data,
                         x->response->len, &id, error);
    if (ok && x->request->len) {
        with = in_brackets(id);
        fields[n - 1] = "application/http; msgtype=request";
        fields[n++] = "WARC-Concurrent-To";
        fields[n++] = with;
        ok = warc_writer_put(a->writer, WARC_REQUEST, x->date, fields, x->request->data,
                             x->request->len, NULL, error);
    }
    g_free(with);
    g_free(id);
    return ok;
}

void archive_close(struct archive *a)
{
    g_clear_pointer(&a->info_id, g_free);
}
