/*
 * robots.h - robots.txt (RFC 9309).
 *
 * Beyond the RFC, as Google's matcher does: a missing colon between key and value
 * is forgiven, a group's agent counts up to its first character that no product
 * token may have, an Allow for a folder's index.htm(l) opens the folder itself,
 * and lines are cut at ROBOTS_MAX_LINE bytes.
 */
#ifndef MUBIAO_FETCH_ROBOTS_H
#define MUBIAO_FETCH_ROBOTS_H

#include <glib.h>

#define ROBOTS_MAX_BYTES ((gsize)500 << 10) /* what the RFC says must be read; the rest is not */
#define ROBOTS_MAX_LINE  ((gsize)16664)

struct robots;

/* Keeps the rules for `agent`, a product token ("mubiao"). Any bytes will do. */
struct robots *robots_parse(const void *text, gsize n, const char *agent);
void robots_free(struct robots *r); /* NULL is fine */

/* May `url` be fetched? Its path is compared as it stands: percent-encode it before. */
gboolean robots_allow(const struct robots *r, const char *url);

/* Seconds of Crawl-delay (no part of the RFC, but much used), 0 where there is none. */
double robots_delay(const struct robots *r);

/* The product token a User-Agent header starts with. Release with g_free(). */
char *robots_agent(const char *user_agent);

#endif
