/* group_test.c: which story an article comes to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "invented.h"

enum { HOUR = 3600, DAY = 24 * HOUR };

static const int64_t monday = 1795996800; /* 2026-11-30 00:00 UTC */

struct desk {
	struct arena arena, scratch;
	struct invented in;
	struct grouper *grouper;
};

static struct desk
desk_open(void)
{
	return (struct desk){.arena = arena_open((size_t)1 << 30),
	                     .scratch = arena_open(64 << 20), .grouper = grouper_open()};
}

static void
desk_close(struct desk *d)
{
	grouper_close(d->grouper);
	arena_close(&d->arena);
	arena_close(&d->scratch);
}

static struct group_place
place(struct desk *d, const struct group_article *a)
{
	struct group_place p;
	grouper_place(d->grouper, &d->arena, d->scratch, a, &p);
	return p;
}

static struct group_article
report(struct desk *d, int64_t id, uint32_t event, int64_t published)
{
	d->in.arena = &d->arena;
	return invented_report(&d->in, id, event, published);
}

static struct str
text(struct desk *d, uint32_t event, int words, int own)
{
	d->in.arena = &d->arena;
	return invented_text(&d->in, event, words, own);
}

static void
copies_are_reprints_and_quotes_are_none(void **state)
{
	(void)state;
	struct desk d = desk_open();
	struct arena *a = &d.arena;
	struct group_article first = report(&d, 1, 1, monday);
	first.text = text(&d, 1, 600, 20);
	assert_true(place(&d, &first).founded);
	struct str t = first.text, other = text(&d, 1, 600, 20), lead = text(&d, 1, 60, 20);
	const struct {
		struct str text;
		bool reprint;
	} row[] = {
		{t, true},
		{str_sub(t, 0, t.n / 5), true},                             /* the tail cut */
		{str_cat(a, lead, str_skip(t, t.n / 10)), true},            /* a new lead */
		{str_cat(a, str_sub(t, 0, t.n / 2),
		         str_cat(a, str_sub(other, 0, other.n / 3), str_skip(t, t.n / 2))), true},
		{str_cat(a, str_sub(other, 0, other.n / 2), str_sub(t, 0, t.n / 8)), false},
		{str_cat(a, other, str_sub(t, 0, t.n / 5)), false},         /* a long quotation */
		{other, false},
		{str_sub(t, 0, 60), false},                                 /* too little to know */
		{STR(""), false},
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct grouper *g = grouper_open();
		struct group_article copy = report(&d, 2, 1, monday + HOUR);
		struct group_place p;
		copy.text = row[i].text;
		grouper_place(g, a, d.scratch, &first, &p);
		grouper_place(g, a, d.scratch, &copy, &p);
		if ((p.reprint_of == 1) != row[i].reprint)
			fail_msg("row %zu", i);
		if (row[i].reprint)
			assert_int_equal(p.story, 1);
		grouper_close(g);
	}
	desk_close(&d);
}

static void
reports_of_one_event_join_and_others_do_not(void **state)
{
	(void)state;
	struct desk d = desk_open();
	int64_t founder[20] = {0};
	for (int64_t id = 1; id <= 100; id++) {
		uint32_t event = (uint32_t)(id * 7 % 20);
		struct group_article a = report(&d, id, event, monday + id * HOUR / 4);
		struct group_place p = place(&d, &a);
		if (!founder[event])
			founder[event] = p.story;
		assert_int_equal(p.story, founder[event]);
		assert_int_equal(p.founded, p.story == id);
		assert_int_equal(p.reprint_of, 0);
		assert_int_equal(p.z >= 0, !p.founded);
	}
	assert_int_equal(grouper_live_stories(d.grouper), 20);
	desk_close(&d);
}

/* Weekly claims, daily tolls: the same words about another event; time and weekday part them. */
static void
weekly_figures_a_week_apart_do_not_join(void **state)
{
	(void)state;
	static const struct {
		int64_t later;
		const char *day;
		bool joins;
	} row[] = {{3 * HOUR, "Thursday", true}, {7 * DAY, "Monday", false}};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct desk d = desk_open();
		for (int64_t id = 1; id <= 60; id++) { /* so that common words are known as such */
			struct group_article a = report(&d, id, (uint32_t)id, monday - DAY);
			place(&d, &a);
		}
		struct group_article first = report(&d, 100, 900, monday), second;
		first.text = str_cat(&d.arena, STR("On Thursday "), text(&d, 900, 180, 24));
		second = report(&d, 101, 900, monday + row[i].later);
		second.text = str_fmt(&d.arena, "On %s " STR_FMT, row[i].day,
		                      STR_ARG(text(&d, 900, 180, 24)));
		second.title = text(&d, 900, 7, 20);
		assert_true(place(&d, &first).founded);
		struct group_place p = place(&d, &second);
		if (p.founded == row[i].joins)
			fail_msg("row %zu: z %.2f = %.2f %.2f %.2f %.2f %.2f", i, p.z, p.terms[0],
			         p.terms[1], p.terms[2], p.terms[3], p.terms[4]);
		desk_close(&d);
	}
}

/* Where no word is known to be common yet, all that happens in one town looks alike. */
static void
one_town_is_no_event_when_little_has_been_seen(void **state)
{
	(void)state;
	enum { TOWN = 900 };
	static const struct {
		uint32_t title; /* the event that the second title is about; 0: it has none */
		bool joins;
	} row[] = {{2, false}, {1, true}, {0, true}};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct desk d = desk_open();
		struct group_article first = report(&d, 1, 1, monday);
		struct group_article second = report(&d, 2, 2, monday + HOUR);
		first.text = str_cat(&d.arena, text(&d, 1, 100, 40), text(&d, TOWN, 80, 55));
		second.text = str_cat(&d.arena, text(&d, 2, 100, 40), text(&d, TOWN, 80, 55));
		first.title = text(&d, 1, 7, 100);
		second.title = row[i].title ? text(&d, row[i].title, 7, 100) : STR_NONE;
		assert_true(place(&d, &first).founded);
		struct group_place p = place(&d, &second);
		if (p.founded == row[i].joins)
			fail_msg("row %zu: z %.2f", i, p.z);
		desk_close(&d);
	}
}

static void
ended_story_does_not_wake(void **state)
{
	(void)state;
	for (int expire = 0; expire < 2; expire++) {
		struct desk d = desk_open();
		struct group_article a = report(&d, 1, 5, monday), b = report(&d, 2, 5, monday + 3 * DAY);
		struct group_article c = report(&d, 3, 5, monday + 20 * DAY);
		assert_true(place(&d, &a).founded);
		assert_int_equal(place(&d, &b).story, 1);
		if (expire) {
			grouper_expire(d.grouper, monday + 12 * DAY);
			assert_int_equal(grouper_live_stories(d.grouper), 1);
			grouper_expire(d.grouper, monday + 20 * DAY);
			assert_int_equal(grouper_live_stories(d.grouper), 0);
		}
		assert_true(place(&d, &c).founded);
		desk_close(&d);
	}
}

/* A story of unlike members has a low cohesion, which counts for newcomers; the floor keeps it
 * from drawing in the whole stream. */
static void
one_loose_story_does_not_swallow_the_stream(void **state)
{
	(void)state;
	struct desk d = desk_open();
	struct desk made = desk_open();
	struct err err;
	for (int64_t id = 401; id <= 600; id++) { /* so that common words are known as such */
		struct group_article a = report(&d, id, (uint32_t)id, monday - 30 * DAY);
		place(&d, &a);
	}
	for (int64_t id = 1; id <= 15; id++) {
		struct group_article a = report(&d, id, (uint32_t)id, monday);
		a.text = text(&d, (uint32_t)id, 200, 2);
		assert_true(grouper_restore(d.grouper, id, 1, 0, place(&made, &a).blob, &err));
	}
	int swallowed = 0;
	for (int64_t id = 16; id <= 315; id++) {
		struct group_article a = report(&d, id, (uint32_t)id, monday + (id & 7) * HOUR);
		a.text = text(&d, (uint32_t)id, 200, 2);
		swallowed += place(&d, &a).story == 1;
	}
	assert_int_equal(swallowed, 0);
	desk_close(&d);
	desk_close(&made);
}

static void
kinds_that_do_not_shape_leave_a_story_as_it_was(void **state)
{
	(void)state;
	static const enum article_kind kind[] = {KIND_LIVEBLOG, KIND_OPINION, KIND_SPONSORED,
	                                         KIND_DIGEST};
	for (size_t i = 0; i < sizeof kind / sizeof *kind; i++) {
		struct desk d = desk_open(), bare = desk_open();
		struct group_article a = report(&d, 1, 5, monday), b = report(&d, 2, 5, monday + HOUR);
		struct group_article c = report(&d, 3, 5, monday + 2 * HOUR);
		b.kind = kind[i];
		place(&d, &a);
		place(&bare, &a);
		assert_int_equal(place(&d, &b).story, 1);
		struct group_place with = place(&d, &c), without = place(&bare, &c);
		assert_int_equal(with.story, 1);
		assert_memory_equal(&with.z, &without.z, sizeof with.z);
		assert_memory_equal(with.terms, without.terms, sizeof with.terms);
		desk_close(&d);
		desk_close(&bare);
	}
}

static void
languages_do_not_mix(void **state)
{
	(void)state;
	struct desk d = desk_open();
	struct group_article a = report(&d, 1, 5, monday), b = report(&d, 2, 5, monday + HOUR);
	struct group_article c = report(&d, 3, 5, monday + HOUR), u = report(&d, 4, 5, monday);
	b.language = STR("de");
	c.language = STR("en-GB");
	u.language = STR_NONE;
	assert_true(place(&d, &a).founded);
	assert_true(place(&d, &b).founded);
	assert_int_equal(place(&d, &c).story, 1);
	assert_int_equal(place(&d, &u).story, 1);
	desk_close(&d);
}

static void
nothing_to_read_founds_its_own_story(void **state)
{
	(void)state;
	struct desk d = desk_open();
	struct group_article a = {.id = 1, .published = WHEN_UNKNOWN};
	struct group_article b = {.id = 2, .title = STR("\xff\xfe"), .text = STR("..."),
	                          .published = WHEN_UNKNOWN};
	assert_true(place(&d, &a).founded);
	assert_true(place(&d, &b).founded);
	desk_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(copies_are_reprints_and_quotes_are_none),
		cmocka_unit_test(reports_of_one_event_join_and_others_do_not),
		cmocka_unit_test(weekly_figures_a_week_apart_do_not_join),
		cmocka_unit_test(one_town_is_no_event_when_little_has_been_seen),
		cmocka_unit_test(ended_story_does_not_wake),
		cmocka_unit_test(one_loose_story_does_not_swallow_the_stream),
		cmocka_unit_test(kinds_that_do_not_shape_leave_a_story_as_it_was),
		cmocka_unit_test(languages_do_not_mix),
		cmocka_unit_test(nothing_to_read_founds_its_own_story),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
