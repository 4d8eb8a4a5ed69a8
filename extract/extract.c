#include "extract/extract.h"

#include "core/datadir.h"
#include "core/error.h"
#include "extract/overlap.h"
#include "extract/policy.h"
#include "extract/region.h"
#include "extract/rules.h"
#include "extract/sector.h"

#include <string.h>

struct extractor {
    struct rules *rules;
    struct region_finder *regions;
    struct sector_finder *sectors;
};

struct extract_scratch {
    struct rules_scratch *rules;
    GArray *found; /* struct mention */
};

/* The built-in folder, then those of the options. */
static struct rules *load_rules(const char *const *folders, GError **error)
{
    char *own = data_path("rules", error);
    GPtrArray *all;
    struct rules *rules;

    if (!own)
        return NULL;
    all = g_ptr_array_new();
    g_ptr_array_add(all, own);
    for (; folders && *folders; folders++)
        g_ptr_array_add(all, (gpointer)(uintptr_t)*folders);
    g_ptr_array_add(all, NULL);
    rules = rules_load((const char *const *)all->pdata, error);
    g_ptr_array_free(all, TRUE);
    g_free(own);
    return rules;
}

struct extractor *extractor_new(const struct extract_options *options, GError **error)
{
    struct extractor *x = g_new0(struct extractor, 1);

    if ((x->rules = load_rules(options->rules, error)) &&
        (x->regions = region_finder_new(options->tables, error)) &&
        (x->sectors = sector_finder_new(options->tables, error)))
        return x;
    extractor_free(x);
    return NULL;
}

void extractor_free(struct extractor *x)
{
    if (!x)
        return;
    sector_finder_free(x->sectors);
    region_finder_free(x->regions);
    rules_free(x->rules);
    g_free(x);
}

struct extract_scratch *extract_scratch_new(const struct extractor *x)
{
    struct extract_scratch *s = g_new0(struct extract_scratch, 1);

    (void)x;
    s->rules = rules_scratch_new();
    s->found = g_array_new(FALSE, FALSE, sizeof(struct mention));
    return s;
}

void extract_scratch_free(struct extract_scratch *s)
{
    if (!s)
        return;
    rules_scratch_free(s->rules);
    g_array_free(s->found, TRUE);
    g_free(s);
}

gboolean extractor_run(const struct extractor *x, struct extract_scratch *s, struct document *doc,
                       GError **error)
{
    GArray *found = s->found;

    doc->mentions = arena_alloc(&doc->arena, 0);
    doc->n_mentions = 0;
    g_array_set_size(found, 0);
    if (!rules_run(x->rules, s->rules, &doc->arena, doc->text, doc->text_bytes, found, error))
        return FALSE;
    region_finder_run(x->regions, doc, found);
    policy_find(doc, found);
    sector_finder_run(x->sectors, doc, found);
    overlap_settle(found, x->rules);
    doc->n_mentions = found->len;
    doc->mentions = arena_alloc(&doc->arena, found->len * sizeof(struct mention));
    if (found->len)
        memcpy(doc->mentions, found->data, found->len * sizeof(struct mention));
    mentions_count_chars(doc->mentions, doc->n_mentions, doc->text);
    return TRUE;
}
