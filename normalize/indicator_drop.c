/*
 * indicator_drop.c - what stands in a noun and is no part of what is measured: who speaks, how and why; and what is
 * part of it though it stands before: a sum, a partner in trade.
 */
#include "normalize/indicator_before.h"

#include "core/text.h"

#include <string.h>

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

/*
 * 公布合并营收, 以新台币计价, 推估排出量, 为此投入: what leads in a noun and is none of it. Where the noun begins
 * behind the last of these.
 */
static void drop_lead(const struct context *c, struct phrase *p)
{
    static struct words TELLS = WORDS("公布", "披露", "发布", "通报", "推估的", "推估", "推算"),
                        PRICED = WORDS("计价", "计算", "折算", "换算", "估算"),
                        REASONS = WORDS("为此", "对此", "此外", "另外", "还要", "还将", "还会",
                                        "单是", "光是", "仅是");
    static struct words MEANS = WORDS("以", "按", "若以", "如以", "按可比口径", "换算");
    const char *s = c->doc->text + p->start, *end = c->doc->text + p->end, *behind;

    while (words_find(&TELLS, s, end, &behind) && behind + strlen("总营收") <= end)
        s = behind;
    p->start = (uint32_t)(s - c->doc->text);
    if (words_end(&PRICED, s, end) &&
        (words_begin(&MEANS, s, end) || words_end(&MEANS, c->doc->text, s)))
        p->start = p->end;
    p->start = step_over(c, p->start, p->end, &REASONS);
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
              "士", "专家", "公司", "市场", "机构", "政府", "当局", "证券", "银行", "券商", "投行",
              "大学", "智库", "集团", "蓝图", "纲领", "施政报告", "局长", "处长", "署长", "部长",
              "县长", "市长", "校长", "会长", "院长");
    static struct words ORGANS =
        WORDS("委员会", "局", "署", "市府", "县府", "部门", "管委会", "处", "厅", "公所");
    static struct words AGENTS = WORDS("管理层", "当局", "政府", "局方", "署方", "校方", "院方",
                                       "中标者", "营办商", "承办商", "自来水公司", "电力公司");

    static struct words COUNTED = WORDS("使用者", "消费者", "患者", "长者", "就业者", "失业者",
                                        "受惠者", "受益者", "高龄者", "身障者");
    uint32_t at = p->end, then = p->end; /* behind the dates there */

    if (words_end(&COUNTED, c->doc->text + p->start, c->doc->text + p->end))
        return FALSE; /* 三年内使用者可增至1000万人 */

    for (uint32_t i = clause->first; i < clause->first + clause->n; i++) {
        const struct token *t = &all->tokens[i];

        if (t->start == then && t->kind == TOKEN_DATE)
            then = t->end;
        if (t->start == then && t->kind == TOKEN_CUE && (t->cues & CUE_MODALITY) &&
            words_end(&ORGANS, c->doc->text + p->start, c->doc->text + p->end))
            return TRUE; /* 交通运输委员会将今年目标定在2000万箱, 环保局与农业处今年要压到5% */
        if (t->start == at && t->kind == TOKEN_CUE && (t->cues & CUE_LINK))
            at = t->end; /* 两院则分别估3.15%与3.11% */
        if (t->start == at && t->kind == TOKEN_CUE && (t->cues & (CUE_MODALITY | CUE_LEVEL)) &&
            words_end(&AGENTS, c->doc->text + p->start, c->doc->text + p->end))
            return TRUE; /* 占车队15%，管理层计划提高至四成 */
        if (t->start != at || t->kind != TOKEN_CUE || !(t->cues & (CUE_EXPECT | CUE_SAYS)))
            continue;
        return words_end(&ENDS, c->doc->text + p->start, c->doc->text + p->end) != NULL;
    }
    return FALSE;
}

/* Words of what is done or how it is, one behind another: 再来到, 现为每小时. */
static gboolean says_only_how(const struct context *c, const struct phrase *p)
{
    static struct words DONE = WORDS(
        "来到", "触及", "下探", "上探", "提前", "延后", "落后", "超前", "原设", "原设定", "设定",
        "订", "须于", "须在", "料有", "停在", "坚称", "设为", "改为", "再压低", "压低", "再拉高",
        "拉高", "推高", "原订", "原定", "预定", "力守", "守住", "保住", "稳住", "触", "摸", "喊到",
        "喊出", "订出", "提报", "概算提报", "收满", "坐拥", "手握");
    static struct words CAME =
        WORDS("腰斩", "攀", "掉", "可供应", "可提供", "迎来", "只是", "低见", "高见", "仅见",
              "发现", "揭示", "早年", "恢复", "重返", "单单这一项", "光这一项", "这一项", "扩编",
              "砍", "缩至", "跌剩", "只剩", "仅剩", "完工", "回复", "再收", "只用", "只用了",
              "实际只用", "少了", "多了", "少", "多", "就", "才", "也", "却", "经", "一年来",
              "两年来", "半年来", "第1年", "第2年", "第3年", "第二年", "第三年");
    static struct words HOW =
        WORDS("再", "先", "则", "更", "又", "现", "现为", "一路", "一口气", "一度", "最快", "最迟",
              "最早", "轻微", "轻微调", "大幅", "小幅", "乐观", "保守", "温和", "依序", "陆续",
              "最终", "每小时", "每日", "每天", "每周", "前期", "中期", "长期", "短期", "远期",
              "近期", "首年", "第一年", "半年", "期程", "速度", "步伐", "水准", "水平", "阶段",
              "年度", "合计", "合共", "共", "单月", "单季", "单日", "一天", "一点", "便", "缓缓",
              "总共", "一共", "两者", "仍", "更是", "分阶段", "年份", "未来");
    uint32_t at = p->start, last;

    do {
        last = at;
        at = step_over(c, step_over(c, at, p->end, &DONE), p->end, &HOW);
        at = step_over(c, at, p->end, &CAME);
    } while (at != last);
    return at == p->end;
}

/* 这一比例提高到25%, 单月突破50亿吨: it means the noun before, which the number goes on with. */
static gboolean says_nothing(const struct context *c, const struct phrase *p)
{
    static struct words
        POINTING =
            WORDS("距", "距离", "与", "离", "这一比例", "该比例", "这一数字", "该数字", "这一指标",
                  "该指标", "这一数值", "这一比率", "该比率", "一比例", "一数字", "一指标",
                  "一比率", "此基础", "修订", "修订后", "经修订", "指标", "两项指标", "三项指标",
                  "朝", "朝着", "再拚", "再签", "还要再签", "冲击", "时", "远", "定", "值", "先",
                  "故", "料", "拼", "推", "另", "完成", "已完成", "换算", "折合", "折合新台币",
                  "折合人民币", "约合人民币", "合新台币", "约合", "由", "百", "数", "改", "结果",
                  "调查", "上次调查", "以前", "概估数", "初估数", "预测数"),
        EMPTY = WORDS("口", "下一阶段", "下阶段", "仍要", "长远", "长远要", "起步", "起步时还",
                      "先装", "另编", "扩", "另拨", "先行", "首", "现在", "重", "属", "乐观",
                      "先期", "还有", "我", "往", "调", "谈何容易", "表明", "当时", "学年",
                      "短期装设", "再加", "或者提高", "数字还只是", "相距甚远", "奔着", "冲一冲",
                      "先投用", "期勉", "期许", "机构给出", "真正", "最多只", "拿下", "填", "不等",
                      "同样", "怎料", "沿海", "山区", "后续", "偏乡", "离岛", "市区", "郊区"),
        STATES =
            WORDS("局", "署", "处", "厂", "市府", "县府", "现在看来", "看来", "政府", "当局",
                  "局方", "署方", "校方", "院方", "发言人", "重申", "争取到", "力争到", "希望到",
                  "满载", "满载后", "满产", "满产后", "达产", "达产后", "远优", "略优", "远高",
                  "远低", "首批", "首阶段", "第一批", "高峰期", "高峰", "历史高位", "历史高点"),
        TIMES = WORDS("未来数年", "未来几年", "今后数年", "三年", "五年", "两年", "十年", "四年",
                      "一年", "平均一年", "单月", "单季", "单日", "每月", "一个三个月",
                      "对上三个月", "上三个月", "次季", "首季", "末季", "榨季", "产季");
    static struct words WHICH = WORDS("首", "前", "后", "其后", "头"),
                        LEVELS = WORDS("基准", "基数", "高基数", "低基数", "纪录", "平均", "平均值",
                                       "门槛", "现行门槛"),
                        PEAKS = WORDS("较高峰期", "较高峰", "比高峰期", "较高位", "较低位",
                                      "较历史高位", "较历史高点", "较前高", "较疫情前", "疫前尚",
                                      "疫前仍", "较高峰时", "较高峰时期", "疫情前", "疫前",
                                      "疫情前同期", "疫情前水平");
    static struct words SHOUTS = WORDS("喊出");
    uint32_t at = step_over(c, p->start, p->end, &WHICH);

    if (words_end(&SHOUTS, c->doc->text + p->start, c->doc->text + p->end))
        return TRUE; /* 北水处则喊出2025年降至10% */

    while (at < p->end && g_ascii_isdigit(c->doc->text[at]))
        at++;
    if (at > p->start && at + strlen("年") == p->end && context_text_at(c, at, "年"))
        return TRUE; /* 后5年 */
    return words_match(&POINTING, c->doc->text + p->start, c->doc->text + p->end) ||
           words_match(&TIMES, c->doc->text + p->start, c->doc->text + p->end) ||
           words_match(&PEAKS, c->doc->text + p->start, c->doc->text + p->end) ||
           words_match(&LEVELS, c->doc->text + p->start, c->doc->text + p->end) ||
           words_match(&EMPTY, c->doc->text + p->start, c->doc->text + p->end) ||
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
    static const char BY[] = "受", INFLUENCE[] = "影响", BECAUSE[] = "因", FACTOR[] = "因素";
    const char *s = c->doc->text + p->start, *by;

    by = (p->up || p->down) ? text_find(s, p->end - p->start, BECAUSE) : NULL;
    if (by && by >= s + strlen("产量") && by + strlen("因暴雨") <= c->doc->text + p->end &&
        !text_begins(by, FACTOR))
        p->end = (uint32_t)(by - c->doc->text); /* 饮料店业因天气炎热成长4.5% */
    if (!context_text_before(c, p->start, p->end, INFLUENCE))
        return;
    by = text_find(s, p->end - p->start, BY);
    if (by)
        p->end = (uint32_t)(by - c->doc->text);
    else if (context_text_before(c, 0, p->start, BY))
        p->start = p->end; /* 2022年受疫情影响跌至35.9% */
}

/* 以“企业＋农户”的办法带动2.6万户: by what means it is done. */
static void drop_means(const struct context *c, struct phrase *p)
{
    static struct words BY = WORDS("以", "还要以", "将以", "通过", "采取", "采用", "用", "按"),
                        MEANS = WORDS("的办法", "的方式", "的形式", "的模式", "等方式", "等形式",
                                      "等办法", "等模式", "的途径", "的做法");
    const char *s = c->doc->text + p->start, *behind;

    if (words_end(&MEANS, s, c->doc->text + p->end))
        p->start = p->end;
    else if (words_begin(&BY, s, c->doc->text + p->end) &&
             words_find(&MEANS, s, c->doc->text + p->end, &behind))
        p->start = (uint32_t)(behind - c->doc->text);
}

/* 累计营收, 累计建成, 月均进尺: the sum of several years is another measure than one of them, as is a mean. */
static void keep_sum(const struct context *c, const struct clause *clause, struct phrase *p)
{
    static struct words STAYS = WORDS("逗留", "留港", "停留", "留宿"), ON_AVERAGE = WORDS("平均");
    static struct words SUMS = WORDS("累计"),
                        MEANS = WORDS("累计", "月均", "日均", "平均每日", "平均每月");

    if (p->end > p->start && p->end - p->start <= strlen("实际投资")) {
        p->start = step_back(c, clause->start, p->start, &MEANS);
        if (words_match(&STAYS, c->doc->text + p->start, c->doc->text + p->end))
            p->start = step_back(c, clause->start, p->start, &ON_AVERAGE);
    }
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

/* 成长率则以彰化县的13.2%最高, 民宿分布以冬山乡412家最多: where it is most is none of what is measured. */
static void drop_first_place(const struct context *c, const struct clauses *all,
                             const struct clause *clause, uint32_t q, struct phrase *p)
{
    static struct words WITH = WORDS("则以", "仍以", "以"), OF = WORDS("的"),
                        SPREAD = WORDS("分布");
    uint32_t end = step_back(c, clause->start, all->tokens[q].start, &OF);

    if (q == clause->first || !phrase_tells_rank(c, all->tokens[q].end, clause->end))
        return;
    for (uint32_t i = q; i-- > clause->first;) {
        const struct token *t = &all->tokens[i];
        uint32_t with;

        if (t->kind != TOKEN_REGION || t->end != end)
            continue;
        with = step_back(c, clause->start, t->start, &WITH);
        if (with < t->start && p->start < with)
            p->end = MIN(p->end, with);
    }
    p->end = step_back(c, p->start, p->end, &SPREAD);
}

/* 宜昌港、黄石港分别达到: ports that are told apart by their places, and no measure. Where they end, from `at`. */
static uint32_t behind_ports(const struct context *c, const struct clauses *all,
                             const struct clause *clause, uint32_t at, uint32_t end)
{
    static struct words PORT = WORDS("港"), JOINS = WORDS("、", "和", "与", "及"),
                        OTHERS = WORDS("港口", "港区", "港务", "港股", "港资", "港元", "港航",
                                       "港湾", "港人", "港铁");
    uint32_t ports = at;

    for (uint32_t i = clause->first; i < clause->first + clause->n; i++) {
        const struct token *t = &all->tokens[i];
        uint32_t behind;

        if (t->kind != TOKEN_REGION || (t->end != at && t->start != at))
            continue;
        behind = step_over(c, t->end, end, &PORT);
        if (behind == t->end || words_begin(&OTHERS, c->doc->text + t->end, c->doc->text + end))
            return ports;
        ports = behind;
        at = step_over(c, behind, end, &JOINS);
    }
    return ports;
}

/* 先供8千吨, 却已编列: how or when something is done, before a verb that is all of the noun. */
static void drop_adverb(const struct context *c, struct phrase *p)
{
    static struct words ADVERBS = WORDS("先", "只", "仍", "已经", "已", "却", "又", "能", "就",
                                        "才", "现", "原", "还", "也", "分别", "结果", "仅"),
                        VERBS =
                            WORDS("供", "需", "亏", "赔", "赚", "寄", "盖", "断", "开", "编", "建",
                                  "种", "卖", "买", "聘", "招", "用", "花", "拨", "收", "领", "发",
                                  "修", "拆", "装", "换", "核定", "收到", "加薪", "编列", "开办",
                                  "投入", "卖出", "售出", "拨款", "录取", "完成", "启用");
    uint32_t behind = step_over(c, p->start, p->end, &ADVERBS);

    if (words_match(&VERBS, c->doc->text + behind, c->doc->text + p->end))
        p->start = behind;
}

/* 占比始终, 公车计, 届时普及率: words between the noun and the number, or before the noun, that no cue is. */
static void drop_edges(const struct context *c, struct phrase *p)
{
    static struct words BEHIND = WORDS("始终", "初步", "原则", "普遍", "才刚", "只得", "所剩",
                                       "还剩", "剩下", "剩", "只编", "只卖", "首破", "破", "冲击",
                                       "倒", "若", "两年间", "一年间", "计", "略", "稍"),
                        WHOLE = WORDS("过剩", "突破", "跌倒", "设计", "统计", "会计", "审计",
                                      "估计", "预计", "共计", "总计", "累计", "合计", "量计",
                                      "表计", "位计", "压计", "度计", "值计", "数计", "额计",
                                      "人计", "吨计", "元计", "策略", "战略");
    static struct words BEFORE = WORDS("届时", "惟", "若", "加上", "季内", "同期间", "当地",
                                       "这里的", "等地的", "等地", "发现", "区内现有", "区内",
                                       "家厂", "家公司", "家企业", "家店", "间公司"),
                        LONGER = WORDS("若干", "等地位");
    const char *text = c->doc->text, *word;

    while ((word = words_end(&BEHIND, text + p->start, text + p->end)) &&
           !words_end(&WHOLE, text + p->start, text + p->end))
        p->end -= (uint32_t)strlen(word);
    if (!words_begin(&LONGER, text + p->start, text + p->end))
        p->start = step_over(c, p->start, p->end, &BEFORE);
}

/* Who has, does or says it, and why; then what leads in what is left: 公司|已交付. */
static void drop_doers(const struct context *c, const struct clauses *all,
                       const struct clause *clause, uint32_t q, struct phrase *p)
{
    static struct words LEADS = WORDS("已经", "已", "再", "就", "拟", "共", "也", "还", "亦", "将"),
                        OTHERS = WORDS("再生", "再制", "再利用", "就地", "就业", "就学", "就诊",
                                       "就医", "共享", "共同", "共建", "共乘", "将军");
    uint32_t was = p->start, behind;

    before_drop_owner(c, clause, p);
    drop_budgeted(c, p);
    drop_names(c, p);
    drop_first_place(c, all, clause, q, p);
    step_trim(c, p);
    before_drop_agent(c, p);
    before_drop_actor(c, p);
    drop_lead(c, p);
    drop_builder(c, all, clause, q, p);
    behind = step_over(c, p->start, p->end, &LEADS);
    if (p->start > was && behind + strlen("交付") <= p->end &&
        !words_begin(&OTHERS, c->doc->text + p->start, c->doc->text + p->end))
        p->start = behind;
}

void before_drop_others(const struct context *c, const struct clauses *all,
                        const struct clause *clause, uint32_t q, struct phrase *p)
{
    p->start = behind_ports(c, all, clause, p->start, p->end);
    drop_edges(c, p);
    drop_doers(c, all, clause, q, p);
    p->start = step_over(c, p->start, p->end, &OBJECT);
    drop_influence(c, p);
    drop_means(c, p);
    keep_partner(c, all, clause, q, p);
    keep_sum(c, clause, p);
    drop_adverb(c, p);
    if (is_speaker(c, all, clause, p) || says_nothing(c, p) || says_only_how(c, p) ||
        is_condition(c, p))
        p->start = p->end;
}
