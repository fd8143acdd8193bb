/* marks.c: coverage, order, copied runs, what is unseen, and the faults, as numbers. */
#include "gate/marks.h"

#include <math.h>
#include <string.h>

#include "model/limits.h"
#include "model/story.h"
#include "text/refer.h"

enum { NEAR = 8 };
#define MOST_JUMP 6.f

#define X(name, worst) #name,
#define Y(name, worst) #name ".worst",
#define Z(name, worst) #name ".whole",
const char *const mark_names[] = {GATE_MARKS(X) GATE_MARKS(Y) GATE_MARKS(Z) "sentences"};
#undef X
#undef Y
#undef Z

#define X(name, worst) WORST_##worst,
static const uint8_t worst_sides[] = {GATE_MARKS(X)};
#undef X

static float
share(double part, double whole)
{
	return whole > 0 ? (float)(part / whole) : 1;
}

/* Next word of the sentence at or behind `i`, or its end. */
static size_t
next_word(const struct prepared *c, size_t i, size_t end)
{
	while (i < end && !c->roots[i])
		i++;
	return i;
}

/* Whether two words are in order and near each other somewhere in the passage. */
static bool
in_order(const struct compared *k, size_t x, size_t y)
{
	uint32_t a = places_first(k->at, k->c->roots[x]), b = places_first(k->at, k->c->roots[y]);
	for (size_t tried = 0; a && b && tried < 2 * LIMIT_GATE_PLACES; tried++) {
		if (b > a && b - a <= NEAR)
			return true;
		if (b <= a)
			b = k->at->next[b - 1];
		else
			a = k->at->next[a - 1];
	}
	return false;
}

static void
read_pairs(const struct compared *k, struct marks *m)
{
	double pairs = 0, kept = 0, skips = 0, skipped = 0;
	ptrdiff_t last = -1, before = -1;
	for (size_t i = k->s.from; i < k->s.to; i++) {
		if (!prepared_content(k->c, i))
			continue;
		if (last >= 0) {
			pairs++;
			kept += in_order(k, (size_t)last, i);
		}
		if (before >= 0) {
			skips++;
			skipped += in_order(k, (size_t)before, i);
		}
		before = last;
		last = (ptrdiff_t)i;
	}
	m->at[MARK_pairs] = pairs > 0 ? share(kept, pairs) : m->at[MARK_cover];
	m->at[MARK_skips] = skips > 0 ? share(skipped, skips) : m->at[MARK_pairs];
}

enum { TOGETHER_WORDS = 48, TOGETHER_SETS = 4 };

/* Of all pairs of content words, how many stand in one sentence of the passage: words that were
 * put together from all over it seldom do.  Sentences beyond the 256th are not looked at. */
static void
read_together(const struct compared *k, const struct gate_weights *w, struct marks *m)
{
	uint64_t sets[TOGETHER_WORDS][TOGETHER_SETS] = {{0}};
	float rare[TOGETHER_WORDS];
	size_t n = 0;
	double all = 0, both = 0;
	for (size_t i = k->s.from; i < k->s.to && n < TOGETHER_WORDS; i++) {
		if (!prepared_content(k->c, i))
			continue;
		size_t tried = 0;
		for (uint32_t a = places_first(k->at, k->c->roots[i]); a && tried < LIMIT_GATE_PLACES;
		     a = k->at->next[a - 1], tried++) {
			uint32_t s = k->p->sentence_of[a - 1];
			if (s < 64 * TOGETHER_SETS)
				sets[n][s / 64] |= (uint64_t)1 << (s % 64);
		}
		rare[n++] = weight_rarity(w, k->c->roots[i]);
	}
	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++) {
			uint64_t shared = 0;
			for (size_t b = 0; b < TOGETHER_SETS; b++)
				shared |= sets[i][b] & sets[j][b];
			double pair = (double)(rare[i] * rare[j]);
			all += pair;
			both += shared ? pair : 0;
		}
	m->at[MARK_together_rare] = all > 0 ? share(both, all) : m->at[MARK_cover];
}

/* Whether a word of [from, to) says what the text is about. */
static bool
has_content(const struct compared *k, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (prepared_content(k->c, i))
			return true;
	return false;
}

/* Greedy runs of words that both have (Grusky et al., "Newsroom", NAACL 2018), and how far the
 * eye has to jump in the passage from one to the next: sentences that are glued together of
 * others' pieces jump far. */
static void
read_runs(const struct compared *k, struct marks *m)
{
	double words = 0, longest = 0, runs = 0, squares = 0;
	size_t left = SIZE_MAX; /* where the passage was left */
	for (size_t i = next_word(k->c, k->s.from, k->s.to); i < k->s.to;) {
		size_t end;
		size_t place;
		double n = (double)compared_run_near(k, i, left, &end, &place);
		if (n > 1 || (n > 0 && has_content(k, i, end))) {
			size_t gap = left == SIZE_MAX ? 0 : place > left ? place - left : left - place;
			m->at[MARK_jump] += fminf(MOST_JUMP, logf(1 + (float)gap));
			left = place + (end - i);
		}
		runs++;
		squares += n * n;
		words += n > 0 ? n : 1;
		longest = fmax(longest, n);
		i = next_word(k->c, end, k->s.to);
	}
	m->at[MARK_longest] = words > 0 ? share(longest, words) : 0;
	m->at[MARK_fragments] = words > 0 ? share(runs, words) : 0;
	m->at[MARK_density] = words > 0 ? share(squares, words * words) : 0;
}

/* A word of the window that begins with the same five letters. */
static bool
has_kin(const struct compared *k, struct str low)
{
	if (low.n < 5)
		return false;
	for (size_t i = k->window.from; i < k->window.to; i++) {
		struct str w = k->p->tokens.at[i].low;
		if (w.n >= 5 && memcmp(w.p, low.p, 5) == 0)
			return true;
	}
	return false;
}

static void
read_unseen(const struct compared *k, const struct gate_weights *w, struct marks *m)
{
	double content = 0, seen = 0, weight = 0, seen_weight = 0, kin = 0, unseen = 0;
	for (size_t i = k->s.from; i < k->s.to; i++) {
		const struct token *t = &k->c->tokens.at[i];
		if (!prepared_content(k->c, i))
			continue;
		float rare = weight_rarity(w, k->c->roots[i]);
		float proper = weight_proper(w, k->c->roots[i]);
		content++;
		weight += (double)rare;
		if (places_has(k->at, k->c, i)) {
			seen++;
			seen_weight += (double)rare;
			continue;
		}
		kin += has_kin(k, t->low);
		unseen++;
		m->at[MARK_unseen_rare] += rare;
		m->at[MARK_unseen_rarest] = fmaxf(m->at[MARK_unseen_rarest], rare);
		m->at[MARK_unseen_proper] = fmaxf(m->at[MARK_unseen_proper], proper);
	}
	m->at[MARK_cover] = share(seen, content);
	m->at[MARK_cover_rare] = share(seen_weight, weight);
	m->at[MARK_unseen_kin] = share(kin, unseen);
}

/* Numbers that are not where the rest of the claim stands. */
static void
read_outside(const struct compared *k, struct marks *m)
{
	for (size_t i = 0; i < k->c->numbers.count; i++) {
		const struct number *n = &k->c->numbers.at[i];
		if (n->first < k->s.from || n->first >= k->s.to)
			continue;
		bool found = false;
		for (size_t h = 0; h < k->p->numbers.count && !found; h++)
			found = k->p->numbers.at[h].first >= k->window.from &&
			        k->p->numbers.at[h].first < k->window.to &&
			        number_same(&k->p->numbers.at[h], n);
		m->at[MARK_numbers_outside] += !found;
	}
}

static void
read_faults(const struct faults *f, struct marks *m)
{
	static const struct {
		enum gate_mark mark;
		enum gate_fault fault;
	} rows[] = {
		{MARK_names_missing, FAULT_NAME},  {MARK_numbers_missing, FAULT_NUMBER},
		{MARK_dates_missing, FAULT_DATE},  {MARK_units, FAULT_UNIT},
		{MARK_speakers, FAULT_SPEAKER},    {MARK_negation, FAULT_NEGATION},
		{MARK_direction, FAULT_DIRECTION}, {MARK_words_put, FAULT_WORD},
		{MARK_words_added, FAULT_ADDED},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		m->at[rows[i].mark] = (float)f->count[rows[i].fault];
}

static void
read_sense(const struct compared *k, struct marks *m)
{
	unsigned there = 0, here = 0;
	for (size_t i = k->window.from; i < k->window.to; i++)
		there |= k->p->tokens.at[i].cues;
	for (size_t i = k->s.from; i < k->s.to; i++)
		here |= k->c->tokens.at[i].cues;
	m->at[MARK_hedged] = there & (CUE_MODAL | CUE_HEDGE) && !(here & (CUE_MODAL | CUE_HEDGE));
	struct tokens part = {.at = k->c->tokens.at + k->s.from, .count = k->s.to - k->s.from};
	unsigned leans = refer_reasons(&part, k->c->language);
	m->at[MARK_leans] = leans & REFER_HARD ? 2 : leans ? 1 : 0;
}

void
marks_of_words(struct marks *m, const struct weak *words)
{
	m->at[MARK_edited_first] = weak_most(words, WEAK_EDITED);
	m->at[MARK_free_first] = weak_most(words, WEAK_FREE);
	m->at[MARK_edited_mean] = weak_mean(words, WEAK_EDITED);
	m->at[MARK_free_mean] = weak_mean(words, WEAK_FREE);
	m->at[MARK_free_none] = weak_none(words, WEAK_FREE);
}

struct marks
marks_of(const struct compared *k, const struct faults *f, int level,
         const struct gate_weights *w)
{
	struct marks m = {0};
	read_unseen(k, w, &m);
	read_pairs(k, &m);
	read_together(k, w, &m);
	read_runs(k, &m);
	read_outside(k, &m);
	read_faults(f, &m);
	read_sense(k, &m);
	m.at[MARK_window2] = (float)k->window.best[1];
	m.at[MARK_aligned] = (float)k->alignment.share;
	m.at[MARK_near] = k->near;
	m.at[MARK_shortened] = level == CHECK_VERBATIM || level == CHECK_SHORTENED;
	return m;
}

void
marks_join(const struct marks *whole, const struct marks *list, size_t count, float *x)
{
	for (size_t k = 0; k < MARK_COUNT; k++) {
		float sum = 0, worst = count ? list[0].at[k] : 0;
		for (size_t i = 0; i < count; i++) {
			float v = list[i].at[k];
			sum += v;
			worst = worst_sides[k] == WORST_LOW ? fminf(worst, v) : fmaxf(worst, v);
		}
		x[k] = count ? sum / (float)count : 0;
		x[MARK_COUNT + k] = worst_sides[k] == WORST_NONE ? 0 : worst;
		x[2 * MARK_COUNT + k] = whole->at[k];
	}
	x[GATE_FEATURES - 1] = (float)count;
}
