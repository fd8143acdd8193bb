/* judge.h: how likely each block is a part of the article.
 *
 * Two forests of the model: the first looks at each block's features, the second also at what the
 * first said of the blocks around it.  They are trained on labelled pages by tools/fit_blocks.py;
 * nothing in them knows a site.  Without a model, or where it was trained on other features, the
 * rule root decides: blocks of text in it are likely, others are not. */
#ifndef GW_EXTRACT_JUDGE_H
#define GW_EXTRACT_JUDGE_H

#include "extract/features.h"
#include "learn/model.h"

struct judge {
	const struct token_table *names, *words; /* NULL: nothing is known of tokens */
	const struct forest *first, *second;     /* NULL: see above */
};

/* The parts of the body judge; `m` may be NULL. */
struct judge judge_of(const struct model *m);

/* The second stage's own columns, from the first stage's probabilities. */
void judge_context(struct arena *a, const struct page *page, const struct features *f,
                   const float *p);

/* Probabilities of the blocks; `f` gets its second columns. */
float *judge_blocks(struct arena *a, const struct page *page, const struct judge *judge,
                    const struct features *f);

#endif
