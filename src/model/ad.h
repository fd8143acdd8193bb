/* ad.h: what is counted of an advertisement.
 *
 * Each is counted by day of the site's zone, campaign, creative and place.  Only the first three
 * are what an advertiser is told; the others say what was left out of them, and why. */
#ifndef GW_MODEL_AD_H
#define GW_MODEL_AD_H

#include <stdint.h>

#include "base/str.h"

enum ad_kind {
	AD_SERVED,        /* went out in a page that somebody asked for */
	AD_SEEN,          /* half of it was in view for a second; once a view */
	AD_CLICKED,       /* its link was followed; the first time of a view */
	AD_SERVED_AGAIN,  /* the page was loaded anew */
	AD_SEEN_AGAIN,    /* of such a page, or of a view that had seen it */
	AD_CLICKED_AGAIN, /* double clicks */
	AD_SERVED_ROBOT,  /* the same three by programs */
	AD_SEEN_ROBOT,
	AD_CLICKED_ROBOT,
	AD_PREFETCHED,    /* the browser asked before its reader did; it is served when it is seen */
	AD_EXPIRED,       /* a link was followed that was too old: it leads nowhere */
	AD_KINDS,
};

/* "served", "clicked_again": as in columns of the store and in reports. */
const char *ad_kind_name(enum ad_kind kind);

/* Counts of one creative at one place on one day. */
struct ad_counts {
	int64_t day; /* since 1970, in the site's zone */
	struct str campaign, creative, place;
	int64_t n[AD_KINDS];
};

#endif
