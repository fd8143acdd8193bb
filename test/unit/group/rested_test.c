/* rested_test.c: ended stories are found again by what comes later, and shared words are told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "group/rested.h"
#include "group/shared.h"
#include "invented.h"
#include "model/limits.h"

enum { HOUR = 3600, EVENTS = 30, REPORTS = 3 };

static const int64_t monday = 1795996800;

struct desk {
	struct arena arena, scratch;
	struct invented in;
	struct grouper *grouper;
	struct str blobs[EVENTS][REPORTS];
	struct group_article articles[EVENTS][REPORTS];
	int64_t id;
};

static struct str
placed(struct desk *d, uint32_t event, struct group_article *a)
{
	struct group_place p;
	d->id++;
	*a = invented_report(&d->in, d->id, event, monday + d->id * 60);
	grouper_place(d->grouper, &d->arena, d->scratch, a, &p);
	return p.blob;
}

static struct desk *
open_desk(void)
{
	struct arena arena = arena_open((size_t)1 << 30);
	struct desk *d = arena_new(&arena, struct desk);
	d->arena = arena;
	d->scratch = arena_open(256 << 20);
	d->in = (struct invented){.arena = &d->arena, .seed = 3};
	d->grouper = grouper_open(&group_defaults);
	for (int i = 0; i < REPORTS; i++)
		for (uint32_t e = 0; e < EVENTS; e++)
			d->blobs[e][i] = placed(d, e, &d->articles[e][i]);
	return d;
}

static void
close_desk(struct desk *d)
{
	struct arena arena = d->arena;
	grouper_close(d->grouper);
	arena_close(&d->scratch);
	arena_close(&arena);
}

static struct rested_index *
all_rested(struct desk *d)
{
	struct rested_index *r = rested_open();
	for (uint32_t e = 0; e < EVENTS; e++) {
		int64_t newest;
		struct str terms = rested_terms(&d->arena, d->scratch, d->blobs[e], REPORTS, &newest);
		assert_int_equal(newest, d->articles[e][REPORTS - 1].published);
		assert_true(rested_add(r, e + 1, monday + e * HOUR, terms));
	}
	return r;
}

static void
article_finds_the_story_of_its_event(void **state)
{
	struct desk *d = open_desk();
	struct rested_index *r = all_rested(d);
	(void)state;
	for (uint32_t e = 0; e < EVENTS; e++) {
		struct group_article a;
		struct rested_hit hits[2] = {0};
		struct str blob = placed(d, e, &a);
		assert_true(rested_find(r, d->scratch, blob, monday, hits, 2) >= 1);
		assert_int_equal(hits[0].story, e + 1);
		assert_true(hits[0].score > 3 * hits[1].score);
		struct follow_measure m = follow_compare(d->scratch, blob, d->blobs[e], REPORTS);
		assert_true(m.similarity >= hits[0].score);
		assert_int_equal(follow_decide(&m, false, 100), FOLLOW_LINK);
		m = follow_compare(d->scratch, blob, d->blobs[(e + 1) % EVENTS], REPORTS);
		assert_int_equal(follow_decide(&m, true, 100), FOLLOW_NONE);
		/* Of those that ended before, none is given; nor one that was removed. */
		size_t n = rested_find(r, d->scratch, blob, monday + (e + 1) * HOUR, hits, 2);
		assert_true(n == 0 || hits[0].story != e + 1);
		rested_remove(r, e + 1);
		n = rested_find(r, d->scratch, blob, monday, hits, 2);
		assert_true(n == 0 || hits[0].story != e + 1);
	}
	rested_close(r);
	close_desk(d);
}

static void
what_was_removed_leaves_the_index(void **state)
{
	struct desk *d = open_desk();
	struct rested_index *r = all_rested(d);
	int64_t newest;
	(void)state;
	struct str other = rested_terms(&d->arena, d->scratch, d->blobs[7], REPORTS, &newest);
	for (int64_t id = 1000; id < 20000; id++) {
		assert_true(rested_add(r, id, monday, other));
		rested_remove(r, id);
	}
	struct rested_hit hits[3];
	assert_true(rested_find(r, d->scratch, d->blobs[3][0], monday, hits, 3) >= 1);
	assert_int_equal(hits[0].story, 4);
	rested_close(r);
	close_desk(d);
}

static void
damage_is_refused(void **state)
{
	struct rested_index *r = rested_open();
	struct arena scratch = arena_open(64 << 20);
	struct rested_hit hit;
	char many[(LIMIT_RESTED_TERMS + 1) * 6] = {0};
	(void)state;
	assert_false(rested_add(r, 1, 0, STR("odd")));
	assert_false(rested_add(r, 1, 0, str_from(many, sizeof many)));
	assert_false(rested_add(r, 0, 0, STR("")));
	assert_int_equal(rested_find(r, scratch, STR("nonsense"), 0, &hit, 1), 0);
	struct follow_measure m = follow_compare(scratch, STR("x"), (struct str[]){STR("y")}, 1);
	assert_int_equal(follow_decide(&m, true, 0), FOLLOW_NONE);
	rested_close(r);
	arena_close(&scratch);
}

static void
shared_words_are_those_of_the_event(void **state)
{
	struct desk *d = open_desk();
	(void)state;
	for (uint32_t e = 0; e < 5; e++) {
		const struct group_article *a = &d->articles[e][0];
		struct shared s = shared_find(&d->arena, d->scratch, a->title, a->text, a->language,
		                              d->blobs[e][0], &d->blobs[e][1], REPORTS - 1);
		struct shared none = shared_find(&d->arena, d->scratch, a->title, a->text, a->language,
		                                 d->blobs[e][0], d->blobs[e + 1], REPORTS);
		double sum = 0;
		assert_true(s.count == SHARED_WORDS && s.similarity > 3 * none.similarity);
		for (size_t i = 0; i < s.count; i++) {
			assert_true(str_has(a->title, s.words[i].word) || str_has(a->text, s.words[i].word));
			assert_true(i == 0 || s.words[i].share <= s.words[i - 1].share);
			assert_true(s.words[i].reports >= 1 && s.words[i].reports < REPORTS);
			sum += s.words[i].share;
		}
		assert_true(sum > 0.3 && sum <= 1);
		s = shared_find(&d->arena, d->scratch, a->title, a->text, a->language, d->blobs[e][0],
		                NULL, 0);
		assert_int_equal(s.count, 0);
	}
	close_desk(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(article_finds_the_story_of_its_event),
		cmocka_unit_test(what_was_removed_leaves_the_index),
		cmocka_unit_test(damage_is_refused),
		cmocka_unit_test(shared_words_are_those_of_the_event),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
