/* choose_test.c: who stands where, told by many draws. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "ads/choose.h"

enum { DAY = 20780, DRAWS = 20000, MOST = 12 };

static struct arena arena;
static struct creative both = {.name = {"a", 1}, .fits = {true, true}};
static struct creative boxes = {.name = {"b", 1}, .fits = {true, false}};

/* A campaign that may stand everywhere. */
static struct campaign
plain(const char *name)
{
	return (struct campaign){
		.name = str_of(name), .advertiser = str_of(name), .first_day = INT64_MIN,
		.last_day = INT64_MAX, .priority = 5, .weight = 1, .creatives = &both,
		.creative_count = 1,
	};
}

struct trial {
	struct campaign list[MOST];
	size_t count;
	struct ad_progress progress[MOST];
	struct ad_page page;
	struct ad_moment now;
	uint32_t fitting[MOST];
	uint64_t seed;
	int shown[MOST], pages[MOST], empty;
};

static struct trial
trial_of(size_t count)
{
	static const char *const names[MOST] = {"a", "b", "c", "d", "e", "f",
	                                        "g", "h", "i", "j", "k", "l"};
	struct trial t = {.count = count, .now = {DAY, 43200}};
	for (size_t i = 0; i < count; i++)
		t.list[i] = plain(names[i]);
	t.page = (struct ad_page){.section = STR("World"), .language = STR("en"),
	                          .country = STR("no"), .day = DAY};
	return t;
}

/* One view with a box and a wide slot; what it shows is checked and counted. */
static size_t
view(struct trial *t, struct ad_choice shown[2])
{
	struct ad_view v = {.list = t->list, .fitting = t->fitting, .progress = t->progress,
	                    .now = t->now};
	size_t n = 0;
	v.fitting_count = choose_fitting(arena, t->list, t->count, &t->page, t->fitting);
	choose_begin(&v, t->seed++);
	for (int size = 0; size < SLOT_SIZES; size++) {
		if (!choose_next(&v, (enum slot_size)size, &shown[n])) {
			t->empty++;
			continue;
		}
		uint32_t c = shown[n].campaign;
		assert_true(t->list[c].creatives[shown[n].creative].fits[size]);
		t->shown[c]++;
		t->progress[c].served_in_all++;
		t->progress[c].served_today++;
		n++;
	}
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++) {
			const struct campaign *a = &t->list[shown[i].campaign];
			const struct campaign *b = &t->list[shown[k].campaign];
			assert_ptr_not_equal(a, b);
			assert_false(str_eq(a->advertiser, b->advertiser));
			assert_false(a->competes.n && str_eq(a->competes, b->competes));
		}
	return n;
}

static void
many_views(struct trial *t, int n)
{
	struct ad_choice shown[2];
	for (int i = 0; i < n; i++)
		view(t, shown);
}

/* Within four standard deviations of a share of the draws. */
static void
assert_share(int count, int draws, double share)
{
	double sigma4 = 16 * draws * share * (1 - share), off = count - draws * share;
	if (off * off > sigma4 + 1)
		fail_msg("%d of %d where %.3f was expected", count, draws, share);
}

static void
weights_decide_within_a_priority(void **state)
{
	(void)state;
	struct trial t = trial_of(3);
	t.list[0].weight = 6;
	t.list[1].weight = 3;
	for (size_t i = 0; i < 3; i++) { /* one slot of the two takes them */
		t.list[i].creatives = &boxes;
	}
	many_views(&t, DRAWS);
	assert_share(t.shown[0], DRAWS, .6);
	assert_share(t.shown[1], DRAWS, .3);
	assert_share(t.shown[2], DRAWS, .1);
	assert_int_equal(t.empty, DRAWS);
}

static void
a_higher_priority_comes_first(void **state)
{
	(void)state;
	struct trial t = trial_of(3);
	t.list[1].priority = 1;
	t.list[2].priority = 9;
	t.list[2].weight = 1000;
	many_views(&t, 1000);
	assert_int_equal(t.shown[1], 1000);
	assert_int_equal(t.shown[0], 1000);
	assert_int_equal(t.shown[2], 0);
}

static void
shares_are_of_pages(void **state)
{
	(void)state;
	struct trial t = trial_of(4);
	t.list[0].share = 30;
	t.list[1].share = 15;
	t.list[1].creatives = &boxes;
	many_views(&t, DRAWS);
	assert_share(t.shown[0], DRAWS, .3);
	assert_share(t.shown[1], DRAWS, .15);
}

static void
shares_of_more_than_all_are_cut_down_alike(void **state)
{
	(void)state;
	struct trial t = trial_of(2);
	t.list[0].share = 100;
	t.list[1].share = 25;
	many_views(&t, DRAWS);
	assert_share(t.shown[0], DRAWS, .8);
	assert_share(t.shown[1], DRAWS, .2);
}

static void
a_rival_never_takes_the_place_of_a_share(void **state)
{
	(void)state;
	struct trial t = trial_of(3);
	static struct creative wides = {.name = {"w", 1}, .fits = {false, true}};
	t.list[0].share = 40;
	t.list[0].creatives = &wides; /* its slot comes second */
	t.list[0].competes = t.list[1].competes = STR("bank");
	t.list[1].priority = 1;
	many_views(&t, DRAWS);
	assert_share(t.shown[0], DRAWS, .4);
	assert_share(t.shown[1], DRAWS, .6);
}

static void
house_ads_stand_where_nothing_else_does(void **state)
{
	(void)state;
	struct trial t = trial_of(3);
	t.list[1].house = t.list[2].house = true;
	t.list[0].creatives = &boxes;
	t.list[0].priority = 9;
	many_views(&t, DRAWS);
	assert_int_equal(t.shown[0], DRAWS);
	assert_share(t.shown[1], DRAWS, .5);
	assert_int_equal(t.empty, 0);
}

static void
one_advertiser_and_one_of_a_kind_on_a_page(void **state)
{
	(void)state;
	struct trial t = trial_of(4);
	t.list[1].advertiser = t.list[0].advertiser;
	t.list[2].competes = t.list[3].competes = STR("bank");
	many_views(&t, DRAWS); /* view() checks each page */
	for (int i = 0; i < 4; i++)
		assert_true(t.shown[i] > 0);
	t.count = 2;
	t.empty = 0;
	many_views(&t, 100);
	assert_int_equal(t.empty, 100);
}

struct row {
	const char *sections, *languages, *countries;
	int64_t first, last;
	bool fits;
};

static const struct row rows[] = {
	{"", "", "", INT64_MIN, INT64_MAX, true},
	{"Sport, World", "", "", INT64_MIN, INT64_MAX, true},
	{"Sport", "", "", INT64_MIN, INT64_MAX, false},
	{"", "de, en", "", INT64_MIN, INT64_MAX, true},
	{"", "de", "", INT64_MIN, INT64_MAX, false},
	{"", "", "NO", INT64_MIN, INT64_MAX, true},
	{"", "", "se", INT64_MIN, INT64_MAX, false},
	{"", "", "", DAY, DAY, true},
	{"", "", "", DAY + 1, INT64_MAX, false},
	{"", "", "", INT64_MIN, DAY - 1, false},
};

static void
nothing_stands_outside_of_what_it_booked(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct trial t = trial_of(1);
		struct ad_choice shown[2];
		t.list[0].sections = str_of(rows[i].sections);
		t.list[0].languages = str_of(rows[i].languages);
		t.list[0].countries = str_of(rows[i].countries);
		t.list[0].first_day = rows[i].first;
		t.list[0].last_day = rows[i].last;
		if ((view(&t, shown) > 0) != rows[i].fits)
			fail_msg("row %zu", i);
	}
}

static void
sections_are_compared_as_pages_name_them(void **state)
{
	(void)state;
	struct trial t = trial_of(1);
	struct ad_choice shown[2];
	t.list[0].sections = STR("Local news, Sport");
	t.page.section = slot_section(&arena, STR("Local news"));
	assert_true(view(&t, shown) > 0);
	t.page.section = STR_NONE;
	assert_int_equal(view(&t, shown), 0);
}

/* ── goals ── */

/* A day of views, evenly; how many of each quarter campaign 0 got. */
static void
run_day(struct trial *t, int views, int64_t quarters[4])
{
	struct ad_choice shown[2];
	for (size_t i = 0; i < t->count; i++)
		t->progress[i].served_today = t->progress[i].clicked_today = 0;
	for (int i = 0; i < views; i++) {
		t->now.second = (int64_t)i * 86400 / views;
		int before = t->shown[0];
		view(t, shown);
		quarters[i * 4 / views] += t->shown[0] - before;
	}
}

static void
a_goal_is_reached_evenly_and_exactly(void **state)
{
	(void)state;
	struct trial t = trial_of(2);
	t.list[0].first_day = DAY;
	t.list[0].last_day = DAY + 4;
	t.list[0].served.in_all = 1000;
	for (int day = 0; day < 7; day++) {
		int64_t quarters[4] = {0};
		t.now.day = t.page.day = DAY + day;
		run_day(&t, 5000, quarters);
		for (int q = 0; q < 4; q++)
			assert_in_range(quarters[q], day < 5 ? 49 : 0, day < 5 ? 51 : 0);
	}
	assert_int_equal(t.shown[0], 1000);
}

static void
what_a_weak_day_missed_is_shared_out_to_the_others(void **state)
{
	(void)state;
	struct trial t = trial_of(1);
	int64_t quarters[4] = {0};
	t.list[0].first_day = DAY;
	t.list[0].last_day = DAY + 4;
	t.list[0].served.in_all = 1000;
	run_day(&t, 40, quarters);
	assert_int_equal(t.shown[0], 40);
	t.now.day = t.page.day = DAY + 1;
	run_day(&t, 5000, quarters);
	assert_int_equal(t.shown[0], 40 + 240);
}

static void
a_day_has_no_more_than_its_own_goal(void **state)
{
	(void)state;
	struct trial t = trial_of(1);
	int64_t quarters[4] = {0};
	t.list[0].served.a_day = 100;
	run_day(&t, 3000, quarters);
	assert_int_equal(t.shown[0], 100);
	for (int q = 0; q < 4; q++)
		assert_in_range(quarters[q], 24, 26);
}

static void
who_is_behind_a_goal_goes_before_who_has_none(void **state)
{
	(void)state;
	struct trial t = trial_of(2);
	int64_t quarters[4] = {0};
	for (int i = 0; i < 2; i++)
		t.list[i].creatives = &boxes;
	t.list[1].weight = 1000;
	t.list[0].served.a_day = 900;
	run_day(&t, 1000, quarters);
	assert_int_equal(t.shown[0], 900);
	assert_int_equal(t.shown[1], 100);
}

static void
a_goal_of_clicks_ends_with_the_last_click(void **state)
{
	(void)state;
	struct trial t = trial_of(1);
	struct ad_choice shown[2];
	t.list[0].clicked.in_all = 3;
	assert_true(view(&t, shown) > 0);
	t.progress[0].clicked_in_all = 3;
	t.progress[0].clicked_today = 1;
	assert_int_equal(view(&t, shown), 0);
	assert_string_equal(pace_state(&t.list[0], &t.progress[0], DAY), "reached");
}

static void
equal_inputs_give_the_same_choice(void **state)
{
	(void)state;
	struct trial a = trial_of(8), b = trial_of(8);
	for (int i = 0; i < 500; i++) {
		struct ad_choice x[2] = {{0}}, y[2] = {{0}};
		assert_int_equal(view(&a, x), view(&b, y));
		assert_memory_equal(x, y, sizeof x);
	}
}

static void
days_are_those_of_the_site(void **state)
{
	(void)state;
	struct ad_moment m = ad_moment_of(86400 * 10 - 1800, 60);
	assert_int_equal(m.day, 10);
	assert_int_equal(m.second, 1800);
	m = ad_moment_of(86400 * 10 + 60, -600);
	assert_int_equal(m.day, 9);
	assert_int_equal(m.second, 86400 - 600 * 60 + 60);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(weights_decide_within_a_priority),
		cmocka_unit_test(a_higher_priority_comes_first),
		cmocka_unit_test(shares_are_of_pages),
		cmocka_unit_test(shares_of_more_than_all_are_cut_down_alike),
		cmocka_unit_test(a_rival_never_takes_the_place_of_a_share),
		cmocka_unit_test(house_ads_stand_where_nothing_else_does),
		cmocka_unit_test(one_advertiser_and_one_of_a_kind_on_a_page),
		cmocka_unit_test(nothing_stands_outside_of_what_it_booked),
		cmocka_unit_test(sections_are_compared_as_pages_name_them),
		cmocka_unit_test(a_goal_is_reached_evenly_and_exactly),
		cmocka_unit_test(what_a_weak_day_missed_is_shared_out_to_the_others),
		cmocka_unit_test(a_day_has_no_more_than_its_own_goal),
		cmocka_unit_test(who_is_behind_a_goal_goes_before_who_has_none),
		cmocka_unit_test(a_goal_of_clicks_ends_with_the_last_click),
		cmocka_unit_test(equal_inputs_give_the_same_choice),
		cmocka_unit_test(days_are_those_of_the_site),
	};
	arena = arena_open(16 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
