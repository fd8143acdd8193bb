/* pace_test.c: how fast a host may be asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "net/pace.h"

enum { PAUSE = 500, NOW = 1000000 };

static const struct str a = {"https://a.example", 17}, b = {"https://b.example", 17};

static int
open_pace(void **state)
{
	*state = pace_open(PAUSE);
	return 0;
}

static int
close_pace(void **state)
{
	pace_close(*state);
	return 0;
}

static void
unknown_host_may_be_asked_at_once(void **state)
{
	assert_true(pace_next_ms(*state, a, NOW) <= NOW);
}

static void
one_request_at_a_time_and_a_pause_after_its_end(void **state)
{
	pace_begin(*state, a);
	assert_true(pace_next_ms(*state, a, NOW) == INT64_MAX);
	assert_true(pace_next_ms(*state, b, NOW) <= NOW);
	pace_end(*state, a, NOW + 70);
	/* Strictly more, since milliseconds are cut. */
	assert_true(pace_next_ms(*state, a, NOW + 70) > NOW + 70 + PAUSE);
	assert_true(pace_next_ms(*state, a, NOW + 70) <= NOW + 70 + PAUSE + 1);
	assert_true(pace_next_ms(*state, b, NOW) <= NOW);
}

static void
longer_of_pause_and_crawl_delay_holds(void **state)
{
	pace_delay(*state, a, 3000);
	pace_begin(*state, a);
	pace_end(*state, a, NOW);
	assert_int_equal(pace_next_ms(*state, a, NOW), NOW + 3001);
	pace_delay(*state, a, 100);
	assert_int_equal(pace_next_ms(*state, a, NOW), NOW + PAUSE + 1);
	pace_delay(*state, a, 0);
	assert_int_equal(pace_next_ms(*state, a, NOW), NOW + PAUSE + 1);
}

static void
later_of_two_bans_holds(void **state)
{
	pace_not_before(*state, a, NOW + 9000);
	pace_not_before(*state, a, NOW + 4000);
	assert_int_equal(pace_next_ms(*state, a, NOW), NOW + 9000);
	pace_begin(*state, a);
	assert_true(pace_next_ms(*state, a, NOW) == INT64_MAX);
	pace_end(*state, a, NOW + 8900);
	assert_int_equal(pace_next_ms(*state, a, NOW), NOW + 8900 + PAUSE + 1);
}

static void
backoff_grows_from_seconds_to_a_day(void **state)
{
	static const struct {
		int64_t failures, most;
	} rows[] = {{0, 0}, {1, 2}, {2, 10}, {3, 60}, {4, 240}, {5, 960}, {50, 86400}};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		for (uint64_t seed = 0; seed < 200; seed++) {
			int64_t s = backoff_s(rows[i].failures, seed);
			assert_true(s <= rows[i].most && s >= rows[i].most - rows[i].most / 4);
		}
	}
	assert_int_equal(backoff_s(9, 77), backoff_s(9, 77));
	assert_int_not_equal(backoff_s(9, 77), backoff_s(9, 78));
}

static void
retry_after_is_seconds_or_a_date(void **state)
{
	static const int64_t now = 1793700000; /* 2026-11-03T10:00:00Z */
	(void)state;
	assert_int_equal(retry_after_s(STR("120"), now), now + 121);
	assert_int_equal(retry_after_s(STR(" 5 "), now), now + 6);
	assert_int_equal(retry_after_s(STR("Tue, 03 Nov 2026 10:01:00 GMT"), now), now + 61);
	assert_int_equal(retry_after_s(STR("Tue, 03 Nov 2020 10:01:00 GMT"), now), 0);
	assert_int_equal(retry_after_s(STR("-5"), now), 0);
	assert_int_equal(retry_after_s(STR("soon"), now), 0);
	assert_int_equal(retry_after_s(STR(""), now), 0);
	assert_int_equal(retry_after_s(STR_NONE, now), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(unknown_host_may_be_asked_at_once, open_pace,
		                                close_pace),
		cmocka_unit_test_setup_teardown(one_request_at_a_time_and_a_pause_after_its_end,
		                                open_pace, close_pace),
		cmocka_unit_test_setup_teardown(longer_of_pause_and_crawl_delay_holds, open_pace,
		                                close_pace),
		cmocka_unit_test_setup_teardown(later_of_two_bans_holds, open_pace, close_pace),
		cmocka_unit_test(backoff_grows_from_seconds_to_a_day),
		cmocka_unit_test(retry_after_is_seconds_or_a_date),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
