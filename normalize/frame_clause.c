/*
 * frame_clause.c - what the beginning of a clause does to its frame: what holds for a sentence or
 * between semicolons ends, and lengths of time, outcomes and lists of tasks set aims.
 */
#include "normalize/deadline.h"
#include "normalize/frame_date.h"

#include <stdlib.h>
#include <string.h>

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
static struct words PAST_YEARS =
    WORDS("近", "过去", "前", "最近", "以往", "十", "上述", "该", "这", "此");

/* The years of a plan, said in a text on one of just as many (《…（2024—2026年）》: 三年内 …), or NULL. */
static const char *years_of_plan(struct context *c, uint32_t at, int years)
{
    const char *due = deadline_of_plan_at(c, at);
    const char *to = due ? strchr(due, '/') : NULL;

    return to && atoi(to + 1) - atoi(due) + 1 == years ? due : NULL;
}

/* Is what the frame aims at due in the year so many years ahead anyway? */
static gboolean is_due_then(const struct frame *f, const char *today, int years)
{
    return f->sense == SENSE_AIM && f->deadline && strlen(f->deadline) == strlen("2016") &&
           atoi(f->deadline) == atoi(today) + years;
}

/* 自2026年起 …，十年共15GW; 2021-22年度起的五年内: do the years before byte `at` begin with the date? */
static gboolean counts_from(const struct context *c, const struct mention *date, uint32_t at,
                            gboolean summed)
{
    static struct words FROM = WORDS("起"),
                        LINKS = WORDS("的", "起", "起的", "起计的", "起计", "计", "计的", "，用",
                                      "，以", "用", "以", "起，用", "起用", "分", "起分", "，分",
                                      "起，分");
    const char *text = c->doc->text, *behind = text + date->byte_end;

    if (!words_end(&FROM, text + date->byte_start, behind) &&
        !words_begin(&FROM, behind, text + c->doc->text_bytes))
        return FALSE;
    return summed || date->byte_end == at || words_match(&LINKS, behind, text + at);
}

/* 十年共15GW: what all the years make, at the end of them. */
static struct words SUMMED = WORDS("年累计", "年共");

/* The `years` before byte `at`, from the date that their sentence counts them from; or NULL. */
static const char *years_from_then(struct context *c, const struct clause *clause, uint32_t at,
                                   int years)
{
    const char *text = c->doc->text, *year = text + at + (g_ascii_isdigit(text[at]) ? 1 : 3);
    gboolean summed = words_begin(&SUMMED, year, text + clause->end) != NULL;
    uint32_t start = clause_sentence_opener(clause)->start;

    for (uint32_t i = context_mentions_until(c, at); i-- > 0;) {
        const struct mention *m = &c->doc->mentions[i];
        const char *edtf = m->type == MENTION_DATE ? c->dates[i].edtf : NULL;

        if (m->byte_start < start)
            break;
        if (edtf && (strlen(edtf) == strlen("2026") || strlen(edtf) == strlen("2021/2022")) &&
            counts_from(c, m, at, summed))
            return arena_printf(c->arena, "%.4s/%d", edtf,
                                atoi(edtf) + years - (strchr(edtf, '/') ? 0 : 1));
    }
    return NULL;
}

/* 自2026年起三年投入10亿元: years of spending lie ahead when a date or a plan says from when. */
static struct words SPENT =
    WORDS("年投入", "年投资", "年斥资", "年拨款", "年推动", "年执行", "年办理", "年编列", "年挹注");

/* Where the numeral of one character begins that stands before `year`, a 年 of the clause. */
static const char *number_before(const struct context *c, const struct clause *clause,
                                 const char *year)
{
    const char *start = c->doc->text + clause->start;

    if (year - start < (gssize)strlen("两"))
        return start;
    return g_ascii_isdigit(year[-1]) ? year - 1 : year - strlen("两");
}

/* What sets an aim: 2017年提出五年内…, 2019年的计划原定两年内 … */
static struct words SETS = WORDS("喊出", "提出", "承诺", "宣示", "宣布", "订下", "定下", "原定",
                                 "原订", "豪言", "立下", "许诺");

/* So many years from the year of `edtf` on. */
static const char *years_from(struct context *c, const char *edtf, int years)
{
    return arena_printf(c->arena, "%.4s/%d", edtf, atoi(edtf) + years);
}

const char *frame_term_set_then(struct context *c, const struct clause *clause, uint32_t date)
{
    static struct words WITHIN = WORDS("年内", "年之内");
    static const char YEAR[] = "年";
    const struct mention *m = &c->doc->mentions[date];
    const char *text = c->doc->text, *edtf = c->dates[date].edtf, *end = text + clause->end, *set,
               *year;
    int years;

    if (!edtf || !words_find(&SETS, text + m->byte_end, end, &set))
        return NULL;
    year = words_find(&WITHIN, set, end, NULL);
    if (!year && (year = text_find(set, (gsize)(end - set), YEAR)) &&
        number_before(c, clause, year) != set)
        return NULL; /* but 订下十年供应48万个 */
    years = year ? years_before(c, (uint32_t)(set - text), (uint32_t)(year - text)) : 0;
    return years ? years_from(c, edtf, years) : NULL;
}

/* 2017年，上届政府便提出五年内 …: the `years` before byte `at`, from the year that the aim was set in; or NULL. */
static const char *years_promised(struct context *c, const struct clause *clause, uint32_t at,
                                  int years)
{
    const char *text = c->doc->text;
    uint32_t start = clause_sentence_opener(clause)->start;

    if (!words_find(&SETS, text + clause->start, text + at, NULL))
        return NULL;
    for (uint32_t i = context_mentions_until(c, at); i-- > 0;) {
        const struct mention *m = &c->doc->mentions[i];
        const char *edtf = m->type == MENTION_DATE ? c->dates[i].edtf : NULL;

        if (m->byte_start < start)
            break;
        if (edtf)
            return strchr(edtf, '/') ? NULL : years_from(c, edtf, years);
    }
    return NULL;
}

/* 45至69岁妇女两年内检查率: the years within which those before them did something. */
static gboolean is_of_those(const struct context *c, const struct clause *clause, const char *year)
{
    static struct words THOSE = WORDS("妇女", "民众", "人士", "长者", "儿童", "居民", "学生",
                                      "患者", "女性", "男性", "老人", "病人", "员工", "毕业生");
    return words_end(&THOSE, c->doc->text + clause->start, number_before(c, clause, year)) != NULL;
}

/* How many years the text at `year`, a 年 of the clause, says that an aim lies ahead; 0: none. */
static int years_ahead_at(const struct frame *f, const struct context *c,
                          const struct clause *clause, const char *year)
{
    static struct words BEHIND =
        WORDS("年内", "年之内", "年时间", "年左右时间", "年左右的时间", "年期内");
    static struct words SET_ASIDE = WORDS("年统筹", "年安排");
    static struct words IN_PARTS = WORDS("分", "分作"),
                        GRADES = WORDS("年级", "年制", "年度", "年段"), DONE = WORDS("了", "已");
    static struct words COUNTED = WORDS("起计", "起的"), DURING = WORDS("年间", "年期间");
    const char *text = c->doc->text, *end = text + clause->end;

    if (words_begin(&BEHIND, year, end) && is_of_those(c, clause, year))
        return 0;
    if (words_begin(&DURING, year, end) &&
        words_end(&COUNTED, text + clause->start, number_before(c, clause, year)))
        return years_before(c, clause->start, (uint32_t)(year - text)); /* 2015年度起计五年间 */
    if (words_end(&IN_PARTS, text + clause->start, number_before(c, clause, year)) &&
        !words_begin(&GRADES, year, end) && !words_find(&DONE, text + clause->start, end, NULL))
        return years_before(c, clause->start, (uint32_t)(year - text)); /* 明年起分四年汰换90辆 */
    if (!words_begin(&BEHIND, year, end) && !words_begin(&SET_ASIDE, year, end) &&
        !words_begin(&SPENT, year, end) &&
        !(f->sense == SENSE_AIM && words_begin(&SUMMED, year, end)))
        return 0;
    return years_before(c, clause->start, (uint32_t)(year - text));
}

/* An aim of years ago was due then, where its clause says so. */
static void see_promise(struct frame *f, const char *due)
{
    if (!due)
        return;
    f->deadline = due;
    frame_aim(f, f->modality);
}

/* 用三年时间, 五年内: the aim lies so many years ahead. */
static void see_length_of_time(struct frame *f, struct context *c, const struct clause *clause)
{
    static const char YEAR[] = "年";
    const char *text = c->doc->text, *s = text + clause->start, *end = text + clause->end, *year;
    const char *today = frame_today(c), *due;
    gboolean spent;
    uint32_t at;
    int years = 0;

    while (today && !years && (year = text_find(s, (gsize)(end - s), YEAR)) != NULL) {
        years = years_ahead_at(f, c, clause, year);
        at = (uint32_t)(year - text);
        s = year + strlen(YEAR);
    }
    if (!years)
        return;
    spent = words_begin(&SPENT, text + at, end) != NULL;
    at = (uint32_t)(number_before(c, clause, text + at) - text);
    if (f->last == WHEN_PAST && !f->on_day) { /* but 昨天通过方案，先以三年时间 … */
        see_promise(f, years_promised(c, clause, at, years)); /* 2016年至2018年 …，三年内 …: NULL */
        return;
    }
    if (words_end(&PAST_YEARS, text + clause->start, text + at))
        return;
    if (is_due_then(f, today, years))
        return; /* 105年产值要冲上750亿元；四年累计引进1000亿元, said in 101年 */
    due = years_of_plan(c, clause->start, years);
    if (!due)
        due = years_from_then(c, clause, at, years);
    if (spent && (!due || when_relative(due, today) == WHEN_PAST))
        return;
    f->deadline = due;
    if (!f->deadline)
        f->deadline = arena_printf(c->arena, "%.4s/%d", today, atoi(today) + years);
    f->due = f->due ? f->due : f->deadline;
    f->firm = TRUE;
    frame_aim(f, f->modality);
}

/* 办好十件民生实事, 三、重点任务: headings that set tasks without any other word of an aim. */
static gboolean sets_tasks(const struct context *c, const struct clause *clause)
{
    static struct words TASKS =
        WORDS("民生实事", "惠民实事", "重点任务", "主要举措", "重点举措", "保障措施", "重点工程");
    static struct words PLANS = WORDS("规划", "行动计划", "行动方案", "实施方案", "发展计划"),
                        PARTS = WORDS("重点产业", "重点领域", "重点方向", "重点项目", "重点行动",
                                      "产业布局", "空间布局", "发展方向", "发展重点");
    const char *s = c->doc->text + clause->start, *end = c->doc->text + clause->end;

    return words_find(&TASKS, s, end, NULL) ||
           (c->doc->title && words_find_in(&PLANS, c->doc->title, NULL) &&
            words_find(&PARTS, s, end, NULL)); /* of a plan: what it sets for each */
}

/* 二、发展基础（截至2025年底）: a heading of how things stand. */
static gboolean tells_state(const struct context *c, const struct clause *clause)
{
    static struct words STATES = WORDS("发展基础", "工作基础", "现实基础", "发展现状", "基本现状",
                                       "现状与基础", "基础与现状", "发展成就", "建设成就");

    return words_find(&STATES, c->doc->text + clause->start, c->doc->text + clause->end, NULL) !=
           NULL;
}

/* What a heading or lead-in says holds again; nothing, where there is none. */
static void go_by_governing(struct frame *f)
{
    f->sense = f->governing.sense;
    f->modality = f->governing.modality;
}

/*
 * Below 2025年工作回顾 a 争取 is told of the past, below 2026年重点任务 a 已建成 is an aside: such
 * words hold for their sentence, and the next one is again what the heading says.
 */
static void return_to_governing(struct frame *f)
{
    if (f->firm || f->governing.sense == SENSE_NONE)
        return;
    go_by_governing(f);
}

/* 依目的地区分，美国占出口38.4%; 分产品看，…: a sentence that tells of the parts of what is counted. */
static gboolean breaks_down(const struct context *c, const struct clause *clause)
{
    static struct words BY = WORDS("依", "按", "以", "就", "从", "分"),
                        PARTS = WORDS("分", "看", "观察", "分析");
    const char *s = c->doc->text + clause->start, *end = c->doc->text + clause->end;

    return clause->stop == STOP_COMMA && words_begin(&BY, s, end) && words_end(&PARTS, s, end);
}

/* 预计今年增长两成。全省种植面积 …: what is expected of one is not said of the next. */
static gboolean leaves_expectation(const struct frame *f, const struct context *c,
                                   const struct clause *clause)
{
    static struct words WHOLE = WORDS("全省", "全市", "全国", "全县", "全区", "全州", "今年我们",
                                      "我们在", "我们还", "我们已"),
                        SAYS = WORDS("他说", "她说", "他指", "她指", "他称", "她称", "他指出",
                                     "她指出");

    return g_strcmp0(f->modality, "expect") == 0 &&
           (!f->deadline ||
            words_begin(&WHOLE, c->doc->text + clause->start, c->doc->text + clause->end) ||
            words_match(&SAYS, c->doc->text + clause->start, c->doc->text + clause->end));
}

static void end_expectation(struct frame *f, const struct context *c, const struct clause *clause)
{
    if (f->sense != SENSE_AIM || !(breaks_down(c, clause) ? f->governing.sense != SENSE_AIM
                                                          : leaves_expectation(f, c, clause)))
        return;
    go_by_governing(f);
}

/*
 * Back from `*time` to the time around it: the one named last was only an excursion, but where
 * it `ends` with the other: “十五五”时期 …，到2030年.
 */
static void return_to(const char **time, const char *around, gboolean ends)
{
    struct span outer, inner;

    if (*time == around) /* mostly */
        return;
    if (when_span(around, &outer) && when_span(*time, &inner) && inner.from >= outer.from &&
        inner.to <= outer.to && !(ends && inner.to == outer.to))
        *time = around;
}

/* What is said to come of something. */
static struct words OUTCOMES = WORDS("将", "可达", "预计", "可提供", "可供应", "可处理", "每年新增",
                                     "可带来", "可创造", "可容纳", "会有", "会达", "将有");

/* 首期2016年动工，完成后可提供5000张病床; 完工后年产能可达50座: what comes is not over, though it began. */
static gboolean begins_with_outcome(const struct context *c, const struct clause *clause)
{
    static struct words MET = WORDS("完成后", "建成后", "落成后", "投产后", "启用后", "投用后",
                                    "通车后", "达产后", "全部完成后", "全部建成后", "完工后",
                                    "竣工后", "量产后", "商转后"),
                        COMES = WORDS("可", "将", "能", "预计", "料");
    const char *s = c->doc->text + clause->start, *end = c->doc->text + clause->end,
               *met = words_begin(&MET, s, end);

    return met && (words_begin(&COMES, s + strlen(met), end) ||
                   words_find(&OUTCOMES, s + strlen(met), end, NULL));
}

/*
 * 方案全部落实后，每年可减排6万吨; 园区建成后可提供9万个岗位: what comes of a condition that is not met
 * yet, and nobody says when it will be.
 */
static gboolean tells_outcome(const struct frame *f, const struct context *c,
                              const struct clause *clause)
{
    static struct words MET =
        WORDS("施工期间", "兴建期间", "建造期间", "营运后", "完成后", "建成后", "投产后", "量产后",
              "完工后", "落成后", "投用后", "达产后", "运营后", "实施后", "开发后", "落实后",
              "启用后", "通车后", "并网后", "竣工后", "发展后", "到位后", "运作后", "化后", "到位");
    static struct words COMES = WORDS("每年可", "每年将", "每年能", "每年带来", "每年提供", "年可",
                                      "可", "将", "一年可", "年产值", "能", "预计", "料");
    const char *s = c->doc->text + clause->start, *end = c->doc->text + clause->end, *behind;

    if (f->last == WHEN_PAST && !begins_with_outcome(c, clause))
        return FALSE;
    if (!clause->opens_sentence && clause[-1].stop == STOP_COMMA &&
        words_end(&MET, c->doc->text + clause[-1].start, c->doc->text + clause[-1].end)) {
        if (!words_begin(&COMES, s, end) && !words_find(&OUTCOMES, s, end, NULL))
            return FALSE;
        s = c->doc->text + clause[-1].start;
        behind = c->doc->text + clause[-1].end;
    } else if ((!text_find(s, (gsize)(end - s), "后") && !text_find(s, (gsize)(end - s), "期间")) ||
               !words_find(&MET, s, end, &behind) ||
               !(words_begin(&COMES, behind, end) || words_find(&OUTCOMES, behind, end, NULL))) {
        return FALSE;
    }
    return !text_find(s, (gsize)(behind - s), "年");
}

/* 交出2026年的“任务清单”：增长5%左右, 列了一张清单：… */
static gboolean follows_list_of_tasks(const struct context *c, const struct clause *clause)
{
    static struct words LISTS = WORDS("任务清单", "一张清单", "目标清单", "施工图", "路线图",
                                      "时间表", "任务书", "定下目标", "目标任务", "项指标",
                                      "项主要指标", "项目标", "项量化指标", "项量化目标"),
                        DONE = WORDS("完成", "超额", "实现");
    const char *s, *end;

    if (clause->opens_sentence)
        return FALSE;
    s = c->doc->text + clause[-1].start;
    end = c->doc->text + clause[-1].end;
    return clause[-1].stop == STOP_COLON && words_find(&LISTS, s, end, NULL) &&
           !words_find(&DONE, s, end, NULL);
}

/*
 * 今后完好率必须保持在98%, 今年增加9万人；每年培训5000人次: from now on or each year, and by no year that
 * was named for something else.
 */
static gboolean is_open_ended(const struct frame *f, const struct context *c,
                              const struct clause *clause)
{
    static struct words FROM_NOW =
                            WORDS("今后公", "今后将", "今后要", "今后，", "今后必", "今后全",
                                  "未来数年", "未来几年", "今后数年", "今后几年", "往后数年"),
                        YEARLY = WORDS("每年"), AFTER = WORDS("其后", "之后再", "然后再"),
                        LONG_RUN = WORDS("长远来", "长远而", "长远非", "长远占", "长期来看",
                                         "远期"); /* … and see looks_far_ahead() */
    const char *s = c->doc->text + clause->start, *end = c->doc->text + clause->end;
    const char *today = frame_today(c);

    if (words_begin(&FROM_NOW, s, end) || words_begin(&LONG_RUN, s, end) ||
        (!clause->opens_sentence && words_begin(&AFTER, s, end)))
        return TRUE; /* 2025年增至15万个，其后再增至20万个 */
    return (clause->opens_sentence || clause[-1].stop == STOP_SEMICOLON) && today && f->deadline &&
           words_begin(&YEARLY, s, end) && strlen(f->deadline) == strlen("2024") &&
           strncmp(f->deadline, today, 4) == 0 &&
           g_strcmp0(f->deadline, f->governing.deadline) != 0;
}

#define SPEAKER_MOST (12 * 3) /* bytes */

/* 财政部将公布清册，财政部透露，中奖张数为18张: another one begins to speak in the sentence, of what is. */
static gboolean speaks_anew(const struct frame *f, const struct context *c,
                            const struct clause *clause)
{
    static struct words SAYS = WORDS("透露", "表示", "指出", "坦言", "介绍", "称", "强调", "说");
    const char *s = c->doc->text + clause->start, *end = c->doc->text + clause->end;

    static struct words SAME = WORDS("他并", "她并", "他又", "她又", "他也", "她也");

    if (f->sense != SENSE_AIM || f->governing.sense != SENSE_NONE || clause->stop != STOP_COMMA ||
        end - s > SPEAKER_MOST || !words_end(&SAYS, s, end))
        return FALSE;
    return clause->opens_sentence ? words_begin(&SAME, s, end) != NULL
                                  : clause[-1].stop == STOP_COMMA; /* 他并指出，…: a new topic */
}

/* 以高空作业平台为例，…: it shows how things stand, whatever the sentence before aims at. */
static gboolean gives_example(const struct context *c, const struct clause *clause)
{
    static const char WITH[] = "以", EXAMPLE[] = "为例";
    const char *s = c->doc->text + clause->start, *end = c->doc->text + clause->end;

    return clause->opens_sentence && clause->stop == STOP_COMMA &&
           text_begins_within(s, end, WITH) && text_ends(s, end, EXAMPLE);
}

/* 在野党议员批评，累计债务2476亿元; 他引述数字指，…: somebody finds fault with how things are, or cites it. */
static gboolean criticises(const struct context *c, const struct clause *clause)
{
    static struct words BLAMES =
        WORDS("批评", "质疑", "痛批", "抨击", "炮轰", "直批", "数字指", "文件指", "数字显示",
              "数据显示", "资料显示", "统计指", "数据指");
    const char *s = c->doc->text + clause->start, *end = c->doc->text + clause->end;

    return clause->opens_sentence && clause->stop == STOP_COMMA && end - s <= SPEAKER_MOST &&
           words_end(&BLAMES, s, end);
}

/* 已提前达到把回收率提高至45%的目标。: an aim that was met is no aim of the sentences behind it. */
static gboolean tells_aim_met(const struct context *c, const struct clause *clause)
{
    static struct words MET =
        WORDS("已提前", "已达到", "已经达到", "提前达到", "提前实现", "提前完成", "提前达成",
              "已实现", "已完成", "已达成", "已达致", "如期实现", "如期完成", "超额完成");
    static struct words AIMS = WORDS("的目标", "的指标", "的目标任务", "的既定目标");
    const char *s = c->doc->text + clause->start, *end = c->doc->text + clause->end;

    return words_end(&AIMS, s, end) && words_find(&MET, s, end, NULL);
}

#define ANOTHER_MOST (8 * 3) /* bytes of a place and 则 */

/* 争取增加到1万人。宁波则试点保险，参保48万人: another one's turn, of whom no aim has been told. */
static gboolean turns_to_another(const struct context *c, const struct clause *clause)
{
    static struct words BUT = WORDS("则");
    const char *s = c->doc->text + clause->start, *end = c->doc->text + clause->end,
               *then = words_find(&BUT, s, MIN(end, s + ANOTHER_MOST), NULL);

    uint32_t i = then ? context_mentions_until(c, (uint32_t)(then - c->doc->text)) : 0;
    const struct mention *place = i > 0 ? &c->doc->mentions[i - 1] : NULL;

    return clause->opens_sentence && place && place->type == MENTION_REGION &&
           place->byte_start == clause->start && c->doc->text + place->byte_end == then;
}

/* 截至8月底，装机36亿千瓦。其中，光伏11亿千瓦: a sentence on the parts of what the last one told. */
static gboolean goes_into_parts(const struct context *c, const struct clause *clause)
{
    static struct words OF_WHICH = WORDS("其中", "当中");

    return words_begin(&OF_WHICH, c->doc->text + clause->start, c->doc->text + clause->end) != NULL;
}

/* 依该处上周更新的预测，今年失业率为5.9%: is the clause before what one forecasts by? */
static gboolean follows_forecast(const struct context *c, const struct clause *clause)
{
    static struct words ACCORDING = WORDS("依", "据", "按", "根据", "按照"),
                        FORECASTS = WORDS("预测", "预估", "推估", "估计", "估算", "预期");
    const struct clause *before = clause - 1;
    const char *text = c->doc->text;

    return !clause->opens_sentence && before->stop == STOP_COMMA &&
           words_begin(&ACCORDING, text + before->start, text + before->end) &&
           words_end(&FORECASTS, text + before->start, text + before->end);
}

#define PLANNER_MOST (12 * 3) /* bytes of who plans */

/* 去年投保率50.8%；农业部规划，今年提高到52%: does somebody plan, in the clause before, what this one tells? */
static gboolean follows_planner(const struct context *c, const struct clause *clause)
{
    static struct words PLANS = WORDS("规划", "订下目标", "订目标", "设定目标", "定下目标");
    const struct clause *before = clause - 1;
    const char *s, *end;

    if (clause->opens_sentence || before->stop != STOP_COMMA)
        return FALSE;
    s = c->doc->text + before->start;
    end = c->doc->text + before->end;
    return end - s <= PLANNER_MOST && words_end(&PLANS, s, end) &&
           (before->opens_sentence || before[-1].stop == STOP_SEMICOLON);
}

/* 该局回复称，会与劳工局合办四场招聘会: what the one who speaks will do. */
static gboolean promises_in_answer(const struct context *c, const struct clause *clause)
{
    static struct words SAID = WORDS("称", "表示", "指", "说", "指出", "回应", "强调", "重申",
                                     "透露", "回应说", "回应时指", "承诺", "答复称", "补充"),
                        NOUNS =
                            WORDS("会议", "会上", "会后", "会员", "会展", "会计", "会见", "会谈",
                                  "会场", "会同", "会中", "会长", "会社", "会考", "会费", "会馆",
                                  "会址", "会期", "会所", "会方", "会内", "会务", "会籍");
    static const char WILL[] = "会";
    const char *text = c->doc->text, *s = text + clause->start, *end = text + clause->end;

    return !clause->opens_sentence && clause[-1].stop == STOP_COMMA &&
           text_begins_within(s, end, WILL) && !words_begin(&NOUNS, s, end) &&
           words_end(&SAID, text + clause[-1].start, text + clause[-1].end);
}

/* 长远目标是增加五成, 则要从1%，长远推高至5%: some day, and by no time that the text names for something else. */
static gboolean looks_far_ahead(const struct context *c, const struct clause *clause)
{
    static struct words FAR =
        WORDS("长远目标", "长远要", "长远推", "长远而言", "长远来看", "长远来说", "长期而言",
              "长远则", "长远会", "长远将", "长远应", "长远提", "长远达", "整区日后", "全区最终");
    const char *s = c->doc->text + clause->start, *end = c->doc->text + clause->end;

    return words_find(&FAR, s, end, NULL) != NULL;
}

void frame_next_clause(struct frame *f, struct context *c, const struct clause *clause)
{
    gboolean new_sentence = clause->opens_sentence;

    f->done = FALSE;
    f->expecting = follows_forecast(c, clause);
    if (f->beside)
        f->deadline = f->beside;
    f->beside = NULL;
    f->reach = new_sentence ? REACH_CARRIED : MIN(f->reach, REACH_SENTENCE);
    if (!new_sentence && clause[-1].stop == STOP_SEMICOLON) {
        f->last = WHEN_UNKNOWN; /* 2023年 …；力争用两年时间 … */
        f->closed = FALSE;
    }
    if (!new_sentence && clause[-1].stop == STOP_SEMICOLON && f->aimed && f->governing.deadline) {
        f->deadline = f->governing.deadline; /* 新建200万亩，到2020年建成3200万亩；推广850万亩 */
        f->due = NULL;
        f->late = f->aimed = FALSE;
    }
    if (new_sentence || clause[-1].stop == STOP_SEMICOLON) {
        return_to(&f->period, f->opening, FALSE); /* 2025年 …，其中第四季度19.2%；研发费用 … */
        return_to(&f->deadline, f->due,
                  frame_is_range(f->due)); /* 今年 …，3号工位年底前具备能力；吞吐量 … */
    }
    if ((new_sentence || clause[-1].stop == STOP_SEMICOLON) && f->local) {
        f->deadline = f->outer;
        f->local = FALSE;
    }
    if ((new_sentence || clause[-1].stop == STOP_SEMICOLON) && f->met) {
        go_by_governing(f);
        f->deadline = f->governing.deadline;
    }
    f->met = tells_aim_met(c, clause);
    if (new_sentence ? !goes_into_parts(c, clause)
                     : f->year_before && clause[-1].stop == STOP_SEMICOLON) {
        f->period = f->excursion ? f->home : f->period; /* 亏损76亿元，去年同期99亿元；收益 … */
        f->excursion = f->year_before = FALSE;
    }
    if (new_sentence) {
        return_to_governing(f);
        end_expectation(f, c, clause);
        return_to(&f->period, f->years, FALSE); /* “十四五”时期 …，2025年达到3万亿元。 */
        if (f->late && f->governing.deadline)
            f->deadline = f->governing.deadline;
        f->counted = f->late = f->aimed = f->nowadays = f->conditional = FALSE;
        f->opening = NULL;
        f->last = WHEN_UNKNOWN;
        f->plan = f->closed = FALSE;
    }
    if (speaks_anew(f, c, clause) || gives_example(c, clause) || criticises(c, clause)) {
        f->sense = SENSE_NONE;
        f->modality = NULL;
    }
    if (turns_to_another(c, clause)) {
        go_by_governing(f);
        f->deadline = f->governing.deadline;
    }
    if (follows_list_of_tasks(c, clause) || follows_planner(c, clause))
        frame_aim(f, NULL);
    if (promises_in_answer(c, clause)) {
        frame_aim(f, "plan");
        f->deadline = f->governing.deadline;
    }
    if (is_open_ended(f, c, clause))
        f->deadline = NULL;
    if (looks_far_ahead(c, clause)) {
        f->deadline = NULL;
        f->conditional = TRUE;
    }
    see_length_of_time(f, c, clause);
    if (tells_outcome(f, c, clause)) {
        frame_aim(f, "expect");
        f->conditional = TRUE;
    }
    if (f->heading && f->sense == SENSE_NONE && sets_tasks(c, clause))
        frame_aim(f, NULL);
    if (f->heading && f->sense == SENSE_NONE && tells_state(c, clause)) {
        frame_fact(f);
        f->review = TRUE;
    }
}
