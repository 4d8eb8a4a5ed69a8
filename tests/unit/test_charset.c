#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/error.h"
#include "parse/charset.h"
#include "parse/charset_label.h"

/* Prose with the commonest characters, as every page has it. */
#define HANS                                                                                                                                     \
    "本报记者从市里了解到，这个项目的建设已经到了收尾的时候，不出意外的话，年底就可以对市民开放。" \
    "我们在现场看到，工人们正在为大楼铺设最后一层地砖。"
#define HANT                                                                                                                                  \
    "本報記者從市府得知，這個項目的建設已經到了收尾的時候，不出意外的話，年底就可以對市民開放。" \
    "我們在現場看到，工人們正在為大樓鋪設最後一層地磚。"
#define HONG_KONG HANT "他哋喺度睇嘅嘢係咁嘅。" /* Cantonese characters of the supplement */

struct result {
    struct arena arena;
    const char *utf8, *name;
    gsize n;
    GError *error;
    gboolean ok;
};

static void decode(struct result *r, const void *bytes, gsize n, const char *content_type)
{
    memset(r, 0, sizeof(*r));
    r->ok = charset_decode(&r->arena, bytes, n, content_type, &r->utf8, &r->n, &r->name, &r->error);
    if (r->ok)
        assert_true(g_utf8_validate_len(r->utf8, r->n, NULL));
}

static void done(struct result *r)
{
    arena_release(&r->arena);
    g_clear_error(&r->error);
}

static void encodings(void **state)
{
    static const struct {
        const char *text, *encoding; /* how the bytes are made */
        const char *header, *meta;   /* what is declared */
        const char *name;            /* what it has to be taken for */
    } ROWS[] = {
        { HANS, "UTF-8", NULL, NULL, "utf-8" },
        { HANS, "UTF-8", "text/html; charset=gb2312", "gb2312", "utf-8" },
        { HANS, "GBK", "text/html; charset=GBK", NULL, "gb18030" },
        { HANS, "GBK", NULL, "gb2312", "gb18030" },
        { HANS, "GBK", NULL, NULL, "gb18030" },
        { HANS, "GBK", "text/html; charset=utf-8", "utf-8", "gb18030" },
        { HANS, "GBK", NULL, "big5", "gb18030" },
        { HANS, "GBK", NULL, "iso-8859-1", "gb18030" },
        { HANS, "GBK", NULL, "no-such-thing", "gb18030" },
        { HANS "𠮷㐂", "GB18030", NULL, "gb18030", "gb18030" },
        { HANT, "GBK", NULL, "gbk", "gb18030" },
        { HANT, "GBK", NULL, NULL, "gb18030" },
        { HANT, "BIG5", NULL, "big5", "big5" },
        { HANT, "BIG5", NULL, NULL, "big5" },
        { HANT, "BIG5", "text/html;charset=GB2312", NULL, "big5" },
        { HANT, "BIG5", NULL, "utf-8", "big5" },
        { HONG_KONG, "BIG5-HKSCS", NULL, "big5", "big5-hkscs" },
        { HONG_KONG, "BIG5-HKSCS", NULL, "big5-hkscs", "big5-hkscs" },
        { HANS, "UTF-16LE", NULL, "utf-16", "utf-16le" },
        { HANS, "UTF-16BE", NULL, NULL, "utf-16be" },
        { "Prix : 30 € pour un café à l'hôtel", "CP1252", NULL, "iso-8859-1", "windows-1252" },
        { "これは日本語の文章です。東京の天気は晴れでした。", "EUC-JP", NULL, "euc-jp", "euc-jp" },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        char *page =
            g_strdup_printf("<html><head><meta charset='%s'></head>\n<body><p>%s</p></body>",
                            ROWS[i].meta ? ROWS[i].meta : "", ROWS[i].text);
        gsize n;
        char *bytes = g_convert(page, -1, ROWS[i].encoding, "UTF-8", NULL, &n, NULL);
        struct result r;
        assert_non_null(bytes);
        decode(&r, bytes, n, ROWS[i].header);
        if (!r.ok || strcmp(r.name, ROWS[i].name) != 0)
            print_error("row %zu (%s): %s\n", i, ROWS[i].encoding, r.ok ? r.name : "failed");
        assert_true(r.ok);
        assert_string_equal(r.name, ROWS[i].name);
        assert_int_equal(r.n, strlen(page));
        assert_memory_equal(r.utf8, page, r.n);
        done(&r);
        g_free(bytes);
        g_free(page);
    }
}

static void marks_are_cut_off(void **state)
{
    static const char *const ENCODINGS[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030" };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ENCODINGS); i++) {
        gsize n;
        char *bytes = g_convert("\xef\xbb\xbf" HANS, -1, ENCODINGS[i], "UTF-8", NULL, &n, NULL);
        struct result r;
        decode(&r, bytes, n, NULL);
        assert_true(r.ok);
        assert_int_equal(r.n, strlen(HANS));
        assert_memory_equal(r.utf8, HANS, r.n);
        done(&r);
        g_free(bytes);
    }
}

static void valid_utf8_is_not_copied(void **state)
{
    struct result r;

    (void)state;
    decode(&r, HANS, strlen(HANS), NULL);
    assert_ptr_equal(r.utf8, HANS);
    assert_int_equal(r.arena.total, 0);
    done(&r);
}

/* One U+FFFD for each bad sequence, and the text around it stays. */
static void junk(void **state)
{
    static const struct {
        const char *bytes;
        gsize n;
        const char *meta, *want;
    } ROWS[] = {
#define ROW(s, meta, want) { s, sizeof(s) - 1, meta, want }
        ROW(HANS "\xe4\xbd", "", HANS "\xef\xbf\xbd"), /* cut off in a character */
        ROW(HANS "\xff<b>" HANS, "", HANS "\xef\xbf\xbd<b>" HANS),
        ROW(HANS "\0" HANS, "", HANS "\xef\xbf\xbd" HANS),
        ROW(HANS "\xc8\xd5\xb1\xa8" HANS, "utf-8",
            HANS "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" HANS),
        ROW(HANS HANS "\xb1\xbe\xb1\xa8\xbc\xc7\xd5\xdf\xb4\xd3\xca\xd0\xc0\xef\xc1\xcb\xbd\xe2",
            "utf-8", HANS HANS),
        ROW("caf\xe9</b>", "gb2312", "caf\xef\xbf\xbd</b>"), /* no tag is swallowed */
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        char *type = g_strconcat("text/html; charset=", ROWS[i].meta, NULL);
        struct result r;
        decode(&r, ROWS[i].bytes, ROWS[i].n, type);
        assert_true(r.ok);
        if (i != 3 && i != 4) /* GBK within UTF-8: how many marks it gives is not the point */
            assert_int_equal(r.n, strlen(ROWS[i].want));
        assert_memory_equal(r.utf8, ROWS[i].want, strlen(HANS) < r.n ? strlen(HANS) : 3);
        done(&r);
        g_free(type);
    }
}

static void no_text(void **state)
{
    static const char NULS[4096];
    char noise[4096];
    static const struct {
        const char *bytes;
        gsize n;
        const char *message;
    } ROWS[] = {
        { "", 0, "empty" },
        { "\x89PNG\r\n\x1a\n----", 12, "binary: a PNG picture" },
        { "%PDF-1.4\n", 9, "binary: a PDF file" },
        { NULS, sizeof(NULS), "binary: too many control characters" },
    };
    uint32_t x = 1;
    struct result r;

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        decode(&r, ROWS[i].bytes, ROWS[i].n, NULL);
        assert_false(r.ok);
        assert_true(g_error_matches(r.error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT));
        assert_true(g_str_has_prefix(r.error->message, ROWS[i].message));
        done(&r);
    }
    for (gsize i = 0; i < sizeof(noise); i++) {
        x = x * 1664525u + 1013904223u;
        noise[i] = (char)(x >> 24);
    }
    decode(&r, noise, sizeof(noise), "text/html; charset=gbk");
    assert_false(r.ok);
    done(&r);
}

static void labels(void **state)
{
    static const struct {
        const char *head, *name;
    } ROWS[] = {
        { "<META http-equiv=Content-Type content='text/html; charset=GB2312'>", "gb18030" },
        { "<meta charset = \"big5-hkscs\" >", "big5" },
        { "<?xml version=\"1.0\" encoding=\"gbk\"?><html>", "gb18030" },
        { "<!-- <meta charset=big5> --><meta charset=gbk>", "gb18030" },
        { "<!-- <meta charset=big5>", NULL },
        { "<meta charset=utf-16>", "utf-8" },
        { "<meta name=charset content=x><meta charset=utf8", "utf-8" },
        { "<p>charset=gbk", NULL },
        { "<meta charset=", NULL },
        { "<", NULL },
        { "", NULL },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        const char *name = charset_of_prescan((const guint8 *)ROWS[i].head, strlen(ROWS[i].head));
        assert_int_equal(g_strcmp0(name, ROWS[i].name), 0);
    }
    assert_null(charset_of_content_type(NULL));
    assert_null(charset_of_content_type("text/html; charset=../../lib"));
    assert_string_equal(charset_of_content_type("text/html; Charset=\"x-gbk\""), "gb18030");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodings),
        cmocka_unit_test(marks_are_cut_off),
        cmocka_unit_test(valid_utf8_is_not_copied),
        cmocka_unit_test(junk),
        cmocka_unit_test(no_text),
        cmocka_unit_test(labels),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
