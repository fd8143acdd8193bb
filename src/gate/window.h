/* window.h: the neighbouring sentences of a passage that carry most of a claim. */
#ifndef GW_GATE_WINDOW_H
#define GW_GATE_WINDOW_H

#include "gate/places.h"

/* What a root weighs: rare words say more. */
typedef float window_weight(const void *ctx, const struct token *t, uint64_t root);

enum { WINDOW_WIDTHS = 2 };

struct window {
	size_t from, to;            /* tokens of the passage; none: to is 0 */
	size_t first, count;        /* its sentences, at most two */
	double total;               /* weight of the content words of the claim */
	double all;                 /* share of it that is in the passage at all */
	double best[WINDOW_WIDTHS]; /* in the best one and two neighbouring sentences */
};

/* For the claim's sentence `s`.  Of each word only the first LIMIT_GATE_PLACES places count. */
struct window window_find(struct arena scratch, const struct prepared *passage,
                          const struct places *at, const struct prepared *claim,
                          struct gate_sentence s, window_weight *weight, const void *ctx);

#endif
