/* tally_test.c: counts on their way to the store, whoever dies; views remembered for an hour. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "ads/tally.h"
#include "ads/views.h"
#include "base/hash.h"

static struct arena arena;

static struct tally *
fresh(void)
{
	struct tally *t = arena_new(&arena, struct tally);
	tally_begin(t, 77);
	return t;
}

static struct tally_row *
row(struct tally *t, int64_t day, const char *campaign)
{
	return tally_row(t, day, str_of(campaign), STR("a"), STR("story"));
}

static void
a_row_is_found_again(void **state)
{
	(void)state;
	struct tally *t = fresh();
	struct tally_row *bank = row(t, 5, "bank");
	assert_ptr_not_equal(bank, row(t, 5, "tea"));
	assert_ptr_not_equal(bank, row(t, 6, "bank"));
	assert_ptr_equal(bank, row(t, 5, "bank"));
}

static void
each_count_is_given_to_the_store_once(void **state)
{
	(void)state;
	struct tally *t = fresh();
	struct ad_counts *rows;
	size_t n;
	tally_stage(t, &arena, &rows, &n);
	assert_int_equal(n, 0);
	for (int i = 0; i < 3; i++)
		tally_add(row(t, 5, "bank"), AD_SERVED);
	row(t, 5, "tea");
	tally_stage(t, &arena, &rows, &n);
	assert_int_equal(n, 1);
	assert_true(str_eq(rows[0].campaign, STR("bank")));
	assert_int_equal(rows[0].n[AD_SERVED], 3);
	tally_settle(t);
	tally_stage(t, &arena, &rows, &n);
	assert_int_equal(n, 0);
	assert_int_equal(atomic_load(&t->sequence), 1);
	tally_add(row(t, 5, "bank"), AD_CLICKED);
	tally_stage(t, &arena, &rows, &n);
	assert_int_equal(rows[0].n[AD_SERVED], 0);
	assert_int_equal(rows[0].n[AD_CLICKED], 1);
}

/* A writer that died between noting and settling leaves what it was about to write. */
static void
what_was_staged_stays_the_same_until_it_is_settled(void **state)
{
	(void)state;
	struct tally *t = fresh();
	struct ad_counts *rows;
	size_t n;
	tally_add(row(t, 5, "bank"), AD_SERVED);
	tally_stage(t, &arena, &rows, &n);
	tally_add(row(t, 5, "bank"), AD_SERVED);
	tally_add(row(t, 5, "tea"), AD_SERVED);
	tally_stage(t, &arena, &rows, &n);
	assert_int_equal(n, 1);
	assert_int_equal(rows[0].n[AD_SERVED], 1);
	assert_int_equal(atomic_load(&t->sequence), 1);
	tally_settle(t);
	tally_stage(t, &arena, &rows, &n);
	assert_int_equal(n, 2);
	assert_int_equal(atomic_load(&t->sequence), 2);
}

/* One that died when all of it was settled, but not yet said to be, holds up nothing. */
static void
what_comes_after_a_half_told_end_is_staged(void **state)
{
	(void)state;
	struct tally *t = fresh();
	struct ad_counts *rows;
	size_t n;
	tally_add(row(t, 5, "bank"), AD_SERVED);
	tally_stage(t, &arena, &rows, &n);
	tally_settle(t);
	atomic_store(&t->is_staged, true);
	tally_add(row(t, 5, "bank"), AD_CLICKED);
	tally_stage(t, &arena, &rows, &n);
	assert_int_equal(n, 1);
	assert_int_equal(rows[0].n[AD_CLICKED], 1);
	assert_int_equal(atomic_load(&t->sequence), 2);
}

static void
what_is_open_is_what_the_store_does_not_have(void **state)
{
	(void)state;
	struct tally *t = fresh();
	struct ad_counts *rows;
	int64_t today[AD_KINDS], in_all[AD_KINDS];
	size_t n;
	tally_add(row(t, 5, "bank"), AD_SERVED);
	tally_add(row(t, 6, "bank"), AD_SERVED);
	tally_stage(t, &arena, &rows, &n);
	tally_add(row(t, 6, "bank"), AD_SERVED);
	tally_open_counts(t, STR("bank"), 6, 0, today, in_all);
	assert_int_equal(today[AD_SERVED], 2);
	assert_int_equal(in_all[AD_SERVED], 3);
	/* The store has number 1 already, though it is not settled yet. */
	tally_open_counts(t, STR("bank"), 6, 1, today, in_all);
	assert_int_equal(today[AD_SERVED], 1);
	assert_int_equal(in_all[AD_SERVED], 1);
}

static void
rows_of_past_days_are_used_again_once_they_are_kept(void **state)
{
	(void)state;
	struct tally *t = fresh();
	struct ad_counts *rows;
	size_t n;
	for (int64_t day = 0; day < 3 * LIMIT_AD_ROWS; day++) {
		struct tally_row *r = row(t, day, "bank");
		assert_non_null(r);
		tally_add(r, AD_SERVED);
		tally_stage(t, &arena, &rows, &n);
		assert_int_equal(n, 1);
		assert_int_equal(rows[0].day, day);
		assert_int_equal(rows[0].n[AD_SERVED], 1);
		tally_settle(t);
	}
	assert_true(atomic_load(&t->used) < 5);
}

static void
rows_that_are_not_kept_are_never_taken(void **state)
{
	(void)state;
	struct tally *t = fresh();
	for (int64_t day = 0; day < LIMIT_AD_ROWS; day++)
		tally_add(row(t, day, "bank"), AD_SERVED);
	assert_null(row(t, LIMIT_AD_ROWS + 5, "bank"));
}

/* ── views ── */

static void
a_view_is_new_once_an_hour(void **state)
{
	(void)state;
	struct views v = views_in(&arena);
	for (uint64_t key = 0; key < 1000; key++)
		assert_true(views_first(&v, key * 3, 1000000 + (int64_t)key));
	for (uint64_t key = 0; key < 1000; key++)
		assert_false(views_first(&v, key * 3, 1000000 + (int64_t)key + 3600));
	assert_true(views_first(&v, 3, 1000000 + 3 * 3600));
}

static void
its_memory_is_bounded(void **state)
{
	(void)state;
	struct views v = views_in(&arena);
	for (uint64_t i = 0; i < 5 * LIMIT_AD_VIEWS; i++)
		assert_true(views_first(&v, hash_mix(i + 1), 1000000));
	/* The newest are the ones that are remembered. */
	for (uint64_t i = 3 * LIMIT_AD_VIEWS; i < 5 * LIMIT_AD_VIEWS; i += 97)
		assert_false(views_first(&v, hash_mix(i + 1), 1000000));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_is_found_again),
		cmocka_unit_test(each_count_is_given_to_the_store_once),
		cmocka_unit_test(what_was_staged_stays_the_same_until_it_is_settled),
		cmocka_unit_test(what_comes_after_a_half_told_end_is_staged),
		cmocka_unit_test(what_is_open_is_what_the_store_does_not_have),
		cmocka_unit_test(rows_of_past_days_are_used_again_once_they_are_kept),
		cmocka_unit_test(rows_that_are_not_kept_are_never_taken),
		cmocka_unit_test(a_view_is_new_once_an_hour),
		cmocka_unit_test(its_memory_is_bounded),
	};
	arena = arena_open((size_t)1 << 30);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
