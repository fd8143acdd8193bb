/* decide.c: what people decide about stories: made, recorded, undone.
 *
 * Every decision comes down to a list of articles with the story, the original and the hold that
 * each had and has.  To undo one is to write such a list the other way round. */
#include "store/deciding.h"

#include "base/hash.h"

enum { MADE_STORIES = 40 }; /* a story that no article founded has an id from 1 << 40 on */

/* ── who is where ──────────────────────────────────────────────────────────────────────── */

static bool
not_a_member(struct deciding *c, int64_t article)
{
	struct article_record a;
	if (!store_article(c->s, c->out, article, &a, c->err))
		return false;
	return err_set(c->err, ERR_INPUT, "article %lld is in no story: it is %s",
	               (long long)article, article_state_name(a.state));
}

/* The member, or in words why it is none of that story. */
static struct decision_article *
member_of(struct deciding *c, int64_t article, int64_t story)
{
	struct decision_article *a = decision_row_of(c, article), other;
	if (a && a->was_story == story)
		return a;
	if (!decision_read_member(c, article, &other))
		return NULL;
	if (!other.story)
		not_a_member(c, article);
	else
		err_set(c->err, ERR_INPUT, "article %lld is in story %lld, not in story %lld",
		        (long long)article, (long long)other.story, (long long)story);
	return NULL;
}

/* A story that has reports; one that was merged away is told of. */
static bool
whole_story(struct deciding *c, int64_t id, struct story_record *r)
{
	struct story_record into;
	if (!store_story(c->s, c->out, id, r, c->err))
		return false;
	if (!r->merged_into)
		return true;
	if (!store_story(c->s, c->out, r->merged_into, &into, c->err))
		return false;
	return err_set(c->err, ERR_INPUT, "story %lld was merged into story %lld (" STR_FMT ")",
	               (long long)id, (long long)into.id, STR_ARG(into.address));
}

/* A text that another outlet printed goes where the original goes. */
static void
take_reprints_along(struct deciding *c)
{
	for (size_t i = 0; i < c->rows.count; i++) {
		struct decision_article *a = decision_row(c, i);
		struct decision_article *o = a->was_reprint_of ? decision_row_of(c, a->was_reprint_of) : NULL;
		if (o && o->was_story == a->was_story && a->story == a->was_story && !a->was_held)
			a->story = o->story;
	}
}

/* Of reprints whose original is elsewhere the first stands for it. */
static void
settle_reprints(struct deciding *c)
{
	for (size_t i = 0; i < c->rows.count; i++) {
		struct decision_article *a = decision_row(c, i), *first = NULL;
		if (!a->was_reprint_of)
			continue;
		for (size_t k = 0; k < c->rows.count && !first; k++) {
			struct decision_article *o = decision_row(c, k);
			if (o->story == a->story && (o->article == a->was_reprint_of ||
			                             o->was_reprint_of == a->was_reprint_of))
				first = o;
		}
		/* The original may come after its reprints in the order of stories. */
		struct decision_article *original = decision_row_of(c, a->was_reprint_of);
		if (original && original->story == a->story)
			first = original;
		a->reprint_of = first == a || !first ? 0 : first->article;
	}
}

/* ── split ─────────────────────────────────────────────────────────────────────────────── */

bool
store_free_address(struct store *s, struct arena *out, struct str url, struct str *address,
                   struct err *err)
{
	/* Short, permanent, without letters that are mistaken for others. */
	static const char letters[] = "23456789abcdefghjkmnpqrstvwxyz";
	for (uint64_t turn = 0;; turn++) {
		char text[8];
		struct query q;
		uint64_t h = hash_bytes(url.p, url.n, turn);
		size_t n = turn < 4 ? 5 : 7;
		for (size_t i = 0; i < n; i++, h /= 30)
			text[i] = letters[h % 30];
		query_open(&q, s, "SELECT 1 FROM story WHERE address = ?");
		query_text(&q, str_from(text, n));
		bool taken = query_row(&q);
		if (!query_close(&q, err))
			return false;
		if (taken)
			continue;
		*address = str_dup(out, str_from(text, n));
		return true;
	}
}

static bool
make_story(struct deciding *c, int64_t id, int64_t from, int64_t first, bool parted)
{
	struct article_record a;
	struct str address;
	struct query q;
	if (!store_article(c->s, c->out, first, &a, c->err) ||
	    !store_free_address(c->s, c->out, a.url, &address, c->err))
		return false;
	query_open(&q, c->s, "INSERT INTO story (id, address, section, language, headline, founded_at, "
	                     "newest_at, ended, grouped, parted_from) SELECT ?1, ?2, section, "
	                     "language, ?5, (SELECT placed_at FROM member WHERE article = ?3), "
	                     "newest_at, ended, grouped, iif(?6, id, NULL) FROM story WHERE id = ?4");
	query_int(&q, id);
	query_text(&q, address);
	query_int(&q, first);
	query_int(&q, from);
	query_text(&q, a.title);
	query_int(&q, parted);
	return query_close(&q, c->err);
}

static bool
next_story_id(struct store *s, int64_t *id, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT max(id) FROM story");
	*id = query_row(&q) ? query_take_int(&q) + 1 : 1;
	if (*id < (int64_t)1 << MADE_STORIES)
		*id = (int64_t)1 << MADE_STORIES;
	return query_close(&q, err);
}

/* A story whose address leads to `from` and which had some of these reports comes back. */
static bool
former_story(struct deciding *c, int64_t from, int64_t part, int64_t *id)
{
	struct story_record *merged;
	size_t n, most = 0;
	*id = 0;
	if (!store_merged_stories(c->s, c->out, from, &merged, &n, c->err))
		return false;
	for (size_t i = 0; i < n; i++) {
		size_t had = 0;
		for (size_t k = 0; k < c->rows.count; k++) {
			struct query q;
			if (decision_row(c, k)->story != part)
				continue;
			query_open(&q, c->s, "SELECT 1 FROM decision_article WHERE article = ?1 AND "
			                     "(story = ?2 OR was_story = ?2) LIMIT 1");
			query_int(&q, decision_row(c, k)->article);
			query_int(&q, merged[i].id);
			had += query_row(&q);
			if (!query_close(&q, c->err))
				return false;
		}
		if (had > most) {
			most = had;
			*id = merged[i].id;
		}
	}
	return true;
}

enum { PART = -2 }; /* stands for the story that is to be made */

/* The larger part, then the one with the oldest report, is the story that was. */
static void
keep_larger(struct deciding *c, int64_t story)
{
	size_t parted = 0, n = c->rows.count;
	for (size_t i = 0; i < n; i++)
		parted += decision_row(c, i)->story == PART;
	if (parted * 2 < n || (parted * 2 == n && decision_row(c, 0)->story != PART))
		return;
	for (size_t i = 0; i < n; i++)
		decision_row(c, i)->story = decision_row(c, i)->story == PART ? story : PART;
}

static bool
split(struct deciding *c, int64_t story, const int64_t *articles, size_t count,
      const struct decider *who)
{
	struct story_record r;
	size_t left = 0;
	int64_t first = 0;
	if (!whole_story(c, story, &r) || !decision_add_members(c, story))
		return false;
	if (!count)
		return err_set(c->err, ERR_INPUT, "name the articles that are to leave story %lld",
		               (long long)story);
	for (size_t i = 0; i < count; i++) {
		struct decision_article *a = member_of(c, articles[i], story);
		if (!a)
			return false;
		a->story = PART;
	}
	take_reprints_along(c);
	for (size_t i = 0; i < c->rows.count; i++)
		left += decision_row(c, i)->story == story;
	if (!left)
		return err_set(c->err, ERR_INPUT, "nothing would be left of story %lld", (long long)story);
	keep_larger(c, story);
	settle_reprints(c);
	c->d->story = story;
	if (!former_story(c, story, PART, &c->d->other))
		return false;
	bool make = c->d->other == 0;
	if (make && !next_story_id(c->s, &c->d->other, c->err))
		return false;
	for (size_t i = 0; i < c->rows.count; i++) {
		struct decision_article *a = decision_row(c, i);
		a->held = HELD_NOW;
		if (a->story != PART)
			continue;
		a->story = c->d->other;
		first = first ? first : a->article;
	}
	return (!make || make_story(c, c->d->other, story, first, true)) && decision_make(c, who);
}

bool
store_split(struct store *s, struct arena *out, int64_t story, const int64_t *articles,
            size_t count, const struct decider *who, struct decision_record *d, struct err *err)
{
	struct deciding c;
	bool own;
	return decision_open(&c, s, out, DECISION_SPLIT, d, &own, err) &&
	       change_end(s, own, split(&c, story, articles, count, who), err);
}

/* ── merge ─────────────────────────────────────────────────────────────────────────────── */

static bool
merge(struct deciding *c, int64_t story, int64_t into, const struct decider *who)
{
	struct story_record a, b;
	if (story == into)
		return err_set(c->err, ERR_INPUT, "story %lld cannot be merged into itself",
		               (long long)story);
	if (!whole_story(c, story, &a) || !whole_story(c, into, &b) || !decision_add_members(c, story))
		return false;
	size_t of_story = c->rows.count;
	if (!decision_add_members(c, into))
		return false;
	size_t of_into = c->rows.count - of_story;
	bool swap = of_story > of_into ||
	            (of_story == of_into && (a.founded_at < b.founded_at ||
	                                     (a.founded_at == b.founded_at && a.id < b.id)));
	c->d->story = swap ? into : story;
	c->d->other = swap ? story : into;
	for (size_t i = 0; i < c->rows.count; i++) {
		decision_row(c, i)->story = c->d->other;
		decision_row(c, i)->held = HELD_NOW;
	}
	return decision_make(c, who);
}

bool
store_merge(struct store *s, struct arena *out, int64_t story, int64_t into,
            const struct decider *who, struct decision_record *d, struct err *err)
{
	struct deciding c;
	bool own;
	return decision_open(&c, s, out, DECISION_MERGE, d, &own, err) &&
	       change_end(s, own, merge(&c, story, into, who), err);
}

/* ── move, pin, unpin ──────────────────────────────────────────────────────────────────── */

static bool
move(struct deciding *c, int64_t article, int64_t story, const struct decider *who)
{
	struct decision_article now;
	struct story_record r;
	if (!whole_story(c, story, &r) || !decision_read_member(c, article, &now))
		return false;
	if (!now.story)
		return not_a_member(c, article);
	if (now.story == story)
		return err_set(c->err, ERR_INPUT, "article %lld is in story %lld already",
		               (long long)article, (long long)story);
	if (!decision_add_members(c, now.story) || !decision_add_members(c, story))
		return false;
	struct decision_article *a = decision_row_of(c, article);
	a->story = story;
	a->held = HELD_NOW;
	take_reprints_along(c);
	settle_reprints(c);
	c->d->story = now.story;
	c->d->other = story;
	return decision_make(c, who);
}

bool
store_move(struct store *s, struct arena *out, int64_t article, int64_t story,
           const struct decider *who, struct decision_record *d, struct err *err)
{
	struct deciding c;
	bool own;
	return decision_open(&c, s, out, DECISION_MOVE, d, &own, err) &&
	       change_end(s, own, move(&c, article, story, who), err);
}

/* `story` 0: wherever it is. */
static bool
hold(struct deciding *c, int64_t article, int64_t story, int64_t held, const struct decider *who)
{
	struct story_record r;
	struct decision_article now;
	if ((story && !whole_story(c, story, &r)) || !decision_read_member(c, article, &now))
		return false;
	if (!now.story)
		return not_a_member(c, article);
	if (story && now.story != story)
		return member_of(c, article, story) != NULL;
	if (!held && !now.held)
		return err_set(c->err, ERR_INPUT, "article %lld is not pinned", (long long)article);
	now.held = held;
	*(struct decision_article *)list_add(&c->rows, c->out) = now;
	c->d->story = now.story;
	return decision_make(c, who);
}

bool
store_pin(struct store *s, struct arena *out, int64_t article, int64_t story,
          const struct decider *who, struct decision_record *d, struct err *err)
{
	struct deciding c;
	bool own;
	return decision_open(&c, s, out, DECISION_PIN, d, &own, err) &&
	       change_end(s, own, hold(&c, article, story, HELD_NOW, who), err);
}

bool
store_unpin(struct store *s, struct arena *out, int64_t article, const struct decider *who,
            struct decision_record *d, struct err *err)
{
	struct deciding c;
	bool own;
	return decision_open(&c, s, out, DECISION_UNPIN, d, &own, err) &&
	       change_end(s, own, hold(&c, article, 0, 0, who), err);
}

/* ── undo ──────────────────────────────────────────────────────────────────────────────── */

/* The newest decision after `than` that touched the article. */
static bool
later_decision(struct deciding *c, int64_t article, int64_t than, int64_t *later)
{
	struct query q;
	query_open(&q, c->s, "SELECT max(decision) FROM decision_article WHERE article = ? AND "
	                     "decision > ?");
	query_int(&q, article);
	query_int(&q, than);
	*later = query_row(&q) ? query_take_int(&q) : 0;
	return query_close(&q, c->err);
}

/* Reprints that came after the decision go back with their originals. */
static bool
add_followers(struct deciding *c)
{
	size_t own = c->rows.count;
	for (size_t i = 0; i < own; i++) {
		struct decision_article back = *decision_row(c, i);
		struct query q;
		if (back.story == back.was_story)
			continue;
		query_open(&q, c->s, "SELECT article, held FROM member WHERE story = ? AND "
		                     "reprint_of = ? AND held IS NULL ORDER BY place");
		query_int(&q, back.was_story);
		query_int(&q, back.article);
		while (query_row(&q)) {
			struct decision_article f = {
				.article = query_take_int(&q), .was_story = back.was_story,
				.was_reprint_of = back.article, .story = back.story,
				.reprint_of = back.article,
			};
			if (!decision_row_of(c, f.article))
				*(struct decision_article *)list_add(&c->rows, c->out) = f;
		}
		if (!query_close(&q, c->err))
			return false;
	}
	return true;
}

static bool
undo(struct deciding *c, int64_t decision, const struct decider *who)
{
	struct decision_record before;
	if (!store_decision(c->s, c->out, decision, &before, c->err))
		return false;
	if (before.undone_by)
		return err_set(c->err, ERR_INPUT, "decision %lld was undone by decision %lld already",
		               (long long)decision, (long long)before.undone_by);
	for (size_t i = 0; i < before.article_count; i++) {
		const struct decision_article *x = &before.articles[i];
		struct decision_article now;
		int64_t later;
		if (!decision_read_member(c, x->article, &now) ||
		    !later_decision(c, x->article, decision, &later))
			return false;
		if (now.story != x->story || now.held != x->held)
			return err_set(c->err, ERR_INPUT, "article %lld was touched again by decision "
			               "%lld: undo that one first", (long long)x->article,
			               (long long)later);
		now.story = x->was_story;
		now.reprint_of = x->was_reprint_of;
		now.held = x->was_held;
		*(struct decision_article *)list_add(&c->rows, c->out) = now;
	}
	c->d->undoes = decision;
	c->d->story = before.story;
	c->d->other = before.other;
	return add_followers(c) && decision_make(c, who) &&
	       query_run(c->s, "UPDATE decision SET undone_by = ? WHERE id = ?",
	                 (int64_t[]){c->d->id, decision}, 2, c->err);
}

bool
store_undo(struct store *s, struct arena *out, int64_t decision, const struct decider *who,
           struct decision_record *d, struct err *err)
{
	struct deciding c;
	bool own;
	return decision_open(&c, s, out, DECISION_UNDO, d, &own, err) &&
	       change_end(s, own, undo(&c, decision, who), err);
}

/* ── regroup ───────────────────────────────────────────────────────────────────────────── */

static bool
has_story(struct deciding *c, int64_t id, bool *has)
{
	struct query q;
	query_open(&q, c->s, "SELECT 1 FROM story WHERE id = ?");
	query_int(&q, id);
	*has = query_row(&q);
	return query_close(&q, c->err);
}

static bool
regroup(struct deciding *c, const struct decision_article *changes, size_t count,
        const struct decider *who)
{
	for (size_t i = 0; i < count; i++) {
		struct decision_article now;
		bool has;
		if (!decision_read_member(c, changes[i].article, &now))
			return false;
		if (!now.story || now.held)
			return err_set(c->err, ERR_INTERNAL, "article %lld cannot be regrouped",
			               (long long)changes[i].article);
		now.story = changes[i].story;
		now.reprint_of = changes[i].reprint_of;
		if (!decision_differs(&now))
			continue;
		if (!has_story(c, now.story, &has) ||
		    (!has && !make_story(c, now.story, now.was_story, now.article, false)))
			return false;
		*(struct decision_article *)list_add(&c->rows, c->out) = now;
	}
	return c->rows.count == 0 || decision_make(c, who);
}

bool
store_regroup(struct store *s, struct arena *out, const struct decision_article *changes,
              size_t count, const struct decider *who, struct decision_record *d, struct err *err)
{
	struct deciding c;
	bool own;
	return decision_open(&c, s, out, DECISION_REGROUP, d, &own, err) &&
	       change_end(s, own, regroup(&c, changes, count, who), err);
}
