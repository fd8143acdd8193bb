/* markup.h: one advertisement as it stands in a page. */
#ifndef GW_ADS_MARKUP_H
#define GW_ADS_MARKUP_H

#include "ads/campaign.h"

/* <aside class="ad" aria-label="LABEL" data-ad="PLACE">…</aside>.  Its height is kept by the style
 * sheet, whatever stands in it.  `path` is where its link leads, "/ad/TOKEN", and needs no escaping. */
void markup_ad(struct buf *b, const struct creative *x, const struct slot *slot,
               struct str path);

#endif
