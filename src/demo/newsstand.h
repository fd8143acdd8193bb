/* newsstand.h: the invented outlets as web sites on loopback.
 *
 * One listener on 127.0.0.1; an outlet is told by its Host header, ID.localhost:PORT (RFC 6761:
 * browsers and libcurl take such names to loopback by themselves).  What is published follows
 * the news clock.  Requests are answered on a thread of its own. */
#ifndef GW_DEMO_NEWSSTAND_H
#define GW_DEMO_NEWSSTAND_H

#include "base/err.h"
#include "base/str.h"
#include "os/clock.h"

struct newsstand;

struct newsstand_options {
	struct clock clock;
	int port;     /* 0: a free one */
	int64_t day1; /* days since 1970; it begins at local midnight */
};

/* NULL with ERR_BUSY where the port is taken. */
struct newsstand *newsstand_open(const struct newsstand_options *options, struct err *err);

int newsstand_port(const struct newsstand *stand);

/* All its feeds as OPML. */
struct str newsstand_opml(const struct newsstand *stand, struct arena *out);

/* Stops listening and frees it; NULL is nothing. */
void newsstand_stop(struct newsstand *stand);

/* The day number of the local date at a moment. */
int64_t newsstand_day_of(int64_t at);

#endif
