/*
 * site.h - who shares one politeness budget: a registrable domain (public suffix list).
 */
#ifndef MUBIAO_FETCH_SITE_H
#define MUBIAO_FETCH_SITE_H

#include <glib.h>

/* The registrable domain of a URL's host, or the host itself where it has none (an
 * address). NULL where `url` is no http(s) URL. Release with g_free(). */
char *site_of_url(const char *url);

/* Scheme, host and port: what one robots.txt speaks for. NULL likewise. */
char *site_origin(const char *url);

/* An absolute http(s) URL from `location` as a page at `base` says it, or NULL. */
char *site_resolve(const char *base, const char *location);

#endif
