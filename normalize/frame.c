#include "normalize/frame.h"

#include "normalize/deadline.h"
#include "normalize/policy.h"

#include <stdlib.h>
#include <string.h>

#define SEMICOLON 0xff1b
#define COMMA     0xff0c
#define COLON     0xff1a

const char *frame_today(const struct context *c)
{
    return c->doc->published;
}

struct frame frame_below(const struct frame *above)
{
    struct frame f = { .sense = SENSE_NONE };

    if (above)
        f = *above;
    f.reach = REACH_CARRIED;
    f.governing = (struct governing){ f.sense, f.modality, f.deadline, f.review };
    f.firm = f.counted = f.late = FALSE;
    f.years = NULL;
    f.last = WHEN_UNKNOWN;
    f.plan = f.heading = f.closed = f.excursion = FALSE;
    return f;
}

/* 2026/2030 */
static gboolean is_range(const char *edtf)
{
    return edtf && strchr(edtf, '/') != NULL;
}

static void aim(struct frame *f, const char *modality)
{
    f->sense = SENSE_AIM;
    f->reach = REACH_CLAUSE;
    if (modality)
        f->modality = modality;
}

static void fact(struct frame *f)
{
    f->sense = SENSE_FACT;
    f->reach = REACH_CLAUSE;
    f->modality = NULL;
}

/* Behind these a date is what something is measured against: 比2020年, 与去年同期相比 */
static struct words AGAINST = WORDS("比", "较", "与", "自", "从", "由", "好于", "高于", "低于",
                                    "快于", "多于", "少于", "优于", "超过", "超");
/* 与上一期（1月至3月）相同, 订单已排到2029年: what is told of another time, or reaches there. */
static struct words BESIDE = WORDS("上一期（", "上期（", "上季（", "上一季（", "上年同期（", "已到",
                                   "排到", "排至", "排产到", "排期到");
/* … before these too: 2020年的基础上, 去年同期 */
static struct words BASES =
    WORDS("同期", "相比", "的基础上", "基础上", "以来", "起", "水平", "年末", "开局", "规划开局",
          "收官", "规划收官", "的开局", "的收官");

/* 今年以来, 2021年以来, 2019年开园以来: what follows is reported. */
static gboolean is_since(const struct context *c, const struct clause *clause,
                         const struct token *t)
{
    static const char SINCE[] = "以来";
    const gsize farthest = strlen("年全面开工建设") + strlen(SINCE);
    gsize left = clause->end - t->end;

    return text_find(c->doc->text + t->end, MIN(left, farthest), SINCE) ||
           context_text_before(c, t->start, t->end, SINCE);
}

/* 从明年起, 自今年起 */
static gboolean is_from_then_on(const struct context *c, const struct token *t)
{
    return context_text_at(c, t->end, "起") || context_text_before(c, t->start, t->end, "起");
}

static gboolean is_base(const struct context *c, const struct clause *clause, const struct token *t,
                        enum when when)
{
    const char *text = c->doc->text, *base;

    if (context_text_before(c, t->start, t->end, "同期") && context_text_at(c, t->end, "的"))
        return TRUE; /* 恢复至2019年同期的98% */
    if (when != WHEN_PAST && is_from_then_on(c, t))
        return FALSE; /* 从明年起 */
    if (words_end(&AGAINST, text + clause->start, text + t->start) &&
        !context_text_before(c, clause->start, t->start, "占比"))
        return TRUE;
    if (words_end(&BESIDE, text, text + t->start))
        return TRUE;
    if (context_text_before(c, clause->start, t->start, "继") &&
        (context_text_at(c, t->end, "之后") || context_text_before(c, t->start, t->end, "后")))
        return TRUE; /* 继7月份之后 */
    base = words_begin(&BASES, text + t->end, text + clause->end);
    return base != NULL;
}

/* 到2030年, 至2028年年底: said of what lies ahead. */
static gboolean points_ahead(const struct context *c, const struct clause *clause,
                             const struct token *t)
{
    return context_text_before(c, clause->start, t->start, "到") ||
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

    if (when == WHEN_PAST || f->sense != SENSE_FACT || !f->period ||
        !context_text_at(c, t->start, "全年"))
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
    const char *text = c->doc->text;
    uint32_t end = clause->first + clause->n, at = all->tokens[i].end;
    const char *issued = words_begin(&ISSUED, text + at, text + clause->end);

    if (issued && words_begin(&PLANS, text + at + strlen(issued), text + clause->end))
        return TRUE; /* 去年12月披露的战略规划 */
    if (words_begin(&SET, text + at, text + clause->end))
        return TRUE; /* 年初确定的目标 */
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

/* 5月6日，记者获悉 …; 昨日公布: the day on which something is told is not when it was. */
static gboolean is_day_of_telling(const struct context *c, const struct clause *clause,
                                  const struct token *t, const struct date_value *d)
{
    static struct words TOLD =
        WORDS("获悉", "了解到", "公布", "发布", "召开", "举行", "介绍", "表示", "透露", "通报",
              "印发", "讯", "日电", "报道", "宣布", "披露");
    uint32_t end = clause->stop == COMMA && clause->end - t->end <= 3 ? clause[1].end : clause->end;

    return is_event(d, FALSE) && words_find(&TOLD, c->doc->text + t->end, c->doc->text + end, NULL);
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

/* 过去一年 in a report of January to March is the year that has just ended; else NULL. */
static const char *year_just_over(struct context *c, const struct token *t)
{
    const char *today = frame_today(c);
    gboolean early = today && g_str_has_prefix(today + MIN(strlen(today), 4), "-0") &&
                     today[6] >= '1' && today[6] <= '3';

    if (!early ||
        !(context_text_at(c, t->start, "过去一年") || context_text_at(c, t->start, "过去的一年")))
        return NULL;
    return arena_printf(c->arena, "%d", atoi(today) - 1);
}

/*
 * 到2015年产量控制在4600万吨，“十二五”期间年均增长8%，其中 …: the years of an average hold for
 * its clause, and what follows is due when the sentence said.
 */
static gboolean is_yearly_within(const struct frame *f, const struct context *c,
                                 const struct token *t, const struct date_value *d)
{
    struct span years, due;

    if (f->sense != SENSE_AIM || f->reach == REACH_CARRIED || !when_span(f->deadline, &due) ||
        !when_span(d->edtf, &years) || strlen(d->edtf) != strlen("2011/2015"))
        return FALSE;
    return due.from >= years.from && due.to <= years.to &&
           (context_text_at(c, t->end, "期间年均") || context_text_at(c, t->end, "年均") ||
            context_text_at(c, t->end, "时期年均"));
}

/* 2026-12, 2026-01/2026-03; but not 2026 and 2026/2030 */
static gboolean is_part_of_year(const char *edtf)
{
    return strlen(edtf) > strlen("2026") && edtf[4] == '-';
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
        if (all->tokens[i].kind == TOKEN_QUANTITY)
            return FALSE;
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
static gboolean starts_then(const struct frame *f, const struct context *c, const struct token *t,
                            const struct date_value *d)
{
    struct span from, due;

    return (context_text_at(c, t->end, "起") || context_text_before(c, t->start, t->end, "起")) &&
           when_span(d->edtf, &from) && when_span(f->deadline, &due) && due.to > from.to;
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

/* 去年已开通6条，今年再增4条 */
static gboolean goes_further(const struct context *c, const struct token *t)
{
    static struct words FURTHER = WORDS("再", "拟", "还要", "还将", "要再");

    return words_begin(&FURTHER, c->doc->text + t->end, c->doc->text + c->doc->text_bytes) != NULL;
}

/* Does the clause say a number behind token `i`? */
static gboolean number_behind(const struct clauses *all, const struct clause *clause, uint32_t i)
{
    for (i++; i < clause->first + clause->n; i++)
        if (all->tokens[i].kind == TOKEN_QUANTITY)
            return TRUE;
    return FALSE;
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

static void see_date(struct frame *f, struct context *c, const struct clauses *all,
                     const struct clause *clause, uint32_t i)
{
    const struct token *t = &all->tokens[i];
    const struct date_value *d = &c->dates[t->mention];
    enum when when = when_relative(d->edtf, frame_today(c)), last = f->last;
    gboolean halved =
        context_text_at(c, t->end, "首") || context_text_at(c, t->end, "前"); /* … 首五个月 */
    gboolean ahead = points_ahead(c, clause, t) || is_time_to_come(c, t) ||
                     (!halved && goes_on_from_now(d, frame_today(c)));
    gboolean window = FALSE;

    if (i + 1 < clause->first + clause->n && t[1].kind == TOKEN_QUANTITY &&
        context_text_at(c, t->end, "的") && g_strcmp0(c->quantities[t[1].mention].unit, "倍") == 0)
        return; /* 是“十三五”末的2.4倍 */
    if (is_yearly_within(f, c, t, d))
        return;
    if (is_since(c, clause, t) && when != WHEN_FUTURE) {
        if (f->sense == SENSE_AIM && f->reach == REACH_CARRIED)
            fact(f);
        /* since another year: that is no period; since the plan of these years began, it is */
        f->period = when == WHEN_NOW || is_range(d->edtf) ? d->edtf : NULL;
        f->nowadays = TRUE;
        return;
    }
    if (is_base(c, clause, t, when) || (f->heading && f->last != WHEN_UNKNOWN) ||
        is_in_name(c, clause, t) || keeps_year(f, c, t, when) || is_day_of_issue(c, all, clause, i))
        return;
    if (!d->edtf) {
        if (looks_back(c, t))
            fact(f);
        return;
    }
    if ((when == WHEN_FUTURE || f->heading) && is_event(d, ahead))
        return; /* a line with a day is a dateline */
    if (when == WHEN_UNKNOWN && (ahead || (d->bound && strcmp(d->bound, "before") == 0)))
        when = WHEN_FUTURE;
    if (when == WHEN_NOW && looks_back(c, t)) { /* 过去一年 under 2024年回顾: that year */
        when = WHEN_PAST;
        window = f->period != NULL;
        if (year_just_over(c, t) && !(window && strlen(f->period) == strlen("2024"))) {
            f->period = year_just_over(c, t);
            f->years = NULL;
            window = TRUE;
        }
    }
    if (when == WHEN_PAST && f->sense == SENSE_AIM && f->reach > REACH_CARRIED &&
        t->start > clause->start && t->end < clause->end && !number_behind(all, clause, i))
        return; /* 预计产量达9万吨，营收与上年持平，利润降幅收窄至5%以内 */
    f->last = when;
    f->firm |= when != WHEN_UNKNOWN;
    f->closed = when == WHEN_PAST && (strlen(d->edtf) == 4 || strchr(d->edtf, '/'));
    if (when != WHEN_PAST && !is_event(d, ahead)) {
        if (is_beside(f, c, all, clause, t, d))
            f->beside = f->deadline;
        if (is_in_midst(c, clause, t) && is_part_of_year(d->edtf)) {
            f->outer = f->local ? f->outer : f->deadline;
            f->local = TRUE;
        } else {
            f->local = FALSE;
        }
        if (!starts_then(f, c, t, d)) {
            f->deadline = d->edtf;
            f->due_at = t->start;
            f->conditional = FALSE;
        }
        if (!f->due || points_ahead(c, clause, t)) /* “十五五”时期 …，到2028年 …: from now on */
            f->due = d->edtf;
        f->late |= f->counted;
    }
    if (when != WHEN_FUTURE && !window && !is_day_of_telling(c, clause, t, d) &&
        !(when == WHEN_NOW && only_holds_period(f, c, t, d))) {
        if (is_told_beside(f, c, t, d)) {
            f->excursion = TRUE;
            f->home = f->period;
        }
        f->period = d->edtf;
        f->opening = f->opening ? f->opening : d->edtf;
    }
    if (sums_up_years(d, when))
        f->years = d->edtf;
    if (when == WHEN_NOW && ((last == WHEN_PAST && goes_further(c, t)) || is_from_now_on(c, t) ||
                             is_each_year_of(c, clause, t, d)))
        aim(f, "plan");
    else if (f->expecting && when != WHEN_PAST) /* 去年3400万人次，预计今年可达4600万 */
        aim(f, "expect");
    else if (when == WHEN_FUTURE || (when == WHEN_NOW && ahead))
        aim(f, f->sense == SENSE_AIM && f->reach > REACH_CARRIED ? f->modality : NULL);
    else if (when == WHEN_PAST)
        fact(f);
}

/* How many years "…三" says at its end, up to `at`; 0 for none. */
static int years_before(const struct context *c, uint32_t from, uint32_t at)
{
    static const char *const DIGITS[] = { "一", "二", "三", "四", "五", "六",
                                          "七", "八", "九", "十", "两", NULL };
    const char *text = c->doc->text;

    if (at > from && g_ascii_isdigit(text[at - 1]))
        return at - 1 > from && (g_ascii_isdigit(text[at - 2]) || text[at - 2] == '.')
                   ? 0
                   : text[at - 1] - '0';
    for (int i = 0; DIGITS[i]; i++)
        if (context_text_before(c, from, at, DIGITS[i]))
            return i == 10 ? 2 : i + 1;
    return 0;
}

/* Words before a length of time that is over: 近三年内 */
static struct words PAST_YEARS = WORDS("近", "过去", "前", "最近", "以往", "十");

/* The years of a plan, said in a text on one of just as many (《…（2024—2026年）》: 三年内 …), or NULL. */
static const char *years_of_plan(struct context *c, uint32_t at, int years)
{
    const struct policy *plan = policy_for(c, at);
    const char *due = plan ? deadline_of_plan(c, plan->title) : NULL;
    const char *to = due ? strchr(due, '/') : NULL;

    return to && atoi(to + 1) - atoi(due) + 1 == years ? due : NULL;
}

/* 用三年时间, 五年内: the aim lies so many years ahead. */
static void see_length_of_time(struct frame *f, struct context *c, const struct clause *clause)
{
    static struct words BEHIND = WORDS("年内", "年之内", "年时间", "年左右时间", "年左右的时间");
    static struct words SUMMED = WORDS("年累计", "年共"), SET_ASIDE = WORDS("年统筹", "年安排");
    const char *text = c->doc->text, *end = text + clause->end,
               *year = text_find(text + clause->start, clause->end - clause->start, "年");
    const char *today = frame_today(c);
    uint32_t at = year ? (uint32_t)(year - text) : 0;
    int years = year && today ? years_before(c, clause->start, at) : 0;

    gboolean found =
        years > 0 && (words_begin(&BEHIND, year, end) || words_begin(&SET_ASIDE, year, end) ||
                      (f->sense == SENSE_AIM && words_begin(&SUMMED, year, end)));

    at -= found ? (g_ascii_isdigit(text[at - 1]) ? 1 : 3) : 0;
    if (!found || words_end(&PAST_YEARS, text + clause->start, text + at) ||
        f->last == WHEN_PAST) /* 2016年至2018年 …，三年内 … */
        return;
    f->deadline = years_of_plan(c, clause->start, years);
    if (!f->deadline)
        f->deadline = arena_printf(c->arena, "%.4s/%d", today, atoi(today) + years);
    f->due = f->due ? f->due : f->deadline;
    f->firm = TRUE;
    aim(f, f->modality);
}

static const struct {
    uint32_t kind;
    const char *modality;
} MODALITIES[] = {
    { CUE_STRIVE, "strive" },
    { CUE_COMMIT, "commit" },
    { CUE_PLAN, "plan" },
    { CUE_EXPECT, "expect" },
};

static void see_modality(struct frame *f, const struct context *c, const struct clause *clause,
                         const struct token *t, uint32_t i)
{
    static struct words GRANTED =
        WORDS("争取贷款", "争取资金", "争取上级", "争取中央", "争取专项", "争取国债", "争取到");
    uint32_t cues = t->cues;

    if ((cues & CUE_STRIVE) && i + 1 < clause->first + clause->n && t[1].kind == TOKEN_DATE &&
        t[1].start == t->end &&
        when_relative(c->dates[t[1].mention].edtf, frame_today(c)) != WHEN_PAST) {
        f->last = WHEN_UNKNOWN; /* 去年14亿元，今年前6个月10亿元，力争全年破20亿元 */
        f->closed = FALSE;
    }
    if (f->sense == SENSE_FACT &&
        words_begin(&GRANTED, c->doc->text + t->start, c->doc->text + c->doc->text_bytes))
        return; /* 今年以来, 为企业争取贷款31亿元 */
    if (f->last == WHEN_PAST && ((cues & CUE_EXPECT) || (f->closed && !f->plan))) {
        fact(f); /* an estimate for a period that is over, or what was striven for in it */
        f->expecting = (cues & CUE_EXPECT) != 0;
        return;
    }
    if ((cues & (CUE_STRIVE | CUE_EXPECT)) && f->governing.sense == SENSE_FACT &&
        f->governing.review && f->sense == SENSE_FACT)
        return; /* 争取国债资金187亿元, 预计增长5.8%, below 2025年工作回顾 */
    for (gsize k = 0; k < G_N_ELEMENTS(MODALITIES); k++)
        if (cues & MODALITIES[k].kind) {
            aim(f, MODALITIES[k].modality);
            return;
        }
}

/* 由目前的22%提升到40%, 比目前增加9家: how things stand is only what the aim starts from. */
static gboolean is_left_behind(const struct context *c, const struct token *t)
{
    static struct words FROM = WORDS("由", "从", "比", "较");

    return words_end(&FROM, c->doc->text, c->doc->text + t->start) != NULL;
}

/* Does the clause say what stands behind its colon? */
static gboolean leads_on(const struct clause *clause)
{
    return clause->stop == COLON;
}

/* Does the clause tell of each year, in a text on a plan that is not over? */
static gboolean is_of_each_year(struct context *c, const struct clause *clause)
{
    static struct words YEARLY = WORDS("每年");
    const struct policy *plan = policy_for(c, clause->start);
    struct span years, day;
    const char *due = plan ? deadline_of_plan(c, plan->title) : NULL;

    return due && words_begin(&YEARLY, c->doc->text + clause->start, c->doc->text + clause->end) &&
           when_span(due, &years) && when_span(frame_today(c), &day) && years.to >= day.from;
}

static gboolean has_number(const struct clauses *all, const struct clause *clause)
{
    for (uint32_t i = clause->first; i < clause->first + clause->n; i++)
        if (all->tokens[i].kind == TOKEN_QUANTITY)
            return TRUE;
    return FALSE;
}

/* 已, 同比, 建成: weaker than an aim that the sentence has named, but for 已. */
static gboolean tells_fact(const struct frame *f, struct context *c, const struct clauses *all,
                           const struct clause *clause, const struct token *t)
{
    gboolean aimed = f->sense == SENSE_AIM && f->reach > REACH_CARRIED;

    static struct words SURE = WORDS("已", "曾", "先后", "刷新");

    if (f->sense == SENSE_AIM && context_text_at(c, t->start, "累计") &&
        (f->governing.sense == SENSE_AIM || t->start == clause->start ||
         context_text_before(c, clause->start, t->start, "年") ||
         g_strcmp0(f->modality, "expect") != 0))
        return FALSE; /* 三年累计引进60个, below 重点任务, or behind another aim */
    if (f->sense == SENSE_AIM &&
        (context_text_at(c, t->start, "全部") || context_text_at(c, t->start, "悉数")))
        return FALSE; /* 安排补贴3000万元，全部落到产业上 */
    if (f->last == WHEN_FUTURE && leads_on(clause) && context_text_at(c, t->start, "已"))
        return FALSE; /* 明年的盘子已初步敲定：… */
    if ((t->cues & CUE_FACT) &&
        words_begin(&SURE, c->doc->text + t->start, c->doc->text + c->doc->text_bytes))
        return TRUE;
    if (f->sense == SENSE_AIM && !has_number(all, clause) && !f->heading)
        return FALSE; /* 水质连续保持前列，今年比例保持100% */
    if ((t->cues & CUE_FACT) && !aimed)
        return TRUE;
    if ((t->cues & CUE_BASE) && !aimed &&
        !(context_text_at(c, t->start, "年均") && (f->plan || f->sense == SENSE_AIM)))
        return TRUE;
    if (f->sense == SENSE_NONE && is_of_each_year(c, clause))
        return FALSE; /* 每年组织培训2万人次 */
    return (t->cues & CUE_DONE) && f->sense == SENSE_NONE && !((t->cues & CUE_SAYS) && f->plan);
}

/* 比原定的目标高出两成, 超出目标: what was reached is measured against an aim. */
static gboolean is_measured_against(const struct context *c, const struct clauses *all,
                                    const struct clause *clause, uint32_t i)
{
    static struct words BEYOND =
        WORDS("超出", "超过", "高于", "高出", "低于", "占", "仅达成", "只达成", "已达成");

    for (uint32_t k = clause->first; k < i; k++) {
        const struct token *t = &all->tokens[k];

        if (t->kind == TOKEN_CUE && (t->cues & CUE_THAN) && !(t->cues & CUE_AND))
            return TRUE;
        if (t->kind == TOKEN_CUE &&
            words_begin(&BEYOND, c->doc->text + t->start, c->doc->text + clause->end))
            return TRUE;
    }
    return FALSE;
}

/* 办好十件民生实事, 三、重点任务: headings that set tasks without any other word of an aim. */
static gboolean sets_tasks(const struct context *c, const struct clause *clause)
{
    static struct words TASKS =
        WORDS("民生实事", "惠民实事", "重点任务", "主要举措", "重点举措", "保障措施", "重点工程");

    return words_find(&TASKS, c->doc->text + clause->start, c->doc->text + clause->end, NULL) !=
           NULL;
}

/* 初步核算, 数据显示: an opening of what was counted, not a word for today. */
static gboolean says_where_from(const struct context *c, const struct token *t)
{
    static struct words REPORTS = WORDS("数据", "统计", "则", "报", "报告");

    return (context_text_before(c, t->start, t->end, "显示") &&
            words_end(&REPORTS, c->doc->text, c->doc->text + t->end - strlen("显示"))) ||
           context_text_before(c, t->start, t->end, "核算") ||
           context_text_before(c, t->start, t->end, "统计");
}

/* 2025年工作回顾, 主要成绩 */
static gboolean looks_back_on_work(const struct context *c, const struct token *t)
{
    static struct words REVIEWS =
        WORDS("回顾", "工作回顾", "回望", "回眸", "主要成绩", "成效", "完成情况");

    return words_match(&REVIEWS, c->doc->text + t->start, c->doc->text + t->end) != NULL;
}

/* 政府工作报告提出, 全会明确: what a programme says of the time to come. */
static gboolean is_programme_said(const struct context *c, const struct token *t)
{
    static struct words SPEAKERS = WORDS("工作报告", "会议", "全会", "政府", "通知", "会议还",
                                         "会议同时", "报告还", "会议进一步"),
                        SAYING = WORDS("提出", "明确", "要求", "部署");

    return words_begin(&SAYING, c->doc->text + t->start, c->doc->text + t->end) &&
           words_end(&SPEAKERS, c->doc->text, c->doc->text + t->start);
}

/* 截至6月底: what it says is the date. */
static gboolean is_before_date(const struct context *c, const struct clause *clause,
                               const struct token *t, uint32_t i)
{
    static struct words ENDS = WORDS("报告期末", "期末", "本期末");

    return words_begin(&ENDS, c->doc->text + t->end, c->doc->text + clause->end) ||
           (i + 1 < clause->first + clause->n && t[1].kind == TOKEN_DATE && t[1].start == t->end);
}

static void see_cue(struct frame *f, struct context *c, const struct clauses *all,
                    const struct clause *clause, uint32_t i)
{
    const struct token *t = &all->tokens[i];
    gboolean behind_number =
        i > clause->first && t[-1].kind == TOKEN_QUANTITY && t[-1].end == t->start;
    uint32_t k = t->cues;

    if (k & CUE_MODALITY) {
        if (!behind_number) /* 40个计划新开工项目: what is planned is counted */
            see_modality(f, c, clause, t, i);
    } else if (k & CUE_AIM) {
        /* 完成全年目标任务 tells what was done */
        if (!f->done && !(f->sense == SENSE_FACT && is_measured_against(c, all, clause, i)))
            aim(f, f->modality);
    } else if ((k & CUE_NOW) && !is_left_behind(c, t)) {
        fact(f);
        if (!says_where_from(c, t) && !is_before_date(c, clause, t, i)) {
            f->period = NULL;
            f->nowadays = TRUE;
        }
    } else if (tells_fact(f, c, all, clause, t)) {
        fact(f);
        f->review |= f->heading && looks_back_on_work(c, t);
    } else if (((k & CUE_SAYS) && (f->plan || is_programme_said(c, t))) ||
               ((k & CUE_BUILD) && f->sense == SENSE_NONE)) {
        aim(f, NULL);
    }
    f->done |= (k & (CUE_DONE | CUE_FACT)) && context_text_before(c, t->start, t->end, "完成");
    if ((k & (CUE_LEVEL | CUE_UP | CUE_DOWN | CUE_DONE | CUE_BUILD)) &&
        context_text_at(c, t->end, "了"))
        fact(f);
}

/*
 * Below 2025年工作回顾 a 争取 is told of the past, below 2026年重点任务 a 已建成 is an aside: such
 * words hold for their sentence, and the next one is again what the heading says.
 */
static void return_to_governing(struct frame *f)
{
    if (f->firm || f->governing.sense == SENSE_NONE)
        return;
    f->sense = f->governing.sense;
    f->modality = f->governing.modality;
}

/* 预计今年增长两成。全省种植面积 …: what is expected of one is not said of the next. */
static void end_expectation(struct frame *f, const struct context *c, const struct clause *clause)
{
    static struct words WHOLE = WORDS("全省", "全市", "全国", "全县", "全区", "全州", "今年我们",
                                      "我们在", "我们还", "我们已");

    if (f->sense != SENSE_AIM || g_strcmp0(f->modality, "expect") != 0 ||
        !words_begin(&WHOLE, c->doc->text + clause->start, c->doc->text + clause->end))
        return;
    f->sense = f->governing.sense;
    f->modality = f->governing.modality;
}

/*
 * Back from `*time` to the time around it: the one named last was only an excursion, but where
 * it `ends` with the other: “十五五”时期 …，到2030年.
 */
static void return_to(const char **time, const char *around, gboolean ends)
{
    struct span outer, inner;

    if (when_span(around, &outer) && when_span(*time, &inner) && inner.from >= outer.from &&
        inner.to <= outer.to && !(ends && inner.to == outer.to))
        *time = around;
}

/*
 * 方案全部落实后，每年可减排6万吨; 园区建成后可提供9万个岗位: what comes of a condition that is not met
 * yet, and nobody says when it will be.
 */
static gboolean tells_outcome(const struct frame *f, const struct context *c,
                              const struct clause *clause)
{
    static struct words MET =
        WORDS("完成后", "建成后", "投产后", "量产后", "落成后", "投用后", "达产后", "运营后",
              "实施后", "开发后", "落实后", "启用后", "通车后", "并网后", "发展后", "到位后",
              "运作后", "化后", "到位");
    static struct words COMES = WORDS("每年可", "每年将", "每年能", "年可", "可", "将", "一年可",
                                      "年产值", "能", "预计", "料");
    static struct words WILL = WORDS("将", "可达", "预计");
    const char *s = c->doc->text + clause->start, *end = c->doc->text + clause->end, *behind;

    if (f->last == WHEN_PAST)
        return FALSE;
    if (!clause->opens_sentence && clause[-1].stop == COMMA &&
        words_end(&MET, c->doc->text + clause[-1].start, c->doc->text + clause[-1].end)) {
        if (!words_begin(&COMES, s, end) && !words_find(&WILL, s, end, NULL))
            return FALSE;
        s = c->doc->text + clause[-1].start;
        behind = c->doc->text + clause[-1].end;
    } else if (!text_find(s, (gsize)(end - s), "后") || !words_find(&MET, s, end, &behind) ||
               !words_begin(&COMES, behind, end)) {
        return FALSE;
    }
    return !text_find(s, (gsize)(behind - s), "年");
}

/* 交出2026年的“任务清单”：增长5%左右, 列了一张清单：… */
static gboolean follows_list_of_tasks(const struct context *c, const struct clause *clause)
{
    static struct words LISTS = WORDS("任务清单", "一张清单", "目标清单", "施工图", "路线图",
                                      "时间表", "任务书", "定下目标", "目标任务");

    return !clause->opens_sentence && clause[-1].stop == COLON &&
           words_find(&LISTS, c->doc->text + clause[-1].start, c->doc->text + clause[-1].end, NULL);
}

/*
 * 今后完好率必须保持在98%, 今年增加9万人；每年培训5000人次: from now on or each year, and by no year that
 * was named for something else.
 */
static gboolean is_open_ended(const struct frame *f, const struct context *c,
                              const struct clause *clause)
{
    static struct words FROM_NOW =
                            WORDS("今后公", "今后将", "今后要", "今后，", "今后必", "今后全"),
                        YEARLY = WORDS("每年");
    const char *s = c->doc->text + clause->start, *end = c->doc->text + clause->end;
    const char *today = frame_today(c);

    if (words_begin(&FROM_NOW, s, end))
        return TRUE;
    return (clause->opens_sentence || clause[-1].stop == SEMICOLON) && today && f->deadline &&
           words_begin(&YEARLY, s, end) && strlen(f->deadline) == strlen("2024") &&
           strncmp(f->deadline, today, 4) == 0 &&
           g_strcmp0(f->deadline, f->governing.deadline) != 0;
}

void frame_next_clause(struct frame *f, struct context *c, const struct clause *clause)
{
    gboolean new_sentence = clause->opens_sentence;

    f->done = f->expecting = FALSE;
    if (f->beside)
        f->deadline = f->beside;
    f->beside = NULL;
    f->reach = new_sentence ? REACH_CARRIED : MIN(f->reach, REACH_SENTENCE);
    if (!new_sentence && clause[-1].stop == SEMICOLON) {
        f->last = WHEN_UNKNOWN; /* 2023年 …；力争用两年时间 … */
        f->closed = FALSE;
    }
    if (new_sentence || clause[-1].stop == SEMICOLON) {
        return_to(&f->period, f->opening, FALSE); /* 2025年 …，其中第四季度19.2%；研发费用 … */
        return_to(&f->deadline, f->due,
                  is_range(f->due)); /* 今年 …，3号工位年底前具备能力；吞吐量 … */
    }
    if ((new_sentence || clause[-1].stop == SEMICOLON) && f->local) {
        f->deadline = f->outer;
        f->local = FALSE;
    }
    if (new_sentence) {
        f->period = f->excursion ? f->home : f->period;
        f->excursion = FALSE;
        return_to_governing(f);
        end_expectation(f, c, clause);
        return_to(&f->period, f->years, FALSE); /* “十四五”时期 …，2025年达到3万亿元。 */
        if (f->late && f->governing.deadline)
            f->deadline = f->governing.deadline;
        f->counted = f->late = f->nowadays = f->conditional = FALSE;
        f->opening = NULL;
        f->last = WHEN_UNKNOWN;
        f->plan = f->closed = FALSE;
    }
    if (follows_list_of_tasks(c, clause))
        aim(f, NULL);
    if (is_open_ended(f, c, clause))
        f->deadline = NULL;
    see_length_of_time(f, c, clause);
    if (tells_outcome(f, c, clause)) {
        aim(f, "expect");
        f->conditional = TRUE;
    }
    if (f->heading && f->sense == SENSE_NONE && sets_tasks(c, clause))
        aim(f, NULL);
}

void frame_step(struct frame *f, struct context *c, const struct clauses *all,
                const struct clause *clause, uint32_t i)
{
    const struct token *t = &all->tokens[i];

    if (t->kind == TOKEN_DATE)
        see_date(f, c, all, clause, i);
    else if (t->kind == TOKEN_CUE)
        see_cue(f, c, all, clause, i);
    else if (t->kind == TOKEN_POLICY)
        f->plan = f->plan_above = TRUE;
}
