/* json_test.c: JSON in and out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/json.h"

static struct arena arena;

static int
open_arena(void **state)
{
	(void)state;
	arena = arena_open(1 << 24);
	return 0;
}

static int
close_arena(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

static void
values_come_back_as_they_were_written(void **state)
{
	struct buf b = buf_in(&arena, 0);
	struct json_out j = json_to(&b);
	struct err err;
	(void)state;
	json_begin(&j, '{');
	json_kv_str(&j, "text", STR("a \"quoted\" \\ line\n\x01 caf\xc3\xa9"));
	json_kv_str(&j, "none", STR_NONE);
	json_kv_str(&j, "empty", STR(""));
	json_kv_int(&j, "n", -42);
	json_kv_num(&j, "x", 0.25);
	json_kv_num(&j, "huge", -1e300);
	json_kv_num(&j, "large", 1e49);
	json_kv_num(&j, "tiny", -1e-9);
	json_kv_bool(&j, "yes", true);
	json_key(&j, "list");
	json_begin(&j, '[');
	json_put_int(&j, 1);
	json_begin(&j, '[');
	json_end(&j, ']');
	json_put_null(&j);
	json_end(&j, ']');
	json_end(&j, '}');
	assert_true(str_has(buf_str(&b), STR("\"tiny\":0,")));
	assert_true(str_ends(buf_str(&b), STR("\"list\":[1,[],null]}")));
	struct json *v = json_read(&arena, buf_str(&b), JSON_STRICT, &err);
	assert_non_null(v);
	assert_true(str_eq(json_text(json_get(v, "text")),
	                   STR("a \"quoted\" \\ line\n\x01 caf\xc3\xa9")));
	assert_null(json_text(json_get(v, "none")).p);
	assert_non_null(json_text(json_get(v, "empty")).p);
	assert_int_equal(json_int(json_get(v, "n"), 0), -42);
	assert_true(json_num(json_get(v, "x"), 0) == 0.25);
	assert_true(json_num(json_get(v, "huge"), 0) == -1e300);
	assert_true(json_num(json_get(v, "large"), 0) == 1e49);
	assert_true(json_bool(json_get(v, "yes"), false));
	assert_int_equal(json_get(v, "list")->count, 3);
	assert_null(json_at(json_get(v, "list"), 3));
}

static void
broken_bytes_are_written_as_the_replacement_character(void **state)
{
	static const struct {
		const char *bytes, *json;
	} rows[] = {
		{"a\xff" "b", "\"a\xef\xbf\xbd" "b\""},
		{"\xc3", "\"\xef\xbf\xbd\""},
		{"\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""}, /* a lone surrogate */
		{"\xf0\x9f\x98\x80", "\"\xf0\x9f\x98\x80\""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf b = buf_in(&arena, 0);
		struct json_out j = json_to(&b);
		json_put_str(&j, str_of(rows[i].bytes));
		assert_true(str_eq(buf_str(&b), str_of(rows[i].json)));
	}
}

static void
what_is_no_json_is_refused_with_its_place(void **state)
{
	struct err err;
	(void)state;
	assert_null(json_read(&arena, STR("{\"a\":1,\n\"b\":}"), JSON_STRICT, &err));
	assert_int_equal(err.code, ERR_INPUT);
	assert_non_null(strstr(err.msg, "line 2"));
	assert_null(json_read(&arena, STR(""), JSON_STRICT, &err));
	assert_null(json_read(&arena, STR("99999999999999999999"), JSON_STRICT, &err));
	assert_non_null(json_read(&arena, STR("99999999999999999999"), JSON_LENIENT, &err));
}

static void
strings_mean_what_their_escapes_say(void **state)
{
	static const struct {
		const char *json, *strict, *lenient; /* NULL: refused */
	} rows[] = {
		{"\"a\\n\\t\\/\\\\\\\"b\"", "a\n\t/\\\"b", "a\n\t/\\\"b"},
		{"\"\\u00e9\\u20AC\"", "\xc3\xa9\xe2\x82\xac", "\xc3\xa9\xe2\x82\xac"},
		{"\"\\ud83d\\ude00\"", "\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80"},
		{"\"\\ud83d!\"", NULL, "\xef\xbf\xbd!"},
		{"\"\\ude00\"", NULL, "\xef\xbf\xbd"},
		{"\"a\\u0001b\"", "a\x01" "b", "a\x01" "b"},
		{"\"\\x\"", NULL, NULL},
		{"\"\\u12g4\"", NULL, NULL},
		{"\"\\u12\"", NULL, NULL},
		{"\"a\nb\"", NULL, NULL},
		{"\"a\x7f\"", "a\x7f", "a\x7f"},
		{"\"\xff\"", NULL, NULL},
		{"\"open", NULL, NULL},
		{"\"open\\", NULL, NULL},
	};
	struct err err;
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str s = str_of(rows[i].json);
		struct str strict = json_text(json_read(&arena, s, JSON_STRICT, &err));
		struct str lenient = json_text(json_read(&arena, s, JSON_LENIENT, &err));
		assert_true(str_eq(strict, str_of(rows[i].strict)));
		assert_true(str_eq(lenient, str_of(rows[i].lenient)));
	}
	const struct json *with_nul = json_read(&arena, STR("\"a\\u0000b\""), JSON_LENIENT, &err);
	assert_true(str_eq(json_text(with_nul), STR("a\0b")));
	assert_null(json_read(&arena, STR("\"a\\u0000b\""), JSON_STRICT, &err));
}

static void
only_the_grammar_of_json_is_read(void **state)
{
	static const struct {
		const char *json;
		bool good;
	} rows[] = {
		{"[]", true},          {" [ 1 , 2 ] ", true}, {"[1,]", false},      {"[1 2]", false},
		{"[", false},          {"]", false},          {"{}", true},         {"{\"a\":1}", true},
		{"{\"a\"}", false},    {"{a:1}", false},      {"{\"a\":1,}", false}, {"{1:1}", false},
		{"true", true},        {"nul", false},        {"-0", true},         {"01", false},
		{"1.", false},         {".5", false},         {"1e5", true},        {"1E+2", true},
		{"1e", false},         {"-", false},          {"1e999", false},     {"+1", false},
		{"1 1", false},        {"[1]x", false},       {"\"a\" ", true},     {"// x\n1", false},
		{"'a'", false},        {"NaN", false},        {"\xef\xbb\xbf[]", false},
	};
	struct err err;
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct json *v = json_read(&arena, str_of(rows[i].json), JSON_STRICT, &err);
		assert_int_equal(v != NULL, rows[i].good);
	}
	assert_int_equal(json_int(json_read(&arena, STR("9007199254740993"), JSON_LENIENT, &err), 0),
	                 9007199254740993);
	assert_int_equal(json_int(json_read(&arena, STR("2e3"), JSON_STRICT, &err), 0), 2000);
}

static void
depth_and_number_of_values_have_bounds(void **state)
{
	struct buf deep = buf_in(&arena, 1 << 16), many = buf_in(&arena, 1 << 20);
	struct err err;
	(void)state;
	for (int i = 0; i < 20000; i++)
		buf_byte(&deep, '[');
	assert_null(json_read(&arena, buf_str(&deep), JSON_STRICT, &err));
	assert_non_null(strstr(err.msg, "too deep"));
	buf_byte(&many, '[');
	for (int i = 0; i < 400000; i++)
		buf_cstr(&many, "0,");
	buf_cstr(&many, "0]");
	struct arena large = arena_open(1 << 26);
	assert_null(json_read(&large, buf_str(&many), JSON_LENIENT, &err));
	assert_int_equal(err.code, ERR_LIMIT);
	arena_close(&large);
}

static void
absence_needs_no_checks_between(void **state)
{
	(void)state;
	assert_null(json_text(json_get(json_get(NULL, "a"), "b")).p);
	assert_int_equal(json_int(json_at(NULL, 3), 7), 7);
}

static void
a_document_larger_than_its_arena_leaves_by_the_trap(void **state)
{
	struct arena small = arena_open(1 << 16);
	struct buf b = buf_in(&arena, 1 << 18);
	struct err err;
	jmp_buf trap;
	(void)state;
	buf_byte(&b, '[');
	for (int i = 0; i < 5000; i++)
		buf_cstr(&b, "1,");
	buf_cstr(&b, "1]");
	small.trap = &trap;
	if (setjmp(trap) == 0) {
		json_read(&small, buf_str(&b), JSON_STRICT, &err);
		fail();
	}
	assert_ptr_equal(small.trap, &trap);
	arena_close(&small);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_come_back_as_they_were_written),
		cmocka_unit_test(broken_bytes_are_written_as_the_replacement_character),
		cmocka_unit_test(what_is_no_json_is_refused_with_its_place),
		cmocka_unit_test(strings_mean_what_their_escapes_say),
		cmocka_unit_test(only_the_grammar_of_json_is_read),
		cmocka_unit_test(depth_and_number_of_values_have_bounds),
		cmocka_unit_test(absence_needs_no_checks_between),
		cmocka_unit_test(a_document_larger_than_its_arena_leaves_by_the_trap),
	};
	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
