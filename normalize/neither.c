/*
 * neither.c - numbers that are neither target nor figure: prices, ranks, lengths of time,
 * thresholds, counts that only describe or are told in passing.
 */
#include "normalize/finding.h"

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
    for (uint32_t i = j->token + 1; i < j->clause->first + j->clause->n; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind == TOKEN_CUE && (t->cues & CUE_CLASS) && t->start >= j->after.start &&
            t->end <= j->after.end && (t->start == j->after.start || t->end == j->after.end))
            return TRUE;
    }
    return FALSE;
}

gboolean judged_sums_up(const struct finding *f, const struct judged *j)
{
    const struct token *t = &f->all.tokens[j->token];
    uint32_t from = j->clause->start;

    for (uint32_t i = j->token; i-- > j->clause->first;)
        if (f->all.tokens[i].kind != TOKEN_CUE ||
            !(f->all.tokens[i].cues & (CUE_METRIC | CUE_CLASS))) {
            from = f->all.tokens[i].end;
            from += finding_text_at(f, from, "的") ? 3 : 0; /* 2026年的18间 */
            break;
        }
    if (t->start >= 6 && memcmp(f->c->doc->text + t->start - 6, "首批", 6) == 0)
        return FALSE;
    return !phrase_is_empty(&j->after) && from < t->start && f->c->doc->text[t->start - 1] != ' ';
}

/* 首批3家, 第2个, 前10名, 上述5项, 等4个: a count that describes. */
static const char *const DESCRIBED[] = { "第",   "前",   "上述", "等",   "这",   "该",
                                         "以上", "其他", "另外", "各",   "两批", "那",
                                         "后",   "最后", "近",   "同一", "对",   NULL };

static gboolean is_described(const struct finding *f, const struct judged *j)
{
    const struct token *t = &f->all.tokens[j->token];

    for (int i = 0; DESCRIBED[i]; i++) {
        gsize n = strlen(DESCRIBED[i]);

        if (t->start >= j->clause->start + n &&
            memcmp(f->c->doc->text + t->start - n, DESCRIBED[i], n) == 0)
            return strcmp(DESCRIBED[i], "近") != 0;
    }
    return FALSE;
}

/* 每千瓦时0.6元, 每增加1元: money for one of something; 每年 and 每人 are no such thing. */
static gboolean is_rate(const struct finding *f, const struct judged *j)
{
    static const char *const PLAIN[] = { "年", "月", "人", "户", "万", "平方公里", "亩", NULL };
    const char *s = f->c->doc->text + j->clause->start;
    const char *each = memmem(s, f->all.tokens[j->token].start - j->clause->start, "每", 3);

    for (int i = 0; each && PLAIN[i]; i++)
        if (strncmp(each + 3, PLAIN[i], strlen(PLAIN[i])) == 0)
            return FALSE;
    return each != NULL;
}

static gboolean is_price(const struct finding *f, const struct judged *j)
{
    const char *per = j->q->per;

    if (j->measure == MEASURE_POINT || (per && strcmp(per, "股") == 0))
        return TRUE;
    if (per && j->q->unit && strstr(j->q->unit, "元") && strcmp(per, "年") != 0 &&
        strcmp(per, "人") != 0 && strcmp(per, "月") != 0 && strcmp(per, "平方公里") != 0 &&
        strcmp(per, "户") != 0 && strcmp(per, "亩") != 0)
        return TRUE;
    if (j->q->unit && strstr(j->q->unit, "元") && is_rate(f, j))
        return TRUE;
    return ((j->before.cues | judged_cues_before(f, j)) & CUE_PRICE) ||
           (finding_text_at(f, f->all.tokens[j->token].end, "的") &&
            (judged_cues_behind(f, j) & CUE_PRICE));
}

static gboolean lasts(const struct finding *f, const struct judged *j)
{
    static const char *const SPANS[] = { "寿命", "时间", "年限", "时长", "天数", "期限", NULL };
    const char *s = f->c->doc->text + j->before.start;
    gsize n = j->before.end - j->before.start;

    for (int i = 0; SPANS[i]; i++)
        if (memmem(s, n, SPANS[i], strlen(SPANS[i])))
            return (j->before.cues & (CUE_LEVEL | CUE_TO | CUE_CHANGE)) != 0;
    return FALSE;
}

/* 1.6升及以下排量, “18条”政策: a number that describes the noun behind it, or a name. */
static gboolean is_loose(const struct finding *f, const struct judged *j)
{
    const struct token *t = &f->all.tokens[j->token];
    const char *unit = j->q->unit;

    if (t->start >= 3 && memcmp(f->c->doc->text + t->start - 3, "“", 3) == 0 &&
        finding_text_at(f, t->end, "”"))
        return TRUE;
    if (j->after.end >= j->after.start + 6 &&
        memcmp(f->c->doc->text + j->after.end - 6, "之一", 6) == 0)
        return TRUE;
    return j->measure == MEASURE_LEVEL && phrase_is_empty(&j->before) &&
           !phrase_is_empty(&j->after) && !finding_text_at(f, t->end, "的") && unit &&
           strcmp(unit, "%") != 0 &&
           !(judged_cues_before(f, j) & (CUE_BUILD | CUE_DONE | CUE_LEVEL));
}

/*
 * 两名嫌疑人, 三张照片: a few things that a story counts in passing, written in characters and
 * without a comparator. Aims and statistics write figures.
 */
static gboolean is_told_in_passing(const struct finding *f, const struct judged *j)
{
    static const char *const FEW[] = { "零", "一", "两", "二", "三", "四",
                                       "五", "六", "七", "八", "九" };
    const char *quote = f->c->doc->text + f->all.tokens[j->token].start;

    if (!judged_has_op(j, "=") || j->q->value[1] || !judged_is_count(j))
        return FALSE;
    if (f->frame.deadline || (f->frame.sense == SENSE_FACT && f->frame.reach == REACH_CLAUSE))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(FEW); i++)
        if (strncmp(quote, FEW[i], strlen(FEW[i])) == 0)
            return TRUE;
    return FALSE;
}

static gboolean is_no_record(const struct finding *f, const struct judged *j)
{
    const struct token *t = &f->all.tokens[j->token];

    if (!j->q->value || f->within[j->token] || f->aside || is_price(f, j))
        return TRUE;
    if (j->measure == MEASURE_RANK)
        return TRUE;
    if (j->measure == MEASURE_DURATION)
        return !lasts(f, j);
    if (j->measure == MEASURE_BARE)
        return !(j->before.cues & (CUE_LEVEL | CUE_TO | CUE_CHANGE)) || phrase_is_empty(&j->before);
    if (j->q->unit && strcmp(j->q->unit, "批") == 0)
        return TRUE;
    if (is_told_in_passing(f, j))
        return TRUE;
    if (is_loose(f, j))
        return TRUE;
    if (is_described(f, j) && j->measure != MEASURE_LEVEL)
        return TRUE;
    if (judged_has_op(j, "order") && quantity_describes(f->c, j->clause, t))
        return TRUE; /* 培育千亿级集群: the order belongs to the noun */
    return FALSE;
}

/* 2026年底前，50%以上的乡镇建成…: a share of those who act, at the head of its clause. */
static gboolean is_share_of_subject(const struct finding *f, const struct judged *j)
{
    return j->q->unit && strcmp(j->q->unit, "%") == 0 &&
           judged_token(f, j)->start == j->clause->start;
}

/* 一批产值超10亿元的企业, 对超30万元的设备: a threshold, not an aim of its own. */
static gboolean is_threshold(const struct finding *f, const struct judged *j)
{
    const struct token *t = &f->all.tokens[j->token];
    gboolean over = judged_has_op(j, ">") || judged_has_op(j, ">=");

    if (!over || !quantity_describes(f->c, j->clause, t) || is_share_of_subject(f, j))
        return FALSE;
    return finding_text_at(f, t->end, "的") || finding_text_at(f, t->end, "以上的");
}

gboolean judged_is_neither(const struct finding *f, const struct judged *j)
{
    return is_no_record(f, j) || is_threshold(f, j);
}
