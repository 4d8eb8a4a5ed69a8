#include "parse/content_hints.h"

#include <string.h>

/* By first letter; a word counts where it starts a part of a name ("newsRelated", "hot-list"). */
/* clang-format off */
static const struct hint_word {
    const char *word;
    uint8_t hint;
    gboolean whole; /* must be the whole part: "side", but not "siden" */
} WORDS[] = {
    { "ad", HINT_BAD, TRUE }, { "adbox", HINT_BAD, FALSE }, { "ads", HINT_BAD, TRUE },
    { "advert", HINT_BAD, FALSE }, { "article", HINT_GOOD, FALSE }, { "artical", HINT_GOOD, FALSE },
    { "aside", HINT_BAD, TRUE }, { "attention", HINT_WEAK, FALSE },
    { "banner", HINT_BAD, FALSE }, { "body", HINT_GOOD, TRUE }, { "breadcrumb", HINT_BAD, FALSE },
    { "caption", HINT_CAPTION, FALSE }, { "cmt", HINT_BAD, FALSE }, { "comment", HINT_BAD, FALSE },
    { "content", HINT_GOOD, FALSE }, { "copyright", HINT_BAD, FALSE }, { "crumb", HINT_BAD, FALSE },
    { "detail", HINT_GOOD, FALSE }, { "dialog", HINT_BAD, FALSE }, { "disclaimer", HINT_BAD, FALSE },
    { "discuss", HINT_BAD, FALSE }, { "donate", HINT_BAD, FALSE }, { "download", HINT_BAD, FALSE },
    { "editor", HINT_GOOD, TRUE }, { "entry", HINT_GOOD, FALSE }, { "erweima", HINT_BAD, FALSE },
    { "figcaption", HINT_CAPTION, FALSE }, { "foot", HINT_BAD, TRUE }, { "footer", HINT_BAD, FALSE },
    { "guess", HINT_BAD, FALSE },
    { "hidden", HINT_WEAK, TRUE }, { "hide", HINT_WEAK, TRUE }, { "hot", HINT_BAD, TRUE },
    { "hotnews", HINT_BAD, FALSE },
    { "jingcai", HINT_BAD, FALSE },
    { "keyword", HINT_BAD, FALSE },
    { "latest", HINT_BAD, FALSE }, { "login", HINT_BAD, FALSE },
    { "mainbody", HINT_GOOD, FALSE }, { "menu", HINT_BAD, FALSE }, { "modal", HINT_BAD, FALSE },
    { "more", HINT_BAD, TRUE },
    { "nav", HINT_BAD, TRUE }, { "navbar", HINT_BAD, FALSE }, { "navi", HINT_BAD, FALSE },
    { "neirong", HINT_GOOD, FALSE }, { "newsletter", HINT_BAD, FALSE }, { "nextarticle", HINT_BAD, FALSE },
    { "pager", HINT_BAD, FALSE }, { "pagination", HINT_BAD, FALSE }, { "pinglun", HINT_BAD, FALSE },
    { "popup", HINT_BAD, FALSE }, { "popular", HINT_BAD, FALSE }, { "post", HINT_GOOD, TRUE },
    { "prevnext", HINT_BAD, FALSE }, { "promo", HINT_BAD, FALSE },
    { "qrcode", HINT_BAD, FALSE },
    { "rank", HINT_BAD, FALSE }, { "rcmd", HINT_BAD, FALSE }, { "reco", HINT_BAD, TRUE },
    { "recom", HINT_BAD, FALSE }, { "recommend", HINT_BAD, FALSE }, { "related", HINT_BAD, FALSE },
    { "relate", HINT_BAD, FALSE }, { "relation", HINT_BAD, FALSE }, { "relevant", HINT_BAD, FALSE },
    { "reply", HINT_BAD, FALSE }, { "reward", HINT_BAD, FALSE },
    { "share", HINT_WEAK, FALSE }, { "shengming", HINT_BAD, FALSE }, { "side", HINT_BAD, TRUE },
    { "sidebar", HINT_BAD, FALSE }, { "sitemap", HINT_BAD, FALSE }, { "social", HINT_WEAK, FALSE },
    { "sponsor", HINT_BAD, FALSE }, { "statement", HINT_WEAK, FALSE }, { "story", HINT_GOOD, FALSE },
    { "subscribe", HINT_BAD, FALSE },
    { "tag", HINT_WEAK, TRUE }, { "tags", HINT_WEAK, TRUE }, { "taglist", HINT_BAD, FALSE },
    { "teaser", HINT_BAD, FALSE }, { "text", HINT_GOOD, TRUE }, { "tip", HINT_WEAK, TRUE },
    { "tips", HINT_WEAK, TRUE }, { "toolbar", HINT_BAD, FALSE }, { "tooltip", HINT_BAD, FALSE },
    { "topbar", HINT_BAD, FALSE }, { "tuijian", HINT_BAD, FALSE }, { "txt", HINT_GOOD, TRUE },
    { "vote", HINT_BAD, TRUE },
    { "widget", HINT_WEAK, FALSE }, { "wenzhang", HINT_GOOD, FALSE },
    { "xiangguan", HINT_BAD, FALSE },
    { "zhengwen", HINT_GOOD, FALSE },
};
/* clang-format on */

/* Later ones are found by a scan: the table is short and names are read for few elements. */
static enum hint hint_of_part(const char *part, gsize n)
{
    for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        gsize m = strlen(WORDS[i].word);
        if (m <= n && (m == n || !WORDS[i].whole) &&
            g_ascii_strncasecmp(WORDS[i].word, part, m) == 0)
            return WORDS[i].hint;
    }
    return HINT_NONE;
}

/* The strongest hint in the parts of a name: "newsRelated", "news-related", "news_related". */
static enum hint hint_of_name(const char *s)
{
    enum hint found = HINT_NONE;

    while (s && *s) {
        gsize n = 0;
        enum hint hint;
        for (; *s && !g_ascii_isalpha(*s); s++)
            ;
        while (g_ascii_isalpha(s[n]) && !(n && g_ascii_isupper(s[n]) && g_ascii_islower(s[n - 1])))
            n++;
        hint = n ? hint_of_part(s, n) : HINT_NONE;
        found = MAX(found, hint);
        s += n;
    }
    return found;
}

static enum hint hint_of_tag(uint8_t tag)
{
    switch (tag) {
    case TAG_NAV:
    case TAG_FOOTER:
    case TAG_ASIDE:
    case TAG_MENU:
        return HINT_BAD;
    case TAG_ARTICLE:
    case TAG_MAIN:
        return HINT_GOOD;
    case TAG_FIGCAPTION:
    case TAG_CAPTION:
        return HINT_CAPTION;
    default:
        return HINT_NONE;
    }
}

enum hint content_hint(const struct tree *t, uint32_t i)
{
    enum hint of_class = hint_of_name(tree_attribute(t, i, ATTR_CLASS)),
              of_id = hint_of_name(tree_attribute(t, i, ATTR_ID)), found = MAX(of_class, of_id);
    const char *role = tree_attribute(t, i, ATTR_ROLE);

    if (role && (strcmp(role, "navigation") == 0 || strcmp(role, "complementary") == 0 ||
                 strcmp(role, "contentinfo") == 0))
        found = MAX(found, HINT_BAD);
    return MAX(found, hint_of_tag(t->nodes[i].tag));
}
