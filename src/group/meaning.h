/* meaning.h: the vectors of reports from a model, where one is asked: how alike a report and a
 * strand are.
 *
 * What all vectors have in common is subtracted first, because the directions that a model gives
 * to texts lie close together.  Sums are whole numbers and a function of the live members alone. */
#ifndef GW_GROUP_MEANING_H
#define GW_GROUP_MEANING_H

#include <stdbool.h>
#include <stddef.h>

#include "model/embedding.h"

/* Of a strand. */
struct meaning {
	uint32_t count;
	int32_t sum[EMBEDDING_DIMS];
};

struct meanings {
	struct meaning **of; /* by the number of the strand; NULL: no member has a vector */
	uint32_t room;
	uint32_t model; /* the last that was seen; what others gave is forgotten */
	uint32_t count; /* live vectors of it */
	int64_t sum[EMBEDDING_DIMS];
};

void meanings_close(struct meanings *m);

/* Adds a member's vector to a strand. */
void meanings_add(struct meanings *m, uint32_t strand, const struct embedding *e);
void meanings_end(struct meanings *m, uint32_t strand);

/* The cosine of report and strand, both without the mean of all.  False where either has no vector
 * of the model, or too few are known for a mean. */
bool meanings_likeness(const struct meanings *m, uint32_t strand, const struct embedding *e,
                       double *likeness);

#endif
