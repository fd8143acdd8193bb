/* spoken.h: what a page says, against the catalogue of a language. */
#ifndef GW_TEST_SPOKEN_H
#define GW_TEST_SPOKEN_H

#include "words/text.h"

/* What readers see, hear or are told of a page: text, names for screen readers, descriptions. */
struct str spoken_of(struct arena *out, struct str page);

/* The first text with Latin letters that stands in no text of the catalogue of `language`; STR_NONE
 * where all do.  For pages whose own content has no such letters. */
struct str spoken_elsewhere(struct arena scratch, struct str page, struct str language);

#endif
