/* robot.h: who asks, told by what a request says of itself.
 *
 * Browsers call themselves Mozilla or Opera, but for a few that say their own name; programs do
 * not, or put a word like "bot" there.  A program that wants to pass for a browser does: counting
 * that nobody pays for is no reason to track people. */
#ifndef GW_ADS_ROBOT_H
#define GW_ADS_ROBOT_H

#include "base/str.h"

/* The value of User-Agent; STR_NONE: it was not sent. */
bool robot_is(struct str user_agent);

enum ad_asker {
	ASKER_READER,
	ASKER_AGAIN,    /* a reader who loads the page anew */
	ASKER_PREFETCH, /* a browser ahead of its reader */
	ASKER_ROBOT,
	ASKERS,
};

/* Headers of a request; STR_NONE what was not sent. */
struct ad_headers {
	struct str user_agent, purpose, sec_purpose, x_moz, x_purpose, cache_control, pragma;
};

enum ad_asker ad_asker_of(const struct ad_headers *h);

#endif
