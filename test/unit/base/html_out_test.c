/* html_out_test.c: what may stand where in a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/html.h"

static struct arena arena;

typedef void (*writer)(struct buf *, struct str);

static void
write_part(struct buf *b, struct str s)
{
	html_url_part(b, s, true);
}

struct row {
	writer write;
	struct str in, out;
};

static const struct row rows[] = {
	{html_text, {"a < b & c > d", 13}, {"a &lt; b &amp; c &gt; d", 23}},
	{html_text, {"\"it's\"", 6}, {"\"it's\"", 6}},
	{html_text, {"a\x01\x1f\x7f" "b\tc", 7}, {"ab\tc", 4}},
	{html_attr, {"\"it's\" <b>", 10}, {"&quot;it&#39;s&quot; &lt;b&gt;", 30}},
	{html_url, {"https://a.example/?x=1&y='2'", 28},
	 {"https://a.example/?x=1&amp;y=&#39;2&#39;", 40}},
	{html_url, {"https://a.example/a b|c", 23}, {"https://a.example/a%20b%7Cc", 27}},
	{html_url, {"http://[::1]:80/[x]", 19}, {"http://[::1]:80/%5Bx%5D", 23}},
	{html_url, {"https://a.example/100%", 22}, {"https://a.example/100%25", 24}},
	{html_url, {"https://a.example/%41", 21}, {"https://a.example/%41", 21}},
	{html_url, {"/story/x7q2#qna", 15}, {"/story/x7q2#qna", 15}},
	{html_url, {"mailto:desk@a.example", 21}, {"mailto:desk@a.example", 21}},
	{html_url, {"javascript:alert(1)", 19}, {"#", 1}},
	{html_url, {"JavaScript:alert(1)", 19}, {"#", 1}},
	{html_url, {"java\nscript:alert(1)", 20}, {"#", 1}},
	{html_url, {" javascript:alert(1)", 20}, {"#", 1}},
	{html_url, {"data:text/html,x", 16}, {"#", 1}},
	{html_url, {"", 0}, {"#", 1}},
	{write_part, {"a-b,c&d e/f", 11}, {"a%2Db%2Cc%26d%20e%2Ff", 21}},
	{write_part, {"é", 2}, {"%C3%A9", 6}},
	{html_json, {"\"</script>&\"", 12}, {"\"\\u003c/script\\u003e\\u0026\"", 27}},
};

static void
text_is_escaped_by_where_it_stands(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf b = buf_in(&arena, 64);
		rows[i].write(&b, rows[i].in);
		if (!str_eq(buf_str(&b), rows[i].out))
			fail_msg("\"" STR_FMT "\" became \"" STR_FMT "\", not \"" STR_FMT "\"",
			         STR_ARG(rows[i].in), STR_ARG(buf_str(&b)), STR_ARG(rows[i].out));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_escaped_by_where_it_stands),
	};
	arena = arena_open(1 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
