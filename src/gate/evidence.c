/* evidence.c: looks at each word of a sentence in turn. */
#include "gate/evidence.h"

#include <math.h>
#include <string.h>

#include "gate/kinship.h"
#include "learn/forest.h"
#include "model/limits.h"
#include "text/tag.h"

enum { NEAR = 8, BITS = 64, OCCURRENCES = 24, COMPANY = 100 };
/* In the place of a share, where there is no word that it could be of; sentences to a place that
 * is nowhere. */
enum { NO_WORD = 2, FAR_AWAY = 9 };

#define X(name) #name,
const char *const evidence_names[] = {EVIDENCE(X)};
#undef X

/* One sentence at work. */
struct look {
	const struct compared *k;
	const uint8_t *parts;
	uint8_t *rank;   /* by passage token: 1 + place in the claim's sentence of a word with this
	                  * root, 0: none */
	uint64_t *ranked; /* the passage's tokens that have a rank, as bits: they are few */
	float *weight;   /* by claim token - from: rarity of a content word, else 0 */
	ptrdiff_t *prev, *next; /* content words before and behind */
	uint32_t *runs, *run_at;
	struct gap *gap; /* by claim token - from, of those that are not matched */
	struct kin_word kin[KIN_WORDS]; /* of the content words that the passage lacks */
	size_t kin_count, kin_next;
	double total, found;
};

static size_t
own(const struct look *l, size_t i)
{
	return i - l->k->s.from;
}

static void
put_rank(struct look *l, size_t p, uint8_t rank)
{
	l->rank[p] = rank;
	l->ranked[p / BITS] |= (uint64_t)1 << p % BITS;
}

/* Marks the places of the claim's words in the passage. */
static void
rank_words(struct look *l)
{
	const struct compared *k = l->k;
	for (size_t i = k->s.to; i-- > k->s.from;) {
		size_t tried = 0;
		if (!l->weight[own(l, i)] || own(l, i) >= BITS)
			continue;
		for (uint32_t a = places_first(k->at, k->c->roots[i]); a && tried < LIMIT_GATE_PLACES;
		     a = k->at->next[a - 1], tried++)
			put_rank(l, a - 1, (uint8_t)(own(l, i) + 1));
	}
}

/* The first ranked token of the passage at or behind `q`, or `end`. */
static size_t
next_ranked(const struct look *l, size_t q, size_t end)
{
	if (q >= end)
		return end;
	size_t k = q / BITS;
	uint64_t bits = l->ranked[k] >> q % BITS << q % BITS;
	while (!bits && (k + 1) * BITS < end)
		bits = l->ranked[++k];
	q = bits ? k * BITS + (size_t)__builtin_ctzll(bits) : end;
	return q < end ? q : end;
}

static void
read_weights(struct look *l)
{
	const struct compared *k = l->k;
	ptrdiff_t last = -1;
	for (size_t i = k->s.from; i < k->s.to; i++) {
		l->prev[own(l, i)] = last;
		if (!prepared_content(k->c, i))
			continue;
		l->weight[own(l, i)] = k->weights ? weight_rarity(k->weights, k->c->roots[i]) : 1;
		l->total += (double)l->weight[own(l, i)];
		if (places_has(k->at, k->c, i))
			l->found += (double)l->weight[own(l, i)];
		last = (ptrdiff_t)i;
	}
	last = -1;
	for (size_t i = k->s.to; i-- > k->s.from;) {
		l->next[own(l, i)] = last;
		if (l->weight[own(l, i)])
			last = (ptrdiff_t)i;
	}
}

static size_t
word_behind(const struct prepared *p, size_t i, size_t end)
{
	for (i++; i < end && !p->roots[i];)
		i++;
	return i;
}

static ptrdiff_t
word_before(const struct prepared *p, size_t i, size_t begin)
{
	while (i-- > begin)
		if (p->roots[i])
			return (ptrdiff_t)i;
	return -1;
}

/* The copied runs that each word is in: its words, and the place in it. */
static void
read_runs(struct look *l)
{
	const struct compared *k = l->k;
	for (size_t i = k->s.from; i < k->s.to;) {
		size_t end = i + 1, best = k->c->roots[i] ? compared_run(k, i, &end) : 0;
		uint32_t n = 0;
		for (size_t j = i; j < end; j++) {
			l->runs[own(l, j)] = (uint32_t)best;
			l->run_at[own(l, j)] = n;
			n += k->c->roots[j] != 0;
		}
		i = end;
	}
}

static void
read_gaps(struct look *l)
{
	struct gap g;
	size_t i = l->k->alignment.from;
	while (alignment_gap(&l->k->alignment, &i, &g))
		for (size_t c = g.c_from; c < g.c_to; c++)
			l->gap[own(l, c)] = g;
}

/* Of a gap at the front or at the end only what is near counts. */
static void
read_gap_bounds(const struct gap *g, size_t *from, size_t *to)
{
	*from = g->p_from;
	*to = g->p_to;
	if (g->first && *to - *from > 6)
		*from = *to - 6;
	if (g->last && *to - *from > 6)
		*to = *from + 6;
}

static void
read_kin(struct look *l, struct arena scratch)
{
	const struct compared *k = l->k;
	for (size_t i = k->s.from; i < k->s.to && l->kin_count < KIN_WORDS; i++) {
		if (!l->weight[own(l, i)] || places_has(k->at, k->c, i))
			continue;
		struct kin_word *w = &l->kin[l->kin_count++];
		w->token = i;
		read_gap_bounds(&l->gap[own(l, i)], &w->gap_from, &w->gap_to);
	}
	kinship_read(scratch, k, l->kin, l->kin_count);
}

/* ── one word ── */

struct row {
	float at[EVIDENCE_COUNT];
};

/* Parts of speech in groups that lie near each other. */
static float
part_of(uint8_t upos)
{
	static const uint8_t order[UPOS_COUNT] = {
		[UPOS_X] = 0, [UPOS_PUNCT] = 0, [UPOS_SYM] = 0, [UPOS_INTJ] = 1, [UPOS_DET] = 1,
		[UPOS_PART] = 2, [UPOS_CCONJ] = 2, [UPOS_SCONJ] = 3, [UPOS_ADP] = 4, [UPOS_PRON] = 5,
		[UPOS_AUX] = 6, [UPOS_ADV] = 7, [UPOS_VERB] = 8, [UPOS_ADJ] = 9, [UPOS_NOUN] = 10,
		[UPOS_PROPN] = 11, [UPOS_NUM] = 12,
	};
	return order[upos];
}

static float
cue_of_token(unsigned cues)
{
	static const unsigned order[] = {
		CUE_NEGATION, CUE_MODAL | CUE_HEDGE | CUE_CONDITION, CUE_HE, CUE_IT,
		CUE_BEFORE | CUE_AFTER, CUE_CAUSE, CUE_MONTH | CUE_WEEKDAY, CUE_TIME,
		CUE_SAY | CUE_ATTRIBUTION, CUE_RISE | CUE_FALL, CUE_SUPERLATIVE, CUE_GROUP,
		CUE_ROLE | CUE_TITLE | CUE_PERSON, CUE_HARM,
	};
	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		if (cues & order[i])
			return (float)(i + 1);
	return 0;
}

/* Share of its letters that a word of the window begins with. */
static float
kin_of(const struct compared *k, struct str low)
{
	size_t most = 0;
	for (size_t i = k->window.from; i < k->window.to; i++) {
		struct str w = k->p->tokens.at[i].low;
		size_t n = 0;
		while (n < w.n && n < low.n && w.p[n] == low.p[n])
			n++;
		most = n > most ? n : most;
	}
	return low.n ? (float)most / (float)low.n : 0;
}

static void
read_self(const struct look *l, size_t i, struct row *r)
{
	const struct compared *k = l->k;
	const struct token *t = &k->c->tokens.at[i];
	size_t n = own(l, i);
	r->at[EVIDENCE_content] = l->weight[n] > 0;
	r->at[EVIDENCE_capital] = t->flags & TOKEN_CAPITAL ? 1 : 0;
	r->at[EVIDENCE_digits] = t->kind == TOKEN_NUMBER;
	r->at[EVIDENCE_rarity] = k->weights ? weight_rarity(k->weights, k->c->roots[i]) : 0;
	r->at[EVIDENCE_proper] = k->weights ? weight_proper(k->weights, k->c->roots[i]) : 0;
	r->at[EVIDENCE_letters] = (float)t->low.n;
	r->at[EVIDENCE_part] = part_of(l->parts[i]);
	r->at[EVIDENCE_cue] = cue_of_token(t->cues);
	r->at[EVIDENCE_behind] = (float)n;
	r->at[EVIDENCE_before] = (float)(k->s.to - i);
	r->at[EVIDENCE_words] = (float)(k->s.to - k->s.from);
}

static void
most(struct row *r, enum evidence_mark mark, double v)
{
	r->at[mark] = fmaxf(r->at[mark], (float)v);
}

static double
share(double part, double whole)
{
	return whole > 0 ? part / whole : 1;
}

/* Weight of the claim's other words within NEAR places of `p` that are within NEAR places of the
 * word here, too; `ordered` of those on the same side. */
static void
read_near(const struct look *l, size_t n, size_t p, double about, struct row *r)
{
	const struct compared *k = l->k;
	size_t low = n > NEAR ? n - NEAR : 0, high = n + NEAR;
	uint64_t seen = 0;
	double near = 0, ordered = 0;
	size_t end = p + NEAR + 1 < k->p->tokens.count ? p + NEAR + 1 : k->p->tokens.count;
	for (size_t q = next_ranked(l, p > NEAR ? p - NEAR : 0, end); q < end;
	     q = next_ranked(l, q + 1, end)) {
		size_t j = l->rank[q];
		if (q == p || j - 1 == n || seen >> (j - 1) & 1)
			continue;
		seen |= (uint64_t)1 << (j - 1);
		if (j - 1 < low || j - 1 > high)
			continue;
		near += (double)l->weight[j - 1];
		ordered += (j - 1 < n) == (q < p) ? (double)l->weight[j - 1] : 0;
	}
	most(r, EVIDENCE_near, share(near, about));
	most(r, EVIDENCE_ordered, share(ordered, about));
}

/* Weight of the claim's other words in the same sentence of the passage. */
static void
read_company(const struct look *l, size_t n, size_t p, struct row *r)
{
	struct gate_sentence s = l->k->p->sentences[l->k->p->sentence_of[p]];
	size_t from = p > s.from + COMPANY ? p - COMPANY : s.from;
	size_t to = p + COMPANY < s.to ? p + COMPANY : s.to;
	uint64_t seen = 0;
	double company = 0;
	for (size_t q = next_ranked(l, from, to); q < to; q = next_ranked(l, q + 1, to)) {
		size_t j = l->rank[q];
		if (j - 1 == n || seen >> (j - 1) & 1)
			continue;
		seen |= (uint64_t)1 << (j - 1);
		company += (double)l->weight[j - 1];
	}
	most(r, EVIDENCE_company, share(company, l->total - (double)l->weight[n]));
}

/* The words directly before and behind, and how near the content words before and behind are. */
static void
read_neighbours(const struct look *l, size_t i, size_t p, struct row *r)
{
	const struct compared *k = l->k;
	size_t n = own(l, i);
	ptrdiff_t left = word_before(k->c, i, k->s.from), there = word_before(k->p, p, 0);
	size_t right = word_behind(k->c, i, k->s.to);
	size_t behind = word_behind(k->p, p, k->p->tokens.count);
	if (left >= 0 && there >= 0 && k->p->roots[there] == k->c->roots[left])
		r->at[EVIDENCE_left] = 1;
	if (right < k->s.to && behind < k->p->tokens.count &&
	    k->p->roots[behind] == k->c->roots[right])
		r->at[EVIDENCE_right] = 1;
	uint64_t before = l->prev[n] >= 0 ? k->c->roots[l->prev[n]] : 0;
	uint64_t after = l->next[n] >= 0 ? k->c->roots[l->next[n]] : 0;
	size_t end = p + NEAR + 1 < k->p->tokens.count ? p + NEAR + 1 : k->p->tokens.count;
	for (size_t q = next_ranked(l, p > NEAR ? p - NEAR : 0, end); q < end;
	     q = next_ranked(l, q + 1, end)) {
		uint64_t root = k->p->roots[q];
		if (q == p || (root != before && root != after))
			continue;
		double near = 1 / (double)(q > p ? q - p : p - q);
		if (root == before)
			most(r, EVIDENCE_left_near, q < p ? near : near / 2);
		if (root == after)
			most(r, EVIDENCE_right_near, q > p ? near : near / 2);
	}
}

/* Sentences between the window and place `p`. */
static float
away_from(const struct window *w, uint32_t sentence)
{
	if (sentence < w->first)
		return (float)(w->first - sentence);
	return sentence < w->first + w->count ? 0 : (float)(sentence - w->first - w->count + 1);
}

/* How much of what is about the word here is about it at one of its places there. */
static void
read_places(const struct look *l, size_t i, struct row *r)
{
	const struct compared *k = l->k;
	size_t n = own(l, i), count = 0;
	double about = 0;
	for (size_t j = n > NEAR ? n - NEAR : 0; j <= n + NEAR && j < k->s.to - k->s.from; j++)
		about += j != n ? (double)l->weight[j] : 0;
	float away = FAR_AWAY;
	for (uint32_t a = places_first(k->at, k->c->roots[i]); a && count < LIMIT_GATE_PLACES;
	     a = k->at->next[a - 1]) {
		size_t p = a - 1;
		if (count++ >= OCCURRENCES)
			continue;
		most(r, EVIDENCE_exact, k->p->ids[p] == k->c->ids[i]);
		most(r, EVIDENCE_inside, p >= k->window.from && p < k->window.to);
		away = fminf(away, away_from(&k->window, k->p->sentence_of[p]));
		read_near(l, n, p, about, r);
		if (l->weight[n])
			read_company(l, n, p, r);
		read_neighbours(l, i, p, r);
	}
	r->at[EVIDENCE_seen] = count > 0;
	r->at[EVIDENCE_count] = logf(1 + (float)count);
	r->at[EVIDENCE_away] = away;
	if (word_before(k->c, i, k->s.from) < 0)
		r->at[EVIDENCE_left] = NO_WORD;
	if (word_behind(k->c, i, k->s.to) >= k->s.to)
		r->at[EVIDENCE_right] = NO_WORD;
	if (l->prev[n] < 0)
		r->at[EVIDENCE_left_near] = NO_WORD;
	if (l->next[n] < 0)
		r->at[EVIDENCE_right_near] = NO_WORD;
}

/* 0 not there, 1 somewhere, 2 in the window, 3 aligned; 4: there is no such word. */
static float
standing(const struct look *l, ptrdiff_t i)
{
	const struct compared *k = l->k;
	if (i < 0)
		return 4;
	if (k->alignment.at[own(l, (size_t)i)] >= 0)
		return 3;
	float best = 0;
	size_t tried = 0;
	for (uint32_t a = places_first(k->at, k->c->roots[i]); a && tried < OCCURRENCES;
	     a = k->at->next[a - 1], tried++)
		best = fmaxf(best, a - 1 >= k->window.from && a - 1 < k->window.to ? 2 : 1);
	return best;
}

static void
read_around(const struct look *l, size_t i, struct row *r)
{
	const struct compared *k = l->k;
	size_t n = own(l, i);
	r->at[EVIDENCE_left_seen] = standing(l, l->prev[n]);
	r->at[EVIDENCE_right_seen] = standing(l, l->next[n]);
	ptrdiff_t left = word_before(k->c, i, k->s.from);
	size_t right = word_behind(k->c, i, k->s.to);
	r->at[EVIDENCE_left_aligned] = left < 0 ? 2 : k->alignment.at[own(l, (size_t)left)] >= 0;
	r->at[EVIDENCE_right_aligned] = right >= k->s.to ? 2 : k->alignment.at[own(l, right)] >= 0;
	r->at[EVIDENCE_run] = (float)l->runs[n];
	r->at[EVIDENCE_run_at] = (float)l->run_at[n];
	r->at[EVIDENCE_share] = (float)k->alignment.share;
	r->at[EVIDENCE_window] = (float)k->window.best[1];
	double rest = l->total - (double)l->weight[n];
	double found = l->found - (places_has(k->at, k->c, i) ? (double)l->weight[n] : 0);
	r->at[EVIDENCE_others] = rest > 0 ? (float)(found / rest) : 1;
}

/* What stands in the passage where the word stands here. */
static void
read_gap(const struct look *l, size_t i, struct row *r)
{
	const struct compared *k = l->k;
	size_t n = own(l, i);
	if (k->alignment.at[n] >= 0) {
		r->at[EVIDENCE_aligned] = 1;
		return;
	}
	const struct gap *g = &l->gap[n];
	r->at[EVIDENCE_gap_mine] = (float)(g->c_to - g->c_from);
	r->at[EVIDENCE_gap_theirs] = fminf(20, (float)(g->p_to - g->p_from));
	r->at[EVIDENCE_gap_outer] = g->first + 2 * g->last;
	size_t from, to;
	read_gap_bounds(g, &from, &to);
	for (size_t p = from; p < to; p++) {
		bool content = prepared_content(k->p, p);
		if (content != (l->weight[n] > 0) || !k->p->roots[p] || l->rank[p])
			continue;
		r->at[EVIDENCE_rival]++;
		if (k->weights)
			r->at[EVIDENCE_rival_rarity] = fmaxf(r->at[EVIDENCE_rival_rarity],
			                                     weight_rarity(k->weights, k->p->roots[p]));
	}
}

static void
read_values(const struct look *l, size_t i, struct row *r)
{
	const struct compared *k = l->k;
	const struct number *number = prepared_number(k->c, i);
	r->at[EVIDENCE_number_known] = 3;
	r->at[EVIDENCE_name_known] = 2;
	if (number) {
		float best = 0;
		for (size_t n = 0; n < k->p->numbers.count; n++) {
			const struct number *o = &k->p->numbers.at[n];
			if (number_same(o, number))
				best = fmaxf(best, o->first >= k->window.from && o->first < k->window.to ? 2 : 1);
		}
		r->at[EVIDENCE_number_known] = best;
	} else if (prepared_name(k->c, i)) {
		r->at[EVIDENCE_name_known] = name_word_known(k, i);
	}
}

/* Words come in the order of the claim. */
static void
read_kinship(struct look *l, size_t i, struct row *r)
{
	if (l->kin_next >= l->kin_count || l->kin[l->kin_next].token != i)
		return;
	const struct kin_word *w = &l->kin[l->kin_next++];
	r->at[EVIDENCE_senses] = w->senses;
	for (int kind = 0; kind < KIN_COUNT; kind++)
		r->at[EVIDENCE_kin_opposite + kind] = w->place[kind];
}

struct evidence
evidence_room(struct arena *out, size_t words)
{
	struct evidence e = {.stride = forest_stride(words)};
	e.token = arena_array(out, size_t, words + 1);
	e.columns = arena_alloc(out, EVIDENCE_COUNT * e.stride + 8, sizeof(float), 32);
	return e;
}

void
evidence_add(struct evidence *e, struct arena scratch, const struct compared *k,
             const uint8_t *parts)
{
	struct look l = {.k = k, .parts = parts};
	size_t n = k->s.to - k->s.from;
	l.rank = arena_array(&scratch, uint8_t, k->p->tokens.count + 1);
	l.ranked = arena_array(&scratch, uint64_t, k->p->tokens.count / BITS + 1);
	l.weight = arena_array(&scratch, float, n + 1);
	l.prev = arena_array(&scratch, ptrdiff_t, n + 1);
	l.next = arena_array(&scratch, ptrdiff_t, n + 1);
	l.runs = arena_array(&scratch, uint32_t, n + 1);
	l.run_at = arena_array(&scratch, uint32_t, n + 1);
	l.gap = arena_array(&scratch, struct gap, n + 1);
	read_weights(&l);
	rank_words(&l);
	read_runs(&l);
	read_gaps(&l);
	read_kin(&l, scratch);
	for (size_t i = k->s.from; i < k->s.to; i++) {
		if (!k->c->roots[i])
			continue;
		struct row r = {0};
		read_self(&l, i, &r);
		read_places(&l, i, &r);
		r.at[EVIDENCE_kin] = r.at[EVIDENCE_seen] > 0 ? 1 : kin_of(k, k->c->tokens.at[i].low);
		read_around(&l, i, &r);
		read_gap(&l, i, &r);
		read_values(&l, i, &r);
		read_kinship(&l, i, &r);
		for (size_t m = 0; m < EVIDENCE_COUNT; m++)
			e->columns[m * e->stride + e->count] = r.at[m];
		e->token[e->count++] = i;
	}
}
