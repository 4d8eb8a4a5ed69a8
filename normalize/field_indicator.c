/*
 * field_indicator.c - what a target or figure measures: of the noun before the number, the one
 * behind it and what the sentence measured before, the one that says most.
 */
#include "normalize/finding.h"

#define RATE_MOST (12 * 3) /* bytes between a rate and its change */

/* 降幅较上月收窄2.2个百分点: the rate whose change is told, where it is a word of change itself; or NULL. */
static const char *rate_changed(const struct finding *f, const struct phrase *p)
{
    static struct words RATES = WORDS("降幅", "跌幅", "升幅", "涨幅"),
                        CHANGES = WORDS("收窄", "扩大", "缩小", "收缩", "加深", "加大", "放缓");
    const char *text = f->c->doc->text, *change = text + p->change_start, *rate, *behind, *comma;
    uint32_t from = context_look_back(f->c, f->sentence, p->change_start, RATE_MOST);

    if (!words_begin(&CHANGES, change, text + p->change_end))
        return NULL;
    rate = words_find(&RATES, text + from, change, &behind);
    comma = rate ? text_find(behind, (gsize)(change - behind), "，") : NULL;
    return rate && !comma ? arena_strndup(f->c->arena, rate, (gsize)(behind - rate)) : NULL;
}

static const char *with_change(struct finding *f, const char *noun, const struct phrase *p)
{
    const char *change = p->change_end > p->change_start
                             ? context_string(f->c, p->change_start, p->change_end)
                             : NULL;
    const char *rate = change ? rate_changed(f, p) : NULL;
    static struct words GROWTH = WORDS("增长", "下降", "增", "降"); /* 进出口增速 …，分别增长 */
    const char *turned;

    static struct words BARE =
        WORDS("增加", "减少", "上升", "下降", "成长", "下跌", "衰退", "下滑");

    if (!change || g_str_has_suffix(noun, change)) /* 出口年增14%，对美国增9% */
        return noun;
    turned = words_end(&BARE, noun, noun + strlen(noun));
    if (turned && words_match(&BARE, change, change + strlen(change)))
        return arena_printf(f->c->arena, "%.*s%s", (int)(strlen(noun) - strlen(turned)), noun,
                            change); /* 台北减少14人，台南则增加21人 */
    if (words_match(&GROWTH, change, change + strlen(change)))
        return arena_printf(f->c->arena, "%.*s%s", (int)judged_before_rate(noun), noun, change);
    if (rate && !g_str_has_suffix(noun, rate))
        return arena_printf(f->c->arena, "%s%s%s", noun, rate, change);
    return arena_printf(f->c->arena, "%s%s", noun, change);
}

/* 1个千亿级、3个百亿级产业集群: the noun behind the last level is that of all. */
static const char *with_shared_noun(const struct finding *f, const struct judged *j,
                                    const char *noun)
{
    static const char LEVEL[] = "亿级";
    const char *text = f->c->doc->text, *last = NULL;

    for (uint32_t i = j->token + 1; i < j->clause->first + j->clause->n; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind == TOKEN_QUANTITY && t->end >= t->start + strlen(LEVEL) &&
            strncmp(text + t->end - strlen(LEVEL), LEVEL, strlen(LEVEL)) == 0)
            last = text + t->end;
    }
    return last && *last && last < text + j->clause->end
               ? arena_printf(f->c->arena, "%s%.*s", noun, (int)(text + j->clause->end - last),
                              last)
               : noun;
}

/* 占营收的8.5%, 占我国新增装机的76%: where the share of something begins; 0 for none. */
static uint32_t share_start(const struct finding *f, const struct judged *j)
{
    uint32_t at = j->before.start;

    if (!j->q->unit || strcmp(j->q->unit, "%") != 0)
        return 0;
    for (uint32_t i = j->token; i-- > j->clause->first;) {
        const struct token *t = &f->all.tokens[i];

        if (t->end != at)
            continue;
        if (t->kind == TOKEN_QUANTITY)
            return 0; /* 光电占45%、风电占31% */
        if (t->kind == TOKEN_CUE && t->end >= t->start + 3 &&
            context_text_at(f->c, t->end - 3, "占"))
            return t->end - 3;
        if (t->kind == TOKEN_CUE && context_text_at(f->c, t->start, "占"))
            return t->start; /* 占了, 占到 */
        if (t->kind == TOKEN_CUE && context_text_at(f->c, t->start, "相等于"))
            return t->start;
        at = t->start;
    }
    return 0;
}

/* 带来约11亿元收入: a verb that says nothing of what is measured. */
static gboolean brings(const struct finding *f, const struct judged *j)
{
    static struct words BRINGS =
        WORDS("带来", "换来", "创造", "使用", "采用", "改用", "处理", "输出", "应付", "容纳",
              "接待", "运送", "输送", "清出", "挖出", "收集", "生产", "出产", "产生", "弃置",
              "接收", "访问", "聘请", "选派", "照顾", "牵涉", "觅得", "腾出", "收回", "盘点出",
              "预留", "推出", "设置", "设立", "具备", "拿到", "推掉", "用掉", "取回", "取得",
              "购入", "承包", "搭起", "铺设", "加征", "占据", "涌进", "涌入", "雇", "需要", "还需",
              "额外", "带动周边", "用好", "挽留", "增补", "压掉", "拨出");
    const char *text = f->c->doc->text, *end = text + j->before.end;

    if (context_text_before(f->c, j->before.start, j->before.end, "了"))
        end -= strlen("了");
    return words_end(&BRINGS, text + j->before.start, end) ||
           (j->before.verb_end > j->before.verb_start &&
            words_match(&BRINGS, text + j->before.verb_start, text + j->before.verb_end));
}

/* 投入50亿元用于改造, 预留4亿元资助公司购车: what the money is for is not what the number measures. */
static gboolean is_for_a_purpose(const struct finding *f, const struct judged *j)
{
    static struct words PURPOSES = WORDS("用于", "支持", "予" /* 供应4.5万吨予工业区 */),
                        DEEDS = WORDS("资助", "支援", "推行", "推动", "改善", "协助");
    const char *text = f->c->doc->text, *s = text + j->after.start, *end = text + j->after.end;

    return (j->before.verb_end > j->before.verb_start && words_begin(&PURPOSES, s, end)) ||
           (!phrase_is_empty(&j->before) && brings(f, j) && words_begin(&DEEDS, s, end));
}

#define SUBJECT_LEAST (2 * 3) /* bytes */
#define SUBJECT_MOST  (16 * 3)

/* 简约公屋则要在2027年前落成: where who stands before 在 ends, if a word for what is to come is between; else `end`. */
static uint32_t end_of_subject(const struct finding *f, uint32_t start, uint32_t end)
{
    static struct words IN = WORDS("在", "于");
    static struct words SHALL = WORDS("则", "要", "将", "会", "须", "应", "拟", "力争", "预计",
                                      "可", "有望", "亦", "也", "需", "料", "预期", "计划", "目标");
    const char *text = f->c->doc->text, *word = words_end(&IN, text + start, text + end);
    uint32_t at = end - (word ? (uint32_t)strlen(word) : 0), who = at;

    while (word && (word = words_end(&SHALL, text + start, text + who)))
        who -= (uint32_t)strlen(word);
    return who < at ? who : end;
}

/* 5G相关业务目前占营收约一成: what stands before the word for now, or the date, within the clause; or NULL. */
static const char *subject_before_now(const struct finding *f, const struct judged *j)
{
    static struct words INTO =
        WORDS("在", "到", "至", "于", "自", "从", "由", "比", "较", "截至", "预计", "的");
    const char *text = f->c->doc->text;
    uint32_t start = j->clause->start;

    for (uint32_t i = j->clause->first; i < j->token; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->end > j->before.start)
            break;
        if (t->kind == TOKEN_DATE || (t->kind == TOKEN_CUE && (t->cues & CUE_NOW))) {
            uint32_t end = end_of_subject(f, start, t->start);

            return end >= start + SUBJECT_LEAST && end <= start + SUBJECT_MOST &&
                           !words_end(&INTO, text + start, text + end)
                       ? context_string(f->c, start, end)
                       : NULL;
        }
        if (t->kind == TOKEN_REGION && t->start == start)
            start = t->end;
        else if (t->kind != TOKEN_CUE ||
                 !(t->cues & (CUE_METRIC | CUE_AND |
                              (t->start > start ? CUE_MODALITY | CUE_LINK | CUE_INTRO : 0))))
            return NULL;
    }
    return NULL;
}

/* 占营收, 启用: a share of something, or what was done, whose own subject the noun does not say. */
static gboolean lacks_subject(const struct finding *f, const struct judged *j, const char *noun)
{
    const char *verb = f->c->doc->text + j->before.verb_start;
    gsize n = j->before.verb_end - j->before.verb_start;

    return g_str_has_prefix(noun, "占") ||
           (n > 0 && strlen(noun) == n && strncmp(noun, verb, n) == 0);
}

/* 招聘医生9名、护士: in 9名医生、8名护士 what stands before 8名 is what the number before it counts. */
static gboolean is_of_last_number(const struct finding *f, const struct judged *j)
{
    static struct words JOINS = WORDS("、", "和", "及", "以及", "与");
    const char *text = f->c->doc->text;
    const struct token *last = judged_number_before(f, j);

    return last &&
           (last->end == j->before.start || (context_text_at(f->c, last->end, "的") &&
                                             last->end + strlen("的") == j->before.start)) &&
           words_end(&JOINS, text + j->before.end, text + judged_token(f, j)->start);
}

/* 市财政安排2亿元专项资金: what the money is stands behind it, who gives it or what for before. */
static gboolean is_fund(const struct finding *f, const struct judged *j)
{
    static struct words FUNDS = WORDS("资金", "基金", "贷款", "债券", "国债", "补贴", "经费");

    if (!j->q->unit || !strstr(j->q->unit, "元") || phrase_is_empty(&j->after) ||
        (j->before.verb_end <= j->before.verb_start &&
         !context_text_before(f->c, j->clause->start, judged_token(f, j)->start, "的")))
        return FALSE; /* nor 用于改造的8000万元专项资金 */
    return words_end(&FUNDS, f->c->doc->text + j->after.start, f->c->doc->text + j->after.end) !=
           NULL;
}

gboolean judged_is_size_of_fund(const struct finding *f, const struct judged *j)
{
    static struct words FUNDS = WORDS("基金", "基金群", "资金", "债券");
    const char *s = f->c->doc->text + j->before.start, *text = f->c->doc->text;

    static struct words SETS_UP = WORDS("设立", "组建", "成立", "发起", "合作设立", "总规模");

    if (phrase_is_empty(&j->after) || !text_ends(s, text + j->before.end, "规模"))
        return FALSE;
    if (!words_find(&SETS_UP, s, text + j->before.end, NULL) && /* 组建总规模100亿元产业基金群 */
        (j->before.end - j->before.start > strlen("资金总规模") ||
         !context_text_at(f->c, judged_token(f, j)->end, "的")))
        return FALSE;
    return words_end(&FUNDS, text + j->after.start, text + j->after.end) != NULL;
}

/* 总规模, 规模: the word for the size at the end of what stands before the number. */
static const char *size_word(const struct finding *f, const struct judged *j)
{
    static struct words SIZES = WORDS("资金总规模", "资金规模", "总规模", "规模");

    return words_end(&SIZES, f->c->doc->text + j->before.start, f->c->doc->text + j->before.end);
}

/* 完成全年任务的21.5%: how much of a plan was done, from 完成 on; NULL where it says no such thing. */
static const char *share_of_plan(const struct finding *f, const struct judged *j)
{
    static struct words PLANS = WORDS("任务", "计划", "目标", "预算", "目标任务");
    static const char DONE[] = "完成", OF[] = "的";
    const char *text = f->c->doc->text, *s = text + j->clause->start;
    const char *end = text + judged_token(f, j)->start, *done;

    if (!measure_is_share(j->q->unit) || !text_ends(s, end, OF))
        return NULL;
    end -= strlen(OF);
    done = text_find(s, (gsize)(end - s), DONE);
    return done && words_end(&PLANS, done, end)
               ? arena_printf(f->c->arena, "%.*s", (int)(end - done), done)
               : NULL;
}

/* 私营房屋料每年落成2万个单位: who stands before 料, up to the verb that has no noun of its own; NULL: nobody. */
static const char *subject_of_verb(const struct finding *f, const struct judged *j)
{
    const struct token *t = f->all.tokens + j->clause->first, *end = judged_token(f, j);
    struct phrase subject = { .start = j->clause->start };

    for (; t < end && !(t->kind == TOKEN_CUE && (t->cues & CUE_MODALITY)); t++)
        if (t->kind != TOKEN_CUE)
            subject.start = t->end;
    subject.end = t < end ? t->start : subject.start;
    return subject.end >= subject.start + strlen("房屋")
               ? phrase_noun(f->c, &f->all, j->clause, &subject)
               : NULL;
}

/* What units are of that a verb alone stands before (提供2万个单位): as far as the text says. */
static const char *units_of(const struct finding *f, const struct judged *j)
{
    const char *verb = f->c->doc->text + j->before.verb_start, *subject = subject_of_verb(f, j);
    int n = (int)(j->before.verb_end - j->before.verb_start);

    if (subject)
        return arena_printf(f->c->arena, "%s%.*s", subject, n, verb);
    return f->aspect ? arena_printf(f->c->arena, "%s单位", f->aspect)
                     : arena_printf(f->c->arena, "%.*s单位", n, verb);
}

/* 会有四成新发展土地: of what is named behind the number, not of who has it. */
static gboolean has_share_of(const struct finding *f, const struct judged *j)
{
    static struct words HAS = WORDS("会有", "将有", "仅有", "只有", "约有", "共有");
    const char *text = f->c->doc->text;

    return measure_is_share(j->q->unit) &&
           words_end(&HAS, text + j->clause->start, text + judged_token(f, j)->start);
}

/* 100余所高校的600余名专家, 为2000名骑手提供训练, 岛上现有6.2万名员工: who is counted, not of where, or who gives it. */
static gboolean names_people(const struct finding *f, const struct judged *j)
{
    static struct words FOR = WORDS("的", "为", "向", "给", "替", "以"),
                        HAS = WORDS("有", "现有约"), SUMS = WORDS("合计", "共", "合共", "总共"),
                        PEOPLE =
                            WORDS("员工", "雇员", "居民", "教师", "医生", "学生", "学员", "社工",
                                  "工人", "司机", "会员", "职工", "技工", "护士", "人员", "人才",
                                  "长者", "老人", "老师", "护理员", "军人", "村民", "市民", "驾驶");
    const char *text = f->c->doc->text, *s = text + j->clause->start,
               *at = text + judged_token(f, j)->start;

    if (g_strcmp0(j->q->unit, "名") != 0)
        return FALSE;
    return words_end(&FOR, s, at) ||
           ((words_end(&HAS, s, at) || words_end(&SUMS, s, at)) &&
            words_end(&PEOPLE, text + j->after.start, text + j->after.end) != NULL);
}

/* 已完工5处2203户，累计动工1.5万户: how far building has come says what is counted. */
static gboolean is_stage(const struct finding *f, const struct judged *j)
{
    static struct words STAGES = WORDS("完工", "动工", "开工", "竣工", "落成");
    const char *text = f->c->doc->text;

    return phrase_is_empty(&j->before) && phrase_is_empty(&j->after) &&
           j->before.verb_end > j->before.verb_start &&
           !context_text_at(f->c, j->before.verb_end, "后") && /* 全部完工后增至1100张 */
           words_end(&STAGES, text + j->before.verb_start, text + j->before.verb_end);
}

gboolean judged_is_bracketed(const struct finding *f, const struct judged *j)
{
    const struct token *bracket = clause_bracket_before(&f->all, j->clause, j->token);

    return bracket && bracket->kind == TOKEN_OPEN;
}

/* 支出增幅达149%（营收增幅为112%），上半年又增长35%: said in passing, and no subject of what follows. */
static gboolean is_bracketed(const struct finding *f, const struct judged *j)
{
    return judged_is_bracketed(f, j) &&
           clause_bracket_before(&f->all, j->clause, j->token)->end <= j->before.start;
}

const struct token *judged_ranked_by(const struct finding *f, const struct judged *j)
{
    static const char BY[] = "以", OF[] = "的";
    const struct token *t = judged_token(f, j), *noun = t + 1,
                       *end = f->all.tokens + j->clause->first + j->clause->n;

    return noun < end && noun->kind == TOKEN_CUE && (noun->cues & CUE_METRIC) &&
                   noun->start == t->end + strlen(OF) && context_text_at(f->c, t->end, OF) &&
                   context_text_before(f->c, j->clause->start, t->start, BY)
               ? noun
               : NULL;
}

/* 显示、智能、医药三个产业分别迈上 …: the names before the count of them, as one phrase with what is behind. */
static struct phrase with_names_counted(const struct finding *f, const struct judged *j,
                                        const struct phrase *p)
{
    const char *text = f->c->doc->text;
    struct phrase whole = *p;

    for (uint32_t i = j->clause->first + 1; i < j->token; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind == TOKEN_QUANTITY && t->end == p->start &&
            atoi(f->c->quantities[t->mention].value) == (int)j->members &&
            text_find(text + j->clause->start, t->start - j->clause->start, "、"))
            whole.start = j->clause->start;
    }
    return whole;
}

/* 分别接获18宗、21宗和34宗申请: what stands behind the last number is counted by each. */
static const char *counted_by_all(struct finding *f, const struct judged *j)
{
    static struct words GOT = WORDS("接获", "收到", "接到", "批出", "获批", "审批", "处理", "受理");
    uint32_t last = judged_list_begins(j) + 2 * (j->members - 1);
    struct phrase noun;

    if (j->token == last || !judged_is_count(j) || !phrase_is_empty(&j->after) ||
        !words_end(&GOT, f->c->doc->text + j->before.start, f->c->doc->text + j->before.end))
        return NULL;
    noun = phrase_after(f->c, &f->all, j->clause, last, f->within);
    return phrase_is_empty(&noun) ? NULL : phrase_noun(f->c, &f->all, j->clause, &noun);
}

/* Is what is measured named behind the number, and not before it? */
static gboolean stands_behind(const struct finding *f, const struct judged *j)
{
    static struct words AIMS = WORDS("的指标", "的目标"), SUMS = WORDS("合共", "合计", "总共"),
                        COUNTS = WORDS("量", "数", "额", "供应");
    static const char OF[] = "的";
    const char *text = f->c->doc->text;

    if ((judged_is_count(j) ||
         context_text_before(f->c, j->clause->start, judged_token(f, j)->start, OF)) &&
        j->after.start == judged_token(f, j)->end && !phrase_is_empty(&j->after) &&
        words_match(&judged_rest, text + j->before.start, text + j->before.end))
        return TRUE; /* 余下约2,600个单位 */
    if (!phrase_is_empty(&j->before) &&
        words_begin(&AIMS, text + judged_token(f, j)->end, text + j->clause->end))
        return FALSE; /* 活动恢复到1200项的指标 */

    if (judged_counts_units(f, j))
        return phrase_is_empty(&j->before) || /* 三个地段合共3,017个单位 */
               (words_end(&SUMS, text + j->clause->start, text + judged_token(f, j)->start) &&
                !words_end(&COUNTS, text + j->before.start, text + j->before.end));
    return !phrase_is_empty(&j->after) &&
           (j->measure == MEASURE_COUNT || phrase_is_empty(&j->before) || brings(f, j) ||
            has_share_of(f, j) || names_people(f, j) || is_fund(f, j) || is_of_last_number(f, j));
}

/* 受访企业中有近九成实现盈利: which part of whom, and what it does; NULL: it is not told so. */
static const char *part_that_does(const struct finding *f, const struct judged *j)
{
    static struct words HAS = WORDS("有"), AMONG = WORDS("之中", "当中", "中", "里", "内"),
                        CHANGES = WORDS("升幅", "跌幅", "增幅", "降幅", "涨幅", "增长", "成长"),
                        OF = WORDS("占比", "比重", "比例", "率");
    const char *text = f->c->doc->text, *noun, *end, *among;

    if (!measure_is_share(j->q->unit) || phrase_is_empty(&j->before) ||
        phrase_is_empty(&j->after) || j->before.change_end > j->before.change_start ||
        !words_end(&HAS, text + j->clause->start, text + judged_token(f, j)->start) ||
        words_begin(&CHANGES, text + j->after.start, text + j->after.end))
        return NULL;
    noun = phrase_noun(f->c, &f->all, j->clause, &j->before);
    end = noun + strlen(noun);
    if (end == noun || words_end(&OF, noun, end))
        return NULL;
    among = words_end(&AMONG, noun, end);
    return arena_printf(f->c->arena, "%.*s%s", (int)(end - noun - (among ? strlen(among) : 0)),
                        noun, phrase_noun(f->c, &f->all, j->clause, &j->after));
}

#define TOLD_MOST (14 * 3) /* bytes of what a part of something is or does */

/* 在2030年前完成平整: what is done behind the time that it is done at. */
static const char *behind_time(const struct finding *f, const struct judged *j, const char *s)
{
    static struct words AT = WORDS("在", "于", "最迟", "最快"),
                        ENDS = WORDS("前", "底前", "底", "内");
    const char *text = f->c->doc->text, *end = text + j->clause->end,
               *at = words_begin(&AT, s, end);

    s += at ? strlen(at) : 0;
    for (uint32_t i = j->token + 1; i < j->clause->first + j->clause->n; i++)
        if (f->all.tokens[i].kind == TOKEN_DATE && text + f->all.tokens[i].start == s) {
            s = text + f->all.tokens[i].end;
            at = words_begin(&ENDS, s, end);
            return s + (at ? strlen(at) : 0);
        }
    return s;
}

static struct words OF_WHICH = WORDS("其中", "当中", "其中有", "当中有");

#define PARTS_MOST 4 /* clauses from the first part of something to another one */

/* 当中2480个为中速充电器，920个为快速充电器: does the clause go on with the parts that one before it began with? */
static gboolean goes_on_with_parts(const struct finding *f, const struct clause *clause)
{
    const char *text = f->c->doc->text;

    for (int n = 0; n < PARTS_MOST && !clause->opens_sentence && clause[-1].stop == STOP_COMMA;
         n++) {
        clause--;
        if (words_begin(&OF_WHICH, text + clause->start, text + clause->end))
            return TRUE;
    }
    return FALSE;
}

/*
 * 其中2480个为中速充电器, 当中四成五已使用超过三十年: what a part of what was told is or does, up to the end of its
 * clause; NULL: it is not told so.
 */
static const char *part_told_behind(struct finding *f, const struct judged *j)
{
    static struct words IS = WORDS("均为", "属于", "为", "属", "是"),
                        DONE = WORDS("已经", "早已", "已", "正在", "曾", "将会", "将", "会", "均",
                                     "都", "须", "必须", "可");
    const char *text = f->c->doc->text, *at = text + judged_token(f, j)->start,
               *s = text + judged_token(f, j)->end, *end = text + j->clause->end, *word;
    static const char NOW[] = "正在"; /* stays: 正在翻新 */
    gboolean first = words_match(&OF_WHICH, text + j->clause->start, at) != NULL;

    if (j->members > 1 ||
        !(first || (at == text + j->clause->start && goes_on_with_parts(f, j->clause))))
        return NULL;
    word = words_begin(&IS, s, end);
    if (word) {
        s += strlen(word);
    } else {
        word = first ? words_begin(&DONE, s, end) : NULL;
        if (!word)
            return NULL;
        s = behind_time(f, j, s + (text_begins(word, NOW) ? 0 : strlen(word)));
    }
    if (end - s < (gssize)strlen("完工") || end - s > TOLD_MOST ||
        clause_has_number(&f->all, j->clause, j->token + 1))
        return NULL;
    return context_string(f->c, (uint32_t)(s - text), j->clause->end);
}

/* What is put together in a way of its own: 来自美国订单, 10亿元以上项目, 基金规模; NULL: it is not. */
static const char *put_together(struct finding *f, const struct judged *j, gboolean behind)
{
    const struct token *ranked = judged_ranked_by(f, j);
    const char *noun;

    if (judged_counts_units(f, j) && phrase_is_empty(&j->before) &&
        j->before.verb_end > j->before.verb_start)
        return units_of(f, j);
    noun = judged_holder_of_share(f, j);
    if (!noun)
        noun = part_told_behind(f, j);
    if (noun)
        return noun;
    noun = judged_partner(f, j);
    if (noun) {
        f->subject = noun;
        return with_change(f, noun, &j->before);
    }
    if (f->subject && (judged_compared_place(f, j) || judged_place_of_row(f, j) ||
                       (phrase_is_empty(&j->before) && judged_is_past_level(f, j))))
        return f->subject; /* 较上年度的3.6%温和 */
    if (f->subject && phrase_is_empty(&j->before) && judged_is_named_aim(f, j)) {
        noun = judged_level_before_money(f, j); /* 以1200万人次为目标 */
        return noun ? noun : f->subject;
    }
    if (ranked)
        return context_string(f->c, ranked->start, ranked->end);
    if (judged_is_size_of_fund(f, j))
        return arena_printf(f->c->arena, "%s%s", phrase_noun(f->c, &f->all, j->clause, &j->after),
                            size_word(f, j));
    noun = behind ? NULL : part_that_does(f, j);
    if (noun)
        return noun;
    noun = behind ? NULL : judged_over_threshold(f, j);
    if (!noun && j->members > 1)
        noun = counted_by_all(f, j);
    return noun || behind ? noun : share_of_plan(f, j);
}

static const char *noun_behind(struct finding *f, const struct judged *j)
{
    const char *noun = phrase_noun(f->c, &f->all, j->clause, &j->after);

    if (g_str_has_suffix(noun, "级"))
        noun = with_shared_noun(f, j, noun);
    if (brings(f, j))
        f->subject = noun;
    return noun;
}

/* Of the nouns before a list of numbers the one of this place, or NULL. */
static const char *noun_of_member(const struct finding *f, const struct judged *j)
{
    struct phrase names = with_names_counted(f, j, &j->before);
    const char *noun = judged_partner_of_change(f, j);

    if (!noun)
        noun = phrase_trade(f->c, &f->all, j->clause, &j->before, j->member, j->members);
    return noun ? noun : phrase_member(f->c, &f->all, j->clause, &names, j->member, j->members);
}

/* 略高于OECD平均: what something is set beside, which later numbers are not of. */
static gboolean only_compares(const char *noun)
{
    static struct words BESIDE =
        WORDS("高于", "低于", "略高于", "略低于", "远高于", "远低于", "优于", "逊于", "好于",
              "不及", "不如", "输给", "落后", "领先");

    return words_begin(&BESIDE, noun, noun + strlen(noun)) != NULL;
}

/* 财政收入1286万元，为年初计划的107.2%: what was planned of what was measured before. */
static gboolean is_plan_of_subject(const struct judged *j, const char *noun)
{
    static struct words PLANS = WORDS("计划", "预算", "年度计划", "年度预算", "目标任务",
                                      "调整预算", "预算数", "年度任务", "年度目标", "预期目标");

    return measure_is_share(j->q->unit) && words_match(&PLANS, noun, noun + strlen(noun));
}

/* 面积扩增到680公顷，甲、乙、丙三乡就占了近八成: places alone have a share of what was measured. */
static gboolean is_share_of_places(const struct judged *j, const char *noun)
{
    static struct words HAVE = WORDS("就占", "合占", "共占", "即占", "约占", "便占", "占"),
                        PLACES = WORDS("两乡", "三乡", "两镇", "三镇", "两县", "三县", "四县",
                                       "两市", "三市", "两区", "三区", "四区", "两地", "三地",
                                       "四地", "两国", "三国", "等地", "县市", "六都");
    const char *end = noun + strlen(noun), *have = words_end(&HAVE, noun, end);

    return have && measure_is_share(j->q->unit) && words_end(&PLACES, noun, end - strlen(have));
}

static const char *noun_before(struct finding *f, const struct judged *j)
{
    uint32_t share = share_start(f, j);
    const char *noun = judged_pointed_to(f, j);

    if (noun)
        return noun;
    if (share > 0) /* what comes next is of the one before */
        return judged_share_of_last(f, j, context_string(f->c, share, j->before.end));
    if (j->members > 1)
        noun = noun_of_member(f, j);
    if (!noun)
        noun = phrase_noun(f->c, &f->all, j->clause, &j->before);
    noun = judged_of_subject(f, j, noun);
    if (f->subject && (only_compares(noun) || is_plan_of_subject(j, noun)))
        return f->subject;
    if (f->subject && is_share_of_places(j, noun))
        return arena_printf(f->c->arena, "%s占", f->subject);
    if (!is_bracketed(f, j))
        f->subject = noun;
    return with_change(f, noun, &j->before);
}

/* 生产6120万重量箱；销售5987万重量箱: the verb is a measure of its own. */
static gboolean measures_itself(const struct finding *f, uint32_t verb, uint32_t verb_end)
{
    static struct words MEASURES = WORDS("销售", "出口", "进口", "外销", "内销", "出货", "交付",
                                         "核准", "核定", "驳回", "获批");

    return words_match(&MEASURES, f->c->doc->text + verb, f->c->doc->text + verb_end) != NULL;
}

/* 今年收入增长必须保住5%: the measure before the word for what is to come; NULL: none. */
static const char *measure_of_verb(const struct finding *f, const struct judged *j)
{
    static struct words POINTING = WORDS("这一", "该", "其", "此");
    const struct token *t = f->all.tokens + j->clause->first, *end = judged_token(f, j);
    const char *text = f->c->doc->text;

    if (t->kind == TOKEN_REGION || j->members > 1 ||
        words_begin(&POINTING, text + j->clause->start, text + j->clause->end))
        return NULL;
    for (const struct token *q = t; q < end; q++)
        if (q->kind == TOKEN_QUANTITY)
            return NULL;
    while (t < end && !(t->kind == TOKEN_CUE && (t->cues & CUE_MODALITY)))
        t++;
    return t < end && t > f->all.tokens + j->clause->first && t[-1].end == t->start &&
                   t[-1].kind == TOKEN_CUE && (t[-1].cues & (CUE_METRIC | CUE_CHANGE))
               ? subject_of_verb(f, j)
               : NULL;
}

/* 80%的县实现统一配送，2022年实现全覆盖: what the clause before says is to be had by all; NULL: it does not. */
static const char *covered(const struct finding *f, const struct judged *j)
{
    static struct words REACHED = WORDS("实现", "达到"), ALL = WORDS("全覆盖");
    const struct clause *before = j->clause - 1;
    const char *text = f->c->doc->text, *behind, *at = text + judged_token(f, j)->start;

    if (j->clause->opens_sentence || before->stop != STOP_COMMA ||
        !words_begin(&ALL, at, text + judged_token(f, j)->end) ||
        !words_find(&REACHED, text + before->start, text + before->end, &behind) ||
        behind + strlen("配送") > text + before->end)
        return NULL;
    for (uint32_t i = before->first; i < before->first + before->n; i++)
        if (f->all.tokens[i].kind == TOKEN_QUANTITY &&
            f->all.tokens[i].start >= (uint32_t)(behind - text))
            return NULL;
    return context_string(f->c, (uint32_t)(behind - text), before->end);
}

/* 每天可增供69万吨地面水, 取录1260名学员: what is done, with what it is done to; NULL: it is not told so. */
static const char *done_to(struct finding *f, const struct judged *j)
{
    static struct words DEEDS = WORDS("增供", "增聘", "取录", "节省", "增设", "增建", "加装",
                                      "增派", "招聘", "聘用", "增购", "增辟", "增种", "加派",
                                      "减抽", "减排", "多收", "增发", "加设", "录取", "招收",
                                      "栽种", "输入", "转介", "出口", "外销"),
                        SHALL = WORDS("可", "将", "会", "再", "另", "拟", "要", "亦", "共", "先");
    const char *text = f->c->doc->text, *deed = text + j->before.start, *end = text + j->before.end,
               *word;

    while ((word = words_begin(&SHALL, deed, end)))
        deed += strlen(word);
    if (phrase_is_empty(&j->after) || measure_is_share(j->q->unit) ||
        !words_match(&DEEDS, deed, end))
        return NULL;
    f->subject = arena_printf(f->c->arena, "%.*s%s", (int)(end - deed), deed,
                              phrase_noun(f->c, &f->all, j->clause, &j->after));
    return f->subject;
}

/* Where the clause goes on behind the dates and places that it begins with. */
static uint32_t behind_date_and_place(const struct finding *f, const struct clause *clause)
{
    uint32_t start = clause->start;

    for (uint32_t i = clause->first; i < clause->first + clause->n; i++)
        if (f->all.tokens[i].start == start &&
            (f->all.tokens[i].kind == TOKEN_DATE || f->all.tokens[i].kind == TOKEN_REGION))
            start = f->all.tokens[i].end;
    return start;
}

/* 汽车的销货额跌幅最大，达26.4%: the change that the clause before calls the largest; NULL: it does not. */
static const char *largest_before(const struct finding *f, const struct judged *j)
{
    static struct words LARGEST =
        WORDS("最大", "最小", "最高", "最低", "最多", "最明显", "最显著", "最为显著", "最为明显");
    static struct words CHANGES =
        WORDS("跌幅", "升幅", "增幅", "降幅", "涨幅", "增速", "增长", "下跌", "增加价值", "产值",
              "比例", "比率", "占比", "比重", "出口额", "销售额", "消费额");
    const struct clause *before = judged_clause_before(f, j);
    const char *text = f->c->doc->text, *largest;

    if (!before)
        return NULL;
    largest = words_end(&LARGEST, text + before->start, text + before->end);
    if (!largest ||
        !words_end(&CHANGES, text + before->start, text + before->end - strlen(largest)))
        return NULL;
    return context_string(f->c, behind_date_and_place(f, before),
                          before->end - (uint32_t)strlen(largest));
}

#define OBJECT_MOST (12 * 3) /* bytes of what something is done to, or of things named */

/* 像这样的助餐点，全市眼下有268个: the things that the clause before names, and no more; or NULL. */
static const char *named_in_front(struct finding *f, const struct clause *before)
{
    static struct words SUCH = WORDS("像这样的", "这样的", "类似的", "此类", "这类", "这种");
    static const char LIKE[] = "像", OF[] = "的";
    const char *s = f->c->doc->text + before->start, *end = f->c->doc->text + before->end,
               *such = words_begin(&SUCH, s, end), *of = NULL;

    if (!such && text_begins_within(s, end, LIKE)) /* 像她这样来台读书的境外生 */
        for (const char *p = s; (p = text_find(p, (gsize)(end - p), OF)); p += strlen(OF))
            of = p + strlen(OF);
    if (of && end - of >= (gssize)strlen("学生") && end - of <= OBJECT_MOST &&
        !clause_has_number(&f->all, before, before->first)) {
        f->subject = context_string(f->c, (uint32_t)(of - f->c->doc->text), before->end);
        return f->subject;
    }
    if (!such || !before->opens_sentence || before->n > 2 ||
        end - s > (gssize)(strlen(such) + OBJECT_MOST) ||
        clause_has_number(&f->all, before, before->first))
        return NULL;
    f->subject = context_string(f->c, before->start + (uint32_t)strlen(such), before->end);
    return f->subject;
}

/* 轮候宿位的长者，截至8月底有16,420人: who the sentence begins with, and of whom the next clause tells a number; or NULL. */
static const char *people_in_front(struct finding *f, const struct clause *before)
{
    static struct words WHO =
        WORDS("者", "家庭", "住户", "居民", "学生", "人士", "病人", "司机", "企业", "个案", "申请");
    static struct words BUT = WORDS("可是", "但是", "不过", "然而", "而");
    static struct words NOT = WORDS("记者", "发言者", "随着", "由于", "因为", "表示", "指出",
                                    "针对", "面对", "对于", "为了", "除了");
    const char *s = f->c->doc->text + before->start, *end = f->c->doc->text + before->end;

    if (!before->opens_sentence || before->stop != STOP_COMMA ||
        before->end - before->start > OBJECT_MOST * 2 || !words_end(&WHO, s, end) ||
        words_find(&NOT, s, end, NULL) || clause_has_number(&f->all, before, before->first))
        return NULL;
    s = f->c->doc->text + behind_date_and_place(f, before);
    while (words_begin(&BUT, s, end))
        s += strlen(words_begin(&BUT, s, end));
    f->subject = context_string(f->c, (uint32_t)(s - f->c->doc->text), before->end);
    return f->subject;
}

/*
 * 自去年起为屋邨安装总水表，至今已装设320个: what the clause before says is done, where it tells no number; NULL: it does
 * not, or the number has a noun behind it.
 */
static const char *object_before(struct finding *f, const struct judged *j)
{
    const struct clause *before = judged_clause_before(f, j);
    const char *text = f->c->doc->text, *topic;
    uint32_t verb = 0;

    if (before && judged_is_count(j) &&
        ((topic = named_in_front(f, before)) || (topic = people_in_front(f, before))))
        return topic;
    if (!before || !judged_is_count(j) || j->before.verb_end <= j->before.verb_start)
        return NULL;
    for (uint32_t i = before->first; i < before->first + before->n; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind == TOKEN_QUANTITY)
            return NULL;
        if (t->kind == TOKEN_CUE && (t->cues & (CUE_BUILD | CUE_DONE)))
            verb = t->end;
        else if (t->kind == TOKEN_CUE && !(t->cues & CUE_METRIC))
            verb = 0;
    }
    if (!verb || before->end < verb + strlen("水表") || before->end > verb + OBJECT_MOST ||
        text_find(text + verb, before->end - verb, "的"))
        return NULL;
    f->subject = context_string(f->c, verb, before->end);
    return f->subject;
}

/*
 * 日本：54万人次, 越南 28万4,069人 占34.6%: the other place that stands before the colon or at the line's start, in a
 * row of those who come or trade; or NULL.
 */
static const char *place_labelled(struct finding *f, const struct judged *j)
{
    const struct clause *label = j->clause - 1;
    const struct token *place = f->all.tokens + label->first,
                       *first = f->all.tokens + j->clause->first;

    if (j->token == j->clause->first + 1 && first->start == j->clause->start &&
        j->clause->opens_sentence && judged_token(f, j)->start == first->end + strlen(" ") &&
        context_text_at(f->c, first->end, " ") && judged_is_other_place(f, first)) {
        f->subject = context_string(f->c, first->start, first->end);
        return f->subject;
    }
    if (j->clause->opens_sentence || label->stop != STOP_COLON || label->n != 1 ||
        place->start != label->start || place->end != label->end ||
        !judged_is_other_place(f, place))
        return NULL;
    f->subject = context_string(f->c, place->start, place->end);
    return f->subject;
}

#define MOVED_MOST (12 * 3) /* bytes of what moved */

/* 来台旅客稳定回升，1至10月累计504万人次: what moved, as the clause before says without a number; NULL: it does not. */
static const char *moved_before(struct finding *f, const struct judged *j)
{
    static struct words MOVED =
                            WORDS("回升", "增长", "成长", "攀升", "上升", "下滑", "回落", "回温",
                                  "恢复", "增加", "减少", "创新高", "走高", "下跌", "扩大"),
                        HOW = WORDS("稳定", "持续", "稳步", "逐步", "明显", "大幅", "快速", "不断",
                                    "逐渐", "逐年", "稳健", "缓步", "强劲", "较快", "显著", "加速",
                                    "屡", "再", "逐月", "也", "已", "同步");
    const struct clause *before = judged_clause_before(f, j);
    const char *text = f->c->doc->text, *moved, *how, *end;
    uint32_t start;

    if (!before || f->found->len != f->spoken || measure_is_share(j->q->unit) ||
        before->stop != STOP_COMMA || clause_has_number(&f->all, before, before->first))
        return NULL;
    end = text + before->end;
    moved = words_end(&MOVED, text + before->start, end);
    if (!moved)
        return NULL;
    end -= strlen(moved);
    how = words_end(&HOW, text + before->start, end);
    if (!how)
        return NULL;
    end -= strlen(how);
    start = behind_date_and_place(f, before);
    if (text + start + strlen("旅客") > end || end > text + start + MOVED_MOST)
        return NULL;
    f->subject = context_string(f->c, start, (uint32_t)(end - text));
    return f->subject;
}

/* 核定40处: is a verb all that says what the number `last` is? */
static gboolean was_told_by_verb(const struct finding *f, const struct judged *j,
                                 const struct target *last)
{
    for (uint32_t i = j->token; i-- > 1 && f->all.tokens[i].start >= f->sentence;) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind == TOKEN_QUANTITY && t->mention == last->mention)
            return t[-1].kind == TOKEN_CUE && (t[-1].cues & (CUE_BUILD | CUE_DONE)) &&
                   last->indicator && strlen(last->indicator) == t[-1].end - t[-1].start &&
                   context_text_at(f->c, t[-1].start, last->indicator);
    }
    return FALSE;
}

/*
 * 覆盖率达80%，新建45个; 核定40处，启用33处: is what was told last in another unit or by another verb, so that the
 * verb alone says what this one is?
 */
static gboolean is_of_another_kind(const struct finding *f, const struct judged *j)
{
    const struct target *last = finding_last_of_block(f);

    return last && (!judged_in_unit_of(f, j, last) || was_told_by_verb(f, j, last));
}

#define FIRST_RECORDS 12 /* of an article, among which it tells what it is on */

/* 按县市别观察，桃园市14万人居首: of a place's number, what the article measured first in the unit; NULL: nothing. */
static const char *first_in_unit(const struct finding *f, const struct judged *j)
{
    const struct token *place = judged_token(f, j) - 1;

    if (j->token == j->clause->first || place->kind != TOKEN_REGION ||
        place->end != judged_token(f, j)->start)
        return NULL;
    for (guint i = 0; i < f->found->len && i < FIRST_RECORDS; i++) {
        const struct target *r = &g_array_index(f->found, struct target, i);

        if (r->indicator && *r->indicator && !r->direction && judged_in_unit_of(f, j, r))
            return r->indicator;
    }
    return NULL;
}

/* 10年合计15GW: the word for a total, where it is all that is said; else what was told in the unit before; "": nothing. */
static const char *as_last_resort(const struct finding *f, const struct judged *j)
{
    static struct words TOTALS = WORDS("合计", "总计", "累计", "共计", "涉及", "占"),
                        OF_AIM = WORDS("目标的");
    static const char REACHED[] = "达成率";
    const char *text = f->c->doc->text, *s = text + j->clause->start,
               *total = words_end(&TOTALS, s, text + judged_token(f, j)->start);

    if (!total && measure_is_share(j->q->unit) &&
        words_end(&OF_AIM, s, text + judged_token(f, j)->start))
        total = REACHED; /* 达成全年450口目标的69.3% */
    if (!total)
        total = judged_told_in_unit(f, j);
    if (!total)
        total = first_in_unit(f, j);
    return total ? total : "";
}

/* 已完工1058户、兴建中2964户，合计4022户: the word for the sum of things that were told apart; or NULL. */
static const char *sum_of_different(const struct finding *f, const struct judged *j)
{
    static struct words SUMS = WORDS("合计", "总计", "合共");
    const char *text = f->c->doc->text,
               *sum = words_match(&SUMS, text + j->clause->start, text + judged_token(f, j)->start);
    const struct target *last = finding_last_of_block(f);

    return sum && f->found->len >= f->spoken + 2 && judged_in_unit_of(f, j, last) &&
                   judged_in_unit_of(f, j, last - 1) &&
                   g_strcmp0(last->indicator, last[-1].indicator) != 0
               ? sum
               : NULL;
}

/* Of a number without a noun: what is done to it, or what was measured before. */
static const char *without_noun(struct finding *f, const struct judged *j, const struct phrase *p)
{
    uint32_t verb = j->before.verb_start, verb_end = j->before.verb_end;
    const char *noun;

    if (judged_is_count(j) && is_stage(f, j))
        return context_string(f->c, verb, verb_end);
    noun = sum_of_different(f, j);
    if (noun)
        return noun;
    noun = judged_pointed_to(f, j);
    if (!noun)
        noun = place_labelled(f, j);
    if (!noun)
        noun = object_before(f, j);
    if (!noun)
        noun = judged_measured_with_reason(f, j);
    if (noun)
        return with_change(f, noun, p);
    if (verb_end > verb &&
        (!judged_is_count(j) || measures_itself(f, verb, verb_end) || is_of_another_kind(f, j)))
        return judged_done_to_last(f, j, context_string(f->c, verb, verb_end));
    noun = largest_before(f, j);
    if (!noun)
        noun = judged_partner_of_change(f, j);
    if (!noun)
        noun = covered(f, j);
    if (!noun)
        noun = measure_of_verb(f, j);
    if (!noun && f->aspect && f->found->len == f->spoken && !(p->up || p->down))
        noun = f->aspect; /* 公众充电器方面，目前有3351个 */
    if (!noun)
        noun = moved_before(f, j);
    if (!noun)
        noun = judged_measured_before(f, j);
    if (!noun && verb_end > verb)
        noun = context_string(f->c, verb, verb_end);
    return with_change(f, noun ? noun : as_last_resort(f, j), p);
}

/* 行业现欠约7000名员工: what is lacking, as such; NULL: nothing is. */
static const char *lacking(struct finding *f, const struct judged *j)
{
    static struct words LACKS = WORDS("欠缺", "短缺", "缺少", "欠");
    const char *text = f->c->doc->text,
               *word = words_end(&LACKS, text + j->clause->start, text + judged_token(f, j)->start);

    return word && !phrase_is_empty(&j->after)
               ? arena_printf(f->c->arena, "%s%s", word,
                              phrase_noun(f->c, &f->all, j->clause, &j->after))
               : NULL;
}

/* 民宿1706家，一年减少134家: by how much what was just counted changed over a year; NULL: it is no such. */
static const char *changed_over_year(struct finding *f, const struct judged *j)
{
    static struct words YEAR = WORDS("一年", "一年间", "一年来", "短短一年");
    const struct target *last = finding_last(f);
    const char *text = f->c->doc->text, *s = text + j->before.start, *year;
    gsize n = judged_token(f, j)->start - j->before.start;

    if (!(j->before.up || j->before.down) || !last || !last->indicator || !*last->indicator ||
        j->clause->opens_sentence || n > strlen("短短一年减少了") || !judged_in_unit_of(f, j, last))
        return NULL;
    year = words_begin(&YEAR, s, s + n);
    return year ? arena_printf(f->c->arena, "%s%.*s", last->indicator, (int)(n - strlen(year)),
                               s + strlen(year))
                : NULL;
}

static const char *own_indicator(struct finding *f, const struct judged *j)
{
    gboolean behind = stands_behind(f, j);
    const char *noun = put_together(f, j, behind), *either;

    if (!noun)
        noun = lacking(f, j);
    if (!noun)
        noun = done_to(f, j);
    if (!noun)
        noun = changed_over_year(f, j);
    if (!noun && (either = judged_former_or_latter(f, j)) != NULL)
        noun = with_change(f, either, &j->before);
    if (noun)
        return noun;
    if (behind && !is_for_a_purpose(f, j))
        return noun_behind(f, j);
    if ((!behind || j->before.verb_end <= j->before.verb_start) && !phrase_is_empty(&j->before))
        return noun_before(f, j);
    return without_noun(f, j, behind ? &j->after : &j->before);
}

const char *judged_indicator(struct finding *f, const struct judged *j)
{
    const char *noun = own_indicator(f, j);
    const char *now = lacks_subject(f, j, noun) ? subject_before_now(f, j) : NULL;

    if (!now)
        return noun;
    f->subject = arena_printf(f->c->arena, "%s%s", now, noun);
    return f->subject;
}
