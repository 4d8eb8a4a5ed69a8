/*
 * field_time.c - a target's deadline or a figure's period: the nearest place that says one, from
 * the number's own date up to the headline.
 */
#include "normalize/deadline.h"
#include "normalize/finding.h"
#include "normalize/frame_date.h"
#include "normalize/policy.h"

#include <stdlib.h>

#define SPAN_MOST 64 /* tokens back */

/* The span of `years` years that the clause, or the sentence up to it, names last, or NULL. */
static const char *span_of_years(const struct finding *f, const struct judged *j, uint32_t years)
{
    static struct words THAN = WORDS("较", "比"); /* 分别较上年度下跌0.6及1.8个百分点 */
    const struct clause *first = j->clause;

    /* two years may be a financial one, and hold for their clause */
    while (years > 2 && !first->opens_sentence && j->token - first->first < SPAN_MOST)
        first--;
    for (uint32_t i = j->token; i-- > first->first && j->token - i < SPAN_MOST;) {
        const struct token *t = &f->all.tokens[i];
        const char *edtf = t->kind == TOKEN_DATE ? f->c->dates[t->mention].edtf : NULL;

        if (edtf)
            return strlen(edtf) == strlen("2022/2024") && edtf[4] == '/' &&
                           !words_end(&THAN, f->c->doc->text, f->c->doc->text + t->start) &&
                           !mention_group(&f->c->doc->mentions[t->mention], "fiscal") &&
                           (uint32_t)(atoi(edtf + 5) - atoi(edtf) + 1) == years
                       ? edtf
                       : NULL;
    }
    return NULL;
}

/* 2022年至2024年，产量分别为1亿吨、2亿吨和3亿吨: a year for each number. */
static const char *year_of_place(const struct finding *f, const struct judged *j)
{
    const char *s = f->c->doc->text + j->clause->start, *span;

    if (j->members < 2 ||
        !words_find(&judged_in_turn, s, f->c->doc->text + judged_token(f, j)->start, NULL))
        return NULL;
    span = span_of_years(f, j, j->members);
    return span ? arena_printf(f->c->arena, "%d", atoi(span) + (int)j->member) : NULL;
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

/* 达成全年450口目标, 109年底60%以上的目标: the time that stands right before the number; or NULL. */
static const char *time_right_before(const struct finding *f, const struct judged *j)
{
    const struct token *date = judged_token(f, j) - 1;

    return j->token > j->clause->first && date->kind == TOKEN_DATE &&
                   date->end == judged_token(f, j)->start
               ? f->c->dates[date->mention].edtf
               : NULL;
}

/* 2024年曾订下全年3300万人次的目标: when it was aimed at, and for when. */
static const char *time_of_past_aim(const struct finding *f, const struct judged *j,
                                    const struct target *r)
{
    static struct words FOR = WORDS("原定", "原订", "预定", "原定于", "原订于", "原本定于", "原拟");
    const char *text = f->c->doc->text, *first = NULL, *term = NULL;

    if (r->is_target && f->frame.last == WHEN_PAST && judged_is_named_aim(f, j)) {
        term = time_right_before(f, j); /* 截至5月底 …，达成全年450口目标的69.3% */
        return term ? term : f->frame.period; /* 2024年动工1.8万伙，较2.1万伙目标少 */
    }
    if (!r->is_target || !judged_was_aimed_at(f, j))
        return NULL;
    term = time_right_before(f, j);
    if (term)
        return term;
    for (uint32_t i = j->clause->first; i < j->token; i++) {
        const struct token *t = &f->all.tokens[i];
        const char *date = t->kind == TOKEN_DATE ? f->c->dates[t->mention].edtf : NULL;

        if (date && (!first || words_end(&FOR, text + j->clause->start, text + t->start)))
            first = date; /* 2007年提出、原定2012年底前建成的 */
        if (date && !term)
            term = frame_term_set_then(f->c, j->clause, t->mention);
    }
    return term ? term : first;
}

/* 2012年的61%; in 是2020年的1.6倍 the date is what it is measured against. */
static const char *time_of_noun(const struct finding *f, const struct judged *j,
                                const struct target *r)
{
    static struct words BACK = WORDS("恢复至", "恢复到", "回复至", "回复到", "回升至", "相当于");
    const char *text = f->c->doc->text;

    if ((r->is_target && when_relative(phrase_date(f->c, &f->all, j->clause, j->token),
                                       frame_today(f->c)) == WHEN_PAST) ||
        (j->q->unit && strcmp(j->q->unit, "倍") == 0) ||
        words_find(&BACK, text + j->clause->start, text + judged_token(f, j)->start, NULL))
        return NULL; /* 恢复至2019年同期的98% */
    return phrase_date(f->c, &f->all, j->clause, j->token);
}

/* 在上年增长30.1%的高基数上再增16.5%: what it grew upon has the year before it. */
static const char *time_of_base(const struct finding *f, const struct judged *j,
                                const struct target *r)
{
    static struct words BASES = WORDS("的高基数", "的基数", "的低基数", "高基数", "低基数");
    const struct token *t = judged_token(f, j);
    const char *text = f->c->doc->text;

    if (r->is_target || !words_begin(&BASES, text + t->end, text + j->clause->end))
        return NULL;
    for (uint32_t i = j->token; i-- > j->clause->first;)
        if (f->all.tokens[i].kind == TOKEN_DATE)
            return f->c->dates[f->all.tokens[i].mention].edtf;
    return NULL;
}

/* 由2017年的213亿元增至2021年的278亿元，比率由0.8%升至0.97%: the second change starts when the first did. */
static const char *time_of_parallel(const struct finding *f, const struct judged *j,
                                    const struct target *r)
{
    for (uint32_t i = j->clause->first; i < j->token; i++)
        if (f->all.tokens[i].kind == TOKEN_DATE)
            return NULL;
    return !r->is_target && f->left && phrase_starts_change(f->c, &f->all, j->clause, j->token)
               ? f->left
               : NULL;
}

#define REVISED_MOST (10 * 3) /* bytes behind a number in which it is revised */

/*
 * 由现时43家增至150家以上: how things stand now is of no period named before; nor is what an aim
 * without a date in its clause starts from (产能会从120台拉高到180台).
 */
static gboolean starts_from_now(const struct finding *f, const struct judged *j)
{
    static struct words REVISED = WORDS("上调", "下调", "调高", "调低", "调升", "上修", "下修",
                                        "修订", "修正", "调整为", "调整至");
    const char *behind = f->c->doc->text + judged_token(f, j)->end;

    if (!phrase_starts_change(f->c, &f->all, j->clause, j->token) ||
        words_find(&REVISED, behind, behind + strnlen(behind, REVISED_MOST), NULL))
        return FALSE; /* 预测由3.5%上调至5.5%: both for the same time */
    for (uint32_t i = j->token; i-- > j->clause->first;) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind == TOKEN_DATE || t->kind == TOKEN_QUANTITY)
            return FALSE;
        if (t->kind == TOKEN_CUE && (t->cues & CUE_NOW))
            return TRUE;
    }
    return f->frame.sense == SENSE_AIM;
}

#define MENTIONS_BEFORE 500 /* over which years that were named are looked for */

/* The five years that the text named last before byte `at` and that are over; or NULL. */
static const char *five_years_over(const struct finding *f, uint32_t at)
{
    const struct context *c = f->c;
    uint32_t i = context_mentions_until(c, at),
             least = i > MENTIONS_BEFORE ? i - MENTIONS_BEFORE : 0;

    while (i-- > least) {
        const char *edtf = c->doc->mentions[i].type == MENTION_DATE ? c->dates[i].edtf : NULL,
                   *to = edtf ? strchr(edtf, '/') : NULL;

        if (to && to - edtf == 4 && strlen(to + 1) == 4 && atoi(to + 1) == atoi(edtf) + 4 &&
            when_relative(edtf, frame_today(c)) == WHEN_PAST)
            return edtf;
    }
    return NULL;
}

/* 五年新增525公里, 五年城镇新增就业累计235万人: of the five years that the text told of before. */
static const char *time_of_five_years(const struct finding *f, const struct judged *j,
                                      const struct target *r)
{
    static struct words FIVE = WORDS("五年新增", "五年累计", "五年共", "五年净增", "五年城镇",
                                     "五年来", "五年间", "五年完成", "五年建成");
    const char *text = f->c->doc->text;

    return !r->is_target && words_begin(&FIVE, text + j->clause->start, text + j->clause->end)
               ? five_years_over(f, j->clause->start)
               : NULL;
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

/* 首期10亿元于2026年6月底前到位, 4条产线已于5月投产: when stands behind the number. */
static const char *time_behind(const struct finding *f, const struct judged *j,
                               const struct target *r)
{
    static struct words AT = WORDS("于", "将于", "拟于", "在", "将在", "须于", "料于", "料在"),
                        DONE_AT = WORDS("已于");
    const struct token *t = judged_token(f, j),
                       *end = f->all.tokens + j->clause->first + j->clause->n;
    const char *text = f->c->doc->text, *behind = text + t->end;

    while (++t < end && t->kind == TOKEN_CUE)
        ;
    return t < end && t->kind == TOKEN_DATE &&
                   (r->is_target ? words_match(&AT, behind, text + t->start)
                                 : words_end(&DONE_AT, behind, text + t->start))
               ? f->c->dates[t->mention].edtf
               : NULL;
}

#define PUT_MOST (10 * 3) /* bytes between an aim and when it was put to */

/* 站上20%的时点，要延到2026年10月; 20GW的目标仍压在2025年: when the aim at the number was put to, or NULL. */
static const char *put_to(const struct finding *f, const struct judged *j)
{
    static struct words AIM = WORDS("的目标", "目标", "的时点", "的时间", "的时程", "的期限");
    static struct words PUT = WORDS("延到", "延至", "推迟到", "推迟至", "延后到", "延后至", "压在",
                                    "定在", "落在", "订在", "设在", "提前到", "提前至", "提早到");
    const char *text = f->c->doc->text, *at = text + judged_token(f, j)->end,
               *of = words_begin(&AIM, at, text + f->c->doc->text_bytes);

    if (!of)
        return NULL;
    at += strlen(of);
    for (uint32_t i = j->token + 1; i < f->all.n_tokens; i++) {
        const struct token *t = &f->all.tokens[i];

        if (text + t->start > at + PUT_MOST)
            break;
        if (t->kind == TOKEN_DATE)
            return words_end(&PUT, at, text + t->start) ? f->c->dates[t->mention].edtf : NULL;
    }
    return NULL;
}

/* The date right behind number `t` and what it counts, up to `noun_end`, where that is done then; or NULL. */
static const char *done_behind(const struct finding *f, const struct clause *clause,
                               const struct token *t, uint32_t noun_end)
{
    static struct words DONE =
        WORDS("到位", "完成", "建成", "投产", "投用", "投入使用", "投入服务", "投入运作",
              "投入营运", "落地", "开工", "组建", "并网", "通车", "交付", "落成", "完工", "竣工",
              "交楼", "上楼", "启用", "投运", "开业", "营运", "推出", "交柜", "交车", "入伙",
              "启运", "起运", "抵港", "抵达", "退休", "届满", "到齐", "交齐", "商转", "发包",
              "决标", "招标", "入住", "进驻", "脱贫", "摘帽", "出列", "清零", "销号", "达标",
              "入学", "上岗", "搬迁", "拆除", "淘汰", "关停");
    static struct words NAMES = WORDS("率", "户", "人", "者", "费"); /* 年底入住率即达100% */
    static struct words AT =
        WORDS("最快", "最快在", "最快于", "最迟", "最迟在", "最晚", "会在", "会于", "将在", "将于",
              "预计", "预计在", "预计于", "可望", "可望在", "料", "须在", "须于", "要在", "应在",
              "应于", "争取", "争取在", "争取于", "力争", "力争在", "在", "于", "计划", "计划在",
              "计划于", "拟", "拟在", "拟于");
    static struct words HOW =
        WORDS("内", "前", "底前", "起", "全数", "全部", "悉数", "陆续", "相继", "分批", "分阶段",
              "逐步", "正式", "全面", "全线", "就能", "就可", "便可", "即可", "可");
    const struct token *number = t, *end = f->all.tokens + clause->first + clause->n;
    const char *text = f->c->doc->text, *behind = text + MAX(noun_end, t->end), *how;

    t++;
    while (t < end && t->kind == TOKEN_CUE &&
           (t->end <= noun_end || words_begin(&AT, behind, text + clause->end)))
        t++;
    if (t == end || t->kind != TOKEN_DATE ||
        (t->start != number->end && t->start != noun_end &&
         !words_match(&AT, behind, text + t->start)))
        return NULL;
    behind = text + t->end;
    while ((how = words_begin(&HOW, behind, text + clause->end)))
        behind += strlen(how);
    how = words_begin(&DONE, behind, text + clause->end);
    return how && !words_begin(&NAMES, behind + strlen(how), text + clause->end)
               ? f->c->dates[t->mention].edtf
               : NULL;
}

/* 4处基地、1520户; 9处、计1020床: the number joined to it, counting the same things; or NULL. */
static const struct token *joined_number(const struct finding *f, const struct judged *j)
{
    static struct words JOINS =
        WORDS("、", "、计", "、共", "、共计", "、合计", "、总计", "和", "及");
    const char *text = f->c->doc->text;
    const struct token *t = judged_token(f, j),
                       *end = f->all.tokens + j->clause->first + j->clause->n;
    uint32_t noun_end = MAX(j->after.end, t->end);

    while (++t < end && t->kind == TOKEN_CUE)
        ;
    return t < end && t->kind == TOKEN_QUANTITY && t->start >= noun_end &&
                   words_match(&JOINS, text + noun_end, text + t->start)
               ? t
               : NULL;
}

const char *judged_done_at(const struct finding *f, const struct judged *j)
{
    const char *put = put_to(f, j), *done;
    const struct token *joined;
    struct phrase noun;

    if (put)
        return put;
    done = done_behind(f, j->clause, judged_token(f, j), j->after.end);
    if (done || !(joined = joined_number(f, j)))
        return done;
    noun = phrase_after(f->c, &f->all, j->clause, (uint32_t)(joined - f->all.tokens), f->within);
    return done_behind(f, j->clause, joined, noun.end);
}

static const char *time_of_doing(const struct finding *f, const struct judged *j,
                                 const struct target *r)
{
    return r->is_target ? judged_done_at(f, j) : NULL;
}

/* Does the clause count or measure anything but money, and parts of what was measured before? */
static gboolean has_things(const struct finding *f, const struct clause *clause)
{
    static const char OF_WHICH[] = "其中";

    if (context_text_at(f->c, clause->start, OF_WHICH))
        return FALSE;
    for (uint32_t i = clause->first; i < clause->first + clause->n; i++) {
        const struct token *t = &f->all.tokens[i];
        const char *unit = t->kind == TOKEN_QUANTITY ? f->c->quantities[t->mention].unit : NULL;

        if (unit && !strstr(unit, "元"))
            return TRUE;
    }
    return FALSE;
}

/*
 * 2027年底前全数投入服务, 预计全部工程可于2027年完成, 赶得及2023年落成: by when, said of all or striven for; or
 * NULL. Of `things`, 2027年第四季完工 is enough; of money spent on them it is not.
 */
static const char *date_of_all(const struct finding *f, const struct clause *clause, gboolean last,
                               gboolean things)
{
    static struct words ALL = WORDS("全数", "悉数", "全部"),
                        STRIVES = WORDS("力争", "力拚", "力拼", "争取", "赶得及", "目标", "冀",
                                        "可望", "有望", "预计", "预定", "预计于", "预计在",
                                        "预定于", "料", "料于", "预期", "预期于", "最快", "最快于",
                                        "争取在", "争取于", "力争在", "可望在", "可望于", "有望在",
                                        "规划", "预估", "估计", "拟于", "计划于", "计划"),
                        DONE = WORDS("完工", "完成", "落成", "竣工", "启用", "通车", "投产", "交屋",
                                     "入住", "投用", "开业", "营运", "商转"),
                        WHOLE = WORDS("全部工程", "整项工程", "所有工程", "全部项目", "整个项目");
    static struct words IN_PLACE =
        WORDS("投入", "完成", "建成", "落成", "交付", "投产", "到位", "启用", "投用", "开工",
              "竣工", "达产", "完工", "交楼", "商转", "并网", "通车", "投运", "营运", "上楼",
              "入伙", "前上楼", "前入伙", "前落成", "前完成", "前完工", "前启用", "前通车");
    const char *text = f->c->doc->text, *end = text + clause->end, *all;

    if (clause_has_number(&f->all, clause, clause->first))
        return NULL;
    for (uint32_t i = clause->first; i < clause->first + clause->n; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind != TOKEN_DATE)
            continue;
        all = words_begin(&ALL, text + t->end, end);
        if (last && things && t->start == clause->start && words_match(&DONE, text + t->end, end))
            return f->c->dates[t->mention].edtf; /* 首批420户，年初开工，2027年第四季完工 */
        if ((all && (last || strcmp(all, "全部") != 0) &&
             words_begin(&IN_PLACE, text + t->end + strlen(all), end)) ||
            (last && words_begin(&IN_PLACE, text + t->end, end) &&
             (words_find(&WHOLE, text + clause->start, text + t->start, NULL) ||
              words_match(&STRIVES, text + clause->start, text + t->start))))
            return f->c->dates[t->mention].edtf;
    }
    return NULL;
}

#define ALL_DUE_MOST 32 /* clauses ahead: the time stays linear */

/*
 * 购置约600辆巴士，另资助约3000辆，目标2027年底前全数投入服务: when all of a sentence is done, told at its
 * end. 全部 may mean the last of several things alone.
 */
const char *judged_all_due(const struct finding *f, const struct judged *j)
{
    const struct clause *next = j->clause + 1, *end = f->all.at + f->all.n;
    gboolean last = TRUE;

    if (end - next > ALL_DUE_MOST)
        end = next + ALL_DUE_MOST;
    for (; next < end && !next->opens_sentence && next[-1].stop == STOP_COMMA; next++) {
        const char *date = date_of_all(f, next, last, !(j->q->unit && strstr(j->q->unit, "元")));

        if (date)
            return date;
        last &= !has_things(f, next);
    }
    return NULL;
}

gboolean judged_is_provision(const struct finding *f, const struct judged *j)
{
    static struct words VERBS = WORDS("安排", "注资", "拨款", "预留", "拨出", "统筹", "动用",
                                      "筹集", "设立", "组建", "资助", "补助", "奖励", "编列");
    const char *text = f->c->doc->text;

    return j->q->unit && strstr(j->q->unit, "元") &&
           (judged_is_size_of_fund(f, j) ||
            words_find(&VERBS, text + j->clause->start, text + judged_token(f, j)->start, NULL));
}

static const char *time_of_all(const struct finding *f, const struct judged *j,
                               const struct target *r)
{
    gboolean due = f->frame.deadline && f->frame.due_at >= j->clause->start;

    return r->is_target && !due ? judged_all_due(f, j) : NULL;
}

/* 第二座可处理300公吨，惟时间表未定: nothing before says when it is due. */
static gboolean is_not_yet_set(const struct finding *f, const struct judged *j)
{
    static struct words UNSET =
        WORDS("时间表未定", "时间未定", "时程未定", "时间表待定", "时间待定", "未有时间表",
              "没有时间表", "尚无时间表", "并无时间表", "未有具体时间表", "未订时间表");
    const struct clause *next = j->clause + 1, *end = f->all.at + f->all.n;

    return next < end && !next->opens_sentence &&
           words_find(&UNSET, f->c->doc->text + next->start, f->c->doc->text + next->end, NULL);
}

/* Money is due when its own sentence says so, or a heading; not by the time that another one named. */
static gboolean is_due_elsewhere(const struct finding *f, const struct judged *j)
{
    return f->frame.due_at < f->sentence &&
           g_strcmp0(f->frame.deadline, f->frame.governing.deadline) != 0 &&
           judged_is_provision(f, j);
}

/*
 * 2023/2027, said in 2023: years that an aim names are none of what is reported beside it. 2006/2007 is the school's or
 * the financial year that is now.
 */
static gboolean is_still_to_come(const struct context *c, const char *edtf)
{
    const char *today = frame_today(c), *to = edtf ? strchr(edtf, '/') : NULL;

    if (to && today && atoi(to + 1) == atoi(edtf) + 1 && atoi(edtf) <= atoi(today))
        return FALSE;
    return to && today && strlen(edtf) == strlen("2023/2027") && strncmp(to + 1, today, 4) > 0;
}

static const char *time_of_frame(const struct finding *f, const struct judged *j,
                                 const struct target *r)
{
    if (!r->is_target)
        return is_still_to_come(f->c, f->frame.period) ? NULL : f->frame.period;
    return is_due_elsewhere(f, j) ? NULL : f->frame.deadline;
}

/* Does the headline say that the article reports on a time: 一季度产销两旺, 年报出炉, 出口值创高? */
static gboolean headline_reports(const char *title)
{
    static struct words TIMES =
        WORDS("季", "半年", "年报", "业绩", "财报", "公报", "月", "净利", "营收", "全年", "去年",
              "统计", "数据", "出口值", "出口额", "进出口", "创高", "创新高", "年增", "年减",
              "同比", "按年升", "按年跌", "按年增", "按年减");

    /* where there is none, what the text says first counts */
    return !title || words_find_in(&TIMES, title, NULL);
}

/* 2019年吉林省外贸进出口逾1300亿元: does the headline name the year that is reported? */
static gboolean names_year(const char *title, const char *edtf)
{
    char year[sizeof("2019年")];

    if (!edtf || strlen(edtf) < strlen("2019"))
        return FALSE;
    g_snprintf(year, sizeof(year), "%.4s年", edtf);
    return strstr(title, year) != NULL;
}

static const char *time_of_report(const struct finding *f, const struct judged *j,
                                  const struct target *r)
{
    const char *title = f->c->doc->title;

    (void)j;
    return r->is_target || f->frame.nowadays ||
                   !(headline_reports(title) || names_year(title, f->reported))
               ? NULL
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

/* … or the budget that the article is on. */
static const char *time_of_budget(const struct finding *f, const struct judged *j,
                                  const struct target *r)
{
    (void)j;
    return r->is_target ? f->budget : NULL;
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

/* 第二季酒店业调查结果, said in August 2017: the last such part of a year that is over; NULL: none is named. */
static const char *part_in_headline(const struct context *c)
{
    static const struct {
        const char *name;
        int from, to; /* months */
    } PARTS[] = { { "第一季", 1, 3 }, { "第二季", 4, 6 },  { "第三季", 7, 9 }, { "第四季", 10, 12 },
                  { "上半年", 1, 6 }, { "下半年", 7, 12 }, { "首三季", 1, 9 }, { "前三季", 1, 9 } };
    static struct words SURVEYS = WORDS("调查结果", "统计", "统计数字", "数据公布", "数据出炉");
    const char *title = c->doc->title, *today = frame_today(c);
    int year = year_reported_in_title(c);

    if (!today || strlen(today) < strlen("2017-08") || !words_find_in(&SURVEYS, title, NULL))
        return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(PARTS); i++)
        if (strstr(title, PARTS[i].name)) {
            if (year <= 0)
                year = atoi(today) - (PARTS[i].to < atoi(today + strlen("2017-")) ? 0 : 1);
            return arena_printf(c->arena, "%04d-%02d/%04d-%02d", year, PARTS[i].from, year,
                                PARTS[i].to);
        }
    return NULL;
}

static const char *time_of_part(const struct finding *f, const struct judged *j,
                                const struct target *r)
{
    (void)j;
    return r->is_target || f->frame.nowadays ? NULL : part_in_headline(f->c);
}

static const char *time_of_headline(const struct finding *f, const struct judged *j,
                                    const struct target *r)
{
    static struct words REPORTS =
        WORDS("公报", "年报", "统计", "回顾", "情况", "调查结果", "执行成果");
    const char *title = f->c->doc->title, *edtf;
    int year = year_reported_in_title(f->c), report;

    (void)j;
    if (r->is_target) {
        edtf = deadline_of_title(f->c);
        return edtf ? edtf : deadline_of_work_report(f->c);
    }
    if (f->frame.nowadays)
        return NULL;
    report = year_of_work_report(f->c);
    if (report > 0) /* it looks back on the year before */
        return arena_printf(f->c->arena, "%d", report - 1);
    if (year <= 0 || !words_find_in(&REPORTS, title, NULL))
        return NULL;
    edtf = arena_printf(f->c->arena, "%d", year);
    return when_relative(edtf, frame_today(f->c)) == WHEN_PAST ? edtf : NULL;
}

const char *judged_time(const struct finding *f, const struct judged *j, const struct target *r,
                        const char **origin)
{
    static const struct { /* the nearest first; asked until one knows */
        const char *(*time)(const struct finding *, const struct judged *, const struct target *);
        const char *origin;
        gboolean carried; /* is it no time of what comes of something (投产后，每年可 …)? */
    } PLACES[] = {
        { time_of_place, "the date of its place in the list", FALSE },
        { time_of_past_aim, "the date of its clause", FALSE },
        { time_of_noun, "the date of its noun", FALSE },
        { time_of_base, "the date of what something grew upon", FALSE },
        { time_of_parallel, "when the change before it started", FALSE },
        { time_behind, "the date behind it", FALSE },
        { time_of_doing, "the date behind it", FALSE },
        { time_of_all, "the date by which all is done", FALSE },
        { time_of_five_years, "the five years that the text told of before", FALSE },
        { time_of_years, "the years that the paragraph sums up", FALSE },
        { time_of_frame, "its clause, or the sentence, heading or lead-in before it", TRUE },
        { time_of_part, "the part of the year in the headline", TRUE },
        { time_of_report, "what the article reports on", FALSE },
        { time_of_plan, "the period in the title of its plan", TRUE },
        { time_of_article, "the only one of the article", TRUE },
        { time_of_headline, "the year in the headline", TRUE },
        { time_of_budget, "the year of the article's budget", TRUE },
        { time_of_told_plan, "the end of its plan's period", TRUE },
    };

    *origin = "none named";
    if (r->is_target ? is_not_yet_set(f, j) : starts_from_now(f, j))
        return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(PLACES); i++) {
        const char *time = PLACES[i].carried && r->is_target && f->frame.conditional
                               ? NULL
                               : PLACES[i].time(f, j, r);

        if (time) {
            *origin = PLACES[i].origin;
            return time;
        }
    }
    return NULL;
}
