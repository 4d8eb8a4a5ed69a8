#include "normalize/frame.h"

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
    f.reach = REACH_CARRIED;
    f.last = WHEN_UNKNOWN;
    f.plan = f.heading = f.closed = FALSE;
    return f;
}

static void see_length_of_time(struct frame *f, struct context *c, const struct clause *clause);

void frame_next_clause(struct frame *f, struct context *c, const struct clause *clause)
{
    gboolean new_sentence = clause->opens_sentence;

    f->done = f->expecting = FALSE;
    f->reach = new_sentence ? REACH_CARRIED : MIN(f->reach, REACH_SENTENCE);
    if (new_sentence) {
        f->last = WHEN_UNKNOWN;
        f->plan = f->closed = FALSE;
    }
    see_length_of_time(f, c, clause);
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

static gboolean text_at(const struct context *c, uint32_t at, const char *word)
{
    return text_begins(c->doc->text + at, word);
}

static gboolean text_before(const struct context *c, uint32_t from, uint32_t at, const char *word)
{
    return at >= from && text_ends(c->doc->text + from, c->doc->text + at, word);
}

/* Behind these a date is what something is measured against: 比2020年, 与去年同期相比 */
static const char *const AGAINST[] = { "比", "较", "与", "和", "同", "自", "从", "由", NULL };
/* … before these too: 2020年的基础上, 去年同期 */
static const char *const BASES[] = { "同期", "相比", "的基础上", "基础上", "以来",
                                     "起",   "水平", "年末",     NULL };

static gboolean is_base(const struct context *c, const struct clause *clause, const struct token *t,
                        enum when when)
{
    for (int i = 0; AGAINST[i]; i++)
        if (text_before(c, clause->start, t->start, AGAINST[i]) &&
            !(strcmp(AGAINST[i], "和") == 0 || strcmp(AGAINST[i], "同") == 0))
            return TRUE;
    for (int i = 0; BASES[i]; i++)
        if (text_at(c, t->end, BASES[i])) /* 明年起 is no base: it lies ahead */
            return when != WHEN_FUTURE || strcmp(BASES[i], "起") != 0;
    return FALSE;
}

/* 到2030年, 至2028年年底: said of what lies ahead. */
static gboolean points_ahead(const struct context *c, const struct clause *clause,
                             const struct token *t)
{
    return text_before(c, clause->start, t->start, "到") ||
           (text_before(c, clause->start, t->start, "至") &&
            !text_before(c, clause->start, t->start, "截至"));
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
    static const char *const BACK[] = { "去年",       "过去",   "上年", "前年",
                                        "今年上半年", "上半年", "昨",   NULL };

    for (int i = 0; BACK[i]; i++)
        if (text_at(c, t->start, BACK[i]))
            return TRUE;
    return FALSE;
}

/* “新十二月市”: a month that is part of a name in quotation marks. */
static gboolean is_in_name(const struct context *c, const struct clause *clause,
                           const struct token *t)
{
    const char *text = c->doc->text;
    uint32_t from = t->start > clause->start + 9 ? t->start - 9 : clause->start;
    uint32_t to = MIN(t->end + 9, clause->end);

    return text[t->start] != text[from] && memmem(text + from, t->start - from, "“", 3) &&
           !memmem(text + from, t->start - from, "”", 3) &&
           memmem(text + t->end, to - t->end, "”", 3) && !text_at(c, t->end, "”");
}

/* 全年 in a report on the year before is that year, whatever this one is. */
static gboolean keeps_year(const struct frame *f, const struct context *c, const struct token *t)
{
    return f->sense == SENSE_FACT && f->period && text_at(c, t->start, "全年") &&
           (f->last == WHEN_PAST || when_relative(f->period, frame_today(c)) == WHEN_PAST);
}

/* 昨日发布的《规划》: the day on which a plan came out is no time of what it says. */
static gboolean is_day_of_issue(const struct context *c, const struct clauses *all,
                                const struct clause *clause, uint32_t i)
{
    static const char *const ISSUED[] = { "发布的", "印发的", "公布的", "出台的",
                                          "通过的", "发表的", "下发的", NULL };
    uint32_t end = clause->first + clause->n, at = all->tokens[i].end;

    for (uint32_t k = i + 1; k < end && all->tokens[k].start < at + 24; k++)
        for (int w = 0; all->tokens[k].kind == TOKEN_POLICY && ISSUED[w]; w++)
            if (memmem(c->doc->text + at, all->tokens[k].start - at, ISSUED[w], strlen(ISSUED[w])))
                return TRUE;
    return FALSE;
}

/* 未来五年, 今后三年: what is said of them lies ahead, though they begin today. */
static gboolean is_time_to_come(const struct context *c, const struct token *t)
{
    static const char *const AHEAD[] = { "未来", "今后", "接下来", NULL };

    for (int i = 0; AHEAD[i]; i++)
        if (text_at(c, t->start, AHEAD[i]))
            return TRUE;
    return FALSE;
}

static void see_date(struct frame *f, const struct context *c, const struct clauses *all,
                     const struct clause *clause, uint32_t i)
{
    const struct token *t = &all->tokens[i];
    const struct date_value *d = &c->dates[t->mention];
    enum when when = when_relative(d->edtf, frame_today(c));
    gboolean ahead = points_ahead(c, clause, t) || is_time_to_come(c, t), window = FALSE;

    if (is_base(c, clause, t, when) || (f->heading && f->last != WHEN_UNKNOWN) ||
        is_in_name(c, clause, t) || keeps_year(f, c, t) || is_day_of_issue(c, all, clause, i))
        return;
    if (!d->edtf) {
        if (looks_back(c, t))
            fact(f);
        return;
    }
    if (when == WHEN_FUTURE && is_event(d, ahead))
        return;
    if (when == WHEN_UNKNOWN && (ahead || (d->bound && strcmp(d->bound, "before") == 0)))
        when = WHEN_FUTURE;
    if (when == WHEN_NOW && looks_back(c, t)) { /* 过去一年 under 2024年回顾: that year */
        when = WHEN_PAST;
        window = f->period != NULL;
    }
    f->last = when;
    f->closed = when == WHEN_PAST && (strlen(d->edtf) == 4 || strchr(d->edtf, '/'));
    if (when != WHEN_PAST && !is_event(d, ahead))
        f->deadline = d->edtf;
    if (when != WHEN_FUTURE && !window)
        f->period = d->edtf;
    if (f->expecting && when != WHEN_PAST) /* 去年3400万人次，预计今年可达4600万 */
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
        if (text_before(c, from, at, DIGITS[i]))
            return i == 10 ? 2 : i + 1;
    return 0;
}

/* Words before a length of time that is over: 近三年内 */
static const char *const PAST_YEARS[] = { "近", "过去", "前", "最近", "以往", "十", NULL };

/* 用三年时间, 五年内: the aim lies so many years ahead. */
static void see_length_of_time(struct frame *f, struct context *c, const struct clause *clause)
{
    static const char *const BEHIND[] = { "年内",       "年之内",       "年时间",
                                          "年左右时间", "年左右的时间", NULL };
    const char *text = c->doc->text, *end = text + clause->end,
               *year = memmem(text + clause->start, clause->end - clause->start, "年", 3);
    const char *today = frame_today(c);
    gboolean found = FALSE;
    uint32_t at = year ? (uint32_t)(year - text) : 0;
    int years = year && today ? years_before(c, clause->start, at) : 0;

    for (int i = 0; years > 0 && BEHIND[i]; i++)
        found |= (gsize)(end - year) >= strlen(BEHIND[i]) && text_at(c, at, BEHIND[i]);
    at -= found ? (g_ascii_isdigit(text[at - 1]) ? 1 : 3) : 0;
    for (int i = 0; found && PAST_YEARS[i]; i++)
        found = !text_before(c, clause->start, at, PAST_YEARS[i]);
    if (!found || f->last == WHEN_PAST) /* 2016年至2018年 …，三年内 … */
        return;
    f->deadline = arena_printf(c->arena, "%.4s/%d", today, atoi(today) + years);
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

static void see_modality(struct frame *f, uint32_t cues)
{
    if (f->last == WHEN_PAST && ((cues & CUE_EXPECT) || (f->closed && !f->plan))) {
        fact(f); /* an estimate for a period that is over, or what was striven for in it */
        f->expecting = (cues & CUE_EXPECT) != 0;
        return;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(MODALITIES); i++)
        if (cues & MODALITIES[i].kind) {
            aim(f, MODALITIES[i].modality);
            return;
        }
}

/* 由目前的22%提升到40%: how things stand is only what the aim starts from. */
static gboolean is_left_behind(const struct context *c, const struct token *t)
{
    return text_before(c, 0, t->start, "由") || text_before(c, 0, t->start, "从");
}

/* 已, 同比, 建成: weaker than an aim that the sentence has named, but for 已. */
static gboolean tells_fact(const struct frame *f, const struct context *c, const struct token *t)
{
    gboolean aimed = f->sense == SENSE_AIM && f->reach > REACH_CARRIED;

    if ((t->cues & CUE_FACT) && (!aimed || text_at(c, t->start, "已")))
        return TRUE;
    if ((t->cues & CUE_BASE) && !aimed)
        return TRUE;
    return (t->cues & CUE_DONE) && f->sense == SENSE_NONE && !((t->cues & CUE_SAYS) && f->plan);
}

static void see_cue(struct frame *f, const struct context *c, const struct token *t,
                    gboolean behind_number)
{
    uint32_t k = t->cues;

    if (k & CUE_MODALITY) {
        if (!behind_number) /* 40个计划新开工项目: what is planned is counted */
            see_modality(f, k);
    } else if (k & CUE_AIM) {
        if (!f->done) /* 完成全年目标任务 tells what was done */
            aim(f, f->modality);
    } else if ((k & CUE_NOW) && !is_left_behind(c, t)) {
        fact(f);
        f->period = NULL;
    } else if (tells_fact(f, c, t)) {
        fact(f);
    } else if (((k & CUE_SAYS) && f->plan) || ((k & CUE_BUILD) && f->sense == SENSE_NONE)) {
        aim(f, NULL);
    }
    f->done |= (k & CUE_DONE) && text_at(c, t->start, "完成");
    if ((k & (CUE_LEVEL | CUE_UP | CUE_DOWN | CUE_DONE | CUE_BUILD)) && text_at(c, t->end, "了"))
        fact(f);
}

void frame_step(struct frame *f, const struct context *c, const struct clauses *all,
                const struct clause *clause, uint32_t i)
{
    const struct token *t = &all->tokens[i];

    if (t->kind == TOKEN_DATE)
        see_date(f, c, all, clause, i);
    else if (t->kind == TOKEN_CUE)
        see_cue(f, c, t,
                i > clause->first && t[-1].kind == TOKEN_QUANTITY && t[-1].end == t->start);
    else if (t->kind == TOKEN_POLICY)
        f->plan = f->plan_above = TRUE;
}
