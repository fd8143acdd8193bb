/* listen.h: a listening socket from an address in words. */
#ifndef GW_WEB_LISTEN_H
#define GW_WEB_LISTEN_H

#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

/* "127.0.0.1:8080", "[::1]:8080", ":8080" or "8080" (every address), port 0: any free one.
 * The socket, or -1 with ERR_USAGE (not an address) or ERR_BUSY (taken, not allowed). */
int listen_on(struct str address, uint16_t *port, struct err *err);

/* The port of a socket that listens. */
uint16_t listen_port(int fd);

#endif
