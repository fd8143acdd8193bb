/* views.h: whether a view did the same before: a bounded memory of an hour.
 *
 * Numbers of views are kept for sixty to ninety minutes, or until LIMIT_AD_VIEWS newer ones came
 * within half an hour, and never leave this memory.  One thread at a time. */
#ifndef GW_ADS_VIEWS_H
#define GW_ADS_VIEWS_H

#include "base/arena.h"

enum { VIEWS_SETS = 3, VIEWS_SET_S = 1800 };

struct views {
	uint64_t *sets[VIEWS_SETS]; /* open addressing; 0: free */
	size_t used;                /* of the first */
	int64_t since_s;            /* when the first was begun */
};

struct views views_in(struct arena *a);

/* True the first time of `key`. */
bool views_first(struct views *v, uint64_t key, int64_t now_s);

#endif
