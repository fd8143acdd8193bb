/* day_verb.h: which verb of an English sentence a mention of time belongs to, by its tags.
 *
 * English puts the time behind the verb and what hangs on it ("resigned from the board Monday"),
 * right before it ("the board on Monday voted") or in front of all ("On Monday, the board").
 * Trees of a greedy parser hang a day on the wrong word too often; the order of the tags tells
 * more. */
#ifndef GW_WRITE_DAY_VERB_H
#define GW_WRITE_DAY_VERB_H

#include "text/tag.h"

/* Whether the bytes [start, end) of the sentence are the time of a finite verb in the past that
 * is not planned, wanted or only a part of what another word means. */
bool day_verb_is_past(const struct tag_words *words, uint32_t start, uint32_t end);

#endif
