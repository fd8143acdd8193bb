/* place.h: which live story an article fits, by one learned sum of what is known. */
#ifndef GW_GROUP_PLACE_H
#define GW_GROUP_PLACE_H

#include "group/state.h"

struct decision {
	uint32_t story; /* STORY_NONE: none fits, the article founds its own */
	double z;       /* ln odds over the bar, of the best story near */
	/* The best story near, joined or not, and the next; in the grouper until the next decision.
	 * NULL: there is none. */
	const struct weighed *best, *second;
};

/* `v` has ids and weights.  Changes nothing but what it needs for its own. */
struct decision place_decide(struct grouper *g, struct arena scratch, const struct vector *v,
                             int64_t at, uint8_t days);

#endif
