/*
 * datadir.h - where the rules, tables and dictionaries are.
 *
 * In this order: the folder named by $MUBIAO_DATA; ../share/mubiao beside the
 * running program's folder (so a build tree and an installed tree both work
 * wherever they stand); the folder compiled in at `make install` time.
 */
#ifndef MUBIAO_CORE_DATADIR_H
#define MUBIAO_CORE_DATADIR_H

#include <glib.h>

/*
 * The path of a file or folder below the data folder ("rules", "tables/sectors.tsv",
 * "opencc/news.json"). Release with g_free(). Returns NULL with MUBIAO_ERROR_USAGE
 * where there is no data folder; whether the file exists is the caller's to find out.
 */
char *data_path(const char *name, GError **error);

#endif
