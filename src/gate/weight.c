/* weight.c: reads the parts of the model, and adds up its trees. */
#include "gate/weight.h"

#include <math.h>
#include <stdlib.h>

#include "gate/evidence.h"
#include "gate/marks.h"

#define UNKNOWN_RARITY 8.5f
#define NO_NAME -3.f
#define BAR 0.6

static double
bar_of(const struct model *m, const char *name)
{
	struct str rest = model_text(m, "bars"), line, word;
	while (rest.p && str_cut(&rest, '\n', &line)) {
		int64_t thousandths;
		if (str_word(&line, &word) && str_eq(word, str_of(name)) &&
		    str_to_int(str_trim(line), &thousandths))
			return (double)thousandths / 1000;
	}
	return BAR;
}

static const struct forest *
words_of(const struct model *m, const char *name)
{
	const struct forest *f =
		model_forest(m, name, model_fingerprint(evidence_names, EVIDENCE_COUNT));
	return f && f->features == EVIDENCE_COUNT ? f : NULL;
}

struct gate_weights
gate_weights_of(const struct model *m)
{
	const struct forest *f =
		model_forest(m, "support", model_fingerprint(mark_names, GATE_FEATURES));
	return (struct gate_weights){
		.support = f && f->features == GATE_FEATURES ? f : NULL,
		.edited = words_of(m, "words.edited"),
		.free = words_of(m, "words.free"),
		.rarity = model_table(m, "rarity"),
		.proper = model_table(m, "proper"),
		.lexicon = model_lexicon(m, "lexicon"),
		.bar_near = bar_of(m, "near"),
		.bar_free = bar_of(m, "free"),
	};
}

float
weight_rarity(const struct gate_weights *w, uint64_t root)
{
	float v;
	return w->rarity && table_find(w->rarity, token_of_hash(root), &v) ? v : UNKNOWN_RARITY;
}

float
weight_proper(const struct gate_weights *w, uint64_t root)
{
	float v;
	if (w->proper && table_find(w->proper, token_of_hash(root), &v))
		return v;
	/* What hardly ever has a capital is not kept. */
	return w->rarity && table_find(w->rarity, token_of_hash(root), &v) ? NO_NAME : 0;
}

float
weight_word(const void *ctx, const struct token *t, uint64_t root)
{
	float v = weight_rarity(ctx, root);
	return t->cues & (CUE_SAY | CUE_TIME) ? 0.5f * v : v;
}

/* Without a forest: what the words say alone. */
static double
rule_score(const float *x)
{
	double z = -3.0 + 2 * x[MARK_window2] + 3 * x[MARK_pairs] + x[MARK_longest] -
	           2 * x[MARK_names_missing] - 2 * x[MARK_numbers_missing];
	return 1 / (1 + exp(-z));
}

double
weight_score(const struct gate_weights *w, const float *features)
{
	if (!w->support)
		return rule_score(features);
	return 1 / (1 + exp(-(double)forest_sum_one(w->support, features)));
}
