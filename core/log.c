#include "core/log.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *stage_name = "mubiao";
static enum log_level most_shown = LOG_WARNING;

void log_init(const char *stage, enum log_level most)
{
    stage_name = stage;
    most_shown = most;
}

void log_make_harmless(char *s)
{
    for (unsigned char *p = (unsigned char *)s; *p; p++) {
        if (*p < 0x20 || *p == 0x7f)
            *p = '?';
        else if (*p == 0xc2 && p[1] >= 0x80 && p[1] < 0xa0) /* C1: U+0080 to U+009F */
            p[0] = p[1] = '?';
    }
}

void log_message(enum log_level level, const char *format, ...)
{
    static const char *const LEVELS[] = { "error: ", "warning: ", "" };
    char line[LOG_MAX + 2];
    va_list args;
    char *said, *valid;
    int n;

    if (level > most_shown)
        return;
    va_start(args, format);
    said = g_strdup_vprintf(format, args);
    va_end(args);
    valid = g_utf8_make_valid(said, -1);
    log_make_harmless(valid);
    n = snprintf(line, LOG_MAX, "%s: %s%s", stage_name, LEVELS[level], valid);
    n = MIN(n, LOG_MAX - 1);
    line[n++] = '\n';
    while (write(STDERR_FILENO, line, (size_t)n) < 0 && errno == EINTR)
        ;
    g_free(valid);
    g_free(said);
}
