/* judge.h: how likely each block is a part of the article.
 *
 * Two linear stages with the weights of weights.c: the first looks at each block's features, the
 * second also at what the first said of the blocks around it.  The weights are fitted on labelled
 * pages by tools/fit_blocks.py; nothing in them knows a site. */
#ifndef GW_EXTRACT_JUDGE_H
#define GW_EXTRACT_JUDGE_H

#include "extract/features.h"

enum { CONTEXT_COUNT = 27 };

extern const char *const context_names[CONTEXT_COUNT];

/* The second stage's own features of all blocks, CONTEXT_COUNT for each, from the first stage's
 * probabilities. */
float *judge_context(struct arena *a, const struct page *page, const struct features *f,
                     const double *p);

/* Probabilities of the blocks. */
double *judge_blocks(struct arena *a, const struct page *page, const struct features *f);

/* A row of weights.c; in the order of the features, then those of the context. */
struct judge_weight {
	const char *name;
	float first, second;
};
extern const struct judge_weight judge_weights[];
extern const unsigned judge_weight_count;

#endif
