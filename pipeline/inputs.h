/*
 * inputs.h - from sources and command-line names to the files and URLs of a run.
 */
#ifndef MUBIAO_PIPELINE_INPUTS_H
#define MUBIAO_PIPELINE_INPUTS_H

#include "pipeline/settings.h"

#include <glib.h>

struct inputs {
    GPtrArray *files; /* char *: paths, in a fixed order */
    GPtrArray *urls;  /* char * */
};

void inputs_init(struct inputs *in);
void inputs_release(struct inputs *in);

/*
 * Add a name of the command line: an http(s) URL, a file, a folder (all files below
 * it with a name that ends in .html, .htm, .txt, .warc, .gz …, sorted by name), or "-".
 */
void inputs_add(struct inputs *in, const char *name);

/*
 * Add what a [source NAME] asks for; `files` entries may be patterns. Returns false
 * with MUBIAO_ERROR_USAGE where a list of URLs cannot be read or a pattern matches nothing.
 */
gboolean inputs_add_source(struct inputs *in, const struct source *source, GError **error);

#endif
