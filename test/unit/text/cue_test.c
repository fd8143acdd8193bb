/* cue_test.c: the cue tables are sorted and answer for their language only. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/cue_table.h"

static void
is_sorted(const struct cue_row *rows, size_t n)
{
	for (size_t i = 1; i < n; i++)
		assert_true(str_cmp(str_of(rows[i - 1].word), str_of(rows[i].word)) < 0);
}

static void
tables_are_sorted_and_without_doubles(void **state)
{
	(void)state;
	is_sorted(cue_rows_en, cue_count_en);
	is_sorted(cue_rows_de, cue_count_de);
	is_sorted(cue_rows_fr, cue_count_fr);
	is_sorted(cue_rows_es, cue_count_es);
}

static void
words_have_the_classes_of_their_language(void **state)
{
	static const struct {
		enum cue_language language;
		const char *word;
		unsigned has, lacks;
	} rows[] = {
		{CUE_ENGLISH, "not", CUE_NEGATION, CUE_HEDGE},
		{CUE_ENGLISH, "allegedly", CUE_HEDGE, CUE_NEGATION},
		{CUE_ENGLISH, "may", CUE_MODAL | CUE_MONTH, CUE_NEGATION},
		{CUE_ENGLISH, "she", CUE_HE | CUE_OPENER, CUE_FIRST},
		{CUE_ENGLISH, "nicht", 0, ~0u},
		{CUE_GERMAN, "nicht", CUE_NEGATION, 0},
		{CUE_GERMAN, "laut", CUE_ATTRIBUTION, 0},
		{CUE_FRENCH, "selon", CUE_ATTRIBUTION, CUE_NEGATION},
		{CUE_SPANISH, "según", CUE_ATTRIBUTION, CUE_NEGATION},
		{CUE_NO_LANGUAGE, "not", 0, ~0u},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		unsigned got = cue_of(str_of(rows[i].word), rows[i].language);
		assert_int_equal(got & rows[i].has, rows[i].has);
		assert_int_equal(got & rows[i].lacks, 0);
	}
}

static void
months_are_numbered(void **state)
{
	(void)state;
	assert_int_equal(cue_month(STR("june"), CUE_ENGLISH), 6);
	assert_int_equal(cue_month(STR("sept."), CUE_ENGLISH), 9);
	assert_int_equal(cue_month(STR("märz"), CUE_GERMAN), 3);
	assert_int_equal(cue_month(STR("août"), CUE_FRENCH), 8);
	assert_int_equal(cue_month(STR("monday"), CUE_ENGLISH), 0);
}

static void
language_is_read_from_a_tag(void **state)
{
	(void)state;
	assert_int_equal(cue_language_of(STR("de-AT")), CUE_GERMAN);
	assert_int_equal(cue_language_of(STR("EN")), CUE_ENGLISH);
	assert_int_equal(cue_language_of(STR_NONE), CUE_ENGLISH);
	assert_int_equal(cue_language_of(STR("fi")), CUE_NO_LANGUAGE);
	assert_int_equal(cue_language_of(STR("fra")), CUE_NO_LANGUAGE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_are_sorted_and_without_doubles),
		cmocka_unit_test(words_have_the_classes_of_their_language),
		cmocka_unit_test(months_are_numbered),
		cmocka_unit_test(language_is_read_from_a_tag),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
