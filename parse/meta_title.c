#include "parse/meta_title.h"

#include "core/text.h"
#include "parse/datetime_text.h"
#include "parse/meta_names.h"
#include "parse/slice.h"

#include <string.h>

#define TITLE_BYTES 600 /* of a title that is looked at */
#define NEAR_LINES  12  /* before the body: where headlines stand */

/* ---- cutting names off ---- */

static const struct {
    const char *mark;
    gboolean strong; /* never part of a headline */
} marks[] = {
    { "_", TRUE },   { "|", TRUE },  { "｜", TRUE },  { "»", TRUE },  { "--", TRUE },
    { "—", FALSE },  { "–", FALSE }, { " - ", TRUE }, { "-", FALSE }, { "·", FALSE },
    { "丨", FALSE }, { "︱", TRUE }, { "«", TRUE },   { "::", TRUE }, { "›", TRUE },
};

/* The last mark in `n` bytes: its offset and length; FALSE where there is none. */
static gboolean last_mark(const char *s, gsize n, gsize *at, gsize *length, gboolean *strong)
{
    for (gsize i = n; i-- > 0;) {
        for (gsize k = 0; k < G_N_ELEMENTS(marks); k++) {
            gsize w = strlen(marks[k].mark);
            if (n - i < w || memcmp(s + i, marks[k].mark, w) != 0)
                continue;
            /* the longest mark that ends here: " - " and "--" before "-" */
            if (i && strcmp(marks[k].mark, "-") == 0 && (s[i - 1] == ' ' || s[i - 1] == '-'))
                break;
            *at = i;
            *length = w;
            *strong = marks[k].strong;
            return TRUE;
        }
    }
    return FALSE;
}

static void trim_slice(const char **s, gsize *n)
{
    while (*n && strchr(" -_|\t", (*s)[0]))
        (*s)++, (*n)--;
    while (*n && strchr(" -_|\t", (*s)[*n - 1]))
        (*n)--;
}

static gboolean has_sentence_mark(const char *s, gsize n)
{
    static const char *const sentence[] = { "，", "。", "！", "？", "：", "!",
                                            "?",  ",",  "“",  "「", "；" };

    for (gsize i = 0; i < G_N_ELEMENTS(sentence); i++) {
        if (slice_has(s, n, sentence[i]))
            return TRUE;
    }
    return FALSE;
}

/* May this be the name of a section or site, behind a mark of this strength? */
static gboolean is_suffix(const char *s, gsize n, gboolean strong, const char *site)
{
    gsize chars = text_length(s, n);

    if (!n || (site && slice_is(s, n, site)))
        return TRUE;
    if (names_is_medium(s, n))
        return TRUE;
    return chars <= (strong ? 22 : 10) && !has_sentence_mark(s, n);
}

const char *meta_title_core(struct arena *a, const char *title, const char *site,
                            const char **suffix)
{
    const char *s = title, *name = NULL;
    gsize n = slice_cut(title, strlen(title), TITLE_BYTES), name_length = 0, at, length;
    gboolean strong;

    while (last_mark(s, n, &at, &length, &strong)) {
        const char *tail = s + at + length;
        gsize tail_length = n - at - length, head = at;

        trim_slice(&tail, &tail_length);
        while (head && s[head - 1] == ' ')
            head--;
        if (!is_suffix(tail, tail_length, strong, site))
            break;
        /* "新闻动态--某某学会": what would be left is no headline; but a lone mark is nothing */
        if (head && tail_length && text_length(s, head) < 4 && strspn(s, " -_|") < head)
            break;
        if (!name && tail_length) {
            name = tail;
            name_length = tail_length;
        }
        n = head;
        if (!n)
            break;
    }
    trim_slice(&s, &n);
    if (suffix)
        *suffix = name ? arena_strndup(a, name, name_length) : NULL;
    return arena_strndup(a, s, n);
}

const char *meta_site(const struct clues *c)
{
    static const char *const names[] = { "og:site_name", "SiteName", "application-name",
                                         "apple-mobile-web-app-title", NULL };
    const char *site = clues_meta_any(c, names), *suffix = NULL;

    if (!site && c->title) {
        const char *core = meta_title_core(c->arena, c->title, NULL, &suffix);
        if (suffix && strstr(core, suffix))
            suffix = NULL; /* a keyword of the article */
    }
    return site ? arena_strdup(c->arena, site) : suffix;
}

/* ---- agreement ---- */

/* One thing that repeats the headline, folded. */
struct witness {
    const char *text;       /* without names */
    const char *fold, *all; /* of it; of the whole */
    gsize fold_length, all_length;
    gsize core; /* code points of `fold` */
    int weight; /* in percent: a short word or a medium's name is no headline */
};

struct witnesses {
    struct witness list[4 + CLUE_ARTICLES];
    gsize n;
};

static void add_witness(struct witnesses *w, const struct clues *c, const char *text,
                        const char *site)
{
    struct witness *one = &w->list[w->n];
    const char *core;
    gsize n;

    if (!text || !*text || w->n == G_N_ELEMENTS(w->list))
        return;
    core = meta_title_core(c->arena, text, site, NULL);
    n = strlen(core);
    one->fold = clues_fold(c->arena, core, n, TITLE_BYTES, &one->fold_length);
    one->all = clues_fold(c->arena, text, strlen(text), TITLE_BYTES, &one->all_length);
    one->core = text_length(one->fold, one->fold_length);
    one->text = core;
    one->weight = (int)MIN(one->core, 10) * 10;
    if (names_is_medium(one->fold, one->fold_length) && !has_sentence_mark(core, n))
        one->weight /= 2;
    if (one->core)
        w->n++;
}

static void find_witnesses(struct witnesses *w, const struct clues *c, const char *site)
{
    static const char *const og[] = { "og:title", "twitter:title", "ArticleTitle", "weibo:title",
                                      NULL };

    w->n = 0;
    add_witness(w, c, c->title, site);
    add_witness(w, c, clues_meta_any(c, og), site);
    add_witness(w, c, clues_meta(c, "title"), site);
    for (gsize i = 0; i < c->n_articles; i++)
        add_witness(w, c, c->articles[i].headline, site);
}

/*
 * How much of the best witness the line repeats, in percent; 0 where none holds the line.
 * A line longer than the core counts where the witness begins with it: the core was cut
 * too short.
 */
static int agreement(const struct witnesses *w, const char *fold, gsize length)
{
    gsize chars = text_length(fold, length);
    int best = 0;

    for (gsize i = 0; i < w->n && length; i++) {
        const struct witness *one = &w->list[i];
        int share;
        if (!slice_has(one->fold, one->fold_length, fold) &&
            !(length > one->fold_length && slice_starts(one->all, one->all_length, fold)))
            continue;
        share = (int)MIN(chars * 100 / one->core, 100) * one->weight / 100;
        best = MAX(best, share);
    }
    return best;
}

static gboolean is_titled(const struct clues *c, uint32_t node)
{
    static const char *const words[] = { "title", "headline", "tit", "biaoti" };

    for (int up = 0; up < 3 && node; up++) {
        const char *class = tree_attribute(c->tree, node, ATTR_CLASS);
        const char *id = tree_attribute(c->tree, node, ATTR_ID);
        const char *prop = tree_attribute(c->tree, node, ATTR_ITEMPROP);

        for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
            if ((class && strcasestr(class, words[i])) || (id && strcasestr(id, words[i])))
                return TRUE;
        }
        if (prop && strcmp(prop, "headline") == 0)
            return TRUE;
        node = c->tree->nodes[node].parent;
    }
    return FALSE;
}

/* Does a line with a date of its own follow close behind head line `i`? */
static gboolean dated_behind(const struct clues *c, uint32_t i)
{
    for (uint32_t k = i + 1; k < c->n_head && k <= i + 4; k++) {
        struct datetime when;
        gsize start, end;
        if (c->head[k].n < 200 &&
            datetime_find(c->head[k].text, c->head[k].n, 0, 0, &when, &start, &end))
            return TRUE;
    }
    return FALSE;
}

static gboolean is_breadcrumb(const struct clue_line *line)
{
    static const char *const heads[] = { "首页", "首頁", "主页", "主頁", "当前位置", "位置：" };

    for (gsize i = 0; i < G_N_ELEMENTS(heads); i++) {
        if (slice_starts(line->text, line->n, heads[i]))
            return TRUE;
    }
    return slice_has(line->text, line->n, " > ");
}

static int score_line(const struct clues *c, const struct witnesses *w,
                      const struct clue_line *line, const char *site)
{
    gsize length;
    const char *fold = clues_fold(c->arena, line->text, line->n, TITLE_BYTES, &length);
    gsize chars = text_length(fold, length);
    int share, score = 0;

    if (chars < 2 || chars > 120 || (site && slice_is(line->text, line->n, site)))
        return 0;
    share = agreement(w, fold, length);
    if (site && slice_has(site, strlen(site), line->text))
        score -= 40; /* a part of the site's name */
    score += share * 60 / 100 + (share ? (int)MIN(chars, 30) : 0);
    if (is_breadcrumb(line))
        score -= 40;
    if (line->heading)
        score += line->heading == 1 ? 15 : line->heading == 2 ? 12 : 6;
    if (is_titled(c, line->node))
        score += 5;
    if (line->linked)
        score -= 25;
    if (line->inside && share < 60)
        score -= 30;
    if (c->content->headline && tree_within(c->tree, line->node, c->content->headline))
        score += 30;
    return score;
}

struct choice {
    const struct clue_line *line;
    int score;
};

static void consider(struct choice *best, const struct clue_line *line, int score)
{
    if (score > best->score) {
        best->line = line;
        best->score = score;
    }
}

static void choose_line(struct choice *best, const struct clues *c, const struct witnesses *w,
                        const char *site)
{
    for (uint32_t i = 0; i < c->n_head; i++) {
        int score = score_line(c, w, &c->head[i], site);
        uint32_t before = c->n_head - i;

        if (before <= NEAR_LINES)
            score += 10 - (int)before / 2;
        if (score > 0 && dated_behind(c, i))
            score += 15;
        consider(best, &c->head[i], score);
    }
    for (uint32_t i = 0; i < c->n_headings; i++)
        consider(best, &c->headings[i], score_line(c, w, &c->headings[i], site));
}

/* A title that the page only declares: what is declared twice, else the weightiest. */
static const struct witness *declared(const struct witnesses *w)
{
    const struct witness *best = NULL;

    for (gsize i = 0; i < w->n; i++) {
        const struct witness *one = &w->list[i];
        for (gsize k = 0; k < w->n; k++) {
            if (k != i && one->core >= 6 && one->weight > 50 &&
                slice_has(w->list[k].all, w->list[k].all_length, one->fold))
                return one;
        }
        if (!best || one->weight > best->weight)
            best = one;
    }
    return best;
}

/* A headline broken into several lines: do the lines around `i` make up the witness? */
static gboolean is_broken(const struct clues *c, const struct witness *whole,
                          const struct clue_line *line)
{
    gsize covered = 0;
    uint32_t i = 0;

    while (i < c->n_head && &c->head[i] != line)
        i++;
    for (uint32_t k = i > 3 ? i - 3 : 0; k < c->n_head && k <= i + 3; k++) {
        gsize length;
        const char *fold =
            clues_fold(c->arena, c->head[k].text, c->head[k].n, TITLE_BYTES, &length);
        if (length && slice_has(whole->fold, whole->fold_length, fold))
            covered += text_length(fold, length);
    }
    return covered * 10 >= whole->core * 9 && covered <= whole->core + 2;
}

#define ENOUGH 40 /* below this a shown line is taken only where nothing is declared */

/* "Headline (09:30)", "Headline (2024-08-01 09:30)": the time in brackets is no part of it. */
static const char *without_time(struct arena *a, const char *s)
{
    const char *open = strrchr(s, '(');
    gsize n = strlen(s);

    if (!open || open - s < 8 || s[n - 1] != ')' || !memchr(open, ':', n - (gsize)(open - s)) ||
        strspn(open + 1, "0123456789:-/. ") != n - (gsize)(open - s) - 2)
        return s;
    n = (gsize)(open - s);
    while (n && s[n - 1] == ' ')
        n--;
    return arena_strndup(a, s, n);
}

const char *meta_title(const struct clues *c, uint32_t *node)
{
    const char *site = meta_site(c);
    const struct witness *said;
    struct witnesses w;
    struct choice best = { NULL, 0 };

    *node = 0;
    find_witnesses(&w, c, site);
    if (c->content->kind == PAGE_ARTICLE)
        choose_line(&best, c, &w, site);
    said = declared(&w);
    if (!best.line || (best.score < ENOUGH && said && said->weight > 50))
        return said ? without_time(c->arena, said->text) : NULL;
    *node = best.line->node;
    if (said && said->weight > 50 && is_broken(c, said, best.line))
        return without_time(c->arena, said->text);
    return without_time(c->arena, best.line->text);
}
