#include "core/table.h"

#include "core/datadir.h"
#include "core/error.h"

#include <string.h>

struct reader {
    const char *path;
    guint line;
    int cell_of[TABLE_MAX_COLUMNS]; /* wanted column → cell, -1: the table has none */
    gboolean has_head;
    const char *const *columns;
    table_row_func *each;
    void *data;
};

static void check_columns(const char *const *columns)
{
    guint n = g_strv_length((char **)columns);

    g_assert(n > 0 && n <= TABLE_MAX_COLUMNS);
}

static gboolean read_head(struct reader *r, char **cells, GError **error)
{
    for (guint i = 0; r->columns[i]; i++) {
        r->cell_of[i] = -1;
        for (int j = 0; cells[j]; j++)
            if (strcmp(cells[j], r->columns[i]) == 0)
                r->cell_of[i] = j;
    }
    r->has_head = TRUE;
    if (r->cell_of[0] >= 0)
        return TRUE;
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE,
                "no column '%s': the first line names them", r->columns[0]);
    return FALSE;
}

static gboolean read_row(struct reader *r, char **cells, GError **error)
{
    static char nothing[] = "";
    char *wanted[TABLE_MAX_COLUMNS];
    int n = (int)g_strv_length(cells);

    for (guint i = 0; r->columns[i]; i++)
        wanted[i] = r->cell_of[i] >= 0 && r->cell_of[i] < n ? cells[r->cell_of[i]] : nothing;
    return r->each(r->data, wanted, error);
}

static gboolean read_line(struct reader *r, char *line, GError **error)
{
    char **cells;
    gboolean ok;

    line[strcspn(line, "\r")] = '\0';
    if (*line == '\0' || *line == '#')
        return TRUE;
    cells = g_strsplit(line, "\t", -1);
    ok = r->has_head ? read_row(r, cells, error) : read_head(r, cells, error);
    g_strfreev(cells);
    return ok;
}

static gboolean read_text(struct reader *r, char *text, GError **error)
{
    GError *why = NULL;

    for (char *line = text, *next; line; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        r->line++;
        if (!read_line(r, line, &why)) {
            g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "%s:%u: %s", r->path, r->line,
                        why ? why->message : "this row cannot be used");
            g_clear_error(&why);
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean read_file(struct reader *r, GError **error)
{
    GError *why = NULL;
    char *text;
    gsize n;
    gboolean ok = FALSE;

    if (!g_file_get_contents(r->path, &text, &n, &why)) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "cannot read the table '%s': %s",
                    r->path, why->message);
        g_error_free(why);
        return FALSE;
    }
    if (n > TABLE_MAX_BYTES)
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "the table '%s' is over %zu bytes",
                    r->path, TABLE_MAX_BYTES);
    else if (!g_utf8_validate(text, (gssize)n, NULL))
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "the table '%s' is not valid UTF-8",
                    r->path);
    else
        ok = read_text(r, text, error);
    g_free(text);
    return ok;
}

static gboolean read_own(struct reader r, const char *name, GError **error)
{
    char *place = g_build_filename("tables", name, NULL);
    char *path = data_path(place, error);
    gboolean ok;

    g_free(place);
    r.path = path;
    ok = path && read_file(&r, error);
    g_free(path);
    return ok;
}

gboolean table_read(const char *name, const char *const *folders, const char *const *columns,
                    table_row_func *each, void *data, GError **error)
{
    struct reader r = { .columns = columns, .each = each, .data = data };
    gboolean ok;

    check_columns(columns);
    ok = read_own(r, name, error);
    for (guint i = 0; ok && folders && folders[i]; i++) {
        char *path = g_build_filename(folders[i], name, NULL);
        struct reader other = r;

        other.path = path;
        if (g_file_test(path, G_FILE_TEST_EXISTS))
            ok = read_file(&other, error);
        g_free(path);
    }
    return ok;
}
