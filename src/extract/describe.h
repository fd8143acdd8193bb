/* describe.h: writing the features of one block into its row; for features.c. */
#ifndef GW_EXTRACT_DESCRIBE_H
#define GW_EXTRACT_DESCRIBE_H

#include "extract/copies.h"
#include "extract/features.h"

/* Blocks whose elements and parents are of one kind. */
struct group {
	uint32_t blocks, chars, link, ends, good;
};

/* What is known of the whole page, and the row that is being written. */
struct work {
	const struct page *page;
	struct features *out;
	float *row;
	uint32_t n;           /* numbers in the row so far */
	const char **names;
	const struct copy_share *copies;
	const struct run_set *body; /* of articleBody, NULL none */
	const struct run_set *about;
	struct group *groups;
	uint32_t *prev_good, *next_good; /* by block: UINT32_MAX none */
	uint32_t *above;      /* by block: next container with more than `near` */
	uint32_t *chars_before, *good_before;
	uint32_t first_good, last_good;
};

/* Appends all features of block `i` to w->row, from w->n on. */
void describe_block(struct work *w, uint32_t i);

#endif
