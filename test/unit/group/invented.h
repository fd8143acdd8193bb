/* invented.h: a newspaper of invented words, the same on every run, for the tests of grouping. */
#ifndef GW_TEST_INVENTED_H
#define GW_TEST_INVENTED_H

#include "group/group.h"

struct invented {
	struct arena *arena;
	uint64_t seed;
};

/* A number below `n`. */
uint32_t invented_below(struct invented *in, uint32_t n);

/* `words` words; `own` in a hundred are those of `event` (30 names), the rest is common talk. */
struct str invented_text(struct invented *in, uint32_t event, int words, int own);

/* A report of an event. */
struct group_article invented_report(struct invented *in, int64_t id, uint32_t event,
                                     int64_t published);

#endif
