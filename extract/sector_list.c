#include "extract/sector_reading.h"

#include "core/text.h"
#include "core/words.h"

#include <string.h>

/*
 * A list (A、B和C) is judged as a whole: by the verb before it, the head behind it, the
 * number it announces and how many of its members are known.
 */
#define MAX_ITEMS 64

#define ITEM_MIN_BYTES 2 /* 6G */

#define ITEM_MAX_BYTES (16 * 3)

struct item {
    uint32_t start, end; /* bytes */
    uint32_t from, to;   /* tokens [from, to) */
    gboolean known, sure;
};

struct list {
    struct item items[MAX_ITEMS];
    uint32_t n;                          /* items */
    gboolean verb, head, thing, applied; /* 在…领域: where something is used */
    uint32_t count;                      /* 3个; 0: none */
};

static void empty_list(struct list *l)
{
    l->n = l->count = 0; /* the items are many, and need not be cleared */
    l->verb = l->head = l->thing = l->applied = FALSE;
}

static void trim_item(const struct reading *r, struct item *it)
{
    const struct token *t = r->tokens;

    while (it->from < it->to &&
           ((t[it->from].kind == TOKEN_QUOTE && t[it->from].start == it->start))) {
        it->start = t[it->from].end;
        it->from++;
    }
    while (it->to > it->from && t[it->to - 1].end == it->end &&
           (t[it->to - 1].kind == TOKEN_QUOTE || t[it->to - 1].kind == TOKEN_PAREN ||
            t[it->to - 1].kind == TOKEN_HEAD)) {
        it->end = t[it->to - 1].start;
        it->to--;
    }
    while (it->start < it->end && r->text[it->start] == ' ')
        it->start++;
    while (it->end > it->start && r->text[it->end - 1] == ' ')
        it->end--;
}

/* The name that covers the item, or what is left of it behind modifiers. */
static void know_item(const struct reading *r, struct item *it, gboolean first)
{
    const struct token *t = r->tokens;
    uint32_t i = it->from;

    if (it->to == it->from)
        return;
    while (i + 1 < it->to && t[i].kind == TOKEN_MODIFIER && t[i].end == t[i + 1].start)
        i++;
    if (first) /* what stands before a list's first name may belong to the sentence */
        i = it->to - 1;
    while (!first && it->to > i + 1 && t[it->to - 1].kind == TOKEN_MODIFIER &&
           t[it->to - 1].end == it->end && t[it->to - 2].end == t[it->to - 1].start &&
           token_is_name(&t[it->to - 2]))
        it->end = t[--it->to].start; /* 贸易优势 */
    if (i + 1 == it->to && token_is_name(&t[i]) && t[i].end == it->end) {
        if (t[i].start != it->start &&
            (i == it->from || t[i - 1].end != t[i].start || token_is_name(&t[i - 1]) ||
             t[i - 1].kind == TOKEN_QUALITY || t[i - 1].kind == TOKEN_PLAIN))
            return;
        it->start = t[i].start;
        it->from = i;
        it->known = TRUE;
        it->sure = t[i].kind == TOKEN_SURE;
    }
}

static gboolean good_item(const struct reading *r, const struct item *it)
{
    uint32_t bytes = it->end - it->start;
    const char *p = r->text + it->start, *end = r->text + it->end;
    guint han = 0, other = 0;

    if (it->known)
        return TRUE;
    if (bytes < ITEM_MIN_BYTES || bytes > ITEM_MAX_BYTES)
        return FALSE;
    for (uint32_t i = it->from; i < it->to; i++)
        if (token_is_wall(&r->tokens[i]) || r->tokens[i].kind == TOKEN_REGION ||
            r->tokens[i].kind == TOKEN_PAREN)
            return FALSE;
    while (p < end)
        text_is_han(text_next(&p)) ? han++ : other++;
    return han >= 2;
}

static void add_item(const struct reading *r, struct list *l, struct item it, gboolean first)
{
    trim_item(r, &it);
    know_item(r, &it, first);
    if (l->n < MAX_ITEMS && it.end > it.start)
        l->items[l->n++] = it;
}

#define LABEL_MAX_BYTES (6 * 3)

/* Do tokens `i` and the next quote a short label that no table knows? */
static gboolean is_label(const struct reading *r, uint32_t i)
{
    const struct token *t = &r->tokens[i];

    return i + 1 < r->n && t[0].kind == TOKEN_QUOTE && t[1].kind == TOKEN_QUOTE &&
           t[1].start <= t[0].end + LABEL_MAX_BYTES;
}

/* What stands behind a list: 等, a number, modifiers, a head or a thing. Returns the token behind. */
static uint32_t read_tail(const struct reading *r, struct list *l, uint32_t i, uint32_t at)
{
    const struct token *t = r->tokens;

    for (; i < r->n && t[i].start == at; at = t[i++].end) {
        if (is_label(r, i))
            i++; /* “六新”产业 */
        if (t[i].kind == TOKEN_COUNT && l->count == 0)
            l->count = t[i].count;
        else if (t[i].kind == TOKEN_HEAD)
            l->head = TRUE;
        else if (token_is_name(&t[i]) && t[i].end - t[i].start >= 6 &&
                 memcmp(r->text + t[i].end - 6, "产业", 6) == 0)
            l->head = TRUE; /* 四个未来产业 */
        else if (t[i].kind == TOKEN_THING || t[i].kind == TOKEN_ORG) {
            l->thing = !l->head;
            break;
        } else if (t[i].kind != TOKEN_ETC && t[i].kind != TOKEN_MODIFIER &&
                   t[i].kind != TOKEN_QUALITY && t[i].kind != TOKEN_QUOTE &&
                   t[i].kind != TOKEN_PAREN)
            break;
    }
    return i;
}

/* May members that no table knows be sectors? */
static gboolean unknown_too(const struct list *l, uint32_t known)
{
    if (l->thing)
        return l->verb && l->count == l->n && 2 * known >= l->n;
    if (l->count > 1 && l->count == l->n && (l->head || (l->verb && known > 0)))
        return TRUE;
    if (l->applied && !l->verb)
        return FALSE;
    if (l->verb && l->head)
        return TRUE;
    if (l->head && 2 * known >= l->n)
        return TRUE;
    if (l->verb && l->n >= 3 && known >= 2)
        return TRUE;
    return l->n >= 4 && 3 * known >= 2 * l->n;
}

static void take_tokens(struct reading *r, const struct item *it)
{
    for (uint32_t i = it->from; i < it->to; i++)
        r->tokens[i].taken = TRUE;
}

static void close_list(struct reading *r, struct list *l)
{
    uint32_t known = 0, sure = 0;
    gboolean unknown, weak, good;

    for (uint32_t i = 0; i < l->n; i++) {
        known += l->items[i].known;
        sure += l->items[i].sure;
    }
    unknown = l->n > 1 && unknown_too(l, known);
    weak = l->n > 1 && (l->thing ? unknown || (l->verb && 2 * sure >= l->n)
                                 : l->verb || l->head || (sure > 0 && known >= 2));
    good = !l->thing || l->verb || 2 * sure >= l->n;
    for (uint32_t i = 0; i < l->n; i++) {
        const struct item *it = &l->items[i];

        gboolean yes = good_item(r, it) && (it->known ? weak || (it->sure && good) : unknown);

        if (!yes && !(it->known && l->thing))
            continue; /* its own neighbours may still tell */
        reading_add(r, it->start, it->end, yes ? "sector.list" : "gazetteer.sector", yes);
        take_tokens(r, it);
    }
    empty_list(l);
}

/* Where the first member of a list begins: behind the last wall before token `to`. */
static struct item first_item(const struct reading *r, uint32_t from, uint32_t to, uint32_t start,
                              uint32_t end, struct list *l)
{
    struct item it = { .start = start, .end = end, .from = from, .to = to };

    for (uint32_t i = from; i < to; i++)
        if (token_is_wall(&r->tokens[i]) || r->tokens[i].kind == TOKEN_ETC ||
            (r->tokens[i].kind == TOKEN_REGION && r->tokens[i].start == it.start)) {
            it.start = r->tokens[i].end;
            it.from = i + 1;
            l->applied = token_is(r, &r->tokens[i], "在");
        }
    return it;
}

/* 与 and 及 join what is one sector; but papers in traditional script close their lists with 及. */
static gboolean joins_names(const struct reading *r, const struct token *t)
{
    return token_is(r, t, "与") || (token_is(r, t, "及") && !document_is_traditional(r->doc));
}

/* Split the last member at 和 or 以及; 与 and 及 join, unless the announced number says otherwise. */
static void last_items(const struct reading *r, struct list *l, struct item it, gboolean first)
{
    const struct token *t = r->tokens;
    uint32_t at = it.to;

    for (uint32_t i = it.to; i > it.from; i--)
        if (t[i - 1].kind == TOKEN_AND) {
            at = i - 1;
            break;
        }
    if (at > it.from && at + 0 < it.to) {
        gboolean both = at > it.from && at + 1 < it.to && token_is_name(&t[at - 1]) &&
                        token_is_name(&t[at + 1]);
        gboolean joins = joins_names(r, &t[at]);
        gboolean split = l->count > 0 ? l->count == l->n + 2 : !joins || (both && first);

        if (joins && both && l->count == 0 && l->n > 0)
            split = FALSE;
        if (split) {
            struct item left = it, right = it;

            left.end = t[at].start;
            left.to = at;
            right.start = t[at].end;
            right.from = at + 1;
            add_item(r, l, left, first);
            add_item(r, l, right, FALSE);
            return;
        }
    } else if (at < it.to && at == it.from && t[at].start > it.start) {
        struct item left = it, right = it; /* the left one has no token */

        left.end = t[at].start;
        left.to = at;
        right.start = t[at].end;
        right.from = at + 1;
        if (!joins_names(r, &t[at]) || l->count == l->n + 2) {
            add_item(r, l, left, first);
            add_item(r, l, right, FALSE);
            return;
        }
    }
    add_item(r, l, it, first);
}

/* … 等产业, … 等5条细分产业链, … 产业, right behind token `i` */
static gboolean heads_follow(const struct reading *r, uint32_t i)
{
    const struct token *t = r->tokens;

    while (i + 1 < r->n && t[i + 1].start == t[i].end &&
           (t[i + 1].kind == TOKEN_ETC || t[i + 1].kind == TOKEN_COUNT ||
            t[i + 1].kind == TOKEN_MODIFIER))
        i++;
    return i + 1 < r->n && t[i + 1].kind == TOKEN_HEAD && t[i + 1].start == t[i].end;
}

/*
 * 汽车、钢铁产品: the list's own; but in 智能家电、精密设备 and 造船、航运服务等产业 the last
 * member's.
 */
static gboolean is_thing_of_list(const struct reading *r, uint32_t i, uint32_t start)
{
    const struct token *t = &r->tokens[i];

    if (heads_follow(r, i) ||
        (i + 1 < r->n && t[1].kind == TOKEN_COMMA && t[1].start == t->end)) /* 车联网服务、 */
        return FALSE;
    return t->kind == TOKEN_THING && i > 0 && token_is_name(&t[-1]) && t[-1].start == start &&
           t[-1].end == t->start;
}

/* The first token in [from, to) behind `start` that ends a list's last member. */
static uint32_t end_of_last(const struct reading *r, uint32_t from, uint32_t to, uint32_t start)
{
    const struct token *t = r->tokens;
    gboolean quoted = from < to && t[from].kind == TOKEN_QUOTE && t[from].start == start;

    for (uint32_t i = from; i < to; i++)
        if (t[i].start > start &&
            (token_is_wall(&t[i]) || t[i].kind == TOKEN_ETC || t[i].kind == TOKEN_HEAD ||
             t[i].kind == TOKEN_PAREN || is_thing_of_list(r, i, start) ||
             (t[i].kind == TOKEN_QUOTE && !quoted)))
            return i;
    return to;
}

static gboolean has_comma(const struct reading *r)
{
    for (uint32_t i = 0; i < r->n; i++)
        if (r->tokens[i].kind == TOKEN_COMMA)
            return TRUE;
    return FALSE;
}

/* Where the thing that begins at byte `at` ends; 0: none does. */
static uint32_t thing_behind(const struct reading *r, uint32_t at)
{
    for (uint32_t i = 0; i < r->n && r->tokens[i].start <= at; i++)
        if (r->tokens[i].start == at && r->tokens[i].kind == TOKEN_THING)
            return r->tokens[i].end;
    return 0;
}

/*
 * 以A、B、C为重点的产业, 把A、B、C等列为支柱方向: what the list is made, behind it at `end`, speaks for
 * all its members.
 */
static gboolean is_made_something(const struct reading *r, struct list *l, uint32_t end)
{
    uint32_t thing = thing_behind(r, end); /* 海洋信息服务 */
    static struct words TAKEN = WORDS("以", "把", "将");
    static struct words MADE = WORDS("为重点", "为主导", "为核心", "为支柱", "为主攻", "为特色",
                                     "列为", "作为", "确定为", "列入", "为主要方向", "都列为");
    static struct words PLACES =
        WORDS("岛", "区", "县", "镇", "乡", "湾", "城", "地", "市", "州", "两岛");
    static const char ETC[] = "等";
    const char *text = r->text, *stop = text + r->end;
    const char *behind = text + MAX(end, thing);

    if (text_begins_within(behind, stop, ETC))
        behind += strlen(ETC);
    for (uint32_t i = 0; i < l->n; i++)
        if (words_end(&PLACES, text + l->items[i].start, text + l->items[i].end))
            return FALSE; /* 以六横、虾峙岛为重点 */
    if (l->n == 0 || !words_begin(&MADE, behind, stop) ||
        !words_end(&TAKEN, text + r->start, text + l->items[0].start))
        return FALSE;
    if (thing > end) { /* what ends the last name makes none of the others a thing */
        l->items[l->n - 1].end = thing;
        l->items[l->n - 1].known = FALSE;
        l->thing = FALSE;
    }
    return TRUE;
}

#define MEMBER_MAX_BYTES (8 * 3)

static gboolean bounds_member(const struct token *t)
{
    return t->kind == TOKEN_COMMA || t->kind == TOKEN_AND || t->kind == TOKEN_ETC ||
           t->kind == TOKEN_COUNT || t->kind == TOKEN_HEAD || t->kind == TOKEN_VERB;
}

/*
 * 充电模块、液冷超充、老年食品: characters that stop a name elsewhere (产值超, 2025年, 讯电) are part
 * of it within a short member of a list.
 */
static void join_members(struct reading *r)
{
    static struct words WITHIN = WORDS("超", "年", "电", "应用", "利用"), AT_END = WORDS("利用");
    struct token *t = r->tokens;

    for (uint32_t i = 0; i < r->n; i++) {
        uint32_t left = i, right = i, from, to;

        if (t[i].kind != TOKEN_STOP ||
            !words_match(&WITHIN, r->text + t[i].start, r->text + t[i].end))
            continue;
        while (left > 0 && !bounds_member(&t[left - 1]))
            left--;
        while (right + 1 < r->n && !bounds_member(&t[right + 1]))
            right++;
        if (left == 0 || right + 1 == r->n ||
            (t[left - 1].kind != TOKEN_COMMA && t[right + 1].kind != TOKEN_COMMA))
            continue;
        from = t[left - 1].end;
        to = t[right + 1].start;
        if (from < t[i].start && to - from <= MEMBER_MAX_BYTES &&
            (t[i].end < to || words_match(&AT_END, r->text + t[i].start, r->text + t[i].end)))
            t[i].kind = TOKEN_PLAIN;
    }
}

/*
 * Members are cut at 、; one that holds a wall ends its list, and what stands behind the
 * last wall begins the next.
 */
void sector_lists_read(struct reading *r)
{
    struct list l;
    struct token *t = r->tokens;
    uint32_t from = 0, start = r->start;
    gboolean open = FALSE;

    if (!has_comma(r))
        return;
    join_members(r);
    empty_list(&l);
    for (uint32_t i = 0; i <= r->n; i++) {
        gboolean comma = i < r->n && t[i].kind == TOKEN_COMMA;
        uint32_t end = i < r->n ? t[i].start : r->end;
        struct item it = { .start = start, .end = end, .from = from, .to = i };

        if (i < r->n && !comma)
            continue;
        if (open) {
            uint32_t stop = end_of_last(r, from, i, start);
            gboolean ends = stop < i &&
                            !(comma && t[stop].kind == TOKEN_HEAD && t[stop].end == end) &&
                            !(comma && t[stop].kind == TOKEN_PAREN && t[stop].end == end);

            if (!ends && stop < i && t[stop].kind == TOKEN_HEAD)
                l.head = TRUE;
            if (!ends && comma)
                add_item(r, &l, it, FALSE);
            else {
                it.to = stop;
                it.end = stop < i ? t[stop].start : end;
                from = stop < i ? read_tail(r, &l, stop, it.end) : i;
                if (it.end > it.start && !(it.from < it.to && token_is_wall(&t[it.from]) &&
                                           t[it.from].start == it.start))
                    last_items(r, &l, it, FALSE);
                if (is_made_something(r, &l, it.end))
                    l.verb = l.head = TRUE;
                close_list(r, &l);
                open = FALSE;
                it.start = from > 0 && from <= i ? t[from - 1].end : it.end;
            }
        }
        if (!open && comma) {
            struct item first = first_item(r, from, i, MAX(it.start, start), end, &l);

            l.verb = verb_before(r, first.from, first.start);
            l.head |= first.start == r->start && r->head_before;
            add_item(r, &l, first, TRUE);
            open = TRUE;
        }
        start = comma ? t[i].end : end;
        from = i + 1;
    }
}
