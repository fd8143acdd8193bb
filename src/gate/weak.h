/* weak.h: how likely each word of a claim is to be wrong, and the worst of them.
 *
 * By the two forests of single words of the model, over the marks of gate/evidence.h: one has learned
 * from good sentences in which one piece was exchanged ("words.edited"), the other from what programs
 * made up that write freely, too ("words.free"). */
#ifndef GW_GATE_WEAK_H
#define GW_GATE_WEAK_H

#include "gate/evidence.h"

enum weak_kind { WEAK_EDITED, WEAK_FREE, WEAK_KINDS };

/* By word, in the order of the claim. */
struct weak {
	size_t count;
	float *odds[WEAK_KINDS]; /* logarithm of the odds that the word is wrong */
	bool *content;           /* it says what the sentence is about */
	size_t *token;
};

/* None where the model has no such forests. */
struct weak weak_of(struct arena *out, struct arena scratch, const struct gate_weights *weights,
                    const struct evidence *e);

/* The words [from, to) of all. */
struct weak weak_part(const struct weak *all, size_t from, size_t to);

/* The greatest odds of all words. */
float weak_most(const struct weak *w, enum weak_kind kind);

/* The mean of their odds, and the logarithm of the chance that none is wrong. */
float weak_mean(const struct weak *w, enum weak_kind kind);
float weak_none(const struct weak *w, enum weak_kind kind);

#endif
