/* robots.txt: our own cases, and Google's where ../shared has them. */
#include "core/json.h"
#include "fetch/robots.h"

#include <json-c/json.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define CASES "../shared/bench/robots/google_cases.jsonl"

static void own_cases(void **state)
{
    static const struct {
        const char *text, *path;
        gboolean allowed;
    } rows[] = {
        { "", "/x", TRUE },
        { "User-agent: *\nDisallow: /a", "/a/b", FALSE },
        { "User-agent: *\nDisallow: /a", "/b", TRUE },
        { "User-agent: *\nDisallow:", "/b", TRUE },
        { "Disallow: /", "/b", TRUE }, /* speaks to nobody */
        { "\xef\xbb\xbfUser-agent: *\rDisallow: /a\r", "/a", FALSE },
        { "user-agent: other\nuser-agent: mubiao/2\ndisallow: /a", "/a", FALSE },
        { "user-agent: mubiao\ndisallow: /a\nuser-agent: *\ndisallow: /b", "/b", TRUE },
        { "user-agent: mubiao\ncrawl-delay: 2\nuser-agent: x\ndisallow: /b", "/b", FALSE },
        { "user-agent: mubiaobot\ndisallow: /", "/b", TRUE },
        { "user-agent: *\ndisallow: /*.pdf$", "/a.pdf", FALSE },
        { "user-agent: *\ndisallow: /*.pdf$", "/a.pdf?x", TRUE },
        { "user-agent: *\ndisallow: /*.pdf$", "/a.pdf.pdf", FALSE },
        { "user-agent: *\ndisallow: /a*b*c", "/a-c-b-c", FALSE },
        { "user-agent: *\ndisallow: /a*b*c", "/a-c-b-", TRUE },
        { "user-agent: *\ndisallow: /a$b", "/a$b", FALSE },
        { "user-agent: *\ndisallow: /$", "/", FALSE },
        { "user-agent: *\ndisallow: /$", "/a", TRUE },
        { "user-agent: *\ndisallow: *", "/a", FALSE },
        { "user-agent: *\ndisallow: /a?b=", "/a?b=1", FALSE },
        { "user-agent: *\ndisallow: /\nallow: /a/", "/a/b", TRUE },
        { "user-agent: *\nallow: /a\ndisallow: /a", "/a", TRUE },
        { "user-agent: *\ndisallow: /要闻", "/%e8%a6%81%e9%97%bb", FALSE },
        { "user-agent: *\ndisallow: /a # not here", "/a", FALSE },
        { "the disallow word / in prose", "/a", TRUE },
        { ":\n:x\n\n#\nuser-agent: *\ndisallow:/a", "/a", FALSE },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct robots *r = robots_parse(rows[i].text, strlen(rows[i].text), "mubiao");
        char *url = g_strconcat("http://example.org", rows[i].path, NULL);
        if (robots_allow(r, url) != rows[i].allowed)
            fail_msg("%s %s", rows[i].text, rows[i].path);
        g_free(url);
        robots_free(r);
    }
}

static void delay_and_agent(void **state)
{
    const char *text = "user-agent: *\ncrawl-delay: 5\nuser-agent: b\ncrawl-delay: x\n";
    struct robots *a = robots_parse(text, strlen(text), "a");
    struct robots *b = robots_parse(text, strlen(text), "b");
    char *agent = robots_agent("My-Bot/1.0 (x)");

    (void)state;
    assert_true(robots_delay(a) == 5);
    assert_true(robots_delay(b) == 0);
    assert_string_equal(agent, "My-Bot");
    g_free(agent);
    robots_free(a);
    robots_free(b);
}

/* What is behind the first 500 KiB does not count, and a file of stars costs no time. */
static void bounded(void **state)
{
    GString *s = g_string_new("user-agent: *\n");
    char *url = g_strconcat("http://example.org/", NULL), *long_url;
    struct robots *r;
    gint64 began;

    (void)state;
    while (s->len < ROBOTS_MAX_BYTES)
        g_string_append(s, "disallow: /*a*a*a*a*a*a*a*a*a*b\n");
    g_string_append(s, "disallow: /\n");
    r = robots_parse(s->str, s->len, "mubiao");
    assert_true(robots_allow(r, url));
    long_url = g_strnfill(8000, 'a');
    memcpy(long_url, "http://a/", 9);
    began = g_get_monotonic_time();
    assert_true(robots_allow(r, long_url));
    assert_true(g_get_monotonic_time() - began < 10 * G_USEC_PER_SEC);
    robots_free(r);
    g_free(url);
    g_free(long_url);
    g_string_free(s, TRUE);
}

static const char *string_of(json_object *o, const char *key)
{
    json_object *v = NULL;

    json_object_object_get_ex(o, key, &v);
    return json_object_get_string(v);
}

static void google_cases(void **state)
{
    char *text = NULL, **lines;

    (void)state;
    if (!g_file_get_contents(CASES, &text, NULL, NULL)) {
        printf("skipped: no %s\n", CASES);
        return;
    }
    lines = g_strsplit(text, "\n", -1);
    for (char **l = lines; **l; l++) {
        json_object *o = json_tokener_parse(*l), *allowed = NULL;
        const char *file = string_of(o, "robots_txt");
        struct robots *r = robots_parse(file, strlen(file), string_of(o, "user_agent"));
        json_object_object_get_ex(o, "allowed", &allowed);
        if (robots_allow(r, string_of(o, "url")) != json_object_get_boolean(allowed))
            fail_msg("%s: %s", string_of(o, "test"), *l);
        robots_free(r);
        json_object_put(o);
    }
    g_strfreev(lines);
    g_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(own_cases),
        cmocka_unit_test(delay_and_agent),
        cmocka_unit_test(bounded),
        cmocka_unit_test(google_cases),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
