/*
 * datetime_text.c - dates in running text.
 *
 * The text is walked once; only a digit, a month's name or a numeral of a year can
 * begin a date, and a date is tried there by looking ahead a bounded way.
 */
#include "parse/datetime_text.h"

#include "core/text.h"
#include "core/words.h"

#include <string.h>

struct cursor {
    const char *p, *end;
};

/* The code point at `p`, full-width forms folded, or 0 at the end; `*next` is behind it. */
static uint32_t fold_at(const char *p, const char *end, const char **next)
{
    uint32_t c;

    if (p >= end) {
        *next = p;
        return 0;
    }
    c = text_next(&p);
    *next = p;
    if (c < 0x80)
        return c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    if (c >= 0xff01 && c <= 0xff5e)
        return c - 0xfee0;
    switch (c) {
    case 0xa0:
    case 0x2002:
    case 0x2003:
    case 0x2009:
    case 0x3000:
        return ' ';
    case 0x2236:
    case 0xfe13:
    case 0xfe30:
    case 0xfe55:
        return ':';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
        return '-';
    default:
        return c;
    }
}

static uint32_t peek(const struct cursor *c)
{
    const char *next;
    return fold_at(c->p, c->end, &next);
}

static void advance(struct cursor *c)
{
    fold_at(c->p, c->end, &c->p);
}

static gboolean is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static gboolean take_char(struct cursor *c, uint32_t wanted)
{
    if (peek(c) != wanted)
        return FALSE;
    advance(c);
    return TRUE;
}

static gboolean take_any(struct cursor *c, const char *set)
{
    uint32_t ch = peek(c);

    if (!ch)
        return FALSE;
    for (const char *s = set; *s;) {
        if (text_next(&s) == ch) {
            advance(c);
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean take_word(struct cursor *c, const char *word)
{
    gsize n = strlen(word);

    if ((gsize)(c->end - c->p) < n || g_ascii_strncasecmp(c->p, word, n) != 0)
        return FALSE;
    c->p += n;
    return TRUE;
}

static void skip_spaces(struct cursor *c)
{
    for (int i = 0; i < 8 && peek(c) == ' '; i++)
        advance(c);
}

/* `min` to `max` digits; returns how many, 0 where there are fewer. */
static int take_number(struct cursor *c, int min, int max, int *value)
{
    struct cursor t = *c;
    int digits = 0, v = 0;

    while (digits < max && is_digit(peek(&t))) {
        v = v * 10 + (int)(peek(&t) - '0');
        advance(&t);
        digits++;
    }
    if (digits < min)
        return 0;
    *value = v;
    *c = t;
    return digits;
}

static const char *const month_names[] = { "january",   "february", "march",    "april",
                                           "may",       "june",     "july",     "august",
                                           "september", "october",  "november", "december" };

static gboolean take_english_month(struct cursor *c, int *month)
{
    if (c->p >= c->end || !g_ascii_isalpha(*c->p)) /* nearly everywhere */
        return FALSE;
    for (int i = 0; i < 12; i++) {
        char brief[4] = { month_names[i][0], month_names[i][1], month_names[i][2], '\0' };
        struct cursor t = *c;

        if (!take_word(&t, month_names[i]) && !(i == 8 && take_word(&t, "sept")) &&
            !take_word(&t, brief))
            continue;
        if (g_ascii_isalpha((char)MIN(peek(&t), 0x7f)))
            return FALSE;
        take_char(&t, '.');
        *month = i + 1;
        *c = t;
        return TRUE;
    }
    return FALSE;
}

static int han_digit(uint32_t c)
{
    static const char digits[] = "〇一二三四五六七八九";
    int i = 0;

    if (c == 0x96f6 || c == 0x25cb || c == 'O') /* 零, ○ and O for 〇 */
        return 0;
    for (const char *s = digits; *s; i++) {
        if (text_next(&s) == c)
            return i;
    }
    return -1;
}

/* 一 … 三十一, and 廿, 卅. */
static gboolean take_han_number(struct cursor *c, int *value)
{
    struct cursor t = *c;
    int v = 0, digit = han_digit(peek(&t));

    if (digit >= 0) {
        advance(&t);
        v = digit;
    }
    if (take_char(&t, 0x5341)) { /* 十 */
        v = (digit > 0 ? digit : 1) * 10;
    } else if (digit < 0 && take_char(&t, 0x5eff)) { /* 廿 */
        v = 20;
    } else if (digit < 0 && take_char(&t, 0x5345)) { /* 卅 */
        v = 30;
    } else {
        if (digit < 0)
            return FALSE;
        *value = v;
        *c = t;
        return TRUE;
    }
    digit = han_digit(peek(&t));
    if (digit > 0) {
        advance(&t);
        v += digit;
    }
    *value = v;
    *c = t;
    return TRUE;
}

static gboolean valid_day(const struct datetime *w)
{
    int year = w->year ? w->year : 2024; /* a leap year: 29 February is possible */

    return year >= 1980 && year < 2100 && w->month >= 1 && w->month <= 12 && w->day >= 1 &&
           g_date_valid_dmy((GDateDay)w->day, (GDateMonth)w->month, (GDateYear)year);
}

static gboolean take_time(struct cursor *c, struct datetime *w);

static void skip_ordinal(struct cursor *c)
{
    if (!take_word(c, "st") && !take_word(c, "nd") && !take_word(c, "rd"))
        take_word(c, "th");
}

/* Two-digit hour and two-digit minute with a colon: what may stick to a day. */
static gboolean time_follows(struct cursor c)
{
    int v;
    return take_number(&c, 2, 2, &v) && take_char(&c, ':') && take_number(&c, 2, 2, &v);
}

/* 年 M 月 D 日, behind the year's number. */
static gboolean take_month_day_han(struct cursor *c, struct datetime *w)
{
    struct cursor t = *c;

    skip_spaces(&t);
    if (!take_char(&t, 0x5e74))
        return FALSE;
    skip_spaces(&t);
    if (!take_number(&t, 1, 2, &w->month) && !take_han_number(&t, &w->month))
        return FALSE;
    skip_spaces(&t);
    if (!take_char(&t, 0x6708))
        return FALSE;
    skip_spaces(&t);
    if (!take_number(&t, 1, 2, &w->day) && !take_han_number(&t, &w->day))
        return FALSE;
    skip_spaces(&t);
    if (!take_any(&t, "日号號") && is_digit(peek(&t)))
        return FALSE;
    *c = t;
    return valid_day(w);
}

/* "08/01" behind "2024 ", with a time of day. */
static gboolean take_month_day_apart(struct cursor *c, struct cursor t, struct datetime *w)
{
    if (t.p == c->p || !take_number(&t, 2, 2, &w->month))
        return FALSE;
    take_char(&t, ' ');
    if (!take_any(&t, "/-"))
        return FALSE;
    take_char(&t, ' ');
    if (!take_number(&t, 2, 2, &w->day) || is_digit(peek(&t)) || !valid_day(w) || !take_time(&t, w))
        return FALSE;
    *c = t;
    return TRUE;
}

/* `-M-D` with one separator twice, behind the year's number. */
static gboolean take_month_day(struct cursor *c, struct datetime *w)
{
    struct cursor t = *c, after;
    uint32_t separator;
    int digits;

    take_char(&t, ' ');
    separator = peek(&t);
    if (is_digit(separator)) /* "2024 08/01": the year stands apart, in larger type */
        return take_month_day_apart(c, t, w);
    if (separator != '-' && separator != '/' && separator != '.' && separator != '_')
        return FALSE;
    advance(&t);
    take_char(&t, ' ');
    if (!take_number(&t, 1, 2, &w->month))
        return FALSE;
    take_char(&t, ' ');
    if (!take_char(&t, separator))
        return FALSE;
    take_char(&t, ' ');
    digits = take_number(&t, 1, 2, &w->day);
    if (!digits || (is_digit(peek(&t)) && !(digits == 2 && time_follows(t))))
        return FALSE;
    after = t;
    if (take_char(&after, separator) && is_digit(peek(&after)) && !time_follows(after))
        return FALSE; /* a version or an address: 2013.1.2.7 */
    take_any(&t, "日号號");
    *c = t;
    return valid_day(w);
}

/* A time of day behind spaces. */
static gboolean time_stands_behind(struct cursor c)
{
    skip_spaces(&c);
    return time_follows(c);
}

#define ROC_DAY_LAST 2050 /* the last year that such a day may be of */
#define SHORT_YEARS  40   /* 22-03-23 07:40: years of this century that two digits may mean */

/* Year first: 2024-08-01, 2024年8月1日, and the Republic's 113-08-01, 113年8月1日. */
static gboolean take_year_first(struct cursor *c, unsigned flags, struct datetime *w)
{
    struct cursor t = *c;
    int digits = take_number(&t, 2, 4, &w->year);

    if (digits == 4) {
        if (!take_month_day(&t, w) && !take_month_day_han(&t, w))
            return FALSE;
    } else if (digits == 3 && w->year >= 80 && w->year < 188) {
        w->year += 1911;
        if (!take_month_day_han(&t, w) && !((flags & DATETIME_ROC) && take_month_day(&t, w)))
            return FALSE;
    } else if (digits == 2 && w->year >= 80 && (flags & DATETIME_ROC_SHORT)) {
        w->year += 1911;
        if (!take_month_day(&t, w) && !take_month_day_han(&t, w))
            return FALSE;
    } else if (digits == 2 && w->year < SHORT_YEARS) {
        w->year += 2000;
        if (!take_month_day(&t, w) || !time_stands_behind(t))
            return FALSE;
    } else {
        return FALSE;
    }
    *c = t;
    return TRUE;
}

/* Year last: 05-19-2013, 19/05/2013. The month comes first where both may be it. */
static gboolean take_year_last(struct cursor *c, struct datetime *w)
{
    struct cursor t = *c;
    uint32_t separator;
    int a, b;

    if (!take_number(&t, 1, 2, &a))
        return FALSE;
    separator = peek(&t);
    if (separator != '-' && separator != '/' && separator != '.')
        return FALSE;
    advance(&t);
    if (!take_number(&t, 1, 2, &b) || !take_char(&t, separator) ||
        !take_number(&t, 4, 4, &w->year) || is_digit(peek(&t)))
        return FALSE;
    w->month = a > 12 ? b : a;
    w->day = a > 12 ? a : b;
    *c = t;
    return valid_day(w);
}

/* Month first, in English or as 十一月: "Aug 13, 2013", "Thu Aug 1 09:30:00 CST 2024". */
static gboolean take_month_first(struct cursor *c, struct datetime *w)
{
    struct cursor t = *c;

    if (!take_english_month(&t, &w->month)) {
        if (!take_han_number(&t, &w->month) || !take_char(&t, 0x6708))
            return FALSE;
    }
    skip_spaces(&t);
    if (!take_number(&t, 1, 2, &w->day))
        return FALSE;
    skip_ordinal(&t);
    take_char(&t, ',');
    skip_spaces(&t);
    if (!take_number(&t, 4, 4, &w->year)) {
        if (!take_time(&t, w))
            return FALSE;
        skip_spaces(&t);
        if (!take_number(&t, 4, 4, &w->year))
            return FALSE;
    }
    *c = t;
    return !is_digit(peek(&t)) && valid_day(w);
}

/* "13 Aug 2013", "13-Aug-2013". */
static gboolean take_day_first(struct cursor *c, struct datetime *w)
{
    struct cursor t = *c;

    if (!take_number(&t, 1, 2, &w->day))
        return FALSE;
    skip_ordinal(&t);
    take_any(&t, " -");
    if (!take_english_month(&t, &w->month))
        return FALSE;
    take_char(&t, ',');
    take_any(&t, " -");
    if (!take_number(&t, 4, 4, &w->year) || is_digit(peek(&t)))
        return FALSE;
    *c = t;
    return valid_day(w);
}

/* 二〇二四年八月一日. */
static gboolean take_han_year(struct cursor *c, struct datetime *w)
{
    struct cursor t = *c;

    w->year = 0;
    for (int i = 0; i < 4; i++) {
        int digit = han_digit(peek(&t));
        if (digit < 0)
            return FALSE;
        w->year = w->year * 10 + digit;
        advance(&t);
    }
    if (!take_month_day_han(&t, w))
        return FALSE;
    *c = t;
    return TRUE;
}

/* 民國105年3月19日: behind 民國. */
static gboolean take_roc_year(struct cursor *c, struct datetime *w)
{
    struct cursor t = *c;

    skip_spaces(&t);
    if (!take_number(&t, 2, 3, &w->year))
        return FALSE;
    w->year += 1911;
    if (!take_month_day_han(&t, w) && !take_month_day(&t, w))
        return FALSE;
    *c = t;
    return TRUE;
}

/* "08-01 09:30", "8月1日 09:30": the year stands elsewhere. */
static gboolean take_no_year(struct cursor *c, struct datetime *w)
{
    struct cursor t = *c;
    gboolean han;

    w->year = 0;
    if (!take_number(&t, 1, 2, &w->month))
        return FALSE;
    han = take_char(&t, 0x6708);
    if (!han && !take_any(&t, "-/"))
        return FALSE;
    if (!take_number(&t, 1, 2, &w->day) || (han && !take_any(&t, "日号號")) || !valid_day(w))
        return FALSE;
    if (!take_time(&t, w))
        return FALSE;
    *c = t;
    return TRUE;
}

/* Parts of the day: the hours they move a 12-hour clock to. */
enum half { HALF_NONE, HALF_AM, HALF_PM, HALF_NOON };

static enum half take_half(struct cursor *c)
{
    static const struct {
        const char *word;
        enum half half;
    } words[] = {
        { "凌晨", HALF_AM }, { "清晨", HALF_AM },   { "早上", HALF_AM }, { "早晨", HALF_AM },
        { "上午", HALF_AM }, { "中午", HALF_NOON }, { "下午", HALF_PM }, { "傍晚", HALF_PM },
        { "晚上", HALF_PM }, { "晚间", HALF_PM },   { "晚間", HALF_PM }, { "a.m.", HALF_AM },
        { "p.m.", HALF_PM }, { "am", HALF_AM },     { "pm", HALF_PM },
    };

    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        if (take_word(c, words[i].word))
            return words[i].half;
    }
    return HALF_NONE;
}

static void apply_half(struct datetime *w, enum half half)
{
    if (half == HALF_AM && w->hour == 12)
        w->hour = 0;
    else if ((half == HALF_PM && w->hour < 12) || (half == HALF_NOON && w->hour < 4))
        w->hour += 12;
}

static const struct {
    const char *word;
    int zone;
} zone_words[] = {
    { "GMT+8", 480 },
    { "UTC+8", 480 },
    { "HKT", 480 },
    { "CST", 480 },
    { "GMT", 0 },
    { "UTC", 0 },
    { "北京时间", 480 },
    { "北京時間", 480 },
    { "格林尼治标准时间", 0 },
    { "格林威治標準時間", 0 },
    { "格林尼治时间", 0 },
    { "格林威治時間", 0 },
};

static gboolean take_zone_word(struct cursor *c, struct datetime *w)
{
    for (gsize i = 0; i < G_N_ELEMENTS(zone_words); i++) {
        if (take_word(c, zone_words[i].word)) {
            w->has_zone = TRUE;
            w->zone = zone_words[i].zone;
            return TRUE;
        }
    }
    return FALSE;
}

/* Z, +08:00, +0800, "GMT+08:00", "(CST)", behind a time of day. */
static void take_zone(struct cursor *c, struct datetime *w)
{
    struct cursor t = *c;
    int hours, minutes = 0;
    gboolean west;

    if (take_char(&t, 'Z')) {
        if (!g_ascii_isalnum((char)MIN(peek(&t), 0x7f))) {
            w->has_zone = TRUE;
            w->zone = 0;
            *c = t;
        }
        return;
    }
    if (peek(&t) == ' ')
        advance(&t);
    take_char(&t, '(');
    if (take_zone_word(&t, w)) {
        *c = t;
        if (w->zone)
            return;
    } else {
        t = *c;
        take_char(&t, ' ');
    }
    west = peek(&t) == '-';
    if (!take_any(&t, "+-") || !take_number(&t, 2, 2, &hours) || hours > 14)
        return;
    if (!take_char(&t, ':') && west && !is_digit(peek(&t)))
        return; /* "09:30-11" is a range of hours */
    if (!take_number(&t, 2, 2, &minutes) || minutes > 59 || (west && take_char(&t, ':')))
        return;
    w->has_zone = TRUE;
    w->zone = (hours * 60 + minutes) * (west ? -1 : 1);
    *c = t;
}

/* What may stand between a day and its time. */
static void skip_to_time(struct cursor *c, struct datetime *w)
{
    static const char *const words[] = { "星期", "礼拜", "禮拜", "周",  "週",  "Mon", "Tue",
                                         "Wed",  "Thu",  "Fri",  "Sat", "Sun", "at",  "T" };
    for (int i = 0; i < 16; i++) {
        gsize k;

        if (take_any(c, " ,()[]|、・·-/") || take_zone_word(c, w))
            continue;
        for (k = 0; k < G_N_ELEMENTS(words) && !take_word(c, words[k]); k++)
            ;
        if (k == G_N_ELEMENTS(words) && !take_any(c, "一二三四五六日"))
            return;
    }
}

/* 16時發布: behind an hour without minutes. */
static gboolean take_published(struct cursor *c)
{
    return take_word(c, "發布") || take_word(c, "發佈") || take_word(c, "发布");
}

/* Hour, minute and second of a time that starts here. */
static gboolean take_clock(struct cursor *c, struct datetime *w)
{
    struct cursor t = *c;
    enum half half = take_half(&t);
    int hour, minute, second = 0, digits;
    gboolean seconds = FALSE;

    skip_spaces(&t);
    digits = take_number(&t, 1, 2, &hour);
    if (!digits || hour > 23)
        return FALSE;
    if (!take_char(&t, ':') && !take_any(&t, "时時点點"))
        return FALSE;
    skip_spaces(&t);
    if (take_published(&t))
        minute = 0;
    else if (!take_number(&t, 2, 2, &minute) && !take_number(&t, 1, 1, &minute))
        return FALSE;
    if (minute > 59)
        return FALSE;
    if (take_any(&t, ":分")) {
        struct cursor s = t;
        seconds = take_number(&s, 2, 2, &second) && second <= 60;
        if (seconds) {
            t = s;
            take_char(&t, 0x79d2);
            if (peek(&t) == '.') { /* a fraction */
                advance(&t);
                while (is_digit(peek(&t)))
                    advance(&t);
            }
        }
    }
    w->hour = hour;
    w->minute = minute;
    w->second = seconds ? MIN(second, 59) : 0;
    w->precision = seconds ? DATETIME_SECOND : DATETIME_MINUTE;
    *c = t;
    if (half == HALF_NONE) {
        skip_spaces(&t);
        half = take_half(&t);
        if (half != HALF_NONE)
            *c = t;
    }
    apply_half(w, half);
    return TRUE;
}

/* A time of day behind a day, with what may stand between. */
static gboolean take_time(struct cursor *c, struct datetime *w)
{
    struct cursor t = *c;
    struct datetime with = *w;

    skip_to_time(&t, &with);
    if (!take_clock(&t, &with))
        return FALSE;
    take_zone(&t, &with);
    *w = with;
    *c = t;
    return TRUE;
}

/* 民國, 中華民國 */
static gboolean take_republic(struct cursor *c)
{
    static const char *const NAMES[] = { "民國", "民国", "中華民國", "中华民国" };

    for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++)
        if (take_word(c, NAMES[i]))
            return TRUE;
    return FALSE;
}

/* A date that starts here; the cursor moves behind it and its time. */
static gboolean take_date(struct cursor *c, unsigned flags, struct datetime *w)
{
    static const struct datetime none;
    struct cursor t = *c;
    uint32_t first = peek(c);

    *w = none;
    if (is_digit(first)) {
        gboolean partial = FALSE;
        if (!take_year_first(&t, flags, w) && !take_year_last(&t, w) && !take_day_first(&t, w)) {
            *w = none;
            partial = (flags & DATETIME_NO_YEAR) && take_no_year(&t, w);
            if (!partial)
                return FALSE;
        }
        if (!partial && w->precision == DATETIME_DAY)
            take_time(&t, w);
    } else if (first == 0x6c11 || first == 0x4e2d) { /* 民, 中 */
        if (!take_republic(&t) || !take_roc_year(&t, w))
            return FALSE;
        take_time(&t, w);
    } else if (take_month_first(&t, w) || take_han_year(&t, w)) {
        if (w->precision == DATETIME_DAY)
            take_time(&t, w);
    } else {
        return FALSE;
    }
    *c = t;
    return TRUE;
}

/* Can a date begin with this byte? Digits (also full-width), letters, 民 and numerals. */
static gboolean may_begin(unsigned char b)
{
    return (b >= '0' && b <= '9') || g_ascii_isalpha((char)b) || b >= 0xe3;
}

/* The last time of day that was passed: it belongs to a date right behind it. */
struct passed {
    struct datetime clock;
    const char *start, *end;
};

static void note_clock(struct passed *passed, const struct cursor *at)
{
    struct cursor t = *at;
    struct datetime w = { 0 };

    if (take_clock(&t, &w)) {
        passed->clock = w;
        passed->start = at->p;
        passed->end = t.p;
    }
}

/* Give the day at `start` the time of day that ends right before it. */
static void use_passed(const struct passed *passed, struct datetime *w, const char **start)
{
    struct cursor gap = { passed->end, *start };

    if (!passed->end || passed->end > *start || w->precision != DATETIME_DAY)
        return;
    while (gap.p < gap.end) {
        if (*start - gap.p > 6 || !take_any(&gap, " ,|"))
            return;
    }
    w->hour = passed->clock.hour;
    w->minute = passed->clock.minute;
    w->second = passed->clock.second;
    w->precision = passed->clock.precision;
    *start = passed->start;
}

/* Do characters stand in it that only traditional script has: 發布日期, 縣政府? Those of offices and bylines. */
static gboolean is_traditional(const char *s, gsize n)
{
    static struct words MARKS =
        WORDS("發", "聞", "縣", "鄉", "鎮", "區", "處", "總", "會", "國", "經", "臺", "灣", "衛",
              "農", "勞", "環", "財", "電", "鐵", "務", "員", "報", "記");

    return words_find(&MARKS, s, s + n, NULL) != NULL;
}

unsigned datetime_flags_of_label(const char *s, gsize n)
{
    return is_traditional(s, n) ? DATETIME_ROC | DATETIME_ROC_SHORT : DATETIME_ROC;
}

/*
 * 97年10月27日 某縣政府, 某處 新聞稿 中華民國104年8月14日: a day in years of two or three digits
 * at either end of a line in traditional script.
 */
static gboolean is_roc_day_beside(const char *s, gsize n)
{
    static struct words REPUBLIC = WORDS("中華民國", "民國");
    static const char UPDATED[] = "更新"; /* of another kind: it says nothing of when it came out */
    struct datetime when;
    gsize start, end, digits;
    const char *year, *republic;

    while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\n'))
        n--;
    if (n <= 2 || !is_traditional(s, n) || text_find(s, n, UPDATED) ||
        !datetime_find(s, n, 0, DATETIME_ROC | DATETIME_ROC_SHORT, &when, &start, &end))
        return FALSE;
    year = s + start;
    republic = words_begin(&REPUBLIC, year, s + n);
    if (start > 0 && end < n && republic != REPUBLIC.list[0])
        return FALSE; /* but 中華民國110年4月21日（星期三）上午9時 */
    year += republic ? strlen(republic) : 0;
    year += strspn(year, " ");
    digits = strspn(year, "0123456789");
    return digits >= 2 && digits <= 3 && g_str_has_prefix(year + digits, "年");
}

/* 114-10-31, 114/10/31: three digits, two and two with the same mark between them, and nothing more. */
static gboolean is_roc_day(const char *day)
{
    static const char DAY[] = "000-00-00";
    struct cursor c = { day, day + strlen(DAY) };
    struct datetime w = { 0 };

    for (gsize i = 0; i < strlen(DAY); i++)
        if (DAY[i] == '0' ? !g_ascii_isdigit(day[i]) : !strchr("-/.", day[i]))
            return FALSE;
    return day[3] == day[6] && take_year_first(&c, DATETIME_ROC, &w) && w.year <= ROC_DAY_LAST;
}

/* 某市政府主計處 114-10-31, 114-10-31 某市政府主計處: such a day ends the line, or begins one in traditional script. */
static gboolean has_roc_day_at_end(const char *s, gsize n)
{
    static struct words BEFORE = WORDS(" ", "　", "：", "）"), BEHIND = WORDS(" ", "　");
    const gsize length = strlen("000-00-00");
    const char *day;

    while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\n'))
        n--;
    if (n < length)
        return FALSE;
    day = s + n - length; /* not behind a hyphen: a telephone number or the like */
    return (is_roc_day(day) && (n == length || words_end(&BEFORE, s, day))) ||
           (is_roc_day(s) && words_begin(&BEHIND, s + length, s + n) && is_traditional(s, n));
}

gboolean datetime_is_roc_line(const char *s, gsize n)
{
    return has_roc_day_at_end(s, n) || is_roc_day_beside(s, n);
}

gboolean datetime_find(const char *s, gsize n, gsize from, unsigned flags, struct datetime *when,
                       gsize *start, gsize *end)
{
    struct cursor c = { s + from, s + n };
    struct passed passed = { 0 };
    uint32_t before = 0;

    while (c.p < c.end) {
        uint32_t now = peek(&c);
        gboolean inside = (is_digit(before) && is_digit(now)) ||
                          (before < 0x80 && g_ascii_isalpha((char)before) && now < 0x80 &&
                           g_ascii_isalpha((char)now));

        if (may_begin((unsigned char)*c.p) && (!inside || c.p == passed.end)) {
            struct cursor t = c;
            if (take_date(&t, flags, when)) {
                const char *first = c.p;
                use_passed(&passed, when, &first);
                *start = (gsize)(first - s);
                *end = (gsize)(t.p - s);
                return TRUE;
            }
            if ((is_digit(now) || now == 0x4e0a || now == 0x4e0b) &&
                c.p >= passed.end) /* 上午, 下午 */
                note_clock(&passed, &c);
        }
        before = now;
        advance(&c);
    }
    return FALSE;
}
