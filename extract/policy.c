#include "extract/policy.h"

#include "core/mention.h"
#include "core/text.h"

#include <string.h>

#define TITLE_MAX_CHARS 100
#define BEFORE_MAX      240 /* bytes before a title in which its issuer stands */

/* How titles of plans and rules end; what else stands in 《》 is a book, a paper, a song. */
static const char *const KINDS[] = {
    "规划", "纲要", "计划",     "方案",   "意见", "办法",     "条例",   "措施", "通知",
    "规定", "细则", "指引",     "指南",   "目录", "决定",     "决议",   "战略", "策略",
    "蓝图", "协议", "宣言",     "白皮书", "清单", "要点",     "准则",   "公告", "公报",
    "建议", "行动", "政策",     "制度",   "法",   "工作报告", "路线图", "若干", "函",
    "令",   "规范", "实施意见", "任务书", "倡议", "框架",     "议定书", "年报",
};

/* What makes a plan public, between its issuer and its title. */
static const char *const VERBS[] = {
    "联合印发", "联合发布", "联合出台", "审议通过", "印发", "发布", "出台", "公布", "制定",
    "下发",     "编制",     "通过",     "公开",     "推出", "发表", "颁布", "实施", "批复",
};

/* Words in front of a plan's kind that point back to one: 该规划, 上述方案. */
static const char *const POINTERS[] = { "该",   "这份", "这个", "该份", "上述",
                                        "此份", "根据", "按照", "依据" };
/* Words behind it that let it speak: 规划提出, 方案明确. */
static const char *const SPEAKING[] = { "提出", "明确",   "要求",   "指出",   "显示", "确定",
                                        "强调", "还提出", "还明确", "也提出", "规定", "称" };
static const char *const SHORT_KINDS[] = { "规划", "纲要", "计划", "方案", "意见", "办法", "条例" };

static gboolean ends_with(const char *s, gsize n, const char *tail)
{
    gsize t = strlen(tail);

    return n >= t && memcmp(s + n - t, tail, t) == 0;
}

static gboolean begins_with(const char *s, const char *end, const char *head)
{
    gsize n = strlen(head);

    return (gsize)(end - s) >= n && memcmp(s, head, n) == 0;
}

/* Without a bracket at the end: (2022—2025年), (试行). */
static gsize without_bracket(const char *s, gsize n)
{
    const char *close = ends_with(s, n, ")") ? ")" : ends_with(s, n, "）") ? "）" : NULL;

    if (!close)
        return n;
    for (gsize i = n - strlen(close); i > 0; i--)
        if (s[i - 1] == '(' || (i >= 3 && memcmp(s + i - 3, "（", 3) == 0))
            return s[i - 1] == '(' ? i - 1 : i - 3;
    return n;
}

/* Without the year that ends a title: 气候行动蓝图2050, 蓝图2013-2022, 蓝图2030+. */
static gsize without_years(const char *s, gsize n)
{
    while (n > 0 && (g_ascii_isdigit(s[n - 1]) || s[n - 1] == '+' || s[n - 1] == '-'))
        n--;
    return n;
}

static gboolean is_title(const char *s, gsize n)
{
    gsize core = without_years(s, without_bracket(s, n));

    for (guint i = 0; i < G_N_ELEMENTS(KINDS); i++)
        if (ends_with(s, core, KINDS[i]))
            return TRUE;
    return FALSE;
}

/* The place behind the 》 that closes the 《 before `s`, in the same line, or NULL. */
static const char *close_title(const char *s, const char *end)
{
    int depth = 1;

    for (int n = 0; s < end && n < TITLE_MAX_CHARS && *s != '\n'; n++) {
        uint32_t c = text_next(&s);

        depth += (c == 0x300a) - (c == 0x300b);
        if (depth == 0)
            return s;
    }
    return NULL;
}

#define NUMBER_MAX 80 /* bytes of a document's number in brackets */

/* （景府办字〔2025〕6号，…: behind the number that the text has as a document. */
static const char *skip_document_number(const char *s, const char *end)
{
    static const char OPEN[] = "（", YEAR[] = "〔", NUMBER[] = "号";
    const char *year, *number;

    if (!begins_with(s, end, OPEN))
        return s;
    end = MIN(end, s + NUMBER_MAX);
    year = text_find(s, (gsize)(end - s), YEAR);
    number = year ? text_find(year, (gsize)(end - year), NUMBER) : NULL;
    return number && !memchr(s, '\n', (gsize)(number - s)) ? number + strlen(NUMBER) : s;
}

/* (以下简称《行动方案》), 以下简称“规划”: the short form, or NULL. */
static const char *read_short(struct arena *a, const char *s, const char *end)
{
    static const char *const WORDS[] = { "以下简称", "下称", "简称" };
    static const char *const OPEN[] = { "《", "“", "「", "\"", "『" };
    static const char *const CLOSE[] = { "》", "”", "」", "\"", "』" };
    const char *at = NULL, *stop;

    s = skip_document_number(s, end);
    stop = s + MIN(end - s, 24);
    for (const char *p = s; p < stop && !at && *p != '\n'; p += text_step((unsigned char)*p))
        for (guint i = 0; i < G_N_ELEMENTS(WORDS) && !at; i++)
            if (begins_with(p, end, WORDS[i]))
                at = p + strlen(WORDS[i]);
    for (guint i = 0; at && i < G_N_ELEMENTS(OPEN); i++)
        if (begins_with(at, end, OPEN[i])) {
            const char *from = at + strlen(OPEN[i]);

            for (const char *p = from; p < end && p < from + 60 && *p != '\n';
                 p += text_step((unsigned char)*p))
                if (begins_with(p, end, CLOSE[i]))
                    return arena_strndup(a, from, (gsize)(p - from));
        }
    return NULL;
}

/* The start of the clause that ends at `at`. */
static const char *clause_start(const char *text, const char *at)
{
    static const char *const STOPS[] = { "，", "。", "；", "：", "、", "”",
                                         "》", "！", "？", "—",  "　" };
    const char *low = at - text > BEFORE_MAX ? at - BEFORE_MAX : text;

    for (const char *p = at; p > low; p--) {
        if (p[-1] == '\n' || p[-1] == ',' || p[-1] == ';' || p[-1] == ':' || p[-1] == ' ')
            return p;
        for (guint i = 0; i < G_N_ELEMENTS(STOPS); i++)
            if (p - text >= 3 && memcmp(p - 3, STOPS[i], 3) == 0)
                return p;
    }
    while (((unsigned char)*low & 0xc0) == 0x80)
        low++;
    return low;
}

/* 今年1月, 近日, 于: what stands before the issuer. */
static const char *skip_time(const char *p, const char *end)
{
    static const char *const WORDS[] = { "近日", "日前", "此前", "昨日", "今日", "年",
                                         "月",   "日",   "初",   "底",   "由",   "根据",
                                         "按照", "据",   "其中", "今天", "昨天" };
    const char *at = p;

    for (int n = 0; p < end && n < 14; n++) {
        gboolean word = FALSE;

        for (guint i = 0; i < G_N_ELEMENTS(WORDS) && !word; i++)
            if (begins_with(p, end, WORDS[i])) {
                at = p += strlen(WORDS[i]);
                word = TRUE;
            }
        if (!word)
            p += text_step((unsigned char)*p);
    }
    return at;
}

/* Fill `issuer` and `verb` from the clause before the title: 工信部等七部门出台《…》. */
static guint read_issuer(struct document *doc, const char *title, struct mention_group *groups)
{
    const char *start = clause_start(doc->text, title), *at = title;

    if (ends_with(start, (gsize)(at - start), "了") || ends_with(start, (gsize)(at - start), "的"))
        at -= 3;
    for (guint i = 0; i < G_N_ELEMENTS(VERBS); i++)
        if (ends_with(start, (gsize)(at - start), VERBS[i])) {
            const char *verb = at - strlen(VERBS[i]), *issuer = skip_time(start, verb);

            groups[0] = (struct mention_group){ "verb", VERBS[i] };
            if (verb - issuer < 6 || verb - issuer > 120)
                return 1;
            groups[1] = (struct mention_group){ "issuer", arena_strndup(&doc->arena, issuer,
                                                                        (gsize)(verb - issuer)) };
            return 2;
        }
    return 0;
}

static void add_title(struct document *doc, GArray *out, const char *from, const char *to)
{
    struct mention m = { .type = MENTION_POLICY, .rule = "policy.title" };
    struct mention_group *groups = arena_alloc(&doc->arena, 4 * sizeof(*groups));
    const char *brief = read_short(&doc->arena, to, doc->text + doc->text_bytes);

    groups[0] = (struct mention_group){ "as", "title" };
    m.byte_start = (uint32_t)(from - doc->text);
    m.byte_end = (uint32_t)(to - doc->text);
    m.groups = groups;
    m.n_groups = 1 + read_issuer(doc, from, groups + 1);
    if (brief)
        groups[m.n_groups++] = (struct mention_group){ "short", brief };
    g_array_append_val(out, m);
}

/* Words before 规划, 计划, 方案 that make it the end of a plan's name. */
static const char *const NAMED_BY[] = { "发展", "行动", "实施", "专项", "治理", "总体", "建设",
                                        "保护", "提升", "振兴", "改革", "产业", "工作" };
/* Behind these, or behind a stop, a name without 《》 begins. */
static const char *const NAME_BEHIND[] = {
    "印发", "发布", "出台", "制定", "编制", "根据", "按照", "提出", "落实", "推进", "启动", "公布",
    "贯彻", "解读", "审议", "通过", "批复", "近日", "日前", "的",   "了",   "将",   "在",   "于",
    "由",   "为",   "正",   "已",   "缺乏", "没有", "出现", "级",   "这",   "该",   "其",   "是"
};
/* One of these within the first characters says that it is a name: 某市…, 全国… */
static const char *const NAME_MARKS[] = { "省", "市", "县", "区", "州", "国", "流域" };

#define SHORTEST_NAME  12 /* bytes of a name without its kind */
#define LONGEST_NAME   120
#define NAME_MARK_SPAN 27 /* bytes in which its mark stands */

/* “十五五”规划纲要: where the quotation mark opens, or NULL. */
static const char *period_start(const char *text, const char *p)
{
    static const char OPEN[] = "“十", FIVE[] = "五”";
    gsize n = (gsize)(p - text), shortest = strlen(OPEN) + strlen(FIVE);

    if (!ends_with(text, n, FIVE))
        return NULL;
    for (gsize more = 0; more <= 3; more += 3) /* “十五”, “十五五” */
        if (n >= shortest + more && memcmp(p - shortest - more, OPEN, strlen(OPEN)) == 0)
            return p - shortest - more;
    return NULL;
}

/* The start of a plan's name that stands without 《》 and ends with its kind at `p`, or NULL. */
static const char *name_start(const char *text, const char *p)
{
    const char *start = clause_start(text, p), *low = start;
    gboolean named = FALSE;

    for (guint i = 0; i < G_N_ELEMENTS(NAMED_BY) && !named; i++)
        named = ends_with(start, (gsize)(p - start), NAMED_BY[i]);
    if (!named)
        return NULL;
    for (const char *q = low; q < p; q += text_step((unsigned char)*q))
        for (guint i = 0; i < G_N_ELEMENTS(NAME_BEHIND); i++)
            if (begins_with(q, p, NAME_BEHIND[i]))
                start = q + strlen(NAME_BEHIND[i]);
    if (p - start < SHORTEST_NAME || p - start > LONGEST_NAME)
        return NULL;
    for (guint i = 0; i < G_N_ELEMENTS(NAME_MARKS); i++)
        if (memmem(start, MIN((gsize)(p - start), NAME_MARK_SPAN), NAME_MARKS[i],
                   strlen(NAME_MARKS[i])))
            return start;
    return NULL;
}

/* The place behind the kind at `p`, or NULL. */
static const char *name_end(const char *p, const char *end)
{
    static const char *const NAME_KINDS[] = { "规划纲要", "规划", "计划", "方案" };

    for (guint i = 0; i < G_N_ELEMENTS(NAME_KINDS); i++)
        if (begins_with(p, end, NAME_KINDS[i]))
            return p + strlen(NAME_KINDS[i]);
    return NULL;
}

static const struct mention_group AS_NAME[] = { { "as", "name" } };

/* A plan named without 《》: 某市低空经济发展行动计划, “十五五”规划纲要. Returns its end or NULL. */
static const char *add_name(struct document *doc, GArray *out, const char *p)
{
    const char *text = doc->text, *close = name_end(p, text + doc->text_bytes), *start;
    struct mention m = { .type = MENTION_POLICY, .rule = "policy.name", .groups = AS_NAME };

    if (!close)
        return NULL;
    start = period_start(text, p);
    if (!start)
        start = name_start(text, p);
    if (!start)
        return NULL;
    m.byte_start = (uint32_t)(start - text);
    m.byte_end = (uint32_t)(close - text);
    m.n_groups = 1;
    g_array_append_val(out, m);
    return close;
}

static const struct mention_group AS_POINTER[] = { { "as", "pointer" } };

/* 该规划, “规划”提出, 规划明确: returns the place behind the kind, or NULL. */
static const char *read_pointer(const char *text, const char *p, const char *end)
{
    for (guint k = 0; k < G_N_ELEMENTS(SHORT_KINDS); k++) {
        gsize n = strlen(SHORT_KINDS[k]), before = (gsize)(p - text);
        const char *behind = p + n;

        if (!begins_with(p, end, SHORT_KINDS[k]))
            continue;
        if (strcmp(SHORT_KINDS[k], "计划") == 0 &&
            (ends_with(text, before, "按照") || ends_with(text, before, "按") ||
             ends_with(text, before, "根据")))
            return NULL; /* as planned */
        for (guint i = 0; i < G_N_ELEMENTS(POINTERS); i++)
            if (ends_with(text, before, POINTERS[i]))
                return behind;
        if (ends_with(text, before, "“") && begins_with(behind, end, "”"))
            return behind;
        if (before > 0 && !(text[before - 1] == '\n' || text[before - 1] == ',' ||
                            ends_with(text, before, "，") || ends_with(text, before, "。") ||
                            ends_with(text, before, "？") || ends_with(text, before, "；") ||
                            ends_with(text, before, "！")))
            return NULL;
        for (guint i = 0; i < G_N_ELEMENTS(SPEAKING); i++)
            if (begins_with(behind, end, SPEAKING[i]))
                return behind;
        return NULL;
    }
    return NULL;
}

/*
 * Titles and pointers are looked for by the first character: 《, or that of a kind. Few
 * characters have the last byte of one of those, so most are passed over by that.
 */
static const gboolean LAST_BYTE[256] = {
    [0x8a] = TRUE, [0x84] = TRUE, [0xb2] = TRUE, [0xa1] = TRUE,
    [0xb9] = TRUE, [0x8f] = TRUE, [0x9e] = TRUE,
};

static gboolean begins_kind(const char *s)
{
    static const char *const FIRST[] = { "规", "纲", "计", "方", "意", "办", "条" };

    for (guint i = 0; i < G_N_ELEMENTS(FIRST); i++)
        if (memcmp(s, FIRST[i], 3) == 0)
            return TRUE;
    return FALSE;
}

static void add_pointer(const struct document *doc, GArray *out, const char *from, const char *to)
{
    struct mention m = { .type = MENTION_POLICY, .rule = "policy.pointer" };

    m.byte_start = (uint32_t)(from - doc->text);
    m.byte_end = (uint32_t)(to - doc->text);
    m.groups = AS_POINTER;
    m.n_groups = 1;
    g_array_append_val(out, m);
}

void policy_find(struct document *doc, GArray *out)
{
    const char *end = doc->text + doc->text_bytes;

    for (const char *p = doc->text; p < end;) {
        const char *start = p, *close = NULL;

        p += text_step((unsigned char)*p);
        if (p - start != 3 || !LAST_BYTE[(unsigned char)start[2]])
            continue;
        if (memcmp(start, "《", 3) == 0) {
            close = close_title(p, end);
            if (close && is_title(p, (gsize)(close - p) - 3))
                add_title(doc, out, start, close);
        } else if (begins_kind(start)) {
            const char *behind = add_name(doc, out, start);

            close = behind ? behind : read_pointer(doc->text, start, end);
            if (close && !behind)
                add_pointer(doc, out, start, close);
        }
        if (close)
            p = close;
    }
}
