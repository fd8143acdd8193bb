/* parser_test.c: hostile documents in sandboxed workers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/json.h"
#include "base/log.h"
#include "engine/parser.h"
#include "model/when.h"
#include "os/proc.h"
#include "os/sandbox.h"

static struct arena arena;

static int
open_arena(void **state)
{
	(void)state;
	log_setup("test", LOG_ERROR);
	arena = arena_open(1 << 28);
	return 0;
}

static int
close_arena(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

static struct parse_request
page_of(const char *html)
{
	return (struct parse_request){.id = 7, .kind = PARSE_PAGE, .bytes = str_of(html),
	                              .today = WHEN_UNKNOWN};
}

static const char page[] =
	"<html><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>"
	"<p>The bridge at Orrel was closed on Thursday, the district engineer said in the town hall.</p>"
	"<p>Three lorries a day will take the road over the pass until the piers have been repaired.</p>"
	"</article></body></html>";

static void
documents_are_answered_with_the_stages_own_line(void **state)
{
	struct parser_options options = {.workers = 2};
	struct parse_answer a;
	struct err err;
	(void)state;
	struct parser *p = parser_open(&options, &err);
	assert_non_null(p);
	struct parse_request r = page_of(page);
	assert_true(parser_run(p, &arena, &r, &a));
	struct json *v = json_read(&arena, a.json, JSON_STRICT, &err);
	assert_true(str_eq(json_text(json_get(v, "title")), STR("Bridge closed")));
	assert_true(str_has(json_text(json_get(v, "text")), STR("until the piers")));
	struct parse_request robots = {.id = 8, .kind = PARSE_ROBOTS, .agent = STR("glancewire"),
	                               .bytes = STR("User-agent: *\nDisallow: /x\nCrawl-delay: 2\n")};
	assert_true(parser_run(p, &arena, &robots, &a));
	v = json_read(&arena, a.json, JSON_STRICT, &err);
	assert_int_equal(json_int(json_get(v, "crawl_delay_ms"), 0), 2000);
	parser_close(p);
}

static void
what_is_no_feed_is_an_error_of_that_document_only(void **state)
{
	struct parser_options options = {.workers = 1};
	struct parse_request bad = {.kind = PARSE_FEED, .bytes = STR("\x00\x01\x02 nothing at all")};
	struct parse_request good = {
		.kind = PARSE_FEED, .url = STR("https://a.example/feed"),
		.bytes = STR("<rss version='2.0'><channel><title>T</title><item><title>A</title>"
		             "<link>/1</link></item></channel></rss>"),
	};
	struct parse_answer a;
	struct err err;
	(void)state;
	struct parser *p = parser_open(&options, &err);
	assert_non_null(p);
	assert_false(parser_run(p, &arena, &bad, &a));
	assert_int_equal(a.err.code, ERR_INPUT);
	assert_true(parser_run(p, &arena, &good, &a));
	struct json *v = json_read(&arena, a.json, JSON_STRICT, &err);
	const struct json *item = json_at(json_get(v, "items"), 0);
	assert_true(str_eq(json_text(json_get(item, "link")), STR("https://a.example/1")));
	parser_close(p);
}

static void
a_document_that_needs_too_much_memory_is_given_up_and_the_worker_goes_on(void **state)
{
	struct parser_options options = {.workers = 1, .memory_bytes = 2 << 20};
	struct parse_answer a;
	struct err err;
	(void)state;
	struct parser *p = parser_open(&options, &err);
	assert_non_null(p);
	struct buf b = buf_in(&arena, 4 << 20);
	for (int i = 0; i < 40000; i++)
		buf_fmt(&b, "<div class=c%d><p>Paragraph %d of a page that does not end.</p>", i, i);
	struct parse_request large = page_of(""), small = page_of(page);
	large.bytes = buf_str(&b);
	assert_false(parser_run(p, &arena, &large, &a));
	assert_int_equal(a.err.code, ERR_LIMIT);
	assert_true(parser_run(p, &arena, &small, &a));
	parser_close(p);
}

/* The only child of this process. */
static pid_t
child(void)
{
	char path[64];
	int pid = 0;
	snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
	FILE *f = fopen(path, "r");
	assert_non_null(f);
	assert_int_equal(fscanf(f, "%d", &pid), 1);
	fclose(f);
	return pid;
}

struct taken {
	size_t count;
	bool in_order;
};

static void
take(void *ctx, const struct parse_answer *a)
{
	struct taken *t = ctx;
	bool bad = a->id % 7 == 3;
	t->in_order = t->in_order && a->id == t->count && bad == (a->err.code == ERR_INPUT) &&
	              bad == (a->json.p == NULL);
	t->count++;
}

/* More than one worker lives for. */
static void
many_documents_are_answered_once_each_and_in_order(void **state)
{
	enum { GROUPS = 40, ROWS = 64 };
	static struct parse_request r[ROWS];
	struct parser_options options = {.kinds = 1u << PARSE_FEED};
	struct taken t = {.in_order = true};
	struct err err;
	(void)state;
	struct parser *p = parser_open(&options, &err);
	assert_non_null(p);
	for (uint64_t id = 0; id < GROUPS * ROWS;) {
		for (size_t i = 0; i < ROWS; i++, id++)
			r[i] = (struct parse_request){
				.id = id, .kind = PARSE_FEED,
				.bytes = id % 7 == 3 ? STR("no feed") : STR("<rss><item/></rss>"),
			};
		parser_run_all(p, &arena, r, ROWS, take, &t);
	}
	assert_int_equal(t.count, GROUPS * ROWS);
	assert_true(t.in_order);
	parser_close(p);
}

static void
kill_after_some(void *ctx, const struct parse_answer *a)
{
	struct taken *t = ctx;
	if (t->count == 5)
		kill(child(), SIGKILL);
	take(ctx, a);
}

static void
what_a_lost_worker_had_not_answered_is_asked_again(void **state)
{
	static struct parse_request r[64];
	struct parser_options options = {.kinds = 1u << PARSE_FEED};
	struct taken t = {.in_order = true};
	struct buf big = buf_in(&arena, 1 << 20);
	struct err err;
	(void)state;
	buf_cstr(&big, "<rss>");
	for (int i = 0; i < 2000; i++)
		buf_cstr(&big, "<item><title>Lock gates are mended</title></item>");
	for (size_t i = 0; i < 64; i++)
		r[i] = (struct parse_request){
			.id = i, .kind = PARSE_FEED,
			.bytes = i % 7 == 3 ? STR("no feed") : buf_str(&big),
		};
	struct parser *p = parser_open(&options, &err);
	assert_non_null(p);
	parser_run_all(p, &arena, r, 64, kill_after_some, &t);
	assert_int_equal(t.count, 64);
	assert_true(t.in_order);
	parser_close(p);
}

static void
a_worker_that_dies_costs_its_document_and_is_replaced(void **state)
{
	struct parser_options options = {.workers = 1};
	struct parse_request r = page_of(page);
	struct parse_answer a;
	struct err err;
	bool got = false;
	(void)state;
	struct parser *p = parser_open(&options, &err);
	assert_non_null(p);
	pid_t first = child();
	kill(first, SIGSTOP);
	assert_true(parser_send(p, &r, &err));
	kill(first, SIGKILL);
	for (int i = 0; i < 500 && !got; i++) {
		parser_next(p, &arena, &a, &got);
		usleep(10000);
	}
	assert_true(got);
	assert_int_equal(a.id, 7);
	assert_int_equal(a.err.code, ERR_LIMIT);
	assert_non_null(strstr(a.err.msg, "crashed"));
	assert_true(parser_run(p, &arena, &r, &a));
	assert_int_not_equal(child(), first);
	parser_close(p);
}

/* ── what the sandbox refuses, each tried in a child of its own ── */

static int
try_inside(void *ctx, int fd)
{
	const struct sandbox_options options = {.heap_bytes = 64 << 20};
	struct err err;
	(void)fd;
	if (!sandbox_enter(&options, &err))
		return 2;
	return ((int (*)(void))ctx)();
}

static int
open_a_file(void)
{
	return fopen("/etc/passwd", "r") ? 1 : 0;
}

static int
write_a_file(void)
{
	return fopen("/tmp/glancewire-was-here", "w") ? 1 : 0;
}

static int
start_a_program(void)
{
	execl("/bin/true", "true", (char *)NULL);
	return 1;
}

static int
kill_the_parent(void)
{
	return kill(getppid(), 0) == 0 ? 1 : 0;
}

static int
compute(void)
{
	struct arena a = arena_open(1 << 20);
	return arena_array(&a, char, 1000) ? 0 : 1;
}

static void
the_sandbox_refuses_files_programs_and_signals_and_lets_compute(void **state)
{
	static int (*const attempts[])(void) = {open_a_file, write_a_file, start_a_program,
	                                        kill_the_parent};
	(void)state;
	for (size_t i = 0; i <= sizeof attempts / sizeof *attempts; i++) {
		int (*attempt)(void) = i < sizeof attempts / sizeof *attempts ? attempts[i] : compute;
		struct proc proc;
		struct err err;
		int status = 0;
		assert_true(proc_start(&proc, "try", try_inside, (void *)attempt, -1, &err));
		for (int k = 0; k < 1000 && !proc_ended(&proc, &status); k++)
			usleep(5000);
		/* Refused with an error (status 0) or ended on the spot, never done (1), and the
		 * sandbox stood (not 2). */
		assert_true(WIFSIGNALED(status) ? attempt != compute : WEXITSTATUS(status) == 0);
		close(proc.fd);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(documents_are_answered_with_the_stages_own_line),
		cmocka_unit_test(what_is_no_feed_is_an_error_of_that_document_only),
		cmocka_unit_test(a_document_that_needs_too_much_memory_is_given_up_and_the_worker_goes_on),
		cmocka_unit_test(many_documents_are_answered_once_each_and_in_order),
		cmocka_unit_test(what_a_lost_worker_had_not_answered_is_asked_again),
		cmocka_unit_test(a_worker_that_dies_costs_its_document_and_is_replaced),
		cmocka_unit_test(the_sandbox_refuses_files_programs_and_signals_and_lets_compute),
	};
	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
