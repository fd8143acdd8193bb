/* alone.h: can a sentence stand on a line of its own?
 *
 * More is asked than within a paragraph (text/refer.h): a list is read line by line, so that
 * "the measure", "those talks" or "the girls" must be known from the headline or the text above,
 * and persons by their full names. */
#ifndef GW_WRITE_ALONE_H
#define GW_WRITE_ALONE_H

#include "write/cast.h"
#include "write/compose.h"

struct alone {
	const struct draft *draft;
	const struct cast *cast;
	struct introduced people; /* by the text above */
	struct map words;         /* of the titles and the text above, folded */
};

/* What readers know once they have read headline and text. */
struct alone alone_begin(struct arena *a, const struct draft *d, const struct cast *cast,
                         const struct composed *text);

bool alone_stands(const struct alone *known, const struct sentence *s);

#endif
