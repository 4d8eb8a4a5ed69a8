#include "parse/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;

static void build(struct tree *t, const char *html)
{
    assert_true(tree_build(t, &arena, html, strlen(html), NULL));
}

static int tear_down(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void text_is_what_is_shown(void **state)
{
    static const struct {
        const char *html, *text;
    } ROWS[] = {
        { "<p>one</p><p>two</p>", "one|two" },
        { "<p> a \n <b>b</b>c&nbsp;&nbsp;d　e </p>", "a bc d e" },
        { "a<br>b<br/>c", "a|b|c" },
        { "<div>x<script>1<2</script><style>p{}</style>y</div>", "xy" },
        { "<p>x<span hidden>no</span><span style='DISPLAY : none'>no</span>y", "xy" },
        { "<p>x<span style='visibility:hidden'>yes</span>y", "xyesy" },
        { "<p>x<span aria-hidden=true>no</span><span aria-hidden=false>y</span>", "xy" },
        { "<p>x<span style='position:absolute; text-indent: -9999px'>no</span>y", "xy" },
        { "<p>x</p></body></html><p>y</p>", "x|y" },
        { "<p>zero\xe2\x80\x8bwidth", "zerowidth" },
        { "&lt;&#x4e2d;&#22269;&amp;&unknown;", "<中国&&unknown;" },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        GString *s = g_string_new(NULL);
        struct tree t;
        build(&t, ROWS[i].html);
        tree_text(&t, 0, "|", 0, s);
        assert_string_equal(s->str, ROWS[i].text);
        g_string_free(s, TRUE);
    }
}

static void nodes_hang_together(void **state)
{
    struct tree t;

    (void)state;
    build(&t,
          "<html><head><title>t</title></head><body><ul class='a B'><li id=x>1<li>2</ul>z</body>");
    assert_true(t.html && t.head && t.body);
    for (uint32_t i = 1; i < t.n_nodes; i++) {
        assert_true(t.nodes[i].parent < i);
        assert_true(t.nodes[i].end > i && t.nodes[i].end <= t.nodes[t.nodes[i].parent].end);
        if (t.nodes[i].tag == TAG_UL) {
            uint32_t first = tree_first(&t, i);
            assert_true(tree_has_class(&t, i, "b"));
            assert_false(tree_has_class(&t, i, "c"));
            assert_int_equal(t.nodes[first].tag, TAG_LI);
            assert_true(tree_has_class(&t, first, "X"));
            assert_int_equal(t.nodes[tree_next(&t, first)].tag, TAG_LI);
            assert_int_equal(tree_next(&t, tree_next(&t, first)), 0);
        }
    }
}

static void raw_text_stands_as_it_is(void **state)
{
    struct tree t;
    gsize n;

    (void)state;
    build(&t, "<script type='application/ld+json'>{ \"a\":  \"<b>\" }</script>");
    for (uint32_t i = 1; i < t.n_nodes; i++)
        if (t.nodes[i].tag == TAG_SCRIPT) {
            assert_string_equal(tree_attribute(&t, i, ATTR_TYPE), "application/ld+json");
            assert_string_equal(tree_raw_text(&t, i, &arena, &n), "{ \"a\":  \"<b>\" }");
            return;
        }
    fail();
}

/* `n` times `piece`, between `head` and `tail`. */
static void build_many(struct tree *t, const char *head, const char *piece, int n, const char *tail)
{
    GString *s = g_string_new(head);

    while (n--)
        g_string_append(s, piece);
    g_string_append(s, tail);
    assert_true(tree_build(t, &arena, s->str, s->len, NULL));
    g_string_free(s, TRUE);
}

static void huge_pages_end(void **state)
{
    struct tree t;

    (void)state;
    build_many(&t, "", "<div>", 100000, "deep");
    assert_int_equal(t.nodes[t.n_nodes - 1].n, 4);
    build_many(&t, "", "<b><i></u>", 50000, "x");
    build_many(&t, "<p", " a=b", 100000, ">x");
    build_many(&t, "<table><tr>", "<td>1", 100000, "</table>");
    assert_true(t.n_nodes > 200000);
    build_many(&t, "<p>", "words ", 500000, "");
    build_many(&t, "", "</p>", 50000, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(text_is_what_is_shown, tear_down),
        cmocka_unit_test_teardown(nodes_hang_together, tear_down),
        cmocka_unit_test_teardown(raw_text_stands_as_it_is, tear_down),
        cmocka_unit_test_teardown(huge_pages_end, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
