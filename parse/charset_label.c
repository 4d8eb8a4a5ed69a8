#include "parse/charset_label.h"

#include <string.h>

#define PRESCAN 4096

static const struct {
    const char *label, *name;
} LABELS[] = {
    { "utf-8", "utf-8" },
    { "utf8", "utf-8" },
    { "unicode-1-1-utf-8", "utf-8" },
    { "gb2312", "gb18030" },
    { "gb_2312-80", "gb18030" },
    { "gb_2312", "gb18030" },
    { "gbk", "gb18030" },
    { "x-gbk", "gb18030" },
    { "gb18030", "gb18030" },
    { "chinese", "gb18030" },
    { "csgb2312", "gb18030" },
    { "csiso58gb231280", "gb18030" },
    { "iso-ir-58", "gb18030" },
    { "euc-cn", "gb18030" },
    { "cp936", "gb18030" },
    { "ms936", "gb18030" },
    { "windows-936", "gb18030" },
    { "big5", "big5" },
    { "big-5", "big5" },
    { "big5-hkscs", "big5" },
    { "big5hkscs", "big5" },
    { "cn-big5", "big5" },
    { "csbig5", "big5" },
    { "x-x-big5", "big5" },
    { "cp950", "big5" },
    { "windows-950", "big5" },
    { "utf-16", "utf-16le" },
    { "utf-16le", "utf-16le" },
    { "utf-16be", "utf-16be" },
    { "unicode", "utf-16le" },
    { "ascii", "windows-1252" },
    { "us-ascii", "windows-1252" },
    { "iso-8859-1", "windows-1252" },
    { "iso8859-1", "windows-1252" },
    { "latin1", "windows-1252" },
    { "cp1252", "windows-1252" },
    { "windows-1252", "windows-1252" },
    { "windows-1251", "windows-1251" },
    { "windows-1250", "windows-1250" },
    { "iso-8859-2", "iso-8859-2" },
    { "iso-8859-15", "iso-8859-15" },
    { "koi8-r", "koi8-r" },
    { "shift_jis", "cp932" },
    { "shift-jis", "cp932" },
    { "sjis", "cp932" },
    { "x-sjis", "cp932" },
    { "windows-31j", "cp932" },
    { "euc-jp", "euc-jp" },
    { "x-euc-jp", "euc-jp" },
    { "iso-2022-jp", "iso-2022-jp" },
    { "euc-kr", "cp949" },
    { "ks_c_5601-1987", "cp949" },
    { "windows-949", "cp949" },
    { "uhc", "cp949" },
    { "euc-tw", "euc-tw" },
    { "x-euc-tw", "euc-tw" },
};

const char *charset_of_label(const char *label, gsize n)
{
    for (gsize i = 0; i < G_N_ELEMENTS(LABELS); i++)
        if (strlen(LABELS[i].label) == n && g_ascii_strncasecmp(LABELS[i].label, label, n) == 0)
            return LABELS[i].name;
    return NULL;
}

static gboolean is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* The position of `word` (lower case) in [s, end), or NULL. */
static const char *find(const char *s, const char *end, const char *word)
{
    gsize n = strlen(word);

    for (; s + n <= end; s++)
        if (g_ascii_strncasecmp(s, word, n) == 0)
            return s;
    return NULL;
}

/* The encoding behind the first `key` `=` in [s, end) that has a known label. */
static const char *declared(const char *s, const char *end, const char *key)
{
    while ((s = find(s, end, key))) {
        const char *from, *name;
        s += strlen(key);
        while (s < end && is_space(*s))
            s++;
        if (s >= end || *s != '=')
            continue;
        for (s++; s < end && (is_space(*s) || *s == '"' || *s == '\'' || *s == '\\');)
            s++;
        for (from = s; s < end && (g_ascii_isalnum(*s) || strchr("-_:.", *s)) && *s;)
            s++;
        name = charset_of_label(from, (gsize)(s - from));
        if (name)
            return name;
    }
    return NULL;
}

const char *charset_of_content_type(const char *value)
{
    return value ? declared(value, value + strlen(value), "charset") : NULL;
}

const char *charset_of_prescan(const guint8 *bytes, gsize n)
{
    const char *s = (const char *)bytes, *end = s + MIN(n, PRESCAN);
    const char *name = NULL;

    if (end - s > 5 && memcmp(s, "<?xml", 5) == 0) {
        const char *close = memchr(s, '>', (gsize)(end - s));
        name = declared(s, close ? close : end, "encoding");
    }
    while (!name && s < end && (s = memchr(s, '<', (gsize)(end - s)))) {
        const char *close;
        if (end - s > 4 && memcmp(s, "<!--", 4) == 0) {
            s = find(s + 4, end, "-->");
            if (!s)
                break;
            continue;
        }
        close = memchr(s, '>', (gsize)(end - s));
        if (!close)
            close = end;
        if (close - s > 5 && g_ascii_strncasecmp(s, "<meta", 5) == 0)
            name = declared(s, close, "charset");
        s++;
    }
    return name && g_str_has_prefix(name, "utf-16") ? "utf-8" : name; /* it was read as ASCII */
}
