/* family_test.c: which outlets have one owner. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/family.h"

static struct arena arena, scratch;

static void
expect(const char *input, struct str got, const char *want)
{
	if (!str_eq(got, str_of(want)) || !got.p != !want)
		fail_msg("%s: want %s, got %.*s", input, want ? want : "nothing",
		         STR_ARG(got.p ? got : STR("nothing")));
}

static void
families_are_found_by_host(void **state)
{
	static const char families[] = "Lake House = lake.example, *.shore.example\n"
	                               "Post = post-*.example,*news*.example.org\n"
	                               "Late = lake.example\n";
	static const struct {
		const char *url, *outlet, *want;
	} rows[] = {
		{"https://lake.example/a", "Lake", "Lake House"},
		{"https://www.lake.example/a", "Lake", "Lake House"},
		{"http://SPORT.Lake.example:8080/", "Lake Sport", "Lake House"},
		{"https://snowlake.example/a", "Snow Lake", "snowlake.example"},
		{"https://a.shore.example/", "Shore", "Lake House"},
		{"https://shore.example/", "Shore", "shore.example"},
		{"https://post-sarvik.example/", "Post", "Post"},
		{"https://post.example/", "Post", "post.example"},
		{"https://daily.news.west.example.org/", "News", "Post"},
		{"https://a.b.example.co.uk/", "B", "example.co.uk"},
		{"https://one.blogspot.com/", "One", "one.blogspot.com"},
		{"http://127.0.0.1:8080/a", "Echo", "Echo"},
		{"http://127.0.0.1/a", NULL, "127.0.0.1"},
		{"mailto:x@y.example", "Post", "Post"},
		{NULL, "Post", "Post"},
		{NULL, NULL, NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		expect(rows[i].url ? rows[i].url : "nothing",
		       family_of(&arena, scratch, str_of(families), str_of(rows[i].url),
		                 str_of(rows[i].outlet)),
		       rows[i].want);
}

static void
stars_take_as_much_as_is_needed(void **state)
{
	static const struct {
		const char *pattern, *host;
		bool same;
	} rows[] = {
		{"a*b*c.example", "aXbXbXc.example", true}, {"a*b*c.example", "abc.example", true},
		{"a*b*c.example", "acb.example", false},    {"*.example", "a.example", true},
		{"*a", "baaab", false},                     {"a*", "a", true},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str families = str_fmt(&arena, "F = %s\n", rows[i].pattern);
		struct str url = str_fmt(&arena, "https://%s/", rows[i].host);
		struct str got = family_of(&arena, scratch, families, url, STR_NONE);
		if (str_eq(got, STR("F")) != rows[i].same)
			fail_msg("%s, %s: %.*s", rows[i].pattern, rows[i].host, STR_ARG(got));
	}
}

static void
countries_are_those_that_endings_name(void **state)
{
	static const struct {
		const char *host, *want;
	} rows[] = {
		{"bote.de", "de"}, {"news.example.co.uk", "uk"}, {"post.example", NULL},
		{"radio.fm", NULL}, {"127.0.0.1", NULL},         {"de", NULL},
		{"", NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		expect(rows[i].host, family_country(str_of(rows[i].host)), rows[i].want);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(families_are_found_by_host),
		cmocka_unit_test(stars_take_as_much_as_is_needed),
		cmocka_unit_test(countries_are_those_that_endings_name),
	};
	arena = arena_open(16 << 20);
	scratch = arena_open(16 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
