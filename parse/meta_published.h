/*
 * meta_published.h - when an article was published, and when it was updated.
 *
 * Trusted most is a date shown between headline and body: it is this article's, and
 * readers saw it. What JSON-LD, meta elements and scripts say makes it finer (the minute,
 * the second) where they agree, and stands in where nothing is shown. Times of updates
 * are no publication, unless the page shows no other.
 */
#ifndef MUBIAO_PARSE_META_PUBLISHED_H
#define MUBIAO_PARSE_META_PUBLISHED_H

#include "parse/datetime_text.h"
#include "parse/meta_clues.h"

struct published {
    struct datetime when; /* year 0: not known */
    const char *from;     /* "page", "json-ld", "meta", "time", "script", "url", "text", "header" */
    struct datetime modified;
};

/* `headline` is the first text node of the shown headline, 0 where none is shown. */
void meta_published(struct published *p, const struct clues *c, uint32_t headline);

enum date_sense {
    DATE_OTHER,     /* an event's, a deadline's: no date of the article */
    DATE_BARE,      /* no label */
    DATE_PUBLISHED, /* 发布时间, 發稿時間, 建立時間 … */
    DATE_MODIFIED   /* 更新时间, 最後更新 … */
};

/*
 * The first date of a line and what the words around it make of it. `end` gets the byte
 * behind it. FALSE where there is none from byte `from` on.
 */
gboolean date_in_line(const char *s, gsize n, gsize from, struct datetime *when,
                      enum date_sense *sense, gsize *start, gsize *end);

/* Seconds since 1970 UTC after which no date is believed: a day after the fetch. */
int64_t date_limit(const struct page *page);

#endif
