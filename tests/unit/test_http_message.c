/* HTTP messages as WARC records hold them: heads, chunks, encodings, and broken ones. */
#include "core/error.h"
#include "core/http_message.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

#include <cmocka.h>

#define OK "HTTP/1.1 200 OK\r\n"

static void heads_and_chunks(void **state)
{
    static const struct {
        const char *bytes;
        int status; /* 0: refused */
        const char *body;
        gboolean cut;
    } rows[] = {
        { OK "\r\nhello", 200, "hello", FALSE },
        { "HTTP/1.0 404 Not Found\nA: b\n\nx", 404, "x", FALSE },
        { "HTTP/2 204 \r\n\r\n", 204, "", FALSE },
        { "", 0, "", FALSE },
        { "hello", 0, "", FALSE },
        { "HTTP/1.1 200 OK\r\n", 0, "", FALSE },
        { "HTTP/1.1 abc\r\n\r\n", 0, "", FALSE },
        { OK "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", 200, "abcde",
          FALSE },
        { OK "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n9\r\nde", 200, "abcde", TRUE },
        { OK "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", 200, "abc", TRUE },
        { OK "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\nde", 200, "abc", TRUE },
        { OK "Transfer-Encoding: chunked\r\n\r\n<p>not in chunks", 200, "<p>not in chunks", FALSE },
        { OK "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nx", 200,
          "ffffffffffffffffff\r\nx", FALSE },
        { OK "Content-Encoding: gzip\r\n\r\n<p>plain", 200, "<p>plain", FALSE },
        { OK "Content-Encoding: br\r\n\r\n<p>plain", 200, "<p>plain", FALSE },
        { OK "Content-Encoding: zstd\r\n\r\n<p>plain", 200, "<p>plain", FALSE },
        { OK "Content-Encoding: identity\r\n\r\nx", 200, "x", FALSE },
        { OK "Content-Encoding: magic\r\n\r\nx", 0, "", FALSE },
        { OK "Content-Encoding: br,br,br,br,br,br\r\n\r\nx", 0, "", FALSE },
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct arena arena = { 0 };
        struct http_message m;
        gboolean ok =
            http_message_parse(&m, &arena, rows[i].bytes, strlen(rows[i].bytes), 1000, NULL);
        if (ok != (rows[i].status != 0))
            fail_msg("row %u", i);
        if (ok) {
            assert_int_equal(m.status, rows[i].status);
            assert_int_equal(m.body_bytes, strlen(rows[i].body));
            assert_memory_equal(m.body, rows[i].body, m.body_bytes);
            assert_int_equal(m.cut, rows[i].cut);
        }
        arena_release(&arena);
    }
}

static void finds_headers(void **state)
{
    const char *bytes = OK "Content-Type: text/html;\r\n charset=gbk\r\nX-Two:  a \r\nx-two: b\r\n"
                           "no colon\r\n\r\n";
    struct arena arena = { 0 };
    struct http_message m;

    (void)state;
    assert_true(http_message_parse(&m, &arena, bytes, strlen(bytes), 10, NULL));
    assert_string_equal(http_message_header(&m, "content-type"), "text/html; charset=gbk");
    assert_string_equal(http_message_header(&m, "X-TWO"), "a");
    assert_null(http_message_header(&m, "X-Three"));
    arena_release(&arena);
}

static gsize pack_zlib(guint8 *to, gsize room, const void *p, gsize n, int bits)
{
    z_stream z = { .next_in = (Bytef *)(uintptr_t)p, .avail_in = (uInt)n, .next_out = to };

    z.avail_out = (uInt)room;
    deflateInit2(&z, 9, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY);
    deflate(&z, Z_FINISH);
    deflateEnd(&z);
    return z.total_out;
}

static gsize pack(guint8 *to, gsize room, const char *coding, const void *p, gsize n)
{
    if (strcmp(coding, "zstd") == 0)
        return ZSTD_compress(to, room, p, n, 3);
    return pack_zlib(to, room, p, n, strstr(coding, "gzip") ? 31 : *coding == 'd' ? 15 : -15);
}

/* Wrap `n` packed bytes in a message; the result is the caller's. */
static GByteArray *message(const char *coding, const guint8 *p, gsize n)
{
    GByteArray *b = g_byte_array_new();
    char *head = g_strdup_printf(OK "Content-Encoding: %s\r\n\r\n", coding);

    g_byte_array_append(b, (guint8 *)head, (guint)strlen(head));
    g_byte_array_append(b, p, (guint)n);
    g_free(head);
    return b;
}

static void decodes(void **state)
{
    static const char *const codings[][2] = {
        { "gzip", "gzip" },       { "x-gzip", "x-gzip" }, { "zstd", "zstd" },
        { "deflate", "deflate" }, { "raw", "deflate" },
    };
    static char plain[100000];
    static guint8 packed[200000];

    (void)state;
    for (gsize i = 0; i < sizeof plain; i++)
        plain[i] = (char)('a' + i * i % 23);
    for (gsize i = 0; i < G_N_ELEMENTS(codings); i++) {
        gsize n = pack(packed, sizeof packed, codings[i][0], plain, sizeof plain);
        GByteArray *b = message(codings[i][1], packed, n);
        struct arena arena = { 0 };
        struct http_message m;
        GError *error = NULL;

        assert_true(http_message_parse(&m, &arena, b->data, b->len, sizeof plain, NULL));
        assert_int_equal(m.body_bytes, sizeof plain);
        assert_memory_equal(m.body, plain, sizeof plain);
        assert_false(m.cut);
        /* cut off: what there was */
        assert_true(http_message_parse(&m, &arena, b->data, b->len - 20, sizeof plain, NULL));
        assert_true(m.cut);
        /* over the cap */
        assert_false(http_message_parse(&m, &arena, b->data, b->len, sizeof plain - 1, &error));
        assert_int_equal(error->code, MUBIAO_ERROR_LIMIT);
        g_error_free(error);
        arena_release(&arena);
        g_byte_array_unref(b);
    }
}

static void decodes_brotli(void **state)
{
    /* "hello", stored: a meta-block that is not compressed, and an empty last one */
    static const guint8 stored[] = { 0x0b, 0x02, 0x80, 'h', 'e', 'l', 'l', 'o', 0x03 };
    GByteArray *b = message("br", stored, sizeof stored);
    struct arena arena = { 0 };
    struct http_message m;

    (void)state;
    assert_true(http_message_parse(&m, &arena, b->data, b->len, 100, NULL));
    assert_int_equal(m.body_bytes, 5);
    assert_memory_equal(m.body, "hello", 5);
    assert_true(http_message_parse(&m, &arena, b->data, b->len - 2, 100, NULL));
    assert_true(m.cut);
    assert_false(http_message_parse(&m, &arena, b->data, b->len, 4, NULL));
    arena_release(&arena);
    g_byte_array_unref(b);
}

static void decodes_several(void **state)
{
    guint8 once[500], twice[500];
    gsize n = pack_zlib(once, sizeof once, "twice packed", 12, 15);
    GByteArray *b = message("deflate, gzip", twice, pack_zlib(twice, sizeof twice, once, n, 31));
    struct arena arena = { 0 };
    struct http_message m;

    (void)state;
    assert_true(http_message_parse(&m, &arena, b->data, b->len, 1000, NULL));
    assert_memory_equal(m.body, "twice packed", 12);
    arena_release(&arena);
    g_byte_array_unref(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_and_chunks), cmocka_unit_test(finds_headers),
        cmocka_unit_test(decodes),          cmocka_unit_test(decodes_brotli),
        cmocka_unit_test(decodes_several),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
