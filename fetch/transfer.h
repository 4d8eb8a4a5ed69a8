/*
 * transfer.h - one request and its response, byte for byte, with libcurl.
 *
 * Redirects are not followed here: each hop is a transfer of its own, so that each is
 * checked and recorded. Bodies stay encoded as received.
 */
#ifndef MUBIAO_FETCH_TRANSFER_H
#define MUBIAO_FETCH_TRANSFER_H

#include "fetch/fetch.h"

#include <curl/curl.h>
#include <glib.h>

struct transfer {
    CURL *easy;
    char *url;
    GString *request; /* head as it was sent */
    GString *head;    /* status line and headers as received, of the last response */
    GByteArray *body; /* as received, but for chunked framing */
    gsize max_body;
    gboolean allow_private;
    gboolean too_large, refused; /* over max_body; an address that may not be asked */
    char date[32];               /* when it was started, UTC */
    struct curl_slist *headers;
};

/* Every default of `options` must be filled in. NULL where libcurl has no memory. */
struct transfer *transfer_new(const char *url, const struct fetch_options *options);
void transfer_free(struct transfer *t); /* NULL is fine; not while in a multi handle */

/* First value of a response header, in a new string, or NULL. */
char *transfer_header(const struct transfer *t, const char *name);

/*
 * Write request and response as WARC records that name each other. MUBIAO_ERROR_IO as
 * warc_writer_put().
 */
gboolean transfer_record(const struct transfer *t, struct warc_writer *writer, GError **error);

#endif
