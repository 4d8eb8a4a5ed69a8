#include "normalize/policy.h"

#include "normalize/deadline.h"
#include "normalize/region.h"
#include "normalize/region_table.h"

#include <string.h>

#define BRACKET ((uint32_t)strlen("《"))

/* From byte `at` on, `policy` holds. */
struct policy_frame {
    uint32_t at;
    const struct policy *policy;
};

struct policy_frames {
    struct policy **policies;
    uint32_t n_policies;
    struct policy_frame *at;
    uint32_t n;
    const struct policy *document; /* the only plan of the article, or its headline's */
};

/* Length of a title without (2022—2025年) and the like behind it. */
static gsize core_length(const char *title)
{
    gsize n = strlen(title);
    const char *open = NULL;

    if (!g_str_has_suffix(title, ")") && !g_str_has_suffix(title, "）"))
        return n;
    for (const char *p = title; *p; p++)
        if (*p == '(' || text_begins(p, "（"))
            open = p;
    return open && open > title ? (gsize)(open - title) : n;
}

/* Does the short form `name` stand for `p`? 行动方案 for 上海…行动方案(2023年) */
static gboolean stands_for(const struct policy *p, const char *name)
{
    gsize n = strlen(name), core = core_length(p->title);

    if (p->short_title && strcmp(p->short_title, name) == 0)
        return TRUE;
    return core > n && text_ends(p->title, p->title + core, name);
}

static struct policy *known(const struct policy_frames *f, const char *name)
{
    for (uint32_t i = f->n_policies; i > 0; i--) /* the one named last is meant */
        if (strcmp(f->policies[i - 1]->title, name) == 0)
            return f->policies[i - 1];
    for (uint32_t i = f->n_policies; i > 0; i--)
        if (stands_for(f->policies[i - 1], name))
            return f->policies[i - 1];
    return NULL;
}

/* The date that goes with the verb before a title: the sentence's last one in front of it. */
static const char *issue_date(const struct context *c, uint32_t mention)
{
    for (uint32_t i = mention; i > 0 && c->sentence_of[i - 1] == c->sentence_of[mention]; i--)
        if (c->doc->mentions[i - 1].type == MENTION_DATE && c->dates[i - 1].is_date &&
            c->dates[i - 1].edtf &&
            c->doc->mentions[i - 1].byte_end <= c->doc->mentions[mention].byte_start)
            return strchr(c->dates[i - 1].edtf, '/') ? NULL : c->dates[i - 1].edtf;
    return NULL;
}

static const struct policy *resolve_title(struct context *c, struct policy_frames *f, uint32_t i)
{
    const struct mention *m = &c->doc->mentions[i];
    uint32_t bracket = g_strcmp0(mention_group(m, "as"), "name") == 0 ? 0 : BRACKET;
    const char *title = context_string(c, m->byte_start + bracket, m->byte_end - bracket);
    struct policy *p = known(f, title);

    if (!p) {
        p = arena_calloc(c->arena, 1, sizeof(*p));
        p->title = title;
        p->first = i;
        p->region = region_for(c, m->byte_start);
        f->policies[f->n_policies++] = p;
    }
    if (!p->short_title)
        p->short_title = mention_group(m, "short");
    if (!p->issuer)
        p->issuer = mention_group(m, "issuer");
    if (!p->issued && mention_group(m, "verb"))
        p->issued = issue_date(c, i);
    return p;
}

static const struct policy *resolve(struct context *c, struct policy_frames *f, uint32_t i)
{
    const struct mention *m = &c->doc->mentions[i];
    const char *as = mention_group(m, "as");

    if (as && strcmp(as, "pointer") == 0)
        return known(f, context_string(c, m->byte_start, m->byte_end));
    return resolve_title(c, f, i);
}

gboolean policy_sets_aims(const struct policy *p)
{
    static struct words OTHERS = WORDS("法", "条例", "规定", "细则", "年报", "公报", "目录", "准则",
                                       "规范", "白皮书", "蓝皮书", "统计报告", "年度报告",
                                       "进度报告", "研究报告", "调查报告", "监测报告", "评估报告");

    return !words_end(&OTHERS, p->title, p->title + core_length(p->title)) ||
           g_str_has_suffix(p->title, "办法");
}

/* An article's own plan is named in its first sentences; one named later holds where it stands. */
#define OPENING 8

static const struct policy *document_policy(const struct context *c, const struct policy_frames *f)
{
    if (f->n_policies == 1)
        return policy_sets_aims(f->policies[0]) && c->sentence_of[f->policies[0]->first] < OPENING
                   ? f->policies[0]
                   : NULL;
    for (uint32_t i = 0; i < f->n_policies; i++)
        if (policy_is_text(c, f->policies[i]->title) && policy_sets_aims(f->policies[i]))
            return f->policies[i];
    for (uint32_t i = 0; i < f->n_policies; i++)
        if (f->policies[i]->short_title) /* whoever gives it a short name goes on about it */
            return f->policies[i];
    return NULL;
}

/* Is it the title of a plan, as 《》 would show: …实施方案, …行动计划(2026—2028年)? */
static gboolean names_a_plan(const char *title)
{
    static struct words KINDS = WORDS("意见", "方案", "规划", "纲要", "措施", "计划", "工作要点");

    return words_end(&KINDS, title, title + core_length(title)) != NULL;
}

/* 某省人民政府关于印发某行动计划的通知, 关于印发《…》的通知: what is issued. */
static const char *issued_title(struct context *c, const char *title)
{
    static const char ISSUE[] = "印发", NOTICE[] = "的通知", OPEN[] = "《", CLOSE[] = "》";
    const char *from = strstr(title, ISSUE), *end;

    if (!from || !g_str_has_suffix(title, NOTICE))
        return title;
    from += strlen(ISSUE);
    end = title + strlen(title) - strlen(NOTICE);
    if (text_begins(from, OPEN) && text_ends(from, end, CLOSE)) {
        from += strlen(OPEN);
        end -= strlen(CLOSE);
    }
    return from < end && !text_find(from, (gsize)(end - from), OPEN)
               ? arena_strndup(c->arena, from, (gsize)(end - from))
               : title;
}

/* …规划（摘要）: the title without what says how much of it stands here. */
static const char *without_extract(struct context *c, const char *title)
{
    static struct words EXTRACTS = WORDS("（摘要）", "（节选）", "（全文）", "（摘登）", "(摘要)",
                                         "(节选)", "(全文)", "(摘登)", "全文", "摘要");
    const char *tail = words_end(&EXTRACTS, title, title + strlen(title));

    return tail ? arena_strndup(c->arena, title, strlen(title) - strlen(tail)) : title;
}

/* 某省“十三五”农业发展规划: a plan's title by its years, and no news of one. */
static gboolean is_plan_of_years(struct context *c, const char *title)
{
    static struct words NEWS = WORDS("印发", "出台", "发布", "公布", "解读", "记者", "：", ":",
                                     "！", "启动", "实施", "编制", "透露", "提出", "明确", "亮点",
                                     "　", " ", "落实", "迎来", "收官", "今年", "明年");
    const char *years = deadline_of_plan(c, title);

    return years && strchr(years, '/') && !words_find_in(&NEWS, title, NULL);
}

/*
 * 某市人民政府关于加快产业发展的实施意见: a headline that is the title of an official text is
 * the plan that the text sets, though no 《》 stand around it. That it is no news of a plan shows
 * in 关于, in the text's 制定本方案 or in the years of a title that tells nothing else; other plans
 * that such a text names are those it follows.
 */
static const struct policy *title_policy(struct context *c, const struct policy_frames *f)
{
    const char *title = c->doc->title ? without_extract(c, issued_title(c, c->doc->title)) : NULL;
    struct policy *p;

    if (!title || !names_a_plan(title) ||
        !(strstr(c->doc->text, "制定本") ||
          (f->n_policies == 0 && (strstr(c->doc->title, "关于") || is_plan_of_years(c, title)))))
        return NULL;
    p = arena_calloc(c->arena, 1, sizeof(*p));
    p->title = title;
    p->region = region_of_document(c);
    p->first = UINT32_MAX;
    return p;
}

static void add_frame(struct policy_frames *f, uint32_t at, const struct policy *p)
{
    if (f->n > 0 && f->at[f->n - 1].at == at)
        f->n--;
    f->at[f->n++] = (struct policy_frame){ at, p };
}

/*
 * The paragraph from which on the article's own plan governs: the one that names it first, all
 * of them where the headline does.
 */
static uint32_t first_governed(const struct context *c, const struct policy *p)
{
    if (!p || p->first == UINT32_MAX || policy_is_text(c, p->title))
        return 0;
    return c->sentences[c->sentence_of[p->first]].block;
}

static void lay_frames(struct context *c, struct policy_frames *f)
{
    const struct document *doc = c->doc;
    uint32_t i = 0, from = first_governed(c, f->document);

    for (uint32_t b = 0; b < doc->n_blocks; b++) {
        uint32_t start = c->blocks[b].start;
        uint32_t end = c->blocks[b].end;

        add_frame(f, start, b >= from ? f->document : NULL);
        for (; i < doc->n_mentions && doc->mentions[i].byte_start < end; i++)
            if (doc->mentions[i].type == MENTION_POLICY && c->policies[i] &&
                policy_sets_aims(c->policies[i]))
                add_frame(f, doc->mentions[i].byte_start, c->policies[i]);
    }
}

void policies_resolve(struct context *c)
{
    struct policy_frames *f = arena_calloc(c->arena, 1, sizeof(*f));
    uint32_t n = 0;

    for (uint32_t i = 0; i < c->doc->n_mentions; i++)
        n += c->doc->mentions[i].type == MENTION_POLICY;
    f->policies = arena_alloc(c->arena, n * sizeof(*f->policies));
    f->at = arena_alloc(c->arena, (n + c->doc->n_blocks) * sizeof(*f->at));
    c->policy_frames = f;
    for (uint32_t i = 0; i < c->doc->n_mentions; i++)
        if (c->doc->mentions[i].type == MENTION_POLICY)
            c->policies[i] = resolve(c, f, i);
    f->document = title_policy(c, f);
    if (!f->document)
        f->document = document_policy(c, f);
    lay_frames(c, f);
}

const struct policy *policy_for(const struct context *c, uint32_t at)
{
    const struct policy_frames *f = c->policy_frames;
    uint32_t n = f ? context_count_until(f->at, f->n, sizeof(*f->at), at) : 0;

    return n > 0 ? f->at[n - 1].policy : f ? f->document : NULL;
}

const char *policy_origin(const struct context *c, uint32_t at)
{
    const struct policy_frames *f = c->policy_frames;
    const struct policy *p = policy_for(c, at);

    return !p                 ? "none named"
           : p == f->document ? "the article's own"
                              : "named by the text before it";
}

gboolean policy_is_text(const struct context *c, const char *title)
{
    /* the headline may leave (2025—2027年) out */
    return title && c->doc->title &&
           memmem(c->doc->title, strlen(c->doc->title), title, core_length(title)) != NULL;
}

gboolean policy_holds_for(const struct policy *p, const struct region *region)
{
    return !p->region || !region || region_within(region, p->region) ||
           region_within(p->region,
                         region); /* as it is told, a city's plan may be its province's */
}
