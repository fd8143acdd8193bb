/* migrate_test.c: a database of every earlier schema, with data in it, is brought up to date. */
#include "fixture.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/embedded.h"
#include "store/sqlite.h"

extern const struct embedded schema_files[];

enum { APPLICATION_ID = 0x476c5772 };

/* What a program of that schema had put into it, beyond what the earlier ones had.  These texts
 * are of their time: they never change, and a new schema adds a row. */
static const char *const contents[] = {
	[1] = "INSERT INTO feed (id, url, title, items_new) VALUES (7, 'https://f/', 'Feed', 3);"
	      "INSERT INTO article (id, url, feed, guid, title, authors, published, published_zone,"
	      " first_seen, state, story, version) VALUES"
	      " (1, 'https://n/1', 7, 'g1', 'One', '[\"Ida\"]', 1000, 60, 1001, 2, 1, 1),"
	      " (2, 'https://n/2', 7, 'g2', 'Two', NULL, NULL, NULL, 1002, 0, NULL, 1),"
	      " (3, 'https://n/3', NULL, NULL, 'Three', NULL, 5, NULL, 1003, 2, 1, 1);"
	      "UPDATE article SET reprint_of = 1 WHERE id = 3;"
	      "INSERT INTO article_text VALUES (1, 'Text of one.'), (3, 'Text of three.');"
	      "INSERT INTO address VALUES ('https://n/1', 1), ('https://n/2', 2),"
	      " ('https://n/3', 3), ('https://n/one', 1);"
	      "INSERT INTO item VALUES (7, 'g1', 1), (7, 'g2', 2);"
	      "INSERT INTO job (kind, key, due_at, host) VALUES (0, 2, 55, 'https://n');"
	      "INSERT INTO host (host, robots) VALUES ('https://n', 'rules');"
	      "INSERT INTO story (id, address, headline, founded_at, newest_at, ended)"
	      " VALUES (1, 'adr', 'Head', 1001, 1003, 1);"
	      "INSERT INTO member (article, story, reprint_of, placed_at, vector)"
	      " VALUES (1, 1, NULL, 1002, x'0102'), (3, 1, 1, 1004, x'0304');"
	      "INSERT INTO total VALUES ('checked', 9);"
	      "INSERT INTO setting VALUES ('name', 'value');",
	[2] = "INSERT INTO page (path, body, at, story) VALUES ('/story/adr', x'70', 1005, 1);"
	      "UPDATE story SET edition = 1 WHERE id = 1;"
	      "INSERT INTO edition (story, number, at, json) VALUES (1, 1, 1005, '{}');"
	      "INSERT INTO correction (story, edition, at, text) VALUES (1, 1, 1006, 'It was 3.');"
	      "INSERT INTO error (what, place, count, last_at) VALUES ('w', 'p', 4, 1007);",
	[3] = "INSERT INTO host (host, robots_at) VALUES ('https://m', 9);",
	[4] = "INSERT INTO page (path, body, at) VALUES ('/about', x'71', 1008);",
	[5] = "UPDATE feed SET interval_s = 600 WHERE id = 7;",
	[6] = "UPDATE article SET signals = 2 + 16 WHERE id = 3;",
	[7] = "UPDATE article SET max_snippet = 9 WHERE id = 3;",
	[8] = "UPDATE story SET independent = 2 WHERE id = 1;",
	[9] = "UPDATE edition SET what_changed = 'New: it was 4.' WHERE story = 1;",
	[10] = "UPDATE story SET opinions = 0 WHERE id = 1;",
	[11] = "UPDATE story SET countries = 1 WHERE id = 1;",
	[12] = "INSERT INTO story_without_ads (story, at) VALUES (1, 1009);",
	[13] = "UPDATE story SET written_at = 1005 WHERE id = 1;",
};

static void
make_earlier(struct fixture *f, int version)
{
	sqlite3 *db;
	char numbers[100];
	assert_int_equal(sqlite3_open(fixture_path(f, "glancewire.db"), &db), SQLITE_OK);
	for (int v = 1; v <= version; v++) {
		const char *schema = (const char *)schema_files[v - 1].bytes;
		assert_int_equal(sqlite3_exec(db, schema, NULL, NULL, NULL), SQLITE_OK);
		if (sqlite3_exec(db, contents[v], NULL, NULL, NULL) != SQLITE_OK)
			fail_msg("%s", sqlite3_errmsg(db));
	}
	snprintf(numbers, sizeof numbers, "PRAGMA user_version = %d; PRAGMA application_id = %d",
	         version, APPLICATION_ID);
	sqlite3_exec(db, numbers, NULL, NULL, NULL);
	sqlite3_close(db);
}

static void
check_first_schema_data(struct fixture *f)
{
	struct article_record *articles;
	struct feed_record feed;
	struct job_record *jobs;
	struct story_record story;
	struct store_status st;
	struct str value;
	size_t count;
	assert_ok(f, store_feed(f->store, &f->arena, 7, &feed, &f->err));
	assert_str(feed.title, "Feed");
	assert_ok(f, store_story_articles(f->store, &f->arena, 1, &articles, &count, &f->err));
	assert_int_equal(count, 2);
	assert_str(articles[0].text, "Text of one.");
	assert_str(articles[0].authors[0], "Ida");
	assert_int_equal(articles[0].published.zone_min, 60);
	assert_true(articles[1].published.date_only);
	assert_ok(f, store_story_by_address(f->store, &f->arena, STR("adr"), &story, &f->err));
	assert_str(story.headline, "Head");
	assert_ok(f, store_get(f->store, &f->arena, "name", &value, &f->err));
	assert_str(value, "value");
	assert_ok(f, store_status(f->store, &f->arena, &st, &f->err));
	assert_true(st.feeds == 1 && st.articles == 3 && st.reprints == 1);
	assert_int_equal(st.articles_by_state[ARTICLE_PLACED], 2);
	assert_true(st.stories_live == 0 && st.stories_ended == 1);
	assert_int_equal(st.sentences_checked, 9);
	assert_ok(f, store_lease_jobs(f->store, &f->arena, JOB_READ, 60, 60, 5, &jobs, &count,
	                              &f->err));
	assert_int_equal(count, 1);
	assert_int_equal(jobs[0].key, 2);
}

static void
check_second_schema_data(struct fixture *f)
{
	struct page_record page;
	struct correction_record *list;
	struct store_status st;
	size_t count;
	assert_ok(f, store_page(f->store, &f->arena, STR("/story/adr"), &page, &f->err));
	assert_str(page.body, "p");
	assert_ok(f, store_corrections(f->store, &f->arena, 1, &list, &count, &f->err));
	assert_int_equal(count, 1);
	assert_ok(f, store_status(f->store, &f->arena, &st, &f->err));
	assert_int_equal(st.errors[0].count, 4);
	assert_int_equal(st.editions, 1);
}

/* A host of a time that did not note its requests owes nobody a pause. */
static void
check_third_schema_data(struct fixture *f)
{
	struct host_record h;
	assert_ok(f, store_host(f->store, &f->arena, STR("https://m"), &h, &f->err));
	assert_int_equal(h.robots_at, 9);
	assert_int_equal(h.asked_at_ms, 0);
	assert_true(h.answered);
}

/* A page of a time that had no status is one that stands. */
static void
check_fourth_schema_data(struct fixture *f)
{
	struct page_record page;
	assert_ok(f, store_page(f->store, &f->arena, STR("/about"), &page, &f->err));
	assert_str(page.body, "q");
	assert_int_equal(page.status, 0);
}

/* Of a feed of a time that learned no rhythm nothing is known. */
static void
check_fifth_schema_data(struct fixture *f)
{
	struct feed_record feed;
	assert_ok(f, store_feed(f->store, &f->arena, 7, &feed, &f->err));
	assert_int_equal(feed.interval_s, 600);
	assert_null(feed.rhythm.p);
	assert_int_equal(feed.wish_s, 0);
}

/* Articles of a time that counted no signals are counted; their texts have no marks. */
static void
check_sixth_schema_data(struct fixture *f)
{
	struct article_record a;
	struct store_status st;
	assert_ok(f, store_article(f->store, &f->arena, 3, &a, &f->err));
	assert_str(a.text, "Text of three.");
	assert_int_equal(a.marks.part_count, 0);
	assert_true(a.unavailable_after == WHEN_UNKNOWN);
	assert_ok(f, store_status(f->store, &f->arena, &st, &f->err));
	for (int i = 0; i < SIGNAL_ROWS; i++)
		assert_int_equal(st.signals[i], signal_rows[i].bit == SIGNAL_NOSNIPPET);
}

/* Of a story of a time that had no ranking it is known how many reported it, not when. */
static void
check_unranked_data(struct fixture *f)
{
	struct story_record story;
	assert_ok(f, store_story(f->store, &f->arena, 1, &story, &f->err));
	assert_true(story.independent == 2 && story.countries == 1 && story.opinions == 0);
	assert_null(story.heard.p);
}

/* Stories of a time without decisions are where they were, and the grouper holds those that live. */
static void
check_seventh_schema_data(struct fixture *f)
{
	struct story_record r;
	struct decision_record *list;
	size_t n;
	assert_ok(f, store_story(f->store, &f->arena, 1, &r, &f->err));
	assert_true(r.grouped);
	assert_int_equal(r.merged_into, 0);
	assert_ok(f, store_decisions(f->store, &f->arena, 0, 0, &list, &n, &f->err));
	assert_int_equal(n, 0);
}

/* Stories that were published before there was an index wait for it. */
static void
check_unindexed_data(struct fixture *f, bool published)
{
	struct str value;
	assert_ok(f, store_get(f->store, &f->arena, "search backlog", &value, &f->err));
	assert_true(published ? str_eq(value, STR("0")) : value.p == NULL);
	assert_ok(f, store_get(f->store, &f->arena, "topic backlog", &value, &f->err));
	assert_true(published ? str_eq(value, STR("0")) : value.p == NULL);
}

static void
every_earlier_schema_keeps_its_data(void **state)
{
	struct fixture *f = *state;
	/* A row of `contents` for every schema but the newest. */
	assert_int_equal(sizeof contents / sizeof *contents, store_newest_schema());
	for (int version = 1; version < store_newest_schema(); version++) {
		make_earlier(f, version);
		fixture_reopen(f, STORE_WRITE);
		assert_int_equal(store_schema_version(f->store), store_newest_schema());
		assert_ok(f, store_verify(f->store, &f->err));
		check_first_schema_data(f);
		if (version >= 2)
			check_second_schema_data(f);
		if (version >= 3)
			check_third_schema_data(f);
		if (version >= 4)
			check_fourth_schema_data(f);
		if (version >= 5)
			check_fifth_schema_data(f);
		if (version >= 6)
			check_sixth_schema_data(f);
		if (version >= 7)
			check_seventh_schema_data(f);
		if (version >= 8)
				check_unranked_data(f);
		check_unindexed_data(f, version >= 2);
		/* And it works on. */
		fixture_publish(f, 1, version >= 2 ? 2 : 1, 2000);
		store_close(f->store);
		f->store = NULL;
		unlink(fixture_path(f, "glancewire.db"));
	}
}

static void
reader_of_an_earlier_schema_is_told_what_to_do(void **state)
{
	struct fixture *f = *state;
	make_earlier(f, 1);
	assert_null(store_open(f->folder, STORE_READ, &f->err));
	assert_int_equal(f->err.code, ERR_STORE);
	assert_non_null(strstr(f->err.msg, "older"));
}

static void
several_processes_bring_it_up_to_date_once(void **state)
{
	enum { PROCESSES = 6 };
	struct fixture *f = *state;
	make_earlier(f, 1);
	for (int i = 0; i < PROCESSES; i++) {
		if (fork() == 0) {
			struct err err;
			struct store *s = store_open(f->folder, STORE_WRITE, &err);
			if (!s)
				fprintf(stderr, "%s\n", err.msg);
			store_close(s);
			_exit(s ? 0 : 1);
		}
	}
	for (int i = 0; i < PROCESSES; i++) {
		int status;
		wait(&status);
		assert_int_equal(status, 0);
	}
	fixture_reopen(f, STORE_READ);
	assert_ok(f, store_verify(f->store, &f->err));
}

static void
failed_step_leaves_the_schema_before_it(void **state)
{
	struct fixture *f = *state;
	sqlite3 *db;
	make_earlier(f, 1);
	/* In the way of schema 2: its second table is there already. */
	assert_int_equal(sqlite3_open(fixture_path(f, "glancewire.db"), &db), SQLITE_OK);
	sqlite3_exec(db, "CREATE TABLE correction (x)", NULL, NULL, NULL);
	assert_null(store_open(f->folder, STORE_WRITE, &f->err));
	assert_non_null(strstr(f->err.msg, "002_page.sql"));
	assert_int_not_equal(sqlite3_exec(db, "SELECT * FROM page", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_exec(db, "DROP TABLE correction", NULL, NULL, NULL);
	sqlite3_close(db);
	fixture_reopen(f, STORE_WRITE);
	assert_ok(f, store_verify(f->store, &f->err));
	check_first_schema_data(f);
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, fixture_folder, fixture_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		in_folder(every_earlier_schema_keeps_its_data),
		in_folder(reader_of_an_earlier_schema_is_told_what_to_do),
		in_folder(several_processes_bring_it_up_to_date_once),
		in_folder(failed_step_leaves_the_schema_before_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
