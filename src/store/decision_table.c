/* decision_table.c: the record of what people decided, and the addresses that lead elsewhere. */
#include "store/sqlite.h"

const char *
decision_kind_name(enum decision_kind kind)
{
	static const char *const names[DECISION_KIND_COUNT] = {
		[DECISION_SPLIT] = "split", [DECISION_MERGE] = "merge", [DECISION_MOVE] = "move",
		[DECISION_PIN] = "pin",     [DECISION_UNPIN] = "unpin", [DECISION_UNDO] = "undo",
		[DECISION_REGROUP] = "regroup",
	};
	return kind < DECISION_KIND_COUNT ? names[kind] : "unknown";
}

/* ── reading ───────────────────────────────────────────────────────────────────────────── */

static bool
read_articles(struct store *s, struct arena *out, struct decision_record *d, struct err *err)
{
	struct list l = {.size = sizeof *d->articles};
	struct query q;
	query_open(&q, s, "SELECT article, was_story, was_reprint_of, was_held, story, reprint_of, "
	                  "held FROM decision_article WHERE decision = ? ORDER BY article");
	query_int(&q, d->id);
	while (query_row(&q)) {
		struct decision_article *a = list_add(&l, out);
		a->article = query_take_int(&q);
		a->was_story = query_take_int(&q);
		a->was_reprint_of = query_take_int(&q);
		a->was_held = query_take_int(&q);
		a->story = query_take_int(&q);
		a->reprint_of = query_take_int(&q);
		a->held = query_take_int(&q);
	}
	d->articles = (struct decision_article *)l.items;
	d->article_count = l.count;
	return query_close(&q, err);
}

#define COLUMNS "id, at, kind, by, why, story, other, undoes, undone_by"

static void
take_decision(struct query *q, struct arena *out, struct decision_record *d)
{
	d->id = query_take_int(q);
	d->at = query_take_int(q);
	d->kind = (enum decision_kind)query_take_int(q);
	d->by = query_take_text(q, out);
	d->why = query_take_text(q, out);
	d->story = query_take_int(q);
	d->other = query_take_int(q);
	d->undoes = query_take_int(q);
	d->undone_by = query_take_int(q);
}

bool
store_decision(struct store *s, struct arena *out, int64_t id, struct decision_record *d,
              struct err *err)
{
	struct query q;
	*d = (struct decision_record){0};
	query_open(&q, s, "SELECT " COLUMNS " FROM decision WHERE id = ?");
	query_int(&q, id);
	bool found = query_row(&q);
	if (found)
		take_decision(&q, out, d);
	if (!query_close(&q, err))
		return false;
	if (!found)
		return err_set(err, ERR_GONE, "there is no decision %lld", (long long)id);
	return read_articles(s, out, d, err);
}

bool
store_decisions(struct store *s, struct arena *out, int64_t story, int64_t after,
                struct decision_record **list, size_t *count, struct err *err)
{
	struct list l = {.size = sizeof **list};
	struct query q;
	query_open(&q, s, story ? "SELECT " COLUMNS " FROM decision WHERE id IN "
	                          "(SELECT id FROM decision WHERE story = ?2 AND id > ?1 "
	                          "UNION SELECT id FROM decision WHERE other = ?2 AND id > ?1) "
	                          "ORDER BY id"
	                        : "SELECT " COLUMNS " FROM decision WHERE id > ? ORDER BY id");
	query_int(&q, after);
	if (story)
		query_int(&q, story);
	while (query_row(&q))
		take_decision(&q, out, list_add(&l, out));
	*list = (struct decision_record *)l.items;
	*count = l.count;
	if (!query_close(&q, err))
		return false;
	for (size_t i = 0; i < l.count; i++)
		if (!read_articles(s, out, &(*list)[i], err))
			return false;
	return true;
}

bool
store_moved_by(struct store *s, int64_t article, int64_t story, int64_t *decision,
               struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT max(decision) FROM decision_article WHERE article = ? AND "
	                  "story = ? AND was_story <> story");
	query_int(&q, article);
	query_int(&q, story);
	*decision = query_row(&q) ? query_take_int(&q) : 0;
	return query_close(&q, err);
}

bool
store_last_decision(struct store *s, int64_t *id, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT max(id) FROM decision");
	*id = query_row(&q) ? query_take_int(&q) : 0;
	return query_close(&q, err);
}

bool
store_decided_stories(struct store *s, struct arena *out, int64_t after, int64_t **stories,
                      size_t *count, struct err *err)
{
	struct list l = {.size = sizeof **stories};
	struct query q;
	query_open(&q, s, "SELECT story FROM decision_article WHERE decision > ?1 UNION "
	                  "SELECT was_story FROM decision_article WHERE decision > ?1 ORDER BY 1");
	query_int(&q, after);
	while (query_row(&q))
		*(int64_t *)list_add(&l, out) = query_take_int(&q);
	*stories = (int64_t *)l.items;
	*count = l.count;
	return query_close(&q, err);
}

/* ── addresses that lead elsewhere ─────────────────────────────────────────────────────── */

static bool
put_redirect(struct store *s, struct arena *out, const struct story_record *from,
             const char *tail, struct str target, int64_t at, struct err *err)
{
	struct page_record p = {
		.path = str_fmt(out, "/story/" STR_FMT "%s", STR_ARG(from->address), tail),
		.type = STR("text/html; charset=utf-8"), .etag = STR("\"r\""), .body = STR(""),
		.redirect = target, .at = at, .story = from->id,
	};
	return store_put_page(s, &p, err);
}

bool
store_put_redirects(struct store *s, int64_t story, int64_t at, struct err *err)
{
	struct arena a = s->scratch;
	struct story_record to, *from;
	size_t n;
	if (!store_story(s, &a, story, &to, err) ||
	    !store_merged_stories(s, &a, story, &from, &n, err))
		return false;
	if (!to.edition)
		return true;
	struct str page = str_fmt(&a, "/story/" STR_FMT "/" STR_FMT, STR_ARG(to.address),
	                          STR_ARG(to.slug));
	struct str json = str_fmt(&a, "/story/" STR_FMT ".json", STR_ARG(to.address));
	for (size_t i = 0; i < n; i++) {
		if (!from[i].edition)
			continue;
		const char *slug = str_c(&a, str_fmt(&a, "/" STR_FMT, STR_ARG(from[i].slug)));
		if (!put_redirect(s, &a, &from[i], slug, page, at, err) ||
		    !put_redirect(s, &a, &from[i], "", page, at, err) ||
		    !put_redirect(s, &a, &from[i], ".json", json, at, err))
			return false;
	}
	return true;
}
