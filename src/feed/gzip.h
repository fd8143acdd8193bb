/* gzip.h: documents that are packed themselves (sitemap.xml.gz), whatever the headers say. */
#ifndef GW_FEED_GZIP_H
#define GW_FEED_GZIP_H

#include "base/err.h"
#include "base/str.h"

bool gzip_is(struct str bytes);

/* What is packed, of one that is cut what can be had.  False with ERR_LIMIT where it is longer than
 * `most` bytes, with ERR_INPUT where nothing can be had. */
bool gzip_read(struct arena *out, struct str bytes, size_t most, struct str *plain,
	       struct err *err);

#endif
