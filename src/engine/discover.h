/* discover.h: the feeds of a site, found from any of its addresses.
 *
 * Looked at in this order, until something can be read as a feed: the address itself; what its
 * page declares as feeds; feeds that it links to; the usual places below it and below its root;
 * sitemaps of news (those that robots.txt names, then the usual places, through an index too).
 * robots.txt is obeyed, hosts are asked one request at a time with their pauses, private
 * addresses are refused, and what comes is parsed in the sandboxed worker.  At most
 * LIMIT_DISCOVER_REQUESTS are made. */
#ifndef GW_ENGINE_DISCOVER_H
#define GW_ENGINE_DISCOVER_H

#include "base/err.h"
#include "engine/config.h"
#include "model/feed.h"

struct discovered {
	struct str url;   /* where it was read, after redirects */
	struct str title; /* its own; STR_NONE none */
	enum feed_format format;
	size_t items;
	const char *how; /* in words: "declared by the page" */
};

/* The best first, then others of the same standing.  *count is 0 where the site has none that could
 * be found; err then says why the address itself could not be read, or is ERR_NONE.  False where
 * the site could not be looked at at all: ERR_AGAIN and the like. */
bool discover_feeds(struct arena *out, const struct config *config, struct str url,
		    struct discovered **list, size_t *count, struct err *err);

#endif
