/* place.c: which live story an article fits, by one learned sum of what is known (measure.h).
 *
 * Stories are ranked by x = (¾ B·ΣB + ¼ T·ΣT) / n, from postings that are read by falling weight
 * of the article's terms until LIMIT_GROUP_POSTINGS are read; the sums of the best few are then
 * completed.  z decides among the best five. */
#include "group/place.h"

#include <math.h>
#include <stdlib.h>

enum { NEAR = 8, CANDIDATES = PLACE_CANDIDATES };

/* Postings in a line of the cache, and asked for at once. */
enum { LINE = 8, ASKED = 128 };

/* Where there are not enough other stories to compare with, as many are thought to be near as
 * often are; nearer while few articles are known, because then no word is known to be common. */
static const double crowd_rank = 0.05, crowd_least = 2;
static const double crowd_young = 0.06, crowd_articles = 40;
static const double x_least = 0.01, z_nothing_near = -10;

struct candidate {
	uint32_t story;
	uint64_t dot[FIELDS]; /* with the article */
	double x;
};

struct ranking {
	struct grouper *g;
	const struct vector *v;
	size_t touched;
	struct candidate best[NEAR];
	size_t count;
};

/* 4 · n · x, in units of 1 / VECTOR_UNIT². */
static uint64_t
whole_of(const uint64_t *dot)
{
	return 3 * dot[BODY] + dot[TITLE];
}

static double
rank_of(const struct ranking *r, const struct candidate *c)
{
	return (double)whole_of(c->dot) / (4.0 * VECTOR_UNIT * VECTOR_UNIT) /
	       story_at(r->g, c->story)->count;
}

/* Written without a branch, because whether a story is new cannot be foreseen; what is dead adds
 * nothing to whatever stands in its place. */
static void
read_body(struct ranking *r, struct postings_run run, uint64_t w)
{
	uint64_t *dots = r->g->dots[BODY];
	uint32_t *touched = r->g->touched, mask = r->g->ring_size - 1;
	size_t n = r->touched;
	for (uint32_t i = 0; i < run.count; i++) {
		uint32_t story = posting_story(run.at[i]), sum = posting_sum(run.at[i]);
		uint64_t dot = dots[story & mask];
		touched[n] = story;
		n += (dot == 0) & (sum != 0);
		dots[story & mask] = dot + w * sum;
	}
	r->touched = n;
}

/* Stories with a term in a title have it in BODY too, and are touched by that. */
static void
read_title(struct ranking *r, struct postings_run run, uint64_t w)
{
	uint64_t *dots = r->g->dots[TITLE];
	uint32_t mask = r->g->ring_size - 1;
	for (uint32_t i = 0; i < run.count; i++)
		dots[posting_story(run.at[i]) & mask] += w * posting_sum(run.at[i]);
}

static uint32_t
postings_of(const struct ranking *r, const struct vector_term *x)
{
	if (x->id == TERM_NONE || x->weight[BODY] == 0)
		return 0;
	const struct term *t = &r->g->terms.terms[x->id];
	return t->lists[BODY].live + (x->weight[TITLE] ? t->lists[TITLE].live : 0);
}

static void
read_term(struct ranking *r, const struct vector_term *x)
{
	const struct pool *pool = &r->g->terms.pool;
	for (int f = 0; f < FIELDS; f++) {
		const struct postings *list = &r->g->terms.terms[x->id].lists[f];
		uint32_t runs = x->weight[f] ? postings_runs(list) : 0;
		for (uint32_t i = 0; i < runs; i++) {
			struct postings_run run = postings_run(pool, list, i);
			if (f == BODY)
				read_body(r, run, x->weight[f]);
			else
				read_title(r, run, x->weight[f]);
		}
	}
}

/* Has the beginning of a term's postings brought near. */
static void
ask_term(const struct ranking *r, const struct vector_term *x)
{
	const struct postings *list = &r->g->terms.terms[x->id].lists[BODY];
	struct postings_run run = postings_run(&r->g->terms.pool, list, 0);
	for (uint32_t i = 0; i < run.count && i < ASKED; i += LINE)
		__builtin_prefetch(run.at + i);
}

static int
by_falling_weight(const void *a, const void *b)
{
	const struct vector_term *x = *(const struct vector_term *const *)a;
	const struct vector_term *y = *(const struct vector_term *const *)b;
	if (x->weight[BODY] != y->weight[BODY])
		return x->weight[BODY] > y->weight[BODY] ? -1 : 1;
	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static bool
is_live(const struct grouper *g, const struct group_story *s, int64_t at)
{
	if (s->count == 0)
		return false;
	return at == WHEN_UNKNOWN || s->newest == WHEN_UNKNOWN ||
	       fabs((double)at - (double)s->newest) < (double)g->settings.live_s;
}

/* Ids say who came first, however often a story was taken out and put back. */
static bool
is_older(const struct grouper *g, uint32_t story, uint32_t other)
{
	return story_at(g, story)->id < story_at(g, other)->id;
}

/* Keeps the best `most`, larger x first, then the older story. */
static void
keep(struct ranking *r, struct candidate c, size_t most)
{
	size_t i = r->count;
	while (i > 0 && (r->best[i - 1].x < c.x ||
	                 (r->best[i - 1].x == c.x && is_older(r->g, c.story, r->best[i - 1].story))))
		i--;
	if (i == most)
		return;
	if (r->count < most)
		r->count++;
	for (size_t k = r->count - 1; k > i; k--)
		r->best[k] = r->best[k - 1];
	r->best[i] = c;
}

/* Finds the best few of the stories touched, and leaves all dots at 0. */
static void
pick(struct ranking *r, size_t most, int64_t at)
{
	struct grouper *g = r->g;
	uint64_t least = 0; /* what the last of the best has if it has one member */
	for (size_t i = 0; i < r->touched; i++) {
		struct candidate c = {.story = g->touched[i]};
		for (int f = 0; f < FIELDS; f++) {
			uint64_t *dot = &g->dots[f][c.story & (g->ring_size - 1)];
			c.dot[f] = *dot;
			*dot = 0;
		}
		if (whole_of(c.dot) < least || !is_live(g, story_at(g, c.story), at))
			continue;
		c.x = rank_of(r, &c);
		keep(r, c, most);
		if (r->count == most)
			least = (uint64_t)(r->best[most - 1].x * 4 * VECTOR_UNIT * VECTOR_UNIT);
	}
}

/* Adds to a candidate what one term gives. */
static void
add_term(const struct pool *pool, struct candidate *c, const struct term *t,
         const struct vector_term *x)
{
	for (int f = 0; f < FIELDS; f++) {
		if (!x->weight[f])
			continue;
		const uint64_t *found = postings_find(pool, &t->lists[f], c->story);
		if (found)
			c->dot[f] += (uint64_t)x->weight[f] * posting_sum(*found);
	}
}

/* Terms that were not read, to be found by their number.  A story tells by its own list, which is
 * short and in one piece, which of them it has; without that each would be searched for. */
enum { SIEVE_SLOTS = 1024, SIEVE_MOST = SIEVE_SLOTS / 4 };

struct sieve {
	const struct vector_term **terms;
	size_t count;
	uint16_t slots[SIEVE_SLOTS]; /* 1 + index; 0 free */
};

static void
sieve_fill(struct sieve *v, const struct vector_term **terms, size_t count)
{
	*v = (struct sieve){.terms = terms, .count = count};
	for (size_t i = 0; i < count && count <= SIEVE_MOST; i++) {
		uint32_t at = terms[i]->id % SIEVE_SLOTS;
		while (v->slots[at])
			at = (at + 1) % SIEVE_SLOTS;
		v->slots[at] = (uint16_t)(i + 1);
	}
}

static const struct vector_term *
sieve_find(const struct sieve *v, uint32_t id)
{
	for (uint32_t at = id % SIEVE_SLOTS; v->slots[at]; at = (at + 1) % SIEVE_SLOTS)
		if (v->terms[v->slots[at] - 1]->id == id)
			return v->terms[v->slots[at] - 1];
	return NULL;
}

/* The unread terms that the story has. */
static size_t
terms_of(const struct sieve *v, const struct group_story *s, const struct vector_term **found)
{
	size_t n = 0;
	if (v->count > SIEVE_MOST || s->term_count > v->count * 64) {
		for (; n < v->count; n++)
			found[n] = v->terms[n];
		return n;
	}
	/* What is in a title is in BODY, too. */
	for (uint32_t i = 0; i < s->term_count; i++) {
		const struct vector_term *x = s->terms[i] % 2 == BODY ? sieve_find(v, s->terms[i] / 2)
		                                                      : NULL;
		if (x)
			found[n++] = x;
	}
	return n;
}

/* Adds what the terms that were not read give to the best few, and ranks these anew.  Their lists
 * are the longest, and waiting for memory is all of the cost: it is asked for a term ahead. */
static void
complete(struct ranking *r, struct arena scratch, const struct vector_term **unread, size_t count)
{
	const struct term *terms = r->g->terms.terms;
	const struct pool *pool = &r->g->terms.pool;
	const struct vector_term **found = arena_array(&scratch, const struct vector_term *, count);
	struct candidate near[NEAR];
	struct sieve sieve;
	size_t n = r->count;
	sieve_fill(&sieve, unread, count);
	for (size_t c = 0; c < n; c++)
		near[c] = r->best[c];
	for (size_t c = 0; c < n; c++) {
		size_t hits = terms_of(&sieve, story_at(r->g, near[c].story), found);
		for (size_t i = 0; i < hits + 4; i++) {
			if (i < hits)
				postings_ask_row(pool, &terms[found[i]->id].lists[BODY]);
			if (i >= 2 && i - 2 < hits)
				postings_ask(pool, &terms[found[i - 2]->id].lists[BODY],
				             near[c].story);
			if (i >= 4)
				add_term(pool, &near[c], &terms[found[i - 4]->id], found[i - 4]);
		}
	}
	r->count = 0;
	for (size_t c = 0; c < n; c++) {
		near[c].x = rank_of(r, &near[c]);
		keep(r, near[c], CANDIDATES);
	}
}

static void
rank(struct ranking *r, struct arena scratch, int64_t at)
{
	const struct vector *v = r->v;
	const struct vector_term **order = arena_array(&scratch, const struct vector_term *, v->count);
	size_t count = 0, read = 0;
	uint64_t postings = 0;
	for (size_t i = 0; i < v->count; i++) {
		uint32_t n = postings_of(r, &v->terms[i]);
		if (n == 0)
			continue;
		order[count++] = &v->terms[i];
		postings += n;
		/* Most lists are short and far apart: waiting for each would take most of the time. */
		postings_ask_row(&r->g->terms.pool, &r->g->terms.terms[v->terms[i].id].lists[BODY]);
	}
	bool whole = postings <= LIMIT_GROUP_POSTINGS;
	if (!whole)
		qsort(order, count, sizeof *order, by_falling_weight);
	uint64_t left = LIMIT_GROUP_POSTINGS;
	for (; read < count; read++) {
		uint32_t n = postings_of(r, order[read]);
		if (n > left)
			break;
		left -= n;
		if (read + 2 < count)
			ask_term(r, order[read + 2]);
		read_term(r, order[read]);
	}
	pick(r, whole ? CANDIDATES : NEAR, at);
	if (!whole)
		complete(r, scratch, order + read, count - read);
}

/* Mean x of the other candidates. */
static double
crowd(const struct ranking *r, size_t of)
{
	double young = 1 / (1 + r->g->terms.articles / crowd_articles);
	double sum = (crowd_rank + young * crowd_young) * crowd_least;
	for (size_t i = 0; i < r->count; i++)
		sum += i == of ? 0 : r->best[i].x;
	return sum / ((double)r->count - 1 + crowd_least);
}

static void
weigh(const struct ranking *r, size_t i, int64_t at, uint8_t days, struct weighed *w)
{
	const struct candidate *c = &r->best[i];
	struct pair p = {
		.articles = r->g->terms.articles, .titled = r->v->title_count > 0,
		.story = story_at(r->g, c->story), .body = c->dot[BODY], .title = c->dot[TITLE],
		.crowd = crowd(r, i), .at = at, .days = days,
	};
	w->story = c->story;
	measure_pair(&p, w->value);
	measure_weigh(r->g->weights, w);
}

struct decision
place_decide(struct grouper *g, struct arena scratch, const struct vector *v, int64_t at,
             uint8_t days)
{
	struct ranking r = {.g = g, .v = v};
	struct decision d = {.story = STORY_NONE, .z = z_nothing_near};
	rank(&r, scratch, at);
	g->near_count = 0;
	for (size_t i = 0; i < r.count; i++) {
		struct weighed *w = &g->near[g->near_count];
		if (r.best[i].x <= x_least)
			continue;
		g->near_count++;
		weigh(&r, i, at, days, w);
		if (!d.best || w->z > d.z || (w->z == d.z && is_older(g, w->story, d.best->story))) {
			d.second = d.best;
			d.best = w;
			d.z = w->z;
		} else if (!d.second || w->z > d.second->z) {
			d.second = w;
		}
	}
	if (d.z >= 0)
		d.story = d.best->story;
	return d;
}
