/* open_test.c: opening a folder, who holds it, and what stands in the way. */
#include "fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "os/file.h"
#include "store/sqlite.h"

static void
folder_and_database_are_made_where_they_are_missing(void **state)
{
	struct fixture *f = *state;
	const char *deep = fixture_path(f, "deep");
	struct store *s = store_open(deep, STORE_WRITE, &f->err);
	assert_non_null(s);
	assert_int_equal(store_schema_version(s), store_newest_schema());
	assert_ok(f, store_verify(s, &f->err));
	store_close(s);
	unlink(fixture_path(f, "deep/glancewire.db"));
	rmdir(deep);
}

static void
reading_needs_a_database_that_is_there(void **state)
{
	struct fixture *f = *state;
	assert_null(store_open(f->folder, STORE_READ, &f->err));
	assert_int_equal(f->err.code, ERR_STORE);
	assert_non_null(strstr(f->err.msg, f->folder));
	assert_int_not_equal(access(fixture_path(f, "glancewire.db"), F_OK), 0);
}

static void
reading_handle_cannot_write(void **state)
{
	struct fixture *f = *state;
	fixture_reopen(f, STORE_WRITE);
	struct store *reader = store_open(f->folder, STORE_READ, &f->err);
	assert_non_null(reader);
	assert_err(f, store_set(reader, "name", STR("value"), &f->err), ERR_STORE);
	store_close(reader);
}

/* ── who holds the folder ──────────────────────────────────────────────────────────────── */

/* A child that opens the folder for running, says so, and waits to be killed. */
static pid_t
hold_in_child(struct fixture *f)
{
	int ready[2];
	char byte;
	assert_int_equal(pipe(ready), 0);
	pid_t child = fork();
	if (child == 0) {
		struct err err;
		struct store *s = store_open(f->folder, STORE_RUN, &err);
		if (write(ready[1], s ? "y" : "n", 1) == 1)
			pause();
		_exit(0);
	}
	close(ready[1]);
	assert_int_equal(read(ready[0], &byte, 1), 1);
	assert_int_equal(byte, 'y');
	close(ready[0]);
	return child;
}

static void
end_child(pid_t child)
{
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, NULL, 0), child);
}

static void
held_folder_names_its_holder_and_lets_others_write(void **state)
{
	struct fixture *f = *state;
	pid_t child = hold_in_child(f);
	char pid[40];
	snprintf(pid, sizeof pid, "held by process %ld (", (long)child);
	struct store *run = store_open(f->folder, STORE_RUN, &f->err);
	struct err busy = f->err;
	struct store *command = store_open(f->folder, STORE_WRITE, &f->err);
	bool wrote = command && store_set(command, "by", STR("a command"), &f->err);
	store_close(command);
	end_child(child);
	assert_null(run);
	assert_int_equal(busy.code, ERR_BUSY);
	assert_non_null(strstr(busy.msg, pid));
	assert_non_null(strstr(busy.msg, f->folder));
	assert_true(wrote);
}

static void
killed_holder_leaves_the_folder_free(void **state)
{
	struct fixture *f = *state;
	end_child(hold_in_child(f));
	fixture_reopen(f, STORE_RUN);
}

static void
process_forked_from_an_open_store_opens_none(void **state)
{
	struct fixture *f = *state;
	int status;
	fixture_reopen(f, STORE_WRITE);
	pid_t child = fork();
	if (child == 0) {
		struct err err = {0};
		struct store *s = store_open(f->folder, STORE_READ, &err);
		_exit(!s && err.code == ERR_INTERNAL ? 0 : 1);
	}
	waitpid(child, &status, 0);
	assert_int_equal(status, 0);
}

static void
many_processes_open_a_new_folder_at_once(void **state)
{
	enum { PROCESSES = 8, FOLDERS = 12 };
	struct fixture *f = *state;
	pid_t children[PROCESSES];
	for (int i = 0; i < PROCESSES; i++) {
		children[i] = fork();
		for (int n = 0; children[i] == 0; n++) {
			struct err err = {0};
			char folder[20];
			snprintf(folder, sizeof folder, "at-once-%d", n);
			struct store *s = store_open(n == FOLDERS ? f->folder : fixture_path(f, folder),
			                             STORE_WRITE, &err);
			bool ok = s && store_set(s, "name", STR("value"), &err);
			if (!ok)
				fprintf(stderr, "%s\n", err.msg);
			store_close(s);
			if (!ok || n == FOLDERS)
				_exit(ok ? 0 : 1);
		}
	}
	for (int i = 0; i < PROCESSES; i++) {
		int status;
		waitpid(children[i], &status, 0);
		assert_int_equal(status, 0);
	}
	fixture_reopen(f, STORE_READ);
	assert_ok(f, store_verify(f->store, &f->err));
}

/* ── what stands in the way ────────────────────────────────────────────────────────────── */

static void
file_that_is_no_database_is_refused_and_kept(void **state)
{
	struct fixture *f = *state;
	const char *path = fixture_path(f, "glancewire.db");
	struct str letter = STR("Dear editor, this is a letter and no database at all. "
	                        "It is long enough to be mistaken for one by its length.\n");
	struct str after;
	assert_ok(f, file_write(path, letter, &f->err));
	for (int mode = STORE_READ; mode <= STORE_RUN; mode++) {
		assert_null(store_open(f->folder, (enum store_mode)mode, &f->err));
		assert_int_equal(f->err.code, ERR_STORE);
		assert_non_null(strstr(f->err.msg, path));
		assert_non_null(strstr(f->err.msg, "no database"));
	}
	assert_ok(f, file_read(&f->arena, path, 1000, &after, &f->err));
	assert_true(str_eq(after, letter));
}

static void
run_sql(struct fixture *f, const char *sql)
{
	sqlite3 *db;
	assert_int_equal(sqlite3_open(fixture_path(f, "glancewire.db"), &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void
database_of_another_program_is_refused(void **state)
{
	struct fixture *f = *state;
	run_sql(f, "CREATE TABLE recipe (name TEXT)");
	assert_null(store_open(f->folder, STORE_WRITE, &f->err));
	assert_int_equal(f->err.code, ERR_STORE);
	assert_non_null(strstr(f->err.msg, "another program"));
}

static void
database_of_a_newer_program_is_refused(void **state)
{
	struct fixture *f = *state;
	fixture_reopen(f, STORE_WRITE);
	store_close(f->store);
	f->store = NULL;
	run_sql(f, "PRAGMA user_version = 900");
	for (int mode = STORE_READ; mode <= STORE_RUN; mode++) {
		assert_null(store_open(f->folder, (enum store_mode)mode, &f->err));
		assert_int_equal(f->err.code, ERR_STORE);
		assert_non_null(strstr(f->err.msg, "newer"));
		assert_non_null(strstr(f->err.msg, "900"));
	}
}

/* Runs `body` in a child that is nobody, so that rights count; its return is the status. */
static int
as_nobody(struct fixture *f, int (*body)(struct fixture *f))
{
	int status;
	pid_t child = fork();
	if (child == 0) {
		if (geteuid() == 0 && setuid(65534) != 0)
			_exit(99);
		_exit(body(f));
	}
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

static int
open_for_run(struct fixture *f)
{
	struct err err = {0};
	if (store_open(f->folder, STORE_RUN, &err))
		return 1;
	return err.code == ERR_STORE && strstr(err.msg, f->folder) &&
	       strstr(err.msg, strerror(EACCES)) ? 0 : 2;
}

static int
open_for_write(struct fixture *f)
{
	struct err err = {0};
	if (store_open(f->folder, STORE_WRITE, &err))
		return 1;
	bool words = strstr(err.msg, strerror(EACCES)) || strstr(err.msg, "only be read");
	return err.code == ERR_STORE && strstr(err.msg, f->folder) && words ? 0 : 2;
}

static void
folder_without_rights_is_refused_with_its_name(void **state)
{
	struct fixture *f = *state;
	chmod(f->folder, 0555);
	assert_int_equal(as_nobody(f, open_for_run), 0);
	assert_int_equal(as_nobody(f, open_for_write), 0);
	chmod(f->folder, 0755);
	fixture_reopen(f, STORE_WRITE);
	store_close(f->store);
	f->store = NULL;
	chmod(fixture_path(f, "glancewire.db"), 0444);
	chmod(f->folder, 0555);
	assert_int_equal(as_nobody(f, open_for_write), 0);
	chmod(f->folder, 0755);
}

/* ── no room left ──────────────────────────────────────────────────────────────────────── */

/* Articles by transactions of ten until one fails; the number that was committed. */
static int
fill(struct store *s, struct err *err)
{
	static char text[20000];
	memset(text, 'x', sizeof text);
	for (int done = 0;; done += 10) {
		if (!store_begin(s, err))
			return done;
		for (int i = 0; i < 10; i++) {
			char url[60];
			bool added;
			snprintf(url, sizeof url, "https://n.example/%d", done + i);
			struct article_record a = fixture_item(0, NULL, url);
			a.text = str_from(text, sizeof text);
			if (!store_put_item(s, &a, 0, &added, err)) {
				/* Nothing of a transaction that failed can be committed. */
				struct err again;
				if (store_commit(s, &again) || again.code != ERR_STORE)
					return -1;
				return done;
			}
		}
		if (!store_commit(s, err))
			return done;
	}
}

static void
check_after_full(struct fixture *f, int committed)
{
	struct store_status st;
	fixture_reopen(f, STORE_WRITE);
	assert_ok(f, store_verify(f->store, &f->err));
	assert_ok(f, store_status(f->store, &f->arena, &st, &f->err));
	assert_int_equal(st.articles, committed);
	assert_int_equal(st.jobs_waiting[JOB_READ], committed);
	fixture_article(f, "https://n.example/there-is-room-again");
}

static void
full_database_keeps_what_was_committed(void **state)
{
	struct fixture *f = *state;
	fixture_reopen(f, STORE_WRITE);
	sqlite3_exec(f->store->db, "PRAGMA max_page_count = 300", NULL, NULL, NULL);
	int committed = fill(f->store, &f->err);
	assert_true(committed > 0);
	assert_int_equal(f->err.code, ERR_STORE);
	assert_non_null(strstr(f->err.msg, f->folder));
	assert_non_null(strstr(f->err.msg, "disk is full"));
	check_after_full(f, committed);
}

static void
full_disk_keeps_what_was_committed(void **state)
{
	struct fixture *f = *state;
	int ends[2], committed = -1;
	fixture_reopen(f, STORE_WRITE);
	store_close(f->store);
	f->store = NULL;
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0) {
		struct rlimit room = {1 << 20, 1 << 20};
		struct err err = {0};
		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &room);
		struct store *s = store_open(f->folder, STORE_RUN, &err);
		int n = s ? fill(s, &err) : -2;
		if (err.code != ERR_STORE || !strstr(err.msg, "glancewire.db"))
			n = -3;
		store_close(s);
		_exit(write(ends[1], &n, sizeof n) == sizeof n ? 0 : 1);
	}
	assert_int_equal(read(ends[0], &committed, sizeof committed), sizeof committed);
	waitpid(child, NULL, 0);
	close(ends[0]);
	close(ends[1]);
	assert_true(committed > 0);
	check_after_full(f, committed);
}

static void
database_that_does_not_fit_is_made_anew_later(void **state)
{
	struct fixture *f = *state;
	/* Room for some of the schema only, more at each turn. */
	for (rlim_t room_bytes = 0; room_bytes < 120000; room_bytes += 15000) {
		pid_t child = fork();
		int status;
		if (child == 0) {
			struct rlimit room = {room_bytes, room_bytes};
			struct err err = {0};
			signal(SIGXFSZ, SIG_IGN);
			setrlimit(RLIMIT_FSIZE, &room);
			struct store *s = store_open(f->folder, STORE_WRITE, &err);
			_exit(!s && err.code == ERR_STORE && strstr(err.msg, f->folder) ? 0 : 1);
		}
		waitpid(child, &status, 0);
		assert_int_equal(status, 0);
	}
	fixture_reopen(f, STORE_WRITE);
	assert_ok(f, store_verify(f->store, &f->err));
	assert_int_equal(store_schema_version(f->store), store_newest_schema());
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, fixture_folder, fixture_close)

static void
stamp_tells_of_what_another_process_wrote_alone(void **state)
{
	struct fixture *f = *state;
	int64_t first, own, other;
	assert_ok(f, store_foreign_stamp(f->store, &first, &f->err));
	assert_ok(f, store_set(f->store, "n", STR("v"), &f->err));
	assert_ok(f, store_foreign_stamp(f->store, &own, &f->err));
	assert_int_equal(own, first);
	struct store *second = store_open(f->folder, STORE_WRITE, &f->err);
	assert_non_null(second);
	assert_ok(f, store_set(second, "n", STR("w"), &f->err));
	store_close(second);
	assert_ok(f, store_foreign_stamp(f->store, &other, &f->err));
	assert_int_not_equal(other, own);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(stamp_tells_of_what_another_process_wrote_alone,
		                                fixture_open, fixture_close),
		in_folder(folder_and_database_are_made_where_they_are_missing),
		in_folder(reading_needs_a_database_that_is_there),
		in_folder(reading_handle_cannot_write),
		in_folder(held_folder_names_its_holder_and_lets_others_write),
		in_folder(killed_holder_leaves_the_folder_free),
		in_folder(process_forked_from_an_open_store_opens_none),
		in_folder(many_processes_open_a_new_folder_at_once),
		in_folder(file_that_is_no_database_is_refused_and_kept),
		in_folder(database_of_another_program_is_refused),
		in_folder(database_of_a_newer_program_is_refused),
		in_folder(folder_without_rights_is_refused_with_its_name),
		in_folder(full_database_keeps_what_was_committed),
		in_folder(full_disk_keeps_what_was_committed),
		in_folder(database_that_does_not_fit_is_made_anew_later),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
