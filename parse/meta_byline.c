#include "parse/meta_byline.h"

#include "core/text.h"
#include "parse/content_cues.h"
#include "parse/datetime_text.h"
#include "parse/meta_names.h"
#include "parse/slice.h"

#include <string.h>

enum label_kind {
    LABEL_SOURCE,
    LABEL_DATA, /* the source too, beside the label of a date: 發布日期：…　資料來源：某處 */
    LABEL_PUBLISHER,
    LABEL_AUTHOR,
    LABEL_EDITOR,
    LABEL_END
};

/*
 * Longer labels stand before those they end with or begin with. LABEL_END only ends
 * the value before it. `bare`: a space may stand for the colon.
 */
static const struct {
    const char *word;
    enum label_kind kind;
    gboolean bare;
} labels[] = {
    { "图片来源", LABEL_END, FALSE },
    { "圖片來源", LABEL_END, FALSE },
    { "数据来源", LABEL_END, FALSE },
    { "數據來源", LABEL_END, FALSE },
    { "资料来源", LABEL_DATA, FALSE },
    { "資料來源", LABEL_DATA, FALSE },
    { "视频来源", LABEL_END, FALSE },
    { "影片來源", LABEL_END, FALSE },
    { "图源", LABEL_END, FALSE },
    { "圖源", LABEL_END, FALSE },
    { "封面来源", LABEL_END, FALSE },
    { "照片来源", LABEL_END, FALSE },
    { "来源", LABEL_SOURCE, TRUE },
    { "來源", LABEL_SOURCE, TRUE },
    { "來  源", LABEL_SOURCE, TRUE },
    { "来  源", LABEL_SOURCE, TRUE },
    { "來 源", LABEL_SOURCE, TRUE },
    { "来 源", LABEL_SOURCE, TRUE },
    { "稿源", LABEL_SOURCE, FALSE },
    { "出处", LABEL_SOURCE, FALSE },
    { "出處", LABEL_SOURCE, FALSE },
    { "转载自", LABEL_SOURCE, FALSE },
    { "轉載自", LABEL_SOURCE, FALSE },
    { "转自", LABEL_SOURCE, FALSE },
    { "轉自", LABEL_SOURCE, FALSE },
    { "摘自", LABEL_SOURCE, FALSE },
    { "发布人", LABEL_PUBLISHER, FALSE },
    { "发布机构", LABEL_PUBLISHER, FALSE },
    { "发布单位", LABEL_PUBLISHER, FALSE },
    { "發布單位", LABEL_PUBLISHER, FALSE },
    { "發佈單位", LABEL_PUBLISHER, FALSE },
    { "張貼單位", LABEL_PUBLISHER, FALSE },
    { "公告單位", LABEL_PUBLISHER, FALSE },
    { "刊登單位", LABEL_PUBLISHER, FALSE },
    { "發稿單位", LABEL_PUBLISHER, FALSE },
    { "提供單位", LABEL_PUBLISHER, FALSE },
    { "供稿單位", LABEL_PUBLISHER, FALSE },
    { "發布機關", LABEL_PUBLISHER, FALSE },
    { "發佈機關", LABEL_PUBLISHER, FALSE },
    { "承辦人", LABEL_END, FALSE },
    { "聯絡人", LABEL_END, FALSE },
    { "发文机关", LABEL_PUBLISHER, FALSE },
    { "发布者", LABEL_PUBLISHER, FALSE },
    { "來稿", LABEL_END, FALSE },
    { "责任编辑", LABEL_EDITOR, TRUE },
    { "責任編輯", LABEL_EDITOR, TRUE },
    { "执行编辑", LABEL_EDITOR, TRUE },
    { "核稿編輯", LABEL_EDITOR, TRUE },
    { "值班编辑", LABEL_EDITOR, TRUE },
    { "网络编辑", LABEL_EDITOR, TRUE },
    { "责编", LABEL_EDITOR, TRUE },
    { "責編", LABEL_EDITOR, TRUE },
    { "编辑", LABEL_EDITOR, TRUE },
    { "編輯", LABEL_EDITOR, TRUE },
    { "主编", LABEL_END, TRUE },
    { "作者", LABEL_AUTHOR, TRUE },
    { "作 者", LABEL_AUTHOR, TRUE },
    { "撰文", LABEL_AUTHOR, TRUE },
    { "撰稿", LABEL_AUTHOR, TRUE },
    { "撰寫", LABEL_AUTHOR, FALSE },
    { "采写", LABEL_AUTHOR, TRUE },
    { "採寫", LABEL_AUTHOR, TRUE },
    { "采访", LABEL_AUTHOR, FALSE },
    { "採訪", LABEL_AUTHOR, FALSE },
    { "文字", LABEL_AUTHOR, FALSE },
    { "记者", LABEL_AUTHOR, FALSE },
    { "記者", LABEL_AUTHOR, FALSE },
    { "通讯员", LABEL_AUTHOR, FALSE },
    { "原创", LABEL_AUTHOR, FALSE },
    { "文/图", LABEL_AUTHOR, TRUE },
    { "图文", LABEL_AUTHOR, FALSE },
    { "圖文", LABEL_AUTHOR, FALSE },
    { "文・攝影", LABEL_AUTHOR, FALSE },
    { "文．攝影", LABEL_AUTHOR, FALSE },
    { "文·摄影", LABEL_AUTHOR, FALSE },
    { "文／圖", LABEL_AUTHOR, TRUE },
    { "文/圖", LABEL_AUTHOR, TRUE },
    { "文／图", LABEL_AUTHOR, TRUE },
    { "文", LABEL_AUTHOR, FALSE },
    { "校对", LABEL_END, TRUE },
    { "校對", LABEL_END, TRUE },
    { "审核", LABEL_END, TRUE },
    { "審核", LABEL_END, TRUE },
    { "审校", LABEL_END, TRUE },
    { "监制", LABEL_END, TRUE },
    { "监审", LABEL_END, TRUE },
    { "签发", LABEL_END, TRUE },
    { "摄影", LABEL_END, TRUE },
    { "攝影", LABEL_END, TRUE },
    { "美编", LABEL_END, TRUE },
    { "剪辑", LABEL_END, TRUE },
    { "视频", LABEL_END, FALSE },
    { "设计", LABEL_END, FALSE },
    { "排版", LABEL_END, FALSE },
    { "时间", LABEL_END, TRUE },
    { "時間", LABEL_END, TRUE },
    { "日期", LABEL_END, TRUE },
    { "发布", LABEL_END, TRUE },
    { "發布", LABEL_END, TRUE },
    { "發佈", LABEL_END, TRUE },
    { "浏览", LABEL_END, TRUE },
    { "瀏覽", LABEL_END, TRUE },
    { "点击", LABEL_END, TRUE },
    { "點擊", LABEL_END, TRUE },
    { "阅读", LABEL_END, TRUE },
    { "閱讀", LABEL_END, TRUE },
    { "字号", LABEL_END, TRUE },
    { "字號", LABEL_END, TRUE },
    { "字体", LABEL_END, TRUE },
    { "字體", LABEL_END, TRUE },
    { "分享", LABEL_END, TRUE },
    { "打印", LABEL_END, TRUE },
    { "举报", LABEL_END, TRUE },
    { "评论", LABEL_END, TRUE },
    { "評論", LABEL_END, TRUE },
    { "收藏", LABEL_END, TRUE },
    { "人气", LABEL_END, TRUE },
    { "访问", LABEL_END, FALSE },
    { "字數", LABEL_END, TRUE },
    { "标签", LABEL_END, TRUE },
    { "標籤", LABEL_END, TRUE },
    { "关键词", LABEL_END, TRUE },
    { "關鍵字", LABEL_END, TRUE },
    { "栏目", LABEL_END, TRUE },
    { "分类", LABEL_END, TRUE },
    { "版权", LABEL_END, TRUE },
    { "扫码", LABEL_END, TRUE },
    { "订阅", LABEL_END, TRUE },
    { "我要", LABEL_END, TRUE },
    { "查看", LABEL_END, TRUE },
    { "大字", LABEL_END, TRUE },
    { "繁体", LABEL_END, TRUE },
    { "收听", LABEL_END, TRUE },
};

struct label {
    enum label_kind kind;
    gsize start, value; /* where it stands, where its value begins */
    gboolean colon;
};

static gsize skip_blanks(const char *s, gsize n, gsize i)
{
    while (i < n) {
        if (s[i] == ' ')
            i++;
        else if (n - i >= 3 && memcmp(s + i, "　", 3) == 0)
            i += 3;
        else if (n - i >= 2 && memcmp(s + i, "\xc2\xa0", 2) == 0)
            i += 2;
        else
            break;
    }
    return i;
}

/* Bytes of a mark that parts a label from its value; `*colon` tells a mark from a blank. */
static gsize label_mark(const char *s, gsize n, gsize i, gboolean *colon)
{
    static const char *const marks[] = {
        ":", "：", "︰", "∶", "丨", "|", "｜", "︱", "/", "／", "╱"
    };
    gsize at = skip_blanks(s, n, i);

    for (gsize k = 0; k < G_N_ELEMENTS(marks); k++) {
        gsize w = strlen(marks[k]);
        if (n - at >= w && memcmp(s + at, marks[k], w) == 0) {
            *colon = TRUE;
            return at + w - i;
        }
    }
    *colon = FALSE;
    return at - i;
}

/* A label that starts at byte `i`, with a mark (or for some a blank, or the end) behind it. */
static gboolean label_at(const char *s, gsize n, gsize i, struct label *found)
{
    for (gsize k = 0; k < G_N_ELEMENTS(labels); k++) {
        gsize w = strlen(labels[k].word), mark;

        if (n - i < w || memcmp(s + i, labels[k].word, w) != 0)
            continue;
        mark = label_mark(s, n, i + w, &found->colon);
        if (!found->colon && !(labels[k].bare && (mark || labels[k].kind == LABEL_END)))
            continue;
        found->kind = labels[k].kind;
        found->start = i;
        found->value = i + w + mark;
        return TRUE;
    }
    return FALSE;
}

/* 文 and 记者 are labels only at the head of something: not 全文：, 本文/. */
static gboolean at_word_start(const char *s, gsize i)
{
    const char *p = s + i;
    uint32_t c;

    if (!i)
        return TRUE;
    do
        p--;
    while (p > s && ((unsigned char)*p & 0xc0) == 0x80);
    c = text_next(&p);
    return !text_is_han(c) && !g_ascii_isalnum((char)MIN(c, 0x7f));
}

static gboolean next_label(const char *s, gsize n, gsize from, struct label *found)
{
    for (gsize i = from; i < n; i += text_step((unsigned char)s[i])) {
        if ((unsigned char)s[i] < 0xe4)
            continue;
        if (label_at(s, n, i, found) && (strncmp(s + i, "文", 3) != 0 || at_word_start(s, i)))
            return TRUE;
    }
    return FALSE;
}

static gboolean is_stop(uint32_t c, gboolean brackets)
{
    switch (c) {
    case '|':
    case '\n':
    case '>':
    case 0xff5c:
    case 0x4e28: /* 丨 */
    case 0x3002: /* 。 */
    case 0xff1b:
    case ';':
        return TRUE;
    case ')':
    case ']':
    case '(':
    case '[':
    case 0xff08:
    case 0xff09:
    case 0x3010:
    case 0x3011:
    case 0x3014:
    case 0x3015:
    case 0xff3b:
    case 0xff3d:
        return brackets;
    default:
        return FALSE;
    }
}

/* Where the value that begins at `i` ends: at a stop, a date, the next label's start. */
static gsize value_end(const char *s, gsize n, gsize i, gsize next)
{
    struct datetime when;
    gsize start, end, stop = MIN(n, next);

    if (datetime_find(s, stop, i, 0, &when, &start, &end))
        stop = start;
    for (gsize at = i; at < stop;) {
        const char *p = s + at;
        if (is_stop(text_next(&p), TRUE))
            return at;
        at = (gsize)(p - s);
    }
    return stop;
}

static void trim(const char **s, gsize *n)
{
    static const char *const edges[] = { "　", "—",  "：", "《", "》", "“", "”",
                                         "「", "」", "，", "、", "·",  "•" };
    gboolean again = TRUE;

    while (again && *n) {
        again = FALSE;
        if (strchr(" -,:/", (*s)[0]))
            (*s)++, (*n)--, again = TRUE;
        if (*n && strchr(" -,:/_", (*s)[*n - 1]))
            (*n)--, again = TRUE;
        for (gsize i = 0; i < G_N_ELEMENTS(edges); i++) {
            gsize w = strlen(edges[i]);
            if (*n >= w && memcmp(*s, edges[i], w) == 0)
                *s += w, *n -= w, again = TRUE;
            if (*n >= w && memcmp(*s + *n - w, edges[i], w) == 0)
                *n -= w, again = TRUE;
        }
    }
}

/* A source ends at a blank, unless Latin words stand on both sides. */
static gsize source_length(const char *s, gsize n)
{
    for (gsize i = 1; i + 1 < n; i++) {
        gboolean blank = s[i] == ' ' || (n - i >= 3 && memcmp(s + i, "　", 3) == 0);
        if (blank && !(g_ascii_isalpha(s[i - 1]) && g_ascii_isalpha(s[i + 1])))
            return i;
    }
    return n;
}

static const char *read_source(struct arena *a, const char *s, gsize n)
{
    trim(&s, &n);
    n = source_length(s, n);
    trim(&s, &n);
    if (n < 2 || text_length(s, n) > 30 || g_ascii_isdigit(s[0]) || g_str_has_prefix(s, "http") ||
        g_str_has_prefix(s, "未知"))
        return NULL;
    return arena_strndup(a, s, n);
}

/* "杨倩_NF4425", "张迪 SN123": the editor's number is cut off. */
static const char *read_editor(struct arena *a, const char *s, gsize n)
{
    const char *names = names_read(a, s, n, NAMES_LOOSE);
    char *tail;

    if (names && (tail = strpbrk(names, "_ ")) && (unsigned char)names[0] >= 0x80)
        return arena_strndup(a, names, (gsize)(tail - names));
    return names;
}

static void take_value(struct byline *b, struct arena *a, const struct label *l, const char *s,
                       gsize n)
{
    switch (l->kind) {
    case LABEL_SOURCE:
        if (!b->source)
            b->source = read_source(a, s, n);
        break;
    case LABEL_PUBLISHER:
        trim(&s, &n);
        if (names_is_office(s, n) || !names_is_person(s, n))
            b->source = b->source ? b->source : read_source(a, s, n);
        else if (!b->author)
            b->author = arena_strndup(a, s, n);
        break;
    case LABEL_AUTHOR:
        trim(&s, &n);
        if (!b->author) {
            b->author = names_read(a, s, n, NAMES_LOOSE);
            if (!b->agency)
                b->agency = names_medium_before_title(a, s, n);
        }
        break;
    case LABEL_EDITOR:
        if (!b->editor)
            b->editor = read_editor(a, s, n);
        break;
    case LABEL_DATA:
    case LABEL_END:
        break;
    }
}

void byline_labels(struct byline *b, struct arena *a, const char *s, gsize n)
{
    struct label label, next;
    gboolean more;

    if (content_is_asked(s, n))
        return;
    n = slice_cut(s, n, BYLINE_MAX);
    more = next_label(s, n, 0, &label);
    while (more) {
        gsize from = skip_blanks(s, n, label.value), end;

        more = next_label(s, n, MAX(from, label.start + 3), &next);
        end = value_end(s, n, from, more ? next.start : n);
        if (label.kind == LABEL_DATA && slice_has(s, n, "日期"))
            label.kind = LABEL_SOURCE;
        if (end > from)
            take_value(b, a, &label, s + from, end - from);
        label = next;
    }
}

/* What stands around a name in a dispatch: how it ends, "報導", "電", "讯". */
static gboolean ends_like_dispatch(const char *s, gsize n)
{
    static const char *const ends[] = { "報導", "报道", "報道", "電",   "电",  "专电",
                                        "專電", "讯",   "訊",   "報导", "综述" };
    while (n && s[n - 1] == ' ')
        n--;
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        gsize w = strlen(ends[i]);
        if (n >= w && memcmp(s + n - w, ends[i], w) == 0)
            return TRUE;
    }
    return FALSE;
}

static gboolean names_a_reporter(const char *s, gsize n)
{
    return slice_has(s, n, "记者") || slice_has(s, n, "記者") || slice_has(s, n, "通讯员") ||
           slice_has(s, n, "通訊員") || slice_has(s, n, "編譯") || slice_has(s, n, "编译") ||
           slice_has(s, n, "特派員") || slice_has(s, n, "撰稿");
}

/* The end of a part of a byline: one of its slashes, or the end. */
static gsize part_end(const char *s, gsize n, gsize i)
{
    static const char *const slashes[] = { "/", "／", "╱", "∕", "︱", "|", "｜" };

    for (; i < n; i += text_step((unsigned char)s[i])) {
        for (gsize k = 0; k < G_N_ELEMENTS(slashes); k++) {
            gsize w = strlen(slashes[k]);
            if (n - i >= w && memcmp(s + i, slashes[k], w) == 0)
                return i;
        }
    }
    return n;
}

/* "编译" is a title only at the head of a part: 編譯張三. */
static gboolean skip_translator(const char **s, gsize *n)
{
    static const char *const words[] = { "編譯", "编译", "文", "實習", "实习" };

    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        gsize w = strlen(words[i]);
        if (*n > w && memcmp(*s, words[i], w) == 0) {
            *s += w;
            *n -= w;
            trim(s, n);
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_all_han(const char *s, gsize n)
{
    const char *end = s + n;

    while (s < end) {
        if (!text_is_han(text_next(&s)))
            return FALSE;
    }
    return TRUE;
}

/* The bytes before a closing 報導: "李某報導". */
static gsize without_report(const char *s, gsize n)
{
    static const char *const ends[] = { "報導", "报道", "報道" };

    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        if (slice_ends(s, n, ends[i]))
            return n - strlen(ends[i]);
    }
    return 0;
}

static void read_part(struct byline *b, struct arena *a, const char *s, gsize n)
{
    gsize title;

    trim(&s, &n);
    if (!n)
        return;
    title = names_title_end(s, n);
    if (title) {
        if (!b->agency)
            b->agency = names_medium_before_title(a, s, n);
        if (!b->author)
            b->author = names_read(a, s + title, n - title, NAMES_STRICT);
        return;
    }
    if (!b->author && names_is_person(s, without_report(s, n)))
        b->author = arena_strndup(a, s, without_report(s, n));
    else if (!b->agency && is_all_han(s, n) && names_is_medium(s, n) && !ends_like_dispatch(s, n) &&
             !slice_starts(s, n, "本") && !slice_has(s, n, "中心") && !slice_has(s, n, "即"))
        b->agency = arena_strndup(a, s, n);
    else if (!b->author && (skip_translator(&s, &n) || n <= 40))
        b->author = names_read(a, s, n, NAMES_STRICT);
}

/* The inside of a bracket that opens or closes a dispatch. */
static void read_dispatch(struct byline *b, struct arena *a, const char *s, gsize n)
{
    gsize i = 0;

    while (i < n) {
        gsize end = part_end(s, n, i);
        read_part(b, a, s + i, end - i);
        i = end < n ? end + text_step((unsigned char)s[end]) : n;
    }
}

/* "中央社台北13日電", "新华社北京2月29日电", "星島日報報道": the medium it begins with. */
static void read_agency(struct byline *b, struct arena *a, const char *s, gsize n)
{
    static const char *const ends[] = { "社",   "網",     "网",     "日報",   "日报",
                                        "時報", "时报",   "晚報",   "晚报",   "週刊",
                                        "周刊", "電視台", "电视台", "通訊社", "報",
                                        "报",   "衛視",   "卫视",   "客户端" };
    gsize best = 0;

    for (gsize k = 0; k < G_N_ELEMENTS(ends); k++) {
        const char *at = g_strstr_len(s, (gssize)MIN(n, 36), ends[k]);
        gsize end = at ? (gsize)(at - s) + strlen(ends[k]) : 0;
        if (end > best && (!best || k < 11) && end <= n)
            best = end;
    }
    if (b->agency || best < 9 || slice_starts(s, n, "本") || slice_starts(s, n, "据") ||
        slice_starts(s, n, "據") || slice_starts(s, n, "根"))
        return;
    if (!is_all_han(s, best))
        return;
    b->agency = arena_strndup(a, s, best);
}

static const struct {
    const char *open, *close;
} brackets[] = {
    { "〔", "〕" }, { "【", "】" }, { "（", "）" }, { "(", ")" },
    { "［", "］" }, { "[", "]" },   { "﹝", "﹞" },
};

/* The bracket that starts at `s`: its inside, and the bytes it takes; at most `max` inside. */
static gsize bracket_at(const char *s, gsize n, gsize max, const char **inside, gsize *length)
{
    for (gsize i = 0; i < G_N_ELEMENTS(brackets); i++) {
        gsize open = strlen(brackets[i].open);
        const char *close;

        if (n <= open || memcmp(s, brackets[i].open, open) != 0)
            continue;
        close = g_strstr_len(s + open, (gssize)MIN(n - open, max + 4), brackets[i].close);
        if (!close)
            return 0;
        *inside = s + open;
        *length = (gsize)(close - *inside);
        return (gsize)(close - s) + strlen(brackets[i].close);
    }
    return 0;
}

/* The prefix of a dispatch: at most this many bytes before its bracket ("新华社北京2月29日电"). */
#define PREFIX_MAX 90
#define INSIDE_MAX 150

/* "新华社北京2月29日电（记者…", "本报讯 …": all up to 电 or 讯, where it is short. */
static gsize dispatch_prefix(const char *s, gsize n)
{
    static const char *const ends[] = { "电", "電", "讯", "訊", "报道", "報導", "報道", "消息" };
    gsize best = 0;

    n = slice_cut(s, n, PREFIX_MAX);
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        const char *at = g_strstr_len(s, (gssize)n, ends[i]);
        gsize end = at ? (gsize)(at - s) + strlen(ends[i]) : 0;
        if (end && (!best || end < best))
            best = end;
    }
    for (gsize i = 0; i < best; i += text_step((unsigned char)s[i])) {
        const char *p = s + i;
        uint32_t c = text_next(&p);
        if (c == 0xff0c || c == 0x3002 || c == 0x201c || c == ',')
            return 0;
    }
    return best;
}

void byline_opening(struct byline *b, struct arena *a, const char *s, gsize n)
{
    const char *inside;
    gsize length, at = skip_blanks(s, n, 0), prefix, taken;

    prefix = dispatch_prefix(s + at, n - at);
    taken = bracket_at(s + at, n - at, INSIDE_MAX, &inside, &length);
    if (taken) {
        if (names_a_reporter(inside, length) || ends_like_dispatch(inside, length)) {
            if (ends_like_dispatch(inside, length) && part_end(inside, length, 0) == length)
                read_agency(b, a, inside, length);
            read_dispatch(b, a, inside, length);
        }
        return;
    }
    if (prefix)
        read_agency(b, a, s + at, prefix);
    for (gsize i = at; i < n && i < at + PREFIX_MAX; i += text_step((unsigned char)s[i])) {
        taken = bracket_at(s + i, n - i, INSIDE_MAX, &inside, &length);
        if (!taken)
            continue;
        if (names_a_reporter(inside, length))
            read_dispatch(b, a, inside, length);
        else if (prefix && i <= at + prefix + 6 && !b->author)
            b->author = names_read(a, inside, length, NAMES_STRICT);
        return;
    }
}

void byline_line(struct byline *b, struct arena *a, const char *s, gsize n)
{
    const char *inside;
    gsize length, taken, end;

    trim(&s, &n);
    if (!n || n > 180 || content_is_asked(s, n))
        return;
    taken = bracket_at(s, n, INSIDE_MAX, &inside, &length);
    if (taken) {
        if (taken == n && (names_a_reporter(inside, length) || ends_like_dispatch(inside, length)))
            read_dispatch(b, a, inside, length);
        return;
    }
    end = part_end(s, n, 0);
    if (names_a_reporter(s, end))
        read_part(b, a, s, end);
    else if (end < n && ends_like_dispatch(s, n))
        read_dispatch(b, a, s, n);
}

/* The names of a bracket that holds nothing else. */
static const char *only_names(struct arena *a, const char *s, gsize n)
{
    const char *names = names_read(a, s, n, NAMES_STRICT);
    gsize length = names ? strlen(names) : 0;

    /* separators take one to three bytes each, and there are few */
    return length + 2 >= n && n + 6 >= length ? names : NULL;
}

/* "……。记者张三 北京报道": the line behind the last sentence. */
static void read_after_sentence(struct byline *b, struct arena *a, const char *s, gsize n)
{
    static const char stop[] = "。";
    gsize w = strlen(stop);

    for (gsize i = n; i-- > w && n - i < PREFIX_MAX;) {
        if (memcmp(s + i - w, stop, w) != 0)
            continue;
        if (names_a_reporter(s + i, n - i) && ends_like_dispatch(s + i, n - i))
            byline_line(b, a, s + i, n - i);
        return;
    }
}

void byline_closing(struct byline *b, struct arena *a, const char *s, gsize n)
{
    gsize from;

    while (n && s[n - 1] == ' ')
        n--;
    read_after_sentence(b, a, s, n);
    from = n > INSIDE_MAX ? n - INSIDE_MAX : 0;
    while (from < n && ((unsigned char)s[from] & 0xc0) == 0x80)
        from++;
    for (gsize i = from; i < n; i += text_step((unsigned char)s[i])) {
        const char *inside;
        gsize length, taken = bracket_at(s + i, n - i, INSIDE_MAX, &inside, &length);

        if (!taken || i + taken != n)
            continue;
        byline_labels(b, a, inside, length);
        if (names_a_reporter(inside, length) || ends_like_dispatch(inside, length))
            read_dispatch(b, a, inside, length);
        else if (!b->author && length <= 36)
            b->author = only_names(a, inside, length);
        return;
    }
}

void byline_inside(struct byline *b, struct arena *a, const char *s, gsize n)
{
    static const char *const ends[] = { "報導）", "報導)", "报道）", "報導〕", "報導】" };

    for (gsize k = 0; k < G_N_ELEMENTS(ends) && !b->author; k++) {
        const char *at = g_strstr_len(s, (gssize)n, ends[k]);
        gsize end, i;

        if (!at)
            continue;
        end = (gsize)(at - s) + strlen("報導");
        for (i = end; i > 0 && end - i < 90; i--) {
            const char *inside;
            gsize length;
            if (((unsigned char)s[i] & 0xc0) == 0x80 ||
                !bracket_at(s + i, n - i, INSIDE_MAX, &inside, &length))
                continue;
            if (part_end(inside, length, 0) < length || names_a_reporter(inside, length))
                read_dispatch(b, a, inside, length);
            break;
        }
    }
}
