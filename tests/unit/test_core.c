/* The core models: arena, text, ids, JSON, documents, records, lines, rejects, configuration. */
#include "core/arena.h"
#include "core/config.h"
#include "core/document.h"
#include "core/error.h"
#include "core/id.h"
#include "core/json.h"
#include "core/lines.h"
#include "core/log.h"
#include "core/record.h"
#include "core/reject.h"
#include "core/text.h"
#include "core/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>
#include <xxhash.h>

#include <cmocka.h>

/* A file with these bytes; release the path with g_free() after unlink(). */
static char *temporary(const void *bytes, gsize n)
{
    char *path = NULL;
    int fd = g_file_open_tmp("mubiao-XXXXXX", &path, NULL);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, n), (gssize)n);
    close(fd);
    return path;
}

static void drop(char *path)
{
    unlink(path);
    g_free(path);
}

/* ---- arena ---- */

static void arena_grows_in_place(void **state)
{
    struct arena a = { 0 };
    char *p = arena_alloc(&a, 10), *q;

    (void)state;
    memcpy(p, "123456789", 10);
    q = arena_grow(&a, p, 10, 1000);
    assert_ptr_equal(p, q);
    arena_alloc(&a, 1);
    q = arena_grow(&a, q, 1000, 2000); /* no longer the last: moved */
    assert_ptr_not_equal(p, q);
    assert_string_equal(q, "123456789");
    arena_release(&a);
    assert_int_equal(a.total, 0);
}

static void arena_gives_large_chunks_back(void **state)
{
    struct arena a = { 0 };

    (void)state;
    memset(arena_alloc(&a, (gsize)8 << 20), 1, (gsize)8 << 20);
    assert_true(a.total >= (gsize)8 << 20);
    arena_reset(&a);
    assert_true(a.total <= ARENA_KEEP);
    arena_release(&a);
}

/* ---- text ---- */

/* Long enough for words and for the sums of many words; with every width of character. */
static void text_counts_both_ways(void **state)
{
    static const char *const CHARACTERS[] = { "年", "a", "𠀀", "é" };
    GString *s = g_string_new(NULL);
    gsize byte = 0;

    (void)state;
    for (int i = 0; i < 4000; i++)
        g_string_append(s, CHARACTERS[(i + i / 7) % 4]);
    for (gsize c = 0; c <= 4000; c++) {
        assert_int_equal(text_byte_at(s->str, s->len, c), byte);
        assert_int_equal(text_length(s->str, byte), c);
        assert_int_equal(text_length(s->str + byte, s->len - byte), 4000 - c);
        byte += c < 4000 ? text_step((unsigned char)s->str[byte]) : 0;
    }
    assert_int_equal(text_byte_at(s->str, s->len, 5000), s->len);
    assert_int_equal(text_byte_at("", 0, 5), 0);
    assert_int_equal(text_length("", 0), 0);
    g_string_free(s, TRUE);
}

static void words_are_found_within_the_end(void **state)
{
    static struct words MEASURES = WORDS("产值", "占比"), NONE = WORDS(NULL);
    static const char TEXT[] = "全市产值与占比";
    const char *end = TEXT + strlen(TEXT), *behind = NULL;

    (void)state;
    assert_ptr_equal(words_find(&MEASURES, TEXT, end, &behind), TEXT + strlen("全市"));
    assert_ptr_equal(behind, TEXT + strlen("全市产值"));
    assert_ptr_equal(words_find(&MEASURES, behind, end, NULL), TEXT + strlen("全市产值与"));
    assert_non_null(words_find(&MEASURES, TEXT, TEXT + strlen("全市产值"), NULL));
    assert_null(words_find(&MEASURES, TEXT, TEXT + strlen("全市产"), NULL));
    assert_null(words_find(&MEASURES, TEXT, TEXT, NULL));
    assert_null(words_find(&NONE, TEXT, end, NULL));
    assert_string_equal(words_end(&MEASURES, TEXT, end), "占比");
    assert_ptr_equal(words_find_in(&MEASURES, TEXT, NULL), TEXT + strlen("全市"));
    assert_null(words_find_in(&MEASURES, NULL, NULL));
    assert_int_equal(words_count(&MEASURES, TEXT, end, 9), 2);
    assert_int_equal(words_count(&MEASURES, TEXT, end, 1), 1);
    assert_int_equal(words_count(&NONE, TEXT, end, 9), 0);
    assert_string_equal(words_match(&MEASURES, end - strlen("占比"), end), "占比");
    assert_null(words_match(&MEASURES, end - strlen("与占比"), end));
    assert_null(words_match(&MEASURES, TEXT + strlen("全市"), end));
    assert_null(words_match(&MEASURES, end, end));
    assert_null(words_end(&MEASURES, end - strlen("比"), end));
    assert_null(words_end(&MEASURES, TEXT, TEXT));
    assert_null(words_end(&NONE, TEXT, end));
    assert_string_equal(words_begin(&MEASURES, behind - strlen("产值"), end), "产值");
    assert_null(words_begin(&MEASURES, behind - strlen("产值"), behind - strlen("值")));
    assert_null(words_begin(&MEASURES, end, end));
}

/* A list so long that many of its words share a bit, each found as itself. */
static void words_of_a_full_list(void **state)
{
    static struct words FULL =
        WORDS("省", "市", "县", "区", "州", "镇", "乡", "村", "局", "委", "部", "厅", "院", "会",
              "署", "署长", "会议", "院长", "部长", "委员", "局长", "村民", "乡镇", "镇长", "州长",
              "区长", "县长", "市长", "省长", "报告", "记者", "专家", "机构", "公司", "集团",
              "协会", "学会", "医院", "学校", "银行", "基金", "证券", "保险", "信托", "租赁",
              "期货", "海关", "税务", "财政", "统计", "审计", "国资", "发改", "工信", "商务",
              "农业", "林业", "水利", "交通", "住建", "环保", "应急", "气象");

    (void)state;
    for (int i = 0; FULL.list[i]; i++) {
        const char *word = FULL.list[i], *end = word + strlen(word);

        print_message("%s\n", word);
        assert_string_equal(words_match(&FULL, word, end), word);
        assert_true(g_str_has_prefix(word, words_begin(&FULL, word, end)));
        assert_true(g_str_has_suffix(word, words_end(&FULL, word, end)));
    }
    assert_string_equal(words_begin(&FULL, "署长", "署长" + strlen("署长")), "署"); /* the first */
    assert_null(words_begin(&FULL, "渔业", "渔业" + strlen("渔业")));
    assert_null(words_end(&FULL, "渔", "渔" + strlen("渔")));
}

/* Characters of one to four bytes; of words that fit, the one first in the list. */
static void words_of_any_script(void **state)
{
    static struct words MIXED = WORDS("A", "·", "😀", "100", "10", "占", "占比");
    static const struct {
        const char *text, *begins, *ends;
    } ROWS[] = {
        { "A股", "A", NULL },     { "·中", "·", NULL },    { "中·", NULL, "·" },
        { "😀", "😀", "😀" },        { "1009", "100", NULL }, { "910", NULL, "10" },
        { "占比", "占", "占比" }, { "a", NULL, NULL },     { "B", NULL, NULL },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        const char *s = ROWS[i].text, *end = s + strlen(s);
        const char *begins = words_begin(&MIXED, s, end), *ends = words_end(&MIXED, s, end);

        assert_int_equal(g_strcmp0(begins, ROWS[i].begins), 0);
        assert_int_equal(g_strcmp0(ends, ROWS[i].ends), 0);
    }
}

static void text_is_made_valid(void **state)
{
    static const struct {
        const char *in;
        gsize n;
        const char *out;
        gsize bad;
    } ROWS[] = {
        { "中文", 6, "中文", 0 },
        { "a\xff"
          "b",
          3,
          "a\xef\xbf\xbd"
          "b",
          1 },
        { "\xe4\xb8", 2, "\xef\xbf\xbd", 1 }, /* cut off */
        { "a\0b", 3,
          "a\xef\xbf\xbd"
          "b",
          1 },
        { "\xed\xa0\x80", 3, "\xef\xbf\xbd", 1 }, /* a surrogate */
        { "\xc0\xaf", 2, "\xef\xbf\xbd", 1 },     /* overlong */
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        GString *out = g_string_new(NULL);
        assert_int_equal(text_append_valid(out, ROWS[i].in, ROWS[i].n), ROWS[i].bad);
        assert_string_equal(out->str, ROWS[i].out);
        g_string_free(out, TRUE);
    }
}

static void messages_are_harmless(void **state)
{
    char s[] = "标题\x1b[31m\xc2\x9b\x7f\n";

    (void)state;
    log_make_harmless(s);
    assert_string_equal(s, "标题?[31m????");
}

/* ---- ids ---- */

static void urls_are_canonical(void **state)
{
    static const struct {
        const char *in, *out;
    } ROWS[] = {
        { "HTTP://News.Example.ORG:80/a/../b?x=1#top", "http://news.example.org/b?x=1" },
        { "https://example.org:443", "https://example.org/" },
        { "https://example.org:8443/", "https://example.org:8443/" },
        { "http://example.org/a?", "http://example.org/a" },
        { "file:a.html", NULL },
        { "ftp://example.org/", NULL },
        { "", NULL },
        { NULL, NULL },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        char *got = id_canonical_url(ROWS[i].in);
        if (ROWS[i].out)
            assert_string_equal(got, ROWS[i].out);
        else
            assert_null(got);
        g_free(got);
    }
}

/* XXH3 of one string, as id_of_parts() writes it. */
static void xxh3_of(char out[ID_LENGTH + 1], const char *s)
{
    XXH128_canonical_t digest;

    XXH128_canonicalFromHash(&digest, XXH3_128bits(s, strlen(s)));
    for (gsize i = 0; i < sizeof digest.digest; i++)
        g_snprintf(out + 2 * i, 3, "%02x", digest.digest[i]);
}

/* Parts of any length: what is hashed is the same as when it is put together here. */
static void ids_of_long_parts(void **state)
{
    (void)state;
    for (gsize n = 400; n < 2000; n += 37) {
        char *part = g_strnfill(n, 'a'), *all = g_strdup_printf("%zu:%s;1:b;", n, part);
        const char *parts[] = { part, "b", NULL };
        char x[ID_LENGTH + 1], y[ID_LENGTH + 1];

        id_of_parts(x, parts);
        xxh3_of(y, all);
        assert_string_equal(x, y);
        g_free(part);
        g_free(all);
    }
}

static void ids_keep_parts_apart(void **state)
{
    const char *one[] = { "ab", "c", NULL }, *two[] = { "a", "bc", NULL };
    char x[ID_LENGTH + 1], y[ID_LENGTH + 1];

    (void)state;
    id_of_parts(x, one);
    id_of_parts(y, two);
    assert_string_not_equal(x, y);
    xxh3_of(y, "2:ab;1:c;");
    assert_string_equal(x, y);
    id_of_bytes(x, "abc", 3); /* FIPS 180-4's example, its first half */
    assert_string_equal(x, "ba7816bf8f01cfea414140de5dae2223");
}

/* ---- JSON ---- */

static void json_is_escaped(void **state)
{
    GString *out = g_string_new("{");

    (void)state;
    json_member(out, "a", "x\"\\\n\t\x01\x7f中");
    json_member(out, "absent", NULL);
    json_member_int(out, "n", -5);
    json_member_bool(out, "t", TRUE);
    json_member_raw(out, "v", "100000000000.5");
    g_string_append_c(out, '}');
    assert_string_equal(out->str, "{\"a\":\"x\\\"\\\\\\n\\t\\u0001\\u007f中\",\"n\":-5,\"t\":true,"
                                  "\"v\":100000000000.5}");
    g_string_free(out, TRUE);
}

static void json_refuses(void **state)
{
    static const struct {
        const char *in, *message;
    } ROWS[] = {
        { "", "cut off" },
        { "{\"a\":1", "cut off" },
        { "[1]", "another type" },
        { "\"x\"", "another type" },
        { "{\"a\":1} x", "behind it" },
        { "{\"a\":\"\xff\"}", "invalid UTF-8" },
        { "{a}", "not a JSON object" },
        { "{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}", "deep" },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        GError *error = NULL;
        print_message("  %s\n", ROWS[i].in);
        assert_null(json_parse_object(ROWS[i].in, strlen(ROWS[i].in), &error));
        assert_true(mubiao_error_is_reject(error));
        assert_non_null(strstr(error->message, ROWS[i].message));
        g_error_free(error);
    }
}

/* ---- documents ---- */

static const char DOCUMENT[] =
    "{\"id\":\"0123\",\"url\":\"http://example.org/"
    "a\",\"title\":\"题\",\"published\":\"2024-08-01T09:30\","
    "\"pages\":2,\"truncated\":true,\"text\":\"到2027年\\n建成\",\"blocks\":[[\"h2\",0,6],[\"td\","
    "7,9]],"
    "\"captions\":[\"图\"],\"original\":\"到2027年\\n建成\",\"mentions\":[{\"type\":\"date\","
    "\"start\":1,"
    "\"end\":6,\"rule\":\"date.year\",\"groups\":{\"year\":\"2027\"}}]}\n";

static void documents_round_trip(void **state)
{
    struct document *doc = document_new();
    GString *out = g_string_new(NULL);

    (void)state;
    for (int i = 0; i < 2; i++) { /* the second time into the used one */
        g_string_truncate(out, 0);
        assert_true(document_read(doc, DOCUMENT, strlen(DOCUMENT) - 1, NULL));
        document_write(doc, out);
        assert_string_equal(out->str, DOCUMENT);
    }
    assert_int_equal(doc->text_chars, 9);
    assert_int_equal(doc->mentions[0].byte_start, 3);
    assert_int_equal(doc->mentions[0].byte_end, 10);
    assert_string_equal(mention_group(&doc->mentions[0], "year"), "2027");
    assert_null(mention_group(&doc->mentions[0], "month"));
    g_string_free(out, TRUE);
    document_free(doc);
}

static void the_smallest_document(void **state)
{
    static const char LINE[] = "{\"text\":\"甲\\n\\n乙丙\"}";
    struct document *doc = document_new();

    (void)state;
    assert_true(document_read(doc, LINE, strlen(LINE), NULL));
    assert_int_equal(doc->n_blocks, 2);
    assert_int_equal(doc->blocks[1].start, 3);
    assert_int_equal(doc->blocks[1].end, 5);
    assert_int_equal(strlen(doc->id), ID_LENGTH);
    document_free(doc);
}

static void documents_refused(void **state)
{
    static const struct {
        const char *in, *message;
    } ROWS[] = {
        { "{}", "no 'text'" },
        { "{\"text\":5}", "no 'text'" },
        { "{\"text\":\"a\\u0000b\"}", "NUL" },
        { "{\"text\":\"a\",\"title\":5}", "'title' is no string" },
        { "{\"text\":\"a\",\"blocks\":5}", "no array" },
        { "{\"text\":\"a\",\"blocks\":[[\"p\",0,2]]}", "block" },
        { "{\"text\":\"ab\",\"blocks\":[[\"p\",1,2],[\"p\",0,1]]}", "block" },
        { "{\"text\":\"ab\",\"blocks\":[[\"x\",0,1]]}", "block" },
        { "{\"text\":\"ab\",\"blocks\":[[\"p\",-1,1]]}", "block" },
        { "{\"text\":\"ab\",\"mentions\":[{\"type\":\"date\",\"start\":0,\"end\":3}]}", "mention" },
        { "{\"text\":\"ab\",\"mentions\":[{\"type\":\"x\",\"start\":0,\"end\":1}]}", "mention" },
        { "{\"text\":\"ab\",\"mentions\":[{\"type\":\"date\",\"start\":1,\"end\":2},{\"type\":"
          "\"date\","
          "\"start\":0,\"end\":1}]}",
          "mention" },
        { "{\"text\":\"ab\",\"mentions\":[5]}", "mention" },
    };
    struct document *doc = document_new();

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        GError *error = NULL;
        print_message("  %s\n", ROWS[i].in);
        assert_false(document_read(doc, ROWS[i].in, strlen(ROWS[i].in), &error));
        assert_true(mubiao_error_is_reject(error));
        assert_non_null(strstr(error->message, ROWS[i].message));
        g_error_free(error);
    }
    document_free(doc);
}

/* ---- records ---- */

static void records_round_trip(void **state)
{
    static const char *const LINES[] = {
        "{\"type\":\"target\",\"id\":\"a\",\"document\":\"d\",\"quote\":\"2到3个\",\"start\":0,"
        "\"end\":4,"
        "\"value\":2,\"value_max\":3,\"unit\":\"个\",\"op\":\"range\",\"deadline\":\"2035\","
        "\"stretch\":true}\n",
        "{\"type\":\"date\",\"id\":\"a\",\"document\":\"d\",\"quote\":\"2027年\",\"value\":"
        "\"2027\",\"grain\":\"year\"}\n",
        "{\"type\":\"quantity\",\"id\":\"a\",\"value\":0.30000000000000004,\"unit\":\"%\"}\n",
        /* larger than 64 bits hold */
        "{\"type\":\"quantity\",\"id\":\"a\",\"quote\":\"\\\\\\\"value\\\":1\",\"value\":"
        "-12345678901234567890123,\"value_max\":99999999999999999999,\"unit\":\"value\"}\n",
    };
    struct arena a = { 0 };
    GString *out = g_string_new(NULL);

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(LINES); i++) {
        struct record r;
        g_string_truncate(out, 0);
        assert_true(record_read(&r, &a, LINES[i], strlen(LINES[i]), NULL));
        record_write(&r, out);
        assert_string_equal(out->str, LINES[i]);
    }
    g_string_free(out, TRUE);
    arena_release(&a);
}

/* ---- lines ---- */

static void lines_come_in_order(void **state)
{
    static const char TEXT[] = "one\r\n\nthree\nlast";
    static const char *const WANT[] = { "one", "", "three", "last" };
    char *path = temporary(TEXT, strlen(TEXT));
    struct lines *l = lines_open(path, 100, NULL);
    const char *line;
    gboolean cut;
    gsize n;

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(WANT); i++) {
        assert_int_equal(lines_next(l, &line, &n, &cut, NULL), LINES_GOT);
        assert_int_equal(n, strlen(WANT[i]));
        assert_memory_equal(line, WANT[i], n);
        assert_int_equal(cut, i == 3);
        assert_int_equal(lines_number(l), i + 1);
    }
    assert_int_equal(lines_next(l, &line, &n, &cut, NULL), LINES_END);
    lines_close(l);
    drop(path);
}

static void long_lines_are_passed_over(void **state)
{
    GString *text = g_string_new("short\n");
    const char *line;
    char *path;
    struct lines *l;
    gboolean cut;
    gsize n;

    (void)state;
    for (int i = 0; i < 100000; i++)
        g_string_append(text, "0123456789");
    g_string_append(text, "\nafter\n");
    path = temporary(text->str, text->len);
    l = lines_open(path, 1000, NULL);
    assert_int_equal(lines_next(l, &line, &n, &cut, NULL), LINES_GOT);
    assert_int_equal(lines_next(l, &line, &n, &cut, NULL), LINES_LONG);
    assert_int_equal(lines_next(l, &line, &n, &cut, NULL), LINES_GOT);
    assert_memory_equal(line, "after", 5);
    assert_int_equal(lines_number(l), 3);
    assert_int_equal(lines_next(l, &line, &n, &cut, NULL), LINES_END);
    lines_close(l);
    drop(path);
    g_string_free(text, TRUE);
}

static void lines_need_a_file(void **state)
{
    GError *error = NULL;

    (void)state;
    assert_null(lines_open("/nonexistent/file", 10, &error));
    assert_true(mubiao_error_is_reject(error));
    g_clear_error(&error);
    assert_null(lines_open("/", 10, &error));
    assert_true(mubiao_error_is_reject(error));
    g_clear_error(&error);
}

/* ---- rejects ---- */

static void rejects_are_lines(void **state)
{
    char *path = temporary("", 0), *text;
    struct rejects *r = rejects_open(path, NULL);

    (void)state;
    log_init("test", LOG_ERROR);
    rejects_add(r, "parse", "a\xff\n.html", 3, REJECT_TOO_LARGE, "five \"bytes\"");
    assert_int_equal(rejects_count(r), 1);
    assert_int_equal(rejects_count_of(r, REJECT_TOO_LARGE), 1);
    assert_true(rejects_close(r, NULL));
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, "{\"stage\":\"parse\",\"input\":\"a\xef\xbf\xbd\\n.html\",\"line\":3,"
                              "\"reason\":\"too-large\",\"detail\":\"five \\\"bytes\\\"\"}\n");
    g_free(text);
    drop(path);
}

static void rejects_say_when_the_disk_is_full(void **state)
{
    GError *error = NULL;
    struct rejects *r = rejects_open("/dev/full", NULL);

    (void)state;
    log_init("test", LOG_ERROR);
    rejects_add(r, "parse", "a", 0, REJECT_EMPTY, NULL);
    assert_false(rejects_close(r, &error));
    assert_int_equal(error->code, MUBIAO_ERROR_IO);
    g_clear_error(&error);
    assert_null(rejects_open("/nonexistent/file", &error));
    assert_int_equal(error->code, MUBIAO_ERROR_IO);
    g_clear_error(&error);
}

/* ---- configuration ---- */

struct wanted {
    const char *name;
    char **list;
    gboolean flag;
    unsigned count;
    gsize size;
    double number;
};

static const struct config_key KEYS[] = {
    { "name", CONFIG_STRING, offsetof(struct wanted, name), 0, 0 },
    { "list", CONFIG_LIST, offsetof(struct wanted, list), 0, 0 },
    { "flag", CONFIG_BOOL, offsetof(struct wanted, flag), 0, 0 },
    { "count", CONFIG_UINT, offsetof(struct wanted, count), 1, 9 },
    { "size", CONFIG_SIZE, offsetof(struct wanted, size), 0, 0 },
    { "number", CONFIG_NUMBER, offsetof(struct wanted, number), -1, 1 },
};

static gboolean configure(const char *text, struct wanted *w, struct config **c, GError **error)
{
    char *path = temporary(text, strlen(text));
    gboolean ok;

    *c = config_load(path, error);
    ok = *c && config_read(*c, "a", KEYS, G_N_ELEMENTS(KEYS), w, error);
    drop(path);
    return ok;
}

static void configuration_is_read(void **state)
{
    struct wanted w = { 0 };
    struct config *c;

    (void)state;
    assert_true(configure("# comment\n[a]\nname = x\nlist = one ;two\nflag = true\ncount = 3\n"
                          "size = 16K\nnumber = -0.5\n",
                          &w, &c, NULL));
    assert_string_equal(w.name, "x");
    assert_string_equal(w.list[0], "one");
    assert_string_equal(w.list[1], "two");
    assert_true(w.flag);
    assert_int_equal(w.count, 3);
    assert_int_equal(w.size, 16384);
    assert_true(w.number == -0.5);
    config_free(c);
}

static void configuration_names_the_line(void **state)
{
    static const struct {
        const char *text, *message;
    } ROWS[] = {
        { "[a]\nname = x\nnmae = y\n", ":3: unknown key 'nmae'" },
        { "[a]\ncount = 10\n", ":2: count = 10" },
        { "[a]\ncount = x\n", "a number is wanted" },
        { "[a]\n\nflag = yes\n", ":3: flag = yes: true or false" },
        { "[a]\nsize = 5X\n", "a number is wanted" },
        { "name = x\n", "cannot use" },
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        struct wanted w = { 0 };
        struct config *c;
        GError *error = NULL;
        print_message("  %s\n", ROWS[i].text);
        assert_false(configure(ROWS[i].text, &w, &c, &error));
        assert_int_equal(error->code, MUBIAO_ERROR_USAGE);
        assert_non_null(strstr(error->message, ROWS[i].message));
        g_error_free(error);
        config_free(c);
    }
}

/* What is escaped is found wherever it stands, and nothing else is escaped. */
static void json_escapes_anywhere(void **state)
{
    (void)state;
    for (int c = 1; c < 256; c++)
        for (gsize at = 0; at < 20; at++) {
            char text[] = "01234567890123456789";
            gboolean plain = c >= 0x20 && c != '"' && c != '\\' && c != 0x7f;
            GString *out = g_string_new(NULL);

            text[at] = (char)c;
            json_string(out, text);
            assert_int_equal(out->len == strlen(text) + 2, plain);
            assert_memory_equal(out->str + 1, text, at);
            assert_memory_equal(out->str + out->len - (20 - at), text + at + 1, 19 - at);
            g_string_free(out, TRUE);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_grows_in_place),
        cmocka_unit_test(arena_gives_large_chunks_back),
        cmocka_unit_test(text_counts_both_ways),
        cmocka_unit_test(json_escapes_anywhere),
        cmocka_unit_test(words_are_found_within_the_end),
        cmocka_unit_test(words_of_a_full_list),
        cmocka_unit_test(words_of_any_script),
        cmocka_unit_test(text_is_made_valid),
        cmocka_unit_test(messages_are_harmless),
        cmocka_unit_test(urls_are_canonical),
        cmocka_unit_test(ids_keep_parts_apart),
        cmocka_unit_test(ids_of_long_parts),
        cmocka_unit_test(json_is_escaped),
        cmocka_unit_test(json_refuses),
        cmocka_unit_test(documents_round_trip),
        cmocka_unit_test(the_smallest_document),
        cmocka_unit_test(documents_refused),
        cmocka_unit_test(records_round_trip),
        cmocka_unit_test(lines_come_in_order),
        cmocka_unit_test(long_lines_are_passed_over),
        cmocka_unit_test(lines_need_a_file),
        cmocka_unit_test(rejects_are_lines),
        cmocka_unit_test(rejects_say_when_the_disk_is_full),
        cmocka_unit_test(configuration_is_read),
        cmocka_unit_test(configuration_names_the_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
