#include "core/error.h"
#include "core/http_message.h"
#include "core/warc.h"
#include "parse/parse.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#define HEAD ((gsize)64 << 10) /* read before it is decided what an input is */

struct input {
    const char *path; /* "-": stdin */
    int fd;
    gsize max_page;
    page_func *each;
    page_bad_func *bad;
    void *data;
    uint64_t record; /* of a WARC file, 1-based */
    gboolean stopped;
};

/* ---- reading ---- */

static gboolean too_large(const struct input *in, GError **error)
{
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_LIMIT,
                "'%s' has more than %zu bytes: raise --max-page if it is a page", in->path,
                in->max_page);
    return FALSE;
}

/* Append to `bytes` until it has `want` bytes or the input ends. */
static gboolean read_to(const struct input *in, GByteArray *bytes, gsize want, GError **error)
{
    while (bytes->len < want) {
        gsize had = bytes->len, room = MIN(want - had, MAX(had, HEAD));
        gssize got;
        g_byte_array_set_size(bytes, (guint)(had + room));
        do {
            got = read(in->fd, bytes->data + had, room);
        } while (got < 0 && errno == EINTR);
        g_byte_array_set_size(bytes, (guint)(had + (gsize)MAX(got, 0)));
        if (got < 0) {
            g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT, "cannot read '%s': %s", in->path,
                        g_strerror(errno));
            return FALSE;
        }
        if (got == 0)
            break;
    }
    return TRUE;
}

static gboolean open_input(struct input *in, GError **error)
{
    struct stat st;

    in->fd = strcmp(in->path, "-") == 0 ? STDIN_FILENO : open(in->path, O_RDONLY | O_CLOEXEC);
    if (in->fd < 0 || fstat(in->fd, &st) < 0) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT, "cannot open '%s': %s", in->path,
                    g_strerror(errno));
        return FALSE;
    }
    if (S_ISDIR(st.st_mode)) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT,
                    "'%s' is a folder: name the files in it, for instance %s/*.html", in->path,
                    in->path);
        return FALSE;
    }
    return TRUE;
}

/* ---- what bytes are ---- */

/* Tags that a page has and a text has not. */
static gboolean is_tag(const char *name)
{
    static const char *const TAGS[] = {
        "!doctype", "?xml", "html", "head", "body", "meta",  "title",   "div",  "p",
        "br",       "span", "a",    "h1",   "h2",   "table", "article", "font", "script",
    };
    gsize n = strcspn(name, " \t\r\n/>");

    for (gsize i = 0; i < G_N_ELEMENTS(TAGS); i++)
        if (strlen(TAGS[i]) == n && g_ascii_strncasecmp(name, TAGS[i], n) == 0)
            return TRUE;
    return FALSE;
}

/* Is there a tag in the first HEAD bytes? NULs are passed over: it may be UTF-16. */
static gboolean has_markup(const guint8 *bytes, gsize n)
{
    const guint8 *end = bytes + MIN(n, HEAD);

    for (const guint8 *s = bytes; s < end && (s = memchr(s, '<', (gsize)(end - s))); s++) {
        char name[16];
        unsigned k = 0;
        for (const guint8 *p = s + 1; p < end && k < sizeof(name) - 1; p++)
            if (*p)
                name[k++] = (char)*p;
        name[k] = '\0';
        if (is_tag(name))
            return TRUE;
    }
    return FALSE;
}

static gboolean named_text(const char *path)
{
    char *name = g_ascii_strdown(path, -1);
    gboolean text = g_str_has_suffix(name, ".txt") || g_str_has_suffix(name, ".txt.gz");

    g_free(name);
    return text;
}

enum media { MEDIA_HTML, MEDIA_TEXT, MEDIA_UNKNOWN, MEDIA_OTHER };

static enum media media_of(const char *content_type)
{
    static const struct {
        const char *type;
        enum media media;
    } TYPES[] = {
        { "text/html", MEDIA_HTML },
        { "application/xhtml+xml", MEDIA_HTML },
        { "application/vnd.wap.xhtml+xml", MEDIA_HTML },
        { "text/plain", MEDIA_TEXT },
        { "application/octet-stream", MEDIA_UNKNOWN },
        { "unk", MEDIA_UNKNOWN },
        { "", MEDIA_UNKNOWN },
    };
    gsize n;

    if (!content_type)
        return MEDIA_UNKNOWN;
    n = strcspn(content_type, "; \t");
    for (gsize i = 0; i < G_N_ELEMENTS(TYPES); i++)
        if (strlen(TYPES[i].type) == n && g_ascii_strncasecmp(TYPES[i].type, content_type, n) == 0)
            return TYPES[i].media;
    return MEDIA_OTHER;
}

/* ---- a file that is one page ---- */

/* Undo gzip (all members). Returns false only over the limit; what a damaged file gave stays. */
static gboolean gunzip(const struct input *in, const GByteArray *from, GByteArray *to,
                       gboolean *cut, GError **error)
{
    z_stream z = { .next_in = from->data, .avail_in = from->len };
    int status = inflateInit2(&z, 15 + 16);
    gboolean fits = TRUE;

    while (status == Z_OK && fits) {
        gsize had = to->len, room = MIN(MAX(had, HEAD), in->max_page + 1 - had);
        g_byte_array_set_size(to, (guint)(had + room));
        z.next_out = to->data + had;
        z.avail_out = (uInt)room;
        status = inflate(&z, Z_NO_FLUSH);
        g_byte_array_set_size(to, (guint)(had + room - z.avail_out));
        if (status == Z_STREAM_END && z.avail_in > 2 && z.next_in[0] == 0x1f)
            status = inflateReset(&z);
        fits = to->len <= in->max_page;
    }
    inflateEnd(&z);
    *cut = status != Z_STREAM_END;
    return fits || too_large(in, error);
}

static gboolean give_file(struct input *in, GByteArray *bytes, GError **error)
{
    char *url = strcmp(in->path, "-") == 0 ? NULL : g_strconcat("file:", in->path, NULL);
    struct page page = { .url = url };
    GByteArray *plain = NULL;
    gboolean ok = read_to(in, bytes, in->max_page + 1, error);

    if (ok && bytes->len > in->max_page)
        ok = too_large(in, error);
    if (ok && bytes->len > 2 && memcmp(bytes->data, "\x1f\x8b\x08", 3) == 0) {
        plain = g_byte_array_new();
        ok = gunzip(in, bytes, plain, &page.truncated, error);
        bytes = plain;
    }
    if (ok && bytes->len == 0) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT, "empty: '%s' has no bytes", in->path);
        ok = FALSE;
    }
    if (ok) {
        page.bytes = bytes->data;
        page.n = bytes->len;
        page.plain_text = named_text(in->path) || !has_markup(page.bytes, page.n);
        ok = in->each(in->data, &page, error);
        in->stopped = !ok;
    }
    if (plain)
        g_byte_array_unref(plain);
    g_free(url);
    return ok;
}

/* ---- WARC ---- */

static void give_bad(const struct input *in, const char *uri, const GError *why)
{
    if (in->bad)
        in->bad(in->data, uri ? uri : in->path, in->record, why);
}

/* Hand a record's payload on, if it is a page or a text. */
static gboolean give_payload(struct input *in, const struct warc_record *record, struct page *page,
                             GError **error)
{
    enum media media = media_of(page->content_type);
    const char *identified = warc_record_field(record, "WARC-Identified-Payload-Type");

    if (media == MEDIA_UNKNOWN && identified)
        media = media_of(identified);
    if (media == MEDIA_UNKNOWN)
        media = has_markup(page->bytes, page->n) ? MEDIA_HTML : MEDIA_OTHER;
    if (media == MEDIA_OTHER || page->n == 0) /* pictures and the like: archives are full of them */
        return TRUE;
    page->plain_text = media == MEDIA_TEXT && !has_markup(page->bytes, page->n);
    page->url = record->uri;
    page->fetched = record->date;
    page->truncated |= record->truncated != NULL;
    in->stopped = !in->each(in->data, page, error);
    return !in->stopped;
}

static gboolean give_response(struct input *in, const struct warc_record *record,
                              struct arena *arena, GError **error)
{
    struct http_message m;
    struct page page = { 0 };
    GError *why = NULL;

    if (record->content_type && !g_str_has_prefix(record->content_type, "application/http"))
        return TRUE; /* text/dns and the like */
    if (record->uri && g_str_has_suffix(record->uri, "/robots.txt"))
        return TRUE; /* a crawler's own reading, no page */
    if (!http_message_parse(&m, arena, record->block, record->block_bytes, in->max_page, &why)) {
        give_bad(in, record->uri, why);
        g_error_free(why);
        return TRUE;
    }
    if (m.status != 200)
        return TRUE;
    page.content_type = http_message_header(&m, "Content-Type");
    page.last_modified = http_message_header(&m, "Last-Modified");
    page.truncated = m.cut;
    page.bytes = m.body;
    page.n = m.body_bytes;
    return give_payload(in, record, &page, error);
}

static gboolean give_record(struct input *in, const struct warc_record *record, struct arena *arena,
                            GError **error)
{
    struct page page = { .content_type = record->content_type,
                         .bytes = record->block,
                         .n = record->block_bytes };

    switch (record->type) {
    case WARC_RESPONSE:
        return give_response(in, record, arena, error);
    case WARC_RESOURCE:
    case WARC_CONVERSION:
        if (page.n <= in->max_page)
            return give_payload(in, record, &page, error);
        {
            GError *why = NULL;
            too_large(in, &why);
            give_bad(in, record->uri, why);
            g_error_free(why);
        }
        return TRUE;
    default:
        return TRUE;
    }
}

static gboolean give_warc(struct input *in, GByteArray *head, GError **error)
{
    struct warc_reader *r = warc_reader_new(in->fd, head->data, head->len, in->path);
    struct arena arena = { 0 };
    gboolean ok = TRUE;

    while (ok && !in->stopped) {
        struct warc_record record;
        GError *why = NULL;
        int got = warc_reader_next(r, &record, &why);
        if (got == 0)
            break;
        in->record++;
        if (got > 0) {
            ok = give_record(in, &record, &arena, error);
        } else if (mubiao_error_is_reject(why)) {
            give_bad(in, NULL, why);
            g_error_free(why);
        } else {
            g_propagate_error(error, why);
            ok = FALSE;
        }
        arena_reset(&arena);
    }
    arena_release(&arena);
    warc_reader_close(r);
    return ok;
}

gboolean parse_each_page(const char *path, gsize max_page, page_func *each, page_bad_func *bad,
                         void *data, GError **error)
{
    struct input in = { .path = g_str_has_prefix(path, "file:") ? path + 5 : path,
                        .fd = -1,
                        .max_page = MIN(max_page ? max_page : PARSE_MAX_PAGE, PARSE_MAX_PAGE),
                        .each = each,
                        .bad = bad,
                        .data = data };
    GByteArray *head = g_byte_array_new();
    GError *why = NULL;
    gboolean ok = open_input(&in, &why) && read_to(&in, head, HEAD, &why);

    if (ok)
        ok = warc_sniff(head->data, head->len) ? give_warc(&in, head, &why)
                                               : give_file(&in, head, &why);
    if (in.fd > STDIN_FILENO)
        close(in.fd);
    g_byte_array_unref(head);
    if (!why)
        return TRUE; /* `each` may stop without an error */
    g_propagate_error(error, why);
    return FALSE;
}
