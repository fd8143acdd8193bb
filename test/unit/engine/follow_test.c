/* follow_test.c: how a story ends, and what comes after it. */
#include "desk.h"

#include <stdio.h>
#include <string.h>

#include "../group/invented.h"
#include "affairs.h"

static const int64_t monday = 1795996800;

static int64_t
put(struct desk *d, int64_t hour, const char *title, const char *text)
{
	struct report r = {.title = str_of(title), .text = str_of(text)};
	desk_at(d, monday + hour * HOUR);
	return desk_place(d, &r);
}

/* A newspaper of invented words lies around the affairs, because their own are too few to tell
 * common words from rare ones.  Stories end after two days without a report, so that two weeks hold several chapters. */
static struct desk *
two_weeks(int64_t *ids)
{
	struct desk *d = desk_open();
	d->config.live_h = 48;
	desk_restart(d);
	struct invented in = {.arena = &d->arena, .seed = 5};
	int64_t hour = 0;
	for (int i = 0; i < affair_count; i++) {
		/* The rest of the country: an unrelated report every hour. */
		for (; hour < affairs[i].hour; hour++) {
			struct report other = {.title = invented_text(&in, (uint32_t)hour, 7, 60),
			                       .text = invented_text(&in, (uint32_t)hour, 80, 25)};
			desk_at(d, monday + hour * HOUR);
			desk_place(d, &other);
		}
		ids[i] = put(d, affairs[i].hour, affairs[i].title, affairs[i].text);
		if (i % 4 == 0)
			desk_restart(d);
	}
	return d;
}

static struct story_record
story_of(struct desk *d, int64_t article)
{
	struct story_record r;
	desk_ok(d, store_story(d->e->store, &d->arena, desk_story_of(d, article), &r, &d->err));
	return r;
}

/* "strike 2" is of the affair "strike". */
static size_t
affair_name(const char *affair)
{
	return strcspn(affair, " ");
}

static void
chapters_are_stories_and_follow_each_other(void **state)
{
	int64_t ids[64];
	struct desk *d = two_weeks(ids);
	(void)state;
	for (int i = 0; i < affair_count; i++) {
		const char *a = affairs[i].affair;
		int64_t before = 0, same = 0;
		for (int k = 0; k < i; k++) {
			size_t n = affair_name(a);
			if (*a && strcmp(affairs[k].affair, a) == 0)
				same = same ? same : ids[k];
			else if (*a && strncmp(affairs[k].affair, a, n + 1) == 0)
				before = ids[k];
		}
		struct story_record r = story_of(d, ids[i]);
		struct member_record m;
		desk_ok(d, store_member(d->e->store, &d->arena, ids[i], &m, &d->err));
		if (!same && r.id != ids[i])
			fail_msg("\"%s\" joined a story: %s", affairs[i].title, str_c(&d->arena, m.reason));
		if (same && r.id != desk_story_of(d, same))
			fail_msg("\"%s\" founded a story: %s", affairs[i].title, str_c(&d->arena, m.reason));
		if (!same && r.follows != (before ? desk_story_of(d, before) : 0))
			fail_msg("\"%s\" follows %lld: %s", affairs[i].title, (long long)r.follows,
			         str_c(&d->arena, m.reason));
	}
	desk_close(d);
}

/* ── the same event, soon after the end ── */

static void
late_reprint_brings_its_story_back(void **state)
{
	int64_t ids[64];
	struct desk *d = two_weeks(ids);
	const char *text = affairs[affair_count - 1].text;
	(void)state;
	int64_t story = desk_story_of(d, ids[affair_count - 1]);
	/* Ended at hour 348; a quarter of 48 hours is the grace. */
	put(d, 350, "Bees: a hive on every roof of the town hall of Keld",
	    "Bees now live on the roof of the town hall of Keld. Twelve hives were carried up the stairs.");
	assert_false(story_of(d, ids[affair_count - 1]).grouped);
	int64_t late = put(d, 355, "Night trains run south again", text);
	desk_restart(d);
	assert_int_equal(desk_story_of(d, late), story);
	struct story_record r = story_of(d, late);
	assert_true(r.grouped && !r.ended);
	struct anew_options o = {.all = true, .dry = true};
	struct anew_result x;
	desk_ok(d, anew_regroup(d->e->store, &d->config, &d->arena, d->e->scratch, &o, &x, &d->err));
	assert_int_equal(x.move_count, 0);
	desk_close(d);
}

static void
reprint_after_the_grace_follows_on(void **state)
{
	int64_t ids[64];
	struct desk *d = two_weeks(ids);
	(void)state;
	int64_t story = desk_story_of(d, ids[affair_count - 1]);
	int64_t late = put(d, 420, "Night trains run south again", affairs[affair_count - 1].text);
	assert_int_equal(desk_story_of(d, late), late);
	assert_int_equal(story_of(d, late).follows, story);
	desk_close(d);
}

/* ── what is old ── */

static int64_t
put_old(struct desk *d, int64_t hour, int64_t published_hour, const char *title, const char *text)
{
	struct report r = {.title = str_of(title), .text = str_of(text), .old = true,
	                   .published = monday + published_hour * HOUR};
	desk_at(d, monday + hour * HOUR);
	return desk_place(d, &r);
}

static void
old_report_wakes_no_story(void **state)
{
	int64_t ids[64];
	struct desk *d = two_weeks(ids);
	(void)state;
	int64_t ended;
	desk_ok(d, store_end_stories(d->e->store, monday + (310 - 48) * HOUR, &ended, &d->err));
	assert_true(ended > 0);
	/* The first report of the strike once more, two weeks late. */
	int64_t late = put_old(d, 310, 3, affairs[0].title, affairs[0].text);
	assert_int_not_equal(desk_story_of(d, late), desk_story_of(d, ids[0]));
	assert_int_equal(story_of(d, late).follows, 0);
	assert_true(story_of(d, ids[0]).ended);
	assert_false(story_of(d, ids[0]).grouped);
	desk_close(d);
}

static void
old_report_joins_but_does_not_shape_what_lives(void **state)
{
	struct desk *d = desk_open();
	(void)state;
	/* It shapes nothing: the same stream with it and without it has the same sums. */
	int64_t ids[3];
	ids[0] = put(d, 200, affairs[0].title, affairs[0].text);
	ids[1] = put_old(d, 201, 20, affairs[1].title, affairs[1].text);
	ids[2] = put(d, 202, affairs[9].title, affairs[9].text);
	struct member_record with, without;
	desk_ok(d, store_member(d->e->store, &d->arena, ids[2], &with, &d->err));
	assert_int_equal(desk_story_of(d, ids[1]), desk_story_of(d, ids[0]));
	struct desk *other = desk_open();
	put(other, 200, affairs[0].title, affairs[0].text);
	int64_t last = put(other, 202, affairs[9].title, affairs[9].text);
	desk_ok(other, store_member(other->e->store, &other->arena, last, &without, &other->err));
	assert_true(str_eq(with.reason, without.reason));
	assert_true(str_eq(with.blob, without.blob));
	desk_close(other);
	desk_close(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chapters_are_stories_and_follow_each_other),
		cmocka_unit_test(late_reprint_brings_its_story_back),
		cmocka_unit_test(reprint_after_the_grace_follows_on),
		cmocka_unit_test(old_report_wakes_no_story),
		cmocka_unit_test(old_report_joins_but_does_not_shape_what_lives),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
