/* same.h: do two sentences state the same fact? */
#ifndef GW_WRITE_SAME_H
#define GW_WRITE_SAME_H

#include "write/draft.h"

enum same_bar {
	SAME_STRICT, /* leads of different reports are the same fact at little likeness */
	SAME_LOOSE,  /* only near copies are; for stories with little text */
};

bool same_fact(const struct sentence *a, const struct sentence *b, enum same_bar bar);

/* Does `b` state all that `a` states?  Its numbers are the same, and most of its words; for
 * further citations of `a`. */
bool same_supports(const struct sentence *a, const struct sentence *b);

#endif
