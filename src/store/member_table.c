/* member_table.c: which article belongs to which story, in the order of placing. */
#include "store/sqlite.h"

static bool
make_story(struct store *s, int64_t story, int64_t now, struct err *err)
{
	return query_run(s, "INSERT INTO story (id, founded_at, newest_at) "
	                    "VALUES (?, ?, -9223372036854775808) ON CONFLICT (id) DO NOTHING",
	                 (int64_t[]){story, now}, 2, err);
}

/* A story with a new report lives, and is as new as that. */
static bool
note_report(struct store *s, int64_t article, int64_t story, int64_t now, struct err *err)
{
	return query_run(s, "UPDATE story SET ended = 0, newest_at = max(newest_at, "
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
store_each_member(struct store *s,
                  bool (*each)(void *ctx, int64_t article, int64_t story, int64_t reprint_of,
                               struct str blob),
                  void *ctx, struct err *err)
{
	/* Stories as new as any that lives, and those of the newest placements: reports that were old
	 * on arrival are grouped among their time.  The rest of the archive is of no use to a grouper.
	 * The list of places is small and comes out in order; the blobs are never sorted. */
	struct query q;
	bool more = true;
	query_open_own(&q, s, "SELECT article, story, reprint_of, vector FROM member "
	                      "WHERE place IN (SELECT m.place FROM story t CROSS JOIN member m "
	                      "ON m.story = t.id WHERE t.newest_at >= "
	                      "(SELECT min(newest_at) FROM story WHERE ended = 0) "
	                      "UNION SELECT place FROM member WHERE story IN (SELECT story FROM member "
	                      "WHERE place > (SELECT max(place) FROM member) - 20000)) "
	                      "ORDER BY place");
	while (more && query_row(&q)) {
		int64_t article = query_take_int(&q), story = query_take_int(&q);
		int64_t reprint_of = query_take_int(&q);
		more = each(ctx, article, story, reprint_of, query_view(&q));
	}
	return query_close(&q, err);
}
