/* parts_test.c: the text keeps paragraphs, headings, lists, quotations and tables apart. */
#include "extract/parts.h"

#include "page_case.h"

#define URL "https://gazette.example/news/harbour"
#define FIRST "<p>The harbour of Saltmouth opened again on Tuesday after three days of storm, the " \
	"port authority said, and the first ferry left at noon.</p>"
#define LAST "<p>Fishermen said that they had lost nets and two small boats, but that nobody had " \
	"been hurt in the storm, which was the worst in years.</p>"

static const struct {
	const char *html, *kinds;
} cases[] = {
	{"<article>" FIRST LAST "</article>", "paragraph paragraph"},
	{"<article>" FIRST "<h2>What the storm left</h2>" LAST "</article>",
	 "paragraph heading paragraph"},
	{"<article>" FIRST "<blockquote><p>We have never seen waves like these, and I have been at "
	 "this harbour for forty years, said the master of the port.</p></blockquote>" LAST "</article>",
	 "paragraph quotation paragraph"},
	{"<article>" FIRST "<ul><li>The ferry to the islands sails again from Wednesday on, every two "
	 "hours.</li><li><p>The bridge at the mill stays closed to all until Friday evening.</p></li>"
	 "</ul>" LAST "</article>", "paragraph item item paragraph"},
	{"<table><tr><td>" FIRST LAST "</td></tr></table>", "paragraph paragraph"},
};

static struct str
kinds_of(const struct article *a)
{
	struct buf b = buf_in(&results, 64);
	uint32_t end = 0;
	for (size_t i = 0; i < a->marks.part_count; i++) {
		struct text_part p = a->marks.parts[i];
		/* Together they are all of the text, parted by one blank line. */
		assert_int_equal(p.start, i ? end + 2 : 0);
		assert_true(p.end > p.start && p.end <= a->text.n);
		if (i)
			assert_true(str_eq(str_sub(a->text, end, p.start), STR("\n\n")));
		end = p.end;
		buf_cstr(&b, i ? " " : "");
		buf_cstr(&b, part_kind_name(p.kind));
	}
	assert_int_equal(end, a->text.n);
	return buf_str(&b);
}

/* An article of all blocks of a page, so that only their kinds are in question. */
static struct article
all_of(const char *html)
{
	struct page *page = page_of(html, URL);
	uint32_t count = page->blocks.count;
	struct choice body = {.taken = arena_array(&results, bool, count),
	                      .starts = arena_array(&results, uint32_t, count)};
	struct buf text = buf_in(&results, 256);
	for (uint32_t i = 0; i < count; i++) {
		buf_cstr(&text, i ? "\n\n" : "");
		body.taken[i] = true;
		body.starts[i] = (uint32_t)text.n;
		buf_put(&text, page->blocks.at[i].text);
	}
	struct article a = {.text = body.text = buf_str(&text)};
	parts_of(&results, page, &body, &a.marks);
	return a;
}

static void
parts_are_of_the_kind_of_their_elements(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct article a = all_of(cases[i].html);
		struct str got = kinds_of(&a);
		if (!str_eq(got, str_of(cases[i].kinds)))
			fail_msg("case %zu: %.*s", i, (int)got.n, got.p);
	}
}

static void
text_from_data_is_of_paragraphs(void **state)
{
	(void)state;
	struct article a = article_of(
		"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"The "
		"harbour of Saltmouth opened again on Tuesday after three days of storm, the port "
		"authority said.\\n\\nTwo ferries left before noon, and a third was expected in the "
		"evening, when the wind had fallen and the "
		"lights were working again.\"}</script><h1>Harbour</h1>", URL);
	assert_text(kinds_of(&a), "paragraph paragraph");
}

static void
a_page_without_an_article_has_no_parts(void **state)
{
	(void)state;
	struct article a = article_of("<h1>Nothing</h1><a href=/>Home</a>", URL);
	assert_int_equal(a.marks.part_count, 0);
}

static void
cells_of_a_row_are_one_part(void **state)
{
	(void)state;
	struct article a = all_of("<p>Ships in the port</p><table><caption>In tons</caption>"
	                          "<tr><th>Day<th>Ships</tr><tr><td>Monday<td>14</tr></table>"
	                          "<figure><figcaption>The quay</figcaption></figure>"
	                          "<pre>14 + 2</pre>");
	assert_text(kinds_of(&a), "paragraph caption row row caption code");
	assert_text(str_sub(a.text, a.marks.parts[3].start, a.marks.parts[3].end), "Monday\n\n14");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_are_of_the_kind_of_their_elements),
		cmocka_unit_test(text_from_data_is_of_paragraphs),
		cmocka_unit_test(cells_of_a_row_are_one_part),
		cmocka_unit_test(a_page_without_an_article_has_no_parts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
