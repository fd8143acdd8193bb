/* concept.c: counts words and pairs of words, and the two regressions on them. */
#include "write/concept.h"

#include <math.h>
#include <string.h>

#include "base/map.h"
#include "text/stop.h"

/* Weights by tools/fit_choice.py.  Constant; share of the other voices; share of voices; log of
 * sentences; early in the voices; earliest; share of titles; in any title; small word; small word
 * by voices; by log of sentences; figure; mostly capital; capital by voices; length; length of
 * the story. */
static const double word_weights[CONCEPT_WORD_FEATURES] = {
	-3.15, -0.46, 1.21, 1.02,  1.37, 0.48,  2.10,  0.03,
	0.81,  -0.75, -0.03, 0.07, 0.50, -0.16, -0.13, -0.03};
/* The same up to small words; then one of the two is small, both are; length of the story. */
static const double pair_weights[CONCEPT_PAIR_FEATURES] = {
	-3.56, -0.16, 0.95, 1.20, 1.33, 0.58, 1.99, 0.35, -0.09, 0.10, -0.04};

struct reader {
	struct arena *arena;
	struct map ids;
	struct concept *at;
	size_t count, cap;
	const struct stop_set *stop;
};

static uint32_t
concept_id(struct reader *r, struct str key, const struct concept *fresh)
{
	struct map_slot *slot = map_put(&r->ids, key);
	if (slot->value.u)
		return (uint32_t)(slot->value.u - 1);
	if (r->count == r->cap) {
		size_t cap = r->cap ? 2 * r->cap : 2048;
		struct concept *at = arena_array(r->arena, struct concept, cap);
		if (r->count)
			memcpy(at, r->at, r->count * sizeof *at);
		r->at = at;
		r->cap = cap;
	}
	r->at[r->count] = *fresh;
	slot->value.u = ++r->count;
	return (uint32_t)r->count - 1;
}

static uint32_t
word_id(struct reader *r, const struct token *w)
{
	struct concept fresh = {
		.smalls = w->cues & CUE_STOP || w->low.n < 2 || stop_has(r->stop, w->low),
		.figure = w->kind == TOKEN_NUMBER,
		.length = w->low.n < 20 ? (uint8_t)w->low.n : 20};
	return concept_id(r, w->low, &fresh);
}

static uint32_t
pair_id(struct reader *r, uint32_t first, uint32_t second)
{
	uint32_t key[2] = {first, second};
	struct concept fresh = {.smalls = r->at[first].smalls + r->at[second].smalls,
	                        .pair = true};
	return concept_id(r, (struct str){(const char *)key, sizeof key}, &fresh);
}

/* The words of `t` and then its pairs; `words` is how many words. */
static size_t
ids_of(struct reader *r, const struct tokens *t, uint32_t **ids, uint32_t *words)
{
	size_t n = 0;
	*ids = arena_array(r->arena, uint32_t, 2 * t->count + 1);
	for (size_t i = 0; i < t->count; i++)
		if (token_is_word(&t->at[i])) {
			(*ids)[n] = word_id(r, &t->at[i]);
			r->at[(*ids)[n++]].capitals += !!(t->at[i].flags & TOKEN_CAPITAL);
		}
	*words = (uint32_t)n;
	for (size_t i = 0; i + 1 < *words; i++)
		(*ids)[n++] = pair_id(r, (*ids)[i], (*ids)[i + 1]);
	return n;
}

static void
count_sentence(struct reader *r, const struct sentence *s)
{
	float early = 1 / (1 + 0.25f * (float)s->position);
	for (size_t i = 0; i < s->concept_count; i++) {
		struct concept *c = &r->at[s->concepts[i]];
		c->sentences++;
		/* The sentences of a voice stand together, in their order. */
		if (c->last_voice == s->voice + 1)
			continue;
		c->last_voice = s->voice + 1;
		c->voices++;
		c->early_sum += early;
		if (early > c->early_most)
			c->early_most = early;
	}
}

static void
count_title(struct reader *r, const struct tokens *t, uint32_t number)
{
	uint32_t *ids, words;
	size_t n = ids_of(r, t, &ids, &words);
	for (size_t i = 0; i < n; i++) {
		struct concept *c = &r->at[ids[i]];
		c->titles += c->last_title != number;
		c->last_title = number;
	}
}

struct concepts
concepts_read(struct arena *a, struct arena scratch, struct draft *d)
{
	struct reader r = {.arena = a, .ids = map_in(&scratch, 8192), .stop = stop_of(d->language)};
	struct concepts all = {.voices = (double)d->voice_count,
	                       .sentences = (double)d->sentence_count};
	for (size_t i = 0; i < d->sentence_count; i++) {
		struct sentence *s = &d->sentences[i];
		s->concept_count = ids_of(&r, &s->tokens, &s->concepts, &s->concept_words);
		count_sentence(&r, s);
	}
	for (size_t i = 0; i < d->count; i++) {
		if (!d->quotable[i] || !d->articles[i].title.n)
			continue;
		struct tokens t = tokens_of(&scratch, d->articles[i].title, d->cue, false);
		count_title(&r, &t, (uint32_t)i + 1);
		all.titles++;
	}
	all.at = r.at;
	all.count = r.count;
	return all;
}

void
concept_features(double f[CONCEPT_WORD_FEATURES], const struct concepts *all,
                 const struct concept *c)
{
	double voices = all->voices > 0 ? all->voices : 1;
	double share = c->voices / voices, often = log(c->sentences ? c->sentences : 1);
	bool capital = !c->smalls && 2 * c->capitals > c->sentences;
	double common[] = {1, c->voices > 1 ? (c->voices - 1) / (voices - 1) : 0, share, often,
	                   (double)c->early_sum / voices, (double)c->early_most,
	                   all->titles > 0 ? c->titles / all->titles : 0, c->titles > 0};
	size_t n = sizeof common / sizeof *common;
	memcpy(f, common, sizeof common);
	double length = log(1 + all->sentences / voices);
	if (c->pair) {
		f[n++] = c->smalls == 1;
		f[n++] = c->smalls == 2;
		f[n++] = length;
		return;
	}
	double small = c->smalls;
	double word[] = {small, small * share, small * often, c->figure, capital,
	                 capital * share, c->length / 10.0, length};
	memcpy(f + n, word, sizeof word);
}

void
concepts_weigh(struct concepts *all)
{
	double f[CONCEPT_WORD_FEATURES];
	for (size_t i = 0; i < all->count; i++) {
		struct concept *c = &all->at[i];
		concept_features(f, all, c);
		const double *w = c->pair ? pair_weights : word_weights;
		size_t n = c->pair ? CONCEPT_PAIR_FEATURES : CONCEPT_WORD_FEATURES;
		double z = 0;
		for (size_t k = 0; k < n; k++)
			z += w[k] * f[k];
		c->told = (float)(1 / (1 + exp(-z)));
	}
}
