/* restart_test.c: a grouper that was rebuilt decides like one that ran on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "group/state.h"
#include "invented.h"

enum { HOUR = 3600, DAY = 24 * HOUR, ARTICLES = 400 };

static const int64_t monday = 1795996800;

struct placed {
	struct group_place place;
	int64_t id;
};

/* A stream with everything in it: bursts, reprints, all kinds, unknown times, two languages. */
static struct group_article *
stream(struct arena *arena, size_t count, int64_t step_s)
{
	struct invented in = {.arena = arena, .seed = 99};
	struct group_article *a = arena_array(arena, struct group_article, count);
	for (size_t i = 0; i < count; i++) {
		int64_t at = monday + (int64_t)i * step_s;
		uint32_t event = (uint32_t)i / 8 + invented_below(&in, 6);
		a[i] = invented_report(&in, (int64_t)i + 1, event, at);
		if (invented_below(&in, 9) == 0)
			a[i].kind = (enum article_kind)invented_below(&in, KIND_COUNT);
		if (invented_below(&in, 15) == 0)
			a[i].published = WHEN_UNKNOWN;
		if (invented_below(&in, 10) == 0)
			a[i].language = STR("de");
		if (i > 5 && invented_below(&in, 7) == 0)
			a[i].text = a[i - 1 - invented_below(&in, 5)].text;
		/* The original may come after its copy. */
		if (a[i].published != WHEN_UNKNOWN && invented_below(&in, 5) == 0)
			a[i].published -= 7 * HOUR;
	}
	return a;
}

static struct grouper *
rebuilt(const struct placed *p, size_t count)
{
	struct grouper *g = grouper_open(&group_defaults);
	struct err err;
	for (size_t i = 0; i < count; i++)
		assert_true(grouper_restore(g, p[i].id, p[i].place.story, p[i].place.reprint_of,
		                            p[i].place.blob, &err));
	return g;
}

/* Places the stream, with a restart after each `every` articles (0: none). */
static struct placed *
run(struct arena *arena, struct arena scratch, const struct group_article *a, size_t every)
{
	struct placed *p = arena_array(arena, struct placed, ARTICLES);
	struct grouper *g = grouper_open(&group_defaults);
	for (size_t i = 0; i < ARTICLES; i++) {
		if (every && i % every == 0) {
			grouper_close(g);
			g = rebuilt(p, i);
		}
		p[i].id = a[i].id;
		grouper_place(g, arena, scratch, &a[i], &p[i].place);
	}
	grouper_close(g);
	return p;
}

static void
assert_same(const struct placed *a, const struct placed *b, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(a[i].place.story, b[i].place.story);
		assert_int_equal(a[i].place.reprint_of, b[i].place.reprint_of);
		assert_int_equal(a[i].place.original_of, b[i].place.original_of);
		assert_memory_equal(&a[i].place.z, &b[i].place.z, sizeof(double));
		assert_memory_equal(a[i].place.terms, b[i].place.terms, sizeof a[i].place.terms);
		assert_true(str_eq(a[i].place.blob, b[i].place.blob));
	}
}

static void
restarts_change_no_decision(void **state)
{
	(void)state;
	struct arena arena = arena_open((size_t)1 << 30), scratch = arena_open(64 << 20);
	struct group_article *a = stream(&arena, ARTICLES, HOUR);
	struct placed *whole = run(&arena, scratch, a, 0);
	size_t founded = 0, reprints = 0, late = 0;
	for (size_t i = 0; i < ARTICLES; i++) {
		founded += whole[i].place.founded;
		reprints += whole[i].place.reprint_of != 0;
		late += whole[i].place.original_of != 0;
	}
	assert_true(founded > 30 && founded < 200 && reprints > 20 && late > 3);
	assert_same(whole, run(&arena, scratch, a, 0), ARTICLES);
	assert_same(whole, run(&arena, scratch, a, 50), ARTICLES);
	arena_close(&arena);
	arena_close(&scratch);
}

/* After months of a stream the grouper knows what one knows that was given the live articles. */
static void
what_has_ended_leaves_nothing_behind(void **state)
{
	(void)state;
	enum { MANY = 6000, LAST = 200 };
	struct arena arena = arena_open((size_t)1 << 31), scratch = arena_open(64 << 20);
	struct group_article *a = stream(&arena, MANY + LAST, HOUR / 3);
	struct placed *p = arena_array(&arena, struct placed, MANY + LAST);
	struct grouper *g = grouper_open(&group_defaults);
	int64_t now = 0;
	for (size_t i = 0; i < MANY; i++) {
		now = monday + (int64_t)i * HOUR / 3;
		if (a[i].published == WHEN_UNKNOWN)
			a[i].published = now;
		p[i].id = a[i].id;
		grouper_place(g, &arena, scratch, &a[i], &p[i].place);
		if (i % 100 == 0)
			grouper_expire(g, now);
	}
	grouper_expire(g, now);
	struct grouper *fresh = rebuilt(p, MANY);
	grouper_expire(fresh, now);
	assert_int_equal(grouper_live_stories(g), grouper_live_stories(fresh));
	assert_true(grouper_live_stories(g) < 300);
	for (size_t i = MANY; i < MANY + LAST; i++) {
		struct placed x = {.id = a[i].id}, y = x;
		grouper_place(g, &arena, scratch, &a[i], &x.place);
		grouper_place(fresh, &arena, scratch, &a[i], &y.place);
		assert_same(&x, &y, 1);
	}
	grouper_close(g);
	grouper_close(fresh);
	arena_close(&arena);
	arena_close(&scratch);
}

static bool
lives(const struct grouper *g, int64_t story)
{
	for (uint32_t i = 0; i < g->ring_size; i++)
		if (g->ring[i].id == story)
			return true;
	return false;
}

/* Given nothing but the members of stories that live in `of`. */
static struct grouper *
rebuilt_live(const struct grouper *of, const struct placed *p, size_t count)
{
	struct placed *live = calloc(count, sizeof *live);
	size_t n = 0;
	for (size_t i = 0; i < count; i++)
		if (lives(of, p[i].place.story))
			live[n++] = p[i];
	struct grouper *g = rebuilt(live, n);
	free(live);
	return g;
}

/* Stories end while the stream goes on, some of them live long and move up in the ring, and at
 * each of many points a grouper is rebuilt from the members of those that live. */
static void
restarts_in_between_change_no_decision(void **state)
{
	(void)state;
	enum { MANY = 3000, EVERY = 300, CHECKED = 40 };
	struct arena arena = arena_open((size_t)1 << 31), scratch = arena_open(64 << 20);
	struct group_article *a = stream(&arena, MANY + CHECKED, HOUR / 2);
	struct placed *p = arena_array(&arena, struct placed, MANY + CHECKED);
	struct invented in = {.arena = &arena, .seed = 7};
	struct grouper *g = grouper_open(&group_defaults), *again = NULL;
	uint32_t reprints = 0, bare = 0;
	for (size_t i = 0; i < MANY + CHECKED; i++) {
		int64_t now = monday + (int64_t)i * HOUR / 2;
		if (a[i].published == WHEN_UNKNOWN)
			a[i].published = now;
		if (i % 40 == 0) { /* an affair that never ends */
			a[i] = invented_report(&in, a[i].id, 77777, now);
			a[i].text = invented_text(&in, 77777, 180, 80);
		}
		p[i].id = a[i].id;
		grouper_expire(g, now);
		grouper_place(g, &arena, scratch, &a[i], &p[i].place);
		if (again) {
			struct placed other = {.id = a[i].id};
			grouper_expire(again, now);
			grouper_place(again, &arena, scratch, &a[i], &other.place);
			assert_same(&p[i], &other, 1);
			assert_int_equal(grouper_live_stories(g), grouper_live_stories(again));
			assert_int_equal(grouper_live_articles(g), grouper_live_articles(again));
		}
		reprints += p[i].place.reprint_of != 0;
		bare += a[i].kind == KIND_LIVEBLOG || a[i].kind == KIND_OPINION;
		if (again && i % EVERY == CHECKED) {
			grouper_close(again);
			again = NULL;
		}
		if (i % EVERY == 0) {
			again = rebuilt_live(g, p, i + 1);
			grouper_expire(again, now);
		}
	}
	assert_true(reprints > 100 && bare > 50);
	assert_int_equal(p[40 * 50].place.story, p[0].place.story);
	grouper_close(g);
	grouper_close(again);
	arena_close(&arena);
	arena_close(&scratch);
}

static void
when_there_are_too_many_articles_the_quiet_stories_end(void **state)
{
	(void)state;
	for (int timed = 0; timed < 2; timed++) {
		struct arena arena = arena_open((size_t)1 << 30), scratch = arena_open(64 << 20);
		struct group_article *a = stream(&arena, ARTICLES, HOUR);
		struct placed *p = arena_array(&arena, struct placed, ARTICLES);
		struct grouper *g = grouper_open(&group_defaults);
		g->most_articles = 50;
		for (size_t i = 0; i < ARTICLES; i++) {
			a[i].published = timed ? monday + (int64_t)i * HOUR : WHEN_UNKNOWN;
			p[i].id = a[i].id;
			grouper_place(g, &arena, scratch, &a[i], &p[i].place);
			assert_in_range(grouper_live_articles(g), i < 30 ? i + 1 : 10, 50);
		}
		/* The newest are known, the oldest are not. */
		struct group_article old = a[0], late = a[ARTICLES - 1];
		struct group_place place;
		old.id = ARTICLES + 1;
		late.id = ARTICLES + 2;
		old.kind = late.kind = KIND_REPORT;
		old.published = late.published = a[ARTICLES - 1].published;
		grouper_place(g, &arena, scratch, &late, &place);
		assert_false(place.founded);
		grouper_place(g, &arena, scratch, &old, &place);
		assert_true(place.founded);
		grouper_close(g);
		arena_close(&arena);
		arena_close(&scratch);
	}
}

/* A person moved an article: its words are in the other story after the next start. */
static void
corrections_are_kept(void **state)
{
	(void)state;
	struct arena arena = arena_open(64 << 20), scratch = arena_open(64 << 20);
	struct invented in = {.arena = &arena};
	struct placed p[3];
	struct grouper *g = grouper_open(&group_defaults);
	for (int64_t i = 0; i < 3; i++) {
		struct group_article a = invented_report(&in, i + 1, i == 2 ? 8 : 4, monday);
		if (i == 1)
			a.text = invented_report(&in, 0, 4, monday).text;
		p[i].id = a.id;
		grouper_place(g, &arena, scratch, &a, &p[i].place);
	}
	grouper_close(g);
	assert_int_equal(p[1].place.story, 1);
	assert_int_equal(p[2].place.story, 3);
	p[2].place.story = 1;
	p[1].place.story = 2;
	g = rebuilt(p, 3);
	assert_int_equal(grouper_live_stories(g), 2);
	struct group_article next = invented_report(&in, 9, 8, monday);
	struct group_place got;
	grouper_place(g, &arena, scratch, &next, &got);
	assert_int_equal(got.story, 1);
	grouper_close(g);
	arena_close(&arena);
	arena_close(&scratch);
}

/* A reprint that a person says is none shapes the story it is given. */
static void
corrected_reprint_shapes_its_story(void **state)
{
	(void)state;
	struct arena arena = arena_open(64 << 20), scratch = arena_open(64 << 20);
	struct invented in = {.arena = &arena};
	struct placed p[2];
	struct grouper *g = grouper_open(&group_defaults);
	struct group_article a = invented_report(&in, 1, 4, monday);
	for (int i = 0; i < 2; i++) {
		a.id = i + 1;
		p[i].id = a.id;
		grouper_place(g, &arena, scratch, &a, &p[i].place);
	}
	grouper_close(g);
	assert_int_equal(p[1].place.reprint_of, 1);
	p[1].place.reprint_of = 0;
	p[1].place.story = 2;
	g = rebuilt(p, 2);
	assert_int_equal(grouper_live_stories(g), 2);
	grouper_close(g);
	arena_close(&arena);
	arena_close(&scratch);
}

static void
damaged_blobs_are_refused(void **state)
{
	(void)state;
	struct arena arena = arena_open(64 << 20), scratch = arena_open(64 << 20);
	struct invented in = {.arena = &arena};
	struct grouper *g = grouper_open(&group_defaults);
	struct group_article a = invented_report(&in, 1, 4, monday);
	struct group_place p;
	struct err err;
	grouper_place(g, &arena, scratch, &a, &p);
	size_t live = grouper_live_stories(g);
	for (size_t i = 0; i <= p.blob.n; i++) {
		struct str bad = str_dup(&arena, p.blob);
		if (i < p.blob.n)
			((char *)bad.p)[i] ^= 1 << (i % 8);
		else
			bad.n--;
		err.code = ERR_NONE;
		assert_false(grouper_restore(g, 2, 2, 0, bad, &err));
		assert_int_equal(err.code, ERR_INPUT);
	}
	for (size_t n = 0; n < p.blob.n; n++)
		assert_false(grouper_restore(g, 2, 2, 0, str_sub(p.blob, 0, n), &err));
	assert_false(grouper_restore(g, 2, 2, 0, STR_NONE, &err));
	assert_int_equal(grouper_live_stories(g), live);
	assert_true(grouper_restore(g, 2, 2, 0, p.blob, &err));
	assert_int_equal(grouper_live_stories(g), live + 1);
	grouper_close(g);
	arena_close(&arena);
	arena_close(&scratch);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(restarts_change_no_decision),
		cmocka_unit_test(what_has_ended_leaves_nothing_behind),
		cmocka_unit_test(restarts_in_between_change_no_decision),
		cmocka_unit_test(when_there_are_too_many_articles_the_quiet_stories_end),
		cmocka_unit_test(corrections_are_kept),
		cmocka_unit_test(corrected_reprint_shapes_its_story),
		cmocka_unit_test(damaged_blobs_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
