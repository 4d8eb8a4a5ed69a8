/*
 * field_measured.c - what the sentence or the paragraph measured before, for a number whose own
 * clause names nothing, or only a share, a rate or a bound of it.
 */
#include "normalize/finding.h"

const char *judged_told_in_unit(const struct finding *f, const struct judged *j)
{
    for (guint i = f->found->len, from = finding_records_from(f, f->first); i-- > from;) {
        const struct target *r = &g_array_index(f->found, struct target, i);

        if (r->indicator && judged_in_unit_of(f, j, r))
            return r->indicator;
    }
    return NULL;
}

/* 韩国及台湾旅客分别为170.8万及37.9万人次，前者上升20.4%，后者则下跌4.2%: the noun of the one that is pointed to; or NULL. */
const char *judged_former_or_latter(const struct finding *f, const struct judged *j)
{
    static struct words EITHER = WORDS("前者", "后者");
    static const char FORMER[] = "前者";
    const char *text = f->c->doc->text, *s = text + j->clause->start,
               *at = text + judged_token(f, j)->start;
    const char *either = words_begin(&EITHER, s, at), *former;
    const struct target *last = NULL;

    if (!either || !words_match(&EITHER, text + j->before.start, text + j->before.end))
        return NULL; /* nor 后者份额 */
    former = text_find(text + f->sentence, (gsize)(at - text) - f->sentence, FORMER);
    for (guint i = f->found->len, from = finding_records_from(f, f->first); i-- > from;) {
        const struct target *r = &g_array_index(f->found, struct target, i);
        const char *unit = f->c->quantities[r->mention].unit;

        if (r->direction || !r->indicator || !*r->indicator ||
            (former && text + f->c->doc->mentions[r->mention].byte_start >= former))
            continue;
        if (measure_is_share(unit))
            return NULL; /* 分别占13.6%和11.8%，后者提高1.9个百分点 */
        if (last)
            return g_strcmp0(unit, f->c->quantities[last->mention].unit) == 0 ? r->indicator : NULL;
        if (strcmp(either, FORMER) != 0)
            return r->indicator;
        last = r;
    }
    return NULL;
}

/* 分别减少9.5%和增加0.2%: how many changes, each with its verb, the clause gives one by one; 0: it does not. */
static uint32_t changes_in_turn(const struct finding *f, const struct judged *j)
{
    const char *text = f->c->doc->text;
    uint32_t n = 0, first = j->token;

    for (uint32_t i = j->clause->first; i < j->clause->first + j->clause->n; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind != TOKEN_QUANTITY)
            continue;
        if (i == j->clause->first || t[-1].end != t->start || !(t[-1].cues & CUE_CHANGE) ||
            !measure_is_share(f->c->quantities[t->mention].unit))
            return 0;
        first = MIN(first, i);
        n++;
    }
    return words_find(&judged_in_turn, text + j->clause->start, text + f->all.tokens[first].start,
                      NULL)
               ? n
               : 0;
}

/* Did the sentence say `noun` last of a share? */
static gboolean was_share(const struct finding *f, const char *noun)
{
    for (guint i = f->found->len; i-- > f->first;) {
        const struct target *r = &g_array_index(f->found, struct target, i);

        if (g_strcmp0(r->indicator, noun) == 0)
            return measure_is_share(f->c->quantities[r->mention].unit);
    }
    return FALSE;
}

/* What was said `back` numbers before, not counting those in brackets (出口值6712万美元（约19.9亿元）). */
static const char *said_before(const struct finding *f, uint32_t back)
{
    for (uint32_t i = f->n_said; i-- > 0 && f->n_said - i <= MEMBERS;)
        if (!f->aside_said[i % MEMBERS] && --back == 0)
            return f->said[i % MEMBERS];
    return NULL;
}

/* A为9亿元，B为8亿元，分别增长3%、5%: of as many things as the list has numbers the one of its place. */
static const char *respective(const struct finding *f, const struct judged *j)
{
    uint32_t back = j->members > 1 ? j->members : changes_in_turn(f, j);
    const char *noun;

    /* said[] holds this list's own members too */
    if (back < 2 || f->n_said < back + (j->members > 1 ? j->member : 0))
        return NULL;
    noun = said_before(f, back);
    return noun && !measure_is_share(j->q->unit) && was_share(f, noun) ? NULL : noun;
}

/*
 * 新签约亿元以上项目96个，其中10亿元以上20个: 10亿元以上项目, the same things over another bound,
 * which is all that stands before the number. NULL: none.
 */
const char *judged_over_threshold(const struct finding *f, const struct judged *j)
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

gsize judged_before_rate(const char *subject)
{
    static struct words RATES = WORDS("增速", "增幅", "涨幅", "降幅", "跌幅", "升幅", "增长率");
    gsize n = strlen(subject);
    const char *rate = words_end(&RATES, subject, subject + n);

    return rate && n > strlen(rate) ? n - strlen(rate) : n;
}

/* 增速 or 占比 alone says nothing: it is that of what the sentence measured before. */
const char *judged_of_subject(struct finding *f, const struct judged *j, const char *noun)
{
    static const char *const BARE[] = { "增速", "增幅", "涨幅",   "降幅", "跌幅", "占比", "比重",
                                        "均价", "存量", "增长率", "总数", "总量", NULL };
    const char *bare = g_str_has_prefix(noun, "年均") ? noun + strlen("年均") : noun;
    const char *subject = respective(f, j) ? respective(f, j) : f->subject;

    if (subject && g_str_has_prefix(subject, "新增") && g_str_has_prefix(noun, "总"))
        subject += strlen("新增"); /* 新增企业12家，总数98家 */
    for (int i = 0; subject && *subject && BARE[i]; i++)
        if (strcmp(bare, BARE[i]) == 0 && !g_str_has_suffix(subject, bare))
            return arena_printf(f->c->arena, "%.*s%s", (int)judged_before_rate(subject), subject,
                                noun);
    return noun;
}

/* 产值9亿元，占全市的比重达到8%，提高0.5个百分点: points are of the share, not of what has it. */
static const char *share_said_last(const struct finding *f, const struct judged *j)
{
    const char *last = f->n_said > 0 ? f->said[(f->n_said - 1) % MEMBERS] : NULL;

    return last && g_strcmp0(j->q->unit, "个百分点") == 0 && strstr(last, "占") ? last : NULL;
}

/*
 * What was measured last that is no change and no share, of the records from the `first` on; of a list
 * (分别占) the one of its place; NULL: nothing.
 */
static const char *level_said_last(const struct finding *f, const struct judged *j, guint first)
{
    uint32_t back = MAX(j->members, 1) - j->member;

    for (guint i = f->found->len, from = finding_records_from(f, first); i-- > from;) {
        const struct target *r = &g_array_index(f->found, struct target, i);
        const char *unit = f->c->quantities[r->mention].unit;
        gboolean same_list = j->members > 1 && f->c->doc->mentions[r->mention].byte_start >=
                                                   f->all.tokens[judged_list_begins(j)].start;

        if (r->indicator && *r->indicator && !measure_is_share(unit) && !same_list && --back == 0)
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
const char *judged_pointed_to(const struct finding *f, const struct judged *j)
{
    static struct words POINTERS =
        WORDS("两大指标", "三大指标", "四大指标", "两项指标", "三项指标", "四项指标", "上述指标",
              "各项指标", "两者", "三者", "二者");
    static const char EACH[] = "分别";
    const char *text = f->c->doc->text, *s = text + j->before.start, *end = text + j->before.end;
    const char *pointer =
        j->members > 1 ? words_begin(&POINTERS, text + j->clause->start, text + j->clause->end)
                       : NULL;
    const char *measure =
        pointer ? level_said_last(f, j, j->clause->opens_sentence ? f->first : f->spoken) : NULL;

    if (!measure)
        return NULL;
    if (phrase_is_empty(&j->before))
        return measure; /* 两者分别恢复至 */
    s += words_begin(&POINTERS, s, end) ? strlen(pointer) : 0;
    s += text_begins_within(s, end, EACH) ? strlen(EACH) : 0;
    return arena_printf(f->c->arena, "%s%.*s", measure, (int)(end - s), s);
}

/*
 * 研发投入7.4亿元，占营收6.9%: 研发投入占营收. The share alone, where what has it would be by far
 * the longer part.
 */
const char *judged_share_of_last(const struct finding *f, const struct judged *j, const char *share)
{
    const char *whole = grown_last(f, j) ? f->subject : level_said_last(f, j, f->spoken);

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
    for (guint i = f->found->len, from = finding_records_from(f, f->first); i-- > from;) {
        const struct target *r = &g_array_index(f->found, struct target, i);
        const char *unit = f->c->quantities[r->mention].unit;

        if ((measure_is_share(unit) && f->c->doc->mentions[r->mention].byte_start >= f->part &&
             (r->direction || f->c->doc->mentions[r->mention].byte_start >= j->clause->start)) ||
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
const char *judged_done_to_last(const struct finding *f, const struct judged *j, const char *verb)
{
    static struct words BUILT = WORDS("建成", "完成", "新建", "开工", "竣工", "改造");
    const char *last, *end, *done;

    if (!words_end(&BUILT, verb, verb + strlen(verb)))
        return verb;
    last = judged_told_in_unit(f, j);
    if (!last)
        return verb;
    if (text_begins(last, verb)) /* 计划完成投资9亿元，已完成4亿元 */
        return last;
    end = last + strlen(last);
    done = words_end(&BUILT, last, end); /* 开工300万千瓦、建成200万千瓦 */
    end -= done ? strlen(done) : 0;
    done = words_begin(&BUILT, last, end);
    last += done ? strlen(done) : 0;
    return end - last >= (gssize)strlen("风电")
               ? arena_printf(f->c->arena, "%.*s%s", (int)(end - last), last, verb)
               : verb;
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

/* 3万名居民，按年增加2000人: are both numbers of people? */
static gboolean counts_people(const struct finding *f, const struct judged *j,
                              const struct target *last)
{
    static struct words PEOPLE = WORDS("人", "名");

    return measure_both_among(&PEOPLE, j->q->unit, f->c->quantities[last->mention].unit);
}

/* 录得22万个职位空缺，按年上升16%: of what the clause before counted, whose noun stands behind its number. */
static const char *counted_just_before(const struct finding *f, const struct judged *j)
{
    const struct target *last = finding_last(f);
    const struct clause *before = j->clause - 1;

    if (!last || j->clause->opens_sentence || !(j->before.up || j->before.down) ||
        !(measure_is_share(j->q->unit) || counts_people(f, j, last)) || last->direction ||
        context_text_at(f->c, f->c->doc->mentions[last->mention].byte_end, "）"))
        return NULL;
    return f->c->doc->mentions[last->mention].byte_end < before->end &&
                   f->c->doc->mentions[last->mention].byte_start >= before->start &&
                   last->indicator && *last->indicator
               ? last->indicator
               : NULL;
}

/* 煤炭下水量受铁路尚未贯通制约: where the measure before 受 ends, or NULL: the clause tells no reason. */
static const char *before_reason(const char *s, const char *end)
{
    static struct words ENDS = WORDS("影响", "制约", "拖累", "冲击", "带动", "限制", "波及"),
                        MEASURES = WORDS("量", "额", "率", "值", "数", "出口", "进口");
    const char *by = words_end(&ENDS, s, end) ? text_find(s, (gsize)(end - s), "受") : NULL;

    return by && words_end(&MEASURES, s, by) ? by : NULL;
}

/* 货运量则受贸易摩擦拖累，仅232万吨: the measure that the clause before tells the reason of; or NULL. */
static const char *measure_before_reason(const struct finding *f, const struct judged *j)
{
    static struct words REASONS =
        WORDS("则受", "受", "则因", "因", "由于", "也受", "亦受", "则由于", "虽受", "也因", "亦因");
    static const char WITH[] = "对";
    const struct clause *before = judged_clause_before(f, j);
    const char *text = f->c->doc->text, *end;
    uint32_t start;

    if (!before)
        return NULL;
    start = before->start;
    for (uint32_t i = before->first; i < before->first + before->n; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind == TOKEN_REGION && context_text_before(f->c, start, t->start, WITH))
            continue; /* 对日本出口 */
        if (t->kind == TOKEN_REGION || t->kind == TOKEN_DATE)
            start = t->end;
        if (t->kind == TOKEN_CUE && (t->cues & CUE_METRIC) &&
            words_begin(&REASONS, text + t->end, text + before->end))
            return context_string(f->c, start, t->end);
    }
    end = before_reason(text + start, text + before->end);
    return end ? context_string(f->c, start, (uint32_t)(end - text)) : NULL;
}

/* 纺织服装、皮革受外需拖累: where the names end that the clause tells a state or a reason of; NULL: it names none. */
static const char *end_of_names(const char *s, const char *end)
{
    static struct words STATES = WORDS("则受", "则因", "也受", "亦受", "虽受", "受", "也因", "亦因",
                                       "因", "由于", "同步", "双双", "同样", "同告", "均受", "均因",
                                       "均呈", "均告", "则", "继续", "持续", "表现", "走势");
    static struct words OTHERS =
        WORDS("公司", "集团", "企业", "市场", "行业", "部门", "当局", "政府", "今年", "去年");
    const char *state = words_find(&STATES, s, end, NULL);

    for (const char *p = s; state && p < state; p = g_utf8_next_char(p))
        if (!g_unichar_isalnum(g_utf8_get_char(p)) && !text_begins_within(p, state, "、"))
            return NULL;
    return state && state > s && !words_end(&OTHERS, s, state) ? state : NULL;
}

#define NAMES_MOST (20 * 3) /* bytes of the names in a clause */

/*
 * 矿产品因炼油厂岁修，骤减33.5%; 纺织服装、皮革受外需拖累，分别下降4.4%和7%: in a row of changes, the one of
 * the names in the clause before that the number is of; or NULL.
 */
static const char *named_with_reason(const struct finding *f, const struct judged *j)
{
    static struct words OPENERS = WORDS("其中", "而", "但", "惟", "当中"),
                        JOINS = WORDS("、", "及", "和", "与");
    const struct clause *before = judged_clause_before(f, j);
    const struct target *last = finding_last_from(f, 0);
    const char *text = f->c->doc->text, *s, *end, *opener, *join, *behind;
    uint32_t n = 0;

    if (!before || !last || !measure_is_share(f->c->quantities[last->mention].unit) ||
        !(j->before.up || j->before.down) || !measure_is_share(j->q->unit))
        return NULL;
    s = text + before->start;
    opener = words_begin(&OPENERS, s, text + before->end);
    s += opener ? strlen(opener) : 0;
    end = end_of_names(s, text + before->end);
    if (!end || end - s > NAMES_MOST)
        return NULL;
    for (; (join = words_find(&JOINS, s, end, &behind)) && n < j->member; n++)
        s = behind;
    if (n != j->member || (j->members == 1) != (join == NULL && n == 0))
        return NULL;
    return context_string(f->c, (uint32_t)(s - text), (uint32_t)((join ? join : end) - text));
}

const char *judged_measured_with_reason(struct finding *f, const struct judged *j)
{
    const char *noun = measure_before_reason(f, j);

    if (!noun)
        noun = named_with_reason(f, j);
    if (noun)
        f->subject = noun; /* later numbers go on with it */
    return noun;
}

static gboolean is_money(const char *unit)
{
    return unit && strstr(unit, "元") != NULL;
}

/* Does a number of people or of a measure come behind money, of which it is none? */
static gboolean follows_money(const struct finding *f, const struct judged *j,
                              const struct target *last)
{
    return is_money(f->c->quantities[last->mention].unit) && !is_money(j->q->unit) &&
           (!judged_is_count(j) || j->measure == MEASURE_PEOPLE);
}

/* What the records from `first` on measured last in the number's unit, and no change of it; or NULL. */
static const char *said_in_unit(const struct finding *f, const struct judged *j, guint first)
{
    for (guint i = f->found->len, from = finding_records_from(f, first); i-- > from;) {
        const struct target *r = &g_array_index(f->found, struct target, i);

        if (!r->direction && r->indicator && *r->indicator && judged_in_unit_of(f, j, r))
            return r->indicator;
    }
    return NULL;
}

/* The last record of the sentences before in the paragraph, for a level in a unit; or NULL. */
static const struct target *last_before_sentence(const struct finding *f, const struct judged *j)
{
    const struct target *last = finding_last_of_block(f);

    return last && j->q->unit && !measure_is_share(j->q->unit) &&
                   f->c->doc->mentions[last->mention].byte_start < f->sentence
               ? last
               : NULL;
}

/*
 * 上海以2500万箱居次，但转运比例提高到37%。深圳1825万箱: a new sentence goes on with what its paragraph
 * measured in this unit, where it told a share last; NULL: nothing.
 */
static const char *level_in_unit(const struct finding *f, const struct judged *j)
{
    const struct target *last = last_before_sentence(f, j);

    return last && measure_is_share(f->c->quantities[last->mention].unit)
               ? said_in_unit(f, j, f->first)
               : NULL;
}

#define OPENER_MOST (16 * 3) /* bytes of the measure that a clause begins with */

/*
 * 平均房租却跌至每晚1187元，下跌6.3%; 入住率表现理想，达81%: the measure that the clause before begins
 * with, where it told no number of a record; or NULL.
 */
static const char *opened_with_measure(const struct finding *f, const struct judged *j)
{
    const struct clause *before = j->clause - 1;
    const struct target *last = finding_last(f);
    uint32_t start = before->start, end = 0;

    if (j->clause->opens_sentence || before->stop != STOP_COMMA || judged_is_count(j) ||
        (last && f->c->doc->mentions[last->mention].byte_start >= before->start))
        return NULL;
    for (uint32_t i = before->first; i < before->first + before->n; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind == TOKEN_CUE && (t->cues & CUE_METRIC) && t->start <= start + OPENER_MOST)
            end = t->end;
        else if (t->kind == TOKEN_CUE && (t->cues & (CUE_AND | CUE_INTRO)) &&
                 t->end < before->end && end == 0)
            start = t->start == start ? t->end : start;
        else if ((t->kind == TOKEN_DATE || t->kind == TOKEN_REGION) && end == 0)
            start = t->end;
        else
            break;
    }
    return end > start ? context_string(f->c, start, end) : NULL;
}

/*
 * 漏水率18.5%，等于漏掉5亿立方米。北市高达26.9%: a rate goes on with the rate that the paragraph measured, where
 * it told how much of something last; NULL: nothing.
 */
static const char *rate_in_paragraph(const struct finding *f, const struct judged *j)
{
    static struct words RATES = WORDS("率", "占比", "比重", "比例");
    const struct target *last = finding_last_of_block(f);

    if (!last || g_strcmp0(j->q->unit, "%") != 0 || j->before.up || j->before.down ||
        measure_is_share(f->c->quantities[last->mention].unit) ||
        f->c->doc->mentions[last->mention].byte_start >= f->sentence)
        return NULL;
    for (guint i = f->found->len, from = finding_records_from(f, f->first); i-- > from;) {
        const struct target *r = &g_array_index(f->found, struct target, i);

        if (!r->direction && r->indicator &&
            g_strcmp0(f->c->quantities[r->mention].unit, "%") == 0 &&
            words_end(&RATES, r->indicator, r->indicator + strlen(r->indicator)))
            return r->indicator;
    }
    return NULL;
}

const char *judged_level_before_money(struct finding *f, const struct judged *j)
{
    const struct target *last = last_before_sentence(f, j);
    const char *noun = last && follows_money(f, j, last) ? said_in_unit(f, j, 0) : NULL;

    if (noun)
        f->subject = noun; /* later numbers go on with it */
    return noun;
}

const char *judged_measured_before(struct finding *f, const struct judged *j)
{
    const char *noun = judged_level_before_money(f, j);

    if (!noun)
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
    if (noun)
        return noun;
    noun = opened_with_measure(f, j);
    if (!noun)
        noun = rate_in_paragraph(f, j);
    if (!noun)
        noun = level_in_unit(f, j);
    if (noun)
        f->subject = noun; /* later numbers go on with it */
    return f->subject;
}
