#include "parse/meta_credits.h"

#include "core/text.h"
#include "parse/datetime_text.h"
#include "parse/meta_names.h"
#include "parse/meta_script.h"
#include "parse/slice.h"

#include <string.h>

#define BESIDE_MOST 240 /* bytes of a line with a date and a source beside it */
#define TAIL_LINES  10  /* behind the body: what stands farther off is other articles' */
#define ABOVE_LINES 4   /* above the headline */
#define SHORT       150 /* bytes of a body block that may be a byline */

/* ---- the body's own lines ---- */

static void read_opening(struct byline *b, struct arena *a, const struct content *c)
{
    for (uint32_t i = 0; i < c->n_blocks && i < 4; i++) {
        const struct content_block *block = &c->blocks[i];
        if (block->bytes <= SHORT) {
            byline_labels(b, a, block->text, block->bytes);
            if (i < 2)
                byline_line(b, a, block->text, block->bytes);
        }
        byline_opening(b, a, block->text, block->bytes);
    }
}

static void read_closing(struct byline *b, struct arena *a, const struct content *c)
{
    for (uint32_t i = 0; i < c->n_blocks && i < 8; i++) {
        const struct content_block *block = &c->blocks[c->n_blocks - 1 - i];
        if (block->bytes <= SHORT) {
            byline_labels(b, a, block->text, block->bytes);
            byline_line(b, a, block->text, block->bytes);
        }
        if (i < 4)
            byline_closing(b, a, block->text, block->bytes);
    }
}

/* "證券時報記者從會上獲悉": the medium that reports, where nobody else is named. */
static void read_reporter(struct byline *b, struct arena *a, const struct content *c)
{
    for (uint32_t i = 0; i < c->n_blocks && i < 2 && !b->agency; i++) {
        gsize n = slice_cut(c->blocks[i].text, c->blocks[i].bytes, 400);
        const char *s = c->blocks[i].text;
        b->agency = names_medium_before_title(a, s, n);
    }
}

static void read_inside(struct byline *b, struct arena *a, const struct content *c)
{
    for (uint32_t i = 0; i < c->n_blocks && !b->author; i++)
        byline_inside(b, a, c->blocks[i].text, c->blocks[i].bytes);
}

static void read_body(struct byline *b, struct arena *a, const struct content *c)
{
    read_opening(b, a, c);
    read_closing(b, a, c);
    read_inside(b, a, c);
    read_reporter(b, a, c);
}

static void read_joined(struct byline *b, struct arena *a, const char *label, const char *value)
{
    const char *both = arena_printf(a, "%s %s", label, value);

    byline_labels(b, a, both, slice_cut(both, strlen(both), BYLINE_MAX));
}

static void read_notes(struct byline *b, struct arena *a, const struct content *c, gboolean before)
{
    for (uint32_t i = 0; i < c->n_notes; i++) {
        const struct content_block *note = &c->notes[i];
        if (c->n_blocks && (note->node < c->first) != before)
            continue;
        byline_labels(b, a, note->text, note->bytes);
        byline_line(b, a, note->text, note->bytes);
        /* a label alone in its line: its value is the next one */
        if (i + 1 < c->n_notes && note->bytes <= 12)
            read_joined(b, a, note->text, c->notes[i + 1].text);
    }
}

/* ---- around headline and body ---- */

/* The first line to read: the headline's, or a few above it; without one, near the body. */
static uint32_t first_line(const struct clues *c, uint32_t headline)
{
    uint32_t i = c->n_head;

    if (!headline)
        return c->n_head > 12 ? c->n_head - 12 : 0;
    while (i && c->head[i - 1].node >= headline)
        i--;
    return i;
}

static void read_head(struct byline *b, const struct clues *c, uint32_t headline)
{
    uint32_t from = first_line(c, headline);
    uint32_t above = headline && from > ABOVE_LINES ? from - ABOVE_LINES : 0;

    for (uint32_t i = from; i < c->n_head; i++) {
        const struct clue_line *line = &c->head[i];
        if (line->inside || line->node == headline)
            continue;
        byline_labels(b, c->arena, line->text, line->n);
        byline_line(b, c->arena, line->text, line->n);
        /* a label alone in its line: its value is the next one */
        if (i + 1 < c->n_head && line->n <= 12)
            read_joined(b, c->arena, line->text, c->head[i + 1].text);
    }
    for (uint32_t i = above; i < from; i++) {
        if (!c->head[i].linked)
            byline_labels(b, c->arena, c->head[i].text, c->head[i].n);
    }
}

/* Is text node `i` marked as the author's name, by class, id, itemprop, rel or address? */
static gboolean is_marked_author(const struct tree *t, uint32_t i)
{
    static const enum attribute where[] = { ATTR_CLASS, ATTR_ID, ATTR_ITEMPROP, ATTR_REL,
                                            ATTR_HREF };
    static const char *const words[] = { "author", "reporter", "byline", "writer" };

    for (int up = 0; up < 3 && i; up++) {
        i = t->nodes[i].parent;
        for (gsize k = 0; k < G_N_ELEMENTS(where); k++) {
            const char *value = tree_attribute(t, i, where[k]);
            for (gsize w = 0; value && w < G_N_ELEMENTS(words); w++) {
                if (strcasestr(value, words[w]))
                    return TRUE;
            }
        }
    }
    return FALSE;
}

static void read_marked(struct byline *b, const struct clues *c, uint32_t headline)
{
    for (uint32_t i = first_line(c, headline); i < c->n_head && !b->author; i++) {
        const struct clue_line *line = &c->head[i];
        if (line->node != headline && line->n <= 60 && is_marked_author(c->tree, line->node))
            b->author = names_read(c->arena, line->text, line->n, NAMES_STRICT);
    }
}

static void read_tail(struct byline *b, const struct clues *c)
{
    for (uint32_t i = 0; i < c->n_tail && i < TAIL_LINES; i++) {
        const struct clue_line *line = &c->tail[i];
        if (line->linked && line->n > 60)
            continue;
        byline_labels(b, c->arena, line->text, line->n);
        if (i < 3)
            byline_line(b, c->arena, line->text, line->n);
    }
}

/* ---- a source without a label ---- */

/* What the page calls its source somewhere: a shown word that equals one of them is it. */
struct claims {
    const char *list[12];
    gsize n;
    gsize sure; /* the first ones are sources anywhere, the others only beside a date */
};

static void claim(struct claims *claims, const char *name)
{
    if (name && *name && claims->n < G_N_ELEMENTS(claims->list))
        claims->list[claims->n++] = name;
}

static void find_claims(struct claims *claims, const struct clues *c, const char *site)
{
    static const char *const sources[] = { "mediaid", "source", "copyright", "publisher" };
    static const char *const authors[] = { "article:author", "author", "og:article:author" };
    static const char *const names[] = { "source",      "sourcename",    "nickname", "medianame",
                                         "mediasource", "articlesource", NULL };

    claims->n = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(sources); i++)
        claim(claims, clues_meta(c, sources[i]));
    claim(claims, script_string(c, names));
    claims->sure = claims->n;
    for (gsize i = 0; i < G_N_ELEMENTS(authors); i++)
        claim(claims, clues_meta(c, authors[i]));
    if (c->n_articles) {
        claim(claims, c->articles[0].author_is_group ? c->articles[0].author : NULL);
        claim(claims, c->articles[0].publisher);
    }
    claim(claims, site);
}

static gboolean is_claimed(const struct claims *claims, const char *s, gsize n)
{
    if (names_is_person(s, n))
        return FALSE;
    for (gsize i = 0; i < claims->n; i++) {
        if (slice_is(s, n, claims->list[i]))
            return TRUE;
    }
    return FALSE;
}

static gboolean ends_word(const char *s, gsize n)
{
    static const char *const ends[] = { " ", "|",  "｜", "[", "(", "（", "【",
                                        "/", "／", "·",  ")", "]", "，" };

    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        if (slice_starts(s, n, ends[i]))
            return TRUE;
    }
    return FALSE;
}

/* The first word of a line that is claimed or ends like a medium's name. */
static const char *medium_in(struct arena *a, const struct claims *claims, const char *s, gsize n,
                             gboolean only_claimed)
{
    gsize i = 0;

    while (i < n) {
        gsize start = i;
        while (i < n && !ends_word(s + i, n - i))
            i += text_step((unsigned char)s[i]);
        if (i > start && (is_claimed(claims, s + start, i - start) ||
                          (!only_claimed && names_is_medium(s + start, i - start))))
            return arena_strndup(a, s + start, i - start);
        while (i < n && ends_word(s + i, n - i))
            i += text_step((unsigned char)s[i]);
    }
    return NULL;
}

/*
 * 2023年9月13日 香港政府新聞網: the medium beside the date of a line that is a date and little more, or
 * NULL; `dated`: it is such a line.
 */
static const char *medium_beside_date(struct arena *a, const struct claims *claims, const char *s,
                                      gsize n, gboolean *dated)
{
    struct datetime when;
    gsize start, end;
    const char *found;

    *dated = n <= BESIDE_MOST && datetime_find(s, n, 0, 0, &when, &start, &end);
    if (!*dated)
        return NULL;
    found = medium_in(a, claims, s + end, n - end, FALSE);
    return found ? found : medium_in(a, claims, s, start, FALSE);
}

/* … or in the next line of a page. */
static const char *beside_date(const struct clues *c, const struct claims *claims, uint32_t i)
{
    gboolean dated;
    const char *found = medium_beside_date(c->arena, claims, c->head[i].text, c->head[i].n, &dated);

    for (int step = 1; dated && step >= -1 && !found; step -= 2) {
        uint32_t k = i + (uint32_t)step;
        if (k < c->n_head && !c->head[k].inside && !c->head[k].heading && c->head[k].n <= 60)
            found = medium_in(c->arena, claims, c->head[k].text, c->head[k].n, FALSE);
    }
    return found;
}

static const char *unlabelled_source(const struct clues *c, uint32_t headline, const char *site)
{
    struct claims claims;
    const char *found = NULL;
    uint32_t from = first_line(c, headline);

    find_claims(&claims, c, site);
    for (uint32_t i = from; i < c->n_head && !found; i++) {
        if (!c->head[i].inside && c->head[i].node != headline)
            found = beside_date(c, &claims, i);
    }
    claims.n = claims.sure;
    for (uint32_t i = from; i < c->n_head && headline && !found; i++) {
        if (!c->head[i].inside && c->head[i].node != headline && c->head[i].n <= 90)
            found = medium_in(c->arena, &claims, c->head[i].text, c->head[i].n, TRUE);
    }
    return found;
}

/* ---- what the page declares ---- */

static const char *declared_source(const struct clues *c)
{
    static const char *const names[] = { "source",         "ContentSource",
                                         "mediaid",        "og:article:source",
                                         "article:source", "contentsource",
                                         "news_source",    NULL };
    const char *s = clues_meta_any(c, names);

    return s && text_length(s, strlen(s)) <= 30 && !strstr(s, "://") ? s : NULL;
}

/* Is this word shown between headline and body? */
static gboolean is_shown(const struct clues *c, uint32_t headline, const char *word)
{
    for (uint32_t i = first_line(c, headline); i < c->n_head; i++) {
        if (c->head[i].node != headline && slice_has(c->head[i].text, c->head[i].n, word))
            return TRUE;
    }
    return FALSE;
}

static const char *person_in(const struct clues *c, const char *s, uint32_t headline,
                             const char *site)
{
    struct byline b = { 0 };
    gsize n = s ? strlen(s) : 0;

    if (!n || n > 200 || strstr(s, "://") || (site && strcmp(s, site) == 0))
        return NULL;
    byline_line(&b, c->arena, s, n);
    if (b.author)
        return b.author;
    if ((unsigned char)s[0] < 0x80 && !is_shown(c, headline, s))
        return NULL; /* an account's name that no reader sees */
    return names_is_medium(s, n)
               ? NULL
               : names_read(c->arena, s, n,
                            (unsigned char)s[0] < 0x80 ? NAMES_LOOSE : NAMES_STRICT);
}

static const char *declared_author(const struct clues *c, uint32_t headline, const char *site)
{
    static const char *const metas[] = { "author",           "article:author",
                                         "dc.creator",       "byl",
                                         "dable:author",     "sailthru.author",
                                         "og:article:author" };
    const char *found = NULL;

    for (gsize i = 0; i < c->n_articles && !found; i++) {
        if (!c->articles[i].author_is_group)
            found = person_in(c, c->articles[i].author, headline, site);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(metas) && !found; i++)
        found = person_in(c, clues_meta(c, metas[i]), headline, site);
    return found;
}

void meta_credits(struct credits *out, const struct clues *c, uint32_t headline, const char *site)
{
    struct byline head = { 0 }, body = { 0 }, tail = { 0 };
    const char *labelled;

    read_head(&head, c, headline);
    read_notes(&head, c->arena, c->content, TRUE);
    read_marked(&head, c, headline);
    read_body(&body, c->arena, c->content);
    read_notes(&tail, c->arena, c->content, FALSE);
    read_tail(&tail, c);

    labelled = head.source ? head.source : tail.source ? tail.source : body.source;
    out->source = labelled;
    if (!out->source)
        out->source = unlabelled_source(c, headline, site);
    if (!out->source)
        out->source = declared_source(c);
    if (!out->source)
        out->source = head.agency ? head.agency : body.agency ? body.agency : tail.agency;

    out->author = head.author;
    if (!out->author)
        out->author = declared_author(c, headline, site);
    if (!out->author)
        out->author = body.author ? body.author : tail.author;
    out->editor = tail.editor ? tail.editor : body.editor ? body.editor : head.editor;
}

#define OFFICE_LEAST (4 * 3) /* bytes of an office's full name: 主計總處 */

/* 行政院主計總處　新聞稿　中華民國104年8月14日: the first office in a line with a day; or NULL. */
static const char *office_beside_date(struct arena *a, const char *s, gsize n)
{
    struct datetime when;
    gsize start, end;

    if (n > BESIDE_MOST ||
        !datetime_find(s, n, 0, datetime_flags_of_label(s, n), &when, &start, &end))
        return NULL;
    for (gsize i = 0, word; i < n;) {
        while (i < n && ends_word(s + i, n - i))
            i += text_step((unsigned char)s[i]);
        for (word = i; i < n && !ends_word(s + i, n - i);)
            i += text_step((unsigned char)s[i]);
        if (i - word >= OFFICE_LEAST && names_is_office(s + word, i - word))
            return arena_strndup(a, s + word, i - word);
    }
    return NULL;
}

/* The source beside the date in the lines above a plain text's body. */
static const char *source_beside_date(struct arena *a, const struct content *content)
{
    static const struct claims NONE = { .n = 0 };
    const char *found = NULL;
    gboolean dated;

    for (gsize i = 0; i < content->n_notes && !found; i++)
        if (content->notes[i].node < content->first)
            found = medium_beside_date(a, &NONE, content->notes[i].text, content->notes[i].bytes,
                                       &dated);
    return found;
}

/* … of the lines above a plain text's body. */
static const char *office_above(struct arena *a, const struct content *content)
{
    const char *found = NULL;

    for (gsize i = 0; i < content->n_notes && !found; i++)
        if (content->notes[i].node < content->first)
            found = office_beside_date(a, content->notes[i].text, content->notes[i].bytes);
    return found;
}

void meta_credits_plain(struct credits *out, struct arena *a, const struct content *content)
{
    struct byline head = { 0 }, body = { 0 }, tail = { 0 };

    read_notes(&head, a, content, TRUE);
    read_body(&body, a, content);
    read_notes(&tail, a, content, FALSE);
    out->source = head.source ? head.source : tail.source ? tail.source : body.source;
    if (!out->source)
        out->source = source_beside_date(a, content);
    if (!out->source)
        out->source = head.agency ? head.agency : body.agency;
    if (!out->source)
        out->source = office_above(a, content);
    out->author = head.author ? head.author : body.author ? body.author : tail.author;
    out->editor = tail.editor ? tail.editor : body.editor ? body.editor : head.editor;
}
