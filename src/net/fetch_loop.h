/* fetch_loop.h: what the fetch process does: requests in, answers out, until its
 * channel closes. */
#ifndef GW_NET_FETCH_LOOP_H
#define GW_NET_FETCH_LOOP_H

#include "net/fetch.h"

/* Runs on the channel `fd`; returns the exit status. */
int fetch_loop(const struct fetch_options *options, int fd);

#endif
