/* region.h: for finding metadata: in what sort of place each node stands. */
#ifndef GW_EXTRACT_REGION_H
#define GW_EXTRACT_REGION_H

#include "extract/page.h"

enum region_bit {
	REGION_COMMENT = 1, /* written by readers */
	REGION_LISTED = 2,  /* about other things: related, footer, navigation, cards */
	REGION_FOOTER = 4,
	REGION_HIDDEN = 8,
	REGION_RELATED = 16, /* called so: other articles */
};

struct regions {
	uint8_t *bits;   /* by node: of itself and its ancestors */
	uint32_t *block; /* by node: index of its first block, or of the one before it */
};

struct regions regions_of(struct arena *a, const struct page *page);

/* Blocks between the title and the node: negative before it; 0 where there is no title, then
 * *known is false. */
int64_t region_after_title(const struct page *page, const struct regions *r, uint32_t node,
                           bool *known);

#endif
