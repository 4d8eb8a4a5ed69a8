/*
 * progress.h - one line on a terminal: counts, rate, time left.
 *
 *   parse  1,204 of 3,000  210/s  9 s left
 *
 * Silent where stderr is no terminal, or with --quiet. Redrawn at most five times
 * a second. Safe from several threads.
 */
#ifndef MUBIAO_CORE_PROGRESS_H
#define MUBIAO_CORE_PROGRESS_H

#include <glib.h>
#include <stdint.h>

struct progress;

struct progress *progress_new(const char *stage, gboolean quiet);
void progress_expect(struct progress *p, uint64_t total); /* 0: unknown */
void progress_add(struct progress *p, uint64_t n);
void progress_free(struct progress *p); /* wipes the line; NULL is fine */

#endif
