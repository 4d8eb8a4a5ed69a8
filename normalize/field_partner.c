/*
 * field_partner.c - whom trade is with, in rows of places: 来自美国订单A亿美元 …；东协B亿美元.
 */
#include "normalize/finding.h"

/* 来自中国大陆（含香港）的订单: where the noun goes on behind what is said of the place; `end` at most. */
static uint32_t behind_brackets(const struct context *c, uint32_t at, uint32_t end)
{
    const char *text = c->doc->text, *close;

    if (at >= end || !context_text_at(c, at, "（"))
        return MIN(at, end);
    close = text_find(text + at, end - at, "）");
    return close ? (uint32_t)(close + strlen("）") - text) : at;
}

/*
 * 来自美国订单199.8亿美元: with whom is part of the noun, and is remembered for the places that
 * follow. Returns the noun with it, or NULL where it has it, or nobody is named.
 */
static const char *with_partner(struct finding *f, const struct judged *j)
{
    static struct words WITH = WORDS("来自", "输往", "销往", "出口至", "输自");
    const char *text = f->c->doc->text, *noun = NULL;

    for (uint32_t i = j->clause->first; i < j->token; i++) {
        const struct token *t = &f->all.tokens[i];
        const char *with = t->kind == TOKEN_REGION
                               ? words_end(&WITH, text + j->clause->start, text + t->start)
                               : NULL;

        if (!with || t->end > j->before.end)
            continue;
        f->partner.before = with;
        f->partner.at = t->start;
        f->partner.behind =
            context_string(f->c, behind_brackets(f->c, t->end, j->before.end), j->before.end);
        if (j->before.start == t->end)
            noun = context_string(f->c, t->start - (uint32_t)strlen(with), j->before.end);
    }
    return noun;
}

#define PARTNER_MOST (8 * 3) /* bytes of a place's name */
#define UNKNOWN_MOST (4 * 3) /* … and of one that no table has */

/* 美国71.5亿美元、欧洲63.2亿美元: where what stands before this number begins. */
static uint32_t row_starts(const struct finding *f, const struct judged *j)
{
    static struct words JOINS = WORDS("、", "和", "与", "及");
    const char *text = f->c->doc->text, *joined;

    for (uint32_t i = j->token; i-- > j->clause->first;) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind != TOKEN_QUANTITY)
            continue;
        joined = words_begin(&JOINS, text + t->end, text + judged_token(f, j)->start);
        return joined ? t->end + (uint32_t)strlen(joined) : j->clause->start;
    }
    return j->clause->start;
}

/* 日本仅31.3亿美元: where the name ends; the number's own start where nothing stands between. */
static uint32_t name_ends(const struct finding *f, const struct judged *j)
{
    uint32_t end = judged_token(f, j)->start;

    for (uint32_t i = j->token; i-- > j->clause->first;) {
        const struct token *t = &f->all.tokens[i];

        if (t->end != end || t->kind != TOKEN_CUE || !(t->cues & (CUE_LEVEL | CUE_LINK)))
            break;
        end = t->start;
    }
    return end;
}

/*
 * 来自美国订单199.8亿美元，占34.7%；东协114.8亿美元: nothing but a place before the number, the next
 * of those that one trades with. NULL: it is none.
 */
static const char *next_partner(const struct finding *f, const struct judged *j)
{
    const char *text = f->c->doc->text;
    uint32_t start, end;
    gboolean known = FALSE;

    if (!f->partner.before || j->members > 1 || j->before.change_end > j->before.change_start ||
        !j->q->unit || !strstr(j->q->unit, "元"))
        return NULL;
    start = row_starts(f, j);
    end = name_ends(f, j);
    if (end <= start || end - start > PARTNER_MOST)
        return NULL;
    for (uint32_t i = j->clause->first; i < j->token; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->start < start || t->end > end)
            continue;
        if (t->kind == TOKEN_DATE || (t->kind == TOKEN_CUE && !(t->cues & CUE_AND)))
            return NULL;
        known |= t->kind == TOKEN_REGION;
    }
    if (end - start > UNKNOWN_MOST && !known)
        return NULL; /* 实际利用外资5200万美元 */
    return arena_printf(f->c->arena, "%s%.*s%s", f->partner.before, (int)(end - start),
                        text + start, f->partner.behind);
}

/* 对东盟、欧盟、美国分别进出口A、B、C: the noun with the place of the number's rank, or NULL. */
static const char *partner_of_rank(const struct finding *f, const struct judged *j)
{
    static struct words WITH = WORDS("对", "与", "自", "从", "向");
    const char *text = f->c->doc->text, *with = NULL;
    uint32_t first = judged_list_begins(j), n = 0;
    const struct token *own = NULL;

    if (j->members < 2 || phrase_is_empty(&j->before))
        return NULL;
    for (uint32_t i = j->clause->first; i < first; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind != TOKEN_REGION || t->end > j->before.start)
            continue;
        with = with ? with : words_end(&WITH, text + j->clause->start, text + t->start);
        if (with)
            own = n++ == j->member ? t : own;
    }
    if (!own || n != j->members)
        return NULL;
    return arena_printf(f->c->arena, "%s%.*s%.*s", with, (int)(own->end - own->start),
                        text + own->start, (int)(j->before.end - j->before.start),
                        text + j->before.start);
}

/* 台湾7月对美国、…: where the clause says with whom, at its head or behind a place or date; or NULL. */
static const char *says_with_whom(const struct finding *f, const struct judged *j)
{
    static const char WITH[] = "对";

    if (context_text_at(f->c, j->clause->start, WITH))
        return f->c->doc->text + j->clause->start + strlen(WITH);
    for (uint32_t i = j->clause->first; i < judged_list_begins(j); i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind == TOKEN_QUANTITY)
            return NULL;
        if ((t->kind == TOKEN_DATE || t->kind == TOKEN_REGION) &&
            context_text_at(f->c, t->end, WITH))
            return f->c->doc->text + t->end + strlen(WITH);
    }
    return NULL;
}

/*
 * 对美国、欧洲各增9%与12%, 对美国、欧洲、东协出口各增A、B、C: with whom trade changed, for each number the
 * name of its place in the list, and the trade where it is named there; or NULL.
 */
const char *judged_partner_of_change(const struct finding *f, const struct judged *j)
{
    static struct words ENDS =
                            WORDS("进出口", "出口", "进口", "贸易", "各", "分别", "则", "增", "减"),
                        TRADE = WORDS("进出口", "出口", "进口", "贸易"),
                        JOINS = WORDS("、", "和", "与", "及", "以及");
    const char *name = says_with_whom(f, j), *s, *join, *trade, *end,
               *at = f->c->doc->text + f->all.tokens[judged_list_begins(j)].start;
    uint32_t rank = 0;

    if (j->before.change_end <= j->before.change_start || !name)
        return NULL;
    end = words_find(&ENDS, name, at, NULL);
    while (end && (join = words_find(&JOINS, name, end, &s)) && rank < j->member) {
        name = s;
        rank++;
    }
    if (!end || rank != j->member || end - name > PARTNER_MOST ||
        (join == NULL) != (j->member + 1 >= j->members)) /* as many names as numbers */
        return NULL;
    trade = words_begin(&TRADE, end, at);
    return arena_printf(f->c->arena, "对%.*s%s", (int)((join ? join : end) - name), name,
                        trade ? trade : "");
}

gboolean judged_is_other_place(const struct finding *f, const struct token *t)
{
    static struct words SIDES = WORDS("中国大陆", "大陆", "中国内地", "内地");
    const struct region *r = t->kind == TOKEN_REGION ? f->c->regions[t->mention] : NULL;

    return r && (r->level == REGION_FOREIGN ||
                 words_match(&SIDES, f->c->doc->text + t->start, f->c->doc->text + t->end));
}

/*
 * 出口市场中，美国占27.4%，欧盟、东盟分别占13.6%和11.8%: of other places that stand alone before 占, as many
 * as numbers, the one of the number's rank; or NULL.
 */
const char *judged_holder_of_share(const struct finding *f, const struct judged *j)
{
    static struct words HAS =
                            WORDS("占", "约占", "则占", "仅占", "也占", "分别占", "各占", "则各占"),
                        JOINS = WORDS("、", "和", "与", "及");
    const char *text = f->c->doc->text, *has;
    uint32_t first = judged_list_begins(j), at, names = 0;
    const struct token *own = NULL;

    if (g_strcmp0(j->q->unit, "%") != 0)
        return NULL;
    at = j->members > 1 ? j->clause->start : row_starts(f, j);
    for (uint32_t i = j->clause->first; i < first; i++) {
        const struct token *t = &f->all.tokens[i];
        const char *join;

        if (t->start < at)
            continue;
        if (t->start > at || !judged_is_other_place(f, t))
            break;
        own = names++ == j->member ? t : own;
        at = t->end;
        join = words_begin(&JOINS, text + at, text + f->all.tokens[first].start);
        at += join ? (uint32_t)strlen(join) : 0;
    }
    has = own && names == j->members
              ? words_begin(&HAS, text + at, text + f->all.tokens[first].start)
              : NULL;
    return has && text + at + strlen(has) == text + f->all.tokens[first].start
               ? arena_printf(f->c->arena, "%.*s占", (int)(own->end - own->start),
                              text + own->start)
               : NULL;
}

const char *judged_partner(struct finding *f, const struct judged *j)
{
    const char *noun = partner_of_rank(f, j);

    if (!noun)
        noun = next_partner(f, j);
    return noun ? noun : with_partner(f, j);
}

const struct region *judged_region(const struct finding *f, const struct judged *j)
{
    const struct region *here = region_for(f->c, judged_token(f, j)->start);

    return f->partner.before && here && here->level == REGION_FOREIGN
               ? region_for(f->c, f->partner.at)
               : here;
}
