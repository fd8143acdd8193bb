/* schedule.c: when each feed is polled.
 *
 * All feeds are in memory, the times of their next polls in an agenda.  What each poll brought
 * teaches its feed's rhythm (rhythm.h); one price for all shares the polls out, so that a feed is
 * asked every poll_start minutes on average, each between poll_min and poll_max and never sooner
 * than it wishes. */
#include <stdlib.h>

#include "base/log.h"
#include "engine/state.h"

enum {
	LOOK_MS = 2000, /* has another process subscribed to something? */
	PRICE_MS = 60 * 1000,
	PRICE_LEAST_MS = 1000,
	KEPT_BYTES =
		64 << 20, /* strings of the list that were replaced since it was read */
	ROUND_TRIES = 4,
	LEAST_S = 2,
	DAY_S = 86400,
};

static struct rhythm_bounds
bounds_of(const struct engine *e, const struct feed_record *f, int64_t wish_s)
{
	int64_t least = (int64_t)(e->config->poll_min * 60),
		most = (int64_t)(e->config->poll_max * 60);
	if (least < LEAST_S)
		least = LEAST_S;
	if (most < least)
		most = least;
	if (wish_s < f->wish_s)
		wish_s = f->wish_s;
	if (wish_s > least)
		least = wish_s < most ? wish_s : most;
	return (struct rhythm_bounds){least, most};
}

static double
usual_rate(const struct engine *e)
{
	double items = 0, seconds = 0;
	for (size_t i = 0; i < e->feed_count; i++) {
		items += e->feed_marks[i].rhythm.items;
		seconds += e->feed_marks[i].rhythm.seconds;
	}
	return rhythm_usual(items, seconds);
}

/* The price of a poll at which all feeds together get as many as the configuration says. */
static void
find_price(struct engine *e)
{
	struct arena scratch = e->scratch;
	double *rates = arena_array(&scratch, double, e->feed_count + 1);
	struct rhythm_bounds *bounds =
		arena_array(&scratch, struct rhythm_bounds, e->feed_count + 1);
	double mean_s = e->config->poll_start * 60, usual = usual_rate(e);
	size_t n = 0;
	for (size_t i = 0; i < e->feed_count; i++) {
		e->feed_marks[i].rhythm.usual = usual;
		if (e->feeds[i].state != FEED_ACTIVE)
			continue;
		rates[n] = rhythm_steady_rate(&e->feed_marks[i].rhythm);
		bounds[n++] = bounds_of(e, &e->feeds[i], 0);
	}
	e->poll_price =
		rhythm_price(rates, bounds, n, mean_s > LEAST_S ? mean_s : LEAST_S);
	e->priced_ms = clock_steady_ms();
	e->polls_priced = e->done.polls;
}

/* Once in a while, and sooner while much is learned. */
static bool
price_is_old(const struct engine *e)
{
	int64_t age_ms = clock_steady_ms() - e->priced_ms;
	bool learned = e->done.polls - e->polls_priced > (int64_t)e->feed_count;
	return age_ms > (learned ? PRICE_LEAST_MS : PRICE_MS);
}

/* ── the list ── */

static int64_t
due_at(const struct engine *e, const struct feed_record *f, int64_t now)
{
	/* poll_min = 0: all feeds are due at the start of a round, unless they were told to wait. */
	if (e->options->until_idle && e->config->poll_min <= 0 && !f->failures)
		return 0;
	/* A poll in the future means that the clock was set back: what was planned then is void. */
	return f->last_try_at > now + 60 ? 0 : f->next_poll_at;
}

static void
plan(struct engine *e, size_t i, int64_t now)
{
	if (e->feeds[i].state == FEED_ACTIVE && !e->feed_marks[i].flying &&
	    !e->feed_marks[i].done)
		agenda_add(&e->agenda, due_at(e, &e->feeds[i], now), i);
}

static size_t
find_feed(const struct feed_record *feeds, size_t count, int64_t id)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t mid = (low + high) / 2;
		if (feeds[mid].id < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low < count && feeds[low].id == id ? low : count;
}

/* Visits under way name their feed by its place. */
static void
move_visits(struct engine *e, const struct feed_record *feeds, size_t count)
{
	for (size_t i = 0; i < VISITS; i++) {
		struct visit *v = &e->visits[i];
		if (v->state == VISIT_FREE || v->kind != VISIT_FEED || v->feed < 0)
			continue;
		size_t place = find_feed(feeds, count, e->feeds[v->feed].id);
		v->feed = place < count ? (int64_t)place : -1;
	}
}

static struct feed_mark *
marks_of(const struct engine *e, const struct feed_record *feeds, size_t count)
{
	struct feed_mark *marks = calloc(count + 1, sizeof *marks);
	if (!marks)
		abort();
	for (size_t i = 0; i < count; i++) {
		size_t k = find_feed(e->feeds, e->feed_count, feeds[i].id);
		if (k < e->feed_count) {
			marks[i] = e->feed_marks[k];
			continue;
		}
		rhythm_read(feeds[i].rhythm, &marks[i].rhythm);
	}
	return marks;
}

/* Reads the list anew, so that what `add` and `import` brought is taken up. */
static void
load(struct engine *e)
{
	struct err err;
	struct feed_record *feeds;
	size_t count;
	int side = 1 - e->feed_side;
	schedule_save(e);
	arena_reset(&e->feed_memory[side], 1 << 20);
	if (!store_feeds(e->store, &e->feed_memory[side], &feeds, &count, &err)) {
		engine_store_failed(e, &err);
		return;
	}
	struct feed_mark *marks = marks_of(e, feeds, count);
	move_visits(e, feeds, count);
	free(e->feed_marks);
	e->feed_marks = marks;
	e->feeds = feeds;
	e->feed_count = count;
	e->feed_side = side;
	e->feed_bytes = arena_used(&e->feed_memory[side]);
	agenda_clear(&e->agenda);
	e->feeds_flying = 0;
	for (size_t i = 0; i < count; i++) {
		plan(e, i, clock_real_s());
		e->feeds_flying += marks[i].flying;
	}
	find_price(e);
}

/* Whether the list that is held is no longer the store's, or not as it is wanted. */
static bool
is_outdated(struct engine *e)
{
	int64_t stamp, now_ms = clock_steady_ms(), now = clock_real_s();
	struct err err;
	bool set_back = now < e->scheduled_at - 60;
	e->scheduled_at = now;
	if (set_back ||
	    arena_used(&e->feed_memory[e->feed_side]) > e->feed_bytes + KEPT_BYTES)
		return true;
	if (e->looked_ms && now_ms - e->looked_ms < LOOK_MS)
		return false;
	bool first = !e->looked_ms;
	e->looked_ms = now_ms;
	if (!store_foreign_stamp(e->store, &stamp, &err))
		return engine_store_failed(e, &err);
	bool changed = first || stamp != e->foreign_stamp;
	e->foreign_stamp = stamp;
	return changed;
}

/* ── polls ── */

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
	e->feeds_flying++;
	if (!visit_queue(e, v, f->url)) {
		struct err err;
		err_set(&err, ERR_INPUT, "its address cannot be read");
		poll_failed(e, v, &err, 0);
	}
	return true;
}

void
schedule_feeds(struct engine *e)
{
	struct agenda_entry next;
	if (is_outdated(e))
		load(e);
	if (price_is_old(e))
		find_price(e);
	while (!e->store_failed && e->visits_open < VISITS_WITH_FEEDS &&
	       agenda_first(&e->agenda, &next) && next.at <= clock_real_s()) {
		agenda_take(&e->agenda);
		if (!start_poll(e, next.what)) {
			agenda_add(&e->agenda, next.at, next.what);
			return;
		}
	}
}

/* In a round: nothing is under way, and what waits asks for more than the round sits out. */
bool
schedule_feeds_done(const struct engine *e, int64_t now)
{
	struct agenda_entry next;
	return !e->feeds_flying && (!agenda_first(&e->agenda, &next) ||
				    next.at > now + e->config->host_wait_s);
}

void
schedule_landed(struct engine *e, size_t i)
{
	struct feed_mark *m = &e->feed_marks[i];
	m->flying = false;
	e->feeds_flying--;
	plan(e, i, clock_real_s());
	if (m->unsaved)
		return;
	m->unsaved = true;
	if (e->unsaved_count == sizeof e->unsaved / sizeof *e->unsaved)
		schedule_save(e);
	e->unsaved[e->unsaved_count++] = i;
}

static bool
save_one(struct engine *e, size_t i, struct err *err)
{
	struct arena scratch = e->scratch;
	struct feed_record f = e->feeds[i];
	f.rhythm = rhythm_write(&scratch, &e->feed_marks[i].rhythm);
	e->feed_marks[i].unsaved = false;
	return store_put_feed(e->store, &f, err);
}

void
schedule_save(struct engine *e)
{
	struct err err;
	if (!e->unsaved_count || e->store_failed)
		return;
	bool ok = store_begin(e->store, &err);
	for (size_t k = 0; ok && k < e->unsaved_count; k++)
		ok = save_one(e, e->unsaved[k], &err);
	e->unsaved_count = 0;
	if (ok && store_commit(e->store, &err))
		return;
	store_rollback(e->store);
	engine_store_failed(e, &err);
}

void
schedule_after_success(struct engine *e, size_t i, struct feed_record *f,
		       const struct poll_result *result)
{
	struct feed_mark *m = &e->feed_marks[i];
	int64_t now = clock_real_s();
	rhythm_learn(&m->rhythm, now, result->published, result->new_items);
	f->interval_s = rhythm_pause(&m->rhythm, now, e->poll_price,
				     bounds_of(e, f, result->wish_s));
	f->failures = 0;
	f->last_error = STR_NONE;
	f->last_try_at = f->last_ok_at = now;
	if (result->new_items > 0)
		f->last_new_at = now;
	f->items_new += (int64_t)result->new_items;
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
