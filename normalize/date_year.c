#include "normalize/date_resolve.h"
#include "normalize/deadline.h"

#include <string.h>

#define SHORT_YEARS_AHEAD 10 /* 98年 in 1997 is 1998; 33年 in 2021 is 1933 */
#define HALF_A_YEAR       183
#define MONTH_AHEAD       92
#define TURN_OF_MONTH     20 /* days: 1日起 on the 28th is the next month's */
#define SHORT_YEAR_PIVOT  50 /* where nobody knows the year of publication */

int date_full_year(const struct resolver *r, int yy)
{
    int now = r->now.year;

    if (r->republic && yy >= REPUBLIC_SHORT_FROM)
        return ROC_YEAR_ZERO + yy; /* 98年底, in Taiwan */
    if (!now)
        return yy < SHORT_YEAR_PIVOT ? 2000 + yy : 1900 + yy;
    yy += now / 100 * 100;
    if (yy > now + SHORT_YEARS_AHEAD)
        return yy - 100;
    return yy + 100 <= now + SHORT_YEARS_AHEAD ? yy + 100 : yy;
}

/* `from_last`: the year counts from the date spoken of before. */
static const struct {
    const char *word;
    int shift;
    gboolean from_last;
} RELATIVE_YEARS[] = {
    { "大前年", -3, FALSE },     { "前年", -2, FALSE },        { "去年", -1, FALSE },
    { "上年", -1, FALSE },       { "上一年", -1, FALSE },      { "上财年", -1, FALSE },
    { "上个财年", -1, FALSE },   { "今年", 0, FALSE },         { "本年", 0, FALSE },
    { "本财年", 0, FALSE },      { "本财政年", 0, FALSE },     { "本财政年度", 0, FALSE },
    { "本个财年", 0, FALSE },    { "今财年", 0, FALSE },       { "今个财年", 0, FALSE },
    { "今个财政年", 0, FALSE },  { "今个财政年度", 0, FALSE }, { "上个财政年度", -1, FALSE },
    { "上财政年度", -1, FALSE }, { "下财政年度", 1, FALSE },   { "下个财政年度", 1, FALSE },
    { "下年", 1, FALSE },        { "明年", 1, FALSE },         { "来年", 1, FALSE },
    { "下一年", 1, FALSE },      { "新的一年", 0, FALSE },     { "下财年", 1, FALSE },
    { "下个财年", 1, FALSE },    { "后年", 2, FALSE },         { "大后年", 3, FALSE },
    { "当年", 0, TRUE },         { "同年", 0, TRUE },          { "次年", 1, TRUE },
    { "翌年", 1, TRUE },         { "隔年", 1, TRUE },          { "前一年", -1, TRUE },
    { "今", 0, FALSE },          { "去", -1, FALSE },          { "明", 1, FALSE },
    { "前", -2, FALSE },         { "后", 2, FALSE },           { "本", 0, FALSE },
};

/* Was a year written before the date, in the same sentence? */
static gboolean year_stands_before(const struct resolver *r)
{
    return r->last_explicit && r->last.year && r->last_sentence == r->c->sentence_of[r->i];
}

int date_year_of_section(const struct resolver *r)
{
    int year = year_of_section(r->c, date_block(r));

    return r->now.year && (year == r->now.year - 1 || year == r->now.year + 1) ? year : 0;
}

static int relative_year(const struct resolver *r, const char *word)
{
    int section;

    for (gsize i = 0; i < G_N_ELEMENTS(RELATIVE_YEARS); i++) {
        gsize n = strlen(RELATIVE_YEARS[i].word);
        gboolean doubled = word[n] == '(' || g_str_has_prefix(word + MIN(n, strlen(word)), "（");
        if (strncmp(RELATIVE_YEARS[i].word, word, n) != 0 ||
            (word[n] && !doubled)) /* 今（114）年 */
            continue;
        section =
            RELATIVE_YEARS[i].from_last && RELATIVE_YEARS[i].shift == 0 && !year_stands_before(r)
                ? date_year_of_section(r)
                : 0;
        if (section)
            return section; /* 当年签约、当年投产, below 2023年工作回顾 */
        if (strcmp(RELATIVE_YEARS[i].word, "同年") == 0 && r->reported_year &&
            r->last.year > r->now.year && r->last_sentence != r->c->sentence_of[r->i] &&
            date_tense_of_clause(r) <= 0)
            return r->reported_year; /* 2020年 …，订下2022年达到…的目标。同年研发人员3.6万人 */
        if (RELATIVE_YEARS[i].from_last && r->last.year)
            return r->last.year + RELATIVE_YEARS[i].shift;
        if (!strncmp(word, "上", strlen("上")) && year_stands_before(r) &&
            r->last.year < r->now.year)
            return r->last.year + RELATIVE_YEARS[i].shift; /* 去年春季 …，比上年减少三成 */
        if (!strncmp(word, "上", strlen("上")) && year_stands_before(r) &&
            r->last.year == r->now.year && !r->last.month)
            return r->now.year + RELATIVE_YEARS[i].shift; /* 今年已安排98亿元，比上年增加35亿元 */
        if (!strncmp(word, "上", strlen("上")) && r->reported_year) /* a report's, not today's */
            return r->reported_year + RELATIVE_YEARS[i].shift;
        return r->now.year ? r->now.year + RELATIVE_YEARS[i].shift : 0;
    }
    return 0;
}

/* The year that is written, or 0. */
int date_written_year(const struct resolver *r, const struct date_parts *p)
{
    if (p->year)
        return p->short_year ? date_full_year(r, p->year) : p->year;
    if (p->ryear)
        return relative_year(r, p->ryear);
    return 0;
}

/* From `now` to a day or month (day 0) of its year; what is not known of `now` lies behind it. */
static int days_ahead(const struct resolver *r, int month, int day)
{
    struct moment now = r->now;

    if (!now.month)
        return 0;
    if (!now.day || (!day && month == now.month))
        now.day = days_in_month(now.year, now.month);
    return moment_day_number(moment_of(now.year, month, day)) - moment_day_number(now);
}

/* The 29 of February that is the nearest, not after `now`. */
static int leap_year_before(struct moment now)
{
    int year = now.year;

    while (days_in_month(year, 2) < 29 ||
           moment_day_number(moment_of(year, 2, 29)) > moment_day_number(now))
        year--;
    return year;
}

/* Does one of the words stand right before the date? */
static gboolean is_behind(const struct resolver *r, struct words *words)
{
    const char *text = r->c->doc->text;

    return words_end(words, text, text + r->c->doc->mentions[r->i].byte_start) != NULL;
}

/*
 * 力拚明年底达1.5万户；截至8月底媒合1.3万户, 去年起设站，截至6月底已有73站: how far something has come is not told
 * of next year, nor of the year in which it began.
 */
static gboolean is_up_to_now(const struct resolver *r)
{
    static struct words UP_TO = WORDS("截至", "已于", "已在", "工程至", "进度至"),
                        SO_FAR = WORDS("为止", "止");
    const char *before = mention_group(&r->c->doc->mentions[r->i], "before");

    return r->now.year &&
           (r->last.year > r->now.year || (r->since && r->last.year < r->now.year)) &&
           (is_behind(r, &UP_TO) ||
            (before && words_match(&SO_FAR, before, before + strlen(before))));
}

/* 3月底前: by when something is to be done */
static gboolean is_bound(const struct resolver *r)
{
    return mention_group(&r->c->doc->mentions[r->i], "before") != NULL;
}

/* 12月 …，11月: a month of this year that is far ahead, or ahead and not said to come. */
static gboolean is_too_far(const struct resolver *r, int month, int day)
{
    int ahead = days_ahead(r, month, day);

    return ahead > HALF_A_YEAR || (ahead > MONTH_AHEAD && date_tense_of_clause(r) <= 0);
}

/* 去年展开调查，最快7月公布: ahead, whatever year stands before it. */
static gboolean is_soonest(const struct resolver *r)
{
    static struct words SOONEST =
        WORDS("最快", "最迟", "最早", "预计", "可望在", "有望在", "料", "将于", "将在");

    return is_behind(r, &SOONEST);
}

/*
 * The year of a month (and day): that of the date before it in the same sentence, if that
 * was written; else the nearest not after `now`, or the one ahead, as the sentence says.
 */
int date_year_of_month(const struct resolver *r, int month, int day)
{
    int ahead, section;

    if (year_stands_before(r) && r->last.year != r->now.year && !is_up_to_now(r) &&
        !(r->last.year == r->now.year - 1 && is_soonest(r)))
        return r->last.month > month && r->last.year + 1 <= r->now.year &&
                       !(r->last.year + 1 == r->now.year && is_too_far(r, month, day))
                   ? r->last.year + 1 /* 2007年12月 …，1月 …; 11月 is that year's */
                   : r->last.year;
    if (!r->now.year || (year_stands_before(r) && r->last.year == r->now.year))
        return r->now.year;
    section = date_year_of_section(r);
    if (section)
        return section;
    if (month == 2 && day == 29)
        return leap_year_before(r->now);
    ahead = days_ahead(r, month, day);
    if (ahead > 0 && ahead <= MONTH_AHEAD && is_bound(r) && date_tense_of_clause(r) >= 0)
        return r->now.year; /* 3月底前全部到户, said in February */
    if (ahead > 0 && !(r->inferred && ahead <= HALF_A_YEAR)) /* the article may well be younger */
        return r->now.year - !date_lies_ahead(r, ahead);
    if (ahead > 0)
        return r->now.year;
    return r->now.year + date_lies_ahead(r, ahead);
}

gboolean date_reviews_last_year(const struct resolver *r)
{
    return r->work_report && r->whole_year && r->whole_year == r->now.year - 1;
}

#define LATEST_REPORT 4 /* the month until which a text on the year before tells its quarters */

/*
 * A half, a quarter, the first months of a year that is not named: this year's, but for one of
 * which more than four months are still to come, which is the year before's where nothing else
 * is said. What is summed up from January on is over: the last month counts.
 */
int date_year_of_period(const struct resolver *r, const struct date_parts *p)
{
    static struct words THAN = WORDS("比", "较");
    int first = p->half ? p->half * 6 - 5 : p->quarter ? MIN(p->quarter, 4) * 3 - 2 : 1;
    int last = p->quarters ? MIN(p->quarters, 4) * 3 : p->months > 1 ? MIN(p->months, 12) : 0;
    int end = last ? last : p->half ? p->half * 6 : MIN(p->quarter, 4) * 3;
    int section;
    gboolean open = last ? last > r->now.month + 2 : first > r->now.month + 4;

    if (date_reviews_last_year(r))
        return r->whole_year;
    if (year_stands_before(r) && r->last.year <= r->now.year + 1 &&
        !(r->last.year < r->now.year && date_tense_of_clause(r) > 0))
        return r->last.year; /* 明年 …，一季度新开工 …; but 去年 …，下半年仍要看旅客 */
    section = date_year_of_section(r);
    if (section)
        return section;
    if (r->now.month && r->now.month <= LATEST_REPORT && r->whole_year == r->now.year - 1 &&
        r->whole_block == date_block(r) && end >= r->now.month && date_tense_of_clause(r) <= 0)
        return r->whole_year; /* 2011年增长12%。分季度看，一季度增长13%, said in February */
    if (r->now.month && r->now.month <= 3 && p->half && r->whole_year == r->now.year - 1 &&
        end >= r->now.month && date_tense(r) <= 0)
        return r->whole_year; /* 全年业绩 …；下半年仅1.62%，逊于上半年, said in February */
    if (r->now.month && r->now.month <= 2 && p->quarter && end >= r->now.month &&
        date_tense_of_clause(r) < 0 && !year_stands_before(r))
        return r->now.year - 1; /* 一季度、二季度分别下降9.7%、6.2%, said in January */
    if (r->now.month && end >= r->now.month && is_behind(r, &THAN) && !year_stands_before(r))
        return r->now.year - 1; /* 降幅比上半年收窄, said in January */
    if (!r->now.month || !open || year_stands_before(r))
        return r->now.year;
    if (p->half && r->now.month <= 2) /* 下半年完成遴选, said in February */
        return r->now.year - (date_tense_of_clause(r) < 0);
    return r->now.year - !date_lies_ahead(r, MAX(days_ahead(r, last ? last : first, 0), 1));
}

/*
 * How many months back a bare day lies. Print names its month only where it is not this one,
 * but for the days around the turn of a month: there the nearer one is meant.
 */
static int months_back(const struct resolver *r, int day)
{
    struct moment before = moment_add_months(moment_of(r->now.year, r->now.month, 0), -1);
    int ahead = day - r->now.day;
    int behind = days_in_month(before.year, before.month) - ahead;
    int tense = date_tense(r);

    if (tense > 0)
        return ahead < -TURN_OF_MONTH ? -1 : 0;
    return ahead > 0 && (tense < 0 || (r->now.day <= 10 && behind <= ahead));
}

/* Does the date stand in brackets right behind another one? */
static gboolean is_in_brackets(const struct resolver *r)
{
    static struct words OPEN = WORDS("（", "(");
    const struct mention *m = &r->c->doc->mentions[r->i];
    const char *text = r->c->doc->text, *open;

    if (r->i == 0 || m[-1].type != MENTION_DATE)
        return FALSE;
    open = words_end(&OPEN, text + m[-1].byte_end, text + m->byte_start);
    return open && m[-1].byte_end + strlen(open) == m->byte_start;
}

/* A bare day: of this month, or of the last one that had it and is not ahead. */
struct moment date_day_alone(const struct resolver *r, int day)
{
    struct moment t;

    if (r->last.day == day && is_in_brackets(r))
        return r->last; /* 本周六（10日） */
    if (r->last.year && r->last.month && r->last_sentence == r->c->sentence_of[r->i] &&
        !(day < r->last.day && date_tense(r) > 0))
        return moment_of(r->last.year, r->last.month, day);
    if (!r->now.year || !r->now.month)
        return moment_of(0, 0, 0);
    t = moment_of(r->now.year, r->now.month, day);
    for (int back = months_back(r, day); back < 3; back++) {
        t = moment_add_months(moment_of(r->now.year, r->now.month, 0), -back);
        t.day = day;
        if (moment_is_real(&t))
            return t;
    }
    return t;
}
