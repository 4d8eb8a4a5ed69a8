#include "normalize/date.h"

#include "core/text.h"
#include "core/words.h"
#include "normalize/date_resolve.h"
#include "normalize/deadline.h"
#include "normalize/region.h"

#include <string.h>

/* ---- one mention ---- */

static struct stretch resolve_mention(struct resolver *r, const struct mention *m,
                                      struct date_parts *a, struct date_parts *b)
{
    const char *tail = mention_group(m, "tail");
    struct stretch fiscal = date_fiscal_relative(r, a);

    if (fiscal.known)
        return fiscal;
    if (mention_group(m, "shift"))
        return date_offset_resolve(r, m);
    if (mention_group(m, "window"))
        return date_window_resolve(r, m);
    if (mention_group(m, "same"))
        return date_same_period(r, a);
    if (mention_group(m, "fiscal"))
        return date_fiscal_resolve(r, m, a);
    if (mention_group(m, "amount")) /* 今明两年 */
        return r->now.year
                   ? stretch_between(moment_of(r->now.year, 0, 0), moment_of(r->now.year + 1, 0, 0))
                   : STRETCH_UNKNOWN;
    if (tail)
        return date_tail_resolve(r, tail);
    return date_parts_is_empty(b) ? date_point_resolve(r, a) : date_range_resolve(r, a, b);
}

/* Months and days that no year has (2月30日) are no dates, whatever the year. */
static gboolean is_impossible(const struct date_parts *p)
{
    return p->month > 12 || p->day > 31 || (p->month && p->day > days_in_month(2000, p->month));
}

/* 是2020年底的4.6倍 */
static gboolean is_multiplied(const struct resolver *r)
{
    static struct words DIGITS = WORDS("一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
                                       "零", "○", "〇", "点", "两");
    static const char OF[] = "的", TIMES[] = "倍", WHOLE[] = "全年";
    const char *digit, *p = r->c->doc->text + r->c->doc->mentions[r->i].byte_end;

    p += text_begins(p, WHOLE) ? strlen(WHOLE) : 0;
    if (!text_begins(p, OF))
        return FALSE;
    p += strlen(OF);
    p += strspn(p, "0123456789.");
    while (*p && (digit = words_begin(&DIGITS, p, p + strlen("十")))) /* 去年的一点一三倍 */
        p += strlen(digit);
    return text_begins(p, TIMES);
}

/* 比2019年, 较去年同期, 由2021年的8%: what something is compared with is not what the text goes on about. */
static gboolean is_compared(const struct resolver *r)
{
    static struct words THAN = WORDS("比", "较", "不如", "不及", "优于", "逊于", "快于", "慢于",
                                     "高于", "低于", "好于", "多于", "少于", "恢复至", "恢复到",
                                     "回复至", "回复到", "追平", "改写", "打破", "远逊", "远胜",
                                     "已超过", "相当于", "相等于"),
                        FROM = WORDS("由", "从");
    static struct words WITH = WORDS("与", "和", "跟", "同"),
                        LIKE = WORDS("相若", "相当", "相近", "相仿", "持平", "相同", "一样",
                                     "大致相若", "大致相同", "大致持平", "基本持平", "大致相当");
    const struct mention *m = &r->c->doc->mentions[r->i];
    const char *text = r->c->doc->text, *at = text + m->byte_start, *behind = text + m->byte_end,
               *end = text + r->c->doc->text_bytes;

    return words_end(&THAN, text, at) || is_multiplied(r) ||
           (words_end(&WITH, text, at) && words_begin(&LIKE, behind, end)) ||
           (words_end(&FROM, text, at) && text_begins(behind, "的"));
}

/* Is the thing the text speaks of the year of this date? Not in 2020年以来, nor to come. */
static gboolean is_reported(const struct resolver *r, const struct date_parts *a)
{
    const struct mention *m = &r->c->doc->mentions[r->i];

    return a->year && !a->day && !a->century && !a->decade && !mention_group(m, "after") &&
           !mention_group(m, "same");
}

/* 过去的一年, said in a report of January to March: the year that has just ended; else 0. */
static int year_just_over(const struct resolver *r, const struct mention *m)
{
    const char *window = mention_group(m, "window"), *amount = mention_group(m, "amount"),
               *unit = mention_group(m, "unit");

    return window && amount && unit && r->now.month && r->now.month <= 3 &&
                   strcmp(window, "过去") == 0 && strcmp(amount, "一") == 0 &&
                   strcmp(unit, "年") == 0
               ? r->now.year - 1
               : 0;
}

/* 展望明年, 展望2026年: is what the paragraph goes on with of the next year? */
static gboolean looks_ahead(const struct resolver *r, const struct stretch *s)
{
    static struct words AHEAD = WORDS("展望", "展望到", "放眼");
    const char *text = r->c->doc->text;

    return r->now.year && s->to.year == r->now.year + 1 &&
           words_end(&AHEAD, text, text + r->c->doc->mentions[r->i].byte_start);
}

/* 订单能见度看到明年第三季，第三季占营收31%: how far one sees, and not the time spoken of. */
static gboolean is_how_far(const struct resolver *r)
{
    static struct words SEEN = WORDS("看到", "看至", "排到", "排至", "排产到", "直到");
    const char *text = r->c->doc->text;

    return words_end(&SEEN, text, text + r->c->doc->mentions[r->i].byte_start) != NULL;
}

/* 去年起试办: what began then may go on. */
static gboolean begins_span(const struct resolver *r)
{
    static struct words SINCE = WORDS("起", "开始", "以来");
    const struct mention *m = &r->c->doc->mentions[r->i];
    const char *text = r->c->doc->text;

    return mention_group(m, "after") ||
           words_begin(&SINCE, text + m->byte_end, text + r->c->doc->text_bytes);
}

static void remember(struct resolver *r, const struct stretch *s, const struct date_parts *a,
                     gboolean same)
{
    gboolean year_holds = r->last_explicit && r->last_sentence == r->c->sentence_of[r->i];

    if (!s->known || (a->plan && !a->year) || is_compared(r) || same || is_how_far(r))
        return;
    r->last = moment_compare(&s->from, &s->to) ? s->to : s->from;
    /* 2023年3月5日、6月7日和9月10日: the year holds until another one is named */
    r->last_explicit =
        (a->year || a->ryear || year_holds) && (s->from.year == s->to.year || s->to.month);
    if (is_reported(r, a) && s->to.year <= r->now.year)
        r->reported_year = s->to.year;
    if (r->c->dates[r->i].year_over) {
        r->reported_year = r->whole_year = r->c->dates[r->i].year_over;
        r->whole_block = date_block(r);
    }
    r->last_sentence = r->c->sentence_of[r->i];
    r->since = begins_span(r);
    if (looks_ahead(r, s))
        r->outlook = date_block(r) + 1;
    if (!s->to.month) {
        r->whole_year = s->to.year;
        r->whole_block = date_block(r);
    }
    if (s->from.month && !(a->rquarter && date_relative_step(a->rquarter) < 0) &&
        (moment_compare(&s->from, &s->to) || !s->from.day) &&
        !mention_group(&r->c->doc->mentions[r->i], "window")) {
        r->period_from = s->from;
        r->period_to = s->to;
        r->period_block = date_block(r);
    }
}

static const char *bound_of(const struct mention *m)
{
    if (mention_group(m, "before"))
        return "before";
    return mention_group(m, "after") ? "after" : NULL;
}

/* Does the mention's value hang on `now`? */
static gboolean uses_now(const struct mention *m, const struct date_parts *a)
{
    return !(a->year && !a->short_year) && !a->plan && !mention_group(m, "fiscal") &&
           !(a->century && !a->this_century);
}

/* How far from the day of publication a bare number of years is taken for one of 民国's. */
#define REPUBLIC_NEAR 25
/* … and one of two digits. */
#define REPUBLIC_SHORT_NEAR 10

/* 104年, of a text of Taiwan's: near enough to the day it was published, counted from 1912? */
static gboolean is_near_as_republic(const struct resolver *r, const struct mention *m)
{
    struct date_parts p;

    date_parts_read(&p, m, "");
    return ABS(p.year - r->now.year) <= REPUBLIC_NEAR;
}

/* 97年5月, said in Taiwan in 2010: two digits of a year near the day of publication, counted from 1912. */
static gboolean is_short_republic(const struct resolver *r, const struct mention *m)
{
    struct date_parts p;

    date_parts_read(&p, m, "");
    return p.short_year && p.year >= REPUBLIC_SHORT_FROM &&
           ABS(ROC_YEAR_ZERO + p.year - r->now.year) <= REPUBLIC_SHORT_NEAR;
}

/*
 * Does the text count years as Taiwan does: in traditional script, and one of its years is
 * said to be 民国's, or is written where no other year can stand (114年8月), or is bare (114年) or
 * of two digits (97年) in a text that speaks of Taiwan?
 */
static gboolean counts_from_republic(const struct resolver *r)
{
    static struct words MONEY = WORDS("新台币");
    const struct context *c = r->c;
    gboolean taiwan;

    if (!document_is_traditional(c->doc))
        return FALSE;
    taiwan = region_names_taiwan(c) || words_find_in(&MONEY, c->doc->text, NULL);
    for (uint32_t i = 0; i < c->doc->n_mentions; i++) {
        const struct mention *m = &c->doc->mentions[i];
        const char *era = m->type == MENTION_DATE ? mention_group(m, "era") : NULL;

        if (era && g_str_has_prefix(era, "民"))
            return TRUE;
        if (m->type == MENTION_DATE && mention_group(m, "roc") &&
            (!mention_group(m, "bare") || (taiwan && is_near_as_republic(r, m))))
            return TRUE;
        if (m->type == MENTION_DATE && taiwan && is_short_republic(r, m))
            return TRUE;
    }
    return FALSE;
}

/* Q1：为什么…？ at the head of its paragraph: the number of a question, and no quarter. */
static gboolean is_question(const struct resolver *r, const struct mention *m)
{
    static struct words COLONS = WORDS("：", ":", ".", "、");
    const char *text = r->c->doc->text, *behind = text + m->byte_end;

    return (text[m->byte_start] == 'Q' || text[m->byte_start] == 'q') &&
           m->byte_end == m->byte_start + strlen("Q1") &&
           (m->byte_start == 0 || text[m->byte_start - 1] == '\n') &&
           words_begin(&COLONS, behind, text + r->c->doc->text_bytes);
}

static void resolve_one(struct resolver *r)
{
    const struct mention *m = &r->c->doc->mentions[r->i];
    struct date_value *d = &r->c->dates[r->i];
    struct date_parts a, b;
    struct stretch s;

    date_parts_read(&a, m, "");
    date_parts_read(&b, m, "to_");
    if (is_impossible(&a) || is_impossible(&b) || (mention_group(m, "bare") && !r->republic) ||
        is_question(r, m))
        return;
    s = resolve_mention(r, m, &a, &b);
    if ((s.known && s.impossible) || (!s.known && mention_group(m, "clock")))
        return;
    d->is_date = TRUE;
    d->bound = bound_of(m);
    d->year_over = year_just_over(r, m);
    d->approximate = s.approximate || mention_group(m, "about") != NULL;
    if (s.known) {
        d->edtf = date_write(r, &s);
        d->grain = date_grain(&s, &a);
        d->inferred = r->inferred && uses_now(m, &a);
    } else {
        d->partial = date_partial(r, &a, &b);
    }
    remember(r, &s, &a, mention_group(m, "same") != NULL);
    context_trace(r->c, "date %s: rule %s → %s%s%s",
                  context_string(r->c, m->byte_start, m->byte_end), m->rule,
                  d->edtf ? d->edtf : "not resolvable", d->partial ? ", known: " : "",
                  d->partial ? d->partial : "");
}

/* ---- what relative dates count from ---- */

static gboolean read_published(const char *s, struct moment *t)
{
    int n = 0;

    *t = moment_of(0, 0, 0);
    if (!s)
        return FALSE;
    for (const char *p = s; g_ascii_isdigit(*p) && n < 4; p++, n++)
        t->year = t->year * 10 + (*p - '0');
    if (n != 4)
        return FALSE;
    if (s[4] == '-' && g_ascii_isdigit(s[5]) && g_ascii_isdigit(s[6]))
        t->month = (s[5] - '0') * 10 + s[6] - '0';
    if (t->month && s[7] == '-' && g_ascii_isdigit(s[8]) && g_ascii_isdigit(s[9]))
        t->day = (s[8] - '0') * 10 + s[9] - '0';
    return moment_is_real(t) && t->year > 0;
}

/* The latest full date that the article itself gives as past: no end of a range, no deadline. */
static struct moment latest_full_date(const struct context *c)
{
    struct moment best = moment_of(0, 0, 0);

    for (uint32_t i = 0; i < c->doc->n_mentions; i++) {
        const struct mention *m = &c->doc->mentions[i];
        struct date_parts p, to;
        struct moment t;
        if (m->type != MENTION_DATE || mention_group(m, "before"))
            continue;
        date_parts_read(&p, m, "");
        t = moment_of(p.year, p.month, p.day);
        if (p.short_year || !t.day || !t.month || !t.year || !moment_is_real(&t))
            continue;
        date_parts_read(&to, m, "to_");
        if (date_parts_is_empty(&to) && moment_compare(&t, &best) > 0)
            best = t;
    }
    return best;
}

static void find_now(struct resolver *r)
{
    struct context *c = r->c;

    if (read_published(c->doc->published, &r->now)) {
        context_trace(c, "relative dates count from its publication, %s", c->doc->published);
        return;
    }
    r->now = latest_full_date(c);
    r->inferred = r->now.year > 0;
    if (r->inferred)
        context_trace(c,
                      "no publication date: relative dates count from %04d-%02d-%02d, the latest "
                      "full date in the text",
                      r->now.year, r->now.month, r->now.day);
    else
        context_trace(c, "no publication date and no full date: relative dates stay open");
}

void dates_resolve(struct context *c)
{
    struct resolver r = { .c = c };

    find_now(&r);
    r.republic = counts_from_republic(&r);
    r.fiscal = !r.republic && date_counts_fiscal(c);
    r.title_year = year_of_title(c);
    r.work_report = is_work_report(c);
    r.programme = deadline_of_title(c) != NULL;
    for (r.i = 0; r.i < c->doc->n_mentions; r.i++)
        if (c->doc->mentions[r.i].type == MENTION_DATE)
            resolve_one(&r);
}
