/* tdmrep.c: the tdmrep.json of every host that pages are read from: asked for before the first of
 * them, by the same manners as they, and kept for a day. */
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "engine/state.h"

enum { KEEP_S = 24 * 3600, AGAIN_S = 3600, HOPS = 5 };

bool
tdmrep_known(struct engine *e, struct host *h)
{
	if (h->tdmrep == ROBOTS_KNOWN && robots_is_fresh(h->tdmrep_until))
		return true;
	if (h->tdmrep == ROBOTS_ASKED)
		return false;
	struct visit *v = visit_new(e, VISIT_TDMREP);
	if (!v)
		return false;
	h->tdmrep = ROBOTS_ASKED;
	if (visit_queue(e, v, str_cat(&v->memory, h->origin, STR("/.well-known/tdmrep.json"))))
		return false;
	h->tdmrep = ROBOTS_KNOWN;
	h->tdmrep_until = clock_real_s() + KEEP_S;
	visit_end(e, v);
	return true;
}

static void
keep(struct engine *e, struct visit *v, struct str rules, int64_t until)
{
	struct host *h = visit_asker(e, v);
	struct host_record r;
	struct err err;
	if (!str_eq(str_of(h->tdmrep_rules), rules)) {
		free(h->tdmrep_rules);
		h->tdmrep_rules = rules.n ? strndup(rules.p, rules.n) : NULL;
	}
	h->tdmrep = ROBOTS_KNOWN;
	h->tdmrep_until = until;
	bool ok = store_host(e->store, &e->job, h->origin, &r, &err);
	if (ok) {
		r.tdmrep = rules;
		r.tdmrep_until = until;
		ok = store_put_host(e->store, &r, &err);
	}
	if (!ok)
		engine_store_failed(e, &err);
	visit_end(e, v);
}

/* What was known stays, and is asked for again before long: a server that has no answer now does
 * not take back what it reserved, and does not reserve more. */
static void
keep_former(struct engine *e, struct visit *v)
{
	struct str rules = str_dup(&e->job, str_of(visit_asker(e, v)->tdmrep_rules));
	keep(e, v, rules, clock_real_s() + AGAIN_S);
}

void
tdmrep_failed(struct engine *e, struct visit *v)
{
	keep_former(e, v);
}

void
tdmrep_answered(struct engine *e, struct visit *v, const struct fetch_answer *a)
{
	struct err err;
	int64_t now = clock_real_s(), retry_after = retry_after_s(a->retry_after, now);
	if (a->status >= 300 && a->status < 400 && a->location.p && v->hops < HOPS) {
		v->asker = visit_asker(e, v)->origin;
		if (!visit_redirect(e, v, a, &err))
			keep(e, v, STR_NONE, now + KEEP_S);
		return;
	}
	if (a->status >= 200 && a->status < 300) {
		struct parse_request request = {.id = v->id, .kind = PARSE_TDMREP, .bytes = a->body};
		v->state = VISIT_PARSING;
		if (!parser_send(e->parser, &request, &err))
			keep_former(e, v);
		return;
	}
	if (retry_after > now)
		visit_hold_host(e, v->host, retry_after);
	if (a->status >= 300 && a->status < 500 && a->status != 429)
		keep(e, v, STR_NONE, now + KEEP_S);
	else
		keep_former(e, v);
}

void
tdmrep_parsed(struct engine *e, struct visit *v, const struct parse_answer *a)
{
	struct err err;
	struct json *j = a->json.p ? json_read(&e->job, a->json, JSON_STRICT, &err) : NULL;
	if (!j)
		log_debug("tdmrep.json of " STR_FMT ": %s", STR_ARG(v->host->origin), a->err.msg);
	keep(e, v, json_text(json_get(j, "rules")), clock_real_s() + KEEP_S);
}
