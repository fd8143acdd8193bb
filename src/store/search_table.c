/* search_table.c: the index of stories by their words. */
#include "store/search_match.h"
#include "store/sqlite.h"

/* ── writing ── */

bool
store_remove_search(struct store *s, int64_t story, struct err *err)
{
	/* FTS5 must be told what it holds of a row that goes. */
	bool own, ok;
	if (!change_begin(s, &own, err))
		return false;
	ok = query_run(s, "INSERT INTO search_index (search_index, rowid, headline, words, titles, "
	                  "marks) SELECT 'delete', place, headline, words, titles, marks "
	                  "FROM search WHERE story = ?", &story, 1, err) &&
	     query_run(s, "UPDATE search_language SET stories = stories - 1 WHERE language = "
	                  "(SELECT language FROM search WHERE story = ?)", &story, 1, err) &&
	     query_run(s, "DELETE FROM search WHERE story = ?", &story, 1, err);
	return change_end(s, own, ok, err);
}

/* Behind those of its second; where all of that second are taken, the next that is free. */
static bool
free_place(struct store *s, int64_t newest_at, int64_t *place, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT iif(NOT EXISTS (SELECT 1 FROM search WHERE place = ?1), ?1, "
	                  "(SELECT a.place + 1 FROM search a WHERE a.place >= ?1 AND NOT EXISTS "
	                  "(SELECT 1 FROM search b WHERE b.place = a.place + 1) "
	                  "ORDER BY a.place LIMIT 1))");
	query_int(&q, (newest_at > 0 ? newest_at : 0) * SEARCH_PLACES);
	*place = query_row(&q) ? query_take_int(&q) : 0;
	return query_close(&q, err);
}

static struct str
present(struct str s)
{
	return s.p ? s : STR("");
}

static void
put_fields(struct query *q, const struct search_document *d, int64_t place, struct str marks)
{
	query_int(q, place);
	query_text(q, present(d->headline));
	query_text(q, present(d->words));
	query_text(q, present(d->titles));
	query_text(q, marks);
}

static bool
enlist(struct store *s, const struct search_document *d, struct err *err)
{
	struct arena scratch = s->scratch;
	struct str marks = search_marks(&scratch, d);
	struct query q;
	int64_t place;
	if (!free_place(s, d->newest_at, &place, err))
		return false;
	query_open(&q, s, "INSERT INTO search (place, headline, words, titles, marks, story, language) "
	                  "VALUES (?, ?, ?, ?, ?, ?, ?)");
	put_fields(&q, d, place, marks);
	query_int(&q, d->story);
	query_text(&q, present(d->language));
	if (!query_close(&q, err))
		return false;
	query_open(&q, s, "INSERT INTO search_index (rowid, headline, words, titles, marks) "
	                  "VALUES (?, ?, ?, ?, ?)");
	put_fields(&q, d, place, marks);
	if (!query_close(&q, err))
		return false;
	query_open(&q, s, "INSERT INTO search_language (language, stories) VALUES (?, 1) "
	                  "ON CONFLICT (language) DO UPDATE SET stories = stories + 1");
	query_text(&q, present(d->language));
	return query_close(&q, err);
}

bool
store_put_search(struct store *s, const struct search_document *d, struct err *err)
{
	bool own;
	if (!change_begin(s, &own, err))
		return false;
	bool ok = store_remove_search(s, d->story, err) && enlist(s, d, err);
	return change_end(s, own, ok, err);
}

/* ── reading ── */

bool
store_search(struct store *s, struct arena *out, const struct search_query *query,
             ptrdiff_t part, size_t most, int64_t **places, size_t *count, struct err *err)
{
	struct arena scratch = s->scratch;
	struct str match = search_match(&scratch, query, part);
	struct list l = {.size = sizeof **places};
	struct query q;
	if (!match.p)
		return err_set(err, ERR_INPUT, "a search needs a word that must be there");
	query_open(&q, s, "SELECT rowid FROM search_index WHERE search_index MATCH ? AND "
	                  "rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?");
	query_text(&q, match);
	query_int(&q, query->since > 0 ? query->since * SEARCH_PLACES : 0);
	query_int(&q, query->until == WHEN_UNKNOWN ? INT64_MAX : query->until * SEARCH_PLACES);
	query_int(&q, (int64_t)most);
	while (query_row(&q))
		*(int64_t *)list_add(&l, out) = query_take_int(&q);
	*places = (int64_t *)l.items;
	*count = l.count;
	return query_close(&q, err);
}

bool
store_search_at(struct store *s, struct arena *out, int64_t place, bool with_words,
                struct search_document *d, struct err *err)
{
	static const char *const whole =
		"SELECT story, language, headline, words, titles FROM search WHERE place = ?";
	static const char *const brief = "SELECT story, language FROM search WHERE place = ?";
	struct query q;
	*d = (struct search_document){.place = place, .newest_at = place / SEARCH_PLACES};
	query_open(&q, s, with_words ? whole : brief);
	query_int(&q, place);
	bool found = query_row(&q);
	if (found) {
		d->story = query_take_int(&q);
		d->language = query_take_text(&q, out);
	}
	if (found && with_words) {
		d->headline = query_take_text(&q, out);
		d->words = query_take_text(&q, out);
		d->titles = query_take_text(&q, out);
	}
	if (!query_close(&q, err))
		return false;
	return found || err_set(err, ERR_GONE, "nothing is found at %lld", (long long)place);
}

bool
store_search_words(struct store *s, struct arena *out, int64_t story, struct str *words,
                   struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT words || ' ' || titles FROM search WHERE story = ?");
	query_int(&q, story);
	*words = query_row(&q) ? query_take_text(&q, out) : STR_NONE;
	return query_close(&q, err);
}

bool
store_search_languages(struct store *s, struct arena *out, struct str **languages, size_t *count,
                       int64_t *stories, struct err *err)
{
	struct list l = {.size = sizeof **languages};
	struct query q;
	*stories = 0;
	query_open(&q, s, "SELECT stories, language FROM search_language WHERE stories > 0 "
	                  "ORDER BY stories DESC, language");
	while (query_row(&q)) {
		*stories += query_take_int(&q);
		*(struct str *)list_add(&l, out) = query_take_text(&q, out);
	}
	*languages = (struct str *)l.items;
	*count = l.count;
	return query_close(&q, err);
}
