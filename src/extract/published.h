/* published.h: when the article was published and last changed.
 *
 * All days that the page names are gathered with where they stand (dated.h, day.h).  Where
 * address, structured data and meta (two of them at least) agree on a day, it is that; else a
 * forest marks the days, and the highest mark wins where it is no mere guess.
 *
 * The item of the feed bounds the page: an article is no younger than its item, and a page that
 * names only later days, or without structured data one more than a year before, is dated by its
 * item. */
#ifndef GW_EXTRACT_PUBLISHED_H
#define GW_EXTRACT_PUBLISHED_H

#include "extract/clues.h"
#include "model/when.h"

struct published {
	struct when at, updated;
};

/* `item_published`: by the feed that led to the page, in seconds; 0 or WHEN_UNKNOWN: unknown. */
struct published published_of(struct arena *a, const struct clues *clues, int64_t item_published);

#endif
