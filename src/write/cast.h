/* cast.h: the persons of a story, and who has been introduced.
 *
 * A person is a full name that some sentence holds.  A surname alone needs the full name before
 * it in the text.  Surnames are never expanded. */
#ifndef GW_WRITE_CAST_H
#define GW_WRITE_CAST_H

#include "base/map.h"
#include "write/draft.h"

struct person {
	struct str full, surname; /* as written; surname folded */
	uint32_t sentences;       /* that name the person in full or by surname */
	uint32_t voices;
	bool shared;              /* another person of the story has this surname */
	bool confirmed;           /* speaks somewhere, or has a title: no place, no firm */
};

struct cast {
	struct person *at;
	size_t count;
	struct map surnames; /* folded surname to index + 1 */
	bool german;
};

struct cast cast_read(struct arena *a, const struct draft *d);

/* Whether a verb of speech stands beside the name, outside quotations. */
bool cast_speaks(const struct sentence *s, const struct name *n);

/* The person whose surname is `low`, or NULL. */
const struct person *cast_find(const struct cast *c, struct str low);

/* People introduced so far, by surname. */
struct introduced {
	struct map names;
};

/* Whether `s` names someone by surname alone who was not introduced. */
bool cast_unintroduced(const struct cast *c, const struct introduced *known,
                       const struct sentence *s);
/* Adds the people whom `s` introduces. */
void cast_introduce(struct introduced *known, const struct sentence *s);

#endif
