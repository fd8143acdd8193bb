/* ask.h: questions that the reports answer, with the sentences that answer each.
 *
 * English only, and only where its sentences have trees (parsed.h): else nothing is asked.  Each
 * question is made from one sentence by a frame (ask_frame.h) whose cue says what that sentence
 * answers; what is not sure to be understood alone is refused, not ranked low.  A surname is
 * written out in a question where nobody else can be meant; answers stay as they are. */
#ifndef GW_WRITE_ASK_H
#define GW_WRITE_ASK_H

#include "write/ask_choose.h"

/* At most ASK_MOST, in the order in which they are to be shown.  `source_words` bounds what text
 * and answers together quote of one voice. */
size_t ask(struct arena *out, struct arena scratch, const struct draft *d,
           const struct cast *cast, const struct composed *text, uint32_t source_words,
           struct asked *list);

#endif
