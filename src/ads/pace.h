/* pace.h: how much of a goal may be reached by now.
 *
 * What is left of a goal in all is shared out evenly to the days that are left, and what a day may
 * have is let go evenly over its seconds: by noon half.  A goal without an end is reached as fast
 * as pages are asked for, but for what a day may have. */
#ifndef GW_ADS_PACE_H
#define GW_ADS_PACE_H

#include "ads/campaign.h"

/* What was counted of a campaign. */
struct ad_progress {
	int64_t served_in_all, served_today;   /* "in all" has today's in it */
	int64_t clicked_in_all, clicked_today;
};

/* The site's calendar. */
struct ad_moment {
	int64_t day;    /* since 1970 */
	int64_t second; /* of that day */
};

struct ad_moment ad_moment_of(int64_t now_s, int64_t zone_min);

bool pace_has_goal(const struct campaign *c);

/* What the day may have in all; INT64_MAX without a goal. */
int64_t pace_of_day(const struct campaign *c, const struct ad_progress *p, int64_t day);

/* Whether it may be served now.  True without a goal. */
bool pace_allows(const struct campaign *c, const struct ad_progress *p, struct ad_moment now);

/* Whether its days and its goal leave something to do: "waits", "runs", "ended", "reached". */
const char *pace_state(const struct campaign *c, const struct ad_progress *p, int64_t day);

#endif
