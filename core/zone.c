#include "core/zone.h"

#include "core/text.h"

#define LONGEST  (8 * 3) /* bytes of a zone's own name, where it stands alone */
#define SHORTEST (2 * 3)
#define BETWEEN  (4 * 3) /* … and between its region's and what kind of zone it is */

struct words zone_words =
    WORDS("经济技术开发区", "高新技术产业开发区", "高新技术开发区", "高新技术产业园区",
          "经济开发区", "综合保税区", "工业园区", "生态城");

struct words zone_short_words =
    WORDS("高新区", "经开区", "临港新区", "临空经济区", "航空港区", "保税区", "保税港区");

/* Characters of words that describe zones, and of verbs, but of no zone's name. */
static struct words DESCRIBING =
    WORDS("级", "国", "重", "全", "各", "个", "家", "座", "该", "本", "设", "建", "这", "些", "在",
          "于", "和", "与", "及", "为", "的", "是", "等", "主", "多", "对", "从", "将", "年", "月",
          "日", "省", "我", "其", "进", "入", "所", "近");
/* … and of words that stand between a place and zones in it: 江苏推动高新区… */
static struct words LINKING =
    WORDS("支", "持", "推", "动", "引", "培", "加", "快", "依", "托", "以", "向", "到", "由", "把",
          "让", "使", "通", "过", "立", "批", "打", "造", "育", "强", "化", "升", "市", "县", "政",
          "府", "委", "创", "优", "实", "企", "业", "内", "有", "了", "已", "获", "出", "规", "划");
/* What a zone's rank is, which its usual name leaves out. */
static struct words RANKS = WORDS("国家级", "国家", "省级");

/* A Chinese character of three bytes: 一 to 龥. */
static gboolean is_han(const char *c)
{
    unsigned char lead = (unsigned char)*c;

    return lead >= 0xe4 && lead <= 0xe9;
}

gboolean zone_joins(const char *region_end, const char *at)
{
    const char *rank = words_begin(&RANKS, region_end, at);
    const char *p = region_end + (rank ? strlen(rank) : 0);

    if (p > at || at - p > BETWEEN || (at > p && at - p < SHORTEST))
        return FALSE;
    for (; p < at; p += 3)
        if (!is_han(p) || words_begin(&DESCRIBING, p, at) || words_begin(&LINKING, p, at))
            return FALSE;
    return TRUE;
}

const char *zone_start(const char *text, const char *at)
{
    const char *p = at;

    while (p - text >= 3 && at - p <= LONGEST && is_han(p - 3)) {
        if (words_begin(&DESCRIBING, p - 3, at))
            return NULL;
        p -= 3;
    }
    return at - p >= SHORTEST && at - p <= LONGEST ? p : NULL;
}

char *zone_name(const char *name, const char *end)
{
    static const char SHORT[] = "高新区", LONG[] = "高新技术产业开发区";
    gboolean is_short = text_ends(name, end, SHORT);
    const char *tail = is_short ? end - strlen(SHORT) : end, *behind;
    const char *rank = words_find(&RANKS, name, tail, &behind);

    if (!rank)
        rank = behind = tail;
    return g_strdup_printf("%.*s%.*s%s", (int)(rank - name), name, (int)(tail - behind), behind,
                           is_short ? LONG : "");
}
