/* changes_test.c: what is different in a new edition, in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/changes.h"

static struct arena arena, scratch;
static struct cite cites[] = {{0, 0, 30}, {1, 0, 30}};
static struct story_sentence sentences[] = {
	{.text = STR("The bridge at Orrel was closed."), .cites = &cites[0], .cite_count = 1,
	 .check = CHECK_VERBATIM},
	{.text = STR("Nine villages are cut off."), .cites = &cites[1], .cite_count = 1,
	 .check = CHECK_VERBATIM},
};
static struct story_source sources[] = {
	{0, STR("https://a.example/1"), STR("Courier"), STR("T"), WHEN_NONE, -1},
	{1, STR("https://b.example/1"), STR("Radio"), STR("T"), WHEN_NONE, -1},
	{2, STR("https://c.example/1"), STR("Mail"), STR("T"), WHEN_NONE, 0},
	{3, STR("https://d.example/1"), STR("Bote"), STR("T"), WHEN_NONE, -1},
};
static const struct str texts[] = {
	STR("Rain fell. The bridge at Orrel was\nclosed. More."), STR("Nine villages are cut off."),
	STR("The bridge at Orrel was closed."), STR("Die Brücke ist zu."),
};

static int
open_arenas(void **state)
{
	(void)state;
	arena = arena_open(1 << 22);
	scratch = arena_open(1 << 22);
	return 0;
}

static int
close_arenas(void **state)
{
	(void)state;
	arena_close(&arena);
	arena_close(&scratch);
	return 0;
}

static struct story
story_of(size_t source_count, size_t sentence_count)
{
	struct story s = {.headline = STR("H"), .sources = sources, .source_count = source_count};
	s.paragraphs[0] = (struct story_paragraph){sentences, sentence_count};
	return s;
}

static void
the_same_story_has_not_changed(void **state)
{
	struct story s = story_of(2, 2);
	(void)state;
	assert_null(changes_between(&arena, scratch, &s, 1, &s, texts).words.p);
}

static void
new_reports_are_named_and_reprints_alone_are_called_so(void **state)
{
	struct story before = story_of(2, 2), three = story_of(3, 2), four = story_of(4, 2);
	(void)state;
	struct changes c = changes_between(&arena, scratch, &before, 1, &three, texts);
	assert_true(str_eq(c.words, STR("Adds a reprint by Mail.")));
	c = changes_between(&arena, scratch, &before, 1, &four, texts);
	assert_true(str_eq(c.words, STR("Adds a report by Bote.")));
	assert_null(c.correction.p);
}

static void
a_sentence_that_left_its_source_is_a_correction(void **state)
{
	struct story s = story_of(2, 2);
	struct str changed[] = {texts[0], STR("Eleven villages are cut off.")};
	(void)state;
	struct changes c = changes_between(&arena, scratch, &s, 3, &s, changed);
	assert_true(str_eq(c.words, STR("Radio has changed its report.")));
	assert_true(str_has(c.correction, STR("Edition 3 said: \xe2\x80\x9cNine villages are cut off.")));
}

static void
a_withdrawn_report_that_was_quoted_is_a_correction(void **state)
{
	struct story before = story_of(2, 2), now = story_of(1, 1);
	(void)state;
	struct changes c = changes_between(&arena, scratch, &before, 2, &now, texts);
	assert_true(str_eq(c.words, STR("Radio has withdrawn its report.")));
	assert_true(str_has(c.correction, STR("withdrawn")));
}

static void
other_sentences_from_the_same_reports_are_said_to_be_rewritten(void **state)
{
	struct story before = story_of(2, 2), now = story_of(2, 1);
	(void)state;
	assert_true(str_eq(changes_between(&arena, scratch, &before, 1, &now, texts).words,
	                   STR("Rewritten from the same reports.")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_story_has_not_changed),
		cmocka_unit_test(new_reports_are_named_and_reprints_alone_are_called_so),
		cmocka_unit_test(a_sentence_that_left_its_source_is_a_correction),
		cmocka_unit_test(a_withdrawn_report_that_was_quoted_is_a_correction),
		cmocka_unit_test(other_sentences_from_the_same_reports_are_said_to_be_rewritten),
	};
	return cmocka_run_group_tests(tests, open_arenas, close_arenas);
}
