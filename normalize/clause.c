#include "normalize/clause.h"

#include "core/text.h"

#include <string.h>

/* Longer ones are cut: whoever looks around within a clause stays linear. */
#define MAX_TOKENS 200

struct lexing {
    struct context *c;
    const struct cues *cues;
    struct clauses *out;
    uint32_t room, clause_room; /* of out->tokens and out->at, which grow on the heap */
    uint32_t mention;           /* the next one that counts */
    struct clause open;
};

/* 园区, which in an article on no zone is a word like any other. */
static gboolean is_word_for_zone(const struct mention *m)
{
    return g_strcmp0(mention_group(m, "level"), "zone") == 0;
}

/* 《物流发展报告（2019）》: the year of a title is no time of what the clause tells. */
static gboolean is_in_title(const struct mention *m)
{
    return strcmp(m->rule, "date.year.title") == 0;
}

/* 马公 of 马公机场 says where that is, and is a part of its name. */
static gboolean is_part_of_works(const struct mention *m)
{
    return g_strcmp0(mention_group(m, "kind"), "works") == 0;
}

static gboolean counts(const struct context *c, uint32_t i, enum token_kind *kind)
{
    switch (c->doc->mentions[i].type) {
    case MENTION_DATE:
        *kind = TOKEN_DATE;
        return c->dates[i].is_date && !is_in_title(&c->doc->mentions[i]);
    case MENTION_QUANTITY:
        *kind = TOKEN_QUANTITY;
        return c->quantities[i].is_quantity;
    case MENTION_REGION:
        *kind = TOKEN_REGION;
        return !is_part_of_works(&c->doc->mentions[i]) &&
               (c->regions[i] || !is_word_for_zone(&c->doc->mentions[i]));
    case MENTION_POLICY:
        *kind = TOKEN_POLICY;
        return TRUE;
    default:
        return FALSE;
    }
}

/* The next mention at or behind `at`: what lies within another one is passed over. */
static const struct mention *next_mention(struct lexing *l, uint32_t at, enum token_kind *kind)
{
    const struct document *doc = l->c->doc;

    for (; l->mention < doc->n_mentions; l->mention++)
        if (doc->mentions[l->mention].byte_start >= at && counts(l->c, l->mention, kind))
            return &doc->mentions[l->mention];
    return NULL;
}

/* Room for one element more; there are too many of both for a call each. */
static void *make_room(void *at, uint32_t n, uint32_t *room, gsize size)
{
    if (n < *room)
        return at;
    *room = MAX(2 * *room, 256);
    return g_realloc_n(at, *room, size);
}

static void add_token(struct lexing *l, struct token t)
{
    struct clauses *out = l->out;

    out->tokens = make_room(out->tokens, out->n_tokens, &l->room, sizeof(*out->tokens));
    out->tokens[out->n_tokens++] = t;
    l->open.n++;
}

static void add_clause(struct lexing *l)
{
    struct clauses *out = l->out;

    out->at = make_room(out->at, out->n, &l->clause_room, sizeof(*out->at));
    out->at[out->n++] = l->open;
}

static void close_clause(struct lexing *l, uint32_t end, uint32_t next, uint32_t stop)
{
    gboolean sentence = stop == 0x3002 || stop == 0xff01 || stop == 0xff1f || stop == '!' ||
                        stop == '?' || stop == '\n';
    gboolean empty = end <= l->open.start;
    uint32_t behind = sentence ? 0 : l->open.behind + (empty ? 0 : 1);

    l->open.end = end;
    l->open.stop = stop;
    if (!empty)
        add_clause(l);
    l->open = (struct clause){ .start = next,
                               .first = l->out->n_tokens,
                               .block = l->open.block,
                               .behind = behind,
                               .opens_sentence = behind == 0 };
}

static gboolean is_stop(const char *text, uint32_t at, uint32_t code)
{
    switch (code) {
    case STOP_COMMA:
    case STOP_SEMICOLON:
    case STOP_COLON:
    case 0x3002: /* 。 */
    case 0xff01:
    case 0xff1f:
    case ';':
    case '!':
    case '?':
    case 0x3000: /* a wide space stands for a comma in headlines */
        return TRUE;
    case ',':
    case ':':
        return !(at > 0 && g_ascii_isdigit(text[at - 1]) && g_ascii_isdigit(text[at + 1]));
    default:
        return FALSE;
    }
}

/* Texts typed with half-width marks mean the same by them. */
static uint32_t wide(uint32_t stop)
{
    return stop == ','   ? STOP_COMMA
           : stop == ';' ? STOP_SEMICOLON
           : stop == ':' ? STOP_COLON
                         : stop;
}

static gboolean is_bracket(uint32_t code, enum token_kind *kind)
{
    if (code == '(' || code == 0xff08)
        *kind = TOKEN_OPEN;
    else if (code == ')' || code == 0xff09)
        *kind = TOKEN_CLOSE;
    else
        return FALSE;
    return TRUE;
}

#define GLOSS_MOST 10 /* bytes of a short form in brackets */

/* May this stand in the short form of a term: PM2.5, GDP, yoy? */
static gboolean is_of_gloss(char c)
{
    return g_ascii_isalnum(c) || c == '.' || c == '-' || c == '/';
}

const char *clause_gloss_end(const char *s, const char *end)
{
    static struct words OPEN = WORDS("(", "（"), CLOSE = WORDS(")", "）");
    const char *mark = words_begin(&OPEN, s, end), *p;
    gboolean letters = FALSE;

    if (!mark)
        return NULL;
    s += strlen(mark);
    for (p = s; p < end && p - s <= GLOSS_MOST && is_of_gloss(*p); p++)
        letters |= g_ascii_isalpha(*p);
    mark = letters && p - s <= GLOSS_MOST ? words_begin(&CLOSE, p, end) : NULL;
    if (!mark)
        return NULL;
    p += strlen(mark);
    s = p;
    return s < end && text_is_han(text_next(&s)) ? p : NULL;
}

/* A stop or a bracket that stands at `at`. Returns where the text goes on: behind it, or behind a gloss. */
static uint32_t see_mark(struct lexing *l, uint32_t at, uint32_t block_end)
{
    const char *text = l->c->doc->text, *next = text + at,
               *gloss = clause_gloss_end(next, text + block_end);
    uint32_t code = text_next(&next), end = (uint32_t)(next - text);
    enum token_kind kind;

    if (gloss)
        return (uint32_t)(gloss - text);
    if (is_stop(text, at, code))
        close_clause(l, at, end, wide(code));
    else if (is_bracket(code, &kind))
        add_token(l, (struct token){ at, end, kind, 0, 0 });
    return end;
}

/*
 * 全市高架桥, 购置低轨卫星, 近海风场: is the 高, 低 or 近 at [at, at + n) the first part of a noun? Nothing that could
 * be high stands before it, and behind it neither a number nor how high.
 */
static gboolean begins_noun(const struct lexing *l, uint32_t at, uint32_t n, uint32_t end)
{
    static struct words LEVELS = WORDS("高", "低", "近"),
                        HOW = WORDS("于", "出", "过", "达", "至", "到", "了", "约", "近", "逾",
                                    "超", "见", "企", "走", "开", "收", "攀", "很", "不", "的",
                                    "些", "一", "两", "三", "四", "五", "六", "七", "八", "九",
                                    "十", "几", "数", "半", "百", "千", "万");
    const struct token *last = l->open.n ? &l->out->tokens[l->out->n_tokens - 1] : NULL;
    const char *s = l->c->doc->text + at, *behind = s + n;

    if (!words_match(&LEVELS, s, behind) || words_begin(&HOW, behind, l->c->doc->text + end) ||
        at + n >= end || !text_is_han(text_next(&behind)))
        return FALSE;
    return at == l->open.start ||
           (last && last->end == at &&
            (last->kind == TOKEN_REGION || last->kind == TOKEN_DATE || last->kind == TOKEN_OPEN ||
             (last->kind == TOKEN_CUE && (last->cues & (CUE_BUILD | CUE_AND | CUE_DONE)))));
}

/* One step: the next mention, cue, stop or bracket. Returns where it ends. */
static uint32_t step(struct lexing *l, uint32_t at, uint32_t end)
{
    const char *text = l->c->doc->text, *found;
    enum token_kind kind;
    const struct mention *m = next_mention(l, at, &kind);
    uint32_t limit = m && m->byte_start < end ? m->byte_start : end, cues;
    gsize n;

    if (l->open.n >= MAX_TOKENS)
        close_clause(l, at, at, STOP_COMMA);
    if (m && m->byte_start == at) {
        uint32_t stop = MIN(m->byte_end, end);

        add_token(l, (struct token){ at, stop, kind, 0, l->mention });
        return MAX(stop, at + 1);
    }
    found = cues_next(l->cues, text + at, text + limit, &n, &cues);
    at = (uint32_t)(found - text);
    if (n > 0 && cues == CUE_MARK)
        return see_mark(l, at, end);
    if (n > 0 && cues != 0 &&
        !((cues & (CUE_CHANGE | CUE_LEVEL)) && begins_noun(l, at, (uint32_t)n, limit)))
        add_token(l, (struct token){ at, at + (uint32_t)n, TOKEN_CUE, cues, 0 });
    return at + (uint32_t)n;
}

/* What `at` holds, moved from the heap into the arena. */
static void *to_arena(struct arena *arena, void *at, gsize size)
{
    void *copy = arena_alloc(arena, size);

    if (size > 0)
        memcpy(copy, at, size);
    g_free(at);
    return copy;
}

const struct clause *clause_sentence_opener(const struct clause *clause)
{
    return clause - clause->behind;
}

const struct token *clause_bracket_before(const struct clauses *all, const struct clause *clause,
                                          uint32_t i)
{
    while (i-- > clause->first)
        if (all->tokens[i].kind == TOKEN_OPEN || all->tokens[i].kind == TOKEN_CLOSE)
            return &all->tokens[i];
    return NULL;
}

gboolean clause_has_number(const struct clauses *all, const struct clause *clause, uint32_t from)
{
    for (uint32_t i = from; i < clause->first + clause->n; i++)
        if (all->tokens[i].kind == TOKEN_QUANTITY)
            return TRUE;
    return FALSE;
}

void clauses_find(struct context *c, const struct cues *cues, struct clauses *out)
{
    struct lexing l = { .c = c, .cues = cues, .out = out };

    memset(out, 0, sizeof(*out));
    for (uint32_t b = 0; b < c->doc->n_blocks; b++) {
        uint32_t at = c->blocks[b].start;
        uint32_t end = c->blocks[b].end;

        l.open = (struct clause){
            .start = at, .first = out->n_tokens, .block = b, .opens_sentence = TRUE
        };
        while (at < end)
            at = step(&l, at, end);
        close_clause(&l, end, end, '\n');
    }
    out->at = to_arena(c->arena, out->at, out->n * sizeof(*out->at));
    out->tokens = to_arena(c->arena, out->tokens, out->n_tokens * sizeof(*out->tokens));
}
