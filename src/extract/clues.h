/* clues.h: what the choosers of headline, authors and dates share about one page. */
#ifndef GW_EXTRACT_CLUES_H
#define GW_EXTRACT_CLUES_H

#include "extract/outlet.h"
#include "extract/region.h"

struct clues {
	const struct page *page;
	struct regions regions;
	struct site_names site;
	uint32_t last_good; /* index of the last good block outside lists of other things */
	struct str top[12];     /* the blocks around the headline, folded (plain.h) */
	uint32_t top_count;
	const bool *of_another; /* by JSON-LD object: its headline is not this page's */
};

struct clues clues_of(struct arena *a, const struct page *page);

/* The words of a folded text by their hashes; where there are no spaces each character is one. */
struct word_list {
	const uint64_t *hashes;
	uint32_t count;
};
struct word_list word_list_of(struct arena *a, struct str folded);

/* Share of the words `some` that are among `all`; 0 where there are none. */
double word_list_share(const struct word_list *some, const struct word_list *all);

#endif
