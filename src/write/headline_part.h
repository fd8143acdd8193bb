/* headline_part.h: the parts of an English title that may stand as a headline.
 *
 * A part is the title less what stands in front of it or behind it.  What is left is a clause of its
 * own; what is cut off neither says who claims it, nor doubts, denies or narrows it, and no quotation,
 * bracket or list is parted.  Titles are written with capitals at each word or without, so parts are
 * found by words and marks, not by trees. */
#ifndef GW_WRITE_HEADLINE_PART_H
#define GW_WRITE_HEADLINE_PART_H

#include "text/number.h"

enum { HEADLINE_PARTS_MOST = 16 };

struct headline_part {
	struct str text;
	size_t first, end; /* tokens of the title */
};

/* Fills `list` with the whole title and behind it its parts; returns how many.  A part may leave out a figure at the title's end
 * where the reports dispute it (`disputed`: the numbers of the title; NULL: they do not). */
size_t headline_parts(struct arena *out, struct str title, const struct tokens *t,
                      const struct numbers *disputed,
                      struct headline_part list[HEADLINE_PARTS_MOST]);

#endif
