/* when_test.c: moments as RFC 3339, days as dates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/article.h"
#include "model/feed.h"
#include "model/story.h"

static struct arena arena;

static int
open_arena(void **state)
{
	(void)state;
	arena = arena_open(1 << 22);
	return 0;
}

static int
close_arena(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

static void
moments_are_read_as_stated(void **state)
{
	static const struct {
		const char *text;
		int64_t at;
		int zone_min;
		const char *back;
	} rows[] = {
		{"1970-01-01T00:00:00Z", 0, 0, "1970-01-01T00:00:00Z"},
		{"2026-11-20T14:05:00+01:00", 1795179900, 60, "2026-11-20T14:05:00+01:00"},
		{"2026-11-20 14:05:00", 1795183500, 0, "2026-11-20T14:05:00Z"},
		{"2026-11-20", 1795132800, 0, "2026-11-20"},
		{"2026-11-20T14:05:00.123-0530", 1795203300, -330, "2026-11-20T14:05:00-05:30"},
		{"2024-02-29T23:59:60Z", 1709251200, 0, "2024-03-01T00:00:00Z"},
		{"2023-02-29", WHEN_UNKNOWN, 0, NULL},
		{"2026-13-01", WHEN_UNKNOWN, 0, NULL},
		{"2026-11-20T25:00:00Z", WHEN_UNKNOWN, 0, NULL},
		{"20 November 2026", WHEN_UNKNOWN, 0, NULL},
		{"", WHEN_UNKNOWN, 0, NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct when w = when_read(str_of(rows[i].text));
		assert_int_equal(w.at, rows[i].at);
		assert_int_equal(w.zone_min, rows[i].zone_min);
		assert_true(str_eq(when_rfc3339(&arena, w), str_of(rows[i].back)));
	}
}

static void
every_day_of_four_centuries_comes_back(void **state)
{
	(void)state;
	for (int64_t d = -80000; d < 80000; d++) {
		int64_t year;
		int month, day;
		date_of_days(d, &year, &month, &day);
		assert_int_equal(days_of_date(year, month, day), d);
	}
	assert_int_equal(weekday_of_days(0), 4); /* a Thursday */
	assert_int_equal(weekday_of_days(-1), 3);
}

static void
a_story_comes_back_from_its_json(void **state)
{
	struct cite cite = {1, 10, 20};
	struct story_sentence sentence = {STR("A sentence."), &cite, 1, CHECK_SHORTENED};
	struct story_question question = {Q_NEXT, STR("What is next?"), &sentence, 1};
	struct story_source sources[] = {
		{0, STR("https://a.example/1"), STR("A"), STR("T"), WHEN_NONE, -1},
		{1, STR("https://b.example/2"), STR("B"), STR("U"), when_at(60), 0},
		{2, STR("https://a.example/3"), STR("A"), STR("V"), WHEN_NONE, -1},
	};
	struct story s = {.id = STR("x7q2"), .headline = STR("H"), .words = 2,
	                  .questions = &question, .question_count = 1,
	                  .sources = sources, .source_count = 3};
	struct err err;
	(void)state;
	s.paragraphs[ROLE_CONTEXT] = (struct story_paragraph){&sentence, 1};
	struct buf b = buf_in(&arena, 0);
	struct json_out j = json_to(&b);
	story_to_json(&j, &s);
	struct json *v = json_read(&arena, buf_str(&b), JSON_STRICT, &err);
	assert_non_null(v);
	struct story t = story_from_json(&arena, v);
	assert_int_equal(t.paragraphs[ROLE_CONTEXT].count, 1);
	assert_int_equal(t.paragraphs[ROLE_CONTEXT].sentences[0].cites[0].end, 20);
	assert_int_equal(t.paragraphs[ROLE_CONTEXT].sentences[0].check, CHECK_SHORTENED);
	assert_int_equal(t.questions[0].role, Q_NEXT);
	assert_int_equal(t.sources[1].reprint_of, 0);
	assert_int_equal(t.sources[1].published.at, 60);
	size_t outlets, independent;
	story_voices(&t, &outlets, &independent);
	assert_int_equal(outlets, 2);
	assert_int_equal(independent, 1);
}

static void
an_article_comes_back_from_its_json(void **state)
{
	struct str author = STR("Mira Solen");
	struct article a = {
		.url = STR("https://a.example/1"), .title = STR("T"), .authors = &author,
		.author_count = 1, .published = when_read(STR("2026-11-20")), .updated = WHEN_NONE,
		.kind = KIND_OPINION, .signals = SIGNAL_NOINDEX | SIGNAL_TDM_RESERVED,
		.max_snippet = -1, .text = STR("One.\n\nTwo."), .confidence = .5,
	};
	struct err err;
	(void)state;
	struct buf b = buf_in(&arena, 0);
	struct json_out j = json_to(&b);
	article_to_json(&j, &a);
	struct article t = article_from_json(
		&arena, json_read(&arena, buf_str(&b), JSON_STRICT, &err));
	assert_true(str_eq(t.text, a.text));
	assert_int_equal(t.kind, KIND_OPINION);
	assert_int_equal(t.signals, a.signals);
	assert_int_equal(t.max_snippet, -1);
	assert_true(t.published.date_only);
	assert_false(when_known(t.updated));
	assert_int_equal(t.author_count, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(moments_are_read_as_stated),
		cmocka_unit_test(every_day_of_four_centuries_comes_back),
		cmocka_unit_test(a_story_comes_back_from_its_json),
		cmocka_unit_test(an_article_comes_back_from_its_json),
	};
	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
