/* places.h: where each root stands in a passage; for this folder. */
#ifndef GW_GATE_PLACES_H
#define GW_GATE_PLACES_H

#include "gate/prepared.h"

/* Chains of equal roots, first place first.  Places are token numbers plus 1; 0 ends a chain. */
struct places {
	const uint64_t *roots; /* of the passage, by token */
	uint32_t *head; /* open addressing; 0: free */
	size_t mask;
	uint32_t *next; /* by token */
};

struct places places_of(struct arena *a, const struct prepared *p);

static inline uint32_t
places_first(const struct places *at, uint64_t root)
{
	size_t i = (size_t)(root >> 20) & at->mask;
	while (at->head[i] && at->roots[at->head[i] - 1] != root)
		i = (i + 1) & at->mask;
	return at->head[i];
}

/* Whether token `i` of the claim has a place. */
static inline bool
places_has(const struct places *at, const struct prepared *c, size_t i)
{
	return places_first(at, c->roots[i]) != 0;
}

#endif
