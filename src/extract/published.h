/* published.h: when the article was published and last changed.
 *
 * All dates of the page are collected with where they stand; then the most trustworthy kind of
 * place that has one wins.  Dates in comments, lists of other articles and footers never count.
 * No date is better than a guess from nowhere, but a lone date near the headline is no guess. */
#ifndef GW_EXTRACT_PUBLISHED_H
#define GW_EXTRACT_PUBLISHED_H

#include "extract/region.h"
#include "model/when.h"

struct published {
	struct when at, updated;
};

struct published published_of(struct arena *a, const struct page *page,
                              const struct regions *regions);

#endif
