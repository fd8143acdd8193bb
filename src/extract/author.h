/* author.h: who wrote the article. */
#ifndef GW_EXTRACT_AUTHOR_H
#define GW_EXTRACT_AUTHOR_H

#include "extract/clues.h"

struct authors {
	struct str *names;
	size_t count;
};

/* Names of people; of a desk or the site itself only where its head names nobody else; never of
 * news agencies.  No author is better than a wrong one: a list that the forest thinks hardly
 * right is refused. */
struct authors authors_of(struct arena *out, struct arena *a, const struct clues *clues);

#endif
