#include "parse/content_lines.h"

#include "core/text.h"

#include <string.h>

/* What the open elements say about the text in them. */
struct context {
    uint32_t end; /* of the element that said so */
    uint32_t block, row;
    uint8_t kind;
    gboolean link, bold, control;
    uint16_t flags;
};

struct walk {
    const struct tree *t;
    struct arena *a;
    struct lines_of_page *p;
    uint32_t room;
    GString *text;           /* of the line that is being gathered */
    struct line line;        /* that line */
    uint32_t strong_letters; /* of them in bold */
    uint32_t control_letters;
    gboolean picture; /* a picture since the last line */
    gboolean broken;  /* <br> since the last line */
    struct context *stack;
    uint32_t depth, stack_room;
};

/* Punctuation that sentences have, as code points. */
static gboolean is_mark(uint32_t c)
{
    switch (c) {
    case 0x3001: /* 、 */
    case 0x3002: /* 。 */
    case 0xff0c: /* ， */
    case 0xff1b: /* ； */
    case 0xff01: /* ！ */
    case 0xff1f: /* ？ */
    case 0x201d: /* ” */
    case 0x300d: /* 」 */
    case 0xfe50: /* ﹐ */
    case 0xff61: /* ｡ */
        return TRUE;
    default:
        return FALSE;
    }
}

static gboolean is_letter(uint32_t c)
{
    if (c < 0x80)
        return g_ascii_isalnum((char)c);
    return text_is_han(c) || (c >= 0xc0 && c < 0x2000) || (c >= 0x3040 && c < 0x3400) ||
           (c >= 0xac00 && c < 0xd7b0) || (c >= 0xff10 && c <= 0xff5a);
}

uint32_t content_letters(const char *s, gsize n, uint32_t *marks)
{
    uint32_t letters = 0, found = 0;
    const char *end = s + n;

    while (s < end) {
        unsigned char b = (unsigned char)*s;
        if (b >= 0xe4 && b <= 0xe9) { /* nearly all of them: U+4000 … U+9FFF */
            letters++;
            s += 3;
        } else if (b < 0x80) {
            letters += g_ascii_isalnum((char)b);
            /* ASCII commas and full stops count where prose has them */
            found += (b == ',' || b == '.' || b == ';') && s + 1 < end && s[1] != ' ' &&
                     (unsigned char)s[1] >= 0x80;
            s++;
        } else {
            uint32_t c = text_next(&s);
            letters += is_letter(c);
            found += is_mark(c);
        }
    }
    *marks += found;
    return letters;
}

/* Is the sign at `i` one of a date's: a year before it, or the same sign again soon? */
static gboolean is_date_sign(const char *s, gsize n, gsize i)
{
    gsize k = i + 1;

    if (i >= 4 && g_ascii_isdigit(s[i - 2]) && g_ascii_isdigit(s[i - 3]) &&
        g_ascii_isdigit(s[i - 4]) && s[i] != '.')
        return TRUE;
    while (k < n && g_ascii_isdigit(s[k]))
        k++;
    return k - i <= 3 && k + 1 < n && s[k] == s[i] && g_ascii_isdigit(s[k + 1]);
}

/* A date or a clock time: 2024-08-01, 8月1日, 09:30, 3小时前. */
static gboolean has_date(const char *s, gsize n)
{
    static const char *const WORDS[] = { "月",     "時間", "时间", "小时前", "小時前", "分钟前",
                                         "分鐘前", "天前", "昨天", "前天",   "刚刚" };
    const char *digit = s;

    for (gsize i = 1; i + 1 < n; i++)
        if (g_ascii_isdigit(s[i - 1]) && g_ascii_isdigit(s[i + 1]) &&
            (s[i] == ':' || (strchr("-/.", s[i]) && is_date_sign(s, n, i))))
            return TRUE;
    for (; *digit && !g_ascii_isdigit(*digit); digit++)
        ;
    for (gsize i = 0; i < G_N_ELEMENTS(WORDS) && (*digit || i >= 8); i++)
        if (strstr(s, WORDS[i]))
            return TRUE;
    return FALSE;
}

static void end_line(struct walk *w)
{
    struct lines_of_page *p = w->p;
    struct line *line = &w->line;

    while (w->text->len && w->text->str[w->text->len - 1] == ' ')
        g_string_truncate(w->text, w->text->len - 1);
    if (!w->text->len)
        return;
    if (p->n == w->room) {
        gsize old = w->room * sizeof(*p->lines);
        p->lines = arena_grow(w->a, p->lines, old, old * 2);
        w->room *= 2;
    }
    line->bytes = (uint32_t)w->text->len;
    line->text = arena_strndup(w->a, w->text->str, w->text->len);
    line->flags |= w->picture ? LINE_AFTER_IMAGE : 0;
    line->flags |= w->broken ? LINE_BREAK : 0;
    line->flags |= line->chars && w->strong_letters == line->chars ? LINE_BOLD : 0;
    line->flags |= line->chars && w->control_letters == line->chars ? LINE_CONTROL : 0;
    if (line->bytes < 120 && has_date(line->text, line->bytes))
        line->flags |= LINE_DATE;
    p->lines[p->n++] = *line;
    g_string_truncate(w->text, 0);
    w->picture = w->broken = FALSE;
}

static void add_text(struct walk *w, uint32_t i)
{
    const struct context *c = &w->stack[w->depth];
    struct line *line = &w->line;
    const char *s = w->t->pool + w->t->nodes[i].at;
    uint32_t n = w->t->nodes[i].n, marks = 0, letters;

    if (n == 1 && *s == ' ') {
        tree_squeeze(w->text, s, n);
        return;
    }
    letters = content_letters(s, n, &marks);
    if (!w->text->len) {
        *line = (struct line){
            .node = i, .block = c->block, .row = c->row, .kind = c->kind, .flags = c->flags
        };
        w->strong_letters = w->control_letters = 0;
    }
    tree_squeeze(w->text, s, n);
    line->chars += letters;
    line->links += c->link ? letters : 0;
    w->strong_letters += c->bold ? letters : 0;
    w->control_letters += c->control ? letters : 0;
    line->marks = (uint16_t)MIN(line->marks + (c->link ? 0 : marks), G_MAXUINT16);
}

/* The lines of a <pre> are lines. */
static void add_pre(struct walk *w, uint32_t i)
{
    const struct node *node = &w->t->nodes[i];
    const char *s = w->t->pool + node->at, *end = s + node->n;

    while (s < end) {
        const char *stop = memchr(s, '\n', (gsize)(end - s));
        gsize n = (gsize)((stop ? stop : end) - s);
        uint32_t marks = 0;
        if (n) {
            if (!w->text->len) {
                const struct context *c = &w->stack[w->depth];
                w->line = (struct line){ .node = i,
                                         .block = c->block,
                                         .row = c->row,
                                         .kind = BLOCK_PRE,
                                         .flags = c->flags };
                w->strong_letters = w->control_letters = 0;
            }
            tree_squeeze(w->text, s, n);
            w->line.chars += content_letters(s, n, &marks);
            w->line.marks = (uint16_t)MIN(w->line.marks + marks, G_MAXUINT16);
        }
        if (stop)
            end_line(w);
        s += n + 1;
    }
}

static uint8_t kind_of(uint8_t tag, uint8_t around)
{
    if (tree_is_heading(tag))
        return (uint8_t)(BLOCK_H1 + (tag - TAG_H1));
    switch (tag) {
    case TAG_LI:
    case TAG_DD:
    case TAG_DT:
        return BLOCK_LI;
    case TAG_TD:
    case TAG_TH:
        return BLOCK_TD;
    case TAG_BLOCKQUOTE:
        return BLOCK_QUOTE;
    case TAG_PRE:
        return BLOCK_PRE;
    default:
        return around;
    }
}

static void push(struct walk *w, uint32_t i)
{
    const struct node *node = &w->t->nodes[i];
    struct context c = w->stack[w->depth];

    c.end = node->end;
    c.kind = kind_of(node->tag, c.kind);
    if (node->flags & NODE_BLOCK) {
        c.block = i;
        c.flags |= node->flags & NODE_CENTER || node->tag == TAG_CENTER ? LINE_CENTER : 0;
    }
    c.bold |= tree_is_heading(node->tag);
    switch (node->tag) {
    case TAG_A:
        c.link = tree_attribute(w->t, i, ATTR_HREF) != NULL;
        break;
    case TAG_B:
    case TAG_STRONG:
        c.bold = TRUE;
        break;
    case TAG_BUTTON:
    case TAG_LABEL:
    case TAG_OPTION:
        c.control = TRUE;
        break;
    case TAG_TR:
        c.row = i;
        break;
    case TAG_FIGCAPTION:
    case TAG_CAPTION:
        c.flags |= LINE_CAPTION;
        break;
    case TAG_BLOCKQUOTE:
        c.flags |= LINE_QUOTE;
        break;
    default:
        break;
    }
    if (w->depth + 1 == w->stack_room) {
        gsize old = w->stack_room * sizeof(*w->stack);
        w->stack = arena_grow(w->a, w->stack, old, old * 2);
        w->stack_room *= 2;
    }
    w->stack[++w->depth] = c;
}

static void pop_to(struct walk *w, uint32_t i)
{
    while (w->depth && w->stack[w->depth].end <= i) {
        if (w->stack[w->depth].block != w->stack[w->depth - 1].block)
            end_line(w);
        w->depth--;
    }
}

/* Enter element `i`. Returns the node to go on with. */
static uint32_t enter(struct walk *w, uint32_t i, gboolean hidden)
{
    const struct node *node = &w->t->nodes[i];

    if (node->flags & NODE_SILENT || (!hidden && node->flags & NODE_HIDDEN)) {
        if (node->tag == TAG_VIDEO || node->tag == TAG_IFRAME)
            w->picture = TRUE;
        return node->end;
    }
    if (node->flags & NODE_BLOCK)
        end_line(w);
    if (node->tag == TAG_BR)
        w->broken = TRUE;
    else if (node->tag == TAG_IMG)
        w->picture = TRUE;
    else if (node->end > i + 1)
        push(w, i);
    return i + 1;
}

void content_lines(struct lines_of_page *p, const struct tree *t, struct arena *a, gboolean hidden)
{
    struct walk w = { .t = t, .a = a, .p = p, .room = t->n_nodes / 4 + 16, .stack_room = 64 };

    memset(p, 0, sizeof(*p));
    p->lines = arena_alloc(a, w.room * sizeof(*p->lines));
    p->before = arena_alloc(a, (t->n_nodes + 1) * sizeof(*p->before));
    w.stack = arena_calloc(a, w.stack_room, sizeof(*w.stack));
    w.stack[0].end = t->nodes[0].end;
    w.text = g_string_sized_new(1024);
    for (uint32_t i = 0, next; i < t->n_nodes; i = next) {
        const struct node *node = &t->nodes[i];
        uint32_t started;
        pop_to(&w, i);
        started = p->n + (w.text->len > 0);
        next = i + 1;
        if (node->tag != TAG_TEXT)
            next = i ? enter(&w, i, hidden) : 1;
        else if (w.stack[w.depth].kind == BLOCK_PRE)
            add_pre(&w, i);
        else
            add_text(&w, i);
        for (uint32_t k = i; k < next; k++)
            p->before[k] = started;
    }
    end_line(&w);
    p->before[t->n_nodes] = p->n;
    g_string_free(w.text, TRUE);
}
