#include "parse/meta_clues.h"

#include "core/text.h"

#include "parse/slice.h"

#include <string.h>

#define LINE_MAX_BYTES 2000 /* of one line; the rest is prose */
#define SCRIPTS_MAX    ((gsize)4 << 20)

/* First and last text node of a line. */
struct span {
    uint32_t first, last, element;
};

struct walk {
    struct clues *clues;
    GArray *spans;  /* struct span */
    GArray *blocks; /* uint32_t: open block elements */
    gboolean open;  /* the last span may be gone on with */
};

static void add_meta(struct clues *c, uint32_t i)
{
    static const enum attribute keys[] = { ATTR_PROPERTY, ATTR_NAME, ATTR_ITEMPROP,
                                           ATTR_HTTP_EQUIV };
    const char *value = tree_attribute(c->tree, i, ATTR_CONTENT);

    if (!value || !*value)
        return;
    for (gsize k = 0; k < G_N_ELEMENTS(keys) && c->n_metas < CLUE_METAS; k++) {
        const char *name = tree_attribute(c->tree, i, keys[k]);
        if (name && *name)
            c->metas[c->n_metas++] = (struct clue_meta){ name, value };
    }
}

static void add_link(struct clues *c, uint32_t i)
{
    const char *rel = tree_attribute(c->tree, i, ATTR_REL);

    if (!c->canonical && rel && g_ascii_strcasecmp(rel, "canonical") == 0)
        c->canonical = tree_attribute(c->tree, i, ATTR_HREF);
}

static void add_script(struct clues *c, uint32_t i)
{
    const char *type = tree_attribute(c->tree, i, ATTR_TYPE);
    const char *s;
    gsize n;

    if (type && strstr(type, "ld+json")) {
        s = tree_raw_text(c->tree, i, c->arena, &n);
        c->n_articles = jsonld_read(c->arena, s, n, c->articles, c->n_articles, CLUE_ARTICLES);
    }
    /* Broken JSON-LD is still read as a script is. */
    if (c->n_scripts < CLUE_SCRIPTS && c->tree->nodes[i].end > i + 1)
        c->scripts[c->n_scripts++] = i;
}

static void add_time(struct clues *c, uint32_t i)
{
    static const enum attribute values[] = { ATTR_DATETIME,       ATTR_CONTENT,   ATTR_DATA_PUBTIME,
                                             ATTR_DATA_TIMESTAMP, ATTR_DATA_TIME, ATTR_DATA_DATE };
    const struct node *node = &c->tree->nodes[i];
    const char *prop, *value = NULL;

    if (!node->n || c->n_times == CLUE_TIMES)
        return;
    for (gsize k = 0; k < G_N_ELEMENTS(values) && !value; k++) {
        if (values[k] != ATTR_CONTENT || tree_attribute(c->tree, i, ATTR_ITEMPROP))
            value = tree_attribute(c->tree, i, values[k]);
    }
    if (!value || !*value)
        return;
    prop = tree_attribute(c->tree, i, ATTR_ITEMPROP);
    c->times[c->n_times++] =
        (struct clue_time){ value, i,
                            prop && (strstr(prop, "datePublished") || strstr(prop, "uploadDate")),
                            prop && strstr(prop, "dateModified") };
}

static const char *squeezed(struct clues *c, uint32_t i)
{
    GString *s = g_string_new(NULL);
    const char *made;
    gsize n;
    const char *raw = tree_raw_text(c->tree, i, c->arena, &n);

    tree_squeeze(s, raw, slice_cut(raw, n, LINE_MAX_BYTES));
    g_strstrip(s->str);
    made = arena_strdup(c->arena, s->str);
    g_string_free(s, TRUE);
    return *made ? made : NULL;
}

/* Elements that say something by themselves, whether shown or not. */
static void note_element(struct clues *c, uint32_t i)
{
    switch (c->tree->nodes[i].tag) {
    case TAG_META:
        add_meta(c, i);
        add_time(c, i);
        break;
    case TAG_LINK:
        add_link(c, i);
        break;
    case TAG_SCRIPT:
        add_script(c, i);
        break;
    case TAG_TITLE:
        if (!c->title)
            c->title = squeezed(c, i);
        break;
    case TAG_HTML:
        if (!c->language)
            c->language = tree_attribute(c->tree, i, ATTR_LANG);
        break;
    default:
        add_time(c, i);
        break;
    }
}

static gboolean is_blank(const char *s, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        if ((unsigned char)s[i] > ' ')
            return FALSE;
    }
    return TRUE;
}

static void add_text(struct walk *w, uint32_t i)
{
    uint32_t n;
    const char *s = tree_slice(w->clues->tree, i, &n);

    if (is_blank(s, n))
        return;
    if (w->open && w->spans->len) {
        g_array_index(w->spans, struct span, w->spans->len - 1).last = i;
    } else {
        guint depth = w->blocks->len;
        struct span span = { i, i, depth ? g_array_index(w->blocks, uint32_t, depth - 1) : 0 };
        g_array_append_val(w->spans, span);
        w->open = TRUE;
    }
}

/* The one pass: notes elements, and cuts the shown text into lines. */
static void walk_tree(struct walk *w)
{
    const struct tree *t = w->clues->tree;
    uint32_t hidden_end = 0;

    for (uint32_t i = 1; i < t->n_nodes; i++) {
        const struct node *node = &t->nodes[i];

        while (w->blocks->len &&
               i >= t->nodes[g_array_index(w->blocks, uint32_t, w->blocks->len - 1)].end) {
            g_array_set_size(w->blocks, w->blocks->len - 1);
            w->open = FALSE;
        }
        if (node->tag == TAG_TEXT) {
            if (i >= hidden_end)
                add_text(w, i);
            continue;
        }
        note_element(w->clues, i);
        if (i >= hidden_end && node->flags & (NODE_HIDDEN | NODE_SILENT))
            hidden_end = node->end;
        if (i < hidden_end)
            continue;
        if (node->flags & NODE_BLOCK || node->tag == TAG_BR) {
            w->open = FALSE;
            if (node->end > i + 1)
                g_array_append_val(w->blocks, i);
        }
    }
}

/* The level of the heading around text node `i` inside `block`, 0: none. */
static uint8_t heading_level(const struct tree *t, uint32_t i, uint32_t block)
{
    for (int up = 0; up < 6 && i; up++) {
        uint8_t tag = t->nodes[i].tag;
        if (tree_is_heading(tag))
            return (uint8_t)(tag - TAG_H1 + 1);
        if (i == block)
            return 0;
        i = t->nodes[i].parent;
    }
    return 0;
}

/* Is text node `i` link text? Looks up to its block. */
static gboolean in_link(const struct tree *t, uint32_t i, uint32_t block)
{
    for (int up = 0; up < 12 && i && i != block; up++) {
        if (t->nodes[i].tag == TAG_A && tree_attribute(t, i, ATTR_HREF))
            return TRUE;
        i = t->nodes[i].parent;
    }
    return block && t->nodes[block].tag == TAG_A;
}

static struct clue_line make_line(struct clues *c, const struct span *span)
{
    const struct tree *t = c->tree;
    struct clue_line line = { .node = span->first, .element = span->element };
    GString *s = g_string_new(NULL);
    gsize linked = 0, all = 0;

    line.heading = heading_level(t, span->first, span->element);
    for (uint32_t i = span->first; i <= span->last && s->len < LINE_MAX_BYTES; i++) {
        const struct node *node = &t->nodes[i];

        if (node->tag != TAG_TEXT) {
            if (node->flags & (NODE_HIDDEN | NODE_SILENT))
                i = node->end - 1;
            else if (!line.heading && s->len)
                tree_squeeze(s, " ", 1);
            continue;
        }
        if (!line.heading && s->len && i > span->first)
            tree_squeeze(s, " ", 1);
        tree_squeeze(s, t->pool + node->at, node->n);
        all += node->n;
        if (in_link(t, i, span->element))
            linked += node->n;
    }
    g_strstrip(s->str);
    line.n = (uint32_t)strlen(s->str);
    line.text = arena_strndup(c->arena, s->str, line.n);
    line.linked = linked * 2 > all;
    g_string_free(s, TRUE);
    return line;
}

/* Index of the first span that starts at node `i` or later. */
static guint span_from(const GArray *spans, uint32_t i)
{
    guint low = 0, high = spans->len;

    while (low < high) {
        guint mid = (low + high) / 2;
        if (g_array_index(spans, struct span, mid).last < i)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* Lines around the body; without a body all lines up to the cap are `head`. */
static void cut_lines(struct clues *c, const GArray *spans)
{
    uint32_t first = c->content->n_blocks ? c->content->first : c->tree->n_nodes;
    uint32_t last = c->content->n_blocks ? c->content->last : c->tree->n_nodes;
    uint32_t behind = last < c->tree->n_nodes ? c->tree->nodes[last].end : last;
    guint body = span_from(spans, first), after = span_from(spans, behind);
    guint from = body > CLUE_HEAD ? body - CLUE_HEAD : 0;
    guint to = MIN(spans->len, c->content->n_blocks ? body + 2 : CLUE_HEAD);

    if (!c->content->n_blocks)
        from = 0;
    c->head = arena_calloc(c->arena, to > from ? to - from : 1, sizeof(*c->head));
    for (guint i = from; i < to; i++) {
        c->head[c->n_head] = make_line(c, &g_array_index(spans, struct span, i));
        c->head[c->n_head++].inside = i >= body;
    }
    c->tail = arena_calloc(c->arena, CLUE_TAIL, sizeof(*c->tail));
    for (guint i = after; i < spans->len && c->n_tail < CLUE_TAIL; i++)
        c->tail[c->n_tail++] = make_line(c, &g_array_index(spans, struct span, i));
}

static void cut_headings(struct clues *c, const GArray *spans)
{
    c->headings = arena_calloc(c->arena, CLUE_HEADINGS, sizeof(*c->headings));
    for (guint i = 0; i < spans->len && c->n_headings < CLUE_HEADINGS; i++) {
        const struct span *span = &g_array_index(spans, struct span, i);
        if (heading_level(c->tree, span->first, span->element))
            c->headings[c->n_headings++] = make_line(c, span);
    }
}

void clues_gather(struct clues *c, struct arena *a, const struct tree *tree,
                  const struct content *content, const struct page *page)
{
    struct walk w = { .clues = c };

    memset(c, 0, sizeof(*c));
    c->arena = a;
    c->tree = tree;
    c->content = content;
    c->page = page;
    c->metas = arena_alloc(a, CLUE_METAS * sizeof(*c->metas));
    c->articles = arena_alloc(a, CLUE_ARTICLES * sizeof(*c->articles));
    c->times = arena_alloc(a, CLUE_TIMES * sizeof(*c->times));
    c->scripts = arena_alloc(a, CLUE_SCRIPTS * sizeof(*c->scripts));
    w.spans = g_array_new(FALSE, FALSE, sizeof(struct span));
    w.blocks = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    walk_tree(&w);
    cut_lines(c, w.spans);
    cut_headings(c, w.spans);
    g_array_free(w.spans, TRUE);
    g_array_free(w.blocks, TRUE);
}

const char *clues_script(const struct clues *c, uint32_t i, gsize *n)
{
    const struct node *node = &c->tree->nodes[c->scripts[i]];
    uint32_t bytes;
    const char *s;

    if (node->end != c->scripts[i] + 2)
        return tree_raw_text(c->tree, c->scripts[i], c->arena, n);
    s = tree_slice(c->tree, c->scripts[i] + 1, &bytes);
    *n = bytes;
    return s;
}

const char *clues_meta(const struct clues *c, const char *name)
{
    for (uint32_t i = 0; i < c->n_metas; i++) {
        const char *s = c->metas[i].name;
        gsize n = strlen(name);
        if (g_ascii_strncasecmp(s, name, n) == 0 && s[n + strspn(s + n, " ")] == '\0')
            return c->metas[i].value;
    }
    return NULL;
}

const char *clues_meta_any(const struct clues *c, const char *const *names)
{
    const char *value = NULL;

    for (; *names && !value; names++)
        value = clues_meta(c, *names);
    return value;
}

const char *clues_fold(struct arena *a, const char *s, gsize n, gsize max, gsize *length)
{
    const char *end = s + slice_cut(s, n, max);
    char *out = arena_alloc(a, MIN(n, max) + 8), *to = out;

    while (s < end) {
        uint32_t c = text_next(&s);
        if (c >= 0xff01 && c <= 0xff5e)
            c -= 0xfee0;
        if (c < 0x80) {
            if (g_ascii_isalnum((char)c))
                *to++ = g_ascii_tolower((char)c);
        } else if (g_unichar_isalnum(c)) {
            to += g_unichar_to_utf8(c, to);
        }
    }
    *to = '\0';
    *length = (gsize)(to - out);
    return out;
}
