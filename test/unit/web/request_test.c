/* request_test.c: paths and header lists of requests. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "web/listen.h"
#include "web/request.h"

#include <unistd.h>

static struct arena arena;

struct row {
	struct str target, path; /* path STR_NONE: refused */
};

static const struct row rows[] = {
	{{"/", 1}, {"/", 1}},
	{{"/section/A%20%C3%A9", 19}, {"/section/A é", 13}},
	{{"http://x.example/a", 18}, {"/a", 2}},
	{{"https://x.example", 17}, {"/", 1}},
	{{"/a%2", 4}, {NULL, 0}},
	{{"/a%zz", 5}, {NULL, 0}},
	{{"/a%00", 5}, {NULL, 0}},
	{{"/a%0a", 5}, {NULL, 0}},
	{{"/a%2fb", 6}, {NULL, 0}},
	{{"/a%5cb", 6}, {NULL, 0}},
	{{"/a\\b", 4}, {NULL, 0}},
	{{"/../etc", 7}, {NULL, 0}},
	{{"/a/%2e%2E/b", 11}, {NULL, 0}},
	{{"/a/.", 4}, {NULL, 0}},
	{{"/%ff", 4}, {NULL, 0}},
	{{"/%c0%af", 7}, {NULL, 0}},
	{{"*", 1}, {NULL, 0}},
	{{"", 0}, {NULL, 0}},
	{{"x", 1}, {NULL, 0}},
};

static void
paths_are_decoded_or_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str path = STR_NONE;
		bool known = request_path(&arena, rows[i].target, &path);
		if (known != (rows[i].path.p != NULL) || (known && !str_eq(path, rows[i].path)))
			fail_msg(STR_FMT " gave \"" STR_FMT "\"", STR_ARG(rows[i].target),
			         STR_ARG(path));
	}
}

static void
etags_are_found_in_lists(void **state)
{
	(void)state;
	assert_true(request_has_etag(STR("\"a\""), STR("\"a\"")));
	assert_true(request_has_etag(STR("\"b\" , W/\"a\""), STR("\"a\"")));
	assert_true(request_has_etag(STR("*"), STR("\"a\"")));
	assert_false(request_has_etag(STR("\"ab\""), STR("\"a\"")));
	assert_false(request_has_etag(STR(""), STR("\"a\"")));
}

static void
codings_are_taken_by_their_weights(void **state)
{
	static const struct {
		const char *accept;
		enum coding first, second;
	} cases[] = {
		{"gzip, deflate, br", CODING_BROTLI, CODING_GZIP},
		{"br;q=1.0, GZIP;q=0.8", CODING_BROTLI, CODING_GZIP},
		{"br;q=0.5 , x-gzip;q=0.8", CODING_GZIP, CODING_BROTLI},
		{"br, deflate", CODING_BROTLI, CODING_NONE},
		{"deflate, zstd", CODING_NONE, CODING_NONE},
		{"gzip;q=0, identity", CODING_NONE, CODING_NONE},
		{"gzip; q=0.000", CODING_NONE, CODING_NONE},
		{"gzip;q=0.001", CODING_GZIP, CODING_NONE},
		{"gzip;q=0.5, br;q=0.4, identity;q=0.45", CODING_GZIP, CODING_NONE},
		{"identity, gzip;q=0.9", CODING_NONE, CODING_NONE},
		{"identity, gzip", CODING_GZIP, CODING_NONE},
		{"*", CODING_BROTLI, CODING_GZIP},
		{"br;q=0, *;q=0.1", CODING_GZIP, CODING_NONE},
		{"*;q=0", CODING_NONE, CODING_NONE},
		{"gzip;q=9;;,,\xff*;q=-1", CODING_GZIP, CODING_NONE},
		{"gzip;q=0.12345, br;q=0.9", CODING_BROTLI, CODING_GZIP},
		{";;;q=1,gzip;", CODING_GZIP, CODING_NONE},
		{"", CODING_NONE, CODING_NONE},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct coding_wish wish = coding_wanted(str_of(cases[i].accept));
		if (wish.first != cases[i].first || wish.second != cases[i].second)
			fail_msg("\"%s\": %d, %d", cases[i].accept, wish.first, wish.second);
	}
}

static void
addresses_to_listen_on(void **state)
{
	(void)state;
	static const char *const wrong[] = {"", "x", "127.0.0.1", "127.0.0.1:99999", "[::1:80",
	                                    "host.example:80", "127.0.0.1:80x"};
	struct err err;
	uint16_t port;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		assert_int_equal(listen_on(str_of(wrong[i]), &port, &err), -1);
		assert_int_equal(err.code, ERR_USAGE);
	}
	int fd = listen_on(STR("127.0.0.1:0"), &port, &err);
	assert_true(fd >= 0);
	assert_true(port > 0);
	assert_int_equal(listen_on(str_fmt(&arena, "127.0.0.1:%u", port), &port, &err), -1);
	assert_int_equal(err.code, ERR_BUSY);
	close(fd);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paths_are_decoded_or_refused),
		cmocka_unit_test(etags_are_found_in_lists),
		cmocka_unit_test(codings_are_taken_by_their_weights),
		cmocka_unit_test(addresses_to_listen_on),
	};
	arena = arena_open(1 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
