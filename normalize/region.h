/*
 * region.h - region mentions → rows of tables/regions.tsv, and the question every
 * record asks: which region governs this place of the text?
 *
 * Names and codes follow GB/T 2260; areas above provinces (京津冀, 长江三角洲) and
 * functional zones (雄安新区) have no code there and carry one of our own that starts
 * with a letter. Foreign countries have rows, so that 日本 is no place of ours.
 */
#ifndef MUBIAO_NORMALIZE_REGION_H
#define MUBIAO_NORMALIZE_REGION_H

#include "normalize/context.h"

enum region_level {
    REGION_NATION,     /* 全国, code 100000 */
    REGION_AREA,       /* several provinces or parts of them: 长江经济带 */
    REGION_PROVINCE,   /* 山西省, 上海市, 香港特别行政区, 台湾 */
    REGION_PREFECTURE, /* 武汉市, 凉山彝族自治州 */
    REGION_COUNTY,     /* 浦东新区, 义乌市 */
    REGION_TOWN,       /* 富里乡; a district of Taiwan's cities: 三民区 */
    REGION_ZONE,       /* a functional zone below any of these: 两江新区 */
    REGION_FOREIGN,    /* another country, or the world */
    REGION_LEVELS
};

/* A row of the table; rows live as long as their `struct regions`. */
struct region {
    const char *code;       /* "420100" */
    const char *name;       /* full official name: "武汉市" */
    const char *short_name; /* "武汉" */
    enum region_level level;
    const struct region *parent; /* NULL for the nation, areas and foreign countries */
};

struct regions;

/* Tables of later folders add to and override the first. MUBIAO_ERROR_USAGE names file and line. */
struct regions *regions_load(const char *const *folders, GError **error);
void regions_free(struct regions *r); /* NULL is fine */

const char *region_level_name(enum region_level level); /* "nation", "province" … */

/* The row of a full or short name (the highest level wins between equals), or NULL. */
const struct region *regions_find(const struct regions *r, const char *name, gsize n);

/*
 * Fill c->regions from the region mentions, and c->region_frames: which region holds
 * in which stretch of the text. `r` must outlive the records.
 */
void regions_resolve(const struct regions *r, struct context *c);

/*
 * The region that governs byte `at` of the text: named by the clause or sentence
 * (subject, 全市, 我省, an issuing body, a plan's title), else carried over from the
 * sentences before it in the paragraph, the paragraph's lead-in or heading, else the
 * document's own (headline, issuing authority, the place most spoken of). NULL where the
 * article names none. Needs regions_resolve(); costs a binary search.
 */
const struct region *region_for(const struct context *c, uint32_t at);

/* Why region_for() says so, in words for `mubiao explain`. */
const char *region_origin(const struct context *c, uint32_t at);

/* Does the text name Taiwan or a place there? Needs regions_resolve(). */
gboolean region_names_taiwan(const struct context *c);

/* Is the article on a company, by its headline and who speaks? Needs regions_resolve(). */
gboolean region_is_company_news(const struct context *c);

/* The document's own region: what region_for() falls back to. NULL: none. */
const struct region *region_of_document(const struct context *c);

#endif
