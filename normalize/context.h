/*
 * context.h - one document while it is being normalized: its sentences, sections
 * and mentions, and what each mention was resolved to so far.
 *
 * The steps run in this order, each reading what those before it filled in:
 * context_init (sentences, sections), dates_resolve, quantities_resolve,
 * regions_resolve, policies_resolve, sectors_resolve, then the records.
 * Everything lives in the document's arena. Positions here are bytes of doc->text.
 */
#ifndef MUBIAO_NORMALIZE_CONTEXT_H
#define MUBIAO_NORMALIZE_CONTEXT_H

#include "core/document.h"
#include "core/text.h"
#include "core/words.h"

#include <glib.h>
#include <stdint.h>

/* Bytes beyond which a sentence is broken off at the next pause (，、；：), at twice that anywhere. */
#define SENTENCE_LONG 3000

/*
 * A sentence ends with 。！？!?… (and closing quotes behind it), or with its block, but never
 * inside a mention: the title of a plan may hold a full stop.
 */
struct sentence {
    uint32_t start, end; /* bytes, end exclusive, without surrounding white space */
    uint32_t block;      /* index into doc->blocks */
};

struct byte_span {
    uint32_t start, end; /* bytes, end exclusive */
};

/* What a date mention means; see docs/records.md. All NULL/false for other mentions. */
struct date_value {
    const char *edtf;    /* NULL: not resolvable; then `partial` says what is known */
    const char *partial; /* "--08-01" */
    const char *grain;   /* "day", "month", "quarter", "half", "year", "interval", "minute" … */
    const char *bound;   /* "before", "after", or NULL */
    gboolean approximate, inferred;
    int year_over; /* 过去一年, said in January to March: the year that has just ended; else 0 */
    gboolean is_date; /* false: the mention is no date after all (an impossible day …) */
};

/* What a quantity mention means. Numbers are plain decimals, exact. */
struct quantity_value {
    const char *value, *value_max; /* value_max for ranges only; value NULL: no number (数十) */
    /* how far 多, 余 and 数 reach: 3000多 is 3000 to 4000, 数十亿 1e9 to 1e10; else NULL */
    const char *from, *to;
    const char *unit; /* base form; NULL for a bare number */
    const char *op;   /* "=", ">=", ">", "<=", "<", "~", "range", "order" */
    const char *per;  /* "年", "人" …, or NULL */
    gboolean is_quantity;
};

struct region; /* a row of tables/regions.tsv; see normalize/region.h */
struct sector; /* a row of tables/sectors.tsv; see normalize/sector.h */
struct policy; /* see normalize/policy.h */

/* What a sector mention means. */
struct sector_value {
    const struct sector *row; /* NULL: not in the table */
    const char *name;         /* canonical name, or as written without 产业, 领域 … */
    const char *code;         /* of the row, or NULL */
    const char *parent;       /* the group that the article, else the table puts it under */
    gboolean is_sector;       /* false: no record */
};

struct context {
    struct document *doc;
    struct arena *arena;      /* = &doc->arena */
    struct byte_span *blocks; /* [n_blocks]: where doc->blocks stand */

    struct sentence *sentences;
    uint32_t n_sentences;
    const char **sentence_text; /* [n_sentences], filled by context_sentence() */
    uint32_t *sentence_of;      /* [n_mentions]: index into sentences */
    const char **section; /* [n_blocks]: headings above the block joined by " > ", NULL: none */
    uint8_t *levels;      /* [n_blocks]: enum section_level, 0: no heading; see section.h */
    uint32_t *above;      /* [n_blocks]: the block of the nearest heading above, or UINT32_MAX */

    struct date_value *dates;          /* [n_mentions] */
    struct quantity_value *quantities; /* [n_mentions] */
    const struct region **regions;     /* [n_mentions], NULL: no region mention, or not resolved */
    struct sector_value *sectors;      /* [n_mentions] */
    const struct policy **policies;    /* [n_mentions], NULL: no policy mention */

    /* What the regions, sectors and policies of the text mean for the places between them. */
    struct region_frames *region_frames;
    struct sector_frames *sector_frames;
    struct policy_frames *policy_frames;

    GString *trace; /* NULL: nobody wants to know */
};

/* `doc` must have mentions (none is fine) and blocks. */
void context_init(struct context *c, struct document *doc, GString *trace);

/* A line for `mubiao explain`; costs nothing where nobody listens. */
void context_trace(struct context *c, const char *format, ...) G_GNUC_PRINTF(2, 3);

/*
 * How many of the `n` elements at `first`, each of `size` bytes and sorted by the uint32_t
 * at its head (`first` may point to another one within the first element), stand at `at` or before? The last of them is what governs there.
 */
uint32_t context_count_until(const void *first, uint32_t n, gsize size, uint32_t at);

/* How many mentions begin before byte `at`. */
uint32_t context_mentions_until(const struct context *c, uint32_t at);

/* Does the text go on with `word` at byte `at`? */
static inline gboolean context_text_at(const struct context *c, uint32_t at, const char *word)
{
    return text_begins(c->doc->text + at, word);
}

/* Up to `most` bytes before byte `at` of the text, but not before `from`: where a character begins. */
uint32_t context_look_back(const struct context *c, uint32_t from, uint32_t at, uint32_t most);

/* Does `word` stand right before byte `at`, and not before byte `from`? */
static inline gboolean context_text_before(const struct context *c, uint32_t from, uint32_t at,
                                           const char *word)
{
    return at >= from && text_ends(c->doc->text + from, c->doc->text + at, word);
}

/* Bytes [start, end) of the text as a string in the arena. */
const char *context_string(struct context *c, uint32_t start, uint32_t end);
/* The text of sentence `i`; made once, shared by all its records. */
const char *context_sentence(struct context *c, uint32_t i);

#endif
