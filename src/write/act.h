/* act.h: what a sentence says was done, as pairs of words: what happened, and to whom or by whom.
 *
 * "The board fired Berg" and "Berg was fired" have fire–Berg; "the firing of Berg" has it, too.
 * Verbs of speech and those that say little by themselves have none. */
#ifndef GW_WRITE_ACT_H
#define GW_WRITE_ACT_H

#include "write/draft.h"

struct act {
	uint32_t verb, other; /* terms */
	bool by;              /* `other` is who does it */
	bool main;            /* what the sentence is there to say */
};

struct acts {
	struct act *at;
	size_t count;
};

/* From the tree; none where there is none. */
struct acts acts_of(struct arena *out, struct arena scratch, const struct draft *d,
                      const struct sentence *s);

/* Does `b` say what `a` is there to say, to whom? */
bool acts_same_main(const struct acts *a, const struct acts *b);

/* How much of the deeds of `a` stands in `b`: 2 for each with the same object, 1 for each by the
 * same. */
unsigned acts_shared(const struct acts *a, const struct acts *b);

#endif
