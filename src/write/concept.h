/* concept.h: the words of the reports and the pairs of words that stand side by side in them, and
 * how likely a summary tells each.
 *
 * Coverage of such concepts, each weighed by the reports that share it, is what a good choice of
 * sentences maximises (Gillick and Favre, A scalable global model for summarization, 2009).  Here
 * the weight is a probability, from two regressions fitted by tools/fit_choice.py to summaries
 * that people wrote.  They see numbers only, never which words they are. */
#ifndef GW_WRITE_CONCEPT_H
#define GW_WRITE_CONCEPT_H

#include "write/draft.h"

enum { CONCEPT_WORD_FEATURES = 16, CONCEPT_PAIR_FEATURES = 11 };

/* What the reports do with a concept. */
struct concept {
	uint32_t voices, sentences, last_voice, titles, last_title;
	uint32_t capitals;           /* of a word: how often written with a capital */
	uint32_t smalls;             /* of a word: 1 for a small word; of a pair: 0 to 2 */
	bool pair, figure;
	uint8_t length;              /* of a word, in bytes */
	float early_sum, early_most; /* 1 for a voice's first sentence, less further down */
	float told;                  /* how likely a summary has it */
};

struct concepts {
	struct concept *at;
	size_t count;
	double voices, titles, sentences; /* of the story */
};

/* Reads the concepts of all sentences, and fills those of each sentence. */
struct concepts concepts_read(struct arena *a, struct arena scratch, struct draft *d);
/* Of a word the first CONCEPT_WORD_FEATURES are filled, of a pair CONCEPT_PAIR_FEATURES. */
void concept_features(double f[CONCEPT_WORD_FEATURES], const struct concepts *all,
                      const struct concept *c);
/* Fills `told` of each. */
void concepts_weigh(struct concepts *all);

#endif
