/*
 * indicator_before.c - the noun before a number, from the clause's tokens: back over what links it to
 * the number, down to what bounds it, and forth over what opens it.
 */
#include "normalize/indicator_before.h"

#include "normalize/measure.h"

#include <string.h>

#define CUE_STRIP_END                                                                              \
    (CUE_LEVEL | CUE_TO | CUE_LINK | CUE_BASE | CUE_THAN | CUE_FACT | CUE_NOW | CUE_MODALITY |     \
     CUE_INTRO | CUE_AIM | CUE_LIST | CUE_AND | CUE_SAYS)
#define CUE_STRIP_START                                                                            \
    (CUE_LINK | CUE_INTRO | CUE_BASE | CUE_FACT | CUE_BUILD | CUE_DONE | CUE_LIST | CUE_AND |      \
     CUE_THAN | CUE_LEVEL | CUE_TO)
#define CUE_RESETS (CUE_MODALITY | CUE_NOW | CUE_AIM | CUE_SAYS)

/* A change; 两年平均 before it is another measure than the year's. */
static void see_change(const struct context *c, struct phrase *p, const struct token *t)
{
    static struct words MEAN = WORDS("两年平均", "二年平均", "三年平均", "四年平均", "五年平均",
                                     "两年年均", "三年年均", "五年年均", "年复合");
    const char *text = c->doc->text, *mean = words_end(&MEAN, text, text + t->start);

    p->change_start = t->start - (mean ? (uint32_t)strlen(mean) : 0);
    p->change_end = t->end;
    p->up = (t->cues & CUE_UP) != 0;
    p->down = (t->cues & CUE_DOWN) != 0;
}

/* Is the token a word that stands between noun and number (达到, 分别, 同比, 2025年)? */
static gboolean is_stripped(const struct context *c, struct phrase *p, const struct token *t)
{
    if (t->kind == TOKEN_DATE || t->kind == TOKEN_OPEN)
        return TRUE;
    if (t->kind != TOKEN_CUE)
        return FALSE;
    if (t->cues & CUE_PRICE)
        p->cues |= CUE_PRICE;
    if ((t->cues & CUE_CHANGE) && context_text_at(c, t->end, "后"))
        return FALSE; /* 在补助下修后恐缩减至5GW */
    if ((t->cues & CUE_CHANGE) && !(t->cues & CUE_METRIC) && p->change_end == 0) {
        see_change(c, p, t);
        return TRUE;
    }
    if (t->end == p->change_start && (step_is(c, t, "年均") || step_is(c, t, "累计")))
        p->change_start = t->start; /* 年均增长 is another measure than 增长 */
    return !(t->cues & CUE_METRIC) && (t->cues & CUE_STRIP_END);
}

/* 死亡率台湾4.1%, 病床数以日本12.6床最多: where the measure ends that place `i` stands behind, or 0. */
static uint32_t end_of_measure_before(const struct context *c, const struct clauses *all,
                                      const struct clause *clause, uint32_t i)
{
    static struct words TOPS = WORDS("最高", "最低", "最多", "最少", "居冠", "居首", "最大");
    static struct words COUNTS = WORDS("人数", "床数", "户数", "次数", "件数", "辆数", "吨数");
    const struct token *place = &all->tokens[i];
    const char *text = c->doc->text;
    uint32_t at = place->start;

    if (place->kind != TOKEN_REGION)
        return 0;
    if (context_text_before(c, clause->start, at, "以")) {
        at -= (uint32_t)strlen("以");
        if (i + 1 < clause->first + clause->n && place[1].kind == TOKEN_QUANTITY &&
            words_begin(&TOPS, text + place[1].end, text + clause->end))
            return at; /* 大肠癌以嘉义市49.8%最高 */
    }
    if (words_end(&COUNTS, text + clause->start, text + at))
        return at;
    while (i-- > clause->first && all->tokens[i].end >= at)
        if (all->tokens[i].end == at && all->tokens[i].kind == TOKEN_CUE)
            return all->tokens[i].cues & CUE_METRIC ? at : 0;
    return 0;
}

/* Where the noun before `right` ends: before the words that link it to token `q`, and brackets. */
static uint32_t strip_end(const struct context *c, const struct clauses *all,
                          const struct clause *clause, uint32_t q, uint32_t right, struct phrase *p)
{
    uint32_t depth = 0, measure_end;

    for (uint32_t i = q; i-- > clause->first;) {
        const struct token *t = &all->tokens[i];

        if (depth == 0 && t->start >= right)
            continue;
        if (depth > 0) { /* within a bracket that is passed over */
            depth += t->kind == TOKEN_CLOSE;
            depth -= t->kind == TOKEN_OPEN;
            if (depth == 0)
                right = step_back_any(c, clause->start, t->start, STEP_SPACES);
            continue;
        }
        if (t->kind == TOKEN_DATE && t->end + strlen("内") == right &&
            context_text_at(c, t->end, "内"))
            right = t->end; /* 充电器明年内由240支 */
        if (t->end != right)
            break;
        if (t->kind == TOKEN_CLOSE) {
            depth = 1;
            continue;
        }
        measure_end = end_of_measure_before(c, all, clause, i);
        if (measure_end > 0) {
            right = measure_end;
            continue;
        }
        if (!is_stripped(c, p, t))
            break;
        p->cues |= t->cues;
        right = step_back_any(c, clause->start,
                              p->change_end == t->end ? p->change_start : t->start, STEP_SPACES);
        if (step_at(c, t->start, t->end, "年内")) /* 比例在五年内提高至1.3% */
            right = step_back(c, clause->start, right, &before_numbers);
    }
    return right;
}

/* 10亿元以上项目不少于3个: nothing but a noun stands between the threshold and the count? */
static gboolean is_counted_next(const struct context *c, const struct clauses *all,
                                const struct clause *clause, uint32_t i)
{
    uint32_t end = clause->first + clause->n, from = all->tokens[i].end;

    for (uint32_t k = i + 1; k < end; k++) {
        const struct token *t = &all->tokens[k];

        if (t->kind == TOKEN_QUANTITY)
            return measure_of(c->quantities[t->mention].unit) == MEASURE_COUNT ||
                   g_strcmp0(c->quantities[t->mention].unit, "户") == 0;
        if (t->kind != TOKEN_CUE || t->start == from || (t->cues & CUE_AND))
            return FALSE;
    }
    return FALSE;
}

/* 百亿, 千亿: an order of magnitude without a digit and a unit. */
static gboolean is_bare_order(const struct context *c, const struct token *t)
{
    static struct words ORDERS =
        WORDS("十亿", "百亿", "千亿", "万亿", "十亿元", "百亿元", "千亿元");

    return words_match(&ORDERS, c->doc->text + t->start, c->doc->text + t->end) != NULL;
}

gboolean quantity_bounds_subject(const struct context *c, const struct clause *clause,
                                 const struct token *t)
{
    static struct words HAVE = WORDS("的有", "的也有", "的就有", "的只有");

    return words_begin(&HAVE, c->doc->text + t->end, c->doc->text + clause->end) != NULL;
}

gboolean quantity_is_threshold(const struct context *c, const struct clauses *all,
                               const struct clause *clause, uint32_t i)
{
    const struct token *t = &all->tokens[i];
    const struct quantity_value *q = &c->quantities[t->mention];

    if (is_bare_order(c, t) || g_strcmp0(q->op, "order") == 0) /* 产值百亿企业3家, 百亿级企业2户 */
        return is_counted_next(c, all, clause, i);
    if (!q->op || (*q->op != '>' && *q->op != '<'))
        return FALSE;
    if (quantity_bounds_subject(c, clause, t))
        return TRUE;
    return *q->op == '>' &&
           (step_at(c, t->end, clause->end, "的") ||
            (measure_of(q->unit) == MEASURE_LEVEL && is_counted_next(c, all, clause, i)));
}

/* Behind the last quantity before `q`, or the clause's start. */
static uint32_t lower_bound(const struct context *c, const struct clauses *all,
                            const struct clause *clause, uint32_t q, uint32_t right)
{
    for (uint32_t i = q; i-- > clause->first;)
        if (all->tokens[i].kind == TOKEN_QUANTITY && all->tokens[i].end <= right &&
            !quantity_is_threshold(c, all, clause, i))
            return all->tokens[i].end;
    return clause->start;
}

/* Is it a word behind which the noun begins anew: 预计, 截至, a plan? */
static gboolean opens(const struct token *t)
{
    return t->kind == TOKEN_POLICY || (t->kind == TOKEN_CUE && (t->cues & CUE_RESETS));
}

/* Does the noun consist of a measure alone (投资, 装机)? */
static gboolean is_bare_measure(const struct clauses *all, const struct clause *clause,
                                uint32_t start, uint32_t end)
{
    for (uint32_t i = clause->first; i < clause->first + clause->n; i++)
        if (all->tokens[i].start == start && all->tokens[i].end == end)
            return all->tokens[i].kind == TOKEN_CUE && (all->tokens[i].cues & CUE_METRIC);
    return FALSE;
}

/* 海外收入, 国内市场: no administrative region, but a part of what is measured. */
static gboolean is_market(const struct context *c, const struct token *t)
{
    static struct words MARKETS = WORDS("海外", "国内", "全球", "世界", "境外", "国际", "内地");

    return words_begin(&MARKETS, c->doc->text + t->start, c->doc->text + t->end) != NULL;
}

#define NEXT_PLACE (5 * 3) /* bytes of the next place of a row and 和 */

/* 台湾旅客, 香港及台湾住客, 日本市场占比: whom, not where. */
static gboolean says_whose_guests(const struct context *c, const struct phrase *p,
                                  const struct token *t)
{
    static struct words GUESTS = WORDS("旅客", "游客", "住客", "访客"),
                        AND = WORDS("及", "和", "与", "、"),
                        BUYERS = WORDS("市场", "订单", "买主", "客户"),
                        HERE = WORDS("全", "我", "本"), OWN = WORDS("省", "市", "县", "区", "州");
    const char *text = c->doc->text, *s = text + t->end, *end = text + p->end;

    if (words_begin(&BUYERS, s, end)) /* but 全省市场主体, 山东省客户 */
        return !words_begin(&HERE, text + t->start, s) && !words_end(&OWN, text + t->start, s);
    return words_begin(&GUESTS, s, end) ||
           (words_begin(&AND, s, end) && words_find(&GUESTS, s, MIN(end, s + NEXT_PLACE), NULL));
}

/* A word at the noun's edge that is none of it. 已投运的电站: what describes it stays. */
static gboolean is_edge(const struct context *c, const struct phrase *p, const struct token *t)
{
    if (t->kind == TOKEN_REGION)
        return !is_market(c, t) && !says_whose_guests(c, p, t);
    if (t->kind == TOKEN_DATE)
        return TRUE;
    if (t->kind != TOKEN_CUE || (t->cues & CUE_METRIC) || p->end - t->end == 3)
        return FALSE; /* 绿化率: one character alone is no noun */
    if ((t->cues & (CUE_BUILD | CUE_DONE)) && step_at(c, t->end, p->end, "的"))
        return FALSE;
    if ((step_at(c, t->start, t->end, "完成") ||
         ((t->cues & CUE_BUILD) && !(t->cues & CUE_LEVEL))) &&
        p->end - t->end == strlen("造林"))
        return FALSE; /* 完成造林, 铺设管道: a noun of two characters says too little */
    if (step_at(c, t->start, t->end, "新增") || step_at(c, t->start, t->end, "净增"))
        return FALSE; /* 新增就业: that they are new says what is counted */
    if ((t->cues & CUE_DONE) && !(t->cues & (CUE_LEVEL | CUE_LIST)) && t->end < p->end)
        return FALSE; /* 举办赛事, 接待游客: what was done says what is counted */
    return (t->cues & (CUE_CHANGE | CUE_STRIP_START)) != 0;
}

static gboolean closes_later(const struct context *c, const struct phrase *p, const struct token *t)
{
    return step_finds(c, t->start, p->end, c->doc->text[t->start] == '(' ? ")" : "）");
}

static gboolean is_behind_in(const struct context *c, const struct phrase *p, const struct token *t)
{
    static struct words IN = WORDS("在", "于", "到", "至");

    return t->end < p->end && words_end(&IN, c->doc->text + p->start, c->doc->text + t->start);
}

/* A verb between who reached something and what it was. */
static gboolean is_reached(const struct context *c, const struct token *t)
{
    return t->kind == TOKEN_CUE && t->end == t->start + 6 &&
           (step_at(c, t->start, t->end, "实现") || step_at(c, t->start, t->end, "录得"));
}

/* 公司给出的数字是营收, 目标锚定在2030年产值: does the noun begin behind `t`? `more`: a token follows. */
static gboolean leads_to_noun(const struct context *c, const struct phrase *p,
                              const struct token *t, gboolean more)
{
    if (t->kind == TOKEN_CUE) /* 副会长认为汽车销量 */
        return (step_is(c, t, "是") || step_is(c, t, "认为")) && t->end + 6 <= p->end;
    return t->kind == TOKEN_DATE && more && is_behind_in(c, p, t) &&
           (t[1].start > t->end || (t[1].cues & CUE_METRIC));
}

/* 2027年投产、2029年产值: does a date open the last member of a list? */
static gboolean opens_member(const struct context *c, const struct phrase *p, const struct token *t)
{
    return t->kind == TOKEN_DATE && t->end < p->end &&
           context_text_before(c, p->start, t->start, "、");
}

/*
 * Where the noun begins that a change `t` is stripped from: behind it, but 增聘 stays whole, and 增购 goes as a whole
 * (增购公车120辆), be it no noun (固定资产增购金额).
 */
static uint32_t behind_change(const struct context *c, const struct phrase *p,
                              const struct token *t)
{
    static struct words HIRE = WORDS("聘", "派"), BUY = WORDS("购"),
                        MEASURED = WORDS("金额", "额", "量", "数", "计划", "的");
    uint32_t behind = step_over(c, t->end, p->end, &BUY);

    if (!step_at(c, t->start, t->end, "增"))
        return t->end;
    if (step_over(c, t->end, p->end, &HIRE) > t->end)
        return t->start;
    if (behind == t->end || behind == p->end)
        return t->end;
    return step_over(c, behind, p->end, &MEASURED) > behind ? t->start : behind;
}

void before_strip_start(const struct context *c, const struct clauses *all,
                        const struct clause *clause, uint32_t q, struct phrase *p)
{
    static struct words TRADES = WORDS("企业", "行业", "制造业", "服务业", "公共网络");

    for (uint32_t i = clause->first; i < q; i++) {
        const struct token *t = &all->tokens[i];

        if (t->start < p->start || t->end > p->end || step_is_quoted(c, p->start, t->start, p->end))
            continue;
        if (is_reached(c, t) && t->end < p->end) {
            if (!context_text_before(c, p->start, t->start, "分别") && /* A、B产业分别实现产值 */
                !words_end(&TRADES, c->doc->text + p->start, c->doc->text + t->start))
                p->start = t->end; /* 公司实现营业收入, 政府录得赤字 */
        } else if ((opens(t) || (t->kind == TOKEN_CUE && (t->cues & CUE_DONE))) &&
                   is_bare_measure(all, clause, t->end, p->end) &&
                   (t->cues & (CUE_PLAN | CUE_SAYS | CUE_DONE)) &&
                   !step_at(c, t->start, t->end, "实现") &&
                   !context_text_before(c, t->start, t->end, "后")) {
            break; /* 年度计划投资, 完成投资: the measure alone would say too little */
        } else if (opens(t) || leads_to_noun(c, p, t, i + 1 < q) || opens_member(c, p, t)) {
            p->start = t->end;
        } else if (t->kind == TOKEN_OPEN) {
            if (!closes_later(c, p, t))
                p->start = t->end;
        } else if (t->start <= step_over_any(c, p->start, p->end, STEP_EDGES) && is_edge(c, p, t)) {
            p->up |= t->kind == TOKEN_CUE && (t->cues & CUE_UP);
            p->down |= t->kind == TOKEN_CUE && (t->cues & CUE_DOWN);
            if (before_keeps_first(c, all, clause, p, i))
                break;
            p->cues |= t->cues;
            p->start = behind_change(c, p, t);
        }
    }
}

/* 三、裸露地绿化, (五)城乡建设; but 一、二、三产: where the item's number in characters ends, or `at`. */
static uint32_t skip_han_number(const struct context *c, uint32_t at, uint32_t end)
{
    static struct words HAN = WORDS("一", "二", "三", "四", "五", "六", "七", "八", "九", "十"),
                        OPENS = WORDS("（", "("), COMMA = WORDS("、"), CLOSES = WORDS("）", ")");
    uint32_t open = step_over(c, at, end, &OPENS), digits = open, behind;

    for (int n = 0; n < 3; n++)
        digits = step_over(c, digits, end, &HAN);
    behind = step_over(c, digits, end, open > at ? &CLOSES : &COMMA);
    return digits > open && behind > digits && step_over(c, behind, end, &HAN) == behind ? behind
                                                                                         : at;
}

/* 2.新增托位, ①改造管网: the number of an item is none of its noun. */
static uint32_t skip_item_number(const struct context *c, uint32_t at, uint32_t end)
{
    static struct words CIRCLED = WORDS("①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨");
    static struct words BEHIND = WORDS(".", "．", "、");
    uint32_t digits = at;
    const char *dot;

    while (digits < end && digits < at + 2 && g_ascii_isdigit(c->doc->text[digits]))
        digits++;
    dot = digits > at ? words_begin(&BEHIND, c->doc->text + digits, c->doc->text + end) : NULL;
    if (dot)
        return digits + (uint32_t)strlen(dot);
    digits = step_over(c, at, end, &CIRCLED);
    return digits > at ? digits : skip_han_number(c, at, end);
}

/* 投入50亿元, 完成改造3000公里: a verb that ends at `at` says what the number is of. */
static void see_verb(const struct clauses *all, const struct clause *clause, uint32_t at,
                     struct phrase *p)
{
    for (uint32_t i = clause->first; i < clause->first + clause->n; i++) {
        const struct token *t = &all->tokens[i];

        if (t->end == at && t->kind == TOKEN_CUE && (t->cues & (CUE_BUILD | CUE_DONE)) &&
            !(t->cues & (CUE_LEVEL | CUE_TO))) {
            p->verb_start = t->start;
            p->verb_end = t->end;
        }
    }
}

/* 【本报讯】客运量: where what stands behind such a bracket begins. */
static uint32_t behind_bracket(const struct context *c, uint32_t start, uint32_t end)
{
    static const char CLOSE[] = "】";
    const char *close = text_find(c->doc->text + start, end - start, CLOSE);

    return close ? (uint32_t)(close - c->doc->text) + (uint32_t)strlen(CLOSE) : start;
}

/* 今年内再释出, 去年一年修漏: where the noun begins behind the rest of a date. */
static uint32_t skip_within(const struct context *c, const struct clauses *all,
                            const struct clause *clause, const struct phrase *p)
{
    static struct words WITHIN = WORDS("内将再", "内还将", "内再", "内", "一年"),
                        LONGER = WORDS("一年以", "一年多", "一年内", "一年期", "内地", "内河",
                                       "内燃", "内销", "内需", "内陆", "内贸", "内外", "内部");
    const char *text = c->doc->text, *within = words_begin(&WITHIN, text + p->start, text + p->end);

    if (words_begin(&LONGER, text + p->start, text + p->end))
        return p->start;
    for (uint32_t i = clause->first; within && i < clause->first + clause->n; i++)
        if (all->tokens[i].kind == TOKEN_DATE && all->tokens[i].end == p->start)
            return p->start + (uint32_t)strlen(within);
    return p->start;
}

/* 预算案以今年毛收入2160亿元为基础: where the noun begins behind 以, or 0. */
static uint32_t skip_taking(const struct context *c, const struct clauses *all, uint32_t q,
                            const struct phrase *p)
{
    static struct words AS = WORDS("为基础", "为基准", "作估算", "作估计", "作预算", "为目标",
                                   "为准", "为起点", "为前提");
    static const char TAKING[] = "以";
    const char *text = c->doc->text, *taking;

    if (!words_begin(&AS, text + all->tokens[q].end, text + c->doc->text_bytes))
        return 0;
    taking = text_find(text + p->start, p->end - p->start, TAKING);
    return taking && taking + strlen(TAKING) < text + p->end
               ? (uint32_t)(taking - text) + (uint32_t)strlen(TAKING)
               : 0;
}

struct phrase phrase_before(const struct context *c, const struct clauses *all,
                            const struct clause *clause, uint32_t q)
{
    struct phrase p = { 0 };
    uint32_t start;

    p.end = step_back_any(c, clause->start, all->tokens[q].start, STEP_SPACES);
    p.end = before_years_of_fold(c, clause, &all->tokens[q], p.end);
    p.end = before_basis(c, clause, before_told(c, all, clause, q, p.end));
    p.end = strip_end(c, all, clause, q, before_date(c, all, clause, q, p.end), &p);
    start = before_date(c, all, clause, q, p.end);
    if (start < p.end && before_from(c, clause, start) < start)
        p.end = start; /* 由2019年的每日约110吨 */
    start = before_length_of_time(c, clause, p.end);
    if (start < p.end) /* 总产值力争用三年时间突破700亿元 */
        p.end = strip_end(c, all, clause, q, start, &p);
    p.end = strip_end(c, all, clause, q, before_from(c, clause, p.end), &p); /* 航线将从9条 */
    if (p.change_end > p.change_start) /* 火电由上月的增长1.1%转为下降 */
        p.end = before_base(c, all, clause, q,
                            before_from(c, clause, before_date(c, all, clause, q, p.end)));
    p.end = strip_end(c, all, clause, q, before_above(c, all, clause, q, &p), &p);
    p.end = strip_end(c, all, clause, q, before_towards(c, clause, p.end), &p);
    start = before_row_of_years(c, clause->start, p.end);
    if (start < p.end) /* 产量预计连续10年稳定在800亿斤 */
        p.end =
            strip_end(c, all, clause, q, step_back_any(c, clause->start, start, STEP_SPACES), &p);
    p.start = behind_bracket(c, lower_bound(c, all, clause, q, p.end), p.end);
    if (p.start == clause->start)
        p.start = skip_item_number(c, p.start, p.end);
    else
        p.start = before_skip_counted(c, all, clause, q, &p);
    before_drop_basis(c, &p);
    see_verb(all, clause, p.end, &p);
    before_strip_start(c, all, clause, q, &p);
    p.start = before_skip_holidays(c, p.start, p.end);
    start = before_skip_length_of_time(c, p.start, p.end);
    if (start > p.start) {
        p.start = start;
        before_strip_start(c, all, clause, q, &p);
    }
    p.start = skip_within(c, all, clause, &p);
    start = skip_taking(c, all, q, &p);
    if (start > 0) {
        p.start = start;
        before_strip_start(c, all, clause, q, &p);
    }
    before_drop_others(c, all, clause, q, &p);
    return p;
}
