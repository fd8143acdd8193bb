/* identity.h: by what an item is known again at the next poll; for feed.c.
 *
 * By its GUID; where it has none, or one that it shares with an item of another link, by its link
 * without tracking parameters; where it has no link either, by a hash of its texts.  Dates are not
 * part of that: feeds change them without a cause. */
#ifndef GW_FEED_IDENTITY_H
#define GW_FEED_IDENTITY_H

#include "feed/build.h"

/* Sets id and id_from of all items; their ids are the GUIDs that the feed has, or absent. */
void identity_settle(struct build *b);

#endif
