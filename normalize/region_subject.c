/*
 * region_subject.c - does a place say whom the words behind it are about? It stands at its
 * clause's start, or where a subject may; not behind 比 and 占, in a name, or as a partner in trade.
 */
#include "normalize/region_resolve.h"

/* Does a clause end with this character? */
static gboolean ends_clause(uint32_t c)
{
    if (c >= 0x3001 && c <= 0x3015) /* 、。 and brackets, but not 々 to 〇, 〒 and 〓 */
        return c < 0x3005 || (c > 0x3007 && c != 0x3012 && c != 0x3013);
    if (c >= 0xff01)
        return c == 0xff01 || c == 0xff08 || c == 0xff09 || c == 0xff0c || c == 0xff1a ||
               c == 0xff1b || c == 0xff1f;
    if (c >= 0x2014 && c <= 0x2026)
        return c == 0x2014 || c == 0x2015 || c == 0x201c || c == 0x201d || c == 0x2026;
    return c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == '\n' || c == ' ' ||
           c == '|' || c == 0x3000 || c == 0xb7;
}

/* A region behind one of these is what something is measured against or aimed at. */
static struct words MEASURE =
    WORDS("比", "占", "居", "列", "于", "向", "与", "和", "及", "同", "较", "超过", "高出", "面向",
          "具有", "成为", "打造", "辐射", "走向", "、", "跑赢", "服务", "对接", "融入", "来自",
          "引进", "领跑", "作为");
/* … and before one of these it says a rank or a reach, or is one of several. */
static struct words RANK =
    WORDS("第", "首", "前", "最", "平均", "领先", "一流", "各地", "重要", "影响", "知名", "先进",
          "、", "和", "与", "及", "以及", "等", "同类", "排名", "总量", "唯一", "率先", "百强",
          "人大", "各", "倒数", "垫底", "敬陪末座", "籍", "系", "旅客", "游客", "客源", "旅游",
          "客共", "客逾", "客达", "客录得", "客跌", "客减", "客升", "客增", "客会", "客料", "住客",
          "下达", "海关", "银行", "大学", "订单", "河谷", "客户", "买家", "厂商", "车厂", "大厂",
          "通路", "震灾", "地震", "大地震", "海啸", "核灾");
static struct words MARKET_SHARE = WORDS("市场占有率", "市占率", "市场份额");
/* … and before these the nation is what something has a part of. */
static struct words SHARES = WORDS("占比", "比重");
/* … and another country behind one of these is one that this one trades with. */
static struct words PARTNER = WORDS("对", "从", "自", "赴");
/* … and before these a part of ours. */
static struct words PART = WORDS("占", "（", "市场占", "市场约占", "市场则占", "市场仍占");
static struct words OURS = WORDS("为我国", "是我国", "为中国", "是中国", "为我");
/* Words that may stand between the clause's start and its subject. */
static struct words LEAD =
    WORDS("仅", "年", "月", "日", "底", "末", "初", "季度", "期间", "以来", "来", "前", "后", "时",
          "中", "目前", "据", "根据", "按照", "此前", "近日", "日前", "昨日", "今日", "使", "推动",
          "让", "其中", "而", "但", "且", "也", "对", "为", "在", "从", "全", "截至", "由", "了",
          "显示", "带动", "预计", "要求", "提出", "明确", "将", "当前", "单计", "单看", "仅计",
          "分到", "例如", "譬如", "比如", "像是", "诸如", "反观", "至于");
/* 今年先在黑龙江启动试点: what is begun there. */
static struct words BEGUN = WORDS("启动", "开展", "试点", "先行", "率先", "实施");
/* 国外净需求贡献1.42个百分点: where demand comes from, not whose growth it is. */
static struct words ABROAD = WORDS("国外", "海外", "境外", "国际");
/* 支持福山区建设产业园 */
static struct words SUPPORT = WORDS("支持", "推进", "鼓励", "指导", "推动");

#define CLAUSE_MOST (100 * 3) /* bytes: who stands farther from a clause's start opens it not */

uint32_t region_clause_start(const char *text, uint32_t from, uint32_t at)
{
    uint32_t least = at - from > CLAUSE_MOST ? at - CLAUSE_MOST : from;

    while (at > least) {
        uint32_t before = at - 1;
        const char *p;

        while (before > from && ((unsigned char)text[before] & 0xc0) == 0x80)
            before--;
        p = text + before;
        if (ends_clause(text_next(&p)))
            break;
        at = before;
    }
    return at;
}

/* Behind a place these speak for it: 云林县政府 */
static struct words AUTHORITY = WORDS("政府", "人民政府", "市委", "县委", "省委", "发改委",
                                      "经信局", "工信局", "统计局", "交通运输局");

static struct words TRADE =
    WORDS("输往", "输自", "销往", "出口市场", "对外出口", "分国别", "分市场", "客源市场", "客源地",
          "按客源", "依客源", "目的地区分", "按目的地", "以目的地", "短途市场", "长途市场",
          "出口占比", "占总出口", "占出口", "市场别", "市场方面", "出口地区", "出口国家");

#define TRADE_MOST (6 * 3) /* bytes of the longest of these */

/* Do words on trade stand before the mention in its sentence? Of one only what is new is looked at. */
static gboolean is_sentence_on_trade(const struct context *c, const struct mention *m)
{
    uint32_t i = c->sentence_of[m - c->doc->mentions], start = c->sentences[i].start;
    struct region_trade *trade = &c->region_frames->trade;
    const char *text = c->doc->text;

    if (trade->sentence != i + 1 || trade->until > m->byte_start)
        *trade = (struct region_trade){ .sentence = i + 1,
                                        .until = start,
                                        .heading = trade->heading,
                                        .in_heading = trade->in_heading };
    if (!trade->in_sentence)
        trade->in_sentence =
            words_find(&TRADE, text + context_look_back(c, start, trade->until, TRADE_MOST),
                       text + m->byte_start, NULL) != NULL;
    trade->until = MAX(trade->until, m->byte_start);
    return trade->in_sentence;
}

/* … in the heading above it (依客源市场区分： above 日本：54万人次)? That is looked at once. */
static gboolean is_heading_on_trade(const struct context *c, const struct mention *m)
{
    uint32_t above = c->above[c->sentences[c->sentence_of[m - c->doc->mentions]].block];
    struct region_trade *trade = &c->region_frames->trade;
    const char *text = c->doc->text;

    if (above == UINT32_MAX)
        return FALSE;
    if (trade->heading != above + 1) {
        trade->heading = above + 1;
        trade->in_heading = words_find(&TRADE, text + c->blocks[above].start,
                                       text + c->blocks[above].end, NULL) != NULL;
    }
    return trade->in_heading;
}

/*
 * 输往亚洲的出口升19.6%，当中越南升63.2%: in a sentence on trade the places behind 出口 and 进口
 * are those that one trades with.
 */
static gboolean is_partner(const struct context *c, const struct mention *m)
{
    return is_sentence_on_trade(c, m) || is_heading_on_trade(c, m);
}

#define ROUTE_MOST (9 * 3) /* bytes from 到 to the end of what the route has */

/* 耒阳至大浦快速路; but not 至2030年 */
static gboolean begins_route(const struct context *c, uint32_t at)
{
    static struct words ROUTES = WORDS("的时间", "的距离", "的车程", "的路程", "的航程", "的航线",
                                       "的航班", "的高铁", "的铁路", "车程", "最快");
    const char *text = c->doc->text;

    if (context_text_at(c, at, "到")) /* 北京到长白山的时间 */
        return words_find(&ROUTES, text + at, text + MIN(c->doc->text_bytes, at + ROUTE_MOST),
                          NULL) != NULL;
    return context_text_at(c, at, "至") && !g_ascii_isdigit(text[at + strlen("至")]);
}

/* 青岛450万吨、威海350万吨: behind a number and 、 the list goes on with the next place. */
static gboolean follows_number(const struct context *c, const struct mention *m,
                               const struct region *r)
{
    return r->level > REGION_AREA && r->level < REGION_FOREIGN && m > c->doc->mentions &&
           m[-1].type == MENTION_QUANTITY && m[-1].byte_end + strlen("、") == m->byte_start &&
           context_text_before(c, 0, m->byte_start, "、");
}

/* 三、台中福田厂：…: an item begins with the place. */
static gboolean follows_enumerator(const struct context *c, const struct mention *m,
                                   uint32_t block_start)
{
    static struct words NUMBERS =
        WORDS("一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、", "十、", "1、",
              "2、", "3、", "4、", "5、", "6、");
    const char *text = c->doc->text;

    return words_match(&NUMBERS, text + block_start, text + m->byte_start) != NULL;
}

/* 创造了全国约1/9的总量: what something is a part of. */
static gboolean is_whole_of_share(const struct context *c, const struct mention *m)
{
    uint32_t next = (uint32_t)(m - c->doc->mentions) + 1;
    const struct quantity_value *q = next < c->doc->n_mentions ? &c->quantities[next] : NULL;

    return q && q->is_quantity && c->doc->mentions[next].byte_start == m->byte_end &&
           (g_strcmp0(q->unit, "%") == 0 || g_strcmp0(q->unit, "整体") == 0);
}

/* 一家从江苏来的企业, 从上海来锡创业的创始人; but not 从全国来看 */
static gboolean comes_from(const struct context *c, const struct mention *m)
{
    static struct words CAME = WORDS("来", "引进", "引来", "搬来", "迁来", "招来", "调来", "落户"),
                        SEEN = WORDS("来看", "来说", "来讲");

    return context_text_before(c, 0, m->byte_start, "从") && region_any_at(c, m->byte_end, &CAME) &&
           !region_any_at(c, m->byte_end, &SEEN);
}

#define DESCRIPTION (10 * 3) /* bytes of what describes a place before it */

/* 位于最南端的南沙区，…, 一河之隔的合作区承担…: a place behind nothing but words that describe it. */
static gboolean is_described_place(const struct context *c, const struct mention *m,
                                   uint32_t clause)
{
    static const char OF[] = "的";
    static struct words DOES =
        WORDS("把", "将", "则", "也", "重点", "提出", "明确", "力争", "计划", "正", "已", "拟");

    if ((!region_is_kind(m, "full") && !region_is_kind(m, "zone") &&
         !region_any_at(c, m->byte_end, &DOES)) || /* 北方的青岛把… */
        m->byte_start - clause > DESCRIPTION ||
        !context_text_before(c, clause, m->byte_start, OF) || context_text_at(c, m->byte_end, OF))
        return FALSE;
    return m == c->doc->mentions || m[-1].byte_end <= clause ||
           (m[-1].type == MENTION_DATE && m[-1].byte_start == clause); /* 二月底的云林县虎尾镇 */
}

/* 内地买家陆续回流: who comes from over there, in a text from this side. */
static gboolean names_comers(const struct context *c, const struct mention *m)
{
    static struct words COMERS =
        WORDS("买家", "客", "游客", "旅客", "访客", "居民", "人士", "学生", "投资者", "资金",
              "住客", "消费者", "人才", "劳工", "买手", "租客", "同胞", "车主", "生源", "司机",
              "患者", "孕妇", "来客", "民众", "市民", "车辆", "家庭", "厂商", "企业来", "品牌来");

    static struct words AND = WORDS("及", "和", "与", "、");
    const struct mention *end = c->doc->mentions + c->doc->n_mentions;
    const char *text = c->doc->text, *and;

    if (!region_is_other_side(c, m))
        return FALSE;
    while (m + 1 < end && m[1].type == MENTION_REGION &&
           (and = words_begin(&AND, text + m->byte_end, text + m[1].byte_start)) &&
           m->byte_end + strlen(and) == m[1].byte_start)
        m++; /* 香港及台湾住客 */
    return region_any_at(c, m->byte_end, &COMERS);
}

/* 对巴西、美国进出口: the next of a row of countries. */
static gboolean goes_on_abroad(const struct context *c, const struct mention *m)
{
    const struct mention *first = c->doc->mentions;
    const struct region *before = m > first ? c->regions[m - 1 - first] : NULL;

    return before && before->level == REGION_FOREIGN &&
           m[-1].byte_end + strlen("、") == m->byte_start;
}

/* 日本成为最大市场: what another country is to us, and no subject of what follows. */
static gboolean is_market_of_ours(const struct context *c, const struct mention *m)
{
    static struct words SHARES_OF = WORDS("市场占比", "市场份额", "市场的占比", "市场比重");
    static struct words BECOMES = WORDS("成为", "为", "是", "仍是", "仍为", "则为", "则是"),
                        MARKETS = WORDS("最大", "主要", "首要", "第一大", "第二大", "第三大",
                                        "前三大", "重要", "最重要");
    const char *text = c->doc->text, *s = text + m->byte_end, *end = text + c->doc->text_bytes,
               *verb = words_begin(&BECOMES, s, end);

    return words_begin(&SHARES_OF, s, end) ||
           (verb && words_begin(&MARKETS, s + strlen(verb), end));
}

/* 同一时期山东这一比重只有四成: what has just been told of us is told of it. */
static gboolean is_told_the_same(const struct context *c, const struct mention *m)
{
    static struct words SAME = WORDS("这一比重", "这一比例", "这一数字", "这一指标", "这一数据",
                                     "该比重", "该比例", "该指标", "的这一");

    return region_any_at(c, m->byte_end, &SAME);
}

/* 以台南市3.2GW居冠, 以嘉义县的46.3%最高, 以深圳市为例: what is said there is of it. */
static gboolean is_named_as_case(const struct context *c, const struct mention *m)
{
    static const char WITH[] = "以";
    const struct mention *next = m + 1;
    uint32_t of = context_text_at(c, m->byte_end, "的") ? (uint32_t)strlen("的") : 0;
    gboolean number = next < c->doc->mentions + c->doc->n_mentions &&
                      next->type == MENTION_QUANTITY && next->byte_start == m->byte_end + of;

    return context_text_before(c, 0, m->byte_start, WITH) &&
           (number || context_text_at(c, m->byte_end, "为例"));
}

static struct words ACCORDING = WORDS("依", "据", "根据", "按", "按照", "依据");

/* Taiwan, whose ministries tell of all of it where they open a clause, whatever the article is on. */
static gboolean is_island(const struct region *r)
{
    static const char CODE[] = "710000";

    return g_strcmp0(r->code, CODE) == 0;
}

/*
 * 公路局, 运输署 in an article on one county: it speaks for all of Taiwan or Hong Kong, and what it tells
 * happens there.
 */
static gboolean is_body_above(const struct context *c, const struct region *r)
{
    const struct region *home = c->region_frames->document;

    return home && home->level > REGION_PROVINCE && home->level < REGION_FOREIGN &&
           region_is_beyond(r) && region_within(home, r);
}

/* 全区前三季度, 全市第一季度: a time, and no rank. */
static gboolean date_follows(const struct context *c, const struct mention *m)
{
    return m + 1 < c->doc->mentions + c->doc->n_mentions && m[1].type == MENTION_DATE &&
           m[1].byte_start == m->byte_end;
}

/* 屯门区第五十四区: an area of the district by its number. */
static gboolean is_numbered_area(const struct context *c, const struct mention *m)
{
    static struct words ORDINAL = WORDS("第"), AREAS = WORDS("区：", "区的", "区，", "区公", "区项",
                                                             "号地", "期：", "街区");
    const char *s = c->doc->text + m->byte_end, *end = c->doc->text + c->doc->text_bytes;

    return words_begin(&ORDINAL, s, end) &&
           words_find(&AREAS, s, MIN(end, s + strlen("第五十四区：")), NULL);
}

/* 浙江省最多，有1.4万个: the place that has most, whose number comes next. */
static gboolean has_most(const struct context *c, const struct mention *m)
{
    static struct words MOST = WORDS("最多，", "最高，", "最大，", "居首，", "排名第一，",
                                     "位居第一，", "居第一，", "居冠，", "最少，", "最低，"),
                        HAS = WORDS("有", "为", "达", "共有", "占", "共", "不足", "只有", "仅");
    const char *s = c->doc->text + m->byte_end, *end = c->doc->text + c->doc->text_bytes,
               *most = words_begin(&MOST, s, end);

    return most && words_begin(&HAS, s + strlen(most), end);
}

/* 与全国全省同步: those with whom it is done. */
static gboolean goes_along(const struct context *c, const struct mention *m, uint32_t clause)
{
    static struct words WITH = WORDS("与", "同", "和", "跟"),
                        ALONG = WORDS("同步", "一道", "一起", "同频");
    const struct mention *before = m > c->doc->mentions ? m - 1 : m;
    uint32_t at = before->type == MENTION_REGION && before->byte_end == m->byte_start
                      ? before->byte_start
                      : m->byte_start;

    return region_any_at(c, m->byte_end, &ALONG) && region_any_before(c, clause, at, &WITH);
}

/* 越南 28万4,069人 占34.6%: the line of another country in a table of ours. */
static gboolean is_line_of_table(const struct context *c, const struct mention *m, uint32_t clause)
{
    static struct words BEHIND = WORDS(" ", "：", "　");
    const char *text = c->doc->text, *s = text + m->byte_end,
               *gap = words_begin(&BEHIND, s, text + c->doc->text_bytes);

    return m->byte_start == clause && gap && g_ascii_isdigit(s[strlen(gap)]) &&
           (m->byte_start == 0 || text[m->byte_start - 1] == '\n');
}

/* 1至5月台北市平均失业率4.0%: a mean of the place, and not 全国平均水平, which others are set beside. */
static gboolean has_mean(const struct context *c, const struct mention *m, uint32_t clause)
{
    static struct words MEAN = WORDS("平均"), DATES = WORDS("年", "月", "季", "底"),
                        LEVEL = WORDS("水平", "水准", "值", "数", "线", "的", "，", "高", "低",
                                      "为", "以上", "以下", "分");
    uint32_t behind = m->byte_end + (uint32_t)strlen("平均");

    return region_any_at(c, m->byte_end, &MEAN) && !region_any_at(c, behind, &LEVEL) &&
           !g_ascii_isdigit(c->doc->text[behind]) &&
           (m->byte_start == clause || region_any_before(c, clause, m->byte_start, &DATES));
}

/* 同期深圳港吞吐量达…: another place in the same time, at the clause's start. */
static gboolean is_behind_same_time(const struct context *c, const struct mention *m,
                                    uint32_t clause)
{
    static const char SAME[] = "同期";

    return m->byte_start == clause + strlen(SAME) &&
           context_text_before(c, clause, m->byte_start, SAME);
}

/* 前三季我国工具机出口; but 第二季内地旅客 are whose they come from. */
static gboolean is_nation_of_quarter(const struct context *c, const struct mention *m,
                                     uint32_t clause)
{
    static struct words QUARTERS = WORDS("季"), NATION = WORDS("我国", "全国", "台湾");

    return region_any_at(c, m->byte_start, &NATION) &&
           region_any_before(c, clause, m->byte_start, &QUARTERS);
}

static gboolean says_whom(const struct context *c, const struct mention *m, uint32_t block_start,
                          const struct region *r)
{
    const char *text = c->doc->text, *kind = mention_group(m, "kind");
    uint32_t clause = region_clause_start(text, block_start, m->byte_start);
    gboolean outer = region_is_outer(r);

    if (outer && (region_any_at(c, m->byte_end, &SHARES) || is_whole_of_share(c, m) ||
                  region_names_a_company(c, m)))
        return FALSE;
    if (is_named_as_case(c, m) || region_is_venue(c, m, clause))
        return TRUE;
    if (region_is_in_name(c, m, block_start, r) || comes_from(c, m) || names_comers(c, m) ||
        region_any_at(c, m->byte_start, &ABROAD))
        return FALSE;
    if (region_is_seat_of_works(c, m, clause))
        return TRUE;
    if ((region_any_before(c, block_start, m->byte_start, &MEASURE) && !follows_number(c, m, r) &&
         !follows_enumerator(c, m, block_start) && !region_speaks_for_company(c, m, clause) &&
         !region_is_site(c, m, clause)) ||
        (region_any_at(c, m->byte_end, &RANK) && !date_follows(c, m) && !is_numbered_area(c, m) &&
         !(m->byte_start == clause && has_most(c, m)) && !has_mean(c, m, clause)) ||
        begins_route(c, m->byte_end) || goes_along(c, m, clause))
        return FALSE;
    if (context_text_at(c, m->byte_start, "国内") &&
        ((c->region_frames->document && c->region_frames->document->level > REGION_AREA) ||
         region_any_at(c, m->byte_end, &MARKET_SHARE)))
        return FALSE; /* 国内市场占有率, in an article on a city */
    if (r->level == REGION_FOREIGN &&
        (region_is_ours(c->region_frames->document) || c->region_frames->company) &&
        region_any_at(c, m->byte_end, &PART))
        return FALSE; /* 旅客190万人次，菲律宾（38万人次）、…, 出口49亿美元，日本占16.7% */
    if (r->level == REGION_FOREIGN &&
        (region_any_before(c, clause, m->byte_start, &PARTNER) ||
         (region_is_ours(c->region_frames->document) && is_line_of_table(c, m, clause)) ||
         region_any_at(c, m->byte_end, &OURS) || goes_on_abroad(c, m) ||
         (region_is_ours(c->region_frames->document) && is_market_of_ours(c, m))))
        return FALSE; /* 对东盟出口, 自日本进口, 东盟是我国第一大贸易伙伴 */
    if (region_is_other_side(c, m) && region_any_before(c, clause, m->byte_start, &PARTNER))
        return FALSE; /* 对中国大陆则衰退 */
    if (r->level == REGION_AREA && c->region_frames->document &&
        c->region_frames->document->level > REGION_AREA && m->byte_start != clause)
        return FALSE;
    if (strcmp(kind, "body") == 0 && is_body_above(c, r) &&
        !(is_island(r) &&
          (m->byte_start == clause || region_any_before(c, clause, m->byte_start, &ACCORDING))))
        return FALSE;
    if (m->byte_start == clause || strcmp(kind, "body") == 0 ||
        region_any_at(c, m->byte_end, &AUTHORITY))
        return TRUE;
    if (is_described_place(c, m, clause) || is_nation_of_quarter(c, m, clause) ||
        is_behind_same_time(c, m, clause))
        return TRUE;
    if (strcmp(kind, "here") == 0 && r->level != REGION_ZONE) /* 产业园区 */
        return TRUE;
    if (r->level != REGION_NATION && context_text_before(c, clause, m->byte_start, "在") &&
        region_any_at(c, m->byte_end, &BEGUN))
        return TRUE;
    if (region_speaks_for_company(c, m, clause) || is_told_the_same(c, m) ||
        (!outer && (region_is_site(c, m, clause) || region_holds_works(c, m, clause))))
        return TRUE;
    if (outer && context_text_before(c, clause, m->byte_start, "在"))
        return FALSE;
    if (context_text_before(c, clause, m->byte_start, "在"))
        return m->byte_start - clause == strlen("在");
    return region_any_before(c, clause, m->byte_start, &LEAD) ||
           region_any_before(c, clause, m->byte_start, &SUPPORT);
}

gboolean region_is_subject(const struct context *c, const struct mention *m, uint32_t block_start,
                           const struct region *r)
{
    return says_whom(c, m, block_start, r) &&
           ((r->level == REGION_NATION && !region_is_other_side(c, m)) || !is_partner(c, m));
}

gboolean region_is_supported(const struct context *c, const struct mention *m, uint32_t block_start)
{
    return region_any_before(c, block_start, m->byte_start, &SUPPORT);
}
