/* measure.h: units, and how many of them a text speaks of without a figure; for this folder.
 *
 * "A week", "last week" and "weeks" are no numbers, and still say how much: a claim that has a
 * year in the place of the week is wrong. */
#ifndef GW_GATE_MEASURE_H
#define GW_GATE_MEASURE_H

#include "gate/prepared.h"

/* Number of the unit, the same for all its forms; 0: it measures nothing.  "62-year-old" and
 * "week-long" carry their unit beside a hyphen. */
unsigned measure_of(const struct token *t);

enum measure_count {
	MEASURE_NONE,  /* no unit, one beside a figure, or one that is often said of other things */
	MEASURE_ONE,   /* a week, each week, week-long */
	MEASURE_POINT, /* last week, the week */
	MEASURE_MANY,  /* weeks, several weeks, a few million */
};

enum measure_count measure_count_of(const struct prepared *p, size_t token);

#endif
