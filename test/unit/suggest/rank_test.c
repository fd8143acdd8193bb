/* rank_test.c: an order of the front page that readers accept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "suggest/rank.h"

enum { HOUR = 3600, MOST = 12 };

static const int64_t noon = 1795996800;
static struct arena out, scratch;

static const struct rank_settings usual = {
	.voices_power = .75, .half_life_s = 12 * HOUR, .growth_s = 3 * HOUR, .growth_weight = .5,
	.reach_weight = .1, .opinion_weight = .4, .near_weight = .8, .hold = .08,
	.lead_s = 48 * HOUR,
};

/* Headlines that have no word in common. */
static const char *const matters[MOST] = {
	"Ferry sails", "Library opens", "Cup final", "Glacier melts", "Tax vote", "Choir sings",
	"Bridge closed", "Harvest poor", "Telescope dark", "Strike ends", "Miners rescued", "Wolf seen",
};

/* A story as a row: the letter by which the expected order names it. */
struct row {
	char name;
	int independent;
	double newest_h, oldest_h; /* its voices came evenly between */
	int outlets;               /* 0: as many as are independent */
	int countries, opinions;
	double section;            /* 0: 1; negative: none of it */
	const char *headline;      /* NULL: one of its own */
	int place;                 /* where it stood */
};

static struct rank_story
story_of(const struct row *row, size_t i)
{
	static struct rank_voice voices[MOST][64];
	struct rank_story s = {
		.id = row->name, .language = STR("en"), .independent = row->independent,
		.headline = str_of(row->headline ? row->headline : matters[i]),
		.outlets = row->outlets ? row->outlets : row->independent,
		.countries = row->countries ? row->countries : 1, .opinions = row->opinions,
		.newest_at = noon - (int64_t)(row->newest_h * HOUR),
		.section_weight = row->section == 0 ? 1 : row->section < 0 ? 0 : row->section,
		.place = (size_t)row->place, .voices = voices[i],
	};
	for (int v = 0; v < row->independent; v++) {
		double share = row->independent > 1 ? (double)v / (row->independent - 1) : 0;
		double h = row->newest_h + (row->oldest_h - row->newest_h) * share;
		voices[i][s.voice_count++] = (struct rank_voice){noon - (int64_t)(h * HOUR),
		                                                 noon - (int64_t)(h * HOUR)};
	}
	return s;
}

static struct rank_terms terms[MOST];
static struct rank_story stories[MOST];

static void
order_of(const struct row *rows, char *names)
{
	size_t n = 0, order[MOST];
	for (; n < MOST && rows[n].name; n++)
		stories[n] = story_of(&rows[n], n);
	size_t shown = rank_stories(scratch, &usual, stories, n, noon, order, terms);
	for (size_t i = 0; i < shown; i++)
		names[i] = rows[order[i]].name;
	names[shown] = 0;
}

static void
invented_front_pages_stand_in_the_expected_order(void **state)
{
	static const struct {
		const char *what;
		struct row rows[MOST + 1];
		const char *order;
	} pages[] = {
		{"nothing", {{0}}, ""},
		{"more voices of the same age come first",
		 {{'a', 2, 1, 1}, {'b', 5, 1, 1}, {'c', 3, 1, 1}}, "bca"},
		{"of equal voices the fresher comes first",
		 {{'a', 3, 9, 9}, {'b', 3, 1, 1}, {'c', 3, 4, 4}}, "bca"},
		{"a big old story gives way to a small fresh one",
		 {{'a', 20, 50, 60}, {'b', 3, 1, 2}}, "ba"},
		{"a big story of this morning does not",
		 {{'a', 20, 5, 10}, {'b', 3, 1, 2}}, "ab"},
		{"one new report does not wake the whole of an old story",
		 {{'a', 8, 1, 100}, {'b', 6, 1, 3}}, "ba"},
		{"a story that grows passes one that stands",
		 {{'a', 5, 6, 8}, {'b', 4, 0, 1}}, "ba"},
		{"one source never leads",
		 {{'a', 1, 0, 0}, {'b', 2, 20, 20}}, "ba"},
		{"nor do several of opinion",
		 {{'a', 3, 0, 0, .opinions = 2}, {'b', 2, 20, 20}}, "ba"},
		{"but where there is nothing else, or only what is two days old",
		 {{'a', 1, 0, 0}, {'b', 2, 49, 49}}, "ab"},
		{"reprints are reach and no voices",
		 {{'a', 1, 1, 1, .outlets = 9}, {'b', 2, 1, 1}, {'c', 1, 1, 1}}, "bac"},
		{"countries count", {{'a', 3, 1, 1}, {'b', 3, 1, 1, .countries = 4}}, "ba"},
		{"opinion weighs less", {{'a', 4, 1, 1, .opinions = 4}, {'b', 2, 1, 1}}, "ba"},
		{"the operator's weights", {{'a', 3, 1, 1, .section = .5}, {'b', 2, 1, 1}}, "ba"},
		{"and what they keep off", {{'a', 9, 0, 0, .section = -1}, {'b', 2, 9, 9}}, "b"},
		{"ties: the newer", {{'b', 3, 1.1, 1.1}, {'a', 3, 1, 1}}, "ab"},
		{"ties of all: the smaller id", {{'b', 3, 1, 1}, {'a', 3, 1, 1}}, "ab"},
		{"no three of one matter in a row",
		 {{'a', 9, 1, 1, .headline = "Dam at Ullen in Morna breaks"},
		  {'b', 8, 1, 1, .headline = "Dam at Ullen in Morna: schools open"},
		  {'c', 8, 1, 1, .headline = "Ullen dam in Morna: operator searched"}, {'d', 2, 9, 9}, {'e', 2, 10, 10}},
		 "abdce"},
		{"of what is near one goes before two",
		 {{'a', 9, 1, 1, .headline = "Dam at Ullen in Morna breaks"},
		  {'b', 7, 1, 1, .headline = "Dam at Ullen in Morna: schools open"}, {'c', 6, 1, 1},
		  {'d', 2, 9, 9}, {'e', 2, 10, 10}},
		 "acbde"},
		{"nothing changes places for little",
		 {{'a', 4, 1.5, 1.5, .place = 1}, {'b', 4, 1, 1, .place = 2}}, "ab"},
		{"and does for more",
		 {{'a', 4, 5, 5, .place = 1}, {'b', 4, 1, 1, .place = 2}}, "ba"},
		{"a place that was held below is none above",
		 {{'a', 4, 1.5, 1.5, .place = 2}, {'b', 4, 1, 1, .place = 1}}, "ba"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		char names[MOST + 1];
		order_of(pages[i].rows, names);
		if (strcmp(names, pages[i].order) != 0)
			fail_msg("%s: %s, not %s (%.3f, %.3f)", pages[i].what, names, pages[i].order,
			         terms[0].weight, terms[1].weight);
	}
}

/* An order that was made stays what it is until something happens. */
static void
the_order_is_the_same_when_it_is_made_again(void **state)
{
	struct row rows[MOST + 1] = {{0}};
	char names[MOST + 1], again[MOST + 1];
	(void)state;
	for (int i = 0; i < MOST; i++)
		rows[i] = (struct row){.name = (char)('a' + i), .independent = 1 + i * 7 % 5,
		                       .newest_h = i * 5 % 7, .oldest_h = 8 + i % 3,
		                       .place = i % 3 ? MOST - i : 0};
	order_of(rows, names);
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < MOST; i++)
			rows[i].place = (int)(strchr(names, rows[i].name) - names) + 1;
		order_of(rows, again);
		assert_string_equal(again, names);
	}
}

/* Two stories that get a report in turns do not change places each time. */
static void
turns_do_not_flicker(void **state)
{
	int changes = 0;
	char leader = 0, names[MOST + 1];
	struct row rows[3] = {{'a', 5, 0, 2}, {'b', 5, .3, 2.3}};
	(void)state;
	for (int turn = 0; turn < 20; turn++) {
		rows[turn % 2].newest_h = .0;
		rows[1 - turn % 2].newest_h = .3;
		order_of(rows, names);
		changes += leader && names[0] != leader;
		leader = names[0];
		rows[0].place = leader == 'a' ? 1 : 2;
		rows[1].place = 3 - rows[0].place;
	}
	assert_int_equal(changes, 0);
}

static void
words_say_what_counted(void **state)
{
	static const struct row rows[] = {
		{'a', 5, 1, 4, .outlets = 7, .countries = 2, .section = 1.5, .place = 1},
		{'b', 1, 0, 0, .headline = "Choir"},
		{'c', 5, 1, 3.6, .outlets = 7, .countries = 2, .section = 1.5, .place = 2}, {0},
	};
	char names[MOST + 1];
	(void)state;
	order_of(rows, names);
	struct str words = rank_words(&out, &stories[0], &terms[0]);
	const char *parts[] = {"5 independent outlets (x3.34)", "the newest report 1.0 hours old",
	                       "carried by 7 outlets in 2 countries (x1.15)",
	                       "the operator's weight of its section (x1.50)",
	                       "it stood here or above before", "independent outlets an hour (x1."};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (!str_has(words, str_of(parts[i])))
			fail_msg("%s is not in: %.*s", parts[i], STR_ARG(words));
	words = rank_words(&out, &stories[1], &terms[1]);
	assert_true(str_has(words, STR("1 independent outlet (x1.00)")));
	assert_false(str_has(words, STR("an hour")));
	assert_false(terms[2].held);
}

static void
weights_are_the_product_of_their_terms(void **state)
{
	static const struct row rows[] = {
		{'a', 6, 1, 5, .outlets = 8, .countries = 3, .opinions = 2, .section = 2}, {0},
	};
	char names[MOST + 1];
	(void)state;
	order_of(rows, names);
	const struct rank_terms *t = &terms[0];
	double product = t->voices * t->freshness * t->growth * t->reach * t->section * t->kind;
	assert_true(t->weight == product && product > 0);
	assert_true(t->freshness > .7 && t->freshness < .95 && t->growth > 1 && t->kind < 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(invented_front_pages_stand_in_the_expected_order),
		cmocka_unit_test(the_order_is_the_same_when_it_is_made_again),
		cmocka_unit_test(turns_do_not_flicker),
		cmocka_unit_test(words_say_what_counted),
		cmocka_unit_test(weights_are_the_product_of_their_terms),
	};
	out = arena_open(16 << 20);
	scratch = arena_open(64 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
