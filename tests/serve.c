/*
 * serve - the tests' HTTP server as a program: prints its address, and serves until
 * standard input ends. Its robots.txt forbids /private/.
 */
#include "http_server.h"

int main(void)
{
    struct http_server s;
    char c;

    if (!http_server_start(&s))
        return 1;
    s.robots =
        "HTTP/1.1 200 OK\r\nContent-Length: 35\r\n\r\nUser-agent: *\nDisallow: /private/\n\n\n";
    puts(s.base);
    fflush(stdout);
    while (read(STDIN_FILENO, &c, 1) > 0)
        ;
    http_server_stop(&s);
    return 0;
}
