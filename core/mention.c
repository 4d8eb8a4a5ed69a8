#include "core/mention.h"

#include "core/text.h"

#include <string.h>

static const char *const NAMES[MENTION_TYPES] = { "date",   "quantity", "sector",
                                                  "region", "policy",   "cue" };

const char *mention_type_name(enum mention_type type)
{
    return NAMES[type];
}

gboolean mention_type_parse(const char *name, enum mention_type *type)
{
    for (int i = 0; i < MENTION_TYPES; i++)
        if (strcmp(NAMES[i], name) == 0) {
            *type = (enum mention_type)i;
            return TRUE;
        }
    return FALSE;
}

void mentions_count_chars(struct mention *at, gsize n, const char *text)
{
    uint32_t chars = 0, byte = 0;

    for (gsize i = 0; i < n; i++) {
        struct mention *m = &at[i];

        chars += (uint32_t)text_length(text + byte, m->byte_start - byte);
        byte = m->byte_start;
        m->start = chars;
        m->end = chars + (uint32_t)text_length(text + byte, m->byte_end - byte);
    }
}

const char *mention_group(const struct mention *m, const char *name)
{
    for (uint32_t i = 0; i < m->n_groups; i++) {
        const char *own = m->groups[i].name;

        if (*own == *name && strcmp(own, name) == 0) /* most differ in their first letter */
            return m->groups[i].value;
    }
    return NULL;
}
