#include "parse/html.h"

#include "core/text.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* ---- elements ---- */

enum {
    VOID = 1,      /* never has content */
    RAW = 2,       /* its content is no markup */
    RCDATA = 4,    /* no markup, but references */
    CLOSES_P = 8,  /* its start tag ends an open p */
    SPECIAL = 16,  /* an inline end tag does not reach over it */
    SCOPE = 32,    /* no end tag but its own table part's reaches over it */
    HEADISH = 64,  /* does not start the body */
    HEADING = 128, /* h1 … h6 */
    BLOCK = CLOSES_P | SPECIAL
};

struct element {
    const char *name;
    uint8_t tag;
    uint8_t props;
};

static const struct element ELEMENTS[] = {
    { "a", TAG_A, 0 },
    { "abbr", TAG_ABBR, 0 },
    { "address", TAG_ADDRESS, BLOCK },
    { "area", TAG_OTHER, VOID },
    { "article", TAG_ARTICLE, BLOCK },
    { "aside", TAG_ASIDE, BLOCK },
    { "audio", TAG_AUDIO, 0 },
    { "b", TAG_B, 0 },
    { "base", TAG_OTHER, VOID | HEADISH },
    { "basefont", TAG_OTHER, VOID | HEADISH },
    { "bgsound", TAG_OTHER, VOID | HEADISH },
    { "big", TAG_BIG, 0 },
    { "blockquote", TAG_BLOCKQUOTE, BLOCK },
    { "body", TAG_BODY, SPECIAL },
    { "br", TAG_BR, VOID },
    { "button", TAG_BUTTON, SPECIAL },
    { "caption", TAG_CAPTION, SPECIAL | SCOPE },
    { "center", TAG_CENTER, BLOCK },
    { "cite", TAG_CITE, 0 },
    { "code", TAG_CODE, 0 },
    { "col", TAG_OTHER, VOID },
    { "dd", TAG_DD, BLOCK },
    { "del", TAG_DEL, 0 },
    { "details", TAG_DETAILS, BLOCK },
    { "dialog", TAG_OTHER, BLOCK },
    { "dir", TAG_OTHER, BLOCK },
    { "div", TAG_DIV, BLOCK },
    { "dl", TAG_DL, BLOCK },
    { "dt", TAG_DT, BLOCK },
    { "em", TAG_EM, 0 },
    { "embed", TAG_EMBED, VOID },
    { "fieldset", TAG_FIELDSET, BLOCK },
    { "figcaption", TAG_FIGCAPTION, BLOCK },
    { "figure", TAG_FIGURE, BLOCK },
    { "font", TAG_FONT, 0 },
    { "footer", TAG_FOOTER, BLOCK },
    { "form", TAG_FORM, BLOCK },
    { "frame", TAG_FRAME, VOID },
    { "frameset", TAG_FRAMESET, SPECIAL },
    { "h1", TAG_H1, BLOCK | HEADING },
    { "h2", TAG_H2, BLOCK | HEADING },
    { "h3", TAG_H3, BLOCK | HEADING },
    { "h4", TAG_H4, BLOCK | HEADING },
    { "h5", TAG_H5, BLOCK | HEADING },
    { "h6", TAG_H6, BLOCK | HEADING },
    { "head", TAG_HEAD, SPECIAL },
    { "header", TAG_HEADER, BLOCK },
    { "hgroup", TAG_HGROUP, BLOCK },
    { "hr", TAG_HR, VOID | CLOSES_P },
    { "html", TAG_HTML, SPECIAL | SCOPE },
    { "i", TAG_I, 0 },
    { "iframe", TAG_IFRAME, RAW },
    { "img", TAG_IMG, VOID },
    { "input", TAG_INPUT, VOID },
    { "ins", TAG_INS, 0 },
    { "label", TAG_LABEL, 0 },
    { "legend", TAG_LEGEND, 0 },
    { "li", TAG_LI, BLOCK },
    { "link", TAG_LINK, VOID | HEADISH },
    { "main", TAG_MAIN, BLOCK },
    { "map", TAG_MAP, 0 },
    { "marquee", TAG_OTHER, SPECIAL | SCOPE },
    { "menu", TAG_MENU, BLOCK },
    { "meta", TAG_META, VOID | HEADISH },
    { "nav", TAG_NAV, BLOCK },
    { "nobr", TAG_NOBR, 0 },
    { "noembed", TAG_OTHER, RAW },
    { "noframes", TAG_NOFRAMES, RAW },
    { "noscript", TAG_NOSCRIPT, HEADISH | SPECIAL },
    { "object", TAG_OBJECT, SPECIAL | SCOPE },
    { "ol", TAG_OL, BLOCK },
    { "option", TAG_OPTION, 0 },
    { "p", TAG_P, BLOCK },
    { "param", TAG_OTHER, VOID },
    { "picture", TAG_PICTURE, 0 },
    { "pre", TAG_PRE, BLOCK },
    { "q", TAG_Q, 0 },
    { "rp", TAG_RP, 0 },
    { "rt", TAG_RT, 0 },
    { "ruby", TAG_RUBY, 0 },
    { "s", TAG_S, 0 },
    { "script", TAG_SCRIPT, RAW | HEADISH },
    { "section", TAG_SECTION, BLOCK },
    { "select", TAG_SELECT, SPECIAL },
    { "small", TAG_SMALL, 0 },
    { "source", TAG_SOURCE, VOID },
    { "span", TAG_SPAN, 0 },
    { "strike", TAG_STRIKE, 0 },
    { "strong", TAG_STRONG, 0 },
    { "style", TAG_STYLE, RAW | HEADISH },
    { "sub", TAG_SUB, 0 },
    { "summary", TAG_SUMMARY, BLOCK },
    { "sup", TAG_SUP, 0 },
    { "svg", TAG_SVG, SPECIAL },
    { "table", TAG_TABLE, BLOCK | SCOPE },
    { "tbody", TAG_TBODY, SPECIAL },
    { "td", TAG_TD, SPECIAL | SCOPE },
    { "template", TAG_TEMPLATE, HEADISH | SPECIAL | SCOPE },
    { "textarea", TAG_TEXTAREA, RCDATA },
    { "tfoot", TAG_TFOOT, SPECIAL },
    { "th", TAG_TH, SPECIAL | SCOPE },
    { "thead", TAG_THEAD, SPECIAL },
    { "time", TAG_TIME, 0 },
    { "title", TAG_TITLE, RCDATA | HEADISH },
    { "tr", TAG_TR, SPECIAL },
    { "track", TAG_OTHER, VOID },
    { "tt", TAG_TT, 0 },
    { "u", TAG_U, 0 },
    { "ul", TAG_UL, BLOCK },
    { "video", TAG_VIDEO, 0 },
    { "wbr", TAG_OTHER, VOID },
    { "xmp", TAG_PRE, RAW | CLOSES_P },
};

static const struct element UNKNOWN = { "", TAG_OTHER, 0 };

#define MAX_NAME 10 /* "blockquote", "figcaption" */
#define SLOTS    512u

static unsigned slot_of(const char *lower, gsize n)
{
    uint32_t h = (uint32_t)n;

    for (gsize i = 0; i < n; i++)
        h = h * 31 + (guint8)lower[i];
    return (h ^ h >> 9) % SLOTS;
}

/* Open addressing; 0 is empty, else index + 1. Made once. */
static const uint8_t *slots(void)
{
    static uint8_t table[SLOTS];
    static gsize made;

    if (g_once_init_enter(&made)) {
        for (unsigned i = 0; i < G_N_ELEMENTS(ELEMENTS); i++) {
            unsigned at = slot_of(ELEMENTS[i].name, strlen(ELEMENTS[i].name));
            while (table[at])
                at = (at + 1) % SLOTS;
            table[at] = (uint8_t)(i + 1);
        }
        g_once_init_leave(&made, 1);
    }
    return table;
}

static const struct element *element_of(const uint8_t *table, const char *name, gsize n)
{
    char lower[MAX_NAME + 1] = { 0 };

    if (n > MAX_NAME)
        return &UNKNOWN;
    for (gsize i = 0; i < n; i++)
        lower[i] = g_ascii_tolower(name[i]);
    for (unsigned at = slot_of(lower, n); table[at]; at = (at + 1) % SLOTS)
        if (strcmp(ELEMENTS[table[at] - 1].name, lower) == 0)
            return &ELEMENTS[table[at] - 1];
    return &UNKNOWN;
}

/* ---- character references ---- */

/* What references to C1 controls mean: windows-1252. */
static const uint16_t C1[32] = {
    0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178,
};

/* "#…" at `s`: the code point, and how many bytes it took (0: it is none). */
static uint32_t numeric(const char *s, gsize n, gsize *took)
{
    gboolean hex = n > 1 && (s[1] == 'x' || s[1] == 'X');
    gsize from = hex ? 2 : 1, i = from;
    uint32_t c = 0;

    for (; i < n; i++) {
        int digit = hex ? g_ascii_xdigit_value(s[i]) : g_ascii_digit_value(s[i]);
        if (digit < 0)
            break;
        c = MIN(c * (hex ? 16 : 10) + (uint32_t)digit, 0x110000);
    }
    *took = i == from ? 0 : i + (i < n && s[i] == ';');
    if (c >= 0x80 && c < 0xa0)
        return C1[c - 0x80];
    return c == 0 || c > 0x10ffff || (c >= 0xd800 && c < 0xe000) ? 0xfffd : c;
}

/* A name at `s`, as HTML 4 has them. */
static uint32_t named(const char *s, gsize n, gboolean attribute, gsize *took)
{
    char name[10];
    gsize k = 0;
    const htmlEntityDesc *entity;

    *took = 0;
    while (k < n && k < sizeof(name) - 1 && g_ascii_isalnum(s[k])) {
        name[k] = s[k];
        k++;
    }
    name[k] = '\0';
    if (k < 2)
        return 0;
    /* `&copy=1` in a link is a parameter */
    if (attribute && (k >= n || s[k] != ';') && k < n && (s[k] == '=' || g_ascii_isalnum(s[k])))
        return 0;
    entity = htmlEntityLookup((const xmlChar *)name);
    if (!entity)
        return 0;
    *took = k + (k < n && s[k] == ';');
    return entity->value;
}

gsize html_decode(const char *s, gsize n, gboolean attribute, char *out)
{
    const char *end = s + n;
    char *to = out;

    while (s < end) {
        const char *amp = memchr(s, '&', (gsize)(end - s));
        gsize took = 0, left;
        uint32_t c = 0;
        if (!amp)
            amp = end;
        memmove(to, s, (gsize)(amp - s));
        to += amp - s;
        s = amp;
        if (s == end)
            break;
        left = (gsize)(end - s - 1);
        if (left)
            c = s[1] == '#' ? numeric(s + 1, left, &took) : named(s + 1, left, attribute, &took);
        if (took)
            to += g_unichar_to_utf8(c, to);
        else
            *to++ = '&';
        s += 1 + took;
    }
    return (gsize)(to - out);
}

/* ---- the stack of open elements ---- */

struct reader {
    const char *at, *end;
    const struct html_events *events;
    void *data;
    const uint8_t *table;
    const struct element *open[HTML_MAX_DEPTH];
    unsigned depth;
    gboolean html, head, body; /* has it been started? */
    unsigned foreign;          /* depth of the open svg, 0: none */
    struct html_attribute attributes[HTML_MAX_ATTRIBUTES];
    uint32_t n_attributes;
    gboolean closes_itself; /* the tag ends with "/>" */
    gboolean title_open;    /* no title is closed from here on */
    char *scratch;          /* decoded text */
    gsize room;
};

static enum tag top_tag(const struct reader *r)
{
    return r->depth ? r->open[r->depth - 1]->tag : TAG_ROOT;
}

static void pop(struct reader *r)
{
    r->depth--;
    if (r->depth < r->foreign)
        r->foreign = 0;
    r->events->end(r->data, r->open[r->depth]->tag);
}

static void pop_to(struct reader *r, unsigned depth)
{
    while (r->depth > depth)
        pop(r);
}

static void push(struct reader *r, const struct element *e, const char *name, gsize n,
                 gboolean empty)
{
    const struct html_tag tag = { e->tag, name, (uint32_t)n, r->attributes, r->n_attributes };

    r->events->start(r->data, &tag);
    r->n_attributes = 0;
    if (empty || r->depth == HTML_MAX_DEPTH) {
        r->events->end(r->data, e->tag);
        return;
    }
    r->open[r->depth++] = e;
    if (e->tag == TAG_SVG && !r->foreign)
        r->foreign = r->depth;
}

static void imply(struct reader *r, const char *name)
{
    uint32_t kept = r->n_attributes;

    r->n_attributes = 0;
    push(r, element_of(r->table, name, strlen(name)), name, strlen(name), FALSE);
    r->n_attributes = kept;
}

static void imply_html(struct reader *r)
{
    if (!r->html) {
        r->html = TRUE;
        imply(r, "html");
    }
}

/* Something that is shown comes, outside all but html and head: the body starts. */
static void imply_body(struct reader *r)
{
    imply_html(r);
    if (top_tag(r) == TAG_HEAD)
        pop(r);
    if (!r->body) {
        r->body = TRUE;
        imply(r, "body");
    }
}

static gboolean before_body(const struct reader *r)
{
    enum tag top = top_tag(r);

    return top == TAG_ROOT || top == TAG_HTML || top == TAG_HEAD;
}

/* The place in the stack behind which `tag` is open, up to an element with `stop`; 0: it is not. */
static unsigned find_open(const struct reader *r, enum tag tag, unsigned stop)
{
    for (unsigned i = r->depth; i > 0; i--) {
        if (r->open[i - 1]->tag == tag)
            return i;
        if (r->open[i - 1]->props & stop)
            return 0;
    }
    return 0;
}

static void close_open(struct reader *r, enum tag tag, unsigned stop)
{
    unsigned at = find_open(r, tag, stop);

    if (at)
        pop_to(r, at - 1);
}

/* An item ends the item before it, but not one of a list outside. */
static void close_item(struct reader *r, enum tag one, enum tag other)
{
    for (unsigned i = r->depth; i > 0; i--) {
        const struct element *e = r->open[i - 1];
        if (e->tag == one || e->tag == other) {
            pop_to(r, i - 1);
            return;
        }
        if (e->props & SPECIAL && e->tag != TAG_ADDRESS && e->tag != TAG_DIV && e->tag != TAG_P)
            return;
    }
}

/* Table parts end those that stand at their level or below it. */
static unsigned table_level(enum tag tag)
{
    switch (tag) {
    case TAG_TD:
    case TAG_TH:
        return 3;
    case TAG_TR:
        return 2;
    case TAG_TBODY:
    case TAG_THEAD:
    case TAG_TFOOT:
    case TAG_CAPTION:
        return 1;
    default:
        return 0;
    }
}

static void close_table_parts(struct reader *r, unsigned level)
{
    unsigned to = 0;

    for (unsigned i = r->depth;
         i > 0 && r->open[i - 1]->tag != TAG_TABLE && r->open[i - 1]->tag != TAG_TEMPLATE; i--)
        if (table_level(r->open[i - 1]->tag) >= level)
            to = i;
    if (to)
        pop_to(r, to - 1);
}

/* As find_open(), within the innermost table. */
static unsigned find_table_part(const struct reader *r, enum tag tag)
{
    for (unsigned i = r->depth; i > 0 && r->open[i - 1]->tag != TAG_TABLE; i--)
        if (r->open[i - 1]->tag == tag)
            return i;
    return 0;
}

/* What a start tag ends. */
static void close_for(struct reader *r, const struct element *e)
{
    unsigned level = table_level(e->tag);

    if (level) {
        close_table_parts(r, level);
        return;
    }
    switch (e->tag) {
    case TAG_LI:
        close_item(r, TAG_LI, TAG_LI);
        break;
    case TAG_DD:
    case TAG_DT:
        close_item(r, TAG_DD, TAG_DT);
        break;
    case TAG_OPTION:
        if (top_tag(r) == TAG_OPTION)
            pop(r);
        break;
    case TAG_A:
        close_open(r, TAG_A, SPECIAL);
        break;
    default:
        break;
    }
    if (e->props & CLOSES_P)
        close_open(r, TAG_P, SCOPE);
    if (e->props & HEADING && r->depth && r->open[r->depth - 1]->props & HEADING)
        pop(r);
}

/* html, head and body come once; returns whether the tag was one of them. */
static gboolean start_frame(struct reader *r, const struct element *e, const char *name, gsize n)
{
    gboolean *have = e->tag == TAG_HTML   ? &r->html
                     : e->tag == TAG_HEAD ? &r->head
                     : e->tag == TAG_BODY ? &r->body
                                          : NULL;

    if (!have)
        return FALSE;
    if (*have || (e->tag == TAG_HEAD && r->body))
        return TRUE;
    if (e->tag != TAG_HTML)
        imply_html(r);
    if (e->tag == TAG_BODY && top_tag(r) == TAG_HEAD)
        pop(r);
    *have = TRUE;
    push(r, e, name, n, FALSE);
    return TRUE;
}

static void end_tag(struct reader *r, const struct element *e)
{
    unsigned at;

    if (e->tag == TAG_BODY || e->tag == TAG_HTML || e->props & VOID)
        return;
    if (e == &UNKNOWN || !(e->props & SPECIAL)) /* inline */
        at = e->tag == TAG_OTHER && e != &UNKNOWN ? 0 : find_open(r, e->tag, SPECIAL);
    else if (table_level(e->tag))
        at = find_table_part(r, e->tag);
    else if (e->tag == TAG_TABLE)
        at = find_open(r, e->tag, 0);
    else
        at = find_open(r, e->tag, SCOPE);
    if (at)
        pop_to(r, at - 1);
}

/* ---- tokens ---- */

static gboolean is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* Text [s, s + n) goes out, decoded unless `raw`. */
static void give_text(struct reader *r, const char *s, gsize n, gboolean raw)
{
    if (!raw && memchr(s, '&', n)) {
        if (r->room < n) {
            g_free(r->scratch);
            r->room = n + n / 2;
            r->scratch = g_malloc(r->room);
        }
        n = html_decode(s, n, FALSE, r->scratch);
        s = r->scratch;
    }
    if (n)
        r->events->text(r->data, s, n, raw);
}

static void text(struct reader *r, const char *s, gsize n)
{
    if (before_body(r)) {
        while (n && is_space(*s)) {
            s++;
            n--;
        }
        if (n)
            imply_body(r);
    }
    if (n)
        give_text(r, s, n, FALSE);
}

/* The end tag of raw element `name` from `s` on, or the end. */
static const char *raw_end(const char *s, const char *end, const char *name)
{
    gsize n = strlen(name);

    while ((s = memchr(s, '<', (gsize)(end - s)))) {
        if ((gsize)(end - s) > n + 2 && s[1] == '/' && g_ascii_strncasecmp(s + 2, name, n) == 0 &&
            (is_space(s[n + 2]) || s[n + 2] == '>' || s[n + 2] == '/'))
            return s;
        s++;
    }
    return end;
}

/* One attribute; `r->at` stands at its name's first byte. */
static void attribute(struct reader *r)
{
    struct html_attribute a = { .name = r->at, .value = "" };
    const char *p = r->at + 1, *end = r->end; /* a `=` at the start belongs to the name */

    while (p < end && !is_space(*p) && *p != '/' && *p != '>' && *p != '=')
        p++;
    a.name_bytes = (uint32_t)(p - a.name);
    while (p < end && is_space(*p))
        p++;
    if (p < end && *p == '=') {
        for (p++; p < end && is_space(*p);)
            p++;
        if (p < end && (*p == '"' || *p == '\'')) {
            const char *close = memchr(p + 1, *p, (gsize)(end - p - 1));
            a.value = p + 1;
            a.value_bytes = (uint32_t)((close ? close : end) - a.value);
            p = close ? close + 1 : end;
        } else {
            a.value = p;
            while (p < end && !is_space(*p) && *p != '>')
                p++;
            a.value_bytes = (uint32_t)(p - a.value);
        }
    }
    r->at = p;
    if (r->n_attributes < HTML_MAX_ATTRIBUTES)
        r->attributes[r->n_attributes++] = a;
}

/* Behind a tag's name: attributes and `>`. Returns false where the page ends within the tag. */
static gboolean attributes(struct reader *r)
{
    r->n_attributes = 0;
    r->closes_itself = FALSE;
    while (r->at < r->end) {
        char c = *r->at;
        if (c == '>') {
            r->at++;
            return TRUE;
        }
        if (is_space(c) || c == '/') {
            r->closes_itself = c == '/' && r->at + 1 < r->end && r->at[1] == '>';
            r->at++;
        } else {
            attribute(r);
        }
    }
    return FALSE;
}

/* The content of script, title and the like, up to its end tag. */
static void raw_content(struct reader *r, const struct element *e)
{
    gboolean title = e->tag == TAG_TITLE;
    const char *from = r->at;
    const char *to = title && r->title_open ? r->end : raw_end(from, r->end, e->name);

    if (to == r->end && title) { /* never closed: it goes up to the next tag */
        r->title_open = TRUE;    /* and nobody has to look for the end again */
        to = memchr(from, '<', (gsize)(r->end - from));
        to = to ? to : r->end;
    }
    if (to > from)
        give_text(r, from, (gsize)(to - from), (e->props & RAW) != 0);
    r->at = to;
}

static void start_tag(struct reader *r, const struct element *e, const char *name, gsize n)
{
    gboolean empty = (e->props & VOID) || (r->foreign && r->closes_itself);
    unsigned depth;

    if (start_frame(r, e, name, n))
        return;
    if (before_body(r)) {
        if (!(e->props & HEADISH)) {
            imply_body(r);
        } else if (!r->head && !r->body) {
            r->head = TRUE;
            imply_html(r);
            imply(r, "head");
        }
    }
    close_for(r, e);
    depth = r->depth;
    push(r, e, name, n, empty);
    if (!empty && e->props & (RAW | RCDATA) && !(r->foreign && e->props & RCDATA)) {
        if (r->depth == depth) { /* too deep to be opened: its content is passed over */
            r->at = raw_end(r->at, r->end, e->name);
            return;
        }
        raw_content(r, e);
        pop_to(r, depth);
    }
}

/* A comment, a doctype, a processing instruction: passed over. `r->at` stands at `<`. */
static void declaration(struct reader *r)
{
    gsize left = (gsize)(r->end - r->at);
    const char *close;

    if (left >= 4 && memcmp(r->at, "<!--", 4) == 0) {
        const char *p = r->at + 4;
        if (p < r->end && *p == '>') { /* <!--> is a whole comment */
            r->at = p + 1;
            return;
        }
        close = memmem(p, left - 4, "-->", 3);
        r->at = close ? close + 3 : r->end;
        return;
    }
    close = memchr(r->at, '>', left);
    r->at = close ? close + 1 : r->end;
}

/* A tag; `r->at` stands at `<`. */
static void tag(struct reader *r)
{
    gboolean ends = r->at[1] == '/';
    const char *name = r->at + 1 + ends, *p = name;
    const struct element *e;

    while (p < r->end && !is_space(*p) && *p != '/' && *p != '>')
        p++;
    e = element_of(r->table, name, (gsize)(p - name));
    r->at = p;
    if (!attributes(r))
        return;
    if (!ends) {
        start_tag(r, e, name, (gsize)(p - name));
    } else {
        r->n_attributes = 0;
        if (e->tag == TAG_BR) {
            start_tag(r, e, name, 2);
        } else {
            end_tag(r, e);
        }
    }
}

/* Does markup start at `s`, where a `<` stands? */
static gboolean is_markup(const char *s, const char *end)
{
    if (end - s < 2)
        return FALSE;
    if (s[1] == '/')
        return end - s > 2 && g_ascii_isalpha(s[2]);
    return g_ascii_isalpha(s[1]) || s[1] == '!' || s[1] == '?';
}

void html_read(const char *utf8, gsize n, const struct html_events *events, void *data)
{
    struct reader r = {
        .at = utf8, .end = utf8 + n, .events = events, .data = data, .table = slots()
    };

    while (r.at < r.end) {
        const char *from = r.at, *lt = from;
        while ((lt = memchr(lt, '<', (gsize)(r.end - lt))) && !is_markup(lt, r.end))
            lt++;
        if (!lt)
            lt = r.end;
        if (lt > from)
            text(&r, from, (gsize)(lt - from));
        r.at = lt;
        if (lt == r.end)
            break;
        if (lt[1] == '!' || lt[1] == '?')
            declaration(&r);
        else
            tag(&r);
    }
    pop_to(&r, 0);
    g_free(r.scratch);
}
