#include "normalize/indicator_steps.h"

#include "core/text.h"

#include <string.h>

gboolean step_at(const struct context *c, uint32_t at, uint32_t end, const char *word)
{
    return text_begins_within(c->doc->text + at, c->doc->text + end, word);
}

/* Characters that stand around a noun and are none of it. */
const uint32_t STEP_EDGES[] = U" 　、的”“「」『』\"之，·—-/）)：:_》《" TEXT_ITEM_SIGNS;
const uint32_t STEP_SPACES[] = U" \t　\n了";

static gboolean is_one_of(uint32_t character, const uint32_t *set)
{
    while (*set && *set != character)
        set++;
    return *set != 0;
}

uint32_t step_over_any(const struct context *c, uint32_t at, uint32_t end, const uint32_t *set)
{
    const char *text = c->doc->text, *s = text + at, *next = s;

    while (next < text + end && is_one_of(text_next(&next), set))
        s = next;
    return (uint32_t)(s - text);
}

uint32_t step_back_any(const struct context *c, uint32_t start, uint32_t at, const uint32_t *set)
{
    const char *text = c->doc->text, *s = text + at;

    while (s > text + start) {
        const char *before = g_utf8_prev_char(s), *next = before;

        if (!is_one_of(text_next(&next), set))
            break;
        s = before;
    }
    return (uint32_t)(s - text);
}

uint32_t step_over(const struct context *c, uint32_t at, uint32_t end, struct words *words)
{
    const char *text = c->doc->text, *word;

    while ((word = words_begin(words, text + at, text + end)))
        at += (uint32_t)strlen(word);
    return at;
}

uint32_t step_back(const struct context *c, uint32_t start, uint32_t at, struct words *words)
{
    const char *text = c->doc->text, *word;

    while ((word = words_end(words, text + start, text + at)))
        at -= (uint32_t)strlen(word);
    return at;
}

gboolean step_finds(const struct context *c, uint32_t start, uint32_t end, const char *word)
{
    return text_find(c->doc->text + start, end - start, word) != NULL;
}

gboolean step_is_rate(const struct context *c, uint32_t start, uint32_t end)
{
    static struct words RATES = WORDS("年均增速", "年均增幅", "年均增长率", "平均增速");

    return words_match(&RATES, c->doc->text + start, c->doc->text + end) != NULL;
}

uint32_t step_etc(const struct context *c, uint32_t start, uint32_t end)
{
    static struct words BEFORE = WORDS("高", "中", "初", "平", "均", "对", "同", "优", "劣", "何");
    static struct words BEHIND = WORDS("级", "待", "候", "于", "额", "值", "效", "同", "离子");
    static const char ETC[] = "等";
    const char *text = c->doc->text, *s = text + start, *at;

    while ((at = text_find(s, (gsize)(text + end - s), ETC))) {
        s = at + strlen(ETC);
        if (!words_end(&BEFORE, text + start, at) && !words_begin(&BEHIND, s, text + end))
            return (uint32_t)(at - text);
    }
    return 0;
}

uint32_t step_keep_taxi(const struct context *c, uint32_t start, uint32_t at, uint32_t end)
{
    return context_text_before(c, start, at, "的") && step_at(c, at, end, "士")
               ? at - (uint32_t)strlen("的")
               : at;
}

static const uint32_t SIGNS[] = U"+＋-－±(（"; /* 186万人次(+22.5%): no noun of either number */

static const char *const PAIRS[][2] = {
    { "“", "”" }, { "「", "」" }, { "『", "』" }, { "（", "）" }, { "(", ")" },
};

#define QUOTES                                                                                     \
    3 /* of the pairs; the others are brackets, and open nothing that a noun begins with */

gboolean step_is_quoted(const struct context *c, uint32_t start, uint32_t at, uint32_t end)
{
    for (gsize i = 0; i < QUOTES; i++)
        if (context_text_before(c, start, at, PAIRS[i][0]))
            return step_finds(c, at, end, PAIRS[i][1]);
    return FALSE;
}

/* Where the mark ends that stands at `at` and closes what was opened in [start, at), or 0. */
static uint32_t behind_closing(const struct context *c, uint32_t start, uint32_t at, uint32_t end)
{
    for (gsize i = 0; i < G_N_ELEMENTS(PAIRS); i++)
        if (step_at(c, at, end, PAIRS[i][1]))
            return step_finds(c, start, at, PAIRS[i][0]) ? at + (uint32_t)strlen(PAIRS[i][1]) : 0;
    return 0;
}

/* 「熟地」: all of it between one pair of quotation marks, which go then. */
static void drop_quotes(const struct context *c, struct phrase *p)
{
    const char *text = c->doc->text;

    for (gsize i = 0; i < QUOTES; i++) {
        gsize n = strlen(PAIRS[i][0]);
        const char *closing = step_at(c, p->start, p->end, PAIRS[i][0])
                                  ? text_find(text + p->start, p->end - p->start, PAIRS[i][1])
                                  : NULL;

        if (closing && closing + n == text + p->end) {
            p->start += (uint32_t)n;
            p->end -= (uint32_t)n;
        }
    }
}

/* Take punctuation from both ends; a quotation mark stays where its partner is inside. */
void step_trim(const struct context *c, struct phrase *p)
{
    for (;;) {
        uint32_t start = step_over_any(c, p->start, p->end, STEP_EDGES), taxi;

        if (start == p->start)
            break;
        if (step_is_quoted(c, p->start, start, p->end)) {
            p->start = start - 3;
            break;
        }
        taxi = step_keep_taxi(c, p->start, start, p->end);
        p->start = taxi;
        if (taxi < start)
            break;
    }
    for (;;) {
        uint32_t end = step_back_any(c, p->start, p->end, STEP_EDGES), closed;

        if (end == p->end)
            break;
        closed = behind_closing(c, p->start, end, p->end);
        p->end = closed ? closed : end;
        if (closed)
            break;
    }
    drop_quotes(c, p);
    if (p->end < p->start || step_over_any(c, p->start, p->end, SIGNS) == p->end)
        p->end = p->start;
}

gboolean step_is(const struct context *c, const struct token *t, const char *word)
{
    return t->end - t->start == strlen(word) && step_at(c, t->start, t->end, word);
}
