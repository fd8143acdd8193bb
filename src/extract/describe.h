/* describe.h: writing the features of one block into its row of the columns; for features.c. */
#ifndef GW_EXTRACT_DESCRIBE_H
#define GW_EXTRACT_DESCRIBE_H

#include "extract/copies.h"
#include "extract/features.h"

/* Blocks whose elements and parents are of one kind, or of one tag. */
struct group {
	uint32_t blocks, chars, link, ends, good;
};

/* Distinct words of a short text without the small ones. */
enum { WORD_SET_SLOTS = 512, WORD_SET_MOST = 200 };
struct word_set {
	uint64_t slots[WORD_SET_SLOTS];
	uint32_t seen_by[WORD_SET_SLOTS]; /* block + 1 that was last seen to have it */
	uint32_t count;
};

/* Where an element lies, counted in steps up from it. */
struct node_path {
	uint16_t to_core, to_top;          /* 0: inside */
	uint16_t to_bad, to_good;          /* to the nearest with such a name; PATH_NONE: none */
	uint16_t good;                     /* elements with good names, itself and above */
	bool hidden;
};
enum { PATH_NONE = 99 };

/* What is known of the whole page, and the row that is being written. */
struct work {
	const struct page *page;
	struct features *out;
	const struct token_table *names, *words;
	const struct copy_share *copies;
	const struct run_set *body; /* of articleBody, NULL none */
	double body_share;          /* its length against the page's */
	struct word_set *title, *about;
	struct group *groups;
	struct group by_tag[TAG_COUNT];
	struct node_path *path;      /* by node */
	struct token_sum *name_says; /* by name of the tree; known UINT32_MAX: not looked up yet */
	struct token_sum *node_says; /* by node; the same */
	uint32_t *seen;              /* by block: how often its beginning stood before */
	uint32_t *prev_good, *next_good; /* by block: UINT32_MAX none */
	uint32_t *above;      /* by block: next container with more than `near` */
	uint32_t *chars_before, *good_before;
	uint32_t first_good, last_good, first_h1; /* UINT32_MAX none */
};

/* All features of block `i` but those of its neighbours. */
void describe_block(struct work *w, uint32_t i);

/* Places of tags in a row from text to furniture, for the features of tags; 0: others. */
unsigned describe_tag(unsigned tag);

#endif
