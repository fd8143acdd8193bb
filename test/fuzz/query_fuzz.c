/* query_fuzz.c: whatever is typed gives parts of whole words, and an expression that FTS5 reads. */
#include <sqlite3.h>

#include "model/limits.h"
#include "search/query.h"
#include "store/search_match.h"
#include "store/store.h"

#include "fuzz.h"

/* An index of nothing, to see whether the expression is one. */
static sqlite3 *
open_index(void)
{
	static sqlite3 *db;
	if (!db) {
		fuzz_expect(sqlite3_open(":memory:", &db) == SQLITE_OK);
		fuzz_expect(sqlite3_exec(db, "CREATE VIRTUAL TABLE t USING fts5(a, tokenize = 'ascii');"
		                             "INSERT INTO t VALUES ('dam fail')", NULL, NULL, NULL) == SQLITE_OK);
	}
	return db;
}

static void
expect_readable(struct str match)
{
	sqlite3_stmt *stmt;
	sqlite3 *db = open_index();
	if (!match.p)
		return;
	fuzz_expect(sqlite3_prepare_v2(db, "SELECT rowid FROM t WHERE t MATCH ?", -1, &stmt, NULL) ==
	            SQLITE_OK);
	sqlite3_bind_text(stmt, 1, match.p, (int)match.n, SQLITE_STATIC);
	int rc = sqlite3_step(stmt);
	fuzz_expect(rc == SQLITE_ROW || rc == SQLITE_DONE);
	sqlite3_finalize(stmt);
}

FUZZ(input)
{
	static const struct str languages[] = {{"en", 2}, {"de", 2}, {"zh", 2}};
	static const struct query_options options = {languages, 3, {"en", 2}};
	struct search_query q = {.since = WHEN_UNKNOWN, .until = WHEN_UNKNOWN};
	struct str rest = input, typed;
	bool cut;
	if (!str_cut(&rest, '\n', &typed))
		return;
	q.section = utf8_repair(&memory->out, rest);
	query_read(&memory->out, memory->scratch, typed, &options, &q, &cut);
	fuzz_expect(q.count <= LIMIT_QUERY_PARTS);
	for (size_t i = 0; i < q.count; i++) {
		fuzz_expect(q.parts[i].count > 0);
		for (size_t k = 0; k < q.parts[i].count; k++) {
			fuzz_expect(q.parts[i].forms[k].n > 0);
			fuzz_expect_text(q.parts[i].forms[k]);
			fuzz_expect(str_find_byte(q.parts[i].forms[k], '"', 0) < 0);
		}
		expect_readable(search_match(&memory->out, &q, (ptrdiff_t)i));
	}
	expect_readable(search_match(&memory->out, &q, SEARCH_ALL));
}
