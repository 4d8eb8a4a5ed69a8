/*
 * exchange.h - one HTTP request and its response, byte for byte.
 *
 * The caller adds `easy` to its multi handle and calls exchange_finish() when that
 * says it is done. No redirect is followed, nothing is decoded.
 */
#ifndef MUBIAO_FETCH_EXCHANGE_H
#define MUBIAO_FETCH_EXCHANGE_H

#include "fetch/fetch.h"

#include <curl/curl.h>

struct exchange {
    char *url;
    CURL *easy;
    char date[21];        /* when it began, "2024-08-02T03:04:05Z" */
    GByteArray *request;  /* as sent */
    GByteArray *response; /* head and body as received; interim (1xx) heads left out */
    gsize head_bytes;     /* of `response` */
    gboolean over;        /* the body was over the cap; what fits is there */
    gboolean refused;     /* an address that may not be asked was not asked */
    int status;           /* 0 where no head came */
    CURLcode result;
    const char *address; /* of the server, NULL where there was none */
    char fault[CURL_ERROR_SIZE];

    /* private */
    const struct fetch_options *options;
    gsize max_body;
    struct curl_slist *headers;
    gboolean head_done;
};

/* NULL where the library has no more handles. `options` is borrowed. */
struct exchange *exchange_new(const char *url, const struct fetch_options *options, gsize max_body);
void exchange_finish(struct exchange *x, CURLcode result);
void exchange_free(struct exchange *x); /* NULL is fine; take it off the multi handle before */

/* Might a second try go better? */
gboolean exchange_may_retry(const struct exchange *x);
/* A header of the response, or NULL. Release with g_free(). */
char *exchange_header(const struct exchange *x, const char *name);

#endif
