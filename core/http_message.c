#include "core/http_message.h"

#include "core/error.h"
#include "core/text.h"

#include <brotli/decode.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

#define MAX_HEAD      ((gsize)256 << 10)
#define MAX_ENCODINGS 5
#define STEP          ((gsize)64 << 10)

enum decoded {
    DECODED_WHOLE,
    DECODED_CUT,   /* what came before is in `out` */
    DECODED_PLAIN, /* the bytes are not encoded so */
    DECODED_OVER   /* over the cap */
};

typedef enum decoded decoder(const guint8 *p, gsize n, gsize max, GByteArray *out);

/* ---- the head ---- */

static gsize head_length(const guint8 *p, gsize n)
{
    for (const guint8 *nl = memchr(p, '\n', n); nl;
         nl = memchr(nl + 1, '\n', n - (gsize)(nl + 1 - p))) {
        gsize i = (gsize)(nl - p) + 1;
        if (i < n && p[i] == '\n')
            return i + 1;
        if (i + 1 < n && p[i] == '\r' && p[i + 1] == '\n')
            return i + 2;
    }
    return 0;
}

/* Put header lines into name, value pairs; a line that starts with a blank goes on from the last. */
static char **split_headers(struct arena *arena, char *head)
{
    GPtrArray *list = g_ptr_array_new();
    char **lines = g_strsplit(head, "\n", -1), **out;

    for (char **line = lines[0] ? lines + 1 : lines; *line; line++) {
        char *colon;
        if (**line == ' ' || **line == '\t') {
            if (list->len)
                list->pdata[list->len - 1] = arena_printf(
                    arena, "%s %s", (char *)list->pdata[list->len - 1], g_strstrip(*line));
            continue;
        }
        colon = strchr(*line, ':');
        if (!colon)
            continue;
        *colon = '\0';
        g_ptr_array_add(list, arena_strdup(arena, g_strstrip(*line)));
        g_ptr_array_add(list, arena_strdup(arena, g_strstrip(colon + 1)));
    }
    g_strfreev(lines);
    out = arena_calloc(arena, list->len + 1, sizeof *out);
    if (list->len)
        memcpy(out, list->pdata, list->len * sizeof *out);
    g_ptr_array_unref(list);
    return out;
}

const char *http_message_header(const struct http_message *m, const char *name)
{
    for (char **h = m->headers; h && *h; h += 2)
        if (g_ascii_strcasecmp(h[0], name) == 0)
            return h[1];
    return NULL;
}

/* All values of a header as one list, as RFC 9110 5.3 joins them. */
static char *header_list(const struct http_message *m, const char *name)
{
    GString *all = g_string_new(NULL);

    for (char **h = m->headers; *h; h += 2)
        if (g_ascii_strcasecmp(h[0], name) == 0)
            g_string_append_printf(all, "%s%s", all->len ? "," : "", h[1]);
    return g_string_free(all, FALSE);
}

/* ---- bodies ---- */

static gboolean append(GByteArray *out, const void *p, gsize n, gsize max)
{
    if (n > max || out->len > max - n)
        return FALSE;
    g_byte_array_append(out, p, (guint)n);
    return TRUE;
}

/* Chunk size line: 1 with the size, 0 cut off, -1 not a chunk. */
static int chunk_size(const guint8 *p, gsize n, gsize *at, gsize *size)
{
    const guint8 *nl = memchr(p + *at, '\n', n - *at);
    gsize i = *at, digits = 0;

    for (*size = 0; i < n && g_ascii_isxdigit(p[i]); i++, digits++) {
        if (*size > G_MAXSIZE >> 5)
            return -1;
        *size = *size << 4 | (gsize)g_ascii_xdigit_value((char)p[i]);
    }
    if (i < n && (!digits || !strchr(" \t;\r\n", p[i])))
        return -1;
    if (!nl)
        return 0;
    *at = (gsize)(nl - p) + 1;
    return 1;
}

static enum decoded decode_chunked(const guint8 *p, gsize n, gsize max, GByteArray *out)
{
    gsize at = 0, size;

    while (at < n) {
        int got = chunk_size(p, n, &at, &size);
        gsize have = MIN(size, n - at);
        if (got < 0)
            return out->len ? DECODED_CUT : DECODED_PLAIN;
        if (got == 0)
            return DECODED_CUT;
        if (size == 0)
            return DECODED_WHOLE;
        if (!append(out, p + at, have, max))
            return DECODED_OVER;
        at += have;
        if (at < n && p[at] == '\r')
            at++;
        if (at < n && p[at] == '\n')
            at++;
    }
    return DECODED_CUT;
}

static enum decoded decode_zlib(const guint8 *p, gsize n, gsize max, GByteArray *out, int bits)
{
    z_stream z = { .next_in = (Bytef *)p, .avail_in = (uInt)n };
    guint8 step[STEP];
    enum decoded how = DECODED_WHOLE;
    int status = Z_OK;

    if (inflateInit2(&z, bits) != Z_OK)
        return DECODED_CUT;
    while (status != Z_STREAM_END || (bits > 15 && z.avail_in > 1 && z.next_in[0] == 0x1f &&
                                      z.next_in[1] == 0x8b && inflateReset(&z) == Z_OK)) {
        z.next_out = step;
        z.avail_out = sizeof step;
        status = inflate(&z, Z_NO_FLUSH);
        if (!append(out, step, sizeof step - z.avail_out, max)) {
            how = DECODED_OVER;
            break;
        }
        if (status != Z_OK && status != Z_STREAM_END) {
            how = out->len || status == Z_BUF_ERROR ? DECODED_CUT : DECODED_PLAIN;
            break;
        }
    }
    inflateEnd(&z);
    return how;
}

static enum decoded decode_gzip(const guint8 *p, gsize n, gsize max, GByteArray *out)
{
    return decode_zlib(p, n, max, out, 15 + 16);
}

/* Servers send "deflate" in zlib's frame, as RFC 9110 says, and bare, as it does not. */
static enum decoded decode_deflate(const guint8 *p, gsize n, gsize max, GByteArray *out)
{
    enum decoded how = decode_zlib(p, n, max, out, 15);

    if (how == DECODED_PLAIN)
        how = decode_zlib(p, n, max, out, -15);
    return how;
}

static enum decoded decode_br(const guint8 *p, gsize n, gsize max, GByteArray *out)
{
    BrotliDecoderState *s = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    BrotliDecoderResult got = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    guint8 step[STEP];
    enum decoded how = DECODED_WHOLE;

    while (got == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
        guint8 *to = step;
        size_t room = sizeof step;
        got = BrotliDecoderDecompressStream(s, &n, &p, &room, &to, NULL);
        if (!append(out, step, sizeof step - room, max)) {
            how = DECODED_OVER;
            break;
        }
        if (got == BROTLI_DECODER_RESULT_ERROR)
            how = out->len ? DECODED_CUT : DECODED_PLAIN;
        if (got == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT)
            how = DECODED_CUT;
    }
    BrotliDecoderDestroyInstance(s);
    return how;
}

static enum decoded decode_zstd(const guint8 *p, gsize n, gsize max, GByteArray *out)
{
    ZSTD_DStream *s = ZSTD_createDStream();
    ZSTD_inBuffer in = { p, n, 0 };
    guint8 step[STEP];
    enum decoded how = DECODED_WHOLE;
    size_t left = 1;

    ZSTD_DCtx_setParameter(s, ZSTD_d_windowLogMax, 27);
    while (in.pos < in.size || left) {
        ZSTD_outBuffer to = { step, sizeof step, 0 };
        gsize before = in.pos;
        left = ZSTD_decompressStream(s, &to, &in);
        if (ZSTD_isError(left)) {
            how = out->len ? DECODED_CUT : DECODED_PLAIN;
            break;
        }
        if (!append(out, step, to.pos, max)) {
            how = DECODED_OVER;
            break;
        }
        if (left && in.pos == before && !to.pos) {
            how = DECODED_CUT;
            break;
        }
    }
    ZSTD_freeDStream(s);
    return how;
}

static const struct {
    const char *name;
    decoder *decode; /* NULL: nothing to do */
} codings[] = {
    { "identity", NULL },          { "none", NULL },        { "gzip", decode_gzip },
    { "x-gzip", decode_gzip },     { "br", decode_br },     { "deflate", decode_deflate },
    { "chunked", decode_chunked }, { "zstd", decode_zstd },
};

static gboolean find_coding(const char *name, decoder **decode, GError **error)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(codings); i++)
        if (g_ascii_strcasecmp(name, codings[i].name) == 0) {
            *decode = codings[i].decode;
            return TRUE;
        }
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT, "unknown encoding '%.40s'", name);
    return FALSE;
}

static gboolean decode_one(struct http_message *m, struct arena *arena, decoder *decode, gsize max,
                           GError **error)
{
    GByteArray *out = g_byte_array_new();
    enum decoded how = decode(m->body, m->body_bytes, max, out);
    guint8 *kept;

    if (how == DECODED_WHOLE || how == DECODED_CUT) {
        kept = arena_alloc(arena, out->len + 1);
        if (out->len)
            memcpy(kept, out->data, out->len);
        m->body = kept;
        m->body_bytes = out->len;
        m->cut = m->cut || how == DECODED_CUT;
    }
    g_byte_array_unref(out);
    if (how == DECODED_OVER)
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_LIMIT, "the body is over %zu bytes", max);
    return how != DECODED_OVER;
}

/* Undo the encodings a header names, the last first. */
static gboolean decode_all(struct http_message *m, struct arena *arena, const char *header,
                           gsize max, GError **error)
{
    char *list = header_list(m, header);
    char **names = g_strsplit(list, ",", -1);
    guint n = g_strv_length(names);
    gboolean ok = n <= MAX_ENCODINGS;

    if (!ok)
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_LIMIT, "%u encodings, more than %d", n,
                    MAX_ENCODINGS);
    while (ok && n-- > 0) {
        decoder *decode = NULL;
        char *name = g_strstrip(names[n]);
        if (*name)
            ok = find_coding(name, &decode, error);
        if (ok && decode && m->body_bytes)
            ok = decode_one(m, arena, decode, max, error);
    }
    g_strfreev(names);
    g_free(list);
    return ok;
}

static int status_of(const char *head)
{
    const char *space = strchr(head, ' ');

    if (strncmp(head, "HTTP/", 5) != 0 || !space || !g_ascii_isdigit(space[1]) ||
        !g_ascii_isdigit(space[2]) || !g_ascii_isdigit(space[3]))
        return 0;
    return (space[1] - '0') * 100 + (space[2] - '0') * 10 + (space[3] - '0');
}

gboolean http_message_parse(struct http_message *m, struct arena *arena, const void *bytes, gsize n,
                            gsize max_body, GError **error)
{
    gsize head = n ? head_length(bytes, MIN(n, MAX_HEAD)) : 0;
    GString *text;

    memset(m, 0, sizeof *m);
    if (!head || n < 5 || memcmp(bytes, "HTTP/", 5) != 0) {
        g_set_error_literal(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT, "no HTTP response head");
        return FALSE;
    }
    text = g_string_new(NULL);
    text_append_valid(text, bytes, head);
    m->status = status_of(text->str);
    m->headers = split_headers(arena, text->str);
    g_string_free(text, TRUE);
    if (!m->status) {
        g_set_error_literal(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT, "no HTTP status line");
        return FALSE;
    }
    m->body = (const guint8 *)bytes + head;
    m->body_bytes = n - head;
    if (!decode_all(m, arena, "Transfer-Encoding", max_body, error) ||
        !decode_all(m, arena, "Content-Encoding", max_body, error))
        return FALSE;
    if (m->body_bytes > max_body) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_LIMIT, "the body is over %zu bytes",
                    max_body);
        return FALSE;
    }
    return TRUE;
}
