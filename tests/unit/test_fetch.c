/* fetch against a server of our own on 127.0.0.1, good and bad. */
#include "core/arena.h"
#include "core/error.h"
#include "core/http_message.h"
#include "fetch/address.h"
#include "fetch/fetch.h"
#include "fetch/url.h"

#include "http_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

struct outcome {
    struct fetch_stats stats;
    GString *statuses; /* of the response records, in order: "302 200 " */
    GString *last;     /* the last response's decoded body */
    char *requests;    /* all request blocks */
    int rejected;      /* the last reason, -1: none */
};

static struct http_server server;

static struct fetch_options quick(void)
{
    struct fetch_options o;

    fetch_options_init(&o);
    o.delay = 0;
    o.retries = 0;
    o.allow_private = TRUE;
    o.timeout = 5;
    return o;
}

static void read_back(struct outcome *out, int fd)
{
    struct warc_reader *r = warc_reader_new(fd, NULL, 0, "test");
    struct warc_record rec;
    GString *requests = g_string_new(NULL);

    while (warc_reader_next(r, &rec, NULL) > 0) {
        struct arena arena = { 0 };
        struct http_message m;
        if (rec.type == WARC_REQUEST) {
            assert_non_null(warc_record_field(&rec, "WARC-Concurrent-To"));
            g_string_append_len(requests, (const char *)rec.block, (gssize)rec.block_bytes);
        }
        if (rec.type != WARC_RESPONSE)
            continue;
        assert_string_equal(warc_record_field(&rec, "WARC-IP-Address"), "127.0.0.1");
        assert_true(
            http_message_parse(&m, &arena, rec.block, rec.block_bytes, HTTP_MAX_BODY, NULL));
        assert_false(m.cut);
        g_string_append_printf(out->statuses, "%d ", m.status);
        g_string_truncate(out->last, 0);
        g_string_append_len(out->last, (const char *)m.body, (gssize)m.body_bytes);
        arena_release(&arena);
    }
    out->requests = g_string_free(requests, FALSE);
    warc_reader_close(r);
}

static struct outcome fetch_list(const char *const *urls, const struct fetch_options *o)
{
    struct outcome out = { .statuses = g_string_new(NULL), .last = g_string_new(NULL) };
    char *path = NULL;
    int fd = g_file_open_tmp("fetch-XXXXXX", &path, NULL);
    struct warc_writer *w = warc_writer_new(fd, TRUE);
    struct rejects *rejects = rejects_open(NULL, NULL);

    g_unlink(path);
    g_free(path);
    assert_true(fetch_all(urls, o, w, rejects, NULL, &out.stats, NULL));
    warc_writer_free(w);
    out.rejected = -1;
    for (int i = 0; i < REJECT_REASONS; i++)
        if (rejects_count_of(rejects, (enum reject_reason)i))
            out.rejected = i;
    rejects_close(rejects, NULL);
    lseek(fd, 0, SEEK_SET);
    read_back(&out, fd);
    close(fd);
    return out;
}

static struct outcome fetch_one(const char *path, const struct fetch_options *o)
{
    char *url = path[0] == '/' ? g_strconcat(server.base, path, NULL) : g_strdup(path);
    const char *const urls[] = { url, NULL };
    struct outcome out = fetch_list(urls, o);

    assert_int_equal(out.stats.urls, 1);
    assert_int_equal(out.stats.fetched + out.stats.failed, 1);
    g_free(url);
    return out;
}

static void outcome_free(struct outcome *out)
{
    g_string_free(out->statuses, TRUE);
    g_string_free(out->last, TRUE);
    g_free(out->requests);
}

static void each_manner(void **state)
{
    static const struct {
        const char *path, *statuses;
        int rejected;
        const char *body; /* of the last response; NULL: any */
    } rows[] = {
        { "/page", "200 ", -1, SERVER_PAGE },
        { "/chunked", "200 ", -1, "abcdefg" },
        { "/interim", "200 ", -1, "ok" },
        { "/gzip", "200 ", -1, NULL },
        { "/chain/3", "302 302 302 200 ", -1, SERVER_PAGE },
        { "/chain/6", "302 302 302 302 302 302 ", REJECT_HTTP, NULL },
        { "/loop", "301 301 301 301 301 301 ", REJECT_HTTP, NULL },
        { "/to-file", "302 ", REJECT_BAD_URL, NULL },
        { "/to-nowhere", "302 ", REJECT_HTTP, NULL },
        { "/missing", "404 ", REJECT_HTTP, "none" },
        { "/later", "503 ", REJECT_HTTP, NULL },
        { "/big", "", REJECT_TOO_LARGE, NULL },
        { "/big-unsaid", "", REJECT_TOO_LARGE, NULL },
        { "/bomb", "", REJECT_TOO_LARGE, NULL },
        { "/cut", "", REJECT_TRUNCATED, NULL },
        { "/cut-chunks", "", REJECT_TRUNCATED, NULL },
        { "/shut", "", REJECT_NETWORK, NULL },
        { "ftp://127.0.0.1/x", "", REJECT_BAD_URL, NULL },
        { "nonsense", "", REJECT_BAD_URL, NULL },
        { "http://", "", REJECT_BAD_URL, NULL },
        { "http://127.0.0.1:1/", "", REJECT_NETWORK, NULL },
    };
    struct fetch_options o = quick();

    (void)state;
    o.max_body = 512 << 10;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct outcome out = fetch_one(rows[i].path, &o);
        if (strcmp(out.statuses->str, rows[i].statuses) || out.rejected != rows[i].rejected)
            fail_msg("%s: %s, %d", rows[i].path, out.statuses->str, out.rejected);
        if (rows[i].body)
            assert_string_equal(out.last->str, rows[i].body);
        assert_int_equal(out.stats.fetched, rows[i].rejected < 0);
        outcome_free(&out);
    }
}

static void records_what_was_sent(void **state)
{
    struct fetch_options o = quick();
    struct outcome out;

    (void)state;
    o.user_agent = "tester/1 (of ours)";
    out = fetch_one("/page", &o);
    assert_true(g_str_has_prefix(out.requests, "GET /page HTTP/1.1\r\nHost: 127.0.0.1:"));
    assert_non_null(strstr(out.requests, "User-Agent: tester/1 (of ours)\r\n"));
    assert_true(g_str_has_suffix(out.requests, "\r\n\r\n"));
    outcome_free(&out);
}

static void gives_up_on_the_slow(void **state)
{
    struct fetch_options o = quick();
    struct outcome out;

    (void)state;
    o.timeout = 1;
    o.ignore_robots = TRUE;
    out = fetch_one("/slow", &o);
    assert_int_equal(out.rejected, REJECT_NETWORK);
    outcome_free(&out);
}

static void tries_again(void **state)
{
    struct fetch_options o = quick();
    struct outcome out;

    (void)state;
    o.retries = 1;
    server.busy = 0;
    out = fetch_one("/busy", &o);
    assert_string_equal(out.last->str, "back");
    assert_int_equal(out.rejected, -1);
    assert_int_equal(server.busy, 2);
    outcome_free(&out);
    out = fetch_one("/later", &o); /* asks us to stay away for longer than we would wait */
    assert_int_equal(out.rejected, REJECT_HTTP);
    outcome_free(&out);
}

static void obeys_robots(void **state)
{
    static const struct {
        const char *robots, *path;
        int rejected;
    } rows[] = {
        { "HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /page\n", "/page", REJECT_FORBIDDEN },
        { "HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /x\n", "/page", -1 },
        { "HTTP/1.1 200 OK\r\n\r\nUser-agent: mubiao\nDisallow: /\n", "/page", REJECT_FORBIDDEN },
        { "HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /page\n", "/chain/1", REJECT_FORBIDDEN },
        { "HTTP/1.1 404 No\r\n\r\n", "/page", -1 },
        { "HTTP/1.1 403 No\r\n\r\n", "/page", -1 },
        { "HTTP/1.1 500 Oops\r\n\r\n", "/page", REJECT_FORBIDDEN },
        { "HTTP/1.1 429 Stop\r\n\r\n", "/page", REJECT_FORBIDDEN },
        { "HTTP/1.1 200 OK\r\nContent-Encoding: magic\r\n\r\nabc", "/page", REJECT_FORBIDDEN },
        { "HTTP/1.1 302 F\r\nLocation: /robots.txt\r\n\r\n", "/page", -1 },
        { "HTTP/1.1 302 F\r\nLocation: gopher://x/\r\n\r\n", "/page", -1 },
        { "", "/page", REJECT_NETWORK },
    };
    struct fetch_options o = quick();

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct outcome out;
        server.robots = rows[i].robots;
        out = fetch_one(rows[i].path, &o);
        if (out.rejected != rows[i].rejected)
            fail_msg("%s: %d", rows[i].robots, out.rejected);
        outcome_free(&out);
    }
    o.ignore_robots = TRUE;
    server.robots = rows[0].robots;
    struct outcome out = fetch_one("/page", &o);
    assert_int_equal(out.rejected, -1);
    outcome_free(&out);
    server.robots = NULL;
}

/* Each URL once, robots.txt once; in the order given, as all are of one site. */
static void asks_once(void **state)
{
    struct fetch_options o = quick();
    char *a = g_strconcat(server.base, "/page", NULL);
    char *b = g_strconcat(server.base, "/gzip#part", NULL);
    char *c = g_strconcat(server.base, "/gzip", NULL);
    const char *const urls[] = { a, b, a, c, NULL };
    struct outcome out;

    (void)state;
    g_string_truncate(server.asked, 0);
    out = fetch_list(urls, &o);
    assert_int_equal(out.stats.urls, 2);
    assert_int_equal(out.stats.fetched, 2);
    assert_string_equal(server.asked->str, "/robots.txt /page /gzip ");
    outcome_free(&out);
    g_free(a);
    g_free(b);
    g_free(c);
}

static void keeps_a_distance(void **state)
{
    struct fetch_options o = quick();
    gint64 began = g_get_monotonic_time();
    struct outcome out;

    (void)state;
    o.delay = 0.3;
    out = fetch_one("/page", &o); /* robots.txt, a pause, the page */
    assert_true(g_get_monotonic_time() - began >= 300000);
    outcome_free(&out);
}

static void asks_no_private_address(void **state)
{
    struct fetch_options o = quick();
    const char *names[] = { "/page", "http://localhost/", "http://[::1]/", "http://0/",
                            "http://0x7f.1/" };

    (void)state;
    o.allow_private = FALSE;
    g_string_truncate(server.asked, 0);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        for (int ignore = 0; ignore < 2; ignore++) {
            struct outcome out;
            o.ignore_robots = ignore;
            out = fetch_one(names[i], &o);
            assert_int_equal(out.rejected, REJECT_FORBIDDEN);
            outcome_free(&out);
        }
    assert_string_equal(server.asked->str, "");
}

static void tells_addresses_apart(void **state)
{
    static const struct {
        const char *address;
        gboolean is_public;
    } rows[] = {
        { "8.8.8.8", TRUE },          { "172.15.0.1", TRUE },     { "172.32.0.1", TRUE },
        { "100.128.0.1", TRUE },      { "10.1.2.3", FALSE },      { "127.0.0.1", FALSE },
        { "169.254.169.254", FALSE }, { "172.16.0.1", FALSE },    { "172.31.255.255", FALSE },
        { "192.168.1.1", FALSE },     { "100.64.0.1", FALSE },    { "198.19.0.1", FALSE },
        { "0.0.0.0", FALSE },         { "224.0.0.1", FALSE },     { "255.255.255.255", FALSE },
        { "2400:cb00::1", TRUE },     { "::1", FALSE },           { "::", FALSE },
        { "fe80::1", FALSE },         { "fc00::1", FALSE },       { "ff02::1", FALSE },
        { "::ffff:10.0.0.1", FALSE }, { "::ffff:8.8.8.8", TRUE }, { "64:ff9b::7f00:1", FALSE },
        { "2001:db8::1", FALSE },     { "2001::1", FALSE },       { "2002:7f00:1::", FALSE },
        { "3fff:1::", FALSE },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct sockaddr_in v4 = { .sin_family = AF_INET };
        struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };
        gboolean four = inet_pton(AF_INET, rows[i].address, &v4.sin_addr) == 1;
        if (!four)
            assert_int_equal(inet_pton(AF_INET6, rows[i].address, &v6.sin6_addr), 1);
        if (address_is_public(four ? (struct sockaddr *)&v4 : (struct sockaddr *)&v6) !=
            rows[i].is_public)
            fail_msg("%s", rows[i].address);
    }
    assert_false(address_is_public(&(struct sockaddr){ .sa_family = AF_UNIX }));
}

static void resolves_urls(void **state)
{
    static const struct {
        const char *base, *location, *want;
    } rows[] = {
        { NULL, "HTTP://Example.ORG:80/a/../b#c", "http://example.org/b" },
        { NULL, "https://example.org", "https://example.org/" },
        { NULL, "https://me:secret@example.org/", "https://example.org/" },
        { NULL, "http://example.org/要闻?词=目标",
          "http://example.org/%e8%a6%81%e9%97%bb?%e8%af%8d=%e7%9b%ae%e6%a0%87" },
        { "http://example.org/a/b", "../c?d", "http://example.org/c?d" },
        { "https://example.org/a", "//example.net/", "https://example.net/" },
        { NULL, "/relative", NULL },
        { NULL, "javascript:alert(1)", NULL },
        { NULL, "", NULL },
        { "https://example.org/a", "data:text/html,x", NULL },
    };
    char *url = g_strnfill(URL_MAX + 1, 'x');

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        char *got = url_resolve(rows[i].base, rows[i].location, NULL);
        if (g_strcmp0(got, rows[i].want))
            fail_msg("%s: %s", rows[i].location, got);
        g_free(got);
    }
    assert_null(url_resolve("http://example.org/", url, NULL));
    g_free(url);
}

static void tells_sites_apart(void **state)
{
    static const char *const rows[][3] = {
        { "http://news.example.com.cn/a", "example.com.cn", "http://news.example.com.cn" },
        { "https://www.example.cn:8443/", "example.cn", "https://www.example.cn:8443" },
        { "http://192.0.2.7/x?y", "192.0.2.7", "http://192.0.2.7" },
        { "http://localhost:81/", "localhost", "http://localhost:81" },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        char *site = url_site(rows[i][0]), *origin = url_origin(rows[i][0]);
        assert_string_equal(site, rows[i][1]);
        assert_string_equal(origin, rows[i][2]);
        g_free(site);
        g_free(origin);
    }
}

static void stops_where_it_cannot_write(void **state)
{
    struct fetch_options o = quick();
    const char *const none[] = { NULL };
    int fd = open("/dev/full", O_WRONLY);
    struct warc_writer *w = warc_writer_new(fd, FALSE);
    struct rejects *rejects = rejects_open(NULL, NULL);
    struct fetch_stats stats;
    GError *error = NULL;

    (void)state;
    assert_false(fetch_all(none, &o, w, rejects, NULL, &stats, &error));
    assert_int_equal(error->code, MUBIAO_ERROR_IO);
    g_error_free(error);
    warc_writer_free(w);
    rejects_close(rejects, NULL);
    close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_manner),           cmocka_unit_test(records_what_was_sent),
        cmocka_unit_test(gives_up_on_the_slow),  cmocka_unit_test(tries_again),
        cmocka_unit_test(obeys_robots),          cmocka_unit_test(asks_once),
        cmocka_unit_test(keeps_a_distance),      cmocka_unit_test(asks_no_private_address),
        cmocka_unit_test(tells_addresses_apart), cmocka_unit_test(resolves_urls),
        cmocka_unit_test(tells_sites_apart),     cmocka_unit_test(stops_where_it_cannot_write),
    };
    int failed;

    if (!http_server_start(&server))
        return 1;
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    http_server_stop(&server);
    return failed;
}
