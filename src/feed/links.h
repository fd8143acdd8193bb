/* links.h: which feeds a web page names.
 *
 * Those that its head declares (<link rel="alternate"> with the type of a feed), then links in
 * its text whose address or words are those of a feed, each address once, in the order of the
 * page.  Feeds of comments are left out: they are no news.  Nothing is asked, so that a link may
 * well lead to no feed. */
#ifndef GW_FEED_LINKS_H
#define GW_FEED_LINKS_H

#include "base/str.h"

struct feed_link {
	struct str url; /* absolute */
	struct str
		title; /* of the declaration, or the words of the link; STR_NONE none */
	bool declared; /* by the head */
};

/* `bytes` is an HTML page that was read at `url`; at most LIMIT_FEED_LINKS are answered. */
struct feed_link *feed_links(struct arena *out, struct arena scratch, struct str bytes,
			     struct str url, struct str content_type, size_t *count);

#endif
