/* number_test.c: numbers have their value, kind and what they count. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "text/number.h"

static void
numbers_are_read(void **state)
{
	static const struct {
		enum cue_language language;
		const char *in;
		size_t count;
		double value;
		enum number_kind kind;
		const char *unit;
		bool approximate;
	} rows[] = {
		{CUE_ENGLISH, "The flood killed 14 people.", 1, 14, NUMBER_COUNT, "people", false},
		{CUE_ENGLISH, "About 1,200 homes are dry.", 1, 1200, NUMBER_COUNT, "homes", true},
		{CUE_ENGLISH, "Twelve villages were cut off.", 1, 12, NUMBER_COUNT, "villages", false},
		{CUE_ENGLISH, "It took thirty-four hours.", 1, 34, NUMBER_COUNT, "hours", false},
		{CUE_ENGLISH, "It cost $3.5 million.", 1, 3.5e6, NUMBER_MONEY, NULL, false},
		{CUE_ENGLISH, "It cost 4bn euros.", 1, 4e9, NUMBER_MONEY, NULL, false},
		{CUE_ENGLISH, "Two dozen boats sank.", 1, 24, NUMBER_COUNT, "boats", false},
		{CUE_ENGLISH, "Prices rose 2.5 percent.", 1, 2.5, NUMBER_PERCENT, NULL, false},
		{CUE_ENGLISH, "It was built in 1962.", 1, 1962, NUMBER_YEAR, NULL, false},
		{CUE_ENGLISH, "She left on June 14.", 1, 14, NUMBER_DAY, NULL, false},
		{CUE_ENGLISH, "The bell rang at 10:30.", 1, 630, NUMBER_TIME, NULL, false},
		{CUE_ENGLISH, "The bell rang at 6:15 p.m.", 1, 1095, NUMBER_TIME, NULL, false},
		{CUE_ENGLISH, "The bell rang at 6.15pm.", 1, 1095, NUMBER_TIME, NULL, false},
		{CUE_ENGLISH, "The bell rang at 7 a.m.", 1, 420, NUMBER_TIME, NULL, false},
		{CUE_ENGLISH, "Two hundred and fifty boats sank.", 1, 250, NUMBER_COUNT, "boats", false},
		{CUE_ENGLISH, "One thousand two hundred boats sank.", 1, 1200, NUMBER_COUNT, "boats",
		 false},
		{CUE_ENGLISH, "A dozen boats sank.", 1, 12, NUMBER_COUNT, "boats", false},
		{CUE_ENGLISH, "It is a dog.", 0, 0, NUMBER_COUNT, NULL, false},
		{CUE_ENGLISH, "Porlan won 3-2.", 1, 3, NUMBER_PAIR, NULL, false},
		{CUE_ENGLISH, "It rose two percentage points.", 1, 2, NUMBER_PERCENT, NULL, false},
		{CUE_ENGLISH, "the twelfth attempt", 1, 12, NUMBER_ORDINAL, NULL, false},
		{CUE_ENGLISH, "It cost 5 pounds.", 1, 5, NUMBER_MONEY, NULL, false},
		{CUE_ENGLISH, "Berg, 62, resigned.", 1, 62, NUMBER_AGE, NULL, false},
		{CUE_ENGLISH, "the 10th attempt", 1, 10, NUMBER_ORDINAL, NULL, false},
		{CUE_ENGLISH, "Nobody came.", 0, 0, NUMBER_COUNT, NULL, false},
		{CUE_GERMAN, "Rund 1.200 Häuser", 1, 1200, NUMBER_COUNT, "häuser", true},
		{CUE_GERMAN, "zwölf Dörfer", 1, 12, NUMBER_COUNT, "dörfer", false},
		{CUE_GERMAN, "2,5 Prozent", 1, 2.5, NUMBER_PERCENT, NULL, false},
		{CUE_FRENCH, "douze villages", 1, 12, NUMBER_COUNT, "villages", false},
		{CUE_SPANISH, "tres millones", 1, 3e6, NUMBER_COUNT, NULL, false},
	};
	struct arena a = arena_open(1 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct tokens t = tokens_of(&a, str_of(rows[i].in), rows[i].language, false);
		struct numbers n = numbers_of(&a, &t, rows[i].language);
		if (n.count != rows[i].count)
			fail_msg("%s: %zu numbers", rows[i].in, n.count);
		if (!n.count)
			continue;
		if (fabs(n.at[0].value - rows[i].value) > 1e-6 * rows[i].value ||
		    n.at[0].kind != rows[i].kind || n.at[0].approximate != rows[i].approximate)
			fail_msg("%s: %f, kind %d", rows[i].in, n.at[0].value, n.at[0].kind);
		if (rows[i].unit ? n.at[0].unit < 0 ||
		    !token_is(&t.at[n.at[0].unit], rows[i].unit) : n.at[0].unit >= 0)
			fail_msg("%s: unit", rows[i].in);
	}
	arena_close(&a);
}

static void
words_and_digits_are_the_same_number(void **state)
{
	struct arena a = arena_open(1 << 20);
	struct tokens t = tokens_of(&a, STR("twelve or 12, not 12 percent"), CUE_ENGLISH, false);
	struct numbers n = numbers_of(&a, &t, CUE_ENGLISH);
	(void)state;
	assert_int_equal(n.count, 3);
	assert_true(number_same(&n.at[0], &n.at[1]));
	assert_false(number_same(&n.at[1], &n.at[2]));
	arena_close(&a);
}

static void
numbers_of_other_measures_are_not_the_same(void **state)
{
	static const struct {
		const char *in;
		bool same;
	} rows[] = {
		{"$5 is 5 dollars", true},
		{"$5 is 5 euros", false},
		{"£3m is 3 million pounds", true},
		{"2 percent is 2 percentage points", false},
		{"5 p.m. is 17:00", true},
		{"5 a.m. is 17:00", false},
		{"5 p.m. is 5 boats", false},
		{"3-2 is 3-1", false},
		{"3-2 is 3-2", true},
		{"250 is two hundred and fifty", true},
		{"4bn is 4,000 million", true},
		{"the 12th is the twelfth", true},
	};
	struct arena a = arena_open(1 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct tokens t = tokens_of(&a, str_of(rows[i].in), CUE_ENGLISH, false);
		struct numbers n = numbers_of(&a, &t, CUE_ENGLISH);
		if (n.count != 2 || number_same(&n.at[0], &n.at[1]) != rows[i].same)
			fail_msg("%s: %zu numbers", rows[i].in, n.count);
	}
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_read),
		cmocka_unit_test(words_and_digits_are_the_same_number),
		cmocka_unit_test(numbers_of_other_measures_are_not_the_same),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
