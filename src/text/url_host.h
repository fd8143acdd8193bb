/* url_host.h: the host of an address: a domain, an IPv4 or IPv6 address, or an opaque
 * name. */
#ifndef GW_TEXT_URL_HOST_H
#define GW_TEXT_URL_HOST_H

#include "base/str.h"

/* The host as it is written in an href (WHATWG URL, 3.5), or false. `special`: of a
 * scheme whose hosts are domains (http and the like), not opaque names. A view of
 * `input` or in `out`. */
bool url_host_parse(struct arena *out, struct str input, bool special, struct str *host);

/* "1.2.3.4" or "[::1]". */
bool url_host_is_address(struct str host);

#endif
