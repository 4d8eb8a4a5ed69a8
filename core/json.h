/*
 * json.h - writing JSON into a GString, and reading it with json-c.
 *
 * The writer emits compact JSON (RFC 8259) in UTF-8: no white space, non-ASCII
 * as it is, U+2028 and U+2029 too; only `"`, `\` and control characters are
 * escaped. It trusts its caller to open and close in order and to give valid UTF-8.
 */
#ifndef MUBIAO_CORE_JSON_H
#define MUBIAO_CORE_JSON_H

#include <glib.h>
#include <json-c/json.h>
#include <stdint.h>

void json_string(GString *out, const char *s); /* with its quotes */
void json_string_len(GString *out, const char *s, gsize n);

/*
 * Members of an object: `,` is put before the member unless the object was just
 * opened. NULL strings and absent values write nothing.
 */
void json_key(GString *out, const char *key); /* `"key":`, the value is the caller's to write */
void json_member(GString *out, const char *key, const char *value);
void json_member_int(GString *out, const char *key, int64_t value);
void json_member_bool(GString *out, const char *key, gboolean value);
/* `value` is JSON already: a plain number such as "100000000000". */
void json_member_raw(GString *out, const char *key, const char *value);

/*
 * Parse `n` bytes that hold exactly one JSON object. Returns an object to release
 * with json_object_put(), or NULL with a MUBIAO_ERROR_INPUT error that says where.
 * Invalid UTF-8, NUL, depth over 32 and anything behind the object are errors.
 */
struct json_object *json_parse_object(const char *s, gsize n, GError **error);

/* The member's string, or NULL where it is absent, null or not a string. */
const char *json_get_string(struct json_object *o, const char *key);
/* The member's integer, or `otherwise`. */
int64_t json_get_int(struct json_object *o, const char *key, int64_t otherwise);

#endif
