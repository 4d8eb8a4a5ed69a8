#include "parse/plain.h"
#include <string.h>
void plain_find(struct content *c, struct arena *a, const char *utf8, gsize n)
{
    memset(c, 0, sizeof(*c));
    c->blocks = arena_calloc(a, 1, sizeof(*c->blocks));
    c->blocks[0].text = arena_strndup(a, utf8, n);
    c->blocks[0].bytes = (uint32_t)n;
    c->n_blocks = 1;
}
