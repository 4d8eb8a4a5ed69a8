/*
 * indicator_owner.c - who stands in a noun and is no part of what is measured: the company that has it, who
 * acts how often, who got it or spends it.
 */
#include "normalize/indicator_before.h"

#include "core/text.h"

#include <string.h>

#define COMPANY_MOST (6 * 3) /* bytes of a company's name with 公司 */

/* 台水公司漏水率: where the measure begins that a company of some name has; NULL: no such name is told. */
static const char *behind_company(const struct context *c, const struct phrase *p,
                                  struct words *others)
{
    static struct words KINDS =
        WORDS("上市公司", "百货公司", "上柜公司", "子公司", "分公司", "母公司", "挂牌公司",
              "家公司", "间公司", "内公司", "大公司", "小公司", "的公司", "保险公司", "证券公司",
              "基金公司", "航空公司", "受访公司", "外资公司", "海外公司", "本地公司", "科技公司",
              "注册公司", "创公司", "客运公司", "巴士公司", "电力公司", "运公司", "非本地公司",
              "境外公司", "母国公司", "资讯公司");
    static const char COMPANY[] = "公司";
    const char *s = c->doc->text + p->start, *end = c->doc->text + p->end,
               *at = text_find(s, MIN((gsize)(end - s), COMPANY_MOST), COMPANY), *behind;

    if (!at || at < s + strlen("台水"))
        return NULL;
    behind = at + strlen(COMPANY);
    return end >= behind + strlen("营收") && !words_end(&KINDS, s, behind) &&
                   !words_begin(others, behind, end)
               ? behind
               : NULL;
}

#define FIRM_LEAST     2 /* letters of a firm's short name */
#define FIRM_MOST      4
#define FIRM_SENTENCES 100 /* of a text, in which a firm it is on speaks: the time stays linear */

/* Does a sentence begin with a firm of that name that speaks, or is spoken for: 晟鸿董事长, 晟鸿表示? */
static gboolean is_firm(const struct context *c, const char *name, gsize n)
{
    static struct words HEADS = WORDS("董事长", "总经理", "执行长", "财务长", "发言人", "总裁",
                                      "表示", "副总", "昨", "今日", "今天", "公布");
    const char *text = c->doc->text;

    for (uint32_t i = 0; i < MIN(c->n_sentences, FIRM_SENTENCES); i++) {
        const char *at = text + c->sentences[i].start, *end = text + c->sentences[i].end;

        if (at + n < end && memcmp(at, name, n) == 0 && words_begin(&HEADS, at + n, end))
            return TRUE;
    }
    return FALSE;
}

/* 晟鸿营收: where the measure begins that a firm has which the text names; NULL: it has no such. */
static const char *behind_firm(const struct context *c, const struct phrase *p)
{
    static struct words RESULTS =
        WORDS("营收", "毛利率", "净利", "盈余", "获利", "出货量", "稼动率", "产能", "资本支出",
              "营业收入", "净利润", "销量", "员工");
    const char *s = c->doc->text + p->start, *end = c->doc->text + p->end, *next = s;

    if (!words_end(&RESULTS, s, end))
        return NULL;
    for (int letters = 1; letters <= FIRM_MOST && next < end; letters++) {
        if (!text_is_han(text_next(&next)))
            return NULL;
        if (letters >= FIRM_LEAST && end - next >= (gssize)strlen("营收") &&
            is_firm(c, s, (gsize)(next - s)))
            return next;
    }
    return NULL;
}

/* 各市, 该行: who is meant, not what is measured. The 各 and 该 themselves were cues. */
void before_drop_owner(const struct context *c, const struct clause *clause, struct phrase *p)
{
    static struct words OWNERS =
        WORDS("省", "市", "县", "区", "镇", "地", "行", "院", "校", "公司", "集团");

    static struct words POINTERS = WORDS("各", "该"), SPEAKER = WORDS("公司", "集团"),
                        KINDS = WORDS("各级", "各类", "各种", "各项");
    static struct words NAMES =
        WORDS("债", "数", "制", "名", "总数", "股", "净资产"); /* 公司债券 */
    uint32_t behind = step_over(c, p->start, p->end, &POINTERS);
    const char *named;

    if (step_over(c, p->start, p->end, &SPEAKER) > p->start &&
        !context_text_before(c, clause->start, p->start, "占") && /* 占集团营业额 */
        p->end >= p->start + strlen("公司营收") &&
        !words_begin(&NAMES, c->doc->text + step_over(c, p->start, p->end, &SPEAKER),
                     c->doc->text + p->end))
        p->start = step_over(c, p->start, p->end, &SPEAKER);
    else if ((named = behind_company(c, p, &NAMES)) || (named = behind_firm(c, p)))
        p->start = (uint32_t)(named - c->doc->text); /* 台水公司漏水率 */
    else if (words_begin(&KINDS, c->doc->text + p->start, c->doc->text + p->end))
        return; /* 各级各类学校 */
    else if (behind > p->start || context_text_before(c, clause->start, p->start, "各") ||
             context_text_before(c, clause->start, p->start, "该"))
        p->start = step_over(c, behind, p->end, &OWNERS);
}

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
    static struct words OFTEN = WORDS("每天", "每日", "每晚", "每周"),
                        MEANS = WORDS("人均", "户均");
    static struct words ACTORS = WORDS("政府", "当局", "局方", "港府", "该局", "中央");
    static struct words SHALL =
        WORDS("将会", "亦会", "会", "将", "已", "亦", "拟", "可", "可以", "应", "须");
    const char *s = c->doc->text + p->start, *end = c->doc->text + p->end, *often, *behind_often;
    uint32_t who = p->start, behind = step_over(c, who, p->end, &ACTORS);
    const char *of = text_find(s, MIN(p->end - p->start, strlen("政府订立了的")), "的");

    if (behind > p->start && step_over(c, behind, p->end, &SHALL) > behind)
        behind = p->start = step_over(c, behind, p->end, &SHALL);
    if (behind > who && behind == p->verb_start && p->verb_end == p->end)
        p->start = p->end; /* 政府可推出3300公顷: nothing but who does it */
    else if (behind > p->start && of && (uint32_t)(of - c->doc->text) + 9 < p->end)
        p->start = (uint32_t)(of - c->doc->text) + (uint32_t)strlen("的"); /* 政府订立的总供应 */
    often = words_find(&OFTEN, c->doc->text + p->start, end, &behind_often);
    if (often && behind_often + strlen("客船") <= end &&
        !words_end(&MEANS, c->doc->text + p->start, often)) /* 人均每日弃置量 */
        p->start = (uint32_t)(behind_often - c->doc->text);
}

/*
 * 监管局共接获申请, 政府每年动用, 基金自成立以来批出: who got something, spends it or has done so since when is none of
 * what is counted.
 */
static void drop_doer(const struct context *c, struct phrase *p)
{
    static struct words GETS = WORDS("现有", "给出", "共接获", "接获", "共收到", "收到", "公司共有",
                                     "协会共有", "学会共有", "局共有", "署共有"),
                        SINCE = WORDS("成立以来", "推出以来", "设立以来", "实施以来", "推行以来",
                                      "生效以来", "启用以来", "开业以来", "创立以来", "投入服务后",
                                      "投产后", "启用后", "落成后", "建成后", "投用后", "进驻后",
                                      "营运后", "量产后", "通车后", "完工后", "竣工后", "投运后",
                                      "达产后"),
                        YEARLY = WORDS("每年", "合共", "一共", "一年"),
                        SPENDS = WORDS("动用", "提走", "拨出", "批出", "花费", "耗资", "支付",
                                       "收取", "补贴", "资助", "发放");
    const char *s = c->doc->text + p->start, *end = c->doc->text + p->end, *behind,
               *got = words_find(&GETS, s, end, &behind);

    if (((got && got > s) || words_find(&SINCE, s, end, &behind)) &&
        behind + strlen("申请") <= end) {
        p->start = (uint32_t)(behind - c->doc->text);
        s = behind;
    }
    if (words_find(&YEARLY, s, end, &behind) && words_match(&SPENDS, behind, end))
        p->start = (uint32_t)(behind - c->doc->text);
}

void before_drop_actor(const struct context *c, struct phrase *p)
{
    drop_actor(c, p);
    drop_doer(c, p);
}
