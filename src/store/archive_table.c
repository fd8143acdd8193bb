/* archive_table.c: all stories there ever were, in an order that stays. */
#include "store/sqlite.h"

/* The ids in order; what is asked for of each is read by store_story. */
static const char *const of_section =
	"SELECT id FROM story INDEXED BY story_section_id WHERE section = ? AND edition > 0 "
	"ORDER BY id LIMIT ? OFFSET ?";
static const char *const of_outlet =
	"SELECT a.story FROM article a CROSS JOIN story s ON s.id = a.story WHERE a.outlet = ? AND "
	"a.story IS NOT NULL AND s.edition > 0 GROUP BY a.story ORDER BY min(a.id) LIMIT ? OFFSET ?";
static const char *const of_time =
	"SELECT id FROM story INDEXED BY story_newest WHERE newest_at >= ? AND newest_at < ? AND "
	"edition > 0 ORDER BY newest_at, id LIMIT ? OFFSET ?";

static const char *const of_topic =
	"SELECT story FROM topic_story WHERE topic = ?1 AND number > ?3 AND number <= ?3 + ?2 "
	"ORDER BY number";

static const char *
select_archive(const struct story_archive *of)
{
	return of->section.p ? of_section : of->outlet.p ? of_outlet : of->topic ? of_topic : of_time;
}

static void
bind_archive(struct query *q, const struct story_archive *of)
{
	if (of->section.p)
		query_text(q, of->section);
	else if (of->outlet.p)
		query_text(q, of->outlet);
	else if (of->topic)
		query_int(q, of->topic);
	else {
		query_int(q, of->from);
		query_int(q, of->until);
	}
}

bool
store_archive(struct store *s, struct arena *out, const struct story_archive *of, int64_t skip,
              size_t most, struct story_record **stories, size_t *count, struct err *err)
{
	struct list ids = {.size = sizeof(int64_t)};
	struct arena scratch = s->scratch;
	struct query q;
	query_open(&q, s, select_archive(of));
	bind_archive(&q, of);
	query_int(&q, (int64_t)most);
	query_int(&q, skip);
	while (query_row(&q))
		*(int64_t *)list_add(&ids, &scratch) = query_take_int(&q);
	if (!query_close(&q, err))
		return false;
	*stories = arena_array(out, struct story_record, ids.count + 1);
	*count = ids.count;
	for (size_t i = 0; i < ids.count; i++)
		if (!store_story(s, out, ((int64_t *)ids.items)[i], &(*stories)[i], err))
			return false;
	return true;
}

bool
store_archive_count(struct store *s, const struct story_archive *of, int64_t *count,
                    struct err *err)
{
	static const char *const section =
		"SELECT count(*) FROM story INDEXED BY story_section_id WHERE section = ? AND "
		"edition > 0";
	static const char *const outlet =
		"SELECT count(DISTINCT a.story) FROM article a CROSS JOIN story s ON s.id = a.story "
		"WHERE a.outlet = ? AND a.story IS NOT NULL AND s.edition > 0";
	static const char *const range =
		"SELECT count(*) FROM story INDEXED BY story_newest WHERE newest_at >= ? AND "
		"newest_at < ? AND edition > 0";
	static const char *const topic = "SELECT numbers FROM topic WHERE id = ?";
	/* All of them stand in an index of their own, which takes a tenth of the time. */
	static const char *const all =
		"SELECT count(*) FROM story INDEXED BY story_written WHERE edition > 0";
	struct query q;
	bool named = of->section.p || of->outlet.p || of->topic;
	if (!named && of->from <= 0 && of->until == INT64_MAX) {
		query_open(&q, s, all);
	} else {
		query_open(&q, s, of->section.p ? section : of->outlet.p ? outlet : of->topic ? topic
		                                                                              : range);
		bind_archive(&q, of);
	}
	*count = query_row(&q) ? query_take_int(&q) : 0;
	return query_close(&q, err);
}

bool
store_archive_days(struct store *s, struct arena *out, int64_t from, int64_t until, int64_t zone_s,
                   struct archive_day **days, size_t *count, struct err *err)
{
	struct list l = {.size = sizeof **days};
	struct query q;
	query_open(&q, s, "SELECT (newest_at + ?1) / 86400 AS day, count(*) FROM story "
	                  "INDEXED BY story_newest WHERE newest_at >= ?2 AND newest_at < ?3 AND "
	                  "edition > 0 AND reports > 0 GROUP BY day");
	query_int(&q, zone_s);
	query_int(&q, from);
	query_int(&q, until);
	while (query_row(&q)) {
		struct archive_day *d = list_add(&l, out);
		d->day = query_take_int(&q);
		d->stories = query_take_int(&q);
	}
	*days = (struct archive_day *)l.items;
	*count = l.count;
	return query_close(&q, err);
}

bool
store_archive_next(struct store *s, int64_t from, int64_t until, bool last, int64_t *at,
                   struct err *err)
{
	struct query q;
	query_open(&q, s, last ? "SELECT newest_at FROM story INDEXED BY story_newest WHERE newest_at >= ? AND "
	                         "newest_at < ? AND edition > 0 AND reports > 0 ORDER BY newest_at DESC LIMIT 1"
	                       : "SELECT newest_at FROM story INDEXED BY story_newest WHERE newest_at >= ? AND "
	                         "newest_at < ? AND edition > 0 AND reports > 0 ORDER BY newest_at LIMIT 1");
	query_int(&q, from);
	query_int(&q, until);
	*at = query_row(&q) ? query_take_int(&q) : WHEN_UNKNOWN;
	return query_close(&q, err);
}

static bool
read_bound(struct store *s, const char *statement, int64_t *at, struct err *err)
{
	struct query q;
	query_open(&q, s, statement);
	*at = query_row(&q) ? query_take_int(&q) : WHEN_UNKNOWN;
	return query_close(&q, err);
}

bool
store_archive_bounds(struct store *s, int64_t *first, int64_t *last, struct err *err)
{
	static const char *const lowest =
		"SELECT newest_at FROM story INDEXED BY story_newest WHERE newest_at > 0 AND "
		"edition > 0 ORDER BY newest_at LIMIT 1";
	static const char *const highest =
		"SELECT newest_at FROM story INDEXED BY story_newest WHERE newest_at > 0 AND "
		"edition > 0 ORDER BY newest_at DESC LIMIT 1";
	return read_bound(s, lowest, first, err) && read_bound(s, highest, last, err);
}
