/*
 * field_partner.c - whom trade is with, in rows of places: 来自美国订单A亿美元 …；东协B亿美元.
 */
#include "normalize/finding.h"

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
        f->partner.behind = context_string(f->c, t->end, MAX(j->before.end, t->end));
        if (j->before.start == t->end)
            noun = context_string(f->c, t->start - (uint32_t)strlen(with), j->before.end);
    }
    return noun;
}

#define PARTNER_MOST (8 * 3) /* bytes of a place's name */

/*
 * 来自美国订单199.8亿美元，占34.7%；东协114.8亿美元: nothing but a place before the number, the next
 * of those that one trades with. NULL: it is none.
 */
static const char *next_partner(const struct finding *f, const struct judged *j)
{
    const char *text = f->c->doc->text;
    uint32_t start = j->clause->start, end = judged_token(f, j)->start;

    if (!f->partner.before || end <= start || end - start > PARTNER_MOST || j->members > 1 ||
        j->before.change_end > j->before.change_start || !j->q->unit || !strstr(j->q->unit, "元"))
        return NULL;
    for (uint32_t i = j->clause->first; i < j->token; i++)
        if (f->all.tokens[i].kind == TOKEN_DATE ||
            (f->all.tokens[i].kind == TOKEN_CUE && !(f->all.tokens[i].cues & CUE_AND)))
            return NULL;
    return arena_printf(f->c->arena, "%s%.*s%s", f->partner.before, (int)(end - start),
                        text + start, f->partner.behind);
}

const char *judged_partner(struct finding *f, const struct judged *j)
{
    const char *noun = next_partner(f, j);

    return noun ? noun : with_partner(f, j);
}
