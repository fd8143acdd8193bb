/* credited.h: everybody whom a page may name as the article's authors; for author.c. */
#ifndef GW_EXTRACT_CREDITED_H
#define GW_EXTRACT_CREDITED_H

#include "extract/byline.h"
#include "extract/clues.h"
#include "extract/ranking.h"

struct credited {
	struct byline *lines; /* each a whole list of authors */
	struct ranking rows;
};

struct credited credited_of(struct arena *a, const struct clues *clues);

#endif
