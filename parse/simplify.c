#include "parse/simplify.h"

#include "core/datadir.h"
#include "core/error.h"
#include "core/text.h"

#include <stdlib.h>
#include <string.h>

/* Keys start with code points below this; it covers all characters that have been assigned. */
#define CODE_POINTS 0x40000u
#define PAGE        256u

/* Caps on a dictionary file: ours have 5,000 rows and values up to 40 bytes. */
#define MAX_ROWS  ((gsize)1 << 20)
#define MAX_BYTES 250u

/* A row whose key has several characters (or whose value is unlike its key in length). */
struct phrase {
    const char *key, *value;
    uint8_t key_bytes, value_bytes;
};

/* All rows that start with one character. */
struct head {
    uint64_t seconds; /* bit k: a phrase's second character ends with a byte ≡ k mod 64 */
    uint32_t phrases; /* the first in `phrases`; the longest stands first */
    uint16_t n_phrases;
    uint8_t to_bytes; /* 0: the character alone stays */
    char to[4];
};

struct simplifier {
    enum simplify_mode mode;
    char *file;
    struct phrase *phrases;
    struct head *heads;      /* [0] is unused */
    uint16_t (*pages)[PAGE]; /* which head a code point has, 0: none; [0] is all 0 */
    uint16_t at[CODE_POINTS / PAGE];
    gsize growth; /* a value has at most this many bytes for each byte of its key, times 4 */
};

static const char *const MODES[] = {
    [SIMPLIFY_NEWS] = "news",   [SIMPLIFY_T2S] = "t2s",   [SIMPLIFY_TW2S] = "tw2s",
    [SIMPLIFY_TW2SP] = "tw2sp", [SIMPLIFY_HK2S] = "hk2s", [SIMPLIFY_OFF] = "off",
};

gboolean simplify_mode_parse(const char *name, enum simplify_mode *mode)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(MODES); i++)
        if (strcmp(name, MODES[i]) == 0) {
            *mode = (enum simplify_mode)i;
            return TRUE;
        }
    return FALSE;
}

/* ---- reading a dictionary ---- */

static uint32_t first_char(const struct phrase *p)
{
    const char *s = p->key;

    return text_next(&s);
}

/* By first character, then the longest key first. */
static int compare_phrases(const void *a, const void *b)
{
    const struct phrase *x = a, *y = b;
    uint32_t cx = first_char(x), cy = first_char(y);

    if (cx != cy)
        return cx < cy ? -1 : 1;
    if (x->key_bytes != y->key_bytes)
        return x->key_bytes > y->key_bytes ? -1 : 1;
    return memcmp(x->key, y->key, x->key_bytes);
}

static gboolean bad_row(const char *path, gsize row, const char *what, GError **error)
{
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE,
                "%s:%zu: %s; build it again (parse/simplify/build.sh)", path, row, what);
    return FALSE;
}

/* Rows of the file, which is cut up in place. */
static gboolean read_rows(struct simplifier *s, const char *path, GArray *rows, GError **error)
{
    char *line = s->file;

    while (*line) {
        char *end = line + strcspn(line, "\n"), *tab = memchr(line, '\t', (gsize)(end - line));
        gsize k, v;
        if (!tab || tab == line || rows->len >= MAX_ROWS)
            return bad_row(path, rows->len + 1, "no KEY<tab>VALUE", error);
        k = (gsize)(tab - line);
        v = (gsize)(end - tab - 1);
        if (v == 0 || k > MAX_BYTES || v > MAX_BYTES)
            return bad_row(path, rows->len + 1, "value empty or row too long", error);
        if (s->mode != SIMPLIFY_TW2SP && text_length(line, k) != text_length(tab + 1, v))
            return bad_row(path, rows->len + 1, "key and value differ in length", error);
        struct phrase p = { line, tab + 1, (uint8_t)k, (uint8_t)v };
        if (first_char(&p) >= CODE_POINTS)
            return bad_row(path, rows->len + 1, "unassigned character", error);
        g_array_append_val(rows, p);
        s->growth = MAX(s->growth, (4 * v + k - 1) / k);
        line = *end ? end + 1 : end;
    }
    return TRUE;
}

static void add_to_head(struct head *h, const struct phrase *p, uint32_t index)
{
    unsigned first = text_step((guint8)p->key[0]);

    if (p->key_bytes == first && p->value_bytes <= sizeof(h->to)) {
        h->to_bytes = p->value_bytes;
        memcpy(h->to, p->value, p->value_bytes);
        return;
    }
    if (h->n_phrases++ == 0)
        h->phrases = index;
    if (p->key_bytes == first) { /* one character that becomes a word: any second one will do */
        h->seconds = UINT64_MAX;
    } else {
        const char *second = p->key + first;
        h->seconds |= (uint64_t)1 << ((guint8)second[text_step((guint8)*second) - 1] & 63);
    }
}

/* Sorted rows → heads and the two-step table that finds them. */
static void index_rows(struct simplifier *s, GArray *rows)
{
    uint32_t last = UINT32_MAX, n_heads = 1, n_pages = 1;

    g_array_sort(rows, compare_phrases);
    s->phrases = (struct phrase *)(void *)rows->data;
    s->heads = g_new0(struct head, rows->len + 1);
    s->pages = g_malloc0_n(CODE_POINTS / PAGE + 1, sizeof(*s->pages));
    for (uint32_t i = 0; i < rows->len; i++) {
        uint32_t c = first_char(&s->phrases[i]);
        if (c != last) {
            uint16_t *page = &s->at[c / PAGE];
            if (!*page)
                *page = (uint16_t)n_pages++;
            s->pages[*page][c % PAGE] = (uint16_t)n_heads++;
            last = c;
        }
        add_to_head(&s->heads[n_heads - 1], &s->phrases[i], i);
    }
    s->heads = g_realloc_n(s->heads, n_heads, sizeof(*s->heads));
    s->pages = g_realloc_n(s->pages, n_pages, sizeof(*s->pages));
}

static gboolean load(struct simplifier *s, GError **error)
{
    char *name = g_strconcat("opencc/", MODES[s->mode], ".txt", NULL);
    char *path = data_path(name, error);
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct phrase));
    GError *why = NULL;
    gsize n = 0;
    gboolean ok = path != NULL;

    if (ok && !g_file_get_contents(path, &s->file, &n, &why)) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE,
                    "no dictionary: %s; `make data` builds it", why->message);
        g_error_free(why);
        ok = FALSE;
    }
    if (ok && !g_utf8_validate_len(s->file, n, NULL))
        ok = bad_row(path, 0, "no valid UTF-8", error);
    ok = ok && read_rows(s, path, rows, error);
    if (ok && rows->len >= UINT16_MAX)
        ok = bad_row(path, rows->len, "too many rows", error);
    if (ok)
        index_rows(s, rows);
    g_array_free(rows, !ok);
    g_free(path);
    g_free(name);
    return ok;
}

struct simplifier *simplifier_new(enum simplify_mode mode, GError **error)
{
    struct simplifier *s = g_new0(struct simplifier, 1);

    s->mode = mode;
    s->growth = 4;
    if (mode != SIMPLIFY_OFF && !load(s, error)) {
        simplifier_free(s);
        return NULL;
    }
    return s;
}

void simplifier_free(struct simplifier *s)
{
    if (!s)
        return;
    g_free(s->phrases);
    g_free(s->heads);
    g_free(s->pages);
    g_free(s->file);
    g_free(s);
}

/* ---- matching ---- */

/* What the row that matches at one place says. */
struct match {
    gsize key_bytes;
    const char *value;
    gsize value_bytes;
};

/* The longest phrase of `h` at `at`, where `left` bytes are left. */
static gboolean match_phrase(const struct simplifier *s, const struct head *h, const char *at,
                             gsize left, gsize first, struct match *m)
{
    if (left > first) {
        const char *second = at + first;
        if (!(h->seconds >> ((guint8)second[text_step((guint8)*second) - 1] & 63) & 1))
            return FALSE;
    } else if (h->seconds != UINT64_MAX) {
        return FALSE;
    }
    for (const struct phrase *p = s->phrases + h->phrases, *end = p + h->n_phrases; p < end; p++)
        if (p->key_bytes <= left && memcmp(at, p->key, p->key_bytes) == 0) {
            *m = (struct match){ p->key_bytes, p->value, p->value_bytes };
            return TRUE;
        }
    return FALSE;
}

/*
 * Move from `at` to the next place where a row matches (the longest, as OpenCC's
 * mmseg takes it), or to `end`; returns whether there is one. Text that no row starts in is
 * passed at one look-up a character, ASCII at eight bytes a step.
 */
static gboolean next_match(const struct simplifier *s, const char **at, const char *end,
                           struct match *m)
{
    const char *p = *at;

    while (p < end) {
        const char *from = p;
        const struct head *h;
        uint64_t eight;
        uint32_t c;
        if ((guint8)*p < 0x80 && end - p >= 8) {
            memcpy(&eight, p, 8);
            if (!(eight & 0x8080808080808080u) && !s->at[0]) {
                p += 8;
                continue;
            }
        }
        c = text_next(&p);
        if (c >= CODE_POINTS)
            continue;
        h = &s->heads[s->pages[s->at[c / PAGE]][c % PAGE]];
        if (h == s->heads)
            continue;
        if (h->n_phrases && match_phrase(s, h, from, (gsize)(end - from), (gsize)(p - from), m)) {
            *at = from;
            return TRUE;
        }
        if (h->to_bytes) {
            *m = (struct match){ (gsize)(p - from), h->to, h->to_bytes };
            *at = from;
            return TRUE;
        }
    }
    *at = end;
    return FALSE;
}

static gboolean changes(const struct match *m, const char *at)
{
    return m->key_bytes != m->value_bytes || memcmp(at, m->value, m->value_bytes) != 0;
}

/* The first place where a row changes something; NULL where none does. */
static const char *first_change(const struct simplifier *s, const char *at, const char *end)
{
    struct match m;

    while (next_match(s, &at, end, &m)) {
        if (changes(&m, at))
            return at;
        at += m.key_bytes;
    }
    return NULL;
}

gboolean simplify_text(const struct simplifier *s, struct arena *a, const char *in, gsize n,
                       const char **out, gsize *out_len, GError **error)
{
    const char *end = in + n, *at, *kept = in;
    struct match m;
    char *made, *to;

    *out = in;
    *out_len = n;
    at = s->mode == SIMPLIFY_OFF ? NULL : first_change(s, in, end);
    if (!at)
        return TRUE;
    if (n > DOCUMENT_MAX_TEXT) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_LIMIT,
                    "text of more than %zu bytes cannot be simplified", DOCUMENT_MAX_TEXT);
        return FALSE;
    }
    made = to = arena_alloc(a, n / 4 * s->growth + s->growth + 1);
    while (next_match(s, &at, end, &m)) {
        memcpy(to, kept, (gsize)(at - kept));
        to += at - kept;
        memcpy(to, m.value, m.value_bytes);
        to += m.value_bytes;
        at += m.key_bytes;
        kept = at;
    }
    memcpy(to, kept, (gsize)(end - kept));
    to += end - kept;
    *to = '\0';
    *out = made;
    *out_len = (gsize)(to - made);
    return TRUE;
}

const char *simplify_string(const struct simplifier *s, struct arena *a, const char *in)
{
    const char *out = in;
    gsize n;

    if (in && !simplify_text(s, a, in, strlen(in), &out, &n, NULL))
        return in;
    return out;
}

const char *simplify_align(const struct simplifier *s, struct arena *a, const char *in, gsize n)
{
    const char *end = in + n, *at = in, *kept = in;
    gsize from = 0, to = 0; /* code points: of the original, of the result */
    GString *json;
    struct match m;
    char *made = NULL;

    if (s->mode != SIMPLIFY_TW2SP)
        return NULL;
    json = g_string_new(NULL);
    while (next_match(s, &at, end, &m)) {
        gsize same = text_length(kept, (gsize)(at - kept));
        gsize was = text_length(at, m.key_bytes), is = text_length(m.value, m.value_bytes);
        from += same;
        to += same;
        if (was != is)
            g_string_append_printf(json, "%c[%zu,%zu,%zu,%zu]", json->len ? ',' : '[', to, to + is,
                                   from, from + was);
        from += was;
        to += is;
        at += m.key_bytes;
        kept = at;
    }
    if (json->len) {
        g_string_append_c(json, ']');
        made = arena_strndup(a, json->str, json->len);
    }
    g_string_free(json, TRUE);
    return made;
}
