/* about_test.c: what is read about an article: headline, authors, dates, language and so on. */
#include "page_case.h"

#define BODY                                                                              \
	"<p>The harbour of Saltmouth opened again on Tuesday after three days of storm, the "  \
	"port authority said.</p><p>Two ferries left before noon, and a third was expected "    \
	"in the evening, when the wind had fallen.</p><p>Fishermen said that they had lost "    \
	"nets and two small boats, but that nobody had been hurt in the storm.</p>"
#define URL "https://gazette.example/news/harbour"

static const struct {
	const char *what, *url, *html, *date;
} dates[] = {
	{"address", "https://gazette.example/2026/11/20/harbour", "<h1>Harbour opens</h1>" BODY,
	 "2026-11-20"},
	{"address with a month only is no day", "https://gazette.example/2026/11/harbour",
	 "<h1>Harbour opens</h1>" BODY, NULL},
	{"address before meta, completed by its time", "https://gazette.example/2026/11/20/x",
	 "<meta property='article:published_time' content='2026-11-20T09:30:00+01:00'>" BODY,
	 "2026-11-20T09:30:00+01:00"},
	{"structured data", URL,
	 "<title>Harbour opens again</title>"
	 "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Harbour "
	 "opens again\",\"datePublished\":\"2026-11-19T08:00:00Z\"}</script>" BODY,
	 "2026-11-19T08:00:00Z"},
	{"structured data of another article is not ours", URL,
	 "<title>Harbour opens again</title><meta name='date' content='2026-11-18'>"
	 "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Mayor "
	 "buys bicycle\",\"datePublished\":\"2026-11-01\"}</script>" BODY,
	 "2026-11-18"},
	{"time element by the headline", URL,
	 "<h1>Harbour opens again</h1><time datetime='2026-11-20T10:00:00Z'>today</time>" BODY,
	 "2026-11-20T10:00:00Z"},
	{"time in related articles is not ours", URL,
	 "<h1>Harbour opens again</h1>" BODY "<div class='related-articles'><time "
	 "datetime='2026-01-01'>1 January</time></div>",
	 NULL},
	{"time of a comment is not ours", URL,
	 "<h1>Harbour opens again</h1>" BODY "<div class='comments'><time "
	 "datetime='2026-01-01'>1 January</time></div>",
	 NULL},
	{"written under the headline", URL,
	 "<h1>Harbour opens again</h1><p>Saltmouth, 20 November 2026</p>" BODY, "2026-11-20"},
	{"German, named place", URL,
	 "<h1>Hafen wieder offen</h1><span class='post-date'>20. November 2026</span>" BODY,
	 "2026-11-20"},
	{"updated is not published", URL,
	 "<h1>Harbour opens again</h1><p class='published'>Published 19 November 2026</p>"
	 "<p class='updated'>Updated 21 November 2026</p>" BODY,
	 "2026-11-19"},
	{"copyright years are no dates", URL,
	 "<h1>Harbour opens again</h1>" BODY "<footer>\xc2\xa9 1 January 2026 Gazette</footer>",
	 NULL},
	{"no date before the web", URL,
	 "<h1>Harbour opens again</h1><time datetime='1970-01-01'>x</time>" BODY, NULL},
};

static void
dates_come_from_the_most_trusted_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(dates); i++) {
		struct article a = article_of(dates[i].html, dates[i].url);
		struct str got = when_rfc3339(&results, a.published);
		if (dates[i].date ? !str_eq(got, str_of(dates[i].date)) : got.p != NULL)
			fail_msg("%s: got %.*s", dates[i].what, (int)got.n, got.p ? got.p : "");
	}
}

static void
date_in_the_future_is_not_believed(void **state)
{
	(void)state;
	struct err err;
	struct article a;
	struct extract_input in =
		input_of("<meta name='date' content='2026-11-20'>" BODY, URL);
	forget();
	in.today = days_of_date(2026, 11, 1) * 86400;
	assert_true(extract_article(&results, memory, &in, &a, &err));
	assert_false(when_known(a.published));
	in.today = days_of_date(2026, 11, 20) * 86400;
	assert_true(extract_article(&results, memory, &in, &a, &err));
	assert_true(when_known(a.published));
}

static const struct {
	const char *what, *html, *title;
} titles[] = {
	{"the h1 that the head repeats",
	 "<title>Harbour opens again | Gazette</title><h1>Gazette</h1><h1>Harbour opens "
	 "again</h1>" BODY,
	 "Harbour opens again"},
	{"the title without the name of the site",
	 "<title>Harbour opens again - Gazette</title><meta property='og:site_name' "
	 "content='Gazette'>" BODY,
	 "Harbour opens again"},
	{"og:title where there is no h1",
	 "<title>Harbour &amp; pier open | Gazette</title><meta property='og:title' content='Harbour "
	 "&amp;amp; pier open'>" BODY,
	 "Harbour & pier open"},
	{"inline elements in a headline", "<title>Harbour opens</title><h1>Har<em>bour</em>\n"
	 " opens</h1>" BODY, "Harbour opens"},
	{"none", "<p>x</p>", NULL},
};

static void
headline_is_the_one_that_is_shown(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(titles); i++) {
		struct article a = article_of(titles[i].html, URL);
		if (titles[i].title ? !str_eq(a.title, str_of(titles[i].title)) : a.title.p != NULL)
			fail_msg("%s: got \"%.*s\"", titles[i].what, (int)a.title.n,
			         a.title.p ? a.title.p : "");
	}
}

static void
item_of_the_feed_names_the_headline(void **state)
{
	(void)state;
	static const struct {
		const char *item, *title;
	} cases[] = {
		{"Harbour opens again after storm", "Harbour opens again after storm"},
		{"Harbour opens again after storm | Gazette", "Harbour opens again after storm"},
		{"HARBOUR OPENS AGAIN", "Harbour opens again"},
		{"Something else", "Harbour opens again"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct err err;
		struct article a;
		struct extract_input in = input_of(
			"<title>Harbour opens again | Gazette</title><meta property='og:title' "
			"content='Harbour opens again'><meta property='og:site_name' content='Gazette'>"
			"<meta name='twitter:title' content='Harbour opens again after storm'>"
			"<h1>Harbour opens again</h1>" BODY, URL);
		in.item_title = str_of(cases[i].item);
		forget();
		assert_true(extract_article(&results, memory, &in, &a, &err));
		assert_text(a.title, cases[i].title);
	}
}

static void
item_of_the_feed_bounds_the_date(void **state)
{
	(void)state;
	static const struct {
		const char *what, *item, *html, *date;
	} cases[] = {
		{"agrees", "2026-11-20T07:00:00Z", "<p>Published 20 November 2026</p>", "2026-11-20"},
		{"page names later days only", "2026-11-18T07:00:00Z",
		 "<p>Published 20 November 2026</p>", "2026-11-18T07:00:00Z"},
		{"page names none", "2026-11-18T07:00:00Z", "", "2026-11-18T07:00:00Z"},
		{"years before, in the text alone", "2026-11-18T07:00:00Z",
		 "<p>Published 20 November 2021</p>", "2026-11-18T07:00:00Z"},
		{"years before, by its head", "2026-11-18T07:00:00Z",
		 "<meta property='article:published_time' content='2021-11-20T09:30:00Z'>",
		 "2021-11-20T09:30:00Z"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct err err;
		struct article a;
		forget();
		struct str html = str_fmt(&memory, "%s%s%s", "<h1>Harbour opens again</h1>",
		                          cases[i].html, BODY);
		struct extract_input in = {.bytes = html, .url = STR(URL), .today = WHEN_UNKNOWN,
		                           .item_published = when_read(str_of(cases[i].item)).at};
		assert_true(extract_article(&results, memory, &in, &a, &err));
		struct str got = when_rfc3339(&results, a.published);
		if (!str_eq(got, str_of(cases[i].date)))
			fail_msg("%s: got %.*s", cases[i].what, (int)got.n, got.p ? got.p : "");
	}
}

static const struct {
	const char *what, *html, *authors;
} authors[] = {
	{"structured data",
	 "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[{\"name\":"
	 "\"Ada Quill\"},{\"name\":\"Jo Marsh\"}]}</script><h1>Harbour opens again</h1>" BODY,
	 "Ada Quill; Jo Marsh"},
	{"by reference",
	 "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\",\"author\":"
	 "{\"@id\":\"#a\"}},{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"Ada "
	 "Quill\"}]}</script>" BODY,
	 "Ada Quill"},
	{"meta", "<meta name='author' content='Ada Quill'>" BODY, "Ada Quill"},
	{"rel=author", "<h1>Harbour opens again</h1><a rel='author' href='/a'>Ada Quill</a>" BODY,
	 "Ada Quill"},
	{"a line under the headline", "<h1>Harbour opens again</h1><p>By Ada Quill</p>" BODY,
	 "Ada Quill"},
	{"a person before the site",
	 "<meta property='og:site_name' content='The Gazette'><meta name='author' content='The "
	 "Gazette'><h1>Harbour opens again</h1><p class='byline'>By Ada Quill</p>" BODY,
	 "Ada Quill"},
	{"the agency is no author",
	 "<meta name='author' content='Reuters'><h1>Harbour opens again</h1>" BODY, ""},
	{"a name below the word for it",
	 "<h1>Harbour opens again</h1><p>Written by</p><p>Ada Quill</p>" BODY, "Ada Quill"},
	{"who comments is no author",
	 "<h1>Harbour opens again</h1>" BODY "<div class='comment'><span class='author-name'>Bo "
	 "Grim</span></div>",
	 ""},
};

static void
authors_are_people_of_this_article(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(authors); i++) {
		struct article a = article_of(authors[i].html, URL);
		struct buf b = buf_in(&results, 64);
		for (size_t k = 0; k < a.author_count; k++) {
			if (k)
				buf_cstr(&b, "; ");
			buf_put(&b, a.authors[k]);
		}
		if (!str_eq(buf_str(&b), str_of(authors[i].authors)))
			fail_msg("%s: got \"%.*s\"", authors[i].what, (int)b.n, b.p);
	}
}

static const struct {
	const char *url, *html;
	enum article_kind kind;
} kinds[] = {
	{URL, BODY, KIND_REPORT},
	{"https://gazette.example/opinion/harbour", BODY, KIND_OPINION},
	{"https://gazette.example/news/opinion-of-the-court", BODY, KIND_REPORT},
	{URL, "<h1>Kommentar: Der Hafen</h1>" BODY, KIND_OPINION},
	{URL, "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\"}</script>" BODY,
	 KIND_LIVEBLOG},
	{URL, "<script type='application/ld+json'>{\"@type\":\"OpinionNewsArticle\"}</script>" BODY,
	 KIND_OPINION},
	{URL, "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
	      "\"isAccessibleForFree\":\"False\"}</script>" BODY, KIND_PAYWALLED},
	{URL, "<meta property='article:section' content='Sponsored'>" BODY, KIND_SPONSORED},
	{URL, "<title>The harbour is too small | Opinion</title><h1>The harbour is too small | "
	      "Opinion</h1>" BODY, KIND_OPINION},
	{"https://gazette.example/opiniao/porto", BODY, KIND_OPINION},
	{"https://gazette.example/live/garden", BODY, KIND_REPORT},
	{"https://gazette.example/live/storm",
	 BODY "<p>14:05</p><p>Wind falls.</p><p>13:40</p><p>Ferry leaves.</p><p>12:10</p><p>Gates "
	      "open.</p><p>11:00</p><p>x</p><p>10:15</p><p>y</p>", KIND_LIVEBLOG},
	{"https://gazette.example/video/harbour", BODY, KIND_MEDIA},
	{"https://gazette.example/newsletters/harbour", BODY, KIND_DIGEST},
};

static void
kind_is_told_by_type_address_and_label(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct article a = article_of(kinds[i].html, kinds[i].url);
		if (a.kind != kinds[i].kind)
			fail_msg("row %zu: %s", i, article_kind_name(a.kind));
	}
}

static void
addresses_are_absolute_and_of_this_site(void **state)
{
	(void)state;
	struct article a = article_of(
		"<link rel='canonical' href='/news/harbour-opens'><meta property='og:image' "
		"content='/img/1.jpg'><meta property='og:site_name' content='The Gazette'>" BODY,
		URL);
	assert_text(a.canonical, "https://gazette.example/news/harbour-opens");
	assert_text(a.image, "https://gazette.example/img/1.jpg");
	assert_text(a.outlet, "The Gazette");
	a = article_of("<meta property='og:site_name' content='Gazette | News of the bay'>" BODY, URL);
	assert_text(a.outlet, "Gazette");
	a = article_of("<link rel='canonical' href='https://other.example/x'>" BODY, URL);
	assert_text(a.canonical, NULL);
	a = article_of("<link rel='canonical' href='https://gazette.example/'>" BODY, URL);
	assert_text(a.canonical, NULL);
	assert_text(a.outlet, "gazette.example");
}

static void
sections_say_something(void **state)
{
	(void)state;
	static const struct {
		const char *url, *html, *section;
	} cases[] = {
		{URL, "<meta property='article:section' content='Uncategorized'>", NULL},
		{URL, "<meta property='article:section' content='Harbours &amp; Ports'>",
		 "Harbours & Ports"},
		{"https://gazette.example/bay-life/harbour", "<p>x", "bay life"},
		{"https://gazette.example/en-us/harbour", "<p>x", NULL},
		{"https://gazette.example/blog/harbour", "<p>x", NULL},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_text(article_of(cases[i].html, cases[i].url).section, cases[i].section);
}

static void
language_of_the_text_beats_a_wrong_declaration(void **state)
{
	(void)state;
	struct article a = article_of("<html lang='de'>" BODY, URL);
	assert_text(a.language, "en");
	a = article_of("<html lang='en-GB'>" BODY, URL);
	assert_text(a.language, "en-GB");
	a = article_of("<html lang='en-us'>" BODY, URL);
	assert_text(a.language, "en-US");
	a = article_of("<html lang='fr_FR'><p>Court.", URL);
	assert_text(a.language, "fr-FR");
}

static void
hidden_text_is_taken_from_structured_data(void **state)
{
	(void)state;
	struct article a = article_of(
		"<h1>Harbour opens again</h1><p>Loading</p><script type='application/ld+json'>"
		"{\"@type\":\"NewsArticle\",\"headline\":\"Harbour opens again\",\"articleBody\":"
		"\"<p>The harbour of Saltmouth opened again on Tuesday after three days of storm, "
		"the port authority said.</p><p>Two ferries left before noon, and a third was "
		"expected in the evening, when the wind had fallen and the sea was calm.</p>\"}"
		"</script>",
		URL);
	assert_true(str_has(a.text, STR("port authority said.\n\nTwo ferries")));
}

static void
what_is_no_page_is_refused(void **state)
{
	(void)state;
	static const char *const bytes[] = {"", "  \n", "%PDF-1.7 x"};
	for (size_t i = 0; i < COUNT(bytes); i++) {
		struct err err = {0};
		struct article a;
		struct extract_input in = input_of(bytes[i], URL);
		forget();
		assert_false(extract_article(&results, memory, &in, &a, &err));
		assert_int_equal(err.code, ERR_INPUT);
	}
}

static void
page_without_article_has_empty_text(void **state)
{
	(void)state;
	struct article a = article_of("<nav><a href=/>Home</a></nav>", URL);
	assert_non_null(a.text.p);
	assert_int_equal(a.text.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_come_from_the_most_trusted_place),
		cmocka_unit_test(date_in_the_future_is_not_believed),
		cmocka_unit_test(headline_is_the_one_that_is_shown),
		cmocka_unit_test(item_of_the_feed_names_the_headline),
		cmocka_unit_test(item_of_the_feed_bounds_the_date),
		cmocka_unit_test(authors_are_people_of_this_article),
		cmocka_unit_test(kind_is_told_by_type_address_and_label),
		cmocka_unit_test(addresses_are_absolute_and_of_this_site),
		cmocka_unit_test(sections_say_something),
		cmocka_unit_test(language_of_the_text_beats_a_wrong_declaration),
		cmocka_unit_test(hidden_text_is_taken_from_structured_data),
		cmocka_unit_test(what_is_no_page_is_refused),
		cmocka_unit_test(page_without_article_has_empty_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
