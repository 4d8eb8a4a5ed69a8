/*
 * warc.h - reading and writing WARC files (ISO 28500:2017, WARC 1.0 and 1.1).
 *
 * The reader takes plain files and files whose records are gzip members of their
 * own (or one member for all), any record order and any type. It trusts no length:
 * a record's Content-Length counts only up to WARC_MAX_RECORD, and its header up to
 * WARC_MAX_HEADER.
 */
#ifndef MUBIAO_CORE_WARC_H
#define MUBIAO_CORE_WARC_H

#include <glib.h>
#include <stdint.h>

#define WARC_MAX_HEADER ((gsize)64 << 10)
#define WARC_MAX_RECORD ((gsize)256 << 20)

enum warc_type {
    WARC_WARCINFO,
    WARC_REQUEST,
    WARC_RESPONSE,
    WARC_RESOURCE,
    WARC_REVISIT,
    WARC_METADATA,
    WARC_CONVERSION, /* WET: plain text made from a page */
    WARC_CONTINUATION,
    WARC_OTHER
};

/* One record. Everything belongs to the reader and holds until its next call. */
struct warc_record {
    enum warc_type type;
    const char *id;           /* WARC-Record-ID, with its <> cut off */
    const char *uri;          /* WARC-Target-URI, with its <> cut off; NULL where absent */
    const char *date;         /* WARC-Date */
    const char *content_type; /* of the block: "application/http; msgtype=response" */
    const char *truncated;    /* WARC-Truncated: "length", "time" …; NULL: whole */
    const guint8 *block;      /* Content-Length bytes */
    gsize block_bytes;
    uint64_t offset; /* where the record (or its gzip member) starts in the file */
    char **fields;   /* all named fields, NULL-terminated: name, value, name, value … */
};

struct warc_reader;

/* Reads `path`, or stdin for "-". NULL with MUBIAO_ERROR_INPUT where it cannot be opened. */
struct warc_reader *warc_reader_open(const char *path, GError **error);
/*
 * Read from bytes that were read already (for sniffing) and then on from `fd`,
 * which stays the caller's. `name` is for messages.
 */
struct warc_reader *warc_reader_new(int fd, const void *head, gsize n, const char *name);
/*
 * Returns 1 with the next record, 0 at the end, -1 with an error. After
 * MUBIAO_ERROR_INPUT or _LIMIT (one bad record: it was skipped, and reading goes
 * on at the next place where a record starts) call again; at the file's end that
 * gives 0. A file cut off in the middle of a record is such an error. After
 * MUBIAO_ERROR_IO stop.
 */
int warc_reader_next(struct warc_reader *r, struct warc_record *record, GError **error);
void warc_reader_close(struct warc_reader *r); /* NULL is fine */

/* A named field's value, whatever its case, or NULL. */
const char *warc_record_field(const struct warc_record *r, const char *name);

/* Do these first bytes look like WARC, plain or gzipped? */
gboolean warc_sniff(const void *head, gsize n);

/* ---- writing ---- */

struct warc_writer;

/*
 * Writes to `fd`, which stays the caller's; each record is one gzip member if `gzip`.
 * Each record goes out in one piece when it is whole.
 */
struct warc_writer *warc_writer_new(int fd, gboolean gzip);
/*
 * Write one record: `fields` are the named fields besides WARC-Type, WARC-Record-ID,
 * WARC-Date, Content-Length and the digests, which the writer makes (NULL-terminated,
 * name, value, …). `date` is "2024-08-02T03:04:05Z". `id`, if not NULL, gets the new
 * record's id (urn:uuid:…), to be released with g_free().
 */
gboolean warc_writer_put(struct warc_writer *w, enum warc_type type, const char *date,
                         const char *const *fields, const void *block, gsize n, char **id,
                         GError **error);
void warc_writer_free(struct warc_writer *w); /* NULL is fine */

#endif
