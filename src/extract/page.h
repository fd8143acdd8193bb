/* page.h: everything known of one page while its article is being looked for. */
#ifndef GW_EXTRACT_PAGE_H
#define GW_EXTRACT_PAGE_H

#include "extract/blocks.h"
#include "extract/cues.h"
#include "extract/head.h"
#include "extract/jsonld.h"
#include "extract/score.h"

struct page {
	struct arena *arena; /* life of the page */
	struct str url;
	int64_t today;
	struct tree tree;
	struct head head;
	struct jsonld ld;
	struct blocks blocks;
	struct score score;
	struct stem_set cues; /* cues.h */
};

/* Room for temporaries while results go into `a`: the far half of what is left. */
static inline struct arena
page_scratch(const struct arena *a)
{
	struct arena copy = *a;
	return arena_upper(&copy);
}

#endif
