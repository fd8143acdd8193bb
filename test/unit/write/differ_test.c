/* differ_test.c: figures on which reports disagree, and what only looks like it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "write/differ.h"

static struct draft
two_reports(struct arena *a, struct arena temp, const char *one, const char *two,
            struct write_article *articles, int64_t apart_s)
{
	const char *const texts[] = {one, two};
	for (int i = 0; i < 2; i++)
		articles[i] = (struct write_article){.outlet = i ? STR("B") : STR("A"),
			.title = STR("Ullen dam breaks"), .text = str_of(texts[i]), .language = STR("en"),
			.reprint_of = -1, .published = when_at(1000000 + i * apart_s)};
	return draft_read(a, temp, articles, 2);
}

/* "people killed: 14, 17" */
static struct str
shown(struct arena *out, const struct story_difference *list, size_t n)
{
	struct buf b = buf_in(out, 200);
	for (size_t i = 0; i < n; i++) {
		buf_fmt(&b, STR_FMT ":", STR_ARG(list[i].what));
		for (size_t k = 0; k < list[i].value_count; k++)
			buf_fmt(&b, "%s" STR_FMT, k ? ", " : " ", STR_ARG(list[i].values[k].value));
	}
	return buf_str(&b);
}

static void
only_true_disagreement_is_told(void **state)
{
	static const struct {
		const char *one, *two;
		int64_t apart_s;
		const char *out;
	} rows[] = {
		{"The dam of Ullen broke and 14 people were killed in the flood of Orrel.",
		 "The flood of Orrel killed 17 people when the dam of Ullen broke.", 600,
		 "people killed: 14, 17"},
		{"The dam of Ullen broke and 14 people were killed in the flood of Orrel.",
		 "The flood of Orrel killed fourteen people when the dam of Ullen broke.", 600, ""},
		/* A later count is an update. */
		{"The dam of Ullen broke and 14 people were killed in the flood of Orrel.",
		 "The flood of Orrel killed 17 people when the dam of Ullen broke.", 86400, ""},
		/* Different harm. */
		{"The dam of Ullen broke and 14 people were killed in the flood of Orrel.",
		 "The flood of Orrel injured 17 people when the dam of Ullen broke.", 600, ""},
		/* Part and whole. */
		{"The dam of Ullen broke and 14 of the people in the flood of Orrel were killed.",
		 "The flood of Orrel killed 17 people when the dam of Ullen broke.", 600, ""},
		{"The dam of Ullen broke and 14 people were killed in the flood of Orrel.",
		 "The flood of Orrel killed 17 people, 14 people were killed in one house there.", 600,
		 ""},
		/* Rounding. */
		{"The dam of Ullen broke and about 16 people were killed in the flood of Orrel.",
		 "The flood of Orrel killed 17 people when the dam of Ullen broke.", 600, ""},
		/* Too far apart to be one count. */
		{"The dam of Ullen broke and 14 people were killed in the flood of Orrel.",
		 "The flood of Orrel killed 170 people when the dam of Ullen broke.", 600, ""},
		/* Inside a quotation. */
		{"“The dam of Ullen broke and 14 people were killed in Orrel,” said Anna Berg.",
		 "The flood of Orrel killed 17 people when the dam of Ullen broke.", 600, ""},
		/* The gunman is counted in one of them. */
		{"The shooting in Orrel killed 14 people on Monday at the market hall.",
		 "The shooting in Orrel killed 15 people, including the gunman, at the market hall.", 600,
		 ""},
		/* Bounds may both be true. */
		{"The flood of Orrel killed more than 14 people when the dam of Ullen broke.",
		 "The flood of Orrel killed 17 people when the dam of Ullen broke.", 600, ""},
		{"The flood of Orrel killed at least 14 people when the dam of Ullen broke.",
		 "The flood of Orrel killed at least 17 people when the dam of Ullen broke.", 600,
		 "people killed: 14, 17"},
		/* What was long before is no count of this. */
		{"The flood of 1998 in Orrel killed 14 people when the dam of Ullen broke.",
		 "The flood of Orrel killed 17 people when the dam of Ullen broke.", 600, ""},
		/* The age of one person, also a day later. */
		{"Anna Berg, 42, was named head of the board of the Ullen dam.",
		 "The board of the Ullen dam named 43-year-old Anna Berg as its head.", 86400,
		 "age of Anna Berg: 42, 43"},
		{"Anna Berg, 42, was named head of the board of the Ullen dam.",
		 "The board of the Ullen dam named 43-year-old Maria Berg as its head.", 600, ""},
		{"Anna Berg, 42, was named head of the board of the Ullen dam.",
		 "The board of the Ullen dam named Anna Berg, 42, as its head.", 600, ""},
		{"Police found a 13-year-old boy in the flood of Orrel after the dam of Ullen broke.",
		 "A 14-year-old boy was found in the flood of Orrel when the dam of Ullen broke.", 600,
		 "age of the boy: 13, 14"},
		{"Police found a 13-year-old boy in the flood of Orrel after the dam of Ullen broke.",
		 "A 17-year-old boy was found in the flood of Orrel when the dam of Ullen broke.", 600,
		 ""},
		/* Money that nobody else confirms may be a part of the other amount. */
		{"The dam of Ullen brought the town of Orrel $8 million in tax revenue last spring.",
		 "The town of Orrel had $5.5 million in tax revenue from the dam of Ullen.", 600, ""},
		{"The dam of Ullen brought the town of Orrel $8 million in tax revenue last spring.",
		 "The town of Orrel had $5.5 million in rent from the dam of Ullen.", 600, ""},
		{"The dam of Ullen brought the town of Orrel about $8 million in tax revenue.",
		 "The town of Orrel had $7.5 million in tax revenue from the dam of Ullen.", 600, ""},
		/* Votes. */
		{"The council of Orrel voted 12-9 to close the dam of Ullen for repairs.",
		 "The dam of Ullen will be closed for repairs after a 13-9 vote of the council of Orrel.",
		 600, "vote of the council: 12-9, 13-9"},
		{"The council of Orrel voted 12-9 to close the dam of Ullen for repairs.",
		 "The dam of Ullen will be closed for repairs after a 13-9 vote of the Orrel committee.",
		 600, ""},
		/* Hours are no count of people. */
		{"The flood killed people for 14 hours after the dam of Ullen broke in Orrel.",
		 "The flood killed people for 17 hours after the dam of Ullen broke in Orrel.", 600, ""},
	};
	struct arena out = arena_open(16 << 20), scratch = arena_open(256 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena a = scratch, temp = arena_upper(&a);
		struct write_article articles[2];
		struct draft d = two_reports(&a, temp, rows[i].one, rows[i].two, articles,
		                             rows[i].apart_s);
		struct story_difference list[DIFFER_MOST];
		struct str got = shown(&out, list, differ(&out, temp, &d, list));
		if (!str_eq(got, str_of(rows[i].out)))
			fail_msg("%s / %s: " STR_FMT, rows[i].one, rows[i].two, STR_ARG(got));
	}
	arena_close(&out);
	arena_close(&scratch);
}

/* Which of two counts is later must be known; and an amount of money must be confirmed. */
static void
a_third_report_and_known_times_decide(void **state)
{
	static const char *const tolls[] = {
		"The dam of Ullen broke and 14 people were killed in the flood of Orrel.",
		"The flood of Orrel killed 17 people when the dam of Ullen broke."};
	static const char *const money[] = {
		"The dam of Ullen brought the town of Orrel $8 million in tax revenue last spring.",
		"The town of Orrel had $5.5 million in tax revenue from the dam of Ullen.",
		"Orrel took $8 million in tax revenue from the Ullen dam, the council of Porlan said."};
	struct arena a = arena_open(64 << 20), temp = arena_open(256 << 20);
	struct story_difference list[DIFFER_MOST];
	struct write_article articles[3];
	(void)state;
	struct draft d = two_reports(&a, temp, tolls[0], tolls[1], articles, 600);
	articles[1].published = WHEN_NONE;
	d = draft_read(&a, temp, articles, 2);
	assert_int_equal(differ(&a, temp, &d, list), 0);
	/* A toll that was lower in an earlier report is none; one that still is beside a higher one. */
	d = two_reports(&a, temp, tolls[0], tolls[1], articles, 3 * 3600);
	assert_int_equal(differ(&a, temp, &d, list), 0);
	d = two_reports(&a, temp, tolls[1], tolls[0], articles, 3 * 3600);
	assert_int_equal(differ(&a, temp, &d, list), 1);
	/* In the evening both have been overtaken. */
	articles[2] = (struct write_article){.outlet = STR("C"), .title = STR("Ullen dam breaks"),
		.text = STR("The flood of Orrel killed 21 people when the dam of Ullen broke."),
		.language = STR("en"), .reprint_of = -1, .published = when_at(1000000 + 12 * 3600)};
	d = draft_read(&a, temp, articles, 3);
	assert_int_equal(differ(&a, temp, &d, list), 0);
	for (int i = 0; i < 3; i++)
		articles[i] = (struct write_article){
			.outlet = str_fmt(&a, "%d", i), .title = STR("Ullen dam pays"),
			.text = str_of(money[i]), .language = STR("en"), .reprint_of = -1,
			.published = WHEN_NONE};
	d = draft_read(&a, temp, articles, 3);
	size_t n = differ(&a, temp, &d, list);
	assert_true(str_eq(shown(&a, list, n), STR("tax revenue: $8 million, $5.5 million")));
	assert_int_equal(list[0].values[0].cite_count, 2);
	arena_close(&a);
	arena_close(&temp);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_true_disagreement_is_told),
		cmocka_unit_test(a_third_report_and_known_times_decide),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
