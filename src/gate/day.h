/* day.h: the days that a text means: "Tuesday", "yesterday", "4 March"; for this folder.
 *
 * Against the date of the report: a weekday is the last one up to it or the next one behind it, a
 * day of a month without a year lies in the year that brings it nearest.  English words. */
#ifndef GW_GATE_DAY_H
#define GW_GATE_DAY_H

#include "gate/prepared.h"
#include "model/when.h"

enum { DAY_CHOICES = 2 };

struct gate_day {
	size_t first, count;        /* tokens */
	int64_t day[DAY_CHOICES];   /* days since 1970-01-01; the second one may be the first again */
};

/* The mention that holds token `i`; false: it is no part of one, or `published` is unknown. */
bool day_at(const struct prepared *p, struct when published, size_t i, struct gate_day *day);

/* Whether some mention of `p` may be the same day as `day`; the first one is left in `found`. */
bool day_named(const struct prepared *p, struct when published, const struct gate_day *day,
               struct gate_day *found);

/* Gives the claim's mentions of days that the passage names in other words the roots of those, so
 * that they are the same words for all that compares roots. */
void day_join(const struct prepared *passage, struct prepared *claim, struct when published);

#endif
