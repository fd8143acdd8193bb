/* rhythm.h: how often a feed brings news, and when it is best polled next.
 *
 * Items of a feed are taken for a Poisson process whose rate is a product: a base, the hour of
 * the day, the day of the week, and how much more or less than that came lately.  Each factor is
 * an estimate with exponential forgetting that is drawn towards what is usual among all feeds while
 * little is known (the mean of a gamma distribution; counts of hours and days get a share of
 * expected ones).
 *
 * A poll has a price, in seconds that an item waits to be found.  The next polls are placed so
 * that their price and the waiting they leave are least together: for a steady rate that is an
 * interval of sqrt(2 price / rate), the known optimum for a number of feeds that share a number of
 * polls (Sia, Cho, Cho: Efficient Monitoring Algorithm for Fast News Alerts, 2007; their retrieval
 * times within a pattern are found here by dynamic programming over the days to come).  One price
 * for all feeds shares out the polls.
 *
 * Pure: no clock, no memory of its own.  Times are seconds since 1970, hours and days those of
 * UTC. */
#ifndef GW_ENGINE_RHYTHM_H
#define GW_ENGINE_RHYTHM_H

#include "base/str.h"

enum { RHYTHM_HOURS = 24, RHYTHM_DAYS = 7 };

/* All zero: nothing is known yet. */
struct rhythm {
	double items, seconds; /* long memory; a second counts by its hour and day */
	double late_items, late_seconds; /* short memory */
	/* Items by when they were published, and the seconds that were watched. */
	float hour[RHYTHM_HOURS], day[RHYTHM_DAYS];
	float hour_seconds[RHYTHM_HOURS], day_seconds[RHYTHM_DAYS];
	int64_t seen_until; /* of the last poll that was learned from; 0: none */
	double usual; /* rate that a feed of which nothing is known is taken for; 0: some */
};

/* The usual rate, from the sums of `items` and `seconds` of all feeds. */
double rhythm_usual(double items, double seconds);

/* Learns from a poll at `now` that brought `count` new items.  `published` are their moments
 * (WHEN_UNKNOWN: not stated); one that does not lie between this poll and the last is taken for
 * unknown, and the item for one that came at any time between.  Of the first poll, which brings
 * what had gathered, only stated moments count. */
void rhythm_learn(struct rhythm *r, int64_t now, const int64_t *published, size_t count);

/* Items a second to be expected at `at`, as known at the last poll. */
double rhythm_rate(const struct rhythm *r, int64_t at);

/* The rate of a steady feed that takes as many polls as this one. */
double rhythm_steady_rate(const struct rhythm *r);

struct rhythm_bounds {
	int64_t least_s, most_s; /* of a pause between two polls; 0 < least <= most */
};

/* Seconds from `now`, the moment of a poll, to the next one. */
int64_t rhythm_pause(const struct rhythm *r, int64_t now, double price,
		     struct rhythm_bounds b);

/* The price at which so many feeds with these steady rates are polled once in `mean_s` seconds on
 * average; what bounds forbid is made up for by the others as far as they can. */
double rhythm_price(const double *rates, const struct rhythm_bounds *bounds, size_t count,
		    double mean_s);

/* As a line of text for the store, and back (without `usual`); false where it is none. */
struct str rhythm_write(struct arena *out, const struct rhythm *r);
bool rhythm_read(struct str text, struct rhythm *r);

#endif
