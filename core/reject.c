#include "core/reject.h"

#include "core/error.h"
#include "core/json.h"
#include "core/log.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char *const NAMES[REJECT_REASONS] = {
    [REJECT_UNREADABLE] = "unreadable",
    [REJECT_EMPTY] = "empty",
    [REJECT_BINARY] = "binary",
    [REJECT_TOO_LARGE] = "too-large",
    [REJECT_BAD_JSON] = "bad-json",
    [REJECT_BAD_RECORD] = "bad-record",
    [REJECT_BAD_WARC] = "bad-warc",
    [REJECT_TRUNCATED] = "truncated",
    [REJECT_BAD_ENCODING] = "bad-encoding",
    [REJECT_BAD_URL] = "bad-url",
    [REJECT_FORBIDDEN] = "forbidden",
    [REJECT_HTTP] = "http",
    [REJECT_NETWORK] = "network",
    [REJECT_NOT_HTML] = "not-html",
    [REJECT_LIMIT] = "limit",
};

struct rejects {
    GMutex lock;
    FILE *file; /* NULL: count only */
    char *path;
    uint64_t count, count_of[REJECT_REASONS];
};

const char *reject_reason_name(enum reject_reason reason)
{
    return NAMES[reason];
}

struct rejects *rejects_open(const char *path, GError **error)
{
    struct rejects *r = g_new0(struct rejects, 1);

    g_mutex_init(&r->lock);
    if (path) {
        r->path = g_strdup(path);
        r->file = strcmp(path, "-") == 0 ? stderr : fopen(path, "we");
        if (!r->file) {
            g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_IO, "cannot open '%s' for rejects: %s",
                        path, g_strerror(errno));
            rejects_close(r, NULL);
            return NULL;
        }
    }
    return r;
}

void rejects_add(struct rejects *r, const char *stage, const char *input, uint64_t line,
                 enum reject_reason reason, const char *detail)
{
    char *valid = g_utf8_make_valid(input, -1);
    char *why = g_utf8_make_valid(detail ? detail : "", -1);

    if (line)
        log_warning("%s:%" G_GUINT64_FORMAT ": rejected (%s): %s", valid, line, NAMES[reason], why);
    else
        log_warning("%s: rejected (%s): %s", valid, NAMES[reason], why);
    g_mutex_lock(&r->lock);
    r->count++;
    r->count_of[reason]++;
    if (r->file) {
        GString *out = g_string_new("{");
        json_member(out, "stage", stage);
        json_member(out, "input", valid);
        if (line)
            json_member_int(out, "line", (int64_t)line);
        json_member(out, "reason", NAMES[reason]);
        json_member(out, "detail", why);
        g_string_append(out, "}\n");
        fwrite(out->str, 1, out->len, r->file);
        fflush(r->file); /* a killed run still says what it passed over */
        g_string_free(out, TRUE);
    }
    g_mutex_unlock(&r->lock);
    g_free(why);
    g_free(valid);
}

uint64_t rejects_count(const struct rejects *r)
{
    return r->count;
}

uint64_t rejects_count_of(const struct rejects *r, enum reject_reason reason)
{
    return r->count_of[reason];
}

gboolean rejects_close(struct rejects *r, GError **error)
{
    gboolean ok = TRUE;

    if (!r)
        return TRUE;
    if (r->file) {
        ok = !fflush(r->file) && !ferror(r->file);
        if (r->file != stderr && fclose(r->file))
            ok = FALSE;
        if (!ok)
            g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_IO, "cannot write the rejects to '%s'",
                        r->path);
    }
    g_mutex_clear(&r->lock);
    g_free(r->path);
    g_free(r);
    return ok;
}
