/*
 * judged.c - what stands around a number in its clause, asked by all that judge it.
 */
#include "normalize/finding.h"

struct words judged_in_turn = WORDS("分别", "依次", "依序");
struct words judged_rest = WORDS("余下", "其余", "剩余", "剩下");

const struct token *judged_number_before(const struct finding *f, const struct judged *j)
{
    for (uint32_t i = j->token; i-- > j->clause->first;)
        if (f->all.tokens[i].kind == TOKEN_QUANTITY)
            return &f->all.tokens[i];
    return NULL;
}

uint32_t judged_cues_before(const struct finding *f, const struct judged *j)
{
    uint32_t cues = 0;

    for (uint32_t i = j->clause->first; i < j->token; i++)
        if (f->all.tokens[i].kind == TOKEN_CUE)
            cues |= f->all.tokens[i].cues;
    return cues;
}

uint32_t judged_cues_behind(const struct finding *f, const struct judged *j)
{
    uint32_t cues = 0;

    for (uint32_t i = j->token + 1; i < j->clause->first + j->clause->n; i++) {
        if (f->all.tokens[i].kind == TOKEN_QUANTITY)
            break;
        if (f->all.tokens[i].kind == TOKEN_CUE)
            cues |= f->all.tokens[i].cues;
    }
    return cues;
}

gboolean judged_counts_classes(const struct finding *f, const struct judged *j)
{
    if (j->measure == MEASURE_PEOPLE)
        return FALSE; /* 解决3万人的饮水问题 */
    for (uint32_t i = j->token + 1; i < j->clause->first + j->clause->n; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind == TOKEN_CUE && (t->cues & CUE_CLASS) && t->start >= j->after.start &&
            t->end <= j->after.end && (t->start == j->after.start || t->end == j->after.end))
            return TRUE;
    }
    return FALSE;
}

gboolean judged_counts_units(const struct finding *f, const struct judged *j)
{
    return judged_is_count(j) && context_text_at(f->c, j->after.start, "单位") &&
           j->after.end > j->after.start;
}

/* 建成甲、乙等4条公路: how many were built, though some are named. */
gboolean judged_counts_what_is_done(const struct finding *f, const struct judged *j)
{
    return context_text_before(f->c, j->clause->start, judged_token(f, j)->start, "等") &&
           !judged_counts_classes(f, j) && (judged_cues_before(f, j) & (CUE_BUILD | CUE_DONE));
}

gboolean judged_sums_up(const struct finding *f, const struct judged *j)
{
    static struct words HOLDS =
        WORDS("容纳", "应付", "可接待"); /* 可容纳9万个职位: how many there can be */
    const struct token *t = &f->all.tokens[j->token];
    uint32_t from = j->clause->start;

    if (judged_counts_what_is_done(f, j) || judged_counts_units(f, j) ||
        words_end(&HOLDS, f->c->doc->text + from, f->c->doc->text + t->start))
        return FALSE;
    for (uint32_t i = j->token; i-- > j->clause->first;)
        if (f->all.tokens[i].kind != TOKEN_CUE ||
            !(f->all.tokens[i].cues & (CUE_METRIC | CUE_CLASS))) {
            from = f->all.tokens[i].end;
            from += context_text_at(f->c, from, "的") ? 3 : 0; /* 2026年的18间 */
            break;
        }
    if (t->start >= 6 && memcmp(f->c->doc->text + t->start - 6, "首批", 6) == 0)
        return FALSE;
    return !phrase_is_empty(&j->after) && from < t->start && f->c->doc->text[t->start - 1] != ' ';
}

const struct token *judged_threshold_before(const struct finding *f, const struct judged *j)
{
    const struct token *t = judged_token(f, j), *before = t - 1;

    return j->token > j->clause->first && judged_is_count(j) && before->kind == TOKEN_QUANTITY &&
                   (before->end == t->start || (before->end + strlen("的") == t->start &&
                                                context_text_at(f->c, before->end, "的"))) &&
                   quantity_is_threshold(f->c, &f->all, j->clause, j->token - 1)
               ? before
               : NULL;
}

gboolean judged_is_part(const struct finding *f, const struct judged *j)
{
    static struct words PART = WORDS("其中", "当中", "其余", "余下", "其中约", "当中约", "其余约");
    const char *text = f->c->doc->text;

    return words_match(&PART, text + j->clause->start, text + judged_token(f, j)->start) != NULL;
}

/* 500亩以上 */
gboolean judged_ends_with_bound(const struct finding *f, const struct judged *j)
{
    static struct words BOUNDS = WORDS("以下", "以上", "以内");
    const struct token *t = judged_token(f, j);

    return words_end(&BOUNDS, f->c->doc->text + t->start, f->c->doc->text + t->end) != NULL;
}
