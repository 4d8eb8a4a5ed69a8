/*
 * indicator_first.c - words that link a noun to its number, or a clause to the one before, but tell
 * what is measured or counted where the noun begins with them: 平均入住率, 受伤人数, 中签率.
 */
#include "normalize/indicator_before.h"

#include "normalize/measure.h"

#include <string.h>

#define FIRST_CUES (CUE_INTRO | CUE_LINK | CUE_SAYS | CUE_AND | CUE_NOW)

/* 其中中成药, 累计上云企业: 中 and its like stand behind what they belong to, and begin a noun where nothing does. */
static gboolean has_nothing_before(const struct context *c, const struct clauses *all,
                                   const struct clause *clause, uint32_t i)
{
    static struct words BEHIND =
        WORDS("中", "上", "内", "前", "后", "底", "末", "外", "时", "起", "间");
    const struct token *t = &all->tokens[i], *last = i > clause->first ? t - 1 : NULL;

    if (!words_match(&BEHIND, c->doc->text + t->start, c->doc->text + t->end))
        return FALSE;
    if (last && last->end == t->start)
        return last->kind == TOKEN_CUE && (last->cues & FIRST_CUES) &&
               !(last->cues & (CUE_DONE | CUE_BUILD));
    return step_over_any(c, clause->start, t->start, STEP_EDGES) == t->start;
}

/* 已落成的有1.6万个, 对服务满意的占86%; not 按设备投入的10%. */
static gboolean stands_for_noun(const struct context *c, const struct phrase *p)
{
    static struct words VERBS = WORDS("的占", "的有", "的达", "的则", "的只有", "的为", "的仅",
                                      "的约", "的共", "的合共", "的人", "的比例", "的比率");
    static struct words OF = WORDS("的");
    const char *text = c->doc->text;

    return words_begin(&VERBS, text + step_back(c, p->start, p->end, &OF),
                       text + c->doc->text_bytes) != NULL;
}

/* 在轮候期间离世的长者, 以观光为目的者, 有进出口实绩的企业: what the word governs describes who or what. */
static gboolean describes(const struct context *c, const struct phrase *p, const struct token *t)
{
    static struct words GOVERN = WORDS("在", "对", "按", "通过", "已", "可", "有", "以", "设有");
    static struct words WHO = WORDS("者");
    static const char OF[] = "的";
    const char *text = c->doc->text, *behind = text + t->end, *of;

    if (!words_match(&GOVERN, text + t->start, behind))
        return FALSE;
    of = text_find(behind, p->end - t->end, OF);
    return (of && of > behind && of + strlen(OF) < text + p->end) ||
           words_end(&WHO, behind, text + p->end) || stands_for_noun(c, p);
}

/* 对东盟进出口, 与东北亚五国贸易额, 对工业增长贡献率; 对欧盟、东盟分别进出口 are told apart elsewhere. */
static gboolean is_with_partner(const struct context *c, const struct phrase *p,
                                const struct token *t)
{
    static struct words WITH = WORDS("对", "与");
    static struct words TRADE = WORDS("进出口", "出口", "进口", "贸易", "贡献率");
    static struct words ROW = WORDS("、", "分别");
    const char *text = c->doc->text, *end = text + p->end, *trade;

    if (!words_match(&WITH, text + t->start, text + t->end) ||
        words_find(&ROW, text + t->end, end, NULL))
        return FALSE;
    trade = words_find(&TRADE, text + t->end, end, NULL);
    return trade && trade > text + t->end;
}

/* 每日处理量, 每年供水能力: so much in a time is another measure than as much at once. */
static gboolean is_rate_in_time(const struct context *c, const struct phrase *p,
                                const struct token *t)
{
    static struct words EACH = WORDS("每日", "每天", "每月", "每年", "每小时", "每吨", "每公斤");
    static struct words AMOUNTS = WORDS("量", "能力", "能耗", "水耗", "电耗", "产能", "人次");
    static struct words DOES =
        WORDS("可", "将", "会", "约", "新增", "增加", "减少", "提供", "平均", "完成");
    const char *text = c->doc->text;

    return words_match(&EACH, text + t->start, text + t->end) &&
           words_end(&AMOUNTS, text + t->end, text + p->end) &&
           !words_begin(&DOES, text + t->end, text + p->end);
}

uint32_t before_skip_counted(const struct context *c, const struct clauses *all,
                             const struct clause *clause, uint32_t q, const struct phrase *p)
{
    static struct words JOINS = WORDS("、");
    const char *text = c->doc->text, *end = text + p->end, *join, *behind;
    const struct token *last = NULL;

    for (uint32_t i = q; i-- > clause->first && !last;)
        if (all->tokens[i].kind == TOKEN_QUANTITY && all->tokens[i].end == p->start)
            last = &all->tokens[i];
    if (!last || measure_of(c->quantities[last->mention].unit) != MEASURE_COUNT)
        return p->start;
    join = words_find(&JOINS, text + p->start, end, &behind);
    return join && join >= text + p->start + strlen("机会") && behind + strlen("产值") <= end &&
                   !words_find(&JOINS, behind, end, NULL)
               ? (uint32_t)(behind - text)
               : p->start;
}

/* 基本实现, 实际只执行, 主要由于: such a word before a verb, a cause or a day says how, when or why. */
static gboolean says_how(const struct clause *clause, const struct token *t, uint32_t i)
{
    const struct token *next = t + 1;

    return i + 1 < clause->first + clause->n && next->start == t->end &&
           (next->kind == TOKEN_DATE ||
            (next->kind == TOKEN_CUE && !(next->cues & (CUE_METRIC | CUE_BUILD)) &&
             (next->cues & (CUE_LEVEL | CUE_TO | CUE_INTRO | CUE_MODALITY | CUE_FACT | CUE_NOW))));
}

/* 平均入住率, 新建住宅; but 全国平均水平 is what something is below, 平均 behind 每年 says how. */
static gboolean is_kept(const struct context *c, const struct clauses *all,
                        const struct clause *clause, const struct phrase *p, uint32_t i)
{
    static struct words KEPT =
        WORDS("平均", "基本", "主要", "实际", "首次", "快速", "全部", "来自", "贡献", "核准", "受",
              "因", "自", "预", "超", "新建", "改造", "培训", "治理", "减少", "节约", "减排",
              "节水", "压减", "协助", "通过");
    static struct words LEVELS = WORDS("水平", "水准"),
                        EACH = WORDS("每年平均", "每月平均", "每日平均", "每天平均");
    const struct token *t = &all->tokens[i], *next = t + 1;
    const char *text = c->doc->text;
    gboolean more = i + 1 < clause->first + clause->n && next->start == t->end;

    return words_match(&KEPT, text + t->start, text + t->end) &&
           !words_begin(&LEVELS, text + t->end, text + p->end) &&
           !words_end(&EACH, text + clause->start, text + t->end) &&
           !(more && step_is(c, t, "全部") && next->kind == TOKEN_CUE &&
             (next->cues & CUE_DONE)); /* 全部完工后 */
}

/* 在养猪只, 育儿津贴: a word of which the token is only the first part. */
static gboolean begins_word(const struct context *c, const struct phrase *p, const struct token *t)
{
    static struct words LONGER =
        WORDS("在养", "在学", "育儿", "育婴", "到访", "设计", "建物", "建成区", "再造");

    return words_begin(&LONGER, c->doc->text + t->start, c->doc->text + p->end) != NULL;
}

gboolean before_keeps_first(const struct context *c, const struct clauses *all,
                            const struct clause *clause, const struct phrase *p, uint32_t i)
{
    const struct token *t = &all->tokens[i];

    if (t->kind != TOKEN_CUE || p->end < t->end + strlen("旅客") || says_how(clause, t, i))
        return FALSE;
    return is_kept(c, all, clause, p, i) || begins_word(c, p, t) ||
           has_nothing_before(c, all, clause, i) || describes(c, p, t) ||
           is_with_partner(c, p, t) || is_rate_in_time(c, p, t);
}
