/* day.h: the days that a page names, each once, described by where and how they are named. */
#ifndef GW_EXTRACT_DAY_H
#define GW_EXTRACT_DAY_H

#include "extract/dated.h"
#include "extract/ranking.h"

struct days {
	int64_t *at; /* day numbers (model/when.h) in the zone of the page, rising */
	struct ranking rows;
};

/* The first LIMIT_DATE_CANDIDATES days in the order of `dates`. */
struct days days_of(struct arena *a, const struct page *page, const struct dates *dates);

/* Is it named anywhere but by readers, in lists of other articles below this one, and beside a
 * copyright mark? */
bool day_is_ours(const struct days *days, uint32_t row);

/* The day as its source writes it. */
int64_t day_of_when(struct when w);

#endif
