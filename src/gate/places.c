/* places.c: an index of the roots of a passage. */
#include "gate/places.h"

struct places
places_of(struct arena *a, const struct prepared *p)
{
	size_t slots = 64;
	while (slots < 2 * p->tokens.count + 2)
		slots *= 2;
	struct places at = {.roots = p->roots, .mask = slots - 1};
	at.head = arena_array(a, uint32_t, slots);
	at.next = arena_array(a, uint32_t, p->tokens.count + 1);
	for (size_t i = p->tokens.count; i-- > 0;) {
		uint64_t root = p->roots[i];
		if (!root)
			continue;
		size_t k = (size_t)(root >> 20) & at.mask;
		while (at.head[k] && p->roots[at.head[k] - 1] != root)
			k = (k + 1) & at.mask;
		at.next[i] = at.head[k];
		at.head[k] = (uint32_t)i + 1;
	}
	return at;
}
