/* opml.h: lists of feeds (OPML 1.0, 2.0). */
#ifndef GW_FEED_OPML_H
#define GW_FEED_OPML_H

#include "base/buf.h"
#include "base/err.h"

struct opml_feed {
	struct str url, title, site;
	/* The innermost outline around it that has a name, else the last part of its first category;
	 * STR_NONE: top level. */
	struct str folder;
};

/* Feeds in document order, "feed:" taken off their addresses, each address once.  False with
 * ERR_INPUT where it is no OPML. */
bool opml_read(struct arena *out, struct arena scratch, struct str bytes,
               struct opml_feed **feeds, size_t *count, struct err *err);

/* The feeds of a folder stand together, where its first one does. */
void opml_write(struct buf *out, struct arena scratch, struct str title,
                const struct opml_feed *feeds, size_t count);

#endif
