/* Targets and figures, from text to record, through extract and normalize. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/error.h"
#include "core/json.h"
#include "extract/extract.h"
#include "normalize/normalize.h"

static struct extractor *extractor;
static struct extract_scratch *scratch;
static struct normalizer *normalizer;

static int load(void **state)
{
    struct extract_options extract = { 0 };
    struct normalize_options normalize = { .types = 1u << RECORD_TARGET | 1u << RECORD_FIGURE };

    (void)state;
    extractor = extractor_new(&extract, NULL);
    scratch = extractor ? extract_scratch_new(extractor) : NULL;
    normalizer = normalizer_new(&normalize, NULL);
    return extractor && normalizer ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    normalizer_free(normalizer);
    extract_scratch_free(scratch);
    extractor_free(extractor);
    return 0;
}

static const char *or_dash(const char *s)
{
    return s ? s : "-";
}

/* One line for each record: T or F, value, unit, time, indicator; or its region alone. */
static char *told_of(const char *text, gboolean region)
{
    struct document *doc = document_new();
    struct record_list records = { 0 };
    GString *json = g_string_new("{\"published\":\"2025-03-01\",\"text\":"),
            *got = g_string_new("");

    json_string(json, text);
    g_string_append_c(json, '}');
    assert_true(document_read(doc, json->str, json->len, NULL));
    assert_true(extractor_run(extractor, scratch, doc, NULL));
    normalizer_run(normalizer, doc, &records, NULL);
    for (gsize i = 0; i < records.n; i++) {
        const struct record *r = &records.at[i];

        if (region)
            g_string_append_printf(got, "%s|", or_dash(r->region));
        else
            g_string_append_printf(
                got, "%s %s %s %s %s%s%s|", r->type == RECORD_TARGET ? "T" : "F", or_dash(r->value),
                or_dash(r->unit), or_dash(r->deadline ? r->deadline : r->period),
                or_dash(r->indicator), r->stretch ? " stretch" : "", r->same_as ? " same" : "");
    }
    record_list_release(&records);
    g_string_free(json, TRUE);
    document_free(doc);
    return g_string_free(got, FALSE);
}

static char *told(const char *text)
{
    return told_of(text, FALSE);
}

struct row {
    const char *text, *want;
};

static void tell(const struct row *rows, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        char *got = told(rows[i].text);

        assert_string_equal(got, rows[i].want);
        g_free(got);
    }
}

static void aims(void **state)
{
    static const struct row ROWS[] = {
        { "力争到2028年，全市氢能产值突破300亿元。", "T 30000000000 元 2028 氢能产值|" },
        /* the noun behind the number; one deadline for a list */
        { "到2030年，培育领军企业20家，建成15个以上中试平台。",
          "T 20 家 2030 领军企业|T 15 个 2030 中试平台|" },
        /* a second, higher aim */
        { "到2028年，打造3个以上、力争6个以上百亿级园区。",
          "T 3 个 2028 百亿级园区|T 6 个 2028 百亿级园区 stretch|" },
        /* a lead-in governs the lines below it */
        { "近期目标，到2028年\n规模扩大\n年货运量达到80万吨。", "T 800000 吨 2028 年货运量|" },
        { "实现2027年用水量下降12%的目标。", "T 12 % 2027 用水量下降|" },
        /* what goes on behind an aim, and what is told by the way */
        { "到2027年，产值突破9亿元。累计推广汽车800辆，建成加氢站12座。",
          "T 900000000 元 2027 产值|T 800 辆 2027 推广汽车|T 12 座 2027 建成加氢站|" },
        { "预计明年产值突破9亿元。集团累计布设库点1470个。",
          "T 900000000 元 2026 产值|F 1470 个 - 集团累计布设库点|" },
        { "今年怎么走？局长列了一张清单：羊饲养量稳定在330万只左右，安排补贴3000万元。",
          "T 3300000 只 2025 羊饲养量|T 30000000 元 2025 安排补贴|" },
        { "明年的盘子已初步敲定：产值增长9%，投资增长12%。",
          "T 9 % 2026 产值增长|T 12 % 2026 投资增长|" },
        { "计划明年新建充电站40座。", "T 40 座 2026 充电站|" },
        /* 突破 and the like set a level, with a time or without */
        { "园区新材料企业要突破90家。", "T 90 家 - 园区新材料企业|" },
        { "到2027年总产值突破9亿元，年均增速13%以上。",
          "T 900000000 元 2027 总产值|T 13 % 2027 总产值增速|" },
        { "到2027年培育示范企业8家，其中国家级3家。", "T 8 家 2027 示范企业|T 3 家 2027 国家级|" },
        { "到2027年绿化率达到41%。", "T 41 % 2027 绿化率|" },
        /* what it changes from is a fact */
        { "计划到2030年把绿地由现时50公顷增加至80公顷。", "F 50 公顷 - 绿地|T 80 公顷 2030 绿地|" },
        { "到2030年，污水处理率由2022年的70%提高到95%。",
          "F 70 % 2022 污水处理率|T 95 % 2030 污水处理率|" },
        { "航线将从目前的9条增加到2028年的30条以上。", "F 9 条 - 航线|T 30 条 2028 航线|" },
        { "到2027年，打造1个千亿级、3个百亿级产业集群。",
          "T 1 个 2027 千亿级产业集群|T 3 个 2027 百亿级产业集群|" },
        { "各地2026年优良天数比率不得低于85%。", "T 85 % 2026 优良天数比率|" },
        { "明年起，每年安排专项资金2亿元。", "T 200000000 元 2026 安排专项资金|" },
        { "确保总产量保持在450亿斤左右。", "T 22500000000 千克 - 总产量|" },
        { "力争用五年时间实现茶叶产值翻一番，突破100亿元大关。",
          "T 2 倍 2025/2030 茶叶产值|T 10000000000 元 2025/2030 茶叶产值|" },
        { "去年旅客3400万人次，增长9%；旅发局预计今年可达4600万人次。",
          "F 34000000 人次 2024 旅客|F 9 % 2024 旅客增长|T 46000000 人次 2025 旅客|" },
        { "今年计划投入50亿元用于管网改造，完成改造3000公里。",
          "T 5000000000 元 2025 投入|T 3000 公里 2025 完成改造|" },
        { "到2027年，再生能源占比提升至30%。", "T 30 % 2027 再生能源占比|" },
        { "到2027年，海外收入占比由目前的22%提升到40%。",
          "F 22 % - 海外收入占比|T 40 % 2027 海外收入占比|" },
        { "《某市储能实施方案（2024—2027年）》\n系统成本较2023年下降30%以上。",
          "T 30 % 2024/2027 系统成本下降|" },
        { "项目预计2026年投产，达产后年产值100亿元。", "T 10000000000 元 2026 年产值|" },
        { "2026年底前，50%以上的乡镇建成养老中心。", "T 50 % 2026-12 乡镇建成养老中心|" },
        { "社区中心由现时7间增至2027年的18间。", "F 7 间 - 社区中心|T 18 间 2027 社区中心|" },
        { "到2027年底，快递服务基本实现全覆盖。", "T 100 % 2027-12 快递服务|" },
        { "政府应把研发开支比例在五年内提高至1.3%。", "T 1.3 % 2025/2030 研发开支比例|" },
        { "该区有望在明年突破500亿元工业产值。", "T 50000000000 元 2026 工业产值|" },
        /* each number has the date of its place */
        { "2027年、2030年，氢能产值分别达到80亿元、200亿元。",
          "T 8000000000 元 2027 氢能产值|T 20000000000 元 2030 氢能产值|" },
        /* a length of time is a deadline, one that is over is none */
        { "用三年时间，园区企业要突破100家。", "T 100 家 2025/2028 园区企业|" },
        { "《某市氢能行动方案（2024—2026年）》提出，三年内建成加氢站60座。",
          "T 60 座 2024/2026 建成加氢站|" },
        { "五年内建成充电站60座。", "T 60 座 2025/2030 建成充电站|" },
        { "未来五年，行业销售收入达到900亿元。", "T 90000000000 元 2025/2030 行业销售收入|" },
        /* 一是 … goes on with what the paragraph before it began */
        { "今年主要预期目标是：生产总值增长6%左右。\n一是抓好生态。森林覆盖率稳定在70%。",
          "T 6 % 2025 生产总值增长|T 70 % 2025 森林覆盖率|" },
        /* the day on which a plan came out is not what it speaks of */
        { "根据协会昨日发布的《氢能规划》，到2030年，氢能产值突破300亿元。",
          "T 30000000000 元 2030 氢能产值|" },
        /* who speaks is no indicator */
        { "护士流失率去年为11%，当局预计明年可回落至9%以下。",
          "F 11 % 2024 护士流失率|T 9 % 2026 护士流失率|" },
        { "今年海外收入希望做到20亿元。", "T 2000000000 元 2025 海外收入|" },
    };

    (void)state;
    tell(ROWS, G_N_ELEMENTS(ROWS));
}

static void facts(void **state)
{
    static const struct row ROWS[] = {
        { "2024年，全省粮食产量达到520万吨，增长3.1%。",
          "F 5200000 吨 2024 粮食产量|F 3.1 % 2024 粮食产量增长|" },
        /* one noun for each number */
        { "2024年，钢材、水泥产量分别增长2.5%和4%。",
          "F 2.5 % 2024 钢材产量增长|F 4 % 2024 水泥产量增长|" },
        /* a member of one character, and one that begins with a letter */
        { "2024年，甲、x乙丙产量分别增长2%、3%。",
          "F 2 % 2024 甲产量增长|F 3 % 2024 x乙丙产量增长|" },
        { "2024年研发投入12亿元，占营收的8.5%，同比增长9%。",
          "F 1200000000 元 2024 研发投入|F 8.5 % 2024 占营收|F 9 % 2024 研发投入增长|" },
        { "2020年至2023年，新能源汽车保有量从3.2万辆增长到18.6万辆。",
          "F 32000 辆 2020/2023 新能源汽车保有量|F 186000 辆 2020/2023 新能源汽车保有量|" },
        { "截至去年底，该行资产总额1.2万亿元。", "F 1200000000000 元 2024-12 资产总额|" },
        { "全省拥有国家级高新技术企业1.2万家。", "F 12000 家 - 国家级高新技术企业|" },
        { "2024年合并营收38亿元，年增18%。",
          "F 3800000000 元 2024 合并营收|F 18 % 2024 合并营收年增|" },
        { "2024年公司实现营业收入9亿元，政府录得赤字2亿元。",
          "F 900000000 元 2024 营业收入|F 200000000 元 2024 赤字|" },
        /* words that hold a cue's character but are none */
        { "去年收到群众举报60件，发放海报900张。",
          "F 60 件 2024 收到群众举报|F 900 张 2024 发放海报|" },
        { "2024年，货物进出口总值9亿元，其中出口5亿元，增长2%。",
          "F 900000000 元 2024 货物进出口总值|F 500000000 元 2024 出口|F 2 % 2024 出口增长|" },
        { "2024年研发费用9亿元。", "F 900000000 元 2024 研发费用|" },
        { "去年举办招商活动30场。", "F 30 场 2024 举办招商活动|" },
        { "园区已建成两个中试平台。", "F 2 个 - 中试平台|" },
        /* an estimate for a time that is over is a figure */
        { "预计2024年净利润为5亿元。", "F 500000000 元 2024 净利润|" },
        { "2024年外贸进出口320亿元，其中出口210亿元，增长15%。",
          "F 32000000000 元 2024 外贸进出口|F 21000000000 元 2024 出口|F 15 % 2024 出口增长|" },
        { "新能源汽车产量1.2万辆，增长2倍。",
          "F 12000 辆 - 新能源汽车产量|F 2 倍 - 新能源汽车产量增长|" },
        /* the period of a report, in paragraphs that name none */
        { "2024年，全市生产总值达到900亿元，增长5%。\n固定资产投资增长7%。",
          "F 90000000000 元 2024 生产总值|F 5 % 2024 生产总值增长|F 7 % 2024 固定资产投资增长|" },
    };

    (void)state;
    tell(ROWS, G_N_ELEMENTS(ROWS));
}

static void neither(void **state)
{
    static const struct row ROWS[] = {
        { "全市围绕六大方向布局。", "" },
        { "重点发展甲类材料、乙类装备2个细分领域。", "" },
        { "昨日该股收于21.5元。", "" },
        { "形成一批产值超10亿元的企业。", "" },
        { "培育千亿级产业集群。", "" },
        { "这里的故事讲了很多年。", "" },
        /* a story counts in passing, and people talk of what they will do */
        { "民警很快将两名嫌疑人带走。", "" },
        { "店里将带来上千款新品。", "" },
        /* numbers of a story show nothing of themselves; an event's day is no deadline */
        { "她打车花了68元，平时只要30元。", "" },
        { "列车一度限速25公里运行。", "" },
        { "3月1日上午，两辆货车将在现场展出。", "" },
        /* a day on an exchange, who may apply */
        { "沪指收盘上涨0.9%，两市成交9000亿元。", "" },
        { "申报单位年营业收入不低于5000万元。", "" },
        { "协会对66家企业做了统计。", "" },
        { "2024年单个项目最高补助300万元。", "" },
        { "2024年全市接连跨过两个千亿元台阶。", "" },
        { "到2030年，24条产业链产值突破2万亿元。", "T 2000000000000 元 2030 产业链产值|" },
        { "昌岭区的产值相当于现在的3倍。", "" },
        { "全市产值完成12亿元，比原定的目标高出2亿元；普及率达到57%。",
          "F 1200000000 元 - 产值|F 57 % - 普及率|" },
        { "我国每用4度电，就有近1度来自风电。", "" },
        { "力争实现“三个翻番、两个突破”。", "" },
        { "2024年，日产4000吨以上生产线已停，年产60万吨项目投产。", "" },
    };

    (void)state;
    tell(ROWS, G_N_ELEMENTS(ROWS));
}

/* What stands above, in the sentence before or at the head of the paragraph. */
static void governed(void **state)
{
    static const struct row ROWS[] = {
        /* below a heading that reports, what was striven for was reached */
        { "2024年工作回顾\n争取技改资金8亿元。接待游客突破500万人次。",
          "F 800000000 元 2024 技改资金|F 5000000 人次 2024 接待游客|" },
        /* … and below one of tasks, what has been built is an aside of its sentence */
        { "2025年重点任务\n已建成充电站30座的园区要扩容。新建充电站12座。",
          "F 30 座 2025 园区|T 12 座 2025 充电站|" },
        /* a series below a yearly heading is on its year, whatever outlook stands before it */
        { "二、2026年工作打算\n主要目标是产值增长7%。到2028年，产值达到3000亿元。\n"
          "（一）扩大投资。引进项目不少于9个，一季度开工桥梁8座。\n（二）惠民生。新增学位600个。",
          "T 7 % 2026 产值增长|T 300000000000 元 2028 产值|T 9 个 2026 引进项目|"
          "T 8 座 2026-01/2026-03 开工桥梁|T 600 个 2026 新增学位|" },
        { "2024年，全省物流总额增长12%。分季度看，一季度增长9%，上半年增长8%。",
          "F 12 % 2024 物流总额增长|F 9 % 2024-01/2024-03 物流总额增长|"
          "F 8 % 2024-01/2024-06 物流总额增长|" },
        /* words that only begin with one that is no part of a noun; verbs of change */
        { "到2028年，简约公屋增至3万套，预制菜产业规模冲上70亿元。",
          "T 30000 套 2028 简约公屋|T 7000000000 元 2028 预制菜产业规模|" },
        { "2024年，汽车产销分别完成9万辆和8万辆，同比分别增长2%和1%。",
          "F 90000 辆 2024 汽车产量|F 80000 辆 2024 汽车销量|F 2 % 2024 汽车产量增长|"
          "F 1 % 2024 汽车销量增长|" },
        { "2024年，甲产业产值9亿元，占全市总产值的比重达到8%，提高0.5个百分点。",
          "F 900000000 元 2024 甲产业产值|F 8 % 2024 占全市总产值的比重|"
          "F 0.5 个百分点 2024 占全市总产值的比重提高|" },
        /* words that only point back */
        { "2024年，甲类产品占比为8%。到2028年，这一比例要提高到25%。",
          "F 8 % 2024 甲类产品占比|T 25 % 2028 甲类产品占比|" },
        { "2024年，货运量增长3%，单月突破50亿吨。",
          "F 3 % 2024 货运量增长|F 5000000000 吨 2024 货运量|" },
        { "2024年，果蔬、肉类、水果冷链流通率分别达到20%、30%和36%。",
          "F 20 % 2024 果蔬冷链流通率|F 30 % 2024 肉类冷链流通率|F 36 % 2024 水果冷链流通率|" },
        /* a part of a year in the middle of a clause is that clause's and what it says next */
        { "到2028年，产值达到9亿元；高架桥年底建成6座；新增茶园6万亩。",
          "T 900000000 元 2028 产值|T 6 座 2025-12 高架桥建成|T 60000 亩 2028 新增茶园|" },
        { "到2028年，茶叶产值达到9亿元。涉农贷款余额2026年末争取超150亿元。新增茶园6万亩。",
          "T 900000000 元 2028 茶叶产值|T 15000000000 元 2026-12 涉农贷款余额|"
          "T 60000 亩 2028 新增茶园|" },
        { "2024年，能繁母猪存栏减少2.3%。", "F 2.3 % 2024 能繁母猪存栏减少|" },
        { "研发投入强度要从1.4%拉高到2.2%。", "F 1.4 % - 研发投入强度|T 2.2 % - 研发投入强度|" },
        /* the same things over another bound */
        { "2025年，引进亿元以上项目不少于100个，其中50亿元以上3个。",
          "T 100 个 2025 亿元以上项目|T 3 个 2025 50亿元以上项目|" },
        { "到2027年，收入超10亿元企业达到6家、超5亿元的15家。",
          "T 6 家 2027 收入超10亿元企业|T 15 家 2027 超5亿元企业|" },
        { "节能门窗推广面积要达4亿平方米。", "T 400000000 平方米 - 节能门窗推广面积|" },
        { "一、2025年主要目标\n桥梁产业力争突破百亿元，新型显示加快布局。"
          "食品产业规模迈上50亿元台阶。",
          "T 10000000000 元 2025 桥梁产业|T 5000000000 元 2025 食品产业规模|" },
        { "三、2025年民生实事\n1.新增托位600个，改造老旧小区9个；\n2.铺设管网30公里。",
          "T 600 个 2025 新增托位|T 9 个 2025 老旧小区|T 30 公里 2025 铺设管网|" },
        /* the years that a paragraph sums up */
        { "“十三五”时期，全市经济站上新台阶，2020年产值达到900亿元，年均增长6%。"
          "公路里程突破800公里。累计引进项目70个。",
          "F 90000000000 元 2020 产值|F 6 % 2016/2020 产值增长|F 800 公里 2016/2020 公路里程|"
          "F 70 个 2016/2020 引进项目|" },
        /* a series of dashes goes on with the paragraph before it */
        { "《某市氢能产业规划》印发。\n到2028年，产值突破40亿元：\n——研制新车型5款以上。\n"
          "——建成加氢站8座。",
          "T 4000000000 元 2028 产值|T 5 款 2028 研制新车型|T 8 座 2028 建成加氢站|" },
        /* a headline with a number of its own sets no deadline for others */
        { "到2027年产值突破500亿元。\n创科：2032年研发占比1.3%\n年内培育企业9家。",
          "T 50000000000 元 2027 产值|T 1.3 % 2032 研发占比|T 9 家 2025 培育企业|" },
        { "到2026年底前建成水厂3座。首期资金2亿元于2025年6月底前到位。",
          "T 3 座 2026-12 建成水厂|T 200000000 元 2025-06 首期资金|" },
        { "今年煤炭产量达120万吨，增长3%，这是继1月份之后再次增长。",
          "F 1200000 吨 2025 煤炭产量|F 3 % 2025 煤炭产量增长|" },
        /* an excursion to a part of the year is over at the semicolon */
        { "2024年，全市汽车产量30万辆，其中新能源汽车12万辆、占比40%，去年四季度增长9%；"
          "出口额8亿元。",
          "F 300000 辆 2024 汽车产量|F 120000 辆 2024 新能源汽车|F 40 % 2024 新能源汽车占比|"
          "F 9 % 2024-10/2024-12 新能源汽车占比增长|F 800000000 元 2024 出口额|" },
        /* the day of telling is no period */
        { "5月6日，记者从文旅局获悉，全县接待游客11万人次，增长9%。",
          "F 110000 人次 - 接待游客|F 9 % - 接待游客增长|" },
        { "今年是“十五五”规划开局之年，生产总值增长5.5%左右是主要目标。",
          "T 5.5 % 2025 生产总值增长|" },
        { "试点期为2025—2027年，推广新能源车6万辆。", "T 60000 辆 2025/2027 新能源车|" },
        { "2023-24财政年度首五个月，政府录得赤字893亿港元。",
          "F 89300000000 港元 2023/2024 赤字|" },
        { "确保一季度开工率达到40%、上半年达到80%。",
          "T 40 % 2025-01/2025-03 开工率|T 80 % 2025-01/2025-06 开工率|" },
        { "2024年，全市牲畜存栏13万头；力争用两年时间，加工率提高到75%。",
          "F 130000 头 2024 牲畜存栏|T 75 % 2025/2027 加工率|" },
        { "预计今年蔬菜外销增长两成。全省花卉面积稳定在19万亩，占全国一成。",
          "T 20 % 2025 蔬菜外销增长|F 190000 亩 2025 花卉面积|F 10 % 2025 花卉面积|" },
        { "占比2027年提高到40%。", "T 40 % 2027 占比|" },
        { "同时也要看到，2024年利润率只有3%。", "F 3 % 2024 利润率|" },
        { "当局维持全年旅客460万人次的预测，旅游收入料达72亿元。",
          "T 4600000 人次 2025 旅客|T 7200000000 元 2025 旅游收入|" },
        { "2024年末具有资质的企业497家，增长2%。",
          "F 497 家 2024-12 具有资质的企业|F 2 % 2024-12 具有资质的企业增长|" },
        { "由2024年的14万人，增至2046年的27万人。", "F 140000 人 2024 |T 270000 人 2046 |" },
        { "2024年，发电量90亿千瓦时，其中第四季度19.2亿千瓦时；研发费用5亿元。",
          "F 9000000000 千瓦时 2024 发电量|F 1920000000 千瓦时 2024-10/2024-12 发电量|F 500000000 "
          "元 2024 研发费用|" },
        /* the last year of several that are summed up is no period for what follows */
        { "“十四五”时期，全市进出口连年增长，2024年达到30亿元。累计新增企业70家。",
          "F 3000000000 元 2024 进出口|F 70 家 2021/2025 新增企业|" },
        { "今年，航天城计划执行发射任务20次，2号工位将于年底前建成；港口吞吐量预计完成650万标箱。",
          "T 20 次 2025 执行发射任务|T 6500000 标箱 2025 港口吞吐量|" },
        { "到2030年，产量控制在4600万吨，“十五五”期间年均增长8%，其中锌产量控制在65万吨。",
          "T 46000000 吨 2030 产量|T 8 % 2030 产量增长|T 650000 吨 2030 锌产量|" },
        /* a paragraph on one aspect goes on with the one before it */
        { "《某市工业规划（2025—2028年）》提出，到2028年产值突破80亿元。\n医药方面，年均增速保持在2"
          "5%，"
          "产能由目前的1万吨扩大到4万吨。",
          "T 8000000000 元 2028 产值|T 25 % 2028 增速|F 10000 吨 - 产能|T 40000 吨 2028 产能|" },
        { "2026年，高速公路上半年建成通车，新改建公路4500公里。", "T 4500 公里 2026 新改建公路|" },
        { "会议提出全年产值增长6%、比重提高到28%的目标。",
          "T 6 % 2025 产值增长|T 28 % 2025 产值比重|" },
        /* the measure stands in the clause before */
        { "2024年，新闻纸产量仍在下滑，全年为94万吨，同比降2%。",
          "F 940000 吨 2024 新闻纸产量|F 2 % 2024 新闻纸产量降|" },
    };

    (void)state;
    tell(ROWS, G_N_ELEMENTS(ROWS));
}

static void nouns(void **state)
{
    static const struct row ROWS[] = {
        { "普及率：70%\n企业数：60家以上", "F 70 % - 普及率|F 60 家 - 企业数|" },
        { "铜、锡、锂电三大产业链营收分别为9亿元、3亿元和5亿元。",
          "F 900000000 元 - 铜产业链营收|F 300000000 元 - 锡产业链营收|"
          "F 500000000 元 - 锂电产业链营收|" },
        { "到2027年，机械、汽车、造船用钢分别增长2%、3%和4%。",
          "T 2 % 2027 机械用钢增长|T 3 % 2027 汽车用钢增长|T 4 % 2027 造船用钢增长|" },
        { "到2027年，培育年销售收入超3亿元的企业2家、10亿元以上项目不少于3个。",
          "T 2 家 2027 年销售收入超3亿元的企业|T 3 个 2027 10亿元以上项目|" },
        { "到2027年，支持企业建设中试线6条，市财政每年安排2亿元专项资金。",
          "T 6 条 2027 中试线|T 200000000 元 2027 专项资金|" },
        { "到2027年，要把研发支出占收入的比重，由现时约1.1%提升至1.3%以上。",
          "F 1.1 % - 研发支出占收入的比重|T 1.3 % 2027 研发支出占收入的比重|" },
        { "2024年，新增企业14家、小巨人47家，总数分别达50家、310家。",
          "F 14 家 2024 新增企业|F 47 家 2024 小巨人|F 50 家 2024 新增企业总数|"
          "F 310 家 2024 小巨人总数|" },
        { "2024年统计，全市光伏产业累计完成产值9亿元。", "F 900000000 元 2024 光伏产业产值|" },
        { "2024年，有效专利量达501万件。", "F 5010000 件 2024 有效专利量|" },
        { "2024年，失业人数增加约620人至1.5万人。",
          "F 620 人 2024 失业人数增加|F 15000 人 2024 失业人数|" },
        { "2024年在首批15个城市基础上新增试点4个。", "F 4 个 2024 新增试点|" },
        /* a change that follows, or a whole that went before, makes a statistic */
        { "2024年，旅客340万人次，按年升20%；首五个月累计近180万人次。",
          "F 3400000 人次 2024 旅客|F 20 % 2024 旅客升|F 1800000 人次 2024-01/2024-05 旅客|" },
        /* what stands at the number describes the noun behind a 的 */
        { "到2027年，推出9款达到国际先进水平的产品，培育2家有影响力的企业。",
          "T 9 款 2027 达到国际先进水平的产品|T 2 家 2027 有影响力的企业|" },
        { "到2027年，设立总规模50亿元的产业基金。", "T 5000000000 元 2027 产业基金总规模|" },
        { "2024年，跌幅较上半年的8%明显收窄。", "F 8 % 2024-01/2024-06 跌幅|" },
        { "2024年，轮渡公司每天投入客船59艘。", "F 59 艘 2024 投入客船|" },
        { "2024年，电子信息、装备制造、先进材料、能源化工、食品轻纺六大产业营收5亿元。",
          "F 500000000 元 2024 六大产业营收|" },
        { "2024年，船舶、汽车产业分别实现产值5亿元、6亿元。",
          "F 500000000 元 2024 船舶产值|F 600000000 元 2024 汽车产业产值|" },
        { "2024年，财政收入按可比价计算增长4%。", "F 4 % 2024 财政收入增长|" },
        /* whom, not where */
        { "2024年，接待台湾旅客9万人次，增长4%。",
          "F 90000 人次 2024 接待台湾旅客|F 4 % 2024 接待台湾旅客增长|" },
        { "到2027年，完成造林90万亩，培育产值百亿企业3家。",
          "T 900000 亩 2027 完成造林|T 3 家 2027 产值百亿企业|" },
    };

    (void)state;
    tell(ROWS, G_N_ELEMENTS(ROWS));
}

static void regions(void **state)
{
    static const struct row ROWS[] = {
        /* a part of the place, named behind its numbers, is left with its sentence */
        { "湖北省工作报告\n今年，全省吞吐量要达到9亿吨，宜昌力争增长2%。货运量力争达到9亿吨。",
          "湖北省|宜昌市|湖北省|" },
        /* each number of a list is of the place before it, or of its rank */
        { "山东省工作报告\n2024年，全省新增产能900万吨，其中青岛450万吨、威海350万吨。",
          "山东省|青岛市|威海市|" },
        { "2024年，湖北、山西装机分别达到900万千瓦、500万千瓦。", "湖北省|山西省|" },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        char *got = told_of(ROWS[i].text, TRUE);

        assert_string_equal(got, ROWS[i].want);
        g_free(got);
    }
}

static void repeats(void **state)
{
    static const struct row ROWS[] = {
        { "到2028年，氢能产值突破300亿元。\n会议提出，到2028年，氢能产值突破300亿元。",
          "T 30000000000 元 2028 氢能产值|T 30000000000 元 2028 氢能产值 same|" },
        { "到2028年，氢能产值突破300亿元。到2030年，氢能产值突破300亿元。",
          "T 30000000000 元 2028 氢能产值|T 30000000000 元 2030 氢能产值|" },
    };

    (void)state;
    tell(ROWS, G_N_ELEMENTS(ROWS));
}

static void refuses_unknown_types(void **state)
{
    GError *error = NULL;
    unsigned types = 0;

    (void)state;
    assert_true(normalize_parse_types("target, date", &types, NULL));
    assert_int_equal(types, 1u << RECORD_TARGET | 1u << RECORD_DATE);
    assert_false(normalize_parse_types("target,goal", &types, &error));
    assert_true(g_error_matches(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE));
    assert_non_null(strstr(error->message, "goal"));
    g_error_free(error);
}

/* However long a clause, the time stays linear and nothing breaks. */
static void bears_long_clauses(void **state)
{
    GString *text = g_string_new("到2028年建设");
    char *got;

    (void)state;
    for (int i = 0; i < 5000; i++)
        g_string_append(text, "5个园区、");
    got = told(text->str);
    assert_true(strlen(got) > 5000);
    g_free(got);
    g_string_free(text, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aims),
        cmocka_unit_test(facts),
        cmocka_unit_test(neither),
        cmocka_unit_test(governed),
        cmocka_unit_test(nouns),
        cmocka_unit_test(regions),
        cmocka_unit_test(repeats),
        cmocka_unit_test(refuses_unknown_types),
        cmocka_unit_test(bears_long_clauses),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
