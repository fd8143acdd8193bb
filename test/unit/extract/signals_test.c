/* signals_test.c: what publishers ask of machines is read from header, meta, elements and
 * structured data. */
#include "page_case.h"

#define URL "https://gazette.example/news/harbour"
#define FIRST "The harbour of Saltmouth opened again on Tuesday after three days of storm."
#define SECOND "Two ferries left before noon, and a third was expected in the evening."
#define THIRD "Fishermen said that they had lost nets and two small boats in the storm."
#define FOURTH "Nobody was hurt, the port authority said, and the lights are working again."
#define BODY "<h1>Harbour opens</h1><div id=text><p>" FIRST "</p><p>" SECOND "</p><p>" THIRD \
	"</p><p>" FOURTH "</p></div>"
#define TODAY 1795737600 /* 27 November 2026 */

static const struct {
	const char *html, *header;
	unsigned bits;
	int max_snippet;
} cases[] = {
	{"<meta name='robots' content='noindex, noarchive'>x", NULL,
	 SIGNAL_NOINDEX | SIGNAL_NOARCHIVE, -1},
	{"<meta name='robots' content='none'>x", NULL, SIGNAL_NOINDEX, -1},
	{"<meta name='ROBOTS' content='NoSnippet'>x", NULL, SIGNAL_NOSNIPPET, -1},
	{"<meta name='robots' content='index,follow,max-snippet:50'>x", NULL, SIGNAL_MAX_SNIPPET, 50},
	{"<meta name='robots' content='max-snippet:-1, max-image-preview:large'>x", NULL, 0, -1},
	{"<meta name='robots' content='max-snippet:0'>x", NULL, SIGNAL_NOSNIPPET, 0},
	{"<meta name='robots' content='max-snippet:90'><meta name='robots' content='max-snippet: 40'>x",
	 "max-snippet: 60", SIGNAL_MAX_SNIPPET, 40},
	{"<meta name='robots' content='max-image-preview: none'>x", NULL, SIGNAL_NOIMAGE, -1},
	{"<meta name='robots' content='noimageindex'>x", NULL, SIGNAL_NOIMAGE, -1},
	{"<meta name='robots' content='noai, noimageai'>x", NULL,
	 SIGNAL_TDM_RESERVED | SIGNAL_NOIMAGE, -1},
	{"<meta name='tdm-reservation' content='1'>x", NULL, SIGNAL_TDM_RESERVED, -1},
	{"<meta name='tdm-reservation' content='0'>x", NULL, 0, -1},
	{"<meta name='otherbot' content='noindex'>x", NULL, 0, -1},
	{"<meta name='googlebot' content='noindex'>x", NULL, 0, -1},
	{"<meta name='glancewire' content='nosnippet'>x", NULL, SIGNAL_NOSNIPPET, -1},
	{"<meta name='robots' content='unavailable_after: 25 Nov 2026 10:00:00 GMT, nosnippet'>x",
	 NULL, SIGNAL_UNAVAILABLE | SIGNAL_NOSNIPPET, -1},
	{"<meta name='robots' content='unavailable_after: Friday, 25-Dec-26 10:00:00 GMT, noarchive'>x",
	 NULL, SIGNAL_NOARCHIVE, -1},
	{"<meta name='robots' content='unavailable_after: 2026-11-20, noarchive'>x", NULL,
	 SIGNAL_UNAVAILABLE | SIGNAL_NOARCHIVE, -1},
	{"<meta name='robots' content='unavailable_after: soon 10:00, noarchive'>x", NULL,
	 SIGNAL_NOARCHIVE, -1},
	{"x", "noindex", SIGNAL_NOINDEX, -1},
	{"x", "otherbot: noindex, nosnippet", 0, -1},
	{"x", "otherbot: noindex, *: nosnippet", SIGNAL_NOSNIPPET, -1},
	{"x", "otherbot: noindex, nofollow\nnosnippet", SIGNAL_NOSNIPPET, -1},
	{"x", "Glancewire: max-snippet: 30, otherbot: noindex", SIGNAL_MAX_SNIPPET, 30},
	{"x", "otherbot: unavailable_after: 25 Nov 2026 10:00:00 GMT, noindex", 0, -1},
	{"x", "unavailable_after: 25 Nov 2026 10:00:00 GMT", SIGNAL_UNAVAILABLE, -1},
	{"x", NULL, 0, -1},
};

static void
requests_are_read_from_meta_and_header(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct article a;
		struct err err;
		struct extract_input in = input_of(cases[i].html, URL);
		in.x_robots_tag = str_of(cases[i].header);
		in.today = TODAY;
		forget();
		assert_true(extract_article(&results, memory, &in, &a, &err));
		if (a.signals != cases[i].bits || a.max_snippet != cases[i].max_snippet)
			fail_msg("%s %s: %x %d", cases[i].html, cases[i].header ? cases[i].header : "",
			         a.signals, a.max_snippet);
	}
}

static void
the_header_of_a_reservation_counts_too(void **state)
{
	struct article a;
	struct err err;
	struct extract_input in = input_of(BODY, URL);
	(void)state;
	forget();
	in.tdm_reservation = STR("1");
	assert_true(extract_article(&results, memory, &in, &a, &err));
	assert_int_equal(a.signals, SIGNAL_TDM_RESERVED);
}

static void
our_name_is_that_of_the_user_agent(void **state)
{
	struct article a;
	struct err err;
	struct extract_input in = input_of(BODY, URL);
	(void)state;
	forget();
	in.agent = STR("ullenbot");
	in.x_robots_tag = STR("glancewire: noindex, ullenbot: nosnippet");
	assert_true(extract_article(&results, memory, &in, &a, &err));
	assert_int_equal(a.signals, SIGNAL_NOSNIPPET);
}

static void
a_last_moment_to_come_is_remembered(void **state)
{
	struct article a;
	struct err err;
	struct extract_input in =
		input_of("<meta name=robots content='unavailable_after: 2026-12-01T00:00:00Z'>" BODY, URL);
	(void)state;
	forget();
	in.today = TODAY;
	assert_true(extract_article(&results, memory, &in, &a, &err));
	assert_int_equal(a.signals, 0);
	assert_int_equal(a.unavailable_after, TODAY + 4 * 86400);
}

static void
pictures_that_are_kept_back_are_not_named(void **state)
{
	(void)state;
	struct article a = article_of("<meta property='og:image' content='https://gazette.example/a.jpg'>" BODY, URL);
	assert_text(a.image, "https://gazette.example/a.jpg");
	a = article_of("<meta name=robots content=noimageindex>"
	               "<meta property='og:image' content='https://gazette.example/a.jpg'>" BODY, URL);
	assert_text(a.image, NULL);
}

#define LD(json) "<script type='application/ld+json'>" json "</script>"
#define PAID(selector) LD("{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false,\"hasPart\":" \
	"{\"@type\":\"WebPageElement\",\"isAccessibleForFree\":\"False\",\"cssSelector\":" selector "}}")

/* `reserved`: "|" between those parts of the text that are. */
static const struct {
	const char *what, *html, *reserved;
	unsigned bits;
} parts[] = {
	{"nothing is asked", BODY, "", 0},
	{"a paragraph", "<p>" FIRST "</p><p data-nosnippet>" SECOND "</p><p>" THIRD "</p>", SECOND,
	 SIGNAL_DATA_NOSNIPPET},
	{"a section of two", "<p>" FIRST "</p><section data-nosnippet=true><p>" SECOND "</p><p>" THIRD
	 "</p></section><p>" FOURTH "</p>", SECOND "|" THIRD, SIGNAL_DATA_NOSNIPPET},
	{"a part of a paragraph", "<p>" FIRST " <span data-nosnippet>" SECOND "</span> " THIRD
	 "</p><p>" FOURTH "</p>", SECOND, SIGNAL_DATA_NOSNIPPET},
	{"a part that cannot be found again", "<p>" FIRST " <span data-nosnippet>" SECOND "<br>" THIRD
	 "</span></p><p>" FOURTH "</p>", FIRST " " SECOND "\n" THIRD, SIGNAL_DATA_NOSNIPPET},
	{"a span of one of several blocks", "<div>" FIRST "<br><br>" SECOND "<br><br><span "
	 "data-nosnippet>" THIRD "</span></div><p>" FOURTH "</p>", THIRD, SIGNAL_DATA_NOSNIPPET},
	{"a span around paragraphs", "<p>" FIRST "</p><span data-nosnippet><p>" SECOND "</p></span><p>"
	 THIRD "</p>", SECOND, SIGNAL_DATA_NOSNIPPET},
	{"one inside another", "<p>" FIRST "</p><div data-nosnippet><p data-nosnippet>" SECOND
	 "</p></div><p>" THIRD "</p>", SECOND, SIGNAL_DATA_NOSNIPPET},
	{"beside the text", "<p>" FIRST "</p><p>" SECOND "</p><p>" THIRD "</p><footer data-nosnippet>"
	 "All rights reserved</footer>", "", SIGNAL_DATA_NOSNIPPET},
	{"paid parts by selector", PAID("\".more\"") "<p>" FIRST "</p><p>" SECOND "</p>"
	 "<div class='text more'><p>" THIRD "</p><p>" FOURTH "</p></div>", THIRD "|" FOURTH, SIGNAL_PAID},
	{"several selectors", PAID("[\"#a\", \"p:bad\", \"div > .b\"]") "<div><p>" FIRST
	 "</p><p id=a>" SECOND "</p><p class=b>" THIRD "</p></div>", SECOND "|" THIRD, SIGNAL_PAID},
	{"a selector that names nothing", PAID("\".gone\"") BODY, "", 0},
	{"a part that is free", LD("{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false,"
	 "\"hasPart\":{\"isAccessibleForFree\":true,\"cssSelector\":\"p\"}}") BODY, "", 0},
	{"text that is only in the data of a paid page", LD("{\"@type\":\"NewsArticle\",\"headline\":"
	 "\"Harbour opens\",\"articleBody\":\"" FIRST " " SECOND " " THIRD " " FOURTH "\",\"hasPart\":"
	 "{\"isAccessibleForFree\":false,\"cssSelector\":\"#wall\"}}") "<h1>Harbour opens</h1>"
	 "<div id=wall>Subscribe</div>", FIRST " " SECOND " " THIRD " " FOURTH, SIGNAL_PAID},
};

static void
parts_that_are_not_to_be_quoted_are_marked(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(parts); i++) {
		struct article a = article_of(parts[i].html, URL);
		struct buf b = buf_in(&results, 256);
		for (size_t k = 0; k < a.marks.reserved_count; k++) {
			struct text_reserved r = a.marks.reserved[k];
			assert_true(r.start < r.end && r.end <= a.text.n);
			assert_true(r.signal == parts[i].bits);
			buf_cstr(&b, k ? "|" : "");
			buf_put(&b, str_sub(a.text, r.start, r.end));
		}
		if (!str_eq(buf_str(&b), str_of(parts[i].reserved)) || a.signals != parts[i].bits)
			fail_msg("%s: \"%.*s\" %x", parts[i].what, (int)b.n, b.p, a.signals);
	}
}

static void
more_parts_than_can_be_told_apart_reserve_all(void **state)
{
	(void)state;
	forget();
	struct buf b = buf_in(&memory, 1 << 16);
	buf_cstr(&b, BODY);
	for (int i = 0; i < LIMIT_RESERVED_PARTS + 5; i++)
		buf_cstr(&b, "<i data-nosnippet></i>");
	struct article a = article_of(str_c(&memory, buf_str(&b)), URL);
	assert_int_equal(a.marks.reserved_count, 1);
	assert_int_equal(a.marks.reserved[0].start, 0);
	assert_int_equal(a.marks.reserved[0].end, a.text.n);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(requests_are_read_from_meta_and_header),
		cmocka_unit_test(the_header_of_a_reservation_counts_too),
		cmocka_unit_test(our_name_is_that_of_the_user_agent),
		cmocka_unit_test(a_last_moment_to_come_is_remembered),
		cmocka_unit_test(pictures_that_are_kept_back_are_not_named),
		cmocka_unit_test(parts_that_are_not_to_be_quoted_are_marked),
		cmocka_unit_test(more_parts_than_can_be_told_apart_reserve_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
