#include "parse/meta_jsonld.h"

#include "parse/slice.h"

#include <json-c/json.h>
#include <string.h>

#define DEPTH     24
#define MAX_NODES 2000 /* objects looked at in one block */

struct reader {
    struct arena *arena;
    struct jsonld_article *out;
    gsize count, max;
    unsigned nodes;
};

static const char *keep(struct reader *r, const char *s)
{
    gsize n = strlen(s);
    char *copy = arena_strndup(r->arena, s, n);

    g_strstrip(copy);
    return *copy && g_utf8_validate(copy, -1, NULL) ? copy : NULL;
}

/* A string or number member as text. */
static const char *member(struct reader *r, struct json_object *o, const char *key)
{
    struct json_object *v;

    if (!json_object_object_get_ex(o, key, &v) || !v)
        return NULL;
    if (json_object_is_type(v, json_type_array) && json_object_array_length(v))
        v = json_object_array_get_idx(v, 0);
    if (json_object_is_type(v, json_type_string) || json_object_is_type(v, json_type_int))
        return keep(r, json_object_get_string(v));
    if (json_object_is_type(v, json_type_object))
        return member(r, v, "@id");
    return NULL;
}

/* Names of a string, an object with a name, or a list of these, joined. */
static void add_names(struct reader *r, struct json_object *v, GString *names, gboolean *group,
                      int depth)
{
    const char *name = NULL, *type;

    if (!v || depth > 4)
        return;
    if (json_object_is_type(v, json_type_array)) {
        for (gsize i = 0; i < json_object_array_length(v) && i < 12; i++)
            add_names(r, json_object_array_get_idx(v, i), names, group, depth + 1);
        return;
    }
    if (json_object_is_type(v, json_type_string)) {
        name = keep(r, json_object_get_string(v));
    } else if (json_object_is_type(v, json_type_object)) {
        struct json_object *inner;
        if (json_object_object_get_ex(v, "name", &inner) &&
            !json_object_is_type(inner, json_type_string)) {
            add_names(r, inner, names, group, depth + 1);
            return;
        }
        name = member(r, v, "name");
        type = member(r, v, "@type");
        if (type && strcmp(type, "Person") != 0)
            *group = TRUE;
    }
    if (!name)
        return;
    if (names->len)
        g_string_append(names, "、");
    g_string_append(names, name);
}

static const char *names_of(struct reader *r, struct json_object *o, const char *key,
                            gboolean *group)
{
    struct json_object *v;
    GString *names;
    const char *made = NULL;

    if (!json_object_object_get_ex(o, key, &v))
        return NULL;
    names = g_string_new(NULL);
    add_names(r, v, names, group, 0);
    if (names->len)
        made = arena_strndup(r->arena, names->str, names->len);
    g_string_free(names, TRUE);
    return made;
}

static const char *first_member(struct reader *r, struct json_object *o, const char *const *keys)
{
    const char *v = NULL;

    for (; *keys && !v; keys++)
        v = member(r, o, *keys);
    return v;
}

static gboolean is_article_type(struct json_object *type)
{
    const char *s;

    if (json_object_is_type(type, json_type_array)) {
        for (gsize i = 0; i < json_object_array_length(type); i++) {
            if (is_article_type(json_object_array_get_idx(type, i)))
                return TRUE;
        }
        return FALSE;
    }
    if (!json_object_is_type(type, json_type_string))
        return FALSE;
    s = json_object_get_string(type);
    return strstr(s, "Article") || strstr(s, "BlogPosting") || strcmp(s, "Report") == 0 ||
           strcmp(s, "VideoObject") == 0;
}

static void add_article(struct reader *r, struct json_object *o)
{
    static const char *const headline[] = { "headline", "title", "name", NULL };
    static const char *const published[] = { "datePublished", "pubDate", "uploadDate", NULL };
    static const char *const modified[] = { "dateModified", "upDate", NULL };
    static const char *const url[] = { "url", "mainEntityOfPage", "@id", NULL };
    struct jsonld_article *article;
    struct json_object *type;
    gboolean ignored = FALSE, typed = json_object_object_get_ex(o, "@type", &type);

    if (r->count == r->max || (typed && !is_article_type(type)))
        return;
    article = &r->out[r->count];
    memset(article, 0, sizeof(*article));
    article->published = first_member(r, o, published);
    if (!typed && !article->published)
        return; /* cambrian.jsonld has no type, but a date */
    article->headline = first_member(r, o, headline);
    article->modified = first_member(r, o, modified);
    article->created = member(r, o, "dateCreated");
    article->url = first_member(r, o, url);
    article->keywords = names_of(r, o, "keywords", &ignored);
    article->author = names_of(r, o, "author", &article->author_is_group);
    article->publisher = names_of(r, o, "publisher", &ignored);
    r->count++;
}

static void walk(struct reader *r, struct json_object *v, int depth)
{
    if (!v || depth > DEPTH || ++r->nodes > MAX_NODES)
        return;
    if (json_object_is_type(v, json_type_array)) {
        for (gsize i = 0; i < json_object_array_length(v); i++)
            walk(r, json_object_array_get_idx(v, i), depth + 1);
    } else if (json_object_is_type(v, json_type_object)) {
        static const char *const inner[] = { "@graph", "mainEntity", "mainEntityOfPage" };
        struct json_object *w;

        add_article(r, v);
        for (gsize i = 0; i < G_N_ELEMENTS(inner); i++) {
            if (json_object_object_get_ex(v, inner[i], &w))
                walk(r, w, depth + 1);
        }
    }
}

/* Comment and CDATA marks around the JSON are cut off. */
static void strip_marks(const char **s, const char **end)
{
    static const char *const tails[] = {
        "-->", "]]>", "//", "*/", "/*", ";", " ", "\n", "\r", "\t"
    };
    gboolean again = TRUE;

    while (*s < *end && **s != '{' &&
           (**s != '[' || slice_starts(*s, (gsize)(*end - *s), "[CDATA[")))
        *s += **s == '[' ? strlen("[CDATA[") : 1;
    while (again) {
        again = FALSE;
        for (gsize i = 0; i < G_N_ELEMENTS(tails); i++) {
            if (*s < *end && slice_ends(*s, (gsize)(*end - *s), tails[i])) {
                *end -= strlen(tails[i]);
                again = TRUE;
            }
        }
    }
}

gsize jsonld_read(struct arena *a, const char *s, gsize n, struct jsonld_article *out, gsize count,
                  gsize max)
{
    struct reader r = { a, out, count, max, 0 };
    const char *end = s + n;
    struct json_tokener *tok;
    struct json_object *root;

    if (n > JSONLD_MAX)
        return count;
    strip_marks(&s, &end);
    tok = json_tokener_new_ex(DEPTH + 8);
    while (s < end && r.count < max) {
        json_tokener_reset(tok);
        root = json_tokener_parse_ex(tok, s, (int)(end - s));
        if (!root)
            break;
        walk(&r, root, 0);
        json_object_put(root);
        s += json_tokener_get_parse_end(tok);
        while (s < end && *s != '{' && *s != '[')
            s++;
    }
    json_tokener_free(tok);
    return r.count;
}
