/*
 * neither_count.c - counts that are neither target nor figure: of what is known, of tasks and articles,
 * of those with whom or where something is done, or of a few, told in passing.
 */
#include "normalize/finding.h"

#define RANK_NEAR (10 * 3) /* bytes behind a count in which the rank among them is told */

/* 首批3家, 第2个, 前10名, 上述5项, 等4个, 连续21个榨季: a count that describes. */
static struct words DESCRIBED =
    WORDS("第", "前", "首", "上述", "等", "这", "该", "以上", "其他", "另外", "各", "两批", "那",
          "后", "最后", "同一", "对", "每", "每用", "每有", "连续");

/* 由目前800间: no 前 of 前10名 */
static struct words TIMES = WORDS("目前", "之前", "此前", "以前", "年前", "当前", "日前", "震前",
                                  "灾前", "疫前", "疫情前", "战前");

/* 明年底前达200户, 完工后约200万人可免受淹水之苦: 前 and 后 belong to the time before them. */
static gboolean is_told_of_time(const struct finding *f, const struct judged *j)
{
    static const char AFTER[] = "后";
    const struct token *t = judged_token(f, j), *before = t - 1;

    if (j->token == j->clause->first)
        return FALSE;
    if (before->kind == TOKEN_DATE)
        return before->end == t->start;
    if (before->kind == TOKEN_CUE && before->end == t->start && j->token > j->clause->first + 1 &&
        context_text_before(f->c, before->start, before->end, AFTER))
        before--; /* 后 is a cue itself */
    return before->kind == TOKEN_CUE && (before->cues & (CUE_DONE | CUE_BUILD)) &&
           before->end + strlen(AFTER) == t->start &&
           context_text_before(f->c, before->end, t->start, AFTER);
}

static gboolean is_described(const struct finding *f, const struct judged *j)
{
    static struct words EACH = WORDS("各"); /* 两站各不少于400个 */
    const struct token *t = &f->all.tokens[j->token];
    const char *text = f->c->doc->text;

    if (j->measure == MEASURE_LEVEL || judged_threshold_before(f, j)) /* 其中10亿元以上20个 */
        return FALSE;
    if (words_end(&DESCRIBED, text + j->clause->start, text + t->start) == NULL ||
        words_end(&TIMES, text + j->clause->start, text + t->start) || is_told_of_time(f, j))
        return FALSE;
    return !judged_counts_what_is_done(f, j) &&
           !(words_end(&EACH, text + j->clause->start, text + t->start) && !judged_has_op(j, "="));
}

/*
 * 两名嫌疑人, 三张照片: a few things that a story counts in passing, written in characters and
 * without a comparator. Aims and statistics write figures.
 */
static gboolean is_told_in_passing(const struct finding *f, const struct judged *j)
{
    static const char *const FEW[] = { "零", "一", "两", "二", "三", "四",
                                       "五", "六", "七", "八", "九" };
    const char *quote = f->c->doc->text + f->all.tokens[j->token].start;

    if (!judged_has_op(j, "=") || j->q->value[1] || !judged_is_count(j))
        return FALSE;
    if (f->frame.deadline || (f->frame.sense == SENSE_FACT && f->frame.reach == REACH_CLAUSE))
        return FALSE;
    if (f->frame.sense == SENSE_AIM && f->frame.reach == REACH_CLAUSE &&
        j->before.verb_end > j->before.verb_start)
        return FALSE; /* 拟开办两条接驳专线 */
    for (gsize i = 0; i < G_N_ELEMENTS(FEW); i++)
        if (strncmp(quote, FEW[i], strlen(FEW[i])) == 0)
            return TRUE;
    return FALSE;
}

/* 每交1公斤废纸可得10分, 每人限换2包: what a rule of the game counts by. */
static gboolean is_rule_of_exchange(const struct finding *f, const struct judged *j)
{
    static struct words EACH = WORDS("每交", "每购", "每买", "每用", "每消费", "每卖", "每回收",
                                     "每捐", "每满", "每吃", "每走", "每骑", "每售出", "每生产"),
                        LIMITS = WORDS("限换", "限购", "限领", "限借", "限带", "限买", "限用",
                                       "限取", "限报");
    const char *text = f->c->doc->text, *s = text + j->clause->start,
               *at = text + judged_token(f, j)->start;

    static struct words OUT_OF = WORDS("每十", "每百", "每千", "每10", "每100", "每1,000"),
                        HAS = WORDS("有", "便有", "就有", "即有", "约有", "中有");

    if (words_begin(&OUT_OF, s, at) && words_end(&HAS, s, at))
        return TRUE; /* 每十个香港人便有三个 */
    return words_end(&LIMITS, s, at) || (words_end(&EACH, s, at) && !strcmp(j->q->value, "1"));
}

/* 昆明、大理、丽江3个州市: how many places the names before it are; not 渭滨区62台、金台区71台. */
static gboolean counts_places(const struct finding *f, const struct judged *j)
{
    const struct token *t = judged_token(f, j);

    return judged_is_count(j) && j->token > j->clause->first + 1 && t[-1].kind == TOKEN_REGION &&
           t[-1].end == t->start && t[-2].kind == TOKEN_CUE && (t[-2].cues & CUE_AND) &&
           !(j->token > j->clause->first + 2 && t[-3].kind == TOKEN_QUANTITY);
}

/* 在全区14个设区市中位列第三: those among whom one has a rank. */
static gboolean is_field_of_rank(const struct finding *f, const struct judged *j)
{
    static struct words RANKED =
        WORDS("中位列", "中位居", "中排名", "中排", "中居", "中列", "中名列", "中均居", "中均列",
              "中继续居", "中仍有", "中尚有", "中已有", "中有", "中总量居", "中稳居", "中位次",
              "里排", "里位列", "中只有", "中仅有", "中至今有");
    const struct token *t = judged_token(f, j);
    const char *text = f->c->doc->text;

    return judged_is_count(j) &&
           words_find(&RANKED, text + t->end, text + MIN(j->clause->end, t->end + RANK_NEAR), NULL);
}

/* 八大类商品“七升一降”: so many rose and so many fell, and no litres. */
static gboolean is_rise_and_fall(const struct finding *f, const struct judged *j)
{
    static struct words FALL = WORDS("一降", "二降", "两降", "三降", "四降", "五降", "六降", "七降",
                                     "一平", "两平", "三平");
    const struct token *t = judged_token(f, j);

    return g_strcmp0(j->q->unit, "升") == 0 &&
           words_begin(&FALL, f->c->doc->text + t->end, f->c->doc->text + j->clause->end);
}

/* 于九个新市镇增设约7000个泊位: where what the next number counts is, or will be. */
static gboolean is_where(const struct finding *f, const struct judged *j)
{
    static struct words IN = WORDS("于", "在");
    const struct token *t = judged_token(f, j), *next = t + 1,
                       *end = f->all.tokens + j->clause->first + j->clause->n;
    const char *text = f->c->doc->text;
    gboolean done = FALSE;

    if (!judged_is_count(j) || !judged_has_op(j, "=") || phrase_is_empty(&j->after) ||
        !words_end(&IN, text + j->clause->start, text + t->start))
        return FALSE;
    for (; next < end && next->kind != TOKEN_QUANTITY; next++)
        done |= next->kind == TOKEN_CUE && (next->cues & (CUE_BUILD | CUE_DONE));
    return next < end && done;
}

/* 与12个乡镇签订责任书: with whom something is done; but not 5家与12家. */
static gboolean is_partner(const struct finding *f, const struct judged *j)
{
    static struct words SIGNED = WORDS("签订", "签署", "签约", "合作", "共同", "联合", "携手",
                                       "建立合作", "达成合作", "结对", "共建");
    static const char WITH[] = "与";
    const struct token *t = judged_token(f, j);
    const char *text = f->c->doc->text;
    uint32_t with = t->start - (uint32_t)strlen(WITH);

    return judged_is_count(j) && context_text_before(f->c, j->clause->start, t->start, WITH) &&
           !(j->token > j->clause->first + 1 && t[-2].kind == TOKEN_QUANTITY &&
             t[-2].end == with) &&
           words_find(&SIGNED, text + t->end, text + j->clause->end, NULL);
}

/* 24条产业链产值突破2万亿元, 500亩以上便道覆盖率达到85%: the count belongs to the noun that the next number measures. */
static gboolean counts_within_noun(const struct finding *f, const struct judged *j)
{
    const struct token *t = judged_token(f, j) + 1,
                       *end = f->all.tokens + j->clause->first + j->clause->n;
    static struct words ITS_SUM =
        WORDS("完成投资", "累计完成投资", "实现产值", "实现营收", "实现营业收入", "实现销售收入",
              "共完成投资", "实现利润", "实现工业产值", "实现税收", "合计完成投资");
    gboolean measured = FALSE;

    if (!(judged_is_count(j) && judged_has_op(j, "=")) &&
        !(j->measure == MEASURE_LEVEL && g_strcmp0(j->q->unit, "%") != 0 &&
          judged_ends_with_bound(f, j)))
        return FALSE;
    if (phrase_is_empty(&j->after))
        return FALSE;
    if (phrase_is_empty(&j->before) && j->before.verb_end <= j->before.verb_start &&
        words_begin(&ITS_SUM, f->c->doc->text + j->after.end, f->c->doc->text + j->clause->end))
        return TRUE; /* 27个重点项目完成投资61.5亿元 */
    for (; t < end && t->kind == TOKEN_CUE; t++) {
        if (measured && (t->cues & (CUE_LEVEL | CUE_TO)) && t + 1 < end)
            return t[1].kind == TOKEN_QUANTITY || t[1].kind == TOKEN_CUE;
        measured = (t->cues & CUE_METRIC) && t->end == j->after.end;
    }
    return measured && t < end && t->kind == TOKEN_QUANTITY;
}

/* 接连跨过两个千亿元台阶 */
static gboolean is_step(const struct finding *f, const struct judged *j)
{
    static struct words STEPS = WORDS("台阶", "关口", "大关", "事", "大事"),
                        EVENTS = WORDS("赛事", "盛事", "董事", "理事", "监事", "故事", "领事");
    static struct words INDICATORS = WORDS("指标"), LISTED = WORDS("个", "项", "大", "类");
    static struct words CLUBS = WORDS("阵营", "俱乐部", "梯队"); /* 加入2000亿阵营 */
    const char *text = f->c->doc->text;
    gboolean joins = judged_has_op(j, "=") || judged_has_op(j, "order");

    if (judged_is_count(j) && words_match(&LISTED, j->q->unit, j->q->unit + strlen(j->q->unit)) &&
        words_end(&INDICATORS, text + j->after.start, text + j->after.end) &&
        !context_text_at(f->c, judged_token(f, j)->end, "的"))
        return TRUE; /* 24项指标; not 全年20200伙指标, 1200项的指标 */
    return (judged_is_count(j) && words_end(&STEPS, text + j->after.start, text + j->after.end) &&
            !words_end(&EVENTS, text + j->after.start, text + j->after.end)) ||
           (joins && words_begin(&CLUBS, text + judged_token(f, j)->end, text + j->clause->end));
}

/* 三个翻番、两个突破: what is counted are words for aims. */
static gboolean counts_verbs(const struct finding *f, const struct judged *j)
{
    static struct words GOT = WORDS("受理", "收到", "接获", "接到", "批出", "核准", "批准", "共有",
                                    "支持", "审批", "审理", "登记", "批出了"),
                        ASKED = WORDS("申请", "投诉", "陈情", "检举", "报名", "查询", "求助");
    const struct token *t = judged_token(f, j) + 1, *first = f->all.tokens + judged_list_begins(j);
    const char *text = f->c->doc->text;

    return judged_is_count(j) && judged_has_op(j, "=") &&
           j->token + 1 < j->clause->first + j->clause->n && t->kind == TOKEN_CUE &&
           (t->cues & (CUE_BUILD | CUE_CHANGE)) && t->start == j->after.start &&
           t->end == j->after.end && !words_begin(&ASKED, text + t->start, text + t->end) &&
           !words_end(&GOT, text + j->clause->start, text + first->start); /* 受理1080场申请 */
}

/* 明确了18项重点任务: how many a plan has, not what was done. */
static gboolean counts_tasks(const struct finding *f, const struct judged *j)
{
    static struct words TASKS =
        WORDS("任务", "重点任务", "主要任务", "具体任务", "举措", "重点举措", "具体举措",
              "工作举措", "措施", "具体措施", "政策措施", "政策举措", "工作任务", "工作措施",
              "工作", "重点工作", "策略", "子计划", "实质行动");
    static struct words DONE = WORDS("完成", "落实", "办结");
    const char *text = f->c->doc->text;

    return judged_is_count(j) && judged_has_op(j, "=") &&
           words_match(&TASKS, text + j->after.start, text + j->after.end) &&
           !words_find(&DONE, text + j->clause->start, text + judged_token(f, j)->start, NULL);
}

/* 5个方面18条: how many articles a plan has. */
static gboolean counts_articles(const struct finding *f, const struct judged *j)
{
    static struct words PARTS =
        WORDS("方面", "部分", "章", "篇", "大类", "板块", "共", "任务", "措施", "性指标");
    static struct words ARTICLES = WORDS("条", "项", "款", "章", "节", "篇");
    const char *text = f->c->doc->text, *unit = j->q->unit;

    return unit && words_match(&ARTICLES, unit, unit + strlen(unit)) && judged_has_op(j, "=") &&
           (phrase_is_empty(&j->after) || g_ascii_isdigit(text[j->after.start])) &&
           words_end(&PARTS, text + j->clause->start, text + judged_token(f, j)->start);
}

static gboolean counts_batches(const struct finding *f, const struct judged *j)
{
    static struct words UNITS = WORDS("批", "部门", "个部门");
    const char *unit = j->q->unit;

    (void)f;
    return unit && words_match(&UNITS, unit, unit + strlen(unit));
}

/* The first that holds tells why. */
static const struct neither NEITHER[] = {
    { counts_batches, "a count of batches or departments" },
    { is_told_in_passing, "a few of something, told in passing" },
    { is_rule_of_exchange, "what a rule counts by" },
    { is_step, "a count of steps or tasks" },
    { counts_verbs, "a count of aims" },
    { counts_articles, "the articles of a plan" },
    { counts_tasks, "the tasks of a plan" },
    { counts_places, "it counts the names before it" },
    { is_where, "where what the next number counts is" },
    { is_partner, "those with whom something is done" },
    { is_rise_and_fall, "how many rose and fell" },
    { is_field_of_rank, "those among whom one has a rank" },
    { counts_within_noun, "it belongs to what the next number measures" },
    { is_described, "it describes what is known, or one of a row" },
};

const char *judged_neither_count(const struct finding *f, const struct judged *j)
{
    return judged_neither_of(NEITHER, G_N_ELEMENTS(NEITHER), f, j);
}
