#include "normalize/target.h"

#include "normalize/deadline.h"
#include "normalize/finding.h"
#include "normalize/results.h"
#include "normalize/section.h"

/* An article with so many figures that show what they are, and so many times more than others. */
#define REPORT_SOLID 6
#define REPORT_SHARE 3
#define STORY_SHARE  2 /* of the numbers of a story so many to one show nothing */

#define ASPECT_MOST (10 * 3) /* bytes in which a paragraph names its aspect */

/* ---- lists of numbers ---- */

/* Only 、 or 和 between two quantities. */
static gboolean joined(const struct finding *f, const struct clause *clause, uint32_t a, uint32_t b)
{
    uint32_t at = f->all.tokens[a].end;

    for (uint32_t i = a + 1; i <= b; i++) {
        while (f->c->doc->text[at] == ' ')
            at++;
        if (f->all.tokens[i].start != at)
            return FALSE;
        if (i < b && !(f->all.tokens[i].kind == TOKEN_CUE && (f->all.tokens[i].cues & CUE_AND)))
            return FALSE;
        at = f->all.tokens[i].end;
    }
    return b > a + 1 && b < clause->first + clause->n;
}

#define LIST_MOST 64 /* numbers to either side: the time stays linear */

static void find_list(const struct finding *f, struct judged *j)
{
    uint32_t end = j->clause->first + j->clause->n, at = j->token;

    j->member = 0;
    j->members = 1;
    while (j->member < LIST_MOST && at >= j->clause->first + 2 &&
           f->all.tokens[at - 2].kind == TOKEN_QUANTITY && joined(f, j->clause, at - 2, at)) {
        at -= 2;
        j->member++;
        j->members++;
    }
    for (at = j->token;
         j->members < 2 * LIST_MOST && at + 2 < end &&
         f->all.tokens[at + 2].kind == TOKEN_QUANTITY && joined(f, j->clause, at, at + 2);
         at += 2)
        j->members++;
}

/* 产值要突破900亿元, 占比保持在4%: what sets a level for a measure, or a bound. */
static gboolean sets_level(const struct finding *f, const struct judged *j)
{
    static struct words BOUNDS = WORDS("突破", "达", "超过", "不低于", "不少于");

    if (f->frame.reach == REACH_CARRIED && !(j->before.cues & (CUE_LEVEL | CUE_TO)))
        return FALSE;
    if (judged_measures(f, j))
        return TRUE;
    return words_begin(&BOUNDS, f->c->doc->text + judged_token(f, j)->start,
                       f->c->doc->text + judged_token(f, j)->end) != NULL;
}

/*
 * 要开通两张卡, 将带来千款新品: words of aims without a time, a plan or a 力争 are how people
 * talk; an aim that somebody can be held to has at least one of them, or sets a level.
 */
static gboolean is_idle(const struct target *r, gboolean measured)
{
    if (r->time || r->policy || g_strcmp0(r->modality, "strive") == 0)
        return FALSE;
    return !r->modality || !measured;
}

/* 一、二、三季度: each of the quarters that one date names; FALSE: it is no such list. */
static gboolean see_quarters(struct finding *f, const struct token *t, const char *date)
{
    static const char LIST[] = "、";
    const char *text = f->c->doc->text,
               *comma = text_find(text + t->start, t->end - t->start, LIST);
    int from, to;

    if (!comma || !date || strlen(date) != strlen("2025-01/2025-09"))
        return FALSE;
    from = atoi(date + strlen("2025-"));
    to = atoi(date + strlen("2025-01/2025-"));
    if (from % 3 != 1 || to % 3 != 0 || strncmp(date, date + strlen("2025-01/"), 4) != 0)
        return FALSE;
    f->n_dates = 0;
    for (int month = from; month < to && f->n_dates < MEMBERS; month += 3)
        f->dates[f->n_dates++] =
            arena_printf(f->c->arena, "%.4s-%02d/%.4s-%02d", date, month, date, month + 2);
    return TRUE;
}

/* The dates of the sentence that stand in a list, as far as they go. */
static void see_listed_date(struct finding *f, const struct clause *clause, uint32_t i)
{
    const struct token *t = &f->all.tokens[i], *bracket = clause_bracket_before(&f->all, clause, i);
    const char *date = f->c->dates[t->mention].edtf;
    gboolean goes_on = i > clause->first + 1 && t[-1].kind == TOKEN_CUE && (t[-1].cues & CUE_AND) &&
                       t[-1].end == t->start && t[-2].kind == TOKEN_DATE &&
                       t[-2].end == t[-1].start;

    if (bracket && bracket->kind == TOKEN_OPEN)
        return; /* （后者截至二月底） */
    if (see_quarters(f, t, date))
        return;
    if (!goes_on)
        f->n_dates = 0;
    if (f->n_dates < MEMBERS && date)
        f->dates[f->n_dates++] = date;
}

/* An aim that somebody sets; what is only expected shows nothing of the numbers around it. */
static gboolean is_pledged(const struct target *r)
{
    return r->policy || (r->modality ? strcmp(r->modality, "expect") != 0 : r->time != NULL);
}

/* Has the number a noun of its own, or does it go on with what was measured before? */
static gboolean goes_on(const struct judged *j)
{
    return phrase_is_empty(&j->before) && phrase_is_empty(&j->after);
}

/* 旅客340万人次，按年升20%: whose change is told is a statistic too. */
static void show_last(struct finding *f, const struct judged *j)
{
    struct target *last = finding_last(f);

    if (!last || last->is_target || last->solid || !goes_on(j) || !(j->before.up || j->before.down))
        return;
    last->solid = TRUE;
}

#define CALLED_BEFORE (100 * 3) /* bytes */

/* 中期目标是把弃置量减少40%，并把回收率提升至55%: its sentence calls it an aim. */
static gboolean is_called_aim(const struct finding *f, const struct judged *j)
{
    static struct words CALLED = WORDS("目标是", "目标为", "目标则是", "目标就是");
    const char *text = f->c->doc->text;
    uint32_t at = judged_token(f, j)->start;

    if (words_end(&CALLED, text + f->sentence, text + at))
        return TRUE; /* 目标为826处 */
    return (sets_level(f, j) || j->before.up || j->before.down) &&
           words_find(&CALLED, text + context_look_back(f->c, f->sentence, at, CALLED_BEFORE),
                      text + at, NULL);
}

/* Tell why a quantity is no record. */
static void pass_over(struct finding *f, uint32_t token, const char *why)
{
    const struct token *t = &f->all.tokens[token];

    if (f->c->trace)
        context_trace(f->c, "no record of %s: %s", context_string(f->c, t->start, t->end), why);
}

/* 开展宣传700余次，派发传单30余万份，张贴海报2600余张: each at the end of its clause, next to the last. */
static gboolean is_in_row(const struct finding *f, const struct judged *j,
                          const struct target *last)
{
    const struct clause *before = j->clause - 1;
    const struct mention *m = &f->c->doc->mentions[last->mention];

    return j->clause > f->all.at && !last->is_target && !phrase_is_empty(&j->before) &&
           judged_is_count(j) && strlen(j->q->value) >= MANY_DIGITS &&
           judged_token(f, j)->end == j->clause->end && m->byte_end == before->end &&
           before->stop == STOP_COMMA;
}

static gboolean is_part_of_solid(const struct finding *f, const struct judged *j)
{
    const struct target *whole = judged_part_of(f, j);

    return whole && whole->solid;
}

/*
 * 累计投资9.6亿元, behind a sentence on aims: what would be an idle aim only because those
 * before it are aims, and shows by itself that it is reported, is a figure.
 */
static gboolean is_reported_all_the_same(const struct finding *f, const struct judged *j)
{
    static struct words SO_FAR = WORDS("累计", "迄今", "至今", "至此");
    const char *text = f->c->doc->text;
    gboolean so_far =
        f->frame.reach < REACH_CLAUSE && words_find(&SO_FAR, text + j->clause->start,
                                                    text + judged_token(f, j)->start, NULL) != NULL;

    return (so_far || (f->frame.reach == REACH_CARRIED && f->frame.governing.sense != SENSE_AIM)) &&
           !judged_has_op(j, ">=") && judged_is_solid(f, j) && judged_stands_as_fact(f, j);
}

/* 目标1500吨，比去年960吨成长五成: the record before it, but for what it is compared with. */
static const struct target *spoken_before(const struct finding *f, const struct judged *j)
{
    const struct target *last = finding_last(f);
    gboolean base = last && !last->is_target && f->found->len > f->spoken + 1 &&
                    f->c->doc->mentions[last->mention].byte_start >= j->clause->start;

    return base ? last - 1 : last;
}

/* An aim that nobody can be held to, and that nothing around it makes one. */
static gboolean is_idle_aim(const struct finding *f, const struct judged *j, const struct target *r,
                            gboolean solid)
{
    const struct target *before = spoken_before(f, j);

    return r->is_target && !f->frame.conditional && !judged_is_provision(f, j) &&
           !judged_is_named_aim(f, j) && !(judged_cues_before(f, j) & CUE_AIM) &&
           !(before && before->is_target && f->frame.reach > REACH_CARRIED) &&
           !is_called_aim(f, j) && is_idle(r, solid || sets_level(f, j));
}

/* Keep what the number measures for those that follow it, be it a record or not. */
static void note_said(struct finding *f, const struct judged *j, const struct target *r)
{
    f->aside_said[f->n_said % MEMBERS] = judged_is_bracketed(f, j);
    f->said[f->n_said++ % MEMBERS] = r->indicator;
}

static void add(struct finding *f, const struct judged *j, enum sense sense)
{
    const char *time_from;
    struct target r = judged_record(f, j, sense == SENSE_AIM, &time_from);
    gboolean solid = judged_is_solid(f, j);
    const struct target *last = finding_last(f);

    if (solid && !r.is_target)
        show_last(f, j);
    else if (!solid && last && last->solid)
        solid = (goes_on(j) && !last->is_target) || /* 首五个月累计近1800万人次 */
                is_in_row(f, j, last) || (!r.is_target && is_part_of_solid(f, j)) ||
                g_strcmp0(j->q->unit, f->c->quantities[last->mention].unit) == 0;
    if (is_idle_aim(f, j, &r, solid)) {
        if (!is_reported_all_the_same(f, j)) {
            note_said(f, j, &r);
            pass_over(f, j->token, "an aim without a time, a plan or a word that binds");
            return;
        }
        r = judged_record(f, j, FALSE, &time_from);
    }
    note_said(f, j, &r);
    r.solid = r.is_target ? is_pledged(&r) : solid;
    f->aims |= r.is_target;
    r.block = j->clause->block;
    if (!r.is_target && phrase_starts_change(f->c, &f->all, j->clause, j->token) &&
        phrase_date(f->c, &f->all, j->clause, j->token))
        f->left = r.time;
    g_array_append_val(f->found, r);
    f->frame.counted = TRUE;
    judged_trace(f, j, &r, time_from);
}

/* measure_of(), asked once for most units of a document: equal ones mostly are one string. */
static enum measure measure_here(struct finding *f, const char *unit)
{
    struct known_measure *known = &f->measures[((uintptr_t)unit >> 3) % G_N_ELEMENTS(f->measures)];

    if (!unit)
        return MEASURE_BARE;
    if (known->unit != unit)
        *known = (struct known_measure){ unit, measure_of(unit) };
    return known->measure;
}

/* 1,125位农民; but 居第3位, 上升2位: people who are counted, and no place in a row? */
static gboolean counts_people(const struct finding *f, const struct clause *clause,
                              const struct token *t, const char *unit)
{
    static struct words RANKED =
        WORDS("第", "前", "居", "列", "升", "降", "跌", "进", "退", "名", "排", "末", "首");
    const char *text = f->c->doc->text, *behind = text + t->end;

    return g_strcmp0(unit, "位") == 0 &&
           !words_end(&RANKED, text + clause->start, text + t->start) && t->end < clause->end &&
           text_is_han(text_next(&behind));
}

/* 普及率：70%: the name stands in the clause before the colon. */
static void set_label(const struct finding *f, struct judged *j, gboolean first)
{
    struct phrase label = phrase_label(f->c, &f->all, j->clause, j->token, first);

    if (!phrase_is_empty(&label)) {
        j->before.start = label.start;
        j->before.end = label.end;
        j->labelled = TRUE;
    }
}

/* 报告推动进度，将投入126亿元: the verb says what the money is, whatever was measured before. */
static gboolean is_money_spent(const struct judged *j)
{
    return j->q->unit && strstr(j->q->unit, "元") && j->before.verb_end > j->before.verb_start;
}

/* 人口98万, 求诊人次约为223万: the unit of a large bare number, that its noun says; or NULL. */
static const char *unit_of_noun(const struct finding *f, const struct judged *j)
{
    static const struct {
        const char *noun, *unit;
    } UNITS[] = { { "人口", "人" },   { "人数", "人" }, { "人次", "人次" },
                  { "架次", "架次" }, { "儿童", "人" }, { "长者", "人" } };
    const char *text = f->c->doc->text;

    for (gsize i = 0; i < G_N_ELEMENTS(UNITS); i++)
        if (strlen(j->q->value) >= strlen("10000") &&
            text_ends(text + j->before.start, text + j->before.end, UNITS[i].noun))
            return UNITS[i].unit;
    return NULL;
}

#define PEOPLE_MOST (12 * 3) /* bytes behind a bare number in which it says that it counts people */

/* 1480万农村人口, 26.6万易地扶贫搬迁群众: the noun behind a large bare number is of people. */
static const char *unit_of_noun_behind(const struct finding *f, const struct judged *j)
{
    static struct words PEOPLE = WORDS("贫困人口", "农村人口", "人口", "群众", "居民", "农民工",
                                       "农民", "市民", "职工", "学生", "老年人", "老人", "儿童",
                                       "劳动力", "毕业生", "游客", "旅客", "移民", "牧民", "渔民");
    static struct words VERBS =
        WORDS("，", "。", "、", "；", "的", "为", "用于", "投入", "给", "向");
    const char *text = f->c->doc->text, *at = text + judged_token(f, j)->end,
               *end = text + MIN(judged_token(f, j)->end + PEOPLE_MOST, j->clause->end), *found;

    if (strlen(j->q->value) < strlen("10000") || at[-1] == ' ')
        return NULL;
    found = words_find(&PEOPLE, at, end, NULL);
    return found && !words_find(&VERBS, at, found, NULL) ? "人" : NULL;
}

static void set_unit(struct finding *f, struct judged *j)
{
    const char *unit;

    if (j->measure != MEASURE_BARE || !j->q->value)
        return;
    unit = unit_of_noun(f, j);
    if (!unit)
        unit = unit_of_noun_behind(f, j);
    if (!unit)
        return;
    f->c->quantities[judged_token(f, j)->mention].unit = unit;
    j->measure = measure_here(f, unit);
}

static void see_quantity(struct finding *f, const struct clause *clause, uint32_t token)
{
    struct judged j = { .clause = clause, .token = token };
    const char *why;
    enum sense sense;
    gboolean first;
    uint32_t other;

    j.q = &f->c->quantities[f->all.tokens[token].mention];
    j.measure = counts_people(f, clause, &f->all.tokens[token], j.q->unit)
                    ? MEASURE_COUNT
                    : measure_here(f, j.q->unit);
    if (f->within[token]) {
        pass_over(f, token, "it belongs to the noun of another number");
        return;
    }
    first = !f->frame.counted;
    find_list(f, &j);
    j.before = phrase_before(f->c, &f->all, clause, judged_list_begins(&j));
    if (j.before.end == clause->start + phrase_sign(f->c, clause))
        j.before.start = j.before.end; /* 服装：+7.3% */
    other = judged_stretch_behind(f, clause, token);
    j.after = phrase_after(f->c, &f->all, clause, other ? other : token, f->within);
    if (goes_on(&j) && !is_money_spent(&j) &&
        (j.members == 1 || (j.member == 0 && phrase_starts_change(f->c, &f->all, clause, token))))
        set_label(f, &j, first);
    set_unit(f, &j);
    sense = judged_sense(f, &j, &why);
    if (sense == SENSE_NONE) {
        pass_over(f, token, why);
        f->priced = f->priced || (j.q->value && judged_is_price(f, &j));
        return;
    }
    if (f->frame.sense == SENSE_NONE && !f->frame.deadline && judged_keeps_bound(f, &j))
        f->frame.deadline = deadline_of_headline(f->c);
    add(f, &j, sense);
    if (f->frame.sense == SENSE_NONE) /* what goes on in this way is reported too */
        f->frame.sense = sense;
}

/* ---- the walk ---- */

/* Of the records from `first` on in one block: those that show what they are, and those that do not. */
struct shown {
    guint next, solid, weak; /* where the next block begins */
};

static struct shown count_shown(const struct finding *f, guint first)
{
    struct shown shown = { .next = first };
    const struct target *at = &g_array_index(f->found, struct target, 0);

    for (; shown.next < f->found->len && at[shown.next].block == at[first].block; shown.next++) {
        shown.solid += at[shown.next].solid;
        shown.weak += !at[shown.next].solid && !at[shown.next].is_target;
    }
    return shown;
}

static struct shown count_all(const struct finding *f)
{
    struct shown all = { 0 };

    for (guint i = 0; i < f->found->len; i++) {
        const struct target *r = &g_array_index(f->found, struct target, i);

        all.solid += r->solid && !r->is_target;
        all.weak += !r->solid && !r->is_target;
    }
    return all;
}

/*
 * A paragraph in which by far most numbers show nothing tells a story, and they are told in passing,
 * unless the article as a whole reports statistics; where half of its numbers do, only a paragraph of
 * which none shows anything is such a story. Items and cells are too short to tell: what
 * they are stands above them.
 */
static void drop_told_in_passing(struct finding *f)
{
    struct shown shown, all = count_all(f);
    gboolean many = all.solid >= REPORT_SOLID, half = many && all.solid >= all.weak;
    guint kept = 0;

    if (many && all.solid >= REPORT_SHARE * all.weak)
        return;
    for (guint i = 0; i < f->found->len; i = shown.next) {
        enum block_kind kind =
            f->c->doc->blocks[g_array_index(f->found, struct target, i).block].kind;

        shown = count_shown(f, i);
        for (guint k = i; k < shown.next; k++) {
            const struct target *r = &g_array_index(f->found, struct target, k);

            if (r->is_target || r->solid || kind == BLOCK_LI || kind == BLOCK_TD ||
                (shown.solid > 0 && (half || shown.solid * STORY_SHARE >= shown.weak)))
                g_array_index(f->found, struct target, kept++) = *r;
            else
                context_trace(f->c, "no record of %s: told in passing, as %s",
                              context_string(f->c, f->c->doc->mentions[r->mention].byte_start,
                                             f->c->doc->mentions[r->mention].byte_end),
                              r->indicator ? r->indicator : "-");
        }
    }
    g_array_set_size(f->found, kept);
}

/* 新材料方面，…: a paragraph on one of what the one before them all named. */
static gboolean names_an_aspect(const struct context *c, uint32_t block)
{
    static const char WORD[] = "方面，";
    const char *s = c->doc->text + c->blocks[block].start;

    return text_find(s, MIN(c->blocks[block].end - c->blocks[block].start, ASPECT_MOST), WORD) !=
           NULL;
}

/*
 * 一是抓好民生, （一）全力以赴稳增长。…: a paragraph that goes on with what the one before the
 * series began. 0: none such, 1: the first of a series, 2: a later one.
 */
static int place_in_series(const struct context *c, uint32_t block)
{
    static struct words ORDINALS =
        WORDS("一", "二", "三", "四", "五", "六", "七", "八", "九", "十");
    static const struct {
        const char *before, *behind;
    } FORMS[] = { { "", "是" }, { "第", "，" }, { "（", "）" }, { "(", ")" } };
    const char *s = c->doc->text + c->blocks[block].start,
               *end = c->doc->text + c->blocks[block].end;

    if (text_begins(s, "——") || names_an_aspect(c, block))
        return 2;
    for (gsize k = 0; c->levels[block] == 0 && k < G_N_ELEMENTS(FORMS); k++) {
        const char *number = s + strlen(FORMS[k].before), *ordinal;

        if (!text_begins(s, FORMS[k].before))
            continue;
        ordinal = words_begin(&ORDINALS, number, end);
        if (ordinal && text_begins(number + strlen(ordinal), FORMS[k].behind))
            return ordinal == ORDINALS.list[0] ? 1 : 2;
    }
    return 0;
}

/* The block whose frame holds at the start of this one, or UINT32_MAX. */
static uint32_t governor(struct finding *f, uint32_t block)
{
    uint32_t above = f->c->above[block];
    int place = place_in_series(f->c, block);

    if (f->c->levels[block] != 0)
        f->opener = UINT32_MAX;
    if (place == 1 || (place == 2 && f->opener == UINT32_MAX))
        f->opener = f->plain;
    if (place == 0)
        f->plain = block;
    else if (f->opener != UINT32_MAX && (above == UINT32_MAX || above < f->opener))
        return f->opener;
    return above;
}

/*
 * Below 二、2025年工作打算 the （一）, （二） … are on 2025, though the paragraph before them ends
 * with an aim for 2027: what begins with its heading's time is an outlook, and over with it.
 */
static void keep_heading_time(struct finding *f, uint32_t opener)
{
    uint32_t heading = f->c->above[opener];
    const char *time = heading == UINT32_MAX ? NULL : f->headings[heading].deadline;

    if (time && f->frame.deadline)
        f->frame.deadline = f->frame.governing.deadline = time;
}

/* 为实现上述目标，部署了九个方面的工作: a paragraph on how the aims of the one before it shall be reached. */
static gboolean takes_up_aims(const struct finding *f, uint32_t block)
{
    static struct words AIMS =
        WORDS("为实现上述目标", "为完成上述目标", "为达到上述目标", "为实现这一目标",
              "为实现这些目标", "围绕上述目标", "为确保实现上述目标", "为确保完成上述目标",
              "为达成上述目标", "为达致上述目标", "为实现以上目标", "为完成以上目标");
    static struct words NEW = WORDS("新增", "上述", "有关", "当中", "其中");
    static const char AMONG[] = "当中，";
    const struct context *c = f->c;
    const char *s = c->doc->text + c->blocks[block].start,
               *end = c->doc->text + c->blocks[block].end;

    if (block == 0 || f->headings[block - 1].sense != SENSE_AIM)
        return FALSE;
    return words_begin(&AIMS, s, end) ||
           (words_begin(&NEW, s, end) && /* 新增病床当中，九龙东联网占186张 */
            text_find(s, MIN((gsize)(end - s), ASPECT_MOST), AMONG));
}

/* 消费方面，… in news on no plan: a topic, of which the time that the paragraph before named last is none. */
static gboolean is_topic_of_news(const struct finding *f, uint32_t block)
{
    return document_is_traditional(f->c->doc) && names_an_aspect(f->c, block) &&
           !f->headings[f->opener].plan_above && f->c->above[block] == UINT32_MAX;
}

/*
 * No time of an aim, and nobody's guess: 他估计…。 分部方面，收入15.9亿元. In news on a company that
 * open with the results of a period, `reported`, a topic goes back to them.
 */
static void begin_topic(struct frame *f, const char *reported)
{
    gboolean timeless = !f->deadline;

    f->deadline = f->governing.deadline = NULL;
    if (reported)
        f->period = reported;
    if (f->sense == SENSE_AIM && (timeless || reported || g_strcmp0(f->modality, "expect") == 0)) {
        f->sense = f->governing.sense = SENSE_NONE;
        f->modality = f->governing.modality = NULL;
    }
}

/* The period whose results news on a company open with; or NULL. */
static const char *period_of_results(const struct finding *f)
{
    return f->reported_by == 1 && region_is_company_news(f->c) ? f->reported : NULL;
}

/*
 * 社会事业全面进步。新改建公路286公里, in a work report that looks back before it looks ahead: does the paragraph go
 * on with the year that was told of, no aim having been said so far?
 */
static gboolean goes_on_reviewing(const struct finding *f, uint32_t block)
{
    static struct words REPORTS = WORDS("政府工作报告", "工作总结", "工作综述", "工作报告");

    return !f->aims && f->c->levels[block] == 0 && words_find_in(&REPORTS, f->c->doc->title, NULL);
}

#define YEAR_ENDS 11 /* from this month on a year is reported on before it is over */

/* The year that a report looks back on: told first, or in its headline (2020年工作总结, of December 2020); or NULL. */
static const char *year_reviewed(const struct finding *f)
{
    const char *today = frame_today(f->c);
    int year = year_of_title(f->c);

    if (f->first_reported && atoi(f->first_reported) != year)
        return f->first_reported;
    return today && strlen(today) >= strlen("2020-12") && year == atoi(today) &&
                   atoi(today + strlen("2020-")) >= YEAR_ENDS
               ? arena_printf(f->c->arena, "%d", year)
               : f->first_reported;
}

static void begin_review(struct frame *f, const char *reported)
{
    if (!reported || f->sense != SENSE_NONE || f->deadline || f->period)
        return;
    f->sense = SENSE_FACT;
    f->reach = REACH_CARRIED;
    f->period = reported;
}

static void start_block(struct finding *f, uint32_t block)
{
    const struct context *c = f->c;
    uint32_t above = governor(f, block);

    if (above == UINT32_MAX && takes_up_aims(f, block))
        above = block - 1;
    f->first = f->found->len;
    f->frame = above == UINT32_MAX ? frame_below_headline(c) : frame_below(&f->headings[above]);
    if (above != UINT32_MAX && above == f->opener)
        keep_heading_time(f, above);
    if (above != UINT32_MAX && above == f->opener && is_topic_of_news(f, block))
        begin_topic(&f->frame, period_of_results(f));
    if (above == UINT32_MAX && goes_on_reviewing(f, block))
        begin_review(&f->frame, year_reviewed(f));
    f->frame.heading = c->levels[block] != 0;
    f->subject = f->whole = NULL;
    f->n_said = 0;
}

/* A heading or lead-in with a time governs what follows; elsewhere two times are one too many. */
static void announce(struct finding *f, const struct clause *clause)
{
    if (f->c->levels[clause->block] != 0)
        f->several = FALSE;
    else if (f->announced && g_strcmp0(f->announced, f->frame.deadline) != 0)
        f->several = TRUE;
    f->announced = f->frame.deadline;
}

static gboolean lies_within(const char *inner, const char *outer)
{
    struct span in, out;

    return when_span(inner, &in) && when_span(outer, &out) && in.from >= out.from &&
           in.to <= out.to;
}

/* The first paragraph that names a period over names the report's, unless it names two. */
static void report(struct finding *f, const struct clause *clause)
{
    if (!f->reported_by) {
        f->reported = f->first_reported = f->frame.period;
        f->reported_by = clause->block + 1;
        f->reported_in = f->sentence;
    } else if (f->reported_by == clause->block + 1 && !lies_within(f->frame.period, f->reported) &&
               !(f->sentence > f->reported_in && lies_within(f->reported, f->frame.period))) {
        /* but 第三季2.6%。首三季平均2.7%。 */
        f->reported = NULL;
    }
}

/* Does the sentence that `clause` opens speak of something whose numbers are no records? */
static gboolean is_aside(const struct finding *f, const struct clause *clause)
{
    const struct clause *end = f->all.at + f->all.n;

    do {
        for (uint32_t i = clause->first; i < clause->first + clause->n; i++)
            if (f->all.tokens[i].kind == TOKEN_CUE && (f->all.tokens[i].cues & CUE_ASIDE))
                return TRUE;
    } while (++clause < end && !clause->opens_sentence);
    return FALSE;
}

static gboolean is_month(const char *edtf)
{
    return edtf && strlen(edtf) == strlen("2025-09");
}

/* 分季度看，一季度增长4.3%: of what the article measured first. */
static gboolean by_quarters(const struct context *c, const struct clause *clause)
{
    static struct words QUARTERS = WORDS("分季度看", "分季看", "分季度", "从季度看");

    return words_begin(&QUARTERS, c->doc->text + clause->start, c->doc->text + clause->end) != NULL;
}

#define KINDS_MOST (16 * 3) /* bytes */

/*
 * 分业务看, 从产品看, 按主要类别分析: a sentence that goes into the parts of the time reported, whatever quarter was told
 * last; 分货种看 in a paragraph only that names no period of its own.
 */
static gboolean goes_by_kinds(const struct context *c, const struct clause *clause, gboolean dated)
{
    static struct words BY = WORDS("分业务", "分产品", "分地区", "分区域", "分行业", "分市场",
                                   "分板块", "从业务", "从产品", "从行业", "从地区", "从市场",
                                   "按业务", "按产品", "按行业", "按地区", "摊开市场", "从应用",
                                   "就应用"),
                        TAKEN = WORDS("看", "来看", "分", "划分", "别", "别看", "别来看", "别分",
                                      "方面");
    static struct words APART = WORDS("分"), QUARTERS = WORDS("分季", "分月", "分年"),
                        SEEN = WORDS("看", "来看"), OF = WORDS("按", "依", "就", "以"),
                        LOOKED_AT = WORDS("分析", "观察", "划分", "区分", "别分", "类别分");
    const char *s = c->doc->text + clause->start, *end = c->doc->text + clause->end;

    if (!clause->opens_sentence || clause->stop != STOP_COMMA)
        return FALSE;
    if (words_begin(&BY, s, end) && words_end(&TAKEN, s, end))
        return TRUE;
    if (end - s > KINDS_MOST)
        return FALSE;
    return (!dated && words_begin(&APART, s, end) && words_end(&SEEN, s, end) &&
            !words_begin(&QUARTERS, s, end)) ||
           (words_begin(&OF, s, end) && words_end(&LOOKED_AT, s, end));
}

/* 过渡性房屋方面，…; 三、地热：…: what the sentence that `clause` opens is on, or NULL. */
static const char *aspect_of(struct context *c, const struct clause *clause)
{
    static struct words NUMBERS =
        WORDS("一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、");
    static struct words ASPECTS = WORDS("方面", "部分"),
                        PARTS = WORDS("大部分", "小部分", "组成部分", "一部分", "两部分", "三部分");
    static const char IN[] = "在";
    const char *s = c->doc->text + clause->start, *end = c->doc->text + clause->end;
    const char *number = words_begin(&NUMBERS, s, end), *aspect = words_end(&ASPECTS, s, end);

    if (end - s > ASPECT_MOST)
        return NULL;
    if (number && clause->stop == STOP_COLON) {
        s += strlen(number);
    } else {
        if (clause->stop != STOP_COMMA || !aspect || words_end(&PARTS, s, end))
            return NULL;
        s += text_begins_within(s, end, IN) ? strlen(IN) : 0;
        end -= strlen(aspect);
    }
    return end > s ? context_string(c, (uint32_t)(s - c->doc->text), (uint32_t)(end - c->doc->text))
                   : NULL;
}

static const char *first_measured(const struct finding *f)
{
    const struct target *first =
        f->found->len > 0 ? &g_array_index(f->found, struct target, 0) : NULL;

    return first && !first->direction ? first->indicator : f->subject;
}

/* 8月份的修订数字则为上升17.2%: of another month than the one reported. */
static gboolean tells_revision(const struct context *c, const struct clause *clause)
{
    static struct words REVISED = WORDS("修订数字", "修订后数字", "经修订", "修正数", "修订估计");

    return words_find(&REVISED, c->doc->text + clause->start, c->doc->text + clause->end, NULL) !=
           NULL;
}

/* 一季度业绩更为抢眼。报告期内 …: does the paragraph itself say what period it is on? */
static gboolean names_period(const struct frame *f)
{
    return f->firm && f->period;
}

/* 期内服务出口下跌4.2%; 截至报告期末，产能323GWh: of the time that the report is on. */
static gboolean goes_back_to_period(const struct context *c, const struct clause *clause)
{
    static struct words PERIOD = WORDS("期内", "报告期内", "截至报告期末", "报告期末", "截至期末",
                                       "调查又", "调查亦", "调查还", "调查也", "调查同时");

    return words_begin(&PERIOD, c->doc->text + clause->start, c->doc->text + clause->end) != NULL;
}

/* 截至三月底共有8326个。按地区划分，…: has the paragraph told how many there were on a day, or at a month's end? */
static gboolean counts_on_day(struct finding *f)
{
    const struct target *last = finding_last_of_block(f);

    return last && !last->is_target &&
           measure_here(f, f->c->quantities[last->mention].unit) == MEASURE_COUNT &&
           is_month(f->frame.period);
}

/* 其中IC设计1.2兆元: what it tells is of a part. */
static gboolean begins_with_part(const struct context *c, const struct clause *clause)
{
    static struct words OF_WHICH = WORDS("其中", "当中");

    return words_begin(&OF_WHICH, c->doc->text + clause->start, c->doc->text + clause->end) != NULL;
}

/*
 * The tokens of the clause, one by one; is one of them a date? What a bracket tells of a number
 * (筛检率60%（2024年为43.6%）、55%) holds within it.
 */
static gboolean see_tokens(struct finding *f, const struct clause *clause)
{
    struct frame outside = f->frame;
    gboolean dated = FALSE, inside = FALSE, told = FALSE, then = FALSE;

    for (uint32_t i = clause->first; i < clause->first + clause->n; i++) {
        const struct token *t = &f->all.tokens[i];

        frame_step(&f->frame, f->c, &f->all, clause, i);
        if (t->kind == TOKEN_OPEN) {
            outside = f->frame;
            inside = TRUE;
            told = then = FALSE;
        } else if (t->kind == TOKEN_CLOSE && inside) {
            if (told && then)
                f->frame = outside;
            inside = FALSE;
        }
        if (t->kind == TOKEN_DATE)
            see_listed_date(f, clause, i);
        if (t->kind == TOKEN_QUANTITY) {
            see_quantity(f, clause, i);
            told = TRUE;
        }
        then |= t->kind == TOKEN_DATE;
        dated |= t->kind == TOKEN_DATE;
    }
    return dated;
}

static void see_clause(struct finding *f, const struct clause *clause)
{
    const char *cited = results_period(f->c, clause->start, clause->end);
    gboolean dated;

    if (clause->opens_sentence) {
        f->aside = is_aside(f, clause);
        f->spoken = f->found->len;
        f->sentence = clause->start;
        f->n_dates = 0;
        f->left = NULL;
        f->priced = FALSE;
        f->partner = (struct partner){ NULL, NULL, 0 };
        f->aspect = aspect_of(f->c, clause);
    }
    if (clause->opens_sentence || clause[-1].stop == STOP_SEMICOLON) {
        f->part = clause->start;
        if (f->whole) /* 产值4.8兆元，其中设计1.2兆元；今年估衰退5.6% */
            f->subject = f->whole;
        f->whole = NULL;
    }
    if (!clause->opens_sentence && clause[-1].stop == STOP_SEMICOLON) {
        const char *aspect = aspect_of(f->c, clause); /* …；私立园所部分，第一年以500家为目标 */

        f->aspect = aspect ? aspect : f->aspect;
        f->subject = aspect ? aspect : f->subject;
    }
    if (clause->opens_sentence && f->aspect)
        f->subject = f->aspect;
    if (begins_with_part(f->c, clause) && !f->whole)
        f->whole = f->subject;
    frame_next_clause(&f->frame, f->c, clause);
    if (by_quarters(f->c, clause))
        f->subject = first_measured(f);
    if (f->first_reported &&
        ((goes_back_to_period(f->c, clause) && /* 于六月底，…。期内 …, of the half-year */
          (!names_period(&f->frame) || lies_within(f->frame.period, f->first_reported))) ||
         (f->frame.sense == SENSE_FACT && !counts_on_day(f) &&
          goes_by_kinds(f->c, clause, names_period(&f->frame)))))
        f->frame.period = f->first_reported;
    if (cited) {
        f->frame.period = cited;
        f->frame.last = WHEN_PAST;
    }
    dated = see_tokens(f, clause);
    if (dated && f->frame.sense == SENSE_AIM && f->frame.reach == REACH_CLAUSE &&
        (!f->frame.local || clause->stop == STOP_COLON))
        announce(f, clause);
    if (dated && f->frame.last == WHEN_PAST && !tells_revision(f->c, clause) &&
        (f->frame.closed || is_month(f->frame.period)))
        report(f, clause);
}

/* 创科：2032年研发占比1.3%: a heading that says an aim of its own sets none for what follows. */
static gboolean is_statement(const struct finding *f, uint32_t block)
{
    return f->c->levels[block] != 0 && f->c->levels[block] != SECTION_LEAD_IN &&
           f->frame.sense == SENSE_AIM && f->found->len > f->first;
}

#define USUAL_RECORDS 64

void targets_find(const struct cues *cues, struct context *c, struct target_list *out)
{
    struct finding f = {
        .c = c, .opener = UINT32_MAX, .plain = UINT32_MAX, .budget = deadline_of_budget(c)
    };
    uint32_t block = UINT32_MAX;
    struct frame start = { 0 };

    clauses_find(c, cues, &f.all);
    f.found = g_array_sized_new(FALSE, FALSE, sizeof(struct target), USUAL_RECORDS);
    f.within = arena_calloc(c->arena, f.all.n_tokens, sizeof(*f.within));
    f.headings = arena_calloc(c->arena, c->doc->n_blocks, sizeof(*f.headings));
    for (uint32_t i = 0; i < f.all.n; i++) {
        const struct clause *clause = &f.all.at[i];

        if (clause->block != block) {
            block = clause->block;
            start_block(&f, block);
            start = f.frame;
        }
        see_clause(&f, clause);
        if (i + 1 == f.all.n || clause[1].block != block)
            f.headings[block] = is_statement(&f, block) ? start : f.frame;
    }
    drop_told_in_passing(&f);
    out->n = f.found->len;
    out->at = arena_alloc(c->arena, out->n * sizeof(*out->at));
    if (out->n > 0)
        memcpy(out->at, f.found->data, out->n * sizeof(*out->at));
    g_array_free(f.found, TRUE);
}
