#include "normalize/normalize.h"

#include "core/error.h"
#include "core/id.h"
#include "core/text.h"
#include "normalize/date.h"
#include "normalize/policy.h"
#include "normalize/quantity.h"
#include "normalize/region.h"
#include "normalize/sector.h"
#include "normalize/target.h"

#include <stdlib.h>
#include <string.h>

struct normalizer {
    unsigned types;
    struct units *units;
    struct regions *regions;
    struct sectors *sectors;
    struct cues *cues;
};

struct normalizer *normalizer_new(const struct normalize_options *options, GError **error)
{
    struct normalizer *n = g_new0(struct normalizer, 1);

    n->types = options->types ? options->types : NORMALIZE_DEFAULT_TYPES;
    if ((n->units = units_load(options->tables, error)) &&
        (n->regions = regions_load(options->tables, error)) &&
        (n->sectors = sectors_load(options->tables, error)) &&
        (n->cues = cues_load(options->tables, error)))
        return n;
    normalizer_free(n);
    return NULL;
}

void normalizer_free(struct normalizer *n)
{
    if (!n)
        return;
    cues_free(n->cues);
    sectors_free(n->sectors);
    regions_free(n->regions);
    units_free(n->units);
    g_free(n);
}

gboolean normalize_parse_types(const char *list, unsigned *types, GError **error)
{
    char **names = g_strsplit(list, ",", -1);
    unsigned bits = 0;
    gboolean ok = TRUE;

    for (int i = 0; names[i] && ok; i++) {
        enum record_type type;

        ok = record_type_parse(g_strstrip(names[i]), &type);
        if (ok)
            bits |= 1u << type;
        else
            g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE,
                        "unknown record type '%s' (document, target, figure, date, sector, "
                        "quantity, region and policy are known)",
                        names[i]);
    }
    g_strfreev(names);
    if (ok)
        *types = bits;
    return ok;
}

/* ---- records ---- */

struct making {
    struct context *c;
    struct record_list *out;
    unsigned types;
};

static gboolean wanted(const struct making *m, enum record_type type)
{
    return (m->types & 1u << type) != 0;
}

static void add_document(struct making *m)
{
    const struct document *doc = m->c->doc;
    struct record *r = record_list_add(m->out, RECORD_DOCUMENT);

    r->id = doc->id;
    r->url = doc->url;
    r->canonical = doc->canonical;
    r->fetched = doc->fetched;
    r->title = doc->title;
    r->published = doc->published;
    r->published_from = doc->published_from;
    r->modified = doc->modified;
    r->source = doc->source;
    r->author = doc->author;
    r->editor = doc->editor;
    r->site = doc->site;
    r->language = doc->language;
    r->script = doc->script;
    r->kind = doc->kind;
    r->keywords = doc->keywords;
    r->text = doc->text;
}

/* A record of mention `i` with everything that says where it stands. */
static struct record *add_record(struct making *m, enum record_type type, uint32_t i)
{
    struct context *c = m->c;
    const struct mention *at = &c->doc->mentions[i];
    struct record *r = record_list_add(m->out, type);

    r->document = c->doc->id;
    r->quote = context_string(c, at->byte_start, at->byte_end);
    r->start = at->start;
    r->end = at->end;
    r->sentence = context_sentence(c, c->sentence_of[i]);
    r->section = c->section[c->sentences[c->sentence_of[i]].block];
    r->rule = at->rule;
    return r;
}

static void set_region(struct record *r, const struct region *region)
{
    if (!region)
        return;
    r->region = region->name;
    r->region_code = region->code;
}

static void add_date(struct making *m, uint32_t i)
{
    const struct date_value *d = &m->c->dates[i];
    struct record *r;

    if (!d->is_date)
        return;
    r = add_record(m, RECORD_DATE, i);
    r->date = d->edtf;
    r->partial = d->partial;
    r->grain = d->grain;
    r->bound = d->bound;
    r->approximate = d->approximate;
    r->inferred = d->inferred;
}

static void add_quantity(struct making *m, uint32_t i)
{
    const struct quantity_value *q = &m->c->quantities[i];
    struct record *r;

    if (!q->is_quantity)
        return;
    r = add_record(m, RECORD_QUANTITY, i);
    r->value = q->value ? q->value : q->from;
    r->value_max = q->value_max ? q->value_max : q->to;
    r->unit = q->unit;
    r->op = q->op;
    r->per = q->per;
}

static void add_sector(struct making *m, uint32_t i)
{
    const struct sector_value *s = &m->c->sectors[i];
    struct record *r;

    if (!s->is_sector)
        return;
    r = add_record(m, RECORD_SECTOR, i);
    r->name = s->name;
    r->code = s->code;
    r->parent = s->parent;
    set_region(r, region_for(m->c, m->c->doc->mentions[i].byte_start));
}

static void add_region(struct making *m, uint32_t i)
{
    const struct region *g = m->c->regions[i];
    struct record *r;

    if (!g)
        return;
    r = add_record(m, RECORD_REGION, i);
    r->name = g->name;
    r->code = g->code;
    r->parent = g->parent ? g->parent->name : NULL;
    r->level = region_level_name(g->level);
}

static void add_policy(struct making *m, uint32_t i)
{
    const struct policy *p = m->c->policies[i];
    struct record *r;

    if (!p)
        return;
    r = add_record(m, RECORD_POLICY, i);
    r->name = p->title;
    r->issuer = p->issuer;
    r->issued = p->issued;
    set_region(r, region_for(m->c, m->c->doc->mentions[i].byte_start));
}

static const struct {
    enum mention_type mention;
    enum record_type record;
    void (*add)(struct making *m, uint32_t i);
} MAKERS[] = {
    { MENTION_DATE, RECORD_DATE, add_date },
    { MENTION_QUANTITY, RECORD_QUANTITY, add_quantity },
    { MENTION_SECTOR, RECORD_SECTOR, add_sector },
    { MENTION_REGION, RECORD_REGION, add_region },
    { MENTION_POLICY, RECORD_POLICY, add_policy },
};

static void add_mentions(struct making *m)
{
    for (uint32_t i = 0; i < m->c->doc->n_mentions; i++)
        for (gsize k = 0; k < G_N_ELEMENTS(MAKERS); k++)
            if (m->c->doc->mentions[i].type == MAKERS[k].mention && wanted(m, MAKERS[k].record))
                MAKERS[k].add(m, i);
}

static void add_targets(struct making *m, const struct target_list *found)
{
    for (uint32_t i = 0; i < found->n; i++) {
        const struct target *t = &found->at[i];
        const struct quantity_value *q = &m->c->quantities[t->mention];
        enum record_type type = t->is_target ? RECORD_TARGET : RECORD_FIGURE;
        struct record *r;

        if (!wanted(m, type))
            continue;
        r = add_record(m, type, t->mention);
        r->value = q->value;
        r->value_max = q->value_max;
        r->unit = q->unit;
        r->op = t->op ? t->op : q->op;
        r->per = t->per;
        r->indicator = t->indicator;
        r->direction = t->direction;
        r->deadline = t->is_target ? t->time : NULL;
        r->period = t->is_target ? NULL : t->time;
        r->modality = t->modality;
        r->stretch = t->stretch;
        r->sector = t->sector;
        r->policy = t->policy;
        set_region(r, t->region);
    }
}

/* ---- order, ids ---- */

/* In text order; of equal start the longer first, then by type. Nothing else is equal. */
static int by_place(const void *a, const void *b)
{
    const struct record *x = a, *y = b;

    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    return (int)x->type - (int)y->type;
}

/* Stable over runs: what the record is, where it stands, and which of several such it is. */
static void set_ids(struct context *c, struct record *at, gsize n)
{
    char id[ID_LENGTH + 1], start[TEXT_INT_MAX], end[TEXT_INT_MAX], nth[TEXT_INT_MAX];
    gsize same = 0;

    for (gsize i = 0; i < n; i++) {
        struct record *r = &at[i];
        const char *value = r->date ? r->date : r->value ? r->value : r->name ? r->name : "";
        const char *parts[] = { r->document,
                                record_type_name(r->type),
                                text_of_int(start, r->start),
                                text_of_int(end, r->end),
                                value,
                                NULL,
                                NULL };

        same = i > 0 && by_place(&at[i - 1], r) == 0 ? same + 1 : 0;
        parts[5] = text_of_int(nth, (int64_t)same);
        id_of_parts(id, parts);
        r->id = arena_strndup(c->arena, id, ID_LENGTH);
    }
}

void normalizer_run(const struct normalizer *n, struct document *doc, struct record_list *out,
                    GString *trace)
{
    struct context c;
    struct making m = { &c, out, n->types };
    struct target_list targets = { 0 };
    gsize first;

    document_set_id(doc, NULL, 0);
    context_init(&c, doc, trace);
    quantities_resolve(n->units, &c);
    regions_resolve(n->regions, &c);
    dates_resolve(&c); /* a text of Taiwan's counts its years otherwise */
    policies_resolve(&c);
    sectors_resolve(n->sectors, &c);
    if (wanted(&m, RECORD_DOCUMENT))
        add_document(&m);
    first = out->n;
    add_mentions(&m);
    if (wanted(&m, RECORD_TARGET) || wanted(&m, RECORD_FIGURE)) {
        targets_find(n->cues, &c, &targets);
        add_targets(&m, &targets);
    }
    if (out->n > first)
        qsort(out->at + first, out->n - first, sizeof(*out->at), by_place);
    set_ids(&c, out->at + first, out->n - first);
    records_mark_same(out->at + first, out->n - first);
}
