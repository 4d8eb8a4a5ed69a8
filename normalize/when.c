#include "normalize/when.h"

#include <string.h>

/* "2025-08": 202508, leaving out what is not said. Returns how many parts there are. */
static int parse(const char *s, gsize n, int part[3])
{
    static const int WIDTH[3] = { 4, 2, 2 };
    int found = 0;

    for (gsize at = 0; found < 3; found++) {
        int value = 0;

        if (found > 0 && (at >= n || s[at++] != '-'))
            break;
        for (int i = 0; i < WIDTH[found]; i++, at++) {
            if (at >= n || !g_ascii_isdigit(s[at]))
                return found;
            value = value * 10 + (s[at] - '0');
        }
        part[found] = value;
    }
    return found;
}

static gboolean one_span(const char *s, gsize n, struct span *span)
{
    int part[3], parts = parse(s, n, part);

    if (parts == 0)
        return FALSE;
    span->from = part[0] * 10000 + (parts > 1 ? part[1] : 1) * 100 + (parts > 2 ? part[2] : 1);
    span->to = part[0] * 10000 + (parts > 1 ? part[1] : 12) * 100 + (parts > 2 ? part[2] : 31);
    return TRUE;
}

gboolean when_span(const char *edtf, struct span *span)
{
    const char *slash = edtf ? strchr(edtf, '/') : NULL;
    struct span last;

    if (!edtf)
        return FALSE;
    if (!slash)
        return one_span(edtf, strlen(edtf), span);
    if (!one_span(edtf, (gsize)(slash - edtf), span) ||
        !one_span(slash + 1, strlen(slash + 1), &last))
        return FALSE;
    span->to = last.to;
    return TRUE;
}

enum when when_relative(const char *edtf, const char *today)
{
    struct span span, now;

    if (!when_span(edtf, &span) || !when_span(today, &now))
        return WHEN_UNKNOWN;
    if (span.to < now.from)
        return WHEN_PAST;
    return span.from > now.to ? WHEN_FUTURE : WHEN_NOW;
}
