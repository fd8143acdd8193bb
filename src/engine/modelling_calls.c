/* modelling_calls.c: calls of the language model: paid for, sent, settled in their receipts. */
#include "engine/modelling_calls.h"

#include "base/hash.h"
#include "base/log.h"
#include "engine/state.h"
#include "model/limits.h"

enum { RETRY_S = 2, PATIENCE_S = 5, PROBE_S = 60 };

/* After a cap is reached, how long nothing is tried. */
static const int64_t capped_s[LLM_SPAN_COUNT] = {
	[LLM_MINUTE] = 10, [LLM_HOUR] = 120, [LLM_DAY] = 900, [LLM_MONTH] = 3600,
};

static struct model_flight *
free_flight(struct modelling *m)
{
	for (size_t i = 0; i < MODEL_FLIGHTS; i++)
		if (!m->flights[i].id)
			return &m->flights[i];
	return NULL;
}

/* ── paying ── */

static bool
may_pay(struct engine *e, const struct llm_call *call, bool *may, struct err *err)
{
	struct modelling *m = &e->modelling;
	int64_t now = clock_real_s(), spent[LLM_SPAN_COUNT];
	*may = true;
	for (int i = 0; i < LLM_SPAN_COUNT; i++)
		if (!store_model_spent(e->store, now - llm_span_s[i], &spent[i], err))
			return false;
	enum llm_span over = llm_over_budget(&m->setup.budget, spent, llm_price_most(call));
	if (over == LLM_SPAN_COUNT)
		return true;
	*may = false;
	log_warn("the language model is not asked: the cap of a %s is reached", llm_span_name(over));
	m->capped_until = now + capped_s[over];
	return true;
}

/* ── sending ── */

bool
calls_may_send(const struct engine *e)
{
	const struct modelling *m = &e->modelling;
	return m->flying < m->setup.service.concurrency && m->flying < MODEL_FLIGHTS &&
	       breaker_may_ask(&m->breaker, clock_steady_ms()) && clock_real_s() >= m->capped_until &&
	       clock_real_s() >= m->busy_until;
}

bool
calls_send(struct engine *e, const struct llm_call *call, struct str key, int slot, bool *sent,
          struct err *err)
{
	struct modelling *m = &e->modelling;
	struct model_flight *f = free_flight(m);
	struct model_call_record c = {
		.story = slot == MODEL_NO_SLOT ? 0 : m->slots[slot].story, .key = key,
		.job = str_of(llm_prompts[call->job].name), .model = call->service->model,
		.prompt = str_of(llm_prompts[call->job].version), .at = clock_real_s(),
		.price = llm_price_most(call),
	};
	if (!c.model.n)
		c.model = STR("default");
	*sent = false;
	if (!f)
		return true;
	if (!may_pay(e, call, sent, err))
		return false;
	if (!*sent)
		return true;
	if (!store_reserve_call(e->store, &c, err))
		return false;
	e->next_id += VISITS;
	*f = (struct model_flight){
		.id = e->next_id, .slot = slot, .receipt = c.id, .attempts = c.attempts,
		.sent_ms = clock_steady_ms(), .call = *call,
	};
	f->call.body = f->call.key = STR_NONE;
	m->flying++;
	if (slot != MODEL_NO_SLOT)
		m->slots[slot].flying++;
	struct fetch_request r = llm_request(&e->job, call, f->id);
	struct err unsent;
	/* Where the process has ended, its restart answers for it. */
	if (!fetcher_send(e->fetcher, &r, &unsent))
		log_debug("language model: %s", unsent.msg);
	return true;
}

/* ── answers ── */

/* Twice as long each time, and up to twice that by chance, so that many do not come at once. */
static int64_t
retry_at(const struct model_flight *f, const struct llm_reply *r, int64_t now)
{
	int64_t base = (int64_t)RETRY_S << (f->attempts < 8 ? f->attempts - 1 : 8);
	int64_t jitter = (int64_t)(hash_mix((uint64_t)clock_steady_ms() ^ f->id) % (uint64_t)(base + 1));
	int64_t due = now + base + jitter;
	return r->retry_at > due ? r->retry_at : due;
}

static struct model_call_record
receipt_of(const struct model_flight *f, const struct llm_reply *r, int64_t now)
{
	struct model_call_record c = {
		.id = f->receipt, .ended_at = now, .tokens_in = r->tokens_in, .tokens_out = r->tokens_out,
		.elapsed_ms = clock_steady_ms() - f->sent_ms,
		.outcome = str_of(llm_outcome_name(r->outcome)), .why = r->why, .reply = r->text,
		.price = llm_price(f->call.service, r->tokens_in, r->tokens_out),
		.state = r->outcome == LLM_GOOD ? MODEL_GOOD : r->outcome == LLM_LOST ? MODEL_LOST
		                                                                      : MODEL_FAILED,
	};
	if (llm_may_repeat(r->outcome) && f->attempts < LIMIT_MODEL_ATTEMPTS) {
		c.state = MODEL_WAITING;
		c.due_at = retry_at(f, r, now);
	}
	return c;
}

static void
tell_breaker(struct modelling *m, const struct llm_reply *r)
{
	bool server_fails = r->outcome == LLM_UNSENT || r->outcome == LLM_BROKEN ||
	                    r->outcome == LLM_LOST || r->outcome == LLM_REFUSED ||
	                    r->outcome == LLM_GARBAGE;
	if (r->outcome == LLM_BUSY)
		return;
	if (!server_fails && breaker_worked(&m->breaker))
		log_info("the server of the language model answers again");
	if (server_fails && breaker_failed(&m->breaker, clock_steady_ms()))
		log_warn("the server of the language model fails, stories stay as they are: " STR_FMT,
		         STR_ARG(r->why));
}

static void
say_probe(struct engine *e, const struct llm_service *s, const struct llm_reply *r, int64_t ms)
{
	struct err err;
	struct json *j = r->outcome == LLM_GOOD ? json_read(&e->job, r->text, JSON_STRICT, &err) : NULL;
	if (r->outcome == LLM_GOOD)
		log_info("the language model " STR_FMT " (%s) answers in %lld ms; the form asked for is %s, "
		         "figures are %s", STR_ARG(s->model.n ? s->model : STR("default")), s->profile->name,
		         (long long)ms, json_get(j, "n") ? "kept" : "not kept", r->told ? "told" : "not told");
	else
		log_warn("the language model does not answer as it should: %s: " STR_FMT,
		         llm_outcome_name(r->outcome), STR_ARG(r->why));
}

bool
modelling_answered(struct engine *e, const struct fetch_answer *a)
{
	struct modelling *m = &e->modelling;
	struct model_flight *f = NULL;
	struct err err;
	for (size_t i = 0; i < MODEL_FLIGHTS && a->id; i++)
		if (m->flights[i].id == a->id)
			f = &m->flights[i];
	if (!f)
		return false;
	int64_t now = clock_real_s();
	struct llm_reply r = llm_reply_read(&e->job, e->scratch, &f->call, a, now);
	struct model_call_record c = receipt_of(f, &r, now);
	if (f->slot == MODEL_NO_SLOT) {
		say_probe(e, f->call.service, &r, c.elapsed_ms);
		m->probe = PROBE_DONE;
		if (c.state == MODEL_WAITING)
			c.state = MODEL_FAILED;
	} else {
		m->slots[f->slot].flying--;
	}
	log_debug("language model: %s for story %lld: %s " STR_FMT, llm_prompts[f->call.job].name,
	          f->slot < 0 ? 0LL : (long long)m->slots[f->slot].story, llm_outcome_name(r.outcome),
	          STR_ARG(r.why));
	tell_breaker(m, &r);
	if (r.outcome == LLM_BUSY && c.due_at > m->busy_until)
		m->busy_until = c.due_at;
	m->flying--;
	*f = (struct model_flight){0};
	if (!store_settle_call(e->store, &c, &err))
		engine_store_failed(e, &err);
	return true;
}

/* Their answers went with the process that fetched them. */
void
modelling_lost(struct engine *e)
{
	for (size_t i = 0; i < MODEL_FLIGHTS; i++) {
		struct fetch_answer a = {.id = e->modelling.flights[i].id};
		err_set(&a.err, ERR_AGAIN, "the fetch process ended");
		modelling_answered(e, &a);
	}
}

void
calls_end_overdue(struct engine *e)
{
	for (size_t i = 0; i < MODEL_FLIGHTS; i++) {
		struct model_flight *f = &e->modelling.flights[i];
		struct fetch_answer a = {.id = f->id};
		if (!f->id || clock_steady_ms() - f->sent_ms <
		              ((int64_t)f->call.service->timeout_s + PATIENCE_S) * 1000)
			continue;
		err_set(&a.err, ERR_AGAIN, "no answer came");
		modelling_answered(e, &a);
	}
}

/* ── the probe ── */

void
calls_probe(struct engine *e)
{
	struct modelling *m = &e->modelling;
	const struct llm_passage one = {.text = STR("A passage.")};
	struct err err = {0};
	bool sent = false;
	m->probed = m->setup.service;
	if (m->probed.timeout_s > PROBE_S)
		m->probed.timeout_s = PROBE_S;
	struct llm_call call = llm_call_make(&e->job, e->scratch, &m->probed, LLM_PROBE, &one, 1, STR_NONE);
	struct str key = str_fmt(&e->job, "probe-%lld-" STR_FMT, (long long)clock_real_ms(),
	                         STR_ARG(call.key));
	m->probe = PROBE_DONE;
	if (calls_may_send(e) && !calls_send(e, &call, key, MODEL_NO_SLOT, &sent, &err))
		engine_store_failed(e, &err);
	if (sent)
		m->probe = PROBE_SENT;
}
