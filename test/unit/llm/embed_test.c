/* embed_test.c: what is asked of a server of embeddings, and what is read of its answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/json.h"
#include "llm/breaker.h"
#include "llm/embed.h"

static struct arena arena, scratch;

static const struct embed_service service = {
	.url = {"http://127.0.0.1:9/v1", sizeof "http://127.0.0.1:9/v1" - 1},
	.model = {"small", 5},
	.key = {"secret", 6},
};

static void
a_request_names_model_and_texts_and_keeps_the_key_apart(void **state)
{
	(void)state;
	struct err err;
	struct str texts[] = {STR("one \"quoted\""), STR("Überschrift\nText")};
	struct fetch_request r = embed_request(&arena, &service, 7, texts, 2);
	assert_true(str_eq(r.url, STR("http://127.0.0.1:9/v1/embeddings")));
	assert_true(r.own_service);
	assert_int_not_equal(r.timeout_s, 0);
	assert_true(str_eq(r.authorization, STR("Bearer secret")));
	assert_int_equal(str_find(r.body, STR("secret"), 0), -1);
	struct json *j = json_read(&arena, r.body, JSON_STRICT, &err);
	assert_non_null(j);
	assert_true(str_eq(json_text(json_get(j, "model")), STR("small")));
	assert_true(str_eq(json_text(json_at(json_get(j, "input"), 1)), texts[1]));
	struct embed_service bare = {.url = STR("http://127.0.0.1:9/v1/embeddings")};
	r = embed_request(&arena, &bare, 7, texts, 1);
	assert_true(str_eq(r.url, bare.url));
	assert_null(r.authorization.p);
}

static bool
reads(int status, const char *body, size_t count)
{
	struct embedding v[EMBED_BATCH];
	struct fetch_answer a = {.status = status, .body = str_of(body)};
	struct err err;
	err_set(&a.err, ERR_AGAIN, "timed out");
	return embed_read(scratch, &service, &a, v, count, &err);
}

static void
only_whole_answers_are_taken(void **state)
{
	(void)state;
	static const struct {
		const char *body;
		int status;
		size_t count;
		bool good;
	} row[] = {
		{"{\"data\":[{\"index\":0,\"embedding\":[3,4]}]}", 200, 1, true},
		{"{\"data\":[{\"index\":1,\"embedding\":[3,4]},{\"index\":0,\"embedding\":[1,0]}]}",
		 200, 2, true},
		{"{\"data\":[{\"index\":0,\"embedding\":[3,4]}]}", 500, 1, false},
		{"", 0, 1, false},
		{"{\"data\":[{\"index\":0,\"embedding\":[3,4]}]}", 200, 2, false},
		{"{\"data\":[{\"index\":0,\"embedding\":[3,4]},{\"index\":0,\"embedding\":[3,4]}]}",
		 200, 2, false},
		{"{\"data\":[{\"index\":0,\"embedding\":[3]},{\"index\":1,\"embedding\":[3,4]}]}",
		 200, 2, false},
		{"{\"data\":[{\"index\":5,\"embedding\":[3,4]}]}", 200, 1, false},
		{"{\"data\":[{\"index\":-1,\"embedding\":[3,4]}]}", 200, 1, false},
		{"{\"data\":[{\"index\":0,\"embedding\":[]}]}", 200, 1, false},
		{"{\"data\":[{\"index\":0,\"embedding\":[0,0]}]}", 200, 1, false},
		{"{\"data\":[{\"index\":0,\"embedding\":[\"a\"]}]}", 200, 1, false},
		{"{\"data\":[{\"index\":0,\"embedding\":[1e308,1e308]}]}", 200, 1, false},
		{"{\"data\":[{\"index\":0}]}", 200, 1, false},
		{"{\"error\":\"no\"}", 200, 1, false},
		{"<html>", 200, 1, false},
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		if (reads(row[i].status, row[i].body, row[i].count) != row[i].good)
			fail_msg("row %zu", i);
}

static void
vectors_keep_their_direction_and_long_ones_their_angles(void **state)
{
	(void)state;
	enum { LONG = 4 * EMBEDDING_DIMS };
	struct embedding v[3];
	struct buf b = buf_in(&arena, 1 << 16);
	struct err err;
	/* The second is like the first, the third at a right angle to it. */
	buf_cstr(&b, "{\"data\":[");
	for (int k = 0; k < 3; k++) {
		uint64_t seed = 1;
		buf_fmt(&b, "%s{\"index\":%d,\"embedding\":[", k ? "," : "", k);
		for (int i = 0; i < LONG; i++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			int value = (int)(seed >> 60) - 8;
			buf_fmt(&b, "%s%d", i ? "," : "", k == 2 && i % 2 ? -value : value + k % 2);
		}
		buf_cstr(&b, "]}");
	}
	buf_cstr(&b, "]}");
	struct fetch_answer a = {.status = 200, .body = buf_str(&b)};
	assert_true(embed_read(scratch, &service, &a, v, 3, &err));
	double like = 0, across = 0, square = 0;
	for (int i = 0; i < EMBEDDING_DIMS; i++) {
		like += v[0].at[i] * v[1].at[i];
		across += v[0].at[i] * v[2].at[i];
		square += v[0].at[i] * v[0].at[i];
	}
	assert_true(like > 0.9 * square);
	assert_true(across < 0.25 * square && across > -0.25 * square);
	assert_int_equal(v[0].model, v[1].model);
	assert_int_not_equal(v[0].model, 0);
}

static void
a_text_is_title_and_lead(void **state)
{
	(void)state;
	struct buf b = buf_in(&arena, 4096);
	for (int i = 0; i < 2 * EMBED_CHARACTERS; i++)
		buf_cstr(&b, "ä");
	struct str t = embed_text(&arena, STR("Title"), buf_str(&b));
	assert_int_equal(t.n, 6 + 2 * EMBED_CHARACTERS);
	assert_true(str_eq(embed_text(&arena, STR("Title"), STR("x")), STR("Title\nx")));
}

static void
a_failing_server_is_left_alone_for_longer_and_longer(void **state)
{
	(void)state;
	struct breaker b = {0};
	int64_t now = 5000, minute = 60000;
	assert_false(breaker_failed(&b, now));
	assert_false(breaker_failed(&b, now));
	assert_true(breaker_may_ask(&b, now));
	assert_true(breaker_failed(&b, now)); /* is said once */
	assert_false(breaker_may_ask(&b, now + minute - 1));
	assert_true(breaker_may_ask(&b, now += minute));
	assert_false(breaker_failed(&b, now));
	assert_false(breaker_may_ask(&b, now + 2 * minute - 1));
	for (int i = 0; i < 100; i++)
		breaker_failed(&b, now);
	assert_true(breaker_may_ask(&b, now + 15 * minute));
	assert_true(breaker_worked(&b));
	assert_true(breaker_may_ask(&b, 0));
	assert_false(breaker_worked(&b));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_request_names_model_and_texts_and_keeps_the_key_apart),
		cmocka_unit_test(only_whole_answers_are_taken),
		cmocka_unit_test(vectors_keep_their_direction_and_long_ones_their_angles),
		cmocka_unit_test(a_text_is_title_and_lead),
		cmocka_unit_test(a_failing_server_is_left_alone_for_longer_and_longer),
	};
	arena = arena_open(64 << 20);
	scratch = arena_open(64 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
