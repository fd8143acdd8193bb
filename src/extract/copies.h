/* copies.h: what a page says twice: blocks compared by runs of four words. */
#ifndef GW_EXTRACT_COPIES_H
#define GW_EXTRACT_COPIES_H

#include "extract/blocks.h"

/* By block: share of its runs that other blocks have too, and that earlier blocks have; how many
 * other blocks share runs with it (the first COPY_BLOCKS_MOST are counted), and how many shorter
 * ones it holds. */
enum { COPY_BLOCKS_MOST = 64 };
struct copy_share {
	float anywhere, earlier;
	uint16_t blocks, holds;
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
