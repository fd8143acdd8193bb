/* page.h: everything known of one page while its article is being looked for. */
#ifndef GW_EXTRACT_PAGE_H
#define GW_EXTRACT_PAGE_H

#include "extract/blocks.h"
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
};

#endif
