/*
 * finding.h - the walk over the clauses that finds targets and figures, and the quantity
 * that it is at; private to target.c and the files that judge quantities for it.
 */
#ifndef MUBIAO_NORMALIZE_FINDING_H
#define MUBIAO_NORMALIZE_FINDING_H

#include "normalize/frame.h"
#include "normalize/indicator.h"
#include "normalize/measure.h"
#include "normalize/quantity.h"
#include "normalize/target.h"

#include <string.h>

#define MANY_DIGITS 3 /* a hundred or more: no story's, and no list of names */
#define MEMBERS     8 /* how many indicators of a sentence 分别 may look back to */

struct known_measure {
    const char *unit; /* by address; NULL: none */
    enum measure measure;
};

/* 来自美国订单199.8亿美元: 来自, 订单; what stands around a place that one trades with. */
struct partner {
    const char *before, *behind; /* NULL: none */
    uint32_t at;                 /* byte of the text: where the first place is named */
};

struct finding {
    struct context *c;
    struct clauses all;
    GArray *found;          /* struct target */
    gboolean *within;       /* [n_tokens]: quantities that are part of another one's noun */
    struct frame *headings; /* [n_blocks] */
    struct frame frame;
    const char *announced; /* the one deadline named so far, or the last lead-in's: 2025年将… */
    const char *budget;    /* the year that the article's budget is for, or NULL */
    gboolean several;      /* have aims named more than one? */
    gboolean aims;         /* has any aim been told so far? */
    const char *reported;  /* the period that a report is on; NULL: not said, or several */
    const char *first_reported; /* the one named first: 期内 goes back to it */
    uint32_t reported_by;       /* the block that said so, + 1; 0: none */
    uint32_t reported_in;       /* … and the byte where its sentence begins */
    uint32_t plain;             /* the last block that is no part of a series; UINT32_MAX: none */
    uint32_t opener; /* that before this series (一是…, 二是…); UINT32_MAX: none */

    /* Of the block so far. */
    guint first; /* its first record in `found` */

    /* Of the sentence so far. */
    uint32_t sentence;      /* byte of the text: where it begins */
    uint32_t part;          /* … and its part that this clause is in: behind the last ； */
    gboolean aside;         /* is it about prices on an exchange, or who may apply? */
    guint spoken;           /* its first record in `found` */
    const char *subject;    /* the last noun that something was measured of */
    const char *whole;      /* what the parts named since 其中 are parts of, or NULL */
    const char *aspect;     /* what the sentence says that it is on (住房方面，…), or NULL */
    struct partner partner; /* with whom the sentence told trade first, or nobody */
    const char *said[MEMBERS]; /* the last indicators, a ring */
    uint32_t n_said;
    gboolean aside_said[MEMBERS]; /* … in a bracket? */
    const char
        *left; /* the date of what the last change with one started from: 由2017年的 …; or NULL */
    gboolean priced;            /* has it said a price? */
    const char *dates[MEMBERS]; /* the last dates that stand in a list: 2025年、2027年 */
    uint32_t n_dates;

    struct known_measure measures[32];
};

/* A quantity with its surroundings, while it is judged. */
struct judged {
    const struct clause *clause;
    uint32_t token;
    const struct quantity_value *q;
    enum measure measure;
    struct phrase before, after;
    gboolean labelled;        /* is `before` the name before a colon? */
    uint32_t member, members; /* its place in a list of numbers: 3%、5%、6% */
};

/* The last record, where there is one from the `first` on; or NULL. */
static inline struct target *finding_last_from(const struct finding *f, guint first)
{
    return f->found->len > first ? &g_array_index(f->found, struct target, f->found->len - 1)
                                 : NULL;
}

/* The record before this one in its sentence, or NULL. */
static inline struct target *finding_last(const struct finding *f)
{
    return finding_last_from(f, f->spoken);
}

/* … and in its block. */
static inline struct target *finding_last_of_block(const struct finding *f)
{
    return finding_last_from(f, f->first);
}

#define FINDING_LOOK_BACK 64

/* The first of the records from `first` on that a look back sees: the time stays linear. */
static inline guint finding_records_from(const struct finding *f, guint first)
{
    guint n = f->found->len;

    return MAX(first, n > FINDING_LOOK_BACK ? n - FINDING_LOOK_BACK : 0);
}

extern struct words judged_in_turn; /* 分别, 依次 */
extern struct words judged_rest;    /* 其余, 余下 */

/* The clause that the number's goes on from behind a comma, where it says no number; else NULL. */
static inline const struct clause *judged_clause_before(const struct finding *f,
                                                        const struct judged *j)
{
    const struct clause *before = j->clause - 1;

    return j->clause->opens_sentence || before->stop != STOP_COMMA ||
                   clause_has_number(&f->all, before, before->first)
               ? NULL
               : before;
}

/* The first number of the list that this one is in. */
static inline uint32_t judged_list_begins(const struct judged *j)
{
    return j->token - 2 * j->member;
}

static inline const struct token *judged_token(const struct finding *f, const struct judged *j)
{
    return &f->all.tokens[j->token];
}

/* The number before it in its clause; NULL: it is the first. */
const struct token *judged_number_before(const struct finding *f, const struct judged *j);

/* Was the record told in the unit that the number has? */
static inline gboolean judged_in_unit_of(const struct finding *f, const struct judged *j,
                                         const struct target *r)
{
    return g_strcmp0(f->c->quantities[r->mention].unit, j->q->unit) == 0;
}

static inline gboolean judged_has_op(const struct judged *j, const char *op)
{
    return j->q->op && strcmp(j->q->op, op) == 0;
}

static inline gboolean judged_is_count(const struct judged *j)
{
    return j->measure == MEASURE_COUNT || j->measure == MEASURE_PEOPLE;
}

static inline gboolean phrase_is_empty(const struct phrase *p)
{
    return p->end <= p->start;
}

/* judged.c: the bits of all cues before the quantity in its clause. */
uint32_t judged_cues_before(const struct finding *f, const struct judged *j);
/* … and behind it, up to the next quantity. */
uint32_t judged_cues_behind(const struct finding *f, const struct judged *j);
/* Does a class word (方向, 领域 …) open or close the noun behind the number? */
gboolean judged_counts_classes(const struct finding *f, const struct judged *j);
/* 总供应约2万个单位, 兴建3万个单位: is what stands behind the number but a word for one of them? */
gboolean judged_counts_units(const struct finding *f, const struct judged *j);
/* Plain words directly before the number: it sums up the names in them (甲、乙2个领域). */
gboolean judged_sums_up(const struct finding *f, const struct judged *j);

/* 建成甲、乙等4条公路: how many were built, though some are named? */
gboolean judged_counts_what_is_done(const struct finding *f, const struct judged *j);
/* The threshold that stands right before a count (其中10亿元以上20个), or NULL. */
const struct token *judged_threshold_before(const struct finding *f, const struct judged *j);
/* 500亩以上, 3万元以内: does the number itself end with a bound? */
gboolean judged_ends_with_bound(const struct finding *f, const struct judged *j);
/* 其中197万吨, 其余6%: does nothing but the word for a part stand before the number in its clause? */
gboolean judged_is_part(const struct finding *f, const struct judged *j);

/*
 * Does the number show by itself that it is a statistic: by what it measures (产值, …率), a
 * change in per cent, what it is compared with, what was done, a plan?
 */
gboolean judged_is_solid(const struct finding *f, const struct judged *j);

/* 以402万千瓦居首: is its rank told behind it? */
gboolean judged_is_ranked(const struct finding *f, const struct judged *j);

/* Does the noun before or behind it say that it measures something (产值, …率)? */
gboolean judged_measures(const struct finding *f, const struct judged *j);
/*
 * 粮食面积稳定在118万亩以上, in an article whose headline sets aims, where nothing says when: a
 * bound that is kept or reached is aimed at, and what the paragraph goes on with.
 */
gboolean judged_keeps_bound(const struct finding *f, const struct judged *j);
/* 以1910万部的出货量位居第一: the token of what somebody leads by, or NULL. */
const struct token *judged_ranked_by(const struct finding *f, const struct judged *j);
/* 安排15亿元专项资金, 设立规模30亿元的基金: is it money that is set aside for something? */
gboolean judged_is_provision(const struct finding *f, const struct judged *j);
/*
 * 汽车产量220万辆，增长9%，其中新能源汽车139万辆: the figure that the number is a part of, just
 * reported in the same unit, or NULL; between the two stand a change or a share at most.
 */
const struct target *judged_part_of(const struct finding *f, const struct judged *j);
/* 不得低于85%: does the comparator itself demand? */
gboolean judged_is_demanded(const struct finding *f, const struct judged *j);
/* 2024年曾订下3300万人次的目标, 较目标的30万个多三成: an aim of somebody, though it was set before? */
gboolean judged_was_aimed_at(const struct finding *f, const struct judged *j);
/* 购置约600辆，目标2027年底前全数投入服务: when all of a sentence is done, told at its end; or NULL. */
const char *judged_all_due(const struct finding *f, const struct judged *j);
/* 21400伙目标: is the number called an aim right behind it? */
gboolean judged_is_named_aim(const struct finding *f, const struct judged *j);
/* 高于去年的12.4亿元, 较上年度的3.6%: is it set beside something as how it was before? */
gboolean judged_is_past_level(const struct finding *f, const struct judged *j);

/* Is it compared with what came before it (比上年末增加3家)? */
gboolean judged_is_compared(const struct finding *f, const struct judged *j);
/* Does what stands behind it say that it was done (基地4条产线已投产)? */
gboolean judged_is_said_done(const struct finding *f, const struct judged *j);
/* Does it tell how something is or was, whatever its sentence aims at? */
gboolean judged_is_told(const struct finding *f, const struct judged *j);
/* 县府今年编列4,800万元, 长照基金今年预算321亿元: what Taiwan's offices have for the year; no company's capital. */
gboolean judged_has_budget(const struct finding *f, const struct judged *j);
/* 目标从90%调高为95%: is it the aim that is left behind? */
gboolean judged_is_aim_left(const struct finding *f, const struct judged *j);
/* Does it stand in a bracket of its clause? */
gboolean judged_is_bracketed(const struct finding *f, const struct judged *j);
/* Does it show that it is reported, were it no aim? */
gboolean judged_stands_as_fact(const struct finding *f, const struct judged *j);
/* An aim, a fact, or SENSE_NONE: neither, and in `why` for what reason. */
enum sense judged_sense(const struct finding *f, const struct judged *j, const char **why);

/*
 * 5个以上、力争10个以上产业集群: the number behind 力争 that counts the same, or 0. Nothing but
 * the word stands between the two.
 */
uint32_t judged_stretch_behind(const struct finding *f, const struct clause *clause,
                               uint32_t token);

/* 总规模50亿元的产业基金: is the number a fund's size, which is named behind it? */
gboolean judged_is_size_of_fund(const struct finding *f, const struct judged *j);
/* What is measured, in the arena; "" where the text says nothing. Later numbers may go on with it. */
const char *judged_indicator(struct finding *f, const struct judged *j);
/* 增加值增速: how many bytes of it are no rate; another rate, or growth, goes on with 增加值. */
gsize judged_before_rate(const char *noun);
/* What was told last in the number's unit in its paragraph; NULL: nothing. */
const char *judged_told_in_unit(const struct finding *f, const struct judged *j);
/* 前者上升20.4%: the noun of the first, or the second, of the two told last in one unit; or NULL. */
const char *judged_former_or_latter(const struct finding *f, const struct judged *j);
/*
 * field_measured.c: what the sentence or the paragraph measured before, for a number that stands
 * without a noun; NULL: nothing.
 */
const char *judged_measured_before(struct finding *f, const struct judged *j);
/* … that alone which the text measured in its unit before it told money last (总经费53亿元); or NULL. */
const char *judged_level_before_money(struct finding *f, const struct judged *j);
/* 货运量则受贸易摩擦拖累，仅232万吨: what the clause before tells the reason of, or NULL. */
const char *judged_measured_with_reason(struct finding *f, const struct judged *j);
/* 增速, 占比: `noun` with what has it before it, or `noun`. */
const char *judged_of_subject(struct finding *f, const struct judged *j, const char *noun);
/* 研发投入7.4亿元，占营收6.9%: `share` with what has it, or `share`, where that is by far longer. */
const char *judged_share_of_last(const struct finding *f, const struct judged *j,
                                 const char *share);
/* 新建高标准农田1亿亩，累计建成10亿亩: `verb` with what it is done to, or `verb`. */
const char *judged_done_to_last(const struct finding *f, const struct judged *j, const char *verb);
/* 新签约亿元以上项目96个，其中10亿元以上20个: the same things over the other bound, or NULL. */
const char *judged_over_threshold(const struct finding *f, const struct judged *j);
/* 两大指标分别占全球份额: what is pointed to, with what stands behind the pointer, or NULL. */
const char *judged_pointed_to(const struct finding *f, const struct judged *j);
/*
 * 来自美国订单199.8亿美元，占34.7%；东协114.8亿美元: the noun with the place that one trades with,
 * 来自美国订单 and 来自东协订单, or NULL: none is named, or the noun has it.
 */
const char *judged_partner(struct finding *f, const struct judged *j);
/* Is the token another country, or the other side of the strait? */
gboolean judged_is_other_place(const struct finding *f, const struct token *t);
/* 出口市场中，美国占27.4%，欧盟、东盟分别占13.6%和11.8%: the place of the number's rank with 占, or NULL. */
const char *judged_holder_of_share(const struct finding *f, const struct judged *j);
/* 对美国、欧洲各增9%与12%: with whom trade changed by this number, and the trade if named; or NULL. */
const char *judged_partner_of_change(const struct finding *f, const struct judged *j);
/* Whose number it is; in a row of those that one trades with, of whom the first is. NULL: nobody's. */
const struct region *judged_region(const struct finding *f, const struct judged *j);
/* 失业率4.2%，低于台北市的4.5%: the place whose level something is compared with, or NULL. */
const struct region *judged_compared_place(const struct finding *f, const struct judged *j);
/* 韩国8.9%与日本12.2%，丹麦仅3.0%: the country right before it, in a row of such; or NULL. */
const struct region *judged_place_of_row(const struct finding *f, const struct judged *j);
/* 首期10亿元上半年完成组建: the date behind the number, and what is done then behind it; or NULL. */
const char *judged_done_at(const struct finding *f, const struct judged *j);
/* The deadline or period as EDTF, or NULL, and in `origin` where it was found, in words. */
const char *judged_time(const struct finding *f, const struct judged *j, const struct target *r,
                        const char **origin);

/* All fields; `*time_from` says where the deadline or period was found, in words. */
struct target judged_record(struct finding *f, const struct judged *j, gboolean is_target,
                            const char **time_from);
/* Where each field came from, for `mubiao explain`. */
void judged_trace(const struct finding *f, const struct judged *j, const struct target *r,
                  const char *time_from);

/*
 * Is the number no record, whatever is said of it: a price, a rank, a part of a noun …?
 * Returns why, in words for `mubiao explain`, or NULL.
 */
const char *judged_neither(const struct finding *f, const struct judged *j);

/* What makes a number no record, and why so in words. */
struct neither {
    gboolean (*holds)(const struct finding *f, const struct judged *j);
    const char *why;
};
/* Why the first of the `n` that holds says that it is none, or NULL. */
const char *judged_neither_of(const struct neither *table, gsize n, const struct finding *f,
                              const struct judged *j);
/* neither_count.c: the same for counts of what is known, of tasks, of a few told in passing …. */
const char *judged_neither_count(const struct finding *f, const struct judged *j);
/* neither_price.c: a price; what a project or a firm may apply for. */
gboolean judged_is_price(const struct finding *f, const struct judged *j);
gboolean judged_is_grant(const struct finding *f, const struct judged *j);

#define NEAR_BEFORE (60 * 3) /* bytes in which what a number is of is looked for */

#endif
