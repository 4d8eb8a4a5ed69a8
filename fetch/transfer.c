#include "fetch/transfer.h"

#include "fetch/address.h"

#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_HEAD ((gsize)64 << 10)

/* libcurl takes its own framing off chunked bodies; a reader must not look for it again. */
static const char CHUNKED[] = "Transfer-Encoding:";

static size_t on_header(char *bytes, size_t size, size_t n, void *data)
{
    struct transfer *t = data;

    n *= size;
    if (n >= 5 && strncmp(bytes, "HTTP/", 5) == 0)
        g_string_truncate(t->head, 0); /* a new response: 100 Continue came before it */
    if (t->head->len + n > MAX_HEAD)
        return 0;
    if (n > strlen(CHUNKED) && g_ascii_strncasecmp(bytes, CHUNKED, strlen(CHUNKED)) == 0)
        g_string_append(t->head, "X-Crawl-");
    g_string_append_len(t->head, bytes, (gssize)n);
    return n;
}

static size_t on_body(char *bytes, size_t size, size_t n, void *data)
{
    struct transfer *t = data;

    n *= size;
    if (t->body->len + n > t->max_body) {
        t->too_large = TRUE;
        return 0;
    }
    g_byte_array_append(t->body, (const guint8 *)bytes, (guint)n);
    return n;
}

static int on_debug(CURL *easy, curl_infotype type, char *bytes, size_t n, void *data)
{
    struct transfer *t = data;

    (void)easy;
    if (type == CURLINFO_HEADER_OUT && t->request->len + n <= MAX_HEAD)
        g_string_append_len(t->request, bytes, (gssize)n);
    return 0;
}

/* Asked with the address that is about to be connected to, after DNS. */
static curl_socket_t on_socket(void *data, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct transfer *t = data;

    (void)purpose;
    if (!t->allow_private && !address_is_public(&address->addr)) {
        t->refused = TRUE;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static void set_limits(struct transfer *t, const struct fetch_options *o)
{
    curl_easy_setopt(t->easy, CURLOPT_CONNECTTIMEOUT, (long)o->connect_timeout);
    curl_easy_setopt(t->easy, CURLOPT_TIMEOUT, (long)o->timeout);
    curl_easy_setopt(t->easy, CURLOPT_LOW_SPEED_TIME, (long)o->low_speed_time);
    curl_easy_setopt(t->easy, CURLOPT_LOW_SPEED_LIMIT, 100L);
    curl_easy_setopt(t->easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(t->easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(t->easy, CURLOPT_PROXY, ""); /* a proxy would hide the address */
    curl_easy_setopt(t->easy, CURLOPT_NOSIGNAL, 1L);
}

struct transfer *transfer_new(const char *url, const struct fetch_options *o)
{
    struct transfer *t = g_new0(struct transfer, 1);
    GDateTime *now = g_date_time_new_now_utc();
    char *date = g_date_time_format(now, "%Y-%m-%dT%H:%M:%SZ");

    g_strlcpy(t->date, date, sizeof(t->date));
    g_free(date);
    g_date_time_unref(now);
    t->url = g_strdup(url);
    t->request = g_string_new(NULL);
    t->head = g_string_new(NULL);
    t->body = g_byte_array_new();
    t->max_body = o->max_body;
    t->allow_private = o->allow_private;
    t->easy = curl_easy_init();
    if (!t->easy) {
        transfer_free(t);
        return NULL;
    }
    t->headers = curl_slist_append(NULL, "Accept: text/html,application/xhtml+xml,*/*;q=0.5");
    t->headers = curl_slist_append(t->headers, "Accept-Language: zh,en;q=0.5");
    t->headers = curl_slist_append(t->headers, "Accept-Encoding: gzip, deflate, br, zstd");
    curl_easy_setopt(t->easy, CURLOPT_URL, url);
    curl_easy_setopt(t->easy, CURLOPT_PRIVATE, t);
    curl_easy_setopt(t->easy, CURLOPT_USERAGENT, o->user_agent);
    curl_easy_setopt(t->easy, CURLOPT_HTTPHEADER, t->headers);
    curl_easy_setopt(t->easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(t->easy, CURLOPT_HEADERDATA, t);
    curl_easy_setopt(t->easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(t->easy, CURLOPT_WRITEDATA, t);
    curl_easy_setopt(t->easy, CURLOPT_DEBUGFUNCTION, on_debug);
    curl_easy_setopt(t->easy, CURLOPT_DEBUGDATA, t);
    curl_easy_setopt(t->easy, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(t->easy, CURLOPT_OPENSOCKETFUNCTION, on_socket);
    curl_easy_setopt(t->easy, CURLOPT_OPENSOCKETDATA, t);
    set_limits(t, o);
    return t;
}

void transfer_free(struct transfer *t)
{
    if (!t)
        return;
    curl_easy_cleanup(t->easy);
    curl_slist_free_all(t->headers);
    g_string_free(t->request, TRUE);
    g_string_free(t->head, TRUE);
    g_byte_array_unref(t->body);
    g_free(t->url);
    g_free(t);
}

char *transfer_header(const struct transfer *t, const char *name)
{
    struct curl_header *h;

    if (curl_easy_header(t->easy, name, 0, CURLH_HEADER, -1, &h) != CURLHE_OK)
        return NULL;
    return g_strdup(h->value);
}

gboolean transfer_record(const struct transfer *t, struct warc_writer *writer, GError **error)
{
    GByteArray *block = g_byte_array_new();
    const char *ip = NULL;
    const char *fields[9] = { "WARC-Target-URI", t->url, "Content-Type",
                              "application/http; msgtype=response" };
    char *id = NULL;
    gboolean ok;

    curl_easy_getinfo(t->easy, CURLINFO_PRIMARY_IP, &ip);
    if (ip && *ip) {
        fields[4] = "WARC-IP-Address";
        fields[5] = ip;
    }
    g_byte_array_append(block, (const guint8 *)t->head->str, (guint)t->head->len);
    g_byte_array_append(block, t->body->data, t->body->len);
    ok = warc_writer_put(writer, WARC_RESPONSE, t->date, fields, block->data, block->len, &id,
                         error);
    g_byte_array_unref(block);
    if (ok) {
        char *bracketed = g_strdup_printf("<%s>", id);
        fields[3] = "application/http; msgtype=request";
        fields[4] = "WARC-Concurrent-To";
        fields[5] = bracketed;
        ok = warc_writer_put(writer, WARC_REQUEST, t->date, fields, t->request->str,
                             t->request->len, NULL, error);
        g_free(bracketed);
    }
    g_free(id);
    return ok;
}
