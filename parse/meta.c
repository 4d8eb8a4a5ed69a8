#include "parse/meta.h"

#include "core/text.h"
#include "parse/meta_clues.h"
#include "parse/meta_credits.h"
#include "parse/meta_published.h"
#include "parse/meta_title.h"
#include "parse/slice.h"

#include <string.h>

/* ---- script and language ---- */

#define SCRIPT_SAMPLE 30000 /* bytes of a text that tell its script */

/* Frequent characters that only one of the two scripts has. */
static const char hant_only[] =
    "這個們來為說時國會對發過還現學長經當沒與於開動進將從點樣實種間業後應關問題見電機"
    "話書門車馬東兩樂親義習買賣農寫龍鳥魚齊華葉號歲產廠廣聽運達遠連遊邊還選遺鄉醫鐵錢銀"
    "錯門閱隊際陽雙難離雲電靜響頁順須預領頭顯風飛飯館駐驗體髮鬥麗麼點黨龐億價優優傳傷債"
    "創劃劇劉勞勝勢務動區協單參員園圖團報場壓壞處夠夢奪婦媽孫寶審屬層島師帶幣幫幹幾庫廳";
static const char hans_only[] =
    "这个们来为说时国会对发过还现学长经当没与开动进将从点样实种间业应关问题见电机"
    "话书门车马东两乐亲义习买卖农写龙鸟鱼齐华叶号岁产厂广听运达远连游边还选遗乡医铁钱银"
    "错闻阅队际阳双难离云静响页顺须预领头显风飞饭馆驻验体发斗丽么点党庞亿价优传伤债"
    "创划剧刘劳胜势务动区协单参员园图团报场压坏处够梦夺妇妈孙宝审属层岛师带币帮干几库厅";

static void mark_characters(guint8 *map, const char *s, guint8 bit)
{
    while (*s) {
        uint32_t c = text_next(&s);
        if (c < 0x10000)
            map[c - 0x3000] |= bit;
    }
}

const char *meta_script(const char *text, gsize n)
{
    guint8 *map = g_malloc0(0x10000 - 0x3000);
    const char *end = text + slice_cut(text, n, SCRIPT_SAMPLE);
    unsigned count[4] = { 0 };

    mark_characters(map, hant_only, 1);
    mark_characters(map, hans_only, 2);
    while (text < end) {
        uint32_t c = text_next(&text);
        if (c >= 0x3000 && c < 0x10000)
            count[map[c - 0x3000]]++; /* 3: in both lists, tells nothing */
    }
    g_free(map);
    if (count[1] + count[2] == 0)
        return NULL;
    return count[1] > count[2] ? "hant" : "hans";
}

static void set_script(struct document *doc, const char *declared)
{
    doc->script = meta_script(doc->text, doc->text_bytes);
    if (!doc->script && doc->title)
        doc->script = meta_script(doc->title, strlen(doc->title));
    if (doc->script)
        doc->language = strcmp(doc->script, "hant") == 0 ? "zh-Hant" : "zh-Hans";
    else if (declared && strlen(declared) <= 35 && g_ascii_isalpha(declared[0]))
        doc->language = arena_strdup(&doc->arena, declared);
}

/* ---- keywords ---- */

#define MAX_KEYWORDS 30

static gboolean parts_keywords(uint32_t c, gboolean blanks)
{
    return c == ',' || c == 0xff0c || c == 0x3001 || c == ';' || c == 0xff1b || c == '|' ||
           c == '\n' || (blanks && c == ' ');
}

/* Are keywords parted by blanks only? */
static gboolean blanks_only(const char *s)
{
    while (*s) {
        if (parts_keywords(text_next(&s), FALSE))
            return FALSE;
    }
    return TRUE;
}

static const char *join_keywords(struct arena *a, const char *s)
{
    gboolean blanks = blanks_only(s);
    GString *out = g_string_new(NULL);
    const char *start = s, *made;
    int count = 0;

    for (;;) {
        const char *here = s;
        uint32_t c = *s ? text_next(&s) : 0;

        if (c && !parts_keywords(c, blanks))
            continue;
        while (start < here && *start == ' ')
            start++;
        while (here > start && here[-1] == ' ')
            here--;
        if (here > start && here - start <= 120 && count++ < MAX_KEYWORDS) {
            if (out->len)
                g_string_append(out, "、");
            g_string_append_len(out, start, here - start);
        }
        start = s;
        if (!c)
            break;
    }
    made = out->len ? arena_strndup(a, out->str, out->len) : NULL;
    g_string_free(out, TRUE);
    return made;
}

static void set_keywords(struct document *doc, const struct clues *c)
{
    static const char *const names[] = { "keywords", "news_keywords", "article:tag", NULL };
    const char *s = clues_meta_any(c, names);

    if (!s && c->n_articles)
        s = c->articles[0].keywords;
    if (s && !strchr(s, '<'))
        doc->keywords = join_keywords(&doc->arena, s);
}

/* ---- canonical ---- */

/* The host of an http(s) URL, with its length; NULL for other URLs. */
static const char *host_of(const char *url, gsize *n)
{
    const char *host;

    if (g_ascii_strncasecmp(url, "http://", 7) == 0)
        host = url + 7;
    else if (g_ascii_strncasecmp(url, "https://", 8) == 0)
        host = url + 8;
    else
        return NULL;
    *n = strcspn(host, "/?#:");
    return *n ? host : NULL;
}

/* The last two labels of a host, or three where the second is short (com.cn, org.tw). */
static gsize site_part(const char *host, gsize n)
{
    gsize dots = 0, i = n, last = n;

    while (i > 0) {
        if (host[i - 1] == '.') {
            dots++;
            if (dots == 2 && last - i > 3)
                return i;
            if (dots == 3)
                return i;
            last = i - 1;
        }
        i--;
    }
    return 0;
}

static gboolean same_site(const char *a, gsize n, const char *b, gsize m)
{
    gsize x = site_part(a, n), y = site_part(b, m);

    return n - x == m - y && g_ascii_strncasecmp(a + x, b + y, n - x) == 0;
}

/* A page's word for its own address: of the same site, and not of its front page. */
static const char *check_canonical(struct arena *a, const char *url, const char *page)
{
    gsize n, m;
    const char *host, *path, *page_host;

    if (!url || strlen(url) > 2000)
        return NULL;
    if (slice_starts(url, strlen(url), "//"))
        url = arena_printf(a, "https:%s", url);
    host = host_of(url, &n);
    if (!host || strpbrk(url, " \"<>\n"))
        return NULL;
    path = host + n;
    if (!*path || strcmp(path, "/") == 0)
        return NULL; /* all articles of some sites claim to be the front page */
    page_host = page ? host_of(page, &m) : NULL;
    if (page_host && !same_site(host, n, page_host, m))
        return NULL;
    return arena_strdup(a, url);
}

static void set_canonical(struct document *doc, const struct clues *c)
{
    doc->canonical = check_canonical(&doc->arena, c->canonical, c->page->url);
    if (!doc->canonical)
        doc->canonical = check_canonical(&doc->arena, clues_meta(c, "og:url"), c->page->url);
}

/* ---- all of it ---- */

static const char *iso_string(struct arena *a, const struct datetime *when)
{
    char iso[DATETIME_ISO_SIZE];

    if (!when->year)
        return NULL;
    datetime_iso(when, iso);
    return arena_strdup(a, iso);
}

void meta_extract(struct document *doc, const struct tree *tree, const struct content *content,
                  const struct page *page)
{
    struct arena *a = &doc->arena;
    struct clues c;
    struct published published;
    struct credits credits;
    uint32_t headline;

    clues_gather(&c, a, tree, content, page);
    doc->site = meta_site(&c);
    doc->title = meta_title(&c, &headline);
    meta_published(&published, &c, headline);
    doc->published = iso_string(a, &published.when);
    doc->published_from = doc->published ? published.from : NULL;
    doc->modified = iso_string(a, &published.modified);
    if (content->kind == PAGE_ARTICLE) {
        meta_credits(&credits, &c, headline, doc->site);
        doc->source = credits.source;
        doc->author = credits.author;
        doc->editor = credits.editor;
    }
    set_keywords(doc, &c);
    set_canonical(doc, &c);
    set_script(doc, c.language);
}

/* Points for a line of plain text with a date; the nearest to the body above it wins. */
static int plain_score(const struct content *c, const struct content_block *line,
                       enum date_sense sense, const struct datetime *when, gsize rest)
{
    static const int SCORES[] = {
        [DATE_PUBLISHED] = 60, [DATE_BARE] = 40, [DATE_MODIFIED] = 20, [DATE_OTHER] = -100
    };
    int score = SCORES[sense];

    if ((sense == DATE_BARE && rest > 60) || (sense == DATE_MODIFIED && line->node > c->last))
        return -1; /* what stands below is when the site was last looked after */
    if (line->node > c->last &&
        (sense == DATE_BARE ? line->node > c->last + 2 || rest > 12 : line->node > c->last + 6))
        return -1;
    score += when->precision == DATETIME_DAY ? 0 : 8;
    return score - (int)MIN(rest / 4, 9);
}

static void plain_published(struct document *doc, const struct content *c, const struct page *page)
{
    int64_t limit = date_limit(page);
    struct datetime best = { 0 }, when;
    int best_score = 0;

    for (uint32_t i = 0; i < c->n_notes; i++) {
        const struct content_block *line = &c->notes[i];
        enum date_sense sense;
        gsize start, end, from = 0, n = slice_cut(line->text, line->bytes, BYLINE_MAX);

        while (date_in_line(line->text, n, from, &when, &sense, &start, &end)) {
            gsize rest = text_length(line->text, n) - text_length(line->text + start, end - start);
            int score = plain_score(c, line, sense, &when, rest);
            from = end;
            if (when.year >= 1990 && datetime_instant(&when) <= limit && score > best_score) {
                best = when;
                best_score = score;
            }
        }
    }
    doc->published = iso_string(&doc->arena, &best);
    doc->published_from = doc->published ? "text" : NULL;
}

void meta_extract_plain(struct document *doc, const struct content *content, const char *text,
                        gsize n, const struct page *page)
{
    struct credits credits;

    (void)text;
    (void)n;
    if (!doc->title)
        doc->title = content->headline_text;
    plain_published(doc, content, page);
    meta_credits_plain(&credits, &doc->arena, content);
    doc->source = credits.source;
    doc->author = credits.author;
    doc->editor = credits.editor;
    set_script(doc, NULL);
}
