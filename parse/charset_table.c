#include "parse/charset_table.h"

#include "core/text.h"

#include <iconv.h>
#include <string.h>

#define LEADS  126 /* 0x81 … 0xFE */
#define TRAILS 191 /* 0x40 … 0xFE */
#define BAD    0xFFFDu
#define HKSCS  0x80000000u /* flag: not in Big5 itself */

/* GB18030's four-byte codes of the Basic Multilingual Plane, counted from 81308130. */
#define FOUR_BMP 39420

struct table {
    uint32_t pairs[LEADS * TRAILS]; /* code point, 0 where there is none */
    uint32_t *four;                 /* NULL: the encoding has no four-byte codes */
};

static const char FAMILIAR[] = "，。、的一是在不了有和人这這中大国國上个個为為来來到时時年会會以"
                               "我们們说說地出就对對也要发發生可日月后後他她市新报報记記者";

/* One bit for each code point up to U+FFFF; made once. */
static const uint64_t *familiar_bits(void)
{
    static uint64_t bits[1024];
    static gsize made;

    if (g_once_init_enter(&made)) {
        for (const char *p = FAMILIAR; *p; p = g_utf8_next_char(p)) {
            gunichar f = g_utf8_get_char(p);
            bits[f / 64] |= (uint64_t)1 << f % 64;
        }
        g_once_init_leave(&made, 1);
    }
    return bits;
}

static inline gboolean is_familiar(const uint64_t *bits, uint32_t c)
{
    return c < 0x10000 && bits[c / 64] >> c % 64 & 1;
}

gsize charset_familiar(const char *s, gsize n, gsize *chars)
{
    const uint64_t *bits = familiar_bits();
    gsize familiar = 0;

    for (const char *end = s + n; s < end;) {
        if ((guint8)*s < 0x80) {
            s++;
        } else {
            (*chars)++;
            familiar += (gsize)is_familiar(bits, text_next(&s));
        }
    }
    return familiar;
}

/* The first code point of `n` bytes, or 0 where they are no character. */
static uint32_t ask(iconv_t cd, const guint8 *bytes, gsize n)
{
    char *in = (char *)bytes, out[16], *to = out;
    gsize left = n, room = sizeof(out);
    uint32_t c;

    iconv(cd, NULL, NULL, NULL, NULL);
    if (iconv(cd, &in, &left, &to, &room) == (gsize)-1 || left)
        return 0;
    iconv(cd, NULL, NULL, &to, &room); /* Big5-HKSCS holds characters back for their accents */
    c = to > out ? g_utf8_get_char_validated(out, to - out) : 0;
    return c <= 0x10FFFF ? c : 0;
}

static gboolean is_private(uint32_t c)
{
    return c >= 0xE000 && c <= 0xF8FF;
}

/* Fill the places of `t` that are empty, or hold private characters, from an encoding of iconv. */
static void fill_pairs(struct table *t, const char *encoding, uint32_t flag)
{
    iconv_t cd = iconv_open("UTF-8", encoding);

    if (cd == (iconv_t)-1)
        return;
    for (unsigned i = 0; i < G_N_ELEMENTS(t->pairs); i++) {
        guint8 pair[2] = { (guint8)(0x81 + i / TRAILS), (guint8)(0x40 + i % TRAILS) };
        uint32_t c;
        if (t->pairs[i] && !is_private(t->pairs[i]))
            continue;
        c = ask(cd, pair, 2);
        if (c >= 0x80 && (!is_private(c) || !flag))
            t->pairs[i] = c | flag;
    }
    iconv_close(cd);
}

static void fill_four(struct table *t)
{
    iconv_t cd = iconv_open("UTF-8", "GB18030");

    t->four = g_new0(uint32_t, FOUR_BMP);
    if (cd == (iconv_t)-1)
        return;
    for (unsigned i = 0; i < FOUR_BMP; i++) {
        guint8 b[4] = { (guint8)(0x81 + i / 12600), (guint8)(0x30 + i / 1260 % 10),
                        (guint8)(0x81 + i / 10 % 126), (guint8)(0x30 + i % 10) };
        t->four[i] = ask(cd, b, 4);
    }
    iconv_close(cd);
}

/* The tables are made on first use, once, and never change or go. */
static const struct table *table_get(enum charset_table_id id)
{
    static struct table *tables[2];

    if (g_once_init_enter(&tables[id])) {
        struct table *t = g_new0(struct table, 1);
        if (id == CHARSET_GB18030) {
            fill_pairs(t, "GB18030", 0);
            fill_four(t);
        } else {
            fill_pairs(t, "BIG5", 0);
            fill_pairs(t, "BIG5-HKSCS", HKSCS);
        }
        g_once_init_leave(&tables[id], t);
    }
    return tables[id];
}

/* A four-byte code at `s`; 0 where it is none. */
static uint32_t four_bytes(const struct table *t, const guint8 *s, gsize n)
{
    unsigned i;

    if (!t->four || n < 4 || s[1] < 0x30 || s[1] > 0x39 || s[2] < 0x81 || s[2] > 0xFE ||
        s[3] < 0x30 || s[3] > 0x39)
        return 0;
    i = (((s[0] - 0x81u) * 10 + (s[1] - 0x30u)) * 126 + (s[2] - 0x81u)) * 10 + (s[3] - 0x30u);
    if (i < FOUR_BMP)
        return t->four[i];
    i -= 189000; /* 90308130 is U+10000 */
    return i <= 0xFFFFF ? 0x10000 + i : 0;
}

/*
 * The character at `s`, which is no ASCII, and its length. A bad pair whose second
 * byte is ASCII is one bad byte, so that no tag is swallowed (as browsers do).
 */
static inline uint32_t decode_one(const struct table *t, const guint8 *s, gsize n, unsigned *step)
{
    *step = 1;
    if (s[0] == 0x80)
        return t->four ? 0x20AC : BAD; /* code page 936 has the euro there */
    if (s[0] == 0xFF || n < 2)
        return BAD;
    if (s[1] >= 0x40 && s[1] < 0xFF) {
        uint32_t c = t->pairs[(s[0] - 0x81u) * TRAILS + (s[1] - 0x40u)];
        *step = c || s[1] >= 0x80 ? 2 : 1;
        return c ? c : BAD;
    } else {
        uint32_t c = four_bytes(t, s, n);
        *step = c ? 4 : 1;
        return c ? c : BAD;
    }
}

static unsigned utf8_length(uint32_t c)
{
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

gsize charset_ascii_run(const guint8 *s, gsize n)
{
    gsize i = 0;

    for (; i + 8 <= n; i += 8) {
        uint64_t w;
        memcpy(&w, s + i, 8);
        if ((w | (w - 0x0101010101010101u)) & 0x8080808080808080u)
            break;
    }
    return i;
}

void charset_table_fit(enum charset_table_id id, const guint8 *s, gsize n, struct charset_fit *fit)
{
    const struct table *t = table_get(id);
    const uint64_t *bits = familiar_bits();
    gsize i = 0;

    memset(fit, 0, sizeof(*fit));
    while (i < n) {
        unsigned step = 1;
        uint32_t c;
        if (s[i] < 0x80) {
            gsize run = charset_ascii_run(s + i, n - i);
            fit->bytes += run ? run : s[i] ? 1 : 3;
            i += run ? run : 1;
            continue;
        }
        c = decode_one(t, s + i, n - i, &step);
        fit->hkscs += c >> 31;
        c &= ~HKSCS;
        fit->bytes += utf8_length(c);
        if (c == BAD) {
            fit->bad++;
        } else {
            fit->chars++;
            fit->familiar += (gsize)is_familiar(bits, c);
        }
        i += step;
    }
}

static inline char *put(char *out, uint32_t c)
{
    if (c >= 0x800 && c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3f));
        out[2] = (char)(0x80 | (c & 0x3f));
        return out + 3;
    }
    return out + g_unichar_to_utf8(c, out);
}

void charset_table_decode(enum charset_table_id id, const guint8 *s, gsize n, char *out)
{
    const struct table *t = table_get(id);
    gsize i = 0;

    while (i < n) {
        unsigned step = 1;
        if (s[i] >= 0x80) {
            out = put(out, decode_one(t, s + i, n - i, &step) & ~HKSCS);
            i += step;
        } else {
            gsize run = charset_ascii_run(s + i, n - i);
            memcpy(out, s + i, run);
            out += run;
            i += run;
            if (!run) {
                out = put(out, s[i] ? s[i] : BAD);
                i++;
            }
        }
    }
}
