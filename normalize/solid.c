/*
 * solid.c - what a figure has to show for itself. A report of results says what it
 * measures, by how much it changed, or what was done; a story names numbers in passing.
 */
#include "normalize/finding.h"

/* 年门诊量, 交易额: the last character says that something is measured, but for what things have. */
static gboolean ends_like_measure(const struct finding *f, const struct phrase *p)
{
    static struct words ENDS = WORDS("量", "率", "额", "值", "数");
    static struct words THINGS = WORDS("容量", "重量", "质量", "力量", "音量", "速率", "价值",
                                       "数值", "峰值", "多数", "少数", "半数");
    const char *s = f->c->doc->text + p->start, *end = f->c->doc->text + p->end;

    return end - s >= (gssize)strlen("产量") && words_end(&ENDS, s, end) &&
           !words_end(&THINGS, s, end);
}

/* Does the noun hold a word that indicators end with? */
static gboolean measures(const struct finding *f, const struct judged *j)
{
    const struct phrase *p = phrase_is_empty(&j->before) ? &j->after : &j->before;

    if (ends_like_measure(f, p))
        return TRUE;

    for (uint32_t i = j->clause->first; i < j->clause->first + j->clause->n; i++) {
        const struct token *t = &f->all.tokens[i];

        if (t->kind == TOKEN_CUE && (t->cues & CUE_METRIC) && t->start >= p->start &&
            t->end <= p->end)
            return TRUE;
    }
    return FALSE;
}

/* 日均乘客, 人均收入: a mean is no number of a story. */
static gboolean is_mean(const struct finding *f, const struct judged *j)
{
    static struct words MEANS = WORDS("日均", "人均", "年均", "月均", "户均", "亩均");
    const char *s = f->c->doc->text + j->before.start, *end = f->c->doc->text + j->before.end;

    return words_find(&MEANS, s, end, NULL) != NULL;
}

/* 访问了620名居民，七成一支持, 受访者当中两成…: how many of those asked. */
static gboolean is_of_survey(const struct finding *f, const struct judged *j)
{
    static struct words ASKED = WORDS("受访", "访问了", "问卷", "民调", "民意调查", "调查访问");
    const char *text = f->c->doc->text;

    return measure_is_share(j->q->unit) &&
           words_find(&ASKED, text + f->sentence, text + judged_token(f, j)->start, NULL);
}

/* 增长8%, 提高1.2个百分点, 是去年的2倍 */
static gboolean is_relative(const char *unit)
{
    return measure_is_share(unit) || g_strcmp0(unit, "倍") == 0;
}

/* 全覆盖 is no number that anybody drops in passing. */
static gboolean is_all(const struct finding *f, const struct judged *j)
{
    return strcmp(f->c->doc->mentions[judged_token(f, j)->mention].rule, "quantity.all") == 0;
}

#define THOUSANDS_DIGITS 5 /* of a count that no story names in passing */

/* 全省拥有企业1.2万家, 2004年全县学生还有5万8,200人: what a place has, or has done; how many there were at a time. */
static gboolean is_of_place(const struct finding *f, const struct judged *j, uint32_t before)
{
    if (!(before & (CUE_FACT | CUE_NOW)) &&
        !(judged_is_count(j) && strlen(j->q->value) >= THOUSANDS_DIGITS &&
          f->frame.reach == REACH_CLAUSE && f->frame.last == WHEN_PAST &&
          !phrase_is_empty(&j->before)))
        return FALSE;
    for (uint32_t i = j->clause->first; i < j->token; i++)
        if (f->all.tokens[i].kind == TOKEN_REGION)
            return TRUE;
    return FALSE;
}

/* 新增企业14家, 净增学位3000个 */
static gboolean is_added(const struct finding *f, const struct judged *j)
{
    static struct words ADDED = WORDS("新增", "净增", "新开", "新设");
    const char *text = f->c->doc->text;

    return words_find(&ADDED, text + j->clause->start, text + judged_token(f, j)->start, NULL) !=
           NULL;
}

/* 工程已完成96%: how far something has come. */
static gboolean is_progress(const struct finding *f, const struct judged *j)
{
    return g_strcmp0(j->q->unit, "%") == 0 && j->before.verb_end > j->before.verb_start &&
           text_begins(f->c->doc->text + j->before.verb_start, "完成");
}

gboolean judged_is_ranked(const struct finding *f, const struct judged *j)
{
    return phrase_tells_rank(f->c, judged_token(f, j)->end, j->clause->end);
}

/* 飞轮储能占0.2%, 分别为361万千瓦、313万千瓦: a share, a row. */
static gboolean is_share_or_row(const struct finding *f, const struct judged *j)
{
    const char *text = f->c->doc->text, *s = text + j->clause->start;
    const struct token *t = judged_token(f, j);

    return (is_relative(j->q->unit) && text_ends(s, text + t->start, "占")) ||
           (j->members > 1 && text_find(s, t->start - j->clause->start, "分别"));
}

/* 截至3月31日，全港有38,412人轮候, 截至6月底，算力约18MW: how many or how much there was on a day. */
static gboolean is_counted_on_day(const struct finding *f, const struct judged *j)
{
    static struct words UP_TO = WORDS("截至", "截止");
    const char *text = f->c->doc->text;

    return (judged_is_count(j) || (j->measure == MEASURE_LEVEL && !is_relative(j->q->unit) &&
                                   !strstr(j->q->unit, "元"))) &&
           f->frame.last == WHEN_PAST && strlen(j->q->value) >= MANY_DIGITS &&
           words_find(&UP_TO, text + f->sentence, text + judged_token(f, j)->start, NULL);
}

#define LARGE_DIGITS 6

/* 去年用煤812万公吨, 去年到访该区的旅客约230万人次: so many tonnes, kilowatts or hectares in a time that the clause names. */
static gboolean is_large_of_time(const struct finding *f, const struct judged *j)
{
    static struct words TRIPS = WORDS("人次", "架次", "车次", "艘次");
    const char *unit = j->q->unit;

    return (j->measure == MEASURE_LEVEL ||
            (unit && words_match(&TRIPS, unit, unit + strlen(unit)))) &&
           !is_relative(j->q->unit) && strlen(j->q->value) >= LARGE_DIGITS &&
           !strchr(j->q->value, '.') && !strstr(j->q->unit, "元") && f->frame.sense == SENSE_FACT &&
           f->frame.reach == REACH_CLAUSE && f->frame.last == WHEN_PAST &&
           !phrase_is_empty(&j->before);
}

/* 死亡1236人，占41.9%: whose share is told next. */
static gboolean share_follows(const struct finding *f, const struct judged *j)
{
    static struct words SHARES = WORDS("占", "约占", "已占", "仅占", "占比");
    const struct clause *next = j->clause + 1;
    const char *text = f->c->doc->text;

    return j->token + 1 == j->clause->first + j->clause->n && next < f->all.at + f->all.n &&
           !next->opens_sentence && j->clause->stop == STOP_COMMA && !phrase_is_empty(&j->before) &&
           f->frame.period && words_begin(&SHARES, text + next->start, text + next->end);
}

/* 区内现有公众泊车位1,860个: what there is of something now. */
static gboolean is_stock_of_now(const struct finding *f, const struct judged *j)
{
    static struct words NOW = WORDS("现有", "现时有", "目前有", "现共有", "目前共有");
    const char *text = f->c->doc->text;

    return judged_is_count(j) && strlen(j->q->value) >= MANY_DIGITS &&
           words_find(&NOW, text + j->clause->start, text + judged_token(f, j)->start, NULL);
}

#define CITED_MOST (14 * 3) /* bytes at a sentence's start in which it cites a statistic */

/* 据县府统计，6月底合法民宿1706家; 劳动部1月调查，缺工20万3千人: what a statistic is cited for. */
static gboolean is_cited(const struct finding *f, const struct judged *j)
{
    static struct words STATISTICS =
                            WORDS("统计，", "统计显示，", "数据显示，", "资料显示，", "统计指出，",
                                  "数字显示，", "普查显示，", "资料，", "统计资料，"),
                        SOURCES = WORDS("据", "根据", "依", "依据", "按"),
                        SURVEYS =
                            WORDS("调查，", "普查，", "调查显示，", "调查指出，", "调查发现，");
    const char *text = f->c->doc->text, *s = text + f->sentence,
               *at = text + judged_token(f, j)->start, *most = MIN(at, s + CITED_MOST);

    return f->frame.period && !phrase_is_empty(&j->before) &&
           (words_find(&SURVEYS, s, most, NULL) ||
            (words_begin(&SOURCES, s, at) && words_find(&STATISTICS, s, most, NULL)));
}

/* 至今年3月累计受益幼儿82万人: summed up, as statistics are. */
static gboolean is_summed_up(const struct finding *f, const struct judged *j)
{
    static struct words SUMS = WORDS("累计", "累积");
    const char *text = f->c->doc->text;

    return words_find(&SUMS, text + j->clause->start, text + judged_token(f, j)->start, NULL) !=
           NULL;
}

gboolean judged_is_solid(const struct finding *f, const struct judged *j)
{
    uint32_t before = judged_cues_before(f, j);

    return measures(f, j) || j->labelled || is_all(f, j) || is_of_place(f, j, before) ||
           (before & CUE_BASE) || (before & CUE_TO) || f->frame.plan_above ||
           ((j->before.up || j->before.down) && is_relative(j->q->unit)) ||
           (before & (CUE_DONE | CUE_BUILD)) || (judged_is_count(j) && is_added(f, j)) ||
           is_counted_on_day(f, j) || is_stock_of_now(f, j) || is_progress(f, j) ||
           judged_is_ranked(f, j) || is_share_or_row(f, j) || is_large_of_time(f, j) ||
           share_follows(f, j) || is_cited(f, j) || is_summed_up(f, j) ||
           phrase_starts_change(f->c, &f->all, j->clause, j->token) || is_mean(f, j) ||
           is_of_survey(f, j);
}
