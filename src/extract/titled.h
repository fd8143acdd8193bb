/* titled.h: every text of a page that may be its headline; for headline.c. */
#ifndef GW_EXTRACT_TITLED_H
#define GW_EXTRACT_TITLED_H

#include "extract/clues.h"
#include "extract/ranking.h"

struct titled {
	struct str *texts; /* one line each; no two the same but for case and signs */
	struct str *folded;
	struct ranking rows;
};

struct titled titled_of(struct arena *a, const struct clues *clues);

#endif
