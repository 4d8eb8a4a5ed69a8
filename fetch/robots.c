#include "fetch/robots.h"

#include <string.h>

struct rule {
    gboolean allow;
    char *pattern; /* percent-encoded */
    gsize length;
};

struct robots {
    GArray *own, *global; /* of struct rule: for our agent, for `*` */
    double own_delay, global_delay;
    gboolean named; /* a group names our agent: `*` does not count then */
};

enum key { KEY_OTHER, KEY_AGENT, KEY_ALLOW, KEY_DISALLOW, KEY_DELAY };

struct reading {
    struct robots *robots;
    const char *agent;
    gboolean in_agents;         /* the last line was a User-agent: the next one joins its group */
    gboolean to_own, to_global; /* whom the group speaks to */
};

static gboolean is_token(char c)
{
    return g_ascii_isalpha(c) || c == '-' || c == '_';
}

char *robots_agent(const char *user_agent)
{
    gsize n = 0;

    while (is_token(user_agent[n]))
        n++;
    return g_strndup(user_agent, n);
}

static enum key key_of(const char *key)
{
    static const struct {
        const char *name;
        enum key key;
    } names[] = {
        { "user-agent", KEY_AGENT },  { "useragent", KEY_AGENT },   { "user agent", KEY_AGENT },
        { "allow", KEY_ALLOW },       { "disallow", KEY_DISALLOW }, { "dissallow", KEY_DISALLOW },
        { "dissalow", KEY_DISALLOW }, { "disalow", KEY_DISALLOW },  { "diasllow", KEY_DISALLOW },
        { "disallaw", KEY_DISALLOW }, { "crawl-delay", KEY_DELAY },
    };

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_ascii_strcasecmp(key, names[i].name) == 0)
            return names[i].key;
    return KEY_OTHER;
}

/* Bytes that are no ASCII become %XX, and %xx gets capitals: both sides are then written alike. */
static char *escape(const char *s)
{
    GString *out = g_string_new(NULL);

    for (; *s; s++) {
        if ((guchar)*s >= 0x80) {
            g_string_append_printf(out, "%%%02X", (guchar)*s);
        } else if (*s == '%' && g_ascii_isxdigit(s[1]) && g_ascii_isxdigit(s[2])) {
            g_string_append_printf(out, "%%%c%c", g_ascii_toupper(s[1]), g_ascii_toupper(s[2]));
            s += 2;
        } else {
            g_string_append_c(out, *s);
        }
    }
    return g_string_free(out, FALSE);
}

static void add_rule(GArray *rules, gboolean allow, const char *pattern)
{
    struct rule rule = { .allow = allow, .pattern = escape(pattern) };

    rule.length = strlen(rule.pattern);
    g_array_append_val(rules, rule);
}

static void read_agent(struct reading *r, const char *value)
{
    gsize n = 0;

    if (!r->in_agents)
        r->to_own = r->to_global = FALSE;
    r->in_agents = TRUE;
    if (value[0] == '*' && (!value[1] || g_ascii_isspace(value[1]))) {
        r->to_global = TRUE;
        return;
    }
    while (is_token(value[n]))
        n++;
    if (n && n == strlen(r->agent) && g_ascii_strncasecmp(value, r->agent, n) == 0)
        r->to_own = r->robots->named = TRUE;
}

/* Split "key: value" or "key value" in place. Returns false where it is neither. */
static gboolean split_line(char *line, char **key, char **value)
{
    char *mark = strchr(line, '#');

    if (mark)
        *mark = '\0';
    g_strstrip(line);
    mark = strchr(line, ':');
    if (!mark) {
        mark = strpbrk(line, " \t");
        if (!mark || strpbrk(mark + strspn(mark, " \t"), " \t"))
            return FALSE; /* two words only: else it is prose */
    }
    *mark = '\0';
    *key = g_strstrip(line);
    *value = g_strstrip(mark + 1);
    return **key != '\0';
}

/* Whoever it speaks to; it does not close a list of agents, as no unknown line does. */
static void read_delay(struct reading *r, const char *value)
{
    double seconds = g_ascii_strtod(value, NULL);

    if (!(seconds > 0))
        return;
    if (r->to_own)
        r->robots->own_delay = MAX(r->robots->own_delay, seconds);
    if (r->to_global)
        r->robots->global_delay = MAX(r->robots->global_delay, seconds);
}

static void read_line(struct reading *r, char *line)
{
    char *key, *value;
    enum key what;

    if (!split_line(line, &key, &value))
        return;
    what = key_of(key);
    if (what == KEY_AGENT) {
        read_agent(r, value);
    } else if (what == KEY_DELAY) {
        read_delay(r, value);
    } else if (what != KEY_OTHER) {
        r->in_agents = FALSE;
        if (*value && r->to_own)
            add_rule(r->robots->own, what == KEY_ALLOW, value);
        if (*value && r->to_global)
            add_rule(r->robots->global, what == KEY_ALLOW, value);
    }
}

static void clear_rule(gpointer rule)
{
    g_free(((struct rule *)rule)->pattern);
}

struct robots *robots_parse(const void *text, gsize n, const char *agent)
{
    struct robots *robots = g_new0(struct robots, 1);
    struct reading r = { .robots = robots, .agent = agent };
    const char *p = text, *end;

    robots->own = g_array_new(FALSE, FALSE, sizeof(struct rule));
    robots->global = g_array_new(FALSE, FALSE, sizeof(struct rule));
    g_array_set_clear_func(robots->own, clear_rule);
    g_array_set_clear_func(robots->global, clear_rule);
    if (n > ROBOTS_MAX_BYTES) /* half a rule could say anything */
        for (n = ROBOTS_MAX_BYTES; n && p[n - 1] != '\n' && p[n - 1] != '\r';)
            n--;
    end = n ? p + n : p;
    if (n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
        p += 3;
    while (p < end) {
        const char *stop = p;
        char *line;
        while (stop < end && *stop != '\n' && *stop != '\r')
            stop++;
        line = g_strndup(p, MIN((gsize)(stop - p), ROBOTS_MAX_LINE - 1));
        read_line(&r, line);
        g_free(line);
        p = stop + 1;
    }
    return robots;
}

void robots_free(struct robots *r)
{
    if (!r)
        return;
    g_array_unref(r->own);
    g_array_unref(r->global);
    g_free(r);
}

/*
 * Does the pattern match a head of `path`? `*` stands for any run, `$` at the end for
 * the path's end. The leftmost place for each piece between stars is always a right
 * one, so nothing is tried twice.
 */
static gboolean matches(const char *path, const char *pattern, gsize length)
{
    gboolean anchored = length > 0 && pattern[length - 1] == '$';
    const char *end = pattern + length - anchored, *p = path;
    gsize left = strlen(path);

    for (gboolean first = TRUE;; first = FALSE) {
        const char *star = memchr(pattern, '*', (gsize)(end - pattern));
        gsize n = (gsize)((star ? star : end) - pattern);
        const char *hit = p;
        if (first)
            hit = n <= left && memcmp(p, pattern, n) == 0 ? p : NULL;
        else if (!star && anchored)
            hit = n <= left && memcmp(p + left - n, pattern, n) == 0 ? p + left - n : NULL;
        else if (n)
            hit = memmem(p, left, pattern, n);
        if (!hit)
            return FALSE;
        left -= (gsize)(hit - p) + n;
        p = hit + n;
        if (!star)
            return !anchored || left == 0;
        pattern = star + 1;
    }
}

/* Does an Allow for /x/index.html open /x/ ? */
static gboolean opens_folder(const struct rule *rule, const char *path)
{
    const char *slash = strrchr(rule->pattern, '/');
    gsize n = slash ? (gsize)(slash + 1 - rule->pattern) : 0;

    return rule->allow && slash && g_str_has_prefix(slash, "/index.htm") && strlen(path) == n &&
           matches(path, rule->pattern, n);
}

/* The path with its query, as rules see it. */
static char *path_of(const char *url)
{
    const char *start = strstr(url, "//"), *from = start ? start + 2 : url;
    const char *path = from + strcspn(from, "/?;#");
    gsize n = strcspn(path, "#");
    char *raw = g_strdup_printf("%s%.*s", *path == '/' ? "" : "/", (int)n, path);

    /* Capitals in %xx only: a byte that is not encoded stays, as the header says. */
    for (char *p = strchr(raw, '%'); p; p = strchr(p + 1, '%'))
        for (int i = 1; i <= 2 && g_ascii_isxdigit(p[i]); i++)
            p[i] = g_ascii_toupper(p[i]);
    return raw;
}

gboolean robots_allow(const struct robots *r, const char *url)
{
    const GArray *rules = r->named ? r->own : r->global;
    char *path = path_of(url);
    gsize best = 0;
    gboolean allow = TRUE;

    for (guint i = 0; i < rules->len; i++) {
        const struct rule *rule = &g_array_index(rules, struct rule, i);
        if (rule->length < best || (rule->length == best && !(rule->allow && !allow)))
            continue; /* the longest rule decides, Allow between equals */
        if (matches(path, rule->pattern, rule->length) || opens_folder(rule, path)) {
            best = rule->length;
            allow = rule->allow;
        }
    }
    g_free(path);
    return allow;
}

double robots_delay(const struct robots *r)
{
    return r->named ? r->own_delay : r->global_delay;
}
