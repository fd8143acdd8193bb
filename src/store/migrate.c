/* migrate.c: the schema, by numbered files that are only ever added to.
 *
 * schema/NNN_name.sql leads from version NNN - 1 to NNN.  Each runs in a transaction of its own
 * together with the new number, so that a database is always of one whole version. */
#include "store/sqlite.h"

#include <stdio.h>

#include "base/embedded.h"

extern const struct embedded schema_files[];
extern const unsigned long schema_files_count;

enum { APPLICATION_ID = 0x476c5772 }; /* "GlWr" in the file's header */

int
store_newest_schema(void)
{
	return (int)schema_files_count;
}

static bool
read_number(struct store *s, const char *pragma, int64_t *value, struct err *err)
{
	struct query q;
	query_open_own(&q, s, pragma);
	*value = query_row(&q) ? query_take_int(&q) : 0;
	return query_close(&q, err);
}

int
store_schema_version(struct store *s)
{
	int64_t version;
	struct err ignored;
	return read_number(s, "PRAGMA user_version", &version, &ignored) ? (int)version : 0;
}

/* The three numbers as one moment had them: another process may be giving the file its schema. */
static bool
read_header(struct store *s, int64_t *version, int64_t *application, int64_t *tables,
            struct err *err)
{
	int rc = sqlite3_exec(s->db, "BEGIN", NULL, NULL, NULL);
	if (rc != SQLITE_OK)
		return store_failed(s, rc, "open", err);
	bool ok = read_number(s, "SELECT count(*) FROM sqlite_schema", tables, err) &&
	          read_number(s, "PRAGMA user_version", version, err) &&
	          read_number(s, "PRAGMA application_id", application, err);
	sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	return ok;
}

/* Refuses what is not ours or newer than we are; a version of 0 is an empty database. */
bool
store_check_version(struct store *s, struct err *err)
{
	int64_t version = 0, application = 0, tables = 0;
	if (!read_header(s, &version, &application, &tables, err))
		return false;
	if (application != APPLICATION_ID && (tables || version || application))
		return err_set(err, ERR_STORE, "\"%s\" is the database of another program", s->file);
	if (version > store_newest_schema())
		return err_set(err, ERR_STORE,
		               "\"%s\" was written by a newer Glancewire (schema %d; this one knows "
		               "%d)", s->file, (int)version, store_newest_schema());
	if (s->mode == STORE_READ && version < store_newest_schema())
		return err_set(err, ERR_STORE,
		               "\"%s\" is of an older Glancewire (schema %d of %d): start "
		               "\"glancewire run\" once to bring it up to date", s->file,
		               (int)version, store_newest_schema());
	return true;
}

static bool
apply(struct store *s, int version, struct err *err)
{
	const struct embedded *file = &schema_files[version - 1];
	char number[120];
	snprintf(number, sizeof number,
	         "PRAGMA user_version = %d; PRAGMA application_id = %d", version, APPLICATION_ID);
	int rc = sqlite3_exec(s->db, (const char *)file->bytes, NULL, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(s->db, number, NULL, NULL, NULL);
	if (rc == SQLITE_OK)
		return true;
	store_failed(s, rc, "change", err);
	return err_wrap(err, "schema %s", file->name);
}

bool
store_migrate(struct store *s, struct err *err)
{
	while (store_schema_version(s) < store_newest_schema()) {
		if (!store_begin(s, err))
			return false;
		/* Another process may have been quicker while we waited for our turn. */
		int64_t version;
		bool ok = read_number(s, "PRAGMA user_version", &version, err) &&
		          (version >= store_newest_schema() || apply(s, (int)version + 1, err));
		if (!ok) {
			store_rollback(s);
			return false;
		}
		if (!store_commit(s, err))
			return false;
	}
	return true;
}
