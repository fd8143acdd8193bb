/* number_word.h: words that are numbers, by language; for number.c alone.
 *
 * All take words in lower case.  A language without a table (CUE_NO_LANGUAGE) has none. */
#ifndef GW_TEXT_NUMBER_WORD_H
#define GW_TEXT_NUMBER_WORD_H

#include "text/cue.h"

/* "twelve", "thirty-four". */
bool number_word_value(struct str w, enum cue_language language, double *value);

/* "hundred", "mln". */
bool number_word_factor(struct str w, enum cue_language language, double *factor);

/* "third", of English. */
bool number_word_ordinal(struct str w, double *value);

/* False for most words that are none: nothing has to be looked up for them. */
bool number_word_possible(struct str w, enum cue_language language);

#endif
