/* figure.h: what a sentence counts: people killed, the age of a person, votes, money.
 *
 * Two figures are of one thing where the counted noun and what happened to it are the same words,
 * the age is that of the same full name, the votes are of one body, the money has the same two
 * nouns.  Parts ("14 of the 20"), what is quoted, and units of
 * which two reports rarely mean the same amount (hours, miles, per cent) are left out. */
#ifndef GW_WRITE_FIGURE_H
#define GW_WRITE_FIGURE_H

#include "text/name.h"
#include "text/number.h"

enum figure_kind {
	FIGURE_HARM,  /* people killed, homes destroyed */
	FIGURE_AGE,   /* of a person by full name */
	FIGURE_AGE_OF, /* "a 13-year-old boy": of whoever the noun means */
	FIGURE_VOTES, /* "by 52 to 48" */
	FIGURE_MONEY, /* of what two nouns say: "tax revenue" */
};

struct figure {
	const struct number *number;
	struct str unit;    /* folded: the noun, or the surname */
	struct str action;  /* folded, one word for all its forms; STR_NONE: none */
	struct str shown;   /* for readers: "people killed", "age of Anna Berg" */
	enum figure_kind kind;
};

struct figures {
	struct figure *at;
	size_t count;
};

/* Of one sentence; `numbers` and `names` are those of `tokens`, and `text` what these were cut
 * from.  The figures hold pointers into `numbers`. */
struct figures figures_of(struct arena *out, struct str text, const struct tokens *tokens,
                          const struct numbers *numbers, const struct names *names,
                          enum cue_language cue);

/* Whether both are of one thing; the values may differ. */
bool figure_same_thing(const struct figure *a, const struct figure *b);

/* Whether one value may be the other, rounded or not exact. */
bool figure_is_rounding(const struct figure *a, const struct figure *b);

#endif
