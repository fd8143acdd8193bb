/* story_table.c: stories and the lists of them. */
#include "store/sqlite.h"

#define COLUMNS \
	"address, slug, headline, section, language, founded_at, newest_at, written_at, " \
	"edition, reports, outlets, independent, ended, summary, what_changed, disputed, corrected, " \
	"countries, opinions, heard, announced_at, announced_voices"
#define ALL "id, " COLUMNS ", merged_into, parted_from, follows, told, grouped"

#define F(name, type) {#name, type, offsetof(struct story_record, name)}
static const struct field fields[] = {
	F(address, FIELD_TEXT),   F(slug, FIELD_TEXT),       F(headline, FIELD_TEXT),
	F(section, FIELD_TEXT),   F(language, FIELD_TEXT),   F(founded_at, FIELD_INT),
	F(newest_at, FIELD_INT),  F(written_at, FIELD_INT),  F(edition, FIELD_INT),
	F(reports, FIELD_INT),    F(outlets, FIELD_INT),     F(independent, FIELD_INT),
	F(ended, FIELD_FLAG),     F(summary, FIELD_TEXT),    F(what_changed, FIELD_TEXT),
	F(disputed, FIELD_FLAG),  F(corrected, FIELD_FLAG),  F(countries, FIELD_INT),
	F(opinions, FIELD_INT),   F(heard, FIELD_TEXT),      F(announced_at, FIELD_INT),
	F(announced_voices, FIELD_INT),
};
#undef F
enum { FIELDS = sizeof fields / sizeof *fields };

static void
take_story(struct query *q, struct arena *out, struct story_record *r)
{
	*r = (struct story_record){.id = query_take_int(q)};
	query_take_record(q, out, fields, FIELDS, r);
	r->merged_into = query_take_int(q);
	r->parted_from = query_take_int(q);
	r->follows = query_take_int(q);
	r->told = query_take_int(q);
	r->grouped = query_take_int(q) != 0;
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
	query_open(&q, s, "SELECT " ALL " FROM story WHERE id = ?");
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
	query_open(&q, s, "SELECT " ALL " FROM story WHERE address = ?");
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
	                  "(coalesce(?, address),?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) WHERE id = ?");
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

bool
store_put_told(struct store *s, int64_t story, int64_t decision, struct err *err)
{
	return query_run(s, "UPDATE story SET told = ? WHERE id = ?",
	                 (int64_t[]){decision, story}, 2, err);
}

bool
store_put_follows(struct store *s, int64_t story, int64_t follows, struct err *err)
{
	return query_run(s, "UPDATE story SET follows = ? WHERE id = ?",
	                 (int64_t[]){follows, story}, 2, err);
}

static bool
linked_stories(struct store *s, struct arena *out, const char *statement, int64_t story,
               struct story_record **stories, size_t *count, struct err *err)
{
	struct list l = {.size = sizeof **stories};
	struct query q;
	query_open(&q, s, statement);
	query_int(&q, story);
	while (query_row(&q))
		take_story(&q, out, list_add(&l, out));
	*stories = (struct story_record *)l.items;
	*count = l.count;
	return query_close(&q, err);
}

bool
store_merged_stories(struct store *s, struct arena *out, int64_t story,
                     struct story_record **stories, size_t *count, struct err *err)
{
	static const char merged[] = "SELECT " ALL " FROM story WHERE merged_into = ? ORDER BY id";
	return linked_stories(s, out, merged, story, stories, count, err);
}

bool
store_parted_stories(struct store *s, struct arena *out, int64_t story,
                     struct story_record **stories, size_t *count, struct err *err)
{
	static const char parted[] = "SELECT " ALL " FROM story WHERE parted_from = ? AND "
	                             "merged_into IS NULL ORDER BY id";
	return linked_stories(s, out, parted, story, stories, count, err);
}

/* ── lists ─────────────────────────────────────────────────────────────────────────────── */

#define LIST "SELECT " ALL " FROM story "
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
/* Of an outlet with very many stories the newest ones are found by going back from the newest of all. */
static const char *const busy_outlet_list =
	LIST "INDEXED BY story_written WHERE EXISTS (SELECT 1 FROM article a WHERE a.outlet = ? AND "
	"a.story = story.id AND a.story IS NOT NULL) AND " WITHIN ORDER;
static const char *const section_outlet_list = LIST "WHERE +section = ? AND " OF_OUTLET WITHIN
                                               ORDER;

static bool
is_busy(struct store *s, struct str outlet, bool *busy, struct err *err)
{
	enum { MANY = 2000 };
	struct query q;
	query_open(&q, s, "SELECT 1 FROM article WHERE outlet = ? AND story IS NOT NULL LIMIT 1 OFFSET ?");
	query_text(&q, outlet);
	query_int(&q, MANY);
	*busy = query_row(&q);
	return query_close(&q, err);
}

static const char *
list_statement(const struct story_filter *f, bool busy)
{
	if (f->outlet.p)
		return f->section.p ? section_outlet_list : busy ? busy_outlet_list : outlet_list;
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
	bool busy = false;
	if (filter->outlet.p && filter->most && !is_busy(s, filter->outlet, &busy, err))
		return false;
	query_open(&q, s, list_statement(filter, busy));
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

bool
store_published_after(struct store *s, struct arena *out, int64_t after, size_t most,
                      struct story_record **stories, size_t *count, struct err *err)
{
	struct list l = {.size = sizeof **stories};
	struct query q;
	query_open(&q, s, LIST "WHERE id > ? AND edition > 0 ORDER BY id LIMIT ?");
	query_int(&q, after);
	query_int(&q, (int64_t)most);
	while (query_row(&q))
		take_story(&q, out, list_add(&l, out));
	*stories = (struct story_record *)l.items;
	*count = l.count;
	return query_close(&q, err);
}
