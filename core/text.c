#include "core/text.h"

#include "core/arena.h"

#include <string.h>

#define STRIDE 64

const char *text_of_int(char buffer[TEXT_INT_MAX], int64_t n)
{
    char *p = buffer + TEXT_INT_MAX - 1;
    uint64_t rest = n < 0 ? -(uint64_t)n : (uint64_t)n;

    *p = '\0';
    do
        *--p = (char)('0' + rest % 10);
    while (rest /= 10);
    if (n < 0)
        *--p = '-';
    return p;
}

gsize text_length(const char *s, gsize n)
{
    gsize chars = 0;

    for (gsize i = 0; i < n; i++) /* all but continuation bytes; vectorizes well */
        chars += ((unsigned char)s[i] & 0xc0) != 0x80;
    return chars;
}

gsize text_byte_at(const char *s, gsize n, gsize chars)
{
    gsize i = 0;

    while (chars-- && i < n)
        i += text_step((unsigned char)s[i]);
    return MIN(i, n);
}

void text_map_init(struct text_map *m, struct arena *a, const char *text, gsize bytes)
{
    gsize chars = 0;

    g_assert(bytes < UINT32_MAX);
    m->text = text;
    m->bytes = bytes;
    m->chars = text_length(text, bytes);
    m->at = arena_alloc(a, (m->chars / STRIDE + 1) * sizeof(*m->at));
    for (gsize i = 0; i < bytes; i += text_step((unsigned char)text[i]), chars++)
        if (chars % STRIDE == 0)
            m->at[chars / STRIDE] = (uint32_t)i;
    if (chars % STRIDE == 0)
        m->at[chars / STRIDE] = (uint32_t)bytes;
}

gsize text_map_byte(const struct text_map *m, gsize chars)
{
    gsize i;

    if (chars >= m->chars)
        return m->bytes;
    i = m->at[chars / STRIDE];
    return i + text_byte_at(m->text + i, m->bytes - i, chars % STRIDE);
}

gsize text_map_char(const struct text_map *m, gsize byte)
{
    gsize low = 0, high = m->chars / STRIDE;

    byte = MIN(byte, m->bytes);
    while (low < high) { /* the last entry at or before `byte` */
        gsize mid = (low + high + 1) / 2;
        if (m->at[mid] <= byte)
            low = mid;
        else
            high = mid - 1;
    }
    return low * STRIDE + text_length(m->text + m->at[low], byte - m->at[low]);
}

gsize text_append_valid(GString *out, const char *s, gsize n)
{
    gsize bad = 0;

    while (n) {
        const char *end;
        gsize ok;

        if (g_utf8_validate_len(s, n, &end)) {
            g_string_append_len(out, s, (gssize)n);
            break;
        }
        ok = (gsize)(end - s);
        g_string_append_len(out, s, (gssize)ok);
        g_string_append(out, "\xef\xbf\xbd");
        bad++;
        s += ok + 1;
        n -= ok + 1;
        while (n && ((unsigned char)*s & 0xc0) == 0x80) { /* the rest of the broken sequence */
            s++;
            n--;
        }
    }
    return bad;
}
