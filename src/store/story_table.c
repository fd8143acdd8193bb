/* story_table.c: stories and the lists of them. */
#include "store/sqlite.h"

#define COLUMNS \
	"address, slug, headline, section, language, founded_at, newest_at, written_at, " \
	"edition, reports, outlets, independent, ended, summary, what_changed, disputed, corrected"

#define F(name, type) {#name, type, offsetof(struct story_record, name)}
static const struct field fields[] = {
	F(address, FIELD_TEXT),   F(slug, FIELD_TEXT),       F(headline, FIELD_TEXT),
	F(section, FIELD_TEXT),   F(language, FIELD_TEXT),   F(founded_at, FIELD_INT),
	F(newest_at, FIELD_INT),  F(written_at, FIELD_INT),  F(edition, FIELD_INT),
	F(reports, FIELD_INT),    F(outlets, FIELD_INT),     F(independent, FIELD_INT),
	F(ended, FIELD_FLAG),     F(summary, FIELD_TEXT),    F(what_changed, FIELD_TEXT),
	F(disputed, FIELD_FLAG),  F(corrected, FIELD_FLAG),
};
#undef F
enum { FIELDS = sizeof fields / sizeof *fields };

static void
take_story(struct query *q, struct arena *out, struct story_record *r)
{
	*r = (struct story_record){.id = query_take_int(q)};
	query_take_record(q, out, fields, FIELDS, r);
}

static bool
close_story(struct query *q, struct arena *out, struct story_record *r, bool *found,
            struct err *err)
{
	*found = query_row(q);
	if (*found)
		take_story(q, out, r);
	return query_close(q, err);
}

bool
store_story(struct store *s, struct arena *out, int64_t id, struct story_record *r,
            struct err *err)
{
	bool found;
	struct query q;
	query_open(&q, s, "SELECT id, " COLUMNS " FROM story WHERE id = ?");
	query_int(&q, id);
	if (!close_story(&q, out, r, &found, err))
		return false;
	return found || err_set(err, ERR_GONE, "there is no story %lld", (long long)id);
}

bool
store_story_by_address(struct store *s, struct arena *out, struct str address,
                       struct story_record *r, struct err *err)
{
	bool found;
	struct query q;
	query_open(&q, s, "SELECT id, " COLUMNS " FROM story WHERE address = ?");
	query_text(&q, address);
	if (!close_story(&q, out, r, &found, err))
		return false;
	return found || err_set(err, ERR_GONE, "there is no story \"" STR_FMT "\"",
	                        STR_ARG(address));
}

bool
store_put_story(struct store *s, const struct story_record *r, struct err *err)
{
	/* An address that was given at founding stays where the record has none. */
	struct query q;
	query_open(&q, s, "UPDATE story SET (" COLUMNS ") = "
	                  "(coalesce(?, address),?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) WHERE id = ?");
	query_record(&q, fields, FIELDS, r);
	query_int(&q, r->id);
	return query_close(&q, err);
}

bool
store_end_stories(struct store *s, int64_t before, int64_t *ended, struct err *err)
{
	*ended = 0;
	if (!query_run(s, "UPDATE story SET ended = 1 WHERE ended = 0 AND newest_at < ?",
	               &before, 1, err))
		return false;
	*ended = sqlite3_changes64(s->db);
	return true;
}

/* ── lists ─────────────────────────────────────────────────────────────────────────────── */

#define LIST "SELECT id, " COLUMNS " FROM story "
#define WITHIN "edition > 0 AND newest_at >= ? AND newest_at < ? "
#define ORDER "ORDER BY written_at DESC, id DESC LIMIT ?"
#define OF_OUTLET \
	"id IN (SELECT story FROM article WHERE outlet = ? AND story IS NOT NULL) AND "

/* The planner knows nothing of the data; each list names the index that is right for it. */
static const char *const plain_list = LIST "INDEXED BY story_written WHERE " WITHIN ORDER;
static const char *const range_list = LIST "INDEXED BY story_newest WHERE " WITHIN ORDER;
static const char *const section_list = LIST "INDEXED BY story_section WHERE section = ? AND "
                                        WITHIN ORDER;
static const char *const outlet_list = LIST "WHERE " OF_OUTLET WITHIN ORDER;
static const char *const section_outlet_list = LIST "WHERE +section = ? AND " OF_OUTLET WITHIN
                                               ORDER;

static const char *
list_statement(const struct story_filter *f)
{
	if (f->outlet.p)
		return f->section.p ? section_outlet_list : outlet_list;
	if (f->section.p)
		return section_list;
	bool range = f->newest_from != WHEN_UNKNOWN || f->newest_until != WHEN_UNKNOWN;
	return range ? range_list : plain_list;
}

bool
store_stories(struct store *s, struct arena *out, const struct story_filter *filter,
              struct story_record **stories, size_t *count, struct err *err)
{
	struct list l = {.size = sizeof **stories};
	struct query q;
	query_open(&q, s, list_statement(filter));
	if (filter->section.p)
		query_text(&q, filter->section);
	if (filter->outlet.p)
		query_text(&q, filter->outlet);
	query_int(&q, filter->newest_from); /* WHEN_UNKNOWN is below every moment */
	query_int(&q, filter->newest_until == WHEN_UNKNOWN ? INT64_MAX : filter->newest_until);
	query_int(&q, filter->most ? (int64_t)filter->most : -1);
	while (query_row(&q))
		take_story(&q, out, list_add(&l, out));
	*stories = (struct story_record *)l.items;
	*count = l.count;
	return query_close(&q, err);
}
