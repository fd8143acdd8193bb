/* copies.c: runs of words in one table of hashes. */
#include "extract/copies.h"

#include <stdlib.h>

#include "base/hash.h"
#include "model/limits.h"

enum { RUN = 4, LEAST_WORDS = 8, COPY_RUNS = 60 };

static uint64_t
run_hash(const uint64_t *words, uint32_t n)
{
	uint64_t h = 0;
	for (uint32_t i = 0; i < n; i++)
		h = (h ^ words[i]) * 0x9e3779b97f4a7c15u + (h >> 31);
	h ^= h >> 32;
	return h ? h : 1;
}

struct seen {
	uint64_t hash;
	uint32_t first, last; /* blocks that have it, plus 1 */
	uint32_t taken; /* number of taken blocks with it, or the list of its holders */
};

struct table {
	struct seen *slots;
	size_t mask;
};

static struct table
table_for(struct arena *a, size_t count)
{
	size_t cap = 64;
	while (cap < count * 2)
		cap *= 2;
	return (struct table){arena_array(a, struct seen, cap), cap - 1};
}

static struct seen *
find(struct table *t, uint64_t hash)
{
	size_t i = hash & t->mask;
	while (t->slots[i].hash && t->slots[i].hash != hash)
		i = (i + 1) & t->mask;
	t->slots[i].hash = hash;
	return &t->slots[i];
}

/* Runs of a block that are compared: those that begin in the page's first words. */
static uint32_t
runs_in(const struct block *b)
{
	uint32_t left = b->hash_at < LIMIT_COPY_WORDS ? LIMIT_COPY_WORDS - b->hash_at : 0;
	uint32_t words = b->hash_count < left ? b->hash_count : left;
	return words >= LEAST_WORDS ? words - RUN + 1 : 0;
}

static size_t
words_compared(const struct blocks *blocks)
{
	return blocks->hash_count < LIMIT_COPY_WORDS ? blocks->hash_count
						     : LIMIT_COPY_WORDS;
}

/* A block that has a run which several blocks have. */
struct holder {
	uint32_t block, next; /* index of the next holder of the run, 0: none */
};

struct holders {
	struct holder *at;
	uint32_t count;
};

/* Lists the blocks of each run that more than one block has; `taken` of the run is its list. */
static struct holders
list_holders(struct arena *a, struct table *table, const struct blocks *blocks,
	     const struct copy_share *share)
{
	struct holders h = {arena_array(a, struct holder, words_compared(blocks) + 1), 1};
	for (uint32_t i = 0; i < blocks->count; i++) {
		const uint64_t *words = blocks->hashes + blocks->at[i].hash_at;
		for (uint32_t k = 0; share[i].anywhere > 0 && k < runs_in(&blocks->at[i]);
		     k++) {
			struct seen *s = find(table, run_hash(words + k, RUN));
			if (s->first == s->last ||
			    (s->taken && h.at[s->taken].block == i))
				continue;
			h.at[h.count] = (struct holder){i, s->taken};
			s->taken = h.count++;
		}
	}
	return h;
}

/* Counts for block `i` the others that hold runs of it. */
static void
count_holders(const struct blocks *blocks, struct table *table, const struct holders *h,
	      uint32_t i, struct copy_share *share)
{
	uint32_t other[COPY_BLOCKS_MOST], runs[COPY_BLOCKS_MOST], n = 0;
	const uint64_t *words = blocks->hashes + blocks->at[i].hash_at;
	uint32_t own = runs_in(&blocks->at[i]);
	for (uint32_t k = 0; k < own; k++) {
		uint32_t at = find(table, run_hash(words + k, RUN))->taken;
		for (int step = 0; at && step < COPY_BLOCKS_MOST;
		     at = h->at[at].next, step++) {
			uint32_t j = 0;
			while (j < n && other[j] != h->at[at].block)
				j++;
			if (h->at[at].block == i || j == COPY_BLOCKS_MOST)
				continue;
			if (j == n) {
				other[n] = h->at[at].block;
				runs[n++] = 0;
			}
			runs[j]++;
		}
	}
	share->blocks = (uint16_t)n;
	for (uint32_t j = 0; j < n; j++) {
		uint32_t theirs = runs_in(&blocks->at[other[j]]);
		share->holds += runs[j] >= .6 * theirs && theirs < .8 * own;
	}
}

struct copy_share *
copies_find(struct arena *a, const struct blocks *blocks)
{
	struct copy_share *share = arena_array(a, struct copy_share, blocks->count);
	struct table table = table_for(a, words_compared(blocks));
	bool copied = false;
	for (uint32_t i = 0; i < blocks->count; i++) {
		const uint64_t *words = blocks->hashes + blocks->at[i].hash_at;
		for (uint32_t k = 0; k < runs_in(&blocks->at[i]); k++) {
			struct seen *s = find(&table, run_hash(words + k, RUN));
			s->first = s->first ? s->first : i + 1;
			s->last = i + 1;
		}
	}
	for (uint32_t i = 0; i < blocks->count; i++) {
		const uint64_t *words = blocks->hashes + blocks->at[i].hash_at;
		uint32_t runs = runs_in(&blocks->at[i]);
		for (uint32_t k = 0; k < runs; k++) {
			struct seen *s = find(&table, run_hash(words + k, RUN));
			share[i].anywhere += s->first != s->last;
			share[i].earlier += s->first < i + 1;
		}
		copied |= share[i].anywhere > 0;
		if (runs) {
			share[i].anywhere /= (float)runs;
			share[i].earlier /= (float)runs;
		}
	}
	if (!copied)
		return share;
	struct holders holders = list_holders(a, &table, blocks, share);
	for (uint32_t i = 0; i < blocks->count; i++)
		if (share[i].anywhere > 0)
			count_holders(blocks, &table, &holders, i, &share[i]);
	return share;
}

struct length {
	uint32_t block, runs;
};

static int
longer_first(const void *x, const void *y)
{
	const struct length *a = x, *b = y;
	if (a->runs != b->runs)
		return a->runs < b->runs ? 1 : -1;
	return a->block < b->block ? 1 : -1;
}

void
copies_drop(struct arena *a, const struct blocks *blocks, bool *taken)
{
	struct length *order = arena_array(a, struct length, blocks->count);
	uint32_t count = 0;
	size_t total = 0;
	for (uint32_t i = 0; i < blocks->count; i++)
		if (taken[i]) {
			order[count++] = (struct length){i, runs_in(&blocks->at[i])};
			total += runs_in(&blocks->at[i]);
		}
	qsort(order, count, sizeof *order, longer_first);
	if (count == 0 || order[0].runs < COPY_RUNS)
		return;
	struct table table = table_for(a, total);
	for (uint32_t i = 0; i < count; i++) {
		const uint64_t *words =
			blocks->hashes + blocks->at[order[i].block].hash_at;
		for (uint32_t k = 0; k < order[i].runs; k++) {
			struct seen *s = find(&table, run_hash(words + k, RUN));
			s->taken += s->last != order[i].block + 1;
			s->last = order[i].block + 1;
		}
	}
	for (uint32_t i = 0; i < count && order[i].runs >= COPY_RUNS; i++) {
		const uint64_t *words =
			blocks->hashes + blocks->at[order[i].block].hash_at;
		uint32_t same = 0;
		for (uint32_t k = 0; k < order[i].runs; k++)
			same += find(&table, run_hash(words + k, RUN))->taken > 1;
		if (same < .85 * order[i].runs)
			continue;
		taken[order[i].block] = false;
		for (uint32_t k = 0; k < order[i].runs; k++) {
			/* Each distinct run of the block counted once. */
			struct seen *s = find(&table, run_hash(words + k, RUN));
			if (s->first != order[i].block + 1) {
				s->taken -= s->taken > 0;
				s->first = order[i].block + 1;
			}
		}
	}
}

struct run_set {
	struct table table;
};

const struct run_set *
run_set_of(struct arena *a, const uint64_t *words, uint32_t count)
{
	struct run_set *set = arena_new(a, struct run_set);
	set->table = table_for(a, count);
	for (uint32_t k = 0; k + 3 <= count; k++)
		find(&set->table, run_hash(words + k, 3))->first = 1;
	return set;
}

double
run_share(const struct run_set *set, const struct blocks *blocks, uint32_t block)
{
	const struct block *b = &blocks->at[block];
	const uint64_t *words = blocks->hashes + b->hash_at;
	uint32_t same = 0;
	if (b->hash_count < 3)
		return -1;
	for (uint32_t k = 0; k + 3 <= b->hash_count; k++) {
		uint64_t hash = run_hash(words + k, 3);
		size_t i = hash & set->table.mask;
		while (set->table.slots[i].hash && set->table.slots[i].hash != hash)
			i = (i + 1) & set->table.mask;
		same += set->table.slots[i].hash != 0;
	}
	return (double)same / (b->hash_count - 2);
}
