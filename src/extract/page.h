/* page.h: everything known of one page while its article is being looked for. */
#ifndef GW_EXTRACT_PAGE_H
#define GW_EXTRACT_PAGE_H

#include "extract/blocks.h"
#include "extract/cues.h"
#include "extract/head.h"
#include "extract/jsonld.h"
#include "extract/ruled.h"
#include "extract/score.h"
#include "learn/model.h"

struct page {
	struct arena *arena; /* life of the page */
	struct str url;
	const struct model *model;
	int64_t today;
	struct tree tree;
	struct head head;
	struct jsonld ld;
	struct blocks blocks;
	struct score score;
	struct stem_set cues; /* cues.h */
	struct ruled ruled;   /* what an outlet rule found */
	struct explanation *explanation; /* explain.h: to be filled; NULL: nobody asks */
};

/* Room for temporaries while results go into `a`: the far half of what is left. */
static inline struct arena
page_scratch(const struct arena *a)
{
	struct arena copy = *a;
	return arena_upper(&copy);
}

#endif
