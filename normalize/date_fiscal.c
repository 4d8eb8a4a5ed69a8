/*
 * date_fiscal.c - years that do not begin in January: 2024/25榨季, 2023-24年度, 113学年度; and in
 * texts that count in Hong Kong's financial years, from April to March, 本财年, 明年度 and their
 * parts.
 */
#include "core/text.h"
#include "core/words.h"
#include "normalize/date_resolve.h"

#include <string.h>

#define FIRST_MONTH 4 /* of Hong Kong's financial year */

/* The months from the `first` to the `last` of the financial year that begins in `year`. */
static struct stretch months_of(int year, int first, int last)
{
    struct moment april = moment_of(year, FIRST_MONTH, 0);

    return stretch_between(moment_add_months(april, first - 1), moment_add_months(april, last - 1));
}

static struct stretch whole_year(int year)
{
    return stretch_between(moment_of(year, 0, 0), moment_of(year + 1, 0, 0));
}

static struct stretch part_of_fiscal_year(const struct date_parts *p, int year)
{
    if (p->half)
        return months_of(year, p->half * 6 - 5, p->half * 6);
    if (p->quarter)
        return months_of(year, p->quarter * 3 - 2, p->quarter * 3);
    if (p->quarters)
        return months_of(year, 1, p->quarters * 3);
    if (p->months)
        return months_of(year, 1, MIN(p->months, 12));
    return whole_year(year);
}

/*
 * 106学年度第1学期: a term of the school year that begins in `year`; in Taiwan on 1 August and 1 February
 * (各级学校学生学年学期假期办法), elsewhere in September and with the spring.
 */
static struct stretch term_of_school_year(int year, gboolean first, gboolean taiwan)
{
    if (first)
        return stretch_between(moment_of(year, taiwan ? 8 : 9, 0), moment_of(year + 1, 1, 0));
    return stretch_between(moment_of(year + 1, 2, 0), moment_of(year + 1, 7, 0));
}

#define SCHOOL_MONTH 8 /* from it on 本学年 is the year that begins in this calendar year */

/* 本学年, 下学年度: the year in which it begins; 0: nobody knows when the text was written. */
static int school_year_named(const struct resolver *r, const char *which)
{
    int year = r->now.month < SCHOOL_MONTH ? r->now.year - 1 : r->now.year;

    if (!r->now.year || !r->now.month)
        return 0;
    if (g_str_has_prefix(which, "上"))
        return year - 1;
    return g_str_has_prefix(which, "下") ? year + 1 : year;
}

struct stretch date_fiscal_resolve(const struct resolver *r, const struct mention *m,
                                   const struct date_parts *a)
{
    int from = a->short_year ? date_full_year(r, a->year) : a->year;
    const char *last = mention_group(m, "to_fiscal");
    const char *named = mention_group(m, "fiscal"), *term = mention_group(m, "term");
    gboolean school = strcmp(named, "学年") == 0;
    int to;

    if (school && a->ryear)
        from = school_year_named(r, a->ryear);
    if (!from)
        return STRETCH_NO_DATE;
    to = school ? from + 1 : date_number(last ? last : named);
    if (term)
        return term_of_school_year(from, date_number(term) == 1, mention_group(m, "roc") != NULL);
    if (to < 100)
        to += from / 100 * 100 + (to < from % 100 ? 100 : 0);
    if (a->quarters && to == from + 1)
        return part_of_fiscal_year(a, from);
    return to > from ? stretch_between(moment_of(from, 0, 0), moment_of(to, 0, 0))
                     : STRETCH_NO_DATE;
}

/* Does the mention hold one of the words? */
static gboolean says(const struct context *c, const struct mention *m, struct words *words)
{
    return words_find(words, c->doc->text + m->byte_start, c->doc->text + m->byte_end, NULL) !=
           NULL;
}

gboolean date_counts_fiscal(const struct context *c)
{
    static struct words YEAR = WORDS("年度"), SCHOOL = WORDS("学年");
    static struct words FISCAL =
        WORDS("三月底止全年", "三月底止年度", "三月底止财", "三月底止的年度", "三月三十一日止年度",
              "三月三十一日止全年", "3月底止全年", "3月底止年度", "3月底止财", "3月底止的年度",
              "3月31日止年度", "3月31日止全年", "3月31日止财", "3月31日止的年度", "本财政年度",
              "下财政年度", "下一财政年度", "上财政年度", "本个财政年度", "今个财政年度");

    if (!document_is_traditional(c->doc))
        return FALSE;
    for (uint32_t i = 0; i < c->doc->n_mentions; i++) {
        const struct mention *m = &c->doc->mentions[i];

        if (m->type == MENTION_DATE && mention_group(m, "fiscal") && says(c, m, &YEAR) &&
            !says(c, m, &SCHOOL))
            return TRUE;
    }
    return words_find_in(&FISCAL, c->doc->text, NULL) != NULL;
}

/* 本财年, 明年度, 去年度: which one, from today's; 0: the text says nothing of the kind. */
static int fiscal_year_named(const struct resolver *r, const struct date_parts *p)
{
    static struct words LAST = WORDS("去", "上"), NEXT = WORDS("明", "下", "来"),
                        THIS = WORDS("本", "今"), YEARS = WORDS("财年", "财政年", "年度");
    int year = r->now.month < FIRST_MONTH ? r->now.year - 1 : r->now.year;

    if (!r->now.month || !p->ryear || p->month || p->day ||
        !says(r->c, &r->c->doc->mentions[r->i], &YEARS))
        return 0;
    if (words_begin(&LAST, p->ryear, p->ryear + strlen(p->ryear)))
        return year - 1;
    if (words_begin(&NEXT, p->ryear, p->ryear + strlen(p->ryear)))
        return year + 1;
    return words_begin(&THIS, p->ryear, p->ryear + strlen(p->ryear)) ? year : 0;
}

struct stretch date_fiscal_relative(struct resolver *r, const struct date_parts *p)
{
    int year = r->fiscal ? fiscal_year_named(r, p) : 0;

    if (year) {
        r->fiscal_year = year;
        r->fiscal_block = date_block(r);
    } else if (p->months && !p->year && !p->ryear && r->fiscal_year &&
               r->fiscal_block == date_block(r)) {
        year = r->fiscal_year; /* 今个财年首七个月 …，首八个月 */
    }
    return year ? part_of_fiscal_year(p, year) : STRETCH_UNKNOWN;
}

/* 《2019-20年度工作计划》提出，全年将增设560张病床: the financial year named right before, in the same sentence. */
static struct stretch fiscal_year_before(const struct resolver *r)
{
    uint32_t i = r->i;

    while (r->fiscal && i-- > 0 && r->c->sentence_of[i] == r->c->sentence_of[r->i]) {
        const struct mention *m = &r->c->doc->mentions[i];
        struct date_parts p;

        if (m->type != MENTION_DATE)
            continue;
        if (!mention_group(m, "fiscal"))
            break;
        date_parts_read(&p, m, "");
        return date_fiscal_resolve(r, m, &p);
    }
    return STRETCH_UNKNOWN;
}

#define MONTH_OF_RESULTS 3
#define RESULTS_MOST     32 /* mentions back to when the year ended */

/* 公布截至2015年3月31日止年度的业绩。年内收入 …: the financial year that the paragraph said to end then. */
static struct stretch fiscal_year_ended(const struct resolver *r)
{
    static struct words YEAR = WORDS("年度", "的年度", "全年", "财政年度", "财年");
    const char *text = r->c->doc->text, *end = text + r->c->doc->text_bytes;

    for (uint32_t i = r->i; r->fiscal && i-- > 0 && r->i - i <= RESULTS_MOST;) {
        const struct mention *m = &r->c->doc->mentions[i];
        const char *edtf = m->type == MENTION_DATE ? r->c->dates[i].edtf : NULL;
        int year = edtf ? atoi(edtf) : 0;

        if (m->byte_start < r->c->blocks[date_block(r)].start)
            break;
        if (year && strlen(edtf) >= strlen("2015-03") &&
            atoi(edtf + strlen("2015-")) == MONTH_OF_RESULTS && !strchr(edtf, '/') &&
            words_begin(&YEAR, text + m->byte_end, end))
            return stretch_between(moment_of(year - 1, 0, 0), moment_of(year, 0, 0));
    }
    return STRETCH_UNKNOWN;
}

struct stretch date_fiscal_whole(const struct resolver *r)
{
    struct stretch before = fiscal_year_before(r);

    if (!before.known)
        before = fiscal_year_ended(r);
    if (before.known)
        return before;
    return r->fiscal_year && r->fiscal_block == date_block(r) ? whole_year(r->fiscal_year)
                                                              : STRETCH_UNKNOWN;
}
