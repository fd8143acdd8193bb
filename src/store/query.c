/* query.c: statements prepared once, values bound and taken in order. */
#include "store/sqlite.h"

#include <assert.h>
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

static void
note(struct query *q, int rc)
{
	if (q->rc == SQLITE_OK && rc != SQLITE_OK)
		q->rc = rc;
}

void
query_int(struct query *q, int64_t v)
{
	if (q->rc == SQLITE_OK)
		note(q, sqlite3_bind_int64(q->stmt, ++q->bound, v));
}

static void
query_null(struct query *q)
{
	if (q->rc == SQLITE_OK)
		note(q, sqlite3_bind_null(q->stmt, ++q->bound));
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

static void
query_real(struct query *q, double v)
{
	if (q->rc == SQLITE_OK)
		note(q, sqlite3_bind_double(q->stmt, ++q->bound, v == v ? v : 0));
}

void
query_text(struct query *q, struct str v)
{
	if (!v.p)
		query_null(q);
	else if (q->rc == SQLITE_OK)
		note(q, sqlite3_bind_text64(q->stmt, ++q->bound, v.p, v.n, SQLITE_STATIC,
		                            SQLITE_UTF8));
}

void
query_bytes(struct query *q, struct str v)
{
	if (!v.p)
		query_null(q);
	else if (q->rc == SQLITE_OK)
		note(q, sqlite3_bind_blob64(q->stmt, ++q->bound, v.p, v.n, SQLITE_STATIC));
}

static void
query_texts(struct query *q, const struct str *texts, size_t count)
{
	if (count == 0) {
		query_null(q);
		return;
	}
	struct arena scratch = q->s->scratch;
	struct buf b = buf_in(&scratch, 256);
	struct json_out j = json_to(&b);
	json_begin(&j, '[');
	for (size_t i = 0; i < count; i++)
		json_put_str(&j, texts[i]);
	json_end(&j, ']');
	if (q->rc == SQLITE_OK)
		note(q, sqlite3_bind_text64(q->stmt, ++q->bound, b.p, b.n, SQLITE_TRANSIENT,
		                            SQLITE_UTF8));
}

static void
query_when(struct query *q, const struct when *w)
{
	query_time(q, w->at);
	if (w->at == WHEN_UNKNOWN || w->date_only)
		query_null(q);
	else
		query_int(q, w->zone_min);
}

void
query_record(struct query *q, const struct field *fields, size_t count, const void *record)
{
	for (size_t i = 0; i < count; i++) {
		const void *p = (const char *)record + fields[i].offset;
		switch (fields[i].type) {
		case FIELD_INT:
			query_int(q, *(const int64_t *)p);
			break;
		case FIELD_ID:
			query_id(q, *(const int64_t *)p);
			break;
		case FIELD_TIME:
			query_time(q, *(const int64_t *)p);
			break;
		case FIELD_WHEN:
			query_when(q, p);
			break;
		case FIELD_ENUM:
			query_int(q, *(const unsigned *)p);
			break;
		case FIELD_FLAG:
			query_int(q, *(const bool *)p);
			break;
		case FIELD_REAL:
			query_real(q, *(const double *)p);
			break;
		case FIELD_TEXT:
			query_text(q, *(const struct str *)p);
			break;
		case FIELD_BYTES:
			query_bytes(q, *(const struct str *)p);
			break;
		case FIELD_TEXTS:
			query_texts(q, *(struct str *const *)p,
			            *(const size_t *)((const char *)p + sizeof(struct str *)));
			break;
		}
	}
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

static void
take_texts(struct query *q, struct arena *out, struct str **texts, size_t *count)
{
	struct err ignored;
	struct arena scratch = q->s->scratch;
	struct str list = query_view(q);
	struct json *v = list.p ? json_read(&scratch, list, JSON_STRICT, &ignored) : NULL;
	*count = 0;
	*texts = v ? arena_array(out, struct str, v->count) : NULL;
	json_each(text, v)
		(*texts)[(*count)++] = str_dup(out, json_text(text));
}

static struct when
take_when(struct query *q)
{
	struct when w = when_at(query_take_time(q));
	w.date_only = w.at != WHEN_UNKNOWN &&
	              sqlite3_column_type(q->stmt, q->taken) == SQLITE_NULL;
	w.zone_min = (int16_t)query_take_int(q);
	return w;
}

void
query_take_record(struct query *q, struct arena *out, const struct field *fields, size_t count,
                  void *record)
{
	for (size_t i = 0; i < count; i++) {
		void *p = (char *)record + fields[i].offset;
		assert(strcmp(fields[i].column, sqlite3_column_name(q->stmt, q->taken)) == 0);
		switch (fields[i].type) {
		case FIELD_INT:
		case FIELD_ID:
			*(int64_t *)p = query_take_int(q);
			break;
		case FIELD_TIME:
			*(int64_t *)p = query_take_time(q);
			break;
		case FIELD_WHEN:
			*(struct when *)p = take_when(q);
			break;
		case FIELD_ENUM:
			*(unsigned *)p = (unsigned)query_take_int(q);
			break;
		case FIELD_FLAG:
			*(bool *)p = query_take_int(q) != 0;
			break;
		case FIELD_REAL:
			*(double *)p = sqlite3_column_double(q->stmt, q->taken++);
			break;
		case FIELD_TEXT:
		case FIELD_BYTES:
			*(struct str *)p = query_take_text(q, out);
			break;
		case FIELD_TEXTS:
			take_texts(q, out, p, (size_t *)((char *)p + sizeof(struct str *)));
			break;
		}
	}
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

void *
list_add(struct list *l, struct arena *out)
{
	if (l->count == l->cap) {
		size_t cap = l->cap ? l->cap * 2 : 8;
		char *items = arena_alloc(out, cap, l->size, _Alignof(max_align_t));
		if (l->count)
			memcpy(items, l->items, l->count * l->size);
		l->items = items;
		l->cap = cap;
	}
	return l->items + l->count++ * l->size;
}
