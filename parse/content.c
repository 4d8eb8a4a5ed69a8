#include "parse/content.h"

#include "core/text.h"
#include "parse/content_cues.h"
#include "parse/content_hints.h"
#include "parse/content_lines.h"

#include <string.h>

#define MIN_ARTICLE   40   /* letters of prose that make an article, beside a headline */
#define NEAR          40   /* lines that are looked through for what stands next */
#define TITLE_MOST    2000 /* bytes of titles that lines are compared with */
#define PROSE_LETTERS 14   /* a line of so many letters with a comma or full stop is prose */

enum fate { FATE_OUT, FATE_BODY, FATE_NOTE, FATE_CAPTION };

struct finder {
    const struct tree *t;
    struct arena *a;
    struct content *c;
    struct lines_of_page p;
    double *sum;            /* sum[i]: gain of the lines before line i */
    uint8_t *hint;          /* of each node, 1 + enum hint; 0: not asked yet */
    uint8_t *fate;          /* of each line */
    uint8_t *cue;           /* of each line taken */
    uint32_t headline_line; /* p.n: none */
    GString *title;         /* letters of <title> and og:title */
};

const char *page_kind_name(enum page_kind kind)
{
    static const char *const NAMES[] = { "article", "list", "other" };

    return NAMES[kind];
}

static uint32_t first_line(const struct finder *f, uint32_t i)
{
    return f->p.before[i];
}

static uint32_t end_line(const struct finder *f, uint32_t i)
{
    return f->p.before[f->t->nodes[i].end];
}

static double gain_of(const struct finder *f, uint32_t i)
{
    return f->sum[end_line(f, i)] - f->sum[first_line(f, i)];
}

static enum hint hint_of(struct finder *f, uint32_t i)
{
    if (!f->hint[i])
        f->hint[i] =
            (uint8_t)(1 + (f->t->nodes[i].tag == TAG_TEXT ? HINT_NONE : content_hint(f->t, i)));
    return (enum hint)(f->hint[i] - 1);
}

/* ---- the headline ---- */

/* Letters only, lower case: what two ways to write a headline have in common. */
static void append_letters(GString *out, const char *s)
{
    for (; *s; s += text_step((unsigned char)*s)) {
        uint32_t marks = 0, n = text_step((unsigned char)*s);
        if (n == 1 ? g_ascii_isalnum(*s) : content_letters(s, n, &marks) > 0) {
            if (n == 1)
                g_string_append_c(out, g_ascii_tolower(*s));
            else
                g_string_append_len(out, s, n);
        }
    }
}

static void gather_titles(struct finder *f)
{
    const struct tree *t = f->t;
    uint32_t end = t->body ? t->body : t->n_nodes;

    for (uint32_t i = 1; i < end; i++) {
        const char *property, *content;
        if (t->nodes[i].tag == TAG_TITLE && i + 1 < t->nodes[i].end) {
            gsize n;
            append_letters(f->title, tree_raw_text(t, i, f->a, &n));
            g_string_append_c(f->title, '\n');
        }
        property = t->nodes[i].tag == TAG_META ? tree_attribute(t, i, ATTR_PROPERTY) : NULL;
        content = property ? tree_attribute(t, i, ATTR_CONTENT) : NULL;
        if (property && content && strcmp(property, "og:title") == 0) {
            append_letters(f->title, content);
            g_string_append_c(f->title, '\n');
        }
        if (f->title->len > TITLE_MOST) {
            g_string_truncate(f->title, TITLE_MOST);
            break;
        }
    }
}

static int heading_bonus(const struct line *line)
{
    switch (line->kind) {
    case BLOCK_H1:
        return 30;
    case BLOCK_H2:
        return 20;
    case BLOCK_H3:
    case BLOCK_H4:
    case BLOCK_H5:
        return 12;
    default:
        return line->flags & LINE_BOLD ? 4 : 0;
    }
}

/* How well a line would do as the headline; 0: not at all. */
static int headline_score(const struct finder *f, const struct line *line, GString *letters)
{
    int score = 0;

    if (line->chars < 4 || line->chars > 90 || line->flags & LINE_CONTROL)
        return 0;
    if (f->title->len) {
        g_string_truncate(letters, 0);
        append_letters(letters, line->text);
        if (line->chars >= 6 && letters->len && strstr(f->title->str, letters->str))
            score = 20 + (int)MIN(line->chars, 40);
    }
    if (!score && (line->kind != BLOCK_H1 || line->chars < 6))
        return 0;
    score += heading_bonus(line);
    if (line->links * 2 > line->chars)
        score -= 25;
    if (line->flags & LINE_UNIT)
        score -= 25;
    return score;
}

static void find_headline(struct finder *f)
{
    GString *letters = g_string_new(NULL);
    int best = 0;

    f->headline_line = f->p.n;
    for (uint32_t i = 0; i < f->p.n; i++) {
        const struct line *line = &f->p.lines[i];
        int score = headline_score(f, line, letters);
        if (score > best) {
            best = score;
            f->headline_line = i;
            f->c->headline = line->block;
            f->c->headline_text = line->text;
        }
    }
    g_string_free(letters, TRUE);
}

/* ---- what each line is worth ---- */

static gboolean is_prose(const struct line *line)
{
    return line->marks && line->chars >= PROSE_LETTERS && line->links * 2 <= line->chars;
}

/* A link alone on its line, or with no more than a date and a section beside it. */
static gboolean is_link(const struct line *line)
{
    if (line->flags & LINE_DATE && line->chars <= 60 && line->marks <= 2 && line->links >= 6 &&
        line->links * 10 >= line->chars * 3)
        return TRUE;
    return line->chars >= 2 && line->links * 10 >= line->chars * 8;
}

/* Does element `i` look like one teaser or one comment among others? */
static gboolean is_unit(const struct finder *f, uint32_t i)
{
    uint32_t from = first_line(f, i), to = end_line(f, i);
    gboolean dated = FALSE, link = FALSE;
    uint32_t prose = 0, prose_letters = 0;

    if (from == to || to - from > 14)
        return FALSE;
    for (uint32_t k = from; k < to; k++) {
        const struct line *line = &f->p.lines[k];
        if (is_link(line))
            link = link || line->chars >= 6;
        else if (line->flags & LINE_DATE && line->chars <= 40)
            dated = TRUE;
        if (is_prose(line)) {
            prose++;
            prose_letters += line->chars;
        }
    }
    if (to - from == 1)
        return link;
    return (link && prose <= 2 && prose_letters < 400) || (dated && prose >= 1 && prose <= 4);
}

static gboolean same_name(const struct tree *t, uint32_t i, uint32_t k)
{
    const char *a, *b;

    if (t->nodes[i].tag != t->nodes[k].tag)
        return FALSE;
    a = tree_attribute(t, i, ATTR_CLASS);
    b = tree_attribute(t, k, ATTR_CLASS);
    return g_strcmp0(a ? a : "", b ? b : "") == 0;
}

/* May two units be of one list? List items by their tag; boxes of all uses by their class too. */
static gboolean alike(const struct tree *t, uint32_t i, uint32_t k)
{
    switch (t->nodes[i].tag) {
    case TAG_DIV:
    case TAG_SECTION:
    case TAG_TABLE:
    case TAG_SPAN:
        return same_name(t, i, k);
    default:
        return t->nodes[i].tag == t->nodes[k].tag;
    }
}

/* Three or more units of one tag in a row are a list of other things. */
static void mark_units(struct finder *f)
{
    const struct tree *t = f->t;

    for (uint32_t i = 1; i < t->n_nodes; i++) {
        uint32_t run = 0, start = 0;
        if (t->nodes[i].tag == TAG_TEXT || end_line(f, i) - first_line(f, i) < 3)
            continue;
        for (uint32_t c = tree_first(t, i); c; c = tree_next(t, c)) {
            if (first_line(f, c) == end_line(f, c))
                continue;
            if (t->nodes[c].tag == TAG_TEXT || !is_unit(f, c)) {
                run = 0;
                continue;
            }
            if (!run || !alike(t, start, c)) {
                run = 0;
                start = c;
            }
            if (++run >= 3)
                for (uint32_t k = run == 3 ? first_line(f, start) : first_line(f, c);
                     k < end_line(f, c); k++)
                    f->p.lines[k].flags |= LINE_UNIT;
        }
    }
}

static double raw_gain(const struct line *line)
{
    double text = (double)line->chars - line->links;

    if (line->flags & LINE_CONTROL || is_link(line))
        return 0;
    if (is_prose(line))
        return text * (1 - (double)line->links / line->chars);
    return line->links * 2 > line->chars ? 0 : text * 0.2;
}

/* How far the names of the elements around a line speak against it. */
static double furniture_factor(struct finder *f, const struct line *line)
{
    double factor = 1;
    uint32_t headline = f->headline_line < f->p.n ? f->p.lines[f->headline_line].node : 0;

    for (uint32_t i = line->block; i && i != f->t->body; i = f->t->nodes[i].parent) {
        enum hint hint = hint_of(f, i);
        if (headline && tree_within(f->t, headline, i))
            break;
        if (hint == HINT_BAD)
            return 0.12;
        if (hint == HINT_WEAK)
            factor = MIN(factor, 0.6);
    }
    return factor;
}

static void weigh_lines(struct finder *f)
{
    double sum = 0;

    for (uint32_t i = 0; i < f->p.n; i++) {
        struct line *line = &f->p.lines[i];
        double gain = raw_gain(line);
        if (gain > 2) {
            gain *= furniture_factor(f, line);
            if (line->flags & LINE_UNIT)
                gain *= 0.1;
            if (f->headline_line < f->p.n && i < f->headline_line)
                gain *= 0.4;
        }
        line->gain = (float)gain;
        f->sum[i] = sum;
        sum += gain;
    }
    f->sum[f->p.n] = sum;
}

/* ---- the container ---- */

static gboolean holds_blocks(const struct finder *f, uint32_t i)
{
    uint32_t from = first_line(f, i);

    return f->t->nodes[i].flags & NODE_BLOCK ||
           (from < end_line(f, i) && f->p.lines[from].block >= i);
}

/* Go down from the body as long as one child has most of what the element has. */
static uint32_t find_container(const struct finder *f)
{
    uint32_t at = f->t->body ? f->t->body : 0;

    for (;;) {
        uint32_t best = 0;
        double most = 0;
        for (uint32_t c = tree_first(f->t, at); c; c = tree_next(f->t, c)) {
            double gain = f->t->nodes[c].tag == TAG_TEXT ? 0 : gain_of(f, c);
            if (gain > most) {
                most = gain;
                best = c;
            }
        }
        if (!best || most < 0.6 * gain_of(f, at) || !holds_blocks(f, best))
            return at;
        at = best;
    }
}

static void take(struct finder *f, uint32_t i)
{
    for (uint32_t k = first_line(f, i); k < end_line(f, i); k++)
        f->fate[k] = FATE_BODY;
}

/* Text and punctuation of the lines of `i`. */
struct measure {
    uint32_t lines, chars, links, prose, prose_lines, units, link_lines;
    double gain;
};

static struct measure measure(const struct finder *f, uint32_t i)
{
    struct measure m = { .gain = gain_of(f, i) };

    for (uint32_t k = first_line(f, i); k < end_line(f, i); k++) {
        const struct line *line = &f->p.lines[k];
        m.lines++;
        m.chars += line->chars;
        m.links += line->links;
        m.units += (line->flags & LINE_UNIT) != 0;
        m.link_lines += is_link(line);
        if (is_prose(line)) {
            m.prose += line->chars;
            m.prose_lines++;
        }
    }
    return m;
}

static gboolean starts_list(const struct finder *f, uint32_t i)
{
    uint32_t k = first_line(f, i);
    const struct line *line = &f->p.lines[k];

    return k < end_line(f, i) && content_cue(line->text, line->bytes, line->chars) == CUE_LIST;
}

enum verdict { PASS, TAKE, STOP };

/* Shall sibling `s` of `at` (which holds `core` letters of prose) join the body? */
static enum verdict judge(struct finder *f, uint32_t s, uint32_t at, uint32_t level)
{
    struct measure m = measure(f, s);
    gboolean leaf = level == 0;

    if (!m.lines)
        return PASS;
    if (starts_list(f, s))
        return STOP;
    if (hint_of(f, s) == HINT_BAD || f->t->nodes[s].tag == TAG_FORM || m.units * 2 > m.lines)
        return m.link_lines >= 4 ? STOP : PASS;
    if (m.links * 2 > m.chars)
        return m.link_lines >= 4 ? STOP : PASS;
    if (leaf && (m.prose * 3 >= m.chars || m.lines <= 3))
        return TAKE;
    if (m.prose * 2 < m.chars)
        return PASS;
    if (same_name(f->t, s, at) || (level <= 1 && m.prose >= 60))
        return TAKE;
    return PASS;
}

/* Take good siblings of `at` behind it and before it, nearest first. */
static void widen_at(struct finder *f, uint32_t at, uint32_t level, gboolean *ahead)
{
    const struct tree *t = f->t;
    uint32_t parent = t->nodes[at].parent, n = 0, room = 0;
    uint32_t *older = NULL;
    gboolean named;

    for (uint32_t c = tree_first(t, parent); c && c < at; c = tree_next(t, c)) {
        if (n == room) {
            room = room ? room * 2 : 64;
            older = g_renew(uint32_t, older, room);
        }
        older[n++] = c;
    }
    while (n--) {
        enum verdict v;
        if (f->headline_line < f->p.n &&
            tree_within(t, f->p.lines[f->headline_line].node, older[n]))
            break;
        v = judge(f, older[n], at, level);
        if (v == STOP)
            break;
        if (v == TAKE)
            take(f, older[n]);
    }
    g_free(older);
    named = tree_attribute(t, at, ATTR_CLASS) != NULL;
    for (uint32_t c = tree_next(t, at); c && (*ahead || named); c = tree_next(t, c)) {
        enum verdict v = judge(f, c, at, level);
        /* behind a list only what bears the same name goes on with the article */
        if (v == TAKE && (*ahead || same_name(t, c, at)))
            take(f, c);
        *ahead = *ahead && v != STOP;
    }
}

/* An article may be spread over several containers: go up and look to both sides. */
static void widen(struct finder *f, uint32_t at)
{
    gboolean ahead = TRUE;
    uint32_t level = end_line(f, at) - first_line(f, at) > 1, up = at;

    for (int steps = 0; steps < 4 && up && up != f->t->body; steps++) {
        if (f->headline_line < f->p.n && tree_within(f->t, f->p.lines[f->headline_line].node, up))
            break;
        widen_at(f, up, level++, &ahead);
        up = f->t->nodes[up].parent;
    }
}

/* ---- which of the container's lines are body ---- */

static uint32_t common_element(const struct tree *t, uint32_t a, uint32_t b)
{
    while (a && !tree_within(t, b, a))
        a = t->nodes[a].parent;
    return a;
}

/* The lowest element around all lines that were taken. */
static uint32_t taken_element(const struct finder *f)
{
    uint32_t first = f->p.n, last = 0;

    for (uint32_t i = 0; i < f->p.n; i++)
        if (f->fate[i] == FATE_BODY) {
            first = MIN(first, i);
            last = i;
        }
    if (first == f->p.n)
        return 0;
    return common_element(f->t, f->t->nodes[f->p.lines[first].node].parent, f->p.lines[last].node);
}

/* Elements below the container that are furniture by name, unless most of the text is in them. */
static void drop_furniture(struct finder *f, uint32_t container)
{
    const struct tree *t = f->t;
    double all = gain_of(f, container);
    uint32_t around = taken_element(f);

    for (uint32_t i = around + 1; i < t->nodes[around].end; i++) {
        struct measure m;
        enum hint hint;
        if (t->nodes[i].tag == TAG_TEXT || first_line(f, i) == end_line(f, i) ||
            tree_within(t, container, i))
            continue;
        hint = hint_of(f, i);
        if (hint == HINT_CAPTION) {
            m = measure(f, i);
            if (m.chars <= 200)
                for (uint32_t k = first_line(f, i); k < end_line(f, i); k++)
                    f->p.lines[k].flags |= LINE_CAPTION;
        }
        if (hint != HINT_BAD && hint != HINT_WEAK)
            continue;
        m = measure(f, i);
        if (m.gain > 0.5 * all ||
            (hint == HINT_WEAK && m.prose * 3 > m.chars && m.links * 4 < m.chars))
            continue;
        for (uint32_t k = first_line(f, i); k < end_line(f, i); k++)
            f->fate[k] = FATE_OUT;
        i = t->nodes[i].end - 1;
    }
}

static gboolean is_caption(const struct line *line, enum cue cue)
{
    if (line->flags & LINE_CAPTION || cue == CUE_CAPTION)
        return TRUE;
    return line->flags & LINE_AFTER_IMAGE && line->flags & LINE_CENTER && line->chars <= 60 &&
           !(line->kind >= BLOCK_H1 && line->kind <= BLOCK_H6);
}

static gboolean repeats_headline(const struct finder *f, const struct line *line)
{
    GString *s;
    gboolean same;

    if (line->chars < 4 || line->chars > 90 || !f->title->len)
        return FALSE;
    s = g_string_new(NULL);
    append_letters(s, line->text);
    same = line->chars >= 8 && strstr(f->title->str, s->str) != NULL;
    g_string_free(s, TRUE);
    return same;
}

static void judge_lines(struct finder *f)
{
    for (uint32_t i = 0; i < f->p.n; i++) {
        const struct line *line = &f->p.lines[i];
        enum cue cue;
        if (f->fate[i] != FATE_BODY)
            continue;
        cue = content_cue(line->text, line->bytes, line->chars);
        f->cue[i] = (uint8_t)cue;
        if (i == f->headline_line)
            f->fate[i] = FATE_OUT;
        else if (is_caption(line, cue))
            f->fate[i] = FATE_CAPTION;
        else if (cue == CUE_CONTROL || line->flags & LINE_CONTROL)
            f->fate[i] = FATE_OUT;
        else if (is_link(line) || line->flags & LINE_UNIT)
            f->fate[i] = FATE_OUT;
        else if (cue == CUE_PROMO && line->chars <= 60 && !(line->marks > 3))
            f->fate[i] = FATE_OUT;
    }
}

static gboolean stays(const struct finder *f, uint32_t i)
{
    return f->fate[i] == FATE_BODY;
}

/* Lines before the first prose: headline again, date and source, buttons. */
static void trim_head(struct finder *f)
{
    uint32_t seen = 0;

    for (uint32_t i = 0; i < f->p.n && seen < 12; i++) {
        const struct line *line = &f->p.lines[i];
        if (!stays(f, i))
            continue;
        seen++;
        if (repeats_headline(f, line) || f->cue[i] == CUE_NOTE ||
            (line->flags & LINE_DATE && line->chars <= 50 && line->marks < 2))
            f->fate[i] = FATE_NOTE;
        else if (f->cue[i] == CUE_LIST || f->cue[i] == CUE_PROMO)
            f->fate[i] = FATE_OUT;
        else if (is_prose(line))
            break;
    }
}

/* Does the line name the editor, as the last line of an article does? */
static gboolean names_editor(const struct line *line)
{
    static const char *const WORDS[] = { "责任编辑", "責任編輯", "责编：", "責編：" };

    for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++)
        if (strstr(line->text, WORDS[i]))
            return TRUE;
    return FALSE;
}

/* Does prose go on behind line `i` in boxes named as those before it? */
static gboolean goes_on(const struct finder *f, uint32_t i)
{
    const struct tree *t = f->t;
    uint32_t before = i, behind = i + 1, a, b;

    while (before && i - before < NEAR && !(stays(f, before) && is_prose(&f->p.lines[before])))
        before--;
    while (behind < f->p.n && behind - i < NEAR &&
           !(stays(f, behind) && is_prose(&f->p.lines[behind])))
        behind++;
    if (!before || behind >= f->p.n || i - before >= NEAR || behind - i >= NEAR)
        return FALSE;
    a = f->p.lines[before].block;
    b = f->p.lines[behind].block;
    if (!same_name(t, a, b) || !same_name(t, t->nodes[a].parent, t->nodes[b].parent))
        return FALSE;
    return t->nodes[a].parent != t->nodes[b].parent &&
           tree_attribute(t, t->nodes[a].parent, ATTR_CLASS) != NULL;
}

/* From the heading of a list or the editor's line on, where little prose comes behind it. */
static void cut_list(struct finder *f)
{
    double total = 0, behind = 0;
    uint32_t cut = f->p.n; /* all from here on is out already */

    for (uint32_t i = 0; i < f->p.n; i++)
        if (stays(f, i))
            total += f->p.lines[i].gain;
    for (uint32_t i = f->p.n; i--;) {
        const struct line *line = &f->p.lines[i];
        gboolean editor = f->cue[i] == CUE_NOTE && names_editor(line);
        if (!stays(f, i))
            continue;
        if ((f->cue[i] == CUE_LIST || editor) && behind < 0.3 * total && !goes_on(f, i)) {
            uint32_t from = editor ? i + 1 : i;
            for (uint32_t k = from; k < cut; k++)
                if (stays(f, k) || f->fate[k] == FATE_CAPTION)
                    f->fate[k] = FATE_OUT;
            cut = MIN(cut, from);
        }
        if (f->cue[i] == CUE_LIST &&
            (line->marks <= 1 || line->links * 2 > line->chars)) /* its links are out already */
            f->fate[i] = FATE_OUT;
        behind += line->gain;
    }
}

static void trim_tail(struct finder *f)
{
    uint32_t seen = 0;

    cut_list(f);
    for (uint32_t i = f->p.n; i-- && seen < 12;) {
        const struct line *line = &f->p.lines[i];
        if (!stays(f, i))
            continue;
        seen++;
        if (f->cue[i] == CUE_NOTE || (line->flags & LINE_DATE && line->chars <= 20 && !line->marks))
            f->fate[i] = FATE_NOTE;
        else if (f->cue[i] == CUE_LIST || f->cue[i] == CUE_PROMO || !line->chars)
            f->fate[i] = FATE_OUT;
        else
            break;
    }
}

/* ---- the result ---- */

static void add_block(struct content_block *at, uint32_t *n, const struct line *line)
{
    at[(*n)++] = (struct content_block){ .kind = (enum block_kind)line->kind,
                                         .node = line->node,
                                         .bytes = line->bytes,
                                         .text = line->text };
}

/* Cells of one table row are one block. */
static gboolean join_row(struct finder *f, const struct line *last, const struct line *line)
{
    struct content_block *b = &f->c->blocks[f->c->n_blocks - 1];

    if (line->kind != BLOCK_TD || !last || last->kind != BLOCK_TD || !line->row ||
        last->row != line->row || line->chars > 60 || b->bytes > 600)
        return FALSE;
    b->text = arena_printf(f->a, "%s %s", b->text, line->text);
    b->bytes += 1 + line->bytes;
    return TRUE;
}

static void emit(struct finder *f)
{
    struct content *c = f->c;
    const struct line *last = NULL;

    c->blocks = arena_alloc(f->a, (f->p.n + 1) * sizeof(*c->blocks));
    c->notes = arena_alloc(f->a, (f->p.n + 1) * sizeof(*c->notes));
    c->captions = arena_alloc(f->a, (f->p.n + 1) * sizeof(*c->captions));
    for (uint32_t i = 0; i < f->p.n; i++) {
        const struct line *line = &f->p.lines[i];
        if (f->fate[i] == FATE_NOTE)
            add_block(c->notes, &c->n_notes, line);
        else if (f->fate[i] == FATE_CAPTION)
            c->captions[c->n_captions++] = line->text;
        else if (f->fate[i] == FATE_BODY && line->chars) {
            if (!c->n_blocks || !join_row(f, last, line))
                add_block(c->blocks, &c->n_blocks, line);
            last = line;
        }
    }
    if (c->n_blocks) {
        c->first = c->blocks[0].node;
        c->last = c->blocks[c->n_blocks - 1].node;
        c->container = common_element(f->t, f->t->nodes[c->first].parent, c->last);
    }
}

static double body_gain(const struct finder *f)
{
    double gain = 0;

    for (uint32_t i = 0; i < f->p.n; i++)
        if (f->fate[i] == FATE_BODY)
            gain += f->p.lines[i].gain;
    return gain;
}

static void choose_kind(struct finder *f)
{
    double gain = body_gain(f);
    uint32_t links = 0;

    for (uint32_t i = 0; i < f->p.n; i++)
        links += is_link(&f->p.lines[i]) && f->p.lines[i].chars >= 6;
    if (gain >= MIN_ARTICLE)
        f->c->kind = PAGE_ARTICLE;
    else
        f->c->kind = links >= 12 ? PAGE_LIST : PAGE_OTHER;
    if (f->c->kind != PAGE_ARTICLE)
        memset(f->fate, FATE_OUT, f->p.n);
}

static void find(struct finder *f, gboolean hidden)
{
    uint32_t container;

    content_lines(&f->p, f->t, f->a, hidden);
    f->sum = arena_alloc(f->a, (f->p.n + 1) * sizeof(*f->sum));
    f->fate = arena_calloc(f->a, f->p.n + 1, 1);
    f->cue = arena_calloc(f->a, f->p.n + 1, 1);
    mark_units(f);
    find_headline(f);
    weigh_lines(f);
    container = find_container(f);
    take(f, container);
    widen(f, container);
    drop_furniture(f, container);
    judge_lines(f);
    trim_head(f);
    trim_tail(f);
}

/* How many pages a text such as "共3页" or "1/3" says there are, or 0. */
static uint32_t page_number(const char *s)
{
    const char *p = s + strspn(s, "0123456789");
    uint64_t n = 0;

    if (p > s && *p == '/' && p[1] && p[1 + strspn(p + 1, "0123456789")] == '\0')
        n = g_ascii_strtoull(p + 1, NULL, 10);
    else if ((p = strstr(s, "共")) && (strstr(p, "页") || strstr(p, "頁")))
        n = g_ascii_strtoull(p + strlen("共"), NULL, 10);
    return n > 1 && n <= 200 ? (uint32_t)n : 0;
}

/* Links 1, 2, 3 … beside "next page" in one line or block tell how many pages there are. */
static void count_pages(struct finder *f)
{
    uint32_t from = f->c->n_blocks ? f->p.before[f->c->last] : f->p.n, to = MIN(from + 60, f->p.n),
             most = 0;
    gboolean next = FALSE;

    for (uint32_t i = from; i < to; i++) {
        const struct line *line = &f->p.lines[i];
        const char *s = line->text;
        if (line->chars > 60 || f->fate[i] == FATE_BODY)
            continue;
        if (page_number(s)) {
            f->c->pages = page_number(s);
            return;
        }
        next = next || strstr(s, "下一页") || strstr(s, "下一頁") || strstr(s, "下页");
        if (!line->links || line->links + 12 < line->chars)
            continue;
        for (char *end; *s; s = end) {
            uint64_t n = g_ascii_isdigit(*s) ? g_ascii_strtoull(s, &end, 10) : 0;
            if (!n) {
                end = (char *)s + text_step((unsigned char)*s);
                continue;
            }
            if (n == most + 1)
                most++;
        }
        if (next)
            break;
    }
    f->c->pages = next && most > 1 ? most : 0;
}

void content_find(struct content *c, const struct tree *t, struct arena *a)
{
    struct finder f = { .t = t, .a = a, .c = c };

    memset(c, 0, sizeof(*c));
    f.hint = arena_calloc(a, t->n_nodes, 1);
    f.title = g_string_new(NULL);
    gather_titles(&f);
    find(&f, FALSE);
    choose_kind(&f);
    if (c->kind != PAGE_ARTICLE && c->headline && t->nodes[c->headline].tag == TAG_H1) {
        find(&f, TRUE); /* an article that a script unveils? */
        choose_kind(&f);
    }
    emit(&f);
    if (c->kind == PAGE_ARTICLE)
        count_pages(&f);
    g_string_free(f.title, TRUE);
}
