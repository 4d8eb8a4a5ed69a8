/*
 * mubiao - one driver for all stages: `mubiao run`, or `mubiao STAGE …`.
 */
#include "core/program.h"
#include "core/version.h"
#include "extract/extract.h"
#include "fetch/fetch.h"
#include "normalize/normalize.h"
#include "out/out.h"
#include "parse/parse.h"
#include "pipeline/commands.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    int (*main)(int argc, char **argv);
    const char *summary;
} COMMANDS[] = {
    { "run", run_main, "all stages in one process, as pipeline.conf says" },
    { "fetch", fetch_main, "URLs → WARC" },
    { "parse", parse_main, "WARC, HTML or text → documents" },
    { "extract", extract_main, "documents → documents with mentions" },
    { "normalize", normalize_main, "documents with mentions → records" },
    { "out", out_main, "records → JSON Lines files, SQLite" },
    { "explain", explain_main, "show how each record of a page came about" },
    { "rules", rules_main, "check the rules against their examples" },
};

static int usage(FILE *to, int status)
{
    fputs("Usage: mubiao COMMAND [OPTION…] [FILE…]\n\n"
          "Chinese news pages in, records out.\n\nCommands:\n",
          to);
    for (gsize i = 0; i < G_N_ELEMENTS(COMMANDS); i++)
        fprintf(to, "  %-10s %s\n", COMMANDS[i].name, COMMANDS[i].summary);
    fputs("\nmubiao COMMAND --help tells more.\n\n"
          "Exit status: 0 all done, 1 some inputs rejected, 2 wrong usage or\n"
          "configuration, 3 input or output failed, 75 try again later.\n",
          to);
    return fflush(to) || ferror(to) ? EXIT_IO : status;
}

int main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "";

    for (gsize i = 0; i < G_N_ELEMENTS(COMMANDS); i++)
        if (strcmp(name, COMMANDS[i].name) == 0) {
            char *called = g_strconcat("mubiao ", name, NULL); /* what its --help shows */
            g_set_prgname(called);
            g_free(called);
            return COMMANDS[i].main(argc - 1, argv + 1);
        }
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0)
        return usage(stdout, EXIT_DONE);
    if (strcmp(name, "--version") == 0) {
        puts("mubiao " MUBIAO_VERSION);
        return fflush(stdout) ? EXIT_IO : EXIT_DONE;
    }
    if (*name)
        fprintf(stderr, "mubiao: error: no command '%s'; try mubiao --help\n", name);
    else
        usage(stderr, EXIT_USAGE);
    return EXIT_USAGE;
}
