/* pipeline.c: the product on one page.
 *
 *   schedule_feeds -> visit_start_ready -> poll_answered -> (worker: feed_parse) -> poll_parsed
 *   -> ingest_lease -> visit_start_ready -> ingest_answered -> (worker: extract_article)
 *   -> ingest_parsed -> regroup_place -> publish_due -> publish_lists
 *
 * No step calls its neighbour: what one leaves in the store the next finds there. */
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "engine/ad_counts.h"
#include "engine/fetching.h"
#include "engine/indexing.h"
#include "engine/pictures.h"
#include "engine/rule_file.h"
#include "engine/state.h"
#include "engine/topics.h"
#include "engine/websub.h"
#include "model/limits.h"

enum {
	LIFE_BYTES_SHIFT = 34, /* address space, taken as hosts are met */
	JOB_BYTES = 1 << 30,
	EXPIRE_MS = 600 * 1000,
	AD_COUNTS_MS = 2000,
	TICK_MS = 250,
};

bool
engine_store_failed(struct engine *e, const struct err *err)
{
	if (!e->store_failed)
		e->store_err = *err;
	e->store_failed = true;
	return false;
}

static void
answered(struct engine *e, const struct fetch_answer *a)
{
	static void (*const steps[])(struct engine *, struct visit *, const struct fetch_answer *) = {
		[VISIT_ROBOTS] = robots_answered, [VISIT_FEED] = poll_answered,
		[VISIT_READ] = ingest_answered,   [VISIT_RECHECK] = ingest_answered,
		[VISIT_TDMREP] = tdmrep_answered,
	};
	struct visit *v = visit_by_id(e, a->id);
	if (embedding_answered(e, a) || modelling_answered(e, a) || websub_answered(e, a))
		return;
	if (!v || v->state != VISIT_ASKED)
		return;
	visit_host_answered(e, v->host);
	steps[v->kind](e, v, a);
}

static void
parsed(struct engine *e, const struct parse_answer *a)
{
	static void (*const steps[])(struct engine *, struct visit *, const struct parse_answer *) = {
		[VISIT_ROBOTS] = robots_parsed, [VISIT_FEED] = poll_parsed,
		[VISIT_READ] = ingest_parsed,   [VISIT_RECHECK] = ingest_parsed,
		[VISIT_TDMREP] = tdmrep_parsed,
	};
	struct visit *v = visit_by_id(e, a->id);
	if (v && v->state == VISIT_PARSING)
		steps[v->kind](e, v, a);
}

static void
take_parsed(struct engine *e)
{
	struct parse_answer a;
	bool got = true;
	while (got && !e->store_failed) {
		arena_reset(&e->job, 8 << 20);
		parser_next(e->parser, &e->job, &a, &got);
		if (got)
			parsed(e, &a);
	}
}

/* Those whose question the lost process took with it are asked again. */
static bool
restart_fetcher(struct engine *e, struct err *err)
{
	log_warn("the fetch process ended and is started again");
	fetcher_close(e->fetcher);
	e->fetcher = fetcher_open(&e->fetch_options, err);
	if (!e->fetcher)
		return false;
	for (size_t i = 0; i < VISITS; i++) {
		struct fetch_answer a = {.id = e->visits[i].id};
		if (e->visits[i].state != VISIT_ASKED)
			continue;
		err_set(&a.err, ERR_AGAIN, "the fetch process ended");
		answered(e, &a);
	}
	struct fetch_answer vectors = {.id = e->embedding.request};
	err_set(&vectors.err, ERR_AGAIN, "the fetch process ended");
	embedding_answered(e, &vectors);
	modelling_lost(e);
	websub_lost(e);
	return true;
}

static bool
take_answers(struct engine *e, struct err *err)
{
	bool got = true, alive = true;
	if (fetcher_wants_write(e->fetcher))
		alive = fetcher_flush(e->fetcher, err);
	/* An answer is taken only while a worker is free to read it. */
	while (alive && got && !e->store_failed && parser_has_room(e->parser)) {
		struct fetch_answer a;
		arena_reset(&e->job, 8 << 20);
		alive = fetcher_next(e->fetcher, &e->job, &a, &got, err);
		if (alive && got)
			answered(e, &a);
	}
	return alive || restart_fetcher(e, err);
}

static int64_t
next_job(struct engine *e)
{
	int64_t least = INT64_MAX;
	for (int kind = 0; kind < JOB_KIND_COUNT; kind++) {
		int64_t due;
		struct err err;
		if (kind == JOB_MODEL)
			continue; /* due, it may still have to wait for the server */
		if (!store_next_due(e->store, (enum job_kind)kind, &due, &err))
			engine_store_failed(e, &err);
		else if (due != WHEN_UNKNOWN && due < least)
			least = due;
	}
	return least;
}

/* Nothing more is to be read in this round: what is left asks for a longer wait. */
static bool
all_read(struct engine *e)
{
	int64_t horizon = clock_real_s() + e->config->host_wait_s, due;
	struct err err;
	if (e->visits_open || !schedule_feeds_done(e, clock_real_s()))
		return false;
	if (!store_next_due(e->store, JOB_READ, &due, &err))
		return engine_store_failed(e, &err);
	if (due != WHEN_UNKNOWN && due <= horizon)
		return false;
	if (!store_next_due(e->store, JOB_RECHECK, &due, &err))
		return engine_store_failed(e, &err);
	return due == WHEN_UNKNOWN || due > clock_real_s();
}

/* No job waits for longer than its kind ever does; one that would was planned by a clock that has
 * been set back since. */
static bool
pull_jobs(struct engine *e, struct err *err)
{
	int64_t now = clock_real_s();
	const int64_t longest_s[JOB_KIND_COUNT] = {
		[JOB_READ] = 32 * 86400,
		[JOB_RECHECK] = (int64_t)(e->config->recheck_h * 3600) + 86400,
		[JOB_WRITE] = (int64_t)(e->config->rewrite_after_s + e->config->write_after_s) + 60,
		[JOB_MODEL] = 2 * 3600,
	};
	for (int kind = 0; kind < JOB_KIND_COUNT; kind++)
		if (!store_pull_jobs(e->store, (enum job_kind)kind, now + longest_s[kind], err))
			return false;
	return true;
}

static void
expire(struct engine *e)
{
	int64_t now = clock_steady_ms(), ended;
	struct err err;
	if (e->visits_open || (e->expired_ms && now - e->expired_ms < EXPIRE_MS))
		return;
	e->expired_ms = now;
	ended = 0;
	if (!pull_jobs(e, &err) ||
	    !store_end_stories(e->store, engine_news(e) - (int64_t)(e->config->live_h * 3600), &ended,
	                       &err))
		engine_store_failed(e, &err);
	else if (ended)
		e->lists_dirty = true;
	/* No page is asked for again by then, so no story needs the texts once more. */
	double keep_h = e->config->live_h + e->config->recheck_h;
	if (!e->store_failed &&
	    !store_forget_replies(e->store, clock_real_s() - LIMIT_MODEL_REPLY_S, &err))
		engine_store_failed(e, &err);
	if (!e->store_failed &&
	    !store_clear_texts(e->store, engine_news(e) - (int64_t)(keep_h * 3600), &err))
		engine_store_failed(e, &err);
}

/* Stories of a time without an index come into it when there is nothing to publish. */
static bool
index_published(struct engine *e)
{
	struct err err;
	bool left;
	if (e->all_indexed)
		return false;
	if (!indexing_backlog(e->store, &e->job, e->scratch, &left, &err)) {
		engine_store_failed(e, &err);
		return false;
	}
	e->all_indexed = !left;
	return left;
}

static bool
find_topics(struct engine *e)
{
	struct err err;
	bool left;
	if (e->all_topics)
		return false;
	if (!topics_backlog(e, &left, &err)) {
		engine_store_failed(e, &err);
		return false;
	}
	e->all_topics = !left;
	e->lists_dirty = true;
	return left;
}

/* So much is lost at most when all processes are killed at once. */
static void
keep_ad_counts(struct engine *e)
{
	int64_t now = clock_steady_ms();
	struct err err;
	if (now - e->ad_counts_ms < AD_COUNTS_MS)
		return;
	e->ad_counts_ms = now;
	if (!ad_counts_keep(e->store, e->scratch, e->options->ads, &err))
		engine_store_failed(e, &err);
}

static void
wait_for_events(struct engine *e, bool busy)
{
	struct pollfd fds[72];
	size_t n = 0;
	bool room = parser_has_room(e->parser);
	fds[n++] = (struct pollfd){.fd = e->options->stop_fd, .events = POLLIN};
	fds[n++] = (struct pollfd){
		.fd = fetcher_fd(e->fetcher),
		.events = (short)((room ? POLLIN : 0) |
	                          (fetcher_wants_write(e->fetcher) ? POLLOUT : 0)),
	};
	n += parser_poll_fds(e->parser, fds + n, 64);
	int64_t timeout = busy ? 0 : TICK_MS;
	int start_ms = visit_wait_ms(e, clock_steady_ms());
	int64_t next = next_job(e) - clock_real_s();
	if (start_ms < timeout)
		timeout = start_ms;
	int batch_ms = embedding_wait_ms(e, clock_steady_ms());
	if (batch_ms < timeout)
		timeout = batch_ms;
	if (next <= 0 && !e->visits_open)
		timeout = 0;
	poll(fds, (nfds_t)n, (int)timeout);
}

static bool
told_to_stop(const struct engine *e)
{
	struct pollfd p = {.fd = e->options->stop_fd, .events = POLLIN};
	return e->options->stop_fd >= 0 && poll(&p, 1, 0) > 0;
}

static bool
loop(struct engine *e, struct err *err)
{
	while (!told_to_stop(e)) {
		bool wrote = false;
		arena_reset(&e->job, 8 << 20);
		schedule_feeds(e);
		ingest_lease(e);
		visit_start_ready(e);
		take_parsed(e);
		embedding_turn(e);
		if (!take_answers(e, err))
			return false;
		schedule_save(e);
		visit_save_hosts(e);
		bool quiet = e->options->until_idle && !e->store_failed && all_read(e);
		if (!e->options->until_idle || quiet)
			wrote = !e->store_failed && publish_due(e, quiet);
		if (!wrote && !e->store_failed)
			wrote = index_published(e) || find_topics(e);
		if (!wrote && !e->store_failed)
			publish_lists(e);
		if (!wrote && !e->store_failed && (!e->options->until_idle || quiet))
			modelling_turn(e);
		if (!e->store_failed)
			websub_turn(e);
		if (!e->store_failed)
			expire(e);
		if (!e->store_failed)
			regroup_when_asked(e);
		if (!e->store_failed)
			keep_ad_counts(e);
		if (e->store_failed) {
			*err = e->store_err;
			return false;
		}
		if (quiet && !wrote && modelling_idle(e)) {
			e->lists_ms = 0;
			publish_lists(e);
			websub_turn(e);
			if (e->store_failed || websub_idle(e))
				return !e->store_failed || (*err = e->store_err, false);
		}
		wait_for_events(e, wrote);
	}
	return true;
}

static bool
start(struct engine *e, struct err *err)
{
	struct parser_options parsing = {
		.workers = (int)e->config->parse_workers,
		.no_sandbox = e->config->parse_without_sandbox,
	};
	if (!fetching_options(e->config, &e->fetch_options, err) ||
	    !embedding_service(&e->life, e->config, &e->embedding.service, err))
		return false;
	e->agent = fetching_agent(e->config);
	if (!rule_file_read(&e->life, e->config->rules, &parsing.rules, err))
		return false;
	e->parser = parser_open(&parsing, err);
	if (!e->parser)
		return false;
	e->fetcher = fetcher_open(&e->fetch_options, err);
	if (!e->fetcher)
		return false;
	e->pace = pace_open(e->config->host_pause_ms);
	pictures_start(e);
	e->websub.pending = true; /* an earlier run may have left some */
	return store_end_leases(e->store, err) && pull_jobs(e, err) && modelling_start(e, err) &&
	       regroup_restore(e, err);
}

static void
stop(struct engine *e)
{
	struct err err;
	schedule_save(e);
	visit_save_hosts(e);
	/* Leases end, so that the next run takes the work up at once. */
	if (!store_end_leases(e->store, &err))
		log_error("%s", err.msg);
	if (e->fetcher)
		fetcher_close(e->fetcher);
	if (e->parser)
		parser_close(e->parser);
	pictures_stop(e);
	if (e->pace)
		pace_close(e->pace);
	if (e->placing.grouper)
		placing_close(&e->placing);
	story_terms_close(&e->story_terms);
	for (size_t i = 0; i < VISITS; i++)
		if (e->visits[i].memory.beg)
			arena_close(&e->visits[i].memory);
	for (size_t i = 0; i < e->hosts.cap; i++)
		if (e->hosts.slots[i].key.p) {
			struct host *h = e->hosts.slots[i].value.p;
			free(h->rules);
			free(h->tdmrep_rules);
		}
	free(e->busy);
	free(e->feed_marks);
	agenda_close(&e->agenda);
	arena_close(&e->feed_memory[0]);
	arena_close(&e->feed_memory[1]);
	arena_close(&e->job);
	arena_close(&e->scratch);
	arena_close(&e->life);
	free(e);
}

bool
engine_run(struct store *store, const struct engine_options *options, struct err *err)
{
	struct engine *e = calloc(1, sizeof *e);
	if (!e)
		abort();
	e->config = options->config;
	e->options = options;
	e->store = store;
	e->life = arena_open((size_t)1 << LIFE_BYTES_SHIFT);
	e->job = arena_open(JOB_BYTES);
	e->scratch = arena_open(JOB_BYTES);
	e->feed_memory[0] = arena_open(JOB_BYTES);
	e->feed_memory[1] = arena_open(JOB_BYTES);
	e->hosts = map_in(&e->life, 1024);
	e->lists_dirty = true;
	for (size_t i = VISITS; i-- > 0;) {
		e->visits[i].next = e->free_visits;
		e->free_visits = &e->visits[i];
	}
	bool ok = start(e, err) && loop(e, err);
	if (!options->quiet)
		log_info("%lld polls, %lld pages read, %lld articles placed, %lld editions",
		         (long long)e->done.polls, (long long)e->done.reads,
		         (long long)e->done.placed, (long long)e->done.editions);
	stop(e);
	return ok;
}
