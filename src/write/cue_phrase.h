/* cue_phrase.h: does a sentence tell what came before, what comes next, what is known already? */
#ifndef GW_WRITE_CUE_PHRASE_H
#define GW_WRITE_CUE_PHRASE_H

#include "text/number.h"

bool phrase_background(const struct tokens *t, const struct numbers *n,
                       enum cue_language cue);
bool phrase_future(const struct tokens *t, enum cue_language cue);

/* Any sign of a past or a coming time; a participle behind "is" is none.  English only. */
bool phrase_past(const struct tokens *t);

/* Whether the noun at token `i`, one of the first, is taken as known: "the letter", with nothing
 * behind it that says which, and none of those that every reader knows, as "the country" is.
 * English only. */
bool phrase_given(const struct tokens *t, size_t i, enum cue_language cue);

/* Whether every reader knows which is meant by "the NOUN".  English only. */
bool phrase_is_general(const struct token *noun);

#endif
