/* The rules: what the loader refuses, how a text is matched, who wins where matches overlap. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "core/datadir.h"
#include "core/error.h"
#include "extract/match.h"
#include "extract/overlap.h"
#include "extract/rules.h"

static char *folder; /* of the rule files that a test writes */

static int make_folder(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("mubiao-rules-XXXXXX", NULL);
    return folder ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    g_rmdir(folder);
    g_free(folder);
    return 0;
}

static struct rules *load_bytes(const char *text, gssize n, GError **error)
{
    const char *folders[] = { folder, NULL };
    char *path = g_build_filename(folder, "a.rules", NULL);
    struct rules *rules;

    assert_true(g_file_set_contents(path, text, n, NULL));
    rules = rules_load(folders, error);
    g_unlink(path);
    g_free(path);
    return rules;
}

static struct rules *load(const char *text)
{
    GError *error = NULL;
    struct rules *rules = load_bytes(text, -1, &error);

    if (error)
        print_message("%s\n", error->message);
    assert_non_null(rules);
    return rules;
}

/* ---- what the loader refuses ---- */

#define EXAMPLES "+ <<甲>>\n- 乙\n"

static void test_refused(void **state)
{
    static const struct {
        const char *text, *why;
    } ROWS[] = {
        { "rule a\nmach 甲\n", "a.rules:2: unknown key 'mach'" },
        { "match 甲\n", "a.rules:1: this stands outside of a rule: 'match'" },
        { "rule a\nset type=date\n" EXAMPLES, "no match line in rule 'a'" },
        { "rule a\nmatch 甲\n" EXAMPLES, "no set type=… in rule 'a'" },
        { "rule a\nmatch 甲\nset type=date\n", "a + and a - example are wanted in rule 'a'" },
        { "rule a\nmatch 甲\nset type=date\n+ <<甲>>\n", "a + and a - example are wanted" },
        { "rule a\nmatch 甲\nset type=date\n- 乙\n", "a + and a - example are wanted" },
        { "rule a\nmatch 甲\nset type=dates\n" EXAMPLES, "a.rules:3: no type called 'dates'" },
        { "rule a\nmatch 甲\nset type\n" EXAMPLES, "key=value is wanted, not 'type'" },
        { "rule a\nmatch (?&NONE)甲\n", "a.rules:2: no def called 'NONE'" },
        { "def B (?&NONE)\n", "a.rules:1: no def called 'NONE'" },
        { "def B x(?&B)\n", "no def called 'B'" },
        { "def B\n", "no pattern for def 'B'" },
        { "rule a\nrule b\n", "a.rules:2: a blank line is missing before rule 'b'" },
        { "rule a\nmatch (甲\nset type=date\n" EXAMPLES, "a.rules:1: rule a: missing closing" },
        { "rule a\nmatch \\C\nset type=date\n" EXAMPLES, "rule a: using \\C is disabled" },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        GError *error = NULL;

        assert_null(load_bytes(ROWS[i].text, -1, &error));
        assert_true(g_error_matches(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE));
        if (!strstr(error->message, ROWS[i].why))
            fail_msg("'%s' is not in '%s'", ROWS[i].why, error->message);
        g_error_free(error);
    }
}

static void refuse(const char *text, gssize n, const char *why)
{
    GError *error = NULL;

    assert_null(load_bytes(text, n, &error));
    assert_true(g_error_matches(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE));
    if (!strstr(error->message, why))
        fail_msg("'%s' is not in '%s'", why, error->message);
    g_error_free(error);
}

static void test_bounds(void **state)
{
    GString *text = g_string_new(NULL);

    (void)state;
    refuse("rule a\xff\n", -1, "the file is not UTF-8");
    refuse("rule a\0b\n", 9, "the file is not UTF-8"); /* a NUL would hide the rest */

    /* each def holds the one before it four times: 4^12 × 4 bytes */
    g_string_append(text, "def D0 abcd\n");
    for (int i = 1; i <= 12; i++)
        g_string_append_printf(text, "def D%d (?&D%d)(?&D%d)(?&D%d)(?&D%d)\n", i, i - 1, i - 1,
                               i - 1, i - 1);
    refuse(text->str, -1, "the pattern gets too long at 'D");

    g_string_truncate(text, 0);
    for (int i = 0; i <= RULES_MAX; i++)
        g_string_append_printf(text, "rule r%d\nmatch 甲\nset type=date\n" EXAMPLES "\n", i);
    refuse(text->str, -1, "too many rules at 'r256'");

    g_string_truncate(text, 0);
    for (gsize i = 0; i < (4u << 20) / 64 + 1; i++)
        g_string_append(text, "# 63 bytes of a comment line that says nothing else whatsoever\n ");
    refuse(text->str, -1, "too large");
    g_string_free(text, TRUE);
}

static void test_no_folder(void **state)
{
    const char *folders[] = { "/nonexistent/rules", NULL };
    GError *error = NULL;

    (void)state;
    assert_null(rules_load(folders, &error));
    assert_true(g_error_matches(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE));
    assert_non_null(strstr(error->message, "/nonexistent/rules"));
    g_error_free(error);
}

/* ---- matching ---- */

/* What is left when the matches of `rules` in `text` were settled: "rule:span|…". */
static char *found(const struct rules *rules, const char *text, gboolean settled)
{
    struct rules_scratch *s = rules_scratch_new();
    struct arena arena = { 0 };
    GArray *all = g_array_new(FALSE, FALSE, sizeof(struct mention));
    GString *got = g_string_new(NULL);

    assert_true(rules_run(rules, s, &arena, text, strlen(text), all, NULL));
    if (settled)
        overlap_settle(all, rules);
    for (guint i = 0; i < all->len; i++) {
        const struct mention *m = &g_array_index(all, struct mention, i);

        g_string_append_printf(got, "%s:%.*s|", m->rule, (int)(m->byte_end - m->byte_start),
                               text + m->byte_start);
    }
    g_array_free(all, TRUE);
    arena_release(&arena);
    rules_scratch_free(s);
    return g_string_free(got, FALSE);
}

static void expect(const struct rules *rules, const char *text, gboolean settled, const char *want)
{
    char *got = found(rules, text, settled);

    assert_string_equal(got, want);
    g_free(got);
}

static void test_defs(void **state)
{
    struct rules *rules = load("def N (?<num>[0-9]+)\n"
                               "def PAIR (?&N)至(?&N:to_)\n\n"
                               "rule pair\nmatch (?&PAIR)家\nset type=quantity unit=家\n"
                               "+ 共<<3至5家>> | num=3 to_num=5 unit=家\n- 3至家\n");
    GString *report = g_string_new(NULL);
    guint checked;

    (void)state;
    assert_int_equal(rules_check(rules, report, &checked), 0);
    assert_int_equal(checked, 2);
    assert_string_equal(report->str, "");
    g_string_free(report, TRUE);
    rules_free(rules);
}

/* An example that does not hold is told with file, line and what happened instead. */
static void test_examples_that_fail(void **state)
{
    struct rules *rules = load("rule a\nmatch (?<num>[0-9]+)家\nset type=quantity\n"
                               "+ <<3家>> | num=3\n+ <<3家>> | num=4\n+ <<三家>>\n+ 有<<4>>家\n"
                               "- 3家\n? <<5家>>\n? <<五家>>\n- 家\n");
    GString *report = g_string_new(NULL);
    guint checked;

    (void)state;
    assert_int_equal(rules_check(rules, report, &checked), 5);
    assert_int_equal(checked, 8);
    assert_non_null(strstr(report->str, "a.rules:5: rule a has no group num"));
    assert_non_null(strstr(report->str, "a.rules:6: rule a does not match '三家'"));
    assert_non_null(strstr(report->str, "a.rules:7: rule a matches '4家'"));
    assert_non_null(strstr(report->str, "a.rules:8: rule a matches '3家'"));
    assert_non_null(strstr(report->str, "a.rules:9: rule a now does what was a known gap"));
    g_string_free(report, TRUE);
    rules_free(rules);
}

#define RULE(name, match, more)                                                                    \
    "rule " name "\nmatch " match "\nset type=" more "\n+ <<x>>\n- y\n\n"

/* No match starts inside a run of digits, of whichever width they are. */
static void test_digit_runs(void **state)
{
    struct rules *rules = load(RULE("two", "[0-9０-９]{2}", "quantity"));

    (void)state;
    expect(rules, "1234", FALSE, "two:12|");
    expect(rules, "１２３４", FALSE, "two:１２|");
    expect(rules, "1２34家56", FALSE, "two:1２|two:56|");
    rules_free(rules);
}

static void test_overlaps(void **state)
{
    struct rules *rules = load(
        RULE("short", "甲乙", "quantity") RULE("long", "乙丙丁", "date")
            RULE("equal-low", "子丑", "quantity") RULE("equal-high", "子丑", "quantity\npriority 2")
                RULE("left", "寅卯", "quantity") RULE("right", "卯辰", "quantity")
                    RULE("date", "巳午", "date") RULE("quantity", "巳午", "quantity")
                        RULE("trap", "申酉戌", "quantity trap=yes") RULE("held", "酉戌", "date")
                            RULE("cue", "甲乙丙", "cue"));

    (void)state;
    expect(rules, "甲乙丁", TRUE, "short:甲乙|");
    expect(rules, "甲乙丙丁", TRUE, "cue:甲乙丙|long:乙丙丁|"); /* the longer; cues stand apart */
    expect(rules, "子丑", TRUE, "equal-high:子丑|");
    expect(rules, "寅卯辰", TRUE, "left:寅卯|");
    expect(rules, "巳午", TRUE, "date:巳午|");
    expect(rules, "申酉戌酉戌", TRUE,
           "held:酉戌|"); /* the trap takes the first and is no mention */
    expect(rules, "甲乙甲乙", TRUE, "short:甲乙|short:甲乙|");
    expect(rules, "", TRUE, "");
    rules_free(rules);
}

/* What stands before the match counts; with \K the match begins later; an empty one is none. */
static void test_context(void **state)
{
    struct rules *rules = load(
        RULE("behind", "(?<=约)[0-9]+家", "quantity") RULE("moved", "[自从]\\K[0-9]+年", "date")
            RULE("empty", "(?:戊)?", "cue") RULE("edge", "^己|庚$", "policy"));

    (void)state;
    expect(rules, "约30家,40家", FALSE, "behind:30家|");
    expect(rules, "自2020年", FALSE, "moved:2020年|");
    expect(rules, "戊丑", FALSE, "empty:戊|");
    expect(rules, "己己庚庚", FALSE, "edge:己|edge:庚|");
    rules_free(rules);
}

/* A rule of which nothing is known before PCRE2 is asked is tried everywhere. */
static void test_unknown(void **state)
{
    struct rules *rules = load(RULE("any", "(?i)gdp", "cue") RULE("two", "[0-9]{2}", "quantity"));

    (void)state;
    expect(rules, "人均GDP、Gdp12", FALSE, "any:GDP|any:Gdp|two:12|");
    rules_free(rules);
}

static void test_match_limit(void **state)
{
    struct rules *rules = load(RULE("slow", "(?:(?:a+)+)+(?=bd)", "quantity"));
    struct rules_scratch *s = rules_scratch_new();
    struct arena arena = { 0 };
    GArray *all = g_array_new(FALSE, FALSE, sizeof(struct mention));
    GError *error = NULL;
    static const char TEXT[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabc";

    (void)state;
    assert_false(rules_run(rules, s, &arena, TEXT, strlen(TEXT), all, &error));
    assert_true(g_error_matches(error, MUBIAO_ERROR, MUBIAO_ERROR_LIMIT));
    assert_string_equal(error->message, "rule slow needs too many steps at byte 0 of the text");
    g_error_free(error);
    g_array_free(all, TRUE);
    arena_release(&arena);
    rules_scratch_free(s);
    rules_free(rules);
}

/* ---- the rules that come with mubiao ---- */

static struct rules *load_own(void)
{
    char *path = data_path("rules", NULL);
    const char *folders[] = { path, NULL };
    struct rules *rules = rules_load(folders, NULL);

    assert_non_null(rules);
    g_free(path);
    return rules;
}

static char *plain(const char *example)
{
    const char *bar = strstr(example, " | ");
    char *text = bar ? g_strndup(example, (gsize)(bar - example)) : g_strdup(example);
    GString *out = g_string_new(text);

    g_string_replace(out, "<<", "", 0);
    g_string_replace(out, ">>", "", 0);
    g_free(text);
    return g_string_free(out, FALSE);
}

/* Does the automaton tell of rule `index` at letter `at`, to byte `end` or further? */
static gboolean told(const struct rules *rules, struct rules_scratch *s, guint index, uint32_t at,
                     uint32_t end)
{
    guint n = automaton_walk(rules->automaton, s->cache, &s->spelling, at, s->hits);

    for (guint i = 0; i < n; i++)
        if (s->hits[i].rule == index)
            return s->spelling.byte[s->hits[i].end] >= end;
    return FALSE;
}

/* How many matches of rule `index` in `text` the automaton does not tell of. */
static guint kept_out(const struct rules *rules, guint index, struct rules_scratch *s,
                      struct arena *arena, const char *text)
{
    const struct rule *rule = g_ptr_array_index(rules->rules, index);
    guint n = 0;

    rules_scratch_adopt(s, rules);
    automaton_spell(rules->automaton, text, strlen(text), &s->spelling);
    for (uint32_t i = 1; i <= s->spelling.n; i++) {
        struct mention m;

        if (rule_match(rule, s, arena, text, strlen(text), s->spelling.byte[i], &m) > 0 &&
            !told(rules, s, index, i, m.byte_end)) {
            print_message("rule %s is kept from '%s'\n", rule->name, text + s->spelling.byte[i]);
            n++;
        }
    }
    return n;
}

/* Every rule at every place of its examples, and of ends of examples put together. */
static void test_automaton_keeps_nothing_out(void **state)
{
    struct rules *rules = load_own();
    struct rules_scratch *s = rules_scratch_new();
    struct arena arena = { 0 };
    GString *pieces = g_string_new(NULL);
    GRand *rand = g_rand_new_with_seed(7);
    guint lost = 0, tried = 0;

    (void)state;
    for (guint i = 0; i < rules->rules->len; i++) {
        const struct rule *rule = g_ptr_array_index(rules->rules, i);

        for (guint e = 0; e < rule->examples->len; e++, tried++) {
            char *text = plain(g_array_index(rule->examples, struct rule_example, e).text);
            gsize chars = (gsize)g_utf8_strlen(text, -1);
            const char *cut =
                g_utf8_offset_to_pointer(text, g_rand_int_range(rand, 0, (gint)chars));

            lost += kept_out(rules, i, s, &arena, text);
            g_string_append(pieces, cut); /* ends where another one begins */
            g_free(text);
            arena_reset(&arena);
        }
    }
    for (guint i = 0; i < rules->rules->len; i++)
        lost += kept_out(rules, i, s, &arena, pieces->str);
    assert_int_equal(lost, 0);
    assert_true(tried > 100);
    g_rand_free(rand);
    g_string_free(pieces, TRUE);
    arena_release(&arena);
    rules_scratch_free(s);
    rules_free(rules);
}

/*
 * Claims are settled without asking PCRE2 about most of them: what is left is what all
 * matches of all rules at all places leave.
 */
static void test_settled_as_all(void **state)
{
    struct rules *rules = load_own();
    struct rules_scratch *s = rules_scratch_new();
    struct arena arena = { 0 };
    GArray *all = g_array_new(FALSE, FALSE, sizeof(struct mention));
    GString *text = g_string_new(NULL), *want = g_string_new(NULL);
    char *got;

    (void)state;
    for (guint i = 0; i < rules->rules->len; i++) {
        const struct rule *rule = g_ptr_array_index(rules->rules, i);
        char *example = plain(g_array_index(rule->examples, struct rule_example, 0).text);

        g_string_append(text, example);
        g_free(example);
    }
    rules_scratch_adopt(s, rules);
    for (gsize at = 0; at < text->len; at = (gsize)(g_utf8_next_char(text->str + at) - text->str)) {
        gboolean inside =
            at > 0 && g_ascii_isdigit(text->str[at]) && g_ascii_isdigit(text->str[at - 1]);
        struct mention m;

        for (guint i = 0; !inside && i < rules->rules->len; i++)
            if (rule_match(g_ptr_array_index(rules->rules, i), s, &arena, text->str, text->len, at,
                           &m) > 0)
                g_array_append_val(all, m);
    }
    overlap_settle(all, rules);
    for (guint i = 0; i < all->len; i++) {
        const struct mention *m = &g_array_index(all, struct mention, i);

        g_string_append_printf(want, "%s:%.*s|", m->rule, (int)(m->byte_end - m->byte_start),
                               text->str + m->byte_start);
    }
    got = found(rules, text->str, TRUE);
    assert_string_equal(got, want->str);
    assert_true(all->len > 100);
    g_free(got);
    g_array_free(all, TRUE);
    g_string_free(want, TRUE);
    g_string_free(text, TRUE);
    arena_release(&arena);
    rules_scratch_free(s);
    rules_free(rules);
}

static void test_own_examples(void **state)
{
    struct rules *rules = load_own();
    GString *report = g_string_new(NULL);
    guint checked, failed = rules_check(rules, report, &checked);

    (void)state;
    if (failed)
        print_message("%s", report->str);
    assert_int_equal(failed, 0);
    assert_true(checked > 150);
    g_string_free(report, TRUE);
    rules_free(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_no_folder),
        cmocka_unit_test(test_defs),
        cmocka_unit_test(test_examples_that_fail),
        cmocka_unit_test(test_digit_runs),
        cmocka_unit_test(test_overlaps),
        cmocka_unit_test(test_context),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_match_limit),
        cmocka_unit_test(test_automaton_keeps_nothing_out),
        cmocka_unit_test(test_settled_as_all),
        cmocka_unit_test(test_own_examples),
    };

    return cmocka_run_group_tests_name("rules", tests, make_folder, remove_folder);
}
