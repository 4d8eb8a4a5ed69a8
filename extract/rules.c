#include "extract/rules.h"

#include "core/error.h"
#include "extract/overlap.h"
#include "extract/rule.h"

#include <stdlib.h>
#include <string.h>

#define MATCH_LIMIT 200000
#define DEPTH_LIMIT 500
#define MAX_FILE    ((gsize)4 << 20)

/* ---- reading files ---- */

struct reader {
    struct rules *rules;
    const char *file;
    unsigned line;
    struct rule *rule; /* the one being read, NULL between rules */
};

static gboolean wrong(const struct reader *r, const char *what, const char *which, GError **error)
{
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "%s:%u: %s%s%s%s", r->file, r->line, what,
                which ? " '" : "", which ? which : "", which ? "'" : "");
    return FALSE;
}

static void clear_constant(void *p)
{
    struct mention_group *g = p;

    g_free((char *)(uintptr_t)g->name);
    g_free((char *)(uintptr_t)g->value);
}

static void clear_example(void *p)
{
    g_free(((struct rule_example *)p)->text);
}

static void rule_free(void *p)
{
    struct rule *rule = p;

    g_free(rule->name);
    g_free(rule->match);
    g_free(rule->file);
    g_array_free(rule->constants, TRUE);
    g_array_free(rule->examples, TRUE);
    g_array_free(rule->names, TRUE);
    pcre2_code_free(rule->code);
    g_free(rule);
}

static gboolean begin_rule(struct reader *r, const char *name, GError **error)
{
    if (r->rule)
        return wrong(r, "a blank line is missing before rule", name, error);
    if (r->rules->rules->len == RULES_MAX)
        return wrong(r, "too many rules at", name, error);
    r->rule = g_new0(struct rule, 1);
    r->rule->name = g_strdup(name);
    r->rule->file = g_strdup(r->file);
    r->rule->line = r->line;
    r->rule->type = MENTION_TYPES;
    r->rule->constants = g_array_new(FALSE, FALSE, sizeof(struct mention_group));
    g_array_set_clear_func(r->rule->constants, clear_constant);
    r->rule->examples = g_array_new(FALSE, FALSE, sizeof(struct rule_example));
    g_array_set_clear_func(r->rule->examples, clear_example);
    r->rule->names = g_array_new(FALSE, FALSE, sizeof(struct rule_name));
    g_ptr_array_add(r->rules->rules, r->rule);
    return TRUE;
}

/* Append `def`, with `prefix` put before the name of each of its groups. */
static void append_def(GString *out, const char *def, const char *prefix)
{
    g_string_append(out, "(?:");
    for (const char *p = def; *p; p++) {
        g_string_append_c(out, *p);
        if (p >= def + 2 && !strncmp(p - 2, "(?<", 3) && g_ascii_isalpha(p[1]))
            g_string_append(out, prefix);
    }
    g_string_append_c(out, ')');
}

/* Put the defs in where `pattern` names them. NULL with an error for an unknown name. */
static char *expand(const struct reader *r, const char *pattern, GError **error)
{
    GString *out = g_string_new(NULL);

    while (*pattern) {
        const char *name, *end;
        char *key, *colon;
        const char *def;
        if (strncmp(pattern, "(?&", 3) != 0 || !(end = strchr(name = pattern + 3, ')'))) {
            g_string_append_c(out, *pattern++);
            continue;
        }
        key = g_strndup(name, (gsize)(end - name));
        if ((colon = strchr(key, ':')))
            *colon = '\0';
        def = g_hash_table_lookup(r->rules->defs, key);
        if (!def || out->len + strlen(def) > RULES_MAX_PATTERN) {
            wrong(r, def ? "the pattern gets too long at" : "no def called", key, error);
            g_free(key);
            g_string_free(out, TRUE);
            return NULL;
        }
        append_def(out, def, colon ? colon + 1 : "");
        g_free(key);
        pattern = end + 1;
    }
    return g_string_free(out, FALSE);
}

static gboolean add_def(struct reader *r, const char *value, GError **error)
{
    gsize n = strcspn(value, " \t");
    char *name = g_strndup(value, n);
    char *pattern;

    value += n + strspn(value + n, " \t");
    pattern = *value ? expand(r, value, error) : NULL;
    if (!pattern) {
        gboolean bad = *value || wrong(r, "no pattern for def", name, error);
        g_free(name);
        return bad && FALSE;
    }
    g_hash_table_replace(r->rules->defs, name, pattern);
    return TRUE;
}

static gboolean add_constants(struct reader *r, const char *value, GError **error)
{
    char **pairs = g_strsplit(value, " ", -1);
    gboolean ok = TRUE;

    for (char **p = pairs; ok && *p; p++) {
        char *equals = strchr(*p, '=');
        struct mention_group g;
        if (!**p)
            continue;
        if (!equals) {
            ok = wrong(r, "key=value is wanted, not", *p, error);
            break;
        }
        *equals = '\0';
        if (strcmp(*p, "type") == 0) {
            if (!mention_type_parse(equals + 1, &r->rule->type))
                ok = wrong(r, "no type called", equals + 1, error);
            continue;
        }
        g.name = g_strdup(*p);
        g.value = g_strdup(equals + 1);
        g_array_append_val(r->rule->constants, g);
    }
    g_strfreev(pairs);
    return ok;
}

static void add_example(struct reader *r, char kind, const char *text)
{
    struct rule_example e = { kind, g_strdup(text), r->line };

    g_array_append_val(r->rule->examples, e);
}

static gboolean end_rule(struct reader *r, GError **error)
{
    gboolean plus = FALSE, minus = FALSE;
    const struct rule *rule = r->rule;

    if (!rule)
        return TRUE;
    for (guint i = 0; i < rule->examples->len; i++) {
        char kind = g_array_index(rule->examples, struct rule_example, i).kind;
        plus |= kind == '+';
        minus |= kind == '-';
    }
    r->rule = NULL;
    if (!rule->match)
        return wrong(r, "no match line in rule", rule->name, error);
    if (rule->type == MENTION_TYPES)
        return wrong(r, "no set type=… in rule", rule->name, error);
    return (plus && minus) || wrong(r, "a + and a - example are wanted in rule", rule->name, error);
}

static gboolean one_line(struct reader *r, char *line, GError **error)
{
    gsize n = strcspn(line, " \t");
    const char *value;

    if (*line == '#')
        return TRUE;
    if (!*line)
        return end_rule(r, error);
    value = line + n + strspn(line + n, " \t");
    line[n] = '\0';
    if (strcmp(line, "def") == 0)
        return add_def(r, value, error);
    if (strcmp(line, "rule") == 0)
        return begin_rule(r, value, error);
    if (!r->rule)
        return wrong(r, "this stands outside of a rule:", line, error);
    if (strcmp(line, "match") == 0) {
        g_free(r->rule->match);
        r->rule->match = expand(r, value, error);
        return r->rule->match != NULL;
    }
    if (strcmp(line, "set") == 0)
        return add_constants(r, value, error);
    if (strcmp(line, "priority") == 0) {
        r->rule->priority = atoi(value);
        return TRUE;
    }
    if (n == 1 && strchr("+-?", *line)) {
        add_example(r, *line, value);
        return TRUE;
    }
    return wrong(r, "unknown key", line, error);
}

static gboolean read_file(struct rules *rules, const char *path, GError **error)
{
    struct reader r = { .rules = rules, .file = path };
    GError *why = NULL;
    char *text, **lines;
    gsize n;
    gboolean ok = TRUE;

    if (!g_file_get_contents(path, &text, &n, &why)) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "cannot read rules: %s", why->message);
        g_error_free(why);
        return FALSE;
    }
    if (n > MAX_FILE || !g_utf8_validate_len(text, n, NULL)) {
        g_free(text);
        return wrong(&r, "the file is not UTF-8, or too large", NULL, error);
    }
    lines = g_strsplit(text, "\n", -1);
    for (char **l = lines; ok && *l; l++) {
        r.line++;
        ok = one_line(&r, g_strchomp(*l), error);
    }
    ok = ok && end_rule(&r, error);
    g_strfreev(lines);
    g_free(text);
    return ok;
}

static gint by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static gboolean read_folder(struct rules *rules, const char *folder, GError **error)
{
    GError *why = NULL;
    GDir *dir = g_dir_open(folder, 0, &why);
    GPtrArray *paths;
    gboolean ok = TRUE;
    const char *name;

    if (!dir) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "rules: %s", why->message);
        g_error_free(why);
        return FALSE;
    }
    paths = g_ptr_array_new_with_free_func(g_free);
    while ((name = g_dir_read_name(dir)))
        if (g_str_has_suffix(name, ".rules"))
            g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
    g_dir_close(dir);
    g_ptr_array_sort(paths, by_name);
    /* def files first: a grammar shared by files does not depend on their names */
    for (guint i = 0; ok && i < paths->len; i++)
        if (g_str_has_suffix(g_ptr_array_index(paths, i), "grammar.rules"))
            ok = read_file(rules, g_ptr_array_index(paths, i), error);
    for (guint i = 0; ok && i < paths->len; i++)
        if (!g_str_has_suffix(g_ptr_array_index(paths, i), "grammar.rules"))
            ok = read_file(rules, g_ptr_array_index(paths, i), error);
    g_ptr_array_free(paths, TRUE);
    return ok;
}

/* ---- compiling ---- */

static void read_names(struct rule *rule)
{
    PCRE2_SPTR table;
    uint32_t n = 0, size = 0;

    pcre2_pattern_info(rule->code, PCRE2_INFO_NAMECOUNT, &n);
    pcre2_pattern_info(rule->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
    pcre2_pattern_info(rule->code, PCRE2_INFO_NAMETABLE, &table);
    for (uint32_t i = 0; i < n; i++) {
        const unsigned char *entry = table + (gsize)i * size;
        struct rule_name name = { (const char *)entry + 2,
                                  (unsigned)entry[0] << 8 | (unsigned)entry[1] };
        g_array_append_val(rule->names, name);
    }
}

static gboolean compile(struct rule *rule, GError **error)
{
    const uint32_t flags = PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_ANCHORED | PCRE2_DUPNAMES |
                           PCRE2_NEVER_BACKSLASH_C | PCRE2_NO_START_OPTIMIZE;
    PCRE2_UCHAR message[256];
    PCRE2_SIZE at;
    int code;

    rule->code =
        pcre2_compile((PCRE2_SPTR)rule->match, PCRE2_ZERO_TERMINATED, flags, &code, &at, NULL);
    if (!rule->code) {
        pcre2_get_error_message(code, message, sizeof(message));
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE,
                    "%s:%u: rule %s: %s, at byte %zu of the pattern with its defs put in",
                    rule->file, rule->line, rule->name, (const char *)message, (gsize)at);
        return FALSE;
    }
    /* without JIT it only gets slower */
    rule->jit = pcre2_jit_compile(rule->code, PCRE2_JIT_COMPLETE) == 0;
    read_names(rule);
    return TRUE;
}

/* ---- order between rules ---- */

/* The order between equal stretches: see overlap.h. */
static gint by_claim(gconstpointer a, gconstpointer b)
{
    const struct rule *x = *(const struct rule *const *)a, *y = *(const struct rule *const *)b;

    if (x->priority != y->priority)
        return x->priority > y->priority ? -1 : 1;
    if (x->type != y->type)
        return x->type < y->type ? -1 : 1;
    return strcmp(x->name, y->name);
}

static void rank_rules(struct rules *r)
{
    GPtrArray *best_first = g_ptr_array_copy(r->rules, NULL, NULL);

    g_ptr_array_set_free_func(best_first, NULL);
    g_ptr_array_sort(best_first, by_claim);
    for (guint i = 0; i < best_first->len; i++) {
        struct rule *rule = g_ptr_array_index(best_first, i);

        rule->rank = (uint16_t)i;
        rule->pool = (uint8_t)(1u << overlap_pool(rule->type));
    }
    g_ptr_array_free(best_first, TRUE);
}

static void build_automaton(struct rules *r)
{
    const char **patterns = g_new(const char *, r->rules->len + 1);

    for (guint i = 0; i < r->rules->len; i++)
        patterns[i] = ((const struct rule *)g_ptr_array_index(r->rules, i))->match;
    r->automaton = automaton_new(patterns, r->rules->len);
    for (guint i = 0; i < r->rules->len; i++)
        ((struct rule *)g_ptr_array_index(r->rules, i))->moves_start =
            automaton_moves_start(r->automaton, i);
    g_free(patterns);
}

struct rules *rules_load(const char *const *folders, GError **error)
{
    struct rules *r = g_new0(struct rules, 1);
    gboolean ok = TRUE;

    r->rules = g_ptr_array_new_with_free_func(rule_free);
    r->defs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    r->limits = pcre2_match_context_create(NULL);
    pcre2_set_match_limit(r->limits, MATCH_LIMIT);
    pcre2_set_depth_limit(r->limits, DEPTH_LIMIT);
    for (; ok && *folders; folders++)
        ok = read_folder(r, *folders, error);
    for (guint i = 0; ok && i < r->rules->len; i++)
        ok = compile(g_ptr_array_index(r->rules, i), error);
    if (!ok) {
        rules_free(r);
        return NULL;
    }
    rank_rules(r);
    build_automaton(r);
    return r;
}

void rules_free(struct rules *r)
{
    if (!r)
        return;
    g_ptr_array_free(r->rules, TRUE);
    g_hash_table_destroy(r->defs);
    pcre2_match_context_free(r->limits);
    automaton_free(r->automaton);
    g_free(r);
}
