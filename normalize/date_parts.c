#include "normalize/date_parts.h"

#include "core/text.h"

#include <string.h>

#define ROC_YEAR_ZERO 1911 /* 民国元年 is 1912 */

static int digit_of(uint32_t c)
{
    static const struct {
        uint32_t c;
        int n;
    } digits[] = {
        { 0x3007, 0 } /* 〇 */, { 0x25cb, 0 } /* ○ */,  { 0x96f6, 0 } /* 零 */,
        { 0x4e00, 1 },          { 0x4e8c, 2 },          { 0x4e24, 2 } /* 两 */,
        { 0x5169, 2 } /* 兩 */, { 0x4e09, 3 },          { 0x56db, 4 },
        { 0x4e94, 5 },          { 0x516d, 6 },          { 0x4e03, 7 },
        { 0x516b, 8 },          { 0x4e5d, 9 },          { 0x5143, 1 } /* 元 */,
        { 0x6b63, 1 } /* 正 */, { 0x9996, 1 } /* 首 */,
    };

    if (c >= '0' && c <= '9')
        return (int)(c - '0');
    if (c >= 0xff10 && c <= 0xff19)
        return (int)(c - 0xff10);
    for (gsize i = 0; i < G_N_ELEMENTS(digits); i++)
        if (digits[i].c == c)
            return digits[i].n;
    return -1;
}

int date_number(const char *s)
{
    int total = 0, digits = 0; /* `digits`: those since the last 十 or 百, read by place */
    gboolean any = FALSE;

    while (s && *s) {
        uint32_t c = text_next(&s);
        int d = digit_of(c);
        if (d >= 0) {
            digits = digits * 10 + d;
        } else if (c == 0x5341 /* 十 */ || c == 0x5eff /* 廿 */) {
            total += c == 0x5eff ? 20 : (any && digits ? digits : 1) * 10;
            digits = 0;
        } else if (c == 0x767e /* 百 */) {
            total += MAX(digits, 1) * 100;
            digits = 0;
        } else if (c == 0x814a /* 腊 */) {
            return 12;
        } else if (c != 'Q' && c != 'q' && c != '\'') {
            return -1;
        }
        any = TRUE;
        if (total + digits > 100000)
            return -1;
    }
    return any ? total + digits : -1;
}

static const char *get(const struct mention *m, const char *prefix, const char *name)
{
    gsize n = strlen(prefix);

    for (uint32_t i = 0; i < m->n_groups; i++) {
        const char *own = m->groups[i].name;

        if (text_begins(own, prefix) && own[n] == *name && !strcmp(own + n, name))
            return m->groups[i].value;
    }
    return NULL;
}

static gboolean has_any(const struct mention *m, const char *prefix)
{
    for (uint32_t i = 0; i < m->n_groups; i++)
        if (text_begins(m->groups[i].name, prefix))
            return TRUE;
    return FALSE;
}

static int number(const struct mention *m, const char *prefix, const char *name)
{
    const char *s = get(m, prefix, name);

    return s ? MAX(date_number(s), 0) : 0;
}

/* Which of the words (NULL-terminated, each may be a prefix of `s`) it is, from 1; 0: none. */
static int which(const char *s, const char *const *words)
{
    for (int i = 0; s && words[i]; i++)
        if (g_str_has_prefix(s, words[i]))
            return i + 1;
    return 0;
}

static void read_year(struct date_parts *p, const struct mention *m, const char *prefix)
{
    const char *era = get(m, prefix, "era"), *year = get(m, prefix, "year");
    const char *century = get(m, prefix, "century");

    p->year = number(m, prefix, "year");
    if (get(m, prefix, "roc") || (era && g_str_has_prefix(era, "民")))
        p->year += ROC_YEAR_ZERO;
    else if (year && !era)
        p->short_year = text_length(year, strlen(year)) == 2;
    p->ryear = get(m, prefix, "ryear");
    p->plan = number(m, prefix, "plan");
    p->this_century = century && !strcmp(century, "本");
    p->last_century = century && !strcmp(century, "上");
    p->century = p->this_century || p->last_century ? 0 : number(m, prefix, "century");
    if (get(m, prefix, "hundreds")) /* 1980年代 is of the 20th century */
        p->century++;
    p->decade = number(m, prefix, "decade");
    if (p->decade > 0 && p->decade < 10) /* 八九十年代 */
        p->decade *= 10;
    p->last_decade = get(m, prefix, "to_decade") ? number(m, prefix, "to_decade") : p->decade;
}

static void read_period(struct date_parts *p, const struct mention *m, const char *prefix)
{
    static const char *const halves[] = { "上", "下", "前", "后", "半", "1", "2", NULL };
    static const char *const seasons[] = { "春", "夏", "秋", "冬", NULL };
    static const char *const xuns[] = { "上", "中", "下", NULL };
    static const int half_of[] = { 0, 1, 2, 1, 2, 1, 1, 2 };
    const char *quarter = get(m, prefix, "quarter");

    p->half = half_of[which(get(m, prefix, "half"), halves)];
    p->xun = which(get(m, prefix, "xun"), xuns);
    p->last_xun = which(get(m, prefix, "lastxun"), xuns);
    p->half_month = half_of[which(get(m, prefix, "halfmonth"), halves)];
    p->season = which(get(m, prefix, "season"), seasons);
    p->quarter = quarter && !strcmp(quarter, "末") ? 4 : number(m, prefix, "quarter");
    p->quarters = number(m, prefix, "quarters");
    p->months = number(m, prefix, "months");
    p->last_months = number(m, prefix, "lastmonths");
    p->days = number(m, prefix, "days");
    p->last_days = number(m, prefix, "lastdays");
    p->week = number(m, prefix, "week");
    p->part = get(m, prefix, "part");
    p->rmonth = get(m, prefix, "rmonth");
    p->rweek = get(m, prefix, "rweek");
    p->rquarter = get(m, prefix, "rquarter");
    p->rday = get(m, prefix, "rday");
}

/* 3 and 下午 → 15; 12 and 凌晨 → 0. */
static int day_hour(int hour, const char *daypart)
{
    static const char *const late[] = { "下午", "午后", "傍晚", "晚", "夜", "深夜", "当晚", NULL };
    static const char *const early[] = { "凌晨", NULL };

    if (which(daypart, late) && hour < 12)
        return hour + 12;
    if (daypart && g_str_has_prefix(daypart, "中午") && hour < 4)
        return hour + 12;
    return which(daypart, early) && hour == 12 ? 0 : hour;
}

static const char *part_of_day(const char *rday)
{
    static const char *const parts[] = { "晚", "夜", "晨", "早" };

    for (gsize i = 0; rday && i < G_N_ELEMENTS(parts); i++)
        if (g_str_has_suffix(rday, parts[i]))
            return parts[i];
    return NULL;
}

static void read_clock(struct date_parts *p, const struct mention *m, const char *prefix)
{
    static const char *const fractions[] = { "半", "一刻", "三刻", NULL };
    static const int minutes[] = { 0, 30, 15, 45 };
    const char *hour = get(m, prefix, "hour"), *minute = get(m, prefix, "minute");

    p->daypart = get(m, prefix, "daypart");
    if (!p->daypart) /* 昨晚8时, 今早7点 */
        p->daypart = part_of_day(get(m, prefix, "rday"));
    p->hour = hour ? day_hour(date_number(hour), p->daypart) : -1;
    p->minute =
        minute ? date_number(minute) : minutes[which(get(m, prefix, "fraction"), fractions)];
    p->second = get(m, prefix, "second") ? date_number(get(m, prefix, "second")) : -1;
    if (p->hour < 0)
        p->minute = -1;
}

void date_parts_read(struct date_parts *p, const struct mention *m, const char *prefix)
{
    static const char *const weekdays[] = { "一", "二", "三", "四", "五", "六", "日", "天", NULL };

    memset(p, 0, sizeof(*p));
    p->hour = p->minute = p->second = -1;
    if (!has_any(m, prefix))
        return;
    p->weekend = get(m, prefix, "weekday") && !strcmp(get(m, prefix, "weekday"), "末");
    read_year(p, m, prefix);
    read_period(p, m, prefix);
    read_clock(p, m, prefix);
    p->month = number(m, prefix, "month");
    p->day = number(m, prefix, "day");
    p->weekday = which(get(m, prefix, "weekday"), weekdays);
    if (p->weekday == 8)
        p->weekday = 7;
}

gboolean date_parts_is_empty(const struct date_parts *p)
{
    return !p->year && !p->ryear && !p->month && !p->day && !p->quarter && p->hour < 0;
}

gboolean date_part_is_end(const char *part)
{
    return part && (strstr(part, "末") || strstr(part, "底") || strstr(part, "终") ||
                    strstr(part, "尾") || strstr(part, "收官"));
}

gboolean date_part_is_begin(const char *part)
{
    return part && strstr(part, "初");
}
