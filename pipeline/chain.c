#include "pipeline/chain.h"

#include "core/error.h"

static gboolean open_parser(struct chain *chain, const struct settings *s, GError **error)
{
    struct parse_options options = { .max_page = s->max_page };

    if (s->simplify && !simplify_mode_parse(s->simplify, &options.simplify)) {
        g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_USAGE,
                    "simplify = %s: news, t2s, tw2s, tw2sp, hk2s or off is wanted", s->simplify);
        return FALSE;
    }
    chain->parser = parser_new(&options, error);
    return chain->parser != NULL;
}

static gboolean open_extractor(struct chain *chain, const struct settings *s, GError **error)
{
    struct extract_options options = { (const char *const *)s->rules,
                                       (const char *const *)s->tables };

    chain->extractor = extractor_new(&options, error);
    return chain->extractor != NULL;
}

static gboolean open_normalizer(struct chain *chain, const struct settings *s, GError **error)
{
    struct normalize_options options = { .tables = (const char *const *)s->tables };

    if (s->types && !normalize_parse_types(s->types, &options.types, error))
        return FALSE;
    chain->normalizer = normalizer_new(&options, error);
    return chain->normalizer != NULL;
}

gboolean chain_open(struct chain *chain, const struct settings *s, GError **error)
{
    *chain = (struct chain){ 0 };
    if (open_parser(chain, s, error) && open_extractor(chain, s, error) &&
        open_normalizer(chain, s, error))
        return TRUE;
    chain_close(chain);
    return FALSE;
}

void chain_close(struct chain *chain)
{
    parser_free(chain->parser);
    extractor_free(chain->extractor);
    normalizer_free(chain->normalizer);
    *chain = (struct chain){ 0 };
}
