/*
 * check.c - a rule's own examples: `+` must match just what is marked, `-` nothing.
 */
#include "extract/match.h"

#include <string.h>

#define MAX_SPANS 16

struct span {
    uint32_t start, end;
};

/* What an example says: its text without <<>>, the marked spans, the wanted groups. */
struct wanted {
    char *text;
    struct span spans[MAX_SPANS];
    guint n_spans;
    char **groups; /* "name=value" of the first span; NULL where none are given */
};

static void read_wanted(struct wanted *w, const struct rule_example *e)
{
    const char *bar = e->kind == '-' ? NULL : strstr(e->text, " | ");
    GString *text = g_string_new(NULL);

    memset(w, 0, sizeof(*w));
    for (const char *p = e->text; *p && p != bar;) {
        if (strncmp(p, "<<", 2) == 0 && w->n_spans < MAX_SPANS) {
            w->spans[w->n_spans].start = (uint32_t)text->len;
            p += 2;
        } else if (strncmp(p, ">>", 2) == 0 && w->n_spans < MAX_SPANS) {
            w->spans[w->n_spans++].end = (uint32_t)text->len;
            p += 2;
        } else {
            g_string_append_c(text, *p++);
        }
    }
    w->text = g_string_free(text, FALSE);
    if (bar)
        w->groups = g_strsplit(bar + 3, " ", -1);
}

/* The rule's matches from left to right, none inside another. */
static GArray *all_matches(const struct rules *rules, const struct rule *rule,
                           struct rules_scratch *s, struct arena *arena, const char *text)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(struct mention));
    gsize n = strlen(text);

    rules_scratch_adopt(s, rules);
    for (const char *p = text; *p;) {
        const char *at = p;
        struct mention m;

        p = g_utf8_next_char(p);
        if (rule_match(rule, s, arena, text, n, (gsize)(at - text), &m) > 0) {
            g_array_append_val(found, m);
            p = text + m.byte_end;
        }
    }
    return found;
}

static const char *group_fault(const struct wanted *w, const struct mention *m)
{
    for (char **g = w->groups; g && *g; g++) {
        char *equals = strchr(*g, '=');
        const char *got;
        if (!equals)
            continue;
        *equals = '\0';
        got = mention_group(m, *g);
        *equals = '=';
        if (!got || strcmp(got, equals + 1) != 0)
            return *g;
    }
    return NULL;
}

/* NULL where the example holds; else what is wrong, to be released with g_free(). */
static char *fault_of(const struct wanted *w, const GArray *found)
{
    const char *group;

    for (guint i = 0; i < MAX(w->n_spans, found->len); i++) {
        const struct mention *m = i < found->len ? &g_array_index(found, struct mention, i) : NULL;
        const struct span *s = i < w->n_spans ? &w->spans[i] : NULL;
        if (!m)
            return g_strdup_printf("does not match '%.*s'", (int)(s->end - s->start),
                                   w->text + s->start);
        if (!s || m->byte_start != s->start || m->byte_end != s->end)
            return g_strdup_printf("matches '%.*s'", (int)(m->byte_end - m->byte_start),
                                   w->text + m->byte_start);
    }
    group = found->len ? group_fault(w, &g_array_index(found, struct mention, 0)) : NULL;
    return group ? g_strdup_printf("has no group %s", group) : NULL;
}

static gboolean check_example(const struct rules *rules, guint index, const struct rule_example *e,
                              struct rules_scratch *s, struct arena *arena, GString *report)
{
    const struct rule *rule = g_ptr_array_index(rules->rules, index);
    struct wanted w;
    GArray *found;
    char *fault;
    gboolean ok;

    read_wanted(&w, e);
    found = all_matches(rules, rule, s, arena, w.text);
    fault = fault_of(&w, found);
    ok = (fault == NULL) == (e->kind != '?');
    if (!ok)
        g_string_append_printf(report, "%s:%u: rule %s %s: %c %s\n", rule->file, e->line,
                               rule->name, fault ? fault : "now does what was a known gap", e->kind,
                               e->text);
    g_free(fault);
    g_array_free(found, TRUE);
    g_strfreev(w.groups);
    g_free(w.text);
    return ok;
}

guint rules_check(const struct rules *rules, GString *report, guint *checked)
{
    struct rules_scratch *s = rules_scratch_new();
    struct arena arena = { 0 };
    guint failed = 0;

    *checked = 0;
    for (guint i = 0; i < rules->rules->len; i++) {
        const struct rule *rule = g_ptr_array_index(rules->rules, i);
        for (guint e = 0; e < rule->examples->len; e++) {
            ++*checked;
            failed +=
                !check_example(rules, i, &g_array_index(rule->examples, struct rule_example, e), s,
                               &arena, report);
            arena_reset(&arena);
        }
    }
    arena_release(&arena);
    rules_scratch_free(s);
    return failed;
}
