/*
 * region_in_name.c - a place that is part of a name: of a school, a line, a plan, a plant, something in
 * quotation marks. Such a place says nothing of where the rest of its sentence happens.
 */
#include "normalize/region_resolve.h"

#define IN_BRACKETS (5 * 3) /* bytes of a place that another one's name is made precise by */

/* The text of a place in （） at byte `at`, and more of a name behind them? */
static gboolean name_goes_on(const char *s)
{
    static const char OPEN[] = "（", CLOSE[] = "）";
    const char *name = s + strlen(OPEN), *p = name, *end = name;

    if (!text_begins(s, OPEN))
        return FALSE;
    while (end - name <= IN_BRACKETS && *p && text_is_han(text_next(&p)))
        end = p;
    if (end == name || end - name > IN_BRACKETS || !text_begins(end, CLOSE))
        return FALSE;
    p = end + strlen(CLOSE);
    return *p && text_is_han(text_next(&p));
}

/* 宁夏（盐池）滩羊种业创新中心, 中国（广西）自由贸易试验区: a place that is part of a name. */
static gboolean is_in_double_name(const struct context *c, const struct mention *m)
{
    static const char OPEN[] = "（";
    const struct mention *before = m > c->doc->mentions ? m - 1 : NULL;
    const char *text = c->doc->text;

    return name_goes_on(text + m->byte_end) || (before && before->type == MENTION_REGION &&
                                                before->byte_end + strlen(OPEN) == m->byte_start &&
                                                name_goes_on(text + before->byte_end));
}

/* 《宁夏枢纽中卫集群建设方案》: of the places in a plan's title the inner one says whom it is about. */
static gboolean is_outer_in_title(const struct context *c, const struct mention *m,
                                  const struct region *r)
{
    const struct mention *next = m + 1;
    const char *text = c->doc->text;
    const struct region *inner;

    if (next >= c->doc->mentions + c->doc->n_mentions || next->type != MENTION_REGION ||
        !context_text_before(c, 0, m->byte_start, "《") ||
        text_find(text + m->byte_end, next->byte_start - m->byte_end, "》"))
        return FALSE;
    inner = c->regions[next - c->doc->mentions];
    return inner && inner != r && region_within(inner, r);
}

#define COMPANY_NAME (12 * 3) /* bytes of a company's name behind 中国 */

const char *region_name_goes_on_to(const struct context *c, const struct mention *m, uint32_t most,
                                   struct words *words, struct words *stops)
{
    const char *s = c->doc->text + m->byte_end,
               *end = c->doc->text + MIN(c->doc->text_bytes, m->byte_end + most);

    while (s < end && !words_begin(words, s, end))
        if ((stops && words_begin(stops, s, end)) || !text_is_han(text_next(&s)))
            return NULL;
    return s < end ? s : NULL;
}

/* 浙江国际海运职业技术学院: a place in the name of one that is there. */
static gboolean names_a_school(const struct context *c, const struct mention *m)
{
    static struct words SCHOOLS = WORDS("学院", "大学", "研究院", "研究所", "学校");
    static struct words VERBS =
        WORDS("的", "将", "要", "有", "在", "由", "等", "各", "和", "与", "让");
    return region_is_kind(m, "short") &&
           region_name_goes_on_to(c, m, COMPANY_NAME, &SCHOOLS, &VERBS);
}

/* 台北线旺季载客率: where a line goes. */
static gboolean names_a_route(const struct context *c, const struct mention *m,
                              const struct region *r)
{
    static struct words LINES = WORDS("线", "航线", "班机", "班次");
    static struct words OTHERS = WORDS("线上", "线下", "线路", "线索");

    return region_is_kind(m, "short") && r->level != REGION_PROVINCE &&
           region_any_at(c, m->byte_end, &LINES) && !region_any_at(c, m->byte_end, &OTHERS);
}

/* 粤澳合作中医药产业园: the first of two places by one character each, which is where neither is. */
static gboolean is_joint(const struct context *c, const struct mention *m)
{
    static struct words OTHERS = WORDS("港", "澳");

    return m->byte_end - m->byte_start == strlen("粤") && region_any_at(c, m->byte_end, &OTHERS);
}

#define QUOTED_NAME (12 * 3) /* bytes of a name in quotation marks */

/* “灯塔工厂”, “中国声谷”: names; but not “赣州现有油茶林277万亩，…”, where the place is no `outer` one */
static gboolean begins_quoted_name(const struct context *c, const struct mention *m,
                                   uint32_t block_start, gboolean outer)
{
    static struct words OPEN = WORDS("“", "「"), CLOSE = WORDS("”", "」");
    const char *text = c->doc->text;

    return region_any_before(c, block_start, m->byte_start, &OPEN) &&
           (outer || words_find(&CLOSE, text + m->byte_end,
                                text + MIN(c->doc->text_bytes, m->byte_end + QUOTED_NAME), NULL));
}

gboolean region_is_in_name(const struct context *c, const struct mention *m, uint32_t block_start,
                           const struct region *r)
{
    return names_a_school(c, m) || names_a_route(c, m, r) || is_outer_in_title(c, m, r) ||
           is_in_double_name(c, m) || is_joint(c, m) ||
           ((region_is_outer(r) || m->byte_end - m->byte_start <= strlen("灯塔")) &&
            begins_quoted_name(c, m, block_start, region_is_outer(r)));
}

gboolean region_names_a_company(const struct context *c, const struct mention *m)
{
    static struct words COMPANIES = WORDS("集团", "公司");
    static const char CHINA[] = "中国";
    return context_text_at(c, m->byte_start, CHINA) &&
           region_name_goes_on_to(c, m, COMPANY_NAME, &COMPANIES, NULL);
}

gboolean region_begins_firm(const struct context *c, const struct mention *m)
{
    static struct words FIRMS = WORDS("有限公司", "股份公司", "有限责任公司", "集团公司");

    return region_name_goes_on_to(c, m, COMPANY_NAME + 4 * 3, &FIRMS, NULL) != NULL;
}

#define PLANT (5 * 3) /* bytes of a plant's name between its place and 厂 */

/* 台南市永康厂预计8月底通水: a plant called by where it is, told of for this sentence. */
static gboolean names_plant(const struct context *c, const struct mention *m)
{
    static struct words PLANTS = WORDS("厂", "电厂", "水厂", "水库"),
                        GOES_ON =
                            WORDS("预计", "年", "目前", "今", "去", "明", "将", "已", "的", "自",
                                  "于", "也", "则", "完", "通", "扩", "产", "一期", "二期", "首",
                                  "每", "因", "由", "可", "原", "流标", "设", "现", "，");
    static struct words OF = WORDS("的");
    const char *plant = region_name_goes_on_to(c, m, PLANT, &PLANTS, &OF),
               *end = c->doc->text + c->doc->text_bytes;

    return plant && words_begin(&GOES_ON, plant + strlen(words_begin(&PLANTS, plant, end)), end);
}

gboolean region_heads_name(const struct context *c, const struct mention *m)
{
    static struct words NAMES =
        WORDS("国际", "机场", "港", "集结", "铁路", "轨道", "地铁", "综保", "综合", "航空", "口岸",
              "枢纽", "数据中心", "产业园", "外海", "近海", "海域");

    return (region_is_kind(m, "short") && region_any_at(c, m->byte_end, &NAMES)) ||
           (names_plant(c, m) &&
            region_clause_start(c->doc->text, 0, m->byte_start) == m->byte_start);
}
