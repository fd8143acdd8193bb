/* stem.h: words without their endings, by the Snowball stemmers of libstemmer.
 *
 * Holds a small cache, because a news text repeats its words. */
#ifndef GW_TEXT_STEM_H
#define GW_TEXT_STEM_H

#include "base/str.h"

struct stem;

/* The stemmer of a primary language tag; STR_NONE is read as English.  A language without a
 * stemmer gives one that leaves words alone, but for Korean, whose particles are cut off.
 * Never NULL; belongs to one thread. */
struct stem *stem_open(struct str language);
void stem_close(struct stem *s); /* NULL does nothing */

bool stem_is_english(const struct stem *s);

/* The stem of a lower-case word.  A view that is valid until the next call, or of `low`. */
struct str stem_word(struct stem *s, struct str low);

#endif
