/* plan_test.c: no statement looks at a whole table that grows. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

#include "store/sqlite.h"

enum { TEXTS = 300 };

struct texts {
	char *sql[TEXTS];
	size_t count;
	struct arena *arena;
};

static int
note_statement(unsigned kind, void *ctx, void *stmt, void *text)
{
	struct texts *t = ctx;
	const char *sql = sqlite3_sql(stmt);
	(void)kind, (void)text;
	if (strstr(sql, "search_index_")) /* of FTS5, on its own tables */
		return 0;
	for (size_t i = 0; i < t->count; i++)
		if (strcmp(t->sql[i], sql) == 0)
			return 0;
	if (t->count < TEXTS)
		t->sql[t->count++] = str_c(t->arena, str_of(sql));
	return 0;
}

static bool
each_member(void *ctx, int64_t article, int64_t story, int64_t reprint_of, struct str blob)
{
	(void)ctx, (void)article, (void)story, (void)reprint_of, (void)blob;
	return true;
}

static void
run_lists(struct fixture *f)
{
	static const struct str sections[] = {{NULL, 0}, {"s", 1}};
	struct story_record *list;
	size_t count;
	for (int i = 0; i < 8; i++) {
		struct story_filter filter = {sections[i & 1], sections[i >> 1 & 1],
		                              i & 4 ? NOON : WHEN_UNKNOWN, WHEN_UNKNOWN, 9};
		assert_ok(f, store_stories(f->store, &f->arena, &filter, &list, &count, &f->err));
	}
}

static void
run_archive(struct fixture *f)
{
	const struct story_archive all[] = {
		{.section = STR("s")}, {.outlet = STR("o")}, {.from = 0, .until = NOON}};
	struct story_record *stories;
	struct archive_day *days;
	size_t count;
	int64_t n, last;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		assert_ok(f, store_archive(f->store, &f->arena, &all[i], 0, 9, &stories, &count, &f->err));
		assert_ok(f, store_archive_count(f->store, &all[i], &n, &f->err));
	}
	assert_ok(f, store_archive_days(f->store, &f->arena, 0, NOON, 0, &days, &count, &f->err));
	assert_ok(f, store_archive_bounds(f->store, &n, &last, &f->err));
}

static void
run_search(struct fixture *f, int64_t story)
{
	struct str form = STR("dam"), *languages;
	struct search_part part = {.forms = &form, .count = 1};
	struct search_query q = {.parts = &part, .count = 1, .until = WHEN_UNKNOWN};
	struct search_document d = {.story = story, .newest_at = NOON, .headline = form}, found;
	struct story_record *stories;
	int64_t *places, n;
	size_t count;
	assert_ok(f, store_put_search(f->store, &d, &f->err));
	assert_ok(f, store_search(f->store, &f->arena, &q, SEARCH_ALL, 9, &places, &count, &f->err));
	assert_int_equal(count, 1);
	for (int whole = 0; whole < 2; whole++)
		assert_ok(f, store_search_at(f->store, &f->arena, places[0], whole, &found, &f->err));
	assert_ok(f, store_search_words(f->store, &f->arena, story, &form, &f->err));
	assert_ok(f, store_search_languages(f->store, &f->arena, &languages, &count, &n, &f->err));
	assert_ok(f, store_published_after(f->store, &f->arena, 0, 9, &stories, &count, &f->err));
	assert_ok(f, store_remove_search(f->store, story, &f->err));
}

static void
run_topics(struct fixture *f, int64_t story)
{
	struct topic_wish wish = {{.name = STR("Berg"), .key = STR("berg")}, STR("berg")};
	struct topic_record *list, topic;
	struct story_record *stories;
	int64_t *unshown, n;
	size_t count;
	bool is;
	assert_ok(f, store_put_topics(f->store, &f->arena, story, true, &wish, 1, &unshown, &count,
	                              &f->err));
	assert_ok(f, store_unshown_topics(f->store, story, &is, &f->err));
	assert_ok(f, store_show_topics(f->store, story, &f->err));
	assert_ok(f, store_story_topics(f->store, &f->arena, story, &list, &count, &f->err));
	assert_ok(f, store_topics(f->store, &f->arena, 0, 9, &list, &count, &f->err));
	assert_ok(f, store_topic_count(f->store, &n, &f->err));
	assert_ok(f, store_topic_by_key(f->store, &f->arena, STR("berg"), &topic, &f->err));
	assert_ok(f, store_topic_by_slug(f->store, &f->arena, STR("berg"), &topic, &f->err));
	struct story_archive of = {.topic = topic.id};
	assert_ok(f, store_archive(f->store, &f->arena, &of, 0, 9, &stories, &count, &f->err));
	assert_ok(f, store_archive_count(f->store, &of, &n, &f->err));
	assert_ok(f, store_put_topics(f->store, &f->arena, story, true, NULL, 0, &unshown, &count,
	                              &f->err));
}

static void
run_decisions(struct fixture *f, int64_t article)
{
	struct store *s = f->store;
	struct arena *out = &f->arena;
	struct err *err = &f->err;
	const struct decider who = {.now = NOON};
	struct decision_record d, *list;
	struct member_record member, *members;
	struct story_record *stories;
	struct rested_record rested = {.story = article, .at = NOON, .terms = STR("t")}, *all;
	int64_t n, *ids, other = fixture_article(f, "https://n/2");
	size_t count;
	fixture_place(f, other, other, "v");
	fixture_publish(f, other, 1, NOON);
	assert_ok(f, store_merge(s, out, article, other, &who, &d, err));
	assert_ok(f, store_split(s, out, d.other, &other, 1, &who, &d, err));
	assert_ok(f, store_undo(s, out, d.id, &who, &d, err));
	assert_ok(f, store_pin(s, out, article, 0, &who, &d, err));
	assert_ok(f, store_unpin(s, out, article, &who, &d, err));
	assert_ok(f, store_decisions(s, out, article, 0, &list, &count, err));
	assert_ok(f, store_last_decision(s, &n, err));
	assert_ok(f, store_moved_by(s, article, article, &n, err));
	assert_ok(f, store_decided_stories(s, out, 0, &ids, &count, err));
	assert_ok(f, store_parted_stories(s, out, article, &stories, &count, err));
	assert_ok(f, store_put_told(s, article, 1, err));
	assert_ok(f, store_put_follows(s, article, other, err));
	assert_ok(f, store_put_reason(s, article, STR("{}"), err));
	assert_ok(f, store_member(s, out, article, &member, err));
	assert_ok(f, store_members(s, out, article, &members, &count, err));
	assert_ok(f, store_rest_story(s, &rested, err));
	assert_ok(f, store_rested(s, out, 0, &all, &count, err));
	assert_ok(f, store_wake_story(s, article, err));
	bool has;
	assert_ok(f, store_has_late_original(s, article, &has, err));
	assert_ok(f, store_forget_rested(s, NOON, err));
}

/* Every operation but those that are meant to see everything (export, the list of feeds). */
static void
run_everything(struct fixture *f)
{
	struct store *s = f->store;
	struct arena *out = &f->arena;
	struct err *err = &f->err;
	struct article_record a = fixture_item(fixture_feed(f, "https://f/"), "g", "https://n/1");
	struct feed_record feed;
	struct job_record *jobs;
	struct host_record host = {.host = STR("h")};
	struct story_record story;
	struct edition_record edition, *editions;
	struct correction_record correction = {.at = 1, .text = STR("t")}, *corrections;
	struct page_record page;
	struct store_status status;
	struct str value;
	size_t count;
	int64_t n;
	bool added;
	store_begin(s, err);
	a.canonical = STR("https://n/c");
	assert_ok(f, store_put_item(s, &a, 0, &added, err));
	a.url = STR_NONE;
	assert_ok(f, store_put_item(s, &a, 0, &added, err));
	a.text = STR("text");
	assert_ok(f, store_put_article(s, &a, err));
	fixture_place(f, a.id, a.id, "v");
	fixture_publish(f, a.id, 1, NOON);
	assert_ok(f, store_commit(s, err));
	store_feed(s, out, a.feed, &feed, err);
	store_put_feed(s, &feed, err);
	store_article(s, out, a.id, &a, err);
	a.text = STR_NONE;
	store_put_article(s, &a, err);
	store_find_article(s, STR("x"), &n, err);
	store_story_articles(s, out, a.id, &(struct article_record *){0}, &count, err);
	store_queue_job(s, JOB_WRITE, a.id, STR_NONE, 0, err);
	store_lease_jobs(s, out, JOB_WRITE, NOON, 60, 5, &jobs, &count, err);
	store_retry_job(s, jobs[0].id, 0, STR("e"), err);
	store_release_job(s, jobs[0].id, 0, err);
	store_kill_job(s, jobs[0].id, STR("e"), err);
	store_finish_job(s, jobs[0].id, err);
	store_finish_job(s, jobs[0].id, err);
	store_end_leases(s, err);
	store_next_due(s, JOB_READ, &n, err);
	store_foreign_stamp(s, &n, err);
	store_put_host(s, &host, err);
	store_host(s, out, host.host, &host, err);
	store_each_member(s, each_member, NULL, err);
	run_search(f, a.id);
	run_topics(f, a.id);
	run_archive(f);
	run_decisions(f, a.id);
	store_story(s, out, a.id, &story, err);
	store_story_by_address(s, out, STR("x"), &story, err);
	store_end_stories(s, NOON, &n, err);
	store_edition(s, out, a.id, 1, &edition, err);
	store_editions(s, out, a.id, true, &editions, &count, err);
	store_editions(s, out, a.id, false, &editions, &count, err);
	correction.story = a.id;
	store_put_correction(s, &correction, err);
	store_corrections(s, out, a.id, &corrections, &count, err);
	store_corrections(s, out, 0, &corrections, &count, err);
	store_page(s, out, STR("/"), &page, err);
	store_page_stamp(s, &n, err);
	store_note_error(s, STR("w"), STR("p"), NOON, err);
	store_add_checks(s, 1, 1, 0, 0, err);
	store_set(s, "n", STR("v"), err);
	store_get(s, out, "n", &value, err);
	store_set(s, "n", STR_NONE, err);
	store_status(s, out, &status, err);
	run_lists(f);
	store_remove_feed(s, feed.id, err);
}

/* Tables that stay small, and the one look at all waiting work that status takes. */
static bool
may_be_scanned(const char *step, const char *sql)
{
	static const char *const small[] = {"SCAN feed", "SCAN tally", "SCAN total", "SCAN error",
	                                    "SCAN CONSTANT ROW", "SCAN c USING INDEX correction_at",
	                                    "SCAN 4 CONSTANT ROWS", "SCAN 4-ROW VALUES CLAUSE",
	                                    "SCAN story USING INDEX story_written",
	                                    "SCAN story USING COVERING INDEX story_live",
	                                    "SCAN t USING INDEX story_grouped",
	                                    "SCAN search_index VIRTUAL TABLE",
	                                    "SCAN search_language"};
	for (size_t i = 0; i < sizeof small / sizeof *small; i++)
		if (strncmp(step, small[i], strlen(small[i])) == 0)
			return true;
	return strcmp(step, "SCAN job USING COVERING INDEX job_due") == 0 &&
	       strstr(sql, "GROUP BY");
}

static void
check_plan(struct fixture *f, const char *sql)
{
	sqlite3_stmt *stmt;
	char explain[4000];
	snprintf(explain, sizeof explain, "EXPLAIN QUERY PLAN %s", sql);
	assert_int_equal(sqlite3_prepare_v2(f->store->db, explain, -1, &stmt, NULL), SQLITE_OK);
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		const char *step = (const char *)sqlite3_column_text(stmt, 3);
		bool scan = strncmp(step, "SCAN", 4) == 0 && !may_be_scanned(step, sql);
		if (scan || strstr(step, "AUTOMATIC"))
			fail_msg("\"%s\" of: %s", step, sql);
	}
	sqlite3_finalize(stmt);
}

static void
statements_use_their_indexes(void **state)
{
	struct fixture *f = *state;
	struct texts t = {.arena = &f->arena};
	sqlite3_trace_v2(f->store->db, SQLITE_TRACE_STMT, note_statement, &t);
	run_everything(f);
	sqlite3_trace_v2(f->store->db, 0, NULL, NULL);
	assert_true(t.count > 60 && t.count < TEXTS);
	for (size_t i = 0; i < t.count; i++)
		check_plan(f, t.sql[i]);
}

#define with_store(test) cmocka_unit_test_setup_teardown(test, fixture_open, fixture_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {with_store(statements_use_their_indexes)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
