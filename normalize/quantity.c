#include "normalize/quantity.h"

#include "core/error.h"
#include "core/gazetteer.h"
#include "core/table.h"
#include "core/words.h"
#include "normalize/measure.h"
#include "normalize/number.h"

#include <string.h>

struct unit {
    const char *base;
    struct decimal factor;
};

struct units {
    GHashTable *by_name; /* name or alias → struct unit */
    GStringChunk *names;
    struct gazetteer *rates; /* → index into RATES */
};

/* Words before a number that make it a rate. */
static const char *const RATES[][2] = {
    { "每年", "年" },         { "年均", "年" },     { "年产", "年" },     { "年处理", "年" },
    { "年开行", "年" },       { "年发电", "年" },   { "年利用", "年" },   { "年吞吐", "年" },
    { "年供", "年" },         { "年销", "年" },     { "年接待", "年" },   { "逐年", "年" },
    { "每月", "月" },         { "月均", "月" },     { "月产", "月" },     { "每个月", "月" },
    { "每季度", "季度" },     { "每周", "周" },     { "每日", "日" },     { "每天", "日" },
    { "日均", "日" },         { "日产", "日" },     { "日处理", "日" },   { "每小时", "小时" },
    { "每秒", "秒" },         { "每万人", "万人" }, { "每千人", "千人" }, { "每百户", "百户" },
    { "每人", "人" },         { "人均", "人" },     { "每户", "户" },     { "户均", "户" },
    { "每桶", "桶" },         { "每盎司", "盎司" }, { "每公斤", "公斤" }, { "每克", "克" },
    { "每公里", "公里" },     { "每亩", "亩" },     { "亩均", "亩" },     { "每吨", "吨" },
    { "每平方米", "平方米" },
};

static struct gazetteer *rates_new(void)
{
    struct gazetteer_builder *b = gazetteer_builder_new();
    struct gazetteer *rates;

    for (uint32_t i = 0; i < G_N_ELEMENTS(RATES); i++)
        gazetteer_builder_add(b, RATES[i][0], i, NULL); /* none is empty or too long */
    rates = gazetteer_new(b);
    gazetteer_builder_free(b);
    return rates;
}

static void add_name(struct units *u, const char *name, const char *base, struct decimal factor)
{
    struct unit *unit = g_new(struct unit, 1);

    unit->base = g_string_chunk_insert_const(u->names, base);
    unit->factor = factor;
    g_hash_table_replace(u->by_name, g_string_chunk_insert_const(u->names, name), unit);
}

enum { COLUMN_UNIT, COLUMN_BASE, COLUMN_FACTOR, COLUMN_ALIASES };
static const char *const COLUMNS[] = { "unit", "base", "factor", "aliases", NULL };

static gboolean add_row(void *data, char *const *cells, GError **error)
{
    struct units *u = data;
    const char *name = cells[COLUMN_UNIT], *base = cells[COLUMN_BASE];
    const char *factor_text = cells[COLUMN_FACTOR];
    struct decimal factor = decimal_of(1);
    char **aliases;

    if (!*name || (!*base) != (!*factor_text) ||
        (*base && !decimal_parse(&factor, factor_text, strlen(factor_text)))) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE,
                    "the unit '%s' needs a name, and with a base unit a decimal factor", name);
        return FALSE;
    }
    if (!*base)
        base = name;
    add_name(u, name, base, factor);
    aliases = g_strsplit(cells[COLUMN_ALIASES], " ", -1);
    for (int i = 0; aliases[i]; i++)
        if (*aliases[i])
            add_name(u, aliases[i], base, factor);
    g_strfreev(aliases);
    return TRUE;
}

struct units *units_load(const char *const *folders, GError **error)
{
    struct units *u = g_new0(struct units, 1);

    u->names = g_string_chunk_new(1 << 12);
    u->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    u->rates = rates_new();
    if (table_read("units.tsv", folders, COLUMNS, add_row, u, error))
        return u;
    units_free(u);
    return NULL;
}

void units_free(struct units *u)
{
    if (!u)
        return;
    gazetteer_free(u->rates);
    g_hash_table_destroy(u->by_name);
    g_string_chunk_free(u->names);
    g_free(u);
}

static gboolean is_space(uint32_t ch)
{
    return ch == ' ' || ch == '\t' || ch == 0xa0 || ch == 0x3000;
}

static gboolean has_space(const char *s)
{
    while (*s)
        if (is_space(text_next(&s)))
            return TRUE;
    return FALSE;
}

/* `s` without spaces: "千瓦 时", "亿 元". */
static const char *packed(struct context *c, const char *s)
{
    char *copy, *to;

    if (!has_space(s))
        return s;
    copy = to = arena_strdup(c->arena, s);
    while (*s) {
        const char *start = s;
        uint32_t ch = text_next(&s);

        if (is_space(ch))
            continue;
        memmove(to, start, (gsize)(s - start));
        to += s - start;
    }
    *to = '\0';
    return copy;
}

/* The groups that a quantity may have, those that most have first. */
/* clang-format off */
#define GROUPS(X)                                                                \
    X(num) X(unit) X(num2) X(unit2) X(like) X(more) X(about) X(about_behind)     \
    X(order) X(ge) X(ge_behind) X(le) X(le_behind) X(gt) X(lt) X(per)            \
    X(tenths) X(tenths2) X(hundredths) X(half) X(half2) X(discount)              \
    X(country) X(currency) X(duration)
/* clang-format on */

#define AS_ENUM(name) GROUP_##name,
#define AS_NAME(name) #name,
enum group { GROUPS(AS_ENUM) N_GROUPS };
static const char *const GROUP_NAMES[N_GROUPS] = { GROUPS(AS_NAME) };

/* A quantity while it is being worked out. */
struct work {
    const struct units *units;
    struct context *c;
    const struct mention *m;
    const char *groups[N_GROUPS]; /* as written; NULL where the mention has none */
    struct quantity_value *q;
    struct number low, high; /* `high` only where the text gives two numbers */
    gboolean two;
};

/* Each is asked for several times: they are looked for once. */
static void read_groups(struct work *w)
{
    for (uint32_t i = 0; i < w->m->n_groups; i++) {
        const struct mention_group *g = &w->m->groups[i];

        for (int k = 0; k < N_GROUPS; k++)
            if (*g->name == *GROUP_NAMES[k] && strcmp(g->name, GROUP_NAMES[k]) == 0) {
                if (!w->groups[k])
                    w->groups[k] = g->value;
                break;
            }
    }
}

static const char *group(const struct work *w, enum group name)
{
    return w->groups[name];
}

static const struct unit *unit_of(const struct work *w, const char *name)
{
    return name ? g_hash_table_lookup(w->units->by_name, packed(w->c, name)) : NULL;
}

/* 百分之三, 2/3: the unit is the whole that the fraction is a part of. */
static gboolean is_fraction(const char *num)
{
    return num && (strstr(num, "之") || strchr(num, '/'));
}

/* 提高7个和3.4个百分点: the 个 of the first is short for the unit of the second. */
static gboolean points_follow(const struct work *w)
{
    static const char *const AND[] = { "、", "和", "与", "及", "以及" };
    const char *s = w->c->doc->text + w->m->byte_end;

    if (g_strcmp0(group(w, GROUP_unit), "个") != 0)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(AND); i++)
        if (text_begins(s, AND[i]) && g_ascii_isdigit(s[strlen(AND[i])])) {
            s += strlen(AND[i]);
            return text_begins(s + strspn(s, "0123456789."), "个百分点");
        }
    return FALSE;
}

/*
 * What the text calls the unit: the one behind a range holds for both its ends; 元 takes
 * its country from 港币 before it or behind it, and a currency sign alone is a unit, too.
 */
static const char *unit_name(const struct work *w)
{
    const char *name = group(w, GROUP_unit2) ? group(w, GROUP_unit2)
                       : points_follow(w)    ? "个百分点"
                                             : group(w, GROUP_unit);
    const char *currency =
        group(w, GROUP_country) ? group(w, GROUP_country) : group(w, GROUP_currency);
    const struct unit *unit = unit_of(w, name);

    if (!name && is_fraction(group(w, GROUP_num)))
        return "整体";
    return currency && (!name || (unit && strcmp(unit->base, "元") == 0)) ? currency : name;
}

/* The value of group `name`; FALSE where it is no numeral. */
static gboolean read_number(const struct work *w, enum group name, struct number *out)
{
    const char *text = group(w, name);

    return text && number_parse(out, text, strlen(text));
}

/*
 * Give `a` the magnitude of `b`, which stands behind it: 10至15万 is 100000 to 150000,
 * 两到三千 is 2000 to 3000. FALSE where nothing is to be lent.
 */
static gboolean lend_magnitude(struct number *a, const struct number *b)
{
    int power = b->big;

    if (a->has_big || a->range)
        return FALSE;
    if (!a->has_small && b->small > 1)
        power += b->small;
    return power > 0 && decimal_shift(&a->low, power);
}

/* 百分之三到五: the second number is a hundredth, too. */
static gboolean read_second(struct work *w)
{
    const char *first = group(w, GROUP_num), *second = group(w, GROUP_num2);
    const char *of = strstr(first, "分之");

    if (of && !strstr(second, "分之")) {
        const char *whole = arena_printf(w->c->arena, "%.*s%s",
                                         (int)(of - first) + (int)strlen("分之"), first, second);

        return number_parse(&w->high, whole, strlen(whole));
    }
    return number_parse(&w->high, second, strlen(second));
}

static gboolean read_numbers(struct work *w)
{
    struct number like;

    if (!read_number(w, GROUP_num, &w->low))
        return FALSE;
    w->two = group(w, GROUP_num2) != NULL;
    if (w->two) {
        struct number lent = w->low;

        if (!read_second(w))
            return FALSE;
        if (lend_magnitude(&lent, &w->high) && decimal_compare(lent.low, w->high.high) < 0)
            w->low = lent;
        w->low.high = w->low.low;
    } else if (read_number(w, GROUP_like, &like) && !w->low.range) {
        if (lend_magnitude(&w->low, &like))
            w->low.high = w->low.low;
    }
    return TRUE;
}

/* Parts of the unit behind the number, or the second one: 三成五, 三成半, 五元三毛, 两倍半. */
static gboolean add_rest(const struct work *w, gboolean second, struct decimal *value)
{
    static const struct {
        enum group group[2];
        int power;
    } part[] = { { { GROUP_tenths, GROUP_tenths2 }, -1 }, { { GROUP_hundredths, N_GROUPS }, -2 } };
    static const enum group HALVES[] = { GROUP_half, GROUP_half2 };
    struct decimal half = { .digits = 5, .scale = 1 };

    for (gsize i = 0; i < G_N_ELEMENTS(part); i++) {
        enum group name = part[i].group[second];
        struct number n;

        if (name != N_GROUPS && read_number(w, name, &n) &&
            (!decimal_shift(&n.low, part[i].power) || !decimal_add(value, n.low)))
            return FALSE;
    }
    return !group(w, HALVES[second]) || decimal_add(value, half);
}

/* 翻两番 is 4 times, 翻一番 2 times. */
static gboolean fold(struct decimal *value)
{
    struct decimal times = decimal_of(1), two = decimal_of(2);

    if (value->negative || value->scale > 0 || value->digits > 64 || value->scale < -1)
        return FALSE;
    for (struct decimal i = *value; !decimal_is_zero(i);) {
        struct decimal minus_one = { .digits = 1, .negative = TRUE };

        if (!decimal_mul(&times, two) || !decimal_add(&i, minus_one))
            return FALSE;
    }
    *value = times;
    return TRUE;
}

/* In its base unit, with the rest behind the unit; the `second` number of a range, or the first. */
static gboolean scale(const struct work *w, const struct unit *unit, gboolean second,
                      struct decimal *value)
{
    static const struct decimal ten = { .digits = 1, .scale = -1 };

    if (!add_rest(w, second, value))
        return FALSE;
    if (unit && strcmp(unit->base, "番") == 0)
        return fold(value);
    /* 八五折 is 8.5 tenths */
    if (group(w, GROUP_discount) && decimal_compare(*value, ten) > 0 && !decimal_shift(value, -1))
        return FALSE;
    return !unit || decimal_mul(value, unit->factor);
}

static const char *base_name(const struct work *w, const struct unit *unit, const char *name)
{
    if (!unit)
        return name ? packed(w->c, name) : NULL;
    return strcmp(unit->base, "番") == 0 ? "倍" : unit->base;
}

/*
 * 3000多 leaves open what its last non-zero digit leaves open: up to 4000; 数十亿 reaches
 * from one to ten times the magnitude it names.
 */
static void set_reach(struct work *w, const struct unit *unit)
{
    struct decimal from = w->low.low, to = from;
    struct decimal step = { .digits = 1, .scale = from.scale };

    if (w->two || w->low.range || !(w->low.more || w->low.vague || group(w, GROUP_more)))
        return;
    if (w->low.vague ? !decimal_shift(&to, 1) : !decimal_add(&to, step))
        return;
    if (!scale(w, unit, FALSE, &from) || !scale(w, unit, FALSE, &to))
        return;
    w->q->from = decimal_print(w->c->arena, from);
    w->q->to = decimal_print(w->c->arena, to);
}

/* The ends of a range may have units of their own: 800米至1.2公里. */
static gboolean set_values(struct work *w)
{
    const char *name = unit_name(w);
    const struct unit *unit = unit_of(w, name);
    const struct unit *low_unit =
        w->two && group(w, GROUP_unit) ? unit_of(w, group(w, GROUP_unit)) : unit;
    struct decimal low = w->low.low, high = w->two ? w->high.high : w->low.high;
    int order;

    if (low_unit && unit && strcmp(low_unit->base, unit->base) != 0)
        low_unit = unit; /* 5元至8元人民币 */
    w->q->unit = base_name(w, unit, name);
    set_reach(w, unit);
    if (w->low.vague || (w->two && w->high.vague))
        return TRUE;
    if (!scale(w, low_unit, FALSE, &low) || !scale(w, unit, w->two, &high))
        return FALSE;
    order = decimal_compare(low, high);
    if (order > 0)
        return FALSE;
    w->q->value = decimal_print(w->c->arena, low);
    w->q->value_max = order < 0 ? decimal_print(w->c->arena, high) : NULL;
    return TRUE;
}

struct comparator {
    enum group group;
    const char *op;
};

static const char *first_of(const struct work *w, const struct comparator *at, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if (group(w, at[i].group))
            return at[i].op;
    return NULL;
}

/*
 * The comparator. Rules name their groups by what the words mean, before the number
 * and behind it; a bound tells more than 约 does.
 */
static const char *comparator(const struct work *w)
{
    static const struct comparator BOUNDS[] = {
        { GROUP_order, "order" }, { GROUP_ge, ">=" },        { GROUP_ge_behind, ">=" },
        { GROUP_le, "<=" },       { GROUP_le_behind, "<=" }, { GROUP_gt, ">" },
        { GROUP_lt, "<" },
    };
    static const struct comparator ABOUT[] = { { GROUP_more, ">" },
                                               { GROUP_about, "~" },
                                               { GROUP_about_behind, "~" } };
    const char *op = first_of(w, BOUNDS, G_N_ELEMENTS(BOUNDS));

    if (w->q->value_max)
        return "range";
    if (op)
        return op;
    if (w->low.more)
        return ">";
    op = first_of(w, ABOUT, G_N_ELEMENTS(ABOUT));
    return op ? op : "=";
}

static gboolean ends_clause(uint32_t ch)
{
    switch (ch) {
    case 0xff0c: /* ， */
    case 0x3002: /* 。 */
    case 0xff1b: /* ； */
    case 0xff01: /* ！ */
    case 0xff1f: /* ？ */
    case 0xff1a: /* ： */
    case '\n':
    case ',':
    case ';':
        return TRUE;
    default:
        return FALSE;
    }
}

static const char *quantity_start(const struct work *w)
{
    return w->c->doc->text + w->m->byte_start;
}

/* At most `most` characters before the mention, back to the last stop. */
static const char *text_before(const struct work *w, int most)
{
    const char *text = w->c->doc->text, *start = quantity_start(w);

    for (int i = 0; i < most && start > text; i++) {
        const char *before = g_utf8_prev_char(start), *next = before;

        if (ends_clause(text_next(&next)))
            break;
        start = before;
    }
    return start;
}

/* Where the clause begins that ends with the mention: at most 40 characters before it. */
static const char *clause_before(const struct work *w)
{
    return text_before(w, 40);
}

static gboolean clause_has(const struct work *w, const char *word)
{
    const char *clause = clause_before(w);

    return text_find(clause, (gsize)(quantity_start(w) - clause), word) != NULL;
}

/* 大约要投资5000亿元, 申请约增加两成: the comparator stands before the verb, at most six characters away. */
static gboolean is_about_by_verb(const struct work *w)
{
    static struct words ABOUT = WORDS("约"),
                        OTHERS = WORDS("节约", "公约", "条约", "契约", "签约", "合约", "预约",
                                       "制约", "履约", "违约", "集约", "简约", "邀约", "婚约"),
                        VERBS =
                            WORDS("可望", "可", "能", "需", "要", "将", "会", "再", "了", "占",
                                  "增加", "减少", "成长", "增长", "上升", "下降", "下跌", "提高",
                                  "降低", "节省", "省下", "省", "花费", "投入", "投资", "生产",
                                  "创造", "带动", "新增", "提供", "供应", "处理", "服务", "容纳",
                                  "增", "减", "升", "跌", "降", "少", "高出", "高", "低", "多");
    static const char ROUGHLY[] = "大约"; /* wherever it stands */
    const char *from = text_before(w, 6), *at = quantity_start(w), *word;

    while ((word = words_end(&VERBS, from, at)) != NULL)
        at -= strlen(word);
    return (at < quantity_start(w) && words_end(&ABOUT, from, at) &&
            !words_end(&OTHERS, from, at)) ||
           text_find(from, (gsize)(quantity_start(w) - from), ROUGHLY) != NULL;
}

/* 分别约为5亿元、3亿元: 约 said once holds for the whole list. */
static gboolean is_about_by_list(const struct work *w, const struct work *before)
{
    static struct words JOINS = WORDS("、", "及", "和", "与");
    const char *text = w->c->doc->text;

    return before->m && before->q->op && strcmp(before->q->op, "~") == 0 &&
           before->m->byte_end < w->m->byte_start &&
           words_match(&JOINS, text + before->m->byte_end, quantity_start(w)) &&
           clause_has(before, "分别");
}

/* 年 behind a numeral is a date (2025年产值), not a rate (年产值). */
static gboolean follows_numeral(const char *clause, const char *at)
{
    static const char *const ends[] = { "0",  "1",  "2",  "3",  "4",  "5",  "6",  "7",
                                        "8",  "9",  "〇", "零", "一", "二", "三", "四",
                                        "五", "六", "七", "八", "九", "今", "去", "明",
                                        "当", "前", "全", "近", "同", "上", "半" };

    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++)
        if (text_ends(clause, at, ends[i]))
            return TRUE;
    return FALSE;
}

/* 每年新增100个, 年产45万辆, 人均5万元: the rate is told before the number. */
static const char *per_of_clause(const struct work *w)
{
    const struct gazetteer *rates = w->units->rates;
    const char *clause = clause_before(w), *end = quantity_start(w);
    const char *last[G_N_ELEMENTS(RATES)], *best = NULL, *per = NULL;
    uint32_t rate;
    gsize n;
    const char *p = gazetteer_next(rates, clause, end, &n, &rate);

    if (p == end) /* mostly */
        return NULL;
    memset(last, 0, sizeof last);
    for (; p < end; p = gazetteer_next(rates, p + text_step((unsigned char)*p), end, &n, &rate))
        last[rate] = p;
    for (gsize i = 0; i < G_N_ELEMENTS(RATES); i++)
        if (last[i] && last[i] > best &&
            !(text_begins(RATES[i][0], "年") && follows_numeral(clause, last[i]))) {
            best = last[i];
            per = RATES[i][1];
        }
    return per;
}

static const char *rate(const struct work *w)
{
    const char *per = group(w, GROUP_per);

    if (per)
        return packed(w->c, per);
    if (measure_is_share(w->q->unit))
        return NULL; /* 人均收入增长5%: no rate, though 人均 stands there */
    return per_of_clause(w);
}

static gboolean is_large(const struct work *w)
{
    return (w->two ? w->high.big : w->low.big) >= 8; /* 亿 and more */
}

/* 市场规模超万亿, 投资4500亿: sums so large, of things counted in money, are 元. */
static gboolean is_money(const struct work *w)
{
    static const char *const words[] = { "产值", "营收", "收入",     "投资", "市场", "规模", "资金",
                                         "市值", "GDP",  "生产总值", "销售", "贷款", "融资", "利润",
                                         "税",   "债",   "资产",     "贸易", "消费", "预算", "支出",
                                         "存款", "经济", "进出口",   "产业", "交易", "成交" };

    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (clause_has(w, words[i]))
            return TRUE;
    return FALSE;
}

/* 每斤4块8, 一碗卖12块: money in everyday words; 两块芯片, 产量4514亿块 and 40块 (GPU) are pieces. */
static gboolean is_price_in_pieces(const struct work *w)
{
    static struct words PRICES =
        WORDS("钱", "价", "卖", "买", "收", "付", "花", "贵", "便宜", "元", "块", "每斤", "一斤",
              "每公斤", "一公斤", "一碗", "一杯", "一张", "一天", "每天", "一个月", "工资", "票",
              "费", "赚", "挣");
    static struct words FOR_EACH =
        WORDS("一斤", "一公斤", "一碗", "一杯", "一张", "一个", "一天", "一盒", "一瓶", "钱");
    const char *text = w->c->doc->text;

    return group(w, GROUP_tenths) ||
           words_find(&PRICES, clause_before(w), quantity_start(w), NULL) != NULL ||
           words_begin(&FOR_EACH, text + w->m->byte_end, text + w->c->doc->text_bytes) != NULL;
}

static void resolve(struct work *w, const struct work *before)
{
    if (!read_numbers(w) || !set_values(w))
        return;
    if (g_strcmp0(group(w, GROUP_unit), "块") == 0 && !is_price_in_pieces(w))
        w->q->unit = "块";
    w->q->op = comparator(w);
    if (strcmp(w->q->op, "=") == 0 && (is_about_by_verb(w) || is_about_by_list(w, before)))
        w->q->op = "~";
    if (!w->q->unit && is_large(w) && (group(w, GROUP_order) || is_money(w)))
        w->q->unit = "元";
    w->q->per = rate(w);
    w->q->is_quantity = group(w, GROUP_duration) == NULL;
}

#define CURRENCY_MOST (5 * 3) /* bytes of a currency's name */

/*
 * 181.9亿元（澳门元，下同）: the currency that 元 means from then on, and from which byte of the
 * text; NULL: none is named so.
 */
static const char *currency_below(const struct units *u, struct context *c, uint32_t *from)
{
    static struct words BELOW = WORDS("，下同）", "，下同)", ",下同)"), OPEN = WORDS("（", "(");
    const char *text = c->doc->text, *end = text + c->doc->text_bytes;
    const char *at = text_find(text, c->doc->text_bytes, "下同") /* by far cheaper, and rare */
                         ? words_find(&BELOW, text, end, NULL)
                         : NULL;
    const char *name = at, *open = NULL;
    const struct unit *unit;

    while (name && !open && name > text && at - name <= CURRENCY_MOST + 3)
        open = words_begin(&OPEN, --name, at);
    if (!open)
        return NULL;
    *from = (uint32_t)(name - text);
    name += strlen(open);
    unit = g_hash_table_lookup(u->by_name, arena_strndup(c->arena, name, (gsize)(at - name)));
    return unit ? unit->base : NULL;
}

/* Is the number in the sentence that names the currency, or behind it? */
static gboolean is_below(const struct context *c, uint32_t i, uint32_t from)
{
    return c->sentences[c->sentence_of[i]].end > from;
}

void quantities_resolve(const struct units *u, struct context *c)
{
    struct work before = { 0 };
    uint32_t from = 0;
    const char *currency = currency_below(u, c, &from);

    for (uint32_t i = 0; i < c->doc->n_mentions; i++) {
        struct work w = { .units = u, .c = c, .m = &c->doc->mentions[i], .q = &c->quantities[i] };

        if (w.m->type != MENTION_QUANTITY)
            continue;
        *w.q = (struct quantity_value){ 0 };
        read_groups(&w);
        resolve(&w, &before);
        if (currency && g_strcmp0(w.q->unit, "元") == 0 && is_below(c, i, from))
            w.q->unit = currency;
        before = w;
        if (w.q->is_quantity)
            context_trace(c, "quantity %s: %s%s%s %s, op %s", w.m->rule,
                          w.q->value ? w.q->value : "no value", w.q->value_max ? " to " : "",
                          w.q->value_max ? w.q->value_max : "", w.q->unit ? w.q->unit : "(no unit)",
                          w.q->op);
    }
}
