/* web_test.c: the server over real loopback connections, with a real store behind it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <brotli/decode.h>
#include <dirent.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <zlib.h>

#include "ads/slot.h"
#include "model/limits.h"
#include "os/clock.h"
#include "store/store.h"
#include "web/web.h"

#define PAGE "<!doctype html><p>One.</p><!--gw-ad story box en World--><p>Two.</p>"

static const struct page_site site = {
	.name = {"Glancewire", 10}, .base_url = {"http://g.example", 16}, .language = {"en", 2},
};

struct running {
	char folder[64], ads[80];
	struct arena arena;
	struct store *store;
	struct web_options options;
	int stop[2], ready[2];
	unsigned port;
	pthread_t thread;
	bool done;
};

static void
put(struct running *r, const char *path, const char *type, const char *body, const char *redirect)
{
	struct err err;
	struct page_record p = {.path = str_of(path), .type = str_of(type), .etag = STR("\"e\""),
	                        .body = str_of(body), .redirect = str_of(redirect), .at = 1};
	if (!store_put_page(r->store, &p, &err))
		fail_msg("%s", err.msg);
}

static void *
run(void *arg)
{
	struct running *r = arg;
	struct err err = {0};
	r->done = web_run(&r->options, r->stop[0], r->ready[1], &err);
	if (!r->done)
		fprintf(stderr, "%s\n", err.msg);
	return NULL;
}

static void
write_ad(struct running *r)
{
	char path[120];
	snprintf(r->ads, sizeof r->ads, "%s/ads", r->folder);
	snprintf(path, sizeof path, "mkdir -p %s", r->ads);
	assert_int_equal(system(path), 0);
	snprintf(path, sizeof path, "%s/tea.txt", r->ads);
	FILE *f = fopen(path, "w");
	fputs("headline: Island tea\nlink: /tea\n", f);
	fclose(f);
	snprintf(path, sizeof path, "%s/wrong.txt", r->ads);
	f = fopen(path, "w");
	fputs("headline Island tea\n", f);
	fclose(f);
}

static int
start(void **state)
{
	struct running *r = calloc(1, sizeof *r);
	struct err err;
	char port[16] = "";
	strcpy(r->folder, "/tmp/gw-web-XXXXXX");
	assert_non_null(mkdtemp(r->folder));
	r->arena = arena_open(16 << 20);
	r->store = store_open(r->folder, STORE_WRITE, &err);
	if (!r->store)
		fail_msg("%s", err.msg);
	write_ad(r);
	put(r, "/", "text/html; charset=utf-8", PAGE, NULL);
	put(r, "/section/A%20B", "text/html; charset=utf-8", "<p>Section.", NULL);
	put(r, "/story/x7", "text/plain", "", "/story/x7/dam");
	put(r, "/feed.atom", "application/atom+xml", "<feed/>", NULL);
	assert_int_equal(pipe(r->stop), 0);
	assert_int_equal(pipe(r->ready), 0);
	r->options = (struct web_options){
		.data_folder = str_of(r->folder), .listen = STR("127.0.0.1:0"),
		.ads_folder = str_of(r->ads), .ads_txt = STR("a.example, 1, DIRECT\n"),
		.site = &site, .access_log_fd = -1, .threads = 1, .api_a_minute = 3,
	};
	assert_int_equal(pthread_create(&r->thread, NULL, run, r), 0);
	assert_true(read(r->ready[0], port, sizeof port - 1) > 1);
	r->port = (unsigned)atoi(port);
	*state = r;
	return 0;
}

static int
finish(void **state)
{
	struct running *r = *state;
	char command[100];
	int64_t before = clock_steady_ms();
	assert_int_equal(write(r->stop[1], "x", 1), 1);
	pthread_join(r->thread, NULL);
	assert_true(clock_steady_ms() - before < 1000);
	assert_true(r->done);
	store_close(r->store);
	for (int i = 0; i < 2; i++) {
		close(r->stop[i]);
		close(r->ready[i]);
	}
	arena_close(&r->arena);
	snprintf(command, sizeof command, "rm -rf %s", r->folder);
	int status = system(command);
	free(r);
	return status;
}

/* Sends bytes, reads until the other side closes or nothing comes for a while. */
static struct str
exchange(struct running *r, const char *request, size_t n)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)r->port),
	                        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct timeval patience = {.tv_sec = 3};
	struct buf b = buf_in(&r->arena, 65536);
	char part[4096];
	ssize_t got;
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	assert_int_equal(connect(fd, (struct sockaddr *)&a, sizeof a), 0);
	send(fd, request, n, MSG_NOSIGNAL);
	while ((got = recv(fd, part, sizeof part, 0)) > 0)
		buf_bytes(&b, part, (size_t)got);
	close(fd);
	return buf_str(&b);
}

static struct str
ask(struct running *r, const char *method, const char *path, const char *headers)
{
	struct str request = str_fmt(&r->arena, "%s %s HTTP/1.1\r\nHost: g.example\r\n%s"
	                                        "Connection: close\r\n\r\n", method, path, headers);
	return exchange(r, request.p, request.n);
}

static struct str
get(struct running *r, const char *path)
{
	return ask(r, "GET", path, "");
}

static int
status_of(struct str answer)
{
	return answer.n > 12 ? atoi(answer.p + 9) : 0;
}

static struct str
header_of(struct str answer, const char *name)
{
	char wanted[64];
	snprintf(wanted, sizeof wanted, "\r\n%s: ", name);
	ptrdiff_t at = str_find_nocase(answer, str_of(wanted), 0);
	if (at < 0)
		return STR_NONE;
	size_t from = (size_t)at + strlen(wanted);
	return str_sub(answer, from, (size_t)str_find(answer, STR("\r\n"), from));
}

static struct str
body_of(struct str answer)
{
	ptrdiff_t at = str_find(answer, STR("\r\n\r\n"), 0);
	return at < 0 ? STR_NONE : str_skip(answer, (size_t)at + 4);
}

/* ── */

static void
a_page_comes_with_its_advertisement_and_headers(void **state)
{
	struct running *r = *state;
	struct str answer = get(r, "/");
	assert_int_equal(status_of(answer), 200);
	assert_true(str_has(answer, STR("<p>One.</p><aside class=\"ad\" aria-label=\"Advertisement\" "
	                                "data-ad=\"story\">")));
	assert_true(str_has(answer, STR("Island tea")));
	assert_true(str_starts(header_of(answer, "Content-Security-Policy"),
	                       STR("default-src 'none'; script-src 'self'; style-src 'self';")));
	assert_true(str_eq(header_of(answer, "X-Content-Type-Options"), STR("nosniff")));
	assert_true(header_of(answer, "Referrer-Policy").n > 0);
	assert_true(str_eq(header_of(answer, "Content-Type"), STR("text/html; charset=utf-8")));
}

static void
a_known_etag_gives_304_without_a_body(void **state)
{
	struct running *r = *state;
	struct str etag = header_of(get(r, "/"), "ETag");
	assert_true(etag.n > 2);
	struct str header = str_fmt(&r->arena, "If-None-Match: " STR_FMT "\r\n%c", STR_ARG(etag), 0);
	struct str answer = ask(r, "GET", "/", header.p);
	assert_int_equal(status_of(answer), 304);
	assert_int_equal(body_of(answer).n, 0);
	assert_true(str_eq(header_of(answer, "ETag"), etag));
}

/* What stands between the quotes of the first `name`. */
static struct str
attribute_of(struct str html, const char *name)
{
	char wanted[64];
	snprintf(wanted, sizeof wanted, " %s=\"", name);
	ptrdiff_t at = str_find(html, str_of(wanted), 0);
	if (at < 0)
		return STR_NONE;
	size_t from = (size_t)at + strlen(wanted);
	return str_sub(html, from, (size_t)str_find_byte(html, '"', from));
}

static void
a_signed_link_leads_out_and_no_other_does(void **state)
{
	struct running *r = *state;
	struct str link = attribute_of(body_of(get(r, "/")), "href");
	char *path = str_c(&r->arena, link);
	assert_true(str_starts(link, STR("/ad/")));
	struct str answer = get(r, path);
	assert_int_equal(status_of(answer), 302);
	assert_true(str_eq(header_of(answer, "Location"), STR("/tea")));
	assert_true(str_eq(header_of(answer, "Cache-Control"), STR("no-store")));
	assert_int_equal(status_of(get(r, str_fmt(&r->arena, "%s/seen%c", path, 0).p)), 204);
	assert_int_equal(status_of(get(r, str_fmt(&r->arena, "%s/else%c", path, 0).p)), 404);
	for (size_t i = 4; i < link.n; i++) {
		char before = path[i];
		path[i] = before == 'A' ? 'B' : 'A';
		answer = get(r, path);
		assert_int_equal(status_of(answer), 404);
		assert_null(header_of(answer, "Location").p);
		path[i] = before;
	}
	assert_int_equal(status_of(get(r, "/ad/https://x.example/")), 404);
	assert_int_equal(status_of(get(r, "/ad/")), 404);
}

static void
a_page_with_advertisements_is_the_same_packed(void **state)
{
	struct running *r = *state;
	struct str packed = body_of(ask(r, "GET", "/", "Accept-Encoding: gzip\r\n"));
	char plain[4096];
	z_stream z = {.next_in = (Bytef *)packed.p, .avail_in = (uInt)packed.n,
	              .next_out = (Bytef *)plain, .avail_out = sizeof plain};
	assert_int_equal(inflateInit2(&z, 15 + 16), Z_OK);
	assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END); /* checksum and length are right */
	assert_int_equal(z.avail_in, 0);
	inflateEnd(&z);
	struct str page = str_from(plain, z.total_out);
	assert_true(str_starts(page, STR("<!doctype html><p>One.</p><aside class=\"ad\"")));
	assert_true(str_ends(page, STR("</aside><p>Two.</p>")));
}

static void
bodies_are_packed_as_they_are_taken(void **state)
{
	struct running *r = *state;
	struct str answer = ask(r, "GET", "/style.css", "Accept-Encoding: gzip\r\n");
	assert_true(str_eq(header_of(answer, "Content-Encoding"), STR("gzip")));
	assert_true(str_starts(body_of(answer), STR("\x1f\x8b")));
	assert_true(str_eq(header_of(answer, "Vary"), STR("Accept-Encoding")));
	assert_null(header_of(get(r, "/style.css"), "Content-Encoding").p);
	/* The same sheet, and whoever has it in one coding has it in all. */
	struct str smaller = ask(r, "GET", "/style.css", "Accept-Encoding: gzip, br\r\n");
	assert_true(str_eq(header_of(smaller, "Content-Encoding"), STR("br")));
	assert_true(body_of(smaller).n < body_of(answer).n);
	static uint8_t sheet[1 << 17];
	size_t n = sizeof sheet;
	assert_int_equal(BrotliDecoderDecompress(body_of(smaller).n, (const uint8_t *)body_of(smaller).p,
	                                         &n, sheet), BROTLI_DECODER_RESULT_SUCCESS);
	assert_true(str_eq(str_from((char *)sheet, n), body_of(get(r, "/style.css"))));
	struct str etag = header_of(smaller, "ETag");
	assert_false(str_eq(etag, header_of(answer, "ETag")));
	struct str known = str_fmt(&r->arena, "If-None-Match: " STR_FMT "\r\n%c", STR_ARG(etag), 0);
	assert_int_equal(status_of(ask(r, "GET", "/style.css", known.p)), 304);
	/* Pages with advertisements are put together for each request, which brotli cannot. */
	struct str page = ask(r, "GET", "/", "Accept-Encoding: gzip;q=0.1, br\r\n");
	assert_true(str_eq(header_of(page, "Content-Encoding"), STR("gzip")));
	struct str found = ask(r, "GET", "/search?q=dam", "Accept-Encoding: br\r\n");
	assert_true(str_eq(header_of(found, "Content-Encoding"), STR("br")));
}

static void
head_gives_headers_alone(void **state)
{
	struct running *r = *state;
	struct str answer = ask(r, "HEAD", "/", "");
	assert_int_equal(status_of(answer), 200);
	assert_true(header_of(answer, "Content-Length").n > 1);
	assert_int_equal(body_of(answer).n, 0);
}

static void
a_changed_page_is_served_soon(void **state)
{
	struct running *r = *state;
	assert_true(str_has(get(r, "/"), STR("One.")));
	put(r, "/", "text/html; charset=utf-8", "<p>Changed.</p>", NULL);
	usleep(300000);
	struct str answer = get(r, "/");
	assert_true(str_has(answer, STR("Changed.")));
	assert_false(str_has(answer, STR("One.")));
	assert_true(str_has(get(r, "/feed.atom"), STR("<feed/>")));
}

struct row {
	const char *method, *path;
	int status;
};

static void
paths_lead_where_they_should(void **state)
{
	static const struct row rows[] = {
		{"GET", "/section/A%20B", 200}, {"GET", "/feed.atom", 200}, {"GET", "/nope", 404},
		{"GET", "/robots.txt", 200}, {"GET", "/ads.txt", 200}, {"GET", "/healthz", 200},
		{"GET", "/metrics", 200}, {"GET", "/icon.svg", 200}, {"GET", "/favicon.ico", 301},
		{"GET", "/story/none", 404}, {"GET", "/story/none.json", 404},
		{"GET", "/story/none/edition/1", 404}, {"GET", "/?utm=1", 200},
		{"GET", "/story/g/gone", 410},
		{"GET", "/search", 200}, {"GET", "/search?q=dam&page=2", 200},
		{"GET", "/search?q=%22%27%29%20OR%20*&section=%22", 200},
		{"GET", "/search?q=%ff", 400}, {"GET", "/search?q=%zz", 400}, {"GET", "/search?q=%4", 400},
		{"GET", "/search?q=dam&page=0", 400}, {"GET", "/search?q=dam&page=x", 400},
		{"GET", "/search?q=dam&since=yesterday", 400}, {"GET", "/search/x", 404},
		{"GET", "/../../etc/passwd", 400}, {"GET", "/%2e%2e/etc", 400},
		{"GET", "/a%00b", 400}, {"GET", "/a%2fb", 400},
		{"POST", "/", 405}, {"PUT", "/x", 405}, {"DELETE", "/", 405}, {"OPTIONS", "/", 405},
	};
	struct running *r = *state;
	struct err err;
	struct page_record gone = {.path = STR("/story/g/gone"), .type = STR("text/html"),
	                           .body = STR("Withdrawn."), .status = 410};
	assert_true(store_put_page(r->store, &gone, &err));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str answer = ask(r, rows[i].method, rows[i].path, "");
		if (status_of(answer) != rows[i].status)
			fail_msg("%s %s: %d", rows[i].method, rows[i].path, status_of(answer));
	}
	struct str moved = get(r, "/story/x7");
	assert_int_equal(status_of(moved), 301);
	assert_true(str_eq(header_of(moved, "Location"), STR("/story/x7/dam")));
	assert_true(str_eq(header_of(ask(r, "POST", "/", ""), "Allow"), STR("GET, HEAD")));
}

static const char *
asked(struct running *r, const char *path, struct str more)
{
	return str_c(&r->arena, str_cat(&r->arena, str_of(path), more));
}

static void
what_was_typed_is_shown_as_text(void **state)
{
	struct running *r = *state;
	struct str page = get(r, "/search?q=%3Cscript%3E%22&outlet=%3Cb%3E");
	assert_true(str_has(page, STR("value=\"&lt;script&gt;&quot;\"")));
	assert_true(str_has(page, STR("No story for “&lt;script&gt;&quot;”.")));
	assert_false(str_has(page, STR("<script>")));
	assert_false(str_has(page, STR("<b>")));
	assert_true(str_has(page, STR("<meta name=\"robots\" content=\"noindex\">")));
	assert_true(str_has(get(r, "/metrics"), STR("\nglancewire_searches_total 1\n")));
	struct str canonical = STR("<link rel=\"canonical\" href=\"http://g.example/search\">");
	assert_true(str_has(page, canonical));
	struct str found = get(r, "/search?q=dam&order=newest");
	assert_true(str_has(found, canonical));
	assert_true(str_has(found, STR("<meta property=\"og:url\" content=\"http://g.example/search?q=dam&amp;order=newest\">")));
	struct str empty = get(r, "/search");
	assert_true(str_has(empty, STR("minus before a word")));
	assert_false(str_has(empty, STR("noindex")));
	struct str wrong = get(r, "/search?q=dam&since=2026-13-40");
	assert_true(str_has(wrong, STR("“2026-13-40” is no date")));
	/* Four hundred letters of any script may be looked for, and no more. */
	struct buf letters = buf_in(&r->arena, 4096);
	for (int i = 0; i < LIMIT_TYPED_LETTERS; i++)
		buf_cstr(&letters, "%E6%B0%B4");
	assert_int_equal(status_of(get(r, asked(r, "/search?q=", buf_str(&letters)))), 200);
	assert_int_equal(status_of(get(r, asked(r, "/search?q=%20", buf_str(&letters)))), 400);
	struct str refused = get(r, asked(r, "/search?q=x", buf_str(&letters)));
	assert_int_equal(status_of(refused), 400);
	assert_true(str_has(refused, STR("Take up to 400 characters")));
	static const char *const elsewhere[] = {"/search/feed.atom?q=x", "/search/feed.json?q=x",
	                                        "/api/v1/search?q=x"};
	for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
		assert_int_equal(status_of(get(r, asked(r, elsewhere[i], buf_str(&letters)))), 400);
	/* Of the same bytes a browser is told so. */
	struct str etag = header_of(empty, "ETag");
	struct str known = str_fmt(&r->arena, "If-None-Match: " STR_FMT "\r\n%c", STR_ARG(etag), 0);
	assert_int_equal(status_of(ask(r, "GET", "/search", known.p)), 304);
}

static void
the_api_answers_in_json_and_only_so_often(void **state)
{
	struct running *r = *state;
	struct str first = get(r, "/api/v1/sections");
	assert_int_equal(status_of(first), 200);
	assert_true(str_eq(header_of(first, "RateLimit-Limit"), STR("3")));
	assert_true(str_eq(header_of(first, "RateLimit-Remaining"), STR("2")));
	struct str etag = header_of(first, "ETag");
	struct str known = str_fmt(&r->arena, "If-None-Match: " STR_FMT "\r\n%c", STR_ARG(etag), 0);
	assert_int_equal(status_of(ask(r, "GET", "/api/v1/sections", known.p)), 304);
	struct str nothing = get(r, "/api/v1/nothing");
	assert_int_equal(status_of(nothing), 404);
	assert_true(str_eq(header_of(nothing, "Content-Type"), STR("application/problem+json")));
	struct str refused = get(r, "/api/v1/sections");
	assert_int_equal(status_of(refused), 429);
	assert_true(header_of(refused, "Retry-After").n > 0);
	/* Another client of the proxy in front has its own share. */
	assert_int_equal(status_of(ask(r, "GET", "/api/v1/sections",
	                               "X-Forwarded-For: 1.1.1.1, 10.0.0.9\r\n")), 200);
	assert_int_equal(status_of(ask(r, "POST", "/api/v1/sections", "")), 405);
	assert_true(str_has(get(r, "/metrics"), STR("\nglancewire_api_refused_total 1\n")));
}

/* ── stories without a page at that very path ── */

static void
story_addresses_lead_to_the_one_with_the_slug(void **state)
{
	struct running *r = *state;
	struct err err;
	struct article_record item = {.url = STR("https://a.example/1"), .guid = STR("1"),
	                              .title = STR("Dam"), .first_seen = 1,
	                              .published = WHEN_NONE, .updated = WHEN_NONE,
	                              .feed_published = WHEN_UNKNOWN};
	struct feed_record feed = {.url = STR("https://a.example/feed")};
	struct story_record story;
	bool added;
	assert_true(store_add_feed(r->store, &feed, &item.feed, &added, &err));
	assert_true(store_put_item(r->store, &item, 1, &added, &err));
	assert_true(store_put_member(r->store, item.id, item.id, 0, STR("x"), 1, &err));
	assert_true(store_story(r->store, &r->arena, item.id, &story, &err));
	struct edition_record e = {.story = story.id, .number = 1, .at = 5, .json = STR("{\"a\":1}")};
	story.address = STR("x9");
	story.slug = STR("dam-breaks");
	story.headline = STR("Dam breaks");
	story.edition = 1;
	story.written_at = 5;
	assert_true(store_put_edition(r->store, &e, &err));
	assert_true(store_put_story(r->store, &story, &err));
	const char *id = str_c(&r->arena, story.address);
	const char *tails[] = {"", "/wrong-slug", "/edition/1"};
	struct str home = str_fmt(&r->arena, "/story/%s/dam-breaks", id);
	for (int i = 0; i < 3; i++) {
		struct str answer = get(r, str_fmt(&r->arena, "/story/%s%s%c", id, tails[i], 0).p);
		if (status_of(answer) != 301 || !str_eq(header_of(answer, "Location"), home))
			fail_msg("/story/%s%s: " STR_FMT, id, tails[i], STR_ARG(answer));
	}
	struct str json = get(r, str_fmt(&r->arena, "/story/%s.json%c", id, 0).p);
	assert_true(str_eq(body_of(json), STR("{\"a\":1}")));
	assert_int_equal(status_of(get(r, str_c(&r->arena, home))), 404);
	assert_int_equal(status_of(get(r, str_fmt(&r->arena, "/story/%s/edition/7%c", id, 0).p)), 404);
	assert_true(str_has(get(r, "/healthz"), STR("\"newest_edition_at\":\"1970-01-01T00:00:05Z\"")));
}

/* ── hostile requests ── */

struct smuggled {
	const char *what, *request;
};

static const struct smuggled smuggled[] = {
	{"a length and an encoding",
	 "POST / HTTP/1.1\r\nHost: g\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
	 "0\r\n\r\nGET /metrics HTTP/1.1\r\nHost: g\r\n\r\n"},
	{"two lengths",
	 "POST / HTTP/1.1\r\nHost: g\r\nContent-Length: 0\r\nContent-Length: 40\r\n\r\n"
	 "GET /metrics HTTP/1.1\r\nHost: g\r\n\r\n"},
	{"two lengths of a GET",
	 "GET / HTTP/1.1\r\nHost: g\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n"
	 "GET /metrics HTTP/1.1\r\nHost: g\r\n\r\n"},
	{"a GET with a body",
	 "GET / HTTP/1.1\r\nHost: g\r\nContent-Length: 36\r\n\r\n"
	 "GET /metrics HTTP/1.1\r\nHost: g\r\n\r\n"},
	{"a chunked GET",
	 "GET / HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\n"
	 "0\r\n\r\nGET /metrics HTTP/1.1\r\nHost: g\r\n\r\n"},
};

static void
smuggled_requests_are_refused_with_their_connection(void **state)
{
	struct running *r = *state;
	for (size_t i = 0; i < sizeof smuggled / sizeof *smuggled; i++) {
		struct str answer = exchange(r, smuggled[i].request, strlen(smuggled[i].request));
		if (status_of(answer) != 400 || str_has(answer, STR("glancewire_uptime")))
			fail_msg("%s: " STR_FMT, smuggled[i].what, STR_ARG(answer));
		assert_true(str_eq(header_of(answer, "Connection"), STR("close")));
	}
}

static void
headers_that_are_too_long_are_431(void **state)
{
	struct running *r = *state;
	struct buf b = buf_in(&r->arena, 100000);
	buf_cstr(&b, "GET / HTTP/1.1\r\nHost: g\r\nX: ");
	for (int i = 0; i < 60000; i++)
		buf_byte(&b, 'a');
	buf_cstr(&b, "\r\n\r\n");
	assert_int_equal(status_of(exchange(r, b.p, b.n)), 431);
	assert_int_equal(status_of(get(r, "/")), 200);
}

static void
garbage_does_not_stop_the_server(void **state)
{
	struct running *r = *state;
	static const char *const garbage[] = {
		"\r\n\r\n", "GET\r\n\r\n", "\x16\x03\x01\x02", "GET / HTTP/9.9\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: g\r\nContent-Length: -1\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: g\r\n folded: x\r\n\r\n",
	};
	for (size_t i = 0; i < sizeof garbage / sizeof *garbage; i++) {
		struct sockaddr_in a = {.sin_family = AF_INET,
		                        .sin_port = htons((uint16_t)r->port),
		                        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
		int fd = socket(AF_INET, SOCK_STREAM, 0);
		assert_int_equal(connect(fd, (struct sockaddr *)&a, sizeof a), 0);
		send(fd, garbage[i], strlen(garbage[i]), MSG_NOSIGNAL);
		close(fd);
	}
	assert_int_equal(status_of(get(r, "/")), 200);
}

static void
a_missing_store_is_said_at_once(void **state)
{
	(void)state;
	struct err err = {0};
	struct web_options options = {.data_folder = STR("/tmp/gw-web-no-such-folder"),
	                              .listen = STR("127.0.0.1:0"), .site = &site,
	                              .access_log_fd = -1};
	assert_false(web_run(&options, -1, -1, &err));
	assert_true(err.msg[0] != 0);
}

#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, start, finish)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SERVER(a_page_comes_with_its_advertisement_and_headers),
		WITH_SERVER(a_known_etag_gives_304_without_a_body),
		WITH_SERVER(a_signed_link_leads_out_and_no_other_does),
		WITH_SERVER(a_page_with_advertisements_is_the_same_packed),
		WITH_SERVER(bodies_are_packed_as_they_are_taken),
		WITH_SERVER(head_gives_headers_alone),
		WITH_SERVER(a_changed_page_is_served_soon),
		WITH_SERVER(paths_lead_where_they_should),
		WITH_SERVER(what_was_typed_is_shown_as_text),
		WITH_SERVER(the_api_answers_in_json_and_only_so_often),
		WITH_SERVER(story_addresses_lead_to_the_one_with_the_slug),
		WITH_SERVER(smuggled_requests_are_refused_with_their_connection),
		WITH_SERVER(headers_that_are_too_long_are_431),
		WITH_SERVER(garbage_does_not_stop_the_server),
		cmocka_unit_test(a_missing_store_is_said_at_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
