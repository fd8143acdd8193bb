/* library_test.c: the public library as a program that links it sees it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "glancewire.h"

#define TEXT(literal) ((struct gw_text){literal, sizeof literal - 1})

static const char page[] =
	"<!doctype html><html lang=en><head><title>Ferry returns to Sarvik - The Courier</title>"
	"<meta property=og:title content='Ferry returns to Sarvik'>"
	"<meta property=article:published_time content='2026-11-20T08:00:00Z'></head><body>"
	"<nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>Ferry returns to Sarvik</h1>"
	"<p>The ferry between Sarvik and Ullen will sail again from Monday, the harbour office said on "
	"Friday, after nine weeks in which the islands could only be reached by a supply boat.</p>"
	"<p>Engineers replaced the damaged shaft and tested the engine twice this week, said Mara Holt, "
	"who runs the harbour, and found no further faults in either of the two trials.</p>"
	"<p>Tickets that were bought before the accident stay valid until the end of March, and the "
	"company will pay back those that nobody wants to use, a spokesman said.</p>"
	"</article><footer>The Courier</footer></body></html>";

static const char feed[] =
	"<?xml version='1.0'?><rss version='2.0'><channel><title>The Courier</title>"
	"<item><title>Ferry returns</title><link>/ferry</link><guid>1</guid></item></channel></rss>";

static struct gw *
opened(void)
{
	struct gw *gw = gw_open(0);
	assert_non_null(gw);
	return gw;
}

static void
assert_has(struct gw_text t, const char *part)
{
	assert_non_null(t.p);
	if (!strstr(t.p, part))
		fail_msg("no %s in %s", part, t.p);
}

static void
assert_failed(struct gw *gw, bool done, struct gw_text result, enum gw_code code)
{
	assert_false(done);
	assert_null(result.p);
	assert_int_equal(result.n, 0);
	assert_int_equal(gw_error_code(gw), code);
	assert_true(strlen(gw_error(gw)) > 5);
}

static void
version_is_the_programs(void **state)
{
	(void)state;
	assert_string_equal(gw_version(), "0.1.0");
}

static void
feed_gives_its_items(void **state)
{
	struct gw *gw = opened();
	struct gw_text t;
	(void)state;
	assert_true(gw_feed(gw, feed, sizeof feed - 1, "https://courier.example/feed.xml", &t));
	assert_int_equal(strlen(t.p), t.n);
	assert_has(t, "\"title\":\"The Courier\"");
	assert_has(t, "\"link\":\"https://courier.example/ferry\"");
	assert_int_equal(gw_error_code(gw), GW_OK);
	assert_string_equal(gw_error(gw), "");
	assert_true(gw_feed(gw, feed, sizeof feed - 1, NULL, &t));
	assert_has(t, "\"link\":\"/ferry\"");
	gw_close(gw);
}

static void
header_holds_for_one_document(void **state)
{
	static const char koi[] = "<rss version='2.0'><channel><title>\xee\xcf\xd7\xcf\xd3\xd4\xc9 "
		"\xd3\xc5\xc7\xcf\xc4\xce\xd1</title></channel></rss>";
	struct gw *gw = opened();
	struct gw_text t;
	(void)state;
	assert_true(gw_header(gw, "content-type", "text/xml; charset=koi8-r"));
	assert_true(gw_feed(gw, koi, sizeof koi - 1, NULL, &t));
	assert_has(t, "Новости сегодня");
	assert_true(gw_feed(gw, koi, sizeof koi - 1, NULL, &t));
	assert_null(strstr(t.p, "Новости"));
	assert_true(gw_header(gw, "X-Robots-Tag", "noindex, otherbot: nosnippet"));
	assert_true(gw_header(gw, "x-robots-tag", "noarchive"));
	assert_true(gw_extract(gw, page, sizeof page - 1, NULL, &t));
	assert_has(t, "\"noindex\"");
	assert_has(t, "\"noarchive\"");
	assert_null(strstr(t.p, "\"nosnippet\""));
	assert_true(gw_extract(gw, page, sizeof page - 1, NULL, &t));
	assert_null(strstr(t.p, "\"noindex\""));
	gw_close(gw);
}

static void
headers_have_a_limit(void **state)
{
	struct gw *gw = opened();
	char *large = calloc(1, 70000);
	(void)state;
	memset(large, 'x', 69999);
	assert_false(gw_header(gw, "X", large));
	assert_int_equal(gw_error_code(gw), GW_LIMIT);
	for (int i = 0; i < 16; i++)
		assert_true(gw_header(gw, "X", "y"));
	assert_false(gw_header(gw, "X", "y"));
	assert_int_equal(gw_error_code(gw), GW_LIMIT);
	assert_false(gw_header(gw, NULL, "y"));
	assert_int_equal(gw_error_code(gw), GW_INPUT);
	free(large);
	gw_close(gw);
}

static void
page_gives_its_article(void **state)
{
	struct gw *gw = opened();
	struct gw_text t;
	(void)state;
	assert_true(gw_extract(gw, page, sizeof page - 1, "https://courier.example/ferry", &t));
	assert_has(t, "\"title\":\"Ferry returns to Sarvik\"");
	assert_has(t, "2026-11-20T08:00:00Z");
	assert_has(t, "found no further faults");
	gw_close(gw);
}

static void
no_date_after_today_is_believed(void **state)
{
	struct gw *gw = opened();
	struct gw_text t;
	(void)state;
	gw_today(gw, 1577836800); /* the first of January 2020 */
	assert_true(gw_extract(gw, page, sizeof page - 1, "https://courier.example/ferry", &t));
	assert_has(t, "\"published\":null");
	gw_today(gw, GW_NEVER);
	assert_true(gw_extract(gw, page, sizeof page - 1, "https://courier.example/ferry", &t));
	assert_has(t, "2026-11-20T08:00:00Z");
	gw_close(gw);
}

static void
what_is_no_document_is_refused(void **state)
{
	struct gw *gw = opened();
	struct gw_text t;
	(void)state;
	assert_failed(gw, gw_feed(gw, "not a feed", 10, NULL, &t), t, GW_INPUT);
	assert_failed(gw, gw_feed(gw, NULL, 0, NULL, &t), t, GW_INPUT);
	assert_failed(gw, gw_feed(gw, NULL, 3, NULL, &t), t, GW_INPUT);
	assert_failed(gw, gw_extract(gw, "\0\1\2\3\0\0", 6, NULL, &t), t, GW_INPUT);
	char *large = calloc(1, (8 << 20) + 1);
	assert_failed(gw, gw_extract(gw, large, (8 << 20) + 1, NULL, &t), t, GW_LIMIT);
	free(large);
	/* The next call is as if nothing had been. */
	assert_true(gw_feed(gw, feed, sizeof feed - 1, NULL, &t));
	gw_close(gw);
}

static void
reports_give_a_checked_story(void **state)
{
	struct gw *gw = opened();
	struct gw_text t;
	(void)state;
	struct gw_text row = TEXT(
		"{\"id\":\"s1\",\"articles\":[{\"url\":\"https://courier.example/1\",\"outlet\":\"Courier\","
		"\"title\":\"Ferry returns to Sarvik\",\"published\":\"2026-11-20T08:00:00Z\",\"text\":\"The "
		"ferry between Sarvik and Ullen will sail again from Monday, the harbour office said on "
		"Friday.\\n\\nEngineers replaced the damaged shaft this week, said Mara Holt, who runs the "
		"harbour.\"}]}");
	assert_true(gw_write(gw, row, 0, &t));
	assert_has(t, "\"id\":\"s1\"");
	assert_has(t, "\"check\":\"verbatim\"");
	assert_failed(gw, gw_write(gw, row, 5000, &t), t, GW_INPUT);
	assert_failed(gw, gw_write(gw, TEXT("{\"id\":\"s1\"}"), 0, &t), t, GW_INPUT);
	assert_failed(gw, gw_write(gw, TEXT("{\"id\":"), 0, &t), t, GW_INPUT);
	assert_failed(gw, gw_write(gw, (struct gw_text){NULL, 0}, 0, &t), t, GW_INPUT);
	gw_close(gw);
}

static void
claims_are_checked(void **state)
{
	struct gw_text source = TEXT("The mayor said on Monday that 14 people were hurt in the fire.");
	struct gw *gw = opened();
	struct gw_text t;
	(void)state;
	assert_true(gw_check(gw, source, TEXT("The mayor said that 14 people were hurt in the fire."), &t));
	assert_has(t, "\"supported\":true");
	assert_true(gw_check(gw, source, TEXT("The mayor said that 40 people were hurt in the fire."), &t));
	assert_has(t, "\"supported\":false");
	assert_failed(gw, gw_check(gw, source, (struct gw_text){NULL, 0}, &t), t, GW_INPUT);
	assert_failed(gw, gw_check(gw, source, TEXT("\xff\xfe"), &t), t, GW_INPUT);
	char *large = malloc((1 << 20) + 1);
	memset(large, 'a', (1 << 20) + 1);
	assert_failed(gw, gw_check(gw, (struct gw_text){large, (1 << 20) + 1}, source, &t), t,
	              GW_LIMIT);
	free(large);
	gw_close(gw);
}

static void
robots_and_addresses(void **state)
{
	struct gw_text robots = TEXT("User-agent: *\nDisallow: /private\n");
	struct gw *gw = opened();
	struct gw_text t;
	(void)state;
	assert_true(gw_robots(gw, robots, "glancewire", "https://a.example/private/x", &t));
	assert_string_equal(t.p, "{\"allowed\":false}");
	assert_true(gw_robots(gw, robots, "glancewire", "https://a.example/x", &t));
	assert_string_equal(t.p, "{\"allowed\":true}");
	assert_true(gw_robots(gw, TEXT(""), "glancewire", "https://a.example/x", &t));
	assert_failed(gw, gw_robots(gw, robots, NULL, "https://a.example/x", &t), t, GW_INPUT);
	assert_failed(gw, gw_robots(gw, robots, "glancewire", NULL, &t), t, GW_INPUT);
	assert_true(gw_url(gw, "../b?c", "https://a.example/x/y", &t));
	assert_string_equal(t.p, "{\"href\":\"https://a.example/b?c\"}");
	assert_true(gw_url(gw, "b", NULL, &t));
	assert_string_equal(t.p, "{\"href\":null}");
	assert_failed(gw, gw_url(gw, NULL, NULL, &t), t, GW_INPUT);
	assert_true(gw_url_normal(gw, "HTTPS://A.example:443/x?utm_source=y#z", &t));
	assert_string_equal(t.p, "https://a.example/x");
	assert_failed(gw, gw_url_normal(gw, "x", &t), t, GW_INPUT);
	gw_close(gw);
}

static void
text_functions(void **state)
{
	struct gw *gw = opened();
	struct gw_text t;
	(void)state;
	assert_true(gw_utf8(gw, "caf\xe9", 4, "text/html; charset=iso-8859-1", &t));
	assert_string_equal(t.p, "café");
	assert_true(gw_clean(gw, TEXT("<b onclick=x()>a</b><script>b</script><a href=/c>d"),
	                     "https://a.example/", &t));
	assert_has(t, "<b>a</b>");
	assert_has(t, "https://a.example/c");
	assert_null(strstr(t.p, "script"));
	assert_null(strstr(t.p, "onclick"));
	assert_true(gw_plain(gw, TEXT("<p>a &amp; b</p><p>c</p>"), &t));
	assert_string_equal(t.p, "a & b\n\nc");
	assert_true(gw_language(gw, TEXT("Die Fähre zwischen den Inseln fährt ab Montag wieder, teilte "
	                                 "das Hafenamt am Freitag mit."), &t));
	assert_string_equal(t.p, "de");
	assert_true(gw_language(gw, TEXT(""), &t));
	assert_string_equal(t.p, "");
	assert_true(gw_sentences(gw, TEXT("Dr. Holt came. She left.\n\nNew."), NULL, &t));
	assert_string_equal(t.p, "[{\"start\":0,\"end\":14,\"paragraph\":0},"
	                         "{\"start\":15,\"end\":24,\"paragraph\":0},"
	                         "{\"start\":26,\"end\":30,\"paragraph\":1}]");
	assert_failed(gw, gw_plain(gw, TEXT("\xc3"), &t), t, GW_INPUT);
	gw_close(gw);
}

static void
result_may_be_the_next_input(void **state)
{
	struct gw *gw = opened();
	struct gw_text t;
	(void)state;
	assert_true(gw_utf8(gw, "<p>caf\xe9</p> <i>x</i>", 20, "text/html", &t));
	assert_true(gw_clean(gw, t, NULL, &t));
	assert_has(t, "café");
	assert_true(gw_plain(gw, t, &t));
	assert_has(t, "café");
	assert_null(strchr(t.p, '<'));
	gw_close(gw);
}

static bool
place(struct gw_stream *s, const char *id, const char *title, const char *text,
      struct gw_text *json)
{
	char row[2000];
	int n = snprintf(row, sizeof row, "{\"id\":\"%s\",\"title\":\"%s\",\"text\":\"%s\","
	                 "\"published\":\"2026-11-20T08:00:00Z\"}", id, title, text);
	return gw_group(s, (struct gw_text){row, (size_t)n}, json);
}

static const char ferry[] =
	"The ferry between Sarvik and Ullen will sail again from Monday, the harbour office said on "
	"Friday, after nine weeks in which the islands could only be reached by a supply boat. Engineers "
	"replaced the damaged shaft and tested the engine twice this week, said Mara Holt, who runs the "
	"harbour, and found no further faults in either of the two trials at sea.";
static const char wolves[] =
	"Two wolves were seen near the school of Embank, the forest service said. A ranger followed their "
	"tracks to the river. Farmers were told to keep their sheep in at night, and parents to walk with "
	"their children until the animals have moved on to the hills above the valley.";

static void
stream_places_articles(void **state)
{
	struct gw *gw = opened();
	struct gw_stream *s = gw_stream_open(gw);
	struct gw_text t;
	(void)state;
	assert_non_null(s);
	assert_true(place(s, "a", "Ferry returns to Sarvik", ferry, &t));
	assert_string_equal(t.p, "{\"id\":\"a\",\"story\":\"a\",\"reprint_of\":null}");
	assert_true(place(s, "b", "Wolves near a school", wolves, &t));
	assert_string_equal(t.p, "{\"id\":\"b\",\"story\":\"b\",\"reprint_of\":null}");
	assert_failed(gw, gw_group(s, TEXT("{\"title\":\"x\"}"), &t), t, GW_INPUT);
	assert_true(place(s, "c", "Sarvik ferry is back", ferry, &t));
	assert_string_equal(t.p, "{\"id\":\"c\",\"story\":\"a\",\"reprint_of\":\"a\"}");
	assert_int_equal(gw_stream_live(s), 2);
	gw_stream_expire(s, 1763625600 + 365 * 86400 + 11 * 86400);
	assert_int_equal(gw_stream_live(s), 0);
	assert_true(place(s, "d", "Ferry returns to Sarvik", ferry, &t));
	gw_stream_close(s);
	gw_stream_close(NULL);
	gw_close(gw);
}

static void
two_callers_do_not_meet(void **state)
{
	struct gw *one = opened(), *two = opened();
	struct gw_stream *first = gw_stream_open(one), *second = gw_stream_open(two);
	struct gw_text a, b;
	(void)state;
	assert_true(place(first, "a", "Ferry returns to Sarvik", ferry, &a));
	assert_true(place(second, "x", "Ferry returns to Sarvik", ferry, &b));
	assert_string_equal(a.p, "{\"id\":\"a\",\"story\":\"a\",\"reprint_of\":null}");
	assert_string_equal(b.p, "{\"id\":\"x\",\"story\":\"x\",\"reprint_of\":null}");
	assert_false(gw_url_normal(one, "x", &a));
	assert_string_equal(gw_error(two), "");
	assert_string_equal(b.p, "{\"id\":\"x\",\"story\":\"x\",\"reprint_of\":null}");
	gw_stream_close(first);
	gw_close(one);
	assert_true(place(second, "y", "Wolves near a school", wolves, &b));
	gw_stream_close(second);
	gw_close(two);
	gw_close(NULL);
}

static void
little_memory_is_an_error_of_one_call(void **state)
{
	struct gw *gw = gw_open(256 << 10);
	struct gw_text t;
	size_t n = 400 << 10;
	char *html = malloc(n + 1);
	(void)state;
	assert_non_null(gw);
	for (size_t i = 0; i < n; i += 16)
		memcpy(html + i, "<p>word word</p>", 16);
	assert_failed(gw, gw_extract(gw, html, n, NULL, &t), t, GW_LIMIT);
	assert_failed(gw, gw_clean(gw, (struct gw_text){html, n}, NULL, &t), t, GW_LIMIT);
	assert_true(gw_url(gw, "https://a.example", NULL, &t));
	assert_string_equal(t.p, "{\"href\":\"https://a.example/\"}");
	free(html);
	gw_close(gw);
}

static void
little_memory_leaves_nothing_of_a_feed_behind(void **state)
{
	struct gw *gw = gw_open(256 << 10);
	struct gw_text t;
	size_t n = 0, room = 600 << 10;
	char *xml = malloc(room);
	(void)state;
	n += (size_t)snprintf(xml, room, "<rss version='2.0'><channel>");
	while (n < room - 200)
		n += (size_t)snprintf(xml + n, room - n, "<item><title>title %zu</title><guid>%zu</guid>"
		                      "<description>text &lt;b&gt;x&lt;/b&gt;</description></item>", n, n);
	n += (size_t)snprintf(xml + n, room - n, "</channel></rss>");
	assert_failed(gw, gw_feed(gw, xml, n, NULL, &t), t, GW_LIMIT);
	free(xml);
	gw_close(gw);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(version_is_the_programs),
		cmocka_unit_test(feed_gives_its_items),
		cmocka_unit_test(header_holds_for_one_document),
		cmocka_unit_test(headers_have_a_limit),
		cmocka_unit_test(page_gives_its_article),
		cmocka_unit_test(no_date_after_today_is_believed),
		cmocka_unit_test(what_is_no_document_is_refused),
		cmocka_unit_test(reports_give_a_checked_story),
		cmocka_unit_test(claims_are_checked),
		cmocka_unit_test(robots_and_addresses),
		cmocka_unit_test(text_functions),
		cmocka_unit_test(result_may_be_the_next_input),
		cmocka_unit_test(stream_places_articles),
		cmocka_unit_test(two_callers_do_not_meet),
		cmocka_unit_test(little_memory_is_an_error_of_one_call),
		cmocka_unit_test(little_memory_leaves_nothing_of_a_feed_behind),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
