/* features.h: each block as a row of numbers, for the judge.
 *
 * Most numbers are shares, logarithms or yes and no, so that all are of the same size.  The
 * names stand in the table of weights (weights.c) and in what tools/extract_blocks writes. */
#ifndef GW_EXTRACT_FEATURES_H
#define GW_EXTRACT_FEATURES_H

#include "extract/page.h"

enum { FEATURES_MOST = 256 };

struct features {
	float *rows;        /* count * width */
	uint32_t count, width;
	const char *const *names; /* width of them */
	uint32_t *group;    /* by block: number of its class group */
	uint32_t *near;     /* by block: nearest container with more than this block */
	uint32_t groups;
};

struct features features_of(struct arena *a, const struct page *page);

#endif
