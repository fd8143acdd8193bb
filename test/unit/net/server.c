/* server.c: a small HTTP server of doubtful manners. Each connection has a process of
 * its own. */
#include "server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

/* A request as it came, ended by NUL. */
struct request {
	int fd;
	char text[8192];
};

static void
put(int fd, const void *p, size_t n)
{
	while (n) {
		ssize_t done = send(fd, p, n, MSG_NOSIGNAL);
		if (done <= 0)
			_exit(0);
		p = (const char *)p + done;
		n -= (size_t)done;
	}
}

static void
put_text(int fd, const char *text)
{
	put(fd, text, strlen(text));
}

static void
put_filler(int fd, size_t n)
{
	char block[1000];
	memset(block, 'x', sizeof block);
	for (; n > sizeof block; n -= sizeof block)
		put(fd, block, sizeof block);
	put(fd, block, n);
}

static void
answer_ok(struct request *r)
{
	put_text(r->fd, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
	                "ETag: W/\"a, b\"\r\nLast-Modified: Tue, 03 Nov 2026 10:00:00 GMT\r\n"
	                "Cache-Control: max-age=60\r\nX-Robots-Tag: noai\r\n"
	                "cache-control: must-revalidate\r\nContent-Length: 11\r\n\r\n"
	                "ferry sails");
}

static void
answer_echo(struct request *r)
{
	char head[100];
	snprintf(head, sizeof head, "HTTP/1.1 200 OK\r\nContent-Length: %zu\r\n\r\n",
	         strlen(r->text));
	put_text(r->fd, head);
	put_text(r->fd, r->text);
}

static void
answer_unchanged(struct request *r)
{
	put_text(r->fd, strstr(r->text, "If-None-Match: W/\"a, b\"\r\n") &&
	                strstr(r->text, "If-Modified-Since: some day\r\n")
	         ? "HTTP/1.1 304 Not Modified\r\nETag: W/\"a, b\"\r\n\r\n"
	         : "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
}

static void
answer_reset(struct request *r)
{
	struct linger now = {.l_onoff = 1};
	put_text(r->fd, "HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n");
	put_filler(r->fd, 2345);
	poll(NULL, 0, 100);
	setsockopt(r->fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
	close(r->fd);
	_exit(0);
}

static void
answer_short(struct request *r)
{
	put_text(r->fd, "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
	put_filler(r->fd, 2345);
	_exit(0);
}

static void
answer_endless(struct request *r)
{
	put_text(r->fd, "HTTP/1.1 200 OK\r\n\r\n");
	for (;;)
		put_filler(r->fd, 100000);
}

static void
answer_announced(struct request *r)
{
	put_text(r->fd, "HTTP/1.1 200 OK\r\nContent-Length: 900000000\r\n\r\n");
	for (;;)
		put_filler(r->fd, 100000);
}

/* 200 MB of zeros in 200 KB. */
static void
answer_bomb(struct request *r)
{
	static unsigned char in[1 << 16], out[1 << 16];
	z_stream z = {0};
	put_text(r->fd, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
	if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		_exit(1);
	for (int i = 0; i < 3200; i++) {
		z.next_in = in;
		z.avail_in = sizeof in;
		while (z.avail_in) {
			z.next_out = out;
			z.avail_out = sizeof out;
			deflate(&z, Z_NO_FLUSH);
			put(r->fd, out, sizeof out - z.avail_out);
		}
	}
	_exit(0);
}

static void
answer_redirect(struct request *r)
{
	put_text(r->fd, "HTTP/1.1 301 Moved\r\nLocation: ../ok?x=1#y\r\nContent-Length: 0\r\n\r\n");
}

static void
answer_headers(struct request *r)
{
	put_text(r->fd, "HTTP/1.1 200 OK\r\n");
	for (;;)
		put_text(r->fd, "X-Filler: nothing to see here, and nothing there either\r\n");
}

static void
answer_early(struct request *r)
{
	put_text(r->fd, "HTTP/1.1 103 Early Hints\r\nLink: </hint.css>\r\nETag: \"early\"\r\n\r\n"
	                "HTTP/1.1 200 OK\r\nLink: </feed>; rel=alternate\r\n"
	                "Content-Length: 2\r\n\r\nok");
}

static void
answer_slow(struct request *r)
{
	put_text(r->fd, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
	for (;;) {
		put_text(r->fd, "x");
		poll(NULL, 0, 500);
	}
}

static void
answer_later(struct request *r)
{
	poll(NULL, 0, 300);
	answer_ok(r);
}

static void
answer_nothing(struct request *r)
{
	(void)r;
	_exit(0);
}

static const struct {
	const char *path;
	void (*answer)(struct request *r);
} answers[] = {
	{"/ok", answer_ok},               {"/echo", answer_echo},
	{"/unchanged", answer_unchanged}, {"/reset", answer_reset},
	{"/short", answer_short},         {"/endless", answer_endless},
	{"/announced", answer_announced}, {"/bomb", answer_bomb},
	{"/redirect", answer_redirect},   {"/headers", answer_headers},
	{"/early", answer_early},         {"/slow", answer_slow},
	{"/nothing", answer_nothing},     {"/later", answer_later},
};

static void
answer(struct request *r)
{
	char path[100] = "";
	sscanf(r->text, "GET %99[^ ?]", path);
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
		if (strcmp(path, answers[i].path) == 0) {
			answers[i].answer(r);
			return;
		}
	}
	put_text(r->fd, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
}

static void
serve_connection(int fd)
{
	struct request r = {.fd = fd};
	size_t n = 0;
	for (;;) {
		ssize_t got = recv(fd, r.text + n, sizeof r.text - 1 - n, 0);
		if (got <= 0)
			_exit(0);
		n += (size_t)got;
		r.text[n] = 0;
		if (!strstr(r.text, "\r\n\r\n"))
			continue;
		answer(&r);
		n = 0;
	}
}

static int
serve(void *ctx, int fd)
{
	int listener = *(int *)ctx;
	(void)fd;
	signal(SIGCHLD, SIG_IGN);
	for (;;) {
		int connection = accept(listener, NULL, NULL);
		if (connection < 0)
			return 1;
		if (fork() == 0) {
			prctl(PR_SET_PDEATHSIG, SIGKILL);
			serve_connection(connection);
		}
		close(connection);
	}
}

void
server_start(struct server *s)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t size = sizeof a;
	struct err err;
	int listener = socket(AF_INET, SOCK_STREAM, 0);
	if (listener < 0 || bind(listener, (struct sockaddr *)&a, sizeof a) < 0 ||
	    listen(listener, 64) < 0 || getsockname(listener, (struct sockaddr *)&a, &size) < 0)
		abort();
	s->port = ntohs(a.sin_port);
	if (!proc_start(&s->proc, "server", serve, &listener, listener, &err))
		abort();
	close(listener);
}

void
server_stop(struct server *s)
{
	proc_stop(&s->proc, 100);
}
