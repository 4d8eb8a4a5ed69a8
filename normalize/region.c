#include "normalize/region.h"

#include "core/zone.h"
#include "normalize/region_resolve.h"

/* A mention's own, where its part of the sentence ends, and where its sentence does; one for each block. */
#define MAX_FRAMES(c) (3 * (c)->doc->n_mentions + (c)->doc->n_blocks + 2 * (c)->n_sentences + 1)

static void add_frame(struct region_frames *f, uint32_t at, const struct region *r, const char *why)
{
    if (f->n > 0 && f->at[f->n - 1].at == at)
        f->n--;
    if (f->n > 0 && f->at[f->n - 1].region == r)
        return;
    f->at[f->n++] = (struct region_frame){ at, r, why };
}

#define N_ZONE_KINDS    2
#define N_LEVELS        8 /* province, city, county … */
#define FIRST_SENTENCES 2

/* The walk over the text that lays the frames. */
struct laying {
    struct context *c;
    uint32_t part_end;            /* byte: where 其中… ends; 0: it is not in one */
    const struct region *whole;   /* … and what the text is about again */
    const struct region *carried; /* what the next sentence goes on with */
    const struct region *now;     /* what this one is about */
    uint32_t sentence;
    uint32_t frame;  /* the mention that set it last; UINT32_MAX: none */
    gboolean listed; /* the sentence tells of one place of the article's own behind another */
    gboolean company;
    const struct region *dateline;            /* where it was written; NULL: not said */
    const struct region *zones[N_ZONE_KINDS]; /* of each kind, the one named last */
    struct {
        const char *level; /* asked for before, NULL: none; and … */
        const struct region *place;
    } first[N_LEVELS]; /* … the place of it that the text names first */
};

/*
 * 集团员工6200人，其中台湾2350人，明年再招募400人: where the clause ends that tells no more of the place than a
 * number, before one that begins with a time; NULL: there is none such.
 */
static const char *end_of_number_told(const struct context *c, uint32_t i)
{
    static const char COMMA[] = "，";
    const struct mention *m = &c->doc->mentions[i], *end = c->doc->mentions + c->doc->n_mentions,
                         *date = m + 2;

    return date < end && m[1].type == MENTION_QUANTITY && m[1].byte_start == m->byte_end &&
                   date->type == MENTION_DATE &&
                   date->byte_start == m[1].byte_end + strlen(COMMA) &&
                   context_text_at(c, m[1].byte_end, COMMA)
               ? c->doc->text + m[1].byte_end
               : NULL;
}

/*
 * 德国7月起调降补助，…，营收15.3亿元: does another country only act in its clause, in a text on a company? It has
 * nothing of the company's there, and no number.
 */
static gboolean only_acts_abroad(const struct context *c, uint32_t i)
{
    static struct words COMMAS = WORDS("，", "；", "。"),
                        SITES = WORDS("厂", "公司", "基地", "市场", "营收", "产能", "据点", "门市",
                                      "店", "客户", "园区", "项目", "仓", "中心");
    const struct mention *m = &c->doc->mentions[i], *end = c->doc->mentions + c->doc->n_mentions;
    const struct sentence *s = &c->sentences[c->sentence_of[i]];
    const char *text = c->doc->text, *stop;

    if (!c->region_frames->company || c->regions[i]->level != REGION_FOREIGN)
        return FALSE;
    stop = words_find(&COMMAS, text + m->byte_end, text + s->end, NULL);
    if (!stop || words_find(&SITES, text + m->byte_end, stop, NULL))
        return FALSE;
    for (const struct mention *q = m + 1; q < end && text + q->byte_start < stop; q++)
        if (q->type == MENTION_QUANTITY)
            return FALSE;
    return TRUE;
}

/*
 * 全市产值突破9亿元，其中射洪达到7亿元；培育企业3家: what one place has of it is over with its part
 * of the sentence, as is what is told of a town.
 */
static void begin_part(struct laying *l, uint32_t i)
{
    static struct words STOPS = WORDS("；", ";"), COMMAS = WORDS("，", "；", ";");
    static const char OF_WHICH[] = "其中";
    gboolean abroad = only_acts_abroad(l->c, i);
    const struct context *c = l->c;
    const struct mention *m = &c->doc->mentions[i];
    const struct sentence *s = &c->sentences[c->sentence_of[i]];
    const char *text = c->doc->text, *stop;

    if (l->part_end || (!(c->regions[i]->level == REGION_TOWN && document_is_traditional(c->doc)) &&
                        !abroad && !context_text_before(c, s->start, m->byte_start, OF_WHICH)))
        return;
    stop = words_find(abroad ? &COMMAS : &STOPS, text + m->byte_end, text + s->end, NULL);
    if (!stop)
        stop = end_of_number_told(c, i);
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

/* From byte `at` on a frame that holds for a part of its sentence alone is over. */
static void leave_place(struct laying *l, uint32_t at)
{
    if (l->now != l->carried)
        add_frame(l->c->region_frames, at, l->carried, "the sentence before");
    l->now = l->carried;
}

/* The same at the end of the sentence: the next goes on with what was before. */
static void end_sentence(struct laying *l)
{
    if (l->listed)
        l->carried = l->c->region_frames->document;
    l->listed = FALSE;
    leave_place(l, l->c->sentences[l->sentence].end);
}

/*
 * 港口吞吐量达2亿吨，攸县力争建成产业园。: a part of the place spoken of that is named behind
 * a number of that place is left again when the sentence ends.
 */
static gboolean is_part_in_passing(const struct laying *l, uint32_t i)
{
    const struct context *c = l->c;

    static struct words OF_WHICH = WORDS("其中，", "其中");
    const char *text = c->doc->text;

    if (l->carried && c->regions[i] != l->carried && region_within(c->regions[i], l->carried) &&
        words_end(&OF_WHICH, text, text + c->doc->mentions[i].byte_start))
        return TRUE; /* 产值316亿元。其中，丰城市118亿元。全市 … */
    if (!l->carried || c->regions[i] == l->carried ||
        region_is_kind(&c->doc->mentions[i], "here") ||
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

    return i > 0 && l->c->regions[i]->level != REGION_FOREIGN && l->frame == i - 1 &&
           l->now == l->c->regions[i - 1] &&
           region_within(l->c->regions[i], l->c->regions[i - 1]) &&
           m->byte_start - m[-1].byte_end <= strlen("州") &&
           !context_text_before(l->c, m[-1].byte_end, m->byte_start, "（");
}

/* 全国 in a text on a company: it turns to the industry, for this paragraph. */
static gboolean speaks_of_nation(const struct laying *l, uint32_t i)
{
    return context_text_at(l->c, l->c->doc->mentions[i].byte_start, "全国");
}

/* 清水河流域 in an article on a city: a river, and no other place to govern. */
static gboolean is_basin_within(const struct laying *l, uint32_t i)
{
    return region_name_ends(l->c->regions[i]->name, "流域") && l->now &&
           l->now->level > REGION_AREA && l->now->level < REGION_FOREIGN;
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

/*
 * 市府 in a text on 台湾 that begins with 台中: the place of that level which the text names first,
 * in its first sentences, and no other of them more often; or NULL.
 */
static const struct region *place_named_first(const struct context *c, const char *level)
{
    const struct region *first = NULL;
    GHashTable *times = g_hash_table_new(NULL, NULL);
    guint most = 0;

    for (uint32_t i = 0; i < c->doc->n_mentions; i++) {
        const struct region *place =
            region_is_kind(&c->doc->mentions[i], "here") ? NULL : c->regions[i];
        guint seen;

        if (!place || place->level == REGION_ZONE || region_here(place, level) != place)
            continue;
        if (!first && c->sentence_of[i] >= FIRST_SENTENCES)
            break;
        first = first ? first : place;
        seen = GPOINTER_TO_UINT(g_hash_table_lookup(times, place)) + 1;
        g_hash_table_insert(times, (gpointer)place, GUINT_TO_POINTER(seen));
        most = MAX(most, seen);
    }
    if (first && GPOINTER_TO_UINT(g_hash_table_lookup(times, first)) < most)
        first = NULL;
    g_hash_table_destroy(times);
    return first;
}

/* The same, asked once for each level. */
static const struct region *named_first(struct laying *l, const char *level)
{
    gsize k = 0;

    while (k + 1 < N_LEVELS && l->first[k].level && strcmp(l->first[k].level, level) != 0)
        k++;
    if (!l->first[k].level || strcmp(l->first[k].level, level) != 0) {
        l->first[k].level = level;
        l->first[k].place = place_named_first(l->c, level);
    }
    return l->first[k].place;
}

static void remember_zone(struct laying *l, const struct region *region)
{
    for (gsize k = 0; k < N_ZONE_KINDS && region && region->level == REGION_ZONE; k++)
        if (strstr(region->name, ZONE_KINDS[k].kind))
            l->zones[k] = region;
}

/* 全港泊位 in a text that is on a place and on no part of Hong Kong: of the port that it is on. */
static gboolean is_of_port(const struct laying *l, uint32_t i)
{
    static const char WHOLE[] = "全港";
    const struct context *c = l->c;
    const struct mention *m = &c->doc->mentions[i];
    const struct region *home = c->region_frames->document;

    return m->byte_end - m->byte_start == strlen(WHOLE) &&
           context_text_at(c, m->byte_start, WHOLE) &&
           (home || !document_is_traditional(c->doc)) && /* … or on a port of Taiwan's */
           !(home && c->regions[i] && region_within(home, c->regions[i]));
}

/* 酒泉市 …：敦煌市打造基地。全市开工…: a new sentence goes back to the city that the article is on. */
static gboolean is_left(const struct laying *l, uint32_t i)
{
    const struct context *c = l->c;
    const struct region *home = c->region_frames->document;

    return region_is_ours(home) && l->now && l->now != home && region_within(l->now, home) &&
           l->frame != UINT32_MAX && c->sentence_of[l->frame] != c->sentence_of[i] &&
           home->level > REGION_AREA;
}

/* 山东省为2.4，而我省仅为0.9: the place that the article is on, whatever others it tells of. */
static gboolean is_ours(const struct laying *l, uint32_t i)
{
    return region_is_ours(l->c->region_frames->document) &&
           context_text_at(l->c, l->c->doc->mentions[i].byte_start, "我");
}

#define POINTED_MOST 32 /* mentions back to the place that 该乡 is */

/*
 * 古坑乡却只有61.5%。县府将在该乡…: the place of that level within the article's own which its
 * sentence or the one before named last; or NULL.
 */
static const struct region *place_pointed_at(const struct context *c, uint32_t i, const char *level)
{
    const struct mention *mentions = c->doc->mentions;
    const struct region *home = c->region_frames->document;

    if (!context_text_at(c, mentions[i].byte_start, "该"))
        return NULL;
    for (uint32_t k = i;
         k-- > 0 && i - k <= POINTED_MOST && c->sentence_of[k] + 1 >= c->sentence_of[i];)
        if (c->regions[k] && !region_is_kind(&mentions[k], "here") &&
            region_here(c->regions[k], level) == c->regions[k] &&
            (!region_is_ours(home) || region_within(c->regions[k], home)))
            return c->regions[k];
    return NULL;
}

/* 基隆港走的是另一条路。…: a paragraph on the port of a city, in traditional script. */
static gboolean opens_on_port(const struct context *c, const struct mention *m,
                              uint32_t block_start)
{
    static struct words PORT =
        WORDS("港走", "港则", "港是", "港也", "港的", "港去年", "港今年", "港方面");
    const char *text = c->doc->text;

    return m->byte_start == block_start && document_is_traditional(c->doc) &&
           words_begin(&PORT, text + m->byte_end, text + c->doc->text_bytes);
}

/*
 * 高雄部分，园区面积262公顷，南科管理局期望…: a body of the whole that speaks in the middle of a sentence on one
 * place of it does not turn the sentence away from there.
 */
static gboolean only_speaks(const struct laying *l, uint32_t i)
{
    static struct words SAYS = WORDS("表示", "指出", "期望", "预估", "估计", "预计", "规划", "认为",
                                     "说", "盼", "希望", "也", "则", "强调", "推估", "评估");
    const struct context *c = l->c;
    const struct mention *m = &c->doc->mentions[i];

    return region_is_kind(m, "body") && l->now && l->frame != UINT32_MAX &&
           c->sentence_of[l->frame] == c->sentence_of[i] && l->now != c->regions[i] &&
           region_within(l->now, c->regions[i]) &&
           !region_is_kind(&c->doc->mentions[l->frame], "body") &&
           region_any_at(c, m->byte_end, &SAYS);
}

/*
 * 元朗区落成2000伙。政府计划发行债券…: of the sentences up to byte `until` the first that begins with the
 * government of Hong Kong or Macao goes back from a district to all of it.
 */
static void return_to_city(struct laying *l, uint32_t until)
{
    static struct words CITY = WORDS("政府", "当局", "特区政府", "财政司", "行政长官", "特首");
    const struct region *home = l->c->region_frames->document;
    const struct sentence *all = l->c->sentences;
    const char *text = l->c->doc->text;

    if (!home || !l->now || l->now->level != REGION_COUNTY || l->now->parent != home ||
        !region_name_ends(home->name, "特别行政区"))
        return;
    for (uint32_t k = l->sentence + 1; k < l->c->n_sentences && all[k].start < until; k++)
        if (words_begin(&CITY, text + all[k].start, text + all[k].end)) {
            add_frame(l->c->region_frames, all[k].start, home, "the government of all of it");
            l->now = l->carried = home;
            return;
        }
}

/* 桃园市14万人居首，…，三市合占45.7%: what several places of it make is told of the article's own. */
static void see_sum_of_places(struct laying *l, uint32_t i, uint32_t block_start)
{
    static struct words SUMS =
        WORDS("三者合", "两者合", "四者合", "两市合", "三市合", "四市合", "五市合", "两县合",
              "三县合", "两区合", "三区合", "三乡合", "三镇合", "两地合", "三地合", "六都合",
              "前三名合", "前三大合", "前五名合");
    const struct context *c = l->c;
    const struct region *home = c->region_frames->document;
    uint32_t clause;

    if (!home || !l->now || l->now == home || !region_within(l->now, home))
        return;
    clause = region_clause_start(c->doc->text, block_start, c->doc->mentions[i].byte_start);
    if (!words_begin(&SUMS, c->doc->text + clause, c->doc->text + c->doc->text_bytes))
        return;
    end_part(l, clause);
    add_frame(c->region_frames, clause, home, "several places taken together");
    l->now = home;
}

/* 甲市控制在50万吨以内；乙市新增专利200件。: does the place come behind another of the article's own, and a semicolon? */
static gboolean is_next_of_list(const struct laying *l, uint32_t i)
{
    static struct words STOPS = WORDS("；", ";");
    const struct context *c = l->c;
    const struct region *home = c->region_frames->document, *now = c->regions[i],
                        *last = l->frame == UINT32_MAX ? NULL : c->regions[l->frame];
    const char *text = c->doc->text;

    return home && last && last != now && c->sentence_of[l->frame] == c->sentence_of[i] &&
           last->level == now->level && last != home && now != home && region_within(now, home) &&
           region_within(last, home) &&
           words_end(&STOPS, text, text + c->doc->mentions[i].byte_start);
}

/* 上杭县产业园，龙岩某某有限公司车间里: a firm's name does not lead away from where the sentence just was. */
static gboolean is_only_a_firms(const struct laying *l, uint32_t i)
{
    const struct context *c = l->c;

    return l->now && l->now != c->regions[i] && l->frame != UINT32_MAX &&
           c->sentence_of[l->frame] == c->sentence_of[i] && region_within(l->now, c->regions[i]) &&
           region_begins_firm(c, &c->doc->mentions[i]);
}

static void see_region(struct laying *l, uint32_t i, uint32_t block_start)
{
    struct context *c = l->c;
    const struct region_frames *f = c->region_frames;
    const struct mention *m = &c->doc->mentions[i];
    const char *level = mention_group(m, "level");

    end_part(l, m->byte_start);
    if (c->sentence_of[i] != l->sentence) {
        end_sentence(l);
        return_to_city(l, m->byte_start);
    }
    l->sentence = c->sentence_of[i];
    if (level) {
        c->regions[i] = is_left(l, i) || is_ours(l, i) ? region_here(f->document, level)
                                                       : place_pointed_at(c, i, level);
        if (!c->regions[i])
            c->regions[i] = region_here(l->now, level);
        if (!c->regions[i])
            c->regions[i] = region_here(f->document, level);
        if (!c->regions[i])
            c->regions[i] = region_here(l->dateline, level);
        if (!c->regions[i])
            c->regions[i] = zone_named_before(l, m->byte_start);
        if (!c->regions[i])
            c->regions[i] = named_first(l, level);
    }
    if (is_of_port(l, i))
        c->regions[i] = NULL;
    remember_zone(l, c->regions[i]);
    if (!c->regions[i] || !(region_is_subject(c, m, block_start, c->regions[i]) || goes_on(l, i)))
        return;
    if (is_basin_within(l, i) || only_speaks(l, i) || is_only_a_firms(l, i))
        return;
    if (f->company && region_is_other_side(c, m)) {
        leave_place(l, m->byte_start); /* 内地收入占比, of a company */
        return;
    }
    begin_part(l, i);
    l->listed |= is_next_of_list(l, i);
    l->frame = i;
    l->now = region_is_world(c->regions[i]) ? NULL : c->regions[i];
    if ((!l->company || speaks_of_nation(l, i)) &&
        (!region_heads_name(c, m) || opens_on_port(c, m, block_start)) &&
        !is_part_in_passing(l, i) && !region_is_kind(m, "works") &&
        !region_is_supported(c, m, block_start) && !region_is_weak(c, m, c->regions[i]) &&
        !(c->regions[i]->level == REGION_TOWN && region_is_kind(m, "short")) &&
        !(region_is_ours(f->document) && c->regions[i]->level == REGION_FOREIGN) &&
        !(region_is_ours(f->document) && f->document->level > REGION_AREA &&
          c->regions[i]->level == REGION_AREA))
        l->carried = l->now;
    add_frame(c->region_frames, m->byte_start, l->now,
              level ? "a word for the place spoken of" : "named by the text before it");
}

/* Is the text on the nation, or on what a text from Taiwan calls so? */
static gboolean is_on_nation(const struct region *document)
{
    static const char ISLAND[] = "台湾";

    return document && (document->level == REGION_NATION || strcmp(document->name, ISLAND) == 0);
}

/* 协展精机上半年营收…, in a text on the nation: the sentence is of no place. */
static void open_sentence(struct laying *l, uint32_t sentence, uint32_t block_start)
{
    struct region_frames *f = l->c->region_frames;

    if (!is_on_nation(f->document) || (l->carried && l->carried != f->document) ||
        !region_firm_opens(l->c, sentence))
        return;
    end_part(l, l->c->sentences[sentence].start);
    if (l->sentence != sentence)
        end_sentence(l);
    l->sentence = sentence;
    l->now = NULL;
    if (l->c->sentences[sentence].start == block_start)
        l->carried = NULL; /* the paragraph is on it */
    add_frame(f, l->c->sentences[sentence].start, NULL, "a company that opens the sentence");
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
    const struct region **below =
        arena_calloc(c->arena, doc->n_blocks, sizeof(const struct region *));
    struct laying l = { .c = c,
                        .frame = UINT32_MAX,
                        .dateline = region_of_dateline(c),
                        .company = !f->document && f->company };
    uint32_t i = 0, k = 0; /* the next mention, the next sentence */

    f->at = arena_alloc(c->arena, MAX_FRAMES(c) * sizeof(*f->at));
    for (uint32_t b = 0; b < doc->n_blocks; b++) {
        uint32_t start = c->blocks[b].start;
        uint32_t end = c->blocks[b].end;

        l.now = l.carried = c->above[b] == UINT32_MAX ? f->document : below[c->above[b]];
        add_frame(f, start, l.now,
                  c->above[b] == UINT32_MAX ? "the article's own" : "the heading above");
        l.sentence = i < doc->n_mentions ? c->sentence_of[i] : 0;
        for (; i < doc->n_mentions && doc->mentions[i].byte_start < end; i++) {
            while (k < c->n_sentences && c->sentences[k].start <= doc->mentions[i].byte_start)
                open_sentence(&l, k++, start);
            if (doc->mentions[i].type == MENTION_REGION)
                see_region(&l, i, start);
            else if (doc->mentions[i].type == MENTION_QUANTITY)
                see_sum_of_places(&l, i, start);
        }
        while (k < c->n_sentences && c->sentences[k].start < end)
            open_sentence(&l, k++, start);
        end_part(&l, end);
        end_sentence(&l);
        return_to_city(&l, end);
        below[b] = l.carried;
    }
}

/* 立法会, 行政长官 in 澳门日报: whose they are where nothing else tells; or NULL. */
static const struct region *place_of_paper(const struct regions *r, const struct document *doc)
{
    const struct region *place = doc->source ? region_of_source(r, doc->source) : NULL;

    return place && region_is_ours(place) ? place : NULL;
}

void regions_resolve(const struct regions *r, struct context *c)
{
    struct region_frames *f = arena_calloc(c->arena, 1, sizeof(*f));
    GHashTable *made = g_hash_table_new(g_str_hash, g_str_equal);
    const struct region *island;

    c->region_frames = f;
    f->company = region_tells_of_company(c->doc);
    region_names_resolve(r, c, made, NULL, FALSE);
    region_mean_abroad(c, NULL);
    island = region_island_of(r, c);
    if (island)
        region_mean_island(c, island);
    f->document = region_find_document(r, c, made);
    if (!f->document) {
        region_names_resolve(r, c, made, place_of_paper(r, c->doc), TRUE);
        f->document = region_find_document(r, c, made);
    }
    if (f->document)
        region_names_resolve(r, c, made, region_is_ours(f->document) ? f->document : NULL, FALSE);
    region_mean_abroad(c, f->document);
    region_mean_district(c, f->document);
    if (island)
        region_mean_island(c, island);
    g_hash_table_destroy(made);
    lay_frames(c);
    context_trace(c, "region of the document: %s", f->document ? f->document->name : "none");
}

gboolean region_is_company_news(const struct context *c)
{
    return c->region_frames && c->region_frames->company;
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
