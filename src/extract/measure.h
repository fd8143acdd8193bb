/* measure.h: counts of one block's text; for blocks.c. */
#ifndef GW_EXTRACT_MEASURE_H
#define GW_EXTRACT_MEASURE_H

#include "extract/blocks.h"
#include "extract/stop.h"

struct measure {
	const struct stop_words *stops; /* NULL: none are counted */
	uint64_t *hashes; /* room for one a word */
	uint32_t hash_count;
};

/* Fills the counts of `b` from its text; the other members are kept, but for links and bold
 * characters, which cannot be more than all. */
void measure_block(struct measure *m, struct block *b);

#endif
