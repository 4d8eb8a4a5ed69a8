/*
 * frame.h - the frame in which a clause speaks: of an aim or of a fact, how sure, by or
 * for when. Cues and dates change it as the text goes on; it is carried from clause to
 * clause within a paragraph, and from headings and lead-ins to what stands below them.
 */
#ifndef MUBIAO_NORMALIZE_FRAME_H
#define MUBIAO_NORMALIZE_FRAME_H

#include "normalize/clause.h"
#include "normalize/when.h"

enum sense {
    SENSE_NONE, /* nothing said so far */
    SENSE_AIM,
    SENSE_FACT
};

/* How far back what set the sense lies: nearer words win. */
enum reach { REACH_CARRIED, REACH_SENTENCE, REACH_CLAUSE };

/* What a heading or lead-in says of all below it. */
struct governing {
    enum sense sense; /* none: nothing stands above, or it says nothing */
    const char *modality;
    const char *deadline;
    gboolean review; /* does it look back on a time (2025年工作回顾)? */
};

struct frame {
    enum sense sense;
    enum reach reach;
    const char *modality;       /* of an aim; NULL: not said */
    const char *deadline;       /* EDTF: the last date that lies ahead, or may */
    uint32_t due_at;            /* byte of the text: where it stands */
    const char *period;         /* EDTF: the last date that is over, or may be */
    const char *opening;        /* EDTF: the first period that this sentence has named, or NULL */
    gboolean local;             /* was the deadline named in the middle of a clause, … */
    const char *outer;          /* EDTF: … and this one, or NULL, before it in the paragraph? */
    const char *before_outlook; /* EDTF: … by 展望2035年: what held before it, or NULL */
    gboolean excursion;         /* is the period one told by the way (上季, 上年同期)? … */
    gboolean year_before;       /* … of 去年同期? Then up to the next ； */
    const char *home;   /* EDTF: … then this one, or NULL, comes back with the next sentence */
    const char *beside; /* EDTF: the deadline to go back to behind this clause, or NULL */
    const char *due;    /* EDTF: the first deadline that this sentence has named, or NULL */
    const char *years; /* EDTF: the years that the paragraph sums up (“十四五”时期, …), or NULL */
    struct governing governing;
    gboolean counted;    /* has this sentence said a number? */
    gboolean late;       /* … and then a date? It holds for the sentence, not for what follows */
    gboolean aimed;      /* … behind an aim that was due before? Then up to the next ； */
    gboolean firm;       /* has a date in this paragraph said when it plays? */
    enum when last;      /* how the last date of this sentence lies; unknown: none */
    gboolean closed;     /* was that a year or longer that is over? No aim lies in it */
    gboolean on_day;     /* was it a day? Then 预计 looks ahead from it */
    gboolean recap;      /* does the paragraph tell of 过去一年, or estimate what is over? */
    gboolean plan;       /* has this sentence named a plan? */
    gboolean plan_above; /* has this paragraph or a heading above it? */
    gboolean review;     /* is it a heading that looks back? */
    gboolean heading;    /* is it a heading's own? Then its first date counts */
    gboolean expecting;  /* has this clause said 预计 of what seemed to be over? */
    gboolean conditional; /* does this sentence tell what comes of something: 投产后，每年可 …? */
    gboolean nowadays; /* does this sentence say how things stand now, without a date? */
    gboolean met;      /* has this clause, or the last one, told that an aim was met? */
    gboolean done;     /* does this clause say that something was done? */
};

/* A new paragraph below the heading with frame `above` (NULL: none). */
struct frame frame_below(const struct frame *above);
/* … or below no heading: the headline may look back (2025年工作回顾). */
struct frame frame_below_headline(const struct context *c);
/* A clause begins; a length of time in it (三年内) may set when its aims are due. */
void frame_next_clause(struct frame *f, struct context *c, const struct clause *clause);

/* Let token `i` of the clause change the frame. */
void frame_step(struct frame *f, struct context *c, const struct clauses *all,
                const struct clause *clause, uint32_t i);

/* The day on which the article speaks: published, or fetched; NULL where unknown. */
const char *frame_today(const struct context *c);

#endif
