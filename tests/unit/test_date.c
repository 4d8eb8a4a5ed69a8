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
