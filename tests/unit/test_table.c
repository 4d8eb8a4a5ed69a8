#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <glib/gstdio.h>

#include "core/error.h"
#include "core/table.h"

static const char *const COLUMNS[] = { "code", "name", "note", NULL };

static gboolean collect(void *data, char *const *cells, GError **error)
{
    if (strcmp(cells[0], "bad") == 0) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE, "a bad row");
        return FALSE;
    }
    g_string_append_printf(data, "%s=%s/%s;", cells[0], cells[1], cells[2]);
    return TRUE;
}

/* Read a table that holds `text`; its data folder is made for the test. */
static char *read_text(const char *text, gssize n, GError **error)
{
    GString *out = g_string_new(NULL);
    char *dir = g_dir_make_tmp("mubiao-table-XXXXXX", NULL);
    char *tables = g_build_filename(dir, "tables", NULL);
    char *path = g_build_filename(tables, "t.tsv", NULL);
    gboolean ok;

    assert_int_equal(g_mkdir(tables, 0700), 0);
    if (text)
        assert_true(g_file_set_contents(path, text, n, NULL));
    g_setenv("MUBIAO_DATA", dir, TRUE);
    ok = table_read("t.tsv", NULL, COLUMNS, collect, out, error);
    g_unsetenv("MUBIAO_DATA");
    g_unlink(path);
    g_rmdir(tables);
    g_rmdir(dir);
    g_free(path);
    g_free(tables);
    g_free(dir);
    return g_string_free(out, !ok);
}

static void rows(void **state)
{
    static const struct {
        const char *text, *want;
    } ROWS[] = {
        { "code\tname\tnote\n1\ta\tx\n2\tb\ty\n", "1=a/x;2=b/y;" },
        { "# why\n\nname\tcode\n# not a row\na\t1\n", "1=a/;" }, /* any order, columns may lack */
        { "code\tname\tnote\r\n1\ta\tx\r\n", "1=a/x;" },
        { "code\tname\tnote\n1\n2\tb", "1=/;2=b/;" }, /* short rows, no last newline */
        { "code\n", "" },
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        char *got = read_text(ROWS[i].text, -1, NULL);

        print_message("  %s\n", ROWS[i].want);
        assert_string_equal(got, ROWS[i].want);
        g_free(got);
    }
}

static void faults(void **state)
{
    static const struct {
        const char *text;
        gssize n;
        const char *says;
    } ROWS[] = {
        { "name\n1\n", -1, "t.tsv:1: no column 'code'" },
        { "code\nok\nbad\n", -1, "t.tsv:3: a bad row" },
        { "code\n\xff\n", -1, "not valid UTF-8" },
        { NULL, 0, "cannot read the table" },
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        GError *error = NULL;

        assert_null(read_text(ROWS[i].text, ROWS[i].n, &error));
        print_message("  %s\n", error->message);
        assert_true(g_error_matches(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE));
        assert_non_null(strstr(error->message, ROWS[i].says));
        g_error_free(error);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(rows), cmocka_unit_test(faults) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
