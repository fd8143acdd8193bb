/* worth.c: the regression on sentences.  Weights by tools/fit_choice.py. */
#include "write/worth.h"

/* Constant; near the top; far down; centrality; support; length; speech; figures; likelihood of
 * its content words, of all its words, of its pairs; nearness to the titles. */
static const double weights[WORTH_FEATURES] = {
	0.05, -0.18, -0.15, 0.36, 0.02, -0.03, 0.02, -0.02, -0.03, 1.08, 1.53, 0.03};

static double
mean_told(const struct concepts *all, const uint32_t *ids, size_t count, bool content)
{
	double sum = 0;
	size_t n = 0;
	for (size_t i = 0; i < count; i++) {
		const struct concept *c = &all->at[ids[i]];
		if (content && c->smalls)
			continue;
		sum += (double)c->told;
		n++;
	}
	return n ? sum / (double)n : 0;
}

void
worth_features(double f[WORTH_FEATURES], const struct draft *d, const struct concepts *all,
               const struct sentence *s)
{
	f[0] = 1;
	f[1] = 1 / (1 + 0.25 * s->position);
	f[2] = (s->position < 30 ? s->position : 30) / 30.0;
	f[3] = (double)s->centrality;
	f[4] = (s->support < 3 ? s->support : 3) / 3.0;
	f[5] = s->words / 30.0;
	f[6] = s->quote || s->speech;
	f[7] = (double)(s->numbers.count < 3 ? s->numbers.count : 3) / 3;
	f[8] = mean_told(all, s->concepts, s->concept_words, true);
	f[9] = mean_told(all, s->concepts, s->concept_words, false);
	f[10] = mean_told(all, s->concepts + s->concept_words,
	                  s->concept_count - s->concept_words, false);
	f[11] = vector_dot(&s->vector, &d->headlines);
}

void
worth_weigh(struct arena *a, struct arena scratch, struct draft *d)
{
	struct concepts all = concepts_read(a, scratch, d);
	concepts_weigh(&all);
	d->told = arena_array(a, float, all.count + 1);
	d->concept_count = all.count;
	for (size_t i = 0; i < all.count; i++)
		d->told[i] = all.at[i].told;
	for (size_t i = 0; i < d->sentence_count; i++) {
		struct sentence *s = &d->sentences[i];
		double f[WORTH_FEATURES], worth = 0;
		worth_features(f, d, &all, s);
		for (size_t k = 0; k < WORTH_FEATURES; k++)
			worth += weights[k] * f[k];
		s->worth = worth > 0 ? (float)worth : 0;
	}
}
