#include "normalize/date_resolve.h"
#include "normalize/deadline.h"

#include <string.h>

#define STORY_REACH 3 /* sentences */

/* So many days from Monday to Friday on; holidays are not known: about. */
static struct stretch working_days(struct moment from, int n)
{
    struct stretch s;
    int step = n < 0 ? -1 : 1;

    for (int left = MIN(ABS(n), 1000); left > 0;) {
        from = moment_add_days(from, step);
        if (!from.year)
            return STRETCH_UNKNOWN;
        left -= moment_weekday(from) <= 5;
    }
    s = stretch_point(from);
    s.approximate = TRUE;
    return s;
}

/* 通缉一年后, 停市三天后: counted from what the words right before tell, not from a date. */
static gboolean is_after_event(const struct resolver *r)
{
    static const char *const before[] = { "在", "于", "是", "到", "约", "快", "早", "迟",
                                          "晚", "将", "计", "料", "示", "称", "说", "的" };
    const struct mention *m = &r->c->doc->mentions[r->i];
    const struct sentence *s = &r->c->sentences[r->c->sentence_of[r->i]];
    const char *p = r->c->doc->text + m->byte_start;

    if (m->byte_start <= s->start)
        return FALSE;
    p = g_utf8_prev_char(p);
    for (gsize i = 0; i < G_N_ELEMENTS(before); i++)
        if (g_str_has_prefix(p, before[i]))
            return FALSE;
    return g_unichar_isalpha(g_utf8_get_char(p));
}

/* Where 两年后 counts from: in a story of what is over, the date told just before. */
static struct moment base_of_later(const struct resolver *r)
{
    if (date_tense(r) >= 0)
        return r->now;
    return r->last.year && r->last_sentence + STORY_REACH >= r->c->sentence_of[r->i]
               ? r->last
               : moment_of(0, 0, 0);
}

#define REPUBLIC_SPAN                                                                              \
    25 /* years from the day of publication in which a number of 民国's years may lie */

/* 99年以前, said in Taiwan in 2008: by 2010, and not ninety-nine years ago. */
static gboolean is_republic_year(const struct resolver *r, const char *unit, int sign, int n)
{
    return r->republic && sign < 0 && !strcmp(unit, "年") && n >= REPUBLIC_SHORT_FROM &&
           ABS(ROC_YEAR_ZERO + n - r->now.year) <= REPUBLIC_SPAN;
}

struct stretch date_offset_resolve(const struct resolver *r, const struct mention *m)
{
    const char *unit = mention_group(m, "unit"), *amount = mention_group(m, "amount");
    gboolean half = mention_group(m, "half_more") != NULL;
    const char *shift = mention_group(m, "shift");
    int sign = strcmp(shift, "后") != 0 && strcmp(shift, "後") != 0 ? -1 : 1;
    int n = !strcmp(amount, "半") ? 0 : date_number(amount);
    gboolean only_half = n == 0;
    int months;
    struct moment now = r->now, t;

    if (sign > 0 && now.year) {
        if (is_after_event(r))
            return STRETCH_NO_DATE;
        now = base_of_later(r);
        if (!now.year)
            return STRETCH_NO_DATE;
    }
    if (!now.year || n < 0 || n > 5000)
        return STRETCH_UNKNOWN;
    if (g_str_has_suffix(unit, "日"))
        return now.day ? working_days(now, sign * n) : STRETCH_UNKNOWN;
    if (g_str_has_prefix(unit, "天"))
        return now.day ? stretch_point(moment_add_days(now, sign * n)) : STRETCH_UNKNOWN;
    if (g_str_has_prefix(unit, "周") || g_str_has_prefix(unit, "星") ||
        g_str_has_prefix(unit, "礼"))
        return now.day ? stretch_week(moment_add_days(now, sign * n * 7), 0) : STRETCH_UNKNOWN;
    if (is_republic_year(r, unit, sign, n))
        return stretch_point(moment_of(ROC_YEAR_ZERO + n, 0, 0));
    if (g_str_has_prefix(unit, "年") && !half && !only_half)
        return stretch_point(moment_of(MAX(now.year + sign * n, 0), 0, 0));
    months = g_str_has_prefix(unit, "年")   ? n * 12 + (half || only_half ? 6 : 0)
             : g_str_has_prefix(unit, "季") ? n * 3
                                            : n;
    t = moment_add_months(now, sign * months);
    return now.month ? stretch_point(t) : stretch_point(moment_of(t.year, 0, 0));
}

static gboolean is_forward(const char *window)
{
    static const char *const words[] = { "未来", "今后", "接下来", "后", "下" };

    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (!strcmp(window, words[i]))
            return TRUE;
    return FALSE;
}

/* 前1周: the seven days before today; 后1年: the year from tomorrow. */
static struct stretch near_window(const struct resolver *r, int n, const char *unit,
                                  gboolean forward)
{
    struct moment edge = moment_add_days(r->now, forward ? 1 : -1), far;

    if (!r->now.day)
        return STRETCH_UNKNOWN;
    if (g_str_has_prefix(unit, "周") || g_str_has_prefix(unit, "天")) {
        int days = g_str_has_prefix(unit, "周") ? 7 * n : n;
        far = moment_add_days(r->now, forward ? days : -days);
    } else {
        far = moment_add_months(r->now,
                                (forward ? 1 : -1) * (g_str_has_prefix(unit, "年") ? 12 * n : n));
        far.day = MIN(r->now.day, days_in_month(far.year, far.month));
    }
    return forward ? stretch_between(edge, far) : stretch_between(far, edge);
}

struct stretch date_window_resolve(const struct resolver *r, const struct mention *m)
{
    const char *unit = mention_group(m, "unit"), *window = mention_group(m, "window");
    const char *to = mention_group(m, "to_amount");
    int n = date_number(mention_group(m, "amount")), last = to ? date_number(to) : n;
    gboolean forward = is_forward(window);
    int sign = forward ? 1 : -1, first = to ? n : 0;
    struct moment a, b;

    if (!r->now.year || n < 0 || last < 0)
        return STRETCH_UNKNOWN;
    if (!strcmp(window, "前") || !strcmp(window, "后") || !strcmp(window, "下"))
        return near_window(r, n, unit, forward);
    if (g_str_has_prefix(unit, "周") || g_str_has_prefix(unit, "天"))
        return r->now.day ? near_window(r, n, unit, forward) : STRETCH_UNKNOWN;
    if (g_str_has_prefix(unit, "年") && (n > 1 || forward)) {
        a = moment_of(r->now.year + sign * first, 0, 0);
        b = moment_of(r->now.year + sign * last, 0, 0);
    } else {
        int months = g_str_has_prefix(unit, "年") ? 12 : g_str_has_prefix(unit, "季") ? 3 : 1;
        if (!r->now.month)
            return STRETCH_UNKNOWN;
        a = moment_add_months(r->now, 0);
        b = moment_add_months(r->now, sign * last * months);
    }
    return forward ? stretch_between(a, b) : stretch_between(b, a);
}

/* 同期 of another year: the period spoken of last in this paragraph, moved there. */
struct stretch date_same_period(const struct resolver *r, const struct date_parts *p)
{
    int year = date_written_year(r, p);
    uint32_t block = date_block(r);
    struct moment from = r->period_from, to = r->period_to;

    if (!year)
        return STRETCH_UNKNOWN;
    if (!from.year || block > r->period_block + 1 || !from.month)
        return stretch_point(moment_of(year, 0, 0));
    to.year = year + (to.year - from.year);
    from.year = year;
    from.hour = to.hour = from.minute = to.minute = from.second = to.second = -1;
    if (from.day)
        from.day = MIN(from.day, days_in_month(from.year, from.month));
    if (to.day)
        to.day = MIN(to.day, days_in_month(to.year, to.month));
    return moment_compare(&from, &to) ? stretch_between(from, to) : stretch_point(from);
}

/*
 * 全年, 年末 in a text on the year before, as its headline or the year it named last says, are
 * that year's; where none was named, what is reported in January or February is.
 */
static gboolean is_last_years(const struct resolver *r)
{
    int year = r->whole_year ? r->whole_year : r->title_year;

    if (!r->now.month || year >= r->now.year)
        return FALSE;
    if (r->programme && r->title_year == r->now.year) /* 2025年工作要点: 全年新建基站1500个 */
        return r->now.month <= 2 && date_tense(r) < 0;
    if (year == r->now.year - 1)
        return r->now.month <= 6 && date_tense(r) <= 0;
    return r->now.month <= 2 && date_tense(r) < 0;
}

/* 2024年的数字公布。年内接待5310万人次: said in January, in the paragraph that named the year that is over. */
static gboolean is_within_last_year(const struct resolver *r)
{
    static struct words TO_COME = WORDS("将", "拟", "新", "再", "要", "力争", "计划", "可", "有望",
                                        "预计", "启动", "开工", "完成", "建成", "实现", "争取");
    const char *text = r->c->doc->text;

    return r->now.month && r->now.month <= 2 && r->whole_year == r->now.year - 1 &&
           r->whole_block == date_block(r) && date_tense(r) <= 0 &&
           !words_begin(&TO_COME, text + r->c->doc->mentions[r->i].byte_end,
                        text + r->c->doc->text_bytes);
}

/* 年内, 全年 in a text of December on the year to come, as its headline or what it named last says. */
static gboolean is_next_years(const struct resolver *r, const char *tail)
{
    /* 全年产量预计1.5GWh: of the year that ends, where only the text named the next */
    int year = r->whole_year && !g_str_has_prefix(tail, "全") ? r->whole_year : r->title_year;

    if (context_text_before(r->c, 0, r->c->doc->mentions[r->i].byte_start, "预计"))
        return FALSE; /* how it will have gone */
    if (r->outlook == date_block(r) + 1)
        return date_tense(r) >= 0; /* 展望明年，…。全年增长3.5% */
    return r->now.month == 12 && year == r->now.year + 1 && date_tense(r) >= 0;
}

/* 截至 or 截止 right before it. */
static gboolean is_reached(const struct resolver *r)
{
    const char *text = r->c->doc->text, *at = text + r->c->doc->mentions[r->i].byte_start;

    return text_ends(text, at, "截至") || text_ends(text, at, "截止") ||
           text_ends(text, at, "截止到");
}

/* 年底达180万户, said in March of a text on the year before: how many there were then. */
static gboolean is_reached_then(const struct resolver *r)
{
    static struct words HAD = WORDS("达", "为", "有", "共", "录得", "余额", "累计", "存栏");
    const char *text = r->c->doc->text;

    return r->now.month && r->now.month <= 4 && is_last_years(r) &&
           words_begin(&HAD, text + r->c->doc->mentions[r->i].byte_end,
                       text + r->c->doc->text_bytes);
}

/* 年底自有住宅比率84%, in 103年家庭收支调查结果: the year that the headline says the report is on; 0: another 年底. */
static int year_of_report(const struct resolver *r)
{
    static struct words REPORTS = WORDS("调查结果", "统计", "公报", "年报", "概况"),
                        UNTIL = WORDS("到", "至", "在"); /* 到年底，优良率不低于83% is aimed at */
    const char *text = r->c->doc->text;
    int year = year_reported_in_title(r->c);
    gboolean now_told = r->last.year == r->now.year && r->last_sentence == r->c->sentence_of[r->i];
    gboolean until = words_end(&UNTIL, text, text + r->c->doc->mentions[r->i].byte_start) != NULL;

    return year > 0 && year < r->now.year && !now_told && date_tense(r) <= (until ? -1 : 0) &&
                   words_find_in(&REPORTS, r->c->doc->title, NULL)
               ? year
               : 0;
}

#define SPAN_MOST (60 * 3) /* bytes from when something began to its year's end */

/* 去年8月起试办，到年底旅客增加57%: the end of the year in which its sentence began. */
static gboolean is_end_of_span(const struct resolver *r)
{
    static struct words UNTIL = WORDS("到", "至");
    static const char FROM[] = "起";
    const char *text = r->c->doc->text, *at = text + r->c->doc->mentions[r->i].byte_start,
               *start =
                   text + context_look_back(r->c, r->c->sentences[r->c->sentence_of[r->i]].start,
                                            r->c->doc->mentions[r->i].byte_start, SPAN_MOST);

    return words_end(&UNTIL, start, at) && r->last.month && r->last.year == r->now.year - 1 &&
           r->last_sentence == r->c->sentence_of[r->i] &&
           text_find(start, (gsize)(at - start), FROM);
}

/* The year that 年内, 年底, 全年 or 月底 is of: mostly the one that is now; 0: not known. */
static int year_of_tail(const struct resolver *r, const char *tail)
{
    gboolean month = g_str_has_prefix(tail, "月"), whole = g_str_has_prefix(tail, "全");
    gboolean last = strcmp(tail, "年末") == 0, end = strcmp(tail, "年底") == 0;
    int now = r->now.year, section, reported;

    if (whole && r->last_explicit && r->last.year && r->last_sentence == r->c->sentence_of[r->i])
        return r->last.year;
    if ((date_reviews_last_year(r) && !month) || ((whole || last) && is_last_years(r)) ||
        (strcmp(tail, "年内") == 0 && is_within_last_year(r)))
        return now - 1;
    if (last && r->whole_year && r->whole_year < now && r->whole_block == date_block(r) &&
        date_tense(r) <= 0)
        return r->whole_year; /* 2015年产值213亿元。牦牛年末存栏482万头 */
    if (end && (reported = year_of_report(r)) != 0)
        return reported;
    if ((end && (is_reached_then(r) || is_end_of_span(r))) ||
        (date_part_is_end(tail) && r->now.month && r->now.month < 12 && is_reached(r)))
        return now - 1; /* 截至年底, said in February */
    if (!month && (section = date_year_of_section(r)) != 0)
        return section;
    return !month && is_next_years(r, tail) ? now + 1 : now;
}

/* 年内, 年底, 全年, 月底: of the year or month that is now. */
struct stretch date_tail_resolve(const struct resolver *r, const char *tail)
{
    gboolean month = g_str_has_prefix(tail, "月");
    gboolean whole = g_str_has_prefix(tail, "全") || !strcmp(tail, "年内"); /* 年内收入增长11.3% */
    struct stretch fiscal = whole ? date_fiscal_whole(r) : STRETCH_UNKNOWN;
    int year;

    if (fiscal.known)
        return fiscal;
    year = year_of_tail(r, tail);
    if (!year)
        return STRETCH_UNKNOWN;
    if (month)
        return r->now.month ? stretch_point(moment_of(year, r->now.month, 0)) : STRETCH_UNKNOWN;
    if (date_part_is_end(tail))
        return stretch_point(moment_of(year, 12, 0));
    return stretch_point(moment_of(year, date_part_is_begin(tail) ? 1 : 0, 0));
}
