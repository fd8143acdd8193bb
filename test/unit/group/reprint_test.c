/* reprint_test.c: the index of reprints finds what looking at all texts finds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"
#include "group/reprint.h"

enum { TEXTS = 4000, HASHES = 40, LIVE = 700, STORIES_OF = 3, COMMON = 64, STRETCH = 8 };

struct text {
	uint32_t hash[HASHES], count;
};

static bool
has(const struct text *t, uint32_t hash)
{
	for (uint32_t i = 0; i < t->count; i++)
		if (t->hash[i] == hash)
			return true;
	return false;
}

/* Looks at all live texts: those in [from, to). */
static int64_t
plain_find(const struct text *all, uint32_t from, uint32_t to, const struct text *t)
{
	uint32_t best = 0, most = 0;
	static uint32_t shared[TEXTS];
	memset(shared, 0, sizeof shared);
	for (uint32_t i = 0; i < t->count; i++) {
		uint32_t n = 0;
		for (uint32_t k = from; k < to; k++)
			n += all[k].count >= 8 && has(&all[k], t->hash[i]);
		for (uint32_t k = from; k < to && n <= COMMON; k++)
			shared[k] += all[k].count >= 8 && has(&all[k], t->hash[i]);
	}
	for (uint32_t k = from; k < to; k++) {
		uint32_t smaller = t->count < all[k].count ? t->count : all[k].count;
		double least = .55 + .15 * (double)(64 - smaller) / 64;
		if (shared[k] >= 8 && shared[k] >= least * smaller && shared[k] > most) {
			most = shared[k];
			best = k + 1;
		}
	}
	return best;
}

/* Copies, parts of copies, texts of their own; one in six has a run that all of these have. */
static struct text
make(const struct text *all, uint32_t i, uint64_t *seed)
{
	struct text t = {.count = 6 + (uint32_t)(hash_mix(++*seed) % (HASHES - 8))};
	uint64_t h = hash_mix(++*seed);
	if (i > 20 && h % 3 == 0) {
		t = all[i - 1 - (h >> 8) % 20];
		for (uint32_t k = 0; k < t.count; k++)
			if (hash_mix(++*seed) % 3 == 0)
				t.hash[k] = (uint32_t)hash_mix(++*seed);
	} else {
		for (uint32_t k = 0; k < t.count; k++)
			t.hash[k] = (uint32_t)hash_mix(++*seed);
	}
	if (h % 6 == 1 && t.count < HASHES && !has(&t, 12345))
		t.hash[t.count++] = 12345;
	return t;
}

static void
index_finds_what_looking_at_all_finds(void **state)
{
	(void)state;
	static struct text all[TEXTS];
	uint32_t last[TEXTS / STORIES_OF + 1], from = 0, found = 0;
	struct reprint_index r;
	uint64_t seed = 5;
	reprint_open(&r);
	for (uint32_t i = 0; i < TEXTS; i++) {
		double share;
		all[i] = make(all, i, &seed);
		uint32_t source = reprint_find(&r, all[i].hash, all[i].count, &share);
		int64_t got = source == SOURCE_NONE ? 0 : r.sources[source].article;
		if (i % STRETCH == 0)
			assert_int_equal(got, plain_find(all, from, i, &all[i]));
		found += got != 0;
		/* A story of three ends as a whole when it is old. */
		uint32_t story = i / STORIES_OF;
		if (i % STORIES_OF == 0)
			last[story] = SOURCE_NONE;
		reprint_add(&r, (int64_t)i + 1, story, &last[story], 0, all[i].hash, all[i].count);
		if (i % STORIES_OF == STORIES_OF - 1 && i > LIVE) {
			reprint_end(&r, last[from / STORIES_OF]);
			from += STORIES_OF;
		}
	}
	assert_true(found > TEXTS / 10);
	/* What is over leaves the table, and its numbers are used again. */
	assert_true(r.source_count < 3 * LIVE);
	assert_true(r.entries < 2 * r.hashes);
	reprint_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(index_finds_what_looking_at_all_finds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
