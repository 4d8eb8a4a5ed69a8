/*
 * region_company.c - is the article on a company? Such an article is about no place, but the one
 * that its headline begins with.
 */
#include "normalize/region_resolve.h"

#include "core/text.h"

#define COMPANY_LETTERS 6 /* of a company's short name */
#define COMPANY_SPEAKS  4 /* how often its text says 公司 */

/* 天某锂材：今年出货目标7万吨, of a text that speaks of 公司: its name stands before the colon. */
static gboolean is_headed_by_company(const struct document *doc)
{
    static struct words BODIES = WORDS("局", "委", "部", "厅", "院", "会", "署", "省", "市", "县",
                                       "区", "州", "镇", "国", "记者", "专家", "报告", "机构");
    static struct words COMPANY = WORDS("公司");
    const char *title = doc->title, *colon = title ? strstr(title, "：") : NULL;

    if (!colon || text_length(title, (gsize)(colon - title)) > COMPANY_LETTERS ||
        words_end(&BODIES, title, colon) ||
        !memmem(doc->text, doc->text_bytes, title, (gsize)(colon - title)))
        return FALSE;
    return words_count(&COMPANY, doc->text, doc->text + doc->text_bytes, COMPANY_SPEAKS) ==
           COMPANY_SPEAKS;
}

/* Who speaks for a company; of no other body. */
static struct words HEADS = WORDS("董事长", "创始人", "CEO", "总经理", "总裁", "执行长", "财务长",
                                  "副总裁", "联合创始人", "首席执行官", "首席财务官");

#define NAME_LEAST (3 * 3) /* bytes of a company's name that both headline and text have */
#define NAME_MOST  (8 * 3)

/* 星某智能创始人 at `at`, and the headline names 星某智能. */
static gboolean headline_names(const struct document *doc, const char *at)
{
    gsize room = (gsize)(at - doc->text), title = strlen(doc->title);

    for (gsize n = NAME_LEAST; n <= NAME_MOST && n <= room; n += 3)
        if (((unsigned char)at[-(ptrdiff_t)n] & 0xc0) != 0x80 &&
            memmem(doc->title, title, at - n, n))
            return TRUE;
    return FALSE;
}

#define BRAND 6 /* bytes of what a product and its maker are both called by */

/* May the headline begin with a product's brand, in a text that says 公司? */
static gboolean may_begin_with_brand(const struct document *doc)
{
    static struct words COMPANY = WORDS("公司"),
                        COMMON = WORDS("全国", "我国", "中国", "全球", "今年", "去年", "国内",
                                       "专访", "对话", "关于", "数字", "智能", "新能");
    const char *title = doc->title;

    return strlen(title) >= BRAND && !words_begin(&COMMON, title, title + strlen(title)) &&
           words_count(&COMPANY, doc->text, doc->text + doc->text_bytes, 2) == 2;
}

/* 启某汽车总裁 at `at`, and the headline begins with 启某: 启某E6正式上市. */
static gboolean headline_has_brand(const struct document *doc, const char *at)
{
    const char *from = at - doc->text > NAME_MOST ? at - NAME_MOST : doc->text;
    const char *brand = memmem(from, (gsize)(at - from), doc->title, BRAND);

    return brand && brand + BRAND < at;
}

/* Does somebody speak for a company that the headline names, or for a product's maker? */
static gboolean speaks_by_its_head(const struct document *doc)
{
    const char *at, *behind = doc->text, *end = doc->text + doc->text_bytes;
    gboolean brand = doc->title && may_begin_with_brand(doc);

    while (doc->title && (at = words_find(&HEADS, behind, end, &behind)) != NULL)
        if (headline_names(doc, at) || (brand && headline_has_brand(doc, at)))
            return TRUE;
    return FALSE;
}

/* 某地产赚18亿: what it earned, in figures. */
static gboolean tells_of_earnings(const char *title)
{
    static struct words EARNED = WORDS("赚", "劲赚", "净赚", "蚀", "亏蚀", "净亏");
    const char *behind = NULL;

    while (words_find_in(&EARNED, behind ? behind : title, &behind))
        if (g_ascii_isdigit(*behind))
            return TRUE;
    return FALSE;
}

/* Does the headline tell of a company's results, or of shares? */
static gboolean tells_of_results(const char *title)
{
    static struct words RESULTS =
        WORDS("净利", "营收", "获利", "全年盈利", "中期盈利", "盈利增", "盈利升", "盈利跌", "纯利",
              "财报", "业绩", "年报", "中报", "季报", "集团", "股份", "公司", "IPO", "股价", "台股",
              "A股", "港股", "股市", "大盘", "斥资", "定增", "募资", "预增", "回购", "中标", "法说",
              "股本", "狂赚", "大赚", "多赚", "少赚", "盈喜", "盈警", "扭亏", "派息", "EPS", "总座",
              "纯益", "配息", "股利", "毛利率", "资本支出", "展店", "拓店");
    static struct words INDUSTRY = WORDS(
        "行业", "制造业", "批发业", "餐饮业", "服务业", "营造业", "工业", "协会", "全国", "我国",
        "规模以上", "规上", "零售业", "旅游业", "销货额", "楼市", "旅客", "失业率", "外贸");
    const char *company = words_find_in(&RESULTS, title, NULL),
               *industry = words_find_in(&INDUSTRY, title, NULL);

    return company && !(industry && industry < company); /* 工程机械行业营收下滑 */
}

/* 连锁超市好邻生活4日举行法说会，…: does the text begin with a meeting on a company's results? */
static gboolean begins_with_results(const struct document *doc)
{
    static struct words MEETINGS = WORDS("法说会", "法人说明会", "业绩说明会", "业绩会",
                                         "业绩发布会", "法人座谈会", "股东会", "股东大会");
    const char *stop = text_find(doc->text, doc->text_bytes, "。");

    return stop && words_find(&MEETINGS, doc->text, stop, NULL);
}

gboolean region_tells_of_company(const struct document *doc)
{
    return is_headed_by_company(doc) || tells_of_results(doc->title) ||
           tells_of_earnings(doc->title) || begins_with_results(doc) ||
           words_find_in(&HEADS, doc->title, NULL) || speaks_by_its_head(doc);
}

const char *region_word_for_shareholders(const struct document *doc)
{
    static struct words SHARES = WORDS("多赚", "少赚", "狂赚", "大赚", "盈喜", "盈警", "派息",
                                       "配息", "股利", "法说", "纯益", "EPS");

    return words_find_in(&SHARES, doc->title, NULL);
}

#define DESCRIBED (6 * 3) /* bytes between a place and 公司 */

gboolean region_describes_company(const struct document *doc, const struct region *place)
{
    static const char COMPANY[] = "公司";
    static struct words THIS = WORDS("这家", "一家", "那家", "两家");
    const char *at = strstr(doc->title, place->short_name), *company;

    if (!at)
        return FALSE;
    company = strstr(at, COMPANY);
    return company && company - at - (ptrdiff_t)strlen(place->short_name) <= DESCRIBED &&
           words_end(&THIS, doc->title, at);
}
