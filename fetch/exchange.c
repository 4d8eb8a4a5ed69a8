#include "fetch/exchange.h"

#include "core/http_message.h"
#include "fetch/address.h"

#include <string.h>
#include <unistd.h>

#define LOW_SPEED 100 /* bytes/s */

/* ---- what libcurl calls ---- */

static size_t on_header(char *line, size_t size, size_t n, void *data)
{
    struct exchange *x = data;
    gsize bytes = size * n;

    if (x->response->len == x->head_bytes && x->head_done && bytes >= 5 &&
        memcmp(line, "HTTP/", 5) == 0) { /* an interim head went before */
        g_byte_array_set_size(x->response, 0);
        x->head_done = FALSE;
    }
    if (x->head_done)
        return bytes; /* trailers, which stand in the raw body as well */
    g_byte_array_append(x->response, (const guint8 *)line, (guint)bytes);
    x->head_done = bytes <= 2 && line[bytes - 1] == '\n';
    x->head_bytes = x->response->len;
    return bytes;
}

static size_t on_body(char *p, size_t size, size_t n, void *data)
{
    struct exchange *x = data;
    gsize bytes = size * n, room = x->max_body - (x->response->len - x->head_bytes);

    g_byte_array_append(x->response, (const guint8 *)p, (guint)MIN(bytes, room));
    x->over = x->over || bytes > room;
    return MIN(bytes, room);
}

static int on_debug(CURL *easy, curl_infotype type, char *p, size_t n, void *data)
{
    struct exchange *x = data;

    (void)easy;
    if (type == CURLINFO_HEADER_OUT) {
        if (x->request->len >= 4 &&
            memcmp(x->request->data + x->request->len - 4, "\r\n\r\n", 4) == 0)
            g_byte_array_set_size(x->request, 0); /* sent again over a new connection */
        g_byte_array_append(x->request, (const guint8 *)p, (guint)n);
    }
    return 0;
}

/* Here the name is resolved: the address is the one that will be asked. */
static curl_socket_t on_socket(void *data, curlsocktype purpose, struct curl_sockaddr *a)
{
    struct exchange *x = data;

    (void)purpose;
    if (!x->options->allow_private && !address_is_public(&a->addr)) {
        x->refused = TRUE;
        return CURL_SOCKET_BAD;
    }
    return socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
}

/* ---- setting up ---- */

static void set_limits(struct exchange *x)
{
    const struct fetch_options *o = x->options;

    curl_easy_setopt(x->easy, CURLOPT_CONNECTTIMEOUT, (long)o->connect_timeout);
    curl_easy_setopt(x->easy, CURLOPT_TIMEOUT, (long)o->timeout);
    curl_easy_setopt(x->easy, CURLOPT_LOW_SPEED_LIMIT, (long)LOW_SPEED);
    curl_easy_setopt(x->easy, CURLOPT_LOW_SPEED_TIME, (long)o->low_speed_time);
    curl_easy_setopt(x->easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(x->easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(x->easy, CURLOPT_NOSIGNAL, 1L);
    /* Through a proxy the server's address could not be checked. */
    curl_easy_setopt(x->easy, CURLOPT_PROXY, "");
    curl_easy_setopt(x->easy, CURLOPT_HTTP09_ALLOWED, 0L);
}

static void set_callbacks(struct exchange *x)
{
    curl_easy_setopt(x->easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(x->easy, CURLOPT_HEADERDATA, x);
    curl_easy_setopt(x->easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(x->easy, CURLOPT_WRITEDATA, x);
    curl_easy_setopt(x->easy, CURLOPT_DEBUGFUNCTION, on_debug);
    curl_easy_setopt(x->easy, CURLOPT_DEBUGDATA, x);
    curl_easy_setopt(x->easy, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(x->easy, CURLOPT_OPENSOCKETFUNCTION, on_socket);
    curl_easy_setopt(x->easy, CURLOPT_OPENSOCKETDATA, x);
    curl_easy_setopt(x->easy, CURLOPT_ERRORBUFFER, x->fault);
    curl_easy_setopt(x->easy, CURLOPT_PRIVATE, x);
}

static void set_request(struct exchange *x)
{
    static const char *const headers[] = {
        "Accept: text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.5",
        "Accept-Language: zh-CN,zh;q=0.9,en;q=0.3",
        "Accept-Encoding: gzip, deflate, br, zstd", /* by hand: libcurl then decodes nothing */
    };

    for (gsize i = 0; i < G_N_ELEMENTS(headers); i++)
        x->headers = curl_slist_append(x->headers, headers[i]);
    curl_easy_setopt(x->easy, CURLOPT_HTTPHEADER, x->headers);
    curl_easy_setopt(x->easy, CURLOPT_USERAGENT, x->options->user_agent);
    curl_easy_setopt(x->easy, CURLOPT_HTTP_TRANSFER_DECODING, 0L); /* chunks stay as they come */
    curl_easy_setopt(x->easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
    curl_easy_setopt(x->easy, CURLOPT_URL, x->url);
}

struct exchange *exchange_new(const char *url, const struct fetch_options *options, gsize max_body)
{
    CURL *easy = curl_easy_init();
    struct exchange *x;
    GDateTime *now;
    char *date;

    if (!easy)
        return NULL;
    x = g_new0(struct exchange, 1);
    x->easy = easy;
    x->url = g_strdup(url);
    x->options = options;
    x->max_body = max_body;
    x->request = g_byte_array_new();
    x->response = g_byte_array_new();
    now = g_date_time_new_now_utc();
    date = g_date_time_format(now, "%Y-%m-%dT%H:%M:%SZ");
    g_strlcpy(x->date, date, sizeof x->date);
    g_free(date);
    g_date_time_unref(now);
    set_limits(x);
    set_callbacks(x);
    set_request(x);
    return x;
}

void exchange_finish(struct exchange *x, CURLcode result)
{
    long status = 0;
    char *address = NULL;

    x->result = result;
    if (!*x->fault)
        g_strlcpy(x->fault, curl_easy_strerror(result), sizeof x->fault);
    if (curl_easy_getinfo(x->easy, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK && x->head_done)
        x->status = (int)status;
    if (curl_easy_getinfo(x->easy, CURLINFO_PRIMARY_IP, &address) == CURLE_OK && address &&
        *address)
        x->address = address; /* holds as long as the handle */
}

void exchange_free(struct exchange *x)
{
    if (!x)
        return;
    curl_easy_cleanup(x->easy);
    curl_slist_free_all(x->headers);
    g_byte_array_unref(x->request);
    g_byte_array_unref(x->response);
    g_free(x->url);
    g_free(x);
}

/* ---- asking ---- */

gboolean exchange_may_retry(const struct exchange *x)
{
    static const CURLcode faults[] = {
        CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT,
        CURLE_SEND_ERROR,           CURLE_RECV_ERROR,      CURLE_GOT_NOTHING,
        CURLE_PARTIAL_FILE,         CURLE_HTTP2,           CURLE_HTTP2_STREAM,
        CURLE_SSL_CONNECT_ERROR,
    };
    static const int statuses[] = { 429, 502, 503, 504 };

    if (x->refused || x->over)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(faults); i++)
        if (x->result == faults[i])
            return TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(statuses); i++)
        if (x->result == CURLE_OK && x->status == statuses[i])
            return TRUE;
    return FALSE;
}

char *exchange_header(const struct exchange *x, const char *name)
{
    struct arena arena = { 0 };
    struct http_message m;
    char *value = NULL;

    if (http_message_parse(&m, &arena, x->response->data, x->head_bytes, x->max_body, NULL))
        value = g_strdup(http_message_header(&m, name));
    arena_release(&arena);
    return value;
}
