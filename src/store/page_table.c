/* page_table.c: pages as they are served, by path. */
#include "store/sqlite.h"

#define COLUMNS "type, etag, redirect, status, story, body"

#define F(name, type) {#name, type, offsetof(struct page_record, name)}
static const struct field fields[] = {
	F(type, FIELD_TEXT), F(etag, FIELD_TEXT), F(redirect, FIELD_TEXT), F(status, FIELD_ID),
	F(story, FIELD_ID), F(body, FIELD_BYTES),
};
#undef F
enum { FIELDS = sizeof fields / sizeof *fields };

bool
store_put_page(struct store *s, const struct page_record *p, struct err *err)
{
	/* A page that says what it said before is left alone, its time too: caches keep it. */
	bool own, ok;
	struct query q;
	if (!change_begin(s, &own, err))
		return false;
	query_open(&q, s,
	           "INSERT INTO page (" COLUMNS ", path, at) VALUES (?,?,?,?,?,?,?,?) "
	           "ON CONFLICT (path) DO UPDATE SET (" COLUMNS ", at) = (excluded.type, "
	           "excluded.etag, excluded.redirect, excluded.status, excluded.story, excluded.body, "
	           "excluded.at) "
	           "WHERE (" COLUMNS ") IS NOT (excluded.type, excluded.etag, excluded.redirect, "
	           "excluded.status, excluded.story, excluded.body)");
	query_record(&q, fields, FIELDS, p);
	query_text(&q, p->path);
	query_int(&q, p->at);
	ok = query_close(&q, err);
	if (ok && sqlite3_changes64(s->db) > 0)
		ok = query_run(s, "UPDATE total SET value = value + 1 WHERE name = 'page changes'",
		               NULL, 0, err);
	return change_end(s, own, ok, err);
}

bool
store_page(struct store *s, struct arena *out, struct str path, struct page_record *p,
           struct err *err)
{
	struct query q;
	*p = (struct page_record){0};
	query_open(&q, s, "SELECT at, " COLUMNS " FROM page WHERE path = ?");
	query_text(&q, path);
	bool found = query_row(&q);
	if (found) {
		p->path = str_dup(out, path);
		p->at = query_take_int(&q);
		query_take_record(&q, out, fields, FIELDS, p);
	}
	if (!query_close(&q, err))
		return false;
	return found || err_set(err, ERR_GONE, "there is no page \"" STR_FMT "\"", STR_ARG(path));
}

bool
store_page_stamp(struct store *s, int64_t *stamp, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT value FROM total WHERE name = 'page changes'");
	*stamp = query_row(&q) ? query_take_int(&q) : 0;
	return query_close(&q, err);
}

bool
store_page_paths(struct store *s, struct arena *out, struct str after, size_t most,
                 struct str **paths, size_t *count, struct err *err)
{
	struct query q;
	*paths = arena_array(out, struct str, most + 1);
	*count = 0;
	query_open(&q, s,
	           "SELECT path FROM page WHERE path > ? AND status IS NOT 410 ORDER BY path LIMIT ?");
	query_text(&q, after.p ? after : STR(""));
	query_int(&q, (int64_t)most);
	while (query_row(&q))
		(*paths)[(*count)++] = query_take_text(&q, out);
	return query_close(&q, err);
}
