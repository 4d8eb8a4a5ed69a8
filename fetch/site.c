#include "fetch/site.h"

#include <curl/curl.h>
#include <libpsl.h>
#include <string.h>

/* One part of an http(s) URL, or NULL. */
static char *part(const char *url, CURLUPart what)
{
    CURLU *u = curl_url();
    char *scheme = NULL, *value = NULL, *copy = NULL;

    if (curl_url_set(u, CURLUPART_URL, url, 0) == CURLUE_OK &&
        curl_url_get(u, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
        (strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0) &&
        curl_url_get(u, what, &value, CURLU_DEFAULT_PORT) == CURLUE_OK)
        copy = g_strdup(value);
    curl_free(scheme);
    curl_free(value);
    curl_url_cleanup(u);
    return copy;
}

char *site_of_url(const char *url)
{
    char *host = part(url, CURLUPART_HOST);
    const psl_ctx_t *list = psl_builtin();
    const char *domain = NULL;
    char *lower, *site;

    if (!host)
        return NULL;
    lower = g_ascii_strdown(host, -1);
    if (list && !g_hostname_is_ip_address(lower))
        domain = psl_registrable_domain(list, lower);
    site = g_strdup(domain ? domain : lower);
    g_free(lower);
    g_free(host);
    return site;
}

char *site_origin(const char *url)
{
    char *scheme = part(url, CURLUPART_SCHEME), *host = part(url, CURLUPART_HOST);
    char *port = part(url, CURLUPART_PORT);
    char *origin =
        scheme && host && port ? g_strdup_printf("%s://%s:%s", scheme, host, port) : NULL;

    g_free(port);
    g_free(host);
    g_free(scheme);
    return origin;
}

char *site_resolve(const char *base, const char *location)
{
    CURLU *u = curl_url();
    char *whole = NULL, *checked = NULL;

    if (curl_url_set(u, CURLUPART_URL, base, 0) == CURLUE_OK &&
        curl_url_set(u, CURLUPART_URL, location, CURLU_URLENCODE) == CURLUE_OK &&
        curl_url_set(u, CURLUPART_FRAGMENT, NULL, 0) == CURLUE_OK &&
        curl_url_get(u, CURLUPART_URL, &whole, 0) == CURLUE_OK)
        checked = part(whole, CURLUPART_URL);
    curl_free(whole);
    curl_url_cleanup(u);
    return checked;
}
