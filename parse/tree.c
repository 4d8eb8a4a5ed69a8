#include "parse/tree.h"

#include "core/error.h"
#include "core/text.h"
#include "parse/html.h"
#include "parse/parse.h"

#include <string.h>
#include <strings.h>

/* clang-format off */
#define B NODE_BLOCK
#define S NODE_SILENT
static const struct {
    const char *name;
    uint8_t flags;
} TAGS[TAG_NAMED] = {
    { "a", 0 }, { "abbr", 0 }, { "address", B }, { "article", B }, { "aside", B }, { "audio", S },
    { "b", 0 }, { "big", 0 }, { "blockquote", B }, { "body", B }, { "br", B }, { "button", 0 },
    { "caption", B }, { "center", B }, { "cite", 0 }, { "code", 0 }, { "dd", B }, { "del", 0 },
    { "details", B }, { "div", B }, { "dl", B }, { "dt", B }, { "em", 0 }, { "embed", 0 },
    { "fieldset", B }, { "figcaption", B }, { "figure", B }, { "font", 0 }, { "footer", B },
    { "form", B }, { "frame", 0 }, { "frameset", B }, { "h1", B }, { "h2", B }, { "h3", B },
    { "h4", B }, { "h5", B }, { "h6", B }, { "head", B | S }, { "header", B }, { "hgroup", B },
    { "hr", B }, { "html", B }, { "i", 0 }, { "iframe", S }, { "img", 0 }, { "input", 0 },
    { "ins", 0 }, { "label", 0 }, { "legend", B }, { "li", B }, { "link", 0 }, { "main", B },
    { "map", 0 }, { "menu", B }, { "meta", 0 }, { "nav", B }, { "nobr", 0 }, { "noframes", B | S },
    { "noscript", B | S }, { "object", 0 }, { "ol", B }, { "option", B }, { "p", B },
    { "picture", 0 }, { "pre", B }, { "q", 0 }, { "rp", S }, { "rt", S }, { "ruby", 0 },
    { "s", 0 }, { "script", S }, { "section", B }, { "select", B | S }, { "small", 0 },
    { "source", 0 }, { "span", 0 }, { "strike", 0 }, { "strong", 0 }, { "style", S }, { "sub", 0 },
    { "summary", B }, { "sup", 0 }, { "svg", S }, { "table", B }, { "tbody", B }, { "td", B },
    { "template", B | S }, { "textarea", B | S }, { "tfoot", B }, { "th", B }, { "thead", B },
    { "time", 0 }, { "title", S }, { "tr", B }, { "tt", 0 }, { "u", 0 }, { "ul", B },
    { "video", S },
};
#undef B
#undef S

static const char *const ATTRIBUTES[ATTR_COUNT] = {
    "align", "alt", "aria-hidden", "charset", "class", "content", "data-date", "data-pubtime", "data-time",
    "data-timestamp", "datetime", "hidden", "href", "http-equiv", "id", "itemprop", "itemtype",
    "lang", "name", "property", "rel", "role", "src", "style", "title", "type", "value",
};
/* clang-format on */

struct builder {
    struct tree *t;
    struct arena *a;
    uint32_t node_room, attribute_room;
    char *pool;
    gsize pool_used, pool_room;
    uint32_t current;     /* the node of the innermost open element */
    gboolean after_block; /* white space here shows as nothing */
};

/* Which attribute a name of `n` bytes, in any case, is; ATTR_COUNT: none that is kept. */
static int attribute_of(const char *name, gsize n)
{
    char lower[16];
    int low = 0, high = ATTR_COUNT - 1;

    if (n < 2 || n >= sizeof(lower))
        return ATTR_COUNT;
    for (gsize i = 0; i < n; i++)
        lower[i] = g_ascii_tolower(name[i]);
    lower[n] = '\0';
    while (low <= high) {
        int mid = (low + high) / 2, c = strcmp(lower, ATTRIBUTES[mid]);
        if (c == 0)
            return mid;
        if (c < 0)
            high = mid - 1;
        else
            low = mid + 1;
    }
    return ATTR_COUNT;
}

/* Make room for `n` more bytes and a NUL. Decoded text is no longer than its source, so seldom. */
static void pool_reserve(struct builder *b, gsize n)
{
    if (b->pool_room - b->pool_used <= n) {
        gsize room = b->pool_room * 2 + n + 1;
        b->pool = arena_grow(b->a, b->pool, b->pool_used, room);
        b->pool_room = room;
    }
}

/* A value, its references resolved, as offset of the pool until the pool stands still. */
static const char *pool_value(struct builder *b, const char *s, gsize n)
{
    gsize at = b->pool_used;

    pool_reserve(b, n + 1);
    n = html_decode(s, n, TRUE, b->pool + at);
    b->pool[at + n] = '\0';
    b->pool_used += n + 1;
    return (const char *)at;
}

static uint32_t add_node(struct builder *b, uint32_t parent, uint8_t tag)
{
    struct tree *t = b->t;

    if (t->n_nodes == b->node_room) {
        gsize old = b->node_room * sizeof(*t->nodes);
        t->nodes = arena_grow(b->a, t->nodes, old, old * 2);
        b->node_room *= 2;
    }
    t->nodes[t->n_nodes] = (struct node){ .parent = parent, .tag = tag, .end = t->n_nodes + 1 };
    return t->n_nodes++;
}

static void add_attribute(struct builder *b, int name, const struct html_attribute *a)
{
    struct tree *t = b->t;

    if (t->n_attributes == b->attribute_room) {
        gsize old = b->attribute_room * sizeof(*t->attributes);
        t->attributes = arena_grow(b->a, t->attributes, old, old * 2);
        b->attribute_room *= 2;
    }
    t->attributes[t->n_attributes++] =
        (struct tree_attribute){ .name = (uint8_t)name,
                                 .value = pool_value(b, a->value, a->value_bytes) };
}

/* The value of `property` in a style attribute starts with `value`? Spaces are passed over. */
static gboolean style_says(const char *style, const char *property, const char *value)
{
    gsize n = strlen(property), m = strlen(value);

    for (const char *s = style; (s = strcasestr(s, property)); s += n) {
        const char *v = s + n;
        if (s > style && (g_ascii_isalpha(s[-1]) || s[-1] == '-'))
            continue;
        v += strspn(v, " \t\r\n");
        if (*v++ != ':')
            continue;
        v += strspn(v, " \t\r\n");
        if (strncasecmp(v, value, m) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Moved far out of sight: `left: -9999px` and the like. */
static gboolean style_off_screen(const char *style)
{
    static const char *const SIDES[] = { "left", "top", "right", "text-indent", "margin-left" };

    for (gsize i = 0; i < G_N_ELEMENTS(SIDES); i++)
        for (const char *s = style; (s = strcasestr(s, SIDES[i])); s++) {
            const char *v = s + strlen(SIDES[i]);
            v += strspn(v, " \t:");
            if (*v == '-' && strtol(v, NULL, 10) <= -900)
                return TRUE;
        }
    return FALSE;
}

static uint8_t style_flags(const char *style)
{
    uint8_t flags = 0;

    if (!*style)
        return 0;
    if (style_says(style, "display", "none") || style_off_screen(style))
        flags |= NODE_HIDDEN;
    if (style_says(style, "visibility", "hidden") || style_says(style, "opacity", "0;") ||
        g_str_has_suffix(style, "opacity:0") || g_str_has_suffix(style, "opacity: 0"))
        flags |= NODE_FAINT;
    if (style_says(style, "text-align", "center"))
        flags |= NODE_CENTER;
    return flags;
}

static uint8_t attribute_flags(int name, const char *value)
{
    switch (name) {
    case ATTR_HIDDEN:
        return value && g_ascii_strcasecmp(value, "false") == 0 ? 0 : NODE_HIDDEN;
    case ATTR_ARIA_HIDDEN:
        return value && g_ascii_strcasecmp(value, "true") == 0 ? NODE_HIDDEN : 0;
    case ATTR_ALIGN:
        return value && g_ascii_strcasecmp(value, "center") == 0 ? NODE_CENTER : 0;
    case ATTR_STYLE:
        return value ? style_flags(value) : 0;
    default:
        return 0;
    }
}

static void element_attributes(struct builder *b, uint32_t i, const struct html_tag *tag)
{
    struct tree *t = b->t;

    t->nodes[i].at = t->n_attributes;
    for (uint32_t k = 0; k < tag->n_attributes; k++) {
        const struct html_attribute *a = &tag->attributes[k];
        int name = attribute_of(a->name, a->name_bytes);
        if (name == ATTR_COUNT)
            continue;
        gsize used = b->pool_used;
        add_attribute(b, name, a);
        t->nodes[i].flags |= attribute_flags(name, b->pool + used);
        if (name == ATTR_STYLE || name == ATTR_ALIGN) { /* read, and not kept */
            t->n_attributes--;
            b->pool_used = used;
        }
    }
    t->nodes[i].n = t->n_attributes - t->nodes[i].at;
}

static void on_start(void *data, const struct html_tag *tag)
{
    struct builder *b = data;
    struct tree *t = b->t;
    uint32_t i = add_node(b, b->current, (uint8_t)tag->tag);

    t->nodes[i].flags = tag->tag < TAG_NAMED ? TAGS[tag->tag].flags : 0;
    element_attributes(b, i, tag);
    if (tag->tag == TAG_HTML)
        t->html = i;
    else if (tag->tag == TAG_BODY)
        t->body = i;
    else if (tag->tag == TAG_HEAD)
        t->head = i;
    b->current = i;
    b->after_block = (t->nodes[i].flags & NODE_BLOCK) != 0;
}

static void on_end(void *data, enum tag tag)
{
    struct builder *b = data;
    struct node *node = &b->t->nodes[b->current];

    (void)tag;
    node->end = b->t->n_nodes;
    if (node->flags & NODE_BLOCK)
        b->after_block = TRUE;
    b->current = node->parent;
}

static inline gboolean is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* Copy with each run of ASCII white space as one space. Returns the new end. */
static char *squeeze(char *to, const char *s, gsize n, gboolean space_before)
{
    for (gsize i = 0; i < n; i++) {
        if (!is_space(s[i])) {
            *to++ = s[i];
            space_before = FALSE;
        } else if (!space_before) {
            *to++ = ' ';
            space_before = TRUE;
        }
    }
    return to;
}

/* The text node to append to: the last one, where nothing came between. */
static uint32_t text_node(struct builder *b, uint32_t parent)
{
    struct tree *t = b->t;
    uint32_t last = t->n_nodes - 1;

    if (t->nodes[last].tag == TAG_TEXT && t->nodes[last].parent == parent &&
        t->nodes[last].at + t->nodes[last].n == b->pool_used)
        return last;
    last = add_node(b, parent, TAG_TEXT);
    t->nodes[last].at = (uint32_t)b->pool_used;
    return last;
}

static void on_text(void *data, const char *s, gsize n, gboolean raw)
{
    struct builder *b = data;
    uint8_t tag = b->t->nodes[b->current].tag;
    struct node *node;
    char *from, *to;
    uint32_t i;

    raw = raw || tag == TAG_PRE || tag == TAG_TEXTAREA;
    if (b->after_block && !raw)
        while (n && is_space(*s)) {
            s++;
            n--;
        }
    if (!n)
        return;
    pool_reserve(b, n);
    i = text_node(b, b->current); /* may move the nodes */
    node = &b->t->nodes[i];
    from = to = b->pool + b->pool_used;
    if (raw) {
        memcpy(to, s, n);
        to += n;
    } else {
        to = squeeze(to, s, n, node->n && from[-1] == ' ');
    }
    node->n += (uint32_t)(to - from);
    b->pool_used += (gsize)(to - from);
    b->after_block = FALSE;
}

/* Pointers in place of offsets. */
static void finish(struct builder *b)
{
    struct tree *t = b->t;

    t->nodes[0].end = t->n_nodes;
    for (uint32_t i = 0; i < t->n_attributes; i++)
        t->attributes[i].value = b->pool + (gsize)t->attributes[i].value;
    t->pool = b->pool;
}

gboolean tree_build(struct tree *t, struct arena *a, const char *utf8, gsize n, GError **error)
{
    static const struct html_events EVENTS = { on_start, on_end, on_text };
    struct builder b = { .t = t, .a = a };

    memset(t, 0, sizeof(*t));
    if (n > PARSE_MAX_PAGE) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_LIMIT, "a page of %zu bytes is too large", n);
        return FALSE;
    }
    b.pool_room = n + 64;
    b.pool = arena_alloc(a, b.pool_room);
    b.node_room = (uint32_t)(n / 32 + 64);
    t->nodes = arena_alloc(a, b.node_room * sizeof(*t->nodes));
    b.attribute_room = (uint32_t)(n / 64 + 64);
    t->attributes = arena_alloc(a, b.attribute_room * sizeof(*t->attributes));
    add_node(&b, 0, TAG_ROOT);
    html_read(utf8, n, &EVENTS, &b);
    finish(&b);
    return TRUE;
}

const char *tree_attribute(const struct tree *t, uint32_t i, enum attribute name)
{
    const struct node *node = &t->nodes[i];

    if (node->tag == TAG_TEXT)
        return NULL;
    for (uint32_t k = 0; k < node->n; k++)
        if (t->attributes[node->at + k].name == name)
            return t->attributes[node->at + k].value;
    return NULL;
}

gboolean tree_has_class(const struct tree *t, uint32_t i, const char *word)
{
    const char *id = tree_attribute(t, i, ATTR_ID), *s = tree_attribute(t, i, ATTR_CLASS);
    gsize n = strlen(word);

    if (id && g_ascii_strcasecmp(id, word) == 0)
        return TRUE;
    while (s && *s) {
        gsize m = strcspn(s, " \t\r\n\f");
        if (m == n && g_ascii_strncasecmp(s, word, n) == 0)
            return TRUE;
        s += m;
        s += strspn(s, " \t\r\n\f");
    }
    return FALSE;
}

/* How many bytes of white space or of nothing to be seen start at `s`; *blank: is it a space? */
static gsize blank_at(const char *s, gsize n, gboolean *blank)
{
    const unsigned char *u = (const unsigned char *)s;

    *blank = TRUE;
    if (u[0] <= 0x20)
        return 1;
    if (u[0] == 0xc2 && n >= 2 && u[1] == 0xa0)
        return 2;
    if (n < 3)
        return 0;
    if (u[0] == 0xe3 && u[1] == 0x80 && u[2] == 0x80)
        return 3;
    if (u[0] == 0xe2 && u[1] == 0x80) { /* U+2000 … U+200A are spaces; 200B … 200F, 2028 … 202E */
        *blank = u[2] <= 0x8a || u[2] == 0xa8 || u[2] == 0xa9 || u[2] == 0xaf;
        return u[2] <= 0x8f || (u[2] >= 0xa8 && u[2] <= 0xaf) ? 3 : 0;
    }
    *blank = FALSE;
    return u[0] == 0xef && u[1] == 0xbb && u[2] == 0xbf ? 3 : 0;
}

void tree_squeeze(GString *out, const char *s, gsize n)
{
    gboolean space = !out->len || out->str[out->len - 1] == ' ' || out->str[out->len - 1] == '\n';
    gsize run = 0; /* bytes before `s` that are to be copied as they are */

    while (n) {
        unsigned char c = (unsigned char)*s;
        gboolean blank;
        gsize k;
        if ((c > 0x20 && c < 0xc2) || (c > 0xc2 && c < 0xe2) || (c > 0xe3 && c != 0xef) ||
            !(k = blank_at(s, n, &blank))) {
            gsize step = MIN(text_step(c), n);
            run += step;
            s += step;
            n -= step;
            space = FALSE;
            continue;
        }
        g_string_append_len(out, s - run, (gssize)run);
        run = 0;
        if (blank && !space) {
            g_string_append_c(out, ' ');
            space = TRUE;
        }
        s += k;
        n -= k;
    }
    g_string_append_len(out, s - run, (gssize)run);
}

void tree_text(const struct tree *t, uint32_t i, const char *gap, gsize max, GString *out)
{
    gsize start = out->len, gap_bytes = strlen(gap);
    gboolean parted = FALSE;
    uint32_t end = t->nodes[i].end;

    for (uint32_t d = i; d < end; d++) {
        const struct node *node = &t->nodes[d];
        if (node->tag == TAG_TEXT) {
            if (parted && out->len > start && out->str[out->len - 1] != *gap)
                g_string_append_len(out, gap, (gssize)gap_bytes);
            parted = FALSE;
            tree_squeeze(out, t->pool + node->at, node->n);
            if (max && out->len - start >= max)
                break;
        } else if (d != i && node->flags & (NODE_HIDDEN | NODE_SILENT)) {
            d = node->end - 1;
        } else if (node->flags & NODE_BLOCK) {
            parted = TRUE;
        }
    }
    while (out->len > start && (out->str[out->len - 1] == ' ' || out->str[out->len - 1] == '\n'))
        g_string_truncate(out, out->len - 1);
}

const char *tree_raw_text(const struct tree *t, uint32_t i, struct arena *a, gsize *n)
{
    gsize bytes = 0;
    char *text, *to;

    for (uint32_t d = i + 1; d < t->nodes[i].end; d++)
        if (t->nodes[d].tag == TAG_TEXT)
            bytes += t->nodes[d].n;
    text = to = arena_alloc(a, bytes + 1);
    for (uint32_t d = i + 1; d < t->nodes[i].end; d++)
        if (t->nodes[d].tag == TAG_TEXT) {
            memcpy(to, t->pool + t->nodes[d].at, t->nodes[d].n);
            to += t->nodes[d].n;
        }
    *to = '\0';
    *n = bytes;
    return text;
}
