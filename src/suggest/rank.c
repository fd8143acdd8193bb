/* rank.c: the order of stories on the front page. */
#include "suggest/rank.h"

#include <math.h>
#include <stdlib.h>

#include "suggest/vectors.h"

static const double same_matter = .16; /* cosine; of pairs above it most are one affair */

/* ── the weight of one story ── */

static double
hours_since(int64_t at, int64_t now)
{
	return at < now ? (double)(now - at) / 3600 : 0;
}

static double
fading(int64_t at, int64_t now, double half_life_s)
{
	return exp2(-hours_since(at, now) * 3600 / half_life_s);
}

static double
freshness(const struct rank_settings *set, const struct rank_story *s, int64_t now)
{
	double sum = 0;
	for (size_t i = 0; i < s->voice_count; i++)
		sum += fading(s->voices[i].last, now, set->half_life_s);
	return s->voice_count ? sum / (double)s->voice_count
	                      : fading(s->newest_at, now, set->half_life_s);
}

/* Voices in an hour.  Were they to come at an even pace for ever, the sum of what is left of them
 * would be the pace times growth_s / ln 2.  The first is the story itself, not its growth. */
static double
growth_rate(const struct rank_settings *set, const struct rank_story *s, int64_t now)
{
	double sum = 0, first = 0;
	for (size_t i = 0; i < s->voice_count; i++) {
		double left = fading(s->voices[i].first, now, set->growth_s);
		sum += left;
		if (i == 0 || left < first)
			first = left;
	}
	/* Where not all voices are told, the first is none of them. */
	if ((int64_t)s->voice_count >= s->independent)
		sum -= first;
	return sum * 0.69314718055994531 * 3600 / set->growth_s;
}

static double
log2_at_least_0(double x)
{
	return x > 1 ? log2(x) : 0;
}

static struct rank_terms
weigh(const struct rank_settings *set, const struct rank_story *s, int64_t now)
{
	double n = s->independent > 0 ? (double)s->independent : 0, outlets = (double)s->outlets;
	double opinions = n > 0 ? (double)s->opinions / n : 0;
	struct rank_terms t = {
		.voices = n > 0 ? pow(n, set->voices_power) : 0,
		.freshness = freshness(set, s, now),
		.rate = growth_rate(set, s, now),
		.reach = 1 + set->reach_weight * (log2_at_least_0(n > 0 ? outlets / n : 0) +
		                                  log2_at_least_0((double)s->countries)),
		.section = s->section_weight,
		.kind = 1 - (1 - set->opinion_weight) * (opinions < 1 ? opinions : 1),
		.age_h = hours_since(s->newest_at, now),
	};
	t.growth = 1 + set->growth_weight * log2(1 + t.rate);
	t.weight = t.voices * t.freshness * t.growth * t.reach * t.section * t.kind;
	return t;
}

/* ── the order of all ── */

struct ranking {
	const struct rank_settings *set;
	const struct rank_story *stories;
	struct rank_terms *terms;
	struct vectors vectors;
	float *row; /* for one of them, laid out */
	size_t count;
	int64_t now;
	unsigned *near; /* by story: bit i, the story i + 1 places above is of its matter */
	bool *taken;
};

static unsigned
bits(unsigned x)
{
	unsigned n = 0;
	for (; x; x &= x - 1)
		n++;
	return n;
}

/* What the story counts for this place; for place 0 nothing is held. */
static double
worth(const struct ranking *r, size_t i, size_t place)
{
	double w = r->terms[i].weight * pow(r->set->near_weight, bits(r->near[i]));
	bool stood = r->stories[i].place && r->stories[i].place <= place;
	return stood ? w * (1 + r->set->hold) : w;
}

/* Whether a of the weight `x` stands before b of the weight `y`. */
static bool
is_before(const struct ranking *r, size_t a, double x, size_t b, double y)
{
	const struct rank_story *s = &r->stories[a], *t = &r->stories[b];
	if (x != y)
		return x > y;
	if (s->newest_at != t->newest_at)
		return s->newest_at > t->newest_at;
	return s->id != t->id ? s->id < t->id : a < b;
}

static bool
may_lead(const struct ranking *r, size_t i)
{
	const struct rank_story *s = &r->stories[i];
	return s->independent - s->opinions > 1 &&
	       hours_since(s->newest_at, r->now) * 3600 <= r->set->lead_s;
}

/* The heaviest for this place of those that `allowed` lets through; count: none. */
static size_t
heaviest(const struct ranking *r, size_t place, bool (*allowed)(const struct ranking *, size_t))
{
	size_t best = r->count;
	double most = 0;
	for (size_t i = 0; i < r->count; i++) {
		if (r->taken[i] || (allowed && !allowed(r, i)))
			continue;
		double w = worth(r, i, place);
		if (best == r->count || is_before(r, i, w, best, most)) {
			best = i;
			most = w;
		}
	}
	return best;
}

static bool
is_no_third(const struct ranking *r, size_t i)
{
	return (r->near[i] & 3) != 3;
}

static size_t
choose(struct ranking *r, size_t place)
{
	bool (*allowed)(const struct ranking *, size_t) = place == 1 ? may_lead : is_no_third;
	size_t first = heaviest(r, place, NULL), best = heaviest(r, place, allowed);
	if (best == r->count) {
		best = first;
		allowed = NULL;
	}
	struct rank_terms *t = &r->terms[best];
	t->near = bits(r->near[best]);
	t->held = best != heaviest(r, 0, allowed);
	t->led = best != first && place == 1;
	t->waited = best != first && place > 1;
	return best;
}

static void
take(struct ranking *r, size_t chosen)
{
	r->taken[chosen] = true;
	vectors_lay(r->row, &r->vectors.at[chosen]);
	for (size_t i = 0; i < r->count; i++) {
		if (r->taken[i])
			continue;
		bool near = vectors_cosine(r->row, &r->vectors.at[i]) >= same_matter;
		r->near[i] = (r->near[i] << 1 | near) & ((1u << RANK_NEAR) - 1);
	}
	vectors_take_away(r->row, &r->vectors.at[chosen]);
}

struct rest {
	const struct ranking *r;
	size_t i;
};

static int
by_weight(const void *a, const void *b)
{
	const struct rest *x = a, *y = b;
	const struct ranking *r = x->r;
	if (x->i == y->i)
		return 0;
	return is_before(r, x->i, r->terms[x->i].weight, y->i, r->terms[y->i].weight) ? -1 : 1;
}

/* Below the top nobody compares neighbours. */
static size_t
add_rest(const struct ranking *r, struct arena scratch, size_t *order, size_t n)
{
	struct rest *rest = arena_array(&scratch, struct rest, r->count + 1);
	size_t left = 0;
	for (size_t i = 0; i < r->count; i++)
		if (!r->taken[i])
			rest[left++] = (struct rest){r, i};
	qsort(rest, left, sizeof *rest, by_weight);
	for (size_t i = 0; i < left; i++)
		order[n++] = rest[i].i;
	return n;
}

static struct vectors
vectors_of(struct arena *out, struct arena temporary, const struct rank_story *stories,
           size_t count)
{
	struct suggest_item *items = arena_array(out, struct suggest_item, count + 1);
	for (size_t i = 0; i < count; i++)
		items[i] = (struct suggest_item){
			.id = stories[i].id, .headline = stories[i].headline, .text = stories[i].text,
			.language = stories[i].language,
		};
	return vectors_make(out, temporary, items, count);
}

size_t
rank_stories(struct arena scratch, const struct rank_settings *settings,
             const struct rank_story *stories, size_t count, int64_t now, size_t *order,
             struct rank_terms *terms)
{
	struct arena temporary = arena_upper(&scratch);
	struct ranking r = {
		.set = settings, .stories = stories, .terms = terms, .count = count, .now = now,
		.near = arena_array(&scratch, unsigned, count + 1),
		.taken = arena_array(&scratch, bool, count + 1),
		.vectors = vectors_of(&scratch, temporary, stories, count),
	};
	size_t shown = 0, n = 0;
	r.row = arena_array(&scratch, float, r.vectors.terms);
	for (size_t i = 0; i < count; i++) {
		terms[i] = weigh(settings, &stories[i], now);
		r.taken[i] = !(stories[i].section_weight > 0);
		shown += !r.taken[i];
	}
	while (n < shown && n < RANK_TOP) {
		order[n] = choose(&r, n + 1);
		take(&r, order[n++]);
	}
	return add_rest(&r, scratch, order, n);
}
