#include "normalize/frame.h"

#include "normalize/deadline.h"
#include "normalize/frame_date.h"
#include "normalize/policy.h"

#include <stdlib.h>
#include <string.h>

const char *frame_today(const struct context *c)
{
    return c->doc->published;
}

struct frame frame_below(const struct frame *above)
{
    struct frame f = { .sense = SENSE_NONE };

    if (above)
        f = *above;
    if (f.local && !f.modality && f.sense == SENSE_AIM) {
        f.sense = f.governing.sense; /* 能见度只看到明年初: a date by the way, and no aim with it */
        f.deadline = f.governing.deadline;
    }
    if (f.before_outlook)
        f.deadline = f.before_outlook;
    f.before_outlook = NULL;
    f.reach = REACH_CARRIED;
    f.governing = (struct governing){ f.sense, f.modality, f.deadline, f.review };
    f.firm = f.counted = f.late = f.aimed = FALSE;
    f.years = NULL;
    f.last = WHEN_UNKNOWN;
    f.plan = f.heading = f.closed = f.excursion = f.year_before = f.met = f.recap = FALSE;
    return f;
}

gboolean frame_is_range(const char *edtf)
{
    return edtf && strchr(edtf, '/') != NULL;
}

void frame_aim(struct frame *f, const char *modality)
{
    f->sense = SENSE_AIM;
    f->reach = REACH_CLAUSE;
    if (modality)
        f->modality = modality;
}

void frame_fact(struct frame *f)
{
    f->sense = SENSE_FACT;
    f->reach = REACH_CLAUSE;
    f->modality = NULL;
}

/* Does the headline end with what a text looks back on: 2025年和“十四五”时期工作回顾? */
static gboolean headline_looks_back(const struct context *c)
{
    static struct words REVIEWS = WORDS("回顾", "工作完成情况", "工作总结");
    static struct words ALSO = WORDS("安排", "打算", "思路", "计划", "展望", "目标");
    const char *title = c->doc->title;

    return title && words_end(&REVIEWS, title, title + strlen(title)) &&
           !words_find_in(&ALSO, title, NULL);
}

struct frame frame_below_headline(const struct context *c)
{
    struct frame f = frame_below(NULL);

    if (headline_looks_back(c)) {
        frame_fact(&f);
        f.reach = REACH_CARRIED;
        f.review = f.governing.review = TRUE;
        f.governing.sense = SENSE_FACT;
    }
    return f;
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

/* 过去琴弦要从外地采购，一来一回要等半个月: what one had to do before. */
static gboolean was_before(const struct context *c, const struct clause *clause,
                           const struct token *t)
{
    static struct words BEFORE = WORDS("过去", "以前", "从前", "原先", "那时", "当时", "早些年");
    const char *text = c->doc->text;

    return words_begin(&BEFORE, text + clause_sentence_opener(clause)->start, text + t->start) !=
           NULL;
}

/* 预计全年完成656亿元, in a text on the next year's work: how the year that ends has gone. */
static gboolean ends_year_under_review(const struct context *c, const struct clause *clause,
                                       const struct token *t, uint32_t i)
{
    static struct words YEAR = WORDS("全年", "今年");
    const char *today = frame_today(c);

    return today && i + 1 < clause->first + clause->n && t[1].kind == TOKEN_DATE &&
           t[1].start == t->end &&
           words_begin(&YEAR, c->doc->text + t->end, c->doc->text + clause->end) &&
           year_of_title(c) == atoi(today) + 1;
}

/* 推估失能人口13500人, 推估外汇收入约67亿美元: a reckoning of what is, where nothing says that it is to come. */
static gboolean reckons_what_is(const struct frame *f, const struct context *c,
                                const struct clauses *all, const struct clause *clause,
                                const struct token *t)
{
    static struct words RECKONED = WORDS("推估", "推算", "概估"),
                        COMES =
                            WORDS("将", "会有", "会达", "可", "能达", "能带", "后", "至", "增加",
                                  "减少", "未来", "每年", "成长", "增长", "升", "降", "再");
    const char *text = c->doc->text, *end = text + clause->end;

    if (!words_match(&RECKONED, text + t->start, text + t->end) || f->last == WHEN_FUTURE ||
        f->governing.sense == SENSE_AIM || words_find(&COMES, text + t->end, end, NULL))
        return FALSE;
    for (uint32_t i = clause->first; i < clause->first + clause->n; i++)
        if (all->tokens[i].kind == TOKEN_DATE &&
            when_relative(c->dates[all->tokens[i].mention].edtf, frame_today(c)) != WHEN_PAST)
            return FALSE;
    return TRUE;
}

/* 有意增聘人力的企业占34.7%: those who intend something are counted. */
static gboolean describes_those(const struct context *c, const struct clause *clause,
                                const struct token *t)
{
    static struct words THOSE =
        WORDS("的企业占", "的公司占", "的厂商占", "的业者占", "的受访者占", "的民众占", "的家庭占",
              "的雇主占", "的比例", "的比率", "的占", "的人占", "的企业有", "的公司有",
              "的企业比例", "的受访者有", "的受访者达", "的企业达", "的有");
    const char *s = c->doc->text + t->end, *end = c->doc->text + clause->end;
    static struct words NEED =
        WORDS("有意", "打算", "计划", "有计划", "预计", "预期", "考虑", "拟");
    static struct words THINK = WORDS("认为", "赞成", "同意"),
                        OUGHT = WORDS("须", "应", "要", "必须");
    const char *said = c->doc->text + t->start, *start = c->doc->text + clause->start;
    gboolean ought = words_match(&OUGHT, said, s) && words_find(&THINK, start, said, NULL);

    return (ought || words_match(&NEED, said, s)) && words_find(&THOSE, s, end, NULL);
}

/* 盼, 希望: a wish looks ahead, whatever the sentence told before; an estimate may look back. */
static gboolean is_wish(const struct context *c, const struct token *t)
{
    static struct words WISHES =
        WORDS("希望", "盼", "期盼", "冀", "冀望", "盼望", "期望", "期许", "冀将");

    return words_match(&WISHES, c->doc->text + t->start, c->doc->text + t->end) != NULL;
}

/* 下一步将重点布局 */
static gboolean follows_next_step(const struct context *c, const struct clause *clause,
                                  const struct token *t)
{
    static struct words NEXT =
        WORDS("下一步", "下一步，", "接下来", "下阶段", "下一阶段", "下步", "下一步还", "接下来还");

    return words_end(&NEXT, c->doc->text + clause->start, c->doc->text + t->start) != NULL;
}

#define PLAN_NAME (12 * 3) /* bytes of a plan's name with what leads to it */

/* 经「高才通」等计划来港: a plan that is spoken of, and nothing planned. */
static gboolean names_plan(const struct context *c, const struct token *t)
{
    static struct words BEFORE = WORDS("等", "该", "此", "这", "各", "项", "个", "」", "”", "》"),
                        BEHIND =
                            WORDS("总数", "总额", "总量", "名额", "数目"); /* 占计划总数的八成 */
    static struct words THROUGH = WORDS("透过", "通过", "循", "藉着", "经由", "借助"),
                        STOPS = WORDS("，", "。", "；", "、", "将", "会", "拟");
    static const char PLAN[] = "计划";
    const char *text = c->doc->text, *at = text + t->start,
               *from = text + context_look_back(c, 0, t->start, PLAN_NAME), *through, *name;

    if (t->end - t->start != strlen(PLAN) || !context_text_at(c, t->start, PLAN))
        return FALSE;
    through = words_find(&THROUGH, from, at, &name);
    if (through && name < at && !words_find(&STOPS, name, at, NULL))
        return TRUE; /* 透过特别注册计划聘得208名 */
    return (words_end(&BEFORE, text, text + t->start) ||
            words_begin(&BEHIND, text + t->end, text + c->doc->text_bytes));
}

/* 3月28日，他将88人拉到郊外: 将 before an object, told of a day that is over by nobody who announces it. */
static gboolean tells_what_was_done(const struct frame *f, const struct context *c,
                                    const struct clause *clause, const struct token *t)
{
    static struct words SAID =
        WORDS("宣布", "表示", "称", "说", "透露", "指出", "介绍", "获悉", "消息", "公布", "提出",
              "明确", "要求", "印发", "发布", "通知", "报道", "显示", "预计", "认为", "强调", "指",
              "了解到", "通过", "决定", "批准", "签署", "签约", "启动", "开工", "公告", "披露");
    static struct words COMPLEMENTS = WORDS("拉到", "送到", "运到", "带到", "送进", "送入", "带入",
                                            "拉进", "搬到", "转入", "转到", "打入", "存入", "送往",
                                            "抓获", "逮捕", "送医", "救出", "交给", "递给", "还给");
    static const char WILL[] = "将";
    const char *text = c->doc->text;

    return f->last == WHEN_PAST && f->on_day && t->end - t->start == strlen(WILL) &&
           context_text_at(c, t->start, WILL) &&
           !words_find(&SAID, text + clause_sentence_opener(clause)->start, text + t->start,
                       NULL) &&
           words_find(&COMPLEMENTS, text + t->end, text + clause->end, NULL);
}

/* 将全体家庭依所得高低分成五等分: 将 before what is sorted, and how. */
static gboolean sorts_things(const struct context *c, const struct clause *clause,
                             const struct token *t)
{
    static struct words BY = WORDS("依", "按", "以"),
                        SORTED = WORDS("分成", "分为", "划分为", "区分为", "排序", "分组");
    static const char WILL[] = "将";
    const char *s = c->doc->text + t->end, *end = c->doc->text + clause->end, *by;

    return t->end - t->start == strlen(WILL) && context_text_at(c, t->start, WILL) &&
           (by = words_find(&BY, s, end, NULL)) && words_find(&SORTED, by, end, NULL);
}

static void see_modality(struct frame *f, const struct context *c, const struct clauses *all,
                         const struct clause *clause, const struct token *t, uint32_t i)
{
    static struct words GRANTED =
        WORDS("争取贷款", "争取资金", "争取上级", "争取中央", "争取专项", "争取国债", "争取到");
    static struct words YEARS_AHEAD =
        WORDS("未来数年", "未来几年", "今后数年", "今后几年", "往后数年", "未来每年", "今后每年");
    uint32_t cues = t->cues;

    if (((cues & CUE_COMMIT) && was_before(c, clause, t)) || describes_those(c, clause, t))
        return;
    if ((cues & CUE_PLAN) &&
        (names_plan(c, t) || tells_what_was_done(f, c, clause, t) || sorts_things(c, clause, t)))
        return;
    if ((cues & CUE_PLAN) && context_text_before(c, t->start, t->end, "于") &&
        i + 1 < clause->first + clause->n && t[1].kind == TOKEN_DATE && t[1].start == t->end &&
        when_relative(c->dates[t[1].mention].edtf, frame_today(c)) == WHEN_PAST)
        return; /* 更换水管计划于二○一五年完成: the name of what was done */
    if ((cues & CUE_STRIVE) && i + 1 < clause->first + clause->n && t[1].kind == TOKEN_DATE &&
        t[1].start == t->end &&
        when_relative(c->dates[t[1].mention].edtf, frame_today(c)) != WHEN_PAST) {
        f->last = WHEN_UNKNOWN; /* 去年14亿元，今年前6个月10亿元，力争全年破20亿元 */
        f->closed = FALSE;
    }
    if (f->last == WHEN_PAST &&
        (follows_next_step(c, clause, t) ||
         ((cues & CUE_EXPECT) &&
          words_begin(&YEARS_AHEAD, c->doc->text + t->end, c->doc->text + clause->end)))) {
        f->last = WHEN_UNKNOWN; /* 去年营收1.5亿元，下一步将建设 …; 预料未来数年每年 … */
        f->closed = FALSE;
    }
    if ((cues & CUE_EXPECT) && !f->recap && is_wish(c, t)) {
        f->last = WHEN_UNKNOWN; /* 去年九成销往一地，县府希望让两地占到两成五 */
        f->closed = FALSE;
    }
    if (f->sense == SENSE_FACT &&
        words_begin(&GRANTED, c->doc->text + t->start, c->doc->text + c->doc->text_bytes))
        return; /* 今年以来, 为企业争取贷款31亿元 */
    if ((cues & CUE_EXPECT) && reckons_what_is(f, c, all, clause, t)) {
        frame_fact(f);
        f->expecting = TRUE;
        return;
    }
    if ((cues & CUE_EXPECT) && ends_year_under_review(c, clause, t, i)) {
        frame_fact(f);
        return;
    }
    if (f->recap && f->last == WHEN_UNKNOWN && (cues & CUE_EXPECT)) {
        frame_fact(f); /* 过去的一年 …。预计实现生产总值76.8亿元 */
        f->expecting = TRUE;
        return;
    }
    if (f->last == WHEN_PAST && f->on_day && (cues & CUE_EXPECT))
        f->last = WHEN_UNKNOWN; /* 17日签署意向书，预计投资86亿元 */
    if (f->last == WHEN_PAST && ((cues & CUE_EXPECT) || (f->closed && !f->plan)) &&
        !frame_promised_then(c, clause, t->end)) {
        frame_fact(f); /* an estimate for a period that is over, or what was striven for in it */
        f->expecting = (cues & CUE_EXPECT) != 0;
        f->recap |= f->expecting && f->closed;
        return;
    }
    if ((cues & (CUE_STRIVE | CUE_EXPECT)) && f->governing.sense == SENSE_FACT &&
        f->governing.review && (f->sense == SENSE_FACT || f->last != WHEN_FUTURE)) {
        frame_fact(f); /* 争取国债资金187亿元, 预计增长5.8%, below 2025年工作回顾 */
        return;
    }
    for (gsize k = 0; k < G_N_ELEMENTS(MODALITIES); k++)
        if (cues & MODALITIES[k].kind) {
            frame_aim(f, MODALITIES[k].modality);
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
    return clause->stop == STOP_COLON;
}

/* Does the clause tell of each year, in a text on a plan that is not over? */
static gboolean is_of_each_year(struct context *c, const struct clause *clause)
{
    static struct words YEARLY = WORDS("每年");
    const char *s = c->doc->text + clause->start, *end = c->doc->text + clause->end;
    struct span years, day;
    const char *due;

    if (!words_find(&YEARLY, s, MIN(end, s + strlen("市级财政每年")), NULL))
        return FALSE;
    due = deadline_of_plan_at(c, clause->start);
    return due && when_span(due, &years) && when_span(frame_today(c), &day) && years.to >= day.from;
}

/* 把已开工的项目抓到底, 来自京津冀的资金: which ones, not what was done. */
static gboolean describes(const struct context *c, const struct clause *clause,
                          const struct token *t)
{
    static struct words DONE = WORDS(
        "已开工的", "已签约的", "已建成的", "已建的", "已投产的", "已落地的", "已出台的", "已有的",
        "已批复的", "已立项的", "已纳入的", "已建成投产的", "已投用的", "已部署的", "已明确的");

    if (context_text_at(c, t->start, "来自"))
        return text_find(c->doc->text + t->end, clause->end - t->end, "的") != NULL;
    return words_begin(&DONE, c->doc->text + t->start, c->doc->text + clause->end) != NULL;
}

/* 累计完成9部，今年确保新增3部: does the sentence turn to what is to come behind the clause? */
static gboolean turns_ahead(const struct context *c, const struct clause *clause)
{
    static struct words NEXT = WORDS("今年", "明年", "年内", "下一步", "下步", "接下来");
    const char *text = c->doc->text;

    return clause->stop == STOP_COMMA &&
           words_begin(&NEXT, text + clause->end + strlen("，"), text + c->doc->text_bytes) != NULL;
}

/* 2014年，天数不少于240天，…同比减少3天以上: did the sentence name when it is due? */
static gboolean is_due_in_sentence(const struct frame *f, const struct clause *clause)
{
    return f->deadline && f->due_at >= clause_sentence_opener(clause)->start;
}

/* 营收150亿元，同比增长35%左右, in an item below 到2028年: of that year as its number is. */
static gboolean is_below_future_aim(const struct frame *f, const struct context *c,
                                    const struct clause *clause)
{
    return f->sense == SENSE_AIM && f->governing.sense == SENSE_AIM && !f->governing.review &&
           f->last == WHEN_UNKNOWN && !clause->opens_sentence &&
           when_relative(f->governing.deadline, frame_today(c)) == WHEN_FUTURE;
}

/* Is there such a time, and not over? */
static gboolean is_not_over(const struct context *c, const char *due)
{
    return due && when_relative(due, frame_today(c)) != WHEN_PAST;
}

/* 《…“十三五”规划》估算总投资1800亿元。开工建设水源工程210处: is the plan that was spoken of not over? */
static gboolean is_plan_to_come(struct context *c, const struct clause *clause)
{
    return is_not_over(c, deadline_of_plan_at(c, clause->start));
}

/* 完成改厕3100户, in 2022年重点工作安排, said in 2022: what the headline says is to be done. */
static gboolean headline_sets_tasks(struct context *c)
{
    static struct words LOOK_BACK = WORDS("报告", "总结", "回顾");

    return is_not_over(c, deadline_of_title(c)) && !words_find_in(&LOOK_BACK, c->doc->title, NULL);
}

/* 目标今年底达86%；照服员现有2310人: how many there are now, and no 现有单位. */
static gboolean counts_those_there(const struct context *c, const struct clauses *all,
                                   const struct clause *clause, const struct token *t)
{
    static const char THERE[] = "现有";

    return context_text_at(c, t->start, THERE) && t + 1 < all->tokens + clause->first + clause->n &&
           t[1].kind == TOKEN_QUANTITY && t[1].start == t->end;
}

/* 已, 同比, 建成: weaker than an aim that the sentence has named, but for 已. */
static gboolean tells_fact(const struct frame *f, struct context *c, const struct clauses *all,
                           const struct clause *clause, const struct token *t)
{
    gboolean aimed = f->sense == SENSE_AIM && f->reach > REACH_CARRIED, still;

    static struct words IN_THE_END = WORDS("最终", "结果", "最后", "实际"),
                        ONLY = WORDS("仅", "只"),
                        IN_FACT = WORDS("实际", "实际只", "实际仅", "结果只", "结果仅", "最终只"),
                        IN_ALL = WORDS("共"); /* 合共, 总共, too */
    static struct words SURE = WORDS("已", "曾", "先后", "刷新", "前两年", "前三年", "前四年"),
                        STILL = WORDS("仍有", "仍然有", "尚有");

    if (describes(c, clause, t))
        return FALSE;
    if ((t->cues & (CUE_TO | CUE_LEVEL)) &&
        words_end(&IN_FACT, c->doc->text + clause->start, c->doc->text + t->start))
        return TRUE; /* 去年目标500公顷，实际只做到312公顷 */
    if ((t->cues & (CUE_FACT | CUE_DONE)) &&
        (words_end(&IN_THE_END, c->doc->text + clause->start, c->doc->text + t->start) ||
         ((t->cues & CUE_DONE) &&
          (words_begin(&IN_THE_END, c->doc->text + clause->start, c->doc->text + t->start) ||
           words_end(&ONLY, c->doc->text + clause->start, c->doc->text + t->start)))))
        return TRUE; /* 订下3300万人次的目标，最终录得3493万人次; 结果首年仅批出2.6万宗 */
    if (f->sense == SENSE_AIM && context_text_at(c, t->start, "累计")) {
        if (turns_ahead(c, clause))
            return TRUE;
        if (f->governing.sense == SENSE_AIM || t->start == clause->start ||
            context_text_before(c, clause->start, t->start, "年") ||
            g_strcmp0(f->modality, "expect") != 0)
            return FALSE; /* 三年累计引进60个, below 重点任务, or behind another aim */
    }
    if (f->sense == SENSE_AIM &&
        (context_text_at(c, t->start, "全部") || context_text_at(c, t->start, "悉数")))
        return FALSE; /* 安排补贴3000万元，全部落到产业上 */
    if (f->last == WHEN_FUTURE && leads_on(clause) && context_text_at(c, t->start, "已"))
        return FALSE; /* 明年的盘子已初步敲定：… */
    still = words_begin(&STILL, c->doc->text + t->start, c->doc->text + c->doc->text_bytes) != NULL;
    if (still && f->last == WHEN_FUTURE && f->reach == REACH_CLAUSE)
        return FALSE; /* 明年出口值仍有机会成长2% */
    if ((t->cues & CUE_FACT) &&
        (still || counts_those_there(c, all, clause, t) ||
         words_begin(&SURE, c->doc->text + t->start, c->doc->text + c->doc->text_bytes)))
        return TRUE;
    if ((t->cues & CUE_DONE) && f->reach == REACH_CARRIED &&
        words_end(&IN_ALL, c->doc->text + clause->start, c->doc->text + t->start))
        return TRUE; /* 首十轮共收到74宗申请 */
    if (f->sense == SENSE_AIM && !clause_has_number(all, clause, clause->first) && !f->heading)
        return FALSE; /* 水质连续保持前列，今年比例保持100% */
    if ((t->cues & CUE_FACT) && !aimed)
        return TRUE;
    if ((t->cues & CUE_BASE) && !aimed &&
        !(f->governing.sense == SENSE_AIM && is_due_in_sentence(f, clause)) &&
        !is_below_future_aim(f, c, clause) &&
        !(context_text_at(c, t->start, "年均") && (f->plan || f->sense == SENSE_AIM)))
        return TRUE;
    if (f->sense == SENSE_NONE && is_of_each_year(c, clause))
        return FALSE; /* 每年组织培训2万人次 */
    return (t->cues & CUE_DONE) && f->sense == SENSE_NONE && !((t->cues & CUE_SAYS) && f->plan) &&
           !(f->plan_above && !f->plan && is_plan_to_come(c, clause)) && !headline_sets_tasks(c);
}

/* 比原定的目标高出两成, 超出目标: what was reached is measured against an aim. */
static gboolean is_measured_against(const struct context *c, const struct clauses *all,
                                    const struct clause *clause, uint32_t i)
{
    static struct words BEYOND = WORDS("超出", "超过", "超越", "跨越", "高于", "高出", "低于", "占",
                                       "仅达成", "只达成", "已达成");

    for (uint32_t k = clause->first; k < i; k++) {
        const struct token *t = &all->tokens[k];

        if (t->kind == TOKEN_CUE && (t->cues & CUE_THAN) && !(t->cues & CUE_AND))
            return TRUE;
        if (t->kind == TOKEN_CUE && !(t->cues & CUE_METRIC) &&
            words_begin(&BEYOND, c->doc->text + t->start, c->doc->text + clause->end))
            return TRUE; /* but 今年占比目标超过50% */
    }
    return FALSE;
}

/* 初步核算, 数据显示: an opening of what was counted, not a word for today. */
static gboolean says_where_from(const struct context *c, const struct token *t)
{
    static struct words REPORTS = WORDS("数据", "统计", "则", "报", "报告", "资料", "调查", "纪录",
                                        "记录", "普查", "数字", "的调查", "结果");

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

/* 政府工作报告提出, 全会明确; 我省明确，…, 江苏提出，…: what a programme says of the time to come. */
static gboolean is_programme_said(const struct context *c, const struct clauses *all,
                                  const struct clause *clause, uint32_t i)
{
    static struct words SPEAKERS = WORDS("工作报告", "会议", "全会", "政府", "通知", "会议还",
                                         "会议同时", "报告还", "会议进一步"),
                        PLACES = WORDS("我省", "我市", "我县", "我区", "全省", "全市", "该省",
                                       "该市", "该县", "该区", "公司", "集团"),
                        SAYING = WORDS("提出", "明确", "要求", "部署");
    const struct token *t = &all->tokens[i];
    const char *text = c->doc->text;

    if (!words_begin(&SAYING, text + t->start, text + t->end))
        return FALSE;
    if (words_end(&SPEAKERS, text, text + t->start))
        return TRUE;
    if (t->end != clause->end || (clause->stop != STOP_COMMA && clause->stop != STOP_COLON))
        return FALSE;
    return words_end(&PLACES, text, text + t->start) ||
           (i > clause->first && t[-1].kind == TOKEN_REGION && t[-1].end == t->start);
}

/* 截至6月底: what it says is the date. */
static gboolean is_before_date(const struct context *c, const struct clause *clause,
                               const struct token *t, uint32_t i)
{
    static struct words ENDS = WORDS("报告期末", "期末", "本期末");

    return words_begin(&ENDS, c->doc->text + t->end, c->doc->text + clause->end) ||
           (i + 1 < clause->first + clause->n && t[1].kind == TOKEN_DATE && t[1].start == t->end);
}

/* 二、基础研究投入再创新高: a heading tells what became of it, and orders nothing. */
static gboolean is_noun_of_heading(const struct frame *f, const struct context *c,
                                   const struct clause *clause, const struct token *t)
{
    static struct words PREDICATES =
        WORDS("取得", "再", "持续", "稳步", "不断", "明显", "显著", "快速", "较快", "稳定", "增长",
              "保持", "力度", "强度", "规模", "总量", "较", "成效", "迈", "创");

    return f->heading &&
           words_begin(&PREDICATES, c->doc->text + t->end, c->doc->text + clause->end);
}

/* 规划风电装机1.2GW, 规划115年达20GW: a clause that begins with what is planned. */
static gboolean plans_itself(const struct context *c, const struct clause *clause,
                             const struct token *t)
{
    static struct words OTHERS = WORDS("提出", "明确", "指出", "要求", "确定", "的", "期"),
                        BODIES = WORDS("局", "府", "处", "署", "公司", "集团", "会", "院"),
                        NEXT = WORDS("今年", "明年", "年底", "再", "于", "在", "新增", "增设");
    const char *text = c->doc->text, *behind = text + t->end, *end = text + clause->end;

    if (!context_text_before(c, t->start, t->end, "规划") || t->end != t->start + strlen("规划") ||
        words_begin(&OTHERS, behind, end))
        return FALSE;
    return t->start == clause->start || /* 卫生局规划今年再设6处 */
           (words_end(&BODIES, text + clause->start, text + t->start) &&
            words_begin(&NEXT, behind, end));
}

/* 力争规划期末突破150亿元, 规划期内: the last year of the plan, or all of them. */
static void see_term_of_plan(struct frame *f, struct context *c, const struct token *t)
{
    static struct words TERMS = WORDS("规划期末", "规划期内", "规划期间", "方案期末", "方案期内");
    static const char END[] = "期末";
    const char *s = c->doc->text + t->start, *end = c->doc->text + t->end, *last,
               *due = words_match(&TERMS, s, end) ? deadline_of_plan_at(c, t->start) : NULL;

    if (!due)
        return;
    last = strchr(due, '/');
    f->deadline = last && text_ends(s, end, END) ? last + 1 : due;
    f->firm = TRUE;
    if (f->sense != SENSE_FACT)
        frame_aim(f, f->modality);
}

/* 五年来, in a government's work report: the five years before the one that it sets aims for; or NULL. */
static const char *years_up_to_report(struct context *c, const struct token *t)
{
    static struct words YEARS = WORDS("一年来", "两年来", "三年来", "四年来", "五年来");
    int year = year_of_work_report(c);
    const char *word = words_end(&YEARS, c->doc->text + t->start, c->doc->text + t->end);
    int more = 0; /* years than one */

    if (year <= 0 || !word)
        return NULL;
    while (YEARS.list[more] != word)
        more++;
    return more == 0 ? arena_printf(c->arena, "%d", year - 1)
                     : arena_printf(c->arena, "%d/%d", year - 1 - more, year - 1);
}

/* 国家住宅及都市更新中心董事长答询表示，…: a clause that only says who speaks; its verbs are of a name. */
static gboolean names_speaker(const struct context *c, const struct clauses *all,
                              const struct clause *clause)
{
    static struct words SAYS = WORDS("表示", "指出", "说", "称", "强调", "坦言", "透露", "介绍",
                                     "认为", "回应", "说明", "补充", "直言", "指");

    return clause->stop == STOP_COMMA &&
           words_end(&SAYS, c->doc->text + clause->start, c->doc->text + clause->end) &&
           !clause_has_number(all, clause, clause->first);
}

/* 早年兴建的校舍共有2万栋: what was built long ago is counted. */
static gboolean describes_what_there_is(const struct context *c, const struct clause *clause,
                                        const struct token *t)
{
    static struct words EARLIER = WORDS("以前", "之前", "早期", "早年", "过去", "当年", "战前");
    const char *text = c->doc->text;

    return context_text_at(c, t->end, "的") &&
           words_end(&EARLIER, text + clause->start, text + t->start);
}

static void see_cue(struct frame *f, struct context *c, const struct clauses *all,
                    const struct clause *clause, uint32_t i)
{
    const struct token *t = &all->tokens[i];
    gboolean behind_number =
        i > clause->first && t[-1].kind == TOKEN_QUANTITY && t[-1].end == t->start;
    uint32_t k = t->cues;

    if (k & CUE_LINK)
        see_term_of_plan(f, c, t);
    if (k & CUE_MODALITY) {
        if (!behind_number) /* 40个计划新开工项目: what is planned is counted */
            see_modality(f, c, all, clause, t, i);
    } else if (k & CUE_AIM) {
        /* 完成全年目标任务 tells what was done */
        if (!f->done && !(f->sense == SENSE_FACT && is_measured_against(c, all, clause, i)))
            frame_aim(f, f->modality);
    } else if ((k & CUE_NOW) && !is_left_behind(c, t)) {
        frame_fact(f);
        if (!says_where_from(c, t) && !is_before_date(c, clause, t, i)) {
            f->period = NULL;
            f->nowadays = TRUE;
        }
    } else if (tells_fact(f, c, all, clause, t)) {
        const char *years = years_up_to_report(c, t);

        frame_fact(f);
        if (years)
            f->period = f->years = years;
        f->review |= f->heading && looks_back_on_work(c, t);
    } else if ((k & CUE_SAYS) && (f->sense != SENSE_FACT || f->last == WHEN_UNKNOWN) &&
               plans_itself(c, clause, t)) {
        frame_aim(f, "plan");
    } else if (((k & CUE_SAYS) && (f->plan || is_programme_said(c, all, clause, i))) ||
               (f->sense == SENSE_NONE &&
                (((k & CUE_BUILD) && !names_speaker(c, all, clause) &&
                  !describes_what_there_is(c, clause, t)) ||
                 ((k & CUE_DONE) && headline_sets_tasks(c))) &&
                !is_noun_of_heading(f, c, clause, t))) {
        frame_aim(f, NULL);
    }
    f->done |= (k & (CUE_DONE | CUE_FACT)) && context_text_before(c, t->start, t->end, "完成");
    if ((k & (CUE_LEVEL | CUE_UP | CUE_DOWN | CUE_DONE | CUE_BUILD)) &&
        !((f->plan || f->sense == SENSE_AIM) && (k & CUE_SAYS)) && context_text_at(c, t->end, "了"))
        frame_fact(f);
}

void frame_step(struct frame *f, struct context *c, const struct clauses *all,
                const struct clause *clause, uint32_t i)
{
    const struct token *t = &all->tokens[i];

    if (t->kind == TOKEN_DATE)
        frame_see_date(f, c, all, clause, i);
    else if (t->kind == TOKEN_CUE)
        see_cue(f, c, all, clause, i);
    else if (t->kind == TOKEN_POLICY && c->policies[t->mention] &&
             policy_sets_aims(c->policies[t->mention]))
        f->plan = f->plan_above = TRUE;
}
