/* Each row: how some news page is built, what of it is body and what is not. */
#include "parse/content.h"
#include "parse/content_cues.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define P1     "本市今天宣布，将在三年内新建四十座社区图书馆，方便老人和孩子就近看书。"
#define P2     "负责人说，首批十座选在旧厂房里，既省下地价，也留住街坊的记忆，预计明年春天开门。"
#define P3     "有居民建议延长夜间开放时间，图书馆方面回应，会先在两处试行，再决定是否推开。"
#define P4     "专家提醒，图书馆不能只建不管，每年的购书经费同样要写进预算，否则书架很快就会空下来。"
#define HEAD   "<html><head><title>四十座图书馆将进社区_某市晚报</title></head><body>"
#define H1     "<h1>四十座图书馆将进社区</h1>"
#define BYLINE "<div class=info><span>2021-03-04 10:20</span> 来源：某市晚报</div>"
#define NAV                                                                                        \
    "<ul class=nav><li><a href=/a>新闻首页</a><li><a href=/b>体育新闻</a><li><a "          \
    "href=/c>财经</a></ul>"
#define TEASERS                                                                                    \
    "<ul><li><a href=/1>菜市场翻新之后，摊主们都说生意更好</a> 2021-03-03"        \
    "<li><a href=/2>新地铁线今天试跑，最快下月通车</a> 2021-03-03"                  \
    "<li><a href=/3>城南公园的樱花开了，周末预计人多</a> 2021-03-02</ul>"
#define END "</body></html>"

static const struct structure {
    const char *name, *html;
    const char *has[5], *lacks[5];
} STRUCTURES[] = {
    { "paragraphs below a headline",
      HEAD NAV H1 BYLINE "<div class=article><p>" P1 "</p><p>" P2 "</p><p>" P3
                         "</p></div>" TEASERS END,
      { P1, P2, P3 },
      { "体育新闻", "樱花", "来源：某市晚报" } },
    { "one block split by br",
      HEAD NAV H1 BYLINE "<div>" P1 "<br><br>　　" P2 "<br><br>　　" P3 "</div>" TEASERS END,
      { P1, P2, P3 },
      { "樱花" } },
    { "body in two containers",
      HEAD NAV H1 "<div class=part><p>" P1 "</p><p>" P2 "</p></div><div class=gap></div>"
                  "<div class=part><p>" P3 "</p><p>" P4 "</p></div>" TEASERS END,
      { P1, P2, P3, P4 },
      { "樱花" } },
    { "sub-headings and lists",
      HEAD H1 "<div><p>" P1 "</p><h3>三处先行</h3><p>" P2 "</p><ul><li>城东馆，二层小楼</li>"
              "<li>城西馆，临河而建</li></ul><p>" P3 "</p></div>" END,
      { P1, "三处先行", "城东馆，二层小楼", P3 },
      { NULL } },
    { "data table",
      HEAD H1 "<div><p>" P1 "</p><table><tr><td>馆名</td><td>面积</td></tr><tr><td>城东</td>"
              "<td>900平方米</td></tr></table><p>" P2 "</p></div>" END,
      { P1, "馆名 面积", "城东 900平方米", P2 },
      { NULL } },
    { "layout tables",
      HEAD "<table><tr><td>" NAV
           "</td><td><table><tr><td align=center><font size=5><b>四十座图书馆将进社区</b>"
           "</font></td></tr><tr><td>　　" P1 "<br>　　" P2 "<br>　　" P3
           "</td></tr></table></td></tr></table>" END,
      { P1, P2, P3 },
      { "体育新闻" } },
    { "comments longer than the article",
      HEAD H1
      "<div class=detail><p>" P1 "</p><p>" P2 "</p></div><div class=comment-list>"
      "<div class=c><b>甲</b> "
      "3小时前<p>我家附近早就该有一座了，走路去市里的馆要一个多小时，孩子根本不愿意去。</p></div>"
      "<div class=c><b>乙</b> "
      "2小时前<p>只希望别像上次那样，房子盖好之后书却迟迟没有到，白白锁了半年的大门。</p></div>"
      "<div class=c><b>丙</b> "
      "1小时前<p>建议和学校合办，钥匙互通，假期也能用，这样经费省下一半，大家都高兴。</p></div></"
      "div>" END,
      { P1, P2 },
      { "我家附近", "只希望别像", "建议和学校" } },
    { "related list inside the body",
      HEAD H1 "<div class=content><p>" P1 "</p><p>" P2 "</p><p>" P3 "</p><p>相关阅读：</p>"
              "<p><a href=/1>菜市场翻新之后，摊主们都说生意更好</a></p><p><a "
              "href=/2>新地铁线今天试跑</a></p></div>" END,
      { P1, P2, P3 },
      { "相关阅读", "菜市场", "新地铁线" } },
    { "disclaimer and promotion as paragraphs",
      HEAD H1 "<div><p>" P1 "</p><p>" P2
              "</p><p>（责任编辑：小王）</p><p>免责声明：文章只代表作者看法，与本站无关。</p>"
              "<p>扫码下载APP，看更多本地新闻</p></div>" END,
      { P1, P2 },
      { "免责声明", "扫码", "责任编辑" } },
    { "traditional promotions",
      HEAD H1 "<div><p>" P1 "</p><p>" P2 "</p><p>請繼續往下閱讀...</p><p>" P3 "</p>"
              "<p>點我下載APP，看更多新聞</p><p>延伸閱讀</p><p><a "
              "href=/1>另一則新聞的標題在這裡</a></p></div>" END,
      { P1, P2, P3 },
      { "請繼續", "點我下載", "延伸閱讀", "另一則" } },
    { "hidden text",
      HEAD H1 "<div style='display: none'><p>" P4 P4 P4 "</p></div><div><p>" P1 "</p><p hidden>" P3
              "</p><p>" P2 "</p></div><div style='position:absolute;left:-9999px'><p>" P4 P4
              "</p></div>" END,
      { P1, P2 },
      { P3, P4 } },
    { "visibility set by a script later",
      HEAD H1 "<div id=js_content style='visibility: hidden;'><p>" P1 "</p><p>" P2 "</p></div>" END,
      { P1, P2 },
      { NULL } },
    { "scripts, templates, noscript",
      HEAD H1 "<div><p>" P1 "</p><script>var s='" P4
              "';</script><noscript>请打开脚本，否则看不到图片。</noscript>"
              "<template><p>" P3 "</p></template><p>" P2 "</p></div>" END,
      { P1, P2 },
      { P4, "请打开脚本", P3 } },
    { "early end of html",
      HEAD NAV "</body></html>" H1 "<div><p>" P1 "</p><p>" P2 "</p></div>",
      { P1, P2 },
      { "体育新闻" } },
    { "unclosed and misnested tags",
      HEAD H1 "<div><p><b>" P1 "<p>" P2 "</b><i><p>" P3 "</i></div></div></p>" TEASERS END,
      { P1, P2, P3 },
      { "樱花" } },
    { "body in a box named share",
      HEAD NAV H1 "<div class=share-box><p>" P1 "</p><p>" P2 "</p><p>" P3 "</p></div>" TEASERS END,
      { P1, P2, P3 },
      { "樱花" } },
    { "teasers as long as the article",
      HEAD H1 "<div class=text><p>" P1 "</p><p>" P2 "</p></div><div class=list>"
              "<div class=item><h3><a "
              "href=/1>菜市场翻新之后，摊主们都说生意更好</a></h3><p>翻新后的市场铺了防滑地砖，"
              "装了空调，摊主们说，早晚两个高峰都比过去热闹，租金也没有涨。</p></div>"
              "<div class=item><h3><a "
              "href=/2>新地铁线今天试跑，最快下月通车</a></h3><p>全线十二站，从城北一路通到海边，"
              "试跑期间不载客，公司说，票价会和现有线路一样。</p></div>"
              "<div class=item><h3><a "
              "href=/3>城南公园的樱花开了，周末预计人多</a></h3><p>公园提醒，停车位只有三百个，"
              "最好坐公交车去，花期大约两周，遇到大雨会短一些。</p></div></div>" END,
      { P1, P2 },
      { "防滑地砖", "全线十二站", "公园提醒" } },
    { "captions",
      HEAD H1
      "<div><p>" P1
      "</p><figure><img src=a.jpg><figcaption>旧厂房改成的阅览室</figcaption></figure><p>" P2
      "</p><p style='text-align:center'><img src=b.jpg></p><p "
      "style='text-align:center'>孩子们在挑书</p><p>" P3 "</p></div>" END,
      { P1, P2, P3 },
      { "旧厂房改成", "孩子们在挑书" } },
    { "a link to another article between boxes of paragraphs",
      HEAD H1
      "<div><div class=b><p>" P1 "</p></div><div class=b><p>" P2 "</p></div><div class=b><p>" P4
      "</p></div><div class=r>相关文章：<a href=/1>菜市场翻新之后</a></div><div class=b><p>" P3
      "</p></div></div>" END,
      { P1, P2, P4, P3 },
      { "相关文章" } },
    { "a paragraph full of links",
      HEAD H1 "<div><p>" P1 "</p><p>参加的有<a href=/x>城东馆</a>、<a "
              "href=/y>城西馆</a>和另外八家，名单以后公布。</p><p>" P2 "</p></div>" END,
      { P1, "参加的有城东馆、城西馆和另外八家，名单以后公布。", P2 },
      { NULL } },
    { "figures are no dates",
      HEAD H1 "<div><p>" P1 "</p><p>购书经费增长3.5%，达到2.1亿元</p><p>馆员增加4.2%，达到310人</p>"
              "<p>借书量增长5.8%，达到88万册</p><p>" P2 "</p></div>" END,
      { P1, "购书经费增长3.5%", "馆员增加4.2%", "借书量增长5.8%", P2 },
      { NULL } },
};

static char *body_of(const char *html, struct content *c, struct arena *a)
{
    GString *s = g_string_new("\n");
    struct tree t;

    assert_true(tree_build(&t, a, html, strlen(html), NULL));
    content_find(c, &t, a);
    for (uint32_t i = 0; i < c->n_blocks; i++) {
        assert_int_equal(strlen(c->blocks[i].text), c->blocks[i].bytes);
        g_string_append_printf(s, "%s\n", c->blocks[i].text);
    }
    return g_string_free(s, FALSE);
}

static void finds_the_body_of_each_structure(void **state)
{
    int wrong = 0;

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(STRUCTURES); i++) {
        const struct structure *row = &STRUCTURES[i];
        struct arena a = { 0 };
        struct content c;
        char *body = body_of(row->html, &c, &a);
        for (gsize k = 0; k < G_N_ELEMENTS(row->has) && row->has[k]; k++)
            if (!strstr(body, row->has[k])) {
                print_error("%s: lacks %s\n", row->name, row->has[k]);
                wrong++;
            }
        for (gsize k = 0; k < G_N_ELEMENTS(row->lacks) && row->lacks[k]; k++)
            if (strstr(body, row->lacks[k])) {
                print_error("%s: has %s\n", row->name, row->lacks[k]);
                wrong++;
            }
        assert_int_equal(c.kind, PAGE_ARTICLE);
        g_free(body);
        arena_release(&a);
    }
    assert_int_equal(wrong, 0);
}

static void a_section_page_is_a_list(void **state)
{
    GString *html = g_string_new("<html><head><title>本地新闻</title></head><body>" NAV "<ul>");
    struct arena a = { 0 };
    struct content c;
    char *body;

    (void)state;
    for (int i = 0; i < 20; i++)
        g_string_append_printf(
            html, "<li><a href=/%d>第%d条新闻说了一件街坊的小事，大家都来看</a> 03-0%d", i, i,
            i % 9 + 1);
    g_string_append(html, "</ul></body></html>");
    body = body_of(html->str, &c, &a);
    assert_int_equal(c.kind, PAGE_LIST);
    assert_int_equal(c.n_blocks, 0);
    g_free(body);
    g_string_free(html, TRUE);
    arena_release(&a);
}

static void counts_pages(void **state)
{
    static const struct {
        const char *pager;
        uint32_t pages;
    } ROWS[] = {
        { "<div>1 <a href=2>2</a> <a href=3>3</a> <a href=2>下一页</a></div>", 3 },
        { "<div>第1頁 <a href=2>下一頁</a> 共4頁</div>", 4 },
        { "<div><a href=2>第2条新闻</a></div>", 0 },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        char *html =
            g_strconcat(HEAD H1 "<div><p>" P1 "</p><p>" P2 "</p></div>", ROWS[i].pager, END, NULL);
        struct arena a = { 0 };
        struct content c;
        g_free(body_of(html, &c, &a));
        assert_int_equal(c.pages, ROWS[i].pages);
        g_free(html);
        arena_release(&a);
    }
}

static void an_article_that_a_script_unveils_is_found(void **state)
{
    struct arena a = { 0 };
    struct content c;
    char *body = body_of(
        HEAD NAV H1 "<div style='display:none'><p>" P1 "</p><p>" P2 "</p></div>" END, &c, &a);

    (void)state;
    assert_int_equal(c.kind, PAGE_ARTICLE);
    assert_non_null(strstr(body, P2));
    g_free(body);
    arena_release(&a);
}

static void an_empty_page_is_other(void **state)
{
    struct arena a = { 0 };
    struct content c;
    char *body = body_of("", &c, &a);

    (void)state;
    assert_int_equal(c.kind, PAGE_OTHER);
    assert_string_equal(page_kind_name(c.kind), "other");
    g_free(body);
    arena_release(&a);
}

static void reads_cues(void **state)
{
    static const struct {
        const char *text;
        uint32_t letters;
        enum cue cue;
    } ROWS[] = {
        { "相关阅读", 4, CUE_LIST },          { "【延伸閱讀】", 4, CUE_LIST },
        { "来源：某报", 4, CUE_NOTE },        { "（责任编辑：小王）", 6, CUE_NOTE },
        { "标签：图书馆", 5, CUE_LIST },      { "标签印在书脊上", 7, CUE_NONE },
        { "分享", 2, CUE_CONTROL },           { "分享会将在周六举行", 9, CUE_NONE },
        { "未经授权不得转载", 8, CUE_PROMO }, { "图片来源：某馆", 6, CUE_CAPTION },
        { "城东馆今天开门", 7, CUE_NONE },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++)
        if (content_cue(ROWS[i].text, strlen(ROWS[i].text), ROWS[i].letters) != ROWS[i].cue)
            fail_msg("%s: %d", ROWS[i].text,
                     content_cue(ROWS[i].text, strlen(ROWS[i].text), ROWS[i].letters));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_body_of_each_structure),
        cmocka_unit_test(a_section_page_is_a_list),
        cmocka_unit_test(counts_pages),
        cmocka_unit_test(an_article_that_a_script_unveils_is_found),
        cmocka_unit_test(an_empty_page_is_other),
        cmocka_unit_test(reads_cues),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
