/*
 * region_site.c - where works are built, lie or are measured, and where a company sits that tells of
 * itself: what the clause says happens there.
 */
#include "normalize/region_resolve.h"

#define WHOSE (6 * 3) /* bytes of who has what lies there, at the head of a clause */

/* 河南洛阳: where the place that is named in front of `m`, if any, begins; else where `m` does. */
static uint32_t start_with_outer(const struct context *c, const struct mention *m)
{
    return m > c->doc->mentions && m[-1].type == MENTION_REGION && m[-1].byte_end == m->byte_start
               ? m[-1].byte_start
               : m->byte_start;
}

/* 高雄市小港区: where the last of the places that stand one behind the other from `m` on ends. */
static uint32_t end_with_inner(const struct context *c, const struct mention *m)
{
    const struct mention *most = c->doc->mentions + c->doc->n_mentions;

    while (m + 1 < most && m[1].type == MENTION_REGION && m[1].byte_start == m->byte_end)
        m++;
    return m->byte_end;
}

#define COMPANY_SAYS (24 * 3) /* bytes in which a company from a place begins to tell */

/* 一家来自滨州的企业告诉记者，…: what it tells of itself happens there. */
gboolean region_speaks_for_company(const struct context *c, const struct mention *m,
                                   uint32_t clause)
{
    static struct words SAYS = WORDS("告诉记者", "负责人说", "负责人介绍", "负责人表示");
    const char *s = c->doc->text + m->byte_end,
               *end = c->doc->text + MIN(c->doc->text_bytes, m->byte_end + COMPANY_SAYS);

    return context_text_before(c, clause, start_with_outer(c, m), "来自") && text_begins(s, "的") &&
           words_find(&SAYS, s, end, &end) && !text_find(s, (gsize)(end - s), "。");
}

#define SITE (10 * 3) /* bytes from a place to what is built there */

/* 在桃园市观音区增建新厂, 将于屏东县沿海设置8处系统: what is built there is that place's. */
static gboolean is_site(const struct context *c, const struct mention *m, uint32_t clause)
{
    static struct words BUILT = WORDS("兴建", "新建", "增建", "扩建", "建设", "投建", "建造",
                                      "设置", "增设", "建置", "设厂", "建厂", "投资建设", "动工",
                                      "铺设", "埋设", "敷设", "开设", "设立", "成立"),
                        IN = WORDS("在", "将于", "前于", "拟于", "会于", "已于"),
                        NOT = WORDS("的", "、", "和", "，", "与");
    const char *text = c->doc->text, *s = text + m->byte_end, *verb,
               *end = text + MIN(c->doc->text_bytes, m->byte_end + SITE);

    if (!words_end(&IN, text + clause, text + m->byte_start))
        return FALSE;
    verb = words_find(&BUILT, s, end, NULL);
    return verb && !words_find(&NOT, s, verb, NULL);
}

/* 集团在香港有148间分店: what a company has there. */
static gboolean is_where_one_has(const struct context *c, const struct mention *m, uint32_t clause)
{
    static struct words IN = WORDS("在", "于"),
                        HAS = WORDS("有", "共有", "设有", "拥有", "现有", "已有", "开设", "开有",
                                    "已开设", "则有", "另有", "经营", "营运");

    return c->region_frames->company && region_any_before(c, clause, m->byte_start, &IN) &&
           region_any_at(c, m->byte_end, &HAS);
}

gboolean region_is_headquarters(const struct context *c, uint32_t at)
{
    static struct words SEATS =
        WORDS("总部位于", "总部设在", "总部设于", "总部在", "注册地在", "注册地位于");

    return region_any_before(c, 0, at, &SEATS);
}

/* 总部位于新竹市的环硕电子: what the company tells happens there. */
static gboolean is_seat_of_company(const struct context *c, const struct mention *m)
{
    static struct words AT = WORDS("位于", "设在", "设于"),
                        COMPANIES = WORDS("厂", "公司", "企业", "业者"),
                        SAYS = WORDS("指出", "表示", "说", "坦言", "公告", "告诉", "透露"),
                        STANDS = WORDS("坐落于", "设厂于");
    const char *text = c->doc->text, *behind = text + m->byte_end, *company, *says,
               *end = text + MIN(c->doc->text_bytes, m->byte_end + COMPANY_SAYS);
    uint32_t at = start_with_outer(c, m);

    if (region_any_before(c, 0, at, &AT) &&
        (company = words_find(&COMPANIES, behind, end, &behind)) &&
        (says = words_find(&SAYS, behind, end, NULL)) &&
        !text_find(company, (gsize)(says - company), "。"))
        return TRUE; /* 位于台中神冈的一家加工机厂指出 */
    return (region_is_headquarters(c, at) || region_any_before(c, 0, at, &STANDS)) &&
           context_text_at(c, m->byte_end, "的");
}

#define VENUE       (14 * 3) /* bytes from a place to what is held there */
#define FAIR_BEFORE (60 * 3) /* … and from the fair's name to the place */

gboolean region_is_venue(const struct context *c, const struct mention *m, uint32_t clause)
{
    static struct words FAIRS =
                            WORDS("展", "博览会", "嘉年华", "灯会", "节", "展会", "展览", "运动会"),
                        IN = WORDS("在", "于", "假"),
                        HELD = WORDS("登场", "举办", "举行", "开幕", "揭幕", "开锣", "展出"),
                        NOT = WORDS("，", "。"), VERBS = WORDS("览", "开", "示"), /* 展开 */
        TALKS = WORDS("记者会", "发布会", "说明会", "座谈会", "签约", "行前");
    const char *text = c->doc->text, *behind = text + m->byte_end, *held,
               *end = text + MIN(c->doc->text_bytes, m->byte_end + VENUE), *at;
    uint32_t in = start_with_outer(c, m);

    if (!words_end(&IN, text + clause, text + in) ||
        !(held = words_find(&HELD, behind, end, &end)) || words_find(&NOT, behind, held, NULL) ||
        words_begin(&TALKS, end, text + c->doc->text_bytes))
        return FALSE;
    at = text + context_look_back(c, c->sentences[c->sentence_of[m - c->doc->mentions]].start, in,
                                  FAIR_BEFORE);
    while (words_find(&FAIRS, at, text + in, &at))
        if (!words_begin(&VERBS, at, end))
            return TRUE;
    return FALSE;
}

gboolean region_is_site(const struct context *c, const struct mention *m, uint32_t clause)
{
    return is_seat_of_company(c, m) || is_site(c, m, clause) || is_where_one_has(c, m, clause);
}

/* 工程在哈密市的配套电源, 集团在葵青区的吞吐量: where what is measured lies, told at the head of its clause. */
static gboolean is_place_of_measured(const struct context *c, const struct mention *m,
                                     uint32_t clause)
{
    return region_is_kind(m, "full") && m->byte_start - clause <= WHOSE + strlen("在") &&
           context_text_before(c, clause, m->byte_start, "在") &&
           context_text_at(c, m->byte_end, "的");
}

#define HOUSE (9 * 3) /* bytes of the name of a hospital or school */

/* 重建葵青区的玛嘉烈医院: is what is there a house of its own? */
static gboolean is_of_house(const struct context *c, const struct mention *m)
{
    static struct words HOUSES = WORDS("医院", "学校", "大楼", "体育馆", "图书馆", "中心");

    return context_text_at(c, m->byte_end, "的") &&
           region_name_goes_on_to(c, m, HOUSE, &HOUSES, NULL);
}

/* 通过扩建台中厂产线: a company's works, called by the place that they are in. */
static gboolean is_works(const struct context *c, const struct mention *m)
{
    static struct words WORKS = WORDS("厂", "新厂", "一厂", "二厂", "三厂", "工厂", "基地", "园区");
    static struct words BUILT = WORDS("扩建", "新建", "增建", "兴建", "启用", "扩充", "改建",
                                      "设立", "关闭", "旗下", "位于", "重建");

    return (region_is_kind(m, "short") || region_is_kind(m, "full")) &&
           region_any_before(c, 0, m->byte_start, &BUILT) &&
           (region_any_at(c, m->byte_end, &WORKS) || is_of_house(c, m));
}

gboolean region_holds_works(const struct context *c, const struct mention *m, uint32_t clause)
{
    return is_place_of_measured(c, m, clause) || is_works(c, m);
}

/* 首期设施位于屯门区，每日处理200公吨: what lies there is told of next, and the clause says no more. */
static gboolean is_site_of_works(const struct context *c, const struct mention *m, uint32_t clause)
{
    static struct words LIES = WORDS("位于", "选址", "设于", "坐落于", "选址在", "落户"),
                        STOPS = WORDS("，", ",");

    return m->byte_start > clause + strlen("位于") &&
           region_any_before(c, clause, m->byte_start, &LIES) &&
           region_any_at(c, end_with_inner(c, m), &STOPS);
}

/* 位于台南市的新测试产线预计试产: works that are called by where they lie, at the head of a sentence. */
static gboolean is_seat_of_works(const struct context *c, const struct mention *m, uint32_t clause)
{
    static struct words WORKS =
        WORDS("产线", "生产线", "工厂", "厂房", "新厂", "基地", "厂区", "福利院", "医院", "学校",
              "校区", "管理局", "封测厂", "一厂", "二厂", "三厂", "厂，", "中央厨房", "仓库",
              "物流中心", "数据中心", "研发中心", "体育园", "体育馆", "场馆", "大学", "校园",
              "公园", "商场", "酒店", "发电厂", "电厂", "水厂", "水库");
    static const char OF[] = "的";
    static struct words LIES = WORDS("位于", "坐落", "座落", "坐落于", "坐落在");
    const char *text = c->doc->text, *s = text + end_with_inner(c, m),
               *end = MIN(text + c->doc->text_bytes, s + SITE);

    return m->byte_start - clause <= WHOSE + strlen("位于") &&
           region_any_before(c, clause, m->byte_start, &LIES) && text_begins_within(s, end, OF) &&
           words_find(&WORKS, s, end, NULL);
}

gboolean region_is_seat_of_works(const struct context *c, const struct mention *m, uint32_t clause)
{
    return is_seat_of_works(c, m, clause) || is_site_of_works(c, m, clause);
}
