/* blocks_test.c: how pages are cut into runs of text. */
#include "page_case.h"

static const struct {
	const char *what, *html, *blocks; /* joined by " | " */
} cases[] = {
	{"inline elements add no space", "<p>Har<b>bo</b>ur<i>s</i> open</p>", "Harbours open"},
	{"block elements part words", "<div>one<div>two</div>three</div>", "one | two | three"},
	{"list items and cells are blocks", "<ul><li>a<li>b</ul><table><tr><td>c<td>d</table>",
	 "a | b | c | d"},
	{"white space collapses", "<p>  a \n\t b&nbsp;&nbsp;c </p>", "a b c"},
	{"one br is a line feed", "<p>a<br>b</p>", "a\nb"},
	{"two br part blocks", "<p>a<br> <br>b</p>", "a | b"},
	{"hr parts blocks", "<div>a<hr>b</div>", "a | b"},
	{"soft hyphens and zero width spaces are not there", "<p>Bun&shy;des&#8203;rat</p>",
	 "Bundesrat"},
	{"scripts, styles and templates are no text",
	 "<p>a</p><script>var x = 1;</script><style>p{}</style><template><p>t</p></template>"
	 "<noscript>n</noscript><textarea>x</textarea><p>b</p>",
	 "a | b"},
	{"a small button is skipped", "<p>a</p><button>Share</button><p>b</p>", "a | b"},
	{"small tooltips are skipped",
	 "<p>a<span class='tooltip'>tip</span><span style='display: none'>x</span> b</p>", "a b"},
	{"hidden blocks stay, scripts may show them", "<div style='display:none'><p>a</p></div>",
	 "a"},
	{"comments are no text", "<p>a<!-- not this -->b</p>", "ab"},
	{"references are read", "<p>caf&eacute; &amp; bar</p>", "caf\xc3\xa9 & bar"},
};

static void
text_is_cut_at_block_elements(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct page *page = page_of(cases[i].html, NULL);
		struct buf b = buf_in(&results, 64);
		for (uint32_t k = 0; k < page->blocks.count; k++) {
			if (k)
				buf_cstr(&b, " | ");
			buf_put(&b, page->blocks.at[k].text);
		}
		if (!str_eq(buf_str(&b), str_of(cases[i].blocks)))
			fail_msg("%s: got \"%.*s\"", cases[i].what, (int)b.n, b.p);
	}
}

static void
large_button_is_text(void **state)
{
	(void)state;
	struct buf b = buf_in((forget(), &results), 2000);
	buf_cstr(&b, "<button>");
	for (int i = 0; i < 100; i++)
		buf_cstr(&b, "many words ");
	struct page *page = page_of(str_c(&memory, buf_str(&b)), NULL);
	assert_int_equal(page->blocks.count, 1);
}

static void
blocks_are_measured(void **state)
{
	(void)state;
	struct page *page = page_of(
		"<p>The ferry, late <a href='/x'>again</a>, left at 9. Nobody \"minded.\"</p>"
		"<p><b>lower case start</b></p><p>\xe6\xb8\xaf\xe3\x81\xaf\xe9\x96\x8b\xe3\x81\x84"
		"\xe3\x81\x9f\xe3\x80\x82</p>",
		NULL);
	const struct block *b = page->blocks.at;
	assert_int_equal(b[0].words, 9);
	assert_int_equal(b[0].link, 6); /* with the space before it */
	assert_int_equal(b[0].links, 1);
	assert_int_equal(b[0].commas, 2);
	assert_int_equal(b[0].sentences, 2);
	assert_int_equal(b[0].digits, 1);
	assert_int_equal(b[0].capitals, 2);
	assert_true(b[0].ends);
	assert_false(b[0].lower_start);
	assert_true(b[1].lower_start);
	assert_false(b[1].ends);
	assert_int_equal(b[1].bold, b[1].chars);
	assert_int_equal(b[2].cjk, 5);
	assert_true(b[2].ends);
}

static void
deep_and_wide_pages_are_cut_not_refused(void **state)
{
	(void)state;
	struct buf b = buf_in((forget(), &results), 1 << 20);
	for (int i = 0; i < 100000; i++)
		buf_cstr(&b, "<div>");
	buf_cstr(&b, "words at the bottom");
	struct page *page = page_of(str_c(&memory, buf_str(&b)), NULL);
	assert_int_equal(page->blocks.count, 1);
	assert_text(page->blocks.at[0].text, "words at the bottom");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_cut_at_block_elements),
		cmocka_unit_test(large_button_is_text),
		cmocka_unit_test(blocks_are_measured),
		cmocka_unit_test(deep_and_wide_pages_are_cut_not_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
