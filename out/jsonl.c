/*
 * jsonl.c - records as a JSON Lines file: whole or not at all.
 *
 * Lines go to PATH.tmp-PID beside the file; closing syncs and renames it, so a
 * reader sees the old file or the new one. Standard output, pipes and devices are written as
 * it comes: a rename would put a file in their place.
 */
#include "core/error.h"
#include "out/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FLUSH_AT ((gsize)256 << 10)

struct jsonl {
    char *path;      /* NULL for stdout */
    char *temporary; /* NULL for what is written in place */
    int fd;
    GString *lines; /* not yet written */
};

static void release(struct jsonl *j)
{
    if (j->path && j->fd >= 0)
        close(j->fd);
    g_string_free(j->lines, TRUE);
    g_free(j->temporary);
    g_free(j->path);
    g_free(j);
}

static gboolean failed(const struct jsonl *j, const char *what, GError **error)
{
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_IO, "cannot %s '%s': %s", what,
                j->path ? j->path : "standard output", g_strerror(errno));
    return FALSE;
}

static void jsonl_abandon(void *state)
{
    struct jsonl *j = state;

    if (j->temporary)
        unlink(j->temporary);
    release(j);
}

/* A pipe or device that is there already. */
static gboolean is_special(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

static void *jsonl_open(const char *path, GError **error)
{
    struct jsonl *j = g_new0(struct jsonl, 1);

    j->lines = g_string_sized_new(FLUSH_AT);
    if (strcmp(path, "-") == 0) {
        j->fd = STDOUT_FILENO;
        return j;
    }
    j->path = g_strdup(path);
    if (is_special(path)) {
        j->fd = open(path, O_WRONLY | O_CLOEXEC);
    } else {
        j->temporary = g_strdup_printf("%s.tmp-%d", path, (int)getpid());
        j->fd = open(j->temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    }
    if (j->fd < 0) {
        failed(j, "create", error);
        release(j);
        return NULL;
    }
    return j;
}

static gboolean flush(struct jsonl *j, GError **error)
{
    gsize done = 0;

    while (done < j->lines->len) {
        gssize n = write(j->fd, j->lines->str + done, j->lines->len - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return failed(j, "write", error);
        done += (gsize)n;
    }
    g_string_truncate(j->lines, 0);
    return TRUE;
}

static gboolean jsonl_put(void *state, const struct record *records, gsize n, GError **error)
{
    struct jsonl *j = state;

    for (gsize i = 0; i < n; i++)
        record_write(&records[i], j->lines);
    return j->lines->len < FLUSH_AT || flush(j, error);
}

/* The rename is durable only when the folder is synced too. */
static void sync_folder(const char *path)
{
    char *folder = g_path_get_dirname(path);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
    g_free(folder);
}

static gboolean jsonl_close(void *state, GError **error)
{
    struct jsonl *j = state;
    gboolean ok = flush(j, error);

    if (ok && j->temporary) {
        ok =
            (fsync(j->fd) == 0 && rename(j->temporary, j->path) == 0) || failed(j, "finish", error);
        if (ok)
            sync_folder(j->path);
    }
    if (!ok) {
        jsonl_abandon(j);
        return FALSE;
    }
    release(j);
    return TRUE;
}

const struct sink sink_jsonl = { "jsonl",   ".jsonl",    jsonl_open,
                                 jsonl_put, jsonl_close, jsonl_abandon };
