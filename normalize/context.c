#include "normalize/context.h"
#include "normalize/section.h"

#include <stdarg.h>
#include <string.h>

/* ---- sentences ---- */

static gboolean is_end(uint32_t c)
{
    return c == 0x3002 /* 。 */ || c == 0xff01 || c == 0xff1f || c == '!' || c == '?' ||
           c == 0x2026 /* … */;
}

/* The last bytes of those: few characters have one, so most are passed over by that. */
static const gboolean LAST_BYTE[256] = {
    [0x82] = TRUE, [0x81] = TRUE, [0x9f] = TRUE, [0xa6] = TRUE, ['!'] = TRUE, ['?'] = TRUE,
};

/* What may stand between a full stop and the end of its sentence. */
static gboolean is_closing(uint32_t c)
{
    return c == 0x201d || c == 0x2019 || c == 0x300d || c == 0x300f || c == 0xff09 || c == ')' ||
           c == '"';
}

static gboolean is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x3000 || c == 0xa0;
}

static const char *skip_space(const char *s, const char *end)
{
    while (s < end) {
        const char *next = s;

        if (!is_space(text_next(&next)))
            break;
        s = next;
    }
    return s;
}

static const char *skip_space_back(const char *s, const char *end)
{
    while (end > s) {
        const char *last = g_utf8_prev_char(end), *next = last;

        if (!is_space(text_next(&next)))
            break;
        end = last;
    }
    return end;
}

/* Add [s, end) without the white space around it; empty ones are passed over. */
static void add_sentence(GArray *out, const char *text, const char *s, const char *end,
                         uint32_t block)
{
    struct sentence sentence = { .block = block };

    s = skip_space(s, end);
    if (s == end)
        return;
    sentence.start = (uint32_t)(s - text);
    sentence.end = (uint32_t)(skip_space_back(s, end) - text);
    g_array_append_val(out, sentence);
}

/*
 * Does byte `at` lie inside a mention (《来吧！方案》)? `*next` is where the search goes on:
 * places are asked for in text order, so one walk over the mentions does.
 */
static gboolean inside_mention(const struct context *c, uint32_t *next, uint32_t at)
{
    const struct mention *m = c->doc->mentions;

    while (*next < c->doc->n_mentions && m[*next].byte_end <= at)
        ++*next;
    return *next < c->doc->n_mentions && m[*next].byte_start < at;
}

/* 、，；： and their like, where a sentence may be broken off that is too long. */
static gboolean is_pause(uint32_t c)
{
    return c == 0x3001 || c == 0xff0c || c == 0xff1b || c == 0xff1a || c == ',' || c == ';' ||
           c == ' ';
}

/*
 * Does the sentence that began at `s` end with the character in [at, p)? Every record carries
 * its sentence, so a text without full stops would be written out once for each of its
 * records: one that is too long ends at a pause, or anywhere.
 */
static gboolean ends_sentence(const char *s, const char *at, const char *p)
{
    gsize n = (gsize)(p - s);
    uint32_t code;

    if (n < SENTENCE_LONG && !LAST_BYTE[(unsigned char)p[-1]])
        return FALSE;
    code = text_next(&at);
    return is_end(code) || (n >= SENTENCE_LONG && is_pause(code)) || n >= 2 * SENTENCE_LONG;
}

static void split_block(struct context *c, uint32_t block, uint32_t *next_mention, GArray *out)
{
    const char *text = c->doc->text;
    const char *stop = text + c->blocks[block].end, *s = text + c->blocks[block].start;

    for (const char *p = s; p < stop;) {
        const char *at = p;

        p += text_step((unsigned char)*p);
        if (!ends_sentence(s, at, p))
            continue;
        for (const char *q = p; q < stop;) {
            uint32_t next = text_next(&q);

            if (!is_end(next) && !is_closing(next))
                break;
            p = q;
        }
        if (inside_mention(c, next_mention, (uint32_t)(p - text)))
            continue;
        add_sentence(out, text, s, p, block);
        s = p;
    }
    add_sentence(out, text, s, stop, block);
}

static void place_mentions(struct context *c)
{
    const struct document *doc = c->doc;
    uint32_t s = 0;

    c->sentence_of = arena_alloc(c->arena, doc->n_mentions * sizeof(*c->sentence_of));
    for (uint32_t i = 0; i < doc->n_mentions; i++) {
        while (s + 1 < c->n_sentences && c->sentences[s].end <= doc->mentions[i].byte_start)
            s++;
        c->sentence_of[i] = s;
    }
}

#define USUAL_SENTENCES 128

static void find_sentences(struct context *c)
{
    GArray *found = g_array_sized_new(FALSE, FALSE, sizeof(struct sentence), USUAL_SENTENCES);
    uint32_t next_mention = 0;

    for (uint32_t b = 0; b < c->doc->n_blocks; b++)
        split_block(c, b, &next_mention, found);
    if (found->len == 0) { /* a text of white space: somewhere to point to */
        struct sentence all = { 0, (uint32_t)c->doc->text_bytes, 0 };

        g_array_append_val(found, all);
    }
    c->n_sentences = found->len;
    c->sentences = arena_alloc(c->arena, found->len * sizeof(*c->sentences));
    memcpy(c->sentences, found->data, found->len * sizeof(*c->sentences));
    g_array_free(found, TRUE);
    c->sentence_text = arena_calloc(c->arena, c->n_sentences, sizeof(*c->sentence_text));
}

/* ---- the context ---- */

static void place_blocks(struct context *c)
{
    const struct document *doc = c->doc;
    gsize chars = 0, byte = 0;

    c->blocks = arena_alloc(c->arena, doc->n_blocks * sizeof(*c->blocks));
    for (uint32_t b = 0; b < doc->n_blocks; b++) {
        const struct block *block = &doc->blocks[b];

        byte += text_byte_at(doc->text + byte, doc->text_bytes - byte, block->start - chars);
        c->blocks[b].start = (uint32_t)byte;
        byte += text_byte_at(doc->text + byte, doc->text_bytes - byte, block->end - block->start);
        c->blocks[b].end = (uint32_t)byte;
        chars = block->end;
    }
}

void context_init(struct context *c, struct document *doc, GString *trace)
{
    gsize n = doc->n_mentions;

    memset(c, 0, sizeof(*c));
    c->doc = doc;
    c->arena = &doc->arena;
    c->trace = trace;
    place_blocks(c);
    find_sentences(c);
    place_mentions(c);
    sections_find(c);
    c->dates = arena_calloc(c->arena, n, sizeof(*c->dates));
    c->quantities = arena_calloc(c->arena, n, sizeof(*c->quantities));
    c->regions = arena_calloc(c->arena, n, sizeof(*c->regions));
    c->sectors = arena_calloc(c->arena, n, sizeof(*c->sectors));
    c->policies = arena_calloc(c->arena, n, sizeof(*c->policies));
}

void context_trace(struct context *c, const char *format, ...)
{
    va_list args;

    if (!c->trace)
        return;
    va_start(args, format);
    g_string_append_vprintf(c->trace, format, args);
    va_end(args);
    g_string_append_c(c->trace, '\n');
}

uint32_t context_look_back(const struct context *c, uint32_t from, uint32_t at, uint32_t most)
{
    uint32_t start = at - from > most ? at - most : from;

    while (start < at && ((unsigned char)c->doc->text[start] & 0xc0) == 0x80)
        start++;
    return start;
}

uint32_t context_count_until(const void *first, uint32_t n, gsize size, uint32_t at)
{
    uint32_t low = 0, high = n;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2, start;

        memcpy(&start, (const char *)first + middle * size, sizeof(start));
        if (start <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t context_mentions_until(const struct context *c, uint32_t at)
{
    const struct mention *first = c->doc->mentions;

    return c->doc->n_mentions > 0 && at > 0
               ? context_count_until(&first->byte_start, c->doc->n_mentions, sizeof(*first), at - 1)
               : 0;
}

const char *context_string(struct context *c, uint32_t start, uint32_t end)
{
    return arena_strndup(c->arena, c->doc->text + start, end - start);
}

const char *context_sentence(struct context *c, uint32_t i)
{
    if (!c->sentence_text[i])
        c->sentence_text[i] = context_string(c, c->sentences[i].start, c->sentences[i].end);
    return c->sentence_text[i];
}
