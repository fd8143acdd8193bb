/* schedule.c: when each feed is polled.
 *
 * A feed's interval shrinks when a poll brings news and grows when it brings none, between
 * poll_min and poll_max, and never under what the server asks for. */
#include <stdlib.h>

#include "base/log.h"
#include "engine/state.h"

enum { RELOAD_MS = 2000, ROUND_TRIES = 4, LEAST_S = 2 };

/* Reads the list anew, so that what `add` and `import` brought is taken up. */
void
schedule_load(struct engine *e)
{
	struct err err;
	struct feed_record *feeds;
	size_t count;
	int side = 1 - e->feed_side;
	arena_reset(&e->feed_memory[side], 1 << 20);
	if (!store_feeds(e->store, &e->feed_memory[side], &feeds, &count, &err)) {
		engine_store_failed(e, &err);
		return;
	}
	struct feed_mark *marks = calloc(count + 1, sizeof *marks);
	if (!marks)
		abort();
	/* Both lists are in the order of ids. */
	for (size_t i = 0, k = 0; i < count; i++) {
		while (k < e->feed_count && e->feeds[k].id < feeds[i].id)
			k++;
		if (k < e->feed_count && e->feeds[k].id == feeds[i].id)
			marks[i] = e->feed_marks[k];
	}
	/* Visits under way name their feed by its place. */
	for (size_t i = 0; i < VISITS; i++) {
		struct visit *v = &e->visits[i];
		if (v->state == VISIT_FREE || v->kind != VISIT_FEED || v->feed < 0)
			continue;
		int64_t id = e->feeds[v->feed].id;
		size_t place = 0;
		while (place < count && feeds[place].id != id)
			place++;
		v->feed = place < count ? (int64_t)place : -1;
	}
	free(e->feed_marks);
	e->feed_marks = marks;
	e->feeds = feeds;
	e->feed_count = count;
	e->feed_side = side;
	e->feeds_read_ms = clock_steady_ms();
}

static bool
start_poll(struct engine *e, size_t i)
{
	struct feed_record *f = &e->feeds[i];
	struct visit *v = visit_new(e, VISIT_FEED);
	if (!v)
		return false;
	v->feed = (int64_t)i;
	v->etag = str_dup(&v->memory, f->etag);
	v->last_modified = str_dup(&v->memory, f->last_modified);
	e->feed_marks[i].flying = true;
	if (!visit_queue(e, v, f->url)) {
		struct err err;
		err_set(&err, ERR_INPUT, "its address cannot be read");
		poll_failed(e, v, &err, 0);
	}
	return true;
}

static bool
is_due(const struct engine *e, size_t i, int64_t now)
{
	const struct feed_record *f = &e->feeds[i];
	const struct feed_mark *m = &e->feed_marks[i];
	if (f->state != FEED_ACTIVE || m->flying || m->done)
		return false;
	/* poll_min = 0: all feeds are due at the start of a round, unless they were told to wait. */
	if (e->options->until_idle && e->config->poll_min <= 0 && !f->failures)
		return true;
	/* A poll in the future means that the clock was set back: what was planned then is void. */
	return f->next_poll_at <= now || f->last_try_at > now + 60;
}

void
schedule_feeds(struct engine *e)
{
	int64_t now = clock_real_s();
	if (!e->feeds_read_ms || clock_steady_ms() - e->feeds_read_ms > RELOAD_MS)
		schedule_load(e);
	for (size_t i = 0; i < e->feed_count && !e->store_failed; i++)
		if (is_due(e, i, now) && !start_poll(e, i))
			return;
}

int64_t
schedule_next(const struct engine *e)
{
	int64_t next = INT64_MAX;
	for (size_t i = 0; i < e->feed_count; i++)
		if (e->feeds[i].state == FEED_ACTIVE && !e->feed_marks[i].flying &&
		    !e->feed_marks[i].done && e->feeds[i].next_poll_at < next)
			next = e->feeds[i].next_poll_at;
	return next;
}

/* In a round: nothing is under way, and what waits asks for more than the round sits out. */
bool
schedule_feeds_done(const struct engine *e, int64_t now)
{
	for (size_t i = 0; i < e->feed_count; i++) {
		if (e->feed_marks[i].flying)
			return false;
		if (e->feeds[i].state == FEED_ACTIVE && !e->feed_marks[i].done &&
		    e->feeds[i].next_poll_at <= now + e->config->host_wait_s)
			return false;
	}
	return true;
}

static int64_t
clamp(double v, double least, double most)
{
	return (int64_t)(v < least ? least : v > most ? most : v);
}

void
schedule_after_success(struct engine *e, struct feed_record *f, bool changed, int64_t new_items,
                       int64_t wish_s)
{
	const struct config *c = e->config;
	int64_t now = clock_real_s();
	double least = c->poll_min * 60, most = c->poll_max * 60;
	double interval = f->interval_s > 0 ? (double)f->interval_s : c->poll_start * 60;
	if (new_items > 0)
		interval *= new_items > 3 ? .5 : .7;
	else
		interval *= changed ? 1.1 : 1.3;
	if (wish_s > 0 && (double)wish_s > interval)
		interval = (double)wish_s;
	if (least < LEAST_S)
		least = LEAST_S;
	f->interval_s = clamp(interval, least, most > least ? most : least);
	f->failures = 0;
	f->last_error = STR_NONE;
	f->last_try_at = f->last_ok_at = now;
	if (new_items > 0)
		f->last_new_at = now;
	f->items_new += new_items;
	f->next_poll_at = now + f->interval_s;
}

void
schedule_after_failure(struct engine *e, struct feed_record *f, const struct err *why,
                       int64_t retry_after)
{
	int64_t now = clock_real_s();
	f->last_try_at = now;
	f->last_error = str_of(why->msg);
	f->failures++;
	int64_t at = now + backoff_s(f->failures, (uint64_t)f->id);
	/* What a retry cannot mend is asked again at the ordinary pace. */
	if (why->code != ERR_AGAIN && at < now + (int64_t)(e->config->poll_start * 60))
		at = now + (int64_t)(e->config->poll_start * 60);
	if (why->code != ERR_AGAIN && at <= now + e->config->host_wait_s)
		at = now + e->config->host_wait_s + 1;
	if (retry_after > at)
		at = retry_after;
	if (f->failures >= ROUND_TRIES && at <= now + e->config->host_wait_s)
		at = now + e->config->host_wait_s + 1;
	f->next_poll_at = at;
	if (why->code == ERR_GONE)
		f->state = FEED_GONE;
}
