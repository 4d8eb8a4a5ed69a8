#include "normalize/target.h"

#include "normalize/deadline.h"
#include "normalize/finding.h"
#include "normalize/policy.h"
#include "normalize/sector.h"

#include <stdlib.h>
#include <string.h>

/* ---- lists of numbers ---- */

/* Only 、 or 和 between two quantities. */
static gboolean joined(const struct finding *f, const struct clause *clause, uint32_t a, uint32_t b)
{
    uint32_t at = f->all.tokens[a].end;

    for (uint32_t i = a + 1; i <= b; i++) {
        while (f->c->doc->text[at] == ' ')
            at++;
        if (f->all.tokens[i].start != at)
            return FALSE;
        if (i < b && !(f->all.tokens[i].kind == TOKEN_CUE && (f->all.tokens[i].cues & CUE_AND)))
            return FALSE;
        at = f->all.tokens[i].end;
    }
    return b > a + 1 && b < clause->first + clause->n;
}

static void find_list(const struct finding *f, struct judged *j)
{
    uint32_t end = j->clause->first + j->clause->n, at = j->token;

    j->member = 0;
    j->members = 1;
    while (at >= j->clause->first + 2 && f->all.tokens[at - 2].kind == TOKEN_QUANTITY &&
           joined(f, j->clause, at - 2, at)) {
        at -= 2;
        j->member++;
        j->members++;
    }
    for (at = j->token; at + 2 < end && f->all.tokens[at + 2].kind == TOKEN_QUANTITY &&
                        joined(f, j->clause, at, at + 2);
         at += 2)
        j->members++;
}

/* ---- target, figure or neither ---- */

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
static gboolean measures_something(const struct finding *f, const struct judged *j)
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

/* 实现节电20%的目标: said behind the number. */
static gboolean aimed_behind(const struct finding *f, const struct judged *j)
{
    return (judged_cues_behind(f, j) & CUE_AIM) != 0;
}

/* 不得低于85%, 不应超过: the comparator itself demands. */
static gboolean is_demanded(const struct finding *f, const struct judged *j)
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

static enum sense judge(const struct finding *f, const struct judged *j)
{
    enum sense sense = f->frame.sense;

    if (judged_is_neither(f, j))
        return SENSE_NONE;
    if (is_demanded(f, j) && f->frame.last != WHEN_PAST)
        return SENSE_AIM;
    if (sense == SENSE_NONE && is_under_plan(f, j))
        sense = SENSE_AIM;
    if (aimed_behind(f, j) && f->frame.last != WHEN_PAST)
        sense = SENSE_AIM;
    else if (f->frame.reach < REACH_CLAUSE && (judged_cues_behind(f, j) & (CUE_FACT | CUE_NOW)) &&
             f->frame.last != WHEN_FUTURE)
        sense = SENSE_FACT;
    if (sense == SENSE_AIM && (judged_cues_behind(f, j) & CUE_TO) &&
        phrase_starts_change(f->c, &f->all, j->clause, j->token))
        return SENSE_FACT; /* 从A提高到B: B is aimed at, A is how it is */
    if (sense == SENSE_AIM)
        return stands_as_aim(f, j) ? SENSE_AIM : SENSE_NONE;
    return stands_as_fact(f, j) ? SENSE_FACT : SENSE_NONE;
}

/* ---- the fields ---- */

static const char *with_change(struct finding *f, const char *noun, const struct phrase *p)
{
    return p->change_end > p->change_start
               ? arena_printf(f->c->arena, "%s%.*s", noun, (int)(p->change_end - p->change_start),
                              f->c->doc->text + p->change_start)
               : noun;
}

/* 分别 without nouns of its own speaks of what the sentence named before. */
static const char *respective(const struct finding *f, const struct judged *j)
{
    uint32_t back = j->members; /* said[] holds this list's own members too */

    if (j->members < 2 || f->n_said < back)
        return NULL;
    return f->said[(f->n_said - back) % MEMBERS];
}

/* 1个千亿级、3个百亿级产业集群: the noun behind the last level is that of all. */
static const char *with_shared_noun(const struct finding *f, const struct judged *j,
                                    const char *noun)
{
    static const char LEVEL[] = "亿级";
    const char *text = f->c->doc->text, *last = NULL;

    for (uint32_t i = j->token + 1; i < j->clause->first + j->clause->n; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind == TOKEN_QUANTITY && t->end >= t->start + strlen(LEVEL) &&
            strncmp(text + t->end - strlen(LEVEL), LEVEL, strlen(LEVEL)) == 0)
            last = text + t->end;
    }
    return last && *last && last < text + j->clause->end
               ? arena_printf(f->c->arena, "%s%.*s", noun, (int)(text + j->clause->end - last),
                              last)
               : noun;
}

/* 占营收的8.5%, 占我国新增装机的76%: where the share of something begins; 0 for none. */
static uint32_t share_start(const struct finding *f, const struct judged *j)
{
    uint32_t at = j->before.start;

    if (!j->q->unit || strcmp(j->q->unit, "%") != 0)
        return 0;
    for (uint32_t i = j->token; i-- > j->clause->first;) {
        const struct token *t = &f->all.tokens[i];

        if (t->end != at)
            continue;
        if (t->kind == TOKEN_CUE && finding_text_at(f, t->end - 3, "占"))
            return t->end - 3;
        at = t->start;
    }
    return 0;
}

/* 投入50亿元用于改造: what the money is for is not what the number measures. */
static gboolean is_for_a_purpose(const struct finding *f, const struct judged *j)
{
    return j->before.verb_end > j->before.verb_start &&
           (finding_text_at(f, j->after.start, "用于") ||
            finding_text_at(f, j->after.start, "支持"));
}

/* 增速 or 占比 alone says nothing: it is that of what the sentence measured before. */
static const char *of_subject(struct finding *f, const char *noun)
{
    static const char *const BARE[] = { "增速", "增幅", "涨幅", "降幅",   "跌幅", "占比",
                                        "比重", "均价", "存量", "增长率", NULL };
    const char *bare = g_str_has_prefix(noun, "年均") ? noun + strlen("年均") : noun;

    for (int i = 0; f->subject && *f->subject && BARE[i]; i++)
        if (strcmp(bare, BARE[i]) == 0 && !g_str_has_suffix(f->subject, bare))
            return arena_printf(f->c->arena, "%s%s", f->subject, noun);
    return noun;
}

static const char *indicator_of(struct finding *f, const struct judged *j)
{
    gboolean behind =
        !phrase_is_empty(&j->after) && (j->measure == MEASURE_COUNT || phrase_is_empty(&j->before));
    const struct phrase *p = behind ? &j->after : &j->before;
    const char *noun = NULL;

    if (!phrase_is_empty(p) && !(behind && is_for_a_purpose(f, j))) {
        if (!behind && j->members > 1)
            noun = phrase_member(f->c, &f->all, j->clause, p, j->member, j->members);
        if (!noun)
            noun = phrase_noun(f->c, &f->all, j->clause, p);
        if (behind && g_str_has_suffix(noun, "级"))
            noun = with_shared_noun(f, j, noun);
        if (!behind && share_start(f, j) > 0)
            noun = context_string(f->c, share_start(f, j), p->end);
        if (!behind)
            f->subject = noun = of_subject(f, noun);
        return behind ? noun : with_change(f, noun, p);
    }
    if (j->before.verb_end > j->before.verb_start && !judged_is_count(j))
        return context_string(f->c, j->before.verb_start, j->before.verb_end);
    noun = respective(f, j);
    if (!noun)
        noun = f->subject;
    return with_change(f, noun ? noun : "", p);
}

/*
 * 5个以上、力争10个以上产业集群: the number behind 力争 that counts the same, or 0. Nothing but
 * the word stands between the two.
 */
static uint32_t stretch_behind(const struct finding *f, const struct clause *clause, uint32_t token)
{
    uint32_t end = clause->first + clause->n, at = f->all.tokens[token].end;
    gboolean strive = FALSE;

    for (uint32_t i = token + 1; i < end; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->start != at)
            return 0;
        if (t->kind == TOKEN_QUANTITY)
            return strive && g_strcmp0(f->c->quantities[t->mention].unit,
                                       f->c->quantities[f->all.tokens[token].mention].unit) == 0
                       ? i
                       : 0;
        if (t->kind != TOKEN_CUE)
            return 0;
        strive |= (t->cues & CUE_STRIVE) != 0;
        at = t->end;
    }
    return 0;
}

static gboolean is_stretch(const struct finding *f, const struct judged *j)
{
    for (uint32_t i = j->token; i-- > j->clause->first;)
        if (f->all.tokens[i].kind == TOKEN_QUANTITY)
            return stretch_behind(f, j->clause, i) == j->token;
    return FALSE;
}

static const char *direction_of(const struct finding *f, const struct judged *j)
{
    const char *s = f->c->doc->text + j->before.start;
    gsize n = j->before.end - j->before.start;

    if (j->before.down)
        return "down";
    if (j->before.up || memmem(s, n, "新增", strlen("新增")) ||
        memmem(s, n, "净增", strlen("净增")))
        return "up";
    return NULL;
}

/* 每年推出100个, 年产量: per year. */
static const char *per_of(const struct finding *f, const struct judged *j)
{
    static const char *const YEARLY[] = { "年均",   "年开行", "年利用", "年产",   "年发电",
                                          "年处理", "年销售", "年服务", "年供应", NULL };
    const struct token *t = &f->all.tokens[j->token];
    const char *s = f->c->doc->text + j->clause->start;
    gsize n = t->start - j->clause->start;

    if (j->q->per)
        return j->q->per;
    if (memmem(s, n, "每年", strlen("每年")))
        return "年";
    s = f->c->doc->text + j->before.start;
    n = j->before.end - j->before.start;
    if (!judged_is_count(j) || !memmem(s, n, "年", strlen("年")))
        return NULL;
    for (int i = 0; YEARLY[i]; i++)
        if (memmem(s, n, YEARLY[i], strlen(YEARLY[i])))
            return "年";
    return NULL;
}

/* 产值要突破900亿元, 占比保持在4%: what sets a level for a measure, or a bound. */
static gboolean sets_level(const struct finding *f, const struct judged *j)
{
    static const char *const BOUNDS[] = { "突破", "达到", "超过", "不低于", "不少于", NULL };

    if (f->frame.reach == REACH_CARRIED && !(j->before.cues & (CUE_LEVEL | CUE_TO)))
        return FALSE;
    if (measures_something(f, j))
        return TRUE;
    for (int i = 0; BOUNDS[i]; i++)
        if (finding_text_at(f, judged_token(f, j)->start, BOUNDS[i]))
            return TRUE;
    return FALSE;
}

/*
 * 要开通两张卡, 将带来千款新品: words of aims without a time, a plan or a 力争 are how people
 * talk; an aim that somebody can be held to has at least one of them, or sets a level.
 */
static gboolean is_idle(const struct target *r, gboolean measured)
{
    if (!r->is_target || r->time || r->policy || g_strcmp0(r->modality, "strive") == 0)
        return FALSE;
    return !r->modality || strcmp(r->modality, "expect") == 0 || !measured;
}

/* 2025年、2027年分别达到80亿元、200亿元: each number has the date of its place. */
static const char *paired_date(const struct finding *f, const struct judged *j)
{
    return j->members > 1 && j->members == f->n_dates ? f->dates[j->member] : NULL;
}

/* The dates of the sentence that stand in a list, as far as they go. */
static void see_listed_date(struct finding *f, const struct clause *clause, uint32_t i)
{
    const struct token *t = &f->all.tokens[i];
    const char *date = f->c->dates[t->mention].edtf;
    gboolean goes_on = i > clause->first + 1 && t[-1].kind == TOKEN_CUE && (t[-1].cues & CUE_AND) &&
                       t[-1].end == t->start && t[-2].kind == TOKEN_DATE &&
                       t[-2].end == t[-1].start;

    if (!goes_on)
        f->n_dates = 0;
    if (f->n_dates < MEMBERS && date)
        f->dates[f->n_dates++] = date;
}

/* An aim that somebody sets; what is only expected shows nothing of the numbers around it. */
static gboolean is_pledged(const struct target *r)
{
    return r->policy || (r->modality ? strcmp(r->modality, "expect") != 0 : r->time != NULL);
}

/* 至少建成加氢站30座: the comparator stands before the verb, the number's own says nothing. */
static const char *op_of(const struct finding *f, const struct judged *j)
{
    static const struct {
        const char *word, *op;
    } WORDS[] = {
        { "至少", ">=" }, { "最少", ">=" }, { "不少于", ">=" }, { "最多", "<=" }, { "至多", "<=" }
    };
    const struct token *last = NULL;

    for (uint32_t i = j->clause->first; i < j->token; i++)
        if (f->all.tokens[i].kind == TOKEN_QUANTITY)
            return NULL;
        else if (f->all.tokens[i].kind == TOKEN_CUE && (f->all.tokens[i].cues & CUE_LEVEL))
            last = &f->all.tokens[i];
    for (gsize i = 0; last && judged_has_op(j, "=") && i < G_N_ELEMENTS(WORDS); i++)
        if (finding_text_at(f, last->start, WORDS[i].word))
            return WORDS[i].op;
    return NULL;
}

/* 是2020年的1.6倍: the date is what it is measured against. */
static gboolean is_relation(const struct judged *j)
{
    return j->q->unit && strcmp(j->q->unit, "倍") == 0;
}

/* The deadline or period, and in `origin` where it was found, in words for `mubiao explain`. */
static const char *time_of(const struct finding *f, const struct judged *j, const struct target *r,
                           const char **origin)
{
    const char *dated = is_relation(j) ? NULL : phrase_date(f->c, &f->all, j->clause, j->token);
    const struct {
        const char *time, *origin;
    } PLACES[] = {
        { paired_date(f, j), "the date of its place in the list" },
        { r->is_target ? NULL : dated, "the date of its noun" },
        { r->is_target ? f->frame.deadline : f->frame.period,
          "its clause, or the sentence, heading or lead-in before it" },
        { r->is_target || f->frame.period ? NULL : f->reported, "what the article reports on" },
        { r->is_target && (f->frame.plan_above || f->frame.sense == SENSE_NONE)
              ? deadline_of_plan(f->c, r->policy)
              : NULL,
          "the period in the title of its plan" },
        { r->is_target && !f->several ? f->announced : NULL, "the only one of the article" },
        { r->is_target ? deadline_of_title(f->c) : NULL, "the year in the headline" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS(PLACES); i++)
        if (PLACES[i].time) {
            *origin = PLACES[i].origin;
            return PLACES[i].time;
        }
    *origin = "none named";
    return NULL;
}

/* Where each field came from, for `mubiao explain`. */
static void trace_record(const struct finding *f, const struct judged *j, const struct target *r,
                         const char *origin)
{
    static const char *const REACHES[] = { "carried from before", "said in its sentence",
                                           "said in its clause" };
    const struct token *t = judged_token(f, j);
    struct context *c = f->c;
    const char *noun = !phrase_is_empty(&j->before)  ? "before the number"
                       : !phrase_is_empty(&j->after) ? "behind the number"
                                                     : "what the sentence measured before";

    if (!c->trace)
        return;
    context_trace(c, "%s %s", r->is_target ? "target" : "figure",
                  context_string(c, t->start, t->end));
    context_trace(c, "  %s because of what is %s", r->is_target ? "an aim" : "a fact",
                  REACHES[f->frame.reach]);
    context_trace(c, "  indicator %s: %s", r->indicator ? r->indicator : "-", noun);
    context_trace(c, "  %s %s: %s", r->is_target ? "deadline" : "period", r->time ? r->time : "-",
                  origin);
    context_trace(c, "  region %s: %s", r->region ? r->region->name : "-",
                  region_origin(c, t->start));
    context_trace(c, "  policy %s: %s", r->policy ? r->policy : "-", policy_origin(c, t->start));
    context_trace(c, "  sector %s: %s", r->sector ? r->sector : "-",
                  r->sector ? "the last one in its sentence" : "none in its sentence");
    if (r->is_target)
        context_trace(c, "  modality %s", r->modality ? r->modality : "-");
}

static void add(struct finding *f, const struct judged *j, enum sense sense)
{
    const struct token *t = &f->all.tokens[j->token];
    const struct policy *policy = policy_for(f->c, t->start);
    struct target r = { .mention = t->mention, .is_target = sense == SENSE_AIM };
    const char *origin;

    r.indicator = indicator_of(f, j);
    r.direction = direction_of(f, j);
    r.per = per_of(f, j);
    r.op = op_of(f, j);
    r.stretch = r.is_target && is_stretch(f, j);
    r.policy = policy ? policy->title : NULL;
    r.region = region_for(f->c, t->start);
    r.sector = sector_for(f->c, phrase_is_empty(&j->before) ? t->start : j->before.start,
                          phrase_is_empty(&j->after) ? t->end : j->after.end);
    r.modality = !r.is_target ? NULL : is_demanded(f, j) ? "commit" : f->frame.modality;
    r.time = time_of(f, j, &r, &origin);
    r.solid = r.is_target ? is_pledged(&r) : judged_is_solid(f, j);
    f->said[f->n_said++ % MEMBERS] = r.indicator;
    if (is_idle(&r, judged_is_solid(f, j) || sets_level(f, j)))
        return;
    f->n_solid += r.solid;
    f->n_weak += !r.solid && !r.is_target;
    g_array_append_val(f->found, r);
    trace_record(f, j, &r, origin);
}

/* measure_of(), asked once for most units of a document: equal ones mostly are one string. */
static enum measure measure_here(struct finding *f, const char *unit)
{
    struct known_measure *known = &f->measures[((uintptr_t)unit >> 3) % G_N_ELEMENTS(f->measures)];

    if (!unit)
        return MEASURE_BARE;
    if (known->unit != unit)
        *known = (struct known_measure){ unit, measure_of(unit) };
    return known->measure;
}

static void see_quantity(struct finding *f, const struct clause *clause, uint32_t token)
{
    struct judged j = { .clause = clause, .token = token };
    enum sense sense;
    uint32_t other;

    j.q = &f->c->quantities[f->all.tokens[token].mention];
    j.measure = measure_here(f, j.q->unit);
    if (f->within[token])
        return;
    find_list(f, &j);
    j.before = phrase_before(f->c, &f->all, clause, token - 2 * j.member);
    other = stretch_behind(f, clause, token);
    j.after = phrase_after(f->c, &f->all, clause, other ? other : token, f->within);
    sense = judge(f, &j);
    if (sense == SENSE_NONE)
        return;
    add(f, &j, sense);
    if (f->frame.sense == SENSE_NONE) /* what goes on in this way is reported too */
        f->frame.sense = sense;
}

/* ---- the walk ---- */

/*
 * A paragraph in which most numbers show nothing tells a story, and they are told in
 * passing. Items and cells are too short to tell: what they are stands above them.
 */
static void end_block(struct finding *f, uint32_t block)
{
    enum block_kind kind = f->c->doc->blocks[block].kind;
    guint kept = f->first;

    if (kind == BLOCK_LI || kind == BLOCK_TD || (f->n_solid > 0 && f->n_solid >= f->n_weak))
        return;
    for (guint i = f->first; i < f->found->len; i++) {
        const struct target *r = &g_array_index(f->found, struct target, i);

        if (r->is_target || r->solid)
            g_array_index(f->found, struct target, kept++) = *r;
        else
            context_trace(f->c, "told in passing: %s %s",
                          context_string(f->c, f->c->doc->mentions[r->mention].byte_start,
                                         f->c->doc->mentions[r->mention].byte_end),
                          r->indicator ? r->indicator : "-");
    }
    g_array_set_size(f->found, kept);
}

/* 一是抓好民生, 第二，…: a paragraph that goes on with what the one before them began. */
static gboolean is_enumerated(const struct context *c, uint32_t block)
{
    static const char *const ORDINALS[] = { "一", "二", "三", "四", "五", "六",
                                            "七", "八", "九", "十", NULL };
    const char *s = c->doc->text + c->blocks[block].start;
    gboolean numbered = g_str_has_prefix(s, "第");

    s += numbered ? 3 : 0;
    for (int i = 0; ORDINALS[i]; i++)
        if (g_str_has_prefix(s, ORDINALS[i]))
            return g_str_has_prefix(s + 3, numbered ? "，" : "是");
    return FALSE;
}

/* The block whose frame holds at the start of this one, or UINT32_MAX. */
static uint32_t governor(struct finding *f, uint32_t block)
{
    uint32_t above = f->c->above[block];

    if (!is_enumerated(f->c, block))
        f->opener = block;
    else if (f->opener != UINT32_MAX && (above == UINT32_MAX || above < f->opener))
        return f->opener;
    return above;
}

static void start_block(struct finding *f, uint32_t block)
{
    const struct context *c = f->c;
    uint32_t above = governor(f, block);

    f->first = f->found->len;
    f->n_solid = f->n_weak = 0;
    f->frame = frame_below(above == UINT32_MAX ? NULL : &f->headings[above]);
    f->frame.heading = c->levels[block] != 0;
    f->subject = NULL;
    f->n_said = 0;
}

/* A heading or lead-in with a time governs what follows; elsewhere two times are one too many. */
static void announce(struct finding *f, const struct clause *clause)
{
    if (f->c->levels[clause->block] != 0)
        f->several = FALSE;
    else if (f->announced && g_strcmp0(f->announced, f->frame.deadline) != 0)
        f->several = TRUE;
    f->announced = f->frame.deadline;
}

/* The first paragraph that names a period over names the report's, unless it names two. */
static void report(struct finding *f, const struct clause *clause)
{
    if (!f->reported_by) {
        f->reported = f->frame.period;
        f->reported_by = clause->block + 1;
    } else if (f->reported_by == clause->block + 1 &&
               g_strcmp0(f->reported, f->frame.period) != 0) {
        f->reported = NULL;
    }
}

/* Does the sentence that `clause` opens speak of something whose numbers are no records? */
static gboolean is_aside(const struct finding *f, const struct clause *clause)
{
    const struct clause *end = f->all.at + f->all.n;

    do {
        for (uint32_t i = clause->first; i < clause->first + clause->n; i++)
            if (f->all.tokens[i].kind == TOKEN_CUE && (f->all.tokens[i].cues & CUE_ASIDE))
                return TRUE;
    } while (++clause < end && !clause->opens_sentence);
    return FALSE;
}

static void see_clause(struct finding *f, const struct clause *clause)
{
    gboolean dated = FALSE;

    if (clause->opens_sentence) {
        f->aside = is_aside(f, clause);
        f->n_dates = 0;
    }
    frame_next_clause(&f->frame, f->c, clause);
    for (uint32_t i = clause->first; i < clause->first + clause->n; i++) {
        frame_step(&f->frame, f->c, &f->all, clause, i);
        if (f->all.tokens[i].kind == TOKEN_DATE)
            see_listed_date(f, clause, i);
        if (f->all.tokens[i].kind == TOKEN_QUANTITY)
            see_quantity(f, clause, i);
        dated |= f->all.tokens[i].kind == TOKEN_DATE;
    }
    if (dated && f->frame.sense == SENSE_AIM && f->frame.reach == REACH_CLAUSE)
        announce(f, clause);
    if (dated && f->frame.last == WHEN_PAST && f->frame.closed)
        report(f, clause);
}

void targets_find(const struct cues *cues, struct context *c, struct target_list *out)
{
    struct finding f = { .c = c, .opener = UINT32_MAX };
    uint32_t block = UINT32_MAX;

    clauses_find(c, cues, &f.all);
    f.found = g_array_new(FALSE, FALSE, sizeof(struct target));
    f.within = arena_calloc(c->arena, f.all.n_tokens, sizeof(*f.within));
    f.headings = arena_calloc(c->arena, c->doc->n_blocks, sizeof(*f.headings));
    for (uint32_t i = 0; i < f.all.n; i++) {
        const struct clause *clause = &f.all.at[i];

        if (clause->block != block) {
            if (i > 0)
                end_block(&f, block);
            block = clause->block;
            start_block(&f, block);
        }
        see_clause(&f, clause);
        f.headings[block] = f.frame;
    }
    if (f.all.n > 0)
        end_block(&f, block);
    out->n = f.found->len;
    out->at = arena_alloc(c->arena, out->n * sizeof(*out->at));
    if (out->n > 0)
        memcpy(out->at, f.found->data, out->n * sizeof(*out->at));
    g_array_free(f.found, TRUE);
}
