/* learner.h: training of averaged perceptrons over hashed features, and their packing. */
#ifndef GW_TOOLS_LEARNER_H
#define GW_TOOLS_LEARNER_H

#include "base/str.h"

struct learner;

/* A feature speaks only after it took part in `least` updates (Goldberg and Elhadad, "Learning
 * sparser perceptron models", 2011). */
struct learner *learner_new(uint32_t classes, uint32_t least);
void learner_free(struct learner *l);

/* The sums of a state, by the weights as they are now. */
void learner_sum(struct learner *l, const uint32_t *features, size_t count,
		 int64_t *sums);

/* One decision is over: `right` should have won over `wrong` (equal: nothing to learn). */
void learner_step(struct learner *l, const uint32_t *features, size_t count,
		  uint32_t right, uint32_t wrong);

/* Begins another life with empty weights; what counts in the end is the sum of the averages of
 * all lives (each learned in another order, their sum is steadier than any). */
void learner_again(struct learner *l);

/* From now on only the features of `other`'s `most` heaviest rows count. */
void learner_restrict(struct learner *l, const struct learner *other, size_t most);

/* A part of a model file (learn/perceptron.h) of the `most` heaviest rows, without weights
 * smaller than `drop`. */
struct str learner_pack(struct arena *out, const struct learner *l, size_t most,
			double drop);

size_t learner_rows(const struct learner *l);

#endif
