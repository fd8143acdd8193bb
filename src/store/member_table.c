/* member_table.c: which article belongs to which story, in the order of placing. */
#include "store/sqlite.h"

static bool
make_story(struct store *s, int64_t story, int64_t now, struct err *err)
{
	return query_run(s, "INSERT INTO story (id, founded_at, newest_at) "
	                    "VALUES (?, ?, -9223372036854775808) ON CONFLICT (id) DO NOTHING",
	                 (int64_t[]){story, now}, 2, err);
}

/* A story with a new report lives, and is as new as that; one that was old when it was first seen
 * wakes nothing. */
static bool
note_report(struct store *s, int64_t article, int64_t story, int64_t now, struct err *err)
{
	return query_run(s, "UPDATE story SET ended = iif(newest_at > -9223372036854775808 AND "
	                    "(SELECT old_on_arrival FROM article WHERE id = ?2), ended, 0), "
	                    "newest_at = max(newest_at, "
	                    "(SELECT min(coalesce(published, feed_published, ?1), ?1) "
	                    " FROM article WHERE id = ?2)) WHERE id = ?3",
	                 (int64_t[]){now, article, story}, 3, err);
}

static bool
put_member(struct store *s, int64_t article, int64_t story, int64_t reprint_of,
           struct str blob, int64_t now, struct err *err)
{
	struct query q;
	query_open(&q, s, "INSERT INTO member (article, story, reprint_of, placed_at, vector) "
	                  "VALUES (?, ?, ?, ?, ?) ON CONFLICT (article) DO UPDATE SET "
	                  "story = excluded.story, reprint_of = excluded.reprint_of, "
	                  "vector = coalesce(excluded.vector, vector)");
	query_int(&q, article);
	query_int(&q, story);
	query_id(&q, reprint_of);
	query_int(&q, now);
	query_bytes(&q, blob);
	return query_close(&q, err);
}

static bool
mark_article(struct store *s, int64_t article, int64_t story, int64_t reprint_of,
             struct err *err)
{
	struct query q;
	query_open(&q, s, "UPDATE article SET story = ?, reprint_of = ?, "
	                  "state = iif(state IN (0, 1), 2, state) WHERE id = ?");
	query_int(&q, story);
	query_id(&q, reprint_of);
	query_int(&q, article);
	return query_close(&q, err);
}

bool
store_put_member(struct store *s, int64_t article, int64_t story, int64_t reprint_of,
                 struct str blob, int64_t now, struct err *err)
{
	bool own, ok;
	if (!change_begin(s, &own, err))
		return false;
	ok = make_story(s, story, now, err) &&
	     put_member(s, article, story, reprint_of, blob, now, err) &&
	     mark_article(s, article, story, reprint_of, err) &&
	     note_report(s, article, story, now, err);
	return change_end(s, own, ok, err);
}

bool
store_set_original(struct store *s, int64_t story, int64_t before, int64_t now, struct err *err)
{
	return query_run(s, "UPDATE article SET reprint_of = ?1 WHERE id <> ?1 AND "
	                    "(id = ?2 OR reprint_of = ?2) AND id IN "
	                    "(SELECT article FROM member WHERE story = ?3)",
	                 (int64_t[]){now, before, story}, 3, err);
}

bool
store_has_late_original(struct store *s, int64_t story, bool *has, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT 1 FROM member m JOIN article a ON a.id = m.article "
	                  "WHERE m.story = ? AND a.reprint_of IS NOT m.reprint_of LIMIT 1");
	query_int(&q, story);
	*has = query_row(&q);
	return query_close(&q, err);
}

bool
store_put_reason(struct store *s, int64_t article, struct str reason, struct err *err)
{
	struct query q;
	query_open(&q, s, "UPDATE member SET reason = ? WHERE article = ?");
	query_text(&q, reason);
	query_int(&q, article);
	return query_close(&q, err);
}

#define COLUMNS "place, article, story, reprint_of, placed_at, held, reason, vector"

static void
take_member(struct query *q, struct arena *out, struct member_record *m)
{
	m->place = query_take_int(q);
	m->article = query_take_int(q);
	m->story = query_take_int(q);
	m->reprint_of = query_take_int(q);
	m->placed_at = query_take_int(q);
	m->held = query_take_int(q);
	m->reason = query_take_text(q, out);
	m->blob = query_take_text(q, out);
}

bool
store_member(struct store *s, struct arena *out, int64_t article, struct member_record *m,
             struct err *err)
{
	struct query q;
	*m = (struct member_record){0};
	query_open(&q, s, "SELECT " COLUMNS " FROM member WHERE article = ?");
	query_int(&q, article);
	bool found = query_row(&q);
	if (found)
		take_member(&q, out, m);
	if (!query_close(&q, err))
		return false;
	return found || err_set(err, ERR_GONE, "article %lld is in no story", (long long)article);
}

bool
store_members(struct store *s, struct arena *out, int64_t story, struct member_record **members,
              size_t *count, struct err *err)
{
	struct list l = {.size = sizeof **members};
	struct query q;
	query_open(&q, s, "SELECT " COLUMNS " FROM member WHERE story = ? ORDER BY place");
	query_int(&q, story);
	while (query_row(&q))
		take_member(&q, out, list_add(&l, out));
	*members = (struct member_record *)l.items;
	*count = l.count;
	return query_close(&q, err);
}

/* The list of places is small and comes out in order; the blobs are never sorted. */
#define OF_GROUPED \
	"FROM member WHERE place IN (SELECT m.place FROM story t INDEXED BY story_grouped " \
	"CROSS JOIN member m ON m.story = t.id WHERE t.grouped = 1) ORDER BY place"

bool
store_each_placed(struct store *s, struct arena scratch, bool all,
                  bool (*each)(void *ctx, const struct member_record *m), void *ctx,
                  struct err *err)
{
	struct query q;
	bool more = true;
	query_open_own(&q, s, all ? "SELECT " COLUMNS " FROM member ORDER BY place"
	                          : "SELECT " COLUMNS " " OF_GROUPED);
	while (more && query_row(&q)) {
		struct arena mine = scratch;
		struct member_record m;
		take_member(&q, &mine, &m);
		more = each(ctx, &m);
	}
	return query_close(&q, err);
}

bool
store_each_member(struct store *s,
                  bool (*each)(void *ctx, int64_t article, int64_t story, int64_t reprint_of,
                               struct str blob),
                  void *ctx, struct err *err)
{
	struct query q;
	bool more = true;
	query_open_own(&q, s, "SELECT article, story, reprint_of, vector " OF_GROUPED);
	while (more && query_row(&q)) {
		int64_t article = query_take_int(&q), story = query_take_int(&q);
		int64_t reprint_of = query_take_int(&q);
		more = each(ctx, article, story, reprint_of, query_view(&q));
	}
	return query_close(&q, err);
}
