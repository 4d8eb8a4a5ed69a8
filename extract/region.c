#include "extract/region.h"

#include "core/gazetteer.h"
#include "core/mention.h"
#include "core/table.h"
#include "core/text.h"
#include "core/town.h"
#include "core/zone.h"

#include <string.h>

#define BASIN "流域"

/*
 * What a name of the gazetteer is; the value it has there. Provinces and counties have the
 * number of their province in it, the first two digits of their code.
 */
enum name_kind { NAME_FULL, NAME_SHORT, NAME_BODY, NAME_ZONE, NAME_ZONE_SHORT, NAME_HERE };

#define KIND_OF(value)     ((value)&0xff)
#define PROVINCE_OF(value) ((value) >> 8 & 0xff)
#define IS_PROVINCE        (1u << 16)
#define IS_COUNTY          (1u << 17)

/* Words that stand for the article's region of a level: group `here`. */
static const struct {
    const char *words; /* separated by blanks */
    const char *level;
} HERE[] = {
    { "全省 我省 本省 该省 省内 省里 全省各地 省政府 省人民政府 省委 省委省政府 省发改委 "
      "省发展改革委 "
      "其他市州 其他州市 其余市州 其他地市 其余地市 省经信厅 "
      "省工信厅 省工业和信息化厅 省科技厅 省商务厅 省统计局 省财政厅 省农业农村厅 省能源局 省人大",
      "province" },
    { "全区 我区 自治区政府 自治区人民政府 自治区党委 全自治区 自治区", "region" },
    { "全市 我市 本市 该市 市内 市里 市政府 市人民政府 市委 市委市政府 市发改委 市发展改革委 "
      "市府 市议会 市经信局 "
      "市经信委 "
      "市工信局 市科技局 市商务局 市统计局 市财政局 市人大 全市域 其他县区 其他县市 其余县区 "
      "其余县市",
      "city" },
    { "全州 我州 州政府 州人民政府 自治州 全盟 我盟 盟行署 全地区 我地区 地区行署", "prefecture" },
    { "全县 我县 该县 本县 县里 县内 县政府 县府 县议会 县委 县人民政府 全旗 我旗", "county" },
    { "全乡 全镇 该乡 该镇 我乡 我镇 乡内 镇内", "town" },
    { "园区 开发区", "zone" },
};

/* Offices that provinces, cities and counties all have: 市住建局 is the city's that is spoken of. */
static const char OFFICES[] =
    "住建局 住建委 住房城乡建设局 交通局 交通运输局 农业农村局 农业局 教育局 卫健委 卫健局 卫生局 "
    "文旅局 文化和旅游局 生态环境局 环保局 人社局 民政局 水务局 水利局 林业局 林草局 自然资源局 "
    "自然资源和规划局 国土资源局 城管局 应急管理局 市场监管局 乡村振兴局 扶贫办 招商局 投资促进局 "
    "大数据局 数据局 气象局 国资委 金融办 体育局 医保局 残联 妇联 总工会 园林局 房管局 规划局 "
    "工信委 工业和信息化局 经济和信息化局 经信委 科技局 商务局 统计局 财政局 民委 文化局 旅游局";
static const struct {
    const char *before;
    gsize here; /* in HERE */
} OFFICES_OF[] = { { "省", 0 }, { "自治区", 1 }, { "市", 2 }, { "州", 3 }, { "县", 4 } };

/* The last of them. */
#define NAME_HERE_ZONE (NAME_HERE + G_N_ELEMENTS(HERE) - 1)

struct region_finder {
    struct gazetteer *names;
    struct gazetteer *townships; /* looked for in traditional script only: Taiwan's */
    GPtrArray *counties;         /* names of what holds townships, by the number in their values */
    struct gazetteer *tails;     /* NAME_GOES_ON */
};

/* While the table is read. */
struct naming {
    struct gazetteer_builder *names, *townships;
    GHashTable *rows;    /* code → short name, or the full one where there is none */
    GPtrArray *counties; /* see above */
};

#define COUNTY_NUMBER(value) ((value) >> 8)
#define COUNTIES_HELD        63 /* so many have townships in the table */
#define COUNTY_UNKNOWN       63 /* the number of one that no row has, or that is one too many */

static gboolean add_words(struct gazetteer_builder *b, const char *words, uint32_t value,
                          GError **error)
{
    char **word = g_strsplit(words, " ", -1);
    gboolean ok = TRUE;

    for (int i = 0; ok && word[i]; i++)
        if (*word[i])
            ok = gazetteer_builder_add(b, word[i], value, error);
    g_strfreev(word);
    return ok;
}

static gboolean add_list(struct gazetteer_builder *b, const struct words *words, uint32_t value,
                         GError **error)
{
    gboolean ok = TRUE;

    for (int i = 0; ok && words->list[i]; i++)
        ok = gazetteer_builder_add(b, words->list[i], value, error);
    return ok;
}

/* Behind a name these make it a part of another one's name: 武汉大学, 南京东路, 广东人. */
static const char NAME_GOES_ON[] =
    "大学 学院 银行 证券 日报 晚报 时报 商报 晨报 都市报 卫视 电视 广播 路 街 大道 话 菜 集团 股份 "
    "公司 "
    "生产建设兵团 医院 大厦 饭店 酒店 理工 师范 农商 新闻网 在线 法院 交易所 科技有限 纪念 体育馆 "
    "陵";

static struct gazetteer *tails_new(void)
{
    struct gazetteer_builder *b = gazetteer_builder_new();
    struct gazetteer *tails;

    add_words(b, NAME_GOES_ON, 0, NULL); /* none is empty or too long */
    tails = gazetteer_new(b);
    gazetteer_builder_free(b);
    return tails;
}

static gboolean add_offices(struct gazetteer_builder *b, const char *before, uint32_t value,
                            GError **error)
{
    char **office = g_strsplit(OFFICES, " ", -1);
    gboolean ok = TRUE;

    for (int i = 0; ok && office[i]; i++) {
        char *name = g_strconcat(before, office[i], NULL);

        ok = gazetteer_builder_add(b, name, value, error);
        g_free(name);
    }
    g_strfreev(office);
    return ok;
}

static const char *const COLUMNS[] = { "name",   "level", "short",  "aliases",
                                       "bodies", "code",  "parent", NULL };

/* What the value of a row's names holds beside their kind. */
static uint32_t place_of(const char *level, const char *code)
{
    uint32_t is = strcmp(level, "province") == 0 ? IS_PROVINCE
                  : strcmp(level, "county") == 0 ? IS_COUNTY
                                                 : 0;

    if (!is || !g_ascii_isdigit(code[0]) || !g_ascii_isdigit(code[1]))
        return 0;
    return is | (uint32_t)((code[0] - '0') * 10 + (code[1] - '0')) << 8;
}

/* The number of the county with this code among those that have townships; or COUNTY_UNKNOWN. */
static uint32_t county_number(struct naming *naming, const char *code)
{
    const char *name = g_hash_table_lookup(naming->rows, code);
    guint i = 0;

    if (!name)
        return COUNTY_UNKNOWN;
    while (i < naming->counties->len && strcmp(naming->counties->pdata[i], name) != 0)
        i++;
    if (i == COUNTIES_HELD)
        return COUNTY_UNKNOWN;
    if (i == naming->counties->len)
        g_ptr_array_add(naming->counties, g_strdup(name));
    return i;
}

static gboolean add_township(struct naming *naming, char *const *cells, GError **error)
{
    uint32_t county = county_number(naming, cells[6]) << 8;

    return gazetteer_builder_add(naming->townships, cells[0], NAME_FULL | county, error) &&
           add_words(naming->townships, cells[2], NAME_SHORT | county, error);
}

static gboolean add_row(void *data, char *const *cells, GError **error)
{
    struct naming *naming = data;
    struct gazetteer_builder *b = naming->names;
    uint32_t place = place_of(cells[1], cells[5]);

    if (strcmp(cells[1], "trap") == 0)
        return gazetteer_builder_add(b, cells[0], GAZETTEER_TRAP, error);
    if (strcmp(cells[1], "town") == 0)
        return add_township(naming, cells, error);
    g_hash_table_replace(naming->rows, g_strdup(cells[5]),
                         g_strdup(*cells[2] ? cells[2] : cells[0]));
    return gazetteer_builder_add(b, cells[0], NAME_FULL | place, error) &&
           add_words(b, cells[2], NAME_SHORT | place, error) &&
           add_words(b, cells[3], NAME_SHORT, error) && add_words(b, cells[4], NAME_BODY, error);
}

struct region_finder *region_finder_new(const char *const *tables, GError **error)
{
    struct gazetteer_builder *b = gazetteer_builder_new();
    struct naming naming = { b, gazetteer_builder_new(),
                             g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
                             g_ptr_array_new_with_free_func(g_free) };
    struct region_finder *f = NULL;
    gboolean ok = TRUE;

    for (guint i = 0; ok && i < G_N_ELEMENTS(HERE); i++)
        ok = add_words(b, HERE[i].words, NAME_HERE + i, error);
    for (guint i = 0; ok && i < G_N_ELEMENTS(OFFICES_OF); i++)
        ok = add_offices(b, OFFICES_OF[i].before, NAME_HERE + (uint32_t)OFFICES_OF[i].here, error);
    ok = ok && gazetteer_builder_add(b, BASIN, NAME_ZONE, error) &&
         add_list(b, &zone_words, NAME_ZONE, error) &&
         add_list(b, &zone_short_words, NAME_ZONE_SHORT, error);
    if (ok && table_read("regions.tsv", tables, COLUMNS, add_row, &naming, error)) {
        f = g_new0(struct region_finder, 1);
        f->names = gazetteer_new(b);
        f->townships = gazetteer_new(naming.townships);
        f->counties = g_ptr_array_ref(naming.counties);
        f->tails = tails_new();
    }
    gazetteer_builder_free(b);
    gazetteer_builder_free(naming.townships);
    g_hash_table_destroy(naming.rows);
    g_ptr_array_unref(naming.counties);
    return f;
}

void region_finder_free(struct region_finder *f)
{
    if (!f)
        return;
    gazetteer_free(f->names);
    gazetteer_free(f->townships);
    g_ptr_array_unref(f->counties);
    gazetteer_free(f->tails);
    g_free(f);
}

static const struct mention_group FULL[] = { { "kind", "full" } };
static const struct mention_group SHORT[] = { { "kind", "short" } };
static const struct mention_group ZONE[] = { { "kind", "zone" } };
static const struct mention_group BODY[] = { { "kind", "body" } };
static const struct mention_group HERE_GROUPS[G_N_ELEMENTS(HERE)][2] = {
    { { "kind", "here" }, { "level", "province" } },
    { { "kind", "here" }, { "level", "region" } },
    { { "kind", "here" }, { "level", "city" } },
    { { "kind", "here" }, { "level", "prefecture" } },
    { { "kind", "here" }, { "level", "county" } },
    { { "kind", "here" }, { "level", "town" } },
    { { "kind", "here" }, { "level", "zone" } },
};

static void set_groups(struct mention *m, uint32_t kind)
{
    m->n_groups = 1;
    if (kind == NAME_FULL)
        m->groups = FULL;
    else if (kind == NAME_SHORT)
        m->groups = SHORT;
    else if (kind == NAME_BODY)
        m->groups = BODY;
    else if (kind == NAME_ZONE)
        m->groups = ZONE;
    else {
        m->groups = HERE_GROUPS[kind - NAME_HERE];
        m->n_groups = 2;
    }
}

#define COUNTY_RULE "region.county"

static gboolean name_goes_on(const struct region_finder *f, const char *s, const char *end)
{
    uint32_t unused;

    return gazetteer_longest(f->tails, s, end, &unused) > 0;
}

static void append(GArray *out, const struct document *doc, const char *start, const char *end,
                   const char *rule, uint32_t kind)
{
    struct mention m = { .type = MENTION_REGION, .rule = rule };

    m.byte_start = (uint32_t)(start - doc->text);
    m.byte_end = (uint32_t)(end - doc->text);
    set_groups(&m, kind);
    g_array_append_val(out, m);
}

/*
 * A zone takes the place of the region that its name begins with: 南京|经济技术开发区. Its
 * short word without a region is the article's: 经开区入园企业. The regions found so far are
 * those from `first` on.
 */
static void add_zone(struct document *doc, GArray *out, guint first, const char *at, gsize n,
                     gboolean is_short)
{
    const char *text = doc->text, *start;
    const struct mention *last =
        out->len > first ? &g_array_index(out, struct mention, out->len - 1) : NULL;
    gboolean basin = strncmp(at, BASIN, n) == 0;
    gboolean joined =
        last &&
        (last->groups == FULL || last->groups == SHORT || strcmp(last->rule, COUNTY_RULE) == 0) &&
        (basin ? text + last->byte_end == at : zone_joins(text + last->byte_end, at));

    if (joined && basin) /* 湖北流域治理: many rivers */
        return;
    if (is_short && !joined) {
        append(out, doc, at, at + n, "gazetteer.region", NAME_HERE_ZONE);
        return;
    }
    start = joined ? text + last->byte_start : zone_start(text, at);
    if (!start || (!joined && last && text + last->byte_end > start))
        return;
    if (joined)
        g_array_set_size(out, out->len - 1);
    append(out, doc, start, at + n, "region.zone", NAME_ZONE);
}

#define COUNTIES_MOST 12 /* counties whose short names are looked for */
#define COUNTY_STEM   (2 * 3)

/* Two characters before 县 or 市 that are no everyday word: 盐池 of 盐池县. */
static gboolean is_county_stem(const char *s)
{
    static struct words EVERYDAY =
        WORDS("太和", "和平", "新民", "永安", "大方", "文成", "平安", "兴隆", "武功", "中江",
              "开阳", "长丰", "丰顺", "东方", "合作", "宁国", "安平", "高唐", "富民", "民和",
              "互助", "建设", "中方", "新县", "交口", "方正", "望江", "上林", "大名", "南部",
              "中部", "东部", "西部", "北部", "和县");
    static struct words CITIES = WORDS(
        "江山", "兴安", "新星", "双河", "昆玉", "应城", "当阳", "阳春", "永康", "安康", "安宁",
        "临江", "三河", "沙河", "白银", "无为", "天门", "海城", "通州", "五常", "兴化", "兴平",
        "开平", "海阳", "高平", "北流", "东兴", "都市", "城市", "海东", "海西");

    return !words_begin(&EVERYDAY, s, s + COUNTY_STEM) && !words_begin(&CITIES, s, s + COUNTY_STEM);
}

/* A place of which the text gives the name of another one: `full`, or NULL, as of a town whose county it does not. */
static void append_of(struct document *doc, GArray *out, const char *at, gsize n, const char *rule,
                      const char *kind, const char *full)
{
    struct mention_group *groups = arena_alloc(&doc->arena, 2 * sizeof(*groups));
    struct mention m = { .type = MENTION_REGION, .rule = rule, .groups = groups };

    groups[0] = (struct mention_group){ "kind", kind };
    groups[1] = (struct mention_group){ "of", full };
    m.n_groups = full ? 2 : 1;
    m.byte_start = (uint32_t)(at - doc->text);
    m.byte_end = m.byte_start + (uint32_t)n;
    g_array_append_val(out, m);
}

static void add_short_county(struct document *doc, GArray *out, const char *at, const char *full)
{
    append_of(doc, out, at, COUNTY_STEM, COUNTY_RULE, "short", full);
}

#define TOWN_RULE "region.town"

/* 花莲县|富里乡: the town right behind its county's full name. Where it ends, or `at`. */
static const char *add_town(struct document *doc, GArray *out, const char *place, const char *at,
                            const char *end)
{
    const char *behind = town_end(place, at, end);

    if (!behind)
        return at;
    append_of(doc, out, at, (gsize)(behind - at), TOWN_RULE, "town",
              arena_strndup(&doc->arena, place, (gsize)(at - place)));
    return behind;
}

/*
 * 安徽金寨, 浙江三门: behind its province a county's short name is no everyday word. Where it
 * ends, or `at`; `value` is the province's.
 */
static const char *add_county_of_province(const struct region_finder *f, struct document *doc,
                                          GArray *out, const char *at, const char *end,
                                          uint32_t value)
{
    static const char *const KINDS[] = { "市", "区", "县" }; /* what it is now, first */
    char full[COUNTY_STEM + sizeof("县")];
    uint32_t found;

    if (!(value & IS_PROVINCE) || end - at < COUNTY_STEM + 3 || !is_county_stem(at) ||
        gazetteer_longest(f->names, at, end, &found) > 0)
        return at;
    memcpy(full, at, COUNTY_STEM);
    for (gsize i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        memcpy(full + COUNTY_STEM, KINDS[i], sizeof("县"));
        if (gazetteer_longest(f->names, full, full + strlen(full), &found) == strlen(full) &&
            found != GAZETTEER_TRAP && KIND_OF(found) == NAME_FULL && (found & IS_COUNTY) &&
            PROVINCE_OF(found) == PROVINCE_OF(value)) {
            add_short_county(doc, out, at, arena_strdup(&doc->arena, full));
            return at + COUNTY_STEM;
        }
    }
    return at;
}

/* Does a mention found so far cover byte `at`? They are in the order of the text. */
static gboolean is_covered(const GArray *out, guint first, guint end, uint32_t at)
{
    while (first < end) {
        guint half = first + (end - first) / 2;
        const struct mention *m = &g_array_index(out, struct mention, half);

        if (m->byte_end <= at)
            first = half + 1;
        else if (m->byte_start > at)
            end = half;
        else
            return TRUE;
    }
    return FALSE;
}

/* The full name of the county or city whose short name begins at the mention's start: 盐池县, or NULL. */
static const char *county_of(const struct region_finder *f, struct document *doc,
                             const struct mention *m)
{
    static struct words KINDS = WORDS("县", "市");
    const char *stem = doc->text + m->byte_start, *end = doc->text + m->byte_end;
    uint32_t value;

    if (strcmp(m->rule, COUNTY_RULE) == 0)
        return mention_group(m, "of");
    if (m->groups != FULL || m->byte_end - m->byte_start <= COUNTY_STEM ||
        !words_match(&KINDS, stem + COUNTY_STEM, end) || !is_county_stem(stem) ||
        gazetteer_longest(f->names, stem, stem + COUNTY_STEM, &value) > 0)
        return NULL; /* 武汉 of 武汉市 is in the table */
    return arena_strndup(&doc->arena, stem, m->byte_end - m->byte_start);
}

/*
 * 盐池, where the text names 盐池县 or 宁夏盐池: no table holds short names of counties, since many
 * are everyday words, but in an article on one they mean it.
 */
static void find_short_counties(const struct region_finder *f, struct document *doc, GArray *out,
                                guint first)
{
    guint end = out->len, counties = 0;
    char seen[COUNTIES_MOST][COUNTY_STEM];

    for (guint i = first; i < end && counties < COUNTIES_MOST; i++) {
        const struct mention *m = &g_array_index(out, struct mention, i);
        const char *stem = doc->text + m->byte_start, *stop = doc->text + doc->text_bytes, *full;
        gboolean known = m->byte_end - m->byte_start < COUNTY_STEM;

        for (guint k = 0; k < counties && !known; k++)
            known = memcmp(seen[k], stem, COUNTY_STEM) == 0;
        full = known ? NULL : county_of(f, doc, m);
        if (!full)
            continue;
        memcpy(seen[counties++], stem, COUNTY_STEM);
        for (const char *p = doc->text;
             (p = memmem(p, (gsize)(stop - p), seen[counties - 1], COUNTY_STEM)); p += COUNTY_STEM)
            if (!is_covered(out, first, end, (uint32_t)(p - doc->text)) &&
                !text_begins(p + COUNTY_STEM, full + COUNTY_STEM))
                add_short_county(doc, out, p, full);
    }
}

#define TOWNS_MOST 12      /* towns whose names are looked for again */
#define TOWN_NAME  (4 * 3) /* bytes of a town's name before 镇 or 乡 */

/* Does the name of a town begin at `name`, at the head of a clause, and end at `kind`, behind its 镇 or 乡? */
static gboolean is_town_at_head(const char *text, const char *name, const char *kind)
{
    static struct words BEFORE = WORDS("，", "。", "、", "；", "：", "\n", "据", "“", "”", "）");

    return (name == text || words_end(&BEFORE, text, name)) && town_end(name, name, kind) == kind;
}

/* 丫他镇|镇长, 宜梧乡|党委: towns by their own offices, at the head of a clause. Found so far: mentions [first, end). */
static void find_towns_by_office(struct document *doc, GArray *out, guint first, guint end)
{
    static const char *const KINDS[] = { "镇", "乡" };
    static struct words ITS = WORDS("镇长", "乡长", "党委", "政府", "人民政府", "副镇长", "副乡长");
    const char *text = doc->text, *stop = text + doc->text_bytes;
    const guint before = out->len;

    if (document_is_traditional(doc))
        return; /* the table has Taiwan's townships */
    for (gsize k = 0; k < G_N_ELEMENTS(KINDS); k++)
        for (const char *at = text, *behind;
             out->len < before + TOWNS_MOST && (at = text_find(at, (gsize)(stop - at), KINDS[k]));
             at = behind) {
            const char *name = at;

            behind = at + strlen(KINDS[k]);
            if (!words_begin(&ITS, behind, stop))
                continue;
            while (name > text && at - name < TOWN_NAME && !is_town_at_head(text, name, behind))
                name = g_utf8_prev_char(name);
            if (is_town_at_head(text, name, behind) &&
                !is_covered(out, first, end, (uint32_t)(name - text)) &&
                !is_covered(out, first, end, (uint32_t)(at - text)))
                append_of(doc, out, name, (gsize)(behind - name), TOWN_RULE, "town", NULL);
        }
}

/* Does one of the mentions [first, end), which are few, begin at byte `at`? */
static gboolean begins_at(const GArray *out, guint first, guint end, uint32_t at)
{
    for (guint i = first; i < end; i++)
        if (g_array_index(out, struct mention, i).byte_start == at)
            return TRUE;
    return FALSE;
}

/*
 * 富里乡, where the text names 花莲县富里乡. Found so far: mentions [first, end), and behind them some that are not
 * in the order of the text, the last of them, from `offices` on, towns by their offices.
 */
static void find_towns_again(const struct region_finder *f, struct document *doc, GArray *out,
                             guint first, guint end, guint offices)
{
    guint towns = 0;
    const char *stop = doc->text + doc->text_bytes;

    const guint all = out->len;

    for (guint i = first; i < all && towns < TOWNS_MOST; i++) {
        struct mention m = g_array_index(out, struct mention, i);
        const char *name = doc->text + m.byte_start;
        gsize n = m.byte_end - m.byte_start;
        uint32_t kind;

        if (strcmp(m.rule, TOWN_RULE) != 0 ||
            (document_is_traditional(doc) &&
             gazetteer_longest(f->townships, name, name + n, &kind) == n))
            continue;
        towns++;
        for (const char *p = doc->text; (p = memmem(p, (gsize)(stop - p), name, n)); p += n)
            if (!is_covered(out, first, end, (uint32_t)(p - doc->text)) &&
                !begins_at(out, offices, all, (uint32_t)(p - doc->text)) &&
                !(out->len > all && g_array_index(out, struct mention, out->len - 1).byte_start ==
                                        (uint32_t)(p - doc->text)))
                append_of(doc, out, p, n, TOWN_RULE, "town", mention_group(&m, "of"));
    }
}

/* The counties that the text or its headline names, a bit for each number. */
static uint64_t counties_named(const struct region_finder *f, const struct document *doc)
{
    uint64_t named = 0;

    for (guint i = 0; i < f->counties->len; i++) {
        const char *name = f->counties->pdata[i];

        if (memmem(doc->text, doc->text_bytes, name, strlen(name)) ||
            (doc->title && strstr(doc->title, name)))
            named |= (uint64_t)1 << i;
    }
    return named;
}

#define WORKS_NEAR (6 * 3) /* bytes from a township's short name to what is called by it */

/* 凤山再生水厂, 马公机场, 民雄园区: something called by the township that it is in, at its short name's end. */
static gboolean names_works(const char *s, const char *end)
{
    static struct words WORKS =
        WORDS("厂", "园区", "机场", "航空站", "港", "溪", "线", "站", "农会", "基地", "中心",
              "大学", "医院", "国小", "国中", "高中", "市场", "再生水", "海水", "计划", "段",
              "等地", "断层", "圳", "案场", "产业园", "科学园", "展览馆", "展览中心");
    const char *stop = MIN(end, s + WORKS_NEAR);

    while (s < stop) {
        if (words_begin(&WORKS, s, end))
            return TRUE;
        if (!text_is_han(text_next(&s)))
            break;
    }
    return FALSE;
}

/* Townships that the text names so that their short names alone mean them, too. */
struct townships_named {
    uint64_t counties; /* all of these */
    const char *at[TOWNS_MOST];
    gsize bytes[TOWNS_MOST]; /* of the short name */
    guint n;
};

/* Does the short name of the county end at `at`: 云林 of 云林县? */
static gboolean is_behind_county(const struct region_finder *f, const char *text, const char *at,
                                 uint32_t county)
{
    const char *name = county < f->counties->len ? f->counties->pdata[county] : NULL;
    gsize n = name ? strlen(name) : 0;

    if (n > COUNTY_STEM) /* 云林县: the table has no short name of it */
        n -= strlen("县");
    return n > 0 && (gsize)(at - text) >= n && memcmp(at - n, name, n) == 0;
}

static gboolean is_township_named(const struct townships_named *named, const char *at, gsize n,
                                  uint32_t county)
{
    if (named->counties >> county & 1)
        return TRUE;
    for (guint i = 0; i < named->n; i++)
        if (named->bytes[i] == n && memcmp(named->at[i], at, n) == 0)
            return TRUE;
    return FALSE;
}

/* Those of the counties that the text names, and each that stands there as 口湖乡 or 云林口湖. */
static struct townships_named townships_named(const struct region_finder *f,
                                              const struct document *doc)
{
    struct townships_named named = { .counties = counties_named(f, doc) };
    const char *text = doc->text, *end = text + doc->text_bytes;
    uint32_t value;
    gsize n;

    for (const char *p = text;
         named.n < TOWNS_MOST && (p = gazetteer_next(f->townships, p, end, &n, &value)) < end;
         p += n) {
        gboolean full = KIND_OF(value) == NAME_FULL;
        gsize bytes = full ? n - strlen("乡") : n;

        if (!full && !is_behind_county(f, text, p, COUNTY_NUMBER(value))) {
            n = text_step((unsigned char)*p); /* 林口 in 云林口湖 */
            continue;
        }
        if (is_township_named(&named, p, bytes, COUNTY_NUMBER(value)))
            continue;
        named.at[named.n] = p;
        named.bytes[named.n++] = bytes;
    }
    return named;
}

#define WORKS_RULE                                                                                 \
    "region.works" /* their name begins with the mention, which says where they are */

/* 马公机场, 永康再生水厂: works are their county's or city's, though a township gives them its name. */
static void append_works(const struct region_finder *f, struct document *doc, GArray *out,
                         const char *at, gsize n, uint32_t county)
{
    if (county < f->counties->len)
        append_of(doc, out, at, n, WORKS_RULE, "works",
                  arena_strdup(&doc->arena, f->counties->pdata[county]));
}

/*
 * 虎尾镇, 将军区: a township without its county before it; 虎尾 where the text names the county or
 * the township in full, too. Found so far: mentions [first, behind).
 */
static void find_townships(const struct region_finder *f, struct document *doc, GArray *out,
                           guint first, guint behind)
{
    const char *text = doc->text, *end = text + doc->text_bytes;
    struct townships_named named;
    uint32_t value;
    gsize n;

    if (!document_is_traditional(doc))
        return; /* elsewhere their names are too much like everyday words */
    named = townships_named(f, doc);
    for (const char *p = text; (p = gazetteer_next(f->townships, p, end, &n, &value)) < end;
         p += n) {
        gboolean full = KIND_OF(value) == NAME_FULL;

        if (!full && !is_township_named(&named, p, n, COUNTY_NUMBER(value)))
            n = text_step((unsigned char)*p);
        else if (is_covered(out, first, behind, (uint32_t)(p - text)) ||
                 is_covered(out, first, behind, (uint32_t)(p - text + n - 1)))
            continue;
        else if (!full && names_works(p + n, end))
            append_works(f, doc, out, p, n, COUNTY_NUMBER(value));
        else if (!name_goes_on(f, p + n, end))
            append(out, doc, p, p + n, "gazetteer.region", KIND_OF(value));
    }
}

/* Bytes of the full name of a township that begins at `at`, in a text that may name one; or 0. Not of 彰化市场. */
static gsize town_of_name(const struct region_finder *f, const struct document *doc, const char *at,
                          const char *end)
{
    uint32_t value;
    gsize n = document_is_traditional(doc) ? gazetteer_longest(f->townships, at, end, &value) : 0;

    return n > 0 && KIND_OF(value) == NAME_FULL && !text_begins_within(at + n, end, "场") ? n : 0;
}

/* 卫生福利部基隆医院: a ministry's hospital, called by where it is. */
static gboolean is_hospital_of_state(const struct document *doc, const char *name,
                                     const char *behind, const char *end)
{
    static struct words OWNERS = WORDS("卫生福利部", "卫福部", "部立", "署立", "卫生署");
    static const char HOSPITAL[] = "医院";

    return text_begins_within(behind, end, HOSPITAL) && words_end(&OWNERS, doc->text, name);
}

void region_finder_run(const struct region_finder *f, struct document *doc, GArray *out)
{
    const char *text = doc->text, *end = text + doc->text_bytes;
    guint first = out->len, named, offices; /* what others found stands before it */
    uint32_t value;
    gsize n, longer;

    for (const char *p = text; (p = gazetteer_next(f->names, p, end, &n, &value)) < end; p += n) {
        uint32_t kind = KIND_OF(value);

        if (value == GAZETTEER_TRAP)
            continue;
        if (kind == NAME_ZONE || kind == NAME_ZONE_SHORT) {
            add_zone(doc, out, first, p, n, kind == NAME_ZONE_SHORT);
        } else if (kind == NAME_SHORT && (longer = town_of_name(f, doc, p, end)) > n) {
            n = longer; /* 宜兰市 is no 宜兰 */
            append(out, doc, p, p + n, "gazetteer.region", NAME_FULL);
        } else if (kind == NAME_SHORT && is_hospital_of_state(doc, p, p + n, end)) {
            append_of(doc, out, p, n, WORKS_RULE, "works", arena_strndup(&doc->arena, p, n));
        } else if (!(kind == NAME_SHORT && name_goes_on(f, p + n, end))) {
            append(out, doc, p, p + n, "gazetteer.region", kind);
            if (kind == NAME_FULL && !(value & IS_PROVINCE))
                n = (gsize)(add_town(doc, out, p, p + n, end) - p);
            else
                n = (gsize)(add_county_of_province(f, doc, out, p + n, end, value) - p);
        }
    }
    named = out->len; /* what follows is not in the order of the text */
    find_short_counties(f, doc, out, first);
    offices = out->len;
    find_towns_by_office(doc, out, first, named);
    find_towns_again(f, doc, out, first, named, offices);
    find_townships(f, doc, out, first, named);
}
