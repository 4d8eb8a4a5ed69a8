#include "parse/charset.h"

#include "core/error.h"
#include "core/text.h"
#include "parse/charset_label.h"
#include "parse/charset_table.h"

#include <iconv.h>
#include <string.h>
#include <uchardet.h>

#define SNIFF ((gsize)64 << 10) /* how far the looks at a file go that need not see all of it */

struct bytes {
    const guint8 *s;
    gsize n;
};

/* ---- what is no text ---- */

static const struct {
    const char *magic;
    gsize n;
    const char *what;
} MAGIC[] = {
    { "\x89PNG\r\n", 6, "a PNG picture" },
    { "GIF8", 4, "a GIF picture" },
    { "\xff\xd8\xff", 3, "a JPEG picture" },
    { "RIFF", 4, "a RIFF file" },
    { "%PDF-", 5, "a PDF file" },
    { "PK\x03\x04", 4, "a ZIP archive or office document" },
    { "\xd0\xcf\x11\xe0\xa1\xb1", 6, "an old office document" },
    { "\x1f\x8b\x08", 3, "gzip data" },
    { "\x28\xb5\x2f\xfd", 4, "zstd data" },
    { "\xfd"
      "7zXZ",
      5, "xz data" },
    { "7z\xbc\xaf", 4, "a 7z archive" },
    { "Rar!\x1a\x07", 6, "a RAR archive" },
    { "BZh9", 4, "bzip2 data" },
    { "\x7f"
      "ELF",
      4, "a program" },
    { "MZ\x90\x00", 4, "a program" },
    { "OggS", 4, "Ogg media" },
    { "ID3\x03", 4, "an MP3 file" },
    { "wOFF", 4, "a font" },
    { "wOF2", 4, "a font" },
    { "SQLite format 3", 15, "an SQLite database" },
};

static const char *magic_of(struct bytes b)
{
    for (gsize i = 0; i < G_N_ELEMENTS(MAGIC); i++)
        if (b.n >= MAGIC[i].n && memcmp(b.s, MAGIC[i].magic, MAGIC[i].n) == 0)
            return MAGIC[i].what;
    return NULL;
}

/* Control characters that no text has; escape is ISO 2022's. */
static gboolean is_odd(guint8 c)
{
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b;
}

/* One byte in twenty: compressed data has one in ten, the worst damaged page none. */
static gboolean looks_binary(struct bytes b)
{
    gsize n = MIN(b.n, SNIFF), odd = 0, i = 0;

    for (; i + 8 <= n; i += 8) {
        uint64_t w;
        memcpy(&w, b.s + i, 8);
        /* has it a byte below 0x20? (a borrow may make it see one too many) */
        if (((w - 0x2020202020202020u) & ~w & 0x8080808080808080u) == 0)
            continue;
        for (gsize k = i; k < i + 8; k++)
            odd += (gsize)is_odd(b.s[k]);
    }
    for (; i < n; i++)
        odd += (gsize)is_odd(b.s[i]);
    return odd * 20 > n;
}

/*
 * UTF-16 without a byte order mark shows by its markup, line ends and digits: a NUL
 * beside each, always on the same side.
 */
static const char *utf16_by_nuls(struct bytes b)
{
    gsize n = MIN(b.n, SNIFF) / 2, high[2] = { 0, 0 }, odd = 0;

    if (!memchr(b.s, 0, 2 * n))
        return NULL;
    for (gsize i = 0; i < n; i++)
        for (unsigned side = 0; side < 2; side++)
            if (b.s[2 * i + side] == 0) {
                high[side]++;
                odd += is_odd(b.s[2 * i + 1 - side]);
            }
    if (n < 4 || (high[0] + high[1]) * 50 < n || odd * 20 > high[0] + high[1])
        return NULL;
    if (high[1] > 3 * high[0]) /* 一 is U+4E00: its NUL stands on the other side */
        return "utf-16le";
    return high[0] > 3 * high[1] ? "utf-16be" : NULL;
}

/* ---- how well bytes fit ---- */

static void count_valid(const char *s, gsize n, struct charset_fit *fit)
{
    fit->familiar += charset_familiar(s, n, &fit->chars);
    fit->bytes += n;
}

/* Valid UTF-8 without NUL? Pages are mostly ASCII, which is passed at eight bytes a step. */
static gboolean is_utf8(struct bytes b)
{
    gsize i = 0;

    while ((i += charset_ascii_run(b.s + i, b.n - i)) < b.n) {
        gsize from = i;
        while (i < b.n && b.s[i] >= 0x80)
            i++;
        if (from == i) { /* a few ASCII bytes in front of others */
            if (!b.s[i++])
                return FALSE;
        } else if (!g_utf8_validate_len((const char *)b.s + from, i - from, NULL)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Counts as text_append_valid() does. */
static void fit_utf8(struct bytes b, struct charset_fit *fit)
{
    const char *s = (const char *)b.s, *all = s + b.n;

    memset(fit, 0, sizeof(*fit));
    while (s < all) {
        const char *end;
        g_utf8_validate_len(s, (gsize)(all - s), &end);
        count_valid(s, (gsize)(end - s), fit);
        if (end == all)
            break;
        fit->bad++;
        fit->bytes += 3;
        for (s = end + 1; s < all && ((guint8)*s & 0xc0) == 0x80;)
            s++;
    }
}

/* Decode by iconv, each bad byte one U+FFFD. Returns how many, -1 for an unknown encoding. */
static gssize decode_iconv(struct bytes b, const char *name, GString *out)
{
    iconv_t cd = iconv_open("UTF-8", name);
    char *in = (char *)b.s, block[8192];
    gsize left = b.n;
    gssize bad = 0;

    if (cd == (iconv_t)-1)
        return -1;
    while (left) {
        char *to = block;
        gsize room = sizeof(block), was = left;
        gsize got = iconv(cd, &in, &left, &to, &room);
        text_append_valid(out, block, (gsize)(to - block));
        if (got != (gsize)-1 || (was != left && room < 16))
            continue;
        if (left) { /* ill-formed, or cut off at the end */
            gsize skip = g_str_has_prefix(name, "utf-16") ? MIN(left, 2) : 1;
            g_string_append(out, "\xef\xbf\xbd");
            bad++;
            in += skip;
            left -= skip;
        }
    }
    iconv_close(cd);
    return bad;
}

static void fit_of(struct bytes b, const char *name, struct charset_fit *fit)
{
    if (strcmp(name, "utf-8") == 0) {
        fit_utf8(b, fit);
    } else if (strcmp(name, "gb18030") == 0) {
        charset_table_fit(CHARSET_GB18030, b.s, b.n, fit);
    } else if (strcmp(name, "big5") == 0) {
        charset_table_fit(CHARSET_BIG5, b.s, b.n, fit);
    } else {
        struct bytes head = { b.s, MIN(b.n, 4 * SNIFF) };
        GString *text = g_string_new(NULL);
        gssize bad = decode_iconv(head, name, text);
        memset(fit, 0, sizeof(*fit));
        count_valid(text->str, text->len, fit);
        fit->bad = bad < 0 ? b.n : (gsize)bad;
        fit->chars -= MIN(fit->chars, fit->bad); /* the replacements are no characters */
        g_string_free(text, TRUE);
    }
}

/* ---- which encoding it is ---- */

struct candidate {
    const char *name;
    struct charset_fit fit; /* of the double-byte encodings and UTF-8, else of the head only */
};

/* Nearly no errors, and Chinese: what a declaration must show to be believed at once. */
static gboolean is_convincing(const struct charset_fit *f)
{
    return f->bad * 50 <= f->chars + 50 && (f->chars < 40 || f->familiar * 16 >= f->chars);
}

/* Higher is better: the share of familiar characters, less what the errors cost. */
static double score(const struct charset_fit *f)
{
    double all = (double)(f->chars + f->bad) + 1;

    return ((double)f->familiar - 4 * (double)f->bad) / all;
}

static gboolean is_single_byte(const char *name)
{
    return g_str_has_prefix(name, "windows-") || g_str_has_prefix(name, "iso-8859") ||
           g_str_has_prefix(name, "koi8");
}

static struct candidate candidate_of(struct bytes b, const char *name)
{
    struct candidate c = { .name = name };

    fit_of(b, name, &c.fit);
    return c;
}

/*
 * The best of the three that Chinese pages are written in. Well-formed UTF-8 of familiar
 * characters does not come about by chance: where it outweighs the errors, the page is
 * UTF-8 with foreign pieces in it.
 */
static struct candidate best_chinese(struct bytes b)
{
    static const char *const NAMES[] = { "gb18030", "big5" };
    struct candidate best = candidate_of(b, "utf-8");

    if (best.fit.chars > best.fit.bad && best.fit.familiar * 16 >= best.fit.chars)
        return best;
    for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        struct candidate c = candidate_of(b, NAMES[i]);
        if (score(&c.fit) > score(&best.fit))
            best = c;
    }
    return best;
}

static const char *ask_uchardet(struct bytes b)
{
    uchardet_t u = uchardet_new();
    const char *label, *name = NULL;

    if (uchardet_handle_data(u, (const char *)b.s, MIN(b.n, 4 * SNIFF)) == 0) {
        uchardet_data_end(u);
        label = uchardet_get_charset(u);
        name = charset_of_label(label, strlen(label));
    }
    uchardet_delete(u);
    return name;
}

/*
 * Bytes that are no valid UTF-8. A declared encoding that convinces is taken; then
 * the best Chinese one, if it does; then what is declared at all, where few bytes
 * contradict; then uchardet, and at last the best Chinese one as it is.
 */
static struct candidate choose(struct bytes b, const char *const declared[2])
{
    struct candidate best, c;

    for (unsigned i = 0; i < 2; i++)
        if (declared[i] && !is_single_byte(declared[i]) && (i == 0 || declared[i] != declared[0])) {
            c = candidate_of(b, declared[i]);
            if (is_convincing(&c.fit))
                return c;
        }
    best = best_chinese(b);
    if (best.fit.familiar * 16 >= best.fit.chars &&
        (strcmp(best.name, "utf-8") == 0 || best.fit.bad * 20 <= best.fit.chars))
        return best;
    for (unsigned i = 0; i < 2; i++)
        if (declared[i]) {
            c = candidate_of(b, declared[i]);
            if (c.fit.bad * 20 <= c.fit.chars)
                return c;
        }
    c.name = ask_uchardet(b);
    if (c.name) {
        c = candidate_of(b, c.name);
        if (c.fit.bad * 10 <= c.fit.chars)
            return c;
    }
    return best;
}

/* ---- decoding ---- */

static const char *byte_order_mark(struct bytes *b)
{
    static const struct {
        const char *mark;
        gsize n;
        const char *name;
    } MARKS[] = {
        { "\xef\xbb\xbf", 3, "utf-8" },       { "\xff\xfe\0\0", 4, "utf-32le" },
        { "\xff\xfe", 2, "utf-16le" },        { "\xfe\xff", 2, "utf-16be" },
        { "\x84\x31\x95\x33", 4, "gb18030" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS(MARKS); i++)
        if (b->n >= MARKS[i].n && memcmp(b->s, MARKS[i].mark, MARKS[i].n) == 0) {
            b->s += MARKS[i].n;
            b->n -= MARKS[i].n;
            return MARKS[i].name;
        }
    return NULL;
}

static void decode_table(struct arena *a, struct bytes b, enum charset_table_id id, gsize n,
                         const char **utf8)
{
    char *out = arena_alloc(a, n);

    charset_table_decode(id, b.s, b.n, out);
    *utf8 = out;
}

static void decode_as(struct arena *a, struct bytes b, const struct candidate *c, const char **utf8,
                      gsize *len, const char **charset_name)
{
    GString *out;

    *charset_name = c->name;
    *len = c->fit.bytes;
    if (strcmp(c->name, "gb18030") == 0) {
        decode_table(a, b, CHARSET_GB18030, *len, utf8);
    } else if (strcmp(c->name, "big5") == 0) {
        decode_table(a, b, CHARSET_BIG5, *len, utf8);
        if (c->fit.hkscs)
            *charset_name = "big5-hkscs";
    } else {
        out = g_string_sized_new(b.n + b.n / 2);
        if (strcmp(c->name, "utf-8") == 0 || decode_iconv(b, c->name, out) < 0)
            text_append_valid(out, (const char *)b.s, b.n);
        *utf8 = arena_strndup(a, out->str, out->len);
        *len = out->len;
        g_string_free(out, TRUE);
    }
}

static gboolean reject_binary(const char *what, GError **error)
{
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT, "binary: %s, no page or text", what);
    return FALSE;
}

gboolean charset_decode(struct arena *a, const guint8 *bytes, gsize n, const char *content_type,
                        const char **utf8, gsize *len, const char **charset_name, GError **error)
{
    struct bytes b = { bytes, n };
    const char *marked, *what;
    struct candidate c = { 0 };

    if (n == 0) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT, "empty: no bytes at all");
        return FALSE;
    }
    marked = byte_order_mark(&b);
    what = marked ? NULL : magic_of(b);
    if (what)
        return reject_binary(what, error);
    c.name = marked && strcmp(marked, "utf-8") != 0 ? marked : utf16_by_nuls(b);
    if (c.name) {
        fit_of(b, c.name, &c.fit);
    } else {
        gboolean binary = looks_binary(b);
        if (!binary && is_utf8(b)) {
            *utf8 = (const char *)b.s;
            *len = b.n;
            *charset_name = "utf-8";
            return TRUE;
        }
        if (binary)
            return reject_binary("too many control characters", error);
        const char *const declared[2] = { marked ? marked : charset_of_content_type(content_type),
                                          charset_of_prescan(b.s, b.n) };
        c = choose(b, declared);
    }
    decode_as(a, b, &c, utf8, len, charset_name);
    return TRUE;
}
