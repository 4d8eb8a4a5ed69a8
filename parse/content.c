#include "parse/content.h"
#include <string.h>
const char *page_kind_name(enum page_kind kind)
{
    static const char *const NAMES[] = { "article", "list", "other" };

    return NAMES[kind];
}
void content_find(struct content *c, const struct tree *t, struct arena *a)
{
    GString *s = g_string_new(NULL);
    memset(c, 0, sizeof(*c));
    tree_text(t, 0, "\n", 0, s);
    c->blocks = arena_calloc(a, 1, sizeof(*c->blocks));
    c->blocks[0].text = arena_strndup(a, s->str, s->len);
    c->blocks[0].bytes = (uint32_t)s->len;
    c->n_blocks = 1;
    g_string_free(s, TRUE);
}
