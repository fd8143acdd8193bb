/* related.c: near first, then new and wide; never two that tell the same. */
#include "suggest/related.h"

#include <math.h>

#include "suggest/vectors.h"

static const double near_enough = .06; /* less is chance: two common words */
static const double same_story = .65;  /* more is the same thing told twice */
static const double follows_on = .3;   /* less is of the same matter, perhaps, and no sequel */
static const double relevance = .7;    /* against difference from what is chosen */
static const double same_section = .03;
static const double kin_weight = 2; /* of what the nearest say, against the story itself */
static const double fading = .15, fading_days = 14;
enum { KIN = 15, OF_ONE_MATTER = 2 };

struct related_set {
	const struct suggest_item *all;
	size_t n;
	struct vectors vectors;
};

struct choice {
	const struct suggest_item *all;
	const struct vector *vectors;
	float *row; /* for one vector, laid out */
	size_t n, self;
	double *near;    /* to self */
	double *kin;     /* to self and to those nearest to it, fading with age */
	unsigned *alike; /* how many are chosen that are of its matter */
	double *doubled; /* nearest to a chosen one */
	bool *out;       /* chosen, or never to be */
	size_t *chosen, count, most;
};

static bool
is_self(const struct choice *c, size_t i)
{
	const struct suggest_item *self = &c->all[c->self], *item = &c->all[i];
	return i == c->self || item->id == self->id || str_eq(item->headline, self->headline);
}

static void
choose(struct choice *c, size_t i)
{
	c->chosen[c->count++] = i;
	c->out[i] = true;
	vectors_lay(c->row, &c->vectors[i]);
	for (size_t k = 0; k < c->n; k++) {
		if (c->out[k])
			continue;
		double d = vectors_cosine(c->row, &c->vectors[k]);
		if (d > c->doubled[k])
			c->doubled[k] = d;
		c->alike[k] += d > follows_on;
		if (d > same_story || c->all[k].id == c->all[i].id || c->alike[k] == OF_ONE_MATTER)
			c->out[k] = true;
	}
	vectors_take_away(c->row, &c->vectors[i]);
}

/* The index with the highest score that is above `least`, or n. */
static size_t
best(const struct choice *c, double (*score)(const struct choice *, size_t), double least)
{
	size_t found = c->n;
	double highest = least;
	for (size_t i = 0; i < c->n; i++) {
		double s = c->out[i] ? -INFINITY : score(c, i);
		if (s > highest) {
			highest = s;
			found = i;
		}
	}
	return found;
}

static double
by_nearness(const struct choice *c, size_t i)
{
	if (c->near[i] < near_enough)
		return -INFINITY;
	bool section = c->all[i].section.n &&
	               str_eq(c->all[i].section, c->all[c->self].section);
	return relevance * c->kin[i] - (1 - relevance) * c->doubled[i] +
	       (section ? same_section : 0);
}

/* The `KIN` nearest, nearest first. */
static size_t
find_nearest(const struct choice *c, struct arena scratch, size_t *nearest)
{
	bool *taken = arena_array(&scratch, bool, c->n);
	size_t count = 0;
	while (count < KIN) {
		size_t next = c->n;
		for (size_t i = 0; i < c->n; i++)
			if (!c->out[i] && !taken[i] && c->near[i] >= near_enough &&
			    (next == c->n || c->near[i] > c->near[next]))
				next = i;
		if (next == c->n)
			break;
		taken[next] = true;
		nearest[count++] = next;
	}
	return count;
}

/* What is near to the stories around this one is of its subject; what shares only words with it is
 * not: the nearest are asked, too, each as much as it is near (J. Rocchio, 1971, without judges). */
static void
find_kin(struct choice *c, struct arena scratch)
{
	size_t nearest[KIN], count = find_nearest(c, scratch, nearest);
	double sum = 0, *more = arena_array(&scratch, double, c->n);
	for (size_t k = 0; k < count; k++) {
		size_t one = nearest[k];
		sum += c->near[one];
		vectors_lay(c->row, &c->vectors[one]);
		for (size_t i = 0; i < c->n; i++)
			if (i != one)
				more[i] += c->near[one] * vectors_cosine(c->row, &c->vectors[i]);
		vectors_take_away(c->row, &c->vectors[one]);
	}
	for (size_t i = 0; i < c->n; i++) {
		double days = (double)(c->all[c->self].newest_at - c->all[i].newest_at) / 86400;
		c->kin[i] = c->near[i] + (count ? kin_weight * more[i] / sum : 0);
		c->kin[i] *= 1 - fading + fading * exp2(-(days > 0 ? days : 0) / fading_days);
	}
}

/* Voices count by their logarithm and fade by half in a day; readers of one language come to
 * others last. */
static double
by_weight(const struct choice *c, size_t i)
{
	double age_days = (double)(c->all[c->self].newest_at - c->all[i].newest_at) / 86400;
	double outlets = c->all[i].outlets > 0 ? (double)c->all[i].outlets : 0;
	double weight = (1 + log(1 + outlets)) * exp2(-(age_days > 0 ? age_days : 0));
	return str_eq(c->all[i].language, c->all[c->self].language) ? 1 + weight
	                                                             : weight / (1 + weight);
}

struct related_set *
related_set_of(struct arena *out, struct arena scratch, const struct suggest_item *all, size_t n)
{
	struct related_set *set = arena_new(out, struct related_set);
	*set = (struct related_set){all, n, vectors_make(out, scratch, all, n)};
	return set;
}

/* How near each is to `self`. */
static void
find_near(const struct related_set *set, size_t self, float *row, double *near)
{
	vectors_lay(row, &set->vectors.at[self]);
	for (size_t i = 0; i < set->n; i++)
		near[i] = vectors_cosine(row, &set->vectors.at[i]);
	vectors_take_away(row, &set->vectors.at[self]);
}

size_t
related_choose(struct arena scratch, const struct related_set *set, size_t self, size_t most,
               size_t *chosen)
{
	size_t n = set->n;
	if (self >= n || !most)
		return 0;
	struct choice c = {
		.all = set->all,
		.vectors = set->vectors.at,
		.row = arena_array(&scratch, float, set->vectors.terms),
		.n = n,
		.self = self,
		.near = arena_array(&scratch, double, n),
		.kin = arena_array(&scratch, double, n),
		.alike = arena_array(&scratch, unsigned, n),
		.doubled = arena_array(&scratch, double, n),
		.out = arena_array(&scratch, bool, n),
		.chosen = chosen,
		.most = most,
	};
	find_near(set, self, c.row, c.near);
	for (size_t i = 0; i < n; i++)
		c.out[i] = is_self(&c, i) || c.near[i] > same_story;
	find_kin(&c, scratch);
	for (size_t i; c.count < most && (i = best(&c, by_nearness, -INFINITY)) < n;)
		choose(&c, i);
	for (size_t i; c.count < most && (i = best(&c, by_weight, -INFINITY)) < n;)
		choose(&c, i);
	return c.count;
}

size_t
related_before(struct arena scratch, const struct related_set *set, size_t self, int64_t before,
               size_t most, size_t *chosen)
{
	const struct suggest_item *all = set->all;
	size_t n = set->n, count = 0;
	if (self >= n)
		return 0;
	float *row = arena_array(&scratch, float, set->vectors.terms);
	double *near = arena_array(&scratch, double, n);
	find_near(set, self, row, near);
	for (size_t i = 0; i < n; i++)
		if (all[i].newest_at >= before || all[i].id == all[self].id ||
		    !str_eq(all[i].language, all[self].language))
			near[i] = 0;
	while (count < most) {
		size_t nearest = 0;
		for (size_t i = 1; i < n; i++)
			if (near[i] > near[nearest])
				nearest = i;
		if (near[nearest] < follows_on)
			break;
		near[nearest] = 0;
		chosen[count++] = nearest;
	}
	return count;
}
