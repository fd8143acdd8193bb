/* term.c: the terms of all live stories: how many articles have them, which stories. */
#include "group/term.h"

#include <math.h>
#include <stdlib.h>

#include "group/grow.h"
#include "model/limits.h"

/* Terms from asking for memory to reading it. */
enum { AHEAD = 8 };

/* Reserved for each, what is unused in a block and in a block given back included. */
enum { POSTING_BYTES = 20 };

void
term_table_open(struct term_table *t)
{
	*t = (struct term_table){0};
	pool_open(&t->pool, (size_t)LIMIT_GROUP_TERMS * POSTING_BYTES);
}

void
term_table_close(struct term_table *t)
{
	pool_close(&t->pool);
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

static bool
is_used(const struct term *t)
{
	return t->articles[BODY] != 0;
}

static void
rehash(struct term_table *t, uint32_t slot_count)
{
	uint32_t *old = t->slots, old_count = t->slot_count;
	t->slots = grow_new(slot_count, sizeof *t->slots);
	t->slot_count = slot_count;
	for (uint32_t i = 0; i < old_count; i++)
		if (old[i])
			*slot_of(t, t->terms[old[i] - 1].hash) = old[i];
	free(old);
}

static uint32_t
make_term(struct term_table *t, uint32_t hash)
{
	uint32_t id = t->free ? t->free - 1 : t->count;
	if (t->free) {
		t->free = t->terms[id].hash;
	} else {
		t->terms = grow(t->terms, &t->room, (size_t)t->count + 1, sizeof *t->terms);
		t->count++;
	}
	t->terms[id] = (struct term){.hash = hash};
	t->used++;
	return id;
}

/* Closes the gap in the row of slots that were tried one after another. */
static void
free_slot(struct term_table *t, uint32_t *slot)
{
	uint32_t mask = t->slot_count - 1, gap = (uint32_t)(slot - t->slots);
	for (uint32_t i = (gap + 1) & mask; t->slots[i]; i = (i + 1) & mask) {
		uint32_t home = t->terms[t->slots[i] - 1].hash >> 1 & mask;
		if (((i - home) & mask) < ((i - gap) & mask))
			continue;
		t->slots[gap] = t->slots[i];
		gap = i;
	}
	t->slots[gap] = 0;
}

static void
forget(struct term_table *t, uint32_t id)
{
	free_slot(t, slot_of(t, t->terms[id].hash));
	t->terms[id].hash = t->free;
	t->free = id + 1;
	t->used--;
}

void
term_table_drop(struct term_table *t, uint32_t id, enum field f, uint32_t count)
{
	t->terms[id].articles[f] -= count;
	if (f == BODY && !is_used(&t->terms[id]))
		forget(t, id);
}

void
term_table_find(struct term_table *t, struct vector *v, bool make)
{
	if (t->slot_count == 0)
		rehash(t, 1 << 12);
	while (make && (t->used + v->count) * 3 / 2 > t->slot_count)
		rehash(t, t->slot_count * 2);
	for (size_t i = 0; i < v->count; i++) {
		if (i + 2 * AHEAD < v->count)
			ask_slot(t, v->terms[i + 2 * AHEAD].hash);
		if (i + AHEAD < v->count)
			ask_term(t, v->terms[i + AHEAD].hash);
		uint32_t *slot = slot_of(t, v->terms[i].hash);
		if (!*slot && make)
			*slot = make_term(t, v->terms[i].hash) + 1;
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

void
term_table_discount(struct term_table *t, const struct vector *v)
{
	t->articles--;
	for (size_t i = 0; i < v->count; i++) {
		if (i < v->title_count)
			term_table_drop(t, v->terms[i].id, TITLE, 1);
		term_table_drop(t, v->terms[i].id, BODY, 1);
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
