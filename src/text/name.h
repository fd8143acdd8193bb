/* name.h: capitalised names in a sentence: runs of capitals, persons, surnames.
 *
 * For languages that write only names with capitals; in German every noun has one, so there only
 * runs of two and more count.  A first word of a sentence counts where it is no common word. */
#ifndef GW_TEXT_NAME_H
#define GW_TEXT_NAME_H

#include "text/token.h"

struct name {
	size_t first, count; /* tokens of the name itself, without titles */
	size_t titles;       /* title tokens directly before it ("Prime Minister") */
	bool person;         /* shaped like a person's full name, or follows a title */
};

struct names {
	struct name *at;
	size_t count;
};

struct names names_of(struct arena *out, const struct tokens *tokens,
                      enum cue_language language);

/* Whether token `i` could be part of a name: a capital that is no sentence opener. */
bool name_token(const struct tokens *t, size_t i, enum cue_language language);

/* The name as it stands in `text`, without titles and without a possessive "’s". */
struct str name_text(struct str text, const struct tokens *t, const struct name *n);

/* Last word of the name that is no "Jr.". */
size_t name_surname(const struct tokens *t, const struct name *n);

#endif
