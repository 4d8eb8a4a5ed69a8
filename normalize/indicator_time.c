/*
 * indicator_time.c - how long, on which days and on what basis: told in or behind a noun, and no part
 * of it. What is a date by itself was found by date.h.
 */
#include "normalize/indicator_before.h"

#include "core/text.h"

#include <string.h>

struct words before_numbers =
    WORDS("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "两", "1", "2", "3", "4", "5",
          "6", "7", "8", "9", "0", "用", "在", "此");

/* 五年内建成充电站: a length of time before the noun is none of it. */
uint32_t before_skip_length_of_time(const struct context *c, uint32_t at, uint32_t end)
{
    static struct words BEHIND = WORDS("年之内", "年内", "年时间", "年左右时间", "年间的", "年间");
    static struct words DOING = WORDS("年累计", "年投入", "年新增", "年供应", "年建成", "年引进",
                                      "年培训", "年培养", "年共", "年训练", "年培育", "年补助");
    static struct words FIRST = WORDS("首", "头", "前");
    uint32_t first = step_over(c, at, end, &FIRST),
             number = step_over(c, first, end, &before_numbers);

    if (number > first && (first > at || context_text_before(c, 0, at, "分")) &&
        context_text_at(c, number, "年") && number + strlen("年") < end)
        return number + (uint32_t)strlen("年"); /* 首5年建屋, 分四年汰换 */
    if (number > at && words_begin(&DOING, c->doc->text + number, c->doc->text + end))
        return number + (uint32_t)strlen("年"); /* 三年投入 */
    return step_over(c, number, end, &BEHIND) > number ? step_over(c, number, end, &BEHIND) : at;
}

#define WHOSE (4 * 3) /* bytes of what lies somewhere */

/* 工程在哈密市的配套电源装机: where the noun goes on behind 在 … 的; NULL: it names no such place. */
static const char *behind_place(const struct context *c, uint32_t at, uint32_t end)
{
    static struct words PLACES = WORDS("市的", "县的", "区的", "省的", "州的", "镇的");
    static const char IN[] = "在";
    const char *text = c->doc->text, *behind,
               *in = text_find(text + at, MIN(end - at, WHOSE + strlen(IN)), IN);

    return in &&
                   words_find(&PLACES, in, text + MIN(end, (uint32_t)(in - text) + 2 * WHOSE),
                              &behind) &&
                   behind < text + end
               ? behind
               : NULL;
}

static struct words HOLIDAYS =
    WORDS("农历新年", "农历春节", "春节", "黄金周", "国庆", "元旦", "五一", "端午", "中秋", "暑假",
          "暑期", "寒假", "假期", "连假", "期间", "节日");

uint32_t before_holidays(const struct context *c, uint32_t start, uint32_t at)
{
    const char *word;

    while ((word = words_end(&HOLIDAYS, c->doc->text + start, c->doc->text + at)))
        at -= (uint32_t)strlen(word);
    return at;
}

/* 农历新年黄金周入住率, 位于竹北的园区进驻厂商: when or where it is so. */
uint32_t before_skip_holidays(const struct context *c, uint32_t at, uint32_t end)
{
    static struct words ONCE = WORDS("满载后", "满产后", "达产后", "全面达产后", "全部达产后");
    static struct words WHOLE =
        WORDS("两省", "两区", "两县", "两地", "两地的", "三地", "三市", "两港", "整年", "一学年度",
              "三年期", "一个五年期", "五年期", "一年期", "原则上", "理论上", "估算的", "机构给出",
              "局维持", "明订", "明定", "相当", "约当");
    static struct words LIES = WORDS("位于", "总部位于", "总部设在", "总部在", "坐落于");
    static const char OF[] = "的";
    const char *text = c->doc->text, *word, *of;
    uint32_t from = at;

    if (words_begin(&LIES, text + at, text + end) && (of = text_find(text + at, end - at, OF)))
        return (uint32_t)(of - text) + (uint32_t)strlen(OF);
    if ((of = behind_place(c, from, end)) != NULL)
        return (uint32_t)(of - text);
    if ((word = words_begin(&ONCE, text + from, text + end))) /* 满载后月产能 */
        from += (uint32_t)strlen(word);
    if ((word = words_begin(&WHOLE, text + from, text + end)) &&
        from + strlen(word) + strlen("产量") <= end)
        from += (uint32_t)strlen(word); /* 两省产量, 整年旅客 */
    while ((word = words_begin(&HOLIDAYS, text + from, text + end)))
        from += (uint32_t)strlen(word);
    return end - from >= strlen("住率") ? from : at;
}

/* 在15个城市基础上新增试点: what it builds upon is none of it. */
void before_drop_basis(const struct context *c, struct phrase *p)
{
    const char *s = c->doc->text + p->start;
    const char *basis = text_find(s, p->end - p->start, "基础上");

    if (basis && basis + strlen("基础上") < c->doc->text + p->end)
        p->start = (uint32_t)(basis - c->doc->text) + (uint32_t)strlen("基础上");
}

/* 人均产值在2020年基础上翻一番: where the noun ends before 在 …基础上 at `at`, or `at`. */
uint32_t before_basis(const struct context *c, const struct clause *clause, uint32_t at)
{
    static const char BASIS[] = "基础上", IN[] = "在";
    const char *text = c->doc->text, *in;
    uint32_t from;

    if (!context_text_before(c, clause->start, at, BASIS))
        return at;
    from = context_look_back(c, clause->start, at, (uint32_t)strlen("在2020年底的基础上"));
    in = text_find(text + from, at - from, IN);
    return in && in > text + clause->start ? (uint32_t)(in - text) : at;
}

/* 连续10年, 连续三个季度 at the end of the text up to `at`: where it begins, or `at`. */
uint32_t before_row_of_years(const struct context *c, uint32_t start, uint32_t at)
{
    static const char ROW[] = "连续";
    static struct words TIMES = WORDS("年", "个月", "个季度", "季");
    const char *time = words_end(&TIMES, c->doc->text + start, c->doc->text + at);
    uint32_t digits;

    if (!time)
        return at;
    digits = step_back(c, start, at - (uint32_t)strlen(time), &before_numbers);
    return context_text_before(c, start, digits, ROW) ? digits - (uint32_t)strlen(ROW) : at;
}

/* 产值三年翻一番: where the noun ends before the length of time at `at`, or `at`. */
uint32_t before_years_of_fold(const struct context *c, const struct clause *clause,
                              const struct token *q, uint32_t at)
{
    static struct words FOLDS = WORDS("翻一番", "翻番", "翻两番", "翻三番", "翻了"),
                        YEARS = WORDS("年", "年内", "年时间");
    const char *text = c->doc->text, *s = text + clause->start,
               *years = words_end(&YEARS, s, text + at);
    uint32_t number;

    if (!years || !words_begin(&FOLDS, text + q->start, text + clause->end))
        return at;
    number = step_back(c, clause->start, at - (uint32_t)strlen(years), &before_numbers);
    return number < at - strlen(years) ? number : at;
}

/* 用三年时间 at the end of the text up to `at`, behind a noun: where it begins, or `at`. */
uint32_t before_length_of_time(const struct context *c, const struct clause *clause, uint32_t at)
{
    static struct words YEARS = WORDS("年时间", "年左右时间", "年的时间", "年左右的时间");
    const char *text = c->doc->text, *years = words_end(&YEARS, text + clause->start, text + at);
    uint32_t number;

    if (!years)
        return at;
    number = step_back(c, clause->start, at - (uint32_t)strlen(years), &before_numbers);
    return number < at - strlen(years) && number > clause->start ? number : at;
}
