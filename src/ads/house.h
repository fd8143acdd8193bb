/* house.h: advertisements of the site's own, from small text files.
 *
 *     headline: Sleep your way to Porlan
 *     text: The Northern Sleeper leaves Sarvik at 20:40.
 *     link: /about
 *     label: See the timetable
 *
 * `key: value` by line; blank lines and lines that begin with '#' are skipped.  headline and link
 * must be there.  A link is an http or https address, or a path of this site. */
#ifndef GW_ADS_HOUSE_H
#define GW_ADS_HOUSE_H

#include "ads/slot.h"
#include "base/err.h"

struct ad {
	struct str headline, text, link, label; /* text and label may be STR_NONE */
};

/* Views into `bytes`.  False with ERR_INPUT: "line 3: …". */
bool house_parse(struct str bytes, struct ad *ad, struct err *err);

/* Which of `count` stands in `place` of the page at `path` in that hour (counted from 1970).  The
 * same inputs give the same choice on every machine; two places of one page get two different
 * ones where there are two.  `count` is not 0. */
size_t house_choose(size_t count, struct str path, size_t place_in_page, int64_t hour);

/* <aside class="ad" aria-label="Advertisement" data-ad="PLACE">…</aside> */
void house_put(struct buf *b, const struct ad *ad, struct str place, enum slot_size size);

/* The page with each slot filled from `ads` by house_choose, or taken out where count is 0. */
struct str house_fill(struct arena *out, struct str page, struct str path, int64_t hour,
                      const struct ad *ads, size_t count);

#endif
