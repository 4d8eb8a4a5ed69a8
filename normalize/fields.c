/*
 * fields.c - what a target or figure says beside its number, its indicator (field_indicator.c)
 * and its time (field_time.c): comparator, region …; for `mubiao explain`, where each was found.
 */
#include "normalize/finding.h"
#include "normalize/indicator_steps.h"
#include "normalize/policy.h"
#include "normalize/region_table.h"
#include "normalize/sector.h"

uint32_t judged_stretch_behind(const struct finding *f, const struct clause *clause, uint32_t token)
{
    uint32_t end = clause->first + clause->n, at = f->all.tokens[token].end;
    gboolean strive = FALSE;

    for (uint32_t i = token + 1; i < end; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->start != at)
            return 0;
        if (t->kind == TOKEN_QUANTITY)
            return strive && g_strcmp0(f->c->quantities[t->mention].unit,
                                       f->c->quantities[f->all.tokens[token].mention].unit) == 0
                       ? i
                       : 0;
        if (t->kind != TOKEN_CUE)
            return 0;
        strive |= (t->cues & CUE_STRIVE) != 0;
        at = t->end;
    }
    return 0;
}

static gboolean is_stretch(const struct finding *f, const struct judged *j)
{
    const struct token *t = judged_number_before(f, j);

    return t && judged_stretch_behind(f, j->clause, (uint32_t)(t - f->all.tokens)) == j->token;
}

/* 增长6.5%左右，力争7%: the aim that this one goes beyond, or NULL. */
static const struct target *raised(const struct finding *f, const struct judged *j)
{
    const struct target *last = finding_last(f);
    const struct clause *before = j->clause - 1;
    gboolean strive = FALSE;
    uint32_t at = j->clause->start;

    if (!last || !last->is_target || f->c->doc->mentions[last->mention].byte_end != before->end ||
        !judged_in_unit_of(f, j, last))
        return NULL;
    for (uint32_t i = j->clause->first; i <= j->token; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->start != at || (i < j->token && t->kind != TOKEN_CUE))
            return NULL;
        strive |= i < j->token && (t->cues & CUE_STRIVE);
        at = t->end;
    }
    return strive ? last : NULL;
}

static const char *direction_of(const struct finding *f, const struct judged *j)
{
    static struct words MORE = WORDS("新增", "净增");
    const char *text = f->c->doc->text;

    if (j->before.down)
        return "down";
    if (j->before.up || words_find(&MORE, text + j->before.start, text + j->before.end, NULL))
        return "up";
    return NULL;
}

/* 每年推出100个, 年产量: per year. */
static const char *per_of(const struct finding *f, const struct judged *j)
{
    static const struct {
        const char *word, *per;
    } EACH[] = { { "每年", "年" }, { "每日", "日" }, { "每天", "日" }, { "每月", "月" } };
    static struct words YEARLY =
        WORDS("年均", "年开行", "年利用", "年产", "年发电", "年处理", "年销售", "年服务", "年供应");
    const char *text = f->c->doc->text, *at = text + judged_token(f, j)->start, *s;

    if (j->q->per)
        return j->q->per;
    s = text_find(text + j->clause->start, judged_token(f, j)->start - j->clause->start, "每");
    for (gsize i = 0; s && i < G_N_ELEMENTS(EACH); i++)
        if (text_find(s, (gsize)(at - s), EACH[i].word))
            return EACH[i].per;
    return judged_is_count(j) &&
                   words_find(&YEARLY, text + j->before.start, text + j->before.end, NULL)
               ? "年"
               : NULL;
}

/* 至少建成加氢站30座: the comparator stands before the verb, the number's own says nothing. */
static const char *op_of(const struct finding *f, const struct judged *j)
{
    static const struct {
        const char *word, *op;
    } WORDS[] = {
        { "至少", ">=" }, { "最少", ">=" }, { "不少于", ">=" }, { "最多", "<=" }, { "至多", "<=" }
    };
    const struct token *last = NULL;

    for (uint32_t i = j->clause->first; i < j->token; i++)
        if (f->all.tokens[i].kind == TOKEN_QUANTITY)
            return NULL;
        else if (f->all.tokens[i].kind == TOKEN_CUE && (f->all.tokens[i].cues & CUE_LEVEL) &&
                 !(last && step_is(f->c, &f->all.tokens[i], "有"))) /* 至少各有3处 */
            last = &f->all.tokens[i];
    for (gsize i = 0; last && judged_has_op(j, "=") && i < G_N_ELEMENTS(WORDS); i++)
        if (context_text_at(f->c, last->start, WORDS[i].word))
            return WORDS[i].op;
    return NULL;
}

/* 约可供应13万户, 约占总量的四成: the adverb of the number stands before its verb. */
static const char *op_of_adverb(const struct finding *f, const struct judged *j)
{
    static struct words AT_MOST = WORDS("最多只", "最多亦只", "最多也只", "最多不过", "顶多",
                                        "最多去到", "最多达到", "最多可", "最多能");
    static struct words ABOUT = WORDS("约占", "约可", "约能", "约需", "约合", "约有", "约相当于");
    const struct token *last = judged_number_before(f, j);
    const char *text = f->c->doc->text, *s = text + (last ? last->end : j->clause->start);

    if (judged_has_op(j, "=") && words_find(&AT_MOST, s, text + judged_token(f, j)->start, NULL))
        return "<=";
    return judged_has_op(j, "=") && words_find(&ABOUT, s, text + judged_token(f, j)->start, NULL)
               ? "~"
               : NULL;
}

/* 不及整体市场的1%, 超过全省总量的三成: the comparator of a share stands before what it is of. */
static const char *op_of_share(const struct finding *f, const struct judged *j)
{
    static const struct {
        const char *word, *op;
    } WORDS[] = { { "不及", "<" },    { "不到", "<" },    { "不足", "<" },
                  { "不超过", "<=" }, { "不多于", "<=" }, { "不少于", ">=" },
                  { "不低于", ">=" }, { "超过", ">" },    { "占约", "~" } };
    static const char OF[] = "的";
    const struct token *t = judged_token(f, j), *last;
    uint32_t from = j->clause->start;

    if (!measure_is_share(j->q->unit) || !judged_has_op(j, "=") ||
        !context_text_before(f->c, from, t->start, OF) ||
        judged_compared_place(f, j)) /* 仍不及台北市的22.4% */
        return NULL;
    last = judged_number_before(f, j);
    from = last ? last->end : from;
    for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++)
        if (text_find(f->c->doc->text + from, t->start - from, WORDS[i].word))
            return WORDS[i].op;
    return NULL;
}

/* 分别突破5000亿元、1200亿元: what stands before the list holds for all of it. */
static const char *op_of_list(const struct finding *f, const struct judged *j)
{
    const struct token *first = &f->all.tokens[judged_list_begins(j)];
    const char *op = j->member > 0 ? f->c->quantities[first->mention].op : NULL;
    const char *s = f->c->doc->text + j->clause->start;

    if (!op || !judged_has_op(j, "=") || !(*op == '>' || *op == '<'))
        return NULL;
    if (g_ascii_isdigit(f->c->doc->text[first->start]) || /* 5000亿元以上、1200亿元 */
        context_text_at(f->c, first->start, "近"))
        return NULL;
    return text_find(s, first->start - j->clause->start, "分别") ? op : NULL;
}

/* Where each field came from, for `mubiao explain`. */
void judged_trace(const struct finding *f, const struct judged *j, const struct target *r,
                  const char *origin)
{
    static const char *const REACHES[] = { "carried from before", "said in its sentence",
                                           "said in its clause" };
    const struct token *t = judged_token(f, j);
    struct context *c = f->c;
    const char *noun = !phrase_is_empty(&j->before)  ? "before the number"
                       : !phrase_is_empty(&j->after) ? "behind the number"
                                                     : "what the sentence measured before";

    if (!c->trace)
        return;
    context_trace(c, "%s %s", r->is_target ? "target" : "figure",
                  context_string(c, t->start, t->end));
    context_trace(c, "  %s because of what is %s", r->is_target ? "an aim" : "a fact",
                  REACHES[f->frame.reach]);
    context_trace(c, "  indicator %s: %s", r->indicator ? r->indicator : "-", noun);
    context_trace(c, "  %s %s: %s", r->is_target ? "deadline" : "period", r->time ? r->time : "-",
                  origin);
    context_trace(c, "  region %s: %s", r->region ? r->region->name : "-",
                  region_origin(c, t->start));
    context_trace(c, "  policy %s: %s", r->policy ? r->policy : "-", policy_origin(c, t->start));
    context_trace(c, "  sector %s: %s", r->sector ? r->sector : "-",
                  r->sector ? "the last one in its sentence" : "none in its sentence");
    if (r->is_target)
        context_trace(c, "  modality %s", r->modality ? r->modality : "-");
}

/* How many places the tokens from `i` to `end` name; `*own` is that of rank `rank`, if any. */
static uint32_t count_places(const struct finding *f, uint32_t i, uint32_t end, uint32_t rank,
                             const struct region **own)
{
    uint32_t n = 0;

    for (; i < end; i++)
        if (f->all.tokens[i].kind == TOKEN_REGION) {
            if (n++ == rank)
                *own = f->c->regions[f->all.tokens[i].mention];
        }
    return n;
}

/*
 * 累计规模最大的是山东、内蒙古, or 合肥、长沙两地库存攀升: does the clause speak of the places that it
 * lists, with nothing but 、 between them?
 */
static gboolean lists_places(const struct finding *f, const struct clause *clause)
{
    const struct token *first = f->all.tokens + clause->first, *end = first + clause->n,
                       *last = NULL;

    if (clause->n == 0 || !((end[-1].kind == TOKEN_REGION && end[-1].end == clause->end) ||
                            (first->kind == TOKEN_REGION && first->start == clause->start)))
        return FALSE;
    for (const struct token *t = first; t < end; t++) {
        const struct region *place = t->kind == TOKEN_REGION ? f->c->regions[t->mention] : NULL;

        if (t->kind != TOKEN_REGION)
            continue;
        if (!place || place->level == REGION_FOREIGN) /* 海外 is where they come from */
            return FALSE;
        if (last && t->start > last->end + strlen("、"))
            return FALSE;
        last = t;
    }
    return TRUE;
}

/* The places of an earlier clause of the sentence, for a list that says 分别; as count_places(). */
static uint32_t count_places_before(const struct finding *f, const struct judged *j,
                                    const struct region **own)
{
    static struct words EACH = WORDS("分别", "同比", "环比");
    const char *text = f->c->doc->text;
    const struct clause *clause = j->clause;

    if (f->partner.before || !words_find(&EACH, text + clause->start,
                                         text + f->all.tokens[judged_list_begins(j)].start, NULL))
        return 0;
    while (!clause->opens_sentence)
        if (lists_places(f, --clause))
            return count_places(f, clause->first, clause->first + clause->n, j->member, own);
    return 0;
}

/* 韩国8.9%, 丹麦仅3.0%: the place right before number token `i`, words of a level between at most; or NULL. */
static const struct token *place_before(const struct finding *f, const struct clause *clause,
                                        uint32_t i)
{
    uint32_t at = f->all.tokens[i].start;

    while (i-- > clause->first) {
        const struct token *t = &f->all.tokens[i];

        if (t->end != at)
            return NULL;
        if (t->kind == TOKEN_REGION)
            return f->c->regions[t->mention] ? t : NULL;
        if (t->kind != TOKEN_CUE || !(t->cues & (CUE_LEVEL | CUE_LINK)))
            return NULL;
        at = t->start;
    }
    return NULL;
}

#define TRADE_MOST (200 * 3) /* bytes before a number in which the sentence speaks of trade */
#define ROW_MOST   6         /* clauses to either side in which a row of places is looked for */

/* Do other numbers of the same unit nearby stand right behind places, too? */
static gboolean is_in_row_of_places(const struct finding *f, const struct judged *j)
{
    const struct clause *first = j->clause, *last = j->clause, *end = f->all.at + f->all.n - 1;

    for (int n = 0; n < ROW_MOST && !first->opens_sentence; n++)
        first--;
    for (int n = 0; n < ROW_MOST && last < end && !last[1].opens_sentence; n++)
        last++;
    for (const struct clause *k = first; k <= last; k++)
        for (uint32_t i = k->first; i < k->first + k->n; i++)
            if (i != j->token && f->all.tokens[i].kind == TOKEN_QUANTITY &&
                g_strcmp0(f->c->quantities[f->all.tokens[i].mention].unit, j->q->unit) == 0 &&
                place_before(f, k, i))
                return TRUE;
    return FALSE;
}

const struct region *judged_place_of_row(const struct finding *f, const struct judged *j)
{
    static struct words TRADE = WORDS("出口", "进口", "输往", "销往", "来自", "订单", "旅客",
                                      "客源", "市场", "外销", "贸易");
    const struct token *place = j->members > 1 ? NULL : place_before(f, j->clause, j->token);
    const struct region *region = place ? f->c->regions[place->mention] : NULL;
    const char *text = f->c->doc->text;
    uint32_t at = judged_token(f, j)->start;

    if (!region || region->level != REGION_FOREIGN || region_is_world(region) ||
        f->partner.before || !is_in_row_of_places(f, j) ||
        words_find(&TRADE, text + context_look_back(f->c, f->sentence, at, TRADE_MOST), text + at,
                   NULL))
        return NULL;
    return region;
}

const struct region *judged_compared_place(const struct finding *f, const struct judged *j)
{
    static struct words BESIDE = WORDS("比"), ABOVE = WORDS("高出", "低", "高", "少", "多"),
                        THAN = WORDS("低于", "高于", "不及", "少于", "多于", "不如", "快于", "慢于",
                                     "优于", "逊于", "好于", "高过", "低过", "逊", "胜过"),
                        OF = WORDS("平均的", "整体的", "的平均", "平均水平的", "去年的", "上年的",
                                   "同期的", "的");
    const char *text = f->c->doc->text, *at = text + judged_token(f, j)->start,
               *of = words_end(&OF, text + j->clause->start, at);

    for (uint32_t i = j->token; of && i-- > j->clause->first;) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind == TOKEN_REGION && text + t->end == at - strlen(of) &&
            f->c->regions[t->mention])
            return words_end(&THAN, text + j->clause->start, text + t->start) ||
                           (words_end(&BESIDE, text + j->clause->start, text + t->start) &&
                            words_begin(&ABOVE, text + judged_token(f, j)->end,
                                        text + j->clause->end)) /* 比全台平均的16.6%高出一截 */
                       ? f->c->regions[t->mention]
                       : NULL;
    }
    return NULL;
}

/*
 * 内蒙古、新疆、山东分别达到A、B、C, or 前三的是内蒙古、新疆、山东，规模分别为A、B、C: each number
 * is of the place of its rank.
 */
static const struct region *region_of_place(const struct finding *f, const struct judged *j)
{
    static struct words OURS = WORDS("对", "占", "输往", "销往"),
                        TRADE = WORDS("输往", "销往", "输自"),
                        GUESTS = WORDS("住客", "旅客", "游客", "访客", "客源", "买家");
    const struct region *home = region_of_document(f->c);

    uint32_t first = judged_list_begins(j), n;
    const char *text = f->c->doc->text;
    const struct region *own = NULL;

    if (j->members < 2)
        return NULL;
    n = count_places(f, j->clause->first, first, j->member, &own);
    if (n == 0)
        n = count_places_before(f, j, &own);
    if (own && home && home->level < REGION_FOREIGN &&
        (own->level == REGION_FOREIGN || !region_within(own, home)) &&
        (words_find(&OURS, text + j->clause->start, text + f->all.tokens[first].start, NULL) ||
         words_find(&GUESTS, text + j->clause->start, text + f->all.tokens[first].start, NULL) ||
         words_find(&TRADE,
                    text + context_look_back(f->c, f->sentence, j->clause->start, TRADE_MOST),
                    text + j->clause->start, NULL)))
        return NULL; /* 对巴西、美国进出口分别增长A和B, 香港及台湾住客分别减少A和B: of ours with them */
    return n == j->members ? own : NULL;
}

struct target judged_record(struct finding *f, const struct judged *j, gboolean is_target,
                            const char **time_from)
{
    const struct token *t = &f->all.tokens[j->token];
    const struct policy *policy = policy_for(f->c, t->start);
    struct target r = { .mention = t->mention, .is_target = is_target };
    const struct target *last = is_target ? raised(f, j) : NULL;

    r.indicator = last ? last->indicator : judged_indicator(f, j);
    r.direction = last ? last->direction : direction_of(f, j);
    r.per = per_of(f, j);
    r.op = op_of(f, j);
    if (!r.op)
        r.op = op_of_list(f, j);
    if (!r.op)
        r.op = op_of_adverb(f, j);
    if (!r.op)
        r.op = op_of_share(f, j);
    r.stretch = r.is_target && (last || is_stretch(f, j));
    r.region = region_of_place(f, j);
    if (!r.region)
        r.region = judged_place_of_row(f, j);
    if (!r.region)
        r.region = judged_compared_place(f, j);
    if (!r.region)
        r.region = judged_region(f, j);
    if (r.region !=
        region_of_document(f->c)) /* 包头稀土高新区产能3.2万吨, in an article on no zone */
        r.region = region_administrative(r.region);
    r.policy = policy && policy_holds_for(policy, r.region) ? policy->title : NULL;
    r.sector = sector_for(f->c, phrase_is_empty(&j->before) ? t->start : j->before.start,
                          phrase_is_empty(&j->after) ? t->end : j->after.end);
    r.modality = !r.is_target ? NULL : judged_is_demanded(f, j) ? "commit" : f->frame.modality;
    r.time = judged_time(f, j, &r, time_from);
    return r;
}
