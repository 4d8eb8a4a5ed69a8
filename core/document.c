#include "core/document.h"

#include "core/error.h"
#include "core/id.h"
#include "core/json.h"
#include "core/text.h"

#include <stddef.h>
#include <string.h>

#define MAX_PARTS ((gsize)8 << 20) /* blocks or mentions of one document */

static const char *const BLOCK_NAMES[BLOCK_KINDS] = { "p",  "h1", "h2", "h3",    "h4",  "h5",
                                                      "h6", "li", "td", "quote", "pre", "caption" };

/* The plain string members, in the order they are written before `text`. */
static const struct {
    const char *key;
    gsize offset;
} STRINGS[] = {
#define ROW(member)                                                                                \
    {                                                                                              \
#member, offsetof(struct document, member)                                                 \
    }
    ROW(id),       ROW(url),       ROW(canonical),      ROW(fetched),
    ROW(title),    ROW(published), ROW(published_from), ROW(modified),
    ROW(source),   ROW(author),    ROW(editor),         ROW(site),
    ROW(language), ROW(script),    ROW(kind),           ROW(keywords),
    ROW(charset),
#undef ROW
};

struct document *document_new(void)
{
    struct document *doc = g_new0(struct document, 1);

    doc->text = "";
    return doc;
}

void document_reset(struct document *doc)
{
    struct arena arena = doc->arena;

    arena_reset(&arena);
    memset(doc, 0, sizeof(*doc));
    doc->arena = arena;
    doc->text = "";
}

void document_free(struct document *doc)
{
    if (!doc)
        return;
    arena_release(&doc->arena);
    g_free(doc);
}

void document_set_text(struct document *doc, const char *text, gsize bytes)
{
    doc->text = text;
    doc->text_bytes = bytes;
    doc->text_chars = (uint32_t)text_length(text, bytes);
}

void document_set_id(struct document *doc, const void *body, gsize n)
{
    char id[ID_LENGTH + 1];
    char *url;

    if (doc->id)
        return;
    url = id_canonical_url(doc->canonical);
    if (!url)
        url = id_canonical_url(doc->url);
    if (url)
        id_of_bytes(id, url, strlen(url));
    else if (body)
        id_of_bytes(id, body, n);
    else
        id_of_bytes(id, doc->text, doc->text_bytes);
    g_free(url);
    doc->id = arena_strdup(&doc->arena, id);
}

const char *block_kind_name(enum block_kind kind)
{
    return BLOCK_NAMES[kind];
}

static const char **string_member(const struct document *doc, gsize i)
{
    return (const char **)((char *)(uintptr_t)doc + STRINGS[i].offset);
}

static void write_blocks(const struct document *doc, GString *out)
{
    json_key(out, "blocks");
    g_string_append_c(out, '[');
    for (uint32_t i = 0; i < doc->n_blocks; i++) {
        char start[TEXT_INT_MAX], end[TEXT_INT_MAX];

        g_string_append(out, i ? ",[\"" : "[\"");
        g_string_append(out, BLOCK_NAMES[doc->blocks[i].kind]);
        g_string_append(out, "\",");
        g_string_append(out, text_of_int(start, doc->blocks[i].start));
        g_string_append_c(out, ',');
        g_string_append(out, text_of_int(end, doc->blocks[i].end));
        g_string_append_c(out, ']');
    }
    g_string_append_c(out, ']');
}

static void write_mention(const struct mention *m, GString *out)
{
    g_string_append_c(out, '{');
    json_member(out, "type", mention_type_name(m->type));
    json_member_int(out, "start", m->start);
    json_member_int(out, "end", m->end);
    json_member(out, "rule", m->rule);
    if (m->n_groups) {
        json_key(out, "groups");
        g_string_append_c(out, '{');
        for (uint32_t i = 0; i < m->n_groups; i++)
            json_member(out, m->groups[i].name, m->groups[i].value);
        g_string_append_c(out, '}');
    }
    g_string_append_c(out, '}');
}

void document_write(const struct document *doc, GString *out)
{
    g_string_append_c(out, '{');
    for (gsize i = 0; i < G_N_ELEMENTS(STRINGS); i++)
        json_member(out, STRINGS[i].key, *string_member(doc, i));
    if (doc->pages)
        json_member_int(out, "pages", doc->pages);
    if (doc->truncated)
        json_member_bool(out, "truncated", TRUE);
    json_key(out, "text");
    json_string_len(out, doc->text, doc->text_bytes);
    write_blocks(doc, out);
    if (doc->n_captions) {
        json_key(out, "captions");
        for (uint32_t i = 0; i < doc->n_captions; i++) {
            g_string_append_c(out, i ? ',' : '[');
            json_string(out, doc->captions[i]);
        }
        g_string_append_c(out, ']');
    }
    json_member(out, "original", doc->original);
    json_member_raw(out, "align", doc->align);
    if (doc->mentions) {
        json_key(out, "mentions");
        g_string_append_c(out, '[');
        for (uint32_t i = 0; i < doc->n_mentions; i++) {
            if (i)
                g_string_append_c(out, ',');
            write_mention(&doc->mentions[i], out);
        }
        g_string_append_c(out, ']');
    }
    g_string_append(out, "}\n");
}

/* ---- reading ---- */

static gboolean wrong(GError **error, const char *what)
{
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT, "not a document: %s", what);
    return FALSE;
}

static gboolean array_of(struct json_object *o, const char *key, struct json_object **array,
                         gsize *n, GError **error)
{
    *n = 0;
    if (!json_object_object_get_ex(o, key, array) || !*array)
        return TRUE;
    if (!json_object_is_type(*array, json_type_array))
        return wrong(error, "'blocks', 'mentions' or 'captions' is no array");
    *n = json_object_array_length(*array);
    if (*n > MAX_PARTS) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_LIMIT, "'%s' has more than %zu entries", key,
                    MAX_PARTS);
        return FALSE;
    }
    return TRUE;
}

static gboolean read_strings(struct document *doc, struct json_object *o, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(STRINGS); i++) {
        struct json_object *v;
        if (!json_object_object_get_ex(o, STRINGS[i].key, &v) || !v)
            continue;
        if (!json_object_is_type(v, json_type_string)) {
            g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT,
                        "not a document: '%s' is no string", STRINGS[i].key);
            return FALSE;
        }
        *string_member(doc, i) = arena_strdup(&doc->arena, json_object_get_string(v));
    }
    doc->original = arena_strdup(&doc->arena, json_get_string(o, "original"));
    doc->pages = (uint32_t)CLAMP(json_get_int(o, "pages", 0), 0, 100000);
    struct json_object *v;
    doc->truncated = json_object_object_get_ex(o, "truncated", &v) && json_object_get_boolean(v);
    if (json_object_object_get_ex(o, "align", &v) && v)
        doc->align =
            arena_strdup(&doc->arena, json_object_to_json_string_ext(v, JSON_C_TO_STRING_PLAIN));
    return TRUE;
}

static gboolean read_text(struct document *doc, struct json_object *o, GError **error)
{
    struct json_object *v;
    gsize n;

    if (!json_object_object_get_ex(o, "text", &v) || !json_object_is_type(v, json_type_string))
        return wrong(error, "it has no 'text'");
    n = (gsize)json_object_get_string_len(v);
    if (n > DOCUMENT_MAX_TEXT) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_LIMIT, "text of %zu bytes; the most is %zu",
                    n, DOCUMENT_MAX_TEXT);
        return FALSE;
    }
    if (memchr(json_object_get_string(v), '\0', n))
        return wrong(error, "its text has a NUL character");
    document_set_text(doc, arena_strndup(&doc->arena, json_object_get_string(v), n), n);
    return TRUE;
}

static gboolean parse_block_kind(const char *name, enum block_kind *kind)
{
    for (int i = 0; name && i < BLOCK_KINDS; i++)
        if (strcmp(BLOCK_NAMES[i], name) == 0) {
            *kind = (enum block_kind)i;
            return TRUE;
        }
    return FALSE;
}

static gboolean read_block(struct block *b, struct json_object *v)
{
    int64_t start, end;

    if (!json_object_is_type(v, json_type_array) || json_object_array_length(v) != 3 ||
        !parse_block_kind(json_object_get_string(json_object_array_get_idx(v, 0)), &b->kind))
        return FALSE;
    start = json_object_get_int64(json_object_array_get_idx(v, 1));
    end = json_object_get_int64(json_object_array_get_idx(v, 2));
    if (start < 0 || end < start || end > UINT32_MAX)
        return FALSE;
    b->start = (uint32_t)start;
    b->end = (uint32_t)end;
    return TRUE;
}

/* A text without blocks: each line that is not empty is a paragraph. */
static void blocks_of_lines(struct document *doc)
{
    uint32_t lines = 1, at = 0;
    const char *s = doc->text;

    for (const char *p = s; (p = strchr(p, '\n')); p++)
        lines++;
    doc->blocks = arena_alloc(&doc->arena, lines * sizeof(*doc->blocks));
    while (*s) {
        gsize n = strcspn(s, "\n");
        uint32_t chars = (uint32_t)text_length(s, n);
        if (n)
            doc->blocks[doc->n_blocks++] = (struct block){ BLOCK_P, at, at + chars };
        at += chars + 1;
        s += n + (s[n] == '\n');
    }
}

static gboolean read_blocks(struct document *doc, struct json_object *o, GError **error)
{
    struct json_object *array;
    uint32_t last = 0;
    gsize n;

    if (!array_of(o, "blocks", &array, &n, error))
        return FALSE;
    if (!n) {
        blocks_of_lines(doc);
        return TRUE;
    }
    doc->blocks = arena_calloc(&doc->arena, n, sizeof(*doc->blocks));
    for (gsize i = 0; i < n; i++) {
        struct block *b = &doc->blocks[i];
        if (!read_block(b, json_object_array_get_idx(array, i)) || b->start < last ||
            b->end > doc->text_chars)
            return wrong(error, "a block is not [kind, start, end] in the order of the text");
        last = b->end;
    }
    doc->n_blocks = (uint32_t)n;
    return TRUE;
}

static void read_groups(struct document *doc, struct mention *m, struct json_object *groups)
{
    struct mention_group *at;
    int n = json_object_object_length(groups);

    if (n <= 0)
        return;
    at = arena_calloc(&doc->arena, (gsize)n, sizeof(*at));
    m->groups = at;
    json_object_object_foreach(groups, key, value)
    {
        if (!json_object_is_type(value, json_type_string))
            continue;
        at[m->n_groups].name = arena_strdup(&doc->arena, key);
        at[m->n_groups++].value = arena_strdup(&doc->arena, json_object_get_string(value));
    }
}

/* `last` is the mention before it, or NULL: places are found from there on. */
static gboolean read_mention(struct document *doc, struct mention *m, const struct mention *last,
                             struct json_object *v)
{
    const char *type, *rule, *s = doc->text + (last ? last->byte_start : 0);
    const char *text_end = doc->text + doc->text_bytes;
    uint32_t before = last ? last->start : 0;
    struct json_object *groups;
    int64_t start, end;

    if (!json_object_is_type(v, json_type_object))
        return FALSE;
    type = json_get_string(v, "type");
    rule = json_get_string(v, "rule");
    start = json_get_int(v, "start", -1);
    end = json_get_int(v, "end", -1);
    if (!type || !mention_type_parse(type, &m->type) || start < before || end <= start ||
        end > doc->text_chars)
        return FALSE;
    m->start = (uint32_t)start;
    m->end = (uint32_t)end;
    s += text_byte_at(s, (gsize)(text_end - s), m->start - before);
    m->byte_start = (uint32_t)(s - doc->text);
    s += text_byte_at(s, (gsize)(text_end - s), m->end - m->start);
    m->byte_end = (uint32_t)(s - doc->text);
    m->rule = rule ? arena_strdup(&doc->arena, rule) : "";
    if (json_object_object_get_ex(v, "groups", &groups) &&
        json_object_is_type(groups, json_type_object))
        read_groups(doc, m, groups);
    return TRUE;
}

static gboolean read_mentions(struct document *doc, struct json_object *o, GError **error)
{
    struct json_object *array;
    gsize n;

    if (!array_of(o, "mentions", &array, &n, error))
        return FALSE;
    if (!n)
        return TRUE;
    doc->mentions = arena_calloc(&doc->arena, n, sizeof(*doc->mentions));
    for (gsize i = 0; i < n; i++) {
        struct mention *m = &doc->mentions[i];
        if (!read_mention(doc, m, i > 0 ? m - 1 : NULL, json_object_array_get_idx(array, i)))
            return wrong(error, "a mention has no type or place in the text, or is out of order");
    }
    doc->n_mentions = (uint32_t)n;
    return TRUE;
}

static gboolean read_captions(struct document *doc, struct json_object *o, GError **error)
{
    struct json_object *array;
    gsize n;

    if (!array_of(o, "captions", &array, &n, error))
        return FALSE;
    doc->captions = arena_calloc(&doc->arena, n, sizeof(*doc->captions));
    for (gsize i = 0; i < n; i++) {
        struct json_object *v = json_object_array_get_idx(array, i);
        if (json_object_is_type(v, json_type_string))
            doc->captions[doc->n_captions++] = arena_strdup(&doc->arena, json_object_get_string(v));
    }
    return TRUE;
}

gboolean document_read(struct document *doc, const char *line, gsize n, GError **error)
{
    struct json_object *o = json_parse_object(line, n, error);
    gboolean ok;

    document_reset(doc);
    ok = o && read_strings(doc, o, error) && read_text(doc, o, error) &&
         read_blocks(doc, o, error) && read_mentions(doc, o, error) && read_captions(doc, o, error);
    json_object_put(o);
    if (ok)
        document_set_id(doc, NULL, 0);
    return ok;
}
