/* sanitize_test.c: strangers' HTML made harmless, or text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "markup/sanitize.h"

struct row {
	const char *in, *out;
};

static const struct row safe[] = {
	{"plain text", "plain text"},
	{"<p>One <b>two</b></p>", "<p>One <b>two</b></p>"},
	{"a <script>alert(1)</script>b", "a b"},
	{"a <SCRIPT src=x>alert(1)</ScRiPt >b", "a b"},
	{"a<style>p{}</style></style >b", "ab"},
	{"a<iframe src=x><b>y</b><script>z</script></iframe>b", "a<b>y</b>b"},
	{"<iframe src=x>never <b>closed</b>", "never <b>closed</b>"},
	{"<math><mi>a</mi><mo>+</mo><mi>b</mi></math>", "a+b"},
	{"<svg><title>A <i>map</i></title><circle r=1 onload=x></svg>", "A <i>map</i>"},
	{"<!' <b>said</b>", "&lt;!' <b>said</b>"},
	{"see <!DOCTYPE", "see &lt;!DOCTYPE"},
	{"a<<title>script>alert(1)", "a&lt;script>alert(1)"},
	{"a<</title>script>alert(1)", "a&lt;script>alert(1)"},
	{"<!DOCTYPE html><p>x</p>", "<p>x</p>"},
	{"<![CDATA[<script>x</script>]]&gt;", "&lt;![CDATA[]]>"},
	{"<![CDATA[<b>]]>", "&lt;b>"},
	{"<!<!<!", "&lt;!&lt;!&lt;!"},
	{"<object data=x><p>inside</p></object>after", "after"},
	{"<object data=x>never closed", "never closed"},
	{"<img src=\"http://a.test/i.png\" onerror=\"alert(1)\" alt='\"q\"'>",
	 "<img src=\"http://a.test/i.png\" alt=\"&quot;q&quot;\">"},
	{"<a href=\"javascript:alert(1)\">x</a>", "<a>x</a>"},
	{"<a href=\" jav&#x09;ascript:alert(1)\">x</a>", "<a>x</a>"},
	{"<a href=\"data:text/html,x\">x</a>", "<a>x</a>"},
	{"<a href=\"/b?c=1&amp;d=2\">x</a>", "<a href=\"http://base.test/b?c=1&amp;d=2\">x</a>"},
	{"<a href='mailto:desk@base.test'>x</a>", "<a href=\"mailto:desk@base.test\">x</a>"},
	{"<blink>x</blink><font color=red>y</font>", "xy"},
	{"<b><i>x</b>y</i>", "<b><i>x</i></b>y"},
	{"<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"},
	{"<p>a<p>b<div>c", "<p>a</p><p>b</p><div>c</div>"},
	{"1 < 2 & 3 > 2", "1 < 2 & 3 > 2"},
	{"&lt;script&gt; &amp;lt; AT&amp;T", "&lt;script> &amp;lt; AT&T"},
	{"<!-- note -->x<!-- > <script> -->y", "xy"},
	{"<scr<script>ipt>alert(1)</scr</script>ipt>", "ipt>alert(1)ipt>"},
	{"</p>x</b>", "x"},
	{"<b", ""},
	{"<", "&lt;"},
	{"<svg><script>x</script><a href=x>t</a></svg>ok",
	 "<a href=\"http://base.test/dir/x\">t</a>ok"},
	{"<a href='http://a.test/\"onmouseover=alert(1)'>x</a>",
	 "<a href=\"http://a.test/&quot;onmouseover=alert(1)\">x</a>"},
};

static const struct row text[] = {
	{"plain", "plain"},
	{"<p>One\n two</p><p>Three</p>", "One two\n\nThree"},
	{"a<br>b<br/>c", "a\nb\nc"},
	{"<ul><li>a</li><li>b</li></ul>", "a\nb"},
	{"x<script>var a = '<p>';</script> y", "x y"},
	{"Fish &amp; chips&nbsp;&euro;5", "Fish & chips \xe2\x82\xac" "5"},
	{"<td>1</td><td>2</td>", "1 2"},
	{"w<b>or</b>d", "word"},
	{"  <div> <p> x </p> </div> ", "x"},
};

static void
nothing_active_survives(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 20), scratch = arena_open(1 << 20);
	for (size_t i = 0; i < sizeof safe / sizeof *safe; i++) {
		struct str s =
			sanitize_html(&a, scratch, str_of(safe[i].in), STR("http://base.test/dir/"));
		assert_string_equal(str_c(&a, s), safe[i].out);
	}
	arena_close(&scratch);
	arena_close(&a);
}

static void
cleaning_twice_changes_nothing(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 20), scratch = arena_open(1 << 20);
	for (size_t i = 0; i < sizeof safe / sizeof *safe; i++) {
		struct str s = sanitize_html(&a, scratch, str_of(safe[i].out), STR_NONE);
		assert_string_equal(str_c(&a, s), safe[i].out);
	}
	arena_close(&scratch);
	arena_close(&a);
}

static void
addresses_may_be_followed(void **state)
{
	(void)state;
	static const struct {
		const char *in, *base, *out;
	} row[] = {
		{" https://a.test/x ", NULL, "https://a.test/x"},
		{"../y", "https://a.test/b/c/", "https://a.test/b/y"},
		{"y/z:1", NULL, "y/z:1"},
		{"#part", NULL, "#part"},
		{"javascript:x", NULL, NULL},
		{"java\nscript:x", "https://a.test/", NULL},
		{"y:z", NULL, NULL},
		{"/y\n<z>", NULL, NULL},
		{"ftp://a.test/", "https://a.test/", NULL},
	};
	struct arena a = arena_open(1 << 20), scratch = arena_open(1 << 20);
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		assert_true(str_eq(sanitize_address(&a, scratch, str_of(row[i].in), str_of(row[i].base)),
		                   str_of(row[i].out)));
	arena_close(&scratch);
	arena_close(&a);
}

static void
text_keeps_its_paragraphs(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 20);
	for (size_t i = 0; i < sizeof text / sizeof *text; i++)
		assert_string_equal(str_c(&a, markup_to_text(&a, str_of(text[i].in))), text[i].out);
	arena_close(&a);
}

static void
plain_text_is_escaped_only_where_it_would_be_markup(void **state)
{
	(void)state;
	static const struct row row[] = {
		{"AT&T, 1 < 2", "AT&T, 1 < 2"},
		{"use <b>", "use &lt;b>"},
		{"write &amp;", "write &amp;amp;"},
	};
	struct arena a = arena_open(1 << 20);
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		assert_string_equal(str_c(&a, sanitize_text(&a, str_of(row[i].in))), row[i].out);
		assert_string_equal(str_c(&a, markup_to_text(&a, str_of(row[i].out))), row[i].in);
	}
	assert_false(markup_is_html(STR("AT&T, 1 < 2 & so")));
	assert_true(markup_is_html(STR("a<br>")));
	assert_true(markup_is_html(STR("caf&eacute;")));
	arena_close(&a);
}

static void
unclosed_elements_cost_linear_time(void **state)
{
	(void)state;
	struct arena a = arena_open(64 << 20), scratch = arena_open(64 << 20);
	struct buf b = buf_in(&a, 1 << 20);
	for (int i = 0; i < 60000; i++)
		buf_cstr(&b, "<object><div a='<!--");
	struct str s = sanitize_html(&a, scratch, buf_str(&b), STR_NONE);
	assert_true(s.n < b.n);
	arena_close(&scratch);
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_active_survives),
		cmocka_unit_test(cleaning_twice_changes_nothing),
		cmocka_unit_test(addresses_may_be_followed),
		cmocka_unit_test(text_keeps_its_paragraphs),
		cmocka_unit_test(plain_text_is_escaped_only_where_it_would_be_markup),
		cmocka_unit_test(unclosed_elements_cost_linear_time),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
