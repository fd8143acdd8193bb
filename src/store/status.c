/* status.c: how things stand, in figures: running counts, never a look at every row. */
#include "store/sqlite.h"

#include "model/limits.h"
#include "os/clock.h"

/* ── counted as it happens ─────────────────────────────────────────────────────────────── */

bool
store_note_error(struct store *s, struct str what, struct str where, int64_t now,
                 struct err *err)
{
	bool own, ok;
	struct query q;
	if (!change_begin(s, &own, err))
		return false;
	ok = query_run(s, "DELETE FROM error WHERE last_at < ?",
	               (int64_t[]){now - LIMIT_ERROR_MEMORY_S}, 1, err);
	if (ok) {
		query_open(&q, s, "INSERT INTO error (what, place, count, last_at) "
		                  "VALUES (?, ?, 1, ?) ON CONFLICT (what, place) DO UPDATE SET "
		                  "count = count + 1, last_at = max(last_at, excluded.last_at)");
		query_text(&q, what.p ? what : STR(""));
		query_text(&q, where.p ? where : STR(""));
		query_int(&q, now);
		ok = query_close(&q, err);
	}
	return change_end(s, own, ok, err);
}

bool
store_add_checks(struct store *s, int64_t checked, int64_t passed, int64_t replaced,
                 int64_t dropped, struct err *err)
{
	return query_run(s, "INSERT INTO total (name, value) VALUES ('checked', ?), "
	                    "('passed', ?), ('replaced', ?), ('dropped', ?) "
	                    "ON CONFLICT (name) DO UPDATE SET value = value + excluded.value",
	                 (int64_t[]){checked, passed, replaced, dropped}, 4, err);
}

/* ── read together ─────────────────────────────────────────────────────────────────────── */

static bool
read_feeds(struct store *s, struct store_status *st, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT count(*), "
	                  "coalesce(sum(state = 0 AND failures = 0), 0), "
	                  "coalesce(sum(state = 0 AND failures > 0), 0), "
	                  "coalesce(sum(state = 1), 0) FROM feed");
	if (query_row(&q)) {
		st->feeds = query_take_int(&q);
		st->feeds_healthy = query_take_int(&q);
		st->feeds_failing = query_take_int(&q);
		st->feeds_gone = query_take_int(&q);
	}
	return query_close(&q, err);
}

static void
note_tally(struct store_status *st, struct str what, int64_t state, int64_t count)
{
	if (str_eq(what, STR("article")) && state < ARTICLE_STATE_COUNT) {
		st->articles_by_state[state] = count;
		st->articles += count;
	} else if (str_eq(what, STR("reprint"))) {
		st->reprints = count;
	} else if (str_eq(what, STR("story"))) {
		*(state ? &st->stories_ended : &st->stories_live) = count;
	} else if (str_eq(what, STR("edition"))) {
		st->editions = count;
	} else if (str_eq(what, STR("signal"))) {
		for (int i = 0; i < SIGNAL_ROWS; i++)
			if (signal_rows[i].bit == 1u << state)
				st->signals[i] = count;
	}
}

static bool
read_tallies(struct store *s, struct store_status *st, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT what, state, count FROM tally");
	while (query_row(&q)) {
		struct str what = query_view(&q);
		int64_t state = query_take_int(&q);
		note_tally(st, what, state, query_take_int(&q));
	}
	return query_close(&q, err);
}

static bool
read_checks(struct store *s, struct store_status *st, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT name, value FROM total");
	while (query_row(&q)) {
		struct str name = query_view(&q);
		int64_t value = query_take_int(&q);
		if (str_eq(name, STR("checked")))
			st->sentences_checked = value;
		else if (str_eq(name, STR("passed")))
			st->sentences_passed = value;
		else if (str_eq(name, STR("replaced")))
			st->sentences_replaced = value;
		else if (str_eq(name, STR("dropped")))
			st->sentences_dropped = value;
	}
	return query_close(&q, err);
}

static bool
read_jobs(struct store *s, struct store_status *st, struct err *err)
{
	int64_t *counts[] = {st->jobs_waiting, st->jobs_leased, st->jobs_dead};
	struct query q;
	query_open(&q, s, "SELECT kind, state, count(*), sum(state = 0 AND due_at < ? AND kind <> 3) "
	                  "FROM job GROUP BY kind, state");
	query_int(&q, clock_real_s() - LIMIT_JOB_OVERDUE_S);
	while (query_row(&q)) {
		int64_t kind = query_take_int(&q), state = query_take_int(&q);
		int64_t count = query_take_int(&q);
		if (kind >= 0 && kind < JOB_KIND_COUNT && state >= 0 && state < 3)
			counts[state][kind] = count;
		st->jobs_overdue += query_take_int(&q);
	}
	return query_close(&q, err);
}

static bool
read_errors(struct store *s, struct arena *out, struct store_status *st, struct err *err)
{
	struct list l = {.size = sizeof *st->errors};
	struct query q;
	query_open(&q, s, "SELECT what, place, count, last_at FROM error "
	                  "ORDER BY count DESC, last_at DESC LIMIT ?");
	query_int(&q, LIMIT_STATUS_ERRORS);
	while (query_row(&q)) {
		struct error_record *e = list_add(&l, out);
		e->what = query_take_text(&q, out);
		e->where = query_take_text(&q, out);
		e->count = query_take_int(&q);
		e->last_at = query_take_int(&q);
	}
	st->errors = (struct error_record *)l.items;
	st->error_count = l.count;
	return query_close(&q, err);
}

bool
store_status(struct store *s, struct arena *out, struct store_status *status, struct err *err)
{
	bool own;
	*status = (struct store_status){0};
	if (!view_begin(s, &own, err))
		return false;
	bool ok = read_feeds(s, status, err) && read_tallies(s, status, err) &&
	          read_checks(s, status, err) && read_jobs(s, status, err) &&
	          read_errors(s, out, status, err);
	view_end(s, own);
	return ok;
}
