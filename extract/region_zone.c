#include "extract/region_zone.h"

#include <string.h>

#define LONGEST  (8 * 3) /* bytes of a zone's own name */
#define SHORTEST (2 * 3)

/* Characters of words that describe zones, and of verbs, but of no zone's name. */
static const char *const DESCRIBING[] = { "级", "国", "重", "全", "各", "个", "家", "座",
                                          "该", "本", "设", "建", "这", "些", "在", "于",
                                          "和", "与", "及", "为", "的", "是", "等", "主",
                                          "多", "对", "从", "将", "年", "月", "日", "省",
                                          "我", "其", "进", "入", "所", "近", "个", NULL };

static gboolean describes(const char *c)
{
    for (int i = 0; DESCRIBING[i]; i++)
        if (memcmp(c, DESCRIBING[i], 3) == 0)
            return TRUE;
    return FALSE;
}

/* A Chinese character of three bytes: 一 to 龥. */
static gboolean is_han(const char *c)
{
    unsigned char lead = (unsigned char)*c;

    return lead >= 0xe4 && lead <= 0xe9;
}

const char *region_zone_start(const char *text, const char *at, const char *region)
{
    const char *p = at;

    if (region)
        return region;
    while (p - text >= 3 && at - p <= LONGEST && is_han(p - 3)) {
        if (describes(p - 3))
            return NULL;
        p -= 3;
    }
    return at - p >= SHORTEST && at - p <= LONGEST ? p : NULL;
}
