/* story.c: what a live story is made of, as far as placing needs to know. */
#include "group/story.h"

#include <math.h>
#include <stdlib.h>

#include "group/grow.h"

/* One report has the prior alone; in a pair it is a third. */
static const double prior = 0.3, prior_pairs = 0.5;
static const double age_unknown = 0.8;
static const double day_s = 86400;

enum { AHEAD = 4 }; /* terms from asking for memory to reading it */

void
group_story_close(struct group_story *s)
{
	free(s->terms);
	free(s->members);
	*s = (struct group_story){0};
}

/* Adds one field of a vector to the sums; answers its dot product with what was there. */
static uint64_t
add_field(struct group_story *s, uint32_t serial, struct term_table *table,
          const struct vector *v, enum field f, size_t count)
{
	uint64_t dot = 0;
	s->terms = grow_some(s->terms, &s->term_room, s->term_count + count, sizeof *s->terms);
	for (size_t i = 0; i < count; i++) {
		const struct vector_term *x = &v->terms[i];
		/* A posting's sum is never 0, so that a dot of 0 means that none was met. */
		uint32_t weight = x->weight[f] ? x->weight[f] : 1;
		bool made;
		if (i + 2 * AHEAD < count)
			postings_ask_row(&table->pool,
			                 &table->terms[v->terms[i + 2 * AHEAD].id].lists[f]);
		if (i + AHEAD < count)
			postings_ask(&table->pool, &table->terms[v->terms[i + AHEAD].id].lists[f],
			             serial);
		uint64_t *p = postings_put(&table->pool, &table->terms[x->id].lists[f], serial,
		                           &made);
		dot += (uint64_t)x->weight[f] * posting_sum(*p);
		*p = posting_add(*p, weight);
		if (made)
			s->terms[s->term_count++] = 2 * x->id + (uint32_t)f;
	}
	return dot;
}

void
group_story_add(struct group_story *s, uint32_t serial, struct term_table *terms,
                const struct vector *v, struct member m)
{
	s->pairs += add_field(s, serial, terms, v, BODY, v->count);
	s->title_pairs += add_field(s, serial, terms, v, TITLE, v->title_count);
	s->titled += v->title_count > 0;
	s->members = grow_some(s->members, &s->room, (size_t)s->count + 1, sizeof *s->members);
	if (s->count == 0 || (m.at != WHEN_UNKNOWN && (s->newest == WHEN_UNKNOWN ||
	                                               m.at > s->newest)))
		s->newest = m.at;
	s->members[s->count++] = m;
}

static struct postings *
list_of(const struct term_table *table, uint32_t term)
{
	return &table->terms[term / 2].lists[term % 2];
}

/* Has brought near what dealing with the story's next terms will read. */
static void
ask(const struct group_story *s, uint32_t i, uint32_t serial, const struct term_table *table)
{
	if (i + 3 * AHEAD < s->term_count)
		__builtin_prefetch(list_of(table, s->terms[i + 3 * AHEAD]));
	if (i + 2 * AHEAD < s->term_count)
		postings_ask_row(&table->pool, list_of(table, s->terms[i + 2 * AHEAD]));
	if (i + AHEAD < s->term_count)
		postings_ask(&table->pool, list_of(table, s->terms[i + AHEAD]), serial);
}

void
group_story_end(struct group_story *s, uint32_t serial, struct term_table *terms)
{
	for (uint32_t i = 0; i < s->term_count; i++) {
		ask(s, i, serial, terms);
		uint64_t was = postings_kill(&terms->pool, list_of(terms, s->terms[i]), serial);
		term_table_drop(terms, s->terms[i] / 2, s->terms[i] % 2, posting_articles(was));
	}
	terms->articles -= s->count;
	group_story_close(s);
}

void
group_story_renumber(struct group_story *s, uint32_t from, uint32_t to,
                     struct term_table *terms)
{
	for (uint32_t i = 0; i < s->term_count; i++) {
		bool made;
		ask(s, i, from, terms);
		struct postings *list = list_of(terms, s->terms[i]);
		uint64_t was = postings_kill(&terms->pool, list, from);
		uint64_t *now = postings_put(&terms->pool, list, to, &made);
		*now |= was & (((uint64_t)1 << 40) - 1);
	}
}

double
group_story_cohesion(const struct group_story *s)
{
	double n = s->count, sum = (double)s->pairs / VECTOR_UNIT / VECTOR_UNIT;
	return (sum + prior * prior_pairs) / (n * (n - 1) / 2 + prior_pairs);
}

double
group_story_age(const struct group_story *s, int64_t at)
{
	double nearest = INFINITY;
	if (at == WHEN_UNKNOWN)
		return age_unknown;
	for (uint32_t i = 0; i < s->count; i++)
		if (s->members[i].at != WHEN_UNKNOWN)
			nearest = fmin(nearest, fabs((double)at - (double)s->members[i].at));
	return nearest == INFINITY ? age_unknown : log1p(nearest / day_s);
}

double
group_story_span(const struct group_story *s)
{
	double oldest = INFINITY, newest = -INFINITY;
	for (uint32_t i = 0; i < s->count; i++) {
		if (s->members[i].at == WHEN_UNKNOWN)
			continue;
		oldest = fmin(oldest, (double)s->members[i].at);
		newest = fmax(newest, (double)s->members[i].at);
	}
	return newest < oldest ? 0 : log1p((newest - oldest) / day_s);
}

double
group_story_same_day(const struct group_story *s, uint8_t days)
{
	int sum = 0;
	if (days == 0 || s->count == 0)
		return 0;
	for (uint32_t i = 0; i < s->count; i++)
		if (s->members[i].days)
			sum += s->members[i].days & days ? 1 : -1;
	return (double)sum / s->count;
}
