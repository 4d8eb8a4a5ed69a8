/*
 * summary.h - what a run did, for people and for monitors.
 */
#ifndef MUBIAO_PIPELINE_SUMMARY_H
#define MUBIAO_PIPELINE_SUMMARY_H

#include "core/record.h"
#include "core/reject.h"

#include <glib.h>
#include <stdint.h>

#define SUMMARY_TARGETS 8 /* shown in the text */

struct summary {
    gint64 started, finished;         /* Unix time, microseconds */
    int status;                       /* the run's exit status */
    uint64_t inputs;                  /* files and URLs asked for */
    uint64_t pages, bytes;            /* pages read, and their bytes */
    uint64_t fetched;                 /* pages that came over the network */
    uint64_t articles, lists, others; /* documents by kind */
    uint64_t records[RECORD_TYPES];
    uint64_t rejects;
    uint64_t reasons[REJECT_REASONS];
    const char *const *outputs; /* NULL-terminated; may be NULL */
    const char *error;          /* what ended the run early, or NULL */

    struct arena arena; /* of the strings below */
    struct record targets[SUMMARY_TARGETS];
    gsize n_targets;
};

void summary_release(struct summary *s);

/* Count one document and its records, and keep a few of its targets to show. */
void summary_add(struct summary *s, const struct record *records, gsize n);

void summary_text(const struct summary *s, GString *out);
/* One JSON object: see docs/schema/summary.json. */
void summary_json(const struct summary *s, GString *out);

#endif
