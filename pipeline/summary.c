#include "pipeline/summary.h"

#include "core/json.h"
#include "core/log.h"
#include "core/version.h"

#include <string.h>

#define TARGETS_A_DOCUMENT 2 /* so that one long plan does not fill the table */

void summary_release(struct summary *s)
{
    arena_release(&s->arena);
}

static void keep_target(struct summary *s, const struct record *r)
{
    struct record *to = &s->targets[s->n_targets++];

    record_init(to, r->type);
    to->quote = arena_strdup(&s->arena, r->quote);
    to->indicator = arena_strdup(&s->arena, r->indicator);
    to->deadline = arena_strdup(&s->arena, r->deadline);
    to->region = arena_strdup(&s->arena, r->region);
}

void summary_add(struct summary *s, const struct record *records, gsize n)
{
    const char *kind = records[0].kind ? records[0].kind : "other";
    gsize kept = 0;

    if (strcmp(kind, "article") == 0)
        s->articles++;
    else if (strcmp(kind, "list") == 0)
        s->lists++;
    else
        s->others++;
    for (gsize i = 0; i < n; i++) {
        const struct record *r = &records[i];
        s->records[r->type]++;
        if (r->type == RECORD_TARGET && r->deadline && r->indicator && !r->same_as &&
            kept < TARGETS_A_DOCUMENT && s->n_targets < SUMMARY_TARGETS) {
            keep_target(s, r);
            kept++;
        }
    }
}

/* ---- for people ---- */

/* Columns on a terminal: Chinese characters take two. */
static gsize columns(gunichar c)
{
    return g_unichar_iswide(c) ? 2 : 1;
}

static gsize width(const char *s)
{
    gsize n = 0;

    for (; *s; s = g_utf8_next_char(s))
        n += columns(g_utf8_get_char(s));
    return n;
}

/* At most `most` columns of `text`, with … where it was cut, padded by two more if `pad`. */
static void cell(GString *out, const char *text, gsize most, gboolean pad)
{
    char *s = g_strdup(text ? text : "-");
    gsize n = 0;

    log_make_harmless(s);
    if (width(s) <= most) {
        g_string_append(out, s);
        n = width(s);
    } else {
        for (const char *p = s; n + columns(g_utf8_get_char(p)) < most; p = g_utf8_next_char(p)) {
            g_string_append_unichar(out, g_utf8_get_char(p));
            n += columns(g_utf8_get_char(p));
        }
        g_string_append(out, "…");
        n++;
    }
    for (; pad && n < most + 2; n++)
        g_string_append_c(out, ' ');
    g_free(s);
}

static void targets_text(const struct summary *s, GString *out)
{
    if (!s->n_targets)
        return;
    g_string_append(out, "\nsome of the targets\n");
    for (gsize i = 0; i < s->n_targets; i++) {
        const struct record *r = &s->targets[i];
        g_string_append(out, "  ");
        cell(out, r->region, 14, TRUE);
        cell(out, r->deadline, 9, TRUE);
        cell(out, r->indicator, 34, TRUE);
        cell(out, r->quote, 24, FALSE);
        g_string_append_c(out, '\n');
    }
}

static void records_text(const struct summary *s, GString *out)
{
    const char *comma = "";

    g_string_append(out, "records    ");
    for (int t = RECORD_TARGET; t < RECORD_TYPES; t++) {
        if (!s->records[t] && t > RECORD_SECTOR)
            continue;
        g_string_append_printf(out, "%s%" G_GUINT64_FORMAT " %s%s", comma, s->records[t],
                               record_type_name((enum record_type)t),
                               s->records[t] == 1 ? "" : "s");
        comma = ", ";
    }
    g_string_append_c(out, '\n');
}

static void rejects_text(const struct summary *s, GString *out)
{
    const char *comma = ": ";

    g_string_append_printf(out, "rejects    %" G_GUINT64_FORMAT, s->rejects);
    for (int i = 0; i < REJECT_REASONS; i++) {
        if (!s->reasons[i])
            continue;
        g_string_append_printf(out, "%s%" G_GUINT64_FORMAT " %s", comma, s->reasons[i],
                               reject_reason_name((enum reject_reason)i));
        comma = ", ";
    }
    g_string_append_c(out, '\n');
}

void summary_text(const struct summary *s, GString *out)
{
    g_string_append_printf(out, "pages      %" G_GUINT64_FORMAT " (%.2f MB) in %.2f s\n", s->pages,
                           (double)s->bytes / 1e6, (double)(s->finished - s->started) / 1e6);
    g_string_append_printf(out,
                           "documents  %" G_GUINT64_FORMAT ": %" G_GUINT64_FORMAT
                           " articles, %" G_GUINT64_FORMAT " lists, %" G_GUINT64_FORMAT " others\n",
                           s->records[RECORD_DOCUMENT], s->articles, s->lists, s->others);
    records_text(s, out);
    rejects_text(s, out);
    for (const char *const *o = s->outputs; o && *o; o++)
        g_string_append_printf(out, "%s%s\n", o == s->outputs ? "written    " : "           ", *o);
    if (s->error)
        g_string_append_printf(out, "ended      early: %s\n", s->error);
    targets_text(s, out);
}

/* ---- for monitors ---- */

static void json_time(GString *out, const char *key, gint64 usec)
{
    GDateTime *t = g_date_time_new_from_unix_utc(usec / 1000000);
    char *s = g_date_time_format(t, "%Y-%m-%dT%H:%M:%SZ");

    json_member(out, key, s);
    g_free(s);
    g_date_time_unref(t);
}

static void json_counts(const struct summary *s, GString *out)
{
    json_member_int(out, "inputs", (int64_t)s->inputs);
    json_member_int(out, "fetched", (int64_t)s->fetched);
    json_member_int(out, "pages", (int64_t)s->pages);
    json_member_int(out, "bytes", (int64_t)s->bytes);
    json_member_int(out, "articles", (int64_t)s->articles);
    json_member_int(out, "lists", (int64_t)s->lists);
    json_member_int(out, "others", (int64_t)s->others);
    json_key(out, "records");
    g_string_append_c(out, '{');
    for (int t = 0; t < RECORD_TYPES; t++)
        json_member_int(out, record_type_name((enum record_type)t), (int64_t)s->records[t]);
    g_string_append_c(out, '}');
    json_member_int(out, "rejects", (int64_t)s->rejects);
    json_key(out, "reasons");
    g_string_append_c(out, '{');
    for (int i = 0; i < REJECT_REASONS; i++)
        if (s->reasons[i])
            json_member_int(out, reject_reason_name((enum reject_reason)i), (int64_t)s->reasons[i]);
    g_string_append_c(out, '}');
}

void summary_json(const struct summary *s, GString *out)
{
    g_string_append_c(out, '{');
    json_member(out, "program", "mubiao " MUBIAO_VERSION);
    json_time(out, "started", s->started);
    json_time(out, "finished", s->finished);
    json_key(out, "seconds");
    g_string_append_printf(out, "%.3f", (double)(s->finished - s->started) / 1e6);
    json_member_int(out, "status", s->status);
    json_member(out, "error", s->error);
    json_counts(s, out);
    json_key(out, "outputs");
    g_string_append_c(out, '[');
    for (const char *const *o = s->outputs; o && *o; o++) {
        if (o != s->outputs)
            g_string_append_c(out, ',');
        json_string(out, *o);
    }
    g_string_append(out, "]}\n");
}
