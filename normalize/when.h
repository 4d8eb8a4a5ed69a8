/*
 * when.h - EDTF dates as days that can be compared: is a deadline still ahead?
 */
#ifndef MUBIAO_NORMALIZE_WHEN_H
#define MUBIAO_NORMALIZE_WHEN_H

#include <glib.h>

/* First and last day as yyyymmdd: "2025" is 20250101 … 20251231. */
struct span {
    int from, to;
};

enum when {
    WHEN_UNKNOWN,
    WHEN_PAST,  /* over by the day asked about */
    WHEN_NOW,   /* that day lies within */
    WHEN_FUTURE /* begins behind that day */
};

/* Returns false where `edtf` is NULL or no date we write. */
gboolean when_span(const char *edtf, struct span *span);

/* How `edtf` lies to the first day of `today`; unknown where either is. */
enum when when_relative(const char *edtf, const char *today);

#endif
