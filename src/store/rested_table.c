/* rested_table.c: stories that the grouper let go, by their heaviest terms. */
#include "store/sqlite.h"

bool
store_rest_story(struct store *s, const struct rested_record *r, struct err *err)
{
	bool own, ok;
	struct query q;
	if (!change_begin(s, &own, err))
		return false;
	ok = query_run(s, "UPDATE story SET grouped = 0 WHERE id = ?", &r->story, 1, err);
	if (ok && r->terms.n) {
		query_open(&q, s, "INSERT INTO rested (story, at, terms) VALUES (?, ?, ?) "
		                  "ON CONFLICT (story) DO UPDATE SET at = excluded.at, "
		                  "terms = excluded.terms");
		query_int(&q, r->story);
		query_int(&q, r->at);
		query_bytes(&q, r->terms);
		ok = query_close(&q, err);
	}
	return change_end(s, own, ok, err);
}

bool
store_wake_story(struct store *s, int64_t story, struct err *err)
{
	bool own, ok;
	if (!change_begin(s, &own, err))
		return false;
	ok = query_run(s, "UPDATE story SET grouped = 1 WHERE id = ?", &story, 1, err) &&
	     query_run(s, "DELETE FROM rested WHERE story = ?", &story, 1, err);
	return change_end(s, own, ok, err);
}

bool
store_rested(struct store *s, struct arena *out, int64_t since, struct rested_record **list,
             size_t *count, struct err *err)
{
	struct list l = {.size = sizeof **list};
	struct query q;
	query_open(&q, s, "SELECT story, at, terms FROM rested WHERE at >= ? ORDER BY at, story");
	query_int(&q, since);
	while (query_row(&q)) {
		struct rested_record *r = list_add(&l, out);
		r->story = query_take_int(&q);
		r->at = query_take_int(&q);
		r->terms = query_take_text(&q, out);
	}
	*list = (struct rested_record *)l.items;
	*count = l.count;
	return query_close(&q, err);
}

bool
store_forget_rested(struct store *s, int64_t before, struct err *err)
{
	return query_run(s, "DELETE FROM rested WHERE at < ?", &before, 1, err);
}
