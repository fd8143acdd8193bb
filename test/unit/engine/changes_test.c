/* changes_test.c: what is different in a new edition, in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/announce.h"

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
	assert_null(changes_between(&arena, scratch, STR("en"), &s, 1, &s, texts,
	                (struct changes_elsewhere){0}).words.p);
}

static void
new_reports_are_named_and_reprints_alone_are_called_so(void **state)
{
	struct story before = story_of(2, 2), three = story_of(3, 2), four = story_of(4, 2);
	(void)state;
	struct changes c = changes_between(&arena, scratch, STR("en"), &before, 1, &three, texts,
	                (struct changes_elsewhere){0});
	assert_true(str_eq(c.words, STR("Adds a reprint by Mail.")));
	c = changes_between(&arena, scratch, STR("en"), &before, 1, &four, texts,
	                (struct changes_elsewhere){0});
	assert_true(str_eq(c.words, STR("Adds a report by Bote.")));
	assert_null(c.correction.p);
}

static void
a_sentence_that_left_its_source_is_a_correction(void **state)
{
	struct story s = story_of(2, 2);
	struct str changed[] = {texts[0], STR("Eleven villages are cut off.")};
	(void)state;
	struct changes c = changes_between(&arena, scratch, STR("en"), &s, 3, &s, changed,
	                (struct changes_elsewhere){0});
	assert_true(str_eq(c.words, STR("Radio has changed its report.")));
	assert_true(str_has(c.correction, STR("Edition 3 said: \xe2\x80\x9cNine villages are cut off.")));
}

static void
a_withdrawn_report_that_was_quoted_is_a_correction(void **state)
{
	struct story before = story_of(2, 2), now = story_of(1, 1);
	(void)state;
	struct changes c = changes_between(&arena, scratch, STR("en"), &before, 2, &now, texts,
	                (struct changes_elsewhere){0});
	assert_true(str_eq(c.words, STR("Radio has withdrawn its report.")));
	assert_true(str_has(c.correction, STR("withdrawn")));
}

static struct str
words_between(const struct story *before, const struct story *now)
{
	return changes_between(&arena, scratch, STR("en"), before, 1, now, texts,
	                       (struct changes_elsewhere){0}).words;
}

static struct story_sentence
plain(const char *text)
{
	return (struct story_sentence){.text = str_of(text), .cites = &cites[0], .cite_count = 1,
	                               .check = CHECK_SHORTENED};
}

static struct story
with(struct story_sentence *list, size_t count)
{
	struct story s = {.headline = STR("H"), .language = STR("en"), .sources = sources,
	                  .source_count = 2};
	s.paragraphs[0] = (struct story_paragraph){list, count};
	return s;
}

static void
what_was_replaced_is_counted(void **state)
{
	struct story_sentence a[] = {plain("One."), plain("Two."), plain("Three.")};
	struct story_sentence b[] = {plain("Three."), plain("One."), plain("Four.")};
	struct story_sentence c[] = {plain("Four."), plain("Five."), plain("Six.")};
	struct story three = with(a, 3), other = with(b, 3), rewritten = with(c, 3), two = with(a, 2);
	(void)state;
	assert_true(str_eq(words_between(&three, &other), STR("One sentence was replaced.")));
	assert_true(str_eq(words_between(&three, &rewritten),
	                   STR("Rewritten from the same reports.")));
	assert_true(str_eq(words_between(&three, &two), STR("One sentence was dropped.")));
	assert_true(str_eq(words_between(&two, &three), STR("One sentence was added.")));
	struct story renamed = two;
	renamed.headline = STR("G");
	assert_true(str_eq(words_between(&two, &renamed), STR("New headline.")));
}

static void
order_alone_is_no_change(void **state)
{
	struct story_sentence a[] = {plain("One."), plain("Two.")};
	struct story_sentence b[] = {plain("Two."), plain("One.")};
	struct story one = with(a, 2), two = with(b, 2);
	(void)state;
	assert_null(words_between(&one, &two).p);
}

static void
a_figure_that_moved_is_named_with_its_noun(void **state)
{
	static const struct {
		const char *before, *now, *words;
	} rows[] = {
		{"The flood of Orrel killed 14 people.", "The flood of Orrel killed 17 people.",
		 "People killed: now 17, before 14."},
		{"The flood of Orrel killed fourteen people.", "At least 1,700 people were killed.",
		 "People killed: now 1,700, before 14."},
		{"The flood of Orrel killed 14 people.", "The flood of Orrel killed fourteen people.",
		 "Rewritten from the same reports."},
		{"The flood of Orrel killed 14 people.", "The flood of Orrel injured 17 people.",
		 "Rewritten from the same reports."},
		/* Two values in one edition: which moved is not known. */
		{"The flood of Orrel killed 14 people, and 12 people died in Tarn.",
		 "The flood of Orrel killed 17 people.", "Rewritten from the same reports."},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct story_sentence a[] = {plain(rows[i].before)}, b[] = {plain(rows[i].now)};
		struct story before = with(a, 1), now = with(b, 1);
		struct str got = words_between(&before, &now);
		if (!str_eq(got, str_of(rows[i].words)))
			fail_msg("%s / %s: " STR_FMT, rows[i].before, rows[i].now, STR_ARG(got));
	}
}

static void
a_correction_says_what_the_report_says_now(void **state)
{
	struct story_sentence eleven[] = {sentences[0], {.text = STR("Eleven villages are cut off."),
		.cites = &cites[1], .cite_count = 1, .check = CHECK_VERBATIM}};
	struct str changed[] = {texts[0], STR("Eleven villages are cut off.")};
	struct story before = story_of(2, 2), now = with(eleven, 2);
	(void)state;
	struct changes c = changes_between(&arena, scratch, STR("en"), &before, 3, &now, changed,
	                                   (struct changes_elsewhere){0});
	assert_true(str_eq(c.words, STR("Radio has changed its report.")));
	assert_true(str_ends(c.correction,
	                     STR("It now says: \xe2\x80\x9c" "Eleven villages are cut off.\xe2\x80\x9d")));
}

/* An answer counts like the text. */
static void
a_lost_answer_is_a_correction(void **state)
{
	struct story_question q = {.question = STR("Q?"), .answer = &sentences[1], .answer_count = 1};
	struct story before = story_of(2, 1), now = story_of(2, 1);
	struct str changed[] = {texts[0], STR("All roads are open.")};
	(void)state;
	before.questions = &q;
	before.question_count = 1;
	struct changes c = changes_between(&arena, scratch, STR("en"), &before, 3, &now, changed,
	                                   (struct changes_elsewhere){0});
	assert_true(str_eq(c.words, STR("Radio has changed its report.")));
	assert_true(str_has(c.correction, STR("Nine villages")));
}

/* A question in other words is worth an edition where a model chose or wrote them. */
static void
other_words_of_a_question_count_where_a_model_has_a_part(void **state)
{
	struct story_question one = {.question = STR("Why?"), .answer = sentences, .answer_count = 1}, two = one;
	struct story before = story_of(2, 1), now = before;
	(void)state;
	two.question = STR("For which reason?");
	before.questions = &one;
	now.questions = &two;
	before.question_count = now.question_count = 1;
	assert_null(words_between(&before, &now).p);
	now.writer.model = STR("small");
	struct changes c = changes_between(&arena, scratch, STR("en"), &before, 1, &now, texts,
	                                   (struct changes_elsewhere){0});
	assert_true(c.words.n && c.rewritten);
	assert_true(words_between(&now, &before).n > 0);
	now.questions = &one;
	assert_null(words_between(&before, &now).p);
}

static void
many_outlets_are_counted(void **state)
{
	static struct story_source many[8];
	static const char *const outlets[] = {"Courier", "Radio", "A", "B", "C", "D", "E", "F"};
	struct story before = story_of(2, 2), now = before;
	(void)state;
	for (int i = 0; i < 8; i++)
		many[i] = (struct story_source){(uint32_t)i, i < 2 ? sources[i].url : str_of(outlets[i]),
		                                str_of(outlets[i]), STR("T"), WHEN_NONE, -1};
	now.sources = many;
	now.source_count = 8;
	assert_true(str_eq(words_between(&before, &now),
	                   STR("Adds reports by A, B, C, D and 2 more outlets.")));
	now.source_count = 5;
	assert_true(str_eq(words_between(&before, &now), STR("Adds reports by A, B and C.")));
}

static void
reprints_and_other_words_are_no_report_and_no_substance(void **state)
{
	struct story before = story_of(2, 2), reprint = story_of(3, 2), report = story_of(4, 2);
	struct story other = story_of(2, 1), fewer = story_of(1, 2);
	struct changes_elsewhere none = {0};
	(void)state;
	other.headline = STR("Another");
	struct changes c = changes_between(&arena, scratch, STR("en"), &before, 1, &reprint, texts, none);
	assert_false(c.reports || c.substance);
	c = changes_between(&arena, scratch, STR("en"), &before, 1, &other, texts, none);
	assert_true(c.words.p && !c.reports && !c.substance);
	c = changes_between(&arena, scratch, STR("en"), &before, 1, &report, texts, none);
	assert_true(c.reports && !c.substance);
	/* What was quoted from a report that was withdrawn holds no longer. */
	c = changes_between(&arena, scratch, STR("en"), &before, 1, &fewer, texts, none);
	assert_true(c.substance);
}

static void
followers_are_told_of_what_is_new_and_no_more(void **state)
{
	enum { H = 3600 };
	static const struct {
		const char *why;
		int64_t voices_then, voices, hours;
		bool reports, substance, told;
	} cases[] = {
		{"a first edition", 0, 1, -1, false, false, true},
		{"a reprint, another headline", 4, 4, 1, false, false, false},
		{"the same, much later", 4, 4, 99, false, false, false},
		{"a figure moved", 9, 9, 0, false, true, true},
		{"one voice more than one", 1, 2, 0, true, false, true},
		{"one more than two", 2, 3, 0, true, false, true},
		{"one more than ten", 10, 11, 1, true, false, false},
		{"half as many again", 10, 15, 1, true, false, true},
		{"a report of a known voice", 10, 10, 1, true, false, false},
		{"the same, the next day", 10, 10, 12, true, false, true},
		{"voices that went and a report", 10, 8, 1, true, false, false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int64_t now = 1000 * H;
		struct story_record r = {
			.announced_at = cases[i].hours < 0 ? 0 : now - cases[i].hours * H,
			.announced_voices = cases[i].voices_then, .independent = cases[i].voices,
		};
		struct changes c = {.reports = cases[i].reports, .substance = cases[i].substance};
		if (announce_is_due(&r, &c, now) != cases[i].told)
			fail_msg("%s", cases[i].why);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reprints_and_other_words_are_no_report_and_no_substance),
		cmocka_unit_test(followers_are_told_of_what_is_new_and_no_more),
		cmocka_unit_test(the_same_story_has_not_changed),
		cmocka_unit_test(new_reports_are_named_and_reprints_alone_are_called_so),
		cmocka_unit_test(a_sentence_that_left_its_source_is_a_correction),
		cmocka_unit_test(a_withdrawn_report_that_was_quoted_is_a_correction),
		cmocka_unit_test(what_was_replaced_is_counted),
		cmocka_unit_test(order_alone_is_no_change),
		cmocka_unit_test(a_figure_that_moved_is_named_with_its_noun),
		cmocka_unit_test(a_correction_says_what_the_report_says_now),
		cmocka_unit_test(a_lost_answer_is_a_correction),
		cmocka_unit_test(other_words_of_a_question_count_where_a_model_has_a_part),
		cmocka_unit_test(many_outlets_are_counted),
	};
	return cmocka_run_group_tests(tests, open_arenas, close_arenas);
}
