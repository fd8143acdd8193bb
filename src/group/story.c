/* story.c: what a live story is made of, as far as placing needs to know. */
#include "group/story.h"

#include <math.h>
#include <stdlib.h>

#include "group/grow.h"

/* The prior keeps a pair from looking certain; without the floor one loose story draws in all
 * others. */
static const double prior = 0.3, prior_pairs = 2, cohesion_floor = 0.15, cohesion_ceiling = 0.5;
static const double age_unknown = 0.8;
static const double day_s = 86400;

enum { AHEAD = 4 }; /* terms from asking for memory to reading it */

void
group_story_close(struct group_story *s)
{
	for (int f = 0; f < FIELDS; f++)
		free(s->terms[f].ids);
	free(s->members);
}

/* Adds one field of a vector to the sums; answers its dot product with what was there. */
static uint64_t
add_field(struct group_story *s, uint32_t index, struct term_table *table,
          const struct vector *v, enum field f, size_t count)
{
	struct term_list *list = &s->terms[f];
	uint64_t dot = 0;
	for (size_t i = 0; i < count; i++) {
		const struct vector_term *x = &v->terms[i];
		/* A posting's sum is never 0, so that a dot of 0 means that none was met. */
		uint32_t weight = x->weight[f] ? x->weight[f] : 1;
		bool made;
		struct postings *p = &table->terms[x->id].lists[f];
		if (i + AHEAD < count)
			postings_ask_last(&table->terms[v->terms[i + AHEAD].id].lists[f]);
		uint32_t at = postings_put(p, index, &made);
		dot += (uint64_t)x->weight[f] * p->at[at].sum;
		p->at[at].sum += weight;
		p->articles[at]++;
		if (made) {
			list->ids = grow(list->ids, &list->room, (size_t)list->count + 1,
			                 sizeof *list->ids);
			list->ids[list->count++] = x->id;
		}
	}
	return dot;
}

void
group_story_add(struct group_story *s, uint32_t index, struct term_table *terms,
                const struct vector *v, struct member m)
{
	s->pairs += add_field(s, index, terms, v, BODY, v->count);
	add_field(s, index, terms, v, TITLE, v->title_count);
	s->members = grow(s->members, &s->room, (size_t)s->count + 1, sizeof *s->members);
	if (s->count == 0 || (m.at != WHEN_UNKNOWN && (s->newest == WHEN_UNKNOWN ||
	                                               m.at > s->newest)))
		s->newest = m.at;
	s->members[s->count++] = m;
}

void
group_story_end(struct group_story *s, uint32_t index, struct term_table *terms)
{
	for (int f = 0; f < FIELDS; f++)
		for (uint32_t i = 0; i < s->terms[f].count; i++) {
			struct term *t = &terms->terms[s->terms[f].ids[i]];
			struct postings *p = &t->lists[f];
			t->articles[f] -= p->articles[postings_find(p, index)];
			p->live--;
		}
	terms->articles -= s->count;
	group_story_close(s);
	*s = (struct group_story){.id = s->id, .newest = s->newest, .ended = true};
}

double
group_story_cohesion(const struct group_story *s)
{
	double n = s->count, sum = (double)s->pairs / VECTOR_UNIT / VECTOR_UNIT;
	double mean = (sum + prior * prior_pairs) / (n * (n - 1) / 2 + prior_pairs);
	return fmin(cohesion_ceiling, fmax(cohesion_floor, mean));
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
