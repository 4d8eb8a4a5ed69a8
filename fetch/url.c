#include "fetch/url.h"

#include "core/error.h"

#include <curl/curl.h>
#include <libpsl.h>
#include <string.h>

static char *part(CURLU *u, CURLUPart what, unsigned flags)
{
    char *s = NULL, *copy;

    if (curl_url_get(u, what, &s, flags) != CURLUE_OK)
        return NULL;
    copy = g_strdup(s);
    curl_free(s);
    return copy;
}

/* Returns what is wrong, or NULL. */
static const char *set_url(CURLU *u, const char *base, const char *location)
{
    CURLUcode got;

    if (strlen(location) > URL_MAX)
        return "too long";
    if (base && curl_url_set(u, CURLUPART_URL, base, 0) != CURLUE_OK)
        return "bad base";
    got = curl_url_set(u, CURLUPART_URL, location, CURLU_URLENCODE);
    if (got == CURLUE_UNSUPPORTED_SCHEME)
        return "only http and https are fetched";
    return got ? curl_url_strerror(got) : NULL;
}

static const char *tidy(CURLU *u)
{
    char *scheme = part(u, CURLUPART_SCHEME, 0);
    gboolean http = scheme && (strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0);
    char *host = http ? part(u, CURLUPART_HOST, CURLU_PUNYCODE) : NULL;
    char *lower = host ? g_ascii_strdown(host, -1) : NULL;
    gboolean named = lower && *lower && !curl_url_set(u, CURLUPART_HOST, lower, 0);

    curl_url_set(u, CURLUPART_FRAGMENT, NULL, 0);
    curl_url_set(u, CURLUPART_USER, NULL, 0);
    curl_url_set(u, CURLUPART_PASSWORD, NULL, 0);
    g_free(scheme);
    g_free(host);
    g_free(lower);
    return !http ? "only http and https are fetched" : named ? NULL : "no valid host name";
}

char *url_resolve(const char *base, const char *location, GError **error)
{
    CURLU *u = curl_url();
    const char *wrong = set_url(u, base, location);
    char *url = NULL;

    if (!wrong)
        wrong = tidy(u);
    if (!wrong && !(url = part(u, CURLUPART_URL, CURLU_NO_DEFAULT_PORT)))
        wrong = "no URL";
    if (wrong)
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_INPUT, "not a URL to fetch: '%.200s': %s",
                    location, wrong);
    curl_url_cleanup(u);
    return url;
}

char *url_origin(const char *url)
{
    CURLU *u = curl_url();
    char *origin;

    curl_url_set(u, CURLUPART_URL, url, 0);
    curl_url_set(u, CURLUPART_PATH, "/", 0);
    curl_url_set(u, CURLUPART_QUERY, NULL, 0);
    origin = part(u, CURLUPART_URL, 0);
    curl_url_cleanup(u);
    if (origin && g_str_has_suffix(origin, "/"))
        origin[strlen(origin) - 1] = '\0';
    return origin;
}

char *url_site(const char *url)
{
    CURLU *u = curl_url();
    char *host;
    const char *site;

    curl_url_set(u, CURLUPART_URL, url, 0);
    host = part(u, CURLUPART_HOST, 0);
    curl_url_cleanup(u);
    /* An address in digits has no domain, but "1.2.3.4" would look as if it had. */
    if (!host || g_hostname_is_ip_address(host) || *host == '[')
        return host;
    site = psl_registrable_domain(psl_builtin(), host);
    if (site) {
        char *copy = g_strdup(site);
        g_free(host);
        host = copy;
    }
    return host;
}
