#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/error.h"
#include "core/gazetteer.h"

static struct gazetteer *make(const char *const *names)
{
    struct gazetteer_builder *b = gazetteer_builder_new();
    struct gazetteer *g;

    for (uint32_t i = 0; names[i]; i++)
        assert_true(gazetteer_builder_add(b, names[i], i, NULL));
    g = gazetteer_new(b);
    gazetteer_builder_free(b);
    return g;
}

static void longest(void **state)
{
    static const char *const NAMES[] = { "武汉", "武汉市", "长",  "长江经济带",
                                         "LED",  "X光机",  "😀笑", NULL };
    static const struct {
        const char *text;
        gsize n;
        uint32_t value;
    } ROWS[] = {
        { "武汉市内", 9, 1 },    { "武汉人", 6, 0 }, { "武", 0, 0 },    { "长江", 3, 2 },
        { "长江经济带", 15, 3 }, { "长", 3, 2 },     { "LED灯", 3, 4 }, { "LE", 0, 0 },
        { "X光机", 7, 5 },       { "😀笑了", 7, 6 },  { "", 0, 0 },      { "汉武", 0, 0 },
    };
    struct gazetteer *g = make(NAMES);

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        uint32_t value = 0;
        gsize n = gazetteer_longest(g, ROWS[i].text, ROWS[i].text + strlen(ROWS[i].text), &value);

        print_message("  %s\n", ROWS[i].text);
        assert_int_equal(n, ROWS[i].n);
        if (n > 0)
            assert_int_equal(value, ROWS[i].value);
    }
    gazetteer_free(g);
}

/* Every name in a text, found by jumps from one to the next. */
static void next(void **state)
{
    static const char *const NAMES[] = { "武汉", "武汉市", "长", "LED", "€", "é", "笑😀", NULL };
    static const char TEXT[] = "在武汉市、武汉外长的L灯LED, 汉é武€笑笑😀武";
    struct gazetteer *g = make(NAMES);
    const char *end = TEXT + strlen(TEXT), *at = TEXT;
    GString *got = g_string_new(NULL);
    uint32_t value;
    gsize n;

    (void)state;
    while ((at = gazetteer_next(g, at, end, &n, &value)) < end) {
        assert_int_equal(n, strlen(NAMES[value]));
        assert_int_equal(memcmp(at, NAMES[value], n), 0);
        g_string_append_printf(got, "%s|", NAMES[value]);
        at += n;
    }
    assert_ptr_equal(at, end);
    assert_int_equal(n, 0);
    assert_string_equal(got->str, "武汉市|武汉|长|LED|é|€|笑😀|");
    g_string_free(got, TRUE);
    gazetteer_free(g);
}

static void nothing_in_it(void **state)
{
    static const char *const NAMES[] = { NULL };
    struct gazetteer *g = make(NAMES);
    uint32_t value;

    (void)state;
    assert_int_equal(gazetteer_longest(g, "武汉", "武汉" + 6, &value), 0);
    gazetteer_free(g);
    gazetteer_free(NULL);
}

/* The last one added stays, but a trap never takes the place of a name. */
static void equal_names(void **state)
{
    struct gazetteer_builder *b = gazetteer_builder_new();
    const char *text = "汽车站汽车";
    struct gazetteer *g;
    uint32_t value;

    (void)state;
    assert_true(gazetteer_builder_add(b, "汽车", 1, NULL));
    assert_true(gazetteer_builder_add(b, "汽车", 2, NULL));
    assert_true(gazetteer_builder_add(b, "汽车", GAZETTEER_TRAP, NULL));
    assert_true(gazetteer_builder_add(b, "汽车站", GAZETTEER_TRAP, NULL));
    g = gazetteer_new(b);
    gazetteer_builder_free(b);
    assert_int_equal(gazetteer_longest(g, text, text + strlen(text), &value), 9);
    assert_int_equal(value, GAZETTEER_TRAP);
    assert_int_equal(gazetteer_longest(g, text + 9, text + strlen(text), &value), 6);
    assert_int_equal(value, 2);
    gazetteer_free(g);
}

/* Every one of many names is found again. */
static void many(void **state)
{
    struct gazetteer_builder *b = gazetteer_builder_new();
    struct gazetteer *g;
    char name[32];

    (void)state;
    for (uint32_t i = 0; i < 5000; i++) {
        g_snprintf(name, sizeof(name), "第%u区", i * 7919 % 100003);
        assert_true(gazetteer_builder_add(b, name, i, NULL));
    }
    g = gazetteer_new(b);
    gazetteer_builder_free(b);
    for (uint32_t i = 0; i < 5000; i++) {
        uint32_t value = 0;

        g_snprintf(name, sizeof(name), "第%u区", i * 7919 % 100003);
        assert_int_equal(gazetteer_longest(g, name, name + strlen(name), &value), strlen(name));
        assert_int_equal(value, i);
    }
    gazetteer_free(g);
}

static void bad_names(void **state)
{
    struct gazetteer_builder *b = gazetteer_builder_new();
    GError *error = NULL;
    char *huge = g_strnfill(GAZETTEER_MAX_NAME + 1, 'x');

    (void)state;
    assert_false(gazetteer_builder_add(b, "", 1, &error));
    assert_true(g_error_matches(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE));
    g_clear_error(&error);
    assert_false(gazetteer_builder_add(b, huge, 1, &error));
    assert_true(g_error_matches(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE));
    g_clear_error(&error);
    g_free(huge);
    gazetteer_builder_free(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(longest),     cmocka_unit_test(next), cmocka_unit_test(nothing_in_it),
        cmocka_unit_test(equal_names), cmocka_unit_test(many), cmocka_unit_test(bad_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
