#include "core/json.h"

#include "core/error.h"
#include "core/text.h"

#include <string.h>

#define MAX_DEPTH 32

#define WORD       sizeof(uint64_t)
#define IN_EACH(c) (UINT64_MAX / 255 * (c)) /* the byte `c` eight times */

/* Bit 7 of each byte that is less than `c` (at most 0x80) and less than 0x80 itself. */
static inline uint64_t bytes_below(uint64_t w, unsigned char c)
{
    return (w - IN_EACH(c)) & ~w & IN_EACH(0x80);
}

/* False: none of the eight bytes at `s` is escaped. */
static inline gboolean may_need_escape(const char *s)
{
    uint64_t w;

    memcpy(&w, s, WORD);
    return (bytes_below(w, 0x20) | bytes_below(w ^ IN_EACH('"'), 1) |
            bytes_below(w ^ IN_EACH('\\'), 1) | bytes_below(w ^ IN_EACH(0x7f), 1)) != 0;
}

void json_string_len(GString *out, const char *s, gsize n)
{
    gsize from = 0;

    g_string_append_c(out, '"');
    for (gsize i = 0; i < n; i++) {
        unsigned char c;

        while (n - i > WORD && !may_need_escape(s + i))
            i += WORD;
        c = (unsigned char)s[i];
        if (G_LIKELY(c >= 0x20 && c != '"' && c != '\\' && c != 0x7f))
            continue;
        g_string_append_len(out, s + from, (gssize)(i - from));
        from = i + 1;
        switch (c) {
        case '"':
            g_string_append(out, "\\\"");
            break;
        case '\\':
            g_string_append(out, "\\\\");
            break;
        case '\n':
            g_string_append(out, "\\n");
            break;
        case '\t':
            g_string_append(out, "\\t");
            break;
        case '\r':
            g_string_append(out, "\\r");
            break;
        default:
            g_string_append_printf(out, "\\u%04x", c);
        }
    }
    g_string_append_len(out, s + from, (gssize)(n - from));
    g_string_append_c(out, '"');
}

void json_string(GString *out, const char *s)
{
    json_string_len(out, s, strlen(s));
}

void json_key(GString *out, const char *key)
{
    if (out->len && out->str[out->len - 1] != '{')
        g_string_append_c(out, ',');
    g_string_append_c(out, '"');
    g_string_append(out, key);
    g_string_append(out, "\":");
}

void json_member(GString *out, const char *key, const char *value)
{
    if (!value)
        return;
    json_key(out, key);
    json_string(out, value);
}

void json_member_int(GString *out, const char *key, int64_t value)
{
    char digits[TEXT_INT_MAX];

    json_key(out, key);
    g_string_append(out, text_of_int(digits, value));
}

void json_member_bool(GString *out, const char *key, gboolean value)
{
    json_key(out, key);
    g_string_append(out, value ? "true" : "false");
}

void json_member_raw(GString *out, const char *key, const char *value)
{
    if (!value)
        return;
    json_key(out, key);
    g_string_append(out, value);
}

static struct json_object *fail(GError **error, const char *what, gsize at)
{
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT, "not a JSON object: %s at byte %zu", what,
                at);
    return NULL;
}

struct json_object *json_parse_object(const char *s, gsize n, GError **error)
{
    struct json_tokener *tokener;
    struct json_object *o;
    const char *bad;
    gsize end;

    if (!g_utf8_validate_len(s, n, &bad)) /* NUL counts as invalid */
        return fail(error, "invalid UTF-8", (gsize)(bad - s));
    if (n >= INT_MAX) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_LIMIT, "line of %zu bytes is too long", n);
        return NULL;
    }
    tokener = json_tokener_new_ex(MAX_DEPTH);
    o = json_tokener_parse_ex(tokener, s, (int)n);
    end = json_tokener_get_parse_end(tokener);
    if (!o || !json_object_is_type(o, json_type_object)) {
        enum json_tokener_error e = json_tokener_get_error(tokener);
        json_object_put(o);
        o = fail(error,
                 e == json_tokener_continue  ? "it is cut off"
                 : e == json_tokener_success ? "another type"
                                             : json_tokener_error_desc(e),
                 end);
    } else {
        while (end < n && strchr(" \t\r\n", s[end]))
            end++;
        if (end < n) {
            json_object_put(o);
            o = fail(error, "something stands behind it", end);
        }
    }
    json_tokener_free(tokener);
    return o;
}

const char *json_get_string(struct json_object *o, const char *key)
{
    struct json_object *v;

    return json_object_object_get_ex(o, key, &v) && json_object_is_type(v, json_type_string)
               ? json_object_get_string(v)
               : NULL;
}

int64_t json_get_int(struct json_object *o, const char *key, int64_t otherwise)
{
    struct json_object *v;

    return json_object_object_get_ex(o, key, &v) && json_object_is_type(v, json_type_int)
               ? json_object_get_int64(v)
               : otherwise;
}
