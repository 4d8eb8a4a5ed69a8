#include "core/town.h"

#include "core/text.h"
#include "core/words.h"

#define LETTERS_LEAST 1 /* of the name before 乡 or 镇: 马镇, 太平畈乡 */
#define LETTERS_MOST  4

/* 乡 and 镇 with these are words of their own. */
static struct words WORDS_ON = WORDS("乡村", "乡镇", "乡土", "乡亲", "乡愁", "乡贤", "乡党", "乡下",
                                     "乡音", "乡情", "镇村", "镇街", "镇区", "镇域", "镇静", "镇痛",
                                     "镇江", "镇远", "镇海", "镇巴", "镇坪", "镇安", "镇原");

/* Characters of words that stand between a place and its towns, and of no town's name. */
static struct words NO_LETTERS =
    WORDS("的", "各", "个", "在", "与", "及", "为", "是", "等", "多", "对", "从", "将", "所", "全",
          "把", "让", "使", "已", "有", "了", "到", "由", "向", "以", "每", "其", "该", "这", "乡",
          "镇", "村", "也", "都", "内", "被", "给", "于");

/* … and at its head, behind a place: 杭州市|区乡镇 */
static struct words NO_HEADS = WORDS("县", "市", "省", "区");

/* What towns are called for what they are: 中心镇, 特色小镇. */
static struct words KINDS =
    WORDS("中心", "重点", "建制", "特色", "试点", "示范", "小", "强", "名", "古", "贫困", "民族",
          "边境", "经济", "工业", "旅游", "卫星", "偏远", "沿海", "重要", "部分", "一些", "首个",
          "农业", "产业", "城");

static struct words CITIES =
    WORDS("台北市", "新北市", "桃园市", "台中市", "台南市", "高雄市", "基隆市", "新竹市", "嘉义市");

static gboolean is_kind(const char *s, const char *end)
{
    return words_match(&KINDS, s, end) || words_end(&KINDS, s, end);
}

const char *town_end(const char *place, const char *at, const char *end)
{
    static struct words TOWNS = WORDS("乡", "镇"), DISTRICTS = WORDS("乡", "镇", "区");
    struct words *kinds = words_begin(&CITIES, place, at) ? &DISTRICTS : &TOWNS;
    const char *s = at;

    for (int letters = 0; s < end && letters <= LETTERS_MOST; letters++) {
        const char *kind = letters >= LETTERS_LEAST ? words_begin(kinds, s, end) : NULL;

        if (kind && !words_begin(&WORDS_ON, s, end))
            return is_kind(at, s) ? NULL : s + strlen(kind);
        if (words_begin(&NO_LETTERS, s, end) || (place < at && words_begin(&NO_HEADS, s, end)) ||
            !text_is_han(text_next(&s)))
            return NULL;
    }
    return NULL;
}
