#include "fetch/robots.h"

#include <string.h>

#define MAX_LINE  16663 /* bytes of a line that count */
#define MAX_RULES 20000

struct path_rule {
    char *pattern; /* percent-encoded one way */
    gboolean allow;
};

struct robots {
    gboolean constant, allowed; /* constant: no rules, just `allowed` */
    GArray *rules;
    double delay;
};

static void clear_rule(void *p)
{
    g_free(((struct path_rule *)p)->pattern);
}

static struct robots *robots_new(void)
{
    struct robots *r = g_new0(struct robots, 1);

    r->rules = g_array_new(FALSE, FALSE, sizeof(struct path_rule));
    g_array_set_clear_func(r->rules, clear_rule);
    return r;
}

struct robots *robots_constant(gboolean allowed)
{
    struct robots *r = robots_new();

    r->constant = TRUE;
    r->allowed = allowed;
    return r;
}

void robots_free(struct robots *r)
{
    if (!r)
        return;
    g_array_free(r->rules, TRUE);
    g_free(r);
}

/* One spelling: bytes above ASCII as %XX, hex digits of escapes in upper case. */
static char *one_spelling(const char *s, gsize n)
{
    GString *out = g_string_sized_new(n + 8);

    for (gsize i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        if (c == '%' && i + 2 < n && g_ascii_isxdigit(s[i + 1]) && g_ascii_isxdigit(s[i + 2])) {
            g_string_append_printf(out, "%%%c%c", g_ascii_toupper(s[i + 1]),
                                   g_ascii_toupper(s[i + 2]));
            i += 2;
        } else if (c >= 0x80) {
            g_string_append_printf(out, "%%%02X", c);
        } else {
            g_string_append_c(out, (char)c);
        }
    }
    return g_string_free(out, FALSE);
}

/* ---- reading ---- */

enum key { KEY_AGENT, KEY_ALLOW, KEY_DISALLOW, KEY_DELAY, KEY_OTHER };

static const struct {
    const char *word;
    enum key key;
} KEYS[] = {
    { "user-agent", KEY_AGENT },  { "useragent", KEY_AGENT },   { "user agent", KEY_AGENT },
    { "allow", KEY_ALLOW },       { "disallow", KEY_DISALLOW }, { "dissallow", KEY_DISALLOW },
    { "dissalow", KEY_DISALLOW }, { "disalow", KEY_DISALLOW },  { "diasllow", KEY_DISALLOW },
    { "disallaw", KEY_DISALLOW }, { "crawl-delay", KEY_DELAY },
};

static const char SPACE[] = " \t\v\f";

/* Split "key: value"; where the colon is missing, at the white space. */
static enum key split_line(char *line, char **value)
{
    char *hash = strchr(line, '#');
    char *colon;

    if (hash)
        *hash = '\0';
    g_strstrip(line);
    colon = strchr(line, ':');
    if (!colon) {
        colon = strpbrk(line, SPACE);
        if (!colon || strpbrk(colon + strspn(colon, SPACE), SPACE)) /* three words are no line */
            return KEY_OTHER;
    }
    *colon = '\0';
    *value = g_strstrip(colon + 1);
    g_strchomp(line);
    for (gsize i = 0; i < G_N_ELEMENTS(KEYS); i++)
        if (g_ascii_strcasecmp(line, KEYS[i].word) == 0)
            return KEYS[i].key;
    return KEY_OTHER;
}

/* Where a reader stands: which agents the group names, and whether its rules have begun. */
struct reader {
    struct robots *own, *all; /* the rules for us, and for `*` */
    gboolean has_own;
    gboolean for_own, for_all, in_rules;
    const char *agent;
};

/* A product token ends at the first character that is no letter, `-` or `_`. */
static gboolean names_agent(const char *value, const char *agent)
{
    gsize n = strspn(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_");

    return n && n == strlen(agent) && g_ascii_strncasecmp(value, agent, n) == 0;
}

static void agent_line(struct reader *r, const char *value)
{
    if (r->in_rules)
        r->for_own = r->for_all = r->in_rules = FALSE;
    if (*value == '*' && (!value[1] || strchr(SPACE, value[1]))) {
        r->for_all = TRUE;
    } else if (names_agent(value, r->agent)) {
        r->for_own = r->has_own = TRUE;
    }
}

static void add_rule(struct robots *to, const char *value, gboolean allow)
{
    struct path_rule rule;
    gsize n = strlen(value);

    if (!n || to->rules->len >= MAX_RULES)
        return;
    rule.pattern = one_spelling(value, n);
    rule.allow = allow;
    g_array_append_val(to->rules, rule);
    if (allow && g_str_has_suffix(rule.pattern, "/index.html")) { /* stands for its folder */
        rule.pattern = g_strdup_printf("%.*s$", (int)(strlen(rule.pattern) - strlen("index.html")),
                                       rule.pattern);
        g_array_append_val(to->rules, rule);
    }
}

static void one_line(struct reader *r, char *line)
{
    char *value = NULL;
    enum key key = split_line(line, &value);

    if (key == KEY_AGENT) {
        agent_line(r, value);
        return;
    }
    if (key == KEY_OTHER)
        return; /* sitemap lines and the like do not end the list of agents */
    r->in_rules = TRUE;
    for (int i = 0; i < 2; i++) {
        struct robots *to = i ? r->all : r->own;
        if (!(i ? r->for_all : r->for_own))
            continue;
        if (key == KEY_DELAY)
            to->delay = CLAMP(g_ascii_strtod(value, NULL), 0, 3600);
        else
            add_rule(to, value, key == KEY_ALLOW);
    }
}

static char *token_of(const char *agent)
{
    gsize n = strspn(agent, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_");

    return g_strndup(agent, n);
}

struct robots *robots_parse(const char *bytes, gsize n, const char *agent)
{
    char *token = token_of(agent);
    struct reader r = { .own = robots_new(), .all = robots_new(), .agent = token };

    n = MIN(n, ROBOTS_MAX_FILE);
    if (n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        bytes += 3;
        n -= 3;
    }
    for (gsize i = 0; i < n;) {
        gsize len = 0;
        char *line;
        while (i + len < n && bytes[i + len] != '\n' && bytes[i + len] != '\r')
            len++;
        line = g_strndup(bytes + i, MIN(len, MAX_LINE));
        one_line(&r, line);
        g_free(line);
        i += len + 1;
    }
    g_free(token);
    robots_free(r.has_own ? r.all : r.own);
    return r.has_own ? r.own : r.all;
}

/* ---- matching ---- */

/*
 * Does `pattern` match from the start of `path`? `*` is any run, `$` at the end is the
 * end. Keeps the set of places in the path that the pattern read so far can end at, so
 * that many stars cost no more than pattern times path.
 */
static gboolean matches(const char *pattern, const char *path)
{
    const char *star = NULL, *again = NULL;

    for (;;) {
        if (*pattern == '*') {
            star = ++pattern;
            again = path;
            continue;
        }
        if (!*pattern)
            return TRUE;
        if (*pattern == '$' && !pattern[1]) {
            if (!*path)
                return TRUE;
        } else if (*path && *pattern == *path) {
            pattern++;
            path++;
            continue;
        }
        if (!star || !*again)
            return FALSE;
        pattern = star; /* the last star takes one more */
        path = ++again;
    }
}

/* Path and query of a URL, without the fragment. */
static char *path_of(const char *url)
{
    const char *p = strstr(url, "://");
    gsize n;

    p = p ? p + 3 : url;
    p += strcspn(p, "/?;");
    n = strcspn(p, "#");
    if (*p != '/') {
        char *tail = g_strndup(p, n), *path = g_strconcat("/", tail, NULL);
        g_free(tail);
        return path;
    }
    return g_strndup(p, n);
}

gboolean robots_allow(const struct robots *r, const char *url)
{
    char *raw, *path;
    gsize longest = 0;
    gboolean allowed = TRUE;

    if (r->constant)
        return r->allowed;
    raw = path_of(url);
    path = one_spelling(raw, strlen(raw));
    for (guint i = 0; i < r->rules->len; i++) {
        const struct path_rule *rule = &g_array_index(r->rules, struct path_rule, i);
        gsize n = strlen(rule->pattern);
        if (n < longest || (n == longest && allowed) || !matches(rule->pattern, path))
            continue;
        if (n > longest || rule->allow)
            allowed = rule->allow;
        longest = n;
    }
    g_free(path);
    g_free(raw);
    return allowed;
}

double robots_delay(const struct robots *r)
{
    return r->delay;
}
