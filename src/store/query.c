/* query.c: statements prepared once, values bound and taken in order. */
#include "store/sqlite.h"

#include <string.h>

static struct store_statement *
find_statement(struct store *s, const char *sql)
{
	size_t mask = STORE_STATEMENTS - 1;
	size_t i = (size_t)(((uintptr_t)sql * UINT64_C(0x9E3779B97F4A7C15)) >> 40) & mask;
	while (s->statements[i].sql && s->statements[i].sql != sql)
		i = (i + 1) & mask;
	return &s->statements[i];
}

static void
begin_query(struct query *q, struct store *s, sqlite3_stmt *stmt, int rc, bool own)
{
	*q = (struct query){.s = s, .stmt = stmt, .rc = rc, .own = own};
	/* After a failure SQLite may have undone the transaction by itself: a further change
	 * would then be committed alone. */
	if (rc == SQLITE_OK && s->broken && s->in_transaction && !sqlite3_stmt_readonly(stmt))
		q->refused = true;
}

void
query_open(struct query *q, struct store *s, const char *sql)
{
	/* A caller that left through its arena's trap left the statement behind. */
	if (s->open)
		sqlite3_reset(s->open);
	struct store_statement *kept = find_statement(s, sql);
	int rc = SQLITE_OK;
	if (!kept->sql) {
		rc = sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &kept->stmt,
		                        NULL);
		if (rc == SQLITE_OK)
			kept->sql = sql;
	}
	s->open = kept->stmt;
	begin_query(q, s, kept->stmt, rc, false);
}

void
query_open_own(struct query *q, struct store *s, const char *sql)
{
	sqlite3_stmt *stmt = NULL;
	int rc = sqlite3_prepare_v2(s->db, sql, -1, &stmt, NULL);
	begin_query(q, s, stmt, rc, true);
}

bool
query_row(struct query *q)
{
	if (q->rc != SQLITE_OK || q->refused)
		return false;
	int rc = sqlite3_step(q->stmt);
	q->taken = 0;
	if (rc == SQLITE_ROW)
		return true;
	q->rc = rc; /* SQLITE_DONE keeps a finished statement from starting again */
	return false;
}

bool
query_close(struct query *q, struct err *err)
{
	bool started = q->rc == SQLITE_DONE || (q->stmt && sqlite3_stmt_busy(q->stmt));
	if (!started)
		query_row(q);
	struct store *s = q->s;
	int rc = q->rc == SQLITE_DONE ? SQLITE_OK : q->rc;
	bool ok = rc == SQLITE_OK && !q->refused;
	if (q->refused)
		*err = s->broken_by;
	else if (!ok)
		store_failed(s, rc, q->stmt && sqlite3_stmt_readonly(q->stmt) ? "read" : "write",
		             err);
	if (q->own)
		sqlite3_finalize(q->stmt);
	else {
		sqlite3_reset(q->stmt);
		s->open = NULL;
	}
	q->stmt = NULL;
	return ok;
}

/* ── values in ─────────────────────────────────────────────────────────────────────────── */

void
query_note(struct query *q, int rc)
{
	if (q->rc == SQLITE_OK && rc != SQLITE_OK)
		q->rc = rc;
}

void
query_int(struct query *q, int64_t v)
{
	if (q->rc == SQLITE_OK)
		query_note(q, sqlite3_bind_int64(q->stmt, ++q->bound, v));
}

void
query_null(struct query *q)
{
	if (q->rc == SQLITE_OK)
		query_note(q, sqlite3_bind_null(q->stmt, ++q->bound));
}

void
query_id(struct query *q, int64_t v)
{
	if (v == 0)
		query_null(q);
	else
		query_int(q, v);
}

void
query_time(struct query *q, int64_t v)
{
	if (v == WHEN_UNKNOWN)
		query_null(q);
	else
		query_int(q, v);
}

void
query_text(struct query *q, struct str v)
{
	if (!v.p)
		query_null(q);
	else if (q->rc == SQLITE_OK)
		query_note(q, sqlite3_bind_text64(q->stmt, ++q->bound, v.p, v.n, SQLITE_STATIC,
		                            SQLITE_UTF8));
}

void
query_bytes(struct query *q, struct str v)
{
	if (!v.p)
		query_null(q);
	else if (q->rc == SQLITE_OK)
		query_note(q, sqlite3_bind_blob64(q->stmt, ++q->bound, v.p, v.n, SQLITE_STATIC));
}

/* ── values out ────────────────────────────────────────────────────────────────────────── */

int64_t
query_take_int(struct query *q)
{
	return sqlite3_column_int64(q->stmt, q->taken++);
}

int64_t
query_take_time(struct query *q)
{
	if (sqlite3_column_type(q->stmt, q->taken) == SQLITE_NULL) {
		q->taken++;
		return WHEN_UNKNOWN;
	}
	return query_take_int(q);
}

struct str
query_view(struct query *q)
{
	int i = q->taken++;
	if (sqlite3_column_type(q->stmt, i) == SQLITE_NULL)
		return STR_NONE;
	const void *p = sqlite3_column_blob(q->stmt, i);
	return p ? str_from(p, (size_t)sqlite3_column_bytes(q->stmt, i)) : STR("");
}

struct str
query_take_text(struct query *q, struct arena *out)
{
	return str_dup(out, query_view(q));
}

bool
query_run(struct store *s, const char *sql, const int64_t *values, size_t count,
          struct err *err)
{
	struct query q;
	query_open(&q, s, sql);
	for (size_t i = 0; i < count; i++)
		query_int(&q, values[i]);
	return query_close(&q, err);
}
