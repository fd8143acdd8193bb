/* jsonfeed.h: JSON Feed 1.0 and 1.1; for feed.c. */
#ifndef GW_FEED_JSONFEED_H
#define GW_FEED_JSONFEED_H

#include "feed/build.h"

/* Reads the clean UTF-8 of a feed into b->feed.  False, with a message, where it is no JSON or
 * has no items. */
bool jsonfeed_read(struct build *b, struct str json, struct str base, struct err *err);

#endif
