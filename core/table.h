/*
 * table.h - reading tables of facts: tables/NAME.tsv in the data folder, then the file
 * of that name in each folder of the user's, where there is one.
 *
 * The first line that is no comment names the columns, in any order; lines that start
 * with # and empty lines are passed over; cells are separated by one tab and hold valid
 * UTF-8. Cells missing at a line's end are empty.
 */
#ifndef MUBIAO_CORE_TABLE_H
#define MUBIAO_CORE_TABLE_H

#include <glib.h>

#define TABLE_MAX_BYTES   ((gsize)64 << 20)
#define TABLE_MAX_COLUMNS 32

/*
 * `cells` has one string for each wanted column ("" where the table has no such cell);
 * they hold until the call returns. Returns false with an error to stop; put no place in
 * front of its message, table_read() does.
 */
typedef gboolean table_row_func(void *data, char *const *cells, GError **error);

/*
 * Give each row of each table of this name to `each`. `columns` (NULL-terminated, at most
 * TABLE_MAX_COLUMNS) are the wanted ones: the first is a must, others may be absent from
 * a table. `folders` (NULL-terminated) may be NULL. Returns false with MUBIAO_ERROR_USAGE,
 * its message naming file and line.
 */
gboolean table_read(const char *name, const char *const *folders, const char *const *columns,
                    table_row_func *each, void *data, GError **error);

#endif
