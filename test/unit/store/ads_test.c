/* ads_test.c: counts of advertisements, each kept once; stories without any. */
#include "fixture.h"

#include <string.h>

static struct ad_counts
row(int64_t day, const char *campaign, int64_t served, int64_t clicked)
{
	struct ad_counts c = {.day = day, .campaign = str_of(campaign), .creative = STR("a"),
	                      .place = STR("story")};
	c.n[AD_SERVED] = served;
	c.n[AD_CLICKED] = clicked;
	return c;
}

static void
counts_of_a_day_are_added_up(void **state)
{
	struct fixture *f = *state;
	struct ad_counts *list, first[] = {row(5, "bank", 3, 1), row(5, "tea", 2, 0)};
	struct ad_counts second[] = {row(5, "bank", 4, 0), row(6, "bank", 1, 1)};
	size_t n;
	assert_ok(f, store_add_ad_counts(f->store, 9, 1, first, 2, &f->err));
	assert_ok(f, store_add_ad_counts(f->store, 9, 2, second, 2, &f->err));
	assert_ok(f, store_ad_counts(f->store, &f->arena, INT64_MIN, INT64_MAX, &list, &n, &f->err));
	assert_int_equal(n, 3);
	assert_str(list[0].campaign, "bank");
	assert_int_equal(list[0].n[AD_SERVED], 7);
	assert_int_equal(list[0].n[AD_CLICKED], 1);
	assert_str(list[1].campaign, "tea");
	assert_int_equal(list[2].day, 6);
	assert_ok(f, store_ad_counts(f->store, &f->arena, 6, 6, &list, &n, &f->err));
	assert_int_equal(n, 1);
}

static void
every_kind_comes_back_as_itself(void **state)
{
	struct fixture *f = *state;
	struct ad_counts *list, one = row(5, "bank", 0, 0);
	int64_t sums[AD_KINDS];
	size_t n;
	for (int k = 0; k < AD_KINDS; k++)
		one.n[k] = 100 + k;
	assert_ok(f, store_add_ad_counts(f->store, 9, 1, &one, 1, &f->err));
	assert_ok(f, store_add_ad_counts(f->store, 9, 2, &one, 1, &f->err));
	assert_ok(f, store_ad_counts(f->store, &f->arena, 5, 5, &list, &n, &f->err));
	assert_ok(f, store_ad_totals(f->store, STR("bank"), 5, 5, sums, &f->err));
	for (int k = 0; k < AD_KINDS; k++) {
		assert_int_equal(list[0].n[k], 2 * (100 + k));
		assert_int_equal(sums[k], 2 * (100 + k));
	}
	assert_ok(f, store_ad_totals(f->store, STR("bank"), 6, 9, sums, &f->err));
	assert_int_equal(sums[AD_SERVED], 0);
}

static void
a_number_that_was_taken_adds_nothing(void **state)
{
	struct fixture *f = *state;
	struct ad_counts one = row(5, "bank", 3, 0);
	int64_t sums[AD_KINDS];
	uint64_t taken;
	for (int again = 0; again < 3; again++)
		assert_ok(f, store_add_ad_counts(f->store, 9, 1, &one, 1, &f->err));
	assert_ok(f, store_ad_taken(f->store, 9, &taken, &f->err));
	assert_int_equal(taken, 1);
	assert_ok(f, store_ad_taken(f->store, 8, &taken, &f->err));
	assert_int_equal(taken, 0);
	assert_ok(f, store_ad_totals(f->store, STR("bank"), 5, 5, sums, &f->err));
	assert_int_equal(sums[AD_SERVED], 3);
	/* The next run counts from one again, under a number of its own. */
	assert_ok(f, store_add_ad_counts(f->store, 0xffffffffffffff01u, 1, &one, 1, &f->err));
	assert_ok(f, store_ad_totals(f->store, STR("bank"), 5, 5, sums, &f->err));
	assert_int_equal(sums[AD_SERVED], 6);
}

static void
a_story_carries_none_as_long_as_its_editor_says(void **state)
{
	struct fixture *f = *state;
	bool without;
	int64_t a = fixture_article(f, "https://n.example/a"), before, after;
	fixture_place(f, a, a, "aa");
	assert_ok(f, store_without_ads(f->store, a, &without, &f->err));
	assert_false(without);
	assert_ok(f, store_page_stamp(f->store, &before, &f->err));
	assert_ok(f, store_put_without_ads(f->store, a, true, STR("Mira"), NOON, &f->err));
	assert_ok(f, store_put_without_ads(f->store, a, true, STR_NONE, NOON, &f->err));
	assert_ok(f, store_page_stamp(f->store, &after, &f->err));
	assert_true(after > before); /* pages that are kept ready are made anew */
	assert_ok(f, store_without_ads(f->store, a, &without, &f->err));
	assert_true(without);
	assert_ok(f, store_put_without_ads(f->store, a, false, STR_NONE, NOON, &f->err));
	assert_ok(f, store_without_ads(f->store, a, &without, &f->err));
	assert_false(without);
	assert_false(store_put_without_ads(f->store, 9999, true, STR_NONE, NOON, &f->err));
}

#define ON_A_STORE(test) cmocka_unit_test_setup_teardown(test, fixture_open, fixture_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ON_A_STORE(counts_of_a_day_are_added_up),
		ON_A_STORE(every_kind_comes_back_as_itself),
		ON_A_STORE(a_number_that_was_taken_adds_nothing),
		ON_A_STORE(a_story_carries_none_as_long_as_its_editor_says),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
