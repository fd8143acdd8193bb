/* rewritten.h: how well does a passage support a claim in other words?
 *
 * Numbers and names must be there, quotations verbatim, polarity equal; content words and their
 * order are weighed.  Lexical: it knows no synonyms beyond word forms, so it errs towards no. */
#ifndef GW_GATE_REWRITTEN_H
#define GW_GATE_REWRITTEN_H

#include "gate/prepared.h"

/* What was seen; shares are 0 to 1. */
struct rewritten_marks {
	double coverage; /* content words of the claim in the passage, rare ones weigh more */
	double window;      /* the same in the best two neighbouring sentences */
	double
		pairs; /* neighbouring content words that are near each other there, in order */
	double copied;      /* words of the claim in runs of three and more of the passage */
	double names,
		numbers; /* share of the claim's that the passage has; 1 where it has none */
	unsigned name_count, number_count, missing_names, missing_numbers;
	bool polarity;      /* the best place denies what the claim states, or the reverse */
	bool quotation;     /* a quotation of the claim is not in the passage */
	bool direction;     /* rise for fall, before for after */
	bool certainty;     /* the place hedges, the claim does not */
	unsigned content;   /* content words of the claim */
};

struct rewritten_marks rewritten_read(struct arena scratch,
                                      const struct prepared *passage,
                                      const struct prepared *claim,
                                      struct gate_sentence s, struct reasons *why);

/* 0 to 1: the more the better supported. */
double rewritten_score(const struct rewritten_marks *m);

/* The bar over which it counts as supported; no hard fault may be there. */
bool rewritten_passes(const struct rewritten_marks *m);

#endif
