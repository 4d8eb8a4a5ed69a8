/* found.h - a document of one text with what some finders find in it, ready for normalize. */
#ifndef MUBIAO_TESTS_FOUND_H
#define MUBIAO_TESTS_FOUND_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/json.h"
#include "extract/policy.h"
#include "extract/region.h"
#include "extract/sector.h"
#include "normalize/policy.h"
#include "normalize/region.h"
#include "normalize/sector.h"

struct found {
    struct document *doc;
    struct context c;
    GArray *mentions;
};

static inline int found_order(const void *a, const void *b)
{
    const struct mention *x = a, *y = b;

    if (x->byte_start != y->byte_start)
        return x->byte_start < y->byte_start ? -1 : 1;
    return x->byte_end > y->byte_end ? -1 : x->byte_end < y->byte_end;
}

/*
 * Finders that are NULL (or FALSE) find nothing. A text with 張 counts as one in traditional script.
 */
static inline void found_init(struct found *f, const char *title, const char *text,
                              const struct region_finder *regions,
                              const struct sector_finder *sectors, gboolean policies)
{
    GString *line = g_string_new("{");
    GError *error = NULL;

    json_member(line, "title", title);
    json_member(line, "text", text);
    g_string_append_c(line, '}');
    f->doc = document_new();
    assert_true(document_read(f->doc, line->str, line->len, &error));
    g_string_free(line, TRUE);
    f->doc->script = strstr(text, "張") ? "hant" : "hans";
    f->mentions = g_array_new(FALSE, FALSE, sizeof(struct mention));
    if (regions)
        region_finder_run(regions, f->doc, f->mentions);
    if (sectors)
        sector_finder_run(sectors, f->doc, f->mentions);
    if (policies)
        policy_find(f->doc, f->mentions);
    if (f->mentions->len > 1)
        qsort(f->mentions->data, f->mentions->len, sizeof(struct mention), found_order);
    f->doc->mentions = (struct mention *)(void *)f->mentions->data;
    f->doc->n_mentions = f->mentions->len;
    mentions_count_chars(f->doc->mentions, f->doc->n_mentions, f->doc->text);
    context_init(&f->c, f->doc, NULL);
}

static inline void found_release(struct found *f)
{
    g_array_free(f->mentions, TRUE);
    document_free(f->doc);
}

#endif
