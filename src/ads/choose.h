/* choose.h: which advertisement stands in a slot: from values to a choice, nothing else.
 *
 * First the campaigns that may stand on a page at all (dates, sections, languages, country) are
 * gathered, once for a page and a day.  For each view of the page one number decides which of the
 * campaigns with a share it gets, if any; each slot that this one does not take goes to the
 * campaign of the first priority that has one for it, chosen by weight, those that are behind
 * their goal first; then to a house ad.
 *
 * On a page no campaign stands twice, no advertiser, and no two that compete. */
#ifndef GW_ADS_CHOOSE_H
#define GW_ADS_CHOOSE_H

#include "ads/pace.h"

struct ad_page {
	struct str section;   /* as a slot has it, encoded; STR_NONE: none */
	struct str language;  /* of the page, "en" or "en%2DGB" */
	struct str country;   /* of the site, "no"; STR_NONE: not told */
	int64_t day;
};

/* Indexes of the campaigns that may stand on the page; returns how many.  `fitting` has room for
 * `count`. */
size_t choose_fitting(struct arena scratch, const struct campaign *list, size_t count,
                      const struct ad_page *page, uint32_t *fitting);

struct ad_choice {
	uint32_t campaign, creative;
};

/* One view of a page, while its slots are filled in their order. */
struct ad_view {
	const struct campaign *list;
	const uint32_t *fitting;
	size_t fitting_count;
	const struct ad_progress *progress; /* by campaign */
	struct ad_moment now;
	uint64_t random;                    /* state; set from the seed */
	int64_t sponsor;                    /* index of the campaign whose share this view is, or -1 */
	struct ad_choice chosen[SLOTS_MOST];
	size_t chosen_count;
};

void choose_begin(struct ad_view *v, uint64_t seed);

/* False where nothing may stand there. */
bool choose_next(struct ad_view *v, enum slot_size size, struct ad_choice *choice);

#endif
