#include "pipeline/inputs.h"

#include "core/error.h"
#include "fetch/fetch.h"

#include <glob.h>
#include <string.h>

#define MAX_DEPTH 16 /* folders in folders */

static const char *const ENDINGS[] = { ".html", ".htm",     ".shtml", ".xhtml",  ".txt",
                                       ".warc", ".warc.gz", ".wet",   ".wet.gz", ".html.gz" };

void inputs_init(struct inputs *in)
{
    in->files = g_ptr_array_new_with_free_func(g_free);
    in->urls = g_ptr_array_new_with_free_func(g_free);
}

void inputs_release(struct inputs *in)
{
    g_ptr_array_free(in->files, TRUE);
    g_ptr_array_free(in->urls, TRUE);
}

static gboolean wanted(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(ENDINGS); i++)
        if (g_str_has_suffix(name, ENDINGS[i]))
            return TRUE;
    return FALSE;
}

static gint by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_folder(struct inputs *in, const char *folder, int depth)
{
    GDir *dir = depth < MAX_DEPTH ? g_dir_open(folder, 0, NULL) : NULL;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    const char *name;

    while (dir && (name = g_dir_read_name(dir)))
        g_ptr_array_add(names, g_build_filename(folder, name, NULL));
    g_clear_pointer(&dir, g_dir_close);
    g_ptr_array_sort(names, by_name);
    for (guint i = 0; i < names->len; i++) {
        const char *path = g_ptr_array_index(names, i);
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            add_folder(in, path, depth + 1);
        else if (wanted(path))
            g_ptr_array_add(in->files, g_strdup(path));
    }
    g_ptr_array_free(names, TRUE);
}

void inputs_add(struct inputs *in, const char *name)
{
    if (g_str_has_prefix(name, "http://") || g_str_has_prefix(name, "https://"))
        g_ptr_array_add(in->urls, g_strdup(name));
    else if (g_file_test(name, G_FILE_TEST_IS_DIR))
        add_folder(in, name, 0);
    else
        g_ptr_array_add(in->files, g_strdup(name)); /* a missing one is rejected when it is read */
}

static gboolean add_pattern(struct inputs *in, const char *pattern, GError **error)
{
    glob_t found;
    gboolean any = glob(pattern, GLOB_TILDE, NULL, &found) == 0;

    for (gsize i = 0; any && i < found.gl_pathc; i++)
        inputs_add(in, found.gl_pathv[i]);
    globfree(&found);
    if (!any)
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "no file matches '%s'", pattern);
    return any;
}

gboolean inputs_add_source(struct inputs *in, const struct source *source, GError **error)
{
    for (char **f = source->files; f && *f; f++)
        if (!add_pattern(in, *f, error))
            return FALSE;
    for (char **u = source->url; u && *u; u++)
        g_ptr_array_add(in->urls, g_strdup(*u));
    return !source->urls || fetch_read_list(source->urls, in->urls, error);
}
