#include "parse/tree.h"

#include "core/error.h"
#include "core/text.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>
#include <strings.h>

/*
 * Deeper elements become siblings of their parent, as in browsers: libxml2 looks through all
 * open elements at each end tag, which without a limit is quadratic in hostile pages.
 */
#define MAX_DEPTH 512

#define CACHE 256 /* name pointers remembered; a power of two */

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
    "alt", "aria-hidden", "charset", "class", "content", "data-date", "data-pubtime", "data-time",
    "data-timestamp", "datetime", "hidden", "href", "http-equiv", "id", "itemprop", "itemtype",
    "lang", "name", "property", "rel", "role", "src", "style", "title", "type", "value",
};
/* clang-format on */

/* Names are interned by libxml2: the same name is the same pointer for a whole page. */
struct name_cache {
    const xmlChar *name[CACHE];
    uint8_t number[CACHE];
};

struct builder {
    struct tree *t;
    struct arena *a;
    htmlParserCtxtPtr ctxt;
    uint32_t node_room, attribute_room;
    char *pool;
    gsize pool_used, pool_room;
    uint32_t open[MAX_DEPTH + 2]; /* open[level]: the node of libxml2's open element `level` */
    int depth;
    gboolean after_block; /* white space here shows as nothing */
    struct name_cache tags, attributes;
};

static int tag_of(const char *name)
{
    int low = 0, high = TAG_NAMED - 1;

    while (low <= high) {
        int mid = (low + high) / 2, c = strcmp(name, TAGS[mid].name);
        if (c == 0)
            return mid;
        if (c < 0)
            high = mid - 1;
        else
            low = mid + 1;
    }
    return TAG_OTHER;
}

static int attribute_of(const char *name)
{
    int low = 0, high = ATTR_COUNT - 1;

    while (low <= high) {
        int mid = (low + high) / 2, c = strcmp(name, ATTRIBUTES[mid]);
        if (c == 0)
            return mid;
        if (c < 0)
            high = mid - 1;
        else
            low = mid + 1;
    }
    return ATTR_COUNT;
}

static int cached(struct name_cache *cache, const xmlChar *name, int (*find)(const char *))
{
    gsize slot = ((uintptr_t)name >> 1 ^ (uintptr_t)name >> 9) & (CACHE - 1);

    if (cache->name[slot] != name) {
        cache->name[slot] = name;
        cache->number[slot] = (uint8_t)find((const char *)name);
    }
    return cache->number[slot];
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

/* A value, as offset of the pool until the pool stands still. */
static const char *pool_string(struct builder *b, const char *s)
{
    gsize n = s ? strlen(s) : 0, at = b->pool_used;

    pool_reserve(b, n + 1);
    if (n)
        memcpy(b->pool + at, s, n);
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

static void add_attribute(struct builder *b, int name, const char *value)
{
    struct tree *t = b->t;

    if (t->n_attributes == b->attribute_room) {
        gsize old = b->attribute_room * sizeof(*t->attributes);
        t->attributes = arena_grow(b->a, t->attributes, old, old * 2);
        b->attribute_room *= 2;
    }
    t->attributes[t->n_attributes++] =
        (struct tree_attribute){ .name = (uint8_t)name, .value = pool_string(b, value) };
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
    return flags;
}

static uint8_t attribute_flags(int name, const char *value)
{
    switch (name) {
    case ATTR_HIDDEN:
        return value && g_ascii_strcasecmp(value, "false") == 0 ? 0 : NODE_HIDDEN;
    case ATTR_ARIA_HIDDEN:
        return value && g_ascii_strcasecmp(value, "true") == 0 ? NODE_HIDDEN : 0;
    case ATTR_STYLE:
        return value ? style_flags(value) : 0;
    default:
        return 0;
    }
}

static void element_attributes(struct builder *b, uint32_t i, const xmlChar **atts)
{
    b->t->nodes[i].at = b->t->n_attributes;
    for (; atts && atts[0]; atts += 2) {
        int name = cached(&b->attributes, atts[0], attribute_of);
        const char *value = (const char *)atts[1];
        if (name == ATTR_COUNT)
            continue;
        b->t->nodes[i].flags |= attribute_flags(name, value);
        if (name != ATTR_STYLE)
            add_attribute(b, name, value);
    }
    b->t->nodes[i].n = b->t->n_attributes - b->t->nodes[i].at;
}

/* html and body stay open to the end of the page, whatever end tags say. */
static gboolean stays_open(const struct tree *t, uint32_t i)
{
    return i == 0 || i == t->html || i == t->body;
}

static void close_to(struct builder *b, int depth)
{
    while (b->depth > depth) {
        uint32_t i = b->open[b->depth--];
        struct node *node = &b->t->nodes[i];
        if (stays_open(b->t, i))
            continue;
        node->end = b->t->n_nodes;
        if (node->flags & NODE_BLOCK)
            b->after_block = TRUE;
    }
}

/* Where a new node goes: what comes behind </body> belongs to the body all the same. */
static uint32_t current(const struct builder *b)
{
    uint32_t i = b->open[b->depth];

    return b->t->body && (i == 0 || i == b->t->html) ? b->t->body : i;
}

/* A second html, head or body is the first one going on. Returns its node, or 0. */
static uint32_t seen_before(const struct tree *t, int tag)
{
    switch (tag) {
    case TAG_HTML:
        return t->html;
    case TAG_BODY:
        return t->body;
    case TAG_HEAD:
        return t->body ? t->body : 0;
    default:
        return 0;
    }
}

/* The element that libxml2 has just opened hangs one level higher, in its parent's place. */
static void flatten(struct builder *b)
{
    htmlParserCtxtPtr c = b->ctxt;

    c->nameTab[c->nameNr - 2] = c->nameTab[c->nameNr - 1];
    c->nameNr--;
    c->nameTab[c->nameNr] = NULL;
}

static void on_start(void *data, const xmlChar *name, const xmlChar **atts)
{
    struct builder *b = data;
    struct tree *t = b->t;
    int tag = cached(&b->tags, name, tag_of);
    uint32_t i = seen_before(t, tag);

    if (b->ctxt->nameNr > MAX_DEPTH)
        flatten(b);
    close_to(b, b->ctxt->nameNr - 1);
    if (!i) {
        i = add_node(b, current(b), (uint8_t)tag);
        t->nodes[i].flags = tag < TAG_NAMED ? TAGS[tag].flags : 0;
        element_attributes(b, i, atts);
        if (tag == TAG_HTML)
            t->html = i;
        else if (tag == TAG_BODY)
            t->body = i;
        else if (tag == TAG_HEAD && !t->head)
            t->head = i;
    }
    while (b->depth + 1 < b->ctxt->nameNr) {
        b->open[b->depth + 1] = b->open[b->depth];
        b->depth++;
    }
    b->open[++b->depth] = i;
    b->after_block = (t->nodes[i].flags & NODE_BLOCK) != 0;
}

static void on_end(void *data, const xmlChar *name)
{
    struct builder *b = data;

    (void)name;
    close_to(b, b->ctxt->nameNr - 1);
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

static void add_text(struct builder *b, const char *s, gsize n, gboolean raw)
{
    uint32_t parent, i;
    struct node *node;
    char *from, *to;

    close_to(b, b->ctxt->nameNr);
    parent = current(b);
    if (b->after_block && !raw)
        while (n && is_space(*s)) {
            s++;
            n--;
        }
    if (!n)
        return;
    pool_reserve(b, n);
    i = text_node(b, parent);
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

static void on_text(void *data, const xmlChar *s, int n)
{
    struct builder *b = data;
    uint8_t tag = b->t->nodes[b->open[b->depth]].tag;

    add_text(b, (const char *)s, (gsize)n, tag == TAG_PRE || tag == TAG_TEXTAREA);
}

static void on_raw_text(void *data, const xmlChar *s, int n)
{
    add_text(data, (const char *)s, (gsize)n, TRUE);
}

static htmlParserCtxtPtr new_context(struct builder *b, const char *utf8, gsize n)
{
    htmlParserCtxtPtr c = htmlCreateMemoryParserCtxt(utf8, (int)n);

    if (!c)
        return NULL;
    htmlCtxtUseOptions(c, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                              HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(c, XML_CHAR_ENCODING_UTF8);
    memset(c->sax, 0, sizeof(*c->sax));
    c->sax->startElement = on_start;
    c->sax->endElement = on_end;
    c->sax->characters = on_text;
    c->sax->ignorableWhitespace = on_text;
    c->sax->cdataBlock = on_raw_text;
    c->userData = b;
    return c;
}

/* Ends of what is still open, pointers in place of offsets. */
static void finish(struct builder *b)
{
    struct tree *t = b->t;

    close_to(b, 0);
    t->nodes[0].end = t->n_nodes;
    if (t->html)
        t->nodes[t->html].end = t->n_nodes;
    if (t->body)
        t->nodes[t->body].end = t->n_nodes;
    for (uint32_t i = 0; i < t->n_attributes; i++)
        t->attributes[i].value = b->pool + (gsize)t->attributes[i].value;
    t->pool = b->pool;
}

gboolean tree_build(struct tree *t, struct arena *a, const char *utf8, gsize n, GError **error)
{
    struct builder b = { .t = t, .a = a };

    memset(t, 0, sizeof(*t));
    b.pool_room = n + 64;
    b.pool = arena_alloc(a, b.pool_room);
    b.node_room = (uint32_t)(n / 32 + 64);
    t->nodes = arena_alloc(a, b.node_room * sizeof(*t->nodes));
    b.attribute_room = (uint32_t)(n / 64 + 64);
    t->attributes = arena_alloc(a, b.attribute_room * sizeof(*t->attributes));
    add_node(&b, 0, TAG_ROOT);
    if (n) {
        b.ctxt = n <= G_MAXINT32 ? new_context(&b, utf8, n) : NULL;
        if (!b.ctxt) {
            g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_LIMIT,
                        "a page of %zu bytes is more than libxml2 can take", n);
            return FALSE;
        }
        htmlParseDocument(b.ctxt);
        htmlFreeParserCtxt(b.ctxt);
    }
    b.depth = MIN(b.depth, MAX_DEPTH);
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
