/* forest.h: sums of boosted decision trees over many rows at once.
 *
 * A tree has at most 32 leaves, numbered from left to right.  Each of its inner nodes compares
 * one feature with a threshold; where the feature is greater, the leaves to the left of the node
 * are ruled out.  After all nodes the lowest leaf that is left is the row's.  No branch depends
 * on a row, so several rows are compared by one instruction (Lucchese et al., "QuickScorer",
 * SIGIR 2015; Ye et al., "RapidScorer", KDD 2018).
 *
 * Features come as columns: feature f of row i is at columns[f * stride + i].  `stride` is a
 * multiple of FOREST_LANES; what lies between the number of rows and the stride is computed and
 * not looked at.  The columns start at a multiple of 32 bytes. */
#ifndef GW_LEARN_FOREST_H
#define GW_LEARN_FOREST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FOREST_LANES = 8, FOREST_LEAVES = 32 };

struct forest {
	uint32_t trees, features;
	const uint32_t *first;   /* by tree: its first node; one more at the end */
	const float *threshold;  /* by node */
	const uint32_t *feature; /* by node */
	const uint32_t *keep;    /* by node: bits of the leaves that "greater" leaves */
	const float *leaf;       /* by tree: FOREST_LEAVES values */
};

/* Rows rounded up to whole lanes. */
static inline size_t
forest_stride(size_t rows)
{
	return (rows + FOREST_LANES - 1) / FOREST_LANES * FOREST_LANES;
}

/* The sum of the reached leaves for each of the first `rows` rows, a multiple of FOREST_LANES and at
 * most `stride`, into sums[0 .. rows). */
void forest_sum(const struct forest *f, const float *columns, size_t stride, size_t rows,
                float *sums);

/* The same for one row whose features lie side by side. */
float forest_sum_one(const struct forest *f, const float *features);

/* Are all nodes inside the arrays and the features, and is a leaf left whatever is compared? */
bool forest_sound(const struct forest *f, size_t nodes);

#endif
