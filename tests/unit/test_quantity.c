/* From text to value, unit and comparator: the rules and normalize/quantity.c together. */
#include "core/json.h"
#include "extract/extract.h"
#include "normalize/quantity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define CASES "../shared/bench/recognizers/numberrange.jsonl"

static struct {
    struct extractor *extractor;
    struct extract_scratch *scratch;
    struct units *units;
    struct document *doc;
    struct context context;
} it;

static int set_up(void **state)
{
    struct extract_options options = { 0 };

    (void)state;
    it.extractor = extractor_new(&options, NULL);
    it.units = units_load(NULL, NULL);
    if (!it.extractor || !it.units)
        return -1;
    it.scratch = extract_scratch_new(it.extractor);
    it.doc = document_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    document_free(it.doc);
    extract_scratch_free(it.scratch);
    extractor_free(it.extractor);
    units_free(it.units);
    return 0;
}

static void read_text(const char *text)
{
    document_reset(it.doc);
    document_set_text(it.doc, arena_strdup(&it.doc->arena, text), strlen(text));
    it.doc->blocks = arena_calloc(&it.doc->arena, 1, sizeof(struct block));
    it.doc->blocks[0] = (struct block){ BLOCK_P, 0, it.doc->text_chars };
    it.doc->n_blocks = 1;
    assert_true(extractor_run(it.extractor, it.scratch, it.doc, NULL));
    context_init(&it.context, it.doc, NULL);
    quantities_resolve(it.units, &it.context);
}

/* The quantities of the text as "quote=value..max unit op per; …"; absent parts are left out. */
static const char *quantities(void)
{
    GString *out = g_string_new(NULL);
    const char *copy;

    for (uint32_t i = 0; i < it.doc->n_mentions; i++) {
        const struct mention *m = &it.doc->mentions[i];
        const struct quantity_value *q = &it.context.quantities[i];

        if (m->type != MENTION_QUANTITY || !q->is_quantity)
            continue;
        g_string_append_printf(out, "%s%.*s=%s%s%s %s %s%s%s", out->len ? "; " : "",
                               (int)(m->byte_end - m->byte_start), it.doc->text + m->byte_start,
                               q->value ? q->value : "", q->value_max ? ".." : "",
                               q->value_max ? q->value_max : "", q->unit ? q->unit : "-", q->op,
                               q->per ? " /" : "", q->per ? q->per : "");
    }
    copy = arena_strdup(&it.doc->arena, out->str);
    g_string_free(out, TRUE);
    return copy;
}

static void reads_quantities(void **state)
{
    static const struct {
        const char *text, *want;
    } row[] = {
        { "建成园区5个", "5个=5 个 =" },
        { "产值突破1000亿元", "突破1000亿元=100000000000 元 >" },
        { "增长35.7%至35.9亿元", "35.7%=35.7 % =; 35.9亿元=3590000000 元 =" },
        { "外资卖超172亿元", "172亿元=17200000000 元 =" },
        { "提高7个和3.4个百分点", "7个=7 个百分点 =; 3.4个百分点=3.4 个百分点 =" },
        { "幼儿园100所以上，产值6兆4900亿元",
          "100所以上=100 所 >=; 6兆4900亿元=6490000000000 元 =" },
        { "集成电路产量4514亿块，就业1,164万6,000人",
          "4514亿块=451400000000 块 =; 1,164万6,000人=11646000 人 =" },
        { "算力规模5万P，占比六成至七成，寿命80岁",
          "5万P=50000 P =; 六成至七成=60..70 % range; 80岁=80 岁 =" },
        { "更换零件，唯一一所中学", "" },
        { "每桶85.6美元", "85.6美元=85.6 美元 = /桶" },
        { "产值翻两番，门票打八五折", "翻两番=4 倍 =; 八五折=85 % =" },
        { "引进超万家企业", "超万家=10000 家 >" },
        { "不少于30万吨", "不少于30万吨=300000 吨 >=" },
        { "不超过8%", "不超过8%=8 % <=" },
        { "失业率在6%以内", "6%以内=6 % <=" },
        { "接近90%", "接近90%=90 % <" },
        { "达到60%左右", "达到60%左右=60 % ~" },
        { "突破50项以上", "突破50项以上=50 项 >=" },
        { "30余家", "30余家=30 家 >" },
        { "2到3个", "2到3个=2..3 个 range" },
        { "10至15万吨", "10至15万吨=100000..150000 吨 range" },
        { "8000元至1.2万元", "8000元至1.2万元=8000..12000 元 range" },
        { "两三百人", "两三百人=200..300 人 range" },
        { "提升2.8、1.7和0.9个百分点",
          "2.8=2.8 个百分点 =; 1.7=1.7 个百分点 =; 0.9个百分点=0.9 个百分点 =" },
        { "分别约为5亿元、3亿元", "约为5亿元=500000000 元 ~; 3亿元=300000000 元 ~" },
        { "大约需要5000亿元", "5000亿元=500000000000 元 ~" },
        { "装机12GW、300万千瓦、5兆瓦",
          "12GW=12000000 千瓦 =; 300万千瓦=3000000 千瓦 =; 5兆瓦=5000 千瓦 =" },
        { "发电2亿度", "2亿度=200000000 千瓦时 =" },
        { "收购500斤", "500斤=250 千克 =" },
        { "50元人民币、30亿美元、港币5万元",
          "50元人民币=50 元 =; 30亿美元=3000000000 美元 =; 港币5万元=50000 港元 =" },
        { "人均收入达5万元", "达5万元=50000 元 = /人" },
        { "年产45万辆", "45万辆=450000 辆 = /年" },
        { "2025年产值45亿元", "45亿元=4500000000 元 =" },
        { "25万元/人", "25万元/人=250000 元 = /人" },
        { "百分之三点二", "百分之三点二=3.2 % =" },
        { "5‰", "5‰=0.5 % =" },
        { "三成五", "三成五=35 % =" },
        { "2/3以上", "2/3以上=66.6666666666667 % >=" },
        { "翻一番", "翻一番=2 倍 =" },
        { "翻两番", "翻两番=4 倍 =" },
        { "占全国的1/3", "1/3=33.3333333333333 % =" },
        { "加息25bp", "25bp=25 个基点 =" },
        { "占比3成5", "3成5=35 % =" },
        { "能耗0.5吨/万元", "0.5吨/万元=0.5 吨 = /万元" },
        { "含量100μg/L", "100μg/L=100 微克/升 =" },
        { "浓度12.1微克/立方公尺", "12.1微克/立方公尺=12.1 微克/立方米 =" },
        { "百分百达标", "百分百=100 % =" },
        { "占一半以上", "一半以上=50 % >=" },
        { "实现全覆盖", "全覆盖=100 % =" },
        { "数十家", "数十家= 家 >" },
        { "产业规模达到万亿级", "达到万亿级=1000000000000 元 order" },
        { "市场规模过万亿", "过万亿=1000000000000 元 >" },
        { "9 .5%以上", "9 .5%以上=9.5 % >=" },
        { "五元三毛", "五元三毛=5.3 元 =" },
        { "打八五折", "八五折=85 % =" },
        { "第三批、一个、4/5G、2027年、12306、8个月、五台山", "" },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(row); i++) {
        print_message("  %s\n", row[i].text);
        read_text(row[i].text);
        assert_string_equal(quantities(), row[i].want);
    }
}

/* A row without a decimal factor is refused, with the file named. */
static void refuses_a_wrong_table(void **state)
{
    char *folder = g_dir_make_tmp(NULL, NULL);
    char *path = g_build_filename(folder, "units.tsv", NULL);
    const char *folders[] = { folder, NULL };
    GError *error = NULL;

    (void)state;
    assert_true(g_file_set_contents(path, "unit\tbase\tfactor\nfoo\tbar\tmany\n", -1, NULL));
    assert_null(units_load(folders, &error));
    assert_non_null(strstr(error->message, "units.tsv"));
    g_clear_error(&error);
    g_remove(path);
    g_rmdir(folder);
    g_free(path);
    g_free(folder);
}

/*
 * What the recognizers' file reads and we do not: an adjective behind the number
 * (比三十大) compares things, not measures; spaces inside Chinese numerals and signs, and 5k,
 * are no news.
 */
static gboolean is_exception(const char *text)
{
    static const char *const parts[] = { "比三十大", "四分之一大", "三千 九百", "< =", "5k-20k" };

    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        if (strstr(text, parts[i]))
            return TRUE;
    return FALSE;
}

static gboolean is_bound(const struct quantity_value *q, gboolean low, double want)
{
    const char *text = !low && q->value_max ? q->value_max : q->value;

    if (!text || fabs(g_ascii_strtod(text, NULL) - want) > 1e-9 * MAX(1, fabs(want)))
        return FALSE;
    if (q->value_max)
        return TRUE;
    return strchr(low ? ">=~" : "<=~", *q->op) != NULL;
}

/* Is the end `key` ("low", "high") of the case told by some quantity of its span? */
static gboolean has_end(struct json_object *m, const char *key)
{
    const char *want = json_get_string(m, key);
    int64_t start = json_get_int(m, "start", 0), end = json_get_int(m, "end", 0);

    if (!want)
        return TRUE;
    for (uint32_t i = 0; i < it.doc->n_mentions; i++) {
        const struct mention *q = &it.doc->mentions[i];

        if (q->type == MENTION_QUANTITY && q->start < end && start < q->end &&
            it.context.quantities[i].is_quantity &&
            is_bound(&it.context.quantities[i], *key == 'l', g_ascii_strtod(want, NULL)))
            return TRUE;
    }
    return FALSE;
}

static void reads_the_recognizers_ranges(void **state)
{
    char *all = NULL, **lines;
    int n = 0, missed = 0;

    (void)state;
    if (!g_file_get_contents(CASES, &all, NULL, NULL)) {
        print_message("  skipped: no " CASES "\n");
        return;
    }
    lines = g_strsplit(all, "\n", -1);
    for (int i = 0; lines[i]; i++) {
        struct json_object *o = json_tokener_parse(lines[i]), *expect;
        const char *text = o ? json_get_string(o, "text") : NULL;

        if (!text || is_exception(text)) {
            json_object_put(o);
            continue;
        }
        read_text(text);
        json_object_object_get_ex(o, "expect", &expect);
        for (gsize j = 0; j < json_object_array_length(expect); j++) {
            struct json_object *m = json_object_array_get_idx(expect, j);
            gboolean good = has_end(m, "low") && has_end(m, "high");

            if (!good)
                print_message("  missed: %s (%s)\n", text, quantities());
            missed += !good;
            n++;
        }
        json_object_put(o);
    }
    print_message("  %d ranges\n", n);
    assert_int_equal(n, 37);
    assert_true(n > 30);
    assert_int_equal(missed, 0);
    g_strfreev(lines);
    g_free(all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_quantities),
        cmocka_unit_test(refuses_a_wrong_table),
        cmocka_unit_test(reads_the_recognizers_ranges),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
