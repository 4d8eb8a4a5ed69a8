#include "normalize/indicator_before.h"

#include "core/text.h"
#include "normalize/measure.h"

#include <string.h>

#define CUE_STRIP_END                                                                              \
    (CUE_LEVEL | CUE_TO | CUE_LINK | CUE_BASE | CUE_THAN | CUE_FACT | CUE_NOW | CUE_MODALITY |     \
     CUE_INTRO | CUE_AIM | CUE_LIST | CUE_AND | CUE_SAYS)
#define CUE_STRIP_START                                                                            \
    (CUE_LINK | CUE_INTRO | CUE_BASE | CUE_FACT | CUE_BUILD | CUE_DONE | CUE_LIST | CUE_AND |      \
     CUE_THAN | CUE_LEVEL | CUE_TO)
#define CUE_RESETS (CUE_MODALITY | CUE_NOW | CUE_AIM | CUE_SAYS)

static void see_change(struct phrase *p, const struct token *t)
{
    p->change_start = t->start;
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
        see_change(p, t);
        return TRUE;
    }
    if (t->end == p->change_start && (step_is(c, t, "年均") || step_is(c, t, "累计")))
        p->change_start = t->start; /* 年均增长 is another measure than 增长 */
    return !(t->cues & CUE_METRIC) && (t->cues & CUE_STRIP_END);
}

/* The numbers of years that lengths of time are told in, and what may stand before. */
static struct words NUMBERS =
    WORDS("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "两", "1", "2", "3", "4", "5",
          "6", "7", "8", "9", "0", "用", "在", "此");

/* Where the noun before `right` ends: before the words that link it to token `q`, and brackets. */
static uint32_t strip_end(const struct context *c, const struct clauses *all,
                          const struct clause *clause, uint32_t q, uint32_t right, struct phrase *p)
{
    uint32_t depth = 0;

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
        if (t->end != right)
            break;
        if (t->kind == TOKEN_CLOSE) {
            depth = 1;
            continue;
        }
        if (!is_stripped(c, p, t))
            break;
        p->cues |= t->cues;
        right = step_back_any(c, clause->start, t->start, STEP_SPACES);
        if (step_at(c, t->start, t->end, "年内")) /* 比例在五年内提高至1.3% */
            right = step_back(c, clause->start, right, &NUMBERS);
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

gboolean quantity_is_threshold(const struct context *c, const struct clauses *all,
                               const struct clause *clause, uint32_t i)
{
    const struct token *t = &all->tokens[i];
    const struct quantity_value *q = &c->quantities[t->mention];

    if (is_bare_order(c, t) || g_strcmp0(q->op, "order") == 0) /* 产值百亿企业3家, 百亿级企业2户 */
        return is_counted_next(c, all, clause, i);
    if (!q->op || *q->op != '>')
        return FALSE;
    return step_at(c, t->end, clause->end, "的") ||
           (measure_of(q->unit) == MEASURE_LEVEL && is_counted_next(c, all, clause, i));
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

/* A word at the noun's edge that is none of it. 已投运的电站: what describes it stays. */
static gboolean is_edge(const struct context *c, const struct phrase *p, const struct token *t)
{
    if (t->kind == TOKEN_REGION)
        return !is_market(c, t) && !step_at(c, t->end, p->end, "旅客") &&
               !step_at(c, t->end, p->end, "游客"); /* 台湾旅客: whom, not where */
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

void before_strip_start(const struct context *c, const struct clauses *all,
                        const struct clause *clause, uint32_t q, struct phrase *p)
{
    static struct words TRADES = WORDS("企业", "行业", "制造业", "服务业", "公共网络");

    for (uint32_t i = clause->first; i < q; i++) {
        const struct token *t = &all->tokens[i];

        if (t->start < p->start || t->end > p->end)
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
            p->cues |= t->cues;
            p->start = t->end;
        }
    }
}

/* 电子、汽车等五大产业营收: the names before 等 may go, but not in 产值、税收等年均增速. */
static void drop_names(const struct context *c, struct phrase *p)
{

    static struct words CLASSES = WORDS("领域", "行业", "方面", "重点领域"); /* …等领域投资规模 */
    uint32_t etc = step_etc(c, p->start, p->end), behind;

    if (!etc || !step_finds(c, p->start, etc, "、"))
        return;
    behind = etc + (uint32_t)strlen("等");
    if (p->end - behind >= 12 && !step_is_rate(c, behind, p->end)) {
        uint32_t noun = step_over(c, behind, p->end, &CLASSES);

        p->start = p->end - noun >= strlen("投资规模") ? noun : behind;
    }
}

/* 各市, 该行: who is meant, not what is measured. The 各 and 该 themselves were cues. */
static void drop_owner(const struct context *c, const struct clause *clause, struct phrase *p)
{
    static struct words OWNERS =
        WORDS("省", "市", "县", "区", "镇", "地", "行", "院", "校", "公司", "集团");

    static struct words POINTERS = WORDS("各", "该"), SPEAKER = WORDS("公司"),
                        KINDS = WORDS("各级", "各类", "各种", "各项");
    static struct words NAMES =
        WORDS("债", "数", "制", "名", "总数", "股", "净资产"); /* 公司债券 */
    uint32_t behind = step_over(c, p->start, p->end, &POINTERS);

    if (step_over(c, p->start, p->end, &SPEAKER) > p->start &&
        p->end >= p->start + strlen("公司营收") &&
        !words_begin(&NAMES, c->doc->text + step_over(c, p->start, p->end, &SPEAKER),
                     c->doc->text + p->end))
        p->start = step_over(c, p->start, p->end, &SPEAKER);
    else if (words_begin(&KINDS, c->doc->text + p->start, c->doc->text + p->end))
        return; /* 各级各类学校 */
    else if (behind > p->start || context_text_before(c, clause->start, p->start, "各") ||
             context_text_before(c, clause->start, p->start, "该"))
        p->start = step_over(c, behind, p->end, &OWNERS);
}

/* 岁入编列1647亿元: what is budgeted, not that it is; 国际机场货运量: of which place is told elsewhere. */
static void drop_budgeted(const struct context *c, struct phrase *p)
{
    static struct words BUDGETED = WORDS("编列", "编定"),
                        AIRPORTS = WORDS("国际机场", "国际航空站", "航空站");
    const char *s = c->doc->text + p->start, *end = c->doc->text + p->end;
    const char *budgeted = words_end(&BUDGETED, s, end), *airport = words_begin(&AIRPORTS, s, end);

    if (budgeted && (gsize)(end - s) >= strlen(budgeted) + strlen("岁入"))
        p->end -= (uint32_t)strlen(budgeted);
    else if (airport && (gsize)(end - s) >= strlen(airport) + strlen("旅客"))
        p->start += (uint32_t)strlen(airport);
}

/* 把用地增加至300公顷: the object comes before its verb. */
static struct words OBJECT = WORDS("把", "将");

/* 政府应把研发开支提高到1.3%: who does it stands before 把, what is measured behind it. */
void before_drop_agent(const struct context *c, struct phrase *p)
{
    static struct words OTHERS = WORDS("把握", "把关", "把控", "把手", "把脉");
    const char *s = c->doc->text + p->start;
    const char *object = text_find(s, p->end - p->start, "把");
    uint32_t at = object ? (uint32_t)(object - c->doc->text) : 0;

    if (object && !words_begin(&OTHERS, object, c->doc->text + p->end))
        p->start = at + (uint32_t)strlen("把");
}

/* 轮渡公司每天投入客滚船, 政府会注资: who acts how often, or shall act, is not what is counted. */
static void drop_actor(const struct context *c, struct phrase *p)
{
    static struct words OFTEN = WORDS("每天", "每日", "每晚", "每周");
    static struct words ACTORS = WORDS("政府", "当局", "局方", "港府", "该局", "中央");
    static struct words SHALL =
        WORDS("将会", "亦会", "会", "将", "已", "亦", "拟", "可", "可以", "应", "须");
    const char *s = c->doc->text + p->start, *end = c->doc->text + p->end, *behind_often;
    uint32_t who = p->start, behind = step_over(c, who, p->end, &ACTORS);
    const char *of = text_find(s, MIN(p->end - p->start, strlen("政府订立了的")), "的");

    if (behind > p->start && step_over(c, behind, p->end, &SHALL) > behind)
        behind = p->start = step_over(c, behind, p->end, &SHALL);
    if (behind > who && behind == p->verb_start && p->verb_end == p->end)
        p->start = p->end; /* 政府可推出3300公顷: nothing but who does it */
    else if (behind > p->start && of && (uint32_t)(of - c->doc->text) + 9 < p->end)
        p->start = (uint32_t)(of - c->doc->text) + (uint32_t)strlen("的"); /* 政府订立的总供应 */
    if (words_find(&OFTEN, c->doc->text + p->start, end, &behind_often) &&
        behind_often + strlen("客船") <= end)
        p->start = (uint32_t)(behind_often - c->doc->text);
}

/* 五年内建成充电站: a length of time before the noun is none of it. */
static uint32_t skip_length_of_time(const struct context *c, uint32_t at, uint32_t end)
{
    static struct words BEHIND = WORDS("年之内", "年内", "年时间", "年左右时间", "年间的");
    static struct words DOING =
        WORDS("年累计", "年投入", "年新增", "年建成", "年引进", "年培训", "年培养", "年共");
    static struct words FIRST = WORDS("首", "头", "前");
    uint32_t first = step_over(c, at, end, &FIRST), number = step_over(c, first, end, &NUMBERS);

    if (first > at && number > first && context_text_at(c, number, "年") &&
        number + strlen("年") < end)
        return number + (uint32_t)strlen("年"); /* 首5年建屋 */
    if (number > at && words_begin(&DOING, c->doc->text + number, c->doc->text + end))
        return number + (uint32_t)strlen("年"); /* 三年投入 */
    return step_over(c, number, end, &BEHIND) > number ? step_over(c, number, end, &BEHIND) : at;
}

/* 农历新年黄金周入住率, 位于竹北的园区进驻厂商: when or where it is so. */
static uint32_t skip_holidays(const struct context *c, uint32_t at, uint32_t end)
{
    static struct words HOLIDAYS =
        WORDS("农历新年", "农历春节", "春节", "黄金周", "国庆", "元旦", "五一", "端午", "中秋",
              "暑假", "暑期", "寒假", "假期", "连假", "期间", "节日");
    static const char LIES[] = "位于", OF[] = "的";
    const char *text = c->doc->text, *word, *of;
    uint32_t from = at;

    if (text_begins_within(text + at, text + end, LIES) &&
        (of = text_find(text + at, end - at, OF)))
        return (uint32_t)(of - text) + (uint32_t)strlen(OF);
    while ((word = words_begin(&HOLIDAYS, text + from, text + end)))
        from += (uint32_t)strlen(word);
    return end - from >= strlen("住率") ? from : at;
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
    return dot ? digits + (uint32_t)strlen(dot) : step_over(c, at, end, &CIRCLED);
}

/* 在15个城市基础上新增试点: what it builds upon is none of it. */
static void drop_basis(const struct context *c, struct phrase *p)
{
    const char *s = c->doc->text + p->start;
    const char *basis = text_find(s, p->end - p->start, "基础上");

    if (basis && basis + strlen("基础上") < c->doc->text + p->end)
        p->start = (uint32_t)(basis - c->doc->text) + (uint32_t)strlen("基础上");
}

/* 人均产值在2020年基础上翻一番: where the noun ends before 在 …基础上 at `at`, or `at`. */
static uint32_t before_basis(const struct context *c, const struct clause *clause, uint32_t at)
{
    static const char BASIS[] = "基础上", IN[] = "在";
    const char *text = c->doc->text, *in;
    uint32_t from;

    if (!context_text_before(c, clause->start, at, BASIS))
        return at;
    from = context_look_back(c, clause->start, at, (uint32_t)strlen("在2020年底的基础上"));
    in = text_find(text + from, at - from, IN);
    return in && in > text + clause->start ? (uint32_t)(in - text) : at;
}

/* 支持企业建设中试线10条: what is built is counted, not who builds it. */
static void drop_builder(const struct context *c, const struct clauses *all,
                         const struct clause *clause, uint32_t q, struct phrase *p)
{
    static struct words BUILDERS =
        WORDS("企业", "公司", "各地", "单位", "资本", "农户", "群众", "机构");

    for (uint32_t i = clause->first; i < q; i++) {
        const struct token *t = &all->tokens[i];

        if (t->kind != TOKEN_CUE || !(t->cues & CUE_BUILD) || t->start <= p->start ||
            t->end + 6 > p->end || step_at(c, t->end, p->end, "的"))
            continue;
        if (words_end(&BUILDERS, c->doc->text + p->start, c->doc->text + t->start) ||
            context_text_before(c, clause->start, p->start, "在")) { /* 在三条干线布局站点 */
            p->start = t->end;
            return;
        }
    }
}

/*
 * 当局预计可回落至9%: who speaks is no indicator. An office or a person, and the word behind it
 * says what they expect.
 */
static gboolean is_speaker(const struct context *c, const struct clauses *all,
                           const struct clause *clause, const struct phrase *p)
{
    static struct words ENDS =
        WORDS("局", "部", "会", "院", "厅", "署", "局方", "署方", "处", "司", "者", "师", "人",
              "士", "专家", "公司", "市场", "机构", "政府", "当局");
    static struct words ORGANS = WORDS("委员会", "局", "署", "市府", "县府", "部门", "管委会");

    uint32_t at = p->end;

    for (uint32_t i = clause->first; i < clause->first + clause->n; i++) {
        const struct token *t = &all->tokens[i];

        if (t->start == at && t->kind == TOKEN_CUE && (t->cues & CUE_LINK))
            at = t->end; /* 两院则分别估3.15%与3.11% */
        if (t->start == at && step_at(c, t->start, t->end, "将") &&
            words_end(&ORGANS, c->doc->text + p->start, c->doc->text + p->end))
            return TRUE; /* 交通运输委员会将今年目标定在2000万箱 */
        if (t->start != at || t->kind != TOKEN_CUE || !(t->cues & (CUE_EXPECT | CUE_SAYS)))
            continue;
        return words_end(&ENDS, c->doc->text + p->start, c->doc->text + p->end) != NULL;
    }
    return FALSE;
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

/* 这一比例提高到25%, 单月突破50亿吨: it means the noun before, which the number goes on with. */
static gboolean says_nothing(const struct context *c, const struct phrase *p)
{
    static struct words POINTING = WORDS(
                            "这一比例", "该比例", "这一数字", "该数字", "这一指标", "该指标",
                            "这一数值", "这一比率", "该比率", "一比例", "一数字", "一指标",
                            "一比率", "此基础", "修订", "修订后", "经修订", "指标", "两项指标",
                            "三项指标", "朝", "朝着", "再拚", "再签", "还要再签", "冲击", "时",
                            "远", "定", "值", "先", "故", "料", "拼", "推", "另", "完成", "已完成",
                            "换算", "折合", "约合", "由", "百", "数", "概估数", "初估数", "预测数"),
                        STATES = WORDS("局", "署", "处", "厂", "市府", "县府", "现在看来", "看来",
                                       "政府", "当局", "满载", "满载后", "满产", "满产后", "达产",
                                       "达产后", "远优", "略优", "远高", "远低", "首批", "首阶段",
                                       "第一批", "高峰期", "高峰", "历史高位", "历史高点"),
                        TIMES = WORDS("未来数年", "未来几年", "今后数年", "三年", "五年", "两年",
                                      "十年", "四年", "一年", "平均一年", "单月", "单季", "单日",
                                      "每月", "次季", "首季", "末季", "榨季", "产季");
    static struct words WHICH = WORDS("首", "前", "后", "其后", "头"),
                        PEAKS = WORDS("较高峰期", "较高峰", "比高峰期", "较高位", "较低位",
                                      "较历史高位", "较历史高点", "较前高", "较疫情前", "较高峰时",
                                      "较高峰时期");
    uint32_t at = step_over(c, p->start, p->end, &WHICH);

    while (at < p->end && g_ascii_isdigit(c->doc->text[at]))
        at++;
    if (at > p->start && at + strlen("年") == p->end && context_text_at(c, at, "年"))
        return TRUE; /* 后5年 */
    return words_match(&POINTING, c->doc->text + p->start, c->doc->text + p->end) ||
           words_match(&TIMES, c->doc->text + p->start, c->doc->text + p->end) ||
           words_match(&PEAKS, c->doc->text + p->start, c->doc->text + p->end) ||
           words_match(&STATES, c->doc->text + p->start, c->doc->text + p->end);
}

/* 在补助下修后恐缩减至5GW: when it is so, not what is. */
static gboolean is_condition(const struct context *c, const struct phrase *p)
{
    static const char IN[] = "在", AFTER[] = "后";

    return (context_text_at(c, p->start, IN) || context_text_before(c, 0, p->start, IN)) &&
           (context_text_before(c, p->start, p->end, AFTER) || context_text_at(c, p->end, AFTER));
}

/* 产量受原料减产影响下降5.3%: why it changed, not what did. */
static void drop_influence(const struct context *c, struct phrase *p)
{
    static const char BY[] = "受", INFLUENCE[] = "影响";
    const char *s = c->doc->text + p->start, *by;

    if (!context_text_before(c, p->start, p->end, INFLUENCE))
        return;
    by = text_find(s, p->end - p->start, BY);
    if (by)
        p->end = (uint32_t)(by - c->doc->text);
}

/* 累计营收, 累计建成, 月均进尺: the sum of several years is another measure than one of them, as is a mean. */
static void keep_sum(const struct context *c, const struct clause *clause, struct phrase *p)
{
    static struct words SUMS = WORDS("累计"),
                        MEANS = WORDS("累计", "月均", "日均", "平均每日", "平均每月");

    if (p->end > p->start && p->end - p->start <= strlen("实际投资"))
        p->start = step_back(c, clause->start, p->start, &MEANS);
    if (p->verb_end > p->verb_start)
        p->verb_start = step_back(c, clause->start, p->verb_start, &SUMS);
}

/* 对东盟进出口: with whom is part of what trade is measured. */
static void keep_partner(const struct context *c, const struct clauses *all,
                         const struct clause *clause, uint32_t q, struct phrase *p)
{
    static struct words TRADE = WORDS("进出口", "出口", "进口", "贸易");
    static struct words SHORT =
        WORDS("美", "欧", "日", "韩", "俄", "印", "陆", "港", "东协", "东盟");
    static struct words JOINS = WORDS("与", "及", "和", "、");
    static const char WITH[] = "对";
    uint32_t at = p->start;
    const char *text = c->doc->text,
               *place = words_begin(&SHORT, text + p->start, text + p->end); /* 对美出口占比 */

    if (place && context_text_before(c, clause->start, p->start, WITH) &&
        words_begin(&TRADE, text + p->start + strlen(place), text + p->end)) {
        p->start -= (uint32_t)strlen(WITH);
        return;
    }
    if (!words_begin(&TRADE, c->doc->text + p->start, c->doc->text + p->end))
        return;
    for (uint32_t i = q; i-- > clause->first;) { /* 对中国大陆与香港出口 */
        const struct token *t = &all->tokens[i];

        if (t->kind != TOKEN_REGION || t->end != at)
            continue;
        if (context_text_before(c, clause->start, t->start, WITH)) {
            p->start = t->start - (uint32_t)strlen(WITH);
            return;
        }
        at = step_back(c, clause->start, t->start, &JOINS);
        if (at == t->start || step_finds(c, clause->start, all->tokens[q].start, "分别"))
            return; /* nor 对巴西、美国进出口分别增长: each of its own */
    }
}

/* 连续10年, 连续三个季度 at the end of the text up to `at`: where it begins, or `at`. */
static uint32_t skip_back_row_of_years(const struct context *c, uint32_t start, uint32_t at)
{
    static const char ROW[] = "连续";
    static struct words TIMES = WORDS("年", "个月", "个季度", "季");
    const char *time = words_end(&TIMES, c->doc->text + start, c->doc->text + at);
    uint32_t digits;

    if (!time)
        return at;
    digits = step_back(c, start, at - (uint32_t)strlen(time), &NUMBERS);
    return context_text_before(c, start, digits, ROW) ? digits - (uint32_t)strlen(ROW) : at;
}

/* 产值三年翻一番: where the noun ends before the length of time at `at`, or `at`. */
static uint32_t before_years_of_fold(const struct context *c, const struct clause *clause,
                                     const struct token *q, uint32_t at)
{
    static struct words FOLDS = WORDS("翻一番", "翻番", "翻两番", "翻三番", "翻了"),
                        YEARS = WORDS("年", "年内", "年时间");
    const char *text = c->doc->text, *s = text + clause->start,
               *years = words_end(&YEARS, s, text + at);
    uint32_t number;

    if (!years || !words_begin(&FOLDS, text + q->start, text + clause->end))
        return at;
    number = step_back(c, clause->start, at - (uint32_t)strlen(years), &NUMBERS);
    return number < at - strlen(years) ? number : at;
}

/* 用三年时间 at the end of the text up to `at`, behind a noun: where it begins, or `at`. */
static uint32_t before_length_of_time(const struct context *c, const struct clause *clause,
                                      uint32_t at)
{
    static struct words YEARS = WORDS("年时间", "年左右时间", "年的时间", "年左右的时间");
    const char *text = c->doc->text, *years = words_end(&YEARS, text + clause->start, text + at);
    uint32_t number;

    if (!years)
        return at;
    number = step_back(c, clause->start, at - (uint32_t)strlen(years), &NUMBERS);
    return number < at - strlen(years) && number > clause->start ? number : at;
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
    start = skip_back_row_of_years(c, clause->start, p.end);
    if (start < p.end) /* 产量预计连续10年稳定在800亿斤 */
        p.end =
            strip_end(c, all, clause, q, step_back_any(c, clause->start, start, STEP_SPACES), &p);
    p.start = lower_bound(c, all, clause, q, p.end);
    if (p.start == clause->start)
        p.start = skip_item_number(c, p.start, p.end);
    drop_basis(c, &p);
    see_verb(all, clause, p.end, &p);
    before_strip_start(c, all, clause, q, &p);
    p.start = skip_holidays(c, p.start, p.end);
    start = skip_length_of_time(c, p.start, p.end);
    if (start > p.start) {
        p.start = start;
        before_strip_start(c, all, clause, q, &p);
    }
    drop_owner(c, clause, &p);
    drop_budgeted(c, &p);
    drop_names(c, &p);
    step_trim(c, &p);
    before_drop_agent(c, &p);
    drop_actor(c, &p);
    drop_builder(c, all, clause, q, &p);
    p.start = step_over(c, p.start, p.end, &OBJECT);
    drop_influence(c, &p);
    keep_partner(c, all, clause, q, &p);
    keep_sum(c, clause, &p);
    if (is_speaker(c, all, clause, &p) || says_nothing(c, &p) || is_condition(c, &p))
        p.start = p.end;
    return p;
}
