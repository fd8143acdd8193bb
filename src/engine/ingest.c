/* ingest.c: from an item of a feed to an article in its story; and what became of it later. */
#include <float.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "engine/state.h"
#include "model/limits.h"
#include "text/url.h"

enum {
	LEASE_S = 900,
	READ_TRIES = 10, /* over about three days */
	MIN_TEXT_BYTES = 120, /* less is no report: a caption, a cookie notice */
};

/* A lease may end early when the clock is set; its visit goes on. */
static bool
is_under_way(const struct engine *e, int64_t job)
{
	for (size_t i = 0; i < VISITS; i++)
		if (e->visits[i].state != VISIT_FREE && e->visits[i].job.id == job)
			return true;
	return false;
}

static void take_back(struct engine *e, struct visit *v, unsigned signal);

static bool
lease(struct engine *e, enum job_kind kind, size_t most)
{
	struct job_record *jobs;
	size_t count;
	struct err err;
	if (!store_lease_jobs(e->store, &e->job, kind, clock_real_s(), LEASE_S, most, &jobs, &count,
	                      &err))
		return engine_store_failed(e, &err);
	for (size_t i = 0; i < count; i++) {
		struct article_record a;
		if (jobs[i].attempts > 1 && is_under_way(e, jobs[i].id))
			continue;
		struct visit *v = visit_new(e, kind == JOB_READ ? VISIT_READ : VISIT_RECHECK);
		if (!v) {
			store_release_job(e->store, jobs[i].id, jobs[i].due_at, &err);
			continue;
		}
		v->job = jobs[i];
		if (!store_article(e->store, &e->job, jobs[i].key, &a, &err)) {
			store_kill_job(e->store, jobs[i].id, str_of(err.msg), &err);
			visit_end(e, v);
			continue;
		}
		if (kind == JOB_RECHECK && a.unavailable_after != WHEN_UNKNOWN &&
		    a.unavailable_after <= engine_news(e)) {
			take_back(e, v, SIGNAL_UNAVAILABLE);
			continue;
		}
		if (kind == JOB_RECHECK) {
			v->etag = str_dup(&v->memory, a.etag);
			v->last_modified = str_dup(&v->memory, a.last_modified);
		}
		if (!visit_queue(e, v, str_dup(&v->memory, a.url))) {
			err_set(&err, ERR_INPUT, "its address cannot be read");
			ingest_failed(e, v, &err, 0);
		}
	}
	return true;
}

void
ingest_lease(struct engine *e)
{
	size_t room = VISITS_WITH_PAGES;
	if (e->visits_open < room)
		lease(e, JOB_READ, room - e->visits_open);
	if (!e->store_failed && e->visits_open < room)
		lease(e, JOB_RECHECK, (room - e->visits_open) / 2);
}

/* ── recheck: reports are corrected and withdrawn after they were read ── */

static const double recheck_after_h[] = {1, 3, 12, 24, 48};

static bool
queue_recheck(struct engine *e, const struct article_record *a, struct err *err)
{
	int64_t news = engine_news(e);
	double age_h = (double)(news - a->first_seen) / 3600;
	struct host *h = visit_host(e, url_origin(&e->job, e->scratch, a->url));
	double next_h = DBL_MAX, last_h = DBL_MAX;
	if (a->unavailable_after != WHEN_UNKNOWN)
		last_h = (double)(a->unavailable_after - a->first_seen) / 3600;
	if (last_h > age_h)
		next_h = last_h;
	for (size_t i = 0; i < sizeof recheck_after_h / sizeof *recheck_after_h; i++) {
		double at_h = recheck_after_h[i];
		if (at_h > age_h * 1.01 && at_h <= e->config->recheck_h && at_h < next_h)
			next_h = at_h;
	}
	if (next_h == DBL_MAX)
		return true;
	int64_t due = clock_real_s() + 1 + engine_real_span(e, (next_h - age_h) * 3600);
	return store_queue_job(e->store, JOB_RECHECK, a->id, h->origin, due, err);
}

/* ── the end of a visit: effect and job state in one transaction ── */

static bool
finish(struct engine *e, struct visit *v, struct article_record *a, struct err *err)
{
	return store_put_article(e->store, a, err) &&
	       store_finish_job(e->store, v->job.id, err);
}

static void
settle(struct engine *e, struct visit *v, bool ok, struct err *err)
{
	if (!ok || !store_commit(e->store, err)) {
		store_rollback(e->store);
		engine_store_failed(e, err);
	}
	visit_end(e, v);
}

static bool
open_article(struct engine *e, struct visit *v, struct article_record *a, struct err *err)
{
	return store_begin(e->store, err) && store_article(e->store, &e->job, v->job.key, a, err);
}

/* Its story is written anew. */
static bool
rewrite_story(struct engine *e, const struct article_record *a, struct err *err)
{
	if (!a->story)
		return true;
	return store_queue_job(e->store, JOB_WRITE, a->story, STR_NONE,
	                       clock_real_s() + (int64_t)e->config->write_after_s, err);
}

/* The report is no longer there. */
static bool
withdraw(struct engine *e, struct visit *v, struct article_record *a, struct str why,
         struct err *err)
{
	a->state = ARTICLE_GONE;
	a->reason = why;
	return finish(e, v, a, err) && rewrite_story(e, a, err);
}

/* Its publisher does not want the report listed any more. */
static bool
withdraw_signalled(struct engine *e, struct visit *v, struct article_record *a, unsigned signals,
                   struct err *err)
{
	a->signals |= signals;
	a->text = STR_NONE;
	return withdraw(e, v, a, str_of(signals_why_not(signals, USE_LIST)), err);
}

/* Known before the page is asked for again. */
static void
take_back(struct engine *e, struct visit *v, unsigned signal)
{
	struct article_record a;
	struct err err;
	bool ok = open_article(e, v, &a, &err) && withdraw_signalled(e, v, &a, signal, &err);
	settle(e, v, ok, &err);
}

static bool
give_up(struct engine *e, struct visit *v, struct article_record *a, const struct err *why,
        struct err *err)
{
	a->state = why->code == ERR_DENIED ? ARTICLE_DENIED
	           : why->code == ERR_GONE ? ARTICLE_GONE : ARTICLE_FAILED;
	a->reason = str_of(why->msg);
	if (a->state == ARTICLE_FAILED &&
	    !store_note_error(e->store, STR("article"), v->host ? v->host->origin : a->url,
	                      clock_real_s(), err))
		return false;
	return finish(e, v, a, err);
}

void
ingest_reserved(struct engine *e, struct visit *v)
{
	struct article_record a;
	struct err err, why;
	if (v->kind == VISIT_RECHECK) {
		take_back(e, v, SIGNAL_TDM_RESERVED);
		return;
	}
	bool ok = open_article(e, v, &a, &err);
	if (ok) {
		a.signals |= SIGNAL_TDM_RESERVED;
		err_set(&why, ERR_DENIED, "%s", signals_why_not(a.signals, USE_READ));
		ok = give_up(e, v, &a, &why, &err);
	}
	settle(e, v, ok, &err);
}

void
ingest_failed(struct engine *e, struct visit *v, const struct err *why, int64_t retry_after)
{
	int64_t now = clock_real_s();
	struct article_record a;
	struct err err;
	bool ok = open_article(e, v, &a, &err);
	log_debug("article " STR_FMT ": %s", STR_ARG(v->url), why->msg);
	if (!ok) {
		/* settled below */
	} else if (v->kind == VISIT_RECHECK && why->code == ERR_GONE) {
		ok = withdraw(e, v, &a, str_of(why->msg), &err);
	} else if (v->kind == VISIT_RECHECK && why->code != ERR_AGAIN) {
		ok = store_finish_job(e->store, v->job.id, &err) && queue_recheck(e, &a, &err);
	} else if (why->code == ERR_AGAIN && v->job.attempts < READ_TRIES) {
		int64_t due = now + backoff_s(v->job.attempts, (uint64_t)v->job.id);
		if (retry_after > due)
			due = retry_after;
		if (v->host && v->host->closed && v->host->robots_until > due)
			due = v->host->robots_until;
		ok = store_retry_job(e->store, v->job.id, due, str_of(why->msg), &err);
	} else if (v->kind == VISIT_RECHECK) {
		ok = store_finish_job(e->store, v->job.id, &err);
	} else {
		ok = give_up(e, v, &a, why, &err);
	}
	settle(e, v, ok, &err);
}

static void
keep_headers(struct visit *v, const struct fetch_answer *a)
{
	v->answer = (struct fetch_answer){.id = a->id, .status = a->status};
	v->answer.etag = str_dup(&v->memory, a->etag);
	v->answer.last_modified = str_dup(&v->memory, a->last_modified);
}

static void
body_came(struct engine *e, struct visit *v, const struct fetch_answer *a)
{
	struct article_record known;
	struct err err;
	keep_headers(v, a);
	if (!store_article(e->store, &e->job, v->job.key, &known, &err)) {
		ingest_failed(e, v, &err, 0);
		return;
	}
	struct parse_request request = {
		.id = v->id, .kind = PARSE_PAGE, .bytes = a->body, .url = v->url,
		.content_type = a->content_type, .content_language = a->content_language,
		.x_robots_tag = a->x_robots_tag, .tdm_reservation = a->tdm_reservation,
		.item_title = known.title, .item_published = known.feed_published,
		.agent = e->agent, .today = engine_news(e),
	};
	v->state = VISIT_PARSING;
	if (!parser_send(e->parser, &request, &err))
		ingest_failed(e, v, &err, 0);
}

static void
unchanged(struct engine *e, struct visit *v)
{
	struct article_record a;
	struct err err;
	bool ok = open_article(e, v, &a, &err) &&
	          store_finish_job(e->store, v->job.id, &err) && queue_recheck(e, &a, &err);
	settle(e, v, ok, &err);
}

void
ingest_answered(struct engine *e, struct visit *v, const struct fetch_answer *a)
{
	struct err err;
	int64_t now = clock_real_s(), retry_after = retry_after_s(a->retry_after, now);
	if (!a->status) {
		ingest_failed(e, v, &a->err, 0);
	} else if (a->status == 304) {
		unchanged(e, v);
	} else if (a->status >= 200 && a->status < 300) {
		body_came(e, v, a);
	} else if (a->status >= 300 && a->status < 400 && a->location.p) {
		if (!visit_redirect(e, v, a, &err))
			ingest_failed(e, v, &err, 0);
	} else {
		enum err_code code = a->status == 404 || a->status == 410 ? ERR_GONE
		                     : a->status == 429 || a->status >= 500 ? ERR_AGAIN
		                     : a->status == 401 || a->status == 403 ? ERR_DENIED : ERR_INPUT;
		if (retry_after > now)
			visit_hold_host(e, v->host, retry_after);
		err_set(&err, code, "the server answered %d", a->status);
		ingest_failed(e, v, &err, retry_after);
	}
}

/* ── a page that was read ── */

/* The moment shown as published: the page's; the item's where the page has none, only a date, or
 * one that lies after the item was seen. */
static struct when
published_of(const struct article_record *a, const struct article *page)
{
	struct when p = page->published;
	if (!when_known(p))
		return a->published;
	if (!when_known(a->published))
		return p.at > a->first_seen + 86400 ? WHEN_NONE : p;
	int64_t apart = p.at - a->published.at;
	if (p.date_only && apart > -86400 && apart <= 86400)
		return a->published;
	return p.at > a->first_seen + 3600 ? a->published : p;
}

/* Links of feeds often lead through a counter, and browsers do not look for a passage behind it:
 * readers are sent to where the text was read.  The page's own word for its address is taken
 * where it is of that host and not the front page's, which some sites name everywhere. */
static struct str
where_read(struct engine *e, const struct visit *v, const struct article *page)
{
	struct str end = url_normalise(&e->job, e->scratch, v->url);
	struct str own = url_normalise(&e->job, e->scratch, page->canonical);
	struct str origin = url_origin(&e->job, e->scratch, end);
	bool usable = origin.n && str_starts(own, origin) && own.n > origin.n + 1 &&
	              own.p[origin.n] == '/';
	return usable ? own : end;
}

static void
take_page(struct article_record *a, const struct article *page)
{
	a->canonical = page->canonical;
	if (page->title.n)
		a->title = page->title;
	if (page->author_count) {
		a->authors = page->authors;
		a->author_count = page->author_count;
	}
	a->published = published_of(a, page);
	if (when_known(page->updated))
		a->updated = page->updated;
	if (!a->outlet.n && page->outlet.n)
		a->outlet = page->outlet;
	if (!a->section.n && page->section.n)
		a->section = page->section;
	a->language = page->language;
	a->image = page->image;
	a->kind = page->kind;
	a->signals = page->signals;
	a->max_snippet = page->max_snippet;
	a->unavailable_after = page->unavailable_after;
	a->text = page->text;
	a->marks = page->marks;
	a->confidence = page->confidence;
}

/* Does the publisher ask today for what was asked before? */
static bool
same_terms(const struct article_record *a, const struct article *page)
{
	unsigned ours = SIGNAL_MOVED | SIGNAL_CLEARED;
	const struct text_marks *m = &a->marks, *n = &page->marks;
	return ((a->signals ^ page->signals) & ~ours) == 0 &&
	       (!(a->signals & SIGNAL_MAX_SNIPPET) || a->max_snippet == page->max_snippet) &&
	       a->unavailable_after == page->unavailable_after &&
	       m->reserved_count == n->reserved_count &&
	       (!m->reserved_count ||
	        memcmp(m->reserved, n->reserved, m->reserved_count * sizeof *m->reserved) == 0);
}

/* Another article that is this very page under another address; 0: none. */
static bool
find_twin(struct engine *e, const struct visit *v, const struct article_record *a,
          const struct article *page, int64_t *twin, struct err *err)
{
	*twin = 0;
	if (v->hops) {
		struct str end = url_normalise(&e->job, e->scratch, v->url);
		if (end.p && !str_eq(end, a->url) &&
		    !store_find_article(e->store, end, twin, err))
			return false;
	}
	if ((!*twin || *twin == a->id) && page->canonical.p) {
		struct article_record other;
		struct str own = url_normalise(&e->job, e->scratch, page->canonical);
		if (!own.p || str_eq(own, a->url))
			return true;
		if (!store_find_article(e->store, own, twin, err))
			return false;
		/* Some sites name their front page as canonical everywhere: the title decides. */
		if (*twin && *twin != a->id &&
		    (!store_article(e->store, &e->job, *twin, &other, err) ||
		     !str_eq(other.title, page->title)))
			*twin = 0;
	}
	if (*twin == a->id)
		*twin = 0;
	return true;
}

/* For the operator, who wrote the rules: `status` shows where they no longer hold. */
static bool
note_missed_rules(struct engine *e, const struct visit *v, const struct article *page,
                  struct err *err)
{
	if (!page->rules_missed)
		return true;
	struct str what = str_fmt(&e->job, "outlet rules found no " STR_FMT,
	                          STR_ARG(article_rules_missed(&e->job, page)));
	return store_note_error(e->store, what, v->host->origin, clock_real_s(), err);
}

static bool
place(struct engine *e, struct visit *v, struct article_record *a,
      const struct embedding *embedding, struct err *err)
{
	if (!regroup_place(e, a, embedding, err) || !finish(e, v, a, err) ||
	    !queue_recheck(e, a, err))
		return false;
	e->done.placed++;
	return true;
}

/* `*waits`: the report is kept as read and its job goes on, until its vector is there. */
static bool
take_first_reading(struct engine *e, struct visit *v, struct article_record *a,
                   const struct article *page, bool *waits, struct err *err)
{
	struct err why;
	int64_t twin;
	const char *refusal = signals_why_not(page->signals, USE_LIST);
	/* Placed before: once is enough.  One that was read only waited when the engine ended. */
	if (a->state != ARTICLE_FOUND && a->state != ARTICLE_READ)
		return store_finish_job(e->store, v->job.id, err);
	take_page(a, page);
	struct str read_at = v->hops ? where_read(e, v, page) : STR_NONE;
	if (read_at.n && !str_eq(read_at, a->url)) {
		a->canonical = read_at;
		a->signals |= SIGNAL_MOVED;
	}
	a->read_at = engine_news(e);
	a->etag = v->answer.etag;
	a->last_modified = v->answer.last_modified;
	if (!note_missed_rules(e, v, page, err))
		return false;
	if (refusal) {
		a->text = a->summary = STR_NONE;
		err_set(&why, ERR_DENIED, "%s", refusal);
		return give_up(e, v, a, &why, err);
	}
	if (!find_twin(e, v, a, page, &twin, err))
		return false;
	if (twin) {
		err_set(&why, ERR_DENIED, "the same page as article %lld", (long long)twin);
		return give_up(e, v, a, &why, err);
	}
	if (a->text.n < MIN_TEXT_BYTES || !a->title.n) {
		err_set(&why, ERR_INPUT, "no text of an article was found on the page");
		return give_up(e, v, a, &why, err);
	}
	a->state = ARTICLE_READ;
	*waits = embedding_wanted(e);
	return *waits ? store_put_article(e->store, a, err) : place(e, v, a, NULL, err);
}

void
ingest_embedded(struct engine *e, struct visit *v, const struct embedding *embedding)
{
	struct article_record a;
	struct err err;
	bool ok = open_article(e, v, &a, &err);
	if (ok && a.state == ARTICLE_READ)
		ok = place(e, v, &a, embedding, &err);
	else if (ok)
		ok = store_finish_job(e->store, v->job.id, &err);
	settle(e, v, ok, &err);
}

/* What a page asks for that shows no text now; what it asked before stays. */
static unsigned
stricter(const struct article_record *a, const struct article *page)
{
	unsigned of_pages = SIGNAL_NOSNIPPET | SIGNAL_NOARCHIVE | SIGNAL_NOIMAGE;
	return page->signals & of_pages & ~a->signals;
}

/* A page that was read before: a correction, or only new furniture? */
static bool
take_later_reading(struct engine *e, struct visit *v, struct article_record *a,
                   const struct article *page, struct err *err)
{
	struct str text = a->text, title = a->title;
	struct when first_published = a->published;
	struct str canonical = a->canonical;
	unsigned moved = a->signals & SIGNAL_MOVED;
	if (!signals_allow(page->signals, USE_LIST))
		return withdraw_signalled(e, v, a, page->signals, err);
	bool same = str_eq(page->text, text) && (!page->title.n || str_eq(page->title, title));
	bool bare = page->text.n < MIN_TEXT_BYTES;
	a->etag = v->answer.etag;
	a->last_modified = v->answer.last_modified;
	if ((same && same_terms(a, page)) || (bare && !stricter(a, page)))
		return finish(e, v, a, err) && queue_recheck(e, a, err);
	if (bare) {
		a->signals |= stricter(a, page);
	} else {
		take_page(a, page);
		if (moved) /* the address that readers know stays */
			a->canonical = canonical;
		a->signals |= moved;
		a->published = first_published;
		a->version += !same;
	}
	return finish(e, v, a, err) && rewrite_story(e, a, err) && queue_recheck(e, a, err);
}

void
ingest_parsed(struct engine *e, struct visit *v, const struct parse_answer *answer)
{
	struct article_record a;
	struct err err;
	e->done.reads++;
	if (!answer->json.p) {
		ingest_failed(e, v, &answer->err, 0);
		return;
	}
	struct json *j = json_read(&e->job, answer->json, JSON_STRICT, &err);
	if (!j) {
		ingest_failed(e, v, &err, 0);
		return;
	}
	struct article page = article_from_json(&e->job, j);
	bool waits = false;
	bool ok = open_article(e, v, &a, &err);
	if (ok && v->kind == VISIT_READ)
		ok = take_first_reading(e, v, &a, &page, &waits, &err);
	else if (ok)
		ok = take_later_reading(e, v, &a, &page, &err);
	if (ok && waits && store_commit(e->store, &err)) {
		embedding_queue(e, v, a.title, a.text);
		return;
	}
	ok = ok && !waits;
	settle(e, v, ok, &err);
}
