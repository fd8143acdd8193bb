/* sqlite.c: opening, closing and transactions, on one SQLite database in WAL mode.
 *
 * Durability.  synchronous is NORMAL: in WAL mode a commit is in the hands of the kernel when it
 * returns, so that a killed process loses nothing.  A power cut may take back the newest commits,
 * always whole ones and in order: as an effect and its job are one commit, that work is done
 * again.  The WAL is synced before each checkpoint, so the database cannot be torn. */
#include "store/sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "os/clock.h"
#include "os/file.h"

enum {
	WAIT_MS = 30000,            /* for another writer */
	SCRATCH_BYTES = 256 << 20,  /* address space, touched as needed */
};

/* Words for what SQLite reports; NULL words: its own message. */
static const struct trouble {
	int rc;
	enum err_code code;
	const char *words;
} troubles[] = {
	{SQLITE_BUSY, ERR_BUSY, "another process has been writing to it for 30 s"},
	{SQLITE_LOCKED, ERR_BUSY, NULL},
	{SQLITE_FULL, ERR_STORE, "the disk is full"},
	{SQLITE_READONLY, ERR_STORE, "it may only be read"},
	{SQLITE_NOTADB, ERR_STORE, "it is no database"},
	{SQLITE_CORRUPT, ERR_STORE, "it is damaged"},
	{SQLITE_NOMEM, ERR_STORE, "there is no memory left"},
	{SQLITE_TOOBIG, ERR_LIMIT, "a value is too large to be kept"},
	{SQLITE_MISUSE, ERR_INTERNAL, NULL},
	{SQLITE_CONSTRAINT, ERR_INTERNAL, NULL},
};

bool
store_failed(struct store *s, int rc, const char *doing, struct err *err)
{
	enum err_code code = ERR_STORE;
	const char *words = NULL;
	for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++) {
		if (troubles[i].rc == (rc & 0xff)) {
			code = troubles[i].code;
			words = troubles[i].words;
		}
	}
	if ((rc & 0xff) == SQLITE_IOERR || (rc & 0xff) == SQLITE_CANTOPEN) {
		int e = sqlite3_system_errno(s->db);
		words = e ? strerror(e) : NULL;
	}
	if (!words)
		words = s->db ? sqlite3_errmsg(s->db) : sqlite3_errstr(rc);
	err_set(err, code, "could not %s \"%s\": %s", doing, s->file, words);
	if (s->in_transaction && !s->broken) {
		s->broken = true;
		s->broken_by = *err;
	}
	return false;
}

static bool
execute(struct store *s, const char *sql, const char *doing, struct err *err)
{
	int rc = sqlite3_exec(s->db, sql, NULL, NULL, NULL);
	return rc == SQLITE_OK || store_failed(s, rc, doing, err);
}

/* Only one connection can switch a new database to WAL; the others are told "busy" at once,
 * whatever their time-out. */
static bool
use_wal(struct store *s, struct err *err)
{
	int64_t until = clock_steady_ms() + WAIT_MS;
	for (;;) {
		int rc = sqlite3_exec(s->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
		if (rc == SQLITE_OK)
			return true;
		if ((rc & 0xff) != SQLITE_BUSY || clock_steady_ms() > until)
			return store_failed(s, rc, "open", err);
		usleep(2000);
	}
}

static bool
set_up(struct store *s, struct err *err)
{
	sqlite3_extended_result_codes(s->db, 1);
	sqlite3_busy_timeout(s->db, WAIT_MS);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return execute(s,
	               "PRAGMA foreign_keys = ON;"
	               "PRAGMA synchronous = NORMAL;"
	               "PRAGMA secure_delete = OFF;"
	               "PRAGMA temp_store = MEMORY;"
	               "PRAGMA cache_size = -16384;"
	               "PRAGMA wal_autocheckpoint = 4000;"
	               "PRAGMA journal_size_limit = 67108864;",
	               "open", err);
}

static bool
open_database(struct store *s, struct err *err)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	if (s->mode == STORE_READ && access(s->file, F_OK) != 0)
		return err_set(err, ERR_STORE, "there is no Glancewire database in \"%s\"",
		               s->folder);
	/* SQLite would say "no such file" of a folder in which it may make none. */
	if (s->mode != STORE_READ && access(s->folder, W_OK | X_OK) != 0)
		return err_set(err, ERR_STORE, "could not write in the folder \"%s\": %s",
		               s->folder, strerror(errno));
	if (s->mode != STORE_READ)
		flags |= SQLITE_OPEN_CREATE;
	int rc = sqlite3_open_v2(s->file, &s->db, flags, NULL);
	if (rc != SQLITE_OK)
		return store_failed(s, rc, "open", err);
	if (!set_up(s, err))
		return false;
	if (s->mode == STORE_READ)
		return store_check_version(s, err) &&
		       execute(s, "PRAGMA query_only = ON", "open", err);
	if (sqlite3_db_readonly(s->db, "main") == 1)
		return store_failed(s, SQLITE_READONLY, "write", err);
	return store_check_version(s, err) && use_wal(s, err) && store_migrate(s, err);
}

/* SQLite keeps its locks in tables of the process.  A child that is forked while a database is
 * open has a copy of them that is wrong, and would write where it must wait. */
static _Atomic int handles;
static _Atomic pid_t opener;

static bool
note_opening(struct err *err)
{
	if (handles > 0 && opener != getpid())
		return err_set(err, ERR_INTERNAL,
		               "a store was open when this process was forked: it cannot open one");
	opener = getpid();
	handles++;
	return true;
}

struct store *
store_open(const char *folder, enum store_mode mode, struct err *err)
{
	if (mode != STORE_READ && !file_make_folder(folder, err))
		return NULL;
	if (!note_opening(err))
		return NULL;
	struct store *s = calloc(1, sizeof *s);
	if (s) {
		s->lock_fd = -1;
		s->mode = mode;
		s->folder = strdup(folder);
		if (asprintf(&s->file, "%s/glancewire.db", folder) < 0)
			s->file = NULL;
	}
	if (!s || !s->folder || !s->file) {
		err_set(err, ERR_STORE, "could not open \"%s\": there is no memory left", folder);
		if (s)
			store_close(s);
		else
			handles--;
		return NULL;
	}
	s->scratch = arena_open(SCRATCH_BYTES);
	if ((mode == STORE_RUN && !hold_folder(folder, &s->lock_fd, err)) ||
	    !open_database(s, err)) {
		store_close(s);
		return NULL;
	}
	return s;
}

void
store_close(struct store *s)
{
	if (!s)
		return;
	handles--;
	store_rollback(s);
	for (size_t i = 0; i < STORE_STATEMENTS; i++)
		sqlite3_finalize(s->statements[i].stmt);
	sqlite3_close_v2(s->db);
	hold_release(&s->lock_fd);
	if (s->scratch.beg)
		arena_close(&s->scratch);
	free(s->folder);
	free(s->file);
	free(s);
}

/* ── transactions ──────────────────────────────────────────────────────────────────────── */

bool
store_begin(struct store *s, struct err *err)
{
	if (s->in_transaction)
		return err_set(err, ERR_INTERNAL, "a transaction was begun inside another");
	/* A writer takes its turn at once: a reader that turns writer later could only fail. */
	if (!query_run(s, s->mode == STORE_READ ? "BEGIN" : "BEGIN IMMEDIATE", NULL, 0, err))
		return false;
	s->in_transaction = true;
	s->broken = false;
	return true;
}

bool
store_commit(struct store *s, struct err *err)
{
	if (!s->in_transaction)
		return err_set(err, ERR_INTERNAL, "a commit without a transaction");
	if (!s->broken && query_run(s, "COMMIT", NULL, 0, err)) {
		s->in_transaction = false;
		return true;
	}
	*err = s->broken_by;
	store_rollback(s);
	return false;
}

void
store_rollback(struct store *s)
{
	if (!s->in_transaction)
		return;
	s->in_transaction = false;
	s->broken = false;
	if (s->open)
		sqlite3_reset(s->open);
	s->open = NULL;
	if (!sqlite3_get_autocommit(s->db))
		sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
}

bool
store_foreign_stamp(struct store *s, int64_t *stamp, struct err *err)
{
	struct query q;
	query_open(&q, s, "PRAGMA data_version");
	*stamp = query_row(&q) ? query_take_int(&q) : 0;
	return query_close(&q, err);
}

bool
change_begin(struct store *s, bool *own, struct err *err)
{
	*own = !s->in_transaction;
	return !*own || store_begin(s, err);
}

bool
change_end(struct store *s, bool own, bool ok, struct err *err)
{
	if (!own)
		return ok;
	if (ok)
		return store_commit(s, err);
	store_rollback(s);
	return false;
}

bool
view_begin(struct store *s, bool *own, struct err *err)
{
	*own = !s->in_transaction;
	if (!*own)
		return true;
	if (!query_run(s, "BEGIN", NULL, 0, err))
		return false;
	s->in_transaction = true;
	s->broken = false;
	return true;
}

void
view_end(struct store *s, bool own)
{
	if (own)
		store_rollback(s);
}
