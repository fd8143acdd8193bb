/* timeline.h: what happened on which day, for stories of two days and more. */
#ifndef GW_WRITE_TIMELINE_H
#define GW_WRITE_TIMELINE_H

#include "write/compose.h"
#include "write/draft.h"

enum { TIMELINE_MOST = 8 };

struct dated {
	int64_t day; /* since 1970 */
	const struct sentence *s;
};

/* In the order of the days, one sentence each; none where there is only one day. */
size_t timeline(struct arena scratch, const struct draft *d, const struct composed *text,
                uint32_t source_words, struct dated *list);

/* The past day that a sentence names, seen from the day it was published; INT64_MIN: none. */
int64_t timeline_day(const struct sentence *s, enum cue_language cue, int64_t published);

#endif
