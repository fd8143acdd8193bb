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
	is_sorted(cue_rows_it, cue_count_it);
	is_sorted(cue_rows_pt, cue_count_pt);
	is_sorted(cue_rows_nl, cue_count_nl);
	is_sorted(cue_rows_zh, cue_count_zh);
	is_sorted(cue_rows_ja, cue_count_ja);
}

static void
every_word_of_the_tables_is_found(void **state)
{
	static const struct {
		const struct cue_row *rows;
		const size_t *count;
	} tables[CUE_NO_LANGUAGE] = {
		[CUE_ENGLISH] = {cue_rows_en, &cue_count_en},    [CUE_GERMAN] = {cue_rows_de, &cue_count_de},
		[CUE_FRENCH] = {cue_rows_fr, &cue_count_fr},     [CUE_SPANISH] = {cue_rows_es, &cue_count_es},
		[CUE_ITALIAN] = {cue_rows_it, &cue_count_it},    [CUE_PORTUGUESE] = {cue_rows_pt, &cue_count_pt},
		[CUE_DUTCH] = {cue_rows_nl, &cue_count_nl},      [CUE_CHINESE] = {cue_rows_zh, &cue_count_zh},
		[CUE_JAPANESE] = {cue_rows_ja, &cue_count_ja},
	};
	(void)state;
	for (size_t l = 0; l < CUE_NO_LANGUAGE; l++)
		for (size_t i = 0; i < *tables[l].count; i++)
			if (cue_of(str_of(tables[l].rows[i].word), (enum cue_language)l) !=
			    tables[l].rows[i].classes)
				fail_msg("%s", tables[l].rows[i].word);
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
		{CUE_ITALIAN, "secondo", CUE_ATTRIBUTION, CUE_NEGATION},
		{CUE_PORTUGUESE, "disse", CUE_SAY, CUE_NEGATION},
		{CUE_DUTCH, "niet", CUE_NEGATION, CUE_HEDGE},
		{CUE_DUTCH, "het", 0, CUE_OPENER},
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
	assert_int_equal(cue_month(STR("maggio"), CUE_ITALIAN), 5);
	assert_int_equal(cue_month(STR("março"), CUE_PORTUGUESE), 3);
	assert_int_equal(cue_month(STR("mei"), CUE_DUTCH), 5);
	assert_int_equal(cue_month(STR("monday"), CUE_ENGLISH), 0);
}

static void
language_is_read_from_a_tag(void **state)
{
	(void)state;
	assert_int_equal(cue_language_of(STR("de-AT")), CUE_GERMAN);
	assert_int_equal(cue_language_of(STR("EN")), CUE_ENGLISH);
	assert_int_equal(cue_language_of(STR_NONE), CUE_ENGLISH);
	assert_int_equal(cue_language_of(STR("pt-BR")), CUE_PORTUGUESE);
	assert_int_equal(cue_language_of(STR("fi")), CUE_NO_LANGUAGE);
	assert_int_equal(cue_language_of(STR("fra")), CUE_NO_LANGUAGE);
}

static void
language_is_guessed_from_small_words_and_script(void **state)
{
	static const struct {
		const char *text;
		enum cue_language language;
	} rows[] = {
		{"The council of Porlan closed the dam.", CUE_ENGLISH},
		{"Porlan", CUE_ENGLISH},
		{"Der Rat von Porlan hat den Damm am Montag geschlossen.", CUE_GERMAN},
		{"Le conseil de Porlan a fermé le barrage dans la nuit.", CUE_FRENCH},
		{"El consejo de Porlan cerró la presa por la noche.", CUE_SPANISH},
		{"Il consiglio di Porlan ha chiuso la diga nella notte.", CUE_ITALIAN},
		{"O conselho de Porlan fechou a barragem na noite de segunda.", CUE_PORTUGUESE},
		{"De raad van Porlan heeft de dam in de nacht gesloten.", CUE_DUTCH},
		{"波兰城议会关闭了水坝。", CUE_CHINESE},
		{"ポーラン議会はダムを閉じた。", CUE_JAPANESE},
		{"In Beijing (北京) the council met on Monday.", CUE_ENGLISH},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (cue_language_guess(str_of(rows[i].text)) != rows[i].language)
			fail_msg("%s", rows[i].text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_are_sorted_and_without_doubles),
		cmocka_unit_test(every_word_of_the_tables_is_found),
		cmocka_unit_test(words_have_the_classes_of_their_language),
		cmocka_unit_test(months_are_numbered),
		cmocka_unit_test(language_is_read_from_a_tag),
		cmocka_unit_test(language_is_guessed_from_small_words_and_script),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
