/*
 * region_firm.c - sentences that a company opens: 协展精机上半年营收24亿元, 公司去年装机96兆瓦, in a text on an
 * industry of the nation. What a company has is of no place, but where its sentence names one.
 */
#include "normalize/region_resolve.h"

#include <string.h>

#define NAME_MOST  (16 * 3) /* bytes from the sentence's start to the end of a company's name */
#define NAME_LEAST 6        /* … and of what stands before 精机 */

/* What comes right behind a company that is the subject. */
static struct words FOLLOWS = WORDS(
    "去年", "今年", "前年", "上半年", "下半年", "目前", "预计", "预期", "表示", "发言人", "董事长",
    "总经理", "执行长", "财务长", "总裁", "行政总裁", "第一季", "第二季", "第三季", "第四季",
    "第1季", "第2季", "第3季", "第4季", "前三季", "首季", "则", "年内", "旗下", "昨", "计划",
    "目标", "承诺", "也", "说", "透露", "回应", "截至", "期望", "公布", "累计", "合并营收", "现有");

/* Does a date or such a word begin at byte `at`? */
static gboolean acts(const struct context *c, uint32_t at, uint32_t end)
{
    const char *text = c->doc->text;
    uint32_t i = context_mentions_until(c, at);

    if (words_begin(&FOLLOWS, text + at, text + end))
        return TRUE;
    return i < c->doc->n_mentions && c->doc->mentions[i].type == MENTION_DATE &&
           c->doc->mentions[i].byte_start == at;
}

/* 协展精机: where the name of a company ends that the sentence begins with; 0: it begins with none. */
static uint32_t end_of_name(const struct context *c, uint32_t start, uint32_t end)
{
    static struct words KINDS =
        WORDS("股份", "控股", "金控", "精机", "精密", "光电", "客运", "客车", "航空", "电子",
              "生技", "制药", "药业", "实业", "重工", "股份公司", "科技", "材料科技", "工业");
    static struct words OTHERS =
        WORDS("全国", "我国", "全市", "全省", "全台", "产业", "行业", "国内", "高科技", "通用航空",
              "民用航空", "商业航空", "汽车电子", "消费电子", "规模以上", "规上", "，", "：", "、",
              "在", "对", "的产", "从", "生物", "数字", "信息", "各", "新兴", "重化", "轻");
    const char *text = c->doc->text, *s = text + start, *most = text + MIN(end, start + NAME_MOST),
               *kind, *behind = s;

    while ((kind = words_find(&KINDS, behind, most, &behind)) != NULL)
        if (kind - s >= NAME_LEAST && acts(c, (uint32_t)(behind - text), end))
            return words_find(&OTHERS, s, behind, NULL) ? 0 : (uint32_t)(behind - text);
    return 0;
}

gboolean region_firm_opens(const struct context *c, uint32_t sentence)
{
    static struct words PLAIN = WORDS("公司", "该公司", "集团", "该集团"),
                        OWNED = WORDS("中油", "台电", "台糖");
    static struct words UNDER = WORDS("旗下");
    const struct sentence *s = &c->sentences[sentence];
    const char *text = c->doc->text, *plain = words_begin(&PLAIN, text + s->start, text + s->end);
    const char *owned = words_begin(&OWNED, text + s->start, text + s->end);
    uint32_t i = context_mentions_until(c, s->start);

    if (plain)
        return acts(c, s->start + (uint32_t)strlen(plain), s->end);
    if (owned)
        return acts(c, s->start + (uint32_t)strlen(owned), s->end);
    if (i < c->doc->n_mentions && c->doc->mentions[i].byte_start == s->start &&
        c->doc->mentions[i].type == MENTION_REGION)
        return FALSE; /* 江苏省电力公司 */
    return end_of_name(c, s->start, s->end) > 0 ||
           (s->start + NAME_MOST / 4 < s->end &&
            words_find(&UNDER, text + s->start, text + s->start + NAME_MOST / 4, NULL));
}
