#include "found.h"

#include "core/error.h"

static struct sector_finder *finder;
static struct sectors *table;

static int load(void **state)
{
    (void)state;
    finder = sector_finder_new(NULL, NULL);
    table = sectors_load(NULL, NULL);
    return finder && table ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    sector_finder_free(finder);
    sectors_free(table);
    return 0;
}

/* Canonical names of what the text presents as sectors, in text order. */
static void finds(void **state)
{
    static const struct {
        const char *text, *want;
    } ROWS[] = {
        /* lists: verb, head, announced number */
        { "重点发展氢能、商业航天和量子科技3个领域。", "氢能|商业航天|量子科技|" },
        { "重点发展星路、云桥、海芯3个细分领域。", "星路|云桥|海芯|" },
        { "前瞻布局人形机器人、氢能与储能、类脑智能等未来产业。",
          "人形机器人|氢能与储能|类脑智能|未来产业|" },
        { "推动汽车、钢铁、建材等传统产业改造。", "汽车|钢铁|建筑材料|" },
        { "强化改革、开放、创新三大动力。", "" },
        { "销售汽车、钢铁、水泥等产品。", "" },
        /* Taiwan's industries by the names that its statistics and associations have */
        { "7月工具机出口值1.93亿美元。", "工具机|" },
        { "明年先由扣件、手工具、工具机等产业推动。", "扣件|手工具|工具机|" },
        { "重点支援人工智能与数据科学、先进制造与新能源科技三大产业。",
          "人工智能与数据科学|先进制造与新能源科技|" },
        /* two that are known in a list behind a verb speak for the others */
        { "聚焦氢能、星路药物、海芯试剂、云桥介质和商业航天，打造高地。",
          "氢能|星路药物|海芯试剂|云桥介质|商业航天|" },
        /* what a list is made speaks for its members */
        { "以星路药物、氢能、海芯试剂为重点的产业链产值增长。", "星路药物|氢能|海芯试剂|" },
        { "县里以六横、虾峙岛为重点。", "" },
        { "方案将海洋工程装备、氢能、星路利用、海芯信息服务列为重点发展领域。",
          "海洋工程装备|氢能|星路利用|海芯信息服务|" },
        /* what is picked or backed; a last member behind ，以及 */
        { "计划圈定氢能、星路装备、海芯试剂和云桥介质等4个发展方向。",
          "氢能|星路装备|海芯试剂|云桥介质|" },
        { "重点支援星路科技、海芯试剂，以及商业航天三大产业。", "星路科技|海芯试剂|商业航天|" },
        { "重点扶持会展、中医药及特色金融三大新兴产业。", "会展|中医药|特色金融|" },
        { "重点发展充电模块、液冷超充和海芯等领域。", "充电模块|液冷超充|海芯|" },
        { "聚焦车规级芯片、激光雷达、车载操作系统等领域。", "车规级芯片|激光雷达|车载操作系统|" },
        { "重点发展精致农业、绿能与观光三大产业。", "精致农业|绿能|观光|" },
        { "聚焦清洁能源、数字信息、新型材料“六新”产业。", "清洁能源|数字信息|新型材料|" },
        { "茶产业、辣椒产业、生猪产业产值增长。", "茶|辣椒|生猪|" },
        /* names alone: sure ones anywhere, others before a head or behind a verb */
        { "低空经济规模扩大。", "低空经济|" },
        { "大力发展核电。", "核电|" },
        { "纺织行业利润增长5%。", "纺织|" },
        { "数字安防与通信产业营收增长。", "" }, /* where the whole name begins is not known */
        { "核电在运装机570万千瓦。", "" },
        { "新能源装机占比提高，可再生能源发电量增长。发展可再生能源产业。", "可再生能源|" },
        { "通用AI率先突破。", "通用人工智能|" },
        { "发展文旅和物流产业。", "文化旅游|物流|" },
        { "船舶工业总产值增长，机床工具行业回暖。", "船舶工业|机床工具|" },
        { "该区电子信息、装备制造两大主导产业产值增长。", "电子信息|装备制造|" },
        { "重点布局量子精密测量、太赫兹检测等新赛道。", "量子精密测量|太赫兹检测|" },
        { "发展中药材产业，做强乳制品产业、饮料产业。", "中药材|乳制品|饮料|" },
        { "房地产业下降。", "房地产|" },
        { "水电：新增装机一百万千瓦。", "水力发电|" },
        /* compounds, and names no table knows */
        { "大数据电子商务产业起步。", "大数据电子商务|" },
        { "培育山核蜜产业，山核蜜产业年内见效。", "山核蜜|山核蜜|" },
        { "做强优势产业，壮大新兴产业。", "" },
        /* … behind a place, whole, though tables know a part */
        { "该县酥梨产业提质，全县自行车童车产业增收。", "酥梨|自行车童车|" },
        { "全国棉纺织行业平稳。", "棉纺织|" },
        /* … 业 behind a name; a member that ends with the word for a thing */
        { "半导体业用电增加，旅游业务和物流业者不算。", "半导体|" },
        /* a thing that ends a member, and not the list; a head before the colon */
        { "重点发展动力电池、车联网服务、云桥零部件等产业。", "动力电池|车联网服务|云桥零部件|" },
        { "建议关注以下细分赛道：星路、海芯租赁、云桥服务。", "星路|海芯租赁|云桥服务|" },
        /* an adverb ends the last member; 主推 and 优先服务 lead in */
        { "将氢能、固态电池一道列为未来产业。", "氢能|固态电池|未来产业|" },
        { "该市主推通用航空产业。", "通用航空|" },
        { "中心优先服务政务、医疗、教育等行业。", "政务|医疗|教育|" },
        { "还在盘活钢铁、机械两大传统产业。", "钢铁|机械|" },
        { "支持造船、动力电池、航运服务等产业。", "造船|动力电池|航运服务|" },
        /* words that only hold a name */
        { "汽车站旁的国家电力公司和南方航空公司。", "" },
        { "在新能源研究院调研。", "" },
        { "手机配有AMOLED屏幕，型号是iPhone XR。", "" },
        { "印发《循环经济发展规划》。", "" },
        { "", "" },
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        GString *got = g_string_new(NULL);
        struct found f;

        print_message("  %s\n", ROWS[i].text);
        found_init(&f, NULL, ROWS[i].text, NULL, finder, FALSE);
        sectors_resolve(table, &f.c);
        for (uint32_t k = 0; k < f.doc->n_mentions; k++)
            if (f.c.sectors[k].is_sector)
                g_string_append_printf(got, "%s|", f.c.sectors[k].name);
        assert_string_equal(got->str, ROWS[i].want);
        g_string_free(got, TRUE);
        found_release(&f);
    }
}

/* The group that the sentence puts a list under goes before the table's. */
static void parents(void **state)
{
    static const struct {
        const char *text, *name, *parent;
    } ROWS[] = {
        { "在未来制造方向，着手培育柔性制造、元宇宙两条赛道。", "元宇宙", "未来制造" },
        { "重点发展元宇宙。", "元宇宙", "未来信息" },
        { "在未来制造方向，发展柔性制造。另外布局元宇宙。", "元宇宙", "未来信息" },
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        struct found f;
        gboolean seen = FALSE;

        found_init(&f, NULL, ROWS[i].text, NULL, finder, FALSE);
        sectors_resolve(table, &f.c);
        for (uint32_t k = 0; k < f.doc->n_mentions; k++)
            if (strcmp(f.c.sectors[k].name, ROWS[i].name) == 0) {
                assert_string_equal(f.c.sectors[k].parent, ROWS[i].parent);
                assert_non_null(f.c.sectors[k].code);
                seen = TRUE;
            }
        assert_true(seen);
        found_release(&f);
    }
}

static void about(void **state)
{
    const char *text = "明年钢铁产业要做到1000亿元，石化产业力争900亿元。总量达到5家。";
    const char *first = strstr(text, "1000"), *second = strstr(text, "900"),
               *third = strstr(text, "5家");
    struct found f;

    (void)state;
    found_init(&f, NULL, text, NULL, finder, FALSE);
    sectors_resolve(table, &f.c);
    assert_string_equal(sector_for(&f.c, (uint32_t)(first - text), (uint32_t)(first - text) + 4),
                        "钢铁");
    assert_string_equal(sector_for(&f.c, (uint32_t)(second - text), (uint32_t)(second - text) + 3),
                        "石化");
    assert_null(sector_for(&f.c, (uint32_t)(third - text), (uint32_t)(third - text) + 1));
    found_release(&f);
}

/* Long and odd input: linear, and every mention inside the text. */
static void odd_input(void **state)
{
    static const char *const PIECES[] = { "新能源", "、", "和", "A、", "产业",
                                          "(",      "等", "《", "发展" };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(PIECES); i++) {
        GString *text = g_string_new(NULL);
        struct found f;

        for (int k = 0; k < 20000; k++)
            g_string_append(text, PIECES[i]);
        found_init(&f, NULL, text->str, NULL, finder, FALSE);
        sectors_resolve(table, &f.c);
        for (uint32_t k = 0; k < f.doc->n_mentions; k++)
            assert_true(f.doc->mentions[k].byte_start < f.doc->mentions[k].byte_end &&
                        f.doc->mentions[k].byte_end <= f.doc->text_bytes);
        found_release(&f);
        g_string_free(text, TRUE);
    }
}

static void bad_tables(void **state)
{
    static const struct {
        const char *file, *text;
    } ROWS[] = {
        { "sectors.tsv", "code\tname\tuse\nX1\t某业\tmaybe\n" },
        { "sector_words.tsv", "word\tkind\n某词\tnoun\n" },
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        char *dir = g_dir_make_tmp("mubiao-sectors-XXXXXX", NULL);
        char *path = g_build_filename(dir, ROWS[i].file, NULL);
        const char *folders[] = { dir, NULL };
        GError *error = NULL;

        assert_true(g_file_set_contents(path, ROWS[i].text, -1, NULL));
        assert_null(sector_finder_new(folders, &error));
        assert_true(g_error_matches(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE));
        assert_non_null(strstr(error->message, ROWS[i].file));
        g_clear_error(&error);
        remove(path);
        remove(dir);
        g_free(path);
        g_free(dir);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds),     cmocka_unit_test(parents),    cmocka_unit_test(about),
        cmocka_unit_test(odd_input), cmocka_unit_test(bad_tables),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
