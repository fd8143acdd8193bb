/* guard.h: which addresses may be reached.
 *
 * Private, loopback, link-local, CGNAT, unique-local, multicast and other special
 * ranges are refused, in every spelling and in their v4-mapped and NAT64 forms, unless
 * a configured network allows them (`allow_net`). Judged on the resolved address,
 * after DNS. */
#ifndef GW_NET_GUARD_H
#define GW_NET_GUARD_H

#include "base/err.h"
#include "base/str.h"

struct sockaddr;

enum { GUARD_NETS = 16 };

struct guard_net {
	unsigned char address[16]; /* IPv4 as ::ffff:a.b.c.d */
	int bits;                  /* of the 128 */
};

struct guard {
	struct guard_net nets[GUARD_NETS]; /* allowed although special */
	int count;
};

/* Reads "127.20.0.0/16, fd00::/8".  False with ERR_USAGE naming the piece. */
bool guard_parse(struct guard *g, struct str list, struct err *err);
bool guard_allows(const struct guard *g, const struct sockaddr *address);

#endif
