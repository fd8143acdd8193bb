/* timeline.h: what happened on which day, for stories of two days and more. */
#ifndef GW_WRITE_TIMELINE_H
#define GW_WRITE_TIMELINE_H

#include "write/compose.h"
#include "write/day.h"

enum { TIMELINE_MOST = 8 };

struct dated {
	int64_t day; /* since 1970 */
	const struct sentence *s;
};

/* In the order of the days, one sentence each, that stands alone under the text and names its
 * day (write/day.h).  Of counts for one day that of the newest report is taken, and a count that
 * grew is told again on its day.  None where there is only one day. */
size_t timeline(struct arena scratch, const struct draft *d, const struct cast *cast,
                const struct composed *text, uint32_t source_words, struct dated *list);

#endif
