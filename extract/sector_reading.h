/*
 * sector_reading.h - a text as segments of tokens, for whoever looks for sectors in it.
 *
 * A segment stands between two stops (。，：and the like). In it the gazetteer cuts tokens:
 * names of sectors (tables/sectors.tsv), of regions, and the words that stand between
 * sectors (tables/sector_words.tsv); what lies between tokens is unknown.
 */
#ifndef MUBIAO_EXTRACT_SECTOR_READING_H
#define MUBIAO_EXTRACT_SECTOR_READING_H

#include "core/document.h"

#include <glib.h>
#include <stdint.h>

enum token_kind {
    TOKEN_SECTOR, /* needs a context */
    TOKEN_SURE,   /* a sector wherever it stands */
    TOKEN_VERB,
    TOKEN_HEAD,
    TOKEN_MODIFIER,
    TOKEN_THING,
    TOKEN_ORG,
    TOKEN_QUALITY, /* 智能, 绿色: alone no name, in front of one a part of it */
    TOKEN_STOP,
    TOKEN_MEASURE,
    TOKEN_PLAIN,
    TOKEN_REGION,
    TOKEN_ETC,   /* 等 */
    TOKEN_COMMA, /* 、 */
    TOKEN_AND,   /* 和, 与, 及, 以及 */
    TOKEN_COUNT, /* 3个, 五大 */
    TOKEN_QUOTE,
    TOKEN_PAREN, /* what stands in brackets, with them */
    TOKEN_KINDS
};

struct token {
    enum token_kind kind;
    uint32_t start, end; /* bytes of the text */
    uint32_t count;      /* of a TOKEN_COUNT */
    gboolean taken;      /* a mention covers it already */
};

struct sector_finder;

#define MAX_TOKENS 1024 /* a segment with more is read in pieces */

struct reading {
    const struct sector_finder *finder;
    struct document *doc;
    const char *text;
    GArray *out;
    struct token tokens[MAX_TOKENS];
    uint32_t n;
    uint32_t start, end;  /* the segment, bytes */
    GArray *names;        /* struct unknown_name */
    const char *parent;   /* 在X方向 in this sentence, or NULL */
    gboolean heading;     /* 水电：at the start of a line */
    gboolean title;       /* the segment stands in 《》 */
    gboolean verb_before; /* the segment before ended with a verb or a head and a colon */
    gboolean head_before; /* … with a head that sectors are listed behind: 以下赛道： */
};

/* Names of sectors that lists present: add them, and mark their tokens as taken. */
void sector_lists_read(struct reading *r);

/*
 * Cut the segment that begins at `p` into tokens; returns its end: a stop mark, the
 * text's end, or where there was no room for more tokens.
 */
const char *reading_segment(struct reading *r, const char *p, const char *end);

/* Append a sector mention; `presented`: the text presents it as a sector (group `as`). */
void reading_add(struct reading *r, uint32_t start, uint32_t end, const char *rule,
                 gboolean presented);

gboolean token_is_name(const struct token *t);
/* A token that no name goes across. */
gboolean token_is_wall(const struct token *t);
/* Is the token just this word? */
gboolean token_is(const struct reading *r, const struct token *t, const char *word);

/* Is there a verb right before byte `at`, where token `i` begins, with modifiers between at most? */
gboolean verb_before(const struct reading *r, uint32_t i, uint32_t at);

#endif
