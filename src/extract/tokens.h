/* tokens.h: the names of elements and the words of short blocks, as hashes for tables.
 *
 * A token is what a trained table can know: a class or id as a whole with its digits as one 0
 * ("entry-content", "post-0"), each part of it between signs and changes of case ("~content"), a
 * tag, an item property or role; of short texts each word, the first, the first two, the last,
 * and the whole.  What names and phrases mean in any language (names.h, cues.h) are tokens too, so
 * that what was learned in one holds for all.  The kinds never meet, for each starts its hash with
 * a letter of its own. */
#ifndef GW_EXTRACT_TOKENS_H
#define GW_EXTRACT_TOKENS_H

#include "extract/blocks.h"
#include "extract/cues.h"
#include "learn/table.h"

enum {
	TOKENS_MOST = 96,   /* of one element or block */
	TOKENS_LEVELS = 14, /* elements above a block that are looked at */
};

struct token_list {
	uint32_t at[TOKENS_MOST];
	uint32_t count;
};

/* The distinct tokens of a class and id that the tree has interned (struct tree_name). */
void tokens_of_name(const struct tree *t, uint32_t name, struct token_list *out);

/* Adds those of an element's tag, item property, role and the like. */
void tokens_of_node(const struct tree *t, uint32_t node, struct token_list *out);

/* The distinct tokens of a block of up to 40 words; none for longer ones. */
void tokens_of_block(const struct blocks *blocks, uint32_t block, const struct stem_set *cues,
                     struct token_list *out);

/* What a table knows of a list of tokens. */
struct token_sum {
	float least, most, sum;
	uint32_t known;
};

struct token_sum tokens_sum(const struct token_list *list, const struct token_table *table);

/* Of both lists together. */
struct token_sum tokens_joined(struct token_sum a, struct token_sum b);

#endif
