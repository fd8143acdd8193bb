/* same.h: do two sentences state the same fact? */
#ifndef GW_WRITE_SAME_H
#define GW_WRITE_SAME_H

#include "write/draft.h"

enum same_bar {
	SAME_STRICT, /* leads of different reports are the same fact at little likeness */
	SAME_LOOSE,  /* only near copies are */
};

bool same_fact(const struct sentence *a, const struct sentence *b, enum same_bar bar);

/* Do both name one person, place or thing? */
bool same_name(const struct sentence *a, const struct sentence *b);

/* Does `s` bring a number, a name or a day that none of the `told` sentences has? */
bool same_adds(const struct sentence *s, const struct sentence *const *told, size_t count);

/* Does `b` state all that `a` states?  Its numbers are the same, and most of its words; for
 * further citations of `a`. */
bool same_supports(const struct sentence *a, const struct sentence *b);

#endif
