/* head.h: what a page says about itself outside its text: meta, link, title, language. */
#ifndef GW_EXTRACT_HEAD_H
#define GW_EXTRACT_HEAD_H

#include "extract/tree.h"

struct meta {
	struct str key;   /* property, name, itemprop or http-equiv, lower case */
	struct str value; /* trimmed, not empty */
};

struct head {
	struct meta *metas;
	uint32_t meta_count;
	struct str title;     /* of <title>, one line */
	struct str canonical; /* as written */
	struct str language;  /* of html, else og:locale, content-language */
};

struct head head_read(struct arena *a, const struct tree *t);

/* Value of the first meta with that key, STR_NONE where there is none. */
struct str head_meta(const struct head *h, const char *key);

#endif
