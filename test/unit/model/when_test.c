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
		{0, STR("https://a.example/1"), STR("A"), STR("T"), WHEN_NONE, -1, STR("House")},
		{1, STR("https://b.example/2"), STR("B"), STR("U"), when_at(60), 0, STR_NONE},
		{2, STR("https://a.example/3"), STR("A"), STR("V"), WHEN_NONE, -1, STR_NONE},
	};
	struct story s = {.id = STR("x7q2"), .headline = STR("H"), .words = 2,
	                  .questions = &question, .question_count = 1,
	                  .sources = sources, .source_count = 3, .counts = {90, 7, 1, 5}};
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
	assert_true(str_eq(t.sources[0].family, STR("House")));
	assert_null(t.sources[1].family.p);
	assert_int_equal(t.counts.reports, 90);
	assert_int_equal(t.counts.outlets, 7);
	assert_int_equal(t.counts.independent, 5);
}

static void
reports_outlets_and_owners_are_counted_apart(void **state)
{
	/* outlet, family, whether its text is another's */
	static const struct {
		const char *name;
		struct {
			const char *outlet, *family;
			bool reprint;
		} sources[4];
		uint32_t reports, outlets, own, independent;
	} rows[] = {
		{"none", {{0}}, 0, 0, 0, 0},
		{"one", {{"A", "a.example", false}}, 1, 1, 1, 1},
		{"one twice", {{"A", "a.example", false}, {"A", "a.example", false}}, 2, 1, 1, 1},
		{"two", {{"A", "a.example", false}, {"B", "b.example", false}}, 2, 2, 2, 2},
		{"a reprint", {{"A", "a.example", false}, {"B", "b.example", true}}, 2, 2, 1, 1},
		{"one owner", {{"A", "House", false}, {"B", "House", false}}, 2, 2, 2, 1},
		{"one owner, one reprint", {{"A", "House", true}, {"B", "House", false}}, 2, 2, 1, 1},
		{"a reprint and an own text", {{"A", "a.example", false}, {"B", "b.example", true},
		                               {"B", "b.example", false}}, 3, 2, 2, 2},
		{"one outlet on two hosts", {{"A", "a.example", false}, {"A", "b.example", false}}, 2, 1, 1, 1},
		{"no family known", {{"A", NULL, false}, {"B", NULL, false}}, 2, 2, 2, 2},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct story_source s[4];
		size_t n = 0;
		for (; n < 4 && rows[i].sources[n].outlet; n++)
			s[n] = (struct story_source){
				.outlet = str_of(rows[i].sources[n].outlet),
				.family = str_of(rows[i].sources[n].family),
				.reprint_of = rows[i].sources[n].reprint ? 0 : -1};
		struct story_counts c = story_count(s, n);
		if (c.reports != rows[i].reports || c.outlets != rows[i].outlets ||
		    c.own != rows[i].own || c.independent != rows[i].independent)
			fail_msg("%s: %u reports, %u outlets, %u own, %u independent", rows[i].name,
			         c.reports, c.outlets, c.own, c.independent);
	}
}

static void
an_article_comes_back_from_its_json(void **state)
{
	struct str author = STR("Mira Solen");
	struct text_part parts[] = {{PART_HEADING, 0, 4}, {PART_ITEM, 6, 10}};
	struct text_reserved reserved = {SIGNAL_PAID, 6, 10};
	struct article a = {
		.url = STR("https://a.example/1"), .title = STR("T"), .authors = &author,
		.author_count = 1, .published = when_read(STR("2026-11-20")), .updated = WHEN_NONE,
		.kind = KIND_OPINION, .signals = SIGNAL_NOINDEX | SIGNAL_TDM_RESERVED,
		.max_snippet = -1, .unavailable_after = WHEN_UNKNOWN, .text = STR("One.\n\nTwo."),
		.confidence = .5, .rules = STR("a.example"), .rules_missed = RULE_DATE | RULE_BODY,
		.marks = {.parts = parts, .part_count = 2, .reserved = &reserved, .reserved_count = 1},
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
	assert_true(t.unavailable_after == WHEN_UNKNOWN);
	assert_true(str_eq(t.rules, a.rules));
	assert_int_equal(t.rules_missed, a.rules_missed);
	assert_int_equal(t.marks.part_count, 2);
	assert_int_equal(t.marks.parts[1].kind, PART_ITEM);
	assert_int_equal(t.marks.parts[1].end, 10);
	assert_int_equal(t.marks.reserved_count, 1);
	assert_int_equal(t.marks.reserved[0].signal, SIGNAL_PAID);
	assert_true(t.published.date_only);
	assert_false(when_known(t.updated));
	assert_int_equal(t.author_count, 1);
}

static void
marks_beyond_the_text_or_of_no_known_kind_are_left_out(void **state)
{
	struct err err;
	(void)state;
	struct json *v = json_read(&arena, STR(
		"{\"parts\":[{\"kind\":\"heading\",\"start\":0,\"end\":4},"
		"{\"kind\":\"heading\",\"start\":6,\"end\":11},{\"kind\":\"song\",\"start\":0,\"end\":1},"
		"{\"kind\":\"row\",\"start\":4,\"end\":4},{\"kind\":\"row\"},7],"
		"\"reserved\":[{\"signal\":\"fog\",\"start\":0,\"end\":4}]}"), JSON_STRICT, &err);
	struct text_marks m = marks_from_json(&arena, v, 10);
	assert_int_equal(m.part_count, 1);
	assert_int_equal(m.reserved_count, 0);
}

static void
sentences_stand_in_prose_that_is_not_reserved(void **state)
{
	struct text_part parts[] = {{PART_HEADING, 0, 4}, {PART_ITEM, 6, 10}, {PART_ROW, 12, 20}};
	struct text_reserved reserved = {SIGNAL_DATA_NOSNIPPET, 8, 9};
	struct text_marks m = {parts, 3, &reserved, 1};
	(void)state;
	assert_false(marks_quotable(&m, 0, 4));
	assert_true(marks_quotable(&m, 6, 8));
	assert_false(marks_quotable(&m, 6, 9));
	assert_true(marks_quotable(&m, 9, 10));
	assert_false(marks_quotable(&m, 9, 13));
	assert_true(marks_quotable(&(struct text_marks){0}, 0, 4));
}

static const struct {
	unsigned signals;
	enum signal_use use;
	bool allowed;
} consequences[] = {
	{0, USE_LIST, true},
	{SIGNAL_MOVED | SIGNAL_CLEARED, USE_QUOTE, true},
	{SIGNAL_NOINDEX, USE_READ, true},
	{SIGNAL_NOINDEX, USE_LIST, false},
	{SIGNAL_NOINDEX, USE_ARCHIVE, false},
	{SIGNAL_NOSNIPPET, USE_LIST, true},
	{SIGNAL_NOSNIPPET, USE_QUOTE, false},
	{SIGNAL_NOARCHIVE, USE_QUOTE, true},
	{SIGNAL_NOARCHIVE, USE_ARCHIVE, false},
	{SIGNAL_TDM_RESERVED, USE_READ, false},
	{SIGNAL_TDM_RESERVED, USE_LIST, false},
	{SIGNAL_UNAVAILABLE, USE_LIST, false},
	{SIGNAL_NOIMAGE, USE_PICTURE, false},
	{SIGNAL_NOIMAGE, USE_QUOTE, true},
	{SIGNAL_MAX_SNIPPET | SIGNAL_DATA_NOSNIPPET | SIGNAL_PAID, USE_QUOTE, true},
	{SIGNAL_NOARCHIVE | SIGNAL_NOSNIPPET, USE_QUOTE, false},
};

static void
each_signal_has_its_consequence(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof consequences / sizeof *consequences; i++) {
		bool allowed = signals_allow(consequences[i].signals, consequences[i].use);
		if (allowed != consequences[i].allowed)
			fail_msg("case %zu", i);
		assert_true(allowed == !signals_why_not(consequences[i].signals, consequences[i].use));
	}
	for (int i = 0; i < SIGNAL_ROWS; i++)
		assert_int_equal(signal_of(str_of(signal_rows[i].name)), signal_rows[i].bit);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(moments_are_read_as_stated),
		cmocka_unit_test(every_day_of_four_centuries_comes_back),
		cmocka_unit_test(a_story_comes_back_from_its_json),
		cmocka_unit_test(reports_outlets_and_owners_are_counted_apart),
		cmocka_unit_test(an_article_comes_back_from_its_json),
		cmocka_unit_test(marks_beyond_the_text_or_of_no_known_kind_are_left_out),
		cmocka_unit_test(sentences_stand_in_prose_that_is_not_reserved),
		cmocka_unit_test(each_signal_has_its_consequence),
	};
	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
