/* Numerals → exact numbers: our own rows, then the recognizers' cases where they are. */
#include "core/json.h"
#include "normalize/number.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CASES "../shared/bench/recognizers/number.jsonl"

static void reads_numerals(void **state)
{
    static const struct {
        const char *text, *low, *high; /* high NULL: no range; low NULL: no numeral */
    } row[] = {
        { "0", "0", NULL },
        { "007", "7", NULL },
        { "1050", "1050", NULL },
        { "1,050,000.50", "1050000.5", NULL },
        { "１，０５０", "1050", NULL },
        { "1,05", NULL, NULL },
        { "9 .5", "9.5", NULL },
        { "4.800", "4.8", NULL },
        { "-0.25", "-0.25", NULL },
        { "－１2", "-12", NULL },
        { "1.3万亿", "1300000000000", NULL },
        { "2.5千亿", "250000000000", NULL },
        { "3兆", "3000000000000", NULL },
        { "2个亿", "200000000", NULL },
        { "5万4千6百", "54600", NULL },
        { "3万4000", "34000", NULL },
        { "1亿5000万", "150000000", NULL },
        { "15k", "15000", NULL },
        { "1.5e3", "1500", NULL },
        { "一千五百", "1500", NULL },
        { "一千五", "1500", NULL },
        { "一千零五", "1005", NULL },
        { "三万五千亿", "3500000000000", NULL },
        { "三亿零五万", "300050000", NULL },
        { "二〇二五", "2025", NULL },
        { "零点五", "0.5", NULL },
        { "三点五万", "35000", NULL },
        { "一百二十点五", "120.5", NULL },
        { "负六点六", "-6.6", NULL },
        { "壹仟贰佰叁拾", "1230", NULL },
        { "兩萬億", "2000000000000", NULL },
        { "百", "100", NULL },
        { "千亿", "100000000000", NULL },
        { "万亿", "1000000000000", NULL },
        { "四万万", "400000000", NULL },
        { "四．七亿", "470000000", NULL },
        { "一二○○万", "12000000", NULL },
        { "半百", "50", NULL },
        { "三分之二", "0.666666666666667", NULL },
        { "2/3", "0.666666666666667", NULL },
        { "1 4/3", "2.33333333333333", NULL },
        { "一又二分之一", "1.5", NULL },
        { "两三百", "200", "300" },
        { "七八", "7", "8" },
        { "三五", "3", "5" },
        { "二三十", "20", "30" },
        { "十五六", "15", "16" },
        { "四五千万", "40000000", "50000000" },
        { "十余万", "100000", NULL },
        { "三十几万", "300000", NULL },
        { "123456789012345678901234567890", "123456789012345678901234567890", NULL },
        { "0.1234567890123456789", "0.1234567890123456789", NULL },
        { "1234567890123456789012345678901234567", NULL, NULL }, /* more digits than fit */
        { "1e999", NULL, NULL },
        { "亿亿亿亿亿亿亿", NULL, NULL },
        { "", NULL, NULL },
        { "多", NULL, NULL },
        { "三个", "3", NULL },
        { "三家", NULL, NULL },
        { "五十千", NULL, NULL },
        { "三分之", NULL, NULL },
        { "3/0", NULL, NULL },
    };
    struct arena a = { 0 };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(row); i++) {
        struct number n;
        gboolean good = number_parse(&n, row[i].text, strlen(row[i].text));

        print_message("  %s\n", row[i].text);
        assert_int_equal(good, row[i].low != NULL);
        if (!good)
            continue;
        assert_string_equal(decimal_print(&a, n.low), row[i].low);
        assert_string_equal(decimal_print(&a, n.high), row[i].high ? row[i].high : row[i].low);
        assert_int_equal(n.range, row[i].high != NULL);
    }
    arena_release(&a);
}

static void tells_what_is_only_about(void **state)
{
    static const struct {
        const char *text;
        gboolean more, vague;
        int big, small;
    } row[] = {
        { "15", FALSE, FALSE, 0, 0 },      { "15万", FALSE, FALSE, 4, 0 },
        { "三千亿", FALSE, FALSE, 8, 3 },  { "1.3万亿", FALSE, FALSE, 12, 0 },
        { "两百", FALSE, FALSE, 0, 2 },    { "十余", TRUE, FALSE, 0, 1 },
        { "一千多万", TRUE, FALSE, 4, 0 }, { "十几", TRUE, FALSE, 0, 1 },
        { "数十亿", TRUE, TRUE, 8, 1 },    { "几百", TRUE, TRUE, 0, 2 },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(row); i++) {
        struct number n;

        print_message("  %s\n", row[i].text);
        assert_true(number_parse(&n, row[i].text, strlen(row[i].text)));
        assert_int_equal(n.more, row[i].more);
        assert_int_equal(n.vague, row[i].vague);
        assert_int_equal(n.big, row[i].big);
        assert_int_equal(n.small, row[i].small);
    }
}

/* A numeral as long as a page must be refused, not read. */
static void refuses_what_is_too_long(void **state)
{
    char *text = g_strnfill(100000, '1');
    GString *han = g_string_new(NULL);
    struct number n;

    (void)state;
    assert_false(number_parse(&n, text, 100000));
    for (int i = 0; i < 80; i++)
        g_string_append(han, "一");
    assert_false(number_parse(&n, han->str, han->len));
    g_string_free(han, TRUE);
    g_free(text);
}

static void counts_exactly(void **state)
{
    struct decimal a = decimal_of(2), b = { .digits = 3 }, zero = { 0 };
    struct arena arena = { 0 };

    (void)state;
    assert_false(decimal_div(&a, zero));
    assert_true(decimal_div(&a, b));
    assert_string_equal(decimal_print(&arena, a), "0.666666666666667");
    a = decimal_of(1);
    assert_true(decimal_shift(&a, 40));
    b = decimal_of(1);
    assert_false(decimal_add(&a, b)); /* 41 digits */
    assert_true(decimal_compare(a, b) > 0);
    assert_true(decimal_compare(b, a) < 0);
    assert_false(decimal_shift(&a, 40));
    a = (struct decimal){ .digits = 5, .scale = 1, .negative = TRUE };
    b = (struct decimal){ .digits = 5, .scale = 1 };
    assert_true(decimal_compare(a, b) < 0);
    assert_true(decimal_add(&a, b));
    assert_string_equal(decimal_print(&arena, a), "0");
    arena_release(&arena);
}

/* What the recognizers' file reads and we do not, each with the reason. */
static gboolean is_exception(const char *text)
{
    static const char *const exceptions[] = {
        "2^5",  "2^-1",                  /* powers are no numerals of prose */
        "一打", "十打", "五十打", "壹打" /* 打 is a unit, 12 个, in units.tsv */
    };

    for (gsize i = 0; i < G_N_ELEMENTS(exceptions); i++)
        if (!strcmp(text, exceptions[i]))
            return TRUE;
    return FALSE;
}

static void check_case(const char *text, const char *value, struct arena *a)
{
    struct number n;
    double got, want = g_ascii_strtod(value, NULL);

    print_message("  %s\n", text);
    assert_true(number_parse(&n, text, strlen(text)));
    got = g_ascii_strtod(decimal_print(a, n.low), NULL);
    assert_true(fabs(got - want) <= 1e-9 * MAX(1e-3, fabs(want)));
}

static void reads_the_recognizers_cases(void **state)
{
    char *all = NULL, **lines;
    struct arena a = { 0 };
    int n = 0, excepted = 0;

    (void)state;
    if (!g_file_get_contents(CASES, &all, NULL, NULL)) {
        print_message("  skipped: no " CASES "\n");
        return;
    }
    lines = g_strsplit(all, "\n", -1);
    for (int i = 0; lines[i]; i++) {
        struct json_object *o = json_tokener_parse(lines[i]), *expect;

        if (!o || !json_object_object_get_ex(o, "expect", &expect))
            continue;
        for (gsize j = 0; j < json_object_array_length(expect); j++) {
            struct json_object *m = json_object_array_get_idx(expect, j), *text, *value;

            json_object_object_get_ex(m, "text", &text);
            json_object_object_get_ex(m, "value", &value);
            if (is_exception(json_object_get_string(text))) {
                excepted++;
                continue;
            }
            check_case(json_object_get_string(text), json_object_get_string(value), &a);
            n++;
        }
        json_object_put(o);
    }
    print_message("  %d numerals, %d exceptions\n", n, excepted);
    assert_int_equal(n, 183);
    assert_int_equal(excepted, 7);
    g_strfreev(lines);
    g_free(all);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_numerals),
        cmocka_unit_test(tells_what_is_only_about),
        cmocka_unit_test(refuses_what_is_too_long),
        cmocka_unit_test(counts_exactly),
        cmocka_unit_test(reads_the_recognizers_cases),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
