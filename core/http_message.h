/*
 * http_message.h - an HTTP response as it stands in a WARC record (RFC 9112).
 */
#ifndef MUBIAO_CORE_HTTP_MESSAGE_H
#define MUBIAO_CORE_HTTP_MESSAGE_H

#include "core/arena.h"

#include <glib.h>

#define HTTP_MAX_BODY ((gsize)128 << 20) /* a body after decoding */

struct http_message {
    int status;
    char **headers; /* name, value, name, value …, NULL; obsolete line folding is undone */
    const guint8 *body;
    gsize body_bytes;
    gboolean cut; /* chunks or compressed data ended early: what there was is in body */
};

/*
 * Split the head off, undo chunked transfer and content encodings (gzip, x-gzip,
 * deflate raw or in zlib's frame, br, zstd; several in order) and put the result
 * into `m`, in `arena` or pointing into `bytes`. A body that is no longer encoded
 * though its head says so (Common Crawl's are like that) is taken as it is.
 * Returns false with MUBIAO_ERROR_INPUT for no HTTP head or an unknown encoding, or
 * MUBIAO_ERROR_LIMIT where the body would be over `max_body`.
 */
gboolean http_message_parse(struct http_message *m, struct arena *arena, const void *bytes, gsize n,
                            gsize max_body, GError **error);
/* First value of a header, whatever its case, or NULL. */
const char *http_message_header(const struct http_message *m, const char *name);

#endif
