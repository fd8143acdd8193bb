/* slot.h: where an advertisement may stand in the bytes of a page.
 *
 * A page is kept with slots; the server fills each when it answers, or takes it out.  A slot is
 * the comment <!--gw-ad PLACE SIZE-->.  Every '<' of a text is escaped before it gets into a page
 * (base/html.h), so no text can make a slot. */
#ifndef GW_ADS_SLOT_H
#define GW_ADS_SLOT_H

#include "base/buf.h"

enum slot_size {
	SLOT_BOX,  /* 300 by 250, in 18rem of height */
	SLOT_WIDE, /* 320 by 100 to 728 by 90, in 8.6rem */
};

struct slot {
	size_t at, n;     /* the bytes it takes in the page */
	struct str place; /* "story", "more", "front": lower-case letters */
	enum slot_size size;
};

void slot_put(struct buf *b, struct str place, enum slot_size size);

/* The first slot at or after byte `from`; false where there is none. */
bool slot_find(struct str page, size_t from, struct slot *slot);

#endif
