/*
 * url.h - URLs as fetch needs them, by libcurl's URL API: what is checked here is
 * what is asked for later.
 */
#ifndef MUBIAO_FETCH_URL_H
#define MUBIAO_FETCH_URL_H

#include <glib.h>

#define URL_MAX ((gsize)8 << 10)

/*
 * `location` as seen from `base` (NULL: it must be absolute): http or https, host in
 * lower case and ASCII, path and query percent-encoded, no fragment, no user name.
 * MUBIAO_ERROR_INPUT where there is no such URL. Release with g_free().
 */
char *url_resolve(const char *base, const char *location, GError **error);

/* "https://host:port" of a resolved URL: what one robots.txt speaks for. */
char *url_origin(const char *url);
/*
 * Whose patience a resolved URL takes: the registrable domain of its host (Public
 * Suffix List), or the host itself where it has none.
 */
char *url_site(const char *url);

#endif
