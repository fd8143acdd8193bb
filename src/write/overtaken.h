/* overtaken.h: plans that later reports have overtaken. */
#ifndef GW_WRITE_OVERTAKEN_H
#define GW_WRITE_OVERTAKEN_H

#include "write/draft.h"

/* Does `s` look ahead from a report of a day before that of the opening `lead`, to a weekday that
 * has come by then, or to what a later report tells as past?  Without dates nothing is. */
bool overtaken(const struct draft *d, const struct sentence *s, const struct sentence *lead);

#endif
