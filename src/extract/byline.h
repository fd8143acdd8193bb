/* byline.h: names out of lines like "By Ada Quill and Jo Marsh | 3 May 2026". */
#ifndef GW_EXTRACT_BYLINE_H
#define GW_EXTRACT_BYLINE_H

#include "base/str.h"

enum { BYLINE_NAMES_MOST = 20 };

struct byline {
	struct str names[BYLINE_NAMES_MOST];
	unsigned count;
};

/* The names in one value; none for addresses, e-mail, placeholders ("admin") and lines that are
 * no names.  Names written in capitals alone are set in title case. */
struct byline byline_read(struct arena *a, struct str line);

/* Does the line begin with a word like "By", "Von", "Par"? */
bool byline_begins(struct str line);

/* Is it such a word alone, so that the name stands in the next line? */
bool byline_is_prefix(struct str line);

/* Two to five words, most of them with a capital. */
bool byline_is_name(struct str s);

/* Has it a word of firms and desks? */
bool byline_is_house(struct str s);

bool byline_starts_lower(struct str s);

#endif
