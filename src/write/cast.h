/* cast.h: the persons of a story, and who has been introduced.
 *
 * A person is a full name that some sentence holds.  A surname alone needs the full name before
 * it in the text, and so does a first name.  Only questions write a surname out in full, and only where nobody else of the
 * story can be meant. */
#ifndef GW_WRITE_CAST_H
#define GW_WRITE_CAST_H

#include "base/map.h"
#include "write/draft.h"

struct person {
	struct str full, surname; /* as written; surname folded */
	uint32_t sentences;       /* that name the person in full or by surname */
	uint32_t voices;
	bool shared;              /* another first name of the story has this surname */
	bool confirmed;           /* speaks somewhere, or has a title: no place, no firm */
	bool alone;               /* the surname stands alone somewhere */
	bool thing;               /* stands often behind "the", or is a name of a place or body somewhere */
	uint32_t behind_the, bare; /* full names with "the" before them, and without */
};

struct cast {
	struct person *at;
	size_t count;
	uint32_t most;       /* sentences that name the one named most */
	struct map surnames; /* folded surname to index + 1 */
	struct map small;    /* words that stand somewhere in small letters */
	struct map places;   /* single names that stand behind "in" */
	struct map lasts, firsts; /* surnames and first names of all full names of the reports, those of
	                           * sentences that may not be quoted as well */
	const struct person *president; /* whom the reports call President, and nobody else; or NULL */
	bool german;
};

struct cast cast_read(struct arena *a, struct arena scratch, const struct draft *d);

/* Are both full names of one surname those of one person?  "J. Berg" is anybody's. */
bool cast_same_person(struct str a, struct str b);

/* Words for a people ("Americans Carl Lund met"), capitals throughout and what opens names of
 * places are no first names. */
bool cast_may_be_first(const struct token *t);

/* Whether a verb of speech stands beside the name, outside quotations. */
bool cast_speaks(const struct sentence *s, const struct name *n);

/* The person whose surname is `low`, or NULL. */
const struct person *cast_find(const struct cast *c, struct str low);

/* May the surname be written out as p->full?  Only where it is surely a person's and all full
 * names of the story with it have one first name, or two forms of one ("Bob", "Robert"). */
bool cast_expands(const struct person *p);

/* People introduced so far, by surname and by first name. */
struct introduced {
	struct map names;
};

/* Whether `s` names someone by surname or first name alone who was not introduced. */
bool cast_unintroduced(const struct cast *c, const struct introduced *known,
                       const struct sentence *s);
/* The same beside `text`, which names people, too. */
bool cast_unknown_beside(const struct cast *c, const struct introduced *known,
                         const struct sentence *s, struct str text);
/* The same behind the sentences `told`. */
bool cast_unknown_behind(const struct cast *c, const struct sentence *const *told, size_t count,
                         const struct sentence *s);
/* Adds the people whom `s` introduces. */
void cast_introduce(struct introduced *known, const struct sentence *s);

/* Whether news readers know the surname without a first name; whether the person is in the news
 * every day, so that nobody need say who that is. */
bool cast_famous(struct str low);
bool cast_well_known(struct str low);

#endif
