/* opml.h: lists of feeds (OPML 1.0, 2.0). */
#ifndef GW_FEED_OPML_H
#define GW_FEED_OPML_H

#include "base/err.h"
#include "base/str.h"

struct opml_feed {
	struct str url, title, site;
	struct str folder; /* the innermost one that has a name; STR_NONE: top level */
};

/* Feeds in document order, each address once.  False with ERR_INPUT where it is no OPML. */
bool opml_read(struct arena *out, struct arena scratch, struct str bytes,
               struct opml_feed **feeds, size_t *count, struct err *err);

#endif
