/* opml_test.c: lists of feeds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "feed/opml.h"

static struct arena arena, scratch;

static int
open_arenas(void **state)
{
	(void)state;
	arena = arena_open(1 << 24);
	scratch = arena_open(1 << 26);
	return 0;
}

static int
close_arenas(void **state)
{
	(void)state;
	arena_close(&arena);
	arena_close(&scratch);
	return 0;
}

static void
folders_become_sections_and_addresses_come_once(void **state)
{
	static const struct {
		const char *url, *title, *folder;
	} rows[] = {
		{"https://a.example/feed", "Courier", "Halvonia"},
		{"https://b.example/?a=1&b=2", "R\xc3\xa4tsel & Co", "Science"},
		{"https://c.example/feed", "Radio", "Halvonia"},
		{"https://d.example/feed", NULL, NULL},
	};
	struct opml_feed *feeds;
	size_t count;
	struct err err;
	(void)state;
	assert_true(opml_read(&arena, scratch,
	                      STR("<?xml version='1.0'?><opml version=\"2.0\"><head><title>x</title></head><body>"
	                          "<outline text='Halvonia'>"
	                          "<outline type='rss' text='Courier' xmlUrl='https://a.example/feed' "
	                          "htmlUrl='https://a.example/'/>"
	                          "<outline title='Science'><outline text='R\xc3\xa4tsel &amp; Co' "
	                          "xmlurl='https://b.example/?a=1&amp;b=2'/></outline>"
	                          "<outline text='Radio' XMLURL=' https://c.example/feed '/>"
	                          "</outline>"
	                          "<outline xmlUrl='https://d.example/feed'/>"
	                          "<outline text='again' xmlUrl='https://a.example/feed'/>"
	                          "</body></opml>"),
	                      &feeds, &count, &err));
	assert_int_equal(count, sizeof rows / sizeof *rows);
	for (size_t i = 0; i < count; i++) {
		assert_true(str_eq(feeds[i].url, str_of(rows[i].url)));
		assert_true(str_eq(feeds[i].title, str_of(rows[i].title)));
		assert_true(str_eq(feeds[i].folder, str_of(rows[i].folder)));
	}
	assert_true(str_eq(feeds[0].site, STR("https://a.example/")));
}

static void
a_list_that_breaks_off_gives_what_came_before(void **state)
{
	struct opml_feed *feeds;
	size_t count;
	struct err err;
	(void)state;
	assert_true(opml_read(&arena, scratch,
	                      STR("<opml><body><outline text=a xmlUrl=https://a.example/f />"
	                          "<outline text='b' xmlUrl='https://b.exa"),
	                      &feeds, &count, &err));
	assert_int_equal(count, 1);
}

static void
what_is_no_opml_is_refused(void **state)
{
	static const char *const rows[] = {"", "<rss><channel/></rss>", "hello", "{\"a\":1}"};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct opml_feed *feeds;
		size_t count;
		struct err err;
		assert_false(opml_read(&arena, scratch, str_of(rows[i]), &feeds, &count, &err));
		assert_int_equal(err.code, ERR_INPUT);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folders_become_sections_and_addresses_come_once),
		cmocka_unit_test(a_list_that_breaks_off_gives_what_came_before),
		cmocka_unit_test(what_is_no_opml_is_refused),
	};
	return cmocka_run_group_tests(tests, open_arenas, close_arenas);
}
