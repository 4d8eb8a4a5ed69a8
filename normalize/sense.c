/*
 * sense.c - is a quantity aimed at, reported, or neither? The frame says how the text speaks
 * there; what stands around the number itself has the last word.
 */
#include "normalize/deadline.h"
#include "normalize/finding.h"
#include "normalize/policy.h"

/* 泰国和印尼: does 和 before the number only stand between places? */
static gboolean names_two_places(const struct finding *f, const struct judged *j)
{
    gboolean found = FALSE;

    for (uint32_t i = j->clause->first; i < j->token; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind != TOKEN_CUE || !(t->cues & CUE_AND))
            continue;
        if (i == j->clause->first || i + 1 >= j->token || t[-1].kind != TOKEN_REGION ||
            t[1].kind != TOKEN_REGION)
            return FALSE;
        found = TRUE;
    }
    return found;
}

/* 今年内会再添70辆: the clause aims, and lists no names that the number could sum up. */
static gboolean aims_without_names(const struct finding *f, const struct judged *j)
{
    uint32_t before = judged_cues_before(f, j);

    if (names_two_places(f, j)) /* 计划第四季在泰国和印尼办3场路演 */
        before &= ~(uint32_t)CUE_AND;
    if (!(before & CUE_MODALITY) &&
        !(f->frame.last == WHEN_FUTURE && f->frame.reach == REACH_CLAUSE))
        return FALSE; /* 7月起择定25家医院试办 */
    return !(before & (CUE_AND | CUE_LIST | CUE_FACT | CUE_CLASS)) &&
           !context_text_before(f->c, j->clause->start, judged_token(f, j)->start, "“");
}

/* 2025年底前完成30项工程: of what one has many of, so many are to be done. */
static gboolean is_to_be_completed(const struct finding *f, const struct judged *j)
{
    static struct words COMPLETED = WORDS("完成", "竣工", "完工", "开工", "动工");
    const char *text = f->c->doc->text;

    return words_end(&COMPLETED, text + j->clause->start, text + judged_token(f, j)->start) != NULL;
}

static gboolean stands_as_aim(const struct finding *f, const struct judged *j)
{
    gboolean plain = !judged_has_op(j, ">=") && !judged_has_op(j, ">") && !judged_has_op(j, "~");

    if (!judged_is_count(j))
        return TRUE;
    if (judged_counts_classes(f, j) && plain && !is_to_be_completed(f, j))
        return FALSE;
    return !(judged_sums_up(f, j) && plain && !judged_measures(f, j)) || aims_without_names(f, j) ||
           judged_done_at(f, j); /* 余下2万个须在2027年落成 */
}

#define CUE_REPORTS                                                                                \
    (CUE_DONE | CUE_BUILD | CUE_LEVEL | CUE_TO | CUE_CHANGE | CUE_FACT | CUE_NOW | CUE_BASE)

/* Does the noun before the number end with a word for a measure (产值, 覆盖率)? */
gboolean judged_measures(const struct finding *f, const struct judged *j)
{
    for (uint32_t i = j->token; i-- > j->clause->first;)
        if (f->all.tokens[i].end <= j->before.end)
            return f->all.tokens[i].end == j->before.end && f->all.tokens[i].kind == TOKEN_CUE &&
                   (f->all.tokens[i].cues & CUE_METRIC);
    return FALSE;
}

/* 汽车产量1.26万辆: the noun before the number says that it measures something. */
static gboolean measures_directly(const struct finding *f, const struct judged *j)
{
    const struct token *before = judged_token(f, j) - 1;

    return j->token > j->clause->first && before->kind == TOKEN_CUE &&
           (before->cues & CUE_METRIC) && before->end == judged_token(f, j)->start;
}

/* 出栏生猪312万头: does the noun begin with what is measured? */
static gboolean begins_with_measure(const struct finding *f, const struct judged *j)
{
    for (uint32_t i = j->clause->first; i < j->token; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->start == j->before.start)
            return t->kind == TOKEN_CUE && (t->cues & CUE_METRIC);
    }
    return FALSE;
}

/* 较去年同期减少41%: does the clause set a change beside a time that is over? */
static gboolean compares_with_past(const struct finding *f, const struct clause *clause)
{
    static struct words THAN = WORDS("较", "比", "比起", "与");
    const struct token *t = f->all.tokens + clause->first, *end = t + clause->n;
    const char *text = f->c->doc->text,
               *than = words_begin(&THAN, text + clause->start, text + clause->end);
    gboolean past = FALSE, change = FALSE;

    for (; than && t < end && t->kind != TOKEN_QUANTITY; t++) {
        past |= t->kind == TOKEN_DATE && t->start <= clause->start + strlen("比起") &&
                when_relative(f->c->dates[t->mention].edtf, frame_today(f->c)) == WHEN_PAST;
        change |= t->kind == TOKEN_CUE && (t->cues & CUE_CHANGE);
    }
    return past && change && t < end;
}

/* 电力机车612台，增长9.7%: whose change is told is a statistic. */
static gboolean change_follows(const struct finding *f, const struct judged *j)
{
    const struct clause *next = j->clause + 1;
    const struct token *t = f->all.tokens + next->first;

    if (j->token + 1 < j->clause->first + j->clause->n || next >= f->all.at + f->all.n ||
        next->opens_sentence || next->n < 2 || phrase_is_empty(&j->before))
        return FALSE;
    if (compares_with_past(f, next))
        return TRUE; /* 陈情案件126件，较去年同期减少41% */
    return t->start == next->start && t->kind == TOKEN_CUE && (t->cues & (CUE_BASE | CUE_CHANGE)) &&
           !(t->cues & (CUE_BUILD | CUE_DONE));
}

#define STOCK_CLAUSES 12 /* over which 截至 holds */

/* 年末具有资质的企业497家, 截至2024年底，里程9万公里，船舶3万艘: how many there were at the end of a time. */
static gboolean is_stock(const struct finding *f, const struct judged *j)
{
    static struct words ENDS = WORDS("末", "底");
    const struct clause *first = j->clause;
    const char *text = f->c->doc->text;

    if (f->frame.last != WHEN_PAST || phrase_is_empty(&j->before))
        return FALSE;
    for (int back = 0; back < STOCK_CLAUSES && first->start > f->part; back++)
        first--;
    for (uint32_t i = j->token; i-- > first->first;) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind == TOKEN_DATE)
            return words_end(&ENDS, text + t->start, text + t->end) != NULL;
    }
    return FALSE;
}

/* 截至2018年底，面积1620万平方米，增加9.5%；车辆34768辆: how many there were on the day that opens the sentence. */
static gboolean is_stock_of_sentence(const struct finding *f, const struct judged *j)
{
    static struct words UP_TO = WORDS("截至", "截止");
    const char *text = f->c->doc->text;
    const struct clause *opener = clause_sentence_opener(j->clause);

    return f->frame.sense == SENSE_FACT && strlen(j->q->value) >= MANY_DIGITS &&
           !phrase_is_empty(&j->before) && judged_token(f, j)->end == j->clause->end &&
           words_find(&UP_TO, text + opener->start, text + opener->end, NULL);
}

/* 其中高雄市120辆居冠，台中市60辆次之: nothing but a place before the number. */
static gboolean says_only_place(const struct finding *f, const struct judged *j,
                                struct words *of_which)
{
    const struct token *place = judged_token(f, j) - 1;
    const char *text = f->c->doc->text, *s = text + j->clause->start, *of;

    if (j->token == j->clause->first || place->kind != TOKEN_REGION ||
        place->end != judged_token(f, j)->start)
        return FALSE;
    of = words_begin(of_which, s, text + place->start);
    return s + (of ? strlen(of) : 0) == text + place->start;
}

/* 经营主体2.9万户，其中外商投资企业412家: units in which the same is counted. */
static gboolean counts_alike(const char *unit, const char *other)
{
    static struct words FIRMS = WORDS("家", "户", "个");

    return g_strcmp0(unit, other) == 0 || measure_both_among(&FIRMS, unit, other);
}

#define LOOK_BACK 4

/*
 * 汽车产量220万辆，增长9%，其中新能源汽车139万辆: a part of what was just reported, in the same
 * unit; between the two stand a change or a share at most.
 */
const struct target *judged_part_of(const struct finding *f, const struct judged *j)
{
    static struct words OF_WHICH = WORDS("其中", "当中", "其中有", "当中有");
    const char *text = f->c->doc->text;
    gboolean goes_on = words_begin(&OF_WHICH, text + f->sentence, text + j->clause->end) != NULL;
    guint n = f->found->len, /* 销售94万辆。其中，轿车65万辆: of the sentence before */
        first = MAX(goes_on ? f->first : f->spoken, n > LOOK_BACK ? n - LOOK_BACK : 0);
    gboolean part =
        words_match(&OF_WHICH, text + j->clause->start, text + judged_token(f, j)->start) ||
        says_only_place(f, j, &OF_WHICH);

    if ((phrase_is_empty(&j->before) && !part) ||
        judged_cues_before(f, j) & ~(uint32_t)(CUE_METRIC | CUE_AND | CUE_INTRO))
        return NULL;
    while (n-- > first) {
        const struct target *last = &g_array_index(f->found, struct target, n);

        if (!last->is_target && counts_alike(f->c->quantities[last->mention].unit, j->q->unit))
            return last;
    }
    return NULL;
}

/* 产量突破300万辆大关，达到327.6万辆: is it how much it was of what the clause before told in its unit? */
static gboolean tells_level_again(const struct finding *f, const struct judged *j)
{
    const struct target *last = finding_last(f);

    return phrase_is_empty(&j->before) && last && !last->is_target && !j->clause->opens_sentence &&
           f->c->doc->mentions[last->mention].byte_start >= j->clause[-1].start &&
           judged_in_unit_of(f, j, last);
}

/* 上月起对特定群组进行13万个检测, 开放9600床, 欠缺7000名员工 */
static gboolean is_carried_out(const struct finding *f, const struct judged *j)
{
    static struct words CARRIED_OUT = WORDS("进行", "进行了", "做了");
    static struct words TAKEN =
        WORDS("开放", "开出", "开放了", "收到", "共收", "收到了", "接获", "欠缺", "短缺", "欠");
    const char *text = f->c->doc->text, *s = text + j->clause->start,
               *at = text + judged_token(f, j)->start;

    return words_end(&TAKEN, s, at) ||
           (words_end(&CARRIED_OUT, s, at) && !phrase_is_empty(&j->after));
}

/* 2024年 …，全年低空飞行31万架次: many of something, at the end of a clause on a year or months. */
static gboolean is_sum_of_period(const struct finding *f, const struct judged *j)
{
    return f->frame.sense == SENSE_FACT && f->frame.last == WHEN_PAST && f->frame.period &&
           strlen(j->q->value) >= MANY_DIGITS && !phrase_is_empty(&j->before) &&
           judged_token(f, j)->end == j->clause->end;
}

/* 今个年度仅有1770个完成上盖: how many of them did what is told next. */
static gboolean has_done(const struct finding *f, const struct judged *j, uint32_t behind)
{
    static struct words HAS = WORDS("仅有", "只有", "已有", "共有", "至今有");
    const char *text = f->c->doc->text;

    return (behind & CUE_DONE) &&
           words_end(&HAS, text + j->clause->start, text + judged_token(f, j)->start);
}

/* 观塘区：名额160个，轮候申请212宗: one of the numbers of a row, told with its noun. */
static gboolean is_in_row_of_table(const struct finding *f, const struct judged *j)
{
    const struct byte_span *block = &f->c->blocks[j->clause->block];
    const char *text = f->c->doc->text;

    return f->frame.sense != SENSE_AIM && !phrase_is_empty(&j->before) &&
           text_is_row(text + block->start, text + block->end) &&
           !text_find(text + block->start, block->end - block->start, "。");
}

/* 雪隧平日每天通行3万8000辆次，假日5万6000辆次: so many vehicles or people pass. */
static gboolean is_traffic(const struct finding *f, const struct judged *j)
{
    static struct words PASSES = WORDS("辆次", "车次", "人次", "架次", "艘次", "班次");
    const char *unit = j->q->unit;

    return unit && words_match(&PASSES, unit, unit + strlen(unit)) &&
           strlen(j->q->value) >= MANY_DIGITS && f->frame.sense != SENSE_AIM &&
           (j->q->per || !phrase_is_empty(&j->before));
}

/* 共检查86场次，51场次违反规定: how many of those that were just counted. */
static gboolean is_part_of_count(const struct finding *f, const struct judged *j)
{
    const struct target *last = finding_last(f);
    const struct quantity_value *whole = last ? &f->c->quantities[last->mention] : NULL;

    return last && !last->is_target && !j->clause->opens_sentence && j->q->value && whole->value &&
           f->c->doc->mentions[last->mention].byte_start >= f->sentence &&
           judged_in_unit_of(f, j, last) &&
           g_ascii_strtod(j->q->value, NULL) < g_ascii_strtod(whole->value, NULL);
}

gboolean judged_stands_as_fact(const struct finding *f, const struct judged *j)
{
    uint32_t before = judged_cues_before(f, j), behind = judged_cues_behind(f, j);

    if (!judged_is_count(j))
        return TRUE;
    if (judged_counts_classes(f, j) && !(before & CUE_DONE))
        return FALSE;
    if (judged_part_of(f, j) || judged_is_compared(f, j))
        return TRUE;
    if ((before & CUE_LIST) && !(before & CUE_REPORTS)) /* 设展位2800个, 涉及8.4万个车位 */
        return strlen(j->q->value) >= MANY_DIGITS;
    if (strchr(j->q->value, '.')) /* 每千人口病床数日本13.4床: a mean */
        return TRUE;
    if (is_traffic(f, j) || is_carried_out(f, j) || is_in_row_of_table(f, j) ||
        measures_directly(f, j) || judged_measures(f, j) || begins_with_measure(f, j) ||
        change_follows(f, j) || is_stock(f, j) || is_stock_of_sentence(f, j) ||
        judged_ranked_by(f, j) ||
        (context_text_at(f->c, judged_token(f, j)->start, "达") &&
         (!phrase_is_empty(&j->before) || tells_level_again(f, j))))
        return TRUE; /* 发明专利有效量达501万件 */
    if (judged_sums_up(f, j) && !(before & (CUE_DONE | CUE_FACT)) && !judged_is_said_done(f, j) &&
        !has_done(f, j, behind))
        return FALSE; /* but 基地4条产线已投产 */
    if (is_sum_of_period(f, j) || has_done(f, j, behind) || is_part_of_count(f, j) ||
        judged_is_ranked(f, j))
        return TRUE;
    return (before & CUE_REPORTS) || (behind & (CUE_FACT | CUE_DONE | CUE_NOW)) ||
           !judged_has_op(j, "=") || j->measure == MEASURE_PEOPLE;
}

/* 不得低于85%, 不应超过: the comparator itself demands. */
gboolean judged_is_demanded(const struct finding *f, const struct judged *j)
{
    uint32_t at = judged_token(f, j)->start;

    return context_text_at(f->c, at, "不得") || context_text_at(f->c, at, "不应") ||
           context_text_at(f->c, at, "不会"); /* 件数不会少于4500件 */
}

/* 造船完工量每年不少于500万载重吨: a bound as plans set it, of no time that is over. */
static gboolean is_bound_set(const struct finding *f, const struct judged *j)
{
    static struct words BOUNDS = WORDS("不低于", "不少于", "不超过", "不高于");
    const char *text = f->c->doc->text;
    const struct token *t = judged_token(f, j);

    return f->frame.last != WHEN_PAST && !f->frame.nowadays && !f->frame.closed &&
           words_begin(&BOUNDS, text + t->start, text + t->end) &&
           !(judged_cues_before(f, j) & (CUE_FACT | CUE_NOW));
}

/* 朝770万人次的目标努力 */
static gboolean is_striven_for(const struct finding *f, const struct judged *j)
{
    static struct words STRIVEN =
        WORDS("的目标努力", "目标努力", "的目标迈进", "目标迈进", "的目标前进", "目标前进",
              "的目标冲刺", "目标冲刺", "的目标推进", "目标推进", "的目标奋进");
    const char *text = f->c->doc->text;

    return words_begin(&STRIVEN, text + judged_token(f, j)->end, text + j->clause->end) != NULL;
}

/* 2024/2025年榨季，入榨甘蔗4857.6万吨, said in a plan for 2026—2028: what came before its time. */
static gboolean is_before_plan(const struct finding *f, const char *due)
{
    struct span plan, said;

    return f->frame.last != WHEN_UNKNOWN && when_span(due, &plan) &&
           when_span(f->frame.deadline, &said) && said.to < plan.from;
}

/* What a plan says without more is to be reached in its time, unless that is over. */
static gboolean is_under_plan(const struct finding *f, const struct judged *j)
{
    const struct policy *policy = policy_for(f->c, judged_token(f, j)->start);
    const char *due = policy ? deadline_of_plan(f->c, policy->title) : NULL;
    enum when when = when_relative(due, frame_today(f->c));

    return due && when != WHEN_PAST && !is_before_plan(f, due) &&
           (f->frame.plan_above || f->frame.governing.deadline ||
            policy_is_text(f->c, policy->title));
}

gboolean judged_keeps_bound(const struct finding *f, const struct judged *j)
{
    static struct words KEPT = WORDS("稳定在", "保持在", "控制在", "维持在", "提高到", "提升到",
                                     "达到", "增加到", "扩大到");
    const struct token *t = judged_token(f, j);
    const char *text = f->c->doc->text, *s = text + j->clause->start;

    if (f->frame.last != WHEN_UNKNOWN || f->frame.nowadays || f->frame.heading ||
        !judged_measures(f, j) || !headline_sets_aims(f->c))
        return FALSE;
    return (judged_has_op(j, ">=") || judged_has_op(j, "<=")) &&
           (words_end(&KEPT, s, text + t->start) ||
            words_begin(&KEPT, text + t->start, text + t->end));
}

/* 维持全年4600万人次的预测: the forecast is named behind the number. */
static gboolean is_forecast(const struct finding *f, const struct judged *j)
{
    static struct words BUDGETED = WORDS("编制", "编列"), LISTED = WORDS("列入", "列为", "纳入"),
                        TASKS = WORDS("实事项目", "民生实事", "实事", "为民实事", "年度任务",
                                      "年度计划", "工作计划", "重点任务", "重点工作"),
                        ASSUMED = WORDS("作估算", "作估计", "作预算", "为估算", "作出预算"),
                        SET_AT = WORDS("定于", "订于", "设于", "定在", "订在", "设定于"),
                        OBJECT = WORDS("把", "将"),
                        WILL_BE = WORDS("大概会", "约会有", "约会达", "差不多会", "大概可");
    const struct token *t = judged_token(f, j);
    const char *text = f->c->doc->text, *s = text + j->clause->start;

    if (words_end(&SET_AT, s, text + t->start) && words_find(&OBJECT, s, text + t->start, NULL))
        return TRUE; /* 预算案把赌收定于2360亿元 */

    if (words_begin(&WILL_BE, text + t->start, text + t->end))
        return TRUE; /* 第四季大概会到35% */
    if (words_begin(&ASSUMED, text + t->end, text + j->clause->end))
        return TRUE; /* 预算以全年赌收2160亿元作估算 */
    if (words_begin(&LISTED, text + t->end, text + j->clause->end) &&
        words_find(&TASKS, text + t->end, text + j->clause->end, NULL) &&
        words_find(&OBJECT, s, text + t->start, NULL))
        return TRUE; /* 把新增床位2000张列入为民办实事项目 */
    if (context_text_at(f->c, t->start, "达") &&
        context_text_before(f->c, j->clause->start, t->start, "可"))
        return TRUE; /* 出口可达4,734亿美元 */
    if (words_begin(&BUDGETED, f->c->doc->text + t->end, f->c->doc->text + j->clause->end))
        return TRUE; /* 以赌收2,600亿元编制 */
    return context_text_at(f->c, t->end, "的预测") || context_text_at(f->c, t->end, "的预期") ||
           context_text_at(f->c, t->end, "的预估") || context_text_at(f->c, t->end, "的估计");
}

/* 由2021年的145万人，增至2046年的274万人 */
static gboolean goes_up_next(const struct finding *f, const struct judged *j)
{
    const struct clause *next = j->clause + 1;
    const struct token *t = f->all.tokens + next->first;
    uint32_t last = judged_list_begins(j) + 2 * (j->members - 1);

    return last + 1 == j->clause->first + j->clause->n && next < f->all.at + f->all.n &&
           !next->opens_sentence && next->n > 0 && t->start == next->start &&
           t->kind == TOKEN_CUE && (t->cues & CUE_TO);
}

#define REVISION (30 * 3) /* bytes from what is forecast to its new number */

/* 从上半年的情况看，所以把营收目标上调到了60亿元: an aim, whatever the sentence told before. */
static gboolean is_aim_raised(const struct finding *f, const struct judged *j)
{
    static struct words RAISED = WORDS("目标上调", "目标调高", "目标调升", "目标提高", "目标上修",
                                       "目标下调", "目标下修", "目标调整", "目标调低");
    static struct words OBJECT = WORDS("把", "将");
    const char *text = f->c->doc->text, *at = text + judged_token(f, j)->start, *behind;

    for (uint32_t i = j->clause->first; i < j->token; i++)
        if (f->all.tokens[i].kind == TOKEN_DATE)
            return FALSE; /* its own date tells */
    return words_find(&OBJECT, text + j->clause->start, at, &behind) &&
           words_find(&RAISED, behind, at, NULL);
}

/* 上月把今年增长预测由2.8%调高至3.6%: told of the past, and of what is to come. */
static gboolean is_revised_forecast(const struct finding *f, const struct judged *j)
{
    static struct words FORECASTS =
        WORDS("预测由", "预测从", "预期由", "预期从", "预测值由", "目标由", "目标从", "预测上调",
              "预测调高", "预测下调", "预测，由", "预测，从", "目标，由", "目标已由", "目标已从",
              "由原订", "由原定", "由原先", "由原本", "由原计划", "由原预期", "由原估", "从原订",
              "从原定", "从原先", "目标上调", "目标下修", "目标上修", "目标下调", "目标已上调",
              "目标已下修", "目标调整", "由年初规划", "由年初预估", "由年初估", "由先前", "由前次",
              "由上次", "由原规划", "由原预估", "资本支出由", "资本支出，由");
    const char *text = f->c->doc->text;
    uint32_t at = judged_token(f, j)->start,
             from = context_look_back(f->c, f->sentence, at, REVISION);

    return (f->frame.last != WHEN_PAST || is_aim_raised(f, j)) &&
           (judged_cues_before(f, j) & CUE_TO) &&
           words_find(&FORECASTS, text + from, text + at, NULL);
}

/* 年度计划投资85亿元; 本年度预算为14亿元 */
static gboolean is_planned_for_year(const struct finding *f, const struct judged *j)
{
    static struct words PLANNED = WORDS("年度计划投资", "年度计划完成投资"),
                        CAPACITY = WORDS("规划装机", "规划总装机", "规划容量", "规划总容量",
                                         "目标量", "目标值"),
                        BUDGETS = WORDS("预算", "预算总额"), SPENT = WORDS("完成", "占", "执行");
    const char *text = f->c->doc->text;

    if (f->frame.last == WHEN_PAST || judged_has_budget(f, j))
        return FALSE;
    if (words_end(&CAPACITY, text + j->before.start, text + j->before.end))
        return TRUE;
    return words_begin(&PLANNED, text + j->before.start, text + j->before.end) ||
           (f->frame.last != WHEN_UNKNOWN &&
            !words_find(&SPENT, text + j->clause->start, text + judged_token(f, j)->start, NULL) &&
            words_end(&BUDGETS, text + j->before.start, text + j->before.end));
}

#define WITH_MOST (24 * 3) /* bytes between 以 and the number that is 为目标 */

/* 21400伙目标, 全年20200伙指标: the number is called an aim right behind it. */
gboolean judged_is_named_aim(const struct finding *f, const struct judged *j)
{
    static struct words AS_AIM = WORDS("为目标", "为年度目标", "为全年目标", "为上限", "为预算基准",
                                       "为努力目标", "为指标"),
                        WITH = WORDS("以"), LISTED_BY = WORDS("、", "及", "和", "与"),
                        NUMBERED = WORDS("以每年", "以一年", "以全年");
    static struct words AIMS = WORDS("的年度任务", "的硬任务", "的约束性指标", "目标", "指标",
                                     "」目标", "」的目标", "」指标", "」的指标"),
                        OTHERS = WORDS("目标值", "目标客", "目标市场", "目标价", "指标值",
                                       "目标体系", "目标任务书", "指标体系"),
                        LISTED = WORDS("个", "项", "大", "类", "条", "种", "组");
    const char *unit = j->q->unit, *text = f->c->doc->text, *from = text + j->clause->start,
               *at = text + judged_token(f, j)->start, *s = text + judged_token(f, j)->end,
               *end = text + j->clause->end;

    if (words_end(&AS_AIM, s, end) && words_begin(&LISTED_BY, s, end) &&
        words_find(&WITH, from, at, NULL))
        return TRUE; /* 以参观人次破百万、产值突破20亿元为目标 */
    if (words_begin(&AS_AIM, s, end) &&
        (words_end(&WITH, from, at) || words_end(&NUMBERED, from, at) ||
         words_find(
             &WITH,
             text + context_look_back(f->c, j->clause->start, judged_token(f, j)->start, WITH_MOST),
             at, NULL)))
        return TRUE; /* 节水量以50万吨为目标, 以涵盖率七成为目标 */
    return unit && !words_match(&LISTED, unit, unit + strlen(unit)) && words_begin(&AIMS, s, end) &&
           !words_begin(&OTHERS, s, end);
}

/* 项目规划总装机330万千瓦，其中光伏200万千瓦: a part of what is aimed at. */
static gboolean is_part_of_aim(const struct finding *f, const struct judged *j)
{
    const struct target *last = finding_last(f);

    return f->whole && last && last->is_target && f->frame.last != WHEN_PAST &&
           !judged_is_said_done(f, j) && /* 其中3处已于今年4月完工 */
           f->frame.reach < REACH_CLAUSE && j->q->unit && judged_in_unit_of(f, j, last);
}

/* 目标设置160MW；工厂屋顶420MW，其余80MW由其他屋顶达成: what is left of what is aimed at. */
static gboolean is_rest_of_aim(const struct finding *f, const struct judged *j)
{
    static struct words OVER = WORDS("已", "现", "目前", "去年", "仍", "尚", "未");
    const struct target *last = finding_last(f);
    const char *text = f->c->doc->text, *clause = text + j->clause->start;

    return last && last->is_target && !j->clause->opens_sentence && j->q->unit &&
           judged_in_unit_of(f, j, last) && f->frame.last != WHEN_PAST &&
           words_begin(&judged_rest, clause, text + j->clause->end) &&
           !words_find(&OVER, clause, text + j->clause->end, NULL);
}

/* 收购量提高至3500吨，甲县1500吨，乙市1300吨: the share of a place in what has just been aimed at. */
static gboolean is_place_in_aim(const struct finding *f, const struct judged *j)
{
    const struct target *last = finding_last(f);
    const struct token *t = judged_token(f, j);

    return last && last->is_target && !j->clause->opens_sentence && j->q->unit &&
           judged_in_unit_of(f, j, last) && j->token == j->clause->first + 1 &&
           t[-1].kind == TOKEN_REGION && t[-1].start == j->clause->start && t[-1].end == t->start;
}

/* 教育支出386亿元、占35.8%, in an article on next year's budget: what is meant to be spent. */
static gboolean is_budgeted(const struct finding *f, const struct judged *j)
{
    static struct words SPENT =
        WORDS("支出", "岁出", "岁入", "编列", "经费", "津贴", "短绌", "预算", "政事别");
    const struct sentence *s = &f->c->sentences[f->c->sentence_of[judged_token(f, j)->mention]];
    const char *text = f->c->doc->text;

    return f->budget && f->frame.last == WHEN_UNKNOWN && !f->frame.nowadays &&
           f->frame.reach < REACH_CLAUSE && !judged_is_count(j) &&
           g_strcmp0(j->q->unit, "个百分点") != 0 &&
           words_find(&SPENT, text + s->start, text + s->end, NULL);
}

/* …的目标还需付出更大努力: is it said of an aim that it takes work yet? */
static gboolean is_far_off(const struct finding *f, uint32_t at, uint32_t end)
{
    static struct words WORK = WORDS("还需", "仍需", "尚需", "还须", "仍须", "还要", "任务艰巨",
                                     "压力较大", "压力不小", "难度较大", "难度不小");

    return words_begin(&WORK, f->c->doc->text + at, f->c->doc->text + end) != NULL;
}

/* 今年资本开支预算约15亿元，按年减少两成: the change of what has just been aimed at. */
static gboolean is_change_of_aim(const struct finding *f, const struct judged *j)
{
    static struct words YEARLY = WORDS("按年", "同比", "年增", "年减");
    const struct target *last = finding_last(f);
    const struct clause *before = j->clause - 1;

    return last && last->is_target && !j->clause->opens_sentence && phrase_is_empty(&j->before) &&
           (j->before.up || j->before.down) && measure_is_share(j->q->unit) &&
           f->c->doc->mentions[last->mention].byte_end == before->end &&
           words_begin(&YEARLY, f->c->doc->text + j->clause->start,
                       f->c->doc->text + j->clause->end) &&
           f->frame.last != WHEN_PAST;
}

/* 提出全年增长6.5%、比重提高到28%的目标: it holds for all numbers of the clause. */
static gboolean ends_with_aim(const struct finding *f, const struct clause *clause)
{
    for (uint32_t i = clause->first + clause->n; i-- > clause->first;) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind == TOKEN_QUANTITY)
            return FALSE;
        if (t->kind == TOKEN_CUE && (t->cues & CUE_AIM) &&
            (t->end == clause->end || is_far_off(f, t->end, clause->end)) &&
            t->start >= clause->start + strlen("的") && context_text_at(f->c, t->start - 3, "的"))
            return TRUE;
    }
    return FALSE;
}

#define FIRST_SET_LEAST (2 * 3) /* bytes of what was to reach the number */

/* 原订109年日照中心达800处: what was aimed at first, told as such; not 由原订, 优于原订的8亿元. */
static gboolean was_first_set(const struct finding *f, const struct judged *j)
{
    static struct words FIRST = WORDS("原订", "原定", "原计划", "原本计划", "原先计划", "原规划",
                                      "原设定", "原先设定", "原本设定"),
                        BEYOND = WORDS("由", "从", "较", "比", "优于", "超越", "超过", "高于",
                                       "低于", "早于", "完成", "达成");
    const char *text = f->c->doc->text, *s = text + j->clause->start, *behind,
               *at = text + judged_token(f, j)->start, *first = words_find(&FIRST, s, at, &behind);

    return first &&
           (at - behind >= FIRST_SET_LEAST || /* 年增率原设定不高于2% */
            (at == behind && (judged_has_op(j, "<=") || judged_has_op(j, ">=")))) &&
           !(phrase_is_empty(&j->before) && phrase_is_empty(&j->after) &&
             (!finding_last(f) || measure_is_share(j->q->unit))) &&
           !words_find(&BEYOND, s, first, NULL);
}

/* 曾订下全年3300万人次的目标, 较目标的30.8万个多三成: an aim, though it was set before. */
gboolean judged_was_aimed_at(const struct finding *f, const struct judged *j)
{
    static struct words SET = WORDS("订下", "定下", "设下", "立下", "订定", "曾订", "喊出"),
                        OF_AIM = WORDS("目标的", "指标的"), FAR = WORDS("与", "距", "离"),
                        AIM = WORDS("的目标", "的指标", "还差", "仍差", "尚差", "」仍差", "」还差",
                                    "还有一大段", "仍有一大段");
    static struct words RAISING = WORDS("将", "把"), PROPOSED = WORDS("提出"),
                        PROMISED = WORDS("承诺将", "承诺把", "承诺会", "许诺将", "曾承诺", "喊出");

    const char *text = f->c->doc->text, *proposed, *s = text + j->clause->start,
               *at = text + judged_token(f, j)->start;

    return (words_end(&OF_AIM, s, at) && !measure_is_share(j->q->unit)) || was_first_set(f, j) ||
           words_find(&PROMISED, s, at, NULL) ||
           (f->frame.last == WHEN_PAST && (proposed = words_find(&PROPOSED, s, at, NULL)) &&
            words_find(&RAISING, proposed, at, NULL)) || /* 2017年提出五年内将比率倍增至1.5% */
           (ends_with_aim(f, j->clause) && words_find(&SET, s, at, NULL)) ||
           (words_begin(&FAR, s, at) && /* 与2030年达9000辆的目标仍有段距离 */
            words_begin(&AIM, text + judged_token(f, j)->end, text + j->clause->end));
}

#define CHANGED_MOST (200 * 3) /* bytes from an aim to what it was changed to */

/* 原订今年冲上150万件，因进度超前，改订为165万件: what an aim that the sentence names was changed to. */
static gboolean is_aim_changed(const struct finding *f, const struct judged *j)
{
    static struct words FIRST = WORDS("原订", "原定", "原列", "原本看", "原估", "原预期"),
                        CHANGED = WORDS("改订为", "改为", "改定为", "上修为", "下修为", "调高为",
                                        "调降为", "上修至", "下修至", "调高至", "调降至", "修正为");
    const char *text = f->c->doc->text;
    uint32_t at = judged_token(f, j)->start,
             from = context_look_back(f->c, f->sentence, at, CHANGED_MOST);

    return words_end(&CHANGED, text + from, text + at) &&
           words_find(&FIRST, text + from, text + at, NULL);
}

/* 占比目标从2025年的20%调高为2030年的35%: what was aimed at before. */
gboolean judged_is_aim_left(const struct finding *f, const struct judged *j)
{
    static struct words AIMS = WORDS("目标从", "目标由", "目标自", "目标，从", "目标，由");
    const char *text = f->c->doc->text;
    uint32_t at = judged_token(f, j)->start;

    return words_find(&AIMS, text + context_look_back(f->c, f->sentence, at, REVISION), text + at,
                      NULL) != NULL;
}

/* 由现时占总劳动人口约1.2%增至2%: how things stand, with words between. */
static gboolean starts_now(const struct finding *f, const struct judged *j)
{
    static struct words NOWS = WORDS("由现时", "由目前", "由现在", "从目前", "从现在", "从现时");
    const char *text = f->c->doc->text;
    uint32_t i = judged_list_begins(j), from = j->clause->start;

    for (uint32_t k = j->clause->first; k < i; k++)
        if (f->all.tokens[k].kind == TOKEN_QUANTITY)
            from = f->all.tokens[k].end;
    return words_find(&NOWS, text + from, text + f->all.tokens[i].start, NULL) != NULL;
}

/* 占比由3.9%调高0.5个百分点: what is raised by points. */
static gboolean goes_up_by_points(const struct finding *f, const struct judged *j)
{
    const struct token *t = judged_token(f, j);

    return j->token + 2 < j->clause->first + j->clause->n && t[1].start == t->end &&
           t[1].kind == TOKEN_CUE && (t[1].cues & CUE_CHANGE) && t[2].kind == TOKEN_QUANTITY &&
           t[2].start == t[1].end && measure_is_share(j->q->unit) &&
           g_strcmp0(f->c->quantities[t[2].mention].unit, "个百分点") == 0 &&
           phrase_starts_change(f->c, &f->all, j->clause, j->token);
}

/* 已规划三处供水站，明年动工、2011年底完成: how many are planned, which are begun or done at a time to come. */
static gboolean is_planned_next(const struct finding *f, const struct judged *j)
{
    static struct words PLANNED = WORDS("已规划", "规划了", "已规划了", "已选定", "已核定", "规划"),
                        BEGUN =
                            WORDS("动工", "开工", "施工", "完成", "完工", "启用", "兴建", "落成");
    const struct clause *next = j->clause + 1;
    const struct token *t = f->all.tokens + next->first;
    const char *text = f->c->doc->text;

    return judged_is_count(j) && next < f->all.at + f->all.n && !next->opens_sentence &&
           next->n > 0 && t->kind == TOKEN_DATE && t->start <= next->start + strlen("预计") &&
           !clause_has_number(&f->all, j->clause, j->token + 1) &&
           words_end(&PLANNED, text + j->clause->start, text + judged_token(f, j)->start) &&
           when_relative(f->c->dates[t->mention].edtf, frame_today(f->c)) == WHEN_FUTURE &&
           words_begin(&BEGUN, text + t->end, text + next->end);
}

/*
 * 承载力由5吨提高至50吨，预定明年6月底前完工: the level that it comes to when the work is done, as the next
 * clause tells.
 */
static gboolean comes_when_done(const struct finding *f, const struct judged *j)
{
    static struct words EXPECTED =
                            WORDS("预定", "预计", "预期", "料", "料可", "力拼", "可望", "拟"),
                        COMPLETE = WORDS("完工", "完成", "竣工", "落成", "全部完工", "全部完成",
                                         "全数完成", "启用", "投产", "实施", "生效");
    const struct clause *next = j->clause + 1;
    const struct token *t = f->all.tokens + next->first, *date;
    const char *text = f->c->doc->text;

    if (!(judged_cues_before(f, j) & CUE_TO) || next >= f->all.at + f->all.n ||
        next->opens_sentence || next->n < 2 || j->token + 1 < j->clause->first + j->clause->n ||
        t->start != next->start)
        return FALSE;
    for (date = t; date < t + next->n && date->kind != TOKEN_DATE; date++)
        ;
    return date < t + next->n && words_match(&EXPECTED, text + next->start, text + date->start) &&
           when_relative(f->c->dates[date->mention].edtf, frame_today(f->c)) == WHEN_FUTURE &&
           words_find(&COMPLETE, text + date->end, text + next->end, NULL);
}

/* 去年底已有98家厂商进驻: is it told how many there are already? */
static gboolean there_are(const struct finding *f, const struct judged *j)
{
    static struct words HAS = WORDS("已有", "现有", "共有", "已有逾", "已有近", "已有约");
    const char *text = f->c->doc->text;

    return words_end(&HAS, text + j->clause->start, text + judged_token(f, j)->start) != NULL;
}

/* 每年可带来约520亿元贡献: a noun, and not what somebody gave. */
static gboolean is_contribution(const struct finding *f, const struct judged *j)
{
    static const char CONTRIBUTION[] = "贡献";
    uint32_t end = judged_token(f, j)->end;

    return context_text_at(f->c, end, CONTRIBUTION) && end + strlen(CONTRIBUTION) == j->clause->end;
}

/* 观音厂：日处理量150公吨，2028年第2季商转: does a label open the sentence, which tells no number before the colon? */
static gboolean is_in_labelled_item(const struct finding *f, const struct judged *j)
{
    const struct clause *opener = clause_sentence_opener(j->clause);

    return opener < j->clause && opener->stop == STOP_COLON && !measure_is_share(j->q->unit) &&
           !clause_has_number(&f->all, opener, opener->first);
}

/* 园区面积124公顷，已有98家厂商进驻: does the next clause of the sentence report how things stand? */
static gboolean is_reported_next(const struct finding *f, const struct judged *j)
{
    const struct clause *next = j->clause + 1;

    if (next >= f->all.at + f->all.n || next->opens_sentence)
        return FALSE;
    for (uint32_t i = next->first; i < next->first + next->n; i++)
        if (f->all.tokens[i].kind == TOKEN_CUE && (f->all.tokens[i].cues & (CUE_FACT | CUE_NOW)))
            return TRUE;
    return FALSE;
}

/* 装置容量15MW，预计2028年6月商转; 全长155公里，经费155亿元，预计2013年底完工: how large what is to be built is. */
static gboolean is_size_of_project(const struct finding *f, const struct judged *j)
{
    static struct words SIZES =
        WORDS("容量", "产能", "处理量", "产水量", "供水量", "总经费", "经费", "总投资", "总投资额",
              "投资额", "全长", "长度", "面积", "能量");
    const char *text = f->c->doc->text;

    return !measure_is_share(j->q->unit) && f->frame.last != WHEN_PAST &&
           words_end(&SIZES, text + j->before.start, text + j->before.end) &&
           !(judged_cues_before(f, j) & (CUE_FACT | CUE_NOW | CUE_DONE)) && !is_reported_next(f, j);
}

/* May the number be one that is due when all of its sentence is done? */
static gboolean may_wait_for_all(const struct finding *f, const struct judged *j, enum sense sense)
{
    static struct words UP_TO = WORDS("截至", "截止", "目前");
    const char *text = f->c->doc->text;
    gboolean open =
        sense == SENSE_NONE ||
        (sense == SENSE_FACT && (f->frame.last == WHEN_PAST || f->frame.reach == REACH_CARRIED));

    if (words_begin(&UP_TO, text + f->sentence, text + j->clause->end))
        return FALSE; /* 截至8月底，已完工1058户、兴建中2964户，明年底前全数开工 */
    return (open && judged_is_count(j)) || is_size_of_project(f, j) ||
           ((open || f->frame.reach < REACH_CLAUSE) && is_in_labelled_item(f, j));
}

enum sense judged_sense(const struct finding *f, const struct judged *j, const char **why)
{
    enum sense sense = f->frame.sense;
    uint32_t behind = judged_cues_behind(f, j);

    if ((*why = judged_neither(f, j)))
        return SENSE_NONE;
    *why = "a count that nothing says is aimed at or reported";
    if ((judged_is_demanded(f, j) || is_striven_for(f, j)) && f->frame.last != WHEN_PAST)
        return SENSE_AIM;
    if (is_bound_set(f, j))
        sense = SENSE_AIM;
    if (sense == SENSE_NONE && (is_under_plan(f, j) || judged_keeps_bound(f, j)))
        sense = SENSE_AIM;
    if ((is_forecast(f, j) && f->frame.last != WHEN_PAST) || judged_is_named_aim(f, j))
        return SENSE_AIM;
    if ((((behind & CUE_AIM) || ends_with_aim(f, j->clause)) && f->frame.last != WHEN_PAST) ||
        judged_was_aimed_at(f, j))
        sense = SENSE_AIM; /* 实现节电20%的目标 */
    else if (f->frame.reach < REACH_CLAUSE && (behind & (CUE_FACT | CUE_NOW)) &&
             f->frame.last != WHEN_FUTURE && !is_contribution(f, j))
        sense = SENSE_FACT;
    if ((((behind & CUE_TO) || goes_up_next(f, j)) &&
         (phrase_starts_change(f->c, &f->all, j->clause, judged_list_begins(j)) ||
          starts_now(f, j))) ||
        goes_up_by_points(f, j))
        return judged_is_aim_left(f, j)
                   ? SENSE_AIM
                   : SENSE_FACT; /* 从A提高到B: B is aimed at, A is how it is */
    if (when_relative(judged_done_at(f, j), frame_today(f->c)) == WHEN_FUTURE)
        return SENSE_AIM; /* 首批2000个单位2027年落成 */
    if (may_wait_for_all(f, j, sense) && !there_are(f, j) &&
        when_relative(judged_all_due(f, j), frame_today(f->c)) == WHEN_FUTURE)
        return SENSE_AIM; /* 去年预留资金购买约600辆，2027年底前全数投入服务 */
    if (comes_when_done(f, j) || is_planned_next(f, j) || is_aim_changed(f, j) ||
        is_revised_forecast(f, j) || is_planned_for_year(f, j) || is_budgeted(f, j) ||
        is_part_of_aim(f, j) || is_rest_of_aim(f, j) || is_place_in_aim(f, j) ||
        is_change_of_aim(f, j))
        return SENSE_AIM;
    if (judged_is_told(f, j))
        sense = SENSE_FACT;
    if (sense == SENSE_AIM)
        return stands_as_aim(f, j) ? SENSE_AIM : SENSE_NONE;
    return judged_stands_as_fact(f, j) ? SENSE_FACT : SENSE_NONE;
}
