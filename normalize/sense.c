/*
 * sense.c - is a quantity aimed at, reported, or neither? The frame says how the text speaks
 * there; what stands around the number itself has the last word.
 */
#include "normalize/deadline.h"
#include "normalize/finding.h"
#include "normalize/policy.h"

static gboolean stands_as_aim(const struct finding *f, const struct judged *j)
{
    gboolean plain = !judged_has_op(j, ">=") && !judged_has_op(j, ">") && !judged_has_op(j, "~");

    if (!judged_is_count(j))
        return TRUE;
    if (judged_counts_classes(f, j) && plain)
        return FALSE;
    return !(judged_sums_up(f, j) && plain);
}

#define CUE_REPORTS                                                                                \
    (CUE_DONE | CUE_BUILD | CUE_LEVEL | CUE_TO | CUE_CHANGE | CUE_FACT | CUE_NOW | CUE_BASE)

/* Does the noun before the number end with a word for a measure (产值, 覆盖率)? */
gboolean judged_measures(const struct finding *f, const struct judged *j)
{
    for (uint32_t i = j->token; i-- > j->clause->first;)
        if (f->all.tokens[i].end <= j->before.end)
            return f->all.tokens[i].end == j->before.end && f->all.tokens[i].kind == TOKEN_CUE &&
                   (f->all.tokens[i].cues & CUE_METRIC);
    return FALSE;
}

/* 汽车产量1.26万辆: the noun before the number says that it measures something. */
static gboolean measures_directly(const struct finding *f, const struct judged *j)
{
    const struct token *before = judged_token(f, j) - 1;

    return j->token > j->clause->first && before->kind == TOKEN_CUE &&
           (before->cues & CUE_METRIC) && before->end == judged_token(f, j)->start;
}

static gboolean stands_as_fact(const struct finding *f, const struct judged *j)
{
    uint32_t before = judged_cues_before(f, j), behind = judged_cues_behind(f, j);

    if (!judged_is_count(j))
        return TRUE;
    if (judged_counts_classes(f, j) && !(before & CUE_DONE))
        return FALSE;
    if ((before & CUE_LIST) && !(before & CUE_REPORTS))
        return FALSE;
    if (measures_directly(f, j))
        return TRUE;
    if (judged_sums_up(f, j) && !(before & (CUE_DONE | CUE_FACT)))
        return FALSE;
    return (before & CUE_REPORTS) || (behind & (CUE_FACT | CUE_DONE | CUE_NOW)) ||
           !judged_has_op(j, "=") || j->measure == MEASURE_PEOPLE;
}

/* 不得低于85%, 不应超过: the comparator itself demands. */
gboolean judged_is_demanded(const struct finding *f, const struct judged *j)
{
    uint32_t at = judged_token(f, j)->start;

    return finding_text_at(f, at, "不得") || finding_text_at(f, at, "不应");
}

/* What a plan says without more is to be reached in its time, unless that is over. */
static gboolean is_under_plan(const struct finding *f, const struct judged *j)
{
    const struct policy *policy = policy_for(f->c, judged_token(f, j)->start);
    const char *due = policy ? deadline_of_plan(f->c, policy->title) : NULL;
    enum when when = when_relative(due, frame_today(f->c));

    return due && when != WHEN_PAST;
}

enum sense judged_sense(const struct finding *f, const struct judged *j)
{
    enum sense sense = f->frame.sense;
    uint32_t behind = judged_cues_behind(f, j);

    if (judged_is_neither(f, j))
        return SENSE_NONE;
    if (judged_is_demanded(f, j) && f->frame.last != WHEN_PAST)
        return SENSE_AIM;
    if (sense == SENSE_NONE && is_under_plan(f, j))
        sense = SENSE_AIM;
    if ((behind & CUE_AIM) && f->frame.last != WHEN_PAST)
        sense = SENSE_AIM; /* 实现节电20%的目标 */
    else if (f->frame.reach < REACH_CLAUSE && (behind & (CUE_FACT | CUE_NOW)) &&
             f->frame.last != WHEN_FUTURE)
        sense = SENSE_FACT;
    if ((behind & CUE_TO) && phrase_starts_change(f->c, &f->all, j->clause, j->token))
        return SENSE_FACT; /* 从A提高到B: B is aimed at, A is how it is */
    if (sense == SENSE_AIM)
        return stands_as_aim(f, j) ? SENSE_AIM : SENSE_NONE;
    return stands_as_fact(f, j) ? SENSE_FACT : SENSE_NONE;
}
