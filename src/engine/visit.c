/* visit.c: errands to addresses: queued by host, let go by robots.txt and pace. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "engine/state.h"
#include "model/limits.h"
#include "net/robots.h"
#include "net/tdmrep.h"
#include "text/url.h"

enum {
	LONGEST_WAIT_S = 32 * 86400,
	LOST_ANSWER_MS = 10000, /* an answer that was lost with its process may have asked to wait */
};

struct visit *
visit_new(struct engine *e, enum visit_kind kind)
{
	struct visit *v = e->free_visits;
	if (!v)
		return NULL;
	e->free_visits = v->next;
	struct arena memory = v->memory.beg ? v->memory : arena_open(VISIT_BYTES * 4);
	*v = (struct visit){.kind = kind, .memory = memory, .permanent = true};
	e->visits_open++;
	return v;
}

void
visit_end(struct engine *e, struct visit *v)
{
	if (v->host && v->host->asked == v)
		v->host->asked = NULL;
	arena_reset(&v->memory, 4096);
	v->state = VISIT_FREE;
	v->host = NULL;
	v->next = e->free_visits;
	e->free_visits = v;
	e->visits_open--;
}

struct visit *
visit_by_id(struct engine *e, uint64_t id)
{
	struct visit *v = &e->visits[id % VISITS];
	return v->state != VISIT_FREE && v->id == id ? v : NULL;
}

/* What servers ask for is kept as a moment of the wall clock, because it outlives this process;
 * pace is measured by the steady one, which nobody sets.  A wait beyond reason comes from a clock
 * that was wrong when it was written down. */
static void
pace_until(struct engine *e, struct host *h, int64_t until)
{
	int64_t wait_s = until - clock_real_s();
	if (wait_s > 0 && wait_s <= LONGEST_WAIT_S)
		pace_not_before(e->pace, h->origin, clock_steady_ms() + wait_s * 1000);
	h->not_before = wait_s > LONGEST_WAIT_S ? 0 : until;
}

/* The pace of the process before this one goes on. */
static void
pace_after(struct engine *e, struct host *h, const struct host_record *r)
{
	int64_t pause = e->config->host_pause_ms > r->crawl_delay_ms ? e->config->host_pause_ms
	                                                              : r->crawl_delay_ms;
	if (!r->answered && pause < LOST_ANSWER_MS)
		pause = LOST_ANSWER_MS;
	int64_t wait_ms = r->asked_at_ms + pause - clock_real_ms();
	if (wait_ms > 0 && wait_ms <= pause) /* more: the clock was set back */
		pace_not_before(e->pace, h->origin, clock_steady_ms() + wait_ms);
}

struct host *
visit_host(struct engine *e, struct str origin)
{
	struct map_slot *slot = map_put(&e->hosts, origin);
	struct host *h = slot->value.p;
	if (h)
		return h;
	h = arena_new(&e->life, struct host);
	h->origin = slot->key;
	slot->value.p = h;
	struct host_record r;
	struct err err;
	if (!store_host(e->store, &e->job, h->origin, &r, &err)) {
		engine_store_failed(e, &err);
		return h;
	}
	h->robots_until = r.robots_until;
	h->closed = r.robots_closed;
	h->failures = r.failures;
	if (r.robots_at && !r.robots_closed && robots_is_fresh(r.robots_until)) {
		h->robots = ROBOTS_KNOWN;
		h->rules = r.robots.n ? strndup(r.robots.p, r.robots.n) : NULL;
	}
	if (robots_is_fresh(r.tdmrep_until)) {
		h->tdmrep = ROBOTS_KNOWN;
		h->tdmrep_until = r.tdmrep_until;
	}
	h->tdmrep_rules = r.tdmrep.n ? strndup(r.tdmrep.p, r.tdmrep.n) : NULL;
	if (r.crawl_delay_ms)
		pace_delay(e->pace, h->origin, r.crawl_delay_ms);
	pace_until(e, h, r.not_before);
	pace_after(e, h, &r);
	return h;
}

struct host *
visit_asker(struct engine *e, struct visit *v)
{
	return v->asker.p ? visit_host(e, v->asker) : v->host;
}

static bool
is_for_page(const struct visit *v)
{
	return v->kind == VISIT_READ || v->kind == VISIT_RECHECK;
}

static void
append(struct engine *e, struct host *h, struct visit *v)
{
	/* What says whether others may go, goes before all that wait for it. */
	if ((v->kind == VISIT_ROBOTS || v->kind == VISIT_TDMREP) && h->first) {
		v->next = h->first;
		h->first = v;
	} else {
		v->next = NULL;
		if (h->last && h->first)
			h->last->next = v;
		else
			h->first = v;
		h->last = v;
	}
	if (h->busy)
		return;
	if (e->busy_count == e->busy_room) {
		e->busy_room = e->busy_room ? e->busy_room * 2 : 256;
		e->busy = realloc(e->busy, e->busy_room * sizeof *e->busy);
		if (!e->busy)
			abort();
	}
	e->busy[e->busy_count++] = h;
	h->busy = true;
}

bool
visit_queue(struct engine *e, struct visit *v, struct str url)
{
	struct str origin = url_origin(&v->memory, e->scratch, url);
	if (!origin.p || url.n > LIMIT_URL_BYTES ||
	    !(str_starts(url, STR("http://")) || str_starts(url, STR("https://"))))
		return false;
	v->url = str_dup(&v->memory, url);
	v->host = visit_host(e, origin);
	v->state = VISIT_QUEUED;
	append(e, v->host, v);
	return true;
}

void
visit_hold_host(struct engine *e, struct host *h, int64_t until)
{
	struct host_record r;
	struct err err;
	if (until <= h->not_before)
		return;
	pace_until(e, h, until);
	if (!store_host(e->store, &e->job, h->origin, &r, &err) ||
	    (r.not_before = until, !store_put_host(e->store, &r, &err)))
		engine_store_failed(e, &err);
}

/* What comes after scheme and host. */
static struct str
path_of(const struct visit *v)
{
	struct str path = str_skip(v->url, v->host->origin.n);
	return path.n && path.p[0] == '/' ? path : STR("/");
}

static void
refuse(struct engine *e, struct visit *v, enum err_code code, const char *why)
{
	struct err err;
	err_set(&err, code, "%s", why);
	if (v->kind == VISIT_FEED)
		poll_failed(e, v, &err, 0);
	else if (v->kind == VISIT_TDMREP)
		tdmrep_failed(e, v);
	else
		ingest_failed(e, v, &err, 0);
}

/* Asks; the host was marked before. */
static bool
send_visit(struct engine *e, struct visit *v)
{
	static const struct {
		const char *accept;
		size_t bytes;
	} wish[] = {
		[VISIT_ROBOTS] = {"text/plain, */*;q=0.5", LIMIT_ROBOTS_BYTES},
		[VISIT_TDMREP] = {"application/json, */*;q=0.5", LIMIT_TDMREP_BYTES},
		[VISIT_FEED] = {"application/atom+xml, application/rss+xml, application/feed+json, "
		                "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5", LIMIT_FEED_BYTES},
		[VISIT_READ] = {"text/html, application/xhtml+xml, */*;q=0.5", LIMIT_PAGE_BYTES},
		[VISIT_RECHECK] = {"text/html, application/xhtml+xml, */*;q=0.5", LIMIT_PAGE_BYTES},
	};
	struct fetch_request request = {
		.id = v->id,
		.url = v->url,
		.accept = str_of(wish[v->kind].accept),
		.etag = v->etag,
		.last_modified = v->last_modified,
		.max_bytes = wish[v->kind].bytes,
	};
	struct err err;
	if (fetcher_send(e->fetcher, &request, &err))
		return true;
	log_error("%s", err.msg);
	return false;
}

/* Whether the first visit of the queue may go now; takes out those that never may. */
static struct visit *
next_of(struct engine *e, struct host *h, int64_t now_ms)
{
	while (h->first && !h->asked && !e->store_failed) {
		struct visit *v = h->first;
		if (v->kind != VISIT_ROBOTS && !robots_known(e, h)) {
			if (h->first == v)
				return NULL; /* asked elsewhere already */
			continue;        /* its robots.txt now stands first */
		}
		if (v->kind != VISIT_ROBOTS && h->closed) {
			h->first = v->next;
			refuse(e, v, ERR_AGAIN, "robots.txt cannot be read, so the host is closed");
			continue;
		}
		if (v->kind != VISIT_ROBOTS && h->rules &&
		    !robots_allowed(str_of(h->rules), path_of(v))) {
			h->first = v->next;
			refuse(e, v, ERR_DENIED, "robots.txt does not allow it");
			continue;
		}
		if (is_for_page(v) && !tdmrep_known(e, h)) {
			if (h->first == v)
				return NULL;
			continue;
		}
		if (is_for_page(v) && tdmrep_reserved(str_of(h->tdmrep_rules), path_of(v))) {
			h->first = v->next;
			ingest_reserved(e, v);
			continue;
		}
		if (pace_next_ms(e->pace, h->origin, now_ms) > now_ms)
			return NULL;
		return v;
	}
	return NULL;
}

/* A host that asks to wait longer than the round does gives its visits back. */
static void
give_back_waiting(struct engine *e, struct host *h, int64_t now)
{
	if (h->asked || h->not_before <= now + e->config->host_wait_s)
		return;
	while (h->first) {
		struct visit *v = h->first;
		struct err err;
		h->first = v->next;
		err_set(&err, ERR_AGAIN, "the server asked to wait");
		if (v->kind == VISIT_ROBOTS) {
			h->robots = ROBOTS_UNKNOWN;
			visit_end(e, v);
		} else if (v->kind == VISIT_TDMREP) {
			visit_asker(e, v)->tdmrep = ROBOTS_UNKNOWN;
			visit_end(e, v);
		} else if (v->kind == VISIT_FEED) {
			poll_failed(e, v, &err, h->not_before);
		} else {
			ingest_failed(e, v, &err, h->not_before);
		}
	}
}

/* A host's next request is taken off its queue; it is sent when that is written down. */
static void
take_first(struct engine *e, struct host *h)
{
	struct visit *v = h->first;
	h->first = v->next;
	v->next = NULL;
	v->state = VISIT_ASKED;
	e->next_id += VISITS; /* so that id % VISITS is the visit's place */
	v->id = e->next_id + (uint64_t)(v - e->visits);
	h->asked = v;
	pace_begin(e->pace, h->origin);
}

/* That they are asked now is in the store before the first of them is. */
static bool
mark_asked(struct engine *e, struct visit *const *visits, size_t count)
{
	struct err err;
	int64_t now_ms = clock_real_ms();
	if (!count)
		return true;
	bool ok = store_begin(e->store, &err);
	for (size_t i = 0; ok && i < count; i++)
		ok = store_mark_host(e->store, visits[i]->host->origin, now_ms, false, &err);
	if (ok && store_commit(e->store, &err))
		return true;
	store_rollback(e->store);
	return engine_store_failed(e, &err);
}

void
visit_start_ready(struct engine *e)
{
	int64_t now_ms = clock_steady_ms(), now = clock_real_s();
	struct visit *ready[VISITS];
	size_t count = 0;
	for (size_t i = 0; i < e->busy_count && !e->store_failed;) {
		struct host *h = e->busy[i];
		give_back_waiting(e, h, now);
		struct visit *v = next_of(e, h, now_ms);
		if (v) {
			take_first(e, h);
			ready[count++] = v;
		}
		if (!h->first && !h->asked) {
			h->busy = false;
			e->busy[i] = e->busy[--e->busy_count];
		} else {
			i++;
		}
	}
	visit_save_hosts(e); /* answers of before come first */
	if (!mark_asked(e, ready, count))
		return;
	for (size_t i = 0; i < count; i++)
		if (!send_visit(e, ready[i]))
			return;
}

void
visit_host_answered(struct engine *e, struct host *h)
{
	pace_end(e->pace, h->origin, clock_steady_ms());
	h->asked = NULL;
	h->answered_ms = clock_real_ms();
	if (h->unsaved)
		return;
	h->unsaved = true;
	if (e->unsaved_host_count == VISITS)
		visit_save_hosts(e);
	e->unsaved_hosts[e->unsaved_host_count++] = h;
}

void
visit_save_hosts(struct engine *e)
{
	struct err err;
	if (!e->unsaved_host_count || e->store_failed)
		return;
	bool ok = store_begin(e->store, &err);
	for (size_t i = 0; ok && i < e->unsaved_host_count; i++) {
		struct host *h = e->unsaved_hosts[i];
		ok = store_mark_host(e->store, h->origin, h->answered_ms, true, &err);
		h->unsaved = false;
	}
	e->unsaved_host_count = 0;
	if (ok && store_commit(e->store, &err))
		return;
	store_rollback(e->store);
	engine_store_failed(e, &err);
}

int
visit_wait_ms(const struct engine *e, int64_t now_ms)
{
	int64_t least = INT_MAX;
	for (size_t i = 0; i < e->busy_count; i++) {
		const struct host *h = e->busy[i];
		if (!h->first || h->asked)
			continue;
		if (h->first->kind != VISIT_ROBOTS && h->robots != ROBOTS_KNOWN)
			continue; /* an answer comes first, not a moment */
		int64_t at = pace_next_ms(e->pace, h->origin, now_ms);
		if (at - now_ms < least)
			least = at - now_ms;
	}
	return least < 0 ? 0 : (int)least;
}

bool
visit_redirect(struct engine *e, struct visit *v, const struct fetch_answer *a,
               struct err *err)
{
	struct str target = url_resolve(&v->memory, e->scratch, a->location, v->url);
	if (!target.p)
		return err_set(err, ERR_INPUT, "redirected to \"%.200s\", which is no address",
		               str_c(&e->job, a->location));
	if (++v->hops > LIMIT_REDIRECTS)
		return err_set(err, ERR_INPUT, "redirected more than %d times", LIMIT_REDIRECTS);
	if (a->status != 301 && a->status != 308)
		v->permanent = false;
	ptrdiff_t hash = str_find_byte(target, '#', 0);
	if (hash >= 0)
		target.n = (size_t)hash;
	struct host *before = v->host;
	if (before->asked == v)
		before->asked = NULL;
	if (!visit_queue(e, v, target))
		return err_set(err, ERR_DENIED, "redirected to \"%.200s\", which is not followed",
		               str_c(&e->job, target));
	return true;
}
