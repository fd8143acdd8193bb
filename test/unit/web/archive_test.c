/* archive_test.c: lists, calendar and feeds that are made when they are asked for. */
#include "shelf.h"

#include <string.h>

/* The body at a path; STR_NONE where nothing is. */
static struct str
at(struct shelf *f, const char *path)
{
	struct content c;
	if (archive_content(&f->worker, &f->arena, str_of(path), &c, &f->err)) {
		assert_int_equal(c.status, 200);
		return c.body;
	}
	assert_int_equal(f->err.code, ERR_GONE);
	return STR_NONE;
}

static bool
has(struct str body, const char *text)
{
	return str_has(body, str_of(text));
}

static void
numbered_pages_keep_what_is_on_them(void **state)
{
	struct shelf *f = *state;
	struct str first = at(f, "/section/World-Asia/page/1");
	struct str second = at(f, "/section/World-Asia/page/2");
	assert_true(has(first, ">Story 0.<") && has(first, ">Story 59.<"));
	assert_false(has(first, ">Story 60.<"));
	assert_true(has(second, ">Story 60.<") && has(second, ">Story 64.<"));
	assert_true(has(second, "<h1>World/Asia, page 2</h1>"));
	assert_true(has(second, "rel=\"next\" href=\"/section/World-Asia/page/1\""));
	assert_true(has(first, "rel=\"prev\" href=\"/section/World-Asia/page/2\""));
	/* The newest stand first, and new stories change no earlier page. */
	assert_true(str_find(first, STR(">Story 59.<"), 0) < str_find(first, STR(">Story 0.<"), 0));
	shelf_publish(f, SHELF_STORIES);
	assert_true(str_eq(at(f, "/section/World-Asia/page/1"), first));
	assert_true(has(at(f, "/section/World-Asia/page/2"), ">Story 65.<"));
	assert_true(has(at(f, "/outlet/The Wire/page/2"), ">Story 64.<"));
	assert_false(has(at(f, "/outlet/The Wire/page/1"), ">Story 64.<"));
}

static void
days_lead_to_their_neighbours(void **state)
{
	struct shelf *f = *state;
	struct str day = at(f, "/day/2026-12-01");
	assert_true(has(day, "<h1>Tuesday 1 December 2026</h1>"));
	assert_true(has(day, ">Story 10.<") && has(day, ">Story 19.<"));
	assert_false(has(day, ">Story 20.<") || has(day, ">Story 9.<"));
	assert_true(has(day, "rel=\"prev\" href=\"/day/2026-12-02\""));
	assert_true(has(day, "rel=\"next\" href=\"/day/2026-11-30\""));
	assert_true(has(day, "href=\"/archive\""));
	assert_false(has(at(f, "/day/2026-11-30"), "rel=\"next\""));
	assert_false(has(at(f, "/day/2026-12-06"), "rel=\"prev\""));
}

static void
calendar_counts_stories_by_day(void **state)
{
	struct shelf *f = *state;
	struct str newest = at(f, "/archive"), november = at(f, "/archive/2026-11");
	assert_true(has(newest, "<h1>December 2026</h1>"));
	assert_true(has(newest, "<a href=\"/day/2026-12-06\"><time datetime=\"2026-12-06\">"
	                "<span class=\"vh\">Sunday </span>6</time> "
	                        "<small>5<span> stories</span></small>"));
	assert_true(has(newest, "<li class=\"w2\"><a href=\"/day/2026-12-01\">"));
	assert_true(has(newest, "href=\"/archive/2026-11\""));
	assert_true(has(november, ">30</time> <small>10<span> stories</span></small>"));
	assert_true(has(november, "<li>29</li>"));
	assert_true(has(november, "href=\"/archive/2026-12\""));
	assert_false(has(november, "href=\"/archive/2026-10\""));
}

static void
what_is_not_there_is_gone(void **state)
{
	static const char *const nothing[] = {
		"/section/Nope/page/1", "/section/World-Asia/page/3", "/section/World-Asia/page/0",
		"/section/World-Asia/page/x", "/section/World-Asia/feed.xml", "/section/World-Asia/else",
		"/section/Empty/page/1", "/outlet/Nobody", "/outlet/", "/day/2026-11-29", "/day/2026-11-3",
		"/day/today", "/day/2026-11-30/feed.atom", "/archive/2026-13", "/archive/2026-10",
		"/archive/2027-01", "/archive/26-1", "/archive/", "/", "/section",
	};
	struct shelf *f = *state;
	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
		if (at(f, nothing[i]).p)
			fail_msg("%s is there", nothing[i]);
}

static void
a_list_can_be_followed(void **state)
{
	struct shelf *f = *state;
	struct str page = at(f, "/outlet/The Wire"), atom = at(f, "/outlet/The Wire/feed.atom");
	assert_true(has(page, "href=\"/outlet/The%20Wire/feed.atom\""));
	assert_true(has(page, "href=\"/outlet/The%20Wire/feed.json\""));
	assert_true(has(atom, "<link rel=\"self\" type=\"application/atom+xml\" "
	                      "href=\"http://g.example/outlet/The%20Wire/feed.atom\"/>"));
	assert_true(has(atom, "<id>http://g.example/outlet/The%20Wire</id>"));
	assert_true(has(atom, "<id>http://g.example/story/a64</id>"));
	assert_false(has(atom, "<id>http://g.example/story/a14</id>")); /* the newest fifty */
	struct str json = at(f, "/section/World-Asia/feed.json");
	assert_true(has(json, "\"feed_url\":\"http://g.example/section/World-Asia/feed.json\""));
	assert_true(has(json, "\"title\":\"Glancewire: World/Asia\""));
}

static void
sitemaps_name_all_stories_there_ever_were(void **state)
{
	static const char *const nothing[] = {"/sitemap/2.xml", "/sitemap/0.xml", "/sitemap/01.xml",
	                                      "/sitemap/-1.xml", "/sitemap/1", "/sitemap/.xml",
	                                      "/sitemap/99999999999999999999.xml"};
	struct shelf *f = *state;
	struct str stories = at(f, "/sitemap/1.xml"), own = at(f, "/sitemap/site.xml");
	assert_true(has(stories, "<loc>http://g.example/story/a0/s</loc>"));
	assert_true(has(stories, "<loc>http://g.example/story/a64/s</loc>"));
	assert_true(has(own, "<loc>http://g.example/section/World-Asia</loc>"));
	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
		if (at(f, nothing[i]).p)
			fail_msg("%s is there", nothing[i]);
}

static void
outlets_can_be_taken_along(void **state)
{
	struct shelf *f = *state;
	struct feed_record feed = {.url = STR("https://w.example/f?a&b"), .outlet = STR("The <Wire>"),
	                           .section = STR("World"), .site = STR("https://w.example/")};
	struct feed_record gone = {.url = STR("https://gone.example/"), .state = FEED_GONE};
	int64_t id;
	bool added;
	shelf_need(f, store_add_feed(f->worker.store, &feed, &id, &added, &f->err));
	shelf_need(f, store_add_feed(f->worker.store, &gone, &gone.id, &added, &f->err));
	shelf_need(f, store_put_feed(f->worker.store, &gone, &f->err));
	struct str opml = at(f, "/outlets.opml");
	assert_true(has(opml, "<outline type=\"rss\" text=\"The &lt;Wire&gt;\" "
	                      "xmlUrl=\"https://w.example/f?a&amp;b\" "
	                      "htmlUrl=\"https://w.example/\" category=\"/World\"/>"));
	assert_false(has(opml, "gone.example"));
}

/* All stories of the shelf are about "Anna Berg". */
static void
put_topic(struct shelf *f, int64_t from, int64_t until)
{
	struct topic_wish wish = {{.name = STR("Anna & Berg"), .key = STR("anna berg"),
	                           .kind = TOPIC_PERSON, .main = true}, STR("anna-berg")};
	int64_t *unshown;
	size_t n;
	for (int64_t id = from; id <= until; id++)
		shelf_need(f, store_put_topics(f->worker.store, &f->arena, id, true, &wish, 1, &unshown, &n,
		                               &f->err));
}

static void
a_topic_has_pages_and_feeds_once_it_is_open(void **state)
{
	struct shelf *f = *state;
	put_topic(f, 1, 1);
	assert_false(at(f, "/topic/anna-berg").p != NULL);
	assert_false(has(at(f, "/topics"), "anna-berg"));
	put_topic(f, 2, SHELF_STORIES);
	struct str newest = at(f, "/topic/anna-berg"), first = at(f, "/topic/anna-berg/page/1");
	assert_true(has(newest, "<h1>Anna &amp; Berg</h1>"));
	assert_true(has(newest, ">Story 64.<") && has(newest, ">Story 5.<"));
	assert_false(has(newest, ">Story 4.<"));
	assert_true(has(newest, "rel=\"next\" href=\"/topic/anna-berg/page/2\""));
	assert_true(has(newest, "href=\"/topic/anna-berg/feed.atom\""));
	assert_true(has(first, ">Story 0.<") && has(first, ">Story 59.<"));
	assert_true(has(at(f, "/topic/anna-berg/feed.atom"), "<id>http://g.example/topic/anna-berg</id>"));
	assert_true(has(at(f, "/topic/anna-berg/feed.json"), "http://g.example/topic/anna-berg/feed.json"));
	assert_true(has(at(f, "/topics"), "<a href=\"/topic/anna-berg\">Anna &amp; Berg</a>"));
	struct str opml = at(f, "/topics.opml");
	assert_true(has(opml, "xmlUrl=\"http://g.example/feed.atom\""));
	assert_true(has(opml, "text=\"Anna &amp; Berg\" "
	                      "xmlUrl=\"http://g.example/topic/anna-berg/feed.atom\""));
	/* A story that leaves changes no other page. */
	int64_t *unshown;
	size_t n;
	struct str second = at(f, "/topic/anna-berg/page/2");
	shelf_need(f, store_put_topics(f->worker.store, &f->arena, 3, true, NULL, 0, &unshown, &n,
	                               &f->err));
	assert_false(has(at(f, "/topic/anna-berg/page/1"), ">Story 2.<"));
	assert_true(str_eq(at(f, "/topic/anna-berg/page/2"), second));
	assert_false(at(f, "/topic/anna-berg/page/3").p || at(f, "/topics/page/2").p ||
	             at(f, "/topic/else").p);
}

#define with_site(test) cmocka_unit_test_setup_teardown(test, shelf_open, shelf_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		with_site(numbered_pages_keep_what_is_on_them),
		with_site(days_lead_to_their_neighbours),
		with_site(calendar_counts_stories_by_day),
		with_site(what_is_not_there_is_gone),
		with_site(a_list_can_be_followed),
		with_site(sitemaps_name_all_stories_there_ever_were),
		with_site(outlets_can_be_taken_along),
		with_site(a_topic_has_pages_and_feeds_once_it_is_open),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
