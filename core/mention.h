/*
 * mention.h - a stretch of a document's text that names something.
 *
 * extract writes mentions, normalize reads them. A mention says only what stands
 * in the text: its place, which rule or table row found it, and the named parts
 * ("groups") that the rule cut out, as written.
 *
 * A document's mentions are sorted by start; of equal start the longer stands
 * first. Everything a mention points to lives in the document's arena or in the
 * rules that found it, which outlive the document.
 */
#ifndef MUBIAO_CORE_MENTION_H
#define MUBIAO_CORE_MENTION_H

#include <glib.h>
#include <stdint.h>

enum mention_type {
    MENTION_DATE,
    MENTION_QUANTITY,
    MENTION_SECTOR,
    MENTION_REGION,
    MENTION_POLICY,
    MENTION_CUE, /* words that steer the resolution (力争, 同比, 以上目标 …); never a record */
    MENTION_TYPES
};

/* A named part. `value` is as written, or a constant that the rule sets (`op`, `unit`). */
struct mention_group {
    const char *name;
    const char *value;
};

struct mention {
    enum mention_type type;
    uint32_t start, end;           /* code points of the text, end exclusive */
    uint32_t byte_start, byte_end; /* the same in bytes */
    const char *rule;              /* name of the rule, or "gazetteer.sector", "gazetteer.region" */
    const struct mention_group *groups;
    uint32_t n_groups;
};

/* "date", "quantity" …; the name in JSON. */
const char *mention_type_name(enum mention_type type);
/* Returns false where no type has this name. */
gboolean mention_type_parse(const char *name, enum mention_type *type);

/* Fill `start` and `end` from the places in bytes; the mentions are in the order of `text`. */
void mentions_count_chars(struct mention *at, gsize n, const char *text);

/* The value of the group called `name`, or NULL. */
const char *mention_group(const struct mention *m, const char *name);

#endif
