/*
 * lines.h - reading a file or stdin line by line, with a cap on the line.
 */
#ifndef MUBIAO_CORE_LINES_H
#define MUBIAO_CORE_LINES_H

#include <glib.h>
#include <stdint.h>

struct lines;

enum lines_status {
    LINES_GOT,
    LINES_END,
    LINES_LONG,  /* the line was over the cap; it was passed over, go on */
    LINES_FAILED /* read error; `error` is set */
};

/* `path` "-" is stdin. Returns NULL with MUBIAO_ERROR_INPUT where it cannot be opened. */
struct lines *lines_open(const char *path, gsize max_line, GError **error);
/*
 * The next line, without its \n (or \r\n); it holds until the next call. A last
 * line without \n is given too, and `*cut` is then true.
 */
enum lines_status lines_next(struct lines *l, const char **line, gsize *n, gboolean *cut,
                             GError **error);
uint64_t lines_number(const struct lines *l); /* 1-based, of the line last given */
void lines_close(struct lines *l);            /* NULL is fine */

#endif
