/* server.h: a small HTTP server of doubtful manners, on a port of 127.0.0.1, for
 * tests. */
#ifndef GW_TEST_NET_SERVER_H
#define GW_TEST_NET_SERVER_H

#include "os/proc.h"

struct server {
	struct proc proc;
	int port;
};

/* What it does is decided by the path: see the table in server.c. */
void server_start(struct server *s);
void server_stop(struct server *s);

#endif
