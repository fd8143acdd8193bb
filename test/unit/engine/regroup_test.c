/* regroup_test.c: decisions hold, restarts change nothing, whatever comes in whatever order. */
#include "desk.h"

#include <string.h>

#include "../group/invented.h"

enum { ARTICLES = 120, SEEDS = 6 };

/* ── a random stream with random decisions ── */

struct chance {
	struct invented in;
};

static uint32_t
below(struct chance *c, uint32_t n)
{
	return n ? invented_below(&c->in, n) : 0;
}

static struct report
random_report(struct chance *c, const struct report *before, size_t i, int64_t now)
{
	uint32_t event = (uint32_t)i / 10 + below(c, 5);
	struct report r = {
		.title = invented_text(&c->in, event, 7, 60),
		.text = invented_text(&c->in, event, 120, 35),
		.published = now - (int64_t)below(c, 5 * HOUR),
	};
	if (below(c, 9) == 0)
		r.kind = (enum article_kind)below(c, KIND_COUNT);
	if (i > 4 && below(c, 6) == 0)
		r.text = before[i - 1 - below(c, 4)].text;
	if (below(c, 12) == 0) {
		r.old = true;
		r.published = now - (int64_t)below(c, 20) * DAY;
	}
	return r;
}

/* The same order given to a desk; true: it was obeyed. */
struct wish {
	uint32_t kind, a, b, c;
};

static bool
obey(struct desk *d, const struct wish *w)
{
	struct membership m = desk_members(d);
	struct decider who = {.by = STR("Anna"), .why = STR("seen on the page"), .now = 1};
	struct decision_record x;
	struct store *s = d->e->store;
	int64_t article = m.rows[w->a % m.count][0], story = m.rows[w->a % m.count][1];
	int64_t other = m.rows[w->b % m.count][1], parts[3], decided;
	size_t n = 0;
	for (size_t i = 0; i < m.count && n < 1 + w->c % 3; i++)
		if (m.rows[i][1] == story && (i * 7 + w->c) % 3 != 0)
			parts[n++] = m.rows[i][0];
	desk_ok(d, store_last_decision(s, &decided, &d->err));
	bool ok = w->kind == 0 ? store_split(s, &d->arena, story, parts, n, &who, &x, &d->err)
	        : w->kind == 1 ? store_merge(s, &d->arena, story, other, &who, &x, &d->err)
	        : w->kind == 2 ? store_move(s, &d->arena, article, other, &who, &x, &d->err)
	        : w->kind == 3 ? store_pin(s, &d->arena, article, 0, &who, &x, &d->err)
	        : w->kind == 4 ? store_unpin(s, &d->arena, article, &who, &x, &d->err)
	        : store_undo(s, &d->arena, 1 + w->b % (decided + 1), &who, &x, &d->err);
	if (!ok && d->err.code != ERR_INPUT && d->err.code != ERR_GONE)
		fail_msg("%s", d->err.msg);
	return ok;
}

static void
assert_same(struct membership a, struct membership b)
{
	assert_int_equal(a.count, b.count);
	for (size_t i = 0; i < a.count; i++)
		for (int k = 0; k < 4; k++)
			if (a.rows[i][k] != b.rows[i][k])
				fail_msg("place %zu: article %lld differs in %d: %lld and %lld", i,
				         (long long)a.rows[i][0], k, (long long)a.rows[i][k],
				         (long long)b.rows[i][k]);
}

static struct anew_result
regroup(struct desk *d, bool dry)
{
	struct anew_options o = {.all = true, .dry = dry, .who = {.by = STR("test"), .now = 2}};
	struct anew_result r;
	desk_ok(d, anew_regroup(d->e->store, &d->config, &d->arena, d->e->scratch, &o, &r, &d->err));
	return r;
}

/* Two desks get the same articles and orders; one of them is started anew all the time. */
static size_t
run(uint64_t seed, size_t *obeyed)
{
	struct chance c = {.in = {.seed = seed * 1000003}};
	struct desk *whole = desk_open(), *torn = desk_open();
	struct report *reports = arena_array(&whole->arena, struct report, ARTICLES);
	c.in.arena = &whole->arena;
	int64_t now = 1795996800;
	for (size_t i = 0; i < ARTICLES; i++) {
		now += (int64_t)below(&c, 5 * HOUR);
		if (below(&c, 40) == 0)
			now += 6 * DAY;
		desk_at(whole, now);
		desk_at(torn, now);
		reports[i] = random_report(&c, reports, i, now);
		desk_place(whole, &reports[i]);
		desk_place(torn, &reports[i]);
		desk_restart(torn);
		for (uint32_t more = below(&c, 3); i > 5 && more > 0; more--) {
			struct wish w = {below(&c, 6), below(&c, 9999), below(&c, 9999), below(&c, 9999)};
			bool ok = obey(whole, &w);
			*obeyed += ok;
			assert_int_equal(ok, obey(torn, &w));
			desk_restart(torn);
		}
		if (i % 20 == 19)
			assert_same(desk_members(whole), desk_members(torn));
	}
	assert_same(desk_members(whole), desk_members(torn));
	desk_ok(whole, store_verify(whole->e->store, &whole->err));

	/* All placed anew: what people held is where it was, and twice is as once. */
	struct membership before = desk_members(whole);
	struct anew_result r = regroup(whole, false);
	size_t moved = r.move_count;
	struct membership after = desk_members(whole);
	for (size_t i = 0; i < before.count; i++)
		if (before.rows[i][3])
			for (int k = 0; k < 4; k++)
				assert_int_equal(before.rows[i][k], after.rows[i][k]);
	assert_int_equal(regroup(whole, true).move_count, 0);
	desk_ok(whole, store_verify(whole->e->store, &whole->err));
	if (r.decision.id) {
		struct decider who = {.now = 3};
		struct decision_record undone;
		desk_ok(whole, store_undo(whole->e->store, &whole->arena, r.decision.id, &who, &undone,
		                          &whole->err));
		assert_same(before, desk_members(whole));
	}
	desk_close(torn);
	desk_close(whole);
	return moved;
}

static void
decisions_and_restarts_in_any_order(void **state)
{
	size_t obeyed = 0, moved = 0;
	(void)state;
	for (uint64_t seed = 55; seed < 55 + SEEDS; seed++)
		moved += run(seed, &obeyed);
	print_message("%d streams of %d articles, %zu orders obeyed, %zu articles moved by regrouping\n",
	              SEEDS, ARTICLES, obeyed, moved);
	assert_true(obeyed > 100);
}

/* ── without decisions ── */

static void
regrouping_repeats_what_was_placed(void **state)
{
	(void)state;
	for (uint64_t seed = 11; seed < 14; seed++) {
		struct desk *d = desk_open();
		struct chance c = {.in = {.seed = seed * 7919, .arena = &d->arena}};
		struct report *reports = arena_array(&d->arena, struct report, ARTICLES);
		int64_t now = 1795996800;
		for (size_t i = 0; i < ARTICLES; i++) {
			now += (int64_t)below(&c, 9 * HOUR);
			desk_at(d, now);
			reports[i] = random_report(&c, reports, i, now);
			desk_place(d, &reports[i]);
		}
		struct anew_result r = regroup(d, true);
		assert_int_equal(r.articles, ARTICLES);
		assert_int_equal(r.move_count, 0);
		desk_close(d);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(regrouping_repeats_what_was_placed),
		cmocka_unit_test(decisions_and_restarts_in_any_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
