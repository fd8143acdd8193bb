/* xml.h: RSS, Atom and CDF; for feed.c. */
#ifndef GW_FEED_XML_H
#define GW_FEED_XML_H

#include "feed/build.h"

/* Reads the clean UTF-8 of a feed into b->feed.  False where no root of a feed and no item was
 * found.  `base` is where relative addresses start, or STR_NONE. */
bool xml_read(struct build *b, struct str xml, struct str base);

#endif
