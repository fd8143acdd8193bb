/* embedding.h: a text as a direction in the space of a model. */
#ifndef GW_MODEL_EMBEDDING_H
#define GW_MODEL_EMBEDDING_H

#include <stdint.h>

/* A vector of length 1 has the length EMBEDDING_UNIT here; the few values that are larger than
 * what a byte holds are cut.  Whole numbers, so that sums are the same in any order. */
enum { EMBEDDING_DIMS = 384, EMBEDDING_UNIT = 400 };

struct embedding {
	uint32_t model; /* vectors of different models have nothing in common; 0: there is none */
	int8_t at[EMBEDDING_DIMS];
};

#endif
