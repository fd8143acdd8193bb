/* robots.c: robots.txt of every host: asked before anything else, kept for a day (RFC 9309). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "engine/state.h"
#include "net/robots.h"

enum { KEEP_S = 24 * 3600, TRIES = 4, CLOSED_S = 3600 };

bool
robots_is_fresh(int64_t until)
{
	int64_t now = clock_real_s();
	return now < until && until <= now + KEEP_S + 60;
}

bool
robots_known(struct engine *e, struct host *h)
{
	if (h->robots == ROBOTS_KNOWN && robots_is_fresh(h->robots_until))
		return true;
	if (h->robots == ROBOTS_ASKED)
		return false;
	struct visit *v = visit_new(e, VISIT_ROBOTS);
	if (!v)
		return false;
	h->robots = ROBOTS_ASKED;
	struct str url = str_cat(&v->memory, h->origin, STR("/robots.txt"));
	if (!visit_queue(e, v, url)) {
		h->robots = ROBOTS_KNOWN;
		h->closed = true;
		h->robots_until = clock_real_s() + CLOSED_S;
		visit_end(e, v);
		return true;
	}
	return false;
}

static void
keep(struct engine *e, struct host *h, struct str rules, int64_t crawl_delay_ms, bool closed,
     int64_t until)
{
	struct host_record r;
	struct err err;
	free(h->rules);
	h->rules = rules.n ? strndup(rules.p, rules.n) : NULL;
	h->robots = ROBOTS_KNOWN;
	h->closed = closed;
	h->robots_until = until;
	pace_delay(e->pace, h->origin, crawl_delay_ms);
	if (!store_host(e->store, &e->job, h->origin, &r, &err)) {
		engine_store_failed(e, &err);
		return;
	}
	r.robots = rules;
	r.robots_at = clock_real_s();
	r.robots_until = until;
	r.robots_closed = closed;
	r.crawl_delay_ms = crawl_delay_ms;
	r.failures = h->failures;
	if (!store_put_host(e->store, &r, &err))
		engine_store_failed(e, &err);
}

/* No answer, or one of the server's own faults: tried again soon, then the host is closed. */
static void
unreachable(struct engine *e, struct host *h, const char *why, int64_t retry_after)
{
	int64_t now = clock_real_s();
	struct err err;
	h->failures++;
	log_debug("robots.txt of " STR_FMT ": %s", STR_ARG(h->origin), why);
	if (h->failures < TRIES) {
		int64_t until = now + backoff_s(h->failures, (uint64_t)now);
		if (retry_after > until)
			until = retry_after;
		h->robots = ROBOTS_UNKNOWN;
		visit_hold_host(e, h, until);
		return;
	}
	if (!store_note_error(e->store, STR("robots.txt cannot be read"), h->origin, now, &err))
		engine_store_failed(e, &err);
	keep(e, h, STR_NONE, 0, true, now + CLOSED_S);
	h->failures = 0;
}

void
robots_answered(struct engine *e, struct visit *v, const struct fetch_answer *a)
{
	struct host *h = visit_asker(e, v);
	int64_t now = clock_real_s();
	struct err err;
	char why[64];
	if (a->status >= 300 && a->status < 400 && a->location.p) {
		v->asker = h->origin;
		if (v->hops < 5 && visit_redirect(e, v, a, &err))
			return;
		keep(e, h, STR_NONE, 0, false, now + KEEP_S); /* RFC 9309, 2.3.1.2 */
	} else if (a->status >= 200 && a->status < 300) {
		struct parse_request request = {
			.id = v->id, .kind = PARSE_ROBOTS, .bytes = a->body, .agent = e->agent,
		};
		v->state = VISIT_PARSING;
		if (parser_send(e->parser, &request, &err))
			return;
		keep(e, h, STR_NONE, 0, true, now + CLOSED_S);
	} else if (a->status >= 400 && a->status < 500 && a->status != 429) {
		h->failures = 0;
		keep(e, h, STR_NONE, 0, false, now + KEEP_S); /* 2.3.1.3: unavailable, so open */
	} else {
		if (a->status)
			snprintf(why, sizeof why, "the server answered %d", a->status);
		unreachable(e, h, a->status ? why : a->err.msg, retry_after_s(a->retry_after, now));
	}
	visit_end(e, v);
}

void
robots_parsed(struct engine *e, struct visit *v, const struct parse_answer *a)
{
	struct host *h = visit_asker(e, v);
	struct err err;
	struct json *j = a->json.p ? json_read(&e->job, a->json, JSON_STRICT, &err) : NULL;
	h->failures = 0;
	if (j)
		keep(e, h, json_text(json_get(j, "rules")),
		     json_int(json_get(j, "crawl_delay_ms"), 0), false, clock_real_s() + KEEP_S);
	else
		keep(e, h, STR_NONE, 0, true, clock_real_s() + CLOSED_S);
	visit_end(e, v);
}
