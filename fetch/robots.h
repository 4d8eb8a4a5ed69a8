/*
 * robots.h - robots.txt (RFC 9309).
 *
 * Groups of the same agent are one group; the longest matching path decides, and allow
 * wins between equals; `*` and `$` have their meaning; a path of the file and a path of
 * the URL are compared with the same percent-encoding. Beyond the RFC, as Google's
 * parser: a missing colon, and misspelt "dissallow" and the like, are understood, a
 * line counts up to 16,664 bytes, and /index.html stands for its folder.
 */
#ifndef MUBIAO_FETCH_ROBOTS_H
#define MUBIAO_FETCH_ROBOTS_H

#include <glib.h>

#define ROBOTS_MAX_FILE ((gsize)500 << 10) /* RFC 9309, 2.5: what is beyond is not read */

struct robots;

/*
 * The rules for `agent` (a product token: what stands before `/` or a space) in a
 * file's bytes, any encoding or line ends.
 */
struct robots *robots_parse(const char *bytes, gsize n, const char *agent);
/* Everything is allowed (no such file), or nothing (the server is in trouble). */
struct robots *robots_constant(gboolean allowed);
void robots_free(struct robots *r); /* NULL is fine */

/* May this URL be fetched? Only its path and query count. */
gboolean robots_allow(const struct robots *r, const char *url);

/* Seconds of a crawl-delay line (no part of the RFC, but widely used), 0 where there is none. */
double robots_delay(const struct robots *r);

#endif
