/* place.h: which live story an article fits, by five features and one learned sum. */
#ifndef GW_GROUP_PLACE_H
#define GW_GROUP_PLACE_H

#include "group/state.h"

enum feature { SIM, COH, GAP, AGE, DAY, FEATURES };

struct decision {
	uint32_t story;         /* STORY_NONE: none fits, the article founds its own */
	double z;               /* ln odds over the bar, of the best story near */
	double terms[FEATURES]; /* what each feature gave to it; a strange title took from it */
};

/* `v` has ids and weights.  Changes nothing but what it needs for its own. */
struct decision place_decide(struct grouper *g, struct arena scratch, const struct vector *v,
                             int64_t at, uint8_t days);

#endif
