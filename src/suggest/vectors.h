/* vectors.h: stories as sparse vectors of word stems.  Internal to suggest/. */
#ifndef GW_SUGGEST_VECTORS_H
#define GW_SUGGEST_VECTORS_H

#include "suggest/related.h"

struct vector {
	struct vector_term {
		uint32_t index;
		float weight;
	} *terms; /* their squares sum up to 1 */
	size_t count;
};

struct vectors {
	struct vector *at; /* one for each item */
	size_t terms;      /* that they have in all: indices are below */
};

struct vectors vectors_make(struct arena *out, struct arena scratch,
                            const struct suggest_item *all, size_t n);

/* One vector laid out by index, to be compared with many: `row` has a place for each term, zero before
 * and zero again once it is taken away. */
void vectors_lay(float *row, const struct vector *v);
void vectors_take_away(float *row, const struct vector *v);
/* The cosine of the vector that is laid out and this one. */
double vectors_cosine(const float *row, const struct vector *v);

#endif
