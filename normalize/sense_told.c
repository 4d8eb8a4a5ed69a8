/*
 * sense_told.c - numbers that tell how something is or was, whatever their sentence aims at: compared,
 * summed up, said to be little, what an aim starts from.
 */
#include "normalize/finding.h"

#include <string.h>

/* 有关研究的3亿元拨款已于本月获批: said of the number itself, whatever the sentence aims at. */
gboolean judged_is_said_done(const struct finding *f, const struct judged *j)
{
    static const char DONE[] = "已";

    if (judged_cues_before(f, j) & CUE_MODALITY)
        return FALSE;
    for (uint32_t i = j->token + 1; i < j->clause->first + j->clause->n; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind != TOKEN_CUE || (t->cues & CUE_MODALITY))
            return FALSE;
        if ((t->cues & CUE_FACT) && context_text_at(f->c, t->start, DONE))
            return t->start >= j->after.end;
    }
    return FALSE;
}

/* 较今年预算的2,160亿元多一成: what an aim is compared with. */
gboolean judged_is_compared(const struct finding *f, const struct judged *j)
{
    static struct words THAN = WORDS("较", "比"),
                        CHANGES = WORDS("多", "少", "高", "低", "增", "减", "升", "跌", "降",
                                        "上升", "下跌", "下降", "回落", "按年", "成长", "提高",
                                        "更高", "更低", "更多", "更少", "再提高", "再提升", "再增",
                                        "再减", "再降", "再上升", "再下降", "进一步");
    const char *text = f->c->doc->text, *s = text + j->clause->start;
    const struct token *t = judged_token(f, j);

    return words_begin(&THAN, s, text + t->start) &&
           words_begin(&CHANGES, text + t->end, text + j->clause->end);
}

/* 单位从9家成长到现在23家，在职人数1076人: has grown to what it is now, and the sentence goes on with such. */
static struct words TO_NOW =
    WORDS("到现在", "到现在的", "到目前", "到目前的", "至目前", "至目前的", "到今日的", "到如今的",
          "到如今", "至现在", "至现在的", "到今天的", "至今日的");

static gboolean has_grown_by_now(const struct finding *f, const struct judged *j)
{
    const char *text = f->c->doc->text;

    return words_end(&TO_NOW, text + j->clause->start, text + judged_token(f, j)->start) != NULL;
}

/* 手上订单金额逾280亿元: what one has in hand, whatever the sentences before aim at. */
static gboolean is_in_hand(const struct finding *f, const struct judged *j)
{
    static struct words IN_HAND = WORDS("手上订单", "在手订单", "手上接单", "在手合同", "手持订单");
    const char *text = f->c->doc->text;

    return f->frame.reach == REACH_CARRIED && f->frame.governing.sense != SENSE_AIM &&
           words_find(&IN_HAND, text + j->clause->start, text + judged_token(f, j)->start, NULL) &&
           !(judged_cues_before(f, j) & (CUE_MODALITY | CUE_AIM));
}

/* Do only the sentences before aim, at no time that they name? */
static gboolean is_merely_carried(const struct finding *f)
{
    return f->frame.reach == REACH_CARRIED && !f->frame.deadline &&
           f->frame.governing.sense != SENSE_AIM;
}

/*
 * 拟派发红利1.5元。疫苗毛利率为62%，较上年下降4.8个百分点: nothing but the sentence before aims, and what it
 * changed from is told.
 */
static gboolean is_told_with_base(const struct finding *f, const struct judged *j)
{
    static struct words THAN = WORDS("较", "比"), CHANGES = WORDS("下降", "上升", "提高", "增加",
                                                                  "减少", "回落", "增长", "提升");
    const struct clause *clause = j->clause + (j->before.up || j->before.down ? 0 : 1);
    const char *text = f->c->doc->text, *than;
    const struct token *t, *end;
    uint32_t at;

    if (f->frame.reach != REACH_CARRIED || f->frame.governing.sense == SENSE_AIM ||
        f->frame.conditional || clause >= f->all.at + f->all.n ||
        (clause != j->clause && clause->opens_sentence))
        return FALSE;
    than = words_begin(&THAN, text + clause->start, text + clause->end);
    if (!than)
        return FALSE;
    at = clause->start + (uint32_t)strlen(than);
    t = f->all.tokens + clause->first;
    end = t + clause->n;
    while (t < end && t->start < at)
        t++;
    return t < end && t->kind == TOKEN_DATE && t->start == at &&
           when_relative(f->c->dates[t->mention].edtf, frame_today(f->c)) == WHEN_PAST &&
           words_begin(&CHANGES, text + t->end, text + clause->end);
}

/* 老年人口比率24.3%，居全台之冠: what has a rank is told of now. */
static gboolean is_ranked_next(const struct finding *f, const struct judged *j)
{
    static struct words RANKS =
        WORDS("居全", "居六都", "居首", "居第", "居冠", "位居", "位列", "排名全", "排名第", "列全",
              "为全台之冠", "为全国最", "为历年", "创历年");
    const struct clause *next = j->clause + 1;

    return f->frame.reach < REACH_CLAUSE && next < f->all.at + f->all.n && !next->opens_sentence &&
           j->token + 1 == j->clause->first + j->clause->n &&
           !(judged_cues_before(f, j) & (CUE_MODALITY | CUE_AIM)) &&
           words_begin(&RANKS, f->c->doc->text + next->start, f->c->doc->text + next->end);
}

/* 今年面积稳定在6.2万亩, said in December: how the year that ends has gone, but for words of an aim. */
static gboolean is_of_year_ending(const struct finding *f, const struct judged *j)
{
    static const char DECEMBER[] = "-12";
    const char *today = frame_today(f->c);

    return today && strlen(today) >= strlen("2025-12") &&
           strncmp(today + 4, DECEMBER, strlen(DECEMBER)) == 0 && f->frame.last == WHEN_NOW &&
           f->frame.reach == REACH_CARRIED && f->frame.governing.sense != SENSE_AIM &&
           f->frame.period && strlen(f->frame.period) == strlen("2025") &&
           strncmp(f->frame.period, today, 4) == 0 &&
           !(judged_cues_before(f, j) & (CUE_MODALITY | CUE_AIM));
}

/* The date that nothing but one of the words `of` links to the number behind it; or NULL. */
static const struct token *date_before(const struct finding *f, const struct judged *j,
                                       struct words *of)
{
    const struct token *t = judged_token(f, j), *date = t - 1;
    const char *text = f->c->doc->text;

    return j->token > j->clause->first && date->kind == TOKEN_DATE &&
                   words_match(of, text + date->end, text + t->start)
               ? date
               : NULL;
}

/* 高于去年的12.4亿元, 较上年度的3.6%: what is aimed at, or was reached, is set beside what was before. */
gboolean judged_is_past_level(const struct finding *f, const struct judged *j)
{
    static struct words BESIDE = WORDS(
        "高于", "低于", "多于", "少于", "快于", "慢于", "优于", "远优于", "远高于", "远低于",
        "略高于", "略低于", "逊于", "好于", "胜于", "较", "比", "比起", "相较", "相较于", "相比");
    static struct words OF = WORDS("的");
    const struct token *date = date_before(f, j, &OF);

    return date &&
           when_relative(f->c->dates[date->mention].edtf, frame_today(f->c)) != WHEN_FUTURE &&
           words_end(&BESIDE, f->c->doc->text + j->clause->start, f->c->doc->text + date->start);
}

/* 空置率达17.4%，要到2028年才有机会回落: how it is until then. */
static gboolean is_put_off(const struct finding *f, const struct judged *j)
{
    static struct words UNTIL = WORDS("要到", "需到", "须到", "待到", "料要到", "要待", "须待",
                                      "预料要到", "预计要到", "恐要到", "最快要到");
    static const char ONLY_THEN[] = "才";
    const struct clause *next = j->clause + 1;
    const char *text = f->c->doc->text;

    return next < f->all.at + f->all.n && !next->opens_sentence &&
           !(judged_cues_before(f, j) & (CUE_MODALITY | CUE_AIM)) &&
           words_begin(&UNTIL, text + next->start, text + next->end) &&
           text_find(text + next->start, next->end - next->start, ONLY_THEN);
}

/* 统计处估算，今年约有8.8万个: an estimate of how many there are; 由目前的11.9%回升: from what. */
static gboolean is_stock_now(const struct finding *f, const struct judged *j)
{
    static struct words FROM_NOW = WORDS("由目前", "由现时", "由现在", "从目前", "从现在",
                                         "由目前的", "由现时的", "由现在的", "从目前的", "从现在的",
                                         "由现有", "由现有的", "由现时每年", "由目前每年",
                                         "由现有每年", "由现时每年的", "由目前每年的", "由现时每日",
                                         "由目前每日", "由目前每月"),
                        LEFT = WORDS("还有", "尚有", "仍有", "还剩", "还剩下", "尚余", "还余",
                                     "仍余", "还差", "尚缺", "尚欠", "仍欠");
    const struct token *t = judged_token(f, j);
    const char *text = f->c->doc->text;

    if (words_end(&FROM_NOW, text + j->clause->start, text + t->start) ||
        (f->frame.last != WHEN_FUTURE && /* but 预计2027年尚欠约15班 */
         words_end(&LEFT, text + j->clause->start, text + t->start)) ||
        is_put_off(f, j))
        return TRUE; /* 还有约137公里，计划明年改造100公里 */
    return context_text_at(f->c, t->start, "约有") && f->frame.last == WHEN_NOW &&
           (!f->frame.modality || strcmp(f->frame.modality, "expect") == 0);
}

/* 2030年要烧掉1.1亿吨，而年产量只有2000万吨; 须淘汰1000万吨；可关掉的只有216万吨: how it is, against an aim. */
static gboolean turns_to_little(const struct finding *f, const struct judged *j)
{
    static struct words BUT = WORDS("而", "但", "可", "惟", "却", "不过", "然而", "目前"),
                        SO_FEW = WORDS("的只有", "的仅有", "的仅", "的不过", "的才", "刚过"),
                        JUST_OVER = WORDS("略过", "略逾");
    const char *text = f->c->doc->text, *s = text + j->clause->start;

    return f->frame.reach < REACH_CLAUSE &&
           (words_begin(&BUT, s, text + j->clause->end) ||
            words_begin(&JUST_OVER, text + judged_token(f, j)->start, text + j->clause->end) ||
            words_end(&SO_FEW, s, text + judged_token(f, j)->start));
}

/* 流通率仅为35%: so little is how it stands, where only sentences before aimed at more. */
static gboolean is_so_little(const struct finding *f, const struct judged *j)
{
    static struct words ONLY = WORDS("仅为", "仅有", "只有", "仅占", "还不到", "不足", "仅", "不过",
                                     "才", "略过", "刚过", "只停留"),
                        IF = WORDS("若", "如果", "假如", "一旦");
    const struct token *t = judged_token(f, j);
    const char *text = f->c->doc->text;

    return (is_merely_carried(f) || turns_to_little(f, j)) &&
           !words_begin(&IF, text + j->clause->start, text + t->start) &&
           (words_end(&ONLY, text + j->clause->start,
                      text + f->all.tokens[judged_list_begins(j)].start) ||
            words_begin(&ONLY, text + t->start, text + t->end));
}

/* 进账约47亿元，仅为全年目标330亿元的一成四: how much of an aim was reached. */
static gboolean is_share_of_aim(const struct finding *f, const struct judged *j)
{
    static struct words OFF_BUDGET =
        WORDS("预算高", "预算低", "预算多", "预算少", "预测高", "预测低", "预算高出", "预算减少",
              "预算增加", "预期高", "预期低", "预算超出");
    static struct words OF_AIM = WORDS("预测的", "目标的", "预算的", "预期的", "指标的", "全年目标",
                                       "年度目标", "全年预算", "年度预算"),
                        REACHED = WORDS("只及", "仅及", "只占", "仅占", "已占", "相当于", "只完成",
                                        "仅完成", "已完成", "完成了", "已达", "为全年", "达全年",
                                        "约占", "占全年", "达成率", "占年度", "达成全年",
                                        "完成全年", "达成年度", "达成率为");
    const struct token *t = judged_token(f, j), *whole = t - 1;
    const char *text = f->c->doc->text, *s = text + j->clause->start, *at = text + t->start;

    if (measure_is_share(j->q->unit) &&
        ((words_end(&OF_AIM, s, at) && words_find(&REACHED, s, at, NULL)) ||
         (f->frame.last != WHEN_FUTURE && words_end(&OFF_BUDGET, s, at))))
        return TRUE; /* 落成量只及全年预测的68%, 收入较原来预算高6% */
    return measure_is_share(j->q->unit) && j->token > j->clause->first + 1 &&
           whole->kind == TOKEN_QUANTITY && whole[-1].kind == TOKEN_CUE &&
           (whole[-1].cues & CUE_AIM) && whole[-1].end == whole->start &&
           context_text_at(f->c, whole->end, "的") && whole->end + strlen("的") == t->start;
}

/* 比重仍然高达八成: how it still is, whatever is striven for. */
static gboolean is_still_so(const struct finding *f, const struct judged *j)
{
    static struct words STILL = WORDS("仍", "仍然", "依然", "仍旧"),
                        REACHES = WORDS("高达", "多达", "低至", "不足", "不到", "达");
    const char *text = f->c->doc->text, *at = text + judged_token(f, j)->start;

    return words_begin(&REACHES, at, text + j->clause->end) &&
           words_end(&STILL, text + j->clause->start, at);
}

/* 新厂土建进度78%: how far something has come, where no word of the clause aims. */
static gboolean is_progress_told(const struct finding *f, const struct judged *j)
{
    static struct words PROGRESS = WORDS("进度", "达成率", "执行率", "完工率", "施工进度");
    const char *text = f->c->doc->text;

    return measure_is_share(j->q->unit) && f->frame.reach < REACH_CLAUSE &&
           words_end(&PROGRESS, text + j->before.start, text + j->before.end) &&
           !(judged_cues_before(f, j) & (CUE_MODALITY | CUE_AIM));
}

/* 种类由去年的12款，五年内增加一倍: what an aim starts from, when it was so told. */
static gboolean was_then(const struct finding *f, const struct judged *j)
{
    static struct words FROM = WORDS("由", "从", "自"),
                        OF = WORDS("的", "高峰期的", "高峰的", "的高峰", "时的", "年底的");
    const struct token *date = j->members == 1 ? date_before(f, j, &OF) : NULL;
    const char *text = f->c->doc->text;

    return date && words_end(&FROM, text + j->clause->start, text + date->start) &&
           when_relative(f->c->dates[date->mention].edtf, frame_today(f->c)) == WHEN_PAST &&
           !judged_is_aim_left(f, j);
}

#define ASKED_MOST (100 * 3) /* bytes before a number in which is told who was asked */

/* 46%受访公司认为来年营业额会上升，两成一打算增聘人手: how many said so. */
static gboolean is_surveyed(const struct finding *f, const struct judged *j)
{
    static struct words ASKED = WORDS("受访者", "受访公司", "受访企业", "受访市民", "受访商户",
                                      "受访厂商", "受访家庭", "受访机构", "受访民众");
    static struct words SAY = WORDS("人说", "人认为", "人表示", "人觉得", "人指", "人承认");
    const char *text = f->c->doc->text;
    uint32_t at = judged_token(f, j)->start;

    return measure_is_share(j->q->unit) && !j->before.up && !j->before.down &&
           phrase_is_empty(&j->before) &&
           (words_find(&ASKED, text + context_look_back(f->c, f->sentence, at, ASKED_MOST),
                       text + j->clause->end, NULL) ||
            words_begin(&SAY, text + judged_token(f, j)->end, text + j->clause->end));
}

/* 大围段已完成99%，力争明年通车；金钟段则完成约83%，目标2021年投用: how far one thing and the next have come. */
static gboolean is_done_so_far(const struct finding *f, const struct judged *j)
{
    static struct words SO_FAR = WORDS("已完成"), DONE = WORDS("完成");
    const char *text = f->c->doc->text, *at = text + judged_token(f, j)->start;

    return measure_is_share(j->q->unit) && f->frame.reach < REACH_CLAUSE &&
           words_end(&DONE, text + j->clause->start, at) &&
           words_find(&SO_FAR, text + f->sentence, at, NULL) &&
           !(judged_cues_before(f, j) & (CUE_MODALITY | CUE_AIM));
}

/* 两年间全县建成冷库41座, 修复花了2100万元: over the years that are behind, or by a verb that says so. */
static gboolean is_over(const struct finding *f, const struct judged *j)
{
    static struct words SPANS = WORDS("两年间", "三年间", "四年间", "五年间", "几年间", "十年间");
    static struct words SPENT = WORDS("花了", "用了", "投了", "修了", "卖了", "收了", "拿了");
    const char *text = f->c->doc->text, *s = text + j->clause->start,
               *at = text + judged_token(f, j)->start;

    if (judged_cues_before(f, j) & (CUE_MODALITY | CUE_AIM))
        return FALSE;
    return words_end(&SPENT, s, at) ||
           (f->frame.reach < REACH_CLAUSE && words_begin(&SPANS, text + f->sentence, at));
}

#define GIVER_MOST (8 * 3) /* bytes of who granted it */

/* 扩建项目获拨款165亿元，工程年底前展开; 再获经济部核定27件: what has been granted, though not what for. */
static gboolean is_granted(const struct finding *f, const struct judged *j)
{
    static struct words GETS = WORDS("获", "已获", "再获", "又获", "获得"),
                        GIVEN = WORDS("核定", "补助", "核拨", "拨款", "核准", "注资"),
                        SHALL = WORDS("将", "会", "可望", "有望", "料", "拟", "预计", "争取");
    const char *text = f->c->doc->text, *s = text + j->clause->start,
               *at = text + judged_token(f, j)->start, *given = words_find(&GIVEN, s, at, NULL);

    return given && f->frame.last != WHEN_FUTURE && !words_find(&SHALL, s, at, NULL) &&
           words_find(&GETS, MAX(s, given - GIVER_MOST), given, NULL) != NULL;
}

gboolean judged_has_budget(const struct finding *f, const struct judged *j)
{
    static struct words THIS_YEAR = WORDS("今年", "今年度", "本年度"),
                        BUDGETS = WORDS("编列", "预算", "经费", "投入"),
                        OTHERS = WORDS("资本", "资本支出", "将", "拟", "可望", "预计", "再", "明年",
                                       "起", "所需", "董事会");
    const char *text = f->c->doc->text, *s = text + j->clause->start,
               *at = text + judged_token(f, j)->start;

    return j->q->unit && strstr(j->q->unit, "元") && document_is_traditional(f->c->doc) &&
           region_of_document(f->c) && !region_is_company_news(f->c) &&
           words_find(&THIS_YEAR, s, at, NULL) && words_find(&BUDGETS, s, at, NULL) &&
           !words_find(&OTHERS, s, at, NULL);
}

/* 至本月中动工者累计八千七百多个: what it has come to by now. */
static gboolean is_summed_up_to_now(const struct finding *f, const struct judged *j)
{
    static struct words SUMS = WORDS("累计", "已累计", "共累计");
    const char *text = f->c->doc->text, *at = text + judged_token(f, j)->start;

    for (uint32_t i = j->clause->first; i < j->token; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind == TOKEN_DATE && context_text_before(f->c, j->clause->start, t->start, "至"))
            return when_relative(f->c->dates[t->mention].edtf, frame_today(f->c)) != WHEN_FUTURE &&
                   words_end(&SUMS, text + t->end, at);
    }
    return FALSE;
}

/* 可望升至95%，比起计划初期的83%也算有感: what the sentence sets its aim beside. */
static gboolean is_set_beside(const struct finding *f, const struct judged *j)
{
    static struct words BESIDE = WORDS("比起", "相较于", "相较", "相比于", "相比", "较之");
    static struct words AIMS = WORDS("目标", "指标", "计划", "预算", "原订", "原定");
    const char *text = f->c->doc->text, *s = text + j->clause->start,
               *at = text + judged_token(f, j)->start, *beside = words_begin(&BESIDE, s, at);

    return beside && text_ends(s, at, "的") && !words_end(&AIMS, s, at - strlen("的"));
}

/* The date of one number of the clause and of nothing else but words for its level, or NULL. */
static const char *date_of_level(const struct finding *f, const struct clause *clause,
                                 const char *unit)
{
    const struct token *t = f->all.tokens + clause->first, *end = t + clause->n, *date = t;

    if (t == end || t->kind != TOKEN_DATE || t->start != clause->start)
        return NULL;
    for (uint32_t at = t->end; ++t < end && t->start <= at; at = MAX(at, t->end)) {
        if (t->kind == TOKEN_QUANTITY)
            return g_strcmp0(f->c->quantities[t->mention].unit, unit) == 0
                       ? f->c->dates[date->mention].edtf
                       : NULL;
        if (t->kind != TOKEN_CUE)
            return NULL;
    }
    return NULL;
}

/* 由2020年的25.4%提高到38.1%，2030年目标订为45%: how far it has come, before what is aimed at. */
static gboolean is_on_the_way(const struct finding *f, const struct judged *j)
{
    const struct clause *next = j->clause + 1;
    gboolean then = FALSE;

    if (next >= f->all.at + f->all.n || next->opens_sentence ||
        when_relative(date_of_level(f, next, j->q->unit), frame_today(f->c)) != WHEN_FUTURE)
        return FALSE;
    for (uint32_t i = j->clause->first; i < j->token; i++) {
        const struct token *t = &f->all.tokens[i];
        const char *date = t->kind == TOKEN_DATE ? f->c->dates[t->mention].edtf : NULL;

        if ((t->kind == TOKEN_CUE && (t->cues & CUE_MODALITY)) ||
            (date && when_relative(date, frame_today(f->c)) != WHEN_PAST))
            return FALSE;
        then |= date && t[1].kind == TOKEN_QUANTITY;
    }
    return then;
}

/*
 * …成长到现在23家，在职人数1076人，仍短缺约250人: the sentence tells how things are now, whatever those
 * before it aimed at.
 */
static gboolean goes_on_with_state(const struct finding *f, const struct judged *j)
{
    const struct target *last = finding_last(f);

    return last && !last->is_target && f->frame.reach == REACH_CARRIED && !f->frame.conditional &&
           f->c->doc->mentions[last->mention].byte_start >= f->sentence &&
           f->frame.governing.sense != SENSE_AIM &&
           words_find(&TO_NOW, f->c->doc->text + f->sentence,
                      f->c->doc->text + judged_token(f, j)->start, NULL) &&
           !(judged_cues_before(f, j) & (CUE_MODALITY | CUE_AIM));
}

/* 截至9月底，天数达到247天，全年有望突破325天；处理率为78%: how things stand, again behind the semicolon. */
static gboolean is_state_again(const struct finding *f, const struct judged *j)
{
    static struct words UP_TO = WORDS("截至", "截止", "至"), IS = WORDS("为", "达", "达到", "有");
    const char *text = f->c->doc->text;

    return f->part > f->sentence && f->frame.reach < REACH_CLAUSE &&
           g_strcmp0(f->frame.modality, "expect") == 0 &&
           !(judged_cues_before(f, j) & (CUE_MODALITY | CUE_AIM)) &&
           words_begin(&UP_TO, text + f->sentence, text + j->clause->end) &&
           (words_end(&IS, text + j->clause->start, text + judged_token(f, j)->start) ||
            words_begin(&IS, text + judged_token(f, j)->start, text + judged_token(f, j)->end));
}

gboolean judged_is_told(const struct finding *f, const struct judged *j)
{
    return (judged_is_compared(f, j) && !judged_was_aimed_at(f, j)) || judged_is_said_done(f, j) ||
           is_share_of_aim(f, j) || is_told_with_base(f, j) || is_so_little(f, j) ||
           is_stock_now(f, j) || is_still_so(f, j) || judged_is_past_level(f, j) ||
           is_of_year_ending(f, j) || is_ranked_next(f, j) || is_progress_told(f, j) ||
           was_then(f, j) || is_surveyed(f, j) || is_summed_up_to_now(f, j) ||
           is_on_the_way(f, j) || is_set_beside(f, j) || has_grown_by_now(f, j) ||
           goes_on_with_state(f, j) || is_in_hand(f, j) || is_state_again(f, j) ||
           is_done_so_far(f, j) || is_over(f, j) || is_granted(f, j) || judged_has_budget(f, j);
}
