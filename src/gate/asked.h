/* asked.h: may this question be asked of a passage? */
#ifndef GW_GATE_ASKED_H
#define GW_GATE_ASKED_H

#include "base/str.h"

/* Whether all names, numbers and content words of the question (forms aside) stand in the
 * passage; question words and auxiliaries are free.  Pure. */
bool asked_of(struct arena scratch, struct str passage, struct str question);

#endif
