/* stop.h: words that say nothing about what a text is about, by language. */
#ifndef GW_TEXT_STOP_H
#define GW_TEXT_STOP_H

#include "base/str.h"

struct stop_set;

/* The set of a primary language tag: en, de, fr, es, it, pt, nl, ar, ca, cs, da, el, fi, hi, hu, id,
 * ja, ko, no, pl, ro, ru, sr, sv, tr, uk, zh; STR_NONE is read as English.  NULL for others. */
const struct stop_set *stop_of(struct str language);

/* Whether `low` (lower case, parts of words as WORD_SPLIT gives them) is in the set; the set may
 * be NULL. */
bool stop_has(const struct stop_set *set, struct str low);

#endif
