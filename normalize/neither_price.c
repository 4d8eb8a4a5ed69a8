/*
 * neither_price.c - money that is no target or figure: prices, and what one may apply for.
 */
#include "normalize/finding.h"

/*
 * 每千瓦时0.6元, 每增加1元: money for one of something; 每年 and 每人 are no such thing.
 */
static gboolean is_rate(const struct finding *f, const struct judged *j)
{
    static struct words PLAIN = WORDS("年", "月", "人", "名", "位", "户", "万", "平方公里", "亩",
                                      "居民", "市民", "农户", "家庭", "个人");
    static struct words MEANS = WORDS("中位数", "平均工资", "平均薪酬", "平均收入");
    const char *s = f->c->doc->text + j->clause->start,
               *at = f->c->doc->text + judged_token(f, j)->start;
    const char *each = text_find(s, (gsize)(at - s), "每");

    if (each && words_find(&MEANS, each, at, NULL))
        return FALSE; /* 每小时工资中位数是77.4元: a statistic */
    return each && !words_begin(&PLAIN, each + strlen("每"), f->c->doc->text + j->clause->end);
}

static struct words ONE =
    WORDS("一吨", "一斤", "一公斤", "一千克", "一台", "一件", "一头", "一只", "一株", "一棵",
          "一杯", "一瓶", "一张", "一颗", "一箱", "一盒", "一袋", "一枚", "一份", "一碗", "每吨",
          "每斤", "每公斤", "一口", "一座", "一套", "一栋", "一间");

/* 一吨玉米卖原粮值2700元: money for one of something. */
static gboolean is_for_one(const struct finding *f, const struct judged *j)
{
    static struct words WORTH =
        WORDS("值", "卖", "卖出", "要", "售", "约", "花费", "收购价", "达", "得", "卖到", "从",
              "由", "变成", "涨到", "跌到", "降到", "需", "动辄", "动辄要", "造价", "只卖", "能卖",
              "赚", "能赚", "仅");
    const char *text = f->c->doc->text, *s = text + j->clause->start,
               *at = text + judged_token(f, j)->start;

    return words_find(&ONE, s, at, NULL) && words_end(&WORTH, s, at);
}

/* 单个项目最高补助300万元, 每家奖励50万元: what somebody may apply for. */
gboolean judged_is_grant(const struct finding *f, const struct judged *j)
{
    static struct words EACH = WORDS("单个", "每个", "每家", "单家", "每项", "单项", "每台", "每户",
                                     "每案", "每幢", "每宗", "每辆", "每口", "每栋");
    static struct words GRANTS = WORDS("最高", "补助", "补贴", "奖励", "奖补", "资助");
    const char *s = f->c->doc->text + j->clause->start;
    const char *end = f->c->doc->text + judged_token(f, j)->end;

    return j->q->unit &&
           (strstr(j->q->unit, "元") ||
            words_end(&GRANTS, s, f->c->doc->text + judged_token(f, j)->start)) &&
           words_find(&EACH, s, end, NULL) && words_find(&GRANTS, s, end, NULL);
}

/* 成本占均价的比重一直处于39%: a share of a price is none. */
static gboolean is_share_of_price(const struct finding *f, const struct judged *j)
{
    static struct words SHARES = WORDS("比重", "占比", "比例", "比率", "份额");
    const char *text = f->c->doc->text;

    return measure_is_share(j->q->unit) &&
           words_find(&SHARES, text + j->before.start, text + j->before.end, NULL);
}

/* 商品猪完全成本约为17.8元/公斤: what making it costs is no price. */
static gboolean is_cost(const struct finding *f, const struct judged *j)
{
    static struct words COSTS = WORDS("成本");
    const char *text = f->c->doc->text;

    return words_end(&COSTS, text + j->before.start, text + j->before.end) != NULL;
}

/* 价格为1380美元，约合人民币9660元 */
static gboolean is_called_price(const struct finding *f, const struct judged *j)
{
    static struct words PRICES =
        WORDS("价格", "价格为", "价格是", "价格约", "价格约为", "目标价", "目标价为", "目标价由",
              "目标价从", "最高收费", "最低收费", "车资", "票价为", "收费为");
    const char *text = f->c->doc->text, *at = text + judged_token(f, j)->start;

    static struct words TARGETS = WORDS("目标价");

    if (words_end(&PRICES, text + j->clause->start, at) ||
        words_find(&TARGETS, text + j->clause->start, at, NULL))
        return TRUE; /* 目标价由5.6港元削至5.1港元 */
    return text_begins(at, "约合") &&
           words_find(&PRICES,
                      text +
                          context_look_back(f->c, f->part, judged_token(f, j)->start, NEAR_BEFORE),
                      at, NULL);
}

/* 每股纯益4.42元: what a company earned, not what its share costs. */
static gboolean is_earned_per_share(const struct finding *f, const struct judged *j)
{
    static struct words EARNED =
        WORDS("每股纯益", "每股税后纯益", "每股盈余", "每股税后盈余", "每股收益", "每股基本收益",
              "每股盈利", "每股基本盈利", "每股摊薄盈利", "每股溢利", "每股净利", "每股赚",
              "每股净赚", "每股亏损", "每股净损", "每股税后亏损", "每股亏", "每股蚀");
    const char *text = f->c->doc->text;

    return words_find(&EARNED, text + j->clause->start, text + judged_token(f, j)->start, NULL) !=
           NULL;
}

/* 资源生产力要提升到每公斤81元: what is made of one of something. */
static gboolean is_made_of_one(const struct finding *f, const struct judged *j)
{
    static struct words YIELDS = WORDS("生产力", "产值", "产出", "附加价值", "增加值", "效益");
    const char *s = f->c->doc->text + j->clause->start,
               *each = text_find(s, judged_token(f, j)->start - j->clause->start, "每");

    return each && words_find(&YIELDS, s, each, NULL);
}

/* 蛋饼一份25元, 平日一晚2800元, 小碗80元、大碗120元: money right behind one of something, or its size. */
static gboolean is_of_one(const struct finding *f, const struct judged *j)
{
    static struct words PORTIONS =
        WORDS("一份", "一晚", "一张", "一碗", "一杯", "一瓶", "一斤", "一公斤", "一盒", "一袋",
              "一颗", "一枝", "一支", "一罐", "一客", "一盘", "一只", "一打", "一节课", "一堂课",
              "一小时", "一趟", "一程", "一块");
    static struct words SIZES =
        WORDS("小碗", "大碗", "小份", "大份", "小杯", "中杯", "大杯", "单程", "全程", "来回",
              "升级款", "基础款", "基本款", "标准款", "一包", "一条", "成人票", "全票", "半票",
              "学生票", "门票", "套票");
    const char *text = f->c->doc->text, *s = text + j->clause->start,
               *at = text + judged_token(f, j)->start;

    return words_end(&PORTIONS, s, at) ||
           (strstr(j->q->unit, "元") && (words_end(&SIZES, s, at) || words_end(&ONE, s, at)));
}

/* 进口豆到岸价只要14元: behind a word that ends with 价, other than what building something takes. */
static gboolean is_behind_price(const struct finding *f, const struct judged *j)
{
    static struct words OTHERS = WORDS("造价", "评价", "代价", "总价", "物价", "计价", "议价",
                                       "降价", "涨价", "加价", "作价", "定价", "标价", "差价"),
                        LEVELS = WORDS("分别为", "分别是", "只要", "就要", "只", "仅", "要", "达",
                                       "约为", "则为", "仅为", "为", "则约", "约", "是", "高达",
                                       "已达", "已");
    static const char PRICE[] = "价";
    const char *text = f->c->doc->text, *s = text + j->clause->start,
               *at = text + f->all.tokens[judged_list_begins(j)].start,
               *level = words_end(&LEVELS, s, at);

    at -= level ? strlen(level) : 0;
    return text_ends(s, at, PRICE) && !words_end(&OTHERS, s, at);
}

#define TOPIC_MOST (16 * 3) /* bytes of the clause that says what its sentence is on */

/* 至于票价，初步构想是20元起: its sentence is on a price. */
static gboolean is_on_price(const struct finding *f, const struct judged *j)
{
    static struct words ON = WORDS("至于", "在", "就", "关于"),
                        PRICES = WORDS("票价", "房价", "租金", "月租", "收费", "费用", "价格",
                                       "票价方面", "租金方面", "收费方面", "价格方面");
    static struct words TOPICS = WORDS("票价方面", "租金方面", "收费方面", "价格方面", "售价方面");
    const char *text = f->c->doc->text;
    const struct clause *first = clause_sentence_opener(j->clause);

    return first != j->clause && first->stop == STOP_COMMA &&
           first->end - first->start <= TOPIC_MOST &&
           (words_match(&TOPICS, text + first->start, text + first->end) ||
            (words_begin(&ON, text + first->start, text + first->end) &&
             words_end(&PRICES, text + first->start, text + first->end)));
}

/* 两房由149万元起: from what a price begins. */
static gboolean is_starting_price(const struct finding *f, const struct judged *j)
{
    static struct words STARTS = WORDS("起，", "起；", "起。", "起、", "起跳", "起售", "起）",
                                       "起的票价", "起的价格", "起的租金");
    const char *text = f->c->doc->text;

    return words_begin(&STARTS, text + judged_token(f, j)->end, text + f->c->doc->text_bytes) !=
           NULL;
}

/* 一房由112万元起，两房由149万元至183万元: a sentence that said a price goes on with what one home takes. */
static gboolean goes_on_with_prices(const struct finding *f, const struct judged *j)
{
    static struct words HOMES = WORDS("房", "房型", "户型", "单位", "套间", "开放式", "房车位总价",
                                      "租金", "座位", "座椅", "票", "套票", "升级款", "基础款",
                                      "大碗", "小碗", "中碗", "大杯", "小杯"),
                        LEVELS = WORDS("由", "从", "则", "为", "则为", "则由", "跳过", "约", "要");
    const char *text = f->c->doc->text, *s = text + j->clause->start,
               *at = text + judged_token(f, j)->start, *level;

    while ((level = words_end(&LEVELS, s, at)))
        at -= strlen(level);
    return f->priced && words_end(&HOMES, s, at);
}

/* 每名住客支付1980元的服务费: a fee that each has to pay. */
static gboolean is_fee(const struct finding *f, const struct judged *j)
{
    static struct words PAID = WORDS("支付", "缴付", "缴交", "缴纳", "付", "收取", "缴", "交");
    static const char EACH[] = "每", FEE[] = "费";
    const char *text = f->c->doc->text, *s = text + j->clause->start;

    return text_find(s, judged_token(f, j)->start - j->clause->start, EACH) &&
           words_end(&PAID, s, text + judged_token(f, j)->start) &&
           text_ends(text + j->after.start, text + j->after.end, FEE);
}

/* 报名费40元, 收注册费1500元: a small sum of money behind the name of a fee. */
static gboolean is_behind_fee(const struct finding *f, const struct judged *j)
{
    static struct words FEES = WORDS("报名费", "注册费", "学费", "月费", "年费", "手续费", "管理费",
                                     "会费", "服务费", "运费", "车费", "入场费", "租金", "月租",
                                     "押金", "门票", "全票", "半票", "票", "学杂费"),
                        CHARGED =
                            WORDS("收费", "票价", "车资", "学费", "门票", "车费", "运费", "月费",
                                  "年费", "入场费", "登记费", "手续费", "定额罚款", "罚锾", "罚金");
    const char *text = f->c->doc->text;

    if (strlen(j->q->value) > strlen("99999"))
        return FALSE;
    return words_end(&FEES, text + j->clause->start, text + judged_token(f, j)->start) ||
           words_end(&CHARGED, text + j->before.start, text + j->before.end) ||
           (f->priced && (judged_cues_before(f, j) & CUE_TO) &&
            phrase_is_empty(&j->before)); /* 收费由180元调高至400元 */
}

/* 可处6万元以上、60万元以下罚锾: what somebody has to pay who breaks a rule. */
static gboolean is_fine(const struct finding *f, const struct judged *j)
{
    static struct words FINED = WORDS("可处", "最高可处", "处", "最高罚", "开罚", "可罚", "处以",
                                      "罚", "罚款", "定额罚款"),
                        FINES = WORDS("罚锾", "罚款", "罚金");
    const char *text = f->c->doc->text, *s = text + j->clause->start,
               *at = text + judged_token(f, j)->start;

    return words_end(&FINED, s, at) || words_find(&FINES, at, text + j->clause->end, NULL);
}

/* 某股今天收在68.4元, 昨收4.32港元: how a share closed, where the number is a small one. */
static gboolean is_close_of_share(const struct finding *f, const struct judged *j)
{
    static struct words CLOSED = WORDS("收在", "昨收", "今收", "收报", "报收", "收于");
    const char *text = f->c->doc->text;

    return strlen(j->q->value) <= strlen("99999") &&
           words_end(&CLOSED, text + j->clause->start, text + judged_token(f, j)->start);
}

/* 昨天收在58.4元，上涨1.1元: by how much it moved. */
static gboolean is_move_of_share(const struct finding *f, const struct judged *j)
{
    static struct words CLOSED = WORDS("收在", "收报", "报收", "收于"),
                        MOVES =
                            WORDS("上涨", "下跌", "涨", "跌", "升", "大涨", "大跌", "小涨", "小跌");
    const char *text = f->c->doc->text;
    const struct clause *before = j->clause - 1;

    return !j->clause->opens_sentence && j->q->unit && strstr(j->q->unit, "元") &&
           words_match(&MOVES, text + j->clause->start, text + judged_token(f, j)->start) &&
           words_find(&CLOSED, text + before->start, text + before->end, NULL);
}

/* 新台币以31.95元兑1美元作收: a rate of exchange. */
static gboolean is_exchanged(const struct finding *f, const struct judged *j)
{
    static const char FOR[] = "兑";
    const struct token *t = judged_token(f, j);

    return j->q->unit && strstr(j->q->unit, "元") &&
           (context_text_at(f->c, t->end, FOR) ||
            context_text_before(f->c, j->clause->start, t->start, FOR));
}

/* 去年同期卖480元: what somebody sells one of something for. */
static gboolean is_sold_for(const struct finding *f, const struct judged *j)
{
    static struct words SELLS = WORDS("只要", "只需", "只收", "仅需", "价值", "卖", "只卖", "开卖",
                                      "假日加", "平日加", "开价", "叫价", "喊价", "标价");
    const char *text = f->c->doc->text;

    return j->q->unit && strcmp(j->q->unit, "元") == 0 && strlen(j->q->value) <= strlen("99999") &&
           words_end(&SELLS, text + j->clause->start, text + judged_token(f, j)->start);
}

/* 首套房贷平均利率为5.22%: what is reported of many loans is no price of one. */
static gboolean is_average_rate(const struct finding *f, const struct judged *j)
{
    static struct words RATES = WORDS("平均利率");
    const char *text = f->c->doc->text;

    return words_end(&RATES, text + j->before.start, text + j->before.end) != NULL;
}

/* 日均成交额2498亿元: the mean of many days or months. */
static gboolean is_mean(const struct finding *f, const struct judged *j)
{
    static struct words MEANS = WORDS("日均", "平均每日", "每日平均", "月均");
    const char *text = f->c->doc->text;

    return words_find(&MEANS, text + j->clause->start, text + judged_token(f, j)->start, NULL) !=
           NULL;
}

/* 元/吨: money for one of something; 元/年 and 元/人 are no such thing. */
static gboolean is_per_piece(const char *per)
{
    static struct words PLAIN = WORDS("年", "人", "月", "平方公里", "户", "亩");

    return per && !words_match(&PLAIN, per, per + strlen(per));
}

/* 买回库藏股1500张: shares of a company. */
static gboolean buys_shares(const struct finding *f, const struct judged *j)
{
    static struct words SHARES = WORDS("库藏股", "股票", "普通股", "股份");
    const char *text = f->c->doc->text;

    return g_strcmp0(j->q->unit, "张") == 0 &&
           words_find(&SHARES, text + j->clause->start, text + judged_token(f, j)->start, NULL);
}

/* 打八折 */
static gboolean is_discount(const struct finding *f, const struct judged *j)
{
    return g_strcmp0(j->q->unit, "折") == 0 ||
           mention_group(&f->c->doc->mentions[judged_token(f, j)->mention], "discount") != NULL;
}

static gboolean seems_price(const struct finding *f, const struct judged *j)
{
    const char *per = j->q->per;

    if (is_discount(f, j) || buys_shares(f, j) || j->measure == MEASURE_POINT ||
        (per && strcmp(per, "股") == 0))
        return TRUE;
    if (j->q->unit && (strstr(j->q->unit, "元") || strstr(j->q->unit, "台币")) &&
        (((is_per_piece(per) || is_rate(f, j)) && !is_mean(f, j)) || is_called_price(f, j) ||
         is_for_one(f, j) || is_of_one(f, j) || is_behind_price(f, j) || is_on_price(f, j) ||
         is_fee(f, j) || is_close_of_share(f, j) || is_move_of_share(f, j) || is_exchanged(f, j) ||
         is_sold_for(f, j) || is_starting_price(f, j) || is_behind_fee(f, j) || is_fine(f, j) ||
         goes_on_with_prices(f, j)))
        return TRUE;
    return (((j->before.cues | judged_cues_before(f, j)) & CUE_PRICE) &&
            !(judged_cues_behind(f, j) & CUE_AIM)) || /* but 起薪以3万2千元为目标 */
           (context_text_at(f->c, f->all.tokens[j->token].end, "的") &&
            (judged_cues_behind(f, j) & CUE_PRICE));
}

/* 月薪中位数12000元, 每小时工资中位数77.4元, 平均起薪2万6915元: a statistic on what is paid. */
static gboolean is_wage_statistic(const struct finding *f, const struct judged *j)
{
    static struct words STATISTICS = WORDS(
        "中位数", "中位数为", "中位数是", "中位数约为", "中位数达", "中位数升至", "中位数增至",
        "中位数维持在", "中位数约", "平均起薪", "平均起薪为", "平均起薪约", "平均起薪达");
    const char *text = f->c->doc->text;

    return words_end(&STATISTICS, text + j->before.start, text + j->before.end) ||
           words_end(&STATISTICS, text + j->clause->start, text + judged_token(f, j)->start);
}

gboolean judged_is_price(const struct finding *f, const struct judged *j)
{
    return seems_price(f, j) && !is_share_of_price(f, j) && !is_cost(f, j) &&
           !is_earned_per_share(f, j) && !is_average_rate(f, j) && !is_made_of_one(f, j) &&
           !is_wage_statistic(f, j);
}
