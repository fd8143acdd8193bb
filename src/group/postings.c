/* postings.c: which stories have a term, and how much of it. */
#include "group/postings.h"

#include <string.h>

enum { STRIDE = 8 /* how far a guess is off, most often */ };

struct run {
	uint32_t at, first; /* no story of it is before `first` */
	uint16_t count, live;
};

static uint64_t
key_of(uint32_t story)
{
	return (uint64_t)story << 40;
}

/* Serial numbers go round, and so do these differences. */
static bool
is_before(uint64_t posting, uint64_t key)
{
	return (int64_t)(posting - key) < 0;
}

static struct run *
row_of(const struct pool *pool, const struct postings *p)
{
	return (struct run *)(void *)pool_at(pool, p->at);
}

static uint32_t
row_units(uint32_t runs)
{
	return (uint32_t)((runs * sizeof(struct run) + sizeof(uint64_t) - 1) /
	                  sizeof(uint64_t));
}

/* ── one run ───────────────────────────────────────────────────────────────────────────── */

/* Stories are spread evenly: where this one should be. */
static uint32_t
guess_of(const uint64_t *at, uint32_t count, uint64_t key)
{
	uint64_t span = (at[count - 1] - at[0]) >> 40, far = (key - at[0]) >> 40;
	return span ? (uint32_t)(far * (count - 1) / span) : 0;
}

/* The first posting that is not before `key`. */
static uint32_t
lower_bound(const uint64_t *at, uint32_t count, uint64_t key)
{
	uint32_t from = 0, to = count, step = STRIDE;
	if (to == 0 || is_before(at[to - 1], key))
		return to;
	if (!is_before(at[0], key))
		return 0;
	if (count > 4 * STRIDE) {
		uint32_t guess = guess_of(at, count, key);
		if (is_before(at[guess], key)) {
			for (from = guess + 1;
			     from + step < to && is_before(at[from + step], key); step *= 2)
				from += step;
			to = from + step < to ? from + step : to;
		} else {
			for (to = guess; to > step && !is_before(at[to - step], key); step *= 2)
				to -= step;
			from = to > step ? to - step : 0;
		}
	}
	/* Halving without a branch: where to go next cannot be foreseen. */
	for (uint32_t n = to - from, half; n; n -= half) {
		half = (n + 1) / 2;
		from += half * is_before(at[from + half - 1], key);
	}
	return from;
}

/* Copies what lives. */
static uint32_t
copy_live(uint64_t *to, const uint64_t *from, uint32_t count)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < count; i++) {
		to[kept] = from[i];
		kept += posting_sum(from[i]) != 0;
	}
	return kept;
}

/* Leaves out the dead, of which there must be one; some live. */
static void
run_shrink(struct pool *pool, struct run *r)
{
	uint32_t at =
		pool_room(r->live) == pool_room(r->count) ? r->at : pool_take(pool, r->live);
	uint64_t kept[RUN_MOST];
	uint32_t n = copy_live(kept, pool_at(pool, r->at), r->count);
	memcpy(pool_at(pool, at), kept, n * sizeof *kept);
	if (at != r->at)
		pool_give(pool, r->at, r->count);
	r->at = at;
	r->count = (uint16_t)n;
	r->first = posting_story(*pool_at(pool, at));
}

/* Makes room for one more; false where the run has all that a run may have. */
static bool
run_widen(struct pool *pool, struct run *r)
{
	if (r->count == RUN_MOST) {
		if (r->live == RUN_MOST)
			return false;
		run_shrink(pool, r);
	}
	if (pool_room(r->count + 1u) == pool_room(r->count))
		return true;
	uint32_t at = pool_take(pool, r->count + 1u);
	if (r->count) {
		memcpy(pool_at(pool, at), pool_at(pool, r->at), r->count * sizeof(uint64_t));
		pool_give(pool, r->at, r->count);
	}
	r->at = at;
	return true;
}

static uint64_t *
run_find(const struct pool *pool, const struct run *r, uint64_t key)
{
	uint64_t *at = pool_at(pool, r->at);
	uint32_t i = lower_bound(at, r->count, key);
	if (i == r->count || posting_story(at[i] ^ key) || posting_sum(at[i]) == 0)
		return NULL;
	return &at[i];
}

/* NULL where the run is full. */
static uint64_t *
run_put(struct pool *pool, struct run *r, uint64_t key, bool *made)
{
	uint64_t *at = pool_at(pool, r->at);
	uint32_t i = lower_bound(at, r->count, key), count = r->count;
	*made = i == count || posting_story(at[i] ^ key);
	if (!*made)
		return &at[i];
	if (!run_widen(pool, r))
		return NULL;
	at = pool_at(pool, r->at);
	if (r->count != count)
		i = lower_bound(at, r->count, key);
	memmove(at + i + 1, at + i, (r->count - i) * sizeof *at);
	at[i] = key;
	r->count++;
	r->live++;
	if (i == 0)
		r->first = posting_story(key);
	return &at[i];
}

/* Parts a full run so that `key` finds room: behind it where it comes last, else in its half. */
static struct run
run_part(struct pool *pool, struct run *r, uint64_t key)
{
	const uint64_t *at = pool_at(pool, r->at);
	uint32_t stays = is_before(at[RUN_MOST - 1], key) ? RUN_MOST : RUN_MOST / 2;
	uint32_t goes = RUN_MOST - stays;
	if (goes == 0)
		return (struct run){.first = posting_story(key)};
	struct run next = {
		.at = pool_take(pool, goes), .count = (uint16_t)goes, .live = (uint16_t)goes};
	uint32_t left = pool_take(pool, stays);
	memcpy(pool_at(pool, next.at), at + stays, goes * sizeof *at);
	memcpy(pool_at(pool, left), at, stays * sizeof *at);
	next.first = posting_story(at[stays]);
	pool_give(pool, r->at, RUN_MOST);
	r->at = left;
	r->count = r->live = (uint16_t)stays;
	return next;
}

/* ── a row of runs ─────────────────────────────────────────────────────────────────────── */

/* The run that has or would have the story: the last that does not begin after it. */
static uint32_t
run_of(const struct run *row, uint32_t runs, uint64_t key)
{
	uint32_t from = 1;
	for (uint32_t n = runs - 1, half; n; n -= half) {
		half = (n + 1) / 2;
		from += half * !is_before(key, key_of(row[from + half - 1].first));
	}
	return from - 1;
}

static struct run *
row_insert(struct pool *pool, struct postings *p, uint32_t i, struct run run)
{
	uint32_t before = row_units(p->runs), after = row_units(p->runs + 1);
	if (pool_room(before) != pool_room(after)) {
		uint32_t at = pool_take(pool, after);
		memcpy(pool_at(pool, at), row_of(pool, p), p->runs * sizeof run);
		pool_give(pool, p->at, before);
		p->at = at;
	}
	struct run *row = row_of(pool, p);
	memmove(row + i + 1, row + i, (p->runs - i) * sizeof run);
	row[i] = run;
	p->runs++;
	return row;
}

static struct run
only_run(const struct pool *pool, const struct postings *p)
{
	return (struct run){
		.at = p->at,
		.count = (uint16_t)p->count,
		.live = (uint16_t)p->live,
		.first = p->count ? posting_story(*pool_at(pool, p->at)) : 0,
	};
}

static void
row_remove(struct pool *pool, struct postings *p, uint32_t i)
{
	struct run *row = row_of(pool, p);
	uint32_t before = row_units(p->runs), after = row_units(p->runs - 1), old = p->at;
	memmove(row + i, row + i + 1, (p->runs - i - 1) * sizeof *row);
	p->runs--;
	if (p->runs == 1) {
		struct run r = row[0];
		pool_give(pool, old, before);
		*p = (struct postings){.at = r.at, .count = r.count, .live = r.live};
	} else if (pool_room(before) != pool_room(after)) {
		p->at = pool_take(pool, after);
		memcpy(row_of(pool, p), row, p->runs * sizeof *row);
		pool_give(pool, old, before);
	}
}

static void
make_row(struct pool *pool, struct postings *p)
{
	struct run r = only_run(pool, p);
	p->at = pool_take(pool, row_units(1));
	p->runs = 1;
	*row_of(pool, p) = r;
}

/* ── a list ────────────────────────────────────────────────────────────────────────────── */

uint64_t *
postings_find(const struct pool *pool, const struct postings *p, uint32_t story)
{
	uint64_t key = key_of(story);
	if (p->runs) {
		const struct run *row = row_of(pool, p);
		return run_find(pool, &row[run_of(row, p->runs, key)], key);
	}
	struct run only = only_run(pool, p);
	return run_find(pool, &only, key);
}

static uint64_t *
put_in_row(struct pool *pool, struct postings *p, uint64_t key, bool *made)
{
	struct run *row = row_of(pool, p);
	uint32_t i = run_of(row, p->runs, key);
	uint64_t *found = run_put(pool, &row[i], key, made);
	if (found)
		return found;
	struct run next = run_part(pool, &row[i], key);
	row = row_insert(pool, p, i + 1, next);
	i += next.count == 0 || !is_before(key, key_of(next.first));
	return run_put(pool, &row[i], key, made);
}

uint64_t *
postings_put(struct pool *pool, struct postings *p, uint32_t story, bool *made)
{
	uint64_t key = key_of(story), *found = NULL;
	if (!p->runs) {
		struct run only = only_run(pool, p);
		found = run_put(pool, &only, key, made);
		p->at = only.at;
		p->count = only.count;
		if (!found)
			make_row(pool, p);
	}
	if (!found)
		found = put_in_row(pool, p, key, made);
	p->live += *made;
	return found;
}

/* Takes one out of a run; true where nothing is left of it. */
static bool
run_kill(struct pool *pool, struct run *r, uint64_t key, uint64_t *was)
{
	uint64_t *found = run_find(pool, r, key);
	*was = *found;
	*found = key;
	r->live--;
	if (r->live == 0)
		pool_give(pool, r->at, r->count);
	else if (r->live * 2 < r->count)
		run_shrink(pool, r);
	return r->live == 0;
}

uint64_t
postings_kill(struct pool *pool, struct postings *p, uint32_t story)
{
	uint64_t key = key_of(story), was;
	p->live--;
	if (p->runs) {
		struct run *row = row_of(pool, p);
		uint32_t i = run_of(row, p->runs, key);
		if (run_kill(pool, &row[i], key, &was))
			row_remove(pool, p, i);
		return was;
	}
	struct run only = only_run(pool, p);
	only.live++;
	if (run_kill(pool, &only, key, &was))
		*p = (struct postings){0};
	else
		*p = (struct postings){.at = only.at, .count = only.count, .live = only.live};
	return was;
}

uint32_t
postings_runs(const struct postings *p)
{
	return p->runs ? p->runs : p->count != 0;
}

struct postings_run
postings_run(const struct pool *pool, const struct postings *p, uint32_t i)
{
	if (!p->runs)
		return (struct postings_run){pool_at(pool, p->at), p->count};
	const struct run *r = &row_of(pool, p)[i];
	return (struct postings_run){pool_at(pool, r->at), r->count};
}

void
postings_ask_row(const struct pool *pool, const struct postings *p)
{
	const char *at = (const char *)pool_at(pool, p->at);
	__builtin_prefetch(at);
	if (p->runs > 8)
		__builtin_prefetch(at + p->runs / 2 * sizeof(struct run));
}

/* What lower_bound reads: both ends, and where it guesses. */
static void
ask_run(const uint64_t *at, uint32_t count, uint32_t guess)
{
	__builtin_prefetch(at);
	if (count > 8) {
		__builtin_prefetch(at + count - 1);
		__builtin_prefetch(at + guess);
	}
}

void
postings_ask(const struct pool *pool, const struct postings *p, uint32_t story)
{
	uint64_t key = key_of(story);
	if (!p->runs) {
		ask_run(pool_at(pool, p->at), p->count, p->count / 2);
		return;
	}
	const struct run *row = row_of(pool, p);
	uint32_t i = run_of(row, p->runs, key), guess = row[i].count - 1u;
	if (i + 1 < p->runs) {
		uint32_t span = (row[i + 1].first - row[i].first) % SERIALS;
		guess = (story - row[i].first) % SERIALS * row[i].count / (span ? span : 1);
	}
	ask_run(pool_at(pool, row[i].at), row[i].count,
	        guess < row[i].count ? guess : row[i].count - 1u);
}
