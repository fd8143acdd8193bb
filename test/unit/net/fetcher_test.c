/* fetcher_test.c: the fetch process against servers good and bad, on loopback only. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "net/fetch.h"
#include "net/fetch_head.h"
#include "net/fetch_loop.h"
#include "os/clock.h"
#include "server.h"

enum { PATIENCE_MS = 20000 };

static struct server server;
static struct fetcher *fetcher;
static struct arena arena;

static struct fetcher *
open_with(const char *networks, const char *resolve)
{
	struct fetch_options o = {.user_agent = STR("glancewire-test/1 (+https://a.example/bot)")};
	struct err err;
	o.resolve = str_of(resolve);
	assert_true(guard_parse(&o.guard, str_of(networks), &err));
	struct fetcher *f = fetcher_open(&o, &err);
	assert_non_null(f);
	return f;
}

static int
start(void **state)
{
	(void)state;
	/* Would be used by libcurl if we let it. */
	setenv("http_proxy", "http://127.0.0.1:1/", 1);
	arena = arena_open(256 << 20);
	server_start(&server);
	fetcher = open_with("127.0.0.0/8", NULL);
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	fetcher_close(fetcher);
	server_stop(&server);
	arena_close(&arena);
	return 0;
}

static struct str
address(const char *host, const char *path)
{
	return str_fmt(&arena, "http://%s:%d%s", host, server.port, path);
}

/* Waits for one answer. */
static struct fetch_answer
wait_answer(struct fetcher *f)
{
	int64_t until = clock_steady_ms() + PATIENCE_MS;
	struct fetch_answer a;
	struct err err;
	bool got = false;
	while (clock_steady_ms() < until) {
		struct pollfd p = {.fd = fetcher_fd(f), .events = POLLIN};
		if (fetcher_wants_write(f))
			p.events |= POLLOUT;
		poll(&p, 1, 1000);
		assert_true(fetcher_flush(f, &err));
		if (!fetcher_next(f, &arena, &a, &got, &err))
			fail_msg("%s", err.msg);
		if (got)
			return a;
	}
	fail_msg("no answer in time");
	return a;
}

static struct fetch_answer
fetch_from(struct fetcher *f, struct fetch_request r)
{
	static uint64_t id = 100;
	struct err err;
	r.id = id++;
	if (!r.max_bytes)
		r.max_bytes = 1 << 20;
	assert_true(fetcher_send(f, &r, &err));
	struct fetch_answer a = wait_answer(f);
	assert_int_equal(a.id, r.id);
	return a;
}

static struct fetch_answer
fetch(const char *path)
{
	return fetch_from(fetcher, (struct fetch_request){.url = address("127.0.0.1", path)});
}

static void
expect_error(struct fetch_answer a, enum err_code code, const char *words)
{
	if (a.err.code != code || !strstr(a.err.msg, words))
		fail_msg("want %s \"%s\", got %s \"%s\"", err_name(code), words,
		         err_name(a.err.code), a.err.msg);
	assert_int_equal(a.status, 0);
	assert_int_equal(a.body.n, 0);
}

static void
page_arrives_with_its_headers(void **state)
{
	struct fetch_answer a = fetch("/ok");
	(void)state;
	assert_int_equal(a.err.code, ERR_NONE);
	assert_int_equal(a.status, 200);
	assert_true(str_eq(a.body, STR("ferry sails")));
	assert_true(str_eq(a.content_type, STR("text/html; charset=utf-8")));
	assert_true(str_eq(a.etag, STR("W/\"a, b\"")));
	assert_true(str_eq(a.last_modified, STR("Tue, 03 Nov 2026 10:00:00 GMT")));
	assert_true(str_eq(a.cache_control, STR("max-age=60, must-revalidate")));
	assert_true(str_eq(a.x_robots_tag, STR("noai")));
	assert_null(a.location.p);
}

/* A rule for another robot ends with its header. */
static void
robots_headers_stay_apart_and_lists_are_joined(void **state)
{
	struct fetch_answer a = {0};
	(void)state;
	fetch_head_read(&arena, STR("X-Robots-Tag: otherbot: noindex\nx-robots-tag: nosnippet\n"
	                            "Cache-Control: no-cache\nCache-Control: private\n"
	                            "TDM-Reservation: 1\nTDM-Reservation: 0\n"), &a);
	assert_true(str_eq(a.x_robots_tag, STR("otherbot: noindex\nnosnippet")));
	assert_true(str_eq(a.cache_control, STR("no-cache, private")));
	assert_true(str_eq(a.tdm_reservation, STR("1")));
}

static void
request_says_who_we_are_and_nothing_more(void **state)
{
	struct fetch_request r = {.url = address("127.0.0.1", "/echo"),
	                          .accept = STR("application/atom+xml, */*;q=0.1")};
	(void)state;
	struct fetch_answer a = fetch_from(fetcher, r);
	assert_true(str_has(a.body, STR("User-Agent: glancewire-test/1 (+https://a.example/bot)\r\n")));
	assert_true(str_has(a.body, STR("Accept: application/atom+xml, */*;q=0.1\r\n")));
	assert_true(str_has(a.body, STR("Accept-Encoding: ")));
	assert_false(str_has_nocase(a.body, STR("if-none-match")));
	assert_false(str_has_nocase(a.body, STR("cookie")));
	assert_false(str_has_nocase(a.body, STR("referer")));
}

static void
validators_go_back_byte_for_byte(void **state)
{
	struct fetch_request r = {.url = address("127.0.0.1", "/unchanged"),
	                          .etag = STR("W/\"a, b\""), .last_modified = STR("some day")};
	(void)state;
	struct fetch_answer a = fetch_from(fetcher, r);
	assert_int_equal(a.status, 304);
	assert_int_equal(a.body.n, 0);
}

static void
validator_cannot_smuggle_a_header(void **state)
{
	struct fetch_request r = {.url = address("127.0.0.1", "/echo"),
	                          .etag = STR("\"x\"\r\nCookie: a=b")};
	(void)state;
	struct fetch_answer a = fetch_from(fetcher, r);
	assert_int_equal(a.status, 200);
	assert_false(str_has(a.body, STR("Cookie")));
}

static void
redirect_is_an_answer(void **state)
{
	struct fetch_answer a = fetch("/redirect");
	(void)state;
	assert_int_equal(a.status, 301);
	assert_true(str_eq(a.location, STR("../ok?x=1#y")));
}

static void
headers_of_early_hints_do_not_count(void **state)
{
	struct fetch_answer a = fetch("/early");
	(void)state;
	assert_int_equal(a.status, 200);
	assert_null(a.etag.p);
	assert_true(str_eq(a.link, STR("</feed>; rel=alternate")));
}

static void
body_that_is_cut_is_an_error_in_words(void **state)
{
	(void)state;
	expect_error(fetch("/reset"), ERR_AGAIN, "connection reset after 2,345 bytes");
	expect_error(fetch("/short"), ERR_AGAIN, "connection closed after 2,345 bytes of 5,000");
	expect_error(fetch("/nothing"), ERR_AGAIN, "connection closed before any answer");
}

static void
too_long_an_answer_is_stopped(void **state)
{
	(void)state;
	expect_error(fetch("/endless"), ERR_LIMIT, "longer than 1,048,576 bytes");
	expect_error(fetch("/announced"), ERR_LIMIT, "longer than 1,048,576 bytes");
	expect_error(fetch("/bomb"), ERR_LIMIT, "longer than 1,048,576 bytes");
	expect_error(fetch("/headers"), ERR_LIMIT, "headers longer than");
}

static void
slow_server_is_given_up(void **state)
{
	(void)state;
	if (!getenv("GLANCEWIRE_SLOW_TESTS"))
		skip();
	expect_error(fetch("/slow"), ERR_AGAIN, "less than 200 bytes a second over 10 s, after ");
}

static void
closed_port_is_worth_another_try(void **state)
{
	struct fetch_request r = {.url = STR("http://127.0.0.1:1/")};
	(void)state;
	expect_error(fetch_from(fetcher, r), ERR_AGAIN, "onnect");
}

/* What a server has not seen may be asked again without harm. */
static void
only_without_a_connection_is_a_request_unsent(void **state)
{
	struct fetch_request closed = {.url = STR("http://127.0.0.1:1/")};
	(void)state;
	assert_true(fetch_from(fetcher, closed).unsent);
	assert_false(fetch("/reset").unsent);
	assert_false(fetch("/nothing").unsent);
}

static void
private_address_is_refused_in_every_spelling(void **state)
{
	static const char *const hosts[] = {
		"127.66.6.6", "127.1", "2130706433", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]",
		"0.0.0.0", "localhost", "a.localhost", "169.254.169.254", "10.0.0.1", "named.example",
	};
	struct fetcher *f = open_with("127.20.0.0/16", "named.example:80:192.168.1.1");
	(void)state;
	for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
		struct fetch_request r = {.url = str_fmt(&arena, "http://%s/", hosts[i])};
		expect_error(fetch_from(f, r), ERR_DENIED, "private address ");
	}
	struct fetch_request r = {.url = STR("http://127.66.6.6/")};
	expect_error(fetch_from(f, r), ERR_DENIED, "private address 127.66.6.6 refused");
	fetcher_close(f);
}

static void
names_under_localhost_need_no_lookup(void **state)
{
	struct fetch_request r = {.url = address("harbour-news.localhost", "/ok")};
	(void)state;
	struct fetch_answer a = fetch_from(fetcher, r);
	assert_int_equal(a.status, 200);
}

static void
configured_addresses_replace_lookup(void **state)
{
	char resolve[200];
	snprintf(resolve, sizeof resolve, "a.example:%d:127.0.0.1, b.example:%d:127.0.0.1",
	         server.port, server.port);
	struct fetcher *f = open_with("127.0.0.0/8", resolve);
	(void)state;
	for (int i = 0; i < 4; i++) {
		struct fetch_request r = {.url = address(i % 2 ? "a.example" : "b.example", "/ok")};
		assert_int_equal(fetch_from(f, r).status, 200);
	}
	fetcher_close(f);
}

static void
only_http_addresses_are_fetched(void **state)
{
	static const char *const wrong[] = {
		"file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "x", "", "http://",
	};
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct fetch_request r = {.url = str_of(wrong[i])};
		expect_error(fetch_from(fetcher, r), ERR_INPUT, "no http address");
	}
}

static void
many_requests_are_answered_each_once(void **state)
{
	enum { COUNT = 300 };
	bool seen[COUNT] = {false};
	struct err err;
	(void)state;
	for (uint64_t i = 0; i < COUNT; i++) {
		char host[40];
		snprintf(host, sizeof host, "h%d.localhost", (int)(i % 90));
		struct fetch_request r = {.id = i, .url = address(host, "/ok"), .max_bytes = 1000};
		assert_true(fetcher_send(fetcher, &r, &err));
	}
	for (int i = 0; i < COUNT; i++) {
		struct fetch_answer a = wait_answer(fetcher);
		assert_int_equal(a.status, 200);
		assert_in_range(a.id, 0, COUNT - 1);
		assert_false(seen[a.id]);
		seen[a.id] = true;
	}
}

/* Two at once would be done in 300 ms. */
static void
one_host_is_asked_over_one_connection(void **state)
{
	struct err err;
	int64_t began = clock_steady_ms();
	(void)state;
	for (uint64_t i = 0; i < 2; i++) {
		struct fetch_request r = {.id = i, .url = address("later.localhost", "/later"),
		                          .max_bytes = 1000};
		assert_true(fetcher_send(fetcher, &r, &err));
	}
	for (int i = 0; i < 2; i++)
		assert_int_equal(wait_answer(fetcher).status, 200);
	assert_true(clock_steady_ms() - began >= 600);
}

static int
only_child(pid_t but)
{
	char path[100], line[400] = "";
	int a = 0, b = 0;
	snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)getpid(), (int)getpid());
	FILE *f = fopen(path, "r");
	if (!f)
		return 0;
	if (!fgets(line, sizeof line, f))
		line[0] = 0;
	fclose(f);
	if (sscanf(line, "%d %d", &a, &b) < 1)
		return 0;
	return a == but ? b : a;
}

static void
dead_process_is_noticed_and_replaced(void **state)
{
	struct fetch_answer a;
	struct err err = {0};
	bool got;
	(void)state;
	int pid = only_child(server.proc.pid);
	if (pid <= 0)
		skip();
	kill(pid, SIGKILL);
	struct pollfd p = {.fd = fetcher_fd(fetcher), .events = POLLIN};
	poll(&p, 1, 2000);
	assert_false(fetcher_next(fetcher, &arena, &a, &got, &err));
	assert_int_equal(err.code, ERR_INTERNAL);
	assert_non_null(strstr(err.msg, "the fetch process ended"));
	fetcher_close(fetcher);
	fetcher = open_with("127.0.0.0/8", NULL);
	assert_int_equal(fetch("/ok").status, 200);
}

static int
loop_alone(void *ctx, int fd)
{
	return fetch_loop(ctx, fd);
}

static void
process_ends_when_its_channel_closes(void **state)
{
	struct fetch_options o = {.user_agent = STR("x")};
	struct proc p;
	struct err err;
	int status = -1;
	bool ended = false;
	(void)state;
	assert_true(proc_start(&p, "fetch", loop_alone, &o, -1, &err));
	close(p.fd);
	p.fd = -1;
	for (int i = 0; i < 200 && !ended; i++) {
		ended = proc_ended(&p, &status);
		poll(NULL, 0, 10);
	}
	assert_true(ended);
	assert_int_equal(status, 0);
}

static void
header_fields_are_read_from_any_bytes(void **state)
{
	struct fetch_answer a = {0};
	(void)state;
	fetch_head_read(&arena, STR("LINK: <a>\r\nlink:\r\n folded: x\r\n: none\r\nnothing\r\n"
	                            "Link:   <b> \r\nETag: one\r\nETag: two\r\n\r\n"), &a);
	assert_true(str_eq(a.link, STR("<a>, <b>")));
	assert_true(str_eq(a.etag, STR("one")));
	assert_null(a.date.p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(page_arrives_with_its_headers),
		cmocka_unit_test(robots_headers_stay_apart_and_lists_are_joined),
		cmocka_unit_test(request_says_who_we_are_and_nothing_more),
		cmocka_unit_test(validators_go_back_byte_for_byte),
		cmocka_unit_test(validator_cannot_smuggle_a_header),
		cmocka_unit_test(redirect_is_an_answer),
		cmocka_unit_test(headers_of_early_hints_do_not_count),
		cmocka_unit_test(body_that_is_cut_is_an_error_in_words),
		cmocka_unit_test(too_long_an_answer_is_stopped),
		cmocka_unit_test(slow_server_is_given_up),
		cmocka_unit_test(closed_port_is_worth_another_try),
		cmocka_unit_test(only_without_a_connection_is_a_request_unsent),
		cmocka_unit_test(private_address_is_refused_in_every_spelling),
		cmocka_unit_test(names_under_localhost_need_no_lookup),
		cmocka_unit_test(configured_addresses_replace_lookup),
		cmocka_unit_test(only_http_addresses_are_fetched),
		cmocka_unit_test(many_requests_are_answered_each_once),
		cmocka_unit_test(one_host_is_asked_over_one_connection),
		cmocka_unit_test(dead_process_is_noticed_and_replaced),
		cmocka_unit_test(process_ends_when_its_channel_closes),
		cmocka_unit_test(header_fields_are_read_from_any_bytes),
	};
	return cmocka_run_group_tests(tests, start, stop);
}
