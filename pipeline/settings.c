#include "pipeline/settings.h"

#include "core/config.h"
#include "core/error.h"

#include <stddef.h>
#include <string.h>

#define SOURCE_KEY(name, kind, member)                                                             \
    {                                                                                              \
        name, kind, offsetof(struct source, member), 0, 0                                          \
    }
#define KEY(name, kind, member, least, most)                                                       \
    {                                                                                              \
        name, kind, offsetof(struct settings, member), least, most                                 \
    }

static const struct config_key SOURCE_KEYS[] = {
    SOURCE_KEY("files", CONFIG_LIST, files),
    SOURCE_KEY("urls", CONFIG_STRING, urls),
    SOURCE_KEY("url", CONFIG_LIST, url),
};

static const struct config_key RUN_KEYS[] = {
    KEY("workers", CONFIG_UINT, workers, 0, 256), KEY("output", CONFIG_LIST, output, 0, 0),
    KEY("rejects", CONFIG_STRING, rejects, 0, 0), KEY("summary", CONFIG_STRING, summary, 0, 0),
    KEY("warc", CONFIG_STRING, warc, 0, 0),
};

static const struct config_key PARSE_KEYS[] = {
    KEY("simplify", CONFIG_STRING, simplify, 0, 0),
    KEY("max-page", CONFIG_SIZE, max_page, 1024, (double)PARSE_MAX_PAGE),
};

static const struct config_key EXTRACT_KEYS[] = {
    KEY("rules", CONFIG_LIST, rules, 0, 0),
    KEY("tables", CONFIG_LIST, tables, 0, 0),
};

static const struct config_key NORMALIZE_KEYS[] = {
    KEY("types", CONFIG_STRING, types, 0, 0),
};

static const struct {
    const char *group;
    const struct config_key *keys;
    gsize n;
} GROUPS[] = {
    { "run", RUN_KEYS, G_N_ELEMENTS(RUN_KEYS) },
    { "parse", PARSE_KEYS, G_N_ELEMENTS(PARSE_KEYS) },
    { "extract", EXTRACT_KEYS, G_N_ELEMENTS(EXTRACT_KEYS) },
    { "normalize", NORMALIZE_KEYS, G_N_ELEMENTS(NORMALIZE_KEYS) },
};

struct settings *settings_new(void)
{
    struct settings *s = g_new0(struct settings, 1);

    fetch_options_init(&s->fetch);
    return s;
}

void settings_free(struct settings *s)
{
    if (!s)
        return;
    config_free(s->config);
    g_free(s->sources);
    g_free(s);
}

static gboolean read_source(struct settings *s, const char *group, GError **error)
{
    struct source *source = &s->sources[s->n_sources];

    if (!config_read(s->config, group, SOURCE_KEYS, G_N_ELEMENTS(SOURCE_KEYS), source, error))
        return FALSE;
    if (!source->files + !source->urls + !source->url != 2) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "[%s]: give one of files, urls or url",
                    group);
        return FALSE;
    }
    source->name = group + strlen("source ");
    source->urls = config_path(s->config, source->urls);
    s->n_sources++;
    return TRUE;
}

static gboolean read_group(struct settings *s, const char *group, GError **error)
{
    if (g_str_has_prefix(group, "source "))
        return read_source(s, group, error);
    if (strcmp(group, "fetch") == 0)
        return config_read(s->config, group, fetch_config_keys, fetch_config_n_keys, &s->fetch,
                           error);
    for (gsize i = 0; i < G_N_ELEMENTS(GROUPS); i++)
        if (strcmp(group, GROUPS[i].group) == 0)
            return config_read(s->config, group, GROUPS[i].keys, GROUPS[i].n, s, error);
    config_unknown_group(s->config, group, error);
    return FALSE;
}

/* Make every path of the list relative to the file's folder; targets may have a scheme. */
static void resolve_list(struct settings *s, char **list)
{
    for (char **p = list; p && *p; p++) {
        char *colon = strchr(*p, ':');
        const char *path = config_path(s->config, colon ? colon + 1 : *p);
        char *whole =
            colon ? g_strdup_printf("%.*s:%s", (int)(colon - *p), *p, path) : g_strdup(path);
        g_free(*p);
        *p = whole;
    }
}

struct settings *settings_load(const char *path, GError **error)
{
    struct settings *s = settings_new();
    const char *const *groups;
    gboolean ok = TRUE;

    s->config = config_load(path, error);
    if (!s->config) {
        settings_free(s);
        return NULL;
    }
    groups = config_groups(s->config);
    s->sources = g_new0(struct source, g_strv_length((char **)(uintptr_t)groups) + 1);
    for (; ok && *groups; groups++)
        ok = read_group(s, *groups, error);
    if (!ok) {
        settings_free(s);
        return NULL;
    }
    for (gsize i = 0; i < s->n_sources; i++)
        resolve_list(s, s->sources[i].files);
    resolve_list(s, s->output);
    resolve_list(s, s->rules);
    resolve_list(s, s->tables);
    s->rejects = config_path(s->config, s->rejects);
    s->summary = config_path(s->config, s->summary);
    s->warc = config_path(s->config, s->warc);
    return s;
}
