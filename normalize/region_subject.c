/*
 * region_subject.c - does a place say whom the words behind it are about? It stands at its
 * clause's start, or where a subject may; not behind 比 and 占, in a name, or as a partner in trade.
 */
#include "normalize/region_resolve.h"

static gboolean any_before(const struct context *c, uint32_t from, uint32_t at, struct words *words)
{
    return at >= from && words_end(words, c->doc->text + from, c->doc->text + at);
}

static gboolean any_at(const struct context *c, uint32_t at, struct words *words)
{
    return words_begin(words, c->doc->text + at, c->doc->text + c->doc->text_bytes) != NULL;
}

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
          "海关", "银行", "大学", "订单", "河谷", "客户", "买家", "厂商");
static struct words MARKET_SHARE = WORDS("市场占有率", "市占率", "市场份额");
/* … and before these the nation is what something has a part of. */
static struct words SHARES = WORDS("占比", "比重");
/* … and another country behind one of these is one that this one trades with. */
static struct words PARTNER = WORDS("对", "从", "自", "赴");
/* … and before these a part of ours. */
static struct words PART = WORDS("占", "（");
static struct words OURS = WORDS("为我国", "是我国", "为中国", "是中国", "为我");
/* Words that may stand between the clause's start and its subject. */
static struct words LEAD =
    WORDS("仅", "年", "月", "日", "底", "末", "初", "季度", "期间", "以来", "来", "前", "后", "时",
          "中", "目前", "据", "根据", "按照", "此前", "近日", "日前", "昨日", "今日", "使", "推动",
          "让", "其中", "而", "但", "且", "也", "对", "为", "在", "从", "全", "截至", "由", "了",
          "显示", "带动", "预计", "要求", "提出", "明确", "将", "当前");
/* 今年先在黑龙江启动试点: what is begun there. */
static struct words BEGUN = WORDS("启动", "开展", "试点", "先行", "率先", "实施");
/* 国外净需求贡献1.42个百分点: where demand comes from, not whose growth it is. */
static struct words ABROAD = WORDS("国外", "海外", "境外", "国际");
/* 支持福山区建设产业园 */
static struct words SUPPORT = WORDS("支持", "推进", "鼓励", "指导", "推动");

#define CLAUSE_MOST (100 * 3) /* bytes: who stands farther from a clause's start opens it not */

static uint32_t clause_start(const char *text, uint32_t from, uint32_t at)
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

/*
 * 输往亚洲的出口升19.6%，当中越南升63.2%: in a sentence on trade the places behind 出口 and 进口
 * are those that one trades with.
 */
static gboolean is_partner(const struct context *c, const struct mention *m)
{
    static struct words TRADE = WORDS(
        "输往", "输自", "销往", "出口市场", "对外出口", "分国别", "分市场", "客源市场", "客源地",
        "按客源", "依客源", "目的地区分", "按目的地", "以目的地", "短途市场", "长途市场",
        "出口占比", "占总出口", "占出口", "市场别", "市场方面", "出口地区", "出口国家");
    const struct sentence *s = &c->sentences[c->sentence_of[m - c->doc->mentions]];
    uint32_t above = c->above[s->block];
    const char *text = c->doc->text;

    return words_find(&TRADE, text + s->start, text + m->byte_start, NULL) ||
           (above != UINT32_MAX && /* 依客源市场区分： above 日本：54万人次 */
            words_find(&TRADE, text + c->blocks[above].start, text + c->blocks[above].end, NULL));
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

#define IN_BRACKETS (5 * 3) /* bytes of a place that another one's name is made precise by */

/* The text of a place in （） at byte `at`, and more of a name behind them? */
static gboolean name_goes_on(const char *s)
{
    static const char OPEN[] = "（", CLOSE[] = "）";
    const char *name = s + strlen(OPEN), *p = name, *end = name;

    if (!text_begins(s, OPEN))
        return FALSE;
    while (end - name <= IN_BRACKETS && *p && text_is_han(text_next(&p)))
        end = p;
    if (end == name || end - name > IN_BRACKETS || !text_begins(end, CLOSE))
        return FALSE;
    p = end + strlen(CLOSE);
    return *p && text_is_han(text_next(&p));
}

/* 宁夏（盐池）滩羊种业创新中心, 中国（广西）自由贸易试验区: a place that is part of a name. */
static gboolean is_in_double_name(const struct context *c, const struct mention *m)
{
    static const char OPEN[] = "（";
    const struct mention *before = m > c->doc->mentions ? m - 1 : NULL;
    const char *text = c->doc->text;

    return name_goes_on(text + m->byte_end) || (before && before->type == MENTION_REGION &&
                                                before->byte_end + strlen(OPEN) == m->byte_start &&
                                                name_goes_on(text + before->byte_end));
}

/* 创造了全国约1/9的总量: what something is a part of. */
static gboolean is_whole_of_share(const struct context *c, const struct mention *m)
{
    uint32_t next = (uint32_t)(m - c->doc->mentions) + 1;
    const struct quantity_value *q = next < c->doc->n_mentions ? &c->quantities[next] : NULL;

    return q && q->is_quantity && c->doc->mentions[next].byte_start == m->byte_end &&
           (g_strcmp0(q->unit, "%") == 0 || g_strcmp0(q->unit, "整体") == 0);
}

/* 《宁夏枢纽中卫集群建设方案》: of the places in a plan's title the inner one says whom it is about. */
static gboolean is_outer_in_title(const struct context *c, const struct mention *m,
                                  const struct region *r)
{
    const struct mention *next = m + 1;
    const char *text = c->doc->text;
    const struct region *inner;

    if (next >= c->doc->mentions + c->doc->n_mentions || next->type != MENTION_REGION ||
        !context_text_before(c, 0, m->byte_start, "《") ||
        text_find(text + m->byte_end, next->byte_start - m->byte_end, "》"))
        return FALSE;
    inner = c->regions[next - c->doc->mentions];
    return inner && inner != r && region_within(inner, r);
}

#define COMPANY_NAME (12 * 3) /* bytes of a company's name behind 中国 */

const char *region_name_goes_on_to(const struct context *c, const struct mention *m, uint32_t most,
                                   struct words *words, struct words *stops)
{
    const char *s = c->doc->text + m->byte_end,
               *end = c->doc->text + MIN(c->doc->text_bytes, m->byte_end + most);

    while (s < end && !words_begin(words, s, end))
        if ((stops && words_begin(stops, s, end)) || !text_is_han(text_next(&s)))
            return NULL;
    return s < end ? s : NULL;
}

/* 浙江国际海运职业技术学院: a place in the name of one that is there. */
static gboolean names_a_school(const struct context *c, const struct mention *m)
{
    static struct words SCHOOLS = WORDS("学院", "大学", "研究院", "研究所", "学校");
    static struct words VERBS =
        WORDS("的", "将", "要", "有", "在", "由", "等", "各", "和", "与", "让");
    return region_is_kind(m, "short") &&
           region_name_goes_on_to(c, m, COMPANY_NAME, &SCHOOLS, &VERBS);
}

#define COMPANY_SAYS (24 * 3) /* bytes in which a company from a place begins to tell */

/* 一家来自滨州的企业告诉记者，…: what it tells of itself happens there. */
static gboolean speaks_for_company(const struct context *c, const struct mention *m,
                                   uint32_t clause)
{
    static struct words SAYS = WORDS("告诉记者", "负责人说", "负责人介绍", "负责人表示");
    const char *s = c->doc->text + m->byte_end,
               *end = c->doc->text + MIN(c->doc->text_bytes, m->byte_end + COMPANY_SAYS);

    uint32_t at = m->byte_start;

    if (m > c->doc->mentions && m[-1].type == MENTION_REGION && m[-1].byte_end == at)
        at = m[-1].byte_start; /* 山东滨州 */
    return context_text_before(c, clause, at, "来自") && text_begins(s, "的") &&
           words_find(&SAYS, s, end, &end) && !text_find(s, (gsize)(end - s), "。");
}

/* 台北线旺季载客率: where a line goes. */
static gboolean names_a_route(const struct context *c, const struct mention *m,
                              const struct region *r)
{
    static struct words LINES = WORDS("线", "航线", "班机", "班次");
    static struct words OTHERS = WORDS("线上", "线下", "线路", "线索");

    return region_is_kind(m, "short") && r->level != REGION_PROVINCE &&
           any_at(c, m->byte_end, &LINES) && !any_at(c, m->byte_end, &OTHERS);
}

/* 中国铁路南宁局集团: 中国 in a company's name. */
static gboolean names_a_company(const struct context *c, const struct mention *m)
{
    static struct words COMPANIES = WORDS("集团", "公司");
    static const char CHINA[] = "中国";
    return context_text_at(c, m->byte_start, CHINA) &&
           region_name_goes_on_to(c, m, COMPANY_NAME, &COMPANIES, NULL);
}

/* 一家从江苏来的企业, 从上海来锡创业的创始人; but not 从全国来看 */
static gboolean comes_from(const struct context *c, const struct mention *m)
{
    static struct words CAME = WORDS("来", "引进", "引来", "搬来", "迁来", "招来", "调来", "落户"),
                        SEEN = WORDS("来看", "来说", "来讲");

    return context_text_before(c, 0, m->byte_start, "从") && any_at(c, m->byte_end, &CAME) &&
           !any_at(c, m->byte_end, &SEEN);
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
         !any_at(c, m->byte_end, &DOES)) || /* 北方的青岛把… */
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
    return any_at(c, m->byte_end, &COMERS);
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

#define SITE (10 * 3) /* bytes from a place to what is built there */

/* 在桃园市观音区增建新厂, 将于屏东县沿海设置8处系统: what is built there is that place's. */
static gboolean is_site(const struct context *c, const struct mention *m, uint32_t clause)
{
    static struct words BUILT = WORDS("兴建", "新建", "增建", "扩建", "建设", "投建", "建造",
                                      "设置", "增设", "建置", "设厂", "建厂", "投资建设", "动工"),
                        IN = WORDS("在", "将于", "前于", "拟于", "会于", "已于"),
                        NOT = WORDS("的", "、", "和", "，", "与");
    const char *text = c->doc->text, *s = text + m->byte_end, *verb,
               *end = text + MIN(c->doc->text_bytes, m->byte_end + SITE);

    if (!words_end(&IN, text + clause, text + m->byte_start))
        return FALSE;
    verb = words_find(&BUILT, s, end, NULL);
    return verb && !words_find(&NOT, s, verb, NULL);
}

#define WHOSE (6 * 3) /* bytes before 在 at the head of a clause */

/* 工程在哈密市的配套电源, 集团在葵青区的吞吐量: where what is measured lies, told at the head of its clause. */
static gboolean is_place_of_measured(const struct context *c, const struct mention *m,
                                     uint32_t clause)
{
    return region_is_kind(m, "full") && m->byte_start - clause <= WHOSE + strlen("在") &&
           context_text_before(c, clause, m->byte_start, "在") &&
           context_text_at(c, m->byte_end, "的");
}

#define HOUSE (9 * 3) /* bytes of the name of a hospital or school */

/* 重建葵青区的玛嘉烈医院: is what is there a house of its own? */
static gboolean is_of_house(const struct context *c, const struct mention *m)
{
    static struct words HOUSES = WORDS("医院", "学校", "大楼", "体育馆", "图书馆", "中心");
    return context_text_at(c, m->byte_end, "的") &&
           region_name_goes_on_to(c, m, HOUSE, &HOUSES, NULL);
}

/* 通过扩建台中厂产线: a company's works, called by the place that they are in. */
static gboolean is_works(const struct context *c, const struct mention *m)
{
    static struct words WORKS = WORDS("厂", "新厂", "一厂", "二厂", "三厂", "工厂", "基地", "园区");
    static struct words BUILT = WORDS("扩建", "新建", "增建", "兴建", "启用", "扩充", "改建",
                                      "设立", "关闭", "旗下", "位于", "重建");

    return (region_is_kind(m, "short") || region_is_kind(m, "full")) &&
           any_before(c, 0, m->byte_start, &BUILT) &&
           (any_at(c, m->byte_end, &WORKS) || is_of_house(c, m));
}

/* 总部位于新竹市的环硕电子: what the company tells happens there. */
static gboolean is_seat_of_company(const struct context *c, const struct mention *m)
{
    static struct words AT = WORDS("位于", "设在", "设于"),
                        COMPANIES = WORDS("厂", "公司", "企业", "业者"),
                        SAYS = WORDS("指出", "表示", "说", "坦言", "公告", "告诉", "透露"),
                        SEATS = WORDS("总部位于", "总部设在", "总部设于", "总部在", "注册地在",
                                      "注册地位于", "坐落于", "设厂于");
    const char *text = c->doc->text, *behind = text + m->byte_end, *company, *says,
               *end = text + MIN(c->doc->text_bytes, m->byte_end + COMPANY_SAYS);
    uint32_t at = m->byte_start;

    if (m > c->doc->mentions && m[-1].type == MENTION_REGION && m[-1].byte_end == at)
        at = m[-1].byte_start; /* 河南洛阳 */
    if (any_before(c, 0, at, &AT) && (company = words_find(&COMPANIES, behind, end, &behind)) &&
        (says = words_find(&SAYS, behind, end, NULL)) &&
        !text_find(company, (gsize)(says - company), "。"))
        return TRUE; /* 位于台中神冈的一家加工机厂指出 */
    return any_before(c, 0, at, &SEATS) && context_text_at(c, m->byte_end, "的");
}

/* 首期设施位于屯门区，每日处理200公吨: what lies there is told of next, and the clause says no more. */
static gboolean is_site_of_works(const struct context *c, const struct mention *m, uint32_t clause)
{
    static struct words LIES = WORDS("位于", "选址", "设于", "坐落于", "选址在", "落户"),
                        STOPS = WORDS("，", ",");
    const struct mention *last = m, *most = c->doc->mentions + c->doc->n_mentions;

    while (last + 1 < most && last[1].type == MENTION_REGION &&
           last[1].byte_start == last->byte_end)
        last++; /* 高雄市小港区 */
    return m->byte_start > clause + strlen("位于") && any_before(c, clause, m->byte_start, &LIES) &&
           any_at(c, last->byte_end, &STOPS);
}

/* 位于台南市的新测试产线预计试产: works that are called by where they lie, at the head of a sentence. */
static gboolean is_seat_of_works(const struct context *c, const struct mention *m, uint32_t clause)
{
    static struct words WORKS = WORDS("产线", "生产线", "工厂", "厂房", "新厂", "基地", "厂区",
                                      "福利院", "医院", "学校", "校区", "管理局");
    static const char LIES[] = "位于", OF[] = "的";
    const struct mention *last = m, *most = c->doc->mentions + c->doc->n_mentions;
    const char *text = c->doc->text, *s, *end;

    while (last + 1 < most && last[1].type == MENTION_REGION &&
           last[1].byte_start == last->byte_end)
        last++; /* 高雄市小港区 */
    s = text + last->byte_end;
    end = text + MIN(c->doc->text_bytes, last->byte_end + SITE);

    return m->byte_start == clause + strlen(LIES) &&
           context_text_before(c, clause, m->byte_start, LIES) && text_begins_within(s, end, OF) &&
           words_find(&WORKS, s, end, NULL);
}

/* 同一时期山东这一比重只有四成: what has just been told of us is told of it. */
static gboolean is_told_the_same(const struct context *c, const struct mention *m)
{
    static struct words SAME = WORDS("这一比重", "这一比例", "这一数字", "这一指标", "这一数据",
                                     "该比重", "该比例", "该指标", "的这一");

    return any_at(c, m->byte_end, &SAME);
}

/* 以台南市3.2GW居冠, 以深圳市为例: what is said there is of it. */
static gboolean is_named_as_case(const struct context *c, const struct mention *m)
{
    static const char WITH[] = "以";
    const struct mention *next = m + 1;
    gboolean number = next < c->doc->mentions + c->doc->n_mentions &&
                      next->type == MENTION_QUANTITY && next->byte_start == m->byte_end;

    return context_text_before(c, 0, m->byte_start, WITH) &&
           (number || context_text_at(c, m->byte_end, "为例"));
}

/* Taiwan, whose ministries tell of all of it where they open a clause, whatever the article is on. */
static gboolean is_island(const struct region *r)
{
    static const char CODE[] = "710000";

    return g_strcmp0(r->code, CODE) == 0;
}

/* 公路局, 运输署 in an article on one county: it speaks for all of Taiwan or Hong Kong, and what it tells happens there. */
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

/* 粤澳合作中医药产业园: the first of two places by one character each, which is where neither is. */
static gboolean is_joint(const struct context *c, const struct mention *m)
{
    static struct words OTHERS = WORDS("港", "澳");

    return m->byte_end - m->byte_start == strlen("粤") && any_at(c, m->byte_end, &OTHERS);
}

#define QUOTED_NAME (12 * 3) /* bytes of a name in quotation marks */

/* “灯塔工厂”, “中国声谷”: names; but not “赣州现有油茶林277万亩，…”, where the place is no `outer` one */
static gboolean begins_quoted_name(const struct context *c, const struct mention *m,
                                   uint32_t block_start, gboolean outer)
{
    static struct words OPEN = WORDS("“", "「"), CLOSE = WORDS("”", "」");
    const char *text = c->doc->text;

    return any_before(c, block_start, m->byte_start, &OPEN) &&
           (outer || words_find(&CLOSE, text + m->byte_end,
                                text + MIN(c->doc->text_bytes, m->byte_end + QUOTED_NAME), NULL));
}

static gboolean says_whom(const struct context *c, const struct mention *m, uint32_t block_start,
                          const struct region *r)
{
    const char *text = c->doc->text, *kind = mention_group(m, "kind");
    uint32_t clause = clause_start(text, block_start, m->byte_start);
    gboolean outer =
        r->level == REGION_NATION || r->level == REGION_FOREIGN || r->level == REGION_AREA;

    if (outer &&
        (any_at(c, m->byte_end, &SHARES) || is_whole_of_share(c, m) || names_a_company(c, m)))
        return FALSE;
    if (is_named_as_case(c, m))
        return TRUE;
    if (names_a_school(c, m) || names_a_route(c, m, r) || is_outer_in_title(c, m, r) ||
        comes_from(c, m) || names_comers(c, m) || any_at(c, m->byte_start, &ABROAD))
        return FALSE;
    if (is_seat_of_works(c, m, clause) || is_site_of_works(c, m, clause))
        return TRUE;
    if ((any_before(c, block_start, m->byte_start, &MEASURE) && !follows_number(c, m, r) &&
         !speaks_for_company(c, m, clause) && !is_seat_of_company(c, m) &&
         !is_site(c, m, clause)) ||
        (any_at(c, m->byte_end, &RANK) && !date_follows(c, m) && !is_numbered_area(c, m)) ||
        begins_route(c, m->byte_end) || is_in_double_name(c, m) || is_joint(c, m))
        return FALSE;
    if (context_text_at(c, m->byte_start, "国内") &&
        ((c->region_frames->document && c->region_frames->document->level > REGION_AREA) ||
         any_at(c, m->byte_end, &MARKET_SHARE)))
        return FALSE; /* 国内市场占有率, in an article on a city */
    if ((outer || m->byte_end - m->byte_start <= strlen("灯塔")) &&
        begins_quoted_name(c, m, block_start, outer))
        return FALSE; /* 建设“中国声谷”, “灯塔工厂”: names */
    if (r->level == REGION_FOREIGN && region_is_ours(c->region_frames->document) &&
        any_at(c, m->byte_end, &PART))
        return FALSE; /* 旅客190万人次，菲律宾（38万人次）、…, 出口49亿美元，日本占16.7% */
    if (r->level == REGION_FOREIGN &&
        (any_before(c, clause, m->byte_start, &PARTNER) || any_at(c, m->byte_end, &OURS) ||
         goes_on_abroad(c, m) ||
         (region_is_ours(c->region_frames->document) && is_market_of_ours(c, m))))
        return FALSE; /* 对东盟出口, 自日本进口, 东盟是我国第一大贸易伙伴 */
    if (region_is_other_side(c, m) && any_before(c, clause, m->byte_start, &PARTNER))
        return FALSE; /* 对中国大陆则衰退 */
    if (r->level == REGION_AREA && c->region_frames->document &&
        c->region_frames->document->level > REGION_AREA && m->byte_start != clause)
        return FALSE;
    if (strcmp(kind, "body") == 0 && is_body_above(c, r) &&
        (m->byte_start != clause || !is_island(r)))
        return FALSE;
    if (m->byte_start == clause || strcmp(kind, "body") == 0 || any_at(c, m->byte_end, &AUTHORITY))
        return TRUE;
    if (is_described_place(c, m, clause))
        return TRUE;
    if (strcmp(kind, "here") == 0 && r->level != REGION_ZONE) /* 产业园区 */
        return TRUE;
    if (r->level != REGION_NATION && context_text_before(c, clause, m->byte_start, "在") &&
        any_at(c, m->byte_end, &BEGUN))
        return TRUE;
    if (speaks_for_company(c, m, clause) || is_told_the_same(c, m) ||
        (!outer && (is_site(c, m, clause) || is_place_of_measured(c, m, clause) || is_works(c, m) ||
                    is_seat_of_company(c, m))))
        return TRUE;
    if (outer && context_text_before(c, clause, m->byte_start, "在"))
        return FALSE;
    if (context_text_before(c, clause, m->byte_start, "在"))
        return m->byte_start - clause == strlen("在");
    return any_before(c, clause, m->byte_start, &LEAD) ||
           any_before(c, clause, m->byte_start, &SUPPORT);
}

gboolean region_is_subject(const struct context *c, const struct mention *m, uint32_t block_start,
                           const struct region *r)
{
    return says_whom(c, m, block_start, r) &&
           ((r->level == REGION_NATION && !region_is_other_side(c, m)) || !is_partner(c, m));
}

#define PLANT (5 * 3) /* bytes of a plant's name between its place and 厂 */

/* 台南市永康厂预计8月底通水: a plant called by where it is, told of for this sentence. */
static gboolean names_plant(const struct context *c, const struct mention *m)
{
    static struct words PLANTS = WORDS("厂", "电厂", "水厂", "水库"),
                        GOES_ON =
                            WORDS("预计", "年", "目前", "今", "去", "明", "将", "已", "的", "自",
                                  "于", "也", "则", "完", "通", "扩", "产", "一期", "二期", "首",
                                  "每", "因", "由", "可", "原", "流标", "设", "现", "，");
    static struct words OF = WORDS("的");
    const char *plant = region_name_goes_on_to(c, m, PLANT, &PLANTS, &OF),
               *end = c->doc->text + c->doc->text_bytes;

    return plant && words_begin(&GOES_ON, plant + strlen(words_begin(&PLANTS, plant, end)), end);
}

gboolean region_heads_name(const struct context *c, const struct mention *m)
{
    static struct words NAMES = WORDS("国际", "机场", "港", "集结", "铁路", "轨道", "地铁", "综保",
                                      "综合", "航空", "口岸", "枢纽", "数据中心", "产业园");

    return (region_is_kind(m, "short") && any_at(c, m->byte_end, &NAMES)) ||
           (names_plant(c, m) && clause_start(c->doc->text, 0, m->byte_start) == m->byte_start);
}

gboolean region_is_supported(const struct context *c, const struct mention *m, uint32_t block_start)
{
    return any_before(c, block_start, m->byte_start, &SUPPORT);
}
