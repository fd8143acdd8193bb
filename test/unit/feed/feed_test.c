/* feed_test.c: feeds of every format, and broken ones, read into their golden files.
 *
 * test/data/feeds holds each feed with a file NAME.golden beside it.  To write the golden files
 * anew run the test with GLANCEWIRE_GOLDEN=write and look at the difference. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "feed/feed.h"
#include "feed/gzip.h"
#include "model/limits.h"

static const char *const names[] = {
	"rss.xml", "rdf.xml",       "atom.xml",   "atom03.xml",
	"cdf.xml", "jsonfeed.json", "broken.xml", "entities.xml",
	"comment-only.xml", "declaration.xml", "embedded.xml", "identity.xml", "titles.xml", "base64.xml",
	"sitemap-news.xml", "sitemap-plain.xml", "sitemap-index.xml",
};

static struct str
read_file(struct arena *a, const char *name)
{
	FILE *f = fopen(str_fmt(a, "%s/feeds/%s%c", TEST_DATA, name, 0).p, "rb");
	if (!f)
		return STR_NONE;
	char *p = arena_array(a, char, 1 << 20);
	size_t n = fread(p, 1, 1 << 20, f);
	fclose(f);
	return str_from(p, n);
}

static void
line(struct buf *b, struct arena *a, const char *name, struct str value)
{
	if (!value.p)
		return;
	buf_fmt(b, "%s: ", name);
	for (size_t i = 0; i < value.n; i++)
		if (value.p[i] == '\n')
			buf_cstr(b, "\\n");
		else
			buf_byte(b, value.p[i]);
	buf_byte(b, '\n');
	(void)a;
}

static struct str
described(struct arena *a, const struct feed_doc *feed)
{
	static const char *const origins[] = {"guid", "link", "content"};
	struct buf b = buf_in(a, 4096);
	buf_fmt(&b, "format: %s\n", feed_format_name(feed->format));
	line(&b, a, "title", feed->title);
	line(&b, a, "link", feed->link);
	line(&b, a, "description", feed->description);
	line(&b, a, "language", feed->language);
	line(&b, a, "self", feed->self);
	line(&b, a, "hub", feed->hub);
	if (feed->ttl_s)
		buf_fmt(&b, "ttl_s: %d\n", (int)feed->ttl_s);
	line(&b, a, "repaired", feed->repaired);
	if (feed->cut_short)
		buf_cstr(&b, "cut short\n");
	for (size_t i = 0; i < feed->item_count; i++) {
		const struct feed_item *item = &feed->items[i];
		buf_fmt(&b, "\nitem %zu\n", i + 1);
		buf_fmt(&b, "id from %s: " STR_FMT "\n", origins[item->id_from], STR_ARG(item->id));
		line(&b, a, "title", item->title);
		line(&b, a, "link", item->link);
		line(&b, a, "summary", item->summary);
		line(&b, a, "content", item->content);
		line(&b, a, "published", when_rfc3339(a, item->published));
		line(&b, a, "updated", when_rfc3339(a, item->updated));
		for (size_t k = 0; k < item->author_count; k++)
			line(&b, a, "author", item->authors[k]);
		for (size_t k = 0; k < item->category_count; k++)
			line(&b, a, "category", item->categories[k]);
		for (size_t k = 0; k < item->enclosure_count; k++) {
			line(&b, a, "enclosure", item->enclosures[k].url);
			line(&b, a, "  type", item->enclosures[k].type);
			line(&b, a, "  length", item->enclosures[k].length);
		}
	}
	return buf_str(&b);
}

static void
feeds_read_as_their_golden_files_say(void **state)
{
	(void)state;
	struct arena a = arena_open(64 << 20), scratch = arena_open(64 << 20);
	const char *mode = getenv("GLANCEWIRE_GOLDEN");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct feed_input in = {
			.bytes = read_file(&a, names[i]), .url = STR("https://base.example/dir/feed")};
		struct feed_doc feed;
		struct err err;
		assert_true(in.bytes.n > 0);
		assert_true(feed_parse(&a, scratch, &in, &feed, &err));
		struct str got = described(&a, &feed);
		char *golden = str_c(&a, str_fmt(&a, "%s.golden", names[i]));
		if (mode && !strcmp(mode, "write")) {
			FILE *f = fopen(str_fmt(&a, "%s/feeds/%s%c", TEST_DATA, golden, 0).p, "wb");
			assert_non_null(f);
			fwrite(got.p, 1, got.n, f);
			fclose(f);
		}
		assert_string_equal(str_c(&a, got), str_c(&a, read_file(&a, golden)));
	}
	arena_close(&scratch);
	arena_close(&a);
}

static bool
parse(struct arena *a, struct arena scratch, struct str bytes, struct feed_doc *feed)
{
	struct feed_input in = {.bytes = bytes};
	struct err err;
	return feed_parse(a, scratch, &in, feed, &err);
}

static void
what_is_no_feed_is_refused(void **state)
{
	(void)state;
	static const char *const rows[] = {
		"", " ", "hello", "<html><body><p>x</p></body></html>", "{\"a\": 1}", "{", "<",
		"<!-- x --><html><body>", "<?xml?>x"};
	struct arena a = arena_open(64 << 20), scratch = arena_open(64 << 20);
	struct feed_doc feed;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_false(parse(&a, scratch, str_of(rows[i]), &feed));
	assert_true(parse(&a, scratch, STR("<rss></rss>"), &feed));
	assert_int_equal(feed.item_count, 0);
	arena_close(&scratch);
	arena_close(&a);
}

static void
every_cut_of_a_feed_is_read(void **state)
{
	(void)state;
	struct arena a = arena_open(256 << 20), scratch = arena_open(64 << 20);
	struct str whole = read_file(&a, "atom.xml");
	struct feed_doc feed;
	for (size_t n = 0; n < whole.n; n++) {
		struct arena out = a;
		bool read = parse(&out, scratch, str_sub(whole, 0, n), &feed);
		bool has_begun = n > (size_t)str_find(whole, STR("<feed"), 0) + 4;
		assert_true(!has_begun || read);
		assert_true(has_begun || !read || (feed.cut_short && !feed.item_count));
	}
	arena_close(&scratch);
	arena_close(&a);
}

static void
a_feed_that_ends_inside_an_item_is_cut_short(void **state)
{
	(void)state;
	static const struct {
		const char *xml;
		bool cut_short;
	} rows[] = {
		{"<rss><channel><item><title>A</title></item></channel></rss>", false},
		{"<rss><channel><item><title>A</title></item>", false},
		{"<rss><channel><item/></channel></rss>", false},
		{"<rss><channel><item><title>A</title>", true},
		{"<rss><channel><item>A</item><item", true},
		{"<feed><entry><title>A</title></entry><entry><title>B", true},
		{"<RDF><channel><items><Seq/></items></channel><item>A</item></RDF>", false},
		{"<rss><channel>", false},
		{"<?xml version='1.0'?><rs", true},
	};
	struct arena a = arena_open(64 << 20), scratch = arena_open(64 << 20);
	struct feed_doc feed;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_true(parse(&a, scratch, str_of(rows[i].xml), &feed));
		assert_int_equal(feed.cut_short, rows[i].cut_short);
	}
	arena_close(&scratch);
	arena_close(&a);
}

static void
items_over_the_limit_are_left_out(void **state)
{
	(void)state;
	struct arena a = arena_open(256 << 20), scratch = arena_open(64 << 20);
	struct buf b = buf_in(&a, 1 << 20);
	buf_cstr(&b, "<rss><channel>");
	for (int i = 0; i < LIMIT_FEED_ITEMS + 5; i++)
		buf_fmt(&b, "<item><title>%d</title></item>", i);
	struct feed_doc feed;
	assert_true(parse(&a, scratch, buf_str(&b), &feed));
	assert_int_equal(feed.item_count, LIMIT_FEED_ITEMS);
	assert_true(feed.items_cut);
	arena_close(&scratch);
	arena_close(&a);
}

static void
headers_help(void **state)
{
	(void)state;
	struct arena a = arena_open(16 << 20), scratch = arena_open(16 << 20);
	struct feed_header headers[] = {
		{STR("content-type"), STR("text/xml; charset=windows-1251")},
		{STR("Content-Location"), STR("http://moved.example/a/b")},
		{STR("Content-Language"), STR("ru")},
	};
	struct feed_input in = {
		.bytes = STR("<rss><item><title>\xcf\xf0\xe8</title><link>c</link></item></rss>"),
		.url = STR("http://x.example/"),
		.headers = headers,
		.header_count = 3,
	};
	struct feed_doc feed;
	struct err err;
	assert_true(feed_parse(&a, scratch, &in, &feed, &err));
	assert_string_equal(str_c(&a, feed.items[0].title), "\xd0\x9f\xd1\x80\xd0\xb8");
	assert_string_equal(str_c(&a, feed.items[0].link), "http://moved.example/a/c");
	assert_string_equal(str_c(&a, feed.language), "ru");
	arena_close(&scratch);
	arena_close(&a);
}

static void
references_in_attributes_of_a_link_do_not_mix(void **state)
{
	(void)state;
	struct arena a = arena_open(16 << 20), scratch = arena_open(16 << 20);
	struct feed_doc feed;
	assert_true(parse(&a, scratch, STR("<rss><channel><link rel='alter&#110;ate' "
	                                   "type='text/html&#10;' href='http://a.example/?x&amp;y'/>"
	                                   "</channel></rss>"), &feed));
	assert_string_equal(str_c(&a, feed.link), "http://a.example/?x&y");
	arena_close(&scratch);
	arena_close(&a);
}

/* "gzip -9n" of a feed whose title is "Quay". */
static void
packed_feeds_are_unpacked_within_their_limit(void **state)
{
	(void)state;
	struct arena a = arena_open(64 << 20), scratch = arena_open(256 << 20);
	static const char packed_bytes[] =
		"\037\213\010\000\000\000\000\000\002\003\075\214\101\012\200\060\014\004"
		"\177\344\342\125\226\374\301\047\024\011\264\030\153\061\021\364\367\242"
		"\005\157\003\063\014\017\167\341\222\123\255\152\302\050\141\052\363\231"
		"\156\242\063\113\350\046\264\122\127\311\021\315\047\240\355\036\203\136"
		"\151\153\246\030\211\117\022\275\304\077\303\373\176\000\332\333\346\150"
		"\141\000\000\000";
	struct str packed = str_from(packed_bytes, sizeof packed_bytes - 1);
	struct feed_doc feed;
	assert_true(parse(&a, scratch, packed, &feed));
	assert_string_equal(str_c(&a, feed.title), "Quay");
	assert_true(parse(&a, scratch, str_sub(packed, 0, packed.n - 8), &feed)); /* no trailer */
	for (size_t n = 3; n < 20; n++)
		assert_false(parse(&a, scratch, str_sub(packed, 0, n), &feed));
	struct str plain;
	struct err err;
	assert_false(gzip_read(&a, packed, 20, &plain, &err));
	assert_int_equal(err.code, ERR_LIMIT);
	arena_close(&scratch);
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(feeds_read_as_their_golden_files_say),
		cmocka_unit_test(what_is_no_feed_is_refused),
		cmocka_unit_test(every_cut_of_a_feed_is_read),
		cmocka_unit_test(a_feed_that_ends_inside_an_item_is_cut_short),
		cmocka_unit_test(items_over_the_limit_are_left_out),
		cmocka_unit_test(headers_help),
		cmocka_unit_test(references_in_attributes_of_a_link_do_not_mix),
		cmocka_unit_test(packed_feeds_are_unpacked_within_their_limit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
