/* thin.h: definite phrases that say too little to be placed without their story.
 *
 * "The London attack", "the new report", "Berg's letter": one word beside the noun says which one
 * only to who has read the story.  Two do ("the Porlan harbour bill"), or a person's full name,
 * or what hangs on the noun behind it; and one does before a noun of which a land or a body has one
 * ("the Porlan government"), and a name before a work that bears it ("the Ullen dam"). */
#ifndef GW_WRITE_THIN_H
#define GW_WRITE_THIN_H

#include "write/ask_read.h"

/* Words [from, to) with the noun `head`, which may begin with an article or an owner. */
bool thin_is(const struct ask_sentence *r, size_t from, size_t to, size_t head);

#endif
