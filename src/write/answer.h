/* answer.h: sentences that no editor would print as an answer, whatever was asked.
 *
 * English.  By words and marks alone: slips that a reader sees at once ("formerly formerly", a blank
 * before a comma, two sentences without one between them) and words that lean on what stood before
 * ("tonight", "the group's director").  A misspelt word that no table knows is not found. */
#ifndef GW_WRITE_ANSWER_H
#define GW_WRITE_ANSWER_H

#include "write/draft.h"

/* Words of place and time, bodies and parts of a saying that lean on the text around it. */
bool answer_leans(const struct sentence *s);

/* Slips of the pen. */
bool answer_has_slip(const struct sentence *s);

#endif
