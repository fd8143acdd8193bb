/* feed.h: the only door to feeds: bytes in, a feed_doc out.
 *
 * Reads RSS 0.9x, 1.0, 2.0, Atom 0.3, 1.0, JSON Feed 1.0, 1.1, CDF and sitemaps, in any encoding
 * of the WHATWG list, well formed or not.  Pure: no clock, no network, no files. */
#ifndef GW_FEED_FEED_H
#define GW_FEED_FEED_H

#include "base/err.h"
#include "model/feed.h"

struct feed_header {
	struct str name, value;
};

struct feed_input {
	struct str bytes;
	struct str url; /* of the feed itself, base of relative links; STR_NONE unknown */
	const struct feed_header *headers; /* Content-Type, Content-Location, Content-Language … */
	size_t header_count;
};

/* False with ERR_INPUT where the bytes are no feed at all; a broken feed gives what can be read,
 * and XML that ends before its first element is an empty feed that was cut short. */
bool feed_parse(struct arena *out, struct arena scratch, const struct feed_input *in,
                struct feed_doc *feed, struct err *err);

#endif
