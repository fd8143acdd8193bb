/* link_test.c: addresses in pages, found and put below another root. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "page/link.h"

static const struct {
	const char *page, *found; /* a line each */
} cases[] = {
	{"<a href=\"/b\">b</a>", "/b\n"},
	{"<link rel=\"icon\" href=\"/i.svg\" type=\"x\"><img src=\"/p.png\" alt=\"a\">", "/i.svg\n/p.png\n"},
	{"<meta property=\"og:image\" content=\"http://g/p.png\">", "http://g/p.png\n"},
	{"<form action=\"/search\" method=\"get\">", "/search\n"},
	{"<p>He said href=\"/no\" and \"<b class=\"x\">c</b>", ""},
	{"<img alt=\"see href=/no > that\" src=\"/y\">", "/y\n"},
	{"<a data-href=\"/no\" href=\"/y\">", "/y\n"},
	{"<!--gw-ad story box en World--><a href=\"/y\">", "/y\n"},
	{"<script>{\"a\":\"href=\\\"/no\\\"\"}</script>", ""},
	{"<a href=\"/cut", ""},
	{"<", ""},
	{"", ""},
};

static void
addresses_are_found_in_tags_only(void **state)
{
	struct arena arena = arena_open(1 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf b = buf_in(&arena, 64);
		struct link_walk w = {.page = str_of(cases[i].page)};
		struct link link;
		while (link_next(&w, &link)) {
			assert_ptr_equal(w.page.p + link.at, link.value.p);
			buf_put(&b, link.value);
			buf_byte(&b, '\n');
		}
		if (!str_eq(buf_str(&b), str_of(cases[i].found)))
			fail_msg("%s: " STR_FMT, cases[i].page, STR_ARG(buf_str(&b)));
	}
	arena_close(&arena);
}

static void
only_our_own_addresses_are_put_below_another_root(void **state)
{
	struct arena arena = arena_open(1 << 20);
	struct str page = STR("<a href=\"/\">1</a><a href=\"/a/b?c#d\">2</a><a href=\"//h/\">3</a>"
	                      "<a href=\"#x\">4</a><a href=\"http://h/\">5</a>"
	                      "<meta content=\"/no\"><p>href=\"/no\"");
	(void)state;
	assert_true(str_eq(link_rebase(&arena, page, STR("../")),
	                   STR("<a href=\"../\">1</a><a href=\"../a/b?c#d\">2</a><a href=\"//h/\">3</a>"
	                       "<a href=\"#x\">4</a><a href=\"http://h/\">5</a>"
	                       "<meta content=\"/no\"><p>href=\"/no\"")));
	arena_close(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_are_found_in_tags_only),
		cmocka_unit_test(only_our_own_addresses_are_put_below_another_root),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
