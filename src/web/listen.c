/* listen.c: sockets that listen. */
#include "web/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

union address {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
};

static bool
parse(struct str s, union address *a, socklen_t *n)
{
	char host[64];
	ptrdiff_t colon = str_rfind_byte(s, ':');
	struct str name = colon < 0 ? STR("") : str_sub(s, 0, (size_t)colon);
	struct str number = colon < 0 ? s : str_skip(s, (size_t)colon + 1);
	int64_t port;
	bool six = name.n > 2 && name.p[0] == '[' && name.p[name.n - 1] == ']';
	if (!str_to_int(number, &port) || port < 0 || port > 65535 || name.n >= sizeof host)
		return false;
	if (six)
		name = str_sub(name, 1, name.n - 1);
	if (!name.n)
		name = STR("0.0.0.0");
	if (str_eq(name, STR("localhost")))
		name = STR("127.0.0.1");
	snprintf(host, sizeof host, STR_FMT, STR_ARG(name));
	memset(a, 0, sizeof *a);
	if (six) {
		a->v6.sin6_family = AF_INET6;
		a->v6.sin6_port = htons((uint16_t)port);
		*n = sizeof a->v6;
		return inet_pton(AF_INET6, host, &a->v6.sin6_addr) == 1;
	}
	a->v4.sin_family = AF_INET;
	a->v4.sin_port = htons((uint16_t)port);
	*n = sizeof a->v4;
	return inet_pton(AF_INET, host, &a->v4.sin_addr) == 1;
}

int
listen_on(struct str address, uint16_t *port, struct err *err)
{
	enum { BACKLOG = 1024 };
	union address a;
	socklen_t n;
	int yes = 1;
	if (!parse(address, &a, &n)) {
		err_set(err, ERR_USAGE, "\"" STR_FMT "\" is not an address to listen on",
		        STR_ARG(address));
		return -1;
	}
	int fd = socket(a.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) ||
	    bind(fd, &a.any, n) || listen(fd, BACKLOG) || getsockname(fd, &a.any, &n)) {
		err_set(err, ERR_BUSY, "could not listen on " STR_FMT ": %s", STR_ARG(address),
		        strerror(errno));
		if (fd >= 0)
			close(fd);
		return -1;
	}
	*port = ntohs(a.any.sa_family == AF_INET6 ? a.v6.sin6_port : a.v4.sin_port);
	return fd;
}

uint16_t
listen_port(int fd)
{
	union address a = {0};
	socklen_t n = sizeof a;
	if (getsockname(fd, &a.any, &n))
		return 0;
	return ntohs(a.any.sa_family == AF_INET6 ? a.v6.sin6_port : a.v4.sin_port);
}
