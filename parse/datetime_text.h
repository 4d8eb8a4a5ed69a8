/*
 * datetime_text.h - dates and times of day as pages write them.
 *
 * "2024-08-01 09:30", "2014年12月12日13:47", "2014.12.13 01:06 pm", "2024/8/1 下午3:05",
 * "15:312018/09/16", "05-19-2013", "Aug 13, 2013", "十一月 6th, 2009", "民國105年3月19日",
 * "二〇二四年八月一日", ISO 8601, RFC 5322, Unix time, "/2024-08/01/". Full-width digits
 * and punctuation count as their ASCII forms. Only whole dates are found (year, month,
 * day), unless asked for otherwise; impossible ones (31 June, 25:10) are passed over.
 */
#ifndef MUBIAO_PARSE_DATETIME_TEXT_H
#define MUBIAO_PARSE_DATETIME_TEXT_H

#include <glib.h>
#include <stdint.h>

enum datetime_precision { DATETIME_DAY, DATETIME_MINUTE, DATETIME_SECOND };

struct datetime {
    int year; /* 0: not written (only with DATETIME_NO_YEAR) */
    int month, day, hour, minute, second;
    enum datetime_precision precision;
    gboolean has_zone;
    int zone; /* minutes east of UTC, where has_zone */
};

enum datetime_flags {
    DATETIME_NO_YEAR = 1,   /* "08-01 09:30" and "8月1日 09:30" too, with a time of day only */
    DATETIME_ROC = 2,       /* "113-08-01" is a year of the Republic: behind a label only */
    DATETIME_ROC_SHORT = 4, /* … and so is "95-02-21": behind a label in traditional script */
};

/*
 * The first date in `n` bytes of `s` (valid UTF-8) from byte `from` on. `start` and
 * `end` get the bytes it takes, with its time of day. Linear in `n`.
 */
gboolean datetime_find(const char *s, gsize n, gsize from, unsigned flags, struct datetime *when,
                       gsize *start, gsize *end);

/*
 * Does the line give a day in the Republic's years without a label? It ends with three digits, two and two, the
 * same mark between them and a space or the line's start before them (某市政府主計處 114-10-31); or it is in
 * traditional script and begins so, or begins or ends with 97年10月27日.
 */
gboolean datetime_is_roc_line(const char *s, gsize n);

/* The flags for such a line or one that has a label: years of the Republic, short ones too in traditional script. */
unsigned datetime_flags_of_label(const char *s, gsize n);

/*
 * A value that is a date by its place (an attribute, a JSON member, a variable): what
 * datetime_find() knows, and "20240801", "202408010930", "20240801093000", Unix time
 * in seconds or milliseconds.
 */
gboolean datetime_value(const char *s, gsize n, struct datetime *when);

/* The day in a URL's path: "/2024-08/01/", "/20240801/", "/2024/0801/", "t20240801_1". */
gboolean datetime_in_url(const char *url, struct datetime *when);

/* The day of the Republic's calendar that closes an agency's dispatch: "…。1031212". */
gboolean datetime_roc_stamp(const char *s, gsize n, struct datetime *when);

/* Seconds since 1970 UTC; a time without a zone is Beijing's, Taipei's and Hong Kong's. */
int64_t datetime_instant(const struct datetime *when);
gboolean datetime_from_instant(int64_t seconds, struct datetime *when);

/* The same day? In the zone of Beijing; a day without a time has no zone. */
gboolean datetime_same_day(const struct datetime *a, const struct datetime *b);

/* Does `fine` say all that `rough` says? "09:30:15" that of "09:30", any time that of its day. */
gboolean datetime_refines(const struct datetime *fine, const struct datetime *rough);

#define DATETIME_ISO_SIZE 32
/*
 * "2024-08-01", "2024-08-01T09:30+08:00", "2024-08-01T09:30:15+08:00". Universal time is
 * given as +08:00, so that the day is the one readers had; other zones are kept.
 * Midnight sharp is how sites write "no time": the day alone.
 */
void datetime_iso(const struct datetime *when, char out[DATETIME_ISO_SIZE]);

#endif
