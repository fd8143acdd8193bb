/* term.c: the terms of all live stories: how many articles have them, which stories. */
#include "group/term.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "group/grow.h"

enum {
	STRIDE = 16, /* how far a guess is off, most often */
	AHEAD = 8,   /* terms from asking for memory to reading it */
};

static void
postings_free(struct postings *p)
{
	free(p->at);
	free(p->articles);
	*p = (struct postings){0};
}

void
term_table_close(struct term_table *t)
{
	for (uint32_t i = 0; i < t->count; i++)
		for (int f = 0; f < FIELDS; f++)
			postings_free(&t->terms[i].lists[f]);
	free(t->terms);
	free(t->slots);
	*t = (struct term_table){0};
}

static uint32_t *
slot_of(const struct term_table *t, uint32_t hash)
{
	uint32_t mask = t->slot_count - 1, i = hash >> 1 & mask;
	while (t->slots[i] && t->terms[t->slots[i] - 1].hash != hash)
		i = (i + 1) & mask;
	return &t->slots[i];
}

/* Has the memory brought near that finding a term will read: first its slot, then itself. */
static void
ask_slot(const struct term_table *t, uint32_t hash)
{
	__builtin_prefetch(&t->slots[hash >> 1 & (t->slot_count - 1)]);
}

static void
ask_term(const struct term_table *t, uint32_t hash)
{
	uint32_t slot = t->slots[hash >> 1 & (t->slot_count - 1)];
	if (slot) {
		__builtin_prefetch(&t->terms[slot - 1]);
		__builtin_prefetch(&t->terms[slot - 1].lists[TITLE]);
	}
}

static void
rehash(struct term_table *t, uint32_t slot_count)
{
	free(t->slots);
	t->slots = grow_new(slot_count, sizeof *t->slots);
	t->slot_count = slot_count;
	for (uint32_t i = 0; i < t->count; i++)
		*slot_of(t, t->terms[i].hash) = i + 1;
}

void
term_table_find(struct term_table *t, struct vector *v, bool make)
{
	if (t->slot_count == 0)
		rehash(t, 1 << 12);
	while (make && (t->count + v->count) * 3 / 2 > t->slot_count)
		rehash(t, t->slot_count * 2);
	for (size_t i = 0; i < v->count; i++) {
		if (i + 2 * AHEAD < v->count)
			ask_slot(t, v->terms[i + 2 * AHEAD].hash);
		if (i + AHEAD < v->count)
			ask_term(t, v->terms[i + AHEAD].hash);
		uint32_t *slot = slot_of(t, v->terms[i].hash);
		if (!*slot && make) {
			t->terms = grow(t->terms, &t->room, (size_t)t->count + 1, sizeof *t->terms);
			t->terms[t->count] = (struct term){.hash = v->terms[i].hash};
			*slot = ++t->count;
		}
		v->terms[i].id = *slot ? *slot - 1 : TERM_NONE;
	}
}

void
term_table_count(struct term_table *t, const struct vector *v)
{
	t->articles++;
	for (size_t i = 0; i < v->count; i++) {
		t->terms[v->terms[i].id].articles[BODY]++;
		t->terms[v->terms[i].id].articles[TITLE] += i < v->title_count;
	}
}

static void
weigh_field(const struct term_table *t, struct vector *v, enum field f, size_t count)
{
	double weight[VECTOR_TERMS], squares = 0;
	for (size_t i = 0; i < count; i++) {
		const struct vector_term *x = &v->terms[i];
		uint32_t df = x->id == TERM_NONE ? 0 : t->terms[x->id].articles[f];
		double tf = x->count[f] > 1 ? 1 + log(x->count[f]) : 1;
		weight[i] = tf * log(1 + (t->articles + 1.0) / (df + 0.5));
		squares += weight[i] * weight[i];
	}
	double scale = squares > 0 ? VECTOR_UNIT / sqrt(squares) : 0;
	for (size_t i = 0; i < count; i++)
		v->terms[i].weight[f] = (uint16_t)(weight[i] * scale + 0.5);
}

void
term_table_weigh(const struct term_table *t, struct vector *v)
{
	weigh_field(t, v, BODY, v->count);
	weigh_field(t, v, TITLE, v->title_count);
}

/* Stories are spread evenly over a long list: where this one should be.  It is over the first
 * and not over the last. */
static uint32_t
guess_of(const struct postings *p, uint32_t story)
{
	uint32_t last = p->count - 1, first = p->at[0].story;
	return (uint32_t)((uint64_t)(story - first) * last / (p->at[last].story - first));
}

void
postings_ask(const struct postings *p, uint32_t story)
{
	if (p->count && p->at[0].story < story && story <= p->at[p->count - 1].story)
		__builtin_prefetch(p->at + guess_of(p, story));
}

void
postings_ask_last(const struct postings *p)
{
	__builtin_prefetch(p->at + p->count);
	__builtin_prefetch(p->articles + p->count);
}

/* The first posting whose story is not below `story`. */
static uint32_t
lower_bound(const struct postings *p, uint32_t story)
{
	uint32_t from = 0, to = p->count, step = STRIDE;
	if (to == 0 || p->at[to - 1].story < story)
		return to;
	if (story <= p->at[0].story)
		return 0;
	uint32_t guess = guess_of(p, story);
	if (p->at[guess].story < story) {
		for (from = guess + 1; from + step < to && p->at[from + step].story < story;
		     step *= 2)
			from += step;
		to = from + step < to ? from + step : to;
	} else {
		for (to = guess; to > step && p->at[to - step].story >= story; step *= 2)
			to -= step;
		from = to > step ? to - step : 0;
	}
	/* Halving without a branch: where to go next cannot be foreseen. */
	for (uint32_t n = to - from, half; n; n -= half) {
		half = (n + 1) / 2;
		from += half * (p->at[from + half - 1].story < story);
	}
	return from;
}

uint32_t
postings_find(const struct postings *p, uint32_t story)
{
	uint32_t i = lower_bound(p, story);
	return i < p->count && p->at[i].story == story ? i : POSTING_NONE;
}

uint32_t
postings_put(struct postings *p, uint32_t story, bool *made)
{
	uint32_t i = lower_bound(p, story);
	*made = i == p->count || p->at[i].story != story;
	if (*made) {
		p->at = grow(p->at, &p->room, (size_t)p->count + 1, sizeof *p->at);
		p->articles = grow(p->articles, &p->articles_room, (size_t)p->count + 1,
		                   sizeof *p->articles);
		memmove(p->at + i + 1, p->at + i, (p->count - i) * sizeof *p->at);
		memmove(p->articles + i + 1, p->articles + i,
		        (p->count - i) * sizeof *p->articles);
		p->at[i] = (struct posting){.story = story};
		p->articles[i] = 0;
		p->count++;
		p->live++;
	}
	return i;
}

static void
renumber_list(struct postings *p, const uint32_t *to)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < p->count; i++)
		if (to[p->at[i].story] != UINT32_MAX) {
			p->articles[kept] = p->articles[i];
			p->at[kept] = p->at[i];
			p->at[kept++].story = to[p->at[i].story];
		}
	p->count = p->live = kept;
	if (kept == 0)
		postings_free(p);
}

uint32_t *
term_table_renumber(struct term_table *t, const uint32_t *to)
{
	uint32_t *ids = grow_new(t->count, sizeof *ids), kept = 0;
	for (uint32_t i = 0; i < t->count; i++) {
		struct term *term = &t->terms[i];
		for (int f = 0; f < FIELDS; f++)
			renumber_list(&term->lists[f], to);
		ids[i] = term->articles[BODY] ? kept : TERM_NONE;
		if (term->articles[BODY])
			t->terms[kept++] = *term;
	}
	t->count = kept;
	if (t->slot_count)
		rehash(t, t->slot_count);
	return ids;
}
