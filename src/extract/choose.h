/* choose.h: from probabilities of blocks to the text of the article. */
#ifndef GW_EXTRACT_CHOOSE_H
#define GW_EXTRACT_CHOOSE_H

#include "extract/page.h"

struct choice {
	struct str text;    /* paragraphs parted by blank lines; never absent */
	double confidence;  /* expected F1 of it */
	uint32_t words;
	bool *taken;        /* by block: is in `text` */
	uint32_t *starts;   /* by block: where a taken one begins in `text`; NULL: it is not of blocks */
};

/* The set of blocks with the highest expected F measure: by falling probability p, the prefix with
 * the largest (1 + c) * sum(p * words) / (c * words taken + sum of all p * words), c being 1.4: a
 * foreign sentence harms a story more than one that is missing.  Then copies are dropped;
 * the headline, a byline below it and advertisements are no text.  Where even the best set is
 * expected to be mostly wrong, or holds no sentence, there is no article: no text. */
struct choice choose_blocks(struct arena *a, const struct page *page, const float *p);

#endif
