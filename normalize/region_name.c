/*
 * region_name.c - which place a name is: rows of the table, zones that no table holds, and what
 * the nation and 全市 mean in this article.
 */
#include "normalize/region_resolve.h"

#include "core/zone.h"

/* Is `r` the kind of place that a word such as 全市 speaks of? */
static gboolean is_here(const struct region *r, const char *level)
{
    if (r->level == REGION_FOREIGN || r->level == REGION_AREA)
        return FALSE;
    if (strcmp(level, "province") == 0)
        return r->level == REGION_PROVINCE && !region_name_ends(r->name, "市");
    if (strcmp(level, "region") == 0)
        return r->level != REGION_PREFECTURE && region_name_ends(r->name, "区");
    if (strcmp(level, "zone") == 0)
        return r->level == REGION_ZONE;
    if (strcmp(level, "town") == 0)
        return r->level == REGION_TOWN;
    if (strcmp(level, "city") == 0)
        return region_name_ends(r->name, "市");
    if (strcmp(level, "prefecture") == 0)
        return region_name_ends(r->name, "州") || region_name_ends(r->name, "盟") ||
               region_name_ends(r->name, "地区");
    return region_name_ends(r->name, "县") || region_name_ends(r->name, "旗");
}

const struct region *region_here(const struct region *from, const char *level)
{
    for (; from; from = from->parent)
        if (is_here(from, level))
            return from;
    return NULL;
}

/* 白城经开区 where 白城经济开发区 is known: one place. */
static struct region *zone_by_full_name(GHashTable *made, const char *name)
{
    static const char SHORT[] = "经开区", *const FULL[] = { "经济技术开发区", "经济开发区" };
    struct region *row = NULL;

    for (gsize i = 0; !row && region_name_ends(name, SHORT) && i < G_N_ELEMENTS(FULL); i++) {
        char *full = g_strdup_printf("%.*s%s", (int)(strlen(name) - strlen(SHORT)), name, FULL[i]);

        row = g_hash_table_lookup(made, full);
        g_free(full);
    }
    return row;
}

const struct region *region_zone_row(const struct regions *r, struct context *c, GHashTable *made,
                                     const char *start, const char *end)
{
    char *name = zone_name(start, end);
    struct region *row = zone_by_full_name(made, name);

    if (!row)
        row = g_hash_table_lookup(made, name);
    if (!row) {
        row = arena_calloc(c->arena, 1, sizeof(*row));
        row->name = row->short_name = arena_strndup(c->arena, name, strlen(name));
        row->level = region_name_ends(name, "流域") ? REGION_AREA : REGION_ZONE;
        row->parent = region_prefix(r, name);
        g_hash_table_insert(made, (char *)row->name, row);
    }
    g_free(name);
    return row;
}

const struct region *region_town_row(const struct regions *r, struct context *c, GHashTable *made,
                                     const char *start, gsize n, const char *of,
                                     const struct region *near)
{
    const char *name = arena_strndup(c->arena, start, n);
    struct region *row = g_hash_table_lookup(made, name);
    uint32_t chain = of ? region_chain(r, of, strlen(of)) : REGION_NO_ENTRY;
    const struct region *parent = chain != REGION_NO_ENTRY ? region_choose(r, chain, NULL) : NULL;
    const struct region *known = parent ? region_town_of(r, name, parent) : NULL;

    if (known)
        return known;
    if (!row) {
        row = arena_calloc(c->arena, 1, sizeof(*row));
        row->name = row->short_name = name;
        row->level = REGION_TOWN;
        g_hash_table_insert(made, (char *)row->name, row);
    }
    if (!row->parent)
        row->parent = parent ? parent : near;
    return row;
}

/* Is it the place with this code of GB/T 2260, or in it? */
static gboolean has_code(const struct region *r, const char *code)
{
    while (r && g_strcmp0(r->code, code) != 0)
        r = r->parent;
    return r != NULL;
}

/* 公路局, 统计处: a name of an organ of Taiwan, Hong Kong or Macao that other places' have, too? */
static gboolean is_shared_organ(const struct context *c, const struct mention *m)
{
    static struct words SHARED = WORDS(
        "公路局", "发展局", "金管局", "旅游发展局", "统计处", "招商投资促进局", "社会保障基金",
        "劳动部", "内政部", "环境部", "经济部", "经济部长", "监察院", "移民署", "气象署");

    return m->type == MENTION_REGION && region_is_kind(m, "body") &&
           words_match(&SHARED, c->doc->text + m->byte_start, c->doc->text + m->byte_end);
}

gboolean region_is_beyond(const struct region *r)
{
    return r && r->level == REGION_PROVINCE && r->code && r->code[0] >= '7';
}

/* Does the text name the place otherwise than by an organ of it? */
static gboolean is_named_itself(const struct context *c, const struct region *place)
{
    for (uint32_t i = 0; i < c->doc->n_mentions; i++)
        if (c->regions[i] && region_within(c->regions[i], place) &&
            !region_is_kind(&c->doc->mentions[i], "body"))
            return TRUE;
    return FALSE;
}

/* Does the text name a county or district of Taiwan, Hong Kong or Macao that is not in `place`? */
static gboolean names_county_beyond(const struct context *c, const struct region *place)
{
    for (uint32_t i = 0; i < c->doc->n_mentions; i++) {
        const struct region *r = c->regions[i], *up = r;

        while (up && !region_is_beyond(up))
            up = up->parent;
        if (up && up != place && up != r && !region_is_kind(&c->doc->mentions[i], "body"))
            return TRUE;
    }
    return FALSE;
}

#define BEYOND 3 /* Taiwan, Hong Kong and Macao */

/*
 * 劳委会职训局 in a text on 新竹: an organ that only Hong Kong's table has, in a text that names
 * counties of Taiwan alone. Each of the three is asked for once.
 */
static void doubt_organs_of_others(struct context *c)
{
    struct {
        const struct region *place;
        gboolean doubted;
    } asked[BEYOND];
    gsize n = 0, k;

    for (uint32_t i = 0; i < c->doc->n_mentions; i++) {
        const struct region *r = c->regions[i];

        if (!region_is_beyond(r) || !region_is_kind(&c->doc->mentions[i], "body"))
            continue;
        for (k = 0; k < n && asked[k].place != r; k++)
            ;
        if (k == BEYOND)
            continue;
        if (k == n) {
            asked[n].place = r;
            asked[n++].doubted = !is_named_itself(c, r) && names_county_beyond(c, r);
        }
        if (asked[k].doubted)
            c->regions[i] = NULL;
    }
}

/* Does the text name the place otherwise than by such an organ? */
static gboolean is_named(const struct context *c, const char *code)
{
    for (uint32_t i = 0; i < c->doc->n_mentions; i++)
        if (c->regions[i] && has_code(c->regions[i], code) &&
            !is_shared_organ(c, &c->doc->mentions[i]))
            return TRUE;
    return FALSE;
}

/* Such organs are other places' in a text in simplified script that does not name theirs. */
static void doubt_organs(struct context *c)
{
    if (document_is_traditional(c->doc)) {
        doubt_organs_of_others(c);
        return;
    }
    for (uint32_t i = 0; i < c->doc->n_mentions; i++)
        if (region_is_beyond(c->regions[i]) && is_shared_organ(c, &c->doc->mentions[i]) &&
            !is_named(c, c->regions[i]->code))
            c->regions[i] = NULL;
}

/* Is one of the places `named` what the county is in? */
static gboolean names_what_holds(GHashTable *named, const struct region *county)
{
    const struct region *r = county->parent;

    while (r && !g_hash_table_contains(named, r))
        r = r->parent;
    return r && r->level > REGION_AREA;
}

/* 临海厂 in a text from Taiwan: the short name of a county of the mainland, whose province it does not name. */
static void doubt_counties_of_mainland(struct context *c)
{
    GHashTable *named;

    if (!document_is_traditional(c->doc))
        return;
    named = g_hash_table_new(NULL, NULL);
    for (uint32_t i = 0; i < c->doc->n_mentions; i++)
        if (c->regions[i])
            g_hash_table_add(named, (gpointer)c->regions[i]);
    for (uint32_t i = 0; i < c->doc->n_mentions; i++) {
        const struct region *r = c->regions[i];

        if (r && r->level == REGION_COUNTY && r->code && g_ascii_isdigit(r->code[0]) &&
            region_is_kind(&c->doc->mentions[i], "short") && !names_what_holds(named, r))
            c->regions[i] = NULL;
    }
    g_hash_table_destroy(named);
}

/* Is what the county is in named, or another place there? */
static gboolean is_named_around(const struct context *c, const struct region *county)
{
    for (uint32_t i = 0; i < c->doc->n_mentions; i++) {
        const struct region *r = c->regions[i];

        if (r && r != county && county->parent &&
            (region_within(r, county->parent) || r == county->parent->parent))
            return TRUE;
    }
    return FALSE;
}

/* 新建县第二人民医院, 新建县道: to build anew, and no 新建县 where its province is not named. */
static void doubt_counties_like_verbs(struct context *c)
{
    static const char BUILD[] = "新建";

    for (uint32_t i = 0; i < c->doc->n_mentions; i++)
        if (c->regions[i] && c->regions[i]->level == REGION_COUNTY &&
            context_text_at(c, c->doc->mentions[i].byte_start, BUILD) &&
            !is_named_around(c, c->regions[i]))
            c->regions[i] = NULL;
}

/* Counties of Taiwan that became cities, with their towns districts, and on which day. */
static const struct {
    const char *code, *until;
} FORMER[] = { { "TW-TPQ", "2010-12-25" },
               { "TW-TXQ", "2010-12-25" },
               { "TW-TNQ", "2010-12-25" },
               { "TW-KHQ", "2010-12-25" },
               { "TW-TYQ", "2014-12-25" } };

/* 旗山, said in 2006: the town that the district was then, 旗山镇; or the place as it is. */
static const struct region *as_of_then(const struct regions *r, const struct context *c,
                                       const struct region *place)
{
    static const char DISTRICT[] = "区", *const KINDS[] = { "镇", "乡", "市" };
    const char *published = c->doc->published;

    if (!place || place->level != REGION_TOWN || !published ||
        !region_name_ends(place->name, DISTRICT))
        return place;
    for (gsize i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        const struct region *then =
            region_find_kind(r, place->name, strlen(place->name) - strlen(DISTRICT), KINDS[i]);

        for (gsize k = 0; then && then->level == REGION_TOWN && k < G_N_ELEMENTS(FORMER); k++)
            if (then->parent && g_strcmp0(then->parent->code, FORMER[k].code) == 0 &&
                strcmp(published, FORMER[k].until) < 0)
                return then;
    }
    return place;
}

void region_names_resolve(const struct regions *r, struct context *c, GHashTable *made,
                          const struct region *near, gboolean guess)
{
    const struct document *doc = c->doc;

    for (uint32_t i = 0; i < doc->n_mentions; i++) {
        const struct mention *m = &doc->mentions[i];
        const char *full;
        uint32_t chain;

        if (m->type != MENTION_REGION || strcmp(mention_group(m, "kind"), "here") == 0)
            continue;
        if (region_is_kind(m, "town")) {
            c->regions[i] =
                region_town_row(r, c, made, doc->text + m->byte_start, m->byte_end - m->byte_start,
                                mention_group(m, "of"), near);
            continue;
        }
        full = mention_group(m, "of"); /* 盐池 is short for 盐池县 here */
        chain = full ? region_chain(r, full, strlen(full))
                     : region_chain(r, doc->text + m->byte_start, m->byte_end - m->byte_start);
        if (chain == REGION_NO_ENTRY && region_is_kind(m, "zone"))
            c->regions[i] =
                region_zone_row(r, c, made, doc->text + m->byte_start, doc->text + m->byte_end);
        if (chain == REGION_NO_ENTRY)
            continue;
        c->regions[i] = region_choose(r, chain, near);
        if (region_is_kind(m, "short"))
            c->regions[i] = as_of_then(r, c, c->regions[i]);
        if (!c->regions[i] && guess && region_is_kind(m, "body"))
            c->regions[i] = region_first(r, chain);
        if (c->regions[i] && c->regions[i]->level > REGION_AREA &&
            c->regions[i]->level < REGION_FOREIGN)
            near = c->regions[i];
    }
    doubt_organs(c);
    doubt_counties_like_verbs(c);
    doubt_counties_of_mainland(c);
}

gboolean region_is_weak(const struct context *c, const struct mention *m, const struct region *r)
{
    return r->level == REGION_NATION && !region_is_kind(m, "body") &&
           !context_text_at(c, m->byte_start, "全国") && !context_text_at(c, m->byte_start, "我国");
}

uint32_t region_named_within(const struct context *c, const struct region *place)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < c->doc->n_mentions; i++)
        n += c->regions[i] && region_within(c->regions[i], place);
    return n;
}

/*
 * From there: in traditional script, and it names more places there than in Hong Kong; what only a text
 * from there says (新台币, 中央社) counts as one.
 */
const struct region *region_island_of(const struct regions *r, const struct context *c)
{
    static const char NAME[] = "台湾", HONG_KONG[] = "香港";
    static struct words SAID_THERE = WORDS("新台币", "中央社");
    const struct region *island = regions_find(r, NAME, strlen(NAME)),
                        *other = regions_find(r, HONG_KONG, strlen(HONG_KONG));
    gboolean said;

    if (!document_is_traditional(c->doc) || !island || !other)
        return NULL;
    said = words_find_in(&SAID_THERE, c->doc->source, NULL) ||
           words_find_in(&SAID_THERE, c->doc->text, NULL);
    return region_named_within(c, island) + said > region_named_within(c, other) ? island : NULL;
}

void region_mean_island(struct context *c, const struct region *island)
{
    for (uint32_t i = 0; i < c->doc->n_mentions; i++)
        if (c->regions[i] && c->regions[i]->level == REGION_NATION &&
            (!region_is_weak(c, &c->doc->mentions[i], c->regions[i]) ||
             context_text_at(c, c->doc->mentions[i].byte_start, "国内")))
            c->regions[i] = island;
}

void region_mean_district(struct context *c, const struct region *district)
{
    static const char KIND[] = "区";

    if (!district || !district->parent || !region_is_beyond(district->parent) ||
        !region_name_ends(district->name, KIND))
        return;
    for (uint32_t i = 0; i < c->doc->n_mentions; i++) {
        const struct mention *m = &c->doc->mentions[i];
        gsize n = m->byte_end - m->byte_start;

        if (c->regions[i] == district->parent && n + strlen(KIND) == strlen(district->name) &&
            strncmp(c->doc->text + m->byte_start, district->name, n) == 0)
            c->regions[i] = district;
    }
}

/* 央行, 国内: every country has one; 中国人民银行 is the nation's wherever it stands. */
static gboolean every_country_has(const struct context *c, const struct mention *m)
{
    static struct words COMMON =
        WORDS("央行", "国内", "财政部", "商务部", "教育部", "国防部", "卫生部", "环境部", "交通部",
              "建设部", "文化部", "农业部", "科技部", "证监会", "全国", "国民经济");

    return words_match(&COMMON, c->doc->text + m->byte_start, c->doc->text + m->byte_end) != NULL;
}

void region_mean_abroad(struct context *c, const struct region *document)
{
    const struct region *last = NULL;
    uint32_t behind = 0, block = UINT32_MAX;

    for (uint32_t i = 0; i < c->doc->n_mentions; i++) {
        const struct mention *m = &c->doc->mentions[i];
        const struct region *r = c->regions[i];

        if (!r)
            continue;
        if (c->sentences[c->sentence_of[i]].block != block) {
            block = c->sentences[c->sentence_of[i]].block;
            last = document;
        }
        if (r->level == REGION_NATION && last && last->level == REGION_FOREIGN &&
            (behind == m->byte_start || (document && document->level == REGION_FOREIGN)) &&
            every_country_has(c, m))
            c->regions[i] = last;
        else if (!region_is_world(r))
            last = r;
        behind = m->byte_end;
    }
}

static const char ISLAND[] = "710000"; /* Taiwan's code in GB/T 2260 */

gboolean region_names_taiwan(const struct context *c)
{
    for (uint32_t i = 0; i < c->doc->n_mentions; i++)
        if (has_code(c->regions[i], ISLAND))
            return TRUE;
    return FALSE;
}

gboolean region_is_other_side(const struct context *c, const struct mention *m)
{
    static struct words SIDES = WORDS("内地", "中国内地", "大陆", "中国大陆"),
                        CHINA = WORDS("中国");
    const char *s = c->doc->text + m->byte_start, *end = c->doc->text + m->byte_end;

    if (!document_is_traditional(c->doc))
        return FALSE;
    return words_match(&SIDES, s, end) || /* and 中国, in a text on Taiwan or a place of it */
           (words_match(&CHINA, s, end) && has_code(c->region_frames->document, ISLAND));
}
