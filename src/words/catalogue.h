/* catalogue.h: the texts of a language as tools/catalogues.py writes them.  Internal to words/. */
#ifndef GW_WORDS_CATALOGUE_H
#define GW_WORDS_CATALOGUE_H

#include "words/text.h"

enum { CATALOGUE_FORMS = 4 };

struct catalogue {
	const char *language; /* "de"; NULL: the end of the list */
	/* Which form a number takes: Plural-Forms of the catalogue. */
	unsigned (*form_of)(uint64_t n);
	/* By text_id and form.  A text without forms has the first only; NULL: not translated. */
	const char *const (*texts)[CATALOGUE_FORMS];
};

/* The first is English, which has all. */
extern const struct catalogue catalogues[];

#endif
