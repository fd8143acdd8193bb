/* utf8_test.c: code points in and out of UTF-8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/utf8.h"

static void
broken_sequences_give_one_replacement_each(void **state)
{
	(void)state;
	static const struct {
		const char *in, *out;
	} row[] = {
		{"plain", "plain"},
		{"\xc3\xa9t\xc3\xa9", "\xc3\xa9t\xc3\xa9"},
		{"a\xffz", "a\xef\xbf\xbdz"},
		{"a\xe2\x80", "a\xef\xbf\xbd"},
		{"\xe2\x80z", "\xef\xbf\xbdz"},
		{"\xc0\xaf", "\xef\xbf\xbd\xef\xbf\xbd"},
		{"\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
		{"\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80"},
		{"\xf4\x90\x80\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
		{"", ""},
	};
	struct arena a = arena_open(1 << 20);
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct str s = utf8_repair(&a, str_of(row[i].in));
		assert_string_equal(str_c(&a, s), row[i].out);
		assert_true(utf8_valid(s));
	}
	arena_close(&a);
}

static void
every_code_point_reads_back(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		if (c >= 0xd800 && c < 0xe000)
			continue;
		char room[4];
		struct str s = {room, utf8_encode(room, c)};
		size_t i = 0, back = s.n;
		assert_int_equal(utf8_next(s, &i), c);
		assert_int_equal(i, s.n);
		assert_int_equal(utf8_prev(s, &back), c);
		assert_int_equal(back, 0);
	}
}

static void
folding_keeps_what_is_lower_already(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 20);
	struct str low = STR("\xc3\xbc" "ber die br\xc3\xbc" "cke");
	assert_ptr_equal(utf8_fold(&a, low).p, low.p);
	struct str s = utf8_fold(&a, STR("\xc3\x9c" "BER \xce\x9a\xce\x91\xce\x99 X"));
	assert_string_equal(str_c(&a, s), "\xc3\xbc" "ber \xce\xba\xce\xb1\xce\xb9 x");
	arena_close(&a);
}

static void
classes_of_code_points(void **state)
{
	(void)state;
	static const struct {
		uint32_t c;
		unsigned is, is_not;
	} row[] = {
		{'A', UTF8_LETTER | UTF8_UPPER, UTF8_LOWER | UTF8_CJK},
		{'7', UTF8_DIGIT, UTF8_LETTER},
		{' ', UTF8_SPACE, UTF8_WORD},
		{'$', UTF8_SYMBOL, UTF8_PUNCT},
		{0xe9, UTF8_LETTER | UTF8_LOWER, UTF8_UPPER},
		{0x416, UTF8_LETTER | UTF8_UPPER, UTF8_LOWER},
		{0x65b0, UTF8_LETTER | UTF8_CJK, UTF8_HANGUL},
		{0x3042, UTF8_LETTER | UTF8_CJK, UTF8_UPPER},
		{0xd55c, UTF8_LETTER | UTF8_HANGUL, UTF8_CJK},
		{0x3002, UTF8_PUNCT, UTF8_CJK | UTF8_LETTER},
		{0xa0, UTF8_SPACE, UTF8_WORD},
		{0x301, UTF8_MARK, UTF8_LETTER},
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		assert_int_equal(utf8_class(row[i].c) & row[i].is, row[i].is);
		assert_int_equal(utf8_class(row[i].c) & row[i].is_not, 0);
	}
}

static void
cutting_never_splits_a_code_point(void **state)
{
	(void)state;
	struct str s = STR("a\xe2\x80\x99z");
	assert_int_equal(utf8_cut(s, 3).n, 1);
	assert_int_equal(utf8_cut(s, 4).n, 4);
	assert_int_equal(utf8_cut(s, 9).n, 5);
}

static void
trimming_takes_wide_spaces(void **state)
{
	(void)state;
	struct str s = utf8_trim(STR(" \xc2\xa0\xe3\x80\x80x y\xe2\x80\x8b\n"));
	assert_int_equal(s.n, 3);
	assert_memory_equal(s.p, "x y", 3);
	assert_int_equal(utf8_trim(STR(" \xc2\xa0")).n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(broken_sequences_give_one_replacement_each),
		cmocka_unit_test(every_code_point_reads_back),
		cmocka_unit_test(folding_keeps_what_is_lower_already),
		cmocka_unit_test(classes_of_code_points),
		cmocka_unit_test(cutting_never_splits_a_code_point),
		cmocka_unit_test(trimming_takes_wide_spaces),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
