/*
 * field_indicator.c - what a target or figure measures: of the noun before the number, the one
 * behind it and what the sentence measured before, the one that says most.
 */
#include "normalize/finding.h"

static const char *with_change(struct finding *f, const char *noun, const struct phrase *p)
{
    const char *change = p->change_end > p->change_start
                             ? context_string(f->c, p->change_start, p->change_end)
                             : NULL;

    if (!change || g_str_has_suffix(noun, change)) /* 出口年增14%，对美国增9% */
        return noun;
    return arena_printf(f->c->arena, "%s%s", noun, change);
}

/* How far back a number looks for what was measured before. */
#define LOOK_BACK 64

/* The first of the records from `first` on that it looks at: the time stays linear. */
static guint records_from(const struct finding *f, guint first)
{
    guint n = f->found->len;

    return MAX(first, n > LOOK_BACK ? n - LOOK_BACK : 0);
}

/* 分别 without nouns of its own speaks of what the sentence named before. */
static const char *respective(const struct finding *f, const struct judged *j)
{
    uint32_t back = j->members; /* said[] holds this list's own members too */

    if (j->members < 2 || f->n_said < back + j->member) /* as many before this list */
        return NULL;
    return f->said[(f->n_said - back) % MEMBERS];
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
        if (t->kind == TOKEN_CUE && context_text_at(f->c, t->start, "相等于"))
            return t->start;
        at = t->start;
    }
    return 0;
}

/* 投入50亿元用于改造: what the money is for is not what the number measures. */
static gboolean is_for_a_purpose(const struct finding *f, const struct judged *j)
{
    return j->before.verb_end > j->before.verb_start &&
           (context_text_at(f->c, j->after.start, "用于") ||
            context_text_at(f->c, j->after.start, "支持"));
}

/*
 * 新签约亿元以上项目96个，其中10亿元以上20个: 10亿元以上项目, the same things over another bound,
 * which is all that stands before the number. NULL: none.
 */
static const char *over_threshold(const struct finding *f, const struct judged *j)
{
    static struct words OVER = WORDS("以上"), MONEY = WORDS("亿元");
    const struct token *bound = judged_threshold_before(f, j);
    const char *things; /* behind 产值9亿元以上, or 收入超9亿元 */

    if (!bound || !f->subject ||
        (j->before.end > j->before.start && j->before.start < bound->start))
        return NULL;
    if (!words_find_in(&OVER, f->subject, &things) && !words_find_in(&MONEY, f->subject, &things))
        return NULL;
    return arena_printf(f->c->arena, "%.*s%s", (int)(bound->end - bound->start),
                        f->c->doc->text + bound->start, things);
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

/* 增速 or 占比 alone says nothing: it is that of what the sentence measured before. */
static const char *of_subject(struct finding *f, const struct judged *j, const char *noun)
{
    static const char *const BARE[] = { "增速", "增幅", "涨幅",   "降幅", "跌幅", "占比", "比重",
                                        "均价", "存量", "增长率", "总数", "总量", NULL };
    const char *bare = g_str_has_prefix(noun, "年均") ? noun + strlen("年均") : noun;
    const char *subject = respective(f, j) ? respective(f, j) : f->subject;

    if (subject && g_str_has_prefix(subject, "新增") && g_str_has_prefix(noun, "总"))
        subject += strlen("新增"); /* 新增企业12家，总数98家 */
    for (int i = 0; subject && *subject && BARE[i]; i++)
        if (strcmp(bare, BARE[i]) == 0 && !g_str_has_suffix(subject, bare))
            return arena_printf(f->c->arena, "%s%s", subject, noun);
    return noun;
}

/* 招聘医生9名、护士: in 9名医生、8名护士 what stands before 8名 is what the number before it counts. */
static gboolean is_of_last_number(const struct finding *f, const struct judged *j)
{
    static struct words JOINS = WORDS("、", "和", "及", "以及", "与");
    const char *text = f->c->doc->text;
    const struct token *t = judged_token(f, j);

    for (uint32_t i = j->token; i-- > j->clause->first;)
        if (f->all.tokens[i].kind == TOKEN_QUANTITY)
            return f->all.tokens[i].end == j->before.start &&
                   words_end(&JOINS, text + j->before.end, text + t->start);
    return FALSE;
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

    if (phrase_is_empty(&j->after) || j->before.end - j->before.start > strlen("资金总规模") ||
        !text_ends(s, text + j->before.end, "规模") ||
        !context_text_at(f->c, judged_token(f, j)->end, "的"))
        return FALSE;
    return words_end(&FUNDS, text + j->after.start, text + j->after.end) != NULL;
}

/* 产值9亿元，占全市的比重达到8%，提高0.5个百分点: points are of the share, not of what has it. */
static const char *share_said_last(const struct finding *f, const struct judged *j)
{
    const char *last = f->n_said > 0 ? f->said[(f->n_said - 1) % MEMBERS] : NULL;

    return last && g_strcmp0(j->q->unit, "个百分点") == 0 && strstr(last, "占") ? last : NULL;
}

/*
 * What the sentence measured last that is no change and no share, of a list (分别占) the one of
 * its place; NULL: nothing.
 */
static const char *level_said_last(const struct finding *f, const struct judged *j)
{
    uint32_t back = MAX(j->members, 1) - j->member;

    for (guint i = f->found->len, from = records_from(f, f->spoken); i-- > from;) {
        const struct target *r = &g_array_index(f->found, struct target, i);
        const char *unit = f->c->quantities[r->mention].unit;

        if (r->indicator && *r->indicator && !measure_is_share(unit) && --back == 0)
            return r->indicator;
    }
    return NULL;
}

/* 总额9亿元，增加值年均增长8%，占比重7.5%: is what has the share that whose change was told last? */
static gboolean grown_last(const struct finding *f, const struct judged *j)
{
    const struct target *last = finding_last(f);

    return last && j->members <= 1 && last->direction && last->indicator && f->subject &&
           measure_is_share(f->c->quantities[last->mention].unit) &&
           g_str_has_prefix(last->indicator, f->subject);
}

/* 两大指标分别占全球份额: what the words that point back mean, with what stands behind them; or NULL. */
static const char *measure_pointed_to(const struct finding *f, const struct judged *j)
{
    static struct words POINTERS =
        WORDS("两大指标", "三大指标", "四大指标", "两项指标", "三项指标", "四项指标", "上述指标",
              "各项指标", "两者", "三者", "二者");
    static const char EACH[] = "分别";
    const char *s = f->c->doc->text + j->before.start, *end = f->c->doc->text + j->before.end;
    const char *pointer = j->members > 1 ? words_begin(&POINTERS, s, end) : NULL;
    const char *measure = pointer ? level_said_last(f, j) : NULL;

    if (!measure)
        return NULL;
    s += strlen(pointer);
    s += text_begins_within(s, end, EACH) ? strlen(EACH) : 0;
    return arena_printf(f->c->arena, "%s%.*s", measure, (int)(end - s), s);
}

/*
 * 研发投入7.4亿元，占营收6.9%: 研发投入占营收. The share alone, where what has it would be by far
 * the longer part.
 */
static const char *share_of_last(const struct finding *f, const struct judged *j, const char *share)
{
    const char *whole = grown_last(f, j) ? f->subject : level_said_last(f, j);

    return whole && strlen(whole) <= 2 * strlen(share)
               ? arena_printf(f->c->arena, "%s%s", whole, share)
               : share;
}

/* 两项指标分别达到4.8亿吨和1000万标箱: the list's units tell which number is whose. */
static gboolean units_differ(const struct finding *f, const struct judged *j)
{
    uint32_t first = judged_list_begins(j);

    for (uint32_t i = 1; i < j->members; i++)
        if (g_strcmp0(f->c->quantities[f->all.tokens[first + 2 * i].mention].unit,
                      f->c->quantities[f->all.tokens[first].mention].unit) != 0)
            return TRUE;
    return FALSE;
}

/* 推出土地3300公顷，其中1250公顷在首五年: a part of what was measured. */
static gboolean is_of_which(const struct finding *f, const struct judged *j)
{
    return j->measure == MEASURE_LEVEL && !measure_is_share(j->q->unit) && judged_is_part(f, j);
}

/* 项目156个，总投资9亿元，其中来自北京的89个: what was counted last in the same unit; NULL: nothing. */
static const char *counted_last(const struct finding *f, const struct judged *j)
{
    if (!judged_is_count(j) && !is_of_which(f, j) &&
        (j->measure != MEASURE_LEVEL || measure_is_share(j->q->unit) || !units_differ(f, j)))
        return NULL;
    for (guint i = f->found->len, from = records_from(f, f->first); i-- > from;) {
        const struct target *r = &g_array_index(f->found, struct target, i);
        const char *unit = f->c->quantities[r->mention].unit;

        if ((measure_is_share(unit) && f->c->doc->mentions[r->mention].byte_start >= f->part) ||
            (r->direction && f->c->doc->mentions[r->mention].byte_start >= j->clause->start))
            return NULL; /* 旅客增长9%至8万人次, 人数增加9人至8万人 */
        if (r->indicator && *r->indicator && g_strcmp0(unit, j->q->unit) == 0)
            return r->indicator;
    }
    return NULL;
}

/* 比重由0.4%提高到10%: the level that something changes to is of what it changes from. */
static const char *changed_from(const struct finding *f, const struct judged *j)
{
    const struct token *from = judged_token(f, j) - 1;

    while (from > f->all.tokens + j->clause->first && from->kind == TOKEN_CUE)
        from--;
    return from >= f->all.tokens + j->clause->first && from->kind == TOKEN_QUANTITY &&
                   f->n_said > 0 && f->found->len > f->spoken &&
                   g_array_index(f->found, struct target, f->found->len - 1).mention ==
                       from->mention &&
                   phrase_starts_change(f->c, &f->all, j->clause, (uint32_t)(from - f->all.tokens))
               ? f->said[(f->n_said - 1) % MEMBERS]
               : NULL;
}

/* 新建高标准农田1亿亩，累计建成10亿亩: 高标准农田建成, what was measured last in the same unit. */
static const char *done_to_last(const struct finding *f, const struct judged *j, const char *verb)
{
    static struct words BUILT = WORDS("建成", "完成", "新建", "开工", "竣工", "改造");
    const char *last = NULL, *end, *done;

    if (!words_end(&BUILT, verb, verb + strlen(verb)))
        return verb;
    for (guint i = f->found->len, from = records_from(f, f->first); !last && i-- > from;) {
        const struct target *r = &g_array_index(f->found, struct target, i);

        if (g_strcmp0(f->c->quantities[r->mention].unit, j->q->unit) == 0)
            last = r->indicator;
    }
    if (!last)
        return verb;
    if (text_begins(last, verb)) /* 计划完成投资9亿元，已完成4亿元 */
        return last;
    end = last + strlen(last);
    done = words_end(&BUILT, last, end); /* 开工300万千瓦、建成200万千瓦 */
    end -= done ? strlen(done) : 0;
    return end - last >= (gssize)strlen("风电")
               ? arena_printf(f->c->arena, "%.*s%s", (int)(end - last), last, verb)
               : verb;
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

/* 100余所高校的600余名专家: who is counted, not where they come from. */
static gboolean names_people(const struct finding *f, const struct judged *j)
{
    return g_strcmp0(j->q->unit, "名") == 0 &&
           context_text_before(f->c, j->clause->start, judged_token(f, j)->start, "的");
}

/* 带来约11亿元收入: a verb that says nothing of what is measured. */
static gboolean brings(const struct finding *f, const struct judged *j)
{
    static struct words BRINGS =
        WORDS("带来", "换来", "创造", "使用", "采用", "改用", "处理", "输出", "应付", "容纳",
              "接待", "运送", "输送", "清出", "挖出", "收集");
    const char *text = f->c->doc->text;

    return words_end(&BRINGS, text + j->before.start, text + j->before.end) ||
           (j->before.verb_end > j->before.verb_start &&
            words_match(&BRINGS, text + j->before.verb_start, text + j->before.verb_end));
}

/* 已完工5处2203户，累计动工1.5万户: how far building has come says what is counted. */
static gboolean is_stage(const struct finding *f, const struct judged *j)
{
    static struct words STAGES = WORDS("完工", "动工", "开工", "竣工", "落成");
    const char *text = f->c->doc->text;

    return phrase_is_empty(&j->before) && phrase_is_empty(&j->after) &&
           j->before.verb_end > j->before.verb_start &&
           words_end(&STAGES, text + j->before.verb_start, text + j->before.verb_end);
}

/* 已完工5处2203户: the same, counted in another unit; NULL: nothing stands right before the number. */
static const char *counted_twice(const struct finding *f, const struct judged *j)
{
    const struct token *t = judged_token(f, j);
    const struct target *last = finding_last(f);

    return last && j->token > j->clause->first && t[-1].kind == TOKEN_QUANTITY &&
                   t[-1].end == t->start && t[-1].mention == last->mention
               ? last->indicator
               : NULL;
}

/* 录得22万个职位空缺，按年上升16%: of what the clause before counted, whose noun stands behind its number. */
static const char *counted_just_before(const struct finding *f, const struct judged *j)
{
    const struct target *last = finding_last(f);
    const struct clause *before = j->clause - 1;

    if (!last || j->clause->opens_sentence || !(j->before.up || j->before.down) ||
        !measure_is_share(j->q->unit) || last->direction ||
        context_text_at(f->c, f->c->doc->mentions[last->mention].byte_end, "）"))
        return NULL;
    return f->c->doc->mentions[last->mention].byte_end < before->end &&
                   f->c->doc->mentions[last->mention].byte_start >= before->start &&
                   last->indicator && *last->indicator
               ? last->indicator
               : NULL;
}

/* 支出增幅达149%（营收增幅为112%），上半年又增长35%: said in passing, and no subject of what follows. */
static gboolean is_bracketed(const struct finding *f, const struct judged *j)
{
    for (uint32_t i = j->token; i-- > j->clause->first;)
        if (f->all.tokens[i].kind == TOKEN_OPEN || f->all.tokens[i].kind == TOKEN_CLOSE)
            return f->all.tokens[i].kind == TOKEN_OPEN && f->all.tokens[i].end <= j->before.start;
    return FALSE;
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

/* 对东协增15%，对美国、欧洲各增9%与12%: with whom trade changed, for each number the one of its place; or NULL. */
static const char *change_with_place(const struct finding *f, const struct judged *j)
{
    static const char WITH[] = "对";
    uint32_t rank = 0, at = j->clause->start + (uint32_t)strlen(WITH);

    if (j->before.change_end <= j->before.change_start ||
        !context_text_at(f->c, j->clause->start, WITH))
        return NULL;
    for (uint32_t i = j->clause->first; i < j->token; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind == TOKEN_QUANTITY && t->start < judged_token(f, j)->start && rank == 0)
            return NULL;
        if (t->kind == TOKEN_REGION && t->start >= at && rank++ == j->member)
            return arena_printf(f->c->arena, "%s%.*s", WITH, (int)(t->end - t->start),
                                f->c->doc->text + t->start);
    }
    return NULL;
}

/* 货运量则受贸易摩擦拖累，仅232万吨: the measure that the clause before tells the reason of; or NULL. */
static const char *measure_before_reason(const struct finding *f, const struct judged *j)
{
    static struct words REASONS =
        WORDS("则受", "受", "则因", "因", "由于", "也受", "亦受", "则由于", "虽受", "也因", "亦因");
    const struct clause *before = j->clause - 1;
    const char *text = f->c->doc->text;
    uint32_t start;

    if (j->clause->opens_sentence || before->stop != STOP_COMMA ||
        clause_has_number(&f->all, before, before->first))
        return NULL;
    start = before->start;
    for (uint32_t i = before->first; i < before->first + before->n; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind == TOKEN_REGION || t->kind == TOKEN_DATE)
            start = t->end;
        if (t->kind == TOKEN_CUE && (t->cues & CUE_METRIC) &&
            words_begin(&REASONS, text + t->end, text + before->end))
            return context_string(f->c, start, t->end);
    }
    return NULL;
}

/*
 * 上海以2500万箱居次，但转运比例提高到37%。深圳1825万箱: a new sentence goes on with what its paragraph
 * measured in this unit, where it told a share last; NULL: nothing.
 */
static const char *level_in_unit(const struct finding *f, const struct judged *j)
{
    const struct target *last = f->found->len > f->first
                                    ? &g_array_index(f->found, struct target, f->found->len - 1)
                                    : NULL;

    if (!last || !j->q->unit || measure_is_share(j->q->unit) ||
        !measure_is_share(f->c->quantities[last->mention].unit) ||
        f->c->doc->mentions[last->mention].byte_start >= f->sentence)
        return NULL;
    for (guint i = f->found->len, from = records_from(f, f->first); i-- > from;) {
        const struct target *r = &g_array_index(f->found, struct target, i);

        if (!r->direction && r->indicator && *r->indicator &&
            g_strcmp0(f->c->quantities[r->mention].unit, j->q->unit) == 0)
            return r->indicator;
    }
    return NULL;
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

static const char *own_indicator(struct finding *f, const struct judged *j)
{
    gboolean behind =
        !phrase_is_empty(&j->after) &&
        (j->measure == MEASURE_COUNT || phrase_is_empty(&j->before) || brings(f, j) ||
         has_share_of(f, j) || names_people(f, j) || is_fund(f, j) || is_of_last_number(f, j));
    const struct token *ranked = judged_ranked_by(f, j);
    const struct phrase *p;
    const char *noun = NULL;
    uint32_t share;

    if (judged_counts_units(f, j)) {
        if (phrase_is_empty(&j->before) && j->before.verb_end > j->before.verb_start)
            return units_of(f, j);
        behind = phrase_is_empty(&j->before);
    }
    noun = judged_partner(f, j);
    if (noun) {
        f->subject = noun;
        return with_change(f, noun, &j->before);
    }
    if (ranked)
        return context_string(f->c, ranked->start, ranked->end);
    if (judged_is_size_of_fund(f, j))
        return arena_printf(f->c->arena, "%s%.*s", phrase_noun(f->c, &f->all, j->clause, &j->after),
                            (int)(j->before.end - j->before.start),
                            f->c->doc->text + j->before.start);
    noun = behind ? NULL : over_threshold(f, j);
    if (!noun && j->members > 1)
        noun = counted_by_all(f, j);
    if (noun)
        return noun;
    noun = behind ? NULL : share_of_plan(f, j);
    if (noun)
        return noun;
    p = behind ? &j->after : &j->before;
    if (!phrase_is_empty(p) && !(behind && is_for_a_purpose(f, j))) {
        noun = behind ? NULL : measure_pointed_to(f, j);
        if (noun)
            return noun;
        if (!behind && j->members > 1)
            noun = phrase_trade(f->c, &f->all, j->clause, p, j->member, j->members);
        if (!noun && !behind && j->members > 1) {
            struct phrase names = with_names_counted(f, j, p);

            noun = phrase_member(f->c, &f->all, j->clause, &names, j->member, j->members);
        }
        if (!noun)
            noun = phrase_noun(f->c, &f->all, j->clause, p);
        if (behind && g_str_has_suffix(noun, "级"))
            noun = with_shared_noun(f, j, noun);
        if (!behind && (share = share_start(f, j)) > 0) /* what comes next is of the one before */
            return share_of_last(f, j, context_string(f->c, share, p->end));
        if (!behind)
            noun = of_subject(f, j, noun);
        if ((!behind && !is_bracketed(f, j)) || (behind && brings(f, j)))
            f->subject = noun;
        return behind ? noun : with_change(f, noun, p);
    }
    if (judged_is_count(j) && is_stage(f, j))
        return context_string(f->c, j->before.verb_start, j->before.verb_end);
    if (j->before.verb_end > j->before.verb_start && !judged_is_count(j))
        return done_to_last(f, j, context_string(f->c, j->before.verb_start, j->before.verb_end));
    noun = change_with_place(f, j);
    if (noun)
        return with_change(f, noun, p);
    noun = counted_twice(f, j);
    if (!noun && units_differ(f, j))
        noun = counted_last(f, j);
    if (!noun)
        noun = respective(f, j);
    if (!noun)
        noun = changed_from(f, j);
    if (!noun)
        noun = counted_last(f, j);
    if (!noun)
        noun = share_said_last(f, j);
    if (!noun)
        noun = counted_just_before(f, j);
    if (!noun) {
        noun = measure_before_reason(f, j);
        if (!noun)
            noun = level_in_unit(f, j);
        if (noun)
            f->subject = noun;
    }
    if (!noun)
        noun = f->subject;
    return with_change(f, noun ? noun : "", p);
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
