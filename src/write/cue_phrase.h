/* cue_phrase.h: does a sentence tell what came before, or what comes next? */
#ifndef GW_WRITE_CUE_PHRASE_H
#define GW_WRITE_CUE_PHRASE_H

#include "text/number.h"

bool phrase_background(const struct tokens *t, const struct numbers *n,
                       enum cue_language cue);
bool phrase_future(const struct tokens *t, enum cue_language cue);

#endif
