/* deciding.c: what follows from a decision, written with it. */
#include "store/deciding.h"

#include "model/limits.h"

/* ── its articles ──────────────────────────────────────────────────────────────────────── */

struct decision_article *
decision_row(const struct deciding *c, size_t i)
{
	return (struct decision_article *)c->rows.items + i;
}

bool
decision_add_members(struct deciding *c, int64_t story)
{
	struct query q;
	query_open(&q, c->s, "SELECT article, story, reprint_of, held FROM member WHERE story = ? "
	                     "ORDER BY place");
	query_int(&q, story);
	while (query_row(&q)) {
		struct decision_article *a = list_add(&c->rows, c->out);
		a->article = query_take_int(&q);
		a->story = a->was_story = query_take_int(&q);
		a->reprint_of = a->was_reprint_of = query_take_int(&q);
		a->held = a->was_held = query_take_int(&q);
	}
	return query_close(&q, c->err);
}

bool
decision_read_member(struct deciding *c, int64_t article, struct decision_article *a)
{
	struct query q;
	*a = (struct decision_article){.article = article};
	query_open(&q, c->s, "SELECT story, reprint_of, held FROM member WHERE article = ?");
	query_int(&q, article);
	if (query_row(&q)) {
		a->story = a->was_story = query_take_int(&q);
		a->reprint_of = a->was_reprint_of = query_take_int(&q);
		a->held = a->was_held = query_take_int(&q);
	}
	return query_close(&q, c->err);
}

struct decision_article *
decision_row_of(const struct deciding *c, int64_t article)
{
	for (size_t i = 0; i < c->rows.count; i++)
		if (decision_row(c, i)->article == article)
			return decision_row(c, i);
	return NULL;
}

/* ── the effect ────────────────────────────────────────────────────────────────────────── */

static bool
put_row(struct deciding *c, const struct decision_article *a)
{
	struct query q;
	query_open(&q, c->s, "INSERT INTO decision_article (decision, article, was_story, "
	                     "was_reprint_of, was_held, story, reprint_of, held) "
	                     "VALUES (?,?,?,?,?,?,?,?)");
	query_int(&q, c->d->id);
	query_int(&q, a->article);
	query_int(&q, a->was_story);
	query_id(&q, a->was_reprint_of);
	query_id(&q, a->was_held);
	query_int(&q, a->story);
	query_id(&q, a->reprint_of);
	query_id(&q, a->held);
	return query_close(&q, c->err);
}

static bool
put_effect(struct deciding *c, const struct decision_article *a)
{
	struct query q;
	query_open(&q, c->s, "UPDATE member SET story = ?, reprint_of = ?, held = ? "
	                     "WHERE article = ?");
	query_int(&q, a->story);
	query_id(&q, a->reprint_of);
	query_id(&q, a->held);
	query_int(&q, a->article);
	if (!query_close(&q, c->err))
		return false;
	/* The article may name an original that came after it; the member does not. */
	query_open(&q, c->s, "UPDATE article SET story = ?1, reprint_of = iif(?2, ?3, reprint_of) "
	                     "WHERE id = ?4");
	query_int(&q, a->story);
	query_int(&q, a->reprint_of != a->was_reprint_of);
	query_id(&q, a->reprint_of);
	query_int(&q, a->article);
	return query_close(&q, c->err);
}

/* What a person says of it, whole characters; STR_NONE where nothing was said. */
static struct str
bounded(struct str s)
{
	size_t n = s.n < LIMIT_DECISION_BYTES ? s.n : LIMIT_DECISION_BYTES;
	while (n < s.n && n > 0 && ((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	return n ? str_sub(s, 0, n) : STR_NONE;
}

static bool
put_decision(struct deciding *c, const struct decider *who)
{
	struct decision_record *d = c->d;
	struct query q;
	d->at = who->now;
	d->by = bounded(who->by);
	d->why = bounded(who->why);
	query_open(&q, c->s, "INSERT INTO decision (at, kind, by, why, story, other, undoes) "
	                     "VALUES (?,?,?,?,?,?,?)");
	query_int(&q, d->at);
	query_int(&q, d->kind);
	query_text(&q, d->by);
	query_text(&q, d->why);
	query_id(&q, d->story);
	query_id(&q, d->other);
	query_id(&q, d->undoes);
	if (!query_close(&q, c->err))
		return false;
	d->id = sqlite3_last_insert_rowid(c->s->db);
	return true;
}

/* A story that was empty lives as the one does that its reports came from. */
static bool
revive(struct deciding *c, int64_t story, int64_t from)
{
	return query_run(c->s, "UPDATE story SET merged_into = NULL, "
	                       "ended = (SELECT ended FROM story WHERE id = ?1), "
	                       "grouped = (SELECT grouped FROM story WHERE id = ?1) "
	                       "WHERE id = ?2 AND merged_into IS NOT NULL",
	                 (int64_t[]){from, story}, 2, c->err);
}

/* One that took in another's reports lives if either did. */
static bool
live_on(struct deciding *c, int64_t story, int64_t from)
{
	return query_run(c->s, "UPDATE story SET "
	                       "ended = min(ended, (SELECT ended FROM story WHERE id = ?1)), "
	                       "grouped = max(grouped, (SELECT grouped FROM story WHERE id = ?1)) "
	                       "WHERE id = ?2",
	                 (int64_t[]){from, story}, 2, c->err);
}

static bool
renew(struct deciding *c, int64_t story)
{
	return query_run(c->s, "UPDATE story SET newest_at = coalesce((SELECT "
	                       "max(min(coalesce(a.published, a.feed_published, a.first_seen), "
	                       "a.first_seen)) FROM member m JOIN article a ON a.id = m.article "
	                       "WHERE m.story = ?1 AND a.state = 2), newest_at) WHERE id = ?1",
	                 &story, 1, c->err);
}

/* Its reports are all elsewhere: its address leads to the story that has most of them. */
static bool
close_story(struct deciding *c, int64_t story)
{
	int64_t into = 0;
	size_t most = 0;
	for (size_t i = 0; i < c->d->article_count; i++) {
		size_t n = 0;
		const struct decision_article *a = &c->d->articles[i];
		for (size_t k = 0; k < c->d->article_count && a->was_story == story; k++)
			n += c->d->articles[k].was_story == story && c->d->articles[k].story == a->story;
		if (n > most) {
			most = n;
			into = a->story;
		}
	}
	return into == 0 ||
	       (query_run(c->s, "UPDATE story SET merged_into = ?, ended = 1, grouped = 0, "
	                        "reports = 0, outlets = 0, independent = 0 WHERE id = ?",
	                  (int64_t[]){into, story}, 2, c->err) &&
	        store_put_redirects(c->s, into, c->d->at, c->err));
}

static bool
settle_story(struct deciding *c, int64_t story)
{
	struct query q;
	query_open(&q, c->s, "SELECT count(*) FROM member WHERE story = ?");
	query_int(&q, story);
	bool any = query_row(&q) && query_take_int(&q) > 0;
	if (!query_close(&q, c->err))
		return false;
	if (!any)
		return close_story(c, story);
	return renew(c, story) &&
	       store_queue_job(c->s, JOB_WRITE, story, STR_NONE, c->d->at, c->err);
}

/* Whether an earlier row has the same story, as it was or is. */
static bool
is_settled(const struct decision_record *d, size_t before, int64_t story)
{
	for (size_t i = 0; i < before; i++)
		if (d->articles[i].was_story == story || d->articles[i].story == story)
			return true;
	return false;
}

static bool
settle_all(struct deciding *c)
{
	const struct decision_record *d = c->d;
	bool ok = true;
	/* Who was alive is read before anything is closed. */
	for (size_t i = 0; ok && i < d->article_count; i++)
		ok = revive(c, d->articles[i].story, d->articles[i].was_story);
	if (ok && d->kind == DECISION_MERGE)
		ok = live_on(c, d->other, d->story);
	for (size_t i = 0; ok && i < d->article_count; i++) {
		const struct decision_article *a = &d->articles[i];
		if (!is_settled(d, i, a->was_story))
			ok = settle_story(c, a->was_story);
		if (ok && a->story != a->was_story && !is_settled(d, i, a->story))
			ok = settle_story(c, a->story);
	}
	return ok;
}

bool
decision_differs(const struct decision_article *a)
{
	return a->story != a->was_story || a->reprint_of != a->was_reprint_of ||
	       a->held != a->was_held;
}

/* Writes the decision and all that follows from it. */
bool
decision_make(struct deciding *c, const struct decider *who)
{
	struct decision_record *d = c->d;
	bool ok = put_decision(c, who);
	d->articles = arena_array(c->out, struct decision_article, c->rows.count + 1);
	for (size_t i = 0; ok && i < c->rows.count; i++) {
		struct decision_article *a = decision_row(c, i);
		if (a->held == HELD_NOW)
			a->held = d->id;
		if (!decision_differs(a))
			continue;
		d->articles[d->article_count++] = *a;
		ok = put_row(c, a) && put_effect(c, a);
	}
	return ok && settle_all(c);
}

bool
decision_open(struct deciding *c, struct store *s, struct arena *out, enum decision_kind kind,
              struct decision_record *d, bool *own, struct err *err)
{
	*d = (struct decision_record){.kind = kind};
	*c = (struct deciding){.s = s, .out = out, .rows = {.size = sizeof(struct decision_article)},
	                       .d = d, .err = err};
	return change_begin(s, own, err);
}
