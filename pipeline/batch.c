#include "pipeline/batch.h"

#include "core/error.h"

#include <string.h>

enum slot_state { SLOT_FREE, SLOT_BUSY, SLOT_DONE };

struct slot {
    struct batch *batch;
    enum slot_state state; /* guarded by batch->lock once the page is handed out */
    struct arena arena;    /* the page's copy */
    struct page page;
    const char *input, *stage;
    struct document *doc;
    struct record_list records;
    GError *error;
    uint64_t record;
    enum reject_reason reason;
};

struct batch {
    struct chain chain;
    batch_done_func *done;
    void *data;
    GThreadPool *pool;
    GMutex lock;
    GCond finished;
    struct slot *slots; /* a ring: [first, first + used) are taken, oldest first */
    gsize n_slots, first, used;
    GQueue scratch; /* of extract: one for each worker, guarded by lock */
};

static struct extract_scratch *take_scratch(struct batch *b)
{
    struct extract_scratch *s;

    g_mutex_lock(&b->lock);
    s = g_queue_pop_head(&b->scratch);
    g_mutex_unlock(&b->lock);
    return s ? s : extract_scratch_new(b->chain.extractor);
}

static void work(gpointer item, gpointer unused)
{
    struct slot *slot = item;
    struct batch *b = slot->batch;
    struct extract_scratch *scratch = take_scratch(b);

    (void)unused;
    slot->stage = "parse";
    slot->record = 0;
    if (!parser_parse(b->chain.parser, &slot->page, slot->doc, &slot->error)) {
        slot->reason = parse_reject_reason(slot->error, REJECT_BAD_ENCODING);
    } else {
        slot->stage = "extract";
        if (extractor_run(b->chain.extractor, scratch, slot->doc, &slot->error))
            normalizer_run(b->chain.normalizer, slot->doc, &slot->records, NULL);
        else
            slot->reason = REJECT_LIMIT;
    }
    g_mutex_lock(&b->lock);
    g_queue_push_head(&b->scratch, scratch);
    slot->state = SLOT_DONE;
    g_cond_signal(&b->finished);
    g_mutex_unlock(&b->lock);
}

struct batch *batch_new(const struct chain *chain, unsigned workers, batch_done_func *done,
                        void *data, GError **error)
{
    struct batch *b = g_new0(struct batch, 1);
    GError *why = NULL;

    workers = workers ? workers : g_get_num_processors();
    b->chain = *chain;
    b->done = done;
    b->data = data;
    b->n_slots = (gsize)workers * BATCH_DEPTH;
    b->slots = g_new0(struct slot, b->n_slots);
    for (gsize i = 0; i < b->n_slots; i++) {
        b->slots[i].batch = b;
        b->slots[i].doc = document_new();
    }
    g_mutex_init(&b->lock);
    g_cond_init(&b->finished);
    g_queue_init(&b->scratch);
    /* exclusive, so that its threads start at once, and tell here where none can */
    b->pool = g_thread_pool_new(work, NULL, (int)workers, TRUE, &why);
    if (g_thread_pool_get_num_threads(b->pool) == 0) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_IO,
                    "cannot start a thread for the work: %s; raise the limit of processes "
                    "(ulimit -u)",
                    why ? why->message : "none is allowed");
        batch_free(b);
        b = NULL;
    }
    g_clear_error(&why); /* fewer than asked for do the work as well */
    return b;
}

/* Wait for the oldest page, hand it to `done`, and free its slot. */
static gboolean retire(struct batch *b, GError **error)
{
    struct slot *slot = &b->slots[b->first];
    struct batch_result result;
    gboolean ok;

    g_mutex_lock(&b->lock);
    while (slot->state != SLOT_DONE)
        g_cond_wait(&b->finished, &b->lock);
    g_mutex_unlock(&b->lock);
    result = (struct batch_result){
        .input = slot->input,
        .record = slot->record,
        .stage = slot->stage,
        .reason = slot->reason,
        .error = slot->error,
        .records = &slot->records,
        .bytes = slot->page.n,
    };
    ok = b->done(b->data, &result, error);
    g_clear_error(&slot->error);
    record_list_clear(&slot->records);
    document_reset(slot->doc);
    arena_reset(&slot->arena);
    slot->state = SLOT_FREE;
    b->first = (b->first + 1) % b->n_slots;
    b->used--;
    return ok;
}

/* A free slot behind the others; NULL with an error from `done`. */
static struct slot *take_slot(struct batch *b, const char *input, GError **error)
{
    struct slot *slot;

    if (b->used == b->n_slots && !retire(b, error))
        return NULL;
    slot = &b->slots[(b->first + b->used) % b->n_slots];
    slot->input = arena_strdup(&slot->arena, input);
    b->used++;
    return slot;
}

gboolean batch_page(struct batch *b, const struct page *page, const char *input, GError **error)
{
    struct slot *slot = take_slot(b, page->url ? page->url : input, error);
    struct arena *a;
    guint8 *bytes;

    if (!slot)
        return FALSE;
    a = &slot->arena;
    bytes = arena_alloc(a, page->n);
    if (page->n)
        memcpy(bytes, page->bytes, page->n);
    slot->page = *page;
    slot->page.url = arena_strdup(a, page->url);
    slot->page.fetched = arena_strdup(a, page->fetched);
    slot->page.content_type = arena_strdup(a, page->content_type);
    slot->page.last_modified = arena_strdup(a, page->last_modified);
    slot->page.bytes = bytes;
    slot->state = SLOT_BUSY;
    g_thread_pool_push(b->pool, slot, NULL);
    return TRUE;
}

gboolean batch_failure(struct batch *b, const char *input, uint64_t record,
                       enum reject_reason reason, const GError *why, GError **error)
{
    struct slot *slot = take_slot(b, input, error);

    if (!slot)
        return FALSE;
    memset(&slot->page, 0, sizeof(slot->page));
    slot->stage = "parse";
    slot->error = g_error_copy(why);
    slot->record = record;
    slot->reason = reason;
    slot->state = SLOT_DONE;
    return TRUE;
}

gboolean batch_finish(struct batch *b, GError **error)
{
    while (b->used)
        if (!retire(b, error))
            return FALSE;
    return TRUE;
}

void batch_free(struct batch *b)
{
    if (!b)
        return;
    g_thread_pool_free(b->pool, FALSE, TRUE); /* waits: the slots are in use until then */
    for (gsize i = 0; i < b->n_slots; i++) {
        g_clear_error(&b->slots[i].error);
        document_free(b->slots[i].doc);
        record_list_release(&b->slots[i].records);
        arena_release(&b->slots[i].arena);
    }
    g_queue_clear_full(&b->scratch, (GDestroyNotify)extract_scratch_free);
    g_mutex_clear(&b->lock);
    g_cond_clear(&b->finished);
    g_free(b->slots);
    g_free(b);
}
