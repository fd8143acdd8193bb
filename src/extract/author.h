/* author.h: who wrote the article. */
#ifndef GW_EXTRACT_AUTHOR_H
#define GW_EXTRACT_AUTHOR_H

#include "extract/headline.h"
#include "extract/region.h"

struct authors {
	struct str *names;
	size_t count;
};

/* Names of people (or of a desk, where the page gives only that), never of the site itself.
 * No author is better than a wrong one. */
struct authors authors_of(struct arena *out, const struct page *page,
                          const struct regions *regions, const struct site_names *site);

#endif
