#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/json.h"
#include "normalize/context.h"
#include "normalize/section.h"
#include "normalize/when.h"

static struct document *document_of(const char *text)
{
    struct document *doc = document_new();
    GString *json = g_string_new("{\"text\":");

    json_string(json, text);
    g_string_append_c(json, '}');
    assert_true(document_read(doc, json->str, json->len, NULL));
    g_string_free(json, TRUE);
    return doc;
}

/* Sentences joined by "|". */
static void splits_sentences(void **state)
{
    static const struct {
        const char *text, *want;
    } ROWS[] = {
        { "甲来了。乙走了！", "甲来了。|乙走了！|" },
        { "他说：“行不行？”大家点头。", "他说：“行不行？”|大家点头。|" },
        { "没有句号", "没有句号|" },
        { "第一段。\n　　第二段？？！", "第一段。|第二段？？！|" },
        { "好……真的。", "好……|真的。|" },
        { "\x01甲来了。", "\x01甲来了。|" }, /* a mention may begin with it */
        { "  \n  ", "|" },
        { "", "|" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct document *doc = document_of(ROWS[i].text);
        GString *got = g_string_new(NULL);
        struct context c;

        context_init(&c, doc, NULL);
        for (uint32_t k = 0; k < c.n_sentences; k++)
            g_string_append_printf(got, "%s|",
                                   *context_sentence(&c, k) == ' ' ? "" : context_sentence(&c, k));
        assert_string_equal(got->str, ROWS[i].want);
        g_string_free(got, TRUE);
        document_free(doc);
    }
}

/* A text without full stops is broken off at pauses, one without these anywhere. */
static void breaks_long_sentences(void **state)
{
    static const struct {
        const char *piece;
        gsize longest;
    } ROWS[] = { { "五个园区、", SENTENCE_LONG + 15 }, { "园", 2 * SENTENCE_LONG } };

    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        GString *text = g_string_new(NULL);
        struct document *doc;
        struct context c;
        gsize all = 0;

        for (int k = 0; k < 5000; k++)
            g_string_append(text, ROWS[i].piece);
        doc = document_of(text->str);
        context_init(&c, doc, NULL);
        for (uint32_t k = 0; k < c.n_sentences; k++) {
            gsize n = c.sentences[k].end - c.sentences[k].start;

            assert_true(n <= ROWS[i].longest);
            all += n;
        }
        assert_int_equal(all, text->len);
        g_string_free(text, TRUE);
        document_free(doc);
    }
}

/* The section of the last block. */
static void finds_sections(void **state)
{
    static const struct {
        const char *text, *want;
    } ROWS[] = {
        { "一、明年安排\n（一）抓项目\n要开工一批项目。", "一、明年安排 > （一）抓项目" },
        { "一、回顾\n做了不少。\n二、展望\n继续努力。", "二、展望" },
        { "近期目标，到2028年\n规模扩大\n产值翻番。", "近期目标，到2028年 > 规模扩大" },
        { "主要目标：\n建设园区10个。", "主要目标：" },
        { "第三章 目标\n第一节 规模\n产值增长。", "第三章 目标 > 第一节 规模" },
        { "开头就是正文，没有标题。", NULL },
    };

    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct document *doc = document_of(ROWS[i].text);
        struct context c;

        context_init(&c, doc, NULL);
        if (ROWS[i].want)
            assert_string_equal(c.section[doc->n_blocks - 1], ROWS[i].want);
        else
            assert_null(c.section[doc->n_blocks - 1]);
        document_free(doc);
    }
}

static void compares_dates(void **state)
{
    static const struct {
        const char *edtf, *today;
        enum when want;
    } ROWS[] = {
        { "2027", "2025-03-01", WHEN_FUTURE },
        { "2024", "2025-03-01", WHEN_PAST },
        { "2025", "2025-03-01", WHEN_NOW },
        { "2021/2025", "2025-03-01T08:00", WHEN_NOW },
        { "2025-01/2025-02", "2025-03", WHEN_PAST },
        { "2025-03-02", "2025-03-01", WHEN_FUTURE },
        { NULL, "2025", WHEN_UNKNOWN },
        { "2025", NULL, WHEN_UNKNOWN },
        { "soon", "2025", WHEN_UNKNOWN },
        { "2025/", "2025", WHEN_UNKNOWN },
    };

    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++)
        assert_int_equal(when_relative(ROWS[i].edtf, ROWS[i].today), ROWS[i].want);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splits_sentences),
        cmocka_unit_test(breaks_long_sentences),
        cmocka_unit_test(finds_sections),
        cmocka_unit_test(compares_dates),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
