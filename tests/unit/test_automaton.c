/* The automaton: what it tells of a pattern at the first letter of a text, and how far. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/automaton.h"

/* The end that is told for `pattern` at letter `at` of `text`, in letters; 0 for none. */
static uint32_t end_of(const char *pattern, const char *text, uint32_t at)
{
    struct automaton *a = automaton_new(&pattern, 1);
    struct automaton_cache *c = automaton_cache_new(a);
    struct spelling s = { 0 };
    struct automaton_hit hit;
    uint32_t end = 0;

    automaton_spell(a, text, strlen(text), &s);
    if (automaton_flags(a)[s.letter[at]] & AUTOMATON_STARTS && automaton_walk(a, c, &s, at, &hit))
        end = hit.end - 1;
    spelling_release(&s);
    automaton_cache_free(c);
    automaton_free(a);
    return end;
}

static void test_constructs(void **state)
{
    static const struct {
        const char *pattern, *text;
        uint32_t at, end; /* `end`: letters of the text up to the match's end, 0: no match */
    } ROWS[] = {
        { "甲乙", "甲乙丙", 1, 2 },
        { "甲乙", "甲丙", 1, 0 },
        { "甲|甲乙|丙", "甲乙", 1, 2 }, /* the longest, whichever comes first */
        { "[甲乙]+", "甲乙甲丙", 1, 3 },
        { "[^甲\\n]{2}", "乙丙丁", 1, 2 },
        { "[^甲]", "甲", 1, 0 },
        { "[一-龥]{1,3}", "甲乙丙丁", 1, 3 },
        { "[\\d.-]+%", "3.5-4%", 1, 6 },
        { "\\d{2,}年", "2027年", 1, 5 },
        { "\\d{2,3}年", "2027年", 1, 0 },
        { "a{,2}", "a{,2}", 1, 5 }, /* as PCRE2 10.42 reads it */
        { ".{3}", "甲\n乙", 1, 0 },
        { "(?:甲乙)*+丙", "甲乙甲乙丙", 1, 5 },
        { "(?>甲?)甲", "甲甲", 1, 2 },
        { "(?<x>甲)(?P>x)", "甲甲", 1, 2 },
        { "(?<x>[-/])\\d\\k<x>", "-3-", 1, 3 },
        { "(?(DEFINE)(?<N>\\d+))(?P>N)家", "12家", 1, 3 },
        { "(?<x>约)?\\d+(?(<x>)家|元)", "约3家", 1, 3 },
        { "(?<x>约)?\\d+(?(<x>)家|元)", "约3元", 1, 0 },
        { "(?<x>约)?\\d+(?(<x>)家|元)", "3元", 1, 2 },
        { "(?<x>约)?\\d+(?(<x>)家|(?!))", "3家", 1, 0 },
        { "(?=(?<x>约)?)约?\\d(?(<x>)家|元)", "约3家", 1, 3 }, /* not sure: both may be */
        { "\\d+(?!年)", "12年", 1, 1 },                        /* as far as 1 */
        { "\\d++(?![年月]|\\d)", "12年", 1, 0 },
        { "\\d+(?=年)", "12年", 1, 2 },
        { "\\d+(?=年|月底)", "12日", 1, 0 },
        { "(?<!第)\\d+", "第12", 2, 0 },
        { "(?<!第)\\d+", "约12", 2, 3 },
        { "(?<![^第])\\d+", "约12", 2, 0 },
        { "(?<![^第])\\d+", "12", 1, 2 }, /* before the text there is no [^第] */
        { "(?<=打|按)\\d折", "打9折", 2, 3 },
        { "(?<=打|按)\\d折", "约9折", 2, 0 },
        { "(?<!合打)\\d折", "打9折", 2, 3 }, /* longer ones are left to PCRE2 */
        { "甲(?<=甲)乙", "甲乙", 1, 2 },
        { "甲(?<!甲)乙", "甲乙", 1, 0 },
        { "^甲", "甲", 1, 1 },
        { "^甲", "乙甲", 2, 0 },
        { "甲$", "甲", 1, 1 },
        { "甲$", "甲乙", 1, 0 },
        { "甲(?=\\n|$)", "甲\n乙", 1, 1 },
        { "自\\K\\d+", "自12", 1, 3 },
        { "[\xf0\xa0\x80\x80-\xf0\xaa\x9b\x9f]", "\xf0\xa0\xae\xb7", 1, 1 }, /* above the BMP */
        { "\\p{sc:Han}甲", "乙甲", 1, 2 },
        { "\\x{7532}\\x{4e59}", "甲乙", 1, 2 },
        { "(?i)x", "甲乙", 1, 2 }, /* not known: to the text's end */
        { "[[:alpha:]]", "甲乙", 1, 2 },
        { "(?:甲?)*", "甲甲", 1, 2 },
        { "", "甲", 1, 0 },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        print_message("  %s in %s\n", ROWS[i].pattern, ROWS[i].text);
        assert_int_equal(end_of(ROWS[i].pattern, ROWS[i].text, ROWS[i].at), ROWS[i].end);
    }
}

/* Several rules at once: each with its own end, and nothing of those that cannot match. */
static void test_rules(void **state)
{
    static const char *const PATTERNS[] = { "\\d+年", "\\d+年(?:\\d+月)?", "\\d+%",
                                            "(?<=约)\\d+年" };
    struct automaton *a = automaton_new(PATTERNS, G_N_ELEMENTS(PATTERNS));
    struct automaton_cache *c = automaton_cache_new(a);
    struct automaton_hit hits[G_N_ELEMENTS(PATTERNS)];
    struct spelling s = { 0 };

    (void)state;
    automaton_spell(a, "在20年8月", strlen("在20年8月"), &s);
    assert_int_equal(s.n, 6);
    assert_int_equal(s.byte[7], strlen("在20年8月"));
    assert_int_equal(automaton_walk(a, c, &s, 2, hits), 2);
    assert_int_equal(hits[0].rule, 0);
    assert_int_equal(hits[0].end, 5);
    assert_int_equal(hits[1].rule, 1);
    assert_int_equal(hits[1].end, 7);
    assert_int_equal(automaton_walk(a, c, &s, 4, hits), 0);
    spelling_release(&s);
    automaton_cache_free(c);
    automaton_free(a);
}

/* A walk takes AUTOMATON_WALK steps at most, and then tells the text's end. */
static void test_long_walk(void **state)
{
    GString *text = g_string_new(NULL);

    (void)state;
    for (int i = 0; i < 2 * AUTOMATON_WALK; i++)
        g_string_append_c(text, 'a');
    assert_int_equal(end_of("a+b", text->str, 1), text->len);
    assert_int_equal(end_of("a{9}b", text->str, 1), 0);
    g_string_free(text, TRUE);
}

/* More states than the cache holds: it begins anew and tells the same. */
static void test_cache_is_bounded(void **state)
{
    static const char *const PATTERN = "(?:[ab]*a[ab]{14})?c";
    struct automaton *a = automaton_new(&PATTERN, 1);
    struct automaton_cache *c = automaton_cache_new(a);
    GRand *rand = g_rand_new_with_seed(3);
    GString *text = g_string_new(NULL);
    struct spelling s = { 0 };
    struct automaton_hit hit;

    (void)state;
    for (int i = 0; i < 60000; i++)
        g_string_append_c(text, g_rand_boolean(rand) ? 'a' : 'b');
    g_string_append(text, "abbbbbbbbbbbbbbc");
    automaton_spell(a, text->str, text->len, &s);
    for (uint32_t i = 1; i <= s.n; i += 64)
        assert_true(automaton_walk(a, c, &s, i, &hit) <= 1);
    assert_int_equal(automaton_walk(a, c, &s, s.n - 15, &hit), 1);
    assert_int_equal(hit.end, s.n + 1);
    g_rand_free(rand);
    g_string_free(text, TRUE);
    spelling_release(&s);
    automaton_cache_free(c);
    automaton_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_constructs),
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_long_walk),
        cmocka_unit_test(test_cache_is_bounded),
    };

    return cmocka_run_group_tests_name("automaton", tests, NULL, NULL);
}
