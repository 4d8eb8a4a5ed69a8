#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <opencc.h>

#include "core/datadir.h"
#include "core/error.h"
#include "core/text.h"
#include "parse/simplify.h"

static const struct {
    enum simplify_mode mode;
    const char *name;
} MODES[] = {
    { SIMPLIFY_NEWS, "news" }, { SIMPLIFY_T2S, "t2s" },     { SIMPLIFY_TW2S, "tw2s" },
    { SIMPLIFY_HK2S, "hk2s" }, { SIMPLIFY_TW2SP, "tw2sp" },
};

static void words(void **state)
{
    static const struct {
        enum simplify_mode mode;
        const char *in, *want;
    } ROWS[] = {
        { SIMPLIFY_NEWS, "他握著筆，顯著地慢了下來", "他握着笔，显著地慢了下来" },
        { SIMPLIFY_NEWS, "這部名著的原著者很執著", "这部名著的原著者很执着" },
        { SIMPLIFY_NEWS, "比較著名的一所著名大學", "比较著名的一所著名大学" },
        { SIMPLIFY_NEWS, "大家談論著他的論著", "大家谈论着他的论著" },
        { SIMPLIFY_NEWS, "起著作用，隨著作業增加；著作權", "起着作用，随着作业增加；著作权" },
        { SIMPLIFY_NEWS, "樂團配合著名指揮演出", "乐团配合著名指挥演出" },
        { SIMPLIFY_NEWS, "牆上刻著名字", "墙上刻着名字" },
        { SIMPLIFY_NEWS, "衞生署說甚麼也不肯，甚至不見", "卫生署说什么也不肯，甚至不见" },
        { SIMPLIFY_NEWS, "乾隆年間的葡萄乾", "乾隆年间的葡萄干" },
        { SIMPLIFY_NEWS, "后来，皇后在台上", "后来，皇后在台上" },
        { SIMPLIFY_NEWS, "卓著、显著、著称的专著", "卓著、显著、著称的专著" },
        { SIMPLIFY_T2S, "跟著著名的原著走", "跟著著名的原著走" },
        { SIMPLIFY_TW2S, "裡面的著作跟著走", "里面的著作跟着走" },
        { SIMPLIFY_TW2S, "什么都好么", "什么都好么" },
        { SIMPLIFY_HK2S, "衞生枱曆", "卫生台历" },
        { SIMPLIFY_TW2SP, "滑鼠和印表機的軟體", "鼠标和打印机的软件" },
        { SIMPLIFY_OFF, "這裡", "這裡" },
        { SIMPLIFY_NEWS, "", "" },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        struct simplifier *s = simplifier_new(ROWS[i].mode, NULL);
        struct arena a = { 0 };
        assert_non_null(s);
        assert_string_equal(simplify_string(s, &a, ROWS[i].in), ROWS[i].want);
        arena_release(&a);
        simplifier_free(s);
    }
}

static void unchanged_is_not_copied(void **state)
{
    static const char TEXT[] = "市里的项目已经完工，著名的设计师到场。ASCII in the middle, too.";
    struct simplifier *s = simplifier_new(SIMPLIFY_NEWS, NULL);
    struct arena a = { 0 };

    (void)state;
    assert_ptr_equal(simplify_string(s, &a, TEXT), TEXT);
    assert_null(simplify_string(s, &a, NULL));
    assert_int_equal(a.total, 0);
    simplifier_free(s);
}

static uint32_t next_random(uint32_t *x)
{
    *x = *x * 1664525u + 1013904223u;
    return *x >> 8;
}

/*
 * Text made of the dictionary's own keys, pieces of them and other characters: what
 * straddles and overlaps most.
 */
static void random_text(GString *text, char **rows, guint n_rows, uint32_t *x)
{
    g_string_truncate(text, 0);
    while (text->len < 600) {
        const char *row = rows[next_random(x) % n_rows];
        gsize key = strcspn(row, "\t");
        gsize chars = text_length(row, key), from, to;
        switch (next_random(x) % 8) {
        case 0:
            g_string_append_unichar(text, 0x4e00 + next_random(x) % 0x51a0);
            break;
        case 1:
            g_string_append(text, next_random(x) % 2 ? "，" : "long ASCII text, ");
            break;
        case 2:
            g_string_append_unichar(text, 0x20000 + next_random(x) % 0x1000);
            break;
        case 3:
            g_string_append(text, next_random(x) % 2 ? "著" : "名");
            break;
        default:
            from = next_random(x) % chars;
            to = from + 1 + next_random(x) % (chars - from);
            from = text_byte_at(row, key, from);
            g_string_append_len(text, row + from, (gssize)(text_byte_at(row, key, to) - from));
        }
    }
}

static void one_mode_as_opencc(enum simplify_mode mode, const char *name)
{
    struct simplifier *s = simplifier_new(mode, NULL);
    char *file = g_strconcat("opencc/", name, ".json", NULL), *config = data_path(file, NULL);
    char *table = g_strdup(config), *dictionary = NULL, **rows;
    opencc_t reference = opencc_open(config);
    GString *text = g_string_new(NULL);
    uint32_t x = 20240801;
    guint n_rows;

    assert_ptr_not_equal(reference, (opencc_t)-1);
    memcpy(table + strlen(table) - 4, "txt", 4);
    assert_true(g_file_get_contents(table, &dictionary, NULL, NULL));
    rows = g_strsplit(dictionary, "\n", -1);
    n_rows = g_strv_length(rows) - 1;
    for (unsigned i = 0; i < 1500; i++) {
        struct arena a = { 0 };
        const char *got;
        char *want;
        gsize n;
        random_text(text, rows, n_rows, &x);
        want = opencc_convert_utf8(reference, text->str, text->len);
        assert_true(simplify_text(s, &a, text->str, text->len, &got, &n, NULL));
        assert_string_equal(got, want);
        assert_int_equal(n, strlen(want));
        if (mode != SIMPLIFY_TW2SP)
            assert_int_equal(text_length(got, n), text_length(text->str, text->len));
        opencc_convert_utf8_free(want);
        arena_release(&a);
    }
    opencc_close(reference);
    g_strfreev(rows);
    g_string_free(text, TRUE);
    g_free(dictionary);
    g_free(table);
    g_free(config);
    g_free(file);
    simplifier_free(s);
}

/* Byte for byte what OpenCC makes of the whole text with the same dictionary. */
static void as_opencc(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(MODES); i++)
        one_mode_as_opencc(MODES[i].mode, MODES[i].name);
}

static void alignment(void **state)
{
    struct simplifier *words_too = simplifier_new(SIMPLIFY_TW2SP, NULL);
    struct simplifier *news = simplifier_new(SIMPLIFY_NEWS, NULL);
    struct arena a = { 0 };

    (void)state;
    assert_string_equal(simplify_string(words_too, &a, "這是網際網路的軟體"), "这是互联网的软件");
    assert_string_equal(simplify_align(words_too, &a, "這是網際網路的軟體", 27), "[[2,5,2,6]]");
    assert_null(simplify_align(words_too, &a, "這是軟體", 12));
    assert_null(simplify_align(news, &a, "這是網際網路", 18));
    arena_release(&a);
    simplifier_free(words_too);
    simplifier_free(news);
}

static gpointer convert_often(gpointer data)
{
    for (unsigned i = 0; i < 200; i++) {
        struct arena a = { 0 };
        const char *got = simplify_string(data, &a, "衞生署說甚麼也不肯");
        gboolean ok = strcmp(got, "卫生署说什么也不肯") == 0;
        arena_release(&a);
        if (!ok)
            return NULL;
    }
    return data;
}

static void threads_share_one(void **state)
{
    struct simplifier *s = simplifier_new(SIMPLIFY_NEWS, NULL);
    GThread *threads[4];

    (void)state;
    for (unsigned i = 0; i < 4; i++)
        threads[i] = g_thread_new("convert", convert_often, s);
    for (unsigned i = 0; i < 4; i++)
        assert_ptr_equal(g_thread_join(threads[i]), s);
    simplifier_free(s);
}

/* A dictionary folder of the test's own, with one bad file in it. */
static void bad_dictionaries(void **state)
{
    static const struct {
        const char *file, *message;
    } ROWS[] = {
        { NULL, "no dictionary" },
        { "no tab\n", "no KEY<tab>VALUE" },
        { "\t着\n", "no KEY<tab>VALUE" },
        { "著\t\n", "value empty" },
        { "著\t着着\n", "differ in length" },
        { "著\t\xff\n", "no valid UTF-8" },
    };
    char *was = g_strdup(g_getenv("MUBIAO_DATA"));
    char *dir = g_dir_make_tmp("mubiao-XXXXXX", NULL);
    char *folder = g_build_filename(dir, "opencc", NULL);
    char *file = g_build_filename(folder, "news.txt", NULL);

    (void)state;
    g_mkdir_with_parents(folder, 0700);
    g_setenv("MUBIAO_DATA", dir, TRUE);
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        GError *error = NULL;
        if (ROWS[i].file)
            g_file_set_contents(file, ROWS[i].file, -1, NULL);
        assert_null(simplifier_new(SIMPLIFY_NEWS, &error));
        assert_true(g_error_matches(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE));
        assert_non_null(strstr(error->message, ROWS[i].message));
        g_error_free(error);
    }
    if (was)
        g_setenv("MUBIAO_DATA", was, TRUE);
    else
        g_unsetenv("MUBIAO_DATA");
    remove(file);
    remove(folder);
    remove(dir);
    g_free(file);
    g_free(folder);
    g_free(dir);
    g_free(was);
}

static void mode_names(void **state)
{
    enum simplify_mode mode;

    (void)state;
    assert_true(simplify_mode_parse("tw2sp", &mode));
    assert_int_equal(mode, SIMPLIFY_TW2SP);
    assert_true(simplify_mode_parse("news", &mode));
    assert_int_equal(mode, 0);
    assert_false(simplify_mode_parse("s2t", &mode));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words),
        cmocka_unit_test(unchanged_is_not_copied),
        cmocka_unit_test(as_opencc),
        cmocka_unit_test(alignment),
        cmocka_unit_test(mode_names),
        cmocka_unit_test(threads_share_one),
        cmocka_unit_test(bad_dictionaries),
    };

    simplifier_free(NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
