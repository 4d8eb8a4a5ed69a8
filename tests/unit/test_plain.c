/* Plain texts as they are saved from pages: what is title, body, furniture. */
#include "parse/plain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define P1 "本市今天宣布，将在三年内新建四十座社区图书馆，方便老人和孩子就近看书。"
#define P2 "负责人说，首批十座选在旧厂房里，既省下地价，也留住街坊的记忆，预计明年春天开门。"
#define P3 "有居民建议延长夜间开放时间，图书馆方面回应，会先在两处试行，再决定是否推开。"

static const struct text {
    const char *name, *in, *title, *body;
} TEXTS[] = {
    { "title and paragraphs", "四十座图书馆将进社区\n\n" P1 "\n\n" P2 "\n", "四十座图书馆将进社区",
      P1 "\n" P2 "\n" },
    { "a title that names a year", "2021年图书馆工作计划\n2021-03-04 10:20\n来源：某报\n" P1 "\n",
      "2021年图书馆工作计划", P1 "\n" },
    { "trail, title twice, share",
      "首页 > 本地 > 正文\n四十座图书馆将进社区\n0\n分享至\n四十座图书馆将进社区\n" P1 "\n",
      "四十座图书馆将进社区", P1 "\n" },
    { "subtitle with the occasion",
      "城市工作报告\n——2021年2月3日在市民代表会议上\n来源：某报\n各位代表：\n" P1 "\n",
      "城市工作报告", "——2021年2月3日在市民代表会议上\n各位代表：\n" P1 "\n" },
    { "editor, disclaimer, related, hot",
      "四十座图书馆将进社区\n" P1 "\n" P2
      "\n责任编辑：小王\n免责声明：文章只代表作者看法，与本站无关。\n相关推荐\n菜市场翻新\n" P3
      "\n2021-03-03\n",
      "四十座图书馆将进社区", P1 "\n" P2 "\n" },
    { "tags behind the last paragraph",
      "四十座图书馆将进社区\n" P1 "\n" P2 "\n图书馆\n社区\n旧厂房\n", "四十座图书馆将进社区",
      P1 "\n" P2 "\n" },
    { "an interviewer's questions are no bylines",
      "四十座图书馆将进社区\n2021-03-04 10:20 来源：某报\n" P1 "\n记者：读者最关心什么？\n" P2
      "\n记者:有人说借书不便,请您谈一谈。\n" P3 "\n记者：小王 小李\n",
      "四十座图书馆将进社区",
      P1 "\n记者：读者最关心什么？\n" P2 "\n记者:有人说借书不便,请您谈一谈。\n" P3 "\n" },
    { "an agency's day behind the last sentence",
      "四十座图书馆将进社区\n2021-03-04 10:20 来源：某报\n" P1 "\n" P2
      "\n图书馆提醒，先登记才能借。（编辑：王小明）1100304\n",
      "四十座图书馆将进社区", P1 "\n" P2 "\n图书馆提醒，先登记才能借。（编辑：王小明）1100304\n" },
    { "headings between paragraphs", "四十座图书馆将进社区\n" P1 "\n三处先行\n" P2 "\n" P3 "\n",
      "四十座图书馆将进社区", P1 "\n三处先行\n" P2 "\n" P3 "\n" },
    { "a feed glued into lines",
      "四十座图书馆将进社区\n" P1 "\n" P2 "\n" P3 "\n菜市场翻新之后摊主都说生意更好\n"
      "翻新后的市场铺了防滑地砖，早晚都比过去热闹。租金没有涨。某记者2021-02-24 "
      "18:22:270000新地铁线今天试跑\n"
      "全线十二站，从城北一路通到海边，试跑期间不载客。0000城南公园的樱花开了\n",
      "四十座图书馆将进社区", P1 "\n" P2 "\n" P3 "\n" },
    { "site, section and controls above the headline",
      "首页\n政务公开\n图书馆网\n2021年图书馆工作计划（摘要）\n发布时间：2021-03-04\n" P1 "\n",
      "2021年图书馆工作计划（摘要）", P1 "\n" },
    { "a day in characters below a headline that names a month, and a press release's end",
      "二零二一年二月圖書館借閱數字\n二零二一年三月四日（星期四）　某處新聞公報\n" P1 "\n" P2
      "\n完\n２０２１年３月４日（星期四）\n香港時間１０時２０分\n",
      "二零二一年二月圖書館借閱數字", P1 "\n" P2 "\n" },
    { "a last paragraph that names a day",
      "四十座图书馆将进社区\n" P1 "\n本办法自2021年3月4日起施行。\n", "四十座图书馆将进社区",
      P1 "\n本办法自2021年3月4日起施行。\n" },
    { "a headline that asks, with a comma",
      "老厂房，能变成图书馆吗？\n2021-03-04 10:20 来源：某报\n" P1 "\n", "老厂房，能变成图书馆吗？",
      P1 "\n" },
    { "a headline with 2,966",
      "图书馆今年迎来读者2,966万人次　借出的书也比去年更多了\n2021-03-04\n" P1 "\n",
      "图书馆今年迎来读者2,966万人次 借出的书也比去年更多了", P1 "\n" },
    { "rows of a table are no headings", "四十座图书馆将进社区\n" P1 "\n座位数：600个\n" P2 "\n",
      "四十座图书馆将进社区", P1 "\n座位数：600个\n" P2 "\n" },
    { "a masthead, and a headline that names a month",
      "索引号：12345　发布日期：2024-06-20　字号：[大 中 小]\n某市2024年5月份图书馆运行情况\n"
      "2024-06-20 10:20　来源：某局\n" P1 "\n",
      "某市2024年5月份图书馆运行情况", P1 "\n" },
    { "a heading with a number before the first paragraph",
      "城市工作报告\n2021-03-04\n来源：某报\n一、2020年工作回顾\n" P1 "\n", "城市工作报告",
      "一、2020年工作回顾\n" P1 "\n" },
    { "labels of an official document",
      "发文机关：某市人民政府办公室文化体育处\n成文日期：2021-03-04\n图书馆工作计划\n" P1 "\n",
      "图书馆工作计划", P1 "\n" },
    { "the navigation of a printed page",
      "第02版：要闻　　上一版　下一版　　返回目录\n四十座图书馆进社区\n2021年03月04日\n" P1 "\n",
      "四十座图书馆进社区", P1 "\n" },
    { "an outline that has no full stop",
      "图书馆计划一图读懂\n2021-03-04　来源：某报\n一、现状（截至2020年底）\n✦ "
      "藏书80万册，座位9000个，比邻近各区都多，方便老人和孩子看书\n"
      "▶ 到2022年底\n· 藏书达到90万册\n",
      "图书馆计划一图读懂",
      "一、现状（截至2020年底）\n✦ 藏书80万册，座位9000个，比邻近各区都多，方便老人和孩子看书\n▶ "
      "到2022年底\n· 藏书达到90万册\n" },
    { "a date of the Republic behind its label",
      "四十座圖書館將進社區\n發布單位：某市文化局　發布日期：113年7月16日\n" P1 "\n",
      "四十座圖書館將進社區", P1 "\n" },
    { "a short year of the Republic behind its label",
      "四十座圖書館將進社區\n發布日期：95-07-16　某市文化局\n" P1 "\n", "四十座圖書館將進社區",
      P1 "\n" },
    { "a date of the Republic without a label",
      "四十座圖書館將進社區\n某市政府文化局 113-07-16\n" P1 "\n", "四十座圖書館將進社區", P1 "\n" },
    { "nothing", "\n \n", NULL, "" },
};

static void finds_title_and_body(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        GString *body = g_string_new(NULL);
        struct arena a = { 0 };
        struct content c;
        plain_find(&c, &a, TEXTS[i].in, strlen(TEXTS[i].in));
        for (uint32_t k = 0; k < c.n_blocks; k++)
            g_string_append_printf(body, "%s\n", c.blocks[k].text);
        if (g_strcmp0(c.headline_text, TEXTS[i].title) || strcmp(body->str, TEXTS[i].body))
            fail_msg("%s: title %s, body:\n%s", TEXTS[i].name, c.headline_text, body->str);
        g_string_free(body, TRUE);
        arena_release(&a);
    }
}

/* An item is none, though the next line is longer. */
static void items_are_no_headings(void **state)
{
    static const char IN[] = "四十座图书馆将进社区\n" P1 "\n· 藏书达到90万册\n" P2 "\n";
    struct arena a = { 0 };
    struct content c;

    (void)state;
    plain_find(&c, &a, IN, strlen(IN));
    assert_int_equal(c.n_blocks, 3);
    assert_int_equal(c.blocks[1].kind, BLOCK_P);
    arena_release(&a);
}

static void headings_are_headings_and_lines_are_counted(void **state)
{
    static const char IN[] =
        "四十座图书馆将进社区\n\n" P1 "\n三处先行\n" P2 "\n到2025年要建多少座？\n" P3 "\n";
    struct arena a = { 0 };
    struct content c;

    (void)state;
    plain_find(&c, &a, IN, strlen(IN));
    assert_int_equal(c.kind, PAGE_ARTICLE);
    assert_int_equal(c.n_blocks, 5);
    assert_int_equal(c.blocks[0].node, 2);
    assert_int_equal(c.blocks[1].kind, BLOCK_H2);
    assert_int_equal(c.blocks[3].kind, BLOCK_H2); /* asked, and answered below */
    assert_int_equal(c.last, 6);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_title_and_body),
        cmocka_unit_test(items_are_no_headings),
        cmocka_unit_test(headings_are_headings_and_lines_are_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
