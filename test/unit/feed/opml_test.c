/* opml_test.c: lists of feeds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "feed/opml.h"

#define STR_INIT(lit) {lit, sizeof(lit) - 1}

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
odd_addresses_and_categories_are_understood(void **state)
{
	static const struct {
		const char *outline, *url, *title, *folder;
	} rows[] = {
		{"xmlUrl='feed://a.example/f'", "http://a.example/f", NULL, NULL},
		{"xmlUrl='FEED:https://a.example/f' text='A'", "https://a.example/f", "A", NULL},
		{"xmlUrl='https://a.example/f' title='' text=' B &lt;b&gt; '", "https://a.example/f",
		 "B <b>", NULL},
		{"xmlUrl='https://a.example/f' category='/Places/Halvonia,/Ships'",
		 "https://a.example/f", NULL, "Halvonia"},
		{"XmlURL=\"https://a.example/f?a&b=1\" category=' Ships '",
		 "https://a.example/f?a&b=1", NULL, "Ships"},
		{"xmlUrl='https://a.example/f' category='/'", "https://a.example/f", NULL, NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct opml_feed *feeds;
		size_t count;
		struct err err;
		struct str text = str_fmt(&arena, "<opml><body><outline %s/></body></opml>",
		                          rows[i].outline);
		assert_true(opml_read(&arena, scratch, text, &feeds, &count, &err));
		assert_int_equal(count, 1);
		assert_true(str_eq(feeds[0].url, str_of(rows[i].url)));
		assert_true(str_eq(feeds[0].title, str_of(rows[i].title)));
		assert_true(str_eq(feeds[0].folder, str_of(rows[i].folder)));
	}
}

static void
what_is_written_reads_back(void **state)
{
	static const struct opml_feed list[] = {
		{STR_INIT("https://a.example/feed?x=1&y=2"), STR_INIT("Courier & \"Sons\""),
		 STR_INIT("https://a.example/"), STR_INIT("Halvonia")},
		{STR_INIT("https://b.example/feed"), {NULL, 0}, {NULL, 0}, {NULL, 0}},
		{STR_INIT("https://c.example/feed"), STR_INIT("<Radio>"), {NULL, 0}, STR_INIT("R\xc3\xa4tsel")},
		{STR_INIT("https://d.example/feed"), STR_INIT("Tide"), {NULL, 0}, STR_INIT("Halvonia")},
	};
	static const size_t order[] = {0, 3, 1, 2}; /* folders stand together */
	struct buf b = buf_in(&arena, 4096);
	struct opml_feed *feeds;
	size_t count;
	struct err err;
	(void)state;
	opml_write(&b, scratch, STR("My <feeds>"), list, 4);
	assert_true(str_has(buf_str(&b), STR("<title>My &lt;feeds&gt;</title>")));
	assert_true(opml_read(&arena, scratch, buf_str(&b), &feeds, &count, &err));
	assert_int_equal(count, 4);
	for (size_t i = 0; i < count; i++) {
		const struct opml_feed *want = &list[order[i]];
		assert_true(str_eq(feeds[i].url, want->url));
		assert_true(str_eq(feeds[i].title, want->title.n ? want->title : want->url));
		assert_true(str_eq(feeds[i].site, want->site));
		assert_true(str_eq(feeds[i].folder, want->folder));
	}
	struct buf again = buf_in(&arena, 4096);
	opml_write(&again, scratch, STR("My <feeds>"), feeds, count);
	struct opml_feed *same;
	assert_true(opml_read(&arena, scratch, buf_str(&again), &same, &count, &err));
	assert_int_equal(count, 4);
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
		cmocka_unit_test(odd_addresses_and_categories_are_understood),
		cmocka_unit_test(what_is_written_reads_back),
		cmocka_unit_test(a_list_that_breaks_off_gives_what_came_before),
		cmocka_unit_test(what_is_no_opml_is_refused),
	};
	return cmocka_run_group_tests(tests, open_arenas, close_arenas);
}
