/*
 * region_document.c - the article's own region: that of its headline, else the one that its
 * text is about most.
 */
#include "normalize/region_resolve.h"

#include "core/text.h"
#include "core/town.h"
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
        gboolean named; /* otherwise than by an organ of it */
    } at[64];
    uint32_t n, total;
    gboolean national; /* do national authorities, plans or 全国 speak? 国内 alone says little */
    uint32_t nation;   /* how often it is named at all: 国内, 我国 … */
};

static void vote(struct votes *v, const struct region *r, uint32_t weight, gboolean named)
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
        v->at[v->n++] = (struct vote){ .region = r };
    }
    v->at[i].weight += weight;
    v->at[i].named |= named;
}

/*
 * 青海日报 tells of all the places in its province: where one of them is named, it says nothing. A bureau that
 * speaks of 全县 tells of the county, whichever of its places it names.
 */
static void vote_for_source(struct votes *v, const struct region *source, uint32_t weight)
{
    for (uint32_t i = 0; source && weight < WEIGHT_BUREAU && i < v->n; i++)
        if (v->at[i].region != source && region_within(v->at[i].region, source))
            return;
    if (weight > 0)
        vote(v, source, weight, TRUE);
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
        /* 江苏 named once in a text on one of its cities, 水利署 speaks in one */
        if (v->at[i].weight * OWN_SHARE <= largest || !v->at[i].named)
            w = v->at[i].weight;
        if (w > most || (w == most && best && best->level < v->at[i].region->level)) {
            most = w;
            best = v->at[i].region;
        }
    }
    if (!best || most * 2 <= v->total || most < WEIGHT_ENOUGH)
        return NULL;
    return best->level == REGION_NATION && !v->national ? NULL : best;
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
                                           "“十", "标准", "意见", "目录", "出口", "进口", "部门");

    return words_find_in(&INDUSTRIES, title, NULL) != NULL;
}

#define FRAME_MOST (14 * 3) /* bytes from 国内 to the word for an industry */

/* 今年上半年国内电子元器件行业增速放缓: an industry of the nation, as the first sentences have it. */
static gboolean starts_on_industry(const struct context *c)
{
    static struct words NATION = WORDS("国内", "全国", "我国"),
                        INDUSTRIES = WORDS("行业", "产业", "市场", "企业");
    const char *text = c->doc->text, *behind = text,
               *end = text + c->sentences[MIN(2, c->n_sentences) - 1].end;

    while (words_find(&NATION, behind, end, &behind))
        if (words_find(&INDUSTRIES, behind, MIN(end, behind + FRAME_MOST), NULL))
            return TRUE;
    return FALSE;
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

/* 上半年广西外贸增长 凭祥水果进口唱主角: is the county of the headline's second part, and the place around it of its first? */
static gboolean stands_in_next_part(const char *title, const struct region *around,
                                    const struct region *county)
{
    static struct words PARTS = WORDS(" ", "　");
    const char *part = words_find_in(&PARTS, title, NULL), *first;
    char *stem = g_strndup(county->name, strlen(county->name) - strlen("县"));
    gboolean next = part && around->short_name && *around->short_name &&
                    (first = strstr(title, around->short_name)) != NULL && first < part &&
                    strstr(title, stem) > part;

    g_free(stem);
    return next;
}

/* A district of Hong Kong: its short name in a headline is more often a part of town (district_in_front). */
static gboolean is_of_hong_kong(const struct region *r)
{
    return r->level == REGION_COUNTY && r->parent && region_is_beyond(r->parent);
}

/*
 * Short names of counties are in no gazetteer, since many are everyday words; the one of a
 * county that the body names in full is safe.
 */
static const struct region *county_in_title(const struct context *c, const struct region *named)
{
    for (uint32_t i = 0; c->doc->title && i < c->doc->n_mentions; i++)
        if (c->regions[i] && !is_of_hong_kong(c->regions[i]) &&
            is_called(c->doc->title, c->regions[i], named))
            return c->regions[i];
    return NULL;
}

#define DISTRICT_LEAST (2 * 3) /* bytes of a district's name without 区 */
#define DISTRICT_MOST  (3 * 3)
#define DISTRICT_NAMED 2 /* how often the text names it at least */

#define OPENING_WORDS (4 * 3)  /* bytes that a headline begins with, and … */
#define OPENING_BYTES (60 * 3) /* … bytes of the text's beginning that they may stand in */

/* 元朗南新发展区…, and the text begins: 发展局今日公布，元朗南新发展区…: does it go on with the headline's words? */
static gboolean opens_with(const struct document *doc, const char *title)
{
    return strlen(title) >= OPENING_WORDS &&
           memmem(doc->text, MIN(doc->text_bytes, OPENING_BYTES), title, OPENING_WORDS) != NULL;
}

/* 深水埗康健中心开幕半年: the district of Hong Kong that a headline begins with, and the text names again; or NULL. */
static const struct region *district_in_front(const struct regions *r, const struct document *doc)
{
    const char *title = doc->title, *end = doc->text + doc->text_bytes;
    gsize most = title && document_is_traditional(doc) ? strlen(title) : 0;

    for (gsize n = DISTRICT_LEAST; n <= MIN(DISTRICT_MOST, most); n += 3) {
        char name[DISTRICT_MOST + sizeof("区")];
        const struct region *row;
        const char *p = doc->text;
        guint times = 0;

        g_snprintf(name, sizeof(name), "%.*s区", (int)n, title);
        row = g_utf8_validate(name, -1, NULL) ? regions_find(r, name, strlen(name)) : NULL;
        if (!row || row->level != REGION_COUNTY || !row->parent || !region_is_beyond(row->parent))
            continue;
        while (times < DISTRICT_NAMED && (p = memmem(p, (gsize)(end - p), title, n)) != NULL) {
            p += n;
            times++;
        }
        if (times == DISTRICT_NAMED || (times > 0 && opens_with(doc, title)))
            return row;
    }
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

/* 营收创高 新竹二厂明年投产: the headline names a company's works by the place. */
static gboolean names_works(const struct document *doc, const struct region *place)
{
    static struct words WORKS = WORDS("厂", "一厂", "二厂", "三厂", "新厂", "厂区");
    gsize n = strlen(place->short_name);
    const char *at;

    if (region_name_ends(place->short_name, "县") && n > strlen("云林"))
        n -= strlen("县"); /* no short name of its own in the table */
    at = doc->title ? memmem(doc->title, strlen(doc->title), place->short_name, n) : NULL;
    return at && at > doc->title && words_begin(&WORKS, at + n, at + strlen(at));
}

/* 山西省平顺县: the place within others that begins with mention `i`. */
static const struct region *innermost(const struct context *c, uint32_t i)
{
    const struct mention *m = c->doc->mentions;

    while (i + 1 < c->doc->n_mentions && m[i + 1].type == MENTION_REGION && c->regions[i + 1] &&
           m[i + 1].byte_start == m[i].byte_end && c->regions[i]->level > REGION_NATION &&
           c->regions[i + 1]->level < REGION_FOREIGN &&
           region_within(c->regions[i + 1], c->regions[i]))
        i++;
    return c->regions[i];
}

#define COMPANY_NAME (14 * 3) /* bytes from the place to 公司 */

/*
 * 澳门某某股份有限公司昨日举行股东大会, 台中传动元件厂某某科技今日: does the text begin with a company's name
 * that the place is part of?
 */
static gboolean begins_company(const struct context *c, const struct mention *m)
{
    static struct words COMPANY = WORDS("公司", "厂", "大厂", "集团", "企业", "控股", "股份");

    return region_name_goes_on_to(c, m, COMPANY_NAME, &COMPANY, NULL) != NULL;
}

/* 总部位于内蒙古包头市的某某新材, told at the start of an article on a company: the smallest place named; or NULL. */
static const struct region *seat_of_company(const struct context *c)
{
    static struct words BASES = WORDS("为基地", "为总部", "为根据地");
    static const char LIES[] = "位于",
                      OF[] = "的"; /* 位于新竹县的某某科技, in the first sentence */

    for (uint32_t i = 0; i < c->doc->n_mentions && c->sentence_of[i] < OPENING_SENTENCES; i++) {
        const struct mention *m = &c->doc->mentions[i];

        if (m->byte_start == 0 && region_is_ours(c->regions[i]) &&
            c->regions[i]->level > REGION_AREA && begins_company(c, m))
            return innermost(c, i);
        if (c->regions[i] && c->regions[i]->level > REGION_AREA &&
            (region_is_headquarters(c, m->byte_start) ||
             (context_text_before(c, 0, m->byte_start, "以") &&
              region_any_at(c, m->byte_end, &BASES)) || /* 以香港为基地的某某控股 */
             (c->sentence_of[i] == 0 && context_text_before(c, 0, m->byte_start, LIES) &&
              context_text_at(c, m->byte_end, OF))))
            return innermost(c, i);
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

/* 市山镇2011年工作总结, of a text on 全镇: the town that the headline begins with, which no county names; or NULL. */
static const struct region *town_in_title(const struct regions *r, struct context *c,
                                          GHashTable *made)
{
    const char *title = c->doc->title,
               *behind = title ? town_end(title, title, title + strlen(title)) : NULL;
    const struct region *town =
        behind ? region_town_row(r, c, made, title, (gsize)(behind - title), NULL, NULL) : NULL;

    return town && region_speaks_of_here(c, town) ? town : NULL;
}

#define TOWN_ENOUGH 3 /* how often an article on a township names it */

#define TOWNS_IN_TITLE 4 /* no headline names more */

/*
 * 口湖人的鳗与鲷, of a text in traditional script that names 口湖乡 more often than all other townships: the one whose
 * short name stands in the headline; or NULL.
 */
static const struct region *short_town_in_title(const struct context *c)
{
    static struct words HEARD =
        WORDS("乡亲", "居民", "民众", "地方"); /* only speak of what is told */
    const struct region *towns[TOWNS_IN_TITLE];
    uint32_t times[TOWNS_IN_TITLE] = { 0 }, n = 0, best = 0, all = 0;
    const char *title = c->doc->title, *at;

    if (!title || !document_is_traditional(c->doc))
        return NULL;
    for (uint32_t i = 0; i < c->doc->n_mentions; i++) {
        const struct region *r = c->regions[i];
        uint32_t k = 0;

        if (!r || r->level != REGION_TOWN)
            continue;
        all++;
        while (k < n && towns[k] != r)
            k++;
        if (k == n && (n == TOWNS_IN_TITLE || !r->short_name || !strstr(title, r->short_name)))
            continue;
        if (k == n)
            towns[n++] = r;
        times[k]++;
        best = times[k] > times[best] ? k : best;
    }
    if (n == 0 || times[best] < TOWN_ENOUGH || times[best] * 2 <= all)
        return NULL;
    at = strstr(title, towns[best]->short_name) + strlen(towns[best]->short_name);
    return words_begin(&HEARD, at, at + strlen(at)) ? NULL : towns[best];
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
    static struct words COMING[] = {
        WORDS("来台", "访台", "新台币", "赴台"), WORDS("来港", "访港", "抵港", "港元"),
        WORDS("来澳", "访澳", "抵澳", "澳门元", "本澳", "博企", "赌收")
    };
    const struct region *home = NULL, *only = NULL;
    uint32_t most = 1, nation = 0, named = 0;

    if (!document_is_traditional(c->doc))
        return NULL;
    for (uint32_t k = 0; k < c->doc->n_mentions; k++)
        nation += c->regions[k] && c->regions[k]->level == REGION_NATION;
    for (gsize i = 0; i < G_N_ELEMENTS(PLACES); i++) {
        const struct region *place = regions_find(r, PLACES[i], strlen(PLACES[i]));
        uint32_t n =
            place ? region_named_within(c, place) +
                        COMING_WEIGHT * words_count(&COMING[i], c->doc->text,
                                                    c->doc->text + c->doc->text_bytes, COMING_MOST)
                  : 0;

        if (n > most && n >= nation) {
            most = n;
            home = place;
        }
        if (n > 0) {
            only = named ? NULL : place;
            named++;
        }
    }
    return home || nation > 0 ? home : only; /* 全港 once, and none of the others */
}

/* 中国医药城: the nation in the headline as part of a name, or as where something is. */
static gboolean only_says_china(const char *title, const struct region *named)
{
    static struct words NATION =
        WORDS("全国", "我国", "国家", "国务院", "部", "委", "总局", "央行");

    return named && named->level == REGION_NATION && !words_find_in(&NATION, title, NULL);
}

/* 内地分店 in a headline in traditional script */
static gboolean names_other_side(const struct document *doc, const struct region *named)
{
    static struct words NATION = WORDS("全国", "我国", "中国", "国务院", "中央", "北京");

    return named->level == REGION_NATION && document_is_traditional(doc) &&
           !words_find_in(&NATION, doc->title, NULL);
}

/*
 * Whose paper or bureau it is from counts where the text names places, too, or none but 全区:
 * 宁夏回族自治区统计局 tells of no other place then. 0: it says nothing.
 */
static uint32_t weight_of_source(const struct context *c, const struct votes *v,
                                 const struct region *place)
{
    static struct words BUREAUS =
        WORDS("统计局", "政府", "厅", "局", "委员会", "发改委", "改革委", "海关");
    gboolean bureau = words_find_in(&BUREAUS, c->doc->source, NULL) != NULL,
             here = region_speaks_of_here(c, NULL);

    if (bureau && here)
        return WEIGHT_BUREAU;
    if (place && place->level == REGION_COUNTY && region_speaks_of_here(c, place))
        return WEIGHT_BUREAU; /* 今日谷城 on 全县 */
    return v->n > 0 || bureau || here ? WEIGHT_SOURCE : 0;
}

/* 右江日报 on 全市: a paper that has a district's name, and is its city's. */
static const struct region *place_of_source(const struct regions *r, const struct context *c)
{
    const struct region *source = region_of_source(r, c->doc->source);

    return source && source->level == REGION_COUNTY && region_name_ends(source->name, "区") &&
                   !region_speaks_of_here(c, source) && region_speaks_of_here(c, source->parent)
               ? source->parent
               : source;
}

/* The province that `r` is or is in; NULL: none. */
static const struct region *province_of(const struct region *r)
{
    while (r && r->level != REGION_PROVINCE)
        r = r->parent;
    return r;
}

/* 我省 in a text that names places of one province only: that one, though no place is named most. */
static const struct region *province_spoken_of(const struct context *c, const struct votes *v)
{
    const struct region *found = NULL;

    for (uint32_t i = 0; i < v->n; i++) {
        const struct region *province = province_of(v->at[i].region);

        if (v->at[i].region->level == REGION_NATION)
            continue;
        if (!province || (found && province != found))
            return NULL;
        found = province;
    }
    return found && region_speaks_of_here(c, found) ? found : NULL;
}

#define ABROAD_ENOUGH 3 /* how often an article on another country names it */

/*
 * 日本二季度经济反弹: another country in the headline, which the text names more often than any
 * place of ours; or NULL.
 */
static const struct region *country_in_title(const struct regions *r, const struct context *c)
{
    const struct region *country = c->doc->title ? region_foreign_in(r, c->doc->title) : NULL;
    uint32_t n = country ? region_named_within(c, country) : 0;
    GHashTable *times;
    gboolean ours = FALSE;

    if (n < ABROAD_ENOUGH)
        return NULL;
    times = g_hash_table_new(NULL, NULL);
    for (uint32_t i = 0; i < c->doc->n_mentions && !ours; i++) {
        gpointer place = (gpointer)c->regions[i];
        guint seen = GPOINTER_TO_UINT(g_hash_table_lookup(times, place)) + 1;

        g_hash_table_insert(times, place, GUINT_TO_POINTER(seen));
        ours = region_is_ours(place) && seen >= n;
    }
    g_hash_table_destroy(times);
    return ours ? NULL : country;
}

/*
 * （中央社记者某某台东县20日电）…南回公路台东县段…: where an agency's story was written, that its first
 * sentences name again, and the text no other place as often; or NULL. Stories from the capital
 * are on all of Taiwan.
 */
static const struct region *place_written_on(const struct context *c)
{
    static const char CAPITAL[] = "台北市";
    const struct region *dateline = region_of_dateline(c);
    uint32_t first = 0, within = 0, others = 0;

    if (!document_is_traditional(c->doc) || !dateline || dateline->level <= REGION_PROVINCE ||
        strcmp(dateline->name, CAPITAL) == 0)
        return NULL;
    for (uint32_t i = 0; i < c->doc->n_mentions; i++) {
        const struct region *r = c->regions[i];

        if (!r || r->level <= REGION_PROVINCE || r->level == REGION_FOREIGN)
            continue;
        first += r == dateline && c->sentence_of[i] < OPENING_SENTENCES / 2;
        within += region_within(r, dateline);
        others += !region_within(r, dateline);
    }
    return first > 1 && within > others ? dateline : NULL; /* once in the dateline itself */
}

/* What the text's subjects, its dateline and its source say for each place. */
static void count_votes(const struct regions *r, const struct context *c, struct votes *v)
{
    const struct document *doc = c->doc;
    const struct region *dateline = region_of_dateline(c);

    for (uint32_t i = 0; i < doc->n_mentions; i++) {
        const struct mention *m = &doc->mentions[i];
        uint32_t block_start = c->sentences[c->sentence_of[i]].start;

        if (m->type != MENTION_REGION || !c->regions[i])
            continue;
        v->nation += c->regions[i]->level == REGION_NATION;
        if (!region_is_subject(c, m, block_start, c->regions[i]) || region_is_other_side(c, m))
            continue;
        v->national |=
            c->regions[i]->level == REGION_NATION && !region_is_weak(c, m, c->regions[i]);
        vote(v, innermost(c, i),
             context_text_before(c, 0, m->byte_start, "《") ? WEIGHT_PLAN
             : region_is_kind(m, "body")                    ? WEIGHT_BODY
             : c->sentence_of[i] < 2                        ? WEIGHT_LEAD
                                                            : 1,
             !region_is_kind(m, "body"));
    }
    if (dateline && dateline->level > REGION_PROVINCE && region_speaks_of_here(c, dateline))
        vote(v, dateline, WEIGHT_BUREAU, TRUE);
    if (doc->source) {
        const struct region *place = place_of_source(r, c);

        vote_for_source(v, place, weight_of_source(c, v, place));
    }
}

#define ORGAN_LEAST 3 /* characters of an authority's name */
#define ORGAN_MOST  8

/* 机管局去年度多赚三倍: whose authority a headline begins with, that tells results as a company does; or NULL. */
static const struct region *organ_in_front(const struct regions *r, const char *title)
{
    const char *end = title;

    for (int n = 1; title && *end && n <= ORGAN_MOST; n++) {
        const struct region *place;

        text_next(&end);
        place = n >= ORGAN_LEAST ? regions_find(r, title, (gsize)(end - title)) : NULL;
        if (place && place->level == REGION_PROVINCE)
            return place;
    }
    return NULL;
}

/* 某某超市今年要攻桃园、台中: is the place one where the company goes? */
static gboolean names_market(const char *title, const struct region *place)
{
    static struct words GOES = WORDS("攻", "进军", "抢进", "挺进", "插旗", "挥军", "登陆", "布局",
                                     "转战", "前进", "赴", "深耕", "落子", "、");
    static const char AND[] = "、";
    const char *at = strstr(title, place->short_name);

    return at && (words_end(&GOES, title, at) || text_begins(at + strlen(place->short_name), AND));
}

/* 苗栗外海风机全数装毕: the sea off a place, where others than the place itself build. */
static gboolean names_waters(const char *title, const struct region *place)
{
    static struct words WATERS = WORDS("外海", "近海", "海域", "外洋");
    const char *at = strstr(title, place->short_name);

    return at && words_begin(&WATERS, at + strlen(place->short_name), title + strlen(title));
}

/* 云县 in front of a text from Taiwan is no county of Yunnan. */
static gboolean is_of_taiwan(const struct regions *r, const struct region *place)
{
    static const char TAIWAN[] = "台湾";

    return region_within(place, regions_find(r, TAIWAN, strlen(TAIWAN)));
}

/* 嘉县推一国中学区一日照: what papers of Taiwan call a county or city in front of a headline; or NULL. 高市 is a name, too. */
static const struct region *abbreviated_in_front(const struct regions *r,
                                                 const struct document *doc)
{
    static const struct {
        const char *said, *name;
    } NAMES[] = { { "嘉县", "嘉义县" }, { "彰县", "彰化县" }, { "屏县", "屏东县" },
                  { "竹县", "新竹县" }, { "苗县", "苗栗县" }, { "投县", "南投县" },
                  { "云县", "云林县" }, { "花县", "花莲县" }, { "宜县", "宜兰县" },
                  { "北市", "台北市" }, { "中市", "台中市" }, { "南市", "台南市" },
                  { "竹市", "新竹市" }, { "嘉市", "嘉义市" }, { "基市", "基隆市" },
                  { "桃市", "桃园市" } };

    if (!doc->title || !document_is_traditional(doc))
        return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++)
        if (text_begins(doc->title, NAMES[i].said))
            return regions_find(r, NAMES[i].name, strlen(NAMES[i].name));
    return NULL;
}

/* 嘉义新厂 in the headline of a text that says 嘉义县 and never 嘉义市: the county of the name. */
static const struct region *county_of_name(const struct regions *r, const struct document *doc,
                                           const struct region *named)
{
    static const char CITY[] = "市", COUNTY[] = "县";
    const struct region *county;

    if (!named || !document_is_traditional(doc) || !region_name_ends(named->name, CITY) ||
        strstr(doc->title, named->name) || text_find(doc->text, doc->text_bytes, named->name))
        return named;
    county = region_find_kind(r, named->name, strlen(named->name) - strlen(CITY), COUNTY);
    return county && text_find(doc->text, doc->text_bytes, county->name) ? county : named;
}

const struct region *region_find_document(const struct regions *r, struct context *c,
                                          GHashTable *made)
{
    const struct document *doc = c->doc;
    const struct region *named =
        doc->title ? region_named_in(r, doc->title, document_is_traditional(doc)) : NULL;
    struct votes v = { .n = 0 };
    const struct region *best, *zone = zone_in_title(r, c, made, named);
    const struct region *county = county_in_title(c, named);
    const struct region *town = named ? NULL : town_in_title(r, c, made);
    const struct region *country = named ? NULL : country_in_title(r, c);
    const struct region *here = region_here_in_title(r, doc, named), *written_on, *district, *seat;
    const char *shares, *end;

    named = county_of_name(r, doc, named);
    if (named && (names_other_side(doc, named) || names_waters(doc->title, named)))
        named = NULL;
    if (here || zone)
        return here ? here : zone;
    if (!named || named->level <= REGION_PROVINCE || !is_of_taiwan(r, named)) {
        const struct region *county_or_city = abbreviated_in_front(r, doc);

        named = county_or_city ? county_or_city : named;
    }
    if ((!named || region_is_beyond(named)) && (district = district_in_front(r, doc)) != NULL)
        return district;
    if (!town && !named)
        town = short_town_in_title(c);
    if (town)
        return town;
    if (!county)
        county = seat_of_zone(c);
    if (county &&
        (!named ||
         (region_within(county, named) && !stands_in_next_part(doc->title, named, county))) &&
        !(c->region_frames->company && names_works(doc, county)))
        return county;
    shares = named ? region_word_for_shareholders(doc) : NULL;
    if (shares && !last_name_before(doc->title, shares, named, &end) &&
        organ_in_front(r, doc->title) != named)
        return seat_of_company(c); /* 甲铁派息　南港岛线明年动工 */
    if (named && names_works(doc, named) &&
        ((seat = seat_of_company(c)) != NULL || c->region_frames->company))
        return seat; /* 某某精机 … 嘉义新厂量产, and it sits elsewhere */
    if (c->region_frames->company && named)
        return region_describes_company(doc, named) || names_market(doc->title, named) ? NULL
                                                                                       : named;
    if (c->region_frames->company)
        return seat_of_company(c);
    written_on = place_written_on(c);
    if (written_on && (!named || region_within(written_on, named)))
        return written_on; /* 公路总局增开工作面 in the headline */
    if (named && named->level != REGION_AREA && !only_says_china(doc->title, named))
        return named;
    if (country)
        return country;
    count_votes(r, c, &v);
    if (v.total == 0 && is_trade_news(doc->title))
        return region_nation(r);
    best = region_administrative(winner(&v)); /* no headline says that the text is on a zone */
    if (!best || best->level == REGION_NATION || region_name_ends(best->name, "特别行政区")) {
        const struct region *home = home_by_script(r, c);

        best = home ? home : best;
    }
    if (!best)
        best = province_spoken_of(c, &v);
    if (named) /* 大湾区 in the headline, and the text is on one of its places */
        return best && best->level > REGION_AREA && best->level < REGION_FOREIGN ? best : named;
    if (!best && v.nation >= NATION_ENOUGH && (is_of_industry(doc->title) || starts_on_industry(c)))
        return region_nation(r);
    return best;
}
