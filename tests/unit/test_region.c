#include "found.h"

#include "core/error.h"

static struct region_finder *finder;
static struct regions *table;

static int load(void **state)
{
    (void)state;
    finder = region_finder_new(NULL, NULL);
    table = regions_load(NULL, NULL);
    return finder && table ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    region_finder_free(finder);
    regions_free(table);
    return 0;
}

/* What `x` finds in a text, as written, each with | behind it. Yours to free. */
static char *names_found(struct region_finder *x, const char *text)
{
    struct found f;
    GString *got = g_string_new(NULL);

    found_init(&f, NULL, text, x, NULL, FALSE);
    for (uint32_t k = 0; k < f.doc->n_mentions; k++) {
        const struct mention *m = &f.doc->mentions[k];

        g_string_append_len(got, f.doc->text + m->byte_start, m->byte_end - m->byte_start);
        g_string_append_c(got, '|');
    }
    found_release(&f);
    return g_string_free(got, FALSE);
}

/* What is found in a text, as written. */
static void finds(void **state)
{
    static const struct {
        const char *text, *want;
    } ROWS[] = {
        { "湖北省武汉市和宜昌", "湖北省|武汉市|宜昌|" },
        { "全省与我市、国务院、省政府", "全省|我市|国务院|省政府|" },
        { "武汉大学、南京银行和广州日报", "" },           /* names of others */
        { "确保社会长治久安，入海口的安全国家标准", "" }, /* words that hold a name */
        { "内蒙古自治区呼和浩特", "内蒙古自治区|呼和浩特|" },
        { "普通化肥", "" },
        { "候车环境部分、教育部分和财政部分今年增加", "" }, /* no ministries */
        { "盐池县增产，盐池滩羊出栏，大方县增收，大方的人", "盐池县|盐池|大方县|" },
        { "自治区级企业9家", "" },
        { "在安徽金寨，金寨的农户；甘肃合作项目，湖南金寨", "安徽|金寨|金寨|甘肃|湖南|金寨|" },
        { "湖南金寨，云南弥勒县", "湖南|云南|弥勒县|" },
        { "宜昌经济技术开发区，临湖综合保税区", "宜昌经济技术开发区|临湖综合保税区|" },
        { "省级高新技术产业开发区、湖北流域治理", "湖北|" },
        { "宜昌枝东经济技术开发区、宜昌国家高新区", "宜昌枝东经济技术开发区|宜昌国家高新区|" },
        { "湖北推动高新区建设，宜昌企业工业园区", "湖北|高新区|宜昌|" },
        /* towns behind their county, and wherever the text names them again */
        { "蕲春县漕河镇产茶，漕河镇的茶农，全镇增收", "蕲春县|漕河镇|漕河镇|全镇|" },
        { "高雄市三民区设站，三民区里；杭州市各乡镇，蕲春县中心镇",
          "高雄市|三民区|三民区|杭州市|蕲春县|" },
        { "花莲县富里乡，花莲县乡村，花莲县的乡", "花莲县|富里乡|花莲县|花莲县|" },
        /* townships without their county, in traditional script only; short names of cities named in full */
        { "張乡长说，虎尾镇与将军区增产", "虎尾镇|将军区|" },
        { "乡长说，虎尾镇与将军区增产", "" },
        { "建水县与凭祥市增产，凭祥口岸放行", "建水县|凭祥市|凭祥|" },
        { "永康市与江山市增产，江山如画，永康的人", "永康市|江山市|" },
        { "", "" },
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        char *got = names_found(finder, ROWS[i].text);

        print_message("  %s\n", ROWS[i].text);
        assert_string_equal(got, ROWS[i].want);
        g_free(got);
    }
}

/* The region that governs the place marked by "@" is `want`; NULL: none. `source` may be NULL. */
static void assert_governs(const char *title, const char *marked, const char *want,
                           const char *source)
{
    char **halves = g_strsplit(marked, "@", 2);
    char *text = g_strconcat(halves[0], halves[1], NULL);
    const struct region *got;
    struct found f;

    print_message("  %s\n", marked);
    found_init(&f, title, text, finder, NULL, FALSE);
    f.doc->source = source;
    regions_resolve(table, &f.c);
    got = region_for(&f.c, (uint32_t)strlen(halves[0]));
    if (want) {
        assert_non_null(got);
        assert_string_equal(got->name, want);
    } else
        assert_null(got);
    found_release(&f);
    g_free(text);
    g_strfreev(halves);
}

/* Which region governs the place marked by "@". */
static void governs(void **state)
{
    static const struct {
        const char *title, *text, *want;
    } ROWS[] = {
        { "武汉布局新赛道", "到2027年，全市营业收入突破@千亿元。", "武汉市" },
        { "武汉布局新赛道", "占全国比重达到@5%。", "武汉市" },
        { NULL, "山西提出，产值达到5元。浙江则要求增长@8%。", "浙江省" },
        { NULL, "山西提出，产值达到@5元。浙江则要求增长8%。", "山西省" },
        { NULL, "国务院印发方案，到2030年降低@65%。", "全国" },
        { "湖北发布规划", "宜昌力争新增3家。\n全省力争达到@20家。", "湖北省" },
        { "湖北发布规划", "宜昌力争新增@3家。\n全省力争达到20家。", "宜昌市" },
        { "吉林省政府工作报告", "今年，吉林要实现增长@6%。", "吉林省" },
        { "宁夏重点项目", "占全区投资总量的@39%。", "宁夏回族自治区" },
        { "辽宁朝阳推进改造", "朝阳新增装机@10万千瓦。", "朝阳市" },
        { "北京服务业扩大开放", "朝阳区力争达到@100家。", "朝阳区" },
        { NULL, "公司净利润增长@8%。", NULL },
        { NULL, "立法会讨论公屋轮候，新界供应@3万个单位。", "香港特别行政区" },
        { "中国汽车产量公布", "预计全球规模将达@20亿美元。", NULL },
        { "黄埔区发布措施", "全区集聚@100家。广州市规模达到2千亿元。", "黄埔区" },
        /* what a paragraph names in passing governs it alone */
        { NULL, "山西开了三家店。福建开了两家店。\n营业支出增长@9%。", NULL },
        { NULL, "国内市场回暖。销量增长@9%。", NULL },
        { NULL, "我国能耗下降2%。用水量下降@9%，全国粮食增产。", "全国" },
        /* a company's report is about no place */
        { "某某股份中报", "广州交付了房屋。销售额增长@9%。", NULL },
        { NULL, "办事四平八稳，在中山纪念堂开会，人数达到@5万。", NULL },
        /* 财政部 in a text from Taiwan is theirs */
        { NULL, "高雄市长出席，财政部公布发票@18張。", "台湾" },
        { NULL, "高雄市新增@3座。", "高雄市" },
        /* an authority speaks for its place, behind a byline too */
        { NULL, "〔记者甲／云林报导〕云林县政府公布计划，目标达到@3座。", "云林县" },
        { NULL, "记者从青岛市政府获悉，全年新增@9家。", "青岛市" },
        /* towns that no table lists */
        { NULL, "蕲春县漕河镇产茶。今年@面积9万亩", "漕河镇" },
        { NULL, "蕲春县漕河镇产茶。\n蕲春县产粮。全镇@面积9万亩", "漕河镇" },
        { "马店镇2011年工作总结", "我镇农业增收。全镇@面积9万亩", "马店镇" },
        { "蕲春县2011年工作总结", "漕河镇增收。全镇@面积9万亩", "蕲春县" },
        /* zones and basins that no table lists */
        { NULL, "昨天，临湖高新技术产业开发区二期开工，产值@9亿元。", "临湖高新技术产业开发区" },
        { NULL, "据悉，泾川流域污水处理率达到@80%。", "泾川流域" },
        { NULL, "宜昌经济技术开发区产值@9亿元。", "宜昌经济技术开发区" },
        { NULL, "国家级经济技术开发区产值@9亿元，重点流域水质好转。", NULL },
        { "协会：上半年销量回升", "会员企业收入达到@9亿元。", "全国" },
        { "关于开展试点的通知", "各省、自治区、直辖市主管部门：\n试点城市达到@9个。", "全国" },
        { NULL, "我国出口增长2%。对东盟出口增长@9%，全国进口持平。", "全国" },
        { "我国外贸增长", "东盟为我国第一大伙伴，出口@9亿元。", "全国" },
        { "我国外贸增长", "日本产量下降2%。出口@9亿元。", "全国" },
        { NULL, "青岛市印发方案，由市海洋发展局安排@15亿元。", "青岛市" },
        { "大盘收红", "主计总处估增长@3%。某公司营收增长8%。", "台湾" },
        { "大盘收红", "主计总处估增长3%。某公司营收增长@8%。", NULL },
        { "湖北发布规划", "今年，宜昌新增3家。力争达到@5家。", "宜昌市" },
        /* a place within the one just named */
        { NULL, "在湖北省宜昌市，产值达到@9亿元。", "宜昌市" },
        /* names in quotation marks, customs and routes are no places that speak */
        { "湖北发布规划", "打造“中国光谷”，产值达到@9亿元。", "湖北省" },
        { "湖北发布规划", "宜昌海关公布，出口达到@9亿元。", "湖北省" },
        { "湖北发布规划", "宜昌至荆门高速公路建成通车。客流达到@9万人次。", "湖北省" },
        { "湖北发布规划", "国内市场占有率达到@9%。", "湖北省" },
        { "我国外贸增长", "输往亚洲的出口升2%，越南升@9%。", "全国" },
        /* a county by its short name in the headline, in full in the text */
        { "婺源：三年做强茶业", "婺源县出台方案，上饶市给予支持。\n产值达到@9亿元。", "婺源县" },
        /* an industry whose frame is the nation */
        { "轴承行业回暖", "国内企业开工不足。我国产量领先。\n产值达到@9亿元。", "全国" },
        /* what two places have is the one's that the text is about */
        { NULL, "统计暨普查局公布资料。特区政府收入@9亿元。", "澳门特别行政区" },
        { NULL, "行政长官公布施政报告，赤字@9亿元。", "香港特别行政区" },
        /* a river in an article on a place, and a harbour's name, govern nothing further */
        { "湖北发布规划", "泾川流域水质好转。污水处理率达到@80%。", "湖北省" },
        { "湖北发布规划", "西安国际港投用。吞吐量达到@9亿吨。", "湖北省" },
        /* a company, and the industry that its report turns to */
        { "濠江酒店集团公布中报", "收入增长@9%。", NULL },
        { "工程机械行业公司营收下滑", "我国销量领先。产值达到@9亿元。", "全国" },
        /* a development zone in the headline is where 全区 is */
        { "宜昌高新技术产业开发区2024年工作总结", "高新区迎难而上。全区产值达到@9亿元。",
          "宜昌高新技术产业开发区" },
        { "宜昌高新技术产业开发区工作总结", "宜昌高新区产值达到@9亿元。",
          "宜昌高新技术产业开发区" },
        { "宜昌经开区上半年开门红", "产值达到@9亿元。", "宜昌经开区" },
        { "宜昌推进项目建设", "宜昌高新区产值达到@9亿元。", "宜昌高新技术产业开发区" },
        { "宜昌枝东经济技术开发区转型记", "北京的药企来了。\n园区产值达到@9亿元。",
          "宜昌枝东经济技术开发区" },
        { "宜昌推进项目建设", "宜昌国家高新技术产业开发区产值达到@9亿元。",
          "宜昌高新技术产业开发区" },
        { "宜昌推进项目建设", "宜昌经济开发区建了园。\n当阳市新增2家。经开区入园企业达到@9家。",
          "宜昌经济开发区" },
        { "宜昌推进项目建设", "宜昌高新技术产业开发区建了园。\n产业园区企业达到@9家。", "宜昌市" },
        { "湖北发布规划", "湖北推动高新区建设，产值达到@9亿元。", "湖北省" },
        { "宜昌推进项目建设", "产业向高新区集中，产值达到@9亿元。", "宜昌市" },
        /* a place that a free trade zone is named after does not speak */
        { "宜昌港向海而兴", "今天，中国（广西）自由贸易试验区挂牌三周年。新增企业@9家。",
          "宜昌市" },
        /* 中国 in the headline as part of a name; a province named once beside its city */
        { "中国医药城崛起",
          "宜昌市发改委介绍，宜昌产值增长2%。宜昌推进改革。\n园区收入@9亿元。湖北给予支持。",
          "宜昌市" },
        { "中国汽车产量公布", "产量达到@9万辆。", "全国" },
        /* a text from Hong Kong whose headline names no place */
        { "调查：管理资产升2%",
          "业界表示，香港管理资产升2%。内地占比一成。净流入@9亿元，对香港看好，发牌9張。",
          "香港特别行政区" },
        /* who comes where says whose it is; 内地 in traditional script is where one is not */
        { "旅客增加两成",
          "局长表示，香港市场复苏快，去年访澳旅客升两成。香港客多。\n访澳人次再升。开支@9亿元，"
          "有客房9張。",
          "澳门特别行政区" },
        { "美味餐饮多赚一成 内地分店增至9间", "集团营业额@9亿元，内地占三成，订出枱9張。", NULL },
        { "顺风海运狂赚两个股本",
          "顺风海运公布营收@9亿元。\n台湾需求强，台湾运价高。台湾订出票9張。", NULL },
        /* whom a plan supports, in that sentence */
        { "农业农村部部署蔬菜产业发展", "全国扩种。支持云南省建设基地@200万亩。", "云南省" },
        { "农业农村部部署蔬菜产业发展", "全国扩种。支持云南省建设基地。新增冷库@9座。", "全国" },
        /* what one place has of the whole */
        { "湖北发布规划", "全省产值突破9亿元，其中宜昌达到@7亿元；培育企业3家。", "宜昌市" },
        { "湖北发布规划", "全省产值突破9亿元，其中宜昌达到7亿元；培育企业@3家。", "湖北省" },
        { "湖北发布规划", "位于西部的宜昌市，去年出口@9亿元。", "宜昌市" },
        { "湖北发布规划", "位于宜昌，浙江国际海运职业技术学院培养人才@9名。", "湖北省" },
        { "湖北发布规划", "宜昌一家从江苏来的企业产值@9亿元。", "宜昌市" },
        { "湖北发布规划", "中国铁路武汉局集团发送旅客@9万人。", "湖北省" },
        { "湖北发布规划", "三江县新建民宿@9家。", "三江侗族自治县" },
        /* the short name of a city that became a district is the district's */
        { "酒泉市实施方案", "敦煌市打造基地。今年全市开工@9万千瓦。", "酒泉市" },
        { "酒泉市实施方案", "敦煌市打造基地，今年全市开工@9万千瓦。", "敦煌市" },
        { "南康家具走向世界", "南康累计建起厂房@1300万平方米。", "南康区" },
        /* the short name of a county that the text names; where a park is; what a company tells */
        { "福建发布规划", "建宁县增产。全省增产。建宁的目标更进一步：建成基地@9万亩。", "建宁县" },
        { "走进重庆国际生物城", "这座位于巴南区麻柳片区的园区，十年前是坡地。\n企业@9家。",
          "巴南区" },
        { "棉纺织行业运行平稳", "一家来自山东滨州的企业告诉记者，公司投资@9亿元。", "滨州市" },
        /* two places in one name, and countries that have a part of ours */
        { "宜昌港向海而兴", "湖北（荆州）种业创新中心成立，选育@9种。", "宜昌市" },
        { "我国外贸增长", "我国出口增长2%，其中日本占@9%。", "全国" },
        { "我国外贸增长", "我国客流增长2%，日本（@9万人）居首。", "全国" },
        { "长三角协同创新", "力争合同成交额达到@2000亿元。", "长江三角洲" },
        /* the township of the county that the text is on; the same name in Hong Kong */
        { "台南市社宅动工", "張局长说，台南市人口减少。安平区人口@9万人。", "安平区" },
        { "香港楼价", "張先生说，香港楼价跌。中西区成交@9宗。", "中西区" },
        /* where a company sits, and who speaks above a district */
        { "升某科技财报出炉", "位于新竹县的升某科技公布财报，营收@9亿元。", "新竹县" },
        { "葵青区拟增床位", "張议员说，葵青区床位不足。医管局表示，医院有床@900張。", "葵青区" },
        { "元朗简约公屋动工", "張主席说，元朗人口增加，元朗路窄。单位@900个。", "元朗区" },
        /* what a company has that opens a sentence or a paragraph, in a text on the nation's industry */
        { "我国机床行业回暖", "我国机床产量增长5%，我国出口增长。\n协展精机去年营收@24亿元。",
          NULL },
        { "我国机床行业回暖",
          "我国机床产量增长5%，我国出口增长。\n协展精机去年营收24亿元。下半年订单@31亿元。", NULL },
        { "我国机床行业回暖", "我国机床产量增长5%，我国出口增长。\n下半年订单@31亿元。", "全国" },
        /* a part of the whole is over with its sentence; the inner place of a plan's title; a line's end */
        { "辽宁省行动计划", "巩固优势，其中大连市船舶9万吨。产能达到@9万吨。", "辽宁省" },
        { "中卫市算力", "按照《宁夏枢纽中卫集群建设方案》，机架达到@60万架。", "中卫市" },
        { "澎湖县观光", "台北线旺季载客率@92%。", "澎湖县" },
        /* the short name of a township whose county the text names; what is called by it is none */
        { "云林县杂粮", "張课长说，云林县增产。虎尾种植@9公顷。", "虎尾镇" },
        { "云林县杂粮", "張课长说，云林县增产。虎尾糖厂产糖@9吨。", "云林县" },
        /* a plant's place is over with its sentence; what is rebuilt; a company by its name */
        { "再生水进度", "張署长说，全台缺水。台南市永康厂预计8月通水。每日供水达@9吨，台湾缺水。",
          "台湾" },
        { "立法会：医管局轮候",
          "張议员说，香港人手不足。支持重建葵青区的玛嘉烈医院，病床增至@9張。", "葵青区" },
        { "澳某纯利升", "澳门某某股份有限公司昨日开会，張主席说，营收@9亿元。", "澳门特别行政区" },
        { "法说会：宏某传动谷底", "台中传动元件厂宏某科技今日召开法说会，張经理说，营收@9亿元。",
          "台中市" },
        { "汇某环球多赚三成", "以香港为基地的物流商汇某环球公布，張主席说，营收@9亿元。",
          "香港特别行政区" },
        { "制造业营收年减4%", "台湾景气差。經濟部統計處張某说，台湾制造业营收@9亿元。", "台湾" },
        /* works in a headline, of a company that sits elsewhere; a plan of a ministry's in a county's story */
        { "某精机订单满 嘉义新厂量产", "总部设在台中市的某精机开会，張经理说，订单@9亿元。",
          "台中市" },
        { "屏东县延管", "張处长说，屏东县延管。虎尾镇埋管9公里；三乡共增设净水设施@14处。",
          "屏东县" },
        /* partners in trade below a line that says so; whose works lie in a district */
        { "来台旅客成长", "張局长说，台湾旅客成长。\n依客源市场区分：\n日本：@9万人次，减少2%",
          "台湾" },
        { "减废纲领公布", "張局长说，香港减废。首期设施位于屯门区，每日处理@9吨。", "屯门区" },
        { "福建发布规划", "“宜昌现有油茶林@9万亩，占全省两成。”", "宜昌市" },
        /* works are their county's, not the township's that they are called by, nor who speaks of them */
        { "澎湖花火节落幕", "張县府说，澎湖客多。\n民航局资料显示，马公机场进出旅客@98万人次。",
          "澎湖县" },
        { "安南区下水道动工", "張安南区明年动工。\n台南市永康再生水厂每日可供水@6万吨。",
          "台南市" },
        { "智慧病房启用", "張卫生福利部基隆医院今日表示，年底智慧病床增至@180床。", "基隆市" },
        /* a park called by where it lies, a house that is opened, another port in the same time */
        { "启德体育园进度", "張香港施政报告。位于九龙城区的启德体育园造价@319亿元。", "九龙城区" },
        { "安老服务", "張香港社署公布，未来三年会在屯门区开设@两间院舍。", "屯门区" },
        { "香港货柜量", "張香港港口忙。同期深圳港吞吐量@1,847万箱。", "深圳市" },
        /* a firm's name within the place just named; the parts of a headline; 分到 */
        { "一张铜箔", "上杭县蛟洋产业园，龙岩华某铜箔有限公司车间里，出货@7600吨。", "上杭县" },
        { "上半年广西外贸增长 凭祥水果进口唱主角", "凭祥市海关通报。\n一般贸易：@628亿元。",
          "广西壮族自治区" },
        { "怒江州修路", "怒江州要修路。分到泸水市，明年改造危桥@7座。", "泸水市" },
        /* the nation behind a quarter; a market of ours abroad */
        { "台中机械业", "張台中市机械多。公会说，前三季我国工具机出口@32亿元。", "台湾" },
        { "台中机械业", "張台中市出口热，欧洲市场占了@五成。", "台中市" },
        /* the county's seat is no short name of the county */
        { "宜兰漏水率", "張冬山乡漏水率33%，宜兰市漏水率@26%。", "宜兰市" },
        { "彰化景气热", "張彰化市场营业额@3亿元。", "彰化县" },
        /* what papers of Taiwan call a county is none of Yunnan; 金门; offices of an autonomous region */
        { "云县国小七成是小校", "張县府说，在地食材使用率@46%。", "云林县" },
        { "金门的电够不够？", "張目前全县备用容量率@56%。", "金门县" },
        { "内蒙古国企改革", "自治区国资委介绍，员工持股试点扩大到@5户。", "内蒙古自治区" },
        { "甘南草原", "玛曲县补播草原9万亩。州林草局提出，再治理@8万公顷。", "甘南藏族自治州" },
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++)
        assert_governs(ROWS[i].title, ROWS[i].text, ROWS[i].want, NULL);
}

/* … where it matters whose text it is. */
static void governs_by_source(void **state)
{
    static const struct {
        const char *title, *text, *want, *source;
    } ROWS[] = {
        /* whose bureau it is, where nothing else is named; a province's paper on one of its places */
        { "前三季度经济平稳", "前三季度，全区增长@6.5%。", "宁夏回族自治区",
          "宁夏回族自治区统计局" },
        { "前三季度经济平稳", "前三季度，车间增长@6.5%。", NULL, "青海日报" },
        { "谷城工业项目比着干", "石花经济开发区一处工地开工。\n全县产值增长@9%。", "谷城县",
          "今日谷城" },
        /* whose Legislative Council it is; who comes from over there, and works called by their place */
        { "施政报告", "張行政长官到立法会发表报告，开支@9亿元。", "澳门特别行政区", "澳门日报" },
        { "楼价料再升", "張先生说，全港空置率高企。本港买家观望，内地买家回流，成交@9万宗。",
          "香港特别行政区", "信报" },
        { "基板产值再升", "張董事会通过扩建台中厂产线，月产能@9万片。", "台中市", "经济日报" },
        { "滩上追光", "海南州项目开工。\n海南州装机增长。海南州草场恢复。\n一座电站发电@9亿元。",
          "海南藏族自治州", "青海日报" },
        /* a bureau's own text, though it names the nation; a port's 全港; a company before a colon */
        { "上半年全区经济平稳", "落实中央宏观调控。\n中国经济向好。\n上半年全区增长@6.5%。",
          "宁夏回族自治区", "宁夏回族自治区统计局" },
        { "外贸快讯", "我国对美国出口@6亿元。", "全国", NULL },
        /* where an agency's story was written, though a body of all Taiwan's is in the headline */
        { "公路总局增开工作面",
          "（中央社记者張某台东县电）公路总局今天表示，南回公路台东县段施工。\n目前开挖@9公里。",
          "台东县", "中央社" },
        { "三峡日报：开门红", "記者張某报道，前三季度车间增长@6.5%。", NULL, "三峡日报" },
        { "春耕有序推进", "本报铜陵讯 截至2月底，全市育秧@9万亩。", "铜陵市", "安徽日报" },
        { "开局之年", "去年全盟产值增长@8%。", "锡林郭勒盟", "锡林郭勒日报" },
        { "产业区里话冷热", "走进县产业集聚区，全县入驻企业@86家。", "民权县", "民权报" },
        { "营口港冲刺两亿吨", "营口港增长一成。\n全港泊位@64个。", "营口市", NULL },
        { "天某锂材：出货目标7万吨",
          "天某锂材在荆门市建厂。公司称，公司的客户看好公司。公司荆门"
          "基地投产。\n产能@9万吨。",
          NULL, NULL },
        /* a headline's 全州; a dateline with its reporter; a ministry's notice to all provinces */
        { "全州旅游推进会在利川召开", "利川市避暑。\n今年，接待游客@9万人。",
          "恩施土家族苗族自治州", "恩施日报" },
        { "縣議會開議", "（中央社记者張三屏东县电）全台关注。\n县府启用托育中心@3处。", "屏东县",
          NULL },
        { "卫生部关于加强服务能力建设的通知", "新疆生产建设兵团卫生局：\n床位数达到@4张。", "全国",
          NULL },
        /* another country's news, its 央行 and its 国内, and the next country's */
        { "日本二季度经济反弹",
          "日本消费回升，日本出口增长。\n日本央行上调利率，国内设备投资增长@2%。", "日本", NULL },
        { "日本二季度经济反弹",
          "日本消费回升，日本出口增长。日本反弹。\n印度更热。央行预期增长@2%。", "印度", NULL },
        { "日本游客增多",
          "我市接待日本游客。日本线路增加，日本团多。\n青岛港、青岛站、青岛"
          "机场忙碌，青岛增长@2%。",
          "青岛市", NULL },
        /* one who came from elsewhere; a place that is described */
        { "无锡做强产业", "负责人、从上海来锡创业的刘某说，公司收入@2亿元。", "无锡市", NULL },
        { "城市竞逐未来产业", "北方的青岛把虚拟现实列入目录，引育企业@200家。", "青岛市", NULL },
        { "甲铁中期多赚逾两倍　香港南港岛线动工", "总收入@137亿元。", NULL, NULL },
        { "启某E6正式上市",
          "全国市场大，全国需求多。启某汽车总裁说，公司在全国开店。公司订单多。\n"
          "公司在手订单@9家。",
          NULL, NULL },
        { "这家杭州机器人公司又融资", "公司成立于杭州。\n累计交付@420台。", NULL, NULL },
        { "对话乙尼董事长张某", "广东佛山一条路旁。\n销售额@6亿元。", NULL, NULL },
        { "星丙智能发布新模型",
          "星丙智能创始人兼CEO沈某说，国内收入增长。我国市场大。\n付费客户@9家。", NULL, NULL },
        /* organs whose names other places use; a district's paper on 全市; the nation's plan; 我省 */
        { "璧山：项目签约", "璧山区各方签约。区招商投资促进局介绍，今年新签项目@64个。", "璧山区",
          NULL },
        { "交通运输部举行发布会", "公路局负责人说，建成公路@9公里。", "全国", NULL },
        { "市委会议召开", "全市上下克服困难。\n明年城镇化率@34%。", "百色市", "右江日报" },
        { "节能要算账", "国家“十一五”规划提出，能耗降低@20%。我省加压。", "全国", "山西日报" },
        { "节能要算账",
          "国家“十一五”规划提出降低能耗。我省加压。\n太原市增长，晋城市下降。\n能耗下降@2%。",
          "山西省", NULL },
        /* what a place is as part of another; a valley's name; where the guests come from */
        { "璧山：产业成链", "璧山区签约。作为重庆汽车零部件重镇，去年完成产值@780亿元。", "璧山区",
          NULL },
        { "市委会议召开", "百色市增长。建设右江河谷示范带，新种芒果@8万亩。", "百色市", NULL },
        { "觀光統計", "台湾增长，台湾热门。台湾以客源市场来看，日本人次@92万人次。", "台湾", NULL },
        { "五月出口回升",
          "张港说，香港增长，香港回升。香港输往亚洲的出口升5.6%，当中越南及印度分别急增@38.4%及22%"
          "。",
          "香港特别行政区", NULL },
        { "專營巴士換車", "香港增长，香港回升。香港约有巴士九千辆，当中欧盟二期旧车占@62%。",
          "香港特别行政区", NULL },
        { "專營巴士加班次", "香港增长，香港回升。天水围医院提供病床@300张。", "香港特别行政区",
          NULL },
        { "机管局去年度多赚三倍", "張主席说，香港机场升。\n飞机起降@9万架次。", "香港特别行政区",
          NULL },
        { "旅客減少", "香港增长，香港回升。去年内地客共@4584万人次。", "香港特别行政区", NULL },
        { "乙集团中期多赚18%", "張先生说，公司内地收入占比@9%。", NULL, NULL },
        /* a company's news is no place's, in traditional script either */
        { "海某集团中期溢利升一成", "張先生说，访港旅客减少，来港消费少了。\n营业额@9亿元。", NULL,
          NULL },
        { "海某集团中期溢利升一成", "張先生说，集团在香港有@148间分店，内地分店19间。",
          "香港特别行政区", NULL },
        { "海某集团中期溢利升一成", "張先生说，集团在香港有148间分店，内地分店@19间。", NULL,
          NULL },
        { "海某集团中期溢利升一成", "張先生说，单计香港业务，收入@59亿元。", "香港特别行政区",
          NULL },
        { "海某集团中期溢利升一成", "香港物流企业海某集团張先生说，业绩好。\n营业额@9亿元。",
          "香港特别行政区", NULL },
        { "海某超市去年展店41家 今年攻桃园、台中", "張先生说，业绩好。\n营业额@9亿元。", NULL,
          NULL },
        { "海某超市今年新增41家", "海某超市举行法说会，張先生说，台中门市多了。\n营业额@9亿元。",
          NULL, NULL },
        { "海某机械出口回温", "張先生说，总部在台中县大里市的海某精机营收@42亿元。", "大里市",
          NULL },
        { "海某机械出口回温", "張先生说，桃园县观音乡的海某厂产能@9万吨。", "观音乡", NULL },
        { "元朗南新发展区第二期月底展开", "張先生说，元朗南新发展区第二期完成后可提供@9千个单位。",
          "元朗区", NULL },
        { "规模以上文化企业营收增长", "据国家统计局对全国企业的调查，营业收入@4万亿元。", "全国",
          NULL },
        { "融水县政府工作报告",
          "融水苗族自治县完成造林12万亩，为柳州市下达任务的105%；产值@9亿元。", "融水苗族自治县",
          NULL },
        /* a county by two characters in front of a headline of Taiwan; the sea off another is not it */
        { "嘉县推一国中学区一日照 卫生局盼设满24处",
          "張县府卫生局长表示，全台日照中心明年增至469处。\n她指出，今年服务人数@8263人。",
          "嘉义县", "中央社" },
        { "苗栗外海风机装毕 经济部：目标不变",
          "張经济部表示，苗栗外海第二期已装毕，经济部能源局指出，全台容量分配完成。\n"
          "依各开发商期程，装置容量@5.7GW。",
          "台湾", "经济部能源局" },
        /* a city before a quarter of Hong Kong of the same name */
        { "马鞍山汽车零部件产业提速", "产业园再添新军。\n去年产值@263亿元。", "马鞍山市", NULL },
        /* a township by its short name in the headline; whose people only speak up is not it */
        { "咸水田里养黄金 口湖人的鳗与鲷",
          "張口湖乡七成乡民养殖。口湖渔民成立产销班，口湖产量居首。\n渔会目标明年让@"
          "300户拿到履历。",
          "口湖乡", NULL },
        { "双轨化进度31% 口湖乡亲盼分段通车",
          "張铁道局在云林县口湖乡说明。口湖站列为首批，口湖路基先做。\n全台铁路准点率@95%。",
          "台湾", NULL },
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++)
        assert_governs(ROWS[i].title, ROWS[i].text, ROWS[i].want, ROWS[i].source);
}

static const struct region *named(const char *name)
{
    return regions_find(table, name, strlen(name));
}

/* A city's plan sets aims for its districts, and may for its province, but for no other one. */
static void plans_hold_for(void **state)
{
    const struct policy city = { .region = named("青岛市") }, anywhere = { .region = NULL };

    (void)state;
    assert_true(policy_holds_for(&city, named("青岛市")));
    assert_true(policy_holds_for(&city, named("山东省")));
    assert_true(policy_holds_for(&city, NULL));
    assert_false(policy_holds_for(&city, named("浙江省")));
    assert_false(policy_holds_for(&city, named("济南市")));
    assert_true(policy_holds_for(&anywhere, named("浙江省")));
}

static void rows_of_the_table(void **state)
{
    static const struct {
        const char *name, *full, *code, *level, *parent;
    } ROWS[] = {
        { "武汉", "武汉市", "420100", "prefecture", "湖北省" },
        { "浦东新区", "浦东新区", "310115", "county", "上海市" },
        { "吉林", "吉林省", "220000", "province", NULL },
        { "香港", "香港特别行政区", "810000", "province", NULL },
        { "台湾", "台湾", "710000", "province", NULL },
        { "恩施", "恩施土家族苗族自治州", "422800", "prefecture", "湖北省" },
        { "海西州", "海西蒙古族藏族自治州", "632800", "prefecture", "青海省" },
        { "我国", "全国", "100000", "nation", NULL },
        { "襄樊市", "襄阳市", "420600", "prefecture", "湖北省" },
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        const struct region *r = regions_find(table, ROWS[i].name, strlen(ROWS[i].name));

        print_message("  %s\n", ROWS[i].name);
        assert_non_null(r);
        assert_string_equal(r->name, ROWS[i].full);
        assert_string_equal(r->code, ROWS[i].code);
        assert_string_equal(region_level_name(r->level), ROWS[i].level);
        if (ROWS[i].parent)
            assert_string_equal(r->parent->name, ROWS[i].parent);
        else
            assert_null(r->parent);
    }
    assert_null(regions_find(table, "无此地", strlen("无此地")));
    assert_null(regions_find(table, "", 0));
}

/* A folder with a regions.tsv of our own. */
struct own_table {
    char *dir, *path;
    const char *folders[2];
};

static void own_table_write(struct own_table *t, const char *text)
{
    t->dir = g_dir_make_tmp("mubiao-regions-XXXXXX", NULL);
    t->path = g_build_filename(t->dir, "regions.tsv", NULL);
    t->folders[0] = t->dir;
    t->folders[1] = NULL;
    assert_true(g_file_set_contents(t->path, text, -1, NULL));
}

static void own_table_remove(struct own_table *t)
{
    remove(t->path);
    remove(t->dir);
    g_free(t->path);
    g_free(t->dir);
}

static void bad_tables(void **state)
{
    static const char *const TEXTS[] = { "code\tname\tlevel\nX1\t某地\tgalaxy\n", "name\n某地\n" };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        struct own_table own;
        GError *error = NULL;

        own_table_write(&own, TEXTS[i]);
        assert_null(regions_load(own.folders, &error));
        assert_true(g_error_matches(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE));
        g_clear_error(&error);
        own_table_remove(&own);
    }
}

/* A town whose county no row has is found by its full name; its short one says nothing without it. */
static void town_of_no_county(void **state)
{
    struct own_table own;
    struct region_finder *x;
    char *got;

    (void)state;
    own_table_write(&own, "code\tname\tlevel\tparent\tshort\n-\t望沙镇\ttown\t999999\t望沙\n");
    x = region_finder_new(own.folders, NULL);
    assert_non_null(x);
    got = names_found(x, "張乡长说，望沙镇与虎尾镇增产，望沙的人");
    assert_string_equal(got, "望沙镇|虎尾镇|望沙|");
    g_free(got);
    got = names_found(x, "張乡长说，望沙的人与虎尾镇的人");
    assert_string_equal(got, "虎尾镇|");
    g_free(got);
    region_finder_free(x);
    own_table_remove(&own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds),
        cmocka_unit_test(governs),
        cmocka_unit_test(governs_by_source),
        cmocka_unit_test(plans_hold_for),
        cmocka_unit_test(rows_of_the_table),
        cmocka_unit_test(bad_tables),
        cmocka_unit_test(town_of_no_county),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
