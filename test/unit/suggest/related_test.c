/* related_test.c: which stories are offered after one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "suggest/related.h"

static struct arena out, scratch;

enum { DAM, DAM_AGAIN, DAM_SCHOOLS, DAM_SHARES, FERRY, CUP, LIBRARY, GERMAN, OLD, COUNT };

#define ITEM(number, head, words, part, tongue, many, at) \
	{.id = (number), .headline = STR(head), .text = STR(words), .section = STR(part), \
	 .language = STR(tongue), .outlets = (many), .newest_at = (at)}

static const struct suggest_item *
items(void)
{
	static struct suggest_item all[COUNT];
	const struct suggest_item rows[COUNT] = {
		ITEM(1, "Dam at Ullen breaks", "The dam at Ullen failed and flooded the Morna valley.",
		     "Halvonia", "en", 7, 900000),
		ITEM(1, "Dam at Ullen breaks at dawn", "The dam at Ullen failed.", "Halvonia", "en", 7,
		     900000),
		ITEM(2, "Schools take in people of the Morna valley",
		     "After the dam at Ullen failed, schools in Brenholt became a town.", "Halvonia",
		     "en", 3, 880000),
		ITEM(3, "Shares of the dam's operator fall", "The operator of the dam at Ullen lost a "
		     "third of its worth.", "Business", "en", 2, 870000),
		ITEM(4, "Ferry sails again", "The ferry to the islands sails again after a fire.",
		     "Halvonia", "en", 4, 899000),
		ITEM(5, "Cup final ends in extra time", "The handball cup went to Lindhaven.", "Sport",
		     "en", 5, 890000),
		ITEM(6, "Library lends sewing machines", "A library lends what people need.",
		     "Culture", "en", 1, 860000),
		ITEM(7, "Felssturz am Pass", "Ein Felssturz sperrt den Pass.", "World", "de", 9,
		     899000),
		ITEM(8, "Old news of a festival", "A festival was held.", "Culture", "en", 2, 1000),
	};
	for (size_t i = 0; i < COUNT; i++)
		all[i] = rows[i];
	return all;
}

static const struct related_set *
set_of(const struct suggest_item *all, size_t n)
{
	return related_set_of(&out, scratch, all, n);
}

static size_t
place_of(const size_t *chosen, size_t n, size_t item)
{
	for (size_t i = 0; i < n; i++)
		if (chosen[i] == item)
			return i;
	return n;
}

static void
near_stories_come_first(void **state)
{
	(void)state;
	size_t chosen[6];
	size_t n = related_choose(scratch, set_of(items(), COUNT), DAM, 6, chosen);
	assert_int_equal(n, 6);
	assert_true(place_of(chosen, n, DAM_SCHOOLS) < 2);
	assert_true(place_of(chosen, n, DAM_SHARES) < 2);
}

/* Words that were read before are those of the texts. */
static void
known_terms_change_nothing(void **state)
{
	struct suggest_item known[COUNT];
	struct suggest_terms terms[COUNT];
	size_t read[COUNT], kept[COUNT];
	(void)state;
	for (size_t i = 0; i < COUNT; i++) {
		known[i] = items()[i];
		terms[i] = suggest_terms_of(&out, scratch, &known[i]);
		known[i].terms = &terms[i];
		known[i].text = STR_NONE;
	}
	size_t n = related_choose(scratch, set_of(items(), COUNT), DAM, COUNT, read);
	assert_int_equal(related_choose(scratch, set_of(known, COUNT), DAM, COUNT, kept), n);
	assert_memory_equal(read, kept, n * sizeof *read);
}

static void
never_the_same_story(void **state)
{
	(void)state;
	size_t chosen[COUNT];
	size_t n = related_choose(scratch, set_of(items(), COUNT), DAM, COUNT, chosen);
	assert_int_equal(place_of(chosen, n, DAM), n);
	assert_int_equal(place_of(chosen, n, DAM_AGAIN), n);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			assert_int_not_equal(chosen[i], chosen[k]);
}

static void
the_rest_is_new_and_wide_and_of_the_language(void **state)
{
	(void)state;
	size_t chosen[COUNT];
	size_t n = related_choose(scratch, set_of(items(), COUNT), DAM, COUNT, chosen);
	assert_int_equal(n, COUNT - 2);
	assert_true(place_of(chosen, n, FERRY) < place_of(chosen, n, LIBRARY));
	assert_true(place_of(chosen, n, CUP) < place_of(chosen, n, OLD));
	assert_int_equal(place_of(chosen, n, GERMAN), n - 1);
}

static void
two_that_tell_the_same_are_one(void **state)
{
	(void)state;
	struct suggest_item all[3];
	size_t chosen[3];
	all[0] = items()[DAM];
	all[1] = all[2] = items()[FERRY];
	all[2].id = 99;
	assert_int_equal(related_choose(scratch, set_of(all, 3), 0, 3, chosen), 1);
}

static void
never_three_of_one_matter(void **state)
{
	(void)state;
	static const char *const heads[] = {
		"Ullen dam floods Morna valley: warden", "Ullen dam floods Morna valley: shares",
		"Ullen dam floods Morna valley: schools", "Ullen dam floods Morna valley: weir",
		"Ullen dam floods Morna valley: inquiry"};
	struct suggest_item all[5 + COUNT - FERRY];
	size_t chosen[5], of_dam = 0, many = sizeof all / sizeof *all;
	for (size_t i = 0; i < 5; i++)
		all[i] = (struct suggest_item){.id = (int64_t)i + 1, .headline = str_of(heads[i]),
		                               .language = STR("en"), .outlets = 2, .newest_at = 900000};
	for (size_t i = 5; i < many; i++) {
		all[i] = items()[FERRY + i - 5];
		all[i].id += 100;
	}
	size_t n = related_choose(scratch, set_of(all, many), 0, 5, chosen);
	for (size_t i = 0; i < n; i++)
		of_dam += chosen[i] < 5;
	assert_int_equal(of_dam, 2);
	assert_int_equal(n, 5);
}

/* One that shares a word with the story gives way to one that the stories around it are near to. */
static void
the_nearest_are_asked_too(void **state)
{
	(void)state;
	static const char *const heads[] = {"Ferry licence", "Ferry licence harbour", "Harbour pilots",
	                                    "Licence plates"};
	struct suggest_item all[4];
	size_t chosen[3];
	for (size_t i = 0; i < 4; i++)
		all[i] = (struct suggest_item){.id = (int64_t)i + 1, .headline = str_of(heads[i]),
		                               .text = i == 2 ? STR("ferry") : STR(""),
		                               .language = STR("en"), .outlets = 2, .newest_at = 900000};
	size_t n = related_choose(scratch, set_of(all, 4), 0, 3, chosen);
	assert_true(place_of(chosen, n, 2) < place_of(chosen, n, 3));
}

static void
nothing_to_choose_from_is_nothing(void **state)
{
	(void)state;
	size_t chosen[1];
	assert_int_equal(related_choose(scratch, set_of(items(), 1), 0, 6, chosen), 0);
	assert_int_equal(related_choose(scratch, set_of(items(), COUNT), 0, 0, chosen), 0);
	assert_int_equal(related_choose(scratch, set_of(items(), COUNT), COUNT, 1, chosen), 0);
}

static void
sequel_follows_on_from_what_ended_before_it(void **state)
{
	(void)state;
	struct suggest_item all[COUNT];
	size_t chosen[2];
	for (size_t i = 0; i < COUNT; i++) {
		all[i] = items()[i];
		all[i].newest_at = i == DAM ? 5000 : 1000;
	}
	all[DAM_AGAIN].id = 99;
	assert_int_equal(related_before(scratch, set_of(all, COUNT), DAM, 4000, 2, chosen), 1);
	assert_int_equal(chosen[0], DAM_AGAIN);
	assert_int_equal(related_before(scratch, set_of(all, COUNT), DAM, 1000, 2, chosen), 0);
	all[DAM_AGAIN].language = STR("de");
	size_t n = related_before(scratch, set_of(all, COUNT), DAM, 4000, 2, chosen);
	assert_int_equal(place_of(chosen, n, DAM_AGAIN), n);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(near_stories_come_first),
		cmocka_unit_test(known_terms_change_nothing),
		cmocka_unit_test(never_the_same_story),
		cmocka_unit_test(the_rest_is_new_and_wide_and_of_the_language),
		cmocka_unit_test(two_that_tell_the_same_are_one),
		cmocka_unit_test(never_three_of_one_matter),
		cmocka_unit_test(the_nearest_are_asked_too),
		cmocka_unit_test(nothing_to_choose_from_is_nothing),
		cmocka_unit_test(sequel_follows_on_from_what_ended_before_it),
	};
	out = arena_open(16 << 20);
	scratch = arena_open(64 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
