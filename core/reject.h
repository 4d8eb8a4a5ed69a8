/*
 * reject.h - inputs that could not be used: one JSON line each (`--rejects FILE`).
 *
 *   {"stage":"parse","input":"a.html","line":3,"reason":"too-large","detail":"…"}
 *
 * A bad input never stops a batch and never vanishes silently: besides this line
 * it is a warning on stderr, and the program's exit status becomes 1.
 */
#ifndef MUBIAO_CORE_REJECT_H
#define MUBIAO_CORE_REJECT_H

#include <glib.h>
#include <stdint.h>

/*
 * A short word a program can branch on. The list is closed, so that alerts can
 * count by it.
 */
enum reject_reason {
    REJECT_UNREADABLE, /* missing file, no permission, read error */
    REJECT_EMPTY,
    REJECT_BINARY,
    REJECT_TOO_LARGE,
    REJECT_BAD_JSON,
    REJECT_BAD_RECORD, /* JSON, but no document or record */
    REJECT_BAD_WARC,
    REJECT_TRUNCATED,
    REJECT_BAD_ENCODING,
    REJECT_BAD_URL,
    REJECT_FORBIDDEN, /* robots.txt, or an address that may not be fetched */
    REJECT_HTTP,      /* the server answered with an error status */
    REJECT_NETWORK,   /* no answer */
    REJECT_NOT_HTML,  /* another content type */
    REJECT_LIMIT,     /* a cap of the rules or tables */
    REJECT_REASONS
};

struct rejects;

/*
 * Open FILE for the reject lines (created or emptied; "-" is stderr); NULL counts
 * only. Safe to use from several threads.
 */
struct rejects *rejects_open(const char *path, GError **error);
/* `line` is 1-based, 0 where the input has no lines. `input` may be any bytes. */
void rejects_add(struct rejects *r, const char *stage, const char *input, uint64_t line,
                 enum reject_reason reason, const char *detail);
uint64_t rejects_count(const struct rejects *r);
uint64_t rejects_count_of(const struct rejects *r, enum reject_reason reason);
/* Returns false with an error where the lines could not all be written. NULL is fine. */
gboolean rejects_close(struct rejects *r, GError **error);

const char *reject_reason_name(enum reject_reason reason); /* "too-large" */

#endif
