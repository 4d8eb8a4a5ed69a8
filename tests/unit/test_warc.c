/* WARC files, written and read back; and what the reader makes of bad ones. */
#include "core/error.h"
#include "core/warc.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define REC(length, block)                                                                         \
    "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: <http://a.test/>\r\n"                     \
    "X-Folded: one\r\n two\r\nContent-Length: " length "\r\n\r\n" block "\r\n\r\n"

static int file_of(const void *bytes, gsize n)
{
    char *path = NULL;
    int fd = g_file_open_tmp("warc-XXXXXX", &path, NULL);

    assert_true(fd >= 0);
    g_unlink(path);
    g_free(path);
    if (n)
        assert_int_equal(write(fd, bytes, n), n);
    lseek(fd, 0, SEEK_SET);
    return fd;
}

/* Write what the reader gives as letters: the block's first byte, or ! for a bad record. */
static char *told(const void *bytes, gsize n)
{
    int fd = file_of(bytes, n), got;
    struct warc_reader *r = warc_reader_new(fd, NULL, 0, "test");
    struct warc_record rec;
    GString *s = g_string_new(NULL);
    GError *error = NULL;

    while ((got = warc_reader_next(r, &rec, &error)) != 0 && s->len < 50) {
        g_string_append_c(s, got > 0 ? (rec.block_bytes ? (char)rec.block[0] : '-')
                             : error->code == MUBIAO_ERROR_LIMIT ? '>'
                                                                 : '!');
        g_clear_error(&error);
    }
    warc_reader_close(r);
    close(fd);
    return g_string_free(s, FALSE);
}

static void reads_plain_and_bad(void **state)
{
    static const struct {
        const char *file, *want;
    } rows[] = {
        { "", "" },
        { REC("3", "abc"), "a" },
        { REC("3", "abc") REC("0", "") REC("1", "z"), "a-z" },
        { "\r\n\r\n" REC("3", "abc"), "a" },
        { "junk\r\n" REC("3", "abc"), "!a" },
        { REC("x", "abc") REC("1", "z"), "!z" },
        { REC("99999999999", "abc") REC("1", "z"), ">z" },
        { REC("9999", "abc") REC("1", "z"), "!z" },
        { REC("1", "abc") REC("1", "z"), "a!z" },
        { "WARC/1.0\r\nContent-Length: 3", "!" },
        { "WARC/1.0\r\nContent-Length: 3\r\n\r\nab", "!" },
        { "WARC/1.0\nContent-Length: 3\n\nabc\n\n", "a" },
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        char *got = told(rows[i].file, strlen(rows[i].file));
        assert_string_equal(got, rows[i].want);
        g_free(got);
    }
}

static void caps_the_header(void **state)
{
    GString *s = g_string_new("WARC/1.0\r\nX: ");
    char *got;

    (void)state;
    for (unsigned i = 0; i < WARC_MAX_HEADER; i++)
        g_string_append_c(s, 'x');
    g_string_append(s, "\r\n\r\n" REC("1", "z"));
    got = told(s->str, s->len);
    assert_string_equal(got, "!z");
    g_free(got);
    g_string_free(s, TRUE);
}

static void put(struct warc_writer *w, const char *block)
{
    static const char *const fields[] = { "WARC-Target-URI", "http://a.test/", "Content-Type",
                                          "application/http; msgtype=response", NULL };
    char *id = NULL;

    assert_true(warc_writer_put(w, WARC_RESPONSE, "2024-08-02T03:04:05Z", fields, block,
                                strlen(block), &id, NULL));
    assert_true(g_str_has_prefix(id, "urn:uuid:"));
    g_free(id);
}

static void writes_and_reads_back(void **state)
{
    (void)state;
    for (int gzip = 0; gzip < 2; gzip++) {
        int fd = file_of(NULL, 0);
        struct warc_writer *w = warc_writer_new(fd, gzip);
        struct warc_reader *r;
        struct warc_record rec;
        uint64_t last = 0;

        put(w, "HTTP/1.1 200 OK\r\n\r\nhello");
        put(w, "second");
        warc_writer_free(w);
        lseek(fd, 0, SEEK_SET);
        r = warc_reader_new(fd, NULL, 0, "test");
        assert_int_equal(warc_reader_next(r, &rec, NULL), 1);
        assert_int_equal(rec.type, WARC_RESPONSE);
        assert_int_equal(rec.offset, 0);
        assert_string_equal(rec.uri, "http://a.test/");
        assert_string_equal(rec.date, "2024-08-02T03:04:05Z");
        /* printf hello | sha1sum, in base32 */
        assert_string_equal(warc_record_field(&rec, "warc-payload-digest"),
                            "sha1:VL2MMHO4YXUKFWV63YHTWSBM3GXKSQ2N");
        assert_int_equal(rec.block_bytes, 24);
        last = rec.offset;
        assert_int_equal(warc_reader_next(r, &rec, NULL), 1);
        assert_true(rec.offset > last);
        assert_memory_equal(rec.block, "second", 6);
        assert_int_equal(warc_reader_next(r, &rec, NULL), 0);
        warc_reader_close(r);
        close(fd);
    }
}

static void goes_on_behind_a_bad_member(void **state)
{
    int fd = file_of(NULL, 0);
    struct warc_writer *w = warc_writer_new(fd, TRUE);
    guint8 bytes[4096];
    gssize n, first;
    char *got;

    (void)state;
    put(w, "a first block with some text in it");
    first = lseek(fd, 0, SEEK_CUR);
    put(w, "b");
    warc_writer_free(w);
    lseek(fd, 0, SEEK_SET);
    n = read(fd, bytes, sizeof bytes);
    close(fd);
    assert_true(warc_sniff(bytes, (gsize)n));
    got = told(bytes, (gsize)n - 5);
    assert_string_equal(got, "ab!");
    g_free(got);
    got = told(bytes, (gsize)first + 60);
    assert_string_equal(got, "a!");
    g_free(got);
    memset(bytes + 30, 0xff, 40);
    got = told(bytes, (gsize)n);
    assert_string_equal(got, "!b");
    g_free(got);
}

static void opens_and_sniffs(void **state)
{
    GError *error = NULL;

    (void)state;
    assert_null(warc_reader_open("/nonexistent/x.warc", &error));
    assert_int_equal(error->code, MUBIAO_ERROR_INPUT);
    g_clear_error(&error);
    assert_true(warc_sniff("WARC/1.1\r\n", 10));
    assert_false(warc_sniff("<html>", 6));
    assert_false(warc_sniff("\x1f\x8b\x08\x00", 4));
    assert_false(warc_sniff("", 0));
}

static void tells_of_io_errors(void **state)
{
    struct warc_writer *w = warc_writer_new(-1, FALSE);
    struct warc_reader *r = warc_reader_new(-1, NULL, 0, "test");
    struct warc_record rec;
    GError *error = NULL;

    (void)state;
    assert_false(
        warc_writer_put(w, WARC_WARCINFO, "2024-08-02T03:04:05Z", NULL, "x", 1, NULL, &error));
    assert_int_equal(error->code, MUBIAO_ERROR_IO);
    g_clear_error(&error);
    assert_int_equal(warc_reader_next(r, &rec, &error), -1);
    assert_int_equal(error->code, MUBIAO_ERROR_IO);
    g_clear_error(&error);
    warc_writer_free(w);
    warc_reader_close(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_plain_and_bad),   cmocka_unit_test(caps_the_header),
        cmocka_unit_test(writes_and_reads_back), cmocka_unit_test(goes_on_behind_a_bad_member),
        cmocka_unit_test(opens_and_sniffs),      cmocka_unit_test(tells_of_io_errors),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
