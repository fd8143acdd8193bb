/* sqlite.h: the open database and its statements, for the files of this folder only.
 *
 * A statement is known by the address of its text, a constant: it is prepared when first used and
 * kept.  Values are bound and taken in order.  A record is bound or taken by a table of fields
 * that names its columns in the order of the statement.
 *
 *     struct query q;
 *     query_open(&q, s, "SELECT id, url FROM feed WHERE url = ?");
 *     query_text(&q, url);
 *     while (query_row(&q))
 *             *id = query_take_int(&q);
 *     return query_close(&q, err);
 *
 * What goes wrong on the way is kept in the query and told by query_close.  One kept statement is
 * open at a time; an operation that calls out while it reads uses query_open_own. */
#ifndef GW_STORE_SQLITE_H
#define GW_STORE_SQLITE_H

#include <sqlite3.h>

#include "store/store.h"

enum { STORE_STATEMENTS = 256 }; /* a power of two, well above the number of texts */

struct store_statement {
	const char *sql;
	sqlite3_stmt *stmt;
};

struct store {
	sqlite3 *db;
	char *folder, *file;       /* as given; folder/glancewire.db */
	int lock_fd;               /* of STORE_RUN, else -1 */
	enum store_mode mode;
	bool in_transaction;       /* between store_begin and store_commit or store_rollback */
	bool broken;               /* something failed inside it: it can only be undone */
	struct err broken_by;
	sqlite3_stmt *open;        /* the kept statement that is not reset yet */
	struct arena scratch;      /* for one operation, by value */
	struct store_statement statements[STORE_STATEMENTS];
};

/* ── statements ────────────────────────────────────────────────────────────────────────── */

struct query {
	struct store *s;
	sqlite3_stmt *stmt;
	int rc;             /* SQLITE_OK until something went wrong */
	int bound, taken;
	bool own;           /* finalised by query_close */
	bool refused;       /* a change in a transaction that is broken already */
};

void query_open(struct query *q, struct store *s, const char *sql);
void query_open_own(struct query *q, struct store *s, const char *sql);
bool query_row(struct query *q); /* false: no further row, or failed */
bool query_close(struct query *q, struct err *err); /* the statement runs if it did not yet */

void query_int(struct query *q, int64_t v);
void query_id(struct query *q, int64_t v);   /* 0 is NULL */
void query_time(struct query *q, int64_t v); /* WHEN_UNKNOWN is NULL */
void query_text(struct query *q, struct str v); /* absent is NULL */
void query_bytes(struct query *q, struct str v);
void query_null(struct query *q);
void query_note(struct query *q, int rc); /* the first failure of a binding is kept */

int64_t query_take_int(struct query *q); /* NULL is 0 */
int64_t query_take_time(struct query *q);
struct str query_take_text(struct query *q, struct arena *out);
struct str query_view(struct query *q);  /* a column's bytes until the next row */

/* Runs a statement with whole numbers only. */
bool query_run(struct store *s, const char *sql, const int64_t *values, size_t count,
               struct err *err);

/* ── records ───────────────────────────────────────────────────────────────────────────── */

enum field_type {
	FIELD_INT,   /* int64_t */
	FIELD_ID,    /* int64_t, 0 is NULL */
	FIELD_TIME,  /* int64_t, WHEN_UNKNOWN is NULL */
	FIELD_WHEN,  /* struct when: two columns, the moment and its zone (NULL: a date only) */
	FIELD_ENUM,  /* an enum or unsigned */
	FIELD_FLAG,  /* bool */
	FIELD_REAL,  /* double */
	FIELD_TEXT,  /* struct str */
	FIELD_BYTES, /* struct str as a blob */
	FIELD_TEXTS, /* struct str * with its size_t count after it, as a JSON list */
};

struct field {
	const char *column;
	enum field_type type;
	size_t offset;
};

void query_record(struct query *q, const struct field *fields, size_t count,
                  const void *record);
void query_take_record(struct query *q, struct arena *out, const struct field *fields,
                       size_t count, void *record);

/* An array that grows in an arena; a new element is zeroed. */
struct list {
	char *items;
	size_t count, cap, size;
};
void *list_add(struct list *l, struct arena *out);

/* ── changes of several statements ─────────────────────────────────────────────────────── */

/* Outside a transaction of the caller an operation makes its own: change_end commits it where
 * `ok`, else takes it back; it returns whether all went well. */
bool change_begin(struct store *s, bool *own, struct err *err);
bool change_end(struct store *s, bool own, bool ok, struct err *err);

/* One state of the database for several readings. */
bool view_begin(struct store *s, bool *own, struct err *err);
void view_end(struct store *s, bool own);

/* The words for a result code; where it matters the transaction is marked as broken. */
bool store_failed(struct store *s, int rc, const char *doing, struct err *err);

/* migrate.c: brings the schema up to this program's, or says why not. */
bool store_migrate(struct store *s, struct err *err);
bool store_check_version(struct store *s, struct err *err);
int store_newest_schema(void);

/* hold.c: the lock of a running program on its folder. */
bool hold_folder(const char *folder, int *fd, struct err *err);
void hold_release(int *fd);

#endif
