/* house.h: advertisements of the site's own, from small text files.
 *
 *     headline: Sleep your way to Porlan
 *     text: The Northern Sleeper leaves Sarvik at 20:40.
 *     link: /about
 *     label: See the timetable
 *
 * `key: value` by line; blank lines and lines that begin with '#' are skipped.  headline and link
 * must be there.  A link is an http or https address, or a path of this site.  Each stands where
 * no campaign does. */
#ifndef GW_ADS_HOUSE_H
#define GW_ADS_HOUSE_H

#include "ads/campaign.h"

/* A campaign of one text; views into `bytes`.  False with ERR_USAGE: "FILE:3: …". */
bool house_read(struct arena *out, struct str bytes, const char *file, struct str name,
                struct campaign *c, struct err *err);

#endif
