#include "core/lines.h"

#include "core/error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK ((gsize)256 << 10)

struct lines {
    char *path;
    int fd;
    gboolean ended;
    gsize max;
    uint64_t number;
    char *data; /* [from, to) is read and not yet given */
    gsize from, to, room;
};

struct lines *lines_open(const char *path, gsize max_line, GError **error)
{
    int fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    struct lines *l;

    if (fd < 0 || fstat(fd, &st) || S_ISDIR(st.st_mode)) {
        int e = fd < 0 ? errno : S_ISDIR(st.st_mode) ? EISDIR : errno;
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT, "cannot open: %s", g_strerror(e));
        if (fd > STDIN_FILENO)
            close(fd);
        return NULL;
    }
    l = g_new0(struct lines, 1);
    l->path = g_strdup(path);
    l->fd = fd;
    l->max = max_line;
    l->room = BLOCK;
    l->data = g_malloc(l->room);
    return l;
}

/* Read more behind `to`. Returns bytes read, 0 at the end, -1 on error. */
static gssize more(struct lines *l)
{
    gssize n;

    if (l->from) {
        memmove(l->data, l->data + l->from, l->to - l->from);
        l->to -= l->from;
        l->from = 0;
    }
    if (l->room - l->to < BLOCK / 2) {
        l->room *= 2;
        l->data = g_realloc(l->data, l->room);
    }
    do
        n = read(l->fd, l->data + l->to, l->room - l->to);
    while (n < 0 && errno == EINTR);
    if (n > 0)
        l->to += (gsize)n;
    return n;
}

/* Read on to the next \n (or the end) and drop what stands before it. */
static gssize pass_over(struct lines *l)
{
    for (;;) {
        char *nl = memchr(l->data + l->from, '\n', l->to - l->from);
        gssize n;
        if (nl) {
            l->from = (gsize)(nl + 1 - l->data);
            return 1;
        }
        l->from = l->to = 0;
        n = more(l);
        if (n <= 0) {
            l->ended = TRUE;
            return n;
        }
    }
}

static enum lines_status read_failed(struct lines *l, GError **error)
{
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_IO, "cannot read '%s': %s", l->path,
                g_strerror(errno));
    return LINES_FAILED;
}

enum lines_status lines_next(struct lines *l, const char **line, gsize *n, gboolean *cut,
                             GError **error)
{
    gsize seen = 0; /* of the bytes from `from`, these hold no \n */

    for (;;) {
        char *nl = l->to > l->from + seen
                       ? memchr(l->data + l->from + seen, '\n', l->to - l->from - seen)
                       : NULL;
        gssize got;
        seen = l->to - l->from;
        if (nl || (l->ended && seen)) {
            char *start = l->data + l->from;
            gsize len = nl ? (gsize)(nl - start) : seen;
            l->from += len + (nl ? 1 : 0);
            l->number++;
            if (len > l->max)
                return LINES_LONG;
            *line = start;
            *n = len && start[len - 1] == '\r' ? len - 1 : len;
            *cut = !nl;
            return LINES_GOT;
        }
        if (l->ended)
            return LINES_END;
        if (seen > l->max) {
            l->number++;
            return pass_over(l) < 0 ? read_failed(l, error) : LINES_LONG;
        }
        got = more(l);
        if (got < 0)
            return read_failed(l, error);
        l->ended = got == 0;
    }
}

uint64_t lines_number(const struct lines *l)
{
    return l->number;
}

void lines_close(struct lines *l)
{
    if (!l)
        return;
    if (l->fd != STDIN_FILENO)
        close(l->fd);
    g_free(l->data);
    g_free(l->path);
    g_free(l);
}
