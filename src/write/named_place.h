/* named_place.h: which names are places.  Internal to named.c and named_place.c. */
#ifndef GW_WRITE_NAMED_PLACE_H
#define GW_WRITE_NAMED_PLACE_H

#include "text/token.h"
#include "write/named.h"

struct named_place {
	struct str key;
	bool city; /* its name may be a person's, too */
};

/* By its folded name; NULL: none. */
const struct named_place *named_place_find(const struct named_places *p, struct str low);

/* Does the word behind which token `i` stands say that it is a place, and does nothing behind it
 * make it a part of another name: "in Orrel on Monday", not "in Orrel council"? */
bool named_place_behind_in(const struct tokens *t, size_t i, size_t end, enum cue_language language);

#endif
