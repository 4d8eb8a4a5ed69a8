#include "core/progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define REDRAW_USEC 200000

struct progress {
    GMutex lock;
    const char *stage;
    gboolean shown; /* stderr is a terminal and nobody asked for quiet */
    uint64_t done, total;
    gint64 started, drawn; /* monotonic microseconds */
};

struct progress *progress_new(const char *stage, gboolean quiet)
{
    struct progress *p = g_new0(struct progress, 1);

    g_mutex_init(&p->lock);
    p->stage = stage;
    p->shown = !quiet && isatty(STDERR_FILENO);
    p->started = p->drawn = g_get_monotonic_time();
    return p;
}

void progress_expect(struct progress *p, uint64_t total)
{
    g_mutex_lock(&p->lock);
    p->total = total;
    g_mutex_unlock(&p->lock);
}

static void draw(struct progress *p, gint64 now)
{
    double seconds = (double)(now - p->started) / 1e6;
    double rate = seconds > 0 ? (double)p->done / seconds : 0;
    char line[160];
    int n = snprintf(line, sizeof(line), "\r\033[K%s  %" G_GUINT64_FORMAT, p->stage, p->done);

    if (p->total)
        n += snprintf(line + n, sizeof(line) - (size_t)n, " of %" G_GUINT64_FORMAT, p->total);
    n += snprintf(line + n, sizeof(line) - (size_t)n, "  %.0f/s", rate);
    if (p->total > p->done && rate > 0)
        n += snprintf(line + n, sizeof(line) - (size_t)n, "  %.0f s left",
                      (double)(p->total - p->done) / rate);
    if (write(STDERR_FILENO, line, (size_t)n) < 0)
        p->shown = FALSE;
}

void progress_add(struct progress *p, uint64_t n)
{
    g_mutex_lock(&p->lock);
    p->done += n;
    if (p->shown) {
        gint64 now = g_get_monotonic_time();
        if (now - p->drawn >= REDRAW_USEC) {
            p->drawn = now;
            draw(p, now);
        }
    }
    g_mutex_unlock(&p->lock);
}

void progress_free(struct progress *p)
{
    if (!p)
        return;
    if (p->shown && p->drawn != p->started && write(STDERR_FILENO, "\r\033[K", 4) < 0)
        p->shown = FALSE;
    g_mutex_clear(&p->lock);
    g_free(p);
}
