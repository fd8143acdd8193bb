/* search_test.c: what the index finds, and that it is of one mind with the stories. */
#include "fixture.h"

#include <sqlite3.h>
#include <stdio.h>

#include "store/sqlite.h"

static const struct str wire_and_post[] = {{"The Wire", 8}, {"Post", 4}};

static void
put(struct fixture *f, int64_t story, int64_t newest_at, const char *headline, const char *words)
{
	struct search_document d = {
		.story = story, .newest_at = newest_at, .language = STR("en"),
		.headline = str_of(headline), .words = str_of(words), .titles = STR("title"),
		.section = story & 1 ? STR("World") : STR_NONE,
		.outlets = wire_and_post, .outlet_count = story & 1 ? 2 : 1,
	};
	assert_ok(f, store_put_search(f->store, &d, &f->err));
}

/* Four stories, of which the third is the newest. */
static int
open_index(void **state)
{
	if (fixture_open(state))
		return 1;
	struct fixture *f = *state;
	for (int i = 1; i <= 4; i++) {
		char url[40];
		snprintf(url, sizeof url, "https://n/%d", i);
		int64_t id = fixture_article(f, url);
		fixture_place(f, id, id, "v");
	}
	put(f, 1, 1000, "dam fail", "the dam at ullen fail");
	put(f, 2, 2000, "lake", "the lake rise dam near or and not");
	put(f, 3, 3000, "match", "ullen unit win 水坝 坝");
	put(f, 4, 1000, "dam", "ullen dam");
	return 0;
}

/* Ids of the stories found, as "4 1". */
static const char *
found(struct fixture *f, const struct search_query *q, ptrdiff_t part, size_t most)
{
	int64_t *places;
	size_t n;
	struct buf b = buf_in(&f->arena, 64);
	assert_ok(f, store_search(f->store, &f->arena, q, part, most, &places, &n, &f->err));
	for (size_t i = 0; i < n; i++) {
		struct search_document d;
		assert_ok(f, store_search_at(f->store, &f->arena, places[i], true, &d, &f->err));
		assert_true(d.headline.n && d.newest_at >= 1000 && d.newest_at <= 5000);
		buf_fmt(&b, i ? " %lld" : "%lld", (long long)d.story);
	}
	return str_c(&f->arena, buf_str(&b));
}

static struct search_part
part(enum search_need need, struct str *forms, size_t count)
{
	return (struct search_part){need, forms, count, false};
}

static void
words_phrases_and_exclusions_find(void **state)
{
	struct fixture *f = *state;
	struct str dam[] = {STR("dam")}, ullen[] = {STR("ullen")}, row[] = {STR("ullen fail")};
	struct str either[] = {STR("rise"), STR("win")}, begins[] = {STR("水")};
	struct search_part parts[3] = {part(SEARCH_WANTED, dam, 1)};
	struct search_query q = {.parts = parts, .count = 1, .since = WHEN_UNKNOWN,
	                         .until = WHEN_UNKNOWN};
	assert_string_equal(found(f, &q, SEARCH_ALL, 9), "2 4 1"); /* newest first */
	assert_string_equal(found(f, &q, SEARCH_ALL, 2), "2 4");
	parts[1] = part(SEARCH_WANTED, ullen, 1);
	q.count = 2;
	assert_string_equal(found(f, &q, SEARCH_ALL, 9), "4 1");
	assert_string_equal(found(f, &q, 1, 9), "3 4 1");
	parts[2] = part(SEARCH_EXCLUDED, row, 1);
	q.count = 3;
	assert_string_equal(found(f, &q, SEARCH_ALL, 9), "4");
	parts[2].need = SEARCH_REQUIRED;
	assert_string_equal(found(f, &q, 0, 9), "1"); /* a quotation is never left out */
	parts[0] = part(SEARCH_WANTED, either, 2);
	q.count = 1;
	assert_string_equal(found(f, &q, SEARCH_ALL, 9), "3 2");
	parts[0] = part(SEARCH_WANTED, begins, 1);
	assert_string_equal(found(f, &q, SEARCH_ALL, 9), "");
	parts[0].prefix = true;
	assert_string_equal(found(f, &q, SEARCH_ALL, 9), "3");
}

static void
filters_narrow(void **state)
{
	struct fixture *f = *state;
	struct str dam[] = {STR("dam")}, lake[] = {STR("lake")};
	struct search_part parts[2] = {part(SEARCH_WANTED, dam, 1)};
	struct search_query q = {.parts = parts, .count = 1, .since = 1000, .until = WHEN_UNKNOWN};
	q.section = STR("world");
	assert_string_equal(found(f, &q, SEARCH_ALL, 9), "1");
	q.section = STR_NONE;
	q.outlet = STR("the wire");
	assert_string_equal(found(f, &q, SEARCH_ALL, 9), "2 4 1");
	q.outlet = STR("Post");
	assert_string_equal(found(f, &q, SEARCH_ALL, 9), "1");
	q.outlet = STR_NONE;
	q.language = STR("de");
	assert_string_equal(found(f, &q, SEARCH_ALL, 9), "");
	q.language = STR("en");
	q.since = 1001;
	assert_string_equal(found(f, &q, SEARCH_ALL, 9), "2");
	q.since = WHEN_UNKNOWN;
	q.until = 2000;
	assert_string_equal(found(f, &q, SEARCH_ALL, 9), "4 1");
	parts[1] = part(SEARCH_EXCLUDED, lake, 1);
	q.count = 2;
	q.until = WHEN_UNKNOWN;
	assert_string_equal(found(f, &q, SEARCH_ALL, 9), "4 1");
	parts[0].need = SEARCH_EXCLUDED;
	int64_t *places;
	size_t n;
	assert_err(f, store_search(f->store, &f->arena, &q, SEARCH_ALL, 9, &places, &n, &f->err),
	           ERR_INPUT);
}

/* Words that mean something to FTS5 are words. */
static void
words_are_never_syntax(void **state)
{
	struct fixture *f = *state;
	static const char *const hostile[] = {
		"\"", "\" OR \"dam", "dam\" OR \"", "*", "NEAR(", "a:b", "(", "{", "^", "'", "\\", ";--",
	};
	struct str form[1];
	struct search_part parts[] = {part(SEARCH_WANTED, form, 1)};
	struct search_query q = {.parts = parts, .count = 1, .since = WHEN_UNKNOWN,
	                         .until = WHEN_UNKNOWN};
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		form[0] = str_of(hostile[i]);
		assert_string_not_equal(found(f, &q, SEARCH_ALL, 9), "2 4 1");
		q.section = q.outlet = str_of(hostile[i]);
		found(f, &q, SEARCH_ALL, 9);
		q.section = q.outlet = STR_NONE;
	}
	form[0] = STR("near");
	assert_string_equal(found(f, &q, SEARCH_ALL, 9), "2");
	form[0] = STR("not");
	assert_string_equal(found(f, &q, SEARCH_ALL, 9), "2");
}

static int64_t
number(struct fixture *f, const char *sql)
{
	sqlite3_stmt *stmt;
	assert_int_equal(sqlite3_prepare_v2(f->store->db, sql, -1, &stmt, NULL), SQLITE_OK);
	int64_t n = sqlite3_step(stmt) == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : -1;
	sqlite3_finalize(stmt);
	return n;
}

static void
a_story_is_found_by_its_newest_words_only(void **state)
{
	struct fixture *f = *state;
	struct str dam[] = {STR("dam")}, bridge[] = {STR("bridg")};
	struct search_part parts[] = {part(SEARCH_WANTED, dam, 1)};
	struct search_query q = {.parts = parts, .count = 1, .since = WHEN_UNKNOWN,
	                         .until = WHEN_UNKNOWN};
	struct str *languages;
	size_t n;
	int64_t stories;
	put(f, 1, 5000, "bridg", "the bridg");
	struct str words;
	assert_ok(f, store_search_words(f->store, &f->arena, 1, &words, &f->err));
	assert_str(words, "the bridg title");
	assert_string_equal(found(f, &q, SEARCH_ALL, 9), "2 4");
	parts[0] = part(SEARCH_WANTED, bridge, 1);
	assert_string_equal(found(f, &q, SEARCH_ALL, 9), "1");
	assert_ok(f, store_remove_search(f->store, 1, &f->err));
	assert_ok(f, store_remove_search(f->store, 1, &f->err));
	assert_string_equal(found(f, &q, SEARCH_ALL, 9), "");
	assert_ok(f, store_search_languages(f->store, &f->arena, &languages, &n, &stories, &f->err));
	assert_int_equal(n, 1);
	assert_int_equal(stories, 3);
	assert_str(languages[0], "en");
	/* What the index holds of stories that went is gone as well. */
	assert_int_equal(sqlite3_exec(f->store->db, "INSERT INTO search_index (search_index) "
	                              "VALUES ('integrity-check')", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(number(f, "SELECT count(*) FROM search"), 3);
}

static void
many_stories_of_one_second_have_places(void **state)
{
	struct fixture *f = *state;
	char url[40];
	for (int i = 5; i < 5 + SEARCH_PLACES + 3; i++) {
		snprintf(url, sizeof url, "https://n/%d", i);
		int64_t id = fixture_article(f, url);
		fixture_place(f, id, id, "v");
		put(f, id, 1000, "crowd", "crowd");
	}
	assert_int_equal(number(f, "SELECT count(*) FROM search"), SEARCH_PLACES + 7);
}

#define with_index(test) cmocka_unit_test_setup_teardown(test, open_index, fixture_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		with_index(words_phrases_and_exclusions_find),
		with_index(filters_narrow),
		with_index(words_are_never_syntax),
		with_index(a_story_is_found_by_its_newest_words_only),
		with_index(many_stories_of_one_second_have_places),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
