/* str_test.c: byte strings by view. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/str.h"

static struct str
s(const char *c)
{
	return str_of(c);
}

static void
finding(void **state)
{
	static const struct {
		const char *text, *needle;
		int from, at, at_nocase;
	} rows[] = {
		{"abcabc", "bc", 0, 1, 1}, {"abcabc", "bc", 2, 4, 4}, {"abc", "", 1, 1, 1},
		{"abc", "abcd", 0, -1, -1}, {"", "a", 0, -1, -1}, {"aBc", "bC", 0, -1, 1},
		{"abc", "c", 3, -1, -1}, {"abc", "c", 9, -1, -1},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(str_find(s(rows[i].text), s(rows[i].needle), (size_t)rows[i].from),
		                 rows[i].at);
		assert_int_equal(
			str_find_nocase(s(rows[i].text), s(rows[i].needle), (size_t)rows[i].from),
			rows[i].at_nocase);
	}
}

static void
cutting_gives_empty_parts_between_separators_and_nothing_of_nothing(void **state)
{
	struct str rest = STR("a,,b"), part;
	(void)state;
	assert_true(str_cut(&rest, ',', &part) && str_eq(part, STR("a")));
	assert_true(str_cut(&rest, ',', &part) && str_eq(part, STR("")));
	assert_true(str_cut(&rest, ',', &part) && str_eq(part, STR("b")));
	assert_false(str_cut(&rest, ',', &part));
	rest = STR("");
	assert_false(str_cut(&rest, ',', &part));
}

static void
trimming_wide_takes_no_break_spaces(void **state)
{
	(void)state;
	assert_true(str_eq(str_trim(STR(" \t a b\n")), STR("a b")));
	assert_true(str_eq(str_trim_wide(STR(" \xc2\xa0 a\xc2\xa0\xc2\xa0 ")), STR("a")));
	assert_int_equal(str_trim(STR("   ")).n, 0);
}

static void
numbers_are_whole_strings(void **state)
{
	int64_t v = 5;
	(void)state;
	assert_true(str_to_int(STR("-12"), &v));
	assert_int_equal(v, -12);
	assert_false(str_to_int(STR("12a"), &v));
	assert_false(str_to_int(STR(""), &v));
	assert_false(str_to_int(STR("-"), &v));
	assert_false(str_to_int(STR("1234567890123456789"), &v));
	assert_int_equal(v, -12);
}

static void
clamped_parts_never_leave_the_string(void **state)
{
	(void)state;
	assert_int_equal(str_sub(STR("abc"), 2, 99).n, 1);
	assert_int_equal(str_sub(STR("abc"), 5, 2).n, 0);
	assert_int_equal(str_skip(STR("abc"), 9).n, 0);
	assert_null(str_sub(STR_NONE, 1, 2).p);
}

static void
errors_are_wrapped_and_cut_to_their_room(void **state)
{
	struct err err;
	(void)state;
	assert_false(err_set(&err, ERR_AGAIN, "timed out after %d s", 20));
	assert_false(err_wrap(&err, "could not fetch \"%s\"", "x"));
	assert_string_equal(err.msg, "could not fetch \"x\": timed out after 20 s");
	assert_int_equal(err.code, ERR_AGAIN);
	for (int i = 0; i < 100; i++)
		err_wrap(&err, "a long prefix that repeats itself");
	assert_true(str_of(err.msg).n < sizeof err.msg);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finding),
		cmocka_unit_test(cutting_gives_empty_parts_between_separators_and_nothing_of_nothing),
		cmocka_unit_test(trimming_wide_takes_no_break_spaces),
		cmocka_unit_test(numbers_are_whole_strings),
		cmocka_unit_test(clamped_parts_never_leave_the_string),
		cmocka_unit_test(errors_are_wrapped_and_cut_to_their_room),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
