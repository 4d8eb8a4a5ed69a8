/*
 * region_document.c - the article's own region: that of its headline, else the one that its
 * text is about most.
 */
#include "normalize/region_resolve.h"

#include "core/text.h"
#include "core/zone.h"

#include <string.h>

#define WEIGHT_SOURCE 2
#define WEIGHT_BUREAU 8 /* a bureau's own text, on 全区 */
#define WEIGHT_BODY   2
#define WEIGHT_PLAN   4 /* in 《》 */
#define WEIGHT_LEAD   3 /* in the first sentences */
#define NATION_ENOUGH 2 /* 国内, 中国 named so often make an article on an industry the nation's */
#define WEIGHT_ENOUGH 2 /* a place that a clause names once is no article's */

/* Regions that count for the document, each with the weight of what names it. */
struct votes {
    struct vote {
        const struct region *region;
        uint32_t weight;
    } at[64];
    uint32_t n, total;
    gboolean national; /* do national authorities, plans or 全国 speak? 国内 alone says little */
    uint32_t nation;   /* how often it is named at all: 国内, 我国 … */
};

static void vote(struct votes *v, const struct region *r, uint32_t weight)
{
    uint32_t i = 0;

    if (!r || r->level == REGION_FOREIGN)
        return;
    v->total += weight;
    while (i < v->n && v->at[i].region != r)
        i++;
    if (i == v->n) {
        if (v->n == G_N_ELEMENTS(v->at))
            return;
        v->at[v->n++] = (struct vote){ r, 0 };
    }
    v->at[i].weight += weight;
}

/* 青海日报 tells of all the places in its province: where one of them is named, it says nothing. */
static void vote_for_source(struct votes *v, const struct region *source, uint32_t weight)
{
    for (uint32_t i = 0; source && i < v->n; i++)
        if (v->at[i].region != source && region_within(v->at[i].region, source))
            return;
    if (weight > 0)
        vote(v, source, weight);
}

/* The least part of its largest place's weight that a province must have by itself: 1/4. */
#define OWN_SHARE 4

/* What counts for a city counts for its province too where the province is named itself. */
static const struct region *winner(const struct votes *v)
{
    const struct region *best = NULL;
    uint32_t most = 0;

    for (uint32_t i = 0; i < v->n; i++) {
        uint32_t w = 0, largest = 0;

        for (uint32_t j = 0; j < v->n; j++)
            if (v->at[i].region->level != REGION_NATION
                    ? region_within(v->at[j].region, v->at[i].region)
                    : i == j) {
                w += v->at[j].weight;
                largest = MAX(largest, v->at[j].weight);
            }
        if (v->at[i].weight * OWN_SHARE < largest)
            w = v->at[i].weight; /* 江苏 named once in a text on one of its cities */
        if (w > most || (w == most && best && best->level < v->at[i].region->level)) {
            most = w;
            best = v->at[i].region;
        }
    }
    if (!best || most * 2 <= v->total || most < WEIGHT_ENOUGH)
        return NULL;
    return best->level == REGION_NATION && !v->national ? NULL : best;
}

/* How often one of the words stands in the text, up to `most`. */
static uint32_t count_words(const char *text, gsize n, struct words *words, uint32_t most)
{
    const char *s = text, *end = text + n;
    uint32_t count = 0;

    while (count < most && words_find(words, s, end, &s))
        count++;
    return count;
}

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
    return count_words(doc->text, doc->text_bytes, &COMPANY, COMPANY_SPEAKS) == COMPANY_SPEAKS;
}

gboolean region_is_company_news(const struct document *doc)
{
    static struct words RESULTS =
        WORDS("净利", "营收", "财报", "业绩", "年报", "中报", "季报", "集团", "股份", "公司", "IPO",
              "股价", "台股", "A股", "港股", "股市", "大盘", "斥资", "定增", "募资", "预增", "回购",
              "中标", "法说", "股本", "狂赚", "大赚", "多赚", "少赚", "盈喜", "盈警", "扭亏",
              "派息", "EPS", "总座", "纯益", "配息", "股利");

    static struct words INDUSTRY = WORDS("行业", "协会", "全国", "我国", "零售业", "旅游业",
                                         "销货额", "楼市", "旅客", "失业率", "外贸");

    const char *company = words_find_in(&RESULTS, doc->title, NULL),
               *industry = words_find_in(&INDUSTRY, doc->title, NULL);

    if (is_headed_by_company(doc))
        return TRUE;
    return company && !(industry && industry < company); /* 工程机械行业营收下滑 */
}

/* 协会：上半年销售回暖: a trade's association that names no place counts the nation's. */
static gboolean is_trade_news(const char *title)
{
    static struct words TRADES = WORDS("协会", "商会", "全行业");

    return words_find_in(&TRADES, title, NULL) != NULL;
}

/* A headline on a whole industry: where 国内 is its frame, it is the nation's. */
static gboolean is_of_industry(const char *title)
{
    static struct words INDUSTRIES = WORDS("业", "规划", "行业", "市场", "产量", "需求", "装机",
                                           "“十", "标准", "意见", "目录", "出口", "进口");

    return words_find_in(&INDUSTRIES, title, NULL) != NULL;
}

/* Does the headline call the place by its name without 县, 市, 区 …: 渭源 for 渭源县? */
static gboolean is_called(const char *title, const struct region *region,
                          const struct region *named)
{
    gsize n = strlen(region->name);
    char stem[64];

    if ((region->level != REGION_COUNTY &&
         !(region->level == REGION_PREFECTURE && region_name_ends(region->name, "县"))) ||
        n < strlen("渭源县") || n >= sizeof(stem))
        return FALSE;
    memcpy(stem, region->name, n - strlen("县"));
    stem[n - strlen("县")] = '\0';
    if (named && g_str_has_prefix(named->name, stem)) /* 长沙市 in the headline is not 长沙县 */
        return FALSE;
    return strstr(title, stem) != NULL;
}

/*
 * Short names of counties are in no gazetteer, since many are everyday words; the one of a
 * county that the body names in full is safe.
 */
static const struct region *county_in_title(const struct context *c, const struct region *named)
{
    for (uint32_t i = 0; c->doc->title && i < c->doc->n_mentions; i++)
        if (c->regions[i] && is_called(c->doc->title, c->regions[i], named))
            return c->regions[i];
    return NULL;
}

#define OPENING_SENTENCES 12
#define ZONE_WITHIN       (12 * 3) /* bytes between a district and the zone that is in it */

/* 这座位于巴南区麻柳片区的园区: the district that the zone of the article is in, told at its start. */
static const struct region *seat_of_zone(const struct context *c)
{
    static struct words LIES = WORDS("位于", "坐落于", "坐落在", "地处");
    static struct words ZONES =
        WORDS("的园区", "的产业园", "的开发区", "的基地", "的示范区", "的科技城");
    const char *text = c->doc->text;

    for (uint32_t i = 0; i < c->doc->n_mentions && c->sentence_of[i] < OPENING_SENTENCES; i++) {
        const struct mention *m = &c->doc->mentions[i];
        const char *s = text + m->byte_end,
                   *end = text + MIN(m->byte_end + ZONE_WITHIN, c->doc->text_bytes);

        if (c->regions[i] && c->regions[i]->level == REGION_COUNTY &&
            words_end(&LIES, text, text + m->byte_start) && words_find(&ZONES, s, end, &end) &&
            !text_find(s, (gsize)(end - s), "，"))
            return c->regions[i];
    }
    return NULL;
}

/* Where the last name of `place` before `at` begins; `*end` is where it ends. NULL: none. */
static const char *last_name_before(const char *s, const char *at, const struct region *place,
                                    const char **end)
{
    const char *names[] = { place->name, place->short_name };

    for (const char *p = at; p-- > s;)
        for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
            if (text_begins(p, names[i]) && p + strlen(names[i]) <= at) {
                *end = p + strlen(names[i]);
                return p;
            }
    return NULL;
}

/*
 * 襄阳高新技术产业开发区2024年工作总结, 西安高新区上半年…: the zone in the headline, where it
 * stands behind the place that it is in. `named` is that place.
 */
static const struct region *zone_in_title(const struct regions *r, struct context *c,
                                          GHashTable *made, const struct region *named)
{
    const char *title = c->doc->title, *behind, *zone, *name, *end;

    if (!named || named->level <= REGION_AREA)
        return NULL;
    zone = words_find_in(&zone_words, title, &behind);
    if (!zone)
        zone = words_find_in(&zone_short_words, title, &behind);
    name = zone ? last_name_before(title, zone, named, &end) : NULL;
    return name && zone_joins(end, zone) ? region_zone_row(r, c, made, name, behind) : NULL;
}

#define COMING_WEIGHT 2 /* 访澳旅客 says more of where one is than a name does */
#define COMING_MOST   4

/*
 * The place that a text in traditional script is from, as far as its names tell: the one of
 * Taiwan, Hong Kong and Macao that it names most, and at least as often as the nation.
 */
static const struct region *home_by_script(const struct regions *r, const struct context *c)
{
    static const char *const PLACES[] = { "台湾", "香港", "澳门" };
    static struct words COMING[] = { WORDS("来台", "访台", "新台币", "赴台"),
                                     WORDS("来港", "访港", "抵港", "港元"),
                                     WORDS("来澳", "访澳", "抵澳", "澳门元", "本澳") };
    const struct region *home = NULL;
    uint32_t most = 1, nation = 0;

    if (g_strcmp0(c->doc->script, "hant") != 0)
        return NULL;
    for (uint32_t k = 0; k < c->doc->n_mentions; k++)
        nation += c->regions[k] && c->regions[k]->level == REGION_NATION;
    for (gsize i = 0; i < G_N_ELEMENTS(PLACES); i++) {
        const struct region *place = regions_find(r, PLACES[i], strlen(PLACES[i]));
        uint32_t n = place ? region_named_within(c, place) +
                                 COMING_WEIGHT * count_words(c->doc->text, c->doc->text_bytes,
                                                             &COMING[i], COMING_MOST)
                           : 0;

        if (n > most && n >= nation) {
            most = n;
            home = place;
        }
    }
    return home;
}

/* 中国医药城: the nation in the headline as part of a name, or as where something is. */
static gboolean only_says_china(const char *title, const struct region *named)
{
    static struct words NATION =
        WORDS("全国", "我国", "国家", "国务院", "部", "委", "总局", "央行");

    return named && named->level == REGION_NATION && !words_find_in(&NATION, title, NULL);
}

/* 内地, 大陆 in traditional script: where the reader is not, and no article's own place. */
static gboolean is_other_side(const struct context *c, const struct mention *m)
{
    static struct words SIDES = WORDS("内地", "中国内地", "大陆", "中国大陆");

    return g_strcmp0(c->doc->script, "hant") == 0 &&
           words_match(&SIDES, c->doc->text + m->byte_start, c->doc->text + m->byte_end);
}

/* 内地分店 in a headline in traditional script */
static gboolean names_other_side(const struct document *doc, const struct region *named)
{
    static struct words NATION = WORDS("全国", "我国", "中国", "国务院", "中央", "北京");

    return named->level == REGION_NATION && g_strcmp0(doc->script, "hant") == 0 &&
           !words_find_in(&NATION, doc->title, NULL);
}

/* 民权报, 沂水县融媒体中心: the place in the name of a paper; that of a county is no short name elsewhere. */
static const struct region *place_of_source(const struct regions *r, const char *source)
{
    static struct words PAPERS = WORDS("日报", "晚报", "时报", "报", "新闻网", "网", "发布", "融媒",
                                       "融媒体", "融媒体中心", "电视台", "在线");
    static const char *const KINDS[] = { "县", "市", "区" };
    const struct region *named = region_named_in(r, source);
    const char *end = source + strlen(source), *paper = words_end(&PAPERS, source, end);
    gsize n = paper ? (gsize)(end - source) - strlen(paper) : 0;

    if (named || n < strlen("民权") || n > strlen("科尔沁"))
        return named;
    for (gsize i = 0; i < G_N_ELEMENTS(KINDS) && !named; i++) {
        char name[32];

        g_snprintf(name, sizeof(name), "%.*s%s", (int)n, source, KINDS[i]);
        named = regions_find(r, name, strlen(name));
    }
    return named;
}

/* Does the text say 全区, 我省, 本市 …, of a place that it takes for known? */
static gboolean speaks_of_here(const struct context *c)
{
    for (uint32_t i = 0; i < c->doc->n_mentions; i++)
        if (c->doc->mentions[i].type == MENTION_REGION &&
            region_is_kind(&c->doc->mentions[i], "here"))
            return TRUE;
    return FALSE;
}

/*
 * Whose paper or bureau it is from counts where the text names places, too, or none but 全区:
 * 宁夏回族自治区统计局 tells of no other place then. 0: it says nothing.
 */
static uint32_t weight_of_source(const struct context *c, const struct votes *v)
{
    static struct words BUREAUS =
        WORDS("统计局", "政府", "厅", "局", "委员会", "发改委", "改革委", "海关");
    gboolean bureau = words_find_in(&BUREAUS, c->doc->source, NULL) != NULL,
             here = speaks_of_here(c);

    if (bureau && here)
        return WEIGHT_BUREAU;
    return v->n > 0 || bureau || here ? WEIGHT_SOURCE : 0;
}

const struct region *region_find_document(const struct regions *r, struct context *c,
                                          GHashTable *made)
{
    const struct document *doc = c->doc;
    const struct region *named = doc->title ? region_named_in(r, doc->title) : NULL;
    struct votes v = { .n = 0 };
    const struct region *best, *zone = zone_in_title(r, c, made, named);
    const struct region *county = county_in_title(c, named);

    if (named && names_other_side(doc, named))
        named = NULL;
    if (zone)
        return zone;
    if (!county)
        county = seat_of_zone(c);
    if (county && (!named || region_within(county, named)))
        return county;
    if ((named && named->level != REGION_AREA && !only_says_china(doc->title, named)) ||
        region_is_company_news(doc))
        return named;
    for (uint32_t i = 0; i < doc->n_mentions; i++) {
        const struct mention *m = &doc->mentions[i];
        uint32_t block_start = c->sentences[c->sentence_of[i]].start;

        if (m->type != MENTION_REGION || !c->regions[i])
            continue;
        v.nation += c->regions[i]->level == REGION_NATION;
        if (!region_is_subject(c, m, block_start, c->regions[i]) || is_other_side(c, m))
            continue;
        v.national |= c->regions[i]->level == REGION_NATION && !region_is_weak(c, m, c->regions[i]);
        vote(&v, c->regions[i],
             context_text_before(c, 0, m->byte_start, "《") ? WEIGHT_PLAN
             : region_is_kind(m, "body")                    ? WEIGHT_BODY
             : c->sentence_of[i] < 2                        ? WEIGHT_LEAD
                                                            : 1);
    }
    if (doc->source)
        vote_for_source(&v, place_of_source(r, doc->source), weight_of_source(c, &v));
    if (v.total == 0 && is_trade_news(doc->title))
        return region_nation(r);
    best = winner(&v);
    if (!best || best->level == REGION_NATION || region_name_ends(best->name, "特别行政区")) {
        const struct region *home = home_by_script(r, c);

        best = home ? home : best;
    }
    if (named) /* 大湾区 in the headline, and the text is on one of its places */
        return best && best->level > REGION_AREA && best->level < REGION_FOREIGN ? best : named;
    return !best && v.nation >= NATION_ENOUGH && is_of_industry(doc->title) ? region_nation(r)
                                                                            : best;
}
