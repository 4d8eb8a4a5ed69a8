#include "normalize/region.h"

#include "core/zone.h"
#include "normalize/region_table.h"

#include <string.h>

/* ---- where 全市 is ---- */

static gboolean ends_with(const char *s, const char *tail)
{
    return text_ends(s, s + strlen(s), tail);
}

/* Is `r` the kind of place that a word such as 全市 speaks of? */
static gboolean is_here(const struct region *r, const char *level)
{
    if (r->level == REGION_FOREIGN || r->level == REGION_AREA)
        return FALSE;
    if (strcmp(level, "province") == 0)
        return r->level == REGION_PROVINCE && !ends_with(r->name, "市");
    if (strcmp(level, "region") == 0)
        return r->level != REGION_PREFECTURE && ends_with(r->name, "区");
    if (strcmp(level, "zone") == 0)
        return r->level == REGION_ZONE;
    if (strcmp(level, "city") == 0)
        return ends_with(r->name, "市");
    if (strcmp(level, "prefecture") == 0)
        return ends_with(r->name, "州");
    return ends_with(r->name, "县") || ends_with(r->name, "旗");
}

static const struct region *here_above(const struct region *from, const char *level)
{
    for (; from; from = from->parent)
        if (is_here(from, level))
            return from;
    return NULL;
}

/* ---- the frames ---- */

/* From byte `at` on, `region` holds. */
struct region_frame {
    uint32_t at;
    const struct region *region;
    const char *why; /* for `mubiao explain` */
};

struct region_frames {
    struct region_frame *at;
    uint32_t n;
    const struct region *document;
};

/* A mention's own, where its part of the sentence ends, and where its sentence does; one for each block. */
#define MAX_FRAMES(c) (3 * (c)->doc->n_mentions + (c)->doc->n_blocks + 1)

static gboolean is_kind(const struct mention *m, const char *kind)
{
    return g_strcmp0(mention_group(m, "kind"), kind) == 0;
}

static gboolean any_before(const struct context *c, uint32_t from, uint32_t at, struct words *words)
{
    return at >= from && words_end(words, c->doc->text + from, c->doc->text + at);
}

static gboolean any_at(const struct context *c, uint32_t at, struct words *words)
{
    return words_begin(words, c->doc->text + at, c->doc->text + c->doc->text_bytes) != NULL;
}

/* Does a clause end with this character? */
static gboolean ends_clause(uint32_t c)
{
    if (c >= 0x3001 && c <= 0x3015) /* 、。 and brackets, but not 々 to 〇, 〒 and 〓 */
        return c < 0x3005 || (c > 0x3007 && c != 0x3012 && c != 0x3013);
    if (c >= 0xff01)
        return c == 0xff01 || c == 0xff08 || c == 0xff09 || c == 0xff0c || c == 0xff1a ||
               c == 0xff1b || c == 0xff1f;
    if (c >= 0x2014 && c <= 0x2026)
        return c == 0x2014 || c == 0x2015 || c == 0x201c || c == 0x201d || c == 0x2026;
    return c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == '\n' || c == ' ' ||
           c == '|' || c == 0x3000 || c == 0xb7;
}

/* A region behind one of these is what something is measured against or aimed at. */
static struct words MEASURE =
    WORDS("比", "占", "居", "列", "于", "向", "与", "和", "及", "同", "较", "超过", "高出", "面向",
          "具有", "成为", "打造", "辐射", "走向", "、", "跑赢", "服务", "对接", "融入", "来自",
          "引进", "领跑");
/* … and before one of these it says a rank or a reach, or is one of several. */
static struct words RANK =
    WORDS("第", "首", "前", "最", "平均", "领先", "一流", "各地", "重要", "影响", "知名", "先进",
          "、", "和", "与", "及", "以及", "等", "同类", "排名", "总量", "唯一", "率先", "百强",
          "人大", "各", "籍", "系", "旅客", "游客", "客源", "旅游", "海关", "银行", "大学", "订单");
static struct words MARKET_SHARE = WORDS("市场占有率", "市占率", "市场份额");
/* … and before these the nation is what something has a part of. */
static struct words SHARES = WORDS("占比", "比重");
/* … and another country behind one of these is one that this one trades with. */
static struct words PARTNER = WORDS("对", "从", "自", "赴");
/* … and before these a part of ours. */
static struct words PART = WORDS("占", "（");
static struct words OURS = WORDS("为我国", "是我国", "为中国", "是中国", "为我");
/* Words that may stand between the clause's start and its subject. */
static struct words LEAD =
    WORDS("年", "月", "日", "底", "末", "初", "季度", "期间", "以来", "来", "前", "后", "时", "中",
          "目前", "据", "根据", "按照", "此前", "近日", "日前", "昨日", "今日", "使", "推动", "让",
          "其中", "而", "但", "且", "也", "对", "为", "在", "从", "全", "截至", "由", "了", "显示",
          "带动", "预计", "要求", "提出", "明确", "将", "当前");
/* 支持福山区建设产业园: whom the plan wants to do it, in this sentence. */
/* 今年先在黑龙江启动试点: what is begun there. */
static struct words BEGUN = WORDS("启动", "开展", "试点", "先行", "率先", "实施");
static struct words SUPPORT = WORDS("支持", "推进", "鼓励", "指导", "推动");

static uint32_t clause_start(const char *text, uint32_t from, uint32_t at)
{
    while (at > from) {
        uint32_t before = at - 1;
        const char *p;

        while (before > from && ((unsigned char)text[before] & 0xc0) == 0x80)
            before--;
        p = text + before;
        if (ends_clause(text_next(&p)))
            break;
        at = before;
    }
    return at;
}

/* Does the mention say whom the words behind it are about? */
/* Behind a place these speak for it: 云林县政府 */
static struct words AUTHORITY = WORDS("政府", "人民政府", "市委", "县委", "省委", "发改委",
                                      "经信局", "工信局", "统计局", "交通运输局");

/*
 * 输往亚洲的出口升19.6%，当中越南升63.2%: in a sentence on trade the places behind 出口 and 进口
 * are those that one trades with.
 */
static gboolean is_partner(const struct context *c, const struct mention *m)
{
    static struct words TRADE = WORDS("输往", "输自", "对外出口", "分国别", "分市场");
    uint32_t from = c->sentences[c->sentence_of[m - c->doc->mentions]].start;

    return words_find(&TRADE, c->doc->text + from, c->doc->text + m->byte_start, NULL) != NULL;
}

/* 耒阳至大浦快速路; but not 至2030年 */
static gboolean begins_route(const struct context *c, uint32_t at)
{
    return context_text_at(c, at, "至") && !g_ascii_isdigit(c->doc->text[at + strlen("至")]);
}

/* 青岛450万吨、威海350万吨: behind a number and 、 the list goes on with the next place. */
static gboolean follows_number(const struct context *c, const struct mention *m,
                               const struct region *r)
{
    return r->level > REGION_AREA && r->level < REGION_FOREIGN && m > c->doc->mentions &&
           m[-1].type == MENTION_QUANTITY && m[-1].byte_end + strlen("、") == m->byte_start &&
           context_text_before(c, 0, m->byte_start, "、");
}

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

/* 创造了全国约1/9的总量: what something is a part of. */
static gboolean is_whole_of_share(const struct context *c, const struct mention *m)
{
    uint32_t next = (uint32_t)(m - c->doc->mentions) + 1;
    const struct quantity_value *q = next < c->doc->n_mentions ? &c->quantities[next] : NULL;

    return q && q->is_quantity && c->doc->mentions[next].byte_start == m->byte_end &&
           (g_strcmp0(q->unit, "%") == 0 || g_strcmp0(q->unit, "整体") == 0);
}

#define COMPANY_NAME (12 * 3) /* bytes of a company's name behind 中国 */

/* 浙江国际海运职业技术学院: a place in the name of one that is there. */
static gboolean names_a_school(const struct context *c, const struct mention *m)
{
    static struct words SCHOOLS = WORDS("学院", "大学", "研究院", "研究所", "学校");
    static struct words VERBS =
        WORDS("的", "将", "要", "有", "在", "由", "等", "各", "和", "与", "让");
    const char *s = c->doc->text + m->byte_end,
               *end = c->doc->text + MIN(c->doc->text_bytes, m->byte_end + COMPANY_NAME);

    if (!is_kind(m, "short"))
        return FALSE;
    while (s < end && !words_begin(&SCHOOLS, s, end))
        if (words_begin(&VERBS, s, end) || !text_is_han(text_next(&s)))
            return FALSE;
    return s < end;
}

#define COMPANY_SAYS (24 * 3) /* bytes in which a company from a place begins to tell */

/* 一家来自滨州的企业告诉记者，…: what it tells of itself happens there. */
static gboolean speaks_for_company(const struct context *c, const struct mention *m,
                                   uint32_t clause)
{
    static struct words SAYS = WORDS("告诉记者", "负责人说", "负责人介绍", "负责人表示");
    const char *s = c->doc->text + m->byte_end,
               *end = c->doc->text + MIN(c->doc->text_bytes, m->byte_end + COMPANY_SAYS);

    uint32_t at = m->byte_start;

    if (m > c->doc->mentions && m[-1].type == MENTION_REGION && m[-1].byte_end == at)
        at = m[-1].byte_start; /* 山东滨州 */
    return context_text_before(c, clause, at, "来自") && text_begins(s, "的") &&
           words_find(&SAYS, s, end, &end) && !text_find(s, (gsize)(end - s), "。");
}

/* 中国铁路南宁局集团: 中国 in a company's name. */
static gboolean names_a_company(const struct context *c, const struct mention *m)
{
    static struct words COMPANIES = WORDS("集团", "公司");
    static const char CHINA[] = "中国";
    const char *s = c->doc->text + m->byte_end,
               *end = c->doc->text + MIN(c->doc->text_bytes, m->byte_end + COMPANY_NAME);

    if (!context_text_at(c, m->byte_start, CHINA))
        return FALSE;
    while (s < end && !words_begin(&COMPANIES, s, end))
        if (!text_is_han(text_next(&s)))
            return FALSE;
    return s < end;
}

/* 一家从江苏来的企业 */
static gboolean comes_from(const struct context *c, const struct mention *m)
{
    static struct words CAME = WORDS("来的", "来到", "引进", "引来", "搬来", "迁来", "招来");

    return context_text_before(c, 0, m->byte_start, "从") && any_at(c, m->byte_end, &CAME);
}

#define DESCRIPTION (10 * 3) /* bytes of what describes a place before it */

/* 位于最南端的南沙区，…, 一河之隔的合作区承担…: a place behind nothing but words that describe it. */
static gboolean is_described_place(const struct context *c, const struct mention *m,
                                   uint32_t clause)
{
    static const char OF[] = "的";

    if ((!is_kind(m, "full") && !is_kind(m, "zone")) || m->byte_start - clause > DESCRIPTION ||
        !context_text_before(c, clause, m->byte_start, OF) || context_text_at(c, m->byte_end, OF))
        return FALSE;
    return m == c->doc->mentions || m[-1].byte_end <= clause;
}

/* 对巴西、美国进出口: the next of a row of countries. */
static gboolean goes_on_abroad(const struct context *c, const struct mention *m)
{
    const struct mention *first = c->doc->mentions;
    const struct region *before = m > first ? c->regions[m - 1 - first] : NULL;

    return before && before->level == REGION_FOREIGN &&
           m[-1].byte_end + strlen("、") == m->byte_start;
}

static gboolean says_whom(const struct context *c, const struct mention *m, uint32_t block_start,
                          const struct region *r)
{
    const char *text = c->doc->text, *kind = mention_group(m, "kind");
    uint32_t clause = clause_start(text, block_start, m->byte_start);
    gboolean outer =
        r->level == REGION_NATION || r->level == REGION_FOREIGN || r->level == REGION_AREA;

    if (outer &&
        (any_at(c, m->byte_end, &SHARES) || is_whole_of_share(c, m) || names_a_company(c, m)))
        return FALSE;
    if (names_a_school(c, m) || comes_from(c, m))
        return FALSE;
    if ((!speaks_for_company(c, m, clause) && any_before(c, block_start, m->byte_start, &MEASURE) &&
         !follows_number(c, m, r)) ||
        any_at(c, m->byte_end, &RANK) || begins_route(c, m->byte_end) || is_in_double_name(c, m))
        return FALSE;
    if (context_text_at(c, m->byte_start, "国内") &&
        ((c->region_frames->document && c->region_frames->document->level > REGION_AREA) ||
         any_at(c, m->byte_end, &MARKET_SHARE)))
        return FALSE; /* 国内市场占有率, in an article on a city */
    if ((outer || m->byte_end - m->byte_start <= strlen("灯塔")) &&
        (context_text_before(c, block_start, m->byte_start, "“") ||
         context_text_before(c, block_start, m->byte_start, "「")))
        return FALSE; /* 建设“中国声谷”, “灯塔工厂”: names */
    if (r->level == REGION_FOREIGN && c->region_frames->document && any_at(c, m->byte_end, &PART))
        return FALSE; /* 旅客190万人次，菲律宾（38万人次）、…, 出口49亿美元，日本占16.7% */
    if (r->level == REGION_FOREIGN && (any_before(c, clause, m->byte_start, &PARTNER) ||
                                       any_at(c, m->byte_end, &OURS) || goes_on_abroad(c, m)))
        return FALSE; /* 对东盟出口, 自日本进口, 东盟是我国第一大贸易伙伴 */
    if (r->level == REGION_AREA && c->region_frames->document &&
        c->region_frames->document->level > REGION_AREA && m->byte_start != clause)
        return FALSE;
    if (m->byte_start == clause || any_at(c, m->byte_end, &AUTHORITY))
        return TRUE;
    if (strcmp(kind, "body") == 0 || is_described_place(c, m, clause))
        return TRUE;
    if (strcmp(kind, "here") == 0 && r->level != REGION_ZONE) /* 产业园区 */
        return TRUE;
    if (r->level != REGION_NATION && context_text_before(c, clause, m->byte_start, "在") &&
        any_at(c, m->byte_end, &BEGUN))
        return TRUE;
    if (speaks_for_company(c, m, clause))
        return TRUE;
    if (outer && context_text_before(c, clause, m->byte_start, "在"))
        return FALSE;
    if (context_text_before(c, clause, m->byte_start, "在"))
        return m->byte_start - clause == strlen("在");
    return any_before(c, clause, m->byte_start, &LEAD) ||
           any_before(c, clause, m->byte_start, &SUPPORT);
}

static gboolean is_frame(const struct context *c, const struct mention *m, uint32_t block_start,
                         const struct region *r)
{
    return says_whom(c, m, block_start, r) && (r->level == REGION_NATION || !is_partner(c, m));
}

#define WEIGHT_SOURCE 2
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

/* 国内, 中国: the nation as where something happens, not as who speaks or is counted. */
static gboolean is_weak(const struct context *c, const struct mention *m, const struct region *r)
{
    return r->level == REGION_NATION && !is_kind(m, "body") &&
           !context_text_at(c, m->byte_start, "全国") && !context_text_at(c, m->byte_start, "我国");
}

/* A headline on a company's results or on shares: such an article is about no place. */
static gboolean is_company_news(const char *title)
{
    static struct words RESULTS =
        WORDS("净利", "营收", "财报", "业绩", "年报", "中报", "季报", "集团", "股份", "公司", "IPO",
              "股价", "台股", "A股", "港股", "股市", "大盘", "斥资", "定增", "募资", "预增", "回购",
              "中标");

    static struct words INDUSTRY = WORDS("行业", "协会", "全国", "我国");

    const char *company = words_find_in(&RESULTS, title, NULL),
               *industry = words_find_in(&INDUSTRY, title, NULL);

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
         !(region->level == REGION_PREFECTURE && ends_with(region->name, "县"))) ||
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

/* 白城经开区 where 白城经济开发区 is known: one place. */
static struct region *zone_by_full_name(GHashTable *made, const char *name)
{
    static const char SHORT[] = "经开区", *const FULL[] = { "经济技术开发区", "经济开发区" };
    struct region *row = NULL;

    for (gsize i = 0; !row && ends_with(name, SHORT) && i < G_N_ELEMENTS(FULL); i++) {
        char *full = g_strdup_printf("%.*s%s", (int)(strlen(name) - strlen(SHORT)), name, FULL[i]);

        row = g_hash_table_lookup(made, full);
        g_free(full);
    }
    return row;
}

/*
 * The row of a zone or basin that no table holds (滨海高新技术产业开发区), made for this
 * document: one for each name, so that equal places are equal. `made` finds it again.
 */
static const struct region *zone_row(const struct regions *r, struct context *c, GHashTable *made,
                                     const char *start, const char *end)
{
    char *name = zone_name(start, end);
    struct region *row = zone_by_full_name(made, name);

    if (!row)
        row = g_hash_table_lookup(made, name);
    if (!row) {
        row = arena_calloc(c->arena, 1, sizeof(*row));
        row->name = row->short_name = arena_strndup(c->arena, name, strlen(name));
        row->level = ends_with(name, "流域") ? REGION_AREA : REGION_ZONE;
        row->parent = region_prefix(r, name);
        g_hash_table_insert(made, (char *)row->name, row);
    }
    g_free(name);
    return row;
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
    return name && zone_joins(end, zone) ? zone_row(r, c, made, name, behind) : NULL;
}

/* How often the text names the place or one in it. */
static uint32_t named_within(const struct context *c, const struct region *place)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < c->doc->n_mentions; i++)
        n += c->regions[i] && region_within(c->regions[i], place);
    return n;
}

/*
 * The place that a text in traditional script is from, as far as its names tell: the one of
 * Taiwan, Hong Kong and Macao that it names most, and at least as often as the nation.
 */
static const struct region *home_by_script(const struct regions *r, const struct context *c)
{
    static const char *const PLACES[] = { "台湾", "香港", "澳门" };
    const struct region *home = NULL;
    uint32_t most = 1, nation = 0;

    if (g_strcmp0(c->doc->script, "hant") != 0)
        return NULL;
    for (uint32_t k = 0; k < c->doc->n_mentions; k++)
        nation += c->regions[k] && c->regions[k]->level == REGION_NATION;
    for (gsize i = 0; i < G_N_ELEMENTS(PLACES); i++) {
        const struct region *place = regions_find(r, PLACES[i], strlen(PLACES[i]));
        uint32_t n = place ? named_within(c, place) : 0;

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

static const struct region *document_region(const struct regions *r, struct context *c,
                                            GHashTable *made)
{
    const struct document *doc = c->doc;
    const struct region *named = doc->title ? region_named_in(r, doc->title) : NULL;
    struct votes v = { .n = 0 };
    gboolean company;
    const struct region *best, *zone = zone_in_title(r, c, made, named);
    const struct region *county = county_in_title(c, named);

    if (zone)
        return zone;
    if (!county)
        county = seat_of_zone(c);
    if (county && (!named || region_within(county, named)))
        return county;
    company = is_company_news(doc->title);
    if ((named && named->level != REGION_AREA && !only_says_china(doc->title, named)) ||
        (company && g_strcmp0(doc->script, "hant") != 0))
        return named;
    for (uint32_t i = 0; i < doc->n_mentions; i++) {
        const struct mention *m = &doc->mentions[i];
        uint32_t block_start = c->sentences[c->sentence_of[i]].start;

        if (m->type != MENTION_REGION || !c->regions[i])
            continue;
        v.nation += c->regions[i]->level == REGION_NATION;
        if (!is_frame(c, m, block_start, c->regions[i]))
            continue;
        v.national |= c->regions[i]->level == REGION_NATION && !is_weak(c, m, c->regions[i]);
        vote(&v, c->regions[i],
             context_text_before(c, 0, m->byte_start, "《") ? WEIGHT_PLAN
             : is_kind(m, "body")                           ? WEIGHT_BODY
             : c->sentence_of[i] < 2                        ? WEIGHT_LEAD
                                                            : 1);
    }
    if (doc->source && v.n > 0)
        vote(&v, region_named_in(r, doc->source), WEIGHT_SOURCE);
    if (v.total == 0 && is_trade_news(doc->title))
        return region_nation(r);
    best = winner(&v);
    if (!best || best->level == REGION_NATION) {
        const struct region *home = home_by_script(r, c);

        best = home ? home : best;
    }
    if (company) /* a paper of Hong Kong tells of its own companies, and of its retail beside */
        return best && ends_with(best->name, "特别行政区") ? best : named;
    if (named) /* 大湾区 in the headline, and the text is on one of its places */
        return best && best->level > REGION_AREA && best->level < REGION_FOREIGN ? best : named;
    return !best && v.nation >= NATION_ENOUGH && is_of_industry(doc->title) ? region_nation(r)
                                                                            : best;
}

/* `guess`: a body that two places have (立法会) is that of the one with the lower code. */
static void resolve_names(const struct regions *r, struct context *c, GHashTable *made,
                          const struct region *near, gboolean guess)
{
    const struct document *doc = c->doc;

    for (uint32_t i = 0; i < doc->n_mentions; i++) {
        const struct mention *m = &doc->mentions[i];
        const char *full;
        uint32_t chain;

        if (m->type != MENTION_REGION || strcmp(mention_group(m, "kind"), "here") == 0)
            continue;
        full = mention_group(m, "of"); /* 盐池 is short for 盐池县 here */
        chain = full ? region_chain(r, full, strlen(full))
                     : region_chain(r, doc->text + m->byte_start, m->byte_end - m->byte_start);
        if (chain == REGION_NO_ENTRY && is_kind(m, "zone"))
            c->regions[i] =
                zone_row(r, c, made, doc->text + m->byte_start, doc->text + m->byte_end);
        if (chain == REGION_NO_ENTRY)
            continue;
        c->regions[i] = region_choose(r, chain, near);
        if (!c->regions[i] && guess && is_kind(m, "body"))
            c->regions[i] = region_first(r, chain);
        if (c->regions[i] && c->regions[i]->level > REGION_AREA &&
            c->regions[i]->level < REGION_FOREIGN)
            near = c->regions[i];
    }
}

/* 全球: none of the administrative regions that a record may name. */
static gboolean is_world(const struct region *r)
{
    return g_strcmp0(r->code, "F00") == 0;
}

static void add_frame(struct region_frames *f, uint32_t at, const struct region *r, const char *why)
{
    if (f->n > 0 && f->at[f->n - 1].at == at)
        f->n--;
    if (f->n > 0 && f->at[f->n - 1].region == r)
        return;
    f->at[f->n++] = (struct region_frame){ at, r, why };
}

#define N_ZONE_KINDS 2

/* The walk over the text that lays the frames. */
struct laying {
    struct context *c;
    uint32_t part_end;            /* byte: where 其中… ends; 0: it is not in one */
    const struct region *whole;   /* … and what the text is about again */
    const struct region *carried; /* what the next sentence goes on with */
    const struct region *now;     /* what this one is about */
    uint32_t sentence;
    uint32_t frame; /* the mention that set it last; UINT32_MAX: none */
    gboolean company;
    const struct region *zones[N_ZONE_KINDS]; /* of each kind, the one named last */
};

/*
 * 全市产值突破9亿元，其中射洪达到7亿元；培育企业3家: what one place has of it is over with its part
 * of the sentence.
 */
static void begin_part(struct laying *l, uint32_t i)
{
    static const char OF_WHICH[] = "其中", STOP[] = "；";
    const struct context *c = l->c;
    const struct mention *m = &c->doc->mentions[i];
    const struct sentence *s = &c->sentences[c->sentence_of[i]];
    const char *text = c->doc->text, *stop;

    if (l->part_end || !context_text_before(c, s->start, m->byte_start, OF_WHICH))
        return;
    stop = text_find(text + m->byte_end, s->end - m->byte_end, STOP);
    if (!stop)
        return;
    l->part_end = (uint32_t)(stop - text);
    l->whole = l->now;
}

static void end_part(struct laying *l, uint32_t at)
{
    if (!l->part_end || at < l->part_end)
        return;
    add_frame(l->c->region_frames, l->part_end, l->whole, "the sentence before its part");
    l->now = l->whole;
    l->part_end = 0;
}

/* A frame that holds for its sentence alone is over: the next goes on with what was before. */
static void end_sentence(struct laying *l)
{
    if (l->now != l->carried)
        add_frame(l->c->region_frames, l->c->sentences[l->sentence].end, l->carried,
                  "the sentence before");
    l->now = l->carried;
}

/*
 * 港口吞吐量达2亿吨，攸县力争建成产业园。: a part of the place spoken of that is named behind
 * a number of that place is left again when the sentence ends.
 */
static gboolean is_part_in_passing(const struct laying *l, uint32_t i)
{
    const struct context *c = l->c;

    if (!l->carried || c->regions[i] == l->carried || is_kind(&c->doc->mentions[i], "here") ||
        !(region_within(c->regions[i], l->carried) ||
          (c->regions[i]->level > REGION_NATION && region_within(l->carried, c->regions[i]))))
        return FALSE;
    for (uint32_t k = i; k-- > 0 && c->sentence_of[k] == c->sentence_of[i];)
        if (c->doc->mentions[k].type == MENTION_QUANTITY && c->quantities[k].is_quantity)
            return TRUE;
    return FALSE;
}

/* 在红河州蒙自市, but not 中国（广西）自由贸易试验区: the place within the one that has just become the frame. */
static gboolean goes_on(const struct laying *l, uint32_t i)
{
    const struct mention *m = l->c->doc->mentions + i;

    return i > 0 && l->frame == i - 1 && l->now == l->c->regions[i - 1] &&
           region_within(l->c->regions[i], l->c->regions[i - 1]) &&
           m->byte_start - m[-1].byte_end <= strlen("州") &&
           !context_text_before(l->c, m[-1].byte_end, m->byte_start, "（");
}

/* 全国 in a text on a company: it turns to the industry, for this paragraph. */
static gboolean speaks_of_nation(const struct laying *l, uint32_t i)
{
    return context_text_at(l->c, l->c->doc->mentions[i].byte_start, "全国");
}

/* 西安国际港, 武汉阳逻港: the place is part of a name, which the next sentence leaves. */
static gboolean heads_name(const struct context *c, const struct mention *m)
{
    static struct words NAMES = WORDS("国际", "机场", "港", "集结", "铁路", "轨道", "地铁", "综保",
                                      "综合", "航空", "口岸", "枢纽", "数据中心", "产业园");

    return is_kind(m, "short") && any_at(c, m->byte_end, &NAMES);
}

/* 清水河流域 in an article on a city: a river, and no other place to govern. */
static gboolean is_basin_within(const struct laying *l, uint32_t i)
{
    return ends_with(l->c->regions[i]->name, "流域") && l->now && l->now->level > REGION_AREA &&
           l->now->level < REGION_FOREIGN;
}

/* What the names of zones hold that these words call them by. */
static const struct {
    const char *word, *kind;
} ZONE_KINDS[N_ZONE_KINDS] = { { "高新区", "高新技术" }, { "经开区", "经济" } };

/* 经开区 where 白城经济开发区 was named before: the one of its kind named last. */
static const struct region *zone_named_before(const struct laying *l, uint32_t at)
{
    for (gsize k = 0; k < N_ZONE_KINDS; k++)
        if (l->zones[k] && context_text_at(l->c, at, ZONE_KINDS[k].word))
            return l->zones[k];
    return NULL;
}

static void remember_zone(struct laying *l, const struct region *region)
{
    for (gsize k = 0; k < N_ZONE_KINDS && region && region->level == REGION_ZONE; k++)
        if (strstr(region->name, ZONE_KINDS[k].kind))
            l->zones[k] = region;
}

static void see_region(struct laying *l, uint32_t i, uint32_t block_start)
{
    struct context *c = l->c;
    const struct region_frames *f = c->region_frames;
    const struct mention *m = &c->doc->mentions[i];
    const char *level = mention_group(m, "level");

    end_part(l, m->byte_start);
    if (c->sentence_of[i] != l->sentence)
        end_sentence(l);
    l->sentence = c->sentence_of[i];
    if (level) {
        c->regions[i] = here_above(l->now, level);
        if (!c->regions[i])
            c->regions[i] = here_above(f->document, level);
        if (!c->regions[i])
            c->regions[i] = zone_named_before(l, m->byte_start);
    }
    remember_zone(l, c->regions[i]);
    if (!c->regions[i] || !(is_frame(c, m, block_start, c->regions[i]) || goes_on(l, i)))
        return;
    if (is_basin_within(l, i))
        return;
    begin_part(l, i);
    l->frame = i;
    l->now = is_world(c->regions[i]) ? NULL : c->regions[i];
    if ((!l->company || speaks_of_nation(l, i)) && !heads_name(c, m) && !is_part_in_passing(l, i) &&
        !any_before(c, block_start, m->byte_start, &SUPPORT) && !is_weak(c, m, c->regions[i]) &&
        !(f->document && c->regions[i]->level == REGION_FOREIGN) &&
        !(f->document && f->document->level > REGION_AREA && c->regions[i]->level == REGION_AREA))
        l->carried = l->now;
    add_frame(c->region_frames, m->byte_start, l->now,
              level ? "a word for the place spoken of" : "named by the text before it");
}

/*
 * Walk the text once: a paragraph starts with the region of the heading or lead-in above it,
 * else the document's; a sentence with the one before it, unless that only named the nation
 * in passing (国内市场 …). What a paragraph named goes no further. 全市 and the like mean the
 * place of their level nearest above.
 */
static void lay_frames(struct context *c)
{
    const struct document *doc = c->doc;
    struct region_frames *f = c->region_frames;
    const struct region **below = arena_calloc(c->arena, doc->n_blocks, sizeof(*below));
    struct laying l = { .c = c,
                        .frame = UINT32_MAX,
                        .company = !f->document && is_company_news(doc->title) };
    uint32_t i = 0;

    f->at = arena_alloc(c->arena, MAX_FRAMES(c) * sizeof(*f->at));
    for (uint32_t b = 0; b < doc->n_blocks; b++) {
        uint32_t start = c->blocks[b].start;
        uint32_t end = c->blocks[b].end;

        l.now = l.carried = c->above[b] == UINT32_MAX ? f->document : below[c->above[b]];
        add_frame(f, start, l.now,
                  c->above[b] == UINT32_MAX ? "the article's own" : "the heading above");
        l.sentence = i < doc->n_mentions ? c->sentence_of[i] : 0;
        for (; i < doc->n_mentions && doc->mentions[i].byte_start < end; i++)
            if (doc->mentions[i].type == MENTION_REGION)
                see_region(&l, i, start);
        end_part(&l, end);
        end_sentence(&l);
        below[b] = l.carried;
    }
}

/* Is it a text from Taiwan: in traditional script, and places there are named, Hong Kong is not? */
static const struct region *island_of(const struct regions *r, const struct context *c)
{
    static const char NAME[] = "台湾", HONG_KONG[] = "香港";
    const struct region *island = regions_find(r, NAME, strlen(NAME)),
                        *other = regions_find(r, HONG_KONG, strlen(HONG_KONG));

    if (g_strcmp0(c->doc->script, "hant") != 0 || !island || !other)
        return NULL;
    return named_within(c, island) > named_within(c, other) ? island : NULL;
}

/* Where the nation speaks (财政部, 全国), a text from Taiwan means its own. */
static void mean_island(struct context *c, const struct region *island)
{
    for (uint32_t i = 0; i < c->doc->n_mentions; i++)
        if (c->regions[i] && c->regions[i]->level == REGION_NATION &&
            (!is_weak(c, &c->doc->mentions[i], c->regions[i]) ||
             context_text_at(c, c->doc->mentions[i].byte_start, "国内")))
            c->regions[i] = island;
}

void regions_resolve(const struct regions *r, struct context *c)
{
    struct region_frames *f = arena_calloc(c->arena, 1, sizeof(*f));
    GHashTable *made = g_hash_table_new(g_str_hash, g_str_equal);
    const struct region *island;

    c->region_frames = f;
    resolve_names(r, c, made, NULL, FALSE);
    island = island_of(r, c);
    if (island)
        mean_island(c, island);
    f->document = document_region(r, c, made);
    if (!f->document) {
        resolve_names(r, c, made, NULL, TRUE);
        f->document = document_region(r, c, made);
    }
    if (f->document)
        resolve_names(r, c, made, f->document, FALSE);
    if (island)
        mean_island(c, island);
    g_hash_table_destroy(made);
    lay_frames(c);
    context_trace(c, "region of the document: %s", f->document ? f->document->name : "none");
}

const struct region *region_of_document(const struct context *c)
{
    return c->region_frames ? c->region_frames->document : NULL;
}

const struct region *region_for(const struct context *c, uint32_t at)
{
    const struct region_frames *f = c->region_frames;
    uint32_t n = f ? context_count_until(f->at, f->n, sizeof(*f->at), at) : 0;

    return n > 0 ? f->at[n - 1].region : region_of_document(c);
}

const char *region_origin(const struct context *c, uint32_t at)
{
    const struct region_frames *f = c->region_frames;
    uint32_t n = f ? context_count_until(f->at, f->n, sizeof(*f->at), at) : 0;

    return n > 0 ? f->at[n - 1].why : "the article's own";
}
