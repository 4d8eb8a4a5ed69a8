/*
 * datetime_value.c - dates that stand alone: attribute values, URLs, stamps; and what
 * two dates have to do with each other.
 */
#include "parse/datetime_text.h"

#include <stdio.h>
#include <string.h>

#define BEIJING 480 /* minutes east of UTC */
#define DAY     86400

static int digits_at(const char *s, int n)
{
    int v = 0;
    for (int i = 0; i < n; i++)
        v = v * 10 + (s[i] - '0');
    return v;
}

static gsize digit_run(const char *s, gsize n)
{
    gsize i = 0;
    while (i < n && g_ascii_isdigit(s[i]))
        i++;
    return i;
}

static gboolean set_day(struct datetime *when, int year, int month, int day)
{
    static const struct datetime none;

    if (year < 1990 || year > 2099 || month < 1 || month > 12 || day < 1 ||
        !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return FALSE;
    *when = none;
    when->year = year;
    when->month = month;
    when->day = day;
    return TRUE;
}

static gboolean compact_day(const char *s, struct datetime *when)
{
    return set_day(when, digits_at(s, 4), digits_at(s + 4, 2), digits_at(s + 6, 2));
}

/* "20240801", and 4 or 6 digits more for the time of day. */
static gboolean compact(const char *s, gsize digits, struct datetime *when)
{
    if (!compact_day(s, when))
        return FALSE;
    if (digits == 8)
        return TRUE;
    when->hour = digits_at(s + 8, 2);
    when->minute = digits_at(s + 10, 2);
    when->second = digits == 14 ? digits_at(s + 12, 2) : 0;
    when->precision = digits == 14 ? DATETIME_SECOND : DATETIME_MINUTE;
    return when->hour < 24 && when->minute < 60 && when->second < 60;
}

/* "20240801T093000Z" is compact but for the T. */
static gboolean compact_iso(const char *s, gsize n, struct datetime *when)
{
    char joined[14];
    gsize clock;

    if (n < 13 || digit_run(s, n) != 8 || s[8] != 'T')
        return FALSE;
    clock = digit_run(s + 9, n - 9);
    if (clock != 4 && clock != 6)
        return FALSE;
    memcpy(joined, s, 8);
    memcpy(joined + 8, s + 9, clock);
    if (!compact(joined, 8 + clock, when))
        return FALSE;
    when->has_zone = 9 + clock < n && s[9 + clock] == 'Z';
    return TRUE;
}

gboolean datetime_value(const char *s, gsize n, struct datetime *when)
{
    gsize digits, start, end;

    while (n && g_ascii_isspace(s[0]))
        s++, n--;
    while (n && g_ascii_isspace(s[n - 1]))
        n--;
    digits = digit_run(s, n);
    if (digits == n || (digits < n && s[digits] == '.' && digits == 10)) {
        if (digits == 8 || digits == 12 || digits == 14)
            return compact(s, digits, when);
        if (digits == 10 || digits == 13)
            return datetime_from_instant(g_ascii_strtoll(s, NULL, 10) / (digits == 13 ? 1000 : 1),
                                         when);
        return FALSE;
    }
    return compact_iso(s, n, when) ||
           datetime_find(s, MIN(n, 256), 0, DATETIME_ROC, when, &start, &end);
}

/* The run of digits behind one separator, of at most `max` digits; NULL where there is none. */
static const char *next_run(const char *s, gsize *digits, gsize max)
{
    if (*s != '/' && *s != '-' && *s != '_' && *s != '.')
        return NULL;
    *digits = digit_run(s + 1, strnlen(s + 1, max + 1));
    return *digits && *digits <= max ? s + 1 : NULL;
}

/* A date that begins with the `digits` digits at `s`, in parts or in one. */
static gboolean url_date(const char *s, gsize digits, struct datetime *when)
{
    gsize a, b;
    const char *month, *day;

    if (digits == 4 && (month = next_run(s + 4, &a, 4))) {
        if (a == 4)
            return set_day(when, digits_at(s, 4), digits_at(month, 2), digits_at(month + 2, 2));
        day = next_run(month + a, &b, 2);
        return a <= 2 && day &&
               set_day(when, digits_at(s, 4), digits_at(month, (int)a), digits_at(day, (int)b));
    }
    if (digits == 6 && (day = next_run(s + 6, &b, 2)) && b == 2)
        return set_day(when, digits_at(s, 4), digits_at(s + 4, 2), digits_at(day, 2));
    return digits == 8 && compact_day(s, when);
}

gboolean datetime_in_url(const char *url, struct datetime *when)
{
    const char *path = strstr(url, "://");
    struct datetime longer = { 0 };

    path = path ? strchr(path + 3, '/') : url;
    if (!path)
        return FALSE;
    for (const char *s = path; *s;) {
        gsize digits = strspn(s, "0123456789");

        if (!digits) {
            s++;
            continue;
        }
        if (url_date(s, digits, when))
            return TRUE;
        /* A number that begins with its day: 201412120137, 20240801093000. */
        if (digits > 8 && digits <= 20 && !longer.year)
            compact_day(s, &longer);
        s += digits;
    }
    *when = longer;
    return longer.year != 0;
}

gboolean datetime_roc_stamp(const char *s, gsize n, struct datetime *when)
{
    gsize digits = 0;

    while (n && g_ascii_isspace(s[n - 1]))
        n--;
    while (digits < n && digits < 8 && g_ascii_isdigit(s[n - 1 - digits]))
        digits++;
    if (digits != 7 || n == digits)
        return FALSE;
    s += n - digits;
    return set_day(when, digits_at(s, 3) + 1911, digits_at(s + 3, 2), digits_at(s + 5, 2));
}

static int64_t day_number(int year, int month, int day)
{
    GDate date;

    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    return (int64_t)g_date_get_julian(&date) - 719163; /* of 1970-01-01 */
}

int64_t datetime_instant(const struct datetime *when)
{
    int64_t seconds = day_number(when->year, when->month, when->day) * DAY;

    if (when->precision != DATETIME_DAY)
        seconds += when->hour * 3600 + when->minute * 60 + when->second;
    return seconds - (when->has_zone ? when->zone : BEIJING) * 60;
}

gboolean datetime_from_instant(int64_t seconds, struct datetime *when)
{
    int64_t local = seconds + BEIJING * 60, day;
    GDate date;

    if (seconds < 631152000 || seconds >= 4102444800) /* 1990 … 2099 */
        return FALSE;
    day = local / DAY;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, (guint32)(day + 719163));
    if (!set_day(when, g_date_get_year(&date), (int)g_date_get_month(&date), g_date_get_day(&date)))
        return FALSE;
    local -= day * DAY;
    when->hour = (int)(local / 3600);
    when->minute = (int)(local / 60 % 60);
    when->second = (int)(local % 60);
    when->precision = DATETIME_SECOND;
    when->has_zone = TRUE;
    when->zone = BEIJING;
    return TRUE;
}

/* The same in Beijing's zone. A day is taken as it stands. */
static struct datetime at_home(const struct datetime *when)
{
    struct datetime home = *when;

    if (when->precision != DATETIME_DAY && when->has_zone && when->zone != BEIJING &&
        datetime_from_instant(datetime_instant(when), &home))
        home.precision = when->precision;
    return home;
}

gboolean datetime_same_day(const struct datetime *a, const struct datetime *b)
{
    struct datetime x = at_home(a), y = at_home(b);

    return x.year == y.year && x.month == y.month && x.day == y.day;
}

gboolean datetime_refines(const struct datetime *fine, const struct datetime *rough)
{
    struct datetime x = at_home(fine), y = at_home(rough);

    if (!datetime_same_day(&x, &y) || x.precision <= y.precision)
        return FALSE;
    return y.precision == DATETIME_DAY || (x.hour == y.hour && x.minute == y.minute);
}

void datetime_iso(const struct datetime *when, char out[DATETIME_ISO_SIZE])
{
    struct datetime w = when->has_zone && when->zone ? *when : at_home(when);
    int zone = w.has_zone ? w.zone : BEIJING;
    int n = snprintf(out, DATETIME_ISO_SIZE, "%04d-%02d-%02d", w.year % 10000, w.month % 100,
                     w.day % 100);

    if (w.precision == DATETIME_DAY || (!w.hour && !w.minute && !w.second))
        return;
    n +=
        snprintf(out + n, DATETIME_ISO_SIZE - (gsize)n, "T%02d:%02d", w.hour % 100, w.minute % 100);
    if (w.precision == DATETIME_SECOND)
        n += snprintf(out + n, DATETIME_ISO_SIZE - (gsize)n, ":%02d", w.second % 100);
    snprintf(out + n, DATETIME_ISO_SIZE - (gsize)n, "%c%02d:%02d", zone < 0 ? '-' : '+',
             ABS(zone) / 60 % 100, ABS(zone) % 60);
}
