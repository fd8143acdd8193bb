/* story_test.c: placing, stories and their lists, editions, corrections, pages. */
#include <sqlite3.h>

#include "fixture.h"

#include <stdio.h>
#include <string.h>

/* ── members ───────────────────────────────────────────────────────────────────────────── */

struct places {
	int64_t article[10], story[10], reprint_of[10];
	char blob[10][20];
	size_t count;
};

static bool
note_place(void *ctx, int64_t article, int64_t story, int64_t reprint_of, struct str blob)
{
	struct places *p = ctx;
	p->article[p->count] = article;
	p->story[p->count] = story;
	p->reprint_of[p->count] = reprint_of;
	snprintf(p->blob[p->count], sizeof p->blob[0], STR_FMT, STR_ARG(blob));
	p->count++;
	return true;
}

static void
members_come_back_in_the_order_of_placing(void **state)
{
	struct fixture *f = *state;
	struct places p = {0};
	int64_t a = fixture_article(f, "https://n.example/a");
	int64_t b = fixture_article(f, "https://n.example/b");
	int64_t c = fixture_article(f, "https://n.example/c");
	fixture_place(f, c, c, "cc");
	fixture_place(f, a, a, "aa");
	assert_ok(f, store_put_member(f->store, b, c, c, STR("bb"), NOON, &f->err));
	assert_ok(f, store_each_member(f->store, note_place, &p, &f->err));
	assert_int_equal(p.count, 3);
	assert_true(p.article[0] == c && p.article[1] == a && p.article[2] == b);
	assert_true(p.story[2] == c && p.reprint_of[2] == c && p.reprint_of[0] == 0);
	assert_string_equal(p.blob[2], "bb");
	assert_ok(f, store_verify(f->store, &f->err));
}

static void
moved_member_keeps_its_turn_and_its_vector(void **state)
{
	struct fixture *f = *state;
	struct places p = {0};
	struct article_record article;
	int64_t a = fixture_article(f, "https://n.example/a");
	int64_t b = fixture_article(f, "https://n.example/b");
	int64_t c = fixture_article(f, "https://n.example/c");
	fixture_place(f, a, a, "aa");
	fixture_place(f, b, a, "bb");
	fixture_place(f, c, c, "cc");
	assert_ok(f, store_put_member(f->store, b, c, 0, STR_NONE, NOON, &f->err));
	assert_ok(f, store_each_member(f->store, note_place, &p, &f->err));
	assert_int_equal(p.count, 3);
	assert_true(p.article[1] == b && p.story[1] == c);
	assert_string_equal(p.blob[1], "bb");
	assert_ok(f, store_article(f->store, &f->arena, b, &article, &f->err));
	assert_int_equal(article.story, c);
	assert_int_equal(article.state, ARTICLE_PLACED);
	assert_ok(f, store_verify(f->store, &f->err));
}

/* Of an original that came late, its copy and the copy's copy are reprints; what is in another
 * story is left alone, and so is what the grouper is rebuilt from. */
static void
original_that_came_late_takes_the_place_of_a_copy(void **state)
{
	static const struct {
		int story, before, after; /* numbers of articles, -1 none */
	} rows[] = {{0, -1, 3}, {0, 0, 3}, {0, -1, -1}, {0, -1, -1}, {4, 0, 0}};
	enum { COUNT = sizeof rows / sizeof *rows };
	struct fixture *f = *state;
	struct article_record article;
	struct places p = {0};
	int64_t ids[COUNT];
	for (int i = 0; i < COUNT; i++)
		ids[i] = fixture_article(f, str_c(&f->arena, str_fmt(&f->arena, "https://n.example/%d",
		                                                     i)));
	for (int i = 0; i < COUNT; i++)
		assert_ok(f, store_put_member(f->store, ids[i], ids[rows[i].story],
		                              rows[i].before < 0 ? 0 : ids[rows[i].before], STR("v"),
		                              NOON, &f->err));
	assert_ok(f, store_set_original(f->store, ids[0], ids[0], ids[3], &f->err));
	for (int i = 0; i < COUNT; i++) {
		assert_ok(f, store_article(f->store, &f->arena, ids[i], &article, &f->err));
		assert_int_equal(article.reprint_of, rows[i].after < 0 ? 0 : ids[rows[i].after]);
	}
	assert_ok(f, store_each_member(f->store, note_place, &p, &f->err));
	assert_int_equal(p.reprint_of[0], 0);
	assert_ok(f, store_verify(f->store, &f->err));
}

static void
rested_stories_are_not_given_to_the_grouper(void **state)
{
	struct fixture *f = *state;
	struct places p = {0};
	struct rested_record *rested;
	size_t n;
	int64_t ids[3];
	for (int i = 0; i < 3; i++) {
		ids[i] = fixture_article(f, (const char *[]){"https://n.example/a",
			"https://n.example/b", "https://n.example/c"}[i]);
		fixture_place(f, ids[i], ids[i], "v");
	}
	struct rested_record r = {.story = ids[0], .at = NOON, .terms = STR("abcdef")};
	assert_ok(f, store_rest_story(f->store, &r, &f->err));
	assert_ok(f, store_each_member(f->store, note_place, &p, &f->err));
	assert_int_equal(p.count, 2);
	assert_int_equal(p.article[0], ids[1]);
	assert_ok(f, store_rested(f->store, &f->arena, NOON, &rested, &n, &f->err));
	assert_int_equal(n, 1);
	assert_str(rested[0].terms, "abcdef");
	assert_ok(f, store_rested(f->store, &f->arena, NOON + 1, &rested, &n, &f->err));
	assert_int_equal(n, 0);
	/* It lives again. */
	assert_ok(f, store_wake_story(f->store, ids[0], &f->err));
	p = (struct places){0};
	assert_ok(f, store_each_member(f->store, note_place, &p, &f->err));
	assert_int_equal(p.count, 3);
	assert_ok(f, store_rested(f->store, &f->arena, 0, &rested, &n, &f->err));
	assert_int_equal(n, 0);
	assert_ok(f, store_rest_story(f->store, &r, &f->err));
	assert_ok(f, store_forget_rested(f->store, NOON + 1, &f->err));
	assert_ok(f, store_rested(f->store, &f->arena, 0, &rested, &n, &f->err));
	assert_int_equal(n, 0);
}

static void
old_report_does_not_wake_an_ended_story(void **state)
{
	struct fixture *f = *state;
	struct story_record r;
	int64_t ended, a = fixture_article(f, "https://n.example/a");
	fixture_place(f, a, a, "v");
	assert_ok(f, store_end_stories(f->store, NOON + 1, &ended, &f->err));
	struct article_record old = fixture_item(0, NULL, "https://n.example/b");
	bool added;
	assert_ok(f, store_put_item(f->store, &old, NOON, &added, &f->err));
	old.old_on_arrival = true;
	assert_ok(f, store_put_article(f->store, &old, &f->err));
	fixture_place(f, old.id, a, "v");
	assert_ok(f, store_story(f->store, &f->arena, a, &r, &f->err));
	assert_true(r.ended);
}

static void
story_with_a_new_report_lives_again(void **state)
{
	struct fixture *f = *state;
	struct story_record r;
	int64_t ended, a = fixture_article(f, "https://n.example/a");
	fixture_place(f, a, a, "v");
	assert_ok(f, store_end_stories(f->store, NOON + 1, &ended, &f->err));
	assert_ok(f, store_story(f->store, &f->arena, a, &r, &f->err));
	assert_true(r.ended);
	int64_t b = fixture_article(f, "https://n.example/b");
	assert_ok(f, store_put_member(f->store, b, a, 0, STR("v"), NOON + 50, &f->err));
	assert_ok(f, store_story(f->store, &f->arena, a, &r, &f->err));
	assert_false(r.ended);
	assert_int_equal(r.newest_at, NOON + 50);
}

static void
story_is_as_new_as_its_newest_report(void **state)
{
	struct fixture *f = *state;
	struct story_record r;
	struct article_record item = fixture_item(0, NULL, "https://n.example/a");
	bool added;
	item.published = when_at(NOON - 500);
	assert_ok(f, store_put_item(f->store, &item, 0, &added, &f->err));
	fixture_place(f, item.id, item.id, "v");
	assert_ok(f, store_story(f->store, &f->arena, item.id, &r, &f->err));
	assert_int_equal(r.newest_at, NOON - 500);
	assert_int_equal(r.founded_at, NOON);
}

static void
articles_of_a_story_come_with_text_in_order(void **state)
{
	struct fixture *f = *state;
	struct article_record *list, a;
	size_t count;
	int64_t ids[12];
	for (int i = 0; i < 12; i++)
		ids[i] = fixture_article(f, str_c(&f->arena, str_fmt(&f->arena, "https://n.example/%d",
		                                                     i)));
	for (int i = 11; i >= 0; i--)
		fixture_place(f, ids[i], ids[11], "v");
	assert_ok(f, store_article(f->store, &f->arena, ids[3], &a, &f->err));
	a.text = STR("Three.");
	assert_ok(f, store_put_article(f->store, &a, &f->err));
	assert_ok(f, store_story_articles(f->store, &f->arena, ids[11], &list, &count, &f->err));
	assert_int_equal(count, 12);
	for (int i = 0; i < 12; i++)
		assert_int_equal(list[i].id, ids[11 - i]);
	assert_str(list[8].text, "Three.");
	assert_ok(f, store_story_articles(f->store, &f->arena, 999, &list, &count, &f->err));
	assert_int_equal(count, 0);
}

/* ── stories ───────────────────────────────────────────────────────────────────────────── */

static void
story_keeps_every_field(void **state)
{
	struct fixture *f = *state;
	struct story_record r, other;
	int64_t a = fixture_article(f, "https://n.example/a");
	fixture_place(f, a, a, "v");
	struct story_record in = {
		.id = a, .address = STR("x7q2"), .slug = STR("dam"), .headline = STR("Dam"),
		.section = STR("world"), .language = STR("en"), .founded_at = 1, .newest_at = 2,
		.written_at = 3, .announced_at = 8, .announced_voices = 9,
		.edition = 0, .reports = 5, .outlets = 6, .independent = 7,
		.ended = true, .summary = STR("First."), .what_changed = STR("More."),
		.disputed = true, .corrected = true, .countries = 8, .opinions = 9,
		.heard = STR("[[1,2]]"),
	};
	assert_ok(f, store_put_story(f->store, &in, &f->err));
	assert_ok(f, store_story_by_address(f->store, &f->arena, STR("x7q2"), &r, &f->err));
	assert_int_equal(r.id, a);
	assert_str(r.slug, "dam");
	assert_str(r.summary, "First.");
	assert_str(r.what_changed, "More.");
	assert_true(r.newest_at == 2 && r.written_at == 3 && r.reports == 5 && r.independent == 7);
	assert_true(r.announced_at == 8 && r.announced_voices == 9);
	assert_true(r.ended && r.disputed && r.corrected);
	assert_true(r.countries == 8 && r.opinions == 9);
	assert_str(r.heard, "[[1,2]]");
	/* The address is for ever. */
	in.address = STR_NONE;
	assert_ok(f, store_put_story(f->store, &in, &f->err));
	assert_ok(f, store_story(f->store, &f->arena, a, &r, &f->err));
	assert_str(r.address, "x7q2");
	assert_err(f, store_story(f->store, &f->arena, 99, &other, &f->err), ERR_GONE);
	assert_err(f, store_story_by_address(f->store, &f->arena, STR("no"), &other, &f->err),
	           ERR_GONE);
}

static void
lists_hold_what_was_asked_for_newest_first(void **state)
{
	static const struct {
		const char *section, *outlet;
		int64_t from, until;
		size_t most;
		const char *expected;
	} rows[] = {
		{NULL, NULL, WHEN_UNKNOWN, WHEN_UNKNOWN, 0, "3 2 1 0 "},
		{NULL, NULL, WHEN_UNKNOWN, WHEN_UNKNOWN, 2, "3 2 "},
		{"world", NULL, WHEN_UNKNOWN, WHEN_UNKNOWN, 0, "2 0 "},
		{"world", NULL, WHEN_UNKNOWN, WHEN_UNKNOWN, 1, "2 "},
		{"none", NULL, WHEN_UNKNOWN, WHEN_UNKNOWN, 0, ""},
		{NULL, "Odd", WHEN_UNKNOWN, WHEN_UNKNOWN, 0, "3 1 "},
		{"local", "Odd", WHEN_UNKNOWN, WHEN_UNKNOWN, 1, "3 "},
		{"world", "Odd", WHEN_UNKNOWN, WHEN_UNKNOWN, 0, ""},
		{NULL, NULL, 1001, 1003, 0, "2 1 "},
		{NULL, NULL, 1001, WHEN_UNKNOWN, 1, "3 "},
		{NULL, NULL, WHEN_UNKNOWN, 1001, 0, "0 "},
		{"world", NULL, 1001, WHEN_UNKNOWN, 0, "2 "},
		{NULL, "Odd", 1000, 1002, 0, "1 "},
	};
	struct fixture *f = *state;
	int64_t ids[5];
	for (int i = 0; i < 5; i++) {
		struct article_record item = fixture_item(0, NULL,
			str_c(&f->arena, str_fmt(&f->arena, "https://n.example/%d", i)));
		struct story_record r;
		bool added;
		item.outlet = i % 2 ? STR("Odd") : STR("Even");
		assert_ok(f, store_put_item(f->store, &item, 0, &added, &f->err));
		ids[i] = item.id;
		fixture_place(f, item.id, item.id, "v");
		assert_ok(f, store_story(f->store, &f->arena, item.id, &r, &f->err));
		r.section = i % 2 ? STR("local") : STR("world");
		r.newest_at = 1000 + i;
		assert_ok(f, store_put_story(f->store, &r, &f->err));
		if (i < 4) /* the last has no edition: never listed */
			fixture_publish(f, item.id, 1, 5000 + i);
	}
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct story_filter filter = {str_of(rows[i].section), str_of(rows[i].outlet),
		                              rows[i].from, rows[i].until, rows[i].most};
		struct story_record *list;
		size_t count;
		char got[40] = "";
		assert_ok(f, store_stories(f->store, &f->arena, &filter, &list, &count, &f->err));
		for (size_t k = 0; k < count; k++)
			for (int n = 0; n < 5; n++)
				if (list[k].id == ids[n])
					sprintf(got + strlen(got), "%d ", n);
		if (strcmp(got, rows[i].expected) != 0)
			fail_msg("row %zu: \"%s\", not \"%s\"", i, got, rows[i].expected);
	}
}

/* ── editions and corrections ──────────────────────────────────────────────────────────── */

static void
editions_are_history(void **state)
{
	struct fixture *f = *state;
	struct edition_record e, *list;
	size_t count;
	int64_t a = fixture_article(f, "https://n.example/a");
	fixture_place(f, a, a, "v");
	for (int64_t n = 1; n <= 3; n++) {
		struct edition_record in = {
			.story = a, .number = n, .at = NOON + n,
			.what_changed = n > 1 ? STR("More dead.") : STR_NONE,
			.json = str_fmt(&f->arena, "{\"n\":%d}", (int)n),
		};
		assert_ok(f, store_put_edition(f->store, &in, &f->err));
	}
	assert_ok(f, store_edition(f->store, &f->arena, a, 2, &e, &f->err));
	assert_str(e.json, "{\"n\":2}");
	assert_str(e.what_changed, "More dead.");
	assert_ok(f, store_editions(f->store, &f->arena, a, false, &list, &count, &f->err));
	assert_int_equal(count, 3);
	assert_true(list[0].number == 3 && list[2].number == 1);
	assert_null(list[0].json.p);
	assert_null(list[2].what_changed.p);
	assert_ok(f, store_editions(f->store, &f->arena, a, true, &list, &count, &f->err));
	assert_str(list[2].json, "{\"n\":1}");
	assert_err(f, store_edition(f->store, &f->arena, a, 4, &e, &f->err), ERR_GONE);
	/* One that was published is never written over. */
	struct edition_record again = {.story = a, .number = 2, .json = STR("{}")};
	assert_err(f, store_put_edition(f->store, &again, &f->err), ERR_INTERNAL);
	assert_ok(f, store_edition(f->store, &f->arena, a, 2, &e, &f->err));
	assert_str(e.json, "{\"n\":2}");
}

static void
corrections_name_their_story_newest_first(void **state)
{
	struct fixture *f = *state;
	struct correction_record *list;
	struct story_record r;
	size_t count;
	int64_t a = fixture_article(f, "https://n.example/a");
	int64_t b = fixture_article(f, "https://n.example/b");
	fixture_place(f, a, a, "v");
	fixture_place(f, b, b, "v");
	assert_ok(f, store_story(f->store, &f->arena, a, &r, &f->err));
	r.address = STR("adr");
	r.headline = STR("Head");
	assert_ok(f, store_put_story(f->store, &r, &f->err));
	for (int i = 0; i < 3; i++) {
		struct correction_record c = {
			.story = i == 1 ? b : a, .edition = i, .at = NOON + i,
			.text = str_fmt(&f->arena, "It was %d.", i),
		};
		assert_ok(f, store_put_correction(f->store, &c, &f->err));
	}
	assert_ok(f, store_corrections(f->store, &f->arena, 0, &list, &count, &f->err));
	assert_int_equal(count, 3);
	assert_str(list[0].text, "It was 2.");
	assert_str(list[0].address, "adr");
	assert_str(list[0].headline, "Head");
	assert_ok(f, store_corrections(f->store, &f->arena, b, &list, &count, &f->err));
	assert_int_equal(count, 1);
	assert_int_equal(list[0].edition, 1);
}

/* ── pages ─────────────────────────────────────────────────────────────────────────────── */

static int64_t
stamp_of(struct fixture *f)
{
	int64_t stamp;
	assert_ok(f, store_page_stamp(f->store, &stamp, &f->err));
	return stamp;
}

static void
page_is_served_as_it_was_put(void **state)
{
	struct fixture *f = *state;
	struct page_record p, in = {
		.path = STR("/a"), .type = STR("text/html"), .etag = STR("\"1\""),
		.body = STR("a\0b"), .at = NOON,
	};
	struct page_record redirect = {.path = STR("/b"), .redirect = STR("/a"), .body = STR("")};
	struct page_record gone = {.path = STR("/a"), .status = 410, .body = STR("a\0b")};
	assert_err(f, store_page(f->store, &f->arena, STR("/a"), &p, &f->err), ERR_GONE);
	assert_ok(f, store_put_page(f->store, &in, &f->err));
	assert_ok(f, store_put_page(f->store, &redirect, &f->err));
	assert_ok(f, store_page(f->store, &f->arena, STR("/a"), &p, &f->err));
	assert_str(p.path, "/a");
	assert_true(str_eq(p.body, in.body));
	assert_str(p.etag, "\"1\"");
	assert_null(p.redirect.p);
	assert_int_equal(p.at, NOON);
	assert_ok(f, store_page(f->store, &f->arena, STR("/b"), &p, &f->err));
	assert_str(p.redirect, "/a");
	assert_true(p.body.p && p.body.n == 0);
	assert_int_equal(p.status, 0);
	gone.body.n = 3; /* the same bytes, with another status, are another page */
	assert_ok(f, store_put_page(f->store, &gone, &f->err));
	assert_ok(f, store_page(f->store, &f->arena, STR("/a"), &p, &f->err));
	assert_int_equal(p.status, 410);
}

static void
stamp_changes_with_every_page_that_does(void **state)
{
	struct fixture *f = *state;
	struct page_record p = {.path = STR("/a"), .body = STR("one"), .at = 1};
	int64_t before = stamp_of(f);
	assert_ok(f, store_put_page(f->store, &p, &f->err));
	assert_int_not_equal(stamp_of(f), before);
	before = stamp_of(f);
	p.at = 2; /* says what it said before: its time stays too */
	assert_ok(f, store_put_page(f->store, &p, &f->err));
	assert_int_equal(stamp_of(f), before);
	assert_ok(f, store_page(f->store, &f->arena, STR("/a"), &p, &f->err));
	assert_int_equal(p.at, 1);
	p.body = STR("two");
	assert_ok(f, store_put_page(f->store, &p, &f->err));
	assert_int_not_equal(stamp_of(f), before);
}

static void
reader_sees_pages_as_soon_as_they_are_committed(void **state)
{
	struct fixture *f = *state;
	struct page_record p = {.path = STR("/a"), .body = STR("one")}, read;
	struct store *web = store_open(f->folder, STORE_READ, &f->err);
	assert_non_null(web);
	assert_ok(f, store_begin(f->store, &f->err));
	assert_ok(f, store_put_page(f->store, &p, &f->err));
	assert_err(f, store_page(web, &f->arena, STR("/a"), &read, &f->err), ERR_GONE);
	assert_ok(f, store_commit(f->store, &f->err));
	assert_ok(f, store_page(web, &f->arena, STR("/a"), &read, &f->err));
	store_close(web);
}

#define with_store(test) cmocka_unit_test_setup_teardown(test, fixture_open, fixture_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		with_store(members_come_back_in_the_order_of_placing),
		with_store(moved_member_keeps_its_turn_and_its_vector),
		with_store(original_that_came_late_takes_the_place_of_a_copy),
		with_store(rested_stories_are_not_given_to_the_grouper),
		with_store(old_report_does_not_wake_an_ended_story),
		with_store(story_with_a_new_report_lives_again),
		with_store(story_is_as_new_as_its_newest_report),
		with_store(articles_of_a_story_come_with_text_in_order),
		with_store(story_keeps_every_field),
		with_store(lists_hold_what_was_asked_for_newest_first),
		with_store(editions_are_history),
		with_store(corrections_name_their_story_newest_first),
		with_store(page_is_served_as_it_was_put),
		with_store(stamp_changes_with_every_page_that_does),
		with_store(reader_sees_pages_as_soon_as_they_are_committed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
