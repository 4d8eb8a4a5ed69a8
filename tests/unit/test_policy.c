#include "found.h"

/* The plan that governs the place marked by "@". */
static void governs(void **state)
{
    static const struct {
        const char *text, *want;
    } ROWS[] = {
        { "《某市氢能发展规划(2023—2025年)》提出，到2025年建成@5座。",
          "某市氢能发展规划(2023—2025年)" },
        { "市里印发《某市水网建设实施方案》（以下简称《实施方案》）。\n《另一计划》也已下发。\n"
          "《实施方案》明确，新增@3项。",
          "某市水网建设实施方案" },
        /* behind its number as a document */
        { "市里印发《某市水网建设实施方案》（某府办字〔2025〕6号，以下简称《实施方案》）。\n"
          "《另一计划》也已下发。\n《实施方案》明确，新增@3项。",
          "某市水网建设实施方案" },
        { "《甲省林业发展规划》提出增长1%。《乙省渔业行动方案》提出增长@2%。", "乙省渔业行动方案" },
        { "《甲省林业发展规划》近日公布。\n按照规划，新增@2%。", "甲省林业发展规划" },
        { "《红楼梦》读者达到@5万。", NULL },
        { "净利润增长@8%。", NULL },
        /* plans without 《》 */
        { "近日，某市低空经济发展行动计划印发，到2027年建成@9座。", "某市低空经济发展行动计划" },
        { "“十五五”规划纲要提出，能耗下降@9%。", "“十五五”规划纲要" },
        { "市里正在编制发展规划，能耗下降@9%。", NULL },
        { "公司的五年发展计划是，产能增长@9%。", NULL },
        /* a law sets no aims */
        { "《某某监察法》规定，由2人以上进行，比例达到@9%。", NULL },
        { "《没有结尾的规划@", NULL },
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        char **halves = g_strsplit(ROWS[i].text, "@", 2);
        char *text = g_strconcat(halves[0], halves[1], NULL);
        const struct policy *got;
        struct found f;

        print_message("  %s\n", ROWS[i].text);
        found_init(&f, NULL, text, NULL, NULL, TRUE);
        policies_resolve(&f.c);
        got = policy_for(&f.c, (uint32_t)strlen(halves[0]));
        if (ROWS[i].want) {
            assert_non_null(got);
            assert_string_equal(got->title, ROWS[i].want);
        } else
            assert_null(got);
        found_release(&f);
        g_free(text);
        g_strfreev(halves);
    }
}

/* The plan that a text is, as its headline says. */
static void of_headlines(void **state)
{
    static const struct {
        const char *title, *text, *want;
    } ROWS[] = {
        { "某市人民政府关于发展茶业的实施意见", "建成茶园9座。",
          "某市人民政府关于发展茶业的实施意见" },
        { "某市茶业三年行动计划(2026—2028年)", "为做强茶业，制定本行动计划。建成茶园9座。",
          "某市茶业三年行动计划(2026—2028年)" },
        /* what it follows is not what it is */
        { "某市茶业发展方案", "按照《甲省农业发展规划》，制定本方案。\n建成茶园9座。",
          "某市茶业发展方案" },
        { "某市人民政府办公室关于印发某市茶业发展方案的通知",
          "为做强茶业，制定本方案。\n建成茶园9座。", "某市茶业发展方案" },
        { "关于印发《某市茶业发展方案（2023—2027年）》的通知",
          "为做强茶业，制定本方案。\n建成茶园9座。", "某市茶业发展方案（2023—2027年）" },
        /* news of a plan is none */
        { "某市发布茶业三年行动计划", "昨天公布，建成茶园9座。", NULL },
        { "某市人民政府关于表彰茶农的决定", "建成茶园9座。", NULL },
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        const struct policy *got;
        struct found f;

        print_message("  %s\n", ROWS[i].title);
        found_init(&f, ROWS[i].title, ROWS[i].text, NULL, NULL, TRUE);
        policies_resolve(&f.c);
        got = policy_for(&f.c, (uint32_t)strlen(ROWS[i].text) - 1);
        if (ROWS[i].want) {
            assert_non_null(got);
            assert_string_equal(got->title, ROWS[i].want);
            assert_true(policy_is_text(&f.c, got->title));
        } else
            assert_null(got);
        found_release(&f);
    }
}

static void issuers(void **state)
{
    static const struct {
        const char *text, *issuer, *brief;
    } ROWS[] = {
        { "今年3月，甲部等五部门联合印发《关于做好林草工作的意见》。", "甲部等五部门", NULL },
        { "近日，乙省政府出台了《乙省稳增长若干措施》（下称《措施》）。", "乙省政府", "措施" },
        { "会议学习《丙市条例》。", NULL, NULL },
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        const struct policy *p;
        struct found f;

        print_message("  %s\n", ROWS[i].text);
        found_init(&f, NULL, ROWS[i].text, NULL, NULL, TRUE);
        policies_resolve(&f.c);
        assert_true(f.doc->n_mentions >= 1);
        p = f.c.policies[0];
        assert_non_null(p);
        if (ROWS[i].issuer)
            assert_string_equal(p->issuer, ROWS[i].issuer);
        else
            assert_null(p->issuer);
        if (ROWS[i].brief)
            assert_string_equal(p->short_title, ROWS[i].brief);
        else
            assert_null(p->short_title);
        found_release(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(governs), cmocka_unit_test(of_headlines),
                                        cmocka_unit_test(issuers) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
