/*
 * policy.h - policy mentions (《…规划》) → plans: full title, issuer, date of issue; and
 * which plan sets a target.
 */
#ifndef MUBIAO_NORMALIZE_POLICY_H
#define MUBIAO_NORMALIZE_POLICY_H

#include "normalize/context.h"

struct policy {
    const char *title; /* full, without 《》: "武汉市促进未来产业创新发展实施方案" */
    const char *short_title; /* as introduced by 以下简称; NULL: none */
    const char *issuer;      /* as written: "工信部等七部门"; NULL: not said */
    const char *issued; /* EDTF, of the date mention that goes with 印发, 出台 …; NULL: not said */
    const struct region *region; /* the place that is spoken of where it is named first, or NULL */
    uint32_t first;              /* index of the mention that names it first */
};

/* Fill c->policies from the policy mentions; needs dates_resolve() and regions_resolve(). */
void policies_resolve(struct context *c);

/*
 * The plan that governs byte `at`: the sentence's own (《…》提出, 规划明确), else the one the
 * paragraph goes on telling, else the document's only plan or the one its headline names.
 * NULL: none.
 */
const struct policy *policy_for(const struct context *c, uint32_t at);

/* Laws, reports and bulletins say what is, and how; they set no aims. */
gboolean policy_sets_aims(const struct policy *p);

/* Is the article the plan of this title itself, as its headline says? */
gboolean policy_is_text(const struct context *c, const char *title);

/* May the plan set an aim for `region` (NULL: not known)? One of another place may not. */
gboolean policy_holds_for(const struct policy *p, const struct region *region);

/* Why policy_for() says so, in words for `mubiao explain`. */
const char *policy_origin(const struct context *c, uint32_t at);

#endif
