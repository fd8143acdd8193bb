/* headline_word.c: counts words of titles and leads; the regression. */
#include "write/headline_word.h"

#include <math.h>

#include "base/hash.h"
#include "text/utf8.h"
#include "write/common.h"

enum { OPENING_WORDS = 30, LEAD_BYTES = 500 };

/* Weights by tools/fit_headline.py.  Constant; share of other titles; of other openings; in its own
 * opening; share of other leads; in its own lead; share of others that have it beside the same
 * word; rarity; small word; small word by titles; log of how often all sentences have it; the same
 * of a small word; by rarity; log of its share of all words; share of voices; how early it stands
 * in some report; words behind it; words of the title. */
static const double weights[HEADLINE_WORD_FEATURES] = {
	-1.62, 2.78, 0.37,  0.30,  0.88, 0.31,  0.42,  0.10, -0.13,
	-0.27, 0.30, -0.30, -0.01, 0.14, -1.31, -0.18, 0.33, -0.80};

struct headline_told
headline_told_open(struct arena *a)
{
	return (struct headline_told){.arena = a, .titles = map_in(a, 256),
	                              .openings = map_in(a, 512), .leads = map_in(a, 1024),
	                              .pairs = map_in(a, 1024), .texts = map_in(a, 256)};
}

/* What the sentences of a story do with a word. */
struct told_word {
	uint32_t count, voices, last_voice; /* the voice, plus one */
	float earliest;                     /* 1 in a first sentence, less further down */
};

static void
put_words(struct map *own, struct map *all, bool counts, const struct tokens *t, size_t most)
{
	size_t n = 0;
	for (size_t i = 0; i < t->count && n < most; i++) {
		if (!token_is_word(&t->at[i]))
			continue;
		struct map_slot *slot = map_put(own, t->at[i].low);
		if (!slot->value.u && counts)
			map_put(all, t->at[i].low)->value.u++;
		slot->value.u = 1;
		n++;
	}
}

/* Two words side by side as one key. */
struct pair {
	uint64_t hash;
};

static struct pair
pair_of(const struct token *x)
{
	return (struct pair){hash_mix(hash_str(x[0].low)) ^ hash_str(x[1].low)};
}

static struct str
pair_key(const struct pair *p)
{
	return str_from(p, sizeof *p);
}

static void
put_pairs(struct map *own, struct map *all, bool counts, const struct tokens *t)
{
	for (size_t i = 0; i + 1 < t->count; i++) {
		if (!token_is_word(&t->at[i]) || !token_is_word(&t->at[i + 1]))
			continue;
		struct pair pair = pair_of(&t->at[i]);
		struct map_slot *slot = map_put(own, pair_key(&pair));
		if (!slot->value.u && counts)
			map_put(all, pair_key(&pair))->value.u++;
		slot->value.u = 1;
	}
}

struct headline_report
headline_report_read(struct arena *a, const struct draft *d, size_t article, struct str title,
                     struct headline_told *all)
{
	const struct write_article *w = &d->articles[article];
	struct headline_report r = {.title = map_in(a, 32), .opening = map_in(a, 64),
	                            .lead = map_in(a, 128), .pairs = map_in(a, 128),
	                            .text = title, .counts = d->voices[article] == article && w->title.n};
	r.tokens = tokens_of(a, title, d->cue, false);
	struct tokens lead = tokens_of(a, utf8_cut(w->text, LEAD_BYTES), d->cue, false);
	put_words(&r.title, &all->titles, r.counts, &r.tokens, SIZE_MAX);
	put_words(&r.opening, &all->openings, r.counts, &lead, OPENING_WORDS);
	put_words(&r.lead, &all->leads, r.counts, &lead, SIZE_MAX);
	put_pairs(&r.pairs, &all->pairs, r.counts, &r.tokens);
	put_pairs(&r.pairs, &all->pairs, r.counts, &lead);
	for (size_t i = 0; i < r.tokens.count; i++)
		if (token_is_word(&r.tokens.at[i])) {
			struct map_slot *slot = map_put(&all->texts, r.tokens.at[i].low);
			if (!slot->value.p)
				slot->value.p = arena_new(all->arena, struct told_word);
		}
	all->voices += r.counts;
	return r;
}

void
headline_told_count(struct headline_told *all, const struct draft *d)
{
	all->text_voices = d->voice_count;
	for (size_t i = 0; i < d->sentence_count; i++) {
		const struct sentence *s = &d->sentences[i];
		float early = 1 / (1 + 0.5f * (float)s->position);
		for (size_t k = 0; k < s->tokens.count; k++) {
			if (!token_is_word(&s->tokens.at[k]))
				continue;
			all->text_words++;
			struct map_slot *slot = map_get(&all->texts, s->tokens.at[k].low);
			if (!slot)
				continue;
			struct told_word *w = slot->value.p;
			w->count++;
			/* The sentences of a voice stand together. */
			w->voices += w->last_voice != s->voice + 1;
			w->last_voice = s->voice + 1;
			if (early > w->earliest)
				w->earliest = early;
		}
	}
}

/* Share of the other voices that have it. */
static double
share(const struct headline_told *all, const struct map *of_all, const struct map *own,
      bool counts, struct str key)
{
	const struct map_slot *slot = map_get(of_all, key);
	double others = (double)(all->voices - counts);
	double n = slot ? (double)slot->value.u : 0;
	return others > 0 ? (n - (counts && map_get(own, key))) / others : 0;
}

static double
share_of_pair(const struct headline_told *all, const struct headline_report *r, size_t i)
{
	const struct tokens *t = &r->tokens;
	if (i + 1 >= t->count || !token_is_word(&t->at[i]) || !token_is_word(&t->at[i + 1]))
		return 0;
	struct pair pair = pair_of(&t->at[i]);
	return share(all, &all->pairs, &r->pairs, r->counts, pair_key(&pair));
}

static size_t
words_behind(const struct tokens *t, size_t i)
{
	size_t n = 0;
	for (size_t k = i + 1; k < t->count; k++)
		n += token_is_word(&t->at[k]);
	return n;
}

void
headline_word_features(double f[HEADLINE_WORD_FEATURES], const struct headline_told *all,
                       const struct headline_report *r, size_t i, size_t place)
{
	static const struct told_word never;
	const struct token *w = &r->tokens.at[i];
	const struct map_slot *slot = map_get(&all->texts, w->low);
	const struct told_word *text = slot ? slot->value.p : &never;
	double titles = share(all, &all->titles, &r->title, r->counts, w->low);
	double before = i ? share_of_pair(all, r, i - 1) : 0, after = share_of_pair(all, r, i);
	double often = log1p(text->count), rare = common_weight(w->low) / 7;
	size_t behind = words_behind(&r->tokens, i);
	bool small = w->cues & CUE_STOP;
	const double list[HEADLINE_WORD_FEATURES] = {
		1,
		titles,
		share(all, &all->openings, &r->opening, r->counts, w->low),
		!!map_get(&r->opening, w->low),
		share(all, &all->leads, &r->lead, r->counts, w->low),
		!!map_get(&r->lead, w->low),
		before > after ? before : after,
		rare,
		small,
		small ? titles : 0,
		often,
		small ? often : 0,
		often * rare,
		log1p(1000.0 * (double)text->count / (1 + (double)all->text_words)),
		all->text_voices ? (double)text->voices / (double)all->text_voices : 0,
		(double)text->earliest,
		(double)behind / 10,
		(double)(place + 1 + behind) / 10};
	for (size_t k = 0; k < HEADLINE_WORD_FEATURES; k++)
		f[k] = list[k];
}

double
headline_word_likely(const struct headline_told *all, const struct headline_report *r, size_t i,
                     size_t place)
{
	double f[HEADLINE_WORD_FEATURES], z = 0;
	headline_word_features(f, all, r, i, place);
	for (size_t k = 0; k < HEADLINE_WORD_FEATURES; k++)
		z += weights[k] * f[k];
	return 1 / (1 + exp(-z));
}
