/*
 * chain.h - the stages of one process, made from settings.
 */
#ifndef MUBIAO_PIPELINE_CHAIN_H
#define MUBIAO_PIPELINE_CHAIN_H

#include "pipeline/batch.h"
#include "pipeline/settings.h"

/* All three or none. MUBIAO_ERROR_USAGE for a wrong mode, type, rule or table. */
gboolean chain_open(struct chain *chain, const struct settings *s, GError **error);
void chain_close(struct chain *chain);

#endif
