/* Headline, date, source and author of small pages, one for each rule and disagreement. */
#include "parse/content.h"
#include "parse/meta.h"
#include "parse/meta_byline.h"
#include "parse/meta_jsonld.h"
#include "parse/meta_names.h"
#include "parse/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define P1                                                                                                                                    \
    "<p>城东的河道整治工程昨天完工，两岸新修了步道，沿线居民说，夜里终于可以出来散步，再也闻不到" \
    "从前那股难闻的气味了。</p>"
#define P2                                                                                                                                    \
    "<p>负责施工的队伍介绍，清出的淤泥有三万多方，全部运到郊外晾晒，晒干之后用来给苗圃换土，没有" \
    "一车倒进别处的沟里。</p>"
#define P3                                                                                                                                    \
    "<p>接下来的半年，水务部门每周取样一次，把结果贴在桥头的公告栏里，谁都可以去看，有疑问的还能" \
    "当场提出来。</p>"
#define BODY "<div class=\"text\">" P1 P2 P3 "</div>"
#define HEAD "<html><head><title>城东河道整治完工_某地新闻网</title>"
#define H1   "<h1>城东河道整治完工</h1>"

struct row {
    const char *what, *html;
    const char *title, *published, *from, *source, *author; /* NULL: not looked at; "": none */
};

static const struct row rows[] = {
    { "a shown date with minute, label and source",
      HEAD "</head><body>" H1 "<div>2024年08月01日 09:30 来源：河畔日报</div>" BODY,
      "城东河道整治完工", "2024-08-01T09:30+08:00", "page", "河畔日报", "" },
    { "a shown date beats meta",
      HEAD "<meta property=\"article:published_time\" content=\"2024-08-01T11:00:00+08:00\"></head>"
           "<body>" H1 "<div>2024-08-01 09:30</div>" BODY,
      NULL, "2024-08-01T09:30+08:00", "page", NULL, NULL },
    { "meta makes a shown day finer",
      HEAD "<meta name=\"pubdate\" content=\"2024-08-01 09:30:15\"></head><body>" H1
           "<div>2024-08-01</div>" BODY,
      NULL, "2024-08-01T09:30:15+08:00", "meta", NULL, NULL },
    { "the update is not the publication",
      HEAD "</head><body>" H1
           "<div>發稿時間：2024/08/01 09:30 最新更新：2024/08/02 10:00</div>" BODY,
      NULL, "2024-08-01T09:30+08:00", "page", NULL, NULL },
    { "meta's publication beats a shown update",
      HEAD "<meta itemprop=\"datePublished\" content=\"2024/08/01 08:15\"></head><body>" H1
           "<div>最新更新：2024/08/01 10:48</div>" BODY,
      NULL, "2024-08-01T08:15+08:00", "meta", NULL, NULL },
    { "a shown update is better than nothing",
      HEAD "</head><body>" H1 "<div>更新时间：2024-08-01 10:48</div>" BODY, NULL,
      "2024-08-01T10:48+08:00", "page", NULL, NULL },
    { "JSON-LD, in a comment and with a trailing comma",
      HEAD "<script type=\"application/ld+json\"><!-- {\"@type\":\"NewsArticle\",\"headline\":"
           "\"城东河道整治完工\",\"datePublished\":\"2024-08-01T01:30:00Z\",\"author\":{\"@type\":"
           "\"Person\",\"name\":\"記者李四／台北報導\"},} --></script></head><body>" H1 BODY,
      "城东河道整治完工", "2024-08-01T09:30:00+08:00", "json-ld", NULL, "李四" },
    { "broken JSON-LD is read as a script",
      HEAD "<script type=\"application/ld+json\">{\"a\": \"b\": 1, \"datePublished\":"
           "\"2024-08-01T09:30:00+08:00\"}</script></head><body>" H1 BODY,
      NULL, "2024-08-01T09:30:00+08:00", "script", NULL, NULL },
    { "a script's variable",
      HEAD "</head><body>" H1 BODY "<script>var publishTime = '2024-08-01 09:30';</script>", NULL,
      "2024-08-01T09:30+08:00", "script", NULL, NULL },
    { "Unix time in a script",
      HEAD "</head><body>" H1 BODY "<script>var ct = \"1722475815\";</script>", NULL,
      "2024-08-01T09:30:15+08:00", "script", NULL, NULL },
    { "only the address has a day",
      HEAD
      "<link rel=\"canonical\" href=\"https://news.example.com/2024-08/01/a.html\"></head><body>" H1
          BODY,
      NULL, "2024-08-01", "url", NULL, NULL },
    { "the time of another article is no date of this one",
      HEAD "</head><body>" H1 BODY
           "<ul><li><a href=\"/1\">另一篇文章的标题也写得很长</a> 2023-01-01 08:00</li></ul>",
      NULL, "", NULL, NULL, NULL },
    { "a date in the future is refused",
      HEAD "<meta name=\"pubdate\" content=\"2034-08-01 09:30\"></head><body>" H1 BODY, NULL, "",
      NULL, NULL, NULL },
    { "a year of the Republic behind a label",
      HEAD "</head><body>" H1 "<div>發布日期：113-08-01</div>" BODY, NULL, "2024-08-01", "page",
      NULL, NULL },
    { "an event's date between headline and body",
      HEAD "<meta name=\"pubdate\" content=\"2024-08-01\"></head><body>" H1
           "<div>（2023年6月29日第五次会议通过）</div>" BODY,
      NULL, "2024-08-01", "meta", NULL, NULL },
    { "the suffix is cut where no headline is shown",
      "<html><head><title>城东河道整治完工 - 社区 - 某地新闻网</title></head><body>" BODY,
      "城东河道整治完工", NULL, NULL, NULL, NULL },
    { "h1 is the site's name, h2 the headline",
      HEAD "</head><body><h1>某地新闻网</h1><h2>城东河道整治完工</h2><p>2024-08-01</p>" BODY,
      "城东河道整治完工", NULL, NULL, NULL, NULL },
    { "og:title stands in for an empty title",
      "<html><head><title> - 某地新闻网</title><meta property=\"og:title\" "
      "content=\"城东河道整治完工"
      " | 某地新闻网\"></head><body>" BODY,
      "城东河道整治完工", NULL, NULL, NULL, NULL },
    { "a source beside the date without a label",
      HEAD "</head><body>" H1
           "<div><span>2024-08-01 09:30</span><a href=\"/\">河畔日报</a></div>" BODY,
      NULL, NULL, NULL, "河畔日报", NULL },
    { "label and value in two elements",
      HEAD "</head><body>" H1 "<div>2024-08-01</div><div>来源：</div><div>河畔日报</div>" BODY,
      NULL, NULL, NULL, "河畔日报", NULL },
    { "an empty label takes nothing",
      HEAD "</head><body>" H1 "<div>来源： | 发布时间：2024-08-01 | 浏览次数：7</div>" BODY, NULL,
      "2024-08-01", "page", "", "" },
    { "author and editor behind labels",
      HEAD "</head><body>" H1 "<div>2024-08-01 作者：张三 李四 责任编辑：王五</div>" BODY, NULL,
      NULL, NULL, NULL, "张三、李四" },
};

static void parse(struct document *doc, const char *html, const struct page *page)
{
    struct content content;
    struct tree tree;

    assert_true(tree_build(&tree, &doc->arena, html, strlen(html), NULL));
    content_find(&content, &tree, &doc->arena);
    content.kind = PAGE_ARTICLE; /* samples are short */
    document_set_text(doc, "", 0);
    meta_extract(doc, &tree, &content, page);
}

static void check(const char *what, const char *field, const char *got, const char *wanted)
{
    if (!wanted)
        return;
    if (strcmp(got ? got : "", wanted) != 0)
        fail_msg("%s: %s is '%s', not '%s'", what, field, got ? got : "", wanted);
}

static void test_pages(void **state)
{
    static const struct page page = { .fetched = "2024-09-01T00:00:00Z" };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        const struct row *r = &rows[i];
        struct document *doc = document_new();

        parse(doc, r->html, &page);
        check(r->what, "title", doc->title, r->title);
        check(r->what, "published", doc->published, r->published);
        check(r->what, "published_from", doc->published_from, r->from);
        check(r->what, "source", doc->source, r->source);
        check(r->what, "author", doc->author, r->author);
        document_free(doc);
    }
}

static const struct {
    const char *canonical, *page, *wanted;
} addresses[] = {
    { "https://a.example.com/n/1", "https://m.example.com/n/1?x=1", "https://a.example.com/n/1" },
    { "//a.example.com/n/1", "https://a.example.com/", "https://a.example.com/n/1" },
    { "https://other.example.org/n/1", "https://a.example.com/n/1", "" },
    { "https://a.example.com/", "https://a.example.com/n/1", "" },
    { "javascript:alert(1)", NULL, "" },
    { "/n/1", NULL, "" },
};

static void test_canonical(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(addresses); i++) {
        struct page page = { .url = addresses[i].page };
        struct document *doc = document_new();
        char *html =
            g_strdup_printf(HEAD "<link rel=\"canonical\" href=\"%s\"></head><body>" H1 BODY,
                            addresses[i].canonical);

        parse(doc, html, &page);
        check(addresses[i].canonical, "canonical", doc->canonical, addresses[i].wanted);
        g_free(html);
        document_free(doc);
    }
}

typedef void byline_func(struct byline *b, struct arena *a, const char *s, gsize n);

static const struct {
    byline_func *read;
    const char *line, *source, *author, *agency;
} bylines[] = {
    { byline_opening, "（中央社記者林志成花蓮縣12日電）大會今天開幕", NULL, "林志成", "中央社" },
    { byline_opening, "〔記者王憶紅／台北報導〕新機昨天上市", NULL, "王憶紅", NULL },
    { byline_opening, "〔即時新聞／綜合報導〕新機昨天上市", NULL, NULL, NULL },
    { byline_opening, "〔本報訊〕新機昨天上市", NULL, NULL, NULL },
    { byline_opening, "新京报讯（记者 陆一夫）今天上午", NULL, "陆一夫", NULL },
    { byline_opening, "新华社北京2月29日电（记者张三、李四）今天", NULL, "张三、李四", "新华社" },
    { byline_opening, "记者从发布会上获悉，今年", NULL, NULL, NULL },
    { byline_line, "【聯合晚報╱記者楊正海╱即時報導】", NULL, "楊正海", "聯合晚報" },
    { byline_line, "記者賴淑敏 蔣龍祥 台北報導", NULL, "賴淑敏、蔣龍祥", NULL },
    { byline_line, "大陸新聞中心／綜合報導", NULL, NULL, NULL },
    { byline_line, "澎湃新闻记者 段彦超 廖艳", NULL, "段彦超、廖艳", "澎湃新闻" },
    { byline_opening, "河畔日报讯（记者 李四光 通讯员 王小二）今天", NULL, "李四光、王小二", NULL },
    { byline_opening, "【本報記者李四光台北報導】今天", NULL, "李四光", NULL },
    { byline_line, "社會中心／李四光報導", NULL, "李四光", NULL },
    { byline_closing, "比賽到此結束。（羅森）", NULL, "羅森", NULL },
    { byline_closing, "比賽到此結束。（完）", NULL, NULL, NULL },
    { byline_closing, "活动到此结束。(文/图 刘玺东 易赛楠)", NULL, "刘玺东、易赛楠", NULL },
    { byline_closing, "活动到此结束。 记者张三 北京报道", NULL, "张三", NULL },
    { byline_inside, "送醫不治。（王煌忠／台中報導）家屬表示", NULL, "王煌忠", NULL },
    { byline_labels, "作者：《中国企业家》记者 林涛", NULL, "林涛", "中国企业家" },
    { byline_labels, "作者：未知", NULL, NULL, NULL },
    { byline_labels, "图片来源：视觉中国", NULL, NULL, NULL },
    { byline_labels, "稿源：河畔日报 2024-08-01", "河畔日报", NULL, NULL },
    { byline_labels, "發布單位：農業處　發布日期：2017/11/08", "農業處", NULL, NULL },
    { byline_labels, "發布單位：林小明　發布日期：2017/11/08", NULL, "林小明", NULL },
    { byline_labels, "張貼日期：102年3月27日　張貼單位：某縣環境保護局　承辦人：管理科",
      "某縣環境保護局", NULL, NULL },
    { byline_labels, "2005年11月20日　文・攝影／林小明", NULL, "林小明", NULL },
    { byline_labels, "发布日期：2023/11/14　資料來源：某市政府環境保護局", "某市政府環境保護局",
      NULL, NULL },
    { byline_labels, "資料來源：某市政府環境保護局", NULL, NULL, NULL },
    { byline_labels, "某报记者：家底如何？下一步怎么改？", NULL, NULL, NULL },
    { byline_labels, "记者：进展如何？", NULL, NULL, NULL },
    { byline_line, "記者：進展如何？", NULL, NULL, NULL },
    { byline_labels, "来源：新京报 举报 15867", "新京报", NULL, NULL },
    { byline_labels, "作者丨吴丽琳 诸玲珍", NULL, "吴丽琳、诸玲珍", NULL },
};

static void test_bylines(void **state)
{
    struct arena a = { 0 };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(bylines); i++) {
        struct byline b = { 0 };
        const char *s = bylines[i].line;

        bylines[i].read(&b, &a, s, strlen(s));
        check(s, "source", b.source, bylines[i].source ? bylines[i].source : "");
        check(s, "author", b.author, bylines[i].author ? bylines[i].author : "");
        if (bylines[i].agency)
            check(s, "agency", b.agency, bylines[i].agency);
    }
    arena_release(&a);
}

static void test_jsonld(void **state)
{
    static const char graph[] = "{\"@graph\":[{\"@type\":\"WebPage\"},{\"@type\":[\"NewsArticle\"],"
                                "\"headline\":\"题\n目\",\"author\":[{\"name\":\"甲\"},\"乙\"]}]}";
    static const char cdata[] = "//<![CDATA[\n{\"title\":\"题\",\"pubDate\":\"2024-08-01\"}\n//]]>";
    static const char *const none[] = { "", "{", "[1,2", "{\"@type\":\"WebSite\"}", "null" };
    struct jsonld_article out[4];
    struct arena a = { 0 };
    GString *deep = g_string_new(NULL);

    (void)state;
    assert_int_equal(jsonld_read(&a, graph, strlen(graph), out, 0, 4), 1);
    assert_string_equal(out[0].author, "甲、乙");
    assert_int_equal(jsonld_read(&a, cdata, strlen(cdata), out, 1, 4), 2);
    assert_string_equal(out[1].published, "2024-08-01");
    assert_int_equal(jsonld_read(&a, cdata, strlen(cdata), out, 4, 4), 4);
    for (gsize i = 0; i < G_N_ELEMENTS(none); i++)
        assert_int_equal(jsonld_read(&a, none[i], strlen(none[i]), out, 0, 4), 0);
    for (int i = 0; i < 5000; i++)
        g_string_append(deep, "{\"@graph\":[");
    assert_int_equal(jsonld_read(&a, deep->str, deep->len, out, 0, 4), 0);
    g_string_free(deep, TRUE);
    arena_release(&a);
}

static void test_script(void **state)
{
    (void)state;
    assert_string_equal(meta_script("這個問題還沒有說清楚", strlen("這個問題還沒有說清楚")),
                        "hant");
    assert_string_equal(meta_script("这个问题还没有说清楚", strlen("这个问题还没有说清楚")),
                        "hans");
    assert_null(meta_script("abc", 3));
    assert_null(meta_script("", 0));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages),   cmocka_unit_test(test_canonical),
        cmocka_unit_test(test_bylines), cmocka_unit_test(test_jsonld),
        cmocka_unit_test(test_script),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
