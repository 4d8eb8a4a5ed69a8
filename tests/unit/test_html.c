#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "parse/html.h"

/* Events as text: "<p class=x>one</p>", implied elements in their place. */
struct trace {
    GString *out;
    unsigned depth, deepest;
};

static void on_start(void *data, const struct html_tag *tag)
{
    struct trace *t = data;

    g_string_append_printf(t->out, "<%.*s", (int)tag->name_bytes, tag->name);
    for (uint32_t i = 0; i < tag->n_attributes; i++)
        g_string_append_printf(t->out, " %.*s=%.*s", (int)tag->attributes[i].name_bytes,
                               tag->attributes[i].name, (int)tag->attributes[i].value_bytes,
                               tag->attributes[i].value);
    g_string_append_c(t->out, '>');
    t->depth++;
    t->deepest = MAX(t->deepest, t->depth);
}

static void on_end(void *data, enum tag tag)
{
    struct trace *t = data;

    (void)tag;
    assert_true(t->depth > 0);
    t->depth--;
    g_string_append(t->out, "/");
}

static void on_text(void *data, const char *s, gsize n, gboolean raw)
{
    struct trace *t = data;

    assert_true(n > 0);
    g_string_append_printf(t->out, raw ? "{%.*s}" : "%.*s", (int)n, s);
}

static void read_into(struct trace *t, const char *source, gsize n)
{
    static const struct html_events EVENTS = { on_start, on_end, on_text };

    t->out = g_string_new(NULL);
    t->depth = t->deepest = 0;
    html_read(source, n, &EVENTS, t);
    assert_int_equal(t->depth, 0);
}

#define PAGE(body) "<html><head>/<body>" body "//"

static void structure(void **state)
{
    static const struct {
        const char *source, *want;
    } ROWS[] = {
        { "", "" },
        { "  \n", "" },
        { "甲", "<html><body>甲//" },
        { "<title>甲</title>乙", "<html><head><title>甲//<body>乙//" },
        { "<html><head></head><body>甲</body></html>乙<p>丙", PAGE("甲乙<p>丙/") },
        { "<head></head><p>甲<p>乙<div>丙</div>丁", PAGE("<p>甲/<p>乙/<div>丙/丁") },
        { "<head></head><ul><li>甲<li>乙<ul><li>丙</ul>丁</ul>",
          PAGE("<ul><li>甲/<li>乙<ul><li>丙//丁//") },
        { "<head></head><table><tr><td>甲<td>乙<tr><td>丙<table><tr><td>丁</table>戊</table>己",
          PAGE("<table><tr><td>甲/<td>乙//<tr><td>丙<table><tr><td>丁///戊///己") },
        { "<head></head><dl><dt>甲<dd>乙<dt>丙</dl>", PAGE("<dl><dt>甲/<dd>乙/<dt>丙//") },
        { "<head></head><b>甲<i>乙</b>丙</i>丁", PAGE("<b>甲<i>乙//丙丁") },
        { "<head></head><b>甲<p>乙</b>丙</p>丁", PAGE("<b>甲<p>乙丙/丁/") },
        { "<head></head><div>甲</span></td></div>乙", PAGE("<div>甲/乙") },
        { "<head></head><td>甲</td><div><td>乙</div>丙", PAGE("<td>甲/<div><td>乙丙//") },
        { "<head></head><a href=x>甲<a href=y>乙</a>", PAGE("<a href=x>甲/<a href=y>乙/") },
        { "<head></head><h2>甲<h3>乙</h3>", PAGE("<h2>甲/<h3>乙/") },
        { "<head></head><br>甲<br/>乙</br>丙<img src=a>",
          PAGE("<br>/甲<br>/乙<br>/丙<img src=a>/") },
        { "<head></head><select><option>甲<option>乙</select>丙",
          PAGE("<select><option>甲/<option>乙//丙") },
        { "<head><script>if (a<b) '</p>'</script><noscript><img></noscript></head>甲",
          "<html><head><script>{if (a<b) '</p>'}/<noscript><img>///<body>甲//" },
        { "<head></head><body><body class=x>甲<html>", PAGE("甲") },
        { "<head></head><svg><path d='1'/><title>图</title></svg>甲",
          PAGE("<svg><path d=1>/<title>图//甲") },
        { "<head></head><o:p>甲</o:p><x-y>乙</x-y>", PAGE("<o:p>甲/<x-y>乙/") },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        struct trace t;
        read_into(&t, ROWS[i].source, strlen(ROWS[i].source));
        assert_string_equal(t.out->str, ROWS[i].want);
        g_string_free(t.out, TRUE);
    }
}

static void tokens(void **state)
{
    static const struct {
        const char *source, *want;
    } ROWS[] = {
        { "a < b && c <3 <>", "a < b && c <3 <>" },
        { "甲<!-- <p>乙 -->丙<!--x--!>丁-->戊", "甲丙戊" },
        { "甲<!>乙<!doctype html>丙<?php x ?>丁<![CDATA[戊]]>己", "甲乙丙丁己" },
        { "甲<!-- 乙", "甲" },
        { "甲<!-->乙", "甲乙" },
        { "甲<p class='a > b' id=\"x\" HIDDEN data-a = 1>乙",
          "甲<p class=a > b id=x HIDDEN= data-a=1>乙/" },
        { "甲<p a=b/c d=/>乙", "甲<p a=b/c d=/>乙/" },
        { "甲<p", "甲" },
        { "甲<p class=\"乙", "甲" },
        { "甲</", "甲</" },
        { "&lt;p&gt; &amp;amp; &nbsp;&#x4e00;&#20108;&#147;&hellip;&nope;&",
          "<p> &amp; \xc2\xa0一二“…&nope;&" },
        { "&#0;&#xd800;&#x110000;&#;&#x;", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd&#;&#x;" },
        { "<textarea><b>&lt;</textarea>", "<textarea><b></" },
        { "<style>a</styles></style>b", "<style>{a</styles>}/b" },
        { "甲<script>乙", "甲<script>{乙}/" },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        char *source = g_strconcat("<head></head><body>", ROWS[i].source, NULL);
        char *want = g_strconcat("<html><head>/<body>", ROWS[i].want, "//", NULL);
        struct trace t;
        read_into(&t, source, strlen(source));
        assert_string_equal(t.out->str, want);
        g_string_free(t.out, TRUE);
        g_free(want);
        g_free(source);
    }
}

static void attribute_values(void **state)
{
    static const struct {
        const char *value, *want;
    } ROWS[] = {
        { "/a?x=1&amp;copy=2", "/a?x=1&copy=2" },
        { "/a?x=1&copy=2", "/a?x=1&copy=2" },
        { "&quot;甲&quot", "\"甲\"" },
        { "", "" },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        char out[64];
        gsize n = html_decode(ROWS[i].value, strlen(ROWS[i].value), TRUE, out);
        assert_int_equal(n, strlen(ROWS[i].want));
        assert_memory_equal(out, ROWS[i].want, n);
    }
}

/* Pages that cost a careless parser time in the square of their size. */
static void hostile(void **state)
{
    static const struct {
        const char *piece;
        unsigned times;
    } ROWS[] = {
        { "<div>", 200000 },       { "<b><p>", 100000 },        { "</b></div>", 100000 },
        { "<title>x", 100000 },    { "<p a", 200000 },          { "<p a=\"", 100000 },
        { "<table><td>", 100000 }, { "<!--", 300000 },          { "<a><a>", 100000 },
        { "&#", 500000 },          { "<li><ul>", 100000 },      { "<script>", 100000 },
        { "<svg><title>", 50000 }, { "<textarea></b", 100000 }, { "< ", 500000 },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        GString *page = g_string_new("<body>");
        gint64 start = g_get_monotonic_time();
        struct trace t;
        for (unsigned k = 0; k < ROWS[i].times; k++)
            g_string_append(page, ROWS[i].piece);
        read_into(&t, page->str, page->len);
        assert_true(t.deepest <= HTML_MAX_DEPTH + 1);
        if (g_get_monotonic_time() - start > 5000000)
            fail_msg("'%s' repeated took more than 5 s", ROWS[i].piece);
        g_string_free(t.out, TRUE);
        g_string_free(page, TRUE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(structure),
        cmocka_unit_test(tokens),
        cmocka_unit_test(attribute_values),
        cmocka_unit_test(hostile),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
