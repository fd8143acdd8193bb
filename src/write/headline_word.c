/* headline_word.c: counts words of titles and leads; the regression. */
#include "write/headline_word.h"

#include <math.h>

#include "base/hash.h"
#include "text/utf8.h"
#include "write/common.h"

enum { OPENING_WORDS = 30, LEAD_BYTES = 500 };
/* How a word of the lead is written inside of sentences. */
enum { SEEN = 1, CAPITAL = 2, SMALL = 4 };

struct headline_told
headline_told_open(struct arena *a)
{
	return (struct headline_told){.titles = map_in(a, 256), .openings = map_in(a, 512),
	                              .leads = map_in(a, 1024), .pairs = map_in(a, 1024)};
}

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
		slot->value.u |= SEEN;
		if (i && t->at[i - 1].kind == TOKEN_WORD)
			slot->value.u |= t->at[i].flags & TOKEN_CAPITAL ? CAPITAL : SMALL;
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
	                            .counts = d->voices[article] == article && w->title.n};
	r.tokens = tokens_of(a, title, d->cue, false);
	struct tokens lead = tokens_of(a, utf8_cut(w->text, LEAD_BYTES), d->cue, false);
	put_words(&r.title, &all->titles, r.counts, &r.tokens, SIZE_MAX);
	put_words(&r.opening, &all->openings, r.counts, &lead, OPENING_WORDS);
	put_words(&r.lead, &all->leads, r.counts, &lead, SIZE_MAX);
	put_pairs(&r.pairs, &all->pairs, r.counts, &r.tokens);
	put_pairs(&r.pairs, &all->pairs, r.counts, &lead);
	all->voices += r.counts;
	return r;
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

void
headline_word_features(double f[HEADLINE_WORD_FEATURES], const struct headline_told *all,
                       const struct headline_report *r, size_t i, size_t place)
{
	const struct token *w = &r->tokens.at[i];
	const struct map_slot *own = map_get(&r->lead, w->low);
	double titles = share(all, &all->titles, &r->title, r->counts, w->low);
	bool stop = w->cues & CUE_STOP;
	uint64_t seen = own ? own->value.u : 0;
	double before = i ? share_of_pair(all, r, i - 1) : 0, after = share_of_pair(all, r, i);
	size_t colon = 0;
	for (size_t k = i; k < r->tokens.count; k++)
		colon += r->tokens.at[k].kind == TOKEN_COLON;
	const double list[HEADLINE_WORD_FEATURES] = {
		1,
		titles,
		share(all, &all->openings, &r->opening, r->counts, w->low),
		!!map_get(&r->opening, w->low),
		share(all, &all->leads, &r->lead, r->counts, w->low),
		common_weight(w->low) / 7,
		stop,
		(double)place / 10,
		!!own,
		(double)w->low.n / 10,
		!!(w->flags & TOKEN_QUOTED),
		w->kind == TOKEN_NUMBER,
		!!(seen & CAPITAL),
		seen & CAPITAL && !(seen & SMALL),
		before,
		after,
		before > after ? before : after,
		!!(w->cues & CUE_SAY),
		stop ? titles : 0,
		1 / (double)(all->voices + 1),
		place == 0,
		colon > 0,
		place > 7 ? (double)(place - 7) / 10 : 0,
		titles * titles};
	for (size_t k = 0; k < HEADLINE_WORD_FEATURES; k++)
		f[k] = list[k];
}

double
headline_word_likely(const struct headline_told *all, const struct headline_report *r, size_t i,
                     size_t place)
{
	static const double weights[HEADLINE_WORD_FEATURES] = {-2.01, 2.89, 0.37, 0.40,
	                                                       0.53,  0.0,  -0.60, -0.48};
	double f[HEADLINE_WORD_FEATURES], z = 0;
	headline_word_features(f, all, r, i, place);
	for (size_t k = 0; k < HEADLINE_WORD_FEATURES; k++)
		z += weights[k] * f[k];
	return 1 / (1 + exp(-z));
}
