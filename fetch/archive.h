/*
 * archive.h - exchanges as WARC records (WARC 1.1).
 */
#ifndef MUBIAO_FETCH_ARCHIVE_H
#define MUBIAO_FETCH_ARCHIVE_H

#include "fetch/exchange.h"

struct archive {
    struct warc_writer *writer; /* borrowed */
    char *info_id;              /* of the warcinfo record */
};

/* Write the warcinfo record. Release with archive_close(), also after an error. */
gboolean archive_open(struct archive *a, struct warc_writer *writer,
                      const struct fetch_options *options, GError **error);
/* Write a whole exchange: its response, and its request that points to it. */
gboolean archive_put(struct archive *a, const struct exchange *x, GError **error);
void archive_close(struct archive *a);

#endif
