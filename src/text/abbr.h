/* abbr.h: words that end with a full stop without ending a sentence, by language. */
#ifndef GW_TEXT_ABBR_H
#define GW_TEXT_ABBR_H

#include "base/str.h"

enum abbr {
	ABBR_NONE,
	ABBR_INSIDE, /* never last in a sentence: Mr., z.B. */
	ABBR_MAYBE,  /* last where a sure opener follows: Inc., U.S. */
	ABBR_NUMBER, /* only before a number: No. 5 */
};

struct abbr_language {
	const char *tag;
	bool ordinals;                  /* "20." is the twentieth */
	const char *const *inside;      /* each table sorted by bytes, ended by NULL, */
	const char *const *maybe;       /* without the last full stop */
	const char *const *number;
	const char *const *openers;     /* words that open sentences when they have a capital */
};

/* The tables of a primary tag; STR_NONE is English, other languages have empty tables. */
const struct abbr_language *abbr_of(struct str language);

/* What `word` (without its last full stop, capitals as written) is. */
enum abbr abbr_kind(const struct abbr_language *l, struct str word);

/* Whether `word`, as written, opens a sentence wherever it has a capital. */
bool abbr_opener(const struct abbr_language *l, struct str word);

extern const struct abbr_language abbr_en, abbr_de, abbr_fr, abbr_es, abbr_it, abbr_pt, abbr_nl,
	abbr_ordinal, abbr_other;

#endif
