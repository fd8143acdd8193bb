/* article_test.c: feeds, their items, and the articles that come of them. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

/* ── feeds ─────────────────────────────────────────────────────────────────────────────── */

static void
feed_keeps_every_field(void **state)
{
	struct fixture *f = *state;
	struct feed_record in = {
		.url = STR("https://n.example/feed"), .title = STR("Näch"), .outlet = STR("Outlet"),
		.section = STR(""), .site = STR("https://n.example/"), .state = FEED_PAUSED,
		.etag = STR("W/\"\xff\""), .last_modified = STR("Sun"), .next_poll_at = 1,
		.interval_s = 2, .last_try_at = 3, .last_ok_at = 4, .last_new_at = 5, .failures = 6,
		.last_error = STR("words"), .items_seen = 7, .items_new = 8, .body_hash = STR("09af"),
		.rhythm = STR("1 2 3"), .wish_s = 9,
	}, out;
	bool added;
	assert_ok(f, store_add_feed(f->store, &in, &in.id, &added, &f->err));
	assert_ok(f, store_feed(f->store, &f->arena, in.id, &out, &f->err));
	assert_str(out.url, "https://n.example/feed");
	assert_str(out.title, "Näch");
	assert_str(out.etag, "W/\"\xff\"");
	assert_true(out.section.p && out.section.n == 0);
	assert_int_equal(out.state, FEED_PAUSED);
	assert_int_equal(out.items_new, 8);
	assert_str(out.body_hash, "09af");
	assert_str(out.rhythm, "1 2 3");
	assert_int_equal(out.wish_s, 9);
	out.last_error = STR_NONE;
	out.failures = 0;
	out.url = STR("https://n.example/moved");
	assert_ok(f, store_put_feed(f->store, &out, &f->err));
	assert_ok(f, store_feed(f->store, &f->arena, in.id, &out, &f->err));
	assert_null(out.last_error.p);
	assert_int_equal(out.failures, 0);
	assert_str(out.url, "https://n.example/moved");
}

static void
feed_is_subscribed_once(void **state)
{
	struct fixture *f = *state;
	struct feed_record feed = {.url = STR("https://n.example/feed")}, *all;
	int64_t first, second;
	bool added;
	size_t count;
	assert_ok(f, store_add_feed(f->store, &feed, &first, &added, &f->err));
	assert_true(added);
	assert_ok(f, store_add_feed(f->store, &feed, &second, &added, &f->err));
	assert_false(added);
	assert_int_equal(first, second);
	fixture_feed(f, "https://n.example/other");
	assert_ok(f, store_feeds(f->store, &f->arena, &all, &count, &f->err));
	assert_int_equal(count, 2);
	assert_int_equal(all[0].id, first);
}

static void
feed_that_moved_to_a_known_feed_keeps_its_address(void **state)
{
	struct fixture *f = *state;
	struct feed_record feed;
	int64_t a = fixture_feed(f, "https://n.example/a");
	fixture_feed(f, "https://n.example/b");
	assert_ok(f, store_feed(f->store, &f->arena, a, &feed, &f->err));
	feed.url = STR("https://n.example/b");
	feed.title = STR("New title");
	assert_ok(f, store_put_feed(f->store, &feed, &f->err));
	assert_ok(f, store_feed(f->store, &f->arena, a, &feed, &f->err));
	assert_str(feed.url, "https://n.example/a");
	assert_str(feed.title, "New title");
}

static void
removed_feed_leaves_its_articles(void **state)
{
	struct fixture *f = *state;
	int64_t feed = fixture_feed(f, "https://n.example/feed");
	struct article_record item = fixture_item(feed, "g", "https://n.example/1"), a;
	struct feed_record gone;
	bool added;
	assert_ok(f, store_put_item(f->store, &item, 0, &added, &f->err));
	assert_ok(f, store_remove_feed(f->store, feed, &f->err));
	assert_err(f, store_feed(f->store, &f->arena, feed, &gone, &f->err), ERR_GONE);
	assert_ok(f, store_article(f->store, &f->arena, item.id, &a, &f->err));
	assert_int_equal(a.feed, 0);
	/* An item of it that was under way is kept as well. */
	item = fixture_item(feed, "h", "https://n.example/2");
	assert_ok(f, store_put_item(f->store, &item, 0, &added, &f->err));
	assert_true(added);
	assert_ok(f, store_verify(f->store, &f->err));
}

/* ── is this item known? ───────────────────────────────────────────────────────────────── */

static void
items_are_known_by_address_then_by_guid(void **state)
{
	/* Put one after the other; `same_as` is the row whose article it is, -1: a new one. */
	static const struct {
		const char *what;
		int feed;
		const char *guid, *url, *canonical;
		int same_as;
	} rows[] = {
		{"first item", 0, "g1", "https://n.example/a", NULL, -1},
		{"the same again", 0, "g1", "https://n.example/a", NULL, 0},
		{"changed guid, same link", 0, "g2", "https://n.example/a", NULL, 0},
		{"same article in another feed", 1, "x1", "https://n.example/a", NULL, 0},
		{"no link, known guid", 0, "g1", NULL, NULL, 0},
		{"other link, known canonical", 0, "g3", "https://n.example/a-amp",
		 "https://n.example/a", 0},
		{"the further address is known from now on", 1, "x2", "https://n.example/a-amp", NULL,
		 0},
		{"known guid, only the query differs", 0, "g1", "https://n.example/a?rss=77", NULL, 0},
		{"shared guid, another link", 0, "g1", "https://n.example/b", NULL, -1},
		{"both of the shared guid are known: first", 0, "g1", "https://n.example/a", NULL, 0},
		{"both of the shared guid are known: second", 0, "g1", "https://n.example/b", NULL, 8},
		{"shared guid, a third link", 0, "g1", "https://n.example/c", NULL, -1},
		{"same guid in another feed", 1, "g1", "https://n.example/d", NULL, -1},
		{"no guid", 0, NULL, "https://n.example/e", NULL, -1},
		{"no guid again", 0, NULL, "https://n.example/e", NULL, 13},
		{"empty guid is none", 0, "", "https://n.example/f", NULL, -1},
		{"empty guid is none again", 0, "", "https://n.example/g", NULL, -1},
		{"link equal to a known canonical", 0, "g9", "https://n.example/h",
		 "https://n.example/H", -1},
		{"… is that article", 1, "g9", "https://n.example/H", NULL, 17},
	};
	enum { ROWS = sizeof rows / sizeof *rows };
	struct fixture *f = *state;
	int64_t feeds[2] = {fixture_feed(f, "https://n.example/1"),
	                    fixture_feed(f, "https://n.example/2")};
	int64_t ids[ROWS];
	for (size_t i = 0; i < ROWS; i++) {
		bool added;
		struct article_record item =
			fixture_item(feeds[rows[i].feed], rows[i].guid, rows[i].url);
		item.canonical = str_of(rows[i].canonical);
		assert_ok(f, store_put_item(f->store, &item, 0, &added, &f->err));
		ids[i] = item.id;
		if (added != (rows[i].same_as < 0) ||
		    (!added && item.id != ids[rows[i].same_as]))
			fail_msg("%s", rows[i].what);
	}
	assert_ok(f, store_verify(f->store, &f->err));
}

/* What a feed shows at each poll, and which of it is new: items vanish for a poll, come back, change
 * their guids, share them. */
static void
only_what_was_never_seen_is_new_from_poll_to_poll(void **state)
{
	static const struct {
		int poll;
		const char *guid, *url, *canonical;
		bool fresh;
	} rows[] = {
		{1, "a", "https://n.example/ferry", NULL, true},
		{1, "b", "https://n.example/dam", NULL, true},
		{1, "c", NULL, "https://n.example/bell", false}, /* no link: nothing to read */
		{2, "b", "https://n.example/dam", NULL, false},
		{3, "a", "https://n.example/ferry", NULL, false}, /* was gone, is back */
		{3, "b", "https://n.example/dam", NULL, false},
		{4, "a2", "https://n.example/ferry", NULL, false}, /* guids made anew at each poll */
		{4, "b2", "https://n.example/dam", NULL, false},
		{5, "a3", "https://n.example/out?id=1", "https://n.example/ferry", false},
		{5, "x", "https://n.example/mill", NULL, true}, /* one guid for all … */
		{5, "x", "https://n.example/weir", NULL, true},
		{6, "x", "https://n.example/weir", NULL, false},
		{7, "x", "https://n.example/mill", NULL, false},
		{7, "x", "https://n.example/quay", NULL, true},
		{8, "x", "https://n.example/quay?utm=rss2", NULL, false}, /* only its query changed */
		{9, "a", NULL, NULL, false}, /* a guid that is no link, of an item that is known */
	};
	struct fixture *f = *state;
	int64_t feed = fixture_feed(f, "https://n.example/1");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		bool added = false;
		struct article_record item = fixture_item(feed, rows[i].guid, rows[i].url);
		item.canonical = str_of(rows[i].canonical);
		if (!store_put_item(f->store, &item, rows[i].poll, &added, &f->err))
			assert_int_equal(f->err.code, ERR_INPUT);
		if (added != rows[i].fresh)
			fail_msg("poll %d: %s", rows[i].poll, rows[i].url);
	}
	assert_ok(f, store_verify(f->store, &f->err));
}

static void
item_that_failed_or_went_stays_known(void **state)
{
	static const enum article_state states[] = {
		ARTICLE_FAILED, ARTICLE_DENIED, ARTICLE_GONE, ARTICLE_READ,
	};
	struct fixture *f = *state;
	int64_t feed = fixture_feed(f, "https://n.example/1");
	struct article_record item = fixture_item(feed, "g", "https://n.example/a"), a;
	bool added;
	assert_ok(f, store_put_item(f->store, &item, 0, &added, &f->err));
	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		assert_ok(f, store_article(f->store, &f->arena, item.id, &a, &f->err));
		a.state = states[i];
		assert_ok(f, store_put_article(f->store, &a, &f->err));
		assert_ok(f, store_put_item(f->store, &item, 0, &added, &f->err));
		assert_false(added);
	}
}

static void
item_without_link_and_unknown_guid_is_refused_alone(void **state)
{
	struct fixture *f = *state;
	int64_t feed = fixture_feed(f, "https://n.example/1");
	struct article_record item = fixture_item(feed, "g", NULL);
	bool added;
	assert_ok(f, store_begin(f->store, &f->err));
	assert_err(f, store_put_item(f->store, &item, 0, &added, &f->err), ERR_INPUT);
	item = fixture_item(feed, "g", "https://n.example/a");
	assert_ok(f, store_put_item(f->store, &item, 0, &added, &f->err));
	assert_ok(f, store_commit(f->store, &f->err));
}

static void
new_item_is_queued_for_reading_at_its_host(void **state)
{
	static const char *const urls[][2] = {
		{"https://n.example/a/b?c", "https://n.example"},
		{"http://n.example:8080?q", "http://n.example:8080"},
		{"https://m.example", "https://m.example"},
	};
	struct fixture *f = *state;
	struct job_record *jobs;
	size_t count;
	for (size_t i = 0; i < 3; i++) {
		struct article_record item = fixture_item(0, NULL, urls[i][0]);
		bool added;
		assert_ok(f, store_put_item(f->store, &item, NOON + (int64_t)i, &added, &f->err));
		assert_ok(f, store_put_item(f->store, &item, NOON, &added, &f->err));
	}
	assert_ok(f, store_lease_jobs(f->store, &f->arena, JOB_READ, NOON + 9, 60, 9, &jobs, &count,
	                              &f->err));
	assert_int_equal(count, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_str(jobs[i].host, urls[i][1]);
		assert_int_equal(jobs[i].due_at, NOON + (int64_t)i);
	}
}

/* ── articles ──────────────────────────────────────────────────────────────────────────── */

static void
article_keeps_every_field(void **state)
{
	struct fixture *f = *state;
	struct text_part part = {PART_HEADING, 0, 4};
	struct text_reserved reserved = {SIGNAL_PAID, 6, 9};
	struct str authors[] = {STR("Ida \"Q\" Ömer"), STR("B")};
	int64_t id = fixture_article(f, "https://n.example/1");
	struct article_record in = {
		.id = id, .url = STR("https://n.example/1"), .canonical = STR("https://n.example/c"),
		.guid = STR("g"), .outlet = STR("Outlet"), .title = STR("Title"),
		.summary = STR("Summary"), .authors = authors, .author_count = 2,
		.published = {.at = NOON, .zone_min = -210},
		.updated = {.at = NOON - NOON % 86400, .date_only = true}, .feed_published = -5,
		.read_at = 11, .language = STR("de"), .section = STR("s"), .image = STR("i"),
		.kind = KIND_OPINION, .signals = SIGNAL_NOSNIPPET | SIGNAL_TDM_RESERVED,
		.text = STR("One.\n\nTwo\0with a NUL."), .confidence = 0.75, .old_on_arrival = true,
		.state = ARTICLE_READ, .reason = STR("r"), .story = 0, .reprint_of = 4, .version = 3,
		.etag = STR("e"), .last_modified = STR("m"), .max_snippet = 40,
		.unavailable_after = NOON + 5,
		.marks = {.parts = &part, .part_count = 1, .reserved = &reserved, .reserved_count = 1},
	}, out;
	assert_ok(f, store_put_article(f->store, &in, &f->err));
	assert_ok(f, store_article(f->store, &f->arena, id, &out, &f->err));
	assert_str(out.canonical, "https://n.example/c");
	assert_str(out.outlet, "Outlet");
	assert_int_equal(out.author_count, 2);
	assert_str(out.authors[0], "Ida \"Q\" Ömer");
	assert_true(out.published.at == NOON && out.published.zone_min == -210 &&
	            !out.published.date_only);
	assert_true(out.updated.at == in.updated.at && out.updated.date_only);
	assert_int_equal(out.feed_published, -5);
	assert_int_equal(out.first_seen, NOON);
	assert_int_equal(out.kind, KIND_OPINION);
	assert_int_equal(out.signals, in.signals);
	assert_true(str_eq(out.text, in.text));
	assert_true(out.confidence == 0.75 && out.old_on_arrival);
	assert_int_equal(out.state, ARTICLE_READ);
	assert_int_equal(out.reprint_of, 4);
	assert_int_equal(out.version, 3);
	assert_str(out.last_modified, "m");
	assert_int_equal(out.max_snippet, 40);
	assert_int_equal(out.unavailable_after, NOON + 5);
	assert_int_equal(out.marks.part_count, 1);
	assert_int_equal(out.marks.reserved[0].end, 9);
}

static void
texts_that_are_not_to_be_kept_go_when_their_story_is_over(void **state)
{
	struct fixture *f = *state;
	struct article_record a;
	int64_t ids[3], ended;
	for (int i = 0; i < 3; i++) {
		ids[i] = fixture_article(f, (const char *[]){"https://n.example/1", "https://n.example/2",
		                                             "https://n.example/3"}[i]);
		fixture_place(f, ids[i], ids[i == 2], "b");
		assert_ok(f, store_article(f->store, &f->arena, ids[i], &a, &f->err));
		a.text = STR("What was said.");
		a.signals = i == 1 ? 0 : SIGNAL_NOARCHIVE;
		assert_ok(f, store_put_article(f->store, &a, &f->err));
	}
	assert_ok(f, store_clear_texts(f->store, NOON * 2LL, &f->err));
	assert_ok(f, store_article(f->store, &f->arena, ids[0], &a, &f->err));
	assert_str(a.text, "What was said."); /* the story is live */
	assert_ok(f, store_end_stories(f->store, NOON * 2LL, &ended, &f->err));
	assert_ok(f, store_clear_texts(f->store, NOON, &f->err));
	assert_ok(f, store_article(f->store, &f->arena, ids[0], &a, &f->err));
	assert_str(a.text, "What was said."); /* not yet long enough ago */
	assert_ok(f, store_clear_texts(f->store, NOON * 2LL, &f->err));
	assert_ok(f, store_article(f->store, &f->arena, ids[0], &a, &f->err));
	assert_null(a.text.p);
	assert_int_equal(a.signals, SIGNAL_NOARCHIVE | SIGNAL_CLEARED);
	assert_ok(f, store_article(f->store, &f->arena, ids[1], &a, &f->err));
	assert_str(a.text, "What was said.");
	assert_ok(f, store_verify(f->store, &f->err));
}

static void
absent_values_stay_absent(void **state)
{
	struct fixture *f = *state;
	struct article_record out;
	int64_t id = fixture_article(f, "https://n.example/1");
	assert_ok(f, store_article(f->store, &f->arena, id, &out, &f->err));
	assert_null(out.canonical.p);
	assert_null(out.text.p);
	assert_null(out.guid.p);
	assert_false(when_known(out.published));
	assert_false(out.published.date_only);
	assert_true(out.feed_published == WHEN_UNKNOWN);
	assert_int_equal(out.author_count, 0);
	assert_int_equal(out.story, 0);
}

static void
text_can_change_and_go(void **state)
{
	struct fixture *f = *state;
	struct article_record a;
	int64_t id = fixture_article(f, "https://n.example/1");
	static const char *const texts[] = {"one", "two", "two", "", NULL, "three"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_ok(f, store_article(f->store, &f->arena, id, &a, &f->err));
		a.text = str_of(texts[i]);
		assert_ok(f, store_put_article(f->store, &a, &f->err));
		assert_ok(f, store_article(f->store, &f->arena, id, &a, &f->err));
		assert_true(str_eq(a.text, str_of(texts[i])));
		assert_int_equal(a.text.p != NULL, texts[i] != NULL);
	}
}

static void
article_is_found_by_url_and_canonical(void **state)
{
	struct fixture *f = *state;
	struct article_record a;
	int64_t id = fixture_article(f, "https://n.example/1"), found;
	int64_t other = fixture_article(f, "https://n.example/2");
	assert_ok(f, store_article(f->store, &f->arena, id, &a, &f->err));
	a.canonical = STR("https://n.example/2"); /* taken: leads to the other still */
	assert_ok(f, store_put_article(f->store, &a, &f->err));
	a.canonical = STR("https://n.example/c");
	assert_ok(f, store_put_article(f->store, &a, &f->err));
	assert_ok(f, store_find_article(f->store, STR("https://n.example/1"), &found, &f->err));
	assert_int_equal(found, id);
	assert_ok(f, store_find_article(f->store, STR("https://n.example/c"), &found, &f->err));
	assert_int_equal(found, id);
	assert_ok(f, store_find_article(f->store, STR("https://n.example/2"), &found, &f->err));
	assert_int_equal(found, other);
	assert_ok(f, store_find_article(f->store, STR("https://n.example/3"), &found, &f->err));
	assert_int_equal(found, 0);
}

static void
missing_article_is_gone_and_breaks_nothing(void **state)
{
	struct fixture *f = *state;
	struct article_record a = fixture_item(0, NULL, "https://n.example/1");
	a.id = 77;
	assert_ok(f, store_begin(f->store, &f->err));
	assert_err(f, store_article(f->store, &f->arena, 77, &a, &f->err), ERR_GONE);
	assert_err(f, store_put_article(f->store, &a, &f->err), ERR_GONE);
	fixture_article(f, "https://n.example/1");
	assert_ok(f, store_commit(f->store, &f->err));
}

struct seen {
	int64_t ids[10];
	size_t count, stop_after;
	struct fixture *f;
};

static bool
see(void *ctx, const struct article_record *a)
{
	struct seen *seen = ctx;
	struct article_record again;
	/* The store may be used meanwhile. */
	assert_ok(seen->f, store_article(seen->f->store, &seen->f->arena, a->id, &again,
	                                 &seen->f->err));
	assert_true(str_eq(a->url, again.url));
	seen->ids[seen->count++] = a->id;
	return seen->count != seen->stop_after;
}

static void
all_articles_pass_by_in_order_until_told_to_stop(void **state)
{
	struct fixture *f = *state;
	for (int i = 0; i < 5; i++)
		fixture_article(f, str_c(&f->arena, str_fmt(&f->arena, "https://n.example/%d", i)));
	struct seen all = {.f = f}, some = {.f = f, .stop_after = 2};
	struct arena scratch = arena_part(&f->arena, 1 << 20);
	assert_ok(f, store_each_article(f->store, scratch, see, &all, &f->err));
	assert_int_equal(all.count, 5);
	assert_true(all.ids[0] < all.ids[4]);
	assert_ok(f, store_each_article(f->store, scratch, see, &some, &f->err));
	assert_int_equal(some.count, 2);
}

#define with_store(test) cmocka_unit_test_setup_teardown(test, fixture_open, fixture_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		with_store(feed_keeps_every_field),
		with_store(feed_is_subscribed_once),
		with_store(feed_that_moved_to_a_known_feed_keeps_its_address),
		with_store(removed_feed_leaves_its_articles),
		with_store(items_are_known_by_address_then_by_guid),
		with_store(only_what_was_never_seen_is_new_from_poll_to_poll),
		with_store(item_that_failed_or_went_stays_known),
		with_store(item_without_link_and_unknown_guid_is_refused_alone),
		with_store(new_item_is_queued_for_reading_at_its_host),
		with_store(article_keeps_every_field),
		with_store(texts_that_are_not_to_be_kept_go_when_their_story_is_over),
		with_store(absent_values_stay_absent),
		with_store(text_can_change_and_go),
		with_store(article_is_found_by_url_and_canonical),
		with_store(missing_article_is_gone_and_breaks_nothing),
		with_store(all_articles_pass_by_in_order_until_told_to_stop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
