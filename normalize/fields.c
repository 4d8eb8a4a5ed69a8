/*
 * fields.c - what a target or figure says beside its number: indicator, time, comparator …,
 * and for `mubiao explain` where each was found.
 */
#include "normalize/deadline.h"
#include "normalize/finding.h"
#include "normalize/policy.h"
#include "normalize/sector.h"

#include <stdlib.h>

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
        if (t->kind == TOKEN_CUE && t->end >= t->start + 3 &&
            context_text_at(f->c, t->end - 3, "占"))
            return t->end - 3;
        at = t->start;
    }
    return 0;
}

/* 投入50亿元用于改造: what the money is for is not what the number measures. */
static gboolean is_for_a_purpose(const struct finding *f, const struct judged *j)
{
    return j->before.verb_end > j->before.verb_start &&
           (context_text_at(f->c, j->after.start, "用于") ||
            context_text_at(f->c, j->after.start, "支持"));
}

/*
 * 新签约亿元以上项目96个，其中10亿元以上20个: 10亿元以上项目, the same things over another bound,
 * which is all that stands before the number. NULL: none.
 */
static const char *over_threshold(const struct finding *f, const struct judged *j)
{
    static struct words OVER = WORDS("以上"), MONEY = WORDS("亿元");
    const struct token *bound = judged_threshold_before(f, j);
    const char *things; /* behind 产值9亿元以上, or 收入超9亿元 */

    if (!bound || !f->subject ||
        (j->before.end > j->before.start && j->before.start < bound->start))
        return NULL;
    if (!words_find_in(&OVER, f->subject, &things) && !words_find_in(&MONEY, f->subject, &things))
        return NULL;
    return arena_printf(f->c->arena, "%.*s%s", (int)(bound->end - bound->start),
                        f->c->doc->text + bound->start, things);
}

/* 增速 or 占比 alone says nothing: it is that of what the sentence measured before. */
static const char *of_subject(struct finding *f, const struct judged *j, const char *noun)
{
    static const char *const BARE[] = { "增速", "增幅", "涨幅",   "降幅", "跌幅", "占比", "比重",
                                        "均价", "存量", "增长率", "总数", "总量", NULL };
    const char *bare = g_str_has_prefix(noun, "年均") ? noun + strlen("年均") : noun;
    const char *subject = respective(f, j) ? respective(f, j) : f->subject;

    for (int i = 0; subject && *subject && BARE[i]; i++)
        if (strcmp(bare, BARE[i]) == 0 && !g_str_has_suffix(subject, bare))
            return arena_printf(f->c->arena, "%s%s", subject, noun);
    return noun;
}

/* 招聘医生9名、护士: in 9名医生、8名护士 what stands before 8名 is what the number before it counts. */
static gboolean is_of_last_number(const struct finding *f, const struct judged *j)
{
    static struct words JOINS = WORDS("、", "和", "及", "以及", "与");
    const char *text = f->c->doc->text;
    const struct token *t = judged_token(f, j);

    for (uint32_t i = j->token; i-- > j->clause->first;)
        if (f->all.tokens[i].kind == TOKEN_QUANTITY)
            return f->all.tokens[i].end == j->before.start &&
                   words_end(&JOINS, text + j->before.end, text + t->start);
    return FALSE;
}

/* 市财政安排2亿元专项资金: what the money is stands behind it, who gives it or what for before. */
static gboolean is_fund(const struct finding *f, const struct judged *j)
{
    static struct words FUNDS = WORDS("资金", "基金", "贷款", "债券", "补贴", "经费");

    if (!j->q->unit || !strstr(j->q->unit, "元") || phrase_is_empty(&j->after) ||
        (j->before.verb_end <= j->before.verb_start &&
         !context_text_before(f->c, j->clause->start, judged_token(f, j)->start, "的")))
        return FALSE; /* nor 用于改造的8000万元专项资金 */
    return words_end(&FUNDS, f->c->doc->text + j->after.start, f->c->doc->text + j->after.end) !=
           NULL;
}

/* 总规模50亿元的产业基金 */
static gboolean is_size_of_fund(const struct finding *f, const struct judged *j)
{
    static struct words FUNDS = WORDS("基金", "基金群", "资金", "债券");
    const char *s = f->c->doc->text + j->before.start, *text = f->c->doc->text;

    if (phrase_is_empty(&j->after) || j->before.end - j->before.start > strlen("资金总规模") ||
        !text_ends(s, text + j->before.end, "规模") ||
        !context_text_at(f->c, judged_token(f, j)->end, "的"))
        return FALSE;
    return words_end(&FUNDS, text + j->after.start, text + j->after.end) != NULL;
}

/* 产值9亿元，占全市的比重达到8%，提高0.5个百分点: points are of the share, not of what has it. */
static const char *share_said_last(const struct finding *f, const struct judged *j)
{
    const char *last = f->n_said > 0 ? f->said[(f->n_said - 1) % MEMBERS] : NULL;

    return last && g_strcmp0(j->q->unit, "个百分点") == 0 && strstr(last, "占") ? last : NULL;
}

/* What the sentence measured last that is no change and no share; NULL: nothing. */
static const char *level_said_last(const struct finding *f)
{
    for (guint i = f->found->len; i-- > f->spoken;) {
        const struct target *r = &g_array_index(f->found, struct target, i);
        const char *unit = f->c->quantities[r->mention].unit;

        if (r->indicator && *r->indicator && !measure_is_share(unit))
            return r->indicator;
    }
    return NULL;
}

/*
 * 研发投入7.4亿元，占营收6.9%: 研发投入占营收. The share alone, where what has it would be by far
 * the longer part.
 */
static const char *share_of_last(const struct finding *f, const char *share)
{
    const char *whole = level_said_last(f);

    return whole && strlen(whole) <= 2 * strlen(share)
               ? arena_printf(f->c->arena, "%s%s", whole, share)
               : share;
}

/* Where the part of the sentence begins that the clause is in: behind its last ；. */
static uint32_t part_start(const struct finding *f, const struct clause *clause)
{
    static const uint32_t SEMICOLON = 0xff1b;

    while (clause > f->all.at && !clause->opens_sentence && clause[-1].stop != SEMICOLON)
        clause--;
    return clause->start;
}

/* 两项指标分别达到4.8亿吨和1000万标箱: the list's units tell which number is whose. */
static gboolean units_differ(const struct finding *f, const struct judged *j)
{
    uint32_t first = j->token - 2 * j->member;

    for (uint32_t i = 1; i < j->members; i++)
        if (g_strcmp0(f->c->quantities[f->all.tokens[first + 2 * i].mention].unit,
                      f->c->quantities[f->all.tokens[first].mention].unit) != 0)
            return TRUE;
    return FALSE;
}

/* 项目156个，总投资9亿元，其中来自北京的89个: what was counted last in the same unit; NULL: nothing. */
static const char *counted_last(const struct finding *f, const struct judged *j)
{
    uint32_t part;

    if (!judged_is_count(j) &&
        (j->measure != MEASURE_LEVEL || measure_is_share(j->q->unit) || !units_differ(f, j)))
        return NULL;
    part = part_start(f, j->clause);
    for (guint i = f->found->len; i-- > f->first;) {
        const struct target *r = &g_array_index(f->found, struct target, i);
        const char *unit = f->c->quantities[r->mention].unit;

        if ((measure_is_share(unit) && f->c->doc->mentions[r->mention].byte_start >= part) ||
            (r->direction && f->c->doc->mentions[r->mention].byte_start >= j->clause->start))
            return NULL; /* 旅客增长9%至8万人次, 人数增加9人至8万人 */
        if (r->indicator && *r->indicator && g_strcmp0(unit, j->q->unit) == 0)
            return r->indicator;
    }
    return NULL;
}

/* 比重由0.4%提高到10%: the level that something changes to is of what it changes from. */
static const char *changed_from(const struct finding *f, const struct judged *j)
{
    const struct token *from = judged_token(f, j) - 1;

    while (from > f->all.tokens + j->clause->first && from->kind == TOKEN_CUE)
        from--;
    return from >= f->all.tokens + j->clause->first && from->kind == TOKEN_QUANTITY &&
                   f->n_said > 0 && f->found->len > f->spoken &&
                   g_array_index(f->found, struct target, f->found->len - 1).mention ==
                       from->mention &&
                   phrase_starts_change(f->c, &f->all, j->clause, (uint32_t)(from - f->all.tokens))
               ? f->said[(f->n_said - 1) % MEMBERS]
               : NULL;
}

/* 新建高标准农田1亿亩，累计建成10亿亩: 高标准农田建成, what was measured last in the same unit. */
static const char *done_to_last(const struct finding *f, const struct judged *j, const char *verb)
{
    static struct words BUILT = WORDS("建成", "完成", "新建", "开工", "竣工", "改造");
    const char *last = NULL, *end, *done;

    if (!words_end(&BUILT, verb, verb + strlen(verb)))
        return verb;
    for (guint i = f->found->len; !last && i-- > f->first;) {
        const struct target *r = &g_array_index(f->found, struct target, i);

        if (g_strcmp0(f->c->quantities[r->mention].unit, j->q->unit) == 0)
            last = r->indicator;
    }
    if (!last)
        return verb;
    if (text_begins(last, verb)) /* 计划完成投资9亿元，已完成4亿元 */
        return last;
    end = last + strlen(last);
    done = words_end(&BUILT, last, end); /* 开工300万千瓦、建成200万千瓦 */
    end -= done ? strlen(done) : 0;
    return end - last >= (gssize)strlen("风电")
               ? arena_printf(f->c->arena, "%.*s%s", (int)(end - last), last, verb)
               : verb;
}

/* 完成全年任务的21.5%: how much of a plan was done, from 完成 on; NULL where it says no such thing. */
static const char *share_of_plan(const struct finding *f, const struct judged *j)
{
    static struct words PLANS = WORDS("任务", "计划", "目标", "预算", "目标任务");
    static const char DONE[] = "完成", OF[] = "的";
    const char *text = f->c->doc->text, *s = text + j->clause->start;
    const char *end = text + judged_token(f, j)->start, *done;

    if (!measure_is_share(j->q->unit) || !text_ends(s, end, OF))
        return NULL;
    end -= strlen(OF);
    done = text_find(s, (gsize)(end - s), DONE);
    return done && words_end(&PLANS, done, end)
               ? arena_printf(f->c->arena, "%.*s", (int)(end - done), done)
               : NULL;
}

static const char *indicator_of(struct finding *f, const struct judged *j)
{
    gboolean behind = !phrase_is_empty(&j->after) &&
                      (j->measure == MEASURE_COUNT || phrase_is_empty(&j->before) ||
                       is_fund(f, j) || is_of_last_number(f, j));
    const struct phrase *p;
    const char *noun = NULL;
    uint32_t share;

    if (judged_counts_units(f, j)) {
        if (phrase_is_empty(&j->before) && j->before.verb_end > j->before.verb_start)
            return arena_printf(f->c->arena, "%.*s单位",
                                (int)(j->before.verb_end - j->before.verb_start),
                                f->c->doc->text + j->before.verb_start);
        behind = phrase_is_empty(&j->before);
    }
    if (is_size_of_fund(f, j))
        return arena_printf(f->c->arena, "%s%.*s", phrase_noun(f->c, &f->all, j->clause, &j->after),
                            (int)(j->before.end - j->before.start),
                            f->c->doc->text + j->before.start);
    noun = behind ? NULL : over_threshold(f, j);
    if (noun)
        return noun;
    noun = behind ? NULL : share_of_plan(f, j);
    if (noun)
        return noun;
    p = behind ? &j->after : &j->before;
    if (!phrase_is_empty(p) && !(behind && is_for_a_purpose(f, j))) {
        if (!behind && j->members > 1)
            noun = phrase_member(f->c, &f->all, j->clause, p, j->member, j->members);
        if (!noun)
            noun = phrase_noun(f->c, &f->all, j->clause, p);
        if (behind && g_str_has_suffix(noun, "级"))
            noun = with_shared_noun(f, j, noun);
        if (!behind && (share = share_start(f, j)) > 0) /* what comes next is of the one before */
            return share_of_last(f, context_string(f->c, share, p->end));
        if (!behind)
            f->subject = noun = of_subject(f, j, noun);
        return behind ? noun : with_change(f, noun, p);
    }
    if (j->before.verb_end > j->before.verb_start && !judged_is_count(j))
        return done_to_last(f, j, context_string(f->c, j->before.verb_start, j->before.verb_end));
    noun = units_differ(f, j) ? counted_last(f, j) : NULL;
    if (!noun)
        noun = respective(f, j);
    if (!noun)
        noun = changed_from(f, j);
    if (!noun)
        noun = counted_last(f, j);
    if (!noun)
        noun = share_said_last(f, j);
    if (!noun)
        noun = f->subject;
    return with_change(f, noun ? noun : "", p);
}

uint32_t judged_stretch_behind(const struct finding *f, const struct clause *clause, uint32_t token)
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
            return judged_stretch_behind(f, j->clause, i) == j->token;
    return FALSE;
}

static const char *direction_of(const struct finding *f, const struct judged *j)
{
    const char *s = f->c->doc->text + j->before.start;
    gsize n = j->before.end - j->before.start;

    if (j->before.down)
        return "down";
    if (j->before.up || text_find(s, n, "新增") || text_find(s, n, "净增"))
        return "up";
    return NULL;
}

/* 每年推出100个, 年产量: per year. */
static const char *per_of(const struct finding *f, const struct judged *j)
{
    static struct words YEARLY =
        WORDS("年均", "年开行", "年利用", "年产", "年发电", "年处理", "年销售", "年服务", "年供应");
    const char *text = f->c->doc->text, *s = text + j->clause->start;

    if (j->q->per)
        return j->q->per;
    if (text_find(s, judged_token(f, j)->start - j->clause->start, "每年"))
        return "年";
    return judged_is_count(j) &&
                   words_find(&YEARLY, text + j->before.start, text + j->before.end, NULL)
               ? "年"
               : NULL;
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
        if (context_text_at(f->c, last->start, WORDS[i].word))
            return WORDS[i].op;
    return NULL;
}

/* 约可供应13万户, 约占总量的四成: the adverb of the number stands before its verb. */
static const char *op_of_adverb(const struct finding *f, const struct judged *j)
{
    static struct words ABOUT = WORDS("约占", "约可", "约能", "约需", "约合", "约有", "约相当于");
    const char *text = f->c->doc->text, *s = text + j->clause->start;

    for (uint32_t i = j->token; i-- > j->clause->first;)
        if (f->all.tokens[i].kind == TOKEN_QUANTITY) {
            s = text + f->all.tokens[i].end;
            break;
        }
    return judged_has_op(j, "=") && words_find(&ABOUT, s, text + judged_token(f, j)->start, NULL)
               ? "~"
               : NULL;
}

/* 分别突破5000亿元、1200亿元: what stands before the list holds for all of it. */
static const char *op_of_list(const struct finding *f, const struct judged *j)
{
    const struct token *first = judged_token(f, j) - 2 * j->member;
    const char *op = j->member > 0 ? f->c->quantities[first->mention].op : NULL;
    const char *s = f->c->doc->text + j->clause->start;

    if (!op || !judged_has_op(j, "=") || !(*op == '>' || *op == '<'))
        return NULL;
    if (g_ascii_isdigit(f->c->doc->text[first->start])) /* 5000亿元以上、1200亿元 */
        return NULL;
    return text_find(s, first->start - j->clause->start, "分别") ? op : NULL;
}

/* 2022年至2024年的目标分别为1亿元、2亿元和3亿元: a year for each number. */
static const char *year_of_place(const struct finding *f, const struct judged *j)
{
    const char *s = f->c->doc->text + j->clause->start;

    if (j->members < 2 || !text_find(s, judged_token(f, j)->start - j->clause->start, "分别"))
        return NULL;
    for (uint32_t i = j->clause->first; i < j->token; i++) {
        const struct token *t = &f->all.tokens[i];
        const char *edtf = t->kind == TOKEN_DATE ? f->c->dates[t->mention].edtf : NULL;

        if (edtf && strlen(edtf) == strlen("2022/2024") && edtf[4] == '/' &&
            (uint32_t)(atoi(edtf + 5) - atoi(edtf) + 1) == j->members)
            return arena_printf(f->c->arena, "%d", atoi(edtf) + (int)j->member);
    }
    return NULL;
}

/* 2025年、2027年分别达到80亿元、200亿元: each number has the date of its place. */
static const char *time_of_place(const struct finding *f, const struct judged *j,
                                 const struct target *r)
{
    (void)r;
    if (j->members > 1 && j->members == f->n_dates)
        return f->dates[j->member];
    return year_of_place(f, j);
}

/* 2012年的61%; in 是2020年的1.6倍 the date is what it is measured against. */
static const char *time_of_noun(const struct finding *f, const struct judged *j,
                                const struct target *r)
{
    static struct words BACK = WORDS("恢复至", "恢复到", "回复至", "回复到", "回升至", "相当于");
    const char *text = f->c->doc->text;

    if (r->is_target || (j->q->unit && strcmp(j->q->unit, "倍") == 0) ||
        words_find(&BACK, text + j->clause->start, text + judged_token(f, j)->start, NULL))
        return NULL; /* 恢复至2019年同期的98% */
    return phrase_date(f->c, &f->all, j->clause, j->token);
}

/* 年均增长6.1%, 累计引进1012个: of all the years that the paragraph sums up. */
static const char *time_of_years(const struct finding *f, const struct judged *j,
                                 const struct target *r)
{
    static struct words OVER = WORDS("年均", "累计");
    const char *text = f->c->doc->text;

    return !r->is_target && f->frame.years &&
                   words_find(&OVER, text + j->clause->start, text + judged_token(f, j)->start,
                              NULL)
               ? f->frame.years
               : NULL;
}

/* 首期10亿元于2026年6月底前到位: when it shall be there stands behind the number. */
static const char *time_behind(const struct finding *f, const struct judged *j,
                               const struct target *r)
{
    static struct words AT = WORDS("于", "将于", "拟于", "在", "将在", "须于");
    const struct token *t = judged_token(f, j),
                       *end = f->all.tokens + j->clause->first + j->clause->n;
    const char *text = f->c->doc->text, *behind = text + t->end;

    while (r->is_target && ++t < end && t->kind == TOKEN_CUE)
        ;
    return r->is_target && t < end && t->kind == TOKEN_DATE &&
                   words_match(&AT, behind, text + t->start)
               ? f->c->dates[t->mention].edtf
               : NULL;
}

/* 首期10亿元上半年完成组建: … and what shall be done then behind it. */
static const char *time_of_doing(const struct finding *f, const struct judged *j,
                                 const struct target *r)
{
    static struct words DONE = WORDS("到位", "完成", "建成", "投产", "投用", "投入使用", "落地",
                                     "开工", "组建", "并网", "通车", "交付");
    const struct token *t = judged_token(f, j) + 1,
                       *end = f->all.tokens + j->clause->first + j->clause->n;
    const char *text = f->c->doc->text;

    return r->is_target && t < end && t->kind == TOKEN_DATE && t->start == t[-1].end &&
                   words_begin(&DONE, text + t->end, text + j->clause->end)
               ? f->c->dates[t->mention].edtf
               : NULL;
}

gboolean judged_is_provision(const struct finding *f, const struct judged *j)
{
    static struct words VERBS = WORDS("安排", "注资", "拨款", "预留", "拨出", "统筹", "动用",
                                      "筹集", "设立", "组建", "资助", "补助", "奖励", "编列");
    const char *text = f->c->doc->text;

    return j->q->unit && strstr(j->q->unit, "元") &&
           (is_size_of_fund(f, j) ||
            words_find(&VERBS, text + j->clause->start, text + judged_token(f, j)->start, NULL));
}

/* Money is due when its own sentence says so, or a heading; not by the time that another one named. */
static gboolean is_due_elsewhere(const struct finding *f, const struct judged *j)
{
    return f->frame.due_at < f->sentence &&
           g_strcmp0(f->frame.deadline, f->frame.governing.deadline) != 0 &&
           judged_is_provision(f, j);
}

/* 2023/2027, said in 2023: years that an aim names are none of what is reported beside it. */
static gboolean is_still_to_come(const struct context *c, const char *edtf)
{
    const char *today = frame_today(c), *to = edtf ? strchr(edtf, '/') : NULL;

    return to && today && strlen(edtf) == strlen("2023/2027") && strncmp(to + 1, today, 4) > 0;
}

static const char *time_of_frame(const struct finding *f, const struct judged *j,
                                 const struct target *r)
{
    if (!r->is_target)
        return is_still_to_come(f->c, f->frame.period) ? NULL : f->frame.period;
    return is_due_elsewhere(f, j) ? NULL : f->frame.deadline;
}

/* Does the headline say that the article reports on a time: 一季度产销两旺, 年报出炉? */
static gboolean headline_reports(const char *title)
{
    static struct words TIMES = WORDS("季", "半年", "年报", "业绩", "财报", "公报", "月", "净利",
                                      "营收", "全年", "去年", "统计", "数据");

    /* where there is none, what the text says first counts */
    return !title || words_find_in(&TIMES, title, NULL);
}

static const char *time_of_report(const struct finding *f, const struct judged *j,
                                  const struct target *r)
{
    (void)j;
    return r->is_target || f->frame.nowadays || !headline_reports(f->c->doc->title) ? NULL
                                                                                    : f->reported;
}

static const char *time_of_plan(const struct finding *f, const struct judged *j,
                                const struct target *r)
{
    (void)j;
    return r->is_target && (f->frame.plan_above || f->frame.sense == SENSE_NONE ||
                            policy_is_text(f->c, r->policy))
               ? deadline_of_plan(f->c, r->policy)
               : NULL;
}

static const char *time_of_article(const struct finding *f, const struct judged *j,
                                   const struct target *r)
{
    (void)j;
    return r->is_target && !f->several ? f->announced : NULL;
}

/*
 * Told of a plan's undated aims without naming it anew, in an article with several deadlines:
 * the end of its period.
 */
static const char *time_of_told_plan(const struct finding *f, const struct judged *j,
                                     const struct target *r)
{
    const char *due = r->is_target ? deadline_of_plan(f->c, r->policy) : NULL;
    const char *to = due ? strchr(due, '/') : NULL;

    (void)j;
    return to ? to + 1 : NULL;
}

static const char *time_of_headline(const struct finding *f, const struct judged *j,
                                    const struct target *r)
{
    static struct words REPORTS = WORDS("公报", "年报", "统计", "回顾", "情况");
    const char *title = f->c->doc->title, *edtf;
    int year = year_of_title(f->c);

    (void)j;
    if (r->is_target)
        return deadline_of_title(f->c);
    if (year <= 0 || f->frame.nowadays || !words_find_in(&REPORTS, title, NULL))
        return NULL;
    edtf = arena_printf(f->c->arena, "%d", year);
    return when_relative(edtf, frame_today(f->c)) == WHEN_PAST ? edtf : NULL;
}

/* The deadline or period, and in `origin` where it was found, in words for `mubiao explain`. */
static const char *time_of(const struct finding *f, const struct judged *j, const struct target *r,
                           const char **origin)
{
    static const struct { /* the nearest first; asked until one knows */
        const char *(*time)(const struct finding *, const struct judged *, const struct target *);
        const char *origin;
        gboolean carried; /* is it no time of what comes of something (投产后，每年可 …)? */
    } PLACES[] = {
        { time_of_place, "the date of its place in the list", FALSE },
        { time_of_noun, "the date of its noun", FALSE },
        { time_behind, "the date behind it", FALSE },
        { time_of_doing, "the date behind it", FALSE },
        { time_of_years, "the years that the paragraph sums up", FALSE },
        { time_of_frame, "its clause, or the sentence, heading or lead-in before it", TRUE },
        { time_of_report, "what the article reports on", FALSE },
        { time_of_plan, "the period in the title of its plan", TRUE },
        { time_of_article, "the only one of the article", TRUE },
        { time_of_headline, "the year in the headline", TRUE },
        { time_of_told_plan, "the end of its plan's period", TRUE },
    };

    for (gsize i = 0; i < G_N_ELEMENTS(PLACES); i++) {
        const char *time = PLACES[i].carried && r->is_target && f->frame.conditional
                               ? NULL
                               : PLACES[i].time(f, j, r);

        if (time) {
            *origin = PLACES[i].origin;
            return time;
        }
    }
    *origin = "none named";
    return NULL;
}

/* Where each field came from, for `mubiao explain`. */
void judged_trace(const struct finding *f, const struct judged *j, const struct target *r,
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

/* 内蒙古、新疆、山东分别达到A、B、C: each number is of the place of its rank. */
static const struct region *region_of_place(const struct finding *f, const struct judged *j)
{
    static struct words OURS = WORDS("对", "占");
    const struct region *home = region_of_document(f->c);

    uint32_t first = j->token - 2 * j->member, n = 0;
    const struct region *own = NULL;

    for (uint32_t i = j->clause->first; j->members > 1 && i < first; i++)
        if (f->all.tokens[i].kind == TOKEN_REGION) {
            if (n++ == j->member)
                own = f->c->regions[f->all.tokens[i].mention];
        }
    if (own && own->level == REGION_FOREIGN && home && home->level < REGION_FOREIGN &&
        words_find(&OURS, f->c->doc->text + j->clause->start,
                   f->c->doc->text + f->all.tokens[first].start, NULL))
        return NULL; /* 对巴西、美国进出口分别增长A和B: of ours with them */
    return n == j->members ? own : NULL;
}

struct target judged_record(struct finding *f, const struct judged *j, gboolean is_target,
                            const char **time_from)
{
    const struct token *t = &f->all.tokens[j->token];
    const struct policy *policy = policy_for(f->c, t->start);
    struct target r = { .mention = t->mention, .is_target = is_target };

    r.indicator = indicator_of(f, j);
    r.direction = direction_of(f, j);
    r.per = per_of(f, j);
    r.op = op_of(f, j);
    if (!r.op)
        r.op = op_of_list(f, j);
    if (!r.op)
        r.op = op_of_adverb(f, j);
    r.stretch = r.is_target && is_stretch(f, j);
    r.region = region_of_place(f, j);
    if (!r.region)
        r.region = region_for(f->c, t->start);
    r.policy = policy && policy_holds_for(policy, r.region) ? policy->title : NULL;
    r.sector = sector_for(f->c, phrase_is_empty(&j->before) ? t->start : j->before.start,
                          phrase_is_empty(&j->after) ? t->end : j->after.end);
    r.modality = !r.is_target ? NULL : judged_is_demanded(f, j) ? "commit" : f->frame.modality;
    r.time = time_of(f, j, &r, time_from);
    return r;
}
