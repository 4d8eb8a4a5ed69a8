/* What holds for every text: run over paragraphs that are put together at random, by a fixed seed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/json.h"
#include "core/text.h"
#include "extract/extract.h"
#include "normalize/normalize.h"

#define SEED 20240801
#define MOST 12 /* paragraphs of one text */

#ifdef __SANITIZE_ADDRESS__
#define TEXTS 40
#else
#define TEXTS 150
#endif

/* Headings, lead-ins, plain paragraphs, lists; each line stands for itself. */
static const char *const LINES[] = {
    "一、主要目标",
    "二、过去一年的回顾",
    "（三）保障措施",
    "“近目标”是，力争到2027年，下列任务落地。",
    "到2030年，实现下面几项：",
    "桐州市力争到2027年新型储能装机超过350万千瓦，较2023年增长2.5倍以上。",
    "2024年前三季度，全市产值1286.4亿元，同比增长7.8%，其中出口降2.1%。",
    "——绿色工厂不少于12个，每年新增3—4个；",
    "——研发投入占比由2.1%提高到3%左右。",
    "（1）建成中试平台8个，培训工匠5000人次以上。",
    "《榆川省算力行动方案（2024—2026年）》（以下简称《行动方案》）近日由省政府印发。",
    "《行动方案》提出，到2026年算力规模达到20EFLOPS，再投30亿元。",
    "《来吧！榆川人才计划》写明，三年内引进博士900名。",
    "按上述方案，明年全省再建充电桩1.5万个。",
    "重点发展低空经济、商业航天、人形机器人3个领域，在未来制造方向布局激光制造、柔性制造。",
    "截至6月底，湖州、嘉兴、绍兴三市分别有充电桩1.2万个、9800个和7600个。",
    "一二三产分别增长3%、5%、6%；“十五五”末翻一番。",
    "昨天下午3点半，江南省统计局说，上月物价同比上涨0.4%。",
    "去年底已有九百余家企业入园，纳税近2亿元，约三分之一来自氢能。",
    "会议由副市长主持，与会者在园区里走了一圈。",
    "今年，我省安排专项资金6000万元；到年底力争用完。",
    "以上目标均按年考核。",
    "指标 2025年 2030年",
    "研发投入强度（%） 3.2 3.6",
    "二〇二五年春节前后，第三批13个项目开工，民國113年8月1日起的旧约同时终止。",
};

static struct extractor *extractor;
static struct extract_scratch *scratch;
static struct normalizer *normalizer;
static GPtrArray *pool; /* LINES and the lines of the samples, when they are at hand */

static void add_sample(const char *root, const char *name)
{
    char *path = g_build_filename(root, "samples", name, NULL), *text;

    if (g_file_get_contents(path, &text, NULL, NULL)) {
        char **lines = g_strsplit(text, "\n", -1);

        for (char **l = lines; *l; l++)
            if (**l)
                g_ptr_array_add(pool, g_strdup(*l));
        g_strfreev(lines);
        g_free(text);
    }
    g_free(path);
}

static int load(void **state)
{
    struct extract_options extract = { 0 };
    struct normalize_options normalize = { .types = (1u << RECORD_TYPES) - 1 };
    const char *root = g_getenv("ROOT");

    (void)state;
    pool = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = 0; i < G_N_ELEMENTS(LINES); i++)
        g_ptr_array_add(pool, g_strdup(LINES[i]));
    add_sample(root ? root : ".", "brief.txt");
    add_sample(root ? root : ".", "portal.txt");
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
    g_ptr_array_free(pool, TRUE);
    return 0;
}

/* ---- a text and its records ---- */

struct told {
    struct document *doc;
    struct record_list records;
};

static void tell(struct told *t, const char *const *lines, guint n, guint without)
{
    GString *text = g_string_new(NULL), *json = g_string_new("{");

    for (guint i = 0; i < n; i++)
        if (i != without)
            g_string_append_printf(text, "%s%s", text->len ? "\n" : "", lines[i]);
    json_member(json, "url", "https://news.example/2024/0801/c1-2.html");
    json_member(json, "published", "2024-08-01");
    json_member(json, "text", text->str);
    g_string_append_c(json, '}');
    memset(t, 0, sizeof(*t));
    t->doc = document_new();
    assert_true(document_read(t->doc, json->str, json->len, NULL));
    assert_true(extractor_run(extractor, scratch, t->doc, NULL));
    normalizer_run(normalizer, t->doc, &t->records, NULL);
    g_string_free(json, TRUE);
    g_string_free(text, TRUE);
}

static void forget(struct told *t)
{
    record_list_release(&t->records);
    document_free(t->doc);
}

/* The records as lines. */
static char *lines_of(const struct record_list *records)
{
    GString *out = g_string_new(NULL);

    for (gsize i = 0; i < records->n; i++)
        record_write(&records->at[i], out);
    return g_string_free(out, FALSE);
}

#define PLACES_AND_VALUES (1u << RECORD_DATE | 1u << RECORD_QUANTITY)
#define NAMES             (1u << RECORD_REGION | 1u << RECORD_POLICY)
#define WITH_MEANING      (PLACES_AND_VALUES | NAMES | 1u << RECORD_TARGET | 1u << RECORD_FIGURE)

/*
 * The records of these types that end before `end`. Their sectors are left out: a name
 * that no table has counts where the text says it again, be it further down.
 */
static char *lines_before(const struct record_list *records, int64_t end, unsigned types)
{
    GString *out = g_string_new(NULL);

    for (gsize i = 0; i < records->n; i++) {
        struct record r = records->at[i];

        r.sector = NULL;
        if (types >> r.type & 1 && r.end <= end)
            record_write(&r, out);
    }
    return g_string_free(out, FALSE);
}

/* Does a record of one of these types stand in [start, end)? */
static gboolean holds(const struct record_list *records, int64_t start, int64_t end, unsigned types)
{
    gboolean any = FALSE;

    for (gsize i = 0; i < records->n; i++)
        any |= types >> records->at[i].type & 1 && records->at[i].start >= start &&
               records->at[i].end <= end;
    return any;
}

static guint pick(GRand *dice, const char **lines)
{
    guint n = (guint)g_rand_int_range(dice, 1, MOST + 1);

    for (guint i = 0; i < n; i++)
        lines[i] = g_ptr_array_index(pool, (guint)g_rand_int_range(dice, 0, (gint32)pool->len));
    return n;
}

/* Says which text it was before it fails. */
static void show(const char *const *lines, guint n)
{
    for (guint i = 0; i < n; i++)
        print_message("%2u %s\n", i, lines[i]);
}

static void expect_same(const char *want, const char *got, const char *const *lines, guint n)
{
    if (strcmp(want, got) == 0)
        return;
    show(lines, n);
    while (*want && *want == *got) { /* to the line in which they differ */
        const char *next = strchr(want, '\n');
        gsize line = (gsize)(next - want) + 1;

        if (strncmp(want, got, line) != 0)
            break;
        want += line;
        got += line;
    }
    fail_msg("wanted: %.*s\n   got: %.*s", (int)strcspn(want, "\n"), want, (int)strcspn(got, "\n"),
             got);
}

static void for_each_text(void (*check)(const char *const *lines, guint n, GRand *dice))
{
    GRand *dice = g_rand_new_with_seed(SEED);
    const char *lines[MOST] = { NULL };

    for (int i = 0; i < TEXTS; i++)
        check(lines, pick(dice, lines), dice);
    g_rand_free(dice);
}

/* ---- the properties ---- */

static void check_places(const char *const *lines, guint n, GRand *dice)
{
    struct told t;
    int64_t last = 0;

    (void)dice;
    tell(&t, lines, n, n);
    for (gsize i = 1; i < t.records.n; i++) {
        const struct record *r = &t.records.at[i];
        gsize from = text_byte_at(t.doc->text, t.doc->text_bytes, (gsize)r->start);
        gsize to = text_byte_at(t.doc->text, t.doc->text_bytes, (gsize)r->end);

        assert_true(r->start >= last && r->start < r->end && r->end <= t.doc->text_chars);
        assert_int_equal(strlen(r->quote), to - from);
        assert_memory_equal(r->quote, t.doc->text + from, to - from);
        if (!strstr(r->sentence, r->quote))
            fail_msg("'%s' does not stand in '%s'", r->quote, r->sentence);
        last = r->start;
    }
    forget(&t);
}

/* The places give the quotes back, in the order of the text, and each in its sentence. */
static void test_places(void **state)
{
    (void)state;
    for_each_text(check_places);
}

static void check_ids(const char *const *lines, guint n, GRand *dice)
{
    GHashTable *ids = g_hash_table_new(g_str_hash, g_str_equal);
    struct told t;

    (void)dice;
    tell(&t, lines, n, n);
    for (gsize i = 0; i < t.records.n; i++) {
        const struct record *r = &t.records.at[i];

        assert_true(!r->same_as || g_hash_table_contains(ids, r->same_as));
        assert_true(g_hash_table_add(ids, (gpointer)(uintptr_t)r->id));
        assert_string_equal(r->type == RECORD_DOCUMENT ? r->id : r->document, t.doc->id);
    }
    g_hash_table_unref(ids);
    forget(&t);
}

/* No id twice in a document; same_as names a record that stands before. */
static void test_ids(void **state)
{
    (void)state;
    for_each_text(check_ids);
}

static void check_twice(const char *const *lines, guint n, GRand *dice)
{
    struct told one, other;
    char *want, *got;

    (void)dice;
    tell(&one, lines, n, n);
    tell(&other, lines, n, n);
    want = lines_of(&one.records);
    got = lines_of(&other.records);
    expect_same(want, got, lines, n);
    g_free(want);
    g_free(got);
    forget(&one);
    forget(&other);
}

static void test_twice(void **state)
{
    (void)state;
    for_each_text(check_twice);
}

static void check_through_json(const char *const *lines, guint n, GRand *dice)
{
    struct document *again = document_new();
    struct record_list records = { 0 };
    GString *line = g_string_new(NULL);
    struct told t;
    char *want, *got;

    (void)dice;
    tell(&t, lines, n, n);
    document_write(t.doc, line);
    assert_true(document_read(again, line->str, line->len - 1, NULL));
    normalizer_run(normalizer, again, &records, NULL);
    want = lines_of(&t.records);
    got = lines_of(&records);
    expect_same(want, got, lines, n);
    g_free(want);
    g_free(got);
    record_list_release(&records);
    document_free(again);
    g_string_free(line, TRUE);
    forget(&t);
}

/* The stages behind pipes say what the stages in one process say. */
static void test_through_json(void **state)
{
    (void)state;
    for_each_text(check_through_json);
}

/*
 * A region or plan that the text names further down may be that of the whole article, so
 * where the paragraph names one, only dates and quantities must stay as they are.
 */
static void check_without(const char *const *lines, guint n, guint without)
{
    int64_t start = 0, end;
    struct told whole, rest;
    unsigned types;
    char *want, *got;

    for (guint i = 0; i < without; i++)
        start += (int64_t)text_length(lines[i], strlen(lines[i])) + 1;
    end = start + (int64_t)text_length(lines[without], strlen(lines[without]));
    tell(&whole, lines, n, n);
    tell(&rest, lines, n, without);
    types = holds(&whole.records, start, end, NAMES) ? PLACES_AND_VALUES : WITH_MEANING;
    want = lines_before(&whole.records, start, types);
    got = lines_before(&rest.records, start, types);
    if (strcmp(want, got) != 0)
        print_message("without %u:\n", without);
    expect_same(want, got, lines, n);
    g_free(want);
    g_free(got);
    forget(&whole);
    forget(&rest);
}

static void check_removal(const char *const *lines, guint n, GRand *dice)
{
    if (n < 2)
        return;
    check_without(lines, n, n - 1);
    check_without(lines, n, (guint)g_rand_int_range(dice, 1, (gint32)n));
}

/* What a paragraph says never changes the dates, figures … of those before it. */
static void test_removal(void **state)
{
    (void)state;
    for_each_text(check_removal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),  cmocka_unit_test(test_ids),
        cmocka_unit_test(test_twice),   cmocka_unit_test(test_through_json),
        cmocka_unit_test(test_removal),
    };

    return cmocka_run_group_tests_name("properties", tests, load, unload);
}
