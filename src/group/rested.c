/* rested.c: ended stories by their heaviest terms, and whether an article follows on from one.
 *
 * Terms lead to chains of entries, newest first.  A story that was removed or forgotten leaves its
 * entries behind until half of all are such; then the index is made anew. */
#include "group/rested.h"

#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"
#include "group/blob.h"
#include "group/grow.h"
#include "model/limits.h"
#include "model/when.h"

enum { TERM_BYTES = 6, NONE = UINT32_MAX, GONE = 0, SLOTS_LEAST = 1 << 12, MEMBERS = 40 };

/* Unrelated reports have a mean similarity of .02, those of one story .3 and more; the next chapter
 * of a matter lies between.  Of pairs found in two streams of English news most from .22 on were of
 * one matter, most below .19 only of one field.  Where few articles are known, common words weigh
 * nearly as much as rare ones and everything is more alike: more is asked. */
static const double follow_least = 0.22, few_more = 0.15, few_articles = 15, same_least = 0.45;
enum { REPRINT_SHARED = 8 };

struct ended {
	int64_t story, at; /* story GONE: removed */
	uint32_t first;    /* its entries follow each other */
	uint32_t count;
};

struct entry {
	uint32_t hash, ended, next;
	uint16_t weight;
};

struct rested_index {
	struct ended *ended; /* in the order of adding */
	uint32_t ended_count, ended_room, live;
	uint32_t oldest; /* none before it is left */
	struct entry *entries;
	uint32_t entry_count, entry_room;
	uint32_t *slots; /* 1 + entry; by hash, open addressing */
	uint32_t slot_count, used;
	uint64_t *dots; /* by ended story; all 0 between calls */
	uint32_t dot_room;
};

struct rested_index *
rested_open(void)
{
	return grow_new(1, sizeof(struct rested_index));
}

void
rested_close(struct rested_index *r)
{
	if (!r)
		return;
	free(r->ended);
	free(r->entries);
	free(r->slots);
	free(r->dots);
	free(r);
}

static uint32_t *
slot_of(const struct rested_index *r, uint32_t hash)
{
	uint32_t mask = r->slot_count - 1, i = hash >> 1 & mask;
	while (r->slots[i] && r->entries[r->slots[i] - 1].hash != hash)
		i = (i + 1) & mask;
	return &r->slots[i];
}

static void
rehash(struct rested_index *r, uint32_t slot_count)
{
	free(r->slots);
	r->slots = grow_new(slot_count, sizeof *r->slots);
	r->slot_count = slot_count;
	r->used = 0;
	for (uint32_t i = 0; i < r->entry_count; i++) {
		uint32_t *slot = slot_of(r, r->entries[i].hash);
		r->used += !*slot;
		r->entries[i].next = *slot ? *slot - 1 : NONE;
		*slot = i + 1;
	}
}

static void
put_entry(struct rested_index *r, uint32_t hash, uint16_t weight, uint32_t ended)
{
	if ((r->used + 1) * 3 / 2 >= r->slot_count)
		rehash(r, r->slot_count ? r->slot_count * 2 : SLOTS_LEAST);
	r->entries = grow(r->entries, &r->entry_room, (size_t)r->entry_count + 1,
	                  sizeof *r->entries);
	uint32_t *slot = slot_of(r, hash);
	r->used += !*slot;
	r->entries[r->entry_count] =
		(struct entry){hash, ended, *slot ? *slot - 1 : NONE, weight};
	*slot = ++r->entry_count;
}

/* Leaves out what is gone. */
static void
compact(struct rested_index *r)
{
	uint32_t kept = 0, entries = 0;
	for (uint32_t i = 0; i < r->ended_count; i++) {
		struct ended e = r->ended[i];
		if (e.story == GONE)
			continue;
		for (uint32_t k = 0; k < e.count; k++) {
			r->entries[entries + k] = r->entries[e.first + k];
			r->entries[entries + k].ended = kept;
		}
		e.first = entries;
		entries += e.count;
		r->ended[kept++] = e;
	}
	r->ended_count = kept;
	r->oldest = 0;
	r->entry_count = entries;
	rehash(r, r->slot_count);
}

/* ── terms of a story ──────────────────────────────────────────────────────────────────── */

struct weighed {
	uint32_t hash;
	uint64_t sum;
};

static int
by_hash(const void *a, const void *b)
{
	const struct weighed *x = a, *y = b;
	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static int
by_weight(const void *a, const void *b)
{
	const struct weighed *x = a, *y = b;
	if (x->sum != y->sum)
		return x->sum > y->sum ? -1 : 1;
	return by_hash(a, b);
}

/* Terms of all vectors summed, in no order. */
static size_t
sum_terms(struct arena *out, struct arena scratch, const struct str *blobs, size_t count,
          struct weighed **terms, size_t *members, int64_t *newest)
{
	size_t n = 0, room = 0, kept = 0;
	*members = 0;
	*newest = WHEN_UNKNOWN;
	for (size_t i = 0; i < count; i++)
		room += blobs[i].n / TERM_BYTES;
	*terms = arena_array(out, struct weighed, room + 1);
	for (size_t i = 0; i < count; i++) {
		struct arena mine = scratch;
		struct blob b;
		struct err ignored;
		if (!blob_read(&mine, blobs[i], &b, &ignored))
			continue;
		++*members;
		*newest = b.at > *newest ? b.at : *newest; /* WHEN_UNKNOWN is below every moment */
		for (size_t k = 0; k < b.vector.count; k++)
			(*terms)[n++] = (struct weighed){b.vector.terms[k].hash,
			                                 b.vector.terms[k].weight[BODY]};
	}
	qsort(*terms, n, sizeof **terms, by_hash);
	for (size_t i = 0; i < n; i++) {
		if (kept && (*terms)[kept - 1].hash == (*terms)[i].hash)
			(*terms)[kept - 1].sum += (*terms)[i].sum;
		else
			(*terms)[kept++] = (*terms)[i];
	}
	return kept;
}

struct str
rested_terms(struct arena *out, struct arena scratch, const struct str *blobs, size_t count,
             int64_t *newest)
{
	struct weighed *terms;
	size_t members;
	struct buf b = buf_in(out, LIMIT_RESTED_TERMS * TERM_BYTES);
	struct arena mine = scratch, temp = arena_upper(&mine);
	size_t skip = count > MEMBERS ? count - MEMBERS : 0;
	size_t n = sum_terms(&mine, temp, blobs + skip, count - skip, &terms, &members, newest);
	qsort(terms, n, sizeof *terms, by_weight);
	for (size_t i = 0; i < n && i < LIMIT_RESTED_TERMS; i++) {
		uint64_t mean = terms[i].sum / members;
		for (int k = 0; k < 4; k++)
			buf_byte(&b, (char)(terms[i].hash >> (8 * k)));
		buf_byte(&b, (char)mean);
		buf_byte(&b, (char)(mean >> 8));
	}
	return buf_str(&b);
}

/* ── the index ─────────────────────────────────────────────────────────────────────────── */

static unsigned
byte_at(struct str s, size_t i)
{
	return (unsigned char)s.p[i];
}

static void
drop(struct rested_index *r, uint32_t i)
{
	r->ended[i].story = GONE;
	r->live--;
	if (r->ended_count > SLOTS_LEAST && r->live < r->ended_count / 2)
		compact(r);
}

bool
rested_add(struct rested_index *r, int64_t story, int64_t at, struct str terms)
{
	size_t n = terms.n / TERM_BYTES;
	if (terms.n % TERM_BYTES || n > LIMIT_RESTED_TERMS || story <= 0)
		return false;
	while (r->live >= LIMIT_GROUP_RESTED) {
		if (r->ended[r->oldest].story != GONE)
			drop(r, r->oldest);
		else
			r->oldest++;
	}
	r->ended = grow(r->ended, &r->ended_room, (size_t)r->ended_count + 1, sizeof *r->ended);
	r->ended[r->ended_count] = (struct ended){story, at, r->entry_count, (uint32_t)n};
	for (size_t i = 0; i < n; i++) {
		uint32_t hash = 0;
		for (size_t k = 0; k < 4; k++)
			hash |= byte_at(terms, i * TERM_BYTES + k) << (8 * k);
		unsigned weight = byte_at(terms, i * TERM_BYTES + 4) |
		                  byte_at(terms, i * TERM_BYTES + 5) << 8;
		put_entry(r, hash, (uint16_t)weight, r->ended_count);
	}
	r->ended_count++;
	r->live++;
	return true;
}

void
rested_remove(struct rested_index *r, int64_t story)
{
	for (uint32_t i = r->ended_count; i-- > 0;)
		if (r->ended[i].story == story) {
			drop(r, i);
			return;
		}
}

static int
heavy_first(const void *a, const void *b)
{
	const struct vector_term *x = a, *y = b;
	if (x->weight[BODY] != y->weight[BODY])
		return x->weight[BODY] > y->weight[BODY] ? -1 : 1;
	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

/* Adds the products of the heaviest terms; `touched` has room for LIMIT_GROUP_POSTINGS. */
static size_t
add_products(struct rested_index *r, struct vector *v, uint32_t *touched)
{
	size_t n = 0, left = LIMIT_GROUP_POSTINGS;
	qsort(v->terms, v->count, sizeof *v->terms, heavy_first);
	for (size_t i = 0; i < v->count && left; i++) {
		uint32_t e = *slot_of(r, v->terms[i].hash);
		for (e = e ? e - 1 : NONE; e != NONE && left; e = r->entries[e].next, left--) {
			uint64_t add = (uint64_t)v->terms[i].weight[BODY] * r->entries[e].weight;
			uint64_t *dot = &r->dots[r->entries[e].ended];
			if (!*dot && add)
				touched[n++] = r->entries[e].ended;
			*dot += add;
		}
	}
	return n;
}

static size_t
keep(struct rested_hit *hits, size_t count, size_t most, struct rested_hit h)
{
	size_t i = count;
	while (i > 0 && (hits[i - 1].score < h.score ||
	                 (hits[i - 1].score == h.score && hits[i - 1].story > h.story)))
		i--;
	if (i == most)
		return count;
	count += count < most;
	for (size_t k = count - 1; k > i; k--)
		hits[k] = hits[k - 1];
	hits[i] = h;
	return count;
}

size_t
rested_find(struct rested_index *r, struct arena scratch, struct str blob, int64_t since,
            struct rested_hit *hits, size_t most)
{
	struct blob b;
	struct err ignored;
	size_t count = 0;
	if (!r->entry_count || !blob_read(&scratch, blob, &b, &ignored))
		return 0;
	uint32_t room = r->dot_room;
	r->dots = grow(r->dots, &r->dot_room, r->ended_count, sizeof *r->dots);
	for (; room < r->dot_room; room++)
		r->dots[room] = 0;
	uint32_t *touched = arena_array(&scratch, uint32_t, LIMIT_GROUP_POSTINGS + 1);
	size_t n = add_products(r, &b.vector, touched);
	for (size_t i = 0; i < n; i++) {
		const struct ended *e = &r->ended[touched[i]];
		double score = (double)r->dots[touched[i]] / VECTOR_UNIT / VECTOR_UNIT;
		r->dots[touched[i]] = 0;
		if (e->story != GONE && e->at >= since)
			count = keep(hits, count, most, (struct rested_hit){e->story, e->at, score});
	}
	return count;
}

/* ── an article and a story ────────────────────────────────────────────────────────────── */

static int
vector_by_hash(const void *a, const void *b)
{
	const struct vector_term *x = a, *y = b;
	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static double
dot(const struct vector *a, const struct vector *b)
{
	uint64_t sum = 0;
	for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
		const struct vector_term *x = &a->terms[i], *y = &b->terms[k];
		if (x->hash == y->hash)
			sum += (uint64_t)x->weight[BODY] * y->weight[BODY];
		i += x->hash <= y->hash;
		k += y->hash <= x->hash;
	}
	return (double)sum / VECTOR_UNIT / VECTOR_UNIT;
}

static int
number_order(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return x < y ? -1 : x > y;
}

/* Share of the smaller set of hashes that both have; both are sorted. */
static double
containment(const struct blob *a, const struct blob *b)
{
	size_t shared = 0, least = a->hash_count < b->hash_count ? a->hash_count : b->hash_count;
	for (size_t i = 0, k = 0; i < a->hash_count && k < b->hash_count;) {
		uint32_t x = a->hashes[i], y = b->hashes[k];
		shared += x == y;
		i += x <= y;
		k += y <= x;
	}
	return shared >= REPRINT_SHARED ? (double)shared / (double)least : 0;
}

static bool
read_sorted(struct arena *out, struct str bytes, struct blob *b)
{
	struct err ignored;
	if (!blob_read(out, bytes, b, &ignored))
		return false;
	qsort(b->vector.terms, b->vector.count, sizeof *b->vector.terms, vector_by_hash);
	if (b->hash_count)
		qsort(b->hashes, b->hash_count, sizeof *b->hashes, number_order);
	return true;
}

struct follow_measure
follow_compare(struct arena scratch, struct str blob, const struct str *members, size_t count)
{
	struct follow_measure m = {0};
	struct blob a, *list = arena_array(&scratch, struct blob, MEMBERS);
	size_t n = 0, pairs = 0;
	double sum = 0, among = 0;
	if (!read_sorted(&scratch, blob, &a))
		return m;
	for (size_t i = count > MEMBERS ? count - MEMBERS : 0; i < count; i++) {
		if (!read_sorted(&scratch, members[i], &list[n]))
			continue;
		double share = containment(&a, &list[n]);
		if (share > m.containment) {
			m.containment = share;
			m.original = i;
		}
		sum += dot(&a.vector, &list[n].vector);
		for (size_t k = 0; k < n; k++, pairs++)
			among += dot(&list[k].vector, &list[n].vector);
		n++;
	}
	m.similarity = n ? sum / (double)n : 0;
	m.cohesion = pairs ? among / (double)pairs : 0;
	return m;
}

enum follow
follow_decide(const struct follow_measure *m, bool in_grace, size_t articles)
{
	double least = follow_least + few_more / (1 + (double)articles / few_articles);
	bool reprint = m->containment >= FOLLOW_REPRINT;
	if (in_grace && (reprint || m->similarity >= fmax(m->cohesion, same_least)))
		return FOLLOW_SAME;
	return reprint || m->similarity >= least ? FOLLOW_LINK : FOLLOW_NONE;
}
