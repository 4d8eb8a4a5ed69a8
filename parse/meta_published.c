#include "parse/meta_published.h"

#include "core/text.h"
#include "parse/meta_script.h"
#include "parse/slice.h"

#include <string.h>

/* ---- one line ---- */

static const char *const update_words[] = { "更新",    "修改",     "修訂",     "修订",
                                            "编辑于",  "編輯於",   "updated",  "Updated",
                                            "UPDATED", "modified", "Modified", "最后编辑",
                                            "最後編輯" };

static const char *const publish_words[] = {
    "发布",      "發布",   "發佈",   "发表", "發表", "发稿", "發稿",      "建立",
    "刊登",      "时间",   "時間",   "日期", "上传", "上傳", "上線",      "上线",
    "出版",      "刊出",   "撰寫",   "创建", "來源", "来源", "Published", "published",
    "PUBLISHED", "Posted", "posted", "Date", "发文", "發文", "刊發",
};

static const char *const other_words[] = {
    "截止", "截至", "有效",      "会议",      "會議", "活动",   "活動",   "生效", "下次",
    "开始", "開始", "结束",      "結束",      "成文", "今天是", "今日是", "现在", "現在",
    "当前", "當前", "农历",      "農曆",      "注册", "註冊",   "施行",   "实施", "出生",
    "访问", "版权", "Copyright", "copyright", "©",    "评论于", "回复",   "回覆", "期号",
    "开庭", "成立", "报名",      "報名",      "播出", "直播",
};

/* Behind a date: something happened on it. */
static const char *const event_words[] = { "农历",   "農曆", "通过", "通過", "施行", "批准",
                                           "会议",   "會議", "召开", "召開", "举行", "舉行",
                                           "在北京", "大会", "大會", "起施", "讲话", "講話" };

/* Where one of the words stands last in `n` bytes: one past its offset, 0: nowhere. */
static gsize last_word(const char *s, gsize n, const char *const *words, gsize count)
{
    gsize best = 0;

    for (gsize i = 0; i < count; i++) {
        gsize from = 0, at;
        while ((at = slice_find(s + from, n - from, words[i])) < n - from) {
            from += at + 1;
            best = MAX(best, from);
        }
    }
    return best;
}

/* What the words right before a date say of it: the last 60 bytes count. */
static enum date_sense sense_before(const char *s, gsize n)
{
    gsize update, publish, other;

    if (n > 60) {
        s += n - 60;
        n = 60;
    }
    update = last_word(s, n, update_words, G_N_ELEMENTS(update_words));
    publish = last_word(s, n, publish_words, G_N_ELEMENTS(publish_words));
    other = last_word(s, n, other_words, G_N_ELEMENTS(other_words));
    /* 更新时间, 会议时间: the word before 时间 decides, where they stand together */
    if (update && update + 16 > publish)
        return DATE_MODIFIED;
    if (other && other + 16 > publish)
        return DATE_OTHER;
    return publish ? DATE_PUBLISHED : DATE_BARE;
}

gboolean date_in_line(const char *s, gsize n, gsize from, struct datetime *when,
                      enum date_sense *sense, gsize *start, gsize *end)
{
    unsigned flags = DATETIME_NO_YEAR;

    if (last_word(s, n, publish_words, G_N_ELEMENTS(publish_words)) || datetime_is_roc_line(s, n))
        flags |= datetime_flags_of_label(s, n);
    if (!datetime_find(s, n, from, flags, when, start, end))
        return FALSE;
    *sense = sense_before(s + from, *start - from);
    if (*sense == DATE_BARE) {
        /* "2024-08-01 发布", "2024-08-01更新" */
        const char *tail = s + *end;
        gsize near = MIN(n - *end, 120);
        gsize rest = text_byte_at(tail, near, 20);
        for (gsize i = 0; i < rest; i++) /* 2025/3/12 18:26（3/12 20:05 更新）: of another date */
            if (g_ascii_isdigit(tail[i]))
                rest = i;
        if (last_word(tail, rest, update_words, G_N_ELEMENTS(update_words)))
            *sense = DATE_MODIFIED;
        else if (last_word(tail, rest, event_words, G_N_ELEMENTS(event_words)))
            *sense = DATE_OTHER;
    }
    return TRUE;
}

/* ---- candidates ---- */

int64_t date_limit(const struct page *page)
{
    struct datetime fetched;

    if (!page->fetched || !datetime_value(page->fetched, strlen(page->fetched), &fetched))
        return G_MAXINT64;
    if (!fetched.has_zone) {
        fetched.has_zone = TRUE;
        fetched.zone = 0;
    }
    return datetime_instant(&fetched) + 86400;
}

struct candidate {
    struct datetime when;
    const char *from;
    int score;
};

#define MAX_DECLARED 40

struct weighing {
    const struct clues *clues;
    int64_t limit;
    struct candidate shown;                  /* the best date shown as a publication's */
    struct candidate updated;                /* the best date shown as an update's */
    struct candidate declared[MAX_DECLARED]; /* most trusted first */
    gsize n_declared;
    struct candidate created; /* of a draft: weaker than a shown update */
};

static gboolean believable(const struct weighing *w, const struct datetime *when)
{
    return when->year >= 1990 && datetime_instant(when) <= w->limit;
}

static void declare(struct weighing *w, const char *value, const char *from)
{
    struct datetime when;

    if (value && w->n_declared < MAX_DECLARED && datetime_value(value, strlen(value), &when) &&
        believable(w, &when))
        w->declared[w->n_declared++] = (struct candidate){ when, from, 0 };
}

static gboolean is_name(const char *name, const char *const *list)
{
    char plain[64];
    gsize n = 0;

    /* separators and case differ from site to site: pub_date, pubdate, Pub-Date */
    for (; *name && n < sizeof(plain) - 1; name++) {
        if (g_ascii_isalnum(*name))
            plain[n++] = g_ascii_tolower(*name);
    }
    plain[n] = '\0';
    for (; *list; list++) {
        if (strcmp(plain, *list) == 0)
            return TRUE;
    }
    return FALSE;
}

static const char *const published_names[] = { "articlepublishedtime",
                                               "ogarticlepublishedtime",
                                               "articlepublished",
                                               "publishedtime",
                                               "datepublished",
                                               "pubdate",
                                               "publishdate",
                                               "publishtime",
                                               "publicationdate",
                                               "pubtime",
                                               "ogreleasedate",
                                               "ogpubdate",
                                               "ogtime",
                                               "ogpublishedtime",
                                               "weiboarticlecreateat",
                                               "bytedancepublishedtime",
                                               "apubtime",
                                               "firstpublishedtime",
                                               "firstpublished",
                                               "date",
                                               "dateavailable",
                                               "dcdate",
                                               "dcdateissued",
                                               "dctermsdate",
                                               "dctermsissued",
                                               "dctermsavailable",
                                               "dcdatecreated",
                                               "issuedate",
                                               "releasedate",
                                               "releasetime",
                                               "sailthrudate",
                                               "parselypubdate",
                                               "articledatepublished",
                                               "articledate",
                                               "displaydate",
                                               "postdate",
                                               "posttime",
                                               "published",
                                               "originalpublicationdate",
                                               "livetime",
                                               "newsdate",
                                               "newstime",
                                               "citationpublicationdate",
                                               "citationdate",
                                               "rnewsdatepublished",
                                               "videoreleasedate",
                                               "uploaddate",
                                               "publisheddate",
                                               "contentcreatedat",
                                               "artpubtime",
                                               "mediatime",
                                               "uptime",
                                               "pagepublished",
                                               "cxenseparsepublishtime",
                                               "cxensepublishtime",
                                               "timestamp",
                                               NULL };

static const char *const created_names[] = { "datecreated",   "dctermscreated",     "created",
                                             "creationdate",  "createtime",         "createdate",
                                             "ogcreatedtime", "articlecreateddate", NULL };

static const char *const modified_names[] = { "articlemodifiedtime",
                                              "modifiedtime",
                                              "datemodified",
                                              "lastmodified",
                                              "lastmod",
                                              "ogupdatedtime",
                                              "weiboarticleupdateat",
                                              "bytedanceupdatedtime",
                                              "aputime",
                                              "lastmodifiedtime",
                                              "dctermsmodified",
                                              "dcdatemodified",
                                              "revised",
                                              "bytedancelrdatetime",
                                              "updatedtime",
                                              "articleupdatedtime",
                                              "updatetime",
                                              "moddate",
                                              NULL };

static void set_modified(struct published *p, const struct weighing *w, const char *value)
{
    struct datetime when;

    if (!p->modified.year && value && datetime_value(value, strlen(value), &when) &&
        believable(w, &when))
        p->modified = when;
}

static void read_created(struct weighing *w, const char *value)
{
    struct datetime when;

    if (!w->created.when.year && value && datetime_value(value, strlen(value), &when) &&
        believable(w, &when))
        w->created = (struct candidate){ when, "meta", 0 };
}

static void declare_metas(struct weighing *w, struct published *p)
{
    const struct clues *c = w->clues;

    for (uint32_t i = 0; i < c->n_metas; i++) {
        const struct clue_meta *m = &c->metas[i];
        if (is_name(m->name, published_names))
            declare(w, m->value, "meta");
        else if (is_name(m->name, created_names))
            read_created(w, m->value);
        else if (is_name(m->name, modified_names))
            set_modified(p, w, m->value);
    }
}

static void declare_articles(struct weighing *w, struct published *p)
{
    const struct clues *c = w->clues;

    for (gsize i = 0; i < c->n_articles; i++) {
        declare(w, c->articles[i].published, "json-ld");
        if (!i)
            set_modified(p, w, c->articles[i].modified);
        read_created(w, c->articles[i].created);
        if (w->n_declared)
            return; /* the page's own article comes first */
    }
}

/* Elements with a machine-readable time that stand near the headline or the body. */
static void declare_times(struct weighing *w, struct published *p, uint32_t headline)
{
    const struct clues *c = w->clues;
    uint32_t first = c->n_head ? c->head[0].node : 0;
    uint32_t last = c->n_tail ? c->tail[MIN(c->n_tail, 6) - 1].node : c->tree->n_nodes;

    if (headline && headline > first)
        first = headline > 60 ? headline - 60 : 0;
    for (uint32_t i = 0; i < c->n_times; i++) {
        const struct clue_time *t = &c->times[i];
        if (t->modified)
            set_modified(p, w, t->value);
        else if (t->published || (t->node >= first && t->node <= last))
            declare(w, t->value, "time");
    }
}

/* ---- shown dates ---- */

/* Without a year: that of a declared date of the same day, else the fetch's. */
static gboolean fill_year(const struct weighing *w, struct datetime *when)
{
    struct datetime fetched;
    const char *at = w->clues->page->fetched;

    for (gsize i = 0; i < w->n_declared; i++) {
        const struct datetime *d = &w->declared[i].when;
        if (d->month == when->month && d->day == when->day) {
            when->year = d->year;
            return TRUE;
        }
    }
    if (!w->n_declared && at && datetime_value(at, strlen(at), &fetched)) {
        when->year = fetched.year;
        if (!believable(w, when))
            when->year--;
        return TRUE;
    }
    return FALSE;
}

/* Chinese characters of a line outside of its date. */
static gsize other_chars(const char *s, gsize n, gsize start, gsize end)
{
    const char *p = s;
    gsize count = 0;

    while (p < s + n) {
        gsize at = (gsize)(p - s);
        uint32_t c = text_next(&p);
        count += text_is_han(c) && (at < start || at >= end);
    }
    return count;
}

static void offer(struct candidate *best, const struct datetime *when, int score)
{
    if (score > best->score)
        *best = (struct candidate){ *when, "page", score };
}

/* Weigh the dates of one line that stands where `place` points are given for. */
static void weigh_line(struct weighing *w, const struct clue_line *line, int place)
{
    gsize from = 0, start, end;
    struct datetime when;
    enum date_sense sense;

    if (line->n > BYLINE_MAX)
        return;
    while (date_in_line(line->text, line->n, from, &when, &sense, &start, &end)) {
        gsize rest = other_chars(line->text, line->n, start, end);
        int score = place;

        from = end;
        if (sense == DATE_OTHER || (!when.year && !fill_year(w, &when)) || !believable(w, &when))
            continue;
        /* A teaser is a link with a date; prose holds dates of what it tells. */
        if (sense == DATE_BARE && (rest > (start < 20 ? 60 : 40) || (line->linked && rest > 6)))
            continue;
        if (line->inside && (rest > 30 || sense == DATE_MODIFIED))
            continue;
        score += sense == DATE_BARE ? 0 : 25;
        score += when.precision == DATETIME_DAY ? 0 : 12;
        score -= (int)MIN(rest / 8, 6);
        offer(sense == DATE_MODIFIED ? &w->updated : &w->shown, &when, score);
    }
}

/* Points for a line before the body, by what lies between it, headline and body. */
static int place_in_head(const struct clues *c, uint32_t i, uint32_t headline)
{
    int before_body = (int)(c->n_head - i), after = 0;

    if (c->head[i].inside)
        return 30;
    if (!headline)
        return 60 - MIN(before_body, 25) * 2;
    if (c->head[i].node >= headline)
        return 70 - MIN(before_body, 20);
    for (uint32_t k = i; k < c->n_head && c->head[k].node < headline; k++)
        after++;
    return 52 - MIN(after, 10) * 5;
}

static void weigh_shown(struct weighing *w, uint32_t headline)
{
    const struct clues *c = w->clues;
    const struct content *content = c->content;

    if (content->kind != PAGE_ARTICLE && !headline)
        return;
    for (uint32_t i = 0; i < c->n_head; i++)
        weigh_line(w, &c->head[i], place_in_head(c, i, headline));
    for (uint32_t i = 0; i < content->n_notes; i++) {
        const struct content_block *b = &content->notes[i];
        struct clue_line line = { .text = b->text, .n = b->bytes, .node = b->node };
        weigh_line(w, &line, 45);
    }
    for (uint32_t i = 0; i < c->n_tail; i++)
        weigh_line(w, &c->tail[i], 42 - (int)MIN(i, 10) * 3);
}

/* ---- the decision ---- */

#define SHOWN_ENOUGH 25 /* below this a shown date is some other thing's */
#define SHOWN_SURE   50 /* from here on it is believed against what is declared */

static gboolean contradicted(const struct weighing *w, const struct datetime *shown)
{
    gsize same = 0;

    for (gsize i = 0; i < w->n_declared; i++)
        same += datetime_same_day(&w->declared[i].when, shown);
    return w->n_declared && !same;
}

static void refine(struct published *p, const struct weighing *w)
{
    for (gsize i = 0; i < w->n_declared; i++) {
        if (datetime_refines(&w->declared[i].when, &p->when)) {
            gboolean day = p->when.precision == DATETIME_DAY;
            p->when = w->declared[i].when;
            if (day)
                p->from = w->declared[i].from;
        }
    }
}

static void settle(struct published *p, const struct candidate *chosen)
{
    p->when = chosen->when;
    p->from = chosen->from;
}

static gboolean from_url(struct published *p, const struct weighing *w)
{
    static const char *const images[] = { "og:image", "twitter:image", NULL };
    const struct clues *c = w->clues;
    const char *urls[] = { c->page->url, c->canonical, clues_meta(c, "og:url"),
                           c->n_articles ? c->articles[0].url : NULL, clues_meta_any(c, images) };

    for (gsize i = 0; i < G_N_ELEMENTS(urls); i++) {
        struct datetime when;
        if (urls[i] && datetime_in_url(urls[i], &when) && believable(w, &when)) {
            settle(p, &(struct candidate){ when, "url", 0 });
            return TRUE;
        }
    }
    return FALSE;
}

/* The body's own end: the Republic's stamp, or a line that is a date. */
static gboolean from_text(struct published *p, const struct weighing *w)
{
    const struct content *content = w->clues->content;
    const struct content_block *last;
    struct datetime when;
    gsize start, end;

    if (!content->n_blocks)
        return FALSE;
    last = &content->blocks[content->n_blocks - 1];
    if (datetime_roc_stamp(last->text, last->bytes, &when) ||
        (last->bytes < 60 && datetime_find(last->text, last->bytes, 0, 0, &when, &start, &end) &&
         end - start + 12 > last->bytes)) {
        if (!believable(w, &when))
            return FALSE;
        settle(p, &(struct candidate){ when, "text", 0 });
        return TRUE;
    }
    if (w->clues->title &&
        datetime_find(w->clues->title, slice_cut(w->clues->title, strlen(w->clues->title), 600), 0,
                      0, &when, &start, &end) &&
        believable(w, &when)) {
        settle(p, &(struct candidate){ when, "title", 0 });
        return TRUE;
    }
    return FALSE;
}

static void from_header(struct published *p, const struct weighing *w)
{
    const char *value = w->clues->page->last_modified;
    struct datetime when;

    /* A page made at the moment it was asked for says nothing. */
    if (!value || w->limit == G_MAXINT64 || !datetime_value(value, strlen(value), &when))
        return;
    if (datetime_instant(&when) < w->limit - 3 * 86400) {
        when.precision = DATETIME_DAY;
        settle(p, &(struct candidate){ when, "header", 0 });
    }
}

static void decide(struct published *p, struct weighing *w)
{
    gboolean shown = w->shown.score >= SHOWN_ENOUGH &&
                     (w->shown.score >= SHOWN_SURE || !contradicted(w, &w->shown.when));

    if (!p->modified.year && w->updated.score >= SHOWN_ENOUGH)
        p->modified = w->updated.when;
    if (shown)
        settle(p, &w->shown);
    else if (w->n_declared)
        settle(p, &w->declared[0]);
    else if (w->updated.score >= SHOWN_ENOUGH)
        settle(p, &w->updated);
    else if (w->created.when.year)
        settle(p, &w->created);
    if (p->when.year)
        refine(p, w);
    else if (w->clues->content->kind == PAGE_ARTICLE && !from_url(p, w) && !from_text(p, w))
        from_header(p, w);
}

void meta_published(struct published *p, const struct clues *c, uint32_t headline)
{
    struct weighing w = { .clues = c, .limit = date_limit(c->page) };
    struct script_dates scripts;

    memset(p, 0, sizeof(*p));
    if (c->content->kind == PAGE_LIST)
        return; /* its dates are those of other articles */
    declare_articles(&w, p);
    declare_metas(&w, p);
    declare_times(&w, p, headline);
    script_dates_find(&scripts, c);
    if (scripts.when.year && believable(&w, &scripts.when) && w.n_declared < MAX_DECLARED)
        w.declared[w.n_declared++] = (struct candidate){ scripts.when, "script", 0 };
    weigh_shown(&w, headline);
    decide(p, &w);
}
