/* given.h: what a sentence takes as known: definite nouns, short names, pronouns. */
#ifndef GW_WRITE_GIVEN_H
#define GW_WRITE_GIVEN_H

#include "write/cast.h"

/* A word that a sentence takes as known. */
struct given {
	uint32_t term;
	bool name;    /* of somebody or something by one word */
	bool sums_up; /* "the move": whatever was told just before */
	bool subject;
	bool event;   /* "the crash": what the story is about, once it has told of one */
	bool earlier; /* its report has told it before */
	bool near;    /* … in the sentence directly before */
};

struct givens {
	struct given *at;
	size_t count;
	bool read;
	bool piece;   /* no verb of its own: of a list, a caption */
	bool pronoun; /* a pronoun with nothing before it that it could mean */
};

/* From the tree where there is one; none in other languages than English. */
struct givens givens_of(struct arena *out, struct arena scratch, const struct draft *d,
                        const struct cast *cast, const struct sentence *s);

#endif
