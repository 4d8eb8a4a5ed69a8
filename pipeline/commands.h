/*
 * commands.h - the driver's own commands; the stages' are in their headers.
 *
 * Each takes the arguments from its own name on, and returns the exit status.
 */
#ifndef MUBIAO_PIPELINE_COMMANDS_H
#define MUBIAO_PIPELINE_COMMANDS_H

int run_main(int argc, char **argv);     /* mubiao run: all stages in one process */
int explain_main(int argc, char **argv); /* mubiao explain: how each record came about */

#endif
