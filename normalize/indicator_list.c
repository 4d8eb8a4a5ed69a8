#include "normalize/indicator.h"

#include "core/text.h"
#include "normalize/indicator_steps.h"

#include <string.h>

#define MAX_MEMBERS 12

struct piece {
    uint32_t start, end;
};

/*
 * Cut at 、 and the words for and, or `only` at some of them: 家用电器和音像器材类、通讯器材类,
 * 服装和药物及化妆品.
 */
static uint32_t split(const struct context *c, const struct clauses *all,
                      const struct clause *clause, const struct phrase *p, struct words *only,
                      struct piece out[MAX_MEMBERS])
{
    uint32_t n = 0, start = p->start;

    for (uint32_t i = clause->first; i < clause->first + clause->n; i++) {
        const struct token *t = &all->tokens[i];

        if (t->kind != TOKEN_CUE || !(t->cues & CUE_AND) || t->start < p->start ||
            t->end > p->end ||
            (step_at(c, t->end, p->end, "其") && /* 设备及其零部件 */
             !step_at(c, t->end, p->end, "其他") && !step_at(c, t->end, p->end, "其它")) ||
            (only && !words_match(only, c->doc->text + t->start, c->doc->text + t->end)))
            continue;
        if (n + 1 >= MAX_MEMBERS)
            return 0;
        out[n++] = (struct piece){ start, t->start };
        start = t->end;
    }
    out[n++] = (struct piece){ start, p->end };
    for (uint32_t i = 0; i < n; i++) {
        struct phrase q = { .start = out[i].start, .end = out[i].end };

        step_trim(c, &q);
        out[i] = (struct piece){ q.start, q.end };
    }
    return n;
}

/* 铜、稀土、锂电三大产业链营收: behind the word that sums the members up, or 0. */
static uint32_t behind_sum(const struct context *c, const struct piece *last)
{
    static struct words SUMS = WORDS("两大", "三大", "四大", "五大", "六大", "七大", "八大", "两项",
                                     "三项", "两个", "三个", "四个", "五个");
    const char *s = c->doc->text + last->start, *end = c->doc->text + last->end, *behind;

    uint32_t etc;

    s += s < end ? text_step((unsigned char)*s) : 0;
    if (words_find(&SUMS, s, end, &behind))
        return (uint32_t)(behind - c->doc->text);
    etc = step_etc(c, last->start, last->end);
    return etc > last->start ? etc + (uint32_t)strlen("等") : 0;
}

/* Where the word that sums up begins, which ends at `behind`: 等 is one character, the others two. */
static uint32_t start_of_sum(const struct context *c, const struct piece *last, uint32_t behind)
{
    return context_text_before(c, last->start, behind, "等") ? behind - (uint32_t)strlen("等")
                                                             : behind - (uint32_t)strlen("三大");
}

/*
 * 果蔬、肉类、水果冷链流通率: where the measure is one character (率), it has words before it that
 * all share, behind a name about as long as the first.
 */
static uint32_t behind_likely_name(const struct context *c, const struct piece *first,
                                   const struct piece *last, const struct token *measure)
{
    uint32_t at = last->start + (first->end - first->start);

    if (measure->end - measure->start > strlen("率") || at >= measure->start ||
        ((unsigned char)c->doc->text[at] & 0xc0) == 0x80)
        return measure->start;
    return at;
}

static struct words DESTINATIONS = WORDS("输往", "销往", "来自", "运往", "对");

static gboolean names_destination(const struct context *c, const struct piece *piece)
{
    return words_begin(&DESTINATIONS, c->doc->text + piece->start, c->doc->text + piece->end) !=
           NULL;
}

/* 输往台湾、越南和内地的货值: where 的货值 begins, or 0. */
static uint32_t of_last(const struct context *c, const struct piece *last)
{
    static const char OF[] = "的";
    const char *s = c->doc->text + last->start, *of = text_find(s, last->end - last->start, OF);

    return of && of + strlen(OF) + 3 < c->doc->text + last->end ? (uint32_t)(of - c->doc->text) : 0;
}

/* 越南的货值 behind 输往台湾: where to, which only the first member says; "" where it does not. */
static const char *destination_of(const struct context *c, const struct piece *piece, uint32_t i,
                                  uint32_t n)
{
    const char *text = c->doc->text, *word;

    if (i == 0 || of_last(c, &piece[n - 1]) == 0 || names_destination(c, &piece[i]))
        return "";
    word = words_begin(&DESTINATIONS, text + piece[0].start, text + piece[0].end);
    return word ? word : "";
}

/*
 * Where in the last member the words begin that all share: behind what the first ends
 * with (经营活动、投资活动产生的净额), else at the measure (机器人、集成电路产量).
 */
static uint32_t shared_tail(const struct context *c, const struct clauses *all,
                            const struct clause *clause, const struct piece *first,
                            const struct piece *last, gboolean short_names)
{
    const char *text = c->doc->text;

    if (short_names && first->end - first->start == 3 && last->end - last->start > 3 &&
        text_step((unsigned char)text[last->start]) == 3)
        return last->start + 3; /* 一、二、三产增加值 */
    for (uint32_t n = 6; n <= first->end - first->start && n <= 12; n += 3)
        if ((unsigned char)text[first->end - n] >= 0x80 &&
            ((unsigned char)text[first->end - n] & 0xc0) != 0x80) {
            const char *found =
                memmem(text + last->start, last->end - last->start, text + first->end - n, n);

            if (found)
                return (uint32_t)(found - text) + n;
            break;
        }
    for (uint32_t i = clause->first; i < clause->first + clause->n; i++) {
        const struct token *t = &all->tokens[i];

        if (t->kind == TOKEN_CUE && (t->cues & CUE_METRIC) && t->start > last->start &&
            t->end <= last->end)
            return behind_likely_name(c, first, last, t);
    }
    if (names_destination(c, first) && of_last(c, last) > 0)
        return of_last(c, last);
    if (first->end - first->start == 6 && last->end - last->start == 12)
        return last->start + 6; /* 机械、汽车、造船用钢 */
    return last->end;
}

/* Does a word for a measure (产值, 覆盖率) end at `end`? */
static gboolean ends_with_metric(const struct clauses *all, const struct clause *clause,
                                 uint32_t end)
{
    for (uint32_t i = clause->first; i < clause->first + clause->n; i++)
        if (all->tokens[i].end == end && all->tokens[i].kind == TOKEN_CUE &&
            (all->tokens[i].cues & CUE_METRIC))
            return TRUE;
    return FALSE;
}

/* Are all members but the last one character: 一、二、三产? */
static gboolean all_short(const struct piece *piece, uint32_t n)
{
    for (uint32_t i = 0; i + 1 < n; i++)
        if (piece[i].end - piece[i].start != 3)
            return FALSE;
    return TRUE;
}

static gboolean is_date_piece(const struct clauses *all, const struct clause *clause,
                              const struct piece *piece)
{
    for (uint32_t i = clause->first; i < clause->first + clause->n; i++)
        if (all->tokens[i].kind == TOKEN_DATE && all->tokens[i].end == piece->end &&
            all->tokens[i].start >= piece->start)
            return TRUE;
    return FALSE;
}

/* 汽车产销分别完成9万辆和8万辆: 汽车产量, 汽车销量; NULL where no such word ends the noun. */
static const char *both_of(struct context *c, const struct phrase *p, uint32_t i)
{
    static const struct {
        const char *both, *each[2];
    } PAIRS[] = { { "产销量", { "产量", "销量" } },
                  { "产销", { "产量", "销量" } },
                  { "供销量", { "供应量", "销量" } },
                  { "收支", { "收入", "支出" } } };

    for (gsize k = 0; k < G_N_ELEMENTS(PAIRS); k++)
        if (context_text_before(c, p->start, p->end, PAIRS[k].both))
            return arena_printf(c->arena, "%.*s%s",
                                (int)(p->end - p->start - strlen(PAIRS[k].both)),
                                c->doc->text + p->start, PAIRS[k].each[i]);
    return NULL;
}

const char *phrase_member(struct context *c, const struct clauses *all, const struct clause *clause,
                          const struct phrase *p, uint32_t i, uint32_t n)
{
    static struct words only[] = { WORDS("、"), WORDS("和", "与"), WORDS("及", "以及") };
    const char *text = c->doc->text, *both;
    struct piece piece[MAX_MEMBERS];
    struct phrase shared = { 0 }; /* the words that all members share */
    uint32_t found, summed;

    if (n == 2 && step_at(c, p->start, p->end, "城乡"))
        return arena_printf(c->arena, "%s%.*s", i == 0 ? "城镇" : "农村",
                            (int)(p->end - p->start - 6), text + p->start + 6);
    both = n == 2 ? both_of(c, p, i) : NULL;
    if (both)
        return both;
    found = split(c, all, clause, p, NULL, piece);
    for (gsize k = 0; found != n && k < G_N_ELEMENTS(only); k++)
        found = split(c, all, clause, p, &only[k], piece);
    if (found != n || n < 2)
        return NULL;
    for (uint32_t k = 0; k < n; k++)
        if (is_date_piece(all, clause, &piece[k]))
            return NULL; /* 2026年、2027年净利润: years, not nouns */
    summed = behind_sum(c, &piece[n - 1]);
    shared.start = summed > 0
                       ? summed
                       : shared_tail(c, all, clause, &piece[0], &piece[n - 1], all_short(piece, n));
    shared.end = piece[n - 1].end;
    if (i == n - 1 && summed == 0) { /* A、B产业|分别实现|产值 */
        shared.start = piece[i].start;
        return arena_printf(c->arena, "%s%s", destination_of(c, piece, i, n),
                            phrase_noun(c, all, clause, &shared));
    }
    if (i == n - 1) /* the last name ends where the sum begins: 锂电|三大 */
        piece[i].end = start_of_sum(c, &piece[i], summed);
    if (ends_with_metric(all, clause, piece[i].end) && !step_is_rate(c, shared.start, shared.end))
        return context_string(c, piece[i].start, piece[i].end);
    return arena_printf(c->arena, "%s%.*s%s", destination_of(c, piece, i, n),
                        (int)(piece[i].end - piece[i].start), text + piece[i].start,
                        phrase_noun(c, all, clause, &shared));
}

static struct words TRADE_ENDS = WORDS("业");

/* Where a list of trades begins that `clause` ends: 电子设备制造业，酒、饮料和精制茶制造业增加值 */
static uint32_t trades_start(const struct context *c, const struct clauses *all,
                             const struct clause *clause, uint32_t start)
{
    static struct words OPENERS = WORDS("其中", "主要行业中", "：");
    const char *text = c->doc->text;

    while (clause > all->at && !clause->opens_sentence && clause[-1].stop == STOP_COMMA &&
           clause[-1].block == clause->block &&
           words_end(&TRADE_ENDS, text + clause[-1].start, text + clause[-1].end)) {
        clause--;
        for (uint32_t i = clause->first; i < clause->first + clause->n; i++)
            if (all->tokens[i].kind == TOKEN_QUANTITY || all->tokens[i].kind == TOKEN_DATE)
                return start;
        start = step_over(c, clause->start, clause->end, &OPENERS);
    }
    return start;
}

const char *phrase_trade(struct context *c, const struct clauses *all, const struct clause *clause,
                         const struct phrase *p, uint32_t i, uint32_t n)
{
    static struct words JOINS = WORDS("，", "、", "和", "及", "以及", "与");
    const char *text = c->doc->text, *end = text + p->end;
    const char *from = text + trades_start(c, all, clause, p->start), *s = from, *trade, *behind;
    const char *piece[MAX_MEMBERS], *piece_end[MAX_MEMBERS], *join;
    struct phrase tail = { .end = p->end };
    uint32_t found = 0;

    while ((trade = words_find(&TRADE_ENDS, s, end, &behind))) {
        join = words_begin(&JOINS, behind, end);
        s = behind;
        if (!join && words_find(&TRADE_ENDS, behind, end, NULL))
            continue; /* 农业机械制造业 */
        if (found == MAX_MEMBERS)
            return NULL;
        piece[found] = from;
        piece_end[found++] = behind;
        if (!join)
            break;
        from = s = behind + strlen(join);
    }
    if (!trade || found != n)
        return NULL;
    tail.start = (uint32_t)(behind - text);
    return arena_printf(c->arena, "%.*s%s", (int)(piece_end[i] - piece[i]), piece[i],
                        phrase_noun(c, all, clause, &tail));
}

/*
 * 光伏产业累计完成产值, 项目共获奖: words within the noun that say nothing of what it is. But
 * 完成投资 says what of the 投资.
 */
static gboolean is_filler(const struct context *c, const struct clauses *all,
                          const struct clause *clause, const struct phrase *p, uint32_t i)
{
    const struct token *t = &all->tokens[i];
    gboolean next = i + 1 < clause->first + clause->n && t[1].start == t->end;

    if (t->kind == TOKEN_DATE)
        return TRUE;
    if (t->kind != TOKEN_CUE || t->start <= p->start || t->end >= p->end)
        return FALSE;
    if (t->end - t->start == strlen("共") && step_at(c, t->start, t->end, "共"))
        return TRUE;
    if (t->end - t->start != strlen("完成"))
        return FALSE;
    if (step_at(c, t->start, t->end, "分别"))
        return TRUE;
    if (step_at(c, t->start, t->end, "累计"))
        return next && is_filler(c, all, clause, p, i + 1);
    return (step_at(c, t->start, t->end, "完成") || step_at(c, t->start, t->end, "实现")) &&
           !step_at(c, t->end, clause->end, "投资") && ends_with_metric(all, clause, p->end);
}

/* 电子信息、装备制造、…、医药健康六大产业营收: the names of a long list that is summed up go. */
static uint32_t skip_summed_names(const struct context *c, const struct phrase *p)
{
    static struct words SUMS = WORDS("三大", "四大", "五大", "六大", "七大", "八大");
    const char *s = c->doc->text + p->start, *end = c->doc->text + p->end;
    const char *sum = words_find(&SUMS, s, end, NULL);
    gsize left = sum ? (gsize)(end - sum) : 0;

    return sum && text_find(s, (gsize)(sum - s), "、") && left >= strlen("六大产业") &&
                   3 * left < p->end - p->start
               ? (uint32_t)(sum - c->doc->text)
               : p->start;
}

/*
 * 细悬浮微粒(PM2.5)年平均浓度, 本地生产总值（GDP）, 港交所（0388）溢利: without what stands in brackets in Latin
 * letters and digits, at the noun's end, too, where clause_gloss_end() sees no gloss.
 */
static void drop_glosses(GString *noun)
{
    static struct words OPEN = WORDS("(", "（"), CLOSE = WORDS(")", "）");
    const char *open, *behind = noun->str, *s, *close;

    while ((open = words_find(&OPEN, behind, noun->str + noun->len, &behind))) {
        for (s = behind; g_ascii_isgraph(*s) && *s != ')'; s++)
            ;
        close = words_begin(&CLOSE, s, noun->str + noun->len);
        if (!close || s == behind)
            continue;
        g_string_erase(noun, open - noun->str, s + (gssize)strlen(close) - open);
        behind = open; /* erasing moves nothing before it */
    }
}

const char *phrase_noun(struct context *c, const struct clauses *all, const struct clause *clause,
                        const struct phrase *p)
{
    GString *noun = g_string_sized_new(p->end - p->start + 1);
    uint32_t at = skip_summed_names(c, p);
    const char *made;

    for (uint32_t i = clause->first; i < clause->first + clause->n; i++) {
        const struct token *t = &all->tokens[i];

        if (t->start >= at && t->end <= p->end && is_filler(c, all, clause, p, i)) {
            g_string_append_len(noun, c->doc->text + at, t->start - at);
            at = t->end;
        }
    }
    g_string_append_len(noun, c->doc->text + at, p->end - at);
    g_string_replace(noun, "（）", "", 0); /* 首五年（2025/26年度）落成量 */
    drop_glosses(noun);
    made = arena_strndup(c->arena, noun->str, noun->len);
    g_string_free(noun, TRUE);
    return made;
}
