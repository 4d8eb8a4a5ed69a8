/*
 * indicator_label.c - the noun that the clause before a number names: 普及率：70%.
 */
#include "normalize/indicator_before.h"

#include <string.h>

/* 把开支占总值的比率，由约1.1%提升: does the clause begin with what the change starts from? */
static gboolean begins_with_change(const struct context *c, const struct clause *clause)
{
    static struct words SHALL = WORDS("预计", "料", "将", "会", "可", "分别", "推算");
    uint32_t at = step_over(c, clause->start, clause->end, &SHALL);

    return step_over(c, at, clause->end, &before_from_words) > at;
}

/* 新闻纸产量仍在下滑，当季为94万吨: the first measure of a clause that says no number, or NULL. */
static const struct token *measure_in(const struct context *c, const struct clauses *all,
                                      const struct clause *clause)
{
    static struct words ASIDES = WORDS("按", "扣除", "剔除", "根据", "受", "据");

    if (step_over(c, clause->start, clause->end, &ASIDES) > clause->start)
        return NULL; /* 按不变价格计算 */
    for (uint32_t i = clause->first; i < clause->first + clause->n; i++)
        if (all->tokens[i].kind == TOKEN_CUE && (all->tokens[i].cues & CUE_METRIC) &&
            all->tokens[i].start > clause->start) {
            while (i + 1 < clause->first + clause->n && all->tokens[i + 1].kind == TOKEN_CUE &&
                   (all->tokens[i + 1].cues & CUE_METRIC) &&
                   all->tokens[i + 1].start == all->tokens[i].end)
                i++; /* 销量增速 */
            return &all->tokens[i];
        }
    return NULL;
}

/* 民间投资在半导体业带动下，估实质成长3.9%: nothing but words around a number before it. */
static gboolean says_no_noun(const struct clauses *all, const struct clause *clause, uint32_t q)
{
    uint32_t at = clause->start;

    for (uint32_t i = clause->first; i < q; i++) {
        const struct token *t = &all->tokens[i];

        if (t->kind != TOKEN_CUE || t->start != at)
            return FALSE;
        at = t->end;
    }
    return q > clause->first && at == all->tokens[q].start;
}

uint32_t phrase_sign(const struct context *c, const struct clause *clause)
{
    static struct words PLUS = WORDS("+", "＋");
    const char *s = c->doc->text + clause->start,
               *plus = words_begin(&PLUS, s, c->doc->text + clause->end);

    return plus && g_ascii_isdigit(s[strlen(plus)]) ? (uint32_t)strlen(plus) : 0;
}

struct phrase phrase_label(const struct context *c, const struct clauses *all,
                           const struct clause *clause, uint32_t q, gboolean first)
{
    static struct words DRIVES = WORDS("带动", "拉动", "推动");
    static struct words FORECAST = WORDS("预测", "预期", "预估", "目标", "指标");
    const struct clause *label = clause - 1;
    struct phrase p = { 0 };
    const char *driven;
    const struct token *measured;
    uint32_t end = clause->first;
    gboolean named, changes;

    if (clause == all->at || label->block != clause->block || clause->opens_sentence)
        return p;
    changes = begins_with_change(c, clause);
    named = all->tokens[q].start == clause->start + phrase_sign(c, clause) &&
            (label->stop == STOP_COLON || label->stop == ':');
    /* 净额由正转负，为-4亿元; 投资结束连续下滑，增长2.1% */
    first |= step_at(c, clause->start, all->tokens[q].start, "为") ||
             says_no_noun(all, clause, q) ||
             (clause->n > 0 && all->tokens[clause->first].start == clause->start &&
              all->tokens[clause->first].kind == TOKEN_CUE &&
              (all->tokens[clause->first].cues & CUE_CHANGE) && clause->first + 1 == q);
    measured = first && !named && !changes ? measure_in(c, all, label) : NULL;
    if (!named && !measured && !changes)
        return p;
    for (uint32_t i = label->first; i < end; i++)
        if (all->tokens[i].kind == TOKEN_QUANTITY &&
            g_strcmp0(c->quantities[all->tokens[i].mention].unit, "次") != 0)
            return p;
    p = (struct phrase){ .start = label->start, .end = measured ? measured->end : label->end };
    if (!measured) /* 把全年增长预测，由3.5%上调至5.5% */
        p.end = step_back(c, p.start, p.end, &FORECAST);
    for (uint32_t i = label->first; measured && i < end && &all->tokens[i] < measured; i++)
        if (all->tokens[i].kind == TOKEN_DATE || all->tokens[i].kind == TOKEN_CLOSE)
            p.start = all->tokens[i].end;
    before_strip_start(c, all, label, end, &p);
    step_trim(c, &p);
    before_drop_agent(c, &p);
    if (words_find(&DRIVES, c->doc->text + p.start, c->doc->text + p.end, &driven) &&
        driven < c->doc->text + p.end)
        p.start = (uint32_t)(driven - c->doc->text); /* 新业态带动快递业务量攀升 */
    return p;
}
