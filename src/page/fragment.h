/* fragment.h: links that open a page at a passage (WICG Scroll To Text Fragment).
 *
 * A browser looks for the start text, then for the end text after it, whole words only, within
 * blocks of the page.  So both are taken byte for byte from the source's text, from one paragraph,
 * and lengthened until the start is the first of its kind in the text. */
#ifndef GW_PAGE_FRAGMENT_H
#define GW_PAGE_FRAGMENT_H

#include "base/buf.h"

struct fragment {
	struct str start, end; /* end STR_NONE: start is the whole passage */
};

/* For bytes [start, end) of `text`.  False where there is no word in that range. */
bool fragment_choose(struct str text, size_t start, size_t end, struct fragment *f);

/* ":~:text=…", percent-encoded ('-', ',' and '&' too), with '#' in front where `url` has none. */
void fragment_put(struct buf *b, struct str url, const struct fragment *f);

#endif
