/* robots_test.c: what a robots.txt allows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "model/limits.h"
#include "net/robots.h"

static struct arena arena, scratch;

static int
open_arenas(void **state)
{
	(void)state;
	arena = arena_open(64 << 20);
	scratch = arena_open(64 << 20);
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

struct row {
	const char *text, *path;
	bool allowed;
};

/* Every file is read as "glancewire". */
static void
expect(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str rules = robots_rules(&arena, scratch, str_of(rows[i].text),
		                                STR("glancewire"), NULL);
		if (robots_allowed(rules, str_of(rows[i].path)) != rows[i].allowed)
			fail_msg("row %zu: \"%s\" and %s, rules \"%.*s\"", i, rows[i].text,
			         rows[i].path, STR_ARG(rules));
	}
}

#define EXPECT(rows) expect((rows), sizeof(rows) / sizeof *(rows))

static void
longest_pattern_decides_and_allow_wins_a_tie(void **state)
{
	static const struct row rows[] = {
		{"User-agent: *\nDisallow: /desk\nAllow: /desk/open", "/desk/open/1", true},
		{"User-agent: *\nDisallow: /desk\nAllow: /desk/open", "/desk/closed", false},
		{"User-agent: *\nDisallow: /a\nAllow: /a", "/a/b", true},
		{"User-agent: *\nAllow: /a\nDisallow: /*.pdf", "/a/x.pdf", false},
		{"User-agent: *\nDisallow:\n", "/x", true},
		{"User-agent: *\nDisallow: /\n", "/", false},
		{"", "/x", true},
	};
	(void)state;
	EXPECT(rows);
}

static void
group_that_names_us_replaces_group_for_everybody(void **state)
{
	static const struct row rows[] = {
		{"User-agent: *\nDisallow: /\n\nUser-agent: Glancewire\nDisallow: /x", "/y", true},
		{"User-agent: *\nDisallow: /\n\nUser-agent: Glancewire\nDisallow: /x", "/x", false},
		{"User-agent: glancewire/2.0\nDisallow: /", "/x", false},
		{"User-agent: glancewirebot\nDisallow: /", "/x", true},
		{"User-agent: glance\nDisallow: /", "/x", true},
		{"User-agent: other\nUser-agent: glancewire\nDisallow: /", "/x", false},
		{"User-agent: glancewire\nDisallow: /a\nUser-agent: *\nDisallow: /b\n"
		 "User-agent: glancewire\nDisallow: /c", "/c", false},
		{"User-agent: glancewire\nDisallow: /a\nUser-agent: *\nDisallow: /b\n"
		 "User-agent: glancewire\nDisallow: /c", "/b", true},
		{"User-agent: glancewire\nSitemap: https://a.example/s.xml\nUser-agent: *\nDisallow: /",
		 "/x", false},
		{"Disallow: /\nUser-agent: *\nDisallow: /b", "/x", true},
	};
	(void)state;
	EXPECT(rows);
}

static void
star_is_any_run_and_dollar_the_end(void **state)
{
	static const struct row rows[] = {
		{"User-agent: *\nDisallow: /*?print=", "/a/b?print=1", false},
		{"User-agent: *\nDisallow: /*?print=", "/a/b?p=1", true},
		{"User-agent: *\nDisallow: /*.js$", "/a.js", false},
		{"User-agent: *\nDisallow: /*.js$", "/a.js?v=2", true},
		{"User-agent: *\nDisallow: /*.js$", "/a.js/b.js", false},
		{"User-agent: *\nDisallow: /a*a$", "/a", true},
		{"User-agent: *\nDisallow: /a*a$", "/aa", false},
		{"User-agent: *\nDisallow: /a**b*c", "/axbxc/y", false},
		{"User-agent: *\nDisallow: /a$b", "/a$b", false},
		{"User-agent: *\nDisallow: *private", "/x/private", false},
		{"User-agent: *\nDisallow: /x$", "/x", false},
		{"User-agent: *\nDisallow: /x$", "/x/", true},
		{"User-agent: *\nDisallow: private", "/private", true},
	};
	(void)state;
	EXPECT(rows);
}

static void
percent_encodings_that_mean_the_same_are_the_same(void **state)
{
	static const struct row rows[] = {
		{"User-agent: *\nDisallow: /%7Eann/", "/~ann/x", false},
		{"User-agent: *\nDisallow: /~ann/", "/%7eann/x", false},
		{"User-agent: *\nDisallow: /caf\xc3\xa9", "/caf%c3%a9", false},
		{"User-agent: *\nDisallow: /caf%c3%a9", "/caf%C3%A9", false},
		{"User-agent: *\nDisallow: /a%2Fb", "/a/b", true},
		{"User-agent: *\nDisallow: /a b", "/a%20b", false},
		/* Read as it is written, this permission does not reach the path. */
		{"User-agent: *\nDisallow: /\nAllow: /%7Eann/", "/~ann/x", false},
		{"User-agent: *\nDisallow: /\nAllow: /%7Eann/", "/%7Eann/x", true},
	};
	(void)state;
	EXPECT(rows);
}

static void
careless_lines_are_still_understood(void **state)
{
	static const struct row rows[] = {
		{"\xef\xbb\xbfUser-agent:*\r\nDisallow:/x # closed\r\n", "/x", false},
		{"USERAGENT : *\rDissallow\t:\t/x\r", "/x", false},
		{"user-agent *\ndisallow /x", "/x", false},
		{"user-agent: *\ndisallow /x and more", "/x", true},
		{"  user-agent: *\n\n\n  disallow: /x", "/x", false},
		{"<html><body>Not found</body></html>", "/x", true},
	};
	(void)state;
	EXPECT(rows);
}

static void
crawl_delay_is_that_of_our_group(void **state)
{
	static const struct {
		const char *text;
		int64_t ms;
	} rows[] = {
		{"User-agent: *\nCrawl-delay: 10", 10000},
		{"User-agent: *\nCrawl-delay: 0.5\nDisallow: /x", 500},
		{"User-agent: *\nCrawl-delay: 1.2345", 1234},
		{"User-agent: *\nCrawl-delay: soon", 0},
		{"User-agent: *\nCrawl-delay: -3", 0},
		{"User-agent: other\nCrawl-delay: 10", 0},
		{"User-agent: *\nCrawl-delay: 10\nDisallow:\nUser-agent: glancewire\nDisallow: /x", 0},
		{"User-agent: *\nDisallow:\nUser-agent: glancewire\nCrawl-delay: 3", 3000},
		{"User-agent: *\nCrawl-delay: 99999999999999999999", 24 * 60 * 60 * 1000},
		{"", 0},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t ms = -1;
		robots_rules(&arena, scratch, str_of(rows[i].text), STR("glancewire"), &ms);
		assert_int_equal(ms, rows[i].ms);
	}
}

static void
whole_address_is_judged_by_path_and_query(void **state)
{
	const struct str text = STR("User-agent: *\nDisallow: /x\nDisallow: /*?q");
	static const struct {
		const char *url;
		bool allowed;
	} rows[] = {
		{"https://a.example/x", false}, {"https://a.example/y#/x", true},
		{"https://a.example?q", false}, {"https://a.example", true},
		{"https://a.example#?q", true}, {"https://x/y", true},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(robots_allowed_in(&arena, scratch, text, STR("glancewire"),
		                                   str_of(rows[i].url)), rows[i].allowed);
}

/* A backtracking matcher would not end on this. */
static void
many_stars_cost_linear_time(void **state)
{
	static char path[8000];
	char text[4000] = "User-agent: *\nDisallow: /";
	(void)state;
	for (int i = 0; i < 1800; i++)
		strcat(text, "*a");
	strcat(text, "b");
	memset(path, 'a', sizeof path);
	path[0] = '/';
	struct str rules = robots_rules(&arena, scratch, str_of(text), STR("glancewire"), NULL);
	assert_true(robots_allowed(rules, (struct str){path, sizeof path}));
}

static void
over_long_path_is_not_allowed_and_over_long_file_is_cut(void **state)
{
	size_t n = LIMIT_ROBOTS_BYTES + 100;
	char *text = malloc(n);
	static char path[LIMIT_URL_BYTES + 1] = "/";
	(void)state;
	assert_non_null(text);
	assert_false(robots_allowed(STR_NONE, (struct str){path, sizeof path}));
	memset(text, '\n', n);
	memcpy(text, "User-agent: *\n", 14);
	memcpy(text + LIMIT_ROBOTS_BYTES, "Disallow: /x", 12);
	assert_true(robots_allowed_in(&arena, scratch, (struct str){text, n},
	                              STR("glancewire"), STR("https://a.example/x")));
	free(text);
}

static void
sitemaps_are_named_by_any_group_and_forbid_nothing(void **state)
{
	struct str text = STR("Sitemap: https://post.example/a.xml # all\r\nUser-agent: *\n"
	                      "SITEMAP : /news.xml\nDisallow: /x\nsitemap:\nSitemaps: /no.xml\n");
	size_t count;
	(void)state;
	struct str *list = robots_sitemaps(&arena, text, &count);
	assert_int_equal(count, 2);
	assert_true(str_eq(list[0], STR("https://post.example/a.xml")));
	assert_true(str_eq(list[1], STR("/news.xml")));
	struct str rules = robots_rules(&arena, scratch, text, STR("glancewire"), NULL);
	assert_true(robots_allowed(rules, STR("/news.xml")));
	assert_false(robots_allowed(rules, STR("/x")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sitemaps_are_named_by_any_group_and_forbid_nothing),
		cmocka_unit_test(longest_pattern_decides_and_allow_wins_a_tie),
		cmocka_unit_test(group_that_names_us_replaces_group_for_everybody),
		cmocka_unit_test(star_is_any_run_and_dollar_the_end),
		cmocka_unit_test(percent_encodings_that_mean_the_same_are_the_same),
		cmocka_unit_test(careless_lines_are_still_understood),
		cmocka_unit_test(crawl_delay_is_that_of_our_group),
		cmocka_unit_test(whole_address_is_judged_by_path_and_query),
		cmocka_unit_test(many_stars_cost_linear_time),
		cmocka_unit_test(over_long_path_is_not_allowed_and_over_long_file_is_cut),
	};
	return cmocka_run_group_tests(tests, open_arenas, close_arenas);
}
