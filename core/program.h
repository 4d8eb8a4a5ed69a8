/*
 * program.h - the frame that every stage program stands in.
 *
 * A stage program reads the files named on its command line, or stdin ("-"),
 * writes stdout and logs to stderr. The frame owns the common options (--help,
 * --version, --rejects, --quiet, --verbose), standard output, the reject file, the
 * progress line and the exit status; a stage gives a table and a function.
 */
#ifndef MUBIAO_CORE_PROGRAM_H
#define MUBIAO_CORE_PROGRAM_H

#include "core/document.h"
#include "core/progress.h"
#include "core/reject.h"

#include <glib.h>

enum exit_status {
    EXIT_DONE = 0,    /* all done */
    EXIT_REJECTS = 1, /* some inputs were rejected */
    EXIT_USAGE = 2,   /* wrong usage or configuration */
    EXIT_IO = 3,      /* input or output failed */
    EXIT_TEMPFAIL = 75
};

struct program_run {
    const char *stage;
    char **inputs;  /* NULL-terminated, never empty: {"-"} where no file was named */
    gboolean named; /* were there names on the command line? */
    struct rejects *rejects;
    gboolean rejects_named; /* was --rejects given? */
    struct progress *progress;
    gboolean quiet;
};

struct program {
    const char *stage;           /* "parse": the name in messages; the program is mubiao-parse */
    const char *arguments;       /* "[FILE…]" */
    const char *summary;         /* one line, for --help and the driver's list */
    const char *description;     /* behind the options of --help: what goes in and out, examples */
    const GOptionEntry *entries; /* the stage's own options; may be NULL */
    /*
     * Do the work. Returns false with an error only where the whole run must end: the
     * error's code decides the exit status. Bad inputs go to program_reject().
     */
    gboolean (*run)(struct program_run *run, GError **error);
};

/* The exit status that says what `error`, not NULL, is about. */
enum exit_status program_status(const GError *error);

/* Parse the options, run, report. Returns the exit status for main(). */
int program_main(const struct program *program, int argc, char **argv);

/* Reject an input, with the reason that fits the error (which is only read). */
void program_reject(struct program_run *run, const char *input, uint64_t line, const GError *error);
/* The reason for an error: `otherwise`, unless the error itself tells (over a cap …). */
enum reject_reason reject_reason_of(const GError *error, enum reject_reason otherwise);

/* Write to stdout. Returns false with MUBIAO_ERROR_IO; a closed pipe is such an error too. */
gboolean program_write(const GString *out, GError **error);

/*
 * Give each line of each input to `each`; empty lines are passed over. `each`
 * returns false with an error: one that concerns this line only (see
 * mubiao_error_is_reject()) rejects the line, any other ends the run.
 */
typedef gboolean program_line_func(void *data, const char *line, gsize n, GError **error);
gboolean program_each_line(struct program_run *run, gsize max_line, program_line_func *each,
                           void *data, GError **error);

/*
 * The same for JSON documents: each line is read into one document, which is
 * reset afterwards.
 */
typedef gboolean program_document_func(void *data, struct document *doc, GError **error);
gboolean program_each_document(struct program_run *run, program_document_func *each, void *data,
                               GError **error);

#endif
