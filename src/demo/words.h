/* words.h: the fixed words of the outlets' pages, in their language. */
#ifndef GW_DEMO_WORDS_H
#define GW_DEMO_WORDS_H

#include "base/str.h"

struct words {
	const char *language;
	const char *by, *home, *skip, *sections, *related, *read_also, *tags, *rights, *imprint;
	const char *privacy, *updated, *correction, *comments, *comments_text, *newsletter;
	const char *newsletter_text, *cookies, *share[4];
	const char *opinion, *live, *sponsored, *gone, *missing;
};

/* Languages other than de and fr are taken for English. */
const struct words *interface_words_of(struct str language);

#endif
