/* choose.h: from probabilities of blocks to the text of the article. */
#ifndef GW_EXTRACT_CHOOSE_H
#define GW_EXTRACT_CHOOSE_H

#include "extract/page.h"

struct choice {
	struct str text;    /* paragraphs parted by blank lines; never absent */
	double confidence;  /* expected F1 of it */
	uint32_t words;
	bool *taken;        /* by block */
};

/* The set of blocks with the highest expected F1: by falling probability p, the prefix with the
 * largest 2 * sum(p * words) / (words taken + sum of all p * words).  Then copies are dropped;
 * the headline, a byline below it and advertisements are no text.  Where even the best set is
 * expected to be mostly wrong, or holds no sentence, there is no article: no text. */
struct choice choose_blocks(struct arena *a, const struct page *page, const double *p);

#endif
