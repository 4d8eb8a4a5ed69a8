#include "core/warc.h"

#include "core/error.h"
#include "core/text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#define CHUNK ((gsize)64 << 10)

/*
 * Bytes come from `fd` into `in`; `text` holds what they say once decompressed.
 * Everything above fill() sees only `text`, so plain and gzipped files differ
 * in one function.
 */
struct warc_reader {
    int fd;
    gboolean own;
    char *name;

    GByteArray *in;
    gsize in_at;
    uint64_t in_offset; /* of in->data[0] in the file */
    gboolean ended;     /* fd gave its last byte */

    gboolean sniffed, gzip, in_member;
    z_stream z;
    uint64_t member_offset;
    uint64_t rescanned; /* bytes before this were gone through a second time; see bad_gzip() */

    GByteArray *text;
    gsize at;        /* what was given out already */
    uint64_t base;   /* bytes of text dropped before text->data[0] */
    gsize fresh;     /* where in `text` the latest gzip member began */
    gboolean resync; /* the last record was bad: look for a place where one starts */

    GString *head;
    GPtrArray *fields;
};

static const char *const type_names[] = {
    [WARC_WARCINFO] = "warcinfo",     [WARC_REQUEST] = "request",
    [WARC_RESPONSE] = "response",     [WARC_RESOURCE] = "resource",
    [WARC_REVISIT] = "revisit",       [WARC_METADATA] = "metadata",
    [WARC_CONVERSION] = "conversion", [WARC_CONTINUATION] = "continuation",
};

/* ---- bytes ---- */

struct warc_reader *warc_reader_new(int fd, const void *head, gsize n, const char *name)
{
    struct warc_reader *r = g_new0(struct warc_reader, 1);

    r->fd = fd;
    r->name = g_strdup(name);
    r->in = g_byte_array_new();
    r->text = g_byte_array_new();
    r->head = g_string_new(NULL);
    r->fields = g_ptr_array_new();
    if (n)
        g_byte_array_append(r->in, head, (guint)n);
    return r;
}

struct warc_reader *warc_reader_open(const char *path, GError **error)
{
    gboolean standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    struct warc_reader *r;

    if (fd < 0) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT, "cannot open %s: %s", path,
                    g_strerror(errno));
        return NULL;
    }
    r = warc_reader_new(fd, NULL, 0, standard ? "stdin" : path);
    r->own = !standard;
    return r;
}

void warc_reader_close(struct warc_reader *r)
{
    if (!r)
        return;
    if (r->own)
        close(r->fd);
    if (r->gzip)
        inflateEnd(&r->z);
    g_byte_array_unref(r->in);
    g_byte_array_unref(r->text);
    g_string_free(r->head, TRUE);
    g_ptr_array_unref(r->fields);
    g_free(r->name);
    g_free(r);
}

static gsize in_left(const struct warc_reader *r)
{
    return r->in->len - r->in_at;
}

/* Get more bytes from fd behind those at hand. 1, 0 at the end, -1. */
static int read_more(struct warc_reader *r, GError **error)
{
    gsize old;
    gssize n;

    if (r->ended)
        return 0;
    r->in_offset += r->in_at;
    g_byte_array_remove_range(r->in, 0, (guint)r->in_at);
    r->in_at = 0;
    old = r->in->len;
    g_byte_array_set_size(r->in, (guint)(old + CHUNK));
    do
        n = read(r->fd, r->in->data + old, CHUNK);
    while (n < 0 && errno == EINTR);
    g_byte_array_set_size(r->in, (guint)(old + (n > 0 ? (gsize)n : 0)));
    if (n < 0) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_IO, "cannot read %s: %s", r->name,
                    g_strerror(errno));
        return -1;
    }
    r->ended = n == 0;
    return n > 0;
}

static int need_in(struct warc_reader *r, gsize n, GError **error)
{
    while (in_left(r) < n) {
        int got = read_more(r, error);
        if (got <= 0)
            return got;
    }
    return 1;
}

/* ---- text ---- */

/*
 * A member that broke off goes on in the next one's bytes until they make no sense:
 * look for the next one in what it took, as far as that is still at hand. No byte is
 * taken back twice, so that many bad members cost no more than one.
 */
static int bad_gzip(struct warc_reader *r, const char *what, GError **error)
{
    uint64_t end = r->in_offset + r->in_at;

    if (r->member_offset >= r->rescanned) {
        r->in_at = r->member_offset >= r->in_offset ? r->member_offset + 1 - r->in_offset : 0;
        r->rescanned = end;
    }
    r->in_member = FALSE;
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT,
                "%s: gzip member at byte %" G_GUINT64_FORMAT ": %s", r->name, r->member_offset,
                what);
    return -1;
}

/*
 * Move to the next gzip magic and start a member there. Bytes between members
 * are padding or what a bad member left.
 */
static int start_member(struct warc_reader *r, GError **error)
{
    for (;;) {
        int got = need_in(r, 3, error);
        const guint8 *p = r->in->data + r->in_at, *hit;
        if (got <= 0)
            return got;
        if (p[0] == 0x1f && p[1] == 0x8b && p[2] == 8)
            break;
        hit = memchr(p + 1, 0x1f, in_left(r) - 1);
        r->in_at = hit ? (gsize)(hit - r->in->data) : r->in->len;
    }
    inflateReset(&r->z);
    r->in_member = TRUE;
    r->member_offset = r->in_offset + r->in_at;
    r->fresh = r->text->len;
    return 1;
}

static int fill_gzip(struct warc_reader *r, GError **error)
{
    for (;;) {
        gsize old = r->text->len, made;
        int got = r->in_member ? need_in(r, 1, error) : start_member(r, error), status;

        if (got == 0 && r->in_member)
            return bad_gzip(r, "the file is cut off here", error);
        if (got <= 0)
            return got;
        g_byte_array_set_size(r->text, (guint)(old + CHUNK));
        r->z.next_in = r->in->data + r->in_at;
        r->z.avail_in = (uInt)in_left(r);
        r->z.next_out = r->text->data + old;
        r->z.avail_out = (uInt)CHUNK;
        status = inflate(&r->z, Z_NO_FLUSH);
        made = CHUNK - r->z.avail_out;
        g_byte_array_set_size(r->text, (guint)(old + made));
        r->in_at = r->in->len - r->z.avail_in;
        if (status == Z_STREAM_END)
            r->in_member = FALSE;
        else if (status != Z_OK && status != Z_BUF_ERROR)
            return bad_gzip(r, r->z.msg ? r->z.msg : "bad data", error);
        if (made)
            return 1;
    }
}

/* Get more text. 1, 0 at the end, -1. */
static int fill(struct warc_reader *r, GError **error)
{
    int got;

    if (!r->sniffed) {
        got = need_in(r, 2, error);
        if (got < 0)
            return -1;
        r->sniffed = TRUE;
        r->gzip = got && r->in->data[0] == 0x1f && r->in->data[1] == 0x8b;
        if (r->gzip && inflateInit2(&r->z, 15 + 16) != Z_OK)
            g_error("out of memory");
    }
    if (r->gzip)
        return fill_gzip(r, error);
    got = need_in(r, 1, error);
    if (got <= 0)
        return got;
    g_byte_array_append(r->text, r->in->data + r->in_at, (guint)in_left(r));
    r->in_at = r->in->len;
    return 1;
}

static gsize text_left(const struct warc_reader *r)
{
    return r->text->len - r->at;
}

/* Drop what was given out, once it is most of the buffer: each byte is moved once on average. */
static void drop_used(struct warc_reader *r)
{
    if (r->at * 2 < r->text->len)
        return;
    r->fresh = r->fresh >= r->at ? r->fresh - r->at : G_MAXSIZE;
    r->base += r->at;
    g_byte_array_remove_range(r->text, 0, (guint)r->at);
    r->at = 0;
}

/* ---- records ---- */

static gboolean starts_record(const guint8 *p, gsize n)
{
    return n >= 7 && (memcmp(p, "WARC/1.", 7) == 0 || memcmp(p, "WARC/0.", 7) == 0);
}

/* Go to the next line that starts a record, after a bad one. 1, 0 at the end, -1. */
static int find_record(struct warc_reader *r, GError **error)
{
    for (;;) {
        const guint8 *p = r->text->data + r->at, *hit;
        gsize n = text_left(r);

        while (n >= 7 && (hit = memmem(p, n, "WARC/", 5)) != NULL) {
            gsize at = (gsize)(hit - r->text->data);
            if ((at == r->fresh || (at > 0 && hit[-1] == '\n')) &&
                starts_record(hit, r->text->len - at)) {
                r->at = at;
                r->resync = FALSE;
                return 1;
            }
            if (r->text->len - at < 7)
                break;
            n -= (gsize)(hit + 5 - p);
            p = hit + 5;
        }
        /* Keep a tail that may be the first part of a line's start. */
        r->at = r->text->len > r->at + 8 ? r->text->len - 8 : r->at;
        drop_used(r);
        GError *why = NULL;
        int got = fill(r, &why);
        if (got < 0 && why->code != MUBIAO_ERROR_IO) {
            g_error_free(why); /* a bad member was told of already, or lies within a bad stretch */
            continue;
        }
        if (got < 0)
            g_propagate_error(error, why);
        if (got <= 0)
            return got;
    }
}

/* Pass over the empty lines between records. */
static int skip_blank(struct warc_reader *r, GError **error)
{
    for (;;) {
        while (text_left(r) && strchr("\r\n", r->text->data[r->at]))
            r->at++;
        if (text_left(r))
            return 1;
        drop_used(r);
        int got = fill(r, error);
        if (got <= 0)
            return got;
    }
}

G_GNUC_PRINTF(4, 5)
static int bad_record(struct warc_reader *r, const struct warc_record *rec, GError **error,
                      const char *format, ...)
{
    va_list ap;
    char *what;

    va_start(ap, format);
    what = g_strdup_vprintf(format, ap);
    va_end(ap);
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT,
                "%s: WARC record at byte %" G_GUINT64_FORMAT ": %s", r->name, rec->offset, what);
    g_free(what);
    r->resync = TRUE;
    return -1;
}

/* Length of the head with its empty line, or 0. `from` is where to go on looking. */
static gsize head_end(const guint8 *p, gsize n, gsize *from)
{
    for (gsize i = *from; i < n; i++) {
        const guint8 *nl = memchr(p + i, '\n', n - i);
        if (!nl)
            break;
        i = (gsize)(nl - p);
        if (i + 1 < n && p[i + 1] == '\n')
            return i + 2;
        if (i + 2 < n && p[i + 1] == '\r' && p[i + 2] == '\n')
            return i + 3;
    }
    *from = n > 3 ? n - 3 : 0;
    return 0;
}

/* Read the head into r->head. 1, or -1 with an error. */
static int read_head(struct warc_reader *r, const struct warc_record *rec, GError **error)
{
    gsize from = 0, n;

    while (!(n = head_end(r->text->data + r->at, text_left(r), &from))) {
        int got;
        if (text_left(r) >= 7 && !starts_record(r->text->data + r->at, text_left(r)))
            return bad_record(r, rec, error, "does not start with WARC/1.");
        if (text_left(r) > WARC_MAX_HEADER)
            break;
        got = fill(r, error);
        if (got > 0)
            continue;
        r->at += MIN(text_left(r), 5); /* or it would be found again */
        r->resync = TRUE;
        return got < 0 ? -1 : bad_record(r, rec, error, "cut off in its header");
    }
    if (!n || n > WARC_MAX_HEADER) {
        r->at += 5;
        return bad_record(r, rec, error, "header of more than %zu bytes", WARC_MAX_HEADER);
    }
    if (!starts_record(r->text->data + r->at, n))
        return bad_record(r, rec, error, "does not start with WARC/1.");
    g_string_truncate(r->head, 0);
    text_append_valid(r->head, (const char *)r->text->data + r->at, n);
    r->at += n;
    return 1;
}

/* Undo line folding, in place: the line break becomes spaces. */
static void unfold(char *s)
{
    for (char *p = strchr(s, '\n'); p; p = strchr(p + 1, '\n'))
        if (p[1] == ' ' || p[1] == '\t') {
            *p = ' ';
            if (p > s && p[-1] == '\r')
                p[-1] = ' ';
        }
}

static void split_fields(struct warc_reader *r)
{
    char *line = r->head->str, *next;

    g_ptr_array_set_size(r->fields, 0);
    unfold(line);
    for (; line; line = next) {
        char *colon;
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        colon = strchr(line, ':');
        if (!colon || line == r->head->str)
            continue;
        *colon = '\0';
        g_ptr_array_add(r->fields, g_strstrip(line));
        g_ptr_array_add(r->fields, g_strstrip(colon + 1));
    }
    g_ptr_array_add(r->fields, NULL);
}

const char *warc_record_field(const struct warc_record *r, const char *name)
{
    for (char **f = r->fields; f && *f; f += 2)
        if (g_ascii_strcasecmp(f[0], name) == 0)
            return f[1];
    return NULL;
}

/* The value without the <> around it: WARC 1.0 writers put them around URIs too. */
static const char *field_bare(const struct warc_record *rec, const char *name)
{
    char *v = (char *)warc_record_field(rec, name);
    gsize n = v ? strlen(v) : 0;

    if (n < 2 || v[0] != '<' || v[n - 1] != '>')
        return v;
    v[n - 1] = '\0';
    return v + 1;
}

static enum warc_type type_of(const char *name)
{
    for (unsigned i = 0; name && i < G_N_ELEMENTS(type_names); i++)
        if (g_ascii_strcasecmp(name, type_names[i]) == 0)
            return (enum warc_type)i;
    return WARC_OTHER;
}

static void read_fields(struct warc_reader *r, struct warc_record *rec)
{
    split_fields(r);
    rec->fields = (char **)r->fields->pdata;
    rec->type = type_of(warc_record_field(rec, "WARC-Type"));
    rec->id = field_bare(rec, "WARC-Record-ID");
    rec->uri = field_bare(rec, "WARC-Target-URI");
    rec->date = warc_record_field(rec, "WARC-Date");
    rec->content_type = warc_record_field(rec, "Content-Type");
    rec->truncated = warc_record_field(rec, "WARC-Truncated");
}

static int read_block(struct warc_reader *r, struct warc_record *rec, GError **error)
{
    const char *said = warc_record_field(rec, "Content-Length");
    guint64 n;

    if (!said || !g_ascii_string_to_unsigned(said, 10, 0, G_MAXINT64, &n, NULL))
        return bad_record(r, rec, error, "no Content-Length");
    if (n > WARC_MAX_RECORD) {
        bad_record(r, rec, error, "%" G_GUINT64_FORMAT " bytes, more than %zu", n, WARC_MAX_RECORD);
        if (error)
            (*error)->code = MUBIAO_ERROR_LIMIT;
        return -1;
    }
    while (text_left(r) < n) {
        int got = fill(r, error);
        if (got == 0)
            return bad_record(r, rec, error, "cut off: %zu of %" G_GUINT64_FORMAT " bytes",
                              text_left(r), n);
        if (got < 0) {
            r->resync = TRUE;
            return -1;
        }
    }
    rec->block = r->text->data + r->at;
    rec->block_bytes = n;
    r->at += n;
    return 1;
}

int warc_reader_next(struct warc_reader *r, struct warc_record *record, GError **error)
{
    int got;

    memset(record, 0, sizeof *record);
    drop_used(r);
    got = r->resync ? find_record(r, error) : skip_blank(r, error);
    if (got < 0)
        r->resync = TRUE;
    if (got <= 0)
        return got;
    record->offset = r->gzip ? r->member_offset : r->base + r->at;
    got = read_head(r, record, error);
    if (got <= 0)
        return got;
    read_fields(r, record);
    return read_block(r, record, error);
}

gboolean warc_sniff(const void *head, gsize n)
{
    guint8 out[16];
    z_stream z = { .next_in = (Bytef *)head, .avail_in = (uInt)MIN(n, CHUNK) };

    if (starts_record(head, n))
        return TRUE;
    if (n < 3 || memcmp(head, "\x1f\x8b\x08", 3) != 0 || inflateInit2(&z, 15 + 16) != Z_OK)
        return FALSE;
    z.next_out = out;
    z.avail_out = sizeof out;
    inflate(&z, Z_SYNC_FLUSH);
    inflateEnd(&z);
    return starts_record(out, sizeof out - z.avail_out);
}

/* ---- writing ---- */

struct warc_writer {
    int fd;
    gboolean gzip;
};

struct warc_writer *warc_writer_new(int fd, gboolean gzip)
{
    struct warc_writer *w = g_new(struct warc_writer, 1);

    w->fd = fd;
    w->gzip = gzip;
    return w;
}

void warc_writer_free(struct warc_writer *w)
{
    g_free(w);
}

/* "sha1:" and 32 base32 digits (RFC 4648), as all WARC tools write digests. */
static void append_digest(GString *out, const char *name, const guint8 *p, gsize n)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA1);
    guint8 d[20];
    gsize len = sizeof d;

    g_checksum_update(sum, p, (gssize)n);
    g_checksum_get_digest(sum, d, &len);
    g_checksum_free(sum);
    g_string_append_printf(out, "%s: sha1:", name);
    for (unsigned bit = 0; bit < 160; bit += 5) {
        unsigned two = (unsigned)d[bit / 8] << 8 | (bit / 8 + 1 < 20 ? d[bit / 8 + 1] : 0);
        g_string_append_c(out, digits[two >> (11 - bit % 8) & 31]);
    }
    g_string_append(out, "\r\n");
}

static void append_head(GString *out, enum warc_type type, const char *id, const char *date,
                        const char *const *fields, const guint8 *block, gsize n)
{
    gsize from = 0, head;

    g_string_append_printf(out, "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <%s>\r\n",
                           type_names[type], id);
    g_string_append_printf(out, "WARC-Date: %s\r\n", date);
    for (; fields && *fields; fields += 2)
        g_string_append_printf(out, "%s: %s\r\n", fields[0], fields[1]);
    append_digest(out, "WARC-Block-Digest", block, n);
    if (type == WARC_RESPONSE && (head = head_end(block, n, &from)) > 0)
        append_digest(out, "WARC-Payload-Digest", block + head, n - head);
    g_string_append_printf(out, "Content-Length: %zu\r\n\r\n", n);
}

/* Replace `s` by one gzip member that holds it. */
static void compress_member(GString *s)
{
    z_stream z = { .next_in = (Bytef *)s->str, .avail_in = (uInt)s->len };
    GString *out = g_string_new(NULL);

    if (deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        g_error("out of memory");
    g_string_set_size(out, deflateBound(&z, s->len));
    z.next_out = (Bytef *)out->str;
    z.avail_out = (uInt)out->len;
    deflate(&z, Z_FINISH);
    g_string_truncate(s, 0);
    g_string_append_len(s, out->str, (gssize)(out->len - z.avail_out));
    deflateEnd(&z);
    g_string_free(out, TRUE);
}

static gboolean write_all(int fd, const char *p, gsize n, GError **error)
{
    while (n) {
        gssize done = write(fd, p, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0) {
            g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_IO, "cannot write the WARC file: %s",
                        g_strerror(errno));
            return FALSE;
        }
        p += done;
        n -= (gsize)done;
    }
    return TRUE;
}

gboolean warc_writer_put(struct warc_writer *w, enum warc_type type, const char *date,
                         const char *const *fields, const void *block, gsize n, char **id,
                         GError **error)
{
    GString *out;
    char *uuid, *urn;
    gboolean ok;

    if (n > WARC_MAX_RECORD) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_LIMIT, "record of %zu bytes, more than %zu",
                    n, WARC_MAX_RECORD);
        return FALSE;
    }
    uuid = g_uuid_string_random();
    urn = g_strconcat("urn:uuid:", uuid, NULL);
    out = g_string_sized_new(n + 1024);
    append_head(out, type, urn, date, fields, block, n);
    if (n)
        g_string_append_len(out, block, (gssize)n);
    g_string_append(out, "\r\n\r\n");
    if (w->gzip)
        compress_member(out);
    ok = write_all(w->fd, out->str, out->len, error);
    if (ok && id)
        *id = g_steal_pointer(&urn);
    g_string_free(out, TRUE);
    g_free(uuid);
    g_free(urn);
    return ok;
}
