/*
 * date_tense.c - does the sentence say that a date without its year lies ahead?
 *
 * Chinese marks what is over (了, 已, 截至, a reported change) and what is to come (将, 拟, 定于);
 * an event named without any mark (展会9月12日开幕) is one on the calendar, if its day is near.
 */
#include "normalize/date_resolve.h"

#include <string.h>

#define REACH        120 /* bytes to either side of the date, within its sentence */
#define FAR_AHEAD    213 /* days: a day further off needs a word of the future */
#define EVENT_AHEAD  92  /* days for which events are announced without one */
#define NEAR_AHEAD   31  /* days: last year's would have been written with its year */
#define SAME_AS_PAST 60  /* days: 将于7月30日 on 1 August is last month's all the same */

struct tense_word {
    const char *word;
    /* Characters before or behind it with which it is another word; NULL: none. */
    const char *not_behind, *not_before;
};

static const struct tense_word FUTURE[] = {
    { "将", "麻大上中少名老干悍", "近军士领帅信" },
    { "拟", "模虚比", "合人态" },
    { "定于", "规", NULL },
    { "定在", NULL, NULL },
    { "预计", NULL, NULL },
    { "料", "资原材燃塑废饮肥面涂用史照布", NULL },
    { "可能", NULL, NULL },
    { "恐", "反惶惊唯生先", "怖慌惧龙吓高后" },
    { "推迟", NULL, NULL },
    { "预定", NULL, NULL },
    { "预期", NULL, NULL },
    { "力争", NULL, NULL },
    { "确保", NULL, NULL },
    { "目标", NULL, NULL },
    { "争取", NULL, NULL },
    { "有望", NULL, NULL },
    { "可望", NULL, NULL },
    { "即日起", NULL, NULL },
    { "起陆续", NULL, NULL },
    { "起分批", NULL, NULL },
    { "起逐步", NULL, NULL },
    { "起由", NULL, NULL },
    { "起从", NULL, NULL },
    { "起调高", NULL, NULL },
    { "起上调", NULL, NULL },
    { "起加价", NULL, NULL },
    { "仍要看", NULL, NULL },
    { "还要看", NULL, NULL },
    { "今起", NULL, NULL },
    { "最迟", NULL, NULL },
    { "最快", NULL, NULL },
    { "最早", NULL, NULL },
    { "不晚于", NULL, NULL },
    { "不迟于", NULL, NULL },
    { "届时", NULL, NULL },
    { "下一", NULL, NULL },
    { "下届", NULL, NULL },
    { "今后", NULL, NULL },
    { "计划于", NULL, NULL },
    { "计划在", NULL, NULL },
    { "请于", NULL, NULL },
    { "请在", NULL, NULL },
    { "须于", NULL, NULL },
    { "须在", NULL, NULL },
    { "应于", NULL, NULL },
    { "应在", NULL, NULL },
    { "务必", NULL, NULL },
    { "报名", NULL, NULL },
    { "截止", NULL, NULL },
    { "倒计时", NULL, NULL },
    { "前完成", NULL, NULL },
    { "会在", "大协员展年商博学工议社机都晚峰宴盛集", NULL },
    { "会于", "大协员展年商博学工议社机都晚峰宴盛集", NULL },
    { "应可", NULL, NULL },
    { "应该可以", NULL, NULL },
    { "倘若", NULL, NULL },
    { "一旦", NULL, NULL },
};

static const struct tense_word PAST[] = {
    { "了", NULL, "解" },   { "已", "而", NULL },
    { "曾", NULL, NULL },   { "截至", NULL, NULL },
    { "获悉", NULL, NULL }, { "日电", NULL, NULL },
    { "讯", "通资", NULL }, { "报道", NULL, NULL },
    { "消息", NULL, NULL }, { "数据显示", NULL, NULL },
    { "同比", NULL, NULL }, { "同期", NULL, NULL },
    { "同月", NULL, NULL }, { "环比", NULL, NULL },
    { "增长", NULL, NULL }, { "下降", NULL, NULL },
    { "上升", NULL, NULL }, { "回落", NULL, NULL },
    { "收报", NULL, NULL }, { "录得", NULL, NULL },
    { "以来", NULL, NULL }, { "至今", NULL, NULL },
    { "此前", NULL, NULL }, { "日前", "0123456789一二三四五六七八九十", NULL },
    { "当时", NULL, NULL }, { "回应", NULL, NULL },
    { "表示", NULL, NULL }, { "宣布", NULL, NULL },
    { "通报", NULL, NULL }, { "透露", NULL, NULL },
    { "直到", NULL, NULL },
};

/* In its own clause they say when something was said: 27日对外回应称. */
static const struct tense_word SAID[] = {
    { "回应", NULL, NULL }, { "表示", NULL, NULL }, { "宣布", NULL, NULL },
    { "透露", NULL, NULL }, { "指出", NULL, NULL }, { "通报", NULL, NULL },
    { "强调", NULL, NULL }, { "证实", NULL, NULL }, { "称", "名职简号堪", NULL },
};

/* What is announced by its day. */
static const struct tense_word EVENT[] = {
    { "举行", NULL, NULL }, { "举办", NULL, NULL }, { "召开", NULL, NULL }, { "开幕", NULL, NULL },
    { "启幕", NULL, NULL }, { "闭幕", NULL, NULL }, { "开赛", NULL, NULL }, { "上映", NULL, NULL },
    { "上市", NULL, NULL }, { "开售", NULL, NULL }, { "发售", NULL, NULL }, { "开通", NULL, NULL },
    { "开放", NULL, NULL }, { "开园", NULL, NULL }, { "施行", NULL, NULL }, { "实施", NULL, NULL },
    { "生效", NULL, NULL }, { "执行", NULL, NULL }, { "亮相", NULL, NULL }, { "到期", NULL, NULL },
    { "揭晓", NULL, NULL }, { "放假", NULL, NULL }, { "登场", NULL, NULL }, { "登陆", NULL, NULL },
    { "开始", NULL, NULL }, { "启动", NULL, NULL }, { "开展", NULL, NULL }, { "完成", NULL, NULL },
    { "投票", NULL, NULL }, { "时间", NULL, NULL }, { "并网", NULL, NULL }, { "投产", NULL, NULL },
    { "竣工", NULL, NULL }, { "通车", NULL, NULL }, { "投用", NULL, NULL }, { "收官", NULL, NULL },
};

static gboolean has_character(const char *set, const char *c)
{
    return set && *c && g_utf8_strchr(set, -1, g_utf8_get_char(c)) != NULL;
}

static gboolean says(const char *text, gsize n, const struct tense_word *words, gsize n_words)
{
    for (gsize i = 0; i < n_words; i++) {
        const char *end = text + n, *p = text;
        while ((p = text_find(p, (gsize)(end - p), words[i].word))) {
            const char *behind = p + strlen(words[i].word);
            gboolean other =
                (p > text && has_character(words[i].not_behind, g_utf8_prev_char(p))) ||
                (behind < end && has_character(words[i].not_before, behind));
            if (!other)
                return TRUE;
            p = behind;
        }
    }
    return FALSE;
}

/* 1: of what is to come, -1: of what is over, 0: not said. */
static int tense_of(const char *text, gsize start, gsize end)
{
    gsize n = end > start ? end - start : 0;

    if (says(text + start, n, FUTURE, G_N_ELEMENTS(FUTURE)))
        return 1;
    return says(text + start, n, PAST, G_N_ELEMENTS(PAST)) ? -1 : 0;
}

/* Nothing but dates and marks: a line of a programme. */
static gboolean stands_alone(const struct resolver *r, gsize start, gsize end)
{
    const struct mention *m = r->c->doc->mentions, *last = m + r->c->doc->n_mentions;
    const char *text = r->c->doc->text, *p = text + start;

    while (m < last && m->byte_end <= start)
        m++;
    while (p < text + end) {
        if (m < last && m->type == MENTION_DATE && p == text + m->byte_start) {
            p = text + m->byte_end;
            m++;
        } else if (g_unichar_isalpha(text_next(&p))) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean ends_clause(const char *p)
{
    static const char *const marks[] = { "，", "；", "：", "。", ",", ";", "\n" };

    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        if (g_str_has_prefix(p, marks[i]))
            return TRUE;
    return FALSE;
}

/* What is read around the mention: its clause, and so much of its sentence. */
struct around {
    gsize clause, clause_end, start, end; /* bytes of the text */
};

static void look_around(struct around *a, const struct resolver *r)
{
    const struct mention *m = &r->c->doc->mentions[r->i];
    const struct sentence *s = &r->c->sentences[r->c->sentence_of[r->i]];
    const char *text = r->c->doc->text, *p = text + m->byte_start;

    while (p > text + s->start && text + m->byte_start - p < REACH)
        p = g_utf8_prev_char(p);
    a->start = a->clause = (gsize)(p - text);
    for (; p < text + m->byte_start; p = g_utf8_next_char(p))
        if (ends_clause(p))
            a->clause = (gsize)(g_utf8_next_char(p) - text);
    a->clause_end = 0;
    for (p = text + m->byte_end; p < text + s->end && p - text - m->byte_end < REACH;
         p = g_utf8_next_char(p))
        if (!a->clause_end && ends_clause(p))
            a->clause_end = (gsize)(p - text);
    a->end = (gsize)(p - text);
    if (!a->clause_end)
        a->clause_end = a->end;
}

static int tense_around(const char *text, const struct around *a)
{
    int tense = tense_of(text, a->clause, a->clause_end);

    if (!tense && says(text + a->clause, a->clause_end - a->clause, SAID, G_N_ELEMENTS(SAID)))
        return -1;
    return tense ? tense : tense_of(text, a->start, a->end);
}

/* 15日起, not 15日后 */
static gboolean begins_then(const struct mention *m)
{
    const char *after = mention_group(m, "after");

    return after && g_str_has_prefix(after, "起");
}

int date_tense(const struct resolver *r)
{
    const struct mention *m = &r->c->doc->mentions[r->i];
    struct around a;
    int tense;

    look_around(&a, r);
    tense = tense_around(r->c->doc->text, &a);
    return tense ? tense : mention_group(m, "before") || begins_then(m);
}

int date_tense_of_clause(const struct resolver *r)
{
    struct around a;

    look_around(&a, r);
    return tense_of(r->c->doc->text, a.clause, a.clause_end);
}

/* 至 or 到 right before the date; 截至 and 直到 are of what is over. */
static gboolean ends_a_stretch(const struct resolver *r, const char *clause)
{
    const char *at = r->c->doc->text + r->c->doc->mentions[r->i].byte_start;
    const char *word = at - clause >= 3 ? g_utf8_prev_char(at) : NULL;

    if (!word || !has_character("至到", word))
        return FALSE;
    return word == clause || !has_character("截直", g_utf8_prev_char(word));
}

gboolean date_lies_ahead(const struct resolver *r, int days)
{
    const struct mention *m = &r->c->doc->mentions[r->i];
    const char *text = r->c->doc->text;
    struct around a;
    int tense;

    look_around(&a, r);
    if (days < -SAME_AS_PAST)
        return tense_of(text, a.clause, m->byte_start) > 0;
    if (days > 0 && ends_a_stretch(r, text + a.clause)) /* 持续至12月31日 */
        return TRUE;
    if (days > 0 && stands_alone(r, a.start, a.end)) /* as in a timetable of this year */
        return TRUE;
    if (days > 0 && r->programme && r->title_year == r->now.year &&
        tense_of(text, a.clause, a.clause_end) >= 0) /* 推动铁路6月底开通 */
        return TRUE;
    if (days > FAR_AHEAD && mention_group(m, "before") &&
        tense_of(text, a.clause, a.clause_end) >= 0) /* 10月底前实现全覆盖, said in January */
        return TRUE;
    if (days > FAR_AHEAD) /* 12月8日宣布将: the word belongs to what is announced */
        return tense_of(text, a.clause, MIN(a.clause_end, m->byte_end + strlen("将"))) > 0;
    if (days <= 0)
        return FALSE;
    if (days <= EVENT_AHEAD && begins_then(m) && tense_of(text, a.clause, a.clause_end) == 0)
        return TRUE; /* 宣布，7月起择定25家: only the words that tell it are of the past */
    tense = tense_around(text, &a);
    if (tense)
        return tense > 0;
    return mention_group(m, "before") || mention_group(m, "after") || days <= NEAR_AHEAD ||
           (days <= EVENT_AHEAD &&
            says(text + a.start, a.end - a.start, EVENT, G_N_ELEMENTS(EVENT)));
}
