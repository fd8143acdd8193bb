/* differ.h: figures on which reports disagree, side by side.
 *
 * The counted noun and what happened to it are the same words in both; part and whole, rounding
 * and later counts are no disagreement.  Precision before all: most stories have none. */
#ifndef GW_WRITE_DIFFER_H
#define GW_WRITE_DIFFER_H

#include "write/draft.h"

enum { DIFFER_MOST = 3 };

size_t differ(struct arena *out, struct arena scratch, const struct draft *d,
              struct story_difference *list);

/* Marks the sentences with a count that a report of another day, or hours later, gives anew. */
void differ_mark_stale(struct arena scratch, struct draft *d);

#endif
