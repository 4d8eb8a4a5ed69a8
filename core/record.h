/*
 * record.h - what normalize writes: one flat JSON object a line.
 *
 * What each field means is docs/records.md's to say. One table (RECORD_FIELDS)
 * names every field with its JSON key and kind, in the one order in which keys
 * are written; the JSON writer and reader, the databases and the schema test all
 * go by it. A new field is a new line there.
 *
 * Strings belong to whoever made the record: the document's arena, rules or
 * tables in normalize, the record reader's arena in out. NULL means absent.
 */
#ifndef MUBIAO_CORE_RECORD_H
#define MUBIAO_CORE_RECORD_H

#include "core/arena.h"

#include <glib.h>
#include <stdint.h>

enum record_type {
    RECORD_DOCUMENT,
    RECORD_TARGET,
    RECORD_FIGURE,
    RECORD_DATE,
    RECORD_SECTOR,
    RECORD_QUANTITY, /* this and the next two only on request (--types) */
    RECORD_REGION,
    RECORD_POLICY,
    RECORD_TYPES
};

enum field_kind {
    FIELD_STRING,
    FIELD_NUMBER, /* a plain JSON number kept as its decimal string: exact, no exponent */
    FIELD_INT,    /* int64_t, RECORD_NO_INT where absent */
    FIELD_TRUE    /* gboolean, written only where true */
};

#define RECORD_NO_INT INT64_MIN

/*
 * X(kind, member): the member of struct record and its JSON key alike.
 * `type` and `id` come first, in code.
 */
#define RECORD_FIELDS(X)                                                                           \
    X(FIELD_STRING, document)                                                                      \
    /* document records: the fields of struct document */                                          \
    X(FIELD_STRING, url)                                                                           \
    X(FIELD_STRING, canonical)                                                                     \
    X(FIELD_STRING, fetched)                                                                       \
    X(FIELD_STRING, title)                                                                         \
    X(FIELD_STRING, published)                                                                     \
    X(FIELD_STRING, published_from)                                                                \
    X(FIELD_STRING, modified)                                                                      \
    X(FIELD_STRING, source)                                                                        \
    X(FIELD_STRING, author)                                                                        \
    X(FIELD_STRING, editor)                                                                        \
    X(FIELD_STRING, site)                                                                          \
    X(FIELD_STRING, language)                                                                      \
    X(FIELD_STRING, script)                                                                        \
    X(FIELD_STRING, kind)                                                                          \
    X(FIELD_STRING, keywords)                                                                      \
    X(FIELD_STRING, text)                                                                          \
    /* where a record stands */                                                                    \
    X(FIELD_STRING, quote)                                                                         \
    X(FIELD_INT, start)                                                                            \
    X(FIELD_INT, end)                                                                              \
    /* what it means: see docs/records.md for which type has which */                              \
    X(FIELD_STRING, date) /* EDTF; the JSON key is "value", as for numbers */                      \
    X(FIELD_NUMBER, value)                                                                         \
    X(FIELD_NUMBER, value_max)                                                                     \
    X(FIELD_STRING, unit)                                                                          \
    X(FIELD_STRING, op)                                                                            \
    X(FIELD_STRING, per)                                                                           \
    X(FIELD_STRING, grain)                                                                         \
    X(FIELD_STRING, bound)                                                                         \
    X(FIELD_TRUE, approximate)                                                                     \
    X(FIELD_TRUE, inferred)                                                                        \
    X(FIELD_STRING, partial)                                                                       \
    X(FIELD_STRING, indicator)                                                                     \
    X(FIELD_STRING, direction)                                                                     \
    X(FIELD_STRING, deadline)                                                                      \
    X(FIELD_STRING, period)                                                                        \
    X(FIELD_STRING, modality)                                                                      \
    X(FIELD_TRUE, stretch)                                                                         \
    X(FIELD_STRING, name)                                                                          \
    X(FIELD_STRING, code)                                                                          \
    X(FIELD_STRING, parent)                                                                        \
    X(FIELD_STRING, level)                                                                         \
    X(FIELD_STRING, region)                                                                        \
    X(FIELD_STRING, region_code)                                                                   \
    X(FIELD_STRING, sector)                                                                        \
    X(FIELD_STRING, policy)                                                                        \
    X(FIELD_STRING, issuer)                                                                        \
    X(FIELD_STRING, issued)                                                                        \
    X(FIELD_STRING, same_as)                                                                       \
    X(FIELD_STRING, sentence)                                                                      \
    X(FIELD_STRING, section)                                                                       \
    X(FIELD_STRING, rule)

#define RECORD_C_FIELD_STRING       const char *
#define RECORD_C_FIELD_NUMBER       const char *
#define RECORD_C_FIELD_INT          int64_t
#define RECORD_C_FIELD_TRUE         gboolean
#define RECORD_MEMBER(kind, member) RECORD_C_##kind member;

struct record {
    enum record_type type;
    const char *id; /* 32 hex digits */
    RECORD_FIELDS(RECORD_MEMBER)
};
#undef RECORD_MEMBER

struct record_field {
    const char *key;    /* in JSON */
    const char *column; /* in databases: the member's own name */
    enum field_kind kind;
    gsize offset; /* into struct record */
};

/* All fields behind `type` and `id`, in the order they are written. */
extern const struct record_field record_fields[];
extern const gsize record_n_fields;

/* A growing list of records; `{ 0 }` is an empty one. */
struct record_list {
    struct record *at;
    gsize n, room;
};

const char *record_type_name(enum record_type type); /* "document", "target" … */
gboolean record_type_parse(const char *name, enum record_type *type);

/* An empty record of this type: every field absent. */
void record_init(struct record *r, enum record_type type);

/* Append an empty record of `type` and return it; the pointer holds until the next append. */
struct record *record_list_add(struct record_list *list, enum record_type type);
void record_list_clear(struct record_list *list); /* the memory is kept */
void record_list_release(struct record_list *list);

/* Append the record as one JSON line, "\n" included. */
void record_write(const struct record *r, GString *out);

/*
 * Read one JSON line into `r`, whose strings then live in `arena`. Unknown keys are
 * passed over. Returns false with MUBIAO_ERROR_INPUT: no object, unknown or missing
 * `type`, missing `id`, a known key of another type.
 */
gboolean record_read(struct record *r, struct arena *arena, const char *line, gsize n,
                     GError **error);

#endif
