/* postings_test.c: lists of stories keep what a plain table would. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"
#include "group/postings.h"

enum { STORIES = 6000, STEPS = 60000 };

/* What the list should have, by story; stories count from `first`, which is near the turn. */
struct plain {
	uint32_t first, from, to; /* from and to count from `first` */
	uint32_t sum[STORIES], members[STORIES];
	bool ended[STORIES]; /* such a story does not come again */
	uint32_t live;
};

static void
assert_same(const struct pool *pool, const struct postings *p, const struct plain *t)
{
	uint32_t live = 0, at = t->from;
	assert_int_equal(p->live, t->live);
	for (uint32_t i = 0; i < postings_runs(p); i++) {
		struct postings_run run = postings_run(pool, p, i);
		for (uint32_t k = 0; k < run.count; k++) {
			if (posting_sum(run.at[k]) == 0)
				continue;
			uint32_t story = (posting_story(run.at[k]) - t->first) % SERIALS;
			for (; at < story; at++)
				assert_int_equal(t->sum[at], 0);
			assert_int_equal(posting_sum(run.at[k]), t->sum[story]);
			assert_int_equal(posting_articles(run.at[k]), t->members[story]);
			at++;
			live++;
		}
	}
	assert_int_equal(live, t->live);
}

static void
add(struct pool *pool, struct postings *p, struct plain *t, uint32_t story, uint32_t weight)
{
	bool made;
	if (t->ended[story])
		return;
	uint64_t *at = postings_put(pool, p, (t->first + story) % SERIALS, &made);
	assert_int_equal(made, t->sum[story] == 0);
	*at = posting_add(*at, weight);
	t->live += made;
	t->sum[story] += weight;
	t->members[story]++;
}

static void
kill(struct pool *pool, struct postings *p, struct plain *t, uint32_t story)
{
	uint64_t was = postings_kill(pool, p, (t->first + story) % SERIALS);
	assert_int_equal(posting_sum(was), t->sum[story]);
	assert_int_equal(posting_articles(was), t->members[story]);
	t->sum[story] = t->members[story] = 0;
	t->ended[story] = true;
	t->live--;
}

/* New stories come last, old ones get more, and those that end do so from the front, mostly. */
static void
lists_are_what_was_put(void **state)
{
	(void)state;
	static const uint32_t window[] = {1, 3, 60, 700, 4000};
	for (size_t w = 0; w < sizeof window / sizeof *window; w++) {
		static struct plain t;
		struct pool pool;
		struct postings p = {0};
		uint64_t seed = w;
		pool_open(&pool, 64 << 20);
		t = (struct plain){.first = SERIALS - STORIES / 2};
		for (int i = 0; i < STEPS && t.to < STORIES; i++) {
			uint64_t h = hash_mix(++seed);
			uint32_t width = t.to - t.from;
			if (width == 0 || h % 4 == 0)
				add(&pool, &p, &t, t.to++, 1 + (uint32_t)(h >> 48));
			else
				add(&pool, &p, &t, t.from + (uint32_t)(h >> 32) % width, 1);
			width = t.to - t.from;
			uint32_t other = t.from + (uint32_t)(h >> 20) % width;
			if (h % 16 == 1 && t.sum[other])
				kill(&pool, &p, &t, other);
			for (; t.to - t.from > window[w]; t.from++)
				if (t.sum[t.from])
					kill(&pool, &p, &t, t.from);
			if (i % 997 == 0)
				assert_same(&pool, &p, &t);
			uint64_t *found = postings_find(&pool, &p, (t.first + other) % SERIALS);
			assert_int_equal(found != NULL, t.sum[other] != 0);
		}
		assert_same(&pool, &p, &t);
		for (; t.from < t.to; t.from++)
			if (t.sum[t.from])
				kill(&pool, &p, &t, t.from);
		assert_int_equal(postings_runs(&p), 0);
		pool_close(&pool);
	}
}

static void
blocks_are_used_again(void **state)
{
	(void)state;
	struct pool pool;
	pool_open(&pool, 1 << 20);
	for (uint32_t units = 1; units < 3000; units++) {
		uint32_t room = pool_room(units), a = pool_take(&pool, units);
		assert_true(room >= units && room <= units + units / 2 + 1 && a > 0);
		memset(pool_at(&pool, a), 0xff, room * sizeof(uint64_t));
		pool_give(&pool, a, room);
		assert_int_equal(pool_take(&pool, units), a);
		pool_give(&pool, a, units);
	}
	pool_close(&pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_are_what_was_put),
		cmocka_unit_test(blocks_are_used_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
