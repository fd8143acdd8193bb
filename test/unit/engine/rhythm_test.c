/* rhythm_test.c: what is learned of a feed's rhythm, and when it is polled then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/rhythm.h"
#include "model/when.h"

enum { HOUR = 3600, DAY = 24 * HOUR, MIDNIGHT = 1795996800 / DAY * DAY };

static const struct rhythm_bounds wide = {60, 10 * DAY};

/* Items every `apart` seconds while the hour lies in [from, until), found by hourly polls. */
static struct rhythm
learned(int64_t apart, int from, int until, int days)
{
	struct rhythm r = {0};
	int64_t next = MIDNIGHT;
	rhythm_learn(&r, MIDNIGHT, NULL, 0);
	for (int64_t now = MIDNIGHT + HOUR; now <= MIDNIGHT + (int64_t)days * DAY;
	     now += HOUR) {
		int64_t published[200];
		size_t n = 0;
		for (; next < now; next += apart)
			if (next / HOUR % 24 >= from && next / HOUR % 24 < until &&
			    n < 200)
				published[n++] = next;
		rhythm_learn(&r, now, published, n);
	}
	return r;
}

static double
rate_of(const struct rhythm *r)
{
	return rhythm_rate(r, r->seen_until);
}

static int64_t
pause_of(const struct rhythm *r, double price, struct rhythm_bounds b)
{
	return rhythm_pause(r, r->seen_until, price, b);
}

static void
assert_about(double actual, double expected, double part)
{
	if (actual < expected * (1 - part) || actual > expected * (1 + part))
		fail_msg("%g is not about %g", actual, expected);
}

static void
steady_rate_is_found(void **state)
{
	static const int64_t apart[] = {300, 1200, 3600, 4 * HOUR};
	(void)state;
	for (size_t i = 0; i < sizeof apart / sizeof *apart; i++) {
		struct rhythm r = learned(apart[i], 0, 24, 7);
		assert_about(rate_of(&r) * (double)apart[i], 1, .4);
		assert_about(rhythm_steady_rate(&r) * (double)apart[i], 1, .2);
	}
}

static void
pause_is_the_root_of_price_by_rate(void **state)
{
	static const int64_t apart[] = {600, 2400, 9600};
	(void)state;
	for (size_t i = 0; i < sizeof apart / sizeof *apart; i++) {
		struct rhythm r = learned(apart[i], 0, 24, 7);
		/* sqrt(2 * 1200 / rate) */
		double pause = (double)pause_of(&r, 1200, wide);
		assert_about(pause * pause, 2400.0 * (double)apart[i], .5);
	}
}

static void
silent_feed_is_asked_ever_less(void **state)
{
	(void)state;
	struct rhythm r = {0};
	int64_t before = 0, now = MIDNIGHT;
	for (int i = 0; i < 30; i++) {
		rhythm_learn(&r, now, NULL, 0);
		int64_t pause = rhythm_pause(&r, now, 1200, wide);
		if (i % 10 == 9) {
			assert_true(pause > before);
			before = pause;
		}
		now += pause;
	}
	assert_int_equal(rhythm_pause(&r, now, 1200, (struct rhythm_bounds){60, HOUR}),
			 HOUR);
}

static void
polls_follow_the_hours_of_a_newsroom(void **state)
{
	(void)state;
	struct rhythm r = learned(600, 8, 16, 14);
	int64_t midnight = r.seen_until;
	assert_int_equal(midnight % DAY, 0);
	assert_true(rhythm_rate(&r, midnight + 12 * HOUR) >
		    10 * rhythm_rate(&r, midnight + 2 * HOUR));
	int by_day = 0, by_night = 0;
	for (int64_t now = midnight; now < midnight + DAY;) {
		int hour = (int)(now / HOUR % 24);
		now += rhythm_pause(&r, now, 1200, wide);
		by_day += hour >= 8 && hour < 16;
		by_night += hour < 7 || hour >= 18;
	}
	assert_true(by_day > 4 * by_night);
}

static void
quiet_days_are_found(void **state)
{
	(void)state;
	struct rhythm r = {0};
	rhythm_learn(&r, MIDNIGHT, NULL, 0);
	for (int64_t now = MIDNIGHT; now < MIDNIGHT + 28 * DAY; now += 2 * HOUR) {
		bool weekend = weekday_of_days(now / DAY) == 0 ||
			       weekday_of_days(now / DAY) == 6;
		int64_t published[] = {now + HOUR, now + HOUR + 60};
		rhythm_learn(&r, now + 2 * HOUR, published, weekend ? 0 : 2);
	}
	int64_t sunday = r.seen_until;
	while (weekday_of_days(sunday / DAY) != 0)
		sunday += DAY;
	sunday = sunday / DAY * DAY + 12 * HOUR;
	assert_true(rhythm_rate(&r, sunday + 2 * DAY) > 4 * rhythm_rate(&r, sunday));
}

static void
sudden_news_draw_the_next_poll_near(void **state)
{
	(void)state;
	struct rhythm quiet = learned(2 * HOUR, 0, 24, 7), busy = quiet;
	int64_t now = quiet.seen_until + HOUR, published[12];
	for (size_t i = 0; i < 12; i++)
		published[i] = now - 300 * (int64_t)i;
	rhythm_learn(&quiet, now, published, 0);
	rhythm_learn(&busy, now, published, 12);
	assert_true(rhythm_pause(&busy, now, 1200, wide) * 3 <
		    rhythm_pause(&quiet, now, 1200, wide) * 2);
	/* … and are soon forgotten. */
	for (int i = 0; i < 12; i++)
		rhythm_learn(&busy, now += HOUR, NULL, 0);
	assert_about(rate_of(&busy), 1.0 / (2 * HOUR), .5);
}

static void
first_poll_teaches_by_the_moments_of_what_had_gathered(void **state)
{
	(void)state;
	struct rhythm r = {0}, undated = {0};
	int64_t published[30], nothing[30];
	for (int64_t i = 0; i < 30; i++) {
		published[i] = MIDNIGHT - i * HOUR;
		nothing[i] = WHEN_UNKNOWN;
	}
	rhythm_learn(&r, MIDNIGHT, published, 30);
	assert_about(rhythm_steady_rate(&r), 1.0 / HOUR, .3);
	rhythm_learn(&undated, MIDNIGHT, nothing, 30);
	assert_about(rhythm_steady_rate(&undated), 1.0 / (4 * HOUR), .01);
}

static void
unknown_feed_is_taken_for_a_usual_one_until_it_shows_itself(void **state)
{
	(void)state;
	struct rhythm r = {.usual = rhythm_usual(999, 100 * HOUR - 4 * HOUR)};
	assert_about(rhythm_steady_rate(&r), 10.0 / HOUR, .01);
	rhythm_learn(&r, MIDNIGHT, NULL, 0);
	rhythm_learn(&r, MIDNIGHT + HOUR, NULL, 0);
	assert_about(rhythm_steady_rate(&r), .5 / 1.05 / HOUR, .05);
	assert_about(rhythm_usual(0, 0), 1.0 / (4 * HOUR), .01);
}

static void
moments_outside_the_pause_are_not_believed(void **state)
{
	static const int64_t moments[] = {
		0,
		-DAY,
		40000LL * DAY,
		MIDNIGHT - DAY,
		MIDNIGHT + 9 * DAY,
		WHEN_UNKNOWN,
		INT64_MAX,
	};
	(void)state;
	for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
		struct rhythm r = {0};
		rhythm_learn(&r, MIDNIGHT, &moments[i], 1);
		rhythm_learn(&r, MIDNIGHT + HOUR, &moments[i], 1);
		double sum = 0;
		for (int h = 0; h < RHYTHM_HOURS; h++)
			sum += (double)r.hour[h];
		assert_true(sum > .99 && sum < 2.01);
		int64_t pause = pause_of(&r, 1200, wide);
		assert_true(pause >= wide.least_s && pause <= wide.most_s);
	}
}

static void
clock_set_back_does_no_harm(void **state)
{
	(void)state;
	struct rhythm r = learned(HOUR, 0, 24, 7);
	double before = rate_of(&r);
	rhythm_learn(&r, MIDNIGHT - 400 * DAY, NULL, 0);
	assert_about(rate_of(&r), before, .3);
	rhythm_learn(&r, MIDNIGHT, NULL, 0);
	assert_true(rate_of(&r) > 0 && rate_of(&r) <= before * 1.01);
}

static void
bounds_hold_whatever_the_price(void **state)
{
	static const struct rhythm_bounds rows[] = {
		{2, 2},         {2, 6}, {600, 21600}, {3600, 3600}, {7 * DAY, 7 * DAY},
		{1, 400 * DAY},
	};
	static const double prices[] = {1e-9, 1, 1200, 1e9, 1e18};
	(void)state;
	struct rhythm rhythms[] = {{0}, learned(300, 0, 24, 3), learned(HOUR, 8, 9, 3)};
	for (size_t k = 0; k < 3; k++)
		for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
			for (size_t p = 0; p < sizeof prices / sizeof *prices; p++) {
				int64_t pause = pause_of(&rhythms[k], prices[p], rows[i]);
				assert_true(pause >= rows[i].least_s &&
					    pause <= rows[i].most_s);
			}
}

static void
price_spends_the_polls_there_are(void **state)
{
	static const double rates[] = {1.0 / 60, 1.0 / 600, 1.0 / 6000, 1.0 / 60000,
				       1.0 / 600000};
	struct rhythm_bounds bounds[5];
	(void)state;
	for (size_t i = 0; i < 5; i++)
		bounds[i] = (struct rhythm_bounds){60, 100 * DAY};
	bounds[1].least_s = 2 * HOUR; /* by its own wish: the others get its share */
	for (double mean = 600; mean < DAY; mean *= 3) {
		double price = rhythm_price(rates, bounds, 5, mean), polls = 0;
		for (size_t i = 0; i < 5; i++) {
			double pause = __builtin_sqrt(2 * price / rates[i]);
			if (pause < (double)bounds[i].least_s)
				pause = (double)bounds[i].least_s;
			polls += 1 / pause;
		}
		assert_about(polls * mean, 5, .01);
	}
	assert_true(rhythm_price(rates, bounds, 0, 600) > 0);
}

static void
what_was_learned_outlives_the_process(void **state)
{
	static const char *const junk[] = {"",        "1",       "2 5",
					   "1 1 2 3", "one two", "1 5 -7"};
	(void)state;
	struct arena a = arena_open(1 << 20);
	struct rhythm r = learned(900, 6, 20, 10), back;
	assert_true(rhythm_read(rhythm_write(&a, &r), &back));
	assert_int_equal(back.seen_until, r.seen_until);
	assert_about(rate_of(&back), rate_of(&r), .01);
	assert_about((double)pause_of(&back, 1200, wide),
		     (double)pause_of(&r, 1200, wide), .01);
	for (size_t i = 0; i < sizeof junk / sizeof *junk; i++) {
		assert_false(rhythm_read(str_of(junk[i]), &back));
		assert_int_equal(back.seen_until, 0);
	}
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(steady_rate_is_found),
		cmocka_unit_test(pause_is_the_root_of_price_by_rate),
		cmocka_unit_test(silent_feed_is_asked_ever_less),
		cmocka_unit_test(polls_follow_the_hours_of_a_newsroom),
		cmocka_unit_test(quiet_days_are_found),
		cmocka_unit_test(sudden_news_draw_the_next_poll_near),
		cmocka_unit_test(first_poll_teaches_by_the_moments_of_what_had_gathered),
		cmocka_unit_test(
			unknown_feed_is_taken_for_a_usual_one_until_it_shows_itself),
		cmocka_unit_test(moments_outside_the_pause_are_not_believed),
		cmocka_unit_test(clock_set_back_does_no_harm),
		cmocka_unit_test(bounds_hold_whatever_the_price),
		cmocka_unit_test(price_spends_the_polls_there_are),
		cmocka_unit_test(what_was_learned_outlives_the_process),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
