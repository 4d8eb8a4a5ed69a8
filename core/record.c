#include "core/record.h"

#include "core/error.h"
#include "core/json.h"

#include <stddef.h>
#include <string.h>

static const char *const TYPE_NAMES[RECORD_TYPES] = { "document", "target",   "figure", "date",
                                                      "sector",   "quantity", "region", "policy" };

/* A date's value is EDTF, a number elsewhere: two members, one key. */
#define ROW(kind, member)                                                                          \
    { offsetof(struct record, member) == offsetof(struct record, date) ? "value" : #member,        \
      #member, kind, offsetof(struct record, member) },
const struct record_field record_fields[] = { RECORD_FIELDS(ROW) };
#undef ROW

#define N_FIELDS G_N_ELEMENTS(record_fields)
const gsize record_n_fields = N_FIELDS;

const char *record_type_name(enum record_type type)
{
    return TYPE_NAMES[type];
}

gboolean record_type_parse(const char *name, enum record_type *type)
{
    for (int i = 0; i < RECORD_TYPES; i++)
        if (strcmp(TYPE_NAMES[i], name) == 0) {
            *type = (enum record_type)i;
            return TRUE;
        }
    return FALSE;
}

static void *member(const struct record *r, const struct record_field *f)
{
    return (char *)(uintptr_t)r + f->offset;
}

#define INIT_FIELD_STRING(member)
#define INIT_FIELD_NUMBER(member)
#define INIT_FIELD_INT(member) r->member = RECORD_NO_INT;
#define INIT_FIELD_TRUE(member)
#define INIT(kind, member) INIT_##kind(member)
void record_init(struct record *r, enum record_type type)
{
    memset(r, 0, sizeof(*r));
    r->type = type;
    RECORD_FIELDS(INIT)
}
#undef INIT
#undef INIT_FIELD_STRING
#undef INIT_FIELD_NUMBER
#undef INIT_FIELD_INT
#undef INIT_FIELD_TRUE

struct record *record_list_add(struct record_list *list, enum record_type type)
{
    if (list->n == list->room) {
        list->room = list->room ? list->room * 2 : 64;
        list->at = g_renew(struct record, list->at, list->room);
    }
    record_init(&list->at[list->n], type);
    return &list->at[list->n++];
}

void record_list_clear(struct record_list *list)
{
    list->n = 0;
}

void record_list_release(struct record_list *list)
{
    g_free(list->at);
    memset(list, 0, sizeof(*list));
}

void record_write(const struct record *r, GString *out)
{
    g_string_append_c(out, '{');
    json_member(out, "type", TYPE_NAMES[r->type]);
    json_member(out, "id", r->id);
    for (gsize i = 0; i < N_FIELDS; i++) {
        const struct record_field *f = &record_fields[i];
        const void *p = member(r, f);
        switch (f->kind) {
        case FIELD_STRING:
            json_member(out, f->key, *(const char *const *)p);
            break;
        case FIELD_NUMBER:
            json_member_raw(out, f->key, *(const char *const *)p);
            break;
        case FIELD_INT:
            if (*(const int64_t *)p != RECORD_NO_INT)
                json_member_int(out, f->key, *(const int64_t *)p);
            break;
        case FIELD_TRUE:
            if (*(const gboolean *)p)
                json_member_bool(out, f->key, TRUE);
            break;
        }
    }
    g_string_append(out, "}\n");
}

/* The end of the JSON string that starts with the quote at `p`: its closing quote. */
static const char *string_end(const char *p)
{
    for (p++; *p != '"'; p++)
        p += *p == '\\';
    return p;
}

/*
 * The number that stands behind `key` in an object, as it is written there: json-c cuts
 * integers off at 64 bits. NULL where the key is not written plainly. The line is valid JSON.
 */
static const char *written_number(struct arena *arena, const char *line, gsize n, const char *key)
{
    const char *end = line + n, *number = NULL;
    gsize digits = 0, length = strlen(key);

    for (const char *p = line; p < end; p++) {
        const char *name = p + 1;

        if (*p != '"')
            continue;
        p = string_end(p);
        if ((gsize)(p - name) != length || memcmp(name, key, length) != 0)
            continue;
        name = p + 1 + strspn(p + 1, " \t\r\n:");
        if (strspn(name, "-0123456789") == 0) /* a string that only looks like the key */
            continue;
        number = name;
        digits = strspn(name, "-0123456789");
    }
    return number ? arena_strndup(arena, number, digits) : NULL;
}

/* Does json-c hold the largest or smallest integer that it can: has it cut one off? */
static gboolean is_cut_off(struct json_object *v)
{
    int64_t i = json_object_get_int64(v);

    return json_object_is_type(v, json_type_int) && (i == INT64_MAX || i == INT64_MIN);
}

static gboolean read_member(struct record *r, const struct record_field *f, struct arena *arena,
                            struct json_object *v)
{
    void *p = member(r, f);

    switch (f->kind) {
    case FIELD_STRING:
        if (!json_object_is_type(v, json_type_string))
            return FALSE;
        *(const char **)p = arena_strdup(arena, json_object_get_string(v));
        return TRUE;
    case FIELD_NUMBER: /* json-c keeps a double's own spelling */
        if (!json_object_is_type(v, json_type_int) && !json_object_is_type(v, json_type_double))
            return FALSE;
        *(const char **)p =
            arena_strdup(arena, json_object_to_json_string_ext(v, JSON_C_TO_STRING_PLAIN));
        return TRUE;
    case FIELD_INT:
        if (!json_object_is_type(v, json_type_int))
            return FALSE;
        *(int64_t *)p = json_object_get_int64(v);
        return TRUE;
    case FIELD_TRUE:
        if (!json_object_is_type(v, json_type_boolean))
            return FALSE;
        *(gboolean *)p = json_object_get_boolean(v);
        return TRUE;
    }
    return FALSE;
}

/* Put the numbers back that are too large for json-c. */
static void restore_numbers(struct record *r, struct arena *arena, struct json_object *o,
                            const char *line, gsize n)
{
    for (gsize i = 0; i < N_FIELDS; i++) {
        const struct record_field *f = &record_fields[i];
        const char **p = member(r, f);
        const char *written;
        struct json_object *v;

        if (f->kind != FIELD_NUMBER || !*p || !json_object_object_get_ex(o, f->key, &v) ||
            !is_cut_off(v))
            continue;
        written = written_number(arena, line, n, f->key);
        *p = written ? written : *p;
    }
}

static gboolean fill(struct record *r, struct arena *arena, struct json_object *o, GError **error)
{
    const char *type_name = json_get_string(o, "type");
    const char *id = json_get_string(o, "id");
    enum record_type type;

    if (!type_name || !record_type_parse(type_name, &type)) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT, "not a record: its type is '%s'",
                    type_name ? type_name : "missing");
        return FALSE;
    }
    if (!id) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT, "a %s record without an id",
                    type_name);
        return FALSE;
    }
    record_init(r, type);
    r->id = arena_strdup(arena, id);
    for (gsize i = 0; i < N_FIELDS; i++) {
        const struct record_field *f = &record_fields[i];
        struct json_object *v;
        gboolean is_date = f->offset == offsetof(struct record, date);
        if (strcmp(f->key, "value") == 0 && is_date != (type == RECORD_DATE))
            continue;
        if (!json_object_object_get_ex(o, f->key, &v) || !v)
            continue;
        if (!read_member(r, f, arena, v)) {
            g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT,
                        "a %s record whose '%s' has the wrong type", type_name, f->key);
            return FALSE;
        }
    }
    return TRUE;
}

gboolean record_read(struct record *r, struct arena *arena, const char *line, gsize n,
                     GError **error)
{
    struct json_object *o = json_parse_object(line, n, error);
    gboolean ok = o && fill(r, arena, o, error);

    if (ok)
        restore_numbers(r, arena, o, line, n);
    json_object_put(o);
    return ok;
}
