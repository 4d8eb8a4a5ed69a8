#include "core/datadir.h"

#include "core/error.h"

#ifndef MUBIAO_DATADIR
#define MUBIAO_DATADIR "/usr/local/share/mubiao"
#endif

static char *beside_program(void)
{
    char *program = g_file_read_link("/proc/self/exe", NULL);
    char *bin, *made;

    if (!program)
        return NULL;
    bin = g_path_get_dirname(program);
    made = g_build_filename(bin, "..", "share", "mubiao", NULL);
    g_free(bin);
    g_free(program);
    return made;
}

char *data_path(const char *name, GError **error)
{
    char *dir = g_strdup(g_getenv("MUBIAO_DATA"));
    char *path;

    if (!dir) {
        dir = beside_program();
        if (!dir || !g_file_test(dir, G_FILE_TEST_IS_DIR)) {
            g_free(dir);
            dir = g_strdup(MUBIAO_DATADIR);
        }
    }
    if (!g_file_test(dir, G_FILE_TEST_IS_DIR)) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE,
                    "no data folder '%s': name it in the environment variable MUBIAO_DATA", dir);
        g_free(dir);
        return NULL;
    }
    path = g_build_filename(dir, name, NULL);
    g_free(dir);
    return path;
}
