/* map.h: from byte strings to 64-bit values, in an arena.
 *
 * Open addressing; keys are copied on first insertion.  There is no removal.  Iterate over
 * `slots` where `key.p` is set: the order is that of the hash, so sort before printing. */
#ifndef GW_BASE_MAP_H
#define GW_BASE_MAP_H

#include "base/str.h"

struct map_slot {
	struct str key; /* key.p NULL: free */
	uint64_t hash;
	union {
		uint64_t u;
		int64_t i;
		double d;
		void *p;
	} value;
};

struct map {
	struct arena *arena;
	struct map_slot *slots;
	size_t used, cap; /* cap is a power of two */
};

struct map map_in(struct arena *a, size_t expected);

/* The slot of `key`, or NULL. */
struct map_slot *map_get(const struct map *m, struct str key);

/* The slot of `key`, made (with value 0) where it is missing.  Valid until the next map_put. */
struct map_slot *map_put(struct map *m, struct str key);

#endif
