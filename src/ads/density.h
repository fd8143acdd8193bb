/* density.h: how much advertising a page can carry.
 *
 * Heights are estimated for the narrowest phone (360 px), where an advertisement takes the most
 * of the page.  The estimate of the text errs low, so that the true share is smaller. */
#ifndef GW_ADS_DENSITY_H
#define GW_ADS_DENSITY_H

#include "ads/slot.h"

enum {
	DENSITY_MOST_PERCENT = 30, /* of the height of the main content, advertisements included */
	DENSITY_SHORT_WORDS = 90,  /* a story with less text than that carries none inside */
};

struct density {
	int64_t content_px; /* without advertisements */
	int64_t ads_px;
};

/* The height of running text of so many words; 0 of none. */
int64_t density_text_px(int64_t words);

/* Whether one more of that size keeps to the limit; then it is counted. */
bool density_take(struct density *d, enum slot_size size);

#endif
