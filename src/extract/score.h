/* score.h: where on a page the article lies, by rules.
 *
 * Three answers of old standing, which the judge of blocks (judge.h) weighs: the rule root (an
 * element that calls itself the article's body), the element with the highest Readability score
 * (paragraphs vote for their containers; after Arc90's and Mozilla's Readability), and the core
 * (the deepest element with half of the good text). */
#ifndef GW_EXTRACT_SCORE_H
#define GW_EXTRACT_SCORE_H

#include "extract/blocks.h"
#include "extract/head.h"

struct node_sum {
	uint32_t chars, link, good_chars, words; /* of the blocks in the subtree */
	uint32_t blocks, good;
};

enum root_kind {
	ROOT_BODY_PROP, /* itemprop articleBody */
	ROOT_BODY_NAME, /* named article-body and the like */
	ROOT_ARTICLE,
	ROOT_MAIN,
	ROOT_CONTENT,   /* named content or main */
	ROOT_GUESS,     /* none of these: the top by Readability */
};

struct score {
	struct node_sum *sums;   /* by node */
	float *readability;      /* by node */
	uint32_t *own_names;     /* by node: bits of names.h of itself */
	uint32_t *below_names;   /* by node: of itself and its ancestors that do not hold the core */
	uint16_t *bad_above;     /* by node: number of those with a furniture name */
	uint32_t *tags_above;    /* by node: bits of enum tag_bit of itself and its ancestors */
	uint32_t root, top, core; /* nodes */
	enum root_kind root_kind;
	uint32_t good_chars, chars; /* of the page */
	int64_t title_block;     /* index of the block with the headline, -1 none */
	uint64_t *title_words;   /* hashes of og:title, else title */
	uint32_t title_count;
};

enum tag_bit {
	IN_LI = 1, IN_TABLE = 2, IN_ASIDE = 4, IN_NAV = 8, IN_FOOTER = 16, IN_HEADER = 32,
	IN_FIGURE = 64, IN_FORM = 128, IN_ARTICLE = 256, IN_MAIN = 512, IN_BLOCKQUOTE = 1024,
	IN_LIST = 2048, IN_FIGCAPTION = 4096, IN_SECTION = 8192, IN_DETAILS = 16384,
};

/* `a` keeps the answer. */
struct score score_page(struct arena *a, const struct tree *t, const struct blocks *blocks,
                        const struct head *head);

#endif
