/* article_table.c: articles by their id. */
#include "store/sqlite.h"

#include <assert.h>
#include <string.h>

#include "store/article_table.h"

static_assert(offsetof(struct article_record, author_count) ==
              offsetof(struct article_record, authors) + sizeof(struct str *),
              "FIELD_TEXTS takes the count that follows the list");

#define F(name, type) {#name, type, offsetof(struct article_record, name)}
const struct field article_fields[ARTICLE_FIELDS] = {
	F(canonical, FIELD_TEXT),      F(guid, FIELD_TEXT),
	F(outlet, FIELD_TEXT),         F(title, FIELD_TEXT),
	F(summary, FIELD_TEXT),        F(authors, FIELD_TEXTS),
	F(published, FIELD_WHEN),      F(updated, FIELD_WHEN),
	F(feed_published, FIELD_TIME), F(read_at, FIELD_INT),
	F(language, FIELD_TEXT),       F(section, FIELD_TEXT),
	F(image, FIELD_TEXT),          F(kind, FIELD_ENUM),
	F(signals, FIELD_ENUM),        F(confidence, FIELD_REAL),
	F(old_on_arrival, FIELD_FLAG), F(state, FIELD_ENUM),
	F(reason, FIELD_TEXT),         F(story, FIELD_ID),
	F(reprint_of, FIELD_ID),       F(version, FIELD_INT),
	F(etag, FIELD_TEXT),           F(last_modified, FIELD_TEXT),
	F(max_snippet, FIELD_INT),     F(unavailable_after, FIELD_TIME),
};
#undef F

/* What take_article reads, from article a left joined to article_text t. */
#define SELECTED "SELECT a.id, url, feed, first_seen, " ARTICLE_COLUMNS ", t.text, t.marks "

const char *
article_state_name(enum article_state state)
{
	static const char *const names[ARTICLE_STATE_COUNT] = {
		[ARTICLE_FOUND] = "found",   [ARTICLE_READ] = "read",
		[ARTICLE_PLACED] = "placed", [ARTICLE_FAILED] = "failed",
		[ARTICLE_DENIED] = "denied", [ARTICLE_GONE] = "gone",
	};
	return state < ARTICLE_STATE_COUNT ? names[state] : "unknown";
}

static void
take_article(struct query *q, struct arena *out, struct article_record *a)
{
	memset(a, 0, sizeof *a);
	a->id = query_take_int(q);
	a->url = query_take_text(q, out);
	a->feed = query_take_int(q);
	a->first_seen = query_take_int(q);
	query_take_record(q, out, article_fields, ARTICLE_FIELDS, a);
	a->text = query_take_text(q, out);
	struct err ignored;
	struct str marks = query_take_text(q, out);
	if (marks.p)
		a->marks = marks_from_json(out, json_read(out, marks, JSON_STRICT, &ignored), a->text.n);
}

bool
store_article(struct store *s, struct arena *out, int64_t id, struct article_record *a,
              struct err *err)
{
	struct query q;
	query_open(&q, s, SELECTED "FROM article a LEFT JOIN article_text t ON t.article = a.id "
	                           "WHERE a.id = ?");
	query_int(&q, id);
	bool found = query_row(&q);
	if (found)
		take_article(&q, out, a);
	if (!query_close(&q, err))
		return false;
	return found || err_set(err, ERR_GONE, "there is no article %lld", (long long)id);
}

static struct str
marks_text(struct arena *out, const struct text_marks *m)
{
	struct buf b = buf_in(out, 1024);
	struct json_out j = json_to(&b);
	if (!m->part_count && !m->reserved_count)
		return STR_NONE;
	json_begin(&j, '{');
	marks_to_json(&j, m);
	json_end(&j, '}');
	return buf_str(&b);
}

bool
article_put_text(struct store *s, const struct article_record *a, struct err *err)
{
	struct arena scratch = s->scratch;
	struct query q;
	if (!a->text.p)
		return query_run(s, "DELETE FROM article_text WHERE article = ?", &a->id, 1, err);
	query_open(&q, s, "INSERT INTO article_text (article, text, marks) VALUES (?, ?, ?) "
	                  "ON CONFLICT (article) DO UPDATE SET (text, marks) = "
	                  "(excluded.text, excluded.marks) "
	                  "WHERE text <> excluded.text OR marks IS NOT excluded.marks");
	query_int(&q, a->id);
	query_text(&q, a->text);
	query_text(&q, marks_text(&scratch, &a->marks));
	return query_close(&q, err);
}

bool
store_clear_texts(struct store *s, int64_t before, struct err *err)
{
#define DUE \
	"(signals & 1028) = 4 AND first_seen < ? AND NOT EXISTS " \
	"(SELECT 1 FROM story WHERE story.id = article.story AND NOT ended)"
	static_assert(SIGNAL_NOARCHIVE == 4 && SIGNAL_CLEARED == 1024, "as in the statements");
	bool own;
	if (!change_begin(s, &own, err))
		return false;
	bool ok = query_run(s, "DELETE FROM article_text WHERE article IN "
	                       "(SELECT id FROM article WHERE " DUE ")", &before, 1, err) &&
	          query_run(s, "UPDATE article SET signals = signals | 1024 WHERE " DUE, &before, 1,
	                    err);
#undef DUE
	return change_end(s, own, ok, err);
}

bool
store_put_article(struct store *s, const struct article_record *a, struct err *err)
{
	bool own, ok;
	struct query q;
	if (!change_begin(s, &own, err))
		return false;
	query_open(&q, s, "UPDATE article SET (" ARTICLE_COLUMNS ") = (" ARTICLE_PARAMETERS
	                  ") WHERE id = ?");
	query_record(&q, article_fields, ARTICLE_FIELDS, a);
	query_int(&q, a->id);
	ok = query_close(&q, err);
	if (ok && sqlite3_changes64(s->db) == 0)
		ok = err_set(err, ERR_GONE, "there is no article %lld", (long long)a->id);
	ok = ok && article_put_text(s, a, err);
	if (ok && a->canonical.p && !str_eq(a->canonical, a->url))
		ok = article_add_address(s, a->canonical, a->id, err);
	return change_end(s, own, ok, err);
}

bool
store_story_articles(struct store *s, struct arena *out, int64_t story,
                     struct article_record **articles, size_t *count, struct err *err)
{
	struct list l = {.size = sizeof **articles};
	struct query q;
	query_open(&q, s, SELECTED "FROM (SELECT place, article AS member FROM member "
	                           "WHERE story = ?) m CROSS JOIN article a ON a.id = m.member "
	                           "LEFT JOIN article_text t ON t.article = a.id "
	                           "ORDER BY m.place");
	query_int(&q, story);
	while (query_row(&q))
		take_article(&q, out, list_add(&l, out));
	*articles = (struct article_record *)l.items;
	*count = l.count;
	return query_close(&q, err);
}

bool
store_each_article(struct store *s, struct arena scratch,
                   bool (*each)(void *ctx, const struct article_record *a), void *ctx,
                   struct err *err)
{
	struct query q;
	bool more = true;
	query_open_own(&q, s, SELECTED "FROM article a LEFT JOIN article_text t "
	                               "ON t.article = a.id ORDER BY a.id");
	while (more && query_row(&q)) {
		struct arena row = scratch;
		struct article_record a;
		take_article(&q, &row, &a);
		more = each(ctx, &a);
	}
	return query_close(&q, err);
}
