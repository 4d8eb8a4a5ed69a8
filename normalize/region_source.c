/*
 * region_source.c - whose text it is: the place of its paper or bureau, of its dateline, and that
 * which it takes for known when it says 全州.
 */
#include "normalize/region_resolve.h"

#include "core/text.h"

const struct region *region_of_source(const struct regions *r, const char *source)
{
    static struct words PAPERS = WORDS("日报", "晚报", "时报", "报", "新闻网", "网", "发布", "融媒",
                                       "融媒体", "融媒体中心", "电视台", "在线");
    static struct words BEFORE = WORDS("今日", "掌上", "大美", "美丽", "魅力", "幸福", "活力");
    static struct words NATIONAL = WORDS("新华", "光明", "解放", "和平"); /* no paper of 新华区 */
    static const char *const KINDS[] = { "县", "市", "区" };
    const struct region *named = region_named_in(r, source, FALSE);
    const char *end = source + strlen(source), *paper = words_end(&PAPERS, source, end);
    const char *before = words_begin(&BEFORE, source, end), *place = source;
    gsize n = paper ? (gsize)(end - source) - strlen(paper) : 0;

    if (before && !paper) { /* 今日谷城 */
        place += strlen(before);
        n = (gsize)(end - place);
    }
    if (named || n < strlen("民权") || n > strlen("科尔沁") ||
        words_match(&NATIONAL, place, place + n))
        return named;
    for (gsize i = 0; i < G_N_ELEMENTS(KINDS) && !named; i++) {
        named = region_find_kind(r, place, n, KINDS[i]);
        named = named && named->level == REGION_TOWN ? NULL : named; /* 三峡日报 */
    }
    return named;
}

#define DATELINE_MOST    3        /* sentences: a page's own first lines come before the dateline */
#define DATELINE_LONGEST (20 * 3) /* bytes from its start to the place: 中央社记者张三高雄 */

const struct region *region_of_dateline(const struct context *c)
{
    static struct words PAPERS = WORDS("本报", "社", "网", "本台", "通讯员", "本刊"),
                        SENT = WORDS("讯", "电", "报道", "消息");
    const struct mention *m = c->doc->mentions;
    const char *text = c->doc->text, *end = text + c->doc->text_bytes;

    for (uint32_t i = 0; i < c->doc->n_mentions && c->sentence_of[i] < DATELINE_MOST; i++) {
        uint32_t start = c->sentences[c->sentence_of[i]].start, behind = m[i].byte_end;

        if (m[i].type != MENTION_REGION || !c->regions[i] || region_is_kind(&m[i], "here") ||
            m[i].byte_start - start > DATELINE_LONGEST ||
            !words_find(&PAPERS, text + start, text + m[i].byte_start, NULL))
            continue;
        if (i + 1 < c->doc->n_mentions && m[i + 1].type == MENTION_DATE &&
            m[i + 1].byte_start == behind)
            behind = m[i + 1].byte_end;
        if (words_begin(&SENT, text + behind, end))
            return c->regions[i];
    }
    return NULL;
}

gboolean region_speaks_of_here(const struct context *c, const struct region *place)
{
    for (uint32_t i = 0; i < c->doc->n_mentions; i++) {
        const struct mention *m = &c->doc->mentions[i];

        if (m->type == MENTION_REGION && region_is_kind(m, "here") &&
            (!place || region_here(place, mention_group(m, "level")) == place))
            return TRUE;
    }
    return FALSE;
}

const struct region *region_here_in_title(const struct regions *r, const struct document *doc,
                                          const struct region *named)
{
    static const struct {
        const char *word, *level;
    } HERE[] = { { "全省", "province" },   { "全区", "region" }, { "全市", "city" },
                 { "全州", "prefecture" }, { "全县", "county" }, { "我省", "province" },
                 { "我区", "region" },     { "我市", "city" },   { "我州", "prefecture" },
                 { "我县", "county" } };

    for (gsize i = 0; doc->title && i < G_N_ELEMENTS(HERE); i++)
        if (text_begins(doc->title, HERE[i].word)) {
            const struct region *source = doc->source ? region_of_source(r, doc->source) : NULL,
                                *here = region_here(source, HERE[i].level);

            return here ? here : region_here(named, HERE[i].level);
        }
    return NULL;
}
