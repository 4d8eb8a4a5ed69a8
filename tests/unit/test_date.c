/* Dates from text to EDTF: the rules and the resolver together. */
#include "extract/extract.h"
#include "normalize/context.h"
#include "normalize/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

struct row {
    const char *published, *text;
    const char *want; /* values joined by a space; "?" not resolvable; "" no date */
};

static const struct row ROWS[] = {
    { "2024-08-01", "2021年5月印发", "2021-05" },
    { "2024-08-01", "8月1日召开", "2024-08-01" },
    { "2024-08-01", "今年1月，去年，明年底", "2024-01 2023 2025-12" },
    { "2024-08-01", "今年上半年增长，一季度下降", "2024-01/2024-06 2024-01/2024-03" },
    { "2024-08-01", "行动计划(2022—2025年)", "2022/2025" },
    { "2024-08-01", "“十四五”和“十五五”时期", "2021/2025 2026/2030" },
    { "2024-08-01", "2月23日22∶30", "2024-02-23T22:30" },
    { "2024-08-01", "到2027年，2030年前，2025年底前", "2027 2030 2025-12" },
    { "2024-08-01", "本世纪中叶", "2050" },
    { "2024-08-01", "1—7月，8月1日至5日", "2024-01/2024-07 2024-08-01/2024-08-05" },
    { "2024-08-01", "民国114年，二〇二五年，２０２５年", "2025 2025 2025" },
    { "2024-08-01", "2月30日，2023年2月29日", "" },
    { "2024-08-01", "10余年，20年，每年，近日，近年来，目前", "" },
    { "2024-08-01", "4/5G，24小时，9.9折，一带一路，三星，二十大，第三十一条", "" },
    { "2024-08-01", "比分2-1，13800138000，型号A2025", "" },
    /* a month-day without its year: as the clause says, else the nearest that has been */
    { "2024-08-01", "12月31日，公司员工共300人", "2023-12-31" },
    { "2024-08-01", "12月，全市出口同比下降", "2023-12" },
    { "2024-08-01", "规定12月1日起施行", "2024-12-01" },
    { "2024-08-01", "12月15日前提交材料", "2024-12-15" },
    { "2024-08-01", "大会将于12月3日在沪举行", "2024-12-03" },
    { "2024-08-01", "展会9月12日至15日举行", "2024-09-12/2024-09-15" },
    { "2024-08-01", "记者9月15日获悉，桥已通车", "2023-09-15" },
    { "2024-12-20", "峰会将于1月5日开幕", "2025-01-05" },
    { "2024-12-20", "1月5日，公司宣布将建厂", "2024-01-05" },
    { "2024-03-01", "12月8日宣布将建厂", "2023-12-08" },
    { "2024-08", "8月15日开工", "2024-08-15" },
    { "2024-08-15", "30日电，活动将于28日举行", "2024-07-30 2024-08-28" },
    { "2025-01-10", "1—11月增长，前三季度增长", "2024-01/2024-11 2024-01/2024-09" },
    { "2025-01-10", "预计上半年回升", "2025-01/2025-06" },
    { "2023-10-25", "2023-24财政年度首五个月有赤字，储备八月底减少", "2023/2024 2023-08" },
    /* what a report counts from */
    { "2021-10-26", "9月份增长6.0%，比上月回落", "2021-09 2021-08" },
    { "2021-10-26", "上月完工", "2021-09" },
    { "2023-03-30", "披露2022年年报，毛利率较上年提高", "2022 2021" },
    { "2023-03-30", "比2019年多，较上年提高", "2019 2022" },
    { "2022-05-19", "今（19）日公布，昨(18日)晚8时举行", "2022-05-19 2022-05-18T20:00" },
    { "2019-07-16", "昨晚8时停运。8时35分恢复", "2019-07-15T20:00 2019-07-15T08:35" },
    { "2019-07-16", "8时35分恢复，比分12:30", "" },
    { "2019-07-16", "今起降温", "2019-07-16" },
    /* Taiwan's years */
    { "2025-08-15", "114年8月1日，113年第4季，114年底", "2025-08-01 2024-10/2024-12 2025-12" },
    { "2025-08-15", "112至115年，去（113）年，本（8）月", "2023/2026 2024 2025-08" },
    /* periods */
    { "2024-08-15", "2024年一至三季度，24Q3，3Q24，1H24",
      "2024-01/2024-09 2024-07/2024-09 2024-07/2024-09 2024-01/2024-06" },
    { "2024-08-15", "2024/25榨季，2024财年，FY2024，2023至24年度",
      "2024/2025 2024 2024 2023/2024" },
    { "2024-08-15", "二三月间，七八十年代，1980年代，上世纪八九十年代",
      "2024-02/2024-03 1970/1989 1980/1989 1980/1999" },
    { "2024-08-15", "本世纪末，上周末", "2100 2024-08-10/2024-08-11" },
    { "2024-08-15", "5个交易日后复牌", "2024-08-22" },
    { "2024-08-15", "9月份，比去年同月多", "2023-09 2023-09" },
    /* none of these is a date */
    { "2024-08-15", "三五年后，两年内，3月龄，每年5月，每月15日前，农历八月十五，上市首月", "" },
    { "2024-08-15", "双11，九一八，12306，7×24小时，G20，5A景区，985高校，一年级", "" },
    { "2024-08-15", "股票600519，路24号3楼，1号线，五年期，10个工作日内，十五个班", "" },
    { NULL, "8月1日召开", "?" },
    { NULL, "2024年8月1日发布，去年增长", "2024-08-01 2023" },
};

static char *values_of(struct extractor *x, struct extract_scratch *s, const struct row *row)
{
    GString *json = g_string_new("{\"text\":\""), *got = g_string_new(NULL);
    struct document *doc = document_new();
    struct context c = { 0 };

    g_string_append_printf(json, "%s\"", row->text);
    if (row->published)
        g_string_append_printf(json, ",\"published\":\"%s\"", row->published);
    g_string_append_c(json, '}');
    assert_true(document_read(doc, json->str, json->len, NULL));
    assert_true(extractor_run(x, s, doc, NULL));
    context_init(&c, doc, NULL);
    dates_resolve(&c);
    for (uint32_t i = 0; i < doc->n_mentions; i++)
        if (c.dates[i].is_date)
            g_string_append_printf(got, "%s%s", got->len ? " " : "",
                                   c.dates[i].edtf ? c.dates[i].edtf : "?");
    document_free(doc);
    g_string_free(json, TRUE);
    return g_string_free(got, FALSE);
}

static void test_rows(void **state)
{
    static const struct extract_options options = { NULL, NULL };
    struct extractor *x = extractor_new(&options, NULL);
    struct extract_scratch *s;

    (void)state;
    assert_non_null(x);
    s = extract_scratch_new(x);
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        char *got = values_of(x, s, &ROWS[i]);
        if (strcmp(got, ROWS[i].want) != 0)
            print_error("%s → %s, not %s\n", ROWS[i].text, got, ROWS[i].want);
        assert_string_equal(got, ROWS[i].want);
        g_free(got);
    }
    extract_scratch_free(s);
    extractor_free(x);
}

int main(void)
{
    static const struct CMUnitTest tests[] = { cmocka_unit_test(test_rows) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
