/* work_test.c: hostile feeds cost work in proportion to their size.
 *
 * Work is counted, not timed: the readers of markup and feeds are compiled for this test with a
 * call at each basic block, and the searches of the C library count what they look at.  What is
 * linear keeps to a number of steps a byte; what is not passes it at these sizes many times
 * over. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "feed/feed.h"

enum { SMALL = 1 << 15, LARGE = 1 << 18, STEPS = 200 };

static uint64_t work;

void __sanitizer_cov_trace_pc(void);
void *__real_memchr(const void *s, int c, size_t n);
void *__real_memrchr(const void *s, int c, size_t n);
void *__wrap_memchr(const void *s, int c, size_t n);
void *__wrap_memrchr(const void *s, int c, size_t n);
void *__real_memmem(const void *s, size_t n, const void *needle, size_t m);
void *__wrap_memmem(const void *s, size_t n, const void *needle, size_t m);

void
__sanitizer_cov_trace_pc(void)
{
	work++;
}

/* They look at sixteen bytes and more at a time. */
static void *
counted(const void *s, size_t n, void *found)
{
	work += 1 + (found ? (size_t)((char *)found - (const char *)s) : n) / 16;
	return found;
}

void *
__wrap_memchr(const void *s, int c, size_t n)
{
	return counted(s, n, __real_memchr(s, c, n));
}

void *
__wrap_memrchr(const void *s, int c, size_t n)
{
	char *found = __real_memrchr(s, c, n);
	work += 1 + (found ? n - (size_t)(found - (const char *)s) : n) / 16;
	return found;
}

void *
__wrap_memmem(const void *s, size_t n, const void *needle, size_t m)
{
	return counted(s, n, __real_memmem(s, n, needle, m));
}

static const char item[] = "<rss><channel><item>";
static const char html[] = "<rss><channel><item><description><![CDATA[";
static const char place[] = "<urlset><url><loc>";
static const char atom[] =
	"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>";
static const char json[] = "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[";

static const struct {
	const char *head, *piece;
} rows[] = {
	/* XML: what never ends, what ends too often, what stands alone */
	{item, "<a>"},
	{item, "</a>"},
	{item, "<a b='"},
	{item, "<a b='>"},
	{item, "<a b=\"'"},
	{item, "<"},
	{item, "<!"},
	{item, "<!--"},
	{item, "<!--a>"},
	{item, "<!---->"},
	{item, "<![CDATA["},
	{item, "]]>"},
	{item, "<![CDATA[]]>"},
	{item, "<?"},
	{item, "<?x?>"},
	{item, "<!DOCTYPE ["},
	{place, "<a>"},
	{place, "</a>"},
	{place, "<![CDATA["},
	{place, "<!--"},
	{place, "<title>"},
	{place, "<a b='"},
	{place, "&amp;&"},
	{place, "<x:y xmlns:x='u'>"},
	{place, "<!DOCTYPE ["},
	{place, "<url><loc>"},
	{place, "</loc></url>"},
	{"", "<!ENTITY a 'b'>"},
	{"<!DOCTYPE x [", "<!ENTITY a 'b'>"},
	{"", "<a>"},
	{"", " "},
	/* elements of feeds */
	{"<rss><channel>", "<item>"},
	{"<rss><channel>", "<item/>"},
	{item, "<title>"},
	{item, "<title><b>"},
	{item, "</title>"},
	{item, "<author>"},
	{item, "<author><name>a</name>"},
	{item, "<category>a"},
	{item, "<itunes:category text='a'>"},
	{item, "<guid>"},
	{item, "<link href='x'/>"},
	{item, "<enclosure url='x'/>"},
	{item, "<media:group>"},
	{item, "<x:y xmlns:x='u'>"},
	{item, "<a xml:base='b/'>"},
	{item, "<a xml:base='b/'/>"},
	{item, "<content type='xhtml'><p>"},
	{atom, "<div>"},
	{atom, "<![CDATA[<]]>"},
	{"<rss><channel><item ", "a=b "},
	{"<rss><channel><item><itunes:keywords>", "a,b,"},
	/* references */
	{"<rss><channel><item><title>", "&"},
	{"<rss><channel><item><title>", "&amp;"},
	{"<rss><channel><item><title>", "&none;"},
	{"<rss><channel><item><title>", "&#9;"},
	{"<!DOCTYPE x [<!ENTITY a "
	 "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'>]><rss><item><title>",
	 "&a;"},
	{"<!DOCTYPE x [<!ENTITY a '&b;&b;&b;'><!ENTITY b "
	 "'&a;&a;&a;'>]><rss><item><title>",
	 "&a;"},
	/* HTML in items */
	{html, "<b>"},
	{html, "</b>"},
	{html, "<p>"},
	{html, "<li>"},
	{html, "<a href=x>"},
	{html, "<a href='"},
	{html, "<a href='>"},
	{html, "<a "},
	{html, "<img src=javascript:x>"},
	{html, "<"},
	{html, "&"},
	{html, "&lt;"},
	{html, "<!"},
	{html, "<!a"},
	{html, "<!--"},
	{html, "<!--a>"},
	{html, "<!---->"},
	{html, "<![CDATA["},
	{html, "<object>"},
	{html, "<script>"},
	{html, "<style>"},
	{html, "<head></head>"},
	{html, "<template><object>"},
	{html, "<textarea>"},
	{html, "<iframe>"},
	{html, "<svg>"},
	{html, "<title>"},
	{html, "<table><tr><td>"},
	{html, "<td title='\"'>"},
	{html, "a"},
	{html, "\""},
	{html, "<plaintext>"},
	/* JSON */
	{json, "["},
	{json, "{},"},
	{json, "1,"},
	{json, "\""},
	{json, "\"\\u0041\","},
	{json, "{\"tags\":["},
	{"{\"items\":[{\"content_html\":\"", "<b>"},
};

static struct str
repeated(struct arena *a, const char *head, const char *piece, size_t size)
{
	struct buf b = buf_in(a, size + 256);
	buf_cstr(&b, head);
	while (b.n < size)
		buf_cstr(&b, piece);
	return buf_str(&b);
}

static uint64_t
work_of(struct arena out, struct arena scratch, struct str bytes)
{
	struct feed_input in = {.bytes = bytes,
				.url = STR("https://outlet.example/news/feed")};
	struct feed_doc feed;
	struct err err;
	work = 0;
	feed_parse(&out, scratch, &in, &feed, &err);
	return work;
}

static void
no_feed_costs_more_than_so_many_steps_a_byte(void **state)
{
	static const size_t sizes[] = {SMALL, LARGE};
	struct arena texts = arena_open(1 << 20);
	struct arena out = arena_open(1 << 26), scratch = arena_open(1 << 26);
	(void)state;
	for (size_t i = 0; i < 2 * sizeof rows / sizeof *rows; i++) {
		size_t size = sizes[i % 2];
		arena_rewind(&texts);
		struct str text =
			repeated(&texts, rows[i / 2].head, rows[i / 2].piece, size);
		uint64_t steps = work_of(out, scratch, text) / text.n;
		if (work < text.n / 64 || steps > STEPS)
			fail_msg("%zu bytes of %s cost %llu steps a byte", size,
				 rows[i / 2].piece, (unsigned long long)steps);
	}
	arena_close(&texts);
	arena_close(&out);
	arena_close(&scratch);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_feed_costs_more_than_so_many_steps_a_byte),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
