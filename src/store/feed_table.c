/* feed_table.c: the feeds that are subscribed to. */
#include "store/sqlite.h"

#define COLUMNS \
	"url, title, outlet, section, site, state, etag, last_modified, next_poll_at, " \
	"interval_s, last_try_at, last_ok_at, last_new_at, failures, last_error, items_seen, " \
	"items_new, body_hash, rhythm, wish_s"

#define F(name, type) {#name, type, offsetof(struct feed_record, name)}
static const struct field fields[] = {
	F(url, FIELD_TEXT),          F(title, FIELD_TEXT),       F(outlet, FIELD_TEXT),
	F(section, FIELD_TEXT),      F(site, FIELD_TEXT),        F(state, FIELD_ENUM),
	F(etag, FIELD_TEXT),         F(last_modified, FIELD_TEXT), F(next_poll_at, FIELD_INT),
	F(interval_s, FIELD_INT),    F(last_try_at, FIELD_INT),  F(last_ok_at, FIELD_INT),
	F(last_new_at, FIELD_INT),   F(failures, FIELD_INT),     F(last_error, FIELD_TEXT),
	F(items_seen, FIELD_INT),    F(items_new, FIELD_INT),    F(body_hash, FIELD_TEXT),
	F(rhythm, FIELD_TEXT),       F(wish_s, FIELD_INT),
};
#undef F
enum { FIELDS = sizeof fields / sizeof *fields };

static void
take_feed(struct query *q, struct arena *out, struct feed_record *f)
{
	*f = (struct feed_record){.id = query_take_int(q)};
	query_take_record(q, out, fields, FIELDS, f);
}

static bool
find_feed(struct store *s, struct str url, int64_t *id, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT id FROM feed WHERE url = ?");
	query_text(&q, url);
	*id = query_row(&q) ? query_take_int(&q) : 0;
	return query_close(&q, err);
}

bool
store_add_feed(struct store *s, const struct feed_record *f, int64_t *id, bool *added,
               struct err *err)
{
	bool own, ok;
	if (!change_begin(s, &own, err))
		return false;
	ok = find_feed(s, f->url, id, err);
	*added = ok && *id == 0;
	if (*added) {
		struct query q;
		query_open(&q, s, "INSERT INTO feed (" COLUMNS ") VALUES "
		                  "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
		query_record(&q, fields, FIELDS, f);
		ok = query_close(&q, err);
		*id = sqlite3_last_insert_rowid(s->db);
	}
	return change_end(s, own, ok, err);
}

bool
store_feed(struct store *s, struct arena *out, int64_t id, struct feed_record *f,
           struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT id, " COLUMNS " FROM feed WHERE id = ?");
	query_int(&q, id);
	bool found = query_row(&q);
	if (found)
		take_feed(&q, out, f);
	if (!query_close(&q, err))
		return false;
	return found || err_set(err, ERR_GONE, "there is no feed %lld", (long long)id);
}

bool
store_feeds(struct store *s, struct arena *out, struct feed_record **feeds, size_t *count,
            struct err *err)
{
	struct list l = {.size = sizeof **feeds};
	struct query q;
	query_open(&q, s, "SELECT id, " COLUMNS " FROM feed ORDER BY id");
	while (query_row(&q))
		take_feed(&q, out, list_add(&l, out));
	*feeds = (struct feed_record *)l.items;
	*count = l.count;
	return query_close(&q, err);
}

bool
store_put_feed(struct store *s, const struct feed_record *f, struct err *err)
{
	bool own, ok;
	int64_t other;
	struct feed_record changed = *f;
	if (!change_begin(s, &own, err))
		return false;
	ok = find_feed(s, f->url, &other, err);
	if (ok && other && other != f->id) {
		/* It moved to where another subscription is: both stay, with their addresses;
		 * the items of the one are known by the other's. */
		struct query q;
		struct arena scratch = s->scratch;
		query_open(&q, s, "SELECT url FROM feed WHERE id = ?");
		query_int(&q, f->id);
		changed.url = query_row(&q) ? query_take_text(&q, &scratch) : f->url;
		ok = query_close(&q, err);
	}
	if (ok) {
		struct query q;
		query_open(&q, s, "UPDATE feed SET (" COLUMNS ") = "
		                  "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) WHERE id = ?");
		query_record(&q, fields, FIELDS, &changed);
		query_int(&q, f->id);
		ok = query_close(&q, err);
	}
	return change_end(s, own, ok, err);
}

bool
store_remove_feed(struct store *s, int64_t id, struct err *err)
{
	return query_run(s, "DELETE FROM feed WHERE id = ?", &id, 1, err);
}
