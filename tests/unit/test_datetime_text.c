/* Dates as pages write them. */
#include "parse/datetime_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define ROC     DATETIME_ROC
#define NO_YEAR DATETIME_NO_YEAR

/* What datetime_find() makes of a text; NULL: no date in it. */
static const struct {
    const char *text;
    unsigned flags;
    const char *iso;
    const char *taken; /* the bytes it takes, NULL: not looked at */
} found[] = {
    { "24-08-01 09:30", 0, "2024-08-01T09:30+08:00", "24-08-01 09:30" },
    { "2024-08-01", 0, "2024-08-01", "2024-08-01" },
    { "发布时间：2024-08-01 09:30", 0, "2024-08-01T09:30+08:00", "2024-08-01 09:30" },
    { "2013/08/13 11:24 最新", 0, "2013-08-13T11:24+08:00", "2013/08/13 11:24" },
    { "2014年12月12日13:47", 0, "2014-12-12T13:47+08:00", "2014年12月12日13:47" },
    { "2014年 12月 05日 19:21", 0, "2014-12-05T19:21+08:00", NULL },
    { "2026年02月10日 07时41分", 0, "2026-02-10T07:41+08:00", NULL },
    { "2014.12.13 01:06 pm", 0, "2014-12-13T13:06+08:00", "2014.12.13 01:06 pm" },
    { "2014.12.13 12:06 am", 0, "2014-12-13T00:06+08:00", NULL },
    { "2024/8/1 下午3:05", 0, "2024-08-01T15:05+08:00", "2024/8/1 下午3:05" },
    { "2024/8/1 下午 12:05", 0, "2024-08-01T12:05+08:00", NULL },
    { "2024/8/1 上午 12:05:09", 0, "2024-08-01T00:05:09+08:00", NULL },
    { "2024年8月1日中午12点30分", 0, "2024-08-01T12:30+08:00", NULL },
    { "2024年8月1日 星期四 09:30", 0, "2024-08-01T09:30+08:00", NULL },
    { "2024-08-01（週四）09:30", 0, "2024-08-01T09:30+08:00", NULL },
    { "2014-12-17 (16:31)", 0, "2014-12-17T16:31+08:00", NULL },
    { "2020-08-08 HKT 15:02", 0, "2020-08-08T15:02+08:00", NULL },
    { "2024-08-01 09:30:15", 0, "2024-08-01T09:30:15+08:00", "2024-08-01 09:30:15" },
    { "2024-08-01T09:30:15+08:00", 0, "2024-08-01T09:30:15+08:00", NULL },
    { "2024-08-01T01:30:15.123Z", 0, "2024-08-01T09:30:15+08:00", NULL },
    { "2024-07-31T20:30:00Z", 0, "2024-08-01T04:30:00+08:00", NULL },
    { "2024-08-01T09:30:15.123+0900", 0, "2024-08-01T09:30:15+09:00", NULL },
    { "2024-08-01T09:30-05:00", 0, "2024-08-01T09:30-05:00", NULL },
    { "2024-08-01 09:30-11:00", 0, "2024-08-01T09:30-11:00", NULL },
    { "2024-08-01 09:30 GMT+8", 0, "2024-08-01T09:30+08:00", NULL },
    { "2024-08-01 01:30 GMT", 0, "2024-08-01T09:30+08:00", NULL },
    { "2012年12月10日, 格林尼治标准时间10:41", 0, "2012-12-10T18:41+08:00", NULL },
    { "2007-08-20-23:59:59", 0, "2007-08-20T23:59:59+08:00", NULL },
    { "2020-08-13 00:00", 0, "2020-08-13", NULL },
    { "15:312018/09/16", 0, "2018-09-16T15:31+08:00", "15:312018/09/16" },
    { "15:31 2018/09/16", 0, "2018-09-16T15:31+08:00", "15:31 2018/09/16" },
    { "09:30:15, 2018年9月16日", 0, "2018-09-16T09:30:15+08:00", NULL },
    { "下午3:05 | 2018-09-16", 0, "2018-09-16T15:05+08:00", NULL },
    { "2018-09-1615:31", 0, "2018-09-16T15:31+08:00", NULL },
    { "15:31 更新于 2018/09/16", 0, "2018-09-16", "2018/09/16" },
    { "05-19-2013", 0, "2013-05-19", NULL },
    { "19/05/2013 08:00", 0, "2013-05-19T08:00+08:00", NULL },
    { "Aug 13, 2013", 0, "2013-08-13", "Aug 13, 2013" },
    { "August 13th, 2013 at 10:30 PM", 0, "2013-08-13T22:30+08:00", NULL },
    { "13 Aug 2013", 0, "2013-08-13", "13 Aug 2013" },
    { "Thu, 01 Aug 2024 09:30:00 +0800", 0, "2024-08-01T09:30:00+08:00", NULL },
    { "Thu, 01 Aug 2024 01:30:00 GMT", 0, "2024-08-01T09:30:00+08:00", NULL },
    { "Thu Aug 01 09:30:00 CST 2024", 0, "2024-08-01T09:30:00+08:00", NULL },
    { "十一月 6th, 2009", 0, "2009-11-06", NULL },
    { "民國105年3月19日", 0, "2016-03-19", "民國105年3月19日" },
    { "中華民國 113 年 8 月 1 日", 0, "2024-08-01", NULL },
    { "中華民國106年3月23日　新聞傳播處", 0, "2017-03-23", "中華民國106年3月23日" },
    { "中華民國102年8月22日16時發布", 0, "2013-08-22T16:00+08:00", NULL },
    { "105年3月19日 10:48", 0, "2016-03-19T10:48+08:00", NULL },
    { "發布日期：113-08-01", ROC, "2024-08-01", NULL },
    { "發布日期：95-02-21", ROC | DATETIME_ROC_SHORT, "2006-02-21", "95-02-21" },
    { "发布日期：95-02-21", ROC, NULL, NULL },
    { "97年10月27日 某縣政府", DATETIME_ROC_SHORT, "2008-10-27", "97年10月27日" },
    { "97年10月27日", ROC, NULL, NULL },
    { "113.08.01 10:20", ROC, "2024-08-01T10:20+08:00", NULL },
    { "電話 113-08-01", 0, NULL, NULL },
    { "二〇二四年八月一日", 0, "2024-08-01", "二〇二四年八月一日" },
    { "二○一九年十二月三十一日", 0, "2019-12-31", NULL },
    { "２０２４－０８－０１　０９：３０", 0, "2024-08-01T09:30+08:00", NULL },
    { "２０２４年８月１日０９：３０", 0, "2024-08-01T09:30+08:00", NULL },
    { "2024–08–01", 0, "2024-08-01", NULL },
    { "2014/12/12/", 0, "2014-12-12", NULL },
    { "2024 - 08 - 01", 0, "2024-08-01", NULL },
    { "2024 08 / 01 09:30:15", 0, "2024-08-01T09:30:15+08:00", NULL },
    { "2024 08/01", 0, NULL, NULL },
    { "08-01 09:30", NO_YEAR, "0000-08-01T09:30+08:00", "08-01 09:30" },
    { "8月1日 09:30", NO_YEAR, "0000-08-01T09:30+08:00", NULL },
    { "8月1日", NO_YEAR, NULL, NULL },
    { "08-01 09:30", 0, NULL, NULL },
    { "2月30日，2024-02-29", 0, "2024-02-29", "2024-02-29" },
    { "2023-02-29", 0, NULL, NULL },
    { "2024-13-01", 0, NULL, NULL },
    { "2024-08-01 25:10", 0, "2024-08-01", NULL },
    { "2013.1.2.7", 0, NULL, NULL },
    { "12024-08-01", 0, NULL, NULL },
    { "2024-08-011", 0, NULL, NULL },
    { "0731-88866120", 0, NULL, NULL },
    { "2024年8月", 0, NULL, NULL },
    { "第1001/2024/13号", 0, NULL, NULL },
    { "May be 2024", 0, NULL, NULL },
    { "", 0, NULL, NULL },
};

static void test_find(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(found); i++) {
        struct datetime when;
        char iso[DATETIME_ISO_SIZE] = "";
        gsize start = 0, end = 0;
        const char *text = found[i].text;
        gboolean ok = datetime_find(text, strlen(text), 0, found[i].flags, &when, &start, &end);

        if (ok)
            datetime_iso(&when, iso);
        if (ok != (found[i].iso != NULL) || (ok && strcmp(iso, found[i].iso) != 0))
            fail_msg("'%s' gives '%s', not '%s'", text, iso, found[i].iso);
        if (found[i].taken) {
            assert_int_equal(end - start, strlen(found[i].taken));
            assert_memory_equal(text + start, found[i].taken, end - start);
        }
    }
}

static void test_find_next(void **state)
{
    static const char text[] = "2024-08-01 09:30，再见2024-08-02";
    struct datetime when;
    gsize start, end;

    (void)state;
    assert_true(datetime_find(text, strlen(text), 0, 0, &when, &start, &end));
    assert_true(datetime_find(text, strlen(text), end, 0, &when, &start, &end));
    assert_int_equal(when.day, 2);
    assert_false(datetime_find(text, strlen(text), end, 0, &when, &start, &end));
}

static const struct {
    const char *value, *iso;
} values[] = {
    { "20240801", "2024-08-01" },
    { "202408010930", "2024-08-01T09:30+08:00" },
    { " 20240801093015 ", "2024-08-01T09:30:15+08:00" },
    { "20240801T013015Z", "2024-08-01T09:30:15+08:00" },
    { "1567835025", "2019-09-07T13:43:45+08:00" },
    { "1567835025000", "2019-09-07T13:43:45+08:00" },
    { "2024-08-01 09:30", "2024-08-01T09:30+08:00" },
    { "113/08/01", "2024-08-01" },
    { "20241301", NULL },
    { "20240801256100", NULL },
    { "99", NULL },
    { "999999999999999", NULL },
    { "", NULL },
    { "今天", NULL },
};

static void test_value(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(values); i++) {
        struct datetime when;
        char iso[DATETIME_ISO_SIZE] = "";
        gboolean ok = datetime_value(values[i].value, strlen(values[i].value), &when);

        if (ok)
            datetime_iso(&when, iso);
        if (ok != (values[i].iso != NULL) || (ok && strcmp(iso, values[i].iso) != 0))
            fail_msg("'%s' gives '%s', not '%s'", values[i].value, iso, values[i].iso);
    }
}

static const struct {
    const char *url, *iso;
} urls[] = {
    { "https://example.com/news/2024-08-01/doc-1.shtml", "2024-08-01" },
    { "https://example.com/2024/08/01/title.html", "2024-08-01" },
    { "https://example.com/n1/2024/0801/c1-2.html", "2024-08-01" },
    { "https://example.com/202408/01/a.html", "2024-08-01" },
    { "https://example.com/c/202408/t20240801_77.html", "2024-08-01" },
    { "https://example.com/202408/01/t20240801_77.html", "2024-08-01" },
    { "https://example.com/a/20240801/1.shtml", "2024-08-01" },
    { "https://example.com/news/201412120137.aspx", "2014-12-12" },
    { "https://example.com/2024-8/1/5.html", "2024-08-01" },
    { "https://example.com/12345678.html", NULL },
    { "https://example.com/99999999999999999999999.html", NULL },
    { "https://example.com/2024/15/", NULL },
    { "https://20240801.example.com/", NULL },
    { "https://example.com", NULL },
    { "file:pages/20240801.html", "2024-08-01" },
};

static void test_url(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(urls); i++) {
        struct datetime when;
        char iso[DATETIME_ISO_SIZE] = "";
        gboolean ok = datetime_in_url(urls[i].url, &when);

        if (ok)
            datetime_iso(&when, iso);
        if (ok != (urls[i].iso != NULL) || (ok && strcmp(iso, urls[i].iso) != 0))
            fail_msg("'%s' gives '%s', not '%s'", urls[i].url, iso, urls[i].iso);
    }
}

static void test_day_at_end(void **state)
{
    static const char *const days[] = { "某市政府主計處 114-10-31",
                                        "114/10/31",
                                        "文化局　113.07.16 \n",
                                        "97年10月27日 某縣政府",
                                        "某市政府新聞處 99年1月3日",
                                        "某署新聞稿　100年6月30日",
                                        "108-06-14　某院農業委員會",
                                        "某總處　新聞稿　中華民國104年8月14日",
                                        "民國104年8月14日　某總處",
                                        "某處　中華民國101年5月28日發稿",
                                        "某委員會　中華民國110年4月21日（星期三）上午9時" };
    static const char *const none[] = { "電話 02-2311-113-0801", "局 114-13-31",
                                        "局 114-10/31",          "編號A114-10-31",
                                        "局 114-10-31案",        "",
                                        "97年10月27日 某市政府", "某縣政府　更新日期：110年11月9日",
                                        "會期至97年10月27日止" };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(days); i++)
        assert_true(datetime_is_roc_line(days[i], strlen(days[i])));
    for (gsize i = 0; i < G_N_ELEMENTS(none); i++)
        assert_false(datetime_is_roc_line(none[i], strlen(none[i])));
}

static void test_stamp(void **state)
{
    static const char *const none[] = { "。11031212", "。103121", "1031212", "。1031312", "" };
    struct datetime when;

    (void)state;
    assert_true(datetime_roc_stamp("完。1031212", strlen("完。1031212"), &when));
    assert_int_equal(when.year, 2014);
    assert_int_equal(when.day, 12);
    assert_true(datetime_roc_stamp("完。1031212 \n", strlen("完。1031212 \n"), &when));
    for (gsize i = 0; i < G_N_ELEMENTS(none); i++)
        assert_false(datetime_roc_stamp(none[i], strlen(none[i]), &when));
}

static void read_value(const char *s, struct datetime *when)
{
    assert_true(datetime_value(s, strlen(s), when));
}

static void test_relations(void **state)
{
    struct datetime day, minute, second, other;

    (void)state;
    read_value("2024-08-01", &day);
    read_value("2024-08-01 04:30", &minute);
    read_value("2024-07-31T20:30:15Z", &second);
    read_value("2024-08-01 04:31:10", &other);
    assert_true(datetime_same_day(&day, &second));
    assert_true(datetime_refines(&minute, &day));
    assert_true(datetime_refines(&second, &minute));
    assert_false(datetime_refines(&other, &minute));
    assert_false(datetime_refines(&day, &minute));
    assert_int_equal(datetime_instant(&second), 1722457815);
    assert_int_equal(datetime_instant(&day), 1722441600);
    assert_false(datetime_from_instant(-1, &day));
    assert_false(datetime_from_instant((int64_t)1 << 60, &day));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),       cmocka_unit_test(test_find_next),
        cmocka_unit_test(test_value),      cmocka_unit_test(test_url),
        cmocka_unit_test(test_day_at_end), cmocka_unit_test(test_stamp),
        cmocka_unit_test(test_relations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
