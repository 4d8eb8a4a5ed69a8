/*
 * timed - run a command and say what it cost, on one line of stderr's behalf:
 *
 *   timed COMMAND ARGUMENT…     prints "SECONDS CPU-SECONDS MEGABYTES" to descriptor 3
 *
 * Seconds on the clock, processor seconds of all its threads, and its peak resident
 * memory. Exits as the command did.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

int main(int argc, char **argv)
{
    struct timespec from, to;
    struct rusage cost;
    int status;
    pid_t child;

    if (argc < 2)
        return 2;
    clock_gettime(CLOCK_MONOTONIC, &from);
    child = fork();
    if (child == 0) {
        execvp(argv[1], argv + 1);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &cost) < 0)
        return 2;
    clock_gettime(CLOCK_MONOTONIC, &to);
    dprintf(3, "%.4f %.4f %.1f\n",
            (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9,
            seconds(cost.ru_utime) + seconds(cost.ru_stime), (double)cost.ru_maxrss / 1024.0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
