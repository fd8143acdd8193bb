/* edition_table.c: what was published of a story, and what had to be corrected. */
#include "store/sqlite.h"

bool
store_put_edition(struct store *s, const struct edition_record *e, struct err *err)
{
	/* An edition that was published is history: it is never written over. */
	struct query q;
	query_open(&q, s, "INSERT INTO edition (story, number, at, what_changed, json) "
	                  "VALUES (?, ?, ?, ?, ?)");
	query_int(&q, e->story);
	query_int(&q, e->number);
	query_int(&q, e->at);
	query_text(&q, e->what_changed);
	query_text(&q, e->json);
	return query_close(&q, err) ||
	       err_wrap(err, "edition %lld of story %lld", (long long)e->number,
	                (long long)e->story);
}

static void
take_edition(struct query *q, struct arena *out, struct edition_record *e)
{
	e->story = query_take_int(q);
	e->number = query_take_int(q);
	e->at = query_take_int(q);
	e->what_changed = query_take_text(q, out);
	e->json = query_take_text(q, out);
}

bool
store_edition(struct store *s, struct arena *out, int64_t story, int64_t number,
              struct edition_record *e, struct err *err)
{
	struct query q;
	*e = (struct edition_record){0};
	query_open(&q, s, "SELECT story, number, at, what_changed, json FROM edition "
	                  "WHERE story = ? AND number = ?");
	query_int(&q, story);
	query_int(&q, number);
	bool found = query_row(&q);
	if (found)
		take_edition(&q, out, e);
	if (!query_close(&q, err))
		return false;
	return found || err_set(err, ERR_GONE, "story %lld has no edition %lld",
	                        (long long)story, (long long)number);
}

bool
store_editions(struct store *s, struct arena *out, int64_t story, bool with_json,
               struct edition_record **editions, size_t *count, struct err *err)
{
	static const char *const with = "SELECT story, number, at, what_changed, json "
	                                "FROM edition WHERE story = ? ORDER BY number DESC";
	static const char *const without = "SELECT story, number, at, what_changed, NULL "
	                                   "FROM edition WHERE story = ? ORDER BY number DESC";
	struct list l = {.size = sizeof **editions};
	struct query q;
	query_open(&q, s, with_json ? with : without);
	query_int(&q, story);
	while (query_row(&q))
		take_edition(&q, out, list_add(&l, out));
	*editions = (struct edition_record *)l.items;
	*count = l.count;
	return query_close(&q, err);
}

bool
store_put_correction(struct store *s, const struct correction_record *c, struct err *err)
{
	struct query q;
	query_open(&q, s, "INSERT INTO correction (story, edition, at, text) VALUES (?, ?, ?, ?)");
	query_int(&q, c->story);
	query_int(&q, c->edition);
	query_int(&q, c->at);
	query_text(&q, c->text);
	return query_close(&q, err);
}

bool
store_corrections(struct store *s, struct arena *out, int64_t story,
                  struct correction_record **list, size_t *count, struct err *err)
{
#define LIST \
	"SELECT c.story, c.edition, c.at, c.text, s.address, s.slug, s.headline, s.language, " \
	"s.edition > 0 AND s.reports = 0 AND s.merged_into IS NULL " \
	"FROM correction c CROSS JOIN story s ON s.id = c.story "
	static const char *const of_one = LIST "WHERE c.story = ?1 OR c.story IN "
	                                 "(SELECT id FROM story WHERE merged_into = ?1) "
	                                 "ORDER BY c.at DESC, c.id DESC";
	static const char *const of_all = LIST "ORDER BY c.at DESC, c.id DESC";
#undef LIST
	struct list l = {.size = sizeof **list};
	struct query q;
	query_open(&q, s, story ? of_one : of_all);
	if (story)
		query_int(&q, story);
	while (query_row(&q)) {
		struct correction_record *c = list_add(&l, out);
		c->story = query_take_int(&q);
		c->edition = query_take_int(&q);
		c->at = query_take_int(&q);
		c->text = query_take_text(&q, out);
		c->address = query_take_text(&q, out);
		c->slug = query_take_text(&q, out);
		c->headline = query_take_text(&q, out);
		c->language = query_take_text(&q, out);
		c->withdrawn = query_take_int(&q) != 0;
	}
	*list = (struct correction_record *)l.items;
	*count = l.count;
	return query_close(&q, err);
}
