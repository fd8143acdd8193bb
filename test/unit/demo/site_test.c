/* site_test.c: what the outlets answer at given times. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "base/json.h"
#include "demo/embedded_files.h"
#include "demo/site.h"
#include "model/when.h"

static struct arena memory;
static struct newsroom newsroom;
static struct site site;

static int64_t
moment(const char *text)
{
	int64_t minute = 0;
	assert_true(calendar_read(str_of(text), &minute));
	return calendar_at(&site.calendar, minute);
}

static struct site_answer
ask(const char *outlet, struct str path, const char *when)
{
	struct site_answer a;
	struct site_request q = {.path = path, .now = moment(when)};
	q.host = str_fmt(&memory, "%s.localhost:8001", outlet);
	site_answer(&memory, &site, &q, &a);
	return a;
}

static struct str
path_of(const char *outlet, const char *slug)
{
	const struct outlet *o = newsroom_outlet(&newsroom, str_of(outlet));
	const struct report *p = newsroom_report(o, str_of(slug));
	assert_non_null(p);
	return site_path(&memory, &site, o, p);
}

static struct site_answer
feed_of(const char *outlet, const char *when)
{
	const struct outlet *o = newsroom_outlet(&newsroom, str_of(outlet));
	struct site_answer a = ask(outlet, site_feed_path(o), when);
	assert_int_equal(a.status, 200);
	return a;
}

static size_t
occurrences(struct str text, const char *needle)
{
	size_t n = 0;
	for (ptrdiff_t at = -1; (at = str_find(text, str_of(needle), (size_t)(at + 1))) >= 0;)
		n++;
	return n;
}

static bool
is_xml(struct str text)
{
	xmlDoc *doc = xmlReadMemory(text.p, (int)text.n, "feed", NULL,
	                            XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	xmlFreeDoc(doc);
	return doc != NULL;
}

static bool
is_json(struct str text)
{
	struct err err;
	return json_read(&memory, text, JSON_STRICT, &err) != NULL;
}

static void
every_feed_is_well_formed_at_any_time(void **state)
{
	static const char *const times[] = {"-43 00:00", "1 00:00", "1 12:00", "2 12:00", "9 00:00"};
	(void)state;
	for (size_t i = 0; i < newsroom.outlet_count; i++)
		for (size_t t = 0; t < sizeof times / sizeof *times; t++) {
			const struct outlet *o = &newsroom.outlets[i];
			struct site_answer a = feed_of(str_c(&memory, o->id), times[t]);
			assert_true(o->feed == OUTLET_JSONFEED ? is_json(a.body) : is_xml(a.body));
		}
}

static void
feeds_hold_what_is_due(void **state)
{
	static const struct {
		const char *outlet, *when, *item;
		size_t items;
	} rows[] = {
		{"mail", "1 05:49", "<item>", 0},       {"mail", "1 05:50", "<item>", 1},
		{"mail", "1 08:05", "<item>", 2},       {"mail", "9 00:00", "<item>", 7},
		{"sarvikpost", "9 00:00", "<item rdf", 7}, {"valley", "1 09:00", "<entry>", 0},
		{"valley", "2 08:09", "<entry>", 1},    {"valley", "2 08:10", "<entry>", 2},
		{"science", "9 00:00", "\"url\":", 3},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(occurrences(feed_of(rows[i].outlet, rows[i].when).body, rows[i].item),
		                 rows[i].items);
}

static void
a_retracted_report_is_gone_and_leaves_the_feed(void **state)
{
	struct str path = path_of("ledger", "chief-engineer-detained");
	const struct report *p = newsroom_report(newsroom_outlet(&newsroom, STR("ledger")),
	                                         STR("chief-engineer-detained"));
	int64_t last = calendar_at(&site.calendar, p->retracted) - 1;
	struct site_answer a;
	struct site_request q = {.host = STR("ledger.localhost"), .path = path, .now = last};
	(void)state;
	site_answer(&memory, &site, &q, &a);
	assert_int_equal(a.status, 200);
	q.now++;
	site_answer(&memory, &site, &q, &a);
	assert_int_equal(a.status, 410);
	assert_false(str_has(feed_of("ledger", "9 00:00").body, path));
	assert_true(str_has(a.body, STR("withdrawn")));
}

static void
a_report_is_unknown_before_its_time(void **state)
{
	struct str path = path_of("mail", "library-lends-sewing-machines");
	(void)state;
	assert_int_equal(ask("mail", path, "1 16:19").status, 404);
	assert_int_equal(ask("mail", path, "1 16:20").status, 200);
	assert_int_equal(ask("mail", STR("/nowhere"), "9 00:00").status, 404);
	assert_int_equal(ask("harbour", path, "9 00:00").status, 404);
}

static void
a_later_version_shows_its_correction(void **state)
{
	struct str path = path_of("courier", "ullen-embankment-fails");
	struct site_answer first = ask("courier", path, "1 12:34");
	struct site_answer second = ask("courier", path, "1 12:35");
	(void)state;
	assert_false(str_has(first.body, STR("class=\"correction\"")));
	assert_true(str_has(first.body, STR("Twelve villages")));
	assert_true(str_has(second.body, STR("class=\"correction\"")));
	assert_true(str_has(second.body, STR("\"dateModified\":\"2026-11-21T12:35:00+01:00\"")));
	assert_true(second.changed_at > first.changed_at);
	assert_string_not_equal(str_c(&memory, first.etag), str_c(&memory, second.etag));
}

static void
kinds_are_told_as_news_sites_tell_them(void **state)
{
	static const struct {
		const char *outlet, *slug, *mark;
	} rows[] = {
		{"courier", "opinion-who-reads-inspection-reports", "\"OpinionNewsArticle\""},
		{"courier", "porlan-night-train-sponsored", "\"AdvertiserContentArticle\""},
		{"radio", "ullen-live", "\"LiveBlogPosting\""},
		{"ledger", "opinion-forest-beetle",
		 "<meta property=\"article:section\" content=\"Opinion\">"},
		{"mail", "drivers-accept", "<meta name=\"date\" content=\"2026-11-22T14:20:00+01:00\">"},
		{"bote", "felssturz-karsapass", "<html lang=\"de\">"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct site_answer a = ask(rows[i].outlet, path_of(rows[i].outlet, rows[i].slug),
		                           "9 00:00");
		assert_int_equal(a.status, 200);
		assert_true(str_has(a.body, str_of(rows[i].mark)));
	}
}

/* No gap of a template and no placeholder of a text is left anywhere. */
static void
every_page_is_filled(void **state)
{
	(void)state;
	for (size_t i = 0; i < newsroom.outlet_count; i++) {
		const struct outlet *o = &newsroom.outlets[i];
		char *id = str_c(&memory, o->id);
		assert_int_equal(ask(id, STR("/"), "9 00:00").status, 200);
		assert_false(str_has(ask(id, STR("/"), "9 00:00").body, STR("{{")));
		for (size_t k = 0; k < o->report_count; k++) {
			struct str path = site_path(&memory, &site, o, &o->reports[k]);
			struct site_answer a = ask(id, path, "9 00:00");
			assert_true(a.status == 200 || a.status == 410);
			assert_false(str_has(a.body, STR("{{")));
			assert_false(str_has(a.body, STR("{weekday")));
		}
	}
}

static void
unchanged_answers_are_304(void **state)
{
	struct site_answer fresh = feed_of("radio", "2 12:00"), a;
	struct site_request q = {.host = STR("RADIO.localhost"), .path = STR("/atom.xml")};
	(void)state;
	q.now = moment("2 12:00");
	q.if_none_match = fresh.etag;
	site_answer(&memory, &site, &q, &a);
	assert_int_equal(a.status, 304);
	assert_int_equal(a.body.n, 0);

	q.if_none_match = STR("\"another\"");
	q.if_modified_since = calendar_http(&memory, fresh.changed_at);
	site_answer(&memory, &site, &q, &a);
	assert_int_equal(a.status, 200); /* the tag goes before the date */

	q.if_none_match = STR_NONE;
	site_answer(&memory, &site, &q, &a);
	assert_int_equal(a.status, 304);

	q.now = moment("9 00:00");
	site_answer(&memory, &site, &q, &a);
	assert_int_equal(a.status, 200);
}

static void
robots_ask_for_manners(void **state)
{
	(void)state;
	assert_true(str_has(ask("valley", STR("/robots.txt"), "1 00:00").body,
	                    STR("Crawl-delay: 1")));
	assert_true(str_has(ask("gazette", STR("/robots.txt"), "1 00:00").body,
	                    STR("Disallow: /abonnes/")));
	assert_true(str_has(ask("mail", STR("/robots.txt"), "1 00:00").body, STR("Allow: /")));
	assert_true(str_starts(path_of("gazette", "recette-galettes-abonnes"), STR("/abonnes/")));
}

static void
opml_names_every_feed_once(void **state)
{
	struct str opml = site_opml(&memory, &site);
	(void)state;
	assert_true(is_xml(opml));
	assert_int_equal(occurrences(opml, "xmlUrl="), newsroom.outlet_count);
	assert_int_equal(occurrences(opml, "<outline text="), 5);
	assert_true(str_has(opml, STR("xmlUrl=\"http://echo.localhost:8001/rss.xml\"")));
}

static void
open_newsroom(void)
{
	struct newsroom_file files[64];
	struct err err;
	for (size_t i = 0; i < demo_newsroom_files_count; i++)
		files[i] = (struct newsroom_file){
			str_of(demo_newsroom_files[i].name),
			str_from(demo_newsroom_files[i].bytes, demo_newsroom_files[i].size)};
	memory = arena_open(256 << 20);
	if (!newsroom_read(&memory, files, demo_newsroom_files_count, &newsroom, &err))
		fail_msg("%s", err.msg);
	site = (struct site){.newsroom = &newsroom, .port = 8001};
	site.calendar.day1 = days_of_date(2026, 11, 21);
	site.calendar.zone_min = 60;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_feed_is_well_formed_at_any_time),
		cmocka_unit_test(feeds_hold_what_is_due),
		cmocka_unit_test(a_retracted_report_is_gone_and_leaves_the_feed),
		cmocka_unit_test(a_report_is_unknown_before_its_time),
		cmocka_unit_test(a_later_version_shows_its_correction),
		cmocka_unit_test(kinds_are_told_as_news_sites_tell_them),
		cmocka_unit_test(every_page_is_filled),
		cmocka_unit_test(unchanged_answers_are_304),
		cmocka_unit_test(robots_ask_for_manners),
		cmocka_unit_test(opml_names_every_feed_once),
	};
	open_newsroom();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
