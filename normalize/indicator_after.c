#include "normalize/indicator.h"

#include "core/text.h"
#include "normalize/indicator_steps.h"
#include "normalize/measure.h"

#include <string.h>

static struct words TAILS = WORDS("以上", "以下", "左右", "及以上", "之间", " ");

gboolean quantity_describes(const struct context *c, const struct clause *clause,
                            const struct token *t)
{
    uint32_t at = step_over(c, t->end, clause->end, &TAILS);
    const char *op = c->quantities[t->mention].op;

    if (at >= clause->end || step_at(c, at, clause->end, "、"))
        return FALSE;
    return step_at(c, at, clause->end, "的") || step_at(c, at, clause->end, "级") ||
           (op && strcmp(op, "order") == 0);
}

/* A word that ends the noun: what is said of it begins here. */
static gboolean is_predicate(const struct context *c, const struct clauses *all,
                             const struct clause *clause, uint32_t i)
{
    const struct token *t = &all->tokens[i];

    if (t->kind == TOKEN_DATE)
        return TRUE;
    if (t->kind != TOKEN_CUE)
        return FALSE;
    if (step_at(c, t->start, t->end, "计划")) /* 2个泊位计划明年底投产 */
        return i + 1 < clause->first + clause->n && t[1].kind == TOKEN_DATE && t[1].start == t->end;
    if (t->cues & (CUE_FACT | CUE_NOW | CUE_TO | CUE_MODALITY | CUE_LEVEL | CUE_THAN))
        return !(t->cues & (CUE_BUILD | CUE_METRIC));
    if (t->cues & CUE_DONE)
        for (i++; i < clause->first + clause->n; i++) {
            if (all->tokens[i].kind == TOKEN_CUE && (all->tokens[i].cues & CUE_AND))
                return FALSE;
            if (all->tokens[i].kind == TOKEN_QUANTITY)
                return !quantity_describes(c, clause, &all->tokens[i]);
        }
    return FALSE;
}

/* Does a new counted thing begin behind 、 or 和: 、力争10个, 和20家? */
static gboolean number_follows(const struct context *c, const struct clauses *all,
                               const struct clause *clause, uint32_t i)
{
    uint32_t end = all->tokens[i].end;

    for (i++; i < clause->first + clause->n; i++) {
        const struct token *t = &all->tokens[i];

        if (t->start > step_over_any(c, end, clause->end, STEP_EDGES))
            return FALSE;
        if (t->kind == TOKEN_QUANTITY)
            return !quantity_describes(c, clause, t);
        if (t->kind != TOKEN_CUE)
            return FALSE;
        end = t->end;
    }
    return FALSE;
}

/* 吸引35万人次参观、创造产值5亿元: does a verb with a number of its own follow the 、 at `i`? */
static gboolean deed_follows(const struct context *c, const struct clauses *all,
                             const struct clause *clause, uint32_t i)
{
    static const char COMMA[] = "、";
    const struct token *t = &all->tokens[i], *end = all->tokens + clause->first + clause->n,
                       *verb = t + 1;

    if (!step_is(c, t, COMMA) || verb >= end || verb->start != t->end || verb->kind != TOKEN_CUE ||
        !(verb->cues & (CUE_BUILD | CUE_DONE)) || (verb->cues & CUE_METRIC))
        return FALSE;
    for (t = verb + 1; t < end; t++)
        if (t->kind == TOKEN_QUANTITY)
            return !quantity_describes(c, clause, t);
        else if (t->kind == TOKEN_CUE && (t->cues & CUE_AND))
            return FALSE;
    return FALSE;
}

/* 款达到国际水平的产品: does what stands at the number describe the noun behind a 的? */
static gboolean describes_noun(const struct context *c, const struct clauses *all,
                               const struct clause *clause, uint32_t i)
{
    uint32_t end = clause->end;
    const char *s = c->doc->text + all->tokens[i].start, *of;

    for (uint32_t k = i + 1; k < clause->first + clause->n; k++)
        if (all->tokens[k].kind == TOKEN_QUANTITY) {
            end = all->tokens[k].start;
            break;
        }
    of = text_find(s, (gsize)(c->doc->text + end - s), "的");
    return of && of + strlen("的") < c->doc->text + end;
}

/* 50万个新增住宅单位, 1500个高薪职缺: a change that describes the noun behind it. */
static gboolean is_new_noun(const struct context *c, const struct clauses *all,
                            const struct clause *clause, uint32_t i)
{
    static struct words DESCRIBE = WORDS("新增", "净增", "高", "低", "快", "多");
    const struct token *t = &all->tokens[i];
    gboolean number =
        i + 1 < clause->first + clause->n && t[1].start == t->end && t[1].kind == TOKEN_QUANTITY;

    return words_match(&DESCRIBE, c->doc->text + t->start, c->doc->text + t->end) && !number &&
           t->end + strlen("职位") <= clause->end;
}

/* Does a change begin behind `at`, with adverbs before it at most: 明显收窄? */
static gboolean starts_predicate(const struct context *c, const struct clauses *all,
                                 const struct clause *clause, uint32_t i, uint32_t at)
{
    for (; i < clause->first + clause->n && all->tokens[i].start == at; i++) {
        const struct token *t = &all->tokens[i];

        if (t->kind != TOKEN_CUE)
            return FALSE;
        if (t->cues & CUE_CHANGE)
            return !is_new_noun(c, all, clause, i);
        if (!(t->cues & CUE_LINK))
            return FALSE;
        at = t->end;
    }
    return FALSE;
}

/* 带动9000户农户户均增收8000元: what is measured of each of them is the next number's. */
static void drop_measured(const struct context *c, struct phrase *p)
{
    static struct words EACH = WORDS("户均", "人均", "亩均", "均");
    const char *each;
    const char *s = c->doc->text + p->start;

    each = p->end > p->start + 6 ? words_find(&EACH, s + 3, c->doc->text + p->end, NULL) : NULL;
    if (each)
        p->end = (uint32_t)(each - c->doc->text);
}

/* 发展土地（「熟地」）: what a bracket at the noun's end adds. */
static void drop_remark(const struct context *c, struct phrase *p)
{
    static const char OPEN[] = "（", CLOSE[] = "）";
    const char *s = c->doc->text + p->start, *end = c->doc->text + p->end;
    const char *open = text_ends(s, end, CLOSE) ? text_find(s, (gsize)(end - s), OPEN) : NULL;

    if (open && open - s >= (gssize)strlen("发展土地")) /* not 街道（乡镇） */
        p->end = (uint32_t)(open - c->doc->text);
}

/* 录得3.7%的按年跌幅后: over what time, and what came next, is none of the noun. */
static void drop_base(const struct context *c, struct phrase *p)
{
    static struct words OVER = WORDS("按年", "按月", "按季", "同比", "环比"),
                        THEN = WORDS("后", "之后");
    static struct words CHANGES =
        WORDS("跌幅", "升幅", "增幅", "降幅", "增长", "下降", "下跌", "升", "跌");
    uint32_t at = step_over(c, p->start, p->end, &OVER), end;

    if (at == p->start || !words_begin(&CHANGES, c->doc->text + at, c->doc->text + p->end))
        return;
    p->start = at;
    end = step_back(c, at, p->end, &THEN);
    p->end = end > at ? end : p->end;
}

gboolean phrase_tells_rank(const struct context *c, uint32_t at, uint32_t end)
{
    static struct words RANKS =
        WORDS("居首", "居第", "位居", "居全", "位列", "列第", "排名", "居冠", "居次", "次之",
              "最多", "最高", "最严重", "最低", "最少", "最大", "最小", "居末", "垫底");

    return words_begin(&RANKS, c->doc->text + at, c->doc->text + end) != NULL;
}

/* Does a noun that begins at `start`, behind number `q`, end before token `i`? */
static gboolean ends_noun(const struct context *c, const struct clauses *all,
                          const struct clause *clause, uint32_t q, uint32_t i, uint32_t start)
{
    const struct token *t = &all->tokens[i];
    uint32_t cues = t->kind == TOKEN_CUE ? t->cues : 0;

    if ((cues & CUE_AND) &&
        (t->start == start || number_follows(c, all, clause, i) || deed_follows(c, all, clause, i)))
        return TRUE;
    if (t->kind == TOKEN_CLOSE && !step_finds(c, start, t->start, "(") &&
        !step_finds(c, start, t->start, "（"))
        return TRUE;
    if (t->start > start) /* 拿下43幅土地并落子外地 */
        return is_predicate(c, all, clause, i) || step_is(c, t, "并");
    if (t->start < start)
        return FALSE;
    if ((cues & (CUE_LEVEL | CUE_TO)) && !(cues & (CUE_BUILD | CUE_DONE)) &&
        !describes_noun(c, all, clause, i))
        return TRUE;
    if (((cues & CUE_FACT) && step_at(c, t->start, t->end, "已")) || /* 10万宗已获批 */
        ((cues & CUE_MODALITY) && step_at(c, t->start, t->end, "须")) ||
        ((cues & CUE_MODALITY) && i + 1 < clause->first + clause->n && t[1].kind == TOKEN_DATE &&
         t[1].start == t->end)) /* 首批3011个争取2024年入伙 */
        return TRUE;
    return !step_at(c, all->tokens[q].end, clause->end, "的") &&
           starts_predicate(c, all, clause, i, start);
}

/* 1.2亿人次的客运量和1,000万公吨的货运量: does number `i` begin the next of such a pair? */
static gboolean is_next_of_pair(const struct context *c, const struct clauses *all,
                                const struct clause *clause, uint32_t q, uint32_t i)
{
    const struct token *t = &all->tokens[i];

    return i > q + 1 && step_at(c, all->tokens[q].end, clause->end, "的") &&
           t[-1].kind == TOKEN_CUE && (t[-1].cues & CUE_AND) && t[-1].end == t->start;
}

/* 支持100间企业的目标甚远: what is said of the aim is none of the noun. */
static void drop_aim(const struct context *c, struct phrase *p)
{
    static const char AIM[] = "的目标";
    const char *s = c->doc->text + p->start, *aim = text_find(s, p->end - p->start, AIM);

    if (aim && aim > s)
        p->end = (uint32_t)(aim - c->doc->text);
}

/* 1.8万部的士中，…是零: of how many it is told is none of the noun. */
static void drop_among(const struct context *c, const struct clause *clause, struct phrase *p)
{
    static struct words AMONG = WORDS("之中", "当中", "中"),
                        WITHIN = WORDS("高中", "初中", "集中", "途中", "空中", "其中", "水中",
                                       "建设中", "筹备中", "施工中", "进行中", "营运中", "兴建中");
    const char *s = c->doc->text + p->start, *end = c->doc->text + p->end,
               *among = words_end(&AMONG, s, end);

    if (among && p->end == clause->end && clause->stop == STOP_COMMA &&
        p->end - p->start >= strlen(among) + strlen("的士") && !words_end(&WITHIN, s, end))
        p->end -= (uint32_t)strlen(among);
}

struct phrase phrase_after(const struct context *c, const struct clauses *all,
                           const struct clause *clause, uint32_t q, gboolean *within)
{
    static struct words OF = WORDS(" ", "的", "大关", "之间");
    static struct words AIMS =
        WORDS("为目标", "作为目标", "的目标", "努力", "迈进", "进军", "最快", "最迟");
    /* 以100%再生能源为目标, 朝770万人次的目标努力 */
    static struct words NOT =
        WORDS("未能", "未", "尚未", "仍未", "并未", "没有"); /* 23%项目未达到 */
    static struct words PRAISE =
        WORDS("目标", "能力", "好成绩", "成绩", "佳绩", "好成效", "高位", "水平", "新高", "峰值",
              "高峰", "规模", "台阶", "新台阶", "关口", "纪录", "记录", "历史纪录", "相差甚远",
              "相去甚远", "水准", "关卡", "大关");
    static struct words DONE =
        WORDS("投入服务", "投入使用", "投入运营", "投入运行", "投产", "落成", "开工", "竣工",
              "交付使用", "启用", "中", "当中", "相继落成", "陆续落成", "相继投产", "陆续投产",
              "陆续入伙", "相继入伙", "入伙", "陆续开工", "相继开业", "陆续开业", "陆续交付",
              "陆续启用", "相继启用", "目标不变", "逐步", "稳步", "逐年", "大幅", "较低", "较高",
              "最低", "最少", "进一步", "再", "持续", "上路", "时");
    static struct words INTO = WORDS("列入", "列为", "纳入"); /* 床位2000张列入实事项目 */
    static struct words FAR_AIM = WORDS("目标还", "目标仍", "目标尚", "目标相差", "目标有", "承诺");
    static struct words AT =
        WORDS("于", "将于", "会于", "已于", "拟于", "可于", "预计于", "在", "将在");
    struct phrase p = { 0 };

    p.start = step_keep_taxi(c, all->tokens[q].end,
                             step_over(c, all->tokens[q].end, clause->end, &OF), clause->end);
    p.end = clause->end;
    for (uint32_t i = q + 1; i < clause->first + clause->n; i++) {
        const struct token *t = &all->tokens[i];

        if (t->kind == TOKEN_QUANTITY && t->start == all->tokens[q].end &&
            quantity_is_threshold(c, all, clause, q))
            break; /* 10亿元以上20个: the threshold belongs to what the next one counts */
        if (t->kind == TOKEN_QUANTITY && is_next_of_pair(c, all, clause, q, i)) {
            p.end = t[-1].start;
            break;
        }
        if (t->kind == TOKEN_QUANTITY &&
            ((t->start == all->tokens[q].end && t->end < clause->end) || /* not 小区18个1260户 */
             quantity_describes(c, clause, t)))
            within[i] = TRUE; /* 5个万吨级码头, 5个产值超10亿元的园区 */
        else if (t->kind == TOKEN_QUANTITY || ends_noun(c, all, clause, q, i, p.start)) {
            p.end = t->start;
            break;
        }
    }
    if (p.end < p.start || (measure_is_share(c->quantities[all->tokens[q].mention].unit) &&
                            context_text_at(c, all->tokens[q].end, "（")))
        p.end = p.start; /* 62.8%（经修订） */
    drop_measured(c, &p);
    drop_base(c, &p);
    drop_remark(c, &p);
    drop_aim(c, &p);
    drop_among(c, clause, &p);
    p.end = step_back(c, p.start, step_back(c, p.start, p.end, &NOT), &AIMS);
    step_trim(c, &p);
    if (context_text_at(c, p.start, "后") &&
        p.end - p.start > strlen("后方")) /* 93吉瓦后快速回落 */
        p.end = p.start;
    if (words_match(&PRAISE, c->doc->text + p.start, c->doc->text + p.end) ||
        words_match(&DONE, c->doc->text + p.start, c->doc->text + p.end) || /* 已有9伙投入服务 */
        words_match(&AT, c->doc->text + p.start, c->doc->text + p.end) || /* 约3万伙于2027年落成 */
        words_begin(&FAR_AIM, c->doc->text + p.start, c->doc->text + p.end) ||
        words_begin(&INTO, c->doc->text + p.start, c->doc->text + p.end) ||
        phrase_tells_rank(c, p.start, clause->end))
        p.end = p.start; /* 跑出46.7万辆的好成绩 */
    return p;
}
