/* copies.h: what a page says twice: blocks compared by runs of four words. */
#ifndef GW_EXTRACT_COPIES_H
#define GW_EXTRACT_COPIES_H

#include "extract/blocks.h"

/* By block: share of its runs that other blocks have too, and that earlier blocks have. */
struct copy_share {
	float anywhere, earlier;
};

struct copy_share *copies_find(struct arena *a, const struct blocks *blocks);

/* Clears `taken` for blocks of 60 runs or more of which 85 % stand in other taken blocks
 * (copies for other screens), the longest first. */
void copies_drop(struct arena *a, const struct blocks *blocks, bool *taken);

/* Share of the block's runs of three words that stand in `words` too; -1 where it has none. */
struct run_set;
const struct run_set *run_set_of(struct arena *a, const uint64_t *words, uint32_t count);
double run_share(const struct run_set *set, const struct blocks *blocks, uint32_t block);

#endif
