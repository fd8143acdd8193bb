/* vectors.h: stories as sparse vectors of word stems.  Internal to suggest/. */
#ifndef GW_SUGGEST_VECTORS_H
#define GW_SUGGEST_VECTORS_H

#include "suggest/related.h"

struct term {
	uint32_t index;
	float weight;
};

struct vector {
	struct term *terms; /* by index; their squares sum up to 1 */
	size_t count;
};

struct vector *vectors_make(struct arena *out, struct arena scratch,
                            const struct suggest_item *all, size_t n);
double vectors_cosine(const struct vector *a, const struct vector *b);

#endif
