/* weight.h: the model of the check: how rare words are, the forest that ranks, the bars.
 *
 * The parts of a model file: tables "rarity" (hundredths of the idf of a root) and "proper"
 * (hundredths of the log-odds that it is written with a capital), the forest "support", and the
 * text "bars"; "lexicon" says what words mean to each other; "words.edited" and "words.free" are
 * the forests that say how likely a word of a claim is to be wrong (gate/weak.h). */
#ifndef GW_GATE_WEIGHT_H
#define GW_GATE_WEIGHT_H

#include "gate/prepared.h"
#include "learn/model.h"

struct gate_weights {
	const struct forest *support;       /* NULL: none that fits; the score is then a rule's */
	const struct forest *edited, *free; /* NULL: nothing is said of single words */
	const struct token_table *rarity, *proper; /* may be NULL */
	const struct lexicon *lexicon;             /* may be NULL */
	double bar_near, bar_free;          /* 0 to 1, of claims close to a copy and of others */
};

/* Views of `m`, which stays in use. */
struct gate_weights gate_weights_of(const struct model *m);

/* How rare a root is, about 1 to 10, and whether it is a name by its use. */
float weight_rarity(const struct gate_weights *w, uint64_t root);
float weight_proper(const struct gate_weights *w, uint64_t root);

/* window_weight of a content word; ctx is a struct gate_weights. */
float weight_word(const void *ctx, const struct token *t, uint64_t root);

/* 0 to 1 from GATE_FEATURES features; 0.5 is as likely as not. */
double weight_score(const struct gate_weights *w, const float *features);

#endif
