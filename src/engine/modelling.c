/* modelling.c: jobs of the language model, taken up in turn. */
#include "engine/modelling.h"

#include "base/log.h"
#include "engine/english_file.h"
#include "engine/modelling_calls.h"
#include "engine/state.h"

enum { LEASE_S = 86400, SOON_S = 1 };

/* ── asking, for modelled.h ── */

struct asking {
	struct engine *e;
	int slot;        /* MODEL_NO_SLOT: only what is known */
	bool failed;
	struct err err;
};

static void
wait_until(struct asking *x, int64_t due)
{
	if (x->slot == MODEL_NO_SLOT)
		return;
	struct model_slot *s = &x->e->modelling.slots[x->slot];
	if (!s->due_at || due < s->due_at)
		s->due_at = due;
}

static void
ask_now(struct asking *x, const struct llm_call *call)
{
	struct err *err = &x->err;
	bool sent = false;
	*err = (struct err){0};
	if (x->slot == MODEL_NO_SLOT || x->failed)
		return;
	if (calls_may_send(x->e) && !calls_send(x->e, call, call->key, x->slot, &sent, err))
		x->failed = true;
	if (!sent)
		wait_until(x, clock_real_s() + SOON_S);
}

static void
ask(void *ctx, const struct llm_call *call, struct modelled_answer *a)
{
	struct asking *x = ctx;
	struct model_call_record c;
	*a = (struct modelled_answer){.state = MODELLED_LATER};
	if (x->failed)
		return;
	if (!store_model_call(x->e->store, &x->e->job, call->key, &c, &x->err)) {
		x->failed = true;
		return;
	}
	if (!c.id || (c.state == MODEL_WAITING && c.due_at <= clock_real_s())) {
		ask_now(x, call);
	} else if (c.state == MODEL_WAITING) {
		wait_until(x, c.due_at);
	} else if (c.state != MODEL_RESERVED) {
		a->state = c.state == MODEL_GOOD && c.reply.n ? MODELLED_GOOD : MODELLED_FAILED;
		a->text = c.reply;
		a->why = c.why;
		a->tokens_in = c.tokens_in;
		a->tokens_out = c.tokens_out;
		a->elapsed_ms = c.elapsed_ms;
	}
}

bool
modelling_story(struct engine *e, int64_t story, bool may_ask,
                const struct write_article *articles, size_t count, struct story *s,
                struct modelled *m, struct err *err)
{
	struct modelling *g = &e->modelling;
	struct asking x = {.e = e, .slot = MODEL_NO_SLOT};
	*m = (struct modelled){0};
	if (!g->setup.service.url.n)
		return true;
	for (int i = 0; may_ask && i < MODEL_SLOTS; i++)
		if (g->slots[i].running && g->slots[i].story == story) {
			x.slot = i;
			g->slots[i].due_at = 0;
		}
	g->setup.jobs.english = english_file();
	modelled_story(&e->job, e->scratch, articles, count, &g->setup.jobs, ask, &x, s, m);
	if (x.failed)
		*err = x.err;
	return !x.failed;
}

/* ── jobs ── */

static void
run_slot(struct engine *e, struct model_slot *s)
{
	struct job_record job = {.id = s->job, .kind = JOB_MODEL, .key = s->story};
	struct err err = {0}, failure;
	int64_t now = clock_real_s();
	arena_reset(&e->job, 8 << 20);
	if (publish_model(e, &job, &err)) {
		s->running = false;
		return;
	}
	store_rollback(e->store);
	if (err.code == ERR_BUSY && s->flying)
		return;
	s->running = false;
	bool ok = true;
	if (err.code == ERR_BUSY)
		ok = store_release_job(e->store, job.id, s->due_at > now ? s->due_at : now + SOON_S, &failure);
	else if (err.code == ERR_AGAIN)
		ok = store_release_job(e->store, job.id, now, &failure);
	else if (err.code == ERR_GONE || err.code == ERR_INPUT)
		ok = store_kill_job(e->store, job.id, str_of(err.msg), &failure);
	else
		engine_store_failed(e, &err);
	if (!ok)
		engine_store_failed(e, &failure);
}

static struct model_slot *
free_slot(struct modelling *m)
{
	for (size_t i = 0; i < MODEL_SLOTS && i < m->setup.service.concurrency; i++)
		if (!m->slots[i].running)
			return &m->slots[i];
	return NULL;
}

/* Takes up one more job; false: none is due, or there is no room. */
static bool
take_job(struct engine *e)
{
	struct model_slot *s = free_slot(&e->modelling);
	struct job_record *jobs;
	struct err err;
	size_t count;
	if (!s || !calls_may_send(e))
		return false;
	if (!store_lease_jobs(e->store, &e->job, JOB_MODEL, clock_real_s(), LEASE_S, 1, &jobs, &count,
	                      &err))
		return engine_store_failed(e, &err);
	if (!count)
		return false;
	*s = (struct model_slot){.running = true, .job = jobs[0].id, .story = jobs[0].key};
	run_slot(e, s);
	return true;
}

bool
modelling_start(struct engine *e, struct err *err)
{
	int64_t lost;
	if (!model_setup(&e->life, e->config, &e->modelling.setup, err) ||
	    !store_lose_calls(e->store, clock_real_s(), &lost, err))
		return false;
	if (lost)
		log_warn("%lld calls of the language model had no answer when the program ended; they count "
		         "as paid", (long long)lost);
	return true;
}

void
modelling_turn(struct engine *e)
{
	struct modelling *m = &e->modelling;
	if (!m->setup.service.url.n)
		return;
	calls_end_overdue(e);
	if (m->probe == PROBE_DUE)
		calls_probe(e);
	if (m->probe != PROBE_DONE)
		return;
	for (size_t i = 0; i < MODEL_SLOTS && !e->store_failed; i++)
		if (m->slots[i].running && !m->slots[i].flying)
			run_slot(e, &m->slots[i]);
	if (!e->store_failed)
		take_job(e);
}

bool
modelling_idle(struct engine *e)
{
	struct modelling *m = &e->modelling;
	int64_t now = clock_real_s(), due;
	struct err err;
	if (!m->setup.service.url.n)
		return true;
	if (m->probe != PROBE_DONE || m->flying)
		return false;
	for (size_t i = 0; i < MODEL_SLOTS; i++)
		if (m->slots[i].running)
			return false;
	if (!breaker_may_ask(&m->breaker, clock_steady_ms()) || now < m->capped_until)
		return true;
	if (!store_next_due(e->store, JOB_MODEL, &due, &err))
		return engine_store_failed(e, &err);
	return due == WHEN_UNKNOWN || due > now + e->config->host_wait_s;
}
