/*
 * indicator_from.c - what stands between a noun and a number that a change starts from or is
 * measured against: 由2012年的61%, 较2014年的高峰, 向3000亿元.
 */
#include "normalize/indicator_before.h"

#include <string.h>

/* 2012年的61%, 到2026年的18间: the date token that ends at `right`, but for its 的, or NULL. */
static const struct token *own_date(const struct context *c, const struct clauses *all,
                                    const struct clause *clause, uint32_t q, uint32_t right)
{
    static struct words OF = /* 由106年之38亿元, 由1984年的高峰逾两成 */
        WORDS("的", "之", "的水平", "的水准", "的高峰", "的高峰期", "的峰值", "的高位", "的低位",
              "的谷底", "的低点", "的高点", "水平", "水准", "同期水平", "同期水准", "高峰",
              "高峰期", "高位", "低位", "谷底");
    uint32_t before = step_back(c, clause->start, right, &OF);

    for (uint32_t i = q; i-- > clause->first && all->tokens[i].end >= before;)
        if (all->tokens[i].end == before && all->tokens[i].kind == TOKEN_DATE)
            return &all->tokens[i];
    return NULL;
}

uint32_t before_date(const struct context *c, const struct clauses *all,
                     const struct clause *clause, uint32_t q, uint32_t right)
{
    const struct token *date = own_date(c, all, clause, q, right);

    if (!date) /* 比去年春节假期增长 */
        date = own_date(c, all, clause, q, before_holidays(c, clause->start, right));
    return date ? step_back_any(c, clause->start, date->start, STEP_SPACES) : right;
}

const char *phrase_date(const struct context *c, const struct clauses *all,
                        const struct clause *clause, uint32_t q)
{
    static struct words PER = WORDS("每日", "每天", "平均每日", "约"); /* 2019年的每日约110吨 */
    uint32_t right = step_back(
        c, clause->start, step_back_any(c, clause->start, all->tokens[q].start, STEP_SPACES), &PER);
    const struct token *date = own_date(c, all, clause, q, right);

    return date && (step_at(c, date->end, clause->end, "的") ||
                    step_at(c, date->end, clause->end, "之") ||
                    step_back(c, clause->start, date->start, &before_from_words) < date->start)
               ? c->dates[date->mention].edtf
               : NULL;
}

/* What stands between 由 and the level that something changes from: 由现时约100公顷增加至300公顷 */
static struct words NOWADAYS = WORDS("约", "每日", "每天", "平均每日", "每年", "每月", "平均每年",
                                     "现时", "现行", "现阶段", "现", "目前", "现在", "当前", "现有",
                                     "原来", "原定", "原订", "原先", "原本", "原计划", "原预期",
                                     "原估", "前一年度", "上年度", "首批", "最初", "每人", "每亩",
                                     "每户", "每吨", "的"),
                    SHALL = WORDS("会", "将", "将会", "也会", "亦会"); /* 柜位会由280个增至400个 */
struct words before_from_words = WORDS("由", "从");

#define THEN_MOST (8 * 3) /* bytes of what somebody did then */

/* 债务从接手时的118亿元降到88亿元: where the noun ends before 从 …时的 at `at`, or `at`. */
static uint32_t before_then(const struct context *c, const struct clause *clause, uint32_t at)
{
    static struct words THEN = WORDS("时的", "时", "之初的", "初期的", "前的"),
                        DATES = WORDS("年", "月", "日", "季", "季度");
    const char *text = c->doc->text, *then = words_end(&THEN, text + clause->start, text + at);
    uint32_t from = context_look_back(c, clause->start, at, THEN_MOST);

    if (!then || words_end(&DATES, text + clause->start, text + at - strlen(then)))
        return at; /* 由5月时的3.5% */
    for (uint32_t k = at - (uint32_t)strlen(then); k-- > from;)
        if (words_begin(&before_from_words, text + k, text + at))
            return k;
    return at;
}

/* 自2021年的23亿个: where 自 begins at the end of the text up to `at`, or `at`; not 来自. */
static uint32_t before_since(const struct context *c, uint32_t start, uint32_t at)
{
    static struct words OTHERS = WORDS("来自", "各自", "源自", "亲自", "出自", "独自", "输自");
    static const char SINCE[] = "自";
    const char *text = c->doc->text;

    return context_text_before(c, start, at, SINCE) && !words_end(&OTHERS, text + start, text + at)
               ? at - (uint32_t)strlen(SINCE)
               : at;
}

/* Where the noun ends before 由现时 at `at`; `at` where no 由 stands there. */
uint32_t before_from(const struct context *c, const struct clause *clause, uint32_t at)
{
    static struct words NOTHING = WORDS("零增长", "零"); /* 预测由零增长下调至 */
    uint32_t behind =
        step_back(c, clause->start, step_back(c, clause->start, at, &NOTHING), &NOWADAYS);
    uint32_t from = step_back(c, clause->start, behind, &before_from_words);

    if (from == behind)
        from = before_since(c, clause->start, behind);
    return from < behind ? step_back(c, clause->start, from, &SHALL) : before_then(c, clause, at);
}

/* 增长预测由8月公布的5.5%: where the noun ends before 由 at `at`, or `at`. */
uint32_t before_told(const struct context *c, const struct clauses *all,
                     const struct clause *clause, uint32_t q, uint32_t at)
{
    static struct words TOLD = WORDS("所订的", "所定的", "中公布的", "公布的", "预测的", "估算的",
                                     "估计的", "订下的", "规划的", "预估的", "设定的", "原先");
    uint32_t told = step_back(c, clause->start, at, &TOLD), date, from;

    if (told == at)
        return at;
    date = before_date(c, all, clause, q, told);
    from = before_from(c, clause, date);
    return from < date ? from : at;
}

/* 产业规模有望向3000亿元迈进: where the noun ends before 向 at `at`, or `at`. */
uint32_t before_towards(const struct context *c, const struct clause *clause, uint32_t at)
{
    static struct words NOUNS = WORDS("方向", "转向", "面向", "定向", "走向", "流向", "投向");
    static const char TOWARDS[] = "向";
    const char *text = c->doc->text;

    if (!context_text_before(c, clause->start, at, TOWARDS) ||
        words_end(&NOUNS, text + clause->start, text + at))
        return at;
    return at - (uint32_t)strlen(TOWARDS);
}

/* What a change is measured against stands behind these. */
static struct words THAN = WORDS("较", "比");

#define SUPPOSED_MOST (14 * 3) /* bytes of a case that is only supposed */
#define THEN_MOST     (8 * 3)  /* … and of an event that something is measured against */

/* 需求较没有采取措施时减少约两成: where the noun ends before 较 …时 at `at`, or `at`. */
static uint32_t before_supposed(const struct context *c, const struct clause *clause, uint32_t at)
{
    static struct words WHEN = WORDS("时", "的情况", "情况下", "情景", "情景下"),
                        IF = WORDS("没有", "未", "不", "沿用", "照常", "推出", "成立", "开业",
                                   "起步", "开办", "最初", "公布", "刚"); /* 较推出时下跌 */
    static struct words THEN = WORDS("时");
    const char *text = c->doc->text;
    uint32_t from = context_look_back(c, clause->start, at, SUPPOSED_MOST);

    if (!words_end(&WHEN, text + from, text + at) &&
        !words_begin(&WHEN, text + at, text + clause->end))
        return at;
    for (uint32_t k = at; k-- > from;)
        if (words_begin(&THAN, text + k, text + at) &&
            (words_begin(&IF, text + k + strlen("较"), text + at) ||
             (at - k <= THEN_MOST && (words_end(&THEN, text + from, text + at) ||
                                      words_begin(&THEN, text + at, text + clause->end)))))
            return k; /* 较莫拉克风灾时增加1.3倍 */
    return at;
}

/*
 * 比重高于全国平均水平1.9个百分点, 涨幅低于全年调控目标1.3个百分点: how it differs is the change; where the noun
 * ends before it, or its end as it is.
 */
uint32_t before_above(const struct context *c, const struct clauses *all,
                      const struct clause *clause, uint32_t q, struct phrase *p)
{
    static struct words MEANS = WORDS("平均水平", "平均值", "平均", "均值", "平均数", "调控目标",
                                      "预期目标", "控制目标", "年度目标", "调控", "目标"),
                        ABOVE = WORDS("高于", "高出", "快于", "好于", "优于", "多于"),
                        BELOW = WORDS("低于", "慢于", "少于", "逊于");
    uint32_t place = step_back(c, clause->start, p->end, &MEANS), above, below;

    if (place == p->end || p->change_end > p->change_start)
        return p->end;
    for (uint32_t i = q; i-- > clause->first;)
        if (all->tokens[i].kind == TOKEN_REGION && all->tokens[i].end == place)
            place = all->tokens[i].start;
    place = before_date(c, all, clause, q, place);
    above = step_back(c, clause->start, place, &ABOVE);
    below = step_back(c, clause->start, place, &BELOW);
    if (above == place && below == place)
        return p->end;
    p->up = above < place;
    p->down = !p->up;
    p->change_start = MIN(above, below);
    p->change_end = place;
    return p->change_start;
}

/* 增速分别比全国、全省高1.9个、1.6个百分点, 比全国平均水平低: where it ends before 比 and the places at `at`, or `at`. */
static uint32_t before_others(const struct context *c, const struct clauses *all,
                              const struct clause *clause, uint32_t q, uint32_t at)
{
    static struct words MEANS =
                            WORDS("平均水平", "平均值", "平均", "均值", "水平", "平均数", "同行业"),
                        JOINS = WORDS("、", "和", "与", "及", "，");
    uint32_t places = step_back(c, clause->start, at, &MEANS), than;
    gboolean named = FALSE;

    for (uint32_t i = q; i-- > clause->first;) {
        const struct token *t = &all->tokens[i];

        if (t->kind == TOKEN_REGION && t->end == places) {
            named = TRUE;
            places = step_back(c, clause->start, t->start, &JOINS);
        }
    }
    than = step_back(c, clause->start, places, &THAN);
    return named && than < places ? than : at;
}

#define BASE_MOST (10 * 3) /* bytes of what something is measured against */

/*
 * 效率较传统码头提升, 比前一个冬季增加: where the noun ends before 较 and what stands between it and `at`; or `at`, as
 * in 较去年同期投资量增加, whose noun stands behind the time.
 */
static uint32_t before_any(const struct context *c, const struct clauses *all,
                           const struct clause *clause, uint32_t q, uint32_t at)
{
    static struct words MEASURES = WORDS("量", "额", "率", "人数", "件数", "值", "收入");
    const char *text = c->doc->text;

    for (uint32_t i = q; i-- > clause->first;) {
        const struct token *t = &all->tokens[i], *next = t + 1;

        if (t->end >= at)
            continue;
        if (t->kind == TOKEN_QUANTITY || at - t->end > BASE_MOST)
            break;
        if (t->kind == TOKEN_CUE && (t->cues & CUE_THAN) && !(t->cues & CUE_AND))
            return next->kind == TOKEN_DATE && next->start == t->end && next->end < at &&
                           words_end(&MEASURES, text + next->end, text + at)
                       ? at
                       : t->start;
    }
    return at;
}

/*
 * 排放较2014年的高峰下跌, 营业额较前一年成长: where the noun ends before 较 and what a change is
 * measured against at `at`, or `at`.
 */
uint32_t before_base(const struct context *c, const struct clauses *all,
                     const struct clause *clause, uint32_t q, uint32_t at)
{
    static struct words BASES =
        WORDS("前一年", "前一季", "前一月", "前一周", "前一日", "疫情前", "震前", "灾前", "高峰",
              "高峰期", "高位", "高点", "低位", "低点", "低谷", "峰值", "历史高点", "历史高位",
              "预测值", "预测", "预估值", "预估", "概估数", "概估值", "概估", "初估数", "目标值",
              "上届", "上期", "前次", "前次预测", "上次", "上次预测", "上一届", "预算", "修订预算",
              "预算案", "预定", "预定进度", "原定", "基准年", "基期年", "基年");
    uint32_t base = step_back(c, clause->start, at, &BASES), than;

    if (base == at) {
        base = MIN(before_supposed(c, clause, at), before_others(c, all, clause, q, at));
        return base < at ? base : before_any(c, all, clause, q, at);
    }
    base = before_date(c, all, clause, q, base);
    than = step_back(c, clause->start, base, &THAN);
    return than < base ? than : at;
}

gboolean phrase_starts_change(const struct context *c, const struct clauses *all,
                              const struct clause *clause, uint32_t q)
{
    uint32_t start = all->tokens[q].start, at = before_date(c, all, clause, q, start);

    return before_from(c, clause, at) < at || before_told(c, all, clause, q, start) < start;
}
