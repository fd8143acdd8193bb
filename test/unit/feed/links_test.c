/* links_test.c: the feeds that a page names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "feed/links.h"
#include "model/limits.h"

/* What is found in a page, as "address title; …", declared ones with a "!" before them. */
static struct str
found(struct arena *a, struct arena scratch, struct str page)
{
	struct buf b = buf_in(a, 256);
	size_t count;
	struct feed_link *links = feed_links(a, scratch, page, STR("https://post.example/a/b"),
					     STR_NONE, &count);
	for (size_t i = 0; i < count; i++)
		buf_fmt(&b, "%s%s" STR_FMT " " STR_FMT, i ? "; " : "",
			links[i].declared ? "!" : "", STR_ARG(links[i].url),
			STR_ARG(links[i].title));
	return buf_str(&b);
}

#define RSS "type='application/rss+xml'"

static void
pages_name_their_feeds(void **state)
{
	static const struct {
		const char *page, *found;
	} rows[] = {
		{"", ""},
		{"<p>rss feed</p>", ""},
		{"<link rel=alternate " RSS " href=/f title=' Quay &amp; mole '>",
		 "!https://post.example/f Quay & mole"},
		{"<LINK REL='home ALTERNATE' TYPE='Application/Atom+XML; charset=x' HREF=f>",
		 "!https://post.example/a/f "},
		{"<link rel=stylesheet " RSS " href=/f>", ""},
		{"<link rel=alternate hreflang=de type=text/html href=/de/feed>", ""},
		/* Types of much else: the address must speak for a feed. */
		{"<link rel=alternate type=application/json href=/wp-json/posts/1>", ""},
		{"<link rel=alternate type=application/json href=/feed.json>",
		 "!https://post.example/feed.json "},
		{"<link rel=alternate type=text/xml href=/rss2>", "!https://post.example/rss2 "},
		/* Comments are no news. */
		{"<link rel=alternate " RSS " href=/comments/feed/><link rel=alternate " RSS
		 " href=/f title='Quay Post - Kommentare'>", ""},
		{"<a href='/news/comments-rss'>RSS</a>", ""},
		/* Links of the text, by address or by words. */
		{"<a href=/all/rss>All</a>", "https://post.example/all/rss All"},
		{"<a href=/out/17><img alt=x></a> <a href=/out/18>RSS <b>feed</b></a>",
		 "https://post.example/out/18 RSS feed"},
		{"<a href=/out/19 title='Atom'><img></a>", "https://post.example/out/19 Atom"},
		{"<a href=/feedback>Feedback</a> <a href=/atomic>Atomic</a> "
		 "<a href=/across>Across</a>", ""},
		{"<a href=/story/1>A long headline about the feed that the farmers bought</a>", ""},
		{"<a href=mailto:desk@post.example>RSS</a><a href='javascript:rss()'>RSS</a>", ""},
		{"<a href=/rss>RSS", "https://post.example/rss RSS"},
		/* Each once; what the head declares comes first wherever it stands. */
		{"<a href=/x.rss>x</a><a href=/rss>r</a><link rel=alternate " RSS
		 " href=/1><link rel=alternate " RSS " href=/2><a href=/1>RSS</a>",
		 "!https://post.example/1 ; !https://post.example/2 ; "
		 "https://post.example/x.rss x; https://post.example/rss r"},
		{"<!-- <link rel=alternate " RSS " href=/f> --><script>'<a href=/rss>'</script>", ""},
	};
	struct arena a = arena_open(16 << 20), scratch = arena_open(16 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str got = found(&a, scratch, str_of(rows[i].page));
		if (!str_eq(got, str_of(rows[i].found)))
			fail_msg("%s: \"%s\"", rows[i].page, str_c(&a, got));
	}
	arena_close(&scratch);
	arena_close(&a);
}

static void
links_over_the_limit_are_left_out(void **state)
{
	struct arena a = arena_open(16 << 20), scratch = arena_open(16 << 20);
	struct buf b = buf_in(&a, 1 << 16);
	size_t count;
	(void)state;
	for (int i = 0; i < 3 * LIMIT_FEED_LINKS; i++)
		buf_fmt(&b, "<a href=/%d/rss>x</a>", i);
	feed_links(&a, scratch, buf_str(&b), STR("https://post.example/"), STR_NONE, &count);
	assert_int_equal(count, LIMIT_FEED_LINKS);
	arena_close(&scratch);
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_name_their_feeds),
		cmocka_unit_test(links_over_the_limit_are_left_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
