/*
 * neither.c - numbers that are neither target nor figure: ranks, lengths of time, thresholds, what
 * describes a noun or only compares; neither_count.c has the counts, neither_price.c the prices.
 */
#include "normalize/finding.h"

/* Does one of the words stand in its part of the sentence, not far before the number? */
static gboolean is_said_near(const struct finding *f, const struct judged *j, struct words *words)
{
    const char *text = f->c->doc->text;
    uint32_t at = judged_token(f, j)->start;

    return words_find(words, text + context_look_back(f->c, f->part, at, NEAR_BEFORE), text + at,
                      NULL) != NULL;
}

/* 年龄中位数由41.7岁升至51.3岁, 男性和女性的预期寿命，会分别升至84.6岁: a statistic on ages. */
static gboolean is_age_measured(const struct finding *f, const struct judged *j)
{
    static struct words AGES = WORDS("预期寿命", "平均寿命", "平均年龄", "年龄中位数", "期望寿命");

    return g_strcmp0(j->q->unit, "岁") == 0 && is_said_near(f, j, &AGES);
}

#define WORKED 10000 /* hours: what nobody waits or stays */

/* 飞行作业7.6万小时; 留宿1.36晚，增加0.09晚: hours that many worked, or the change of such a length. */
static gboolean is_time_worked(const struct finding *f, const struct judged *j)
{
    const struct target *last = finding_last(f);

    if (g_strcmp0(j->q->unit, "小时") == 0 && g_ascii_strtod(j->q->value, NULL) >= WORKED)
        return TRUE;
    return last && phrase_is_empty(&j->before) && /* 延长0.1日至1.2日 */
           judged_in_unit_of(f, j, last);
}

/* 逗留时间平均1.2日, 留宿时间维持在1.2晚: nothing but such words between the two. */
static gboolean is_span_told(const struct finding *f, const struct judged *j, struct words *spans)
{
    static struct words LINKS =
        WORDS("平均", "平均为", "维持在", "保持在", "维持", "为", "是", "约为", "约", "达", "达到",
              "仍为", "则为", "，达", "只有", "仅");
    const char *text = f->c->doc->text, *s = text + j->clause->start,
               *at = text + judged_token(f, j)->start, *link = words_end(&LINKS, s, at);

    return link && words_end(spans, s, at - strlen(link));
}

static gboolean lasts(const struct finding *f, const struct judged *j)
{
    static struct words SPANS = WORDS(
        "寿命", "时间", "年限", "时长", "天数", "期限", "周期", "工期", "用时", "时限", "耗时",
        "住院日", "平均利用", "小时数", "工时", "工时中位数", "周数", "平均逗留", "平均留港",
        "平均停留", "平均留宿", "平均住宿", "只停留", "夜数", "利用小时", "时数", "车程", "日数",
        "晚数", "事件日", "平均车龄", "平均屋龄", "平均船龄", "平均机龄", "平均楼龄");
    static struct words DAYS = WORDS("周转天数", "存货天数", "住院天数", "周转日数", "平均天数",
                                     "办理时间", "轮候时间", "通关时间");
    const char *text = f->c->doc->text;

    if (phrase_is_empty(&j->before) && is_said_near(f, j, &DAYS))
        return TRUE; /* 周转天数从158天缩短为121天，目标是110天以下 */
    if (is_time_worked(f, j))
        return TRUE;
    if (words_end(&SPANS, text + j->before.start, text + j->before.end) || judged_measures(f, j) ||
        is_span_told(f, j, &SPANS))
        return TRUE; /* 平均储能时长2.1小时, 年作业量超5万小时 */
    return words_find(&SPANS, text + j->before.start, text + j->before.end, NULL) &&
           ((j->before.cues & (CUE_LEVEL | CUE_TO | CUE_CHANGE)) || judged_has_op(j, ">") ||
            judged_has_op(j, ">=") || context_text_at(f->c, judged_token(f, j)->start, "达"));
}

#define QUOTED_NAME_MOST (10 * 3) /* bytes of a name in quotation marks, behind its number */

/* 「两元乘车优惠」会否收紧: a name that begins with a number, in the middle of a clause. */
static gboolean is_quoted_name(const struct finding *f, const struct judged *j)
{
    static struct words OPENS = WORDS("“", "「", "『", "《"), CLOSES = WORDS("”", "」", "』", "》"),
                        MARKS = WORDS("，", "。", "；", "、", "：", "“", "「", "！", "？");
    const struct token *t = judged_token(f, j);
    const char *text = f->c->doc->text, *s = text + t->end, *close, *behind,
               *end = text + f->c->doc->text_bytes;

    if (!words_end(&OPENS, text, text + t->start) || !judged_has_op(j, "="))
        return FALSE;
    close = words_find(&CLOSES, s, MIN(end, s + QUOTED_NAME_MOST), &behind);
    return close && close > s && !words_find(&MARKS, s, close, NULL) && *behind &&
           *behind != '\n' && !words_begin(&MARKS, behind, end);
}

/* 1.6升及以下排量, “18条”政策: a number that describes the noun behind it, or a name. */
static gboolean is_loose(const struct finding *f, const struct judged *j)
{
    const struct token *t = &f->all.tokens[j->token];
    const char *unit = j->q->unit;

    if (t->start >= 3 && memcmp(f->c->doc->text + t->start - 3, "“", 3) == 0 &&
        context_text_at(f->c, t->end, "”"))
        return TRUE;
    if (j->after.end >= j->after.start + 6 &&
        memcmp(f->c->doc->text + j->after.end - 6, "之一", 6) == 0)
        return TRUE;
    if (when_relative(judged_done_at(f, j), frame_today(f->c)) == WHEN_FUTURE)
        return FALSE; /* 首批20公顷用地预计2026年底交付 */
    return j->measure == MEASURE_LEVEL && phrase_is_empty(&j->before) && !judged_is_ranked(f, j) &&
           !judged_is_part(f, j) && !phrase_is_empty(&j->after) &&
           !context_text_at(f->c, t->end, "的") && unit && strcmp(unit, "%") != 0 &&
           !(judged_cues_before(f, j) & (CUE_BUILD | CUE_DONE | CUE_LEVEL));
}

/* 在正负3%之间: how far either way. */
static gboolean is_either_way(const struct finding *f, const struct judged *j)
{
    return context_text_at(f->c, judged_token(f, j)->start, "负") &&
           context_text_before(f->c, j->clause->start, judged_token(f, j)->start, "正");
}

/* 一个约800方呎的地铺: how large one thing is. */
static gboolean is_size_of_one(const struct finding *f, const struct judged *j)
{
    static struct words ONE = WORDS("一个", "一间", "一幅", "一座", "一块", "一栋", "一处", "一套",
                                    "一幢", "一片", "一艘", "一台", "一条");
    const char *text = f->c->doc->text;

    return j->measure == MEASURE_LEVEL && !measure_is_share(j->q->unit) &&
           (!phrase_is_empty(&j->after) || /* 一座10万千瓦、2小时的独立储能电站 */
            context_text_at(f->c, judged_token(f, j)->end, "、")) &&
           !strstr(j->q->unit, "元") &&
           words_end(&ONE, text + j->clause->start, text + judged_token(f, j)->start);
}

/* 在15个城市基础上: what something builds upon. */
static gboolean is_basis(const struct finding *f, const struct judged *j)
{
    const char *s = f->c->doc->text + j->after.start, *clause = f->c->doc->text + j->clause->start;

    return text_find(clause, judged_token(f, j)->start - j->clause->start, "在") &&
           (text_find(s, j->after.end - j->after.start, "基础上") ||
            context_text_at(f->c, judged_token(f, j)->end, "基础上") ||
            context_text_at(f->c, judged_token(f, j)->end, "的基础上"));
}

/* 18MW（百万瓦）: what the unit before is called. */
static gboolean is_name_of_unit(const struct finding *f, const struct judged *j)
{
    static struct words BIG = WORDS("百万", "千", "万", "十亿"), OPEN = WORDS("（", "("),
                        CLOSE = WORDS("）", ")");
    const struct token *t = judged_token(f, j), *last = judged_number_before(f, j);
    const char *text = f->c->doc->text;

    return last && words_begin(&BIG, text + t->start, text + t->end) &&
           words_match(&OPEN, text + last->end, text + t->start) &&
           words_begin(&CLOSE, text + t->end, text + f->c->doc->text_bytes);
}

/* 以500MW为上限: how much one may have. */
static gboolean is_limit(const struct finding *f, const struct judged *j)
{
    static struct words WITH = WORDS("以"), LIMITS = WORDS("为上限", "为限", "为下限", "为单位"),
                        OF_LAW = WORDS("的上限", "的法定上限", "的下限", "的法定下限", "的红线");
    const char *text = f->c->doc->text;

    if (words_begin(&OF_LAW, text + judged_token(f, j)->end, text + j->clause->end) &&
        (judged_has_op(j, "<") || (judged_cues_before(f, j) & CUE_LEVEL)))
        return TRUE; /* 远低于40.6%的上限 */
    return words_end(&WITH, text + j->clause->start, text + judged_token(f, j)->start) &&
           words_begin(&LIMITS, text + judged_token(f, j)->end, text + j->clause->end);
}

/* 若按3000万千瓦计算: what is only supposed. */
static gboolean is_supposed(const struct finding *f, const struct judged *j)
{
    static struct words BY = WORDS("按", "按照", "以"),
                        RECKON = WORDS("计算", "测算", "估算", "推算", "来算", "计，");
    const char *text = f->c->doc->text;

    return words_end(&BY, text + j->clause->start, text + judged_token(f, j)->start) &&
           words_begin(&RECKON, text + judged_token(f, j)->end, text + f->c->doc->text_bytes);
}

/* 相当于现在的3倍; 比原定91%的目标高出2个百分点: the number says no more than others do. */
static gboolean is_comparison(const struct finding *f, const struct judged *j)
{
    static struct words NOW = WORDS("相当于现在", "相当于目前", "相当于当前", "相当于如今");
    const char *clause = f->c->doc->text + j->clause->start;
    gsize n = judged_token(f, j)->start - j->clause->start;
    uint32_t before = judged_cues_before(f, j);

    if (words_find(&NOW, clause, clause + n, NULL) || is_supposed(f, j))
        return TRUE; /* but 相当于2019年同期的86%, 相当于每年减排160万吨 */
    return (before & CUE_AIM) && (before & CUE_THAN) && text_find(clause, n, "比") &&
           judged_number_before(f, j) != NULL;
}

/* 日产4000吨以上生产线, 年产60万吨项目: a capacity that names what has it. */
static gboolean names_capacity(const struct finding *f, const struct judged *j)
{
    static struct words MADE = WORDS("日产", "年产", "日处理", "年处理");
    static struct words BY = WORDS("生产线", "项目", "装置", "窑", "企业", "工程");
    const char *text = f->c->doc->text;
    uint32_t at = judged_token(f, j)->start, end = judged_token(f, j)->end;

    end += context_text_at(f->c, end, "的") ? (uint32_t)strlen("的") : 0;
    return words_end(&MADE, text + j->clause->start, text + at) && !phrase_is_empty(&j->after) &&
           (words_begin(&BY, text + end, text + j->clause->end) ||
            words_end(&BY, text + j->after.start, text + j->after.end)); /* 年产10万吨铜箔项目 */
}

/* 时间过半，任务过半: a saying. */
static gboolean is_saying(const struct finding *f, const struct judged *j)
{
    static struct words HALVED = WORDS("时间", "任务", "赛程", "行程");
    const char *text = f->c->doc->text;

    return context_text_at(f->c, judged_token(f, j)->start, "过半") &&
           words_match(&HALVED, text + j->before.start, text + j->before.end);
}

/* 三类医疗器械, 1类新药: a class by its number. */
static gboolean names_class(const struct finding *f, const struct judged *j)
{
    static struct words CLASSED = WORDS("医疗", "新药", "创新药", "药", "器械", "水质", "疫苗");
    const char *text = f->c->doc->text;

    return g_strcmp0(j->q->unit, "类") == 0 &&
           words_begin(&CLASSED, text + judged_token(f, j)->end, text + j->clause->end);
}

/* 300米以下空域, 220千伏变电站: a bound or rating that describes the noun behind it. */
static gboolean bounds_noun(const struct finding *f, const struct judged *j)
{
    static struct words RATINGS = WORDS("千伏", "kV", "KV", "总吨");
    const char *unit = j->q->unit;

    if (unit && words_match(&RATINGS, unit, unit + strlen(unit)))
        return !phrase_is_empty(&j->after); /* 220千伏变电站, 400总吨以上船舶 */
    return j->measure == MEASURE_LEVEL && g_strcmp0(j->q->unit, "米") == 0 &&
           !phrase_is_empty(&j->after) && judged_ends_with_bound(f, j);
}

/* 20公里外的产业园, 从机场驱车25公里 */
static gboolean is_distance(const struct finding *f, const struct judged *j)
{
    static struct words AWAY = WORDS("外的", "以外", "之外", "开外"),
                        GONE = WORDS("驱车", "南行", "北行", "东行", "西行", "前行", "步行", "开车",
                                     "走了", "绕行", "相距", "距离", "靠近", "往前");
    const char *text = f->c->doc->text;

    return j->q->unit &&
           (text_find(j->q->unit, strlen(j->q->unit), "米") ||
            text_ends(j->q->unit, j->q->unit + strlen(j->q->unit), "里")) &&
           (words_begin(&AWAY, text + judged_token(f, j)->end, text + j->clause->end) ||
            words_end(&GONE, text + j->clause->start, text + judged_token(f, j)->start));
}

/* 至少每三公里就得有一座: how far they are apart. */
static gboolean is_interval(const struct finding *f, const struct judged *j)
{
    static struct words THEN =
        WORDS("就", "便", "即", "设一", "设置一", "有一", "一座", "一个", "一处");
    static const char EACH[] = "每";
    const struct token *t = judged_token(f, j);

    return j->measure == MEASURE_LEVEL &&
           context_text_before(f->c, j->clause->start, t->start, EACH) &&
           words_begin(&THEN, f->c->doc->text + t->end, f->c->doc->text + j->clause->end);
}

static gboolean has_no_value(const struct finding *f, const struct judged *j)
{
    (void)f;
    return !j->q->value;
}

/* Its sentence is on prices of an exchange; what was turned over there is reported: 成交3806亿元. */
static gboolean is_aside(const struct finding *f, const struct judged *j)
{
    static struct words TURNOVER = WORDS("成交", "成交额", "成交金额", "成交额为", "成交总额");
    const char *text = f->c->doc->text;

    return f->aside && !(j->q->unit && strstr(j->q->unit, "元") &&
                         words_find(&TURNOVER, text + j->clause->start,
                                    text + judged_token(f, j)->start, NULL));
}

static gboolean is_rank_or_temperature(const struct finding *f, const struct judged *j)
{
    (void)f;
    return j->measure == MEASURE_RANK || g_strcmp0(j->q->unit, "℃") == 0;
}

static gboolean is_length_of_time(const struct finding *f, const struct judged *j)
{
    return j->measure == MEASURE_DURATION && !lasts(f, j) && !is_age_measured(f, j);
}

static gboolean is_bare(const struct finding *f, const struct judged *j)
{
    (void)f;
    return j->measure == MEASURE_BARE &&
           (!(j->before.cues & (CUE_LEVEL | CUE_TO | CUE_CHANGE)) || phrase_is_empty(&j->before));
}

/* 单机容量2兆瓦的风机, 3兆瓦机组200台: what one machine can do. */
static gboolean is_rating_of_machine(const struct finding *f, const struct judged *j)
{
    static struct words OF_ONE = WORDS("单机容量", "单机功率", "单机", "单台容量", "单台功率",
                                       "额定功率", "额定容量", "单体容量"),
                        RECORDS = WORDS("最大单机容量", "平均单机容量", "最大单机功率"),
                        MACHINES = WORDS("机组", "风机", "风电机组", "发电机组", "风力发电机",
                                         "电机", "机型", "燃机", "锅炉", "主变");
    const char *text = f->c->doc->text, *s = text + j->clause->start,
               *at = text + judged_token(f, j)->start, *behind = text + judged_token(f, j)->end;

    return judged_has_op(j, "=") && strcmp(j->q->unit, "千瓦") == 0 &&
           ((words_end(&OF_ONE, s, at) && !words_end(&RECORDS, s, at)) ||
            words_begin(&MACHINES, behind, text + j->clause->end));
}

/* 120赫兹刷新率, 15瓦快充, 5000毫安时电池: what a device has. */
static gboolean is_rating(const struct finding *f, const struct judged *j)
{
    static struct words RATINGS = WORDS("赫兹", "MB", "GB", "TB", "毫安时", "安时", "像素");
    const char *unit = j->q->unit;

    if (!unit)
        return FALSE;
    return words_match(&RATINGS, unit, unit + strlen(unit)) || is_rating_of_machine(f, j) ||
           (strcmp(unit, "千瓦") == 0 && g_str_has_prefix(j->q->value, "0.0"));
}

/* 一亩能收2500斤 */
static gboolean is_article(const struct finding *f, const struct judged *j)
{
    return j->measure == MEASURE_LEVEL && judged_has_op(j, "=") && strcmp(j->q->value, "1") == 0 &&
           g_strcmp0(j->q->unit, "倍") != 0 &&
           context_text_at(f->c, judged_token(f, j)->start, "一");
}

/* 培育千亿级集群 */
static gboolean is_order_of_noun(const struct finding *f, const struct judged *j)
{
    static struct words UP_TO = WORDS("迈上", "跨上", "跃上", "登上", "站上"),
                        TOWARDS = WORDS("向", "朝", "朝着"), STEPS = WORDS("台阶", "的台阶");
    const char *text = f->c->doc->text, *s = text + j->clause->start,
               *at = text + judged_token(f, j)->start, *end = text + j->clause->end;

    if (!judged_has_op(j, "order") || !quantity_describes(f->c, j->clause, judged_token(f, j)))
        return FALSE;
    if (words_end(&UP_TO, s, at) && words_begin(&STEPS, text + judged_token(f, j)->end, end))
        return FALSE;                      /* 产值迈上500亿级台阶 */
    return !(words_end(&TOWARDS, s, at) && /* 向3000亿元级产业集群迈进 */
             (text_ends(s, end, "迈进") || text_ends(s, end, "进军")));
}

/* 2026年底前，50%以上的乡镇建成…, 今年底前80%以上的县实现…: a share of those who act, at the head of its clause. */
static gboolean is_share_of_subject(const struct finding *f, const struct judged *j)
{
    static struct words SO_THAT = WORDS("确保", "力争", "争取", "使", "让", "保证", "推动");
    const struct token *t = judged_token(f, j);

    return j->q->unit && strcmp(j->q->unit, "%") == 0 &&
           (t->start == j->clause->start || /* 要确保80%以上的医共体通过评估 */
            words_end(&SO_THAT, f->c->doc->text + j->clause->start, f->c->doc->text + t->start) ||
            (j->token > j->clause->first && t[-1].kind == TOKEN_DATE && t[-1].end == t->start));
}

/* 市财政拿出不低于1亿元的发展资金: what is given, and not what describes it. */
static gboolean is_given(const struct finding *f, const struct judged *j)
{
    static struct words HAS =
        WORDS("已有", "有", "占据", "占有", "拥有", "覆盖", "惠及", "覆盖到", "覆盖了");
    static struct words GIVEN = WORDS("拿出", "安排", "投入", "设立", "统筹", "募集", "撬动"),
                        PROVIDED = WORDS("提供"),
                        CAPACITIES = WORDS("容量", "产能", "能力", "运力");
    const char *text = f->c->doc->text;

    if (words_end(&PROVIDED, text + j->clause->start, text + judged_token(f, j)->start) &&
        words_end(&CAPACITIES, text + j->after.start, text + j->after.end))
        return TRUE;                  /* 提供超3亿千瓦的充电容量 */
    if (measure_is_share(j->q->unit)) /* 已有超过5成的建制村, 占据九成以上的份额 */
        return words_end(&HAS, text + j->clause->start, text + judged_token(f, j)->start) != NULL;
    return j->q->unit && strstr(j->q->unit, "元") &&
           words_end(&GIVEN, text + j->clause->start, text + judged_token(f, j)->start);
}

#define AIM_MOST (5 * 3) /* bytes from 的 to the word for an aim */

/* 增长5.5%以上的预期目标, 降到4.9%以下的施政目标: the bound is what is aimed at. */
static gboolean leads_to_aim(const struct finding *f, const struct judged *j)
{
    static struct words NOT = WORDS("，", "、", "的");
    static const char OF[] = "的", AIM[] = "目标";
    const char *text = f->c->doc->text, *s = text + judged_token(f, j)->end,
               *end = text + j->clause->end, *aim;

    if (!text_begins(s, OF) || s + strlen(OF) > end)
        return FALSE;
    s += strlen(OF);
    aim = text_find(s, MIN((gsize)(end - s), AIM_MOST + strlen(AIM)), AIM);
    return aim && !words_find(&NOT, s, aim, NULL);
}

/* 保持着100%以上的月环比增长: the bound is of the change that is named behind it. */
static gboolean leads_to_change(const struct finding *f, const struct judged *j)
{
    static struct words CHANGES =
        WORDS("的增长", "的同比增长", "的环比增长", "的月环比增长", "的年增长", "的增速", "的增幅",
              "的需求", "的用电需求", "的年均增长", "的年均增速", "的高增长", "的涨幅", "的降幅",
              "的高速增长");
    const char *text = f->c->doc->text;

    return words_begin(&CHANGES, text + judged_token(f, j)->end, text + j->clause->end) != NULL;
}

/* 一批产值超10亿元的企业, 对超30万元的设备: a threshold, not an aim of its own. */
static gboolean is_threshold(const struct finding *f, const struct judged *j)
{
    const struct token *t = &f->all.tokens[j->token];
    gboolean over = judged_has_op(j, ">") || judged_has_op(j, ">=") ||
                    context_text_before(f->c, t->start, t->end, "以下"); /* 30万吨以下的煤矿 */

    if (quantity_is_threshold(f->c, &f->all, j->clause, j->token) &&
        (!context_text_at(f->c, t->end, "的") || quantity_bounds_subject(f->c, j->clause, t)))
        return TRUE;
    if (judged_has_op(j, "<") && context_text_at(f->c, t->end, "的") &&
        context_text_at(f->c, t->start, "未") && quantity_describes(f->c, j->clause, t))
        return TRUE; /* 未达2MW的级距 */
    if (!over || !quantity_describes(f->c, j->clause, t) || is_share_of_subject(f, j) ||
        is_given(f, j) || leads_to_aim(f, j) || leads_to_change(f, j))
        return FALSE;
    return context_text_at(f->c, t->end, "的") || context_text_at(f->c, t->end, "以上的");
}

/* What makes a number no record, whatever is said of it. The first that holds tells why. */
static const struct neither NEITHER[] = {
    { has_no_value, "it has no value" },
    { is_aside, "its sentence is on prices of an exchange, or on who may apply" },
    { judged_is_price, "a price" },
    { judged_is_grant, "what one may apply for" },
    { is_rank_or_temperature, "a rank or a temperature" },
    { is_length_of_time, "a length of time" },
    { is_bare, "a bare number that nothing measures" },
    { is_rating, "what a device has" },
    { is_article, "one of something" },
    { is_basis, "what something builds upon" },
    { names_capacity, "a capacity that names what has it" },
    { is_comparison, "it compares only" },
    { is_limit, "how much one may have" },
    { is_name_of_unit, "the name of a unit" },
    { bounds_noun, "it describes the noun behind it" },
    { names_class, "a class by its number" },
    { is_saying, "a saying" },
    { is_distance, "a distance" },
    { is_interval, "how far they are apart" },
    { is_quoted_name, "part of a name in quotation marks" },
    { is_loose, "a name, or loosely said" },
    { is_either_way, "how far either way" },
    { is_size_of_one, "how large one thing is" },
    { is_order_of_noun, "the order of magnitude belongs to the noun" },
    { is_threshold, "a threshold, not an aim of its own" },
};

const char *judged_neither_of(const struct neither *table, gsize n, const struct finding *f,
                              const struct judged *j)
{
    for (gsize i = 0; i < n; i++)
        if (table[i].holds(f, j))
            return table[i].why;
    return NULL;
}

const char *judged_neither(const struct finding *f, const struct judged *j)
{
    const char *why = judged_neither_of(NEITHER, G_N_ELEMENTS(NEITHER), f, j);

    return why ? why
               : judged_neither_count(f, j); /* it needs the value that has_no_value sees to */
}
