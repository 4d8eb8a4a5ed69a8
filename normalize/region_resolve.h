/*
 * region_resolve.h - from region mentions to the region that holds at each place of a text:
 * names become rows (region_name.c), rows that say whom the words behind them are about are
 * told from those named in passing (region_subject.c, with region_in_name.c and region_site.c),
 * the article's own is found (region_document.c, with region_company.c and region_source.c), and
 * what holds where is laid out (region.c, with region_firm.c). Private to these files.
 */
#ifndef MUBIAO_NORMALIZE_REGION_RESOLVE_H
#define MUBIAO_NORMALIZE_REGION_RESOLVE_H

#include "normalize/region_table.h"

#include <string.h>

/* From byte `at` on, `region` holds. */
struct region_frame {
    uint32_t at;
    const struct region *region;
    const char *why; /* for `mubiao explain` */
};

/* Where region_is_subject() has looked for words on trade last, and whether they stand there. */
struct region_trade {
    uint32_t sentence, heading; /* of the sentences and blocks, + 1; 0: none yet */
    uint32_t until;             /* byte of the text: how far into the sentence */
    gboolean in_sentence, in_heading;
};

struct region_frames {
    struct region_trade trade;
    struct region_frame *at;
    uint32_t n;
    const struct region *document;
    gboolean company; /* is the article on a company? */
};

/* Is the mention of this kind: full, short, body, zone, here? */
static inline gboolean region_is_kind(const struct mention *m, const char *kind)
{
    return g_strcmp0(mention_group(m, "kind"), kind) == 0;
}

static inline gboolean region_name_ends(const char *name, const char *tail)
{
    return text_ends(name, name + strlen(name), tail);
}

/* ---- region_name.c ---- */

/* Of `from` and the regions around it, the one that a word such as 全市 (level city) speaks of; or NULL. */
const struct region *region_here(const struct region *from, const char *level);

/*
 * The row of a zone or basin that no table holds (滨海高新技术产业开发区), made for this
 * document: one for each name, so that equal places are equal. `made` finds it again.
 */
const struct region *region_zone_row(const struct regions *r, struct context *c, GHashTable *made,
                                     const char *start, const char *end);

/*
 * The same for the town whose name are the `n` bytes at `start` (富里乡); `of` is the name that
 * it was read behind, or NULL: then it is in `near`, the place spoken of, or NULL.
 */
const struct region *region_town_row(const struct regions *r, struct context *c, GHashTable *made,
                                     const char *start, gsize n, const char *of,
                                     const struct region *near);

/*
 * Fill c->regions with the rows of the mentions' names; organs of Taiwan, Hong Kong and Macao only
 * where a text in simplified script names the place. Of places with one name that is meant
 * which goes with the place before it, the first with `near` (NULL: none). `guess`: a body
 * that two places have (立法会) is that of the one with the lower code.
 */
void region_names_resolve(const struct regions *r, struct context *c, GHashTable *made,
                          const struct region *near, gboolean guess);

/* Taiwan, Hong Kong or Macao? They have the codes of GB/T 2260 from 71 on. */
gboolean region_is_beyond(const struct region *r);

/* 国内, 中国: is it the nation as where something happens, not as who speaks or is counted? */
gboolean region_is_weak(const struct context *c, const struct mention *m, const struct region *r);

/* 内地, 大陆 in traditional script: where the reader is not, and no article's own place. */
gboolean region_is_other_side(const struct context *c, const struct mention *m);

/* The row of Taiwan where the text is from there, else NULL. */
const struct region *region_island_of(const struct regions *r, const struct context *c);
/* The nation that speaks in such a text (财政部, 全国) is `island`: changes c->regions. */
void region_mean_island(struct context *c, const struct region *island);

/* 元朗 in an article on 元朗区, where it else stands for Hong Kong: changes c->regions. */
void region_mean_district(struct context *c, const struct region *district);

/*
 * Authorities and 国内 that another country's name stands before (日本央行), or that an article on
 * another country (`document`, else NULL) speaks of, are that country's: changes c->regions.
 */
void region_mean_abroad(struct context *c, const struct region *document);

/* How often the text names the place or one in it. */
uint32_t region_named_within(const struct context *c, const struct region *place);

/* Does one of `words` end at byte `at`, not before `from`; begin at byte `at`? */
static inline gboolean region_any_before(const struct context *c, uint32_t from, uint32_t at,
                                         struct words *words)
{
    return at >= from && words_end(words, c->doc->text + from, c->doc->text + at);
}

static inline gboolean region_any_at(const struct context *c, uint32_t at, struct words *words)
{
    return words_begin(words, c->doc->text + at, c->doc->text + c->doc->text_bytes) != NULL;
}

/* The nation, another country, or an area of several provinces. */
static inline gboolean region_is_outer(const struct region *r)
{
    return r->level == REGION_NATION || r->level == REGION_FOREIGN || r->level == REGION_AREA;
}

/* ---- region_in_name.c ---- */

/* 武汉大学…, 台北线, “中国声谷”: is the place, whose row is `r`, part of a name? */
gboolean region_is_in_name(const struct context *c, const struct mention *m, uint32_t block_start,
                           const struct region *r);
/* 中国铁路南宁局集团: 中国 in a company's name? */
gboolean region_names_a_company(const struct context *c, const struct mention *m);
/* 龙岩华铄铜箔科技有限公司: is the place part of such a name? */
gboolean region_begins_firm(const struct context *c, const struct mention *m);

/*
 * 浙江国际海运职业技术|学院: where one of `words` begins within `most` bytes behind the mention, and nothing
 * but Chinese characters and none of `stops` (NULL: no such words) between; NULL: none does.
 */
const char *region_name_goes_on_to(const struct context *c, const struct mention *m, uint32_t most,
                                   struct words *words, struct words *stops);

/* 西安国际港, 武汉阳逻港: is the place part of a name, which the next sentence leaves? */
gboolean region_heads_name(const struct context *c, const struct mention *m);

/* ---- region_site.c ---- */

/* 一家来自滨州的企业告诉记者: does a company from there speak, in the clause that begins at byte `clause`? */
gboolean region_speaks_for_company(const struct context *c, const struct mention *m,
                                   uint32_t clause);
/* 总部位于, 注册地在: do these words, on where a company sits, stand before byte `at`? */
gboolean region_is_headquarters(const struct context *c, uint32_t at);
/* 在桃园市增建新厂, 总部位于新竹市的: is something built there, or is it where a company sits? */
gboolean region_is_site(const struct context *c, const struct mention *m, uint32_t clause);
/* 食品展今起在台北市南港展览馆登场: is a fair or festival held there, whose numbers are the place's? */
gboolean region_is_venue(const struct context *c, const struct mention *m, uint32_t clause);
/* 扩建台中厂, 集团在葵青区的吞吐量: does it hold what is worked at or measured? */
gboolean region_holds_works(const struct context *c, const struct mention *m, uint32_t clause);
/* 位于台南市的新产线, 首期设施位于屯门区，: is it told of works that they lie there? */
gboolean region_is_seat_of_works(const struct context *c, const struct mention *m, uint32_t clause);

/* ---- region_subject.c ---- */

/* Where the clause that holds byte `at` begins, not before `from`. */
uint32_t region_clause_start(const char *text, uint32_t from, uint32_t at);

/* Does the mention, whose row is `r`, say whom the words behind it are about? */
gboolean region_is_subject(const struct context *c, const struct mention *m, uint32_t block_start,
                           const struct region *r);

/* 支持福山区建设产业园: is it whom the plan wants to do something, in this sentence? */
gboolean region_is_supported(const struct context *c, const struct mention *m,
                             uint32_t block_start);

/* ---- region_firm.c ---- */

/*
 * Does a company open the sentence as its subject (协展精机上半年营收…, 公司去年…, 裕某旗下…)? Its own figures are
 * of no place, in a text on the nation or an industry.
 */
gboolean region_firm_opens(const struct context *c, uint32_t sentence);

/* ---- region_company.c ---- */

/*
 * Is the article on a company: by its results or shares in the headline, by its name before a
 * colon, by who speaks for it? Such an article is about no place but one that its headline names.
 */
gboolean region_tells_of_company(const struct document *doc);

/* Where its headline says what the shareholders of a company get, or NULL. */
const char *region_word_for_shareholders(const struct document *doc);

/* 这家杭州机器人公司又拿了5亿元: is the place in the headline only where the company is from? */
gboolean region_describes_company(const struct document *doc, const struct region *place);

/* ---- region_source.c ---- */

/* 民权报, 沂水县融媒体中心: the place in the name of a paper; that of a county is no short name elsewhere. */
const struct region *region_of_source(const struct regions *r, const char *source);

/* 本报铜陵2月25日讯, （中央社记者张三屏东县8日电）: where the article was written, or NULL. */
const struct region *region_of_dateline(const struct context *c);

/* Does the text say 全区, 我省, 本市 … of a place that it takes for known: of `place`, if not NULL? */
gboolean region_speaks_of_here(const struct context *c, const struct region *place);

/*
 * 全州旅游发展推进会在利川召开: the place that such a headline is about, by its paper or by the place
 * `named` in it (NULL: none); or NULL.
 */
const struct region *region_here_in_title(const struct regions *r, const struct document *doc,
                                          const struct region *named);

/* ---- region_document.c ---- */

/* The article's own region, or NULL. */
const struct region *region_find_document(const struct regions *r, struct context *c,
                                          GHashTable *made);

#endif
