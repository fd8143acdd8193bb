/* differ_test.c: figures on which reports disagree, and what only looks like it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "write/differ.h"
#include "write/timeline.h"

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
		/* Hours are no count of people. */
		{"The flood killed people for 14 hours after the dam of Ullen broke in Orrel.",
		 "The flood killed people for 17 hours after the dam of Ullen broke in Orrel.", 600, ""},
	};
	struct arena out = arena_open(16 << 20), scratch = arena_open(256 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena a = scratch, temp = arena_split(&a);
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

static void
days_are_read_from_sentences(void **state)
{
	/* Seen from Wednesday 2026-11-25. */
	static const struct {
		enum cue_language language;
		const char *in;
		int month, day; /* 0: none */
	} rows[] = {
		{CUE_ENGLISH, "The dam broke on Monday in Orrel.", 11, 23},
		{CUE_ENGLISH, "The dam broke yesterday in Orrel.", 11, 24},
		{CUE_ENGLISH, "The dam broke on Wednesday in Orrel.", 11, 25},
		{CUE_ENGLISH, "The dam broke on November 20 in Orrel.", 11, 20},
		{CUE_ENGLISH, "The dam broke on 20 Nov. in Orrel.", 11, 20},
		{CUE_ENGLISH, "The board will meet on Friday.", 0, 0},
		{CUE_ENGLISH, "The board meets on December 4.", 0, 0},
		{CUE_ENGLISH, "The dam broke last Monday in Orrel.", 0, 0},
		{CUE_ENGLISH, "“It broke on Monday,” said Anna Berg.", 0, 0},
		{CUE_GERMAN, "Der Damm brach am Montag.", 11, 23},
		{CUE_GERMAN, "Der Damm brach am 20. November.", 11, 20},
		{CUE_FRENCH, "Le barrage a cédé lundi.", 11, 23},
		{CUE_FRENCH, "Le barrage a cédé le 20 novembre.", 11, 20},
		{CUE_SPANISH, "La presa se rompió el 20 de noviembre.", 11, 20},
	};
	struct arena a = arena_open(16 << 20);
	int64_t published = days_of_date(2026, 11, 25);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct sentence s = {.text = str_of(rows[i].in)};
		s.tokens = tokens_of(&a, s.text, rows[i].language, false);
		s.numbers = numbers_of(&a, &s.tokens, rows[i].language);
		s.future = tokens_find(&s.tokens, 0, "will") >= 0;
		int64_t got = timeline_day(&s, rows[i].language, published);
		int64_t want = rows[i].day ? days_of_date(2026, rows[i].month, rows[i].day) : INT64_MIN;
		if (got != want)
			fail_msg("%s: %lld", rows[i].in, (long long)(got - published));
	}
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_true_disagreement_is_told),
		cmocka_unit_test(days_are_read_from_sentences),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
