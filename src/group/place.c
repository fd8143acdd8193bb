/* place.c: which live story an article fits, by five features and one learned sum.
 *
 * Stories are ranked by x = (¾ B·ΣB + ¼ T·ΣT) / n, from postings that are read by falling weight
 * of the article's terms until LIMIT_GROUP_POSTINGS are read; the sums of the best few are then
 * completed.  z decides among the best five.
 *
 * A store that has seen little cannot tell a rare word from a common one: unrelated articles have
 * a mean similarity of .08 among the first ten, of .02 among a thousand, and the weights below
 * are those for many.  One wrong join then makes a loose story, and a loose story draws in all
 * others.  What tells apart from the first article on is the title, because it names the event
 * and not the town: for as long as N is small, an article whose title the story's titles do not
 * know needs more evidence.  Over 24 orders in which the built-in newsroom may arrive, B-cubed F1
 * goes from .776 to .874 (the worst from .618 to .824); over 23 fresh starts within the stream
 * dense from .923 to .935, over 14 within allsides from .905 to .914.  Whole streams lose .0001 at
 * most.
 * Tried and left out: the same bar whatever the title (newsroom .77, thirds -.09), a steeper idf
 * (newsroom .83, thirds -.01), counts by story instead of article (allsides -.006), the article's
 * mean similarity to all others taken off (newsroom .68), a higher floor of cohesion (.82, and
 * adds nothing to the title), counts by language (no better). */
#include "group/place.h"

#include <math.h>
#include <stdlib.h>

#include "group/grow.h"

enum { NEAR = 8, CANDIDATES = 5 };

/* Postings in a line of the cache, and asked for at once. */
enum { LINE = 8, ASKED = 128 };

/* Fitted by logistic regression on allsides and basil; the constant holds the bar P = .70. */
static const double constant = 3.67 - 0.8472978603872034; /* ln(.7 / .3) */
static const double weight[FEATURES] = {
	[SIM] = 18.84, [COH] = -20.12, [GAP] = 8.17, [AGE] = -1.72, [DAY] = 0.96,
};
/* At most so much is asked for a strange title, half of it once N is title_articles; a title is
 * strange below title_known. */
static const double title_bar = 2, title_articles = 30, title_known = 0.1;
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
	       r->g->stories[c->story].count;
}

/* Written without a branch, because whether a story is new cannot be foreseen. */
static void
read_body(struct ranking *r, const struct postings *list, uint64_t w)
{
	uint64_t *dots = r->g->dots[BODY];
	uint32_t *touched = r->g->touched;
	size_t n = r->touched;
	for (uint32_t i = 0; i < list->count; i++) {
		uint32_t story = list->at[i].story;
		uint64_t dot = dots[story];
		touched[n] = story;
		n += dot == 0;
		dots[story] = dot + w * list->at[i].sum;
	}
	r->touched = n;
}

/* Stories with a term in a title have it in BODY too, and are touched by that. */
static void
read_title(struct ranking *r, const struct postings *list, uint64_t w)
{
	uint64_t *dots = r->g->dots[TITLE];
	for (uint32_t i = 0; i < list->count; i++)
		dots[list->at[i].story] += w * list->at[i].sum;
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
	const struct term *t = &r->g->terms.terms[x->id];
	read_body(r, &t->lists[BODY], x->weight[BODY]);
	if (x->weight[TITLE])
		read_title(r, &t->lists[TITLE], x->weight[TITLE]);
}

/* Has the beginning of a term's postings brought near. */
static void
ask_term(const struct ranking *r, const struct vector_term *x)
{
	const struct postings *list = &r->g->terms.terms[x->id].lists[BODY];
	for (uint32_t i = 0; i < list->count && i < ASKED; i += LINE)
		__builtin_prefetch(list->at + i);
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
is_live(const struct group_story *s, int64_t at)
{
	if (s->ended || s->count == 0)
		return false;
	return at == WHEN_UNKNOWN || s->newest == WHEN_UNKNOWN ||
	       fabs((double)at - (double)s->newest) < STORY_LIVE_S;
}

/* Keeps the best `most`, larger x first, then the older story. */
static void
keep(struct ranking *r, struct candidate c, size_t most)
{
	size_t i = r->count;
	while (i > 0 && (r->best[i - 1].x < c.x ||
	                 (r->best[i - 1].x == c.x && r->best[i - 1].story > c.story)))
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
			c.dot[f] = g->dots[f][c.story];
			g->dots[f][c.story] = 0;
		}
		if (whole_of(c.dot) < least || !is_live(&g->stories[c.story], at))
			continue;
		c.x = rank_of(r, &c);
		keep(r, c, most);
		if (r->count == most)
			least = (uint64_t)(r->best[most - 1].x * 4 * VECTOR_UNIT * VECTOR_UNIT);
	}
}

/* Adds to a candidate what one term gives. */
static void
add_term(struct candidate *c, const struct term *t, const struct vector_term *x)
{
	for (int f = 0; f < FIELDS; f++) {
		if (!x->weight[f])
			continue;
		const struct postings *list = &t->lists[f];
		uint32_t at = postings_find(list, c->story);
		if (at != POSTING_NONE)
			c->dot[f] += (uint64_t)x->weight[f] * list->at[at].sum;
	}
}

/* Adds what the terms that were not read give to the best few, and ranks these anew.  Their lists
 * are the longest, and waiting for memory is all of the cost: it is asked for a term ahead. */
static void
complete(struct ranking *r, const struct vector_term **unread, size_t count)
{
	const struct term *terms = r->g->terms.terms;
	struct candidate near[NEAR];
	size_t n = r->count;
	for (size_t c = 0; c < n; c++)
		near[c] = r->best[c];
	for (size_t i = 0; i < count; i++) {
		for (size_t c = 0; c < n && i + 1 < count; c++)
			postings_ask(&terms[unread[i + 1]->id].lists[BODY], near[c].story);
		for (size_t c = 0; c < n; c++)
			add_term(&near[c], &terms[unread[i]->id], unread[i]);
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
		__builtin_prefetch(r->g->terms.terms[v->terms[i].id].lists[BODY].at);
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
		complete(r, order + read, count - read);
}

/* x of the best other candidate. */
static double
rival(const struct ranking *r, size_t of)
{
	if (r->count < 2)
		return 0;
	return r->best[of == 0 ? 1 : 0].x;
}

/* What must be made up for because the titles are strange to each other and N is small.  Where
 * either has none there is nothing to tell. */
static double
strange_title(const struct ranking *r, const struct group_story *s, uint64_t title_dot)
{
	double seen = r->g->terms.articles;
	double likeness = (double)title_dot / VECTOR_UNIT / VECTOR_UNIT / s->count;
	if (r->v->title_count == 0 || s->terms[TITLE].count == 0 || likeness >= title_known)
		return 0;
	return title_bar * (1 - likeness / title_known) / (1 + seen / title_articles);
}

static struct decision
weigh(const struct ranking *r, size_t i, int64_t at, uint8_t days)
{
	const struct candidate *c = &r->best[i];
	const struct group_story *s = &r->g->stories[c->story];
	double body = (double)c->dot[BODY];
	double value[FEATURES] = {
		[SIM] = body / VECTOR_UNIT / VECTOR_UNIT / s->count,
		[COH] = group_story_cohesion(s),
		[GAP] = c->x - rival(r, i),
		[AGE] = group_story_age(s, at),
		[DAY] = group_story_same_day(s, days),
	};
	struct decision d = {.story = c->story, .z = constant};
	d.z -= strange_title(r, s, c->dot[TITLE]);
	for (int f = 0; f < FEATURES; f++) {
		d.terms[f] = weight[f] * value[f];
		d.z += d.terms[f];
	}
	return d;
}

struct decision
place_decide(struct grouper *g, struct arena scratch, const struct vector *v, int64_t at,
             uint8_t days)
{
	struct ranking r = {.g = g, .v = v};
	struct decision best = {.story = STORY_NONE, .z = z_nothing_near};
	for (int f = 0; f < FIELDS; f++) {
		uint32_t room = g->dot_room[f];
		g->dots[f] = grow(g->dots[f], &g->dot_room[f], g->count, sizeof *g->dots[f]);
		for (uint32_t i = room; i < g->dot_room[f]; i++)
			g->dots[f][i] = 0;
	}
	/* One more, for the story that is written down and then not counted. */
	g->touched = grow(g->touched, &g->touched_room, (size_t)g->count + 1,
	                  sizeof *g->touched);
	rank(&r, scratch, at);
	for (size_t i = 0; i < r.count; i++) {
		if (r.best[i].x <= x_least)
			continue;
		struct decision d = weigh(&r, i, at, days);
		if (best.story == STORY_NONE || d.z > best.z ||
		    (d.z == best.z && d.story < best.story))
			best = d;
	}
	if (best.z < 0)
		best.story = STORY_NONE;
	return best;
}
