#include "normalize/frame_date.h"

#include "normalize/deadline.h"

#include <stdlib.h>
#include <string.h>

/* Behind these a date is what something is measured against: 比2020年, 与去年同期相比 */
static struct words AGAINST =
    WORDS("比", "较", "与", "自", "从", "由", "好于", "高于", "低于", "快于", "多于", "少于",
          "优于", "超过", "超", "与对", "较对", "较基准年", "比基准年", "较基年", "比对", "超越",
          "恢复至", "恢复到", "回复至", "回复到", "相当于", "相等于", "追平", "改写", "打破",
          "刷新"); /* 与对上一季比较 */
/* 与上一期（1月至3月）相同, 订单已排到2029年: what is told of another time, or reaches there. */
static struct words BESIDE = WORDS("上一期（", "上期（", "上季（", "上一季（", "上年同期（", "已到",
                                   "排到", "排至", "排产到", "排期到", "已看到", "可看到", "看至",
                                   "能见度到", "能见度达", "能见度至", "能见度已到");
/* … before these too: 2020年的基础上, 去年同期 */
static struct words BASES = WORDS(
    "同期", "相比", "的基础上", "基础上", "以来", "起", "水平", "年末", "开局", "规划开局", "收官",
    "规划收官", "的开局", "的收官", "基数", "高基数", "低基数", "的基数", "的高基数", "的低基数");
/* 以2016年为基准 */
static struct words BENCHMARKS = WORDS("为基准", "作基准", "为基数", "为基线", "水平为基准");

/* … and before these, behind 后 */
static struct words RECORDS = WORDS("最多", "最高", "最大", "最低", "最少", "新高", "新低", "首次",
                                    "首见", "的新高", "的新低", "最差", "最好");

/* 为民国104年以来同月最低: only the record is since then. */
static gboolean tells_record_since(const struct context *c, const struct clause *clause,
                                   const struct token *t)
{
    static struct words SAME = WORDS("的", "同月", "同期", "单月", "单季");
    static const char SINCE[] = "以来";
    const char *text = c->doc->text, *at = text + t->end, *end = text + clause->end, *same;

    if (text_begins_within(at, end, SINCE))
        at += strlen(SINCE);
    else if (!context_text_before(c, t->start, t->end, SINCE))
        return FALSE;
    while ((same = words_begin(&SAME, at, end)))
        at += strlen(same);
    return words_begin(&RECORDS, at, end) != NULL;
}

/* 今年以来, 2021年以来, 2019年开园以来: what follows is reported. */
static gboolean is_since(const struct context *c, const struct clause *clause,
                         const struct token *t)
{
    static const char SINCE[] = "以来";
    const gsize farthest = strlen("年全面开工建设") + strlen(SINCE);
    gsize left = clause->end - t->end;

    if (tells_record_since(c, clause, t))
        return FALSE;
    return text_find(c->doc->text + t->end, MIN(left, farthest), SINCE) ||
           context_text_before(c, t->start, t->end, SINCE);
}

/* 从明年起, 自今年起 */
static gboolean is_from_then_on(const struct context *c, const struct token *t)
{
    return context_text_at(c, t->end, "起") || context_text_before(c, t->start, t->end, "起");
}

#define THAN_MOST (8 * 3) /* bytes between 比 and the year that it describes */

/* 比受冻害的2010年多出三成: a year told only to compare with. */
static gboolean is_told_to_compare(const struct context *c, const struct clause *clause,
                                   const struct token *t)
{
    static struct words THAN = WORDS("比", "较"),
                        OTHERS = WORDS("比重", "比例", "比率", "比较", "较大", "较快", "较好",
                                       "较高", "较多", "较为"),
                        CHANGES = WORDS("多", "少", "高", "低", "增", "减", "上升", "下降", "提高",
                                        "下跌", "翻");
    const char *text = c->doc->text, *at = text + t->start,
               *from = text + context_look_back(c, clause->start, t->start, THAN_MOST),
               *than = words_find(&THAN, from, at, NULL);

    return than && !words_begin(&OTHERS, than, at) && text_ends(than, at, "的") &&
           words_begin(&CHANGES, text + t->end, text + clause->end);
}

/* 在上年增长30%的高基数上: the year of what something grew upon. */
static gboolean is_high_base(const struct context *c, const struct clause *clause,
                             const struct token *t)
{
    static struct words BASES_ON = WORDS("基数上", "基数之上", "基数下", "基数的基础上");
    static const char IN[] = "在";

    return context_text_before(c, clause->start, t->start, IN) &&
           words_find(&BASES_ON, c->doc->text + t->end, c->doc->text + clause->end, NULL);
}

/* 连同2017年商转的2部机组，总容量将达128MW: the time of what is only added to what the sentence tells. */
static gboolean is_of_what_is_added(const struct context *c, const struct clause *clause,
                                    const struct token *t)
{
    static struct words ADDED = WORDS("连同", "加上", "再加上", "加计", "计入", "并计", "算上");
    const char *text = c->doc->text, *s = text + clause->start;
    const char *added = words_begin(&ADDED, s, text + t->start);

    return added && s + strlen(added) == text + t->start && clause->stop == STOP_COMMA;
}

#define PUT_OFF_MOST (100 * 3) /* bytes behind the time in which its sentence puts it off */

/* 原订2027年完工，…期程展延到2030年底: a time that its sentence puts off. */
static gboolean is_set_back(const struct context *c, const struct clause *clause,
                            const struct token *t)
{
    static struct words FIRST = WORDS("原订", "原定", "原计划", "原预计", "原拟", "原本预计",
                                      "原先预计", "原规划", "原本计划"),
                        PUT_OFF = WORDS("延到", "延至", "延后到", "延后至", "推迟到", "推迟至",
                                        "顺延到", "顺延至", "延迟到", "延迟至", "改到", "押后至");
    const char *text = c->doc->text, *s = text + t->end, *end;

    if (!words_end(&FIRST, text + clause->start, text + t->start))
        return FALSE;
    end = text_find(s, MIN((gsize)PUT_OFF_MOST, c->doc->text_bytes - t->end), "。");
    return words_find(&PUT_OFF, s, end ? end : s, NULL) != NULL;
}

static gboolean is_base(const struct context *c, const struct clause *clause, const struct token *t,
                        enum when when)
{
    static struct words FROM = WORDS("自", "从", "由"), SEEN = WORDS("看", "来看"),
                        UNTIL = WORDS("至", "到"),
                        RATIOS = WORDS("占比", "扶老比", "扶养比", "抚养比", "扶幼比", "性别比",
                                       "负债比", "自有资本比", "师生比", "本益比");
    const char *text = c->doc->text, *base;

    if (context_text_before(c, t->start, t->end, "同期") && context_text_at(c, t->end, "的"))
        return TRUE; /* 恢复至2019年同期的98% */
    if ((when != WHEN_PAST && is_from_then_on(c, t)) ||
        (frame_is_range(c->dates[t->mention].edtf) &&
         (when != WHEN_PAST || words_find(&UNTIL, text + t->start, text + t->end, NULL)) &&
         words_end(&FROM, text + clause->start, text + t->start)))
        return FALSE; /* 从明年起, 自2025年至2028年, 由2014年至2019年 */
    if (words_end(&AGAINST, text + clause->start, text + t->start) &&
        !words_end(&RATIOS, text + clause->start, text + t->start) &&
        !(words_end(&FROM, text + clause->start, text + t->start) &&
          words_end(&SEEN, text + t->end, text + clause->end)))
        return TRUE; /* but 从上半年情况看 */
    if (words_end(&BESIDE, text, text + t->start) || is_told_to_compare(c, clause, t) ||
        is_set_back(c, clause, t) || is_high_base(c, clause, t) ||
        is_of_what_is_added(c, clause, t))
        return TRUE;
    if (context_text_before(c, clause->start, t->start, "继") &&
        (context_text_at(c, t->end, "之后") || context_text_before(c, t->start, t->end, "后")))
        return TRUE; /* 继7月份之后 */
    if (tells_record_since(c, clause, t))
        return TRUE;
    if (context_text_before(c, t->start, t->end, "后") &&
        words_begin(&RECORDS, text + t->end, text + clause->end))
        return TRUE; /* 是2021年后最多 */
    base = words_begin(&BASES, text + t->end, text + clause->end);
    return base != NULL;
}

/* 到2030年, 至2028年年底: said of what lies ahead. */
static gboolean points_ahead(const struct context *c, const struct clause *clause,
                             const struct token *t)
{
    static struct words WITHIN =
        WORDS("内再", "内将", "内还将", "内令", "内让", "内使", "内要", "内把", "会", "可完工",
              "可建成", "可完成", "可落成", "可新增", "可增加", "可达", "可提供",
              "可望"); /* 今年内再释出300公顷, 今年会接收11架 */
    static struct words OTHERS = WORDS("会议", "会展", "会员", "会计", "会见", "会谈", "会所",
                                       "会馆", "会场", "会费", "会同", "会上");
    const char *behind = c->doc->text + t->end, *end = c->doc->text + clause->end;

    return context_text_before(c, clause->start, t->start, "到") ||
           (words_begin(&WITHIN, behind, end) && !words_begin(&OTHERS, behind, end)) ||
           (context_text_before(c, clause->start, t->start, "至") &&
            !context_text_before(c, clause->start, t->start, "截至"));
}

/* 6月9日开幕: a day that is only named, not set as the latest, is an event's. */
static gboolean is_event(const struct date_value *d, gboolean ahead)
{
    return !ahead && g_strcmp0(d->bound, "before") != 0 &&
           strlen(d->edtf) >= strlen("2024-08-01") && !strchr(d->edtf, '/');
}

/* Words for times that are over, where no date of publication resolves them. */
static gboolean looks_back(const struct context *c, const struct token *t)
{
    static struct words BACK = WORDS("去年", "过去", "上年", "前年", "今年上半年", "上半年", "昨");
    const char *today = frame_today(c);

    if (today && strlen(today) >= strlen("2025-06") && strncmp(today + 5, "06", 2) < 0 &&
        (context_text_at(c, t->start, "上半年") || context_text_at(c, t->start, "今年上半年")))
        return FALSE; /* 上半年达到80%, said in January */
    return words_begin(&BACK, c->doc->text + t->start, c->doc->text + t->end) != NULL;
}

/* 试点期为2023—2025年, said in 2023: years that begin now and go on. */
static gboolean goes_on_from_now(const struct date_value *d, const char *today)
{
    return d->edtf && today && strlen(d->edtf) == strlen("2023/2025") && d->edtf[4] == '/' &&
           strncmp(d->edtf, today, 4) >= 0 && strncmp(d->edtf + 5, today, 4) > 0;
}

/* “新十二月市”: a month that is part of a name in quotation marks. */
static gboolean is_in_name(const struct context *c, const struct clause *clause,
                           const struct token *t)
{
    const char *text = c->doc->text;
    uint32_t from = t->start > clause->start + 9 ? t->start - 9 : clause->start;
    uint32_t to = MIN(t->end + 9, clause->end);

    return text[t->start] != text[from] && text_find(text + from, t->start - from, "“") &&
           !text_find(text + from, t->start - from, "”") &&
           text_find(text + t->end, to - t->end, "”") && !context_text_at(c, t->end, "”");
}

/* 全年 in a report on the year before is that year, but in one on this year's first months not. */
static gboolean keeps_year(const struct frame *f, const struct context *c, const struct token *t,
                           enum when when)
{
    const char *today = frame_today(c);

    static struct words AIMED = WORDS("目标", "出货目标", "营收目标", "产量目标", "销售目标",
                                      "力拼", "预估", "资本支出"); /* 全年出货目标128万台 */

    if (when == WHEN_PAST || f->sense != SENSE_FACT || !f->period ||
        !context_text_at(c, t->start, "全年") ||
        words_begin(&AIMED, c->doc->text + t->end, c->doc->text + c->doc->text_bytes))
        return FALSE;
    if (today && strncmp(f->period, today, strlen("2024")) == 0)
        return FALSE;
    return f->last == WHEN_PAST || when_relative(f->period, today) == WHEN_PAST;
}

/* 昨日发布的《规划》: the day on which a plan came out is no time of what it says. */
static gboolean is_day_of_issue(const struct context *c, const struct clauses *all,
                                const struct clause *clause, uint32_t i)
{
    static struct words ISSUED =
        WORDS("发布的", "印发的", "公布的", "出台的", "通过的", "发表的", "下发的", "披露的");
    static struct words PLANS = WORDS("规划", "战略规划", "发展规划", "计划", "方案", "行动计划",
                                      "行动方案", "公告", "限制性股票", "发展战略");
    static struct words SET = WORDS("确定的", "提出的", "定下的", "制定的", "设定的", "部署的",
                                    "安排的", "下达的", "既定", "作出的", "做出的");
    static struct words BUDGETS =
        WORDS("计划", "预算", "目标", "预期", "下达", "预定", "安排", "任务", "预计", "的预算");
    static const char AT_START[] = "年初";
    const char *text = c->doc->text;
    uint32_t end = clause->first + clause->n, at = all->tokens[i].end;
    const char *issued = words_begin(&ISSUED, text + at, text + clause->end);

    if (issued && words_begin(&PLANS, text + at + strlen(issued), text + clause->end))
        return TRUE; /* 去年12月披露的战略规划 */
    if (words_begin(&SET, text + at, text + clause->end))
        return TRUE; /* 年初确定的目标 */
    if (context_text_before(c, all->tokens[i].start, at, AT_START) &&
        words_begin(&BUDGETS, text + at, text + clause->end))
        return TRUE; /* 为年初计划的107% */
    for (uint32_t k = i + 1; k < end && all->tokens[k].start < at + 24; k++)
        if (all->tokens[k].kind == TOKEN_POLICY &&
            words_find(&ISSUED, text + at, text + all->tokens[k].start, NULL))
            return TRUE;
    return FALSE;
}

/* 未来五年, 今后三年: what is said of them lies ahead, though they begin today. */
static gboolean is_time_to_come(const struct context *c, const struct token *t)
{
    static struct words AHEAD = WORDS("未来", "今后", "接下来");

    return words_begin(&AHEAD, c->doc->text + t->start, c->doc->text + t->end) != NULL;
}

/* 2026-12, 2026-01/2026-03; but not 2026 and 2026/2030 */
static gboolean is_part_of_year(const char *edtf)
{
    return strlen(edtf) > strlen("2026") && edtf[4] == '-';
}

/* 5月6日，记者获悉 …; 昨日公布: the day on which something is told is not when it was. */
static gboolean is_day_of_telling(const struct context *c, const struct clause *clause,
                                  const struct token *t, const struct date_value *d)
{
    static struct words TOLD =
        WORDS("获悉", "了解到", "公布", "发布", "召开", "举行", "介绍", "表示", "透露", "通报",
              "印发", "讯", "日电", "报道", "宣布", "披露", "派成绩表", "放榜", "直言", "坦言",
              "指出", "强调", "记者会", "股东会", "股东大会", "业绩会", "法说会");
    static struct words ACCORDING = WORDS("依", "据", "按", "依照", "参考"),
                        ESTIMATES = WORDS("估测", "预测", "推估", "预估", "估算", "估计", "的估测",
                                          "的预测", "的估计", "的预估", "的估算");
    static struct words ISSUED = WORDS("公布", "发布", "宣布", "披露", "印发");
    uint32_t end =
        clause->stop == STOP_COMMA && clause->end - t->end <= 3 ? clause[1].end : clause->end;

    return (is_event(d, FALSE) &&
            words_find(&TOLD, c->doc->text + t->end, c->doc->text + end, NULL)) ||
           (is_part_of_year(d->edtf) && /* 本月初公布首批30间企业，预计 … */
            words_begin(&ISSUED, c->doc->text + t->end, c->doc->text + end)) ||
           (is_part_of_year(d->edtf) && /* 依主计总处11月估测 */
            words_begin(&ESTIMATES, c->doc->text + t->end, c->doc->text + end) &&
            words_begin(&ACCORDING, c->doc->text + clause->start, c->doc->text + t->start));
}

/* 9月增长9.8%，为年内次高: the year around the months that are reported. */
static gboolean only_holds_period(const struct frame *f, const struct context *c,
                                  const struct token *t, const struct date_value *d)
{
    struct span year, period;

    if (f->sense != SENSE_FACT ||
        !(context_text_at(c, t->start, "年内") || context_text_at(c, t->start, "全年")))
        return FALSE;
    return when_span(d->edtf, &year) && when_span(f->period, &period) && period.from >= year.from &&
           period.to <= year.to;
}

/* 2021/2025, over or ending this year: what the paragraph goes on to report lies in these years. */
static gboolean sums_up_years(const struct date_value *d, enum when when)
{
    return when == WHEN_PAST && strlen(d->edtf) == strlen("2021/2025") && d->edtf[4] == '/';
}

/*
 * 到2015年产量控制在4600万吨，“十二五”期间年均增长8%，其中 …: the years of an average hold for
 * its clause, and what follows is due when the sentence said.
 */
static gboolean is_yearly_within(const struct frame *f, const struct context *c,
                                 const struct token *t, const struct date_value *d)
{
    static struct words MEANS = WORDS("期间年均", "年均", "时期年均", "复合增长", "年复合增长",
                                      "期间复合增长", "期间年复合增长", "间复合增长", "年化增长");
    struct span years, due;

    if (f->sense != SENSE_AIM || f->reach == REACH_CARRIED || !when_span(f->deadline, &due) ||
        !when_span(d->edtf, &years) || strlen(d->edtf) != strlen("2011/2015"))
        return FALSE;
    return due.from >= years.from && due.to <= years.to &&
           words_begin(&MEANS, c->doc->text + t->end, c->doc->text + c->doc->text_bytes) != NULL;
}

/* 轻轨氹仔线2019年通车: what the date is of stands before it in its clause. */
static gboolean is_in_midst(const struct context *c, const struct clause *clause,
                            const struct token *t)
{
    static struct words TO = WORDS("到", "至", "于", "在", "力争", "争取", "确保", "计划", "将");
    const char *s = c->doc->text + clause->start, *at = c->doc->text + t->start, *word;

    while ((word = words_end(&TO, s, at)))
        at -= strlen(word);
    return at - s >= (gssize)strlen("高架桥"); /* 全市年底前 …: who, and no more */
}

/* 3月起补助3000吨；4月底前加工800吨；外销1500吨: of one item of several, and no lead-in of those behind it. */
static gboolean opens_item(const struct clause *clause, const struct token *t)
{
    return !clause->opens_sentence && clause[-1].stop == STOP_SEMICOLON &&
           t->start == clause->start && t->end < clause->end;
}

/* 一期投资18亿元，2025年10月投产；二期投资22亿元: when one item is done. */
static gboolean closes_item(const struct clauses *all, const struct clause *clause,
                            const struct token *t)
{
    return !clause->opens_sentence && clause->stop == STOP_SEMICOLON && t->start == clause->start &&
           !clause_has_number(all, clause, clause->first);
}

/* 预计9月底前投用。: when a thing opens is no time of what other sentences tell. */
static gboolean tells_of_opening(const struct context *c, const struct clauses *all,
                                 const struct clause *clause, const struct token *t)
{
    static struct words OPENS =
        WORDS("投用", "投产", "竣工", "开工", "完工", "通车", "启用", "交付", "落成", "开业",
              "投入使用", "投入运营", "建成投用", "建成投产");
    static struct words EXPECTED = WORDS("预计", "预期", "可望", "有望", "料", "预定");
    const char *text = c->doc->text;

    return words_end(&EXPECTED, text + clause->start, text + t->start) &&
           words_end(&OPENS, text + t->end, text + clause->end) &&
           !clause_has_number(all, clause, clause->first);
}

/*
 * 2026年 …: 高速公路上半年建成通车，新改建公路4500公里: a part of the year in the middle of a clause
 * that says no number is that clause's alone.
 */
static gboolean is_beside(const struct frame *f, const struct context *c, const struct clauses *all,
                          const struct clause *clause, const struct token *t,
                          const struct date_value *d)
{
    struct span part, whole;

    if (!when_span(d->edtf, &part) || !when_span(f->deadline, &whole) || part.from < whole.from ||
        part.to > whole.to || strlen(d->edtf) == strlen("2026"))
        return FALSE;
    for (uint32_t i = clause->first; i < clause->first + clause->n; i++)
        if (all->tokens[i].kind == TOKEN_QUANTITY ||
            (all->tokens[i].end <= t->start && all->tokens[i].kind == TOKEN_CUE &&
             (all->tokens[i].cues & (CUE_AIM | CUE_STRIVE))))
            return FALSE; /* 目标2028年底前将损耗率，从约18%降至8% */
    return t->start >= clause->start + strlen("高速") && t->end < clause->end &&
           !context_text_before(c, clause->start, t->start, "到") &&
           !context_text_before(c, clause->start, t->start, "在");
}

/* 一季度下跌1.2%，上季微跌0.2%。: told to compare with, and left with its sentence. */
static gboolean is_quarter_before(const struct context *c, const struct token *t)
{
    static struct words BEFORE = WORDS("上季", "上一季", "上个季", "前一季");

    return words_begin(&BEFORE, c->doc->text + t->start, c->doc->text + t->end) != NULL;
}

/* 2018年起新建船舶一律 …, below 到2020年: from when on, not by when. */
static gboolean starts_then(const struct frame *f, const struct context *c,
                            const struct clause *clause, const struct token *t,
                            const struct date_value *d)
{
    struct span from, due;

    if (is_part_of_year(d->edtf) && clause->stop != STOP_COLON && !clause->opens_sentence &&
        clause[-1].stop == STOP_SEMICOLON)
        return FALSE; /* 113年增至1.5万吨；安平厂明年8月起供1万吨 */
    return is_from_then_on(c, t) && when_span(d->edtf, &from) && when_span(f->deadline, &due) &&
           due.to > from.to;
}

/* 截至6月底 */
static gboolean is_up_to(const struct context *c, const struct token *t)
{
    return context_text_at(c, t->start, "截至") || context_text_before(c, 0, t->start, "截至");
}

/*
 * 上半年总额2亿元，二季度当季增长9%。; 净利1亿元，上年同期为2亿元。; 下跌1.2%，上季微跌0.2%。: a part of the
 * time reported or another one, behind a number of that time. It is left with its sentence.
 */
static gboolean is_told_beside(const struct frame *f, const struct context *c,
                               const struct token *t, const struct date_value *d)
{
    struct span part, whole;

    if (f->period && is_quarter_before(c, t))
        return TRUE;
    if (f->excursion)
        return FALSE;
    if (f->counted && f->period && context_text_before(c, t->start, t->end, "同期"))
        return TRUE;
    if (f->opening)
        return FALSE;
    if (!f->counted && !(f->period && is_up_to(c, t)))
        return FALSE;
    if (!f->period)
        return TRUE;
    return when_span(d->edtf, &part) && when_span(f->period, &whole) && part.from >= whole.from &&
           part.to <= whole.to;
}

/* 自今年起每年安排9亿元 */
static gboolean is_from_now_on(const struct context *c, const struct token *t)
{
    static struct words FROM = WORDS("自", "从");

    return is_from_then_on(c, t) && words_end(&FROM, c->doc->text, c->doc->text + t->start) != NULL;
}

/* 环境部今年还要补助600家: more is to come, whoever it is. */
static gboolean has_more_to_come(const struct context *c, const struct token *t)
{
    static struct words MORE = WORDS("还要", "还将", "还会", "仍将", "要再", "拟再", "将再"),
                        WHOLE = WORDS("全县", "全市", "全省", "全区", "全镇", "全州");
    const char *s = c->doc->text + t->end, *end = c->doc->text + c->doc->text_bytes,
               *whole = words_begin(&WHOLE, s, end);

    return words_begin(&MORE, s + (whole ? strlen(whole) : 0), end) != NULL;
}

/* 今年再改造小区900个 */
static gboolean opens_sentence(const struct clause *clause, const struct token *t)
{
    return clause->opens_sentence && t->start == clause->start;
}

/* 年内新引进5万人; 年内建成80座。: what the rest of the year shall bring. */
static gboolean is_rest_of_year(const struct frame *f, const struct context *c,
                                const struct clause *clause, const struct token *t)
{
    static struct words NEW = WORDS("新引进", "新培育", "新建", "新开工", "新招", "新设", "新改建",
                                    "拟", "将", "再建", "再新", "启动建设", "开工建设");
    static struct words DO = WORDS("建成", "完成", "实现", "培育", "改造", "打造", "建设", "新增",
                                   "引进", "实施", "开工", "投放", "办理", "解决");
    const char *behind = c->doc->text + t->end, *end = c->doc->text + c->doc->text_bytes;

    return context_text_at(c, t->start, "年内") &&
           (words_begin(&NEW, behind, end) ||
            (opens_sentence(clause, t) && f->sense != SENSE_FACT && words_begin(&DO, behind, end)));
}

/* 今年新建中心120个；到2025年底，…: what begins a sentence that goes on with later aims is one. */
static gboolean goes_on_to_aims(const struct context *c, const struct clauses *all,
                                const struct clause *clause, const struct token *t)
{
    static struct words THIS_YEAR = WORDS("今年");
    const struct clause *end = all->at + all->n, *next = clause;
    const char *text = c->doc->text;

    if (!opens_sentence(clause, t) || !words_match(&THIS_YEAR, text + t->start, text + t->end))
        return FALSE;
    do {
        for (uint32_t i = next->first; i < next->first + next->n; i++) {
            const struct token *k = &all->tokens[i];

            if (k->kind == TOKEN_CUE && (k->cues & (CUE_FACT | CUE_NOW | CUE_BASE)))
                return FALSE;
            if (next > clause && k->kind == TOKEN_DATE && points_ahead(c, next, k) &&
                when_relative(c->dates[k->mention].edtf, frame_today(c)) == WHEN_FUTURE)
                return TRUE;
        }
    } while (++next < end && !next->opens_sentence);
    return FALSE;
}

/* 去年已开通6条，今年再增4条 */
static gboolean goes_further(const struct context *c, const struct token *t)
{
    static struct words FURTHER = WORDS("再", "拟", "还要", "还将", "要再");

    return words_begin(&FURTHER, c->doc->text + t->end, c->doc->text + c->doc->text_bytes) != NULL;
}

/* 2021年全县生产总值增长8%, said in January: no year's sum is known when it has just begun. */
static gboolean is_year_just_begun(const struct context *c, const struct clauses *all,
                                   const struct clause *clause, uint32_t i,
                                   const struct date_value *d)
{
    static struct words THIS_YEAR = WORDS("今年"),
                        NEW = WORDS("新开工", "新增", "新建", "新改扩建", "新招", "新聘", "新购");
    const char *today = frame_today(c), *text = c->doc->text;
    const struct token *t = &all->tokens[i];
    gboolean written = g_ascii_isdigit(text[t->start]),
             built = words_match(&THIS_YEAR, text + t->start, text + t->end) &&
                     words_begin(&NEW, text + t->end, text + clause->end); /* 今年新开工4个 */

    return today && d->edtf && strlen(d->edtf) == strlen("2021") &&
           strlen(today) >= strlen("2021-02") &&
           strncmp(today + 4, built ? "-03" : "-02", 3) <= 0 && strncmp(d->edtf, today, 4) == 0 &&
           (written || built) && clause_has_number(all, clause, i + 1);
}

/* “十四五”期间每年安排9亿元: years that are not over yet, and each of them. */
static gboolean is_each_year_of(const struct context *c, const struct clause *clause,
                                const struct token *t, const struct date_value *d)
{
    const char *today = frame_today(c);

    return today && strlen(d->edtf) == strlen("2021/2025") && d->edtf[4] == '/' &&
           strncmp(d->edtf + 5, today, 4) >= 0 &&
           text_find(c->doc->text + t->end, clause->end - t->end, "每年") != NULL;
}

/* 2016-17年度, said after March 2017: a financial year of Hong Kong that is over. */
static gboolean is_year_over(const struct context *c, const struct token *t, const char *edtf)
{
    static struct words YEARS = WORDS("年度", "财年", "财政年");
    static const char LAST_MONTH[] = "03";
    const char *today = frame_today(c), *to = edtf ? strchr(edtf, '/') : NULL;

    return to && today && strlen(to) == strlen("/2017") && strlen(today) >= strlen("2017-04") &&
           strncmp(to + 1, today, 4) == 0 && strncmp(today + 5, LAST_MONTH, 2) > 0 &&
           mention_group(&c->doc->mentions[t->mention], "fiscal") &&
           words_end(&YEARS, c->doc->text + t->start, c->doc->text + t->end);
}

/* 展望2035年 behind what is aimed at by 2025: a look beyond, at the end of the paragraph. */
static gboolean is_outlook(const struct context *c, const struct token *t)
{
    static struct words BEYOND = WORDS("展望", "展望到", "展望至");

    return words_end(&BEYOND, c->doc->text, c->doc->text + t->start) != NULL;
}

/*
 * 截至6月底止半年, 截至今年3月底止，全年: the months or the year that end with the month named, as
 * reports of companies in Hong Kong say; NULL: it says no such thing.
 */
static const char *stretch_ending(const struct context *c, const struct token *t,
                                  const struct date_value *d)
{
    static const struct {
        const char *words;
        int months;
    } STRETCHES[] = { { "半年", 6 },   { "六个月", 6 }, { "6个月", 6 },     { "中期", 6 },
                      { "三个月", 3 }, { "3个月", 3 },  { "九个月", 9 },    { "9个月", 9 },
                      { "全年", 12 },  { "年度", 12 },  { "财政年度", 12 }, { "十二个月", 12 },
                      { "财年", 12 } };
    static struct words LINKS = WORDS("止", "的", "止的", "，", "止，", ",", "止,");
    const char *text = c->doc->text, *s = text + t->end, *end = text + c->doc->text_bytes, *link;
    int year, month, first;

    if (!d->edtf || strchr(d->edtf, '/') || d->edtf[4] != '-' || /* a month, or its last day */
        (strlen(d->edtf) != strlen("2021-06") &&
         !(strlen(d->edtf) == strlen("2021-06-30") && atoi(d->edtf + strlen("2021-06-")) >= 28)) ||
        (!context_text_at(c, t->start, "截至") && !context_text_before(c, 0, t->start, "截至")))
        return NULL;
    while ((link = words_begin(&LINKS, s, end)))
        s += strlen(link);
    year = atoi(d->edtf);
    month = atoi(d->edtf + 5);
    for (gsize i = 0; i < G_N_ELEMENTS(STRETCHES); i++) {
        if (!text_begins_within(s, end, STRETCHES[i].words))
            continue;
        first = month - STRETCHES[i].months + 1;
        if (STRETCHES[i].months == 12)
            return month == 12 ? arena_printf(c->arena, "%d", year)
                               : arena_printf(c->arena, "%d/%d", year - 1, year);
        return arena_printf(c->arena, "%04d-%02d/%04d-%02d", first > 0 ? year : year - 1,
                            first > 0 ? first : first + 12, year, month);
    }
    return NULL;
}

/* 2023年半年报, 2024年第三季度报告: the part of the year that a company's report is on; NULL: it is no such. */
static const char *part_reported(const struct context *c, const struct token *t,
                                 const struct date_value *d)
{
    static const struct {
        const char *report, *from, *to;
    } REPORTS[] = {
        { "半年报", "01", "06" },     { "半年度报告", "01", "06" },
        { "半年度业绩", "01", "06" }, { "中报", "01", "06" },
        { "中期报告", "01", "06" },   { "中期业绩", "01", "06" },
        { "一季报", "01", "03" },     { "第一季度报告", "01", "03" },
        { "三季报", "01", "09" },     { "第三季度报告", "01", "09" },
    };

    if (strlen(d->edtf) != strlen("2023"))
        return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(REPORTS); i++)
        if (context_text_at(c, t->end, REPORTS[i].report))
            return arena_printf(c->arena, "%s-%s/%s-%s", d->edtf, REPORTS[i].from, d->edtf,
                                REPORTS[i].to);
    return NULL;
}

/* 全年 behind 截至3月底止: the year that the date before it has told. */
static gboolean is_told_already(const struct context *c, const struct clauses *all, uint32_t i)
{
    const struct token *t = &all->tokens[i], *before = t - 1;
    static const char COMMA[] = "，";

    return i > 0 && before->kind == TOKEN_DATE && context_text_at(c, t->start, "全年") &&
           t->start - before->end <= strlen(COMMA) &&
           stretch_ending(c, before, &c->dates[before->mention]);
}

/*
 * 年末企业2214家。增加值增长5.3%: how much there was at the end of the year that the article reports
 * on, as its headline says; what the next sentence tells is of the year. NULL: no such day.
 */
static const char *year_around_end(struct context *c, const struct token *t,
                                   const struct date_value *d)
{
    static struct words ENDS = WORDS("年末", "年底", "期末");
    const char *text = c->doc->text;
    int year = year_of_title(c);

    return year > 0 && strlen(d->edtf) == strlen("2023-12") && d->edtf[4] == '-' &&
                   atoi(d->edtf) == year && words_end(&ENDS, text + t->start, text + t->end)
               ? arena_printf(c->arena, "%d", year)
               : NULL;
}

/* 2019年以来, said in 2023: from that year to today's; NULL where it is no year. */
static const char *years_since(struct context *c, const struct date_value *d)
{
    const char *today = frame_today(c);

    return today && d->edtf && strlen(d->edtf) == strlen("2019") && atoi(d->edtf) < atoi(today)
               ? arena_printf(c->arena, "%s/%d", d->edtf, atoi(today))
               : NULL;
}

/* 今后五年, in a text on a plan for just these years, said in the first of them: the plan's; or NULL. */
static const char *years_planned(struct context *c, const struct token *t,
                                 const struct date_value *d)
{
    static struct words AHEAD = WORDS("今后五年", "未来五年", "今后5年", "未来5年", "未来5年内");
    const char *text = c->doc->text, *plan, *to;

    if (!words_match(&AHEAD, text + t->start, text + t->end))
        return NULL;
    plan = deadline_of_plan_at(c, t->start);
    if (!plan)
        plan = deadline_of_title(c);
    to = plan ? strchr(plan, '/') : NULL;
    return to && atoi(to + 1) == atoi(plan) + 4 && d->edtf && atoi(d->edtf) == atoi(plan) ? plan
                                                                                          : NULL;
}

#define PROMISED_MOST (100 * 3) /* bytes from 当年 to what was promised */

gboolean frame_promised_then(const struct context *c, const struct clause *clause, uint32_t at)
{
    static struct words THEN = WORDS("当年", "当初", "当时", "那时", "其时"),
                        PROMISED = WORDS("承诺", "许诺", "答应", "应允", "回应说", "估计", "预计",
                                         "预期", "预测", "提出", "订下", "定下", "目标", "计划",
                                         "豪言", "扬言", "声称"),
                        OVER = WORDS("已", "了", "最终", "结果", "实际", "；");
    const char *text = c->doc->text, *then, *said;
    uint32_t from;

    while (!clause->opens_sentence && at - clause->start < PROMISED_MOST)
        clause--;
    from = context_look_back(c, clause->start, at, PROMISED_MOST);
    if (!words_find(&THEN, text + from, text + at, &then))
        return FALSE;
    return words_find(&PROMISED, then, text + at, &said) &&
           !words_find(&OVER, said, text + at, NULL);
}

/* 今年还要, 今年起: is what the clause says of the time that runs planned? `last`: how the date before lay. */
static gboolean plans_from_now(const struct frame *f, struct context *c, const struct clauses *all,
                               const struct clause *clause, const struct token *t, enum when last)
{
    if (f->sense != SENSE_AIM && f->reach == REACH_CARRIED && goes_on_to_aims(c, all, clause, t))
        return TRUE;
    return ((last == WHEN_PAST || opens_sentence(clause, t) || opens_item(clause, t)) &&
            goes_further(c, t)) ||
           has_more_to_come(c, t) || is_from_now_on(c, t) || is_rest_of_year(f, c, clause, t) ||
           is_each_year_of(c, clause, t, &c->dates[t->mention]);
}

/* A date of a clause, and how it lies. */
struct sight {
    struct context *c;
    const struct clauses *all;
    const struct clause *clause;
    uint32_t i; /* its token */
    const struct token *t;
    const struct date_value *d;
    enum when when;
    gboolean ahead;   /* does the clause say that it lies ahead, though it may have begun? */
    gboolean window;  /* was the period set from 过去一年? */
    const char *due;  /* EDTF: as a deadline: the plan's years, else its own */
    const char *told; /* EDTF: as a period: the time that it stands for */
};

/* 106学年度供应豆浆的学校有1240所: a year that runs, and says nothing of what is to come. */
static gboolean is_school_year(const struct context *c, const struct token *t)
{
    static struct words SCHOOL = WORDS("学年");

    return words_find(&SCHOOL, c->doc->text + t->start, c->doc->text + t->end, NULL) != NULL;
}

static struct sight sight_of(struct context *c, const struct clauses *all,
                             const struct clause *clause, uint32_t i)
{
    const struct token *t = &all->tokens[i];
    const struct date_value *d = &c->dates[t->mention];
    gboolean halved =
        context_text_at(c, t->end, "首") || context_text_at(c, t->end, "前"); /* … 首五个月 */
    struct sight s = { .c = c,
                       .all = all,
                       .clause = clause,
                       .i = i,
                       .t = t,
                       .d = d,
                       .when = when_relative(d->edtf, frame_today(c)),
                       .ahead = points_ahead(c, clause, t) || is_time_to_come(c, t) ||
                                (!halved && !is_school_year(c, t) &&
                                 goes_on_from_now(d, frame_today(c))) };

    if (s.when == WHEN_NOW && is_year_over(c, t, d->edtf))
        s.when = WHEN_PAST;
    return s;
}

/* 是“十三五”末的2.4倍 */
static gboolean is_whole_of_fold(const struct sight *s)
{
    const struct token *next = s->t + 1;

    return s->i + 1 < s->clause->first + s->clause->n && next->kind == TOKEN_QUANTITY &&
           context_text_at(s->c, s->t->end, "的") &&
           g_strcmp0(s->c->quantities[next->mention].unit, "倍") == 0;
}

/* 年初定的是生产总值增长7.5%: when an aim was set, not when it is due. */
static gboolean is_day_of_setting(const struct sight *s)
{
    static struct words SET = WORDS("定的", "定下", "确定的", "下达的", "设定的");
    const char *text = s->c->doc->text;

    return text_begins(text + s->t->start, "年初") &&
           words_begin(&SET, text + s->t->end, text + s->clause->end);
}

/* A day that is an event's, unless something reaches its number on it: 在2027年4月1日减至约188000个. */
static gboolean is_day_of_event(const struct sight *s)
{
    static struct words REACHES =
        WORDS("减至", "增至", "升至", "降至", "减少至", "增加至", "提升至", "提高至", "调升至",
              "调高至", "上调至", "下调至", "扩大至", "缩减至", "减到", "增到", "降到", "升到");
    const char *text = s->c->doc->text;

    return is_event(s->d, s->ahead) &&
           !words_begin(&REACHES, text + s->t->end, text + s->clause->end);
}

/* Is it a date that says nothing of when its clause plays, or only since when something is counted? */
static gboolean only_measures(struct frame *f, const struct sight *s)
{
    struct context *c = s->c;
    const struct date_value *d = s->d;

    if (is_day_of_setting(s) || is_whole_of_fold(s) || is_yearly_within(f, c, s->t, d) ||
        is_told_already(c, s->all, s->i))
        return TRUE;
    if (is_since(c, s->clause, s->t) && s->when != WHEN_FUTURE) {
        if (f->sense == SENSE_NONE || (f->sense == SENSE_AIM && f->reach < REACH_CLAUSE))
            frame_fact(f);
        f->period = s->when == WHEN_NOW || frame_is_range(d->edtf) ? d->edtf : years_since(c, d);
        f->nowadays = TRUE;
        return TRUE;
    }
    if (s->when == WHEN_PAST &&
        words_begin(&BENCHMARKS, c->doc->text + s->t->end, c->doc->text + s->clause->end)) {
        f->period = d->edtf;
        return TRUE;
    }
    if (is_base(c, s->clause, s->t, s->when) || (f->heading && f->last != WHEN_UNKNOWN) ||
        is_in_name(c, s->clause, s->t) || keeps_year(f, c, s->t, s->when) ||
        is_day_of_issue(c, s->all, s->clause, s->i))
        return TRUE;
    if (!d->edtf && looks_back(c, s->t))
        frame_fact(f);
    return !d->edtf || /* a line with a day is a dateline */
           ((s->when == WHEN_FUTURE || f->heading) && is_day_of_event(s));
}

/* 过去一年 under 2024年回顾: that year. */
static void see_year_over(struct frame *f, struct sight *s)
{
    if (s->when != WHEN_NOW || !looks_back(s->c, s->t))
        return;
    s->when = WHEN_PAST;
    s->window = f->period != NULL;
    f->recap = s->d->year_over != 0;
    if (s->d->year_over && !(s->window && strlen(f->period) == strlen("2024"))) {
        f->period = arena_printf(s->c->arena, "%d", s->d->year_over);
        f->years = NULL;
        s->window = TRUE;
    }
}

/* 预计产量达9万吨，营收与上年持平，利润降幅收窄至5%以内: told by the way, of an aim. */
static gboolean is_past_in_aim(const struct frame *f, const struct sight *s)
{
    return s->when == WHEN_PAST && f->sense == SENSE_AIM && f->reach > REACH_CARRIED &&
           s->t->start > s->clause->start && s->t->end < s->clause->end &&
           !clause_has_number(s->all, s->clause, s->i + 1);
}

/* What time it stands for, and what that says of the sentence. */
static void see_time(struct frame *f, struct sight *s)
{
    const char *planned = years_planned(s->c, s->t, s->d), *edtf = s->d->edtf;

    f->last = s->when;
    f->recap &= s->when == WHEN_PAST;
    f->firm |= s->when != WHEN_UNKNOWN;
    s->due = planned ? planned : edtf;
    s->told = planned ? planned : stretch_ending(s->c, s->t, s->d);
    s->told = s->told ? s->told : part_reported(s->c, s->t, s->d);
    s->told = s->told ? s->told : edtf;
    f->closed = s->when == WHEN_PAST && (strlen(s->told) == 4 || strchr(s->told, '/'));
    f->recap |= f->closed && f->sense == SENSE_AIM && f->reach == REACH_CLAUSE &&
                g_strcmp0(f->modality, "expect") == 0; /* 预计1至6月净利润翻番 */
    f->on_day = strlen(edtf) == strlen("2024-08-01") && !strchr(edtf, '/');
}

static void see_deadline(struct frame *f, const struct sight *s)
{
    struct context *c = s->c;
    const struct token *t = s->t;

    if (s->when == WHEN_PAST || is_day_of_event(s))
        return;
    if (is_beside(f, c, s->all, s->clause, t, s->d))
        f->beside = f->deadline;
    if ((is_in_midst(c, s->clause, t) || opens_item(s->clause, t) ||
         closes_item(s->all, s->clause, t) || tells_of_opening(c, s->all, s->clause, t) ||
         context_text_before(c, s->clause->start, t->start,
                             "其中")) && /* 3100户，其中上半年1500户 */
        is_part_of_year(s->d->edtf)) {
        f->outer = f->local ? f->outer : f->deadline;
        f->local = TRUE;
    } else {
        f->local = FALSE;
    }
    if (!starts_then(f, c, s->clause, t, s->d)) {
        f->before_outlook = is_outlook(c, t) ? f->deadline : NULL;
        f->deadline = s->due;
        f->due_at = t->start;
        f->conditional = FALSE;
    }
    if (!f->due || points_ahead(c, s->clause, t)) /* “十五五”时期 …，到2028年 …: from now on */
        f->due = s->due;
    f->late |= f->counted;
    f->aimed |= f->counted && f->sense == SENSE_AIM && f->reach < REACH_CLAUSE;
}

/* 出口增长0.8%，扭转了去年全年下降16.6%的局面；进口 …: how it went before, up to the next ；. */
static gboolean is_of_trend_before(const struct frame *f, const struct sight *s)
{
    static struct words TRENDS = WORDS("的局面", "的势头", "的态势", "的颓势", "的走势", "的趋势"),
                        TURNED = WORDS("扭转", "改变", "结束", "延续", "一改", "保持", "终结");
    const char *text = s->c->doc->text, *clause = text + s->clause->start;

    return f->counted && f->period && words_end(&TRENDS, clause, text + s->clause->end) &&
           words_begin(&TURNED, clause, text + s->t->start);
}

static void see_period(struct frame *f, const struct sight *s)
{
    gboolean trend = is_of_trend_before(f, s);
    const char *year;

    if (s->when == WHEN_FUTURE || s->window || is_day_of_telling(s->c, s->clause, s->t, s->d) ||
        (s->when == WHEN_NOW && only_holds_period(f, s->c, s->t, s->d)))
        return;
    year = year_around_end(s->c, s->t, s->d);
    if (year || trend || is_told_beside(f, s->c, s->t, s->d)) {
        f->excursion = TRUE;
        f->year_before = trend || context_text_before(s->c, s->t->start, s->t->end, "同期");
        f->home = year ? year : f->period;
    }
    f->period = s->told;
    f->opening = f->opening ? f->opening : f->period;
}

/* 会继续推行节水教育，本学年有超过230所小学参加: what there is now, though the sentence looks ahead. */
static gboolean there_is_now(const struct sight *s)
{
    static struct words RUNNING = WORDS("今年", "本");
    static const char THERE_IS[] = "有";
    const char *text = s->c->doc->text;

    if (!words_begin(&RUNNING, text + s->t->start, text + s->t->end))
        return FALSE; /* 预料全年有80间 */
    for (uint32_t i = s->i + 1; i < s->clause->first + s->clause->n; i++) {
        const struct token *next = &s->all->tokens[i];

        if (next->kind == TOKEN_QUANTITY)
            return context_text_at(s->c, s->t->end, THERE_IS) &&
                   next->start == s->t->end + strlen(THERE_IS);
    }
    return FALSE;
}

/* `last`: how the date before it in the sentence lay. */
static void see_sense(struct frame *f, const struct sight *s, enum when last)
{
    gboolean now = s->when == WHEN_NOW;

    if (now && f->reach < REACH_CLAUSE && !f->expecting && there_is_now(s))
        frame_fact(f);
    else if (now && plans_from_now(f, s->c, s->all, s->clause, s->t, last))
        frame_aim(f, "plan");
    else if (now && f->sense != SENSE_AIM &&
             is_year_just_begun(s->c, s->all, s->clause, s->i, s->d))
        frame_aim(f, NULL);
    else if (f->expecting && s->when != WHEN_PAST) /* 去年3400万人次，预计今年可达4600万 */
        frame_aim(f, "expect");
    else if (s->when == WHEN_FUTURE || (now && s->ahead))
        frame_aim(f, f->sense == SENSE_AIM && f->reach > REACH_CARRIED ? f->modality : NULL);
    else if (s->when == WHEN_PAST && frame_promised_then(s->c, s->clause, s->t->start)) {
        f->deadline = s->d->edtf;
        f->due_at = s->t->start;
        frame_aim(f, f->sense == SENSE_AIM ? f->modality : NULL);
    } else if (s->when == WHEN_PAST) {
        frame_fact(f);
    }
}

void frame_see_date(struct frame *f, struct context *c, const struct clauses *all,
                    const struct clause *clause, uint32_t i)
{
    struct sight s = sight_of(c, all, clause, i);
    enum when last = f->last;

    if (only_measures(f, &s))
        return;
    if (s.when == WHEN_UNKNOWN && (s.ahead || (s.d->bound && strcmp(s.d->bound, "before") == 0)))
        s.when = WHEN_FUTURE;
    see_year_over(f, &s);
    if (is_past_in_aim(f, &s))
        return;
    see_time(f, &s);
    see_deadline(f, &s);
    see_period(f, &s);
    if (sums_up_years(s.d, s.when))
        f->years = s.d->edtf;
    see_sense(f, &s, last);
}
