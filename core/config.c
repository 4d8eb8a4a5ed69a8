#include "core/config.h"

#include "core/error.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_FILE ((goffset)1 << 20)

struct config {
    GKeyFile *file;
    char *path, *text;
    char **groups;
    GPtrArray *strings; /* what config_read() and config_path() gave out */
    GPtrArray *lists;
};

/* 1-based line of `key` in `group` (of the group's head where `key` is NULL), 0 if not found. */
static unsigned line_of(const struct config *c, const char *group, const char *key)
{
    gboolean inside = FALSE;
    unsigned number = 0, found = 0;
    char **lines = g_strsplit(c->text, "\n", -1);

    for (char **l = lines; *l && !found; l++) {
        char *s = g_strstrip(*l);
        gsize n = strlen(s);
        number++;
        if (*s == '[' && n && s[n - 1] == ']') {
            s[n - 1] = '\0';
            inside = strcmp(s + 1, group) == 0;
            if (inside && !key)
                found = number;
        } else if (inside && key && g_str_has_prefix(s, key) &&
                   *g_strchug(s + strlen(key)) == '=') {
            found = number;
        }
    }
    g_strfreev(lines);
    return found;
}

static struct config *load_text(const char *name, char *text, GError **error)
{
    struct config *c = g_new0(struct config, 1);
    GError *why = NULL;

    c->path = g_strdup(name);
    c->text = text;
    c->file = g_key_file_new();
    c->strings = g_ptr_array_new_with_free_func(g_free);
    c->lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    if (!g_key_file_load_from_data(c->file, text, (gsize)-1, G_KEY_FILE_NONE, &why)) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "cannot use '%s': %s", name,
                    why->message);
        g_error_free(why);
        config_free(c);
        return NULL;
    }
    c->groups = g_key_file_get_groups(c->file, NULL);
    return c;
}

struct config *config_parse(const char *name, const char *text, GError **error)
{
    return load_text(name, g_strdup(text), error);
}

struct config *config_load(const char *path, GError **error)
{
    GError *why = NULL;
    struct stat st;
    char *text;

    if (stat(path, &st) == 0 && st.st_size > MAX_FILE)
        g_set_error(&why, MUBIAO_ERROR, MUBIAO_ERROR_LIMIT, "more than %d bytes", (int)MAX_FILE);
    else
        g_file_get_contents(path, &text, NULL, &why);
    if (why) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "cannot use '%s': %s", path,
                    why->message);
        g_error_free(why);
        return NULL;
    }
    return load_text(path, text, error);
}

void config_free(struct config *c)
{
    if (!c)
        return;
    g_key_file_free(c->file);
    g_ptr_array_free(c->strings, TRUE);
    g_ptr_array_free(c->lists, TRUE);
    g_strfreev(c->groups);
    g_free(c->text);
    g_free(c->path);
    g_free(c);
}

const char *const *config_groups(const struct config *c)
{
    return (const char *const *)c->groups;
}

void config_unknown_group(const struct config *c, const char *group, GError **error)
{
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "%s:%u: unknown group [%s]", c->path,
                line_of(c, group, NULL), group);
}

const char *config_path(struct config *c, const char *path)
{
    char *folder, *whole;

    if (!path || g_path_is_absolute(path) || strcmp(path, "-") == 0)
        return path;
    folder = g_path_get_dirname(c->path);
    whole = strcmp(folder, ".") == 0 ? g_strdup(path) : g_build_filename(folder, path, NULL);
    g_free(folder);
    g_ptr_array_add(c->strings, whole);
    return whole;
}

/* "16M" → bytes. Returns false where it is no number or too large. */
static gboolean parse_number(const char *s, gboolean size, double *value)
{
    char *end;

    *value = g_ascii_strtod(s, &end);
    if (end == s)
        return FALSE;
    if (size && *end && strchr("KMG", *end))
        *value *= *end == 'K' ? 1024.0 : *end == 'M' ? 1048576.0 : 1073741824.0;
    else
        return *end == '\0';
    return end[1] == '\0';
}

static gboolean wrong(const struct config *c, const char *group, const struct config_key *k,
                      const char *value, const char *wanted, GError **error)
{
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "%s:%u: %s = %s: %s", c->path,
                line_of(c, group, k->key), k->key, value, wanted);
    return FALSE;
}

static gboolean set_number(const struct config *c, const char *group, const struct config_key *k,
                           const char *value, void *p, GError **error)
{
    double number;

    if (!parse_number(value, k->kind == CONFIG_SIZE, &number))
        return wrong(c, group, k, value, "a number is wanted", error);
    if ((k->least < k->most) && (number < k->least || number > k->most)) {
        char *range = g_strdup_printf("it must lie between %.10g and %.10g", k->least, k->most);
        wrong(c, group, k, value, range, error);
        g_free(range);
        return FALSE;
    }
    if (k->kind == CONFIG_NUMBER)
        *(double *)p = number;
    else if (number < 0 || number > 1e15)
        return wrong(c, group, k, value, "it is out of range", error);
    else if (k->kind == CONFIG_UINT)
        *(unsigned *)p = (unsigned)MIN(number, G_MAXUINT);
    else
        *(gsize *)p = (gsize)number;
    return TRUE;
}

static gboolean set(struct config *c, const char *group, const struct config_key *k, void *into,
                    GError **error)
{
    void *p = (char *)into + k->offset;
    char *value = g_key_file_get_string(c->file, group, k->key, NULL);

    if (!value)
        return wrong(c, group, k, "?", "it is not valid UTF-8", error);
    g_ptr_array_add(c->strings, value);
    switch (k->kind) {
    case CONFIG_STRING:
        *(const char **)p = *value ? value : NULL;
        return TRUE;
    case CONFIG_LIST:
        *(char ***)p = g_key_file_get_string_list(c->file, group, k->key, NULL, NULL);
        g_ptr_array_add(c->lists, *(char ***)p);
        for (char **s = *(char ***)p; s && *s; s++)
            g_strstrip(*s);
        return TRUE;
    case CONFIG_BOOL:
        *(gboolean *)p = strcmp(value, "true") == 0;
        return *(gboolean *)p || strcmp(value, "false") == 0 ||
               wrong(c, group, k, value, "true or false is wanted", error);
    default:
        return set_number(c, group, k, value, p, error);
    }
}

gboolean config_read(struct config *c, const char *group, const struct config_key *keys, gsize n,
                     void *into, GError **error)
{
    char **present = g_key_file_get_keys(c->file, group, NULL, NULL);
    gboolean ok = TRUE;

    for (char **key = present; ok && key && *key; key++) {
        const struct config_key *k = keys;
        while (k < keys + n && strcmp(k->key, *key) != 0)
            k++;
        if (k < keys + n) {
            ok = set(c, group, k, into, error);
        } else {
            g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "%s:%u: unknown key '%s' in [%s]",
                        c->path, line_of(c, group, *key), *key, group);
            ok = FALSE;
        }
    }
    g_strfreev(present);
    return ok;
}
