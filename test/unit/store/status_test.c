/* status_test.c: transactions, figures, settings, copies and the check of the whole. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "os/clock.h"
#include "os/file.h"
#include "store/sqlite.h"

/* ── transactions ──────────────────────────────────────────────────────────────────────── */

static void
uncommitted_work_never_happened(void **state)
{
	struct fixture *f = *state;
	int64_t id;
	assert_ok(f, store_begin(f->store, &f->err));
	fixture_article(f, "https://n.example/a");
	store_rollback(f->store);
	assert_ok(f, store_find_article(f->store, STR("https://n.example/a"), &id, &f->err));
	assert_int_equal(id, 0);
	assert_ok(f, store_begin(f->store, &f->err));
	fixture_article(f, "https://n.example/a");
	fixture_reopen(f, STORE_WRITE); /* closed in the middle */
	assert_ok(f, store_find_article(f->store, STR("https://n.example/a"), &id, &f->err));
	assert_int_equal(id, 0);
}

static void
broken_transaction_can_only_be_undone(void **state)
{
	struct fixture *f = *state;
	struct edition_record e = {.story = 12345, .number = 1};
	struct str value;
	assert_ok(f, store_begin(f->store, &f->err));
	assert_ok(f, store_set(f->store, "a", STR("1"), &f->err));
	assert_err(f, store_put_edition(f->store, &e, &f->err), ERR_INTERNAL);
	assert_err(f, store_set(f->store, "b", STR("2"), &f->err), ERR_INTERNAL);
	assert_err(f, store_commit(f->store, &f->err), ERR_INTERNAL);
	assert_ok(f, store_get(f->store, &f->arena, "a", &value, &f->err));
	assert_null(value.p);
	assert_ok(f, store_begin(f->store, &f->err));
	assert_ok(f, store_set(f->store, "a", STR("3"), &f->err));
	assert_ok(f, store_commit(f->store, &f->err));
}

static void
articles_are_counted_by_signal(void **state)
{
	struct fixture *f = *state;
	struct store_status st;
	struct article_record a;
	for (int i = 0; i < 3; i++) {
		int64_t id = fixture_article(f, i == 0 ? "https://n.example/1" : i == 1
		                                ? "https://n.example/2" : "https://n.example/3");
		assert_ok(f, store_article(f->store, &f->arena, id, &a, &f->err));
		a.signals = (i < 2 ? SIGNAL_NOINDEX : 0) | (i == 1 ? SIGNAL_MAX_SNIPPET : 0) | SIGNAL_MOVED;
		assert_ok(f, store_put_article(f->store, &a, &f->err));
	}
	a.signals = SIGNAL_PAID;
	assert_ok(f, store_put_article(f->store, &a, &f->err));
	assert_ok(f, store_status(f->store, &f->arena, &st, &f->err));
	for (int i = 0; i < SIGNAL_ROWS; i++)
		assert_int_equal(st.signals[i], signal_rows[i].bit == SIGNAL_NOINDEX ? 2
		                 : signal_rows[i].bit == SIGNAL_MAX_SNIPPET ||
		                 signal_rows[i].bit == SIGNAL_PAID);
	assert_ok(f, store_verify(f->store, &f->err));
}

static void
transactions_do_not_nest(void **state)
{
	struct fixture *f = *state;
	assert_err(f, store_commit(f->store, &f->err), ERR_INTERNAL);
	assert_ok(f, store_begin(f->store, &f->err));
	assert_err(f, store_begin(f->store, &f->err), ERR_INTERNAL);
	assert_ok(f, store_commit(f->store, &f->err));
	store_rollback(f->store);
}

static void
reading_transaction_sees_one_moment(void **state)
{
	struct fixture *f = *state;
	struct str value;
	struct store *reader = store_open(f->folder, STORE_READ, &f->err);
	assert_ok(f, store_set(f->store, "a", STR("1"), &f->err));
	assert_ok(f, store_begin(reader, &f->err));
	assert_ok(f, store_get(reader, &f->arena, "a", &value, &f->err));
	assert_ok(f, store_set(f->store, "a", STR("2"), &f->err));
	assert_ok(f, store_get(reader, &f->arena, "a", &value, &f->err));
	assert_str(value, "1");
	store_rollback(reader);
	assert_ok(f, store_get(reader, &f->arena, "a", &value, &f->err));
	assert_str(value, "2");
	store_close(reader);
}

static void
exhausted_arena_leaves_a_usable_store(void **state)
{
	struct fixture *f = *state;
	struct page_record p = {.path = STR("/a"), .at = 1}, out;
	static char body[100000];
	p.body = str_from(body, sizeof body);
	assert_ok(f, store_put_page(f->store, &p, &f->err));
	struct arena small = arena_part(&f->arena, 1000);
	jmp_buf trap;
	small.trap = &trap;
	if (setjmp(trap) == 0) {
		store_page(f->store, &small, STR("/a"), &out, &f->err);
		fail_msg("the arena was large enough");
	}
	p.body = STR("short");
	assert_ok(f, store_put_page(f->store, &p, &f->err));
	assert_ok(f, store_page(f->store, &f->arena, STR("/a"), &out, &f->err));
	assert_str(out.body, "short");
}

/* ── figures ───────────────────────────────────────────────────────────────────────────── */

static void
status_counts_what_is_there(void **state)
{
	struct fixture *f = *state;
	struct store_status st;
	struct feed_record feed;
	int64_t ids[6], ended;
	assert_ok(f, store_status(f->store, &f->arena, &st, &f->err));
	assert_true(st.feeds == 0 && st.articles == 0 && st.editions == 0 && st.error_count == 0);
	for (int i = 0; i < 4; i++) {
		int64_t id = fixture_feed(f, str_c(&f->arena, str_fmt(&f->arena, "https://f/%d", i)));
		assert_ok(f, store_feed(f->store, &f->arena, id, &feed, &f->err));
		feed.failures = i == 1;
		feed.state = i == 2 ? FEED_GONE : i == 3 ? FEED_PAUSED : FEED_ACTIVE;
		assert_ok(f, store_put_feed(f->store, &feed, &f->err));
	}
	for (int i = 0; i < 6; i++)
		ids[i] = fixture_article(f, str_c(&f->arena, str_fmt(&f->arena, "https://n/%d", i)));
	fixture_place(f, ids[0], ids[0], "v");
	assert_ok(f, store_put_member(f->store, ids[1], ids[0], ids[0], STR("v"), NOON, &f->err));
	assert_ok(f, store_put_member(f->store, ids[2], ids[2], 0, STR("v"), NOON - 9, &f->err));
	assert_ok(f, store_end_stories(f->store, NOON - 5, &ended, &f->err));
	fixture_publish(f, ids[0], 1, NOON);
	fixture_publish(f, ids[0], 2, NOON);
	struct article_record a;
	assert_ok(f, store_article(f->store, &f->arena, ids[3], &a, &f->err));
	a.state = ARTICLE_DENIED;
	assert_ok(f, store_put_article(f->store, &a, &f->err));
	assert_ok(f, store_add_checks(f->store, 14, 12, 1, 1, &f->err));
	assert_ok(f, store_add_checks(f->store, 6, 6, 0, 0, &f->err));
	assert_ok(f, store_queue_job(f->store, JOB_WRITE, ids[0], STR_NONE, clock_real_s() + 900,
	                             &f->err));
	assert_ok(f, store_queue_job(f->store, JOB_WRITE, ids[2], STR_NONE, clock_real_s() - 900,
	                             &f->err));
	assert_ok(f, store_status(f->store, &f->arena, &st, &f->err));
	assert_true(st.feeds == 4 && st.feeds_healthy == 1 && st.feeds_failing == 1);
	assert_int_equal(st.feeds_gone, 1);
	assert_int_equal(st.articles, 6);
	assert_int_equal(st.reprints, 1);
	assert_int_equal(st.articles_by_state[ARTICLE_PLACED], 3);
	assert_int_equal(st.articles_by_state[ARTICLE_DENIED], 1);
	assert_int_equal(st.articles_by_state[ARTICLE_FOUND], 2);
	assert_true(st.stories_live == 1 && st.stories_ended == 1);
	assert_int_equal(st.editions, 2);
	assert_true(st.sentences_checked == 20 && st.sentences_passed == 18);
	assert_true(st.sentences_replaced == 1 && st.sentences_dropped == 1);
	assert_int_equal(st.jobs_waiting[JOB_WRITE], 2);
	assert_int_equal(st.jobs_waiting[JOB_READ], 6);
	assert_int_equal(st.jobs_overdue, 1);
	assert_ok(f, store_verify(f->store, &f->err));
}

static void
errors_are_counted_and_forgotten(void **state)
{
	struct fixture *f = *state;
	struct store_status st;
	enum { DAY = 86400 };
	assert_ok(f, store_note_error(f->store, STR("old"), STR("https://a"), NOON, &f->err));
	for (int i = 0; i < 3; i++)
		assert_ok(f, store_note_error(f->store, STR("timed out"), STR("https://b"),
		                              NOON + 20 * DAY, &f->err));
	assert_ok(f, store_status(f->store, &f->arena, &st, &f->err));
	assert_int_equal(st.error_count, 2);
	assert_str(st.errors[0].what, "timed out");
	assert_str(st.errors[0].where, "https://b");
	assert_int_equal(st.errors[0].count, 3);
	assert_int_equal(st.errors[0].last_at, NOON + 20 * DAY);
	assert_ok(f, store_note_error(f->store, STR("new"), STR_NONE, NOON + 31 * DAY, &f->err));
	assert_ok(f, store_status(f->store, &f->arena, &st, &f->err));
	assert_int_equal(st.error_count, 2);
	assert_str(st.errors[1].what, "new");
}

static void
setting_is_kept_changed_and_removed(void **state)
{
	struct fixture *f = *state;
	struct str value;
	assert_ok(f, store_get(f->store, &f->arena, "clock", &value, &f->err));
	assert_null(value.p);
	assert_ok(f, store_set(f->store, "clock", STR("one"), &f->err));
	assert_ok(f, store_set(f->store, "clock", STR(""), &f->err));
	assert_ok(f, store_get(f->store, &f->arena, "clock", &value, &f->err));
	assert_true(value.p && value.n == 0);
	assert_ok(f, store_set(f->store, "clock", STR_NONE, &f->err));
	assert_ok(f, store_get(f->store, &f->arena, "clock", &value, &f->err));
	assert_null(value.p);
}

/* ── copies ────────────────────────────────────────────────────────────────────────────── */

static void
copy_is_whole_and_stands_alone(void **state)
{
	struct fixture *f = *state;
	struct store_status st;
	const char *folder = fixture_path(f, "copy");
	const char *file = fixture_path(f, "copy/glancewire.db");
	assert_ok(f, file_make_folder(folder, &f->err));
	fixture_article(f, "https://n.example/a");
	/* Somebody writes meanwhile. */
	struct store *other = store_open(f->folder, STORE_WRITE, &f->err);
	assert_ok(f, store_begin(other, &f->err));
	assert_ok(f, store_set(other, "under", STR("way"), &f->err));
	assert_ok(f, store_backup(f->store, file, &f->err));
	assert_ok(f, store_commit(other, &f->err));
	store_close(other);
	assert_int_not_equal(access(fixture_path(f, "copy/glancewire.db-wal"), F_OK), 0);
	struct store *copy = store_open(folder, STORE_READ, &f->err);
	assert_non_null(copy);
	assert_ok(f, store_verify(copy, &f->err));
	assert_ok(f, store_status(copy, &f->arena, &st, &f->err));
	assert_int_equal(st.articles, 1);
	store_close(copy);
	/* A later copy takes its place. */
	fixture_article(f, "https://n.example/b");
	assert_ok(f, store_backup(f->store, file, &f->err));
	copy = store_open(folder, STORE_WRITE, &f->err);
	assert_ok(f, store_status(copy, &f->arena, &st, &f->err));
	assert_int_equal(st.articles, 2);
	store_close(copy);
	unlink(file);
	rmdir(folder);
}

static void
copy_that_cannot_be_written_leaves_nothing(void **state)
{
	struct fixture *f = *state;
	assert_err(f, store_backup(f->store, "/nowhere/at/all.db", &f->err), ERR_STORE);
	assert_non_null(strstr(f->err.msg, "/nowhere/at/all.db"));
	assert_err(f, store_backup(f->store, fixture_path(f, "glancewire.db"), &f->err), ERR_USAGE);
	assert_ok(f, store_verify(f->store, &f->err));
}

/* ── the whole ─────────────────────────────────────────────────────────────────────────── */

static void
check_finds_what_is_wrong(void **state)
{
	static const struct {
		const char *damage, *repair, *words;
	} rows[] = {
		{"UPDATE article SET state = 2 WHERE id = 2", "UPDATE article SET state = 0 WHERE id = 2",
		 "article 2 counts as placed"},
		{"UPDATE story SET edition = 2", "UPDATE story SET edition = 1",
		 "story 1 lacks its newest edition"},
		{"UPDATE page SET story = NULL", "UPDATE page SET story = 1",
		 "story 1 has an edition and no page"},
		{"UPDATE job SET key = 99 WHERE key = 2", "UPDATE job SET key = 2 WHERE key = 99",
		 "no job reads it"},
		{"INSERT INTO job (kind, key, due_at) VALUES (2, 99, 0)",
		 "DELETE FROM job WHERE kind = 2", "about a story that does not exist"},
		{"UPDATE article SET story = 2 WHERE id = 1", "UPDATE article SET story = 1 WHERE id = 1",
		 "article 1 names another story"},
		{"UPDATE address SET url = 'x' WHERE article = 1",
		 "UPDATE address SET url = 'https://n.example/a' WHERE article = 1",
		 "article 1 cannot be found"},
		{"UPDATE address SET article = 9 WHERE article = 2; DELETE FROM article WHERE id = 2;"
		 "UPDATE tally SET count = count - 1 WHERE what = 'article' AND state = 0;"
		 "DELETE FROM job WHERE key = 2",
		 "DELETE FROM address WHERE article = 9", "leads to article 9"},
		{"UPDATE tally SET count = count + 1 WHERE what = 'edition'",
		 "UPDATE tally SET count = count - 1 WHERE what = 'edition'", "running count"},
		{"PRAGMA foreign_keys = OFF; INSERT INTO edition (story, number, at) VALUES (50, 1, 1)",
		 "DELETE FROM edition WHERE story = 50;"
		 "UPDATE tally SET count = count - 1 WHERE what = 'edition'", "a row of edition refers to nothing"},
	};
	struct fixture *f = *state;
	int64_t a = fixture_article(f, "https://n.example/a");
	fixture_article(f, "https://n.example/b");
	fixture_place(f, a, a, "v");
	fixture_publish(f, a, 1, NOON);
	assert_ok(f, store_verify(f->store, &f->err));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sqlite3 *db = f->store->db;
		assert_int_equal(sqlite3_exec(db, rows[i].damage, NULL, NULL, NULL), SQLITE_OK);
		assert_err(f, store_verify(f->store, &f->err), ERR_STORE);
		if (!strstr(f->err.msg, rows[i].words))
			fail_msg("\"%s\", not \"%s\"", f->err.msg, rows[i].words);
		assert_int_equal(sqlite3_exec(db, rows[i].repair, NULL, NULL, NULL), SQLITE_OK);
		assert_ok(f, store_verify(f->store, &f->err));
	}
}

static void
check_finds_damaged_bytes(void **state)
{
	struct fixture *f = *state;
	for (int i = 0; i < 300; i++)
		fixture_article(f, str_c(&f->arena, str_fmt(&f->arena, "https://n.example/%d", i)));
	store_close(f->store);
	f->store = NULL;
	FILE *db = fopen(fixture_path(f, "glancewire.db"), "r+b");
	struct stat st;
	assert_int_equal(fstat(fileno(db), &st), 0);
	fseek(db, st.st_size - 3 * 4096, SEEK_SET);
	for (int i = 0; i < 2 * 4096; i++)
		putc(0x5a, db);
	fclose(db);
	fixture_reopen(f, STORE_READ);
	assert_err(f, store_verify(f->store, &f->err), ERR_STORE);
	assert_non_null(strstr(f->err.msg, "damaged"));
	assert_non_null(strstr(f->err.msg, f->folder));
}

#define with_store(test) cmocka_unit_test_setup_teardown(test, fixture_open, fixture_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		with_store(uncommitted_work_never_happened),
		with_store(broken_transaction_can_only_be_undone),
		with_store(articles_are_counted_by_signal),
		with_store(transactions_do_not_nest),
		with_store(reading_transaction_sees_one_moment),
		with_store(exhausted_arena_leaves_a_usable_store),
		with_store(status_counts_what_is_there),
		with_store(errors_are_counted_and_forgotten),
		with_store(setting_is_kept_changed_and_removed),
		with_store(copy_is_whole_and_stands_alone),
		with_store(copy_that_cannot_be_written_leaves_nothing),
		with_store(check_finds_what_is_wrong),
		with_store(check_finds_damaged_bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
