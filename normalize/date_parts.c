#include "normalize/date_parts.h"

#include "core/text.h"

#include <string.h>

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

/* The groups that a date may have, those that most have first. */
/* clang-format off */
#define GROUPS(X)                                                                \
    X(year) X(month) X(day) X(half) X(quarter) X(part)                           \
    X(ryear) X(rmonth) X(rday) X(rweek) X(rquarter)                              \
    X(era) X(roc) X(century) X(hundreds) X(plan) X(decade) X(to_decade)          \
    X(quarters) X(months) X(lastmonths) X(days) X(lastdays) X(week) X(weekday)   \
    X(xun) X(lastxun) X(halfmonth) X(season)                                     \
    X(hour) X(minute) X(second) X(fraction) X(daypart)
/* clang-format on */

#define AS_ENUM(name) GROUP_##name,
#define AS_NAME(name) #name,
enum group { GROUPS(AS_ENUM) N_GROUPS };
static const char *const GROUP_NAMES[N_GROUPS] = { GROUPS(AS_NAME) };

/* As written; NULL where the mention has none. */
struct groups {
    const char *at[N_GROUPS];
};

/* Has the mention groups whose names begin with `prefix`? Few have an end of their own. */
static gboolean has_groups(const struct mention *m, const char *prefix)
{
    for (uint32_t i = 0; i < m->n_groups; i++)
        if (text_begins(m->groups[i].name, prefix))
            return TRUE;
    return FALSE;
}

static void read_groups(struct groups *g, const struct mention *m, const char *prefix)
{
    gsize skip = strlen(prefix);

    memset(g, 0, sizeof(*g));
    for (uint32_t i = 0; i < m->n_groups; i++) {
        const char *name = m->groups[i].name;

        if (!text_begins(name, prefix))
            continue;
        name += skip;
        for (int k = 0; k < N_GROUPS; k++)
            if (*name == *GROUP_NAMES[k] && strcmp(name, GROUP_NAMES[k]) == 0) {
                if (!g->at[k])
                    g->at[k] = m->groups[i].value;
                break;
            }
    }
}

static int number(const char *s)
{
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

static void read_year(struct date_parts *p, const struct groups *g)
{
    const char *era = g->at[GROUP_era], *year = g->at[GROUP_year];
    const char *century = g->at[GROUP_century];

    p->year = number(g->at[GROUP_year]);
    if (g->at[GROUP_roc] || (era && g_str_has_prefix(era, "民")))
        p->year += ROC_YEAR_ZERO;
    else if (year && !era)
        p->short_year = text_length(year, strlen(year)) == 2;
    p->ryear = g->at[GROUP_ryear];
    p->plan = number(g->at[GROUP_plan]);
    p->this_century = century && !strcmp(century, "本");
    p->last_century = century && !strcmp(century, "上");
    p->century = p->this_century || p->last_century ? 0 : number(g->at[GROUP_century]);
    if (g->at[GROUP_hundreds]) /* 1980年代 is of the 20th century */
        p->century++;
    p->decade = number(g->at[GROUP_decade]);
    if (p->decade > 0 && p->decade < 10) /* 八九十年代 */
        p->decade *= 10;
    p->last_decade = g->at[GROUP_to_decade] ? number(g->at[GROUP_to_decade]) : p->decade;
}

static void read_period(struct date_parts *p, const struct groups *g)
{
    static const char *const halves[] = { "上", "下", "前", "后", "半", "1", "2", NULL };
    static const char *const seasons[] = { "春", "夏", "秋", "冬", NULL };
    static const char *const xuns[] = { "上", "中", "下", NULL };
    static const int half_of[] = { 0, 1, 2, 1, 2, 1, 1, 2 };
    const char *quarter = g->at[GROUP_quarter];

    p->half = half_of[which(g->at[GROUP_half], halves)];
    p->xun = which(g->at[GROUP_xun], xuns);
    p->last_xun = which(g->at[GROUP_lastxun], xuns);
    p->half_month = half_of[which(g->at[GROUP_halfmonth], halves)];
    p->season = which(g->at[GROUP_season], seasons);
    p->quarter = quarter && !strcmp(quarter, "末") ? 4 : number(g->at[GROUP_quarter]);
    p->quarters = number(g->at[GROUP_quarters]);
    p->months = number(g->at[GROUP_months]);
    p->last_months = number(g->at[GROUP_lastmonths]);
    p->days = number(g->at[GROUP_days]);
    p->last_days = number(g->at[GROUP_lastdays]);
    p->week = number(g->at[GROUP_week]);
    p->part = g->at[GROUP_part];
    p->rmonth = g->at[GROUP_rmonth];
    p->rweek = g->at[GROUP_rweek];
    p->rquarter = g->at[GROUP_rquarter];
    p->rday = g->at[GROUP_rday];
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

static void read_clock(struct date_parts *p, const struct groups *g)
{
    static const char *const fractions[] = { "半", "一刻", "三刻", NULL };
    static const int minutes[] = { 0, 30, 15, 45 };
    const char *hour = g->at[GROUP_hour], *minute = g->at[GROUP_minute];

    p->daypart = g->at[GROUP_daypart];
    if (!p->daypart) /* 昨晚8时, 今早7点 */
        p->daypart = part_of_day(g->at[GROUP_rday]);
    p->hour = hour ? day_hour(date_number(hour), p->daypart) : -1;
    p->minute = minute ? date_number(minute) : minutes[which(g->at[GROUP_fraction], fractions)];
    p->second = g->at[GROUP_second] ? date_number(g->at[GROUP_second]) : -1;
    if (p->hour < 0)
        p->minute = -1;
}

void date_parts_read(struct date_parts *p, const struct mention *m, const char *prefix)
{
    static const char *const weekdays[] = { "一", "二", "三", "四", "五", "六", "日", "天", NULL };
    struct groups groups;
    const struct groups *g = &groups;

    memset(p, 0, sizeof(*p));
    p->hour = p->minute = p->second = -1;
    if (!has_groups(m, prefix))
        return;
    read_groups(&groups, m, prefix);
    p->weekend = g->at[GROUP_weekday] && !strcmp(g->at[GROUP_weekday], "末");
    read_year(p, g);
    read_period(p, g);
    read_clock(p, g);
    p->month = number(g->at[GROUP_month]);
    p->day = number(g->at[GROUP_day]);
    p->weekday = which(g->at[GROUP_weekday], weekdays);
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
