/* query.h: what a reader typed, as a query of the index.
 *
 *     dam ullen "white house" -football
 *
 * Words are wanted; words in double quotation marks must stand in a row; what has a minus before it
 * must not stand there.  Everything else is a word or nothing: there is no way to write anything
 * that means more to the index.  Words that say nothing ("the") are left out where others are
 * there.  A query may be in any language of the index, so each part has a form in each. */
#ifndef GW_SEARCH_QUERY_H
#define GW_SEARCH_QUERY_H

#include "model/search.h"

struct query_options {
	const struct str *languages; /* those of the index, the most common first */
	size_t language_count;       /* the first LIMIT_QUERY_LANGUAGES count */
	struct str stop_language;    /* whose words that say nothing are left out */
};

/* The parts of the query; its other members are left alone.  What is longer than LIMIT_QUERY_BYTES
 * or has more than LIMIT_QUERY_PARTS is cut, and *cut says so. */
void query_read(struct arena *out, struct arena scratch, struct str typed,
                const struct query_options *options, struct search_query *query, bool *cut);

/* Whether it has anything to be found, not only to be excluded. */
bool query_finds(const struct search_query *query);

#endif
