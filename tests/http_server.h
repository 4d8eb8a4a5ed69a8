/*
 * http_server.h - a small HTTP server on 127.0.0.1, on a port that was free, for the
 * tests of fetch. Each path has its own good or bad manners; see ROUTES. One thread
 * a connection, one answer a connection.
 */
#ifndef MUBIAO_TESTS_HTTP_SERVER_H
#define MUBIAO_TESTS_HTTP_SERVER_H

#include <glib.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#define SERVER_PAGE "<!DOCTYPE html><title>t</title><p>a page</p>"
#define SERVER_BIG  (1 << 20)

struct http_server {
    int fd, port;
    char base[40];      /* "http://127.0.0.1:PORT" */
    const char *robots; /* a whole answer; NULL: 404 */
    GMutex lock;
    GString *asked; /* the paths, with a blank behind each */
    int busy;       /* how often /busy was asked */
    GThread *thread;
};

/* A fixed answer, or one that is made. */
struct server_route {
    const char *path, *answer;
    void (*make)(struct http_server *s, int fd, const char *path);
};

static inline void server_send(int fd, const void *p, gsize n)
{
    while (n) {
        ssize_t done = send(fd, p, n, MSG_NOSIGNAL);
        if (done <= 0)
            return;
        p = (const char *)p + done;
        n -= (gsize)done;
    }
}

static inline void server_say(int fd, const char *text)
{
    server_send(fd, text, strlen(text));
}

static inline void server_gzip(int fd, gsize n, int c)
{
    guint8 *plain = g_malloc(n), *packed = g_malloc(n + 1000);
    z_stream z = { .next_in = plain, .avail_in = (uInt)n, .next_out = packed };
    char head[200];

    memset(plain, c, n);
    z.avail_out = (uInt)(n + 1000);
    deflateInit2(&z, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
    deflate(&z, Z_FINISH);
    snprintf(head, sizeof head,
             "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
             "Content-Length: %lu\r\n\r\n",
             z.total_out);
    server_say(fd, head);
    server_send(fd, packed, z.total_out);
    deflateEnd(&z);
    g_free(plain);
    g_free(packed);
}

static inline void server_small_gzip(struct http_server *s, int fd, const char *path)
{
    (void)s;
    (void)path;
    server_gzip(fd, 5000, 'z');
}

static inline void server_bomb(struct http_server *s, int fd, const char *path)
{
    (void)s;
    (void)path;
    server_gzip(fd, 8 << 20, ' ');
}

/* 1 MiB, with its length said before or not. */
static inline void server_big(struct http_server *s, int fd, const char *path)
{
    char block[1024];

    (void)s;
    memset(block, 'x', sizeof block);
    server_say(fd, "HTTP/1.1 200 OK\r\n");
    server_say(fd, strcmp(path, "/big") == 0 ? "Content-Length: 1048576\r\n\r\n" : "\r\n");
    for (int i = 0; i < SERVER_BIG / 1024; i++)
        server_send(fd, block, sizeof block);
}

static inline void server_slow(struct http_server *s, int fd, const char *path)
{
    (void)s;
    (void)path;
    server_say(fd, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
    for (int i = 0; i < 30; i++) {
        server_say(fd, ".");
        g_usleep(100000);
    }
}

/* /chain/3 goes to /chain/2 … to /page. */
static inline void server_chain(struct http_server *s, int fd, const char *path)
{
    int n = atoi(path + strlen("/chain/"));
    char head[200], next[40];

    (void)s;
    snprintf(next, sizeof next, "/chain/%d", n - 1);
    snprintf(head, sizeof head, "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n",
             n > 1 ? next : "/page");
    server_say(fd, head);
}

static inline void server_busy(struct http_server *s, int fd, const char *path)
{
    gboolean first;

    (void)path;
    g_mutex_lock(&s->lock);
    first = s->busy++ == 0;
    g_mutex_unlock(&s->lock);
    server_say(fd, first ? "HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n"
                         : "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nback");
}

static inline void server_robots(struct http_server *s, int fd, const char *path)
{
    (void)path;
    server_say(fd, s->robots ? s->robots : "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n");
}

static const struct server_route server_routes[] = {
    { "/robots.txt", NULL, server_robots },
    { "/gzip", NULL, server_small_gzip },
    { "/bomb", NULL, server_bomb },
    { "/big", NULL, server_big },
    { "/big-unsaid", NULL, server_big },
    { "/slow", NULL, server_slow },
    { "/chain/", NULL, server_chain },
    { "/busy", NULL, server_busy },
    { "/page",
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 44\r\n\r\n" SERVER_PAGE,
      NULL },
    { "/chunked",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n",
      NULL },
    { "/interim",
      "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: "
      "2\r\n\r\nok",
      NULL },
    { "/loop", "HTTP/1.1 301 Moved\r\nLocation: /loop\r\nContent-Length: 0\r\n\r\n", NULL },
    { "/to-file", "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n", NULL },
    { "/to-nowhere", "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", NULL },
    { "/cut", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this", NULL },
    { "/cut-chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n9\r\nde",
      NULL },
    { "/later", "HTTP/1.1 503 Busy\r\nRetry-After: 9999\r\nContent-Length: 0\r\n\r\n", NULL },
    { "/shut", "", NULL },
};

static inline void server_answer(struct http_server *s, int fd, const char *path)
{
    for (gsize i = 0; i < G_N_ELEMENTS(server_routes); i++) {
        const struct server_route *r = &server_routes[i];
        gsize n = strlen(r->path);
        gboolean tree = r->path[n - 1] == '/';
        if (strncmp(path, r->path, n) != 0 || (!tree && path[n]))
            continue;
        if (r->make)
            r->make(s, fd, path);
        else
            server_say(fd, r->answer);
        return;
    }
    server_say(fd, "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone");
}

struct server_connection {
    struct http_server *server;
    int fd;
};

static inline gpointer server_talk(gpointer data)
{
    struct server_connection *c = data;
    char request[8192] = "", path[1024] = "";
    gsize n = 0;

    while (n + 1 < sizeof request && !strstr(request, "\r\n\r\n")) {
        ssize_t got = recv(c->fd, request + n, sizeof request - 1 - n, 0);
        if (got <= 0)
            break;
        n += (gsize)got;
        request[n] = '\0';
    }
    if (sscanf(request, "GET %1023s", path) == 1) {
        g_mutex_lock(&c->server->lock);
        g_string_append_printf(c->server->asked, "%s ", path);
        g_mutex_unlock(&c->server->lock);
        server_answer(c->server, c->fd, path);
    }
    shutdown(c->fd, SHUT_WR);
    close(c->fd);
    g_free(c);
    return NULL;
}

static inline gpointer server_accept(gpointer data)
{
    struct http_server *s = data;
    int fd;

    while ((fd = accept(s->fd, NULL, NULL)) >= 0) {
        struct server_connection *c = g_new(struct server_connection, 1);
        c->server = s;
        c->fd = fd;
        g_thread_unref(g_thread_new("connection", server_talk, c));
    }
    return NULL;
}

/* Returns false where no port can be had. */
static inline gboolean http_server_start(struct http_server *s)
{
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t n = sizeof a;

    memset(s, 0, sizeof *s);
    s->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (s->fd < 0 || bind(s->fd, (struct sockaddr *)&a, n) || listen(s->fd, 64) ||
        getsockname(s->fd, (struct sockaddr *)&a, &n))
        return FALSE;
    s->port = ntohs(a.sin_port);
    snprintf(s->base, sizeof s->base, "http://127.0.0.1:%d", s->port);
    s->asked = g_string_new(NULL);
    g_mutex_init(&s->lock);
    s->thread = g_thread_new("server", server_accept, s);
    return TRUE;
}

static inline void http_server_stop(struct http_server *s)
{
    shutdown(s->fd, SHUT_RDWR);
    g_thread_join(s->thread);
    close(s->fd);
    g_string_free(s->asked, TRUE);
}

#endif
